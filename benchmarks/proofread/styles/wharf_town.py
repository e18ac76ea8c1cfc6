"""Papers of a policy analyst of thirty-five: a memo, an analysis by indicator, two years with notes, a follow-up, a brief.

Written blind: their writer had not seen what the proofreader looks for.
"""

from __future__ import annotations

from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

IIT, EIT, OIT = range(1, 6), range(6, 9), range(9, 11)
ALL = range(1, 11)
TOOLS = (("IIT", IIT), ("EIT", EIT), ("OIT", OIT))
TARGET, HIGH = Decimal(85), Decimal(95)


def _tool(n: int) -> str:
    return next(tool for tool, numbers in TOOLS if n in numbers)


def _gap(w: Writer, item: str) -> str:
    """Over or under the country's target; a difference that stands in no table."""
    gap = w.value(item) - TARGET
    if gap == 0:
        return "เท่ากับเป้าหมายระดับประเทศพอดี"
    side = "เกิน" if gap > 0 else "ขาดจาก"
    return f"{side}เป้าหมายระดับประเทศ (ร้อยละ {w.d(85)}) อยู่ {w.d(f'{abs(gap):.2f}')} คะแนน"


def _moved(w: Writer, item: str) -> str:
    """One of several ways to say how it moved since last year."""
    if w.delta(item) == 0:
        return w.pick("ทรงตัวจากปีก่อน", f"เท่ากับปี {w.year(w.before)} ทุกประการ")
    return w.pick(
        f"{w.rise(item)} จากปี {w.year(w.before)}",
        f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปี {w.year(w.before)} ซึ่งได้ {w.score(item, w.before)} คะแนน",
        f"ขยับจาก {w.score(item, w.before)} คะแนน ({w.rise(item, 'สูงขึ้น', 'ต่ำลง')})",
        f"โดย{w.verb(item)}จากรอบก่อน {w.amount(item)} คะแนน",
    )


