"""Papers of an administrator of 33 who answers villagers and auditors: questions, answers, minutes, checklist, follow-up.

Written blind: nothing of the proofreader's rules was read before.
"""

from __future__ import annotations

from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

ALL = range(1, 11)
GROUPS = (("IIT", range(1, 6)), ("EIT", range(6, 9)), ("OIT", range(9, 11)))
PASS, GOOD = Decimal(85), Decimal(90)


def _joined(words: list[str]) -> str:
    *firsts, last = words
    return f"{', '.join(firsts)} กับ{last}" if firsts else last


def _moved(w: Writer, item: str) -> str:
    if w.delta(item) == 0:
        return w.pick("เท่าเดิม", "ไม่ขยับจากปีก่อน")
    return w.pick(
        f"{w.verb(item)} {w.amount(item)} คะแนน",
        f"จากปีก่อน {w.score(item, w.before)} คะแนน {w.verb(item)} {w.amount(item)} คะแนน",
        f"{w.verb(item, 'สูงขึ้น', 'ต่ำลง')}กว่าปีก่อน {w.amount(item)} คะแนน",
    )


def _least(w: Writer) -> str:
    return _joined([f"เรื่อง{w.name(n)} {w.score(n)} คะแนน" for n in w.ends(map(str, ALL))])


def _most(w: Writer) -> str:
    return _joined([f"เรื่อง{w.name(n)} {w.score(n)} คะแนน" for n in w.ends(map(str, ALL), best=True)])


# --- Villagers ask ---------------------------------------------------------------------------------------------------

_ASKED = {
    1: "ไปติดต่องานแล้วเจ้าหน้าที่ทำตามคิวจริงหรือเปล่า",
    2: "เงินเทศบาลใช้ไปกับอะไรบ้าง",
    3: "หัวหน้าใช้ลูกน้องไปทำธุระส่วนตัวมีไหม",
    4: "รถเทศบาลเอาไปใช้วันหยุดได้ด้วยหรือ",
    5: "ถ้าเห็นคนโกง แจ้งแล้วจะมีใครทำอะไร",
    6: "ขอใบอนุญาตทำไมแต่ละคนใช้เวลาไม่เท่ากัน",
    7: "อยากรู้ข่าวเทศบาลต้องดูที่ไหน",
    8: "บอกปัญหาไปแล้วเทศบาลแก้ให้บ้างหรือยัง",
    9: "ข้อมูลที่ต้องเปิดเผยลงครบไหม",
    10: "มีแผนกันทุจริตเป็นเรื่องเป็นราวหรือเปล่า",
}


