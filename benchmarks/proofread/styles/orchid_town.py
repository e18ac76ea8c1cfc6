"""Papers of an accountant of a small town's finance division: exact, in tables, with notes and figures in brackets.

Written before anything of what they give was looked at; the first contact stands in docs/performance.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL
from scores.analysis import rounded

TOOLS = {"IIT": range(1, 6), "EIT": range(6, 9), "OIT": range(9, 11)}
TOOL_NAMES = {
    "IIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน",
    "EIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก",
    "OIT": "แบบตรวจการเปิดเผยข้อมูลสาธารณะ",
}
WEIGHTS = {"IIT": Decimal("0.30"), "EIT": Decimal("0.30"), "OIT": Decimal("0.40")}
ALL = range(1, 11)
HIGH, TARGET = Decimal(95), Decimal(85)

_CAUSES = {
    1: "ผู้ตอบแบบวัดบางส่วนยังไม่ทราบระยะเวลามาตรฐานของแต่ละงาน เพราะป้ายแสดงขั้นตอนติดไว้เฉพาะที่ชั้นล่าง",
    2: "กองคลังแจ้งผลการเบิกจ่ายในที่ประชุมหัวหน้าส่วนราชการทุกเดือน แต่ข้อมูลไปไม่ถึงพนักงานจ้างและคนงาน",
    3: "การมอบหมายงานนอกเวลายังสั่งด้วยวาจา ไม่มีคำสั่งเป็นหนังสือให้อ้างอิงเมื่อเบิกค่าตอบแทน",
    4: "ทะเบียนคุมการยืมพัสดุยังลงไม่ครบทุกกอง การตรวจสอบพัสดุประจำปีจึงต้องสอบถามผู้ใช้เป็นรายตัว",
    5: "บุคลากรรับทราบนโยบายไม่รับของขวัญแล้ว แต่ยังไม่มั่นใจในการเก็บความลับของผู้ร้องเรียน",
    6: "ประชาชนที่มาชำระภาษีต้องรอคิวนานในช่วงต้นปี เนื่องจากมีช่องรับชำระเพียงช่องเดียว",
    7: "ประกาศจัดซื้อจัดจ้างและรายงานการเงินเผยแพร่ครบ แต่ใช้ถ้อยคำที่ประชาชนทั่วไปเข้าใจยาก",
    8: "เริ่มรับชำระภาษีผ่านธนาคารแล้ว แต่ผู้สูงอายุยังต้องการมาชำระด้วยตนเองที่สำนักงาน",
    9: "ข้อมูลด้านการเงินเป็นปัจจุบัน ส่วนข้อมูลด้านบุคคลต้องรอแต่ละกองส่งให้ผู้ดูแลระบบ",
    10: "มีการประเมินความเสี่ยงและรายงานตามกำหนด แต่ยังไม่ได้ติดตามว่ามาตรการควบคุมใช้ได้ผลเพียงใด",
}


def _listed(words: Iterable[str]) -> str:
    """ก ข และ ค"""
    *firsts, last = words
    return f"{' '.join(firsts)} และ{last}" if firsts else last


def _points(w: Writer, value: Decimal) -> str:
    """A figure that was worked out, without its sign."""
    return w.d(f"{abs(value):.2f}")


def _bracketed(w: Writer, item: str) -> str:
    """A change as books have it: what fell stands in brackets."""
    if w.delta(item) == 0:
        return "-"
    return w.amount(item) if w.delta(item) > 0 else f"({w.amount(item)})"


def _compared(w: Writer, item: str) -> str:
    """Against the year before, which is named."""
    before, was = w.year(w.before), w.score(item, w.before)
    if w.delta(item) == 0:
        return w.pick(f"เท่ากับปีงบประมาณ พ.ศ. {before}", f"ไม่เปลี่ยนแปลงจากปี {before} ({was} คะแนน)")
    return w.pick(
        f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปีงบประมาณ พ.ศ. {before} ({was} คะแนน) อยู่ {w.amount(item)} คะแนน",
        f"{w.verb(item)}จากปี {before} ที่ได้ {was} คะแนน จำนวน {w.amount(item)} คะแนน",
        f"({w.signed(item)} คะแนน เมื่อเทียบกับ {was} คะแนนของปี {before})",
        f"โดยปีงบประมาณ {before} ได้ {was} คะแนน จึง{w.rise(item)}",
        f"{w.verb(item, 'สูงขึ้น', 'ต่ำลง')} {w.amount(item)} คะแนน จากฐาน {was} คะแนนในปีงบประมาณ พ.ศ. {before}",
        f"ผลต่างจากปี {before} (ซึ่งเท่ากับ {was} คะแนน) คือ {w.signed(item)} คะแนน",
    )


def _total(w: Writer) -> str:
    """The whole score with its level."""
    return w.pick(
        f"ได้คะแนนรวม {w.score(TOTAL)} คะแนน (ระดับ{w.level()}) {_compared(w, TOTAL)}",
        f'มีผลคะแนนรวมทุกเครื่องมือเท่ากับ {w.score(TOTAL)} คะแนน จัดอยู่ในระดับ "{w.level()}" {_compared(w, TOTAL)}',
        f"ได้ {w.score(TOTAL)} คะแนน จากคะแนนเต็ม {w.d(100)} คะแนน ผลการประเมินระดับ{w.level()} {_compared(w, TOTAL)}",
        f"อยู่ในระดับ{w.level()} ด้วยคะแนน {w.score(TOTAL)} (ปี {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} ระดับ{w.level(w.before)})",
        f"ได้คะแนนรวมร้อยละ {w.score(TOTAL)} ระดับ {w.level()} {_compared(w, TOTAL)}",
        f"ปิดปีงบประมาณ พ.ศ. {w.year()} ด้วยคะแนนรวม {w.score(TOTAL)} คะแนน {_compared(w, TOTAL)} ระดับผลการประเมิน : {w.level()}",
    )


def _cause(w: Writer, n: int) -> str:
    return _CAUSES[n] if w.value(str(n)) < 100 else "ให้ทุกกองรักษามาตรฐานเดิมไว้"


def _ends(w: Writer, items: Iterable[int], *, best: bool = False) -> str:
    """All that share the least (or the highest) score."""
    ends = w.ends(map(str, items), best=best)
    return _listed(f"ตัวชี้วัดที่ {w.d(item)} {w.name(item)} ({w.score(item)} คะแนน)" for item in ends)


def _bands(w: Writer) -> str:
    return (
        f"ตั้งแต่ {w.d('95.00')} คะแนนขึ้นไป {w.count(lambda v: v >= HIGH)} ตัวชี้วัด "
        f"ตั้งแต่ {w.d('85.00')} แต่ไม่ถึง {w.d('95.00')} คะแนน {w.count(lambda v: TARGET <= v < HIGH)} ตัวชี้วัด "
        f"และต่ำกว่า {w.d('85.00')} คะแนน {w.count(lambda v: v < TARGET)} ตัวชี้วัด"
    )


# --- A statement of both years with its notes ------------------------------------------------------------------------


def annual_statement(w: Writer) -> str:
    rows = []
    for place, (tool, numbers) in enumerate(TOOLS.items(), 2):
        for n in numbers:
            cells = (w.score(str(n)), w.score(str(n), w.before), _bracketed(w, str(n)))
            rows.append("\t".join((w.number(n), w.name(n), "", *cells)))
        cells = (w.score(tool), w.score(tool, w.before), _bracketed(w, tool))
        rows.append("\t".join(("", f"คะแนน {tool}", w.d(place), *cells)))
    cells = (w.score(TOTAL), w.score(TOTAL, w.before), _bracketed(w, TOTAL))
    rows.append("\t".join(("", "คะแนนรวมทั้งสิ้น", w.d(1), *cells)))
    gap = w.value(TOTAL) - TARGET
    met = f"{'สูง' if gap > 0 else 'ต่ำ'}กว่าเป้าหมาย {_points(w, gap)} คะแนน" if gap else "เท่ากับเป้าหมายพอดี"
    return f"""{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
รายงานแสดงผลคะแนนการประเมินคุณธรรมและความโปร่งใส (ITA)
สำหรับปีงบประมาณ พ.ศ. {w.year()} เปรียบเทียบกับปีงบประมาณ พ.ศ. {w.year(w.before)}
(หน่วย : คะแนน)

ลำดับ\tรายการ\tหมายเหตุ\t{w.year()}\t{w.year(w.before)}\tเพิ่ม/(ลด)
{chr(10).join(rows)}

หมายเหตุประกอบรายงานเป็นส่วนหนึ่งของรายงานนี้

หมายเหตุที่ {w.number(1)} คะแนนรวม
คะแนนรวมคำนวณจากคะแนนของเครื่องมือทั้งสามตามน้ำหนัก IIT ร้อยละ {w.d(30)} EIT ร้อยละ {w.d(30)} และ OIT ร้อยละ {w.d(40)} ปีงบประมาณ พ.ศ. {w.year()} ได้ {w.score(TOTAL)} คะแนน (ระดับ{w.level()}) เทียบกับเป้าหมาย {w.d("85.00")} คะแนน {met} ตัวเลขในวงเล็บของช่องสุดท้ายหมายถึงคะแนนที่ลดลง เครื่องหมาย - หมายถึงไม่เปลี่ยนแปลง
หมายเหตุที่ {w.number(2)} {TOOL_NAMES["IIT"]} (IIT)
เก็บจากบุคลากรที่ปฏิบัติงานในเทศบาลไม่น้อยกว่า {w.d(1)} ปี มีผู้ตอบ {w.d(86)} คน จากทั้งหมด {w.d(94)} คน ได้คะแนน {w.score("IIT")} คะแนน {_compared(w, "IIT")} รายการที่ได้น้อยที่สุดในกลุ่มนี้คือ {_ends(w, TOOLS["IIT"])}
หมายเหตุที่ {w.number(3)} {TOOL_NAMES["EIT"]} (EIT)
ประกอบด้วยส่วนที่ {w.d(1)} จำนวน {w.score("EIT1")} คะแนน และส่วนที่ {w.d(2)} จำนวน {w.score("EIT2")} คะแนน เฉลี่ยแล้วเป็น {w.score("EIT")} คะแนน
หมายเหตุที่ {w.number(4)} {TOOL_NAMES["OIT"]} (OIT)
ตรวจจากข้อมูลที่เผยแพร่บน{w.spelt("เว็บไซต์")} {w.address("www.orchidtown.go.th")} ได้ {w.score("OIT")} คะแนน {_compared(w, "OIT")} กองคลังรับผิดชอบข้อมูลด้าน{w.pick("แผนการใช้จ่ายเงิน", "การจัดซื้อจัดจ้าง")} ซึ่งเผยแพร่เมื่อวันที่ {w.d(14)} พฤศจิกายน {w.d(2567)}
หมายเหตุที่ {w.number(5)} การกระจายของคะแนน
จากตัวชี้วัด {w.d(10)} รายการ แบ่งเป็น{_bands(w)} เมื่อเทียบกับปีก่อน เพิ่มขึ้น {w.changed(1)} รายการ ลดลง {w.changed(-1)} รายการ และคงเดิม {w.changed(0)} รายการ

ผู้จัดทำ นักวิชาการเงินและบัญชีชำนาญการ
ผู้ตรวจสอบ ผู้อำนวยการกองคลัง
ติดต่อ โทร. {w.d("0 3845 2211")} ต่อ {w.d(21)} หรือ {w.address("finance2@orchidtown.go.th")}
"""


# --- An analysis, indicator by indicator -----------------------------------------------------------------------------


def _reading(w: Writer, n: int) -> str:
    item = str(n)
    value, delta, base = w.value(item), w.delta(item), w.value(item, w.before)
    over = value - w.value(TOTAL)
    beside = f"{'สูงกว่า' if over > 0 else 'ต่ำกว่า'}คะแนนรวมของเทศบาลอยู่ {_points(w, over)} คะแนน"
    share = f" หรือ{'เพิ่มขึ้น' if delta > 0 else 'ลดลง'}ร้อยละ {_points(w, rounded(100 * delta / base))} ของคะแนนปีฐาน"
    away = f"ยังขาดอีก {_points(w, 100 - value)} คะแนนจึงจะเต็ม {w.d(100)}" if value < 100 else "ซึ่งเป็นคะแนนเต็ม"
    moved = (
        f"คะแนน{w.verb(item)}จาก {w.score(item, w.before)} มาอยู่ที่ {w.score(item)}\n(ผลต่าง {w.amount(item)} คะแนน)"
        if delta
        else f"คะแนนคงอยู่ที่ {w.score(item)}\nเท่ากับปีก่อน"
    )
    return w.pick(
        f"ได้ {w.score(item)} คะแนน (ปี {w.year(w.before)}: {w.score(item, w.before)} คะแนน) {w.rise(item)}",
        f"สิ้นปีงบประมาณได้คะแนน {w.score(item)} จากคะแนนยกมา {w.score(item, w.before)} ผลต่าง {w.signed(item)} คะแนน",
        f"คะแนนของปี {w.year()} เท่ากับ {w.score(item)} คะแนน {away}",
        f"ปี {w.year(w.before)} = {w.score(item, w.before)} คะแนน, ปี {w.year()} = {w.score(item)} คะแนน, เพิ่ม/(ลด) = {_bracketed(w, item)}",
        f"เมื่อถือคะแนน {w.score(item, w.before)} ของปี {w.year(w.before)} เป็นปีฐาน ปีนี้ได้ {w.score(item)} คะแนน {w.rise(item)}{share if delta else ''}",
        f"ได้ {w.score(item)} คะแนน {beside if over else 'เท่ากับคะแนนรวมของเทศบาล'}",
        f"ได้ {w.score(item)} คะแนน {_compared(w, item)}",
        moved,
    )


def reading_of_indicators(w: Writer) -> str:
    parts = []
    for place, (tool, numbers) in enumerate(TOOLS.items(), 1):
        spread = w.value(tool) - w.value(tool, w.before)
        changed = f"ผลต่าง {w.signed(tool)} คะแนน" if spread else "ไม่เปลี่ยนแปลงจากปีก่อน"
        parts.append(
            f"{w.d(3)}.{w.number(place)} {TOOL_NAMES[tool]} ({tool}) ได้คะแนนเฉลี่ย {w.score(tool)} คะแนน {changed}"
        )
        parts += [
            f"({w.number(m)}) ตัวชี้วัดที่ {w.d(n)} {w.name(n)} {_reading(w, n)} ทั้งนี้ {_cause(w, n)}"
            for m, n in enumerate(numbers, 1)
        ]
    short = [n for n in ALL if w.value(str(n)) < TARGET]
    below = (
        "ตัวชี้วัดที่ต่ำกว่าเป้าหมาย ได้แก่ "
        + _listed(f"ตัวชี้วัดที่ {w.d(n)} (ขาดไป {_points(w, TARGET - w.value(str(n)))} คะแนน)" for n in short)
        if short
        else f"ไม่มีตัวชี้วัดใดที่ได้คะแนนต่ำกว่า {w.d('85.00')} คะแนน"
    )
    return f"""การวิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()} ของ{w.town()}

