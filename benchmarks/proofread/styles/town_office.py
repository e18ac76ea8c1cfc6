"""Papers of the clerk of a middling town: an analysis, a meeting, two years side by side, a memo, a report of measures.

Written before anything of what they give was looked at; the first contact stands in docs/performance.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

IIT, EIT, OIT = range(1, 6), range(6, 9), range(9, 11)
ALL = range(1, 11)
EXCELLENT, TARGET = Decimal(95), Decimal(85)


def _listed(words: Iterable[str]) -> str:
    """ก, ข และ ค"""
    *firsts, last = words
    return f"{', '.join(firsts)} และ{last}" if firsts else last


def _against_last_year(w: Writer, item: str) -> str:
    """สูงกว่าปีงบประมาณ พ.ศ. ๒๕๖๗ อยู่ ๑.๒๐ คะแนน"""
    if w.delta(item) == 0:
        return f"เท่ากับปีงบประมาณ พ.ศ. {w.year(w.before)}"
    return f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปีงบประมาณ พ.ศ. {w.year(w.before)} อยู่ {w.amount(item)} คะแนน"


def _from_to(w: Writer, item: str) -> str:
    """เพิ่มขึ้นจาก ๙๐.๑๐ คะแนน เป็น ๙๑.๓๐ คะแนน"""
    if w.delta(item) == 0:
        return f"คงที่ที่ {w.score(item)} คะแนน"
    return f"{w.verb(item)}จาก {w.score(item, w.before)} คะแนน เป็น {w.score(item)} คะแนน"


def _with_score(w: Writer, n: int) -> str:
    return f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ({w.score(str(n), bare=True)} คะแนน)"


def _best(w: Writer) -> str:
    """All that share the highest score."""
    return _listed(_with_score(w, int(item)) for item in w.ends(map(str, ALL), best=True))


def _moved(w: Writer, direction: int) -> list[int]:
    return [n for n in ALL if (w.delta(str(n)) > 0) - (w.delta(str(n)) < 0) == direction]


# --- An analysis in sections -----------------------------------------------------------------------------------------

_READ = {
    1: "ผู้ตอบเห็นว่าเจ้าหน้าที่ให้บริการตามขั้นตอนและเวลาที่ประกาศไว้ แต่คู่มือบางงานยังไม่เป็นปัจจุบัน",
    2: "การชี้แจงแผนการใช้เงินยังอยู่ในวงของผู้บริหารและกองคลัง พนักงานจ้างทราบข้อมูลน้อย",
    3: "การมอบหมายงานเป็นไปตามตำแหน่ง ควรอธิบายเกณฑ์การเลื่อนขั้นให้ชัดเจนกว่าเดิม",
    4: "ยังมีผู้ไม่ทราบวิธีขอยืมพัสดุ จึงต้องย้ำขั้นตอนและทำแบบฟอร์มให้ง่าย",
    5: "พนักงานเชื่อมั่นในความตั้งใจของผู้บริหาร แต่ไม่แน่ใจว่าผู้แจ้งเบาะแสจะได้รับการคุ้มครอง",
    6: "ผู้มาติดต่อพอใจกับความสุภาพของเจ้าหน้าที่ และขอให้ลดเอกสารที่ต้องใช้",
    7: "ข้อมูลที่เผยแพร่มีมาก แต่ค้นหายาก โดยเฉพาะเมื่อเปิดจากโทรศัพท์",
    8: "บริการออนไลน์มีแล้วหลายเรื่อง แต่ประชาชนในชุมชนรอบนอกยังใช้ไม่มาก",
    9: "เผยแพร่ข้อมูลครบตามรายการ ควรตรวจลิงก์ที่เปิดไม่ได้ทุกไตรมาส",
    10: "มีแผนและรายงานครบถ้วน ควรเพิ่มรายละเอียดของผลลัพธ์ที่เกิดกับประชาชน",
}


def _analysis_item(w: Writer, n: int) -> str:
    item = str(n)
    opening = w.pick("ในปีนี้ได้", "ได้คะแนน", "มีผลคะแนน")
    return (
        f"({w.number(n)}) ตัวชี้วัดที่ {w.d(n)} {w.name(n)} {opening} {w.score(item)} คะแนน "
        f"{_against_last_year(w, item)} {_READ[n]}"
    )


def sectioned_analysis(w: Writer) -> str:
    low = w.weakest()
    kept = [n for n in ALL if w.value(str(n)) >= EXCELLENT]
    urgent = [n for n in ALL if w.value(str(n)) < TARGET]
    items = "\n".join(_analysis_item(w, n) for n in ALL)
    keeping = "\n".join(f"- {_with_score(w, n)}" for n in kept) or "- ไม่มี"
    urging = "\n".join(f"- {_with_score(w, n)}" for n in urgent) or "- ไม่มี"
    gap = w.value(TOTAL) - TARGET
    beside = "สูงกว่า" if gap > 0 else "ต่ำกว่า"
    target = f"{beside}ค่าเป้าหมายร้อยละ {w.d(85)} อยู่ {w.d(f'{abs(gap):.2f}')} คะแนน" if gap else "เท่ากับค่าเป้าหมาย"
    return f"""รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส
