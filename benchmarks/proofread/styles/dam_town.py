"""Papers of a young policy and plan analyst of a town below a dam: tables with notes, a summary, a plan table, a report.

Written blind: before anything of the proofreader's rules was seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL
from scores.analysis import rounded

IIT, EIT, OIT = range(1, 6), range(6, 9), range(9, 11)
ALL = range(1, 11)
TOOLS = {"IIT": (IIT, 30), "EIT": (EIT, 30), "OIT": (OIT, 40)}
FULL, GOOD, TARGET = Decimal(100), Decimal(95), Decimal(85)


def _row(*cells: str) -> str:
    return "\t".join(cells)


def _and(words: Iterable[str]) -> str:
    *firsts, end = words
    return f"{', '.join(firsts)} และ {end}" if firsts else end


def _moved(w: Writer, direction: int, numbers: Iterable[int] = ALL) -> list[int]:
    return [n for n in numbers if w.delta(str(n)) * direction > 0]


def _sentence(w: Writer, item: str, label: str) -> str:
    """One reading of a row, changing its order."""
    if w.delta(item) == 0:
        return f"{label} มีค่าคงที่ที่ {w.score(item)} คะแนน ทั้งปี {w.year(w.before)} และปี {w.year()}"
    return w.pick(
        f"{label} มีค่าเท่ากับ {w.score(item)} คะแนน {w.rise(item)} เมื่อเทียบกับปี {w.year(w.before)}",
        f"เมื่อเทียบปี {w.year(w.before)} กับปี {w.year()} พบว่า {label} {w.rise(item)} (จาก {w.score(item, w.before)} เป็น {w.score(item)})",
        f"{label} อยู่ที่ {w.score(item)} คะแนน ขณะที่ปี {w.year(w.before)} อยู่ที่ {w.score(item, w.before)} คะแนน ส่วนต่าง {w.signed(item)}",
        f"{label} ปี {w.year()} {w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปี {w.year(w.before)} จำนวน {w.amount(item)} คะแนน โดยมีค่า {w.score(item)}",
    )


def _no(w: Writer, n: int) -> str:
    return f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)}"


def _target(w: Writer, item: str) -> str:
    gap = w.value(item) - TARGET
    word = "สูงกว่าเกณฑ์" if gap > 0 else "ต่ำกว่าเกณฑ์" if gap < 0 else "เท่ากับเกณฑ์"
    return f"{word} {w.d(85)} คะแนน" + (f" อยู่ {w.d(f'{abs(gap):.2f}')} คะแนน" if gap else "")


def _range(w: Writer, numbers: Iterable[int]) -> str:
    """The note under a table: the highest, the lowest, how far apart."""
    items = [str(n) for n in numbers]
    high, low = w.ends(items, best=True), w.ends(items)
    if w.value(high[0]) == w.value(low[0]):
        return f"ทุกตัวชี้วัดในตารางได้เท่ากันคือ {w.score(low[0])} คะแนน"
    apart = w.value(high[0]) - w.value(low[0])
    return (
        f"ค่าสูงสุดในตาราง คือ {_and(w.name(item) for item in high)} ({w.score(high[0])}) "
        f"ค่าต่ำสุด คือ {_and(w.name(item) for item in low)} ({w.score(low[0])}) "
        f"{w.pick('พิสัย', 'ห่างกัน', 'ช่วงห่าง')} {w.d(f'{apart:.2f}')} คะแนน"
    )


# --- A report of tables with notes under them ------------------------------------------------------------------------


def dam_tables(w: Writer) -> str:
    parts = []
    for place, (tool, (numbers, weight)) in enumerate(TOOLS.items(), 2):
        rows = "\n".join(
            _row(w.d(n), w.name(n), w.score(str(n), w.before), w.score(str(n)), w.signed(str(n))) for n in numbers
        )
        parts.append(f"""ตารางที่ {w.number(place)} คะแนนตามตัวชี้วัด แบบวัด {tool} (น้ำหนักร้อยละ {w.d(weight)})
