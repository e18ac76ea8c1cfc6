"""Papers of a young general administration officer: a small study, a post, three years, questions, slides, an evaluation.

Written before anything of what they give was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

IIT, EIT, OIT = range(1, 6), range(6, 9), range(9, 11)
ALL = range(1, 11)
HIGH, TARGET = Decimal(95), Decimal(85)
TOOLS = (("IIT", IIT), ("EIT", EIT), ("OIT", OIT))

_REASON = {
    1: "พนักงานรุ่นใหม่ยังอ่านคู่มือไม่ครบทุกเล่ม",
    2: "ข้อมูลการเงินที่สื่อสารภายในมีภาษาทางบัญชีมากเกินไป",
    3: "การสั่งงานด้วยวาจานอกเวลาราชการทำให้เกิดความเข้าใจไม่ตรงกัน",
    4: "ทะเบียนคุมการยืมยังเป็นกระดาษและค้นย้อนหลังลำบาก",
    5: "ผู้ปฏิบัติงานไม่เห็นผลลัพธ์ของเรื่องที่เคยแจ้งไปแล้ว",
    6: "ช่วงต้นเดือนมีผู้รอคิวมาก ทำให้เจ้าหน้าที่อธิบายได้สั้นลง",
    7: "เนื้อหาบนเพจกับหน้าเว็บไม่ตรงกันในบางช่วง",
    8: "บริการผ่านโทรศัพท์มือถือเพิ่งเปิดใช้และยังไม่เป็นที่รู้จัก",
    9: "บางไฟล์เป็นภาพสแกนจึงค้นคำไม่พบ",
    10: "การวัดผลของกิจกรรมเน้นจำนวนคนมากกว่าการเปลี่ยนแปลง",
}
_ADVICE = {
    1: "จัดพี่เลี้ยงให้ผู้บรรจุใหม่เป็นเวลา {} เดือน",
    2: "ทำอินโฟกราฟิกงบประมาณไตรมาสละ {} ชิ้น",
    3: "กำหนดให้การมอบหมายงานมีบันทึกทุกครั้ง และทบทวนทุก {} เดือน",
    4: "ย้ายทะเบียนคุมไปไว้ในระบบออนไลน์ภายใน {} เดือน",
    5: "รายงานความคืบหน้าของเรื่องที่รับแจ้งภายใน {} วัน",
    6: "เพิ่มโต๊ะรับคำขอช่วงต้นเดือนอีก {} จุด",
    7: "ตั้งผู้ดูแลเนื้อหากลาง จำนวน {} คน",
    8: "จัดคลินิกสอนใช้บริการออนไลน์ชุมชนละ {} ครั้ง",
    9: "แปลงไฟล์ภาพเป็นไฟล์ที่ค้นได้ให้ครบใน {} สัปดาห์",
    10: "เก็บแบบสอบถามก่อนและหลังกิจกรรมอย่างน้อย {} กิจกรรม",
}


def _and(words: Iterable[str]) -> str:
    *firsts, end = words
    return f"{', '.join(firsts)} และ{end}" if firsts else end


def _ends(w: Writer, numbers: Iterable[int], *, best: bool = False) -> list[int]:
    return [int(item) for item in w.ends(map(str, numbers), best=best)]


def _compared(w: Writer, item: str) -> str:
    if w.delta(item) == 0:
        return f"ไม่แตกต่างจากปี {w.year(w.before)}"
    return w.pick(
        f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปี {w.year(w.before)} คิดเป็นส่วนต่าง {w.amount(item)} คะแนน",
        f"{w.rise(item)} เมื่อเทียบกับปี {w.year(w.before)}",
        f"{w.rise(item)} จากฐานเดิม {w.score(item, w.before)} คะแนน ในปี {w.year(w.before)}",
    )


def _discussed(w: Writer, n: int) -> str:
    item = str(n)
    opening = w.pick("สำหรับตัวชี้วัดที่", "ในส่วนของตัวชี้วัดที่", "ตัวชี้วัดที่", "เมื่อพิจารณาตัวชี้วัดที่")
    if w.value(item) == 100:
        reason = w.pick("เป็นคะแนนเต็มจึงควรรักษาระดับไว้", "ถือเป็นต้นแบบให้ตัวชี้วัดอื่นได้")
    elif w.delta(item) < 0:
        reason = w.pick("อาจเนื่องมาจาก", "ผู้เขียนสันนิษฐานว่า", "จากการพูดคุยกับผู้เกี่ยวข้อง พบว่า") + _REASON[n]
    else:
        reason = w.pick("ยังมีข้อจำกัดอยู่บ้าง กล่าวคือ ", "สิ่งที่ยังพัฒนาได้อีก คือ ") + _REASON[n]
    return f"{opening} {w.d(n)} {w.name(n)} ได้ {w.score(item)} คะแนน {_compared(w, item)} ทั้งนี้ {reason}"


# --- A small study ---------------------------------------------------------------------------------------------------


def delta_study(w: Writer) -> str:
    ranked = sorted(ALL, key=lambda n: w.value(str(n)))
    top, low = _ends(w, ALL, best=True), _ends(w, ALL)
    rows = "\n".join(
        "\t".join(
            (
                tool if n == numbers[0] else "",
                f"{w.d(n)}. {w.name(n)}",
                w.score(str(n), w.before),
                w.score(str(n)),
                w.signed(str(n)),
            )
        )
        for tool, numbers in TOOLS
        for n in numbers
    )
    talk = "\n".join(f"\t{_discussed(w, n)}" for n in sorted(ranked[: w.chance.choice((5, 6))]))
    advice = "\n".join(
        f"{w.d(5)}.{w.number(k)} ด้าน{w.name(n)}: {_ADVICE[n].format(w.d(w.chance.randint(2, 6)))}"
        for k, n in enumerate(ranked[:3], 1)
    )
    spread = w.value(str(top[0])) - w.value(str(low[0]))
    inside, outside = w.chance.randint(50, 150), w.chance.randint(210, 450)
    return f"""การศึกษาผลการประเมินคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {w.year()}: กรณี{w.town()} จังหวัด{w.province()}

