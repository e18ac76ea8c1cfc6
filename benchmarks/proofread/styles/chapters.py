"""A summary, chapters of results and of each instrument, a memorandum, a way forward, an announcement, a discussion.

Written by someone who had read none of the rules and of the other families only one, before it was run.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer

INDICATORS = range(1, 11)
PASS = 85


def at_edge(w: Writer, *, best: bool = False) -> list[int]:
    """Every indicator that shares the lowest (or the highest) score."""
    edge = w.value(str(w.weakest(best=best)))
    return [n for n in INDICATORS if w.value(str(n)) == edge]


def joined(w: Writer, numbers: Sequence[int]) -> str:
    """Their names and, after them, the score they share."""
    *most, last = (w.name(n) for n in numbers)
    names = f"{' '.join(most)} และ{last} ซึ่งได้คะแนนเท่ากัน" if most else f"{last} ซึ่งได้"
    return f"{names} {w.score(str(numbers[0]))} คะแนน"


def apart(w: Writer) -> str:
    """How far the total stands from the mark."""
    gap = w.value("total") - PASS
    side = "สูงกว่า" if gap >= 0 else "ต่ำกว่า"
    return f"{side}ค่าเป้าหมายร้อยละ {w.d(PASS)} อยู่ {w.d(f'{abs(gap):.2f}')} คะแนน"


def summary(w: Writer) -> str:
    return f"""บทสรุปสำหรับผู้บริหาร

รายงานฉบับนี้จัดทำขึ้นเพื่อวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของ{w.town()} อำเภอ{w.district()} จังหวัด{w.province()} ประจำปีงบประมาณ พ.ศ. {w.year()} โดยมี{w.word("วัตถุประสงค์")}เพื่อค้นหาประเด็นที่ควรพัฒนาและนำไปกำหนดมาตรการในปีถัดไป

ในภาพรวม หน่วยงานมีผลการประเมิน {w.score("total")} คะแนน อยู่ในระดับ{w.level()} {apart(w)} เมื่อเทียบกับปีงบประมาณ พ.ศ. {w.year(w.before)} ซึ่งมีผลการประเมิน {w.score("total", w.before)} คะแนน อยู่ในระดับ{w.level(w.before)} พบว่าผลการประเมิน{w.rise("total")}

ประเด็นสำคัญที่ค้นพบ มีดังนี้
{w.number(1)}) ตัวชี้วัดที่มีคะแนนสูงที่สุด ได้แก่ {joined(w, at_edge(w, best=True))}
{w.number(2)}) ตัวชี้วัดที่มีคะแนนน้อยที่สุด ได้แก่ {joined(w, at_edge(w))}
{w.number(3)}) จากตัวชี้วัดทั้งสิ้น {w.d(10)} ตัวชี้วัด มีคะแนนตั้งแต่ {w.d(PASS)} คะแนนขึ้นไป {w.count(lambda v: v >= PASS)} ตัวชี้วัด และมีคะแนนไม่ถึง {w.d(PASS)} คะแนน {w.count(lambda v: v < PASS)} ตัวชี้วัด
{w.number(4)}) เมื่อเทียบกับปีที่ผ่านมา มีตัวชี้วัดที่คะแนนดีขึ้น {w.changed(1)} ตัวชี้วัด และคะแนนถดถอย {w.changed(-1)} ตัวชี้วัด
"""


def by_indicator(w: Writer) -> str:
    rows = "\n".join(
        f"{w.number(n)}\t{w.name(n)}\t{w.score(str(n), w.before)}\t{w.score(str(n))}\t{w.signed(str(n))}"
        for n in INDICATORS
    )
    low = w.weakest()
    return f"""บทที่ {w.d(4)} ผลการวิเคราะห์ข้อมูล

{w.d("4.1")} ผลการประเมินจำแนกรายตัวชี้วัด
การนำเสนอในส่วนนี้เปรียบเทียบผลของ{w.town()}ในรอบสองปี รายละเอียดปรากฏตามตารางที่ {w.d(3)}

