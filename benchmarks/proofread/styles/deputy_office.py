"""Papers of a deputy's office: a letter to the district, a speech to the council, three years, progress, results, items.

Written by somebody who had read neither the rules nor the other families but one.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL, PlannedMeasure

INNER, OUTER, OPEN = tuple("12345"), tuple("678"), ("9", "10")
EVERY = INNER + OUTER + OPEN
GOOD, TARGET = Decimal(95), Decimal(85)
FULL_NAMES = {
    "IIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (Internal Integrity and Transparency Assessment: IIT)",
    "EIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (External Integrity and Transparency Assessment: EIT)",
    "OIT": "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (Open Data Integrity and Transparency Assessment: OIT)",
}


def _joined(words: Iterable[str]) -> str:
    """ก ข ตลอดจน ค, as officials string things together."""
    *firsts, last = words
    return f"{' '.join(firsts)} และ {last}" if firsts else last


def _percent(w: Writer, item: str, year: int | None = None) -> str:
    return f"ร้อยละ {w.score(item, year)}"


def _compared(w: Writer, item: str) -> str:
    """สูงขึ้นจากปีที่ผ่านมาร้อยละ ๑.๒๐"""
    if w.delta(item) == 0:
        return "เท่ากับปีที่ผ่านมา"
    return f"{w.verb(item, 'สูงขึ้น', 'ต่ำลง')}จากปีที่ผ่านมาร้อยละ {w.amount(item)}"


# --- A letter to the district officer --------------------------------------------------------------------------------


def _posted(w: Writer, item: str) -> str:
    return f"ตัวชี้วัดที่ {w.d(item)} {w.name(item)} {_percent(w, item)} ({_compared(w, item)})"


def district_letter(w: Writer) -> str:
    low = str(w.weakest())
    short = [item for item in EVERY if w.value(item) < TARGET]
    needing = (
        f"ต่ำกว่าร้อยละ {w.d(85)} จำนวน {w.count(lambda v: v < TARGET)} ตัวชี้วัด คือ {_joined(f'{w.name(item)} ({_percent(w, item)})' for item in short)}"
        if short
        else f"ครบถ้วนทุกตัวชี้วัดไม่ต่ำกว่าร้อยละ {w.d(85)}"
    )
    tools = "\n".join(
        f"\t{w.number(n)}. {FULL_NAMES[tool]} {_percent(w, tool)} {_compared(w, tool)} ประกอบด้วย {_joined(_posted(w, item) for item in items)}"
        for n, (tool, items) in enumerate((("IIT", INNER), ("EIT", OUTER), ("OIT", OPEN)), 1)
    )
    return f"""ด่วนที่สุด
ที่ มท {w.d(52304)}/{w.d(1187)}\tสำนักงาน{w.town()}
\tอำเภอ{w.district()} จังหวัด{w.province()}
\t{w.d(4)} พฤศจิกายน {w.d(2568)}
เรื่อง\tรายงานผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน ประจำปีงบประมาณ พ.ศ. {w.year()}
เรียน\tนายอำเภอ{w.district()}
อ้างถึง\tหนังสือที่ว่าการอำเภอ{w.district()} ที่ มท {w.d("0023.6")}/ว {w.d(2950)} ลงวันที่ {w.d(21)} ตุลาคม {w.d(2568)}
สิ่งที่ส่งมาด้วย\t{w.number(1)}. รายงานการวิเคราะห์ จำนวน {w.d(1)} ชุด
\t{w.number(2)}. แผ่นบันทึกข้อมูล จำนวน {w.d(1)} แผ่น

