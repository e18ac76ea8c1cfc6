"""Papers of a municipal clerk, 57, in the north: sums up for the mayor, gives orders to divisions, keeps minutes.

Written blind: before any rule of the proofreader was seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

TOOLS = {"IIT": range(1, 6), "EIT": range(6, 9), "OIT": range(9, 11)}
ALL = range(1, 11)
TARGET, GOOD, FULL = Decimal(85), Decimal(95), Decimal(100)
# Who has to see to an indicator in this office.
DUTY = {
    "สำนักปลัดเทศบาล": (1, 3, 8),
    "กองคลัง": (2, 4),
    "หน่วยตรวจสอบภายใน": (5, 10),
    "กองช่างและกองสาธารณสุขฯ": (6,),
    "งานประชาสัมพันธ์": (7, 9),
}
_SAID = {
    1: "ให้หัวหน้าฝ่ายดูคู่มือของตนว่าตรงกับที่ทำจริงหรือไม่",
    2: "ให้ติดแผนการใช้เงินไว้หน้าห้องกองคลังและอ่านในที่ประชุมประจำเดือน",
    3: "ใครได้รับคำสั่งด้วยวาจา ให้บันทึกตามหลังเสมอ",
    4: "กุญแจรถและเต็นท์ต้องมีคนถือบัญชีเพียงคนเดียว",
    5: "เรื่องร้องเรียนต้องตอบผู้ร้องภายใน 15 วัน แม้ยังไม่จบ",
    6: "คนบนดอยลงมาครั้งหนึ่งไกลกว่า 20 กิโลเมตร อย่าให้ต้องกลับมาใหม่เพราะขาดเอกสารแผ่นเดียว",
    7: "ประกาศให้มีภาษาชาวบ้านและเสียงภาษาชาติพันธุ์ด้วย",
    8: "นำข้อเสนอของชาวบ้านมาแก้แล้วต้องไปบอกเขาด้วยว่าแก้แล้ว",
    9: "เปิดดูทุกลิงก์ด้วยตนเองก่อนวันที่ 5 ของเดือน",
    10: "แผนกับรายงานต้องเป็นเรื่องเดียวกัน ไม่ใช่คนละปี",
}


def _and(words: Iterable[str]) -> str:
    *firsts, last = words
    return f"{', '.join(firsts)} และ{last}" if firsts else last


def _n(w: Writer, n: int) -> str:
    return w.pick(f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)}", f"ตัวชี้วัด{w.name(n)}", f"{w.name(n)} (ตัวชี้วัดที่ {w.d(n)})")


def _over(w: Writer, item: str) -> str:
    """Beside the year before, in one of the clerk's turns."""
    if w.delta(item) == 0:
        return w.pick("ทรงตัว ไม่ขึ้นไม่ลง", f"ได้เท่าปี {w.year(w.before)}")
    return w.pick(
        f"{w.verb(item)}จากปีก่อน {w.amount(item)} คะแนน",
        f"ปีที่แล้ว {w.score(item, w.before)} คะแนน จึงนับว่า{w.verb(item)} {w.amount(item)}",
        f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปี {w.year(w.before)} ที่ได้ {w.score(item, w.before)} คะแนน",
    )


def _said(w: Writer, n: int) -> str:
    return w.d(_SAID[n])


def _from_target(w: Writer, value: Decimal) -> str:
    gap = value - TARGET
    if gap == 0:
        return f"พอดีกับเกณฑ์ {w.d(85)} คะแนน"
    return f"{'เกิน' if gap > 0 else 'ขาดจาก'}เกณฑ์ {w.d(85)} คะแนนอยู่ {w.d(f'{abs(gap):.2f}')} คะแนน"


def _short_name(w: Writer) -> str:
    return w.facts.place.full_name.removeprefix("เทศบาล")


# --- A summing-up for the mayor --------------------------------------------------------------------------------------


