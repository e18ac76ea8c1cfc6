"""Papers of a young civil servant of a cape's strategy division, who compiles them from the divisions' answers.

Written before anything of what they give was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

ALL = range(1, 11)
TOOLS = {"IIT": range(1, 6), "EIT": range(6, 9), "OIT": range(9, 11)}
FULL, HIGH, TARGET = Decimal(100), Decimal(95), Decimal(85)


def _short(w: Writer, n: int) -> str:
    return f"ตัวชี้วัด {w.d(n)} {w.name(n)}"


def _items(w: Writer, numbers: Iterable[int]) -> str:
    return ", ".join(f"{_short(w, n)} ({w.score(str(n))})" for n in numbers) or "ไม่มี"


def _ends(w: Writer, *, best: bool = False) -> list[int]:
    return [int(item) for item in w.ends(map(str, ALL), best=best)]


def _moved(w: Writer, direction: int) -> list[int]:
    return [n for n in ALL if (w.delta(str(n)) > 0) - (w.delta(str(n)) < 0) == direction]


def _trend(w: Writer, item: str) -> str:
    """How a score went on from last year, as short as a chart's caption."""
    if w.delta(item) == 0:
        return w.pick("คะแนนเท่าเดิม", f"เท่ากับปี {w.year(w.before)}", "ไม่เปลี่ยนแปลง")
    return w.pick(
        f"{w.verb(item)} {w.amount(item)} คะแนน",
        f"{w.verb(item)}จากปี {w.year(w.before)} อยู่ {w.amount(item)} คะแนน",
        f"{w.verb(item)}จาก {w.score(item, w.before)} เป็น {w.score(item)} ({w.signed(item)})",
        f"ปี {w.year(w.before)} = {w.score(item, w.before)} ปี {w.year()} = {w.score(item)}",
        f"ผลต่าง {w.signed(item)} คะแนนเมื่อเทียบกับปี {w.year(w.before)}",
        f"{w.verb(item, 'สูงขึ้น', 'ต่ำลง')} {w.amount(item)} คะแนนเมื่อเทียบปีก่อนหน้า",
        f"คะแนน{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปีก่อนหน้า {w.amount(item)} คะแนน (ปีก่อนหน้าได้ {w.score(item, w.before)})",
    )


def _mean(values: Iterable[Decimal]) -> str:
    known = list(values)
    return f"{(sum(known, Decimal(0)) / len(known)).quantize(Decimal('0.01'), ROUND_HALF_UP)}"


def _where(w: Writer) -> str:
    return f"{w.town()} อ.{w.district()} จ.{w.province()}"


# --- Question by question ---------------------------------------------------------------------------------------------

_ASKED = {
    "i1": ("ปฏิบัติงานตามขั้นตอนและระยะเวลา", "ติดประกาศระยะเวลาให้บริการไว้หน้าเคาน์เตอร์"),
    "i2": ("ให้บริการเท่าเทียมกัน", "ใช้บัตรคิว"),
    "i3": ("เรียกรับสินบน", "ประกาศเจตนารมณ์ไม่รับสินบนในที่ประชุมประจำเดือน"),
    "i4": ("ใช้งบประมาณคุ้มค่า", "แจ้งผลการใช้จ่ายในไลน์กลุ่มพนักงานทุกสิ้นเดือน"),
    "i5": ("เบิกจ่ายเป็นเท็จ", "สุ่มตรวจใบสำคัญเดือนละ 1 ครั้ง"),
    "i6": ("จัดซื้อจัดจ้างเอื้อประโยชน์", "ให้ความรู้เรื่องระเบียบพัสดุ พ.ศ. 2560"),
    "i7": ("มอบหมายงานเป็นธรรม", "ทำคำสั่งแบ่งงานเป็นหนังสือ"),
    "i8": ("สั่งให้ทำธุระส่วนตัว", "ทำแบบสอบถามไม่ระบุชื่อปีละ 2 รอบ"),
    "i9": ("บริหารงานบุคคลโปร่งใส", "เผยแพร่หลักเกณฑ์เลื่อนขั้น"),
    "i10": ("ขอยืมทรัพย์สินถูกต้อง", "ทำแบบฟอร์มยืมผ่าน QR code"),
    "i11": ("นำทรัพย์สินไปใช้ส่วนตัว", "ติดสติกเกอร์เลขครุภัณฑ์ให้ครบ"),
    "i12": ("ตรวจสอบการใช้ทรัพย์สิน", "ตรวจนับครุภัณฑ์ทุก 3 เดือน"),
    "i13": ("ผู้บริหารให้ความสำคัญกับการต่อต้านการทุจริต", "นายกเทศมนตรีมอบนโยบายด้วยตนเอง"),
    "i14": ("ทบทวนแผนป้องกันการทุจริต", "ประชุมทบทวนปีละ 1 ครั้ง"),
    "i15": ("เชื่อมั่นในช่องทางร้องเรียน", "อบรมเรื่องการคุ้มครองผู้แจ้งเบาะแส"),
}


