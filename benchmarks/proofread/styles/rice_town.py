"""Papers of a clerk who follows the province's letter: an analysis, a reply, questions, two years, measures, a memo.

Written before anything of what they give was looked at; the first contact stands in docs/performance.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

IIT, EIT, OIT = range(1, 6), range(6, 9), range(9, 11)
ALL = range(1, 11)
KEPT, TARGET = Decimal(95), Decimal(85)
FULL = {
    "IIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน",
    "EIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก",
    "OIT": "แบบตรวจการเปิดเผยข้อมูลสาธารณะ",
}


def _joined(words: Iterable[str], last: str = "และ") -> str:
    """ก ข และ ค, as the clerk lists: blanks only."""
    *firsts, end = words
    return f"{' '.join(firsts)} {last}{end}" if firsts else end


def _named(w: Writer, n: int) -> str:
    return f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)}"


def _ends(w: Writer, numbers: Iterable[int], *, best: bool = False) -> str:
    """All indicators that share the highest or the least score, and that score."""
    ends = w.ends(map(str, numbers), best=best)
    each = "เท่ากัน " if len(ends) > 1 else ""
    return f"{_joined(_named(w, int(item)) for item in ends)} {each}({w.score(ends[0])} คะแนน)"


def _since(w: Writer, item: str) -> str:
    """How it stands against the year before."""
    last, was = w.year(w.before), w.score(item, w.before)
    if w.delta(item) == 0:
        return w.pick(
            f"ไม่เปลี่ยนแปลงจากปีงบประมาณ พ.ศ. {last}",
            f"เท่ากับปีที่ผ่านมาซึ่งได้ {was} คะแนน",
            "คงเดิมเมื่อเทียบกับปีก่อน",
        )
    return w.pick(
        f"{w.verb(item)}จากปีงบประมาณ พ.ศ. {last} จำนวน {w.amount(item)} คะแนน",
        f"ปีงบประมาณ พ.ศ. {last} ได้ {was} คะแนน จึง{w.verb(item)} {w.amount(item)} คะแนน",
        f"โดย{w.verb(item)}จากปีก่อน {w.amount(item)} คะแนน",
        f"เมื่อเทียบกับปีที่ผ่านมาซึ่งได้ {was} คะแนน {w.verb(item)} {w.amount(item)} คะแนน",
        f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ผลการประเมินของปีก่อน ({was} คะแนน) อยู่ {w.amount(item)} คะแนน",
        f"คะแนน{w.verb(item, 'สูงขึ้น', 'ต่ำลง')} {w.amount(item)} คะแนน จากที่เคยได้ {was} คะแนน",
        f"ซึ่ง{w.verb(item)}จากเดิม {was} คะแนน คิดเป็นผลต่าง {w.amount(item)} คะแนน",
        f"ปีก่อนหน้าได้ {was} คะแนน ผลต่าง {w.signed(item)} คะแนน",
    )


def _below(w: Writer) -> list[int]:
    return [n for n in ALL if w.value(str(n)) < TARGET]


def _listed_scores(w: Writer, numbers: Iterable[int]) -> str:
    return "\n".join(f"- {_named(w, n)} {w.score(str(n), bare=True)} คะแนน" for n in numbers) or "- ไม่มี"


# --- The analysis, in the order of the province's letter -------------------------------------------------------------

_FOUND = {
    1: "ข้อสังเกตที่ได้รับคือประชาชนต้องเดินทางมาเทศบาลมากกว่าหนึ่งครั้งในงานขออนุญาตก่อสร้าง เพราะไม่ทราบว่าต้องใช้เอกสารใดบ้าง",
    2: "พนักงานจ้างและลูกจ้างประจำยังไม่ทราบรายการในเทศบัญญัติงบประมาณรายจ่าย เนื่องจากที่ผ่านมาแจ้งเฉพาะในที่ประชุมหัวหน้าส่วนราชการ",
    3: "ควรแจ้งหลักเกณฑ์การประเมินผลการปฏิบัติราชการให้ทราบก่อนเริ่มรอบการประเมินทั้ง 2 รอบ คือวันที่ 1 ตุลาคม และ 1 เมษายน",
    4: "การยืมเต็นท์ โต๊ะ และเครื่องเสียงของชุมชนยังใช้วิธีโทรศัพท์แจ้ง ทำให้ทะเบียนคุมไม่ครบถ้วน",
    5: "เจ้าหน้าที่ระดับปฏิบัติยังต้องการความชัดเจนเรื่องช่องทางแจ้งเบาะแสและการปกปิดชื่อผู้แจ้ง",
    6: "ผู้มาติดต่อมีข้อเสนอให้เปิดบริการช่วงพักเที่ยงระหว่างเวลา 12.00 - 13.00 น.",
    7: "การประชาสัมพันธ์ผ่านหอกระจายข่าวได้ผลดีในกลุ่มผู้สูงอายุ ส่วนคนวัยทำงานต้องการข้อมูลทางโทรศัพท์มือถือ",
    8: "มีการปรับปรุงจุดบริการเบ็ดเสร็จแล้ว แต่ขั้นตอนของบางงานยังซ้ำซ้อนกันระหว่างกอง",
    9: "ข้อมูลที่เผยแพร่บางรายการเป็นไฟล์ภาพสแกน ค้นหาคำไม่ได้ และบางรายการยังเป็นของปีก่อน",
    10: "รายงานผลการดำเนินงานควรแสดงผลลัพธ์ที่เกิดขึ้นจริงให้มากกว่าภาพกิจกรรม",
}


def _paragraph(w: Writer, n: int) -> str:
    item = str(n)
    opening = w.pick(
        f"{_named(w, n)} มีผลการประเมิน {w.score(item)} คะแนน",
        f"{_named(w, n)} ได้คะแนนร้อยละ {w.score(item)}",
        f"ผลการประเมิน{_named(w, n)} ของ{w.town()} เท่ากับ {w.score(item)} คะแนน",
        f"{_named(w, n)} ปีงบประมาณ พ.ศ. {w.year()} ได้ {w.score(item)} คะแนน จากคะแนนเต็ม {w.d(100)} คะแนน",
        f"ในส่วนของ{_named(w, n)} เทศบาลได้รับคะแนน {w.score(item)} คะแนน",
        f"{_named(w, n)} (คะแนนที่ได้ {w.score(item)})",
    )
    return f"{w.d(3)}.{w.number(n)} {opening} {_since(w, item)} {w.d(_FOUND[n])}"


def analysis_by_letter(w: Writer) -> str:
    middle = [n for n in ALL if TARGET <= w.value(str(n)) < KEPT]
    kept = [n for n in ALL if w.value(str(n)) >= KEPT]
    tools = "\n".join(
        f"{w.d(2)}.{w.d(2)}.{w.number(place)} {FULL[tool]} ({tool}) ได้คะแนนเฉลี่ย {w.score(tool)} คะแนน {_since(w, tool)}"
        for place, tool in enumerate(FULL, 1)
    )
    paragraphs = "\n\n".join(_paragraph(w, n) for n in ALL)
    return f"""แบบรายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ
(Integrity and Transparency Assessment : ITA)
ประจำปีงบประมาณ พ.ศ. {w.year()}
หน่วยงาน {w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

{w.d(1)}. หลักการและเหตุผล
คณะรัฐมนตรีมีมติเมื่อวันที่ {w.d(23)} มกราคม {w.d(2561)} ให้หน่วยงานภาครัฐทุกแห่งให้ความร่วมมือและเข้าร่วมการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ โดยใช้แนวทางและเครื่องมือที่สำนักงาน ป.ป.ช. กำหนด {w.town()}จึงได้วิเคราะห์ผลการประเมินตามแบบที่จังหวัดกำหนดในหนังสือ ที่ {w.d("0023.6")}/ว {w.d(4417)} เพื่อให้{w.spelt("บุคลากร")}ทุกระดับทราบจุดที่ต้องแก้ไข และใช้เป็นแนวทางในการ{w.spelt("ปฏิบัติ")}งานต่อไป

{w.d(2)}. ผลการประเมิน
{w.d(2)}.{w.number(1)} ผลคะแนนภาพรวม ปีงบประมาณ พ.ศ. {w.year()} เท่ากับ {w.score(TOTAL)} คะแนน ผลการประเมินอยู่ในระดับ “{w.level()}” {_since(w, TOTAL)}
{w.d(2)}.{w.number(2)} ผลคะแนนแยกตามเครื่องมือการประเมิน
{tools}
ทั้งนี้ แบบวัด EIT ส่วนที่ {w.d(1)} ได้ {w.score("EIT1")} คะแนน และส่วนที่ {w.d(2)} ได้ {w.score("EIT2")} คะแนน
{w.d(2)}.{w.number(3)} ตัวชี้วัดที่ได้คะแนนสูงสุด คือ {_ends(w, ALL, best=True)}
{w.d(2)}.{w.number(4)} ตัวชี้วัดที่ได้คะแนนต่ำสุด คือ {_ends(w, ALL)}

{w.d(3)}. การวิเคราะห์รายตัวชี้วัด
{paragraphs}

{w.d(4)}. สรุปประเด็นตามผลการวิเคราะห์
{w.d(4)}.{w.number(1)} ประเด็นที่เป็นข้อบกพร่องหรือจุดอ่อนซึ่งต้องแก้ไขโดยเร่งด่วน (ต่ำกว่า {w.d(85)} คะแนน) จำนวน {w.count(lambda v: v < TARGET)} ตัวชี้วัด
{_listed_scores(w, _below(w))}
{w.d(4)}.{w.number(2)} ประเด็นที่ต้องพัฒนาให้ดีขึ้น (ตั้งแต่ {w.d(85)} แต่ไม่ถึง {w.d(95)} คะแนน) จำนวน {w.count(lambda v: TARGET <= v < KEPT)} ตัวชี้วัด
{_listed_scores(w, middle)}
{w.d(4)}.{w.number(3)} ประเด็นที่ต้องรักษามาตรฐาน (ตั้งแต่ {w.d(95)} คะแนนขึ้นไป) จำนวน {w.count(lambda v: v >= KEPT)} ตัวชี้วัด
{_listed_scores(w, kept)}

{w.d(5)}. การนำผลการวิเคราะห์ไปสู่การปฏิบัติ
ให้{w.word("ส่วนราชการ")}ที่รับผิดชอบตัวชี้วัดตามข้อ {w.d(4)} จัดทำมาตรการประจำปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ดำเนินการระหว่างเดือนตุลาคม {w.period_year(w.now)} ถึงเดือนกันยายน {w.period_year(w.now + 1)} และรายงานความก้าวหน้าต่อปลัดเทศบาลทุกวันที่ {w.d(25)} ของเดือน เผยแพร่รายงานนี้บน{w.spelt("เว็บไซต์")} {w.address("www.ricetown.go.th/ita/2568/o27")}
"""


# --- The letter to the district --------------------------------------------------------------------------------------


def reply_to_district(w: Writer) -> str:
    below = _below(w)
    weak = (
        f"มีตัวชี้วัดที่ได้คะแนนต่ำกว่าค่าเป้าหมายร้อยละ {w.d(85)} จำนวน {w.count(lambda v: v < TARGET)} ตัวชี้วัด คือ {_joined(f'{w.name(n)} ได้ {w.score(str(n))} คะแนน' for n in below)}"
        if below
        else f"ไม่มีตัวชี้วัดใดได้คะแนนต่ำกว่าค่าเป้าหมายร้อยละ {w.d(85)}"
    )
    country = w.value(TOTAL) - Decimal("93.82")
    beside = (
        f"{'สูงกว่า' if country > 0 else 'ต่ำกว่า'}ค่าเฉลี่ยดังกล่าว {w.d(f'{abs(country):.2f}')} คะแนน"
        if country
        else "เท่ากับค่าเฉลี่ยดังกล่าว"
    )
    rows = "\n".join(
        "\t".join((tool if n == numbers[0] else "", w.number(n), w.name(n), w.score(str(n), bare=True)))
        for tool, numbers in (("IIT", IIT), ("EIT", EIT), ("OIT", OIT))
        for n in numbers
    )
    return f"""ที่ สป {w.d(52107)}/{w.d(861)}
สำนักงาน{w.town()}
อำเภอ{w.district()} จังหวัด{w.province()}

{w.d(17)} กันยายน {w.d(2568)}

เรื่อง  ขอส่งผลการวิเคราะห์การประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. {w.year()}
เรียน  นายอำเภอ{w.district()}
อ้างถึง  หนังสืออำเภอ{w.district()} ที่ {w.d("0023.6")}/ว {w.d(2093)} ลงวันที่ {w.d(1)} กันยายน {w.d(2568)}
สิ่งที่ส่งมาด้วย  รายงานการวิเคราะห์ จำนวน {w.d(1)} ชุด

ตามหนังสือที่อ้างถึง อำเภอแจ้งให้องค์กรปกครองส่วนท้องถิ่นส่งผลการวิเคราะห์การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ภายในวันที่ {w.d(30)} กันยายน {w.d(2568)} นั้น

{w.town()}ขอเรียนว่า ตามที่สำนักงาน ป.ป.ช.
ประกาศผลเมื่อวันที่ {w.d(18)} สิงหาคม {w.d(2568)} เทศบาลได้คะแนนภาพรวม {w.score(TOTAL)} คะแนน อยู่ในระดับ{w.level()}
ขณะที่ค่าเฉลี่ยของหน่วยงานทั่วประเทศ {w.d("8,317")} หน่วยงาน เท่ากับ {w.d("93.82")} คะแนน คะแนนของเทศบาลจึง{beside}
หากเทียบกับปีงบประมาณ พ.ศ. {w.year(w.before)} ซึ่งเทศบาลได้ {w.score(TOTAL, w.before)} คะแนน
และปีงบประมาณ พ.ศ. {w.year(w.before - 1)} ซึ่งได้ {w.score(TOTAL, w.before - 1)} คะแนน ปีนี้{w.rise(TOTAL)}จากปีก่อน

เมื่อแยกตามเครื่องมือ {FULL["IIT"]}ได้ {w.score("IIT")} คะแนน
{FULL["EIT"]}ได้ {w.score("EIT")} คะแนน
และ{FULL["OIT"]}ได้ {w.score("OIT")} คะแนน ในแบบวัดแรก ตัวชี้วัดที่ได้คะแนนน้อยที่สุด ได้แก่ {_ends(w, IIT)}
ในแบบวัดที่สอง ได้แก่ {_ends(w, EIT)} และในแบบตรวจสุดท้าย ได้แก่ {_ends(w, OIT)}
เมื่อพิจารณาทั้ง {w.d(10)} ตัวชี้วัด พบว่า{weak}

ทั้งนี้ มีตัวชี้วัดที่คะแนน{w.pick("เพิ่มขึ้น", "สูงขึ้น")}จากปีก่อน {w.changed(1)} ตัวชี้วัด และที่คะแนนลดลง {w.changed(-1)} ตัวชี้วัด
เทศบาลได้มอบหมายให้สำนักปลัดเทศบาลเป็นผู้ประสานการ{w.word("ขับเคลื่อน")}มาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)}
โดยตั้งงบประมาณไว้ {w.d("85,000")} บาท และจะรายงานผลรอบ {w.d(6)} เดือน และ {w.d(12)} เดือน
ให้อำเภอทราบตาม{w.spelt("กฎหมาย")}และระเบียบที่เกี่ยวข้องต่อไป

