"""Papers of an analyst of policy and plan who once did research: means, gaps, ranks, shares, targets, conditions."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

TOOLS = {"IIT": range(1, 6), "EIT": range(6, 9), "OIT": range(9, 11)}
WEIGHTS = {"IIT": 30, "EIT": 30, "OIT": 40}
PARTS = {"IIT": "IIT", "EIT1": "EIT ส่วนที่หนึ่ง", "EIT2": "EIT ส่วนที่สอง", "OIT": "OIT"}
ALL = range(1, 11)
FULL, HIGH, TARGET = Decimal(100), Decimal(95), Decimal(85)


def _two(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _mean(w: Writer) -> Decimal:
    return _two(sum((w.value(str(n)) for n in ALL), Decimal()) / 10)


def _rank(w: Writer, n: int) -> int:
    """1 + how many are higher: those that are equal share a rank."""
    return 1 + sum(w.value(str(other)) > w.value(str(n)) for other in ALL)


def _gap(w: Writer, value: Decimal, line: Decimal, what: str) -> str:
    """สูงกว่าเป้าหมาย ๑.๒๐ คะแนน"""
    apart = value - line
    if not apart:
        return f"เท่ากับ{what}พอดี"
    return f"{'สูงกว่า' if apart > 0 else 'ต่ำกว่า'}{what} {w.d(abs(apart))} คะแนน"


def _changed(w: Writer, item: str) -> str:
    if not w.delta(item):
        return "ไม่ต่างจากปีก่อน"
    return w.pick(
        f"{w.verb(item)} {w.amount(item)} คะแนนจากปี {w.year(w.before)}",
        f"ค่าการเปลี่ยนแปลง {w.signed(item)} คะแนน",
        f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปี {w.year(w.before)} เท่ากับ {w.amount(item)} คะแนน",
    )


def _joined(w: Writer, numbers: list[int]) -> str:
    return "; ".join(f"{w.name(n)} ({w.score(str(n))})" for n in numbers) or "ไม่มี"


# --- A policy brief -------------------------------------------------------------------------------------------------


def mangrove_policy_brief(w: Writer) -> str:
    mean = _mean(w)
    top, bottom = max(w.value(str(n)) for n in ALL), min(w.value(str(n)) for n in ALL)
    lows = [int(item) for item in w.ends(map(str, ALL))]
    bests = [int(item) for item in w.ends(map(str, ALL), best=True)]
    above, below = [n for n in ALL if w.value(str(n)) > mean], [n for n in ALL if w.value(str(n)) < mean]
    shares = "\n".join(
        f"   - {tool}: คะแนน {w.score(tool)} × น้ำหนัก {w.d(f'0.{WEIGHTS[tool]}')} = {w.d(_two(w.value(tool) * WEIGHTS[tool] / 100))} คะแนนของคะแนนรวม"
        for tool in TOOLS
    )
    return f"""บทสรุปเชิงนโยบาย (Policy Brief) ฉบับที่ {w.d(2)}/{w.d(2569)}
หัวข้อ: ระดับธรรมาภิบาลจากผล ITA ปีงบประมาณ พ.ศ. {w.year()} กรณี{w.town()} จังหวัด{w.province()}
จัดทำโดย งานวิเคราะห์นโยบายและแผน

ข้อค้นพบหลัก
{w.number(1)}. คะแนนรวม {w.score(TOTAL)} จัดอยู่ในระดับ{w.level()} {_gap(w, w.value(TOTAL), TARGET, f"เป้าหมายระดับประเทศ ({w.d(85)})")} และ{_changed(w, TOTAL)}
{w.number(2)}. เมื่อถ่วงน้ำหนัก แต่ละเครื่องมือมีส่วนในคะแนนรวมดังนี้
{shares}
{w.number(3)}. ค่าเฉลี่ยเลขคณิตของสิบตัวชี้วัดเท่ากับ {w.d(mean)} (ไม่ถ่วงน้ำหนัก) พิสัยเท่ากับ {w.d(top - bottom)} คะแนน
{w.number(4)}. ค่าสูงสุดเป็นของ {_joined(w, bests)} ค่าต่ำสุดเป็นของ {_joined(w, lows)}
{w.number(5)}. กลุ่มที่เหนือค่าเฉลี่ยมี {w.count(lambda v: v > mean)} ตัวชี้วัด ได้แก่ {_joined(w, above)}
{w.number(6)}. กลุ่มที่ต่ำกว่าค่าเฉลี่ยมี {w.count(lambda v: v < mean)} ตัวชี้วัด ได้แก่ {_joined(w, below)}
{w.number(7)}. ใน EIT ผู้มีส่วนได้ส่วนเสียที่ตอบเองให้ {w.score("EIT1")} ขณะที่การสำรวจโดยผู้ประเมินให้ {w.score("EIT2")} ส่วนต่าง {w.d(abs(w.value("EIT1") - w.value("EIT2")))} คะแนน

