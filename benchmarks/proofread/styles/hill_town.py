"""Papers of a hill town's working group: its long report, its list of questions, and what the council and the people get.

Written before anything of the rules or of the other families' findings was looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer

ITEMS = tuple(str(n) for n in range(1, 11))
TOOLS = {"IIT": ITEMS[:5], "EIT": ITEMS[5:8], "OIT": ITEMS[8:]}
TOOL_NAMES = {
    "IIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน",
    "EIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก",
    "OIT": "แบบตรวจการเปิดเผยข้อมูลสาธารณะ",
}
ADVICE = {
    "1": "ให้ทุกส่วนราชการกำหนดผู้ให้บริการสำรองในช่วงพักกลางวัน และทบทวนขั้นตอนงานที่ประชาชนร้องเรียนบ่อย",
    "2": "ให้กองคลังชี้แจงสถานะการเงินแก่พนักงานทุกระดับในการประชุมประจำเดือน",
    "3": "ให้ผู้บังคับบัญชาแจ้งเกณฑ์การพิจารณาความดีความชอบก่อนเริ่มรอบการประเมินทุกครั้ง",
    "4": "ให้งานพัสดุจัดทำทะเบียนคุมการยืมและสุ่มตรวจอย่างน้อยไตรมาสละหนึ่งครั้ง",
    "5": "ให้เผยแพร่ช่องทางแจ้งเบาะแสภายในและคุ้มครองผู้แจ้งอย่างจริงจัง",
    "6": "ให้เพิ่มจุดประชาสัมพันธ์และอบรมมารยาทการให้บริการแก่พนักงานหน้างาน",
    "7": "ให้ปรับข้อความประชาสัมพันธ์ให้อ่านง่าย และแปลเป็นภาษาชาติพันธุ์ในชุมชนบนพื้นที่สูง",
    "8": "ให้นำข้อเสนอของประชาชนเข้าสู่การประชุมหัวหน้าส่วนราชการและแจ้งผลกลับ",
    "9": "ให้ตรวจความครบถ้วนของข้อมูลทุกข้อก่อนวันปิดระบบอย่างน้อยสองสัปดาห์",
    "10": "ให้รายงานผลตามแผนปฏิบัติการป้องกันการทุจริตรอบหกเดือนให้ตรงกำหนด",
}
QUESTIONS = {
    "i1": "ปฏิบัติงานตามขั้นตอนและเวลา",
    "i2": "ให้บริการอย่างเท่าเทียม",
    "i3": "ไม่เรียกรับสินบน",
    "i4": "รู้แผนการใช้จ่ายเงิน",
    "i5": "ใช้เงินคุ้มค่า",
    "i6": "ไม่เบิกจ่ายเป็นเท็จ",
    "i7": "มอบหมายงานเป็นธรรม",
    "i8": "ประเมินผลงานเป็นธรรม",
    "i9": "ไม่สั่งทำธุระส่วนตัว",
    "i10": "รู้แนวทางการยืมทรัพย์สิน",
    "i11": "ขออนุญาตยืมถูกต้อง",
    "i12": "กำกับไม่ให้นำไปใช้ส่วนตัว",
    "i13": "ผู้บริหารเอาจริงกับการทุจริต",
    "i14": "มาตรการป้องกันได้ผล",
    "i15": "กล้าแจ้งเบาะแส",
    "e1": "บริการตามขั้นตอน",
    "e2": "บริการไม่เลือกปฏิบัติ",
    "e3": "ไม่ถูกเรียกรับผลประโยชน์",
    "e4": "เข้าถึงข่าวสารง่าย",
    "e5": "ข่าวสารชัดเจน",
    "e6": "มีช่องทางติชม",
    "e7": "เปิดให้มีส่วนร่วม",
    "e8": "ปรับปรุงบริการให้ดีขึ้น",
    "e9": "มีบริการออนไลน์",
}
KEEPERS = ("สำนักปลัดเทศบาล", "กองคลัง", "กองช่าง", "กองสวัสดิการสังคม")


def of(w: Writer, item: str) -> str:
    return f"ตัวชี้วัดที่ {w.d(item)} {w.name(item)}"


def against(w: Writer, item: str, year: str = "ปีที่ผ่านมา") -> str:
    return f"เท่ากับ{year}" if w.delta(item) == 0 else f"{w.rise(item)} จาก{year}"


def how_many(w: Writer, holds: Callable[[Decimal], bool], said: str) -> str:
    if not any(holds(w.value(item)) for item in ITEMS):
        return f"ไม่มีตัวชี้วัดที่{said}"
    return f"ตัวชี้วัดที่{said}มี {w.count(holds)} ตัวชี้วัด"


def whole_analysis(w: Writer) -> str:
    strong, weak = sorted(ITEMS, key=w.value, reverse=True)[:3], sorted(ITEMS, key=w.value)[:3]
    tools = "\n".join(
        f"{w.d(f'3.{n}')} {name} ({tool}) ได้ร้อยละ {w.score(tool)} {against(w, tool, 'ปีก่อน')}"
        for n, (tool, name) in enumerate(TOOL_NAMES.items(), 2)
    )
    rows = "\n".join(
        f"{tool if item == items[0] else ''}\t{w.d(item)}. {w.name(item)}\t{w.score(item)}\t{w.score(item, w.before)}\t{w.signed(item)}"
        for tool, items in TOOLS.items()
        for item in items
    )
    strengths = "\n".join(
        f"{w.d(f'4.{n}')} {of(w, item)} ได้คะแนน {w.score(item, bare=True)} คะแนน {against(w, item)}"
        for n, item in enumerate(strong, 1)
    )
    faults = "\n".join(
        f"{w.d(f'5.{n}')} {of(w, item)} ได้คะแนน {w.score(item)} คะแนน {against(w, item)}"
        for n, item in enumerate(weak, 1)
    )
    advice = "\n".join(f"({w.d(n)}) {ADVICE[item]} ({w.name(item)})" for n, item in enumerate(weak, 1))
    return f"""รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {w.year()}
