"""Papers of an education officer of a small town, who fills the headings of the form one after the other, plainly.

Written before anything of what they give was looked at; the first contact stands in docs/performance.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from benchmarks.proofread.styles.bridge_words import MEANING, REMEDY, WEAKNESS
from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL, PlannedMeasure

IIT, EIT, OIT = range(1, 6), range(6, 9), range(9, 11)
ALL = range(1, 11)
KEPT, TARGET, FULL = Decimal(95), Decimal(85), Decimal(100)
_WORDS = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ")


def _joined(words: Iterable[str]) -> str:
    """ก, ข, ค"""
    return ", ".join(words)


def _change(w: Writer, item: str) -> str:
    """Against the year before, as one would say it."""
    before, was = w.year(w.before), w.score(item, w.before)
    if w.delta(item) == 0:
        return w.pick(f"เท่ากับปี {before}", f"ซึ่งเท่ากับปีงบประมาณ พ.ศ. {before} ที่ได้ร้อยละ {was}", "คะแนนเท่าเดิม")
    return w.pick(
        f"{w.verb(item)}จากปี {before} จำนวน {w.amount(item)} คะแนน",
        f"{w.rise(item)} เมื่อเทียบกับปีงบประมาณ พ.ศ. {before} ที่ได้ร้อยละ {was}",
        f"{w.verb(item, 'มากกว่า', 'น้อยกว่า')}ปีที่แล้ว {w.amount(item)} คะแนน",
        f"ปี {before} ได้ {was} คะแนน {w.rise(item)}",
        f"จากเดิมร้อยละ {was} ในปี {before} ถือว่า{w.rise(item)}",
        f"โดยคะแนน{w.verb(item, 'สูงขึ้น', 'ต่ำลง')}กว่าปี {before} ซึ่งได้ {was} คะแนน อยู่ {w.amount(item)} คะแนน",
    )


def _overall(w: Writer) -> str:
    return w.pick(
        f"ได้คะแนนภาพรวมร้อยละ {w.score(TOTAL)} อยู่ในระดับ{w.level()} {_change(w, TOTAL)}",
        f"มีผลคะแนน ITA รวม {w.score(TOTAL)} คะแนน ผลการประเมินอยู่ในระดับ “{w.level()}” {_change(w, TOTAL)}",
        f"เข้ารับการประเมินครบทั้ง {w.d(3)} เครื่องมือแล้ว คะแนนที่ได้คือ {w.score(TOTAL)} คะแนน ระดับ{w.level()} {_change(w, TOTAL)}",
        f"ได้รับคะแนนเฉลี่ยถ่วงน้ำหนัก {w.score(TOTAL)} คะแนน (ระดับ {w.level()}) {_change(w, TOTAL)}",
        f"ได้รับแจ้งผลว่าอยู่ในระดับ{w.level()} คะแนน {w.score(TOTAL)} ส่วนปีที่ผ่านมา ({w.year(w.before)}) อยู่ในระดับ{w.level(w.before)} คะแนน {w.score(TOTAL, w.before)}",
        f"ได้คะแนนรวมทั้งสิ้น {w.score(TOTAL)} คะแนน จากคะแนนเต็ม {w.d(100)} ซึ่งตามเกณฑ์ถือว่าอยู่ในระดับ{w.level()}",
    )


def _indicator(w: Writer, n: int) -> str:
    """One indicator in a sentence."""
    item = str(n)
    met = "ผ่านค่าเป้าหมาย" if w.value(item) >= TARGET else "ยังไม่ผ่านค่าเป้าหมาย"
    return w.pick(
        f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ได้คะแนนร้อยละ {w.score(item)} {_change(w, item)}",
        f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ผลการประเมิน {w.score(item)} คะแนน {met}ร้อยละ {w.d(85)}",
        f"{w.name(n)} (ตัวชี้วัดที่ {w.d(n)}) ปีนี้ได้ {w.score(item)} คะแนน ปีที่แล้วได้ {w.score(item, w.before)} คะแนน",
        f"ด้าน{w.name(n)} คะแนน {w.score(item)} {_change(w, item)}",
        f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)}\nคะแนนที่ได้ {w.score(item)} คะแนน {_change(w, item)}",
        f"ตัวชี้วัดที่ {w.d(n)} คือ {w.name(n)} ซึ่งเป็นเรื่องเกี่ยวกับ{MEANING[n]} ได้ร้อยละ {w.score(item)} ปี {w.year(w.before)} ได้ร้อยละ {w.score(item, w.before)} {w.rise(item)}",
        f"ผลคะแนน{w.name(n)} เท่ากับ {w.score(item)} คะแนน ({w.signed(item)})",
        f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} = {w.score(item)} คะแนน {_change(w, item)}",
    )


def _least(w: Writer, items: Iterable[int] = ALL, *, best: bool = False) -> str:
    """All that share the least (or the highest) score."""
    ends = w.ends(map(str, items), best=best)
    return _joined(f"{w.name(item)} ร้อยละ {w.score(item)}" for item in ends)


def _counted(w: Writer) -> str:
    met, full = (sum(w.value(str(n)) >= least for n in ALL) for least in (TARGET, FULL))
    return w.pick(
        f"ตัวชี้วัดที่ผ่านค่าเป้าหมายร้อยละ {w.d(85)} มี {w.count(lambda v: v >= TARGET)} ตัวชี้วัด และไม่ผ่าน {w.count(lambda v: v < TARGET)} ตัวชี้วัด",
        f"มีตัวชี้วัดที่ได้คะแนนเต็ม {w.d(100)} คะแนน จำนวน {w.count(lambda v: v == FULL)} ตัวชี้วัด",
        f"จาก {w.d(10)} ตัวชี้วัด ได้คะแนน {w.d(95)} คะแนนขึ้นไป {w.count(lambda v: v >= KEPT)} ตัวชี้วัด ต่ำกว่า {w.d(95)} คะแนน {w.count(lambda v: v < KEPT)} ตัวชี้วัด",
        f"ตัวชี้วัดที่คะแนนเพิ่มขึ้นจากปีก่อนมี {w.changed(1)} ตัวชี้วัด ส่วนที่ลดลงมี {w.changed(-1)} ตัวชี้วัด",
        f"ตัวชี้วัดที่ได้คะแนนไม่ถึงร้อยละ {w.d(85)} จำนวน {w.count(lambda v: v < TARGET)} ตัวชี้วัด จากทั้งหมด {w.d(10)} ตัวชี้วัด",
        f"มีตัวชี้วัดที่ผ่านเป้าหมายร้อยละ {w.d(85)} ทั้งสิ้น{_WORDS[met]}ตัวชี้วัด"
        + (f" ในจำนวนนี้ได้คะแนนเต็ม{_WORDS[full]}ตัวชี้วัด" if full else " แต่ยังไม่มีตัวชี้วัดใดได้คะแนนเต็ม"),
    )


def _tools(w: Writer) -> str:
    return w.pick(
        f"แบบวัด IIT ร้อยละ {w.score('IIT')} แบบวัด EIT ร้อยละ {w.score('EIT')} และแบบวัด OIT ร้อยละ {w.score('OIT')}",
        f"เครื่องมือ IIT ได้ {w.score('IIT')} คะแนน เครื่องมือ EIT ได้ {w.score('EIT')} คะแนน เครื่องมือ OIT ได้ {w.score('OIT')} คะแนน",
        f"แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) {w.score('IIT')} คะแนน\nแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) {w.score('EIT')} คะแนน\nแบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) {w.score('OIT')} คะแนน",
        f"IIT {w.rise('IIT')} เป็น {w.score('IIT')} คะแนน, EIT {w.rise('EIT')} เป็น {w.score('EIT')} คะแนน และ OIT {w.rise('OIT')} เป็น {w.score('OIT')} คะแนน"
        if all(w.delta(tool) for tool in ("IIT", "EIT", "OIT"))
        else f"IIT, EIT และ OIT ได้ {w.score('IIT')}, {w.score('EIT')} และ {w.score('OIT')} คะแนน ตามลำดับ",
    )


def _advised(w: Writer, n: int, words: dict[int, str]) -> str:
    if w.value(str(n)) < FULL:
        return words[n]
    return "ไม่พบข้อบกพร่อง" if words is WEAKNESS else "รักษามาตรฐานเดิมไว้"


# --- The form of the analysis ----------------------------------------------------------------------------------------


def form_of_analysis(w: Writer) -> str:
    lows = sorted(ALL, key=lambda n: w.value(str(n)))[:3]
    results = "\n".join(f"{w.d(3)}.{w.number(n)} {_indicator(w, n)}" for n in ALL)
    faults = "\n".join(f"- {w.name(n)} ({w.score(str(n))} คะแนน) {_advised(w, n, WEAKNESS)}" for n in lows)
    ways = "\n".join(f"({w.number(m)}) {_advised(w, n, REMEDY)}" for m, n in enumerate(lows, 1))
    return f"""แบบรายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ
ประจำปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

{w.number(1)}. หลักการและเหตุผล
สำนักงาน ป.ป.ช. กำหนดให้หน่วยงานภาครัฐทุกแห่งเข้ารับการประเมินทุกปี เพื่อให้ทราบจุดที่ควรแก้ไขและนำไปปรับปรุงการให้บริการประชาชน {w.town()}มีโรงเรียนในสังกัด {w.d(3)} แห่ง ศูนย์พัฒนาเด็กเล็ก {w.d(5)} แห่ง นักเรียนรวม {w.d("1,148")} คน จึงต้องอาศัย{w.word("ความร่วมมือ")}ของทุกฝ่าย

{w.number(2)}. ผลการประเมิน
ในปีงบประมาณ พ.ศ. {w.year()} เทศบาล{_overall(w)}
คะแนนแยกตามเครื่องมือ ได้แก่ {_tools(w)}
{_counted(w)}

{w.number(3)}. ผลการวิเคราะห์รายตัวชี้วัด
{results}

{w.number(4)}. ข้อบกพร่องหรือจุดที่ต้องพัฒนา
เรียงจากตัวชี้วัดที่ได้คะแนนน้อยที่สุด {w.d(3)} ลำดับแรก
{faults}

{w.number(5)}. แนวทางการแก้ไข
{ways}

