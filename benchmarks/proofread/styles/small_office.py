"""Papers of one or two clerks of a small municipality: short notes, plain tables, short years, few whole sentences.

Written before anything of the rules or of the other families' findings was looked at.
"""

from __future__ import annotations

from benchmarks.proofread.writing import Style, Writer

INDICATORS = tuple(str(n) for n in range(1, 11))
FIXES = {
    "1": "ติดป้ายขั้นตอนและเวลาให้บริการหน้าห้อง",
    "2": "แจ้งยอดใช้จ่ายเงินในที่ประชุมประจำเดือน",
    "3": "ทำคำสั่งแบ่งงานใหม่ให้ชัดเจน",
    "4": "ทำสมุดคุมการยืมพัสดุ",
    "5": "เปิดตู้รับเรื่องร้องเรียนเพิ่มอีก 1 จุด",
    "6": "อบรมพนักงานเรื่องการพูดจากับชาวบ้าน",
    "7": "ลงข่าวในเพจทุกสัปดาห์",
    "8": "เปิดจองคิวทางโทรศัพท์",
    "9": "ตรวจลิงก์ทุกวันศุกร์",
    "10": "ประชุมแผนป้องกันการทุจริตทุกไตรมาส",
}


def fix(w: Writer, item: str) -> str:
    return FIXES[item].replace("1", w.d(1))


def up_or_down(w: Writer, item: str) -> str:
    return "เท่าเดิม" if w.delta(item) == 0 else f"{w.verb(item)} {w.amount(item)}"


def mayor(w: Writer) -> str:
    return w.facts.place.full_name.replace("เทศบาล", "นายกเทศมนตรี", 1)


def letter_to_district(w: Writer) -> str:
    low = " ".join(f"ตัวชี้วัดที่ {w.d(i)} {w.name(i)} ({w.score(i)} คะแนน)" for i in w.ends(INDICATORS))
    return f"""ที่ {w.d("53102/415")}
สำนักงาน{w.town()}
อำเภอ{w.district()} จังหวัด{w.province()}
{w.d(24)} ตุลาคม {w.d(2568)}

เรื่อง ส่งรายงานการวิเคราะห์ผลการประเมิน ITA ประจำปี {w.year()}
เรียน นายอำเภอ{w.district()}
อ้างถึง หนังสืออำเภอ{w.facts.place.district} ด่วนที่สุด ที่ {w.d("0818/ว 3301")} ลงวันที่ {w.d(2)} ตุลาคม {w.d(2568)}
สิ่งที่ส่งมาด้วย {w.number(1)}. รายงานการวิเคราะห์ จำนวน {w.d(1)} เล่ม
	{w.number(2)}. แผนมาตรการปี {w.d(2569)} จำนวน {w.d(1)} ชุด

ตามหนังสือที่อ้างถึง อำเภอขอให้เทศบาลส่งรายงานการวิเคราะห์ผลการประเมิน นั้น
{w.town()}ได้วิเคราะห์แล้ว สรุปสั้น ๆ ได้ดังนี้
- คะแนนรวมปี {w.year()} {w.score("total")} คะแนน ระดับ{w.level()} ({w.rise("total")})
- IIT {w.score("IIT")} คะแนน EIT {w.score("EIT")} คะแนน OIT {w.score("OIT")} คะแนน
- คะแนนต่ำสุด {low}
รายละเอียดอยู่ในเล่มรายงาน หรือดูได้ที่{w.spelt("เว็บไซต์")} {w.address("www.small8.example.go.th")}

จึงเรียนมาเพื่อโปรดทราบ
ขอแสดงความนับถือ

(..............................)
{mayor(w)}

สำนักปลัด
โทร {w.d("0-5382-9014")}
"""


def score_sheet(w: Writer) -> str:
    years = (w.before - 1, w.before, w.now)

    def row(label: str, item: str) -> str:
        return "\t".join((label, *(w.score(item, year) for year in years), w.signed(item)))

    rows = "\n".join(row(f"{w.d(i)} {w.name(i)}", i) for i in INDICATORS)
    tools = "\n".join(row(label, label) for label in ("IIT", "EIT", "OIT"))
    heads = "\t".join(f"ปี {w.year(year, short=True)}" for year in years)
    high = " ".join(f"ตชว.{w.d(i)} {w.name(i)}" for i in w.ends(INDICATORS, best=True))
    low = " ".join(f"ตชว.{w.d(i)} {w.name(i)}" for i in w.ends(INDICATORS))
    ups, downs, same = (w.changed(direction) for direction in (1, -1, 0))
    return f"""คะแนน ITA {w.town()} {w.d(3)} ปีย้อนหลัง

ตัวชี้วัด\t{heads}\t+/-
{rows}
{tools}
{row("รวม", "total")}

ระดับปี {w.year(short=True)} = {w.level()}
ระดับปี {w.year(w.before, short=True)} = {w.level(w.before)}

ข้อสังเกต
{w.number(1)}) คะแนนเพิ่มขึ้น {ups} ตัวชี้วัด ลดลง {downs} ตัวชี้วัด เท่าเดิม {same} ตัวชี้วัด
{w.number(2)}) สูงสุด {high} ได้ {w.score(w.ends(INDICATORS, best=True)[0], bare=True)}
{w.number(3)}) ต่ำสุด {low} ได้ {w.score(w.ends(INDICATORS)[0])}
{w.number(4)}) ต่ำกว่า {w.d(85)} มี {w.count(lambda v: v < 85)} ตัวชี้วัด
ผู้จัดทำ งานวิเคราะห์นโยบายและแผน {w.d(20)} ต.ค. {w.d(68)}
"""


