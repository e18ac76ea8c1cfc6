"""Papers of a hired analyst of plans who likes bullets and tables: scores, tools, a plan, a brief, a post, a board.

Written before anything of what they give was looked at; the first contact stands in docs/performance.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

TOOLS = {"IIT": range(1, 6), "EIT": range(6, 9), "OIT": range(9, 11)}
ALL = range(1, 11)
GREEN, TARGET = Decimal(95), Decimal(85)
WEIGHTS = {"IIT": Decimal("0.30"), "EIT": Decimal("0.30"), "OIT": Decimal("0.40")}


def _two(value: Decimal) -> str:
    return str(value.quantize(Decimal("0.01"), ROUND_HALF_UP))


def _short(w: Writer, n: int) -> str:
    return w.pick(f"ตัวชี้วัดที่ {w.d(n)}", f"ตัวชี้วัด {w.d(n)}", f"ตชว. {w.d(n)}")


def _colour(score: Decimal) -> str:
    return "เขียว" if score >= GREEN else "เหลือง" if score >= TARGET else "แดง"


def _gap(w: Writer, item: str) -> str:
    """How far it is from the target, as words."""
    gap = w.value(item) - TARGET
    if gap == 0:
        return f"เท่ากับเป้าหมาย {w.d(85)} พอดี"
    return f"{'เกิน' if gap > 0 else 'ขาดจาก'}เป้าหมาย {w.d(85)} คะแนน อยู่ {w.d(_two(abs(gap)))} คะแนน"


def _to(w: Writer, item: str) -> str:
    """From the year before to this one, in a bullet."""
    old, new = w.score(item, w.before), w.score(item)
    if w.delta(item) == 0:
        return w.pick(f"{new} คะแนน (ทรงตัวจากปีก่อน)", f"{old} → {new} ไม่เปลี่ยนแปลง", f"คงที่ {new} คะแนน สองปีติดต่อกัน")
    return w.pick(
        f"{old} → {new} ({w.signed(item)})",
        f"{new} คะแนน ({w.verb(item)} {w.amount(item)})",
        f"{new} คะแนน {w.verb(item)}จากปีก่อน {w.amount(item)} คะแนน",
        f"ปี {w.year(w.before)} = {old} / ปี {w.year()} = {new}",
        f"ได้ {new} จากเดิม {old} {w.verb(item)} {w.amount(item)} คะแนน",
        f"{new} คะแนน {w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปีก่อน {w.amount(item)} คะแนน",
        f"คะแนน {new} เทียบปี {w.year(w.before)} {w.signed(item)} คะแนน",
        f"{w.verb(item)} {w.amount(item)} คะแนน มาอยู่ที่ {new} คะแนน",
    )


def _slash(words: Iterable[str]) -> str:
    return " / ".join(words)


def _end(w: Writer, numbers: Iterable[int], *, best: bool = False) -> str:
    """All that share the highest or the least score."""
    ends = w.ends(map(str, numbers), best=best)
    return f"{_slash(w.name(item) for item in ends)} {w.score(ends[0])} คะแนน"


# --- A table of scores with the gaps, and what it says ---------------------------------------------------------------


def _score_row(w: Writer, n: int) -> str:
    item = str(n)
    beside = w.value(item) - TARGET
    sign = "+" if beside > 0 else "-" if beside < 0 else ""
    cells = (
        w.score(item, w.before),
        w.score(item),
        w.signed(item),
        w.d(f"{sign}{abs(beside)}"),
        _colour(w.value(item)),
    )
    return "\t".join((w.number(n), w.name(n), *cells))


def score_dashboard(w: Writer) -> str:
    ranked = sorted(ALL, key=lambda n: w.value(str(n)))
    mean = sum((w.value(str(n)) for n in ALL), Decimal(0)) / 10
    spread = w.value(str(ranked[-1])) - w.value(str(ranked[0]))
    passed = sum(w.value(part) >= TARGET for part in ("IIT", "EIT1", "EIT2", "OIT"))
    weighed = "\n".join(
        f"{tool}\t{w.score(tool)}\t{w.d(f'{weight * 100:.0f}')}%\t{w.d(_two(w.value(tool) * weight))}"
        for tool, weight in WEIGHTS.items()
    )
    three = "\n".join(
        f"{w.number(place)}. {w.name(n)} {w.score(str(n))} คะแนน — {_gap(w, str(n))}"
        for place, n in enumerate(ranked[:3], 1)
    )
    return f"""สรุปผลคะแนน ITA ปี {w.year()} (Dashboard)
{w.town()} | อ.{w.district()} | จ.{w.province()}
จัดทำโดย งานวิเคราะห์นโยบายและแผน ข้อมูล ณ วันที่ {w.d(25)} ส.ค. {w.d(68)}

