"""Papers of the head of an administration section: a memo, an order, minutes, a report for the web, an annex, a follow-up.

Written before anything of what they give was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

IIT, EIT, OIT = range(1, 6), range(6, 9), range(9, 11)
ALL = range(1, 11)
GOOD, TARGET = Decimal(95), Decimal(85)

_OWNER = {
    1: "ทุกสำนัก/กอง",
    2: "กองคลัง",
    3: "งานการเจ้าหน้าที่",
    4: "งานพัสดุและทรัพย์สิน",
    5: "งานนิติการ",
    6: "ทุกสำนัก/กอง",
    7: "งานประชาสัมพันธ์",
    8: "กองยุทธศาสตร์และงบประมาณ",
    9: "ฝ่ายอำนวยการ",
    10: "หน่วยตรวจสอบภายใน",
}
_DUTY = {
    1: "กวดขันการลงรับหนังสือและการตอบผู้ร้องให้ทันกำหนด",
    2: "สรุปการเบิกจ่ายเป็นภาพเข้าใจง่าย ปิดไว้หน้ากองและในกลุ่มไลน์ของสำนักงาน",
    3: "ชี้แจงเกณฑ์พิจารณาความดีความชอบก่อนรอบการประเมินทุกครั้ง",
    4: "ทำสมุดคุมการยืมรถและเครื่องเสียงให้ครบทุกงาน",
    5: "ซักซ้อมวิธีแจ้งเบาะแสและการเก็บชื่อผู้แจ้งเป็นความลับ",
    6: "เก็บแบบประเมินความพอใจที่จุดบริการทุกวันศุกร์",
    7: "ตอบคำถามในกล่องข้อความของเทศบาลไม่เกินวันทำการถัดไป",
    8: "นำข้อร้องเรียนซ้ำมาหารือและแก้ที่ต้นเหตุ",
    9: "ไล่เปิดลิงก์ที่ลงไว้ทุกข้อ อย่างน้อยเดือนละหน",
    10: "ติดตามรายงานตามแผนป้องกันการทุจริตให้ครบทุกช่อง",
}


def _joined(words: Iterable[str], last: str = " และ") -> str:
    *firsts, end = words
    return f"{' '.join(firsts)}{last}{end}" if firsts else end


def _moved(w: Writer, direction: int) -> list[int]:
    return [n for n in ALL if (w.delta(str(n)) > 0) - (w.delta(str(n)) < 0) == direction]


def _was(w: Writer, item: str) -> str:
    """จากปีก่อนที่ทำได้ ๙๐.๐๐ จึงเพิ่มขึ้น ๑.๐๐ คะแนน"""
    if w.delta(item) == 0:
        return w.pick("คะแนนเท่าเดิมกับปีที่แล้ว", "ไม่ขยับจากปีที่แล้ว")
    return w.pick(
        f"ปีที่แล้วทำได้ {w.score(item, w.before)} จึงถือว่า{w.rise(item)}",
        f"ซึ่ง{w.rise(item)} จากที่เคยได้ {w.score(item, w.before)} คะแนนเมื่อปีที่แล้ว",
        f"เมื่อนำไปเทียบกับปี {w.year(w.before)} ({w.score(item, w.before)} คะแนน) {w.rise(item)}",
    )


def _weakest(w: Writer, numbers: Iterable[int]) -> list[int]:
    return [int(item) for item in w.ends(map(str, numbers))]


# --- A memo to all heads ---------------------------------------------------------------------------------------------


def mango_memo(w: Writer) -> str:
    low, top = _weakest(w, ALL), [int(item) for item in w.ends(map(str, ALL), best=True)]
    down = _moved(w, -1)
    falls = (
        "ที่น่าเป็นห่วงคือเรื่องที่คะแนนถอยลง ดังนี้\n"
        + "\n".join(
            f"\t- {w.name(n)} เหลือ {w.score(str(n))} คะแนน (เดิม {w.score(str(n), w.before)}) หายไป {w.amount(str(n))} คะแนน"
            for n in down
        )
        if down
        else "รอบนี้ไม่มีตัวชี้วัดใดที่คะแนนถอยลงเลย นับเป็นเรื่องน่ายินดี"
    )
    least = w.score(str(low[0]))
    return f"""บันทึกข้อความ
