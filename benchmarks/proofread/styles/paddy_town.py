"""Papers of a village-born clerk who writes as she speaks: to the kamnan, to the communities, to the mayor.

Written before anything of what the proofreader knows was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL, PlannedMeasure

ALL = range(1, 11)
CENT, TARGET, HIGH = Decimal("0.01"), Decimal(85), Decimal(95)


def _and(words: Iterable[str]) -> str:
    *firsts, last = words
    return f"{' '.join(firsts)} กับ{last}" if firsts else last


def _lowest(w: Writer) -> str:
    return _and(f"เรื่อง{w.name(item)}" for item in w.ends(map(str, ALL)))


def _highest(w: Writer) -> str:
    return _and(f"เรื่อง{w.name(item)}" for item in w.ends(map(str, ALL), best=True))


def _low_score(w: Writer) -> str:
    return w.score(str(w.weakest()))


def _high_score(w: Writer) -> str:
    return w.score(str(w.weakest(best=True)))


def _gap(w: Writer, item: str) -> str:
    """How far it is from eighty-five, said as at home."""
    gap = w.value(item) - TARGET
    if gap == 0:
        return f"พอดีเกณฑ์ {w.d(85)} เป๊ะ"
    if gap > 0:
        return f"เลยเกณฑ์ {w.d(85)} มา {w.d(f'{gap:.2f}')} คะแนน"
    return f"ยังขาดอีก {w.d(f'{-gap:.2f}')} คะแนนถึงจะแตะ {w.d(85)}"


def _told(w: Writer, item: str) -> str:
    """This year beside the last, in several homely ways."""
    if w.delta(item) == 0:
        return f"ปีนี้ได้ {w.score(item)} คะแนน ปีก่อนก็เท่านี้"
    if w.chance.random() < 0.35:
        return f"ปีที่แล้วได้ {w.score(item, w.before)} มาปีนี้ได้ {w.score(item)} ก็คือ{w.rise(item)}"
    if w.chance.random() < 0.5:
        verb = w.verb(item, "สูงกว่า", "ต่ำกว่า")
        return f"ปีนี้ได้ {w.score(item)} คะแนน {verb}ปีก่อนอยู่ {w.amount(item)} คะแนน"
    return f"ปีนี้ {w.score(item)} คะแนน {w.rise(item, between='มา ')}จากของปี {w.year(w.before)}"


# --- Said at the monthly meeting of kamnan and headmen ---------------------------------------------------------------

_VILLAGE = {
    1: "คนมาติดต่อบอกว่ารอไม่นานแล้ว แต่บางโต๊ะยังต้องถามกันหลายรอบ",
    2: "คนในสำนักงานยังไม่ค่อยรู้ว่าเงินก้อนไหนเอาไปทำอะไร",
    3: "ลูกจ้างบางคนว่าหัวหน้าใช้งานนอกเวลา อันนี้ต้องคุยกัน",
    4: "ของหลวงใครยืมไปต้องลงสมุด เต็นท์กับเก้าอี้ก็เหมือนกัน",
    5: "เรื่องร้องเรียนรับมาแล้วต้องตอบ ไม่ตอบคนเขาก็ไม่กล้าพูด",
    6: "ชาวบ้านพอใจคนที่พูดดี แต่ไม่ชอบกรอกใบซ้ำ",
    7: "ประกาศติดไว้ที่เทศบาลคนไกลไม่ได้อ่าน ต้องไปออกหอกระจายข่าวด้วย",
    8: "ที่ขอให้เปิดช่องตอนพักเที่ยง เราทำแล้ว เลยอยากให้ช่วยบอกต่อ",
    9: "เอกสารขึ้นเว็บครบแล้ว ที่เหลือคือไฟล์ที่กดไม่ติด",
    10: "แผนป้องกันทุจริตมีแล้ว แต่คนยังไม่ค่อยได้อ่าน",
}


def paddy_told_to_kamnan(w: Writer) -> str:
    wheres = {"หน้างานข้างใน": range(1, 6), "ที่ชาวบ้านให้มา": range(6, 9), "ที่เขาเปิดดูในเว็บเรา": range(9, 11)}
    parts = []
    for where, numbers in wheres.items():
        told = "\n".join(f"เรื่อง{w.name(n)} {_told(w, str(n))} {_VILLAGE[n]}" for n in numbers)
        parts.append(f"ทีนี้มาดู{where}\n{told}")
    opening = w.pick("สวัสดีกำนัน ผู้ใหญ่บ้าน แล้วก็ประธานชุมชนทุกท่าน", "กราบเรียนกำนัน ผู้ใหญ่บ้าน และผู้นำชุมชนที่เคารพ")
    return f"""เรื่องที่จะเล่าในที่ประชุมกำนันผู้ใหญ่บ้าน ประจำเดือนพฤศจิกายน {w.d(2568)}