\tตามหนังสือที่อ้างถึง อำเภอขอให้องค์กรปกครองส่วนท้องถิ่นรายงานผลการประเมินภายในวันที่ {w.d(10)} พฤศจิกายน {w.d(2568)} ความแจ้งแล้ว นั้น
\t{w.town()} ขอเรียนว่า ในปีงบประมาณ พ.ศ. {w.year()} มีผลคะแนนรวม{_percent(w, TOTAL)} อยู่ในระดับ{w.level()} เทียบกับปีงบประมาณ พ.ศ. {w.year(w.before)} ซึ่งมีผลคะแนนรวม{_percent(w, TOTAL, w.before)} แล้ว {_compared(w, TOTAL)} จำแนกตามแบบวัดได้ดังนี้
{tools}
\tทั้งนี้ มีผลคะแนน{needing} โดยตัวชี้วัดที่ได้ผลคะแนนต่ำที่สุด คือ {w.name(low)} {_percent(w, low)}
\t{w.town()} จักได้นำผลข้างต้นไป{w.word("กำหนดมาตรการ")}ในปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} และกำชับ{w.spelt("บุคลากร")}ให้{w.spelt("ปฏิบัติ")}ตามระเบียบโดยเคร่งครัดต่อไป
\tจึงเรียนมาเพื่อโปรดทราบ

ขอแสดงความนับถือ

นายกเทศมนตรี{w.facts.place.full_name.removeprefix("เทศบาล")}

สำนักปลัดเทศบาล
โทร. {w.d("0 5433 8800")} ต่อ {w.d(21)}
ไปรษณีย์อิเล็กทรอนิกส์ {w.address("saraban21@deputy.go.th")}
"""


# --- A speech to the council -----------------------------------------------------------------------------------------


def _said(w: Writer, item: str) -> str:
    """How one tells figures by mouth, last year's first."""
    if w.delta(item) == 0:
        return f"{w.name(item)} ยังคงได้ {w.score(item)} คะแนนเท่าเดิม"
    return f"{w.name(item)} ปีที่แล้วได้ {w.score(item, w.before)} คะแนน ปีนี้ได้ {w.score(item)} คะแนน {w.rise(item)}"


def speech_to_council(w: Writer) -> str:
    low = str(w.weakest())
    (best, *others) = w.ends(EVERY, best=True)
    highest = _joined(w.name(item) for item in (best, *others))
    return f"""คำแถลงของนายกเทศมนตรีต่อสภา{w.town()}
สมัยประชุมสามัญ สมัยที่ {w.d(4)} ครั้งที่ {w.d(1)} ประจำปี พ.ศ. {w.d(2568)}
วันจันทร์ที่ {w.d(17)} พฤศจิกายน พุทธศักราช {w.d(2568)} เวลา {w.d("10.00")} น.

เรียน ท่านประธานสภาและสมาชิกสภาผู้ทรงเกียรติที่มาประชุม {w.d(11)} ท่าน

ข้าพเจ้าขอแถลงผลการประเมินคุณธรรมและความโปร่งใสของ{w.town()} อำเภอ{w.district()} จังหวัด{w.province()} ในปีงบประมาณ {w.year()} ให้สภาแห่งนี้ได้รับทราบ การประเมินดังกล่าวสำนักงาน ป.ป.ช. ทำเป็นประจำทุกปี ด้วยเครื่องมือ {w.d(3)} ชนิด รวม {w.d(10)} ตัวชี้วัด มีพี่น้องประชาชนเข้ามาตอบแบบสำรวจ {w.d(287)} คน พนักงานและลูกจ้างอีก {w.d(96)} คน

ผลโดยรวมนั้น เทศบาลของเราได้คะแนน {w.score(TOTAL)} คะแนน จัดว่าอยู่ในระดับ{w.level()} เมื่อปีงบประมาณ {w.year(w.before)} เราเคยได้ {w.score(TOTAL, w.before)} คะแนน นับว่าคะแนน{w.rise(TOTAL)} ข้าพเจ้าขอขอบคุณทุกฝ่ายที่ร่วมกันทำงานมาตลอดปี

ในส่วนที่พนักงานของเราเองเป็นผู้ตอบ หรือที่เรียกว่า IIT ได้คะแนนเฉลี่ย {w.score("IIT")} คะแนน แยกเป็น {_joined(_said(w, item) for item in INNER)}

ในส่วนที่ประชาชนและคู่ค้าเป็นผู้ตอบ หรือที่เรียกว่า EIT ได้คะแนนเฉลี่ย {w.score("EIT")} คะแนน แยกเป็น {_joined(_said(w, item) for item in OUTER)}

ในส่วนของการตรวจข้อมูลที่เปิดเผยทาง{w.spelt("เว็บไซต์")} หรือที่เรียกว่า OIT ได้คะแนนเฉลี่ย {w.score("OIT")} คะแนน แยกเป็น {_joined(_said(w, item) for item in OPEN)}

ท่านประธานที่เคารพ หากจะถามว่าเราทำสิ่งใดได้ดีที่สุด คำตอบก็คือ {highest} ซึ่งได้ {w.score(best, bare=True)} คะแนน และหากจะถามว่าสิ่งใดยังต้องแก้ไข คำตอบก็คือ {w.name(low)} ซึ่งได้เพียง {w.score(low)} คะแนน ต่ำกว่าตัวชี้วัดอื่นทุกตัว ข้าพเจ้าได้สั่งการให้ปลัดเทศบาล{w.word("ติดตามงาน")}ทุกเดือนแล้ว

เมื่อพิจารณาทั้ง {w.d(10)} ตัวชี้วัด มี {w.changed(1)} ตัวชี้วัดที่เพิ่มขึ้น มี {w.changed(-1)} ตัวชี้วัดที่ลดลง และมี {w.count(lambda v: v >= GOOD)} ตัวชี้วัดที่ได้ {w.d(95)} คะแนนขึ้นไป

สำหรับปีงบประมาณ {w.period_year(w.now + 1)} ข้าพเจ้าขอให้คำมั่น {w.d(3)} ประการ
ประการที่ {w.number(1)} จะเปิดเผยการใช้จ่ายเงินทุกโครงการที่มีวงเงินเกิน {w.d("100,000")} บาท
ประการที่ {w.number(2)} จะลดเวลาขอ{w.spelt("อนุญาต")}ก่อสร้างให้เหลือไม่เกิน {w.d(20)} วัน
ประการที่ {w.number(3)} จะเปิดรับฟังความเห็นทาง {w.address("https://council.go.th/voice69")} ตลอดทั้งปี

ขอขอบคุณ
"""


