"""Papers of a deputy clerk who drafts from dictation: asks why, lays years and instruments beside each other."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

TOOLS = {"IIT": range(1, 6), "EIT": range(6, 9), "OIT": range(9, 11)}
ALL = range(1, 11)
FIRST = 2566
TARGET = Decimal(85)

_CAUSES = {
    1: ("งานบริการบางเรื่องรอเอกสารจากหน่วยอื่น เวลาจริงจึงไม่ตรงกับที่ติดไว้หน้าห้อง", "ทำป้ายเวลาใหม่ให้ตรงกับงานที่ทำได้จริง"),
    2: ("พวกเราในกองรู้ตัวเลขงบของกองตัวเอง แต่ไม่ค่อยเห็นภาพทั้งเทศบาล", "ให้กองคลังเล่าเรื่องงบให้ฟังทุกไตรมาส"),
    3: ("การสั่งงานด้วยวาจามีมาก พอไม่มีลายลักษณ์อักษรก็เข้าใจกันคนละทาง", "ใช้ใบมอบหมายงานแผ่นเดียวจบ"),
    4: ("คนใหม่ไม่รู้ว่าของหลวงชิ้นไหนยืมได้ ต้องเซ็นกับใคร", "ติดผังการยืมของไว้ที่ห้องพัสดุ"),
    5: ("ข่าวการร้องเรียนมีน้อยก็จริง แต่คนร้องไม่รู้ว่าเรื่องไปถึงไหน", "ตอบกลับผู้ร้องทุกรายเป็นหนังสือ"),
    6: ("ช่วงเก็บภาษีต้นปีคนแน่น เก้าอี้ไม่พอ ชาวบ้านจึงรู้สึกว่าช้า", "เปิดช่องบริการเสริมช่วงพักเที่ยง"),
    7: ("เราลงข่าวกิจกรรมมากกว่าข่าวที่ชาวบ้านอยากรู้", "จัดข่าวตามเรื่องที่คนโทรมาถามบ่อย"),
    8: ("ระบบยื่นคำขอออนไลน์มีแล้ว แต่ผู้สูงอายุยังไม่ถนัดใช้", "ให้ อสม. และเยาวชนช่วยสอนในชุมชน"),
    9: ("ไฟล์บางรายการย้ายที่แล้วลิงก์เก่าไม่ได้แก้", "ตั้งคนดูลิงก์ประจำกองละหนึ่งคน"),
    10: ("รายงานมีครบแต่เขียนสั้น คนอ่านไม่เห็นว่าเปลี่ยนอะไร", "เขียนผลให้เห็นก่อนทำกับหลังทำ"),
}


def _down(w: Writer) -> list[int]:
    return [n for n in ALL if w.delta(str(n)) < 0]


def _moved(w: Writer, item: str) -> str:
    """ขยับขึ้นมา ๑.๒๐ คะแนน, in the words of somebody who speaks."""
    if w.delta(item) == 0:
        return w.pick("เท่าเดิมไม่ขยับ", "คงเดิม")
    tail = w.pick("จากปีก่อน", "จากปีที่แล้ว", "เมื่อวางคู่กับปีก่อน")
    return f"{w.verb(item)}{tail} {w.amount(item)} คะแนน"


def _pair(w: Writer, item: str) -> str:
    return f"ปี {w.year(w.before)} ได้ {w.score(item, w.before)} ปี {w.year()} ได้ {w.score(item)}"


def _first_low(w: Writer) -> str:
    """All that share the least score, each with its number."""
    lows = [f"ตัวชี้วัดที่ {w.d(item)} {w.name(item)}" for item in w.ends(map(str, ALL))]
    return " กับ".join(lows)


def _three(w: Writer, item: str) -> str:
    """How three years went, in one word."""
    a, b, c = (w.value(item, year) for year in (FIRST, w.before, w.now))
    if a < b < c:
        return "ขึ้นทุกปี"
    if a > b > c:
        return "ลงทุกปี"
    if b > a and b > c:
        return "ขึ้นแล้วลง"
    if b < a and b < c:
        return "ลงแล้วขึ้น"
    return "ทรงตัวบางปี"


# --- What the clerk dictated for the mayor's morning ------------------------------------------------------------------


def hotspring_dictated_brief(w: Writer) -> str:
    tools = sorted(TOOLS, key=w.value)
    equal = len({w.value(tool) for tool in tools}) < 3
    order = (
        "คะแนนของแบบวัดบางตัวเท่ากัน จึงไม่ขอเรียงลำดับ"
        if equal
        else f"เรียงจากน้อยไปมากคือ {tools[0]} {tools[1]} แล้วจึง {tools[2]} ห่างกันหัวท้าย {w.d(w.value(tools[2]) - w.value(tools[0]))} คะแนน"
    )
    said = {
        tool: w.pick(
            f"{tool} ปีนี้ {w.score(tool)} คะแนน {_moved(w, tool)}",
            f"ถ้าดู {tool} จะเห็นว่าได้ {w.score(tool)} คะแนน เทียบกับ {w.score(tool, w.before)} คะแนนของปี {w.year(w.before)}",
        )
        for tool in TOOLS
    }
    low = w.ends(map(str, ALL))
    down = _down(w)
    why = "\n".join(
        f"- {w.name(n)} หายไป {w.amount(str(n))} คะแนน (เหลือ {w.score(str(n))}) เข้าใจว่าเป็นเพราะ{_CAUSES[n][0]}"
        for n in down
    )
    return f"""สรุปย่อสำหรับ{w.word("นายกเทศมนตรี")} (ถอดจากคำบอกของรองปลัด)
