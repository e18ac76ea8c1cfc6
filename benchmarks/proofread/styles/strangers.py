"""Hands of other trades: an abstract, a plan of action, notes to each indicator, a leaflet, cards of measures.

Written before the eleventh and twelfth families were run, run after what came of these; the first contact stands in
docs/performance.md.
"""

from __future__ import annotations

from benchmarks.proofread.writing import Style, Writer


def abstract(w: Writer) -> str:
    low, high = w.weakest(), w.weakest(best=True)
    return f"""บทคัดย่อ
การศึกษาระดับคุณธรรมและความโปร่งใสในการดำเนินงานของ{w.town()} อำเภอ{w.district()} จังหวัด{w.province()} ปีงบประมาณ พ.ศ. {w.year()}

การศึกษาครั้งนี้มีวัตถุประสงค์เพื่อ {w.number(1)}) ศึกษาระดับคะแนน {w.number(2)}) เปรียบเทียบกับปีก่อน และ {w.number(3)}) เสนอแนวทางพัฒนา เก็บข้อมูลจากรายงานของสำนักงาน ป.ป.ช. และสัมภาษณ์บุคลากร {w.d(18)} คน

ผลการศึกษาพบว่า คะแนนเฉลี่ยโดยรวมของเทศบาลในปี {w.year()} มีค่า {w.score("total")} จัดอยู่ในระดับ {w.level()} เมื่อเปรียบเทียบรายเครื่องมือพบว่า IIT มีค่า {w.score("IIT")} EIT มีค่า {w.score("EIT")} และ OIT มีค่า {w.score("OIT")} ด้านที่มีค่าสูงสุดคือด้าน{w.name(high)} ({w.score(str(high))}) รองลงมาคือด้านอื่น ๆ ส่วนด้านที่มีค่าต่ำสุดคือด้าน{w.name(low)} ({w.score(str(low))}) ผลการเปรียบเทียบกับปี {w.year(w.before)} ซึ่งมีค่า {w.score("total", w.before)} พบว่าคะแนนโดยรวม{w.rise("total", between="เท่ากับ ", after="")} มีตัวชี้วัดที่{w.pick("เพิ่มขึ้น", "สูงขึ้น")} {w.changed(1)} ตัวชี้วัด

คำสำคัญ : {w.word("ธรรมาภิบาล")} ท้องถิ่น ความโปร่งใส
"""


def notes(w: Writer) -> str:
    parts = "\n".join(
        f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)}\n   - ปี {w.year(w.before)} : {w.score(str(n), w.before)}   ปี {w.year()} : {w.score(str(n))}\n   - แนวโน้ม : {w.rise(str(n), after='')}"
        for n in (1, 4, 7, 10)
    )
    return f"""ข้อสังเกตของผู้ตรวจราชการต่อผล ITA ของ{w.town()}
วันที่ตรวจ {w.d(20)} พฤศจิกายน {w.d(w.now)}

{parts}

ความเห็นโดยรวม : หน่วยรับตรวจทำคะแนนรวมปี {w.year()} ไปได้ {w.score("total")} คะแนน เพิ่มหรือลดจากรอบที่ผ่านมา {w.signed("total")} คะแนน ผลอยู่ในระดับ{w.level()} ตัวชี้วัดที่ยังไม่ถึง {w.d(90)} คะแนนมีอยู่ {w.count(lambda v: v < 90)} ตัวชี้วัด ขอให้{w.word("เร่งดำเนิน")}การแก้ไขและรายงานทาง {w.address("inspector51@province.go.th")}
"""


def leaflet(w: Writer) -> str:
    return f"""รู้หรือไม่? เทศบาลของคุณโปร่งใสแค่ไหน

{w.town()} ✦ ITA {w.year()}
★ {w.score("total")} ★
จาก {w.d(100)} คะแนนเต็ม | ระดับ {w.level()}

คนใน (IIT) บอกว่า {w.score("IIT")}
คนนอก (EIT) บอกว่า {w.score("EIT")}
เว็บไซต์ (OIT) บอกว่า {w.score("OIT")}

ปีก่อน ({w.year(w.before)}) เราได้ {w.score("total", w.before)}
ปีนี้จึง{w.rise("total")}

{w.name(2)} {w.score("2")} คะแนน
{w.name(6)} {w.score("6")} คะแนน
{w.name(7)} {w.score("7")} คะแนน

แจ้งเบาะแสทุจริต สายด่วน {w.d(1205)} หรือ {w.address("www.clean55.go.th")} ร่วมกัน{w.word("สอดส่องดูแล")}บ้านเรา
"""


def action_plan(w: Writer) -> str:
    parts = "\n\n".join(
        f"""มาตรการที่ {w.number(n)} {m.title}
     ผู้ดำเนินการ : {w.unit(m, ", ")}
     ปฏิทิน : {w.months(m)}
     สถานะ ณ วันรายงาน : {w.status(m)}"""
        for n, m in enumerate(w.measures, 1)
    )
    return f"""แผนปฏิบัติการยกระดับความโปร่งใสของ{w.town()}
ประจำปีงบประมาณ พ.ศ. {w.year()}

ที่มา คะแนน ITA ปี {w.year()} ของเทศบาลคือ {w.score("total")} คะแนน โดยที่{w.name(3)}มีเพียง {w.score("3")} คะแนน และ{w.name(8)}มีเพียง {w.score("8")} คะแนน

{parts}

แผนนี้มีทั้งหมด {w.measure_count()} มาตรการ ทำเสร็จไปแล้ว {w.done_count()} มาตรการ {w.word("เจ้าหน้าที่")}ต้องยึด{w.spelt("กฎหมาย")}เป็นหลัก
"""


def cards(w: Writer) -> str:
    parts = "\n".join(
        f"[{w.d(n)}] {m.title} | ใครทำ: {w.unit(m, ' + ')} | เมื่อไร: {w.months(m, whole=True)} | ตอนนี้: {w.status(m)}"
        for n, m in enumerate(w.measures, 1)
    )
    rows = "\n".join(f"{w.name(n)} > {w.score(str(n))} ({w.rise(str(n), after='')})" for n in (1, 5, 9))
    return f"""การ์ดงาน ITA ประจำสัปดาห์ {w.town()}

คะแนนตั้งต้น ปี {w.year()} = {w.score("total")} (ผลระดับ {w.level()})
{rows}

งานที่เปิดอยู่และปิดแล้ว
{parts}

ยอดรวม {w.measure_count()} มาตรการ ปิดแล้ว {w.done_count()} มาตรการ
ข้อ o{w.d(3)} {w.item_title("o3")} ขอ{w.spelt("อนุญาต")}ปรับหน้าเว็บ{w.word("ภายในสัปดาห์")}นี้
"""


STYLES: tuple[Style, ...] = (abstract, notes, leaflet, action_plan, cards)