ตัวชี้วัดที่\tชื่อตัวชี้วัด\tปี {w.year(w.before)}\tปี {w.year()}\tผลต่าง
{rows}
\tค่าเฉลี่ย {tool}\t{w.score(tool, w.before)}\t{w.score(tool)}\t{w.signed(tool)}
ข้อสังเกต: {_sentence(w, tool, f"ค่าเฉลี่ย {tool}")} {_range(w, numbers)}""")
    years = (w.now - 2, w.before, w.now)
    head = "\n".join(
        _row(label, *(w.score(item, year) for year in years))
        for label, item in (("คะแนนรวม", TOTAL), ("IIT", "IIT"), ("EIT", "EIT"), ("OIT", "OIT"))
    )
    low = w.weakest()
    keys = w.facts.years[w.now].questions[str(low)] if low in IIT else ()
    asked = "\n".join(_row(key, w.score(key)) for key in keys)
    last = (
        f"ตารางที่ {w.number(5)} คะแนนรายข้อคำถามของ{_no(w, low)}\nข้อ\tคะแนน\n{asked}\nข้อสังเกต: มีข้อคำถาม {w.d(len(keys))} ข้อ คะแนนตัวชี้วัดเท่ากับ {w.score(str(low))}"
        if keys
        else f"หมายเหตุท้ายตาราง: {_no(w, low)} ได้ {w.score(str(low))} คะแนน ไม่ได้แสดงรายข้อในรายงานฉบับนี้"
    )
    return f"""รายงานวิเคราะห์ข้อมูลผลการประเมิน ITA ปีงบประมาณ พ.ศ. {w.year()}
หน่วยงาน: {w.town()} อ.{w.district()} จ.{w.province()}
จัดทำโดย: งานวิเคราะห์นโยบายและแผน (ข้อมูล ณ วันที่ {w.d(12)} กันยายน {w.d(2568)})

ตารางที่ {w.number(1)} คะแนนรวมและคะแนนตามเครื่องมือ ย้อนหลัง {w.d(3)} ปี
รายการ\tปี {w.year(w.now - 2)}\tปี {w.year(w.before)}\tปี {w.year()}
{head}
ข้อสังเกต: {_sentence(w, TOTAL, "คะแนนรวม")} ระดับผลการประเมินคือ {w.level()} ทั้งนี้ คะแนนรวม{_target(w, TOTAL)}

{(chr(10) * 2).join(parts)}

{last}

สรุปจากตารางทั้งหมด
- ตัวชี้วัดที่คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด คงที่ {w.changed(0)} ตัวชี้วัด รวม {w.d(10)} ตัวชี้วัด
- ตัวชี้วัดที่ได้คะแนนเต็ม {w.d(100)} คะแนน มี {w.count(lambda v: v == FULL)} ตัวชี้วัด
- ผู้ตอบ IIT {w.d(76)} จาก {w.d(80)} คน (ร้อยละ {w.d("95.00")}) ผู้ตอบ EIT {w.d(214)} คน
- ไฟล์{w.word("ข้อมูลดิบ")}: {w.address("https://data.damtown.go.th/ita/2568.csv")}
"""


# --- An executive summary --------------------------------------------------------------------------------------------


def dam_summary(w: Writer) -> str:
    low = w.weakest()
    risen, fallen = _moved(w, 1), _moved(w, -1)
    up = max(risen, key=lambda n: w.delta(str(n))) if risen else 0
    down = min(fallen, key=lambda n: w.delta(str(n))) if fallen else 0
    best = (
        f"ตัวชี้วัดที่ปรับตัวดีที่สุด: {w.name(up)} {w.verb(str(up))} {w.amount(str(up))} คะแนน (ปี {w.year(w.before)} = {w.score(str(up), w.before)}, ปี {w.year()} = {w.score(str(up))})"
        if up
        else "ไม่พบตัวชี้วัดที่คะแนนเพิ่มขึ้น"
    )
    worst = (
        f"ตัวชี้วัดที่ถดถอยมากที่สุด: {w.name(down)} {w.verb(str(down))} {w.amount(str(down))} คะแนน เหลือ {w.score(str(down))} คะแนน"
        if down
        else "ไม่พบตัวชี้วัดที่คะแนนลดลง"
    )
    behind = [n for n in ALL if w.value(str(n)) < TARGET]
    watch = (
        f"กลุ่มเฝ้าระวัง (ต่ำกว่า {w.d(85)}): {w.count(lambda v: v < TARGET)} ตัวชี้วัด คือ "
        + _and(f"{w.name(n)} {w.score(str(n))}" for n in behind)
        if behind
        else f"กลุ่มเฝ้าระวัง (ต่ำกว่า {w.d(85)}): ไม่มี"
    )
    worth = "\n".join(
        f"  • {tool} {w.score(tool)} × {w.d(f'0.{weight}')} ≈ {w.d(rounded(w.value(tool) * weight / 100))}"
        for tool, (_, weight) in TOOLS.items()
    )
    return f"""บทสรุปผู้บริหาร (Executive Summary)
