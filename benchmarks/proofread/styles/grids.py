"""Figures in ranks and rows, and what offices write to one another: years down, targets, ranks, a letter, a question.

Written in one go before anything of it was run; the first contact stands in docs/performance.md.
"""

from __future__ import annotations

from benchmarks.proofread.writing import Style, Writer


def years_down(w: Writer) -> str:
    rows = "\n".join(
        f"ปี {w.year(year)}\t{w.score('IIT', year)}\t{w.score('EIT', year)}\t{w.score('OIT', year)}\t{w.score('total', year)}\t{w.level(year)}"
        for year in (w.before, w.now)
    )
    cells = "\t".join(w.score(str(n)) for n in range(1, 11))
    heads = "\t".join(w.d(n) for n in range(1, 11))
    return f"""ภาคผนวก ก ข้อมูลตัวเลขประกอบรายงานของ{w.town()}

ตาราง ก-{w.d(1)} คะแนนย้อนหลัง
ปีงบประมาณ\tIIT\tEIT\tOIT\tรวม\tระดับ
{rows}

ตาราง ก-{w.d(2)} คะแนนปี {w.year()} แยกตามตัวชี้วัด
ตัวชี้วัดที่\t{heads}
คะแนน\t{cells}

คำอธิบาย : ตัวชี้วัดที่ {w.d(1)}–{w.d(5)} มาจาก IIT และผลรวมของปี {w.year()} สูงต่ำกว่าปี {w.other_year(w.before)} อยู่ {w.signed("total")} คะแนน ดู{w.word("รายละเอียด")}ที่ {w.address("https://ita31.example.go.th/p9")}
"""


def to_governor(w: Writer) -> str:
    first, second = 9, 10
    return f"""ที่ ลป {w.d(52117)}/{w.d(338)} สำนักงาน{w.town()}
เรื่อง รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()}
เรียน ผู้ว่าราชการจังหวัด{w.province()} (ผ่านนายอำเภอ{w.district()})
อ้างถึง หนังสือจังหวัด{w.province()} ด่วนที่สุด ที่ {w.d("0023.5")}/ว {w.d(1877)} ลงวันที่ {w.d(2)} กันยายน {w.d(w.now)}

ตามหนังสือที่อ้างถึง ให้องค์กรปกครองส่วนท้องถิ่นทุกแห่งรายงานผลการประเมิน ความละเอียดแจ้งแล้ว นั้น

{w.town()} ขอเรียนว่า ผลการประเมินในปีงบประมาณดังกล่าว เทศบาลได้รับคะแนนทั้งสิ้น {w.score("total")} คะแนน อยู่ในเกณฑ์ระดับ{w.level()} จำแนกเป็นคะแนน IIT จำนวน {w.score("IIT")} คะแนน คะแนน EIT จำนวน {w.score("EIT")} คะแนน และคะแนน OIT จำนวน {w.score("OIT")} คะแนน เปรียบเทียบกับปีงบประมาณ พ.ศ. {w.year(w.before)} ซึ่งได้รับคะแนนทั้งสิ้น {w.score("total", w.before)} คะแนน {w.rise("total")}

อนึ่ง การเปิดเผยข้อมูลสาธารณะทั้งสองตัวชี้วัด ได้แก่ {w.name(first)} และ{w.name(second)} ได้รับคะแนน {w.score(str(first))} คะแนน และ {w.score(str(second))} คะแนน ตามลำดับ เทศบาลได้จัดทำแผนปรับปรุง{w.word("เรียบร้อย")}แล้ว รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย

จึงเรียนมาเพื่อโปรดทราบ
"""


