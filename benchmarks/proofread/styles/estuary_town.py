"""Papers of a director of public health, thirty years in service: long memos, short words for councillors, volunteers.

Written before anything of what they give was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

INSIDE, OUTSIDE, OPEN = range(1, 6), range(6, 9), range(9, 11)
ALL = range(1, 11)
TOOLS = ("IIT", "EIT", "OIT")
AIM = Decimal(85)


def _row(words: Iterable[str]) -> str:
    *firsts, last = words
    return f"{', '.join(firsts)} และ {last}" if firsts else last


def _since(w: Writer, item: str) -> str:
    """Where it came from, as one tells it."""
    if w.delta(item) == 0:
        return w.pick("เท่ากับปีก่อนพอดี", f"ทรงตัวอยู่ที่ {w.score(item)} คะแนนเหมือนปี {w.year(w.before)}")
    return w.pick(
        f"{w.verb(item, 'ดีขึ้น', 'ถอยลง')}จากปีก่อน {w.amount(item)} คะแนน",
        f"เมื่อปี {w.year(w.before)} อยู่ที่ {w.score(item, w.before)} คะแนน จึง{w.rise(item)}",
        f"{w.verb(item)} {w.amount(item)} คะแนนเมื่อวางคู่กับปี {w.year(w.before)}",
        f"{w.verb(item)}จาก {w.score(item, w.before)} เป็น {w.score(item)} คะแนน",
    )


def _aim(w: Writer, item: str) -> str:
    gap = w.value(item) - AIM
    if gap < 0:
        return f"ต่ำกว่าเกณฑ์ {w.d(85)} อยู่ {w.d(f'{-gap:.2f}')} คะแนน"
    return w.pick(f"พ้นเกณฑ์ {w.d(85)} คะแนนแล้ว", f"ถือว่าผ่านเกณฑ์ {w.d(85)} คะแนน")


def _said(w: Writer, n: int) -> str:
    """An indicator's name and score, in one of several ways."""
    item = str(n)
    return w.pick(
        f"{w.name(n)} {w.score(item)} คะแนน",
        f"{w.name(n)} (ตัวชี้วัดที่ {w.d(n)}) ได้ {w.score(item)} คะแนน",
        f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ได้ {w.score(item)}",
    )


# --- A long memo -----------------------------------------------------------------------------------------------------

_CAUSE = {
    1: "สาเหตุที่พูดกันมากคือคนไม่พอในวันตลาดนัด ใครว่างก็ช่วยรับเรื่องแทนกัน ขั้นตอนจึงไม่เหมือนกัน",
    2: "ลูกจ้างประจำรถขยะบอกตรง ๆ ว่าไม่เคยเห็นแผนเงินของกอง เห็นแต่ใบเบิก",
    3: "ข้อนี้ต้องอาศัยหัวหน้างานเป็นตัวอย่าง การแบ่งเวรต้องอธิบายเหตุผลได้",
    4: "รถพ่นหมอกควันและเครื่องตัดหญ้ามีสมุดยืม แต่ลงไม่ครบทุกครั้ง",
    5: "พนักงานรู้ว่ามีกล่องรับแจ้ง เพียงแต่ไม่แน่ใจว่าใครเป็นผู้เปิด",
    6: "ผู้ประกอบการร้านอาหารขอให้บอกวันนัดตรวจล่วงหน้า จะได้เตรียมเอกสารทัน",
    7: "ชาวบ้านริมน้ำรับข่าวจากหอกระจายข่าวมากกว่าหน้าจอ ข้อมูลจึงไปไม่ถึงบางซอย",
    8: "คำร้องเรื่องกลิ่นและน้ำเสียแก้ไปหลายราย แต่ไม่ได้แจ้งผลกลับให้ผู้ร้องทราบ",
    9: "เอกสารของกองเราส่งช้าเป็นส่วนใหญ่ ต้องยอมรับและแก้ที่ต้นทาง",
    10: "รายงานกิจกรรมมีภาพถ่ายมาก แต่ยังไม่ได้เขียนว่าเกิดผลอะไร",
}


