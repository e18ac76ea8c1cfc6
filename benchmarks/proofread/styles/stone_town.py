"""Papers of the secretary of a small town's ITA working group: notes of meetings, comparison, final reports.

Written before anything of what they give was looked at; the first contact stands in docs/performance.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

ALL = range(1, 11)
TARGET, EXCELLENT, FULL = Decimal(85), Decimal(95), Decimal(100)
PARTS = (("IIT", range(1, 6)), ("EIT", range(6, 9)), ("OIT", range(9, 11)))
SPEAKERS = ("ผู้อำนวยการกองคลัง", "ผู้อำนวยการกองช่าง", "หัวหน้าสำนักปลัด", "ผู้แทนกองการศึกษา", "นักวิชาการตรวจสอบภายใน")


def _those(w: Writer, holds: Callable[[Decimal], bool]) -> list[int]:
    return [n for n in ALL if holds(w.value(str(n)))]


def _and(words: Iterable[str]) -> str:
    *firsts, end = words
    return f"{', '.join(firsts)} และ {end}" if firsts else end


def _moved_by(w: Writer, item: str) -> str:
    """What became of a score since the year before, as a secretary notes it down."""
    if w.delta(item) == 0:
        return w.pick("ไม่เปลี่ยนแปลงจากปีก่อน", f"คงเดิมที่ {w.score(item)} คะแนน", "คะแนนเท่ากับปีก่อน")
    return w.pick(
        f"{w.verb(item)}จากปีก่อน {w.amount(item)} คะแนน",
        f"ซึ่ง{w.verb(item)} {w.amount(item)} จากเดิม {w.score(item, w.before)}",
        f"เทียบกับปีงบประมาณ พ.ศ. {w.year(w.before)} ({w.score(item, w.before)} คะแนน) แล้ว{w.verb(item)} {w.amount(item)} คะแนน",
        f"เปลี่ยนแปลง {w.signed(item)} คะแนน",
        f"ขยับจาก {w.score(item, w.before)} เป็น {w.score(item)} ({w.signed(item)})",
        f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ผลของปี {w.year(w.before)} ซึ่งอยู่ที่ {w.score(item, w.before)} คะแนน",
        f"{w.verb(item)} {w.amount(item)} เมื่อเทียบกับปีที่ผ่านมา",
    )


def _heading(w: Writer, n: int) -> str:
    return w.pick(
        f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)}",
        f"ตัวชี้วัดที่ {w.d(n)} ({w.name(n)})",
        f"ตัวชี้วัดที่ {w.d(n)} : {w.name(n)}",
    )


def _named(w: Writer, numbers: Iterable[int]) -> str:
    return _and(f"{w.name(n)} ({w.score(str(n))} คะแนน)" for n in numbers)


# --- Short notes of a meeting ----------------------------------------------------------------------------------------


def _noted(w: Writer, n: int) -> str:
    item = str(n)
    return w.pick(
        f"{_heading(w, n)} ได้ {w.score(item)} คะแนน {_moved_by(w, item)}",
        f"{_heading(w, n)} มีคะแนน {w.score(item)} {_moved_by(w, item)}",
        f"{_heading(w, n)} คิดเป็นร้อยละ {w.score(item)} {_moved_by(w, item)}",
    )


def stone_meeting_notes(w: Writer) -> str:
    low, least = w.weakest(), w.ends(map(str, ALL))
    lines = []
    for place, (tool, numbers) in enumerate(PARTS, 1):
        lines.append(f"{w.d(2)}.{w.number(place)} เครื่องมือ {tool} คะแนนเฉลี่ย {w.score(tool)} คะแนน {_moved_by(w, tool)}")
        lines += [f"      - {_noted(w, n)}" for n in numbers]
    short = _those(w, lambda v: v < TARGET)
    asked = w.pick(*SPEAKERS)
    shown = (
        f"ตัวชี้วัดที่ยังต่ำกว่า {w.d(85)} คะแนน มีจำนวน {w.count(lambda v: v < TARGET)} ตัวชี้วัด คือ {_named(w, short)}"
        if short
        else f"ไม่มีตัวชี้วัดที่ต่ำกว่า {w.d(85)} คะแนน แต่ขอให้ดูแล{w.name(low)}ซึ่งได้ {w.score(str(low))} คะแนน เป็นลำดับแรก"
    )
    return f"""สรุปผลการประชุมคณะทำงาน ITA {w.town()} ครั้งที่ {w.d("5/2568")}
