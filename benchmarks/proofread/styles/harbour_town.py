"""Papers of a harbour town whose clerks write for readers: a poster, a newsletter, an e-mail, answers, an audit's memo.

Written before anything of the rules or of the other families' findings was looked at.
"""

from __future__ import annotations

from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer

INDICATORS = tuple(str(n) for n in range(1, 11))
TOOLS = {"IIT": INDICATORS[:5], "EIT": INDICATORS[5:8], "OIT": INDICATORS[8:]}
CAUSES = {
    "1": "คู่มือให้บริการฉบับล่าสุดยังไม่ถึงมือพนักงานหน้าเคาน์เตอร์ท่าเรือ",
    "2": "การเบิกค่าเดินทางไปราชการมีขั้นตอนต่างกันในแต่ละกอง",
    "3": "ไม่มีบันทึกการมอบหมายงานนอกเหนือหน้าที่เป็นลายลักษณ์อักษร",
    "4": "ทะเบียนคุมเรือตรวจการณ์และรถยนต์ส่วนกลางไม่เป็นปัจจุบัน",
    "5": "การประชุมสร้างความเข้าใจเรื่องผลประโยชน์ทับซ้อนจัดเพียงครั้งเดียวต่อปี",
    "6": "ผู้ประกอบการเรือได้รับคำแนะนำไม่ตรงกันเมื่อมาติดต่อคนละวัน",
    "7": "ประกาศอยู่บนบอร์ดหน้าสำนักงานแต่ไม่ได้ขึ้นในเพจ",
    "8": "แบบคำร้องออนไลน์ยังต้องพิมพ์ออกมาลงชื่อ",
    "9": "แฟ้มข้อมูลบางข้อเป็นภาพถ่ายที่อ่านตัวหนังสือไม่ออก",
    "10": "แผนป้องกันการทุจริตไม่มีผลการดำเนินงานรอบหกเดือน",
}


def compared(w: Writer, item: str) -> str:
    return "เท่ากับปีก่อน" if w.delta(item) == 0 else w.rise(item)


def by_change(w: Writer) -> list[str]:
    return sorted(INDICATORS, key=w.delta, reverse=True)


def score_poster(w: Writer) -> str:
    cards = "\n\n".join(
        f"{key}\n{w.score(key)} คะแนน\n(ปี {w.year(w.before)} : {w.score(key, w.before)} คะแนน)" for key in TOOLS
    )
    lines = "\n".join(f"{w.number(int(i))}. {w.name(i)} ▶ {w.score(i, bare=True)}" for i in INDICATORS)
    stars = w.ends(INDICATORS, best=True)
    star_lines = "\n".join(f"★ {w.name(i)} {w.score(i, bare=True)} คะแนน" for i in stars)
    return f"""ประชาสัมพันธ์
ผลการประเมินคุณธรรมและความโปร่งใส (ITA)
ปีงบประมาณ พ.ศ. {w.year()}
{w.town()}
อ.{w.district()} จ.{w.province()}

คะแนนรวม
{w.score("total")} คะแนน
ระดับ "{w.level()}"
{compared(w, "total")}

{cards}

คะแนนรายตัวชี้วัด
{lines}

คะแนนสูงสุด
{star_lines}

ตัวชี้วัดที่ได้ {w.d(95)} คะแนนขึ้นไป มี {w.count(lambda v: v >= 95)} ตัวชี้วัด

ขอบคุณ{w.word("ประชาชน")}และผู้ประกอบการทุกท่านที่ร่วมตอบแบบสอบถาม
พบเห็นการทุจริต แจ้งสายด่วน {w.d(1567)}
หรือ {w.spelt("Facebook")} {w.address("fb.com/harbour24")}
"""