def estuary_long_memo(w: Writer) -> str:
    low = w.weakest()
    apart = f"{abs(w.value('EIT2') - w.value('EIT1')):.2f}"
    own = w.pick("ข้าพเจ้า", "กองสาธารณสุขฯ", "ผู้เขียน")
    paragraphs = [f"{w.number(n)}) {_said(w, n)} {_since(w, str(n))} {_CAUSE[n]}" for n in ALL]
    behind = [n for n in ALL if w.value(str(n)) < AIM]
    below = (
        f"ตัวชี้วัดที่ยังไม่ถึง {w.d(85)} คะแนนมี {w.count(lambda v: v < AIM)} ตัวชี้วัด คือ "
        + _row(f"{w.name(n)} ({w.score(str(n))})" for n in behind)
        if behind
        else f"ไม่มีตัวชี้วัดใดต่ำกว่า {w.d(85)} คะแนนเลย"
    )
    return "\n".join(
        [
            "บันทึกข้อความ",
            f"ส่วนราชการ กองสาธารณสุขและสิ่งแวดล้อม {w.town()} โทร. {w.d('0 7622 5514')}",
            f"ที่ สธ {w.d('54002')}/{w.d(467)} วันที่ {w.d(27)} ตุลาคม {w.d(2568)}",
            f"เรื่อง ข้อคิดเห็นต่อผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()}",
            "เรียน ปลัดเทศบาล",
            "",
            f"ตามที่สำนักปลัดเวียนผลการประเมินมาให้ทุกกองแสดงความเห็นนั้น {own}ได้อ่านครบทุกหน้า "
            f"และประชุมหัวหน้างานในกอง {w.d(2)} รอบ รวม {w.d(19)} คน จึงขอเรียนตามลำดับต่อไปนี้",
            "",
            f"เริ่มจากภาพใหญ่ก่อน ปี {w.year()} เทศบาลได้คะแนนภาพรวม {w.score(TOTAL)} คะแนน จัดอยู่ในระดับ{w.level()} "
            f"{_since(w, TOTAL)} {_aim(w, TOTAL)} ถ้าแยกตามแหล่งข้อมูล คนในของเราให้ (IIT) {w.score('IIT')} คะแนน "
            f"คนนอกให้ (EIT) {w.score('EIT')} คะแนน ส่วนการเปิดเผยข้อมูล (OIT) {w.score('OIT')} คะแนน",
            f"อนึ่ง EIT ประกอบด้วยส่วนที่ {w.d(1)} ({w.score('EIT1')} คะแนน) และส่วนที่ {w.d(2)} ({w.score('EIT2')} คะแนน) "
            f"ต่างกัน {w.d(apart)} คะแนน "
            f"ส่วนน้ำหนักในคะแนนรวมนั้น IIT ร้อยละ {w.d(30)} EIT ร้อยละ {w.d(30)} OIT ร้อยละ {w.d(40)}",
            "",
            "ลงมาดูทีละตัวชี้วัด",
            *paragraphs,
            "",
            f"{below} โดยตัวที่น่าห่วงที่สุดในสายตา{own} คือ {w.name(low)} เพราะคะแนนน้อยที่สุด ({w.score(str(low))} คะแนน)",
            f"สำหรับงานของกองตาม{w.spelt('กฎหมาย')}ว่าด้วยการสาธารณสุข พ.ศ. {w.other_year(2535)} จะทำสามเรื่อง คือ "
            f"แจ้งผลคำร้องภายใน {w.d(7)} วัน ลงสมุดยืมทุกครั้ง และส่งเอกสารขึ้นเว็บภายในวันที่ {w.d(5)} ของเดือน "
            f"ใช้เงินไม่เกิน {w.d('36,000')} บาท ในปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)}",
            f"ไฟล์ข้อมูลประกอบส่งทาง {w.address('health.estuary3@estuarytown.go.th')} แล้ว",
            f"จึงเรียนมาเพื่อ{w.word('โปรดพิจารณา')}",
            "ผู้อำนวยการกองสาธารณสุขและสิ่งแวดล้อม",
        ]
    )


# --- A short report to the council ------------------------------------------------------------------------------------