เรื่อง ผล ITA ปีงบประมาณ พ.ศ. {w.year()} ของ{w.town()}

{w.pick("เรียนท่านนายกครับ", "กราบเรียนท่านนายก")} ผลออกมาแล้วเมื่อปลายเดือนสิงหาคม {w.d(2568)} เทศบาลเรา (อ.{w.district()} จ.{w.province()}) ได้คะแนนรวม {w.score(TOTAL)} คะแนน ประกาศเป็นระดับ{w.level()} ส่วนปี {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน ระดับ{w.level(w.before)} สรุปว่า{w.rise(TOTAL)}

เรื่องแรก เครื่องมือทั้งสาม
{said["IIT"]}
{said["EIT"]} ตัวนี้มีสองส่วน คือประชาชนตอบเอง {w.score("EIT1")} และผู้ประเมินลงพื้นที่ {w.score("EIT2")}
{said["OIT"]}
{order}

เรื่องที่สอง รายตัวชี้วัด
{w.pick("ที่ต่ำสุดของปีนี้คือ", "ตัวที่อยู่ท้ายแถวคือ")}{_first_low(w)} ได้ {w.score(low[0])} คะแนน
มีตัวที่{w.spelt("ผลลัพธ์")}ดีกว่าปีก่อน {w.changed(1)} ตัวชี้วัด ด้อยกว่าปีก่อน {w.changed(-1)} ตัวชี้วัด
{f"ตัวที่ถอยลงมีดังนี้{chr(10)}{why}" if down else "ปีนี้ไม่มีตัวไหนถอยลงจากปีก่อน ต้องขอบคุณทุกกอง"}

เรื่องที่สาม สิ่งที่อยากขอจากท่าน
ขอเวลาประชุมหัวหน้าส่วนสัก {w.d(40)} นาที ในวันจันทร์ที่ {w.d(6)} ตุลาคม {w.d(2568)} และขอใช้เงินฝึกอบรมไม่เกิน {w.d("48,500")} บาท จากที่ตั้งไว้ {w.d("120,000")} บาท เพื่อพาคนทำงาน {w.d(22)} คน ไปดูงานเทศบาลที่อยู่ห่างออกไป {w.d(65)} กิโลเมตร
แผนของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} จะเริ่มเดือนตุลาคม {w.period_year(w.now)} จบเดือนกันยายน {w.period_year(w.now + 1)} ร่างไว้ที่ {w.address("drive.hotspring.go.th/ita69")} แล้ว
"""


# --- Three years, instrument by instrument -----------------------------------------------------------------------------


def hotspring_three_years(w: Writer) -> str:
    years = (FIRST, w.before, w.now)

    def row(first: str, label: str, item: str) -> str:
        return "\t".join((first, label, *(w.score(item, year) for year in years), w.signed(item), _three(w, item)))

    parts = []
    for tool, numbers in TOOLS.items():
        rows = [row(w.d(n), w.name(n), str(n)) for n in numbers]
        parts.append("\n".join([f"แบบวัด {tool}", *rows, row("", f"คะแนน {tool}", tool)]))
    most = max(ALL, key=lambda n: abs(w.delta(str(n))))
    item = str(most)
    widest = (
        f"ที่ขยับแรงที่สุดเมื่อเทียบปี {w.year(short=True)} กับปี {w.year(w.before, short=True)} คือ{w.name(most)} {w.verb(item)}ถึง {w.amount(item)} คะแนน จาก {w.score(item, w.before)} เป็น {w.score(item)}"
        if w.delta(item)
        else "ทุกตัวชี้วัดเท่ากับปีก่อน"
    )
    ever = [n for n in ALL if _three(w, str(n)) == "ลงทุกปี"]
    falling = (
        "ตัวที่น่าห่วงคือตัวที่ลงสองปีติดกัน ได้แก่ "
        + ", ".join(
            f"{w.name(n)} ({w.score(str(n), FIRST)} > {w.score(str(n), w.before)} > {w.score(str(n))})" for n in ever
        )
        if ever
        else "ไม่มีตัวชี้วัดใดลงติดกันสองปี"
    )
    return f"""คะแนน ITA ย้อนหลังสามปีของ{w.town()}