def harbour_news(w: Writer) -> str:
    best, worst = by_change(w)[0], by_change(w)[-1]
    bests = "ทุกตัวชี้วัดยังรักษาคะแนนไว้ได้"
    if w.delta(best) > 0:
        bests = f"ด้านที่น่ายินดีที่สุดคือด้าน{w.name(best)} จากเดิม {w.score(best, w.before)} คะแนน ขยับเป็น {w.score(best)} คะแนน {w.verb(best)}ถึง {w.amount(best)} คะแนน"
    worsts = "ปีนี้ไม่มีด้านใดคะแนนถอยหลังเลย"
    if w.delta(worst) < 0:
        worsts = f"ส่วนด้าน{w.name(worst)} ปีก่อนได้ {w.score(worst, w.before)} คะแนน ปีนี้ได้ {w.score(worst)} คะแนน {w.verb(worst)} {w.amount(worst)} คะแนน"
    ups, downs, same = (w.changed(direction) for direction in (1, -1, 0))
    return f"""จดหมายข่าวชาวท่าเรือ
ปีที่ {w.d(12)} ฉบับที่ {w.d(143)} ประจำเดือนพฤศจิกายน {w.d(2568)}

เปิดคะแนน ITA เทศบาลเรา ได้เท่าไร อยู่ตรงไหน

สำนักงาน ป.ป.ช. ประกาศผลการประเมิน ITA ประจำปี {w.year()} แล้ว ปรากฏว่า {w.town()} ได้ {w.score("total")} คะแนน อยู่ในระดับ{w.level()} เมื่อปี {w.year(w.before)} เทศบาลได้ {w.score("total", w.before)} คะแนน ในระดับ{w.level(w.before)} เท่ากับว่าปีนี้คะแนน{compared(w, "total")}

คะแนนมาจากไหน
คะแนนมาจากคน {w.d(3)} กลุ่ม กลุ่มแรกคือพนักงานของเทศบาลเอง ให้คะแนนผ่านแบบ IIT ได้ {w.score("IIT")} คะแนน กลุ่มที่สองคือชาวบ้านและผู้มาติดต่อ ให้คะแนนผ่านแบบ EIT ได้ {w.score("EIT")} คะแนน กลุ่มสุดท้ายคือกรรมการที่เข้ามาตรวจ{w.spelt("เว็บไซต์")} หรือแบบ OIT ได้ {w.score("OIT")} คะแนน

อะไรดีขึ้น อะไรต้องแก้
ใน {w.d(10)} ตัวชี้วัด คะแนนเพิ่มขึ้น {ups} ตัวชี้วัด ลดลง {downs} ตัวชี้วัด และเท่าเดิม {same} ตัวชี้วัด {bests}
{worsts} สาเหตุเพราะ{CAUSES[worst]}

ก้าวต่อไป
ตั้งแต่เดือนธันวาคม {w.period_year(2568)} ถึงกันยายน {w.period_year(2569)} เทศบาลจะเปิดเคาน์เตอร์รับเรื่องที่ท่าเรือทุกวันเสาร์ เวลา {w.d("08.30")} - {w.d("12.00")} น. และจะเพิ่มบริการ {w.spelt("E-Service")} อีก {w.d(4)} บริการ

ล้อมกรอบ
อำเภอ{w.district()} จังหวัด{w.province()} มีองค์กรปกครองส่วนท้องถิ่นที่รับการประเมิน {w.d(9)} แห่ง ใช้{w.word("หลักเกณฑ์")}เดียวกันทั้งหมด
บรรณาธิการ งานประชาสัมพันธ์ {w.address("news143@harbour.example.go.th")} โทร {w.d("0 7744 2310")}
"""


