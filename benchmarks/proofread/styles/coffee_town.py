"""Papers of a legal officer in charge of ITA in the north: by indicator, by question, a follow-up, LINE, questions.

Written blind: before anything of the proofreader was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL, PlannedMeasure

ALL = range(1, 11)
KEEP, TARGET = Decimal(95), Decimal(85)
TOOLS = (("IIT", range(1, 6)), ("EIT", range(6, 9)), ("OIT", range(9, 11)))
LONG = {
    "IIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน",
    "EIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก",
    "OIT": "แบบตรวจการเปิดเผยข้อมูลสาธารณะ",
}


def _and(words: Iterable[str]) -> str:
    *firsts, last = words
    return f"{' '.join(firsts)} และ{last}" if firsts else last


def _than_before(w: Writer, item: str) -> str:
    """How it stands to the year before, in one of several orders."""
    if w.delta(item) == 0:
        return f"เท่ากับปี พ.ศ. {w.year(w.before)} พอดี"
    return w.pick(
        f"จากเดิม {w.score(item, w.before)} คะแนนในปี พ.ศ. {w.year(w.before)} ถือว่า{w.verb(item)} {w.amount(item)} คะแนน",
        f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปีที่แล้ว {w.amount(item)} คะแนน",
        f"({w.verb(item)} {w.amount(item)} จากปี {w.year(w.before)} ที่ได้ {w.score(item, w.before)})",
        f"ส่วนปี {w.year(w.before)} ได้ {w.score(item, w.before)} คะแนน ผลต่างคือ {w.signed(item)}",
    )


def _group(w: Writer, item: str) -> str:
    value = w.value(item)
    if value >= KEEP:
        return w.pick("จัดอยู่ในกลุ่มที่ต้องรักษามาตรฐาน", "อยู่ในเกณฑ์ที่น่าพอใจ ให้คงแนวทางเดิมไว้")
    if value >= TARGET:
        return w.pick("ผ่านค่าเป้าหมายแล้วแต่ยังพัฒนาได้อีก", "จัดอยู่ในกลุ่มที่ควรพัฒนาให้ดีขึ้น")
    return w.pick(f"ยังไม่ถึงค่าเป้าหมายร้อยละ {w.d(85)} ต้องแก้ไขเร่งด่วน", "จัดอยู่ในกลุ่มที่ต้องแก้ไขโดยเร็ว")


# --- An analysis by indicator ----------------------------------------------------------------------------------------

_WHY = {
    1: "ข้อสังเกตคือระยะเวลาให้บริการที่ติดไว้หน้าเคาน์เตอร์กับที่ลงในคู่มือประชาชนไม่ตรงกันในบางงาน",
    2: "ข้าพเจ้าสอบถามพนักงานจ้างหลายรายแล้ว ส่วนใหญ่ตอบว่าไม่เคยเห็นข้อบัญญัติงบประมาณทั้งเล่ม",
    3: "เรื่องที่พูดถึงกันมากคือการมอบงานนอกหน้าที่ และเกณฑ์เลื่อนเงินเดือนที่รู้กันเฉพาะในกอง",
    4: "การยืมเครื่องเสียงและเต็นท์ยังใช้วิธีโทรศัพท์แจ้ง ไม่มีใบยืม จึงตรวจสอบย้อนหลังไม่ได้",
    5: "ผู้ตอบอยากเห็นว่าเรื่องที่ร้องเรียนแล้วจบอย่างไร มิใช่เพียงมีช่องทางให้ร้องเรียน",
    6: "ชาวบ้านบนดอยเดินทางลงมาไกล การเรียกเอกสารเพิ่มทีหลังจึงกระทบความรู้สึกมาก",
    7: "ประกาศของเราใช้ภาษากฎหมายเกินไป น่าจะมีฉบับย่อ และทำเป็นเสียงภาษาถิ่นด้วย",
    8: "แบบคำขอออนไลน์ใช้ได้ดี แต่ผู้สูงอายุต้องให้ลูกหลานกรอกแทน",
    9: "ข้อมูลครบทุกข้อ เว้นแต่บางลิงก์ย้ายที่แล้วไม่ได้แก้ที่หน้าหลัก",
    10: "เอกสารด้านการป้องกันการทุจริตต้องแสดงให้เห็นความเชื่อมโยงกับผลประเมินความเสี่ยง",
}


def _by_indicator(w: Writer, n: int) -> str:
    item = str(n)
    first = w.pick(
        f"ได้ {w.score(item)} คะแนน {_than_before(w, item)}",
        f"ผลประเมินปีนี้อยู่ที่ {w.score(item)} คะแนน {_than_before(w, item)}",
        f"มีค่าคะแนนเท่ากับ {w.score(item)} {_than_before(w, item)}",
    )
    return f"{w.d(3)}.{w.number(n)} {w.name(n)} (ตัวชี้วัดที่ {w.d(n)})\n\t{first} {_group(w, item)} {_WHY[n]}"


def coffee_town_by_indicator(w: Writer) -> str:
    tools = "\n".join(
        f"- {LONG[tool]} ({tool}) {w.pick('ได้', 'คิดเป็น', 'มีคะแนน')} {w.score(tool)} คะแนน {_than_before(w, tool)}"
        for tool, _ in TOOLS
    )
    low, high = w.ends(map(str, ALL)), w.ends(map(str, ALL), best=True)
    said_low = _and(f"{w.name(item)} ({w.score(item)})" for item in low)
    said_high = _and(f"{w.name(item)} ({w.score(item)})" for item in high)
    gap = w.value(high[0]) - w.value(low[0])
    groups = "\n".join(
        f"({w.number(place)}) {label} จำนวน {w.count(holds)} ตัวชี้วัด"
        for place, (label, holds) in enumerate(
            (
                (f"คะแนนตั้งแต่ {w.d(95)} ขึ้นไป", lambda v: v >= KEEP),
                (f"คะแนนตั้งแต่ {w.d(85)} แต่ไม่ถึง {w.d(95)}", lambda v: TARGET <= v < KEEP),
                (f"คะแนนต่ำกว่า {w.d(85)}", lambda v: v < TARGET),
            ),
            1,
        )
    )
    return f"""การวิเคราะห์ผลการประเมิน ITA รายตัวชี้วัด ปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