ผลการประเมิน ITA ของ{w.town()} จังหวัด{w.province()} ปีงบประมาณ พ.ศ. {w.year()}

ประเด็นหลัก
{w.number(1)}. {_sentence(w, TOTAL, "คะแนนรวม")} ระดับ{w.level()}
{w.number(2)}. {_sentence(w, "IIT", "มุมมองภายใน (IIT)")}
{w.number(3)}. {_sentence(w, "EIT", "มุมมองภายนอก (EIT)")} แบ่งเป็น EIT ส่วนที่ {w.d(1)} เท่ากับ {w.score("EIT1")} และ EIT ส่วนที่ {w.d(2)} เท่ากับ {w.score("EIT2")}
{w.number(4)}. {_sentence(w, "OIT", "การเปิดเผยข้อมูล (OIT)")}
{w.number(5)}. {best}
{w.number(6)}. {worst}
{w.number(7)}. {watch}

องค์ประกอบของคะแนนรวม (คิดตามน้ำหนัก {w.d(30)}:{w.d(30)}:{w.d(40)} โดยประมาณ)
{worth}
ดังนั้น OIT จึงเป็นเครื่องมือที่มีน้ำหนักมากที่สุด การเสียคะแนน OIT {w.d(1)} คะแนนกระทบคะแนนรวม {w.d("0.40")} คะแนน

ข้อเสนอเชิงนโยบาย
ก) เร่งยกระดับเรื่อง{w.name(low)} ซึ่งเป็นตัวชี้วัดที่ต่ำที่สุด ({w.score(str(low))} คะแนน) ก่อนตัวอื่น
ข) ใช้วงเงิน {w.d("85,000")} บาท จากหมวดค่าใช้สอย สำหรับพัฒนา{w.spelt("เว็บไซต์")}และระบบ {w.spelt("E-Service")}
ค) กำหนด{w.word("ตัวชี้วัด")}ระดับกองในปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} (ต.ค. {w.period_year(w.now, short=True)} – ก.ย. {w.period_year(w.now + 1, short=True)})
ง) รายงานผลต่อผู้บริหารทุกไตรมาส รวม {w.d(4)} ครั้ง
ติดต่อผู้จัดทำ: {w.address("plan02@damtown.go.th")} โทร. {w.d("0 4481 7733")} ต่อ {w.d(23)}
"""


# --- A plan table ----------------------------------------------------------------------------------------------------


def dam_plan_table(w: Writer) -> str:
    rows = "\n".join(
        _row(w.number(n), m.title, w.unit(m, w.pick(", ", " / ")), w.months(m), w.status(m))
        for n, m in enumerate(w.measures, 1)
    )
    low = w.weakest()
    return f"""ตารางกำกับแผนมาตรการส่งเสริมคุณธรรมและความโปร่งใส
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
ปีงบประมาณ พ.ศ. {w.d(w.now)} (จำนวน {w.measure_count()} มาตรการ)