{w.number(1)}. ที่มาของข้อมูล
ข้อมูลคะแนนในรายงานฉบับนี้คัดจากระบบ ITAS ของสำนักงาน ป.ป.ช. เมื่อวันที่ {w.d("3 กันยายน 2568")} เวลา {w.d("14.20")} น. และสอบทานกับรายงานปี {w.year(w.before)} ที่เก็บไว้ ณ กองคลังแล้ว ตัวเลขทุกจำนวนใช้ทศนิยม {w.d(2)} ตำแหน่ง

{w.number(2)}. ผลในภาพรวม
{w.town()} (อำเภอ{w.district()} จังหวัด{w.province()}) {_total(w)}
คะแนนสูงสุดเป็นของ{_ends(w, ALL, best=True)}
คะแนนต่ำสุดเป็นของ{_ends(w, ALL)}
ช่วงห่างระหว่างคะแนนสูงสุดกับต่ำสุดเท่ากับ {_points(w, w.value(str(w.weakest(best=True))) - w.value(str(w.weakest())))} คะแนน

{w.number(3)}. ผลรายเครื่องมือและรายตัวชี้วัด
{chr(10).join(parts)}

{w.number(4)}. ข้อสรุป
{w.d(4)}.{w.number(1)} ตัวชี้วัดที่ได้คะแนน{_bands(w)}
{w.d(4)}.{w.number(2)} {below}
{w.d(4)}.{w.number(3)} กองคลังเห็นควรให้แต่ละกองส่งแผนแก้ไขภายใน {w.d(15)} วันทำการ ตามระเบียบกระทรวงมหาดไทย ว่าด้วยการรับเงิน การเบิกจ่ายเงิน การฝากเงิน การเก็บรักษาเงิน และการตรวจเงินขององค์กรปกครองส่วนท้องถิ่น พ.ศ. {w.other_year(2566)} และ{w.spelt("กฎหมาย")}อื่นที่เกี่ยวข้อง แล้วนำเข้าแผนของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} เพื่อให้{w.word("ผู้บริหาร")}พิจารณา
"""


# --- Three years and the weights -------------------------------------------------------------------------------------


def three_years(w: Writer) -> str:
    first = w.now - 2
    years = (first, w.before, w.now)

    def row(head: str, label: str, item: str) -> str:
        mean = rounded(sum(w.value(item, year) for year in years) / Decimal(3))
        return "\t".join((head, label, *(w.score(item, year) for year in years), _points(w, mean), w.signed(item)))

    rows = [row(w.number(n), w.name(n), str(n)) for n in ALL]
    rows += [row("", tool, tool) for tool in TOOLS] + [row("", "รวม", TOTAL)]
    weighted = {tool: rounded(w.value(tool) * weight) for tool, weight in WEIGHTS.items()}
    sums = "\n".join(
        f"{tool}\t{w.score(tool)}\t{w.d(WEIGHTS[tool])}\t{_points(w, value)}" for tool, value in weighted.items()
    )
    whole = sum(weighted.values(), Decimal(0))
    differs = "" if whole == w.value(TOTAL) else " (ต่างจากคะแนนที่ประกาศเพราะการปัดเศษ)"
    two = w.value(TOTAL) - w.value(TOTAL, first)
    since = f"{'เพิ่มขึ้น' if two > 0 else 'ลดลง'} {_points(w, two)} คะแนน" if two else "เท่าเดิม"
    return f"""ตารางที่ {w.number(1)} คะแนน ITA ของ{w.town()} ย้อนหลัง {w.d(3)} ปีงบประมาณ
