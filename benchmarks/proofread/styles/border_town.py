"""Papers of an internal auditor of few words: findings, a letter, three years pasted, a form, an order, answers, reports.

Written before anything of what they give was looked at; the first contact stands in docs/performance.md.
"""

from __future__ import annotations

from decimal import Decimal

from benchmarks.proofread.styles.border_words import (
    ALL,
    AUDIT,
    TOOLS,
    WORDS,
    change,
    listed,
    pasted,
    reckoned,
    short_name,
)
from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

# --- An audit's findings ---------------------------------------------------------------------------------------------


def _finding(w: Writer, place: int, item: str) -> str:
    rule, cause, advice = AUDIT[item]
    if item not in TOOLS["OIT"]:  # their rule names items, whose digits stay
        rule = w.d(rule)
    state = (
        f"ได้ {w.score(item)} คะแนน {change(w, item)}",
        f"คะแนน {w.score(item)} ({change(w, item).strip('()')})",
        f"ตัวชี้วัดนี้อยู่ที่ {w.score(item)} % {change(w, item)}",
        f"ปีงบประมาณ {w.year()} ได้ {w.score(item)} คะแนน\n    {change(w, item)}",
    )[place % 4]
    return f"""ข้อตรวจพบที่ {w.number(place)} {w.name(item)} (ตัวชี้วัดที่ {w.d(item)})
    สภาพที่พบ: {state}
    เกณฑ์: {rule}
    สาเหตุ: {w.d(cause)}
    ข้อเสนอแนะ: {w.d(advice)} ภายในไตรมาสที่ {w.d(place % 2 + 1)}"""


def audit_findings(w: Writer) -> str:
    found = sorted((item for item in ALL if w.value(item) < 95 or w.delta(item) < 0), key=w.value)
    quiet = [item for item in ALL if item not in found]
    findings = "\n".join(_finding(w, place, item) for place, item in enumerate(found, 1)) or "ไม่มีข้อตรวจพบ"
    clean = listed(f"ตัวชี้วัดที่ {w.d(item)} ({w.score(item)})" for item in quiet) if quiet else "ไม่มี"
    part = "EIT1" if w.value("EIT1") < w.value("EIT2") else "EIT2"
    parts = (
        f"EIT สองส่วนได้ {w.score(part)} คะแนนเท่ากัน"
        if w.value("EIT1") == w.value("EIT2")
        else f"EIT ส่วนที่น้อยกว่าคือส่วนที่ {w.d(part[-1])} ได้ {w.score(part)} คะแนน"
    )
    return f"""หน่วยตรวจสอบภายใน {w.town()}
รายงานการสอบทานผลการประเมิน ITA ปีงบประมาณ พ.ศ. {w.year()}
เลขที่รายงาน นตส {w.d("7/2568")}  ช่วงสอบทาน {w.d(1)} - {w.d(26)} กันยายน {w.d(2568)} ({w.d(20)} วันทำการ)

ก. ความเห็นโดยสรุป
{w.number(1)}. ภาพรวมได้ {w.score(TOTAL)} คะแนน ผลอยู่ในระดับ {w.level()} {change(w, TOTAL)}
{w.number(2)}. IIT {w.score("IIT")} คะแนน {change(w, "IIT")} / EIT {w.score("EIT")} คะแนน {change(w, "EIT")} / OIT {w.score("OIT")} คะแนน {change(w, "OIT")}
{w.number(3)}. {parts}
{w.number(4)}. ตัวชี้วัดต่ำกว่า {w.d(95)} คะแนนมี {w.count(lambda v: v < 95)} ตัว ในจำนวนนี้ต่ำกว่า {w.d(85)} คะแนน {w.count(lambda v: v < 85)} ตัว
{w.number(5)}. คะแนนเพิ่ม {w.changed(1)} ตัว ลด {w.changed(-1)} ตัว ไม่เปลี่ยน {w.changed(0)} ตัว

ข. ข้อตรวจพบ (เรียงจากคะแนนน้อยไปมาก)
{findings}

ค. ตัวชี้วัดที่ไม่มีข้อตรวจพบ
{clean}

ง. การติดตาม
หน่วยรับตรวจชี้แจงภายใน {w.d(30)} วัน นับแต่วันที่ได้รับรายงาน ทาง {w.address("audit1@bordertown.go.th")} และจะสอบทานซ้ำเดือนมีนาคม {w.d(2569)} ตามแผนการตรวจสอบปีงบประมาณ พ.ศ. {w.other_year(2569)} ซึ่ง{w.word("นายกเทศมนตรี")}อนุมัติแล้ว กระดาษทำการเก็บไว้ {w.d(10)} ปี {w.spelt("บุคลากร")}ที่เกี่ยวข้องขอดูได้ในเวลาราชการ
"""