(ปีงบประมาณ พ.ศ. {w.year(FIRST)} - {w.year()})

ข้อ\tตัวชี้วัด\t{w.year(FIRST)}\t{w.year(w.before)}\t{w.year()}\tผลต่างสองปีหลัง\tแนวโน้ม
{chr(10).join(parts)}
{row("", "คะแนนรวม", TOTAL)}

อ่านตารางกันทีละเรื่อง
{w.number(1)}. คะแนนรวมสามปีคือ {w.score(TOTAL, FIRST)}, {w.score(TOTAL, w.before)} และ {w.score(TOTAL)} ปีล่าสุดอยู่ระดับ{w.level()}
{w.number(2)}. {widest}
{w.number(3)}. {falling}
{w.number(4)}. ฝั่งคนใน (IIT) {_moved(w, "IIT")} ฝั่งคนนอก (EIT) {_moved(w, "EIT")} ส่วนฝั่งเอกสาร (OIT) {_moved(w, "OIT")}
{w.number(5)}. ข้อควรระวังในการเทียบ: จำนวนข้อของ OIT ไม่เท่ากันทุกปี ปี {w.d(2567)} มี {w.d(35)} ข้อ ปี {w.d(2568)} มี {w.d(28)} ข้อ และผู้ตอบ EIT ปีนี้ {w.d(311)} คน มากกว่าปีก่อน {w.d(57)} คน
{w.number(6)}. ผู้ที่อยากดูรายข้อ ให้เปิดแฟ้มที่{w.word("ห้องธุรการ")} หรือดูที่{w.spelt("เว็บไซต์")} {w.address("hotspring.go.th/score3y")}
"""


# --- Why: causes and ways, one by one ---------------------------------------------------------------------------------


def hotspring_causes(w: Writer) -> str:
    blocks = []
    for n in ALL:
        item = str(n)
        keys = [key for key in w.facts.years[w.now].questions[item] if key.startswith("i")]
        asked = "  รายข้อ " + " / ".join(f"{key} = {w.score(key)}" for key in keys) if keys else ""
        cause, way = _CAUSES[n]
        head = w.pick(
            f"{w.number(n)}. {w.name(n)} ได้ {w.score(item)} คะแนน",
            f"{w.number(n)}. {w.name(n)} ({w.score(item)} คะแนน)",
        )
        compared = w.pick(f"เทียบกัน: {_pair(w, item)}", f"เทียบกัน: {_moved(w, item)}")
        full = w.value(item) == 100
        why = "เต็มร้อยแล้ว ให้รักษาไว้ และอย่าวางใจ" if full else f"สาเหตุ: {cause}"
        blocks.append(
            "\n".join(
                filter(None, (head, f"  {compared}", asked, f"  {why}", f"  {'ทำต่อ' if full else 'ทางแก้'}: {way}"))
            )
        )
    under = [n for n in ALL if w.value(str(n)) < TARGET]
    closing = (
        f"ต่ำกว่า {w.d(85)} คะแนนมี {w.count(lambda v: v < TARGET)} ตัวชี้วัด คือ "
        + ", ".join(f"{w.name(n)} {w.score(str(n))}" for n in under)
        if under
        else f"ไม่มีตัวชี้วัดใดต่ำกว่า {w.d(85)} คะแนน"
    )
    return f"""วิเคราะห์หาสาเหตุของคะแนน ITA ประจำปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

