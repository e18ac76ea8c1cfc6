"""Papers of the director of the strategy division of a city: executive report, council, minutes, slide, plan.

Written before anything of what they give was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

IIT, EIT, OIT = range(1, 6), range(6, 9), range(9, 11)
ALL = range(1, 11)
EXCELLENT, NINETY, TARGET = Decimal(95), Decimal(90), Decimal(85)
TOOLS = (("IIT", IIT), ("EIT", EIT), ("OIT", OIT))


def _row(*cells: str) -> str:
    return "\t".join(cells)


def _join(words: Iterable[str]) -> str:
    *firsts, last = words
    return f"{', '.join(firsts)} และ{last}" if firsts else last


def _compared(w: Writer, item: str) -> str:
    """A sentence's end of how it stands beside the year before."""
    if w.delta(item) == 0:
        return f"ทรงตัวที่ระดับเดียวกับปี {w.year(w.before)}"
    return w.pick(
        f"{w.verb(item)}จากปี {w.year(w.before)} จำนวน {w.amount(item)} คะแนน",
        f"{w.verb(item, 'สูงขึ้น', 'ต่ำลง')}กว่าปี {w.year(w.before)} เท่ากับ {w.amount(item)} คะแนน",
        f"เมื่อปี {w.year(w.before)} ทำได้ {w.score(item, w.before)} คะแนน เท่ากับ{w.verb(item)} {w.amount(item)} คะแนน",
    )


def _target(w: Writer, item: str) -> str:
    gap = w.value(item) - TARGET
    if gap == 0:
        return "เท่ากับค่าเป้าหมาย"
    return f"{'เกิน' if gap > 0 else 'ต่ำกว่า'}ค่าเป้าหมาย {w.d(f'{abs(gap):.2f}')} คะแนน"


def _of_tool(n: int) -> str:
    return next(tool for tool, numbers in TOOLS if n in numbers)


# --- The executive report --------------------------------------------------------------------------------------------


def bay_executive(w: Writer) -> str:
    low, top = w.weakest(), w.ends(map(str, ALL), best=True)
    tools = "\n".join(
        _row(f"แบบวัด {tool}", w.score(tool, w.before), w.score(tool), w.signed(tool), _target(w, tool))
        for tool, _ in TOOLS
    )
    rows = []
    for tool, numbers in TOOLS:
        rows += [_row(tool, f"{w.number(n)}. {w.name(n)}", w.score(str(n)), w.score(str(n), w.before)) for n in numbers]
    ranked = sorted(ALL, key=lambda n: w.value(str(n)))[:3]
    three = "\n".join(
        f"({w.number(place)}) {w.name(n)} (แบบวัด {_of_tool(n)}) {w.score(str(n))} คะแนน {_compared(w, str(n))}"
        for place, n in enumerate(ranked, 1)
    )
    lead = w.pick(
        f"ในปีงบประมาณ พ.ศ. {w.year()} {w.town()}มีคะแนนภาพรวม {w.score(TOTAL)} คะแนน ระดับ{w.level()}",
        f"{w.town()}ได้รับคะแนนภาพรวมประจำปีงบประมาณ พ.ศ. {w.year()} เท่ากับ {w.score(TOTAL)} คะแนน ผลอยู่ในระดับ{w.level()}",
    )
    return f"""รายงานสรุปสำหรับผู้บริหาร
ผลการประเมินคุณธรรมและความโปร่งใสของ{w.town()} ปีงบประมาณ พ.ศ. {w.year()}
กองยุทธศาสตร์และงบประมาณ อำเภอ{w.district()} จังหวัด{w.province()}

{w.number(1)}. สาระสำคัญ
{lead} {_compared(w, TOTAL)} ทั้งนี้ ค่าเป้าหมายตามแผนแม่บทกำหนดไว้ที่ {w.d(85)} คะแนน ผลของเทศบาลจึง{_target(w, TOTAL)}

{w.number(2)}. ผลจำแนกตามเครื่องมือ
{_row("เครื่องมือ", f"พ.ศ. {w.year(w.before)}", f"พ.ศ. {w.year()}", "ผลต่าง", "เทียบค่าเป้าหมาย")}
{tools}
{_row("ภาพรวม", w.score(TOTAL, w.before), w.score(TOTAL), w.signed(TOTAL), _target(w, TOTAL))}
หมายเหตุ แบบวัด EIT เป็นค่าเฉลี่ยของส่วนที่ {w.d(1)} ({w.score("EIT1")} คะแนน) กับส่วนที่ {w.d(2)} ({w.score("EIT2")} คะแนน)

{w.number(3)}. ผลจำแนกตามตัวชี้วัด
{_row("เครื่องมือ", "ตัวชี้วัด", f"พ.ศ. {w.year()}", f"พ.ศ. {w.year(w.before)}")}
{chr(10).join(rows)}

{w.number(4)}. ข้อค้นพบ
ตัวชี้วัดที่ได้ตั้งแต่ {w.d(90)} คะแนนขึ้นไปมี {w.count(lambda v: v >= NINETY)} ตัวชี้วัด และที่ต่ำกว่า {w.d(85)} คะแนนมี \
{w.count(lambda v: v < TARGET)} ตัวชี้วัด คะแนนสูงสุดเป็นของ{_join(f"{w.name(n)} ({w.score(n)} คะแนน)" for n in top)}
สามอันดับท้ายที่ผู้บริหารควรให้ความสนใจ เรียงจากคะแนนน้อยไปมาก
{three}

{w.number(5)}. ข้อเสนอเชิงยุทธศาสตร์
ประการแรก ให้ตั้งคณะทำงานเฉพาะเรื่อง{w.name(low)} ซึ่งคะแนนปี {w.year()} อยู่ที่ {w.score(str(low))} คะแนน
ประการที่สอง จัดสรรงบประมาณ {w.d("1,250,000")} บาท พัฒนาระบบ {w.spelt("E-Service")} ให้ครอบคลุม {w.d(32)} กระบวนงาน
ประการที่สาม ศึกษาดูงานเทศบาลที่มีผลดีเด่นอย่างน้อย {w.d(2)} แห่ง และรายงานต่อ{w.word("ผู้บริหาร")}ภายใน {w.d(60)} วัน
ประการสุดท้าย ให้ทุกสำนักและกองบรรจุมาตรการไว้ในแผนปฏิบัติงานปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} \
(ตุลาคม {w.period_year(w.now)} - กันยายน {w.period_year(w.now + 1)})
เอกสารฉบับเต็มดูได้ที่ {w.address("https://strategy.baycity.go.th/ita/2568")}
"""


