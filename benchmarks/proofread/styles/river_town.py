"""Papers of a small town's planner: plain words, short lines, years side by side, measures held against what came of them.

Written before anything of the rules or of the other families' findings was looked at.
"""

from __future__ import annotations

from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import PlannedMeasure

ITEMS = tuple(str(n) for n in range(1, 11))
# Of each indicator: why it is weak, what will be done, who does it.
CAUSES = {
    "1": ("เจ้าหน้าที่แต่ละงานใช้เวลาให้บริการไม่เท่ากัน", "ติดป้ายบอกเวลาให้บริการไว้หน้าเคาน์เตอร์ทุกงาน", "สำนักปลัด"),
    "2": ("พนักงานหลายคนไม่เคยเห็นแผนการใช้จ่ายเงินของกองตัวเอง", "ส่งแผนและยอดเบิกจ่ายให้พนักงานดูในกลุ่มไลน์ทุกสิ้นเดือน", "กองคลัง"),
    "3": ("งานนอกหน้าที่ถูกสั่งด้วยวาจา ไม่มีหลักฐาน", "ให้หัวหน้างานสั่งงานเป็นหนังสือหรือข้อความที่ตรวจสอบย้อนหลังได้", "สำนักปลัด"),
    "4": ("ยืมของหลวงกันเองโดยไม่ลงสมุด", "ทำสมุดยืมเล่มเดียวไว้ที่งานพัสดุ และตรวจนับทุกไตรมาส", "กองคลัง"),
    "5": ("พนักงานไม่มั่นใจว่าแจ้งเรื่องแล้วจะมีคนจัดการ", "แจ้งผลการตรวจสอบเรื่องร้องเรียนให้พนักงานทราบปีละสองครั้ง", "งานนิติการ"),
    "6": ("ชาวบ้านต้องมาหลายรอบกว่าจะเสร็จหนึ่งเรื่อง", "ทำใบรายการเอกสารที่ต้องเตรียม แจกล่วงหน้าผ่านผู้นำชุมชน", "สำนักปลัด"),
    "7": ("ข่าวของเทศบาลไปไม่ถึงหมู่บ้านที่อยู่ไกล", "ประกาศเสียงตามสายวันละสองเวลา และปักหมุดข่าวสำคัญในเพจ", "สำนักปลัด"),
    "8": ("เสนอความเห็นแล้วไม่รู้ว่าเทศบาลเอาไปทำอะไรต่อ", "ติดประกาศว่าความเห็นข้อใดทำแล้ว ข้อใดทำไม่ได้เพราะอะไร", "กองช่าง"),
    "9": ("ข้อมูลบนเว็บไซต์เก่าและลิงก์เสียหลายจุด", "มอบผู้ดูแลคนละห้ารายการ ตรวจทุกวันศุกร์", "กองการศึกษา"),
    "10": ("แผนป้องกันการทุจริตทำแล้วไม่มีใครตามผล", "นำแผนเข้าที่ประชุมหัวหน้าส่วนราชการทุกเดือน", "หน่วยตรวจสอบภายใน"),
}
# Of each measure: the indicator it is meant for, what was done, what is still wanting where it is not done.
WORK = {
    "ปรับปรุงคู่มือการปฏิบัติงานของทุกส่วนงาน": ("1", "แก้คู่มือครบทุกงานและพิมพ์แจกพนักงานแล้ว", "เหลือคู่มือของงานป้องกันฯ"),
    "เผยแพร่แผนการใช้จ่ายเงินผ่านเสียงตามสาย": ("2", "อ่านแผนออกเสียงตามสายทุกวันจันทร์", "เครื่องขยายเสียงสองจุดชำรุด"),
    "จัดทำแนวปฏิบัติการมอบหมายงาน": ("3", "นายกเทศมนตรีลงนามประกาศแนวปฏิบัติแล้ว", "ร่างประกาศยังรอนิติกรตรวจ"),
    "สำรวจและขึ้นทะเบียนทรัพย์สินประจำปี": ("4", "นับของครบทุกกองและติดเลขครุภัณฑ์แล้ว", "ยังไม่ได้นับของที่ศูนย์พัฒนาเด็กเล็ก"),
    "รณรงค์ไม่รับของขวัญของกำนัล": ("5", "ผู้บริหารและพนักงานร่วมประกาศเจตนารมณ์หน้าเสาธง", "ยังขาดป้ายประชาสัมพันธ์"),
    "เพิ่มช่องทางร้องเรียนออนไลน์": ("8", "เปิดแบบฟอร์มร้องเรียนในเว็บไซต์และติดป้ายคิวอาร์โค้ด", "ผู้รับจ้างยังส่งมอบระบบไม่ครบ"),
    "กำหนดมาตรฐานเวลาให้บริการ": ("6", "ประกาศเวลามาตรฐานของงานบริการครบทุกงาน", "ยังจับเวลางานขออนุญาตก่อสร้างไม่ครบ"),
    "จัดทำวีดิทัศน์แนะนำเทศบาล": ("7", "ถ่ายทำและลงเพจของเทศบาลเรียบร้อย", "ถ่ายทำแล้ว รอตัดต่อ"),
    "เปิดเวทีรับฟังความคิดเห็นของชุมชน": ("8", "จัดเวทีครบทุกชุมชน", "เลื่อนเวทีเพราะน้ำท่วม"),
    "ทบทวนข้อมูลบนเว็บไซต์ทุกเดือน": ("9", "ตรวจข้อมูลครบทุกเดือนและแก้ลิงก์เสียแล้ว", "ตรวจได้ไม่ครบทุกเดือนเพราะคนน้อย"),
    "ประเมินความเสี่ยงการทุจริตของโครงการ": ("10", "ประเมินโครงการก่อสร้างครบทุกโครงการ", "ยังประเมินไม่ครบทุกโครงการ"),
}