def clerk_mail(w: Writer) -> str:
    low = sorted(INDICATORS, key=w.value)[:3]
    lows = "\n".join(
        f"{w.number(n)}) ตชว. {w.d(i)} {w.name(i)} ได้ {w.score(i)} (ปี {w.year(w.before, short=True)} ได้ {w.score(i, w.before)})"
        for n, i in enumerate(low, 1)
    )
    rest = "\n".join(f"ตชว. {w.d(i)} = {w.score(i)}" for i in INDICATORS if i not in low)
    questions = w.facts.years[w.now].questions
    least = w.ends(questions["9"])
    least_lines = ", ".join(f"{w.d(key)} ({w.score(key)})" for key in least)
    return f"""จาก: {w.address("plan02@harbour.example.go.th")}
ถึง: หัวหน้าส่วนราชการทุกกอง
เรื่อง: ขอข้อมูลทำแผน ITA ปี {w.d(69)} ด่วนค่ะ

เรียน พี่ ๆ ทุกกอง

คะแนน ITA ปี {w.year()} ของ{w.town()} ออกแล้วนะคะ คะแนนรวม {w.score("total")} ระดับ{w.level()} ค่ะ {compared(w, "total")} จากปีที่แล้วที่ได้ {w.score("total", w.before)}
แยกเป็น IIT {w.score("IIT")} / EIT {w.score("EIT")} / OIT {w.score("OIT")}

ที่ต้องรบกวนมากที่สุดคือ {w.d(3)} ตัวนี้ค่ะ
{lows}

ตัวอื่น ๆ
{rest}

ของ OIT ข้อที่ได้น้อยที่สุดในตัวชี้วัดที่ {w.d(9)} คือข้อ {least_lines} รบกวนงานไอทีช่วยดูด้วยค่ะ ส่วนตัวที่ต่ำกว่า {w.d(90)} คะแนน มีทั้งหมด {w.count(lambda v: v < 90)} ตัวชี้วัด

ขอให้ส่งไฟล์กลับมาภายในวันศุกร์ที่ {w.d(14)} พ.ย. {w.d(68)} ก่อน {w.d("16.30")} น. นะคะ ช่วงเวลาในแผนให้ใส่ ต.ค. {w.period_year(2568, short=True)} - ก.ย. {w.period_year(2569, short=True)} ทุกมาตรการ แล้วห้ามลืมใส่ชื่อ{w.word("ผู้รับผิดชอบ")}ด้วยค่ะ ปีก่อนมี {w.d(2)} กองส่งช้า โดนอำเภอ{w.district()}ทวงมา
ถ้ามีข้อ{w.spelt("สังเกต")}อะไรตอบกลับเมลนี้ หรือโทรเบอร์ภายใน {w.d(118)} ได้เลยค่ะ

ขอบคุณมากค่ะ
งานวิเคราะห์นโยบายและแผน
"""


def year_tables(w: Writer) -> str:
    changes = "\n".join(
        f"{w.signed(i)}\t{w.score(i)}\t{w.score(i, w.before)}\t{w.d(i)}. {w.name(i)}" for i in by_change(w)
    )
    years = "\n".join(
        "\t".join((w.year(year), w.level(year), w.score("total", year), *(w.score(key, year) for key in TOOLS)))
        for year in (w.now, w.before, w.before - 1)
    )

    def between(low: str, high: str) -> str:
        least, most = Decimal(low), Decimal(high)
        return f"{w.d(low)} - {w.d(high)}\t{w.count(lambda v: least <= v <= most)}"

    bands = "\n".join(between(*band) for band in (("95.00", "100.00"), ("85.00", "94.99"), ("0.00", "84.99")))
    questions = w.facts.years[w.now].questions
    parts = "\n".join(
        f"{w.d(key)}\t{w.score(f'{key}/1')}\t{w.score(f'{key}/2')}" for item in "678" for key in questions[item]
    )
    tools = "\n".join(
        f"{key}\t{w.d(share)}\t{w.score(key, w.before)}\t{w.score(key)}\t{w.signed(key)}"
        for key, share in (("IIT", 30), ("EIT", 30), ("OIT", 40))
    )
    top = by_change(w)[0]
    note = f"{w.name(top)} ปี {w.year(w.before)} {w.score(top, w.before)} คะแนน ปี {w.year()} {w.score(top)} คะแนน"
    return f"""ภาคผนวก ข ตารางเปรียบเทียบผลการประเมิน
{w.town()} จังหวัด{w.province()}

ตารางที่ {w.number(1)} คะแนนรายตัวชี้วัด เรียงตามผลต่าง
ผลต่าง\tปี {w.year()}\tปี {w.year(w.before)}\tตัวชี้วัด
{changes}
{w.signed("total")}\t{w.score("total")}\t{w.score("total", w.before)}\tคะแนนรวม

ตารางที่ {w.number(2)} คะแนนย้อนหลังสามปี
ปีงบประมาณ\tระดับผลการประเมิน\tคะแนนรวม\tIIT\tEIT\tOIT
{years}

ตารางที่ {w.number(3)} คะแนนตามเครื่องมือ
เครื่องมือ\tน้ำหนัก (ร้อยละ)\tปี {w.year(w.before)}\tปี {w.year()}\tเพิ่ม/ลด
{tools}

ตารางที่ {w.number(4)} จำนวนตัวชี้วัดตามช่วงคะแนน ปี {w.year()}
ช่วงคะแนน\tจำนวน (ตัวชี้วัด)
{bands}
รวม\t{w.d(10)}

ตารางที่ {w.number(5)} คะแนน EIT รายข้อ ปี {w.year()}
ข้อ\tส่วนที่ {w.d(1)}\tส่วนที่ {w.d(2)}
{parts}
EIT\t{w.score("EIT1")}\t{w.score("EIT2")}

หมายเหตุ
ตัวชี้วัดที่{w.spelt("สังเกต")}เห็นการเปลี่ยนแปลงชัดเจน คือ {note}
ที่มา : ระบบ ITAS สืบค้นเมื่อวันที่ {w.d(27)} สิงหาคม {w.d(2568)} {w.address("https://itas8.example.go.th")}
"""


