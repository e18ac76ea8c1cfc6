"""Known styles: the fourth family that was unseen: 98 % found as errors at first contact, and 8 of 1,000 right numbers
called wrong, all of one kind.
"""

from __future__ import annotations

from benchmarks.proofread.writing import Style, Writer


def chapters(w: Writer) -> str:
    a, b = w.chance.sample(range(1, 11), 2)
    return f"""บทที่ {w.d(1)} บทนำ
{w.town()} เป็นหน่วยงานที่เข้าร่วมการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {w.year()} มีประชากร {w.d("8,412")} คน พื้นที่ {w.d("24.60")} ตารางกิโลเมตร

บทที่ {w.d(2)} ผลการประเมิน
{w.d("2.1")} คะแนนภาพรวม
คะแนนภาพรวมของหน่วยงานเท่ากับ {w.score("total")} คะแนน อยู่ในระดับ{w.level()} เปรียบเทียบกับปีที่ผ่านมาซึ่งได้ {w.score("total", w.before)} คะแนน พบว่า{w.rise("total")}
{w.d("2.2")} คะแนนรายเครื่องมือ
แบบวัด IIT มีคะแนน {w.score("IIT")} คะแนน แบบวัด EIT มีคะแนน {w.score("EIT")} คะแนน และแบบตรวจ OIT มีคะแนน {w.score("OIT")} คะแนน
{w.d("2.3")} คะแนนรายตัวชี้วัด
ตัวชี้วัดที่ {w.d(a)} {w.name(a)} มีคะแนนร้อยละ {w.score(str(a))} ปีที่แล้วมีคะแนนร้อยละ {w.score(str(a), w.before)}
ตัวชี้วัดที่ {w.d(b)} {w.name(b)} มีคะแนนร้อยละ {w.score(str(b))} ปีที่แล้วมีคะแนนร้อยละ {w.score(str(b), w.before)}

บทที่ {w.d(3)} ข้อเสนอแนะ
{w.number(1)}. ควร{w.word("ปรับปรุง")}ช่องทางติดต่อ
{w.number(2)}. ควรลดเวลารอคอยจาก {w.d(45)} นาที เหลือ {w.d(20)} นาที
{w.number(3)}. ควรเพิ่มผู้ตอบแบบวัดเป็นร้อยละ {w.d("15.50")} ของผู้มีสิทธิ
"""


def table_of_tools(w: Writer) -> str:
    def line(words: str, item: str) -> str:
        return f"{words}\t{w.score(item, w.before)}\t{w.score(item)}\t{w.rise(item)}"

    return f"""ตารางสรุปคะแนนตามเครื่องมือ {w.town()}

เครื่องมือการประเมิน\tคะแนน ปี {w.d(w.before)}\tคะแนน ปี {w.d(w.now)}\tการเปลี่ยนแปลง
{line("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", "IIT")}
{line("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)", "EIT")}
{line("แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)", "OIT")}
{line("คะแนนภาพรวม", "total")}
"""


def weakness_by_question(w: Writer) -> str:
    parts = []
    for n in (1, 3, 4):
        first = 3 * n - 2
        parts.append(
            f"""ตัวชี้วัดที่ {w.d(n)} {w.name(n)} (คะแนน {w.score(str(n))})
ข้อ i{w.d(first)} คะแนน {w.score(f"i{first}")} ข้อ i{w.d(first + 1)} คะแนน {w.score(f"i{first + 1}")} ข้อ i{w.d(first + 2)} คะแนน {w.score(f"i{first + 2}")}
แนวทาง: {w.word("กำชับเจ้าหน้าที่")}ให้ถือปฏิบัติ ภายในไตรมาสที่ {w.d(2)}"""
        )
    return f"""วิเคราะห์รายข้อคำถาม {w.town()} ปีงบประมาณ พ.ศ. {w.year()}

{chr(10).join(parts)}
"""


def notice_board(w: Writer) -> str:
    return f"""ประกาศ{w.town()}
เรื่อง ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. {w.year()}

ตามที่สำนักงาน ป.ป.ช. ประกาศผลแล้วนั้น {w.town()} อำเภอ{w.district()} จังหวัด{w.province()} มีผลการประเมินดังนี้
{w.number(1)}. คะแนนภาพรวม {w.score("total")} คะแนน ระดับ{w.level()}
{w.number(2)}. ตัวชี้วัดที่ได้คะแนนสูงสุด ได้แก่ {w.name(w.weakest(best=True))}
{w.number(3)}. ตัวชี้วัดที่ได้คะแนนต่ำสุด ได้แก่ {w.name(w.weakest())}
{w.number(4)}. ตัวชี้วัดที่ไม่ถึง {w.d(85)} คะแนน มี {w.count(lambda v: v < 85)} ตัวชี้วัด
จึงประกาศให้ทราบโดยทั่วกัน ประกาศ ณ วันที่ {w.d(20)} สิงหาคม พ.ศ. {w.d(w.now)}
ดูรายละเอียดที่ {w.address("www.hall9.go.th/ita68")}
"""


def quarterly_plan(w: Writer) -> str:
    rows = []
    for place, n in enumerate(w.chance.sample(range(1, 11), 4), 1):
        rows.append(
            f"{w.d(place)}\tโครงการที่ {w.d(place)} ส่งเสริมงานด้านธรรมาภิบาล\tตัวชี้วัดที่ {w.d(n)} {w.name(n)} ได้คะแนน {w.score(str(n))}"
            f"\t{w.number(1)}. สำรวจ {w.number(2)}. {w.word('ดำเนินงาน')} {w.number(3)}. รายงาน\tต.ค. {w.period_year(w.now)} ถึง ก.ย. {w.period_year(w.now + 1)}\t{w.d('12,000')}"
        )
    return f"""แผนดำเนินงานเพื่อยกระดับ ITA ของ{w.town()} ปีงบประมาณ พ.ศ. {w.d(w.now + 1)}

ลำดับ\tโครงการ/กิจกรรม\tผลการวิเคราะห์\tขั้นตอน\tระยะเวลา\tงบประมาณ (บาท)
{chr(10).join(rows)}
"""


STYLES: tuple[Style, ...] = (chapters, table_of_tools, weakness_by_question, notice_board, quarterly_plan)
