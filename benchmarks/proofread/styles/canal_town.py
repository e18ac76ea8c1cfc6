"""Papers of the oldest clerk of a records unit: long formal sentences, everything told from its beginning.

Written before anything of what they give was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

IIT, EIT, OIT = range(1, 6), range(6, 9), range(9, 11)
ALL = range(1, 11)
TARGET, FULL, HIGH = Decimal(85), Decimal(100), Decimal(95)
COUNTRY = Decimal("93.82")  # the mean of all agencies in 2568


def _listed(words: Iterable[str], last: str = " และ") -> str:
    *firsts, end = words
    return f"{' '.join(firsts)}{last}{end}" if firsts else end


def _plain(w: Writer, value: Decimal) -> str:
    """A figure that follows from others and is not held against the facts."""
    return w.d(value.quantize(Decimal("0.01"), ROUND_HALF_UP))


def _beside(w: Writer, item: str) -> str:
    """ซึ่งสูงกว่าปีงบประมาณ พ.ศ. ๒๕๖๗ อยู่ ๑.๒๐ คะแนน, told in three ways."""
    if w.delta(item) == 0:
        return f"ซึ่งมิได้แตกต่างจากผลของปีงบประมาณ พ.ศ. {w.year(w.before)} แต่อย่างใด"
    turn = w.chance.randrange(3)
    if turn == 0:
        return (
            f"ซึ่ง{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ผลของปีงบประมาณ พ.ศ. {w.year(w.before)} "
            f"ที่เคยได้ไว้ {w.score(item, w.before)} คะแนน อยู่ {w.amount(item)} คะแนน"
        )
    if turn == 1:
        return f"โดย{w.verb(item)}จากปีก่อนหน้าเป็นจำนวน {w.amount(item)} คะแนน"
    return (
        f"และเมื่อนำไปเทียบเคียงกับ {w.score(item, w.before)} คะแนนของปี {w.year(w.before)} แล้ว "
        f"นับว่า{w.verb(item, 'สูงขึ้น', 'ต่ำลง')} {w.amount(item)} คะแนน"
    )


def _gap(w: Writer, item: str) -> str:
    gap = w.value(item) - TARGET
    if gap == 0:
        return f"เท่ากับค่าเป้าหมายของประเทศที่ร้อยละ {w.d(85)} พอดี"
    if gap > 0:
        return f"เกินกว่าค่าเป้าหมายของประเทศที่ร้อยละ {w.d(85)} ไปแล้ว {_plain(w, gap)} คะแนน"
    return f"ยังขาดจากค่าเป้าหมายของประเทศที่ร้อยละ {w.d(85)} อีก {_plain(w, -gap)} คะแนน"


def _end(w: Writer, numbers: Iterable[int], *, best: bool = False) -> str:
    """Every indicator that shares the highest or the least score of some."""
    items = w.ends(map(str, numbers), best=best)
    return _listed(f"ตัวชี้วัดที่ {w.d(item)} {w.name(item)} ({w.score(item)} คะแนน)" for item in items)


def _moved(w: Writer, direction: int) -> list[int]:
    return [n for n in ALL if (w.delta(str(n)) > 0) - (w.delta(str(n)) < 0) == direction]


def _head(w: Writer) -> str:
    return f"{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}"


# --- A memo ----------------------------------------------------------------------------------------------------------


def canal_town_cover_memo(w: Writer) -> str:
    short = [n for n in ALL if w.value(str(n)) < TARGET]
    below = (
        f"คงมีตัวชี้วัดที่ยังไม่ถึงร้อยละ {w.d(85)} จำนวน {w.count(lambda v: v < TARGET)} ตัวชี้วัด คือ "
        + _listed(f"{w.name(n)} ซึ่งได้ {w.score(str(n))} คะแนน" for n in short)
        if short
        else f"ไม่ปรากฏว่ามีตัวชี้วัดใดได้คะแนนต่ำกว่าร้อยละ {w.d(85)}"
    )
    apart = w.value(TOTAL) - COUNTRY
    than = "มากกว่า" if apart > 0 else "น้อยกว่า"
    country = f"{than}อยู่ {_plain(w, abs(apart))} คะแนน" if apart else "เท่ากันพอดี"
    return f"""บันทึกข้อความ