def highland_for_the_mayor(w: Writer) -> str:
    low, top = w.ends(map(str, ALL)), w.ends(map(str, ALL), best=True)
    fallen = [n for n in ALL if w.delta(str(n)) < 0]
    sorry = (
        f"ที่ถอยหลังมี {w.changed(-1)} ตัวชี้วัด คือ {_and(f'{w.name(n)} ลดลง {w.amount(str(n))}' for n in fallen)}"
        if fallen
        else "ไม่มีตัวชี้วัดใดถอยหลัง"
    )
    return "\n".join(
        [
            "บันทึกข้อความ",
            f"ส่วนราชการ {w.town()} (ปลัดเทศบาล) โทร. {w.d('0 5361 7042')}",
            f"ที่ ปท {w.d('52807')}/{w.d(264)} วันที่ {w.d(29)} กันยายน {w.d(2568)}",
            f"เรื่อง สรุปผลคะแนน ITA ปีงบประมาณ พ.ศ. {w.year()} เสนอนายกเทศมนตรี",
            f"เรียน นายกเทศมนตรี{_short_name(w)}",
            "",
            w.pick("ขอสรุปสั้น ๆ เพื่อท่านใช้ตอบสภาและชาวบ้าน ดังนี้", "กระผมสรุปผลให้ท่านอ่านจบในหน้าเดียว ดังนี้"),
            f"{w.number(1)}. คะแนนรวมของเทศบาล {w.score(TOTAL)} คะแนน ได้ระดับ{w.level()} {_over(w, TOTAL)} "
            f"{_from_target(w, w.value(TOTAL))}",
            f"{w.number(2)}. คนในตอบ (IIT) ให้ {w.score('IIT')} คะแนน {_over(w, 'IIT')}",
            f"{w.number(3)}. คนนอกตอบ (EIT) ให้ {w.score('EIT')} คะแนน {_over(w, 'EIT')} "
            f"เฉพาะส่วนที่ {w.d(1)} ได้ {w.score('EIT1')} ส่วนที่ {w.d(2)} ได้ {w.score('EIT2')}",
            f"{w.number(4)}. ข้อมูลที่เราเปิดเผย (OIT) ได้ {w.score('OIT')} คะแนน {_over(w, 'OIT')}",
            f"{w.number(5)}. ที่ดีที่สุดคือ {_and(f'{w.name(item)} {w.score(item)} คะแนน' for item in top)}",
            f"{w.number(6)}. ที่น่าห่วงที่สุดคือ {_and(f'{w.name(item)} {w.score(item)} คะแนน' for item in low)} "
            f"เพราะอยู่ท้ายสุดในสิบตัวชี้วัด {_from_target(w, w.value(low[0]))}",
            f"{w.number(7)}. {sorry}",
            f"{w.number(8)}. ที่ก้าวหน้ามี {w.changed(1)} ตัวชี้วัด และมี {w.count(lambda v: v >= GOOD)} ตัวชี้วัด"
            f"ที่ได้ {w.d(95)} คะแนนขึ้นไป",
            "",
            "ข้อเสนอ",
            f"ก. ให้{_n(w, int(low[0]))} เป็นเรื่องแรกของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} "
            f"(ตุลาคม {w.period_year(w.now)} - กันยายน {w.period_year(w.now + 1)}) กล่าวคือ {_said(w, int(low[0]))}",
            f"ข. ตั้งงบอบรม{w.spelt('บุคลากร')} {w.d('24,000')} บาท จำนวน {w.d(58)} คน {w.d(1)} วัน",
            f"ค. ให้ท่าน{w.word('มอบนโยบาย')}ในวันที่ {w.d(6)} ตุลาคม {w.d(2568)} เวลา {w.d('08.30')} น. หน้าเสาธง",
            f"รายละเอียดอยู่ในสมุดแนบ {w.d(19)} หน้า หรือเปิดที่ {w.address('https://highlandmuni.go.th/ita68')}",
            "จึงเรียนมาเพื่อโปรดทราบและพิจารณา",
            "",
            "(..............................)",
            f"ปลัด{w.town()}",
        ]
    )


# --- Orders to the divisions -----------------------------------------------------------------------------------------


