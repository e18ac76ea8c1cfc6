"""A valley town's papers: the analysis in chapters, its memo, a comparison, and two reports on the year's measures.

Written blind, by one who had read no rule and none of the vocabulary, and not run against them.
"""

from __future__ import annotations

from benchmarks.proofread.writing import Style, Writer

INSTRUMENTS = {
    "IIT": ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน", range(1, 6)),
    "EIT": ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก", range(6, 9)),
    "OIT": ("แบบตรวจการเปิดเผยข้อมูลสาธารณะ", range(9, 11)),
}
CARE = (
    "ควรซักซ้อมความเข้าใจกับเจ้าหน้าที่ผู้ปฏิบัติให้เป็นแนวทางเดียวกัน",
    "ควรชี้แจงแผนการใช้จ่ายให้บุคลากรทุกระดับรับทราบอย่างทั่วถึง",
    "ควรกำหนดหลักเกณฑ์การมอบหมายงานและการประเมินบุคลากรให้ชัดเจน",
    "ควรจัดทำทะเบียนคุมการยืมและตรวจนับพัสดุเป็นประจำ",
    "ควรสร้างช่องทางแจ้งเบาะแสที่ผู้แจ้งเชื่อมั่นว่าข้อมูลไม่รั่วไหล",
    "ควรลดขั้นตอนและแสดงระยะเวลาการให้บริการ ณ จุดบริการ",
    "ควรเพิ่มช่องทางการสื่อสารที่ประชาชนเข้าถึงได้ง่าย",
    "ควรเปิดโอกาสให้ผู้รับบริการมีส่วนร่วมเสนอแนะการปรับปรุงงาน",
    "ควรมอบหมายผู้รับผิดชอบตรวจสอบข้อมูลให้เป็นปัจจุบัน",
    "ควรติดตามการดำเนินการตามแผนป้องกันการทุจริตทุกไตรมาส",
)


def _against(w: Writer, item: str) -> str:
    """What became of a score since the year before, as one clause."""
    last = f"ปีงบประมาณ พ.ศ. {w.year(w.before)}"
    if w.delta(item) == 0:
        return f"เท่ากับ{last} ซึ่งได้ {w.score(item, w.before)} คะแนน"
    return f"{w.verb(item)}จาก{last} ซึ่งได้ {w.score(item, w.before)} คะแนน จำนวน {w.amount(item)} คะแนน"


def _named(w: Writer, items: list[str]) -> str:
    return " และ".join(f"ตัวชี้วัดที่ {w.d(item)} {w.name(item)}" for item in items)


def chaptered_analysis(w: Writer) -> str:
    every = [str(n) for n in range(1, 11)]
    best, least = w.ends(every, best=True), w.ends(every)
    parts = []
    for place, (tool, (title, indicators)) in enumerate(INSTRUMENTS.items(), 1):
        lines = "\n".join(
            f"- ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ได้ {w.score(str(n))} คะแนน {_against(w, str(n))}" for n in indicators
        )
        parts.append(
            f"{w.d(f'3.{place}')} {title} ({tool}) ได้คะแนน {w.score(tool)} คะแนน ประกอบด้วย "
            f"{w.d(len(indicators))} ตัวชี้วัด ดังนี้\n{lines}"
        )
    return f"""รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ
(Integrity and Transparency Assessment: ITA) ประจำปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

{w.number(1)}. ความเป็นมา
สำนักงาน ป.ป.ช. กำหนดให้องค์กรปกครองส่วนท้องถิ่นเข้ารับการประเมินเป็นประจำทุกปี {w.town()}จึงเข้าร่วม{w.word("การประเมิน")}ดังกล่าว และนำผลคะแนนมาวิเคราะห์เพื่อหาจุดที่ต้องปรับปรุงก่อนจัดทำมาตรการของปีถัดไป

{w.number(2)}. ผลการประเมินในภาพรวม
ปีงบประมาณ พ.ศ. {w.year()} {w.town()} ได้คะแนนรวม {w.score("total")} คะแนน ผลการประเมินอยู่ในระดับ {w.level()} โดยคะแนนรวม{_against(w, "total")}

{w.number(3)}. ผลการประเมินรายเครื่องมือและรายตัวชี้วัด
{chr(10).join(parts)}

{w.number(4)}. จุดแข็งและจุดที่ต้องพัฒนา
ตัวชี้วัดที่ได้คะแนนสูงสุด คือ {_named(w, best)} ได้ {w.score(best[0])} คะแนน ส่วนตัวชี้วัดที่ได้คะแนนต่ำสุด คือ {_named(w, least)} ได้ {w.score(least[0])} คะแนน
เมื่อเทียบกับปีก่อน มีตัวชี้วัดที่คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด และคะแนนลดลง {w.changed(-1)} ตัวชี้วัด

{w.number(5)}. ข้อเสนอแนะ
{CARE[int(least[0]) - 1]} และให้ทุกส่วนราชการนำผลการวิเคราะห์นี้ไปจัดทำมาตรการ ดำเนินการระหว่างเดือนตุลาคม {w.period_year(w.now)} ถึงเดือนกันยายน {w.period_year(w.now + 1)}
"""