ส่วนราชการ  สำนักปลัดเทศบาล ฝ่ายอำนวยการ งานสารบรรณ  โทร. {w.d("0 7461 2209")} ต่อ {w.d(11)}
ที่  {w.d("54101")}/{w.d(772)}    วันที่  {w.d(25)} สิงหาคม {w.d(2568)}
เรื่อง  ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ พ.ศ. {w.year()}
เรียน  ปลัดเทศบาล

เรื่องเดิม
ตามที่{_head(w)} ได้รับแจ้งให้เข้าร่วมการประเมินคุณธรรมและความโปร่งใสฯ ประจำปีงบประมาณ พ.ศ. {w.year()} และงานสารบรรณได้รับมอบหมายให้เป็นผู้รวบรวมหลักฐานจากทุกกอง จำนวน {w.d(28)} รายการ พร้อมทั้งประสานผู้มีส่วนได้ส่วนเสียภายในให้เข้าตอบแบบวัด จำนวน {w.d(96)} คน ภายในกำหนดเวลา นั้น

ข้อเท็จจริง
{w.number(1)}. สำนักงาน ป.ป.ช. ได้ประกาศผลเมื่อวันที่ {w.d(18)} สิงหาคม {w.d(2568)} ปรากฏว่า{w.town()}ได้คะแนนในภาพรวม {w.score(TOTAL)} คะแนน จัดอยู่ในระดับ{w.level()} {_beside(w, TOTAL)}
{w.number(2)}. หากพิจารณาเป็นรายแบบวัด จะเห็นได้ว่าแบบวัด IIT ได้ {w.score("IIT")} คะแนน {_gap(w, "IIT")} แบบวัด EIT ได้ {w.score("EIT")} คะแนน {_gap(w, "EIT")} ส่วนแบบวัด OIT ได้ {w.score("OIT")} คะแนน {_gap(w, "OIT")}
{w.number(3)}. ในบรรดาตัวชี้วัดทั้ง {w.d(10)} ตัว ที่ได้คะแนนมากกว่าตัวอื่นคือ {_end(w, ALL, best=True)} และที่ได้คะแนนน้อยกว่าตัวอื่นคือ {_end(w, ALL)} อนึ่ง {below}
{w.number(4)}. ทั้งประเทศมีหน่วยงานเข้ารับการประเมิน {w.d("8,317")} แห่ง ได้คะแนนเฉลี่ย {_plain(w, COUNTRY)} คะแนน เมื่อเทียบกันแล้วคะแนนของเทศบาล{country} ทั้งนี้ มิได้หมายความว่างานของเราจะดีหรือด้อยกว่าผู้อื่นไปเสียทุกเรื่อง

ข้อกฎหมายและระเบียบ
{w.number(1)}. พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. {w.other_year(2540)} มาตรา {w.d(7)} และมาตรา {w.d(9)}
{w.number(2)}. ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. {w.other_year(2526)} และที่แก้ไขเพิ่มเติม ซึ่ง{w.spelt("บุคลากร")}ทุกคนพึงถือ{w.spelt("ปฏิบัติ")}

ข้อพิจารณาและข้อเสนอ
งานสารบรรณพิจารณาแล้วเห็นควร{w.word("ดำเนินการ")} ดังต่อไปนี้
{w.number(1)}. {w.pick("ขอได้โปรดแจ้ง", "สมควรแจ้ง", "เห็นควรเวียนแจ้ง")}ผลตามข้อเท็จจริงข้างต้นให้ทุกกองทราบ และปิดประกาศไว้ ณ ป้ายหน้าสำนักงานเป็นเวลา {w.d(30)} วัน
{w.number(2)}. ให้กองที่เกี่ยวข้องเสนอมาตรการสำหรับปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ซึ่งเริ่มตั้งแต่วันที่ {w.d(1)} ตุลาคม {w.period_year(w.now)} จนถึงวันที่ {w.d(30)} กันยายน {w.period_year(w.now + 1)} ส่งถึงงานสารบรรณไม่เกินวันที่ {w.d(12)} กันยายน {w.d(2568)}
{w.number(3)}. นำสำเนาบันทึกฉบับนี้ขึ้น{w.spelt("เว็บไซต์")}ของเทศบาล ที่ {w.address("https://www.canaltown.go.th/doc/68-0772.pdf")}

