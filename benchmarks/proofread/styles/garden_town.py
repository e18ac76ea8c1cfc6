"""Papers of a coordinator in the clerk's office of a small town: memo, analysis, LINE, answers, follow-up, questions.

Written before anything of what they give was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

IIT, EIT, OIT = range(1, 6), range(6, 9), range(9, 11)
ALL = range(1, 11)
FULL, EXCELLENT, TARGET = Decimal(100), Decimal(95), Decimal(85)


def _row(*cells: str) -> str:
    return "\t".join(cells)


def _chain(words: Iterable[str]) -> str:
    """ก ข ค และ ง"""
    *firsts, last = words
    return f"{' '.join(firsts)} และ {last}" if firsts else last


def _moved(w: Writer, direction: int) -> list[int]:
    return [n for n in ALL if (w.delta(str(n)) > 0) - (w.delta(str(n)) < 0) == direction]


def _last_year(w: Writer, item: str) -> str:
    """What is said after a score of this year."""
    if w.delta(item) == 0:
        return w.pick("เท่ากับปีที่แล้วพอดี", "ไม่ขยับจากปีที่แล้ว")
    return w.pick(
        f"(ปีที่แล้ว {w.score(item, w.before)}) {w.verb(item)} {w.amount(item)} คะแนน",
        f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปีที่แล้ว {w.amount(item)} คะแนน",
        f"{w.verb(item)}จากปีที่แล้วที่ได้ {w.score(item, w.before)} คะแนน",
    )


# --- The memo with its report ----------------------------------------------------------------------------------------


def garden_memo(w: Writer) -> str:
    low, high = w.weakest(), w.ends(map(str, ALL), best=True)
    rows = "\n".join(
        _row(w.number(n), w.name(n), w.score(str(n), w.before), w.score(str(n)), w.signed(str(n))) for n in ALL
    )
    risen, fallen = _moved(w, 1), _moved(w, -1)
    down = (
        f"ส่วนที่คะแนนลดลงมี {w.changed(-1)} ตัวชี้วัด คือ " + _chain(f"{w.name(n)} (ลดลง {w.amount(str(n))})" for n in fallen)
        if fallen
        else "และไม่มีตัวชี้วัดใดลดลง"
    )
    up = f"มีตัวชี้วัดที่คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด" if risen else "ไม่มีตัวชี้วัดที่คะแนนเพิ่มขึ้น"
    return f"""บันทึกข้อความ
ส่วนราชการ สำนักปลัด {w.town()} โทร. {w.d("0 3455 6120")} ต่อ {w.d(11)}
ที่ สป {w.d(214)}/{w.d(2568)} วันที่ {w.d(9)} ตุลาคม {w.d(2568)}
เรื่อง ขอส่งสรุปผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()} และแนวทางพัฒนา
เรียน ปลัดเทศบาล

เรื่องเดิม
ดิฉันได้รับมอบหมายให้เป็นผู้ประสานงานการประเมินคุณธรรมและความโปร่งใสของ{w.town()} อำเภอ{w.district()} จังหวัด{w.province()} \
ตามคำสั่งเทศบาล ที่ {w.d("37/2568")} นั้น

ข้อเท็จจริง
บัดนี้ผลการประเมินออกมาแล้ว ขอเรียนสรุปดังนี้ค่ะ
{w.number(1)}. ปีงบประมาณ พ.ศ. {w.year()} เทศบาลได้คะแนนภาพรวม {w.score(TOTAL)} คะแนน จัดอยู่ในระดับ {w.level()} \
เทียบกับปีงบประมาณ พ.ศ. {w.year(w.before)} ที่ได้ {w.score(TOTAL, w.before)} คะแนน {w.rise(TOTAL)}
{w.number(2)}. คะแนนของแบบวัดทั้งสาม คือ IIT {w.score("IIT")} คะแนน EIT {w.score("EIT")} คะแนน \
และ OIT {w.score("OIT")} คะแนน
{w.number(3)}. ตัวชี้วัดที่ได้คะแนนมากที่สุด ได้แก่ {_chain(f"{w.name(n)} {w.score(n)} คะแนน" for n in high)}
{w.number(4)}. ตัวชี้วัดที่น่าห่วงที่สุด คือ {w.name(low)} ได้เพียง {w.score(str(low))} คะแนน
{w.number(5)}. เมื่อดูทั้ง {w.d(10)} ตัวชี้วัด {up} {down}

