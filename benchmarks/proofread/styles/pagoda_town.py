"""Papers of a deputy clerk of thirty years' service: a speech, a letter to divisions, three years, the web, a round.

Written blind: before anything of the proofreader was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL, PlannedMeasure

ALL = range(1, 11)
TOOLS = ("IIT", "EIT", "OIT")
NINETY, TARGET = Decimal(90), Decimal(85)


def _joined(words: Iterable[str]) -> str:
    *firsts, last = words
    return f"{' '.join(firsts)} กับ{last}" if firsts else last


def _compared(w: Writer, item: str) -> str:
    if w.delta(item) == 0:
        return w.pick("ไม่ขยับจากปีก่อนเลย", "เท่ากับปีก่อน")
    return w.pick(
        f"ปีกลายได้ {w.score(item, w.before)} คะแนน เท่ากับว่า{w.verb(item)} {w.amount(item)} คะแนน",
        f"{w.verb(item, 'สูงขึ้น', 'ต่ำลง')}กว่าปีก่อน {w.amount(item)} คะแนน",
        f"เมื่อเทียบกับ {w.score(item, w.before)} คะแนนของปี {w.year(w.before)} แล้ว {w.rise(item)}",
    )


def _extreme(w: Writer, sign: int) -> str:
    """The numbers of those that rose (or fell) most, all of them."""
    deltas = {str(n): w.delta(str(n)) * sign for n in ALL}
    most = max(deltas.values())
    items = [item for item, delta in deltas.items() if delta == most] if most > 0 else []
    word = "เพิ่มขึ้น" if sign > 0 else "ลดลง"
    if not items:
        return f"ไม่มีตัวชี้วัดใดที่คะแนน{word}"
    said = _joined(f"{w.name(item)} ซึ่ง{w.verb(item)} {w.amount(item)} คะแนน" for item in items)
    return f"ตัวชี้วัดที่คะแนน{word}มากที่สุด คือ {said}"


# --- A speech --------------------------------------------------------------------------------------------------------


def pagoda_town_speech(w: Writer) -> str:
    low, high = w.ends(map(str, ALL))[0], w.ends(map(str, ALL), best=True)[0]
    a = w.chance.choice([n for n in ALL if str(n) not in (low, high)])
    feeling = "เป็นเรื่องน่ายินดี" if w.delta(TOTAL) > 0 else "เป็นเรื่องที่ต้องคิดทบทวน" if w.delta(TOTAL) < 0 else "เสมอตัว"
    gap = abs(w.value(TOTAL) - TARGET)
    aim = (
        f"มากกว่าเป้าหมาย {w.d(85)} คะแนน อยู่ {w.d(f'{gap:.2f}')} คะแนน"
        if w.value(TOTAL) >= TARGET
        else f"ขาดไปอีก {w.d(f'{gap:.2f}')} คะแนน จึงจะถึงเป้าหมาย {w.d(85)} คะแนน"
    )
    return f"""คำกล่าวชี้แจงของรองปลัดเทศบาลต่อที่ประชุมสภา{w.town()}
สมัยสามัญ สมัยที่ {w.d(4)} ประจำปี {w.d(2568)}

กราบเรียนท่านประธานสภา ท่านสมาชิกผู้ทรงเกียรติทุกท่าน
กระผมได้รับมอบหมายจากท่านปลัดฯ ให้มาเล่าผลการประเมิน ITA ให้ท่านทั้งหลายทราบ กระผมรับราชการที่นี่มา {w.d(29)} ปี เห็นการประเมินนี้มาตั้งแต่ครั้งแรก ขอใช้เวลาไม่เกิน {w.d(10)} นาทีครับ