def targets(w: Writer) -> str:
    rows = "\n".join(
        f"{w.number(n)}\t{w.name(n)}\t{w.score(str(n), w.before)}\t{w.d('90.00')}\t{w.score(str(n))}\t{w.signed(str(n))}\t{'บรรลุ' if w.value(str(n)) >= 90 else 'ไม่บรรลุ'}"
        for n in range(1, 11)
    )
    return f"""ทะเบียนค่าเป้าหมายและผลงาน {w.town()} จังหวัด{w.province()}

ลำดับ\tตัวชี้วัด\tค่าฐาน {w.d(w.before)}\tค่าเป้าหมาย\tผลจริง {w.d(w.now)}\tดีขึ้น/แย่ลง\tการบรรลุ
{rows}

บรรลุค่าเป้าหมาย {w.d("90.00")} คะแนนขึ้นไป {w.count(lambda v: v >= 90)} ตัวชี้วัด ผลจริงของทั้งหน่วยงานปี {w.year()} คือ {w.score("total")} คะแนน ค่าฐานปี {w.year(w.before)} คือ {w.score("total", w.before)} คะแนน ผู้ตรวจ{w.word("ลงนามกำกับ")}ไว้แล้ว
"""


def ranked(w: Writer) -> str:
    order = sorted(range(1, 11), key=lambda n: -w.value(str(n)))
    rows = "\n".join(
        f"อันดับ {w.d(place)} {w.name(n)} [ตัวชี้วัดที่ {w.d(n)}] {w.score(str(n))} คะแนน" for place, n in enumerate(order, 1)
    )
    best, worst = w.weakest(best=True), w.weakest()
    return f"""จัดอันดับคะแนน ITA รายตัวชี้วัด ประจำปีงบประมาณ พ.ศ. {w.year()}
ของ{w.town()}

{rows}

ข้อสังเกต
{w.number(1)}. คะแนนสูงสุดเป็นของ{w.name(best)} ที่ {w.score(str(best))} คะแนน คะแนนต่ำสุดเป็นของ{w.name(worst)} ที่ {w.score(str(worst))} คะแนน
{w.number(2)}. หากรวมทุกเครื่องมือ คะแนนของเทศบาลเท่ากับ {w.score("total")} ซึ่งปีที่แล้วเท่ากับ {w.score("total", w.before)}
{w.number(3)}. {w.name(5)}ในปีก่อนมี {w.score("5", w.before)} คะแนน มาปีนี้มี {w.score("5")} คะแนน
{w.number(4)}. ตัวชี้วัดที่คะแนนไม่ขยับเลยมี {w.changed(0)} ตัวชี้วัด จึงควร{w.word("พิจารณา")}เป็นรายกรณี
"""


def asked(w: Writer) -> str:
    return f"""กระทู้ถามของสมาชิกสภา{w.town()} สมัยสามัญ สมัยที่ {w.d(3)}
เรื่อง ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ปี {w.year()}

คำถามข้อที่ {w.d(1)} ผลการประเมินปีดังกล่าวเป็นเท่าใด และต่างจากปีก่อนหรือไม่ อย่างไร
คำตอบ ขอเรียนท่านประธานสภาที่เคารพ ปี {w.year()} เทศบาลได้คะแนน {w.score("total")} ปี {w.year(w.before)} เทศบาลได้คะแนน {w.score("total", w.before)} ผลต่างคือ {w.signed("total")} คะแนน ระดับผลการประเมินของปีนี้คือ {w.level()} ครับ

คำถามข้อที่ {w.d(2)} ตัวชี้วัดด้านงบประมาณและด้านทรัพย์สินได้คะแนนเท่าใด
คำตอบ {w.name(2)}ได้ {w.score("2")} คะแนน ของเดิมได้ {w.score("2", w.before)} คะแนน ส่วน{w.name(4)}ได้ {w.score("4")} คะแนน ของเดิมได้ {w.score("4", w.before)} คะแนน ครับ

คำถามข้อที่ {w.d(3)} มีตัวชี้วัดใดบ้างที่ไม่ถึง {w.d(85)} คะแนน
คำตอบ จากทั้งหมด {w.d(10)} ตัวชี้วัด ที่ไม่ถึง {w.d(85)} คะแนน มีจำนวน {w.count(lambda v: v < 85)} ตัวชี้วัด ครับ เทศบาลกำหนด{w.word("มาตรการแก้ไข")}ไว้ในแผนปี {w.other_year(w.now + 1)} ซึ่งจะดำเนินการระหว่างเดือนตุลาคม {w.period_year(w.now)} ถึงเดือนกันยายน {w.period_year(w.now + 1)}
"""


STYLES: tuple[Style, ...] = (years_down, to_governor, targets, ranked, asked)