ข้อจำกัด
ก) อัตราการตอบกลับของ IIT ร้อยละ {w.d("72.5")} (ส่ง {w.d(160)} ตอบ {w.d(116)}) ข) กลุ่มตัวอย่าง EIT ไม่ได้สุ่มตามชั้นภูมิ ค) การเทียบระหว่างปีควรอ่านเป็นทิศทาง มิใช่{w.word("ข้อพิสูจน์")}

ทางเลือกเชิงนโยบาย
ทางเลือก A เน้น{w.name(lows[0])} เพราะยังห่างจากคะแนนเต็ม {w.d(FULL - w.value(str(lows[0])))} คะแนน ใช้งบ {w.d("35,000")} บาท
ทางเลือก B เน้นระบบข้อมูลเปิด ใช้งบ {w.d("90,000")} บาท และ{w.spelt("บุคลากร")} {w.d(2)} อัตรา
เอกสารประกอบ: {w.address("https://plan.mangrove.go.th/brief/2569-02")}
"""


# --- Ranked table ----------------------------------------------------------------------------------------------------


def mangrove_rank_table(w: Writer) -> str:
    mean = _mean(w)
    ordered = sorted(ALL, key=lambda n: (-w.value(str(n)), n))
    rows = "\n".join(
        "\t".join(
            (
                w.d(_rank(w, n)),
                f"ตชว.{w.d(n)} {w.name(n)}",
                w.score(str(n)),
                w.d(f"{w.value(str(n)) - mean:+.2f}"),
                w.d(f"{w.value(str(n)) - TARGET:+.2f}"),
                w.signed(str(n)),
            )
        )
        for n in ordered
    )
    tied = len({w.value(str(n)) for n in ALL}) < 10
    chosen = w.chance.sample(list(ALL), 2)
    notes = "\n".join(
        f"- {w.name(n)} อยู่อันดับที่ {w.d(_rank(w, n))} ด้วยคะแนน {w.score(str(n))} {_gap(w, w.value(str(n)), mean, 'ค่าเฉลี่ย')} ปีก่อนได้ {w.score(str(n), w.before)}"
        for n in chosen
    )
    tools = "\n".join(
        "\t".join((tool, w.d(f"{WEIGHTS[tool]}%"), w.score(tool, w.before), w.score(tool), w.signed(tool)))
        for tool in TOOLS
    )
    high = sum(w.value(str(n)) >= HIGH for n in ALL)
    return f"""ภาคผนวก {w.d(3)} ตารางจัดอันดับตัวชี้วัด ITA {w.town()}
ข้อมูล ณ ปีงบประมาณ พ.ศ. {w.year()} เรียงจากมากไปน้อย

อันดับ\tตัวชี้วัด\tคะแนน\tเทียบค่าเฉลี่ย ({w.d(mean)})\tเทียบเป้า {w.d(85)}\tเทียบปี {w.year(w.before)}
{rows}
{"หมายเหตุ: คะแนนเท่ากันให้อันดับเดียวกัน" if tied else "หมายเหตุ: ไม่มีตัวชี้วัดที่คะแนนเท่ากัน"}

เครื่องมือ\tน้ำหนัก\tปี {w.year(w.before)}\tปี {w.year()}\tΔ
{tools}
รวม\t{w.d("100%")}\t{w.score(TOTAL, w.before)}\t{w.score(TOTAL)}\t{w.signed(TOTAL)}