# --- Three years ------------------------------------------------------------------------------------------------------


def _mean(w: Writer, item: str) -> str:
    years = (w.now - 2, w.before, w.now)
    mean = sum((w.value(item, year) for year in years), Decimal(0)) / 3
    return w.d(f"{mean.quantize(Decimal('0.01'), ROUND_HALF_UP):.2f}")


def _trend(w: Writer, item: str) -> str:
    first, second, third = (w.value(item, year) for year in (w.now - 2, w.before, w.now))
    if first < second < third:
        return "ดีขึ้นต่อเนื่อง"
    return "ถดถอยต่อเนื่อง" if first > second > third else "ไม่แน่นอน"


def _history(w: Writer, first: str, item: str) -> str:
    scores = (w.score(item, year) for year in (w.now - 2, w.before, w.now))
    return "\t".join((first, *scores, w.signed(item), _mean(w, item), _trend(w, item)))


def _story(w: Writer, item: str) -> str:
    oldest = w.now - 2
    return (
        f"ตัวชี้วัดที่ {w.d(item)} {w.name(item)} ปี {w.year(oldest)} ได้ {w.score(item, oldest)} คะแนน ปี {w.year(w.before)} ได้ {w.score(item, w.before)} คะแนน "
        f"และปี {w.year()} ได้ {w.score(item)} คะแนน โดยปีล่าสุด{w.rise(item)}"
    )


