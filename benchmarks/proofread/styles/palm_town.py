"""Papers of a community-development officer of a small town: warm reports with counts, simple tables and neighbours.

Written before anything of what they give was looked at; the first contact stands in docs/performance.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.proofread.styles.palm_words import IN_WORDS, OUTCOMES, STEPS, VOICES
from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL, PlannedMeasure

IIT, EIT, OIT, ALL = range(1, 6), range(6, 9), range(9, 11), range(1, 11)
EXCELLENT, TARGET = Decimal(95), Decimal(85)


def _together(words: Iterable[str]) -> str:
    *firsts, last = words
    return f"{', '.join(firsts)} และ{last}" if firsts else last


def _share(part: int, whole: int) -> Decimal:
    return (Decimal(100) * part / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _moved(w: Writer, direction: int, among: Iterable[int] = ALL) -> list[int]:
    return [n for n in among if (w.delta(str(n)) > 0) - (w.delta(str(n)) < 0) == direction]


def _told(w: Writer, n: int) -> str:
    """One indicator in a sentence."""
    item, name = str(n), w.name(n)
    if w.delta(item) == 0:
        return w.pick(
            f"{name}ได้ {w.score(item)} คะแนน เท่ากับปีที่แล้ว",
            f"ด้าน{name} ยังรักษาไว้ได้ที่ {w.score(item)} คะแนน ไม่เพิ่มไม่ลดจากปี {w.year(w.before)}",
            f"ตัวชี้วัดที่ {w.d(n)} {name} คะแนนเท่าเดิม คือ {w.score(item)} คะแนน",
        )
    glad = "น่ายินดีที่" if w.delta(item) > 0 else "ที่ต้องช่วยกันดูคือ"
    return w.pick(
        f"{glad}คะแนน{name}{w.verb(item)} {w.amount(item)} คะแนน มาอยู่ที่ {w.score(item)} คะแนน",
        f"ด้าน{name} ปีนี้ได้ {w.score(item)} คะแนน ปีที่แล้วได้ {w.score(item, w.before)} คะแนน",
        f"ตัวชี้วัดที่ {w.d(n)} {name} ได้ {w.score(item)} คะแนน ({w.signed(item)} จากปี {w.year(w.before)})",
        f"คะแนน{name}{w.verb(item)}จาก {w.score(item, w.before)} เป็น {w.score(item)} คะแนน",
        f"{name}ได้ {w.score(item)} คะแนน {w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปีที่แล้ว {w.amount(item)} คะแนน",
        f"เมื่อปี {w.year(w.before)} {name}ได้ {w.score(item, w.before)} คะแนน มาปี {w.year()} ได้ {w.score(item)} คะแนน {w.rise(item)}",
        f"เรื่อง{name} ซึ่งเป็นตัวชี้วัดที่ {w.d(n)} นั้น เทศบาลได้คะแนน {w.score(item)} จากเต็ม {w.d(100)} {w.rise(item)}",
        f"ตัวชี้วัด{name} มีคะแนน {w.score(item)} ({w.rise(item)})",
    )


def _since(w: Writer, item: str) -> str:
    """เพิ่มขึ้นจากปีที่แล้ว ๑.๒๐ คะแนน"""
    if w.delta(item) == 0:
        return "เท่ากับปีที่แล้ว"
    return w.pick(
        f"{w.verb(item)}จากปีที่แล้ว {w.amount(item)} คะแนน",
        f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปีที่แล้ว {w.amount(item)} คะแนน",
        f"{w.verb(item)}จากปี {w.year(w.before)} อยู่ {w.amount(item)} คะแนน",
        f"เปลี่ยนแปลงจากปีที่แล้ว {w.signed(item)} คะแนน",
    )


def _directions(w: Writer) -> str:
    return w.pick(
        f"จาก {w.d(10)} ตัวชี้วัด คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด และเท่าเดิม {w.changed(0)} ตัวชี้วัด",
        f"มีตัวชี้วัดที่คะแนนเพิ่มขึ้นจากปีที่แล้ว {w.changed(1)} ตัวชี้วัด ตัวชี้วัดที่คะแนนลดลง {w.changed(-1)} ตัวชี้วัด และตัวชี้วัดที่คะแนนเท่าเดิม {w.changed(0)} ตัวชี้วัด",
        f"คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด คะแนนลดลง {w.changed(-1)} ตัวชี้วัด (คะแนนเท่าเดิม {w.changed(0)} ตัวชี้วัด)",
        f"เทียบกับปี {w.year(w.before)} มีคะแนนดีขึ้น {w.changed(1)} ตัวชี้วัด คะแนนคงที่ {w.changed(0)} ตัวชี้วัด และคะแนนลดลง {w.changed(-1)} ตัวชี้วัด",
        f"ตัวชี้วัดที่เพิ่มขึ้น ลดลง และเท่าเดิม มีจำนวน {w.changed(1)} {w.changed(-1)} และ {w.changed(0)} ตัวชี้วัด ตามลำดับ",
        f"เมื่อดูทิศทางของคะแนนทั้ง {w.d(10)} ตัวชี้วัด เพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ไม่เปลี่ยนแปลง {w.changed(0)} ตัวชี้วัด และลดลง {w.changed(-1)} ตัวชี้วัด",
    )


def _heading(w: Writer) -> str:
    return f"{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}"


def _ends(w: Writer, *, best: bool) -> str:
    items = w.ends(map(str, ALL), best=best)
    return _together(f"{w.name(item)} ({w.score(item, bare=True)} คะแนน)" for item in items)


# --- A year told in paragraphs ---------------------------------------------------------------------------------------


def _paragraph(w: Writer, numbers: Iterable[int]) -> str:
    return " ".join(f"{_told(w, n)} {VOICES[n]}" if w.value(str(n)) < 100 else _told(w, n) for n in numbers)


def year_in_paragraphs(w: Writer) -> str:
    inside, outside = w.value("IIT"), w.value("EIT")
    gap = f"{abs(inside - outside):.2f}"
    compared = (
        f"คะแนนจากคนภายใน{'สูงกว่า' if inside > outside else 'ต่ำกว่า'}คะแนนจากประชาชนอยู่ {w.d(gap)} คะแนน"
        if inside != outside
        else "คะแนนจากคนภายในกับคะแนนจากประชาชนเท่ากัน"
    )
    return f"""รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส (ITA)