# --- A letter to the district ----------------------------------------------------------------------------------------


def letter_to_the_district(w: Writer) -> str:
    low = w.ends(ALL)
    lows = listed(f"{w.name(item)} ได้ {w.score(item)} คะแนน" for item in low)
    below = [item for item in ALL if w.value(item) < 85]
    told = (
        f"ตัวชี้วัดที่ไม่ถึง {w.d(85)} คะแนน มี{WORDS[len(below)]}ตัวชี้วัด คือ {listed(f'{w.name(item)} {w.score(item)} คะแนน' for item in below)}"
        if below
        else f"ไม่มีตัวชี้วัดใดได้ต่ำกว่า {w.d(85)} คะแนน"
    )
    gap = w.value(TOTAL) - w.value(TOTAL, 2566)
    long_run = f"{'เพิ่มขึ้น' if gap > 0 else 'ลดลง'} {reckoned(w, abs(gap))} คะแนน" if gap else "เท่ากัน"
    return f"""ที่ ชด {w.d("52203/871")}
สำนักงาน{w.town()}
ถนนเทศบาล {w.d(4)} จังหวัด{w.province()}
{w.d(3)} กันยายน {w.d(2568)}

เรื่อง  รายงานผลการประเมิน ITA และการวิเคราะห์ผล ประจำปีงบประมาณ พ.ศ. {w.year()}
เรียน  นายอำเภอ{w.district()}
อ้างถึง  หนังสืออำเภอ{w.district()} ด่วนที่สุด ที่ ชด {w.d("0023.6/ว 1190")} ลงวันที่ {w.d(21)} สิงหาคม {w.d(2568)}
สิ่งที่ส่งมาด้วย  {w.number(1)}. ตารางคะแนน จำนวน {w.d(2)} แผ่น
                   {w.number(2)}. รายงานการวิเคราะห์ จำนวน {w.d(1)} เล่ม ({w.d(36)} หน้า)

ตามหนังสือที่อ้างถึง อำเภอ{w.district()}ให้รายงานผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ พร้อมแนวทางแก้ไข ภายในวันที่ {w.d(5)} กันยายน {w.d(2568)} นั้น

{w.town()}ขอรายงานว่า ปีงบประมาณ พ.ศ. {w.year()} ได้คะแนน {w.score(TOTAL)} คะแนน ผลการประเมินระดับ{w.level()} ปีงบประมาณ พ.ศ. {w.year(w.before)} ได้คะแนน {w.score(TOTAL, w.before)} คะแนน ผลการประเมินระดับ{w.level(w.before)} และหากเทียบกับปีงบประมาณ พ.ศ. {w.year(2566)} ที่ได้ {w.score(TOTAL, 2566)} คะแนน พบว่า{long_run} ผลของปีล่าสุดแยกเป็น
    ก) การรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) {w.score("IIT")} คะแนน {change(w, "IIT")}
    ข) การรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) {w.score("EIT")} คะแนน {change(w, "EIT")}
    ค) การเปิดเผยข้อมูลสาธารณะ (OIT) {w.score("OIT")} คะแนน {change(w, "OIT")}

ตัวชี้วัดที่ได้คะแนนน้อยที่สุด คือ {lows} {told}

เทศบาลได้สั่งการให้ทุกกองเสนอแนวทางแก้ไขภายใน {w.d(15)} วัน และกำหนดเป็นมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} (ตุลาคม {w.period_year(w.now)} - กันยายน {w.period_year(w.now + 1)}) ทั้งนี้ ได้เผยแพร่{w.word("รายละเอียด")}บน{w.spelt("เว็บไซต์")} {w.address("www.bordertown.go.th/ita/2568.pdf")} แล้ว

จึงเรียนมาเพื่อโปรดทราบ

ขอแสดงความนับถือ

นายกเทศมนตรี
หน่วยตรวจสอบภายใน โทร. {w.d("0 5574 2210")} ต่อ {w.d(16)} โทรสาร {w.d("0 5574 2211")}
"""


