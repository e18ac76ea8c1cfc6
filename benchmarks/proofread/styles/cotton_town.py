"""Papers of a public-health officer who has the ITA papers of a small town on the side: analysis, tables, plan, news.

Written before anything of what they give was looked at; the first contact stands in docs/performance.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

TOOLS: dict[str, range] = {"IIT": range(1, 6), "EIT": range(6, 9), "OIT": range(9, 11)}
ALL = range(1, 11)
EXCELLENT, TARGET, FULL = Decimal(95), Decimal(85), Decimal(100)
FINDINGS = {
    1: "ผู้ตอบส่วนใหญ่เห็นว่างานเสร็จทันเวลา แต่มีเสียงสะท้อนเรื่องการรอคิวที่งานทะเบียนในช่วงเช้าวันจันทร์",
    2: "พนักงานจ้างและคนงานรักษาความสะอาดไม่ค่อยทราบว่ากองของตนได้รับงบประมาณไปทำอะไรบ้าง",
    3: "บางงานยังมอบหมายกันด้วยวาจา ผู้ปฏิบัติจึงไม่แน่ใจขอบเขตงานของตน",
    4: "การเบิกรถส่วนกลางมีระเบียบชัดเจนแล้ว ส่วนการยืมเครื่องพ่นหมอกควันและเต็นท์ยังไม่ได้ลงทะเบียนทุกครั้ง",
    5: "มีการประกาศเจตนารมณ์ทุกปี แต่เจ้าหน้าที่จำช่องทางแจ้งเบาะแสไม่ได้",
    6: "ประชาชนชมเรื่องความสุภาพ และอยากให้มีผู้ให้คำแนะนำประจำจุดบริการช่วงพักเที่ยง",
    7: "ข่าวของเทศบาลไปถึงชุมชนผ่าน อสม. ได้ดี แต่ผู้ที่ทำงานต่างจังหวัดติดตามข่าวได้ยาก",
    8: "ผู้รับบริการรู้จักการขอรับบริการทางออนไลน์น้อย ส่วนใหญ่ยังเดินทางมาด้วยตนเอง",
    9: "ข้อมูลมีครบแต่จัดหมวดหมู่ไม่ตรงกับชื่อรายการ ทำให้ผู้ตรวจหาไม่พบในครั้งแรก",
    10: "แผนและรายงานด้านการป้องกันการทุจริตมีแล้ว ควรแสดงผลที่เกิดขึ้นจริงให้เห็นมากกว่านี้",
}


def _joined(words: Iterable[str], last: str = " และ") -> str:
    *firsts, end = words
    return f"{' '.join(firsts)}{last}{end}" if firsts else end


def _sorted_by_change(w: Writer, direction: int) -> list[int]:
    moved = [n for n in ALL if w.delta(str(n)) * direction > 0]
    return sorted(moved, key=lambda n: -abs(w.delta(str(n))))


def _compared(w: Writer, item: str) -> str:
    """A year against the one before it, in one of several wordings."""
    if w.delta(item) == 0:
        return w.pick(
            f"ซึ่งเท่ากับปี {w.year(w.before)} พอดี",
            f"ไม่ต่างจากปีก่อนที่ได้ {w.score(item, w.before)} คะแนน",
        )
    return w.pick(
        f"ขณะที่ปี {w.year(w.before)} ได้ {w.score(item, w.before)} คะแนน จึง{w.verb(item)} {w.amount(item)} คะแนน",
        f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปีที่แล้ว {w.amount(item)} คะแนน",
        f"({w.verb(item)}จากปีที่แล้ว {w.amount(item)} คะแนน)",
        f"โดยปีที่ผ่านมาอยู่ที่ {w.score(item, w.before)} คะแนน ผลต่าง {w.signed(item)} คะแนน",
        f"เมื่อดูย้อนหลังไปปี {w.year(w.before)} ที่ได้ {w.score(item, w.before)} คะแนน จะเห็นว่าคะแนน{w.verb(item)}",
        f"ซึ่ง{w.verb(item, 'สูงขึ้น', 'ต่ำลง')}จากเดิม {w.amount(item)} คะแนน",
    )


def _against_target(w: Writer, item: str) -> str:
    gap = w.value(item) - TARGET
    if gap == 0:
        return f"เท่ากับเป้าหมาย {w.d(85)} คะแนนพอดี"
    if gap > 0:
        return f"เกินเป้าหมาย {w.d(85)} คะแนน มาแล้ว {w.d(f'{gap:.2f}')} คะแนน"
    return f"ยังขาดอีก {w.d(f'{-gap:.2f}')} คะแนน จึงจะถึงเป้าหมาย {w.d(85)} คะแนน"


def _point(w: Writer, n: int) -> str:
    item = str(n)
    start = w.pick(
        f"{w.name(n)} ได้ {w.score(item)} คะแนน",
        f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} คะแนนที่ได้คือ {w.score(item)}",
        f"ตัวชี้วัด{w.name(n)} ผลปีนี้ร้อยละ {w.score(item)}",
        f"ด้าน{w.name(n)} (ตัวชี้วัดที่ {w.d(n)}) ได้ {w.score(item)} จากคะแนนเต็ม {w.d(100)}",
    )
    return f"{start} {_compared(w, item)}\n{FINDINGS[n]}"


# --- The analysis of the year ----------------------------------------------------------------------------------------


def _group(w: Writer, numbers: list[int], none: str) -> str:
    if not numbers:
        return none
    return "\n".join(f"({w.number(place)}) {w.name(n)} {w.score(str(n))} คะแนน" for place, n in enumerate(numbers, 1))


def cotton_analysis(w: Writer) -> str:
    urgent = [n for n in ALL if w.value(str(n)) < TARGET]
    better = [n for n in ALL if TARGET <= w.value(str(n)) < EXCELLENT]
    keep = [n for n in ALL if w.value(str(n)) >= EXCELLENT]
    best, least = w.ends(map(str, ALL), best=True), w.ends(map(str, ALL))
    spread = w.value(best[0]) - w.value(least[0])
    parts = abs(w.value("EIT1") - w.value("EIT2"))
    apart = f"ต่างกัน {w.d(f'{parts:.2f}')} คะแนน" if parts else "ได้คะแนนเท่ากัน"
    points = "\n\n".join(f"{w.d(3)}.{w.number(n)} {_point(w, n)}" for n in ALL)
    return f"""การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน (ITA)
ปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อ.{w.district()} จ.{w.province()}

{w.number(1)}. ที่มา
สำนักงาน ป.ป.ช. ประกาศผลเมื่อวันที่ {w.d(18)} สิงหาคม {w.d(2568)} ผู้จัดทำได้นำคะแนนมาแยกดูเป็นรายเครื่องมือและรายตัวชี้วัด เพื่อให้ทุกกองเห็นงานของตนเอง มีผู้ตอบแบบ IIT {w.d(62)} คน และแบบ EIT {w.d(215)} คน รวมเป็น {w.d(277)} คน

{w.number(2)}. ผลในภาพรวม
{w.town()}ได้คะแนนรวม {w.score(TOTAL)} คะแนน จัดอยู่ในระดับ{w.level()} {_compared(w, TOTAL)}
คะแนนรวมปีนี้{_against_target(w, TOTAL)}
คะแนนของแต่ละเครื่องมือเป็นดังนี้
ก. IIT (คนในตอบ) {w.score("IIT")} คะแนน {_compared(w, "IIT")}
ข. EIT (คนนอกตอบ) {w.score("EIT")} คะแนน {_compared(w, "EIT")} ทั้งนี้ ส่วนที่ {w.d(1)} ได้ {w.score("EIT1")} คะแนน กับส่วนที่ {w.d(2)} ได้ {w.score("EIT2")} คะแนน {apart}
ค. OIT (ข้อมูลบน{w.spelt("เว็บไซต์")}) {w.score("OIT")} คะแนน {_compared(w, "OIT")}
คะแนนสูงสุดเป็นของ{_joined(w.name(item) for item in best)} ที่ {w.score(best[0], bare=True)} คะแนน ส่วนคะแนนต่ำสุดเป็นของ{_joined(w.name(item) for item in least)} ที่ {w.score(least[0])} คะแนน สองค่านี้ห่างกัน {w.d(f"{spread:.2f}")} คะแนน

