"""Papers of a planning officer who likes whole sentences: chapters, question by question, a plan, news, notes, a report.

Written before anything of what they give was looked at; the first contact stands in docs/performance.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL
from scores.analysis import rounded

ALL = range(1, 11)
OF_TOOL = {"IIT": range(1, 6), "EIT": range(6, 9), "OIT": range(9, 11)}
WEIGHTS = {"IIT": Decimal("0.3"), "EIT": Decimal("0.3"), "OIT": Decimal("0.4")}
HIGH, PASSED = Decimal(95), Decimal(85)


def _and(parts: Iterable[str]) -> str:
    *firsts, last = parts
    return f"{' '.join(firsts)} และ{last}" if firsts else last


def _points(w: Writer, value: Decimal) -> str:
    """A reckoned figure with two decimals; none of the facts."""
    return w.d(f"{rounded(value):.2f}")


def _of(w: Writer, direction: int) -> list[int]:
    return [n for n in ALL if (w.delta(str(n)) > 0) - (w.delta(str(n)) < 0) == direction]


def _compared(w: Writer, item: str) -> str:
    """What it was a year ago, in one of the ways this officer says it."""
    if w.delta(item) == 0:
        return w.pick(
            "ซึ่งเท่ากับปีที่ผ่านมา",
            f"ไม่ต่างจากปี {w.year(w.before)} ที่ได้ {w.score(item, w.before)} คะแนนเช่นเดียวกัน",
            f"คงเดิมเมื่อเทียบกับปีงบประมาณ พ.ศ. {w.year(w.before)}",
        )
    return w.pick(
        f"{w.verb(item, 'สูงขึ้น', 'ต่ำลง')}จากปี {w.year(w.before)} จำนวน {w.amount(item)} คะแนน",
        f"เทียบกับปี {w.year(w.before)} ซึ่งได้ {w.score(item, w.before)} คะแนน ถือว่า{w.verb(item)} {w.amount(item)} คะแนน",
        f"({w.verb(item)}จากปีก่อน {w.amount(item)} คะแนน)",
        f"ขณะที่ปีก่อนหน้าได้ {w.score(item, w.before)} คะแนน จึง{w.verb(item)} {w.amount(item)} คะแนน",
        f"โดยมีผลต่างจากปีงบประมาณ พ.ศ. {w.year(w.before)} เท่ากับ {w.signed(item)} คะแนน",
        f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ผลของปี {w.year(w.before)} ({w.score(item, w.before)} คะแนน) อยู่ {w.amount(item)} คะแนน",
        f"คะแนนจึง{w.verb(item, 'ขยับขึ้น', 'ถอยลง')}จากเดิมที่เคยได้ {w.score(item, w.before)} คะแนน",
        f"เมื่อดูจากผลของปีที่แล้ว {w.verb(item)}{'ถึง' if abs(w.delta(item)) >= 2 else 'เพียง'} {w.amount(item)} คะแนน",
    )


def _standing(w: Writer, item: str) -> str:
    gap = w.value(item) - PASSED
    if gap == 0:
        return f"เท่ากับค่าเป้าหมาย {w.d(85)} คะแนนพอดี"
    word = "สูงกว่า" if gap > 0 else "ต่ำกว่า"
    return w.pick(
        f"{word}ค่าเป้าหมายของแผนแม่บทที่กำหนดไว้ {w.d(85)} คะแนน อยู่ {_points(w, abs(gap))} คะแนน",
        f"{'มากกว่า' if gap > 0 else 'น้อยกว่า'}เกณฑ์ผ่านร้อยละ {w.d(85)} เท่ากับ {_points(w, abs(gap))} คะแนน",
    )


def _ends(w: Writer, *, best: bool) -> str:
    return _and(
        f"ตัวชี้วัดที่ {w.d(item)} {w.name(item)} ({w.score(item)} คะแนน)" for item in w.ends(map(str, ALL), best=best)
    )


# --- An analysis in chapters -----------------------------------------------------------------------------------------

_CAUSES = {
    1: "พนักงานส่วนใหญ่ทำงานตามคู่มือ แต่มีผู้ตอบบางส่วนเห็นว่าผู้รู้จักคุ้นเคยได้รับบริการก่อนคิว",
    2: "แผนการใช้จ่ายติดประกาศไว้เฉพาะที่ชั้นล่างของสำนักงาน ผู้ปฏิบัติงานภาคสนามราว ๆ ครึ่งหนึ่งไม่เคยเห็น",
    3: "การสั่งงานนอกหน้าที่แทบไม่มีแล้ว คงเหลือข้อกังวลเรื่องความเป็นธรรมของการประเมินเลื่อนเงินเดือน",
    4: "สมุดคุมการยืมมีครบทุกกอง แต่การส่งคืนล่าช้ากว่ากำหนดยังเกิดขึ้นเป็นครั้งคราว",
    5: "ผู้ตอบรับรู้นโยบายของผู้บริหาร แต่ยังไม่กล้าใช้ช่องทางแจ้งเบาะแสเพราะเกรงว่าจะถูกรู้ตัว",
    6: "งานทะเบียนและงานจัดเก็บรายได้ได้รับคำชม ส่วนงานขออนุญาตก่อสร้างถูกติงเรื่องต้องมาหลายรอบ",
    7: "ข่าวสารลงเพจเร็ว แต่ผู้สูงอายุที่ไม่ใช้โทรศัพท์มือถือเข้าไม่ถึง จึงต้องพึ่งเสียงตามสาย",
    8: "มีการเปิดรับฟังความเห็นปีละสองรอบ แต่ไม่ได้แจ้งกลับว่าได้นำข้อเสนอใดไปทำบ้าง",
    9: "ข้อมูลส่วนใหญ่ครบ แต่มีบางหน้าที่เป็นไฟล์ภาพซึ่งค้นหาคำไม่ได้ และมีลิงก์เสีย",
    10: "เอกสารการประเมินความเสี่ยงยังกล่าวกว้าง ๆ และรายงานการติดตามไม่ระบุผู้รับผิดชอบให้ชัด",
}


def _paragraph(w: Writer, n: int) -> str:
    item = str(n)
    opening = (
        f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} มีคะแนนเท่ากับ {w.score(item)} คะแนน {_compared(w, item)}",
        f"สำหรับตัวชี้วัดที่ {w.d(n)} {w.name(n)} นั้น เทศบาลได้รับ {w.score(item)} คะแนน {_compared(w, item)}",
        f"ตัวชี้วัดที่ {w.d(n)} ว่าด้วย{w.name(n)} ผลออกมาที่ {w.score(item)} คะแนน\n{_compared(w, item)}",
        f"ผลของตัวชี้วัดที่ {w.d(n)} {w.name(n)} คิดเป็นร้อยละ {w.score(item)} {_compared(w, item)}",
        f"ด้าน{w.name(n)} (ตัวชี้วัดที่ {w.d(n)}) ได้ {w.score(item)} จากคะแนนเต็ม {w.d(100)} คะแนน {_compared(w, item)}",
    )[n % 5]
    value = w.value(item)
    if value == 100:
        close = w.pick("จึงถือเป็นต้นแบบให้ตัวชี้วัดอื่น", "ไม่มีส่วนใดขาดหาย สิ่งที่ต้องทำคือรักษาไว้ให้ได้")
        return f"{w.d(3)}.{w.number(n)} {opening} {close}"
    if value >= HIGH:
        close = f"ยังขาดอีกเพียง {_points(w, 100 - value)} คะแนนจึงจะเต็ม ควรรักษามาตรฐานไว้"
    elif value >= PASSED:
        close = w.pick("อยู่ในกลุ่มที่ต้องพัฒนาให้ดีขึ้น", f"หากจะไปถึง {w.d(95)} คะแนน ต้องเพิ่มอีก {_points(w, HIGH - value)} คะแนน")
    else:
        close = f"ขาดอีก {_points(w, PASSED - value)} คะแนนจึงจะถึงเกณฑ์ จัดเป็นจุดอ่อนที่ต้องแก้ไขโดยเร่งด่วน"
    return f"{w.d(3)}.{w.number(n)} {opening} เมื่อพิจารณารายละเอียดพบว่า{_CAUSES[n]} {close}"


def _tool(w: Writer, tool: str, place: int, words: str) -> str:
    span = OF_TOOL[tool]
    weighted = _points(w, w.value(tool) * WEIGHTS[tool])
    return (
        f"{w.number(place)}) {words} ({tool}) ครอบคลุมตัวชี้วัดที่ {w.d(span[0])} ถึง {w.d(span[-1])} ได้ {w.score(tool)} คะแนน "
        f"{_compared(w, tool)} เมื่อถ่วงน้ำหนักร้อยละ {w.d(int(WEIGHTS[tool] * 100))} แล้วคิดเป็น {weighted} คะแนน"
    )


def _grouped(w: Writer, heading: str, numbers: list[int]) -> str:
    if not numbers:
        return f"{heading} ในปีนี้ไม่มีตัวชี้วัดใดเข้าข่าย"
    return f"{heading} ได้แก่ {_and(f'ตัวชี้วัดที่ {w.d(n)} {w.name(n)} {w.score(str(n))} คะแนน' for n in numbers)}"


def chapters_of_a_planner(w: Writer) -> str:
    indicators = "\n".join(_paragraph(w, n) for n in ALL)
    urgent = [n for n in ALL if w.value(str(n)) < PASSED]
    middle = [n for n in ALL if PASSED <= w.value(str(n)) < HIGH]
    kept = [n for n in ALL if w.value(str(n)) >= HIGH]
    apart = w.value("EIT2") - w.value("EIT1")
    parts = f"ต่างกัน {_points(w, apart)} คะแนน" if apart else "เท่ากันทั้งสองส่วน"
    return f"""รายงานวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA)