ประจำปีงบประมาณ พ.ศ. {w.year()}
{_heading(w)}

{w.number(1)}. เกริ่นนำ
{w.town()}ดูแลประชาชน {w.d(14)} ชุมชน {w.d("3,860")} ครัวเรือน กองสวัสดิการสังคมได้รับมอบหมายให้เป็นผู้รวบรวมและเขียนรายงานฉบับนี้ โดยได้พูดคุยกับหัวหน้าส่วนราชการ {w.d(6)} ท่าน และประธานชุมชน {w.d(11)} ท่าน ระหว่างวันที่ {w.d(6)} ถึง {w.d(17)} ตุลาคม {w.d(2568)} เพื่อให้เข้าใจว่าคะแนนแต่ละตัวเกิดจากการทำงานเรื่องใด

{w.number(2)}. ภาพรวมของปีนี้
ในปีงบประมาณ พ.ศ. {w.year()} เทศบาลได้คะแนนภาพรวม {w.score(TOTAL)} คะแนน อยู่ในระดับ “{w.level()}” {_since(w, TOTAL)} ซึ่งปีงบประมาณ พ.ศ. {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน อยู่ในระดับ “{w.level(w.before)}” {_directions(w)} ตัวเลขนี้เป็นผลจากความร่วมมือของ{w.spelt("บุคลากร")}ทุกกองและพี่น้องประชาชนที่สละเวลาตอบแบบวัด

{w.number(3)}. เสียงจากคนภายใน (IIT)
พนักงานของเราให้คะแนนเฉลี่ย {w.score("IIT")} คะแนน ปีที่แล้ว {w.score("IIT", w.before)} คะแนน {w.rise("IIT")} {_paragraph(w, IIT)}

{w.number(4)}. เสียงจากประชาชน (EIT)
ผู้มาติดต่อและผู้ที่เกี่ยวข้องให้คะแนนเฉลี่ย {w.score("EIT")} คะแนน {_since(w, "EIT")} ในจำนวนนี้ ส่วนที่ {w.d(1)} ซึ่งประชาชนตอบเองได้ {w.score("EIT1")} คะแนน และส่วนที่ {w.d(2)} ซึ่งผู้ประเมินลงพื้นที่เก็บข้อมูลได้ {w.score("EIT2")} คะแนน {_paragraph(w, EIT)} หากเทียบกันแล้ว {compared}

{w.number(5)}. ข้อมูลที่เราเปิดเผย (OIT)
แบบตรวจการเปิดเผยข้อมูลสาธารณะได้ {w.score("OIT")} คะแนน {_since(w, "OIT")} {_paragraph(w, OIT)}

{w.number(6)}. สิ่งที่ทำได้ดีและสิ่งที่ต้องช่วยกัน
เรื่องที่ได้คะแนนสูงสุด คือ {_ends(w, best=True)} เรื่องที่ได้คะแนนต่ำสุด คือ {_ends(w, best=False)} เทศบาลมีตัวชี้วัดที่ได้ {w.d(95)} คะแนนขึ้นไป {w.count(lambda v: v >= EXCELLENT)} ตัวชี้วัด และมีตัวชี้วัดที่ได้ไม่ถึง {w.d(85)} คะแนน {w.count(lambda v: v < TARGET)} ตัวชี้วัด

{w.number(7)}. ก้าวต่อไป
กองสวัสดิการสังคมจะเชิญทุกกองมา{w.word("ร่วมกัน")}วางมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ซึ่งจะเริ่มตั้งแต่เดือนตุลาคม {w.period_year(w.now)} ไปจนถึงเดือนกันยายน {w.period_year(w.now + 1)} และจะนำรายงานนี้ขึ้น{w.spelt("เว็บไซต์")} {w.address("www.palmtown.go.th/ita2568")} ให้ทุกคน{w.word("เข้าถึง")}ได้ สอบถามเพิ่มเติมที่โทร. {w.d("0 7745 2210")} ต่อ {w.d(23)}
"""


# --- Counts and tables -----------------------------------------------------------------------------------------------


def _direction(w: Writer, item: str) -> str:
    delta = w.delta(item)
    return "เพิ่มขึ้น" if delta > 0 else "ลดลง" if delta < 0 else "เท่าเดิม"


def counts_and_tables(w: Writer) -> str:
    rows = "\n".join(
        f"{w.d(n)}\t{w.name(n)}\t{w.score(str(n), w.before)}\t{w.score(str(n))}\t{w.signed(str(n))}\t{_direction(w, str(n))}"
        for n in ALL
    )
    tools = "\n".join(
        f"{tool}\t{w.score(tool, w.before)}\t{w.score(tool)}\t{w.signed(tool)}\t{w.d(len(_moved(w, 1, numbers)))}\t{w.d(len(_moved(w, -1, numbers)))}\t{w.d(len(_moved(w, 0, numbers)))}"
        for tool, numbers in (("IIT", IIT), ("EIT", EIT), ("OIT", OIT))
    )
    asked = min(IIT, key=lambda n: w.value(str(n)))
    keys = w.facts.years[w.now].questions[str(asked)]
    parts = "\n".join(f"e{n}\t{w.score(f'e{n}/1')}\t{w.score(f'e{n}/2')}" for n in range(1, 10))
    risen, fallen = _moved(w, 1), _moved(w, -1)
    up = max(risen, key=lambda n: w.delta(str(n))) if risen else 0
    down = min(fallen, key=lambda n: w.delta(str(n))) if fallen else 0
    most = f"ก้าวหน้ามากที่สุด คือ {w.name(up)} ได้เพิ่มมา {w.amount(str(up))} คะแนน" if up else "ปีนี้ไม่มีตัวชี้วัดที่เพิ่มขึ้น"
    least = (
        f"ถอยหลังมากที่สุด คือ {w.name(down)} จาก {w.score(str(down), w.before)} คะแนน เหลือ {w.score(str(down))} คะแนน"
        if down
        else "ปีนี้ไม่มีตัวชี้วัดที่ลดลง"
    )
    return f"""สรุปข้อมูลผลการประเมิน ITA เพื่อการวางแผน
{_heading(w)}
ปีงบประมาณ {w.year(w.before)} – {w.year()}

ตารางที่ {w.number(1)} คะแนนรายตัวชี้วัด
ที่\tตัวชี้วัด\tปี {w.year(w.before)}\tปี {w.year()}\t+/-\tทิศทาง
{rows}
\tภาพรวม\t{w.score(TOTAL, w.before)}\t{w.score(TOTAL)}\t{w.signed(TOTAL)}\t{_direction(w, TOTAL)}

ตารางที่ {w.number(2)} คะแนนตามเครื่องมือ และจำนวนตัวชี้วัดแยกตามทิศทาง
เครื่องมือ\tปี {w.year(w.before, short=True)}\tปี {w.year(short=True)}\t+/-\tเพิ่มขึ้น\tลดลง\tเท่าเดิม
{tools}

ตารางที่ {w.number(3)} จำนวนตัวชี้วัดตามช่วงคะแนน ปี {w.year()}
ช่วงคะแนน\tจำนวนตัวชี้วัด
{w.d("95.00")} ขึ้นไป\t{w.count(lambda v: v >= EXCELLENT)}
{w.d("85.00")} – {w.d("94.99")}\t{w.count(lambda v: TARGET <= v < EXCELLENT)}
ต่ำกว่า {w.d("85.00")}\t{w.count(lambda v: v < TARGET)}
รวม\t{w.d(10)}

ตารางที่ {w.number(4)} คะแนนรายข้อของตัวชี้วัดที่ {w.d(asked)} {w.name(asked)}
ข้อคำถาม\tคะแนน
{chr(10).join(f"{key}{chr(9)}{w.score(key)}" for key in keys)}

ตารางที่ {w.number(5)} คะแนนรายข้อของแบบวัด EIT แยกตามส่วนของผู้ตอบ
ข้อคำถาม\tส่วนที่ {w.d(1)}\tส่วนที่ {w.d(2)}
{parts}

อ่านตารางให้เข้าใจง่าย
• {_directions(w)}
• {most}
• {least}
• ปีนี้ภาพรวมได้ {w.score(TOTAL)} คะแนน อยู่ในระดับ{w.level()} {_since(w, TOTAL)}
• ในแบบวัด IIT เรื่องที่ได้คะแนนน้อยที่สุด คือ {w.name(asked)} ({w.score(str(asked))} คะแนน) ข้อ {w.ends(keys)[0]} ควร{w.word("ปรับปรุง")}ก่อนเพราะได้ {w.score(w.ends(keys)[0])} คะแนน
• ข้อมูลผู้ตอบ: ภายใน {w.d(72)} คน ภายนอก {w.d(286)} คน รวม {w.d(358)} คน เป็นผู้สูงอายุ {w.d(94)} คน

จัดทำโดย กองสวัสดิการสังคม วันที่ {w.d(22)} ต.ค. {w.d(68)} แผนของปีงบประมาณ {w.period_year(w.now + 1)} อยู่ที่{w.spelt("เว็บไซต์")} {w.address("https://palmtown.go.th/plan/69")}
"""


# --- A hand-out for the leaders of the communities ---------------------------------------------------------------------


def leaders_handout(w: Writer) -> str:
    first = w.before - 1
    rise, fall = _moved(w, 1), _moved(w, -1)
    good = (
        "\n".join(
            f"  {w.number(place)}) {w.name(n)} ได้ {w.score(str(n))} คะแนน ({w.rise(str(n))})"
            for place, n in enumerate(rise, 1)
        )
        or "  – ไม่มี"
    )
    worse = (
        "\n".join(
            f"  {w.number(place)}) {w.name(n)} ได้ {w.score(str(n))} คะแนน ({w.rise(str(n))})"
            for place, n in enumerate(fall, 1)
        )
        or "  – ไม่มี"
    )
    low = w.weakest()
    return f"""เอกสารประกอบการประชุมผู้นำชุมชน ครั้งที่ {w.d("10/2568")}
วันอังคารที่ {w.d(21)} ตุลาคม {w.d(2568)} เวลา {w.d("09.00")} – {w.d("11.30")} น. ณ ศาลาประชาคม
{_heading(w)}

เรื่อง เล่าสู่กันฟัง: เทศบาลของเราได้คะแนนความโปร่งใสเท่าไร

เรียน ผู้นำชุมชนทุกท่าน
สำนักงาน ป.ป.ช. ประกาศผลการประเมิน ITA ปีงบประมาณ {w.year()} แล้ว {w.town()}ได้คะแนนรวม {w.score(TOTAL)} คะแนน
ระดับผลการประเมิน: {w.level()}
ถ้าย้อนดูสามปี ปี {w.year(first)} ได้ {w.score(TOTAL, first)} คะแนน
ปี {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน
และปี {w.year()} ได้ {w.score(TOTAL)} คะแนน เทียบกับปีที่แล้ว{w.rise(TOTAL)}

คะแนนมาจากสามทาง
- พนักงานของเทศบาลตอบ (IIT) {w.score("IIT")} คะแนน
- ประชาชนและผู้มาติดต่อตอบ (EIT) {w.score("EIT")} คะแนน
- การตรวจข้อมูลที่เปิดเผย (OIT) {w.score("OIT")} คะแนน

เรื่องที่คะแนนเพิ่มขึ้น มี {w.changed(1)} ตัวชี้วัด
{good}

เรื่องที่คะแนนลดลง มี {w.changed(-1)} ตัวชี้วัด
{worse}

เรื่องที่ใกล้ตัวประชาชนที่สุดสามเรื่อง
{_told(w, 6)}
{_told(w, 7)}
{_told(w, 8)}

ขอความร่วมมือจากชุมชน
เทศบาลให้ความสำคัญกับเรื่อง{w.name(low)}เป็นพิเศษ เพราะได้คะแนนน้อยที่สุด ({w.score(str(low))} คะแนน) ขอให้ท่านช่วย{w.word("ประชาสัมพันธ์")}ช่องทางแจ้งเรื่องร้องเรียน
โทรศัพท์ {w.d("0 7745 2210")} ในเวลา {w.d("08.30")} – {w.d("16.30")} น.
ไลน์ {w.address("@palmtown68")} ตอบภายใน {w.d(24)} ชั่วโมง
ยื่นคำขอ{w.spelt("อนุญาต")}ต่าง ๆ ผ่าน {w.spelt("E-Service")} ได้ทุกวัน ปีที่ผ่านมามีผู้ใช้ {w.d("1,204")} ราย
การประชุมครั้งหน้า กองสวัสดิการสังคมจะนำร่างมาตรการของปีงบประมาณ {w.period_year(w.now + 1)} มารับฟังความเห็น (เริ่มใช้ ต.ค. {w.period_year(w.now, short=True)} ถึง ก.ย. {w.period_year(w.now + 1, short=True)})
"""


# --- A plan ----------------------------------------------------------------------------------------------------------


def plan_for_next_year(w: Writer) -> str:
    chosen = sorted(ALL, key=lambda n: w.value(str(n)))[:5]
    blocks = "\n\n".join(
        f"""มาตรการที่ {w.number(place)} {STEPS[n][0]}
ที่มา: {_told(w, n)} {VOICES[n]}
วิธีการ: {w.d(1)}) {STEPS[n][1]} {w.d(2)}) {STEPS[n][2]} {w.d(3)}) ติดตามและรายงานผล
ช่วงเวลา: {
            w.pick(
                f"ตุลาคม {w.period_year(w.now)} – กันยายน {w.period_year(w.now + 1)}",
                f"พ.ย. {w.period_year(w.now, short=True)} – ก.พ. {w.period_year(w.now + 1, short=True)}",
                f"ไตรมาสที่ {w.d(2)} ของปีงบประมาณ {w.period_year(w.now + 1)} (มกราคม – มีนาคม {w.period_year(w.now + 1)})",
                f"ตลอดปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)}",
            )
        }
