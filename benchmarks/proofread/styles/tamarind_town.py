"""Papers of a policy and plan analyst of a small town in the north-east, who begins each from last year's file.

A memo, an analysis in prose, a table by question, slides for the staff, a message to the group, a report of measures.
Written before anything of what they give was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

ALL = range(1, 11)
TOOLS = {"IIT": range(1, 6), "EIT": range(6, 9), "OIT": range(9, 11)}
TARGET, HIGH, COUNTRY = Decimal(85), Decimal(95), Decimal("93.82")
ASKED = {
    1: ("การบริการตามขั้นตอนและเวลา", "การบริการอย่างเท่าเทียม", "ความตั้งใจทำงานของเจ้าหน้าที่"),
    2: ("การรับรู้แผนใช้จ่าย", "ความคุ้มค่าของการใช้เงิน", "การเบิกจ่ายที่ถูกต้อง"),
    3: ("ความเป็นธรรมในการมอบงาน", "การสั่งงานเรื่องส่วนตัว", "ความเป็นธรรมในการบริหารคน"),
    4: ("การรู้วิธีขอยืมของหลวง", "การขออนุญาตก่อนนำของไปใช้", "การดูแลไม่ให้นำของไปใช้ส่วนตัว"),
    5: ("ผู้บริหารเอาจริงเรื่องทุจริต", "ช่องทางแจ้งเบาะแส", "การลงโทษอย่างจริงจัง"),
}
DEFECTS = (
    "บางงานยังทำตามความเคยชิน ไม่ได้เปิดคู่มือ",
    "พนักงานจ้างยังไม่ค่อยทราบข้อมูล",
    "แจ้งเวียนแล้วแต่อ่านกันไม่ทั่วถึง",
    "ขั้นตอนมีหลายทอด ผู้ตอบจึงไม่แน่ใจ",
)
FIXES = (
    "ชี้แจงในที่ประชุมประจำเดือนและติดประกาศที่หน้าห้อง",
    "ทำแผ่นพับหน้าเดียวแจกทุกคน",
    "ให้หัวหน้างานสอบทานทุกสิ้นเดือน",
    "รวมแบบฟอร์มไว้ที่เดียวแล้วแจ้งในกลุ่มไลน์",
)


def _list(words: Iterable[str]) -> str:
    *firsts, last = words
    return f"{' '.join(firsts)} และ{last}" if firsts else last


def _ind(w: Writer, n: int) -> str:
    return f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)}"


def _change(w: Writer, item: str) -> str:
    if w.delta(item) == 0:
        return w.pick("เท่ากับปีที่ผ่านมา", "ไม่เปลี่ยนแปลงจากปีที่ผ่านมา")
    return w.pick(
        f"{w.verb(item)}จากปีที่ผ่านมา {w.amount(item)} คะแนน",
        f"เมื่อเทียบกับปีที่ผ่านมา{w.verb(item)} {w.amount(item)} คะแนน",
        f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปี {w.year(w.before)} จำนวน {w.amount(item)} คะแนน",
    )


def _target(w: Writer, item: str) -> str:
    apart = w.value(item) - TARGET
    if apart == 0:
        return f"เท่ากับค่าเป้าหมายที่ตั้งไว้ {w.d(85)} คะแนน"
    if apart > 0:
        return f"ผ่านค่าเป้าหมาย {w.d(85)} คะแนน เกินมา {w.d(f'{apart:.2f}')} คะแนน"
    return f"ยังไม่ถึงค่าเป้าหมาย {w.d(85)} คะแนน ขาดอีก {w.d(f'{-apart:.2f}')} คะแนน"


def _ends(w: Writer, items: Iterable[int], *, best: bool = False) -> list[int]:
    return [int(item) for item in w.ends(map(str, items), best=best)]


# --- The memo --------------------------------------------------------------------------------------------------------


def tamarind_town_memo(w: Writer) -> str:
    best, low = _ends(w, ALL, best=True), _ends(w, ALL)
    tools = "\n".join(
        f"{w.d(2)}.{w.d(2)}.{w.number(n)} เครื่องมือ {tool} ได้ {w.score(tool)} คะแนน {_change(w, tool)}"
        for n, tool in enumerate(TOOLS, 1)
    )
    strong = _list(f"{_ind(w, n)} ได้ {w.score(str(n))} คะแนน" for n in best)
    weak = _list(f"{_ind(w, n)} ได้ {w.score(str(n))} คะแนน" for n in low)
    return f"""บันทึกข้อความ
