"""Papers of the hall of a large city: official prose in long sentences, its chapters numbered in several ways.

Written before anything of the rules or of the other families' findings was looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer

INSTRUMENTS = {"IIT": range(1, 6), "EIT": range(6, 9), "OIT": range(9, 11)}
TOPICS = {
    "1": (
        "การปฏิบัติงานและการให้บริการของบุคลากรตามขั้นตอนและกรอบเวลาที่ประกาศไว้",
        "ทบทวนคู่มือสำหรับประชาชนและติดประกาศระยะเวลาให้บริการ ณ จุดบริการของทุกสำนักและทุกกอง",
    ),
    "2": (
        "การรับรู้ของบุคลากรต่อแผนการใช้จ่ายงบประมาณและความคุ้มค่าของการเบิกจ่าย",
        "เวียนแจ้งแผนการใช้จ่ายงบประมาณและผลการเบิกจ่ายให้บุคลากรทราบเป็นรายไตรมาส",
    ),
    "3": (
        "ความเป็นธรรมของผู้บังคับบัญชาในการมอบหมายงาน การประเมินผล และการเลื่อนเงินเดือน",
        "แจ้งหลักเกณฑ์การประเมินผลการปฏิบัติราชการให้พนักงานทุกคนทราบก่อนเริ่มรอบการประเมิน",
    ),
    "4": (
        "พฤติกรรมการยืมและการนำทรัพย์สินของเทศบาลออกไปใช้",
        "กำหนดแบบฟอร์มการยืมทรัพย์สินฉบับเดียวให้ใช้ร่วมกันทุกส่วนราชการและตรวจนับทุกสิ้นเดือน",
    ),
    "5": (
        "ความเชื่อมั่นของบุคลากรต่อการป้องกันการทุจริตและการลงโทษผู้กระทำผิด",
        "สื่อสารขั้นตอนการรับเรื่องร้องเรียนและการคุ้มครองผู้แจ้งเบาะแสให้บุคลากรเข้าใจตรงกัน",
    ),
    "6": (
        "คุณภาพของบริการที่ผู้มาติดต่อราชการได้รับ",
        "อบรมทักษะการให้บริการแก่เจ้าหน้าที่ประจำเคาน์เตอร์ศูนย์บริการร่วม",
    ),
    "7": (
        "การรับรู้ข่าวสารของประชาชนผ่านช่องทางของเทศบาล",
        "ปรับปรุงหน้าแรกของเว็บไซต์ให้ประชาชนค้นหาข้อมูลได้ภายในสามขั้นตอน",
    ),
    "8": (
        "การนำข้อเสนอแนะของประชาชนมาพัฒนาบริการ",
        "จัดเวทีรับฟังความคิดเห็นในเขตเทศบาลและนำผลไปปรับกระบวนงานที่ประชาชนใช้มาก",
    ),
    "9": (
        "ความครบถ้วนและความเป็นปัจจุบันของข้อมูลที่เผยแพร่ต่อสาธารณะ",
        "มอบหมายผู้ดูแลข้อมูลรายข้อและตรวจสอบลิงก์เป็นประจำทุกเดือน",
    ),
    "10": (
        "การป้องกันการทุจริตและการส่งเสริมคุณธรรมภายในหน่วยงาน",
        "กำกับติดตามแผนปฏิบัติการป้องกันการทุจริตและรายงานผู้บริหารเป็นรายเดือน",
    ),
}


def named(w: Writer, item: str, of: str = "ตัวชี้วัดที่") -> str:
    return f"{of} {w.d(item)} {w.name(item)}"


def counted(w: Writer, said: str, holds: Callable[[Decimal], bool]) -> str:
    """How many indicators are so, or that none is."""
    if not any(holds(w.value(str(n))) for n in range(1, 11)):
        return f"ไม่มีตัวชี้วัดใดที่{said}"
    return f"มีตัวชี้วัดที่{said} จำนวน {w.count(holds)} ตัวชี้วัด"


def moved(w: Writer, direction: int, said: str) -> str:
    if not any((w.delta(str(n)) > 0) - (w.delta(str(n)) < 0) == direction for n in range(1, 11)):
        return f"ไม่มีตัวชี้วัดที่{said}"
    return f"มีตัวชี้วัดที่{said} จำนวน {w.changed(direction)} ตัวชี้วัด"


def compared(w: Writer, item: str) -> str:
    """The change against the year before, in a clause."""
    if w.delta(item) == 0:
        return f"ซึ่งเท่ากับปีงบประมาณ พ.ศ. {w.year(w.before)}"
    return f"ซึ่ง{w.verb(item)}จากปีงบประมาณ พ.ศ. {w.year(w.before)} จำนวน {w.amount(item)} คะแนน"


def wrapped(text: str, width: int) -> str:
    """Lines broken at blanks, as a paragraph comes out of a PDF."""
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])


def deputy_memorandum(w: Writer) -> str:
    lows = " และ".join(f"{named(w, item)} ได้ {w.score(item)} คะแนน {compared(w, item)}" for item in w.ends(TOPICS))
    highs = " ".join(f"{named(w, item)}" for item in w.ends(TOPICS, best=True))
    best = w.ends(TOPICS, best=True)[0]
    return f"""บันทึกข้อความ
