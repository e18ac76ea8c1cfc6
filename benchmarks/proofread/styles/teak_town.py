"""Papers of an internal auditor's assistant in a small town, who writes up what the divisions handed in.

Written before anything of what they give was looked at; the first contact stands in docs/performance.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

TEAK_TOOLS = (("IIT", range(1, 6)), ("EIT", range(6, 9)), ("OIT", range(9, 11)))
TEAK_ALL = tuple(str(n) for n in range(1, 11))
TEAK_OWNERS = {
    "1": "สำนักปลัด",
    "2": "กองคลัง",
    "3": "งานการเจ้าหน้าที่",
    "4": "กองคลัง งานพัสดุ",
    "5": "หน่วยตรวจสอบภายใน",
    "6": "กองช่าง",
    "7": "งานประชาสัมพันธ์",
    "8": "กองสาธารณสุขและสิ่งแวดล้อม",
    "9": "สำนักปลัด",
    "10": "งานนิติการ",
}
TEAK_REMARKS = {
    "1": "จากการสุ่มตรวจแฟ้มคำขอ 30 แฟ้ม พบว่าบันทึกวันรับและวันแล้วเสร็จครบ 27 แฟ้ม ที่เหลือไม่ได้ลงวันที่",
    "2": "กองคลังส่งสำเนาแผนการใช้จ่ายเงินมาให้ตรวจครบทั้ง 4 ไตรมาส แต่พนักงานจ้างส่วนใหญ่ไม่เคยเห็นเอกสารนี้",
    "3": "คำสั่งแบ่งงานฉบับล่าสุดลงวันที่ 3 มีนาคม 2568 ยังไม่ครอบคลุมพนักงานจ้างที่จ้างใหม่ 2 ราย",
    "4": "ทะเบียนยืมพัสดุมีรายการค้างคืนเกิน 60 วัน จำนวน 5 รายการ ได้แจ้งผู้ยืมให้ส่งคืนแล้ว",
    "5": "ในรอบปีไม่มีเรื่องร้องเรียนการทุจริต และมีการประกาศนโยบายไม่รับของขวัญก่อนเทศกาลปีใหม่",
    "6": "ผู้รับบริการที่ให้สัมภาษณ์ 12 คน กล่าวตรงกันว่าได้รับความสะดวก ยกเว้นช่วงพักเที่ยงที่ไม่มีผู้อยู่ประจำช่องบริการ",
    "7": "หน้าเพจของเทศบาลตอบคำถามภายใน 2 วันทำการ แต่ป้ายประชาสัมพันธ์ในชุมชน 3 แห่งยังติดประกาศของปีเก่า",
    "8": "มีการนำข้อเสนอจากเวทีประชาคม 6 เรื่องมาปรับวิธีทำงาน แต่ไม่ได้แจ้งผลกลับไปยังผู้เสนอ",
    "9": "ตรวจลิงก์ที่แนบในระบบแล้ว มี 2 ลิงก์ที่ย้ายหน้าโดยไม่ได้แก้ที่อยู่ จึงเปิดไม่พบเอกสาร",
    "10": "แผนปฏิบัติการป้องกันการทุจริตมีครบ ควรรายงานงบประมาณที่ใช้จริงของแต่ละโครงการให้ละเอียดขึ้น",
}


def _teak_joined(words: Iterable[str]) -> str:
    *firsts, last = words
    return f"{' '.join(firsts)} และ{last}" if firsts else last


def _teak_mean(values: Iterable[Decimal]) -> str:
    all_values = list(values)
    return f"{(sum(all_values, Decimal(0)) / len(all_values)).quantize(Decimal('0.01'), ROUND_HALF_UP):.2f}"


def _teak_moved(w: Writer, direction: int) -> list[str]:
    return [item for item in TEAK_ALL if (w.delta(item) > 0) - (w.delta(item) < 0) == direction]


def _teak_scored(w: Writer, item: str) -> str:
    return f"ตัวชี้วัดที่ {w.d(item)} {w.name(item)} ร้อยละ {w.score(item)}"


def _teak_ends(w: Writer, *, best: bool = False) -> str:
    return _teak_joined(_teak_scored(w, item) for item in w.ends(TEAK_ALL, best=best))


def _teak_compared(w: Writer, item: str, way: int) -> str:
    """What became of a score since last year, in one of eight wordings."""
    old = w.score(item, w.before)
    if w.delta(item) == 0:
        same = ("เท่ากับปีก่อน", f"ไม่ต่างจากปีงบประมาณ พ.ศ. {w.year(w.before)}", f"คงเดิมจากปีก่อนที่ได้ {old} คะแนน")
        return same[way % 3]
    return (
        lambda: f"เมื่อเทียบกับปีงบประมาณ พ.ศ. {w.year(w.before)} ซึ่งได้ {old} คะแนน {w.rise(item)}",
        lambda: f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปีที่ผ่านมา {w.amount(item)} คะแนน",
        lambda: f"ปีก่อนได้ {old} คะแนน ต่างกัน {w.signed(item)} คะแนน",
        lambda: f"จากเดิม {old} คะแนน หรือ{w.verb(item)} {w.amount(item)} คะแนน",
        lambda: f"โดยปี {w.year(w.before)} อยู่ที่ {old} คะแนน จึง{w.verb(item, 'สูงขึ้น', 'ต่ำลง')} {w.amount(item)} คะแนน",
        lambda: f"({w.signed(item)} เมื่อเทียบกับปีก่อน)",
        lambda: f"ซึ่ง{w.verb(item)}จากปี พ.ศ. {w.year(w.before)} จำนวน {w.amount(item)} คะแนน",
        lambda: f"{w.verb(item)}จากร้อยละ {old} ในปี {w.year(w.before)}",
    )[way % 8]()


# --- What the divisions handed in, written up ------------------------------------------------------------------------


def _teak_finding(w: Writer, item: str) -> str:
    opening = (
        f"{TEAK_OWNERS[item]}เป็นผู้ส่งข้อมูล ผลการประเมินได้ {w.score(item)} คะแนน",
        f"ได้คะแนนร้อยละ {w.score(item)}",
        f"ผลคะแนนปีนี้เท่ากับ {w.score(item)} คะแนน จากคะแนนเต็ม {w.d(100)} คะแนน",
        f"มีคะแนนเฉลี่ย {w.score(item)}",
    )[int(item) % 4]
    remark = "".join(w.d(letter) if letter.isdigit() else letter for letter in TEAK_REMARKS[item])
    return f"{w.d(3)}.{w.number(int(item))} {w.name(item)}\n{opening} {_teak_compared(w, item, int(item))}\nข้อสังเกต {remark}"


def teak_written_up(w: Writer) -> str:
    findings = "\n".join(_teak_finding(w, item) for item in TEAK_ALL)
    ninety, full = Decimal(90), Decimal(100)
    short = [item for item in TEAK_ALL if w.value(item) < 85]
    urgent = _teak_joined(_teak_scored(w, item) for item in short) if short else "ไม่มี"
    middle = w.count(lambda v: Decimal(85) <= v < ninety)
    return f"""สรุปผลการวิเคราะห์การประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน (ITA)
ปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
รวบรวมโดย หน่วยตรวจสอบภายใน

{w.d(1)}. ที่มาของข้อมูล
หน่วยตรวจสอบภายในได้รับแบบรายงานจากทุกส่วนราชการภายในวันที่ {w.d(24)} ตุลาคม {w.d(2568)} รวม {w.d(6)} ชุด และนำมา{w.word("เรียบเรียง")}เป็นเอกสารฉบับเดียว ใช้เวลาตรวจทาน {w.d(5)} วันทำการ ข้อมูลคะแนนใช้ตามที่สำนักงาน ป.ป.ช. ประกาศเท่านั้น

{w.d(2)}. ผลคะแนนภาพรวม
{w.town()}ได้คะแนนรวมร้อยละ {w.score(TOTAL)} จัดอยู่ในระดับ{w.level()} {_teak_compared(w, TOTAL, 0)} เมื่อแยกตามเครื่องมือ ปรากฏผลดังนี้
{w.d(2)}.{w.number(1)} แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) ได้ {w.score("IIT")} คะแนน {_teak_compared(w, "IIT", 1)}
{w.d(2)}.{w.number(2)} แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) ได้ {w.score("EIT")} คะแนน {_teak_compared(w, "EIT", 6)} โดยเป็นค่าเฉลี่ยของส่วนที่ {w.d(1)} คือ {w.score("EIT1")} คะแนน กับส่วนที่ {w.d(2)} คือ {w.score("EIT2")} คะแนน
{w.d(2)}.{w.number(3)} แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) ได้ {w.score("OIT")} คะแนน {_teak_compared(w, "OIT", 4)}
มีตัวชี้วัดที่ได้ {w.d(90)} คะแนนขึ้นไป {w.count(lambda v: v >= ninety)} ตัวชี้วัด ได้ตั้งแต่ {w.d(85)} คะแนน แต่ไม่ถึง {w.d(90)} คะแนน {middle} ตัวชี้วัด และต่ำกว่า {w.d(85)} คะแนน {w.count(lambda v: v < 85)} ตัวชี้วัด ส่วนตัวชี้วัดที่ได้คะแนนเต็ม {w.d(100)} คะแนน มี {w.count(lambda v: v == full)} ตัวชี้วัด