ส่วนราชการ สำนักปลัด งานวิเคราะห์นโยบายและแผน โทร. {w.d("0 4370 1265")} ต่อ {w.d(12)}
ที่ {w.pick("มค", "รอ", "กส")} {w.d(71104)}/{w.d(562)} วันที่ {w.d(14)} ตุลาคม {w.d(2568)}
เรื่อง ขอส่งการวิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()}

เรียน {w.pick("ปลัดเทศบาล", "นายกเทศมนตรี")}

{w.number(1)}. เรื่องเดิม
ตามคำสั่งเทศบาลที่ {w.d("289/2568")} ลงวันที่ {w.d(24)} มิถุนายน {w.d(2568)} แต่งตั้งคณะทำงานขับเคลื่อน ITA จำนวน {w.d(9)} คน ให้คณะทำงานรวบรวมผลคะแนน วิเคราะห์จุดที่ควรแก้ไข และเสนอผู้บริหารภายใน {w.d(30)} วันนับแต่วันประกาศผล นั้น

{w.number(2)}. ข้อเท็จจริง
{w.d(2)}.{w.number(1)} {w.town()} อำเภอ{w.district()} จังหวัด{w.province()} {w.pick("มีผลคะแนน", "ได้รับผลคะแนน")}ในภาพรวมประจำปีงบประมาณ พ.ศ. {w.year()} เท่ากับ {w.score(TOTAL)} คะแนน {w.pick("จัดอยู่ในระดับ", "อยู่ในระดับ")} {w.level()} ส่วนปีงบประมาณ พ.ศ. {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน ระดับ {w.level(w.before)} {w.pick("เท่ากับว่าคะแนน", "ดังนั้นคะแนน")}{w.rise(TOTAL)}
{w.d(2)}.{w.number(2)} ผลตามเครื่องมือ {w.d(3)} เครื่องมือ
{tools}
{w.d(2)}.{w.number(3)} คะแนนสูงที่สุดอยู่ที่{strong}
{w.d(2)}.{w.number(4)} คะแนนน้อยที่สุดอยู่ที่{weak}
{w.d(2)}.{w.number(5)} คณะทำงานประชุมพิจารณาแล้วเมื่อวันที่ {w.d(9)} ตุลาคม {w.d(2568)} มีผู้เข้าประชุม {w.d(8)} คน ลาป่วย {w.d(1)} คน

{w.number(3)}. ระเบียบ{w.spelt("กฎหมาย")}
ระเบียบกระทรวงมหาดไทย ว่าด้วยการจัดทำแผนพัฒนาขององค์กรปกครองส่วนท้องถิ่น พ.ศ. {w.other_year(2548)} และที่แก้ไขเพิ่มเติม

{w.number(4)}. ข้อเสนอ
{w.d(4)}.{w.number(1)} เห็นควรแจ้งทุกกองนำผลไปจัดทำมาตรการปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} เริ่ม {w.d(1)} ตุลาคม {w.period_year(w.now)} สิ้นสุด {w.d(30)} กันยายน {w.period_year(w.now + 1)}
{w.d(4)}.{w.number(2)} เห็นควรนำรายงานขึ้น{w.spelt("เว็บไซต์")} {w.address("www.makham-muni.go.th/ita/2568")} หลังได้รับความเห็นชอบ
{w.d(4)}.{w.number(3)} ค่าถ่ายเอกสารและเข้าเล่ม {w.d(15)} เล่ม เป็นเงิน {w.d("1,275")} บาท เบิกจากงบของสำนักปลัด

จึงเรียนมาเพื่อโปรด{w.word("พิจารณา")}

