"""Known styles: the family that was unseen first. At first contact 87 % of its errors were found as errors, 92 % with
warnings, and 16 of 1,000 numbers were called wrong that were right; then it was looked at, and another was written.
"""

from __future__ import annotations

from benchmarks.proofread.writing import Style, Writer


def letter_to_the_council(w: Writer) -> str:
    weak = w.weakest()
    return f"""รายงานผลการประเมิน ITA ของ{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
เสนอต่อสภาท้องถิ่น ประจำปีงบประมาณ พ.ศ. {w.year()}

ผลที่ประกาศเมื่อเดือนสิงหาคมที่ผ่านมา {w.town()} ทำคะแนนภาพรวมได้ {w.score("total")} คะแนน จัดอยู่ในระดับ{w.level()}
เมื่อย้อนดูปีงบประมาณ {w.year(w.before)} ซึ่งได้ {w.score("total", w.before)} คะแนน จะเห็นว่า{w.rise("total")}
ฝ่ายบริหารขอเรียนว่าจุดที่ต้องเร่งแก้ คือ ตัวชี้วัดที่ {w.d(weak)} {w.name(weak)} ที่ทำได้เพียง {w.score(str(weak))} คะแนน
ส่วนตัวชี้วัดที่ {w.d(1)} {w.name(1)} อยู่ที่ {w.score("1")} คะแนน และตัวชี้วัดที่ {w.d(9)} {w.name(9)} อยู่ที่ {w.score("9")} คะแนน
โดยรวมมีตัวชี้วัดที่คะแนนต่ำกว่า {w.d(85)} อยู่ {w.count(lambda v: v < 85)} ตัวชี้วัด

สิ่งที่จะทำต่อไป
{w.number(1)}) ให้กองคลังนำแผนการจัดซื้อขึ้นเว็บไซต์ {w.address("www.townhall24.go.th")} ภายใน {w.d(15)} วัน
{w.number(2)}) อบรมพนักงาน {w.d(45)} คน ใช้งบประมาณ {w.d("18,500")} บาท
{w.number(3)}) รายงานความก้าวหน้าต่อที่ประชุมหัวหน้าส่วนราชการทุกวันที่ {w.d(5)} ของเดือน ตั้งแต่ตุลาคม {w.period_year(w.now)} ถึงกันยายน {w.period_year(w.now + 1)}
"""


def bullet_cards(w: Writer) -> str:
    cards = "\n".join(
        f"▪ {w.name(n)} (ตัวชี้วัดที่ {w.d(n)}) = {w.score(str(n))} [{w.d(w.before)}: {w.score(str(n), w.before)}] "
        f"ผลต่าง {w.signed(str(n))}"
        for n in range(1, 11)
    )
    return f"""สรุปคะแนน ITA ฉบับย่อ ปี {w.year()}
หน่วยงาน : {w.town()}
ที่ตั้ง : อำเภอ{w.district()} จังหวัด{w.province()}
คะแนนรวมทั้งหมด : {w.score("total")}
ระดับที่ได้ : {w.level()}

คะแนนรายเครื่องมือ
▪ IIT = {w.score("IIT")}
▪ EIT = {w.score("EIT")} (ส่วนที่ {w.d(1)} = {w.score("EIT1")} / ส่วนที่ {w.d(2)} = {w.score("EIT2")})
▪ OIT = {w.score("OIT")}

คะแนนรายตัวชี้วัด
{cards}
"""


def auditor_prose(w: Writer) -> str:
    a, b, c = w.chance.sample(range(1, 11), 3)
    return f"""บทวิเคราะห์ของหน่วยตรวจสอบภายใน {w.town()}
ประจำปีงบประมาณ {w.year()}

จากการสอบทานผลการประเมินคุณธรรมและความโปร่งใสฯ พบข้อสังเกต ดังต่อไปนี้

ประการแรก ผลการประเมินของแบบวัด IIT สรุปได้ว่าอยู่ที่ร้อยละ {w.score("IIT")} ขณะที่แบบวัด EIT เท่ากับร้อยละ {w.score("EIT")} และแบบตรวจ OIT เท่ากับร้อยละ {w.score("OIT")} ตามลำดับ

ประการที่สอง {w.name(a)} ได้รับการประเมิน {w.score(str(a))} คะแนน ซึ่ง{w.rise(str(a), "สูงกว่าปีก่อน", "ต่ำกว่าปีก่อน")} อันเป็นผลจากการ{w.word("ประชาสัมพันธ์")}ช่องทางให้บริการ โดยประชาชนร้อยละ {w.d("62.40")} รู้จักช่องทางดังกล่าว

ประการที่สาม เมื่อพิจารณาตัวชี้วัดที่ {w.d(b)} ({w.name(b)}) คะแนนได้ขยับจาก {w.score(str(b), w.before)} คะแนน มาเป็น {w.score(str(b))} คะแนน ผู้ตรวจสอบเห็นว่าเป็นไปตามแผนปฏิบัติการ ข้อ {w.d(4)}

ประการสุดท้าย ตัวชี้วัดที่ {w.d(c)} ว่าด้วย{w.name(c)} มีคะแนนปิดปีที่ {w.score(str(c))} คะแนน จากเต็ม {w.d(100)} คะแนน
ทั้งนี้ จำนวนตัวชี้วัดที่คะแนนเพิ่มขึ้นมี {w.changed(1)} ตัวชี้วัด และที่ลดลงมี {w.changed(-1)} ตัวชี้วัด
"""