คำอธิบาย
{notes}
- สัดส่วนตัวชี้วัดที่ได้ {w.d(95)} ขึ้นไป: {w.count(lambda v: v >= HIGH)} จาก {w.d(10)} ตัวชี้วัด คิดเป็นร้อยละ {w.d(high * 10)}
- สัดส่วนตัวชี้วัดที่ต่ำกว่า {w.d(85)}: {w.count(lambda v: v < TARGET)} ตัวชี้วัด
- ระดับผลการประเมินที่ประกาศ: {w.level()} (ปี {w.year(w.before)}: {w.level(w.before)})
- แหล่งข้อมูล: ระบบ ITAS สืบค้นเมื่อ {w.d(2)} กันยายน {w.d(2568)} ไฟล์คำนวณอยู่ที่ {w.address("mangrove.go.th/data/rank68.xlsx")}
"""


# --- Conditions of the level and what-if -------------------------------------------------------------------------------


def mangrove_conditions(w: Writer) -> str:
    lines = "\n".join(
        f"{w.d(2)}.{w.number(place)} {label}: {w.score(part)} คะแนน - "
        + (
            f"ถึงเกณฑ์ {w.d(95)}"
            if w.value(part) >= HIGH
            else f"ถึงเกณฑ์ {w.d(85)} แต่ขาดอีก {w.d(HIGH - w.value(part))} จึงจะถึง {w.d(95)}"
            if w.value(part) >= TARGET
            else f"ยังไม่ถึง {w.d(85)} ขาดอีก {w.d(TARGET - w.value(part))} คะแนน"
        )
        for place, (part, label) in enumerate(PARTS.items(), 1)
    )
    top = HIGH - w.value(TOTAL)
    ahead = (
        f"คะแนนรวมเกินเส้น {w.d(95)} อยู่ {w.d(-top)} คะแนน"
        if top < 0
        else f"คะแนนรวมยังห่างเส้น {w.d(95)} อยู่ {w.d(top)} คะแนน"
        if top
        else f"คะแนนรวมเท่ากับเส้น {w.d(95)}"
    )
    least = min(PARTS, key=w.value)
    same = sum(w.value(part) == w.value(least) for part in PARTS) > 1
    bind = (
        "มีมากกว่าหนึ่งส่วนที่ต่ำสุดร่วมกัน" if same else f"ส่วนที่เป็นข้อจำกัด (ต่ำที่สุดในสี่ส่วน) คือ {PARTS[least]} ที่ {w.score(least)} คะแนน"
    )
    n = w.weakest()
    tool = next(name for name, numbers in TOOLS.items() if n in numbers)
    worth = _two(Decimal(WEIGHTS[tool]) / 100 / len(TOOLS[tool]) * 5)
    add = f"หาก{w.name(n)} (ปัจจุบัน {w.score(str(n))}) เพิ่มขึ้น {w.d(5)} คะแนน โดยตัวอื่นคงที่ คะแนนรวมจะเพิ่มประมาณ {w.d(worth)} คะแนน"
    if w.value(str(n)) > 95:
        add = f"ตัวชี้วัดทุกตัวเกิน {w.d(95)} แล้ว การเพิ่มอีกให้ผลต่อคะแนนรวมน้อย"
    return f"""บันทึกวิเคราะห์เงื่อนไขระดับผลการประเมิน
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()} ปีงบประมาณ พ.ศ. {w.year()}

{w.d(1)}. คำถามวิจัย
เหตุใด{w.town()}จึงได้ระดับ{w.level()} และต้องเปลี่ยนอะไรจึงจะรักษาหรือยกระดับได้ในรอบถัดไป
หลักเกณฑ์ที่ใช้: ระดับขึ้นอยู่กับคะแนนรวมและคะแนนของสี่ส่วน มิใช่คะแนนรวมอย่างเดียว

{w.d(2)}. การทดสอบเงื่อนไขรายส่วน
{lines}

