"""A press report, an inspection, a school's paper, a form, a letter of thanks.

Written after the rules stood that doubt figures by their surroundings, before it was run; the first contact stands
in docs/performance.md.
"""

from __future__ import annotations

from benchmarks.proofread.writing import Style, Writer


def journalist(w: Writer) -> str:
    low = w.weakest()
    return f"""เทศบาลแจงปมคะแนนโปร่งใส ยันไม่ได้นิ่งนอนใจ

ผู้สื่อข่าวรายงานจากอำเภอ{w.district()} จังหวัด{w.province()} ว่า หลัง ป.ป.ช. เปิดตัวเลขการประเมิน ITA ประจำปี {w.year()} ปรากฏชื่อ{w.town()}ติดอยู่ในบัญชีด้วยตัวเลข {w.score("total")} คะแนน จากปี {w.year(w.before)} ที่เคยปรากฏตัวเลข {w.score("total", w.before)} คะแนน หรือ{w.rise("total")}

นายกเทศมนตรีให้สัมภาษณ์ว่า “จุดที่ต้องยอมรับคือ{w.name(low)} ตัวนี้ทำได้เพียง {w.score(str(low))} คะแนน แต่อย่างอื่น เช่น {w.name(2)} ก็ได้ตั้ง {w.score("2")} คะแนน และ{w.name(8)}ก็ได้ตั้ง {w.score("8")} คะแนน ระดับที่ได้คือ{w.level()} ไม่ใช่เรื่องน่าอาย” พร้อมสั่งการให้{w.word("ทุกหน่วยงาน")}เร่งปรับปรุง
"""


def visit(w: Writer) -> str:
    rows = "\n".join(
        f"{w.number(k)}. ด้าน{w.name(n)}\n   ผลเดิม : {w.score(str(n), w.before)} คะแนน\n   ผลใหม่ : {w.score(str(n))} คะแนน\n   สรุป : {w.rise(str(n), after=' คะแนน')}"
        for k, n in enumerate((3, 6, 9), 1)
    )
    return f"""แบบนิเทศงานคุณธรรม ครั้งที่ {w.d(2)}/{w.d(w.now)}
ผู้รับการนิเทศ {w.town()}
เรื่องที่นิเทศ ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {w.year()}

{rows}

คะแนนรวมขององค์กรที่ผู้นิเทศตรวจจากระบบ : {w.score("total")} คะแนน
เทียบกับการนิเทศครั้งก่อน (ปี {w.year(w.before)}) : {w.score("total", w.before)} คะแนน
ผู้นิเทศขอชื่นชม{w.word("เจ้าหน้าที่ทุกคน")} ส่งรายงานที่ {w.address("visit12@province.go.th")}
"""


def student(w: Writer) -> str:
    return f"""หนังสือพิมพ์โรงเรียน ฉบับเปิดเทอม

รู้ไหมว่าเทศบาลบ้านเราก็มีสมุดพกเหมือนกัน! สมุดพกปี {w.year()} ของ{w.town()} ครูใหญ่ ป.ป.ช. เขียนไว้ว่า รวมทุกวิชาได้ {w.score("total")} เกรดที่ได้เรียกว่า {w.level()}
วิชา{w.name(1)} ได้ {w.score("1")} เทอมที่แล้วได้ {w.score("1", w.before)}
วิชา{w.name(5)} ได้ {w.score("5")} เทอมที่แล้วได้ {w.score("5", w.before)}
วิชา{w.name(10)} ได้ {w.score("10")} เทอมที่แล้วได้ {w.score("10", w.before)}
ใครที่สอบได้ต่ำกว่า {w.d(85)} ต้องซ่อม ซึ่งเทศบาลเรามี {w.count(lambda v: v < 85)} ตัวชี้วัดที่ต่ำกว่า {w.d(85)} คะแนน
พี่ ๆ เทศบาลฝากบอกว่าจะ{w.word("ขยันกว่าเดิม")}แน่นอน
"""


def quality_form(w: Writer) -> str:
    rows = "\n".join(
        f"{w.d(n)}\t{w.name(n)}\t{w.score(str(n))}\t{w.score(str(n), w.before)}\t{w.signed(str(n))}"
        for n in range(1, 11)
    )
    return f"""FM-QA-{w.d(12)} แบบติดตามค่าคุณภาพ                    หน่วยงาน {w.town()}

No.\tCriteria\tCurrent\tPrevious\tGap
{rows}
\tOverall\t{w.score("total")}\t{w.score("total", w.before)}\t{w.signed("total")}

Current = ปีงบประมาณ {w.year()}, Previous = ปีงบประมาณ {w.year(w.before)}
Result : {w.level()}
Prepared by {w.word("งานประกันคุณภาพ")} รอบการดำเนินการ ตุลาคม {w.period_year(w.now)} ถึง กันยายน {w.period_year(w.now + 1)}
"""


def thanks(w: Writer) -> str:
    return f"""หนังสือขอบคุณผู้ตอบแบบวัด EIT
{w.town()} ที่ทำการอำเภอ{w.district()}

เรียน ผู้มีอุปการคุณทุกท่าน
ตามที่ท่านได้กรุณาตอบแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) ประจำปีงบประมาณ พ.ศ. {w.year()} นั้น บัดนี้ทราบผลแล้วว่าท่านทั้งหลายให้คะแนน EIT แก่เทศบาลถึง {w.score("EIT")} คะแนน ซึ่ง{w.rise("EIT", up="มากขึ้น", down="น้อยลง")}เมื่อเทียบกับปี {w.year(w.before)} ที่ท่านให้ไว้ {w.score("EIT", w.before)} คะแนน เมื่อนำไปรวมกับ IIT ซึ่งมี {w.score("IIT")} คะแนน และ OIT ซึ่งมี {w.score("OIT")} คะแนน ก็ทำให้คะแนน ITA ของเทศบาลคือ {w.score("total")} คะแนน ผลอยู่ในระดับ{w.level()}
เทศบาลขอ{w.word("ขอบพระคุณ")}ท่านมา ณ โอกาสนี้
"""


STYLES: tuple[Style, ...] = (journalist, visit, student, quality_form, thanks)