def estuary_council(w: Writer) -> str:
    low, tops = w.weakest(), w.ends(map(str, ALL), best=True)
    greeting = w.pick("เรียนท่านประธานสภา และสมาชิกสภาทุกท่าน", "กราบเรียนท่านประธานสภาที่เคารพ และท่านสมาชิกผู้ทรงเกียรติ")
    close = w.pick("ขอบพระคุณครับ", "จบรายงานเพียงเท่านี้ครับ", "ยินดีตอบข้อซักถามครับ")
    rising = [n for n in ALL if w.delta(str(n)) > 0]
    falling = [n for n in ALL if w.delta(str(n)) < 0]
    up = _row(f"{w.name(n)} ({w.signed(str(n))})" for n in rising) if rising else "ไม่มี"
    down = _row(f"{w.name(n)} ({w.signed(str(n))})" for n in falling) if falling else "ไม่มี"
    return "\n".join(
        [
            f"รายงานย่อเสนอสภา{w.town()} สมัยสามัญ สมัยที่ {w.d(4)} ประจำปี {w.d(2568)}",
            f"เรื่อง ผลการประเมินคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {w.year()}",
            "",
            greeting,
            f"นายกเทศมนตรีมอบหมายให้ผมรายงานแทน ใช้เวลาไม่เกิน {w.d(10)} นาที ขอสรุปเป็นข้อ ๆ ดังนี้ครับ",
            f"ข้อ {w.number(1)} เทศบาลเราได้ {w.score(TOTAL)} คะแนน {_since(w, TOTAL)}",
            f"ข้อ {w.number(2)} ระดับของปี {w.year()} คือ{w.level()} ส่วนปี {w.year(w.before)} คือ{w.level(w.before)}",
            f"ข้อ {w.number(3)} เจ้าหน้าที่ประเมินตนเองผ่านแบบ IIT ได้ {w.score('IIT')} คะแนน "
            f"ประชาชนประเมินผ่านแบบ EIT ได้ {w.score('EIT')} คะแนน ข้อมูลสาธารณะแบบ OIT ได้ {w.score('OIT')} คะแนน",
            f"ข้อ {w.number(4)} ที่ดีที่สุด ได้แก่ {_row(f'{w.name(n)} {w.score(n, bare=True)} คะแนน' for n in tops)}",
            f"ข้อ {w.number(5)} ที่ต้องช่วยกันมากที่สุด ได้แก่ {w.name(low)} {w.score(str(low))} คะแนน {_aim(w, str(low))}",
            f"ข้อ {w.number(6)} คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด คือ {up}"
            if rising
            else f"ข้อ {w.number(6)} ไม่มีตัวชี้วัดที่คะแนนเพิ่มขึ้น",
            f"ข้อ {w.number(7)} คะแนนลดลง {w.changed(-1)} ตัวชี้วัด คือ {down}"
            if falling
            else f"ข้อ {w.number(7)} ไม่มีตัวชี้วัดที่คะแนนลดลง",
            "",
            f"ที่สมาชิกเขตปากน้ำเคยอภิปรายเรื่องการใช้เงินนั้น ตัวชี้วัดที่ {w.d(2)} {w.name(2)} ปีนี้ {w.score('2')} คะแนน "
            f"{_since(w, '2')}",
            f"ส่วนเรื่องร้องเรียนตลาดสด {w.d(23)} เรื่อง แก้ไขแล้ว {w.d(21)} เรื่อง คิดเป็นร้อยละ {w.d('91.30')}",
            f"ขั้นต่อไปจะเสนอแผนของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} วงเงิน {w.d('120,000')} บาท "
            f"ให้{w.word('ท่านสมาชิก')}ตรวจดูก่อนครับ",
            close,
        ]
    )


# --- Questions councillors ask ---------------------------------------------------------------------------------------


