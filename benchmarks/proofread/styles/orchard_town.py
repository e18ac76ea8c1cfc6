"""Papers of the head of a clerk's office in a fruit-growing town: memos to the mayor, the council, minutes, a follow-up.

Written blind: before anything of the proofreader's rules was seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

IIT, EIT, OIT = range(1, 6), range(6, 9), range(9, 11)
ALL = range(1, 11)
GOOD, TARGET = Decimal(95), Decimal(85)
TOOLS = {"IIT": "ผู้มีส่วนได้ส่วนเสียภายใน", "EIT": "ผู้มีส่วนได้ส่วนเสียภายนอก", "OIT": "การเปิดเผยข้อมูลสาธารณะ"}


def _joined(words: Iterable[str], last: str = "และ") -> str:
    *firsts, end = words
    return f"{' '.join(firsts)} {last}{end}" if firsts else end


def _moved(w: Writer, direction: int, numbers: Iterable[int] = ALL) -> list[int]:
    return [n for n in numbers if w.delta(str(n)) * direction > 0]


def _top(w: Writer) -> str:
    tops = w.ends((str(n) for n in ALL), best=True)
    names = _joined(w.name(item) for item in tops)
    return f"{names} {'ได้เท่ากันที่' if len(tops) > 1 else 'ได้'} {w.score(tops[0])} คะแนน"


def _with_past(w: Writer, item: str) -> str:
    """The score and last year's, in one of several orders."""
    if w.delta(item) == 0:
        return f"ได้ {w.score(item)} คะแนน {w.pick('เท่ากับปีที่แล้วพอดี', 'เท่าเดิม', 'ไม่ขยับจากปีก่อน')}"
    return w.pick(
        f"ได้ {w.score(item)} คะแนน จากที่ปีก่อนเคยได้ {w.score(item, w.before)} คะแนน จึง{w.rise(item)}",
        f"ปี {w.year(w.before)} ได้ {w.score(item, w.before)} มาปีนี้ได้ {w.score(item)} {w.rise(item)}",
        f"ได้ {w.score(item)} คะแนน {w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปีที่ผ่านมา {w.amount(item)} คะแนน",
        f"{w.rise(item)} มาอยู่ที่ {w.score(item)} คะแนน",
    )


def _total_sentence(w: Writer) -> str:
    return w.pick(
        f"เทศบาลของเราได้คะแนนรวม {w.score(TOTAL)} คะแนน ผลอยู่ในระดับ{w.level()}",
        f"ผลการประเมินอยู่ในระดับ “{w.level()}” ด้วยคะแนนรวม {w.score(TOTAL)} คะแนน",
        f"คะแนนภาพรวมเท่ากับ {w.score(TOTAL)} คะแนน จากคะแนนเต็ม {w.d(100)} คะแนน จัดอยู่ในระดับ {w.level()}",
    )


def _beside_target(w: Writer, item: str) -> str:
    gap = w.value(item) - TARGET
    if gap == 0:
        return f"เท่ากับเป้าหมาย {w.d(85)} คะแนน"
    return f"{'เกิน' if gap > 0 else 'ขาดจาก'}เป้าหมาย {w.d(85)} คะแนน อยู่ {w.d(f'{abs(gap):.2f}')} คะแนน"


# --- A memo to the mayor ---------------------------------------------------------------------------------------------