ที่มาของความเห็น: คุยกับหัวหน้ากอง {w.d(6)} คน ฟังผู้นำชุมชน {w.d(14)} ชุมชน และอ่านสมุดร้องเรียน {w.d(39)} เรื่อง เมื่อวันที่ {w.d("8-12")} กันยายน {w.d(2568)}
ภาพรวมได้ {w.score(TOTAL)} คะแนน ({w.level()}) {_moved(w, TOTAL)}

{chr(10).join(blocks)}

ข้อสรุปของผู้เขียน
ก. {closing}
ข. เห็นควรให้{w.spelt("บุคลากร")}ใหม่ {w.d(9)} ราย ได้รับการปฐมนิเทศเรื่องนี้ภายใน {w.d(60)} วัน
ค. เรื่องใดที่ต้องใช้ระเบียบ ให้ถามงานนิติการ โทร {w.d("0 7622 4455")} ต่อ {w.d(31)} หรืออีเมล {w.address("nitikarn7@hotspring.go.th")}
"""


# --- In the council: asked and answered ---------------------------------------------------------------------------------


def hotspring_council_answers(w: Writer) -> str:
    ask = w.chance.sample(list(ALL), 3)
    first, second, third = map(str, ask)
    low = w.ends(map(str, ALL))
    down = _down(w)
    fell = ", ".join(f"{w.name(n)} ลดไป {w.amount(str(n))} คะแนน" for n in down)
    answer = f"มี {w.changed(-1)} ตัวชี้วัดครับ ได้แก่ {fell}" if down else "ไม่มีเลยครับ ทุกตัวเท่าเดิมหรือดีขึ้น"
    return f"""บันทึกการชี้แจงต่อสภา{w.town()}
สมัยประชุมสามัญ สมัยที่ {w.d(4)} ครั้งที่ {w.d(1)} วันอังคารที่ {w.d(11)} พฤศจิกายน {w.d(2568)}
เรื่อง ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {w.year()}

