"""Known styles: the second family that was unseen: 51 % found as errors at first contact, 62 % with warnings, and 11 of
1,000 right numbers called wrong. Learning from met.py alone had brought it to 56 % and 63 %.
"""

from __future__ import annotations

from benchmarks.proofread.writing import Style, Writer


def executive_summary(w: Writer) -> str:
    a, b = w.chance.sample(range(1, 11), 2)
    return f"""บทสรุปผู้บริหาร

{w.town()} ตั้งอยู่ในอำเภอ{w.district()} จังหวัด{w.province()} เข้ารับการประเมินเป็นปีที่ {w.d(6)} ติดต่อกัน สำหรับปีงบประมาณ พ.ศ. {w.year()} ภาพรวมของหน่วยงานได้รับคะแนน {w.score("total")} คะแนน เทียบเป็นระดับ{w.level()} และเมื่อนำไปเทียบกับปีงบประมาณ พ.ศ. {w.year(w.before)} ที่ได้รับคะแนน {w.score("total", w.before)} คะแนน ถือว่า{w.rise("total")}

เมื่อจำแนกตามเครื่องมือ การประเมินภายใน (IIT) อยู่ที่ {w.score("IIT")} การประเมินภายนอก (EIT) อยู่ที่ {w.score("EIT")} และการประเมินเว็บไซต์ (OIT) อยู่ที่ {w.score("OIT")}

ตัวชี้วัดที่ควรชื่นชม คือ ตัวชี้วัดที่ {w.d(a)} {w.name(a)} ด้วยคะแนน {w.score(str(a))} ส่วนตัวชี้วัดที่ต้องติดตาม คือ ตัวชี้วัดที่ {w.d(b)} {w.name(b)} ด้วยคะแนน {w.score(str(b))}
"""


def checklist(w: Writer) -> str:
    lines = []
    for n in range(1, 11):
        lines.append(
            f"[{w.d(n)}] {w.name(n)} → {w.score(str(n))} คะแนน / ปีก่อน {w.score(str(n), w.before)} คะแนน / {w.rise(str(n))}"
        )
    return f"""ใบสรุปคะแนนรายตัวชี้วัด {w.town()}
{chr(10).join(lines)}
รวมแล้วมีตัวชี้วัดที่คะแนนลดลง {w.changed(-1)} ตัวชี้วัด คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด
"""


def wide_table(w: Writer) -> str:
    numbers = "\t".join(f"ตัวชี้วัดที่ {w.d(n)}" for n in range(1, 6))
    before = "\t".join(w.score(str(n), w.before) for n in range(1, 6))
    now = "\t".join(w.score(str(n)) for n in range(1, 6))
    return f"""ผลคะแนน IIT แยกตามตัวชี้วัดของ{w.town()}

ปีงบประมาณ\t{numbers}
{w.d(w.before)}\t{before}
{w.d(w.now)}\t{now}

คะแนน IIT รวมปี {w.year()} เท่ากับ {w.score("IIT")} คะแนน
"""


def speech(w: Writer) -> str:
    n = w.weakest()
    return f"""กราบเรียนผู้เข้าร่วมประชุมทุกท่าน ในนามของ{w.town()} ขอรายงานว่า คะแนน ITA ของเราปีนี้คือ {w.score("total")} คะแนน จากปีที่แล้วซึ่งเป็น {w.score("total", w.before)} คะแนน พวกเราทำให้คะแนน{w.rise("total")}

เรื่องที่ผมกังวลที่สุดคือ{w.name(n)} ซึ่งเป็นตัวชี้วัดที่ {w.d(n)} เพราะได้เพียง {w.score(str(n))} คะแนน ทั้งที่เราลงทุนไปแล้ว {w.d("250,000")} บาท และมีผู้ใช้บริการถึง {w.d("1,240")} คน

งานต่อไปมี {w.d(3)} เรื่อง
{w.number(1)}. ปรับเว็บไซต์ {w.address("https://hall77.go.th/news2")} ให้ใช้ง่าย
{w.number(2)}. {w.word("ฝึกอบรม")}พนักงานส่วนท้องถิ่น
{w.number(3)}. รายงานนายอำเภอ{w.district()}ทุก {w.d(90)} วัน
"""


