"""Papers of a young contract officer of computers: short lines, tables, bullets, brackets, English abbreviations.

Written before anything of what they give was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

IIT, EIT, OIT = range(1, 6), range(6, 9), range(9, 11)
ALL = range(1, 11)
TARGET, FULL, HIGH = Decimal(85), Decimal(100), Decimal(95)
COUNTRY = Decimal("93.82")  # the mean of all agencies in 2568
TOOLS = (("IIT", IIT, Decimal(30)), ("EIT", EIT, Decimal(30)), ("OIT", OIT, Decimal(40)))


def _plain(w: Writer, value: Decimal) -> str:
    """A figure that follows from others and is not held against the facts."""
    return w.d(value.quantize(Decimal("0.01"), ROUND_HALF_UP))


def _delta(w: Writer, item: str) -> str:
    """(+1.20) or (เท่าเดิม)"""
    return f"({w.signed(item)})" if w.delta(item) else "(เท่าเดิม)"


def _arrow(w: Writer, item: str) -> str:
    """90.10 → 91.30 (+1.20)"""
    return f"{w.score(item, w.before)} → {w.score(item)} {_delta(w, item)}"


def _items(w: Writer, numbers: Iterable[int], between: str = ", ") -> str:
    return between.join(f"{w.name(n)} ({w.score(str(n))})" for n in numbers)


def _ends(w: Writer, numbers: Iterable[int], *, best: bool = False) -> list[int]:
    return [int(item) for item in w.ends(map(str, numbers), best=best)]


def _to(w: Writer, item: str, goal: Decimal) -> str:
    """How far from a goal."""
    gap = goal - w.value(item)
    return f"ขาดอีก {_plain(w, gap)}" if gap > 0 else f"เกินมา {_plain(w, -gap)}" if gap < 0 else "พอดีเป้า"


# --- Slides ----------------------------------------------------------------------------------------------------------


def temple_town_slides(w: Writer) -> str:
    tools = "\n".join(f"  • {tool} = {_arrow(w, tool)} | เป้า {w.d(85)} {_to(w, tool, TARGET)}" for tool, _, _ in TOOLS)
    ranked = sorted(ALL, key=lambda n: -w.value(str(n)))
    board = "\n".join(f"  • #{w.d(n)} {w.name(n)} – {w.score(str(n))}" for n in ranked)
    under = [n for n in ALL if w.value(str(n)) < TARGET]
    red = (
        f"โซนแดง (< {w.d(85)}): {w.count(lambda v: v < TARGET)} ตัวชี้วัด → {_items(w, under)}"
        if under
        else f"โซนแดง (< {w.d(85)}): ไม่มี"
    )
    up_or_down = (
        f"คะแนนรวม{w.verb(TOTAL)} {w.amount(TOTAL)} คะแนน จากปี {w.year(w.before)}"
        if w.delta(TOTAL)
        else f"คะแนนรวมเท่าปี {w.year(w.before)}"
    )
    return f"""[Slide {w.number(1)}] ITA {w.year()} @ {w.town()}
  • อ.{w.district()} จ.{w.province()}
  • จัดทำโดย งานสารสนเทศ (IT) สำนักปลัด | อัปเดต {w.d("22/8/2568")}

[Slide {w.number(2)}] Big number
  • Score = {w.score(TOTAL)} / {w.d(100)}
  • Level = {w.level()}
  • {up_or_down} ({w.score(TOTAL, w.before)})

[Slide {w.number(3)}] แยกตามแบบวัด
{tools}
  • EIT part {w.d(1)} = {w.score("EIT1")} / part {w.d(2)} = {w.score("EIT2")}

[Slide {w.number(4)}] เรียงคะแนนจากมากไปน้อย
{board}