จึงเรียนมาเพื่อโปรดทราบ

ขอแสดงความนับถือ

(..............................)
นายกเทศมนตรี{w.facts.place.full_name.removeprefix("เทศบาล")}

สำนักปลัดเทศบาล งานธุรการ
โทร. {w.d("0 5671 2345")} ต่อ {w.d(11)}
ไปรษณีย์อิเล็กทรอนิกส์ {w.address("saraban_06710425@ricetown.go.th")}

สิ่งที่ส่งมาด้วย (หน้า {w.d(1)}) คะแนนรายตัวชี้วัด ปีงบประมาณ พ.ศ. {w.year()}
แบบวัด\tลำดับ\tตัวชี้วัด\tคะแนนที่ได้
{rows}
"""


# --- Question by question --------------------------------------------------------------------------------------------


def _advice(w: Writer, score: Decimal) -> str:
    if score >= KEPT:
        return w.pick("รักษามาตรฐาน", "รักษาระดับไว้", "ดีแล้ว ให้ทำต่อเนื่อง")
    if score >= TARGET:
        return w.pick("พัฒนาให้ดีขึ้น", "ปรับวิธีชี้แจง", "เพิ่มการประชาสัมพันธ์")
    return w.pick("แก้ไขโดยเร่งด่วน", "ให้กองที่รับผิดชอบเสนอมาตรการ", "ต้องปรับปรุงทันที")


def _question(w: Writer, key: str) -> str:
    """ข้อ i๓"""
    return f"ข้อ {key[0]}{w.d(key[1:])}"


def question_sheet(w: Writer) -> str:
    asked = w.facts.years[w.now].questions
    blocks = []
    for n in IIT:
        rows = "\n".join(f"{_question(w, key)}\t{w.score(key)}\t{_advice(w, w.value(key))}" for key in asked[str(n)])
        lowest = w.ends(asked[str(n)])
        blocks.append(
            f"{_named(w, n)}\nคะแนนตัวชี้วัด {w.score(str(n))} คะแนน {_since(w, str(n))}\n"
            f"ข้อคำถาม\tคะแนน\tแนวทาง\n{rows}\n"
            f"ข้อที่ได้คะแนนน้อยที่สุดของตัวชี้วัดนี้ คือ {_joined(_question(w, key) for key in lowest)} {w.score(lowest[0])} คะแนน"
        )
    for n in EIT:
        rows = "\n".join(f"{_question(w, key)}\t{w.score(f'{key}/1')}\t{w.score(f'{key}/2')}" for key in asked[str(n)])
        blocks.append(
            f"{_named(w, n)}\nคะแนนตัวชี้วัด {w.score(str(n))} คะแนน {_since(w, str(n))}\n"
            f"ข้อคำถาม\tส่วนที่ {w.d(1)}\tส่วนที่ {w.d(2)}\n{rows}"
        )
    for n in OIT:
        first, last = asked[str(n)][0], asked[str(n)][-1]
        blocks.append(
            f"{_named(w, n)}\nคะแนนตัวชี้วัด {w.score(str(n))} คะแนน {_since(w, str(n))} "
            f"ประกอบด้วย{_question(w, first)} ถึง{_question(w, last)} รวม {w.d(len(asked[str(n)]))} ข้อ"
        )
    body = "\n\n".join(f"{w.number(place)}. {block}" for place, block in enumerate(blocks, 1))
    return f"""ข้อมูลรายละเอียดการวิเคราะห์ผลการประเมินรายข้อคำถาม
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
การประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()}

