"""Papers to be seen at a glance: slides, questions with answers, a form that was filled, a status board, a calendar.

Written in one go before anything of it was run, of towns that have a plan; the first contact stands in
docs/performance.md.
"""

from __future__ import annotations

from benchmarks.proofread.writing import Style, Writer


def slides(w: Writer) -> str:
    low, high = w.weakest(), w.weakest(best=True)
    return f"""สไลด์ {w.d(1)}
สรุปผล ITA {w.year()}
{w.town()}

สไลด์ {w.d(2)} – ภาพรวม
▪ คะแนนปีล่าสุด {w.score("total")}
▪ คะแนนปีก่อน {w.score("total", w.before)}
▪ ผลต่าง {w.signed("total")}
▪ ระดับ : {w.level()}

สไลด์ {w.d(3)} – สามเครื่องมือ
▪ IIT {w.score("IIT", w.before)} → {w.score("IIT")}
▪ EIT {w.score("EIT", w.before)} → {w.score("EIT")}
▪ OIT {w.score("OIT", w.before)} → {w.score("OIT")}

สไลด์ {w.d(4)} – จุดเด่น จุดด้อย
▪ จุดเด่น : {w.name(high)} [{w.score(str(high))}]
▪ จุดด้อย : {w.name(low)} [{w.score(str(low))}]
▪ ผ่านเกณฑ์ {w.d(85)} คะแนน {w.count(lambda v: v >= 85)} จาก {w.d(10)} ตัวชี้วัด

สไลด์ {w.d(5)} – ก้าวต่อไป
▪ {w.measure_count()} มาตรการ ปีงบประมาณ {w.other_year(w.now)}
▪ ร่วมกันสร้าง{w.word("องค์กรคุณธรรม")}
"""


def answers(w: Writer) -> str:
    return f"""ถาม–ตอบ เรื่องผลการประเมินคุณธรรมและความโปร่งใสของ{w.town()}

ถาม: ปี {w.year()} เทศบาลได้กี่คะแนน
ตอบ: ได้ {w.score("total")} คะแนนค่ะ จัดอยู่ในระดับ {w.level()}
ถาม: แล้วปี {w.year(w.before)} ล่ะ
ตอบ: ปีนั้นได้ {w.score("total", w.before)} คะแนน
ถาม: ตัวชี้วัด{w.name(4)}เป็นอย่างไรบ้าง
ตอบ: ตัวนี้ได้ {w.score("4")} คะแนน {w.rise("4")} เมื่อเทียบกับปีก่อนซึ่งได้ {w.score("4", w.before)} คะแนน
ถาม: มีกี่ตัวชี้วัดที่คะแนนดีขึ้น
ตอบ: มี {w.changed(1)} ตัวชี้วัดที่ดีขึ้น และ {w.changed(-1)} ตัวชี้วัดที่ลดลง
ถาม: เทศบาลจะทำอะไรต่อ
ตอบ: เรามีมาตรการรองรับทั้งหมด {w.measure_count()} มาตรการ ตอนนี้เสร็จแล้ว {w.done_count()} มาตรการ สอบถามเพิ่มได้ที่ {w.address("www.town45.go.th/ita68")}
"""


def filled_form(w: Writer) -> str:
    rows = "\n".join(f"({w.number(n)}) {w.name(n)} .......{w.score(str(n))}....... คะแนน" for n in range(1, 11))
    works = "\n\n".join(
        f"ชื่อมาตรการ {m.title}\nหน่วยรับผิดชอบ {w.unit(m, ' และ')}\nช่วงเวลา {w.months(m)}\nความคืบหน้า {w.status(m)}"
        for m in w.measures[:4]
    )
    return f"""แบบรายงานตนเองขององค์กรปกครองส่วนท้องถิ่น
ชื่อหน่วยงาน ......{w.town()}...... อำเภอ ......{w.district()}...... จังหวัด ......{w.province()}......
ปีงบประมาณที่รายงาน ......{w.year()}......

ตอนที่ {w.d(1)} ผลคะแนน
{rows}
คะแนนรวมทั้งสิ้น .......{w.score("total")}....... คะแนน ระดับผลการประเมิน .......{w.level()}.......

ตอนที่ {w.d(2)} มาตรการ
{works}

ขอ{w.word("รับรองว่า")}ข้อมูลข้างต้น{w.spelt("อนุญาต")}ให้เผยแพร่ได้
"""


def status_board(w: Writer) -> str:
    rows = "\n".join(
        f"{w.number(n)}\t{m.title}\t{w.status(m)}\t{w.unit(m, '/')}\t{w.months(m)}" for n, m in enumerate(w.measures, 1)
    )
    return f"""กระดานติดตามงาน ITA | {w.town()} | ปีงบประมาณ {w.year()}

ที่\tงาน\tสถานะล่าสุด\tเจ้าของงาน\tกรอบเวลา
{rows}

หมายเหตุ
* งานทั้งหมด {w.measure_count()} มาตรการ เสร็จแล้ว {w.done_count()} มาตรการ
* คะแนน ITA รวม {w.score("total")} (ปี {w.year(w.before)} = {w.score("total", w.before)})
* {w.name(7)} = {w.score("7")}, {w.name(8)} = {w.score("8")}
* ข้อ o4 {w.item_title("o4")} ให้ลง{w.spelt("เว็บไซต์")}ใหม่
"""


def reviewed(w: Writer) -> str:
    parts = "\n".join(
        f"{w.number(n)}. เรื่อง “{m.title}” เป็นงานของ{w.unit(m, ' ร่วมกับ ')} ทำในช่วง {w.months(m, whole=True)} ขณะนี้{w.status(m)}"
        for n, m in enumerate(w.measures, 1)
    )
    return f"""ผลการสอบทานของหน่วยตรวจสอบภายใน {w.town()}
รอบปีงบประมาณ พ.ศ. {w.year()}

{w.d("1")}. ข้อเท็จจริง
หน่วยรับตรวจมีคะแนนประเมินปี {w.year()} เท่ากับ {w.score("total")} คะแนน ซึ่งเดิมในปี {w.year(w.before)} เท่ากับ {w.score("total", w.before)} คะแนน คิดเป็นคะแนนที่{w.rise("total")} ทั้งนี้ ตัวชี้วัด {w.name(1)} เท่ากับ {w.score("1")} คะแนน และตัวชี้วัด {w.name(10)} เท่ากับ {w.score("10")} คะแนน มีตัวชี้วัดที่ต่ำกว่า {w.d(90)} คะแนน รวม {w.count(lambda v: v < 90)} ตัวชี้วัด

{w.d("2")}. สิ่งที่ตรวจพบ
{parts}

{w.d("3")}. ข้อเสนอแนะ
เห็นควรให้{w.word("เจ้าของงาน")}เร่งรัดให้ครบทั้ง {w.measure_count()} มาตรการ และให้เป็นไปตาม{w.spelt("กฎหมาย")}
"""


STYLES: tuple[Style, ...] = (slides, answers, filled_form, status_board, reviewed)