{w.d(3)}. ผลรายตัวชี้วัดและข้อสังเกตของผู้ตรวจ
{findings}

{w.d(4)}. ข้อสรุป
{w.number(1)}) สิ่งที่ทำได้ดีที่สุด คือ {_teak_ends(w, best=True)} ควรรักษามาตรฐานไว้
{w.number(2)}) สิ่งที่ได้คะแนนต่ำสุด คือ {_teak_ends(w)}
{w.number(3)}) ตัวชี้วัดที่ไม่ถึงเกณฑ์ร้อยละ {w.d(85)} ซึ่งต้องแก้ไขโดยเร่งด่วน: {urgent}
{w.number(4)}) มาตรการที่จะกำหนดขึ้นให้เริ่มในเดือนตุลาคม {w.period_year(w.now)} และแล้วเสร็จไม่เกินเดือนกันยายน {w.period_year(w.now + 1)} โดยให้{w.spelt("บุคลากร")}ที่รับผิดชอบรายงานทุกไตรมาส
{w.number(5)}) เอกสารฉบับเต็มดูได้ที่{w.spelt("เว็บไซต์")} {w.address("www.teaktown.go.th/audit/ita68")}
"""


# --- Three years in tables -------------------------------------------------------------------------------------------


def _teak_three(w: Writer, label: str, item: str) -> str:
    word = "คงที่" if w.delta(item) == 0 else "ดีขึ้น" if w.delta(item) > 0 else "ถดถอย"
    scores = (w.score(item, w.before - 1), w.score(item, w.before), w.score(item))
    return "\t".join((label, *scores, w.signed(item), word))


def teak_three_years(w: Writer) -> str:
    blocks = []
    for tool, numbers in TEAK_TOOLS:
        rows = [_teak_three(w, f"{w.number(n)}. {w.name(n)}", str(n)) for n in numbers]
        blocks.append("\n".join([*rows, _teak_three(w, f"เฉลี่ย {tool}", tool)]))
    risen, fallen = _teak_moved(w, 1), _teak_moved(w, -1)
    rising = _teak_joined(f"{w.name(i)} ({w.signed(i)})" for i in risen) if risen else "ไม่มี"
    falling = _teak_joined(f"{w.name(i)} ({w.signed(i)})" for i in fallen) if fallen else "ไม่มี"
    totals = [w.value(TOTAL, year) for year in (w.before - 1, w.before, w.now)]
    head = "\t".join(("ตัวชี้วัด", *(f"พ.ศ. {w.year(y)}" for y in (w.before - 1, w.before, w.now)), "เพิ่ม/ลด", "แนวโน้ม"))
    return f"""ตารางแนบท้ายรายงานของหน่วยตรวจสอบภายใน
คะแนน ITA ย้อนหลัง {w.d(3)} ปี ของ{w.town()} จังหวัด{w.province()}

{head}
{chr(10).join(blocks)}
{_teak_three(w, "คะแนนภาพรวม", TOTAL)}
ระดับ\t{w.level(w.before - 1)}\t{w.level(w.before)}\t{w.level()}\t-\t-
ที่มา: สำนักงาน ป.ป.ช. ช่อง "เพิ่ม/ลด" คือคะแนนปี {w.year()} ลบด้วยคะแนนปี {w.year(w.before)}