และแนวทางยกระดับผลการประเมิน ประจำปีงบประมาณ พ.ศ. {w.year()}
{w.town()}
อำเภอ{w.district()} จังหวัด{w.province()}
จัดทำโดย ฝ่ายแผนงานและงบประมาณ กันยายน {w.d(2568)}

คำนำ
{w.town()}มีพื้นที่รับผิดชอบ {w.d("27.45")} ตารางกิโลเมตร แบ่งเป็น {w.d(14)} ชุมชน มีประชากร {w.d("8,412")} คน {w.d("3,106")} ครัวเรือน ในปีงบประมาณ พ.ศ. {w.other_year(2568)} ตั้งงบประมาณรายจ่ายไว้ {w.d("62,480,000")} บาท และมี{w.spelt("บุคลากร")}รวม {w.d(131)} คน การประเมิน ITA จึงเป็นเครื่องมือหนึ่งที่บอกว่าประชาชนมองการทำงานของเราอย่างไร รายงานเล่มนี้ฝ่ายแผนงานเรียบเรียงขึ้นจากผลที่สำนักงาน ป.ป.ช. ประกาศเมื่อวันที่ {w.d(18)} สิงหาคม {w.d(2568)}

บทที่ {w.d(1)} ความเป็นมา
{w.d(1)}.{w.number(1)} คณะรัฐมนตรีมีมติเมื่อวันที่ {w.d(23)} มกราคม {w.d(2561)} ให้หน่วยงานภาครัฐทุกแห่งเข้าร่วมการประเมิน และแผนแม่บทภายใต้ยุทธศาสตร์ชาติ ประเด็นที่ {w.d(21)} ได้นำผลมาใช้เป็นตัวชี้วัดของประเทศ
{w.d(1)}.{w.number(2)} เครื่องมือที่ใช้มี {w.d(3)} แบบ รวม {w.d(10)} ตัวชี้วัด กำหนดน้ำหนักของ IIT EIT และ OIT เป็นร้อยละ {w.d(30)} {w.d(30)} และ {w.d(40)} ตามลำดับ
{w.d(1)}.{w.number(3)} การเก็บข้อมูลในรอบนี้มีผู้ตอบแบบวัดภายใน {w.d(112)} คน คิดเป็นร้อยละ {w.d("85.50")} ของผู้มีสิทธิตอบ และมีประชาชนผู้รับบริการตอบแบบวัดภายนอก {w.d(287)} คน