หน่วย : คะแนน (คะแนนเต็ม {w.d("100.00")})

ที่\tตัวชี้วัด/เครื่องมือ\tพ.ศ. {w.year(first)}\tพ.ศ. {w.year(w.before)}\tพ.ศ. {w.year()}\tเฉลี่ย {w.d(3)} ปี\tปี {w.year(short=True)} เทียบปี {w.year(w.before, short=True)}
{chr(10).join(rows)}

ตารางที่ {w.number(2)} การคำนวณคะแนนถ่วงน้ำหนัก ปีงบประมาณ พ.ศ. {w.year()}
เครื่องมือ\tคะแนน\tน้ำหนัก\tคะแนนถ่วงน้ำหนัก
{sums}
รวม\t\t{w.d("1.00")}\t{_points(w, whole)}

คำอธิบายตาราง
ก. คะแนนรวมปี {w.year()} เท่ากับ {w.score(TOTAL)} คะแนน ระดับ{w.level()} ผลรวมตามตารางที่ {w.d(2)} เท่ากับ {_points(w, whole)}{differs}
ข. นับจากปีงบประมาณ พ.ศ. {w.year(first)} ซึ่งได้ {w.score(TOTAL, first)} คะแนน เป็นเวลา {w.d(2)} ปี คะแนนรวม{since} โดยปี {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน
ค. ในปีล่าสุด มีตัวชี้วัดที่ได้คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด และที่ได้คะแนนลดลง {w.changed(-1)} ตัวชี้วัด
ง. ตัวชี้วัดที่ {w.d(2)} ซึ่งกองคลังรับผิดชอบโดยตรง คือ {w.name(2)} ได้ {w.score("2")} คะแนน {_compared(w, "2")}
จ. คะแนน EIT ส่วนที่ {w.d(1)} และส่วนที่ {w.d(2)} เท่ากับ {w.score("EIT1")} และ {w.score("EIT2")} คะแนน ตามลำดับ

ที่มา : ระบบ ITAS ประมวลผลโดยงานการเงินและบัญชี กองคลัง {w.town()} จังหวัด{w.province()} ข้อมูล ณ วันที่ {w.d("30 กันยายน 2568")}
ไฟล์ข้อมูล : {w.address("https://www.orchidtown.go.th/finance/ita68-03")} ผู้ใช้ข้อมูลพึง{w.word("ตรวจสอบ")}ก่อนนำไปอ้างอิง และแจ้ง{w.spelt("บุคลากร")}ในสังกัดให้ทราบด้วย
"""


# --- The questions of the inner survey -------------------------------------------------------------------------------


def question_sheet(w: Writer) -> str:
    blocks = []
    keys_of = w.facts.years[w.now].questions
    for place, n in enumerate(TOOLS["IIT"], 1):
        keys = keys_of[str(n)]
        low, high = w.ends(keys)[0], w.ends(keys, best=True)[0]
        rows = "\n".join(f"{w.number(m)}\t{key}\t{w.score(key)}" for m, key in enumerate(keys, 1))
        apart = _points(w, w.value(high) - w.value(low))
        said = w.pick(
            f"ข้อ {low} ได้น้อยกว่าข้ออื่น คือ {w.score(low)} คะแนน ห่างจากข้อ {high} อยู่ {apart} คะแนน",
            f"ข้อที่ได้คะแนนสูงสุดคือ {high} ({w.score(high)} คะแนน) และต่ำสุดคือ {low} ({w.score(low)} คะแนน)",
            f"พิสัยของคะแนนในตัวชี้วัดนี้เท่ากับ {apart} คะแนน (สูงสุด {w.score(high)} ต่ำสุด {w.score(low)})",
        )
        blocks.append(
            f"""{w.number(place)}) {w.name(n)} : {w.score(str(n))} คะแนน (ปี {w.year(w.before)} : {w.score(str(n), w.before)} คะแนน)