ลำดับ\tมาตรการ\tผู้รับผิดชอบ\tระยะเวลา\tสถานะ
{rows}

คำอธิบายตาราง
{w.number(1)}) สถานะนับถึงวันที่ {w.d(30)} กันยายน {w.d(2568)} มีมาตรการที่แล้วเสร็จ {w.done_count()} มาตรการ จากทั้งหมด {w.measure_count()} มาตรการ
{w.number(2)}) งบประมาณรวมทั้งแผน {w.d("214,500")} บาท เบิกจ่ายแล้ว {w.d("171,600")} บาท คิดเป็นร้อยละ {w.d("80.00")}
{w.number(3)}) {w.word("ระยะเวลา")}ในตารางเป็นไปตามแผนที่นายกเทศมนตรีอนุมัติ ไม่ใช่วันที่ทำจริง

เทียบกับผลคะแนน
เครื่องมือ\tปี {w.year(w.before)}\tปี {w.year()}\tเปลี่ยนแปลง
{chr(10).join(_row(tool, w.score(tool, w.before), w.score(tool), w.signed(tool)) for tool in TOOLS)}
คะแนนรวม\t{w.score(TOTAL, w.before)}\t{w.score(TOTAL)}\t{w.signed(TOTAL)}
อ่านค่า: {_sentence(w, TOTAL, "คะแนนรวม")} ส่วนตัวชี้วัดที่ควรมีมาตรการเพิ่มคือ{w.name(low)} ({w.score(str(low))} คะแนน)
อ่านค่า: ตัวชี้วัดที่คะแนนเพิ่มขึ้นมี {w.changed(1)} ตัวชี้วัด และที่ลดลงมี {w.changed(-1)} ตัวชี้วัด
ดูแผนฉบับเต็มที่ {w.address("www.damtown.go.th/plan/68-07")}
"""


# --- A report of implementation by question and answer ---------------------------------------------------------------


def dam_progress(w: Writer) -> str:
    done = [m for m in w.measures if m.is_done]
    pending = [m for m in w.measures if not m.is_done]
    finished = "\n".join(
        f"({w.number(n)}) {m.title} | {w.unit(m)} | {w.months(m, whole=True)} | ผู้ร่วมกิจกรรม {w.d(18 + 6 * n)} คน"
        for n, m in enumerate(done, 1)
    )
    going = "\n".join(
        f"({w.number(n)}) {m.title} | {w.unit(m)} | {w.months(m, whole=True)} | {w.status(m)}"
        for n, m in enumerate(pending, 1)
    )
    changes = "\n".join(f"- {_sentence(w, str(n), _no(w, n))}" for n in ALL)
    share = rounded(Decimal(100 * len(done)) / len(w.measures))
    return f"""รายงานผลการดำเนินการตามมาตรการ ITA
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

ถาม: แผนปี {w.d(w.now)} มีกี่มาตรการ ทำเสร็จเท่าไร
ตอบ: มี {w.measure_count()} มาตรการ เสร็จแล้ว {w.done_count()} มาตรการ คิดเป็นร้อยละ {w.d(share)} ของทั้งหมด

ถาม: มาตรการใดแล้วเสร็จ
ตอบ:
{finished}

ถาม: มาตรการใดยังไม่จบ
ตอบ:
{going}

ถาม: คะแนนเปลี่ยนไปอย่างไร
ตอบ: {_sentence(w, TOTAL, "คะแนนรวม")} ระดับที่ได้คือ{w.level()} รายตัวชี้วัดเป็นดังนี้
{changes}
นับได้ว่าเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด คงที่ {w.changed(0)} ตัวชี้วัด