# --- Three years out of a spreadsheet --------------------------------------------------------------------------------


def _row(w: Writer, first: str, label: str, item: str) -> str:
    return "\t".join((first, label, *(w.score(item, year) for year in (2566, 2567, 2568)), w.signed(item)))


def _way(w: Writer, item: str) -> str:
    first, second, third = (w.value(item, year) for year in (2566, 2567, 2568))
    path = f"{w.score(item, 2566)} → {w.score(item, 2567)} → {w.score(item)}"
    if first < second < third:
        return f"{path} ขึ้นสองปีติด รักษาวิธีเดิมไว้"
    if first > second > third:
        return f"{path} ลงสองปีติด ต้องหาสาเหตุ"
    if third < second:
        return f"{path} ปีล่าสุดตกลง ให้เจ้าของงานชี้แจง"
    if third > second:
        return f"{path} ปีล่าสุดฟื้นขึ้น"
    return f"{path} ทรงตัวจากปีก่อน"


def three_years_pasted(w: Writer) -> str:
    def rows() -> str:
        lines = ["ลำดับ\tตัวชี้วัด\t" + "\t".join(f"ปี {w.year(year)}" for year in (2566, 2567, 2568)) + "\tเพิ่ม/ลด"]
        for tool, items in TOOLS.items():
            lines += [_row(w, w.number(int(item)), w.name(item), item) for item in items]
            lines.append(_row(w, "", f"เฉลี่ย {tool}", tool))
        return "\n".join([*lines, _row(w, "", "คะแนนรวมทั้งหน่วยงาน", TOTAL)])

    mean = sum((w.value(TOTAL, year) for year in (2566, 2567, 2568)), Decimal()) / 3
    ways = "\n".join(f"({w.number(int(item))}) {w.name(item)} {_way(w, item)}" for item in ALL)
    best, low = w.ends(ALL, best=True), w.ends(ALL)
    apart = reckoned(w, w.value(best[0]) - w.value(low[0]))
    return f"""เปรียบเทียบคะแนน ITA สามปี {short_name(w)}
เอกสารประกอบการสอบทาน ปีงบประมาณ พ.ศ. {w.year()} ของ{w.town()} จ.{w.province()}

{pasted(w, rows)}
(ช่องเพิ่ม/ลด เทียบปีงบประมาณ พ.ศ. {w.d(2568)} กับ พ.ศ. {w.d(2567)} ที่มา: ดาวน์โหลดเป็นไฟล์ตารางเมื่อ {w.d(19)} ส.ค. {w.d(2568)} เวลา {w.d("14.20")} น.)

ข้อสังเกตของผู้สอบทาน
{ways}

อ่านรวม
- คะแนนรวมเฉลี่ยสามปี {reckoned(w, mean)} คะแนน ปีล่าสุดได้ {w.score(TOTAL)} คะแนน ระดับ{w.level()} {change(w, TOTAL)}
- ช่วงห่างระหว่างตัวชี้วัดสูงสุด ({listed(w.name(item) for item in best)} ได้ {w.score(best[0], bare=True)}) กับต่ำสุด ({listed(w.name(item) for item in low)} ได้ {w.score(low[0])}) เท่ากับ {apart} คะแนน
- จากปี {w.year(w.before)} ถึงปี {w.year()} มี {w.changed(1)} ตัวชี้วัดที่เพิ่มขึ้น และ {w.changed(-1)} ตัวชี้วัดที่ลดลง
- เครื่องมือที่{w.word("เปลี่ยนแปลง")}: IIT {w.signed("IIT")} EIT {w.signed("EIT")} OIT {w.signed("OIT")}
ไฟล์ต้นฉบับอยู่ที่ {w.address("https://drive.bordertown.go.th/ita/3y-2568")} ห้ามแก้ตัวเลขโดยไม่แจ้งผู้{w.spelt("ปฏิบัติ")}งาน
"""


