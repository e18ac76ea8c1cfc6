"""A railway town's papers: a summary, a clerk's memo, next year's measures, an analysis by question, three years.

Written blind, by one who had read no rule and none of the vocabulary, and not run against them.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from benchmarks.proofread.writing import Style, Writer

INSIDE, OUTSIDE, OPEN = [str(n) for n in range(1, 6)], [str(n) for n in range(6, 9)], ["9", "10"]
EVERY = [*INSIDE, *OUTSIDE, *OPEN]


def _end(w: Writer, items: list[str], *, best: bool) -> str:
    """The strongest or the weakest of some indicators, with the score they share."""
    ends = w.ends(items, best=best)
    return f"{' กับ '.join(w.name(item) for item in ends)} (ร้อยละ {w.score(ends[0])})"


def results_in_short(w: Writer) -> str:
    parts = "\n\n".join(
        f"""{w.number(k)}) {title} ({tool})
- ค่าคะแนนเฉลี่ย ร้อยละ {w.score(tool)} ({w.rise(tool, after="")} จากปี {w.year(w.before)})
- จุดเด่น : {_end(w, items, best=True)}
- จุดที่ควรพัฒนา : {_end(w, items, best=False)}"""
        for k, (tool, title, items) in enumerate(
            (
                ("IIT", "ผู้มีส่วนได้ส่วนเสียภายใน", INSIDE),
                ("EIT", "ผู้มีส่วนได้ส่วนเสียภายนอก", OUTSIDE),
                ("OIT", "การเปิดเผยข้อมูลสาธารณะ", OPEN),
            ),
            1,
        )
    )
    high = w.count(lambda v: v >= 90)
    return f"""สรุปผลการประเมิน ITA {w.year()}
{w.town()} อ.{w.district()} จ.{w.province()}

คะแนนภาพรวม {w.score("total", bare=True)} คะแนน
ระดับผลการประเมิน {w.level()}
คะแนนปีที่ผ่านมา ({w.year(w.before)}) {w.score("total", w.before)} คะแนน

ผลการประเมินแยกตามกลุ่มผู้ให้ข้อมูล
{parts}

ข้อสังเกต
- จาก {w.d(10)} ตัวชี้วัด มีตัวชี้วัดที่ได้คะแนนร้อยละ {w.d(90)} ขึ้นไป จำนวน {high} ตัวชี้วัด
- ได้คะแนนเต็มร้อย จำนวน {w.count(lambda v: v == 100)} ตัวชี้วัด
- คะแนน EIT ส่วนที่ {w.d(1)} (ประชาชนตอบเอง) ร้อยละ {w.score("EIT1")} และ EIT ส่วนที่ {w.d(2)} (คณะผู้ประเมินเก็บข้อมูล) ร้อยละ {w.score("EIT2")}
- ผู้ตอบแบบวัดภายใน {w.d(84)} คน ผู้ตอบแบบวัดภายนอก {w.d(213)} คน ถือว่า{w.word("เพียงพอตาม")}เกณฑ์ที่กำหนด

ข้อเสนอแนะ
{w.number(1)}. พัฒนาระบบ {w.spelt("E-Service")} ให้ใช้งานได้จริงและประชาสัมพันธ์ให้ประชาชนรู้จัก
{w.number(2)}. ให้ทุกกองตรวจสอบข้อมูลใน{w.spelt("เว็บไซต์")}อย่างน้อยเดือนละ {w.d(1)} ครั้ง
{w.number(3)}. เปิดรับข้อร้องเรียนผ่าน LINE {w.address("@railway2568")} และตอบกลับภายใน {w.d(15)} วัน
"""


def clerk_memo(w: Writer) -> str:
    worse = [item for item in EVERY if w.delta(item) < 0]
    listed = "\n".join(
        f"   {w.d(f'2.{k}')} {w.name(item)} จาก {w.score(item, w.before)} เป็น {w.score(item)} ({w.verb(item)} {w.amount(item)})"
        for k, item in enumerate(worse, 1)
    )
    fallen = (
        f"ตัวชี้วัดที่มีคะแนนลดลงจากปีก่อน จำนวน {w.changed(-1)} ตัวชี้วัด ได้แก่\n{listed}"
        if worse
        else "ไม่มีตัวชี้วัดใดที่มีคะแนนลดลงจากปีก่อน"
    )
    return f"""บันทึกข้อความ
ส่วนราชการ ฝ่ายอำนวยการ สำนักปลัด {w.town()}
ที่ {w.d("52007")}/{w.d(1093)}   วันที่ {w.d(22)} ก.ย. {w.other_year(w.now)}
เรื่อง ขออนุมัติเผยแพร่ผลการวิเคราะห์ ITA ปีงบประมาณ {w.year()}
เรียน ปลัดเทศบาล

