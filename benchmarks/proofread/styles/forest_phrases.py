"""Phrases of the papers of forest_town: labels, changes with signs, rows of tables."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.proofread.writing import Writer
from proofreading.facts import TOTAL

IIT, EIT, OIT = range(1, 6), range(6, 9), range(9, 11)
ALL = range(1, 11)
TOOLS = {"IIT": IIT, "EIT": EIT, "OIT": OIT}
WEIGHTS = {"IIT": Decimal("0.30"), "EIT": Decimal("0.30"), "OIT": Decimal("0.40")}
FULL, GREEN, MIDDLE, TARGET = Decimal(100), Decimal(95), Decimal(90), Decimal(85)

# What was found where little was missing, and where more was; what is done about it; who does it.
FOUND = {
    1: ("ให้บริการตรงเวลาตามประกาศ", "งานทะเบียนกับงานภาษีใช้เวลารอเกิน {} นาทีในช่วงต้นปี", 30),
    2: ("เผยแพร่แผนใช้จ่ายงบประมาณทุกไตรมาส", "พนักงานจ้าง {} คน ไม่ทราบแผนใช้จ่ายงบประมาณ", 22),
    3: ("มอบหมายงานผ่านระบบสารบรรณทุกเรื่อง", "คำสั่งมอบหมายงานเก่ากว่า {} ปี ไม่ตรงกับงานจริง", 3),
    4: ("ยืมพัสดุผ่านแบบฟอร์มออนไลน์", "แบบฟอร์มยืมพัสดุยาว {} หน้า คนจึงไม่ใช้", 4),
    5: ("มีช่องทางร้องเรียนที่ไม่ต้องแจ้งชื่อ", "ไม่ได้แจ้งผลเรื่องร้องเรียนภายใน {} วัน", 15),
    6: ("จุดบริการมีเจ้าหน้าที่ครบทุกช่อง", "เปิดช่องบริการเพียง {} ช่องในเวลาพักเที่ยง", 1),
    7: ("ตอบข้อความในเพจได้เร็ว", "ตอบข้อความในเพจช้ากว่า {} ชั่วโมง", 24),
    8: ("มีบริการออนไลน์ให้เลือกหลายเรื่อง", "บริการออนไลน์มีเพียง {} เรื่อง", 3),
    9: ("ข้อมูลบนเว็บครบและเปิดได้", "ลิงก์เสีย {} ลิงก์ในวันที่ตรวจ", 2),
    10: ("ส่งรายงานครบตามปฏิทิน", "รายงานขาดภาพประกอบ {} กิจกรรม", 2),
}
FIX = {
    1: ("จองคิวล่วงหน้าผ่านโทรศัพท์", "สำนักปลัดเทศบาล"),
    2: ("ส่งสรุปงบประมาณเข้ากลุ่มไลน์พนักงาน", "กองคลัง"),
    3: ("ปรับคำสั่งแบ่งงานให้ตรงกับคนทำ", "งานการเจ้าหน้าที่"),
    4: ("ทำแบบฟอร์มยืมพัสดุหน้าเดียว", "กองคลัง"),
    5: ("แจ้งผลเรื่องร้องเรียนทางข้อความ", "งานนิติการ"),
    6: ("จัดเวรเจ้าหน้าที่ช่วงพักเที่ยง", "ทุกกอง"),
    7: ("ตั้งผู้ดูแลเพจประจำวัน", "งานประชาสัมพันธ์"),
    8: ("เพิ่มแบบคำขอออนไลน์", "กองช่าง"),
    9: ("ตั้งระบบตรวจลิงก์อัตโนมัติ", "งานประชาสัมพันธ์"),
    10: ("ทำแบบรายงานที่มีช่องใส่ผลลัพธ์", "หน่วยตรวจสอบภายใน"),
}


def cents(value: Decimal) -> str:
    return str(value.quantize(Decimal("0.01"), ROUND_HALF_UP))


def mean_of(values: list[Decimal]) -> str:
    return cents(sum(values, Decimal()) / len(values))


def listed(words: Iterable[str]) -> str:
    """ก, ข, ค"""
    return ", ".join(words)


def found(w: Writer, n: int) -> str:
    good, poor, number = FOUND[n]
    return good if w.value(str(n)) >= GREEN else poor.format(w.d(number))


def labelled(w: Writer, n: int) -> str:
    return w.pick(f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)}", f"{w.name(n)}", f"{w.name(n)} (ตัวชี้วัดที่ {w.d(n)})")


def points(w: Writer, item: str) -> str:
    """This year's score with a unit."""
    score = w.score(item)
    return w.pick(
        f"{score} คะแนน",
        f"{w.score(item, bare=True)} คะแนน",
        f"ร้อยละ {score}",
        f"{score}%",
        f"{score}/{w.d(100)} คะแนน",
    )