def item_of(w: Writer, item: str) -> str:
    return f"ตัวชี้วัดที่ {w.d(item)} {w.name(item)}"


def listed(w: Writer, items: list[str]) -> str:
    return " ".join(item_of(w, item) for item in items) or "ไม่มี"


def step(w: Writer, item: str, year: int) -> Decimal:
    return w.value(item, year) - w.value(item, year - 1)


def moved(value: Decimal, w: Writer) -> str:
    """How far something went from one year to the next, in words that no mutation touches."""
    if value == 0:
        return "เท่าเดิม"
    return f"{'เพิ่มขึ้น' if value > 0 else 'ลดลง'} {w.d(f'{abs(value):.2f}')} คะแนน"


def shortly(w: Writer, item: str) -> str:
    """Against the year before, as it is said in passing."""
    if w.delta(item) == 0:
        return f"เท่ากับปี {w.year(w.before)}"
    return f"{w.rise(item)} จากปี {w.year(w.before)} ({w.score(item, w.before)} คะแนน)"


def three_years_page(w: Writer) -> str:
    def jump(item: str) -> str:
        return f"{item_of(w, item)} จาก {w.score(item, w.before)} เป็น {w.score(item)} คะแนน ({w.signed(item)})"

    first = w.before - 1
    years = (first, w.before, w.now)
    lines = "\n".join(f"ปี {w.year(y)} ได้ {w.score('total', y)} คะแนน ระดับ{w.level(y)}" for y in years)
    mean = sum((w.value("total", y) for y in years), Decimal(0)) / 3
    rows = "\n".join(
        f"{label}\t{w.score(item, first)}\t{w.score(item, w.before)}\t{w.score(item)}\t{w.signed(item)}"
        for label, item in (
            *((f"{w.d(item)}. {w.name(item)}", item) for item in ITEMS),
            *((tool, tool) for tool in ("IIT", "EIT", "OIT")),
            ("รวม", "total"),
        )
    )
    up = [item for item in ITEMS if step(w, item, w.now) > 0 and step(w, item, w.before) > 0]
    down = [item for item in ITEMS if step(w, item, w.now) < 0 and step(w, item, w.before) < 0]
    steepest = (("ขึ้นมากที่สุด", max(0, *map(w.delta, ITEMS))), ("ลงมากที่สุด", min(0, *map(w.delta, ITEMS))))
    spread = [max(w.value(i, y) for i in ITEMS) - min(w.value(i, y) for i in ITEMS) for y in (w.before, w.now)]
    heads = "\t".join(f"ปี {w.year(y, short=True)}" for y in years)
    jumps = "\n".join(
        f"{w.number(n)}. {said} คือ {' และ '.join(jump(item) for item in ITEMS if w.delta(item) == most != 0) or 'ไม่มี'}"
        for n, (said, most) in enumerate(steepest, 3)
    )
    return f"""เทียบผล ITA สามปี ของ{w.town()}
งานวิเคราะห์นโยบายและแผน สำนักปลัดเทศบาล  ปรับปรุงข้อมูล {w.d(3)} พ.ย. {w.d(68)}

คะแนนรวมสามปี
{lines}
เฉลี่ยสามปี {w.d(f"{mean:.2f}")} คะแนน
จากปี {w.d(first)} ถึงปี {w.d(w.before)} คะแนนรวม{moved(step(w, "total", w.before), w)} ส่วนปีล่าสุด (ปี {w.year()}) {shortly(w, "total")}

ตารางเทียบรายตัวชี้วัด
รายการ\t{heads}\t+/-
{rows}

อ่านจากตาราง
{w.number(1)}. คะแนนสูงขึ้นสองปีติดต่อกัน: {listed(w, up)}
{w.number(2)}. คะแนนลดลงสองปีติดต่อกัน: {listed(w, down)}
{jumps}
{w.number(5)}. ตัวที่ได้มากที่สุดกับตัวที่ได้น้อยที่สุดของปี {w.d(w.now)} ห่างกัน {w.d(f"{spread[1]:.2f}")} คะแนน (ปีก่อนห่างกัน {w.d(f"{spread[0]:.2f}")} คะแนน)
{w.number(6)}. ปี {w.d(w.now)} ตัวชี้วัดที่ขึ้นมี {w.changed(1)} ตัว ที่ลงมี {w.changed(-1)} ตัว

เป้าหมายปี {w.d(w.now + 1)} ทุกตัวชี้วัดไม่ต่ำกว่า {w.d(85)} คะแนน ข้อมูลดิบขอได้ที่ {w.address("plan@river-town.example.go.th")}
"""