def estuary_answers(w: Writer) -> str:
    low = w.weakest()
    tool = max(TOOLS, key=w.value)
    better, other = (6, 7) if w.value("6") >= w.value("7") else (7, 6)
    apart = w.value(str(better)) - w.value(str(other))
    second = (
        f"{w.name(better)}ได้ {w.score(str(better))} คะแนน สูงกว่า{w.name(other)}ที่ได้ {w.score(str(other))} คะแนน "
        f"อยู่ {w.d(f'{apart:.2f}')} คะแนน"
        if apart
        else f"ได้เท่ากันที่ {w.score('6')} คะแนน"
    )
    inside = _row(_said(w, n) for n in INSIDE)
    return "\n".join(
        [
            f"ถาม-ตอบเรื่อง ITA {w.town()} จังหวัด{w.province()} (เตรียมไว้สำหรับผู้บริหาร)",
            f"ข้อมูลผลการประเมินปีงบประมาณ พ.ศ. {w.year()}",
            "",
            f"คำถามที่ {w.number(1)} เทศบาลเราได้เท่าไร ผ่านหรือไม่",
            f"ตอบ ได้ {w.score(TOTAL)} คะแนน {_aim(w, TOTAL)} และอยู่ในระดับ{w.level()} "
            f"ค่าเฉลี่ยของทั้งประเทศปีนี้คือ {w.d('93.82')} คะแนน",
            f"คำถามที่ {w.number(2)} เทียบกับปีที่แล้วเป็นอย่างไร",
            f"ตอบ ปี {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน ปี {w.year()} จึง{w.rise(TOTAL)}",
            f"คำถามที่ {w.number(3)} แบบวัดใดได้มากที่สุด",
            f"ตอบ {tool} ได้ {w.score(tool)} คะแนน ทั้งสามแบบคือ IIT {w.score('IIT')} คะแนน "
            f"EIT {w.score('EIT')} คะแนน และ OIT {w.score('OIT')} คะแนน",
            f"คำถามที่ {w.number(4)} พนักงานของเราตอบอย่างไรบ้าง",
            f"ตอบ แบบ IIT มีห้าตัวชี้วัด ได้แก่ {inside}",
            f"คำถามที่ {w.number(5)} ประชาชนพอใจงานบริการหรือการสื่อสารมากกว่ากัน",
            f"ตอบ {second} ส่วน{w.name(8)}อยู่ที่ {w.score('8')} คะแนน {_since(w, '8')}",
            f"คำถามที่ {w.number(6)} ข้อมูลบน{w.spelt('เว็บไซต์')}ครบหรือยัง",
            f"ตอบ {w.name(9)}ได้ {w.score('9')} คะแนน กับ{w.name(10)}ได้ {w.score('10')} คะแนน "
            f"ปีที่แล้วสองตัวนี้ได้ {w.score('9', w.before)} และ {w.score('10', w.before)} คะแนน ตามลำดับ",
            f"คำถามที่ {w.number(7)} จุดอ่อนที่สุดคืออะไร จะแก้อย่างไร",
            f"ตอบ ตัวชี้วัดที่ {w.d(low)} {w.name(low)} ({w.score(str(low))} คะแนน) จะตั้งผู้รับผิดชอบ {w.d(3)} คน "
            f"และวัดผลซ้ำในเดือนมีนาคม {w.d(2569)}",
            f"คำถามที่ {w.number(8)} มีที่ใดเป็นแบบอย่างได้บ้าง",
            f"ตอบ กองเคยไปดูงานที่{w.facts.others[5].full_name} ระยะทาง {w.d(142)} กิโลเมตร "
            f"ที่นั่นทำคิวออนไลน์ได้ดี ใช้คนเพียง {w.d(4)} คน",
            f"คำถามที่ {w.number(9)} ตัวชี้วัดที่ได้ {w.d(90)} คะแนนขึ้นไปมีกี่ตัว",
            f"ตอบ มี {w.count(lambda v: v >= 90)} ตัวชี้วัด จากทั้งหมด {w.d(10)} ตัวชี้วัด",
            f"ติดต่อเพิ่มเติม LINE {w.address('@estuary2health')} โทร. {w.d('0 7622 5514')} ต่อ {w.d(31)} "
            f"ในวันและ{w.word('เวลาราชการ')}",
        ]
    )


# --- Three years on one sheet ----------------------------------------------------------------------------------------