ผู้รับผิดชอบ: {STEPS[n][3]} งบประมาณ {w.d(f"{5000 + 2500 * place:,}")} บาท
เป้าหมาย: ผู้เข้าร่วมไม่น้อยกว่า {w.d(20 + 10 * place)} คน และมีความพึงพอใจไม่น้อยกว่าร้อยละ {w.d(80)}"""
        for place, n in enumerate(chosen, 1)
    )
    budget = sum(5000 + 2500 * place for place in range(1, 6))
    table = "\n".join(
        f"{w.d(place)}\t{w.name(n)}\t{w.score(str(n))}\t{STEPS[n][0]}" for place, n in enumerate(chosen, 1)
    )
    return f"""การนำผลการวิเคราะห์ไปสู่การปฏิบัติ
มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)}
{_heading(w)}

เหตุผล
จากผลการประเมิน ITA ปีงบประมาณ พ.ศ. {w.year()} ซึ่ง{w.town()}ได้ {w.score(TOTAL)} คะแนน (ระดับ{w.level()}) โดยแบบวัด IIT ได้ {w.score("IIT")} คะแนน แบบวัด EIT ได้ {w.score("EIT")} คะแนน และแบบตรวจ OIT ได้ {w.score("OIT")} คะแนน กองสวัสดิการสังคมได้จัดเวทีระดมความคิดเห็นเมื่อวันที่ {w.d(18)} ตุลาคม {w.d(2568)} มีผู้เข้าร่วม {w.d(45)} คน เห็นพ้องกันว่าควรเริ่มจากห้าตัวชี้วัดที่ได้คะแนนน้อยก่อน ดังนี้