ข้อใหญ่ใจความมีอยู่ว่า ปีงบประมาณ {w.year()} เทศบาลของเราได้คะแนน {w.score(TOTAL)} จากเต็ม {w.d(100)} {_compared(w, TOTAL)} {feeling}ครับ ทาง ป.ป.ช. จัดให้อยู่ในระดับ “{w.level()}” และนับจากเกณฑ์แล้ว{aim}
ถ้าท่านถามว่าคะแนนมาจากไหน ขอเรียนว่ามาจากสามทาง ทางแรกคือคนของเราเองที่ตอบแบบ IIT ให้มา {w.score("IIT")} คะแนน ทางที่สองคือพี่น้องประชาชนที่ตอบแบบ EIT ให้ {w.score("EIT")} คะแนน และทางสุดท้าย การตรวจหน้า{w.spelt("เว็บไซต์")}ตามแบบ OIT ได้ {w.score("OIT")} คะแนน
เรื่องที่ควรชม คือ {w.name(high)} เป็นตัวชี้วัดที่ {w.d(high)} ได้ถึง {w.score(high, bare=True)} คะแนน ไม่มีตัวใดสูงกว่านี้
เรื่องที่ต้องเรียนตามตรง คือ {w.name(low)} ตัวชี้วัดที่ {w.d(low)} ได้ {w.score(low)} คะแนน ไม่มีตัวใดต่ำกว่านี้อีกแล้ว {_compared(w, low)}
ท่านสมาชิกเขต {w.d(2)} เคยถามไว้เมื่อสมัยประชุมก่อนถึงเรื่อง{w.name(a)} กระผมไปเปิดดูแล้ว ปี {w.year(w.before)} ได้ {w.score(str(a), w.before)} คะแนน พอมาปี {w.year()} ได้ {w.score(str(a))} คะแนน
รวมความแล้ว สิบตัวชี้วัดนั้นดีขึ้นเสีย {w.changed(1)} ตัว ถอยหลัง {w.changed(-1)} ตัว ที่ยังต่ำกว่า {w.d(90)} คะแนนมีอยู่ {w.count(lambda v: v < NINETY)} ตัว
เมื่อเดือนสิงหาคมคณะของเราไปดูงานเทศบาลต้นแบบมา {w.d(2)} แห่ง เขาบอกเคล็ดลับว่าให้เริ่มจาก{w.word("การสื่อสาร")}ในบ้านก่อน กระผมจึงขอรับไปทำในปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} โดยใช้งบที่ตั้งไว้แล้ว {w.d("45,000")} บาท ไม่ขอเพิ่ม
สุดท้ายนี้ ขอขอบคุณ{w.spelt("บุคลากร")}ทั้ง {w.d(187)} คน และขอบคุณท่านสมาชิกที่รับฟังครับ
"""


# --- A letter to the divisions ---------------------------------------------------------------------------------------

_WORK = {
    1: "ทำป้ายขั้นตอนและระยะเวลาไว้หน้าห้องทุกกอง",
    2: "สรุปการใช้เงินรายไตรมาสให้พนักงานอ่านรู้เรื่องในหนึ่งหน้า",
    3: "มอบงานเป็นลายลักษณ์อักษร และบอกเหตุผลทุกครั้งที่ไม่อนุมัติ",
    4: "ทำสมุดคุมการยืม ลงวันคืนทุกรายการ",
    5: "แจ้งผลเรื่องร้องเรียนที่ยุติแล้วโดยปิดชื่อผู้ร้อง",
    6: "ลดสำเนาบัตรประชาชนที่ไม่จำเป็น",
    7: "ตอบข้อความในเพจภายในวันทำการเดียวกัน",
    8: "นำข้อเสนอในกล่องรับฟังมาพูดในที่ประชุมทุกเดือน",
    9: "ตรวจข้อมูลของกองที่เผยแพร่ไว้ว่ายังเปิดได้",
    10: "ส่งรายงานการประเมินความเสี่ยงให้ทันกำหนด",
}


def pagoda_town_letter(w: Writer) -> str:
    order = sorted(ALL, key=lambda n: w.value(str(n)))[:5]
    asked = "\n".join(
        f"\t{w.d(2)}.{w.number(place)} {w.name(n)} ({w.score(str(n))} คะแนน) ขอให้{_WORK[n]}"
        for place, n in enumerate(order, 1)
    )
    fell = [str(n) for n in ALL if w.delta(str(n)) < 0]
    falls = (
        f"ตัวชี้วัดที่ลดลงมี {w.changed(-1)} ตัวชี้วัด คือ {_joined(f'{w.name(i)} (-{w.amount(i)})' for i in fell)}"
        if fell
        else "ไม่มีตัวชี้วัดใดลดลง"
    )
    return f"""ที่ พด {w.d("51003")}/ว {w.d(476)}
สำนักงาน{w.town()}
อำเภอ{w.district()} จังหวัด{w.province()}

{w.d(22)} ตุลาคม {w.d(2568)}

เรื่อง  แจ้งผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()} และขอความร่วมมือ
เรียน  ผู้อำนวยการกองและหัวหน้าฝ่ายทุกท่าน
อ้างถึง  หนังสือ{w.town()} ที่ พด {w.d("51003")}/ว {w.d(112)} ลงวันที่ {w.d(14)} มีนาคม {w.d(2568)}
สิ่งที่ส่งมาด้วย  ตารางคะแนนรายข้อ  จำนวน {w.d(3)} แผ่น