คะแนนภาพรวมของหน่วยงาน {w.score(TOTAL)} คะแนน ระดับผลการประเมิน {w.level()}
IIT {w.score("IIT")} คะแนน   EIT {w.score("EIT")} คะแนน   OIT {w.score("OIT")} คะแนน

คำชี้แจง งานวิเคราะห์ฯ เก็บแบบวัด IIT ระหว่างเดือนมกราคมถึงเดือนมิถุนายน มีผู้ตอบ {w.d(96)} คน จากเจ้าหน้าที่ทั้งหมด {w.d(104)} คน คิดเป็นร้อยละ {w.d("92.31")} ส่วนแบบวัด EIT ส่วนที่ {w.d(1)} มีประชาชนสแกนคิวอาร์โค้ดตอบ {w.d(317)} คน
เกณฑ์ระดับของปีนี้ หน่วยงานที่ได้คะแนนภาพรวมและทุกเครื่องมือตั้งแต่ {w.d(95)} คะแนนขึ้นไป อยู่ในระดับผ่านดีเยี่ยม หากได้ตั้งแต่ {w.d(85)} คะแนนขึ้นไปทั้งหมด อยู่ในระดับผ่านดี

{body}

สรุป
ตัวชี้วัดที่ได้ตั้งแต่ {w.d(95)} คะแนนขึ้นไป มี {w.count(lambda v: v >= KEPT)} ตัวชี้วัด ต่ำกว่า {w.d(85)} คะแนน มี {w.count(lambda v: v < TARGET)} ตัวชี้วัด
ตัวชี้วัดที่ควรเร่งพัฒนาเป็นลำดับแรก คือ {_ends(w, ALL)}
ผู้จัดทำ นักจัดการงานทั่วไป โทร. {w.d("0 5671 2345")} ต่อ {w.d(14)} ตรวจทานข้อมูลกับ{w.word("ระบบประเมิน")}แล้วเมื่อวันที่ {w.d(22)} สิงหาคม {w.d(2568)} แก้ไขแบบ{w.spelt("ออนไลน์")}ได้ที่ {w.address("https://ricetown.go.th/form?id=2291")} ทั้งนี้ ขอให้{w.spelt("บุคลากร")}ทุกคนแจ้งเพิ่มเติมได้ภายใน {w.d(7)} วัน
"""


# --- What changed between the years ----------------------------------------------------------------------------------


def _year_line(w: Writer, n: int) -> str:
    item = str(n)
    if w.delta(item) == 0:
        return w.pick(
            f"{_named(w, n)} ได้ {w.score(item)} คะแนน ทั้งสองปี",
            f"{_named(w, n)} ปีงบประมาณ พ.ศ. {w.year(w.before)} และ {w.year()} ได้คะแนนเท่ากัน คือ {w.score(item)} คะแนน",
        )
    old, new = w.score(item, w.before), w.score(item)
    return w.pick(
        f"{_named(w, n)} จากเดิม {old} คะแนน เป็น {new} คะแนน {w.verb(item)} {w.amount(item)} คะแนน",
        f"{_named(w, n)} {w.verb(item)} {w.amount(item)} คะแนน (ปี {w.year(w.before)} ได้ {old} ปี {w.year()} ได้ {new})",
        f"{_named(w, n)} ปี {w.year(w.before, short=True)} ได้ {old} คะแนน ปี {w.year(short=True)} ได้ {new} คะแนน",
        f"{_named(w, n)} {new} คะแนน เทียบปีก่อน {old} คะแนน ต่างกัน {w.amount(item)} คะแนน",
        f"{_named(w, n)} ปีนี้ร้อยละ {new} ปีก่อนร้อยละ {old} ผลต่าง {w.signed(item)}",
        f"{_named(w, n)} มีคะแนน{w.verb(item)}จาก {old} คะแนน มาอยู่ที่ {new} คะแนน",
    )


def two_years_told(w: Writer) -> str:
    moves = sorted(ALL, key=lambda n: w.delta(str(n)))
    best, worst = moves[-1], moves[0]
    gained = (
        f"ตัวชี้วัดที่พัฒนาขึ้นมากที่สุด คือ {w.name(best)} {w.verb(str(best))}ถึง {w.amount(str(best))} คะแนน"
        if w.delta(str(best)) > 0
        else "ไม่มีตัวชี้วัดใดที่คะแนนเพิ่มขึ้น"
    )
    lost = (
        f"ตัวชี้วัดที่ลดลงมากที่สุด คือ {w.name(worst)} {w.verb(str(worst))} {w.amount(str(worst))} คะแนน ซึ่งต้องหาสาเหตุร่วมกัน"
        if w.delta(str(worst)) < 0
        else "ไม่มีตัวชี้วัดใดที่คะแนนลดลง"
    )
    lines = "\n".join(f"({w.number(n)}) {_year_line(w, n)}" for n in ALL)
    same = w.level() if w.facts.years[w.now].levels == w.facts.years[w.before].levels else ""
    level = f"คงอยู่ในระดับ{same}เช่นเดียวกับปีก่อน" if same else f"เปลี่ยนจากระดับ{w.level(w.before)} เป็นระดับ{w.level()}"
    return f"""สรุปการเปลี่ยนแปลงของผลการประเมิน ITA
{w.town()} จังหวัด{w.province()} ปีงบประมาณ พ.ศ. {w.year(w.before)} - {w.year()}

