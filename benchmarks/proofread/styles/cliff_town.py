"""Papers of an internal auditor who also coordinates ITA: sober sentences, figures held against each other, notes.

An audit note, a table of three years, minutes, a form with boxes, questions and answers, a follow-up of measures.
Written before anything of what they give was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

ALL = range(1, 11)
TOOLS = {"IIT": range(1, 6), "EIT": range(6, 9), "OIT": range(9, 11)}
WEIGHTS = {"IIT": Decimal("0.30"), "EIT": Decimal("0.30"), "OIT": Decimal("0.40")}
PARTS = ("IIT", "EIT1", "EIT2", "OIT")
TARGET, HIGH, CENT = Decimal(85), Decimal(95), Decimal("0.01")


def _cents(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_HALF_UP)


def _and(words: Iterable[str]) -> str:
    *firsts, last = words
    return f"{', '.join(firsts)} กับ {last}" if firsts else last


def _no(w: Writer, n: int) -> str:
    """The number of an indicator with its name, in one of the ways of this writer."""
    return w.pick(f"ตัวชี้วัดที่ {w.d(n)} ({w.name(n)})", f"ตัวชี้วัด {w.d(n)} {w.name(n)}", f"ตัวชี้วัดที่ {w.d(n)} เรื่อง {w.name(n)}")


def _against(w: Writer, item: str) -> str:
    if w.delta(item) == 0:
        return f"ไม่ต่างจากปี {w.year(w.before)}"
    return w.pick(
        f"{w.verb(item)}จากปี {w.year(w.before)} เท่ากับ {w.amount(item)} คะแนน",
        f"ผลต่างจากปี {w.year(w.before)} คือ {w.verb(item)} {w.amount(item)} คะแนน",
        f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปี {w.year(w.before)} ซึ่งได้ {w.score(item, w.before)} คะแนน อยู่ {w.amount(item)} คะแนน",
    )


def _ends(w: Writer, items: Iterable[int], *, best: bool = False) -> list[int]:
    return [int(item) for item in w.ends(map(str, items), best=best)]


def _recomputed(w: Writer) -> str:
    """The total once more from the instruments."""
    again = _cents(sum((w.value(tool) * weight for tool, weight in WEIGHTS.items()), Decimal(0)))
    apart = abs(again - w.value(TOTAL))
    if apart == 0:
        return f"คำนวณซ้ำได้ {w.d(again)} คะแนน ตรงกับที่ประกาศ"
    return f"คำนวณซ้ำได้ {w.d(again)} คะแนน ต่างจากที่ประกาศ {w.d(apart)} คะแนน เกิดจากการปัดเศษ ไม่ถือเป็นข้อผิดพลาด"


# --- The audit note --------------------------------------------------------------------------------------------------


def _finding(w: Writer, n: int) -> str:
    item = str(n)
    gap = w.value(item) - TARGET
    judged = (
        f"สูงกว่าเกณฑ์ {w.d(f'{gap:.2f}')} คะแนน"
        if gap > 0
        else f"ต่ำกว่าเกณฑ์ {w.d(f'{-gap:.2f}')} คะแนน"
        if gap
        else "เท่าเกณฑ์พอดี"
    )
    return f"({w.number(n)}) {_no(w, n)} ได้ {w.score(item)} คะแนน {_against(w, item)} {judged}"


def cliff_town_audit(w: Writer) -> str:
    low, best = _ends(w, ALL), _ends(w, ALL, best=True)
    wide = w.value(str(best[0])) - w.value(str(low[0]))
    mean = _cents(sum((w.value(str(n)) for n in ALL), Decimal(0)) / 10)
    shares = "\n".join(
        f"- {tool} {w.score(tool)} คะแนน คูณน้ำหนัก {w.d(weight)} เท่ากับ {w.d(f'{w.value(tool) * weight:.4f}')}"
        for tool, weight in WEIGHTS.items()
    )
    findings = "\n".join(_finding(w, n) for n in ALL)
    under = [part for part in PARTS if w.value(part) < TARGET]
    parts = f"เครื่องมือที่ต่ำกว่า {w.d(85)} มี {w.d(len(under))} รายการ" if under else "ทุกรายการไม่ต่ำกว่าเกณฑ์"
    return f"""รายงานการสอบทานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()}