ลำดับ\tตัวชี้วัด\tคะแนนปี {w.year()}\tมาตรการ
{table}

รายละเอียดมาตรการ
{blocks}

รวมงบประมาณทั้งห้ามาตรการ {w.d(f"{budget:,}")} บาท

สิ่งที่ต้องรักษาไว้
ตัวชี้วัดที่ได้คะแนนสูงสุด คือ {_ends(w, best=True)} และมีตัวชี้วัดที่ได้ตั้งแต่ {w.d(90)} คะแนนขึ้นไป {w.count(lambda v: v >= 90)} ตัวชี้วัด {_directions(w)}

การติดตาม
{w.number(1)}. ทุกกองส่งรายงานให้กองสวัสดิการสังคมทาง {w.address("palm.ita69@palmtown.go.th")} ภายในวันที่ {w.d(5)} ของเดือนถัดไป
{w.number(2)}. สรุปผลรอบ {w.d(6)} เดือนในเดือนเมษายน {w.period_year(w.now + 1)} และรอบ {w.d(12)} เดือนเมื่อสิ้นเดือนกันยายน {w.period_year(w.now + 1)}
{w.number(3)}. ให้{w.spelt("บุคลากร")}ทุกคน{w.word("มีส่วนร่วม")} และถือ{w.spelt("ปฏิบัติ")}ตามประกาศของเทศบาล
"""


# --- Reports of the measures -----------------------------------------------------------------------------------------


def _measure_told(w: Writer, n: int, m: PlannedMeasure) -> str:
    people, budget = w.d(25 + 6 * n), w.d(f"{1800 * n:,}")
    return w.pick(
        f"มาตรการ{m.title} มี{w.unit(m, ' และ')}เป็นเจ้าภาพ ดำเนินการช่วง {w.months(m)} มีผู้เข้าร่วม {people} คน ขณะนี้{w.status(m)}",
        f"{m.title} ({w.unit(m)}) ระยะเวลา {w.months(m)} สถานะ {w.status(m)} ใช้งบประมาณ {budget} บาท",
        f"งานเรื่อง{m.title} รับผิดชอบโดย{w.unit(m, ' ร่วมกับ')} ระหว่าง{w.months(m, whole=True)} {w.status(m)} โดยจัดกิจกรรม {w.d(1 + n % 4)} ครั้ง",
        f"{m.title} ผู้รับผิดชอบ: {w.unit(m)} ช่วงเวลา: {w.months(m, whole=True)} ผลการดำเนินงาน: {w.status(m)} ผู้ได้รับประโยชน์ {people} คน",
    )


def activities_reported(w: Writer) -> str:
    done = sum(bool(m.is_done) for m in w.measures)
    told = "\n".join(f"{w.number(n)}. {_measure_told(w, n, m)}" for n, m in enumerate(w.measures, 1))
    outcomes = "\n".join(f"- {_told(w, n)} {OUTCOMES[n]}" for n in ALL)
    return f"""รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน
ปีงบประมาณ พ.ศ. {w.year()} (ตุลาคม {w.period_year(w.now - 1)} – กันยายน {w.period_year(w.now)})
{_heading(w)}

บทสรุป
ตลอดปีที่ผ่านมา {w.town()}ขับเคลื่อนมาตรการส่งเสริมคุณธรรมและความโปร่งใสทั้งหมด {w.measure_count()} มาตรการ แล้วเสร็จ {w.done_count()} มาตรการ คิดเป็นร้อยละ {w.d(_share(done, len(w.measures)))} ของมาตรการทั้งหมด ใช้งบประมาณรวม {w.d("86,400")} บาท จากที่ตั้งไว้ {w.d("108,000")} บาท หรือร้อยละ {w.d("80.00")}

งานที่ได้ทำ
{told}

คะแนนที่เกิดขึ้น
คะแนนภาพรวมปี {w.year()} ได้ {w.score(TOTAL)} คะแนน อยู่ในระดับ{w.level()} {_since(w, TOTAL)} ส่วนคะแนนตามเครื่องมือ IIT {w.rise("IIT")} EIT {w.rise("EIT")} และ OIT {w.rise("OIT")}
{outcomes}
{_directions(w)}

ตารางเทียบคะแนน
เครื่องมือ\tปี {w.year(w.before)}\tปี {w.year()}\tเปลี่ยนแปลง
{chr(10).join(f"{tool}{chr(9)}{w.score(tool, w.before)}{chr(9)}{w.score(tool)}{chr(9)}{w.signed(tool)}" for tool in ("IIT", "EIT", "OIT"))}
รวม\t{w.score(TOTAL, w.before)}\t{w.score(TOTAL)}\t{w.signed(TOTAL)}

