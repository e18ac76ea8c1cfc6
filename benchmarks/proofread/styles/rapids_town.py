"""Papers of the head of a policy and plan section, a woman of 47: memo, analysis, three years, council, weights, measures.

Written blind: nothing of the proofreader's rules was read before.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

ALL = range(1, 11)
TOOLS = (("IIT", range(1, 6), 30), ("EIT", range(6, 9), 30), ("OIT", range(9, 11), 40))
TARGET, HIGH = Decimal(85), Decimal(95)


def _series(words: list[str]) -> str:
    *firsts, last = words
    return f"{' '.join(firsts)} และ{last}" if firsts else last


def _versus(w: Writer, item: str) -> str:
    """Against the year before, in one of several orders."""
    if w.delta(item) == 0:
        return w.pick("ซึ่งเท่ากับปีที่ผ่านมาพอดี", f"ไม่ต่างจากปี {w.year(w.before)}", "ทรงตัวจากปีก่อน")
    return w.pick(
        f"{w.verb(item)}จากปีก่อน {w.amount(item)} คะแนน",
        f"เมื่อปี {w.year(w.before)} ได้ {w.score(item, w.before)} คะแนน จึง{w.verb(item)} {w.amount(item)} คะแนน",
        f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปี {w.year(w.before)} อยู่ {w.amount(item)} คะแนน",
    )


def _target(w: Writer, item: str) -> str:
    gap = w.value(item) - TARGET
    if gap == 0:
        return f"เท่ากับเป้าหมาย {w.d(85)} คะแนน"
    word = "เกินเป้าหมาย" if gap > 0 else "ยังขาดจากเป้าหมาย"
    return f"{word} {w.d(85)} คะแนน อยู่ {w.d(f'{abs(gap):.2f}')} คะแนน"


def _lowest(w: Writer) -> str:
    return _series(
        [f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ({w.score(n)} คะแนน)" for n in w.ends(map(str, ALL))],
    )


def _highest(w: Writer) -> str:
    return _series(
        [f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ({w.score(n)} คะแนน)" for n in w.ends(map(str, ALL), best=True)],
    )


# --- Memo ------------------------------------------------------------------------------------------------------------


def rapids_town_memo(w: Writer) -> str:
    tools = "\n".join(
        f"\t{w.d(2)}.{w.number(place)} {w.pick('แบบวัด', 'เครื่องมือ')} {tool} ได้ {w.score(tool)} คะแนน {_versus(w, tool)}"
        for place, (tool, _, _) in enumerate(TOOLS, 1)
    )
    return f"""บันทึกข้อความ
ส่วนราชการ กองยุทธศาสตร์และงบประมาณ ฝ่ายนโยบายและแผน โทร. {w.d("0 5561 2340")} ต่อ {w.d(21)}
ที่ ยง {w.d(77)}/{w.d(2568)}\tวันที่ {w.d(9)} ตุลาคม {w.d(2568)}
เรื่อง ขอส่งสรุปผลคะแนน ITA ประจำปีงบประมาณ พ.ศ. {w.year()} และขอให้ส่วนราชการเสนอมาตรการ
เรียน ปลัดเทศบาล

\t{w.d(1)}. ความเป็นมา ตามที่{w.town()} อำเภอ{w.district()} จังหวัด{w.province()} ได้เข้ารับการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ พ.ศ. {w.year()} โดยมีผู้ตอบแบบสำรวจภายใน {w.d(96)} คน และประชาชนผู้มารับบริการ {w.d(318)} คน นั้น บัดนี้สำนักงาน ป.ป.ช. ได้ประกาศผลแล้ว
\t{w.d(2)}. ผลที่ได้รับ เทศบาลได้คะแนนรวม {w.score(TOTAL)} คะแนน จัดอยู่ในระดับ{w.level()} {_versus(w, TOTAL)} ทั้งนี้{_target(w, TOTAL)} เมื่อแยกดูทีละแบบวัด ปรากฏว่า
{tools}
\t{w.d(3)}. ข้อสังเกตของฝ่ายนโยบายและแผน
\t{w.d(3)}.{w.number(1)} จุดที่ทำได้ดีที่สุด คือ {_highest(w)}
\t{w.d(3)}.{w.number(2)} จุดที่อ่อนที่สุด คือ {_lowest(w)} ซึ่งควรหยิบขึ้นมาหารือก่อนเรื่องอื่น
\t{w.d(3)}.{w.number(3)} ในบรรดา {w.d(10)} ตัวชี้วัด มี {w.changed(1)} ตัวชี้วัดที่คะแนนเพิ่มขึ้นจากปีก่อน และมี {w.changed(-1)} ตัวชี้วัดที่คะแนนลดลง
\t{w.d(3)}.{w.number(4)} ตัวชี้วัดที่ได้ตั้งแต่ {w.d(95)} คะแนนขึ้นไปมี {w.count(lambda v: v >= HIGH)} ตัวชี้วัด
\t{w.d(4)}. ข้อเสนอ เห็นควรให้สำนักและกองเสนอ{w.word("มาตรการ")}ของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} กองละไม่เกิน {w.d(3)} เรื่อง ภายในวันศุกร์ที่ {w.d(31)} ตุลาคม {w.d(2568)} โดยส่งไฟล์ทาง {w.address("plan47@rapidstown.go.th")} และให้งานประชาสัมพันธ์นำผลขึ้น{w.spelt("เว็บไซต์")}ของเทศบาลด้วย
\tจึงเรียนมาเพื่อโปรดพิจารณา