ตารางแนบท้าย คะแนนรายตัวชี้วัด
{_row("ที่", "ตัวชี้วัด", f"ปี {w.year(w.before)}", f"ปี {w.year()}", "เพิ่ม/ลด")}
{rows}
{_row("", "คะแนนภาพรวม", w.score(TOTAL, w.before), w.score(TOTAL), w.signed(TOTAL))}

ระเบียบที่เกี่ยวข้อง
ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. {w.other_year(2526)} และที่แก้ไขเพิ่มเติม

ข้อเสนอ
เห็นควร{w.word("ดำเนินการ")} ดังต่อไปนี้
(ก) แจ้งเวียนผลให้ทุกกองทราบ พร้อมให้{w.spelt("บุคลากร")}ร่วมกันหาสาเหตุภายใน {w.d(7)} วันทำการ
(ข) นัดประชุมคณะทำงาน จำนวน {w.d(12)} คน ในวันที่ {w.d(22)} ตุลาคม {w.d(2568)} เวลา {w.d("13.30")} น. \
ใช้งบประมาณค่าอาหารว่าง {w.d(420)} บาท
(ค) จัดทำมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} โดยให้เริ่มที่ตัวชี้วัดที่ {w.d(low)} ก่อน
(ง) นำขึ้น{w.spelt("เว็บไซต์")} {w.address("www.gardentown.go.th/ita68")}

จึงเรียนมาเพื่อโปรดพิจารณา

(...............................)
นักวิเคราะห์นโยบายและแผนชำนาญการ
"""


# --- The analysis ----------------------------------------------------------------------------------------------------

_SEEN = {
    1: "คนในสำนักงานเห็นว่างานเดินตามขั้นตอน แต่บางงานยังรอเอกสารจากกองอื่นนาน",
    2: "พนักงานจ้างหลายคนไม่เคยเห็นแผนการใช้เงิน เพราะปิดประกาศไว้ที่บอร์ดชั้นบน",
    3: "การประเมินความดีความชอบมีเกณฑ์อยู่แล้ว เพียงแต่ยังไม่ได้อธิบายให้ฟังกันทั่วถึง",
    4: "สมุดยืมของมีอยู่ทุกกอง ที่ยังขาดคือการตามของคืนให้ตรงเวลา",
    5: "ทุกคนรู้จักช่องทางร้องเรียน แต่ยังเกรงว่าชื่อของผู้แจ้งจะหลุดออกไป",
    6: "ชาวบ้านชมว่าเจ้าหน้าที่พูดจาดี แต่ขอป้ายบอกขั้นตอนที่ตัวใหญ่กว่านี้",
    7: "ข่าวสารลงเพจเร็ว แต่คนที่ไม่ใช้โทรศัพท์มือถือยังต้องรอเสียงตามสาย",
    8: "ยื่นเรื่องออนไลน์ได้แล้ว ทว่าคนสูงอายุยังขอมาที่เคาน์เตอร์",
    9: "ข้อมูลขึ้นครบ แต่มีบางลิงก์ที่เปิดแล้วไปหน้าเก่า",
    10: "แผนป้องกันการทุจริตมีครบ ควรเขียนผลที่เกิดขึ้นจริงให้ชัดกว่าเดิม",
}
_DO = (
    "จึงขอให้หัวหน้างานช่วยย้ำในที่ประชุมประจำเดือน",
    "แนวทางคือทำเป็นอินโฟกราฟิกแผ่นเดียวติดหน้าห้อง",
    "ปีหน้าควรจัดเวลาอธิบายอย่างน้อยสองครั้ง",
    "ข้อนี้แก้ได้โดยไม่ต้องใช้งบประมาณ",
)


def _paragraph(w: Writer, n: int) -> str:
    item = str(n)
    state = "ได้คะแนนเต็ม" if w.value(item) == FULL else w.pick("ได้", "คะแนนอยู่ที่", "ทำได้")
    return w.pick(
        f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} {state} {w.score(item)} คะแนน {_last_year(w, item)} {_SEEN[n]} {w.pick(*_DO)}",
        f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} : {_SEEN[n]} คะแนนปีนี้ {w.score(item)} คะแนน {_last_year(w, item)} {w.pick(*_DO)}",
    )


def garden_analysis(w: Writer) -> str:
    urgent = [n for n in ALL if w.value(str(n)) < TARGET]
    middle = [n for n in ALL if TARGET <= w.value(str(n)) < EXCELLENT]
    kept = [n for n in ALL if w.value(str(n)) >= EXCELLENT]

    def group(numbers: list[int]) -> str:
        return "\n".join(f"   - {w.name(n)} {w.score(str(n), bare=True)} คะแนน" for n in numbers) or "   - (ไม่มี)"

    gap = w.value(TOTAL) - TARGET
    aim = "ผ่านเกณฑ์เป้าหมาย" if gap >= 0 else "ยังไม่ผ่านเกณฑ์เป้าหมาย"
    parts = []
    for head, tool, numbers in (
        ("ก. คนในมองเรา", "IIT", IIT),
        ("ข. คนนอกมองเรา", "EIT", EIT),
        ("ค. ข้อมูลที่เปิดเผย", "OIT", OIT),
    ):
        body = "\n".join(_paragraph(w, n) for n in numbers)
        parts.append(f"{head} (แบบวัด {tool} {w.score(tool)} คะแนน)\n{body}")
    return f"""การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน (ITA)
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
ปีงบประมาณ พ.ศ. {w.year()}