จึงเรียนมาเพื่อโปรดทราบและพิจารณาสั่งการ

(ลงชื่อ)
เจ้าพนักงานธุรการอาวุโส
"""


# --- An analysis by instrument, in paragraphs ------------------------------------------------------------------------

_SAID = {
    1: "ทุกกองได้ติดประกาศขั้นตอนไว้ให้ประชาชนเห็นแล้ว แม้บางแผ่นจะซีดจางไปตามกาลเวลา",
    2: "จึงใคร่ขอให้กองคลังนำแผนการใช้จ่ายเงินมาชี้แจงในที่ประชุมพนักงานทุกรอบสามเดือน",
    3: "ซึ่งเกี่ยวข้องกับความรู้สึกของผู้ใต้บังคับบัญชาต่อการมอบหมายงานเป็นสำคัญ",
    4: "โดยสมุดยืมครุภัณฑ์ยังลงรายการไม่ครบทุกเล่ม และบางเล่มไม่มีผู้ลงนามรับคืน",
    5: "ทั้งนี้ ผู้ตอบหลายท่านให้ข้อคิดว่าควรมีตู้รับเรื่องที่ผู้ร้องไม่ต้องเปิดเผยตัวตน",
    6: "ผู้มาติดต่อส่วนใหญ่ชื่นชมกิริยาวาจาของเจ้าหน้าที่ แต่ติงเรื่องที่ต้องถ่ายสำเนาเอกสารหลายชุด",
    7: "ผู้สูงอายุในชุมชนริมคลองยังนิยมฟังเสียงตามสายมากกว่าอ่านข้อความทางโทรศัพท์",
    8: "ประชาชนประสงค์จะเห็นว่าความเห็นที่ให้ไว้ในปีก่อนได้รับการแก้ไขแล้วอย่างไรบ้าง",
    9: "เอกสารที่ต้องเผยแพร่มีครบ แต่ต้องคอยตรวจดูว่าฉบับที่เผยแพร่เป็นฉบับล่าสุดหรือไม่",
    10: "โดยเฉพาะหลักฐานการประกาศเจตนารมณ์ที่จะต้องลงวันที่และลายมือชื่อให้ครบถ้วน",
}


def _in_order(w: Writer, numbers: Iterable[int]) -> str:
    """Indicators of one instrument from the highest score down, one sentence each."""
    ordered = sorted(numbers, key=lambda n: -w.value(str(n)))
    parts = []
    for place, n in enumerate(ordered):
        item = str(n)
        if place == 0:
            opening = "เริ่มจาก"
        elif w.value(item) == w.value(str(ordered[place - 1])):
            opening = "ที่ได้คะแนนเท่ากันคือ"
        else:
            opening = w.pick("ถัดลงมาคือ", "รองลงมาได้แก่", "ต่อจากนั้นเป็น")
        parts.append(
            f"{opening}ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ได้ {w.score(item, bare=True)} คะแนน {_beside(w, item)} {_SAID[n]}"
        )
    return " ".join(parts)


def canal_town_running_analysis(w: Writer) -> str:
    apart = w.value("EIT2") - w.value("EIT1")
    parts = f"คะแนนทั้งสองส่วนต่างกัน {_plain(w, apart)} คะแนน" if apart else "คะแนนทั้งสองส่วนเท่ากัน จึงไม่มีข้อสังเกตประการใด"
    lead = max(("IIT", "EIT", "OIT"), key=w.value)
    last = min(("IIT", "EIT", "OIT"), key=w.value)
    return f"""การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {w.year()}
{_head(w)}

ความนำ
เอกสารฉบับนี้เรียบเรียงขึ้นโดยฝ่ายอำนวยการ เพื่อให้{w.word("ผู้บังคับบัญชา")}ทุกระดับได้ทราบว่าผลการประเมินของ{w.town()}ในรอบปีที่ผ่านมาเป็นประการใด และมีเรื่องใดที่ควรรีบแก้ไขเสียก่อนที่รอบใหม่จะมาถึง โดยได้นำผลของปีงบประมาณ พ.ศ. {w.year(w.before)} มาวางเทียบไว้ด้วย