วันพุธที่ {w.d(22)} ตุลาคม พ.ศ. {w.d(2568)} เวลา {w.d("13.30")} - {w.d("15.45")} น. ห้องประชุมชั้น {w.d(2)}
ผู้เข้าประชุม {w.d(12)} คน ลาราชการ {w.d(2)} คน

{w.number(1)}. เรื่องแจ้งเพื่อทราบ
ประธานแจ้งว่า ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {w.year()} ของเทศบาลได้ {w.score(TOTAL)} คะแนน ระดับ {w.level()} {_moved_by(w, TOTAL)} ส่วนค่าเฉลี่ยของหน่วยงานทั้งประเทศอยู่ที่ {w.d("93.82")} คะแนน จากหน่วยงานที่เข้ารับการประเมิน {w.d("8,317")} แห่ง

{w.number(2)}. ผลการประเมินที่ฝ่ายเลขานุการนำเสนอ
{chr(10).join(lines)}

{w.number(3)}. ประเด็นที่หารือ
{w.d(3)}.{w.number(1)} {asked}ขอทราบว่าคะแนน EIT แยกส่วนได้เท่าใด ฝ่ายเลขานุการแจ้งว่า EIT ส่วนที่ {w.d(1)} ได้ {w.score("EIT1")} คะแนน EIT ส่วนที่ {w.d(2)} ได้ {w.score("EIT2")} คะแนน
{w.d(3)}.{w.number(2)} ฝ่ายเลขานุการชี้แจงว่า {shown}
{w.d(3)}.{w.number(3)} ที่ประชุมเห็นว่า ตัวชี้วัดซึ่งคะแนนเพิ่มขึ้นมี {w.changed(1)} ตัวชี้วัด ตัวชี้วัดซึ่งคะแนนลดลงมี {w.changed(-1)} ตัวชี้วัด
จึงควรหาสาเหตุเป็นรายตัว มากกว่าดูเฉพาะคะแนนรวม
{w.d(3)}.{w.number(4)} ที่ประชุมใช้เวลา{w.word("อภิปราย")}เรื่อง{_and(w.name(item) for item in least)} ซึ่งได้คะแนนต่ำที่สุด ({w.score(least[0])} คะแนน) ประมาณ {w.d(40)} นาที

{w.number(4)}. มติ
- รับทราบผลการประเมิน และให้แจ้ง{w.spelt("บุคลากร")}ทุกคนภายใน {w.d(5)} วันทำการ
- ให้ทุกกองส่งมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} กองละไม่น้อยกว่า {w.d(1)} มาตรการ ถึงฝ่ายเลขานุการทาง {w.address("ita.sec7@stonetown.go.th")} ภายในวันที่ {w.d(7)} พฤศจิกายน {w.d(2568)}
- นัดประชุมครั้งต่อไปวันพุธที่ {w.d(12)} พฤศจิกายน {w.d(2568)} เวลา {w.d("09.00")} น.

