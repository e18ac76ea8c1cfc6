"""A year told afterwards: a chapter of the year's report, strengths and weaknesses, a broadcast, lessons, one page.

Written in one go before anything of it was run; the first contact stands in docs/performance.md.
"""

from __future__ import annotations

from benchmarks.proofread.writing import Style, Writer


def chapter(w: Writer) -> str:
    low, high = w.weakest(), w.weakest(best=True)
    return f"""บทที่ {w.d(4)} ธรรมาภิบาลและความโปร่งใสของ{w.town()}

ตลอดปีงบประมาณ พ.ศ. {w.year()} {w.town()} อำเภอ{w.district()} จังหวัด{w.province()} เข้ารับการประเมิน ITA ต่อเนื่องเป็นปีที่ {w.d(9)} เมื่อสำนักงาน ป.ป.ช. เผยแพร่ผลแล้ว คะแนนภาพรวมของเทศบาลลงตัวที่ {w.score("total")} คะแนน เทียบชั้นได้ในระดับ{w.level()} ขณะที่ปี {w.year(w.before)} คะแนนภาพรวมหยุดอยู่ที่ {w.score("total", w.before)} คะแนน

เมื่อแจกแจงตามกลุ่มผู้ให้ข้อมูล บุคลากรภายในให้คะแนนผ่านแบบวัด IIT รวม {w.score("IIT")} คะแนน ผู้มารับบริการให้คะแนนผ่านแบบวัด EIT รวม {w.score("EIT")} คะแนน ส่วนการตรวจเว็บไซต์ด้วยแบบตรวจ OIT ให้ผล {w.score("OIT")} คะแนน

ความสำเร็จที่เห็นชัดคือตัวชี้วัดที่ {w.d(high)} {w.name(high)} ซึ่งขึ้นไปแตะ {w.score(str(high))} คะแนน ตรงข้ามกับตัวชี้วัดที่ {w.d(low)} {w.name(low)} ที่หยุดไว้แค่ {w.score(str(low))} คะแนน โดยรวมแล้วมีตัวชี้วัดที่{w.pick("ขยับดีขึ้น", "ดีขึ้นกว่าเดิม")} {w.changed(1)} ตัวชี้วัด และถดถอย {w.changed(-1)} ตัวชี้วัด ทั้งนี้เทศบาล{w.word("จะนำผล")}ไปใช้วางแผนต่อไป
"""


def swot(w: Writer) -> str:
    ranked = sorted(range(1, 11), key=lambda n: w.value(str(n)))
    strong = "\n".join(
        f"S{w.number(n)}) {w.name(item)} แข็งแรงที่ {w.score(str(item))} คะแนน ({w.signed(str(item))})"
        for n, item in enumerate(ranked[:-4:-1], 1)
    )
    weak = "\n".join(
        f"W{w.number(n)}) {w.name(item)} เหลือคะแนนอยู่ {w.score(str(item))} จากที่เคยได้ {w.score(str(item), w.before)} เมื่อปี {w.year(w.before)}"
        for n, item in enumerate(ranked[:3], 1)
    )
    return f"""ผลวิเคราะห์ SWOT ด้านคุณธรรม {w.town()}
ฐานข้อมูล: ผลประเมิน ITA ปีงบประมาณ {w.year()} (รวม {w.score("total")} คะแนน)

จุดแข็ง (Strengths)
{strong}

จุดอ่อน (Weaknesses)
{weak}

โอกาส (Opportunities)
O{w.d(1)}) ประชาชนใช้สมาร์ตโฟนร้อยละ {w.d("87.40")} ของครัวเรือน
O{w.d(2)}) จังหวัด{w.province()}สนับสนุนระบบบริการออนไลน์

อุปสรรค (Threats)
T{w.d(1)}) ผู้ตอบแบบ EIT มีเพียง {w.d(112)} ราย ต่ำกว่าที่ระบบ{w.word("กำหนดไว้")}
T{w.d(2)}) คะแนนเครื่องมือ EIT ปีนี้อยู่แถว {w.score("EIT")} {w.rise("EIT", between="ไป ")}
"""