คณะทำงาน ITA {w.town()}
อำเภอ{w.district()}  จังหวัด{w.province()}

{w.number(1)}. หลักการและเหตุผล
การประเมิน ITA เป็นเครื่องมือที่ช่วยให้หน่วยงานของรัฐมองเห็นตนเองผ่านสายตาของพนักงาน ประชาชน และข้อมูลที่เปิดเผย {w.town()}เข้ารับการประเมินมาอย่างต่อเนื่อง และถือเป็นหน้าที่ที่จะต้องนำผลมาปรับปรุงงานตามแผนแม่บทภายใต้ยุทธศาสตร์ชาติ ประเด็นที่ {w.d(21)} ซึ่งกำหนดให้หน่วยงานของรัฐต้องผ่านเกณฑ์ {w.d(85)} คะแนนขึ้นไป

{w.number(2)}. ขอบเขตและวิธีการ
คณะทำงานประชุมร่วมกัน {w.d(3)} ครั้ง ระหว่างวันที่ {w.d(1)} - {w.d(24)} ตุลาคม {w.d(2568)} โดยนำคะแนนของปีงบประมาณ พ.ศ. {w.year()} เปรียบเทียบกับปีงบประมาณ พ.ศ. {w.year(w.before)} ผู้ตอบแบบวัดภายใน {w.d(64)} คน และภายนอก {w.d(187)} คน

{w.number(3)}. ผลการประเมิน
{w.d("3.1")} คะแนนภาพรวมของเทศบาล ร้อยละ {w.score("total")} ผลการประเมินระดับ {w.level()} ปีก่อนได้ร้อยละ {w.score("total", w.before)} ระดับ {w.level(w.before)}
{tools}
{w.d("3.5")} รายละเอียดของแต่ละตัวชี้วัดแสดงในตาราง