ฝ่ายเลขานุการ คณะทำงาน ITA {w.town()} อ.{w.district()} จ.{w.province()} ผู้สรุป
"""


# --- The final report ------------------------------------------------------------------------------------------------

_WHY = {
    1: "เทศบาลจัดทำคู่มือไว้แล้ว แต่ยังปรับไม่ทันระเบียบที่ออกใหม่ จึงให้แต่ละงานทบทวนคู่มือของตน",
    2: "เห็นควรให้กองคลังชี้แจงผลการเบิกจ่ายในที่ประชุมประจำเดือน ใช้เวลาไม่เกิน 10 นาที",
    3: "ผู้บังคับบัญชาควรสั่งงานผ่านบันทึกหรือกลุ่มงาน เพื่อให้ย้อนตรวจสอบได้",
    4: "ให้ตรวจสอบพัสดุประจำปีให้เสร็จภายใน 30 วันทำการ และเผยแพร่ขั้นตอนการขอยืม",
    5: "ควรสร้างความมั่นใจว่าข้อมูลของผู้ร้องเรียนถูกเก็บเป็นความลับ",
    6: "การให้บริการ ณ จุดเดียวช่วยลดเวลาจาก 45 นาที เหลือ 20 นาที ควรทำให้ครบทุกงาน",
    7: "ประชาชนรับรู้ข่าวสารทางหอกระจายข่าวเป็นหลัก ส่วนสื่อออนไลน์ยังปรับปรุงไม่สม่ำเสมอ",
    8: "มีการเปิดรับฟังความคิดเห็นปีละ 2 ครั้ง แต่ยังไม่ได้แจ้งกลับว่านำไปแก้ไขอย่างไร",
    9: "ผู้ดูแลข้อมูลมีเพียง 1 คน ทำให้ข้อมูลบางรายการขึ้นช้ากว่ากำหนด",
    10: "ให้ติดตามแผนปฏิบัติการป้องกันการทุจริต 5 ปี (พ.ศ. 2566-2570) และรายงานผลให้ครบถ้วน",
}


def _judged(w: Writer, place: int, n: int) -> str:
    item = str(n)
    value, gap = w.value(item), w.value(item) - TARGET
    if value == FULL:
        stand = f"ได้คะแนนเต็ม {w.score(item, bare=True)} คะแนน"
    elif gap >= 0:
        stand = w.pick(
            f"ได้ {w.score(item)} คะแนน ผ่านเกณฑ์ร้อยละ {w.d(85)}",
            f"ได้ร้อยละ {w.score(item)} ขาดอีก {w.d(f'{FULL - value:.2f}')} คะแนนจะเต็ม",
        )
    else:
        stand = f"ได้ {w.score(item)} คะแนน ไม่ผ่านเกณฑ์ร้อยละ {w.d(85)} โดยต่ำกว่าเกณฑ์อยู่ {w.d(f'{-gap:.2f}')} คะแนน"
    return f"{w.d(3)}.{w.number(place)} {_heading(w, n)}\n     {stand} {_moved_by(w, item)}\n     {w.d(_WHY[n])}"


def stone_final_report(w: Writer) -> str:
    best, least = w.ends(map(str, ALL), best=True), w.ends(map(str, ALL))
    tools = w.ends(("IIT", "EIT", "OIT"))
    pieces = "\n".join(_judged(w, place, n) for place, n in enumerate(ALL, 1))
    middle = _those(w, lambda v: TARGET <= v < EXCELLENT)
    between = f"ได้แก่ {_named(w, middle)}" if middle else "กล่าวคือไม่มีตัวชี้วัดใดอยู่ในช่วงนี้"
    return f"""รายงานฉบับสมบูรณ์ การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส (ITA)
{w.town()}
ปีงบประมาณ พ.ศ. {w.year()}
เสนอโดย คณะทำงานตามคำสั่งที่ {w.d("412/2567")} ลงวันที่ {w.d(2)} ธันวาคม {w.d(2567)}

บทสรุป
{w.town()} ตั้งอยู่ในอำเภอ{w.district()} จังหวัด{w.province()} แบ่งเป็น {w.d(14)} ชุมชน พื้นที่ {w.d("23.75")} ตารางกิโลเมตร เข้าร่วมการประเมินในปีงบประมาณ พ.ศ. {w.year()} ได้คะแนนภาพรวม {w.score(TOTAL)} คะแนน อยู่ในระดับ{w.level()} ส่วนปีงบประมาณ พ.ศ. {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน อยู่ในระดับ{w.level(w.before)} เท่ากับว่าคะแนนภาพรวม{w.rise(TOTAL)}

บทที่ {w.number(1)} วิธีการ
คณะทำงานดาวน์โหลดผลคะแนนจากระบบ ITAS เมื่อวันที่ {w.d(25)} สิงหาคม {w.d(2568)} นำมาเทียบกับเป้าหมาย และประชุมร่วมกัน {w.d(3)} ครั้ง ใช้คะแนนทศนิยม {w.d(2)} ตำแหน่งตามที่ระบบแสดง

บทที่ {w.number(2)} ผลรายเครื่องมือ
{w.d(2)}.{w.number(1)} แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) ได้ {w.score("IIT")} คะแนน {_moved_by(w, "IIT")}
{w.d(2)}.{w.number(2)} แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) ได้ {w.score("EIT")} คะแนน {_moved_by(w, "EIT")}
{w.d(2)}.{w.number(3)} แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) ได้ {w.score("OIT")} คะแนน {_moved_by(w, "OIT")}
เครื่องมือที่ได้คะแนนน้อยที่สุด ได้แก่ {_and(tools)} ที่ {w.score(tools[0])} คะแนน