def _asked(w: Writer, n: int) -> str:
    keys = w.facts.years[w.now].questions[str(n)]
    rows = "\n".join(f"{key}\t{_ASKED[key][0]}\t{w.score(key)}\t{w.d(_ASKED[key][1])}" for key in keys)
    lowest = w.ends(keys)
    said = " และ ".join(f"{key} ({w.score(key)} คะแนน)" for key in lowest)
    after = w.pick(
        f"ข้อที่ได้คะแนนน้อยที่สุดของตัวชี้วัดนี้ คือ {said}",
        f"เมื่อดูรายข้อ พบว่า {said} ได้คะแนนต่ำสุด",
        f"จุดที่ควรแก้ก่อน: {said}",
    )
    return f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} {w.score(str(n))} คะแนน\nข้อ\tประเด็น\tคะแนน\tแนวทาง\n{rows}\n{after} / {_trend(w, str(n))}"


def _outside(w: Writer, n: int) -> str:
    keys = w.facts.years[w.now].questions[str(n)]
    rows = "\n".join("\t".join((key, w.score(f"{key}/1"), w.score(f"{key}/2"))) for key in keys)
    return f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} {w.score(str(n))} คะแนน / {_trend(w, str(n))}\nข้อ\tPart 1\tPart 2\n{rows}"


def question_sheets(w: Writer) -> str:
    iit = "\n\n".join(_asked(w, n) for n in TOOLS["IIT"])
    eit = "\n\n".join(_outside(w, n) for n in TOOLS["EIT"])
    oit = "\n".join(f"- {_short(w, n)} ได้ {w.score(str(n))} คะแนน {_trend(w, str(n))}" for n in TOOLS["OIT"])
    return f"""รายงานการวิเคราะห์ผลการประเมิน ITA รายข้อคำถาม ปีงบประมาณ {w.year()}
จัดทำโดย กองยุทธศาสตร์และงบประมาณ {_where(w)}

คะแนนภาพรวม {w.score(TOTAL)} คะแนน
ระดับผลการประเมิน {w.level()}
คะแนน IIT ที่ได้ {w.score("IIT")}
คะแนน EIT ที่ได้ {w.score("EIT")} (Part 1 = {w.score("EIT1")} / Part 2 = {w.score("EIT2")})
คะแนน OIT ที่ได้ {w.score("OIT")}

{w.number(1)}. แบบวัด IIT ({_trend(w, "IIT")})
ผู้ตอบ {w.d(64)} คน จากเจ้าหน้าที่ทั้งหมด {w.d(80)} คน คิดเป็น {w.d("80%")} ระบบเปิดให้ตอบ {w.d(1)} ก.พ. – {w.d(30)} เม.ย. {w.d(2568)}
{iit}

{w.number(2)}. แบบวัด EIT ({_trend(w, "EIT")})
{eit}

{w.number(3)}. แบบวัด OIT ({_trend(w, "OIT")})
ข้อ o{1} – o{28} รวม {w.d(28)} ข้อ
{oit}
* มีตัวชี้วัดที่ได้คะแนนเต็ม {w.d(100)} อยู่ {w.count(lambda v: v == FULL)} ตัวชี้วัด และที่ยังไม่ถึง {w.d(85)} อยู่ {w.count(lambda v: v < TARGET)} ตัวชี้วัด

{w.number(4)}. สิ่งที่จะทำต่อในปี {w.period_year(w.now + 1)}
แนวทางข้างต้นจะนำไปกำหนดเป็นมาตรการ เริ่ม ต.ค. {w.period_year(w.now, short=True)} สิ้นสุด ก.ย. {w.period_year(w.now + 1, short=True)} ขอให้{w.spelt("บุคลากร")}ทุกท่าน{w.word("ร่วมมือ")}กัน ดาวน์โหลดไฟล์ได้ที่{w.spelt("เว็บไซต์")} {w.address("https://capetown.go.th/file/ita68.pdf")}
"""