def orchard_memo(w: Writer) -> str:
    low = w.weakest()
    fallen = _moved(w, -1)
    falls = (
        f"ที่ต้องกราบเรียนตามตรงคือมี {w.changed(-1)} ตัวชี้วัดที่คะแนนลดลง ได้แก่ "
        + _joined(f"{w.name(n)} (ลดลง {w.amount(str(n))})" for n in fallen)
        if fallen
        else "ปีนี้ไม่มีตัวชี้วัดใดคะแนนลดลงเลย"
    )
    return f"""บันทึกข้อความ
ส่วนราชการ สำนักปลัดเทศบาล ฝ่ายอำนวยการ โทร. {w.d("0 3941 2207")} ต่อ {w.d(11)}
ที่ {w.d("71001")}/{w.d(906)} วันที่ {w.d(9)} กันยายน {w.d(2568)}
เรื่อง ขอรายงานผลคะแนน ITA ปีงบประมาณ พ.ศ. {w.year()} และแนวทางที่จะทำต่อ
เรียน นายกเทศมนตรี (ผ่านปลัดเทศบาล)

ตามที่{w.town()} อำเภอ{w.district()} จังหวัด{w.province()} ได้เข้ารับการประเมินคุณธรรมและความโปร่งใสฯ และสำนักงาน ป.ป.ช. ได้แจ้งผลมาแล้วนั้น สำนักปลัดได้รวบรวมคะแนนย้อนหลังมาเทียบให้ท่านเห็นภาพ ดังต่อไปนี้
{w.number(1)}. {_total_sentence(w)} {_beside_target(w, TOTAL)} ปี {w.year(w.before)} เราได้ {w.score(TOTAL, w.before)} คะแนน เท่ากับว่า{w.rise(TOTAL)}
{w.number(2)}. คะแนนจากเจ้าหน้าที่ของเราเอง (IIT) {_with_past(w, "IIT")} ส่วนคะแนนจากประชาชนและผู้มาติดต่อ (EIT) {_with_past(w, "EIT")} สำหรับข้อมูลที่เราเปิดบน{w.spelt("เว็บไซต์")} (OIT) {_with_past(w, "OIT")}
{w.number(3)}. ที่น่าชื่นใจคือ {_top(w)} และมีตัวชี้วัดที่ได้ตั้งแต่ {w.d(95)} คะแนนขึ้นไปทั้งหมด {w.count(lambda v: v >= GOOD)} ตัวชี้วัด
{w.number(4)}. {falls}
{w.number(5)}. คะแนนต่ำสุดอยู่ที่ตัวชี้วัดที่ {w.d(low)} {w.name(low)} คือ {w.score(str(low))} คะแนน ถ้าเทียบกับคะแนนรวมแล้วห่างกัน {w.d(f"{w.value(TOTAL) - w.value(str(low)):.2f}")} คะแนน

สำนักปลัดได้หารือกับ{w.word("ผู้อำนวยการ")}กองทุกกองเมื่อวันที่ {w.d(4)} กันยายน {w.d(2568)} แล้ว เห็นพ้องกันว่า
(ก) ขอให้กองเจ้าของเรื่องทำแผนยกระดับเรื่อง{w.name(low)}ส่งภายใน {w.d(20)} วัน
(ข) ขอใช้งบอบรม{w.spelt("บุคลากร")} {w.d("48,000")} บาท ผู้เข้าอบรม {w.d(65)} คน ใช้เวลา {w.d(2)} วัน
(ค) ขอให้เก็บผลงานไว้เป็นหลักฐานตลอดปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} คือ {w.d(1)} ตุลาคม {w.period_year(w.now)} ถึง {w.d(30)} กันยายน {w.period_year(w.now + 1)}
(ง) ไฟล์คะแนนฉบับเต็มอยู่ที่ {w.address("https://orchardtown.go.th/ita/score68.pdf")} หรือขอทางอีเมล {w.address("palad01@orchardtown.go.th")}

จึงเรียนมาเพื่อโปรดทราบ และหากเห็นชอบขอได้โปรดสั่งการให้ทุกกองถือ{w.spelt("ปฏิบัติ")}ต่อไป

(ลงชื่อ) ..............................
หัวหน้าสำนักปลัดเทศบาล
"""


# --- A report for the council ----------------------------------------------------------------------------------------


def _told(w: Writer, n: int) -> str:
    lead = w.pick("เรื่อง", "ด้าน", "ตัวชี้วัด")
    return f"{lead}{w.name(n)} {_with_past(w, str(n))}"