ตารางที่ {w.d(3)} คะแนนรายตัวชี้วัด ปีงบประมาณ พ.ศ. {w.year(w.before)} และ พ.ศ. {w.year()}
ที่\tตัวชี้วัด\tปี {w.year(w.before)}\tปี {w.year()}\tผลต่าง
{rows}
\tผลการประเมินภาพรวม\t{w.score("total", w.before)}\t{w.score("total")}\t{w.signed("total")}

จากตารางที่ {w.d(3)} จะเห็นได้ว่า{w.name(low)}เป็นตัวชี้วัดที่มีคะแนนน้อยที่สุด คือ {w.score(str(low))} คะแนน {w.rise(str(low), "สูงขึ้น", "ต่ำลง")}จากปีก่อนหน้า ซึ่ง{w.word("คณะทำงาน")}เห็นควรนำมาวิเคราะห์หาสาเหตุเป็นลำดับแรก
ทั้งนี้ ตัวชี้วัดที่มีคะแนนต่ำกว่าร้อยละ {w.d(PASS)} มีจำนวน {w.count(lambda v: v < PASS)} ตัวชี้วัด ส่วนตัวชี้วัดที่ได้คะแนนตั้งแต่ร้อยละ {w.d(95)} ขึ้นไป มีจำนวน {w.count(lambda v: v >= 95)} ตัวชี้วัด
"""


def by_instrument(w: Writer) -> str:
    inner, outer = (
        "\n".join(f"- ตัวชี้วัดที่ {w.d(n)} {w.name(n)} คะแนนเฉลี่ย {w.score(str(n))}" for n in numbers)
        for numbers in (range(1, 6), range(6, 9))
    )
    return f"""ส่วนที่ {w.d(3)} การวิเคราะห์ผลจำแนกตามเครื่องมือที่ใช้ในการประเมิน

{w.d("3.")}{w.number(1)} แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (Internal Integrity and Transparency Assessment: IIT)
บุคลากรของเทศบาลที่ปฏิบัติงานมาแล้วไม่น้อยกว่า {w.d(1)} ปี เข้าตอบแบบวัดจำนวน {w.d(74)} คน ได้คะแนนเฉลี่ย {w.score("IIT")} คะแนน {w.rise("IIT")}จากปี พ.ศ. {w.year(w.before)} ประกอบด้วย
{inner}
{w.d("3.")}{w.number(2)} แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (External Integrity and Transparency Assessment: EIT)
ประชาชนผู้มารับบริการหรือติดต่อราชการในช่วง{w.word("ระยะเวลา")}ที่กำหนด ได้ให้คะแนนเฉลี่ย {w.score("EIT")} คะแนน ขณะที่ปี พ.ศ. {w.year(w.before)} ให้คะแนนเฉลี่ย {w.score("EIT", w.before)} คะแนน ประกอบด้วย
{outer}
โดยคะแนน EIT ส่วนที่ {w.d(1)} เท่ากับ {w.score("EIT1")} และคะแนน EIT ส่วนที่ {w.d(2)} เท่ากับ {w.score("EIT2")}
{w.d("3.")}{w.number(3)} แบบตรวจการเปิดเผยข้อมูลสาธารณะ (Open Data Integrity and Transparency Assessment: OIT)
ผู้ตรวจประเมินได้ตรวจข้อมูลบน{w.spelt("เว็บไซต์")}ของเทศบาล {w.address("https://www.muni24.go.th/oit")} แล้วให้คะแนน {w.score("OIT")} คะแนน โดย{w.name(9)}ได้ {w.score("9")} คะแนน และ{w.name(10)}ได้ {w.score("10")} คะแนน
"""


def memorandum(w: Writer) -> str:
    return f"""บันทึกข้อความ
ส่วนราชการ  ฝ่ายอำนวยการ สำนักปลัดเทศบาล โทร. {w.d("0-5432-1876")} ต่อ {w.d(102)}
ที่  มท {w.d("54203.1")}/{w.d(418)}          วันที่  {w.d(16)} ตุลาคม {w.d(w.now)}
เรื่อง  รายงานผลการวิเคราะห์การประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. {w.year()}

เรียน  ปลัด{w.town()}