def results_memo(w: Writer) -> str:
    least = w.ends([str(n) for n in range(1, 11)])[0]
    return f"""บันทึกข้อความ
ส่วนราชการ สำนักปลัดเทศบาล {w.town()} โทร. {w.d("0 5391 2044")} ต่อ {w.d(12)}
ที่ {w.d("71001/418")} วันที่ {w.d(9)} กันยายน {w.other_year(w.now)}
เรื่อง รายงานผลการวิเคราะห์การประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. {w.year()}
เรียน นายกเทศมนตรี

เรื่องเดิม
ตามที่ {w.town()} อำเภอ{w.district()} จังหวัด{w.province()} ได้เข้ารับการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()} และสำนักงาน ป.ป.ช. ได้ประกาศผลแล้วนั้น

ข้อเท็จจริง
{w.number(1)}. คะแนนรวมของหน่วยงาน {w.score("total")} คะแนน ระดับผลการประเมิน “{w.level()}”
{w.number(2)}. เครื่องมือ IIT ได้ {w.score("IIT")} คะแนน เครื่องมือ EIT ได้ {w.score("EIT")} คะแนน และเครื่องมือ OIT ได้ {w.score("OIT")} คะแนน
{w.number(3)}. คะแนนรวมปีงบประมาณ พ.ศ. {w.year(w.before)} คือ {w.score("total", w.before)} คะแนน เมื่อเปรียบเทียบกันแล้วปีนี้{w.rise("total")}
{w.number(4)}. ตัวชี้วัดที่ได้คะแนนตั้งแต่ {w.d(95)} คะแนนขึ้นไป มี {w.count(lambda v: v >= 95)} ตัวชี้วัด และตัวชี้วัดที่ได้คะแนนต่ำกว่า {w.d(85)} คะแนน มี {w.count(lambda v: v < 85)} ตัวชี้วัด

ข้อพิจารณา
สำนักปลัดเทศบาลพิจารณาแล้ว เห็นว่าตัวชี้วัดที่ {w.d(least)} {w.name(least)} ซึ่งได้ {w.score(least)} คะแนน ต่ำที่สุดในบรรดาตัวชี้วัดทั้งหมด {CARE[int(least) - 1]} เห็นควรแจ้งเวียนให้ทุกสำนัก/กองทราบ และเผยแพร่รายงานบน{w.spelt("เว็บไซต์")}ของเทศบาล ที่ {w.address(f"https://www.valley-town.go.th/ita{w.now}")}

จึงเรียนมาเพื่อ{w.word("โปรดพิจารณา")}

(ลงชื่อ) ........................................
นักวิเคราะห์นโยบายและแผน
"""


def two_year_table(w: Writer) -> str:
    rows = []
    for tool, (_, indicators) in INSTRUMENTS.items():
        rows += [
            f"{w.d(n)}\t{w.name(n)}\t{w.score(str(n), w.before)}\t{w.score(str(n))}\t{w.signed(str(n))}"
            for n in indicators
        ]
        rows.append(f"\tรวม {tool}\t{w.score(tool, w.before)}\t{w.score(tool)}\t{w.signed(tool)}")
    rows.append(f"\tคะแนนรวม\t{w.score('total', w.before)}\t{w.score('total')}\t{w.signed('total')}")
    fell = [str(n) for n in range(1, 11) if w.delta(str(n)) < 0]
    deepest = min(fell, key=w.delta, default="")
    remark = (
        f"ตัวชี้วัดที่คะแนนลดลงมากที่สุด ได้แก่ {w.name(deepest)} {w.verb(deepest)}จาก {w.score(deepest, w.before)} คะแนน "
        f"เหลือ {w.score(deepest)} คะแนน หรือ{w.verb(deepest)} {w.amount(deepest)} คะแนน"
        if fell
        else "ไม่มีตัวชี้วัดที่คะแนนลดลง"
    )
    return f"""ตารางเปรียบเทียบผลคะแนน ITA ของ{w.town()} จังหวัด{w.province()}
ระหว่างปีงบประมาณ พ.ศ. {w.year(w.before)} กับปีงบประมาณ พ.ศ. {w.year()}

ที่\tตัวชี้วัด\tปี {w.year(w.before)}\tปี {w.year()}\tผลต่าง
{chr(10).join(rows)}

หมายเหตุ
{w.number(1)}) ระดับผลการประเมิน ปี {w.year(w.before)} {w.level(w.before)} ปี {w.year()} {w.level()}
{w.number(2)}) ตัวชี้วัดที่คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด เท่าเดิม {w.changed(0)} ตัวชี้วัด
{w.number(3)}) {remark}
{w.number(4)}) ข้อมูลจาก{w.word("ระบบการประเมิน")} ITAS ณ วันที่ {w.d(15)} สิงหาคม {w.other_year(w.now)} สอบถามเพิ่มเติมที่ {w.address("itateam4@valley-town.go.th")}
"""