บทที่ {w.d(2)} ผลการประเมินภาพรวม
{w.d(2)}.{w.number(1)} ปีงบประมาณ พ.ศ. {w.year()} {w.town()}ได้คะแนนรวม {w.score(TOTAL)} คะแนน จัดอยู่ในระดับ{w.level()} {_compared(w, TOTAL)} ทั้งนี้ ผลที่ได้{_standing(w, TOTAL)}
{w.d(2)}.{w.number(2)} ย้อนหลังไปสามปี ปี {w.year(2566)} ได้ {w.score(TOTAL, 2566)} คะแนน ปี {w.year(2567)} ได้ {w.score(TOTAL, 2567)} คะแนน และปี {w.year()} ได้ {w.score(TOTAL)} คะแนน
{w.d(2)}.{w.number(3)} หากมองแยกตามเครื่องมือ
{_tool(w, "IIT", 1, "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน")}
{_tool(w, "EIT", 2, "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก")} โดยส่วนที่ {w.d(1)} ได้ {w.score("EIT1")} คะแนน ส่วนที่ {w.d(2)} ได้ {w.score("EIT2")} คะแนน {parts}
{_tool(w, "OIT", 3, "แบบตรวจการเปิดเผยข้อมูลสาธารณะ")}
{w.d(2)}.{w.number(4)} {_ends(w, best=True)} เป็นตัวชี้วัดที่ได้คะแนนสูงที่สุด ในทางกลับกัน คะแนนต่ำที่สุดอยู่ที่{_ends(w, best=False)}

