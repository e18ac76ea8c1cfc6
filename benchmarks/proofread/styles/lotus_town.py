"""Papers of a legal officer of a small town: numbered clauses with reasons, every year called by its full name.

Written before anything of what they give was looked at; the first contact stands in docs/performance.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.proofread.styles.lotus_words import REASONS, REMEDIES
from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

IIT, EIT, OIT, ALL = range(1, 6), range(6, 9), range(9, 11), range(1, 11)
EXCELLENT, TARGET = Decimal(95), Decimal(85)
TOOLS = (
    ("IIT", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน", IIT),
    ("EIT", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก", EIT),
    ("OIT", "แบบตรวจการเปิดเผยข้อมูลสาธารณะ", OIT),
)


def _and(words: Iterable[str]) -> str:
    *firsts, last = words
    return f"{' '.join(firsts)} และ{last}" if firsts else last


def _fiscal(w: Writer, year: int | None = None) -> str:
    return f"ปีงบประมาณ พ.ศ. {w.year(year)}"


def _apart(w: Writer, value: Decimal, limit: Decimal, what: str) -> str:
    """สูงกว่าค่าเป้าหมาย ๒.๑๐ คะแนน"""
    gap = value - limit
    return f"{'สูงกว่า' if gap > 0 else 'ต่ำกว่า'}{what} {w.d(f'{abs(gap):.2f}')} คะแนน" if gap else f"เท่ากับ{what}พอดี"


def _beside(w: Writer, item: str) -> str:
    """สูงกว่าปีงบประมาณ พ.ศ. ๒๕๖๗ จำนวน ๑.๒๐ คะแนน"""
    if w.delta(item) == 0:
        return f"เท่ากับ{_fiscal(w, w.before)}"
    return w.pick(
        f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}{_fiscal(w, w.before)} จำนวน {w.amount(item)} คะแนน",
        f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ผลการประเมินของ{_fiscal(w, w.before)} อยู่ {w.amount(item)} คะแนน",
        f"{w.verb(item)} {w.amount(item)} คะแนน จาก{_fiscal(w, w.before)}",
        f"มีผลต่างจาก{_fiscal(w, w.before)} {w.signed(item)} คะแนน",
    )


def _named(w: Writer, items: Iterable[str]) -> str:
    return _and(f"ตัวชี้วัดที่ {w.d(item)} {w.name(item)}" for item in items)


def _ends(w: Writer, *, best: bool) -> str:
    """All that share the highest or the least score, and the score once."""
    items = w.ends(map(str, ALL), best=best)
    each = "ตัวชี้วัดละ " if len(items) > 1 else ""
    return f"{_named(w, items)} {each}{w.score(items[0])} คะแนน"


def _where(w: Writer, holds: Callable[[Decimal], bool]) -> list[int]:
    return [n for n in ALL if holds(w.value(str(n)))]


def _finding(w: Writer, n: int) -> str:
    """What one indicator got, in one of the officer's ways."""
    item, no, name = str(n), w.d(n), w.name(n)
    if w.delta(item) == 0:
        return w.pick(
            f"ตัวชี้วัดที่ {no} {name} ได้ {w.score(item)} คะแนน เท่ากับ{_fiscal(w, w.before)}",
            f"ตัวชี้วัดที่ {no} {name} คงอยู่ที่ {w.score(item)} คะแนน ทั้ง{_fiscal(w, w.before)} และ{_fiscal(w)}",
            f"คะแนนของ{name} (ตัวชี้วัดที่ {no}) ไม่เปลี่ยนแปลงจากปีก่อน คือ {w.score(item)} คะแนน",
        )
    return w.pick(
        f"ตัวชี้วัดที่ {no} {name} ได้ {w.score(item)} คะแนน {_beside(w, item)}",
        f"ตัวชี้วัดที่ {no} ({name}) {w.verb(item)}จาก {w.score(item, w.before)} คะแนน ใน{_fiscal(w, w.before)} เป็น {w.score(item)} คะแนน ใน{_fiscal(w)}",
        f"ตัวชี้วัดที่ {no} {name} มีคะแนนร้อยละ {w.score(item)} ผลต่างจากปีงบประมาณก่อนเท่ากับ {w.signed(item)} คะแนน",
        f"{_fiscal(w, w.before)} ตัวชี้วัดที่ {no} {name} ได้ {w.score(item, w.before)} คะแนน ส่วน{_fiscal(w)} ได้ {w.score(item)} คะแนน จึง{w.rise(item)}",
        f"คะแนนของตัวชี้วัดที่ {no} ว่าด้วย{name} เท่ากับ {w.score(item)} คะแนน จากคะแนนเต็ม {w.d(100)} คะแนน และ{w.rise(item)} เมื่อเทียบกับปีก่อน",
        f"สำหรับ{name} ซึ่งเป็นตัวชี้วัดที่ {no} นั้น ผลการประเมินอยู่ที่ {w.score(item)} คะแนน ({w.verb(item, 'สูงขึ้น', 'ต่ำลง')}จากเดิม {w.amount(item)} คะแนน)",
        f"ตัวชี้วัดที่ {no} {name} จากเดิม {w.score(item, w.before)} คะแนน {w.rise(item)} เหลือ {w.score(item)} คะแนน"
        if w.delta(item) < 0
        else f"ตัวชี้วัดที่ {no} {name} จากเดิม {w.score(item, w.before)} คะแนน {w.rise(item)} รวมเป็น {w.score(item)} คะแนน",
    )


