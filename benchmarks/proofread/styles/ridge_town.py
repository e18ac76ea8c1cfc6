"""Papers of a deputy mayor's secretary of forty-six: a speech, questions in council, web news, minutes, a plan table.

Written blind: their writer had not seen what the proofreader looks for.
"""

from __future__ import annotations

from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

ALL = range(1, 11)
PASS = Decimal(85)


def _change(w: Writer, item: str) -> str:
    """As one says it aloud."""
    if w.delta(item) == 0:
        return "เท่าเดิมไม่ขยับ"
    return w.pick(
        f"{w.rise(item)}",
        f"{w.verb(item, 'สูงขึ้น', 'ต่ำลง')}กว่าปีที่แล้ว {w.amount(item)} คะแนน",
        f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปีที่แล้วอยู่ {w.amount(item)} คะแนน",
    )


def _joined(w: Writer, items: list[str]) -> str:
    return " กับ".join(w.name(item) for item in items)


def _low(w: Writer) -> str:
    """The least of all, with those that share it."""
    items = w.ends(map(str, ALL))
    each = "เรื่องละ " if len(items) > 1 else ""
    return f"{_joined(w, items)} {each}{w.score(items[0])} คะแนน"


def _top(w: Writer) -> str:
    items = w.ends(map(str, ALL), best=True)
    return f"{_joined(w, items)} {'ได้เท่ากันที่' if len(items) > 1 else 'ได้'} {w.score(items[0])} คะแนน"


# --- A speech to the council -----------------------------------------------------------------------------------------


def ridge_speech(w: Writer) -> str:
    falls = [n for n in ALL if w.delta(str(n)) < 0]
    sorry = (
        f"แต่ผมก็ต้องพูดตามตรงว่ามี {w.changed(-1)} ตัวชี้วัดที่คะแนนลดลง เช่น {w.name(falls[0])} ที่เคยได้ {w.score(str(falls[0]), w.before)} คะแนน มาปีนี้เหลือ {w.score(str(falls[0]))} คะแนน"
        if falls
        else "และที่น่าชื่นใจคือไม่มีตัวชี้วัดใดคะแนนลดลงเลย"
    )
    thanks = w.pick("ขอบคุณทุกท่านจากใจ", "เครดิตทั้งหมดเป็นของคนหน้างาน", "ผมขอปรบมือให้น้อง ๆ ทุกกอง")
    return f"""คำกล่าวของรองนายกเทศมนตรี
ในการแถลงผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()}
ต่อที่ประชุมสภา{w.town()} วันศุกร์ที่ {w.d(17)} ตุลาคม {w.d(2568)}

เรียนท่านประธานสภา ท่านสมาชิกผู้ทรงเกียรติทุกท่าน และพี่น้องชาวอำเภอ{w.district()} จังหวัด{w.province()} ที่รับชมการถ่ายทอดอยู่ทางบ้าน

ผมได้รับมอบหมายจากท่านนายกฯ ให้มารายงานเรื่องที่หลายท่านรอฟัง คือสอบปีนี้เราได้กี่คะแนน คำตอบคือ ปี {w.year()} เราได้ {w.score(TOTAL)} คะแนนครับ ปี {w.year(w.before)} เราได้ {w.score(TOTAL, w.before)} คะแนน ก็เท่ากับว่า{_change(w, TOTAL)} และ ป.ป.ช. จัดให้เราอยู่ในระดับ{w.level()} {thanks}

ท่านอาจถามว่าคะแนนนี้มาจากไหน มาจากสามทางครับ
{w.pick("ทางที่หนึ่ง", "ทางแรก")} คนของเราเองให้คะแนน คือแบบวัด IIT ได้ {w.score("IIT")} คะแนน {_change(w, "IIT")}
ทางที่สอง ประชาชนให้คะแนน คือแบบวัด EIT ได้ {w.score("EIT")} คะแนน {_change(w, "EIT")}
ทางที่สาม กรรมการเปิดดูเว็บของเรา คือแบบวัด OIT ได้ {w.score("OIT")} คะแนน {_change(w, "OIT")}

เรื่องที่ทำได้ดีที่สุดคือ{_top(w)} {sorry} ส่วนเรื่องที่ได้คะแนนต่ำสุดของปีนี้คือ{_low(w)}
ผมลงตลาดเมื่อวันที่ {w.d(12)} แม่ค้าคนหนึ่งบอกว่า "มาขอใบอนุญาตสองรอบ เอกสารไม่เหมือนกัน" คำพูดนี้มีค่ากว่าตารางทั้งหน้า เพราะ{w.name(6)}ที่ได้ {w.score("6")} คะแนนนั้นวัดตรงจุดนี้พอดี
ฝั่งการเงิน {w.name(2)}ได้ {w.score("2")} คะแนน งบประมาณปีนี้ {w.d("128.4")} ล้านบาท ทุกบาทต้องตอบได้

สิ่งที่ผมขอสัญญาสำหรับปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} มีสามข้อ
{w.number(1)}. ทุกกองต้องมีคู่มือฉบับเดียว ใช้ตรงกันทุกโต๊ะ
{w.number(2)}. {w.spelt("บุคลากร")}ทุกคนต้องผ่านการอบรมจริยธรรมอย่างน้อย {w.d(6)} ชั่วโมง
{w.number(3)}. ข้อมูลบน{w.spelt("เว็บไซต์")}ต้องตรวจทุกวันที่ {w.d(5)} ของเดือน

ท่านสมาชิกที่ต้องการเอกสารฉบับเต็ม เปิดได้ที่ {w.address("www.ridgetown.go.th/council/2568")} ขอให้{w.word("พวกเราทุกคน")}ช่วยกันครับ ขอบคุณครับ
"""


