"""Known styles: reports between prose and tables, full of figures that are nobody's score."""

from __future__ import annotations

from benchmarks.proofread.writing import Style, Writer


def history(w: Writer) -> str:
    def line(item: str, words: str) -> str:
        return f"{words}\t{w.score(item, w.now - 2)}\t{w.score(item, w.before)}\t{w.score(item)}"

    tools = "\n".join(line(tool, tool) for tool in ("IIT", "EIT", "OIT"))
    return f"""ผลการประเมินย้อนหลังสามปีของ{w.town()}

เครื่องมือ\tปีงบประมาณ {w.d(w.now - 2)}\tปีงบประมาณ {w.d(w.before)}\tปีงบประมาณ {w.d(w.now)}
{tools}
{line("total", "รวมทั้งหมด คะแนนภาพรวม")}

คะแนนภาพรวมปี {w.year(w.now - 2)} เท่ากับ {w.score("total", w.now - 2)} คะแนน ปี {w.year(w.before)} เท่ากับ {w.score("total", w.before)} คะแนน และปี {w.year()} เท่ากับ {w.score("total")} คะแนน โดยค่าเฉลี่ยประเทศอยู่ที่ {w.d("93.82")} คะแนน
"""


def targets(w: Writer) -> str:
    rows = []
    for n in range(1, 11):
        over = w.value(str(n)) - 85
        rows.append(
            f"{w.d(n)}\t{w.name(n)}\t{w.d('85.00')}\t{w.score(str(n))}\t{w.d(f'{over:+.2f}')}\t{w.d(f'{w.value(str(n)) * 6 / 100:.2f}')}"
        )
    return f"""ตารางเทียบค่าเป้าหมาย {w.town()}

ลำดับ\tตัวชี้วัด\tค่าเป้าหมาย\tคะแนนที่ได้\tสูง/ต่ำกว่าเป้าหมาย\tคะแนนถ่วงน้ำหนัก
{chr(10).join(rows)}

จากตาราง ตัวชี้วัดที่ {w.d(4)} {w.name(4)} ได้ {w.score("4")} คะแนน ห่างจากเป้าหมาย {w.d("97.00")} คะแนน อยู่ {w.d("3.11")} คะแนน การเบิกจ่ายงบประมาณร้อยละ {w.d("71.30")} คะแนน LPA {w.d("88.10")} คะแนน
"""


def two_parts(w: Writer) -> str:
    rows = "\n".join(f"ข้อ e{w.d(n)}\t{w.score(f'e{n}/1')}\t{w.score(f'e{n}/2')}" for n in range(1, 10))
    return f"""ผลรายข้อของแบบวัด EIT
ข้อคำถาม\tคะแนนส่วนที่ {w.d(1)}\tคะแนนส่วนที่ {w.d(2)}
{rows}

คะแนน EIT ส่วนที่ {w.d(1)} ได้ {w.score("EIT1")} คะแนน และคะแนน EIT ส่วนที่ {w.d(2)} ได้ {w.score("EIT2")} คะแนน เฉลี่ยเป็นคะแนน EIT {w.score("EIT")} คะแนน
"""


def after_the_figure(w: Writer) -> str:
    return f"""{w.town()} มีคะแนนภาพรวม {w.score("total", w.before)} คะแนน ในปี {w.year(w.before)} และ {w.score("total")} คะแนน ในปี {w.year()}
ตัวชี้วัดที่ {w.d(3)} {w.name(3)} ได้ {w.score("3", w.before)} คะแนน (ปี {w.year(w.before)}) และ {w.score("3")} คะแนน (ปี {w.year()})
ตัวชี้วัดที่ {w.d(5)} และตัวชี้วัดที่ {w.d(6)} ได้ {w.score("5")} และ {w.score("6")} คะแนนตามลำดับ
{w.name(7)} คะแนนเดิม {w.score("7", w.before)} คะแนนใหม่ {w.score("7")}
{w.name(8)} : {w.score("8")} คะแนน ({w.signed("8")})
"""


