"""Papers of the chief of a palad's office in a small town of pines, who has written such memos for twenty years.

Written before anything of what they give was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

ALL = range(1, 11)
TOOLS = {"IIT": range(1, 6), "EIT": range(6, 9), "OIT": range(9, 11)}
EXCELLENT, TARGET = Decimal(95), Decimal(85)
SPOKEN = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ")


def _and(words: Iterable[str]) -> str:
    *firsts, last = words
    return f"{' '.join(firsts)} และ{last}" if firsts else last


def _number_name(w: Writer, n: int) -> str:
    return f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)}"


def _ends(w: Writer, numbers: Iterable[int], *, best: bool = False) -> str:
    """Every indicator at an end, and the score all of them have."""
    items = w.ends([str(n) for n in numbers], best=best)
    if len(items) == 1:
        return f"{_number_name(w, int(items[0]))} {w.pick('ได้', 'ซึ่งได้', 'มีคะแนน')} {w.score(items[0])} คะแนน"
    return f"{_and(_number_name(w, int(item)) for item in items)} ซึ่งได้ {w.score(items[0])} คะแนนเท่ากัน"


def _moved(w: Writer, direction: int) -> list[int]:
    return [n for n in ALL if (w.delta(str(n)) > 0) - (w.delta(str(n)) < 0) == direction]


def _move(w: Writer, item: str) -> str:
    """What became of a score since last year, in one of his ways."""
    if w.delta(item) == 0:
        return w.pick(
            "เท่ากับปีที่ผ่านมา",
            f"คงเดิมเมื่อเทียบกับปีงบประมาณ พ.ศ. {w.year(w.before)}",
            f"ไม่เปลี่ยนแปลงจากปี {w.year(w.before)} ซึ่งได้ {w.score(item, w.before)} คะแนน",
        )
    return w.pick(
        f"{w.verb(item)}จากปีที่ผ่านมา {w.amount(item)} คะแนน",
        f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปีงบประมาณ พ.ศ. {w.year(w.before)} จำนวน {w.amount(item)} คะแนน",
        f"{w.verb(item)} {w.amount(item)} คะแนน จากเดิม {w.score(item, w.before)} คะแนน",
        f"โดยปี {w.year(w.before)} ได้ {w.score(item, w.before)} คะแนน จึง{w.verb(item)} {w.amount(item)} คะแนน",
        f"เมื่อเปรียบเทียบกับปีงบประมาณ พ.ศ. {w.year(w.before)} ({w.score(item, w.before)} คะแนน) {w.verb(item)} {w.amount(item)} คะแนน",
        f"ผลต่างจากปีก่อน {w.signed(item)} คะแนน",
        f"{w.verb(item, 'สูงขึ้น', 'ต่ำลง')}จากปี พ.ศ. {w.year(w.before)} จำนวน {w.amount(item)} คะแนน",
    )


def _place(w: Writer) -> str:
    return f"{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}"


def _mayor(w: Writer) -> str:
    return f"นายกเทศมนตรี{w.facts.place.full_name.removeprefix('เทศบาล')}"


# --- The memo to the mayor ------------------------------------------------------------------------------------------


def _tool_line(w: Writer, tool: str) -> str:
    full = {
        "IIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน",
        "EIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก",
        "OIT": "แบบตรวจการเปิดเผยข้อมูลสาธารณะ",
    }
    return f"{full[tool]} ({tool}) {w.pick('ได้คะแนน', 'ได้คะแนนเฉลี่ย', 'มีผลคะแนนร้อยละ')} {w.score(tool)} {_move(w, tool)}"


def memo_to_mayor(w: Writer) -> str:
    tools = "\n".join(f"({w.number(n)}) {_tool_line(w, tool)}" for n, tool in enumerate(TOOLS, 1))
    low = int(w.ends(map(str, ALL))[0])
    fallen = _moved(w, -1)
    falls = (
        f"สำหรับตัวชี้วัดที่คะแนนลดลง จำนวน {w.changed(-1)} ตัวชี้วัด ได้แก่ "
        + _and(f"{w.name(n)} ลดลง {w.amount(str(n))} คะแนน" for n in fallen)
        if fallen
        else "ทั้งนี้ ไม่มีตัวชี้วัดใดที่คะแนนลดลงจากปีก่อน"
    )
    under = w.value(TOTAL) < TARGET
    goal = "ยังไม่ถึง" if under else "ผ่าน"
    return f"""บันทึกข้อความ