■ ตัวเลขสำคัญ
• คะแนนรวม {w.score(TOTAL)} คะแนน ระดับ {w.level()}
• {_gap(w, TOTAL)}
• คะแนนรวมย้อนหลัง {w.d(3)} ปี: ปี {w.year(w.before - 1)} {w.score(TOTAL, w.before - 1)} / ปี {w.year(w.before)} {w.score(TOTAL, w.before)} / ปี {w.year()} {w.score(TOTAL)}
• เครื่องมือที่ได้ตั้งแต่ {w.d(85)} คะแนน (IIT, EIT ส่วนที่ {w.d(1)}, EIT ส่วนที่ {w.d(2)}, OIT): {w.d(passed)} จาก {w.d(4)}
• ค่าเฉลี่ยแบบไม่ถ่วงน้ำหนักของ {w.d(10)} ตัวชี้วัด: {w.d(_two(mean))} คะแนน
• ช่วงห่างระหว่างตัวชี้วัดที่สูงที่สุดกับต่ำที่สุด: {w.d(_two(spread))} คะแนน

■ ตารางที่ {w.d(1)} คะแนนรายตัวชี้วัด
ลำดับ\tตัวชี้วัด\tปี {w.year(w.before)}\tปี {w.year()}\tเปลี่ยนแปลง\tเทียบเป้า {w.d(85)}\tสถานะ
{chr(10).join(_score_row(w, n) for n in ALL)}
หมายเหตุ: เขียว = {w.d(95)} ขึ้นไป, เหลือง = {w.d(85)} ถึงไม่ถึง {w.d(95)}, แดง = ต่ำกว่า {w.d(85)}

■ ตารางที่ {w.d(2)} คะแนนถ่วงน้ำหนัก
เครื่องมือ\tคะแนน\tน้ำหนัก\tคะแนนหลังถ่วง
{weighed}
(ผลบวกอาจต่างจากคะแนนรวมที่ประกาศ {w.score(TOTAL)} เล็กน้อยจากการปัดทศนิยม)

■ อ่านอะไรได้จากตาราง
• เพิ่มขึ้น {w.changed(1)} ตัวชี้วัด / ลดลง {w.changed(-1)} ตัวชี้วัด / เท่าเดิม {w.changed(0)} ตัวชี้วัด
• สีเขียวมี {w.count(lambda v: v >= GREEN)} ตัวชี้วัด สีแดงมี {w.count(lambda v: v < TARGET)} ตัวชี้วัด
• สูงสุด: {_end(w, ALL, best=True)}
• ต่ำสุด: {_end(w, ALL)}
• IIT {_to(w, "IIT")}
• EIT {_to(w, "EIT")}
• OIT {_to(w, "OIT")}

■ สามอันดับท้ายที่ต้องดูแลก่อน
{three}