def clove_town_villagers(w: Writer) -> str:
    chosen = sorted(w.chance.sample(ALL, 7))
    answers = "\n\n".join(
        f"ถาม {w.number(place)}: {_ASKED[n]}\n"
        + w.pick(
            f"ตอบ: คำถามนี้ตรงกับตัวชี้วัดที่ {w.d(n)} {w.name(n)} ปีนี้เราได้ {w.score(str(n))} คะแนน {_moved(w, str(n))} ครับ",
            f"ตอบ: ดูได้จากคะแนนเรื่อง{w.name(n)}ครับ ปี {w.year()} ได้ {w.score(str(n))} คะแนน ส่วนปี {w.year(w.before)} ได้ {w.score(str(n), w.before)} คะแนน",
            f"ตอบ: เรื่อง{w.name(n)}ปีนี้อยู่ที่ {w.score(str(n))} คะแนนครับ ({_moved(w, str(n))}) รายละเอียดขอดูได้ที่เคาน์เตอร์ {w.d(3)}",
        )
        for place, n in enumerate(chosen, 4)
    )
    return f"""ชาวบ้านถาม เทศบาลตอบ เรื่องคะแนน ITA ปี {w.year()}
{w.town()} อ.{w.district()} จ.{w.province()}

ถาม {w.number(1)}: ITA คืออะไร เกี่ยวกับเราอย่างไร
ตอบ: เป็นการตรวจสุขภาพความโปร่งใสของหน่วยงาน ทำทุกปี ปีนี้มีพี่น้องช่วยตอบ {w.d(274)} คน คะแนนเต็ม {w.d(100)}

ถาม {w.number(2)}: แล้วเทศบาลเราได้เท่าไร
ตอบ: ปีงบประมาณ พ.ศ. {w.year()} ได้ {w.score(TOTAL)} คะแนน อยู่ในระดับ{w.level()} {w.pick("ถ้าเทียบกับปีก่อนก็", "เทียบปีก่อนแล้ว")}{w.rise(TOTAL)} ครับ

ถาม {w.number(3)}: คนในตอบ คนนอกตอบ ต่างกันไหม
ตอบ: คนในตอบแบบ IIT ได้ {w.score("IIT")} คะแนน คนนอกตอบแบบ EIT ได้ {w.score("EIT")} คะแนน ส่วนแบบ OIT ที่ดูจากข้อมูลบน{w.spelt("เว็บไซต์")}ได้ {w.score("OIT")} คะแนน

{answers}

ถาม {w.number(11)}: สรุปแล้วเก่งเรื่องไหน อ่อนเรื่องไหน
ตอบ: คะแนนมากที่สุดคือ{_most(w)} คะแนนน้อยที่สุดคือ{_least(w)}

ถาม {w.number(12)}: แล้วต่อจากนี้จะทำอะไร
ตอบ: กำลังร่างมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} อยู่ครับ ใครมี{w.word("ข้อเสนอ")} ฝากผู้ใหญ่บ้านหรือทักไลน์ {w.address("@clove33")} หรือโทร {w.d("0 7733 4512")} ในเวลาราชการ
"""


# --- Auditors ask ----------------------------------------------------------------------------------------------------


def clove_town_auditors(w: Writer) -> str:
    table = "\n".join(
        "\t".join((w.number(n), w.name(n), w.score(str(n), w.before), w.score(str(n)), w.signed(str(n)))) for n in ALL
    )
    tools = "\n".join(
        "\t".join(("-", f"แบบวัด {tool}", w.score(tool, w.before), w.score(tool), w.signed(tool))) for tool, _ in GROUPS
    )
    questions = w.facts.years[w.now].questions
    asked = "\n".join(
        f"ตัวชี้วัดที่ {w.d(low)} {w.name(low)} ซึ่งได้ {w.score(low)} คะแนน รายข้อมีดังนี้ "
        + "; ".join(f"{key} = {w.score(key)}" for key in questions[low])
        for low in w.ends(map(str, range(1, 6)))
    )
    return f"""คำชี้แจงต่อข้อทักท้วงและข้อสอบถามของผู้ตรวจสอบ
หน่วยรับตรวจ {w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
อ้างถึง กระดาษทำการที่ {w.d("A-07")} ลงวันที่ {w.d(3)} พฤศจิกายน {w.d(2568)} จำนวน {w.d(6)} ประเด็น

ประเด็นที่ {w.number(1)} ขอทราบผลประเมินรวมและระดับ
คำชี้แจง ผลประเมินประจำปีงบประมาณ พ.ศ. {w.year()} เท่ากับ {w.score(TOTAL)} คะแนน ระดับ{w.level()} ปีงบประมาณ พ.ศ. {w.year(w.before)} เท่ากับ {w.score(TOTAL, w.before)} คะแนน ผลต่าง {w.signed(TOTAL)} คะแนน

ประเด็นที่ {w.number(2)} ขอรายละเอียดรายตัวชี้วัดสองปี
คำชี้แจง ปรากฏตามตาราง
ที่\tตัวชี้วัด\tปี {w.year(w.before)}\tปี {w.year()}\t+/-
{table}
{tools}

ประเด็นที่ {w.number(3)} จำนวนตัวชี้วัดที่ต่ำกว่าเกณฑ์ {w.d(85)} คะแนน
คำชี้แจง มีจำนวน {w.count(lambda v: v < PASS)} ตัวชี้วัด ทั้งนี้ หากนับเฉพาะที่ได้ {w.d(90)} คะแนนขึ้นไป มีจำนวน {w.count(lambda v: v >= GOOD)} ตัวชี้วัด

ประเด็นที่ {w.number(4)} ขอคะแนนรายข้อของตัวชี้วัดที่ต่ำที่สุดในแบบวัด IIT
คำชี้แจง ได้แก่ {asked}

ประเด็นที่ {w.number(5)} ขอคะแนนส่วนของประชาชนแยกเป็นสองส่วน
คำชี้แจง แบบวัด EIT ส่วนที่ {w.d(1)} ได้ {w.score("EIT1")} คะแนน ส่วนที่ {w.d(2)} ได้ {w.score("EIT2")} คะแนน ผู้ตอบเป็นคนละกลุ่ม ส่วนแรกประชาชนตอบเอง ส่วนหลังมีผู้สำรวจไปสอบถาม

ประเด็นที่ {w.number(6)} การนำผลไปใช้
คำชี้แจง หน่วยรับตรวจอยู่ระหว่างจัดทำมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ซึ่งจะเริ่มตั้งแต่เดือนตุลาคม {w.period_year(w.now)} ถึงเดือนกันยายน {w.period_year(w.now + 1)} ใช้งบประมาณ {w.d("58,000")} บาท และถือ{w.spelt("ปฏิบัติ")}ตามระเบียบกระทรวงการคลัง พ.ศ. {w.other_year(2560)} โดยเคร่งครัด

เอกสารแนบ {w.d(4)} รายการ ดาวน์โหลดได้ที่ {w.address("https://clovetown.go.th/audit/a07")} ขอรับรองว่าคำชี้แจงข้างต้น{w.word("ถูกต้อง")}ตรงตามที่ประกาศ
นักจัดการงานทั่วไปปฏิบัติการ ผู้ชี้แจง
"""