บทที่ {w.d(3)} ผลการวิเคราะห์รายตัวชี้วัด
{indicators}

บทที่ {w.d(4)} ข้อค้นพบและทิศทางต่อไป
{w.d(4)}.{w.number(1)} {_grouped(w, "ข้อบกพร่องหรือจุดอ่อนที่ต้องแก้ไขโดยเร่งด่วน", urgent)}
{w.d(4)}.{w.number(2)} {_grouped(w, "ประเด็นที่ต้องพัฒนาให้ดีขึ้น", middle)}
{w.d(4)}.{w.number(3)} {_grouped(w, "ประเด็นที่ต้องรักษามาตรฐาน", kept)}
{w.d(4)}.{w.number(4)} รวมแล้วมีตัวชี้วัดที่คะแนนเพิ่มขึ้นจากปีก่อน {w.changed(1)} ตัวชี้วัด คะแนนลดลง {w.changed(-1)} ตัวชี้วัด และเท่าเดิม {w.changed(0)} ตัวชี้วัด ส่วนตัวชี้วัดที่ได้ {w.d(95)} คะแนนขึ้นไปมี {w.count(lambda v: v >= HIGH)} ตัวชี้วัด
{w.d(4)}.{w.number(5)} เทศบาลจะนำข้อค้นพบไปกำหนดมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ซึ่งเริ่มวันที่ {w.d(1)} ตุลาคม {w.period_year(w.now)} และสิ้นสุดวันที่ {w.d(30)} กันยายน {w.period_year(w.now + 1)} โดยให้ทุกกอง{w.word("รายงานผล")}เป็นรายไตรมาส ประชาชนอ่านเล่มเต็มได้ที่{w.spelt("เว็บไซต์")} {w.address("www.laketown.go.th/plan/ita68")}
"""


# --- Question by question --------------------------------------------------------------------------------------------


def _shown(w: Writer, key: str) -> str:
    """e4/2 is e4 of the second part."""
    question, _, part = key.partition("/")
    return f"{question} (ส่วนที่ {w.d(part)})" if part else question


def _keys(w: Writer, n: int) -> list[str]:
    keys = w.facts.years[w.now].questions[str(n)]
    return [f"{key}/{part}" for key in keys for part in (1, 2)] if n in OF_TOOL["EIT"] else list(keys)


def _remark(value: Decimal) -> str:
    return "แก้ไขเร่งด่วน" if value < PASSED else "พัฒนาให้ดีขึ้น" if value < HIGH else "รักษามาตรฐาน"


def _question_table(w: Writer, n: int) -> str:
    keys = _keys(w, n)
    low, high = w.ends(keys), w.ends(keys, best=True)
    rows = "\n".join(f"{_shown(w, key)}\t{w.score(key)}\t{_remark(w.value(key))}" for key in keys)
    names = _and(f"ข้อ {_shown(w, key)}" for key in low)
    apart = _points(w, w.value(high[0]) - w.value(low[0]))
    said = (
        f"{names} ได้คะแนนน้อยที่สุดในกลุ่ม คือ {w.score(low[0])} คะแนน ห่างจากข้อที่ได้มากที่สุด {apart} คะแนน",
        f"ข้อที่ควรหยิบขึ้นมาแก้ก่อน คือ {names} ซึ่งได้ {w.score(low[0])} คะแนน",
        f"คะแนนรายข้ออยู่ระหว่าง {w.score(low[0])} ถึง {w.score(high[0])} คะแนน โดย{names} ต่ำที่สุด",
    )[n % 3]
    return f"""ตารางที่ {w.number(n)} ตัวชี้วัดที่ {w.d(n)} {w.name(n)} คะแนนรวมของตัวชี้วัด {w.score(str(n))} คะแนน
ข้อคำถาม\tคะแนนที่ได้\tข้อสังเกต
{rows}
{said}{f" {_CAUSES[n]}" if w.value(str(n)) < 100 else ""}"""


def questions_in_tables(w: Writer) -> str:
    tables = "\n\n".join(_question_table(w, n) for n in ALL)
    keys = [key for n in ALL for key in _keys(w, n)]
    below = sum(w.value(key) < PASSED for key in keys)
    return f"""ข้อมูลรายละเอียดผลการประเมิน ITA รายข้อคำถาม ปีงบประมาณ พ.ศ. {w.year()}