ไฟล์ข้อมูลอยู่ที่ {w.address("https://islandtown.go.th/plan/ita68.xlsx")} หากเปิดไม่ได้ให้แจ้ง{w.word("เจ้าหน้าที่")}ต่อ {w.d(203)} ทั้งนี้ขอให้{w.spelt("บุคลากร")}ทุกกองอ่านประกอบการทำแผนปี {w.period_year(w.now + 1)} (ต.ค. {w.period_year(w.now, short=True)} – ก.ย. {w.period_year(w.now + 1, short=True)})
"""


# --- Tool by tool, strong and weak points ----------------------------------------------------------------------------

_CAUSES = {
    1: ("เคาน์เตอร์บริการมีเพียง 2 ช่อง ช่วงชำระภาษีเดือนเมษายนรอนาน", "ติดป้ายขั้นตอนและเวลาให้เห็นชัด"),
    2: ("บุคลากรรู้จักแผนจัดซื้อจัดจ้างน้อย โครงการบนเกาะเข้าถึงยาก", "สรุปงบเป็นภาพหน้าเดียวทุกไตรมาส"),
    3: ("เกณฑ์มอบหมายงานยังไม่เป็นลายลักษณ์อักษรทุกกอง", "เขียนเกณฑ์และแจ้งเวียนภายใน 30 วัน"),
    4: ("ยืมเรือตรวจการณ์และอุปกรณ์โดยไม่ลงทะเบียนเป็นบางครั้ง", "ใช้แบบฟอร์มยืม-คืนชุดเดียว"),
    5: ("ช่องทางร้องเรียนมี 5 ช่องทางแต่คนรู้จักไม่ทั่ว", "สื่อสารเรื่องการคุ้มครองผู้แจ้ง"),
    6: ("นักท่องเที่ยวและผู้ประกอบการขอคำแนะนำภาษาอังกฤษ", "ทำคู่มือสองภาษา 6 เรื่อง"),
    7: ("สัญญาณโทรศัพท์บนเกาะไม่เสถียร ข่าวไปถึงช้า", "ใช้ป้ายหน้าท่าเรือควบคู่กับเพจ"),
    8: ("บริการออนไลน์มีผู้ใช้ 1 ใน 4 ของคำขอทั้งหมด", "ตั้งจุดช่วยยื่นคำขอที่ท่าเรือ"),
    9: ("ลิงก์เก่าเสียหลังย้ายโฮสต์เมื่อเดือนมีนาคม", "ตรวจลิงก์ทุกวันที่ 5 ของเดือน"),
    10: ("รายงานความเสี่ยงยังไม่โยงกับโครงการจริง", "เลือก 3 โครงการใหญ่มาประเมินความเสี่ยง"),
}


def _point(w: Writer, n: int) -> str:
    cause, way = _CAUSES[n]
    head = w.pick(
        f"• {_short(w, n)} {w.name(n)}: {_to(w, str(n))}",
        f"• {w.name(n)} ({_short(w, n)}) {_to(w, str(n))}",
        f"• {_short(w, n)} “{w.name(n)}” {_to(w, str(n))}",
    )
    return f"{head}\n   ข้อสังเกต: {w.d(cause)}\n   แนวทาง: {w.d(way)}"


def strong_and_weak(w: Writer) -> str:
    parts = []
    for place, (tool, numbers) in enumerate(TOOLS.items(), 1):
        behind = [n for n in numbers if w.value(str(n)) < TARGET]
        weak = (
            f"จุดอ่อน: {_slash(w.name(n) for n in behind)} ยังไม่ถึง {w.d(85)} คะแนน"
            if behind
            else f"จุดอ่อน: ไม่มีตัวชี้วัดที่ต่ำกว่า {w.d(85)} คะแนน"
        )
        parts.append(
            f"{w.number(place)}. แบบวัด {tool}\n"
            f"คะแนนเฉลี่ย {_to(w, tool)}\n"
            f"จุดแข็ง: {_end(w, numbers, best=True)}\n{weak}\n" + "\n".join(_point(w, n) for n in numbers)
        )
    apart = w.value("EIT2") - w.value("EIT1")
    ahead = f"ส่วนที่ {w.d(2)} สูงกว่าส่วนที่ {w.d(1)} อยู่ {w.d(_two(apart))} คะแนน" if apart else "สองส่วนได้คะแนนเท่ากัน"
    return f"""บทวิเคราะห์จุดแข็ง–จุดอ่อนจากผล ITA ปีงบประมาณ {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

ภาพรวม
- ปีงบประมาณ {w.year()} ได้ {w.score(TOTAL)} คะแนน จัดอยู่ในระดับ{w.level()}
- ปีงบประมาณ {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน ดังนั้น{w.pick("คะแนนรวม", "ภาพรวม")}{w.rise(TOTAL)}
- IIT = {w.score("IIT")}, EIT = {w.score("EIT")}, OIT = {w.score("OIT")}
- EIT ส่วนที่ {w.d(1)} = {w.score("EIT1")} และส่วนที่ {w.d(2)} = {w.score("EIT2")} โดย{ahead}
- กลุ่มตัวอย่าง: ภายใน {w.d(72)} คน ภายนอก {w.d(260)} คน (ตอบเอง {w.d(148)} คน ผู้สำรวจเก็บให้ {w.d(112)} คน)

{(chr(10) * 2).join(parts)}

{w.number(4)}. ข้อสรุปเชิงนโยบาย
ตัวชี้วัดที่ได้ {w.d(95)} คะแนนขึ้นไปมี {w.count(lambda v: v >= GREEN)} ตัวชี้วัด ให้คงวิธีทำงานเดิมไว้ ส่วนตัวชี้วัดที่ต่ำกว่า {w.d(85)} คะแนนมี {w.count(lambda v: v < TARGET)} ตัวชี้วัด ให้ทำแผนเฉพาะ และให้จับตา{w.name(w.weakest())}ซึ่งได้ {w.score(str(w.weakest()))} คะแนน เป็นพิเศษ
ผู้อ่านสามารถดาวน์โหลดต้นฉบับทาง{w.spelt("เว็บไซต์")} {w.address("www.islandtown.go.th/doc/88/2568")} หรือขอรับที่{w.word("สำนักปลัด")} ชั้น {w.d(2)} ได้ทุกวันทำการ
"""


# --- The plan of the next year ---------------------------------------------------------------------------------------


def _plan_row(w: Writer, place: int, n: int) -> str:
    score = w.value(str(n))
    goal = Decimal(85) if score < TARGET else Decimal(95) if score < GREEN else None
    aim = f"ไม่น้อยกว่า {w.d(goal)}" if goal else "รักษาระดับเดิม"
    when = w.pick("ไตรมาส 1–2", "ไตรมาส 2–4", "ทั้งปี", "ต.ค.–มี.ค.")
    money = w.d(f"{4500 + 2500 * n:,}") if n % 3 else "-"
    return "\t".join((w.number(place), w.name(n), w.score(str(n)), w.d(_CAUSES[n][1]), aim, w.d(when), money))


def next_plan(w: Writer) -> str:
    ranked = sorted(ALL, key=lambda n: w.value(str(n)))
    money = sum(4500 + 2500 * n for n in ALL if n % 3)
    begin, end = w.period_year(w.now), w.period_year(w.now + 1)
    low = ranked[0]
    whole = w.facts.years[w.now].levels == {"ผ่านดีเยี่ยม"}
    aim = "รักษาระดับผ่านดีเยี่ยมไว้" if whole else f"ขึ้นสู่ระดับผ่านดีเยี่ยมภายใน {w.d(2)} ปี"
    return f"""แผนยกระดับคะแนน ITA ปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)}