# --- What the divisions answered ------------------------------------------------------------------------------------

_DIVISIONS = {
    1: ("สำนักปลัดเทศบาล", "ปรับคู่มือประชาชนแล้ว 14 กระบวนงาน และจะทำเป็นแผ่นพับแจก 500 แผ่น"),
    2: ("กองคลัง", "เบิกจ่ายได้ร้อยละ 91 ของงบประมาณ เพราะโครงการถนนเลียบชายหาดต้องขยายสัญญา 60 วัน"),
    3: ("งานการเจ้าหน้าที่", "ประชุมชี้แจงเกณฑ์ประเมินไปแล้วเมื่อวันที่ 28 มีนาคม 2568 มีผู้เข้าร่วม 71 คน"),
    4: ("งานพัสดุ", "ครุภัณฑ์ 312 รายการ ตรวจนับพบครบ มีชำรุดรอจำหน่าย 9 รายการ"),
    5: ("งานนิติการ", "ไม่มีเรื่องร้องเรียนการทุจริตในรอบปี มีแต่เรื่องร้องทุกข์ทั่วไป 23 เรื่อง"),
    6: ("กองช่าง", "ออกใบอนุญาตก่อสร้างเฉลี่ย 12 วัน เร็วกว่าที่กฎหมายกำหนด"),
    7: ("งานประชาสัมพันธ์", "เพจของเทศบาลมีผู้ติดตาม 4,850 คน แต่มีผู้ส่งคำถามเดือนละไม่ถึง 10 คน"),
    8: ("กองสาธารณสุขและสิ่งแวดล้อม", "เปิดให้ชุมชน 8 แห่งร่วมออกแบบจุดทิ้งขยะ"),
    9: ("กองยุทธศาสตร์และงบประมาณ", "ตรวจลิงก์ทุกวันศุกร์ พบลิงก์เสีย 6 ลิงก์ แก้ไขแล้วทั้งหมด"),
    10: ("หน่วยตรวจสอบภายใน", "ประเมินความเสี่ยงแล้ว 3 โครงการ วงเงินรวม 2,150,000 บาท"),
}


def _answer(w: Writer, n: int) -> str:
    item, (division, said) = str(n), (_DIVISIONS[n][0], w.d(_DIVISIONS[n][1]))
    return w.pick(
        f"{w.number(n)}. {w.name(n)}\nคะแนน: {w.score(item)}\nแนวโน้ม: {_trend(w, item)}\nคำตอบของ{division}: {said}",
        f"{w.number(n)}. {w.name(n)} ได้ {w.score(item)} คะแนน {_trend(w, item)} {division}ให้ข้อมูลว่า {said}",
        f"{w.number(n)}. {w.name(n)}\n{division}ตอบว่า {said} ซึ่งกองยุทธศาสตร์ฯ เห็นว่าสอดคล้องกับคะแนนปี {w.year()} ที่ได้ {w.score(item)} คะแนน",
        f"{w.number(n)}. {w.name(n)} – {division}\nปี {w.year(w.before)} ได้ {w.score(item, w.before)} คะแนน ส่วนปี {w.year()} ได้ {w.score(item)} คะแนน {w.rise(item)}\nข้อมูลประกอบ {said}",
        f"{w.number(n)}. {w.name(n)} ({w.score(item, bare=True)} คะแนน)\nสรุปจากที่{division}ส่งมา: {said}",
        f"{w.number(n)}. {w.name(n)} มีผลต่าง {w.signed(item)} คะแนน ทำให้ปี {w.year()} อยู่ที่ {w.score(item)} คะแนน สำหรับการดำเนินงานของ{division} {said}",
    )