ส่วนราชการ สำนักปลัดเทศบาล ฝ่ายอำนวยการ โทร. {w.d("0 5368 4112")} ต่อ {w.d(11)}
ที่ สนพ {w.d("53801")}/{w.d(742)} วันที่ {w.d(3)} พฤศจิกายน {w.d(2568)}
เรื่อง ขอความเห็นชอบผลการวิเคราะห์การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) ประจำปีงบประมาณ พ.ศ. {w.year()}
เรียน {_mayor(w)}

เรื่องเดิม
{w.number(1)}. ตามที่สำนักงาน ป.ป.ช. ได้กำหนดให้องค์กรปกครองส่วนท้องถิ่นเข้ารับการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()} และ{_place(w)} ได้ลงทะเบียนในระบบ ITAS ตั้งแต่วันที่ {w.d(12)} มกราคม {w.d(2568)} แล้วนั้น
{w.number(2)}. นายกเทศมนตรีได้มีคำสั่งที่ {w.d("87/2568")} ลงวันที่ {w.d(4)} กุมภาพันธ์ {w.d(2568)} แต่งตั้งคณะทำงาน จำนวน {w.d(9)} คน โดยมีปลัดเทศบาลเป็นประธาน

ข้อเท็จจริง
บัดนี้ สำนักงาน ป.ป.ช. ได้ประกาศผลแล้ว ปรากฏว่า{w.town()}ได้คะแนนรวม {w.score(TOTAL)} คะแนน ผลการประเมินอยู่ในระดับ{w.level()} {_move(w, TOTAL)} และ{goal}ค่าเป้าหมายของประเทศที่กำหนดไว้ {w.d(85)} คะแนน เมื่อแยกตามเครื่องมือการประเมิน ปรากฏผลดังนี้
{tools}
สำนักปลัดเทศบาลได้ตรวจสอบรายละเอียดแล้ว ขอเรียนว่า ตัวชี้วัดที่ได้คะแนนสูงที่สุด คือ {_ends(w, ALL, best=True)} ส่วนตัวชี้วัดที่ได้คะแนนน้อยที่สุด คือ {_ends(w, ALL)} {falls}
อนึ่ง แบบวัด EIT ซึ่งเก็บข้อมูลจากประชาชนผู้มารับบริการ แบ่งเป็นสองส่วน ส่วนที่ {w.d(1)} ได้ {w.score("EIT1")} คะแนน ส่วนที่ {w.d(2)} ได้ {w.score("EIT2")} คะแนน

ระเบียบและข้อ{w.spelt("กฎหมาย")}ที่เกี่ยวข้อง
พระราชบัญญัติเทศบาล พ.ศ. {w.other_year(2496)} และที่แก้ไขเพิ่มเติม มาตรา {w.d(50)} วรรคสอง ซึ่งกำหนดให้การ{w.spelt("ปฏิบัติ")}งานตามอำนาจหน้าที่ของเทศบาลเป็นไปเพื่อประโยชน์สุขของประชาชนโดยใช้วิธีการบริหารกิจการบ้านเมืองที่ดี

ข้อเสนอเพื่อพิจารณา
สำนักปลัดเทศบาลพิจารณาแล้ว เห็นควร
{w.number(1)}. ให้ความเห็นชอบรายงานผลการวิเคราะห์ จำนวน {w.d(18)} หน้า
{w.number(2)}. มอบหมายให้ทุกกองเสนอมาตรการ{w.word("ปรับปรุง")}ตัวชี้วัดที่ {w.d(low)} {w.name(low)} ซึ่งได้ {w.score(str(low))} คะแนน ภายในวันที่ {w.d(21)} พฤศจิกายน {w.d(2568)}
{w.number(3)}. ให้{w.word("ดำเนินการ")}ตามมาตรการในช่วงเดือนตุลาคม {w.period_year(w.now)} – กันยายน {w.period_year(w.now + 1)} โดยใช้งบประมาณตามเทศบัญญัติ จำนวน {w.d("45,000")} บาท
{w.number(4)}. นำลงประกาศใน{w.spelt("เว็บไซต์")}ของเทศบาล {w.address("https://www.pinetown.go.th/ita/2568")}