{w.number(1)}. เรื่องเดิม
ตามที่สำนักงาน ป.ป.ช. ได้ประกาศผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()} ซึ่งเก็บข้อมูลจากการปฏิบัติราชการระหว่างวันที่ {w.d(1)} ตุลาคม {w.period_year(w.now - 1)} ถึงวันที่ {w.d(30)} กันยายน {w.period_year(w.now)} นั้น
{w.number(2)}. ข้อเท็จจริง
ฝ่ายอำนวยการได้ตรวจสอบผลแล้ว ปรากฏว่าเทศบาลได้รับคะแนน {w.score("total")} คะแนน จากคะแนนเต็ม {w.d(100)} คะแนน จัดอยู่ในระดับ “{w.level()}” โดยแบบวัด IIT ได้ {w.score("IIT")} คะแนน แบบวัด EIT ได้ {w.score("EIT")} คะแนน และแบบตรวจ OIT ได้ {w.score("OIT")} คะแนน ตามลำดับ
{w.number(3)}. ข้อกฎหมาย
แผนการปฏิรูปประเทศและพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. {w.other_year(2540)} มาตรา {w.d(7)} และมาตรา {w.d(9)}
{w.number(4)}. ข้อพิจารณา
เห็นควรแจ้งทุกส่วนราชการทราบ และให้นำประเด็น{w.name(w.weakest())}ซึ่งได้เพียง {w.score(str(w.weakest()))} คะแนน ไปจัดทำ{w.word("มาตรการ")}ภายใน {w.d(30)} วัน
จึงเรียนมาเพื่อโปรด{w.word("พิจารณา")}
"""


def way_forward(w: Writer) -> str:
    weak = sorted(INDICATORS, key=lambda n: w.value(str(n)))[:3]
    budgets = ("15,000", "28,500", "9,800")
    items = "\n".join(
        f"{w.number(k)}. {w.name(n)} (ผลปี {w.year()} {w.score(str(n))} คะแนน ปี {w.year(w.before)} {w.score(str(n), w.before)} คะแนน)"
        f" ให้จัดอบรมบุคลากรจำนวน {w.d(k + 1)} รุ่น งบประมาณ {w.d(budget)} บาท"
        for k, (n, budget) in enumerate(zip(weak, budgets, strict=True), 1)
    )
    then, year = w.now, w.now + 1
    return f"""ข้อเสนอแนะและแนวทางการยกระดับผลการประเมินของ{w.town()}

จากการวิเคราะห์จุดที่ควรปรับปรุงในปีงบประมาณ พ.ศ. {w.year()} เทศบาลขอเสนอแนวทางดำเนินการระหว่างเดือนตุลาคม {w.period_year(then)} ถึงเดือนกันยายน {w.period_year(year)} เรียงจากตัวชี้วัดที่ได้คะแนนน้อยไปหามาก ดังต่อไปนี้
{items}

ปฏิทินการติดตาม
ไตรมาสที่ {w.d(1)} (ต.ค. – ธ.ค. {w.period_year(then, short=True)}) ประกาศ{w.word("เจตนารมณ์")}และมอบหมายผู้รับผิดชอบ
ไตรมาสที่ {w.d(2)} (ม.ค. – มี.ค. {w.period_year(year, short=True)}) ดำเนินกิจกรรมและปรับปรุงข้อมูลบน{w.spelt("เว็บไซต์")}
ไตรมาสที่ {w.d(3)} (เม.ย. – มิ.ย. {w.period_year(year, short=True)}) ตอบแบบวัดและติดตามผู้มีส่วนได้ส่วนเสีย
ไตรมาสที่ {w.d(4)} (ก.ค. – ก.ย. {w.period_year(year, short=True)}) สรุปผลเสนอนายกเทศมนตรี
ผู้ประสานงาน งานวิเคราะห์นโยบายและแผน อีเมล {w.address("saraban_06520314@dla.go.th")}
"""


def announcement(w: Writer) -> str:
    return f"""ประกาศ{w.town()}
เรื่อง เผยแพร่ผลการประเมิน ITA ประจำปี {w.year()}