ส่วนราชการ ฝ่ายอำนวยการ สำนักปลัดเทศบาล โทร. {w.d("0 7561 2290")} ต่อ {w.d(11)}
ที่ {w.d("71402")}/{w.d(w.chance.randint(90, 640))}    วันที่ {w.d(w.chance.choice((1, 2, 3, 6, 7, 8, 9, 10, 15, 16, 17)))} ตุลาคม {w.d(2568)}
เรื่อง ขอให้ทบทวนงานในหน้าที่ตามผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()}
เรียน ผู้อำนวยการกองทุกกอง / หัวหน้าฝ่ายทุกฝ่าย

ตามที่{w.town()}เข้ารับการประเมินคุณธรรมและความโปร่งใสฯ และสำนักงาน ป.ป.ช. ได้แจ้งผลให้ทราบแล้วเมื่อเดือนสิงหาคมที่ผ่านมา นั้น

ฝ่ายอำนวยการในฐานะ{w.word("ผู้รวบรวม")}ข้อมูลขอเรียนว่า ปีนี้เทศบาลของเราได้ {w.score(TOTAL)} คะแนน {_was(w, TOTAL)} ระดับที่ได้รับคือ “{w.level()}” {w.pick("โดยแบบวัดแต่ละชุดเป็นดังนี้", "แยกดูทีละแบบวัดได้ดังนี้")}
({w.number(1)}) IIT คนในของเราตอบเอง {w.d(w.chance.randint(60, 190))} คน ผลเฉลี่ย {w.score("IIT")} คะแนน
({w.number(2)}) EIT ประชาชนและผู้ค้าตอบ {w.d(w.chance.randint(200, 480))} คน ผลเฉลี่ย {w.score("EIT")} คะแนน
({w.number(3)}) OIT ตรวจจากหน้าเว็บ ผล {w.score("OIT")} คะแนน
ตัวชี้วัดที่ทำได้ดีที่สุดคือ {_joined(w.name(n) for n in top)} ได้ {w.score(str(top[0]))} คะแนน ส่วนที่รั้งท้าย คือ {_joined(w.name(n) for n in low)} ได้เพียง {least} คะแนน
{falls}

ในการนี้ เพื่อให้ทันการจัดทำมาตรการประจำปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} จึงขอความร่วมมือ ดังนี้
{w.number(1)}. อ่านผลคะแนนในส่วนที่เกี่ยวกับงานของท่าน แล้วชี้แจงสาเหตุเป็นหนังสือไม่เกิน {w.d(2)} หน้ากระดาษ
{w.number(2)}. เสนอวิธีแก้ไขอย่างน้อยกองละ {w.d(1)} เรื่อง โดยระบุผู้รับผิดชอบและงบประมาณ (ถ้ามี ไม่ควรเกิน {w.d("25,000")} บาท)
{w.number(3)}. ส่งไฟล์มาที่ {w.address("amnuaykan07@mango-town.go.th")} ภายในวันที่ {w.d(31)} ตุลาคม {w.d(2568)} เวลา {w.d("16.30")} น.
{w.number(4)}. มอบผู้แทนเข้าประชุม{w.word("คณะทำงาน")} ณ ห้องประชุมเล็ก ชั้น {w.d(2)} ตามวันเวลาที่จะแจ้งให้ทราบอีกครั้ง

อนึ่ง ขอให้ทุกท่านย้ำกับ{w.spelt("บุคลากร")}ในสังกัดว่า การตอบแบบวัดเป็นความลับ ไม่มีผู้ใดทราบว่าใครตอบอย่างไร
จึงเรียนมาเพื่อทราบและถือ{w.spelt("ปฏิบัติ")}