จึงเรียนมาเพื่อโปรดพิจารณา

หัวหน้าสำนักปลัดเทศบาล
"""


# --- The analysis ---------------------------------------------------------------------------------------------------

_SAID = {
    1: "พนักงานส่วนใหญ่เห็นว่าการให้บริการเป็นไปตามขั้นตอน ไม่เลือกปฏิบัติ แต่ในช่วงชำระภาษีเดือนเมษายนมีผู้มาติดต่อมากจนต้องรอนาน",
    2: "ควรแจ้งแผนการจัดซื้อจัดจ้างให้พนักงานทุกคนทราบในที่ประชุมประจำเดือน มิใช่เฉพาะหัวหน้าส่วนราชการ",
    3: "การมอบหมายงานเป็นลายลักษณ์อักษรทำได้ดีแล้ว ส่วนการประเมินผลการปฏิบัติงานปีละสองรอบควรชี้แจงเกณฑ์ก่อนเริ่มรอบ",
    4: "มีทะเบียนยืมคืนครบทุกกอง แต่ผู้ยืมบางรายไม่กรอกวันส่งคืน",
    5: "มีประกาศนโยบายไม่รับของขวัญแล้ว แต่พนักงานจ้างที่ออกปฏิบัติงานนอกสำนักงานยังไม่ทราบช่องทางแจ้งเบาะแส",
    6: "ประชาชนได้รับบริการด้วยอัธยาศัยดี ข้อที่ควรแก้คือป้ายแสดงขั้นตอนหน้าจุดบริการเลือนแล้ว",
    7: "ผู้สูงอายุรับข่าวสารจากเสียงตามสายเป็นหลัก จึงควรประกาศวันละสองเวลา",
    8: "การเปิดให้ประชาชนมีส่วนร่วมยังจำกัดอยู่ในกลุ่มประธานชุมชน",
    9: "เผยแพร่ข้อมูลครบทุกข้อ เพียงแต่บางแฟ้มเป็นภาพถ่ายเอกสารซึ่งอ่านยาก",
    10: "จัดทำแผนปฏิบัติการป้องกันการทุจริตแล้ว และต้องติดตามให้รายงานผลตรงตามรอบ",
}


def _paragraph(w: Writer, n: int) -> str:
    item = str(n)
    beside = "ต่ำกว่าค่าเป้าหมาย" if w.value(item) < TARGET else "ไม่ต่ำกว่าค่าเป้าหมาย"
    head = w.pick(
        f"{w.name(n)} ได้ {w.score(item)} คะแนน {_move(w, item)} กล่าวคือ {_SAID[n]}",
        f"{w.name(n)} ผลการประเมินร้อยละ {w.score(item)} {_move(w, item)} สาเหตุที่พบ {_SAID[n]}",
        f"{w.name(n)} ปีงบประมาณ พ.ศ. {w.year()} มีคะแนน {w.score(item)} {_move(w, item)} ทั้งนี้ {_SAID[n]}",
        f"ตัวชี้วัด{w.name(n)}มีคะแนนเท่ากับ {w.score(item)} คะแนน ซึ่ง{beside} {_move(w, item)}\n{_SAID[n]}",
        f"{w.name(n)} {_SAID[n]} คะแนนที่ได้รับจึงอยู่ที่ {w.score(item)} คะแนน {_move(w, item)}",
        f"ในด้าน{w.name(n)}นั้น {_SAID[n]} โดยคะแนนของปี {w.year()} คือ {w.score(item)} คะแนน",
        f"{w.name(n)} (คะแนนเต็ม {w.d(100)} ได้ {w.score(item, bare=True)}) {_SAID[n]}",
    )
    return f"{w.d(3)}.{w.number(n)} {head}"


def office_analysis(w: Writer) -> str:
    rows = "\n".join(
        "\t".join((w.number(n), w.name(n), w.score(str(n), w.before), w.score(str(n)), w.signed(str(n)))) for n in ALL
    )
    means = "\n".join(
        "\t".join(("", f"รวม {tool}", w.score(tool, w.before), w.score(tool), w.signed(tool))) for tool in TOOLS
    )
    weak = [n for n in ALL if w.value(str(n)) < TARGET]
    middle = [n for n in ALL if TARGET <= w.value(str(n)) < EXCELLENT]
    urgent = "\n".join(f"    – {_number_name(w, n)} {w.score(str(n))} คะแนน" for n in weak) or "    – ไม่มีตัวชี้วัดในกลุ่มนี้"
    better = "\n".join(f"    – {_number_name(w, n)} {w.score(str(n))} คะแนน" for n in middle) or "    – ไม่มีตัวชี้วัดในกลุ่มนี้"
    values = [w.value(str(n)) for n in ALL]
    return f"""การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน ประจำปีงบประมาณ พ.ศ. {w.year()}
{_place(w)}