ด้วย{w.town()} อ.{w.district()} จ.{w.province()} ได้เข้าร่วมการประเมิน ITA เป็นประจำทุกปี บัดนี้ได้ทราบผลประจำปี {w.year()} เรียบร้อยแล้ว จึงขอประกาศให้ประชาชนทราบโดยทั่วกัน ดังนี้
ข้อ {w.number(1)} เทศบาลได้คะแนนเฉลี่ยทั้งหน่วยงาน {w.score("total")} คะแนน {w.verb("total", "สูงกว่า", "ต่ำกว่า")}ปี {w.year(w.before)} ซึ่งได้ {w.score("total", w.before)} คะแนน อยู่ {w.amount("total")} คะแนน
ข้อ {w.number(2)} ผลการประเมินอยู่ในเกณฑ์ระดับ {w.level()}
ข้อ {w.number(3)} ด้านที่ประชาชนให้ความเห็นผ่านแบบวัด EIT ได้แก่ {w.name(6)} {w.score("6")} คะแนน {w.name(7)} {w.score("7")} คะแนน และ{w.name(8)} {w.score("8")} คะแนน
ข้อ {w.number(4)} ผู้สนใจดูรายละเอียดได้ที่ {w.address("www.townhall68.go.th/ita/report2568.pdf")} หรือสอบถามได้ที่งานประชาสัมพันธ์ในวันและ{w.word("เวลาราชการ")}
จึงประกาศให้ทราบโดยทั่วกัน

ประกาศ ณ วันที่ {w.d(6)} ตุลาคม พ.ศ. {w.d(w.now)}
"""


def discussion(w: Writer) -> str:
    first = w.before - 1
    mean = sum((w.value("total", year) for year in (first, w.before, w.now)), Decimal()) / 3
    asked = " ขณะที่".join(f"ข้อ {key} ได้ {w.score(key)} คะแนน" for key in ("i3", "i12"))
    return f"""บทที่ {w.d(5)} สรุปและอภิปรายผล

ตลอดสามปีที่ผ่านมา {w.town()}มีผลการประเมินในภาพรวม {w.score("total", first)} คะแนนในปี {w.year(first)} {w.score("total", w.before)} คะแนนในปี {w.year(w.before)} และ {w.score("total")} คะแนนในปี {w.year()} คิดเป็นคะแนนเฉลี่ยสามปี {w.d(f"{mean:.2f}")} คะแนน ผลในปีล่าสุดจัดอยู่ในระดับ{w.level()}

ด้านการรับรู้ของบุคลากร {w.name(1)}มีคะแนน {w.score("1")} {w.rise("1")} {w.name(3)}มีคะแนน {w.score("3")} {w.rise("3")} และ{w.name(5)}มีคะแนน {w.score("5")} {w.rise("5")} ซึ่งอาจเป็นผลจากการปรับเปลี่ยนคำสั่งมอบหมายงานเมื่อต้นปี ส่วน{w.name(4)}นั้น จาก {w.score("4", w.before)} คะแนน เป็น {w.score("4")} คะแนน
เมื่อพิจารณาเป็นรายข้อคำถาม {asked} ซึ่งสะท้อนให้เห็นถึง{w.word("ความคาดหวัง")}ของผู้ตอบที่แตกต่างกัน

ในการนี้ พบข้อ{w.spelt("สังเกต")}ว่า มีตัวชี้วัดที่คะแนนคงเดิม {w.changed(0)} ตัวชี้วัด เพิ่มขึ้น {w.changed(1)} ตัวชี้วัด และลดลง {w.changed(-1)} ตัวชี้วัด เทศบาลจึงควรรักษามาตรฐานของ{w.name(w.weakest(best=True))} ({w.score(str(w.weakest(best=True)))}) ไว้ และเร่งพัฒนา{w.name(w.weakest())} ({w.score(str(w.weakest()))}) ให้ดียิ่งขึ้น เพื่อประโยชน์ของประชาชนในเขตอำเภอ{w.district()} จังหวัด{w.province()}ต่อไป
"""


STYLES: tuple[Style, ...] = (
    *(summary, by_indicator, by_instrument, memorandum, way_forward, announcement, discussion),
)