ลำดับ\tข้อคำถาม\tคะแนน
{rows}
ข้อสังเกต {said}
ข้อวิเคราะห์ {_cause(w, n)}"""
        )
    asked = [key for n in TOOLS["IIT"] for key in keys_of[str(n)]]
    under = sum(w.value(key) < 90 for key in asked)
    return f"""เอกสารแนบ {w.d(2)} รายละเอียดคะแนนรายข้อคำถาม แบบวัด IIT
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()} ปีงบประมาณ พ.ศ. {w.year()}

{chr(10).join(blocks)}

สรุปท้ายเอกสาร
คะแนนเฉลี่ยแบบวัด IIT เท่ากับ {w.score("IIT")} คะแนน ({w.signed("IIT")} จากปีก่อน) ข้อคำถามทั้งหมด {w.d(len(asked))} ข้อ ได้คะแนนต่ำกว่า {w.d(90)} คะแนน จำนวน {w.d(under)} ข้อ โดยตัวชี้วัดที่ควรเร่งดำเนินการคือ {_ends(w, TOOLS["IIT"])}
คะแนนรายข้อเป็นค่าจากแบบสอบถามของผู้ตอบ {w.d(86)} คน เก็บข้อมูลระหว่างวันที่ {w.d("6 มกราคม")} ถึง {w.d("30 มิถุนายน 2568")} รหัสแบบสำรวจ {w.address("ITA68-2204")}
งานการเงินและบัญชีจะแจ้งผลให้{w.spelt("บุคลากร")}ทุกคน{w.word("รับทราบ")}ในการประชุมประจำเดือน
"""


# --- A memo with what is asked for next year -------------------------------------------------------------------------

_ASKED = (
    ("สรุปผลการเบิกจ่ายเป็นแผ่นภาพติดประกาศทุกกอง", "กองคลัง", 6000),
    ("จัดทำทะเบียนยืมพัสดุแบบออนไลน์", "งานพัสดุและทรัพย์สิน", 12500),
    ("เปิดช่องรับชำระภาษีเพิ่มในเดือนเมษายน", "งานพัฒนารายได้", 4800),
    ("อบรมระเบียบการเบิกจ่ายแก่พนักงานจ้าง", "งานการเงินและบัญชี", 18400),
)


def memo_of_finance(w: Writer) -> str:
    span = f"ต.ค. {w.period_year(w.now, short=True)} – ก.ย. {w.period_year(w.now + 1, short=True)}"
    asked = "\n".join(
        f"{w.number(n)}\t{what}\t{who}\t{span}\t{w.d(f'{cost:,}')}" for n, (what, who, cost) in enumerate(_ASKED, 1)
    )
    whole = w.d(f"{sum(cost for _, _, cost in _ASKED):,}")
    fallen = [n for n in ALL if w.delta(str(n)) < 0]
    falling = (
        "ตัวชี้วัดที่ลดลง ได้แก่ " + _listed(f"{w.name(n)} (ลดลง {w.amount(str(n))} คะแนน)" for n in fallen)
        if fallen
        else "ไม่มีตัวชี้วัดที่ลดลง"
    )
    return f"""บันทึกข้อความ