หัวหน้าฝ่ายนโยบายและแผน
"""


# --- Analysis --------------------------------------------------------------------------------------------------------

_WHY = {
    1: "พนักงานรับรู้ว่างานบริการมีกำหนดเวลา แต่บางกองยังไม่ติดป้ายขั้นตอนให้เห็นชัด",
    2: "เรื่องเงินเป็นเรื่องที่คนในถามมาก ควรเล่าให้ฟังเป็นระยะ ไม่ใช่รอปิดงบ",
    3: "หัวหน้างานควรบอกเหตุผลของการมอบหมายงานทุกครั้ง โดยเฉพาะงานนอกเวลา",
    4: "ระบบยืมคืนพัสดุใช้สมุดเล่มเดียวมานาน ถึงเวลาย้ายเข้าระบบกลาง",
    5: "คนในเชื่อว่าผู้บริหารเอาจริง แต่ยังอยากเห็นผลของเรื่องที่แจ้งไปแล้ว",
    6: "ชาวบ้านชมเรื่องความสุภาพ ส่วนที่บ่นคือรอคิวนานช่วงจ่ายภาษี",
    7: "เพจของเทศบาลมีคนติดตามมาก ทว่าข้อมูลงบประมาณกลับหาไม่ค่อยพบ",
    8: "ผู้รับบริการเห็นว่าเทศบาลปรับตัวเร็วขึ้นบ้าง โดยเฉพาะงานทะเบียน",
    9: "การลงข้อมูลตามรายการทำได้ตามรอบ แต่ต้องตรวจลิงก์ก่อนวันปิดระบบ",
    10: "มีแผนป้องกันการทุจริตแล้ว ที่ยังขาดคือหลักฐานว่าทำแล้วเกิดผลอย่างไร",
}


def _one(w: Writer, n: int) -> str:
    item = str(n)
    lead = w.pick(
        f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ได้ {w.score(item)} คะแนน {_versus(w, item)}",
        f"{w.name(n)} (ตัวชี้วัดที่ {w.d(n)}) มีคะแนน {w.score(item)} คะแนน {_versus(w, item)}",
        f"สำหรับตัวชี้วัดที่ {w.d(n)} ว่าด้วย{w.name(n)} คะแนนอยู่ที่ {w.score(item)} {_versus(w, item)}",
    )
    return f"{lead} {w.pick('กล่าวคือ ', 'จากการพูดคุยกับผู้ปฏิบัติ ', '')}{_WHY[n]}"


def rapids_town_analysis(w: Writer) -> str:
    parts = []
    for place, (tool, numbers, weight) in enumerate(TOOLS, 1):
        keys = [str(n) for n in numbers]
        best, worst = w.ends(keys, best=True)[0], w.ends(keys)[0]
        spread = w.value(best) - w.value(worst)
        apart = f"คะแนนตัวสูงสุดกับตัวต่ำสุดในกลุ่มนี้ห่างกัน {w.d(f'{spread:.2f}')} คะแนน" if spread else "ทุกตัวในกลุ่มได้คะแนนเท่ากัน"
        body = "\n".join(f"    {_one(w, n)}" for n in numbers)
        parts.append(
            f"ตอนที่ {w.number(place + 1)} แบบวัด {tool} (น้ำหนักร้อยละ {w.d(weight)})\n"
            f"    คะแนนของแบบวัดนี้คือ {w.score(tool)} คะแนน {_target(w, tool)} {apart}\n{body}"
        )
    whole = "\n\n".join(parts)
    low = [n for n in ALL if w.value(str(n)) < TARGET]
    urgent = (
        "เรื่องที่ต้องแก้ก่อน: " + _series([f"{w.name(n)} {w.score(str(n))} คะแนน" for n in low])
        if low
        else f"ไม่มีตัวชี้วัดใดต่ำกว่า {w.d(85)} คะแนน"
    )
    return f"""บทวิเคราะห์ผลคะแนน ITA ปี {w.year()}
