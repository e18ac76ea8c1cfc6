"""Papers of a retired teacher hired as consultant: well-formed paragraphs, definitions, enumerations in words.

Written before anything of what the proofreader knows was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL, PlannedMeasure

ALL = range(1, 11)
GROUPS = {"IIT": range(1, 6), "EIT": range(6, 9), "OIT": range(9, 11)}
CENT, TARGET, HIGH = Decimal("0.01"), Decimal(85), Decimal(95)
ORDINALS = ("แรก", "ที่สอง", "ที่สาม", "ที่สี่", "ที่ห้า", "ที่หก", "ที่เจ็ด", "ที่แปด", "ที่เก้า", "ที่สิบ")
WORDS = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ")

_MEANING = {
    1: "การที่เจ้าหน้าที่ทำงานตามขั้นตอนและเวลาที่กำหนด โดยไม่เลือกว่าผู้มาขอรับบริการเป็นใคร",
    2: "การใช้จ่ายเงินอย่างคุ้มค่า ตรงวัตถุประสงค์ และเปิดโอกาสให้ผู้อื่นมีส่วนร่วมตรวจสอบ",
    3: "การที่ผู้บังคับบัญชามอบหมายงานและประเมินผลอย่างเป็นธรรม",
    4: "การดูแลและยืมใช้สิ่งของของทางราชการตามระเบียบ",
    5: "ความตั้งใจของผู้บริหารที่จะขจัดการทุจริต และความเชื่อมั่นของผู้ร้องเรียน",
    6: "ความรู้สึกของผู้มาติดต่อว่าได้รับบริการที่เท่าเทียมและถูกต้อง",
    7: "การสื่อสารข้อมูลที่ประชาชนควรรู้ให้เข้าถึงง่ายและเข้าใจได้",
    8: "ความพยายามของหน่วยงานที่จะพัฒนาวิธีทำงานให้ดีกว่าเดิม",
    9: "การนำข้อมูลพื้นฐานขึ้นเผยแพร่ให้สาธารณชนรับรู้",
    10: "การจัดการความเสี่ยงและการปลูกฝังวัฒนธรรมสุจริตในองค์กร",
}


def _listed(words: Iterable[str]) -> str:
    *firsts, last = words
    return f"{' '.join(firsts)} และ{last}" if firsts else last


def _round(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_HALF_UP)


def _compared(w: Writer, item: str) -> str:
    before = w.pick("ปีงบประมาณก่อนหน้า", "ปีที่ผ่านมา", f"ปีงบประมาณ พ.ศ. {w.year(w.before)}")
    if w.delta(item) == 0:
        return f"ซึ่งไม่แตกต่างจาก{before}"
    if w.chance.random() < 0.5:
        return f"ซึ่ง{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}คะแนนของ{before} ({w.score(item, w.before)} คะแนน) อยู่ {w.amount(item)} คะแนน"
    return f"กล่าวคือ {w.rise(item, 'สูงขึ้น', 'ต่ำลง')} เมื่อนำไปเทียบกับ{before}"


def _ends(w: Writer, numbers: Iterable[int], best: bool = False) -> str:
    items = w.ends(map(str, numbers), best=best)
    return f"{_listed(f'ตัวชี้วัดที่ {w.d(item)} {w.name(item)}' for item in items)} ({w.score(items[0])} คะแนน)"


def _head(w: Writer, title: str) -> str:
    where = f"{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}"
    return f"{title}\n{where}\nประจำปีงบประมาณ พ.ศ. {w.year()}"


# --- An essay of the results -----------------------------------------------------------------------------------------


def _paragraph(w: Writer, place: int, n: int) -> str:
    item = str(n)
    opening = f"ประการ{ORDINALS[place]} {w.name(n)} หมายถึง{_MEANING[n]}"
    got = w.pick(
        f"ผลปรากฏว่าตัวชี้วัดนี้ได้ {w.score(item)} คะแนน",
        f"ในการประเมินครั้งนี้ ผู้ตอบให้คะแนนไว้ {w.score(item)} คะแนน" if n < 9 else f"ผลการตรวจให้ไว้ {w.score(item)} คะแนน",
        f"เทศบาลได้รับคะแนนเฉลี่ย {w.score(item)}",
    )
    value = w.value(item)
    judged = (
        "จึงควรรักษาแนวปฏิบัตินี้ไว้"
        if value >= HIGH
        else "จึงอยู่ในขั้นน่าพอใจ หากแต่ยังพัฒนาได้อีก"
        if value >= TARGET
        else "จึงจำเป็นต้องแก้ไขก่อนเรื่องอื่น"
    )
    return f"{opening} {got} {_compared(w, item)} {judged}"


def silk_essay(w: Writer) -> str:
    parts = []
    names = {"IIT": "ผู้มีส่วนได้ส่วนเสียภายใน", "EIT": "ผู้มีส่วนได้ส่วนเสียภายนอก", "OIT": "การเปิดเผยข้อมูลสาธารณะ"}
    for place, (tool, numbers) in enumerate(GROUPS.items(), 1):
        said = "\n".join(_paragraph(w, n - numbers[0], n) for n in numbers)
        parts.append(
            f"บทที่ {w.number(place + 1)} ว่าด้วย{names[tool]}\n"
            f"แบบวัด {tool} ประกอบด้วย{WORDS[len(numbers)]}ตัวชี้วัด ได้คะแนนเฉลี่ย {w.score(tool)} คะแนน {_compared(w, tool)}\n{said}"
        )
    apart = abs(w.value("EIT1") - w.value("EIT2"))
    return f"""{_head(w, "บทวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส")}