{w.number(6)}. มาตรการ
กำหนดให้ดำเนินการในปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ตั้งแต่เดือนตุลาคม {w.period_year(w.now)} ถึงเดือนกันยายน {w.period_year(w.now + 1)} โดยไตรมาสแรก (ตุลาคม - ธันวาคม {w.period_year(w.now)}) ให้ทุกกองชี้แจงคะแนนแก่{w.spelt("บุคลากร")} และตั้งเป้าหมายคะแนนภาพรวมไว้ไม่น้อยกว่าร้อยละ {w.d(95)}

{w.number(7)}. การติดตาม
ให้รายงานผลต่อปลัดเทศบาลปีละ {w.d(2)} ครั้ง ภายในวันที่ {w.d("5 เมษายน")} และวันที่ {w.d("5 ตุลาคม")} ของทุกปี แล้วเผยแพร่ทาง{w.spelt("เว็บไซต์")} {w.address("www.bridgetown.go.th/ita/report4")} สอบถามได้ที่กองการศึกษา โทร. {w.d("0 4361 7788")}
"""


# --- A sheet for each indicator --------------------------------------------------------------------------------------


def sheets_of_indicators(w: Writer) -> str:
    sheets = []
    for n in ALL:
        item = str(n)
        tool = "IIT" if n in IIT else "EIT" if n in EIT else "OIT"
        met = "บรรลุเป้าหมาย" if w.value(item) >= TARGET else "ไม่บรรลุเป้าหมาย"
        sheets.append(
            f"""ตัวชี้วัดที่ {w.number(n)} : {w.name(n)}