ส่วนราชการ  กองยุทธศาสตร์และงบประมาณ ฝ่ายแผนงานและงบประมาณ {w.town()} โทร. {w.d("0 2564 1090")} ต่อ {w.d(215)}
ที่  สป {w.d("52007/1184")}     วันที่  {w.d(17)} ตุลาคม {w.d(2568)}
เรื่อง  รายงานผลการวิเคราะห์การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) ประจำปีงบประมาณ พ.ศ. {w.year()}

เรียน  นายกเทศมนตรี

{w.number(1)}. เรื่องเดิม
	{w.d("1.1")} สำนักงาน ป.ป.ช. มีหนังสือ ด่วนที่สุด ที่ ปช {w.d("0004/ว 0057")} ลงวันที่ {w.d(28)} สิงหาคม {w.d(2568)} แจ้งผลการประเมินให้หน่วยงานของรัฐทราบ และขอให้นำผลดังกล่าวไปใช้ปรับปรุงการดำเนินงานโดยคำนึงถึงประโยชน์ของประชาชนเป็นสำคัญ
	{w.d("1.2")} นายกเทศมนตรีได้มีคำสั่งที่ {w.d("412/2568")} ลงวันที่ {w.d(9)} มกราคม {w.d(2568)} แต่งตั้งคณะทำงานขับเคลื่อนการประเมิน จำนวน {w.d(24)} คน โดยมีปลัดเทศบาลเป็นประธานคณะทำงาน
{w.number(2)}. ข้อเท็จจริง
	{w.d("2.1")} กองยุทธศาสตร์และงบประมาณได้ตรวจสอบผลคะแนนในระบบ ITAP แล้ว ปรากฏว่า {w.town()} อำเภอ{w.district()} จังหวัด{w.province()} ได้รับผลการประเมินในภาพรวมประจำปีงบประมาณ พ.ศ. {w.year()} เท่ากับ {w.score("total")} คะแนน จากคะแนนเต็ม {w.d(100)} คะแนน อยู่ในระดับ “{w.level()}” {compared(w, "total")}
	{w.d("2.2")} เมื่อพิจารณาจำแนกตามเครื่องมือที่ใช้ในการประเมิน แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) ซึ่งมีบุคลากรตอบแบบวัดจำนวน {w.d(318)} คน มีคะแนนเท่ากับ {w.score("IIT")} คะแนน แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) มีคะแนนเท่ากับ {w.score("EIT")} คะแนน ส่วนแบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) มีคะแนนเท่ากับ {w.score("OIT")} คะแนน
	{w.d("2.3")} เมื่อพิจารณาเป็นรายตัวชี้วัดทั้ง {w.d(10)} ตัวชี้วัด {counted(w, f"ได้คะแนนตั้งแต่ {w.d(95)} คะแนนขึ้นไป", lambda v: v >= 95)} และ{counted(w, f"ได้คะแนนต่ำกว่า {w.d(85)} คะแนน", lambda v: v < 85)} โดยตัวชี้วัดที่ได้คะแนนสูงที่สุด ได้แก่ {highs} มีคะแนน {w.score(best)} คะแนน ส่วนตัวชี้วัดที่ได้คะแนนต่ำที่สุด ได้แก่ {lows}
{w.number(3)}. ข้อกฎหมายและระเบียบ
	พระราชบัญญัติเทศบาล พ.ศ. {w.d(2496)} และที่แก้ไขเพิ่มเติมถึง (ฉบับที่ {w.d(14)}) พ.ศ. {w.d(2562)} มาตรา {w.d(50)} วางหลักให้เทศบาลปฏิบัติงานเพื่อประโยชน์สุขของประชาชนตามวิธีการบริหารกิจการบ้านเมืองที่ดี ประกอบกับ{w.spelt("กฎหมาย")}ว่าด้วยการป้องกันและปราบปรามการทุจริต
{w.number(4)}. ข้อพิจารณา
	กองยุทธศาสตร์และงบประมาณพิจารณาแล้วเห็นว่า เพื่อให้การยกระดับผลการประเมินในปีงบประมาณ พ.ศ. {w.d(2569)} เป็นไปด้วยความเรียบร้อย เห็นควร{w.word("ดำเนินการ")} ดังนี้
	(ก) มอบหมายทุกสำนักและทุกกองนำผลการวิเคราะห์ไปกำหนดเป็นมาตรการให้แล้วเสร็จภายในวันที่ {w.d(30)} พฤศจิกายน {w.d(2568)}
	(ข) เผยแพร่รายงานฉบับนี้บน{w.spelt("เว็บไซต์")} {w.address("https://city2.example.go.th/ita/2568")} และแจ้งเวียน{w.spelt("บุคลากร")}ในสังกัดให้ทราบโดยทั่วกัน

	จึงเรียนมาเพื่อโปรดพิจารณา หากเห็นชอบโปรดลงนามในหนังสือที่แนบมาพร้อมนี้

	(........................................)
	นักวิเคราะห์นโยบายและแผนชำนาญการ