ข้อเสนอจากผู้ทำงาน
(ก) ข้อมูลตามรายการ o{3} {w.item_title("o3")} ควรใส่แผนที่และเวลาทำการ ส่วน o{4} {w.item_title("o4")} ควรลงอย่างน้อยเดือนละ {w.d(4)} เรื่อง
(ข) มาตรการที่ยังไม่แล้วเสร็จ {w.d(len(w.measures) - done)} มาตรการ ให้ทำต่อในปีงบประมาณ พ.ศ. {w.other_year(w.now + 1)} โดยตั้งงบประมาณเพิ่ม {w.d("20,000")} บาท
(ค) ภาพกิจกรรมดูได้ที่{w.spelt("เว็บไซต์")} {w.address("https://palmtown.go.th/gallery/68-09")} ขอบคุณ{w.spelt("บุคลากร")}ทุกท่านที่{w.word("ช่วยเหลือ")}กันมาโดยตลอด
"""


def summary_for_mayor(w: Writer) -> str:
    left = [m for m in w.measures if not m.is_done]
    rows = "\n".join(
        f"{w.number(n)}\t{m.title}\t{w.unit(m)}\t{w.months(m)}\t{w.status(m)}" for n, m in enumerate(w.measures, 1)
    )
    rose, fell = len(_moved(w, 1)), len(_moved(w, -1))
    up = f"คะแนนเพิ่มขึ้น{IN_WORDS[rose]}ตัวชี้วัด" if rose else "ไม่มีตัวชี้วัดที่คะแนนเพิ่มขึ้น"
    down = f"คะแนนลดลง{IN_WORDS[fell]}ตัวชี้วัด" if fell else "ไม่มีตัวชี้วัดที่คะแนนลดลง"
    low = w.weakest()
    return f"""บันทึกสรุปสำหรับผู้บริหาร
