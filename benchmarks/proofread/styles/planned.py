"""Papers about measures: reports of what was done, tables of who does what and when, lists of items.

Written before anything of what they give was looked at; the first contact stands in docs/performance.md.
"""

from __future__ import annotations

from benchmarks.proofread.writing import Style, Writer


def report_table(w: Writer) -> str:
    rows = "\n".join(
        f"{w.number(n)}. {m.title}\t{w.unit(m)}\t{w.months(m)}\t{w.status(m)}\tมีผู้เข้าร่วม {w.d(12 + n)} คน"
        for n, m in enumerate(w.measures, 1)
    )
    return f"""รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ของ{w.town()} ประจำปีงบประมาณ พ.ศ. {w.year()}

มาตรการ/โครงการ/กิจกรรม\tผู้รับผิดชอบ\tระยะเวลาดำเนินการ\tสถานะการดำเนินการ\tผลผลิต
{rows}

สรุป {w.town()} กำหนดมาตรการไว้ทั้งสิ้น {w.measure_count()} มาตรการ ดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ ทั้งนี้ทุกกอง{w.spelt("ปฏิบัติ")}ตาม{w.spelt("หลักเกณฑ์")}เดียวกัน
"""


def numbered_prose(w: Writer) -> str:
    parts = "\n".join(
        f"{w.number(n)}. {m.title} ผู้รับผิดชอบ {w.unit(m, ' และ ')} ระยะเวลาดำเนินการ {w.months(m)} ผลการดำเนินการ {w.status(m)}"
        for n, m in enumerate(w.measures, 1)
    )
    return f"""ผลการขับเคลื่อนมาตรการของ{w.town()} ปี {w.d(w.now)}

คะแนนภาพรวมปี {w.year()} ได้ {w.score("total")} คะแนน {w.rise("total")}จากปี {w.d(w.before)}
{parts}

รวมทั้งหมด {w.measure_count()} มาตรการ ใช้งบประมาณ {w.d("45,000")} บาท {w.spelt("บุคลากร")}ทุกคนมีส่วนร่วม และเผยแพร่ทาง{w.spelt("เว็บไซต์")}ของเทศบาล
"""


def assigned(w: Writer) -> str:
    parts = "\n".join(
        f"- โครงการ{m.title} มอบหมายให้{w.unit(m, ' และ')} ดำเนินการตั้งแต่เดือน{w.months(m, whole=True)}" for m in w.measures
    )
    return f"""คำสั่ง{w.town()}
เรื่อง มอบหมายผู้รับผิดชอบมาตรการส่งเสริมคุณธรรม ประจำปีงบประมาณ พ.ศ. {w.d(w.now)}

ตามที่ได้ประกาศ{w.spelt("เจตจำนง")}ต่อต้านการทุจริตแล้ว นั้น จึงมอบหมายดังนี้
{parts}
ให้ผู้ได้รับมอบหมาย{w.word("ดำเนินการ")}ตาม{w.spelt("กฎหมาย")}โดยเคร่งครัด มีมาตรการที่ต้องทำรวม {w.measure_count()} มาตรการ
"""


def items_and_units(w: Writer) -> str:
    items = "\n".join(f"o{n}\t{w.item_title(f'o{n}')}\tเผยแพร่แล้ว\tงานประชาสัมพันธ์" for n in range(1, 6))
    rows = "\n".join(f"{m.title}\t{w.months(m)}\t{w.unit(m)}" for m in w.measures)
    return f"""ตารางตรวจความพร้อม OIT ของ{w.town()}

ข้อ\tรายการข้อมูล\tสถานะ\tผู้ดูแล
{items}

มาตรการ\tช่วงเวลา\tหน่วยงานที่รับผิดชอบ
{rows}

ข้อ o{w.d(2) if not w.thai else 2} {w.item_title("o2")} ต้องปรับปรุงภายใน {w.d(15)} วัน ผ่านระบบ {w.spelt("E-Service")}
"""


STYLES: tuple[Style, ...] = (report_table, numbered_prose, assigned, items_and_units)