def measures_table(w: Writer) -> str:
    rows = "\n".join(
        f"{w.number(k)}\t{m.title}\t{w.unit(m)}\t{w.months(m)}\t{w.status(m)}" for k, m in enumerate(w.measures, 1)
    )
    return f"""รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน
ประจำปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

ตามที่{w.town()}ได้ประกาศใช้มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน จำนวน {w.measure_count()} มาตรการ มีกำหนดดำเนินการตั้งแต่เดือนตุลาคม {w.period_year(w.before)} ถึงเดือนกันยายน {w.period_year(w.now)} บัดนี้สิ้นสุดปีงบประมาณแล้ว ขอรายงานผลตามตารางดังต่อไปนี้

ลำดับ\tมาตรการ\tหน่วยงานที่รับผิดชอบ\tระยะเวลา\tสถานะ
{rows}

สรุปผลการดำเนินการ ดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ จากทั้งหมด {w.measure_count()} มาตรการ

ผลที่เกิดขึ้นต่อคะแนน ITA
คะแนนรวมปีงบประมาณ พ.ศ. {w.year()} ได้ {w.score("total")} คะแนน ระดับ{w.level()} {_against(w, "total")}
ด้านการรับรู้ของบุคลากรภายใน (IIT) {w.score("IIT")} คะแนน {w.rise("IIT")} ด้านการรับรู้ของประชาชน (EIT) {w.score("EIT")} คะแนน {w.rise("EIT")} และด้านการเปิดเผยข้อมูล (OIT) {w.score("OIT")} คะแนน {w.rise("OIT")}

ปัญหาและอุปสรรค
บุคลากรผู้รับผิดชอบมีการโอนย้ายระหว่างปี ทำให้บางมาตรการ{w.word("ล่าช้ากว่า")}แผนที่วางไว้
"""


def measures_followed(w: Writer) -> str:
    blocks = "\n\n".join(
        f"""มาตรการที่ {w.number(k)} {m.title}
ผู้รับผิดชอบ : {w.unit(m, " และ")}
ระยะเวลาดำเนินการ : {w.months(m, whole=True)}
ผลการดำเนินการ : {w.status(m)}"""
        for k, m in enumerate(w.measures, 1)
    )
    titles = "\n".join(f"ข้อ {item} {w.item_title(item)} : เผยแพร่แล้ว" for item in w.facts.titles[w.now])
    return f"""แบบติดตามการนำผลการวิเคราะห์ ITA ไปสู่การปฏิบัติ
หน่วยงาน {w.town()} จังหวัด{w.province()}
รอบ {w.d(12)} เดือน ปีงบประมาณ พ.ศ. {w.year()}

ส่วนที่ {w.d(1)} ผลการดำเนินการรายมาตรการ
มาตรการทั้งหมด {w.measure_count()} มาตรการ แล้วเสร็จ {w.done_count()} มาตรการ

{blocks}

ส่วนที่ {w.d(2)} การเปิดเผยข้อมูลบน{w.spelt("เว็บไซต์")}
{titles}
แหล่งเผยแพร่ {w.address(f"www.valley-town.go.th/oit/{w.now}")}

ส่วนที่ {w.d(3)} ความเชื่อมโยงกับผลการประเมิน
ตัวชี้วัดที่ {w.d(6)} {w.name(6)} ปี {w.year(w.before)} ได้ {w.score("6", w.before)} คะแนน ปี {w.year()} ได้ {w.score("6")} คะแนน
ตัวชี้วัดที่ {w.d(9)} {w.name(9)} ปี {w.year(w.before)} ได้ {w.score("9", w.before)} คะแนน ปี {w.year()} ได้ {w.score("9")} คะแนน
ตัวชี้วัดที่ {w.d(10)} {w.name(10)} ปี {w.year(w.before)} ได้ {w.score("10", w.before)} คะแนน ปี {w.year()} ได้ {w.score("10")} คะแนน
ในภาพรวมหน่วยงานมีผลการประเมินระดับ {w.level()} ({w.score("total")} คะแนน)

ส่วนที่ {w.d(4)} ข้อเสนอแนะ
มาตรการที่ยังไม่แล้วเสร็จให้หน่วยงานเจ้าของเรื่อง{w.word("เร่งรัดดำเนินการ")}และรายงานนายกเทศมนตรีภายใน {w.d(30)} วัน
"""


PLANNED: tuple[Style, ...] = (measures_table, measures_followed)
STYLES: tuple[Style, ...] = (chaptered_analysis, results_memo, two_year_table, *PLANNED)