def highland_orders(w: Writer) -> str:
    blocks: list[str] = []
    for place, (unit, numbers) in enumerate(DUTY.items(), 1):
        blocks.append(f"{w.d(2)}.{w.number(place)} {unit}")
        for n in numbers:
            blocks.append(f"- {_n(w, n)} ได้ {w.score(str(n))} คะแนน {_over(w, str(n))} {_said(w, n)}")
    urgent = [n for n in ALL if w.value(str(n)) < TARGET]
    strict = (
        f"เจ้าของเรื่อง {_and(f'{w.name(n)} ({w.score(str(n))} คะแนน)' for n in urgent)} ต้องส่งแผนแก้ไขภายใน {w.d(7)} วัน "
        f"เพราะยังไม่ถึง {w.d(85)} คะแนน"
        if urgent
        else f"ทุกตัวชี้วัดถึง {w.d(85)} คะแนนแล้ว จึงให้ส่งแผนภายใน {w.d(30)} วันตามปกติ"
    )
    return "\n".join(
        [
            f"ที่ {w.d('127/2568')}",
            f"เรื่อง ข้อสั่งการปลัดเทศบาล เพื่อยกระดับ ITA ของ{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}",
            "ถึง ผู้อำนวยการกองและหัวหน้าฝ่ายทุกคน",
            f"{w.number(1)}. ผลปี {w.year()} ออกแล้ว ภาพรวม {w.score(TOTAL)} คะแนน ระดับ{w.level()} {_over(w, TOTAL)} "
            f"แบ่งเป็น IIT {w.score('IIT')} EIT {w.score('EIT')} และ OIT {w.score('OIT')} "
            f"{w.pick('ขอบใจทุกคนที่เหนื่อยมาด้วยกัน', 'ขอให้ดูคะแนนของตนเองก่อนดูของคนอื่น')}",
            f"{w.number(2)}. ให้แต่ละส่วนราชการรับไปทำ ดังนี้",
            *blocks,
            f"{w.number(3)}. {strict}",
            f"{w.number(4)}. ทุกกองใช้แบบฟอร์มเดียวกัน (แบบ ปท.{w.d(3)}) พิมพ์ไม่เกิน {w.d(2)} แผ่น ไม่ต้องใส่ปกสี",
            f"{w.number(5)}. ข้อสั่งการนี้ถือ{w.spelt('ปฏิบัติ')}ถึงเดือนกันยายน {w.period_year(w.now + 1)} "
            f"ใครติดขัดให้{w.word('รายงาน')}ปลัดโดยตรง ไม่ต้องรอประชุม",
            f"{w.number(6)}. รองปลัดสุ่มตรวจเดือนละ {w.d(2)} กอง ใช้รายการตรวจ {w.d(12)} ข้อ",
            f"{w.number(7)}. ส่งไฟล์ที่ {w.address('palad@highlandmuni.go.th')} ภายในวันที่ {w.d(17)} ตุลาคม {w.d(2568)}",
            f"สั่ง ณ วันที่ {w.d(2)} ตุลาคม พ.ศ. {w.d(2568)}",
        ]
    )


# --- Minutes ---------------------------------------------------------------------------------------------------------


def _heard(w: Writer, n: int) -> str:
    item = str(n)
    if w.delta(item) == 0:
        return f"{_n(w, n)} คงเดิมที่ {w.score(item)} คะแนน"
    return w.pick(
        f"{_n(w, n)} จาก {w.score(item, w.before)} มาเป็น {w.score(item)} คะแนน {w.verb(item)} {w.amount(item)}",
        f"{_n(w, n)} ได้ {w.score(item)} คะแนน (ปี {w.year(w.before)} ได้ {w.score(item, w.before)})",
        f"{_n(w, n)} ปีนี้ {w.score(item)} คะแนน เปลี่ยนแปลง {w.signed(item)}",
    )