(                                        )
หัวหน้าฝ่ายอำนวยการ
"""


# --- An order --------------------------------------------------------------------------------------------------------


def mango_order(w: Writer) -> str:
    ranked = sorted(ALL, key=lambda n: w.value(str(n)))
    duties = "\n".join(
        f"    {w.d(2)}.{w.number(place)} {w.name(n)} (ผลปี {w.year()} ได้ {w.score(str(n))} คะแนน) มอบ{_OWNER[n]}{_DUTY[n]}"
        for place, n in enumerate(ranked[: w.chance.choice((5, 6, 7))], 1)
    )
    behind = any(w.value(str(n)) < GOOD for n in ALL)
    below = (
        f"โดยยังมีตัวชี้วัดที่ได้คะแนนต่ำกว่า {w.d(95)} คะแนน จำนวน {w.count(lambda v: v < GOOD)} ตัวชี้วัด จึงสมควรมี"
        if behind
        else f"ทุกตัวชี้วัดได้ตั้งแต่ {w.d(95)} คะแนนขึ้นไป เพื่อรักษามาตรฐานไว้ จึงสมควรมี"
    )
    steady = w.pick("คะแนนเฉลี่ยรวม", "คะแนนรวม", "ผลคะแนนรวม")
    return f"""คำสั่ง{w.town()}
ที่ {w.d(w.chance.randint(300, 900))}/{w.d(2568)}
เรื่อง แต่งตั้งคณะทำงานยกระดับคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)}

ด้วยผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ พ.ศ. {w.year()} ของ{w.town()} อำเภอ{w.district()} จังหวัด{w.province()} มี{steady} {w.score(TOTAL)} คะแนน อยู่ในระดับ{w.level()} {below}คณะทำงานขึ้นติดตามอย่างใกล้ชิด

อาศัยอำนาจตามความในมาตรา {w.d(15)} แห่งพระราชบัญญัติระเบียบบริหารงานบุคคลส่วนท้องถิ่น พ.ศ. {w.other_year(2542)} และ{w.spelt("กฎหมาย")}ว่าด้วยเทศบาล จึงแต่งตั้งบุคคลตามตำแหน่งต่อไปนี้

ข้อ {w.number(1)} องค์ประกอบ
    {w.d(1)}.{w.number(1)} ปลัดเทศบาล เป็นหัวหน้าคณะทำงาน
    {w.d(1)}.{w.number(2)} รองปลัดเทศบาล เป็นรองหัวหน้าคณะทำงาน
    {w.d(1)}.{w.number(3)} ผู้อำนวยการกองทุกกอง เป็นคณะทำงาน
    {w.d(1)}.{w.number(4)} หัวหน้าฝ่ายอำนวยการ เป็นคณะทำงานและเลขานุการ
    {w.d(1)}.{w.number(5)} นักวิเคราะห์นโยบายและแผน จำนวน {w.d(2)} คน เป็นผู้ช่วยเลขานุการ

ข้อ {w.number(2)} งานที่มอบหมาย เรียงจากตัวชี้วัดที่คะแนนน้อยไปหามาก
{duties}

ข้อ {w.number(3)} ให้คณะทำงานประชุมกันไม่น้อยกว่า {w.d(4)} ครั้ง ตลอดห้วงเวลาตั้งแต่เดือนตุลาคม {w.period_year(w.now)} ถึงเดือนกันยายน {w.period_year(w.now + 1)} และรายงานนายกเทศมนตรีทุกไตรมาส
ข้อ {w.number(4)} ค่าใช้จ่ายในการประชุมให้เบิกจากหมวดค่าใช้สอย วงเงินไม่เกิน {w.d("12,400")} บาท
ข้อ {w.number(5)} หากคำสั่งอื่นใดขัดหรือแย้งกับคำสั่งนี้ ให้ใช้คำสั่งนี้แทน และให้{w.word("เลขานุการ")}นำลงเผยแพร่ที่ {w.address("www.mango-town.go.th/order/2568")}

ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป
สั่ง ณ วันที่ {w.d(w.chance.choice((3, 4, 5, 6, 7, 10, 12, 17, 19, 24)))} พฤศจิกายน {w.d(2568)}

