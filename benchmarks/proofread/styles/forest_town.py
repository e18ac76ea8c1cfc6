"""Papers of a young computer officer who fills his predecessor's template: labels, year columns, a closing summary.

Written before anything of what they give was looked at; the first contact stands in docs/performance.md.
"""

from __future__ import annotations

from decimal import Decimal

from benchmarks.proofread.styles.forest_phrases import (
    ALL,
    EIT,
    FIX,
    GREEN,
    IIT,
    TARGET,
    TOOLS,
    WEIGHTS,
    against_target,
    bands,
    cents,
    closing,
    extremes,
    found,
    head,
    labelled,
    listed,
    mean_of,
    moved,
    placed,
    points,
    short_moved,
    turns,
)
from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

# --- The template filled in ------------------------------------------------------------------------------------------


def _sheet(w: Writer, n: int) -> str:
    item = str(n)
    trend = "คงที่" if w.delta(item) == 0 else w.verb(item)
    return w.pick(
        f"""ตัวชี้วัดที่ {w.d(n)} {w.name(n)}
คะแนนปี {w.year()} : {w.score(item)}
คะแนนปี {w.year(w.before)} : {w.score(item, w.before)}
ผลต่าง : {w.signed(item)}
ข้อค้นพบ : {found(w, n)}
แนวทาง : {FIX[n][0]}""",
        f"""ตัวชี้วัดที่ {w.d(n)} : {w.name(n)}
ผลคะแนน : {points(w, item)} ({short_moved(w, item)})
เทียบเป้าหมาย {w.d(85)} คะแนน : {against_target(w, item)}
ข้อค้นพบ : {found(w, n)}""",
        f"""ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ({w.score(item)} คะแนน)
แนวโน้ม : {trend}
เทียบปีก่อน : {moved(w, item)}
ข้อค้นพบ : {found(w, n)}
ผู้รับผิดชอบหลัก : {FIX[n][1]}""",
        f"""ตัวชี้วัดที่ {w.d(n)} {w.name(n)}
ได้ {points(w, item)} {moved(w, item)} สถานะ : {against_target(w, item)}
พบว่า {found(w, n)} จึงเสนอให้{FIX[n][0]}""",
    )


def filled_template(w: Writer) -> str:
    sheets = "\n\n".join(_sheet(w, n) for n in ALL)
    tools = "\n".join(
        f"{w.d(2)}.{w.number(at)} {tool} : {w.score(tool)} คะแนน น้ำหนักร้อยละ {w.d(int(WEIGHTS[tool] * 100))} คิดเป็น {w.d(cents(w.value(tool) * WEIGHTS[tool]))} คะแนน / {moved(w, tool)}"
        for at, tool in enumerate(TOOLS, 1)
    )
    return f"""{head(w, f"แบบรายงานการวิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()}")}
ผู้จัดทำ : นักวิชาการคอมพิวเตอร์ปฏิบัติการ
วันที่จัดทำ : {w.d(12)} พฤศจิกายน {w.d(2568)}
ปรับปรุงครั้งที่ : {w.d(2)}

ส่วนที่ {w.number(1)} ข้อมูลทั่วไป
จำนวน{w.spelt("บุคลากร")} : {w.d(134)} คน (ตอบแบบวัด IIT {w.d(118)} คน คิดเป็นร้อยละ {w.d("88.06")})
จำนวนผู้ตอบแบบวัด EIT : {w.d(326)} คน
จำนวนรายการ OIT : {w.d(28)} รายการ
{w.spelt("เว็บไซต์")} : {w.address("https://www.foresttown.go.th/ita2568")}

ส่วนที่ {w.number(2)} ผลคะแนนภาพรวม
คะแนนรวม : {w.score(TOTAL)} คะแนน
ระดับผลการประเมิน : {w.level()}
คะแนนปีก่อน : {w.score(TOTAL, w.before)} คะแนน
ผลต่างจากปีก่อน : {w.signed(TOTAL)}
เทียบเป้าหมายร้อยละ {w.d(85)} : {against_target(w, TOTAL)}
{tools}
EIT ส่วนที่ {w.d(1)} : {w.score("EIT1")} คะแนน
EIT ส่วนที่ {w.d(2)} : {w.score("EIT2")} คะแนน

ส่วนที่ {w.number(3)} ผลการวิเคราะห์รายตัวชี้วัด
{sheets}

ส่วนที่ {w.number(4)} จัดกลุ่มตัวชี้วัด
{bands(w)}
{turns(w)}

ส่วนที่ {w.number(5)} สิ่งที่ต้องทำต่อ
{w.d(5)}.{w.number(1)} แจ้งผลให้ทุกกองทราบภายในวันที่ {w.d(28)} พฤศจิกายน {w.d(2568)}
{w.d(5)}.{w.number(2)} จัดทำมาตรการปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} (ต.ค. {w.period_year(w.now, short=True)} - ก.ย. {w.period_year(w.now + 1, short=True)})
{w.d(5)}.{w.number(3)} อบรมการใช้ระบบ{w.word("สารสนเทศ")} จำนวน {w.d(6)} ชั่วโมง งบประมาณ {w.d("18,000")} บาท

{closing(w)}
"""