{w.d(1)}. หลักการและเหตุผล
การประเมิน ITA มีวัตถุประสงค์ให้หน่วยงานของรัฐทราบสถานะของตนและนำไปแก้ไข {w.town()}มีพื้นที่รับผิดชอบ {w.d("14.6")} ตารางกิโลเมตร {w.d(12)} ชุมชน ประชากร {w.d("7,418")} คน มี{w.spelt("บุคลากร")}ทั้งสิ้น {w.d(96)} คน มีผู้ตอบแบบวัดภายในร้อยละ {w.d(82)} ของจำนวนผู้มีสิทธิตอบ

{w.d(2)}. ผลการประเมิน
คะแนนรวมปีงบประมาณ พ.ศ. {w.year()} เท่ากับ {w.score(TOTAL)} คะแนน จัดอยู่ในระดับ{w.level()} {_move(w, TOTAL)} ตัวชี้วัดทั้งสิบมีคะแนนตั้งแต่ {w.d(f"{min(values):.2f}")} ถึง {w.d(f"{max(values):.2f}")} คะแนน ห่างกัน {w.d(f"{max(values) - min(values):.2f}")} คะแนน
ลำดับ\tตัวชี้วัด\tพ.ศ. {w.year(w.before)}\tพ.ศ. {w.year()}\tเพิ่ม/ลด
{rows}
{means}
\tคะแนนรวม\t{w.score(TOTAL, w.before)}\t{w.score(TOTAL)}\t{w.signed(TOTAL)}
จากตาราง มีตัวชี้วัดที่คะแนนเพิ่มขึ้นจากปีก่อน {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด และเท่าเดิม {w.changed(0)} ตัวชี้วัด
ตัวชี้วัดที่ได้ {w.d(95)} คะแนนขึ้นไป มี {w.count(lambda v: v >= EXCELLENT)} ตัวชี้วัด ตั้งแต่ {w.d(85)} คะแนนแต่ไม่ถึง {w.d(95)} คะแนน มี {w.count(lambda v: TARGET <= v < EXCELLENT)} ตัวชี้วัด และต่ำกว่า {w.d(85)} คะแนน มี {w.count(lambda v: v < TARGET)} ตัวชี้วัด

{w.d(3)}. รายละเอียดรายตัวชี้วัด
{chr(10).join(_paragraph(w, n) for n in ALL)}

{w.d(4)}. สรุปประเด็น
(ก) ต้องแก้ไขโดยเร่งด่วน (ต่ำกว่า {w.d(85)} คะแนน)
{urgent}
(ข) ควรพัฒนาให้ดีขึ้น (ตั้งแต่ {w.d(85)} แต่ไม่ถึง {w.d(95)} คะแนน)
{better}
(ค) ในกลุ่มแบบวัด IIT คะแนนน้อยที่สุด ได้แก่ {_ends(w, TOOLS["IIT"])}
(ง) ในกลุ่มแบบวัด EIT คะแนนมากที่สุด ได้แก่ {_ends(w, TOOLS["EIT"], best=True)}

{w.d(5)}. การกำกับติดตาม
ให้ทุกกองรายงาน{w.word("ความก้าวหน้า")}ต่อปลัดเทศบาลทุกวันที่ {w.d(5)} ของเดือน ตลอดปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} (ต.ค. {w.period_year(w.now, short=True)} – ก.ย. {w.period_year(w.now + 1, short=True)}) เพื่อให้คะแนนปีต่อไปไม่น้อยกว่าเป้าหมายร้อยละ {w.d(95)} ซักถามเพิ่มเติมที่ {w.address("palad08@pinetown.go.th")}
"""


# --- A letter to the district, and the palad's words in the council ------------------------------------------------


def letter_to_district(w: Writer) -> str:
    tools = " ".join(f"แบบวัด {tool} ร้อยละ {w.score(tool)}" for tool in TOOLS)
    lines = "\n".join(
        f"{w.number(n)}. {w.name(n)} {w.pick('ร้อยละ', 'คะแนนร้อยละ', 'ได้ร้อยละ')} {w.score(str(n))}" for n in ALL
    )
    return f"""ที่ สนพ {w.d("53801")}/ว {w.d(1096)}