บทที่ {w.number(3)} ผลรายตัวชี้วัดและข้อค้นพบ
{pieces}

บทที่ {w.number(4)} สรุป
จากตัวชี้วัด {w.d(10)} ตัว สรุปได้ดังนี้
{w.d(4)}.{w.number(1)} คะแนนสูงสุด ได้แก่ {_named(w, map(int, best))}
{w.d(4)}.{w.number(2)} คะแนนต่ำสุด ได้แก่ {_named(w, map(int, least))}
{w.d(4)}.{w.number(3)} ตัวชี้วัดที่มีคะแนนระหว่าง {w.d("85.00")} ถึง {w.d("94.99")} คะแนน มี {w.count(lambda v: TARGET <= v < EXCELLENT)} ตัว {between}
{w.d(4)}.{w.number(4)} ตัวชี้วัดที่คะแนนเพิ่มขึ้น ลดลง และคงเดิม มีจำนวน {w.changed(1)} {w.changed(-1)} และ {w.changed(0)} ตัว ตามลำดับ

คณะทำงานขอเสนอให้ใช้รายงานนี้ประกอบการจัดทำมาตรการในรอบปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} (ตุลาคม {w.period_year(w.now)} - กันยายน {w.period_year(w.now + 1)}) ให้{w.spelt("เจ้าหน้าที่")}ทุกฝ่าย{w.spelt("ปฏิบัติ")}ตาม{w.word("แนวทาง")}เดียวกัน และเผยแพร่ที่ {w.address("https://www.stonetown.go.th/ita/report27.pdf")}
"""


# --- Three years in tables -------------------------------------------------------------------------------------------


def _three(w: Writer, first: str, item: str) -> str:
    cells = (w.score(item, w.before - 1), w.score(item, w.before), w.score(item), w.signed(item))
    return "\t".join((first, *cells))


def stone_three_years(w: Writer) -> str:
    rows = []
    for tool, numbers in PARTS:
        rows += [_three(w, f"{w.d(n)}. {w.name(n)}", str(n)) for n in numbers]
        rows.append(_three(w, tool, tool))
    rows.append(_three(w, "คะแนนภาพรวม", TOTAL))
    risen = [n for n in ALL if w.delta(str(n)) > 0]
    fallen = [n for n in ALL if w.delta(str(n)) < 0]
    ups = "\n".join(f"   {w.name(n)} ({w.signed(str(n))})" for n in risen) or "   ไม่มี"
    downs = "\n".join(f"   {w.name(n)} ({w.signed(str(n))})" for n in fallen) or "   ไม่มี"
    mean = sum((w.value(TOTAL, year) for year in (w.before - 1, w.before, w.now)), Decimal(0)) / 3
    low = min(range(1, 6), key=lambda n: w.value(str(n)))
    asked = "  ".join(f"{key} = {w.score(key)}" for key in w.facts.years[w.now].questions[str(low)])
    return f"""เอกสารประกอบการประชุม หมายเลข {w.d(2)}
ผลการประเมิน ITA ย้อนหลังสามปีของ{w.town()} (ปี {w.year(w.before - 1)} - {w.year()})
อำเภอ{w.district()} จังหวัด{w.province()}

รายการ\t{w.year(w.before - 1)}\t{w.year(w.before)}\t{w.year()}\tผลต่าง {w.year(w.before, short=True)}/{w.year(short=True)}
{chr(10).join(rows)}
ระดับผลการประเมิน\t{w.level(w.before - 1)}\t{w.level(w.before)}\t{w.level()}\t

บันทึกของเลขานุการ
{w.number(1)}) ปี {w.year(w.before - 1)} เทศบาลได้ {w.score(TOTAL, w.before - 1)} คะแนน ปี {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน และปี {w.year()} ได้ {w.score(TOTAL)} คะแนน เฉลี่ยสามปีเท่ากับ {w.d(f"{mean:.2f}")} คะแนน
{w.number(2)}) ในรอบปีล่าสุดคะแนนภาพรวม{w.rise(TOTAL)} ผลอยู่ในระดับ {w.level()}
{w.number(3)}) ตัวชี้วัดที่ดีขึ้น {w.changed(1)} ตัวชี้วัด
{ups}
{w.number(4)}) ตัวชี้วัดที่ลดลง {w.changed(-1)} ตัวชี้วัด
{downs}
{w.number(5)}) ปี {w.year()} มีตัวชี้วัดที่ได้ตั้งแต่ {w.d(90)} คะแนนขึ้นไป {w.count(lambda v: v >= 90)} ตัวชี้วัด และที่ได้ต่ำกว่า {w.d(90)} คะแนน {w.count(lambda v: v < 90)} ตัวชี้วัด
{w.number(6)}) กลุ่ม IIT ที่ควรดูรายข้อ คือ ตัวชี้วัดที่ {w.d(low)} {w.name(low)} ({w.score(str(low))} คะแนน) รายข้อเป็นดังนี้ {asked}