หน่วยตรวจสอบภายใน {w.town()}
อำเภอ{w.district()} จังหวัด{w.province()}
กระดาษทำการเลขที่ {w.d("ITA-07/2568")} สอบทานระหว่างวันที่ {w.d(6)} - {w.d(10)} ตุลาคม {w.d(2568)} ใช้เวลา {w.d(5)} วันทำการ

{w.number(1)}. ขอบเขต
สอบทานตัวเลขที่ประกาศกับตัวเลขในรายงานของเทศบาล จำนวน {w.d(38)} รายการ สัมภาษณ์ผู้รับผิดชอบ {w.d(4)} คน ไม่รวมการตรวจหลักฐานราย{w.word("ข้อคำถาม")}
{w.number(2)}. ความถูกต้องของคะแนนรวม
คะแนนรวมที่ประกาศ {w.score(TOTAL)} คะแนน ระดับ "{w.level()}" {_against(w, TOTAL)}
{shares}
{_recomputed(w)}
{w.number(3)}. ความสอดคล้องของ EIT
ส่วนที่ {w.d(1)} ได้ {w.score("EIT1")} คะแนน ส่วนที่ {w.d(2)} ได้ {w.score("EIT2")} คะแนน ค่ากลางของสองส่วนเท่ากับ {w.score("EIT")} คะแนน ตรงกัน
เมื่อพิจารณา IIT, EIT ส่วนที่ {w.d(1)}, EIT ส่วนที่ {w.d(2)} และ OIT เทียบเกณฑ์ {w.d(85)} คะแนน {parts}
{w.number(4)}. ข้อตรวจพบรายตัวชี้วัด (เกณฑ์ {w.d(85)} คะแนน)
{findings}
{w.number(5)}. ข้อสังเกต
{w.d(5)}.{w.number(1)} คะแนนสูงสุดคือ {_and(f"{_no(w, n)} {w.score(str(n))} คะแนน" for n in best)}
{w.d(5)}.{w.number(2)} คะแนนต่ำสุดคือ {_and(f"{_no(w, n)} {w.score(str(n))} คะแนน" for n in low)} ช่วงห่างระหว่างสูงสุดกับต่ำสุด {w.d(f"{wide:.2f}")} คะแนน
{w.d(5)}.{w.number(3)} ค่าเฉลี่ยอย่างง่ายของตัวชี้วัดทั้งสิบ {w.d(f"{mean:.2f}")} คะแนน ใช้ดูประกอบเท่านั้น ไม่ใช่คะแนนรวม
{w.d(5)}.{w.number(4)} ตัวชี้วัดที่เพิ่มขึ้นมี {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด คงที่ {w.changed(0)} ตัวชี้วัด
{w.number(6)}. ข้อเสนอแนะ
ให้สำนักปลัดเก็บไฟล์ผลคะแนนต้นฉบับไว้ที่ {w.address("audit3@phacliff.go.th")} และให้ผู้จัดทำรายงาน{w.spelt("ปฏิบัติ")}ตามหลักเกณฑ์กระทรวงการคลังว่าด้วยมาตรฐานและหลักเกณฑ์ปฏิบัติการตรวจสอบภายใน พ.ศ. {w.other_year(2561)}
"""


# --- Three years in a table ------------------------------------------------------------------------------------------


def cliff_town_three_years(w: Writer) -> str:
    first = w.now - 2

    def row(label: str, item: str) -> str:
        return "\t".join((label, *(w.score(item, year) for year in (first, w.before, w.now)), w.signed(item)))

    rows = []
    for tool, numbers in TOOLS.items():
        rows += [row(f"{w.d(n)} {w.name(n)}", str(n)) for n in numbers] + [row(f"รวม {tool}", tool)]
    rows.append(row("คะแนนภาพรวม", TOTAL))
    levels = "\t".join(("ระดับ", *(w.level(year) for year in (first, w.before, w.now)), ""))
    table = "\n".join(rows)
    under = [n for n in ALL if w.value(str(n)) < TARGET]
    flagged = _and(f"{_no(w, n)} {w.score(str(n))} คะแนน" for n in under) if under else "ไม่มี"
    totals = {year: w.value(TOTAL, year) for year in (first, w.before, w.now)}
    top = max(totals, key=lambda year: totals[year])
    return f"""ตารางที่ {w.d(1)} คะแนน ITA ย้อนหลัง {w.d(3)} ปี ของ{w.town()} จังหวัด{w.province()}
หน่วย: คะแนน (เต็ม {w.d(100)})

ตัวชี้วัด/เครื่องมือ\tปี {w.year(first)}\tปี {w.year(w.before)}\tปี {w.year()}\tผลต่าง {w.year(w.before, short=True)}/{w.year(short=True)}
{table}
{levels}

หมายเหตุ
{w.number(1)}) ผลต่างคิดจากปี {w.year()} ลบด้วยปี {w.year(w.before)} เครื่องหมายลบหมายถึงคะแนนลดลง
{w.number(2)}) คะแนนปัดเป็นทศนิยม {w.d(2)} ตำแหน่ง ผลรวมจึงอาจคลาดเคลื่อนไม่เกิน {w.d("0.01")}
{w.number(3)}) ปี {w.other_year(first)} ใช้ข้อคำถามคนละชุดกับปี {w.other_year(w.now)} จึงเทียบกันรายข้อไม่ได้
{w.number(4)}) ที่มา: ระบบ ITAS เรียกดูเมื่อวันที่ {w.d(2)} ตุลาคม {w.d(2568)} เวลา {w.d("14.10")} น.