def highland_minutes(w: Writer) -> str:
    low = w.weakest()
    guest = w.facts.others[7]
    iit, eit, oit = ([f"- {_heard(w, n)}" for n in numbers] for numbers in TOOLS.values())
    return "\n".join(
        [
            f"บันทึกการประชุมหัวหน้าส่วนราชการ {w.town()}",
            f"ครั้งที่ {w.d('10/2568')} วันอังคารที่ {w.d(7)} ตุลาคม {w.d(2568)} ห้องประชุมเชียงแสน ชั้น {w.d(2)}",
            f"มาประชุม {w.d(11)} คน ลา {w.d(2)} คน เริ่ม {w.d('13.30')} น.",
            "",
            f"วาระ {w.number(1)} ประธานแจ้ง",
            f"ปลัดเทศบาลแจ้งว่า ผล ITA ปีงบประมาณ {w.year()} ของเราคือ {w.score(TOTAL)} คะแนน อยู่ระดับ{w.level()} "
            f"{_from_target(w, w.value(TOTAL))}",
            f"ปลัดเล่าว่าสัปดาห์ก่อนคณะจาก{guest.full_name} จำนวน {w.d(23)} คน มาดูงานถังขยะเปียก และถามถึงเรื่องนี้ด้วย",
            "ที่ประชุม รับทราบ",
            f"วาระ {w.number(2)} รับรองบันทึกครั้งก่อน",
            f"ขอแก้หน้า {w.d(3)} บรรทัดที่ {w.d(8)} คำว่า ถนนสายใน เป็น ถนนสายนอก นอกนั้นรับรอง",
            f"วาระ {w.number(3)} ติดตามคะแนน",
            f"แบบวัด IIT เฉลี่ย {w.score('IIT')} คะแนน {_over(w, 'IIT')}",
            *iit,
            f"แบบวัด EIT เฉลี่ย {w.score('EIT')} คะแนน {_over(w, 'EIT')}",
            *eit,
            f"แบบวัด OIT เฉลี่ย {w.score('OIT')} คะแนน {_over(w, 'OIT')}",
            *oit,
            f"ผอ.กองคลังถามว่าทำไม{w.name(2)}จึงได้ {w.score('2')} คะแนน ปลัดตอบว่า {_said(w, 2)}",
            f"หัวหน้าฝ่ายปกครองเสนอให้คุยเรื่อง{w.name(5)}ซึ่งได้ {w.score('5')} คะแนน ต่อท้ายประชุมหมู่บ้าน {w.d(13)} แห่ง",
            "ที่ประชุม รับทราบ และให้บันทึกข้อสังเกตไว้",
            f"วาระ {w.number(4)} พิจารณา",
            f"เลขานุการเสนอว่าในสิบตัวชี้วัดมีเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด "
            f"ควรเริ่มแก้ที่{_n(w, low)} เพราะได้น้อยที่สุด คือ {w.score(str(low))} คะแนน",
            f"มติ เห็นชอบ ให้ทำมาตรการปีงบประมาณ {w.period_year(w.now + 1)} เสนอภายใน {w.d(20)} วัน "
            f"และให้กองที่เกี่ยวข้อง{w.word('ประสานงาน')}กันเอง",
            f"วาระ {w.number(5)} อื่น ๆ",
            f"งานไอทีแจ้งว่าปิดปรับปรุง{w.spelt('เว็บไซต์')} {w.address('www.highlandmuni.go.th')} คืนวันที่ {w.d(10)} ตุลาคม",
            f"กองสาธารณสุขฯ แจ้งค่าฝุ่น PM2.5 เริ่มเฝ้าระวังเดือนมกราคม เตรียมหน้ากาก {w.d('3,000')} ชิ้น",
            f"เลิกประชุม {w.d('15.50')} น.",
        ]
    )


# --- An answer in the council ----------------------------------------------------------------------------------------