# --- Questions and answers in council --------------------------------------------------------------------------------


def ridge_questions(w: Writer) -> str:
    low = w.ends(map(str, ALL))
    passed = w.count(lambda v: v >= PASS)
    a, b = w.chance.sample((1, 2, 3, 4, 5), 2)
    return f"""กระทู้ถามและคำตอบ เรื่อง คะแนนความโปร่งใสของ{w.town()}
สภาเทศบาล สมัยสามัญ สมัยที่ {w.d(4)} ประจำปี {w.d(2568)}
ผู้ตอบ: รองนายกเทศมนตรี (ฝ่ายเลขานุการเรียบเรียง)

ถาม: ผล ITA ปีงบประมาณ พ.ศ. {w.year()} ออกแล้วใช่หรือไม่ ได้เท่าไร
ตอบ: ออกแล้วครับ ได้ {w.score(TOTAL)} คะแนน ระดับ{w.level()}

ถาม: เทียบกับปีก่อนเป็นอย่างไร
ตอบ: ปี {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน ระดับ{w.level(w.before)} ปีนี้{_change(w, TOTAL)}ครับ

ถาม: ขอตัวเลขแยกตามแบบวัด
ตอบ: IIT {w.score("IIT")} คะแนน, EIT {w.score("EIT")} คะแนน, OIT {w.score("OIT")} คะแนน ปีก่อน IIT ได้ {w.score("IIT", w.before)} คะแนน EIT ได้ {w.score("EIT", w.before)} คะแนน และ OIT ได้ {w.score("OIT", w.before)} คะแนน

ถาม: EIT ที่ว่า ใครเป็นคนตอบ
ตอบ: มีสองส่วนครับ ส่วนที่ {w.d(1)} ประชาชนที่มาติดต่อตอบเอง ได้ {w.score("EIT1")} คะแนน ส่วนที่ {w.d(2)} ผู้เก็บข้อมูลไปสอบถาม ได้ {w.score("EIT2")} คะแนน รวมผู้ตอบ {w.d(311)} ราย

ถาม: ดิฉันสนใจเรื่อง{w.name(a)}กับ{w.name(b)}เป็นพิเศษ
ตอบ: {w.name(a)}ได้ {w.score(str(a))} คะแนน {_change(w, str(a))} ส่วน{w.name(b)}ได้ {w.score(str(b))} คะแนน {_change(w, str(b))}

ถาม: แล้วตัวไหนแย่ที่สุด
ตอบ: ต่ำสุดคือ{_low(w)} ครับ ผู้บริหารรับทราบและไม่ได้นิ่งนอนใจ

ถาม: มีกี่ตัวชี้วัดที่ถึง {w.d(85)} คะแนน
ตอบ: จาก {w.d(10)} ตัวชี้วัด มี {passed} ตัวชี้วัดที่ได้ตั้งแต่ {w.d(85)} คะแนนขึ้นไป

ถาม: ที่ผ่านมาใช้เงินกับเรื่องนี้เท่าไร
ตอบ: {w.d("72,500")} บาท เป็นค่าอบรม {w.d(2)} รุ่น รุ่นละ {w.d(40)} คน

ถาม: เทศบาลจะแก้{w.name(low[0])}ซึ่งได้แค่ {w.score(low[0])} คะแนนอย่างไร
ตอบ: ({w.number(1)}) ตั้งคณะทำงาน {w.d(7)} คน ({w.number(2)}) ออกมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ({w.number(3)}) รายงานสภาทุกไตรมาส

ถาม: ประชาชนจังหวัด{w.province()}จะดูข้อมูลได้จากไหน
ตอบ: ดูที่{w.spelt("เว็บไซต์")} {w.address("ridgetown.go.th/ita68")} หรือโทร {w.d("0 5355 6712")} ในวันราชการ เจ้าหน้าที่จะ{w.word("อธิบาย")}ให้ฟังทุกข้อ
"""