ภาพรวม
ปีงบประมาณ พ.ศ. {w.year()} เทศบาลได้คะแนนรวมทั้งสิ้น {w.score(TOTAL)} คะแนน ผลการประเมินอยู่ในระดับ {w.level()} {_beside(w, TOTAL)} คะแนนดังกล่าว{_gap(w, TOTAL)} เมื่อแยกดูทีละแบบวัด แบบวัดที่นำหน้าคือ {lead} ซึ่งได้ {w.score(lead)} คะแนน และแบบวัดที่รั้งท้ายคือ {last} ซึ่งได้ {w.score(last)} คะแนน

ก. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)
มีพนักงานเทศบาล ลูกจ้างประจำ และพนักงานจ้างเข้าตอบ {w.d(88)} คน จากผู้มีสิทธิตอบ {w.d(110)} คน หรือคิดเป็นร้อยละ {w.d(80)} ได้คะแนนเฉลี่ย {w.score("IIT")} คะแนน {_beside(w, "IIT")}
{_in_order(w, IIT)}

ข. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)
ประชาชนผู้มาติดต่อเป็นผู้ตอบ โดยส่วนที่ {w.d(1)} ได้ {w.score("EIT1")} คะแนน ส่วนที่ {w.d(2)} ได้ {w.score("EIT2")} คะแนน {parts} และเมื่อรวมเข้าด้วยกันแล้วได้คะแนนเฉลี่ย {w.score("EIT")} คะแนน {_beside(w, "EIT")}
{_in_order(w, EIT)}

ค. แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)
เป็นการตรวจเอกสารที่เผยแพร่ทาง{w.spelt("เว็บไซต์")} {w.address("www.canaltown.go.th/oit68")} ได้ {w.score("OIT")} คะแนน {_beside(w, "OIT")}
{_in_order(w, OIT)}

ข้อยุติ
{w.number(1)}) มีตัวชี้วัดที่คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด และคงเดิม {w.changed(0)} ตัวชี้วัด
{w.number(2)}) เรื่องที่พึงแก้ไขก่อนเรื่องอื่น คือ {_end(w, ALL)}
{w.number(3)}) เรื่องที่พึงรักษาไว้มิให้ถอยลง คือ {_end(w, ALL, best=True)}
{w.number(4)}) ให้ทุกกองเร่งทำมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ตามแบบที่งานสารบรรณส่งให้ โดยอาศัย{w.spelt("กฎหมาย")}และระเบียบที่เกี่ยวข้องเป็นหลัก
"""


# --- What the mayor reads to the council -----------------------------------------------------------------------------


def canal_town_speech(w: Writer) -> str:
    risen, fallen = _moved(w, 1), _moved(w, -1)
    most = max(risen, key=lambda n: w.delta(str(n))) if risen else 0
    worst = min(fallen, key=lambda n: w.delta(str(n))) if fallen else 0
    proud = (
        f"เรื่องที่ผมภูมิใจคือ{w.name(most)} ซึ่งขยับจาก {w.score(str(most), w.before)} คะแนน มาเป็น {w.score(str(most))} คะแนน คือ{w.verb(str(most))}ถึง {w.amount(str(most))} คะแนน มากกว่าตัวชี้วัดอื่น"
        if most
        else "ปีนี้ยังไม่มีตัวชี้วัดใดที่คะแนนเพิ่มขึ้น ซึ่งผมในฐานะหัวหน้าฝ่ายบริหารขอน้อมรับไว้"
    )
    sorry = (
        f"เรื่องที่ต้องขออภัยคือ{w.name(worst)} ซึ่งถอยจาก {w.score(str(worst), w.before)} คะแนน ลงมาเหลือ {w.score(str(worst))} คะแนน หายไป {w.amount(str(worst))} คะแนน"
        if worst
        else "ไม่มีตัวชี้วัดใดที่คะแนนถอยลงจากปีก่อน ต้องขอบคุณทุกท่าน"
    )
    visited = w.facts.others[0].full_name
    return f"""คำแถลงของนายกเทศมนตรีต่อสภา{w.town()}
สมัยประชุมสามัญ สมัยที่ {w.d(3)} ครั้งที่ {w.d(2)} ประจำปี {w.d(2568)} วันจันทร์ที่ {w.d(8)} กันยายน {w.d(2568)}
เรื่อง ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()}