def estuary_three_years(w: Writer) -> str:
    first = w.before - 1
    three = [w.value(TOTAL, year) for year in (first, w.before, w.now)]
    mean = (sum(three, Decimal()) / 3).quantize(Decimal("0.01"), ROUND_HALF_UP)
    path = [f"ปี {w.year(y)} ได้ {w.score(TOTAL, y)} คะแนน" for y in (first, w.before, w.now)]
    tools = ["\t".join((t, *(w.score(t, y) for y in (first, w.before, w.now)), w.signed(t))) for t in TOOLS]
    total = "\t".join(("รวม", *(w.score(TOTAL, y) for y in (first, w.before, w.now)), w.signed(TOTAL)))
    rows = [
        "\t".join((f"{w.d(n)} {w.name(n)}", w.score(str(n), w.before), w.score(str(n)), w.signed(str(n)))) for n in ALL
    ]
    groups = (("คนใน", INSIDE), ("ประชาชน", OUTSIDE), ("ข้อมูลเปิด", OPEN))
    ends = [
        f"- กลุ่ม{label} ต่ำสุดคือ "
        + _row(f"{w.name(n)} {w.score(n)} คะแนน" for n in w.ends(map(str, numbers)))
        + w.pick("", " ให้ติดตามทุกเดือน", " ขอให้ดูเป็นพิเศษ")
        for label, numbers in groups
    ]
    return "\n".join(
        [
            f"ผลการประเมิน ITA ย้อนหลังสามปี {w.town()} อำเภอ{w.district()} จังหวัด{w.province()}",
            f"(ประกอบวาระประชุมหัวหน้าส่วนราชการ {w.d(3)} พ.ย. {w.d(68)})",
            "",
            f"ตารางที่ {w.number(1)} คะแนนรายเครื่องมือ",
            f"เครื่องมือ\tปี {w.year(first)}\tปี {w.year(w.before)}\tปี {w.year()}\tต่างจากปีก่อน",
            *tools,
            total,
            "",
            f"ตารางที่ {w.number(2)} คะแนนรายตัวชี้วัด",
            f"ตัวชี้วัด\tปี {w.year(w.before)}\tปี {w.year()}\tต่างจากปีก่อน",
            *rows,
            "",
            "ข้อสังเกตของผู้อำนวยการกอง",
            f"- คะแนนภาพรวมสามปี {_row(path)} เฉลี่ยสามปี {w.d(mean)} คะแนน",
            f"- ปีล่าสุดอยู่ในระดับ{w.level()} {_aim(w, TOTAL)}",
            *ends,
            f"- คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด คะแนนลดลง {w.changed(-1)} ตัวชี้วัด อย่าดูแต่จำนวน ให้ดูด้วยว่าลดเพราะอะไร",
            f"- EIT ปี {w.year()} {_since(w, 'EIT')} ขณะที่ผู้ตอบเพิ่มจาก {w.d(260)} คน เป็น {w.d(342)} คน",
            f"- {w.spelt('บุคลากร')}ของกองมี {w.d(47)} คน ตอบแบบวัดแล้ว {w.d(45)} คน ถือว่าให้{w.word('ความร่วมมือ')}ดีมาก",
        ]
    )


# --- A message to the volunteers --------------------------------------------------------------------------------------


def estuary_line(w: Writer) -> str:
    low = w.weakest()
    hello = w.pick("สวัสดีครับพี่น้อง อสม. ทุกท่าน", "เรียนทีม อสม. และหัวหน้างานทุกคนครับ", "ถึงพวกเราชาวกองสาธารณสุข")
    people = "\n".join(
        f"• {w.name(n)} {w.score(str(n))}{w.pick(' คะแนน', ' คะแนนครับ')} {_since(w, str(n))}" for n in OUTSIDE
    )
    rest = "\n".join(f"• {w.name(n)} = {w.score(str(n))} คะแนน" for n in (*INSIDE, *OPEN))
    gift = w.pick("ไม่รับของขวัญ ไม่รับซอง", "งดรับของฝากจากร้านค้าที่เราไปตรวจ")
    return "\n".join(
        [
            hello,
            f"ผล ITA ปี {w.year()} ของ{w.town()}ออกแล้ว ได้ {w.score(TOTAL)} คะแนน ระดับ{w.level()}",
            f"ปีก่อน (ปี {w.year(w.before)}) ได้ {w.score(TOTAL, w.before)} คะแนน สรุปว่า{w.rise(TOTAL)}",
            "",
            f"ส่วนที่ชาวบ้านเป็นคนให้คะแนน (EIT) ได้ {w.score('EIT')} คะแนน แยกเป็น",
            people,
            "",
            f"ส่วนที่พวกเราตอบเอง (IIT) ได้ {w.score('IIT')} คะแนน การเปิดเผยข้อมูล (OIT) ได้ {w.score('OIT')} คะแนน",
            rest,
            "",
            f"ตัวที่ต่ำสุดของปีนี้คือ {w.name(low)} ({w.score(str(low))} คะแนน) อยากให้ช่วยกันคิดว่าจะแก้อย่างไร",
            "ขอสามเรื่องครับ",
            f"{w.number(1)}. ลงเยี่ยมบ้านทุกครั้งให้แจ้งช่องทางร้องเรียน {w.address('estuarytown.go.th/report24')}",
            f"{w.number(2)}. {gift}",
            f"{w.number(3)}. ฉีดวัคซีนสุนัขแมววันที่ {w.d(12)} พ.ย. {w.d(68)} เวลา {w.d('08.30')} น. ยังขาดคน {w.d(6)} คน",
            f"ใครสงสัยโทรหาผม {w.d('08 1555 0142')} ได้ตลอด {w.word('ขอบคุณมาก')}ครับ",
        ]
    )


