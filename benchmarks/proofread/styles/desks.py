"""A hand-over, a strategy, a register of risks, an agenda, a mail.

Written after the rules stood that doubt figures by their surroundings, before it was run; the first contact stands
in docs/performance.md.
"""

from __future__ import annotations

from benchmarks.proofread.writing import Style, Writer


def handover(w: Writer) -> str:
    return f"""บันทึกส่งมอบงาน ITA
จาก นักทรัพยากรบุคคลคนเดิม ถึง นักทรัพยากรบุคคลคนใหม่ {w.town()}

{w.number(1)}. สิ่งที่ต้องรู้ก่อนเริ่มงาน คือ คะแนนปิดท้ายของปี {w.year(w.before)} เท่ากับ {w.score("total", w.before)} และของปี {w.year()} เท่ากับ {w.score("total")}
{w.number(2)}. รหัสระบบอยู่ในซองปิดผนึก ส่วนไฟล์อยู่ที่ {w.address("https://drive7.town.go.th/ita")}
{w.number(3)}. ตัวชี้วัดที่ต้องเฝ้าระวังคือ {w.name(4)} ({w.score("4")} คะแนน) กับ {w.name(7)} ({w.score("7")} คะแนน) เพราะสองตัวนี้แกว่งทุกปี
{w.number(4)}. ตอนนี้เทศบาลถือป้ายระดับ {w.level()} อยู่ อย่าให้ตก
{w.number(5)}. รอบถัดไปเก็บข้อมูลช่วง {w.word("ต้นปีหน้า")} ผู้ตอบ IIT ต้องไม่น้อยกว่า {w.d(60)} คน
"""


def strategy(w: Writer) -> str:
    low, high = w.weakest(), w.weakest(best=True)
    return f"""ยุทธศาสตร์ที่ {w.d(5)} การบริหารจัดการบ้านเมืองที่ดี

สถานการณ์ปัจจุบัน {w.town()} อำเภอ{w.district()} จังหวัด{w.province()} ได้นำผล ITA ปีงบประมาณ พ.ศ. {w.year()} มาเป็นฐานในการกำหนดเป้าประสงค์ โดยค่าคะแนนรวมปัจจุบันเท่ากับ {w.score("total")} ซึ่งถือว่า{w.rise("total")}จากค่าคะแนนรวมของปีงบประมาณ พ.ศ. {w.year(w.before)} ที่เท่ากับ {w.score("total", w.before)} และเมื่อแยกตามแหล่งข้อมูล ผู้มีส่วนได้ส่วนเสียภายใน (IIT) สะท้อนค่าคะแนน {w.score("IIT")} ผู้มีส่วนได้ส่วนเสียภายนอก (EIT) สะท้อนค่าคะแนน {w.score("EIT")} และการเปิดเผยข้อมูล (OIT) สะท้อนค่าคะแนน {w.score("OIT")}

จุดแข็งอยู่ที่{w.name(high)}ซึ่งทำค่าคะแนนสูงสุดที่ {w.score(str(high))} จุดอ่อนอยู่ที่{w.name(low)}ซึ่งทำค่าคะแนนต่ำสุดที่ {w.score(str(low))} นอกจากนี้ยังมีตัวชี้วัดที่ได้คะแนนเต็ม {w.d(100)} จำนวน {w.count(lambda v: v == 100)} ตัวชี้วัด

เป้าประสงค์ {w.word("ประชาชนเชื่อมั่น")}ในการทำงานของเทศบาล
"""


def risk(w: Writer) -> str:
    rows = "\n".join(
        f"R{w.d(k)} | {w.name(n)} | {w.score(str(n), w.before)} → {w.score(str(n))} | {w.pick('ต่ำ', 'กลาง', 'สูง')} | กองที่เกี่ยวข้อง"
        for k, n in enumerate((1, 3, 5, 7, 9), 1)
    )
    return f"""ทะเบียนความเสี่ยงด้านคุณธรรม {w.town()}

รหัส | ประเด็นความเสี่ยง | คะแนน ITA ({w.d(w.before)} → {w.d(w.now)}) | โอกาสเกิด | ผู้ดูแล
{rows}

คะแนน ITA รวมขององค์กร {w.score("total", w.before)} → {w.score("total")} ({w.signed("total")})
ระดับองค์กร ({w.d(w.now)}) {w.level()}
ทบทวนทะเบียนทุก {w.d(6)} เดือน โดย{w.word("คณะกรรมการบริหารความเสี่ยง")}
"""


def agenda(w: Writer) -> str:
    return f"""ระเบียบวาระการประชุมพนักงานประจำเดือน {w.town()}

วาระที่ {w.number(1)} เรื่องประธานแจ้งให้ทราบ
   ผลประเมิน ITA ปี {w.year()} ออกแล้ว องค์กรเราได้ {w.score("total")} คะแนน ผลคือ “{w.level()}”
วาระที่ {w.number(2)} เรื่องรับรองรายงานการประชุม
วาระที่ {w.number(3)} เรื่องเพื่อทราบ
   {w.d("3.1")} คะแนนแบบวัด IIT ของปีนี้ {w.score("IIT")} คะแนน ของปีก่อน {w.score("IIT", w.before)} คะแนน
   {w.d("3.2")} คะแนนแบบวัด EIT ของปีนี้ {w.score("EIT")} คะแนน ของปีก่อน {w.score("EIT", w.before)} คะแนน
   {w.d("3.3")} คะแนนแบบวัด OIT ของปีนี้ {w.score("OIT")} คะแนน ของปีก่อน {w.score("OIT", w.before)} คะแนน
วาระที่ {w.number(4)} เรื่องเพื่อพิจารณา
   แนวทางยกระดับ{w.name(6)} ({w.score("6")} คะแนน) และ{w.name(10)} ({w.score("10")} คะแนน)
วาระที่ {w.number(5)} เรื่องอื่น ๆ {w.word("ถ้ามี")}
"""


def mail(w: Writer) -> str:
    return f"""Subject: ขอไฟล์คะแนน ITA {w.d(w.now)} ครับ
ถึง พี่แอน กองคลัง ({w.town()})

รบกวนเช็กตัวเลขก่อนส่งจังหวัด{w.province()}ให้หน่อยครับ
เท่าที่ผมจด คะแนนรวมคือ {w.score("total")} ใช่ไหมครับ ปีที่แล้วผมจดไว้ {w.score("total", w.before)}
ส่วน{w.name(2)}ของกองพี่ ผมจดไว้ {w.score("2")} ปีที่แล้ว {w.score("2", w.before)} ก็คือ{w.rise("2", after="")} ถูกไหมครับ
แล้วก็มีตัวชี้วัดที่คะแนนเพิ่มขึ้นรวม {w.changed(1)} ตัวชี้วัด ลดลงรวม {w.changed(-1)} ตัวชี้วัด
ถ้าผิดตรงไหนตอบกลับที่ {w.address("plan3@town.go.th")} ได้เลย {w.word("ขอบคุณมาก")}ครับ
"""


STYLES: tuple[Style, ...] = (handover, strategy, risk, agenda, mail)