def orchard_council(w: Writer) -> str:
    low = w.weakest()
    past = [w.value(TOTAL, year) for year in (w.now - 2, w.before, w.now)]
    mean = f"{sum(past, Decimal()) / 3:.2f}"
    risen = _moved(w, 1)
    most = max(risen, key=lambda n: w.delta(str(n))) if risen else 0
    grown = (
        f"ตัวที่ก้าวกระโดดที่สุดคือ{w.name(most)} จาก {w.score(str(most), w.before)} คะแนน เป็น {w.score(str(most))} คะแนน"
        if most
        else "ไม่มีตัวชี้วัดใดคะแนนดีกว่าเดิม"
    )
    return f"""รายงานต่อสภา{w.town()}
สมัยประชุมสามัญ สมัยที่ {w.d(4)} ประจำปี {w.d(2568)}
เรื่อง ผลการประเมิน ITA ของเทศบาล ปีงบประมาณ พ.ศ. {w.year()}

ท่านประธานสภาและสมาชิกสภาผู้ทรงเกียรติ
ฝ่ายบริหารขอรายงานว่า {_total_sentence(w)} ย้อนไปดูสามปี คือ ปี {w.year(w.now - 2)} ได้ {w.score(TOTAL, w.now - 2)} คะแนน ปี {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน และปี {w.year()} ได้ {w.score(TOTAL)} คะแนน เฉลี่ยสามปีประมาณ {w.d(mean)} คะแนน

คำถามที่สมาชิกถามกันมากคือ ใครเป็นคนให้คะแนน ขอเรียนว่ามาจากสามทาง
ทางแรก เจ้าหน้าที่และพนักงานจ้าง {w.d(93)} คนตอบแบบ IIT รวมแล้วได้ {w.score("IIT")} คะแนน ในจำนวนนี้{_joined((_told(w, n) for n in IIT), "สุดท้าย")}
ทางที่สอง ชาวบ้าน ร้านค้า และผู้มาติดต่อ {w.d(271)} คนตอบแบบ EIT รวมแล้วได้ {w.score("EIT")} คะแนน (ส่วนที่ {w.d(1)} {w.score("EIT1")} คะแนน ส่วนที่ {w.d(2)} {w.score("EIT2")} คะแนน) กล่าวคือ {_joined((_told(w, n) for n in EIT), "สุดท้าย")}
ทางที่สาม กรรมการตรวจข้อมูลที่เปิดเผย หรือแบบ OIT ได้ {w.score("OIT")} คะแนน {_joined(_told(w, n) for n in OIT)}

ในสิบตัวชี้วัด คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด และเท่าเดิม {w.changed(0)} ตัวชี้วัด {grown}
จุดที่ฝ่ายบริหารยังไม่สบายใจคือ{w.name(low)} ซึ่งได้ {w.score(str(low))} คะแนน ไม่มีตัวใดได้น้อยไปกว่านี้แล้ว

เพื่อให้สภาติดตามได้ ฝ่ายบริหารจะ
{w.number(1)}) ส่งรายงานความคืบหน้าให้สภาทุก {w.d(3)} เดือน
{w.number(2)}) เปิดให้ประชาชนดูการใช้{w.word("งบประมาณ")}ทาง{w.spelt("เว็บไซต์")} {w.address("www.orchardtown.go.th/budget2569")}
{w.number(3)}) พาคณะทำงานไปดูงานที่เทศบาลต้นแบบ {w.d(1)} แห่ง งบไม่เกิน {w.d("35,000")} บาท
{w.number(4)}) ตั้งใจให้ปีงบประมาณ พ.ศ. {w.other_year(w.now + 1)} ทุกตัวชี้วัดไม่ต่ำกว่า {w.d(90)} คะแนน
จึงเรียนสภา{w.town()}เพื่อโปรดทราบ
"""


# --- Minutes ---------------------------------------------------------------------------------------------------------