def three_year_review(w: Writer) -> str:
    low = str(w.weakest())
    oldest = w.now - 2
    rows = [_history(w, f"{w.number(int(item))} {w.name(item)}", item) for item in EVERY]
    rows += [_history(w, f"คะแนน {tool}", tool) for tool in FULL_NAMES]
    rows.append(_history(w, "คะแนนรวม", TOTAL))
    stories = "\n".join(f"{w.d(2)}.{w.number(n)} {_story(w, item)}" for n, item in enumerate(EVERY, 1))
    steady = [item for item in EVERY if _trend(w, item) == "ดีขึ้นต่อเนื่อง"]
    rising = (
        f"ที่ดีขึ้นต่อเนื่องทั้งสามปี ได้แก่ {_joined(w.name(item) for item in steady)}" if steady else "ยังไม่มีตัวชี้วัดใดดีขึ้นต่อเนื่องทั้งสามปี"
    )
    levels = " ".join(f"ปี {w.year(year)} ระดับ{w.level(year)}" for year in (w.before, w.now))
    return f"""รายงานแนวโน้มผลการประเมิน ITA ย้อนหลัง {w.d(3)} ปี (ปีงบประมาณ พ.ศ. {w.year(oldest)} – {w.year()})
{w.town()}
อำเภอ{w.district()}
จังหวัด{w.province()}

{w.number(1)}. ตารางแนวโน้ม
ตัวชี้วัด\t{w.year(oldest)}\t{w.year(w.before)}\t{w.year()}\tผลต่าง {w.year(w.before, short=True)}-{w.year(short=True)}\tเฉลี่ย {w.d(3)} ปี\tแนวโน้ม
{chr(10).join(rows)}

{w.number(2)}. คำอธิบายตาราง
{stories}

{w.number(3)}. ข้อค้นพบ
(ก) คะแนนรวมปี {w.year(oldest)} เท่ากับ {w.score(TOTAL, oldest)} คะแนน ปี {w.year(w.before)} เท่ากับ {w.score(TOTAL, w.before)} คะแนน และปี {w.year()} เท่ากับ {w.score(TOTAL)} คะแนน เฉลี่ยสามปี {_mean(w, TOTAL)} คะแนน
(ข) ระดับผลการประเมิน {levels}
(ค) {rising}
(ง) ตัวชี้วัดที่คะแนนต่ำที่สุดของปี {w.year()} คือ {w.name(low)} ({w.score(low)} คะแนน) ส่วนปี {w.year(w.before)} ได้ {w.score(low, w.before)} คะแนน
(จ) ปีล่าสุดมีตัวชี้วัดที่เพิ่มขึ้นรวม {w.changed(1)} ตัวชี้วัด ที่ลดลงรวม {w.changed(-1)} ตัวชี้วัด และที่ไม่ถึง {w.d(85)} คะแนนรวม {w.count(lambda v: v < TARGET)} ตัวชี้วัด

{w.number(4)}. ข้อเสนอ
ให้กองยุทธศาสตร์นำแนวโน้มนี้ไป{w.spelt("วิเคราะห์")}ร่วมกับแผนพัฒนาท้องถิ่น พ.ศ. {w.other_year(2566)} – {w.other_year(2570)} และเสนอ{w.word("คณะผู้บริหาร")}ก่อนเริ่มมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ข้อมูลดิบดูได้ที่ {w.address("data.deputy.go.th/ita3y.csv")}
"""


# --- The progress of the measures, in a table -------------------------------------------------------------------------


def _progress(w: Writer, n: int, measure: PlannedMeasure) -> str:
    return f"{w.number(n)}\t{w.months(measure)}\t{w.unit(measure, '/')}\t{measure.title}\t{w.status(measure)}\t{w.d(f'{2000 * n:,}')}"


