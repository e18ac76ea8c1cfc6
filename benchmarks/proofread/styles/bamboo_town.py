"""Papers of a young coordinator, new to the clerk's office: an outline kept to the letter, tables, minutes, news.

Written before anything of what they give was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

TOOLS = {"IIT": range(1, 6), "EIT": range(6, 9), "OIT": range(9, 11)}
ALL = range(1, 11)
TARGET, HIGH = Decimal(85), Decimal(95)
_FULL = {
    "IIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)",
    "EIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)",
    "OIT": "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)",
}


def _and(words: Iterable[str], last: str = " และ") -> str:
    *firsts, end = words
    return f"{' '.join(firsts)}{last}{end}" if firsts else end


def _compared(w: Writer, item: str) -> str:
    """Against last year, in one of several orders."""
    if w.delta(item) == 0:
        return w.pick(
            f"คะแนนเท่าเดิมจากปี {w.year(w.before)}",
            f"ซึ่งเท่ากับปีงบประมาณ พ.ศ. {w.year(w.before)} ที่ได้ {w.score(item, w.before)} คะแนน",
        )
    return w.pick(
        f"{w.rise(item)} จากปีงบประมาณ พ.ศ. {w.year(w.before)}",
        f"เดิมปี {w.year(w.before)} ได้ {w.score(item, w.before)} คะแนน จึง{w.rise(item)}",
        f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปี {w.year(w.before)} ({w.score(item, w.before)} คะแนน)",
    )


def _to_target(w: Writer, item: str) -> str:
    gap = w.value(item) - TARGET
    if gap < 0:
        return f"ยังขาดอีก {w.d(f'{-gap:.2f}')} คะแนนจึงจะถึงเป้าหมาย"
    return f"เกินเป้าหมาย {w.d(f'{gap:.2f}')} คะแนน" if gap else "ถึงเป้าหมายพอดี"


def _group(w: Writer, numbers: list[int], none: str) -> str:
    if not numbers:
        return f"- {none}"
    return "\n".join(f"- ตัวชี้วัดที่ {w.d(n)} {w.name(n)} {w.score(str(n))} คะแนน" for n in numbers)


# --- The analysis by the outline --------------------------------------------------------------------------------------

_SEEN = {
    1: "บุคลากรยังตอบต่างกันว่าหน่วยงานให้บริการเป็นไปตามเวลาที่ประกาศหรือไม่",
    2: "ผู้ตอบบางส่วนไม่เคยเห็นแผนการใช้จ่าย แม้จะติดประกาศไว้หน้าห้องกองคลังแล้ว",
    3: "การสั่งงานส่วนใหญ่ตรงกับหน้าที่ แต่เกณฑ์พิจารณาความดีความชอบยังอธิบายไม่ทั่วถึง",
    4: "แบบยืมทรัพย์สินมีหลายฉบับ ผู้ยืมไม่แน่ใจว่าต้องใช้ฉบับใด",
    5: "ช่องทางแจ้งเบาะแสมีอยู่แล้ว แต่พนักงานจ้างรายใหม่ยังไม่ทราบ",
    6: "ผู้รับบริการชมเรื่องมารยาท ส่วนที่ขอให้แก้คือการรอคิวช่วงเช้า",
    7: "ข่าวสารของเทศบาลลงหลายช่องทาง แต่ข้อมูลไม่ตรงกันทุกครั้ง",
    8: "มีการรับฟังความเห็นปีละครั้ง ควรตอบกลับให้ประชาชนเห็นว่านำไปแก้อะไรบ้าง",
    9: "ข้อมูลบางรายการอยู่ลึกหลายชั้น ต้องกดเข้าไปหลายหน้าจึงจะพบ",
    10: "เอกสารแผนป้องกันมีครบ แต่รายงานผลระบุเพียงว่าได้จัดกิจกรรม",
}


def bamboo_outline(w: Writer) -> str:
    urgent = [n for n in ALL if w.value(str(n)) < TARGET]
    better = [n for n in ALL if TARGET <= w.value(str(n)) < HIGH]
    kept = [n for n in ALL if w.value(str(n)) >= HIGH]
    low = w.weakest()
    lines = [
        "การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน (ITA)",
        f"{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}",
        f"ปีงบประมาณ พ.ศ. {w.year()}",
        "",
        f"{w.number(1)}. หลักการและเหตุผล",
        f"เอกสารฉบับนี้จัดทำโดยสำนักปลัดเทศบาล ตามกรอบหัวข้อที่กำหนดให้เผยแพร่ต่อ{w.word('สาธารณชน')} "
        f"โดยใช้ข้อมูลที่สำนักงาน ป.ป.ช. ประกาศ เกณฑ์เป้าหมายคือ {w.d(85)} คะแนนขึ้นไป",
        f"มีผู้ตอบแบบ IIT {w.d(96)} คน และแบบ EIT {w.d(215)} คน (ตั้งเป้าไว้ {w.d(200)} คน)",
        "",
        f"{w.number(2)}. ผลการประเมินภาพรวม",
        f"ปีงบประมาณ พ.ศ. {w.year()} {w.town()}ได้ {w.score(TOTAL)} คะแนน "
        f"ผลอยู่ในระดับ{w.level()} {_to_target(w, TOTAL)} {_compared(w, TOTAL)}",
        *(f"{w.d(2)}.{w.number(n)} {_FULL[t]} ได้ {w.score(t)} คะแนน {_compared(w, t)}" for n, t in enumerate(TOOLS, 1)),
        f"เฉพาะ EIT แบ่งเป็นส่วนที่ {w.d(1)} จำนวน {w.score('EIT1')} คะแนน กับส่วนที่ {w.d(2)} จำนวน {w.score('EIT2')} คะแนน",
        "",
        f"{w.number(3)}. ผลรายตัวชี้วัดและข้อสังเกต",
    ]
    for n in ALL:
        item = str(n)
        lines.append(f"{w.d(3)}.{w.number(n)} {w.name(n)}")
        said = w.pick(
            f"ผลปีนี้ {w.score(item)} คะแนน {_compared(w, item)} {_SEEN[n]}",
            f"{_SEEN[n]} ทั้งนี้ได้คะแนน {w.score(item)} {_compared(w, item)}",
            f"ตัวชี้วัดนี้ได้ {w.score(item)} คะแนน {_to_target(w, item)} {_SEEN[n]}",
        )
        lines.append(said)
    lines += [
        "",
        f"{w.number(4)}. การจัดกลุ่มประเด็น",
        f"(ก) ข้อบกพร่องที่ต้องแก้ไขโดยเร่งด่วน คือ ตัวชี้วัดที่ต่ำกว่า {w.d(85)} คะแนน จำนวน {w.count(lambda v: v < TARGET)} ตัวชี้วัด",
        _group(w, urgent, "ไม่พบตัวชี้วัดในกลุ่มนี้"),
        f"(ข) ประเด็นที่ควรพัฒนาให้ดีขึ้น คือ ตั้งแต่ {w.d(85)} แต่ไม่ถึง {w.d(95)} คะแนน",
        _group(w, better, "ไม่มี"),
        f"(ค) ประเด็นที่ต้องรักษาระดับ คือ ตั้งแต่ {w.d(95)} คะแนนขึ้นไป จำนวน {w.count(lambda v: v >= HIGH)} ตัวชี้วัด",
        _group(w, kept, "ปีนี้ยังไม่มี"),
        "",
        f"{w.number(5)}. การนำไปสู่การปฏิบัติ",
        f"ให้เริ่มจาก{w.name(low)} เพราะได้น้อยที่สุด ({w.score(str(low))} คะแนน) "
        f"กำหนดทำในปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} คือ ตุลาคม {w.period_year(w.now)} "
        f"ถึงกันยายน {w.period_year(w.now + 1)} และติดตามทุก {w.d(3)} เดือน",
        f"สอบถามผู้จัดทำได้ที่ {w.address('ita-bamboo9@bambootown.go.th')} หรือโทร. {w.d('0 4411 2098')} ต่อ {w.d(17)}",
    ]
    return "\n".join(lines)


# --- Question by question --------------------------------------------------------------------------------------------

_FIX = ("แจ้งเวียนแนวปฏิบัติ", "ทำแผ่นภาพขั้นตอน", "ชี้แจงในที่ประชุมประจำเดือน", "ปรับหน้าเว็บให้ค้นง่าย", "ติดตามซ้ำในไตรมาสสอง")


def bamboo_questions(w: Writer) -> str:
    lines = [
        f"ตารางวิเคราะห์ผล ITA รายข้อคำถาม ปี {w.year()} {w.town()} จังหวัด{w.province()}",
        f"คะแนนรวม {w.score(TOTAL)} ระดับ{w.level()} | IIT {w.score('IIT')} | EIT {w.score('EIT')} | OIT {w.score('OIT')}",
        f"คำชี้แจง: แบบ IIT มี {w.d(15)} ข้อ (i1-i15) แบบ EIT มี {w.d(9)} ข้อ ถามทั้งสองส่วน",
        "",
        "ส่วนที่หนึ่ง แบบวัด IIT",
        "ข้อ\tคะแนน\tแนวทาง",
    ]
    questions = w.facts.years[w.now].questions
    for n in TOOLS["IIT"]:
        lines.append(f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ได้ {w.score(str(n))} คะแนน")
        lines += [f"{key}\t{w.score(key)}\t{w.pick(*_FIX)}" for key in questions[str(n)]]
        least = min(questions[str(n)], key=w.value)
        lines.append(f"หมายเหตุ ข้อที่น้อยกว่าข้ออื่นคือ {least} ({w.score(least)} คะแนน) ควร{w.pick(*_FIX)}")
    lines += ["", "ส่วนที่สอง แบบวัด EIT", f"ข้อ\tส่วนที่ {w.d(1)}\tส่วนที่ {w.d(2)}\tแนวทาง"]
    for n in TOOLS["EIT"]:
        lines.append(f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ได้ {w.score(str(n))} คะแนน {_compared(w, str(n))}")
        lines += [f"{key}\t{w.score(f'{key}/1')}\t{w.score(f'{key}/2')}\t{w.pick(*_FIX)}" for key in questions[str(n)]]
    lines += [
        "",
        "ส่วนที่สาม แบบตรวจ OIT",
        f"{w.name(9)} {w.score('9')} คะแนน ({w.d(20)} รายการ) กับ{w.name(10)} {w.score('10')} คะแนน ({w.d(8)} รายการ)",
        f"เมื่อเฉลี่ยแล้ว OIT เท่ากับ {w.score('OIT')} คะแนน {_to_target(w, 'OIT')}",
        f"ผู้{w.spelt('ปฏิบัติ')}งานแต่ละกองโปรดตรวจช่องแนวทางของตน แล้วส่งกลับภายใน {w.d(10)} วันทำการ",
    ]
    return "\n".join(lines)


# --- Minutes of the ITA team -----------------------------------------------------------------------------------------


def bamboo_minutes(w: Writer) -> str:
    low, tops = w.weakest(), w.ends(map(str, ALL), best=True)
    tool = min(TOOLS, key=w.value)
    tens = "\n".join(
        f"- {w.name(n)} {w.pick('ได้', 'อยู่ที่', 'ผลคือ')} {w.score(str(n))} {w.pick('คะแนน', 'คะแนน ในปีนี้')}"
        + w.pick("", f" (ปี {w.year(w.before)} {w.score(str(n), w.before)} คะแนน)")
        for n in ALL
    )
    return "\n".join(
        [
            f"บันทึกการประชุมคณะทำงาน ITA {w.town()} ครั้งที่ {w.d('1/2569')}",
            f"วันจันทร์ที่ {w.d(20)} ตุลาคม {w.d(2568)} เวลา {w.d('13.30')} น. ห้องประชุมเล็ก สำนักปลัดเทศบาล",
            f"ผู้เข้าประชุม {w.d(11)} คน ลาประชุม {w.d(2)} คน (ติดราชการที่จังหวัด{w.province()})",
            "",
            f"วาระที่ {w.number(1)} ประธานแจ้งเพื่อทราบ",
            "ปลัดเทศบาลแนะนำผู้ประสานงาน ITA คนใหม่ และขอให้ทุกกองส่งข้อมูลตรงเวลา",
            f"วาระที่ {w.number(2)} รับรองบันทึกการประชุมครั้งก่อน",
            "ที่ประชุมรับรอง",
            f"วาระที่ {w.number(3)} รายงานผลการประเมินปีงบประมาณ พ.ศ. {w.year()}",
            f"ผู้ประสานงานรายงานว่า คะแนนภาพรวม {w.score(TOTAL)} คะแนน {_compared(w, TOTAL)} ผลอยู่ในระดับ {w.level()}",
            f"เครื่องมือที่ได้น้อยที่สุดคือ {tool} ได้ {w.score(tool)} คะแนน รายตัวชี้วัดมีดังนี้",
            tens,
            f"สูงสุดคือ{_and(f'{w.name(n)} ({w.score(n, bare=True)} คะแนน)' for n in tops)} "
            f"ต่ำสุดคือ{w.name(low)} ({w.score(str(low))} คะแนน)",
            f"หัวหน้าฝ่ายอำนวยการถามว่ามีกี่ตัวที่ดีขึ้น ผู้ประสานงานตอบว่า คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด "
            f"คะแนนลดลง {w.changed(-1)} ตัวชี้วัด และเท่าเดิม {w.changed(0)} ตัวชี้วัด",
            "มติ รับทราบ",
            f"วาระที่ {w.number(4)} เรื่องพิจารณา แนวทางสำหรับปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)}",
            f"กองคลังเสนอจัดชี้แจงแผนการเงิน {w.d(2)} ครั้ง ใช้เงิน {w.d('4,800')} บาท "
            f"กองช่างเสนอแบบคำขออนุญาตผ่านระบบ {w.spelt('E-Service')}",
            f"หน่วยตรวจสอบภายในตั้งข้อสังเกตว่า ตัวชี้วัดที่ {w.d(low)} {_to_target(w, str(low))} "
            f"(เป้าหมาย {w.d(85)} คะแนน) จึงขอให้ลงรายละเอียดขั้นตอนมากกว่าเดิม",
            f"มติ เห็นชอบ ให้สำนักปลัดยกร่าง{w.word('มาตรการ')}เสนอภายในวันที่ {w.d(14)} พฤศจิกายน {w.d(2568)}",
            f"วาระที่ {w.number(5)} เรื่องอื่น ๆ",
            f"จะไปดูงานที่{w.facts.others[2].full_name} ในเดือนธันวาคม จำนวน {w.d(8)} คน",
            f"เลิกประชุม {w.d('15.40')} น.",
        ]
    )


# --- News on the web page --------------------------------------------------------------------------------------------


def bamboo_news(w: Writer) -> str:
    low, top = w.weakest(), int(w.ends(map(str, ALL), best=True)[0])
    risen = max(ALL, key=lambda n: w.delta(str(n)))
    growth = (
        f"ที่น่าดีใจคือ {w.name(risen)} {w.verb(str(risen), 'ขยับขึ้น', 'ขยับลง')} {w.amount(str(risen))} คะแนน "
        f"จาก {w.score(str(risen), w.before)} มาเป็น {w.score(str(risen))} คะแนน"
        if w.delta(str(risen)) > 0
        else "แม้ปีนี้ไม่มีตัวชี้วัดใดสูงขึ้น แต่ทุกกองจะเร่งแก้ไข"
    )
    board = "\n".join(f"{w.number(n)}) {w.name(n)} : {w.score(str(n))}" for n in ALL)
    head = w.pick("ประกาศผลแล้ว!", "ข่าวประชาสัมพันธ์", "แจ้งพี่น้องประชาชน")
    return "\n".join(
        [
            f"{head} ผลประเมิน ITA ปี {w.year()} ของ{w.town()}",
            f"เผยแพร่เมื่อ {w.d(8)} ต.ค. {w.d(68)} โดย งานประชาสัมพันธ์ | ผู้อ่าน {w.d('1,247')} ครั้ง",
            "",
            f"{w.town()} อำเภอ{w.district()} จังหวัด{w.province()} ขอแจ้งให้ทราบว่า "
            f"ผลการประเมินในปีงบประมาณ พ.ศ. {w.year()} เทศบาลของเราได้คะแนนรวม {w.score(TOTAL)} คะแนน "
            f'จากคะแนนเต็ม {w.d(100)} อยู่ในระดับ "{w.level()}"',
            f"ปีที่แล้ว ({w.year(w.before)}) ได้ {w.score(TOTAL, w.before)} คะแนน เท่ากับว่า{w.rise(TOTAL)}",
            f"คะแนนมาจากสามส่วน ได้แก่ คนในตอบ (IIT) {w.score('IIT')} คะแนน ประชาชนตอบ (EIT) {w.score('EIT')} คะแนน "
            f"และการเปิดเผยข้อมูลบน{w.spelt('เว็บไซต์')} (OIT) {w.score('OIT')} คะแนน",
            "",
            "คะแนนทั้งสิบด้าน",
            board,
            "",
            f"ด้านที่ทำได้ดีที่สุดด้านหนึ่งคือ {w.name(top)} ({w.score(str(top), bare=True)} คะแนน) "
            f"ด้านที่จะต้องปรับปรุงก่อนคือ {w.name(low)} ({w.score(str(low))} คะแนน)",
            growth,
            f"ขอบคุณผู้ตอบแบบสอบถามทั้ง {w.d(311)} ท่าน ทุก{w.word('ความคิดเห็น')}มีความหมาย",
            f"อ่านฉบับเต็ม {w.address('www.bambootown.go.th/ita68')} หรือโทร. {w.d('0 4411 2098')}",
        ]
    )


# --- Two years in a table and its reading -----------------------------------------------------------------------------


def bamboo_two_years(w: Writer) -> str:
    rows = [
        "\t".join((w.number(n), w.name(n), w.score(str(n), w.before), w.score(str(n)), w.signed(str(n)))) for n in ALL
    ]
    tools = ["\t".join(("", t, w.score(t, w.before), w.score(t), w.signed(t))) for t in TOOLS]
    fallen = [n for n in ALL if w.delta(str(n)) < 0]
    losses = [
        f"- {w.name(n)} {w.verb(str(n))} {w.amount(str(n))} คะแนน {w.pick('ให้กองที่รับผิดชอบหาสาเหตุ', 'ต้องทบทวนขั้นตอน')}"
        for n in fallen
    ] or ["- ไม่มี"]
    spread = max(w.value(str(n)) for n in ALL) - min(w.value(str(n)) for n in ALL)
    return "\n".join(
        [
            f"แบบเปรียบเทียบผล ITA {w.town()} (อ.{w.district()} จ.{w.province()})",
            f"ระหว่างปีงบประมาณ {w.year(w.before)} และปีงบประมาณ {w.year()}",
            f"ลำดับ\tตัวชี้วัด\t{w.year(w.before)}\t{w.year()}\tเพิ่ม/ลด",
            *rows,
            *tools,
            "\t".join(("", "ภาพรวม", w.score(TOTAL, w.before), w.score(TOTAL), w.signed(TOTAL))),
            "",
            "สรุปจากตาราง",
            f"- ปี {w.year(w.before)} อยู่ระดับ{w.level(w.before)} ปี {w.year()} อยู่ระดับ{w.level()}",
            f"- ภาพรวม{w.rise(TOTAL)} ส่วน IIT {w.rise('IIT')} EIT {w.rise('EIT')} และ OIT {w.rise('OIT')}",
            f"- ตัวชี้วัดที่ได้เต็ม {w.d(100)} คะแนน มี {w.count(lambda v: v == 100)} ตัวชี้วัด "
            f"คะแนนสูงสุดกับต่ำสุดห่างกัน {w.d(f'{spread:.2f}')} คะแนน",
            f"- คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด",
            "ตัวชี้วัดที่ลดลง",
            *losses,
            f"ผู้จัดทำ: ผู้ประสานงาน ITA ผู้ตรวจ: หัวหน้าสำนักปลัด วันที่ {w.d('16/10/2568')}",
        ]
    )


# --- Follow-up of the measures ---------------------------------------------------------------------------------------


def bamboo_follow_up(w: Writer) -> str:
    rows = ["\t".join((w.number(n), m.title, w.unit(m), w.months(m), w.status(m))) for n, m in enumerate(w.measures, 1)]
    details = [
        f"{w.d(3)}.{w.number(n)} {m.title} ({w.unit(m, ' และ')})\n"
        f"ดำเนินการช่วง {w.months(m, whole=True)} ผู้เข้าร่วม {w.d(15 + 6 * n)} คน "
        f"งบประมาณ {w.d(f'{1200 * n + 500:,}')} บาท สถานะ{w.status(m)}"
        for n, m in enumerate(w.measures, 1)
    ]
    pending = sum(not m.is_done for m in w.measures)
    low = w.weakest()
    return "\n".join(
        [
            f"แบบติดตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส รอบ {w.d(12)} เดือน",
            f"{w.town()} ปีงบประมาณ พ.ศ. {w.year()}",
            "",
            f"{w.number(1)}. สรุปภาพรวม",
            f"มาตรการทั้งหมด {w.measure_count()} มาตรการ ดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ "
            f"ยังไม่เสร็จ {w.d(pending)} มาตรการ",
            f"{w.number(2)}. ตารางสถานะ",
            "ที่\tมาตรการ\tผู้รับผิดชอบ\tระยะเวลา\tสถานะ",
            *rows,
            f"{w.number(3)}. รายละเอียด",
            *details,
            f"{w.number(4)}. ผลต่อคะแนน",
            f"คะแนนภาพรวมปี {w.year()} เท่ากับ {w.score(TOTAL)} คะแนน {_compared(w, TOTAL)} ระดับ{w.level()}",
            *(f"- {w.name(n)} {w.score(str(n))} คะแนน ({w.signed(str(n))})" for n in ALL),
            f"{w.number(5)}. ข้อเสนอ",
            f"ควรมีมาตรการเพิ่มใน{w.name(low)} ซึ่งได้ต่ำสุด {w.score(str(low))} คะแนน และแก้หน้า o2 {w.item_title('o2')} "
            f"กับ o5 {w.item_title('o5')} บน{w.spelt('เว็บไซต์')}ให้{w.word('ครบถ้วน')}",
        ]
    )


PLANNED: tuple[Style, ...] = (bamboo_follow_up,)
STYLES: tuple[Style, ...] = (
    bamboo_outline,
    bamboo_questions,
    bamboo_minutes,
    bamboo_news,
    bamboo_two_years,
    *PLANNED,
)