ข้อควรระวังในการใช้เอกสาร
คะแนนทุกช่องมาจากประกาศของสำนักงาน ป.ป.ช. ผู้ใช้ควรตรวจกับต้นฉบับก่อนนำไป{w.word("อ้างอิง")} เอกสารนี้มี {w.d(3)} หน้า พิมพ์แจก {w.d(15)} ชุด และใช้ประกอบการจัดทำแผนของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} อ่านได้บน{w.spelt("เว็บไซต์")} {w.address("www.stonetown.go.th/file/ita3y")} หากพบข้อผิดพลาดโปรดแจ้งโทรศัพท์ {w.d("0 3789 2450")} ต่อ {w.d(21)}
"""


# --- A meeting that follows the measures up ---------------------------------------------------------------------------


def stone_follow_up(w: Writer) -> str:
    talks = []
    for n, m in enumerate(w.measures, 1):
        said = "ไม่มีข้อซักถาม" if m.is_done else w.pick("ที่ประชุมให้เร่งรัด", "ขอให้รายงานอีกครั้งในเดือนหน้า")
        talks.append(
            f"{w.d(3)}.{w.number(n)} {m.title}\n"
            f"หน่วยงานเจ้าของเรื่อง {w.unit(m, ' และ')} กำหนดเวลา {w.months(m, whole=n % 2 == 1)}\n"
            f"ผล {w.status(m)} {said}"
        )
    left = len([m for m in w.measures if not m.is_done])
    low = w.weakest()
    return f"""บันทึกการประชุมติดตามมาตรการ ITA ประจำปีงบประมาณ พ.ศ. {w.year()}
คณะทำงานขับเคลื่อน ITA {w.town()} จังหวัด{w.province()}
วันอังคารที่ {w.d(30)} กันยายน {w.d(2568)} เริ่ม {w.d("10.00")} น. เลิก {w.d("12.10")} น.

วาระที่ {w.number(1)} ประธานแจ้งให้ทราบ
ปีงบประมาณ พ.ศ. {w.d(w.now)} สิ้นสุดลงในวันนี้ ขอให้ทุกกองสรุปงานและส่งหลักฐานเป็นภาพถ่ายมาตรการละไม่เกิน {w.d(4)} ภาพ

วาระที่ {w.number(2)} รายงานของเลขานุการ
มาตรการตามแผนมี {w.measure_count()} มาตรการ แล้วเสร็จ {w.done_count()} มาตรการ คงเหลือ {w.d(left)} มาตรการ
ช่วงเวลาตามแผนเริ่มตั้งแต่ตุลาคม {w.period_year(w.before)} ถึงกันยายน {w.period_year(w.now)}
ผลคะแนนที่ประกาศแล้ว คือ {w.score(TOTAL)} คะแนน ({w.level()}) {_moved_by(w, TOTAL)}

วาระที่ {w.number(3)} รายงานรายมาตรการ
{chr(10).join(talks)}