def note_to_mayor(w: Writer) -> str:
    low, high = w.ends(ITEMS), w.ends(ITEMS, best=True)
    lows = " และ".join(f"{item_of(w, item)} ({w.score(item)} คะแนน)" for item in low)
    highs = " และ".join(f"{item_of(w, item)} ({w.score(item, bare=True)} คะแนน)" for item in high)
    below = sum(w.value(item) < 85 for item in ITEMS)
    target = (
        f"ยังมี {w.count(lambda v: v < 85)} ตัวชี้วัดที่ไม่ถึง {w.d(85)} คะแนน" if below else f"ทุกตัวชี้วัดได้ไม่ต่ำกว่า {w.d(85)} คะแนน"
    )
    return f"""บันทึกข้อความ
ส่วนราชการ สำนักปลัดเทศบาล (งานแผนฯ) {w.town()} อ.{w.district()} จ.{w.province()}
ที่ พล {w.d("54301/622")}        วันที่ {w.d(6)} ตุลาคม {w.d(2568)}
เรื่อง แจ้งผลคะแนน ITA ปี {w.year()}

เรียน นายกเทศมนตรี (ผ่านปลัดเทศบาล)

ผลคะแนน ITA ของเทศบาลเราออกแล้ว ได้ {w.score("total")} คะแนน อยู่ในระดับ{w.level()} {shortly(w, "total")} แยกเป็น IIT {w.score("IIT")} EIT {w.score("EIT")} และ OIT {w.score("OIT")} คะแนน

จุดที่ทำได้ดีที่สุด คือ {highs} ส่วนจุดที่คะแนนน้อยที่สุด คือ {lows} และ{target}

งานแผนฯ ขออนุญาต{w.word("ดำเนินการ")}ต่อ ดังนี้
{w.number(1)}) นัดประชุมหัวหน้าส่วนราชการ วันที่ {w.d(15)} ต.ค. {w.d(68)} เวลา {w.d("09.30")} น.
{w.number(2)}) ส่งคะแนนรายข้อให้ทุกกองทาง LINE {w.address("@rivertown54")}
{w.number(3)}) ลงผลคะแนนใน{w.spelt("เว็บไซต์")}เทศบาลภายใน {w.d(7)} วัน

จึงเรียนมาเพื่อโปรดทราบและสั่งการ

(ลงชื่อ) ........................................ นักวิเคราะห์นโยบายและแผนปฏิบัติการ
ความเห็นปลัดเทศบาล ........................................
"""