def _reason(w: Writer, n: int) -> str:
    return REASONS[n] if w.value(str(n)) < 100 else "เมื่อได้คะแนนเต็มแล้ว จึงให้คงวิธีปฏิบัติเดิมไว้"


# --- An analysis in clauses ------------------------------------------------------------------------------------------


def clauses_of_analysis(w: Writer) -> str:
    behind, ahead = _where(w, lambda v: v < TARGET), _where(w, lambda v: v >= EXCELLENT)
    readings = "\n".join(f"({w.number(n)}) {_finding(w, n)} {_reason(w, n)}" for n in ALL)
    tools = "\n".join(
        f"({w.number(place)}) {words} ({tool}) ได้ {w.score(tool)} คะแนน {_beside(w, tool)} และ{_apart(w, w.value(tool), TARGET, 'ค่าเป้าหมาย')}"
        for place, (tool, words, _) in enumerate(TOOLS, 1)
    )
    urgent = (
        f"เรื่องที่ต้องแก้ไขโดยเร่งด่วน ได้แก่ {_named(w, map(str, behind))} เพราะมีคะแนนต่ำกว่า {w.d(85)} คะแนน"
        if behind
        else "ไม่มีเรื่องที่ต้องแก้ไขโดยเร่งด่วน"
    )
    kept = (
        f"เรื่องที่ต้องรักษามาตรฐานไว้ ได้แก่ {_named(w, map(str, ahead))} เพราะมีคะแนนตั้งแต่ {w.d(95)} คะแนนขึ้นไป"
        if ahead
        else "ทุกเรื่องยังต้องพัฒนาต่อไป"
    )
    return f"""การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
ประจำปีงบประมาณ พ.ศ. {w.year()}
__________________

อาศัยประกาศสำนักงาน ป.ป.ช. ว่าด้วยการประเมิน ITA และคำสั่ง{w.town()} ที่ {w.d("411/2568")} ลงวันที่ {w.d(3)} กันยายน {w.d(2568)} ซึ่งแต่งตั้งคณะทำงานจำนวน {w.d(9)} คน คณะทำงานได้พิจารณาผลการประเมินแล้ว มีข้อเท็จจริงและเหตุผลดังต่อไปนี้

ข้อ {w.number(1)} ในรายงานนี้ “ปีงบประมาณ พ.ศ. {w.period_year(w.now)}” หมายความว่า ระยะเวลาตั้งแต่วันที่ {w.d(1)} ตุลาคม {w.period_year(w.now - 1)} ถึงวันที่ {w.d(30)} กันยายน {w.period_year(w.now)} และ “ค่าเป้าหมาย” หมายความว่า {w.d(85)} คะแนน

ข้อ {w.number(2)} {_fiscal(w)} {w.town()}มีคะแนนภาพรวม {w.score(TOTAL)} คะแนน ผลการประเมินอยู่ในระดับ{w.level()} ซึ่ง{_apart(w, w.value(TOTAL), TARGET, "ค่าเป้าหมาย")} ทั้งนี้ {_fiscal(w, w.before)} มีคะแนนภาพรวม {w.score(TOTAL, w.before)} คะแนน คะแนนภาพรวมจึง{w.rise(TOTAL)}

ข้อ {w.number(3)} เมื่อพิจารณาตามเครื่องมือการประเมิน ปรากฏผลดังนี้
{tools}
อนึ่ง คะแนนของแบบวัด EIT เป็นค่าเฉลี่ยของส่วนที่ {w.d(1)} จำนวน {w.score("EIT1")} คะแนน กับส่วนที่ {w.d(2)} จำนวน {w.score("EIT2")} คะแนน

ข้อ {w.number(4)} ผลการประเมินรายตัวชี้วัดและเหตุแห่งคะแนน
{readings}

ข้อ {w.number(5)} ตัวชี้วัดที่มีคะแนนสูงสุด คือ {_ends(w, best=True)} และตัวชี้วัดที่มีคะแนนต่ำสุด คือ {_ends(w, best=False)}

ข้อ {w.number(6)} เมื่อนำคะแนนทั้ง {w.d(10)} ตัวชี้วัดมาจัดกลุ่ม ตั้งแต่ {w.d(95)} คะแนนขึ้นไป มี {w.count(lambda v: v >= EXCELLENT)} ตัวชี้วัด ตั้งแต่ {w.d(85)} คะแนน แต่ไม่ถึง {w.d(95)} คะแนน มี {w.count(lambda v: TARGET <= v < EXCELLENT)} ตัวชี้วัด และต่ำกว่า {w.d(85)} คะแนน มี {w.count(lambda v: v < TARGET)} ตัวชี้วัด

ข้อ {w.number(7)} คณะทำงานจึงมี{w.word("ความเห็น")}ว่า
(ก) {urgent}
(ข) {kept}
(ค) ให้ส่วนราชการกำหนดมาตรการสำหรับปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} และให้{w.spelt("บุคลากร")}ถือ{w.spelt("ปฏิบัติ")}โดยเคร่งครัด

ข้อ {w.number(8)} ให้เผยแพร่รายงานนี้ทาง{w.spelt("เว็บไซต์")} {w.address("https://www.lotustown.go.th/law/ita68.pdf")} ภายใน {w.d(15)} วัน นับแต่วันที่นายกเทศมนตรีให้{w.word("ความเห็นชอบ")}
"""