{w.d(3)}. การอ่านผล
{w.d(3)}.{w.number(1)} คะแนนรวมปีนี้ {w.score(TOTAL)} {w.pick("ส่วน", "ขณะที่")}ปี {w.year(w.before)} เท่ากับ {w.score(TOTAL, w.before)} กล่าวคือ{w.rise(TOTAL)} {ahead}
{w.d(3)}.{w.number(2)} {bind}
{w.d(3)}.{w.number(3)} {add}
{w.d(3)}.{w.number(4)} ถ้าคะแนน OIT เพิ่ม {w.d(1)} คะแนน คะแนนรวมเพิ่ม {w.d("0.40")} คะแนน ส่วน IIT หรือ EIT เพิ่มเท่ากัน คะแนนรวมเพิ่ม {w.d("0.30")} คะแนน
{w.d(3)}.{w.number(5)} เทียบเครื่องมือกับปีก่อน: IIT {_changed(w, "IIT")}, EIT {_changed(w, "EIT")}, OIT {_changed(w, "OIT")}

{w.d(4)}. ข้อสมมติและเป้าหมาย
กำหนดเป้าหมายภายในให้ทุกตัวชี้วัดไม่น้อยกว่า {w.d(90)} คะแนน ปัจจุบันถึงแล้ว {w.count(lambda v: v >= 90)} ตัวชี้วัด
ช่วงดำเนินการ ตุลาคม {w.period_year(w.now)} ถึงกันยายน {w.period_year(w.now + 1)} ทบทวนทุก {w.d(3)} เดือน โดยคณะทำงาน {w.d(7)} คน
ผู้สนใจ{w.word("แบบจำลอง")}ขอไฟล์ได้ที่ {w.address("plan3@mangrove.go.th")} โทร. {w.d("0 7781 2233")} ต่อ {w.d(18)}
"""


# --- Questions of the instruments ----------------------------------------------------------------------------------------


def mangrove_question_study(w: Writer) -> str:
    questions = w.facts.years[w.now].questions
    blocks = []
    for n in TOOLS["IIT"]:
        keys = questions[str(n)]
        low, high = w.ends(keys), w.ends(keys, best=True)
        shown = "\n".join(f"{key}\t{w.score(key)}" for key in keys)
        told = (
            f"ข้อที่ควรพิจารณาก่อนคือ {low[0]} ({w.score(low[0])}) ต่างจากข้อสูงสุด {high[0]} ({w.score(high[0])}) อยู่ {w.d(w.value(high[0]) - w.value(low[0]))} คะแนน"
            if len(low) == len(high) == 1
            else "มีข้อที่คะแนนเท่ากัน จึงพิจารณาร่วมกัน"
        )
        blocks.append(
            f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} คะแนนตัวชี้วัด {w.score(str(n))} อันดับ {w.d(_rank(w, n))} ของสิบตัวชี้วัด\n{shown}\n{told}"
        )
    pairs = "\n".join(
        f"{key}\t{w.score(f'{key}/1')}\t{w.score(f'{key}/2')}\t{w.d(f'''{w.value(f'{key}/2') - w.value(f'{key}/1'):+.2f}''')}"
        for n in TOOLS["EIT"]
        for key in questions[str(n)]
    )
    eit = "\n".join(f"- {w.name(n)} {w.score(str(n))} คะแนน ({_changed(w, str(n))})" for n in TOOLS["EIT"])
    zero = sum(w.value(key) == 100 for key in questions["9"] + questions["10"])
    return f"""รายงานศึกษาคะแนนรายข้อคำถาม ITA {w.year()}
หน่วยงาน: {w.town()} (จังหวัด{w.province()})

ขอบเขต: IIT จำนวน {w.d(15)} ข้อ EIT จำนวน {w.d(9)} ข้อ (ถามสองส่วน) และ OIT จำนวน {w.d(28)} ข้อ ภาพรวมของหน่วยงาน {w.score(TOTAL)} คะแนน ระดับ{w.level()}

ตอน ก. IIT (คะแนน {w.score("IIT")})
{chr(10).join(blocks)}

ตอน ข. EIT (คะแนน {w.score("EIT")} ส่วนแรก {w.score("EIT1")} ส่วนหลัง {w.score("EIT2")})
ข้อ\tส่วนที่ {w.d(1)}\tส่วนที่ {w.d(2)}\tส่วนต่าง
{pairs}
เมื่อรวมเป็นรายตัวชี้วัด
{eit}

ตอน ค. OIT (คะแนน {w.score("OIT")})
ตัวชี้วัด{w.name(9)} {w.score("9")} คะแนน และ{w.name(10)} {w.score("10")} คะแนน {f"รายการที่ได้เต็ม {w.d(zero)} ข้อ" if zero else "ไม่มีข้อใดได้เต็ม"}

