"""Styles of one who writes as a meeting talks: minutes, a poster, questions and answers, a speech, strengths and
weaknesses. Written in one go, before anything of them was run."""

from __future__ import annotations

from benchmarks.proofread.writing import Style, Writer


def minutes_of_meeting(w: Writer) -> str:
    weak = w.weakest()
    return f"""รายงานการประชุมคณะทำงานขับเคลื่อนการประเมิน ITA ของ{w.town()} ครั้งที่ {w.d(2)}/{w.d(w.now + 1)}
วันที่ {w.d(14)} พฤศจิกายน {w.d(w.now)} เวลา {w.d("09.30")} น. ณ ห้องประชุมชั้น {w.d(2)}
ผู้มาประชุม {w.d(18)} คน ผู้ไม่มาประชุม {w.d(2)} คน ติดราชการ

ระเบียบวาระที่ {w.d(1)} เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ
ประธานแจ้งว่า สำนักงาน ป.ป.ช. แจ้งผลการประเมินปีงบประมาณ พ.ศ. {w.year()} แล้ว เทศบาลของเราได้คะแนนทั้งสิ้น {w.score("total")} คะแนน จัดอยู่ในระดับ{w.level()} ขณะที่ปีงบประมาณ พ.ศ. {w.year(w.before)} เราทำไว้ {w.score("total", w.before)} คะแนน

ระเบียบวาระที่ {w.d(2)} เรื่องเพื่อพิจารณา
{w.number(1)}. ฝ่ายเลขานุการรายงานว่า หากดูเป็นรายตัวชี้วัด ตัวชี้วัดที่ {w.d(3)} {w.name(3)} จบที่ {w.score("3")} คะแนน ส่วนตัวชี้วัดที่ {w.d(8)} {w.name(8)} จบที่ {w.score("8")} คะแนน
{w.number(2)}. ข้อที่น่าเป็นห่วงที่สุดคือตัวชี้วัดที่ {w.d(weak)} {w.name(weak)} ซึ่งเก็บคะแนนมาได้เพียง {w.score(str(weak))} คะแนน
{w.number(3)}. ในส่วนของ IIT สรุปคะแนนออกมาที่ {w.score("IIT")} ด้าน EIT ออกมาที่ {w.score("EIT")} และ OIT ออกมาที่ {w.score("OIT")}
{w.number(4)}. ที่ประชุมขอให้ทุกกอง{w.word("ทบทวน")}ข้อมูลบนเว็บไซต์ ภายในเดือนมกราคม {w.d(w.now + 1)}
มติที่ประชุม รับทราบ และให้ปลัดเทศบาลติดตามรายงานในครั้งถัดไป
"""


def poster(w: Writer) -> str:
    lines = "\n".join(f"★ {w.name(n)} ➜ {w.score(str(n))}" for n in range(1, 11))
    return f"""ประกาศผลคะแนน ITA {w.year()}
{w.town()} อ.{w.district()} จ.{w.province()}

คะแนนรวม {w.score("total")} / {w.d(100)}
ผลการประเมิน : {w.level()}
คะแนนปีที่แล้ว {w.score("total", w.before)}

แยกเป็น ๓ เครื่องมือ
IIT (คนใน) {w.score("IIT")}
EIT (คนนอก) {w.score("EIT")}
OIT (เว็บไซต์) {w.score("OIT")}

แยกเป็น {w.d(10)} ตัวชี้วัด
{lines}

แจ้งเบาะแสทุจริต {w.address("integrity-1200@city-portal.go.th")} โทร {w.d("0 5555 1200")}
"""