ผู้จัดทำ งานนิติการ สำนักปลัดเทศบาล

{w.d(1)}. เหตุที่ต้องวิเคราะห์
ด้วยคณะรัฐมนตรีมีมติเมื่อวันที่ {w.d(23)} มกราคม {w.other_year(2561)} ให้หน่วยงานของรัฐทุกแห่งร่วมรับการประเมิน ITA {w.town()}จึงนำผลที่ได้มาทบทวนเป็นประจำทุกปี การวิเคราะห์ครั้งนี้ใช้ข้อมูลจากรายงานผลรายหน่วยงาน ประกอบกับการสนทนากลุ่ม{w.spelt("บุคลากร")} {w.d(24)} คน เมื่อวันที่ {w.d(3)} กันยายน {w.d(2568)}

{w.d(2)}. ผลในภาพรวม
{w.pick("เทศบาลได้คะแนนรวม", "คะแนนรวมของเทศบาลอยู่ที่")} {w.score(TOTAL)} คะแนน ผลการประเมินระดับ{w.level()} {_than_before(w, TOTAL)} และหากมองย้อนไปถึงปี {w.year(w.now - 2)} ขณะนั้นได้ {w.score(TOTAL, w.now - 2)} คะแนน
{tools}
อนึ่ง แบบวัด EIT ประกอบด้วยส่วนที่ {w.d(1)} ซึ่งประชาชนตอบเอง {w.score("EIT1")} คะแนน และส่วนที่ {w.d(2)} ซึ่งผู้ประเมินเก็บข้อมูล {w.score("EIT2")} คะแนน
{w.pick("สูงที่สุดคือ", "ตัวชี้วัดที่ทำได้ดีที่สุด ได้แก่")} {said_high} {w.pick("ขณะที่ต่ำที่สุดคือ", "ตรงข้ามกับตัวชี้วัดที่คะแนนน้อยที่สุด คือ")} {said_low} สองฝั่งนี้ห่างกัน {w.d(f"{gap:.2f}")} คะแนน
เมื่อจัดกลุ่มตามคะแนนจะได้ดังนี้
{groups}