def orchard_minutes(w: Writer) -> str:
    low, low_eit = w.weakest(), min(EIT, key=lambda n: w.value(str(n)))
    tools = "\n".join(
        f"{w.d(2)}.{w.number(place)} แบบวัด{words} ({tool}) {_with_past(w, tool)}"
        for place, (tool, words) in enumerate(TOOLS.items(), 1)
    )
    return f"""รายงานการประชุมหัวหน้าส่วนราชการ{w.town()}
ครั้งที่ {w.d("9/2568")} วันอังคารที่ {w.d(16)} กันยายน {w.d(2568)} เวลา {w.d("13.30")} น.
ณ ห้องประชุมเล็ก สำนักงาน{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
ผู้เข้าประชุม {w.d(11)} คน ลา {w.d(1)} คน (ติดราชการจังหวัด)

วาระที่ {w.number(1)} ประธานแจ้งให้ทราบ
นายกเทศมนตรีแจ้งว่า {_total_sentence(w)} และฝากขอบคุณ{w.spelt("บุคลากร")}ทุกกอง
ที่ประชุมรับทราบ

วาระที่ {w.number(2)} ผล ITA ปี {w.year()}
หัวหน้าสำนักปลัดสรุปให้ที่ประชุมฟังตามเครื่องมือ ดังนี้
{tools}
จากนั้นได้ไล่ตามตัวชี้วัดว่า
{chr(10).join(f"- ({w.d(n)}) {w.name(n)} {_with_past(w, str(n))}" for n in ALL)}
ผู้อำนวยการกองคลัง: ขอทราบว่าปี {w.year(w.before)} คะแนนการใช้งบประมาณเป็นเท่าไร
หัวหน้าสำนักปลัด: ปี {w.year(w.before)} ตัวชี้วัดที่ {w.d(2)} ได้ {w.score("2", w.before)} คะแนนค่ะ ปีนี้ได้ {w.score("2")} คะแนน
ผู้อำนวยการกองช่าง: งานบริการหน้าเคาน์เตอร์เกี่ยวกับแบบ EIT ใช่หรือไม่
หัวหน้าสำนักปลัด: ใช่ค่ะ ใน EIT ตัวที่น้อยที่สุดคือ{w.name(low_eit)} {w.score(str(low_eit))} คะแนน
ปลัดเทศบาล: ถ้านับทั้ง {w.d(10)} ตัวชี้วัด ตัวที่ต่ำกว่า {w.d(85)} คะแนนมีกี่ตัว
หัวหน้าสำนักปลัด: มี {w.count(lambda v: v < TARGET)} ตัวชี้วัด ส่วนที่ได้ {w.d(95)} คะแนนขึ้นไปมี {w.count(lambda v: v >= GOOD)} ตัวชี้วัด
มติที่ประชุม รับทราบ และให้ถือเรื่อง{w.name(low)} ({w.score(str(low))} คะแนน) เป็นงานเร่งด่วน

วาระที่ {w.number(3)} เตรียมรับการประเมินปีถัดไป
ที่ประชุมตกลงให้ทุกกองส่งชื่อผู้ประสานงานกองละ {w.d(2)} คน ภายในวันที่ {w.d(26)} กันยายน {w.d(2568)} ทางไลน์ {w.address("@orchard39")} และให้{w.word("ประชาสัมพันธ์")}การใช้ {w.spelt("E-Service")} ในตลาดนัดวันเสาร์

วาระที่ {w.number(4)} เรื่องอื่น
กองสาธารณสุขฯ แจ้งกำหนดพ่นหมอกควัน {w.d(6)} ชุมชน เริ่มวันที่ {w.d(22)} กันยายน
ปิดประชุม {w.d("15.50")} น.

ผู้จดรายงานการประชุม เจ้าพนักงานธุรการ
ผู้ตรวจรายงานการประชุม หัวหน้าสำนักปลัดเทศบาล
"""


# --- A LINE message to the heads -------------------------------------------------------------------------------------


def orchard_line(w: Writer) -> str:
    low = w.weakest()
    rows = "\n".join(f"{w.number(n)}. {w.name(n)} {w.score(str(n), bare=True)} ({w.signed(str(n))})" for n in ALL)
    return f"""{w.pick("เรียนพี่ ๆ น้อง ๆ ทุกกองค่ะ", "สวัสดีค่ะ ผอ. และหัวหน้าฝ่ายทุกท่าน", "แจ้งทุกกองค่ะ")}
ผล ITA ปี {w.year()} ของ{w.town()}ออกแล้วนะคะ {_total_sentence(w)}
ปีที่แล้ว {w.score(TOTAL, w.before)} คะแนน สรุปคือ{w.rise(TOTAL)}ค่ะ

แยกทีละแบบ
IIT = {w.score("IIT")}
EIT = {w.score("EIT")}
OIT = {w.score("OIT")}

แยกทีละตัวชี้วัด (ในวงเล็บคือเทียบกับปี {w.year(w.before)})
{rows}

เพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัดค่ะ
ที่{w.pick("หนักใจ", "เป็นห่วง", "ต้องช่วยกันดู")}สุดคือ{w.name(low)} ได้ {w.score(str(low))} คะแนน
ขอให้กองที่เกี่ยวข้องเตรียมข้อมูล มาคุยกันวันจันทร์ที่ {w.d(15)} ก.ย. เวลา {w.d("10.00")} น. ห้องประชุมชั้น {w.d(2)} นะคะ
ใครยังไม่มีไฟล์ โหลดได้ที่ {w.address("https://orchardtown.go.th/d/ita68-02")} หรือโทร {w.d("0 3941 2207")}
ขอบคุณ{w.spelt("บุคลากร")}ทุกท่านที่ช่วยกันตอบแบบสอบถามด้วยค่ะ
"""