[Slide {w.number(5)}] อ่านยังไง
  • โซนเขียว (≥ {w.d(95)}): {w.count(lambda v: v >= HIGH)} ตัวชี้วัด
  • {red}
  • ตัวที่ได้น้อยสุด: {_items(w, _ends(w, ALL))}
  • คะแนนขึ้น {w.changed(1)} ตัวชี้วัด / ลง {w.changed(-1)} ตัวชี้วัด / นิ่ง {w.changed(0)} ตัวชี้วัด

[Slide {w.number(6)}] What's next
  • {w.pick("เปิดรับ", "รอรับ", "รวบรวม")}มาตรการของปีงบฯ {w.period_year(w.now + 1)} (ต.ค. {w.period_year(w.now, short=True)} – ก.ย. {w.period_year(w.now + 1, short=True)})
  • ขอ admin ของแต่ละกอง กองละ {w.d(2)} คน (รวม {w.d(12)} คน) มาอบรมลง{w.spelt("เว็บไซต์")} ใช้งบ {w.d("4,800")} บาท
  • Q&A / โหลดสไลด์: {w.address("https://templetown.go.th/ita/slide-v3.pdf")}
"""


# --- Messages in a group ---------------------------------------------------------------------------------------------


def temple_town_group_chat(w: Writer) -> str:
    low, top = _ends(w, ALL), _ends(w, ALL, best=True)
    fallen = [n for n in ALL if w.delta(str(n)) < 0]
    lines = "\n".join(f"🔻 {w.name(n)} {_arrow(w, str(n))}" for n in fallen) or "ไม่มีเลย เย้"
    total = f"{w.verb(TOTAL)}จากปีที่แล้ว {w.amount(TOTAL)}" if w.delta(TOTAL) else "เท่าปีที่แล้วเป๊ะ"
    seen = w.facts.others[1].full_name
    return f"""📢 แจ้งผล ITA ปี {w.year()} ({w.town()})
{w.pick("สวัสดีครับพี่ ๆ ทุกกอง", "เรียนพี่ ๆ ในกลุ่ม", "สวัสดีตอนเช้าครับทุกท่าน")} ผลออกแล้วนะครับ (ประกาศ {w.d(18)} ส.ค. {w.d(68)})

✅ คะแนนรวม {w.score(TOTAL)} ระดับ{w.level()}
✅ {total} (ปี {w.year(w.before, short=True)} ได้ {w.score(TOTAL, w.before)})
✅ IIT {w.score("IIT")} | EIT {w.score("EIT")} | OIT {w.score("OIT")}

ขอสรุปสั้น ๆ
{w.number(1)}) ตัวท็อป = {_items(w, top)}
{w.number(2)}) ตัวที่ต้องช่วยกันดัน = {_items(w, low)}
{w.number(3)}) ที่คะแนนตกจากปีก่อน ({w.changed(-1)} ตัวชี้วัด)
{lines}
{w.number(4)}) ส่วนที่ขึ้นมี {w.changed(1)} ตัวชี้วัด 👏

