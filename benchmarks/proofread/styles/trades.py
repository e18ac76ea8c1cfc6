"""People of other trades: loudspeakers of a village, an auditor, a member of the council, one who hands his desk over, a
consultant, a neighbourhood's newsletter.

Written before the rules of the day were changed; measured once when these stood, and only then looked at.
"""

from __future__ import annotations

from benchmarks.proofread.writing import Style, Writer

INDICATORS = range(1, 11)


def loudspeakers(w: Writer) -> str:
    low, high = w.weakest(), w.weakest(best=True)
    return f"""บทเสียงตามสาย เช้าวันจันทร์ที่ {w.d(13)} ตุลาคม {w.d(w.now)}
ผู้อ่าน งานประชาสัมพันธ์ {w.town()}

สวัสดีพ่อแม่พี่น้องชาวอำเภอ{w.district()}ทุกท่าน เช้านี้มีข่าวดีมาฝากกัน
เรื่องแรก ผลคะแนนคุณธรรมและความโปร่งใสรอบปี {w.year()} ออกมาแล้วจ้า บ้านเราคว้ามา {w.score("total")} คะแนน จากเต็มร้อย เขาจัดให้เราอยู่ชั้น “{w.level()}” เทียบกับเมื่อปี {w.year(w.before)} ที่เราทำได้ {w.score("total", w.before)} ก็ถือว่า{w.rise("total", "ขยับขึ้น", "ร่วงลง")}
เรื่องที่สอง พี่น้องที่เคยมาใช้บริการแล้วช่วยกันกดตอบแบบสำรวจ ให้คะแนนเรามา {w.score("EIT")} คะแนน ส่วนพนักงานของเราเองให้ {w.score("IIT")} คะแนน และกรรมการที่เข้ามาเปิดดูเว็บให้ {w.score("OIT")} คะแนน
ที่ชื่นใจที่สุดคือหัวข้อ{w.name(high)} ได้ตั้ง {w.score(str(high))} ที่ยังต้องสู้กันต่อคือหัวข้อ{w.name(low)} ได้ {w.score(str(low))} เท่านั้น
ทั้งหมดสิบหัวข้อ มีอยู่ {w.changed(1)} หัวข้อที่ดีขึ้น กับอีก {w.changed(-1)} หัวข้อที่แย่ลง
สำหรับท่านที่อยากเสนอแนะ ตั้งแต่เดือนตุลาคม {w.period_year(w.now)} ไปจนถึงเดือนกันยายน {w.period_year(w.now + 1)} ส่งเรื่องเข้ามาได้ทาง {w.address("voice_33@baanrao.go.th")} หรือแวะมาที่ห้อง{w.word("ประชาสัมพันธ์")}ชั้น {w.d(1)} เรา{w.spelt("อนุญาต")}ให้ถ่ายสำเนาเอกสารได้ฟรี
"""


def auditor(w: Writer) -> str:
    weak = sorted(INDICATORS, key=lambda n: w.value(str(n)))[:3]
    found = "\n\n".join(
        f"""ข้อตรวจพบที่ {w.number(k)} {w.name(n)}
สภาพที่เป็นอยู่    ปีงบประมาณ {w.year(w.before)} {w.score(str(n), w.before)}  ปีงบประมาณ {w.year()} {w.score(str(n))}  {w.rise(str(n), after="")}
สิ่งที่ควรจะเป็น    ไม่น้อยกว่าร้อยละ {w.d(85)}
สาเหตุ    ขาดการ{w.word("กำกับติดตาม")}อย่างต่อเนื่อง พบจุดอ่อน {w.d(3)} จุด
ข้อเสนอแนะ    ทบทวนขั้นตอนให้แล้วเสร็จภายใน {w.d(45)} วัน"""
        for k, n in enumerate(weak, 1)
    )
    return f"""กระดาษทำการ รหัส ตภ. {w.d(7)}/{w.d(w.now + 1)}
หน่วยรับตรวจ {w.town()}
เรื่องที่ตรวจ ผลสัมฤทธิ์การประเมิน ITA งวดปี {w.year()}
ขอบเขตการตรวจ เอกสารระหว่าง {w.d(1)} ตุลาคม {w.period_year(w.now - 1)} ถึง {w.d(30)} กันยายน {w.period_year(w.now)}

สรุปย่อ
(ก) ค่าคะแนนของหน่วยรับตรวจ  {w.score("total")}  ผลระดับ  {w.level()}
(ข) จำนวนตัวชี้วัดที่ต่ำกว่าร้อยละ {w.d(85)}  {w.count(lambda v: v < 85)} ตัวชี้วัด
(ค) จำนวนตัวชี้วัดที่ได้ตั้งแต่ร้อยละ {w.d(95)}  {w.count(lambda v: v >= 95)} ตัวชี้วัด

{found}

ผู้สอบทาน{w.spelt("สังเกต")}ว่า ข้อมูลตามข้อ o{w.d(11)} ({w.score("o11")}) และข้อ o{w.d(18)} ({w.score("o18")}) ยังไม่สอดคล้องกับที่เผยแพร่ใน {w.address("https://audit.town45.go.th/oit2568")}
"""


