"""Papers of a computer officer: his spreadsheets as they come out of the printer, with short notes below.

Two sheets of scores, a sheet of questions, standing items of an agenda, a message to the chat, a sheet of measures.
Written before anything of what the proofreader gives was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

TOOLS = {"IIT": range(1, 6), "EIT": range(6, 9), "OIT": range(9, 11)}
ALL = range(1, 11)
TARGET, FULL = Decimal(85), Decimal(100)
WEIGHTS = {"IIT": 30, "EIT": 30, "OIT": 40}


def _row(*cells: str) -> str:
    return "\t".join(cells)


def _tool(n: int) -> str:
    return next(tool for tool, numbers in TOOLS.items() if n in numbers)


def _joined(words: Iterable[str]) -> str:
    return ", ".join(words)


def _plain(w: Writer, value: Decimal) -> str:
    """A figure nobody gave: reckoned from others."""
    return w.d(f"{value.quantize(Decimal('0.01'), ROUND_HALF_UP):.2f}")


def _of_target(w: Writer, value: Decimal) -> str:
    gap = value - TARGET
    if gap >= 0:
        return f"ผ่านเป้า (เกิน {_plain(w, gap)})"
    return f"ไม่ถึงเป้า (ขาด {_plain(w, -gap)})"


def _steps(w: Writer, item: str) -> str:
    """90.10 → 91.30 (+1.20)"""
    arrow = w.pick("→", "->", "เป็น")
    return f"{w.score(item, w.before)} {arrow} {w.score(item)} ({w.signed(item)})"


def _moved(w: Writer, direction: int) -> list[int]:
    return [n for n in ALL if (w.delta(str(n)) > 0) - (w.delta(str(n)) < 0) == direction]


def _file(w: Writer, name: str) -> str:
    return f"ไฟล์: {name} | พิมพ์เมื่อ {w.d(14)}/{w.d(10)}/{w.d(2568)} เวลา {w.d('16:42')} น. | หน้า {w.d(1)}/{w.d(1)}"


# --- Three years in one sheet ----------------------------------------------------------------------------------------


def plateau_three_years(w: Writer) -> str:
    years = (2566, w.before, w.now)
    rows = []
    for tool, numbers in TOOLS.items():
        for n in numbers:
            item = str(n)
            scores = (w.score(item, year) for year in years)
            rows.append(_row(w.number(n), w.name(n), tool, *scores, w.signed(item)))
    sums = [
        _row(
            "",
            f"เฉลี่ย {tool} (น้ำหนัก {w.d(WEIGHTS[tool])}%)",
            "",
            *(w.score(tool, year) for year in years),
            w.signed(tool),
        )
        for tool in TOOLS
    ]
    sums.append(_row("", "คะแนนภาพรวม", "", *(w.score(TOTAL, year) for year in years), w.signed(TOTAL)))
    up, down = _moved(w, 1), _moved(w, -1)
    notes = [
        f"ภาพรวมปี {w.year()} = {w.score(TOTAL)} ระดับ {w.level()} / {_of_target(w, w.value(TOTAL))}",
        f"เทียบปี {w.year(w.before)}: ขึ้น {w.changed(1)} ตัวชี้วัด ลง {w.changed(-1)} ตัวชี้วัด เท่าเดิม {w.changed(0)} ตัวชี้วัด",
    ]
    if up:
        most = max(up, key=lambda n: w.delta(str(n)))
        notes.append(f"ขึ้นแรงสุด: {w.name(most)} {_steps(w, str(most))}")
    if down:
        least = min(down, key=lambda n: w.delta(str(n)))
        notes.append(f"ลงแรงสุด: {w.name(least)} {_steps(w, str(least))}")
    high = max(years, key=lambda year: w.value(TOTAL, year))
    notes.append(f"ในสามปี ปีที่คะแนนภาพรวมสูงสุดคือ {w.year(high)} ได้ {w.score(TOTAL, high)}")
    notes.append(f"เซลล์สีเทา = สูตร ห้ามพิมพ์ทับ ใครแก้ให้ลงชื่อในชีต Log (ตอนนี้มี {w.d(26)} รายการ)")
    listed = "\n".join(f"{w.number(n)}) {note}" for n, note in enumerate(notes, 1))
    return f"""{_file(w, "ita_3ปี_final2.xlsx")}