หน่วยงาน {w.town()} จังหวัด{w.province()}
(เอกสารแนบการประชุมคณะทำงานครั้งที่ {w.d("5/2568")} วันพฤหัสบดีที่ {w.d(11)} กันยายน {w.d(2568)} เวลา {w.d("13.30")} น.)

คำอธิบายก่อนอ่าน
ข้อ i{1} ถึง i{15} ถามคนภายในหน่วยงาน ข้อ e{1} ถึง e{9} ถามประชาชน แยกเป็นสองส่วน ส่วนที่ {w.d(1)} ประชาชนเข้ามาตอบเอง ส่วนที่ {w.d(2)} ผู้สำรวจลงพื้นที่เก็บ และข้อ o{1} ถึง o{28} เป็นการตรวจเอกสารบนเว็บไซต์ คะแนนเต็มข้อละ {w.d(100)} คะแนน
คะแนนรวมทั้งหน่วยงาน {w.score(TOTAL)} คะแนน ระดับ{w.level()} (ปี {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน ระดับ{w.level(w.before)}) แบบวัด IIT {w.score("IIT")} EIT {w.score("EIT")} OIT {w.score("OIT")}

{tables}

ข้อสรุปของฝ่ายเลขานุการ
{w.number(1)}. จากทั้งหมด {w.d(len(keys))} รายการ มีรายการที่ได้ต่ำกว่า {w.d(85)} คะแนน {w.d(below)} รายการ
{w.number(2)}. ตัวชี้วัดที่ควรเร่งทำก่อน คือ{_ends(w, best=False)} เพราะได้คะแนนต่ำที่สุดในบรรดา {w.d(10)} ตัวชี้วัด
{w.number(3)}. ให้เจ้าของข้อ o ตรวจลิงก์ของตนและแจ้งกลับที่ {w.address("ita2.plan@laketown.go.th")} ภายใน {w.d(7)} วันทำการ พร้อมเหตุผลที่{w.word("ยังไม่ครบ")}
{w.number(4)}. ผู้{w.spelt("ปฏิบัติ")}งานทุกคนต้องเข้าอบรมออนไลน์หลักสูตร {w.d(3)} ชั่วโมง และทำแบบทดสอบให้ผ่านร้อยละ {w.d(80)}
"""


# --- The plan of the year that follows -------------------------------------------------------------------------------

_PLAN = (
    ((1, 6), "โครงการบริการเสมอหน้า", "ติดตั้งบัตรคิวที่จุดบริการ / แสดงเวลาแล้วเสร็จของแต่ละงาน", "สำนักปลัด", 35000),
    ((2,), "กิจกรรมเปิดบัญชีให้เห็นทุกเดือน", "สรุปรายรับรายจ่ายหนึ่งหน้า / ส่งเข้ากลุ่มไลน์พนักงาน", "กองคลัง", 0),
    ((3, 5), "มาตรการคุ้มครองผู้ให้ข้อมูล", "ออกประกาศปกปิดชื่อผู้แจ้ง / ตั้งตู้รับเรื่อง", "หน่วยตรวจสอบภายใน", 4500),
    ((4,), "มาตรการยืมของหลวงต้องมีใบ", "ทำแบบยืมฉบับเดียวใช้ทุกกอง / ตรวจนับทุกสิ้นไตรมาส", "กองคลัง", 0),
    ((7, 9), "โครงการหาข้อมูลเจอในสามคลิก", "จัดหมวดเว็บไซต์ใหม่ / แปลงไฟล์ภาพเป็นข้อความ", "สำนักปลัด", 80000),
    ((8,), "เวทีตอบกลับประชาชน", "รวบรวมข้อเสนอจากเวทีชุมชน / แจ้งผลว่าทำหรือไม่ทำเพราะเหตุใด", "สำนักปลัด", 20000),
    ((10,), "จัดทำแผนบริหารความเสี่ยงรายโครงการ", "เลือกโครงการที่ใช้งบสูงสุด / กำหนดผู้คุมความเสี่ยง", "หน่วยตรวจสอบภายใน", 0),
)
_SPANS = (2, 0, 1, 0, 2, 0, 1)  # which months each of them takes


def _plan_row(w: Writer, place: int) -> str:
    numbers, title, steps, unit, money = _PLAN[place - 1]
    read = _and(f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ได้ {w.score(str(n))} คะแนน" for n in numbers)
    if len(numbers) == 1:
        read = f"{read} {_compared(w, str(numbers[0]))}"
    done = " ".join(f"{w.d(k)}) {step}" for k, step in enumerate(steps.split(" / "), 1))
    months = (
        f"ต.ค. {w.period_year(w.now, short=True)} - ก.ย. {w.period_year(w.now + 1, short=True)}",
        f"ม.ค. - มี.ค. {w.d((w.now + 1) % 100)}",
        f"พ.ย. {w.d(w.now % 100)} - พ.ค. {w.d((w.now + 1) % 100)}",
    )[_SPANS[place - 1]]
    cost = f"{w.d(f'{money:,}')} บาท" if money else "ไม่ใช้งบประมาณ"
    return "\t".join((f"{w.number(place)}. {title}", read, done, months, unit, cost))


def plan_with_money(w: Writer) -> str:
    rows = "\n".join(_plan_row(w, place) for place in range(1, len(_PLAN) + 1))
    spent = sum(row[4] for row in _PLAN)
    goal = w.value(TOTAL) + (100 - w.value(TOTAL)) / 2
    aim = f"ไว้ที่ {w.d(95)} คะแนน" if w.value(TOTAL) < HIGH else "ว่าต้องไม่น้อยกว่าปีนี้"
    return f"""การนำผลการวิเคราะห์ไปสู่การปฏิบัติ ประจำปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)}