ของ{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
ประจำปีงบประมาณ พ.ศ. {w.year()}

ส่วนที่ {w.d(1)} ความเป็นมา
{w.d(1)}.{w.number(1)} {w.town()}เข้ารับการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) ต่อเนื่องทุกปี โดยมีผู้ตอบแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน จำนวน {w.d(148)} คน และผู้ตอบแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก จำนวน {w.d(402)} คน
{w.d(1)}.{w.number(2)} รายงานฉบับนี้จัดทำขึ้นเพื่อให้{w.word("ผู้บริหาร")}และทุกส่วนราชการใช้เป็นข้อมูลในการยกระดับการทำงาน และเผยแพร่ทาง{w.spelt("เว็บไซต์")} {w.address("www.townoffice.go.th/ita2568")}

ส่วนที่ {w.d(2)} ผลการประเมินในภาพรวม
{w.d(2)}.{w.number(1)} ผลการประเมินประจำปีงบประมาณ พ.ศ. {w.year()} {w.town()}มีคะแนนภาพรวม {w.score(TOTAL)} คะแนน ผลการประเมินอยู่ในระดับ {w.level()} {target} และเมื่อเทียบกับปีงบประมาณ พ.ศ. {w.year(w.before)} ซึ่งได้ {w.score(TOTAL, w.before)} คะแนน พบว่า{w.rise(TOTAL)}
{w.d(2)}.{w.number(2)} เมื่อจำแนกตามเครื่องมือ มีรายละเอียดดังนี้
- แบบวัด IIT มีคะแนนเฉลี่ย {w.score("IIT")} คะแนน {_against_last_year(w, "IIT")}
- แบบวัด EIT มีคะแนนเฉลี่ย {w.score("EIT")} คะแนน {_against_last_year(w, "EIT")} แยกเป็นส่วนที่ {w.d(1)} ได้ {w.score("EIT1")} คะแนน และส่วนที่ {w.d(2)} ได้ {w.score("EIT2")} คะแนน
- แบบวัด OIT มีคะแนน {w.score("OIT")} คะแนน {_against_last_year(w, "OIT")}
{w.d(2)}.{w.number(3)} ตัวชี้วัดที่ได้คะแนนสูงสุด ได้แก่ {_best(w)} ส่วนตัวชี้วัดที่ได้คะแนนต่ำสุด คือ ตัวชี้วัดที่ {w.d(low)} {w.name(low)} ได้ {w.score(str(low))} คะแนน
{w.d(2)}.{w.number(4)} จากตัวชี้วัดทั้งหมด {w.d(10)} ตัวชี้วัด มีตัวชี้วัดที่ได้ตั้งแต่ {w.d(95)} คะแนนขึ้นไป จำนวน {w.count(lambda v: v >= EXCELLENT)} ตัวชี้วัด และมีตัวชี้วัดที่ได้คะแนนต่ำกว่า {w.d(85)} คะแนน จำนวน {w.count(lambda v: v < TARGET)} ตัวชี้วัด