ภาพรวม
ปีนี้เทศบาลได้คะแนนภาพรวม {w.score(TOTAL)} คะแนน ผลการประเมินอยู่ในระดับ{w.level()} {aim}ที่ตั้งไว้ร้อยละ {w.d(85)} \
{_last_year(w, TOTAL)} มีผู้ตอบแบบภายใน {w.d(46)} คน ผู้ตอบแบบภายนอก {w.d(118)} คน จากประชากรราว {w.d("5,340")} คน

{(chr(10) * 2).join(parts)}

สรุปเป็นสามกลุ่ม
{w.number(1)}) ต้องแก้โดยเร็ว (ต่ำกว่า {w.d(85)} คะแนน) จำนวน {w.count(lambda v: v < TARGET)} ตัวชี้วัด
{group(urgent)}
{w.number(2)}) พัฒนาต่อได้อีก (ตั้งแต่ {w.d(85)} แต่ไม่ถึง {w.d(95)} คะแนน) จำนวน {w.count(lambda v: TARGET <= v < EXCELLENT)} ตัวชี้วัด
{group(middle)}
{w.number(3)}) รักษาไว้ (ตั้งแต่ {w.d(95)} คะแนนขึ้นไป) จำนวน {w.count(lambda v: v >= EXCELLENT)} ตัวชี้วัด
{group(kept)}

การติดตาม สำนักปลัดจะตามความคืบหน้าทุกวันที่ {w.d(25)} ของเดือน ตลอดปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} \
และขอให้ทุกกองมี{w.word("ส่วนร่วม")}ในการ{w.spelt("ปฏิบัติ")}ตามแนวทางนี้
"""


# --- A message in the LINE group -------------------------------------------------------------------------------------


def garden_line(w: Writer) -> str:
    low = w.weakest()
    lines = "\n".join(f"{w.number(n)}. {w.name(n)} {w.score(str(n), bare=True)}" for n in ALL)
    better = max(ALL, key=lambda n: w.delta(str(n)))
    glad = (
        f"ที่ดีใจสุดคือข้อ {w.d(better)} {w.name(better)} จาก {w.score(str(better), w.before)} มาเป็น {w.score(str(better))} ค่ะ "
        f"ปีเดียวเพิ่มขึ้น {w.amount(str(better))} คะแนน"
        if w.delta(str(better)) > 0
        else "ปีนี้ยังไม่มีข้อไหนขยับขึ้น เอาใหม่นะคะ"
    )
    hello = w.pick("สวัสดีตอนเช้าค่ะทุกท่าน", "เรียนพี่ ๆ น้อง ๆ ทุกกองค่ะ", "ขออนุญาตแจ้งข่าวในกลุ่มนะคะ")
    return f"""{hello}