(                                        )
นายก{w.facts.place.full_name.replace("เทศบาล", "เทศมนตรี", 1)}
"""


# --- Minutes ---------------------------------------------------------------------------------------------------------


def _told(w: Writer, n: int) -> str:
    item = str(n)
    if w.delta(item) == 0:
        return f"{w.name(n)} ได้ {w.score(item)} คะแนน เท่ากับปีที่แล้วพอดี"
    return w.pick(
        f"{w.name(n)} ปีนี้ {w.score(item)} ปีก่อน {w.score(item, w.before)} {w.rise(item)}",
        f"{w.name(n)} {w.rise(item)} มาอยู่ที่ {w.score(item)} คะแนน",
        f"{w.name(n)} ได้ {w.score(item)} คะแนน {w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปีก่อน {w.amount(item)} คะแนน",
    )


def mango_minutes(w: Writer) -> str:
    tools = []
    for tool, numbers, who in (("IIT", IIT, "บุคลากรภายใน"), ("EIT", EIT, "ผู้รับบริการ"), ("OIT", OIT, "ข้อมูลสาธารณะ")):
        lines = "\n".join(f"      {w.number(k)}) {_told(w, n)}" for k, n in enumerate(numbers, 1))
        tools.append(f"   ด้าน{who} ({tool}) ค่าเฉลี่ย {w.score(tool)} คะแนน ประกอบด้วย\n{lines}")
    low = _weakest(w, ALL)
    hour = w.chance.choice(("09.00", "10.00", "13.30"))
    lowest = _joined(f"ตัวชี้วัดที่ {w.d(n)}" for n in low)
    return f"""รายงานการประชุมหัวหน้าส่วนราชการ{w.town()}
ครั้งที่ {w.d(w.chance.randint(8, 11))}/{w.d(2568)}
วันอังคารที่ {w.d(14)} ตุลาคม {w.d(2568)} เวลา {w.d(hour)} น. ณ ห้องประชุมมะม่วงทอง

ผู้เข้าประชุม {w.d(13)} คน  ผู้ไม่มาประชุม {w.d(1)} คน (ติดราชการที่ศาลากลางจังหวัด)

วาระที่ {w.number(1)} ประธานแจ้งให้ทราบ
   ปลัดเทศบาล ทำหน้าที่ประธาน กล่าวว่า จังหวัด{w.province()}เร่งรัดให้ทุกแห่งส่งรายงานภายในสิ้นเดือน ขอให้ฝ่ายอำนวยการเป็นแม่งาน
   ที่ประชุมรับทราบ
วาระที่ {w.number(2)} รับรองรายงานการประชุมครั้งก่อน
   ฝ่ายเลขานุการแก้คำผิดหน้า {w.d(4)} บรรทัดที่ {w.d(12)} แล้ว ที่ประชุมรับรอง