ผู้จัดทำ นักวิเคราะห์นโยบายและแผน{w.pick("ปฏิบัติการ", "ชำนาญการ")}
"""


# --- The analysis in prose -------------------------------------------------------------------------------------------

_SEEN = {
    1: "เจ้าหน้าที่ส่วนใหญ่ทำตามขั้นตอน แต่ช่วงที่คนมาติดต่อมาก เช่น ช่วงชำระภาษี ยังมีผู้รอนาน",
    2: "ยังต้องบอกให้คนในสำนักงานรู้ว่าเงินแต่ละโครงการใช้ไปเท่าใด ไม่ใช่รู้เฉพาะกองคลัง",
    3: "การมอบหมายงานเป็นธรรมขึ้น และไม่พบการสั่งให้ทำธุระส่วนตัว",
    4: "การยืมเต็นท์ โต๊ะ เก้าอี้ มีสมุดคุมแล้ว เหลือแต่เครื่องมือช่างที่ยังยืมกันปากเปล่า",
    5: "มีกล่องรับเรื่องร้องเรียนที่หน้าสำนักงาน แต่หลายคนไม่กล้าใช้",
    6: "ชาวบ้านเห็นว่าเจ้าหน้าที่พูดจาดี อธิบายเป็นภาษาถิ่นเข้าใจง่าย",
    7: "ข่าวในเพจมีคนอ่านมาก ต่างจากหน้าเว็บที่เข้ายากเมื่อสัญญาณไม่ดี",
    8: "มีการเปิดให้จองคิวล่วงหน้า แต่ผู้สูงอายุยังนิยมเดินทางมาด้วยตนเอง",
    9: "เอกสารขึ้นครบ แต่บางไฟล์เป็นภาพสแกน คัดลอกข้อความไม่ได้",
    10: "มีแผนป้องกันการทุจริตและรายงานผลรอบ ๖ เดือน ซึ่งควรแสดงหลักฐานให้เห็นชัด",
}


def _passage(w: Writer, n: int) -> str:
    item = str(n)
    seen = _SEEN[n] if w.thai else _SEEN[n].replace("๖", "6")
    score = w.score(item)
    first = w.pick(
        f"ได้คะแนน {score} คะแนน {_change(w, item)}",
        f"ผลคะแนนเท่ากับ {score} {_change(w, item)}",
        f"ปี {w.year(w.before)} ได้ {w.score(item, w.before)} คะแนน ปี {w.year()} ได้ {score} คะแนน ผลคือ{w.rise(item)}",
    )
    wish = "ต้องเร่งแก้ไข" if w.value(item) < TARGET else "รักษาไว้" if w.value(item) >= HIGH else "พัฒนาต่อ"
    return (
        f"{w.number(n)}. {_ind(w, n)}\n{first} {w.pick('พบว่า', 'จากการพูดคุยกับแต่ละกอง', 'ทั้งนี้')} {seen} (แนวทาง: {wish})"
    )


def tamarind_town_prose(w: Writer) -> str:
    passages = "\n".join(_passage(w, n) for n in ALL)
    apart = w.value(TOTAL) - COUNTRY
    word = "มากกว่า" if apart > 0 else "น้อยกว่า"
    country = (
        f"{word}ค่าเฉลี่ยของทั้งประเทศ ({w.d(COUNTRY)}) อยู่ {w.d(f'{abs(apart):.2f}')} คะแนน"
        if apart
        else "เท่ากับค่าเฉลี่ยของทั้งประเทศ"
    )
    iit = _ends(w, TOOLS["IIT"])
    return f"""การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
{w.pick("จัดทำโดย งานวิเคราะห์นโยบายและแผน สำนักปลัด", "สำนักปลัด งานวิเคราะห์นโยบายและแผน")}

ข้อมูลทั่วไป
เทศบาลมีพื้นที่ {w.d("14.62")} ตารางกิโลเมตร แบ่งเป็น {w.d(12)} ชุมชน ประชากร {w.d("6,318")} คน {w.d("2,047")} ครัวเรือน ส่วนใหญ่ทำนาและทอผ้า ปีนี้มี{w.spelt("บุคลากร")}ที่ตอบแบบ IIT {w.d(61)} คน ประชาชนที่ตอบแบบ EIT {w.d(187)} คน

ผลคะแนนโดยรวม
คะแนนรวมของปีงบประมาณ พ.ศ. {w.year()} คือ {w.score(TOTAL)} คะแนน ระดับ{w.level()} {country} ทั้งนี้ {_target(w, TOTAL)} ถ้าย้อนดูปีงบประมาณ พ.ศ. {w.year(w.before)} ได้ไว้ {w.score(TOTAL, w.before)} คะแนน จึงถือว่า{w.rise(TOTAL)}
ในส่วนของเครื่องมือ IIT ได้ {w.score("IIT")} คะแนน EIT ได้ {w.score("EIT")} คะแนน (ส่วนที่ {w.d(1)} {w.score("EIT1")} คะแนน ส่วนที่ {w.d(2)} {w.score("EIT2")} คะแนน) และ OIT ได้ {w.score("OIT")} คะแนน