{w.number(3)}. ผลรายตัวชี้วัด
{points}

{w.number(4)}. จัดกลุ่มประเด็น
{w.d(4)}.{w.number(1)} ข้อบกพร่องที่ต้องแก้ไขโดยเร่งด่วน (ต่ำกว่า {w.d(85)} คะแนน) มี {w.count(lambda v: v < TARGET)} ตัวชี้วัด
{_group(w, urgent, "ไม่มีตัวชี้วัดในกลุ่มนี้")}
{w.d(4)}.{w.number(2)} ประเด็นที่ต้องพัฒนาให้ดีขึ้น (ตั้งแต่ {w.d(85)} แต่ไม่ถึง {w.d(95)} คะแนน) มี {w.count(lambda v: TARGET <= v < EXCELLENT)} ตัวชี้วัด
{_group(w, better, "ไม่มีตัวชี้วัดในกลุ่มนี้")}
{w.d(4)}.{w.number(3)} ประเด็นที่ต้องรักษามาตรฐาน ({w.d(95)} คะแนนขึ้นไป) มี {w.count(lambda v: v >= EXCELLENT)} ตัวชี้วัด
{_group(w, keep, "ไม่มีตัวชี้วัดในกลุ่มนี้")}

{w.number(5)}. ความเห็นของผู้จัดทำ
ควรให้{w.spelt("บุคลากร")}ทุกกองได้อ่านผลฉบับนี้ก่อนการประชุมประจำเดือน และให้{w.word("หัวหน้าฝ่าย")}ชี้แจงด้วยวาจาไม่เกิน {w.d(15)} นาที จากนั้นจึงจัดทำมาตรการสำหรับปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ใช้งบประมาณไม่เกิน {w.d("20,000")} บาท จากข้อบัญญัติหมวดค่าใช้สอย ผู้สนใจอ่านฉบับเต็มได้ที่ {w.address("www.cottontown.go.th/ita/doc27")}
"""


# --- Tables of the tools ---------------------------------------------------------------------------------------------


def _tool_table(w: Writer, tool: str, place: int) -> str:
    rows = [f"ตัวชี้วัด\tคะแนนปี {w.year(w.before, short=True)}\tคะแนนปี {w.year(short=True)}\t+/-"]
    rows += [
        f"{w.d(n)} {w.name(n)}\t{w.score(str(n), w.before)}\t{w.score(str(n))}\t{w.signed(str(n))}" for n in TOOLS[tool]
    ]
    rows.append(f"รวม {tool}\t{w.score(tool, w.before)}\t{w.score(tool)}\t{w.signed(tool)}")
    least = min(TOOLS[tool], key=lambda n: w.value(str(n)))
    need = FULL - w.value(str(least))
    remark = w.pick(
        f"จุดที่ต้องดูแลก่อนคือ{w.name(least)} ซึ่งได้ {w.score(str(least))} คะแนน ยังเหลือช่องให้ทำเพิ่มอีก {w.d(f'{need:.2f}')} คะแนน",
        f"คะแนนเฉลี่ยของเครื่องมือนี้ {w.score(tool)} คะแนน {_compared(w, tool)}",
        f"ในเครื่องมือนี้ {w.name(least)} ได้คะแนนน้อยที่สุด คือ {w.score(str(least))} คะแนน",
    )
    return f"ตารางที่ {w.number(place)} เครื่องมือ {tool}\n{chr(10).join(rows)}\nข้อสังเกต {remark}"


def cotton_tables(w: Writer) -> str:
    tables = "\n\n".join(_tool_table(w, tool, place) for place, tool in enumerate(TOOLS, 1))
    key = str(min(TOOLS["IIT"], key=lambda n: w.value(str(n))))
    questions = w.facts.years[w.now].questions[key]
    asked = "\n".join(f"{question}\t{w.score(question)}" for question in questions)
    lowest = min(questions, key=w.value)
    return f"""สรุปคะแนน ITA ของ{w.town()} จังหวัด{w.province()} เปรียบเทียบสองปี ({w.year(w.before)} และ {w.year()})