คนเล่า: เจ้าพนักงานธุรการ {w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

{opening}
วันนี้ขอเวลาสัก {w.d(w.chance.choice((10, 15)))} นาที จะเล่าผล ITA ของเทศบาลเราปี {w.year()} ให้ฟัง
ITA ก็คือเขามาให้คะแนนว่าเราทำงานตรงไปตรงมาแค่ไหน เต็ม {w.d(100)}
ปีนี้รวมแล้วได้ {w.score(TOTAL)} คะแนน {_gap(w, TOTAL)}
เขาจัดให้อยู่ระดับ{w.level()} ส่วนปี {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน ตอนนั้นระดับ{w.level(w.before)}
ถามว่าดีขึ้นไหม คำตอบคือคะแนนรวม{w.rise(TOTAL)}
คนที่ตอบให้เรามีคนข้างใน {w.d(61)} คน กับชาวบ้านอีก {w.d(274)} คน ต้องขอบคุณ{w.word("ผู้ใหญ่บ้าน")}ที่ช่วยตามให้

{chr(10).join(parts)}

ดูทั้ง {w.d(10)} เรื่องแล้ว มีขึ้น {w.changed(1)} เรื่อง ลง {w.changed(-1)} เรื่อง ที่เท่าเดิมมี {w.changed(0)} เรื่อง
ที่ดีที่สุดคือ{_highest(w)} ได้ {_high_score(w)} คะแนน
ที่น้อยที่สุดคือ{_lowest(w)} ได้แค่ {_low_score(w)} คะแนน
เพราะฉะนั้นปีงบประมาณ {w.period_year(w.now + 1)} เทศบาลจะลงหมู่บ้านให้ครบ {w.d(11)} หมู่ หมู่ละ {w.d(2)} ครั้ง
ท่านไหนมีเรื่องจะบอก โทรมาที่ {w.d("0 4521 7736")} หรือส่งเมลมาที่ {w.address("tambon9@paddytown.go.th")} ก็ได้
{w.pick("เรื่องคะแนนมีเท่านี้", "เอาเป็นว่าเล่าครบแล้ว", "จบเรื่องคะแนน")} ต่อไปเป็นเรื่องขุดลอกคลองยาว {w.d("1,250")} เมตร ช่างจะมาพูดเอง
"""


# --- LINE to the leaders of the communities --------------------------------------------------------------------------


def paddy_line_to_communities(w: Writer) -> str:
    low = w.ends(map(str, ALL))
    shown = w.chance.sample(list(ALL), 6)
    bullet = w.pick("👉", "•", "-", "🌾")
    rows = "\n".join(f"{bullet} {w.name(n)} {w.score(str(n))} ({_line(w, str(n))})" for n in sorted(shown))
    high = w.count(lambda v: v >= HIGH)
    return f"""📣 แจ้งผู้นำชุมชนกลุ่ม "ข่าว{w.town()}"
ผล ITA ปี {w.year()} ออกแล้วนะคะ
รวม {w.score(TOTAL)} คะแนน ระดับ{w.level()} 🎉
ปี {w.year(w.before)} เราได้ {w.score(TOTAL, w.before)} ปี {w.year(w.now - 2)} ได้ {w.score(TOTAL, w.now - 2)}

แยกให้ดูสามก้อน
{w.number(1)}) คนในเทศบาลตอบ (IIT) {w.score("IIT")}
{w.number(2)}) ชาวบ้านตอบ (EIT) {w.score("EIT")}
{w.number(3)}) เขาตรวจเว็บ (OIT) {w.score("OIT")}
ก้อนของชาวบ้านมีสองรอบ รอบแรกสแกนตอบเอง (ส่วนที่ {w.d(1)}) ได้ {w.score("EIT1")} รอบหลังมีคนมาถาม (ส่วนที่ {w.d(2)}) ได้ {w.score("EIT2")}

บางเรื่องที่คนถามกันเยอะ
{rows}

