"""Papers of an office of one person: a notice to the chat group, slides, a pasted sheet, a wrapped note, questions.

Written by somebody who had read neither the rules nor the other families but one.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

TOOLS = {"IIT": range(1, 6), "EIT": range(6, 9), "OIT": range(9, 11)}
WEIGHTS = {"IIT": Decimal("0.30"), "EIT": Decimal("0.30"), "OIT": Decimal("0.40")}
ALL = range(1, 11)
NINETY, TARGET, FULL = Decimal(90), Decimal(85), Decimal(100)
CENT = Decimal("0.01")


def _cents(value: Decimal) -> str:
    return f"{value.quantize(CENT, ROUND_HALF_UP):.2f}"


def _numbers(w: Writer, items: Iterable[int]) -> str:
    """3, 5, 7"""
    return ", ".join(w.d(n) for n in items)


def _better(w: Writer, item: str) -> str:
    """เพิ่มขึ้น 1.20, or as last year."""
    return "เท่าปีที่แล้ว" if w.delta(item) == 0 else w.rise(item, after="")


# --- A notice to the chat group --------------------------------------------------------------------------------------


def group_chat_notice(w: Writer) -> str:
    low = w.weakest()
    behind = [n for n in ALL if w.value(str(n)) < NINETY]
    rows = "\n".join(f"{w.number(n)}) {w.name(n)} {w.score(str(n), bare=True)} ({_better(w, str(n))})" for n in ALL)
    under = (
        f"👉 ต่ำกว่า {w.d(90)} คะแนน มี {w.count(lambda v: v < NINETY)} ตัวชี้วัด คือ ตัวที่ {_numbers(w, behind)}"
        if behind
        else f"👉 ปีนี้ไม่มีตัวไหนต่ำกว่า {w.d(90)} คะแนน"
    )
    return f"""📢 แจ้งทุกกองครับ ผล ITA ปี {w.year()} ประกาศแล้ว
{w.town()} อ.{w.district()} จ.{w.province()}

⭐ คะแนนรวม {w.score(TOTAL)} คะแนน
⭐ ระดับ {w.level()}
⭐ ปีที่แล้วได้ {w.score(TOTAL, w.before)} ปีนี้{_better(w, TOTAL)}

แยกเป็น {w.d(3)} แบบ
🔹 IIT (พวกเราตอบ) {w.score("IIT")} คะแนน
🔹 EIT (ชาวบ้านตอบ) {w.score("EIT")} คะแนน
🔹 OIT (ข้อมูลบนเว็บ) {w.score("OIT")} คะแนน

รายตัวชี้วัด เทียบกับปี {w.year(w.before, short=True)}
{rows}

{under}
👉 น้อยสุดคือ {w.name(low)} {w.score(str(low))} คะแนน ฝาก{w.word("ผู้เกี่ยวข้อง")}ช่วยดูด้วยครับ
👉 คะแนนดีขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด

งานต่อไป
- ส่งมาตรการของปี {w.period_year(w.now + 1)} ภายในวันศุกร์ที่ {w.d(14)} พ.ย. {w.d(68)} ก่อน {w.d("16.30")} น.
- ส่งเป็นไฟล์ Word มาที่ {w.address("ita2568@frontdesk.go.th")} หรือทาง{w.spelt("เว็บไซต์")}ก็ได้
- {w.spelt("บุคลากร")}ใหม่ที่ยังไม่เข้ากลุ่ม แอดไลน์ {w.address("@desk1669")}
ขอบคุณครับ 🙏 (โทรสอบถามต่อ {w.d(12)})
"""


# --- The text of slides ----------------------------------------------------------------------------------------------


def _slide_row(w: Writer, n: int) -> str:
    return f"{w.name(n)}\n{w.score(str(n), w.before)} → {w.score(str(n))} ({w.signed(str(n))})"


def slide_deck(w: Writer) -> str:
    pages = "\n\n".join(
        f"""สไลด์ {w.d(page)}
{tool} : {w.score(tool)}
เทียบปี {w.year(w.before, short=True)} {w.rise(tool)}
{chr(10).join(_slide_row(w, n) for n in numbers)}"""
        for page, (tool, numbers) in enumerate(TOOLS.items(), 4)
    )
    best = w.ends(map(str, ALL), best=True)
    worst = sorted(ALL, key=lambda n: w.value(str(n)))[:3]
    years = "\n".join(f"ปี {w.year(year)} : {w.score(TOTAL, year)} คะแนน" for year in (w.before - 1, w.before, w.now))
    return f"""สไลด์ {w.d(1)}