{w.d(3)}. ผลรายตัวชี้วัด
{chr(10).join(_by_indicator(w, n) for n in ALL)}

{w.d(4)}. ความเห็นของผู้วิเคราะห์
{w.d(4)}.{w.number(1)} ตัวชี้วัดที่ได้คะแนนมากขึ้นกว่าปีก่อนมี {w.changed(1)} ตัวชี้วัด ที่น้อยลงมี {w.changed(-1)} ตัวชี้วัด
{w.d(4)}.{w.number(2)} มาตรการสำหรับปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ควรเริ่มจาก{w.name(int(low[0]))} เพราะมีเพียง {w.score(low[0])} คะแนน
{w.d(4)}.{w.number(3)} การ{w.spelt("ปฏิบัติ")}ตามมาตรการให้อ้างอิง{w.spelt("กฎหมาย")}ที่เกี่ยวข้อง เช่น พ.ร.บ. ข้อมูลข่าวสารของราชการ พ.ศ. {w.other_year(2540)} มาตรา {w.d(9)} และ{w.word("รายงานผล")}ต่อผู้บริหารทุก {w.d(3)} เดือน
"""


# --- An analysis by question -----------------------------------------------------------------------------------------


def _weak(w: Writer, key: str) -> tuple[str, str]:
    value = w.value(key)
    if value == 100:
        return "-", w.pick("คงแนวทางเดิม", "รักษาไว้ต่อเนื่อง")
    if value >= KEEP:
        return w.pick("มีผู้ตอบเชิงลบเพียงเล็กน้อย", "ไม่พบประเด็นสำคัญ"), w.pick("กำกับติดตามตามปกติ", "ย้ำในที่ประชุมประจำเดือน")
    if value >= 90:
        return w.pick("ความเข้าใจของผู้ตอบยังไม่ตรงกัน", "การสื่อสารไม่ทั่วถึง"), "ทำอินโฟกราฟิกและปิดประกาศ"
    return w.pick("ผู้ตอบหลายคนเลือกระดับน้อย", "ยังมีช่องว่างในขั้นตอน"), w.pick("ทบทวนขั้นตอนทั้งกระบวนการ", "จัดทำแนวปฏิบัติเป็นหนังสือ")


def _questions(w: Writer, n: int) -> str:
    keys = list(w.facts.years[w.now].questions[str(n)])
    rows = "\n".join("\t".join((key, w.score(key), *_weak(w, key))) for key in keys)
    least = w.ends(keys)
    said = f"ข้อที่คะแนนน้อยที่สุดของตัวชี้วัดนี้ คือ {_and(f'{key} ({w.score(key)} คะแนน)' for key in least)}"
    return (
        f"ตัวชี้วัดที่ {w.number(n)} {w.name(n)} คะแนนตัวชี้วัด {w.score(str(n))}\n"
        f"ข้อ\tคะแนน\tข้อบกพร่อง/จุดอ่อน\tแนวทางแก้ไข\n{rows}\nหมายเหตุ {said}"
    )


def coffee_town_by_question(w: Writer) -> str:
    chosen = sorted([*w.chance.sample(range(1, 9), 1), 9, 10])
    parts = "\n\n".join(_questions(w, n) for n in range(1, 6))
    outside = "\n".join(
        f"ตัวชี้วัดที่ {w.number(n)} {w.name(n)} ได้ {w.score(str(n))} คะแนน {_group(w, str(n))} {_WHY[n]}" for n in (6, 7, 8)
    )
    keys = [key for n in range(1, 6) for key in w.facts.years[w.now].questions[str(n)]]
    best = w.ends(keys, best=True)
    below = [key for key in keys if w.value(key) < TARGET]
    said = (
        f"มีข้อคำถามภายในที่ต่ำกว่า {w.d(85)} คะแนน รวม {w.d(len(below))} ข้อ ได้แก่ {', '.join(below)}"
        if below
        else f"ไม่มีข้อคำถามภายในข้อใดต่ำกว่า {w.d(85)} คะแนน"
    )
    last = "\n".join(
        f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)}\t{w.score(str(n), w.before)}\t{w.score(str(n))}\t{w.signed(str(n))}"
        for n in chosen
    )
    return f"""เอกสารแนบ {w.d(2)}
