"""Known styles: analyses, plans and reports as pasted tables."""

from __future__ import annotations

from benchmarks.proofread.writing import Style, Writer


def title(w: Writer, words: str) -> str:
    return f"""{words}
ประจำปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
"""


def grouped(w: Writer) -> str:
    rows = []
    for n in range(1, 11):
        tool = {1: "IIT", 6: "EIT", 9: "OIT"}.get(n, "")
        rows.append(f"{tool}\t{w.d(n)}\t{w.name(n)}\t{w.score(str(n))}")
    return f"""{title(w, "รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส")}
คะแนนภาพรวมของหน่วยงาน.....{w.town()}.....คะแนนที่ได้.....{w.score("total")}.....คะแนน
ระดับผลการประเมินอยู่ที่.....ระดับ{w.level()}.....

แบบ\tลำดับ\tรายละเอียดตัวชี้วัด\tคะแนน
{chr(10).join(rows)}
"""


def by_question(w: Writer) -> str:
    parts = []
    for n in (1, 2, 5):
        first = 3 * n - 2
        rows = [f"{w.d(n)}.\t{w.name(n)}\tIIT\tข้อ i{w.d(first)}\t{w.score(f'i{first}')}\tควรรักษามาตรฐานไว้"]
        rows += [f"\t\t\tข้อ i{w.d(q)}\t{w.score(f'i{q}')}\t" for q in (first + 1, first + 2)]
        parts.append(
            f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)}\n\nลำดับ\tหัวข้อ\tเครื่องมือ\tข้อคำถาม\tคะแนน\tข้อบกพร่อง/ข้อแก้ไข\n" + "\n".join(rows)
        )
    rows = [f"\t\t\tข้อ ๐{w.d(q)}\t{w.score(f'o{q}')}\t" for q in range(2, 8)]
    parts.append(
        f"ตัวชี้วัดที่ {w.d(9)} {w.name(9)}\n\nลำดับ\tหัวข้อ\tเครื่องมือ\tข้อคำถาม\tคะแนน\tข้อบกพร่อง/ข้อแก้ไข\n"
        f"{w.d(9)}\t{w.name(9)}\tOIT\tข้อ ๐{w.d(1)}\t{w.score('o1')}\t\n" + "\n".join(rows)
    )
    return title(w, "การวิเคราะห์ผลการประเมินรายข้อคำถาม") + "\n" + "\n\n".join(parts) + "\n"


def two_years(w: Writer) -> str:
    rows = "\n".join(
        f"{w.d(n)}\t{w.name(n)}\t{w.score(str(n), w.before)}\t{w.score(str(n))}\t{w.signed(str(n))}"
        for n in range(1, 11)
    )
    return f"""{title(w, "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน")}
ตัวชี้วัดที่\tตัวชี้วัด\tปี {w.d(w.before)}\tปี {w.d(w.now)}\tการเปลี่ยนแปลง
{rows}
\tคะแนนภาพรวม\t{w.score("total", w.before)}\t{w.score("total")}\t{w.signed("total")}
"""


def one_year_each(w: Writer) -> str:
    def rows(year: int) -> str:
        return "\n".join(f"{n}\t{w.name(n)}\t{w.score(str(n), year)}" for n in range(1, 11))

    lines = "\n".join(
        f"คะแนนรายตัวชี้วัดที่ {w.d(n)} {w.name(n)} มีคะแนนอยู่ที่ {w.score(str(n))} คะแนน\t{w.rise(str(n))}" for n in range(1, 11)
    )
    return f"""สรุปผลการประเมินรายตัวชี้วัด

ปี {w.year()}

ตัวชี้วัดที่\tรายละเอียดตัวชี้วัด\tคะแนน
{rows(w.now)}

สรุปผลการประเมินรายตัวชี้วัด

ปี {w.year(w.before)}

ตัวชี้วัดที่\tรายละเอียดตัวชี้วัด\tคะแนน
{rows(w.before)}

{w.town()} มีผลการประเมินในภาพรวม ประจำปีงบประมาณ พ.ศ.{w.year()} มีคะแนนเฉลี่ย {w.score("total")} คะแนน เมื่อเทียบกับผลการประเมินในปีที่ผ่านมา (ปี {w.d(w.before)}) พบว่า มีคะแนนเฉลี่ย{w.rise("total")}

{lines}
"""


def plan_table(w: Writer) -> str:
    rows = []
    for n in range(1, 11):
        rows.append(
            f"มาตรการที่ {w.d(n)} ยกระดับงาน\tวิเคราะห์ตัวชี้วัดที่ {w.d(n)} มีผลคะแนนเฉลี่ย {w.score(str(n))} {w.name(n)}"
            f"\t{w.number(1)}. จัดทำคู่มือ {w.number(2)}. {w.word('เผยแพร่')}คู่มือ {w.number(3)}. ติดตามผล กลุ่มเป้าหมาย {w.d(60)} คน"
            f"\tต.ค. {w.period_year(w.now, short=True)} - ก.ย. {w.period_year(w.now + 1, short=True)}\tทุกกอง"
        )
    return f"""{title(w, "การวิเคราะห์ผลการประเมินและการนำผลการวิเคราะห์ไปสู่การปฏิบัติ")}
มาตรการ/โครงการ/กิจกรรม\tผลการวิเคราะห์ตัวชี้วัด\tขั้นตอน/วิธีการปฏิบัติ\tช่วงระยะเวลา\tผู้รับผิดชอบ
{chr(10).join(rows)}
"""


def tagged(w: Writer) -> str:
    rows = []
    for n in range(1, 9):
        first = 3 * n - 2
        kind, start = ("i", first) if n <= 5 else ("e", first - 15)
        rows.append(
            f"<p>{w.d(n)}. {w.name(n)} หมายถึง</p> <p>-งานตามมาตรฐาน</p>\t<p>ข้อ {kind}{w.d(start)} ข้อ {kind}{w.d(start + 1)}</p>"
            f"\t<p>- จัดทำคู่มือ</p>\t<p>{w.number(1)}. ประชุม</p> <p>{w.number(2)}. {w.word('แจ้งเวียน')}บุคลากร</p> <p>{w.number(3)}. รายงาน</p>"
            f"\t<p>{w.d(1)} ตุลาคม {w.period_year(w.now)} - {w.d(30)} กันยายน {w.period_year(w.now + 1)}</p>"
        )
    return f"""{title(w, "แสดงการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส")}
ตัวชี้วัด\tข้อคำถาม\tมาตรการ/กิจกรรม\tขั้นตอน\tระยะเวลาดำเนินงาน
{chr(10).join(rows)}
"""


STYLES: tuple[Style, ...] = (grouped, by_question, two_years, one_year_each, plan_table, tagged)