"""


def indicator_essays(w: Writer) -> str:
    def essay(item: str) -> str:
        sees, does = TOPICS[item]
        now, before = w.score(item), w.score(item, w.before)
        if w.delta(item) == 0:
            change = f"ผลการประเมินทั้งสองปีเท่ากัน คือ {now} คะแนน"
        else:
            change = (
                f"เมื่อพิจารณาเปรียบเทียบผลการประเมินสองปีย้อนหลัง คะแนนได้เปลี่ยนแปลงจาก {before} คะแนน ในปีงบประมาณ พ.ศ. {w.year(w.before)} เป็น {now} คะแนน ในปีงบประมาณ พ.ศ. {w.year()} หรือ{w.rise(item)}",
                f"ในปีงบประมาณ พ.ศ. {w.year()} {w.town()}ได้รับคะแนนในตัวชี้วัดนี้ {now} คะแนน {w.rise(item)} เมื่อเทียบกับปีงบประมาณ พ.ศ. {w.year(w.before)} ที่ได้รับ {before} คะแนน",
                f"ผลการประเมินในรอบปีนี้มีคะแนนเฉลี่ยเท่ากับ {now} คะแนน ซึ่ง{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ผลการประเมินของปีก่อนหน้า ({before} คะแนน) อยู่ {w.amount(item)} คะแนน",
            )[int(item) % 3]
        if w.value(item) < 85:
            end = f"ทั้งนี้ คะแนนดังกล่าวยังไม่ถึงค่าเป้าหมายที่กำหนดไว้ {w.d(85)} คะแนน จึงเป็นประเด็นที่จะต้องแก้ไขโดยเร่งด่วน โดยให้{does}"
        elif w.value(item) < 95:
            end = f"ซึ่งแม้จะผ่านค่าเป้าหมายแล้ว แต่ยังเป็นประเด็นที่ควรพัฒนาให้ดีขึ้น โดยเห็นควรให้{does}"
        else:
            end = f"จึงเป็นประเด็นที่ควรรักษามาตรฐานไว้อย่างต่อเนื่อง และเพื่อมิให้คะแนนลดลงในปีต่อไป ให้{does}"
        text = f"ตัวชี้วัดนี้เป็นการวัด{sees} {change} {end}"
        return f"{w.d(f'3.{item}')} {named(w, item)}\n{wrapped(text, 110) if w.chance.random() < 0.6 else text}"

    essays = "\n\n".join(essay(item) for item in TOPICS)
    return f"""บทที่ {w.d(3)}