# --- Answers in the council ------------------------------------------------------------------------------------------


def bay_council(w: Writer) -> str:
    low = w.weakest()
    fallen = [n for n in ALL if w.delta(str(n)) < 0]
    worst = min(ALL, key=lambda n: w.delta(str(n)))
    losing = (
        f"ยอมรับครับว่ามี {w.changed(-1)} ตัวชี้วัดที่คะแนนลดลง หนักที่สุดคือ{w.name(worst)} จาก {w.score(str(worst), w.before)} คะแนน "
        f"เหลือ {w.score(str(worst))} คะแนน หายไป {w.amount(str(worst))} คะแนน"
        if fallen
        else "ปีนี้ไม่มีตัวชี้วัดใดลดลงครับ"
    )
    iit = _join(f"{w.name(n)} {w.score(str(n))} คะแนน" for n in IIT)
    eit = "\n".join(f"- {w.name(n)} {w.score(str(n))} คะแนน {_compared(w, str(n))}" for n in EIT)
    return f"""คำชี้แจงต่อสภา{w.town()}
สมัยประชุมสามัญ สมัยที่ {w.d(4)} ประจำปี พ.ศ. {w.d(2568)} วันที่ {w.d(12)} พฤศจิกายน {w.d(2568)}
เรื่อง ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()}

เรียนท่านประธานสภาและสมาชิกผู้ทรงเกียรติทุกท่าน
กระผมในฐานะผู้อำนวยการกองยุทธศาสตร์และงบประมาณ ได้รับมอบหมายจากนายกเทศมนตรีให้ตอบข้อซักถาม ขอเรียนชี้แจงเป็นรายข้อ

กระทู้ที่ {w.number(1)} สมาชิกเขต {w.d(1)} ถามว่าคะแนนของเทศบาลเป็นเท่าใด
ตอบ คะแนนภาพรวมปี {w.year()} คือ {w.score(TOTAL)} คะแนน อยู่ในระดับ{w.level()} {_compared(w, TOTAL)} ครับ

กระทู้ที่ {w.number(2)} สมาชิกเขต {w.d(3)} ถามว่า{w.spelt("บุคลากร")}ภายในของเรามองหน่วยงานอย่างไร
ตอบ แบบวัด IIT ได้ {w.score("IIT")} คะแนน ประกอบด้วย {iit}

กระทู้ที่ {w.number(3)} สมาชิกเขต {w.d(2)} ถามถึงเสียงของประชาชน
ตอบ แบบวัด EIT ได้ {w.score("EIT")} คะแนน {_compared(w, "EIT")} แยกเป็น
{eit}
มีผู้ตอบ {w.d("1,024")} คน ใน {w.d(58)} ชุมชน

กระทู้ที่ {w.number(4)} ท่านรองประธานสภาถามว่ามีเรื่องใดที่ถดถอย
ตอบ {losing}

กระทู้ที่ {w.number(5)} สมาชิกเขต {w.d(4)} ถามว่าเรื่องใดเร่งด่วนที่สุด
ตอบ เรื่อง{w.name(low)}ครับ ได้ {w.score(str(low))} คะแนน น้อยที่สุดในสิบตัวชี้วัด หากนับห่างจากคะแนนเต็มก็อีก \
{w.d(f"{100 - w.value(str(low)):.2f}")} คะแนน

กระทู้ที่ {w.number(6)} สมาชิกเขต {w.d(1)} ถามเพิ่มเติมเรื่องข้อมูลสาธารณะ
ตอบ แบบวัด OIT ปีนี้ {w.score("OIT")} คะแนน ปี {w.year(w.before)} {w.score("OIT", w.before)} คะแนน \
ตัวชี้วัดที่ {w.d(9)} ได้ {w.score("9")} คะแนน และตัวชี้วัดที่ {w.d(10)} ได้ {w.score("10")} คะแนน

ท้ายนี้ขอเรียนว่าเทศบาลยึดหลัก{w.spelt("กฎหมาย")}ตามพระราชบัญญัติเทศบาล พ.ศ. {w.other_year(2496)} \
และจะเสนอญัตติงบประมาณจำนวน {w.d("680,000")} บาท เพื่อ{w.word("ปรับปรุง")}จุดบริการ {w.d(6)} จุด ต่อสภาในสมัยประชุมถัดไป ขอบคุณครับ
"""