ท่านประธานสภาและท่านสมาชิกผู้ทรงเกียรติทุกท่าน
ตามที่ท่านสมาชิกได้ยื่นกระทู้ถามไว้เมื่อสมัยประชุมที่แล้ว ว่าเทศบาลของเราได้รับการประเมินเรื่องความโปร่งใสเป็นอย่างไร ผมขอใช้เวลาของสภาสักสิบนาทีเพื่อแถลงให้ท่านทราบ

ประการที่{w.pick("หนึ่ง", "แรก")} คะแนนรวม
ปีนี้เทศบาลของเราได้ {w.score(TOTAL)} คะแนน จากคะแนนเต็ม {w.d(100)} อยู่ในระดับ "{w.level()}" ส่วนเมื่อปี {w.year(w.before)} เราได้ {w.score(TOTAL, w.before)} คะแนน อยู่ในระดับ "{w.level(w.before)}" กล่าวอย่างตรงไปตรงมาคือคะแนนรวม{w.rise(TOTAL)}
ย้อนไปไกลกว่านั้นอีกปีหนึ่ง คือปี {w.year(w.now - 2)} เราได้ {w.score(TOTAL, w.now - 2)} คะแนน ท่านสมาชิกที่อยู่ในสภามาตั้งแต่ครั้งนั้นคงจำได้

ประการที่สอง ใครเป็นผู้ให้คะแนน
คนในสำนักงานของเราเองให้มา {w.score("IIT")} คะแนน (แบบวัด IIT) พี่น้องประชาชนและผู้มาติดต่อให้มา {w.score("EIT")} คะแนน (แบบวัด EIT) และผู้ตรวจซึ่งเปิดดูเอกสารทางอินเทอร์เน็ตให้มา {w.score("OIT")} คะแนน (แบบวัด OIT)
ท่านจะเห็นว่าแบบวัด OIT มีน้ำหนักถึงร้อยละ {w.d(40)} ส่วนอีกสองแบบวัดมีน้ำหนักแบบละร้อยละ {w.d(30)} เท่ากัน

ประการที่สาม เรื่องดีและเรื่องที่ต้องปรับปรุง
{proud}
{sorry}
ตัวชี้วัดที่ได้ตั้งแต่ {w.d(95)} คะแนนขึ้นไปมี {w.count(lambda v: v >= HIGH)} ตัวชี้วัด และตัวที่คะแนนน้อยกว่าเพื่อนคือ {_end(w, ALL)}
ผมได้สั่งการให้ปลัดเทศบาลนำคณะไปศึกษาดูงานที่{visited} เมื่อวันที่ {w.d(28)} สิงหาคม {w.d(2568)} รวม {w.d(22)} คน ใช้เงินไป {w.d("36,400")} บาท เขามีวิธีจัดเก็บเอกสารที่น่านำมาใช้หลายเรื่อง

ประการสุดท้าย สิ่งที่จะทำต่อไป
{w.number(1)}. ขอให้สภาเห็นชอบงบประมาณ {w.d("150,000")} บาท เพื่อปรับปรุงห้องศูนย์ข้อมูลข่าวสาร
{w.number(2)}. ให้ทุกกองชี้แจงแผนการใช้เงินต่อ{w.spelt("บุคลากร")}ในสังกัด ไตรมาสละ {w.d(1)} ครั้ง
{w.number(3)}. ให้ประชาชนแจ้งเรื่องได้ที่โทรศัพท์ {w.d("0 7461 2200")} หรือทางไลน์ {w.address("@canal2568")}
ผมขอขอบคุณท่านประธานและท่านสมาชิกที่ให้โอกาส{w.word("ชี้แจง")}ในวันนี้ และขอให้คำมั่นว่า{w.town()}จะทำงานอย่างเปิดเผยต่อพี่น้องชาวอำเภอ{w.district()}สืบไป ขอบคุณครับ
"""


# --- A register of three years ---------------------------------------------------------------------------------------


def _ledger_row(w: Writer, first: str, label: str, item: str) -> str:
    years = (w.now - 2, w.before, w.now)
    mean = sum((w.value(item, year) for year in years), Decimal(0)) / 3
    scores = [w.score(item, year) for year in years]
    return "\t".join((first, label, *scores, w.signed(item), _plain(w, mean)))


def canal_town_register(w: Writer) -> str:
    rows = [_ledger_row(w, w.number(n), w.name(n), str(n)) for n in ALL]
    rows += [_ledger_row(w, "", f"รวมแบบวัด {tool}", tool) for tool in ("IIT", "EIT", "OIT")]
    rows.append(_ledger_row(w, "", "คะแนนรวมทั้งหน่วยงาน", TOTAL))
    mean = sum((w.value(str(n)) for n in ALL), Decimal(0)) / 10
    spread = max(w.value(str(n)) for n in ALL) - min(w.value(str(n)) for n in ALL)
    full = [n for n in ALL if w.value(str(n)) == FULL]
    fulls = (
        f"ที่ได้คะแนนเต็มมี {w.count(lambda v: v == FULL)} ตัวชี้วัด คือ {_listed(w.name(n) for n in full)}"
        if full
        else "ยังไม่มีตัวชี้วัดใดได้คะแนนเต็ม"
    )
    return f"""ทะเบียนคุมผลการประเมินคุณธรรมและความโปร่งใส (เล่มที่ {w.d(2)} หน้า {w.d(14)})