ผลการวิเคราะห์รายตัวชี้วัด

การวิเคราะห์ในบทนี้จัดทำขึ้นจากผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ พ.ศ. {w.year()} ของ{w.town()} ซึ่งมีคะแนนภาพรวม {w.score("total")} คะแนน และมีผลการประเมินระดับ{w.level()} โดยผู้จัดทำได้นำคะแนนของปีงบประมาณ พ.ศ. {w.year(w.before)} มาประกอบการพิจารณาเพื่อให้เห็นแนวโน้มของแต่ละประเด็น

{essays}

สรุปท้ายบท
จากการวิเคราะห์ข้างต้น {moved(w, 1, "คะแนนเพิ่มขึ้นจากปีก่อน")} และ{moved(w, -1, "คะแนนลดลงจากปีก่อน")} ผู้บริหารและ{w.spelt("บุคลากร")}ทุกระดับจึงควรร่วมกันขับเคลื่อนมาตรการในบทที่ {w.d(4)} ให้เกิดผลเป็นรูปธรรมตาม{w.spelt("หลักเกณฑ์")}ที่สำนักงาน ป.ป.ช. กำหนด
- {w.d(14)} -
"""


def question_tables(w: Writer) -> str:
    def remark(*items: str) -> str:
        least = min(w.value(item) for item in items)
        return "แก้ไขโดยเร่งด่วน" if least < 85 else "พัฒนาให้ดีขึ้น" if least < 95 else "รักษามาตรฐาน"

    questions = w.facts.years[w.now].questions

    def inner(numbers: range) -> str:
        rows = []
        for n in numbers:
            for place, key in enumerate(questions[str(n)]):
                first = f"{w.d(n)}\t{w.name(n)}" if place == 0 else "\t"
                rows.append(f"{first}\t{key}\t{w.score(key)}\t{remark(key)}")
            rows.append(f"\tคะแนนตัวชี้วัดที่ {w.d(n)}\t\t{w.score(str(n))}\t")
        return "\n".join(rows)

    def outer() -> str:
        rows = []
        for n in INSTRUMENTS["EIT"]:
            for place, key in enumerate(questions[str(n)]):
                first = f"{w.d(n)}\t{w.name(n)}" if place == 0 else "\t"
                one, two = f"{key}/1", f"{key}/2"
                rows.append(f"{first}\t{key}\t{w.score(one)}\t{w.score(two)}\t{remark(one, two)}")
        return "\n".join(rows)

    least = {name: w.ends([key for n in INSTRUMENTS[name] for key in questions[str(n)]]) for name in ("IIT", "OIT")}
    iit, oit = (" และ".join(f"ข้อ {key} ซึ่งได้ {w.score(key)} คะแนน" for key in least[name]) for name in ("IIT", "OIT"))
    names = " ".join(named(w, str(n)) for n in INSTRUMENTS["EIT"])
    return f"""ส่วนที่ {w.d(2)}  ผลการวิเคราะห์รายข้อคำถาม
{w.town()} จังหวัด{w.province()} ประจำปีงบประมาณ พ.ศ. {w.year()}