การวิเคราะห์รายข้อคำถาม ITA {w.year()} ของ{w.town()} จังหวัด{w.province()}
(คะแนนภาพรวม {w.score(TOTAL)} ระดับ{w.level()} / IIT {w.score("IIT")} / EIT {w.score("EIT")} / OIT {w.score("OIT")})

วิธีอ่าน: คะแนนเต็มข้อละ {w.d(100)} คะแนน ข้อ i คือคำถามสำหรับบุคลากรภายใน ข้อ e คือคำถามสำหรับผู้มาติดต่อ (ระบบไม่แสดงคะแนนรวมรายข้อของ e จึงวิเคราะห์เป็นรายตัวชี้วัด) ผู้ตอบภายใน {w.d(96)} คน ภายนอก {w.d(317)} คน

{parts}

แบบวัด EIT
{outside}

สรุปจากการอ่านรายข้อ
{w.number(1)}) ในแบบวัด IIT ข้อที่คะแนนสูงสุด คือ {_and(f"{key} ({w.score(key)} คะแนน)" for key in best)}
{w.number(2)}) {said}
{w.number(3)}) เฉพาะตัวชี้วัดที่หัวหน้าสำนักปลัดขอให้เทียบกับปี {w.year(w.before)} มีผลดังนี้
ตัวชี้วัด\tปี {w.year(w.before)}\tปี {w.year()}\tส่วนต่าง
{last}
{w.number(4)}) แบบตรวจ OIT ไม่ได้ถามเป็นความเห็น จึงไม่มีตารางจุดอ่อนรายข้อ ให้ดูบันทึกของผู้ตรวจประเมินที่ {w.address("https://ita.coffeehill.go.th/oit/2568")} แทน
"""


# --- A follow-up of the measures -------------------------------------------------------------------------------------


def _followed(w: Writer, n: int, m: PlannedMeasure) -> str:
    result = w.pick(
        f"มีบันทึกสั่งการ {w.d(1)} ฉบับ และรายงานต่อปลัดเทศบาลแล้ว {w.d(n + 1)} ครั้ง",
        f"เบิกจ่าย {w.d(f'{1250 * n:,}')} บาท ผู้เข้าร่วม {w.d(18 + 5 * n)} คน",
        "ไม่ใช้งบประมาณ ใช้เจ้าหน้าที่ที่มีอยู่",
    )
    return w.pick(
        f"{w.d(2)}.{w.number(n)} {m.title}\n     รับผิดชอบโดย {w.unit(m, ' และ')} "
        f"ช่วงเวลา {w.months(m)}\n     ผลการติดตาม: {w.status(m)} {result}",
        f"{w.d(2)}.{w.number(n)} มาตรการ “{m.title}” ซึ่ง{w.unit(m, ' ร่วมกับ ')}เป็นผู้รับผิดชอบ "
        f"กำหนดระหว่าง {w.months(m, whole=True)}\n     สถานะ {w.status(m)} / {result}",
    )


def coffee_town_follow_up(w: Writer) -> str:
    low = w.ends(map(str, ALL))
    details = "\n".join(_followed(w, n, m) for n, m in enumerate(w.measures, 1))
    left = [m for m in w.measures if not m.is_done]
    waiting = "\n".join(f"- {m.title} ({w.unit(m, ', ')})" for m in left)
    rows = "\n".join(
        f"{w.number(n)}\t{w.name(n)}\t{w.score(str(n), w.before)}\t{w.score(str(n))}\t{w.signed(str(n))}" for n in ALL
    )
    return f"""รายงานการกำกับติดตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {w.period_year(w.now)}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

{w.d(1)}. การติดตาม
งานนิติการติดตามมาตรการทั้งหมด {w.measure_count()} มาตรการ ด้วยการ{w.word("สัมภาษณ์")}ผู้รับผิดชอบและตรวจเอกสารจริง ผลปรากฏว่าดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ ที่เหลืออีก {w.d(len(left))} มาตรการยังอยู่ระหว่างดำเนินการ

{w.d(2)}. ผลรายมาตรการ
{details}

{w.d(3)}. มาตรการที่ต้องเร่งรัด
{waiting}
ขอให้ส่งคำชี้แจงเป็นหนังสือภายใน {w.d(7)} วันทำการ