(ฐานข้อมูล: ผลประเมินปีงบประมาณ พ.ศ. {w.year()})
{w.town()}

{w.number(1)}) ฐานคะแนน
   - คะแนนรวมปี {w.year()} {w.score(TOTAL)} คะแนน ({w.level()})
   - {_gap(w, TOTAL)}
   - เครื่องมือ: IIT {w.score("IIT")} | EIT {w.score("EIT")} | OIT {w.score("OIT")}
{w.number(2)}) เป้าหมายของแผน
   - คะแนนรวมไม่น้อยกว่า {w.d(95)} และทุกเครื่องมือไม่น้อยกว่า {w.d(85)}
   - เปิดเผยข้อมูลครบร้อยละ {w.d(100)} ภายในเดือนมีนาคม {w.period_year(w.now + 1)}
   - {aim} (เกณฑ์คือคะแนนรวมและทุกเครื่องมือตั้งแต่ {w.d(95)} คะแนน)
   - ไม่ให้มีตัวชี้วัดที่ต่ำกว่า {w.d(85)} คะแนน ซึ่งปี {w.year()} มีอยู่ {w.count(lambda v: v < TARGET)} ตัวชี้วัด
{w.number(3)}) กิจกรรมเรียงตามความเร่งด่วน (คะแนนน้อยขึ้นก่อน)
ที่\tตัวชี้วัด\tคะแนนปี {w.year()}\tกิจกรรม\tเป้าหมาย\tช่วงเวลา\tงบ (บาท)
{chr(10).join(_plan_row(w, place, n) for place, n in enumerate(ranked, 1))}
รวมงบประมาณ {w.d(f"{money:,}")} บาท
{w.number(4)}) เหตุผลที่จัดลำดับ
   - {w.name(low)} ได้ {w.score(str(low))} คะแนน น้อยที่สุดใน {w.d(10)} ตัวชี้วัด และ{"ต่ำกว่า" if w.value(str(low)) < w.value(TOTAL) else "ไม่ต่ำกว่า"}คะแนนรวมของหน่วยงาน
   - ข้อที่ได้น้อยที่สุดของ{w.name(1)} คือ {w.ends(("i1", "i2", "i3"))[0]} ได้ {w.score(w.ends(("i1", "i2", "i3"))[0])} คะแนน
   - ข้อ i4 i5 และ i6 ของ{w.name(2)} ได้ {w.score("i4")} {w.score("i5")} และ {w.score("i6")} คะแนน ตามลำดับ
   - {w.name(10)}{w.pick(" ", "ปีนี้ ")}{_to(w, "10")}
   - {w.name(7)} {_to(w, "7")}
{w.number(5)}) การติดตาม
   - รายงาน {w.d(2)} รอบ: รอบแรก ตุลาคม {begin} – มีนาคม {end} / รอบสอง เมษายน {end} – กันยายน {end}
   - ผู้รับผิดชอบภาพรวม: หัวหน้าฝ่าย{w.word("แผนงาน")}และงบประมาณ โทร. {w.d("0 7739 8821")}
   - แจ้งผล{w.spelt("ปฏิบัติ")}งานผ่านกลุ่มไลน์ {w.address("@island2569")} และเสนอในการประชุมประจำเดือนทุกวันอังคารแรกของเดือน เวลา {w.d("13.30")} น.
   - ใช้อำนาจตาม{w.spelt("กฎหมาย")}และเทศบัญญัติงบประมาณรายจ่าย หมวดค่าใช้สอย