# --- A form filled in ------------------------------------------------------------------------------------------------


def _field(w: Writer, item: str) -> str:
    direction = (w.delta(item) > 0) - (w.delta(item) < 0)
    boxes = " ".join(
        f"({'✓' if sign == direction else ' '}) {word}" for sign, word in ((1, "เพิ่มขึ้น"), (-1, "ลดลง"), (0, "คงเดิม"))
    )
    by = f" จำนวน.....{w.amount(item)}.....คะแนน" if direction else ""
    return f"ตัวชี้วัดที่ {w.d(item)} {w.name(item)} คะแนน.....{w.score(item)}..... {boxes}{by}"


def dotted_form(w: Writer) -> str:
    fields = "\n".join(_field(w, item) for item in ALL)
    asked = "\n".join(
        f"{w.number(place)}) ข้อ {key}.....{w.score(key)}.....คะแนน"
        for place, key in enumerate(w.facts.years[w.now].questions[min(TOOLS["IIT"], key=w.value)], 1)
    )
    weak = min(TOOLS["IIT"], key=w.value)
    strong = listed(f"{w.name(item)} ({w.score(item, bare=True)})" for item in w.ends(ALL, best=True))
    return f"""แบบสรุปผลการประเมินคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {w.year()}
(แบบ นตส.{w.d(2)} แก้ไขครั้งที่ {w.d(3)} เริ่มใช้ {w.d(1)} ส.ค. {w.d(2567)})

หน่วยงาน.....{w.town()}.....อำเภอ.....{w.district()}.....จังหวัด.....{w.province()}.....
คะแนนรวมที่ได้.....{w.score(TOTAL)}.....คะแนน ระดับ.....{w.level()}.....
คะแนนรวมปีก่อน (พ.ศ. {w.year(w.before)}).....{w.score(TOTAL, w.before)}.....คะแนน ผลต่าง.....{w.signed(TOTAL)}.....
IIT.....{w.score("IIT")}..... EIT.....{w.score("EIT")}..... (ส่วนที่ {w.d(1)}.....{w.score("EIT1")}..... ส่วนที่ {w.d(2)}.....{w.score("EIT2")}.....) OIT.....{w.score("OIT")}.....
จำนวนผู้ตอบภายใน.....{w.d(96)}.....คน ภายนอก.....{w.d(214)}.....คน

ตอนที่ {w.number(1)} คะแนนรายตัวชี้วัด
{fields}
รวม เพิ่มขึ้น.....{w.changed(1)}.....ตัวชี้วัด ลดลง.....{w.changed(-1)}.....ตัวชี้วัด คงเดิม.....{w.changed(0)}.....ตัวชี้วัด

ตอนที่ {w.number(2)} จุดแข็ง
{strong}
ตอนที่ {w.number(3)} รายข้อของตัวชี้วัด IIT ที่คะแนนน้อยที่สุด (ตัวชี้วัดที่ {w.d(weak)} {w.name(weak)})
{asked}
ตอนที่ {w.number(4)} ผู้กรอกแบบ
ตำแหน่ง.....นักวิชาการตรวจสอบภายใน.....โทร......{w.d("08 1234 5670")}.....ไลน์.....{w.address("@border4audit")}.....
(กรอกให้ครบทุกช่อง ส่งภายใน {w.d(7)} วัน ผู้ตรวจทาน{w.word("ลงลายมือชื่อ")}กำกับ ตาม{w.spelt("กฎหมาย")}และระเบียบ)
"""


# --- The measures of the next year, announced ------------------------------------------------------------------------


_ALSO = ("รายงานผลทุกวันที่ 25 ของเดือน", "ผู้อำนวยการกองลงนามรับรองผล", "ใช้งบประมาณไม่เกิน 15,000 บาท")