ผลรายตัวชี้วัด
{passages}

สรุป
คะแนนดีขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด และเท่าเดิม {w.changed(0)} ตัวชี้วัด เฉพาะตัวชี้วัดที่ได้ {w.d(95)} คะแนนขึ้นไปมี {w.count(lambda v: v >= HIGH)} ตัวชี้วัด ส่วนที่ต่ำกว่า {w.d(85)} คะแนนมี {w.count(lambda v: v < TARGET)} ตัวชี้วัด
ในกลุ่ม IIT ต้องดู{_list(f"{w.name(n)} ({w.score(str(n))} คะแนน)" for n in iit)} เป็นอันดับแรก เพราะน้อยกว่าตัวชี้วัดอื่นใน{w.word("กลุ่มเดียวกัน")}
ปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} จะถอดบทเรียนกับ{w.word("ทุกกอง")}สองครั้ง ครั้งแรกในเดือนมีนาคม {w.period_year(w.now + 1)} ใช้งบ {w.d("8,500")} บาท
"""


# --- The table by question -------------------------------------------------------------------------------------------


def tamarind_town_questions(w: Writer) -> str:
    blocks = []
    for n in TOOLS["IIT"]:
        keys = w.facts.years[w.now].questions[str(n)]
        rows = "\n".join(
            f"{w.number(k)}\t{key}\t{asked}\t{w.score(key)}\t"
            + ("-\t-" if w.value(key) == 100 else f"{w.pick(*DEFECTS)}\t{w.pick(*FIXES)}")
            for k, (key, asked) in enumerate(zip(keys, ASKED[n], strict=True), 1)
        )
        least, most = w.ends(keys), w.ends(keys, best=True)
        blocks.append(
            f"{_ind(w, n)} (คะแนน {w.score(str(n))})\nลำดับ\tข้อ\tเรื่องที่ถาม\tคะแนน\tจุดอ่อน\tแนวทาง\n{rows}\n"
            f"หมายเหตุ ข้อที่ได้มากที่สุด {_list(f'{key} ({w.score(key)})' for key in most)} "
            f"ข้อที่ได้น้อยที่สุด {_list(f'{key} ({w.score(key)})' for key in least)}"
        )
    others = "\n".join(
        f"{w.d(n)}\t{w.name(n)}\t{w.score(str(n), w.before)}\t{w.score(str(n))}\t{w.signed(str(n))}"
        for n in (*TOOLS["EIT"], *TOOLS["OIT"])
    )
    joined = "\n\n".join(blocks)
    return f"""ตารางวิเคราะห์รายข้อคำถาม แบบวัด IIT
ประกอบรายงาน ITA ปีงบประมาณ พ.ศ. {w.year()} ของ{w.town()}

คำชี้แจง
แบบ IIT มี {w.d(15)} ข้อ ตัวชี้วัดละ {w.d(3)} ข้อ ข้อที่ได้คะแนนเต็มใส่เครื่องหมาย - ในช่องจุดอ่อน คะแนนเฉลี่ยทั้งแบบวัดปีนี้ {w.score("IIT")} คะแนน ปีก่อน {w.score("IIT", w.before)} คะแนน

{joined}

ส่วนแบบวัดอื่นสรุปเฉพาะรายตัวชี้วัด
ที่\tตัวชี้วัด\tปี {w.year(w.before)}\tปี {w.year()}\t+/-
{others}
EIT เฉลี่ย {w.score("EIT")} คะแนน OIT เฉลี่ย {w.score("OIT")} คะแนน รวมทุกแบบวัดแล้วได้ {w.score(TOTAL)} คะแนน ({w.level()})