อภิปราย
{w.number(1)}) {w.pick("ข้อมูลชุดนี้", "ตัวเลขข้างต้น")}มาจากการเก็บช่วงมกราคมถึงมิถุนายน {w.d(2568)} จึงยังไม่เห็นผลของโครงการที่เริ่มหลังเดือนกรกฎาคม
{w.number(2)}) ผู้ตอบภายในอายุงานเกินสิบปีมีร้อยละ {w.d("41.3")} อาจทำให้คำตอบเอนไปทางเดียวกัน
{w.number(3)}) เสนอให้{w.word("สัมภาษณ์")}กลุ่มย่อย {w.d(3)} กลุ่ม กลุ่มละ {w.d(8)} คน ตาม{w.spelt("วัตถุประสงค์")}ของแต่ละเครื่องมือ แบบสอบถามอยู่ที่ {w.address("forms.mangrove.go.th/q15e9")}
"""


# --- Slides ----------------------------------------------------------------------------------------------------------


def mangrove_slides(w: Writer) -> str:
    mean = _mean(w)
    lows = [int(item) for item in w.ends(map(str, ALL))]
    up = sorted((n for n in ALL if w.delta(str(n)) > 0), key=lambda n: (-w.delta(str(n)), n))[:3]
    down = sorted((n for n in ALL if w.delta(str(n)) < 0), key=lambda n: (w.delta(str(n)), n))[:3]
    rises = (
        "\n".join(f"  • {w.name(n)} {w.score(str(n), w.before)} → {w.score(str(n))} ({w.signed(str(n))})" for n in up)
        or "  • ไม่มี"
    )
    falls = (
        "\n".join(f"  • {w.name(n)} {w.score(str(n), w.before)} → {w.score(str(n))} ({w.signed(str(n))})" for n in down)
        or "  • ไม่มี"
    )
    bars = "\n".join(f"  {w.d(n)} {w.name(n)}: {w.score(str(n), bare=True)}" for n in ALL)
    gaps = "\n".join(
        f"  • {tool} {w.score(tool)} | {_gap(w, w.value(tool), TARGET, 'เป้า')} | {_changed(w, tool)}" for tool in TOOLS
    )
    net = sum((w.delta(str(n)) > 0) - (w.delta(str(n)) < 0) for n in ALL)
    return f"""[สไลด์ {w.number(1)}] ITA {w.year()} ในหนึ่งหน้า
  {w.town()}
  นำเสนอที่ประชุมแผนพัฒนา {w.d(24)} พ.ย. {w.d(68)} (ใช้เวลา {w.d(12)} นาที)

[สไลด์ {w.number(2)}] ตัวเลขที่ต้องจำ
  คะแนนรวม {w.score(TOTAL)} | ระดับ{w.level()} | ปี {w.year(w.before)} = {w.score(TOTAL, w.before)} | Δ {w.signed(TOTAL)}

[สไลด์ {w.number(3)}] สามเครื่องมือเทียบเป้า {w.d(85)}
{gaps}

[สไลด์ {w.number(4)}] สิบตัวชี้วัด
{bars}
  เส้นประ = ค่าเฉลี่ย {w.d(mean)} มี {w.count(lambda v: v >= mean)} ตัวชี้วัดที่ไม่ต่ำกว่าเส้น

[สไลด์ {w.number(5)}] ขึ้นมากที่สุด (ไม่เกินสามลำดับ)
{rises}

[สไลด์ {w.number(6)}] ลงมากที่สุด (ไม่เกินสามลำดับ)
{falls}
  ภาพรวมทิศทาง: เพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด สุทธิ {w.d(f"{net:+d}" if net else "0")}

[สไลด์ {w.number(7)}] คำถามที่มักถูกถาม
  ถาม: ทำไม OIT สำคัญกว่า  ตอบ: เพราะน้ำหนักร้อยละ {w.d(40)} ขณะที่อีกสองเครื่องมือร้อยละ {w.d(30)} เท่ากัน
  ถาม: จุดคานงัดอยู่ไหน  ตอบ: {_joined(w, lows)}
  ถาม: จะวัดซ้ำเมื่อใด  ตอบ: ไตรมาสสองของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ด้วยแบบสำรวจย่อย {w.d(50)} ชุด