⏰ ฝากงานครับ
• กองไหนมีลิงก์ OIT เสีย แจ้งผมภายใน {w.d(29)} ส.ค. {w.d(68)} ก่อน {w.d("16.30")} น. (เช็กแล้วเจอ {w.d(6)} ลิงก์)
• OIT ข้อ o9 ปีนี้ได้ {w.score("o9")} ส่วน o17 ได้ {w.score("o17")} เดี๋ยวผมทำ template ให้
• ผมไปดู dashboard ของ{seen}มา เขาทำดีมาก จะลองทำแบบนั้นบ้าง
• ส่งไฟล์ที่ {w.address("it68@templetown.go.th")} หรือทัก LINE OA {w.address("@temple24")}
• โทรหาผมได้ {w.d("08 1234 5670")} (นอกเวลาก็ได้ครับ แต่ขอไม่เกิน {w.d(2)} ทุ่ม)
ใครยังไม่ได้ตอบแบบสอบถามความพึงพอใจระบบ {w.spelt("E-Service")} ({w.d(13)} คน) รบกวนด้วยนะครับ ขอบคุณ{w.word("บุคลากร")}ทุกคนครับ 🙏
"""


# --- Gaps and what they are worth ------------------------------------------------------------------------------------


def temple_town_gap_sheet(w: Writer) -> str:
    rows, worth = [], {}
    for tool, numbers, weight in TOOLS:
        for n in numbers:
            each = weight / len(numbers)
            gap = FULL - w.value(str(n))
            worth[n] = gap * each / 100
            flag = "A" if gap > 15 else "B" if gap > 5 else "C" if gap else "-"
            rows.append(
                "\t".join(
                    (
                        w.number(n),
                        w.name(n),
                        tool,
                        w.score(str(n)),
                        _plain(w, gap),
                        _plain(w, each),
                        _plain(w, worth[n]),
                        flag,
                    )
                )
            )
    first = max(ALL, key=lambda n: worth[n])
    tools = "\n".join(
        f"{tool}\t{w.score(tool, w.before)}\t{w.score(tool)}\t{w.signed(tool)}\t{_to(w, tool, HIGH)}"
        for tool, _, _ in TOOLS
    )
    apart = w.value(TOTAL) - COUNTRY
    mean = f"(diff {'+' if apart > 0 else '-' if apart < 0 else ''}{_plain(w, abs(apart))})"
    return f"""Gap analysis: ITA FY{w.year()} / {w.town()} / อ.{w.district()} จ.{w.province()}
(ไฟล์: gap_ita_v2.xlsx, sheet {w.d(1)}; คำนวณด้วยสูตร ไม่ได้กรอกมือ)

Table A – รายตัวชี้วัด
No.\tตัวชี้วัด\tTool\tคะแนน\tGap ถึง {w.d(100)}\tน้ำหนัก (%)\tถ้าเต็มจะได้เพิ่ม\tPriority
{chr(10).join(rows)}
Priority: A = gap > {w.d(15)}, B = gap > {w.d(5)}, C = ที่เหลือ, - = เต็มแล้ว

Table B – รายแบบวัด (เป้าภายใน {w.d(95)})
Tool\tปี {w.year(w.before, short=True)}\tปี {w.year(short=True)}\tDiff\tเทียบเป้า
{tools}
รวม\t{w.score(TOTAL, w.before)}\t{w.score(TOTAL)}\t{w.signed(TOTAL)}\t{_to(w, TOTAL, HIGH)}

Note
- Level ปัจจุบัน: {w.level()}
- Mean ทั้งประเทศ {_plain(w, COUNTRY)} {mean}
- คุ้มสุดถ้าแก้ = {w.name(first)} (ตอนนี้ {w.score(str(first))}) ถ้าเต็มจะดันคะแนนรวมได้อีกราว ๆ {_plain(w, worth[first])}
- น้ำหนักต่อตัว: IIT {w.d(6)}%, EIT {w.d(10)}%, OIT {w.d(20)}% ({w.pick("จำง่าย ๆ", "สังเกต", "เพราะฉะนั้น")} OIT {w.d(1)} ตัว หนักกว่า IIT {w.d(3)} ตัวรวมกัน)
- ตัวที่ได้เต็ม {w.d(100)}: {w.count(lambda v: v == FULL)} ตัวชี้วัด; ตัวที่ไม่ถึง {w.d(85)}: {w.count(lambda v: v < TARGET)} ตัวชี้วัด
- ต่ำสุด = {_items(w, _ends(w, ALL))}; สูงสุด = {_items(w, _ends(w, ALL, best=True))}
- รอบถัดไปใช้เกณฑ์ของปี {w.other_year(w.now + 1)} ต้องเช็ก{w.word("น้ำหนัก")}ใหม่อีกที
"""


# --- Questions on the web --------------------------------------------------------------------------------------------


def temple_town_faq(w: Writer) -> str:
    lows = _ends(w, ALL)
    every = "\n".join(f"- {w.name(n)}: {w.score(str(n), bare=True)} {_delta(w, str(n))}" for n in ALL)
    change = (
        f"{w.verb(TOTAL)} {w.amount(TOTAL)} คะแนน (ปี {w.year(w.before)} = {w.score(TOTAL, w.before)})"
        if w.delta(TOTAL)
        else f"ไม่เปลี่ยน (ปี {w.year(w.before)} = {w.score(TOTAL, w.before)})"
    )
    tool = max(("IIT", "EIT", "OIT"), key=lambda key: abs(w.delta(key)))
    most = (
        f"{tool} ครับ จาก {w.score(tool, w.before)} เป็น {w.score(tool)} คือ{w.verb(tool)} {w.amount(tool)}"
        if w.delta(tool)
        else "ไม่มีครับ นิ่งทุกแบบวัด"
    )
    passed = "ผ่านครับ" if w.value(TOTAL) >= TARGET else "ยังครับ"
    return f"""FAQ: ถาม-ตอบเรื่อง ITA ของ{w.town()} ปี {w.year()}