{w.number(1)}. ต้นเรื่อง
   ด้วยคำสั่ง{w.town()} ที่ {w.d("305/2568")} ลงวันที่ {w.d(3)} มีนาคม {w.other_year(w.now)} แต่งตั้งคณะทำงานขับเคลื่อนการประเมิน ITA โดยมีหน้าที่วิเคราะห์ผลและเสนอแนวทางแก้ไข คณะทำงานได้ประชุมและมี{w.word("มติเห็นชอบ")}รายงานการวิเคราะห์แล้ว

{w.number(2)}. ข้อเท็จจริง
   ผลการประเมินของเทศบาลในปีงบประมาณ {w.year()} มีค่าคะแนนรวมเท่ากับ {w.score("total")} คะแนน จัดอยู่ในระดับ{w.level()} ในขณะที่ปีงบประมาณ {w.year(w.before)} มีค่าคะแนนรวมเท่ากับ {w.score("total", w.before)} คะแนน {fallen}

{w.number(3)}. ระเบียบที่เกี่ยวข้อง
   พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. {w.d(2540)} มาตรา {w.d(9)}

{w.number(4)}. ข้อเสนอ
   เพื่อให้การยกระดับคะแนนเป็นไปอย่างต่อเนื่อง ควรมอบหมายสำนักปลัดติดตามตัวชี้วัดด้าน{w.name(5)} ({w.score("5")} คะแนน) กองคลังติดตามด้าน{w.name(2)} ({w.score("2")} คะแนน) และด้าน{w.name(4)} ({w.score("4")} คะแนน) ส่วนกองวิชาการติดตามด้าน{w.name(7)} ({w.score("7")} คะแนน)
   หากเห็นชอบ โปรดอนุมัติให้เผยแพร่ที่ {w.address("http://railwaycity.go.th/news-detail/1187")} ต่อไป
"""


def next_measures(w: Writer) -> str:
    year = w.now + 1
    span = f"ต.ค. {w.period_year(year - 1, short=True)} – ก.ย. {w.period_year(year, short=True)}"
    works = (
        ("1", "จัดทำผังขั้นตอนการให้บริการติดไว้ทุกจุดบริการ", "ทุกกอง"),
        ("2", "แจ้งผลการใช้จ่ายงบประมาณให้บุคลากรทราบทุกไตรมาส", "กองคลัง"),
        ("3", "จัดทำหลักเกณฑ์การมอบหมายงานอย่างเป็นธรรม", "สำนักปลัด"),
        ("4", "จัดทำแนวทางการขอยืมทรัพย์สินของราชการ", "กองคลัง"),
        ("7", "ปรับปรุงช่องทางการติดต่อและการตอบคำถามประชาชน", "กองวิชาการ"),
        ("9", "ทบทวนข้อมูลสาธารณะให้ครบถ้วนและเป็นปัจจุบัน", "กองวิชาการ"),
    )
    rows = "\n".join(
        f"{w.number(k)} | {work} | {w.name(item)} ได้ {w.score(item)} คะแนน | {span} | {unit}"
        for k, (item, work, unit) in enumerate(works, 1)
    )
    return f"""มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {w.period_year(year)}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

หลักการและเหตุผล
จากผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()} ซึ่ง{w.town()}ได้รับคะแนน {w.score("total")} คะแนน (ระดับ{w.level()}) พบว่ายังมีประเด็นที่ต้องปรับปรุง โดยเฉพาะด้าน{_end(w, EVERY, best=False)} จึงได้กำหนดมาตรการเพื่อ{w.word("ยกระดับ")}คุณธรรมและความโปร่งใสขึ้น

เป้าหมาย
ผลการประเมิน ITA ของปีถัดไปไม่ต่ำกว่า {w.d(95)} คะแนน

ที่ | มาตรการ/กิจกรรม | ผลการวิเคราะห์ที่เกี่ยวข้อง | ระยะเวลา | ผู้รับผิดชอบ
{rows}

การกำกับติดตาม
ให้ผู้รับผิดชอบรายงานผลต่อสำนักปลัดรอบ {w.d(6)} เดือน ภายในเดือนเมษายน {w.period_year(year)} และรอบ {w.d(12)} เดือน ภายในเดือนกันยายน {w.period_year(year)} ทางอีเมล {w.address("moral69@railwaycity.go.th")}
งบประมาณ {w.d("25,000")} บาท (เบิกจ่ายจากเทศบัญญัติงบประมาณรายจ่ายประจำปี)
"""


def question_scores(w: Writer) -> str:
    inside = "\n".join(
        f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} คะแนน {w.score(str(n))}\n"
        + "\n".join(
            f"i{k} {w.score(f'i{k}')} คะแนน {'ควรรักษามาตรฐานไว้' if w.value(f'i{k}') >= 90 else 'ควรสื่อสารภายในให้มากขึ้น'}"
            for k in range(3 * n - 2, 3 * n + 1)
        )
        for n in range(1, 6)
    )
    outside = "\n".join(
        f"e{k}\t{w.name((k + 2) // 3 + 5)}\t{w.score(f'e{k}/1')}\t{w.score(f'e{k}/2')}" for k in range(1, 10)
    )
    return f"""การวิเคราะห์ผลการประเมินรายข้อคำถาม ปีงบประมาณ พ.ศ. {w.year()}