บทที่ {w.number(1)} ความนำ
คุณธรรมและความโปร่งใสเป็นรากฐานของการบริหารท้องถิ่น ด้วยเหตุนี้ {w.town()}จึงเข้ารับการประเมิน ITA ทุกปี และมอบให้ผู้เขียนซึ่งเคยรับราชการครูมา {w.d(36)} ปีเป็นผู้เรียบเรียง
ในภาพรวม เทศบาลได้ {w.score(TOTAL)} คะแนน {_compared(w, TOTAL)} ทั้งนี้ ผลการประเมินจัดอยู่ในระดับ{w.level()}
อนึ่ง คะแนนดังกล่าวมาจากผู้ตอบแบบวัด {w.d(512)} คน แบ่งเป็นบุคลากรในสังกัด {w.d(97)} คน และประชาชน {w.d(415)} คน

{(chr(10) * 2).join(parts)}

บทที่ {w.number(5)} บทสรุป
{w.pick("กล่าวโดยสรุป", "จากที่ได้พรรณนามา", "เมื่อประมวลความทั้งหมดแล้ว")} ในบรรดาตัวชี้วัดทั้งสิบ ตัวชี้วัดที่ได้คะแนนสูงที่สุด ได้แก่ {_ends(w, ALL, best=True)} {w.pick("ในทางตรงกันข้าม", "ส่วนอีกด้านหนึ่ง")} ตัวชี้วัดที่ได้คะแนนต่ำที่สุด ได้แก่ {_ends(w, ALL)}
นอกจากนี้ เมื่อพิจารณาแบบวัด EIT ทั้งสองส่วน พบว่าส่วนที่ {w.d(1)} ได้ {w.score("EIT1")} คะแนน ขณะที่ส่วนที่ {w.d(2)} ได้ {w.score("EIT2")} คะแนน ต่างกัน {w.d(f"{apart:.2f}")} คะแนน
ตัวชี้วัดที่ได้คะแนนเพิ่มขึ้นมีจำนวน {w.changed(1)} ตัวชี้วัด ตัวชี้วัดที่ได้คะแนนลดลงมีจำนวน {w.changed(-1)} ตัวชี้วัด
ด้วยเหตุผลข้างต้น ผู้เขียนจึงเสนอให้เทศบาลกำหนดมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} โดยคำนึงถึง{w.word("จุดอ่อน")}เป็นสำคัญ และเผยแพร่บทวิเคราะห์นี้ทาง{w.spelt("เว็บไซต์")} {w.address("www.silktown.go.th/paper/19")}
"""


# --- What was handed out at a lesson ---------------------------------------------------------------------------------


def silk_lesson(w: Writer) -> str:
    terms = "\n".join(f"ตัวชี้วัดที่ {w.d(n)}\t{w.name(n)}\t{_MEANING[n]}\t{w.score(str(n))}" for n in ALL)
    drill = w.chance.sample(list(ALL), 3)
    asked = "\n".join(
        f"คำถามข้อ{ORDINALS[k]} ตัวชี้วัดที่ {w.d(n)} ได้คะแนนเท่าใดในปี {w.d(w.now)} และเปลี่ยนแปลงจากเดิมหรือไม่"
        for k, n in enumerate(drill)
    )
    answered = "\n".join(
        f"เฉลยข้อ{ORDINALS[k]} {w.name(n)} ได้ {w.score(str(n))} คะแนน {_compared(w, str(n))}"
        for k, n in enumerate(drill)
    )
    weighed = [
        (tool, weight, _round(w.value(tool) * weight / 100)) for tool, weight in (("IIT", 30), ("EIT", 30), ("OIT", 40))
    ]
    sums = "\n".join(f"{tool}\t{w.score(tool)}\tร้อยละ {w.d(weight)}\t{w.d(points)}" for tool, weight, points in weighed)
    return f"""{_head(w, "ใบความรู้ประกอบการอบรม เรื่อง การอ่านผลการประเมิน ITA")}