เครื่องมือ\tตัวชี้วัด\tปี {w.year()}\tปี {w.year(w.before)}\tเพิ่ม/ลด
{rows}
\tคะแนนเฉลี่ยรวม\t{w.score("total")}\t{w.score("total", w.before)}\t{w.signed("total")}

{how_many(w, lambda v: v >= 95, f"ได้ {w.d(95)} คะแนนขึ้นไป")} และ{how_many(w, lambda v: v < 85, f"ได้ไม่ถึง {w.d(85)} คะแนน")}

{w.number(4)}. จุดแข็ง
{strengths}
จุดแข็งข้างต้นเกิดจากความร่วมมือของ{w.spelt("บุคลากร")}ทุกฝ่าย จึงควรรักษาไว้

{w.number(5)}. จุดอ่อน
{faults}

{w.number(6)}. ข้อเสนอแนะ
{advice}
ทั้งนี้ ให้ทุกส่วนราชการ{w.word("ดำเนินการ")}ระหว่างเดือนตุลาคม {w.period_year(2568)} ถึงเดือนกันยายน {w.period_year(2569)} และรายงานคณะทำงานทุกสามเดือน
"""


def questions_with_scores(w: Writer) -> str:
    questions = w.facts.years[w.now].questions

    def remark(value: Decimal, lowest: bool) -> str:
        words = [f"ต่ำกว่า {w.d(85)}"] * (value < 85) + ["น้อยที่สุดในตัวชี้วัด"] * lowest
        return " ".join(words) or "-"

    def asked(n: str) -> str:
        lowest = w.ends(questions[n])
        rows = (
            f"{key}\t{QUESTIONS.get(key, KEEPERS[place % 4])}\t{w.score(key)}\t{remark(w.value(key), key in lowest)}"
            for place, key in enumerate(questions[n])
        )
        about = "ผู้ดูแลข้อมูล" if n in TOOLS["OIT"] else "เรื่องที่ถาม"
        return "\n".join([f"{of(w, n)} ได้ {w.score(n)} คะแนน", f"ข้อ\t{about}\tคะแนน\tหมายเหตุ", *rows])

    def asked_twice(n: str) -> str:
        rows = []
        for key in questions[n]:
            own, surveyed = f"{key}/1", f"{key}/2"
            apart = abs(w.value(own) - w.value(surveyed))
            told = f"สองส่วนต่างกัน {w.d(f'{apart:.2f}')}" if apart >= 5 else "-"
            rows.append(f"{key}\t{QUESTIONS[key]}\t{w.score(own)}\t{w.score(surveyed)}\t{told}")
        head = f"ข้อ\tเรื่องที่ถาม\tส่วนที่ {w.d(1)}\tส่วนที่ {w.d(2)}\tหมายเหตุ"
        return "\n".join([f"{of(w, n)} ได้ {w.score(n)} คะแนน", head, *rows])

    inner, outer, opened = ("\n\n".join(map(asked_twice if tool == "EIT" else asked, TOOLS[tool])) for tool in TOOLS)
    keys = [key for n in TOOLS["IIT"] for key in questions[n]]
    least, most = w.ends(keys), w.ends(keys, best=True)
    return f"""บัญชีคะแนนรายข้อ ITA {w.year()}
หน่วยงาน: {w.town()}   จังหวัด: {w.province()}
คะแนนรวม {w.score("total")} ({w.level()})

ตอนที่ {w.number(1)}  IIT = {w.score("IIT")}
{inner}
ข้อที่พนักงานให้คะแนนมากที่สุด: {" / ".join(f"{key} ({w.score(key)})" for key in most)}
ข้อที่พนักงานให้คะแนนน้อยที่สุด: {" / ".join(f"{key} ({w.score(key)})" for key in least)}

ตอนที่ {w.number(2)}  EIT = {w.score("EIT")}  (ส่วนที่ {w.d(1)} ได้ {w.score("EIT1")}  ส่วนที่ {w.d(2)} ได้ {w.score("EIT2")})
{outer}

ตอนที่ {w.number(3)}  OIT = {w.score("OIT")}
{opened}