def _numbers(w: Writer, numbers: list[int]) -> str:
    """ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ (๙๐.๐๐ คะแนน) และ…"""
    words = [f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ({w.score(str(n))} คะแนน)" for n in numbers]
    return f"{' '.join(words[:-1])} และ{words[-1]}" if len(words) > 1 else words[0]


def _best(w: Writer) -> list[int]:
    return [int(item) for item in w.ends(map(str, ALL), best=True)]


def _worst(w: Writer) -> list[int]:
    return [int(item) for item in w.ends(map(str, ALL))]


# --- A memo ----------------------------------------------------------------------------------------------------------


def wharf_memo(w: Writer) -> str:
    under = [n for n in ALL if w.value(str(n)) < TARGET]
    below = (
        f"ที่ยังไม่ผ่านร้อยละ {w.d(85)} มี {w.count(lambda v: v < TARGET)} ตัวชี้วัด คือ {_numbers(w, under)}"
        if under
        else f"ไม่มีตัวชี้วัดใดต่ำกว่าร้อยละ {w.d(85)}"
    )
    order = w.pick("เรียงตามแบบวัดได้ดังนี้", "หากดูทีละเครื่องมือจะเห็นภาพชัดขึ้น กล่าวคือ", "แยกเป็นสามแบบวัด ได้แก่")
    return f"""บันทึกข้อความ
ส่วนราชการ กองยุทธศาสตร์และงบประมาณ ฝ่ายแผนงาน (โทร. {w.d("0 7461 2230")} ต่อ {w.d(21)})
ที่ {w.d("53904")}/{w.d(w.chance.randint(101, 480))}\tวันที่ {w.d(9)} ตุลาคม {w.d(2568)}
เรื่อง ขอส่งผลวิเคราะห์คะแนน ITA ปีงบประมาณ พ.ศ. {w.year()} และข้อเสนอสำหรับปีถัดไป
เรียน ปลัดเทศบาล

{w.number(1)}. ที่มา
ตามที่ฝ่ายแผนงานได้รับมอบหมายในการประชุมหัวหน้าส่วนราชการเมื่อวันที่ {w.d(2)} ตุลาคม {w.d(2568)} ให้อ่านผลการประเมินคุณธรรมและความโปร่งใสของ{w.town()} อำเภอ{w.district()} จังหวัด{w.province()} แล้วสรุปไม่เกิน {w.d(2)} หน้า นั้น

{w.number(2)}. ข้อค้นพบ
ปีงบประมาณ พ.ศ. {w.year()} เทศบาลได้คะแนนรวม {w.score(TOTAL)} คะแนน จัดอยู่ในระดับ{w.level()} {_moved(w, TOTAL)} และ{_gap(w, TOTAL)} {order}
\t- IIT (บุคลากรภายในตอบ {w.d(96)} คน) ได้ {w.score("IIT")} คะแนน {_moved(w, "IIT")}
\t- EIT (ผู้มาติดต่อตอบ {w.d(263)} คน) ได้ {w.score("EIT")} คะแนน {_moved(w, "EIT")} ทั้งนี้ ส่วนที่ {w.d(1)} ได้ {w.score("EIT1")} คะแนน ส่วนที่ {w.d(2)} ได้ {w.score("EIT2")} คะแนน
\t- OIT (ข้อมูลที่เปิดบนเว็บไซต์ {w.d(28)} ข้อ) ได้ {w.score("OIT")} คะแนน {_moved(w, "OIT")}
คะแนนสูงสุดอยู่ที่{_numbers(w, _best(w))} ส่วนคะแนนน้อยที่สุดอยู่ที่{_numbers(w, _worst(w))}
เมื่อเทียบเป็นรายตัวชี้วัด พบว่าคะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด {below}

{w.number(3)}. ระเบียบที่เกี่ยวข้อง
พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. {w.other_year(2540)} มาตรา {w.d(9)} และ{w.spelt("กฎหมาย")}อื่นที่กำหนดให้เปิดเผยข้อมูล

{w.number(4)}. ข้อเสนอ
ฝ่ายแผนงานเห็นว่าควรแจ้งทุกกองส่งร่างมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ภายในวันที่ {w.d(24)} ตุลาคม {w.d(2568)} กองละไม่น้อยกว่า {w.d(1)} มาตรการ ส่งไฟล์มาที่ {w.address("plan68@wharftown.go.th")} พร้อมกันวงเงินไว้ {w.d("45,000")} บาทเป็นค่าวิทยากรและเอกสาร ทั้งนี้ ขอให้{w.word("เจ้าหน้าที่")}ทุกคน{w.spelt("ปฏิบัติ")}ตามปฏิทินโดยเคร่งครัด

จึงเรียนมาเพื่อโปรดพิจารณา

นักวิเคราะห์นโยบายและแผนชำนาญการ
"""


# --- An analysis by indicator ----------------------------------------------------------------------------------------

_CAUSE = {
    1: ("เวลาให้บริการของแต่ละเคาน์เตอร์ไม่เท่ากัน", "ติดป้ายขั้นตอนและระยะเวลาไว้หน้าห้องทุกงาน"),
    2: ("คนในกองอื่นแทบไม่เคยเห็นแผนจัดหาพัสดุ", "สรุปการเบิกจ่ายเป็นภาพเดียวแจ้งในกลุ่มทุกเดือน"),
    3: ("หลักเกณฑ์เลื่อนเงินเดือนยังอธิบายกันปากต่อปาก", "ประกาศเกณฑ์ล่วงหน้าและเปิดให้ซักถาม"),
    4: ("ทะเบียนคุมการยืมยังเป็นสมุด ตามตัวผู้ยืมลำบาก", "ทำใบยืมแบบสแกนและนัดวันคืน"),
    5: ("ช่องทางแจ้งเบาะแสภายในไม่มีใครรู้จัก", "ตั้งกล่องรับเรื่องที่เปิดโดยหน่วยตรวจสอบภายในเท่านั้น"),
    6: ("ช่วงเที่ยงและสิ้นเดือนคิวยาว", "จัดเวรพักเหลื่อมเวลาและแจกบัตรคิวออนไลน์"),
    7: ("ประชาชนถามเรื่องเดิมซ้ำเพราะหาข้อมูลไม่พบ", "รวบรวมคำถามที่พบบ่อยไว้หน้าแรก"),
    8: ("แจ้งเรื่องแล้วไม่ทราบว่าถึงขั้นใด", "ส่งข้อความแจ้งความคืบหน้าภายในสามวันทำการ"),
    9: ("ไฟล์บางรายการเป็นภาพสแกน ค้นคำไม่ได้", "กำหนดให้แนบไฟล์ที่คัดลอกข้อความได้"),
    10: ("รายงานผลมาตรการปีก่อนเน้นจำนวนครั้งมากกว่าผลลัพธ์", "เพิ่มหัวข้อผลที่เกิดกับประชาชนในแบบรายงาน"),
}


def _paragraph(w: Writer, n: int) -> str:
    item, (cause, cure) = str(n), _CAUSE[n]
    first = w.pick(
        f"คะแนนอยู่ที่ {w.score(item, bare=True)} คะแนน {_moved(w, item)}",
        f"ได้ {w.score(item, bare=True)} คะแนน จากคะแนนเต็ม {w.d(100)} {_moved(w, item)}",
        f"ผลปี {w.year()} เท่ากับ {w.score(item, bare=True)} คะแนน {_moved(w, item)}",
    )
    value = w.value(item)
    stance = "ต้องปรับปรุงก่อนเรื่องอื่น" if value < TARGET else "ควรรักษามาตรฐาน" if value >= HIGH else "ยังพัฒนาต่อได้"
    asked = w.facts.years[w.now].questions[item] if n < 6 else ()
    points = f"\nคะแนนรายข้อ: {', '.join(f'{key} = {w.score(key)}' for key in asked)}" if asked else ""
    return (
        f"{w.d(2)}.{w.number(n)} {w.name(n)} (ตัวชี้วัดที่ {w.d(n)} แบบวัด {_tool(n)})\n"
        f"{first} {_gap(w, item)} จึง{stance}{points}\nข้อสังเกต: {cause}\nแนวทาง: {cure}"
    )


def wharf_by_indicator(w: Writer) -> str:
    body = "\n\n".join(_paragraph(w, n) for n in ALL)
    strong = w.ends(map(str, IIT), best=True)[0]
    return f"""เอกสารวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสรายตัวชี้วัด
{w.town()} จังหวัด{w.province()} ปีงบประมาณ พ.ศ. {w.year()}

{w.d(1)}. อ่านก่อน
เอกสารชุดนี้ไม่ได้ทำขึ้นเพื่อหาคนผิด แต่เพื่อบอกว่าแรงที่มีอยู่จำกัดควรลงตรงไหน ในภาพรวม{w.town()}ได้ {w.score(TOTAL)} คะแนน (ปีก่อน {w.score(TOTAL, w.before)} คะแนน) ผลการประเมินระดับ{w.level()} น้ำหนักของ IIT และ EIT คือร้อยละ {w.d(30)} เท่ากัน ส่วน OIT ร้อยละ {w.d(40)}
คะแนนแบบวัด IIT {w.score("IIT")} คะแนน แบบวัด EIT {w.score("EIT")} คะแนน และแบบวัด OIT {w.score("OIT")} คะแนน

{w.d(2)}. อ่านทีละตัวชี้วัด
{body}

{w.d(3)}. สรุปของผู้วิเคราะห์
{w.d(3)}.{w.number(1)} ตัวชี้วัดที่ได้ตั้งแต่ {w.d(95)} คะแนนขึ้นไปมี {w.count(lambda v: v >= HIGH)} ตัวชี้วัด
{w.d(3)}.{w.number(2)} เฉพาะใน IIT {w.name(strong)}ได้คะแนนสูงสุด คือ {w.score(strong)} คะแนน
{w.d(3)}.{w.number(3)} รวมทุกแบบวัด ได้คะแนนต่ำสุดที่{_numbers(w, _worst(w))}
{w.d(3)}.{w.number(4)} มาตรการที่จะตามมาเริ่มเดือนตุลาคม {w.period_year(w.now)} สิ้นสุดเดือนกันยายน {w.period_year(w.now + 1)} {w.word("ผู้รับผิดชอบ")}ต้องเป็นกองที่แก้ได้จริง
{w.d(3)}.{w.number(5)} ไฟล์คำนวณทั้งหมดดาวน์โหลดที่ {w.address("https://www.wharftown.go.th/ita/68/calc")} หรือดูจากหน้า{w.spelt("เว็บไซต์")}ของเทศบาล
"""


# --- Two years in a table, with notes ---------------------------------------------------------------------------------


def _row(w: Writer, first: str, label: str, item: str) -> str:
    note = "▲" if w.delta(item) > 0 else "▼" if w.delta(item) < 0 else "="
    return "\t".join((first, label, w.score(item, w.before), w.score(item), w.signed(item), note))


def wharf_two_years(w: Writer) -> str:
    rows = "\n".join(_row(w, w.number(n), w.name(n), str(n)) for n in ALL)
    sums = "\n".join(_row(w, "-", label, item) for label, item in (
        ("เฉลี่ย IIT", "IIT"), ("เฉลี่ย EIT", "EIT"), ("เฉลี่ย OIT", "OIT"), ("คะแนนรวม", TOTAL)
    ))  # fmt: skip
    deltas = {n: w.delta(str(n)) for n in ALL}
    up, down = max(ALL, key=lambda n: deltas[n]), min(ALL, key=lambda n: deltas[n])
    gain = (
        f"{w.name(up)}ขยับขึ้นมากที่สุด จาก {w.score(str(up), w.before)} เป็น {w.score(str(up))} คะแนน (ต่างกัน {w.signed(str(up))})"
        if deltas[up] > 0
        else "ปีนี้ไม่มีตัวชี้วัดที่คะแนนดีขึ้น"
    )
    loss = (
        f"{w.name(down)}ถอยลงมากที่สุด จาก {w.score(str(down), w.before)} เหลือ {w.score(str(down))} คะแนน หรือหายไป {w.amount(str(down))} คะแนน"
        if deltas[down] < 0
        else "ปีนี้ไม่มีตัวชี้วัดที่คะแนนถอยลง"
    )
    return f"""คะแนน ITA สองปีของ{w.town()} (อ.{w.district()} จ.{w.province()})
เทียบปีงบประมาณ พ.ศ. {w.year(w.before)} กับ พ.ศ. {w.year()}

ที่\tตัวชี้วัด\tปี {w.year(w.before)}\tปี {w.year()}\t+/-\tทิศทาง
{rows}
{sums}

หมายเหตุท้ายตาราง
({w.number(1)}) เครื่องหมาย ▲ คือคะแนนดีขึ้น ▼ คือคะแนนลดลง และ = คือเท่าเดิม
({w.number(2)}) ดีขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด เท่าเดิม {w.changed(0)} ตัวชี้วัด จากทั้งหมด {w.d(10)} ตัวชี้วัด
({w.number(3)}) {gain}
({w.number(4)}) {loss}
({w.number(5)}) คะแนนรวมปี {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน อยู่ในระดับ{w.level(w.before)} ส่วนปี {w.year()} ได้ {w.score(TOTAL)} คะแนน อยู่ในระดับ{w.level()}
({w.number(6)}) แบบวัด EIT ของปี {w.year()} แยกเป็นส่วนที่ {w.d(1)} {w.score("EIT1")} คะแนน กับส่วนที่ {w.d(2)} {w.score("EIT2")} คะแนน จำนวนผู้ตอบต่างจากปีก่อน {w.d(37)} คน จึงควรเทียบอย่างระมัดระวัง
({w.number(7)}) แบบวัด IIT {w.rise("IIT")} แบบวัด OIT {w.rise("OIT")} เมื่อเทียบกับปี {w.year(w.before)}
({w.number(8)}) ตรวจทานตัวเลขโดยฝ่ายแผนงาน วันที่ {w.d(14)} ตุลาคม {w.d(2568)} ข้อสงสัยแจ้ง LINE {w.address("@wharf4289")} {w.spelt("บุคลากร")}ทุกกองเปิดดู{w.word("รายละเอียด")}ได้
"""


# --- A one-page brief ------------------------------------------------------------------------------------------------


def wharf_brief(w: Writer) -> str:
    worst, best = _worst(w), _best(w)
    tools = " | ".join(f"{tool} {w.score(tool)} ({w.signed(tool)})" for tool, _ in TOOLS)
    list_of = "\n".join(f"• {w.name(n)} – {w.score(str(n))} คะแนน" for n in ALL)
    return f"""สรุปหน้าเดียว: ITA {w.year()} ของ{w.town()}

ตัวเลขที่ต้องจำ
• คะแนนรวม {w.score(TOTAL)} ระดับ{w.level()} ({w.rise(TOTAL)} เทียบกับปี {w.year(w.before)})
• {tools}
• ผ่านเป้าร้อยละ {w.d(85)} ขึ้นไป {w.count(lambda v: v >= TARGET)} จาก {w.d(10)} ตัวชี้วัด

คะแนนทั้งสิบตัวชี้วัด ปี {w.year()}
{list_of}

เรื่องที่ภูมิใจ
{w.pick("คะแนนสูงที่สุด", "ตัวชี้วัดที่ทำได้ดีที่สุด")} คือ {_numbers(w, best)}

เรื่องที่นอนไม่หลับ
{w.pick("คะแนนต่ำที่สุด", "ตัวชี้วัดที่รั้งท้าย")} คือ {_numbers(w, worst)} {_gap(w, str(worst[0]))}

สามคำถามที่ผู้บริหารมักถาม
{w.number(1)}. ทำไมคะแนนรวมไม่เท่ากับค่าเฉลี่ยธรรมดาของสิบตัวชี้วัด – เพราะแต่ละแบบวัดมีน้ำหนัก {w.d(30)} : {w.d(30)} : {w.d(40)}
{w.number(2)}. OIT ปีก่อนเท่าไร – {w.score("OIT", w.before)} คะแนน ปีนี้ {w.score("OIT")} คะแนน
{w.number(3)}. ต้องใช้เงินเพิ่มไหม – ไม่เกิน {w.d("60,000")} บาท ส่วนใหญ่เป็นค่าปรับปรุงระบบ {w.spelt("E-Service")}

ก้าวต่อไป: เสนอมาตรการปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ภายในเดือน{w.word("พฤศจิกายน")} จังหวัด{w.province()}จะส่งพี่เลี้ยงมาช่วย {w.d(2)} คน
"""


# --- A follow-up of measures -----------------------------------------------------------------------------------------


def wharf_follow_up(w: Writer) -> str:
    worst = _worst(w)
    open_ones = sum(not m.is_done for m in w.measures)
    rows = "\n\n".join(
        f"เรื่องที่ {w.number(n)} {m.title}\nเจ้าภาพ: {w.unit(m)}\nช่วงเวลา: {w.months(m, whole=bool(n % 2))}\n"
        f"ผลการติดตาม: {w.status(m)} (ลงพื้นที่ {w.d(n % 3 + 1)} ครั้ง เอกสารหลักฐาน {w.d(n + 4)} แผ่น)"
        for n, m in enumerate(w.measures, 1)
    )
    return f"""รายงานการติดตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

ภาพรวม
ฝ่ายแผนงานติดตามมาตรการทั้งหมด {w.measure_count()} มาตรการ เมื่อสิ้นเดือนกันยายน {w.d(2568)} พบว่าดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ และยังทำไม่จบอีก {w.d(open_ones)} มาตรการ โดยสอบถามผู้ปฏิบัติ {w.d(18)} คน และดูเอกสารประกอบ

ผลรายมาตรการ
{rows}

คะแนนหลังทำมาตรการ
({w.number(1)}) คะแนนรวมปี {w.year()} อยู่ที่ {w.score(TOTAL)} คะแนน ระดับ{w.level()} {_moved(w, TOTAL)}
({w.number(2)}) IIT ได้ {w.score("IIT")} คะแนน EIT ได้ {w.score("EIT")} คะแนน OIT ได้ {w.score("OIT")} คะแนน
({w.number(3)}) ตัวชี้วัดที่คะแนนเพิ่มขึ้นมี {w.changed(1)} ตัวชี้วัด ที่ลดลงมี {w.changed(-1)} ตัวชี้วัด
({w.number(4)}) คะแนนน้อยที่สุดได้แก่ {_numbers(w, worst)} ต้องมีมาตรการรองรับต่อ

สิ่งที่พบระหว่างทาง
- ข้อ o{2} {w.item_title("o2")} และข้อ o{5} {w.item_title("o5")} ต้องปรับข้อมูลทุกครั้งที่มีการเปลี่ยนแปลง
- บางกองส่งรายงานช้ากว่ากำหนด {w.d(5)} วัน เพราะ{w.spelt("บุคลากร")}โอนย้าย {w.d(2)} ราย
- หลักฐานภาพถ่ายเก็บไว้ที่ {w.address("drive.wharftown.go.th/m68")} ให้{w.word("หัวหน้าฝ่าย")}ตรวจก่อนเผยแพร่
"""


PLANNED: tuple[Style, ...] = (wharf_follow_up,)
STYLES: tuple[Style, ...] = (wharf_memo, wharf_by_indicator, wharf_two_years, wharf_brief, *PLANNED)