"""


# --- A brief for the council, slide by slide -------------------------------------------------------------------------


def council_brief(w: Writer) -> str:
    risen = sorted((n for n in ALL if w.delta(str(n)) > 0), key=lambda n: -w.delta(str(n)))
    fallen = sorted((n for n in ALL if w.delta(str(n)) < 0), key=lambda n: w.delta(str(n)))
    ups = "\n".join(f"   + {w.name(n)} {_to(w, str(n))}" for n in risen) or "   (ไม่มี)"
    downs = "\n".join(f"   - {w.name(n)} {_to(w, str(n))}" for n in fallen) or "   (ไม่มี)"
    half = w.pick("เกินครึ่ง", "มากกว่าครึ่งหนึ่ง") if len(risen) > 5 else "ครึ่งหนึ่งพอดี" if len(risen) == 5 else "ไม่ถึงครึ่ง"
    return f"""เอกสารประกอบการบรรยายต่อสภาเทศบาล
เรื่อง ผล ITA ปี {w.year()} ของ{w.town()} จ.{w.province()}
วันศุกร์ที่ {w.d(29)} สิงหาคม {w.d(2568)} เวลา {w.d("10.00")} น. ใช้เวลา {w.d(20)} นาที

สไลด์ที่ {w.number(1)} – สรุปบรรทัดเดียว
   เราได้ {w.score(TOTAL)} คะแนน อยู่ในระดับ {w.level()} {_gap(w, TOTAL)}
   ปีที่แล้วได้ {w.score(TOTAL, w.before)} คะแนน ปีนี้จึง{w.rise(TOTAL)}