ชีต: เปรียบเทียบ {w.d(3)} ปี | หน่วยงาน: {w.town()} | อ.{w.district()} จ.{w.province()}

ลำดับ\tตัวชี้วัด\tเครื่องมือ\tปี {w.year(2566)}\tปี {w.year(w.before)}\tปี {w.year()}\t+/-
{chr(10).join(rows)}
{chr(10).join(sums)}

หมายเหตุ (คอลัมน์ +/- = ปี {w.year()} ลบ ปี {w.year(w.before)})
{listed}
ผู้จัดทำ: นักวิชาการคอมพิวเตอร์ งานเทคโนโลยีสารสนเทศ สำนักปลัด โทร. {w.d("0 3612 4470")} ต่อ {w.d(18)}
"""


# --- One sheet, sorted by score --------------------------------------------------------------------------------------


def plateau_ranked(w: Writer) -> str:
    order = sorted(ALL, key=lambda n: (w.value(str(n)), n))
    rows = [
        _row(
            w.number(place),
            f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)}",
            _tool(n),
            w.score(str(n)),
            _plain(w, FULL - w.value(str(n))),
            _of_target(w, w.value(str(n))),
        )
        for place, n in enumerate(order, 1)
    ]
    parts = [
        _row(
            tool,
            w.score(tool),
            f"{w.d(WEIGHTS[tool])}%",
            _plain(w, w.value(tool) * WEIGHTS[tool] / 100),
            w.signed(tool),
        )
        for tool in TOOLS
    ]
    worst, best = w.ends(map(str, ALL)), w.ends(map(str, ALL), best=True)
    wide = w.value(best[0]) - w.value(worst[0])
    last = w.pick("พิมพ์ให้ห้องปลัด 1 ชุด", "สำเนาติดบอร์ดชั้นล่าง", "ส่งไฟล์เข้าไดรฟ์กลางแล้ว").replace("1", w.d(1))
    return f"""{_file(w, "rank_68_v5.xlsx")}
{w.pick("เรียงคะแนนจากน้อยไปมาก", "ตารางจัดลำดับ (น้อย > มาก)")} ITA {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

ลำดับ\tตัวชี้วัด\tแบบวัด\tคะแนน\tห่างจาก {w.d(100)}\tเทียบเป้า {w.d(85)}
{chr(10).join(rows)}

แบบวัด\tคะแนน\tน้ำหนัก\tคิดเป็น\tต่างจากปี {w.year(w.before)}
{chr(10).join(parts)}
ภาพรวม\t{w.score(TOTAL)}\t{w.d(100)}%\t\t{w.signed(TOTAL)}

โน้ตใต้ตาราง
* ต่ำสุด = {_joined(f"{w.name(item)} {w.score(item)}" for item in worst)}
* สูงสุด = {_joined(f"{w.name(item)} {w.score(item, bare=True)}" for item in best)}
* ช่วงห่างสูงสุด-ต่ำสุด {_plain(w, wide)} คะแนน
* ถึง {w.d(95)} คะแนน: {w.count(lambda v: v >= 95)} ตัวชี้วัด
* ต่ำกว่า {w.d(85)} คะแนน: {w.count(lambda v: v < TARGET)} ตัวชี้วัด
* EIT แยกส่วน: ส่วนที่ {w.d(1)} = {w.score("EIT1")} / ส่วนที่ {w.d(2)} = {w.score("EIT2")} เฉลี่ยแล้ว = {w.score("EIT")}
* ผลรวมคอลัมน์ "คิดเป็น" อาจคลาดเคลื่อนไม่เกิน {w.d("0.03")} จากการปัดเศษ
* ระดับที่ได้ = {w.level()} ({w.score(TOTAL)})
* {last}
* ไฟล์สาธารณะอยู่ที่ {w.address("https://data.plateau9.go.th/ita/68.csv")} ดาวน์โหลดได้ ไม่ต้องล็อกอิน
* ปีหน้า (ปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)}) ขอแก้สูตรให้ดึงคะแนนเองโดยไม่ต้อง{w.word("คัดลอก")}มือ
"""


# --- A sheet of questions --------------------------------------------------------------------------------------------


def plateau_questions(w: Writer) -> str:
    facts = w.facts.years[w.now]
    blocks = []
    for n in TOOLS["IIT"]:
        keys = facts.questions[str(n)]
        blocks.append(_row(f"[{w.d(n)}]", w.name(n), w.score(str(n)), w.signed(str(n))))
        for key in keys:
            blocks.append(_row(key, "", w.score(key), "" if w.value(key) >= 90 else "ดูเพิ่ม"))
    for n in TOOLS["EIT"]:
        blocks.append(_row(f"[{w.d(n)}]", w.name(n), w.score(str(n)), w.signed(str(n))))
    for n in TOOLS["OIT"]:
        count = len(facts.questions[str(n)])
        blocks.append(_row(f"[{w.d(n)}]", f"{w.name(n)} ({w.d(count)} ข้อ)", w.score(str(n)), w.signed(str(n))))
    inner = [key for n in TOOLS["IIT"] for key in facts.questions[str(n)]]
    low = w.ends(inner)
    below = sum(w.value(key) < 90 for key in inner)
    open_items = [key for n in TOOLS["OIT"] for key in facts.questions[str(n)] if w.value(key) < 85]
    listed = f" ({_joined(open_items)})" if open_items else ""
    return f"""{_file(w, "คะแนนรายข้อ_ส่งออก.csv")}