ถาม: ข้อมูล OIT ข้อใดต้องปรับก่อน
ตอบ: ข้อ o{1} {w.item_title("o1")} ข้อ o{4} {w.item_title("o4")} และข้อ o{5} {w.item_title("o5")} เนื่องจากข้อมูลบน{w.spelt("เว็บไซต์")}ปรับครั้งล่าสุดเมื่อเดือนมีนาคม {w.d(2568)}

ถาม: มีปัญหาอุปสรรคหรือไม่
ตอบ: มี คือ{w.spelt("บุคลากร")}ของกองที่รับผิดชอบมีเพียง {w.d(3)} คน และอุปกรณ์ถ่ายทอดสดชำรุด {w.d(1)} ชุด จึงควร{w.word("ทบทวน")}อัตรากำลังก่อนเริ่มแผนใหม่ สอบถามเพิ่มเติมทาง {w.address("line.me/ti/p/@damtown77")}
"""


# --- A web news item with key figures --------------------------------------------------------------------------------


def dam_web(w: Writer) -> str:
    low = w.weakest()
    bars = "\n".join(
        f"{w.name(n)}: {w.score(str(n), bare=True)} (ปีก่อน {w.score(str(n), w.before, bare=True)})" for n in ALL
    )
    tops = w.ends((str(n) for n in ALL), best=True)
    return f"""[ข่าวงานแผน] เปิดผล ITA {w.year()} {w.town()} {w.pick("ได้ระดับ", "อยู่ในระดับ")}{w.level()}
โพสต์เมื่อ {w.d(18)} ก.ย. {w.d(2568)} | อ่าน {w.d(342)} ครั้ง

{w.town()} อำเภอ{w.district()} จังหวัด{w.province()} เผยผลคะแนนประจำปีงบประมาณ พ.ศ. {w.year()} {_sentence(w, TOTAL, "คะแนนรวม")} ซึ่งผลปีนี้{_target(w, TOTAL)}

ตัวเลขสำคัญ
▸ IIT {w.score("IIT")} | EIT {w.score("EIT")} | OIT {w.score("OIT")}
▸ ได้ตั้งแต่ {w.d(95)} คะแนนขึ้นไป {w.count(lambda v: v >= GOOD)} จาก {w.d(10)} ตัวชี้วัด
▸ ต่ำกว่า {w.d(85)} คะแนน {w.count(lambda v: v < TARGET)} ตัวชี้วัด
▸ อันดับหนึ่ง: {_and(w.name(item) for item in tops)} ({w.score(tops[0])} คะแนน)
▸ ท้ายตาราง: {w.name(low)} ({w.score(str(low))} คะแนน)

คะแนนทุกตัวชี้วัดปี {w.year()} ในวงเล็บเป็นของปี {w.year(w.before)}
{bars}

เทียบรายเครื่องมือ
- {_sentence(w, "IIT", "แบบวัด IIT")}
- {_sentence(w, "EIT", "แบบวัด EIT")}
- {_sentence(w, "OIT", "แบบวัด OIT")}

เทศบาลขอขอบคุณ{w.word("ประชาชน")}ที่ร่วมตอบแบบสอบถาม และขอเชิญรับฟังการชี้แจงในวันพุธที่ {w.d(24)} กันยายน {w.d(2568)} เวลา {w.d("09.00")} น. ที่ศาลาประชาคมหน้าสันเขื่อน รับจำนวน {w.d(150)} ที่นั่ง
อ่านรายงานเต็ม: {w.address("https://www.damtown.go.th/news/1186")}
#ITA #โปร่งใส #{w.d(2568)}
"""


PLANNED: tuple[Style, ...] = (dam_plan_table, dam_progress)
STYLES: tuple[Style, ...] = (dam_tables, dam_summary, dam_web, *PLANNED)