def divisions_answers(w: Writer) -> str:
    top, low = _ends(w, best=True), _ends(w)
    answers = "\n".join(_answer(w, n) for n in ALL)
    gap = w.value(str(top[0])) - w.value(str(low[0]))
    return f"""สรุปคำตอบของส่วนราชการเพื่อประกอบการวิเคราะห์ผล ITA ปี {w.year()} ของ{w.town()}
(ข้อมูล ณ วันที่ {w.d(14)} พ.ย. {w.d(2568)} ได้รับคำตอบครบ {w.d(10)} หน่วย)

ที่มา
หลังทราบผลว่าได้ {w.score(TOTAL)} คะแนน ระดับ{w.level()} กองยุทธศาสตร์และงบประมาณได้ส่งแบบสอบถามให้ทุกส่วนราชการใน{w.town()} อำเภอ{w.district()} จังหวัด{w.province()} ชี้แจงสาเหตุภายใน {w.d(7)} วันทำการ

คำตอบรายตัวชี้วัด
{answers}

ข้อสังเกตของผู้รวบรวม
- คะแนนสูงสุด: {_items(w, top)}
- คะแนนต่ำสุด: {_items(w, low)}
- ช่องว่างระหว่างคะแนนสูงสุดกับต่ำสุดเท่ากับ {w.d(f"{gap:.2f}")} คะแนน
- ตัวชี้วัดที่คะแนนดีขึ้นมี {w.changed(1)} ตัวชี้วัด และที่ลดลงมี {w.changed(-1)} ตัวชี้วัด
- ภาพรวม{_trend(w, TOTAL)}
หน่วยที่ส่งคำตอบช้าขอให้ใช้ระบบ {w.spelt("E-Service")} หรือส่งมาที่ {w.address("plan9@capetown.go.th")} จะได้{w.word("รวบรวม")}ได้ทันและ{w.spelt("ปฏิบัติ")}ตามแผนปีงบประมาณ {w.period_year(w.now + 1)}
"""


# --- Three years in tables --------------------------------------------------------------------------------------------