คำอธิบายตาราง
ในรอบสามปี คะแนนภาพรวมสูงที่สุดเป็นของปี {w.year(top)} คือ {w.score(TOTAL, top)} คะแนน ส่วนปีล่าสุด {w.score(TOTAL)} คะแนน {_against(w, TOTAL)}
IIT {_against(w, "IIT")} EIT {_against(w, "EIT")} และ OIT {_against(w, "OIT")}
ตัวชี้วัดที่ปี {w.year()} ต่ำกว่า {w.d(85)} คะแนน: {flagged} (รวม {w.count(lambda v: v < TARGET)} ตัวชี้วัด)
ตัวชี้วัดที่ปี {w.year()} ได้ตั้งแต่ {w.d(95)} คะแนน: จำนวน {w.count(lambda v: v >= HIGH)} ตัวชี้วัด
ผู้สอบทานเห็นว่าการดูแนวโน้มควรใช้ข้อมูลไม่น้อยกว่า {w.d(3)} ปี{w.word("ประกอบกัน")}
"""


# --- Minutes ---------------------------------------------------------------------------------------------------------


def cliff_town_minutes(w: Writer) -> str:
    asked = w.chance.choice(ALL)
    low = _ends(w, ALL)
    groups = "\n".join(
        f"{w.d(3)}.{w.number(place)} {tool} {w.score(tool)} คะแนน ประกอบด้วย "
        + "; ".join(f"{w.name(n)} {w.score(str(n))}" for n in numbers)
        for place, (tool, numbers) in enumerate(TOOLS.items(), 1)
    )
    return f"""บันทึกการประชุมติดตามผล ITA ครั้งที่ {w.d("2/2569")}
{w.town()} จังหวัด{w.province()}
วันอังคารที่ {w.d(21)} ตุลาคม {w.d(2568)} ห้องประชุมเล็ก เริ่ม {w.d("09.00")} น.
ผู้เข้าประชุม {w.d(11)} คน ผู้ไม่มาประชุม {w.d(2)} คน (ติดราชการ)