def questions_and_answers(w: Writer) -> str:
    weak, best = w.weakest(), w.weakest(best=True)
    return f"""ถาม–ตอบ เรื่องผล ITA ประจำปี {w.year()} ของ{w.town()}

ถาม: ปีนี้เทศบาลได้กี่คะแนน
ตอบ: ได้ {w.score("total")} คะแนนค่ะ อยู่ระดับ{w.level()}

ถาม: ดีกว่าปีก่อนหรือไม่
ตอบ: ปี {w.year(w.before)} ได้ {w.score("total", w.before)} คะแนน เท่ากับว่าคะแนนรวม{w.rise("total")}

ถาม: ตัวชี้วัดไหนคะแนนดีที่สุด
ตอบ: ตัวชี้วัดที่ {w.d(best)} {w.name(best)} ได้ถึง {w.score(str(best))} คะแนน

ถาม: แล้วตัวชี้วัดไหนต้องรีบแก้
ตอบ: ตัวชี้วัดที่ {w.d(weak)} {w.name(weak)} เพราะปีนี้ได้แค่ {w.score(str(weak))} คะแนน เทียบกับปี {w.d(w.before)} แล้ว{w.rise(str(weak))}

ถาม: มีกี่ตัวชี้วัดที่ยังไม่ถึง {w.d(85)}
ตอบ: มี {w.count(lambda v: v < 85)} ตัวชี้วัดที่ต่ำกว่า {w.d(85)} คะแนน

ถาม: จะแก้ไขเมื่อไร
ตอบ: เริ่มตั้งแต่เดือนตุลาคม {w.period_year(w.now)} ถึงเดือนกันยายน {w.period_year(w.now + 1)} โดยสำนักปลัด{w.word("รับผิดชอบ")}ร่วมกับทุกกอง
"""


def speech(w: Writer) -> str:
    return f"""คำกล่าวของนายก{w.town()}
ในการมอบนโยบายเจตจำนงสุจริต ประจำปีงบประมาณ พ.ศ. {w.year()}

เรียน หัวหน้าส่วนราชการและพนักงานทุกท่าน

ปีที่ผ่านมาพวกเราเหนื่อยกันมาก วันนี้ผลออกมาแล้วว่า ในปี {w.year()} คะแนนรวมของเทศบาลคือ {w.score("total")} คะแนน นับเป็นระดับ{w.level()} ผมขอขอบคุณทุกคน
แต่เมื่อแยกดู คะแนนด้าน{w.name(2)}ยังได้ {w.score("2")} คะแนน คะแนนด้าน{w.name(6)}ได้ {w.score("6")} คะแนน และคะแนนด้าน{w.name(10)}ได้ {w.score("10")} คะแนน ทั้งสามเรื่องนี้ต้องดีกว่าเดิม
หากเทียบปีต่อปี คะแนน IIT {w.rise("IIT")} คะแนน EIT {w.rise("EIT")} ส่วนคะแนน OIT {w.rise("OIT")}
ผมให้เวลาทุกกอง{w.word("ดำเนินการ")}จนถึงวันที่ {w.d(30)} กันยายน {w.d(w.now + 1)} ขอให้ทุกท่านทำงานด้วยความซื่อสัตย์
"""


def strengths_and_weaknesses(w: Writer) -> str:
    rows = "\n".join(
        f"{w.number(n)}) {w.name(n)}: ปี {w.d(w.before)} = {w.score(str(n), w.before)}, ปี {w.d(w.now)} = {w.score(str(n))}, ส่วนต่าง = {w.signed(str(n))}"
        for n in range(1, 11)
    )
    best, weak = w.weakest(best=True), w.weakest()
    return f"""การวิเคราะห์จุดแข็ง–จุดอ่อนจากผล ITA ปีงบประมาณ {w.year()}
หน่วยงาน: {w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

ผลย้อนหลังเรียงตามตัวชี้วัด
{rows}

จุดแข็ง
- ตัวชี้วัด {w.d(best)} ({w.name(best)}) มีผลงานโดดเด่น วัดได้ {w.score(str(best))} คะแนน
- มีตัวชี้วัดที่คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด
จุดอ่อน
- ตัวชี้วัด {w.d(weak)} ({w.name(weak)}) รั้งท้าย วัดได้ {w.score(str(weak))} คะแนน
- มีตัวชี้วัดที่คะแนนลดลง {w.changed(-1)} ตัวชี้วัด
- ประชาชนร้อยละ {w.d("23.08")} ตอบว่าไม่เคยเห็นป้ายประชาสัมพันธ์
ข้อเสนอ
ให้กองยุทธศาสตร์{w.word("ปรับปรุง")}แผนให้เสร็จในไตรมาสที่ {w.d(1)}
"""


STYLES: tuple[Style, ...] = (minutes_of_meeting, poster, questions_and_answers, speech, strengths_and_weaknesses)