def inspector_reply(w: Writer) -> str:
    low = sorted(INDICATORS, key=w.value)[:2]
    first, second = low
    fell = [i for i in INDICATORS if w.delta(i) < 0]
    fallen = "ไม่มีตัวชี้วัดที่คะแนนลดลง"
    if fell:
        fallen = "ได้แก่ " + " ".join(
            f"({w.number(n)}) ตัวชี้วัดที่ {w.d(i)} {w.name(i)} จาก {w.score(i, w.before)} คะแนน เป็น {w.score(i)} คะแนน {w.verb(i)} {w.amount(i)} คะแนน"
            for n, i in enumerate(fell, 1)
        )
    gap = Decimal(95) - w.value(first)
    missing = f" ยังขาดอีก {w.d(f'{gap:.2f}')} คะแนนจึงจะถึง {w.d('95.00')} คะแนน" if gap > 0 else ""
    return f"""แบบชี้แจงข้อสั่งการของผู้ตรวจราชการจังหวัด
หน่วยรับตรวจ {w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
ตามหนังสือจังหวัด{w.facts.place.province} ที่ {w.d("0017.1/ว 4821")} ลงวันที่ {w.d(19)} กันยายน {w.d(2568)}

ข้อสั่งการที่ {w.number(1)} ให้รายงานผลการประเมิน ITA ปี {w.year()} เปรียบเทียบกับปี {w.year(w.before)}
คำชี้แจง เทศบาลขอเรียนว่า คะแนนรวมปี {w.year()} เท่ากับ {w.score("total")} คะแนน ผลการประเมินอยู่ในระดับ {w.level()} และปี {w.year(w.before)} เท่ากับ {w.score("total", w.before)} คะแนน ผลการประเมินอยู่ในระดับ {w.level(w.before)} คะแนนรวมจึง{compared(w, "total")} โดย IIT เท่ากับ {w.score("IIT")} คะแนน EIT เท่ากับ {w.score("EIT")} คะแนน และ OIT เท่ากับ {w.score("OIT")} คะแนน

ข้อสั่งการที่ {w.number(2)} ให้ระบุตัวชี้วัดที่มีคะแนนลดลงพร้อมจำนวน
คำชี้แจง มีตัวชี้วัดที่คะแนนลดลงจำนวน {w.changed(-1)} ตัวชี้วัด {fallen}

ข้อสั่งการที่ {w.number(3)} ให้ชี้แจงสาเหตุของตัวชี้วัดที่ได้คะแนนน้อย
คำชี้แจง ตัวชี้วัด{w.name(first)}ได้ {w.score(first)} คะแนน{missing} เนื่องจาก{CAUSES[first]} รองลงมาคือตัวชี้วัด{w.name(second)}ได้ {w.score(second)} คะแนน เนื่องจาก{CAUSES[second]}

ข้อสั่งการที่ {w.number(4)} ให้กำหนดแนวทางแก้ไขและระยะเวลา
คำชี้แจง เทศบาลได้มีคำสั่งที่ {w.d("612/2568")} ลงวันที่ {w.d(6)} ตุลาคม {w.d(2568)} แต่งตั้งคณะทำงาน {w.d(11)} คน และจะดำเนินการระหว่างเดือนตุลาคม {w.period_year(2568)} ถึงเดือนมีนาคม {w.period_year(2569)} โดยให้{w.word("เจ้าหน้าที่")}ทุกคน{w.spelt("ปฏิบัติ")}ตามประมวลจริยธรรมอย่างเคร่งครัด

ข้อสั่งการที่ {w.number(5)} ให้รายงานร้อยละของโครงการที่ประกาศราคากลาง
คำชี้แจง ประกาศครบร้อยละ {w.d(100)} จำนวน {w.d(46)} โครงการ วงเงินรวม {w.d("18,240,000")} บาท ดูได้ที่ {w.address("www.harbour24.example.go.th")}

ขอรับรองว่าข้อความข้างต้นถูกต้อง
(ลงชื่อ) ....................................... ปลัดเทศบาล ผู้รายงาน
"""


