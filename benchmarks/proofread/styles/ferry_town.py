"""Papers of an engineer in a small town, made to coordinate the assessment beside his roads and drains.

Written before anything of what they give was looked at; the first contact stands in docs/performance.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

FERRY_ALL = tuple(str(n) for n in range(1, 11))
FERRY_TOOLS = {"IIT": FERRY_ALL[:5], "EIT": FERRY_ALL[5:8], "OIT": FERRY_ALL[8:]}
FERRY_WEIGHTS = {"IIT": 30, "EIT": 30, "OIT": 40}
FERRY_GOAL = 90
FERRY_CAUSES = {
    "1": ("งานขออนุญาตก่อสร้างบางเรื่องต้องรอแบบจากผู้ขอ ทำให้เกินเวลาที่ติดประกาศ", "ทำใบตรวจเอกสารแผ่นเดียวให้ผู้ขอดูก่อนยื่น"),
    "2": ("คนงานและพนักงานจ้างไม่ได้เข้าประชุมชี้แจงงบประมาณ", "สรุปงบประมาณของแต่ละกองเป็นแผนภาพติดไว้ที่โรงซ่อมบำรุง"),
    "3": ("การสั่งงานนอกพื้นที่ใช้วาจาเป็นหลัก ไม่มีบันทึก", "ใช้ใบสั่งงานรายวันและให้หัวหน้าชุดลงชื่อ"),
    "4": ("เครื่องมือช่างถูกยืมข้ามกองโดยไม่ลงทะเบียน", "ติดรหัสเครื่องมือทุกชิ้นและให้มีผู้ถือกุญแจคนเดียว"),
    "5": ("เจ้าหน้าที่ยังไม่มั่นใจว่าเรื่องที่แจ้งจะเป็นความลับ", "เปิดตู้รับเรื่องที่นายกเทศมนตรีถือกุญแจเอง"),
    "6": ("ผู้มาติดต่อช่วงฤดูฝนมีมาก แต่มีเจ้าหน้าที่รับเรื่องเพียงคนเดียว", "จัดเวรรับเรื่องเพิ่มในเดือนที่มีคำร้องมาก"),
    "7": ("แจ้งปิดถนนและหยุดจ่ายน้ำล่วงหน้าน้อยไป ประชาชนจึงว่าไม่ทราบข่าว", "แจ้งผ่านกลุ่มไลน์ของชุมชนก่อนวันทำงานจริง"),
    "8": ("ระบบแจ้งซ่อมไฟถนนออนไลน์มีผู้ใช้น้อยเพราะกรอกหลายช่อง", "ลดแบบฟอร์มให้เหลือชื่อ ที่ตั้งเสา และรูปถ่าย"),
    "9": ("แบบแปลนและราคากลางบางโครงการขึ้นเผยแพร่ช้า", "กำหนดให้ส่งไฟล์ขึ้นระบบในวันเดียวกับที่ลงนาม"),
    "10": ("รายงานการประเมินความเสี่ยงเขียนกว้าง ไม่ลงถึงขั้นตอนตรวจรับงาน", "วิเคราะห์ความเสี่ยงของการตรวจรับงานจ้างเป็นรายโครงการ"),
}


def _ferry_list(words: Iterable[str], between: str = ", ") -> str:
    *firsts, last = words
    return f"{between.join(firsts)} และ {last}" if firsts else last


def _ferry_round(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.01'), ROUND_HALF_UP):.2f}"


def _ferry_order(w: Writer) -> list[str]:
    """The indicators from the highest to the least."""
    return sorted(FERRY_ALL, key=lambda item: -w.value(item))


def _ferry_change(w: Writer, item: str, way: int) -> str:
    """A score with last year's beside it, in one of eight wordings."""
    now, old, same = w.score(item), w.score(item, w.before), w.delta(item) == 0
    if same:
        return (
            f"{now} คะแนน เท่าเดิม",
            f"ทั้งปี {w.year(w.before)} และปี {w.year()} ได้ {now} คะแนนเท่ากัน",
            f"ได้ {now} คะแนน ทรงตัวจากปีที่แล้ว",
        )[way % 3]
    return (
        lambda: f"{now} คะแนน ({w.rise(item)})",
        lambda: f"ปี {w.year(w.before)} ได้ {old} คะแนน ปี {w.year()} ได้ {now} คะแนน ผลต่าง {w.signed(item)}",
        lambda: f"ได้ {now} คะแนน {w.verb(item)}จากปีที่แล้ว {w.amount(item)} คะแนน",
        lambda: f"คะแนนเปลี่ยนจาก {old} เป็น {now} หรือ{w.verb(item)} {w.amount(item)} คะแนน",
        lambda: f"ได้ร้อยละ {now} ซึ่ง{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปี {w.year(w.before)} ที่ได้ร้อยละ {old}",
        lambda: (
            f"{now} คะแนน เทียบกับ {old} คะแนนในปีงบประมาณ {w.year(w.before)} แล้ว{w.verb(item, 'สูงขึ้น', 'ต่ำลง')} {w.amount(item)} คะแนน"
        ),
        lambda: f"จากที่เคยได้ {old} คะแนน ปีนี้ได้ {now} คะแนน ({w.signed(item)})",
        lambda: f"{w.verb(item)} {w.amount(item)} คะแนน มาอยู่ที่ {now} คะแนน",
    )[way % 8]()