เครื่องมือที่ใช้ : {tool}
คะแนนที่ได้ : {w.score(item)} คะแนน
คะแนนปีที่แล้ว : {w.score(item, w.before)} คะแนน
ผลต่าง : {w.signed(item)}
ผลเทียบเป้าหมายร้อยละ {w.d(85)} : {met}
ข้อบกพร่อง : {_advised(w, n, WEAKNESS)}
แนวทางปรับปรุง : {_advised(w, n, REMEDY)}"""
        )
    return f"""ใบสรุปผลการวิเคราะห์รายตัวชี้วัด
หน่วยงาน : {w.town()}
อำเภอ : {w.district()}  จังหวัด : {w.province()}
ปีงบประมาณ : {w.year()}
คะแนนภาพรวม : {w.score(TOTAL)}  ระดับ : {w.level()}
คะแนน IIT : {w.score("IIT")}  EIT : {w.score("EIT")}  OIT : {w.score("OIT")}

{(chr(10) * 2).join(sheets)}

สรุปภาพรวมของใบสรุป
{_counted(w)}
คะแนนมากที่สุด ได้แก่ {_least(w, best=True)}
คะแนนน้อยที่สุด ได้แก่ {_least(w)}
ผู้กรอกข้อมูล : นักวิชาการศึกษา กองการศึกษา วันที่กรอก {w.d("9 ก.ย. 2568")}
แจ้งแก้ไข{w.word("ข้อมูล")}ได้ที่ {w.address("edu3@bridgetown.go.th")} หรือ LINE {w.address("@bridge68edu")} ในวันและเวลาราชการ ({w.d("08.30")} - {w.d("16.30")} น.) ทั้งนี้ ให้{w.spelt("ปฏิบัติ")}ตามคำสั่งที่ {w.d("205/2568")}
"""


# --- What is urgent, what to improve, what to keep -------------------------------------------------------------------


def three_groups(w: Writer) -> str:
    groups: tuple[tuple[str, Callable[[Decimal], bool], dict[int, str]], ...] = (
        ("ข้อบกพร่องที่ต้องแก้ไขโดยด่วน", lambda v: v < TARGET, WEAKNESS),
        ("ประเด็นที่ต้องพัฒนาให้ดีขึ้น", lambda v: TARGET <= v < KEPT, REMEDY),
        ("ประเด็นที่ต้องรักษามาตรฐาน", lambda v: v >= KEPT, REMEDY),
    )
    parts = []
    for place, (title, holds, words) in enumerate(groups, 1):
        numbers = [n for n in ALL if holds(w.value(str(n)))]
        rows = "\n".join(
            f"{w.number(m)}\t{w.name(n)}\t{w.score(str(n), w.before)}\t{w.score(str(n))}\t{_advised(w, n, words)}"
            for m, n in enumerate(numbers, 1)
        )
        table = f"ลำดับ\tตัวชี้วัด\tปี {w.year(w.before)}\tปี {w.year()}\tรายละเอียด\n{rows}" if numbers else "ไม่มีตัวชี้วัดในกลุ่มนี้"
        parts.append(f"{w.number(place)}. {title} จำนวน {w.d(len(numbers))} ตัวชี้วัด\n{table}")
    return f"""การจัดกลุ่มผลการประเมิน ITA ของ{w.town()} ปีงบประมาณ {w.year()}
(เกณฑ์ : ต่ำกว่า {w.d(85)} คะแนน = แก้ไขโดยด่วน / {w.d(85)} ถึงต่ำกว่า {w.d(95)} คะแนน = พัฒนา / {w.d(95)} คะแนนขึ้นไป = รักษามาตรฐาน)

เทศบาล{_overall(w)} {_tools(w)}

{(chr(10) * 2).join(parts)}