\t{w.d(1)}. ตามที่ทุกกองได้ช่วยกันเก็บหลักฐานและชักชวนผู้มาติดต่อให้ตอบแบบประเมินมาตั้งแต่ต้นปี บัดนี้ผลออกมาแล้ว {w.town()}ได้ {w.score(TOTAL)} คะแนน ระดับ{w.level()} {_compared(w, TOTAL)} จำแนกเป็น IIT {w.score("IIT")} คะแนน {_compared(w, "IIT")} เป็น EIT {w.score("EIT")} คะแนน {_compared(w, "EIT")} และเป็น OIT {w.score("OIT")} คะแนน {_compared(w, "OIT")} {falls}
\t{w.d(2)}. ผมได้เรียงตัวชี้วัดจากคะแนนน้อยไปหามาก หยิบมาห้าตัวแรก ใคร่ขอให้ช่วยกันดังนี้
{asked}
\t{w.d(3)}. อย่างไรก็ดี ของดีก็มี เช่น {_joined(f"{w.name(i)} {w.score(i)} คะแนน" for i in w.ends(map(str, ALL), best=True))} อันเป็นคะแนนสูงสุดของปีนี้ ขอให้รักษาไว้
\t{w.d(4)}. ให้กองส่งข้อเสนอสำหรับมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} กองละ {w.d(1)} แผ่น ถึงผมภายในวันที่ {w.d(7)} พฤศจิกายน {w.d(2568)} จะพิมพ์หรือเขียนด้วยลายมือก็ได้ หรือส่งที่ {w.address("deputy54@phrathatcity.go.th")}
\tจึงเรียนมาเพื่อ{w.spelt("ปฏิบัติ")} และ{w.word("ขอบคุณ")}ล่วงหน้า

ขอแสดงความนับถือ

(....................................)
รองปลัดเทศบาล {w.pick("รักษาราชการแทน", "ปฏิบัติราชการแทน")}ปลัดเทศบาล

สำนักปลัดเทศบาล
โทร. {w.d("0 4271 5560")} ต่อ {w.d(11)}  โทรสาร {w.d("0 4271 5561")}
"""


# --- Three years, year on year ---------------------------------------------------------------------------------------


def _told(w: Writer, n: int) -> str:
    item = str(n)
    first, second, third = (w.value(item, year) for year in (w.now - 2, w.before, w.now))
    three = f"{w.score(item, w.now - 2)} {w.score(item, w.before)} และ {w.score(item)} ตามลำดับ"
    if first < second < third:
        return f"{w.number(n)}) {w.name(n)} ไต่ขึ้นทุกปี คือ {three}"
    if first > second > third:
        return f"{w.number(n)}) {w.name(n)} ถอยลงทุกปี คือ {three} น่าเป็นห่วง"
    return w.pick(
        f"{w.number(n)}) {w.name(n)} ขึ้น ๆ ลง ๆ คะแนนสามปีเป็น {three}",
        f"{w.number(n)}) {w.name(n)} ปีแรก {w.score(item, w.now - 2)} ปีต่อมา {w.score(item, w.before)} ปีล่าสุด {w.score(item)}",
        f"{w.number(n)}) {w.name(n)} ล่าสุด {w.score(item)} คะแนน {_compared(w, item)}",
    )


def pagoda_town_year_on_year(w: Writer) -> str:
    years = (w.now - 2, w.before, w.now)
    names = [(w.name(n), str(n)) for n in ALL] + [(f"รวม {tool}", tool) for tool in TOOLS] + [("คะแนนภาพรวม", TOTAL)]
    rows = "\n".join("\t".join((name, *(w.score(item, y) for y in years), w.signed(item))) for name, item in names)
    best = max(years, key=lambda y: w.value(TOTAL, y))
    levels = "\n".join(f"- พ.ศ. {w.year(y)}: {w.score(TOTAL, y)} คะแนน ระดับ{w.level(y)}" for y in years)
    mean = sum((w.value(TOTAL, y) for y in years), Decimal(0)) / 3
    return f"""รายงานเปรียบเทียบผลการประเมิน ITA ย้อนหลัง {w.d(3)} ปี
{w.town()} อ.{w.district()} จ.{w.province()}