{w.d("2.1")} แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)
เครื่องมือ IIT ได้คะแนนรวม {w.score("IIT")} คะแนน ({w.signed("IIT")} จากปีก่อน) รายละเอียดตามตารางที่ {w.d(4)}

ตารางที่ {w.d(4)} คะแนนรายข้อของเครื่องมือ IIT
ที่\tตัวชี้วัด\tข้อคำถาม\tคะแนน\tข้อสังเกตของคณะทำงาน
{inner(INSTRUMENTS["IIT"])}

ข้อคำถามของเครื่องมือ IIT ที่มีคะแนนต่ำที่สุด คือ {iit} คณะทำงานจึงเห็นว่าควรนำประเด็นดังกล่าวไปกำหนดเป็นมาตรการในปีงบประมาณ พ.ศ. {w.d(2569)} ก่อนประเด็นอื่น

{w.d("2.2")} แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)
เครื่องมือ EIT ได้คะแนนรวม {w.score("EIT")} คะแนน แบ่งเป็นส่วนที่ {w.d(1)} ผู้รับบริการตอบด้วยตนเอง {w.score("EIT1")} คะแนน และส่วนที่ {w.d(2)} คณะผู้สำรวจเก็บข้อมูลภาคสนาม {w.score("EIT2")} คะแนน ประกอบด้วย {names}

ตารางที่ {w.d(5)} คะแนนรายข้อของเครื่องมือ EIT
ที่\tตัวชี้วัด\tข้อคำถาม\tส่วนที่ {w.d(1)}\tส่วนที่ {w.d(2)}\tข้อสังเกตของคณะทำงาน
{outer()}

{w.d("2.3")} แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)
เครื่องมือ OIT ได้คะแนนรวม {w.score("OIT")} คะแนน ({w.signed("OIT")} จากปีก่อน)

ตารางที่ {w.d(6)} คะแนนรายข้อของเครื่องมือ OIT
ที่\tตัวชี้วัด\tข้อคำถาม\tคะแนน\tข้อสังเกตของคณะทำงาน
{inner(INSTRUMENTS["OIT"])}

ข้อที่ได้คะแนนต่ำที่สุดของเครื่องมือ OIT คือ {oit} ทั้งนี้ สามารถสอบถามรายละเอียดเพิ่มเติมได้ที่ฝ่ายแผนงานและงบประมาณ ไปรษณีย์อิเล็กทรอนิกส์ {w.address("plan02@city2.example.go.th")} โทรศัพท์ {w.d("0 2564 1090")}
"""


def measures_plan(w: Writer) -> str:
    def row(n: int, item: str, title: str, unit: str, months: str) -> str:
        steps = f"{w.d(1)}) จัดประชุมผู้เกี่ยวข้อง {w.d(2)}) {TOPICS[item][1]} {w.d(3)}) รายงานผลต่อปลัดเทศบาล"
        result = f"{named(w, item)} ได้คะแนน {w.score(item)} คะแนน ({w.signed(item)})"
        return f"{w.number(n)}. {title}\t{result}\t{steps}\t{months}\t{unit}"

    def whole_year() -> str:
        return f"ต.ค. {w.period_year(2568, short=True)} – ก.ย. {w.period_year(2569, short=True)}"

    first = f"มกราคม – มีนาคม {w.period_year(2569)}"
    rows = "\n".join(
        (
            row(1, "1", "มาตรการยกระดับคุณภาพการให้บริการ", "สำนักปลัดเทศบาล", whole_year()),
            row(2, "2", "มาตรการบริหารงบประมาณอย่างโปร่งใส", "กองยุทธศาสตร์และงบประมาณ", whole_year()),
            row(3, "3", "โครงการพัฒนาระบบบริหารงานบุคคล", "กองการเจ้าหน้าที่", first),
            row(4, "4", "มาตรการควบคุมการใช้ทรัพย์สินของทางราชการ", "กองคลัง", whole_year()),
            row(5, "5", "กิจกรรมประกาศเจตนารมณ์ไม่รับของขวัญ", "ทุกสำนัก/กอง", f"ธ.ค. {w.period_year(2568, short=True)}"),
        )
    )
    more = "\n".join(
        (
            row(6, "6", "โครงการศูนย์บริการร่วมแบบเบ็ดเสร็จ", "สำนักปลัดเทศบาล", whole_year()),
            row(7, "7", "โครงการปรับปรุงเว็บไซต์และสื่อสังคมออนไลน์", "กองยุทธศาสตร์และงบประมาณ", f"ไตรมาสที่ {w.d(2)}"),
            row(8, "8", "กิจกรรมเทศบาลพบประชาชน", "กองสวัสดิการสังคม", whole_year()),
            row(9, "9", "มาตรการเผยแพร่ข้อมูลต่อสาธารณะ", "คณะทำงาน OIT", whole_year()),
            row(10, "10", "โครงการเสริมสร้างวัฒนธรรมสุจริต", "หน่วยตรวจสอบภายใน", whole_year()),
        )
    )
    head = "มาตรการ/โครงการ/กิจกรรม\tผลการวิเคราะห์ตัวชี้วัดที่สอดคล้อง\tขั้นตอน/วิธีการปฏิบัติ\tช่วงระยะเวลา\tผู้รับผิดชอบ"
    return f"""มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