จุดประสงค์การเรียนรู้
{w.number(1)}. ผู้เข้าอบรมบอกความหมายของตัวชี้วัดทั้งสิบได้
{w.number(2)}. ผู้เข้าอบรมอ่านตารางคะแนนและอธิบายการเปลี่ยนแปลงได้
{w.number(3)}. ผู้เข้าอบรมเสนอแนวทางแก้ไขที่{w.spelt("ปฏิบัติ")}ได้จริง

ตอนที่หนึ่ง นิยาม
ITA คือการประเมินที่มุ่งให้หน่วยงานของรัฐรู้จักตนเอง ส่วนคำว่า "คะแนนรวม" หมายถึงผลบวกของคะแนนจากแบบวัดสามชนิดหลังจากถ่วงน้ำหนักแล้ว
ลำดับ\tชื่อตัวชี้วัด\tความหมาย\tคะแนนปี {w.year()}
{terms}

ตอนที่สอง การถ่วงน้ำหนัก
แบบวัด\tคะแนนเฉลี่ย\tน้ำหนัก\tคะแนนหลังถ่วง
{sums}
เมื่อนำมารวมกัน (ก่อนการปัดเศษ) จะได้คะแนนรวมของเทศบาล คือ {w.score(TOTAL)} คะแนน ซึ่งตรงกับระดับ "{w.level()}"
ข้อสังเกตคือ แบบวัด OIT มีน้ำหนักมากที่สุด คือร้อยละ {w.d(40)} ดังนั้น ผู้ดูแลข้อมูลบน{w.spelt("เว็บไซต์")}จึงมีบทบาทสำคัญยิ่ง

ตอนที่สาม แบบฝึกหัด (ใช้เวลา {w.d(25)} นาที คะแนนเต็ม {w.d(15)} คะแนน)
{asked}

เฉลยแบบฝึกหัด
{answered}

ตอนที่สี่ ข้อชวนคิด
จากตัวชี้วัดทั้งสิบ มี {w.count(lambda v: v >= HIGH)} ตัวชี้วัดที่ได้ตั้งแต่ {w.d(95)} คะแนนขึ้นไป และมี {w.count(lambda v: v < TARGET)} ตัวชี้วัดที่ได้ต่ำกว่า {w.d(85)} คะแนน
ตัวชี้วัดที่ได้คะแนนน้อยที่สุด ได้แก่ {_ends(w, ALL)} ขอให้ท่านร่วมกัน{w.word("อภิปราย")}ว่าเกิดจากสาเหตุใด
การอบรมจัดขึ้น ณ หอประชุมเทศบาล วันที่ {w.d(18)} พฤศจิกายน {w.d(2568)} มีผู้เข้าอบรม {w.d(64)} คน จากเป้าหมาย {w.d(70)} คน
ส่งแบบฝึกหัดทาง {w.address("kru.ita2568@silktown.go.th")} ภายในเจ็ดวัน
"""


# --- By question -----------------------------------------------------------------------------------------------------


def _asked(w: Writer, n: int) -> str:
    keys = w.facts.years[w.now].questions[str(n)]
    low = w.ends(keys)
    rows = "\n".join(f"{key}\t{w.score(key)}\t{_remark(w, key)}" for key in keys)
    return (
        f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ผลตามประกาศคือ {w.score(str(n))} คะแนน\nข้อคำถาม\tคะแนน\tข้อสังเกต\n{rows}\n"
        f"จากตารางจะเห็นได้ว่า ข้อที่ได้คะแนนน้อยที่สุดในตัวชี้วัดนี้คือ{_listed(f'ข้อ {key}' for key in low)} ได้ {w.score(low[0])} คะแนน"
    )


def _remark(w: Writer, key: str) -> str:
    value = w.value(key)
    if value == 100:
        return "ได้คะแนนเต็ม"
    return f"ห่างจากคะแนนเต็มอยู่ {w.d(f'{100 - value:.2f}')} คะแนน"


def _outside(w: Writer, n: int) -> str:
    keys = w.facts.years[w.now].questions[str(n)]
    rows = "\n".join(f"{key}\t{w.score(f'{key}/1')}\t{w.score(f'{key}/2')}" for key in keys)
    return f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ผลตามประกาศคือ {w.score(str(n))} คะแนน\nข้อคำถาม\tส่วนที่ {w.d(1)}\tส่วนที่ {w.d(2)}\n{rows}"


def silk_by_question(w: Writer) -> str:
    chosen = sorted(GROUPS["IIT"], key=lambda n: w.value(str(n)))[:3]
    inside = "\n\n".join(_asked(w, n) for n in sorted(chosen))
    outside = "\n\n".join(_outside(w, n) for n in GROUPS["EIT"])
    return f"""{_head(w, "รายงานการศึกษาคะแนนรายข้อคำถาม")}