ตอนที่ {w.number(1)} ว่าด้วยคะแนนรวม
คะแนนรวมและระดับของแต่ละปีเป็นดังนี้
{levels}
ปีที่ทำได้ดีที่สุดในสามปีนี้ คือ พ.ศ. {w.d(best)} เฉลี่ยทั้งสามปีได้ {w.d(f"{mean:.1f}")} คะแนน และหากดูเฉพาะสองปีหลัง คะแนนภาพรวม{w.rise(TOTAL)}

ตอนที่ {w.number(2)} ตาราง
รายการ\t{w.year(years[0])}\t{w.year(years[1])}\t{w.year(years[2])}\t+/- ({w.d(68)} เทียบ {w.d(67)})
{rows}
ที่มา: ระบบ ITAP ดูข้อมูลเมื่อวันที่ {w.d(9)} ตุลาคม {w.d(2568)}

ตอนที่ {w.number(3)} อ่านทีละตัว
{chr(10).join(_told(w, n) for n in ALL)}

ตอนที่ {w.number(4)} ข้อสังเกตจากผู้เขียน
{w.d(4)}.{w.number(1)} {_extreme(w, 1)}
{w.d(4)}.{w.number(2)} {_extreme(w, -1)}
{w.d(4)}.{w.number(3)} ตัวชี้วัดที่คะแนนเพิ่มขึ้นนับได้ {w.changed(1)} ตัวชี้วัด ลดลงนับได้ {w.changed(-1)} ตัวชี้วัด คงที่ {w.changed(0)} ตัวชี้วัด
{w.d(4)}.{w.number(4)} ในปี {w.year(w.now - 2)} ข้อคำถามมากกว่านี้ การนำมาเทียบกันจึงต้อง{w.word("ระมัดระวัง")} ถือเป็นเพียงแนวโน้ม
{w.d(4)}.{w.number(5)} แบบ EIT ปีล่าสุดแยกเป็นส่วนที่ {w.d(1)} {w.score("EIT1")} คะแนน ส่วนที่ {w.d(2)} {w.score("EIT2")} คะแนน
"""


# --- An announcement on the web --------------------------------------------------------------------------------------


def pagoda_town_web(w: Writer) -> str:
    high = w.ends(map(str, ALL), best=True)
    lines = "\n".join(f"• {w.name(n)} {w.score(str(n), bare=True)} คะแนน" for n in ALL)
    lead = w.pick(
        f"{w.town()}แจ้งพี่น้องประชาชนทราบ ผลการประเมิน ITA ปี {w.year()} ได้ {w.score(TOTAL)} คะแนน ระดับ{w.level()}",
        f"ประกาศผลแล้ว! {w.town()}คว้า {w.score(TOTAL)} คะแนน จากการประเมิน ITA ปี {w.year()} อยู่ในระดับ {w.level()}",
    )
    return f"""ข่าวประชาสัมพันธ์ {w.d(10)} ตุลาคม {w.d(2568)}
{lead}