สรุป
{_counted(w)} กลุ่มแก้ไขโดยด่วนมี {w.count(lambda v: v < TARGET)} ตัวชี้วัด กลุ่มรักษามาตรฐานมี {w.count(lambda v: v >= KEPT)} ตัวชี้วัด ตัวชี้วัดที่ต้องให้{w.word("ความสำคัญ")}เป็นอันดับแรก คือ {_least(w)}
คณะทำงานจะประชุมติดตามในเดือนมกราคม {w.period_year(w.now + 1)} และเดือนกรกฎาคม {w.period_year(w.now + 1)} ณ ห้องประชุมกองการศึกษา มีคณะทำงาน {w.d(9)} คน งบประมาณค่าอาหารว่าง {w.d("1,350")} บาท และเชิญชวน{w.spelt("บุคลากร")}ในอำเภอ{w.district()} จังหวัด{w.province()} เข้าร่วมแลกเปลี่ยน
"""


# --- A letter to the schools -----------------------------------------------------------------------------------------


def letter_to_schools(w: Writer) -> str:
    chosen = w.chance.sample(ALL, 4)
    told = "\n".join(f"{w.number(m)}. {_indicator(w, n)}" for m, n in enumerate(chosen, 1))
    return f"""ที่ กศ {w.d("54106")}/ว {w.d(289)}
{w.town()}
ถนนเทศบาล {w.d(2)} อำเภอ{w.district()} จังหวัด{w.province()}
{w.d("11 กันยายน 2568")}
เรื่อง แจ้งผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {w.year()}
เรียน ผู้อำนวยการโรงเรียนและหัวหน้าศูนย์พัฒนาเด็กเล็กในสังกัดทุกแห่ง
อ้างถึง หนังสือกองการศึกษา ที่ กศ {w.d("54106")}/ว {w.d(41)} ลงวันที่ {w.d("20 มกราคม 2568")}
สิ่งที่ส่งมาด้วย ผลคะแนนรายตัวชี้วัด จำนวน {w.d(1)} ชุด

ตามที่ได้ขอความร่วมมือครูและผู้ปกครองตอบแบบวัดในช่วงเดือนมกราคมถึงเดือนมิถุนายนที่ผ่านมา บัดนี้การประเมินเสร็จสิ้นแล้ว เทศบาล{_overall(w)} ขอขอบคุณครู {w.d(47)} คน และผู้ปกครอง {w.d(126)} คน ที่สละเวลาตอบแบบวัด

คะแนนแยกตามเครื่องมือ มีดังนี้ {_tools(w)} ทั้งนี้ แบบวัด EIT ที่ผู้ปกครองตอบเอง (ส่วนที่ {w.d(1)}) ได้ {w.score("EIT1")} คะแนน และที่ผู้ประเมินเก็บข้อมูล (ส่วนที่ {w.d(2)}) ได้ {w.score("EIT2")} คะแนน

ผลที่เกี่ยวข้องกับสถานศึกษา มีดังนี้
{told}

เมื่อดูผลทั้งหมดแล้ว {_counted(w)} เรื่องที่ได้คะแนนน้อยที่สุดคือ{_least(w)} จึงขอให้สถานศึกษาดำเนินการ ดังนี้
(ก) ติดประกาศช่องทางร้องเรียนไว้หน้าห้องธุรการ ให้เห็นได้ชัดเจน
(ข) ชี้แจงการใช้เงินอุดหนุนอาหารกลางวัน อัตราคนละ {w.d(22)} บาทต่อวัน ในการประชุมผู้ปกครองภาคเรียนที่ {w.d("2/2568")}
(ค) ส่งภาพกิจกรรมไปที่ {w.address("edu3@bridgetown.go.th")} ภายในวันที่ {w.d("30 พฤศจิกายน 2568")}

จึงเรียนมาเพื่อ{w.word("ทราบและดำเนินการ")} และแจ้งครูให้{w.spelt("ปฏิบัติ")}ตามแผนของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ต่อไป

กองการศึกษา
โทร. {w.d("0 4361 7788")} ต่อ {w.d(15)}
"""


# --- The outer survey, by its questions ------------------------------------------------------------------------------


def outer_survey(w: Writer) -> str:
    questions = w.facts.years[w.now].questions
    parts = []
    for place, n in enumerate(EIT, 1):
        rows = "\n".join(f"{key}\t{w.score(f'{key}/1')}\t{w.score(f'{key}/2')}" for key in questions[str(n)])
        first = [f"{key}/1" for key in questions[str(n)]]
        (low, *_) = w.ends(first)
        parts.append(
            f"{w.d(2)}.{w.number(place)} {_indicator(w, n)}\nข้อ\tส่วนที่ {w.d(1)}\tส่วนที่ {w.d(2)}\n{rows}\n"
            f"ในส่วนที่ {w.d(1)} ข้อ {low.removesuffix('/1')} ได้คะแนนน้อยที่สุด ร้อยละ {w.score(low)} เพราะ{WEAKNESS[n]}"
        )
    return f"""บทวิเคราะห์แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()} ปีงบประมาณ พ.ศ. {w.year()}