ส่วนราชการ กองคลัง งานการเงินและบัญชี โทร. {w.d("0 3845 2211")} ต่อ {w.d(21)}
ที่ กค {w.d("677/2568")} วันที่ {w.d("24 กันยายน 2568")}
เรื่อง รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()} และขอความเห็นชอบแผนดำเนินการ
เรียน ปลัดเทศบาล

{w.number(1)}. เรื่องเดิม
ตามคำสั่ง{w.town()} ที่ {w.d("412/2567")} ลงวันที่ {w.d("18 พฤศจิกายน 2567")} แต่งตั้งคณะทำงาน ITA โดยมีผู้อำนวยการกองคลังเป็นคณะทำงานลำดับที่ {w.d(4)} นั้น

{w.number(2)}. ข้อเท็จจริง
{w.d(2)}.{w.number(1)} เทศบาล{_total(w)}
{w.d(2)}.{w.number(2)} คะแนนตามเครื่องมือ ได้แก่ IIT {w.score("IIT")} EIT {w.score("EIT")} และ OIT {w.score("OIT")} คะแนน ผลต่างจากปีก่อน {w.signed("IIT")} {w.signed("EIT")} และ {w.signed("OIT")} คะแนน ตามลำดับ
{w.d(2)}.{w.number(3)} ตัวชี้วัดด้าน{w.name(2)}ได้ {w.score("2")} คะแนน และด้าน{w.name(4)}ได้ {w.score("4")} คะแนน ซึ่งทั้งสองด้านอยู่ในความรับผิดชอบของกองคลัง
{w.d(2)}.{w.number(4)} {falling}
{w.d(2)}.{w.number(5)} ตัวชี้วัดที่ต่ำกว่า {w.d("85.00")} คะแนน มีจำนวน {w.count(lambda v: v < TARGET)} ตัวชี้วัด โดยคะแนนต่ำสุดคือ {_ends(w, ALL)}