# --- Three years in tables -------------------------------------------------------------------------------------------


def _three(w: Writer, first: str, label: str, item: str) -> str:
    years = (2566, w.before, w.now)
    mean = mean_of([w.value(item, year) for year in years])
    return "\t".join((first, label, *(w.score(item, year) for year in years), w.signed(item), w.d(mean)))


def three_year_tables(w: Writer) -> str:
    rows = "\n".join(_three(w, w.number(n), w.name(n), str(n)) for n in ALL)
    tools = "\n".join(_three(w, w.number(at), tool, tool) for at, tool in enumerate(TOOLS, 1))
    order = sorted(ALL, key=lambda n: -w.value(str(n)))
    ranks = "\n".join("\t".join((w.number(at), w.name(n), w.score(str(n)))) for at, n in enumerate(order, 1))
    headings = f"ปี {w.year(2566)}\tปี {w.year(w.before)}\tปี {w.year()}\tเพิ่ม/ลด (ปีล่าสุด)\tเฉลี่ย {w.d(3)} ปี"
    rise = w.value(TOTAL) - w.value(TOTAL, 2566)
    since = "คะแนนรวมเท่ากัน" if rise == 0 else f"คะแนนรวม{'มากกว่า' if rise > 0 else 'น้อยกว่า'}เดิม {w.d(abs(rise))} คะแนน"
    return f"""{head(w, f"ตารางสรุปผลคะแนน ITA ย้อนหลัง {w.d(3)} ปี (ปีงบประมาณ พ.ศ. {w.year(2566)} - {w.year()})")}
แหล่งข้อมูล : ระบบ ITAS สืบค้นเมื่อ {w.d(3)} พ.ย. {w.d(68)} เวลา {w.d("14.20")} น.

ตารางที่ {w.number(1)} คะแนนรวมและระดับ
ปีงบประมาณ\tคะแนนรวม\tระดับ
{w.year(2566)}\t{w.score(TOTAL, 2566)}\t{w.level(2566)}
{w.year(w.before)}\t{w.score(TOTAL, w.before)}\t{w.level(w.before)}
{w.year()}\t{w.score(TOTAL)}\t{w.level()}
เทียบปี {w.year(2566)} กับปี {w.year()} {since}

ตารางที่ {w.number(2)} คะแนนรายเครื่องมือ
ที่\tเครื่องมือ\t{headings}
{tools}

ตารางที่ {w.number(3)} คะแนนรายตัวชี้วัด
ที่\tตัวชี้วัด\t{headings}
{rows}

ตารางที่ {w.number(4)} เรียงคะแนนปี {w.year()} จากมากไปน้อย
ลำดับ\tตัวชี้วัด\tคะแนน
{ranks}

อธิบายตาราง
{w.number(1)}. คะแนนรวม {moved(w, TOTAL)}
{w.number(2)}. IIT {moved(w, "IIT")}
{w.number(3)}. EIT {moved(w, "EIT")}
{w.number(4)}. OIT {moved(w, "OIT")}
{w.number(5)}. ข้อมูลชุดนี้ใช้จัดทำมาตรการช่วง ต.ค. {w.period_year(w.now)} ถึง ก.ย. {w.period_year(w.now + 1)} และเก็บไฟล์ไว้ที่ {w.address("files.foresttown.go.th/ita/3y-2568.xlsx")} ขนาด {w.d("1.4")} เมกะไบต์
หากพบว่าตัวเลขคลาดเคลื่อน โปรดแจ้งงาน{w.word("เทคโนโลยี")}สารสนเทศ โทร. {w.d("0 4465 7781")} ต่อ {w.d(21)} ในวัน{w.spelt("ปฏิบัติ")}งาน

{closing(w)}
{bands(w)}
"""