สรุปผลการประเมิน ITA
{w.town()}
อำเภอ{w.district()} จังหวัด{w.province()}
ปีงบประมาณ {w.year()}

สไลด์ {w.d(2)}
หัวข้อวันนี้
{w.number(1)}. ภาพรวม {w.d(3)} ปี
{w.number(2)}. คะแนนรายเครื่องมือ
{w.number(3)}. จุดเด่น / จุดด้อย
{w.number(4)}. งานที่ต้องทำต่อ

สไลด์ {w.d(3)}
ภาพรวม {w.d(3)} ปี
{years}
ปีล่าสุดอยู่ระดับ : {w.level()}
เป้าหมายประเทศ : {w.d(85)} คะแนน

{pages}

สไลด์ {w.d(7)}
จุดเด่น
คะแนนสูงสุด {w.score(best[0], bare=True)} คะแนน
{chr(10).join(f"✔ {w.name(item)}" for item in best)}

สไลด์ {w.d(8)}
จุดด้อย {w.d(3)} ตัวท้ายสุด
{chr(10).join(f"✘ {w.name(n)} {w.score(str(n))}" for n in worst)}
{w.count(lambda v: v < TARGET)} จาก {w.d(10)} ตัวชี้วัดได้ต่ำกว่า {w.d(85)} คะแนน

สไลด์ {w.d(9)}
ทำอะไรต่อ ในปีงบประมาณ {w.period_year(w.now + 1)}
• เร่ง{w.word("ประชาสัมพันธ์")}ช่องทางติดต่อ
• ย้ายคำขอขึ้น {w.spelt("E-Service")} ให้ได้ {w.d(5)} งาน
• จัดอบรม {w.d(2)} รุ่น รุ่นละ {w.d(40)} คน งบ {w.d("18,500")} บาท
ดาวน์โหลดสไลด์ : {w.address("https://frontdesk.go.th/f/ita68.pdf")}
"""


# --- A sheet pasted from Excel ---------------------------------------------------------------------------------------


def _weighted(w: Writer, tool: str) -> str:
    """A tool's row of the sheet of weights."""
    part = w.value(tool) * WEIGHTS[tool]
    return f"{tool}\t{w.score(tool)}\t{w.d(f'{WEIGHTS[tool]:.2f}')}\t{w.d(f'{part:.3f}')}"


def pasted_sheet(w: Writer) -> str:
    """The sheet is in Arabic digits whatever the text around it is in, as Excel has it."""
    low, thai = w.weakest(), w.thai
    heading = f"คะแนน ITA {w.town()} ปีงบฯ {w.year()} เทียบปีงบฯ {w.year(w.before)}"
    w.thai = False
    rows = []
    for tool, numbers in TOOLS.items():
        rows += [
            f"{w.score(str(n))}\t{w.score(str(n), w.before)}\t{w.signed(str(n))}\t{w.name(n)}\t{tool}" for n in numbers
        ]
    rows += [f"{w.score(tool)}\t{w.score(tool, w.before)}\t{w.signed(tool)}\tรวม {tool}\t" for tool in TOOLS]
    rows.append(f"{w.score(TOTAL)}\t{w.score(TOTAL, w.before)}\t{w.signed(TOTAL)}\tรวมทั้งหมด\t")
    order = sorted(ALL, key=lambda n: w.value(str(n)))
    ranked = [
        f"{w.number(place)}\t{w.name(n)}\t{w.score(str(n))}\t{w.d(_cents(FULL - w.value(str(n))))}"
        for place, n in enumerate(order, 1)
    ]
    first = f"คะแนนปี {w.year()}\tคะแนนปี {w.year(w.before)}\tเพิ่ม/ลด\tตัวชี้วัด\tแบบวัด"
    weights = "\n".join(_weighted(w, tool) for tool in TOOLS)
    summed = f"รวม\t\t{w.d('1.00')}\t{w.score(TOTAL)}"
    w.thai = thai
    return f"""{heading}

Sheet1
{first}
{chr(10).join(rows)}

Sheet2 เรียงจากคะแนนน้อยไปมาก ปี {w.year()}
ลำดับ\tตัวชี้วัด\tคะแนน\tขาดอีก
{chr(10).join(ranked)}

Sheet3 ถ่วงน้ำหนัก
เครื่องมือ\tคะแนน\tน้ำหนัก\tคะแนนที่ได้
{weights}
{summed}

จดไว้กันลืม
คะแนนรวม {w.score(TOTAL)} = ระดับ{w.level()}
ตัวที่แย่สุด {w.name(low)} ปีนี้ {w.score(str(low))} ปีก่อน {w.score(str(low), w.before)}
ดีขึ้น {w.changed(1)} ตัวชี้วัด / ลดลง {w.changed(-1)} ตัวชี้วัด / เท่าเดิม {w.changed(0)} ตัวชี้วัด
ไฟล์ต้นฉบับเก็บที่ {w.address("sheet.frontdesk.go.th/score_v3")} ใครแก้แล้วช่วย{w.word("บันทึกวันที่")}ด้วย
สำเนาส่ง อ.{w.district()} และ ท้องถิ่นจังหวัด{w.province()} แล้ว
ปีหน้าเริ่ม ต.ค. {w.period_year(w.now, short=True)} - ก.ย. {w.period_year(w.now + 1, short=True)} ต้องตั้งงบ{w.spelt("อินเทอร์เน็ต")}เพิ่ม
"""