def paper_of_weaknesses(w: Writer) -> str:
    def dragging(item: str) -> str:
        """The question of an indicator with the least score."""
        keys = w.facts.years[w.now].questions[item]
        if item in ("6", "7", "8"):
            (least, *_) = w.ends([f"{key}/{part}" for key in keys for part in (1, 2)])
            key, part = least.split("/")
            return f"ข้อ {key} (ส่วนที่ {w.d(part)}) ได้ {w.score(least)} คะแนน"
        (least, *_) = w.ends(keys)
        return f"ข้อ {least} ได้ {w.score(least)} คะแนน"

    def weakness(place: int, item: str) -> str:
        why, what, who = CAUSES[item]
        change = (
            f"คะแนนเท่ากับปี {w.year(w.before)}"
            if w.delta(item) == 0
            else f"ปี {w.year(w.before)} ได้ {w.score(item, w.before)} คะแนน ปีนี้{w.rise(item)}"
        )
        return f"""จุดอ่อนที่ {w.number(place)} {w.name(item)} (ตัวชี้วัดที่ {w.d(item)})
ได้ {w.score(item)} คะแนน {change}
ข้อที่ถ่วงคะแนน: {dragging(item)}
ทำไมจึงอ่อน: {why}
จะแก้อย่างไร: {what}
ใครทำ: {who}  เสร็จเมื่อ: มี.ค. {w.period_year(2569, short=True)}"""

    below = f"ทุกตัวชี้วัดได้ {w.d(90)} คะแนนขึ้นไป"
    if any(w.value(item) < 90 for item in ITEMS):
        below = f"ตัวชี้วัดที่ได้ต่ำกว่า {w.d(90)} คะแนนมี {w.count(lambda v: v < 90)} ตัว"
    weakest = sorted(ITEMS, key=w.value)[:4]
    parts = "\n\n".join(weakness(place, item) for place, item in enumerate(weakest, 1))
    others = [item for item in ITEMS if item not in weakest]
    rest = ", ".join(f"{w.name(item)} {w.score(item)}" for item in others)
    return f"""จุดอ่อนของเราและวิธีแก้ จากผลการประเมิน ITA ปีงบประมาณ {w.year()}
{w.town()} จังหวัด{w.province()}

เอกสารนี้เรียงตามจุดอ่อน ไม่ได้เรียงตามตัวชี้วัด เพื่อให้แต่ละกองหยิบไปทำได้เลย ภาพรวมปีนี้เทศบาลได้ {w.score("total")} คะแนน (ระดับ{w.level()}) {shortly(w, "total")} เครื่องมือที่ได้น้อยที่สุดคือ {" และ ".join(w.ends(("IIT", "EIT", "OIT")))} {below}

{parts}

ตัวชี้วัดที่เหลือ ได้แก่ {rest}

หมายเหตุ  กองไหนอยากแก้{w.word("รายละเอียด")}ในเอกสารนี้ ให้แจ้งงานแผนฯ ภายในวันที่ {w.d(20)} พฤศจิกายน {w.d(2568)} โทร. {w.d("055-901-224")} ต่อ {w.d(12)} และขอให้{w.spelt("บุคลากร")}ทุกคนอ่านให้ครบก่อนประชุม
"""