(หน้าเว็บ {w.address("https://templetown.go.th/faq/ita-68")} | แก้ไขล่าสุด {w.d(3)} ก.ย. {w.d(2568)} | คนอ่าน {w.d("1,274")} ครั้ง)

Q{w.number(1)}: ITA คืออะไร?
A: การประเมินคุณธรรมและความโปร่งใสของหน่วยงานรัฐ ทำทุกปีโดย ป.ป.ช. มี {w.d(3)} แบบวัด {w.d(10)} ตัวชี้วัด

Q{w.number(2)}: ปี {w.year()} เทศบาลได้เท่าไหร่?
A: {w.score(TOTAL)} คะแนน (ระดับ{w.level()}) แยกเป็น IIT = {w.score("IIT")}, EIT = {w.score("EIT")}, OIT = {w.score("OIT")}

Q{w.number(3)}: เทียบกับปีก่อนล่ะ?
A: {change}

Q{w.number(4)}: ถึงเป้า {w.d(85)} ของประเทศไหม?
A: {passed} คะแนนรวม{_to(w, TOTAL, TARGET)} คะแนน

Q{w.number(5)}: แบบวัดไหนเปลี่ยนเยอะสุด?
A: {most}

Q{w.number(6)}: ขอดูทุกตัวชี้วัดหน่อย (ในวงเล็บ = ต่างจากปี {w.year(w.before)})
A: ตามนี้เลย
{every}

Q{w.number(7)}: ตัวไหนคะแนนน้อยสุด แล้วจะทำอะไร?
A: {_items(w, lows, " กับ ")} {w.pick("อยู่ในร่างแผน", "ใส่ไว้ในแผน", "บรรจุลงแผน")}ปีงบประมาณ {w.period_year(w.now + 1)} แล้ว (เริ่ม {w.d(1)} ต.ค. {w.period_year(w.now)})

Q{w.number(8)}: คนนอกตอบ EIT กี่คน?
A: {w.d(415)} คน (ออนไลน์ {w.d(290)} + กระดาษ {w.d(125)}) ส่วนที่ {w.d(1)} ได้ {w.score("EIT1")} ส่วนที่ {w.d(2)} ได้ {w.score("EIT2")}

Q{w.number(9)}: ร้องเรียนทุจริตได้ที่ไหน?
A: {w.d(3)} ทาง (ก) โทร. {w.d("0 4355 7781")} กด {w.d(5)} (ข) LINE {w.address("@temple1300")} (ค) มาเองที่ชั้น {w.d(1)} อาคารสำนักงาน อ.{w.district()} จ.{w.province()}