จัดทำโดยฝ่ายนโยบายและแผน {w.town()} จังหวัด{w.province()}

ตอนที่ {w.number(1)} มองภาพใหญ่
    {w.pick("ขอเริ่มที่คะแนนรวมก่อน", "ก่อนลงรายละเอียด ขอให้ดูภาพรวม")} ปีงบประมาณ พ.ศ. {w.year()} เทศบาลได้ {w.score(TOTAL)} คะแนน ตรงกับระดับ “{w.level()}” {_versus(w, TOTAL)} คะแนน EIT นั้นมาจากสองส่วน คือ ส่วนที่ {w.d(1)} ได้ {w.score("EIT1")} คะแนน กับส่วนที่ {w.d(2)} ได้ {w.score("EIT2")} คะแนน
    บทวิเคราะห์นี้อ่านประกอบกับแผนพัฒนาท้องถิ่น (พ.ศ. {w.other_year(2566)}-{w.other_year(2570)}) ยุทธศาสตร์ที่ {w.d(5)} ซึ่งตั้งงบไว้ {w.d("145,000")} บาท

{whole}

ตอนที่ {w.number(5)} สรุปเพื่อใช้วางแผน
    {urgent}
    เรื่องที่ควรรักษาไว้: ตัวชี้วัดที่ได้ตั้งแต่ {w.d(95)} คะแนนขึ้นไป ซึ่งมี {w.count(lambda v: v >= HIGH)} ตัวชี้วัด
    ฝ่ายนโยบายและแผนจะนำข้อสรุปไปเขียนมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} โดยเชิญ{w.spelt("บุคลากร")}จากทุกกองมาช่วยกัน{w.word("พิจารณา")} กองละ {w.d(2)} คน
"""


# --- Three years -----------------------------------------------------------------------------------------------------


def rapids_town_three_years(w: Writer) -> str:
    first = w.now - 2

    def row(head: str, label: str, item: str) -> str:
        return "\t".join([head, label, *(w.score(item, y) for y in (first, w.before, w.now)), w.signed(item)])

    rows = [row(w.number(n), w.name(n), str(n)) for n in ALL]
    rows += [row("", f"เฉลี่ยแบบวัด {tool}", tool) for tool, _, _ in TOOLS]
    rows.append(row("", "คะแนนรวมทั้งหมด", TOTAL))
    always = [n for n in ALL if w.value(str(n), first) < w.value(str(n), w.before) < w.value(str(n))]
    down = [n for n in ALL if w.value(str(n), first) > w.value(str(n), w.before) > w.value(str(n))]
    rising = _series([w.name(n) for n in always]) if always else "ไม่มี"
    falling = (
        _series(
            [
                f"{w.name(n)} (จาก {w.score(str(n), first)} เป็น {w.score(str(n), w.before)} และ {w.score(str(n))})"
                for n in down
            ]
        )
        if down
        else "ไม่มี"
    )
    return f"""เปรียบเทียบผล ITA ย้อนหลังสามปี {w.town()}
อำเภอ{w.district()} จังหวัด{w.province()} (ปี {w.year(first)} ปี {w.year(w.before)} และปี {w.year()})

ที่\tรายการ\tปี {w.year(first)}\tปี {w.year(w.before)}\tปี {w.year()}\tต่างจากปีก่อน
{chr(10).join(rows)}
(คะแนนเต็ม {w.d(100)} ช่องสุดท้ายคือปี {w.year()} ลบด้วยปี {w.year(w.before)})