สำนักงาน{w.town()}
ถนนสนสามใบ จังหวัด{w.province()}
{w.d(18)} พฤศจิกายน {w.d(2568)}

เรื่อง รายงานผลการประเมินคุณธรรมและความโปร่งใสฯ ประจำปีงบประมาณ พ.ศ. {w.year()}
เรียน นายอำเภอ{w.district()}
อ้างถึง หนังสืออำเภอ ที่ สนพ {w.d("0023.10")}/ว {w.d(415)} ลงวันที่ {w.d(7)} พฤศจิกายน {w.d(2568)}
สิ่งที่ส่งมาด้วย รายงานการวิเคราะห์ผลการประเมินฯ จำนวน {w.d(1)} ฉบับ

ตามหนังสือที่อ้างถึง อำเภอแจ้งให้องค์กรปกครองส่วนท้องถิ่นรายงานผลการประเมินภายใน {w.d(15)} วัน นั้น
{w.town()}ขอเรียนว่า ในปีงบประมาณ พ.ศ. {w.year()} เทศบาลได้รับคะแนนร้อยละ {w.score(TOTAL)} ระดับ{w.level()} ({tools}) {_move(w, TOTAL)} มีผลรายตัวชี้วัด ดังนี้
{lines}
ทั้งนี้ เทศบาลมีตัวชี้วัดที่ได้คะแนนเต็มร้อย จำนวน {w.count(lambda v: v == 100)} ตัวชี้วัด และมีตัวชี้วัดที่คะแนนต่ำกว่าร้อยละ {w.d(90)} จำนวน {w.count(lambda v: v < 90)} ตัวชี้วัด โดยจะเร่ง{w.word("แก้ไข")}ตัวชี้วัดที่คะแนนน้อยที่สุดเป็นลำดับแรก คือ {_ends(w, ALL)} ภายในปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)}
ได้เผยแพร่รายงานดังกล่าวทาง{w.spelt("เว็บไซต์")} {w.address("www.pinetown.go.th/o27")} ด้วยแล้ว

จึงเรียนมาเพื่อโปรดทราบ
ขอแสดงความนับถือ

สำนักปลัดเทศบาล
โทร. {w.d("0 5368 4112")} โทรสาร {w.d("0 5368 4113")}
"""


def _told(w: Writer, tool: str, numbers: Iterable[int]) -> str:
    scores = " ".join(f"{w.name(n)} {w.score(str(n))} คะแนน" for n in numbers)
    return w.pick(
        f"แบบวัด {tool} ได้คะแนนเฉลี่ย {w.score(tool)} คะแนน {_move(w, tool)} ประกอบด้วย {scores}",
        f"ในส่วนของ {tool} {_move(w, tool)} ปีนี้อยู่ที่ {w.score(tool)} คะแนน แยกเป็น {scores}",
        f"{tool} {w.score(tool)} คะแนน ได้แก่ {scores} เมื่อเทียบทั้งแบบวัดแล้ว {_move(w, tool)}",
    )


def words_to_council(w: Writer) -> str:
    told = "\n".join(_told(w, tool, numbers) for tool, numbers in TOOLS.items())
    risen = _moved(w, 1)
    if risen:
        most = max(risen, key=lambda n: w.delta(str(n)))
        best = f"ที่น่ายินดี คือ {w.name(most)} เพิ่มจาก {w.score(str(most), w.before)} คะแนน เป็น {w.score(str(most))} คะแนน ผลต่าง {w.signed(str(most))} คะแนน"
    else:
        best = "ปีนี้ยังไม่มีตัวชี้วัดใดที่คะแนนเพิ่มขึ้น"
    names = "สูงกว่า" if w.value("IIT") > w.value("EIT") else "ต่ำกว่า" if w.value("IIT") < w.value("EIT") else "เท่ากับ"
    return f"""คำชี้แจงของปลัดเทศบาลต่อสภา{w.town()}