ส่วนที่ {w.d(3)} ผลการวิเคราะห์รายตัวชี้วัด
{items}

ส่วนที่ {w.d(4)} ข้อสรุปจากการวิเคราะห์
{w.d(4)}.{w.number(1)} ประเด็นที่ต้องแก้ไขโดยเร็ว ได้แก่ ตัวชี้วัดที่ได้คะแนนต่ำกว่าร้อยละ {w.d(85)}
{urging}
{w.d(4)}.{w.number(2)} ประเด็นที่ต้องรักษามาตรฐานไว้ ได้แก่ ตัวชี้วัดที่ได้ตั้งแต่ {w.d(95)} คะแนนขึ้นไป
{keeping}
{w.d(4)}.{w.number(3)} ให้ทุกส่วนราชการนำข้อมูลไปจัดทำมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} (เดือนตุลาคม {w.period_year(w.now)} ถึงเดือนกันยายน {w.period_year(w.now + 1)}) โดย{w.spelt("บุคลากร")}ทุกระดับมี{w.word("ส่วนร่วม")}
"""


# --- A meeting of the working group ----------------------------------------------------------------------------------


def _spoken(w: Writer, n: int) -> str:
    item = str(n)
    turn = n % 3
    if turn == 0:
        return f"ตัวชี้วัดที่ {w.d(n)} เรื่อง{w.name(n)} ปีนี้ได้ {w.score(item)} คะแนน จากเดิม {w.score(item, w.before)} คะแนน {w.rise(item)}"
    if turn == 1:
        return f"ตัวชี้วัดที่ {w.d(n)} เรื่อง{w.name(n)} คะแนน{_from_to(w, item)}"
    last = "เท่ากับปีก่อน" if w.delta(item) == 0 else f"{w.rise(item)} เมื่อเทียบกับปีก่อน"
    return f"ตัวชี้วัดที่ {w.d(n)} เรื่อง{w.name(n)} ได้คะแนน {w.score(item)} {last}"


def meeting_record(w: Writer) -> str:
    low = w.weakest()
    iit = "\n".join(f"    {w.d(3)}.{w.d(1)}.{w.number(n)} {_spoken(w, n)}" for n in IIT)
    eit = "\n".join(f"    {w.d(3)}.{w.d(2)}.{w.number(n - 5)} {_spoken(w, n)}" for n in EIT)
    oit = "\n".join(f"    {w.d(3)}.{w.d(3)}.{w.number(n - 8)} {_spoken(w, n)}" for n in OIT)
    return f"""รายงานการประชุมคณะทำงานขับเคลื่อนการประเมินคุณธรรมและความโปร่งใสของ{w.town()}
ครั้งที่ {w.d("4/2568")}
เมื่อวันพุธที่ {w.d(15)} ตุลาคม {w.d(2568)} เวลา {w.d("09.30")} น.
ณ ห้องประชุมสภา ชั้น {w.d(3)} {w.town()} จังหวัด{w.province()}

ผู้มาประชุม
{w.number(1)}. ปลัดเทศบาล ประธานคณะทำงาน
{w.number(2)}. รองปลัดเทศบาล รองประธานคณะทำงาน
{w.number(3)}. ผู้อำนวยการกองคลัง คณะทำงาน
{w.number(4)}. ผู้อำนวยการกองช่าง คณะทำงาน
{w.number(5)}. หัวหน้าสำนักปลัด คณะทำงานและเลขานุการ
เริ่มประชุมเวลา {w.d("09.35")} น.

ระเบียบวาระที่ {w.number(1)} เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ
ประธานแจ้งว่าสำนักงาน ป.ป.ช. ประกาศผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()} แล้ว เทศบาลได้คะแนนรวม {w.score(TOTAL)} คะแนน อยู่ในระดับ{w.level()} ขอขอบคุณ{w.spelt("บุคลากร")}ทุกคนที่ร่วมกัน{w.word("ดำเนินงาน")}
มติที่ประชุม รับทราบ