{w.number(1)}. บทนำ
\tการประเมิน ITA เป็นเครื่องมือเชิงบวกที่สะท้อนธรรมาภิบาลของหน่วยงานรัฐ รายงานนี้มีวัตถุประสงค์ {w.d(3)} ประการ คือ (ก) อธิบายผลของ{w.town()} อำเภอ{w.district()} (ข) เปรียบเทียบกับปีก่อน และ (ค) เสนอแนวทางพัฒนา
\tขอบเขตด้านเวลา ครอบคลุมการดำเนินงานปีงบประมาณ พ.ศ. {w.year()} ส่วนขอบเขตด้าน{w.word("ประชากร")} ได้แก่ ผู้ตอบภายใน {w.d(inside)} คน และภายนอก {w.d(outside)} คน รวม {w.d(inside + outside)} คน
{w.number(2)}. วิธีการ
\tใช้ข้อมูลทุติยภูมิจากประกาศผลของสำนักงาน ป.ป.ช. วิเคราะห์ด้วยสถิติพรรณนาอย่างง่าย ร่วมกับการสนทนากับหัวหน้างาน {w.d(6)} ราย รายละ {w.d(20)} นาที
{w.number(3)}. ผลการศึกษา
\tคะแนนภาพรวมเท่ากับ {w.score(TOTAL)} คะแนน จัดอยู่ในระดับ{w.level()} {_compared(w, TOTAL)} รายละเอียดดังตารางที่ {w.d(1)}

ตารางที่ {w.d(1)} คะแนนรายตัวชี้วัด
เครื่องมือ\tตัวชี้วัด\tปี {w.year(w.before)}\tปี {w.year()}\tผลต่าง
{rows}
ที่มา: ระบบ ITAS สืบค้นเมื่อ {w.d(w.chance.randint(1, 28))} กันยายน {w.d(2568)}