วาระที่ {w.number(1)} ประธานแจ้งให้ทราบ
ประธานแจ้งว่า ปี {w.year()} เทศบาลได้คะแนนภาพรวม {w.score(TOTAL)} คะแนน อยู่ในระดับ{w.level()} และขอให้พูดกันด้วยตัวเลข
วาระที่ {w.number(2)} รับรองรายงานครั้งก่อน
รับรองโดยแก้ไข {w.d(1)} แห่ง หน้า {w.d(4)} บรรทัดที่ {w.d(12)}
วาระที่ {w.number(3)} ผลคะแนนตามเครื่องมือ
ผู้ประสานงาน ITA เสนอว่า
{groups}
{w.d(3)}.{w.number(4)} คะแนนภาพรวม {_against(w, TOTAL)}
ผู้อำนวยการกองคลังถามว่า {w.name(asked)} ปีก่อนได้เท่าไร ผู้ประสานงานตอบว่า ปี {w.year(w.before)} ได้ {w.score(str(asked), w.before)} คะแนน ปี {w.year()} ได้ {w.score(str(asked))} คะแนน {w.rise(str(asked))}
หัวหน้าสำนักปลัดถามว่าตัวเลขทั้งหมดนี้บวกกันถูกหรือไม่ ผู้ประสานงานชี้แจงว่า {_recomputed(w)}
ผู้แทนชุมชนถามถึงตัวที่อ่อนที่สุด คำตอบคือ {_and(f"{_no(w, n)} ได้ {w.score(str(n))} คะแนน" for n in low)}
มติ รับทราบ
วาระที่ {w.number(4)} พิจารณากำหนดงาน
ที่ประชุมกำหนดให้มาตรการปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} เริ่มเดือนตุลาคม {w.period_year(w.now)} และแล้วเสร็จเดือนกันยายน {w.period_year(w.now + 1)} ตรวจติดตาม {w.d(2)} รอบ รอบแรกไม่เกินวันที่ {w.d(31)} มีนาคม {w.d(2569)}
มติ เห็นชอบด้วยคะแนน {w.d(9)} เสียง งดออกเสียง {w.d(1)} เสียง ประธานไม่ลงคะแนน
วาระที่ {w.number(5)} เรื่องอื่น
งานสารสนเทศแจ้งย้ายหน้า OIT ไปที่ {w.address("www.phacliff.go.th/oit/o27")} และปิด{w.spelt("เว็บไซต์")}เดิม
เลิกประชุม {w.d("11.20")} น. ผู้บันทึกได้ตรวจทาน{w.word("ตัวเลข")}กับเอกสารประกอบแล้ว
"""


# --- A form with boxes -----------------------------------------------------------------------------------------------

_BANDS = ("ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุง", "ต้องปรับปรุงโดยด่วน")


def cliff_town_form(w: Writer) -> str:
    def row(n: int) -> str:
        value = w.value(str(n))
        kind = "รักษามาตรฐาน" if value >= HIGH else "ควรพัฒนา" if value >= TARGET else "แก้ไขโดยด่วน"
        return "\t".join((w.number(n), w.name(n), w.score(str(n), w.before), w.score(str(n)), w.signed(str(n)), kind))

    rows = "\n".join(row(n) for n in ALL)
    tools = "\n".join(
        f"{w.d(3)}.{w.number(place)} {tool} : {w.score(tool)} คะแนน  {'☑' if w.value(tool) >= TARGET else '☐'} ถึงเกณฑ์ {w.d(85)}"
        for place, tool in enumerate(TOOLS, 1)
    )
    (now,) = w.facts.years[w.now].levels
    rest = "  ".join(f"☐ {band}" for band in _BANDS if band != now)
    return f"""แบบ ตส.{w.d(4)} แบบสรุปผลการประเมิน ITA เพื่อเสนอคณะกรรมการ
(กรอกโดยผู้ประสานงาน ตรวจโดยหัวหน้าหน่วยงาน)

ส่วนที่ {w.number(1)} ข้อมูลหน่วยงาน
ชื่อหน่วยงาน : {w.town()}
อำเภอ : {w.district()}
จังหวัด : {w.province()}
ปีงบประมาณที่ประเมิน : {w.year()}
จำนวนพนักงานทั้งหมด : {w.d(94)} คน (ตอบแบบ IIT {w.d(88)} คน)
จำนวนผู้รับบริการที่ตอบแบบ EIT : {w.d(263)} คน

ส่วนที่ {w.number(2)} ผลภาพรวม
คะแนนปีที่ประเมิน : {w.score(TOTAL)}
คะแนนปี {w.year(w.before)} : {w.score(TOTAL, w.before)}
ผลต่าง : {w.signed(TOTAL)}
ระดับที่ได้ : ☑ {w.level()}
ระดับอื่นที่ไม่ได้ : {rest}

ส่วนที่ {w.number(3)} ผลรายเครื่องมือ
{tools}