หน่วยงาน\t{w.town()}
ที่ตั้ง\tอำเภอ{w.district()}\tจังหวัด{w.province()}
ปีงบประมาณ\t{w.year()}
คะแนนภาพรวม\t{w.score(TOTAL)}\t{w.level()}
คะแนน IIT\t{w.score("IIT")}
คะแนน EIT\t{w.score("EIT")}
คะแนน OIT\t{w.score("OIT")}

ข้อ\tชื่อตัวชี้วัด\tคะแนน\tเทียบปี {w.year(w.before)}
{chr(10).join(blocks)}

สรุปสั้น
- แบบวัด IIT มี {w.d(len(inner))} ข้อ ต่ำกว่า {w.d(90)} อยู่ {w.d(below)} ข้อ
- ข้อที่ต่ำสุดของ IIT: {_joined(f"{key} ได้ {w.score(key)}" for key in low)}
- ข้อ OIT ที่ต่ำกว่า {w.d(85)} มี {w.d(len(open_items))} ข้อ{listed}
- ผู้ตอบ IIT {w.d(97)} คน จากเป้า {w.d(80)} คน / EIT {w.d(264)} คน จากเป้า {w.d(250)} คน
- ตัวชี้วัดที่ {w.d(8)} {w.name(8)}: {_steps(w, "8")} เกี่ยวกับ {w.spelt("E-Service")} โดยตรง งานไอทีรับไปดู
- ปีงบประมาณ พ.ศ. {w.other_year(w.before)} ไม่มีไฟล์รายข้อ เทียบได้แค่ระดับตัวชี้วัด
ข้อมูลดิบขอได้ทางอีเมล {w.address("it36.plateau@town.go.th")} ระบุชื่อผู้ขอและ{w.word("วัตถุประสงค์")}
"""


# --- Standing items of the agenda ------------------------------------------------------------------------------------


def plateau_agenda(w: Writer) -> str:
    down = _moved(w, -1)
    other = w.facts.others[1].full_name
    table = "\n".join(
        _row(w.d(n), w.name(n), w.score(str(n), w.before), w.score(str(n)), w.signed(str(n))) for n in ALL
    )
    if down:
        names = _joined(f"{w.name(n)} (ลด {w.amount(str(n))})" for n in down)
        fallen = f"ตัวชี้วัดที่ลดลง {w.changed(-1)} ตัวชี้วัด คือ {names}"
    else:
        fallen = "ไม่มีตัวชี้วัดที่ลดลง"
    worst = _joined(f"{w.name(item)} ({w.score(item)})" for item in w.ends(map(str, ALL)))
    decided = w.pick("รับทราบ", "รับทราบ และให้นำเข้าที่ประชุมทุกเดือน", "ทราบ / มอบงานไอทีติดตาม")
    return f"""วาระประจำ เรื่องติดตาม ITA (แบบที่ใช้ทุกเดือน)
การประชุมหัวหน้าส่วนราชการ{w.town()} ครั้งที่ {w.d("10/2568")} วันที่ {w.d(28)} ตุลาคม {w.d(2568)}

