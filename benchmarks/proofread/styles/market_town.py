"""Papers of a market town with a section for policy and plans: chapters by indicator, a consultant's prose, follow-ups.

Written before anything of the rules or of the other families' findings was looked at.
"""

from __future__ import annotations

from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import PlannedMeasure
from scores.analysis import rounded

INDICATORS = tuple(str(n) for n in range(1, 11))
TOOLS = {"IIT": INDICATORS[:5], "EIT": INDICATORS[5:8], "OIT": INDICATORS[8:]}
SPEAKERS = {"IIT": "ผู้มีส่วนได้ส่วนเสียภายใน", "EIT": "ผู้มีส่วนได้ส่วนเสียภายนอก", "OIT": "การเปิดเผยข้อมูลสาธารณะ"}
WEAK_POINTS = {
    "1": "พนักงานบางส่วนยังใช้เวลาให้บริการเกินกว่าที่ประกาศไว้หน้าสำนักงาน",
    "2": "พนักงานระดับปฏิบัติการยังไม่เห็นแผนการใช้จ่ายเงินของกองตนเอง",
    "3": "การพิจารณาความดีความชอบยังไม่ได้ชี้แจงเหตุผลให้ผู้ถูกประเมินทราบ",
    "4": "การยืมใช้รถส่วนกลางนอกเวลาราชการยังไม่มีใบขออนุญาตครบทุกครั้ง",
    "5": "ผู้แจ้งเบาะแสยังไม่มั่นใจว่าชื่อของตนจะถูกเก็บเป็นความลับ",
    "6": "ผู้มาติดต่อเห็นว่าการรับบริการแต่ละรายใช้เวลาไม่เท่ากัน",
    "7": "ประกาศต่าง ๆ ใช้ภาษาราชการมาก ชาวตลาดอ่านแล้วไม่เข้าใจ",
    "8": "ระบบชำระค่าเช่าแผงผ่านโทรศัพท์ยังใช้ได้ไม่ทุกตลาด",
    "9": "ข้อมูลบางรายการเป็นของปีเก่าและเปิดไฟล์ไม่ได้",
    "10": "รายงานการจัดการความเสี่ยงยังไม่ลงรายละเอียดของแต่ละโครงการ",
}
REMEDIES = {
    "1": "ทบทวนคู่มือประชาชนและจับเวลาการให้บริการจริงทุกเดือน",
    "2": "ติดแผนการใช้จ่ายเงินไว้ที่บอร์ดของทุกกองทุกไตรมาส",
    "3": "แจ้งผลการประเมินเป็นรายบุคคลพร้อมเหตุผลเป็นหนังสือ",
    "4": "จัดทำใบยืมทรัพย์สินแบบสแกนคิวอาร์โค้ดให้ใช้ร่วมกัน",
    "5": "ตั้งกล่องรับเรื่องที่เปิดได้เฉพาะหน่วยตรวจสอบภายใน",
    "6": "ใช้บัตรคิวและจอแสดงลำดับที่ศูนย์บริการร่วม",
    "7": "สรุปประกาศเป็นภาพเดียวจบแล้วส่งในกลุ่มไลน์ของตลาด",
    "8": "ขยายการชำระค่าธรรมเนียมออนไลน์ให้ครบทุกตลาด",
    "9": "กำหนดผู้ดูแลข้อมูลเป็นรายข้อและตรวจทุกวันจันทร์แรกของเดือน",
    "10": "จัดทำรายงานความเสี่ยงแยกตามโครงการที่ใช้งบลงทุน",
}


def listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{' '.join(words[:-1])} และ{words[-1]}"