ต่อเนื่องจากผลการประเมิน ITA ปีงบประมาณ พ.ศ. {w.year()} ของ{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

หลักคิดของแผน
คะแนนรวมปี {w.year()} อยู่ที่ {w.score(TOTAL)} คะแนน ผลการประเมิน{w.level()} หากยกระดับได้ครึ่งหนึ่งของคะแนนที่หายไป ปีหน้าจะมีคะแนนราว {_points(w, goal)} คะแนน แต่เพื่อความรอบคอบ แผนนี้ตั้งเป้าขั้นต่ำ{aim} โดยเลือกทำเรื่องที่แตะตัวชี้วัดหลายตัวพร้อมกันก่อน รวม {w.d(len(_PLAN))} มาตรการ ใช้งบประมาณทั้งสิ้น {w.d(f"{spent:,}")} บาท

มาตรการ/โครงการ/กิจกรรม\tผลการวิเคราะห์ตัวชี้วัดที่สอดคล้อง\tขั้นตอน/วิธีการปฏิบัติ\tช่วงระยะเวลา\tผู้รับผิดชอบ\tงบประมาณ
{rows}

การกำกับติดตาม
({w.number(1)}) ทุกวันที่ {w.d(5)} ของเดือน ผู้รับผิดชอบกรอกความก้าวหน้าในแบบติดตามที่ {w.address("https://laketown.go.th/track/2569")}
({w.number(2)}) รายงานผู้บริหารรอบ {w.d(6)} เดือน (เมษายน {w.period_year(w.now + 1)}) และรอบ {w.d(12)} เดือน (ตุลาคม {w.d(w.now + 1)})
({w.number(3)}) มาตรการที่ใช้เงินเกิน {w.d("50,000")} บาท ให้ทำ{w.word("รายละเอียด")}โครงการประกอบการขออนุมัติตาม{w.spelt("กฎหมาย")}และระเบียบ
({w.number(4)}) ปี {w.year()} มีตัวชี้วัดที่คะแนนลดลง {w.changed(-1)} ตัวชี้วัด ให้ใช้เป็นฐานเทียบผลปีหน้า และติดตามตัวที่ต่ำสุดเป็นพิเศษ คือ{_ends(w, best=False)}
"""


# --- News for the people ---------------------------------------------------------------------------------------------


def news_of_the_result(w: Writer) -> str:
    best = "\n".join(f"✓ {w.name(item)} {w.score(item, bare=True)} คะแนน" for item in w.ends(map(str, ALL), best=True))
    mean = w.facts.years[w.now].figures[TOTAL].value - Decimal("93.82")
    beside = f"{'สูงกว่า' if mean > 0 else 'ต่ำกว่า'}ค่าเฉลี่ยของประเทศ" if mean else "เท่ากับค่าเฉลี่ยของประเทศ"
    falling = _of(w, -1)
    sorry = (
        f"ส่วนเรื่องที่คะแนนลดลงและต้องขออภัยประชาชน คือ {_and(f'{w.name(n)} (เหลือ {w.score(str(n))} คะแนน ลดลง {w.amount(str(n))} คะแนน)' for n in falling)}"
        if falling
        else "และเป็นที่น่ายินดีว่าไม่มีตัวชี้วัดใดคะแนนลดลงจากปีก่อน"
    )
    return f"""ข่าวประชาสัมพันธ์ {w.town()} ฉบับที่ {w.d("38/2568")}
วันที่ {w.d(22)} สิงหาคม {w.d(2568)}

{w.town()} ได้ {w.score(TOTAL)} คะแนน ITA ปี {w.year()} ระดับ “{w.level()}”

สำนักงาน ป.ป.ช. แถลงผลการประเมิน ITA ของหน่วยงานภาครัฐ {w.d("8,317")} แห่งทั่วประเทศ ซึ่งมีคะแนนเฉลี่ย {w.d("93.82")} คะแนน สำหรับ{w.town()} อำเภอ{w.district()} จังหวัด{w.province()} ปี {w.year()} ได้คะแนนรวม {w.score(TOTAL)} คะแนน {beside} {_compared(w, TOTAL)}
คะแนนมาจากสามทาง คือ คนทำงานในเทศบาลให้ {w.score("IIT")} คะแนน (IIT) ประชาชนให้ {w.score("EIT")} คะแนน (EIT) และการตรวจข้อมูลบน{w.spelt("เว็บไซต์")}ได้ {w.score("OIT")} คะแนน (OIT)

เรื่องที่ทำได้ดีที่สุด
{best}

เรื่องที่จะต้องทำให้ดีกว่าเดิม คือ{_ends(w, best=False)} {sorry}
นายกเทศมนตรีกล่าวว่า “คะแนนเป็นกระจก เราจะไม่ทำงานเพื่อคะแนน แต่จะทำให้คนที่มาติดต่อได้รับความสะดวก ขอบคุณ{w.word("พี่น้องประชาชน")}ที่สละเวลาคนละ {w.d(10)} นาทีตอบแบบสอบถาม”

ติดตามรายละเอียดที่เพจ facebook.com/{w.address("laketown2496")} หรือโทร. {w.d("0 7421 3355")} ต่อ {w.d(21)} ในวันและเวลาราชการ {w.d("08.30")} - {w.d("16.30")} น.
"""


# --- Notes for the executives' morning -------------------------------------------------------------------------------


def _short_line(w: Writer, label: str, item: str) -> str:
    arrow = w.verb(item, "▲", "▼") if w.delta(item) else "="
    amount = f" {w.amount(item)}" if w.delta(item) else ""
    return f"- {label} = {w.score(item)} (ปี {w.year(w.before, short=True)} = {w.score(item, w.before)}) {arrow}{amount}"


def morning_notes(w: Writer) -> str:
    lines = "\n".join(_short_line(w, f"ตชว. {w.d(n)} {w.name(n)}", str(n)) for n in ALL)
    tools = "\n".join(_short_line(w, tool, tool) for tool in OF_TOOL)
    risen = max(ALL, key=lambda n: w.delta(str(n)))
    grown = (
        f"ตัวที่กระโดดขึ้นมากสุดคือ {w.name(risen)} {w.score(str(risen), w.before)} → {w.score(str(risen))} ({w.signed(str(risen))})"
        if w.delta(str(risen)) > 0
        else "ปีนี้ไม่มีตัวใดคะแนนขึ้นเลย"
    )
    return f"""สรุปสั้นเรื่อง ITA ปี {w.year()} (สำหรับประชุมผู้บริหารเช้าวันจันทร์ที่ {w.d(25)} ส.ค. {w.d(68)})
{w.town()} / ฝ่ายแผนงาน / ความยาว {w.d(1)} หน้า

ภาพรวม {w.score(TOTAL)} ระดับ{w.level()}
{_short_line(w, "คะแนนรวม", TOTAL)}
รายเครื่องมือ
{tools}
รายตัวชี้วัด (ตชว.)
{lines}

อ่านแล้วเห็นอะไร
{w.number(1)}/ {grown}
{w.number(2)}/ ขึ้น {w.changed(1)} ตัวชี้วัด ลง {w.changed(-1)} ตัวชี้วัด เท่าเดิม {w.changed(0)} ตัวชี้วัด
{w.number(3)}/ ตัวต่ำสุด {_ends(w, best=False)}
{w.number(4)}/ ได้ต่ำกว่า {w.d(90)} คะแนน {w.count(lambda v: v < 90)} ตัวชี้วัด ได้เต็ม {w.d(100)} คะแนน {w.count(lambda v: v == 100)} ตัวชี้วัด
{w.number(5)}/ EIT สองส่วน {w.score("EIT1")} กับ {w.score("EIT2")}

ขอให้ตัดสินใจวันนี้
ก. ตั้งคณะทำงาน {w.d(9)} คน (ปลัดเป็นประธาน) คำสั่งออกได้ภายในศุกร์ที่ {w.d(29)} ส.ค. {w.d(68)}
ข. กันงบ {w.d("120,000")} บาท ไว้ทำระบบ {w.spelt("E-Service")} ในปีงบ {w.d((w.now + 1) % 100)}
ค. ให้ทุกกองส่งคน {w.d(2)} คน เข้าอบรม ITA วันที่ {w.d(4)} ก.ย. {w.d(68)} ที่อำเภอ{w.district()} ลงชื่อในไลน์ {w.address("@lake9plan")} และเตรียม{w.word("คำถาม")}มาด้วย
"""


# --- A report of the measures, one after another ---------------------------------------------------------------------


def measures_in_prose(w: Writer) -> str:
    told = "\n\n".join(
        f"""มาตรการที่ {w.number(n)} {m.title}
มอบหมายให้ {w.unit(m, " ร่วมกับ ")} ดำเนินการในช่วง {w.months(m, whole=n % 3 > 0, days=n % 3 == 1)}
สิ่งที่ได้ทำ: {w.pick("ประชุมผู้เกี่ยวข้อง", "แจ้งเวียนทุกกอง", "ลงพื้นที่ชุมชน")} {w.d(n % 3 + 1)} ครั้ง มีผู้เกี่ยวข้อง {w.d(18 + 5 * n)} คน ใช้จ่ายจริง {w.d(f"{1250 * n:,}")} บาท จากที่ตั้งไว้ {w.d(f"{2000 * n:,}")} บาท
สถานะ ณ สิ้นปีงบประมาณ: {w.status(m)}"""
        for n, m in enumerate(w.measures, 1)
    )
    lines = "\n".join(f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ได้ {w.score(str(n))} คะแนน {_compared(w, str(n))}" for n in ALL)
    left = len(w.measures) - sum(bool(m.is_done) for m in w.measures)
    return f"""รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
ประจำปีงบประมาณ พ.ศ. {w.year()} (ระหว่างวันที่ {w.d(1)} ตุลาคม {w.period_year(w.before)} ถึงวันที่ {w.d(30)} กันยายน {w.period_year(w.now)})

{w.number(1)}. เกริ่นนำ
ปีงบประมาณที่ผ่านมา {w.town()}วางมาตรการไว้ {w.measure_count()} มาตรการ จนถึงวันสิ้นปีทำเสร็จแล้ว {w.done_count()} มาตรการ คงเหลือที่ยังทำไม่เสร็จ {w.d(left)} มาตรการ ซึ่งจะทำต่อในปีถัดไป รายงานนี้แสดงทั้งผลผลิตและผลลัพธ์เพื่อให้ตรวจสอบย้อนกลับได้ ตามข้อ o{28} ของแบบตรวจ

{w.number(2)}. ผลของแต่ละมาตรการ
{told}

{w.number(3)}. ผลลัพธ์ที่เห็นจากคะแนน
คะแนนรวมปี {w.year()} คือ {w.score(TOTAL)} คะแนน {_compared(w, TOTAL)} ระดับที่ได้ คือ {w.level()} (ปี {w.year(w.before)} ได้ระดับ{w.level(w.before)})
คะแนนของเครื่องมือ IIT {w.score("IIT")} คะแนน EIT {w.score("EIT")} คะแนน OIT {w.score("OIT")} คะแนน
{lines}
สรุปว่าเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด

{w.number(4)}. ข้อจำกัดและสิ่งที่จะทำต่อ
ผู้รับผิดชอบเปลี่ยนตัวกลางปี {w.d(2)} คน ทำให้งานเดือนมีนาคมถึงพฤษภาคมล่าช้า และการปรับปรุงข้อ o{2} {w.item_title("o2")} กับข้อ o{4} {w.item_title("o4")} บน{w.spelt("เว็บไซต์")}ยังรอ{w.word("ผู้รับจ้าง")} ทั้งนี้ ได้ส่งรายงานนี้ให้{w.spelt("บุคลากร")}ทุกคนทาง {w.address("all5@laketown.go.th")} แล้ว
"""


PLANNED: tuple[Style, ...] = (measures_in_prose,)
STYLES: tuple[Style, ...] = (
    *(chapters_of_a_planner, questions_in_tables, plan_with_money, news_of_the_result, morning_notes),
    *PLANNED,
)