{w.number(3)}. ข้อพิจารณา
เพื่อยกระดับคะแนนของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} กองคลังขอความเห็นชอบดำเนินการ ดังนี้
ที่\tกิจกรรม\tผู้รับผิดชอบ\tระยะเวลา\tงบประมาณ (บาท)
{asked}
\tรวม\t\t\t{whole}
งบประมาณรวม {whole} บาท เบิกจ่ายจากเทศบัญญัติงบประมาณรายจ่ายประจำปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} แผนงานบริหารงานทั่วไป และรายงานผลรอบ {w.d(6)} เดือน ภายในวันที่ {w.d("10 เมษายน 2569")} ทั้งนี้ได้แนบเอกสารจำนวน {w.d(12)} แผ่น และส่งไฟล์ไปที่ {w.address("saraban@orchidtown.go.th")} แล้ว

จึงเรียนมาเพื่อโปรดพิจารณา{w.spelt("อนุญาต")}และ{w.word("มอบหมาย")}ผู้เกี่ยวข้องต่อไป
"""


# --- The year's measures, closed -------------------------------------------------------------------------------------


def closed_measures(w: Writer) -> str:
    costs = [2400 + 1650 * n for n in range(len(w.measures))]
    rows = "\n".join(
        f"{w.number(n)}\t{m.title}\t{w.unit(m, '/')}\t{w.months(m, whole=n % 3 == 0)}\t{w.d(f'{cost:,}')}\t{w.status(m)}"
        for n, (m, cost) in enumerate(zip(w.measures, costs, strict=True), 1)
    )
    open_ones = [m for m in w.measures if not m.is_done]
    waiting = "\n".join(
        f"({w.number(n)}) {m.title} (ผู้รับผิดชอบ {w.unit(m, ' และ')}) กำหนดไว้ {w.months(m)} {w.status(m)} จะขยายเวลาอีก {w.d(60)} วัน"
        for n, m in enumerate(open_ones, 1)
    )
    paid = sum(costs)
    share = w.d(f"{rounded(Decimal(100 * len(w.measures) - 100 * len(open_ones)) / len(w.measures)):.2f}")
    changes = "\n".join(
        f"{w.number(n)}\t{w.name(n)}\t{w.score(str(n), w.before)}\t{w.score(str(n))}\t{w.signed(str(n))}" for n in ALL
    )
    return f"""รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