เรื่องที่ได้ {w.d(95)} ขึ้นไปมี {high} เรื่อง จาก {w.d(10)} เรื่อง
น้อยสุด {_and(w.name(item) for item in low)} {_low_score(w)} คะแนน
ใครมีอะไรอยากให้แก้ พิมพ์มาในกลุ่มได้เลย หรือแอดไลน์ {w.address("@paddy4512")}
อ่านตัวเต็มใน{w.spelt("เว็บไซต์")} {w.address("https://www.paddytown.go.th/post/887")}
⏰ ประชาคมวันเสาร์ที่ {w.d(22)} พ.ย. {w.d(68)} บ่ายโมงครึ่ง ที่ศาลาวัด หมู่ {w.d(4)} มีข้าวเหนียวมะม่วงเลี้ยง {w.d(150)} ชุด
🚰 ส่วนน้ำประปาจะหยุดวันที่ {w.d(24)} ช่วง {w.d("09.00")}-{w.d("12.00")} น. ฝากบอก{w.word("เพื่อนบ้าน")}ให้รองน้ำไว้
"""


def _line(w: Writer, item: str) -> str:
    if w.delta(item) == 0:
        return "เท่าปีก่อน"
    if w.chance.random() < 0.5:
        return f"{w.rise(item, after='')} จากปีก่อน"
    return f"ปีก่อน {w.score(item, w.before)}"


# --- Her own book of the years ---------------------------------------------------------------------------------------


def _book_note(w: Writer, item: str) -> str:
    delta = w.delta(item)
    if delta == 0:
        return "นิ่ง"
    if delta > 3:
        return "ขึ้นเยอะ"
    return "ขึ้น" if delta > 0 else "ลงเยอะ ต้องถามกอง" if delta < -3 else "ลงหน่อย"


def paddy_book_of_years(w: Writer) -> str:
    first = w.now - 2
    labels = [(w.d(n), w.name(n), str(n)) for n in ALL]
    labels += [("", tool, tool) for tool in ("IIT", "EIT", "OIT")]
    labels.append(("", "รวมทั้งหมด", TOTAL))
    rows = "\n".join(
        "\t".join((
            *(number, label, w.score(item, first), w.score(item, w.before), w.score(item)),
            *(w.signed(item), _book_note(w, item)),
        ))
        for number, label, item in labels
    )  # fmt: skip
    totals = [w.value(TOTAL, year) for year in (first, w.before, w.now)]
    mean = (sum(totals, Decimal(0)) / 3).quantize(CENT, ROUND_HALF_UP)
    steady = [n for n in ALL if w.value(str(n), first) < w.value(str(n), w.before) < w.value(str(n))]
    sinking = [n for n in ALL if w.value(str(n), first) > w.value(str(n), w.before) > w.value(str(n))]
    up = f"ที่ขึ้นทุกปีไม่เคยตกมี {_and(w.name(n) for n in steady)}" if steady else "ที่ขึ้นสองปีติดไม่มีเลย"
    down = f"ที่ลงสองปีติดคือ {_and(w.name(n) for n in sinking)} อันนี้น่าห่วง" if sinking else "ที่ลงสองปีติดก็ไม่มี ค่อยโล่งใจ"
    moved = max(ALL, key=lambda n: abs(w.delta(str(n))))
    item = str(moved)
    return f"""สมุดจดคะแนน ITA ของ{w.town()} อ.{w.district()} จ.{w.province()}
จดถึงปี {w.year()} ลอกมาจากหน้าประกาศ ตรวจทานแล้ว {w.d(2)} รอบ

ที่\tเรื่อง\tปี {w.year(first)}\tปี {w.year(w.before)}\tปี {w.year()}\tต่างจากปีก่อน\tจดไว้
{rows}