สมัยประชุมสามัญ สมัยที่ {w.d(4)} ครั้งที่ {w.d(2)} ประจำปี {w.d(2568)} วันที่ {w.d(26)} พฤศจิกายน {w.d(2568)} เวลา {w.d("10.00")} น.

กราบเรียนท่านประธานสภาและสมาชิกสภาผู้ทรงเกียรติทั้ง {w.d(12)} ท่าน
กระผมขอรายงานผลการประเมินคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {w.year()} เทศบาลของเราได้คะแนน {w.score(TOTAL)} คะแนน หรือระดับ{w.level()} ขณะที่ปี พ.ศ. {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน {w.rise(TOTAL, between=w.pick(" ", ""))}
{told}
ความเห็นของพนักงานเอง (IIT {w.score("IIT")} คะแนน) {names}ความเห็นของประชาชน (EIT {w.score("EIT")} คะแนน) จึงเป็นข้อที่ควรพิจารณาร่วมกัน
{best}
ในสิบตัวชี้วัดนั้น คะแนนเพิ่มขึ้น{SPOKEN[len(risen)]}ตัวชี้วัด คะแนนลดลง{SPOKEN[len(_moved(w, -1))]}ตัวชี้วัด และที่ไม่ถึง {w.d(85)} คะแนน มี {w.count(lambda v: v < TARGET)} ตัวชี้วัด
สมาชิกสภาท่านหนึ่งสอบถามว่า ข้อ e4 ได้คะแนนเท่าใด ขอเรียนตอบว่า ส่วนที่ {w.d(1)} ได้ {w.score("e4/1")} คะแนน ส่วนที่ {w.d(2)} ได้ {w.score("e4/2")} คะแนน สำหรับข้อ i7 ได้ {w.score("i7")} คะแนน
ในปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} เทศบาลตั้งงบประมาณอบรม{w.spelt("บุคลากร")}ไว้ {w.d("60,000")} บาท ระยะเวลา {w.d(2)} วัน ผู้เข้าอบรม {w.d(80)} คน หวังว่าจะได้รับ{w.word("ความร่วมมือ")}จากทุกท่าน
ติดตามเอกสารได้ทางไลน์ {w.address("@pinetown54")}
"""


# --- The report of the measures --------------------------------------------------------------------------------------


def measures_done(w: Writer) -> str:
    behind = sum(not m.is_done for m in w.measures)
    table = "\n".join(
        "\t".join((w.number(n), m.title, w.unit(m, " / "), w.months(m), w.status(m)))
        for n, m in enumerate(w.measures, 1)
    )
    told = "\n".join(
        w.pick(
            f"{w.number(n)}. มาตรการ{m.title} มอบ{w.unit(m, ' และ')}เป็นผู้รับผิดชอบ ระหว่างเดือน{w.months(m, whole=True)} ปัจจุบัน{w.status(m)}",
            f"{w.number(n)}. {m.title} ({w.months(m)}) ผู้รับผิดชอบ {w.unit(m)} ผลการดำเนินงาน {w.status(m)}",
            f"{w.number(n)}. {m.title}\n   ผู้รับผิดชอบ : {w.unit(m)}\n   ระยะเวลา : {w.months(m, whole=True, days=True)}\n   ผล : {w.status(m)} เบิกจ่าย {w.d(f'{2400 * n:,}')} บาท",
        )
        for n, m in enumerate(w.measures, 1)
    )
    after = "\n".join(f"{w.number(n)}) {w.name(n)} {w.score(str(n))} คะแนน {_move(w, str(n))}" for n in ALL)
    return f"""รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน
ประจำปีงบประมาณ พ.ศ. {w.year()}
{_place(w)}

บทนำ
ผลการประเมินปีงบประมาณ พ.ศ. {w.year(w.before)} ซึ่งได้ {w.score(TOTAL, w.before)} คะแนน ระดับ{w.level(w.before)} ทำให้เทศบาลทราบข้อบกพร่องและได้กำหนดมาตรการขึ้นจำนวน {w.measure_count()} มาตรการ ถึงวันที่รายงานแล้วเสร็จ {w.done_count()} มาตรการ ยังไม่แล้วเสร็จ {w.d(behind)} มาตรการ

ตารางสรุป
ที่\tมาตรการ\tผู้รับผิดชอบ\tห้วงเวลา\tสถานะ
{table}

รายละเอียด
{told}