# --- A note whose lines are wrapped ----------------------------------------------------------------------------------


def _fill(paragraph: str) -> str:
    """Hard line ends in the middle of sentences, as from an old typewriter form or a PDF."""
    return textwrap.fill(paragraph, 92, break_long_words=False, break_on_hyphens=False)


def _told(w: Writer, n: int) -> str:
    item = str(n)
    if w.delta(item) == 0:
        return f"ด้าน{w.name(n)} ได้ {w.score(item)} คะแนน คงเดิม"
    if n % 2:
        return f"ด้าน{w.name(n)} ได้ {w.score(item)} คะแนน {w.rise(item)} จากปีก่อน"
    return f"ด้าน{w.name(n)} {w.verb(item)}จาก {w.score(item, w.before)} คะแนน เป็น {w.score(item)} คะแนน"


def wrapped_note(w: Writer) -> str:
    low = w.weakest()
    paragraphs = [
        f"เรียน ปลัด{w.town()}",
        f"ตามที่ได้รับมอบหมายให้สรุปผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ปีงบประมาณ พ.ศ. {w.year()} ของ{w.town()} "
        f"อำเภอ{w.district()} จังหวัด{w.province()} นั้น ได้ตรวจสอบจากระบบ ITAS เมื่อวันที่ {w.d(3)} กันยายน {w.d(2568)} แล้ว ขอสรุปดังนี้",
        f"{w.number(1)}. คะแนนรวมทั้งหน่วยงานได้ {w.score(TOTAL)} คะแนน จัดอยู่ในระดับ {w.level()} ส่วนปี {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน "
        f"เท่ากับว่าคะแนนของเรา {w.rise(TOTAL)}",
        f"{w.number(2)}. แบบ IIT ได้ {w.score('IIT')} คะแนน ประกอบด้วย {' '.join(_told(w, n) for n in TOOLS['IIT'])}",
        f"{w.number(3)}. แบบ EIT ได้ {w.score('EIT')} คะแนน ประกอบด้วย {' '.join(_told(w, n) for n in TOOLS['EIT'])}",
        f"{w.number(4)}. แบบ OIT ได้ {w.score('OIT')} คะแนน ประกอบด้วย {' '.join(_told(w, n) for n in TOOLS['OIT'])}",
        f"{w.number(5)}. เรื่องที่ควรรีบแก้คือ {w.name(low)} เพราะได้คะแนนต่ำสุดเพียง {w.score(str(low))} คะแนน และเมื่อนับทั้ง {w.d(10)} ตัวชี้วัดแล้ว "
        f"มีที่ได้คะแนนต่ำกว่า {w.d(90)} จำนวน {w.count(lambda v: v < NINETY)} ตัวชี้วัด มีที่ได้เต็ม {w.d(100)} จำนวน {w.count(lambda v: v == FULL)} ตัวชี้วัด",
        f"{w.number(6)}. เห็นควรให้ทุกกองทำมาตรการสำหรับปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} โดยให้เจ้าหน้าที่{w.spelt('ปฏิบัติ')}ตามคู่มือ "
        f"และลงข้อมูลใน {w.address('www.frontdesk.go.th/page12')} ให้{w.word('ครบถ้วน')}ก่อนสิ้นเดือนมีนาคม {w.d(2569)}",
        "จึงเรียนมาเพื่อทราบ และขอได้โปรดแจ้งผู้เกี่ยวข้องต่อไป",
    ]
    return "\n".join(map(_fill, paragraphs)) + "\n"