# --- Minutes ---------------------------------------------------------------------------------------------------------


def bay_minutes(w: Writer) -> str:
    risen = [n for n in ALL if w.delta(str(n)) > 0]
    top = max(ALL, key=lambda n: w.delta(str(n)))
    grown = (
        f"ที่ก้าวหน้ามากที่สุดได้แก่{w.name(top)} {w.verb(str(top))} {w.amount(str(top))} คะแนน (จาก {w.score(str(top), w.before)} "
        f"เป็น {w.score(str(top))} คะแนน)"
        if risen
        else "ไม่มีตัวชี้วัดที่ก้าวหน้ากว่าปีก่อน"
    )
    bodies = []
    for place, (tool, numbers) in enumerate(TOOLS, 1):
        lines = "\n".join(
            f"  - ตัวชี้วัดที่ {w.d(n)} {w.name(n)} {w.score(str(n))} คะแนน {_compared(w, str(n))}" for n in numbers
        )
        bodies.append(f"{w.d(3)}.{w.number(place)} แบบวัด {tool} คะแนนเฉลี่ย {w.score(tool)} คะแนน\n{lines}")
    return f"""รายงานการประชุมคณะกรรมการยุทธศาสตร์ด้านธรรมาภิบาล {w.town()}
ครั้งที่ {w.d("2/2569")} วันพฤหัสบดีที่ {w.d(6)} พฤศจิกายน {w.d(2568)} ณ ห้องประชุมอ่าวงาม ชั้น {w.d(5)}
ผู้เข้าประชุม {w.d(17)} คน ลาประชุม {w.d(2)} คน เริ่มประชุมเวลา {w.d("09.00")} น.

วาระที่ {w.number(1)} ประธานแจ้งให้ทราบ
ปลัดเทศบาลในฐานะประธาน แจ้งว่าผลการประเมิน ITA ปีงบประมาณ พ.ศ. {w.year()} ของเทศบาลอยู่ในระดับ{w.level()} \
มีคะแนนภาพรวม {w.score(TOTAL)} คะแนน และกล่าวขอบคุณทุกส่วนราชการ
ที่ประชุมรับทราบ

วาระที่ {w.number(2)} รับรองรายงานการประชุมครั้งที่ {w.d("1/2569")}
ที่ประชุมรับรอง โดยแก้คำผิดหน้า {w.d(4)} จำนวน {w.d(1)} แห่ง

วาระที่ {w.number(3)} รายงานผลการประเมิน
ผู้อำนวยการกองยุทธศาสตร์ฯ นำเสนอรายละเอียด
{chr(10).join(bodies)}
ผู้แทนสำนักคลังขอทราบคะแนนด้าน{w.name(2)}ของปี {w.year(w.before)} ฝ่ายเลขานุการตอบว่า {w.score("2", w.before)} คะแนน
ผู้แทนสำนักช่างตั้งข้อสังเกตว่า ตัวชี้วัดที่เพิ่มขึ้นมี {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด {grown}
ผู้แทนภาคประชาชนเสนอให้แปลงผลเป็นภาพที่เข้าใจง่ายและติดตามตลาด {w.d(9)} แห่ง
มติ รับทราบ และให้ทุกสำนักส่งข้อเสนอภายในวันที่ {w.d(28)} พฤศจิกายน {w.d(2568)}

วาระที่ {w.number(4)} เรื่องพิจารณา ร่างกรอบมาตรการปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)}
ฝ่ายเลขานุการเสนอให้เน้นตัวชี้วัดที่คะแนนต่ำที่สุด คือ {w.name(w.weakest())} ({w.score(str(w.weakest()))} คะแนน) วงเงิน {w.d("350,000")} บาท
มติ เห็นชอบในหลักการ โดยมีผู้เห็นชอบ {w.d(15)} เสียง งดออกเสียง {w.d(2)} เสียง

วาระที่ {w.number(5)} เรื่องอื่น
ฝ่ายเลขานุการขอให้ส่งไฟล์ทาง {w.address("strategy5@baycity.go.th")} และให้{w.word("คณะกรรมการ")}{w.spelt("ปฏิบัติ")}ตามกำหนดเวลา
ปิดประชุมเวลา {w.d("11.50")} น.
"""