{w.d(4)}. คะแนนก่อนและหลังมีมาตรการ
ที่\tตัวชี้วัด\tปี {w.year(w.before)}\tปี {w.year()}\tเปลี่ยนแปลง
{rows}
รวมทุกตัวชี้วัดแล้วคะแนนภาพรวมปี {w.year()} ได้ {w.score(TOTAL)} {_than_before(w, TOTAL)} ระดับผลการประเมิน {w.level()}
ตัวชี้วัดที่คะแนนขยับขึ้นมี {w.changed(1)} ตัว ถอยลง {w.changed(-1)} ตัว และตัวที่น้อยที่สุดได้แก่ {_and(f"{w.name(item)} ({w.score(item)} คะแนน)" for item in low)}

{w.d(5)}. ข้อเสนอ
{w.d(5)}.{w.number(1)} ข้อ o4 {w.item_title("o4")} ให้ลงทุกสัปดาห์ และข้อ o2 {w.item_title("o2")} ให้แก้ทันทีที่มีการโยกย้าย
{w.d(5)}.{w.number(2)} มาตรการที่เสร็จแล้วให้เก็บหลักฐานไว้ไม่น้อยกว่า {w.d(5)} ปี เผื่อการตรวจสอบของ สตง.
{w.d(5)}.{w.number(3)} {w.spelt("บุคลากร")}ที่ย้ายมาใหม่ {w.d(6)} ราย ยังไม่ผ่านการอบรม ให้งานการเจ้าหน้าที่จัดให้
"""


# --- A message to the coordinators of the divisions ------------------------------------------------------------------


def coffee_town_line(w: Writer) -> str:
    low = w.ends(map(str, ALL))[0]
    tools = "\n".join(f"▪️ {tool} {w.score(tool)} (ปีก่อน {w.score(tool, w.before)})" for tool, _ in TOOLS)
    lines = "\n".join(f"{w.number(n)}. {w.name(n)} = {w.score(str(n), bare=True)}" for n in ALL)
    mood = "ดีใจด้วยนะคะ" if w.delta(TOTAL) > 0 else "ไม่เป็นไรค่ะ ปีหน้าเอาใหม่" if w.delta(TOTAL) < 0 else "ทรงตัวค่ะ"
    return f"""เรียน พี่ ๆ น้อง ๆ ผู้ประสาน ITA ทุกกองค่ะ 🙏
ผลคะแนน ITA ปี {w.year()} ของ{w.town()} ออกแล้วนะคะ
{w.pick("รวม", "คะแนนรวม", "ภาพรวม")} {w.score(TOTAL)} คะแนน ได้ระดับ {w.level()} {w.rise(TOTAL)} จากปี {w.year(w.before)} {mood}
{tools}
รายตัวชี้วัดค่ะ
{lines}
ตัวที่หนูเป็นห่วงคือตัวชี้วัดที่ {w.d(low)} {w.name(int(low))} ได้แค่ {w.score(low)} น้อยสุดในสิบตัว
พี่กองคลังถามมาว่าตัวชี้วัดที่ {w.d(2)} เทียบปีที่แล้วเป็นยังไง ตอบตรงนี้เลยนะคะ ปี {w.year(w.before)} {w.score("2", w.before)} ปี {w.year()} {w.score("2")}
สรุปนับแล้ว ขึ้น {w.changed(1)} ตัว ลง {w.changed(-1)} ตัว เท่าเดิม {w.changed(0)} ตัว และมี {w.count(lambda v: v >= KEEP)} ตัวที่ได้ {w.d(95)} คะแนนขึ้นไป
งานที่ขอให้ช่วยค่ะ
{w.number(1)}) ส่งร่างมาตรการปี {w.period_year(w.now + 1)} กองละไม่เกิน {w.d(3)} เรื่อง ภายในวันศุกร์ที่ {w.d(17)} ต.ค. ก่อน {w.d("16.00")} น.
{w.number(2)}) เช็กลิงก์ของกองตัวเองบน{w.spelt("เว็บไซต์")} {w.address("www.coffeehill.go.th/ita68")}
{w.number(3)}) วันประชุมมีกาแฟดริปเลี้ยงค่ะ งบไม่มี หนูออกเอง {w.d(350)} บาท ☕
มีอะไรแอดไลน์ {w.address("@nitikorn9")} หรือโทร {w.d("0 5399 1204")} ต่อ {w.d(21)} {w.word("ขอบคุณ")}ค่ะ
"""


# --- Questions that are put to the legal officer ---------------------------------------------------------------------


def coffee_town_questions(w: Writer) -> str:
    a, b = w.chance.sample(ALL, 2)
    low = w.ends(map(str, ALL))
    short = w.value(TOTAL) - TARGET
    passed = (
        f"ถึงค่ะ เกินค่าเป้าหมายอยู่ {w.d(f'{short:.2f}')} คะแนน"
        if short > 0
        else "ถึงค่ะ พอดีกับค่าเป้าหมาย"
        if short == 0
        else f"ยังไม่ถึงค่ะ ขาดอีก {w.d(f'{-short:.2f}')} คะแนน"
    )
    order = "มากกว่า" if w.value("IIT") > w.value("EIT") else "น้อยกว่า" if w.value("IIT") < w.value("EIT") else "เท่ากับ"
    return f"""ถาม–ตอบเรื่องผล ITA ปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อ.{w.district()} จ.{w.province()} รวบรวมโดยงานนิติการ