ผู้จัดทำบัญชีนี้{w.word("รวบรวม")}คะแนนจากระบบ ITAP เมื่อวันที่ {w.d(2)} ตุลาคม {w.d(2568)} หากพบข้อคลาดเคลื่อน แจ้ง {w.address("ita9@hilltown.example.go.th")}
"""


def agenda_of_council(w: Writer) -> str:
    low = w.ends(ITEMS)
    lows = " และ".join(f"{w.name(item)}ได้ {w.score(item)} คะแนน" for item in low)
    tools = " ".join(f"{tool} ได้ {w.score(tool)} คะแนน {against(w, tool)}" for tool in TOOLS)
    return f"""ระเบียบวาระการประชุมสภา{w.town()}
สมัยสามัญ สมัยที่ {w.d(4)} ครั้งที่ {w.d(1)} ประจำปี {w.d(2568)}
วันพฤหัสบดีที่ {w.d(13)} พฤศจิกายน {w.d(2568)} เวลา {w.d("10.00")} น. ณ ห้องประชุมสภาเทศบาล ชั้น {w.d(3)}

ระเบียบวาระที่ {w.d(5)} เรื่องที่เสนอให้ที่ประชุมทราบ
{w.d("5.1")} รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()}

ประธานสภาฯ	เชิญนายกเทศมนตรีแถลงต่อที่ประชุม
นายกเทศมนตรี	เรียนท่านประธานสภาและสมาชิกสภาผู้ทรงเกียรติ ตามที่สำนักงาน ป.ป.ช. ได้ประกาศผลการประเมินแล้วนั้น {w.town()}ของเราได้คะแนนรวม {w.score("total")} คะแนน {against(w, "total")} โดยในปี {w.year(w.before)} เราได้ {w.score("total", w.before)} คะแนน ผลการประเมินปีนี้จึงอยู่ในระดับ{w.level()}
ปลัดเทศบาล	ขออนุญาตเรียนเพิ่มเติมว่า {tools} ในส่วนของตัวชี้วัดทั้งสิบ เพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด และคงที่ {w.changed(0)} ตัวชี้วัด ที่น้อยที่สุดคือ{lows}
สมาชิกสภาฯ เขต {w.d(2)}	ขอสอบถามว่าการเปิดเผยข้อมูลได้เท่าใด และจะใช้งบประมาณเพิ่มหรือไม่
ปลัดเทศบาล	ตัวชี้วัดที่ {w.d(9)} ได้ {w.score("9")} คะแนน จากปีที่แล้ว {w.score("9", w.before)} คะแนน สำหรับงบประมาณตั้งไว้แล้วในเทศบัญญัติ {w.d("120,000")} บาท จะใช้ปรับปรุง{w.spelt("เว็บไซต์")}และระบบ {w.spelt("E-Service")}
สมาชิกสภาฯ เขต {w.d(1)}	ฝากให้ฝ่ายบริหารทำมาตรการของปี {w.d(2569)} ให้ชัดเจน โดยเริ่มตั้งแต่เดือนตุลาคม {w.period_year(2568)} และรายงานสภาในสมัยประชุมหน้า

มติที่ประชุม	รับทราบ และมอบฝ่ายบริหาร{w.word("ดำเนินการ")} ดังนี้
	{w.number(1)}. จัดทำมาตรการให้ครบทุกตัวชี้วัดที่ลดลง
	{w.number(2)}. แจ้งผลการประเมินให้ประชาชนในอำเภอ{w.district()}ทราบ
	{w.number(3)}. รายงานความก้าวหน้าต่อสภาในเดือนกุมภาพันธ์ {w.period_year(2569)}