{w.number(1)}. เหตุผลของการศึกษา
คะแนนเฉลี่ยบอกให้รู้ว่าเทศบาลยืนอยู่ ณ ที่ใด แต่ไม่บอกว่าเหตุใดจึงยืนอยู่ ณ ที่นั้น การศึกษารายข้อจึงมีประโยชน์สองประการ ประการแรก ช่วยให้พบต้นเหตุ ประการที่สอง ช่วยให้เลือกวิธีแก้ได้ตรงจุด
{w.number(2)}. ขอบเขต
การศึกษานี้ครอบคลุมตัวชี้วัดของแบบวัด IIT ซึ่งได้คะแนนน้อยที่สุดสามลำดับ และตัวชี้วัดของแบบวัด EIT ทั้งสามตัว รวมข้อคำถาม {w.d(18)} ข้อ โดย{w.town()}ได้คะแนนรวม {w.score(TOTAL)} คะแนน อยู่ในระดับ{w.level()}
{w.number(3)}. ผลการศึกษาแบบวัด IIT
แบบวัดนี้ได้คะแนนเฉลี่ย {w.score("IIT")} คะแนน {_compared(w, "IIT")}
{inside}

{w.number(4)}. ผลการศึกษาแบบวัด EIT
แบบวัดนี้ได้คะแนนเฉลี่ย {w.score("EIT")} คะแนน {_compared(w, "EIT")} ทั้งนี้ ส่วนที่ {w.d(1)} คือประชาชนตอบด้วยตนเอง ส่วนที่ {w.d(2)} คือคณะผู้สำรวจเก็บข้อมูล
{outside}