{w.number(1)}. ภาพรวมของแบบวัด
คะแนน EIT ปี {w.year()} ได้ร้อยละ {w.score("EIT")} {_change(w, "EIT")} แบ่งเป็นส่วนที่ {w.d(1)} ร้อยละ {w.score("EIT1")} และส่วนที่ {w.d(2)} ร้อยละ {w.score("EIT2")} มีผู้ตอบ {w.d(173)} คน เป็นหญิงร้อยละ {w.d(61)} ส่วนใหญ่อายุ {w.d(30)} - {w.d(49)} ปี
เมื่อรวมกับแบบวัดอื่นแล้ว เทศบาล{_overall(w)}

{w.number(2)}. รายตัวชี้วัดและรายข้อ
{(chr(10)).join(parts)}

{w.number(3)}. ข้อค้นพบ
ตัวชี้วัดในแบบวัดนี้ที่ได้คะแนนน้อยที่สุด คือ {_least(w, EIT)} และที่ได้คะแนนมากที่สุด คือ {_least(w, EIT, best=True)} หากดูทุกแบบวัดรวมกัน {_counted(w)}

{w.number(4)}. สิ่งที่จะทำต่อ
กองการศึกษาจะเปิด{w.word("แบบสอบถาม")}ความพึงพอใจทาง{w.spelt("เว็บไซต์")} {w.address("https://bridgetown.go.th/poll/eit7")} ตั้งแต่วันที่ {w.d(1)} ธันวาคม {w.period_year(w.now)} ถึงวันที่ {w.d(31)} มีนาคม {w.period_year(w.now + 1)} ตั้งเป้าผู้ตอบ {w.d(200)} คน หรือร้อยละ {w.d(5)} ของครัวเรือนในเขตเทศบาล
"""


# --- The year's measures by the form ---------------------------------------------------------------------------------


def _followed(w: Writer, n: int, m: PlannedMeasure) -> str:
    return f"""มาตรการที่ {w.number(n)} {m.title}
ผู้รับผิดชอบ : {w.unit(m)}
ระยะเวลา : {w.months(m, whole=n % 2 == 1, days=n % 3 == 0)}
ผลการดำเนินการ : {w.status(m)}
ผลผลิต : ดำเนินการ {w.d(n + 1)} ครั้ง มีผู้เข้าร่วม {w.d(15 + 6 * n)} คน
ผลลัพธ์ : {w.pick("ผู้รับบริการเข้าใจขั้นตอนมากขึ้น", "บุคลากรทำงานเป็นแนวทางเดียวกัน", "ประชาชนเข้าถึงข้อมูลได้สะดวกขึ้น")}"""


def report_by_form(w: Writer) -> str:
    followed = "\n\n".join(_followed(w, n, m) for n, m in enumerate(w.measures, 1))
    waiting = "\n".join(f"- {m.title} โดย{w.unit(m, ' และ')} {w.status(m)}" for m in w.measures if not m.is_done)
    scores = "\n".join(f"{w.d(4)}.{w.number(n)} {_indicator(w, n)}" for n in ALL)
    behind = sum(not m.is_done for m in w.measures)
    return f"""รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน
ประจำปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

{w.number(1)}. หลักการ
จากผลการประเมินปีงบประมาณ พ.ศ. {w.year(w.before)} ซึ่งเทศบาลได้ร้อยละ {w.score(TOTAL, w.before)} ได้มีการกำหนดมาตรการไว้ {w.measure_count()} มาตรการ ตามประกาศลงวันที่ {w.d("28 ตุลาคม 2567")} โดยให้ทุกกอง{w.word("รายงานผล")}ภายในสิ้นปีงบประมาณ