\tจากตารางที่ {w.d(1)} พบว่า ค่าเฉลี่ยของแบบวัด IIT เท่ากับ {w.score("IIT")} แบบวัด EIT เท่ากับ {w.score("EIT")} และแบบวัด OIT เท่ากับ {w.score("OIT")} ตัวชี้วัดที่มีคะแนนสูงสุด ได้แก่ {_and(w.name(n) for n in top)} ({w.score(str(top[0]))} คะแนน) ขณะที่ตัวชี้วัดที่มีคะแนนต่ำสุด ได้แก่ {_and(w.name(n) for n in low)} ({w.score(str(low[0]))} คะแนน) คิดเป็นช่วงห่าง {w.d(f"{spread:.2f}")} คะแนน
\tนอกจากนี้ มีตัวชี้วัดที่คะแนนเพิ่มขึ้นจำนวน {w.changed(1)} ตัวชี้วัด และคะแนนลดลงจำนวน {w.changed(-1)} ตัวชี้วัด
{w.number(4)}. อภิปรายผล
{talk}
{w.number(5)}. ข้อเสนอแนะ
{advice}
\tอย่างไรก็ดี การศึกษานี้มีข้อจำกัดตรงที่ไม่ได้เก็บแบบสอบถามเพิ่มเอง ปีงบประมาณ พ.ศ. {w.other_year(w.now + 1)} ควรสัมภาษณ์เชิงลึก{w.spelt("บุคลากร")}อย่างน้อย {w.d(15)} ราย ผู้สนใจขอไฟล์ข้อมูลได้ที่ {w.address("delta.gao29@delta-town.go.th")}
"""


# --- A post ----------------------------------------------------------------------------------------------------------


def delta_post(w: Writer) -> str:
    top, low = _ends(w, ALL, best=True), _ends(w, ALL)
    face = w.pick("📣", "🎉", "✨")
    down = [n for n in ALL if w.delta(str(n)) < 0]
    sad = (
        f"ยอมรับตรง ๆ ว่ามี {w.changed(-1)} ตัวชี้วัดที่คะแนนลดลง หนึ่งในนั้นคือ {w.name(down[0])} ลดลง {w.amount(str(down[0]))} คะแนน 😥"
        if down
        else "และไม่มีเรื่องไหนที่คะแนนลดลงเลยครับ 🙌"
    )
    return f"""{face} ผลสอบ ITA ปี {w.year()} ของ{w.town()}ออกแล้วครับ!

ได้ไปทั้งหมด {w.score(TOTAL)} คะแนน {w.pick("เต็ม", "จาก")} {w.d(100)} ➡️ ระดับ “{w.level()}”
ปีที่แล้ว (ปี {w.year(w.before)}) เราได้ {w.score(TOTAL, w.before)} คะแนน สรุปว่า{w.rise(TOTAL)}

แยกให้ดูง่าย ๆ
👩‍💼 คนในตอบ (IIT) {w.score("IIT")}
🧑‍🌾 พี่น้องประชาชนตอบ (EIT) {w.score("EIT")}
💻 เปิดข้อมูลบน{w.spelt("เว็บไซต์")} (OIT) {w.score("OIT")}

🥇 เก่งสุด: {" / ".join(f"{w.name(n)} {w.score(str(n), bare=True)} คะแนน" for n in top)}
🛠 ต้องซ่อม: {" / ".join(f"{w.name(n)} {w.score(str(n))} คะแนน" for n in low)}
{sad}

ขอบคุณทุกคนที่สละเวลาตอบ{w.word("แบบสอบถาม")}กันตั้ง {w.d(w.chance.randint(210, 390))} คน ใครมีเรื่องอยากบอก ทักมาที่ LINE {w.address("@delta68town")} หรือโทร {w.d("0 2981 4406")} ในเวลาราชการนะครับ แอดมินตอบเองทุกข้อความ 💬
อ่านฉบับเต็ม 👉 {w.address("https://delta-town.go.th/p/4471")}
#ITA2568 #โปร่งใสตรวจสอบได้ #อำเภอ{w.district()} #{w.facts.place.province}
"""


# --- Three years -----------------------------------------------------------------------------------------------------


def _trend(w: Writer, item: str, first: int) -> str:
    then, mid, now = w.value(item, first), w.value(item, w.before), w.value(item)
    if then < mid < now:
        return "เพิ่มต่อเนื่อง"
    return "ลดต่อเนื่อง" if then > mid > now else "ผันผวน"


def delta_three_years(w: Writer) -> str:
    first = w.before - 1
    rows = "\n".join(
        "\t".join(
            (
                w.number(n),
                w.name(n),
                *(w.score(str(n), year) for year in (first, w.before, w.now)),
                _trend(w, str(n), first),
            )
        )
        for n in ALL
    )
    tools = "\n".join(
        f"- แบบวัด {tool}: ปี {w.year(first)} ได้ {w.score(tool, first)} คะแนน ปี {w.year(w.before)} ได้ {w.score(tool, w.before)} คะแนน และปี {w.year()} ได้ {w.score(tool)} คะแนน"
        for tool, _ in TOOLS
    )
    talk = []
    for tool, numbers in TOOLS:
        n = _ends(w, numbers)[0]
        others = len(_ends(w, numbers)) - 1
        also = f" (ร่วมกับอีก {w.d(others)} ตัวชี้วัดที่คะแนนเท่ากัน)" if others else ""
        talk.append(
            f"กลุ่ม {tool} คะแนนน้อยที่สุดอยู่ที่{w.name(n)} {w.score(str(n))} คะแนน{also} {_compared(w, str(n))} {_REASON[n]}"
        )
    steady = sum(_trend(w, str(n), first) == "เพิ่มต่อเนื่อง" for n in ALL)
    told = "\n".join(f"{w.d(3)}.{w.number(k)} {words}" for k, words in enumerate(talk, 1))
    return f"""แนวโน้มผล ITA สามปี (พ.ศ. {w.year(first)} - {w.year()})
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