ถาม {w.number(1)}: ปีนี้เราได้เท่าไร
ตอบ: {w.score(TOTAL)} คะแนนค่ะ ผลอยู่ระดับ{w.level()} ปีก่อนหน้า (พ.ศ. {w.year(w.before)}) ได้ {w.score(TOTAL, w.before)} คะแนน ระดับ{w.level(w.before)}
ถาม {w.number(2)}: ถึงเป้าหมาย {w.d(85)} คะแนนหรือไม่
ตอบ: {passed}
ถาม {w.number(3)}: คนในกับคนนอกมองเราต่างกันไหม
ตอบ: แบบวัด IIT ได้ {w.score("IIT")} คะแนน {order}แบบวัด EIT ที่ได้ {w.score("EIT")} คะแนน ส่วน OIT ไม่เกี่ยวกับความเห็น ได้ {w.score("OIT")} คะแนน
ถาม {w.number(4)}: เรื่อง{w.name(a)}เป็นอย่างไร
ตอบ: ตัวชี้วัดที่ {w.d(a)} ปีนี้ {w.score(str(a))} คะแนน {_than_before(w, str(a))}
ถาม {w.number(5)}: แล้วเรื่อง{w.name(b)}ล่ะ
ตอบ: ตัวชี้วัดที่ {w.d(b)} ได้ {w.score(str(b))} คะแนน {_group(w, str(b))}
ถาม {w.number(6)}: เรื่องไหนแย่ที่สุด
ตอบ: {_and(f"{w.name(item)} {w.score(item)} คะแนน" for item in low)} ค่ะ
ถาม {w.number(7)}: คะแนนลดแล้วโดนตัดโบนัสไหม
ตอบ: ไม่มี{w.spelt("กฎหมาย")}ข้อใดกำหนดเช่นนั้น แต่ตัวชี้วัดที่ลดลงซึ่งมีอยู่ {w.changed(-1)} ตัว ผู้บริหารจะเรียกมาหารือ
ถาม {w.number(8)}: ต้องรออีกกี่วันจึงได้รับแจ้งผลเมื่อร้องเรียน
ตอบ: ภายใน {w.d(15)} วันนับแต่วันรับเรื่อง หากเกินกำหนดโทรแจ้ง {w.d("0 5399 1204")} ในวันและเวลาราชการ
ถาม {w.number(9)}: มาตรการชุดใหม่ใช้เมื่อใด
ตอบ: ปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} เริ่มวันที่ {w.d(1)} ตุลาคม {w.period_year(w.now)} ค่ะ ดูร่างได้ที่ {w.address("https://coffeehill.go.th/p/88")} ร่วมแสดง{w.word("ความคิดเห็น")}ได้ถึงวันที่ {w.d(28)} พฤศจิกายน
"""


PLANNED: tuple[Style, ...] = (coffee_town_follow_up,)
STYLES: tuple[Style, ...] = (
    coffee_town_by_indicator,
    coffee_town_by_question,
    coffee_town_line,
    coffee_town_questions,
    *PLANNED,
)