def comparison_table(w: Writer) -> str:
    rows = "\n".join(
        f"{w.d(n)}. {w.name(n)}\t{w.score(str(n), w.before)}\t{w.score(str(n))}\t{w.signed(str(n))}"
        for n in range(1, 11)
    )
    return f"""ตารางเปรียบเทียบผลการประเมินสองปี ของ{w.town()}

ประเด็นการประเมิน\tผลปี {w.d(w.before)}\tผลปี {w.d(w.now)}\tเพิ่ม/ลด
{rows}
คะแนนภาพรวม\t{w.score("total", w.before)}\t{w.score("total")}\t{w.signed("total")}
ระดับผลการประเมิน\t{w.level(w.before)}\t{w.level()}\t

หมายเหตุ คะแนนปี {w.d(w.before)} นำมาจากรายงานเลขที่ {w.d(128)}/{w.d(w.before)} หน้า {w.d(14)}
"""


def question_and_answer(w: Writer) -> str:
    strong = w.weakest(best=True)
    return f"""ถาม ปี {w.year()} {w.town()} ได้คะแนน ITA เท่าไร
ตอบ ได้ {w.score("total")} คะแนน ผลอยู่ในระดับ “{w.level()}”

ถาม แล้วปี {w.year(w.before)} เล่า
ตอบ ปี {w.year(w.before)} ได้คะแนน {w.score("total", w.before)} คะแนน

ถาม ด้านใดทำได้ดีที่สุด
ตอบ ด้าน{w.name(strong)} ทำได้ {w.score(str(strong))} คะแนน

ถาม ด้านการสื่อสารเป็นอย่างไร
ตอบ ตัวชี้วัดที่ {w.d(7)} {w.name(7)} ปีนี้ได้ {w.score("7")} คะแนน {w.rise("7")} จากปีที่แล้ว

ถาม ข้อคำถามใดควรดู
ตอบ ข้อ i{w.d(5)} ได้ {w.score("i5")} คะแนน และข้อ i{w.d(12)} ได้ {w.score("i12")} คะแนน
"""


def chart_reading(w: Writer) -> str:
    return f"""ภาพที่ {w.d(3)} แสดงคะแนนย้อนหลังของ{w.town()}
อ่านจากภาพ เส้นคะแนนภาพรวมเริ่มที่ {w.score("total", w.before)} ในปี {w.year(w.before)} แล้วมาจบที่ {w.score("total")} ในปี {w.year()} คิดเป็นการเปลี่ยนแปลง {w.signed("total")} คะแนน
เส้น OIT เคลื่อนจาก {w.score("OIT", w.before)} ไปอยู่ที่ {w.score("OIT")} ส่วนเส้น IIT เคลื่อนจาก {w.score("IIT", w.before)} ไปอยู่ที่ {w.score("IIT")}
แท่งของตัวชี้วัดที่ {w.d(2)}, {w.d(3)} และ {w.d(4)} สูง {w.score("2")}, {w.score("3")} และ {w.score("4")} คะแนนตามลำดับ
ความพึงพอใจของผู้รับบริการจากแบบสอบถามของเราเองอยู่ที่ร้อยละ {w.d("88.75")} และมีผู้ตอบ {w.d(212)} ราย
"""


def plan_rows(w: Writer) -> str:
    rows = []
    for n in w.chance.sample(range(1, 11), 5):
        rows.append(
            f"{w.name(n)}\nได้ {w.score(str(n))}\t{w.number(1)}. ทบทวนขั้นตอน {w.number(2)}. {w.word('แจ้งเวียน')}ทุกกอง {w.number(3)}. ติดตามผล"
            f"\tตุลาคม {w.period_year(w.now, short=True)} – กันยายน {w.period_year(w.now + 1, short=True)}\tกองคลัง".replace(
                "\n", " "
            )
        )
    return "\n".join(
        [
            f"แผนยกระดับคุณธรรมของ{w.town()} ปีงบประมาณ {w.d(w.now + 1)}",
            "",
            "ตัวชี้วัดและคะแนนที่ได้\tวิธีดำเนินงาน\tกำหนดเวลา\tหน่วยงาน",
            *rows,
        ]
    )