def audit_memo(w: Writer) -> str:
    def found(number: int, item: str) -> str:
        past = f"ปีงบประมาณ {w.year(w.before)} เท่ากับร้อยละ {w.score(item, w.before)}"
        return f"""ข้อตรวจพบที่ {w.number(number)} ตัวชี้วัดที่ {w.d(item)} {w.name(item)}
  หลักเกณฑ์ : คะแนนแต่ละตัวชี้วัดไม่น้อยกว่าร้อยละ {w.d(85)}
  สภาพที่พบ : {past} ปีงบประมาณ {w.year()} เท่ากับร้อยละ {w.score(item)} {compared(w, item)}
  สาเหตุ : {CAUSES[item]}
  ความเสี่ยง : {"สูง" if w.value(item) < 85 else "ปานกลาง" if w.value(item) < 95 else "ต่ำ"}
  ข้อเสนอแนะ : ให้หัวหน้าส่วนราชการที่เกี่ยวข้องแก้ไขและแจ้งผลภายใน {w.d(30)} วัน
"""

    chosen = sorted(INDICATORS, key=w.value)[:4]
    memos = "\n".join(found(n, item) for n, item in enumerate(chosen, 1))
    passed, failed = w.count(lambda v: v >= 85), w.count(lambda v: v < 85)
    full = w.count(lambda v: v == 100)
    return f"""บันทึกข้อความ
ส่วนราชการ หน่วยตรวจสอบภายใน {w.town()} โทร. {w.d("0 7744 2300 ต่อ 109")}
ที่ {w.d("ตส 41/2568")} วันที่ {w.d(12)} พฤศจิกายน {w.d(2568)}
เรื่อง รายงานผลการสอบทานการประเมิน ITA ประจำปีงบประมาณ {w.year()}

เรียน {w.facts.place.full_name.replace("เทศบาล", "นายกเทศมนตรี", 1)}

ตามแผนการตรวจสอบประจำปี หน่วยตรวจสอบภายในได้สอบทานผลการประเมิน ระหว่างวันที่ {w.d(3)} - {w.d(10)} พฤศจิกายน {w.d(2568)} ใช้เวลา {w.d(6)} วันทำการ ขอสรุปผลดังนี้

{w.number(1)}. ผลการสอบทานคะแนน
คะแนนรวมร้อยละ {w.score("total")} ระดับผลการประเมิน "{w.level()}" ตรงกับที่ประกาศในระบบ ITAS
คะแนน IIT ร้อยละ {w.score("IIT")} คะแนน EIT ร้อยละ {w.score("EIT")} คะแนน OIT ร้อยละ {w.score("OIT")}
ผ่านเกณฑ์ร้อยละ {w.d(85)} จำนวน {passed} ตัวชี้วัด ไม่ผ่าน {failed} ตัวชี้วัด ได้คะแนนเต็ม {full} ตัวชี้วัด

{w.number(2)}. ข้อตรวจพบ
{memos}
{w.number(3)}. ความเห็นของหน่วยตรวจสอบภายใน
การควบคุมภายในด้านความโปร่งใสมี{w.word("มาตรฐาน")}ในระดับหนึ่ง แต่ควรติดตามต่อเนื่องถึงเดือนกันยายน {w.period_year(2569)} และพัฒนา{w.spelt("บุคลากร")}ตามระเบียบกระทรวงการคลังว่าด้วยการตรวจสอบภายใน พ.ศ. {w.other_year(2561)}

จึงเรียนมาเพื่อโปรดพิจารณาสั่งการ และสำเนาแจ้งอำเภอ{w.district()} จังหวัด{w.province()} เพื่อทราบ

นักวิชาการตรวจสอบภายในชำนาญการ
แฟ้มกระดาษทำการ {w.address("WP-ITA-2568-04")}
"""


STYLES: tuple[Style, ...] = (score_poster, harbour_news, clerk_mail, year_tables, inspector_reply, audit_memo)