ทั้งนี้ ขอให้ทุกกองตรวจแก้ช่องแนวทางแล้วส่งกลับที่ {w.address("plan45@makham-muni.go.th")} ภายในวันศุกร์ที่ {w.d(24)} ตุลาคม {w.d(2568)} ผู้ที่แก้ในกระดาษส่งที่โต๊ะแผน ชั้น {w.d(2)} ได้
"""


# --- Slides for the staff --------------------------------------------------------------------------------------------


def tamarind_town_slides(w: Writer) -> str:
    low, best = _ends(w, ALL), _ends(w, ALL, best=True)
    bars = "\n".join(f"• {w.name(n)}  {w.score(str(n), bare=True)}  ({w.signed(str(n))})" for n in ALL)
    tools = " | ".join(f"{tool} {w.score(tool)}" for tool in TOOLS)
    parts = "\n".join(
        f"- {tool}: {w.score(tool, w.before)} → {w.score(tool)} {_target(w, tool)}"
        for tool in w.chance.sample(list(TOOLS), 3)
    )
    return f"""[สไลด์ {w.d(1)}]
{w.pick("เล่าสู่กันฟัง", "รู้ผลแล้วไปต่อ", "คะแนนของเรา")} ITA ปี {w.year()}
{w.town()} จังหวัด{w.province()}
ประชุมพนักงานประจำเดือน วันจันทร์ที่ {w.d(3)} พฤศจิกายน {w.d(2568)} เวลา {w.d("13.30")} น.

[สไลด์ {w.d(2)}]
ภาพรวม
{w.score(TOTAL)} คะแนน / {w.level()}
ปีที่แล้ว (ปี {w.year(w.before)}) {w.score(TOTAL, w.before)} คะแนน / {w.level(w.before)}
ต่างกัน {w.signed(TOTAL)} คะแนน

[สไลด์ {w.d(3)}]
สามเครื่องมือ
{tools}
{parts}
* น้ำหนัก IIT {w.d(30)} EIT {w.d(30)} OIT {w.d(40)}

[สไลด์ {w.d(4)}]
{w.d(10)} ตัวชี้วัด ปี {w.year()} (ในวงเล็บคือผลต่างจากปี {w.year(w.before)})
{bars}

[สไลด์ {w.d(5)}]
ขอปรบมือให้ {_list(f"{w.name(n)} {w.score(str(n))}" for n in best)}
ขอแรงช่วยกัน {_list(f"{w.name(n)} {w.score(str(n))}" for n in low)}
ดีขึ้น {w.changed(1)} ตัว / ลดลง {w.changed(-1)} ตัว / เท่าเดิม {w.changed(0)} ตัว

[สไลด์ {w.d(6)}]
จากนี้ไป
{w.number(1)}) ทุกกองส่งมาตรการปีงบประมาณ {w.period_year(w.now + 1)} อย่างน้อยกองละ {w.d(1)} เรื่อง
{w.number(2)}) อบรมการ{w.spelt("ปฏิบัติ")}งานบริการ รุ่นละ {w.d(25)} คน รวม {w.d(2)} รุ่น
{w.number(3)}) เชิญวิทยากรจากสำนักงาน ป.ป.ช. ประจำจังหวัด ค่าตอบแทนชั่วโมงละ {w.d(600)} บาท
{w.number(4)}) ถามได้ที่ไลน์ {w.address("@makham2568")} หรือโทร. {w.d("08 1547 2206")}
"""


# --- A message to the group ------------------------------------------------------------------------------------------


def tamarind_town_line(w: Writer) -> str:
    chosen = sorted(w.chance.sample(ALL, 5))
    seen = "\n".join(f"▪️ {w.name(n)} ได้ {w.score(str(n))} {_change(w, str(n))}" for n in chosen)
    low = _ends(w, ALL)
    return f"""{w.pick("เรียนพี่ ๆ ทุกกองค่ะ", "สวัสดีค่ะทุกท่าน", "ขออนุญาตแจ้งค่ะ")} 🙏
ผล ITA ปี {w.year()} ของ{w.town()}ออกแล้วนะคะ
📌 คะแนนรวม {w.score(TOTAL)} ระดับ{w.level()}
📌 ปี {w.year(w.before)} เราได้ {w.score(TOTAL, w.before)} {w.pick("สรุปว่า", "แปลว่า")}{w.rise(TOTAL)}
📌 IIT {w.score("IIT")} / EIT {w.score("EIT")} / OIT {w.score("OIT")}

หยิบมาให้ดู {w.d(5)} ตัวชี้วัดก่อนค่ะ
{seen}
ที่เหลือดูในไฟล์แนบค่ะ ส่วนที่ได้น้อยสุดคือ{_list(f"{w.name(n)} {w.score(str(n))} คะแนน" for n in low)}