ระเบียบวาระที่ {w.number(2)} เรื่องรับรองรายงานการประชุม
เลขานุการเสนอรายงานการประชุมครั้งที่ {w.d("3/2568")} จำนวน {w.d(7)} หน้า ให้ที่ประชุมตรวจสอบ
มติที่ประชุม รับรองโดยไม่มีการแก้ไข

ระเบียบวาระที่ {w.number(3)} เรื่องเพื่อทราบ ผลการประเมินรายตัวชี้วัด
เลขานุการรายงานว่า คะแนนรวมของปี {w.year()} เมื่อเทียบกับปี {w.year(w.before)} ที่ได้ {w.score(TOTAL, w.before)} คะแนน {w.rise(TOTAL)} โดยแยกตามแบบวัด ดังนี้
{w.d(3)}.{w.number(1)} แบบวัด IIT ได้คะแนน {w.score("IIT")} คะแนน
{iit}
{w.d(3)}.{w.number(2)} แบบวัด EIT ได้คะแนน {w.score("EIT")} คะแนน
{eit}
{w.d(3)}.{w.number(3)} แบบวัด OIT ได้คะแนน {w.score("OIT")} คะแนน
{oit}
ผู้อำนวยการกองคลังสอบถามว่าตัวชี้วัดที่ {w.d(2)} ปีก่อนได้เท่าใด เลขานุการชี้แจงว่า ปี {w.year(w.before)} ได้ {w.score("2", w.before)} คะแนน และปี {w.year()} ได้ {w.score("2")} คะแนน
ผู้อำนวยการกองช่างให้ความเห็นว่าควรดูแบบวัด EIT เป็นพิเศษ เพราะตัวชี้วัดที่ {w.d(6)} {w.d(7)} และ {w.d(8)} ได้ {w.score("6")} {w.score("7")} และ {w.score("8")} คะแนน ตามลำดับ
มติที่ประชุม รับทราบ

ระเบียบวาระที่ {w.number(4)} เรื่องเพื่อพิจารณา
เลขานุการเสนอว่า ตัวชี้วัดที่มีคะแนนเพิ่มขึ้นมี {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด และไม่เปลี่ยนแปลง {w.changed(0)} ตัวชี้วัด จึงเห็นควรให้ความสำคัญกับ{w.name(low)} ซึ่งได้คะแนนน้อยที่สุด คือ {w.score(str(low))} คะแนน โดยให้แต่ละกองเสนอมาตรการภายในวันที่ {w.d(31)} ตุลาคม {w.d(2568)}
มติที่ประชุม เห็นชอบ มอบสำนักปลัดรวบรวมและจัดทำมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} เสนอ{w.word("นายกเทศมนตรี")}