def announced_measures(w: Writer) -> str:
    weak = sorted(ALL, key=w.value)[:4]
    orders = "\n".join(
        f"""ข้อ {w.number(place)} {w.name(item)} (ตัวชี้วัดที่ {w.d(item)} ปีงบประมาณ พ.ศ. {w.year()} ได้ {w.score(item)} คะแนน)
    ({w.d(1)}) {w.d(AUDIT[item][2])}
    ({w.d(2)}) {w.d(_ALSO[place % 3])}"""
        for place, item in enumerate(weak, 3)
    )
    kept = [f"{w.name(item)} ({w.score(item, bare=True)})" for item in ALL if w.value(item) >= 95]
    keeping = (
        f"ให้รักษามาตรฐานของตัวชี้วัดที่ได้ตั้งแต่ {w.d(95)} คะแนน ซึ่งมี {w.count(lambda v: v >= 95)} ตัวชี้วัด ได้แก่ {listed(kept)} "
        f"หากตัวใดอยู่ในสี่ลำดับท้าย ให้ทำตามข้อ {w.d(3)} ถึงข้อ {w.d(6)} ด้วย"
        if kept
        else f"ปีนี้ไม่มีตัวชี้วัดใดได้ถึง {w.d(95)} คะแนน ให้เริ่มจากสี่ลำดับท้ายตามข้อ {w.d(3)} ถึงข้อ {w.d(6)}"
    )
    return f"""ประกาศ{w.town()}
เรื่อง มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)}

โดยที่ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {w.year()} ของ{w.town()} จังหวัด{w.province()} ได้ {w.score(TOTAL)} คะแนน ระดับ{w.level()} {change(w, TOTAL)} จึงจำเป็นต้องกำหนดมาตรการเพื่อยกระดับและรักษามาตรฐาน อาศัยอำนาจตามพระราชบัญญัติเทศบาล พ.ศ. {w.other_year(2496)} และที่แก้ไขเพิ่มเติม จึงประกาศไว้ ดังนี้
ข้อ {w.number(1)} ประกาศนี้ให้ใช้ตั้งแต่วันที่ {w.d(1)} ตุลาคม {w.period_year(w.now)} ถึงวันที่ {w.d(30)} กันยายน {w.period_year(w.now + 1)}
ข้อ {w.number(2)} {keeping}
{orders}
ข้อ {w.number(7)} แบบวัด IIT ({w.score("IIT")} คะแนน) กับแบบวัด EIT ({w.score("EIT")} คะแนน) ให้สำนักปลัดกำกับ ส่วนแบบตรวจ OIT ({w.score("OIT")} คะแนน) ให้กองยุทธศาสตร์และงบประมาณกำกับ
ข้อ {w.number(8)} พบเห็นการไม่{w.spelt("ปฏิบัติ")}ตามประกาศนี้ แจ้งได้ที่ {w.address("tell7us@bordertown.go.th")} ข้อมูล{w.word("ผู้แจ้ง")}เป็นความลับ

ประกาศ ณ วันที่ {w.d(25)} กันยายน พ.ศ. {w.d(2568)}
"""


# --- Answers to the council ------------------------------------------------------------------------------------------


def _answer(w: Writer, item: str) -> str:
    if w.delta(item) == 0:
        return f"เรื่อง{w.name(item)}ได้ {w.score(item)} คะแนน เท่ากับปี {w.year(w.before)} ครับ"
    worse = "น้อยกว่านี้" if w.delta(item) > 0 else "มากกว่านี้"
    return w.pick(
        f"เรื่อง{w.name(item)}ได้ {w.score(item)} คะแนน ปีก่อนได้{worse} {w.amount(item)} คะแนน",
        f"{w.name(item)}นั้น จากเดิม {w.score(item, w.before)} เปลี่ยนมาเป็น {w.score(item)} คะแนน คือ{w.verb(item)} {w.amount(item)} คะแนนครับ",
        f"ตัวชี้วัดที่ {w.d(item)} {w.name(item)} ตัวเลขออกมา {w.score(item)} คะแนน {w.verb(item)} {w.amount(item)} ครับ",
        f"ส่วน{w.name(item)} ผมเรียนตามตรงว่าได้ {w.score(item)} คะแนน จากร้อยคะแนน ปีที่แล้ว {w.score(item, w.before)} ต่างกัน {w.amount(item)} คะแนน",
    )