# --- Questions in tables ---------------------------------------------------------------------------------------------

_ASKED = {
    "i": (
        *("ทำงานตามขั้นตอน", "บริการเท่าเทียม", "ไม่เรียกรับสินบน", "รู้แผนใช้เงิน", "ใช้เงินคุ้มค่า", "เบิกจ่ายถูกต้อง"),
        *("แบ่งงานเป็นธรรม", "ไม่สั่งงานส่วนตัว", "งานบุคคลโปร่งใส", "ยืมของสะดวก", "ไม่ใช้ของหลวงส่วนตัว", "มีการตรวจทรัพย์สิน"),
        *("ผู้บริหารเอาจริง", "เชื่อมั่นการแก้ทุจริต", "ร้องเรียนแล้วปลอดภัย"),
    ),
    "e": (
        *("ทำงานตามเวลา", "ปฏิบัติเท่าเทียม", "ไม่เรียกรับเงิน", "หาข้อมูลง่าย", "ติดต่อได้หลายทาง", "ชี้แจงชัดเจน"),
        *("ปรับปรุงบริการ", "มีบริการออนไลน์", "เปิดให้มีส่วนร่วม"),
    ),
}


def _remark(value: Decimal) -> str:
    return "ปรับปรุง" if value < TARGET else "รักษาไว้" if value >= GREEN else "พัฒนาต่อ"