def highland_council_answer(w: Writer) -> str:
    low = w.weakest()
    apart = abs(w.value("IIT") - w.value("EIT"))
    asked = w.chance.choice([n for n in ALL if n != low])
    risen = [n for n in ALL if w.delta(str(n)) > 0]
    most = max(risen, key=lambda n: w.delta(str(n))) if risen else 0
    proud = (
        f"ที่ดีขึ้นมากที่สุดคือ{w.name(most)} เดิม {w.score(str(most), w.before)} คะแนน "
        f"ปีนี้ {w.score(str(most))} คะแนน {w.verb(str(most))}ถึง {w.amount(str(most))} คะแนน ครับ"
        if most
        else "ปีนี้ยังไม่มีตัวชี้วัดใดดีขึ้น กระผมขอน้อมรับครับ"
    )
    return "\n".join(
        [
            f"คำตอบกระทู้ของสมาชิกสภา{w.town()} เขต {w.d(2)} เรื่อง ผลการประเมินความโปร่งใส",
            f"สมัยประชุมสามัญ สมัยที่ {w.d(4)} ประจำปี {w.d(2568)}",
            "กราบเรียนท่านประธานสภาที่เคารพ",
            f"กระผมในฐานะปลัดเทศบาล ได้รับมอบหมายจากนายกเทศมนตรีให้ตอบแทน มี {w.d(5)} คำถาม",
            "",
            f"คำถามที่ {w.number(1)} เทศบาลได้คะแนนเท่าใด",
            f"ปีงบประมาณ พ.ศ. {w.year()} เราได้ {w.score(TOTAL)} คะแนน ระดับ{w.level()} ครับ "
            f"ส่วนปี {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน ระดับ{w.level(w.before)} "
            f"และถ้าย้อนไปปี {w.year(w.now - 2)} ได้ {w.score(TOTAL, w.now - 2)} คะแนน",
            f"เทียบสองปีหลัง คะแนนภาพรวม{w.rise(TOTAL)}",
            f"คำถามที่ {w.number(2)} {w.pick('คนในกับคนนอกเห็นต่างกันไหม', 'ชาวบ้านกับพนักงานให้คะแนนต่างกันเพียงใด')}",
            f"พนักงานของเราให้ {w.score('IIT')} คะแนนในแบบวัด IIT ประชาชนให้ {w.score('EIT')} คะแนนในแบบวัด EIT "
            f"ห่างกัน {w.d(f'{apart:.2f}')} คะแนนครับ",
            f"แบบวัด OIT ไม่ได้ถามคน แต่ตรวจเอกสารที่เปิดเผย ได้ {w.score('OIT')} คะแนน",
            f"คำถามที่ {w.number(3)} เรื่อง{w.name(asked)} ทำได้แค่ไหน",
            f"ตัวชี้วัดนี้เป็นตัวที่ {w.d(asked)} ได้ {w.score(str(asked))} คะแนน {_over(w, str(asked))} {_said(w, asked)}",
            proud,
            f"คำถามที่ {w.number(4)} จุดอ่อนอยู่ที่ไหน",
            f"ตอบตรง ๆ ว่าอยู่ที่{w.name(low)} ได้ {w.score(str(low))} คะแนน ไม่มีตัวใดน้อยกว่านี้ "
            f"ยังห่างจากเต็มอยู่ {w.d(f'{FULL - w.value(str(low)):.2f}')} คะแนน",
            f"เวลานี้มีตัวชี้วัดต่ำกว่า {w.d(85)} คะแนน จำนวน {w.count(lambda v: v < TARGET)} ตัวชี้วัด "
            f"ได้ตั้งแต่ {w.d(95)} คะแนนขึ้นไป จำนวน {w.count(lambda v: v >= GOOD)} ตัวชี้วัด",
            f"คำถามที่ {w.number(5)} จะใช้เงินเท่าใดและเสร็จเมื่อใด",
            f"ตั้งไว้ {w.d('60,000')} บาทในเทศบัญญัติ ใช้อบรม {w.d('24,000')} บาท ทำสื่อ {w.d('36,000')} บาท",
            f"เริ่มตุลาคม {w.period_year(w.now)} เสร็จกันยายน {w.period_year(w.now + 1)} แล้วจะ{w.word('กลับมา')}เรียนสภาอีกครั้ง",
            f"ทั้งนี้ อาศัย{w.spelt('กฎหมาย')}ว่าด้วยข้อมูลข่าวสารของราชการ พ.ศ. {w.other_year(2540)} มาตรา {w.d(9)} "
            f"ท่านสมาชิกขอดูเอกสารได้ที่ห้อง {w.d(104)} ทุกวันทำการ",
            "ขอบคุณครับ",
        ]
    )


# --- A message to the heads' group -----------------------------------------------------------------------------------


def highland_line_message(w: Writer) -> str:
    low = w.weakest()
    emoji = w.pick("📌", "🔔", "✅")
    lines = [
        f"{w.d(n)}) {w.name(n)} {w.score(str(n), bare=True)}"
        + (f" ({w.signed(str(n))})" if w.delta(str(n)) else " (เท่าเดิม)")
        for n in ALL
    ]
    return "\n".join(
        [
            w.pick("สวัสดีตอนเช้าครับพี่น้องหัวหน้ากอง", "เรียน ผอ.กอง และหัวหน้าฝ่ายทุกท่าน", "แจ้งในกลุ่มก่อนเข้าแถวนะครับ"),
            f"{emoji} ผล ITA ปี {w.year(short=True)} {w.town()}",
            f"รวม {w.score(TOTAL)} = {w.level()}",
            f"ปี {w.year(w.before, short=True)} รวม {w.score(TOTAL, w.before)} ดังนั้น{w.rise(TOTAL)}",
            f"IIT {w.score('IIT')} / EIT {w.score('EIT')} / OIT {w.score('OIT')}",
            f"{emoji} รายตัว (ในวงเล็บคือเทียบปีก่อน)",
            *lines,
            f"ขึ้น {w.changed(1)} ตัวชี้วัด ลง {w.changed(-1)} ตัวชี้วัด เท่าเดิม {w.changed(0)} ตัวชี้วัด",
            f"{emoji} ต่ำสุดคือ{w.name(low)} {w.score(str(low))} ใครมีข้อคิดเห็นทักส่วนตัวได้",
            f"{w.pick('ฝากเน้น', 'ย้ำอีกที')} {_said(w, low)}",
            f"{emoji} นัดคุยวันจันทร์ที่ {w.d(20)} ต.ค. เวลา {w.d('10.00')} น. ใช้เวลาไม่เกิน {w.d(45)} นาที",
            f"เอกสาร {w.d(6)} แผ่น พิมพ์แล้ววางที่โต๊ะธุรการ ใครใช้ {w.spelt('E-Service')} ของกองไหนยังไม่ได้ให้จดมาด้วย",
            f"เข้ากลุ่มถามตอบ LINE {w.address('@512highland')} หรือโทร. {w.d('08 1234 0567')}",
            f"ขอบคุณทุกคนที่{w.word('เสียสละ')}ครับ - ปลัด",
        ]
    )


