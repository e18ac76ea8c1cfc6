"""Styles of one who writes for a council, for the web and for colleagues: a summary for executives, news, a message, a
table lying on its side, a comparison in long sentences. Written before the seventh family was looked at."""

from __future__ import annotations

from benchmarks.proofread.writing import Style, Writer


def executive_summary(w: Writer) -> str:
    weak, best = w.weakest(), w.weakest(best=True)
    return f"""บทสรุปผู้บริหาร

{w.town()} อำเภอ{w.district()} จังหวัด{w.province()} ขอสรุปผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ พ.ศ. {w.year()} โดยสังเขป ดังนี้

๑) ภาพรวม: ค่าคะแนนที่หน่วยงานได้รับการประกาศเท่ากับ {w.score("total")} คะแนน ซึ่งเข้าข่ายระดับ{w.level()} ตามประกาศของสำนักงาน ป.ป.ช.
๒) รายเครื่องมือ: เครื่องมือ IIT มีค่าคะแนนที่ประเมินได้ {w.score("IIT")} เครื่องมือ EIT มีค่าคะแนนที่ประเมินได้ {w.score("EIT")} และเครื่องมือ OIT มีค่าคะแนนที่ประเมินได้ {w.score("OIT")}
๓) จุดเด่น: ตัวชี้วัด{w.name(best)} ซึ่งทำสถิติไว้ที่ {w.score(str(best))} คะแนน
๔) จุดที่ควรพัฒนา: ตัวชี้วัด{w.name(weak)} ซึ่งปรากฏค่าคะแนนน้อยกว่าตัวชี้วัดอื่น คือ {w.score(str(weak))} คะแนน
๕) แนวโน้ม: เมื่อนำไปเปรียบเทียบกับปีงบประมาณ พ.ศ. {w.year(w.before)} พบว่าคะแนนรวม{w.rise("total")}

ทั้งนี้ เทศบาลจะ{w.word("ขับเคลื่อน")}มาตรการตามแผนระหว่างเดือนตุลาคม {w.period_year(w.now)} – กันยายน {w.period_year(w.now + 1)}
"""


def web_news(w: Writer) -> str:
    return f"""ข่าวประชาสัมพันธ์: {w.town()} เปิดผล ITA ปี {w.year()}

เมื่อวันที่ {w.d(3)} พฤศจิกายน {w.d(w.now)} ที่ผ่านมา {w.town()} จังหวัด{w.province()} เผยผลคะแนน ITA ประจำปี {w.year()} ซึ่งได้รับคะแนนรวมไปทั้งสิ้น {w.score("total")} คะแนน โดยผลการประเมินจัดว่าอยู่ในเกณฑ์ระดับ{w.level()}

สำหรับคะแนนในแต่ละด้าน ด้าน{w.name(1)} กวาดไป {w.score("1")} คะแนน ด้าน{w.name(4)} กวาดไป {w.score("4")} คะแนน ขณะที่ด้าน{w.name(7)} และด้าน{w.name(9)} ได้ไปด้านละ {w.score("7")} และ {w.score("9")} คะแนน ตามลำดับ

ทั้งนี้ แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) มีประชาชนเข้ามาตอบ {w.d(412)} คน คิดเป็นร้อยละ {w.d("103.00")} ของเป้าหมาย
สอบถามเพิ่มเติมได้ที่ LINE {w.address("@muni1455x")} โทรศัพท์ {w.d("0-5511-2233")} ต่อ {w.d(12)}
"""


def message(w: Writer) -> str:
    weak = w.weakest()
    return f"""เรียนทุกกองค่ะ 📌 ผล ITA {w.year()} ออกแล้วนะคะ
✅ รวม {w.score("total")} ({w.level()})
✅ IIT = {w.score("IIT")} / EIT = {w.score("EIT")} / OIT = {w.score("OIT")}
⬆️⬇️ เทียบปี {w.d(w.before)}: คะแนนรวม {w.signed("total")}
❗ ต่ำสุดคือ ตชว.{w.d(weak)} {w.name(weak)} ({w.score(str(weak))})
รบกวนส่งข้อมูลที่{w.word("ปรับปรุง")}แล้วภายในวันศุกร์ที่ {w.d(21)} นะคะ ก่อน {w.d("16.00")} น.
"""


def lying_table(w: Writer) -> str:
    head = "\t".join(["ปี", *(f"ตัวชี้วัดที่ {w.d(n)}" for n in range(1, 11)), "คะแนนรวม"])
    rows = "\n".join(
        "\t".join([w.d(year), *(w.score(str(n), year) for n in range(1, 11)), w.score("total", year)])
        for year in (w.before, w.now)
    )
    return f"""ตารางเปรียบเทียบคะแนนรายตัวชี้วัดของ{w.town()} ประจำปีงบประมาณ พ.ศ. {w.year()}

{head}
{rows}

หมายเหตุ คะแนนเต็มตัวชี้วัดละ {w.d(100)} คะแนน
จากตารางมีตัวชี้วัดที่ได้คะแนนเต็ม {w.count(lambda v: v == 100)} ตัวชี้วัด
"""


def long_sentences(w: Writer) -> str:
    parts = "\n\n".join(
        f"{w.number(k)}. ในส่วนของตัวชี้วัดที่ {w.d(n)} {w.name(n)} คณะทำงานได้พิจารณาแล้วเห็นว่าผลการประเมินในปีงบประมาณ พ.ศ. {w.year()} ซึ่งสะท้อนออกมาเป็นคะแนน {w.score(str(n))} คะแนนนั้น {w.rise(str(n))} จากปีงบประมาณก่อนหน้าซึ่งอยู่ที่ {w.score(str(n), w.before)} คะแนน แสดงถึงความจำเป็นที่ต้อง{w.word('เสริมสร้าง')}ความเข้าใจแก่บุคลากรอย่างต่อเนื่อง"
        for k, n in enumerate((1, 3, 5, 7, 9), 1)
    )
    return f"""รายงานต่อสภา{w.town()} สมัยสามัญ สมัยแรก ประจำปี {w.d(w.now + 1)}
เรื่อง ผลการประเมินคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {w.year()}

ตามที่สภาได้อนุมัติงบประมาณรายจ่าย จำนวน {w.d("120,000")} บาท เพื่อดำเนินโครงการส่งเสริมธรรมาภิบาล นั้น บัดนี้ {w.town()}มีผลการประเมินในภาพรวมที่ได้รับการรับรองแล้ว คือ {w.score("total")} คะแนน เทียบได้กับระดับ{w.level()}

{parts}
"""


STYLES: tuple[Style, ...] = (executive_summary, web_news, message, lying_table, long_sentences)