# --- Slides ----------------------------------------------------------------------------------------------------------


def bay_slides(w: Writer) -> str:
    low = w.weakest()
    best = w.ends(map(str, ALL), best=True)
    changes = "\n".join(
        f"• {w.name(n)}: {w.score(str(n), w.before)} → {w.score(str(n))} ({w.signed(str(n))})" for n in ALL
    )
    tools = "\n".join(f"• {tool} = {w.score(tool)} คะแนน | {_target(w, tool)}" for tool, _ in TOOLS)
    return f"""สไลด์ที่ {w.number(1)}
{w.town()}กับธรรมาภิบาล
ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {w.year()}
กองยุทธศาสตร์และงบประมาณ | จังหวัด{w.province()}

สไลด์ที่ {w.number(2)} : ตัวเลขที่ต้องจำ
• คะแนนภาพรวม {w.score(TOTAL)} คะแนน
• ระดับ {w.level()}
• ปี {w.year(w.before)} = {w.score(TOTAL, w.before)} คะแนน
• {w.rise(TOTAL)} ในหนึ่งปี

สไลด์ที่ {w.number(3)} : สามเครื่องมือ
{tools}

สไลด์ที่ {w.number(4)} : สิบตัวชี้วัด ปี {w.year(w.before)} → ปี {w.year()}
{changes}

สไลด์ที่ {w.number(5)} : อ่านให้ออก
• เพิ่มขึ้น {w.changed(1)} ตัวชี้วัด / ลดลง {w.changed(-1)} ตัวชี้วัด / เท่าเดิม {w.changed(0)} ตัวชี้วัด
• ได้ตั้งแต่ {w.d(95)} คะแนนขึ้นไป {w.count(lambda v: v >= EXCELLENT)} ตัวชี้วัด
• จุดแข็ง: {_join(f"{w.name(n)} {w.score(n, bare=True)} คะแนน" for n in best)}
• จุดอ่อน: {w.name(low)} {w.score(str(low))} คะแนน

สไลด์ที่ {w.number(6)} : ก้าวต่อไป
• งบประมาณ {w.d("2.4")} ล้านบาท {w.d(5)} โครงการ เริ่มตุลาคม {w.period_year(w.now)} จบกันยายน {w.period_year(w.now + 1)}
• ปรับ{w.spelt("เว็บไซต์")}หลักให้ค้นข้อมูลได้ภายใน {w.d(3)} คลิก
• อบรม{w.spelt("บุคลากร")} {w.d(420)} คน แบ่งเป็น {w.d(6)} รุ่น
• เปิด{w.word("ช่องทาง")}รับฟังทาง LINE {w.address("@baycity2569")}
ขอบคุณครับ
"""