# --- A notice that sets next year's measures -------------------------------------------------------------------------


def notice_of_measures(w: Writer) -> str:
    chosen = sorted(ALL, key=lambda n: w.value(str(n)))[:6]
    short = (
        f"ยังมีตัวชี้วัดที่ได้คะแนนไม่ถึง {w.d(95)} คะแนน จำนวน {w.count(lambda v: v < EXCELLENT)} ตัวชี้วัด"
        if _where(w, lambda v: v < EXCELLENT)
        else "ต้องรักษาผลการประเมินไว้ในปีต่อไป"
    )
    rows = "\n".join(
        "\t".join(
            (
                w.number(place),
                REMEDIES[n][0],
                w.pick(
                    f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ({w.score(str(n))} คะแนน)",
                    f"{w.name(n)} ได้ {w.score(str(n))} คะแนน",
                    f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ปี {w.year()} ได้ {w.score(str(n))} คะแนน",
                ),
                w.pick(
                    f"ต.ค. {w.period_year(w.now, short=True)} – ก.ย. {w.period_year(w.now + 1, short=True)}",
                    f"ม.ค. – มี.ค. {w.period_year(w.now + 1, short=True)}",
                    f"ภายในเดือนมีนาคม {w.period_year(w.now + 1)}",
                    f"ตุลาคม – ธันวาคม {w.period_year(w.now)}",
                ),
                REMEDIES[n][1],
            )
        )
        for place, n in enumerate(chosen, 1)
    )
    return f"""(ร่าง)
ประกาศ{w.town()}
เรื่อง  มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)}

โดยที่ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()} ของ{w.town()} มีคะแนนภาพรวม {w.score(TOTAL)} คะแนน อยู่ในระดับ{w.level()} และโดยที่{short} จึงสมควรกำหนดมาตรการเพื่อยกระดับการปฏิบัติงานให้ดียิ่งขึ้น
อาศัยอำนาจตามพระราชบัญญัติเทศบาล พ.ศ. {w.other_year(2496)} และที่แก้ไขเพิ่มเติม ประกอบกับพระราชกฤษฎีกาว่าด้วยหลักเกณฑ์และวิธีการบริหารกิจการบ้านเมืองที่ดี พ.ศ. {w.other_year(2546)} {w.town()} อำเภอ{w.district()} จังหวัด{w.province()} จึงออกประกาศไว้ ดังนี้

ข้อ {w.number(1)} ประกาศนี้ให้ใช้บังคับตั้งแต่วันที่ {w.d(1)} พฤศจิกายน {w.d(2568)} เป็นต้นไป
ข้อ {w.number(2)} มาตรการตามประกาศนี้เกิดจากการวิเคราะห์ผลการประเมินทั้งสามเครื่องมือ คือ IIT จำนวน {w.score("IIT")} คะแนน EIT จำนวน {w.score("EIT")} คะแนน และ OIT จำนวน {w.score("OIT")} คะแนน โดยเรียงตามตัวชี้วัดที่มีคะแนนน้อยก่อน
ข้อ {w.number(3)} ให้ส่วนราชการดำเนินการตามตารางท้ายข้อนี้ ในระหว่างเดือนตุลาคม {w.period_year(w.now)} ถึงเดือนกันยายน {w.period_year(w.now + 1)}

ที่\tมาตรการ\tผลการวิเคราะห์ตัวชี้วัดที่สอดคล้อง\tระยะเวลา\tผู้รับผิดชอบ
{rows}

ข้อ {w.number(4)} ค่าเป้าหมายของมาตรการ ให้ถือว่าทุกตัวชี้วัดต้องได้ไม่น้อยกว่า {w.d(90)} คะแนน และคะแนนภาพรวมต้องไม่ต่ำกว่าคะแนนของ{_fiscal(w)} ซึ่งได้ {w.score(TOTAL)} คะแนน
ข้อ {w.number(5)} ให้ผู้รับผิดชอบรายงานผลต่อปลัดเทศบาลปีละ {w.d(2)} ครั้ง ครั้งแรกภายในวันที่ {w.d(10)} เมษายน {w.d(2569)} และครั้งที่สองภายในวันที่ {w.d(10)} ตุลาคม {w.d(2569)}
ข้อ {w.number(6)} งบประมาณดำเนินการให้ใช้จากเทศบัญญัติงบประมาณรายจ่าย แผนงานบริหารงานทั่วไป จำนวน {w.d("45,000")} บาท มาตรการใดไม่ใช้งบประมาณให้ใช้ทรัพยากรของส่วนราชการนั้น
ข้อ {w.number(7)} ผู้ใดพบเห็นการไม่ปฏิบัติตามประกาศนี้ แจ้งได้ที่งานนิติการ โทรศัพท์ {w.d("0 3721 4466")} ต่อ {w.d(15)} หรือ {w.address("nitikarn01@lotustown.go.th")} ในวันและเวลา{w.word("ราชการ")}
ข้อ {w.number(8)} ให้ปลัดเทศบาลรักษาการตามประกาศนี้ และส่งสำเนาให้นายอำเภอกับสำนักงาน ป.ป.ช. ประจำจังหวัดเพื่อทราบ ทั้งนี้ ต้องไม่ขัดต่อ{w.spelt("กฎหมาย")}

ประกาศ ณ วันที่ {w.d(28)} ตุลาคม พ.ศ. {w.d(2568)}
"""


