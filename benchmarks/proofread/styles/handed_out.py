"""What is read aloud, answered and handed out: a column, a reply, a hand-out, a resolution, a page of the website.

Written in one go before anything of it was run, after what the three families before it taught; the first contact
stands in docs/performance.md.
"""

from __future__ import annotations

from benchmarks.proofread.writing import Style, Writer


def editorial(w: Writer) -> str:
    low, high = w.weakest(), w.weakest(best=True)
    return f"""คอลัมน์ “คุยกับปลัด” วารสาร{w.town()} ฉบับเดือนตุลาคม

ท่านผู้อ่านคงสงสัยว่าบ้านเราซื่อตรงแค่ไหน ปีงบประมาณ {w.year()} กรรมการให้เรามา {w.score("total")} คะแนน จัดเป็นเทศบาลที่อยู่ในระดับ{w.level()} ถ้าย้อนไปดูปี {w.year(w.before)} ตอนนั้นคะแนนรวมของเราคือ {w.score("total", w.before)} คะแนน

วิชาที่เราเก่งสุดเห็นจะเป็น{w.name(high)} คะแนนพุ่งไปถึง {w.score(str(high))} ส่วนวิชาที่ต้องเรียนซ่อมก็คือ{w.name(low)} ซึ่งติดอยู่ที่ {w.score(str(low))} คะแนน ใน {w.d(10)} วิชานี้มี {w.changed(1)} ตัวชี้วัดที่คะแนนเพิ่มขึ้น ผมขอบคุณ{w.word("พนักงานทุกคน")}จากใจ
"""


def reply(w: Writer) -> str:
    return f"""เรื่อง ชี้แจงข้อสอบถามเกี่ยวกับผลการประเมิน ITA
เรียน ประธานชุมชนทุกชุมชนในเขต{w.town()}

ตามที่ท่านสอบถามว่าคะแนน ITA ประจำปีงบประมาณ พ.ศ. {w.year()} ของเทศบาลลดหรือเพิ่มนั้น ขอชี้แจงดังนี้
{w.number(1)}. คะแนนรวมปีนี้อยู่ที่ {w.score("total")} คะแนน เดิมอยู่ที่ {w.score("total", w.before)} คะแนน จึง{w.rise("total")}
{w.number(2)}. ประชาชนผู้รับบริการ (แบบ EIT) ประเมินให้ {w.score("EIT")} คะแนน เดิมประเมินให้ {w.score("EIT", w.before)} คะแนน
{w.number(3)}. ด้าน{w.name(6)}ปีนี้ได้ {w.score("6")} คะแนน ด้าน{w.name(8)}ปีนี้ได้ {w.score("8")} คะแนน
{w.number(4)}. ไม่มีเจ้าหน้าที่ถูกร้องเรียน ยกเว้น {w.d(2)} เรื่องซึ่งยุติแล้ว

หากท่านมีข้อสงสัยสอบถามที่{w.word("สำนักปลัดเทศบาล")} โทร. {w.d("0-4388-1200")} อำเภอ{w.district()} จังหวัด{w.province()}
"""


def handout(w: Writer) -> str:
    rows = "\n".join(
        f"{w.d(n)}) {w.name(n)} ({w.d(w.before)} → {w.d(w.now)}) {w.score(str(n), w.before)} → {w.score(str(n))}  ต่าง {w.signed(str(n))}"
        for n in range(1, 11)
    )
    return f"""เอกสารประกอบการบรรยาย หัวข้อ “อ่านคะแนน ITA ให้เป็น”
วิทยากรจากจังหวัด{w.province()} ณ ห้องประชุม{w.town()}

สูตร : IIT {w.d(30)} ส่วน EIT {w.d(30)} ส่วน OIT {w.d(40)} ส่วน
ของเรา : IIT = {w.score("IIT")} | EIT = {w.score("EIT")} | OIT = {w.score("OIT")} | รวม = {w.score("total")}

ตัวอย่างจริงของเรา
{rows}

แบบฝึกหัด : ตัวชี้วัดใดต่ำกว่า {w.d(90)} คะแนน (เฉลย มี {w.count(lambda v: v < 90)} ตัวชี้วัด) ให้ผู้เข้าอบรม{w.word("อภิปรายร่วมกัน")} {w.d(20)} นาที
"""


def resolution(w: Writer) -> str:
    return f"""มติที่ประชุมคณะกรรมการขับเคลื่อนคุณธรรม{w.town()} ครั้งที่ {w.d(4)}/{w.d(w.now)}

รับทราบว่าในการประเมินประจำปีงบประมาณ พ.ศ. {w.year()} หน่วยงานได้คะแนนเฉลี่ยสุทธิ {w.score("total")} มีสถานะอยู่ในระดับ{w.level()} และรับทราบคะแนนรายเครื่องมือ ดังนี้ IIT ร้อยละ {w.score("IIT")} EIT ร้อยละ {w.score("EIT")} OIT ร้อยละ {w.score("OIT")}

เห็นชอบให้นำตัวชี้วัดต่อไปนี้เข้าแผนปรับปรุง
ก. ตัวชี้วัดที่ {w.d(2)} {w.name(2)} คะแนนล่าสุด {w.score("2")} เคยได้สูงกว่านี้หรือต่ำกว่านี้ในปี {w.year(w.before)} คือ {w.score("2", w.before)}
ข. ตัวชี้วัดที่ {w.d(9)} {w.name(9)} คะแนนล่าสุด {w.score("9")} เคยได้สูงกว่านี้หรือต่ำกว่านี้ในปี {w.year(w.before)} คือ {w.score("9", w.before)}

มอบ{w.word("ฝ่ายเลขานุการ")}ติดตามผลระหว่างเดือนตุลาคม {w.period_year(w.now)} ถึงเดือนกันยายน {w.period_year(w.now + 1)} แล้วรายงานทุกไตรมาส
"""


def website(w: Writer) -> str:
    cards = "\n".join(f"{w.name(n)}\n{w.score(str(n))} คะแนน\n{w.rise(str(n))}จากปีก่อน" for n in (1, 3, 5, 7))
    return f"""หน้าแรก > ธรรมาภิบาล > คะแนน ITA
{w.town()} อ.{w.district()} จ.{w.province()}

คะแนน ITA ปีล่าสุด ({w.year()})
{w.score("total")} คะแนน
ระดับ{w.level()}

{cards}

ย้อนหลัง
{w.year(w.now)} : {w.score("total")} คะแนน
{w.year(w.before)} : {w.score("total", w.before)} คะแนน

คำถามที่พบบ่อย
ทำไมคะแนนปีนี้ต่างจากปีก่อน? เพราะเครื่องมือ OIT เปลี่ยนจาก {w.score("OIT", w.before)} เป็น {w.score("OIT")} คะแนน
แจ้งแก้ไขข้อมูลได้ที่ {w.address("webmaster3@mytown.go.th")} ทีมงาน{w.word("ประชาสัมพันธ์")}
"""


STYLES: tuple[Style, ...] = (editorial, reply, handout, resolution, website)
