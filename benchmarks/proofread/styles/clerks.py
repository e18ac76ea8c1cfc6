"""Two desks of a town hall that write at length: a chapter in the voice of a thesis with sub-headings, and the reply to a
province that asks questions one by one. Written with `trades`, and kept closed as long.
"""

from __future__ import annotations

from benchmarks.proofread.writing import Style, Writer

INDICATORS = range(1, 11)


def sub_headings(w: Writer) -> str:
    def part(n: int, place: int) -> str:
        return f"""{w.d("2.")}{w.number(place)} {w.name(n)}
ผลของปีงบประมาณ พ.ศ. {w.year()} คือ {w.score(str(n))} คะแนน เปรียบเทียบกับ {w.score(str(n), w.before)} คะแนน ของปีงบประมาณ พ.ศ. {w.year(w.before)} แสดงให้เห็นการเปลี่ยนแปลงไปในทิศทางที่{w.rise(str(n))} อันเป็นผลมาจากการ{w.word("ปฏิบัติงาน")}ของบุคลากรทุกระดับ"""

    chosen = sorted(w.chance.sample(INDICATORS, 5))
    parts = "\n".join(part(n, place) for place, n in enumerate(chosen, 1))
    return f"""ส่วนที่ {w.d(2)}
ผลการดำเนินงานด้านคุณธรรมและความโปร่งใสของ{w.town()} ปีงบประมาณ พ.ศ. {w.year(w.before)} และ {w.year()}

ความนำ
ในรอบปีงบประมาณ พ.ศ. {w.year()} เทศบาลมีคะแนนเฉลี่ยรวมทั้งสิ้น {w.score("total")} คะแนน ซึ่งเป็นผลการประเมินระดับ {w.level()} นับว่า{w.verb("total", "สูงกว่า", "ต่ำกว่า")}รอบปีงบประมาณ พ.ศ. {w.year(w.before)} ที่มีคะแนน {w.score("total", w.before)} คะแนน คิดเป็นส่วนต่าง {w.amount("total")} คะแนน

{parts}

{w.d("2.")}{w.number(6)} ภาพรวมของเครื่องมือ
คะแนนจาก IIT ({w.score("IIT")}) EIT ({w.score("EIT")}) และ OIT ({w.score("OIT")}) สะท้อนว่า{w.spelt("บุคลากร")}และผู้รับบริการมีมุมมองใกล้เคียงกัน โดยมีตัวชี้วัดที่คะแนนตั้งแต่ {w.d(90)} ขึ้นไปจำนวน {w.count(lambda v: v >= 90)} ตัวชี้วัด และที่เหลืออีก {w.count(lambda v: v < 90)} ตัวชี้วัดต่ำกว่า {w.d(90)} คะแนน
"""


def reply_to_province(w: Writer) -> str:
    low = w.weakest()
    quarters = "\n".join(
        f"- ไตรมาส {w.d(n)} ({first} {w.period_year(year)} – {last} {w.period_year(year)}) {what}"
        for n, first, last, year, what in (
            (1, "ตุลาคม", "ธันวาคม", w.now, "แต่งตั้งคณะทำงาน"),
            (2, "มกราคม", "มีนาคม", w.now + 1, "จัดอบรม"),
            (3, "เมษายน", "มิถุนายน", w.now + 1, "ตอบแบบวัด"),
            (4, "กรกฎาคม", "กันยายน", w.now + 1, "รายงานผล"),
        )
    )
    return f"""แบบตอบข้อซักถามของจังหวัด{w.province()}
ผู้ตอบ {w.town()} อำเภอ{w.district()}

ข้อ {w.number(1)} หน่วยงานมีคะแนนเท่าใด
ในปี พ.ศ. {w.year()} มีคะแนน {w.score("total")} คะแนน และปี พ.ศ. {w.year(w.before)} มีคะแนน {w.score("total", w.before)} คะแนน
ข้อ {w.number(2)} อยู่ในระดับใด
ระดับ{w.level()} (ปี {w.year(w.before)} ระดับ{w.level(w.before)})
ข้อ {w.number(3)} ตัวชี้วัดใดมีคะแนนน้อยที่สุด
{w.name(low)} มีคะแนน {w.score(str(low))} คะแนน เดิมมีคะแนน {w.score(str(low), w.before)} คะแนน
ข้อ {w.number(4)} มีตัวชี้วัดที่ไม่ผ่านเกณฑ์ร้อยละ {w.d(85)} กี่ตัว
{w.count(lambda v: v < 85)} ตัวชี้วัด
ข้อ {w.number(5)} จะดำเนินการอย่างไร
{quarters}
ข้อ {w.number(6)} ผู้ประสานงาน
งานวิเคราะห์นโยบาย{w.word("และแผนงาน")} {w.address("plan_77@tessaban.go.th")} พร้อมให้{w.spelt("สัมภาษณ์")}ทุกวันทำการ
"""


STYLES: tuple[Style, ...] = (sub_headings, reply_to_province)