def three_years(w: Writer) -> str:
    first = w.before - 1
    years = (first, w.before, w.now)

    def row(label: str, item: str) -> str:
        return "\t".join((label, *(w.score(item, year) for year in years), w.signed(item)))

    tables = "\n\n".join(
        f"ตารางที่ {w.number(place)} กลุ่ม {tool}\nตัวชี้วัด\t{w.year(first)}\t{w.year(w.before)}\t{w.year()}\tผลต่างปีล่าสุด\n"
        + "\n".join(row(w.name(n), str(n)) for n in numbers)
        + f"\n{row(f'ค่าเฉลี่ย {tool}', tool)}"
        for place, (tool, numbers) in enumerate(TOOLS.items(), 1)
    )
    mean = _mean(w.value(TOTAL, year) for year in years)
    best = max(years, key=lambda year: w.value(TOTAL, year))
    fallen = _moved(w, -1)
    falls = "\n".join(f"• {w.name(n)} ลดลง {w.amount(str(n))} คะแนน เหลือ {w.score(str(n))}" for n in fallen) or "• ไม่มี"
    read = "\n".join(
        w.pick(
            f"• {tool} ปี {w.year()} ได้ {w.score(tool)} คะแนน {_trend(w, tool)}",
            f"• {tool}: {_trend(w, tool)}",
            f"• แบบวัด {tool} ปีนี้ {w.score(tool)} คะแนน เทียบกับเป้าหมาย {w.d(85)} คะแนน {'ต่ำกว่า' if w.value(tool) < TARGET else 'ไม่ต่ำกว่า'}เป้าหมาย",
        )
        for tool in TOOLS
    )
    return f"""ผลการประเมิน ITA ย้อนหลัง {w.d(3)} ปี (พ.ศ. {w.year(first)} – {w.year()})
{_where(w)}

{tables}

ตารางที่ {w.number(4)} ภาพรวม
ปีงบประมาณ\tคะแนน\tระดับ
{w.year(first)}\t{w.score(TOTAL, first)}\t{w.level(first)}
{w.year(w.before)}\t{w.score(TOTAL, w.before)}\t{w.level(w.before)}
{w.year()}\t{w.score(TOTAL)}\t{w.level()}

คำอธิบาย
คะแนนภาพรวมเฉลี่ย {w.d(3)} ปี เท่ากับ {w.d(mean)} คะแนน ปีที่ได้คะแนนมากที่สุดคือปี {w.year(best)} ({w.score(TOTAL, best)} คะแนน) สำหรับปี {w.year(short=True)} {_trend(w, TOTAL)}
{read}
ตัวชี้วัดที่ลดลงจากปี {w.year(w.before)} ({w.changed(-1)} ตัวชี้วัด)
{falls}
ปี {w.year()} มีตัวชี้วัดที่เกิน {w.d(90)} คะแนน {w.count(lambda v: v > 90)} ตัวชี้วัด จาก {w.d(10)} ตัวชี้วัด
ที่มา: {w.spelt("เว็บไซต์")} ITAS เข้าดูเมื่อ {w.d(2)} ต.ค. {w.d(2568)} เวลา {w.d("14:20")} น. จัดทำ{w.word("แผนภูมิ")}โดยกองยุทธศาสตร์ฯ LINE {w.address("@cape2stra7")} เพื่อประกอบแผนปี {w.period_year(w.now + 1)}
"""


# --- Slides for the meeting of heads --------------------------------------------------------------------------------


def slides(w: Writer) -> str:
    urgent, fair, high = (
        [n for n in ALL if low <= w.value(str(n)) < top]
        for low, top in ((Decimal(0), TARGET), (TARGET, HIGH), (HIGH, Decimal(101)))
    )
    risen = sorted(_moved(w, 1), key=lambda n: -w.delta(str(n)))[:3]
    first = "\n".join(f"{w.number(p)}. {w.name(n)} {w.signed(str(n))}" for p, n in enumerate(risen, 1)) or "ไม่มี"
    cards = "\n".join(f"{tool} | {w.score(tool)} | {_trend(w, tool)}" for tool in TOOLS)
    low = _ends(w)[0]
    return f"""[สไลด์ {w.d(1)}] ผล ITA {w.year()} {w.town()}
นำเสนอที่ประชุมหัวหน้าส่วนราชการ {w.d(24)} พฤศจิกายน {w.d(2568)} ({w.d(20)} นาที)

[สไลด์ {w.d(2)}] คะแนนรวม
{w.score(TOTAL)} คะแนน
ระดับ {w.level()}
{_trend(w, TOTAL)}

[สไลด์ {w.d(3)}] สามเครื่องมือ
เครื่องมือ | คะแนน | เทียบปี {w.year(w.before)}
{cards}

[สไลด์ {w.d(4)}] จัดกลุ่มตัวชี้วัด
กลุ่มเขียว ({w.d(95)} ขึ้นไป) {w.count(lambda v: v >= HIGH)} ตัวชี้วัด: {_items(w, high)}
กลุ่มเหลือง ({w.d("85.00")} – {w.d("94.99")}) {w.count(lambda v: TARGET <= v < HIGH)} ตัวชี้วัด: {_items(w, fair)}
กลุ่มแดง (ต่ำกว่า {w.d(85)}) {w.count(lambda v: v < TARGET)} ตัวชี้วัด: {_items(w, urgent)}

[สไลด์ {w.d(5)}] ตัวชี้วัดที่คะแนนเพิ่มมากที่สุด
{first}

[สไลด์ {w.d(6)}] ข้อความที่อยากให้จำ
"ถ้าคะแนน{w.name(low)}ซึ่งตอนนี้อยู่ที่ {w.score(str(low))} ขยับขึ้นได้ คะแนนรวมก็จะขยับตาม"
- เครื่องมือ IIT และ EIT มีน้ำหนักร้อยละ {w.d(30)} เท่ากัน ส่วน OIT ร้อยละ {w.d(40)}
- คะแนนข้อ i1 = {w.score("i1")}, i2 = {w.score("i2")}, i3 = {w.score("i3")}
- ตัวชี้วัด {w.d(9)} และ {w.d(10)} ได้ {w.score("9")} และ {w.score("10")} คะแนน ตามลำดับ

[สไลด์ {w.d(7)}] ขั้นต่อไป
{w.number(1)}) แต่ละกองเลือกมาตรการไม่เกิน {w.d(3)} เรื่อง ส่งภายใน {w.d(30)} พ.ย. {w.d(2568)}
{w.number(2)}) กองยุทธศาสตร์ฯ รวมเล่ม เสนอผู้บริหาร ตรวจให้ถูกต้องตาม{w.spelt("กฎหมาย")}
{w.number(3)}) เริ่มดำเนินการปีงบประมาณ {w.period_year(w.now + 1)} ให้{w.spelt("บุคลากร")}{w.word("รับทราบ")}ผ่าน {w.address("www.capetown.go.th/plan70")}
ติดต่อผู้จัดทำ โทรภายใน {w.d(205)}
"""