ส่วนที่ {w.number(4)} ผลรายตัวชี้วัด
ที่\tตัวชี้วัด\tปี {w.year(w.before)}\tปี {w.year()}\tผลต่าง\tประเภท
{rows}
หมายเหตุ: แก้ไขโดยด่วน คือ ต่ำกว่า {w.d(85)} (มี {w.count(lambda v: v < TARGET)} ตัวชี้วัด) รักษามาตรฐาน คือ {w.d(95)} ขึ้นไป (มี {w.count(lambda v: v >= HIGH)} ตัวชี้วัด) นอกนั้นเป็นควรพัฒนา (มี {w.count(lambda v: TARGET <= v < HIGH)} ตัวชี้วัด)

ส่วนที่ {w.number(5)} การรับรอง
☑ ข้าพเจ้าตรวจตัวเลขกับประกาศต้นฉบับแล้ว  ☐ ยังไม่ได้ตรวจ
แนบเอกสาร {w.d(6)} แผ่น  โทรสาร {w.d("0 7745 3380")}  อีเมล {w.address("ita68@phacliff.go.th")}
ลงชื่อ ........................ ผู้กรอก  ตำแหน่ง นักวิชาการตรวจสอบภายใน{w.pick("ชำนาญการ", "ชำนาญการพิเศษ")}
"""


# --- Questions and answers -------------------------------------------------------------------------------------------


def cliff_town_answers(w: Writer) -> str:
    low = _ends(w, ALL)
    fallen = [n for n in ALL if w.delta(str(n)) < 0]
    falls = _and(f"{w.name(n)} ลดลง {w.amount(str(n))} คะแนน" for n in fallen) if fallen else "ไม่มีตัวชี้วัดใดลดลง"
    picked = w.chance.choice([n for n in ALL if n not in low])
    pairs = [
        (
            "เทศบาลได้คะแนนเท่าไร",
            f"ปี {w.year()} ได้ {w.score(TOTAL)} คะแนน ระดับ{w.level()} ปี {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน {w.rise(TOTAL)}",
        ),
        (
            "คะแนนรวมคิดอย่างไร",
            f"นำ IIT {w.score('IIT')} คะแนน และ EIT {w.score('EIT')} คะแนน คิดอย่างละร้อยละ {w.d(30)} รวมกับ OIT {w.score('OIT')} คะแนน คิดร้อยละ {w.d(40)} ผู้ตรวจ{_recomputed(w)}",
        ),
        (
            "ตัวชี้วัดใดน่ากังวลที่สุด",
            f"{_and(f'{_no(w, n)} ซึ่งได้ {w.score(str(n))} คะแนน' for n in low)} น้อยที่สุดในสิบตัวชี้วัด",
        ),
        (f"แล้ว{w.name(picked)}เป็นอย่างไร", f"ได้ {w.score(str(picked))} คะแนน {_against(w, str(picked))}"),
        ("ตัวชี้วัดใดถอยลงบ้าง", f"เมื่อเทียบกับปี {w.year(w.before)} {falls} รวมที่ลดลง {w.changed(-1)} ตัวชี้วัด"),
        (
            "OIT ประกอบด้วยอะไร",
            f"{w.name(9)} {w.score('9')} คะแนน กับ {w.name(10)} {w.score('10')} คะแนน เฉลี่ยแล้ว {w.score('OIT')} คะแนน",
        ),
        (
            "EIT สองส่วนต่างกันมากไหม",
            f"ส่วนที่ {w.d(1)} ได้ {w.score('EIT1')} คะแนน ส่วนที่ {w.d(2)} ได้ {w.score('EIT2')} คะแนน ห่างกัน {w.d(w.value('EIT2') - w.value('EIT1'))} คะแนน",
        ),
    ]
    first, *rest = pairs
    order = [first, *w.chance.sample(rest, len(rest))]
    asked = "\n\n".join(f"ถาม {w.number(k)} {q}\nตอบ {a}" for k, (q, a) in enumerate(order, 1))
    return f"""ถาม-ตอบ เรื่องผลการประเมิน ITA ปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
(รวบรวมจากคำถามของสมาชิกสภา {w.d(5)} ท่าน และประชาชน {w.d(14)} ราย)

{asked}