def audit_table(w: Writer) -> str:
    rows = []
    for n in (6, 7, 8):
        first = 3 * (n - 6) + 1
        rows.append(
            f"{w.name(n)} (ตัวชี้วัดที่ {w.d(n)})\tคะแนนปี {w.d(w.now)} = {w.score(str(n))}\te{w.d(first)}–e{w.d(first + 2)}"
            f"\tเริ่ม ต.ค. {w.period_year(w.now, short=True)} เสร็จ ก.ย. {w.other_year((w.now + 1) % 100)}"
        )
    return f"""ตารางตรวจติดตามตัวชี้วัดของแบบวัด EIT

ตัวชี้วัด\tผลคะแนน\tข้อคำถาม\tห้วงเวลา
{chr(10).join(rows)}

EIT ส่วนที่ {w.d(1)} (ประชาชน) {w.score("EIT1")} คะแนน, EIT ส่วนที่ {w.d(2)} (ผู้ประเมิน) {w.score("EIT2")} คะแนน, ค่าเฉลี่ย EIT {w.score("EIT")} คะแนน
"""


def order_of_scores(w: Writer) -> str:
    order = sorted(range(1, 11), key=lambda n: (-w.value(str(n)), n))
    lines = "\n".join(
        f"อันดับ {w.d(place)} ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ({w.score(str(n))})" for place, n in enumerate(order, 1)
    )
    return f"""เรียงลำดับตัวชี้วัดจากคะแนนมากไปน้อย ปีงบประมาณ {w.year()}
{w.town()}

{lines}

ตัวชี้วัดที่มีคะแนนต่ำกว่าร้อยละ {w.d(95)} มีจำนวนทั้งสิ้น {w.count(lambda v: v < 95)} ตัวชี้วัด คะแนนภาพรวมร้อยละ {w.score("total")} ระดับ {w.level()}
"""


def two_columns(w: Writer) -> str:
    return f"""ปีงบประมาณ พ.ศ. {w.year(w.before)} | ปีงบประมาณ พ.ศ. {w.year()}
คะแนนภาพรวมของ{w.town()}เปลี่ยนจาก {w.score("total", w.before)} ในปี {w.year(w.before)} มาเป็น {w.score("total")} ในปี {w.year()}
IIT เปลี่ยนจาก {w.score("IIT", w.before)} มาเป็น {w.score("IIT")} ({w.signed("IIT")})
OIT เปลี่ยนจาก {w.score("OIT", w.before)} มาเป็น {w.score("OIT")} ({w.signed("OIT")})
ผลระดับปี {w.year(w.before)} คือ {w.level(w.before)} และผลระดับปี {w.year()} คือ {w.level()}
"""


def action_list(w: Writer) -> str:
    parts = []
    for n in w.chance.sample(range(1, 11), 3):
        parts.append(
            f"""ประเด็น: {w.name(n)}
ผลปี {w.d(w.now)}: {w.score(str(n))} คะแนน ({w.rise(str(n), "ดีขึ้น", "ลดลง")}เมื่อเทียบกับปี {w.d(w.before)})
สิ่งที่ต้องทำ: ก) {w.word("ทบทวนคู่มือ")} ข) แจ้งเวียน ค) วัดผลอีกครั้งใน {w.d(6)} เดือน
ระยะเวลา: {w.d(1)} ตุลาคม {w.period_year(w.now)} ถึง {w.d(30)} กันยายน {w.period_year(w.now + 1)}
ผู้รับผิดชอบ: งานนิติการ โทร {w.d("0-5433-9876")} ต่อ {w.d(12)}"""
        )
    return f"""รายการปรับปรุงหลังประกาศผล ITA ปี {w.year()} {w.town()}
อำเภอ{w.district()} จังหวัด{w.province()}

{chr(10).join(parts)}

มาตรการเดิมทำได้ร้อยละ {w.d("76.90")} ของแผน ประชาชนตอบแบบวัด {w.d(140)} คน คิดเป็นร้อยละ {w.d("93.33")}
"""


STYLES: tuple[Style, ...] = (
    executive_summary,
    checklist,
    wide_table,
    speech,
    audit_table,
    order_of_scores,
    two_columns,
    action_list,
)