def moved(w: Writer, item: str) -> str:
    """What changed since last year."""
    old, year = w.score(item, w.before), w.year(w.before)
    if w.delta(item) == 0:
        return w.pick(f"เท่ากับปี {year}", f"คงเดิม (ปี {year} ได้ {old} คะแนน)", f"ปี {year} ก็ได้ {old} คะแนน")
    return w.pick(
        f"{w.rise(item)}",
        f"{w.rise(item)} จากปี {year}",
        f"{w.signed(item)} เทียบกับปี {year}",
        f"จาก {old} เป็น {w.score(item)} ({w.signed(item)})",
        f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปี {year} อยู่ {w.amount(item)} คะแนน",
        f"ปี {year} ได้ {old} คะแนน ผลต่าง {w.signed(item)} คะแนน",
        f"{w.verb(item)}จากปีก่อน {w.amount(item)} คะแนน ({old} → {w.score(item)})",
        f"ปี {w.year(w.before, short=True)} = {old} / ปี {w.year(short=True)} = {w.score(item)}",
    )


def short_moved(w: Writer, item: str) -> str:
    if w.delta(item) == 0:
        return "คงเดิม"
    return w.pick(w.signed(item), w.rise(item), w.rise(item, after=""))


def bands(w: Writer) -> str:
    """The three groups and how many are in each."""
    green, red = w.count(lambda v: v >= GREEN), w.count(lambda v: v < TARGET)
    yellow = w.count(lambda v: TARGET <= v < GREEN)
    return w.pick(
        f"""- กลุ่มสีเขียว ({w.d(95)} คะแนนขึ้นไป) : {green} ตัวชี้วัด
- กลุ่มสีเหลือง ({w.d("85.00")} - {w.d("94.99")} คะแนน) : {yellow} ตัวชี้วัด
- กลุ่มสีแดง (ต่ำกว่า {w.d(85)} คะแนน) : {red} ตัวชี้วัด""",
        f"- ได้ {w.d(95)} คะแนนขึ้นไป {green} ตัวชี้วัด / ต่ำกว่า {w.d(85)} คะแนน {red} ตัวชี้วัด",
        f"- จำนวนตัวชี้วัดที่ได้ตั้งแต่ {w.d(85)} คะแนนขึ้นไป : {w.count(lambda v: v >= TARGET)} จากทั้งหมด {w.d(10)} ตัวชี้วัด\n- จำนวนตัวชี้วัดที่ต่ำกว่า {w.d(85)} คะแนน : {red} ตัวชี้วัด",
        f"- คะแนนระหว่าง {w.d(85)} ถึง {w.d('94.99')} มี {yellow} ตัวชี้วัด คะแนนตั้งแต่ {w.d(95)} มี {green} ตัวชี้วัด",
        f"- ตัวชี้วัดที่ถึงเป้าหมาย {w.d(85)} คะแนน : {w.count(lambda v: v >= TARGET)} ตัวชี้วัด\n- ตัวชี้วัดที่ไม่ถึงเป้าหมาย {w.d(85)} คะแนน : {red} ตัวชี้วัด",
        f"- ตัวชี้วัดที่คะแนนไม่ต่ำกว่า {w.d('95.00')} มี {green} ตัวชี้วัด\n- ตัวชี้วัดที่คะแนนน้อยกว่า {w.d('85.00')} มี {red} ตัวชี้วัด",
        f"- ได้คะแนนเต็ม {w.d(100)} คะแนน จำนวน {w.count(lambda v: v == FULL)} ตัวชี้วัด\n- ได้ไม่ถึง {w.d(90)} คะแนน จำนวน {w.count(lambda v: v < MIDDLE)} ตัวชี้วัด",
    )