# --- News for the town's page ----------------------------------------------------------------------------------------


def ridge_news(w: Writer) -> str:
    headline = w.pick(
        f"{w.town()} เปิดผล ITA {w.year()} คว้า {w.score(TOTAL)} คะแนน",
        f"ผล ITA ปี {w.year()} มาแล้ว! {w.town()} ได้ {w.score(TOTAL)} คะแนน",
        f"รองนายกฯ แถลงคะแนนโปร่งใสปี {w.year()} ของ{w.town()} ที่ {w.score(TOTAL)} คะแนน",
    )
    cells = "\n".join(f"{w.number(n)}. {w.name(n)} {w.score(str(n), bare=True)} คะแนน" for n in ALL)
    rises = [n for n in ALL if w.delta(str(n)) > 0]
    most = max(rises, key=lambda n: w.delta(str(n))) if rises else 0
    star = (
        f"ตัวชี้วัดที่ก้าวกระโดดที่สุดคือ {w.name(most)} เพิ่มขึ้น {w.amount(str(most))} คะแนน จาก {w.score(str(most), w.before)} คะแนน ในปี {w.year(w.before)}"
        if most
        else "ปีนี้ไม่มีตัวชี้วัดที่คะแนนเพิ่มขึ้น"
    )
    return f"""{headline}

(ข่าวประชาสัมพันธ์ วันที่ {w.d(10)} ตุลาคม {w.d(2568)}) ที่ห้องประชุมชั้น {w.d(2)} {w.town()} อำเภอ{w.district()} จังหวัด{w.province()} รองนายกเทศมนตรีพร้อมด้วยหัวหน้าส่วนราชการ {w.d(6)} กอง ร่วมแถลงผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {w.year()}

ผลปรากฏว่าเทศบาลได้คะแนนรวม {w.score(TOTAL)} คะแนน อยู่ในระดับ "{w.level()}" {w.rise(TOTAL)} จากปีงบประมาณ พ.ศ. {w.year(w.before)} ที่ทำไว้ {w.score(TOTAL, w.before)} คะแนน ขณะที่หน่วยงานทั่วประเทศที่เข้ารับการประเมินมี {w.d("8,317")} แห่ง

แยกตามเครื่องมือ ผู้มีส่วนได้ส่วนเสียภายใน (IIT) ให้ {w.score("IIT")} คะแนน ผู้มีส่วนได้ส่วนเสียภายนอก (EIT) ให้ {w.score("EIT")} คะแนน และการเปิดเผยข้อมูลสาธารณะ (OIT) ได้ {w.score("OIT")} คะแนน

คะแนนรายตัวชี้วัด
{cells}

รองนายกฯ เปิดเผยว่า {star} "คะแนนเป็นแค่กระจก สิ่งที่ต้องแก้คือหน้าของเราเอง" พร้อมระบุว่ายังต้องเร่งเรื่องที่ได้คะแนนน้อยที่สุด ได้แก่ {_low(w)}

สำหรับปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} เทศบาลเตรียมเปิดบริการ {w.spelt("E-Service")} เพิ่มอีก {w.d(4)} งาน และเชิญประชาชน{w.word("ร่วมแสดงความเห็น")}ผ่านอีเมล {w.address("voice55@ridgetown.go.th")} ตั้งแต่บัดนี้ถึงวันที่ {w.d(30)} พฤศจิกายน {w.d(2568)}

ภาพ/ข่าว: งานประชาสัมพันธ์
"""