ผลคะแนนภาพรวมของ{w.town()} ปีงบประมาณ พ.ศ. {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน และปีงบประมาณ พ.ศ. {w.year()} ได้ {w.score(TOTAL)} คะแนน {w.rise(TOTAL)} ระดับผลการประเมิน{level}

ก. รายเครื่องมือ
{w.number(1)}) IIT ปี {w.year()} {w.score("IIT")} คะแนน {_since(w, "IIT")}
{w.number(2)}) EIT ปี {w.year()} {w.score("EIT")} คะแนน {_since(w, "EIT")}
{w.number(3)}) OIT ปี {w.year()} {w.score("OIT")} คะแนน {_since(w, "OIT")}

ข. รายตัวชี้วัด
{lines}

ค. ข้อสังเกตของผู้จัดทำ
{gained} และ{lost} เมื่อนับรวม คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด และเท่าเดิม {w.changed(0)} ตัวชี้วัด
ปีที่ผ่านมาเทศบาลจัดอบรม{w.word("เจ้าหน้าที่")} {w.d(2)} รุ่น รุ่นละ {w.d(45)} คน ใช้เงิน {w.d("38,400")} บาท ปรับปรุงคู่มือสำหรับประชาชน {w.d(23)} กระบวนงานตามพระราชบัญญัติการอำนวยความสะดวกในการพิจารณาอนุญาตของทางราชการ พ.ศ. {w.other_year(2558)} และเปิดระบบ {w.spelt("E-Service")} เพิ่ม {w.d(4)} บริการ
ผู้ใดพบข้อมูลคลาดเคลื่อน โปรดแจ้งทาง LINE {w.address("@ricetown456")} หรือโทร. {w.d("0 5671 2345")} ในวันและเวลาราชการ (จันทร์ - ศุกร์ {w.d("08.30")} - {w.d("16.30")} น.)
"""


# --- The measures of the year, in the province's form and in a memo --------------------------------------------------


def measures_by_form(w: Writer) -> str:
    ways = ("แต่งตั้งคณะทำงาน", "ประชุมชี้แจง", "ลงพื้นที่ชุมชน", "จัดทำเอกสารและเผยแพร่")
    rows = "\n".join(
        "\t".join(
            (
                w.number(n),
                m.title,
                f"{ways[n % 4]} {w.d(n % 3 + 1)} ครั้ง",
                w.unit(m, " "),
                w.months(m, whole=n % 3 == 0, days=n % 3 == 0),
                w.status(m),
                f"ผู้ได้รับประโยชน์ {w.d(35 + 12 * n)} คน",
            )
        )
        for n, m in enumerate(w.measures, 1)
    )
    return f"""แบบรายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