def question_tables(w: Writer) -> str:
    questions = w.facts.years[w.now].questions
    inner = [(n, key) for n in IIT for key in questions[str(n)]]
    outer = [(n, key) for n in EIT for key in questions[str(n)]]
    iit = "\n".join(
        "\t".join((key, _ASKED["i"][at], w.name(n), w.score(key), _remark(w.value(key))))
        for at, (n, key) in enumerate(inner)
    )
    eit = "\n".join(
        "\t".join(
            (
                *(key, _ASKED["e"][at], w.score(f"{key}/1"), w.score(f"{key}/2")),
                w.d(mean_of([w.value(f"{key}/1"), w.value(f"{key}/2")])),
            )
        )
        for at, (_, key) in enumerate(outer)
    )
    keys = [key for _, key in inner]
    low, high = w.ends(keys), w.ends(keys, best=True)
    under = sum(w.value(key) < TARGET for key in keys)
    tools = "\n".join(
        f"{w.number(at)}. {tool} {points(w, tool)} {moved(w, tool)} ตัวชี้วัดในเครื่องมือนี้ ได้แก่ "
        + listed(f"{w.name(n)} {w.score(str(n))}" for n in numbers)
        for at, (tool, numbers) in enumerate(TOOLS.items(), 1)
    )
    return f"""{head(w, f"แบบวิเคราะห์รายข้อคำถาม ITA ปี {w.year()}")}
รอบข้อมูล : ปีงบประมาณ พ.ศ. {w.period_year(w.now)} ({w.d(1)} ตุลาคม {w.period_year(w.before)} - {w.d(30)} กันยายน {w.period_year(w.now)})
คะแนนรวม : {w.score(TOTAL)} คะแนน ระดับ : {w.level()}

ส่วนที่ {w.number(1)} คะแนนตามเครื่องมือ
{tools}

ส่วนที่ {w.number(2)} ข้อคำถาม IIT ({w.d(15)} ข้อ)
ข้อ\tประเด็น\tตัวชี้วัด\tคะแนน\tหมายเหตุ
{iit}
ข้อที่ได้คะแนนสูงสุด : {listed(high)} ({w.score(high[0])} คะแนน)
ข้อที่ได้คะแนนต่ำสุด : {listed(low)} ({w.score(low[0])} คะแนน)
ข้อที่ต่ำกว่า {w.d(85)} คะแนน : {w.d(under)} ข้อ

ส่วนที่ {w.number(3)} ข้อคำถาม EIT ({w.d(9)} ข้อ ถาม {w.d(2)} ส่วน)
ข้อ\tประเด็น\tส่วนที่ {w.d(1)}\tส่วนที่ {w.d(2)}\tเฉลี่ย
{eit}
คะแนน EIT ส่วนที่ {w.d(1)} ทั้งหมด {w.score("EIT1")} คะแนน ส่วนที่ {w.d(2)} ทั้งหมด {w.score("EIT2")} คะแนน

ส่วนที่ {w.number(4)} OIT
คะแนน OIT : {w.score("OIT")} คะแนน (ปี {w.year(w.before)} : {w.score("OIT", w.before)} คะแนน)
{labelled(w, 9)} : {points(w, "9")} {moved(w, "9")}
{labelled(w, 10)} : {points(w, "10")} {moved(w, "10")}
หมายเหตุ : ตรวจลิงก์ครั้งล่าสุด {w.d(5)} พ.ย. {w.d(68)} จำนวน {w.d(96)} ลิงก์ ใช้เวลา {w.d(40)} นาที ผลตรวจอยู่ที่ {w.address("foresttown.go.th/check/oit28")}

{closing(w)}
{bands(w)}
- ขอให้{w.word("เจ้าหน้าที่")}ที่ดูแล{w.spelt("เว็บไซต์")}ยึดแบบนี้เป็นแนวทาง
"""


# --- The form of the plan --------------------------------------------------------------------------------------------