# --- Minutes ---------------------------------------------------------------------------------------------------------

_SAID = (
    ("ผู้อำนวยการกองคลัง", "ขอให้ทุกกองส่งใบขอซื้อล่วงหน้า จะได้ชี้แจงคนในได้ทัน"),
    ("ผู้อำนวยการกองช่าง", "รับว่ารถส่วนกลางจองยาก จะทำตารางจองให้เห็นทั่วกัน"),
    ("หัวหน้าสำนักปลัด", "เสนอให้ประชุมย่อยทุกวันจันทร์แรกของเดือน"),
    ("ผู้แทนกองการศึกษา", "แจ้งว่าครูศูนย์เด็กเล็กตอบแบบสอบถามครบแล้ว"),
)


def ridge_minutes(w: Writer) -> str:
    report = "\n".join(
        f"\t{w.d(3)}.{w.number(n)} {w.name(n)} ปี {w.year(w.before)} {w.score(str(n), w.before)} คะแนน "
        f"ปี {w.year()} {w.score(str(n))} คะแนน {_change(w, str(n))}"
        for n in ALL
    )
    said = "\n".join(f"- {who} {words}" for who, words in w.chance.sample(_SAID, 3))
    return f"""บันทึกการประชุมผู้บริหาร{w.town()} ครั้งที่ {w.d("10/2568")}
วันจันทร์ที่ {w.d(20)} ตุลาคม {w.d(2568)} เวลา {w.d("13.30")} น. ห้องรับรองรองนายกเทศมนตรี
ผู้เข้าประชุม {w.d(11)} คน ลาราชการ {w.d(1)} คน

วาระที่ {w.number(1)} แจ้งเพื่อทราบ
รองนายกเทศมนตรีแจ้งว่า นายอำเภอ{w.district()}นัดประชุมประจำเดือนวันที่ {w.d(28)} และจังหวัด{w.province()}ขอรายชื่อผู้ประสานงาน {w.d(2)} คน

วาระที่ {w.number(2)} รับรองบันทึกการประชุมครั้งที่ {w.d("9/2568")}
ที่ประชุมรับรองโดยไม่แก้ไข

วาระที่ {w.number(3)} ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {w.year()}
เลขานุการรองนายกฯ นำเสนอว่าได้คะแนนรวม {w.score(TOTAL)} คะแนน ระดับ{w.level()} {_change(w, TOTAL)} (ปี {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน) แล้วไล่ตามตัวชี้วัด ดังนี้
{report}
สรุปแล้วคะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด
ที่ประชุมอภิปรายกันพอสมควร มีสาระดังนี้
{said}
ประธานถามว่าเครื่องมือแต่ละตัวเป็นเท่าใด เลขานุการตอบว่า IIT ได้ {w.score("IIT")} คะแนน EIT ได้ {w.score("EIT")} คะแนน และ OIT ได้ {w.score("OIT")} คะแนน
มติ รับทราบ และให้ถือเรื่องที่ได้คะแนนต่ำสุด คือ {_low(w)} เป็นเรื่องเร่งด่วน

วาระที่ {w.number(4)} มาตรการปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)}
ให้ทุกกองส่งข้อเสนอไม่เกินวันที่ {w.d(7)} พฤศจิกายน {w.d(2568)} ทางอีเมล {w.address("deputy2@ridgetown.go.th")} โดยถือ{w.spelt("ปฏิบัติ")}ตามแบบเดิม และให้งานนิติการตรวจ{w.spelt("กฎหมาย")}ประกอบ
มติ {w.word("เห็นชอบ")}ตามเสนอ

ปิดประชุม {w.d("15.50")} น.
"""