ผลลัพธ์ต่อการประเมิน
ภายหลังดำเนินการ คะแนนรวมปีงบประมาณ พ.ศ. {w.year()} ได้ {w.score(TOTAL)} คะแนน อยู่ในระดับ{w.level()} {_move(w, TOTAL)} โดยแบบวัด IIT {w.signed("IIT")} แบบวัด EIT {w.signed("EIT")} และแบบวัด OIT {w.signed("OIT")} คะแนน ตามลำดับ
{after}
กล่าวโดยสรุป เพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด

ข้อขัดข้องและข้อเสนอ
{w.number(1)}. ข้อ o2 {w.item_title("o2")} ต้องแก้ไขทุกครั้งที่มีการโยกย้าย
{w.number(2)}. ข้อ o4 {w.item_title("o4")} ควรลงข่าวอย่างน้อยสัปดาห์ละ {w.d(2)} เรื่อง
{w.number(3)}. ควรจัดทำคู่มือระบบ {w.spelt("E-Service")} ฉบับย่อ {w.d(4)} หน้า และลงใน{w.spelt("เว็บไซต์")} เพื่อให้ประชาชน{w.word("เข้าถึง")}ได้ง่าย
"""


# --- The announcement of the measures ---------------------------------------------------------------------------------


def announcement(w: Writer) -> str:
    before = [str(n) for n in ALL]
    low = min(before, key=lambda item: w.value(item, w.before))
    rows = "\n".join(
        "\t".join((w.number(n), m.title, w.d(f"ประชุมชี้แจง {n % 3 + 1} ครั้ง และติดตามทุก 3 เดือน"), w.months(m), w.unit(m)))
        for n, m in enumerate(w.measures, 1)
    )
    listed = "\n".join(
        f"ข้อ {w.number(n)} ให้{w.unit(m, ' และ')}{w.pick('รับผิดชอบ', 'ดำเนินการตาม', 'เป็นเจ้าของเรื่อง')}มาตรการ{m.title} {w.pick('ในห้วง', 'ระหว่างเดือน')}{w.months(m, whole=True)}"
        for n, m in enumerate(w.measures, 1)
    )
    return f"""ประกาศ{w.town()}
เรื่อง มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {w.year()}

โดยที่ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {w.year(w.before)} {_place(w)} ได้คะแนนรวม {w.score(TOTAL, w.before)} คะแนน ระดับ{w.level(w.before)} (IIT {w.score("IIT", w.before)} EIT {w.score("EIT", w.before)} OIT {w.score("OIT", w.before)}) และในปีงบประมาณ พ.ศ. {w.year(w.before)} ตัวชี้วัดที่ {w.d(low)} {w.name(low)} ได้ {w.score(low, w.before)} คะแนน ซึ่งไม่มีตัวชี้วัดใดได้คะแนนน้อยกว่านี้
อาศัยอำนาจตามความในมาตรา {w.d("48 เตรส")} แห่งพระราชบัญญัติเทศบาล พ.ศ. {w.other_year(2496)} และที่แก้ไขเพิ่มเติม จึงกำหนดมาตรการไว้ {w.measure_count()} มาตรการ ดังต่อไปนี้
{listed}

บัญชีแนบท้ายประกาศ
ที่\tมาตรการ\tวิธีการ\tระยะเวลา\tผู้รับผิดชอบ
{rows}

ให้ผู้รับผิดชอบ{w.spelt("ปฏิบัติ")}โดยเคร่งครัด และรายงานให้ปลัดเทศบาลทราบ ปีละ {w.d(2)} ครั้ง ในเดือนมีนาคมและเดือนกันยายน {w.period_year(w.now)} การใดที่ต้องใช้จ่ายเงินเกิน {w.d("20,000")} บาท ให้ขอ{w.word("ความเห็นชอบ")}ก่อน
ประกาศนี้เผยแพร่ทาง{w.spelt("เว็บไซต์")} {w.address("www.pinetown.go.th/law/311")}

ประกาศ ณ วันที่ {w.d(25)} ตุลาคม พ.ศ. {w.other_year(2567)}

{_mayor(w)}
"""


PLANNED: tuple[Style, ...] = (measures_done, announcement)
STYLES: tuple[Style, ...] = (memo_to_mayor, office_analysis, letter_to_district, words_to_council, *PLANNED)