คำอธิบายตาราง
ก. คะแนนภาพรวมปี {w.year(w.before - 1)} ได้ {w.score(TOTAL, w.before - 1)} คะแนน ปี {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน และปี {w.year()} ได้ {w.score(TOTAL)} คะแนน เฉลี่ยสามปี {w.d(_teak_mean(totals))} คะแนน
ข. ตัวชี้วัดที่คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ได้แก่ {rising}
ค. ตัวชี้วัดที่คะแนนลดลง {w.changed(-1)} ตัวชี้วัด ได้แก่ {falling}
ง. ตัวชี้วัดที่คะแนนไม่เปลี่ยนแปลง {w.changed(0)} ตัวชี้วัด
จ. ผลการประเมินปีงบประมาณ พ.ศ. {w.year()} อยู่ในระดับ{w.level()} ส่วนปีงบประมาณ พ.ศ. {w.year(w.before)} อยู่ในระดับ{w.level(w.before)}
ฉ. ตัวชี้วัดที่ได้คะแนนน้อยที่สุดของปีล่าสุด คือ {_teak_ends(w)}

ตารางนี้จัดทำเพื่อใช้ประกอบการ{w.spelt("ปฏิบัติ")}งานตรวจสอบเท่านั้น หากพบตัวเลขไม่ตรงกับ{w.word("ประกาศ")}โปรดแจ้ง {w.address("audit1@teaktown.go.th")} หรือโทร. {w.d("0 5571 2340")} ต่อ {w.d(18)} ในวันและเวลาราชการ ({w.d("08.30")}–{w.d("16.30")} น.)
"""


# --- Question by question --------------------------------------------------------------------------------------------


def _teak_sheet(w: Writer, n: int) -> str:
    item, keys = str(n), list(w.facts.years[w.now].questions[str(n)])
    rows = "\n".join(f"{key}\t{w.score(key)}\t{w.d(100)}" for key in keys)
    lowest, highest = w.ends(keys), w.ends(keys, best=True)
    low = _teak_joined(f"ข้อ {key} ({w.score(key)} คะแนน)" for key in lowest)
    high = _teak_joined(f"ข้อ {key} ได้ {w.score(key)} คะแนน" for key in highest)
    said = (
        f"ข้อที่ได้คะแนนน้อยที่สุด คือ {low}",
        f"ข้อที่ผู้ตอบให้คะแนนสูงสุด คือ {high} และข้อที่ให้คะแนนต่ำสุด คือ {low}",
        f"ควรปรับปรุง{low} ก่อนข้ออื่น เพราะมีคะแนนต่ำที่สุดในตัวชี้วัดนี้",
    )[n % 3]
    return f"""แผ่นที่ {w.number(n)} ตัวชี้วัดที่ {w.d(n)} {w.name(n)} คะแนน {w.score(item)} {_teak_compared(w, item, n + 2)}
ข้อ\tคะแนนที่ได้\tคะแนนเต็ม
{rows}
{said}"""


def teak_question_sheets(w: Writer) -> str:
    sheets = "\n\n".join(_teak_sheet(w, n) for n in range(1, 6))
    internal = [str(n) for n in range(1, 6)]
    lowest = _teak_joined(_teak_scored(w, item) for item in w.ends(internal))
    return f"""กระดาษทำการ วิเคราะห์คะแนนรายข้อคำถาม แบบวัด IIT
หน่วยรับตรวจ: ทุกส่วนราชการใน{w.town()} อำเภอ{w.district()}
ผลการประเมินประจำปีงบประมาณ พ.ศ. {w.year()}    จัดทำเมื่อ {w.d(12)} พ.ย. {w.d(68)}

วิธีตรวจ: นำคะแนนรายข้อที่ดาวน์โหลดจากระบบ ITAS มาเรียงลำดับ แล้วสอบถามเจ้าหน้าที่ผู้รับผิดชอบ กองละ {w.d(2)} คน

{sheets}

สรุปท้ายกระดาษทำการ
- แบบวัด IIT ได้ {w.score("IIT")} คะแนน และแบบวัด EIT ได้ {w.score("EIT")} คะแนน
- ในแบบวัด IIT คะแนนต่ำสุดได้แก่ {lowest}
- คะแนนภาพรวมของเทศบาลในปี {w.year()} คือ {w.score(TOTAL)} คะแนน อยู่ในระดับ {w.level()}
- แบบวัด EIT ตัวชี้วัดที่ {w.d(6)} {w.d(7)} และ {w.d(8)} ได้ {w.score("6")} {w.score("7")} และ {w.score("8")} คะแนน ตามลำดับ
- แบบ OIT ตัวชี้วัดที่ {w.d(9)} ได้ {w.score("9")} คะแนน ตัวชี้วัดที่ {w.d(10)} ได้ {w.score("10")} คะแนน ทั้งสองแบบวัดไม่ได้ลงรายข้อในกระดาษทำการนี้
- ให้แต่ละกอง{w.word("พิจารณา")}ข้อที่ได้คะแนนน้อย แล้วกำหนดวิธีแก้ในช่วง ต.ค. {w.period_year(w.now, True)} – ก.ย. {w.period_year(w.now + 1, True)} ทั้งนี้ต้องไม่ขัดต่อ{w.spelt("กฎหมาย")}
- แฟ้มต้นฉบับอยู่ที่ {w.address("https://www.teaktown.go.th/wp/i1-i15.xlsx")}
"""


# --- A note to the mayor ---------------------------------------------------------------------------------------------


def teak_note_up(w: Writer) -> str:
    fallen = _teak_moved(w, -1)
    worst = [item for item in fallen if w.delta(item) == min(w.delta(i) for i in fallen)]
    down = (
        "ที่คะแนนลดลงมากที่สุดคือ "
        + _teak_joined(
            f"ตัวชี้วัดที่ {w.d(i)} {w.name(i)} จาก {w.score(i, w.before)} เหลือ {w.score(i)} คะแนน (ลดลง {w.amount(i)} คะแนน)"
            for i in worst
        )
        if worst
        else "ไม่มีตัวชี้วัดใดที่คะแนนลดลงจากปีก่อน"
    )
    tools = " ".join(f"{tool} {w.score(tool)} คะแนน ({w.signed(tool)})" for tool, _ in TEAK_TOOLS)
    passed = w.count(lambda v: v >= 85)
    reached = sum(w.value(item) >= 85 for item in TEAK_ALL)
    return f"""บันทึกข้อความ
ส่วนราชการ หน่วยตรวจสอบภายใน {w.town()} โทร. {w.d("0 5571 2340")}
ที่ ตส {w.d("54207")}/{w.d(91)}    วันที่ {w.d(17)} พฤศจิกายน {w.d(2568)}
เรื่อง ขอส่งสรุปผลการวิเคราะห์ ITA ประจำปีงบประมาณ พ.ศ. {w.year()}

เรียน ปลัดเทศบาล ผ่านหัวหน้าสำนักปลัด

ตามคำสั่งที่ {w.d("412/2568")} ลงวันที่ {w.d(1)} ตุลาคม {w.d(2568)} มอบหมายให้หน่วยตรวจสอบภายในรวบรวมข้อมูลจากทุกกองมาวิเคราะห์ผลการประเมินฯ นั้น บัดนี้{w.word("ดำเนินการ")}เรียบร้อยแล้ว ขอรายงานโดยย่อ ดังนี้

{w.number(1)}. ปีนี้เทศบาลได้ {w.score(TOTAL)} คะแนน ระดับ{w.level()} {_teak_compared(w, TOTAL, w.chance.randrange(8))}
{w.number(2)}. คะแนนแต่ละแบบวัด {tools}
{w.number(3)}. ตัวชี้วัดที่ผ่านเกณฑ์ {w.d(85)} คะแนน มี {passed} ใน {w.d(10)} ตัวชี้วัด หรือร้อยละ {w.d(reached * 10)} ของทั้งหมด {down}
{w.number(4)}. ตัวชี้วัดที่คะแนนสูงสุด: {_teak_ends(w, best=True)}
{w.number(5)}. ตัวชี้วัดที่คะแนนต่ำสุด: {_teak_ends(w)}

ข้อเสนอ
{w.d(1)}) ให้กองที่รับผิดชอบตัวชี้วัดตามข้อ {w.d(5)} เสนอวิธีแก้ไขภายใน {w.d(10)} วันทำการ
{w.d(2)}) ตั้งงบประมาณจัดอบรมไม่เกิน {w.d("18,000")} บาท สำหรับพนักงาน {w.d(64)} คน จำนวน {w.d(1)} วัน {w.d(6)} ชั่วโมง
{w.d(3)}) นำเรื่องเข้าที่ประชุมประจำเดือนธันวาคม และประกาศทาง LINE {w.address("@teak415audit")}
{w.d(4)}) แจ้งเวียนระเบียบกระทรวงมหาดไทยว่าด้วยการตรวจสอบภายใน และ{w.spelt("กฎหมาย")}อื่นให้เจ้าหน้าที่ถือ{w.spelt("ปฏิบัติ")}