def indicator_sections(w: Writer) -> str:
    questions = w.facts.years[w.now].questions

    def points(keys: tuple[str, ...], *, best: bool) -> str:
        """The questions with the highest or the least score; those of EIT are asked in two parts."""
        figures = w.facts.years[w.now].figures
        parts = [part for key in keys for part in (key, f"{key}/1", f"{key}/2") if part in figures]
        lines = []
        for part in w.ends(parts, best=best):
            key, _, half = part.partition("/")
            lines.append(f"• ข้อ {w.d(key)} {f'ส่วนที่ {w.d(half)} ' if half else ''}ได้ {w.score(part)} คะแนน")
        return "\n".join(lines)

    def section(item: str) -> str:
        keys = questions[item]
        past = f"เมื่อเทียบกับปีงบประมาณ พ.ศ. {w.year(w.before)} ซึ่งได้ {w.score(item, w.before)} คะแนน พบว่า"
        low = f"\n• {WEAK_POINTS[item]}" if w.value(item) < 100 else ""
        return f"""{w.d("3.")}{w.number(int(item))} ตัวชี้วัดที่ {w.d(item)} {w.name(item)}
ผลการประเมินปีงบประมาณ พ.ศ. {w.year()} ได้ {w.score(item)} คะแนน
{past} {w.rise(item)}
จุดแข็ง
{points(keys, best=True)}
จุดที่ต้องพัฒนา
{points(keys, best=False)}{low}
ข้อเสนอแนะ
• {REMEDIES[item]}
"""

    sections = "\n".join(section(item) for item in INDICATORS)
    over, under = w.count(lambda v: v >= 95), w.count(lambda v: v < 95)
    return f"""บทที่ {w.d(3)}
ผลการวิเคราะห์ข้อมูลรายตัวชี้วัด
การประเมินคุณธรรมและความโปร่งใสในการ{w.word("ดำเนินงาน")}ของ{w.town()}
อำเภอ{w.district()} จังหวัด{w.province()} ประจำปีงบประมาณ พ.ศ. {w.year()}

บทนี้เสนอผลเป็นรายตัวชี้วัดตามลำดับ แต่ละหัวข้อประกอบด้วยผลการประเมิน จุดแข็ง จุดที่ต้องพัฒนา และข้อเสนอแนะ ตัวชี้วัดที่ได้ตั้งแต่ {w.d("95.00")} คะแนนขึ้นไปมี {over} ตัวชี้วัด และตัวชี้วัดที่ได้ต่ำกว่า {w.d("95.00")} คะแนนมี {under} ตัวชี้วัด

{sections}
สรุปท้ายบท
ผลคะแนนรวมของเทศบาลเท่ากับ {w.score("total")} คะแนน อยู่ในระดับ {w.level()} {w.rise("total")}จากปีที่ผ่านมา ซึ่งได้ {w.score("total", w.before)} คะแนน รายละเอียดของมาตรการปรากฏในบทที่ {w.d(4)} หน้า {w.d(41)}
"""