วาระที่ {w.d(3)}.{w.number(1)} คะแนนล่าสุด
ปี {w.year()}: {w.score(TOTAL)} คะแนน ระดับ {w.level()}
ปี {w.year(w.before)}: {w.score(TOTAL, w.before)} คะแนน
ผลต่าง: {w.signed(TOTAL)} คะแนน
IIT {_steps(w, "IIT")} | EIT {_steps(w, "EIT")} | OIT {_steps(w, "OIT")}
มติ: {decided}

วาระที่ {w.d(3)}.{w.number(2)} ตารางแนบ
ที่\tตัวชี้วัด\t{w.year(w.before)}\t{w.year()}\tต่าง
{table}
{fallen}
ที่ต่ำสุดตอนนี้: {worst}
มติ: ให้เจ้าของตัวชี้วัดส่งคำอธิบายไม่เกิน {w.d(5)} บรรทัด ภายในวันที่ {w.d(7)} พฤศจิกายน {w.d(2568)}

วาระที่ {w.d(3)}.{w.number(3)} งานเว็บ
- ตรวจลิงก์ {w.d(214)} ลิงก์ เสีย {w.d(9)} ลิงก์ แก้แล้ว {w.d(6)} เหลือ {w.d(3)}
- {w.spelt("เว็บไซต์")}ล่ม {w.d(1)} ครั้ง นาน {w.d(22)} นาที เพราะไฟตก
- {w.name(9)}ปีนี้ได้ {w.score("9")} คะแนน เป้าของงานไอทีคือ {w.d(95)} คะแนน
- หน้าใหม่: {w.address("www.plateau9.go.th/oit/o28")}
มติ: เร่งที่เหลือ

วาระที่ {w.d(3)}.{w.number(4)} ศึกษาดูงาน
กองสวัสดิการเสนอไปดูระบบคิวที่{other} รถตู้ {w.d(1)} คัน {w.d(9)} คน ค่าใช้จ่าย {w.d("7,800")} บาท
มติ: เห็นชอบ

วาระที่ {w.d(3)}.{w.number(5)} ปีถัดไป
มาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} (ต.ค. {w.period_year(w.now)} – ก.ย. {w.period_year(w.now + 1)})
ให้ทุกกองกรอกในชีตกลาง ช่องละไม่เกิน {w.d(200)} ตัวอักษร {w.spelt("บุคลากร")}ที่ยังไม่มีบัญชีให้แจ้งงานไอที
ร่างระเบียบคอมพิวเตอร์อ้างพระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ. {w.other_year(2562)} แล้ว
มติ: {w.word("เห็นชอบ")}ตามเสนอ
"""


# --- A message to the chat -------------------------------------------------------------------------------------------


def plateau_chat(w: Writer) -> str:
    icons = {1: "🔼", -1: "🔽", 0: "⏸"}
    lines = "\n".join(
        f"{icons[(w.delta(str(n)) > 0) - (w.delta(str(n)) < 0)]} {w.name(n)} {w.score(str(n))} ({w.signed(str(n))})"
        for n in ALL
    )
    worst = _joined(f"{w.name(item)} = {w.score(item)}" for item in w.ends(map(str, ALL)))
    best = _joined(f"{w.name(item)} = {w.score(item, bare=True)}" for item in w.ends(map(str, ALL), best=True))
    hello = w.pick("แจ้งกลุ่มหัวหน้าส่วนครับ", "📢 อัปเดตครับ", "ขออนุญาตแจ้งผลครับ")
    left = w.pick("ใครเปิดไฟล์ไม่ได้บอกผม", "เปิดในมือถือให้หมุนจอแนวนอนนะครับ", "ตัวเลขดึงจากชีตตรง ๆ ไม่ได้พิมพ์เอง")
    return f"""{hello}
ผล ITA {w.town()} ปี {w.year()}
รวม {w.score(TOTAL)} คะแนน ({w.level()})
ปี {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} => {w.rise(TOTAL)}

รายเครื่องมือ
IIT {w.score("IIT")} / EIT {w.score("EIT")} / OIT {w.score("OIT")}

รายตัวชี้วัด (ในวงเล็บคือต่างจากปี {w.year(w.before)})
{lines}

🔼 {w.changed(1)} ตัวชี้วัด 🔽 {w.changed(-1)} ตัวชี้วัด ⏸ {w.changed(0)} ตัวชี้วัด
จุดอ่อน: {worst}
จุดแข็ง: {best}