def answers_to_the_council(w: Writer) -> str:
    low = w.ends(ALL)[0]
    fallen = (
        f"ตัวชี้วัดที่ลดลงมี {w.changed(-1)} ตัวชี้วัด จะดูทุกตัว"
        if any(w.delta(item) < 0 for item in ALL)
        else "ไม่มีตัวใดลดลงจึงเหลือแต่งานรักษาระดับ"
    )
    eit = "\n".join(_answer(w, item) for item in TOOLS["EIT"])
    iit = "\n".join(_answer(w, item) for item in TOOLS["IIT"])
    oit = " ".join(_answer(w, item) for item in TOOLS["OIT"])
    return f"""บันทึกการตอบข้อซักถาม การประชุมสภา{w.town()} สมัยสามัญ สมัยที่ {w.d(4)} ประจำปี {w.d(2568)} ครั้งที่ {w.d(1)}
วันศุกร์ที่ {w.d(14)} พฤศจิกายน {w.d(2568)} เวลา {w.d("10.00")} น. สมาชิกมาประชุม {w.d(11)} คน จาก {w.d(12)} คน

{w.number(1)}. ถาม (สมาชิกสภา เขต {w.d(1)}): เห็นข่าวว่าเทศบาลได้คะแนน ITA ปี {w.year()} ออกมาแล้ว ขอทราบว่าได้เท่าใด ดีขึ้นหรือไม่
ตอบ (นายกเทศมนตรี): ได้ {w.score(TOTAL)} คะแนนครับ ปีที่แล้วคือปี {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน {w.rise(TOTAL)} ระดับของเราปีนี้คือ{w.level()} ปีที่แล้วคือ{w.level(w.before)}

{w.number(2)}. ถาม (สมาชิกสภา เขต {w.d(2)}): ประชาชนให้คะแนนเราอย่างไรบ้าง
ตอบ: แบบวัด EIT ได้ {w.score("EIT")} คะแนน มีผู้ตอบ {w.d(318)} คน ในจำนวนนี้เป็นผู้สูงอายุ {w.d(104)} คน
{eit}

{w.number(3)}. ถาม (สมาชิกสภา เขต {w.d(1)}): แล้วพนักงานของเทศบาลเองว่าอย่างไร
ตอบ: แบบวัด IIT ได้ {w.score("IIT")} คะแนน
{iit}

{w.number(4)}. ถาม (ประธานสภา): งบ {w.d("240,000")} บาทที่สภาอนุมัติให้ทำเว็บเมื่อปีกลาย ได้ผลคุ้มหรือไม่
ตอบ: ดูจากแบบตรวจ OIT ซึ่งได้ {w.score("OIT")} คะแนนครับ {oit} ข้อมูลอยู่ที่ {w.address("www.bordertown.go.th/oit2568")} เปิดดูได้ทุกข้อตั้งแต่ o{1} ถึง o{28}

{w.number(5)}. ถาม (รองประธานสภา): ปีหน้าจะแก้เรื่องใดก่อน
ตอบ: แก้{w.name(low)}ก่อน เพราะได้คะแนนต่ำสุด {w.score(low)} คะแนน {fallen} เริ่มงานตั้งแต่ตุลาคม {w.period_year(w.now)} ให้เห็นผลก่อนเดือนกันยายน {w.period_year(w.now + 1)} และขอเชิญ{w.word("สมาชิกสภา")}ร่วมตรวจงานทุก {w.d(3)} เดือน เพื่อให้{w.spelt("บุคลากร")}ตื่นตัว
"""


# --- Reports of the measures: six columns, and a reminder ------------------------------------------------------------