จึงเรียนมาเพื่อโปรดพิจารณาเสนอนายกเทศมนตรีต่อไป

ผู้ช่วยนักวิชาการตรวจสอบภายใน
"""


# --- Following up the measures ---------------------------------------------------------------------------------------


def teak_follow_up(w: Writer) -> str:
    rows = "\n".join(
        f"{w.number(n)}\t{m.title}\t{w.unit(m, ' / ')}\t{w.months(m, days=n % 3 == 0)}\t{w.status(m)}\t{w.pick('มีหลักฐานภาพถ่าย', 'มีบันทึกการประชุม', 'มีหนังสือแจ้งเวียน')} {w.d(n + 1)} รายการ"
        for n, m in enumerate(w.measures, 1)
    )
    waiting = [m for m in w.measures if not m.is_done]
    open_ones = "\n".join(
        f"- {m.title} ({w.unit(m, ' และ')}) {w.status(m)} จะติดตามอีกครั้งภายใน {w.d(30)} วัน" for m in waiting
    )
    after = "\n".join(
        f"{w.d(3)}.{w.number(n)} {w.name(n)} {w.score(str(n))} คะแนน {_teak_compared(w, str(n), n + 4)}"
        for n in range(1, 11)
    )
    return f"""รายงานการติดตามผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน
ประจำปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

{w.d(1)}. ภาพรวมของการติดตาม
หน่วยตรวจสอบภายในติดตามมาตรการทั้งหมด {w.measure_count()} มาตรการ ในรอบเดือนตุลาคม {w.period_year(w.before)} ถึงเดือนกันยายน {w.period_year(w.now)} พบว่าดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ ที่เหลืออีก {w.d(len(waiting))} มาตรการยังไม่แล้วเสร็จ

{w.d(2)}. ตารางติดตาม
ที่\tมาตรการ\tผู้รับผิดชอบ\tระยะเวลา\tสถานะ\tหลักฐาน
{rows}
มาตรการที่ต้องติดตามต่อ
{open_ones}

{w.d(3)}. คะแนนหลังดำเนินการ
คะแนนภาพรวมปี {w.year()} ได้ {w.score(TOTAL)} คะแนน ระดับ{w.level()} {_teak_compared(w, TOTAL, 3)} รายตัวชี้วัดมีดังนี้
{after}

{w.d(4)}. ความเห็นของผู้ติดตาม
- ตัวชี้วัดที่คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด
- ตัวชี้วัดที่ได้คะแนนต่ำสุด คือ {_teak_ends(w)} แม้{w.word("มาตรการ")}ส่วนใหญ่ทำครบแล้วก็ตาม
- รายการ o2 {w.item_title("o2")} และ o5 {w.item_title("o5")} บน{w.spelt("เว็บไซต์")}ควรปรับทุกครั้งที่มีการเปลี่ยนแปลง
- งบประมาณที่ใช้รวม {w.d("42,650")} บาท จากที่ตั้งไว้ {w.d("60,000")} บาท
- หลักฐานทั้งหมดเก็บไว้ที่ {w.address("www.teaktown.go.th/follow68")} และผู้ใช้ระบบ {w.spelt("E-Service")} ดาวน์โหลดได้
"""


PLANNED: tuple[Style, ...] = (teak_follow_up,)
STYLES: tuple[Style, ...] = (teak_written_up, teak_three_years, teak_question_sheets, teak_note_up, *PLANNED)