ประจำปีงบประมาณ พ.ศ. {w.year(2569)}

หลักการและเหตุผล
	ด้วยผลการประเมินประจำปีงบประมาณ พ.ศ. {w.year()} ที่{w.town()}ได้รับคะแนนรวม {w.score("total")} คะแนน (ระดับ{w.level()}) {compared(w, "total")} แสดงให้เห็นถึงจุดที่ควรพัฒนาในหลายประเด็น โดยเฉพาะอย่างยิ่งด้านการเปิดเผยข้อมูลสาธารณะซึ่งเครื่องมือ OIT ได้คะแนน {w.score("OIT")} คะแนน คณะทำงานจึงได้จัดทำมาตรการประจำปีงบประมาณ พ.ศ. {w.d(2569)} ซึ่งมีระยะเวลาดำเนินการตั้งแต่วันที่ {w.d(1)} ตุลาคม {w.period_year(2568)} ถึงวันที่ {w.d(30)} กันยายน {w.period_year(2569)} โดยใช้งบประมาณตามเทศบัญญัติ จำนวน {w.d("1,250,000")} บาท

ด้านที่ {w.d(1)} การบริหารงานภายในองค์กร
{head}
{rows}

ด้านที่ {w.d(2)} การให้บริการและการเปิดเผยข้อมูล
{head}
{more}

การกำกับติดตาม
	ให้ผู้รับผิดชอบรายงานผลการ{w.spelt("ปฏิบัติ")}ตามมาตรการต่อคณะทำงานปีละ {w.d(2)} ครั้ง กล่าวคือ รอบ {w.d(6)} เดือน (ตุลาคม {w.period_year(2568)} – มีนาคม {w.period_year(2569)}) ภายในวันที่ {w.d(15)} เมษายน {w.period_year(2569)} และรอบ {w.d(12)} เดือน ภายในวันที่ {w.d(30)} กันยายน {w.period_year(2569)} แล้วให้คณะทำงาน{w.word("รวบรวม")}เสนอผู้บริหารเพื่อพิจารณาต่อไป
