"""The family that nobody looks at who writes rules; its results are told apart, as first contact.

Whoever has looked at what fails here moves it to the known ones (as met.py was) and writes another.
"""

from __future__ import annotations

from benchmarks.proofread.writing import Style, Writer


def briefing(w: Writer) -> str:
    a, b, c = w.chance.sample(range(1, 11), 3)
    return f"""เอกสารประกอบการประชุมพนักงานเทศบาล ครั้งที่ {w.d(3)}/{w.d(w.now)}
หัวข้อ ผล ITA ปี {w.year()} ของ{w.town()}

สาระสำคัญ
๑) ภาพรวม {w.score("total")} คะแนน ระดับ{w.level()} (ปี {w.d(w.before)} ได้ {w.score("total", w.before)} คะแนน ระดับ{w.level(w.before)})
๒) คะแนน IIT {w.score("IIT")} / EIT {w.score("EIT")} / OIT {w.score("OIT")}
๓) ตัวชี้วัดที่ {w.d(a)} {w.name(a)} ได้ {w.score(str(a))} คะแนน ตัวชี้วัดที่ {w.d(b)} {w.name(b)} ได้ {w.score(str(b))} คะแนน และตัวชี้วัดที่ {w.d(c)} {w.name(c)} ได้ {w.score(str(c))} คะแนน
๔) การตอบแบบวัด EIT มีผู้ตอบ {w.d(98)} คน จากเป้าหมาย {w.d(60)} คน คิดเป็นร้อยละ {w.d("163.33")}

ข้อสั่งการ ให้{w.word("กองการศึกษา")}เร่งปรับข้อมูลบนเว็บไซต์ {w.address("https://hall12.go.th/2568")} ภายในวันที่ {w.d(15)} พฤศจิกายน {w.d(w.now)}
"""


def ranked_table(w: Writer) -> str:
    rows = "\n".join(
        f"{w.d(place)}\tตัวชี้วัดที่ {w.d(n)} {w.name(n)}\t{w.score(str(n))}\t{'สูงกว่าเกณฑ์' if w.value(str(n)) >= 85 else 'ต่ำกว่าเกณฑ์'}"
        for place, n in enumerate(sorted(range(1, 11), key=lambda n: -w.value(str(n))), 1)
    )
    return f"""การจัดอันดับตัวชี้วัดของ{w.town()} ปีงบประมาณ พ.ศ. {w.d(w.now)}

อันดับ\tชื่อตัวชี้วัด\tคะแนนที่ได้\tผลเทียบเกณฑ์ {w.d(85)}
{rows}

ค่าคะแนนเฉลี่ยภาพรวมเท่ากับ {w.score("total")} คะแนน เมื่อเทียบกับปี {w.d(w.before)} {w.rise("total")}
"""


def memo_of_progress(w: Writer) -> str:
    n = w.chance.randint(1, 10)
    return f"""บันทึกข้อความ
ส่วนราชการ งานนิติการ สำนักปลัด {w.town()}
ที่ ลป {w.d(52202)}/{w.d(87)} วันที่ {w.d(3)} เมษายน {w.d(w.now + 1)}
เรื่อง รายงานความก้าวหน้าตามแผนปรับปรุง
เรียน ปลัด{w.town()}

{w.number(1)}. ต้นเรื่อง ปีงบประมาณ {w.year()} ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ของ{w.town()} มีคะแนน {w.score(str(n))} คะแนน {w.rise(str(n))} จากปีงบประมาณ {w.year(w.before)} ที่มีคะแนน {w.score(str(n), w.before)} คะแนน
{w.number(2)}. การดำเนินงาน จัดอบรมแล้ว {w.d(2)} รุ่น รวม {w.d(64)} คน คะแนนทดสอบหลังอบรมเฉลี่ย {w.d("87.25")} คะแนน
{w.number(3)}. ข้อเสนอ ขอขยายเวลาจากเดือนตุลาคม {w.period_year(w.now)} ถึงเดือนกันยายน {w.period_year(w.now + 1)} ต่อไป
"""


def short_analysis(w: Writer) -> str:
    parts = []
    for n in range(1, 11):
        parts.append(
            f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} : {w.score(str(n))} คะแนน (ปีก่อน {w.score(str(n), w.before)} คะแนน)\n"
            f"ข้อสังเกต บุคลากรร้อยละ {w.d('18.75')} ยังไม่เข้าใจขั้นตอน จึงควร{w.word('จัดทำคู่มือ')}"
        )
    return f"""บทวิเคราะห์โดยย่อ {w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
{chr(10).join(parts)}
สรุป มีตัวชี้วัดที่คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด และลดลง {w.changed(-1)} ตัวชี้วัด
"""


STYLES: tuple[Style, ...] = (briefing, ranked_table, memo_of_progress, short_analysis)