วาระที่ {w.number(3)} ผลคะแนน ITA ปีงบประมาณ พ.ศ. {w.year()}
   หัวหน้าฝ่ายอำนวยการรายงานว่า คะแนนรวมของเทศบาลปีนี้คือ {w.score(TOTAL)} คะแนน ปีงบประมาณ พ.ศ. {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน {w.rise(TOTAL)} ผลอยู่ระดับ{w.level()} รายละเอียดตามเอกสารหมายเลข {w.d(3)} ที่แจกบนโต๊ะ
{chr(10).join(tools)}
   เมื่อนับดูแล้ว ตัวชี้วัดที่ดีขึ้นมี {w.changed(1)} ตัวชี้วัด ที่ลดลงมี {w.changed(-1)} ตัวชี้วัด ที่เท่าเดิมมี {w.changed(0)} ตัวชี้วัด
   ผอ.กองคลัง ถามว่า {lowest} ซึ่งคะแนนน้อยที่สุด ได้เท่าไร เลขานุการตอบว่า ได้ {w.score(str(low[0]))} คะแนน
   ผอ.กองช่าง เห็นว่าคนมาขออนุญาตก่อสร้างเดือนละราว {w.d(35)} ราย น่าจะเชิญให้สแกนตอบแบบ EIT ที่หน้า{w.word("เคาน์เตอร์")}ได้เลย
   ประธานถามต่อถึงส่วนที่ {w.d(1)} กับส่วนที่ {w.d(2)} ของ EIT เลขานุการตอบว่า ส่วนที่ {w.d(1)} ได้ {w.score("EIT1")} คะแนน ส่วนที่ {w.d(2)} ได้ {w.score("EIT2")} คะแนน
   มติ ให้ทุกกองส่งข้อเสนอภายใน {w.d(7)} วันทำการ
วาระที่ {w.number(4)} แผนงานปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)}
   ฝ่ายอำนวยการเสนอปฏิทิน เริ่มเดือนตุลาคม {w.period_year(w.now)} ไปสิ้นสุดเดือนกันยายน {w.period_year(w.now + 1)} และขอพื้นที่บน{w.spelt("เว็บไซต์")} {w.address("www.mango-town.go.th/ita9")} สำหรับลงผลงานรายเดือน
   มติ เห็นชอบ
วาระที่ {w.number(5)} เรื่องอื่น
   กองการศึกษาขอใช้รถตู้ทะเบียน {w.d(4417)} วันที่ {w.d(22)} ตุลาคม พานักเรียน {w.d(18)} คนไปแข่งขันทักษะ ประธานอนุญาต
ปิดประชุมเวลา {w.d("15.20" if hour == "13.30" else "12.05")} น.
"""


# --- A report for the web --------------------------------------------------------------------------------------------


def mango_web_report(w: Writer) -> str:
    blocks = []
    for n in ALL:
        item = str(n)
        if w.value(item) >= GOOD:
            say = w.pick("อยู่ในเกณฑ์ดีมาก จะรักษาไว้", "ทำได้ดี ขอบคุณทุกฝ่าย")
        elif w.value(item) >= TARGET:
            say = w.pick("พอใจได้ แต่ยังเพิ่มได้อีก", "พ้นค่าเป้าหมายแล้ว ยังมีช่องให้พัฒนา")
        else:
            say = w.pick("ยังไม่ถึงค่าเป้าหมาย ต้องแก้โดยเร็ว", "ถือเป็นเรื่องเร่งด่วนของเทศบาล")
        blocks.append(f"{w.number(n)}) {w.name(n)}: {w.score(item, bare=True)} คะแนน {say} แนวทาง: {_DUTY[n]}")
    gap = w.value(TOTAL) - TARGET
    beside = "มากกว่า" if gap > 0 else "น้อยกว่า"
    goal = (
        f"{beside}เป้าหมายของประเทศ ({w.d(85)} คะแนน) อยู่ {w.d(f'{abs(gap):.2f}')} คะแนน"
        if gap
        else "เท่ากับเป้าหมายของประเทศ"
    )
    under = f"และไม่มีเรื่องใดที่คะแนนไม่ถึง {w.d(85)}"
    if any(w.value(str(n)) < TARGET for n in ALL):
        under = f"และยังมีที่คะแนนไม่ถึง {w.d(85)} อยู่ {w.count(lambda v: v < TARGET)} ตัวชี้วัด"
    tools = "\n".join(f"• {tool} ได้ {w.score(tool)} คะแนน {_was(w, tool)}" for tool in ("IIT", "EIT", "OIT"))
    return f"""ผลการประเมิน ITA ปี {w.year()} และสิ่งที่เราจะทำต่อ
