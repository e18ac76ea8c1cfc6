"""Papers of the head of an engineering division who was asked to help: sheets, item numbers, sums, few words.

Written blind, before anything of what the proofreader gives for them was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

ALL = range(1, 11)
TOOLS = {"IIT": range(1, 6), "EIT": range(6, 9), "OIT": range(9, 11)}
WEIGHTS = {"IIT": Decimal("0.30"), "EIT": Decimal("0.30"), "OIT": Decimal("0.40")}
WORTH = {"IIT": Decimal("0.06"), "EIT": Decimal("0.10"), "OIT": Decimal("0.20")}
HIGH, TARGET = Decimal(95), Decimal(85)
SHORT = {"เทศบาลตำบล": "ทต.", "เทศบาลเมือง": "ทม.", "เทศบาลนคร": "ทน."}


def _sheet(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _row(*cells: str) -> str:
    return "\t".join(cells)


def _n(w: Writer, value: Decimal | float) -> str:
    """A worked-out figure that no fact knows."""
    return w.d(f"{value:.2f}")


def _short_town(w: Writer) -> str:
    """ทต.บ้านกลาง"""
    whole = w.facts.place.full_name
    for long, short in SHORT.items():
        whole = whole.replace(long, short, 1)
    return whole


def _tool_of(n: int) -> str:
    return next(tool for tool, numbers in TOOLS.items() if n in numbers)


def _mean(w: Writer) -> Decimal:
    whole = sum((w.value(str(n)) for n in ALL), Decimal(0))
    return (whole / 10).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _lowest(w: Writer) -> list[int]:
    return [int(item) for item in w.ends(map(str, ALL))]


def _highest(w: Writer) -> list[int]:
    return [int(item) for item in w.ends(map(str, ALL), best=True)]


def _named(w: Writer, numbers: Iterable[int], between: str = " / ") -> str:
    """ตชว.๓ การใช้อำนาจ = ๙๐.๑๐ / …"""
    return between.join(f"ตชว.{w.d(n)} {w.name(n)} = {w.score(str(n))}" for n in numbers)


def _moved(w: Writer, item: str) -> str:
    """เพิ่มขึ้น ๑.๒๐, without the unit; or คงที่"""
    return w.rise(item, after="") if w.delta(item) else "คงที่"


def _missing(w: Writer, item: str, target: Decimal) -> str:
    gap = target - w.value(item)
    return f"ขาด {_n(w, gap)}" if gap > 0 else "ถึงเกณฑ์" if gap == 0 else f"เกิน {_n(w, -gap)}"


# --- Two tables and remarks ------------------------------------------------------------------------------------------


def quarry_results_sheet(w: Writer) -> str:
    low, high = _lowest(w), _highest(w)
    spread = w.value(str(high[0])) - w.value(str(low[0]))
    tools = [
        _row(tool, w.d(f"{WEIGHTS[tool]:.2f}"), w.score(tool, w.before), w.score(tool), w.signed(tool),
             w.d(f"{WEIGHTS[tool] * w.value(tool):.3f}"))
        for tool in TOOLS
    ]  # fmt: skip
    rows = [
        _row(w.number(n), w.name(n), w.score(str(n), w.before), w.score(str(n)), w.signed(str(n)),
             _missing(w, str(n), HIGH))
        for n in ALL
    ]  # fmt: skip
    first = w.pick("ชุดเอกสาร กช.-ITA แผ่นที่", "เอกสารประกอบ หมายเลข กช./")
    return _sheet(
        [
            f"{first} {w.d('1/3')} (แก้ไขครั้งที่ {w.d(2)})",
            f"รายการ: คะแนน ITA ปีงบประมาณ พ.ศ. {w.year()}",
            f"หน่วยงาน: {w.town()} อ.{w.district()} จ.{w.province()}",
            f"ผู้จัดทำ: กองช่าง (ช่วยงาน สป.)  ผู้ตรวจ: สป.  วันที่ {w.d(12)} ก.ย. {w.d(68)}",
            "",
            f"ตาราง {w.d(1)} แยกตามแบบวัด (เต็ม {w.d(100)})",
            _row("แบบวัด", "น้ำหนัก", f"ปี {w.year(w.before)}", f"ปี {w.year()}", "ผลต่าง", "น้ำหนัก x คะแนน"),
            *tools,
            _row("รวม", w.d("1.00"), w.score(TOTAL, w.before), w.score(TOTAL), w.signed(TOTAL), "-"),
            f"ผล: ระดับ {w.level()}",
            "",
            f"ตาราง {w.d(2)} แยกตาม ตชว.",
            _row("ตชว.", "รายการ", f"ปี {w.year(w.before)}", f"ปี {w.year()}", "ผลต่าง", f"เทียบ {w.d(95)}"),
            *rows,
            "",
            w.pick("หมายเหตุ", "ข้อสังเกต"),
            f"{w.number(1)}) ค่าเฉลี่ยเลขคณิต {w.d(10)} ตชว. = {_n(w, _mean(w))} ไม่ใช่คะแนนรวม เพราะน้ำหนักแต่ละแบบวัดไม่เท่ากัน",
            f"{w.number(2)}) สูงสุด {_named(w, high)}",
            f"{w.number(3)}) ต่ำสุด {_named(w, low)}",
            f"{w.number(4)}) ช่วงห่างตามข้อ {w.d(2)} กับข้อ {w.d(3)} = {_n(w, spread)} คะแนน",
            f"{w.number(5)}) ตชว. ที่ได้ {w.d(95)} คะแนนขึ้นไป {w.count(lambda v: v >= HIGH)} ตัวชี้วัด "
            f"ต่ำกว่า {w.d(85)} คะแนน {w.count(lambda v: v < TARGET)} ตัวชี้วัด",
            f"{w.number(6)}) คะแนนรวมเทียบปี {w.year(w.before)}: {_moved(w, TOTAL)}",
            f"{w.number(7)}) ผลคูณช่องสุดท้ายของตาราง {w.d(1)} บวกกันแล้วอาจต่างจากคะแนนรวมที่ประกาศ {w.d('0.01')} เพราะปัดเศษ",
            f"ไฟล์ต้นฉบับอยู่ที่ {w.address('https://drive.quarrytown.go.th/eng/ita68-01')} สอบถามต่อ {w.d(205)}",
        ]
    )


# --- A memo with clauses that point at each other --------------------------------------------------------------------


def quarry_checking_memo(w: Writer) -> str:
    low = _lowest(w)[0]
    item = str(low)
    risen = [n for n in ALL if w.delta(str(n)) > 0]
    fallen = [n for n in ALL if w.delta(str(n)) < 0]
    drops = "\n".join(
        f"   ({w.number(place)}) {w.name(n)} จาก {w.score(str(n), w.before)} เหลือ {w.score(str(n))} (ลดลง "
        f"{w.amount(str(n))})"
        for place, n in enumerate(fallen, 1)
    )
    gains = ", ".join(f"ตชว.{w.d(n)} ({w.signed(str(n))})" for n in risen)
    works = w.pick(
        f"ปรับเคาน์เตอร์รับคำขอ ขนาด {w.d('2.40 x 0.60')} ม. สูง {w.d('0.75')} ม. จำนวน {w.d(2)} จุด",
        f"ติดป้ายผังขั้นตอน ขนาด {w.d('1.20 x 2.40')} ม. จำนวน {w.d(4)} ป้าย ป้ายละ {w.d('3,850')} บาท",
        f"ทำทางลาด {w.d('1:12')} กว้าง {w.d('1.50')} ม. ยาว {w.d('6.00')} ม. หน้าศูนย์บริการ",
    )
    return _sheet(
        [
            "บันทึกข้อความ",
            f"ส่วนราชการ กองช่าง ฝ่ายแบบแผนและก่อสร้าง โทร. {w.d('0 7431 2205')} ต่อ {w.d(31)}",
            f"ที่ กช {w.d('53204')}/{w.d(611)} วันที่ {w.d(17)} กันยายน {w.d(2568)}",
            f"เรื่อง ตรวจสอบตัวเลขผล ITA ประจำปีงบประมาณ พ.ศ. {w.year()}",
            "เรียน ปลัดเทศบาล",
            f"{w.d(1)}. ต้นเรื่อง",
            f"{w.d(1)}.{w.number(1)} สป. ขอให้กองช่างช่วยตรวจตัวเลขก่อนเข้าแฟ้ม (บันทึก สป. ที่ {w.d(402)} ลว. {w.d(15)} "
            f"ก.ย. {w.d(68)})",
            f"{w.d(1)}.{w.number(2)} ใช้ข้อมูลของ{w.town()} อ.{w.district()} จ.{w.province()} จากระบบ ITAS เท่านั้น",
            f"{w.d(2)}. ผลตรวจ",
            f"{w.d(2)}.{w.number(1)} คะแนนรวม {w.score(TOTAL)} ระดับ{w.level()} "
            f"ปี {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} {_moved(w, TOTAL)}",
            f"{w.d(2)}.{w.number(2)} IIT {w.score('IIT')} / EIT {w.score('EIT')} / OIT {w.score('OIT')}",
            f"{w.d(2)}.{w.number(3)} EIT ส่วนที่ {w.d(1)} = {w.score('EIT1')} ส่วนที่ {w.d(2)} = {w.score('EIT2')} "
            f"ต่างกัน {_n(w, abs(w.value('EIT2') - w.value('EIT1')))} เฉลี่ยแล้วตรงกับข้อ {w.d('2.2')}",
            f"{w.d(2)}.{w.number(4)} ตชว. ที่คะแนนเพิ่มขึ้น {w.changed(1)} ตัว ลดลง {w.changed(-1)} ตัว คงที่ {w.changed(0)} ตัว",
            f"{w.d(2)}.{w.number(5)} กลุ่มเพิ่ม: {gains or 'ไม่มี'}",
            f"{w.d(2)}.{w.number(6)} กลุ่มลด:" + ("\n" + drops if drops else " ไม่มี"),
            f"{w.d(3)}. ความเห็น",
            f"{w.d(3)}.{w.number(1)} จุดอ่อนอยู่ที่ ตชว.{w.d(low)} {w.name(low)} ได้ {w.score(item)} คะแนน "
            f"ห่างจากเต็ม {w.d(100)} อยู่ {_n(w, 100 - w.value(item))}",
            f"{w.d(3)}.{w.number(2)} {works} งบไม่เกิน {w.d('45,000')} บาท เบิกจากหมวดค่าวัสดุ",
            f"{w.d(3)}.{w.number(3)} งานตามข้อ {w.d('3.2')} กองช่างทำเองได้ใน {w.d(30)} วัน ไม่ต้องจ้าง",
            f"{w.d(3)}.{w.number(4)} อย่าแก้เฉพาะตัวเลข ต้องแก้ที่การ{w.spelt('ปฏิบัติ')}งาน "
            f"และให้{w.spelt('บุคลากร')}ทุกกอง{w.word('รับทราบ')}",
            f"{w.d(4)}. ขอให้พิจารณา",
            f"{w.d(4)}.{w.number(1)} อนุมัติตามข้อ {w.d('3.2')} และให้เริ่มเดือน ต.ค. {w.d(68)}",
            f"{w.d(4)}.{w.number(2)} มอบ สป. แก้เอกสารให้ตรงกับข้อ {w.d('2.1')} ถึงข้อ {w.d('2.6')} "
            f"แล้วลง{w.spelt('เว็บไซต์')} {w.address('www.quarrytown.go.th/oit/o27')}",
            "จึงเรียนมาเพื่อพิจารณา",
            "ผู้อำนวยการกองช่าง",
        ]
    )


# --- A sheet of sums: how far to the mark ----------------------------------------------------------------------------


def _sum_line(w: Writer, place: int, n: int) -> str:
    item, tool = str(n), _tool_of(n)
    up = 100 - w.value(item)
    worth = WORTH[tool] * up
    form = place % 3
    if form == 0:
        head = f"{w.name(n)} ({tool}) ได้ {w.score(item)}"
    elif form == 1:
        head = f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)}: {w.score(item)} คะแนน"
    else:
        head = f"{tool}-{w.d(n)} {w.name(n)} ปัจจุบัน {w.score(item)} เดิม {w.score(item, w.before)}"
    return f"{w.d(3)}.{w.number(place)} {head} เหลือ {_n(w, up)} x {w.d(WORTH[tool])} = {w.d(f'{worth:.3f}')}"


def quarry_sum_sheet(w: Writer) -> str:
    order = sorted(ALL, key=lambda n: -WORTH[_tool_of(n)] * (100 - w.value(str(n))))
    most = order[0]
    whole = w.value(TOTAL)
    gap = HIGH - whole
    if gap > 0:
        to_mark = f"ยังขาดอีก {_n(w, gap)} คะแนนจึงจะถึง {w.d(95)}"
    else:
        to_mark = f"พ้น {w.d(95)} แล้ว เหลือถึงเต็ม {_n(w, 100 - whole)} คะแนน"
    weakest_tool = min(TOOLS, key=lambda tool: w.value(tool))
    return _sheet(
        [
            f"รายการคำนวณ แผ่นที่ {w.d(1)}  โครงการ: ยกระดับ ITA {_short_town(w)}",
            f"ฐานข้อมูล: ผลประเมินปีงบประมาณ พ.ศ. {w.year()} ของ{w.town()} จังหวัด{w.province()}",
            f"คำนวณโดย กองช่าง  ตรวจทานโดย กองคลัง  ทศนิยม {w.d(2)} ตำแหน่ง ปัดขึ้นที่ {w.d(5)}",
            "",
            f"{w.d(1)}. สูตร",
            f"{w.d(1)}.{w.number(1)} คะแนนรวม = {w.d('0.30')} IIT + {w.d('0.30')} EIT + {w.d('0.40')} OIT",
            f"{w.d(1)}.{w.number(2)} IIT มี {w.d(5)} ตชว. ดังนั้น {w.d(1)} คะแนนของ ตชว. มีผล {w.d('0.06')} ต่อคะแนนรวม",
            f"{w.d(1)}.{w.number(3)} EIT มี {w.d(3)} ตชว. มีผล {w.d('0.10')}  OIT มี {w.d(2)} ตชว. มีผล {w.d('0.20')}",
            "",
            f"{w.d(2)}. ค่าตั้งต้น",
            f"{w.d(2)}.{w.number(1)} คะแนนรวม {w.score(TOTAL)} คะแนน ({w.level()}) {to_mark}",
            f"{w.d(2)}.{w.number(2)} ย้อนหลัง: ปี {w.year(w.before)} {w.score(TOTAL, w.before)} คะแนน "
            f"ปี {w.year(w.before - 1)} {w.score(TOTAL, w.before - 1)} คะแนน",
            f"{w.d(2)}.{w.number(3)} แบบวัด IIT = {w.score('IIT')} ({w.signed('IIT')})",
            f"{w.d(2)}.{w.number(4)} แบบวัด EIT = {w.score('EIT')} ({w.signed('EIT')})",
            f"{w.d(2)}.{w.number(5)} แบบวัด OIT = {w.score('OIT')} ({w.signed('OIT')})",
            f"{w.d(2)}.{w.number(6)} แบบวัดที่ต่ำกว่าเพื่อน คือ {weakest_tool} ได้ {w.score(weakest_tool)} คะแนน",
            "",
            f"{w.d(3)}. คะแนนที่ยังเก็บได้ (เรียงจากผลต่อคะแนนรวมมากไปน้อย)",
            *(_sum_line(w, place, n) for place, n in enumerate(order, 1)),
            "",
            f"{w.d(4)}. อ่านผล",
            f"{w.d(4)}.{w.number(1)} ตามข้อ {w.d('3.1')} ลงแรงที่{w.name(most)}คุ้มที่สุด",
            f"{w.d(4)}.{w.number(2)} ตชว. ที่ยังไม่ถึง {w.d(95)} มี {w.count(lambda v: v < HIGH)} ตัวชี้วัด "
            f"ที่เต็ม {w.d(100)} มี {w.count(lambda v: v == 100)} ตัวชี้วัด",
            f"{w.d(4)}.{w.number(3)} "
            + w.pick("ตัวเลขในข้อ", "ค่าในข้อ")
            + f" {w.d(3)} เป็นเพดาน ทำจริงให้เผื่อ{w.word('ความคลาดเคลื่อน')} {w.d(20)}% เหมือนเผื่อวัสดุหน้างาน",
            f"{w.d(4)}.{w.number(4)} กลุ่มตัวอย่าง IIT {w.d(96)} คน ตอบ {w.d(91)} คน EIT {w.d(318)} คน",
        ]
    )


# --- Questions of one indicator per line -----------------------------------------------------------------------------

_CAUSES = {
    1: ("คู่มือเก่า ลงวันที่ไม่ครบ", "ทำคู่มือ 1 หน้า/งาน ติดหน้าเคาน์เตอร์"),
    2: ("พนักงานจ้างไม่เห็นแผนเงิน", "ติดแผนเบิกจ่ายที่บอร์ดทุกเดือน"),
    3: ("เกณฑ์มอบงานไม่เป็นหนังสือ", "ออกคำสั่งแบ่งงานพร้อมปริมาณงาน"),
    4: ("ยืมเครื่องมือช่างด้วยวาจา", "ใช้สมุดยืม-คืน เลขครุภัณฑ์ทุกชิ้น"),
    5: ("ไม่รู้ว่าร้องเรียนแล้วไปไหน", "แจ้งผลกลับใน 15 วัน"),
}


def quarry_question_sheet(w: Writer) -> str:
    questions = w.facts.years[w.now].questions
    lines: list[str] = []
    for n in TOOLS["IIT"]:
        cause, fix = _CAUSES[n]
        keys = list(questions[str(n)])
        worst = min(keys, key=lambda key: w.value(key))
        lines.append(f"{w.d(2)}.{w.number(n)} ตัวชี้วัดที่ {w.d(n)} {w.name(n)} (ประกาศ {w.score(str(n))} คะแนน)")
        lines.append(_row("ข้อ", "คะแนน"))
        lines += [_row(key, w.score(key)) for key in keys]
        lines.append(f"ข้อที่ต้องดู: {worst} ได้ {w.score(worst)} สาเหตุ {w.d(cause)} วิธีแก้ {w.d(fix)}")
    low = min(TOOLS["IIT"], key=lambda n: w.value(str(n)))
    return _sheet(
        [
            f"แบบตรวจรายข้อ (IIT) {w.town()} ปีงบประมาณ พ.ศ. {w.year()}",
            f"ฉบับใช้ในกองช่าง อ.{w.district()} จ.{w.province()} รวม {w.d(15)} ข้อ",
            "",
            f"{w.d(1)}. ภาพรวม",
            f"{w.d(1)}.{w.number(1)} IIT ปีนี้ {w.score('IIT')} ปีก่อน {w.score('IIT', w.before)} {_moved(w, 'IIT')}",
            f"{w.d(1)}.{w.number(2)} คะแนนรวมทั้งหน่วยงาน {w.score(TOTAL)} ผลอยู่ระดับ{w.level()}",
            f"{w.d(1)}.{w.number(3)} ผู้ตอบจากกองช่าง {w.d(22)} คน (ขรก. {w.d(7)} พนง.จ้าง {w.d(15)})",
            "",
            f"{w.d(2)}. รายข้อ",
            *lines,
            "",
            f"{w.d(3)}. สรุปส่ง สป.",
            f"{w.d(3)}.{w.number(1)} ใน {w.d(5)} ตชว. ของ IIT ตัวที่ต่ำสุดคือ{w.name(low)} {w.score(str(low))} คะแนน",
            f"{w.d(3)}.{w.number(2)} แก้ตามช่องวิธีแก้ในข้อ {w.d('2.1')}-{w.d('2.5')} ให้เสร็จก่อนเปิดระบบรอบใหม่ ม.ค. {w.d(69)}",
            f"{w.d(3)}.{w.number(3)} ส่งภาพถ่ายก่อน-หลังที่ {w.address('yotha.quarry@gmail.com')} ภาพละไม่เกิน {w.d(2)} MB",
            f"{w.d(3)}.{w.number(4)} ผู้ใดมี{w.word('ข้อขัดข้อง')} แจ้ง ผอ.กช. ภายใน {w.d(7)} วันทำการ "
            f"ตาม{w.spelt('กฎหมาย')}และระเบียบ",
        ]
    )


# --- The list of measures with its times (of a plan) -----------------------------------------------------------------


def quarry_time_schedule(w: Writer) -> str:
    low = [int(item) for item in w.ends(map(str, ALL))]
    rows = [
        _row(w.number(n), m.title, w.unit(m, " / "), w.months(m), w.d(f"{12 + 6 * n},000"), w.status(m))
        for n, m in enumerate(w.measures, 1)
    ]
    cost = sum(12 + 6 * n for n in range(1, len(w.measures) + 1))
    left = sum(not m.is_done for m in w.measures)
    return _sheet(
        [
            f"ตารางควบคุมงาน (bar chart แบบย่อ) มาตรการ ITA {w.town()}",
            f"ผลประเมินอ้างอิง: ปีงบประมาณ พ.ศ. {w.year()} = {w.score(TOTAL)} คะแนน ระดับ {w.level()}",
            f"ข้อมูล ณ {w.d(30)} ก.ย. {w.d(68)}  มาตราส่วนเวลา {w.d(1)} ช่อง = {w.d(1)} เดือน",
            "",
            _row("ที่", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "งบ (บาท)", "สถานะ"),
            *rows,
            _row("", "รวมงบ", "", "", w.d(f"{cost},000"), ""),
            "",
            f"{w.d(1)}. ปริมาณงาน",
            f"{w.d(1)}.{w.number(1)} จำนวนมาตรการทั้งสิ้น {w.measure_count()} มาตรการ "
            f"ดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ",
            f"{w.d(1)}.{w.number(2)} งานค้าง {w.d(left)} มาตรการ ให้ยกไปติดตามต่อในไตรมาส {w.d(1)}",
            f"{w.d(2)}. ผลหลังทำ",
            f"{w.d(2)}.{w.number(1)} คะแนนรวม ปี {w.year(w.before)} {w.score(TOTAL, w.before)} "
            f"ปี {w.year()} {w.score(TOTAL)} ผลต่าง {w.signed(TOTAL)}",
            f"{w.d(2)}.{w.number(2)} แบบวัด IIT {_moved(w, 'IIT')}, EIT {_moved(w, 'EIT')}, OIT {_moved(w, 'OIT')}",
            f"{w.d(2)}.{w.number(3)} จุดที่ยังต่ำ: {_named(w, low)}",
            f"{w.d(3)}. เงื่อนไข",
            f"{w.d(3)}.{w.number(1)} เลื่อนเวลาได้ไม่เกิน {w.d(15)} วัน ต้องมีบันทึกตามข้อ {w.d('3.2')}",
            f"{w.d(3)}.{w.number(2)} บันทึกขอเลื่อนให้หน่วย{w.word('รับผิดชอบ')}ลงนาม แล้วส่งสำเนาที่ LINE: "
            f"{w.address('@quarryeng2')}",
            f"{w.d(3)}.{w.number(3)} หลักฐานเก็บคู่กับรายการ o1 {w.item_title('o1')} และ o5 {w.item_title('o5')}",
        ]
    )


# --- A report of progress by measure (of a plan) ---------------------------------------------------------------------


def quarry_progress_report(w: Writer) -> str:
    items: list[str] = []
    for n, m in enumerate(w.measures, 1):
        share = 100 if m.is_done else 40 + 5 * n
        items.append(f"{w.d(2)}.{w.number(n)} {m.title}")
        items.append(f"ก) หน่วย: {w.unit(m, ' กับ ')}")
        items.append(f"ข) ช่วงงาน: {w.months(m, whole=n % 2 == 1)}")
        items.append(f"ค) ความก้าวหน้า {w.d(share)}% ({w.status(m)})")
        items.append(
            w.pick(
                f"ง) ผลงาน: ตรวจ {w.d(n + 1)} ครั้ง ใช้คน {w.d(3 * n)} คน-วัน",
                f"ง) ผลงาน: เอกสาร {w.d(2 * n)} ชุด ภาพถ่าย {w.d(4 * n)} ภาพ",
                f"ง) ผลงาน: ประชุมย่อย {w.d(n)} ครั้ง ครั้งละไม่เกิน {w.d(45)} นาที",
            )
        )
    table = [_row(w.d(n), w.name(n), w.score(str(n), w.before), w.score(str(n)), w.signed(str(n))) for n in ALL]
    return _sheet(
        [
            f"รายงานความก้าวหน้ามาตรการส่งเสริมคุณธรรมและความโปร่งใส {w.town()}",
            f"อำเภอ{w.district()} จังหวัด{w.province()} ประจำปีงบประมาณ พ.ศ. {w.year()}",
            "",
            f"{w.d(1)}. สรุปหน้าเดียว",
            f"{w.d(1)}.{w.number(1)} แผนมี {w.measure_count()} มาตรการ แล้วเสร็จ {w.done_count()} มาตรการ",
            f"{w.d(1)}.{w.number(2)} ผลปลายทาง คะแนน ITA {w.score(TOTAL)} ({w.level()})",
            f"{w.d(1)}.{w.number(3)} รายละเอียดตามข้อ {w.d(2)} คะแนนตามข้อ {w.d(3)}",
            "",
            f"{w.d(2)}. รายมาตรการ",
            *items,
            "",
            f"{w.d(3)}. คะแนนก่อน-หลัง",
            _row("ตชว.", "ชื่อ", f"ปี {w.year(w.before, short=True)}", f"ปี {w.year(short=True)}", "+/-"),
            *table,
            f"{w.d(3)}.{w.number(1)} เพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด เท่าเดิม {w.changed(0)} ตัวชี้วัด",
            f"{w.d(3)}.{w.number(2)} คะแนนรวม{_moved(w, TOTAL)} เทียบปี {w.year(w.before)} ({w.score(TOTAL, w.before)})",
            f"{w.d(3)}.{w.number(3)} สูงสุด {_named(w, _highest(w), ', ')}",
            "",
            f"{w.d(4)}. อุปสรรค",
            f"{w.d(4)}.{w.number(1)} ฝนตก {w.d(41)} วัน ทีมช่างต้องออกซ่อมถนน {w.d('2,350')} ตร.ม. จึงเข้าประชุมไม่ครบ",
            f"{w.d(4)}.{w.number(2)} o2 {w.item_title('o2')} ต้องแก้รูปและเบอร์โทร {w.d(3)} ราย",
            f"{w.d(4)}.{w.number(3)} ระบบ {w.spelt('E-Service')} ขออนุญาตก่อสร้างล่ม {w.d(2)} ครั้ง รวม {w.d('5.5')} "
            f"ชม. {w.word('แก้ไขแล้ว')}",
        ]
    )


PLANNED: tuple[Style, ...] = (quarry_time_schedule, quarry_progress_report)
STYLES: tuple[Style, ...] = (
    quarry_results_sheet,
    quarry_checking_memo,
    quarry_sum_sheet,
    quarry_question_sheet,
    *PLANNED,
)