จดเพิ่ม
- รวมปีนี้{w.pick("ได้", "อยู่ที่")} {w.score(TOTAL)} คะแนน ระดับ{w.level()} ปี {w.year(w.before)} ระดับ{w.level(w.before)}
- ถ้าเอาคะแนนรวมสามปีมาเฉลี่ยกันจะได้ {w.d(mean)}
- {up}
- {down}
- ที่เปลี่ยนแรงสุดคือ{w.name(moved)} {_told(w, item)}
- ปีนี้ที่ไม่ถึง {w.d(85)} มี {w.count(lambda v: v < TARGET)} เรื่อง
- น้อยสุดคือ{_lowest(w)} {_low_score(w)} คะแนน
- EIT แยกไว้ด้วย ส่วนที่ {w.d(1)} ได้ {w.score("EIT1")} ส่วนที่ {w.d(2)} ได้ {w.score("EIT2")} เฉลี่ยสองส่วนแล้วคือ {w.score("EIT")}
- ไปดูงานเทศบาลอื่นมาเมื่อ {w.d(8)} ส.ค. {w.d(68)} เขามีคนทำเว็บ {w.d(3)} คน ของเรามีคนเดียว
- ปลัดสั่งให้ส่งตารางนี้เข้าเมล {w.address("ita.68@paddytown.go.th")} ก่อนวันศุกร์ แล้วให้{w.spelt("บุคลากร")}ทุกกองอ่าน
"""


# --- A letter to the mayor, finding by finding -----------------------------------------------------------------------

_ASK = {
    1: "ขอให้ทำป้ายบอกขั้นตอนตั้งไว้หน้าโต๊ะ",
    2: "ขอให้กองคลังเล่าเรื่องเงินให้คนในฟังทุกสามเดือน",
    3: "ขอให้หัวหน้างานจดว่าใช้ใครทำอะไร",
    4: "ขอให้ทำใบยืมของใบเดียวจบ",
    5: "ขอให้ตอบคนร้องเรียนไม่เกินสองสัปดาห์",
    6: "ขอให้ดูคิวช่วงวันจันทร์ซึ่งคนแน่น",
    7: "ขอให้ออกเสียงตามสายตอนเย็นด้วย",
    8: "ขอให้ถามชาวบ้านก่อนเปลี่ยนวิธีรับเรื่อง",
    9: "ขอให้มีคนไล่กดลิงก์ทุกเดือน",
    10: "ขอให้เล่าแผนให้พนักงานใหม่ฟังในวันแรก",
}


def _finding(w: Writer, place: int, n: int) -> str:
    item = str(n)
    told = w.pick(_told(w, item), f"ปีนี้ได้ {w.score(item)} คะแนน {_gap(w, item)}")
    return f"{w.number(place)}. {w.name(n)} (ตัวชี้วัดที่ {w.d(n)})\n   {told}\n   {_ASK[n]}"


def paddy_letter_to_mayor(w: Writer) -> str:
    order = sorted(ALL, key=lambda n: w.value(str(n)))
    found = "\n".join(_finding(w, place, n) for place, n in enumerate(order, 1))
    item = w.chance.choice(("1", "2", "3", "4", "5"))
    keys = w.facts.years[w.now].questions[item]
    asked = " ".join(f"ข้อ {key} ได้ {w.score(key)}" for key in keys)
    by_tool = " ".join(f"{tool} ได้ {w.score(tool)} คะแนน" for tool in ("IIT", "EIT", "OIT"))
    return f"""บันทึกข้อความ
ส่วนราชการ  งานธุรการ สำนักปลัด {w.town()} โทร. {w.d("0 4521 7736")}
ที่  {w.d(77)}/{w.d(2568)}    วันที่  {w.d(3)} พฤศจิกายน {w.d(2568)}
เรื่อง  วิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()}
เรียน  นายกเทศมนตรี

{w.pick("ดิฉันได้อ่านผลคะแนนทั้งหมดแล้ว ขอเล่าให้ท่านฟังเป็นข้อ ๆ", "ผลคะแนนออกมาแล้ว ดิฉันไล่ดูทีละเรื่องแล้วสรุปมาให้ท่านดูก่อนใคร")}
ปีนี้{w.town()}ได้คะแนนรวม {w.score(TOTAL)} ระดับ{w.level()}
ปีก่อนได้ {w.score(TOTAL, w.before)} เท่ากับว่า{w.rise(TOTAL)}
แบบวัดมีสามตัว {by_tool}
{w.pick("แบบวัดของคนใน", "IIT")} {_told(w, "IIT")}
{w.pick("แบบวัดของชาวบ้าน", "EIT")} {_told(w, "EIT")}
ส่วนการตรวจหน้า{w.spelt("เว็บไซต์")} คือ OIT {_told(w, "OIT")}
ถ้าท่านถามว่าอะไรดี ดิฉันตอบว่า{_highest(w)} เพราะได้ถึง {_high_score(w)} คะแนน
{w.pick("ถ้าท่านถามว่าอะไรต้องแก้ก่อน ดิฉันตอบว่า", "ส่วนที่ต้องรีบแก้คือ")}{_lowest(w)} ซึ่งได้ {_low_score(w)} คะแนน

เรียงจากน้อยไปหามากเป็นอย่างนี้
{found}