Q{w.number(10)}: ข้อมูลส่วนตัวคนร้องปลอดภัยไหม?
A: ปลอดภัย เราทำตาม{w.spelt("กฎหมาย")} PDPA (พ.ร.บ. พ.ศ. {w.other_year(2562)}) และเก็บ log {w.d(90)} วัน มี{w.word("เจ้าหน้าที่")}เห็นข้อมูลแค่ {w.d(2)} คน
"""


# --- Question by question --------------------------------------------------------------------------------------------


def _pairs(w: Writer) -> str:
    rows = []
    for n in EIT:
        for key in w.facts.years[w.now].questions[str(n)]:
            first, second = w.value(f"{key}/1"), w.value(f"{key}/2")
            side = f"P{w.d(1)}" if first > second else f"P{w.d(2)}" if second > first else "="
            gap = abs(first - second)
            rows.append("\t".join((key, w.name(n), w.score(f"{key}/1"), w.score(f"{key}/2"), _plain(w, gap), side)))
    return "\n".join(rows)


def temple_town_question_log(w: Writer) -> str:
    questions = w.facts.years[w.now].questions
    iit = [key for n in IIT for key in questions[str(n)]]
    weak = w.ends(iit)
    inside = "\n".join(
        "\t".join(
            (f"{w.name(n)} ({w.score(str(n))})", " / ".join(f"{key} = {w.score(key)}" for key in questions[str(n)]))
        )
        for n in IIT
    )
    below = [key for key in questions["9"] + questions["10"] if w.value(key) < TARGET]
    todo = (
        "\n".join(f"[ ] {key} ได้ {w.score(key)} ({_to(w, key, TARGET)})" for key in below[:8]) or "[x] ไม่มีข้อที่ต่ำกว่าเกณฑ์"
    )
    more = f"… และอีก {w.d(len(below) - 8)} ข้อ (ดูใน sheet)" if len(below) > 8 else "(ครบแล้ว)"
    return f"""# Log รายข้อ ITA {w.year()}
หน่วยงาน: {w.town()} | อ.{w.district()} | จ.{w.province()}
Overall: {w.score(TOTAL)} → {w.level()}
Export เมื่อ {w.d("20/08/2568")} เวลา {w.d("10:42")} (ไฟล์ csv, {w.d(52)} แถว)

## {w.number(1)}. IIT = {w.score("IIT")} {_delta(w, "IIT")}
{w.pick("คนในตอบ", "ผู้ตอบ", "n =")} {w.d(74)} คน, {w.d(15)} ข้อ
ตัวชี้วัด\tรายข้อ
{inside}
ข้อที่น้อยสุดของ IIT: {", ".join(f"{key} ({w.score(key)})" for key in weak)}

## {w.number(2)}. EIT = {w.score("EIT")} {_delta(w, "EIT")}
P{w.d(1)} = ตอบเอง (avg {w.score("EIT1")}), P{w.d(2)} = ผู้ประเมินลงพื้นที่ (avg {w.score("EIT2")})
ข้อ\tตัวชี้วัด\tP{w.d(1)}\tP{w.d(2)}\tห่างกัน\tฝั่งที่มากกว่า
{_pairs(w)}

## {w.number(3)}. OIT = {w.score("OIT")} {_delta(w, "OIT")}
- #{w.d(9)} {w.name(9)}: {_arrow(w, "9")} | {w.d(20)} ข้อ (o1–o20)
- #{w.d(10)} {w.name(10)}: {_arrow(w, "10")} | {w.d(8)} ข้อ (o21–o28)
To-do (ข้อ OIT ที่ < {w.d(85)}): {w.d(len(below))} ข้อ
{todo}
{more}