{w.number(5)}. อภิปรายผล
เมื่อเปรียบเทียบแบบวัดทั้งสอง จะเห็นว่า{_which(w, "IIT", "EIT")}
ในแบบวัด IIT ตัวชี้วัดที่ได้คะแนนสูงที่สุด ได้แก่ {_ends(w, GROUPS["IIT"], best=True)} และในแบบวัด EIT ตัวชี้วัดที่ได้คะแนนต่ำที่สุด ได้แก่ {_ends(w, GROUPS["EIT"])}
{w.number(6)}. ข้อเสนอแนะ
ควรประชุมกลุ่มย่อยกับ{w.spelt("บุคลากร")}ห้ากลุ่ม กลุ่มละ {w.d(8)} คน เพื่อรับฟัง{w.word("ข้อเท็จจริง")} แล้วจึงกำหนดวิธีแก้ไข ค่าใช้จ่ายประมาณ {w.d("12,600")} บาท
ผู้สนใจข้อมูลดิบขอรับได้ที่ {w.address("https://data.silktown.go.th/ita/68")} หรือหมายเลขโทรศัพท์ {w.d("0 4433 9021")}
"""


def _which(w: Writer, one: str, two: str) -> str:
    gap = w.value(one) - w.value(two)
    if gap == 0:
        return f"แบบวัด {one} และแบบวัด {two} ได้คะแนนเท่ากัน คือ {w.score(one)} คะแนน"
    first, second = (one, two) if gap > 0 else (two, one)
    return f"แบบวัด {first} ({w.score(first)} คะแนน) สูงกว่าแบบวัด {second} ({w.score(second)} คะแนน) อยู่ {w.d(f'{abs(gap):.2f}')} คะแนน"


# --- Three years -----------------------------------------------------------------------------------------------------


def _trend(w: Writer, item: str) -> str:
    a, b, c = (w.value(item, year) for year in (w.now - 2, w.before, w.now))
    if a < b < c:
        return "พัฒนาต่อเนื่อง"
    if a > b > c:
        return "ถดถอยต่อเนื่อง"
    if b > a and b > c:
        return "ขึ้นแล้วลง"
    return "ลงแล้วขึ้น" if b < a and b < c else "ทรงตัวบางช่วง"


def silk_three_years(w: Writer) -> str:
    first, years = w.now - 2, (w.now - 2, w.before, w.now)
    rows = []
    for item, label in [*((str(n), w.name(n)) for n in ALL), *((t, f"แบบวัด {t}") for t in GROUPS), (TOTAL, "คะแนนรวม")]:
        mean = _round(sum((w.value(item, year) for year in years), Decimal(0)) / 3)
        rows.append("\t".join((label, *(w.score(item, year) for year in years), w.d(mean), _trend(w, item))))
    best = max(years, key=lambda year: w.value(TOTAL, year))
    long = w.value(TOTAL) - w.value(TOTAL, first)
    over = (
        f"คะแนนรวมขยับ{'ขึ้น' if long > 0 else 'ลง'}ทั้งสิ้น {w.d(f'{abs(long):.2f}')} คะแนน"
        if long
        else "คะแนนรวมของปีแรกและปีสุดท้ายเท่ากัน"
    )
    told = "\n".join(
        f"ประเด็น{ORDINALS[k]} {w.name(n)} ได้ {w.score(str(n))} คะแนน {_compared(w, str(n))}"
        for k, n in enumerate(sorted(w.chance.sample(list(ALL), 5)))
    )
    return f"""{_head(w, "การศึกษาแนวโน้มคะแนนในรอบสามปี")}

ก. ที่มา
การพิจารณาคะแนนเพียงปีเดียวเปรียบเสมือนการอ่านหนังสือเพียงหน้าเดียว รายงานนี้จึงนำผลของปี {w.d(first)} ปี {w.d(w.before)} และปี {w.d(w.now)} มาวางเคียงกัน

ข. ตารางแนวโน้ม
รายการ\tปี {w.year(first)}\tปี {w.year(w.before)}\tปี {w.year()}\tเฉลี่ยสามปี\tลักษณะ
{chr(10).join(rows)}