def consultant_report(w: Writer) -> str:
    shares = {"IIT": 30, "EIT": 30, "OIT": 40}
    exact = sum((w.value(tool) * share for tool, share in shares.items()), Decimal(0)) / 100
    terms = " + ".join(f"({w.score(tool)} × {w.d(f'0.{share}')})" for tool, share in shares.items())
    formula = f"\nคะแนนรวม = {terms} = {w.score('total')}\n" if rounded(exact) == w.value("total") else ""
    top, low = w.ends(TOOLS, best=True)[0], w.ends(TOOLS)[0]
    apart = w.d(f"{w.value(top) - w.value(low):.2f}")
    order = sorted(INDICATORS, key=w.value)
    weak = "\n".join(
        f"    {w.number(n)}) {w.name(i)} (ตัวชี้วัดที่ {w.d(i)}) มีค่าคะแนน {w.score(i)} โดย{WEAK_POINTS[i]}"
        for n, i in enumerate(order[:4], 1)
    )
    best = listed([f"ตัวชี้วัด{w.name(i)}" for i in w.ends(INDICATORS, best=True)])
    grown = max(INDICATORS, key=w.delta)
    growth = (
        f"ตัวชี้วัดที่มีพัฒนาการมากที่สุดคือ {w.name(grown)} ซึ่งเพิ่มจาก {w.score(grown, w.before)} คะแนน\nเป็น {w.score(grown)} คะแนน หรือ{w.verb(grown)} {w.amount(grown)} คะแนน"
        if w.delta(grown) > 0
        else "ไม่มีตัวชี้วัดใดที่มีพัฒนาการจากปีก่อน"
    )
    ups, downs = w.changed(1), w.changed(-1)
    return f"""รายงานการศึกษาฉบับสมบูรณ์
โครงการจ้างที่ปรึกษาวิเคราะห์ผลการประเมิน ITA
เสนอต่อ {w.town()}
สัญญาจ้างเลขที่ {w.d("7/2569")} ลงวันที่ {w.d(3)} พฤศจิกายน {w.d(2568)} วงเงิน {w.d("95,000.00")} บาท

บทสรุปสำหรับผู้บริหาร

    คณะที่ปรึกษาได้ศึกษาผลการประเมินของ{w.town()} อำเภอ{w.district()}
จังหวัด{w.province()} จากเอกสาร {w.d(34)} รายการ การสัมภาษณ์ผู้ให้ข้อมูลหลัก {w.d(12)} คน
และการสนทนากลุ่มผู้ค้าในตลาดสด {w.d(2)} ครั้ง พบข้อเท็จจริงดังนี้

    ประการแรก ภาพรวมของปีงบประมาณ พ.ศ. {w.year()} เทศบาลมีค่าคะแนน
{w.score("total")} คะแนน จัดอยู่ในระดับ{w.level()} ขณะที่ปีงบประมาณ พ.ศ. {w.year(w.before)} มีค่าคะแนน
{w.score("total", w.before)} คะแนน จัดอยู่ในระดับ{w.level(w.before)} กล่าวคือ {w.rise("total")}

    ประการที่สอง เมื่อแยกตามเครื่องมือ แบบวัด IIT มีค่าคะแนน {w.score("IIT")} แบบวัด EIT มีค่าคะแนน
{w.score("EIT")} และแบบวัด OIT มีค่าคะแนน {w.score("OIT")} โดย {top} สูงที่สุด และ {low} ต่ำที่สุด
ช่องว่างระหว่างสองเครื่องมือนี้คิดเป็น {apart} คะแนน
{formula}
    ประการที่สาม จากตัวชี้วัดทั้งหมด {w.d(10)} ตัวชี้วัด มีคะแนนเพิ่มขึ้น {ups} ตัวชี้วัด และลดลง {downs} ตัวชี้วัด
{growth}
ส่วนตัวชี้วัดที่มีค่าคะแนนสูงสุดได้แก่ {best}

    ประการที่สี่ ประเด็นที่คณะที่ปรึกษาเห็นว่าควรเร่งปรับปรุง เรียงจากคะแนนน้อยไปหามาก มีดังนี้
{weak}

ข้อเสนอเชิงนโยบาย
    คณะที่ปรึกษาเสนอให้ผู้บริหารประกาศ{w.spelt("เจตจำนง")}สุจริตต่อหน้าประชาชน มอบหมาย{w.word("ผู้รับผิดชอบ")}รายตัวชี้วัด
และพัฒนา{w.spelt("บุคลากร")}อย่างน้อยปีละ {w.d(6)} ชั่วโมง โดยเริ่มตั้งแต่เดือนธันวาคม {w.period_year(2568)}
ถึงเดือนสิงหาคม {w.period_year(2569)} ทั้งนี้ ให้สอดคล้องกับพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. {w.other_year(2540)}
ข้อมูลดิบของการศึกษาส่งมอบทาง {w.address("ita2568@study.example.com")}
"""


def instrument_walk(w: Writer) -> str:
    def line(item: str) -> str:
        if w.delta(item) == 0:
            return f"- ตัวชี้วัดที่ {w.d(item)} {w.name(item)} ได้ {w.score(item, bare=True)} คะแนน เท่ากับปีก่อน"
        near = f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปีก่อน {w.amount(item)} คะแนน"
        return f"- ตัวชี้วัดที่ {w.d(item)} {w.name(item)} ได้ {w.score(item, bare=True)} คะแนน {near}"

    def tool(number: int, key: str) -> str:
        low = w.ends(TOOLS[key])
        lines = "\n".join(line(item) for item in TOOLS[key])
        names = listed([f"ตัวชี้วัดที่ {w.d(i)}" for i in low])
        parts = ""
        if key == "EIT":
            parts = f"แบ่งเป็น EIT ส่วนที่ {w.d(1)} ได้ {w.score('EIT1')} คะแนน และ EIT ส่วนที่ {w.d(2)} ได้ {w.score('EIT2')} คะแนน\n"
        cause = f" สาเหตุสำคัญคือ{WEAK_POINTS[low[0]]}" if w.value(low[0]) < 100 else ""
        return f"""{w.number(number)}. แบบวัด {key} ({SPEAKERS[key]})
ภาพรวมของเครื่องมือนี้ได้ {w.score(key)} คะแนน จากปี {w.year(w.before)} ที่ได้ {w.score(key, w.before)} คะแนน
{parts}จำแนกตามตัวชี้วัด ดังนี้
{lines}
คะแนนต่ำที่สุดของเครื่องมือนี้คือ{names} {w.score(low[0])} คะแนน{cause}
"""

    tools = "\n".join(tool(n, key) for n, key in enumerate(TOOLS, 1))
    numbers = {"IIT": 92, "EIT": 210}
    people = " และ".join(f"แบบวัด {key} จำนวน {w.d(n)} คน" for key, n in numbers.items())
    failed = w.count(lambda v: v < 85)
    return f"""เอกสารประกอบการประชุมคณะทำงานขับเคลื่อน ITA ของ{w.town()}
เรื่อง ผลการประเมินแยกตามเครื่องมือ ประจำปีงบประมาณ พ.ศ. {w.year()}

ผู้ตอบ{people}

{tools}
ภาพรวมทั้ง {w.d(3)} เครื่องมือ
เทศบาลได้คะแนนรวม {w.score("total")} คะแนน ระดับผลการประเมิน {w.level()}
ตัวชี้วัดที่ไม่ผ่านเกณฑ์ {w.d(85)} คะแนน จำนวน {failed} ตัวชี้วัด
ขอให้ทุกส่วนราชการ{w.spelt("ปฏิบัติ")}ตามข้อสั่งการและเสนอ{w.word("แนวทาง")}แก้ไขภายในวันที่ {w.d(30)} พฤศจิกายน {w.d(2568)}
สำเนาส่งสำนักงานท้องถิ่นจังหวัด{w.province()} ผ่านท้องถิ่นอำเภอ{w.district()}
"""