สไลด์ที่ {w.number(2)} – คะแนนมาจากไหน
   IIT (เจ้าหน้าที่ตอบ) {_to(w, "IIT")}
   EIT (ประชาชนตอบ) {_to(w, "EIT")}
   OIT (ตรวจเว็บไซต์) {_to(w, "OIT")}

สไลด์ที่ {w.number(3)} – ตัวที่ดีขึ้น {w.changed(1)} ตัวชี้วัด ({half}ของทั้งหมด)
{ups}

สไลด์ที่ {w.number(4)} – ตัวที่ลดลง {w.changed(-1)} ตัวชี้วัด
{downs}

สไลด์ที่ {w.number(5)} – สิ่งที่ขอจากสภา
   • เห็นชอบงบ {w.d("120,000")} บาท สำหรับระบบ {w.spelt("E-Service")} ระยะที่ {w.d(2)} (ปัจจุบันมีผู้ลงทะเบียน {w.d("1,846")} ราย)
   • ช่วยบอกต่อ{w.word("ประชาชน")}ให้ตอบแบบวัด EIT เป้าหมาย {w.d(300)} คน ในปี {w.period_year(w.now + 1)}
   • ตัวที่เป็นห่วงที่สุด คือ {_end(w, ALL)} และมี {w.count(lambda v: v < TARGET)} ตัวชี้วัดที่ยังไม่ถึง {w.d(85)}

คำถามที่คาดว่าจะถูกถาม
   ถาม: {w.name(8)}ทำไมได้เท่านี้ / ตอบ: ปีนี้ได้ {w.score("8")} คะแนน ปีก่อน {w.score("8", w.before)} คะแนน {w.d(_CAUSES[8][0])}
   ถาม: คะแนนเต็มมีกี่ตัว / ตอบ: ได้เต็ม {w.d(100)} คะแนน {w.count(lambda v: v == 100)} ตัวชี้วัด
   ถาม: ดูรายละเอียดได้ที่ไหน / ตอบ: {w.address("islandtown.go.th/council/6808")}