# --- A sheet of the questions ----------------------------------------------------------------------------------------


def _asked(w: Writer, n: int) -> str:
    """An indicator of the inner survey with its three questions in one line."""
    keys = w.facts.years[w.now].questions[str(n)]
    (least, *_) = w.ends(keys)
    line = " | ".join(f"{key} = {w.score(key)}" for key in keys)
    return f"""[{w.d(n)}] {w.name(n)} = {w.score(str(n))}
{line}
ข้อที่ได้น้อยที่สุดในหมวดนี้คือ {least} ({w.score(least)})"""


def question_sheet(w: Writer) -> str:
    questions = w.facts.years[w.now].questions
    inner = "\n".join(_asked(w, n) for n in TOOLS["IIT"])
    outer = "\n".join(
        f"{key}\t{w.score(f'{key}/1')}\t{w.score(f'{key}/2')}" for n in TOOLS["EIT"] for key in questions[str(n)]
    )
    opened = [key for n in TOOLS["OIT"] for key in questions[str(n)]]
    items = "\n".join(
        "   ".join(f"{key}: {w.score(key)}" for key in opened[place : place + 4]) for place in range(0, len(opened), 4)
    )
    weak = [key for n in TOOLS["IIT"] for key in questions[str(n)] if w.value(key) < TARGET]
    weakly = f"{w.d(len(weak))} ข้อ ได้แก่ {', '.join(weak)}" if weak else "ไม่มี"
    return f"""ใบรวมคะแนนรายข้อ ITA ปี {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
คะแนนรวม {w.score(TOTAL)} ({w.level()})

ก. แบบวัด IIT คะแนนเฉลี่ย {w.score("IIT")}
{inner}
ข้อของ IIT ที่ต่ำกว่า {w.d(85)}: {weakly}

ข. แบบวัด EIT คะแนนเฉลี่ย {w.score("EIT")} (ส่วนที่ {w.d(1)} = {w.score("EIT1")} / ส่วนที่ {w.d(2)} = {w.score("EIT2")})
[{w.d(6)}] {w.name(6)} = {w.score("6")}
[{w.d(7)}] {w.name(7)} = {w.score("7")}
[{w.d(8)}] {w.name(8)} = {w.score("8")}
ข้อ\tส่วนที่ {w.d(1)}\tส่วนที่ {w.d(2)}
{outer}

ค. แบบตรวจ OIT คะแนนเฉลี่ย {w.score("OIT")}
[{w.d(9)}] {w.name(9)} = {w.score("9")}
[{w.d(10)}] {w.name(10)} = {w.score("10")}
{items}

หมายเหตุผู้จัดทำ
{w.number(1)}) คะแนนรวมปี {w.year(w.before)} คือ {w.score(TOTAL, w.before)} ปี {w.year()} {w.rise(TOTAL, between="")}
{w.number(2)}) IIT {w.rise("IIT")} / EIT {w.rise("EIT")} / OIT {w.rise("OIT")}
{w.number(3)}) {w.count(lambda v: v >= NINETY)} ตัวชี้วัดได้ {w.d(90)} คะแนนขึ้นไป
{w.number(4)}) ขอให้{w.spelt("สังเกต")}ข้อที่คะแนนสองส่วนต่างกันมาก แล้ว{w.word("สอบถาม")}กองที่ดูแล
{w.number(5)}) เอกสารหลักฐานอยู่ที่ {w.address("go.frontdesk.go.th/o28")}
"""


# --- Questions of the mayor and their answers ------------------------------------------------------------------------