[สไลด์ {w.number(8)}] ขอบคุณ
  {w.spelt("เว็บไซต์")} {w.address("mangrove.go.th/ita-68")} | งานนโยบายและแผน อาคาร {w.d(2)} ชั้น {w.d(4)} | ยินดีรับ{w.word("ข้อเสนอแนะ")}
"""


# --- Monitoring and evaluation of the measures -----------------------------------------------------------------------------


def mangrove_monitoring(w: Writer) -> str:
    finished = sum(bool(m.is_done) for m in w.measures)
    share = _two(Decimal(100 * finished) / len(w.measures))
    rows = "\n".join(
        "\t".join(
            (w.number(n), m.title, w.unit(m), w.months(m, days=n % 2 == 0), w.d(f"{80 + n}/{90 + n}"), w.status(m))
        )
        for n, m in enumerate(w.measures, 1)
    )
    lows = [int(item) for item in w.ends(map(str, ALL))]
    outcome = "\n".join(
        f"{w.name(n)}: ฐาน {w.score(str(n), w.before)} ผล {w.score(str(n))} ส่วนต่าง {w.signed(str(n))} {'บรรลุ' if w.delta(str(n)) >= 0 else 'ไม่บรรลุ'}"
        for n in ALL
    )
    reached = sum(w.delta(str(n)) >= 0 for n in ALL)
    return f"""รายงานติดตามและประเมินผลมาตรการส่งเสริมคุณธรรมและความโปร่งใส
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
รอบสิ้นปีงบประมาณ พ.ศ. {w.year()}

ก. ผลผลิต (output)
แผนมี {w.measure_count()} มาตรการ แล้วเสร็จ {w.done_count()} มาตรการ คิดเป็นร้อยละ {w.d(share)} ของทั้งหมด
ที่\tมาตรการ\tหน่วยรับผิดชอบ\tระยะเวลา\tผู้ร่วม/เป้า (คน)\tสถานะ
{rows}

ข. ผลลัพธ์ (outcome) ใช้เกณฑ์ว่า บรรลุ เมื่อคะแนนไม่ต่ำกว่าปี {w.year(w.before)}
{outcome}
อัตราการบรรลุ {w.d(reached)} ใน {w.d(10)} ตัวชี้วัด หรือร้อยละ {w.d(reached * 10)} แยกเป็นเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด และคงที่ {w.changed(0)} ตัวชี้วัด

ค. ผลกระทบต่อภาพรวม
คะแนนรวมปี {w.year()} เท่ากับ {w.score(TOTAL)} (ระดับ{w.level()}) {_changed(w, TOTAL)} เครื่องมือ IIT {w.score("IIT")} EIT {w.score("EIT")} OIT {w.score("OIT")}
{w.pick("ข้อสังเกตคือ", "พึงสังเกตว่า")}ความสำเร็จของมาตรการมิได้แปลว่าคะแนนต้องสูงขึ้นเสมอ ความสัมพันธ์อาจมีช่วงหน่วงเวลา {w.d("6-12")} เดือน

ง. ข้อเสนอสำหรับรอบหน้า
{w.number(1)}. จัดลำดับความสำคัญให้ {_joined(w, lows)} ซึ่งมีคะแนนต่ำสุด
{w.number(2)}. กำหนดตัวชี้วัดผลลัพธ์ของมาตรการทุกตัว ไม่ใช่นับจำนวนครั้ง
{w.number(3)}. ตรวจรายการ o4 {w.item_title("o4")} และ o1 {w.item_title("o1")} ทุกเดือน
{w.number(4)}. ใช้เงินเหลือจ่าย {w.d("27,300")} บาท จัดหาแท็บเล็ต {w.d(3)} เครื่องสำหรับ {w.spelt("E-Service")} ติดต่อ{w.word("ผู้รับผิดชอบ")}ที่ {w.address("me2568@mangrove.go.th")}
"""


PLANNED: tuple[Style, ...] = (mangrove_monitoring,)
STYLES: tuple[Style, ...] = (
    mangrove_policy_brief,
    mangrove_rank_table,
    mangrove_conditions,
    mangrove_question_study,
    mangrove_slides,
    *PLANNED,
)