# --- Three years -----------------------------------------------------------------------------------------------------


def three_years_compared(w: Writer) -> str:
    first = w.before - 1
    totals = sum(w.value(TOTAL, year) for year in (first, w.before, w.now))
    mean = (totals / Decimal(3)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    rows = "\n".join(
        "\t".join((w.d(n), w.name(n), *(w.score(str(n), y) for y in (first, w.before, w.now)), w.signed(str(n))))
        for n in ALL
    )
    feet = "\n".join(
        "\t".join(("", label, *(w.score(key, y) for y in (first, w.before, w.now)), w.signed(key)))
        for key, label in (("IIT", "รวม IIT"), ("EIT", "รวม EIT"), ("OIT", "รวม OIT"), (TOTAL, "คะแนนภาพรวม"))
    )
    risen = [n for n in ALL if w.delta(str(n)) > 0]
    fallen = [n for n in ALL if w.delta(str(n)) < 0]
    most = (
        f"ตัวชี้วัดที่เพิ่มขึ้นมากที่สุด คือ {w.name(top)} จาก {w.score(str(top), w.before)} คะแนน เป็น {w.score(str(top))} คะแนน หรือเพิ่มขึ้น {w.amount(str(top))} คะแนน"
        if risen and (top := max(risen, key=lambda n: w.delta(str(n))))
        else "ไม่มีตัวชี้วัดใดที่มีคะแนนเพิ่มขึ้น"
    )
    falls = (
        f"ตัวชี้วัดที่มีคะแนนลดลง ได้แก่ {_and(f'{w.name(n)} (ลดลง {w.amount(str(n))} คะแนน)' for n in fallen)}"
        if fallen
        else "ไม่มีตัวชี้วัดใดที่มีคะแนนลดลง"
    )
    return f"""ข้อมูลเปรียบเทียบผลการประเมิน ITA ของ{w.town()}
ปีงบประมาณ พ.ศ. {w.year(first)} ถึงปีงบประมาณ พ.ศ. {w.year()}

ลำดับ\tตัวชี้วัด\tพ.ศ. {w.year(first)}\tพ.ศ. {w.year(w.before)}\tพ.ศ. {w.year()}\tผลต่างสองปีหลัง
{rows}
{feet}

คำอธิบาย
{w.d(1)}. ช่อง “ผลต่างสองปีหลัง” คำนวณจากคะแนนของปีงบประมาณ พ.ศ. {w.year()} หักด้วยคะแนนของปีงบประมาณ พ.ศ. {w.year(w.before)} เครื่องหมายบวกหมายถึงเพิ่มขึ้น เครื่องหมายลบหมายถึงลดลง
{w.d(2)}. คะแนนภาพรวมถ่วงน้ำหนักเครื่องมือ IIT ร้อยละ {w.d(30)} EIT ร้อยละ {w.d(30)} และ OIT ร้อยละ {w.d(40)}

ข้อสังเกตของนิติกร
ข้อ {w.number(1)} คะแนนภาพรวมของปีงบประมาณ พ.ศ. {w.year(first)} พ.ศ. {w.year(w.before)} และ พ.ศ. {w.year()} เท่ากับ {w.score(TOTAL, first)} คะแนน {w.score(TOTAL, w.before)} คะแนน และ {w.score(TOTAL)} คะแนน ตามลำดับ เฉลี่ยสามปี {w.d(mean)} คะแนน
ข้อ {w.number(2)} ผลการประเมินของ{_fiscal(w)} จัดอยู่ในระดับ “{w.level()}” ส่วนปีก่อนหน้า คือ {_fiscal(w, w.before)} จัดอยู่ในระดับ “{w.level(w.before)}” และคะแนนภาพรวม{_beside(w, TOTAL)}
ข้อ {w.number(3)} {most}
ข้อ {w.number(4)} {falls}
ข้อ {w.number(5)} เทียบ{_fiscal(w)} กับ{_fiscal(w, w.before)} มีตัวชี้วัดที่คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด คงเดิม {w.changed(0)} ตัวชี้วัด
ข้อ {w.number(6)} ในปีล่าสุด ผลต่างระหว่างตัวชี้วัดที่ได้คะแนนสูงสุดกับตัวชี้วัดที่ได้คะแนนต่ำสุดเท่ากับ {w.d(f"{max(w.value(str(n)) for n in ALL) - min(w.value(str(n)) for n in ALL):.2f}")} คะแนน โดยตัวชี้วัดที่ต่ำสุด คือ {_ends(w, best=False)}
ข้อ {w.number(7)} การเปรียบเทียบนี้ใช้ประกอบการพิจารณาของ{w.word("คณะทำงาน")}เท่านั้น จำนวนผู้ตอบแบบวัดแต่ละปีไม่เท่ากัน คือ {w.d(312)} คน {w.d(358)} คน และ {w.d(405)} คน ข้อมูลต้นฉบับเก็บที่ {w.address("https://drive.lotustown.go.th/s/ita-6668")}

{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
งานนิติการ สำนักปลัดเทศบาล ได้ตรวจทานตัวเลขกับ{w.spelt("เว็บไซต์")}ของสำนักงาน ป.ป.ช. แล้ว เมื่อวันที่ {w.d(9)} ตุลาคม {w.d(2568)} เวลา {w.d("14.20")} น.
"""


# --- A memo to the mayor ---------------------------------------------------------------------------------------------


def memo_with_reasons(w: Writer) -> str:
    low = w.weakest()
    opinions = ("ยังไม่บรรลุค่าเป้าหมาย จึงต้องกำหนดมาตรการเพิ่มเติม", "ถือว่าบรรลุค่าเป้าหมาย")
    tools = "\n".join(
        f"{w.d(2)}.{w.d(2)}.{w.number(place)} {tool} {w.score(tool)} คะแนน (ปีก่อน {w.score(tool, w.before)} คะแนน) {opinions[w.value(tool) >= TARGET]}"
        for place, (tool, _, _) in enumerate(TOOLS, 1)
    )
    asked = low if low in IIT else 1
    questions = w.facts.years[w.now].questions[str(asked)]
    parts = _and(f"ข้อ {key} ได้ {w.score(key)} คะแนน" for key in questions)
    return f"""บันทึกข้อความ
ส่วนราชการ งานนิติการ สำนักปลัดเทศบาล {w.town()} โทร. {w.d("0 3721 4466")}
ที่ นก {w.d("71805")}/{w.d(142)} วันที่ {w.d(16)} ตุลาคม {w.d(2568)}
เรื่อง ขออนุมัติผลการวิเคราะห์การประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()}
เรียน ปลัดเทศบาล

{w.d(1)}. เรื่องเดิม
{w.d(1)}.{w.number(1)} {w.town()} อำเภอ{w.district()} จังหวัด{w.province()} เข้ารับการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ พ.ศ. {w.year()}
{w.d(1)}.{w.number(2)} ในปีงบประมาณ พ.ศ. {w.year(w.before)} เทศบาลได้คะแนนภาพรวม {w.score(TOTAL, w.before)} คะแนน และได้กำหนดมาตรการไว้แล้วตามประกาศลงวันที่ {w.d(7)} พฤศจิกายน {w.d(2567)}

{w.d(2)}. ข้อเท็จจริง
{w.d(2)}.{w.number(1)} ผลการประเมินประจำปีงบประมาณ พ.ศ. {w.year()} ได้คะแนนภาพรวม {w.score(TOTAL)} คะแนน อยู่ในระดับ{w.level()} คะแนน{_beside(w, TOTAL)}
{w.d(2)}.{w.number(2)} คะแนนตามเครื่องมือ เทียบกับค่าเป้าหมาย {w.d(85)} คะแนน
{tools}
{w.d(2)}.{w.number(3)} ตัวชี้วัดที่ {w.d(low)} {w.name(low)} เป็นตัวชี้วัดที่ได้คะแนนต่ำที่สุด คือ {w.score(str(low))} คะแนน เทียบกับ {w.score(str(low), w.before)} คะแนน ในปีก่อน {w.rise(str(low))}
{w.d(2)}.{w.number(4)} คะแนนรายข้อคำถามของตัวชี้วัดที่ {w.d(asked)} {w.name(asked)} ปรากฏว่า {parts}
{w.d(2)}.{w.number(5)} ตัวชี้วัดอื่นที่เกี่ยวเนื่องกับการให้บริการ คือ ตัวชี้วัดที่ {w.d(6)} {w.name(6)} ตัวชี้วัดที่ {w.d(7)} {w.name(7)} และตัวชี้วัดที่ {w.d(8)} {w.name(8)} ได้ {w.score("6")} คะแนน {w.score("7")} คะแนน และ {w.score("8")} คะแนน ตามลำดับ
{w.d(2)}.{w.number(6)} จำนวนตัวชี้วัดที่ได้คะแนนต่ำกว่า {w.d(90)} คะแนน มี {w.count(lambda v: v < 90)} ตัวชี้วัด และที่ได้คะแนนเต็ม {w.d(100)} คะแนน มี {w.count(lambda v: v == 100)} ตัวชี้วัด

{w.d(3)}. ข้อกฎหมายและระเบียบ
{w.d(3)}.{w.number(1)} พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. {w.other_year(2540)} มาตรา {w.d(9)}
{w.d(3)}.{w.number(2)} พระราชบัญญัติการอำนวยความสะดวกในการพิจารณาอนุญาตของทางราชการ พ.ศ. {w.other_year(2558)} มาตรา {w.d(7)}
{w.d(3)}.{w.number(3)} ระเบียบกระทรวงการคลังว่าด้วยการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ พ.ศ. {w.other_year(2560)}

{w.d(4)}. ข้อพิจารณา
งานนิติการพิจารณาแล้วเห็นว่า การวิเคราะห์ผลการประเมินเป็นหน้าที่ที่ต้องทำทุกปี และต้องเสร็จก่อนกำหนดมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} จึงเห็นควร
{w.d(4)}.{w.number(1)} อนุมัติผลการวิเคราะห์ตามเอกสารแนบจำนวน {w.d(18)} หน้า
{w.d(4)}.{w.number(2)} มอบหมายให้{w.word("ส่วนราชการ")}ที่รับผิดชอบตัวชี้วัดที่ {w.d(low)} ซึ่งได้ {w.score(str(low))} คะแนน เสนอแนวทางแก้ไขภายใน {w.d(7)} วันทำการ
{w.d(4)}.{w.number(3)} จัดประชุมชี้แจงในวันศุกร์ที่ {w.d(24)} ตุลาคม {w.d(2568)} เวลา {w.d("13.30")} น. ผู้เข้าประชุม {w.d(32)} คน ค่าอาหารว่างคนละ {w.d(35)} บาท รวม {w.d("1,120")} บาท
{w.d(4)}.{w.number(4)} ส่งไฟล์ให้งานประชาสัมพันธ์ทาง {w.address("ita2.lotus@lotustown.go.th")} เพื่อเผยแพร่ผ่านระบบ{w.spelt("อินเทอร์เน็ต")}

จึงเรียนมาเพื่อโปรดพิจารณา หากเห็นชอบขอได้โปรดนำเสนอนายกเทศมนตรีอนุมัติต่อไป
"""


# --- Question by question --------------------------------------------------------------------------------------------


def questions_examined(w: Writer) -> str:
    sections = []
    for n in IIT:
        keys = w.facts.years[w.now].questions[str(n)]
        low, high = w.ends(keys)[0], w.ends(keys, best=True)[0]
        rows = "\n".join(
            f"{w.d(place)}\t{key}\t{w.score(key)}\t{'คงมาตรฐาน' if w.value(key) >= EXCELLENT else 'ปรับปรุง' if w.value(key) >= TARGET else 'แก้ไข'}"
            for place, key in enumerate(keys, 1)
        )
        said = w.pick(
            f"ข้อคำถาม {low} ได้คะแนนน้อยที่สุดในตัวชี้วัดนี้ คือ {w.score(low)} คะแนน",
            f"ข้อที่ได้คะแนนมากที่สุด คือ {high} ({w.score(high)} คะแนน) ข้อที่ได้น้อยที่สุด คือ {low} ({w.score(low)} คะแนน)",
            f"ควรให้ความสำคัญแก่ข้อ {low} ก่อน เพราะได้ {w.score(low)} คะแนน ขณะที่ข้อ {high} ได้ {w.score(high)} คะแนน",
        )
        sections.append(
            f"ข้อ {w.number(n + 1)} {_finding(w, n)}\nลำดับ\tข้อคำถาม\tคะแนน\tความเห็น\n{rows}\n{said} {_reason(w, n)}"
        )
    body = "\n\n".join(sections)
    outer = " ".join(
        f"({w.number(n - 5)}) {w.name(n)} {w.score(str(n))} คะแนน ({w.signed(str(n))})" for n in (6, 7, 8, 9, 10)
    )
    return f"""เอกสารแนบท้ายรายงานการวิเคราะห์ ประจำปีงบประมาณ พ.ศ. {w.year()}
เรื่อง การพิจารณาคะแนนรายข้อคำถามของแบบวัด IIT
{w.town()} จังหวัด{w.province()}

ข้อ {w.number(1)} แบบวัด IIT ของปีงบประมาณ พ.ศ. {w.year()} มี {w.d(5)} ตัวชี้วัด {w.d(15)} ข้อคำถาม ได้คะแนนเฉลี่ย {w.score("IIT")} คะแนน จากพนักงานที่ตอบ {w.d(84)} คน ในจำนวน {w.d(96)} คน คิดเป็นร้อยละ {w.d("87.50")} ของพนักงานที่มีสิทธิตอบ ส่วนปีงบประมาณ พ.ศ. {w.year(w.before)} ได้คะแนนเฉลี่ย {w.score("IIT", w.before)} คะแนน

{body}

ข้อ {w.number(7)} ตัวชี้วัดนอกแบบวัด IIT ซึ่งไม่ได้พิจารณารายข้อในเอกสารนี้ ได้แก่ {outer} โดยตัวเลขในวงเล็บท้ายคะแนนเป็นผลต่างจากปีก่อน

ข้อ {w.number(8)} เกณฑ์ในช่องความเห็น ตั้งแต่ {w.d(95)} คะแนนให้คงมาตรฐาน ตั้งแต่ {w.d(85)} คะแนนแต่ไม่ถึง {w.d(95)} คะแนนให้ปรับปรุง ต่ำกว่า {w.d(85)} คะแนนให้แก้ไข เป็นเกณฑ์ที่คณะทำงานกำหนดใช้ภายใน มิใช่เกณฑ์ของสำนักงาน ป.ป.ช.

ข้อ {w.number(9)} เมื่อรวมทุกเครื่องมือแล้ว คะแนนภาพรวมเท่ากับ {w.score(TOTAL)} คะแนน ผลการประเมินระดับ{w.level()} ให้งานการเจ้าหน้าที่แจ้ง{w.spelt("บุคลากร")}ทราบโดยทั่วกัน ผู้สนใจขอตรวจดู{w.word("เอกสาร")}ได้ทาง LINE {w.address("@lotuslaw2568")}
"""


# --- A report of the measures ----------------------------------------------------------------------------------------


def measures_accounted(w: Writer) -> str:
    left = [m for m in w.measures if not m.is_done]
    clauses = "\n".join(
        f"""({w.number(n)}) {m.title} ผู้รับผิดชอบ คือ {w.unit(m, " กับ")} กำหนดดำเนินการ {
            w.months(m, days=n % 3 == 0, whole=n % 3 != 1)
        } ผลปรากฏว่า {w.status(m)} {
            w.pick(
                f"มีผู้เกี่ยวข้องเข้าร่วม {w.d(18 + 5 * n)} คน",
                f"ใช้งบประมาณ {w.d(f'{2400 * n:,}')} บาท",
                "ไม่ใช้งบประมาณ",
                f"มีหนังสือเวียนที่ ว {w.d(30 + n)} ถึงทุกส่วนราชการ",
            )
        }"""
        for n, m in enumerate(w.measures, 1)
    )
    table = "\n".join(
        f"{w.d(n)}\t{m.title}\t{w.unit(m)}\t{w.months(m)}\t{w.status(m)}" for n, m in enumerate(w.measures, 1)
    )
    scores = "\n".join(f"({w.number(n)}) {_finding(w, n)}" for n in ALL)
    pending = f"มาตรการที่ยังไม่แล้วเสร็จ ได้แก่ {_and(m.title for m in left)}" if left else "ไม่มีมาตรการค้างดำเนินการ"
    return f"""รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
ประจำปีงบประมาณ พ.ศ. {w.year()} (ตุลาคม {w.period_year(w.now - 1)} ถึงกันยายน {w.period_year(w.now)})

หมวด {w.d(1)} บททั่วไป
ข้อ {w.number(1)} รายงานนี้จัดทำตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ซึ่ง{w.town()}ประกาศใช้ในปีงบประมาณ พ.ศ. {w.d(w.now)} จำนวน {w.measure_count()} มาตรการ
ข้อ {w.number(2)} เมื่อสิ้นปีงบประมาณ มีมาตรการที่ดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ และยังอยู่ระหว่างดำเนินการ {w.d(len(left))} มาตรการ {pending}

หมวด {w.d(2)} ผลรายมาตรการ
ข้อ {w.number(3)} ผลการดำเนินการมีรายละเอียด ดังนี้
{clauses}
ข้อ {w.number(4)} ตารางสรุปตามข้อ {w.d(3)}
ที่\tมาตรการ\tหน่วยงาน\tช่วงเวลา\tสถานะ
{table}

หมวด {w.d(3)} ผลต่อการประเมิน
ข้อ {w.number(5)} คะแนนภาพรวมของ{_fiscal(w)} เท่ากับ {w.score(TOTAL)} คะแนน (ระดับ{w.level()}) {_beside(w, TOTAL)} โดย IIT ได้ {w.score("IIT")} คะแนน EIT ได้ {w.score("EIT")} คะแนน และ OIT ได้ {w.score("OIT")} คะแนน
ข้อ {w.number(6)} คะแนนรายตัวชี้วัด
{scores}
ข้อ {w.number(7)} สรุปแล้ว คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด และไม่เปลี่ยนแปลง {w.changed(0)} ตัวชี้วัด

หมวด {w.d(4)} ข้อเสนอ
ข้อ {w.number(8)} ข้อมูล o{2} {w.item_title("o2")} และข้อมูล o{4} {w.item_title("o4")} ควรตรวจให้เป็นปัจจุบันอย่างน้อยเดือนละ {w.d(1)} ครั้ง ส่วน o{5} {w.item_title("o5")} ให้กองคลังจัดส่งภายในวันที่ {w.d(15)} ตุลาคมของทุกปี
ข้อ {w.number(9)} มาตรการที่ค้างให้{w.word("ดำเนินการ")}ต่อในปีงบประมาณ พ.ศ. {w.other_year(w.now + 1)} และเผยแพร่รายงานทาง{w.spelt("เว็บไซต์")} {w.address("www.lotustown.go.th/o28-2568")} ตามที่{w.spelt("กฎหมาย")}กำหนด
"""


PLANNED: tuple[Style, ...] = (measures_accounted,)
STYLES: tuple[Style, ...] = (
    *(clauses_of_analysis, notice_of_measures, three_years_compared, memo_with_reasons, questions_examined),
    *PLANNED,
)