def broadcast(w: Writer) -> str:
    low = w.weakest()
    return f"""บทเสียงตามสาย {w.town()} ออกอากาศเวลา {w.d("07.30")} น.

สวัสดีค่ะ พ่อแม่พี่น้องชาวอำเภอ{w.district()}ที่เคารพ วันนี้มีข่าวดีมาบอกกล่าว เทศบาลของเราสอบผ่านการประเมินความโปร่งใส หรือที่เรียกกันว่า ITA ประจำปี {w.year()} ด้วยคะแนน {w.score("total")} เต็มร้อยนะคะ เมื่อปี {w.year(w.before)} ตอนนั้นเราได้กันมา {w.score("total", w.before)} ก็เท่ากับว่าปีนี้{w.rise("total", after=" แต้ม")}

พี่น้องที่ช่วยกันตอบแบบประเมิน EIT ให้คะแนนเทศบาลไว้ {w.score("EIT")} คะแนน ส่วนพนักงานข้างในที่ตอบ IIT ให้ไว้ {w.score("IIT")} คะแนน เรื่องที่เทศบาลยังทำได้ไม่ดีนัก คือเรื่อง{w.name(low)} ได้แค่ {w.score(str(low))} คะแนน นายกท่านฝากบอกว่าจะเร่งแก้ไข{w.word("ให้ทันใจ")}พี่น้อง

ใครมีเรื่องร้องเรียน โทรมาได้ที่ {w.d("0-3455-2100")} หรือเขียนถึงเราที่ {w.address("smile88@tessaban.go.th")} ทุกวันตลอด {w.d(24)} ชั่วโมงค่ะ
"""


def lessons(w: Writer) -> str:
    parts = "\n\n".join(
        f"""{w.number(n)}. {w.name(item)}
เกิดอะไรขึ้น : คะแนนปี {w.year()} ออกมา {w.score(str(item))} เมื่อเทียบกับปีก่อน {w.verb(item_key)} {w.amount(item_key)}
เพราะอะไร : เจ้าหน้าที่หมุนเวียนตำแหน่ง {w.d(3 + n)} คน และแบบฟอร์มเดิมใช้มา {w.d(5)} ปี
คราวหน้าจะทำอย่างไร : ทบทวน{w.word("คู่มือประชาชน")}ทุก {w.d(6)} เดือน"""
        if w.delta(item_key)
        else f"""{w.number(n)}. {w.name(item)}
เกิดอะไรขึ้น : คะแนนปี {w.year()} ออกมา {w.score(str(item))} เท่ากับปีก่อนพอดี
เพราะอะไร : ไม่มีการปรับวิธีทำงาน
คราวหน้าจะทำอย่างไร : รับฟังประชาชนให้มากขึ้น"""
        for n, (item, item_key) in enumerate(((1, "1"), (6, "6"), (8, "8")), 1)
    )
    return f"""ถอดบทเรียนหลังประกาศผล (After Action Review)
คณะทำงาน ITA {w.town()} ประชุมเมื่อเดือนกันยายน

ตัวตั้ง : รวมทั้งปี {w.score("total")} คะแนน | IIT {w.score("IIT")} | EIT {w.score("EIT")} | OIT {w.score("OIT")}

{parts}

ข้อสรุปของวง : ใน {w.d(10)} ตัวชี้วัด มี {w.count(lambda v: v >= 90)} ตัวชี้วัดที่เกิน {w.d(90)} หรือเท่ากับ {w.d(90)} และห้วงเวลาเก็บข้อมูลรอบหน้าคือ มกราคม {w.period_year(w.now + 1)} ถึง มิถุนายน {w.period_year(w.now + 1)}
"""


def one_page(w: Writer) -> str:
    lines = "\n".join(
        f"• {w.name(n)} – {w.d(w.now)}: {w.score(str(n))} / {w.d(w.before)}: {w.score(str(n), w.before)}"
        for n in (2, 3, 4, 5)
    )
    low = w.weakest()
    return f"""สรุปหนึ่งหน้าสำหรับนายกเทศมนตรี
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()}

ตัวเลขที่ต้องจำ
• คะแนนที่เทศบาลทำได้ : {w.score("total")}
• ห่างจากปีก่อน : {w.signed("total")}
• ระดับที่ได้รับ : {w.level()}
• จำนวนตัวชี้วัดที่คะแนนเต็ม {w.d(100)} : {w.count(lambda v: v == 100)} ตัวชี้วัด

สี่ตัวชี้วัดที่ท่านกำชับ
{lines}

ต้องตัดสินใจ
ตัวชี้วัดที่ {w.d(low)} {w.name(low)} รั้งท้ายด้วยคะแนน {w.score(str(low))} เสนอให้{w.word("ตั้งคณะทำงาน")}เฉพาะเรื่อง ใช้งบประมาณไม่เกิน {w.d("30,000")} บาท ตั้งแต่ ต.ค. {w.period_year(w.now, True)} – ก.ย. {w.period_year(w.now + 1, True)}
"""


STYLES: tuple[Style, ...] = (chapter, swot, broadcast, lessons, one_page)