def _ferry_gap(w: Writer, item: str) -> str:
    gap = w.value(item) - FERRY_GOAL
    if gap == 0:
        return f"เท่ากับเป้าหมาย {w.d(FERRY_GOAL)} คะแนนพอดี"
    words = "เกินเป้าหมาย" if gap > 0 else "ยังต่ำกว่าเป้าหมาย"
    return f"{words} {w.d(FERRY_GOAL)} คะแนน อยู่ {w.d(f'{abs(gap):.2f}')} คะแนน"


def _ferry_ends(w: Writer, items: Iterable[str] = FERRY_ALL, *, best: bool = False) -> str:
    return _ferry_list(f"{w.name(i)} ({w.score(i)} คะแนน)" for i in w.ends(items, best=best))


# --- The analysis, as a report of works ------------------------------------------------------------------------------


def _ferry_block(w: Writer, item: str) -> str:
    full = ("ไม่มีข้อที่ทำให้เสียคะแนน", "ทำตามแนวเดิมและเก็บหลักฐานไว้ทุกไตรมาส")
    cause, remedy = full if w.value(item) == 100 else FERRY_CAUSES[item]
    return f"""{w.number(int(item))}) {w.name(item)}
    ผล: {_ferry_change(w, item, int(item))}
    ปัญหาที่พบ: {cause}
    แนวทาง: {remedy}"""


def ferry_works_report(w: Writer) -> str:
    blocks = "\n".join(_ferry_block(w, item) for item in FERRY_ALL)
    weights = "\n".join(
        f"{tool}\t{w.score(tool)}\t{w.d(weight)}\t{w.d(_ferry_round(w.value(tool) * weight / 100))}"
        for tool, weight in FERRY_WEIGHTS.items()
    )
    best, worst = (w.ends(FERRY_ALL, best=end)[0] for end in (True, False))
    apart = w.d(f"{w.value(best) - w.value(worst):.2f}")
    return f"""รายงานผลการวิเคราะห์การประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()}
และแนวทางนำไปสู่การปฏิบัติในปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)}
{w.town()} อ.{w.district()} จ.{w.province()}

ตอนที่ {w.number(1)} ความเป็นมาโดยย่อ
กองช่างได้รับมอบหมายตามคำสั่งเทศบาลที่ {w.d("507/2568")} ให้เป็นผู้ประสานงานการประเมิน ITA แทนผู้ประสานงานเดิม
ซึ่งโอนย้ายไปตั้งแต่เดือนสิงหาคม การวิเคราะห์ครั้งนี้ใช้คะแนนจากระบบ ITAS และข้อมูลจากหัวหน้างาน {w.d(14)} คน
โดยประชุมร่วมกัน {w.d(2)} ครั้ง ครั้งละประมาณ {w.d(3)} ชั่วโมง

ตอนที่ {w.number(2)} คะแนนภาพรวม
ปีงบประมาณ พ.ศ. {w.year()} {w.town()}ได้คะแนนรวม {w.score(TOTAL)} คะแนน ผลการประเมินระดับ "{w.level()}"
ส่วนปีงบประมาณ พ.ศ. {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน ระดับ "{w.level(w.before)}"
สรุปว่าคะแนนรวม{w.rise(TOTAL)}

เครื่องมือ\tคะแนน\tน้ำหนัก (%)\tคะแนนถ่วงน้ำหนัก
{weights}
รวม\t\t{w.d(100)}\t{w.score(TOTAL)}
(ผลบวกอาจต่างจากยอดรวมเล็กน้อยเพราะการปัดเศษ)

ตอนที่ {w.number(3)} วิเคราะห์รายตัวชี้วัด
{blocks}

ตอนที่ {w.number(4)} สรุปเชิงตัวเลข
- สูงสุด: {_ferry_ends(w, best=True)}
- ต่ำสุด: {_ferry_ends(w)}
- คะแนนสูงสุดกับต่ำสุดห่างกัน {apart} คะแนน
- ได้ไม่ถึง {w.d(FERRY_GOAL)} คะแนน จำนวน {w.count(lambda v: v < FERRY_GOAL)} ตัวชี้วัด จาก {w.d(10)} ตัวชี้วัด
- ดีขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด เท่าเดิม {w.changed(0)} ตัวชี้วัด

ตอนที่ {w.number(5)} ขั้นต่อไป
ให้ทุกกองส่งมาตรการภายในวันที่ {w.d(28)} พ.ย. {w.d(2568)} เพื่อเริ่มงานในเดือนธันวาคม {w.period_year(w.now)}
และสรุปผลในเดือนกันยายน {w.period_year(w.now + 1)} ผู้สงสัยติดต่อกองช่าง โทร. {w.d("0 7744 3120")} หรือ {w.address("works3@ferrytown.go.th")}
รายละเอียดอยู่ใน{w.spelt("เว็บไซต์")}ของเทศบาล และขอให้{w.spelt("บุคลากร")}ทุกคนอ่านก่อน{w.word("เข้าประชุม")}
"""