def six_column_report(w: Writer) -> str:
    rows = "\n".join(
        "\t".join(
            (
                f"{w.number(n)}",
                m.title,
                w.unit(m, "/"),
                w.months(m, days=n % 4 == 0, whole=n % 4 == 0),
                f"ทำ {w.d(n + 1)} ครั้ง ผู้ร่วม {w.d(15 * n)} คน",
                w.status(m),
            )
        )
        for n, m in enumerate(w.measures, 1)
    )
    both = "\n".join("\t".join((w.name(item), w.score(item, w.before), w.score(item), w.signed(item))) for item in ALL)
    finished = sum(bool(m.is_done) for m in w.measures)
    share = f"ร้อยละ {reckoned(w, Decimal(100 * finished) / len(w.measures))}"
    return f"""รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อ.{w.district()} จ.{w.province()}

{w.number(1)}. มาตรการทั้งหมด {w.measure_count()} มาตรการ แล้วเสร็จ {w.done_count()} มาตรการ ({share})
ที่\tมาตรการ\tผู้รับผิดชอบ\tระยะเวลา\tผลการดำเนินการ\tสถานะ
{rows}

{w.number(2)}. คะแนนก่อนและหลัง
ตัวชี้วัด\tปี {w.year(w.before)}\tปี {w.year()}\tผลต่าง
{both}
คะแนนรวมหลังถ่วงน้ำหนักได้ {w.score(TOTAL)} คะแนน {change(w, TOTAL)} ผลการประเมินคือ "{w.level()}" เครื่องมือ IIT {w.score("IIT")} EIT {w.score("EIT")} และ OIT {w.score("OIT")} คะแนน
{w.number(3)}. ความเห็นผู้สอบทาน
เพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด ข้อ o{5} {w.item_title("o5")} ควรลงให้ครบ {w.d(12)} เดือน ส่งหลักฐานเพิ่มได้ที่ {w.address("audit1@bordertown.go.th")} ภายใน{w.word("สิ้นเดือน")}นี้ หรือแนบทาง{w.spelt("เว็บไซต์")}ก็ได้
"""


def reminder_memo(w: Writer) -> str:
    waiting = [m for m in w.measures if not m.is_done]
    lines = "\n".join(
        f"    {w.number(n)}) {m.title} ของ{w.unit(m, ' และ')} (กำหนด {w.months(m, whole=True)}) {w.status(m)}"
        for n, m in enumerate(waiting, 1)
    )
    low = w.ends(ALL)[0]
    return f"""บันทึกข้อความ
ส่วนราชการ  หน่วยตรวจสอบภายใน {w.town()} โทร. {w.d("0 5574 2210")} ต่อ {w.d(16)}
ที่  นตส {w.d("23/2568")}   วันที่  {w.d(8)} ตุลาคม {w.d(2568)}
เรื่อง  ติดตามมาตรการที่ยังไม่แล้วเสร็จ ปีงบประมาณ พ.ศ. {w.year()}
เรียน  หัวหน้าส่วนราชการทุกกอง

    มาตรการของปีงบประมาณ พ.ศ. {w.d(w.now)} ({w.d(1)} ต.ค. {w.period_year(w.before, short=True)} - {w.d(30)} ก.ย. {w.period_year(w.now, short=True)}) มี {w.measure_count()} มาตรการ ทำเสร็จแล้ว {w.done_count()} มาตรการ เหลืออีก{WORDS[len(waiting)]}มาตรการ คือ
{lines}
    ขอให้เร่งทำให้เสร็จภายในวันที่ {w.d(31)} ตุลาคม {w.d(2568)} เพราะคะแนนรวมปี {w.year()} ได้ {w.score(TOTAL)} คะแนน ({w.level()}) {change(w, TOTAL)} และเรื่อง{w.name(low)}ยังได้เพียง {w.score(low)} คะแนน
    อนึ่ง ข้อ o{1} {w.item_title("o1")} ยังแสดงผังเดิมของปี {w.other_year(2566)} ให้งานการเจ้าหน้าที่แก้ไขภายใน {w.d(3)} วัน แล้วแจ้งในกลุ่ม {w.address("@border4audit")} ด้วย {w.word("หน่วยตรวจสอบ")}พร้อมช่วย หากผู้{w.spelt("ปฏิบัติ")}งานติดขัดให้โทรมาได้

นักวิชาการตรวจสอบภายใน
"""


PLANNED: tuple[Style, ...] = (six_column_report, reminder_memo)
STYLES: tuple[Style, ...] = (
    *(audit_findings, letter_to_the_district, three_years_pasted, dotted_form),
    *(announced_measures, answers_to_the_council),
    *PLANNED,
)