หากต้องการตัวเลขที่ละเอียดกว่านี้ ขอสำเนาได้ตาม{w.spelt("กฎหมาย")}ข้อมูลข่าวสารของราชการ พ.ศ. {w.other_year(2540)} ค่าสำเนาหน้าละ {w.d(1)} บาท หรือดูที่ {w.address("https://phacliff.go.th/faq?id=209")} ทั้งนี้ ตัวเลขข้างต้น{w.word("ตรวจสอบ")}กับประกาศแล้วสองรอบ
"""


# --- A follow-up of the measures -------------------------------------------------------------------------------------


def cliff_town_follow_up(w: Writer) -> str:
    def row(n: int) -> str:
        measure = w.measures[n - 1]
        note = f"หลักฐาน {w.d(n + 2)} ฉบับ" if measure.is_done else "ให้เร่งรัด"
        cells = (
            w.number(n),
            measure.title,
            w.unit(measure, " / "),
            w.months(measure, days=True),
            w.status(measure),
            note,
        )
        return "\t".join(cells)

    rows = "\n".join(row(n) for n in range(1, len(w.measures) + 1))
    total, done = len(w.measures), sum(bool(m.is_done) for m in w.measures)
    share = _cents(Decimal(done * 100) / total)
    moved = "\n".join(f"- {_no(w, n)} {w.score(str(n))} คะแนน {_against(w, str(n))}" for n in ALL)
    return f"""รายงานการติดตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {w.year()}
ของ{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
ผู้ติดตาม หน่วยตรวจสอบภายใน ข้อมูล ณ วันที่ {w.d(30)} กันยายน {w.d(2568)}

{w.number(1)}. สรุป
แผนกำหนดไว้ {w.measure_count()} มาตรการ ดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ คิดเป็นร้อยละ {w.d(share)} คงเหลือ {w.d(total - done)} มาตรการ ผู้ตรวจสุ่มดูหลักฐาน {w.d(17)} ฉบับ ไม่พบข้อขัดแย้ง

{w.number(2)}. รายละเอียด
ลำดับ\tมาตรการ\tผู้รับผิดชอบ\tช่วงเวลา\tผล\tความเห็นผู้ตรวจ
{rows}
หมายเหตุ: "แล้วเสร็จ" หมายถึงมีหลักฐานครบและหัวหน้าส่วนราชการลงนามแล้ว

{w.number(3)}. ผลต่อคะแนน
ก่อนมีมาตรการ (ปี {w.year(w.before)}) คะแนนภาพรวม {w.score(TOTAL, w.before)} คะแนน หลังมีมาตรการ (ปี {w.year()}) {w.score(TOTAL)} คะแนน {w.rise(TOTAL)} ระดับ{w.level()}
{moved}
รวมเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด ไม่เปลี่ยนแปลง {w.changed(0)} ตัวชี้วัด

{w.number(4)}. ความเห็นผู้ตรวจ
{w.d(4)}.{w.number(1)} การที่มาตรการแล้วเสร็จไม่ได้แปลว่าคะแนนต้องเพิ่ม ต้องดูผลลัพธ์ต่อ{w.word("ผู้รับบริการ")}ประกอบ
{w.d(4)}.{w.number(2)} ข้อ o{4} {w.item_title("o4")} พบข่าวล่าสุดลงวันที่ {w.d(29)} สิงหาคม {w.d(2568)} ข้อ o{1} {w.item_title("o1")} เป็นปัจจุบัน
{w.d(4)}.{w.number(3)} การอบรม{w.spelt("บุคลากร")}ใช้เงิน {w.d("46,200.00")} บาท จากที่ตั้งไว้ {w.d("50,000.00")} บาท เหลือ {w.d("3,800.00")} บาท
{w.d(4)}.{w.number(4)} ให้รายงานความคืบหน้าของมาตรการที่ค้างทาง {w.address("audit3@phacliff.go.th")} ภายใน {w.d(45)} วัน
"""


PLANNED: tuple[Style, ...] = (cliff_town_follow_up,)
STYLES: tuple[Style, ...] = (
    cliff_town_audit,
    cliff_town_three_years,
    cliff_town_minutes,
    cliff_town_form,
    cliff_town_answers,
    *PLANNED,
)