ระเบียบวาระที่ {w.number(5)} เรื่องอื่น ๆ
งานประชาสัมพันธ์แจ้งว่าได้ปรับหน้า{w.spelt("เว็บไซต์")} {w.address("www.townoffice.go.th/oit28")} แล้ว สอบถามได้ที่โทรศัพท์ {w.d("0 5432 1098")} ต่อ {w.d(114)}
เลิกประชุมเวลา {w.d("11.45")} น.
"""


# --- Two years side by side ------------------------------------------------------------------------------------------


def _note(w: Writer, item: str) -> str:
    if w.delta(item) == 0:
        return "คงเดิม"
    word = "เพิ่มขึ้น" if w.delta(item) > 0 else "ลดลง"
    return f"{word} ควรเร่งปรับปรุง" if w.value(item) < TARGET else word


def _years_row(w: Writer, first: str, label: str, item: str) -> str:
    cells = (w.score(item, w.before), w.score(item), w.signed(item), _note(w, item))
    return "\t".join((first, label, *cells))


def years_side_by_side(w: Writer) -> str:
    rows = []
    for tool, numbers in (("IIT", IIT), ("EIT", EIT), ("OIT", OIT)):
        rows += [_years_row(w, w.number(n), w.name(n), str(n)) for n in numbers]
        rows.append(_years_row(w, "", f"เฉลี่ยแบบวัด {tool}", tool))
    rows.append(_years_row(w, "", "คะแนนภาพรวม", TOTAL))
    risen, fallen = _moved(w, 1), _moved(w, -1)
    most = max(risen, key=lambda n: w.delta(str(n))) if risen else 0
    least = min(fallen, key=lambda n: w.delta(str(n))) if fallen else 0
    rising = (
        f"{w.number(2)}) ตัวชี้วัดที่มีพัฒนาการมากที่สุด คือ {w.name(most)} ซึ่งปี {w.year(w.before)} ได้ {w.score(str(most), w.before)} คะแนน "
        f"ปี {w.year()} ได้ {w.score(str(most))} คะแนน คิดเป็นผลต่าง {w.signed(str(most))} คะแนน"
        if most
        else f"{w.number(2)}) ไม่มีตัวชี้วัดใดที่คะแนนเพิ่มขึ้น"
    )
    falling = (
        f"{w.number(3)}) ตัวชี้วัดที่คะแนนลดลงมากที่สุด คือ {w.name(least)} จาก {w.score(str(least), w.before)} เหลือ {w.score(str(least))} คะแนน หรือลดลง {w.amount(str(least))} คะแนน"
        if least
        else f"{w.number(3)}) ไม่มีตัวชี้วัดใดที่คะแนนลดลง"
    )
    low = min(IIT, key=lambda n: w.value(str(n)))
    questions = "\n".join(f"{key}\t{w.score(key)}" for key in w.facts.years[w.now].questions[str(low)])
    return f"""ตารางเปรียบเทียบผลการประเมิน ITA ปีงบประมาณ พ.ศ. {w.year(w.before)} กับปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

ที่\tตัวชี้วัด\tปี {w.year(w.before, short=True)}\tปี {w.year(short=True)}\tผลต่าง\tหมายเหตุ
{chr(10).join(rows)}

หมายเหตุ คะแนนเต็ม {w.d(100)} คะแนน น้ำหนักของแบบวัด IIT ร้อยละ {w.d(30)} แบบวัด EIT ร้อยละ {w.d(30)} และแบบวัด OIT ร้อยละ {w.d(40)}

อ่านผลจากตาราง
{w.number(1)}) คะแนนภาพรวม{_from_to(w, TOTAL)} ผลการประเมินปีล่าสุดอยู่ในระดับ "{w.level()}"
{rising}
{falling}
{w.number(4)}) โดยรวมมีตัวชี้วัดที่คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด คะแนนลดลง {w.changed(-1)} ตัวชี้วัด และคะแนนคงเดิม {w.changed(0)} ตัวชี้วัด
{w.number(5)}) ด้านเครื่องมือ แบบวัด IIT {w.rise("IIT")} แบบวัด EIT {w.rise("EIT")} และแบบวัด OIT {w.rise("OIT")}

คะแนนรายข้อของตัวชี้วัดในแบบวัด IIT ที่ได้คะแนนน้อยที่สุดในปี {w.year()} (ตัวชี้วัดที่ {w.d(low)} {w.name(low)} {w.score(str(low))} คะแนน)
ข้อ\tคะแนน
{questions}

ทั้งนี้ สำนักปลัดจะนำข้อมูลข้างต้นเสนอที่ประชุมหัวหน้าส่วนราชการ และแจ้งทุกกองทาง {w.address("saraban2@townoffice.go.th")} เพื่อ{w.spelt("ปฏิบัติ")}ตาม{w.word("ข้อเสนอแนะ")}ต่อไป
"""


# --- A memo that sends the analysis up -------------------------------------------------------------------------------


def covering_memo(w: Writer) -> str:
    low = w.weakest()
    fallen = _moved(w, -1)
    falling = (
        f"ตัวชี้วัดที่คะแนนลดลงจากปีก่อน ได้แก่ {_listed(f'{w.name(n)} (ลดลง {w.amount(str(n))} คะแนน)' for n in fallen)}"
        if fallen
        else "ไม่มีตัวชี้วัดที่คะแนนลดลงจากปีก่อน"
    )
    behind = [n for n in ALL if w.value(str(n)) < TARGET]
    short = (
        f"ตัวชี้วัดที่ยังไม่ถึงค่าเป้าหมาย {w.d(85)} คะแนน มี {w.count(lambda v: v < TARGET)} ตัวชี้วัด ได้แก่ "
        + _listed(f"ตัวชี้วัดที่ {w.d(n)} ({w.score(str(n))})" for n in behind)
        if behind
        else f"ทุกตัวชี้วัดได้คะแนนตั้งแต่ {w.d(85)} คะแนนขึ้นไป"
    )
    return f"""บันทึกข้อความ