"""


def notice_to_people(w: Writer) -> str:
    parts = "\n".join(
        f"\t{w.number(n)}. {name} ({tool}) ได้ {w.score(tool)} คะแนน"
        for n, (tool, name) in enumerate(TOOL_NAMES.items(), 1)
    )
    rows = "\n".join(f"{of(w, item)}\t{w.score(item)}\tคะแนน" for item in ITEMS)
    before = (
        f"เท่ากับปีงบประมาณ พ.ศ. {w.year(w.before)}"
        if w.delta("total") == 0
        else f"{w.verb('total', 'สูงกว่า', 'ต่ำกว่า')}ปีงบประมาณ พ.ศ. {w.year(w.before)} ซึ่งได้ {w.score('total', w.before)} คะแนน อยู่ {w.amount('total')} คะแนน"
    )
    return f"""ประกาศ{w.town()}
เรื่อง ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน ประจำปีงบประมาณ พ.ศ. {w.year()}
-----------------------------

	ตามที่{w.town()} อำเภอ{w.district()} จังหวัด{w.province()} ได้เข้าร่วมการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (Integrity and Transparency Assessment : ITA) ซึ่งจัดโดยสำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ นั้น

	บัดนี้ ผลการประเมินได้ประกาศเป็นทางการแล้ว เทศบาลได้รับคะแนนรวม {w.score("total")} คะแนน จัดอยู่ในระดับ “{w.level()}” {before} โดยมีรายละเอียดดังนี้
{parts}

	คะแนนรายตัวชี้วัด
{rows}

	เทศบาลขอขอบคุณพี่น้องประชาชนที่สละเวลาตอบแบบวัด และขอให้คำมั่นว่าจะ{w.word("ปรับปรุง")}การทำงานให้ดียิ่งขึ้นตาม{w.spelt("กฎหมาย")} ผู้สนใจดูรายละเอียดได้ที่ {w.address("www.hilltown.example.go.th/ita68")} หรือสอบถามที่งานนิติการ โทรศัพท์ {w.d("0 5387 2210")} ในวันและเวลาราชการ

	จึงประกาศให้ทราบโดยทั่วกัน

	ประกาศ ณ วันที่ {w.d(20)} เดือนตุลาคม พ.ศ. {w.d(2568)}
"""


def page_for_website(w: Writer) -> str:
    best, low = w.ends(ITEMS, best=True), w.ends(ITEMS)
    higher = sorted((item for item in ITEMS if w.delta(item) > 0), key=w.delta, reverse=True)[:3]
    ups = (
        "\n".join(
            f"- {w.name(item)}: {w.score(item, w.before)} → {w.score(item)} ({w.signed(item)})" for item in higher
        )
        or "- ไม่มี"
    )
    bests, lows = (
        ", ".join(f"{w.name(item)} {w.score(item, bare=True)} คะแนน" for item in group) for group in (best, low)
    )
    return f"""หน้าแรก > ความโปร่งใส > ผลการประเมิน ITA

{w.town()}ได้คะแนน ITA ปี {w.year()} เท่าไร?
{w.score("total")} คะแนน เต็ม {w.d(100)} — ระดับ{w.level()}
เทียบกับปี {w.year(w.before)}: {w.signed("total")} คะแนน (ปีนั้นได้ {w.score("total", w.before)} คะแนน ระดับ{w.level(w.before)})

คะแนนมาจากไหน?
- พนักงานของเรา (IIT): {w.score("IIT")} คะแนน
- ประชาชนที่มาติดต่อ (EIT): {w.score("EIT")} คะแนน
- ข้อมูลที่เปิดเผยบน{w.spelt("เว็บไซต์")} (OIT): {w.score("OIT")} คะแนน

เราทำเรื่องไหนได้ดีที่สุด?
{bests}

เรื่องไหนที่ยังต้องพยายาม?
{lows}

เรื่องที่คะแนนเพิ่มขึ้นมาก
{ups}

จากทั้งหมด {w.d(10)} ตัวชี้วัด คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด {how_many(w, lambda v: v >= 90, f"ได้ตั้งแต่ {w.d(90)} คะแนนขึ้นไป")}