# --- A plan table ----------------------------------------------------------------------------------------------------

_STEPS = ("แต่งตั้งผู้รับผิดชอบ", "ชี้แจงทุกกอง", "ลงมือทำตามปฏิทิน", "เก็บหลักฐาน", "สรุปผลเสนอรองนายกฯ")


def ridge_plan_table(w: Writer) -> str:
    def row(n: int) -> str:
        m = w.measures[n - 1]
        steps = " ".join(f"{w.d(k)}) {step}" for k, step in enumerate(_STEPS[: 2 + n % 4], 1))
        return "\t".join((w.number(n), m.title, steps, w.months(m), w.unit(m, "/"), w.status(m)))

    rows = "\n".join(row(n) for n in range(1, len(w.measures) + 1))
    base = w.ends(map(str, ALL))
    return f"""ตารางแผนมาตรการส่งเสริมคุณธรรมและความโปร่งใส พร้อมผลความก้าวหน้า
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
ปีงบประมาณ พ.ศ. {w.year()} (ข้อมูล ณ {w.d(30)} กันยายน {w.d(2568)})

แผนนี้ต่อยอดจากผลการประเมินปี {w.year(w.before)} ซึ่งเทศบาลได้ {w.score(TOTAL, w.before)} คะแนน มี {w.measure_count()} มาตรการ วงเงินรวม {w.d("150,000")} บาท

ที่\tมาตรการ\tขั้นตอน\tระยะเวลา\tผู้รับผิดชอบ\tความก้าวหน้า
{rows}

คำชี้แจงท้ายตาราง
{w.number(1)}. ดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ ที่เหลือให้เร่งให้จบในไตรมาสแรกของปีใหม่
{w.number(2)}. ผลการประเมินปี {w.year()} หลังใช้แผน ได้ {w.score(TOTAL)} คะแนน ระดับ{w.level()} {_change(w, TOTAL)}
{w.number(3)}. แบบวัด IIT {w.score("IIT")} คะแนน แบบวัด EIT {w.score("EIT")} คะแนน แบบวัด OIT {w.score("OIT")} คะแนน
{w.number(4)}. ตัวชี้วัดที่คะแนนสูงสุดคือ {_top(w)} ส่วนที่คะแนนต่ำสุดคือ {_low(w)}
{w.number(5)}. ก่อนหน้านี้{_joined(w, base)}{"เคยได้" if len(base) == 1 else " เคยได้"} {" และ ".join(w.score(item, w.before) for item in base)} คะแนนในปี {w.year(w.before)}{" ตามลำดับ" if len(base) > 1 else ""}
{w.number(6)}. ข้อ o{1} {w.item_title("o1")} และข้อ o{4} {w.item_title("o4")} ให้สำนักปลัดตรวจทุก{w.word("สัปดาห์")}
{w.number(7)}. ส่งหลักฐานที่ {w.address("plan2568@ridgetown.go.th")} {w.spelt("บุคลากร")}ที่รับผิดชอบลงชื่อกำกับทุกแผ่น
"""


PLANNED: tuple[Style, ...] = (ridge_plan_table,)
STYLES: tuple[Style, ...] = (ridge_speech, ridge_questions, ridge_news, ridge_minutes, *PLANNED)