ปีงบประมาณ พ.ศ. {w.year()} สิ้นสุด ณ วันที่ {w.d("30 กันยายน 2568")}

{w.number(1)}. สรุปยอดมาตรการ
มาตรการตามแผนรวมทั้งสิ้น {w.measure_count()} มาตรการ ดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ (ร้อยละ {share}) คงเหลืออยู่ระหว่างดำเนินการ {w.d(len(open_ones))} มาตรการ ใช้จ่ายเงินรวม {w.d(f"{paid:,}")} บาท

{w.number(2)}. ตารางแสดงผลรายมาตรการ
ที่\tมาตรการ\tผู้รับผิดชอบ\tระยะเวลา\tเบิกจ่าย (บาท)\tสถานะ
{rows}
\tรวม\t\t\t{w.d(f"{paid:,}")}\t
หมายเหตุ {w.d(1)}/ ยอดเบิกจ่ายรวมภาษีมูลค่าเพิ่มร้อยละ {w.d(7)} แล้ว {w.d(2)}/ การอบรมมีผู้เข้าร่วม {w.d(34)} คน จากเป้าหมาย {w.d(40)} คน คิดเป็นร้อยละ {w.d(85)} ความพึงพอใจเฉลี่ย {w.d("4.52")} จาก {w.d(5)}

