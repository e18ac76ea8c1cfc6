"""Papers in the voice of a person: a speech, a project's reasons, a letter to heads of divisions, an order, a handover.

Written in one go before anything of it was run; the first contact stands in docs/performance.md.
"""

from __future__ import annotations

from benchmarks.proofread.writing import Style, Writer


def speech(w: Writer) -> str:
    low, high = w.weakest(), w.weakest(best=True)
    return f"""คำกล่าวของนายกเทศมนตรี ในการประชุมประจำเดือนของ{w.town()}
เรื่อง ผลคะแนน ITA ประจำปีงบประมาณ พ.ศ. {w.year()}

เรียน ท่านรองนายก ปลัดเทศบาล หัวหน้าส่วนราชการ และพี่น้องพนักงานทุกท่าน

ผมขอแจ้งข่าวให้ทราบด้วยตัวเองว่า ปีนี้เทศบาลของเราทำได้ {w.score("total")} คะแนน จากเต็มร้อย ปีที่แล้วเราอยู่ที่ {w.score("total", w.before)} คะแนน หมายความว่าเรา{w.rise("total", between="มา ")} และสำนักงาน ป.ป.ช. จัดให้เราอยู่ในระดับ{w.level()}

ด้านที่ผมภูมิใจที่สุดคือ{w.name(high)} ซึ่งทำคะแนนไว้สูงถึง {w.score(str(high))} คะแนน ส่วนด้านที่ต้องยอมรับกันตรง ๆ ว่ายังอ่อนคือ{w.name(low)} เพราะได้มาเพียง {w.score(str(low))} คะแนนเท่านั้น

เมื่อนับดูทั้ง {w.d(10)} ตัว มีอยู่ {w.count(lambda v: v >= 95)} ตัวชี้วัดที่ได้ตั้งแต่ {w.d(95)} คะแนนขึ้นไป และมี {w.changed(-1)} ตัวชี้วัดที่คะแนนถอยลงจากปีก่อน ผมฝาก{w.word("ทุกท่าน")}กลับไปทบทวนงานของตัวเองด้วยครับ
"""


def reasons(w: Writer) -> str:
    low = w.weakest()
    return f"""โครงการอบรมเสริมสร้างจิตสำนึกบุคลากร{w.town()}
อำเภอ{w.district()} จังหวัด{w.province()}

{w.number(1)}. หลักการและเหตุผล
ด้วยสำนักงาน ป.ป.ช. ได้ประกาศผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {w.year()} ปรากฏว่า{w.town()}มีผลคะแนนรวม {w.score("total")} คะแนน เมื่อแยกตามแหล่งข้อมูล แบบวัด IIT มีค่าคะแนน {w.score("IIT")} แบบวัด EIT มีค่าคะแนน {w.score("EIT")} และแบบตรวจ OIT มีค่าคะแนน {w.score("OIT")} ตัวชี้วัดที่มีค่าคะแนนต่ำสุด ได้แก่ ตัวชี้วัดที่ {w.d(low)} {w.name(low)} (ค่าคะแนน {w.score(str(low))}) จึงมีความจำเป็นต้องจัดโครงการนี้ขึ้น
{w.number(2)}. วัตถุประสงค์
    {w.d("2.1")} เพื่อให้ผู้เข้าอบรมมีความรู้เรื่อง{w.word("ประโยชน์ส่วนรวม")}
    {w.d("2.2")} เพื่อยกระดับคะแนนตัวชี้วัดที่ {w.d(low)} ซึ่งปี {w.year(w.before)} ได้ {w.score(str(low), w.before)} คะแนน
{w.number(3)}. กลุ่มเป้าหมาย พนักงานเทศบาล จำนวน {w.d(60)} คน
{w.number(4)}. ระยะเวลา เดือนตุลาคม {w.period_year(w.now)} ถึงเดือนกันยายน {w.period_year(w.now + 1)}
{w.number(5)}. งบประมาณ {w.d("18,500")} บาท เบิกจ่ายจากข้อบัญญัติ หมวดค่าใช้สอย
{w.number(6)}. ตัวชี้วัดความสำเร็จ ผู้เข้าอบรมมีความเข้าใจไม่น้อยกว่าร้อยละ {w.d(80)}
"""