{w.number(1)}. ที่มาและความสำคัญ
ผมเพิ่งย้ายมาบรรจุที่นี่ได้ {w.d(7)} เดือน จึงรวบรวมคะแนนย้อนหลังเพื่อทำความเข้าใจ{w.word("หน่วยงาน")} และหวังว่าจะใช้ประกอบการวางแผนได้

{w.number(2)}. ผลตามตาราง
ลำดับ\tตัวชี้วัด\tปี {w.year(first)}\tปี {w.year(w.before)}\tปี {w.year()}\tแนวโน้ม
{rows}
\tรวม\t{w.score(TOTAL, first)}\t{w.score(TOTAL, w.before)}\t{w.score(TOTAL)}\t{_trend(w, TOTAL, first)}

คำอธิบายตาราง: “ผันผวน” หมายถึงไม่ได้เพิ่มหรือลดติดต่อกันทั้งสองช่วง มีตัวชี้วัดที่เพิ่มต่อเนื่อง {w.d(steady)} ตัวชี้วัด
{tools}
คะแนนรวมปีล่าสุดอยู่ในระดับ{w.level()} {_compared(w, TOTAL)}

{w.number(3)}. อภิปราย
{told}
ถ้าดูเฉพาะช่วงปี {w.year(w.before)} ถึงปี {w.year()} ตัวชี้วัดที่คะแนนเพิ่มขึ้นมี {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด และคงที่ {w.changed(0)} ตัวชี้วัด

{w.number(4)}. ข้อเสนอเพื่อการพัฒนา
ควรนำข้อมูลชุดนี้ไปกำหนดมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ซึ่งเริ่มเดือนตุลาคม {w.period_year(w.now)} และสิ้นสุดเดือนกันยายน {w.period_year(w.now + 1)} โดยใช้เงินไม่เกิน {w.d("30,000")} บาท แล้ววัดซ้ำทุก {w.d(4)} เดือน
ดาวน์โหลดตารางต้นฉบับ {w.address("www.delta-town.go.th/trend66-68.xlsx")}
"""


# --- Question by question --------------------------------------------------------------------------------------------


def _question_block(w: Writer, n: int) -> str:
    keys = w.facts.years[w.now].questions[str(n)]
    parts = [(f"ข้อ {key[0]}{w.d(key[1:])}", key) for key in keys]
    if n in EIT:
        lines = [f"{label}\t{w.score(f'{key}/1')}\t{w.score(f'{key}/2')}" for label, key in parts]
        head = f"ข้อคำถาม\tส่วนที่ {w.d(1)}\tส่วนที่ {w.d(2)}"
        told = f"แบบวัด EIT ถามผู้รับบริการสองกลุ่ม จึงมีสองค่าต่อข้อ {_REASON[n]}"
    else:
        lines = [f"{label}\t{w.score(key)}" for label, key in parts]
        head = "ข้อคำถาม\tคะแนน"
        least = min(keys, key=lambda key: w.value(key))
        told = f"ข้อที่ควรดูเป็นพิเศษคือข้อ {least[0]}{w.d(least[1:])} ซึ่งได้ {w.score(least)} คะแนน เป็นค่าที่น้อยที่สุดในตัวชี้วัดนี้ {_REASON[n]}"
    return f"""ตัวชี้วัดที่ {w.d(n)} {w.name(n)}
คะแนนตัวชี้วัด {w.score(str(n))} คะแนน {_compared(w, str(n))}
{head}
{chr(10).join(lines)}
{told}"""


def delta_questions(w: Writer) -> str:
    chosen = sorted((*w.chance.sample(IIT, 3), *w.chance.sample(EIT, 2)))
    blocks = "\n\n".join(_question_block(w, n) for n in chosen)
    behind = [n for n in ALL if w.value(str(n)) < TARGET]
    short = (
        f"ตัวชี้วัดที่ต่ำกว่าค่าเป้าหมาย {w.d(85)} คะแนน มี {w.count(lambda v: v < TARGET)} ตัวชี้วัด ได้แก่ "
        + _and(f"{w.name(n)} ({w.score(str(n))} คะแนน)" for n in behind)
        if behind
        else f"ไม่มีตัวชี้วัดใดต่ำกว่าค่าเป้าหมาย {w.d(85)} คะแนน"
    )
    advice = "\n".join(
        f"{w.number(k)}) {_ADVICE[n].format(w.d(w.chance.randint(2, 5)))}" for k, n in enumerate(chosen, 1)
    )
    return f"""บทวิเคราะห์รายข้อคำถาม แบบวัด IIT และ EIT ปีงบประมาณ พ.ศ. {w.year()}
หน่วยงาน: {w.town()}  จังหวัด: {w.province()}

บทนำ
เอกสารนี้หยิบมา {w.d(5)} ตัวชี้วัดที่หัวหน้างานขอให้ดูก่อน โดยภาพรวมทั้งหน่วยงานได้ {w.score(TOTAL)} คะแนน (ระดับ{w.level()}) แบบวัด IIT ได้ {w.score("IIT")} คะแนน และแบบวัด EIT ได้ {w.score("EIT")} คะแนน แบ่งเป็นส่วนที่ {w.d(1)} {w.score("EIT1")} คะแนน กับส่วนที่ {w.d(2)} {w.score("EIT2")} คะแนน

ผลการวิเคราะห์
{blocks}

อภิปรายผล
{short} เมื่อมองทั้ง {w.d(10)} ตัวชี้วัด มีที่ได้ตั้งแต่ {w.d(95)} คะแนนขึ้นไป {w.count(lambda v: v >= HIGH)} ตัวชี้วัด ผู้จัดทำจึงเสนอให้แก้เป็นรายเรื่องตามลำดับความจำเป็น

ข้อเสนอแนะ
{advice}
ทั้งนี้ {w.spelt("บุคลากร")}ทุกคนควรได้อ่านผลฉบับย่อความยาว {w.d(1)} หน้า ผู้จัดทำจะส่งให้ทาง{w.word("จดหมาย")}อิเล็กทรอนิกส์ {w.address("ita2568@delta-town.go.th")}
"""


# --- Slides ----------------------------------------------------------------------------------------------------------


def delta_slides(w: Writer) -> str:
    up = [n for n in ALL if w.delta(str(n)) > 0]
    down = [n for n in ALL if w.delta(str(n)) < 0]
    risen = "\n".join(f"▲ {w.name(n)} {w.signed(str(n))} (เป็น {w.score(str(n))})" for n in up) or "– ไม่มี –"
    fallen = "\n".join(f"▼ {w.name(n)} {w.signed(str(n))} (เป็น {w.score(str(n))})" for n in down) or "– ไม่มี –"
    low = sorted(ALL, key=lambda n: w.value(str(n)))[:3]
    todo = "\n".join(
        f"{w.number(k)}. {w.name(n)} → {_ADVICE[n].format(w.d(w.chance.randint(2, 4)))}" for k, n in enumerate(low, 1)
    )
    table = "\n".join(f"{tool}\t{w.score(tool, w.before)}\t{w.score(tool)}\t{w.signed(tool)}" for tool, _ in TOOLS)
    return f"""[สไลด์ {w.number(1)}]
ITA {w.year()} in a nutshell
{w.town()} • อ.{w.district()} • จ.{w.province()}
นำเสนอที่ประชุมประจำเดือน ({w.d(10)} นาที)

[สไลด์ {w.number(2)}] คะแนนรวม
{w.score(TOTAL)} คะแนน | ระดับ {w.level()}
ปี {w.year(w.before)}: {w.score(TOTAL, w.before)} คะแนน → {w.rise(TOTAL)}

[สไลด์ {w.number(3)}] สามเครื่องมือ
เครื่องมือ\tปี {w.year(w.before)}\tปี {w.year()}\tต่าง
{table}
* น้ำหนัก {w.d(30)}/{w.d(30)}/{w.d(40)}

[สไลด์ {w.number(4)}] ขาขึ้น {w.changed(1)} ตัวชี้วัด
{risen}

[สไลด์ {w.number(5)}] ขาลง {w.changed(-1)} ตัวชี้วัด
{fallen}

[สไลด์ {w.number(6)}] สามเรื่องที่ขอทำก่อน
{todo}

[สไลด์ {w.number(7)}] ถาม-ตอบ
{w.word("ขอบคุณ")}ครับ — ไฟล์อยู่ที่ {w.address("https://delta-town.go.th/slide/68-10")} โทร. {w.d("0 2981 4406")} ต่อ {w.d(23)}
"""


# --- An evaluation of the measures -----------------------------------------------------------------------------------


def delta_evaluation(w: Writer) -> str:
    rows = "\n".join(
        "\t".join((w.number(k), m.title, w.months(m, whole=True), w.unit(m), w.status(m)))
        for k, m in enumerate(w.measures, 1)
    )
    whole, finished = len(w.measures), sum(bool(m.is_done) for m in w.measures)
    share = (Decimal(100 * finished) / whole).quantize(Decimal("0.1"))
    scores = "\n".join(
        f"{w.d(n)}\t{w.name(n)}\t{w.score(str(n), w.before)}\t{w.score(str(n))}\t{w.signed(str(n))}" for n in ALL
    )
    talk = "\n".join(f"- {_discussed(w, n)}" for n in w.chance.sample(ALL, 4))
    return f"""การประเมินผลมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

บทนำ
มาตรการชุดนี้มี {w.measure_count()} มาตรการ ดำเนินการระหว่างเดือนตุลาคม {w.period_year(w.now - 1)} ถึงเดือนกันยายน {w.period_year(w.now)} ผู้ประเมินเก็บข้อมูลจากแฟ้มงานและการสอบถามเจ้าของเรื่อง {w.d(w.chance.randint(7, 12))} คน

ผลการประเมิน
ตารางที่ {w.d(1)} สถานะของมาตรการ
ลำดับ\tมาตรการ\tช่วงเวลา\tหน่วยงาน\tสถานะ
{rows}
จากตารางที่ {w.d(1)} มีมาตรการที่ดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ คิดเป็นร้อยละ {w.d(share)} ของทั้งหมด ที่เหลือเป็นงานซึ่งผูกกับการจัดซื้อและคาดว่าจะจบในไตรมาสแรก

ตารางที่ {w.d(2)} คะแนนก่อนและหลัง
ที่\tตัวชี้วัด\tปี {w.year(w.before)}\tปี {w.year()}\tผลต่าง
{scores}
\tภาพรวม\t{w.score(TOTAL, w.before)}\t{w.score(TOTAL)}\t{w.signed(TOTAL)}
จากตารางที่ {w.d(2)} คะแนนภาพรวม {w.score(TOTAL)} คะแนน {_compared(w, TOTAL)} และอยู่ในระดับ{w.level()} มีตัวชี้วัดที่คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด

อภิปรายผล
{talk}

ข้อเสนอแนะ
{w.number(1)}. กำหนดตัวชี้วัดความสำเร็จของมาตรการเป็นตัวเลข เช่น ลดเวลารอจาก {w.d(25)} เหลือ {w.d(15)} นาที
{w.number(2)}. ปรับหน้าข้อ o{w.d(1)} {w.item_title("o1")} และข้อ o{w.d(5)} {w.item_title("o5")} ให้อ่านบนมือถือได้
{w.number(3)}. อบรมการ{w.spelt("ปฏิบัติ")}งานสารบรรณแก่{w.word("เจ้าหน้าที่")} {w.d(2)} รุ่น รุ่นละ {w.d(30)} คน งบประมาณ {w.d("18,000")} บาท
ข้อมูลประกอบ {w.address("https://delta-town.go.th/eval/2568")}
"""


PLANNED: tuple[Style, ...] = (delta_evaluation,)
STYLES: tuple[Style, ...] = (delta_study, delta_post, delta_three_years, delta_questions, delta_slides, *PLANNED)