## {w.number(4)}. Remark
* คะแนนรายข้อเอาไว้หาจุดแก้ ไม่ใช่คะแนนตัดสิน
* ข้อที่ขึ้นต้นด้วย i มาจากคนใน, e มาจากคนนอก, o มาจากหน้า{w.spelt("เว็บไซต์")}
* backup ไว้ที่ {w.address("https://templetown.go.th/open/ita2568.csv")} ขนาด {w.d(18)} KB
* ถ้า{w.word("ตัวเลข")}ไม่ตรงกับประกาศ ให้ยึดประกาศของ ป.ป.ช.
"""


# --- A tracker of the measures ---------------------------------------------------------------------------------------


def temple_town_tracker(w: Writer) -> str:
    board = "\n".join(
        "\t".join((w.number(n), m.title, w.unit(m, " + "), w.months(m), w.status(m), w.d(f"{1200 * n:,}")))
        for n, m in enumerate(w.measures, 1)
    )
    spent = 1200 * sum(range(1, len(w.measures) + 1))
    waiting = [m for m in w.measures if not m.is_done]
    chase = "\n".join(f"- {m.title} → ตาม{w.unit(m, ' + ')} ({w.status(m)})" for m in waiting)
    done = sum(bool(m.is_done) for m in w.measures)
    share = Decimal(100 * done) / len(w.measures)
    scores = "\n".join(
        "\t".join((w.d(n), w.name(n), w.score(str(n), w.before), w.score(str(n)), w.signed(str(n)))) for n in ALL
    )
    titles = "\n".join(
        f"- {item}: {w.item_title(item)} [{state}]" for item, state in (("o2", "OK"), ("o3", "OK"), ("o4", "แก้รูป"))
    )
    return f"""TRACKER มาตรการ ITA / ปีงบ {w.year()} / {w.town()} (อ.{w.district()} จ.{w.province()})
สถานะ ณ {w.d(30)} ก.ย. {w.d(2568)} | owner: งาน IT | ver. {w.d("1.4")}

[{w.number(1)}] Summary
- ทั้งหมด {w.measure_count()} มาตรการ
- ดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ ({_plain(w, share)}%)
- อยู่ระหว่างดำเนินการ {w.d(len(waiting))} มาตรการ
- ใช้เงินรวม {w.d(f"{spent:,}")} บาท (งบตั้งไว้ {w.d("60,000")} บาท)

[{w.number(2)}] Board
#\tมาตรการ\tผู้รับผิดชอบ\tช่วงเวลา\tสถานะ\tใช้เงิน (บาท)
{board}

[{w.number(3)}] ต้องตามต่อ
{chase}

[{w.number(4)}] Before / After
รวม: {_arrow(w, TOTAL)} ระดับ{w.level()}
IIT: {_arrow(w, "IIT")} | EIT: {_arrow(w, "EIT")} | OIT: {_arrow(w, "OIT")}
ที่\tตัวชี้วัด\tปี {w.year(w.before)}\tปี {w.year()}\t+/-
{scores}
ขึ้น {w.changed(1)} ตัวชี้วัด, ลง {w.changed(-1)} ตัวชี้วัด

[{w.number(5)}] เว็บ (สุ่มเช็ก {w.d(3)} รายการ)
{titles}

[{w.number(6)}] Lesson learned
- ตัวต่ำสุดตอนนี้ = {_items(w, _ends(w, ALL))} {w.pick("ต้องมี owner ชัด ๆ", "ปีหน้าขอเริ่มเร็วกว่านี้", "ยังต้องลุยต่อ")}
- ประชุมทีม {w.d(9)} ครั้ง มาเฉลี่ยครั้งละ {w.d(11)} คน
- {w.spelt("บุคลากร")}บางกองไม่มี account เข้าเว็บ เลย{w.word("อัปโหลด")}เองไม่ได้ (แก้แล้ว {w.d(4)} คน)
- ไฟล์นี้อยู่ที่ {w.address("https://templetown.go.th/t/track68")}
"""


PLANNED: tuple[Style, ...] = (temple_town_tracker,)
STYLES: tuple[Style, ...] = (
    temple_town_slides,
    temple_town_group_chat,
    temple_town_gap_sheet,
    temple_town_faq,
    temple_town_question_log,
    *PLANNED,
)