เผยแพร่โดย ฝ่ายอำนวยการ สำนักปลัด{w.town()} อ.{w.district()} จ.{w.province()}

เรียน พี่น้องประชาชนทุกท่าน
{w.word("เทศบาล")}ขอรายงานว่า ในปีงบประมาณ พ.ศ. {w.year()} เราได้รับคะแนนการประเมินคุณธรรมและความโปร่งใส {w.score(TOTAL)} คะแนน จากคะแนนเต็ม {w.d(100)} คะแนน ({w.level()}) {goal}

คะแนนมาจากไหน
การประเมินใช้เครื่องมือ {w.d(3)} ชนิด ให้น้ำหนัก {w.d(30)} : {w.d(30)} : {w.d(40)} ตามลำดับ
{tools}

ทีละเรื่อง
{chr(10).join(blocks)}

ภาพที่เห็น
จาก {w.d(10)} เรื่องข้างต้น มีคะแนนตั้งแต่ {w.d(95)} ขึ้นไป {w.count(lambda v: v >= GOOD)} ตัวชี้วัด {under}

เรื่องใกล้ตัวที่ท่านช่วยเราได้
- เมื่อมาติดต่องาน ขอเวลา {w.d(3)} นาที สแกนคิวอาร์โค้ดที่จุดบริการเพื่อตอบแบบสอบถาม
- พบเห็นเจ้าหน้าที่เรียกรับเงิน โทร. {w.d("0 7561 2299")} หรือไลน์ {w.address("@mangotown24")} ได้ตลอด {w.d(24)} ชั่วโมง
- เปิดดูเอกสารทั้งหมดบน{w.spelt("เว็บไซต์")} {w.address("https://www.mango-town.go.th/ita/68")}

ปรับปรุงข้อมูลเมื่อวันที่ {w.d(w.chance.randint(1, 30))} กันยายน {w.d(2568)} มีผู้อ่านแล้ว {w.d(f"{w.chance.randint(1000, 4000):,}")} ครั้ง
"""


# --- The annex: a table to hand out ----------------------------------------------------------------------------------


def mango_annex(w: Writer) -> str:
    rows = "\n".join(
        "\t".join((w.number(n), w.name(n), w.score(str(n)), w.score(str(n), w.before), w.signed(str(n)), _OWNER[n]))
        for n in ALL
    )
    tools = "\n".join(
        "\t".join((label, w.score(item), w.score(item, w.before), w.signed(item)))
        for label, item in (("แบบวัด IIT", "IIT"), ("แบบวัด EIT", "EIT"), ("แบบวัด OIT", "OIT"), ("คะแนนภาพรวม", TOTAL))
    )
    up, down = _moved(w, 1), _moved(w, -1)
    notes = []
    if up:
        best = max(up, key=lambda n: w.delta(str(n)))
        notes.append(f"ก้าวหน้าที่สุดคือเรื่อง{w.name(best)} {w.rise(str(best))} ควรถอดเป็นบทเรียนให้กองอื่น")
    if down:
        worst = min(down, key=lambda n: w.delta(str(n)))
        notes.append(f"ถอยมากที่สุดคือเรื่อง{w.name(worst)} {w.rise(str(worst))} ขอให้{_OWNER[worst]}ชี้แจง")
    notes.append(f"คะแนนรวม{w.rise(TOTAL)} เทศบาลจึงได้ระดับ{w.level()}ในปี {w.year()}")
    notes.append(f"เฉพาะห้าตัวชี้วัดแรก ค่าเฉลี่ย {w.score('IIT')} คะแนน ปีก่อนหน้า {w.score('IIT', w.before)} คะแนน")
    told = "\n".join(f"{w.number(k)}. {note}" for k, note in enumerate(notes, 1))
    return f"""เอกสารแนบท้ายบันทึกฝ่ายอำนวยการ ({w.d(1)} แผ่น)
สรุปคะแนน ITA รายตัวชี้วัด {w.town()} จังหวัด{w.province()}