# --- The news for the web page --------------------------------------------------------------------------------------


def news(w: Writer) -> str:
    top, low = _ends(w, best=True), _ends(w)
    told = " ".join(
        w.pick(
            f"{_short(w, n)} {w.score(str(n))} คะแนน",
            f"{w.name(n)} ได้ {w.score(str(n))} คะแนน",
            f"ด้าน{w.name(n)} {w.score(str(n))} คะแนน {_trend(w, str(n))}",
        )
        for n in ALL
    )
    proud = "สูงกว่า" if w.value(TOTAL) > TARGET else "ต่ำกว่า" if w.value(TOTAL) < TARGET else "เท่ากับ"
    return f"""ข่าวประชาสัมพันธ์ ฉบับที่ {w.d("38/2568")}
{w.town()} เผยผลคะแนน ITA ประจำปีงบประมาณ {w.year()}

{w.town()} อำเภอ{w.district()} จังหวัด{w.province()} ขอแจ้งให้พี่น้องประชาชนทั้ง {w.d(9)} ชุมชนทราบว่า ปีนี้เทศบาลได้คะแนน ITA {w.score(TOTAL)} จากคะแนนเต็ม {w.d(100)} อยู่ในระดับ "{w.level()}" {proud}เป้าหมาย {w.d(85)} คะแนน โดยปี {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน ในระดับ "{w.level(w.before)}"
คะแนนมาจากความเห็นของเจ้าหน้าที่ (IIT) {w.score("IIT")} คะแนน ความเห็นของประชาชน (EIT) {w.score("EIT")} คะแนน และการเปิดเผยข้อมูล (OIT) {w.score("OIT")} คะแนน
แยกเป็นรายตัวชี้วัด ได้แก่ {told}
เรื่องที่ทำได้ดีที่สุด: {_items(w, top)}
เรื่องที่ต้องปรับปรุงก่อน: {_items(w, low)}

ถาม-ตอบ
{w.number(1)}. ทำไมคะแนนเปลี่ยน? ตอบ มี {w.changed(1)} ตัวชี้วัดที่เพิ่มขึ้น และ {w.changed(-1)} ตัวชี้วัดที่ลดลง
{w.number(2)}. ใครเป็นผู้ประเมิน? ตอบ สำนักงาน ป.ป.ช. โดยประชาชนตอบแบบสอบถามไม่เกิน {w.d(10)} นาที
{w.number(3)}. ปีหน้าจะทำอะไร? ตอบ เปิดรับฟังความเห็นทุกวันพุธ เวลา {w.d("13.00")}-{w.d("15.00")} น. ตลอดปีงบประมาณ {w.period_year(w.now + 1)} และเพิ่มบริการ {w.spelt("E-Service")} อีก {w.d(4)} เรื่อง

อ่านฉบับเต็มที่{w.spelt("เว็บไซต์")} {w.address("https://capetown.go.th/news/2041")} หรือ{w.word("สอบถาม")}โทร {w.d("077-511-204")} ในวันและเวลาราชการ
"""