ดิฉันลองแกะรายข้อของเรื่อง{w.name(item)}ดู {asked}
สามข้อนี้เอามาเฉลี่ยเองอาจไม่ตรงกับที่ประกาศ ดิฉันจึงยึดตัวที่ประกาศ
ตัวที่ประกาศของเรื่องนี้คือ {w.score(item)} คะแนน

สิ่งที่ขอจากท่านมีสามอย่าง
{w.number(1)}) ขอให้สั่งทุกกองเขียนมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ส่งใน {w.d(20)} วัน
{w.number(2)}) ขอเงินค่าป้ายกับค่าอาหารประชุม {w.d("18,400")} บาท
{w.number(3)}) ขอให้ท่านพูดเรื่องนี้เองสักครั้งตอนเข้าแถว เพราะ{w.word("พนักงาน")}จะได้รู้ว่าท่านเอาจริง
ถ้าท่านเห็นด้วยขอให้เซ็นในช่องข้างล่าง แล้วดิฉันจะแจ้งกองต่าง ๆ ให้{w.spelt("ปฏิบัติ")}ต่อ

(..............................)
เจ้าพนักงานธุรการชำนาญงาน
"""


# --- What was asked in the villages ----------------------------------------------------------------------------------


def paddy_asked_in_villages(w: Writer) -> str:
    one, two, three = w.chance.sample([n for n in ALL if n not in (9,)], 3)
    below = [n for n in ALL if w.value(str(n)) < TARGET]
    passed = (
        f"ยังไม่ครบ มีที่ไม่ถึงอยู่ {w.count(lambda v: v < TARGET)} เรื่อง คือ{_and(f'{w.name(n)} {w.score(str(n))}' for n in below)}"
        if below
        else f"ครบ ทั้ง {w.d(10)} เรื่องได้ไม่ต่ำกว่า {w.d(85)} เลย"
    )
    return f"""คำถามที่ชาวบ้านถามตอนลงหมู่บ้าน แล้วเราตอบไปว่าอย่างไร
{w.town()} จังหวัด{w.province()} รวมมาจาก {w.d(9)} หมู่บ้าน ผล ITA ปี {w.year()}