ประจำปีงบประมาณ พ.ศ. {w.year()} (ตุลาคม {w.period_year(w.before)} - กันยายน {w.period_year(w.now)})

{w.d(1)}. ความเป็นมา ผลการประเมินปีงบประมาณ พ.ศ. {w.year(w.before)} เทศบาลได้คะแนน {w.score(TOTAL, w.before)} คะแนน จึงกำหนดมาตรการไว้ จำนวน {w.measure_count()} มาตรการ เพื่อให้ส่วนราชการนำไป{w.spelt("ปฏิบัติ")}ในปีงบประมาณ พ.ศ. {w.d(w.now)}

{w.d(2)}. ผลการดำเนินการ
ที่\tมาตรการ/กิจกรรม\tวิธีดำเนินการ\tผู้รับผิดชอบ\tระยะเวลา\tผลการดำเนินการ\tผลผลิต
{rows}

{w.d(3)}. ผลลัพธ์
{w.d(3)}.{w.number(1)} ดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ จากทั้งหมด {w.measure_count()} มาตรการ เบิกจ่ายงบประมาณรวม {w.d("61,250")} บาท
{w.d(3)}.{w.number(2)} คะแนนภาพรวมปีงบประมาณ พ.ศ. {w.year()} {w.score(TOTAL)} คะแนน ระดับ{w.level()} {_since(w, TOTAL)}
{w.d(3)}.{w.number(3)} {_named(w, 1)} {w.score("1")} คะแนน {_since(w, "1")}
{w.d(3)}.{w.number(4)} {_named(w, 7)} {w.score("7")} คะแนน {_since(w, "7")}
{w.d(3)}.{w.number(5)} {_named(w, 10)} {w.score("10")} คะแนน {_since(w, "10")}
{w.d(3)}.{w.number(6)} ตัวชี้วัดที่คะแนนเพิ่มขึ้นมี {w.changed(1)} ตัวชี้วัด ส่วนตัวชี้วัดที่ได้คะแนนน้อยที่สุด คือ {_ends(w, ALL)}