หน่วยงาน {_head(w)}
บันทึกผลของปีงบประมาณ พ.ศ. {w.year(w.now - 2)} ถึงปีงบประมาณ พ.ศ. {w.year()}

ลำดับ\tรายการ\t{w.year(w.now - 2)}\t{w.year(w.before)}\t{w.year()}\tผลต่างปีล่าสุดกับปีก่อน\tเฉลี่ยสามปี
{chr(10).join(rows)}

คำอธิบายท้ายทะเบียน
{w.number(1)}. ผลต่าง หมายถึง คะแนนของปี {w.year()} หักด้วยคะแนนของปี {w.year(w.before)} เครื่องหมายลบแสดงว่าคะแนนลดลง
{w.number(2)}. ปีล่าสุดเทศบาลอยู่ในระดับ{w.level()} ด้วยคะแนนรวม {w.score(TOTAL)} คะแนน {_beside(w, TOTAL)}
{w.number(3)}. ค่าเฉลี่ยอย่างง่ายของทั้ง {w.d(10)} ตัวชี้วัดในปีล่าสุด คือ {_plain(w, mean)} ซึ่งมิใช่คะแนนรวม เพราะคะแนนรวมต้องถ่วงน้ำหนักตามแบบวัด และคะแนนของตัวสูงสุดห่างจากตัวต่ำสุด {_plain(w, spread)} คะแนน
{w.number(4)}. {fulls}
{w.number(5)}. ตัวต่ำสุดของแต่ละแบบวัดในปีล่าสุด แบบวัด IIT คือ {_end(w, IIT)} แบบวัด EIT คือ {_end(w, EIT)} แบบวัด OIT คือ {_end(w, OIT)}
{w.number(6)}. เมื่อเทียบกับปีก่อน คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด คะแนนลดลง {w.changed(-1)} ตัวชี้วัด ที่เหลือ {w.changed(0)} ตัวชี้วัดคะแนนคงที่
ผู้บันทึก เจ้าพนักงานธุรการอาวุโส  ผู้ตรวจทาน หัวหน้าฝ่ายอำนวยการ  วันที่ {w.d(10)} ตุลาคม {w.d(2568)} เก็บต้นฉบับไว้ที่ตู้เอกสารหมายเลข {w.d(7)} มี{w.word("สำเนา")} {w.d(3)} ชุด และสอบถามได้ทาง {w.address("records1@canaltown.go.th")}
"""


# --- A report of the measures ----------------------------------------------------------------------------------------


def canal_town_measures_account(w: Writer) -> str:
    told = []
    for n, m in enumerate(w.measures, 1):
        tail = (
            f"มีผู้เข้าร่วมหรือได้รับประโยชน์ {w.d(15 + 9 * n)} คน"
            if m.is_done
            else "เนื่องด้วยต้องรอเอกสารจากส่วนงานอื่น และจะเร่งให้แล้วเสร็จโดยเร็ว"
        )
        told.append(
            f"{w.d(2)}.{w.number(n)} มาตรการ{m.title} ซึ่งกำหนดให้{w.unit(m, ' ร่วมกับ')}เป็นผู้รับผิดชอบ "
            f"ในช่วง{w.months(m, whole=True)} {w.pick('ขณะนี้', 'ผลปรากฏว่า', 'ณ วันรายงาน')}{w.status(m)} {tail}"
        )
    left = len(w.measures) - sum(bool(m.is_done) for m in w.measures)
    return f"""รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน
{_head(w)}
ประจำปีงบประมาณ พ.ศ. {w.year()}