จัดทำโดย กองสาธารณสุขและสิ่งแวดล้อม ข้อมูล ณ วันที่ {w.d(1)} ตุลาคม {w.d(2568)}

คะแนนรวมทุกเครื่องมือ\t{w.score(TOTAL, w.before)}\t{w.score(TOTAL)}\t{w.signed(TOTAL)}
ระดับ\t{w.level(w.before)}\t{w.level()}

{tables}

วิธีอ่านตาราง เครื่องหมาย + หมายถึงคะแนนมากกว่าปีก่อน เครื่องหมาย - หมายถึงคะแนนน้อยกว่าปีก่อน ตัวชี้วัดของ IIT มีน้ำหนักตัวละร้อยละ {w.d(6)} ของ EIT ตัวละร้อยละ {w.d(10)} และของ OIT ตัวละร้อยละ {w.d(20)} ของคะแนนรวม ดังนั้นถ้า OIT พลาดไปตัวเดียวคะแนนรวมจะลดลงมาก

ตารางที่ {w.number(4)} รายข้อของตัวชี้วัดที่ {w.d(key)} {w.name(key)} ({w.score(key)} คะแนน)
ข้อคำถาม\tคะแนน
{asked}
ข้อ {lowest} ได้คะแนนน้อยที่สุดในตัวชี้วัดนี้ คือ {w.score(lowest)} คะแนน

สรุปสั้น ๆ
- ตัวชี้วัดที่คะแนนเพิ่มขึ้น {w.changed(1)} ตัว คะแนนลดลง {w.changed(-1)} ตัว และคะแนนเท่าเดิม {w.changed(0)} ตัว จาก {w.d(10)} ตัว
- ได้ {w.d(85)} คะแนนขึ้นไป {w.count(lambda v: v >= TARGET)} ตัว และได้เต็ม {w.d(100)} คะแนน {w.count(lambda v: v == FULL)} ตัว
- คะแนนรวม {w.score(TOTAL)} คะแนน {_against_target(w, TOTAL)}
- ถ้าตัวเลขไม่ตรงกับระบบ ITAS ขอให้แจ้งที่{w.word("กองสาธารณสุข")} โทร. {w.d("0 4365 7712")} หรืออีเมล {w.address("health01@cottontown.go.th")} ในวันและเวลาราชการ
"""


# --- The plan of the next year ---------------------------------------------------------------------------------------

_STEPS = {
    1: ("อบรมมาตรฐานการบริการให้พนักงานส่วนหน้า", "สำนักปลัด", "อบรมครึ่งวัน ผู้เข้าอบรมไม่น้อยกว่าร้อยละ 80 ของพนักงานทั้งหมด"),
    2: ("เปิดเผยการใช้จ่ายเงินรายไตรมาส", "กองคลัง", "สรุปเป็นภาพเดียวแล้วติดที่ศาลาประชาคม 14 ชุมชน"),
    3: ("ออกคำสั่งมอบหมายงานเป็นลายลักษณ์อักษร", "งานการเจ้าหน้าที่", "ทบทวนคำสั่งปีละ 2 ครั้ง และแจ้งเวียนภายใน 3 วัน"),
    4: ("ทำทะเบียนยืมคืนทรัพย์สินของทุกกอง", "กองสาธารณสุขและสิ่งแวดล้อม", "ตรวจนับทุก 3 เดือน และรายงานปลัดเทศบาลภายใน 7 วัน"),
    5: ("ประชาสัมพันธ์ช่องทางแจ้งเบาะแส", "งานนิติการ", "ติดแผ่นป้าย 6 จุด และชี้แจงในที่ประชุมพนักงาน"),
    6: ("จัดผู้ให้คำแนะนำประจำจุดบริการ", "สำนักปลัด", "เปิดบริการช่วงเวลา 12.00-13.00 น. ทุกวันทำการ"),
    7: ("เพิ่มช่องทางสื่อสารกับผู้ที่อยู่นอกพื้นที่", "งานประชาสัมพันธ์", "ส่งข่าวสัปดาห์ละ 1 ครั้ง และตอบข้อความภายใน 24 ชั่วโมง"),
    8: ("สาธิตการขอรับบริการออนไลน์ในชุมชน", "กองช่าง", "ออกหน่วยเดือนละ 1 ชุมชน ชุมชนละ 30 คน"),
    9: ("จัดหมวดหมู่ข้อมูลบนหน้าเว็บใหม่", "งานประชาสัมพันธ์", "ตรวจลิงก์ทุกวันศุกร์ แก้ไขให้เสร็จใน 2 วันทำการ"),
    10: ("รายงานผลลัพธ์ของแผนป้องกันการทุจริต", "หน่วยตรวจสอบภายใน", "รายงานรอบ 6 เดือนและรอบ 12 เดือน"),
}


def cotton_plan(w: Writer) -> str:
    order = sorted(ALL, key=lambda n: w.value(str(n)))[:4]
    first = order[0]
    rows = "\n".join(
        "\t".join(
            (
                w.number(place),
                title,
                f"{w.name(n)} ได้ {w.score(str(n))} คะแนน",
                w.d(how),
                w.pick(
                    f"ต.ค. {w.period_year(w.now, short=True)} - ก.ย. {w.period_year(w.now + 1, short=True)}",
                    f"ม.ค. - มิ.ย. {w.period_year(w.now + 1, short=True)}",
                ),
                unit,
            )
        )
        for place, n in enumerate(order, 1)
        for title, unit, how in [_STEPS[n]]
    )
    fallen = _sorted_by_change(w, -1)
    falls = (
        f"ที่น่าห่วงคือตัวชี้วัดซึ่งคะแนนลดลงมากกว่าตัวอื่น ได้แก่ {w.name(fallen[0])} จาก {w.score(str(fallen[0]), w.before)} เป็น {w.score(str(fallen[0]))} คะแนน"
        if fallen
        else "ปีนี้ไม่มีตัวชี้วัดใดได้คะแนนน้อยกว่าปีก่อน"
    )
    return f"""การนำผลการวิเคราะห์การประเมิน ITA ปีงบประมาณ พ.ศ. {w.year()} ไปสู่การปฏิบัติ
ในปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)}
ของ{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

เหตุผล
จากการประเมินปี {w.year()} ซึ่ง{w.town()}ได้ {w.score(TOTAL)} คะแนน (ระดับ{w.level()}) นั้น คณะผู้จัดทำเห็นว่าควรเริ่มจากตัวชี้วัดที่ได้คะแนนน้อย {w.d(len(order))} ลำดับแรก คือ {_joined(f"{w.name(n)} ({w.score(str(n))})" for n in order)} ตามลำดับ ส่วนตัวชี้วัดที่ได้ไม่ถึง {w.d(85)} คะแนน มีทั้งหมด {w.count(lambda v: v < TARGET)} ตัวชี้วัด {falls}

ตารางมาตรการ
ที่\tมาตรการ/กิจกรรม\tผลการวิเคราะห์\tวิธีปฏิบัติ\tระยะเวลา\tผู้รับผิดชอบ
{rows}

การกำกับติดตาม
{w.number(1)}. ให้ผู้รับผิดชอบรายงานความก้าวหน้าสองครั้ง คือ ภายในวันที่ {w.d(31)} มีนาคม {w.d(2569)} และภายในวันที่ {w.d(15)} กันยายน {w.d(2569)}
{w.number(2)}. กองสาธารณสุขและสิ่งแวดล้อมเป็นผู้รวบรวมเสนอ{w.word("ผู้บริหาร")} และนำขึ้น{w.spelt("เว็บไซต์")}ที่ {w.address("https://cottontown.go.th/plan69")}
{w.number(3)}. ตั้งเป้าหมายให้{w.name(first)}ซึ่งปี {w.year()} ได้ {w.score(str(first))} คะแนน ดีขึ้นในการประเมินครั้งหน้า และให้คะแนนรวมไม่ต่ำกว่า {w.d(95)} คะแนน
{w.number(4)}. การเบิกจ่ายให้{w.spelt("ปฏิบัติ")}ตามระเบียบกระทรวงมหาดไทยว่าด้วยการรับเงิน การเบิกจ่ายเงินฯ ขององค์กรปกครองส่วนท้องถิ่น พ.ศ. {w.other_year(2566)} วงเงินรวม {w.d("45,500")} บาท

ช่วงเวลาดำเนินงานทั้งหมด เริ่ม {w.d(1)} ตุลาคม {w.period_year(w.now)} สิ้นสุด {w.d(30)} กันยายน {w.period_year(w.now + 1)}
"""


# --- News for the communities ----------------------------------------------------------------------------------------


def cotton_news(w: Writer) -> str:
    best = w.ends(map(str, ALL), best=True)
    least = w.ends(map(str, ALL))
    risen = _sorted_by_change(w, 1)[:3]
    gains = "\n".join(
        f"* {w.name(n)} {w.verb(str(n))} {w.amount(str(n))} คะแนน เป็น {w.score(str(n))} คะแนน" for n in risen
    )
    first, last = (w.pick("สวัสดีพี่น้องชาวชุมชน", "เรียน ประธานชุมชนและ อสม. ทุกท่าน"), w.pick("ขอบคุณทุกท่าน", "ด้วยความขอบคุณ"))
    each = "\n".join(f"{w.number(n)}) {w.name(n)} = {w.score(str(n), bare=True)}" for n in ALL)
    return f"""จดหมายข่าว{w.town()} ฉบับที่ {w.d(11)} ประจำเดือนพฤศจิกายน {w.d(2568)}
เรื่องเด่น: ผลคะแนน ITA ปี {w.year()} ของเทศบาลเรา

{first}
ปีนี้เทศบาลของเราได้คะแนน ITA {w.score(TOTAL)} คะแนน อยู่ในระดับ "{w.level()}" {_compared(w, TOTAL)}
คะแนนนี้มาจากสามส่วน คือ คนทำงานในเทศบาลตอบ (IIT) {w.score("IIT")} คะแนน ประชาชนและผู้มาติดต่อตอบ (EIT) {w.score("EIT")} คะแนน และการตรวจข้อมูลบนหน้าเว็บ (OIT) {w.score("OIT")} คะแนน

คะแนนทั้ง {w.d(10)} เรื่อง
{each}

เรื่องที่ทำได้ดีที่สุด: {_joined(w.name(item) for item in best)} ได้ {w.score(best[0], bare=True)} คะแนน
เรื่องที่ต้องช่วยกันมากที่สุด: {_joined(w.name(item) for item in least)} ได้ {w.score(least[0])} คะแนน
{f"เรื่องที่ขยับขึ้นมากเมื่อเทียบกับปี {w.year(w.before)}" if risen else "ปีนี้ยังไม่มีเรื่องใดที่คะแนนเพิ่มขึ้น"}
{gains}
ในสิบเรื่องนี้มี {w.count(lambda v: v >= EXCELLENT)} เรื่องที่ได้ตั้งแต่ {w.d(95)} คะแนน และมี {w.changed(-1)} เรื่องที่คะแนนลดลง

ฝากประชาสัมพันธ์
- วันที่ {w.d(20)} พฤศจิกายน {w.d(2568)} เวลา {w.d("09.00")} น. เปิดรับฟังความเห็นที่ศาลาประชาคม ชุมชนละ {w.d(5)} คน
- ฉีดวัคซีนป้องกันโรคพิษสุนัขบ้าฟรี {w.d(300)} ตัวแรก ตั้งแต่วันที่ {w.d(1)} ถึง {w.d(15)} ธันวาคม {w.d(2568)}
- ผู้สูงอายุขอรับ{w.word("คำปรึกษา")}เรื่องสิทธิและ{w.spelt("กฎหมาย")}ได้ทุกวันพุธ
- แจ้งเรื่องร้องเรียนได้ที่ LINE {w.address("@cotton4town")} หรือสายด่วนเทศบาล {w.d("1132")} ตลอด {w.d(24)} ชั่วโมง
{last}
กองสาธารณสุขและสิ่งแวดล้อม {w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
"""


# --- What became of the measures -------------------------------------------------------------------------------------


def cotton_measures(w: Writer) -> str:
    undone = [m for m in w.measures if not m.is_done]
    rows = "\n".join(
        f"{w.number(n)}\t{m.title}\t{w.unit(m, ' / ')}\t{w.months(m)}\t{w.status(m)}\t{w.d(15 + 6 * n)} คน"
        for n, m in enumerate(w.measures, 1)
    )
    waiting = "\n".join(
        f"- {m.title} ({w.unit(m)}) {w.status(m)} เพราะต้องเลื่อนกิจกรรมออกไปในช่วงที่โรคไข้เลือดออกระบาด ระยะเวลาตามแผน {w.months(m, whole=True)}"
        for m in undone
    )
    scores = "\n".join(f"{w.name(n)}\t{w.score(str(n), w.before)}\t{w.score(str(n))}\t{w.signed(str(n))}" for n in ALL)
    least = w.weakest()
    return f"""รายงานผลการนำมาตรการส่งเสริมคุณธรรมและความโปร่งใสไปปฏิบัติ
ประจำปีงบประมาณ พ.ศ. {w.year()} รอบ {w.d(12)} เดือน (ตุลาคม {w.period_year(w.before)} - กันยายน {w.period_year(w.now)})
หน่วยงาน {w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

{w.number(1)}) ความเป็นมาโดยย่อ
ในปีงบประมาณ พ.ศ. {w.d(w.now)} เทศบาลมีมาตรการทั้งหมด {w.measure_count()} มาตรการ ทำเสร็จแล้ว {w.done_count()} มาตรการ ยังไม่เสร็จ {w.d(len(undone))} มาตรการ

{w.number(2)}) ผลการปฏิบัติ
ลำดับ\tมาตรการ\tเจ้าของเรื่อง\tช่วงเวลา\tผล\tผู้เข้าร่วม
{rows}

มาตรการที่ยังไม่เสร็จและสาเหตุ
{waiting}

{w.number(3)}) คะแนนหลังทำมาตรการ
คะแนนรวมปี {w.year()} ได้ {w.score(TOTAL)} คะแนน ระดับ{w.level()} {_compared(w, TOTAL)}
IIT {w.score("IIT")} คะแนน EIT {w.score("EIT")} คะแนน และ OIT {w.score("OIT")} คะแนน
ตัวชี้วัด\tปี {w.year(w.before)}\tปี {w.year()}\tเปลี่ยนแปลง
{scores}
รวมแล้วคะแนนดีขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด และคงเดิม {w.changed(0)} ตัวชี้วัด

{w.number(4)}) สิ่งที่จะทำต่อ
- ตัวชี้วัดที่ {w.d(least)} {w.name(least)} ได้เพียง {w.score(str(least))} คะแนน จะนำไปตั้งเป็นมาตรการแรกของปีหน้า
- ตรวจข้อมูลรายการ o2 {w.item_title("o2")} และรายการ o4 {w.item_title("o4")} ให้เป็นปัจจุบันทุกวันที่ {w.d(5)} ของเดือน
- ส่งเสริมให้ใช้ระบบ {w.spelt("E-Service")} ในการขอ{w.word("ใบอนุญาต")}ของกองสาธารณสุข ซึ่งปีที่ผ่านมามีผู้ยื่นคำขอ {w.d(87)} ราย คิดเป็นร้อยละ {w.d(34)} ของทั้งหมด
- รายงานฉบับนี้เผยแพร่ที่ {w.address("www.cottontown.go.th/o28")}
"""


PLANNED: tuple[Style, ...] = (cotton_measures,)
STYLES: tuple[Style, ...] = (cotton_analysis, cotton_tables, cotton_plan, cotton_news, *PLANNED)