ส่วนราชการ  สำนักปลัดเทศบาล งานนิติการ โทร. {w.d("0 5432 1098")} ต่อ {w.d(102)}
ที่  สป {w.d("52301")}/{w.d(318)}  วันที่  {w.d(20)} ตุลาคม {w.d(2568)}
เรื่อง  รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {w.year()}
เรียน  นายกเทศมนตรี{w.facts.place.full_name.removeprefix("เทศบาล")}

{w.d(1)}. เรื่องเดิม
ตามหนังสือสำนักงาน ป.ป.ช. ด่วนที่สุด ที่ ปช {w.d("0004")}/ว {w.d("0021")} ลงวันที่ {w.d(6)} มกราคม {w.d(2568)} แจ้งให้หน่วยงานภาครัฐเข้าร่วมการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()} นั้น {w.town()} อำเภอ{w.district()} จังหวัด{w.province()} ได้{w.word("ดำเนินการ")}ครบทุกขั้นตอนแล้ว

{w.d(2)}. ข้อเท็จจริง
บทสรุปสำหรับผู้บริหาร
{w.d(2)}.{w.number(1)} ภาพรวม: {w.score(TOTAL)} คะแนน (ระดับ{w.level()}) ปีก่อน {w.score(TOTAL, w.before)} คะแนน {w.rise(TOTAL)}
{w.d(2)}.{w.number(2)} แยกตามแบบวัด: IIT {w.score("IIT")} คะแนน, EIT {w.score("EIT")} คะแนน, OIT {w.score("OIT")} คะแนน
{w.d(2)}.{w.number(3)} จุดแข็ง: ได้คะแนนสูงสุดใน{_best(w)}
{w.d(2)}.{w.number(4)} จุดที่ควรพัฒนา: {w.name(low)} ได้คะแนนต่ำสุด {w.score(str(low))} คะแนน ห่างจากคะแนนเต็ม {w.d(f"{100 - w.value(str(low)):.2f}")} คะแนน
{w.d(2)}.{w.number(5)} {falling}
{w.d(2)}.{w.number(6)} {short}

{w.d(3)}. ข้อกฎหมาย
พระราชบัญญัติประกอบรัฐธรรมนูญว่าด้วยการป้องกันและปราบปรามการทุจริต พ.ศ. {w.other_year(2561)} มาตรา {w.d(35)} และ{w.spelt("กฎหมาย")}ที่เกี่ยวข้อง

{w.d(4)}. ข้อพิจารณา
เพื่อให้ผลการประเมินในปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ดีขึ้น งานนิติการเห็นควรดำเนินการในขั้นต่อไป ดังนี้
{w.d(4)}.{w.number(1)} เห็นชอบรายงานการวิเคราะห์ฯ จำนวน {w.d(1)} ชุด {w.d(24)} หน้า ตามที่แนบมาพร้อมนี้
{w.d(4)}.{w.number(2)} แจ้งทุกส่วนราชการเสนอมาตรการภายใน {w.d(15)} วัน โดยเน้นตัวชี้วัดที่ {w.d(low)} ซึ่งปีนี้ได้ {w.score(str(low))} คะแนน
{w.d(4)}.{w.number(3)} กำหนดช่วงดำเนินการเดือนตุลาคม {w.period_year(w.now)} - กันยายน {w.period_year(w.now + 1)} และรายงานผลทุก {w.d(6)} เดือน
{w.d(4)}.{w.number(4)} เผยแพร่ผลการวิเคราะห์ทาง{w.spelt("เว็บไซต์")} {w.address("https://townoffice.go.th/news/5127")}