{w.d(1)}. ที่มา
{w.d(1)}.{w.number(1)} สืบเนื่องจากผลการประเมินเมื่อปีงบประมาณ พ.ศ. {w.year(w.before)} ซึ่งเทศบาลได้คะแนนรวม {w.score(TOTAL, w.before)} คะแนน คณะทำงานจึงได้วางมาตรการไว้ทั้งสิ้น {w.measure_count()} มาตรการ เพื่อดำเนินการในปีงบประมาณ พ.ศ. {w.d(w.now)}
{w.d(1)}.{w.number(2)} บัดนี้สิ้นปีงบประมาณแล้ว มีมาตรการที่ดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ และยังอยู่ระหว่างดำเนินการอีก {w.d(left)} มาตรการ ใช้งบประมาณไปทั้งสิ้น {w.d("87,650")} บาท

{w.d(2)}. การดำเนินการตามมาตรการ
{chr(10).join(told)}

{w.d(3)}. คะแนนภายหลังการดำเนินการ
{w.d(3)}.{w.number(1)} คะแนนรวมของปี {w.year()} คือ {w.score(TOTAL)} คะแนน ระดับ{w.level()} {_beside(w, TOTAL)}
{w.d(3)}.{w.number(2)} แบบวัด IIT ได้ {w.score("IIT")} คะแนน {_beside(w, "IIT")}
{w.d(3)}.{w.number(3)} แบบวัด EIT ได้ {w.score("EIT")} คะแนน {_beside(w, "EIT")}
{w.d(3)}.{w.number(4)} แบบวัด OIT ได้ {w.score("OIT")} คะแนน {_beside(w, "OIT")}
{w.d(3)}.{w.number(5)} ในระดับตัวชี้วัด มีคะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด และคะแนนลดลง {w.changed(-1)} ตัวชี้วัด โดยตัวที่ได้คะแนนน้อยกว่าตัวอื่นคือ {_end(w, ALL)}

{w.d(4)}. อุปสรรคและข้อคิดเห็นของผู้รายงาน
{w.d(4)}.{w.number(1)} เอกสารตามรายการ o1 {w.item_title("o1")} ต้องปรับปรุงทุกครั้งที่มีคำสั่งโยกย้าย และรายการ o5 {w.item_title("o5")} ต้องเผยแพร่ให้ทันภายในกำหนด มิฉะนั้นจะมีผลต่อคะแนนของการเปิดเผยข้อมูล ซึ่งปีนี้ได้ {w.score("9")} คะแนน
{w.d(4)}.{w.number(2)} ผู้รายงานรับราชการมา {w.d(32)} ปี ขอตั้งข้อสังเกตว่า{w.word("หลักฐาน")}ที่ลงวันที่ไม่ครบเป็นเหตุให้ต้องทำงานซ้ำ {w.spelt("บุคลากร")}รุ่นใหม่พึงระวังและถือ{w.spelt("ปฏิบัติ")}ตามระเบียบ
{w.d(4)}.{w.number(3)} สมควรเผยแพร่รายงานนี้ที่ {w.address("https://www.canaltown.go.th/report/2568-09")} และปิดประกาศ ณ ศาลาประชาคมทั้ง {w.d(12)} ชุมชน
"""


# --- A circular to the units -----------------------------------------------------------------------------------------


_DESKS = (
    *(("สำนักปลัด", 1), ("กองคลัง", 2), ("ฝ่ายการเจ้าหน้าที่", 3), ("งานพัสดุ", 4), ("หน่วยตรวจสอบภายใน", 5)),
    *(("ศูนย์บริการร่วม", 6), ("งานประชาสัมพันธ์", 7), ("ฝ่ายแผนและงบประมาณ", 8), ("ฝ่ายอำนวยการ", 9), ("งานนิติการ", 10)),
)


def canal_town_circular(w: Writer) -> str:
    low = min(IIT, key=lambda n: w.value(str(n)))
    keys = w.facts.years[w.now].questions[str(low)]
    asked = _listed((f"ข้อ {key} ได้ {w.score(key)} คะแนน" for key in keys), last=" และ")
    hints = "\n".join(
        f"({w.number(place)}) {unit} ขอให้ดูแลเรื่อง{w.name(n)} ปีนี้ได้ {w.score(str(n))} คะแนน {_beside(w, str(n))}"
        for place, (unit, n) in enumerate(_DESKS, 1)
    )
    return f"""ที่ ว {w.d(204)}/{w.d(2568)}