คำอธิบายท้ายตาราง
ก. คะแนนรวมสามปีเรียงกันคือ {w.score(TOTAL, first)} {w.score(TOTAL, w.before)} และ {w.score(TOTAL)} คะแนน ปีล่าสุดได้ระดับ{w.level()}
ข. ตัวชี้วัดที่ดีขึ้นติดต่อกันทั้งสองช่วง: {rising}
ค. ตัวชี้วัดที่ถอยลงติดต่อกันทั้งสองช่วง: {falling}
ง. เทียบเฉพาะปี {w.year()} กับปี {w.year(w.before)} มีตัวชี้วัดที่คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด เท่าเดิม {w.changed(0)} ตัวชี้วัด
จ. ด้านแบบวัด IIT {w.rise("IIT")} ส่วน EIT {w.rise("EIT")} และ OIT {w.rise("OIT")}
ฉ. ข้อควรระวังในการอ่าน ข้อคำถามของแต่ละปีไม่เหมือนกัน จึงควรดูแนวโน้มมากกว่าดูทศนิยม
ช. ไฟล์ต้นฉบับอยู่ที่ {w.address("https://rapidstown.go.th/plan/ita3y")} ผู้ใดพบข้อมูลคลาดเคลื่อน{w.word("โปรดแจ้ง")}ฝ่ายนโยบายและแผน ชั้น {w.d(2)}
"""


# --- Council ---------------------------------------------------------------------------------------------------------


def rapids_town_council(w: Writer) -> str:
    tools = " ".join(
        f"{lead} {tool} {w.score(tool)} คะแนน {_versus(w, tool)}"
        for lead, (tool, _, _) in zip(("แบบวัด", "ต่อมา แบบวัด", "และแบบวัด"), TOOLS, strict=True)
    )
    items = "\n".join(
        w.pick(
            f"- {w.name(n)} ได้ {w.score(str(n))} คะแนน ({_versus(w, str(n))})",
            f"- {w.name(n)} ปี {w.year(w.before)} ได้ {w.score(str(n), w.before)} ปี {w.year()} ได้ {w.score(str(n))}",
        )
        for n in w.chance.sample(ALL, 10)
    )
    return f"""รายงานต่อสภา{w.town()}
สมัยประชุมสามัญ สมัยที่ {w.d(4)} ประจำปี {w.d(2568)} วันที่ {w.d(25)} พฤศจิกายน {w.d(2568)}
เรื่อง ผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {w.year()}

ท่านประธานสภาและสมาชิกสภาผู้ทรงเกียรติทุกท่าน
ดิฉันได้รับมอบหมายจากผู้บริหารให้รายงานผลการประเมินต่อที่ประชุมแห่งนี้ ใช้เวลาราว {w.d(15)} นาที และยินดีตอบข้อซักถาม
ข้อแรก ผลโดยรวม ปี {w.year()} เทศบาลของเราได้ {w.score(TOTAL)} คะแนน ผลการประเมินอยู่ในระดับ{w.level()} {_versus(w, TOTAL)}
ข้อสอง ผลตามแบบวัด {tools}
ข้อสาม ผลรายตัวชี้วัด ดิฉันขอเรียนโดยไม่เรียงลำดับ
{items}
ข้อสี่ สิ่งที่น่ายินดีคือ {_highest(w)} ได้คะแนนสูงสุด ขณะที่ {_lowest(w)} ได้คะแนนต่ำสุด
ข้อห้า ตัวชี้วัดที่คะแนนลดลงจากปีก่อนมี {w.changed(-1)} ตัวชี้วัด ผู้บริหารรับจะติดตามด้วยตนเองทุกวันจันทร์แรกของเดือน
ข้อหก ตัวชี้วัดที่ได้ต่ำกว่า {w.d(85)} คะแนนมี {w.count(lambda v: v < TARGET)} ตัวชี้วัด
เมื่อเดือนสิงหาคมที่ผ่านมา คณะของเรา {w.d(18)} คนไปศึกษาดูงานต่างจังหวัด ใช้งบ {w.d("36,400")} บาท ได้แนวคิดเรื่องจุดบริการเดียวกลับมา ปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} จะทดลองทำ และจะให้ประชาชนมี{w.word("ส่วนร่วม")}ตั้งแต่ต้น
ทั้งหมดนี้เป็นไปตาม{w.spelt("กฎหมาย")}และระเบียบ หากท่านสมาชิกประสงค์จะดูรายละเอียด ขอเชิญที่{w.spelt("เว็บไซต์")} {w.address("www.rapidstown.go.th/council68")} ขอบคุณค่ะ
"""


# --- Weights on slides -----------------------------------------------------------------------------------------------


def rapids_town_weights(w: Writer) -> str:
    def worth(tool: str, weight: int) -> str:
        return w.d((w.value(tool) * weight / 100).quantize(Decimal("0.01"), ROUND_HALF_UP))

    tools = "\n".join(
        f"• {tool}: {w.score(tool)} คะแนน × ร้อยละ {w.d(weight)} ≈ {worth(tool, weight)} คะแนนในภาพรวม"
        for tool, _, weight in TOOLS
    )
    items = "\n".join(
        f"• ข้อ {w.number(n)} {w.name(n)} = {w.score(str(n), bare=True)}" + (" ▼" if w.value(str(n)) < TARGET else "")
        for n in ALL
    )
    return f"""[สไลด์ {w.number(1)}]