# --- What was done in the year ---------------------------------------------------------------------------------------


def highland_year_closed(w: Writer) -> str:
    left = len(w.measures) - sum(bool(m.is_done) for m in w.measures)
    blocks: list[str] = []
    for n, m in enumerate(w.measures, 1):
        days = w.chance.random() < 0.5
        blocks += [
            f"{w.d(2)}.{w.number(n)} {m.title}",
            f"ผู้รับผิดชอบ {w.unit(m, ' และ')} ระยะเวลา {w.months(m, whole=True, days=days)}",
            f"ผล {w.status(m)} "
            + w.pick(
                f"จัดประชุม {w.d(n + 1)} ครั้ง",
                f"ใช้เงิน {w.d(f'{n * 2750:,}')} บาท",
                f"มีชาวบ้านร่วม {w.d(30 + 11 * n)} คน",
            ),
        ]
    low = w.weakest()
    return "\n".join(
        [
            f"สรุปปิดงานปีงบประมาณ พ.ศ. {w.year()} ตามมาตรการคุณธรรมและความโปร่งใส",
            f"{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}",
            f"{w.number(1)}. ความทั่วไป",
            f"ต้นปีท่านนายกเทศมนตรีอนุมัติ {w.measure_count()} มาตรการ ถึงสิ้นเดือนกันยายนแล้วเสร็จ {w.done_count()} มาตรการ "
            f"ค้างอยู่ {w.d(left)} มาตรการ",
            w.pick(
                "ที่ค้างส่วนใหญ่ติดฤดูฝนและทางขึ้นดอยขาดบางช่วง",
                "ที่ค้างเพราะคนน้อย ไม่ใช่เพราะไม่มีเงิน",
            ),
            f"{w.number(2)}. รายมาตรการ",
            *blocks,
            f"{w.number(3)}. คะแนนที่ตามมา",
            f"ภาพรวม {w.score(TOTAL)} คะแนน ระดับ{w.level()} {_over(w, TOTAL)}",
            *(f"- แบบวัด {tool} {w.score(tool)} คะแนน {_over(w, tool)}" for tool in TOOLS),
            *(f"- {_heard(w, n)}" for n in ALL),
            f"รวมแล้วดีขึ้น {w.changed(1)} ตัวชี้วัด แย่ลง {w.changed(-1)} ตัวชี้วัด",
            f"{w.number(4)}. ความเห็นปลัดเทศบาล",
            f"มาตรการปีหน้าควรผูกกับ{w.name(low)} ซึ่งได้ {w.score(str(low))} คะแนน ต่ำที่สุดของปีนี้",
            f"หน้าเว็บรายการ o{3} {w.item_title('o3')} และ o{5} {w.item_title('o5')} ให้เจ้าของข้อมูล{w.word('รับรอง')}ทุกไตรมาส",
            f"ให้{w.spelt('บุคลากร')}ใหม่ {w.d(4)} คนเข้าอบรมก่อนวันที่ {w.d(30)} พฤศจิกายน {w.d(2568)}",
        ]
    )


PLANNED: tuple[Style, ...] = (highland_year_closed,)
STYLES: tuple[Style, ...] = (
    highland_for_the_mayor,
    highland_orders,
    highland_minutes,
    highland_council_answer,
    highland_line_message,
    *PLANNED,
)