แล้วเทศบาลจะทำอะไรต่อ?
เรากำลังจัดทำมาตรการของปีงบประมาณ {w.d(2569)} ซึ่งจะทำตั้งแต่ตุลาคม {w.period_year(2568)} จนถึงกันยายน {w.period_year(2569)} พี่น้องชาวอำเภอ{w.district()} จังหวัด{w.province()} เสนอ{w.word("ความคิดเห็น")}ได้ที่ LINE {w.address("@hilltown2568")} หรือ {w.address("https://hilltown.example.go.th/ita/2568")}

เผยแพร่ {w.d(21)} ต.ค. {w.d(68)} | ผู้เข้าชม {w.d("1,284")} ครั้ง
"""


def form_by_hand(w: Writer) -> str:
    def line(item: str) -> str:
        sign = "เท่าเดิม" if w.delta(item) == 0 else w.rise(item, between=" ....", after=".... คะแนน")
        return f"{w.d(item)}. {w.name(item)}  ปี {w.d(w.before)} ....{w.score(item, w.before)}....  ปี {w.d(w.now)} ....{w.score(item)}....  {sign}"

    lines = "\n".join(line(item) for item in ITEMS)
    weak = sorted(ITEMS, key=w.value)[:3]
    plans = "\n".join(
        f"{w.number(n)}) ตัวชี้วัด ....{w.name(item)}....  คะแนน ....{w.score(item)}....\n"
        f"   ข้อเสนอ ....{ADVICE[item]}....\n"
        f"   เริ่ม ....พ.ย. {w.period_year(2568, short=True)}....  เสร็จ ....ก.ค. {w.period_year(2569, short=True)}...."
        for n, item in enumerate(weak, 1)
    )
    return f"""แบบสรุปผลการวิเคราะห์ ITA  (แบบ วค. {w.d(2)})
คำชี้แจง: กรอกข้อความลงในช่องว่างแล้วส่งคืนสำนักงานท้องถิ่นจังหวัด ภายใน {w.d(30)} ต.ค. {w.d(68)}

ส่วนที่ {w.d(1)} ข้อมูลทั่วไป
ชื่อหน่วยงาน ....{w.town()}....  อำเภอ ....{w.district()}....  จังหวัด ....{w.province()}....
ปีงบประมาณที่ประเมิน ....{w.year()}....
ผู้ประสานงาน ตำแหน่ง ....หัวหน้าฝ่ายอำนวยการ....  โทรศัพท์ ....{w.d("08 1555 0142")}....  อีเมล ....{w.address("admin1@hilltown.example.go.th")}....

ส่วนที่ {w.d(2)} ผลคะแนน
คะแนนรวม ....{w.score("total")}.... คะแนน   ระดับ ....{w.level()}....
ปีก่อน ....{w.score("total", w.before)}.... คะแนน   ระดับ ....{w.level(w.before)}....
IIT ....{w.score("IIT")}....  EIT ....{w.score("EIT")}....  OIT ....{w.score("OIT")}....
จำนวนตัวชี้วัดที่ได้ {w.d(85)} คะแนนขึ้นไป ....{w.count(lambda v: v >= 85)}.... ตัวชี้วัด
จำนวนตัวชี้วัดที่คะแนนลดลง ....{w.changed(-1)}.... ตัวชี้วัด

ส่วนที่ {w.d(3)} เปรียบเทียบรายตัวชี้วัด
{lines}

ส่วนที่ {w.d(4)} ประเด็นที่จะนำไปปรับปรุง (เรียงจากคะแนนน้อยไปมาก {w.d(3)} ลำดับ)
{plans}

ส่วนที่ {w.d(5)} คำรับรอง
ขอรับรองว่าได้{w.word("ตรวจสอบ")}ข้อมูลข้างต้นแล้ว ถูกต้องตาม{w.spelt("หลักเกณฑ์")}ทุกประการ
ลงชื่อ ........................................ ผู้กรอกแบบ     ลงชื่อ ........................................ ปลัดเทศบาล
"""


STYLES: tuple[Style, ...] = (
    *(whole_analysis, questions_with_scores, agenda_of_council, notice_to_people, page_for_website, form_by_hand),
)