{w.d(4)}. หลักฐาน
เผยแพร่ใน{w.spelt("เว็บไซต์")}ของเทศบาล หัวข้อ ITA ดังนี้ o{w.d(2)} {w.item_title("o2")} o{w.d(4)} {w.item_title("o4")} และ o{w.d(5)} {w.item_title("o5")} ตรวจดู{w.word("เอกสาร")}ได้ที่ {w.address("www.ricetown.go.th/download/68/118")}
"""


def memo_of_measures(w: Writer) -> str:
    waiting = [m for m in w.measures if not m.is_done]
    rest = "\n".join(
        f"{w.d(2)}.{w.d(2)}.{w.number(n)} {m.title} ({w.unit(m, '/')}) ระยะเวลา {w.months(m, whole=True)} {w.status(m)}"
        for n, m in enumerate(waiting, 1)
    )
    return f"""บันทึกข้อความ
ส่วนราชการ  สำนักปลัดเทศบาล {w.town()}
ที่  สป {w.d(52107)}/{w.d(1204)}  วันที่  {w.d(8)} ตุลาคม {w.d(2568)}
เรื่อง  รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {w.year()}
เรียน  ปลัด{w.town()}

{w.number(1)}. ต้นเรื่อง
คำสั่งเทศบาล ที่ {w.d("712/2567")} ลงวันที่ {w.d(4)} พฤศจิกายน {w.d(2567)} แต่งตั้งคณะทำงานขับเคลื่อน ITA จำนวน {w.d(9)} คน ให้กำกับมาตรการทั้ง {w.measure_count()} มาตรการ