# --- Minutes ---------------------------------------------------------------------------------------------------------


def clove_town_minutes(w: Writer) -> str:
    who = ("ผู้แทนชุมชนตลาดล่าง", "ประธาน อสม.", "ผู้แทนร้านค้า", "ครูโรงเรียนอนุบาล", "ผู้แทนกลุ่มสตรี")
    picked = w.chance.sample(ALL, len(who))
    talk = "\n".join(
        w.pick(
            f"{person}ถามถึง{w.name(n)} ฝ่ายเลขานุการตอบว่าปีนี้ {w.score(str(n))} คะแนน {_moved(w, str(n))}",
            f"{person}อยากทราบคะแนนตัวชี้วัดที่ {w.d(n)} ฝ่ายเลขานุการตอบว่า {w.name(n)}ได้ {w.score(str(n))} คะแนน ปีก่อนหน้าได้ {w.score(str(n), w.before)} คะแนน",
        )
        for person, n in zip(who, picked, strict=True)
    )
    groups = "\n".join(
        f"  {w.d(2)}.{w.number(place)} แบบวัด {tool} ได้ {w.score(tool)} คะแนน ประกอบด้วย "
        + _joined([f"{w.name(n)} {w.score(str(n))} คะแนน" for n in numbers])
        for place, (tool, numbers) in enumerate(GROUPS, 1)
    )
    return f"""บันทึกการประชุมรับฟังความเห็นประชาชน ครั้งที่ {w.d(2)}/{w.d(2568)}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
วันเสาร์ที่ {w.d(8)} พฤศจิกายน {w.d(2568)} เวลา {w.d("13.00")} น. ศาลาประชาคม มีผู้เข้าร่วม {w.d(63)} คน

วาระที่ {w.number(1)} แจ้งเพื่อทราบ
ประธานกล่าวต้อนรับ แจ้งว่าผลประเมิน ITA ปี {w.year()} ออกแล้ว ได้ {w.score(TOTAL)} คะแนน ระดับ{w.level()} และว่าปี {w.year(w.before)} เคยได้ {w.score(TOTAL, w.before)} คะแนน
ที่ประชุมรับทราบ

วาระที่ {w.number(2)} ผลตามแบบวัด
ฝ่ายเลขานุการฉายผลขึ้นจอ (ไฟดับไปราว {w.d(10)} นาที จึงอ่านให้ฟังแทน) ดังนี้
{groups}
ที่ประชุมรับทราบ

วาระที่ {w.number(3)} ถามตอบ
{talk}
ผู้เข้าร่วมท่านหนึ่งขอให้สรุปสั้น ๆ ฝ่ายเลขานุการสรุปว่า คะแนนเพิ่มขึ้นจากปีก่อน {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด ต่ำสุดคือ{_least(w)}

วาระที่ {w.number(4)} เรื่องอื่น
ไฟส่องสว่างซอย {w.d(7)} เสีย {w.d(4)} ดวง กองช่างรับไปดูภายใน {w.d(5)} วัน
ขอให้นำความเห็นวันนี้ไปใส่ในมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ที่ประชุม{w.word("เห็นชอบ")}
เลิกประชุมเวลา {w.d("15.20")} น. ผู้ใดประสงค์แก้ไขบันทึกนี้ แจ้งที่ {w.address("clerk33@clovetown.go.th")}
"""