{w.number(3)}. มาตรการที่ยังไม่แล้วเสร็จ
{waiting}

{w.number(4)}. คะแนนก่อนและหลังดำเนินมาตรการ (หน่วย : คะแนน)
ที่\tตัวชี้วัด\tปี {w.year(w.before)}\tปี {w.year()}\tผลต่าง
{changes}
\tคะแนนรวม\t{w.score(TOTAL, w.before)}\t{w.score(TOTAL)}\t{w.signed(TOTAL)}
คะแนนรวม{w.rise(TOTAL)} ผลการประเมินอยู่ในระดับ{w.level()} ตัวชี้วัดที่เพิ่มขึ้นมี {w.changed(1)} ตัวชี้วัด ที่ลดลงมี {w.changed(-1)} ตัวชี้วัด

{w.number(5)}. ข้อสังเกตของกองคลัง
{w.d(5)}.{w.number(1)} ควรเผยแพร่รายการ o{5} {w.item_title("o5")} ให้ทันภายใน {w.d(30)} วันนับแต่วันเริ่มปีงบประมาณ และทบทวนรายการ o{2} {w.item_title("o2")} เมื่อมีการโยกย้าย
{w.d(5)}.{w.number(2)} มาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ควรเน้น{_ends(w, ALL)}
{w.d(5)}.{w.number(3)} หลักฐานการ{w.spelt("ปฏิบัติ")}และใบสำคัญคู่จ่ายเก็บไว้ที่งานการเงินและบัญชี แฟ้มที่ {w.d(7)} สำเนาอยู่ที่ {w.address("http://orchidtown.go.th/file/2568/19.pdf")} เพื่อการ{w.word("ตรวจสอบ")}ของหน่วยตรวจสอบภายใน
"""


PLANNED: tuple[Style, ...] = (closed_measures,)
STYLES: tuple[Style, ...] = (
    annual_statement,
    reading_of_indicators,
    three_years,
    question_sheet,
    memo_of_finance,
    *PLANNED,
)