def plan_form(w: Writer) -> str:
    order = sorted(ALL, key=lambda n: w.value(str(n)))[:6]
    rows = "\n".join(
        "\t".join(
            (
                *(w.number(at), FIX[n][0], f"{w.name(n)} {w.score(str(n))} คะแนน {short_moved(w, str(n))}"),
                w.pick(
                    f"ทำ {w.d(2)} รอบ รอบละ {w.d(3)} วัน", "แจ้งเวียน ทดลองใช้ แล้วประเมิน", f"ใช้งบไม่เกิน {w.d('5,000')} บาท"
                ),
                w.pick(
                    f"ต.ค. {w.period_year(w.now, short=True)} - ก.ย. {w.period_year(w.now + 1, short=True)}",
                    f"ตุลาคม {w.period_year(w.now)} - กันยายน {w.period_year(w.now + 1)}",
                ),
                FIX[n][1],
            )
        )
        for at, n in enumerate(order, 1)
    )
    urgent = [n for n in ALL if w.value(str(n)) < TARGET]
    kept = [n for n in ALL if w.value(str(n)) >= GREEN]
    middle = [n for n in ALL if TARGET <= w.value(str(n)) < GREEN]
    groups = "\n".join(
        f"{w.d(2)}.{w.number(at)} {title}\n"
        + ("\n".join(f"- {labelled(w, n)} : {points(w, str(n))} / {moved(w, str(n))}" for n in group) or "- ไม่มี")
        for at, (title, group) in enumerate(
            (
                (f"ต้องแก้ไขเร่งด่วน (ต่ำกว่า {w.d(85)} คะแนน)", urgent),
                (f"ควรพัฒนาต่อ ({w.d(85)} - {w.d('94.99')} คะแนน)", middle),
                (f"รักษามาตรฐาน ({w.d(95)} คะแนนขึ้นไป)", kept),
            ),
            1,
        )
    )
    return f"""{head(w, f"แบบกำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)}")}
อ้างอิง : ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {w.year()}

ส่วนที่ {w.number(1)} ผลการประเมินที่ใช้อ้างอิง
คะแนนรวม : {w.score(TOTAL)} คะแนน ({w.level()})
เครื่องมือ\tปี {w.year(w.before)}\tปี {w.year()}\tผลต่าง
IIT\t{w.score("IIT", w.before)}\t{w.score("IIT")}\t{w.signed("IIT")}
EIT\t{w.score("EIT", w.before)}\t{w.score("EIT")}\t{w.signed("EIT")}
OIT\t{w.score("OIT", w.before)}\t{w.score("OIT")}\t{w.signed("OIT")}
รวม\t{w.score(TOTAL, w.before)}\t{w.score(TOTAL)}\t{w.signed(TOTAL)}

ส่วนที่ {w.number(2)} จัดกลุ่มตัวชี้วัด
{groups}

ส่วนที่ {w.number(3)} มาตรการ
ที่\tมาตรการ\tผลวิเคราะห์\tวิธีทำ\tระยะเวลา\tผู้รับผิดชอบ
{rows}

ส่วนที่ {w.number(4)} การกำกับติดตาม
{w.d(4)}.{w.number(1)} ประชุมติดตามทุกวันอังคารแรกของเดือน เวลา {w.d("10.00")} น. ใช้เวลาไม่เกิน {w.d(1)} ชั่วโมง
{w.d(4)}.{w.number(2)} ตัวชี้วัดความสำเร็จ : ทำได้ไม่น้อยกว่าร้อยละ {w.d(90)} ของมาตรการ
{w.d(4)}.{w.number(3)} รายงานผลรอบ {w.d(6)} เดือนภายใน {w.d(15)} เมษายน {w.d(2569)} ส่งที่ {w.address("it68@foresttown.go.th")}
{w.d(4)}.{w.number(4)} ใช้{w.spelt("กฎหมาย")}อ้างอิง พ.ร.บ. การปฏิบัติราชการทางอิเล็กทรอนิกส์ พ.ศ. {w.other_year(2565)} และ พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. {w.other_year(2562)}
{w.d(4)}.{w.number(5)} ให้{w.word("หัวหน้าส่วน")}ราชการลงนามรับทราบทุกกอง

{closing(w)}
{bands(w)}
"""


# --- The measures followed up ----------------------------------------------------------------------------------------