จึงเรียนมาเพื่อโปรดพิจารณา หากเห็นชอบโปรดลงนามในประกาศที่เสนอมาพร้อมนี้

(..............................)
นิติกรชำนาญการ
"""


# --- A report of the measures ----------------------------------------------------------------------------------------


def measures_report(w: Writer) -> str:
    low = w.weakest()
    finished = [m for m in w.measures if m.is_done]
    details = "\n\n".join(
        f"""{w.d(2)}.{w.number(n)} มาตรการ{m.title}
- หน่วยงานรับผิดชอบ: {w.unit(m, " และ")}
- ระยะเวลา: {w.months(m, whole=n % 2 == 0)}
- สถานะ: {w.status(m)}
- ผลผลิต: จัดกิจกรรม {w.d(n)} ครั้ง มีผู้เข้าร่วม {w.d(20 + 7 * n)} คน ใช้งบประมาณ {w.d(f"{3500 * n:,}")} บาท"""
        for n, m in enumerate(w.measures, 1)
    )
    indicators = "\n".join(
        f"- {w.name(n)}: ปี {w.year(w.before)} {w.score(str(n), w.before)} คะแนน ปี {w.year()} {w.score(str(n))} คะแนน ({w.signed(str(n))})"
        for n in ALL
    )
    behind = len(w.measures) - len(finished)
    return f"""รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส
{w.town()} ประจำปีงบประมาณ พ.ศ. {w.year()}

{w.d(1)}. บทนำ
{w.town()}ได้กำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {w.d(w.now)} รวม {w.measure_count()} มาตรการ เพื่อแก้ไขจุดอ่อนจากการประเมินปี {w.year(w.before)} ซึ่งเทศบาลได้ {w.score(TOTAL, w.before)} คะแนน ณ วันที่ {w.d(30)} กันยายน {w.d(2568)} ดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ และอยู่ระหว่างดำเนินการ {w.d(behind)} มาตรการ

{w.d(2)}. ผลการดำเนินการรายมาตรการ
{details}

{w.d(3)}. ผลที่เกิดขึ้นต่อคะแนน
{w.d(3)}.{w.number(1)} หลังการดำเนินมาตรการ คะแนนภาพรวมปี {w.year()} เท่ากับ {w.score(TOTAL)} คะแนน {_against_last_year(w, TOTAL)} อยู่ในระดับ{w.level()}
{w.d(3)}.{w.number(2)} คะแนนตามแบบวัด IIT เท่ากับ {w.score("IIT")} EIT เท่ากับ {w.score("EIT")} และ OIT เท่ากับ {w.score("OIT")}
{w.d(3)}.{w.number(3)} คะแนนรายตัวชี้วัดเทียบกับปีก่อน
{indicators}
{w.d(3)}.{w.number(4)} ในจำนวน {w.d(10)} ตัวชี้วัด มีคะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด และมีคะแนนลดลง {w.changed(-1)} ตัวชี้วัด

{w.d(4)}. ปัญหาและข้อเสนอแนะ
- ตัวชี้วัด{w.name(low)}ยังมีคะแนนต่ำที่สุด ({w.score(str(low))} คะแนน) ควรมีมาตรการต่อเนื่องในปีงบประมาณ พ.ศ. {w.other_year(w.now + 1)}
- รายการ o{1} {w.item_title("o1")} และ o{3} {w.item_title("o3")} ควร{w.word("ปรับปรุง")}ให้เป็นปัจจุบัน
- ควรขยายระบบ {w.spelt("E-Service")} และให้เจ้าหน้าที่{w.spelt("ปฏิบัติ")}ตามคู่มือ ติดต่อสอบถาม LINE: {w.address("@townita68")}
"""


PLANNED: tuple[Style, ...] = (measures_report,)
STYLES: tuple[Style, ...] = (sectioned_analysis, meeting_record, years_side_by_side, covering_memo, *PLANNED)