def progress_table(w: Writer) -> str:
    rows = "\n".join(_progress(w, n, measure) for n, measure in enumerate(w.measures, 1))
    pending = [measure for measure in w.measures if not measure.is_done]
    spent = sum(2000 * n for n in range(1, len(w.measures) + 1))
    behind = "\n".join(
        f"{w.number(n)}) {measure.title} ({w.unit(measure, ' ร่วมกับ ')}) เนื่องจาก{w.pick('อยู่ระหว่างจัดหาวัสดุ', 'ผู้เข้าร่วมยังไม่ครบ', 'รอผลการตรวจรับ')}"
        for n, measure in enumerate(pending, 1)
    )
    return f"""แบบติดตามความก้าวหน้ามาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
ข้อมูล ณ วันที่ {w.d(12)} กันยายน {w.d(2568)}

ลำดับ\tห้วงเวลา\tหน่วยงาน\tมาตรการ\tความก้าวหน้า\tเบิกจ่าย (บาท)
{rows}
รวม\t\t\t{w.measure_count()} มาตรการ\tเสร็จ {w.done_count()} มาตรการ\t{w.d(f"{spent:,}")}

มาตรการที่ยังไม่แล้วเสร็จ
{behind}

ผลคะแนนที่ใช้กำหนดมาตรการ (ปี {w.year(w.before)})
คะแนนรวม {w.score(TOTAL, w.before)} คะแนน IIT {w.score("IIT", w.before)} คะแนน EIT {w.score("EIT", w.before)} คะแนน OIT {w.score("OIT", w.before)} คะแนน
ผลคะแนนล่าสุด (ปี {w.year()})
คะแนนรวม {w.score(TOTAL)} คะแนน ระดับ{w.level()} IIT {w.score("IIT")} คะแนน EIT {w.score("EIT")} คะแนน OIT {w.score("OIT")} คะแนน
ผลต่างของคะแนนรวม {w.signed(TOTAL)} คะแนน

คำชี้แจง
- ช่อง “ห้วงเวลา” ให้{w.word("อ้างอิง")}ตามแผนที่ประกาศไว้ ห้ามแก้ไขเอง
- ส่งแบบนี้กลับทาง {w.address("plan2@deputy.go.th")} ทุกวันที่ {w.d(5)} ของเดือน
- เจ้าหน้าที่ผู้กรอกต้อง{w.spelt("ปฏิบัติ")}ตามคู่มือหน้า {w.d(14)}
"""


# --- The results of the measures, the done ones first -----------------------------------------------------------------


def _achieved(w: Writer, n: int, measure: PlannedMeasure) -> str:
    return (
        f"ลำดับที่ {w.number(n)} มาตรการ “{measure.title}” ผู้รับผิดชอบ {w.unit(measure)} กำหนดดำเนินการ {w.months(measure, whole=True)} "
        f"ผล {w.status(measure)} ผู้ได้รับประโยชน์ {w.d(15 * n + 8)} คน"
    )


def results_by_status(w: Writer) -> str:
    finished = [measure for measure in w.measures if measure.is_done]
    pending = [measure for measure in w.measures if not measure.is_done]
    low = str(w.weakest())
    first = "\n".join(_achieved(w, n, measure) for n, measure in enumerate(finished, 1))
    second = "\n".join(_achieved(w, n, measure) for n, measure in enumerate(pending, 1))
    effects = "\n".join(
        f"{w.name(item)} เดิม {w.score(item, w.before)} ปัจจุบัน {w.score(item)} ผลต่าง {w.signed(item)}" for item in EVERY
    )
    return f"""บันทึกข้อความ
ส่วนราชการ  {w.town()}  สำนักปลัดเทศบาล
ที่  มท {w.d(52301)}/{w.d(77)}  วันที่  {w.d(2)} ตุลาคม {w.d(2568)}
เรื่อง  สรุปผลตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {w.year()}

เรียน  นายกเทศมนตรี

ตามที่ได้ประกาศใช้มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {w.d(w.now)} จำนวน {w.measure_count()} มาตรการ โดยแบ่งความรับผิดชอบให้ส่วนราชการต่าง ๆ ไปดำเนินการนั้น รองปลัดเทศบาลได้ติดตามครบทุกส่วนราชการแล้ว ปรากฏว่าแล้วเสร็จ {w.done_count()} มาตรการ จึงขอรายงานผลดังต่อไปนี้

กลุ่มที่ {w.d(1)} มาตรการที่แล้วเสร็จ
{first}

กลุ่มที่ {w.d(2)} มาตรการที่ต้องดำเนินการต่อ
{second}

ผลลัพธ์ต่อการประเมิน
ผลประเมินปี {w.year()} คะแนนรวม {w.score(TOTAL)} คะแนน อยู่ในระดับ {w.level()} เมื่อเทียบกับปี {w.year(w.before)} ที่ได้ {w.score(TOTAL, w.before)} คะแนน {w.rise(TOTAL)} จำแนกรายตัวชี้วัดดังนี้
{effects}
ตัวชี้วัดที่ยังน่าห่วงที่สุดคือ {w.name(low)} ({w.score(low)} คะแนน) และมีตัวชี้วัดที่คะแนนลดลง {w.changed(-1)} ตัวชี้วัด

ข้อเสนอเพื่อพิจารณา
{w.number(1)}. ให้{w.unit(pending[0])} เร่งรัดมาตรการ{pending[0].title}
{w.number(2)}. ให้รวบรวมภาพถ่ายกิจกรรมไว้ที่ {w.address("drive.deputy.go.th/o26_2568")} ประกอบการตอบข้อ o26
{w.number(3)}. ให้ถือเป็น{w.word("แนวปฏิบัติ")}สำหรับ{w.spelt("บุคลากร")}ทุกระดับ

จึงเรียนมาเพื่อโปรดพิจารณา
"""