เรื่อง ผลการดำเนินมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ {w.year()}
{w.town()} จังหวัด{w.province()}
กองสวัสดิการสังคม ที่ พช {w.d("53")}/{w.d(2568)} วันที่ {w.d(13)} ตุลาคม {w.d(2568)}

เรียน ท่านนายกเทศมนตรี

ขอสรุปงานทั้งปีให้ท่านทราบในหน้าเดียว ปีนี้เทศบาลกำหนดไว้ {w.measure_count()} มาตรการ ทำเสร็จแล้ว {w.done_count()} มาตรการ เหลืออยู่ {w.d(len(left))} มาตรการ คือ {_together(m.title for m in left)}

ที่\tมาตรการ\tเจ้าภาพ\tระยะเวลา\tสถานะ
{rows}

ผลคะแนน: ปีงบประมาณ {w.year()} ได้ {w.score(TOTAL)} คะแนน ระดับ{w.level()} เทียบกับปีงบประมาณ {w.year(w.before)} ที่ได้ {w.score(TOTAL, w.before)} คะแนน {w.rise(TOTAL)}
แยกตามเครื่องมือ: IIT = {w.score("IIT")}, EIT = {w.score("EIT")}, OIT = {w.score("OIT")}
{up} {down}
จุดที่น่าห่วง: {w.name(low)} ได้ {w.score(str(low))} คะแนน เป็นคะแนนต่ำสุดของปีนี้ (ปีที่แล้ว {w.score(str(low), w.before)} คะแนน)
จำนวนตัวชี้วัดที่ได้ต่ำกว่า {w.d(90)} คะแนน: {w.count(lambda v: v < 90)} ตัวชี้วัด

คะแนนรายตัวชี้วัด
{" / ".join(f"({w.d(n)}) {w.name(n)} {w.score(str(n))}" for n in ALL)}

สิ่งที่ขอให้ท่านสั่งการ
{w.number(1)}. ให้เจ้าภาพของมาตรการที่เหลือเร่งทำให้เสร็จภายใน {w.d(60)} วัน
{w.number(2)}. ให้สำนักปลัดตรวจข้อมูล o{1} {w.item_title("o1")} กับ o{5} {w.item_title("o5")} ว่าตรงกับปัจจุบัน
{w.number(3)}. ให้ทุกกอง{w.word("เตรียมพร้อม")}สำหรับการประเมินปีงบประมาณ พ.ศ. {w.other_year(w.now + 1)} และส่งชื่อผู้ประสานงานที่ {w.address("palm2@palmtown.go.th")} ตามที่{w.spelt("กฎหมาย")}และระเบียบกำหนด
"""


PLANNED: tuple[Style, ...] = (activities_reported, summary_for_mayor)
STYLES: tuple[Style, ...] = (
    *(year_in_paragraphs, counts_and_tables, leaders_handout, plan_for_next_year),
    *PLANNED,
)