ประธานสภา: มีสมาชิกเข้าประชุม {w.d(12)} คน ครบองค์ประชุม ขอเชิญรองปลัดชี้แจง
รองปลัด: {w.pick("ขอบคุณครับท่านประธาน", "เรียนท่านประธานที่เคารพ")} ปีนี้{w.town()}ได้ {w.score(TOTAL)} คะแนน อยู่ในระดับ{w.level()} ปีก่อนได้ {w.score(TOTAL, w.before)} {w.rise(TOTAL)} ครับ
สมาชิกเขต {w.d(1)}: ขอถามว่าคนในกับคนนอกมองเราต่างกันไหม
รองปลัด: คนในคือ IIT ให้ {w.score("IIT")} คะแนน คนนอกคือ EIT ให้ {w.score("EIT")} คะแนน {_tools_apart(w)} ครับ
สมาชิกเขต {w.d(2)}: เรื่อง{w.name(first)} ปีก่อนกับปีนี้เป็นอย่างไร
รองปลัด: {_pair(w, first)} ครับ {"เต็มร้อยแล้ว ขอให้ช่วยกันรักษาไว้" if w.value(first) == 100 else f"สาเหตุที่ยังไม่เต็มที่คือ{_CAUSES[ask[0]][0]}"}
สมาชิกเขต {w.d(1)}: แล้ว{w.name(second)}เล่า ชาวบ้านหมู่ {w.d(5)} บ่นกันมาก
รองปลัด: ข้อนี้ได้ {w.score(second)} คะแนนครับ {_moved(w, second)} ทางเราจะ{_CAUSES[ask[1]][1]} ใช้เงินราว {w.d("15,000")} บาท
สมาชิกเขต {w.d(3)}: ตัวไหนอ่อนที่สุด
รองปลัด: {_first_low(w)} ครับ ได้ {w.score(low[0])} คะแนน ยังขาดอีก {w.d(100 - w.value(low[0]))} คะแนนจึงจะเต็ม
สมาชิกเขต {w.d(2)}: มีกี่ตัวที่ลดลง ขอชื่อด้วย
รองปลัด: {answer}
สมาชิกเขต {w.d(3)}: ผมจำได้ว่า{w.name(third)}เมื่อปี {w.year(w.before)} ได้ {w.score(third, w.before)} ถูกไหม
รองปลัด: ถูกต้องครับ และปีนี้ได้ {w.score(third)} คะแนน
ประธานสภา: แผนปีหน้าเริ่มเมื่อใด
รองปลัด: ปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ตั้งแต่ตุลาคม {w.period_year(w.now)} ครับ ตาม{w.spelt("กฎหมาย")}และหนังสือสั่งการที่ได้รับเมื่อวันที่ {w.d(3)} ตุลาคม ระหว่างนี้{w.word("ประชาชน")}แจ้งข้อเสนอได้ที่ LINE {w.address("@hotspring24")}
ที่ประชุม: รับทราบ ปิดประชุมเวลา {w.d("15.20")} น.
"""


def _tools_apart(w: Writer) -> str:
    gap = w.value("IIT") - w.value("EIT")
    if gap == 0:
        return "เท่ากันพอดี"
    return f"คนใน{'ให้มากกว่า' if gap > 0 else 'ให้น้อยกว่า'}คนนอก {w.d(abs(gap))} คะแนน"


# --- A circular with orders ---------------------------------------------------------------------------------------------


def hotspring_circular(w: Writer) -> str:
    offices = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา", "กองสาธารณสุขฯ")
    weak = sorted(ALL, key=lambda n: (w.value(str(n)), n))[:5]
    given = "\n".join(
        f"{w.d(3)}.{w.number(place)} {office} ดูแลตัวชี้วัดที่ {w.d(n)} {w.name(n)} (ปีนี้ {w.score(str(n))} ปีก่อน {w.score(str(n), w.before)}) งานที่สั่ง: {_CAUSES[n][1]} ส่งผลภายในวันที่ {w.d(place * 5)} ธันวาคม {w.d(2568)}"
        for place, (office, n) in enumerate(zip(offices, weak, strict=True), 1)
    )
    table = "\n".join(
        "\t".join((w.d(n), w.name(n), w.score(str(n), w.before), w.score(str(n)), w.signed(str(n)))) for n in ALL
    )
    return f"""ที่ ว {w.d(214)}/{w.d(2568)}
วันที่ {w.d(17)} พฤศจิกายน {w.d(2568)}
เรื่อง แจ้งผลการประเมิน ITA ปีงบประมาณ พ.ศ. {w.year()} และข้อสั่งการ
เรียน หัวหน้าสำนักปลัด ผู้อำนวยการกองทุกกอง