ถาม: ได้กี่คะแนน
ตอบ: ได้ {w.score(TOTAL)} คะแนน เต็มร้อย เขาเรียกว่าระดับ{w.level()}
ถาม: แล้วปีก่อนล่ะ
ตอบ: ปี {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} เทียบกันแล้ว{w.rise(TOTAL, "สูงขึ้น", "ต่ำลง")}
ถาม: ผ่านทุกเรื่องไหม เห็นว่าเกณฑ์ {w.d(85)}
ตอบ: {passed}
ถาม: {w.pick("อันไหนได้น้อยสุด", "ตรงไหนแย่กว่าเพื่อน")}
ตอบ: {_lowest(w)} ได้ {_low_score(w)} คะแนน
ถาม: อันไหนเก่งสุด
ตอบ: {_highest(w)} ได้ {_high_score(w)} คะแนน
ถาม: เรื่อง{w.name(one)}เป็นอย่างไรบ้าง
ตอบ: {_told(w, str(one))} {_VILLAGE[one]}
ถาม: เรื่อง{w.name(two)}ล่ะ ดีกว่าเดิมไหม
ตอบ: {_told(w, str(two))}
ถาม: {w.name(three)}นี่ได้เท่าไร
ตอบ: {w.score(str(three))} คะแนน {_gap(w, str(three))}
ถาม: ชาวบ้านอย่างเราให้คะแนนไปเท่าไร
ตอบ: แบบของชาวบ้านชื่อ EIT ได้ {w.score("EIT")} คะแนน คนตอบเองได้ {w.score("EIT1")} คนถูกสัมภาษณ์ได้ {w.score("EIT2")}
ถาม: คนเทศบาลให้คะแนนตัวเองสูงกว่าเราหรือเปล่า
ตอบ: {_inside_outside(w)}
ถาม: หน้าเว็บมีอะไรให้ดู
ตอบ: มีครบ {w.d(28)} ข้อ ที่เขาตรวจ คะแนนตรงนี้ชื่อ OIT ได้ {w.score("OIT")} เข้าไปดูที่ {w.address("paddytown.go.th/oit2568")}
ถาม: แล้วปีหน้าจะทำอะไร
ตอบ: ปีงบประมาณ {w.period_year(w.now + 1)} เริ่มตุลาคม {w.period_year(w.now)} ไปจบกันยายน {w.period_year(w.now + 1)} จะมีรถบริการออกหมู่บ้าน {w.d(6)} เที่ยว
ถาม: ถนนสาย {w.d(3)} จะลาดยางเมื่อไร
ตอบ: อันนี้ไม่เกี่ยวกับคะแนน แต่{w.word("กองช่าง")}บอกว่าตั้งเงินไว้ {w.d("475,000")} บาท รอซองประมูลอยู่
ถาม: จะร้องเรียนต้องทำอย่างไร กลัวเขารู้ชื่อ
ตอบ: เขียนใส่ตู้แดงหน้าเทศบาล ไม่ต้องลงชื่อก็ได้ ตาม{w.spelt("กฎหมาย")}เราเปิดชื่อคนแจ้งไม่ได้
"""


def _inside_outside(w: Writer) -> str:
    inside, outside = w.value("IIT"), w.value("EIT")
    pair = f"คนในให้ {w.score('IIT')} ชาวบ้านให้ {w.score('EIT')}"
    if inside == outside:
        return f"เท่ากันเลย {pair}"
    than = "ใช่ คนในให้สูงกว่า" if inside > outside else "ไม่ใช่ ชาวบ้านให้สูงกว่า"
    return f"{than} {pair} ห่างกัน {w.d(f'{abs(inside - outside):.2f}')}"


# --- What was done of what was promised ------------------------------------------------------------------------------


def _promised(w: Writer, n: int, m: PlannedMeasure) -> str:
    went = "ทำจบแล้ว มีรูปกับใบเซ็นชื่อเก็บไว้" if m.is_done else "ยังไม่จบ ติดที่คนน้อย"
    return (
        f"{w.number(n)}. {m.title}\n"
        f"   คนทำคือ{w.unit(m, ' กับ')} ทำช่วง {w.months(m, whole=n % 2 == 1)}\n"
        f"   ตอนนี้{w.status(m)} {went}\n"
        f"   คนมาร่วม {w.d(18 + 5 * n)} คน ใช้เงินไป {w.d(f'{1200 * n:,}')} บาท"
    )


def paddy_promised_and_done(w: Writer) -> str:
    promised = "\n".join(_promised(w, n, m) for n, m in enumerate(w.measures, 1))
    left = [m for m in w.measures if not m.is_done]
    rows = "\n".join(
        f"{w.d(n)}\t{w.name(n)}\t{w.score(str(n), w.before)}\t{w.score(str(n))}\t{w.signed(str(n))}" for n in ALL
    )
    spent = sum(1200 * n for n in range(1, len(w.measures) + 1))
    return f"""รายงานว่าปีนี้ทำอะไรไปแล้วบ้าง ตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
ปีงบประมาณ พ.ศ. {w.year()}
ส่งให้: นายกเทศมนตรี กำนัน และประธานชุมชน

ต้นปีเราสัญญาไว้ {w.measure_count()} มาตรการ
สิ้นปีทำเสร็จ {w.done_count()} มาตรการ เหลือ {w.d(len(left))} มาตรการที่ยังทำไม่เสร็จ
เงินที่ใช้ทั้งหมด {w.d(f"{spent:,}")} บาท

ไล่ไปทีละอย่าง
{promised}

ที่ยังไม่เสร็จคือ{_and(m.title for m in left)} จะขอทำต่อให้จบก่อน

ทีนี้ดูว่าทำแล้วคะแนนเป็นอย่างไร
คะแนนรวม {_told(w, TOTAL)}
ระดับที่ได้คือ{w.level()}
ที่\tเรื่อง\tปี {w.year(w.before)}\tปี {w.year()}\tบวกลบ
{rows}
ขึ้น {w.changed(1)} เรื่อง ลง {w.changed(-1)} เรื่อง
{w.pick("ที่ต้องลงแรงอีกคือ", "ยังอ่อนอยู่ที่")}{_lowest(w)} {_low_score(w)} คะแนน
บนเว็บข้อ o{2} {w.item_title("o2")} กับข้อ o{4} {w.item_title("o4")} ต้องเปลี่ยนรูปใหม่ เพราะคนเก่าย้ายไปแล้ว
ใครเห็นว่าตรงไหนไม่จริง บอกที่{w.word("ธุรการ")}ได้ หรือไลน์ {w.address("@paddy4512")} จะได้แก้ให้ตรง
"""


PLANNED: tuple[Style, ...] = (paddy_promised_and_done,)
STYLES: tuple[Style, ...] = (
    *(paddy_told_to_kamnan, paddy_line_to_communities, paddy_book_of_years, paddy_letter_to_mayor),
    *(paddy_asked_in_villages, *PLANNED),
)
