"""Papers of a registrar turned planner, 45, in the south-east: tables first, then paragraphs that explain them.

Written blind: before any rule of the proofreader was seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

TOOLS = {"IIT": range(1, 6), "EIT": range(6, 9), "OIT": range(9, 11)}
ALL = range(1, 11)
TARGET, GOOD, FULL = Decimal(85), Decimal(95), Decimal(100)
WORTH = {n: worth for (tool, worth) in (("IIT", "0.06"), ("EIT", "0.10"), ("OIT", "0.20")) for n in TOOLS[tool]}


def _and(words: Iterable[str]) -> str:
    *firsts, last = words
    return f"{' '.join(firsts)} และ{last}" if firsts else last


def _two(w: Writer, value: Decimal) -> str:
    return w.d(value.quantize(Decimal("0.01"), ROUND_HALF_UP))


def _row(*cells: str) -> str:
    return "\t".join(cells)


def _away(w: Writer, item: str) -> str:
    """What lies between a score and the target, with its sign."""
    gap = w.value(item) - TARGET
    return f"{'+' if gap > 0 else '-' if gap < 0 else ''}{_two(w, abs(gap))}"


def _two_years(w: Writer, item: str) -> str:
    if w.delta(item) == 0:
        return f"ทั้งสองปีได้เท่ากัน คือ {w.score(item)} คะแนน"
    way = w.pick("a", "b", "c")
    if way == "a":
        return (
            f"ปี {w.year(w.before)} ได้ {w.score(item, w.before)} คะแนน "
            f"มาปี {w.year()} ได้ {w.score(item)} คะแนน เท่ากับ{w.rise(item)}"
        )
    if way == "b":
        return f"{w.verb(item)}จาก {w.score(item, w.before)} เป็น {w.score(item)} คิดเป็น {w.amount(item)} คะแนน"
    return f"ได้ {w.score(item)} คะแนน {w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปี {w.year(w.before)} อยู่ {w.amount(item)} คะแนน"


def _heading(w: Writer) -> str:
    return f"{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}"


# --- Two years and the target ----------------------------------------------------------------------------------------

_WHY = {
    1: "งานทะเบียนราษฎรมีคนมารอคิวมากในวันจันทร์ จึงเพิ่มช่องบริการช่วงเช้าอีก 1 ช่อง",
    2: "คนในสำนักงานยังถามกันอยู่ว่าเงินแต่ละโครงการใช้ไปถึงไหน",
    3: "เรื่องมอบหมายงานและการประเมินประจำปีเป็นเรื่องละเอียดอ่อน ต้องอธิบายเกณฑ์ก่อนเริ่มรอบ",
    4: "รถส่วนกลาง 3 คันและเครื่องเสียงมีผู้ยืมบ่อย แต่สมุดยืมลงไม่ครบทุกครั้ง",
    5: "ช่องทางร้องเรียนมีอยู่ แต่ผู้ร้องอยากรู้ว่าเรื่องของตนไปถึงใคร",
    6: "ชาวสวนมาติดต่อมากหลังเก็บเกี่ยวเดือนมิถุนายน เวลารอจึงนานกว่าเดือนอื่น",
    7: "ประกาศในเพจมีคนเห็นมาก ส่วนเสียงตามสายในชุมชนริมคลองยังได้ยินไม่ทั่ว",
    8: "บริการยื่นคำขอผ่านมือถือเปิดแล้ว แต่ผู้สูงอายุยังให้ลูกหลานช่วยทำ",
    9: "ข้อมูลบนหน้าเว็บครบตามหัวข้อ เหลือแต่ต้องดูแลลิงก์ให้เปิดได้เสมอ",
    10: "แผนป้องกันการทุจริตกับรายงานผลต้องเขียนให้รับกัน อ่านแล้วตามรอยได้",
}


def durian_two_year_table(w: Writer) -> str:
    rows = []
    for tool, numbers in TOOLS.items():
        for n in numbers:
            item = str(n)
            cells = (w.score(item, w.before), w.score(item), w.signed(item), _away(w, item))
            rows.append(_row(w.number(n), w.name(n), *cells))
        cells = (w.score(tool, w.before), w.score(tool), w.signed(tool), _away(w, tool))
        rows.append(_row("", f"รวม {tool}", *cells))
    cells = (w.score(TOTAL, w.before), w.score(TOTAL), w.signed(TOTAL), _away(w, TOTAL))
    rows.append(_row("", w.pick("คะแนนภาพรวม", "รวมทั้งเทศบาล"), *cells))
    shown = sorted(w.chance.sample(ALL, 6))
    told = [f"แถวที่ {w.d(n)} {w.name(n)} {_two_years(w, str(n))} {w.d(_WHY[n])}" for n in shown]
    under = [n for n in ALL if w.value(str(n)) < TARGET]
    below = (
        "แถวที่ช่องสุดท้ายติดลบ คือ "
        + _and(f"{w.name(n)} ({w.score(str(n))} คะแนน)" for n in under)
        + " สามช่องแรกของแถวเหล่านี้ควรอ่านด้วยกัน จะได้ไม่ดูแต่ปีเดียว"
        if under
        else "ช่องสุดท้ายไม่มีแถวใดติดลบ แปลว่าทุกตัวชี้วัดถึงเป้าหมายแล้ว"
    )
    lead = w.pick("คำอธิบายตาราง", "อ่านตารางอย่างไร", "ข้อความประกอบตาราง")
    return "\n".join(
        [
            f"ตารางที่ {w.d(1)} ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {w.year(w.before)} และ พ.ศ. {w.year()}",
            _heading(w),
            _row("ลำดับ", "รายการ", f"ปี {w.year(w.before)}", f"ปี {w.year()}", "เพิ่ม/ลด", f"เทียบเป้า {w.d(85)}"),
            *rows,
            f"ที่มา: งานวิเคราะห์นโยบายและแผน ข้อมูล ณ วันที่ {w.d(22)} กันยายน {w.d(2568)}",
            "",
            lead,
            f"ดูบรรทัดล่างสุดก่อน คะแนนภาพรวม{_two_years(w, TOTAL)} ผลปีล่าสุดอยู่ในระดับ{w.level()}",
            f"ตัวชี้วัด {w.d(10)} แถว เพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด "
            f"{w.pick('เท่าเดิม', 'คงที่')} {w.changed(0)} ตัวชี้วัด",
            *told,
            below,
            f"ตัวเลขทั้งหมดผู้เขียนคัดจากประกาศผล แล้วให้งานทะเบียน{w.word('ตรวจทาน')}ซ้ำอีก {w.d(2)} รอบ "
            f"หากพบว่าผิดโปรดแจ้ง {w.address('plan@durian-muni.go.th')} หรือโทร. {w.d('0 3945 6120')} ต่อ {w.d(21)}",
            f"ตารางฉบับเต็มอยู่บน{w.spelt('เว็บไซต์')}ของเทศบาล ห้ามแก้ไขตัวเลขโดยไม่ลงชื่อผู้แก้",
        ]
    )


# --- Three years -----------------------------------------------------------------------------------------------------


def _three_row(w: Writer, label: str, item: str) -> str:
    values = [w.value(item, year) for year in (w.now - 2, w.before, w.now)]
    scores = (w.score(item, year) for year in (w.now - 2, w.before, w.now))
    return _row(label, *scores, _two(w, max(values) - min(values)))


def durian_three_years(w: Writer) -> str:
    first = w.now - 2
    years = (first, w.before, w.now)
    best = max(years, key=lambda year: w.value(TOTAL, year))
    latest = f"ส่วนปีที่เพิ่งประกาศ คือปี {w.year()} ได้ {w.score(TOTAL)} คะแนน" if best != w.now else "ซึ่งเพิ่งประกาศ"
    moves = []
    for tool, numbers in TOOLS.items():
        last = f"ปี {w.year()} ได้ {w.score(tool)} คะแนน"
        moves.append(
            f"แบบวัด {tool} มี {w.d(len(numbers))} ตัวชี้วัด เริ่มที่ {w.score(tool, first)} คะแนนในปี {w.year(first)} "
            f"ต่อมาปี {w.year(w.before)} ได้ {w.score(tool, w.before)} คะแนน และ{last} "
            f"ถ้านับเฉพาะสองปีหลัง ถือว่า{w.rise(tool)}"
        )
    steady = [n for n in ALL if all(w.value(str(n), year) >= GOOD for year in years)]
    steadily = (
        f"ที่ได้ตั้งแต่ {w.d(95)} คะแนนทั้งสามปี คือ {_and(w.name(n) for n in steady)}"
        if steady
        else f"ไม่มีตัวชี้วัดใดได้ถึง {w.d(95)} คะแนนครบทั้งสามปี"
    )
    picked = sorted(w.chance.sample(ALL, 4))
    singles = [
        f"- {w.name(n)}: ปี {w.year(first)} {w.score(str(n), first)}, ปี {w.year(w.before)} "
        f"{w.score(str(n), w.before)}, ปี {w.year()} {w.score(str(n))} (สองปีหลังต่างกัน {w.signed(str(n))})"
        for n in picked
    ]
    people = 180 + 4 * picked[0]
    friend = w.facts.others[4]
    return "\n".join(
        [
            f"ข้อมูลประกอบการทบทวนแผนพัฒนาท้องถิ่น: คะแนน ITA สามปี ของ{w.town()} จังหวัด{w.province()}",
            "",
            _row("รายการ", *(f"พ.ศ. {w.year(year)}" for year in years), "ช่วงห่าง"),
            *(_three_row(w, w.name(n), str(n)) for n in ALL),
            *(_three_row(w, f"เฉลี่ย {tool}", tool) for tool in TOOLS),
            _three_row(w, "ภาพรวม", TOTAL),
            _row("ระดับผล", *(w.level(year) for year in years), ""),
            f"หมายเหตุ ช่วงห่าง = คะแนนสูงสุดลบคะแนนต่ำสุดในสามปี, คะแนนเต็ม {w.d(100)}",
            "",
            f"ย่อหน้าที่ {w.d(1)} ภาพรวม",
            f"ในสามปี ปีที่คะแนนภาพรวมดีที่สุดคือปี {w.year(best)} ได้ {w.score(TOTAL, best)} คะแนน "
            f"{latest} อยู่ในระดับ{w.level()} "
            f"เทียบปี {w.year(w.before)} แล้ว{w.rise(TOTAL)}",
            f"ย่อหน้าที่ {w.d(2)} เครื่องมือ",
            *moves,
            f"ย่อหน้าที่ {w.d(3)} รายตัวชี้วัดที่{w.pick('ที่ประชุมแผนถามถึง', 'ควรหยิบมาคุย')}",
            *singles,
            steadily,
            f"ย่อหน้าที่ {w.d(4)} ใช้อย่างไรต่อ",
            f"คณะกรรมการพัฒนาเทศบาล {w.d(14)} คน จะใช้ตารางนี้คู่กับผลประชาคม {w.d(9)} ชุมชน "
            f"ซึ่งมีผู้ร่วม {w.d(people)} คน ก่อนเพิ่มเติมแผนพัฒนา (พ.ศ. {w.other_year(2566)} - {w.other_year(2570)})",
            f"เดือนหน้าจะพา{w.spelt('บุคลากร')} {w.d(12)} คนไปดูงานที่{friend.full_name} จังหวัด{friend.province} "
            f"งบประมาณ {w.d('18,400')} บาท",
            f"ผู้จัดทำเป็นคนทำแผนที่มาจากงานทะเบียน จึงขอให้ผู้อ่าน{w.word('ช่วยกัน')}ดูเลขก่อนดูคำ",
        ]
    )


# --- Question by question --------------------------------------------------------------------------------------------


def _questions(w: Writer, n: int) -> list[str]:
    keys = w.facts.years[w.now].questions[str(n)]
    low, top = w.ends(keys), w.ends(keys, best=True)
    rows = [_row(key, w.score(key), _two(w, FULL - w.value(key))) for key in keys]
    told = w.pick(
        f"ข้อที่ต้องดูก่อนคือ {low[0]} ได้ {w.score(low[0])} คะแนน ขาดอีก {_two(w, FULL - w.value(low[0]))} จึงจะเต็ม",
        f"ในสามข้อนี้ {low[0]} น้อยที่สุด ({w.score(low[0])}) ส่วน {top[0]} มากที่สุด ({w.score(top[0])})",
        f"ข้อ {top[0]} ทำได้ดีที่สุดของตัวชี้วัดนี้ ที่ {w.score(top[0])} คะแนน ให้รักษาไว้",
    )
    return [
        f"ตาราง {w.d(n)} {w.name(n)}",
        _row("ข้อ", "คะแนน", "ขาดจากเต็ม"),
        *rows,
        f"คำอธิบาย: ตัวชี้วัดที่ {w.d(n)} ได้ {w.score(str(n))} คะแนน {told}",
        "",
    ]


def durian_question_tables(w: Writer) -> str:
    low = w.weakest()
    return "\n".join(
        [
            f"ผลรายข้อคำถามแบบวัด IIT ปีงบประมาณ พ.ศ. {w.year()}",
            _heading(w),
            f"แบบวัด IIT มี {w.d(15)} ข้อ แยกเป็น {w.d(5)} ตาราง ตารางละ {w.d(3)} ข้อ ผู้ตอบภายใน {w.d(96)} คน ภายนอก {w.d(311)} คน",
            "",
            *(line for n in TOOLS["IIT"] for line in _questions(w, n)),
            w.pick("สรุปท้ายตาราง", "รวมความจากห้าตาราง"),
            f"แบบวัด IIT ได้ {w.score('IIT')} คะแนน แบบวัด EIT ได้ {w.score('EIT')} คะแนน "
            f"(EIT ส่วนที่ {w.d(1)} {w.score('EIT1')} คะแนน ส่วนที่ {w.d(2)} {w.score('EIT2')} คะแนน)",
            f"อีกสองแบบวัดไม่ได้แยกรายข้อในที่นี้ เฉพาะแบบวัด OIT ได้ {w.score('OIT')} คะแนน "
            f"จาก{w.name(9)} {w.score('9')} และ{w.name(10)} {w.score('10')}",
            f"เมื่อรวมทั้งสามแบบวัด เทศบาลได้ {w.score(TOTAL)} คะแนน ระดับ{w.level()}",
            f"จากสิบตัวชี้วัด ตัวที่คะแนนน้อยที่สุดคือ {w.name(low)} {w.score(str(low))} คะแนน "
            f"จึงวางโครงการแก้ไขไว้ในปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} เป็นลำดับแรก",
            f"ผู้ที่จะนำตารางไปใช้ ให้{w.spelt('ปฏิบัติ')}ตามข้อตกลงเรื่องข้อมูลส่วนบุคคล และ{w.word('อ้างอิง')}ที่มาทุกครั้ง",
            f"ไฟล์: {w.address('https://durian-muni.go.th/plan/q2568')}",
        ]
    )


# --- The plan followed up --------------------------------------------------------------------------------------------


def durian_plan_follow_up(w: Writer) -> str:
    whole, left = w.chance.random() < 0.5, len(w.measures) - sum(bool(m.is_done) for m in w.measures)
    money = [4000 + 1500 * n for n in range(1, len(w.measures) + 1)]
    rows = [
        _row(w.number(n), m.title, w.unit(m), w.months(m, whole=whole), w.status(m), w.d(f"{money[n - 1]:,}"))
        for n, m in enumerate(w.measures, 1)
    ]
    told = []
    for n, m in enumerate(w.measures, 1):
        told.append(
            w.pick(
                f"แถวที่ {w.d(n)} {m.title} ผู้รับผิดชอบ {w.unit(m)} สถานะ {w.status(m)}",
                f"แถวที่ {w.d(n)} {m.title} กำหนดไว้ {w.months(m, whole=whole)} ผู้เข้าร่วม {w.d(15 + 4 * n)} คน",
                f"แถวที่ {w.d(n)} {m.title} มอบให้ {w.unit(m)} ใช้เงิน {w.d(f'{money[n - 1]:,}')} บาท",
            )
        )
    scores = [_row(w.name(n), w.score(str(n), w.before), w.score(str(n)), w.signed(str(n))) for n in ALL]
    low = w.weakest()
    return "\n".join(
        [
            f"แบบติดตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {w.year()}",
            _heading(w),
            "",
            f"ตาราง ก. มาตรการทั้งหมด {w.measure_count()} มาตรการ",
            _row("ที่", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "สถานะ", "ใช้จ่าย (บาท)"),
            *rows,
            _row("", "รวมเงิน", "", "", "", w.d(f"{sum(money):,}")),
            "",
            f"ตาราง ข. คะแนนก่อนและหลัง (ปี {w.year(w.before)} / ปี {w.year()})",
            _row("ตัวชี้วัด", "ก่อน", "หลัง", "ต่าง"),
            *scores,
            _row("ภาพรวม", w.score(TOTAL, w.before), w.score(TOTAL), w.signed(TOTAL)),
            "",
            "คำอธิบายตาราง ก.",
            f"{w.town()}ตั้งไว้ {w.measure_count()} มาตรการ เสร็จแล้ว {w.done_count()} มาตรการ "
            f"ที่เหลือ {w.d(left)} มาตรการยังเดินอยู่",
            *told,
            "คำอธิบายตาราง ข.",
            f"คะแนนภาพรวม{_two_years(w, TOTAL)} ระดับปัจจุบันคือ{w.level()}",
            f"มี {w.changed(1)} ตัวชี้วัดที่คะแนนเพิ่มขึ้น กับอีก {w.changed(-1)} ตัวชี้วัดที่คะแนนลดลง",
            f"จุดที่มาตรการยังช่วยได้ไม่พอคือ{w.name(low)} ซึ่งจบปีที่ {w.score(str(low))} คะแนน ต่ำที่สุดในตาราง",
            f"ข้อมูล o{2} {w.item_title('o2')} กับ o{4} {w.item_title('o4')} ให้งานแผน{w.word('ปรับปรุง')}ทุกสิ้นเดือน",
            f"รายงานรอบหน้า ส่งภายในวันที่ {w.d(10)} เมษายน {w.d(2569)}",
        ]
    )


# --- Slides ----------------------------------------------------------------------------------------------------------


def durian_slides(w: Writer) -> str:
    low, top = w.ends(map(str, ALL)), w.ends(map(str, ALL), best=True)
    rows = [_row(tool, w.score(tool, w.before), w.score(tool), w.signed(tool)) for tool in TOOLS]
    lines = [_row(f"{w.d(n)} {w.name(n)}", w.score(str(n), bare=True)) for n in ALL]
    tops = " / ".join(f"{w.name(item)} {w.score(item)}" for item in top)
    lows = " / ".join(f"{w.name(item)} {w.score(item)}" for item in low)
    n = int(low[0])
    gain = (FULL - w.value(low[0])) * Decimal(WORTH[n])
    return "\n".join(
        [
            f"[สไลด์ {w.number(1)}] ITA {w.year()} บอกอะไรเรา",
            f"{w.town()} | {w.pick('ประชุมพนักงานประจำเดือน', 'อบรมเชิงปฏิบัติการ')} {w.d(26)} กันยายน {w.d(2568)}",
            f"[สไลด์ {w.number(2)}] เครื่องมือ",
            _row("", f"ปี {w.year(w.before, short=True)}", f"ปี {w.year(short=True)}", "+/-"),
            *rows,
            _row("รวม", w.score(TOTAL, w.before), w.score(TOTAL), w.signed(TOTAL)),
            f"บทพูด: ตัวเลขรวมของเรา {w.score(TOTAL)} คะแนน ระดับ{w.level()} ปีก่อน {w.score(TOTAL, w.before)} "
            f"{w.rise(TOTAL)} ให้ทุกคนมองช่องขวาสุดก่อนนะครับ",
            f"บทพูด: น้ำหนักไม่เท่ากัน IIT กับ EIT ร้อยละ {w.d(30)} ส่วน OIT ร้อยละ {w.d(40)}",
            f"[สไลด์ {w.number(3)}] สิบตัวชี้วัด ปี {w.year()}",
            *lines,
            f"บทพูด: ได้ตั้งแต่ {w.d(95)} คะแนนขึ้นไป {w.count(lambda v: v >= GOOD)} ตัวชี้วัด "
            f"ต่ำกว่า {w.d(85)} คะแนน {w.count(lambda v: v < TARGET)} ตัวชี้วัด",
            f"[สไลด์ {w.number(4)}] สูงสุด - ต่ำสุด",
            f"สูงสุด: {tops}",
            f"ต่ำสุด: {lows}",
            f"บทพูด: ระยะจากต่ำสุดถึงสูงสุดคือ {_two(w, w.value(top[0]) - w.value(low[0]))} คะแนน",
            f"[สไลด์ {w.number(5)}] ถ้าแก้{w.name(n)}ได้เต็ม",
            _row("ตอนนี้", "เต็ม", "ภาพรวมเพิ่มประมาณ"),
            _row(w.score(low[0]), w.d(100), _two(w, gain)),
            f"บทพูด: หนึ่งคะแนนของตัวชี้วัดนี้มีค่า {w.d(WORTH[n])} คะแนนในภาพรวม",
            f"[สไลด์ {w.number(6)}] ทำอะไรต่อ",
            f"- ทำ {w.spelt('E-Service')} คำขอทะเบียน {w.d(5)} เรื่อง ให้ใช้ได้ก่อน {w.d(15)} ธันวาคม",
            f"- เก็บแบบสอบถามหน้าเคาน์เตอร์เดือนละ {w.d(40)} ชุด",
            f"- แผนปีงบประมาณ {w.period_year(w.now + 1)} เริ่มตุลาคม {w.period_year(w.now)}",
            f"[สไลด์ {w.number(7)}] ถาม - ตอบ",
            f"LINE {w.address('@durianplan88')} | ขอบคุณที่{w.word('รับฟัง')}",
        ]
    )


# --- Weights ---------------------------------------------------------------------------------------------------------


def durian_weights(w: Writer) -> str:
    share = {"IIT": Decimal("0.30"), "EIT": Decimal("0.30"), "OIT": Decimal("0.40")}
    rows = [_row(tool, w.score(tool), w.d(share[tool]), _two(w, w.value(tool) * share[tool])) for tool in TOOLS]
    gains = {n: (FULL - w.value(str(n))) * Decimal(WORTH[n]) for n in ALL}
    order = sorted(ALL, key=lambda n: (-gains[n], n))
    lines = [_row(w.name(n), w.score(str(n)), w.d(WORTH[n]), _two(w, gains[n])) for n in order]
    first, second = order[:2]
    fallen = [n for n in ALL if w.delta(str(n)) < 0]
    down = (
        "ตัวชี้วัดที่ถอยจากปีก่อนมี " + _and(f"{w.name(n)} ({w.signed(str(n))})" for n in fallen)
        if fallen
        else "ไม่มีตัวชี้วัดใดถอยจากปีก่อน"
    )
    return "\n".join(
        [
            f"บทวิเคราะห์น้ำหนักคะแนน ITA ปีงบประมาณ พ.ศ. {w.year()} ({w.town()})",
            f"ตาราง {w.d(1)} คะแนนคูณน้ำหนัก",
            _row("แบบวัด", "คะแนน", "น้ำหนัก", "คิดเป็น"),
            *rows,
            _row("ภาพรวม", w.score(TOTAL), w.d("1.00"), ""),
            "",
            f"ตาราง {w.d(2)} ถ้าตัวชี้วัดขึ้นเต็ม {w.d(100)} ภาพรวมเพิ่มเท่าใด",
            _row("ตัวชี้วัด", "ได้", "ต่อหนึ่งคะแนน", "เพิ่มได้ประมาณ"),
            *lines,
            "",
            f"ตาราง {w.d(1)} อธิบายว่า คะแนนภาพรวม {w.score(TOTAL)} คะแนนประกอบขึ้นจากอะไร "
            "เลขในช่องสุดท้ายปัดเศษแล้ว บวกกันเองอาจต่างจากที่ประกาศเล็กน้อย",
            f"ระดับที่ได้คือ{w.level()} ปีก่อน (พ.ศ. {w.year(w.before)}) คะแนนภาพรวม {w.score(TOTAL, w.before)} คะแนน "
            f"อยู่ในระดับ{w.level(w.before)}",
            f"ตาราง {w.d(2)} เรียงตามคะแนนภาพรวมที่จะได้คืน ไม่ได้เรียงตามคะแนนของตัวชี้วัด",
            f"แถวแรกคือ{w.name(first)} ซึ่งได้ {w.score(str(first))} คะแนน {w.pick('รองลงมา', 'ถัดมา')}คือ"
            f"{w.name(second)} ได้ {w.score(str(second))} คะแนน",
            f"ตัวอย่างวิธีคิด ตัวชี้วัด{w.name(first)} ยังขาด {_two(w, FULL - w.value(str(first)))} คะแนน "
            f"คูณ {w.d(WORTH[first])} จึงได้ประมาณ {_two(w, gains[first])}",
            f"เทียบปีต่อปี แบบวัด IIT {w.rise('IIT')} แบบวัด EIT {w.rise('EIT')} แบบวัด OIT {w.rise('OIT')}",
            down,
            f"ข้อควรระวัง น้ำหนักใช้ตาม{w.spelt('กฎหมาย')}และประกาศของปีนั้น ปีอื่นอาจไม่เท่ากัน",
            f"เสนอให้ตั้งเป้าภาพรวมปี {w.other_year(w.now + 1)} ไว้ที่ร้อยละ {w.d(98)} งบติดตาม {w.d('35,000')} บาท "
            f"และให้ทุกกอง{w.word('รายงาน')}ไตรมาสละครั้ง รวม {w.d(4)} ครั้ง",
        ]
    )


PLANNED: tuple[Style, ...] = (durian_plan_follow_up,)
STYLES: tuple[Style, ...] = (
    durian_two_year_table,
    durian_three_years,
    durian_question_tables,
    durian_slides,
    durian_weights,
    *PLANNED,
)