def question_notes(w: Writer) -> str:
    questions = w.facts.years[w.now].questions

    def ask(key: str) -> str:
        """Question ids as this clerk types them."""
        return w.d(key)

    def block(item: str) -> str:
        lines = []
        for key in questions[item]:
            if item in "678":
                lines.append(
                    f"- ข้อ {ask(key)} ส่วนที่ {w.d(1)} ได้ {w.score(f'{key}/1')} ส่วนที่ {w.d(2)} ได้ {w.score(f'{key}/2')}"
                )
            else:
                lines.append(f"- ข้อ {ask(key)} ได้ {w.score(key)} คะแนน")
        if len(lines) > 3:
            least = w.ends(questions[item])
            lines = [f"- ข้อที่ได้น้อยที่สุด {' '.join(f'ข้อ {ask(key)} {w.score(key)} คะแนน' for key in least)}"]
        body = "\n".join(lines)
        verdict = "จุดอ่อน ต้องรีบแก้" if w.value(item) < 85 else "ควรพัฒนา" if w.value(item) < 95 else "รักษาไว้"
        return f"""ตัวชี้วัดที่ {w.d(item)} {w.name(item)} {w.score(item)} คะแนน ({verdict})
{body}
แนวทาง {fix(w, item)}"""

    iit, eit, oit = ("\n".join(block(str(n)) for n in ns) for ns in (range(1, 6), range(6, 9), range(9, 11)))
    return f"""วิเคราะห์รายข้อ ITA {w.year()}
{w.town()} อ.{w.district()} จ.{w.province()}

ภาพรวม {w.score("total")} คะแนน ผลประเมิน {w.level()}
ปีที่แล้ว {w.score("total", w.before)} คะแนน {up_or_down(w, "total")}

IIT {w.score("IIT")} คะแนน
{iit}

EIT {w.score("EIT")} คะแนน
{eit}

OIT {w.score("OIT")} คะแนน
{oit}

สรุป ให้ทุกกอง{w.word("ดำเนินการ")}ตามแนวทาง และ{w.spelt("ปฏิบัติ")}ให้เสร็จก่อนสิ้นปีงบประมาณ
"""


def to_do_list(w: Writer) -> str:
    units = ("สำนักปลัด", "กองคลัง", "สำนักปลัด", "กองคลัง", "สำนักปลัด", "ทุกกอง", "สำนักปลัด", "กองช่าง", "สำนักปลัด", "ทุกกอง")
    spans = (
        lambda: f"ต.ค.{w.period_year(2568, short=True)}-ก.ย.{w.period_year(2569, short=True)}",
        lambda: f"พ.ย. {w.period_year(2568, short=True)}",
        lambda: f"ม.ค. - มิ.ย. {w.period_year(2569, short=True)}",
    )
    order = sorted(INDICATORS, key=w.value)
    rows = "\n".join(
        f"{w.number(n)}\t{fix(w, i)}\tตัวชี้วัดที่ {w.d(i)} {w.name(i)}\t{w.score(i)}\t{spans[n % 3]()}\t{units[int(i) - 1]}"
        for n, i in enumerate(order, 1)
    )
    first = order[0]
    return f"""แผนปรับปรุง ITA ปี {w.year(2569)} ของ{w.town()}
(ใช้ผลคะแนนปี {w.year()} เรียงจากน้อยไปมาก)

ที่\tสิ่งที่จะทำ\tแก้ตัวชี้วัด\tคะแนน\tช่วงเวลา\tใครทำ
{rows}

หมายเหตุ
* เริ่ม {w.d(1)} ต.ค. {w.period_year(2568, short=True)} สิ้นสุด {w.d(30)} ก.ย. {w.period_year(2569, short=True)}
* เรื่องแรกที่ต้องทำคือตัวชี้วัดที่ {w.d(first)} ได้แค่ {w.score(first)} คะแนน ปี {w.year(w.before)} ได้ {w.score(first, w.before)} คะแนน
* งบไม่เกิน {w.d("30,000")} บาท ถ้าเกินให้เสนอ{mayor(w)}ก่อน
* ติดตามผลเดือนมีนาคม {w.period_year(2569)} และเดือนสิงหาคม {w.period_year(2569)}
* ติดต่อสอบถามได้ทางไลน์ {w.address("@tb5310")}
"""