วาระที่ {w.number(4)} เรื่องเชื่อมโยงกับคะแนน
เลขานุการเสนอว่า {w.name(low)} ได้ {w.score(str(low))} คะแนน น้อยที่สุดในสิบตัวชี้วัด ปีก่อนได้ {w.score(str(low), w.before)} คะแนน
คะแนน IIT EIT และ OIT เท่ากับ {w.score("IIT")} {w.score("EIT")} และ {w.score("OIT")} คะแนน ตามลำดับ
มีตัวชี้วัดที่คะแนนลดลง {w.changed(-1)} ตัวชี้วัด จึงขอให้กองที่เกี่ยวข้องให้ความเห็น
{w.pick(*SPEAKERS)}เสนอให้แก้ไขหน้า{w.spelt("เว็บไซต์")}ของรายการ o1 {w.item_title("o1")} กับรายการ o5 {w.item_title("o5")} เพราะมีผู้เข้าชมเดือนละประมาณ {w.d("1,250")} ครั้ง แต่แจ้งว่าหาข้อมูลไม่พบ
มติ เห็นชอบ มอบงานประชาสัมพันธ์{w.word("ดำเนินการ")}ให้เสร็จใน {w.d(15)} วัน แล้วแจ้งทาง LINE {w.address("@stone68ita")}
"""


# --- The report of the measures --------------------------------------------------------------------------------------


def stone_measures(w: Writer) -> str:
    rows = "\n".join(
        f"{w.number(n)}.\t{m.title}\t{w.unit(m)}\t{w.months(m, days=True)}\t{w.status(m)}\t{w.d(f'{1200 * n:,}')}"
        for n, m in enumerate(w.measures, 1)
    )
    count = len(w.measures)
    money = f"{1200 * count * (count + 1) // 2:,}"
    share = f"{Decimal(100 * sum(bool(m.is_done) for m in w.measures)) / count:.0f}"
    tools = "\n".join(f"- {tool} {w.score(tool)} คะแนน {_moved_by(w, tool)}" for tool, _ in PARTS)
    points = "\n".join(f"{w.d(n)}) {w.name(n)} {w.score(str(n))} คะแนน {_moved_by(w, str(n))}" for n in ALL)
    best = w.ends(map(str, ALL), best=True)
    return f"""รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
ประจำปีงบประมาณ พ.ศ. {w.year()}

ตอนที่ {w.number(1)} คำนำ
คณะทำงานได้ติดตามมาตรการ จำนวน {w.measure_count()} มาตรการ ที่นายกเทศมนตรีเห็นชอบเมื่อวันที่ {w.d(27)} กันยายน {w.d(2567)} พบว่าดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ คิดเป็นร้อยละ {w.d(share)} ของมาตรการทั้งหมด ใช้เงิน {w.d(money)} บาท

ตอนที่ {w.number(2)} ผลการดำเนินการ
ลำดับที่\tมาตรการ\tผู้รับผิดชอบ\tระยะเวลา\tผลการดำเนินการ\tเงินที่ใช้ (บาท)
{rows}
รวมเงิน\t\t\t\t\t{w.d(money)}

ตอนที่ {w.number(3)} คะแนน ITA หลังสิ้นสุดมาตรการ
ภาพรวม {w.score(TOTAL)} คะแนน ระดับ{w.level()} {_moved_by(w, TOTAL)}
{tools}
รายตัวชี้วัดเทียบกับปี {w.year(w.before)}
{points}
ตัวชี้วัดที่ได้คะแนนสูงสุดคือ {_and(w.name(item) for item in best)} ได้ {w.score(best[0], bare=True)} คะแนน

ตอนที่ {w.number(4)} ปัญหา อุปสรรค และข้อเสนอ
{w.d(4)}.{w.number(1)} {w.spelt("บุคลากร")}โอนย้ายระหว่างปี {w.d(3)} ราย ทำให้งานขาดช่วงประมาณ {w.d(2)} เดือน
{w.d(4)}.{w.number(2)} รายการ o3 {w.item_title("o3")} บนหน้าเว็บยังเป็นเบอร์โทรศัพท์เดิม
{w.d(4)}.{w.number(3)} ยังมีตัวชี้วัดที่ต่ำกว่า {w.d(95)} คะแนน อีก {w.count(lambda v: v < EXCELLENT)} ตัวชี้วัด และมีตัวชี้วัดที่คะแนนลดลงจากปีก่อน {w.changed(-1)} ตัวชี้วัด
{w.d(4)}.{w.number(4)} ควรอบรมเรื่อง{w.spelt("กฎหมาย")}และ{w.word("จริยธรรม")}อย่างน้อยปีละ {w.d(6)} ชั่วโมง ในรอบเดือนตุลาคม {w.period_year(w.now)} ถึงเดือนกันยายน {w.period_year(w.now + 1)}

ดูหลักฐานทั้งหมดที่ {w.address("www.stonetown.go.th/o28/68")}
"""


PLANNED: tuple[Style, ...] = (stone_follow_up, stone_measures)
STYLES: tuple[Style, ...] = (stone_meeting_notes, stone_final_report, stone_three_years, *PLANNED)