ผล ITA ปี {w.year()} ของ{w.town()}ออกแล้วค่ะ
คะแนนรวม {w.score(TOTAL)} ระดับ{w.level()}
(ปี {w.year(w.before)} เราได้ {w.score(TOTAL, w.before)}) สรุปว่า{w.rise(TOTAL, after="")} ค่ะ

แยกตามแบบวัดนะคะ
- IIT {w.score("IIT")} ({w.signed("IIT")})
- EIT {w.score("EIT")} ({w.signed("EIT")})
- OIT {w.score("OIT")} ({w.signed("OIT")})

รายข้อค่ะ
{lines}

{glad}
ส่วนข้อที่คะแนนน้อยสุดคือ {w.name(low)} {w.score(str(low))} คะแนน ขอความเห็นในกลุ่มได้เลยค่ะ
ได้ {w.d(95)} คะแนนขึ้นไปมี {w.count(lambda v: v >= EXCELLENT)} ข้อ จาก {w.d(10)} ข้อ

ฝาก{w.word("ผู้อำนวยการ")}กองทุกท่านด้วยนะคะ
- ส่งแผนแก้ไขกองละ {w.d(1)} หน้า ภายในศุกร์ที่ {w.d(17)} ต.ค. ก่อน {w.d("16.00")} น.
- ไฟล์แบบฟอร์มอยู่ที่ {w.address("https://gardentown.go.th/form/ita-69")}
- ส่งเมล {w.address("plan01@gardentown.go.th")} หรือโทรเบอร์ภายใน {w.d(11)}
- ถ้าเจอลิงก์เสียใน{w.spelt("เว็บไซต์")} ถ่ายรูปส่งมาได้เลย
ประชุมย่อยห้องเล็ก มีข้าวต้มมัดกับกาแฟ เตรียมไว้ {w.d(25)} ที่ค่ะ ขอบคุณ{w.spelt("บุคลากร")}ทุกคนมาก ๆ ค่ะ
"""


# --- Questions and answers -------------------------------------------------------------------------------------------


def garden_answers(w: Writer) -> str:
    low_i = min(IIT, key=lambda n: w.value(str(n)))
    asked = "\n".join(_row(key, w.score(key)) for key in w.facts.years[w.now].questions[str(low_i)])
    gap = w.value("EIT") - w.value("IIT")
    side = (
        f"คนนอกให้คะแนน{'สูงกว่า' if gap > 0 else 'ต่ำกว่า'}คนในอยู่ {w.d(f'{abs(gap):.2f}')} คะแนน"
        if gap
        else "คนนอกกับคนในให้คะแนนเท่ากัน"
    )
    return f"""ถาม-ตอบ เรื่องผล ITA ปีงบประมาณ พ.ศ. {w.year()}
จัดทำโดยผู้ประสานงาน สำนักปลัด {w.town()} จังหวัด{w.province()}

ถาม : ปีนี้เทศบาลได้กี่คะแนน
ตอบ : ได้ {w.score(TOTAL)} คะแนน ระดับ "{w.level()}" ค่ะ

ถาม : ดีขึ้นหรือแย่ลงกว่าเดิม
ตอบ : ปี {w.year(w.before)} เราได้ {w.score(TOTAL, w.before)} คะแนน พอมาปี {w.year()} {w.rise(TOTAL)}

ถาม : คนในกับคนนอกมองเราต่างกันไหม
ตอบ : แบบวัด IIT ที่คนในตอบได้ {w.score("IIT")} คะแนน แบบวัด EIT ที่คนนอกตอบได้ {w.score("EIT")} คะแนน {side} \
โดย EIT ส่วนที่ {w.d(1)} ได้ {w.score("EIT1")} คะแนน และส่วนที่ {w.d(2)} ได้ {w.score("EIT2")} คะแนน

ถาม : แล้วการเปิดเผยข้อมูลบน{w.spelt("เว็บไซต์")}เป็นอย่างไร
ตอบ : แบบวัด OIT ได้ {w.score("OIT")} คะแนน มาจากตัวชี้วัดที่ {w.d(9)} {w.name(9)} {w.score("9")} คะแนน \
กับตัวชี้วัดที่ {w.d(10)} {w.name(10)} {w.score("10")} คะแนน

