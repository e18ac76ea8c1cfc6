"""Known styles: analyses and memos told in sentences."""

from __future__ import annotations

from benchmarks.proofread.writing import Style, Writer


def by_indicator(w: Writer) -> str:
    parts = []
    for n in range(1, 11):
        parts.append(
            f"""### ตัวชี้วัดที่ {w.d(n)} {w.name(n)}

ผลการประเมินประจำปีงบประมาณ {w.d(w.now)} ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ของ{w.town()} ได้คะแนน {w.score(str(n))} คะแนน {w.rise(str(n))} จากปีงบประมาณ {w.year(w.before)} ซึ่งได้คะแนน {w.score(str(n), w.before)} คะแนน เนื่องจากประชาชนร้อยละ {w.d("41.25")} ยังไม่ทราบช่องทางติดต่อ จึงควร{w.word("ดำเนินการ")}ประชาสัมพันธ์เพิ่มขึ้น"""
        )
    return f"""การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส
ประจำปีงบประมาณ พ.ศ. {w.year()}
{w.town()}
อำเภอ{w.district()} จังหวัด{w.province()}

คะแนนภาพรวม {w.score("total")} คะแนน อยู่ในระดับ{w.level()}

{chr(10).join(parts)}
"""


def memo(w: Writer) -> str:
    return f"""บันทึกข้อความ
ส่วนราชการ สำนักปลัด {w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
ที่ ลป {w.d(52201)}/{w.d(118)} วันที่ {w.d(6)} ตุลาคม {w.d(w.now)}
เรื่อง รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {w.year()}

เรื่องเดิม
ตามที่{w.town()}ได้เข้าร่วมการประเมิน ประจำปีงบประมาณ พ.ศ. {w.d(w.now)} นั้น

ข้อเท็จจริง
สำนักงาน ป.ป.ช. ได้ประกาศผล ซึ่ง{w.town()}มีผลคะแนนในภาพรวม {w.score("total")} คะแนน ผลการประเมินอยู่ในระดับ {w.level()} เมื่อเทียบกับปี {w.d(w.before)} ที่ได้ {w.score("total", w.before)} คะแนน {w.rise("total")}

ข้อพิจารณา
{w.number(1)}. เห็นควรแจ้งทุกกองทราบ ตามหนังสือ ที่ มท {w.d("0808.3")}/ว {w.d(1234)} ลงวันที่ {w.d(2)} มกราคม {w.d(w.now)}
{w.number(2)}. เห็นควรเผยแพร่ทาง {w.address("https://www.hall5.go.th/ita2568")}
{w.number(3)}. เห็นควร{w.word("มอบหมาย")}งานธุรการจำนวน {w.d(3)} คน

จึงเรียนมาเพื่อโปรดพิจารณา
"""


def instruments_listed(w: Writer) -> str:
    return f"""ผลการประเมินของ{w.town()} ประจำปีงบประมาณ พ.ศ. {w.year()} อยู่ในระดับ{w.level()} โดยมีคะแนนในภาพรวมอยู่ที่ {w.score("total")} คะแนน รายละเอียดตามเครื่องมือ ดังนี้

{w.number(1)}. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) คะแนนรวม {w.score("IIT")} คะแนน
{w.number(2)}. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) คะแนนรวม {w.score("EIT")} คะแนน
  - ส่วนที่ {w.d(1)} คะแนนรวม {w.score("EIT1")} คะแนน
  - ส่วนที่ {w.d(2)} คะแนนรวม {w.score("EIT2")} คะแนน
{w.number(3)}. แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) คะแนนรวม {w.score("OIT")} คะแนน

จากการสำรวจความพึงพอใจร้อยละ {w.d("92.50")} ของผู้ตอบแบบสอบถาม {w.d(350)} คน พบว่ามีตัวชี้วัดที่ต่ำกว่าเกณฑ์ร้อยละ {w.d(85)} จำนวน {w.count(lambda v: v < 85)} ตัวชี้วัด และมีตัวชี้วัดที่ได้คะแนนเต็ม {w.d(100)} คะแนน จำนวน {w.count(lambda v: v == 100)} ตัวชี้วัด
"""