# --- A check list of the published items ------------------------------------------------------------------------------


def _item(w: Writer, item: str) -> str:
    return f"{item}\t{w.item_title(item)}\t{w.score(item)}\t{w.address(f'https://deputy.go.th/ita/{item}')}\t{w.pick('ครบ', 'ครบถ้วน', 'ปรับปรุงแล้ว')}"


def open_data_check(w: Writer) -> str:
    titles = w.facts.titles[w.now]
    rows = "\n".join(_item(w, item) for item in titles)
    lines = "\n".join(
        f"{w.number(n)}. ข้อ {item} {w.item_title(item)} ได้ {w.score(item)} คะแนน {w.pick('กองช่างดูแล', 'งานประชาสัมพันธ์ดูแล', 'สำนักปลัดดูแล')}"
        for n, item in enumerate(titles, 1)
    )
    opened = [measure for measure in w.measures if "เว็บไซต์" in measure.title] or list(w.measures[:1])
    linked = "\n".join(
        f"- {measure.title} ({w.unit(measure)}) {w.months(measure, whole=True, days=True)}" for measure in opened
    )
    higher = "9" if w.value("9") >= w.value("10") else "10"
    lower = "10" if higher == "9" else "9"
    between = f"{w.value(higher) - w.value(lower):.2f}"
    return f"""แบบตรวจทานการเปิดเผยข้อมูลสาธารณะ (OIT) ปีงบประมาณ พ.ศ. {w.year()}
หน่วยงาน: {w.town()}    อำเภอ: {w.district()}    จังหวัด: {w.province()}
ผู้ตรวจทาน: รองปลัดเทศบาล    วันที่ตรวจ: {w.d(25)}/{w.d(9)}/{w.d(2568)}

{w.number(1)}) คะแนนที่ได้รับ
OIT ปี {w.year(w.before)} = {w.score("OIT", w.before)} คะแนน    OIT ปี {w.year()} = {w.score("OIT")} คะแนน    ผลต่าง = {w.signed("OIT")}
ตัวชี้วัดที่ {w.d(9)} {w.name(9)} = {w.score("9")} คะแนน    ผลต่าง = {w.signed("9")}
ตัวชี้วัดที่ {w.d(10)} {w.name(10)} = {w.score("10")} คะแนน    ผลต่าง = {w.signed("10")}
ตัวชี้วัดที่ {w.d(higher)} สูงกว่าตัวชี้วัดที่ {w.d(lower)} อยู่ {w.d(between)} คะแนน
คะแนนรวมทุกแบบวัด = {w.score(TOTAL)} คะแนน (ระดับ{w.level()})

{w.number(2)}) รายการที่สุ่มตรวจ
ข้อ\tรายการ\tคะแนน\tลิงก์\tผลตรวจ
{rows}

{w.number(3)}) รายละเอียดรายข้อ
{lines}

{w.number(4)}) มาตรการที่เกี่ยวข้อง จากทั้งหมด {w.measure_count()} มาตรการ
{linked}

{w.number(5)}) ความเห็นผู้ตรวจทาน
ลิงก์เปิดได้ทุกข้อ {w.spelt("เว็บไซต์")}แสดงผลบนโทรศัพท์ได้ดี แต่ไฟล์สแกน{w.word("บางหน้า")}อ่านยาก ควรแปลงเป็นข้อความ และเพิ่มช่องทาง {w.spelt("E-Service")} ในข้อ o13
"""


PLANNED: tuple[Style, ...] = (progress_table, results_by_status, open_data_check)
STYLES: tuple[Style, ...] = (district_letter, speech_to_council, three_year_review, *PLANNED)