"""


def implementation_report(w: Writer) -> str:
    parts = "\n".join(
        f"{w.number(n)}) {m.title} มอบหมายให้{w.unit(m, ' และ')}รับผิดชอบ ระยะเวลาดำเนินการ {w.months(m, whole=True)}\n"
        f"	สถานะ {w.status(m)}\n"
        f"	{w.pick('ผู้รับผิดชอบได้เสนอรายงานต่อคณะทำงาน', 'มีการประชุมติดตามความก้าวหน้า')} จำนวน {w.d(n + 1)} ครั้ง และมีผู้เข้าร่วมกิจกรรมรวม {w.d(40 + 7 * n)} คน"
        for n, m in enumerate(w.measures, 1)
    )
    rows = "\n".join(
        f"{w.d(n)}\t{w.name(n)}\t{w.score(str(n), w.before)}\t{w.score(str(n))}\t{w.signed(str(n))}"
        for n in range(1, 11)
    )
    low = w.ends(TOPICS)
    lows = " และ".join(f"{named(w, item)} ({w.score(item)} คะแนน)" for item in low)
    undone = len(w.measures) - sum(bool(m.is_done) for m in w.measures)
    return f"""รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน
ประจำปีงบประมาณ พ.ศ. {w.year()}
{w.town()}

ก. ความเป็นมา
	{w.town()}ได้กำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {w.year()} ไว้รวมทั้งสิ้น {w.measure_count()} มาตรการ โดยมีรอบระยะเวลาตั้งแต่วันที่ {w.d(1)} ตุลาคม {w.period_year(2567)} ถึงวันที่ {w.d(30)} กันยายน {w.period_year(2568)} และได้แต่งตั้งคณะทำงานเพื่อกำกับติดตามให้เป็นไปตามแผน บัดนี้ สิ้นสุดรอบระยะเวลาดังกล่าวแล้ว จึงขอรายงานผลการดำเนินการ ดังต่อไปนี้

ข. ผลการดำเนินการตามมาตรการ
{parts}

	โดยสรุป มาตรการที่ดำเนินการแล้วเสร็จมีจำนวน {w.done_count()} มาตรการ จากทั้งหมด {w.measure_count()} มาตรการ ส่วนมาตรการที่อยู่ระหว่างดำเนินการมีจำนวน {w.d(undone)} มาตรการ ซึ่งคณะทำงานจะเร่งรัดให้แล้วเสร็จโดยเร็ว

ค. ผลสัมฤทธิ์ของการดำเนินการ
	ตารางเปรียบเทียบคะแนนรายตัวชี้วัดระหว่างปีงบประมาณ พ.ศ. {w.year(w.before)} กับปีงบประมาณ พ.ศ. {w.year()}

ตัวชี้วัดที่\tชื่อตัวชี้วัด\tปี {w.d(w.before)}\tปี {w.d(w.now)}\tผลต่าง
{rows}
คะแนนรวม\t\t{w.score("total", w.before)}\t{w.score("total")}\t{w.signed("total")}

	จากตารางข้างต้นจะเห็นได้ว่า ภายหลังการดำเนินการตามมาตรการ คะแนนรวมของเทศบาล{w.rise("total")} โดยได้คะแนน {w.score("total")} คะแนน ผลการประเมินอยู่ในระดับ{w.level()} จากเดิมในปีงบประมาณ พ.ศ. {w.year(w.before)} อยู่ในระดับ{w.level(w.before)} และเมื่อพิจารณารายตัวชี้วัด {moved(w, 1, "คะแนนเพิ่มขึ้น")} และ{moved(w, -1, "คะแนนลดลง")} ตัวชี้วัดที่มีคะแนนน้อยที่สุด คือ {lows} ซึ่งจะต้องนำไปกำหนดเป็นมาตรการในปีต่อไป

ง. ปัญหา อุปสรรค และข้อเสนอแนะ
	การจัดทำข้อมูลตามรายการ o1 {w.item_title("o1")} และรายการ o4 {w.item_title("o4")} ยังต้องอาศัยความร่วมมือจากหลายส่วนราชการ เห็นควรให้กำหนดผู้ประสานงานของแต่ละสำนัก/กอง และเร่งพัฒนาระบบ {w.spelt("E-Service")} เพื่ออำนวยความสะดวกแก่ประชาชน