def press_notice(w: Writer) -> str:
    return f"""ข่าวประชาสัมพันธ์
{w.town()} ประกาศผล ITA {w.year()} คว้า {w.score("total")} คะแนน ระดับ{w.level()}

นายกเทศมนตรีเปิดเผยว่า ปีนี้เทศบาลของเราได้คะแนนแบบวัดผู้มีส่วนได้ส่วนเสียภายใน {w.score("IIT")} คะแนน แบบวัดผู้มีส่วนได้ส่วนเสียภายนอก {w.score("EIT")} คะแนน และการเปิดเผยข้อมูลสาธารณะ {w.score("OIT")} คะแนน
ตัวชี้วัดด้าน{w.name(5)} ได้ {w.score("5")} คะแนน ด้าน{w.name(6)} ได้ {w.score("6")} คะแนน ด้าน{w.name(8)} ได้ {w.score("8")} คะแนน
ผ่านเกณฑ์ {w.d(85)} คะแนนจำนวน {w.count(lambda v: v >= 85)} ตัวชี้วัด จาก {w.d(10)} ตัวชี้วัด
สอบถามได้ที่ โทร. {w.d("0-5422-1234")} หรือไลน์ {w.address("@hall2568")} อีเมล {w.address("info9@hall.go.th")} เวลา {w.d("08.30")}-{w.d("16.30")} น.
"""


def committee_minutes(w: Writer) -> str:
    a, b = w.chance.sample(range(1, 11), 2)
    return f"""รายงานการประชุมคณะทำงาน ITA ครั้งที่ {w.d(2)}/{w.d(w.now)}
ระเบียบวาระที่ {w.d(3)} เรื่องเพื่อทราบ
เลขานุการแจ้งที่ประชุมว่า {w.town()} อำเภอ{w.district()} จังหวัด{w.province()} มีผลคะแนน ITA ปีงบประมาณ พ.ศ. {w.year()} รวม {w.score("total")} คะแนน ผลการประเมินระดับ{w.level()} {w.rise("total", "สูงขึ้น", "ต่ำลง")}
รายละเอียดรายข้อ
- ตัวชี้วัดที่ {w.d(a)} {w.name(a)} คะแนน {w.score(str(a))} ({w.rise(str(a), after="")})
- ตัวชี้วัดที่ {w.d(b)} {w.name(b)} คะแนน {w.score(str(b))} ({w.rise(str(b), after="")})
มติที่ประชุม รับทราบ และมอบหมายให้{w.word("สำนักปลัด")}ดำเนินการตามข้อ {w.d(2)} ของแผน ภายในวันที่ {w.d(30)} มิถุนายน {w.d(w.now + 1)}
"""


def annual_essay(w: Writer) -> str:
    n = w.weakest()
    return f"""๑. ความเป็นมา
{w.town()}เข้ารับการประเมิน ITA อย่างต่อเนื่อง โดยในปีงบประมาณ {w.year()} คะแนนเฉลี่ยรวมทุกตัวชี้วัดหลังถ่วงน้ำหนักแล้วเท่ากับ {w.score("total")} คะแนน หรือ{w.rise("total")}จากรอบก่อนหน้า

๒. ข้อค้นพบ
ตัวชี้วัดที่ได้คะแนนน้อยที่สุดได้แก่ {w.name(n)} ({w.score(str(n))} คะแนน) รองลงมาให้ดูในภาคผนวก
{w.name(2)} ปีที่แล้ว {w.score("2", w.before)} ปีนี้ {w.score("2")} | {w.name(10)} ปีที่แล้ว {w.score("10", w.before)} ปีนี้ {w.score("10")}

๓. ข้อเสนอ
ให้ทุกกองถือปฏิบัติตามคำสั่งที่ {w.d(77)}/{w.d(w.now)} ลงวันที่ {w.d(4)} มีนาคม {w.d(w.now)} และ{w.word("ติดตามผล")}ทุกไตรมาส
"""


STYLES: tuple[Style, ...] = (
    letter_to_the_council,
    bullet_cards,
    auditor_prose,
    comparison_table,
    question_and_answer,
    chart_reading,
    plan_rows,
    press_notice,
    committee_minutes,
    annual_essay,
)