รบกวน{w.word("ทุกท่าน")} {w.d(3)} เรื่องนะคะ
{w.number(1)}. อ่านรายงานใน {w.address("https://makham-muni.go.th/file/68-114.pdf")}
{w.number(2)}. เสนอมาตรการปีงบ {w.period_year(w.now + 1, short=True)} ไม่เกิน {w.d(2)} หน้า
{w.number(3)}. ส่งที่น้องธุรการก่อนเที่ยงวันที่ {w.d(17)} ต.ค. ค่ะ
ปีก่อนส่งกันครบ {w.d(6)} กอง ปีนี้ขอครบเหมือนเดิมค่ะ เจ้าหน้าที่ใหม่ {w.d(4)} คนที่ยังไม่เคยทำ นัดสอนวันพุธ {w.d("10.00")} น. ห้องแผนค่ะ
เพจเทศบาลลงข่าวแล้ว มีคนกดถูกใจ {w.d(132)} คน แชร์ {w.d(19)} ครั้งค่ะ 😊
"""


# --- The report of measures ------------------------------------------------------------------------------------------


def tamarind_town_report(w: Writer) -> str:
    rows = "\n".join(
        f"{w.number(n)}\t{m.title}\t{w.unit(m)}\t{w.months(m)}\t{w.status(m)}\t"
        + w.pick(
            f"ประชุม {w.d(n + 1)} ครั้ง ผู้เข้าร่วม {w.d(18 + 3 * n)} คน",
            f"จัดทำเอกสาร {w.d(40 + 10 * n)} ชุด แจกทุกชุมชน",
            f"ใช้งบประมาณ {w.d(f'{2400 * n:,}')} บาท",
        )
        for n, m in enumerate(w.measures, 1)
    )
    waiting = _list(f"มาตรการ{m.title}" for m in w.measures if not m.is_done)
    pairs = "\n".join(
        f"{w.number(n)}) {w.name(n)} จาก {w.score(str(n), w.before)} เป็น {w.score(str(n))} ({w.rise(str(n))})"
        for n in ALL
    )
    return f"""รายงานผลการนำมาตรการส่งเสริมคุณธรรมและความโปร่งใสไปปฏิบัติ
ประจำปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

หลักการ
จากผลการประเมินในปีงบประมาณ พ.ศ. {w.year(w.before)} ที่ได้ {w.score(TOTAL, w.before)} คะแนน เทศบาลได้วางมาตรการไว้ {w.measure_count()} มาตรการ {w.pick("บัดนี้สิ้นปีงบประมาณแล้ว", "เมื่อครบกำหนดแล้ว")} ปรากฏว่าดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ ที่ยังค้างคือ{waiting}

ตารางผลการดำเนินงาน
ที่\tมาตรการ\tผู้รับผิดชอบ\tระยะเวลา\tสถานะ\tผลผลิต
{rows}

คะแนนหลังดำเนินมาตรการ
ภาพรวมปี {w.year()} ได้ {w.score(TOTAL)} คะแนน อยู่ในระดับ{w.level()} {_change(w, TOTAL)}
แบบ IIT {w.score("IIT")} คะแนน แบบ EIT {w.score("EIT")} คะแนน แบบ OIT {w.score("OIT")} คะแนน
{pairs}

ปัญหาที่พบ
- งบประมาณโอนมาล่าช้า {w.d(2)} เดือน บางกิจกรรมจึงเลื่อนไปหลังฤดูทำนา
- หน้า{w.spelt("เว็บไซต์")}ข้อ o{2} {w.item_title("o2")} ต้องแก้ชื่อผู้บริหารที่ย้าย ข้อ o{5} {w.item_title("o5")} ยังขาดยอดรายไตรมาส
- ชาวบ้านในชุมชนไกลจากสำนักงาน {w.d(7)} กิโลเมตร ใช้ {w.spelt("E-Service")} น้อย

ข้อเสนอสำหรับปีต่อไป
ให้คงมาตรการที่ได้ผลไว้ และเพิ่มการติดตามทุก {w.d(3)} เดือน ส่งหลักฐานเป็นภาพถ่ายอย่างน้อย {w.d(2)} ภาพต่อ{w.word("กิจกรรม")}
"""


PLANNED: tuple[Style, ...] = (tamarind_town_report,)
STYLES: tuple[Style, ...] = (
    tamarind_town_memo,
    tamarind_town_prose,
    tamarind_town_questions,
    tamarind_town_slides,
    tamarind_town_line,
    *PLANNED,
)
