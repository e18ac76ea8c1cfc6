"""Known styles: the third family that was unseen: 95 % found as errors at first contact, 96 % with warnings, and 4.5 of
1,000 right numbers called wrong.
"""

from __future__ import annotations

from benchmarks.proofread.writing import Style, Writer


def cover_letter(w: Writer) -> str:
    return f"""ที่ ชม {w.d(52301)}/{w.d(204)}
{w.town()}
อำเภอ{w.district()} จังหวัด{w.province()}

เรื่อง ส่งรายงานการวิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()}
เรียน ท้องถิ่นจังหวัด{w.province()}

ด้วย{w.town()}ได้รับแจ้งผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()} โดยมีคะแนนรวม {w.score("total")} คะแนน ผลการประเมินอยู่ในระดับ{w.level()} ซึ่ง{w.rise("total")} เมื่อเปรียบเทียบกับปีงบประมาณ พ.ศ. {w.year(w.before)} ที่ได้คะแนน {w.score("total", w.before)} คะแนน จึงขอส่งรายงานมาพร้อมนี้ จำนวน {w.d(1)} เล่ม
"""


def strengths_and_weaknesses(w: Writer) -> str:
    strong = [n for n in range(1, 11) if w.value(str(n)) >= 95][:3]
    weak = [n for n in range(1, 11) if w.value(str(n)) < 95][:3]
    good = "\n".join(f"- {w.name(n)} ได้คะแนนร้อยละ {w.score(str(n))}" for n in strong)
    bad = "\n".join(f"- {w.name(n)} ได้คะแนนร้อยละ {w.score(str(n))} ควรเร่ง{w.word('ประชาสัมพันธ์')}" for n in weak)
    return f"""สรุปจุดแข็งและจุดที่ควรพัฒนา ของ{w.town()} ปีงบประมาณ {w.year()}
คะแนนเฉลี่ยภาพรวมร้อยละ {w.score("total")}

จุดแข็ง
{good}

จุดที่ควรพัฒนา
{bad}

จากการสำรวจพบว่าประชาชนรู้จักเว็บไซต์ร้อยละ {w.d("58.30")}
"""


def results_by_tool(w: Writer) -> str:
    def group(tool: str, first: int, last: int) -> str:
        lines = "\n".join(
            f"{w.d(n)}. ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ได้คะแนน {w.score(str(n))}" for n in range(first, last + 1)
        )
        return f"แบบวัด {tool} ได้คะแนนเฉลี่ย {w.score(tool)} คะแนน ประกอบด้วย\n{lines}"

    return f"""ผลการประเมินแยกตามเครื่องมือ
{w.town()} ประจำปีงบประมาณ พ.ศ. {w.year()}

{group("IIT", 1, 5)}

{group("EIT", 6, 8)}

{group("OIT", 9, 10)}

มีตัวชี้วัดที่ได้คะแนนตั้งแต่ {w.d(95)} คะแนนขึ้นไป และมีตัวชี้วัดที่คะแนนต่ำกว่า {w.d(85)} คะแนน จำนวน {w.count(lambda v: v < 85)} ตัวชี้วัด
"""


def improvement_report(w: Writer) -> str:
    rows = "\n".join(
        f"{w.d(n)}\t{w.name(n)}\t{w.score(str(n), w.before)}\t{w.score(str(n))}\t{w.rise(str(n), after='')}"
        for n in range(1, 11)
    )
    return f"""รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {w.year()}
{w.town()}

ที่\tตัวชี้วัด\tคะแนนปี {w.d(w.before)}\tคะแนนปี {w.d(w.now)}\tผลการเปรียบเทียบ
{rows}

จากตารางข้างต้น คะแนนรวมของหน่วยงานในปี {w.year(w.before)} เท่ากับ {w.score("total", w.before)} คะแนน และในปี {w.year()} เท่ากับ {w.score("total")} คะแนน
ระดับผลการประเมินเปลี่ยนจากระดับ{w.level(w.before)} เป็นระดับ{w.level()}
"""


def inspection_notes(w: Writer) -> str:
    a, b, c = w.chance.sample(range(1, 11), 3)
    return f"""บันทึกการตรวจเยี่ยม
เมื่อวันที่ {w.d(9)} กรกฎาคม {w.d(w.now)} คณะกรรมการได้ตรวจเยี่ยม{w.town()} พบข้อมูลดังนี้
{w.number(1)}. ตัวชี้วัดที่ {w.d(a)} ({w.name(a)}) มีคะแนน {w.score(str(a))} คะแนน จากปีก่อนที่มีคะแนน {w.score(str(a), w.before)} คะแนน
{w.number(2)}. ตัวชี้วัดที่ {w.d(b)} ({w.name(b)}) มีคะแนน {w.score(str(b))} คะแนน {w.rise(str(b))}จากปีก่อน
{w.number(3)}. ตัวชี้วัดที่ {w.d(c)} ({w.name(c)}) มีคะแนน {w.score(str(c))} คะแนน ทั้งนี้มีผู้ร้องเรียน {w.d(4)} ราย
{w.number(4)}. ข้อคำถาม o{w.d(7)} ได้ {w.score("o7")} คะแนน และ o{w.d(21)} ได้ {w.score("o21")} คะแนน
ติดต่อ {w.address("admin22@townoffice.go.th")} ภายใน {w.d(7)} วัน
"""


def plan_cards(w: Writer) -> str:
    parts = []
    for place, n in enumerate(w.chance.sample(range(1, 11), 3), 1):
        parts.append(
            f"""มาตรการที่ {w.d(place)} ยกระดับ{w.name(n)}
ที่มา: ผลคะแนนตัวชี้วัดที่ {w.d(n)} {w.name(n)} เท่ากับ {w.score(str(n))} คะแนน
เป้าหมาย: คะแนนไม่น้อยกว่า {w.d("96.00")} คะแนน
ระยะเวลา: ต.ค. {w.period_year(w.now, short=True)} - ก.ย. {w.period_year(w.now + 1, short=True)}
งบประมาณ: {w.d("15,000")} บาท"""
        )
    return f"""แผนการนำผลการประเมินไปสู่การปฏิบัติ ปีงบประมาณ {w.other_year(w.now + 1)}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

{chr(10).join(parts)}
"""


STYLES: tuple[Style, ...] = (
    cover_letter,
    strengths_and_weaknesses,
    results_by_tool,
    improvement_report,
    inspection_notes,
    plan_cards,
)