def calendar_of_measures(w: Writer) -> str:
    def row(n: int, m: PlannedMeasure) -> str:
        item = WORK[m.title][0]
        aim = f"{item_of(w, item)} (ปี {w.year(w.before)} ได้ {w.score(item, w.before)} คะแนน)"
        return f"{w.number(n)}\t{m.title}\t{aim}\t{w.months(m)}\t{w.unit(m)}"

    rows = "\n".join(row(n, m) for n, m in enumerate(w.measures, 1))
    low = w.ends(ITEMS)
    halves = sum(m.period is not None and m.period[0].month == 1 for m in w.measures)
    half = f"ส่วนที่ทำเฉพาะครึ่งปี (ม.ค. – มิ.ย.) มี {w.d(halves)} มาตรการ" if halves else "ทุกมาตรการทำตลอดทั้งปี"
    posts = "\n".join(f"- {item} {w.item_title(item)}" for item in ("o1", "o2", "o3", "o5"))
    return f"""แผนงาน ITA ประจำปีงบประมาณ {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

แผนนี้มีทั้งหมด {w.measure_count()} มาตรการ เริ่ม {w.d(1)} ต.ค. {w.period_year(2567, short=True)} สิ้นสุด {w.d(30)} ก.ย. {w.period_year(2568, short=True)} {half} ใช้เงินจากเทศบัญญัติหมวดค่าใช้สอย {w.d("85,000")} บาท

ฐานคิดของแผน
ปี {w.year(w.before)} เทศบาลได้คะแนนรวม {w.score("total", w.before)} คะแนน ระดับ{w.level(w.before)} (IIT {w.score("IIT", w.before)} EIT {w.score("EIT", w.before)} OIT {w.score("OIT", w.before)}) เราจึงเลือกมาตรการที่แก้ได้จริงด้วยคนและเงินที่มีอยู่

ที่\tมาตรการ\tแก้ตัวชี้วัดใด\tช่วงเวลา\tเจ้าภาพ
{rows}

ข้อมูลที่ต้องขึ้น{w.spelt("เว็บไซต์")}ให้ครบก่อนเดือนเมษายน
{posts}

การติดตาม
{w.number(1)}. รอบแรก รายงานภายใน {w.d(5)} เมษายน {w.period_year(2568)}
{w.number(2)}. รอบสอง รายงานภายใน {w.d(5)} ตุลาคม {w.d(2568)}
{w.number(3)}. เจ้าภาพ{w.word("บันทึก")}ความก้าวหน้าทุกเดือนที่ {w.address("https://river-town.example.go.th/ita-plan")}

บันทึกท้ายแผน (เพิ่มเมื่อทราบผลปี {w.d(w.now)})
ผลปี {w.year()} ได้คะแนนรวม {w.score("total")} คะแนน ({w.signed("total")}) ระดับ{w.level()} ตัวที่ต้องหาทางแก้ต่อคือ {listed(w, low)} ซึ่งได้ {w.score(low[0])} คะแนน
"""


def report_of_work(w: Writer) -> str:
    def block(n: int, m: PlannedMeasure) -> str:
        _, did, wanting = WORK[m.title]
        told = f"ผลงาน: {did}" if m.is_done else f"ติดขัด: {wanting}"
        return f"""{w.number(n)}. {m.title}
   เจ้าภาพ: {w.unit(m, " และ")}
   กำหนด: {w.months(m, whole=n % 2 == 0)}
   {told}
   สถานะ: {w.status(m)}"""

    done = sum(bool(m.is_done) for m in w.measures)
    share = Decimal(100 * done) / len(w.measures)
    undone = "\n".join(
        f"- {m.title} ({w.status(m)}) ให้{w.unit(m, ' กับ')} เร่งทำให้เสร็จ" for m in w.measures if not m.is_done
    )
    parts = "\n".join(block(n, m) for n, m in enumerate(w.measures, 1))
    return f"""รายงานติดตามมาตรการ ITA รอบ {w.d(12)} เดือน ปีงบประมาณ {w.year()}
{w.town()}  (ตุลาคม {w.period_year(2567)} – กันยายน {w.period_year(2568)})

ก่อนอื่น
มาตรการที่ตั้งไว้ {w.measure_count()} มาตรการ ดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ คิดเป็นร้อยละ {w.d(f"{share:.2f}")} ของทั้งหมด ยังทำไม่เสร็จ {w.d(len(w.measures) - done)} มาตรการ

ทีละมาตรการ
{parts}

เรื่องที่ค้าง
{undone}

คะแนนหลังทำมาตรการ
คะแนนรวมปี {w.year()} เท่ากับ {w.score("total")} คะแนน {shortly(w, "total")} ระดับการประเมินคือ {w.level()} ด้านการเปิดเผยข้อมูล (ตัวชี้วัดที่ {w.d(9)}) ได้ {w.score("9")} คะแนน ด้านการป้องกันการทุจริต (ตัวชี้วัดที่ {w.d(10)}) ได้ {w.score("10")} คะแนน
รายการ o2 {w.item_title("o2")} และ o4 {w.item_title("o4")} ตรวจล่าสุดเมื่อ {w.d(22)} กันยายน {w.d(2568)} พบว่าข้อมูลเป็นปัจจุบัน

ผู้รายงาน นักวิเคราะห์นโยบายและแผน  เสนอหัวหน้าสำนักปลัดเพื่อ{w.spelt("ปฏิบัติ")}ตาม{w.word("ระเบียบ")}ต่อไป
"""