เทียบเป้า {w.d(85)}: ภาพรวม{_of_target(w, w.value(TOTAL))}
{left}
ลิงก์ {w.address("https://drive.plateau9.go.th/s/6801")}
กรอกความเห็นก่อน {w.d("16.00")} น. วันศุกร์ที่ {w.d(31)} ต.ค. {w.d(68)} เกินแล้วชีตล็อก{w.word("อัตโนมัติ")}ครับ
มาตรการปีงบประมาณ {w.period_year(w.now + 1)} เดี๋ยวเปิดชีตใหม่ให้ {w.d(7)} คอลัมน์ {w.d(12)} แท็บ
"""


# --- A sheet of measures ---------------------------------------------------------------------------------------------


def plateau_measures(w: Writer) -> str:
    rows, money = [], 0
    for n, m in enumerate(w.measures, 1):
        cost = 1200 * n + 300
        money += cost
        percent = "100" if m.is_done else str(30 + 10 * n)
        cells = (m.title, w.unit(m, "/"), w.months(m, whole=False), w.status(m), f"{w.d(percent)}%", w.d(f"{cost:,}"))
        rows.append(_row(w.number(n), *cells))
    left = sum(not m.is_done for m in w.measures)
    late = _joined(m.title for m in w.measures if not m.is_done)
    effects = "\n".join(
        _row(w.d(n), w.name(n), w.score(str(n), w.before), w.score(str(n)), w.signed(str(n))) for n in ALL
    )
    worst = _joined(f"{w.name(item)} {w.score(item)}" for item in w.ends(map(str, ALL)))
    return f"""{_file(w, "ติดตามมาตรการ_สิ้นปี.xlsx")}
ชีต {w.d(1)}: มาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

ที่\tมาตรการ\tผู้รับผิดชอบ\tระยะเวลา\tสถานะ\tคืบหน้า\tใช้เงิน (บาท)
{chr(10).join(rows)}
รวม\t\t\t\t\t\t{w.d(f"{money:,}")}

โน้ต
{w.number(1)}. ทั้งหมด {w.measure_count()} มาตรการ เสร็จ {w.done_count()} มาตรการ ค้าง {w.d(left)} มาตรการ
{w.number(2)}. ที่ค้าง: {late}
{w.number(3)}. คืบหน้าคิดจากจำนวนขั้นตอนที่ติ๊กแล้ว ไม่ได้คิดจากเงิน
{w.number(4)}. ข้อมูล ณ {w.d(30)} ก.ย. {w.d(68)} ล็อกชีตแล้ว

ชีต {w.d(2)}: คะแนนก่อน-หลัง
ที่\tตัวชี้วัด\tก่อน ({w.year(w.before)})\tหลัง ({w.year()})\tผลต่าง
{effects}
\tภาพรวม\t{w.score(TOTAL, w.before)}\t{w.score(TOTAL)}\t{w.signed(TOTAL)}
- ระดับปี {w.year()}: {w.level()}
- ขึ้น {w.changed(1)} ตัวชี้วัด / ลง {w.changed(-1)} ตัวชี้วัด / คงที่ {w.changed(0)} ตัวชี้วัด
- ต่ำสุดหลังทำ: {worst}
- IIT {w.rise("IIT")} / EIT {w.rise("EIT")} / OIT {w.rise("OIT")}

ชีต {w.d(3)}: รายการ OIT ที่งานไอทีดูแล
o1\t{w.item_title("o1")}\tปรับเดือนละ {w.d(1)} ครั้ง
o3\t{w.item_title("o3")}\tเปลี่ยนเบอร์แล้ว ต่อ {w.d(18)}
o5\t{w.item_title("o5")}\tรอไฟล์จากกองคลัง
ผู้กรอก{w.spelt("ปฏิบัติ")}ตามคู่มือหน้า {w.d(6)}
สูตรเพี้ยนให้แจ้ง LINE: {w.address("@plat36sheet")} พร้อม{w.word("ภาพหน้าจอ")}
"""


PLANNED: tuple[Style, ...] = (plateau_measures,)
STYLES: tuple[Style, ...] = (
    plateau_three_years,
    plateau_ranked,
    plateau_questions,
    plateau_agenda,
    plateau_chat,
    *PLANNED,
)