def measures_followed(w: Writer) -> str:
    rows = "\n".join(
        "\t".join((w.number(n), m.title, w.unit(m), w.months(m, whole=n % 3 == 0), w.status(m)))
        for n, m in enumerate(w.measures, 1)
    )
    notes = "\n".join(
        f"{w.d(2)}.{w.number(n)} {m.title}\nผู้รับผิดชอบ : {w.unit(m, ' / ')}\nช่วงเวลา : {w.months(m)}\nสถานะ : {w.status(m)}\n"
        + w.pick(
            f"ผลผลิต : จัดแล้ว {w.d(1 + n % 3)} ครั้ง ผู้เข้าร่วม {w.d(15 + 4 * n)} คน",
            f"ผลผลิต : เผยแพร่แล้ว {w.d(3 + n)} ชิ้น ผู้เข้าชม {w.d(f'{210 * n:,}')} ครั้ง",
            f"งบประมาณที่ใช้ : {w.d(f'{1800 * n:,}')} บาท",
        )
        for n, m in enumerate(w.measures, 1)
    )
    scores = "\n".join(
        "\t".join((w.number(n), w.name(n), w.score(str(n), w.before), w.score(str(n)), w.signed(str(n)))) for n in ALL
    )
    left = sum(not m.is_done for m in w.measures)
    share = cents(Decimal(100 * (len(w.measures) - left)) / len(w.measures))
    return f"""{head(w, f"แบบติดตามผลการดำเนินการตามมาตรการ ปีงบประมาณ พ.ศ. {w.year()}")}
ข้อมูล ณ วันที่ : {w.d(30)} ก.ย. {w.d(68)}
รอบดำเนินการ : ตุลาคม {w.period_year(w.before)} - กันยายน {w.period_year(w.now)}

ส่วนที่ {w.number(1)} สถานะรวม
จำนวนมาตรการทั้งหมด : {w.measure_count()} มาตรการ
ดำเนินการแล้วเสร็จ : {w.done_count()} มาตรการ (ร้อยละ {w.d(share)})
อยู่ระหว่างดำเนินการ : {w.d(left)} มาตรการ
ที่\tมาตรการ\tผู้รับผิดชอบ\tระยะเวลา\tสถานะ
{rows}

ส่วนที่ {w.number(2)} รายละเอียด
{notes}

ส่วนที่ {w.number(3)} คะแนนหลังดำเนินการ
ที่\tตัวชี้วัด\tปี {w.year(w.before)}\tปี {w.year()}\tเพิ่ม/ลด
{scores}
IIT : {points(w, "IIT")} {moved(w, "IIT")}
EIT : {points(w, "EIT")} {moved(w, "EIT")}
OIT : {points(w, "OIT")} {moved(w, "OIT")}
{bands(w)}

ส่วนที่ {w.number(4)} ปัญหาและแนวทาง
{w.d(4)}.{w.number(1)} รายการ o3 {w.item_title("o3")} ย้ายหน้าเว็บเมื่อ {w.d(9)} ส.ค. {w.d(68)} ทำให้ลิงก์เดิมเปิดไม่ได้ {w.d(2)} วัน
{w.d(4)}.{w.number(2)} รายการ o4 {w.item_title("o4")} ลงข่าวเฉลี่ยสัปดาห์ละ {w.d(5)} ข่าว
{w.d(4)}.{w.number(3)} ระบบ {w.spelt("E-Service")} มีผู้ใช้ {w.d(184)} ราย ยังต้อง{w.word("ประชาสัมพันธ์")}เพิ่ม ติดต่อ LINE : {w.address("@forest68")}

{closing(w)}
- มาตรการที่แล้วเสร็จ : {w.done_count()} จาก {w.measure_count()} มาตรการ
"""


# --- News for the website --------------------------------------------------------------------------------------------


def website_news(w: Writer) -> str:
    lines = "\n".join(f"{w.number(n)}. {labelled(w, n)} {points(w, str(n))} {short_moved(w, str(n))}" for n in ALL)
    return f"""ข่าวประชาสัมพันธ์ ฉบับที่ {w.d("31/2568")}
{w.town()} ประกาศผล ITA ปี {w.year()} ได้ {points(w, TOTAL)} {placed(w)}

วันที่ {w.d(8)} กันยายน {w.d(2568)} {w.town()} อำเภอ{w.district()} จังหวัด{w.province()} ขอแจ้งผลการประเมินคุณธรรมและความโปร่งใสฯ ประจำปีงบประมาณ พ.ศ. {w.year()} ให้ประชาชนทราบ
เทียบปีก่อน : {moved(w, TOTAL)}

คะแนนรายตัวชี้วัด
{lines}

ดูง่าย ๆ ใน {w.d(1)} นาที
{extremes(w)}
{bands(w)}
{turns(w)}
- แบบวัด IIT {w.score("IIT")} คะแนน แบบวัด EIT {w.score("EIT")} คะแนน แบบวัด OIT {w.score("OIT")} คะแนน

ขอบคุณประชาชน {w.d(326)} ท่านที่สละเวลาคนละประมาณ {w.d(10)} นาทีตอบแบบวัด ปีหน้าเปิดให้ตอบอีกครั้ง และเทศบาลจะทำมาตรการใหม่ในช่วง ต.ค. {w.period_year(w.now, short=True)} - ก.ย. {w.period_year(w.now + 1, short=True)} ติดตามได้ทาง{w.spelt("เว็บไซต์")} {w.address("www.foresttown.go.th/news/3168")} หรือสายด่วนเทศบาล {w.d("0 4465 7780")} ใน{w.word("เวลาราชการ")}
"""


PLANNED: tuple[Style, ...] = (measures_followed,)
STYLES: tuple[Style, ...] = (filled_template, three_year_tables, question_tables, plan_form, website_news, *PLANNED)