ลำดับ\tตัวชี้วัด\tปี {w.year()}\tปี {w.year(w.before)}\tเพิ่ม/ลด\tกองที่ดูแล
{rows}

รายการ\tปี {w.year()}\tปี {w.year(w.before)}\tเพิ่ม/ลด
{tools}

ข้อสังเกตของผู้จัดทำ
{told}

โปรดตรวจตัวเลขกับต้นฉบับที่ {w.address("https://itas.mango-town.go.th/2568")} อีกครั้งก่อนนำไป{w.word("อ้างอิง")} หากพบที่ผิดแจ้งงานธุรการ เบอร์ภายใน {w.d(12)}
"""


# --- A follow-up of the measures -------------------------------------------------------------------------------------


def mango_follow_up(w: Writer) -> str:
    rows = "\n".join(
        "\t".join((w.number(k), m.title, w.unit(m, " / "), w.months(m), w.status(m)))
        for k, m in enumerate(w.measures, 1)
    )
    waiting = [m for m in w.measures if not m.is_done]
    open_ones = "\n".join(
        f"{w.number(k)}) {m.title} ({w.unit(m, ' และ')}) ขณะนี้{w.status(m)} {w.pick('รอผลการตรวจรับ', 'รอเก็บข้อมูลไตรมาสสุดท้าย')}"
        for k, m in enumerate(waiting, 1)
    )
    low = _weakest(w, ALL)
    return f"""รายงานติดตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน
ประจำปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

ฝ่ายอำนวยการได้ทวงถามทุกกองเป็นรายเดือน ตั้งแต่เดือนตุลาคม {w.period_year(w.now - 1)} ถึงเดือนกันยายน {w.period_year(w.now)} และขอสรุปให้ผู้บริหารทราบ ดังนี้

ก. ภาพรวมของมาตรการ
มาตรการที่กำหนดไว้มีทั้งหมด {w.measure_count()} มาตรการ ทำเสร็จแล้ว {w.done_count()} มาตรการ ใช้เงินไปทั้งสิ้น {w.d("48,650")} บาท จากที่ตั้งไว้ {w.d("60,000")} บาท

ที่\tมาตรการ\tผู้รับผิดชอบ\tระยะเวลา\tสถานะ
{rows}

ข. มาตรการที่ยังค้าง
{open_ones}

ค. คะแนนที่ได้
- คะแนนรวม {w.score(TOTAL)} คะแนน ระดับ{w.level()} {_was(w, TOTAL)}
- แบบวัด IIT {w.score("IIT")} คะแนน แบบวัด EIT {w.score("EIT")} คะแนน แบบวัด OIT {w.score("OIT")} คะแนน
- คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด คะแนนลดลง {w.changed(-1)} ตัวชี้วัด
- คะแนนต่ำสุดเป็นเรื่อง{_joined(w.name(n) for n in low)} {w.score(str(low[0]))} คะแนน

ง. ข้อขัดข้องและข้อเสนอ
{w.number(1)}. เอกสารข้อ o{w.d(2)} {w.item_title("o2")} ต้องแก้ทุกครั้งที่มีการโยกย้าย ขอให้งานการเจ้าหน้าที่แจ้งภายใน {w.d(3)} วัน
{w.number(2)}. ข้อ o{w.d(4)} {w.item_title("o4")} ควรลงอย่างน้อยสัปดาห์ละ {w.d(2)} เรื่อง
{w.number(3)}. ขอให้ผู้บริหารกำชับเรื่องการ{w.spelt("ปฏิบัติ")}ตามระยะเวลา และให้รางวัล{w.word("ผู้ประสานงาน")}ดีเด่น {w.d(3)} คน
สอบถามเพิ่มเติม {w.address("follow68@mango-town.go.th")}
"""


PLANNED: tuple[Style, ...] = (mango_follow_up,)
STYLES: tuple[Style, ...] = (mango_memo, mango_order, mango_minutes, mango_web_report, mango_annex, *PLANNED)