def from_to(w: Writer) -> str:
    lines = [
        f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} จาก {w.score(str(n), w.before)} เป็น {w.score(str(n))} {w.rise(str(n))}"
        for n in range(1, 11)
    ]
    return f"""สรุปการเปลี่ยนแปลงของ{w.town()} ระหว่างปีงบประมาณ {w.d(w.before)} กับ {w.d(w.now)}

คะแนนภาพรวมจาก {w.score("total", w.before)} คะแนน เป็น {w.score("total")} คะแนน
{chr(10).join(lines)}

ตัวชี้วัดที่มีคะแนนเพิ่มขึ้นจำนวน {w.changed(1)} ตัวชี้วัด คะแนนลดลงจำนวน {w.changed(-1)} ตัวชี้วัด
"""


def run_of_names(w: Writer) -> str:
    a, b, c = w.chance.sample(range(1, 11), 3)
    return f"""จากผลการประเมิน ITA ปี {w.year()} {w.town()} พบว่า {w.name(a)} ได้ {w.score(str(a))} คะแนน {w.name(b)} ได้ {w.score(str(b))} คะแนน และ{w.name(c)} ได้ {w.score(str(c))} คะแนน
ในปี {w.year()} มีคะแนนเฉลี่ย {w.score("total")} คะแนน จากคะแนนเต็ม {w.d(100)} คะแนน ผลการประเมินอยู่ในระดับ “{w.level()}” ส่วนปี {w.year(w.before)} มีคะแนนเฉลี่ย {w.score("total", w.before)} คะแนน ผลการประเมินอยู่ในระดับ “{w.level(w.before)}”
ต้องยกระดับสู่ระดับผ่านดีเยี่ยมในปี {w.other_year(w.now + 1)} โดยตั้งเป้าหมายไม่น้อยกว่า {w.d("97.00")} คะแนน
ข้อ i{w.d(1)} ได้ {w.score("i1")} คะแนน ข้อ i{w.d(2)} ได้ {w.score("i2")} คะแนน ข้อ o{w.d(3)} ได้ {w.score("o3")} คะแนน
ดำเนินการระหว่าง ต.ค. {w.period_year(w.now, short=True)} - ก.ย. {w.period_year(w.now + 1, short=True)}
"""


def lowest(w: Writer) -> str:
    n, m = w.weakest(), w.weakest(best=True)
    return f"""{w.town()} อำเภอ{w.district()} จังหวัด{w.province()} มีตัวชี้วัดที่มีคะแนนต่ำที่สุดคือ ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ได้คะแนนร้อยละ {w.score(str(n))} และตัวชี้วัดที่มีคะแนนสูงที่สุดคือ ตัวชี้วัดที่ {w.d(m)} {w.name(m)} ได้คะแนนร้อยละ {w.score(str(m))}
คะแนนของแบบวัด IIT เท่ากับ {w.score("IIT")} คะแนน {w.verb("IIT", "สูงกว่า", "ต่ำกว่า")}ปี {w.d(w.before)} อยู่ {w.amount("IIT")} คะแนน ส่วนแบบวัด OIT มีค่าคะแนนเท่ากับ {w.score("OIT")} คะแนน
แนวทางแก้ไข
({w.number(1)}) ปรับปรุงข้อมูลบนเว็บไซต์ให้เป็นปัจจุบัน
({w.number(2)}) จัดอบรม{w.word("เจ้าหน้าที่")}จำนวน {w.d(80)} คน งบประมาณ {w.d("20,000")} บาท
({w.number(3)}) ติดต่อได้ที่ Line {w.address("@town55a")} หรือ {w.address("saraban_05531@dla.go.th")}
"""


STYLES: tuple[Style, ...] = (by_indicator, memo, instruments_listed, from_to, run_of_names, lowest)