def causes(w: Writer) -> str:
    parts = []
    for n in w.chance.sample(range(1, 11), 4):
        parts.append(
            f"""ตัวชี้วัดที่ {w.d(n)} {w.name(n)}
ได้คะแนน {w.score(str(n))} คะแนน อยู่ในเกณฑ์ที่ควรรักษาไว้ ผู้ตอบแบบวัด {w.d(86)} คน เห็นว่าเจ้าหน้าที่ให้บริการดีร้อยละ {w.d("90.70")}
ส่วนที่ยังขาดอีก {w.d("2.35")} คะแนน เกิดจากประชาชนร้อยละ {w.d("12.40")} ไม่ทราบขั้นตอน จึง{w.word("กำหนดแนวทาง")}ดังนี้
({w.number(1)}) ติดป้ายบอกขั้นตอนภายใน {w.d(30)} วัน
({w.number(2)}) อบรมเจ้าหน้าที่ {w.d(2)} ครั้ง คะแนนก่อนอบรม {w.d("54.20")} คะแนน หลังอบรม {w.d("81.60")} คะแนน
({w.number(3)}) รายงานผลตามข้อ {w.d(7)} ของระเบียบ"""
        )
    return f"""บทวิเคราะห์รายตัวชี้วัดของ{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

{chr(10).join(parts)}
"""


def formula(w: Writer) -> str:
    return f"""การคิดคะแนนรวม ({w.score("IIT")} x {w.d("0.30")}) + ({w.score("EIT")} x {w.d("0.30")}) + ({w.score("OIT")} x {w.d("0.40")}) = {w.score("total")} คะแนน
ผลคะแนนอยู่ในช่วง {w.d("85.00")} - {w.d("94.99")} คะแนน หมายถึง ระดับผ่านดี และตั้งแต่ {w.d(95)} คะแนนขึ้นไป หมายถึง ระดับผ่านดีเยี่ยม
{w.town()}จึงได้ระดับ{w.level()} ด้วยคะแนน {w.score("total")} คะแนน
ปี {w.year(w.before)} ได้ระดับ{w.level(w.before)} ด้วยคะแนน {w.score("total", w.before)} คะแนน
"""


def visitors(w: Writer) -> str:
    friend = w.facts.others[0].full_name
    return f"""{w.town()} ได้ศึกษาดูงาน ณ {friend} เมื่อวันที่ {w.d(12)} มีนาคม {w.d(w.now)} เวลา {w.d("09.30")} น. มีผู้เข้าร่วม {w.d(38)} คน
ผลการประเมิน ITA ของ{w.town()} ปีงบประมาณ พ.ศ. {w.year()} คะแนนเฉลี่ยรวม {w.score("total")} คะแนน {w.rise("total", "สูงขึ้นจากเดิม", "ลดลงจากเดิม")}
คะแนน IIT {w.score("IIT")} คะแนน คะแนน EIT {w.score("EIT")} คะแนน และคะแนน OIT {w.score("OIT")} คะแนน
ข้อร้องเรียนลดลงร้อยละ {w.d("20.00")} จากปีก่อน ความพึงพอใจเฉลี่ย {w.d("4.56")} จากคะแนนเต็ม {w.d(5)} คะแนน
มี {w.count(lambda v: v < 90)} ตัวชี้วัดที่มีคะแนนต่ำกว่า {w.d(90)} คะแนน
"""


def follow_up(w: Writer) -> str:
    rows = []
    for n in w.chance.sample(range(1, 11), 4):
        rows.append(
            f"{w.d(n)}. {w.name(n)}\tจัดทำคู่มือ\t{w.number(1)}) ประชุม {w.number(2)}) {w.word('เผยแพร่')}ทางเว็บไซต์ {w.number(3)}) สรุปผล"
            f"\t{w.d(1)} ตุลาคม {w.period_year(w.now)} - {w.d(30)} กันยายน {w.period_year(w.now + 1)}\tร้อยละ {w.d(100)} ของแผน"
        )
    return f"""แผนปฏิบัติการยกระดับคะแนนของ{w.town()}
ประจำปีงบประมาณ พ.ศ. {w.other_year(w.now + 1)}

ตัวชี้วัด\tมาตรการ\tขั้นตอนการดำเนินงาน\tระยะเวลา\tตัวชี้วัดความสำเร็จ
{chr(10).join(rows)}
"""


STYLES: tuple[Style, ...] = (history, targets, two_parts, after_the_figure, causes, formula, visitors, follow_up)