"""


def summary_for_executives(w: Writer) -> str:
    weights = {"IIT": "0.30", "EIT": "0.30", "OIT": "0.40"}
    summed = sum(w.value(name) * Decimal(weight) for name, weight in weights.items())
    formula = " + ".join(f"({w.score(name)} × {w.d(weight)})" for name, weight in weights.items())
    line = f"คะแนนรวม = {formula} = {w.score('total')}\n" if abs(summed - w.value("total")) < Decimal("0.005") else ""
    same = w.facts.years[w.now].levels == w.facts.years[w.before].levels
    least = {"IIT": w.value("IIT"), "EIT": min(w.value("EIT1"), w.value("EIT2")), "OIT": w.value("OIT")}
    tools = "\n".join(
        f"    • {name} {w.score(name)} คะแนน ({w.signed(name)}) {'ผ่าน' if least[name] >= 85 else 'ยังไม่ผ่าน'}ค่าเป้าหมาย"
        for name in INSTRUMENTS
    )

    def listed(items: list[str]) -> str:
        return "\n".join(f"    • {named(w, item)} {w.score(item, bare=True)} คะแนน" for item in items)

    urgent = [item for item in TOPICS if w.value(item) < 85]
    better = [item for item in TOPICS if 85 <= w.value(item) < 95]
    kept = [item for item in TOPICS if w.value(item) >= 95]
    groups = (
        ("ประเด็นที่ต้องแก้ไขโดยเร่งด่วน", urgent),
        ("ประเด็นที่ควรพัฒนาให้ดีขึ้น", better),
        ("ประเด็นที่ควรรักษามาตรฐาน", kept),
    )
    there = [(said, items) for said, items in groups if items]
    body = "\n".join(
        f"{w.d(f'3.{n}')} {said} ({w.d(len(items))} ตัวชี้วัด)\n{listed(items)}" for n, (said, items) in enumerate(there, 1)
    )
    return f"""บทสรุปผู้บริหาร

ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อ.{w.district()} จ.{w.province()}

{w.number(1)}. ภาพรวม
    • คะแนนรวม {w.score("total")} คะแนน ระดับ {w.level()}{" (คงเดิม)" if same else ""}
    • ปีงบประมาณ พ.ศ. {w.year(w.before)} ได้ {w.score("total", w.before)} คะแนน ระดับ {w.level(w.before)} ผลต่าง {w.signed("total")} คะแนน
    • ปีงบประมาณ พ.ศ. {w.year(w.before - 1)} ได้ {w.score("total", w.before - 1)} คะแนน
{w.number(2)}. รายเครื่องมือ
{tools}
    • วิธีคิดคะแนน ถ่วงน้ำหนัก IIT ร้อยละ {w.d(30)} EIT ร้อยละ {w.d(30)} และ OIT ร้อยละ {w.d(40)}
{line}{w.number(3)}. รายตัวชี้วัด
{body}
{w.number(4)}. ข้อเสนอเชิงนโยบาย
    • เร่งรัดการเผยแพร่ข้อมูลสาธารณะให้ครบทั้ง {w.d(28)} ข้อ ภายในไตรมาสที่ {w.d(2)} (มกราคม – มีนาคม {w.d(2569)})
    • จัดสรรงบประมาณ {w.d("350,000")} บาท สำหรับปรับปรุง{w.spelt("เว็บไซต์")} และเปิดบัญชีทางการ LINE {w.address("@city404hall")}
    • ให้ทุกสำนัก/กอง{w.word("รายงาน")}ความก้าวหน้าต่อที่ประชุมผู้บริหารทุกวันที่ {w.d(5)} ของเดือน

ที่มา: ประกาศผลการประเมินของสำนักงาน ป.ป.ช. ประมวลผลโดยกองยุทธศาสตร์และงบประมาณ ณ วันที่ {w.d(10)} ตุลาคม {w.d(2568)}
"""


PLANNED: tuple[Style, ...] = (implementation_report,)
STYLES: tuple[Style, ...] = (
    *(deputy_memorandum, indicator_essays, question_tables, measures_plan, *PLANNED, summary_for_executives),
)