ค. คำอธิบายตาราง
เมื่อเริ่มต้นในปีงบประมาณ พ.ศ. {w.year(first)} เทศบาลได้ {w.score(TOTAL, first)} คะแนน (ระดับ{w.level(first)}) ต่อมาในปีงบประมาณ พ.ศ. {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน (ระดับ{w.level(w.before)}) และท้ายที่สุด ในปีงบประมาณ พ.ศ. {w.year()} ได้ {w.score(TOTAL)} คะแนน (ระดับ{w.level()})
ปีที่ได้คะแนนรวมสูงที่สุดในสามปีคือปี {w.d(best)} และเมื่อมองจากต้นจนปลาย {over}
เฉพาะปีล่าสุด คะแนนรวม{w.rise(TOTAL)} ขณะที่แบบวัด IIT {w.rise("IIT")} แบบวัด EIT {w.rise("EIT")} และแบบวัด OIT {w.rise("OIT")}
{told}
ในปีล่าสุด มีตัวชี้วัดที่คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด และคงที่ {w.changed(0)} ตัวชี้วัด

ง. ข้อควรระวังในการอ่าน
ประการแรก จำนวนผู้ตอบในแต่ละปีไม่เท่ากัน คือ {w.d(288)} คน {w.d(341)} คน และ {w.d(512)} คน ตามลำดับ ประการที่สอง ข้อคำถามบางข้อเปลี่ยนไป {w.word("เพราะฉะนั้น")} จึงควรอ่านแต่เพียงทิศทาง
จ. ข้อสรุป
{w.pick("โดยสรุป", "กล่าวโดยรวม")} ปีล่าสุดเทศบาลควรให้ความสำคัญแก่ {_ends(w, ALL)} และธำรงรักษา {_ends(w, ALL, best=True)}
เอกสารฉบับนี้มี {w.d(16)} หน้า อ่านได้จาก {w.address("www.silktown.go.th/trend3")}
"""


# --- What should be done, and what was -------------------------------------------------------------------------------


def silk_proposal(w: Writer) -> str:
    urgent = [n for n in ALL if w.value(str(n)) < TARGET]
    middle = [n for n in ALL if TARGET <= w.value(str(n)) < HIGH]
    kept = [n for n in ALL if w.value(str(n)) >= HIGH]

    def group(numbers: list[int]) -> str:
        lines = [
            f"{w.number(k)}) {w.name(n)} ได้ {w.score(str(n))} คะแนน {w.pick('ตามผลการประเมินครั้งนี้', _compared(w, str(n)))}"
            for k, n in enumerate(numbers, 1)
        ]
        return "\n".join(lines) or "ในปีนี้ไม่มีตัวชี้วัดใดอยู่ในกลุ่มดังกล่าว"

    gap = w.value(TOTAL) - TARGET
    target = (
        f"{'สูง' if gap > 0 else 'ต่ำ'}กว่าค่าเป้าหมายของประเทศ ({w.d(85)} คะแนน) อยู่ {w.d(f'{abs(gap):.2f}')} คะแนน"
        if gap
        else f"เท่ากับค่าเป้าหมายของประเทศ ({w.d(85)} คะแนน)"
    )
    return f"""{_head(w, "ข้อเสนอเชิงพัฒนาจากผลการประเมิน ITA")}

เรียน คณะผู้บริหาร{w.town()}
ตามที่ท่านได้มอบหมายให้ผู้เสนอศึกษาผลการประเมิน (สัญญาจ้างเลขที่ {w.d("14/2568")} ลงวันที่ {w.d(1)} ตุลาคม {w.d(2568)}) บัดนี้การศึกษาเสร็จสิ้นแล้ว จึงขอเสนอสาระสำคัญดังต่อไปนี้
คะแนนรวมของปีนี้คือ {w.score(TOTAL)} คะแนน {target} เมื่อย้อนดูปี {w.year(w.before)} ที่ได้ {w.score(TOTAL, w.before)} คะแนน ถือว่า{w.rise(TOTAL)} ระดับที่ได้รับคือ{w.level()}
หากจำแนกตามเครื่องมือ IIT ได้ {w.score("IIT")} คะแนน EIT ได้ {w.score("EIT")} คะแนน และ OIT ได้ {w.score("OIT")} คะแนน

กลุ่มที่หนึ่ง เรื่องที่ต้องแก้ไขโดยเร็ว หมายถึงตัวชี้วัดที่ได้คะแนนต่ำกว่า {w.d(85)} คะแนน มี {w.count(lambda v: v < TARGET)} ตัวชี้วัด
{group(urgent)}
กลุ่มที่สอง เรื่องที่ควรพัฒนา หมายถึงตัวชี้วัดที่ได้ตั้งแต่ {w.d(85)} คะแนน แต่ไม่ถึง {w.d(95)} คะแนน มี {w.count(lambda v: TARGET <= v < HIGH)} ตัวชี้วัด
{group(middle)}
กลุ่มที่สาม เรื่องที่ควรรักษาไว้ หมายถึงตัวชี้วัดที่ได้ตั้งแต่ {w.d(95)} คะแนนขึ้นไป มี {w.count(lambda v: v >= HIGH)} ตัวชี้วัด
{group(kept)}

ข้อเสนอสำหรับปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} (ตุลาคม {w.period_year(w.now)} ถึงกันยายน {w.period_year(w.now + 1)}) มีสี่ประการ
ประการแรก ให้จัดเวทีรับฟังชุมชนละหนึ่งครั้ง รวม {w.d(17)} ชุมชน
ประการที่สอง ให้ตรวจข้อมูลบน{w.spelt("เว็บไซต์")}ทุกวันที่ {w.d(5)} ของเดือน
ประการที่สาม ให้อบรมความรู้ด้าน{w.spelt("กฎหมาย")}แก่พนักงานจ้าง {w.d(43)} คน ใช้งบประมาณ {w.d("38,500")} บาท
ประการที่สี่ ให้ตั้ง{w.word("คณะกรรมการ")}ติดตามผลไม่เกินเจ็ดคน
จากนั้นให้รายงานผลทุกหกเดือน ส่งมาที่ {w.address("plan69@silktown.go.th")}
{w.pick("ทั้งนี้ หากจะแก้ไขได้เพียงเรื่องเดียว ผู้เสนอเห็นว่าควร", "อนึ่ง ในทางปฏิบัติควร")}เริ่มจาก {_ends(w, ALL)}
"""


def _judged(w: Writer, n: int, m: PlannedMeasure) -> str:
    return (
        f"มาตรการที่ {w.number(n)} {m.title}\n"
        f"มาตรการนี้อยู่ในความรับผิดชอบของ{w.unit(m, ' และ')} กำหนดดำเนินการระหว่าง {w.months(m, whole=True)} ผลการติดตามปรากฏว่า{w.status(m)} "
        f"ทั้งนี้ มีผู้เกี่ยวข้องให้ข้อมูล {w.d(3 + n)} คน และได้คะแนนความพึงพอใจ {w.d(f'{4 + n / 20:.2f}')} จากคะแนนเต็ม {w.d(5)}"
    )


def silk_follow_up(w: Writer) -> str:
    listed = "\n".join(
        f"{w.number(n)}\t{m.title}\t{w.unit(m)}\t{w.months(m)}\t{w.status(m)}" for n, m in enumerate(w.measures, 1)
    )
    judged = "\n".join(_judged(w, n, m) for n, m in enumerate(w.measures, 1))
    left = sum(not m.is_done for m in w.measures)
    share = _round(Decimal(100 * (len(w.measures) - left)) / len(w.measures))
    scores = "\n".join(
        f"{w.d(n)}\t{w.name(n)}\t{w.score(str(n), w.before)}\t{w.score(str(n))}\t{w.signed(str(n))}" for n in ALL
    )
    return f"""{_head(w, "รายงานการติดตามและประเมินผลมาตรการส่งเสริมคุณธรรมและความโปร่งใส")}