{w.number(2)}. ข้อเท็จจริง
{w.d(2)}.{w.number(1)} ณ สิ้นปีงบประมาณ มีมาตรการที่ดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ
{w.d(2)}.{w.number(2)} มาตรการที่ยังต้องติดตาม ได้แก่
{rest}
{w.d(2)}.{w.number(3)} ผลการประเมิน ITA ปี {w.year()} ได้ {w.score(TOTAL)} คะแนน (ระดับ{w.level()}) {_since(w, TOTAL)}
{w.d(2)}.{w.number(4)} รายเครื่องมือ IIT ได้ {w.score("IIT")} คะแนน {_since(w, "IIT")} EIT ได้ {w.score("EIT")} คะแนน {_since(w, "EIT")} OIT ได้ {w.score("OIT")} คะแนน {_since(w, "OIT")}
{w.d(2)}.{w.number(5)} คะแนนสูงสุด คือ {_ends(w, ALL, best=True)} คะแนนต่ำสุด คือ {_ends(w, ALL)} และมี {w.count(lambda v: v < TARGET)} ตัวชี้วัดที่ได้ต่ำกว่า {w.d(85)} คะแนน

{w.number(3)}. ข้อระเบียบ
พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. {w.other_year(2540)} มาตรา {w.d(7)} และมาตรา {w.d(9)} กำหนดให้เปิดเผยข้อมูลต่อ{w.word("ประชาชน")}

{w.number(4)}. ข้อเสนอ
เห็นควรปรับปรุงข้อมูล o{w.d(1)} {w.item_title("o1")} และ o{w.d(3)} {w.item_title("o3")} ให้เป็นปัจจุบันภายใน {w.d(15)} วัน กับให้{w.spelt("บุคลากร")}ที่รับผิดชอบส่งภาพถ่ายกิจกรรมไม่น้อยกว่า {w.d(4)} ภาพต่อมาตรการ มาที่ {w.address("plan07@ricetown.go.th")}

จึงเรียนมาเพื่อโปรดพิจารณา
"""


PLANNED: tuple[Style, ...] = (measures_by_form, memo_of_measures)
STYLES: tuple[Style, ...] = (analysis_by_letter, reply_to_district, question_sheet, two_years_told, *PLANNED)