# --- A follow-up of the measures -------------------------------------------------------------------------------------


def orchard_followup(w: Writer) -> str:
    pending = [m for m in w.measures if not m.is_done]
    told = "\n".join(
        w.pick(
            f"{w.number(n)}. {m.title} เจ้าของเรื่องคือ{w.unit(m, ' ร่วมกับ')} กำหนดทำ {w.months(m)} ขณะนี้{w.status(m)}",
            f"{w.number(n)}. {m.title} ({w.unit(m, ' และ')}) {w.status(m)} ตามกำหนด {w.months(m, whole=True)}",
        )
        for n, m in enumerate(w.measures, 1)
    )
    rest = _joined(m.title for m in pending)
    low = w.weakest()
    return f"""บันทึกข้อความ
ส่วนราชการ สำนักปลัดเทศบาล ฝ่ายอำนวยการ
ที่ {w.d("71001")}/{w.d(1012)} วันที่ {w.d(3)} ตุลาคม {w.d(2568)}
เรื่อง รายงานการติดตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {w.d(w.now)}
เรียน นายกเทศมนตรี

ตามที่{w.town()} อำเภอ{w.district()} จังหวัด{w.province()} ได้กำหนดมาตรการไว้ {w.measure_count()} มาตรการ สำนักปลัดได้สอบถามความคืบหน้าจากทุกกองแล้ว พบว่าเสร็จเรียบร้อย {w.done_count()} มาตรการ ที่ยังค้างอยู่คือ{rest}

รายละเอียดมีดังนี้
{told}

เหตุที่บางเรื่องล่าช้า เพราะเจ้าหน้าที่โอนย้าย {w.d(2)} คน และช่วงเดือนพฤษภาคมเป็นฤดูผลไม้ ประชาชนไม่สะดวกเข้าร่วมกิจกรรม อย่างไรก็ดี เมื่อดูคะแนนปี {w.year()} แล้ว คะแนนรวม{_with_past(w, TOTAL)} และเมื่อดูทีละเครื่องมือ
- IIT {_with_past(w, "IIT")}
- EIT {_with_past(w, "EIT")}
- OIT {_with_past(w, "OIT")}
ตัวชี้วัดที่ยังต้องออกแรงอีกคือ{w.name(low)} ซึ่งได้ {w.score(str(low))} คะแนน นอกจากนี้ควรให้งานประชาสัมพันธ์ตรวจข้อมูลข้อ o{2} {w.item_title("o2")} กับข้อ o{5} {w.item_title("o5")} อีกครั้ง เพราะมีการเปลี่ยน{w.word("ผู้รับผิดชอบ")}

ข้อเสนอ
ก. ให้กองที่ยังไม่เสร็จรายงานเหตุผลเป็นหนังสือภายใน {w.d(7)} วัน
ข. ให้งานนิติการตรวจว่าเป็นไปตาม{w.spelt("กฎหมาย")}และระเบียบหรือไม่
ค. ให้นำผลไปใช้ทำแผนปีถัดไป งบประมาณเบื้องต้น {w.d("120,000")} บาท
เอกสารประกอบอยู่ที่ {w.address("https://orchardtown.go.th/ita/follow-68")}
จึงเรียนมาเพื่อโปรดพิจารณา

หัวหน้าสำนักปลัดเทศบาล
"""


PLANNED: tuple[Style, ...] = (orchard_followup,)
STYLES: tuple[Style, ...] = (orchard_memo, orchard_council, orchard_minutes, orchard_line, *PLANNED)