หนึ่ง บทนำ
การติดตามผล หมายถึง การตรวจดูว่าสิ่งที่ตั้งใจไว้ได้ลงมือทำแล้วเพียงใด ส่วนการประเมินผล หมายถึง การพิจารณาว่าสิ่งที่ทำนั้นเกิดประโยชน์หรือไม่ รายงานนี้ตอบคำถามทั้งสองข้อ
{w.town()}กำหนดมาตรการไว้ {w.measure_count()} มาตรการ ดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ คิดเป็นร้อยละ {w.d(share)} ส่วนที่เหลืออีก {w.d(left)} มาตรการยังต้องดำเนินการต่อ

สอง บัญชีมาตรการ
ลำดับ\tมาตรการ\tหน่วยงานที่รับผิดชอบ\tระยะเวลา\tสถานะ
{listed}

สาม ผลการติดตามรายมาตรการ
{judged}

สี่ คะแนนก่อนและหลัง
ลำดับ\tตัวชี้วัด\tปี {w.year(w.before)}\tปี {w.year()}\tผลต่าง
{scores}
จากตารางข้างต้น คะแนนรวมปีนี้เท่ากับ {w.score(TOTAL)} คะแนน {_compared(w, TOTAL)} จัดอยู่ในระดับ{w.level()}
มีตัวชี้วัดที่ได้คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด และลดลง {w.changed(-1)} ตัวชี้วัด

ห้า บทสรุปและข้อเสนอแนะ
{w.pick("ถึงแม้มาตรการส่วนหนึ่งจะเสร็จสิ้นแล้ว แต่", "จากผลการติดตาม ")}ตัวชี้วัดที่ได้คะแนนต่ำที่สุดยังคงต้องเอาใจใส่ ได้แก่ {_ends(w, ALL)}
นอกจากนี้ ข้อมูลตามรายการ o{1} {w.item_title("o1")} และ o{5} {w.item_title("o5")} ควรได้รับการ{w.word("ทบทวน")}ทุกไตรมาส
ผู้รายงานขอขอบคุณเจ้าหน้าที่ {w.d(12)} คนที่ให้สัมภาษณ์ และพร้อมรับข้อทักท้วงทาง {w.address("kru.ita2568@silktown.go.th")}
"""


PLANNED: tuple[Style, ...] = (silk_follow_up,)
STYLES: tuple[Style, ...] = (
    *(silk_essay, silk_lesson, silk_by_question, silk_three_years, silk_proposal),
    *PLANNED,
)