def turns(w: Writer) -> str:
    up, down, same = w.changed(1), w.changed(-1), w.changed(0)
    return w.pick(
        f"- คะแนนเพิ่มขึ้น : {up} ตัวชี้วัด\n- คะแนนลดลง : {down} ตัวชี้วัด\n- คะแนนคงเดิม : {same} ตัวชี้วัด",
        f"- เพิ่มขึ้น {up} ตัวชี้วัด ลดลง {down} ตัวชี้วัด คงเดิม {same} ตัวชี้วัด",
        f"- มีคะแนนเพิ่มขึ้น {up} ตัวชี้วัด และมีคะแนนลดลง {down} ตัวชี้วัด",
        f"- ขึ้น {up} ตัวชี้วัด / ลง {down} ตัวชี้วัด / เท่าเดิม {same} ตัวชี้วัด",
        f"- ตัวชี้วัดที่คะแนนสูงขึ้น {up} ตัวชี้วัด\n- ตัวชี้วัดที่คะแนนต่ำลง {down} ตัวชี้วัด",
        f"- จำนวนตัวชี้วัดที่คะแนนเพิ่มขึ้น = {up} คะแนนลดลง = {down} คะแนนคงเดิม = {same}",
    )


def extremes(w: Writer) -> str:
    high, low = w.ends(map(str, ALL), best=True), w.ends(map(str, ALL))
    best, least = (listed(labelled(w, int(item)) for item in same) for same in (high, low))
    return w.pick(
        f"- คะแนนสูงสุด : {best} = {w.score(high[0])} คะแนน\n- คะแนนต่ำสุด : {least} = {w.score(low[0])} คะแนน",
        f"- ตัวชี้วัดที่ได้คะแนนสูงสุด คือ {best} ({points(w, high[0])})\n- ตัวชี้วัดที่ได้คะแนนต่ำสุด คือ {least} ({points(w, low[0])})",
        f"- สูงสุด {w.score(high[0])} คะแนน ได้แก่ {best}\n- ต่ำสุด {w.score(low[0])} คะแนน ได้แก่ {least} ห่างกัน {w.d(w.value(high[0]) - w.value(low[0]))} คะแนน",
    )


def against_target(w: Writer, item: str) -> str:
    gap = w.value(item) - TARGET
    if gap < 0:
        return w.pick(f"ยังไม่ถึงเป้าหมาย (ขาดอีก {w.d(-gap)} คะแนน)", "ต่ำกว่าเป้าหมาย")
    return w.pick(f"ถึงเป้าหมาย (เกินมา {w.d(gap)} คะแนน)", "ถึงเป้าหมาย")


def placed(w: Writer) -> str:
    """The level with its label."""
    level = w.level()
    return w.pick(
        f"ระดับ{level}", f"ระดับ {level}", f"(ระดับ{level})", f"ผลการประเมิน : {level}", f"อยู่ในระดับ{level}", f"[{level}]"
    )


def head(w: Writer, title: str) -> str:
    """The head of the template."""
    return f"{title}\nหน่วยงาน : {w.town()}\nที่ตั้ง : อำเภอ{w.district()} จังหวัด{w.province()}"


def closing(w: Writer) -> str:
    """What the template closes with."""
    return f"""สรุปท้ายเอกสาร
- คะแนนรวมปี {w.year()} : {points(w, TOTAL)} {placed(w)}
- เทียบปีก่อน : {moved(w, TOTAL)}
{extremes(w)}
{turns(w)}"""