def mayors_questions(w: Writer) -> str:
    low = w.weakest()
    best = w.ends(map(str, ALL), best=True)
    apart = w.value("IIT") - w.value("EIT")
    who = "คนในให้คะแนนมากกว่าคนนอก" if apart > 0 else "คนนอกให้คะแนนมากกว่าคนใน"
    gap = f"{who}อยู่ {w.d(_cents(abs(apart)))} คะแนน" if apart else "ได้เท่ากัน"
    missing = FULL - w.value("OIT")
    more = (
        f"ยังขาดอีก {w.d(_cents(missing))} คะแนนจึงจะเต็ม เพราะ OIT มีน้ำหนักร้อยละ {w.d(40)} ถ้าทำได้เต็มจริง คะแนนรวมจะเพิ่มอีกราว {w.d(_cents(missing * WEIGHTS['OIT']))} คะแนน"
        if missing
        else "เต็มแล้ว ให้รักษาไว้"
    )
    if w.delta(TOTAL) == 0:
        compared = f"เท่ากับปี {w.year(w.before)} พอดี"
    else:
        compared = f"ปี {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน ปีนี้จึง{w.verb(TOTAL, 'สูงขึ้น', 'ต่ำลง')} {w.amount(TOTAL)} คะแนน"
    answers = (
        (
            "ปีนี้เทศบาลเราได้คะแนนเท่าไร อยู่ระดับไหน",
            f"ได้ {w.score(TOTAL)} คะแนน จากเต็ม {w.d(100)} คะแนน อยู่ในระดับ “{w.level()}”",
        ),
        ("แล้วปีก่อนล่ะ", compared),
        (
            "แต่ละแบบวัดเป็นอย่างไร",
            f"IIT {w.score('IIT')} คะแนน EIT {w.score('EIT')} คะแนน และ OIT {w.score('OIT')} คะแนน ปี {w.year(w.before)} ได้ {w.score('IIT', w.before)}, {w.score('EIT', w.before)} และ {w.score('OIT', w.before)} ตามลำดับ",
        ),
        ("คนในกับคนนอกมองต่างกันไหม", f"IIT ได้ {w.score('IIT')} ส่วน EIT ได้ {w.score('EIT')} {gap}"),
        ("ด้านไหนคะแนนมากที่สุด", f"{' กับ '.join(w.name(item) for item in best)} ได้ {w.score(best[0])} คะแนน"),
        (
            "ด้านไหนคะแนนน้อยที่สุด",
            f"{w.name(low)} ได้ {w.score(str(low))} คะแนน (ปีก่อน {w.score(str(low), w.before)} คะแนน)",
        ),
        (
            "ดีขึ้นกี่ด้าน",
            f"จาก {w.d(10)} ตัวชี้วัด เพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด และเท่าเดิม {w.changed(0)} ตัวชี้วัด",
        ),
        (
            f"ด้าน{w.name(4)}ที่คนบ่นกันเป็นอย่างไร",
            f"ตัวชี้วัดที่ {w.d(4)} ปีนี้ได้ {w.score('4')} คะแนน ต่างจากปีก่อน {w.signed('4')} คะแนน",
        ),
        (
            f"{w.name(8)}ล่ะ ทำไปตั้งหลายเรื่อง",
            f"ได้ {w.score('8')} คะแนน เทียบปีก่อนแล้ว {w.rise('8')} เรื่อง {w.spelt('E-Service')} มีคนใช้ {w.d(312)} ราย",
        ),
        ("ถ้าทำข้อมูลบนเว็บให้ครบจะได้เพิ่มอีกเท่าไร", f"ปีนี้ OIT ได้ {w.score('OIT')} คะแนน {more}"),
        (
            "ปีหน้าต้องทำอะไรบ้าง",
            f"ทำมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ให้เสร็จก่อนเดือนธันวาคม และตั้งคนรับผิดชอบ{w.word('ทุกกอง')} ตาม{w.spelt('กฎหมาย')}ที่เกี่ยวข้อง",
        ),
        (
            "ประชาชนดูผลได้ที่ไหน",
            f"หน้าแรกของ{w.spelt('เว็บไซต์')} {w.address('www.frontdesk.go.th/ita/2568')} หรือที่ว่าการอำเภอ{w.district()} จังหวัด{w.province()}",
        ),
    )
    lines = "\n\n".join(f"คำถามที่ {w.number(n)}: {asked}\nคำตอบ: {told}" for n, (asked, told) in enumerate(answers, 1))
    return f"""ถาม-ตอบก่อนประชุมประชาคม เรื่องผลการประเมิน ITA ปีงบประมาณ พ.ศ. {w.year()}
จัดทำให้{w.pick("นายกเทศมนตรี", "ผู้บริหาร", "ท่านนายก")} {w.town()}

{lines}
"""


STYLES: tuple[Style, ...] = (
    group_chat_notice,
    slide_deck,
    pasted_sheet,
    wrapped_note,
    question_sheet,
    mayors_questions,
)