คะแนน ITA ปี {w.year()} หายไปตรงไหน
{w.town()} | ฝ่ายนโยบายและแผน

[สไลด์ {w.number(2)}] ได้เท่าไร
• ภาพรวม {w.score(TOTAL)} คะแนน ระดับ{w.level()}
• ปี {w.year(w.before)}: {w.score(TOTAL, w.before)} คะแนน → {w.rise(TOTAL)}
• {_target(w, TOTAL)}

[สไลด์ {w.number(3)}] สามแบบวัดหนักไม่เท่ากัน
{tools}

[สไลด์ {w.number(4)}] รายตัวชี้วัด (▼ = ต่ำกว่า {w.d(85)} คะแนน)
{items}

[สไลด์ {w.number(5)}] อ่านอย่างไร
• สูงสุด: {_highest(w)}
• ต่ำสุด: {_lowest(w)}
• ต่ำกว่า {w.d(85)} คะแนน จำนวน {w.count(lambda v: v < TARGET)} ตัวชี้วัด

[สไลด์ {w.number(6)}] ชวนคิดต่อ
• ถ้ามีแรงทำได้เรื่องเดียวในปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} จะทำเรื่องใด
• แบ่ง {w.d(4)} กลุ่ม กลุ่มละ {w.d(6)} คน เวลา {w.d(20)} นาที แล้ว{w.word("นำเสนอ")}
"""


# --- Measures --------------------------------------------------------------------------------------------------------


def rapids_town_measures(w: Writer) -> str:
    rows = "\n".join(
        f"{w.number(n)}\t{m.title}\t{w.unit(m)}\t{w.months(m)}\t{w.status(m)}" for n, m in enumerate(w.measures, 1)
    )
    open_ = [m for m in w.measures if not m.is_done]
    late = "\n".join(f"- {m.title} ผู้รับผิดชอบ: {w.unit(m)} ได้รับแจ้งให้เร่งรัดแล้ว" for m in open_)
    return f"""รายงานการติดตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {w.year()}
ฝ่ายนโยบายและแผน {w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

ฝ่ายนโยบายและแผนติดตามมาตรการของเทศบาลทั้งสิ้น {w.measure_count()} มาตรการ โดยให้แต่ละกองกรอกแบบติดตามทุกไตรมาส พบว่าดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ ที่เหลือ {w.d(len(open_))} มาตรการยังทำไม่จบ

ลำดับ\tมาตรการ\tผู้รับผิดชอบ\tช่วงเวลา\tสถานะ
{rows}

มาตรการที่ยังทำไม่จบ
{late}

ผลต่อคะแนนการประเมิน
คะแนนรวมปี {w.year()} คือ {w.score(TOTAL)} คะแนน {_versus(w, TOTAL)} ระดับ{w.level()}
แบบวัด IIT {w.score("IIT")} คะแนน {_versus(w, "IIT")}
แบบวัด EIT {w.score("EIT")} คะแนน {_versus(w, "EIT")}
แบบวัด OIT {w.score("OIT")} คะแนน {_versus(w, "OIT")}
ตัวชี้วัดที่คะแนนต่ำสุดแม้จะมีมาตรการแล้ว คือ {_lowest(w)}

บันทึกของผู้ติดตาม
แบบติดตามที่ส่งกลับมามี {w.d(5)} กองที่แนบภาพถ่าย อีกส่วนหนึ่งส่งเป็นข้อความล้วน รายการ o4 {w.item_title("o4")} และ o5 {w.item_title("o5")} ควรมีคนตรวจซ้ำก่อนปิดระบบ ขอให้ทุกกอง{w.spelt("ปฏิบัติ")}ตามแบบเดียวกัน และส่ง{w.word("หลักฐาน")}ทาง {w.address("track5@rapidstown.go.th")}
"""


PLANNED: tuple[Style, ...] = (rapids_town_measures,)
STYLES: tuple[Style, ...] = (
    rapids_town_memo,
    rapids_town_analysis,
    rapids_town_three_years,
    rapids_town_council,
    rapids_town_weights,
    *PLANNED,
)