def quarter_follow_up(w: Writer) -> str:
    def row(number: int, m: PlannedMeasure) -> str:
        money = w.d("12,500") if number % 3 == 0 else "ไม่ใช้งบประมาณ"
        share = w.d(100 if m.is_done else 60)
        return "\t".join((w.number(number), w.unit(m), m.title, w.months(m), share, money, w.status(m)))

    rows = "\n".join(row(n, m) for n, m in enumerate(w.measures, 1))
    late = "\n".join(
        f"- {m.title} ({w.unit(m)}) {w.status(m)} เนื่องจากต้องรอผลการประชุมประชาคม" for m in w.measures if not m.is_done
    )
    return f"""แบบติดตามผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส
{w.town()} จังหวัด{w.province()}
รอบไตรมาสที่ {w.d(4)} (กรกฎาคม - กันยายน {w.period_year(2568)}) ปีงบประมาณ พ.ศ. {w.year()}

ลำดับ\tหน่วยงานรับผิดชอบ\tมาตรการ\tกำหนดเวลา\tความก้าวหน้า (ร้อยละ)\tงบประมาณ (บาท)\tสถานะ
{rows}

สรุปภาพรวม
มาตรการทั้งหมด {w.measure_count()} มาตรการ ดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ
มาตรการที่ยังไม่แล้วเสร็จ ได้แก่
{late}

ผลที่เกิดขึ้นต่อคะแนน
คะแนนรวมปี {w.year(short=True)} ได้ {w.score("total")} คะแนน เทียบกับปี {w.year(w.before, short=True)} ได้ {w.score("total", w.before)} คะแนน ผลต่าง {w.signed("total")}
IIT ผลต่าง {w.signed("IIT")} EIT ผลต่าง {w.signed("EIT")} OIT ผลต่าง {w.signed("OIT")}

ปัญหาอุปสรรค
{w.number(1)}. {w.word("เจ้าหน้าที่")}ผู้รับผิดชอบโอนย้าย {w.d(2)} ราย
{w.number(2)}. ระบบ{w.spelt("อินเทอร์เน็ต")}ของอาคารตลาดสดล่ม {w.d(3)} วัน
{w.number(3)}. ผู้ค้าบางรายไม่มีโทรศัพท์ที่ใช้งานได้
ผู้รายงาน งานวิเคราะห์นโยบายและแผน โทร. {w.d("0 4311 8820 ต่อ 15")}
"""


