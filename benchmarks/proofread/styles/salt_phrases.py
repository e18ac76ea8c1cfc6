"""Phrases of the papers of salt_town: comparisons in brackets, clauses, reasons."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from statistics import mean

from benchmarks.proofread.writing import Writer

IIT, EIT, OIT = range(1, 6), range(6, 9), range(9, 11)
ALL = range(1, 11)
FULL, GOOD, MIDDLE, TARGET = Decimal(100), Decimal(95), Decimal(90), Decimal(85)
TOOLS = {
    "IIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)",
    "EIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)",
    "OIT": "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)",
}


def joined(words: Iterable[str], last: str = "และ") -> str:
    """ก ข และ ค"""
    *firsts, end = words
    return f"{' '.join(firsts)} {last}{end}" if firsts else end


def mean_of(values: Iterable[Decimal]) -> str:
    return str(Decimal(mean(values)).quantize(Decimal("0.01"), ROUND_HALF_UP))


def aside(w: Writer, item: str) -> str:
    """What it was last year, in brackets."""
    old, year = w.score(item, w.before), w.year(w.before)
    if w.delta(item) == 0:
        return w.pick(
            f"(เท่ากับปีงบประมาณ พ.ศ. {year} ซึ่งได้ {old} คะแนนเช่นกัน)",
            f"(ปีก่อนได้ {old} คะแนน จึงนับว่าคงเดิม)",
            f"(ปี {year} ได้ {old} คะแนน คะแนนเท่าเดิม)",
        )
    higher = w.verb(item, "สูงกว่า", "ต่ำกว่า")
    return w.pick(
        f"(ปีงบประมาณ พ.ศ. {year} ได้ {old} คะแนน {w.rise(item)})",
        f"(เมื่อเทียบกับ {old} คะแนนของปี {year} แล้ว {w.rise(item)})",
        f"(ปีที่แล้วได้ {old} คะแนน ปีนี้จึง{w.verb(item, 'สูงขึ้น', 'ต่ำลง')} {w.amount(item)} คะแนน)",
        f"(เดิม {old} คะแนน ผลต่าง {w.signed(item)} คะแนน)",
        f"({higher}ปี {year} ซึ่งได้ {old} คะแนน อยู่ {w.amount(item)} คะแนน)",
        f"({w.signed(item)} จากปี {year})",
        f"(ปีงบประมาณที่ผ่านมาได้ร้อยละ {old} หรือ{w.rise(item)})",
        f"({w.rise(item)} จากปีงบประมาณ {year} ที่ได้ {old})",
    )


def clause(w: Writer, item: str) -> str:
    """The same comparison as a clause of the sentence."""
    old, year = w.score(item, w.before), w.year(w.before)
    if w.delta(item) == 0:
        return w.pick(f"ซึ่งเท่ากับที่เคยได้ในปีงบประมาณ พ.ศ. {year}", f"อันเป็นคะแนนเดียวกันกับปี {year} คือ {old} คะแนน")
    return w.pick(
        f"ซึ่ง{w.rise(item)} จากปีงบประมาณ พ.ศ. {year} ที่ได้ {old} คะแนน",
        f"โดย{w.verb(item)}จากปี {year} ซึ่งได้ {old} คะแนน เป็นจำนวน {w.amount(item)} คะแนน",
        f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}คะแนน {old} ของปีงบประมาณ พ.ศ. {year} อยู่ {w.amount(item)} คะแนน",
        f"เมื่อนำไปเทียบกับปี {year} ที่ได้ {old} คะแนนแล้ว พบว่า{w.rise(item)}",
        f"ผลต่างจากปี {year} เท่ากับ {w.signed(item)} คะแนน",
        f"ทั้งที่ปีก่อนได้ {old} คะแนน เท่ากับว่า{w.verb(item)}ถึง {w.amount(item)} คะแนน"
        if abs(w.delta(item)) > 5
        else f"ปีก่อนได้ {old} คะแนน เท่ากับว่า{w.verb(item)} {w.amount(item)} คะแนน",
    )


def spoken(w: Writer, n: int) -> str:
    """An indicator as it is spoken of."""
    return w.pick(
        f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)}",
        f"ตัวชี้วัดที่ {w.d(n)} เรื่อง{w.name(n)}",
        f"ตัวชี้วัด{w.name(n)}",
        f"ตัวชี้วัดด้าน{w.name(n)}",
        f"ตัวชี้วัดที่ {w.d(n)} ({w.name(n)})",
    )


def end_of(w: Writer, numbers: Iterable[int], *, best: bool = False) -> str:
    items = w.ends(map(str, numbers), best=best)
    named = joined(spoken(w, int(item)) for item in items)
    score = w.score(items[0], bare=best)
    if len(items) > 1:
        return w.pick(f"{named} ได้เท่ากันที่ {score} คะแนน", f"{named} ซึ่งต่างก็ได้ {score} คะแนน")
    return w.pick(
        f"{named} ได้ {score} คะแนน",
        f"{named} ({score} คะแนน)",
        f"{named} ซึ่งได้ {score} คะแนน",
        f"{named} ด้วยคะแนน {score}",
    )


def said(w: Writer, n: int) -> str:
    good, poor = {
        1: (
            f"สอดคล้องกับการที่ได้ปรับคู่มือบริการประชาชนไปแล้ว {w.d(18)} กระบวนงาน และติดป้ายบอกเวลาให้บริการไว้ทุกจุด",
            f"น่าจะเป็นเพราะบางงานยังใช้เวลาเกิน {w.d(15)} นาทีตามที่ประกาศ และผู้รับบริการไม่ทราบว่าต้องเตรียมเอกสารใดมาบ้าง",
        ),
        2: (
            f"แสดงว่าการชี้แจงเทศบัญญัติงบประมาณ {w.d('48,500,000')} บาท ในที่ประชุมพนักงานเมื่อเดือนธันวาคมได้ผล",
            f"เนื่องจากพนักงานจ้างส่วนใหญ่ไม่เคยเห็นแผนการใช้จ่ายเงิน แม้จะปิดประกาศไว้ {w.d(30)} วันแล้วก็ตาม",
        ),
        3: (
            f"เพราะผู้บังคับบัญชามอบหมายงานเป็นหนังสือและประเมินผลปีละ {w.d(2)} รอบอย่างเปิดเผย",
            "เป็นเพราะผู้ใต้บังคับบัญชาบางส่วนยังข้องใจเรื่องเกณฑ์พิจารณาความดีความชอบ ซึ่งควรอธิบายให้ฟังก่อนเริ่มรอบการประเมิน",
        ),
        4: (
            f"เป็นผลจากการจัดทำสมุดคุมการยืมพัสดุตามระเบียบกระทรวงการคลัง พ.ศ. {w.other_year(2560)} ไว้ที่ทุกกอง",
            f"ด้วยเหตุว่าการยืมรถยนต์ส่วนกลางทั้ง {w.d(6)} คันยังใช้การบอกกล่าวด้วยวาจา ไม่มีใบยืมเป็นหลักฐาน",
        ),
        5: (
            "เนื่องด้วยผู้บริหารประกาศเจตนารมณ์ต่อหน้าพนักงานทุกคน และมีช่องทางแจ้งเบาะแสที่ปกปิดชื่อผู้แจ้ง",
            f"ด้วยผู้ตอบไม่แน่ใจว่าเรื่องร้องเรียนจะได้รับการพิจารณาภายใน {w.d(15)} วันจริงหรือไม่",
        ),
        6: (
            f"ตรงกับผลสำรวจความพึงพอใจของงานทะเบียนที่มีผู้ตอบ {w.d(212)} คน ส่วนใหญ่ชมว่าเจ้าหน้าที่พูดจาสุภาพ",
            "สาเหตุสำคัญคือผู้มาติดต่อต้องเดินไปหลายห้อง และแต่ละห้องขอสำเนาเอกสารซ้ำกัน",
        ),
        7: (
            f"เพราะมีทั้งเสียงตามสายวันละ {w.d(2)} เวลา และกลุ่มไลน์ของชุมชนครบทั้ง {w.d(14)} ชุมชน",
            f"น่าจะเพราะผู้สูงอายุซึ่งมีอยู่ราวร้อยละ {w.d(24)} ของประชากร เข้าไม่ถึงข่าวที่ลงไว้แต่ในระบบออนไลน์",
        ),
        8: (
            f"สืบเนื่องจากการเปิดรับชำระภาษีที่ดินผ่านคิวอาร์โค้ดตั้งแต่วันที่ {w.d(2)} มกราคม {w.d(2568)} เป็นต้นมา",
            f"เป็นเพราะบริการออนไลน์มีผู้ใช้เพียง {w.d(37)} รายตลอดปี และแบบคำขอกรอกยากเกินไปสำหรับชาวบ้าน",
        ),
        9: (
            "ด้วยผู้รับผิดชอบแต่ละกองนำข้อมูลขึ้นก่อนกำหนดและตรวจลิงก์ซ้ำกันเองอีกครั้ง",
            f"โดยเหตุที่บางรายการเปิดไม่ได้ในวันตรวจ และบางรายการเป็นข้อมูลของปี {w.other_year(2567)} ที่ยังไม่ได้เปลี่ยน",
        ),
        10: (
            f"ด้วยมีการประเมินความเสี่ยงการทุจริตครบทั้ง {w.d(3)} ด้าน และรายงานผลตรงเวลา",
            "เพราะรายงานผลเขียนแต่กิจกรรม มิได้บอกว่ากิจกรรมนั้นทำให้ความเสี่ยงลดน้อยลงอย่างไร",
        ),
    }[n]
    if w.value(str(n)) < GOOD:
        return w.pick(f"ที่ยังไม่ถึง {w.d(95)} คะแนนนั้น {poor}", f"เหตุที่ยังไม่ถึงระดับดีเยี่ยม {poor}")
    return f"ที่คะแนนยังสูงอยู่นั้น {good}" if w.delta(str(n)) < 0 else good


def paragraph(w: Writer, n: int) -> str:
    item, score = str(n), w.score(str(n))
    return w.pick(
        f"{spoken(w, n)} ได้ {score} คะแนน {aside(w, item)} {said(w, n)}",
        f"สำหรับ{spoken(w, n)}นั้น ปีนี้มีผลคะแนนร้อยละ {score} {clause(w, item)} {said(w, n)}",
        f"{spoken(w, n)} ในปีงบประมาณ พ.ศ. {w.year()} ได้ {score} คะแนน {aside(w, item)}\nข้อสังเกต: {said(w, n)}",
        f"เมื่อพิจารณา{spoken(w, n)} จะเห็นว่าได้คะแนน {score} {aside(w, item)} {said(w, n)}",
        f"{spoken(w, n)} มีคะแนนเท่ากับ {score} คะแนน\n{clause(w, item)}\n{said(w, n)}",
        f"{spoken(w, n)}: {score} คะแนน {aside(w, item)}\nข้อวิเคราะห์ {said(w, n)}",
        f"ปีนี้{spoken(w, n)} ทำคะแนนได้ {score} จากคะแนนเต็ม {w.d(100)} {clause(w, item)} {said(w, n)}",
    )


def counted(w: Writer) -> str:
    """How many lie where."""
    top, low = w.count(lambda v: v >= GOOD), w.count(lambda v: v < TARGET)
    middle = w.count(lambda v: TARGET <= v < GOOD)
    return w.pick(
        f"ในตัวชี้วัด {w.d(10)} ตัว มีที่ได้ตั้งแต่ {w.d(95)} คะแนนขึ้นไป {top} ตัวชี้วัด ได้ตั้งแต่ {w.d(85)} คะแนนแต่ไม่ถึง {w.d(95)} คะแนน {middle} ตัวชี้วัด และต่ำกว่า {w.d(85)} คะแนน {low} ตัวชี้วัด",
        f"มีตัวชี้วัดที่ได้คะแนนต่ำกว่าร้อยละ {w.d(85)} จำนวน {low} ตัวชี้วัด ส่วนที่ได้ร้อยละ {w.d(95)} ขึ้นไปมี {top} ตัวชี้วัด",
        f"ตัวชี้วัดที่ถึง {w.d(95)} คะแนน มีจำนวน {top} ตัวชี้วัด ที่เหลือแบ่งเป็นระหว่าง {w.d('85.00')} ถึง {w.d('94.99')} คะแนน จำนวน {middle} ตัวชี้วัด กับที่ไม่ถึง {w.d(85)} คะแนน จำนวน {low} ตัวชี้วัด",
        f"เกณฑ์เป้าหมายคือ {w.d(85)} คะแนน มีตัวชี้วัดที่ได้ไม่ถึงเกณฑ์ {low} ตัวชี้วัด และได้ไม่ต่ำกว่าเกณฑ์ {w.count(lambda v: v >= TARGET)} ตัวชี้วัด",
        f"จากทั้งหมด {w.d(10)} ตัวชี้วัด นับได้ว่ามีคะแนนตั้งแต่ {w.d('95.00')} คะแนนขึ้นไป {top} ตัวชี้วัด ในจำนวนนี้ได้คะแนนเต็ม {w.d(100)} คะแนน {w.count(lambda v: v == FULL)} ตัวชี้วัด",
        f"ตัวชี้วัดที่ได้คะแนนไม่ถึง {w.d(90)} คะแนน มี {w.count(lambda v: v < MIDDLE)} ตัวชี้วัด และที่ได้ตั้งแต่ {w.d(90)} คะแนนขึ้นไป มี {w.count(lambda v: v >= MIDDLE)} ตัวชี้วัด",
    )


def moves(w: Writer) -> str:
    up, down, same = w.changed(1), w.changed(-1), w.changed(0)
    return w.pick(
        f"คะแนนเพิ่มขึ้น {up} ตัวชี้วัด ลดลง {down} ตัวชี้วัด และเท่าเดิม {same} ตัวชี้วัด",
        f"มีตัวชี้วัดที่คะแนนสูงขึ้น จำนวน {up} ตัวชี้วัด ที่คะแนนลดลง จำนวน {down} ตัวชี้วัด",
        f"ตัวชี้วัดที่ดีขึ้นกว่าปีก่อนมี {up} ตัวชี้วัด ที่ถอยลงมี {down} ตัวชี้วัด และที่ไม่เปลี่ยนแปลงมี {same} ตัวชี้วัด",
        f"จำนวนตัวชี้วัดที่มีคะแนนเพิ่มขึ้นคือ {up} ตัวชี้วัด ที่มีคะแนนลดลงคือ {down} ตัวชี้วัด",
        f"ได้คะแนนมากกว่าเดิม {up} ตัวชี้วัด น้อยกว่าเดิม {down} ตัวชี้วัด เท่าเดิม {same} ตัวชี้วัด",
        f"มี {up} ตัวชี้วัดที่คะแนนเพิ่มขึ้น และมี {down} ตัวชี้วัดที่คะแนนลดลง",
    )


def place(w: Writer) -> str:
    return f"{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}"


def levelled(w: Writer) -> str:
    """In which level the total puts the town."""
    level = w.level()
    return w.pick(
        f"ผลการประเมินอยู่ในระดับ{level}",
        f"จัดอยู่ในระดับ {level}",
        f"ได้รับการจัดระดับผลการประเมินเป็น “{level}”",
        f"มีระดับผลการประเมิน {level}",
        f"ผลการประเมินระดับ{level}",
        f'เป็นผลการประเมินในระดับ "{level}"',
    )


def gap(w: Writer, item: str) -> str:
    """How far from the target, computed."""
    gap = w.value(item) - TARGET
    if gap == 0:
        return f"เท่ากับค่าเป้าหมาย {w.d(85)} คะแนนพอดี"
    return f"{'สูงกว่า' if gap > 0 else 'ต่ำกว่า'}ค่าเป้าหมาย {w.d(85)} คะแนน อยู่ {w.d(abs(gap))} คะแนน"