"""


# --- For the web page, and the board of the measures -----------------------------------------------------------------


def page_post(w: Writer) -> str:
    best, low = _end(w, ALL, best=True), _end(w, ALL)
    thanks = w.pick("ขอบคุณทุกคนที่ร่วมตอบแบบวัด", "ขอขอบคุณพี่น้องที่สละเวลาตอบแบบสอบถาม", "ขอบพระคุณผู้ตอบแบบวัดทุกท่าน")
    lines = "\n".join(f"{w.number(n)}. {w.name(n)} {w.score(str(n), bare=True)}" for n in ALL)
    return f"""ประกาศผล ITA ประจำปี {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
คะแนนรวม {w.score(TOTAL)} ระดับ “{w.level()}”
{w.rise(TOTAL)} เมื่อเทียบกับปี {w.year(w.before)} ({w.score(TOTAL, w.before)} คะแนน)

คะแนน {w.d(10)} ด้าน
{lines}

เด่นที่สุด: {best}
จะปรับปรุงก่อน: {low}
ดีขึ้น {w.changed(1)} ด้าน ลดลง {w.changed(-1)} ด้าน
แบบวัดภายใน (IIT) {w.score("IIT")} คะแนน แบบวัดภายนอก (EIT) {w.score("EIT")} คะแนน การเปิดเผยข้อมูล (OIT) {w.score("OIT")} คะแนน

{thanks} {w.d(332)} ท่าน ปีหน้าเทศบาลจะทำให้การบริการเร็วขึ้น งานทะเบียนไม่เกิน {w.d(15)} นาที งานภาษีไม่เกิน {w.d(10)} นาที เปิดทำการ {w.d("08.30")}–{w.d("16.30")} น. พักเที่ยงไม่ปิด
แนะนำหรือร้องเรียนได้ที่ {w.address("info2024@islandtown.go.th")} สายด่วนเทศบาล {w.d("0 7739 8800")} {w.word("เจ้าหน้าที่")}ตอบกลับใน {w.d(3)} วันทำการ และติดตามข่าวทาง{w.spelt("เว็บไซต์")}ของเทศบาล
"""


def measure_board(w: Writer) -> str:
    done, waiting = [m for m in w.measures if m.is_done], [m for m in w.measures if not m.is_done]
    share = _two(Decimal(len(done)) * 100 / len(w.measures))
    rows = "\n".join(
        "\t".join((w.number(n), m.title, w.months(m, whole=n % 2 == 0), w.unit(m, "/"), w.status(m)))
        for n, m in enumerate(w.measures, 1)
    )
    stuck = "\n".join(
        f"   • {m.title} – เจ้าภาพ {w.unit(m, ' + ')} – {w.status(m)} (ทำได้ร้อยละ {w.d(40 + 15 * n)})"
        for n, m in enumerate(waiting)
    )
    return f"""กระดานติดตามมาตรการ ITA ปีงบประมาณ {w.year()}
{w.town()} จังหวัด{w.province()}
รอบปี: ต.ค. {w.period_year(w.before, short=True)} – ก.ย. {w.period_year(w.now, short=True)}

[{w.d(1)}] สถานะรวม
   • มาตรการทั้งหมด {w.measure_count()} มาตรการ
   • แล้วเสร็จ {w.done_count()} มาตรการ (ร้อยละ {w.d(share)})
   • ใช้งบไป {w.d("92,700")} บาท จากที่ตั้งไว้ {w.d("110,000")} บาท คิดเป็นร้อยละ {w.d("84.27")}

[{w.d(2)}] ตารางมาตรการ
ที่\tมาตรการ\tระยะเวลา\tผู้รับผิดชอบ\tสถานะ
{rows}

[{w.d(3)}] งานค้าง
{stuck}

[{w.d(4)}] คะแนนหลังทำมาตรการ
   • คะแนนรวม {_to(w, TOTAL)} ระดับ{w.level()}
   • IIT {_to(w, "IIT")}
   • EIT {_to(w, "EIT")}
   • OIT {_to(w, "OIT")}
   • {w.name(4)} {_to(w, "4")}
   • {w.name(5)} {_to(w, "5")}
   • {w.name(9)} {_to(w, "9")}
   • ตัวชี้วัดที่ขยับขึ้น {w.changed(1)} ตัว ที่ลดลง {w.changed(-1)} ตัว ที่ต่ำกว่า {w.d(85)} คะแนน {w.count(lambda v: v < TARGET)} ตัว

[{w.d(5)}] หมายเหตุท้ายกระดาน
   • ข้อ o1 {w.item_title("o1")} ปรับผังใหม่ตามคำสั่งที่ {w.d("88/2568")} แล้ว ส่วน o5 {w.item_title("o5")} ให้กองคลัง{w.word("ตรวจสอบ")}ก่อนสิ้นเดือน
   • ประชุมติดตามครั้งหน้า {w.d(14)} พ.ย. {w.d(68)} ห้องประชุมเล็ก ให้{w.spelt("บุคลากร")}ที่รับผิดชอบกรอกข้อมูลที่ {w.address("https://islandtown.go.th/board/17")}
"""


PLANNED: tuple[Style, ...] = (measure_board,)
STYLES: tuple[Style, ...] = (score_dashboard, strong_and_weak, next_plan, council_brief, page_post, *PLANNED)