def member_asks(w: Writer) -> str:
    a, b = w.chance.sample(INDICATORS, 2)
    return f"""กระทู้ถาม ในการประชุมสภา{w.town()} สมัยสามัญ สมัยที่ {w.d(4)} ประจำปี {w.d(w.now)}

เรียน ท่านประธานสภาที่เคารพ
กระผมขอตั้งกระทู้ถามนายกเทศมนตรี {w.d(3)} ข้อ ดังนี้
ข้อ {w.number(1)} การประเมิน ITA ของปีงบประมาณ {w.year()} ซึ่งประกาศผลไปแล้วนั้น เทศบาลของเราสอบได้กี่คะแนน และเมื่อปีงบประมาณ {w.year(w.before)} สอบได้เท่าใด
ข้อ {w.number(2)} เรื่อง{w.name(a)} กับเรื่อง{w.name(b)} ท่านพอใจแล้วหรือไม่
ข้อ {w.number(3)} ท่านจะ{w.word("แก้ปัญหา")}อย่างไร และจะเสร็จเมื่อใด

คำตอบของนายกเทศมนตรี
ข้อ {w.number(1)} ได้ {w.score("total")} ครับ เดิมได้ {w.score("total", w.before)} ผลต่างคือ {w.signed("total")} ระดับที่ได้คือ{w.level()}
ข้อ {w.number(2)} เรื่อง{w.name(a)} ผลสอบ {w.score(str(a))} เดิม {w.score(str(a), w.before)} เรื่อง{w.name(b)} ผลสอบ {w.score(str(b))} เดิม {w.score(str(b), w.before)}
ข้อ {w.number(3)} ได้มอบหมายทุกกองแล้ว ให้ดำเนินการในห้วง ต.ค. {w.period_year(w.now, short=True)} ถึง ก.ย. {w.period_year(w.now + 1, short=True)} โดยตั้งงบไว้ {w.d("45,000")} บาท ส่วน{w.spelt("ภารกิจ")}ของแต่ละกองจะแจ้งให้สภาทราบต่อไป

ผู้ตั้งกระทู้ถามเพิ่มเติมว่า ตัวชี้วัดที่ลดลงมีกี่ตัว นายกเทศมนตรีตอบว่ามี {w.changed(-1)} ตัวชี้วัด
"""


def handing_over(w: Writer) -> str:
    rows = "\n".join(
        f"{w.number(n)}\t{w.name(n)}\t{w.score(str(n), w.now - 2)}\t{w.score(str(n), w.before)}\t{w.score(str(n))}"
        for n in INDICATORS
    )
    return f"""บันทึกส่งมอบงาน ตำแหน่งนักวิเคราะห์นโยบายและแผน
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

{w.d(1)}. งานที่ค้างและข้อควรรู้
{w.d("1.")}{w.number(1)} งาน ITA ผู้รับมอบควรดูผลปี {w.year()} เป็นหลัก คะแนนหน่วยงานจบที่ {w.score("total")}
{w.d("1.")}{w.number(2)} แฟ้มหลักฐานเก็บที่ตู้ {w.d(5)} ชั้น {w.d(2)} รหัสเข้าระบบอยู่กับหัวหน้าสำนักปลัด
{w.d("1.")}{w.number(3)} ช่วงเก็บข้อมูลรอบใหม่ เดือนตุลาคม {w.period_year(w.now)} ถึงเดือนกันยายน {w.period_year(w.now + 1)}
{w.d("1.")}{w.number(4)} เว็บหลัก {w.address("www.nongoffice12.go.th")} ต้องอัปเดตทุกวันที่ {w.d(5)}
{w.d(2)}. ผลสามปีย้อนหลัง (ปี {w.year(w.now - 2)}–{w.year()})
ข้อ\tเรื่องที่ประเมิน\t{w.year(w.now - 2)}\t{w.year(w.before)}\t{w.year()}
{rows}
\tทั้งเทศบาล\t{w.score("total", w.now - 2)}\t{w.score("total", w.before)}\t{w.score("total")}
{w.d(3)}. ฝากถึงคนมาใหม่
อย่าลืมว่า{w.name(w.weakest())}เราอ่อนที่สุด ปีล่าสุดเหลือ {w.score(str(w.weakest()))} คะแนน ขอให้{w.word("ติดตาม")}ทุกไตรมาส และช่วยอธิบาย{w.spelt("หลักเกณฑ์")}ให้กองอื่นเข้าใจด้วย
"""