ถาม : ในแบบวัด IIT ตัวชี้วัดไหนอ่อนสุด
ตอบ : {w.name(low_i)} ได้ {w.score(str(low_i))} คะแนน รายข้อคำถามเป็นดังนี้
{_row("ข้อ", "คะแนน")}
{asked}

ถาม : มีกี่ตัวชี้วัดที่ได้เต็ม {w.d(100)}
ตอบ : มี {w.count(lambda v: v == FULL)} ตัวชี้วัด จากทั้งหมด {w.d(10)} ตัวชี้วัด

ถาม : คะแนนงบประมาณกับคะแนนทรัพย์สินล่ะ
ตอบ : {w.name(2)} {w.score("2")} คะแนน {_last_year(w, "2")} ส่วน{w.name(4)} {w.score("4")} คะแนน {_last_year(w, "4")}

ถาม : ทำไมแบบวัด OIT ถึงสำคัญ
ตอบ : เพราะมีน้ำหนักร้อยละ {w.d(40)} ขณะที่ IIT และ EIT มีน้ำหนักอย่างละร้อยละ {w.d(30)}

ถาม : ต้องการข้อมูลเพิ่มติดต่อใคร
ตอบ : แอดไลน์ {w.address("@garden68")} หรือโทร {w.d("0 3455 6120")} ในวันและเวลาราชการ ยินดีให้{w.word("คำแนะนำ")}ค่ะ
"""


# --- The follow-up table ---------------------------------------------------------------------------------------------


def garden_follow_up(w: Writer) -> str:
    low = w.weakest()
    notes = ("มีภาพถ่ายประกอบ", "แจ้งเวียนทุกกองแล้ว", "เก็บหลักฐานไว้ที่แฟ้มกลาง", "ชาวบ้านให้ความร่วมมือดี", "-")
    rows = "\n".join(
        _row(w.number(n), m.title, w.unit(m), w.months(m), w.status(m), w.pick(*notes))
        for n, m in enumerate(w.measures, 1)
    )
    left = sum(not m.is_done for m in w.measures)
    both = "\n".join(
        _row(w.number(n), w.name(n), w.score(str(n), w.before), w.score(str(n)), w.signed(str(n))) for n in ALL
    )
    return f"""ตารางติดตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
ข้อมูล ณ วันที่ {w.d(30)} กันยายน {w.d(2568)} ผู้รวบรวม : งานแผนและงบประมาณ สำนักปลัด

{_row("ลำดับ", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "สถานะ", "หมายเหตุ")}
{rows}

สรุปการติดตาม
- มาตรการทั้งหมด {w.measure_count()} มาตรการ
- ดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ
- ยังเหลืออีก {w.d(left)} มาตรการที่ต้องตามต่อ
- ลงพื้นที่ติดตาม {w.d(3)} ครั้ง พบผู้เกี่ยวข้อง {w.d(64)} คน ค่าใช้จ่ายรวม {w.d("8,750")} บาท

คะแนนก่อนและหลังทำมาตรการ
{_row("ที่", "ตัวชี้วัด", f"ปี {w.year(w.before)}", f"ปี {w.year()}", "ผลต่าง")}
{both}

อ่านตารางแล้วเห็นว่า คะแนนภาพรวมปี {w.year()} ได้ {w.score(TOTAL)} คะแนน อยู่ในระดับ{w.level()} {_last_year(w, TOTAL)} \
ส่วน{w.name(low)}ได้น้อยที่สุดใน {w.d(10)} ตัวชี้วัด คือ {w.score(str(low))} คะแนน
รายการ o1 {w.item_title("o1")} และ o2 {w.item_title("o2")} ตรวจแล้วเปิดได้ปกติ ส่วน o4 {w.item_title("o4")} \
ขอให้งานประชาสัมพันธ์ลงข่าวให้สม่ำเสมอ
ขอให้เจ้าของเรื่องที่ยังค้างแจ้ง{w.word("กำหนดเวลา")}ใหม่ทาง {w.address("plan01@gardentown.go.th")} และ{w.spelt("ปฏิบัติ")}ตามแผนด้วยค่ะ
"""


PLANNED: tuple[Style, ...] = (garden_follow_up,)
STYLES: tuple[Style, ...] = (garden_memo, garden_analysis, garden_line, garden_answers, *PLANNED)