def to_heads(w: Writer) -> str:
    first, second, third = 2, 6, 9
    return f"""ถึง หัวหน้าสำนักปลัด ผู้อำนวยการกองทุกกอง {w.town()}

ตามที่ทราบผลประเมิน ITA ปี {w.year()} กันแล้วนั้น งานนโยบายและแผนขอสรุปส่วนที่เกี่ยวข้องกับแต่ละกองดังนี้ค่ะ

กองคลัง – {w.name(first)}: คะแนนปีนี้ {w.score(str(first))} ของเดิม {w.score(str(first), w.before)} ({w.signed(str(first))})
สำนักปลัด – {w.name(second)}: คะแนนปีนี้ {w.score(str(second))} ของเดิม {w.score(str(second), w.before)} ({w.signed(str(second))})
งานประชาสัมพันธ์ – {w.name(third)}: คะแนนปีนี้ {w.score(str(third))} ของเดิม {w.score(str(third), w.before)} ({w.signed(str(third))})

โดยภาพรวมเทศบาลปิดที่ {w.score("total")} คะแนน (ผลระดับ {w.level()}) เทียบกับปีก่อนหน้าซึ่งปิดที่ {w.score("total", w.before)} คะแนน ตัวชี้วัดที่คะแนนขยับขึ้นมีทั้งสิ้น {w.changed(1)} ตัวชี้วัด ตัวชี้วัดที่ได้เต็ม {w.d(100)} มี {w.count(lambda v: v == 100)} ตัวชี้วัด

ขอให้ส่งแนว{w.word("ทางแก้ไข")}มาที่ {w.address("plan27@ourtown.go.th")} ภายในวันที่ {w.d(15)} มกราคม {w.d(w.now + 1)} ค่ะ
"""


def order(w: Writer) -> str:
    return f"""คำสั่ง{w.town()}
ที่ {w.d(214)}/{w.other_year(w.now + 1)}
เรื่อง แต่งตั้งคณะทำงานยกระดับผลการประเมิน ITA

โดยที่ผลการประเมินในปีงบประมาณ พ.ศ. {w.year()} {w.town()} อำเภอ{w.district()} จังหวัด{w.province()} ได้รับคะแนน {w.score("total")} คะแนน อยู่ในระดับ{w.level()} โดยเครื่องมือ EIT ได้รับคะแนน {w.score("EIT")} คะแนน {w.rise("EIT", between=f"จากปีงบประมาณ พ.ศ. {w.other_year(w.before)} จำนวน ")} อาศัยอำนาจตามความในมาตรา {w.d("48")} แห่งพระราชบัญญัติเทศบาล พ.ศ. {w.d(2496)} จึงแต่งตั้งคณะทำงาน ดังนี้

{w.number(1)}) ปลัดเทศบาล เป็นประธาน
{w.number(2)}) หัวหน้าสำนักปลัด เป็นรองประธาน
{w.number(3)}) ผู้อำนวยการกองคลัง เป็นคณะทำงาน
{w.number(4)}) นิติกร เป็นคณะทำงานและเลขานุการ

ให้คณะทำงานมีหน้าที่ติดตามตัวชี้วัดที่ {w.d(5)} {w.name(5)} ซึ่งได้รับคะแนน {w.score("5")} คะแนน ตัวชี้วัดที่ {w.d(8)} {w.name(8)} ซึ่งได้รับคะแนน {w.score("8")} คะแนน แล้วรายงานนายกเทศมนตรี{w.word("ทุกเดือน")}

สั่ง ณ วันที่ {w.d(3)} ธันวาคม พ.ศ. {w.d(w.now)}
"""


def handover(w: Writer) -> str:
    lines = "\n".join(f"ตัวที่ {w.number(n)} {w.name(n)} จบที่ {w.score(str(n))}" for n in range(1, 11))
    return f"""บันทึกส่งมอบงาน ITA ให้ผู้รับช่วงต่อ
หน่วยงาน {w.town()} อ.{w.district()} จ.{w.province()}

เรื่องที่ต้องรู้ก่อนอื่น ปีงบ {w.year()} คะแนนรวม {w.score("total")} เกรดที่ได้คือ {w.level()} ปีงบ {w.year(w.before)} คะแนนรวม {w.score("total", w.before)} ส่วนต่างสองปี {w.signed("total")}

รายตัวมีดังนี้
{lines}

ในจำนวนนี้ต่ำกว่า {w.d(85)} คะแนนอยู่ {w.count(lambda v: v < 85)} ตัวชี้วัด กับที่เท่าเดิมเป๊ะไม่ขึ้นไม่ลงอีก {w.changed(0)} ตัวชี้วัด รหัสผ่านระบบ ITAS อยู่ที่นักวิเคราะห์นโยบายและแผน ติดต่อไลน์ {w.address("@itatown42")} เบอร์ {w.d("0-5422-1187")} ต่อ {w.d(12)} อย่าลืม{w.word("สำรองข้อมูล")}ทุกสิ้นเดือน
"""


STYLES: tuple[Style, ...] = (speech, reasons, to_heads, order, handover)