{w.number(2)}. ผลการดำเนินการตามมาตรการ
{followed}

{w.number(3)}. สรุปสถานะ
ดำเนินการแล้วเสร็จ จำนวน {w.done_count()} มาตรการ อยู่ระหว่างดำเนินการ จำนวน {w.d(behind)} มาตรการ ได้แก่
{waiting}

{w.number(4)}. ผลการประเมินหลังดำเนินการ
ปีงบประมาณ พ.ศ. {w.year()} เทศบาล{_overall(w)}
{scores}

{w.number(5)}. การวิเคราะห์และข้อเสนอแนะ
{_counted(w)} ตัวชี้วัดที่ได้คะแนนน้อยที่สุดคือ {_least(w)} ควรกำหนดมาตรการต่อเนื่องในปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} และควรปรับข้อมูลรายการ o{3} {w.item_title("o3")} กับรายการ o{4} {w.item_title("o4")} ให้เป็นปัจจุบันทุกเดือน รายละเอียดอยู่ที่{w.spelt("เว็บไซต์")} {w.address("www.bridgetown.go.th/ita/68/o28")}
"""


# --- The same on one sheet for the council ---------------------------------------------------------------------------


def one_sheet_of_measures(w: Writer) -> str:
    done, waiting = ([m for m in w.measures if m.is_done == which] for which in (True, False))

    def listed(measures: list[PlannedMeasure]) -> str:
        return "\n".join(
            f"{w.number(n)}) {m.title}\t{w.unit(m, ' / ')}\t{w.months(m, days=n % 2 == 0)}\t{w.status(m)}"
            for n, m in enumerate(measures, 1)
        )

    up, down = ([n for n in ALL if (w.delta(str(n)) > 0) - (w.delta(str(n)) < 0) == way] for way in (1, -1))
    risen = _joined(f"{w.name(n)} {w.signed(str(n))}" for n in up) or "ไม่มี"
    fallen = _joined(f"{w.name(n)} {w.signed(str(n))}" for n in down) or "ไม่มี"
    return f"""สรุปผลมาตรการ ITA ปี {w.year()} (เสนอสภาเทศบาล สมัยสามัญ สมัยที่ {w.d(4)} ประจำปี {w.d(2568)})
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

เทศบาลมีมาตรการ {w.measure_count()} มาตรการ ทำเสร็จแล้ว {w.done_count()} มาตรการ
ก. ที่เสร็จแล้ว
{listed(done)}
ข. ที่ยังไม่เสร็จ
{listed(waiting)}

คะแนนปีนี้ : เทศบาล{_overall(w)}
{_tools(w)}
ตัวชี้วัดที่คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ได้แก่ {risen}
ตัวชี้วัดที่คะแนนลดลง {w.changed(-1)} ตัวชี้วัด ได้แก่ {fallen}
ตัวชี้วัดที่ได้คะแนนสูงสุด {_least(w, best=True)} ต่ำสุด {_least(w)}

คำถามจากสมาชิกสภา : งบที่ใช้เท่าไร คำตอบ : ใช้ไป {w.d("58,600")} บาท จากที่ตั้งไว้ {w.d("65,000")} บาท และจะเสนอแผนของปี {w.period_year(w.now + 1)} ในการประชุมคราวหน้า ผู้สนใจอ่านรายการ o{1} {w.item_title("o1")} ได้ที่ {w.address("www.bridgetown.go.th/o1")} หรือขอเอกสารที่กองการศึกษา ชั้น {w.d(2)} ซึ่งมี{w.spelt("บุคลากร")}ให้{w.word("คำแนะนำ")}ทุกวันทำการ
"""


PLANNED: tuple[Style, ...] = (report_by_form, one_sheet_of_measures)
STYLES: tuple[Style, ...] = (
    form_of_analysis,
    sheets_of_indicators,
    three_groups,
    letter_to_schools,
    outer_survey,
    *PLANNED,
)