รองปลัดเทศบาลเปิดเผยว่า การประเมินคุณธรรมและความโปร่งใสในรอบปีงบประมาณ พ.ศ. {w.year()} มีผู้ร่วมตอบแบบประเมินรวม {w.d(538)} ราย แบ่งเป็นภายใน {w.d(121)} ราย ภายนอก {w.d(417)} ราย {w.town()} (อำเภอ{w.district()} จังหวัด{w.province()}) มีคะแนนภาพรวม{w.rise(TOTAL)} จากปี {w.year(w.before)} ที่เคยได้ {w.score(TOTAL, w.before)} คะแนน
คะแนนแยกตามแบบวัดเป็นดังนี้ IIT {w.score("IIT")} คะแนน, EIT {w.score("EIT")} คะแนน, OIT {w.score("OIT")} คะแนน โดยแต่ละตัวชี้วัดได้คะแนนดังต่อไปนี้
{lines}
ที่ได้คะแนนสูงที่สุดในปีนี้ ได้แก่ {_joined(f"{w.name(i)} ({w.score(i, bare=True)})" for i in high)} และมีอยู่ {w.count(lambda v: v >= NINETY)} ตัวชี้วัดที่ได้ {w.d(90)} คะแนนขึ้นไป
“ตัวเลขเป็นเพียงกระจก สิ่งสำคัญคือชาวบ้านเดินเข้ามาแล้วได้รับความเป็นธรรม” รองปลัดเทศบาลกล่าว และเสริมว่า “เรื่อง{w.name(7)} ปีก่อน {w.score("7", w.before)} คะแนน ปีนี้ {w.score("7")} คะแนน ยังต้องทำต่อ”
ทั้งนี้ ในงานนมัสการพระธาตุวันที่ {w.d(5)}–{w.d(7)} พฤศจิกายนนี้ เทศบาลจะตั้งโต๊ะรับฟังความเห็น พร้อมแจกแผ่นพับ {w.d("1,000")} แผ่น เพื่อทำมาตรการปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)}
อ่านรายงานฉบับเต็มที่{w.spelt("เว็บไซต์")} {w.address("www.phrathatcity.go.th/news/2568/310")} ใช้บริการ {w.spelt("E-Service")} หรือสอบถาม{w.word("เพิ่มเติม")} โทร. {w.d("0 4271 5560")} สายด่วน {w.d(1132)}
"""


# --- A round of the divisions, for the mayor -------------------------------------------------------------------------


def _visited(w: Writer, n: int, m: PlannedMeasure) -> str:
    note = w.pick("เอกสารครบ", "ขาดภาพถ่ายกิจกรรม", f"ใช้เงินไป {w.d(f'{900 * n:,}')} บาท", f"มีคนร่วม {w.d(15 + 4 * n)} คน")
    return "\t".join((w.number(n), m.title, w.unit(m), w.months(m), w.status(m), note))


def pagoda_town_round(w: Writer) -> str:
    rows = "\n".join(_visited(w, n, m) for n, m in enumerate(w.measures, 1))
    left = [m for m in w.measures if not m.is_done]
    stuck = "\n".join(f"- เรื่อง{m.title} ของ{w.unit(m, ' กับ ')} ติดที่รอลงนาม" for m in left)
    share = Decimal(100 * (len(w.measures) - len(left))) / len(w.measures)
    low = w.ends(map(str, ALL))
    return f"""บันทึกการตรวจติดตามมาตรการ เสนอท่านนายกเทศมนตรี
{w.town()} ปีงบประมาณ พ.ศ. {w.period_year(w.now)}

เรียน ท่านนายกฯ
ผมได้เดินตรวจทุกกองระหว่างวันที่ {w.d(22)}–{w.d(26)} กันยายน {w.d(2568)} ตามแผนมาตรการส่งเสริมคุณธรรมและความโปร่งใส จำนวน {w.measure_count()} มาตรการ ขอรายงานตามตารางนี้
ที่\tมาตรการ\tผู้รับผิดชอบ\tระยะเวลา\tสถานะ\tหมายเหตุ
{rows}
นับแล้วเสร็จไป {w.done_count()} มาตรการ (ราวร้อยละ {w.d(f"{share:.0f}")}) ค้างอยู่ {w.d(len(left))} มาตรการ ที่ค้างนั้นได้แก่
{stuck}
เกี่ยวกับคะแนน
{w.number(1)}. คะแนนรวมปี {w.year()} คือ {w.score(TOTAL)} คะแนน ระดับ{w.level()} {_compared(w, TOTAL)}
{w.number(2)}. ที่น้อยที่สุดเป็นของ{_joined(f"{w.name(i)} {w.score(i)} คะแนน" for i in low)}
{w.number(3)}. {_extreme(w, 1)}
{w.number(4)}. {_extreme(w, -1)}
{w.number(5)}. แบบ IIT ได้ {w.score("IIT")} คะแนน {_compared(w, "IIT")}
{w.number(6)}. แบบ EIT ได้ {w.score("EIT")} คะแนน {_compared(w, "EIT")}
{w.number(7)}. แบบ OIT ได้ {w.score("OIT")} คะแนน {_compared(w, "OIT")}
เรื่องหน้า{w.spelt("เว็บไซต์")} ข้อ o3 {w.item_title("o3")} ยังลงเบอร์เก่า ส่วนข้อ o5 {w.item_title("o5")} ลงเรียบร้อยเมื่อวันที่ {w.d(2)} ตุลาคม {w.d(2567)} แล้ว
จึงขอให้ท่าน{w.word("พิจารณา")}สั่งการกองที่ยังค้าง และให้รายงานผมภายใน {w.d(10)} วัน

(...............................)
รองปลัดเทศบาล
"""


PLANNED: tuple[Style, ...] = (pagoda_town_round,)
STYLES: tuple[Style, ...] = (
    pagoda_town_speech,
    pagoda_town_letter,
    pagoda_town_year_on_year,
    pagoda_town_web,
    *PLANNED,
)