# --- How far the measures are ---------------------------------------------------------------------------------------


def measures_followed_up(w: Writer) -> str:
    cards = "\n\n".join(
        w.pick(
            f"มาตรการที่ {w.number(n)} {m.title}\nหน่วยงาน: {w.unit(m, ' ร่วมกับ ')}\nช่วงเวลา: {w.months(m)}\nสถานะ: {w.status(m)}\nตัวชี้วัดความสำเร็จ: ไม่น้อยกว่าร้อยละ {w.d(80)}",
            f"มาตรการที่ {w.number(n)} {m.title}\n{w.unit(m, ' และ ')} ดำเนินการตั้งแต่ {w.months(m, whole=True)} ขณะนี้{w.status(m)} มีผู้เข้าร่วม {w.d(15 + 6 * n)} คน",
            f"มาตรการที่ {w.number(n)} {m.title} รับผิดชอบโดย{w.unit(m)}\nกำหนดไว้ {w.months(m, whole=True, days=True)}\nผล: {w.status(m)}",
        )
        for n, m in enumerate(w.measures, 1)
    )
    done, all_of = sum(bool(m.is_done) for m in w.measures), len(w.measures)
    percent = (Decimal(100 * done) / all_of).quantize(Decimal("0.1"), ROUND_HALF_UP)
    waiting = "\n".join(f"- {m.title} ({w.unit(m)}) {w.status(m)}" for m in w.measures if not m.is_done)
    scores = "\n".join(
        "\t".join((w.d(n), w.name(n), w.score(str(n), w.before), w.score(str(n)), w.signed(str(n)))) for n in ALL
    )
    return f"""รายงานการติดตามมาตรการ ITA ปีงบประมาณ {w.year()} รอบ {w.d(12)} เดือน
{_where(w)}

สรุปสั้น ๆ
มาตรการทั้งหมด {w.measure_count()} มาตรการ เสร็จแล้ว {w.done_count()} มาตรการ คิดเป็นร้อยละ {w.d(percent)} ที่เหลือ {w.d(all_of - done)} มาตรการยังทำไม่เสร็จ ได้แก่
{waiting}

รายละเอียดแต่ละมาตรการ
{cards}

คะแนนเปลี่ยนไปอย่างไร
คะแนนรวมปี {w.year()} {w.score(TOTAL)} คะแนน (ระดับ{w.level()}) {_trend(w, TOTAL)}
IIT {_trend(w, "IIT")}
EIT {_trend(w, "EIT")}
OIT {_trend(w, "OIT")}
ตัวชี้วัด\tชื่อ\tปี {w.year(w.before, short=True)}\tปี {w.year(short=True)}\t+/-
{scores}
เพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด เท่าเดิม {w.changed(0)} ตัวชี้วัด
ตัวชี้วัดที่คะแนนน้อยสุด: {_items(w, _ends(w))}

เรื่องที่ต้องตามต่อ
(ก) o{1} {w.item_title("o1")} ให้สำนักปลัดเพิ่มแผนผังใหม่ (ข) o{5} {w.item_title("o5")} ให้กองคลังส่งไฟล์ภายใน {w.d(10)} ต.ค. {w.d(2568)}
(ค) ปรับหน้า{w.spelt("เว็บไซต์")}ให้เปิดในโทรศัพท์ได้ วงเงิน {w.d("38,500")} บาท {w.word("ตามสัญญา")}เลขที่ {w.d("17/2568")}
(ง) {w.spelt("บุคลากร")}ใหม่ {w.d(5)} คน ยังไม่ได้อบรม ดูเอกสารที่ {w.address("https://capetown.go.th/km/15")}
"""


PLANNED: tuple[Style, ...] = (measures_followed_up,)
STYLES: tuple[Style, ...] = (question_sheets, divisions_answers, three_years, slides, news, *PLANNED)