# --- The plan and how it goes ----------------------------------------------------------------------------------------


def bay_plan(w: Writer) -> str:
    ways = (
        "แต่งตั้งคณะทำงาน ประชุมวางแผน และรายงานรายไตรมาส",
        "สำรวจความต้องการ จัดทำร่าง และประกาศใช้",
        "จัดอบรมเชิงปฏิบัติการ ติดตาม และประเมินผล",
        "ทบทวนของเดิม แก้ไข และเผยแพร่",
    )
    rows = "\n".join(
        _row(w.number(n), m.title, w.pick(*ways), w.months(m, whole=True), w.unit(m, " / "), w.d(f"{n * 12500:,}"))
        for n, m in enumerate(w.measures, 1)
    )
    progress = "\n".join(
        f"{w.number(n)}) {m.title} โดย{w.unit(m, ' และ')} {w.status(m)}" for n, m in enumerate(w.measures, 1)
    )
    spent = sum(n * 12500 for n in range(1, len(w.measures) + 1))
    weak = min(ALL, key=lambda n: w.value(str(n), w.before))
    return f"""แผนขับเคลื่อนคุณธรรมและความโปร่งใส {w.town()}
ประจำปีงบประมาณ พ.ศ. {w.year()} พร้อมผลการดำเนินงานสิ้นปี
กองยุทธศาสตร์และงบประมาณ อำเภอ{w.district()} จังหวัด{w.province()}

ที่มา
ผลการประเมินปี {w.year(w.before)} ได้คะแนนภาพรวม {w.score(TOTAL, w.before)} คะแนน โดย{w.name(weak)}มีคะแนนน้อยที่สุดในปีนั้น \
({w.score(str(weak), w.before)} คะแนน) จึงกำหนดมาตรการไว้ {w.measure_count()} มาตรการ วงเงินรวม {w.d(f"{spent:,}")} บาท

ตารางแผนปฏิบัติ
{_row("ที่", "มาตรการ", "วิธีดำเนินการ", "ระยะเวลา", "หน่วยงาน", "งบประมาณ (บาท)")}
{rows}

ความคืบหน้า ณ สิ้นปีงบประมาณ
{progress}
รวมแล้วมีมาตรการที่ดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ จากทั้งหมด {w.measure_count()} มาตรการ

ผลต่อคะแนน
คะแนนภาพรวมปี {w.year()} อยู่ที่ {w.score(TOTAL)} คะแนน ระดับ{w.level()} {_compared(w, TOTAL)}
แบบวัด IIT {w.score("IIT")} คะแนน ({w.signed("IIT")}) แบบวัด EIT {w.score("EIT")} คะแนน ({w.signed("EIT")}) \
แบบวัด OIT {w.score("OIT")} คะแนน ({w.signed("OIT")})
เฉพาะ{w.name(weak)} ปี {w.year()} ได้ {w.score(str(weak))} คะแนน {_compared(w, str(weak))}
ตัวชี้วัดที่ได้ต่ำกว่า {w.d(85)} คะแนน เหลือ {w.count(lambda v: v < TARGET)} ตัวชี้วัด

ข้อสังเกตของผู้อำนวยการกอง
- มาตรการที่ยังไม่เสร็จให้เร่งรัดและรายงานทุกวันที่ {w.d(5)} ของเดือน
- ข้อ o3 {w.item_title("o3")} และ o5 {w.item_title("o5")} ต้องตรวจความถูกต้องก่อนเผยแพร่
- เอกสารแนบอยู่ที่ {w.address("www.baycity.go.th/plan68")} ผู้สนใจ{w.word("ดาวน์โหลด")}ได้ด้วยตนเอง
- ขอให้ทุกหน่วยใช้ระบบ {w.spelt("E-Service")} และยึด{w.spelt("กฎหมาย")}ว่าด้วยข้อมูลข่าวสารของราชการ พ.ศ. {w.other_year(2540)}
"""


PLANNED: tuple[Style, ...] = (bay_plan,)
STYLES: tuple[Style, ...] = (bay_executive, bay_council, bay_minutes, bay_slides, *PLANNED)