def consultant(w: Writer) -> str:
    a, b, c = w.chance.sample(INDICATORS, 3)

    def block(n: int) -> str:
        return f"{w.name(n)}\n  ค่าฐาน ({w.year(w.before)}) {w.score(str(n), w.before)} | ค่าที่วัดได้ ({w.year()}) {w.score(str(n))} | ส่วนที่เปลี่ยน {w.signed(str(n))}"

    return f"""ข้อเสนอทางเทคนิคของที่ปรึกษา: การวินิจฉัยระดับความโปร่งใสของ{w.town()}
ฐานข้อมูล: ผลประเมินปี {w.year()} เทียบปี {w.year(w.before)}

บทวินิจฉัยหลัก
๏ องค์กรมีสุขภาพธรรมาภิบาลที่ {w.score("total")} จุด (สเกล {w.d("0-100")}) ตรงกับระดับ{w.level()}
๏ มุมมองภายใน {w.score("IIT")} จุด / มุมมองภายนอก {w.score("EIT")} จุด / มุมมองเชิงเอกสาร {w.score("OIT")} จุด
๏ ดัชนีที่ต้องรักษาตามอาการมี {w.count(lambda v: v < 85)} จากทั้งหมด {w.d(10)} ตัวชี้วัด (เกณฑ์ผ่าน {w.d(85)} คะแนน)

เจาะลึกสามดัชนี
{block(a)}
{block(b)}
{block(c)}

แผนงานของที่ปรึกษา
ระยะ {w.number(1)} สำรวจและ{w.word("วิเคราะห์ช่องว่าง")} (ต.ค.–ธ.ค. {w.d(w.now)}) จำนวน {w.d(4)} ครั้ง
ระยะ {w.number(2)} ออกแบบกลไก{w.spelt("ธรรมาภิบาล")} (ม.ค.–มี.ค. {w.d(w.now + 1)})
ระยะ {w.number(3)} ประเมินซ้ำและสรุปบทเรียน (เม.ย.–มิ.ย. {w.d(w.now + 1)})
ค่าจ้างรวม {w.d("120,000")} บาท ติดต่อ {w.address("team9@consult-th.co.th")}
"""


def newsletter(w: Writer) -> str:
    best = sorted(INDICATORS, key=lambda n: -w.value(str(n)))[:3]
    listed = "\n".join(f"อันดับ {w.number(k)} {w.name(n)} … {w.score(str(n))}" for k, n in enumerate(best, 1))
    return f"""จดหมายข่าวรายเดือน ฉบับที่ {w.d(10)} ปี {w.d(w.now)}
{w.town()} จังหวัด{w.province()}

พาดหัว : เทศบาลเราผ่านการตรวจสุขภาพความโปร่งใส ประจำปี {w.year()}
คะแนนที่ชาวบ้านและเจ้าหน้าที่ช่วยกันให้รวมกันแล้วเท่ากับ {w.score("total")} คะแนน จัดว่า{w.level()} ปีก่อนหน้านั้น ({w.year(w.before)}) อยู่ที่ {w.score("total", w.before)} คะแนน

ท็อปทรีของเรา
{listed}

จากใจคนทำงาน
“ตอนเห็นว่า{w.name(3)}ทำได้ {w.score("3")} คะแนน เราดีใจ{w.word("มากจริง")} เพราะรอบก่อนได้ {w.score("3", w.before)} คะแนน” หัวหน้าฝ่ายอำนวยการกล่าว และเสริมว่า “{w.name(8)}ที่ได้ {w.score("8")} คะแนนนั้นยัง{w.verb("8", "สูงกว่า", "ต่ำกว่า")}ปี {w.year(w.before)} ที่ได้ {w.score("8", w.before)} คะแนน”

เกร็ดตัวเลข
ผู้ตอบแบบวัดทั้งหมด {w.d(236)} คน เป็นหญิงร้อยละ {w.d("61.02")} ร่วมแจ้งข่าวที่ {w.address("news18@thesaban.go.th")} กองบรรณาธิการยินดี{w.spelt("ประชาสัมพันธ์")}ให้ทุกชุมชน
"""


STYLES: tuple[Style, ...] = (loudspeakers, auditor, member_asks, handing_over, consultant, newsletter)