{w.d(1)}. ตามที่{w.town()}เข้ารับการประเมินฯ ประจำปีงบประมาณ พ.ศ. {w.year()} {w.pick("บัดนี้ทราบผลแล้ว", "ผลได้ประกาศแล้ว")} ได้คะแนนรวม {w.score(TOTAL)} คะแนน ระดับ{w.level()} ({w.rise(TOTAL)}) แยกเป็น IIT {w.score("IIT")} EIT {w.score("EIT")} และ OIT {w.score("OIT")} คะแนน
{w.d(2)}. คะแนนรายตัวชี้วัด
ตัวชี้วัด\tชื่อ\tปี {w.year(w.before)}\tปี {w.year()}\tต่าง
{table}
{w.d(3)}. ให้ส่วนราชการต่อไปนี้รับผิดชอบห้าตัวชี้วัดที่คะแนนยังน้อย เรียงจากน้อยไปมาก
{given}
{w.d(4)}. กองใดทำเสร็จก่อน ให้แจ้งผู้ประสานงาน โทร. {w.d("08 1555 0199")} หรือส่งเรื่องทาง {w.address("ita2569@hotspring.go.th")} จะได้รวมเข้าวาระประชุมหัวหน้าส่วน (ทุกวันพุธแรกของเดือน เวลา {w.d("13.30")} น.)
{w.d(5)}. การ{w.spelt("ปฏิบัติ")}ตามหนังสือนี้จะนับรวมในการเลื่อนเงินเดือน รอบวันที่ {w.d(1)} เมษายน {w.d(2569)} น้ำหนักร้อยละ {w.d(10)}
จึงเรียนมาเพื่อทราบและ{w.word("ดำเนินการ")}โดยเคร่งครัด
"""


# --- How far the measures went -------------------------------------------------------------------------------------------


def hotspring_progress(w: Writer) -> str:
    told = []
    for n, m in enumerate(w.measures, 1):
        how = (
            w.pick(f"ทำครบ {w.d(n + 1)} ครั้งตามที่ตั้งไว้", "ของส่งมอบและตรวจรับแล้ว", f"มีรายงานเข้าแฟ้ม {w.d(n)} ฉบับ")
            if m.is_done
            else w.pick("ช้าเพราะรอผู้รับจ้าง", "ติดที่คนดูแลย้ายไปเมื่อกลางปี")
        )
        told.append(
            f"{w.number(n)}) {m.title}\n   ผู้รับผิดชอบ {w.unit(m, ' ร่วมกับ ')} ช่วงเวลา {w.months(m)}\n   {w.status(m)} {how} จ่ายไป {w.d(f'{2750 * n:,}')} บาท"
        )
    behind = sum(not m.is_done for m in w.measures)
    low = w.ends(map(str, ALL))
    lines = "\n".join(f"{w.name(n)}\t{w.score(str(n), w.before)}\t{w.score(str(n))}\t{w.signed(str(n))}" for n in ALL)
    return f"""เล่าผลการทำมาตรการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. {w.year()}
{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}

ตั้งต้นปีเรามี {w.measure_count()} มาตรการ ถึงสิ้นเดือนกันยายนเสร็จแล้ว {w.done_count()} มาตรการ เหลืออีก {w.d(behind)} มาตรการที่ต้องตามต่อ ขอเล่าทีละเรื่องดังนี้

{chr(10).join(told)}

แล้วคะแนนเปลี่ยนไหม
ตัวชี้วัด\tปี {w.year(w.before)}\tปี {w.year()}\tต่าง
{lines}
คะแนนรวม\t{w.score(TOTAL, w.before)}\t{w.score(TOTAL)}\t{w.signed(TOTAL)}

{w.pick("ดูแล้วเห็นว่า", "พอสรุปได้ว่า")}คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด เท่าเดิม {w.changed(0)} ตัวชี้วัด คะแนนรวม {w.score(TOTAL)} ระดับ{w.level()}
ตัวที่มาตรการยังไปไม่ถึงคือ{_first_low(w)} ซึ่งได้ {w.score(low[0])} คะแนน เพราะ{_CAUSES[int(low[0])][0]}
รายการที่ต้องขึ้นเว็บให้ทัน: o2 {w.item_title("o2")} กับ o5 {w.item_title("o5")} ให้{w.word("ประสานงาน")}กับผู้ดูแล{w.spelt("เว็บไซต์")}ที่ {w.address("admin1@hotspring.go.th")}
"""


PLANNED: tuple[Style, ...] = (hotspring_progress,)
STYLES: tuple[Style, ...] = (
    hotspring_dictated_brief,
    hotspring_three_years,
    hotspring_causes,
    hotspring_council_answers,
    hotspring_circular,
    *PLANNED,
)