# --- Checklist -------------------------------------------------------------------------------------------------------


def clove_town_checklist(w: Writer) -> str:
    items = "\n".join(
        f"{'[ ]' if w.value(str(n)) < PASS else '[x]'} {w.number(n)}. {w.name(n)} | {w.score(str(n), bare=True)} | "
        + ("ไม่ถึง " if w.value(str(n)) < PASS else "ถึง ")
        + w.d(85)
        + w.pick("", f" | {_moved(w, str(n))}")
        for n in ALL
    )
    tools = "\n".join(
        f"[x] {tool} = {w.score(tool)} (ปี {w.year(w.before)} = {w.score(tool, w.before)})" for tool, _ in GROUPS
    )
    return f"""รายการตรวจก่อนส่งรายงานผล ITA ปีงบประมาณ พ.ศ. {w.year()}
ของ{w.town()} จังหวัด{w.province()} (พิมพ์ใช้เอง ห้ามแจก)

A. ตัวเลขรวม
[x] คะแนนรวม = {w.score(TOTAL)} ระดับ = {w.level()}
[x] คะแนนรวมปี {w.year(w.before)} = {w.score(TOTAL, w.before)}
[x] ผลต่าง = {w.signed(TOTAL)}
B. แบบวัด
{tools}
C. ตัวชี้วัด (กาถูกเมื่อได้ {w.d(85)} คะแนนขึ้นไป)
{items}
รวมที่ได้ {w.d(85)} คะแนนขึ้นไป {w.count(lambda v: v >= PASS)} ตัวชี้วัด ที่ต่ำกว่า {w.d(85)} คะแนน {w.count(lambda v: v < PASS)} ตัวชี้วัด
D. ถ้าผู้ตรวจถาม ให้ตอบอย่างนี้
[x] ตัวไหนสูงสุด: {_most(w)}
[x] ตัวไหนต่ำสุด: {_least(w)}
E. เอกสาร
[x] หนังสือนำส่ง {w.d(1)} ฉบับ สำเนา {w.d(2)} ชุด
[ ] ลิงก์ {w.address("www.clovetown.go.th/o28")} เปิดได้จากมือถือ
[ ] ให้{w.spelt("บุคลากร")}ลงชื่อ{w.word("รับทราบ")}ครบ {w.d(41)} คน
[ ] เริ่มร่างมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)}
"""


# --- Message ---------------------------------------------------------------------------------------------------------