# --- One page for the heads of divisions -----------------------------------------------------------------------------


def _ferry_within(w: Writer, low: int, high: int) -> str:
    """The indicators from a score to below another."""
    held = [i for i in _ferry_order(w) if low <= w.value(i) < high]
    return _ferry_list((f"ตัวชี้วัด {w.d(i)} {w.name(i)} {w.score(i)}" for i in held), "; ") if held else "ไม่มี"


def ferry_one_page(w: Writer) -> str:
    order = _ferry_order(w)
    ranks = "\n".join(
        f"{w.number(n)}\t{w.name(i)}\t{w.score(i)}\t{w.score(i, w.before)}\t{w.signed(i)}"
        for n, i in enumerate(order, 1)
    )
    tools = "\n".join(f"• {tool}: {_ferry_change(w, tool, n * 3)}" for n, tool in enumerate(FERRY_TOOLS))
    risen = [i for i in FERRY_ALL if w.delta(i) > 0]
    most = [i for i in risen if w.delta(i) == max(w.delta(r) for r in risen)]
    star = (
        f"ตัวชี้วัดที่ดีขึ้นมากที่สุดคือ{_ferry_list(w.name(i) for i in most)} {w.verb(most[0])}ถึง {w.amount(most[0])} คะแนน"
        if most
        else "ปีนี้ไม่มีตัวชี้วัดใดขยับขึ้น"
    )
    return f"""สรุป ITA {w.year()} หน้าเดียว สำหรับหัวหน้าส่วนราชการ
{w.town()} (อำเภอ{w.district()} จังหวัด{w.province()})

คะแนนรวม {_ferry_change(w, TOTAL, 5)}
ระดับ: {w.level()}
เป้าหมายภายใน: {_ferry_gap(w, TOTAL)}

คะแนนตามเครื่องมือ
{tools}

เรียงตัวชี้วัดจากมากไปน้อย
ลำดับ\tตัวชี้วัด\tปี {w.year(short=True)}\tปี {w.year(w.before, short=True)}\t+/-
{ranks}

แบ่งกลุ่มตามคะแนน
กลุ่มสีเขียว ({w.d(95)} คะแนนขึ้นไป) {w.count(lambda v: v >= 95)} ตัวชี้วัด: {_ferry_within(w, 95, 101)}
กลุ่มสีเหลือง ({w.d(85)} คะแนนขึ้นไป แต่ต่ำกว่า {w.d(95)} คะแนน) {w.count(lambda v: Decimal(85) <= v < 95)} ตัวชี้วัด: {_ferry_within(w, 85, 95)}
กลุ่มสีแดง (ต่ำกว่า {w.d(85)} คะแนน) {w.count(lambda v: v < 85)} ตัวชี้วัด: {_ferry_within(w, 0, 85)}

{star}
งานที่ขอให้ช่วยกันในช่วง ต.ค. {w.period_year(w.now, True)} – มี.ค. {w.period_year(w.now + 1, True)}
{w.number(1)}. ทุกกองตรวจคู่มือ{w.spelt("ปฏิบัติ")}งานของตน อย่างน้อยร้อยละ {w.d(80)} ของกระบวนงานต้องเป็นปัจจุบัน
{w.number(2)}. กองคลังส่งข้อมูลจัดซื้อจัดจ้างทุกวันที่ {w.d(5)} ของเดือน
{w.number(3)}. กองช่างปรับระบบ {w.spelt("E-Service")} ให้แจ้งซ่อมได้ภายใน {w.d(3)} นาที งบประมาณ {w.d("25,000")} บาท
{w.number(4)}. ทุกคนเข้ากลุ่มไลน์ {w.address("@ferry77ita")} เพื่อ{w.word("ติดตาม")}งาน
"""