def uplift_plan(w: Writer) -> str:
    def last(item: str) -> str:
        return f"ตัวชี้วัดที่ {w.d(item)} {w.name(item)} ({w.score(item, w.before)} คะแนน)"

    weak = sorted(INDICATORS, key=lambda item: w.value(item, w.before))[:3]
    rows = "\n".join(
        f"{w.number(n)}\t{m.title}\t{w.pick('ประชุมชี้แจง / ลงมือทำ / สรุปผล', 'แต่งตั้งคณะทำงาน / จัดกิจกรรม / รายงาน')}\t{w.months(m, whole=True)}\t{w.unit(m, ' / ')}\tรายงานผล {w.d(1)} ฉบับ"
        for n, m in enumerate(w.measures, 1)
    )
    first = w.measures[0]
    return f"""แผนปฏิบัติการยกระดับคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อ.{w.district()} จ.{w.province()}

{w.number(1)}. ที่มา
ผลการประเมินปีงบประมาณ พ.ศ. {w.year(w.before)} เทศบาลได้ {w.score("total", w.before)} คะแนน ระดับ{w.level(w.before)} ตัวชี้วัดที่ได้คะแนนน้อย {w.d(3)} ลำดับ คือ {listed([last(i) for i in weak])} คณะทำงานจึงกำหนดมาตรการรวม {w.measure_count()} มาตรการ

{w.number(2)}. ตารางมาตรการ
ที่\tมาตรการ\tขั้นตอน\tระยะเวลา\tผู้รับผิดชอบ\tผลผลิต
{rows}

{w.number(3)}. การกำกับติดตาม
{w.unit(first, "และ")}เป็นผู้รับผิดชอบมาตรการ "{first.title}" ระหว่าง {w.months(first, days=True)} และให้ทุกกองรายงานผลต่อปลัดเทศบาลทุกวันที่ {w.d(5)} ของเดือน
รอบที่ {w.d(1)} เดือนมีนาคม {w.period_year(2568)}
รอบที่ {w.d(2)} เดือนกันยายน {w.period_year(2568)}

{w.number(4)}. งบประมาณ
ตามเทศบัญญัติงบประมาณรายจ่าย แผนงานบริหารงานทั่วไป จำนวน {w.d("40,000")} บาท

{w.number(5)}. ผลที่คาดว่าจะได้รับ
{w.word("ประชาชน")}เชื่อมั่นในการบริหารงาน และการให้บริการมี{w.spelt("ประสิทธิภาพ")}ยิ่งขึ้น เผยแพร่แผนที่ {w.address("https://market3.example.go.th/ita/plan68")}
"""


def integrity_report(w: Writer) -> str:
    def told(number: int, m: PlannedMeasure) -> str:
        return f"""{w.d("2.")}{w.number(number)} {m.title}
      ผู้รับผิดชอบ : {w.unit(m, " ")}
      ช่วงเวลาดำเนินการ : {w.months(m)}
      ผลการดำเนินการ : {w.status(m)}"""

    told_all = "\n".join(told(n, m) for n, m in enumerate(w.measures, 1))
    rows = "\n".join(f"{w.name(i)}\t{w.score(i)}\t{w.score(i, w.before)}\t{w.signed(i)}" for i in INDICATORS)
    items = "\n".join(f"  ข้อ {w.d(f'o{n}')} {w.item_title(f'o{n}')} ได้ {w.score(f'o{n}')} คะแนน" for n in range(1, 6))
    return f"""รายงานประจำปีด้านคุณธรรมและความโปร่งใส
ปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

ส่วนที่ {w.d(1)} บทนำ
นายกเทศมนตรีได้ประกาศนโยบายไม่รับของขวัญเมื่อวันที่ {w.d(8)} มกราคม {w.d(2568)} และจัดให้มีมาตรการรวม {w.measure_count()} มาตรการ
ณ วันที่ {w.d(30)} กันยายน {w.d(2568)} แล้วเสร็จ {w.done_count()} มาตรการ

ส่วนที่ {w.d(2)} ผลการดำเนินการตามมาตรการ
{told_all}

ส่วนที่ {w.d(3)} ผลการประเมิน ITA
ตัวชี้วัด\tปี {w.year()}\tปี {w.year(w.before)}\tเปลี่ยนแปลง
{rows}
รวม\t{w.score("total")}\t{w.score("total", w.before)}\t{w.signed("total")}
ผลการประเมินอยู่ในระดับ {w.level()}
ข้อมูลพื้นฐานที่เปิดเผยบน{w.spelt("เว็บไซต์")}
{items}

ส่วนที่ {w.d(4)} การร้องเรียน
ได้รับเรื่องร้องเรียนทั่วไป {w.d(17)} เรื่อง ยุติแล้ว {w.d(15)} เรื่อง ไม่มีเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ
ช่องทาง : {w.address("Line ID market88")} โทร. {w.d("0-4311-8821")} หรือมาด้วยตนเองที่ชั้น {w.d(1)}

ส่วนที่ {w.d(5)} ทิศทางในปีต่อไป
เทศบาลจะรักษา{w.word("มาตรฐาน")}เดิมและปรับปรุงตัวชี้วัดที่ {w.d(w.weakest())} {w.name(w.weakest())} ซึ่งได้ {w.score(str(w.weakest()))} คะแนน
"""


PLANNED: tuple[Style, ...] = (quarter_follow_up, uplift_plan, integrity_report)
STYLES: tuple[Style, ...] = (indicator_sections, consultant_report, instrument_walk, *PLANNED)