# --- What came of the measures ---------------------------------------------------------------------------------------


def estuary_measures(w: Writer) -> str:
    low = w.weakest()
    ours = "กองสาธารณสุขและสิ่งแวดล้อม"
    shared = [m for m in w.measures if ours in m.units]
    told = [
        f"{w.number(n)}. {w.pick('เรื่อง', 'มาตรการ')}{m.title} มี{w.unit(m, ' กับ')} เป็นผู้รับผิดชอบ "
        f"กำหนดไว้ {w.months(m, whole=n % 2 == 0)} ขณะนี้{w.status(m)} "
        + w.pick(
            f"ใช้เงินไป {w.d(f'{2500 + 800 * n:,}')} บาท",
            f"มีผู้ร่วม {w.d(30 + 4 * n)} คน จากที่เชิญ {w.d(40 + 4 * n)} คน",
            f"ทำแล้ว {w.d(n + 1)} ครั้ง",
        )
        for n, m in enumerate(w.measures, 1)
    ]
    part = (
        f"ในจำนวนนี้ กองสาธารณสุขฯ รับผิดชอบหรือร่วมรับผิดชอบ {w.d(len(shared))} มาตรการ"
        if shared
        else "แม้กองสาธารณสุขฯ มิได้เป็นผู้รับผิดชอบโดยตรง ก็ได้ส่งคนเข้าร่วมทุกครั้ง"
    )
    scores = [f"- {_said(w, n)} ปีก่อน {w.score(str(n), w.before)} คะแนน ผลต่าง {w.signed(str(n))}" for n in ALL]
    return "\n".join(
        [
            f"รายงานผลตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {w.year()}",
            f"{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}",
            "",
            f"เทศบาลกำหนดมาตรการไว้ {w.measure_count()} มาตรการ เมื่อสิ้นปี ดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ "
            f"ที่เหลืออีก {w.d(sum(not m.is_done for m in w.measures))} มาตรการยังทำไม่จบ {part}",
            "",
            "ผลเป็นรายมาตรการ",
            *told,
            "",
            "แล้วคะแนนเป็นอย่างไร",
            f"ภาพรวมปี {w.year()} ได้ {w.score(TOTAL)} คะแนน {_since(w, TOTAL)} ระดับ{w.level()}",
            *(f"{t} ได้ {w.score(t)} คะแนน {_since(w, t)}" for t in TOOLS),
            *scores,
            "",
            f"ความเห็น ทำครบไม่ได้แปลว่าได้ผล เห็นได้จาก{w.name(low)}ที่ได้ต่ำสุด คือ {w.score(str(low))} คะแนน "
            f"ปีหน้าควรวัดผลจาก{w.word('ประชาชน')}โดยตรง",
            f"รายการที่ขอให้ปรับหน้าเว็บ คือ o3 {w.item_title('o3')} และ o4 {w.item_title('o4')} "
            f"เพราะเบอร์โทรของกองเปลี่ยนเป็น {w.d('0 7622 5514')} แล้ว ผู้{w.spelt('ปฏิบัติ')}คืองานธุรการ",
        ]
    )


PLANNED: tuple[Style, ...] = (estuary_measures,)
STYLES: tuple[Style, ...] = (
    estuary_long_memo,
    estuary_council,
    estuary_answers,
    estuary_three_years,
    estuary_line,
    *PLANNED,
)