# --- The plan of next year -------------------------------------------------------------------------------------------

FERRY_DUTY = {
    **dict.fromkeys(("1", "3"), "สำนักปลัด"),
    **dict.fromkeys(("2", "4"), "กองคลัง"),
    **dict.fromkeys(("5", "10"), "หน่วยตรวจสอบภายใน"),
    **dict.fromkeys(("6", "8"), "กองช่าง"),
    **dict.fromkeys(("7", "9"), "งานประชาสัมพันธ์"),
}


def _ferry_plan_row(w: Writer, n: int, item: str) -> str:
    spans = (("ต.ค.", 0, "ก.ย.", 1), ("ธ.ค.", 0, "มี.ค.", 1), ("ม.ค.", 1, "มิ.ย.", 1))
    first, early, last, late = spans[n % 3]
    short = n % 2 == 0
    period = f"{first} {w.period_year(w.now + early, short)} - {last} {w.period_year(w.now + late, short)}"
    found = f"ตัวชี้วัดที่ {w.d(item)} {w.name(item)} {_ferry_change(w, item, n + 1)}"
    return "\t".join((w.number(n), FERRY_CAUSES[item][1], found, period, FERRY_DUTY[item]))


def ferry_next_plan(w: Writer) -> str:
    chosen = sorted(FERRY_ALL, key=w.value)[:6]
    rows = "\n".join(_ferry_plan_row(w, n, item) for n, item in enumerate(chosen, 1))
    iit, eit, oit = (_ferry_ends(w, items) for items in FERRY_TOOLS.values())
    keys = list(w.facts.years[w.now].questions[chosen[0]]) if int(chosen[0]) < 6 else []
    asked = _ferry_list(f"{key} ({w.score(key)} คะแนน)" for key in keys) if keys else ""
    questions = f"\nข้อคำถามของตัวชี้วัดที่ {w.d(chosen[0])} ได้แก่ {asked}" if asked else ""
    return f"""แผนการขับเคลื่อนคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)}
จัดทำจากผลการประเมิน ITA ปีงบประมาณ พ.ศ. {w.year()}
ของ{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

{w.d(1)}. เหตุผล
ผลการประเมินปี {w.year()} ได้คะแนนรวม {w.score(TOTAL)} คะแนน อยู่ในเกณฑ์ระดับ{w.level()} ในทางช่างถือว่าโครงสร้างหลักใช้ได้ แต่ยังมีจุดที่ต้องซ่อม กองช่างในฐานะผู้ประสานงานจึงเลือกตัวชี้วัดที่ได้คะแนนน้อยที่สุด {w.d(6)} ลำดับมาทำแผนก่อน

{w.d(2)}. จุดที่ต้องแก้ในแต่ละแบบวัด
{w.d(2)}.{w.number(1)} แบบวัด IIT (ได้ {w.score("IIT")} คะแนน) ตัวชี้วัดที่คะแนนน้อยที่สุดคือ {iit}
{w.d(2)}.{w.number(2)} แบบวัด EIT (ได้ {w.score("EIT")} คะแนน) ตัวชี้วัดที่คะแนนน้อยที่สุดคือ {eit}
{w.d(2)}.{w.number(3)} แบบวัด OIT (ได้ {w.score("OIT")} คะแนน) ตัวชี้วัดที่คะแนนน้อยที่สุดคือ {oit}{questions}

{w.d(3)}. ตารางแผน
ที่\tมาตรการ/กิจกรรม\tผลการวิเคราะห์ตัวชี้วัดที่สอดคล้อง\tช่วงระยะเวลา\tผู้รับผิดชอบ
{rows}

{w.d(4)}. เป้าหมายและการติดตาม
{w.d(4)}.{w.number(1)} ตั้งเป้าให้ทุกตัวชี้วัดได้ไม่น้อยกว่า {w.d(FERRY_GOAL)} คะแนน ปัจจุบันทำได้แล้ว {w.count(lambda v: v >= FERRY_GOAL)} ตัวชี้วัด และยังไม่ถึง {w.count(lambda v: v < FERRY_GOAL)} ตัวชี้วัด
{w.d(4)}.{w.number(2)} คะแนนรวม{_ferry_gap(w, TOTAL)}
{w.d(4)}.{w.number(3)} รายงานความก้าวหน้าเป็นร้อยละของงาน เช่น ไตรมาสแรกร้อยละ {w.d(25)} ไตรมาสที่สองร้อยละ {w.d(50)} ต่อนายกเทศมนตรีทุก {w.d(3)} เดือน
{w.d(4)}.{w.number(4)} ถือตามพระราชบัญญัติการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ พ.ศ. {w.other_year(2560)} และ{w.spelt("กฎหมาย")}ควบคุมอาคาร
{w.d(4)}.{w.number(5)} เผยแพร่แผนใน{w.spelt("เว็บไซต์")} {w.address("https://ferrytown.go.th/plan/69-02")} ภายใน {w.d(7)} วันหลัง{w.word("อนุมัติ")}
"""