def done_sheet(w: Writer) -> str:
    rows = "\n".join(
        f"{w.number(n)}\t{m.title}\t{w.unit(m, '/')}\t{w.months(m, days=True)}\t{w.status(m)}\t{w.d(n)} ครั้ง"
        for n, m in enumerate(w.measures, 1)
    )
    changes = "\n".join(
        f"{w.d(i)}. {w.name(i)} {w.score(i, w.before)} -> {w.score(i)} {up_or_down(w, i)}" for i in INDICATORS
    )
    late = ", ".join(m.title for m in w.measures if not m.is_done)
    items = "\n".join(f"o{n} {w.item_title(f'o{n}')} ลงแล้ว" for n in range(1, 6))
    return f"""สรุปผลตามมาตรการ ITA ปีงบ {w.year()}
{w.town()}

ที่\tมาตรการ\tผู้รับผิดชอบ\tช่วงเวลา\tผล\tประชุม
{rows}

ทำแล้วเสร็จ {w.done_count()} มาตรการ จาก {w.measure_count()} มาตรการ
ที่ยังไม่เสร็จ: {late}

คะแนนปี {w.year(w.before, short=True)} กับปี {w.year(short=True)}
{changes}
รวม {w.score("total", w.before)} -> {w.score("total")} {up_or_down(w, "total")}
ระดับ {w.level()}

ข้อมูลบน{w.spelt("เว็บไซต์")}
{items}

ปัญหา คนน้อย งานมาก {w.spelt("บุคลากร")}มี {w.d(19)} คน
"""


def meeting_note(w: Writer) -> str:
    def said(item: str) -> str:
        if w.delta(item) == 0:
            return f"ตัวชี้วัดที่ {w.d(item)} {w.name(item)} ได้ {w.score(item, bare=True)} คะแนนเท่าปีก่อน"
        return f"ตัวชี้วัดที่ {w.d(item)} {w.name(item)} จาก {w.score(item, w.before)} เป็น {w.score(item)} {w.rise(item)}"

    moved = sorted(INDICATORS, key=w.delta)
    worst, best = moved[:2], moved[:-3:-1]
    bests, worsts = ("\n".join(f"  - {said(item)}" for item in items) for items in (best, worst))
    passed = w.count(lambda v: v >= 85)
    return f"""บันทึกการประชุมพนักงาน{w.town()}
ครั้งที่ {w.d("10/2568")} วันที่ {w.d(29)} ตุลาคม {w.d(2568)} เวลา {w.d("09.30")} น.
ผู้มาประชุม {w.d(17)} คน

วาระที่ {w.d(1)} เรื่องแจ้งให้ทราบ
ปลัดเทศบาลแจ้งว่า ผล ITA ปี {w.year()} ออกแล้ว เทศบาลเราได้ {w.score("total")} คะแนน
อยู่ระดับ {w.level()} ปี {w.year(w.before)} ได้ {w.score("total", w.before)}
คะแนน {w.rise("total")} ผ่านเกณฑ์ {w.d(85)} คะแนน {passed} ตัวชี้วัด
จากทั้งหมด {w.d(10)} ตัวชี้วัด

วาระที่ {w.d(2)} เรื่องพิจารณา
{w.d("2.1")} ตัวที่เปลี่ยนแปลงดีที่สุด {w.d(2)} ตัว
{bests}
{w.d("2.2")} ตัวที่ต้องช่วยกันดู {w.d(2)} ตัว
{worsts}
ด้านประชาชนภายนอก EIT ได้ {w.score("EIT")} คะแนน ด้านภายใน IIT ได้ {w.score("IIT")} คะแนน
ด้านข้อมูลหน้าเว็บ OIT ได้ {w.score("OIT")} คะแนน ให้งานประชาสัมพันธ์ไล่ดูทุกข้อ

มติที่ประชุม
ก) ให้ทุกกองส่งแผนภายใน {w.d(15)} พฤศจิกายน {w.d(2568)}
ข) ให้{w.word("เจ้าหน้าที่")}ทุกคนอ่านประกาศ{w.spelt("เจตจำนง")}สุจริต
ค) เรื่องนี้รายงานอำเภอ{w.district()} จังหวัด{w.province()} ต่อไป

เลิกประชุม {w.d("11.45")} น.
"""


PLANNED: tuple[Style, ...] = (done_sheet,)
STYLES: tuple[Style, ...] = (letter_to_district, score_sheet, question_notes, to_do_list, *PLANNED, meeting_note)