หน่วยงาน : {w.town()} จังหวัด{w.province()}

{w.number(1)}. แบบวัด IIT คะแนนเฉลี่ย {w.score("IIT")}
{inside}

{w.number(2)}. แบบวัด EIT คะแนนเฉลี่ย {w.score("EIT")}
ข้อ\tตัวชี้วัด\tส่วนที่ {w.d(1)}\tส่วนที่ {w.d(2)}
{outside}

{w.number(3)}. แบบตรวจ OIT คะแนนเฉลี่ย {w.score("OIT")}
{w.name(9)} ได้ {w.score("9")} คะแนน ตรวจตามข้อ o1 ถึง o20
{w.name(10)} ได้ {w.score("10")} คะแนน ตรวจตามข้อ o21 ถึง o28

{w.number(4)}. ข้อค้นพบ
ผู้รับบริการบางส่วน{w.word("ไม่ทราบช่องทาง")}การติดต่อ และบุคลากรบางส่วนไม่เคยเห็นแผนการใช้จ่ายงบประมาณ ควรประชาสัมพันธ์ผ่าน{w.spelt("อินเทอร์เน็ต")}และป้ายประกาศหน้าสำนักงาน
"""


def three_year_brief(w: Writer) -> str:
    first = w.before - 1
    parts = {tool: w.value(tool) * share for tool, share in (("IIT", 30), ("EIT", 30), ("OIT", 40))}
    whole = (sum(parts.values(), Decimal(0)) / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    formula = (
        f"\nวิธีคำนวณคะแนนรวม ({w.score('IIT')} × {w.d('0.30')}) + ({w.score('EIT')} × {w.d('0.30')}) + "
        f"({w.score('OIT')} × {w.d('0.40')}) = {w.score('total')}\n"
        if whole == w.value("total")
        else ""
    )
    rows = "\n".join(
        f"{title} | {w.score(item, first)} | {w.score(item, w.before)} | {w.score(item)}"
        for item, title in (("total", "คะแนนรวม"), ("IIT", "IIT"), ("EIT", "EIT"), ("OIT", "OIT"))
    )
    total = (
        f"คะแนนรวมปี {w.year()} {w.verb('total', 'สูงกว่า', 'ต่ำกว่า')}ปี {w.year(w.before)} อยู่ {w.amount('total')} คะแนน"
        if w.delta("total")
        else f"คะแนนรวมปี {w.year()} เท่ากับปี {w.year(w.before)}"
    )
    moves = "\n".join(
        f"• {w.name(item)} {w.score(item, w.before)} → {w.score(item)} ({w.rise(item, after='')})" for item in EVERY
    )
    return f"""บทสรุปผู้บริหาร
ผลการประเมินคุณธรรมและความโปร่งใสของ{w.town()} ย้อนหลัง {w.d(3)} ปี

คะแนน | พ.ศ. {w.year(first)} | พ.ศ. {w.year(w.before)} | พ.ศ. {w.year()}
{rows}

{w.town()} ในเขตอำเภอ{w.district()} จังหวัด{w.province()} ได้รับการประเมินระดับ {w.level()} ในปี {w.year()} {total}
{formula}
ความเคลื่อนไหวรายตัวชี้วัด (ปี {w.year(w.before)} เทียบปี {w.year()})
{moves}

ประเด็นสำคัญ
ก. ตัวชี้วัดที่คะแนนสูงที่สุด ได้แก่ {_end(w, EVERY, best=True)}
ข. ตัวชี้วัดที่คะแนนน้อยที่สุด ได้แก่ {_end(w, EVERY, best=False)}
ค. ตัวชี้วัดที่ไม่ถึง {w.d(85)} คะแนน มี {w.count(lambda v: v < 85)} ตัวชี้วัด
ง. ตัวชี้วัดที่ดีขึ้น {w.changed(1)} ตัวชี้วัด และที่ลดลง {w.changed(-1)} ตัวชี้วัด

ทิศทางปีต่อไป ผู้บริหารประกาศเจตนารมณ์ No Gift Policy พร้อม{w.word("กำกับดูแล")}ให้ทุกหน่วยงานรายงานความก้าวหน้าทุกวันที่ {w.d(5)} ของเดือน โทรสายด่วนเทศบาล {w.d("1132")} หรืออีเมล {w.address("ita3@railwaycity.go.th")}
"""


STYLES: tuple[Style, ...] = (results_in_short, clerk_memo, next_measures, question_scores, three_year_brief)