# --- Told to the council ---------------------------------------------------------------------------------------------


def ferry_council_talk(w: Writer) -> str:
    low = w.ends(FERRY_ALL)[0]
    middle = "\n".join(
        f"ด้าน{w.name(i)} {_ferry_change(w, i, n)}" for n, i in enumerate(FERRY_ALL, w.chance.randrange(8))
    )
    eit = w.value("EIT2") - w.value("EIT1")
    parts = f"ส่วนที่สองมากกว่าส่วนแรก {w.d(f'{eit:.2f}')} คะแนน" if eit else "สองส่วนได้เท่ากัน"
    return f"""เอกสารประกอบการชี้แจงต่อสภาเทศบาล สมัยสามัญ สมัยที่ {w.d(4)} ประจำปี พ.ศ. {w.d(2568)}
เรื่อง ผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {w.year()}
ผู้ชี้แจง: วิศวกรโยธา กองช่าง {w.town()} จังหวัด{w.province()}

เรียน ประธานสภาเทศบาลและสมาชิกสภาทุกท่าน
กระผมขอชี้แจงโดยใช้เวลาไม่เกิน {w.d(15)} นาที การประเมิน ITA มีคะแนนเต็ม {w.d(100)} คะแนน วัดจากคนใน คนนอก และข้อมูลที่เปิดเผย ปีนี้มีประชาชนตอบแบบวัด {w.d(327)} คน เจ้าหน้าที่ตอบ {w.d(86)} คน คิดเป็นร้อยละ {w.d(100)} ของเจ้าหน้าที่ทั้งหมด

ผลที่ออกมา {w.town()}ได้ {w.score(TOTAL)} คะแนน อยู่ในระดับ{w.level()}ครับ ปีงบประมาณ พ.ศ. {w.year(w.before)} เราได้ {w.score(TOTAL, w.before)} คะแนน ดังนั้นคะแนนรวมจึง{w.rise(TOTAL)} ส่วนปี {w.year(w.before - 1)} นั้นเราได้ {w.score(TOTAL, w.before - 1)} คะแนน

คนในให้คะแนนเรา (แบบวัด IIT) {w.score("IIT")} คะแนน คนนอกให้ (แบบวัด EIT) {w.score("EIT")} คะแนน โดยส่วนแรกได้ {w.score("EIT1")} และส่วนที่สองได้ {w.score("EIT2")} คะแนน {parts} สำหรับข้อมูลบนเว็บ (แบบวัด OIT) ได้ {w.score("OIT")} คะแนน

ขอไล่ทีละด้านครับ
{middle}

ท่านสมาชิกอาจถามว่าด้านใดน่าห่วงที่สุด คำตอบคือ {_ferry_ends(w)} สาเหตุคือ{FERRY_CAUSES[low][0]} ส่วนด้านที่น่าภูมิใจคือ {_ferry_ends(w, best=True)}
เมื่อนับรวม มี {w.changed(1)} ด้านที่คะแนนเพิ่มขึ้น และ {w.changed(-1)} ด้านที่คะแนนลดลง
มี {w.count(lambda v: v > 95)} ตัวชี้วัดที่ได้คะแนนเกินกว่า {w.d(95)} คะแนน

สิ่งที่จะทำต่อ
{w.number(1)}. จัดทำมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ให้เสร็จก่อนวันที่ {w.d(15)} มกราคม {w.d(2569)}
{w.number(2)}. ขอรับการสนับสนุนงบประมาณ {w.d("120,000")} บาท สำหรับปรับปรุงจุดบริการ {w.d(2)} จุด
{w.number(3)}. รับฟัง{w.word("ความคิดเห็น")}จากชุมชน {w.d(11)} ชุมชน และให้{w.spelt("บุคลากร")}ออกพื้นที่เดือนละ {w.d(1)} ครั้ง
ท่านที่ต้องการเอกสารเพิ่ม ดูได้ที่ {w.address("www.ferrytown.go.th/council/ita2568.pdf")} ขอบคุณครับ
"""