สำนักงาน{w.town()} จังหวัด{w.province()}
วันที่ {w.d(1)} กันยายน {w.d(2568)}
เรื่อง  ขอความร่วมมือนำผลการประเมิน ITA ปีงบประมาณ พ.ศ. {w.year()} ไปปรับปรุงงานในหน้าที่
เรียน  หัวหน้าสำนักปลัด ผู้อำนวยการกองทุกกอง และหัวหน้าหน่วยตรวจสอบภายใน
สิ่งที่ส่งมาด้วย  แบบเสนอมาตรการ จำนวน {w.d(1)} ฉบับ

ด้วยผลการประเมินของ{w.town()}ในปีงบประมาณ พ.ศ. {w.year()} ได้ประกาศเป็นที่ทราบทั่วกันแล้วว่าได้ {w.score(TOTAL)} คะแนน อยู่ในระดับ{w.level()} {_gap(w, TOTAL)} ฝ่ายอำนวยการจึงขอส่งรายละเอียดมาเพื่อให้ท่านใช้เป็นแนวทาง{w.word("ปรับปรุง")}งาน โดยแบ่งเรื่องให้แต่ละส่วนงานรับไปดูแล ดังนี้
{hints}

สำหรับแบบวัด IIT ซึ่งได้คะแนนเฉลี่ย {w.score("IIT")} คะแนนนั้น ตัวชี้วัดที่ควรดูเป็นพิเศษคือ ตัวชี้วัดที่ {w.d(low)} {w.name(low)} เพราะไม่มีตัวใดในแบบวัดเดียวกันได้น้อยกว่านี้ คือได้ {w.score(str(low))} คะแนน หากดูลึกลงไปถึงรายข้อคำถาม จะพบว่า{asked}
ในส่วนของแบบวัด EIT ({w.score("EIT")} คะแนน) และแบบวัด OIT ({w.score("OIT")} คะแนน) ขอให้งานประชาสัมพันธ์และฝ่ายอำนวยการหารือกันในวันศุกร์ที่ {w.d(5)} กันยายน {w.d(2568)} เวลา {w.d("13.30")} น. ณ ห้องประชุมเล็ก ชั้น {w.d(2)}
อนึ่ง ขอให้ทุกส่วนงานส่งแบบเสนอมาตรการสำหรับปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ระยะเวลาตั้งแต่ตุลาคม {w.period_year(w.now)} ถึงกันยายน {w.period_year(w.now + 1)} พร้อมชื่อผู้ประสานงาน {w.d(1)} ท่าน กลับมายังฝ่ายอำนวยการ หรือทางไปรษณีย์อิเล็กทรอนิกส์ {w.address("saraban09@canaltown.go.th")} ภายในวันที่ {w.d(19)} กันยายน {w.d(2568)} ทั้งนี้ ขอให้ถือ{w.spelt("ปฏิบัติ")}โดยเคร่งครัด

จึงเรียนมาเพื่อ{w.pick("โปรดดำเนินการต่อไป", "ทราบและถือปฏิบัติ", "ขอความร่วมมือมา ณ โอกาสนี้")}

ขอแสดงความนับถือ
ปลัดเทศบาล ปฏิบัติราชการแทนนายกเทศมนตรี
"""


PLANNED: tuple[Style, ...] = (canal_town_measures_account,)
STYLES: tuple[Style, ...] = (
    canal_town_cover_memo,
    canal_town_running_analysis,
    canal_town_speech,
    canal_town_register,
    canal_town_circular,
    *PLANNED,
)