def clove_town_line(w: Writer) -> str:
    items = "\n".join(
        w.pick(
            f"🔹 {w.name(n)} {w.score(str(n))}",
            f"🔹 {w.name(n)} {w.score(str(n))} ({w.signed(str(n))})",
            f"🔹 {w.name(n)} {w.score(str(n), w.before)} → {w.score(str(n))}",
        )
        for n in ALL
    )
    return f"""📣 แจ้งพี่น้องชาว{w.town()}
คะแนน ITA ปี {w.year()} ออกแล้วครับ
รวม {w.score(TOTAL)} คะแนน ได้ระดับ{w.level()}
{w.pick("เทียบปีที่แล้ว", "ถ้าเทียบกับปีก่อน")} {w.rise(TOTAL)}
คนในให้คะแนน (IIT) {w.score("IIT")}
คนนอกให้คะแนน (EIT) {w.score("EIT")}
ข้อมูลที่เปิดเผย (OIT) {w.score("OIT")}

แยกเป็นเรื่อง ๆ
{items}

เก่งสุด {_most(w)} 👏
ต้องเร่ง {_least(w)} 🙏
ลดลงจากปีก่อน {w.changed(-1)} ตัวชี้วัด ไม่ปิดบังครับ
วันพุธที่ {w.d(19)} พ.ย. บ่ายโมงครึ่ง มีเวทีคุยกันที่ศาลาหมู่ {w.d(4)} เลี้ยงน้ำชา รับ {w.d(50)} คนแรก
{w.word("ขอบคุณ")}ทุกท่านที่ช่วยตอบ สงสัยทัก {w.address("@clove33")} ได้ถึง {w.d(2)} ทุ่ม
"""


# --- Follow-up -------------------------------------------------------------------------------------------------------


def clove_town_follow_up(w: Writer) -> str:
    rows = "\n\n".join(
        w.pick(
            f"เรื่องที่ {w.number(n)} {m.title}\nใครทำ: {w.unit(m)}\nเมื่อใด: {w.months(m)}\nถึงไหนแล้ว: {w.status(m)}",
            f"เรื่องที่ {w.number(n)} {m.title}\nสถานะ {w.status(m)} (ผู้รับผิดชอบ {w.unit(m)} ระยะเวลา {w.months(m, whole=True)})",
        )
        + w.pick("", f"\nหลักฐาน: ภาพถ่าย {w.d(n + 2)} ภาพ", f"\nผู้เกี่ยวข้อง {w.d(n * 9 + 4)} คน")
        for n, m in enumerate(w.measures, 1)
    )
    scores = "\n".join(
        f"- {w.name(n)} ปี {w.year(w.before)} {w.score(str(n), w.before)} คะแนน ปี {w.year()} {w.score(str(n))} คะแนน"
        for n in ALL
    )
    return f"""แบบติดตามมาตรการและตอบข้อสอบถามผู้ตรวจสอบ ประจำปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

คำถามของผู้ตรวจสอบ: มาตรการที่ตั้งไว้มีกี่เรื่อง ทำจบกี่เรื่อง
คำตอบ: ตั้งไว้ทั้งหมด {w.measure_count()} มาตรการ ดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ โดยแยกเป็นรายเรื่องได้ดังนี้

{rows}

คำถามของผู้ตรวจสอบ: ทำแล้วคะแนนเป็นอย่างไร
คำตอบ: คะแนนรวมปี {w.year()} ได้ {w.score(TOTAL)} คะแนน ระดับ{w.level()} {w.rise(TOTAL)} เมื่อเทียบกับปี {w.year(w.before)} ที่ได้ {w.score(TOTAL, w.before)} คะแนน รายตัวชี้วัดเป็นดังนี้
{scores}

คำถามของผู้ตรวจสอบ: มีตัวชี้วัดที่ลดลงหรือไม่
คำตอบ: มีตัวชี้วัดที่คะแนนลดลง {w.changed(-1)} ตัวชี้วัด และที่คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด

นัดติดตามครั้งถัดไป ผู้ปฏิบัติจะไปพบทุกกองพร้อมแบบฟอร์ม {w.d(1)} แผ่น รายการ o1 {w.item_title("o1")} กับ o2 {w.item_title("o2")} ให้สำนักปลัดตรวจอีกรอบ ข้อมูลทั้งหมดอยู่ใน{w.spelt("เว็บไซต์")} {w.address("www.clovetown.go.th/follow68")} เปิดให้ประชาชน{w.word("ตรวจสอบ")}ได้ทุกวัน
"""


PLANNED: tuple[Style, ...] = (clove_town_follow_up,)
STYLES: tuple[Style, ...] = (
    clove_town_villagers,
    clove_town_auditors,
    clove_town_minutes,
    clove_town_checklist,
    clove_town_line,
    *PLANNED,
)