def what_changed(w: Writer) -> str:
    def told(m: PlannedMeasure) -> str:
        item = WORK[m.title][0]
        head = f"มาตรการ “{m.title}” ของ{w.unit(m, ' และ')} มุ่งที่{item_of(w, item)}"
        before, now = w.score(item, w.before), w.score(item)
        if w.delta(item) == 0:
            return f"{head} ก่อนทำกับหลังทำได้ {now} คะแนนเท่ากัน"
        if w.delta(item) > 0:
            return f"{head} ก่อนทำได้ {before} คะแนน หลังทำได้ {now} คะแนน {w.rise(item)} ถือว่าได้ผล"
        return f"{head} คะแนนไม่ดีขึ้นตามที่หวัง คือ{w.verb(item)}จาก {before} เหลือ {now} คะแนน หายไป {w.amount(item)} คะแนน"

    good = [m for m in w.measures if w.delta(WORK[m.title][0]) > 0]
    bad = [m for m in w.measures if m not in good]
    goods, bads = ("\n".join(f"• {told(m)}" for m in group) or "• ไม่มี" for group in (good, bad))
    rows = "\n".join(
        f"{w.d(item)}\t{w.name(item)}\t{w.score(item, w.before)}\t{w.score(item)}\t{w.signed(item)}" for item in ITEMS
    )
    same = w.facts.years[w.now].levels == w.facts.years[w.before].levels
    level = f"ระดับยังคงเป็น {w.level()}" if same else f"ระดับเปลี่ยนจาก {w.level(w.before)} เป็น {w.level()}"
    going = "\n".join(f"• {m.title} ({w.months(m)}) {w.status(m)}" for m in w.measures if not m.is_done)
    return f"""มาตรการปีงบประมาณ {w.year()} ได้ผลแค่ไหน
บทประเมินของงานวิเคราะห์นโยบายและแผน {w.town()} อำเภอ{w.district()}

วิธีดูผล
เอาคะแนนตัวชี้วัดที่มาตรการตั้งใจแก้ ของปี {w.d(w.before)} (ก่อนทำ) มาเทียบกับปี {w.d(w.now)} (หลังทำ) มาตรการทั้งหมดมี {w.measure_count()} มาตรการ ทำเสร็จแล้ว {w.done_count()} มาตรการ

{w.number(1)}. กลุ่มที่คะแนนดีขึ้น ({w.d(len(good))} มาตรการ)
{goods}

{w.number(2)}. กลุ่มที่คะแนนไม่ดีขึ้น ({w.d(len(bad))} มาตรการ)
{bads}

{w.number(3)}. มาตรการที่ยังตัดสินไม่ได้เต็มที่เพราะยังไม่เสร็จ
{going}

{w.number(4)}. ทุกตัวชี้วัดก่อนและหลัง
ที่\tตัวชี้วัด\tก่อน (ปี {w.year(w.before)})\tหลัง (ปี {w.year()})\tต่างกัน
{rows}

{w.number(5)}. สรุป
คะแนนรวม{shortly(w, "total")} มาอยู่ที่ {w.score("total")} คะแนน {level} ตัวชี้วัดที่เพิ่มขึ้นมี {w.changed(1)} ตัว ลดลง {w.changed(-1)} ตัว มาตรการที่ได้ผลให้ทำต่อ มาตรการที่ไม่ได้ผลให้เจ้าภาพ{w.word("ทบทวน")}วิธีใหม่ตาม{w.spelt("หลักเกณฑ์")}ของสำนักงาน ป.ป.ช. แล้วส่งที่ {w.address("ita.team@river-town.example.go.th")}
"""


PLANNED: tuple[Style, ...] = (calendar_of_measures, report_of_work, what_changed)
STYLES: tuple[Style, ...] = (three_years_page, note_to_mayor, paper_of_weaknesses, *PLANNED)