# --- What was done ---------------------------------------------------------------------------------------------------


def ferry_measures_done(w: Writer) -> str:
    blocks = "\n".join(
        f"""รายการที่ {w.number(n)} {m.title}
ผู้รับผิดชอบ {w.unit(m, " ร่วมกับ ")}
ช่วงเวลา {w.months(m, whole=n % 2 == 1, days=n % 3 == 0)}
ผลงาน: {w.status(m)} {w.pick("ใช้เวลาจริง", "ลงมือทำ")} {w.d(12 + n * 4)} วัน มีผู้เกี่ยวข้อง {w.d(9 + n * 2)} คน เบิกจ่าย {w.d(f"{1500 + 850 * n:,}")} บาท"""
        for n, m in enumerate(w.measures, 1)
    )
    rows = "\n".join("\t".join((w.d(i), w.name(i), w.score(i, w.before), w.score(i), w.signed(i))) for i in FERRY_ALL)
    tail = "\n".join(f"\t{tool}\t{w.score(tool, w.before)}\t{w.score(tool)}\t{w.signed(tool)}" for tool in FERRY_TOOLS)
    meaning = "\n".join(f"- {w.name(i)} {_ferry_change(w, i, int(i) + 2)}" for i in ("2", "4", "6", "7", "9"))
    finished = sum(bool(m.is_done) for m in w.measures)
    share = _ferry_round(Decimal(100 * finished) / len(w.measures))
    return f"""รายงานผลการดำเนินงานตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()} ปีงบประมาณ พ.ศ. {w.year()}

ก. สรุปความก้าวหน้า
มาตรการตามแผนมี {w.measure_count()} มาตรการ ทำเสร็จแล้ว {w.done_count()} มาตรการ คิดเป็นร้อยละ {w.d(share)} ของแผน
ระยะเวลาตามแผนคือ ตุลาคม {w.period_year(w.before)} – กันยายน {w.period_year(w.now)} ตัดยอดรายงานเมื่อวันที่ {w.d(30)} ก.ย. {w.d(68)}

ข. รายละเอียด
{blocks}

ค. คะแนนก่อนและหลัง
ข้อ\tตัวชี้วัด\tปี {w.year(w.before)}\tปี {w.year()}\tเปลี่ยนแปลง
{rows}
{tail}
\tคะแนนรวม\t{w.score(TOTAL, w.before)}\t{w.score(TOTAL)}\t{w.signed(TOTAL)}

ง. ความหมายของตัวเลข
คะแนนรวม {_ferry_change(w, TOTAL, 2)} อยู่ในระดับ{w.level()} ตัวชี้วัดที่เพิ่มขึ้นมี {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด
{meaning}
ตัวชี้วัดที่ได้คะแนนต่ำสุดของปี {w.year()} คือ {_ferry_ends(w)} จึงควรยกไปทำต่อในปีงบประมาณถัดไป

จ. ข้อมูลที่ต้องปรับบนเว็บ
o1 {w.item_title("o1")} เพิ่มผังกองช่างใหม่ / o3 {w.item_title("o3")} แก้หมายเลขโทรศัพท์ / o4 {w.item_title("o4")} เพิ่มข่าวอย่างน้อยเดือนละ {w.d(4)} ข่าว
ส่งแก้ไขที่ {w.address("webferry9@ferrytown.go.th")} ทั้งนี้ผู้ดูแล{w.spelt("เว็บไซต์")}จะ{w.spelt("ปฏิบัติ")}ให้เสร็จใน {w.d(2)} วันทำการ และ{w.word("แจ้งกลับ")}ทางโทรศัพท์
"""


PLANNED: tuple[Style, ...] = (ferry_measures_done,)
STYLES: tuple[Style, ...] = (ferry_works_report, ferry_one_page, ferry_next_plan, ferry_council_talk, *PLANNED)
