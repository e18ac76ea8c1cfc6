"""Papers of a deputy palad who was a teacher: long sentences, asides, last year in brackets.

Written before anything of what they give was looked at; the first contact stands in docs/performance.md.
"""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.proofread.styles.salt_phrases import (
    ALL,
    EIT,
    GOOD,
    IIT,
    OIT,
    TOOLS,
    aside,
    clause,
    counted,
    end_of,
    gap,
    joined,
    levelled,
    mean_of,
    moves,
    paragraph,
    place,
    spoken,
)
from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

# --- A long analysis -------------------------------------------------------------------------------------------------


def long_analysis(w: Writer) -> str:
    paragraphs = "\n".join(f"{w.number(n)}. {paragraph(w, n)}" for n in ALL)
    apart = w.value("EIT2") - w.value("EIT1")
    parts = f"ส่วนที่ {w.d(2)} สูงกว่าส่วนที่ {w.d(1)} อยู่ {w.d(apart)} คะแนน" if apart else "ทั้งสองส่วนได้คะแนนเท่ากัน"
    return f"""การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ
ประจำปีงบประมาณ พ.ศ. {w.year()}
{place(w)}

คำนำ
{w.town()}ดูแลพื้นที่ {w.d("12.4")} ตารางกิโลเมตร ประชากร {w.d("6,318")} คน (ข้อมูล ณ เดือนกันยายน {w.d(2568)}) มี{w.spelt("บุคลากร")}รวมพนักงานจ้างทั้งสิ้น {w.d(87)} คน แต่ก็เข้ารับการประเมินทุกปีมิได้ขาด ผู้เรียบเรียงเห็นว่าคะแนนมิใช่จุดหมายในตัวเอง หากเป็นเสมือนสมุดพกที่บอกว่าควรแก้ไขเรื่องใดก่อนหลัง จึงได้วิเคราะห์ไว้โดยละเอียดเพื่อให้{w.word("ผู้บริหาร")}และเพื่อนร่วมงานได้อ่านประกอบกัน

ตอนที่ {w.number(1)} ภาพรวม
ในปีงบประมาณ พ.ศ. {w.year()} {w.town()}ได้คะแนนรวม {w.score(TOTAL)} คะแนน {aside(w, TOTAL)} {levelled(w)} และ{gap(w, TOTAL)} หากย้อนไปถึงปีงบประมาณ พ.ศ. {w.year(2566)} ซึ่งได้ {w.score(TOTAL, 2566)} คะแนน แล้วนำทั้งสามปีมาเฉลี่ยกันจะได้ {w.d(mean_of(w.value(TOTAL, y) for y in (2566, 2567, 2568)))} คะแนน
เมื่อแยกเป็นรายเครื่องมือ {TOOLS["IIT"]} ได้ {w.score("IIT")} คะแนน {aside(w, "IIT")} {TOOLS["EIT"]} ได้ {w.score("EIT")} คะแนน {aside(w, "EIT")} และ{TOOLS["OIT"]} ได้ {w.score("OIT")} คะแนน {aside(w, "OIT")} ในส่วนของ EIT นั้น แบ่งเป็นส่วนที่ {w.d(1)} จำนวน {w.score("EIT1")} คะแนน กับส่วนที่ {w.d(2)} จำนวน {w.score("EIT2")} คะแนน กล่าวคือ {parts}
{counted(w)} และเมื่อเทียบกับปีก่อน {moves(w)}

ตอนที่ {w.number(2)} วิเคราะห์รายตัวชี้วัด
{paragraphs}

ตอนที่ {w.number(3)} ข้อคิดจากผลคะแนน
คะแนนสูงที่สุดอยู่ที่{end_of(w, ALL, best=True)} และคะแนนต่ำที่สุดอยู่ที่{end_of(w, ALL)} ห่างกัน {w.d(w.value(str(w.weakest(best=True))) - w.value(str(w.weakest())))} คะแนน ช่องว่างนี้บอกให้รู้ว่าควรทุ่มแรงไปที่ใด โดยไม่จำเป็นต้องใช้งบประมาณมากนัก เท่าที่ประมาณไว้ไม่เกิน {w.d("60,000")} บาท ก็น่าจะเพียงพอสำหรับการอบรม {w.d(2)} รุ่น รุ่นละ {w.d(40)} คน
จึงเสนอให้ทุกกองนำผลนี้ไปกำหนดมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ซึ่งเริ่มตั้งแต่เดือนตุลาคม {w.period_year(w.now)} ไปจนถึงเดือนกันยายน {w.period_year(w.now + 1)} และเผยแพร่ทาง{w.spelt("เว็บไซต์")} {w.address("www.salttown.go.th/ita/2568")} หากมีข้อเสนอแนะโปรดแจ้งที่โทรศัพท์ {w.d("0 3471 2260")} ต่อ {w.d(12)} ในวันและเวลา{w.word("ราชการ")}
"""


# --- A memo to the mayor ---------------------------------------------------------------------------------------------


def _least(w: Writer, numbers: Iterable[int]) -> str:
    if len({w.value(str(n)) for n in numbers}) == 1:
        return "ทุกตัวชี้วัดในแบบวัดนี้ได้คะแนนเท่ากัน"
    return w.pick(
        f"โดยคะแนนน้อยที่สุดในแบบวัดนี้คือ{end_of(w, numbers)}",
        f"ตัวที่ได้คะแนนน้อยที่สุดในแบบวัดนี้ ได้แก่ {end_of(w, numbers)}",
    )


def memo_to_mayor(w: Writer) -> str:
    fallen = [n for n in ALL if w.delta(str(n)) < 0]
    lost = joined(f"{spoken(w, n)} ({w.signed(str(n))} คะแนน)" for n in fallen) if fallen else ""
    falls = (
        f"ที่น่าเสียดายคือมีตัวชี้วัดที่คะแนนลดลงจากปีก่อน {w.changed(-1)} ตัวชี้วัด ได้แก่ {lost}"
        if fallen
        else "เป็นที่น่ายินดีว่าไม่มีตัวชี้วัดใดได้คะแนนน้อยกว่าปีก่อน"
    )
    tools = "\n".join(
        f"    {w.d(2)}.{w.d(2)}.{w.number(at)} {TOOLS[tool]} {w.score(tool)} คะแนน {aside(w, tool)} {_least(w, numbers)}"
        for at, (tool, numbers) in enumerate((("IIT", IIT), ("EIT", EIT), ("OIT", OIT)), 1)
    )
    return f"""บันทึกข้อความ
ส่วนราชการ สำนักปลัดเทศบาล {w.town()} โทร. {w.d("0 3471 2260")}
ที่ สบ {w.d("54102")}/{w.d(476)}                    วันที่ {w.d(27)} ตุลาคม {w.d(2568)}
เรื่อง รายงานผลการวิเคราะห์การประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()} และข้อเสนอในการดำเนินการต่อ
เรียน นายกเทศมนตรี{w.facts.place.full_name.removeprefix("เทศบาล")} (ผ่านปลัดเทศบาล)

{w.d(1)}. เรื่องเดิม
ตามคำสั่งเทศบาล ที่ {w.d("118/2568")} ลงวันที่ {w.d(3)} กุมภาพันธ์ {w.d(2568)} แต่งตั้งคณะทำงานจำนวน {w.d(9)} คน ทำหน้าที่ขับเคลื่อนการประเมินคุณธรรมและความโปร่งใสฯ ประจำปีงบประมาณ พ.ศ. {w.year()} ของ{place(w)} ซึ่งคณะทำงานได้ประชุมกันแล้ว {w.d(4)} ครั้ง และได้{w.word("รวบรวม")}หลักฐานส่งเข้าระบบครบถ้วนก่อนสิ้นเดือนเมษายน {w.d(2568)} นั้น

{w.d(2)}. ข้อเท็จจริง
{w.d(2)}.{w.number(1)} บัดนี้สำนักงาน ป.ป.ช. ได้ประกาศผลแล้ว ปรากฏว่า{w.town()}ได้คะแนนภาพรวมร้อยละ {w.score(TOTAL)} {clause(w, TOTAL)} และ{levelled(w)} (ปีงบประมาณ พ.ศ. {w.year(w.before)} อยู่ในระดับ{w.level(w.before)})
{w.d(2)}.{w.number(2)} เมื่อจำแนกออกเป็นรายแบบวัด มีผลดังต่อไปนี้
{tools}
{w.d(2)}.{w.number(3)} {falls}
{w.d(2)}.{w.number(4)} {counted(w)}

{w.d(3)}. ระเบียบและ{w.spelt("กฎหมาย")}ที่เกี่ยวข้อง
พระราชบัญญัติมาตรฐานทางจริยธรรม พ.ศ. {w.other_year(2562)} มาตรา {w.d(5)} และพระราชกฤษฎีกาว่าด้วยหลักเกณฑ์และวิธีการบริหารกิจการบ้านเมืองที่ดี พ.ศ. {w.other_year(2546)}

{w.d(4)}. ความเห็นและข้อพิจารณา
กระผมพิจารณาแล้ว เห็นว่าคะแนนของ{spoken(w, w.weakest())} ซึ่งปีนี้ได้เพียง {w.score(str(w.weakest()))} คะแนน ควรได้รับการดูแลเป็นลำดับแรก ไม่ว่าจะใช้วิธีอบรม หรือวิธีพาไปดูงานเทศบาลใกล้เคียงซึ่งใช้เวลาเดินทางไม่เกิน {w.d(2)} ชั่วโมงก็ตาม จึงเห็นควร
({w.number(1)}) แจ้งผลให้ทุกกองทราบและสั่งการให้{w.spelt("ปฏิบัติ")}ตามแนวทางที่เสนอ
({w.number(2)}) มอบทุกกองเสนอมาตรการสำหรับปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} กองละไม่น้อยกว่า {w.d(1)} มาตรการ ภายในวันที่ {w.d(14)} พฤศจิกายน {w.d(2568)}
({w.number(3)}) กำหนดระยะเวลาดำเนินการตามมาตรการระหว่างเดือนตุลาคม {w.period_year(w.now)} ถึงกันยายน {w.period_year(w.now + 1)} โดยติดตามผลทุกไตรมาส
({w.number(4)}) เผยแพร่รายงานให้ประชาชนทราบที่ {w.address("https://salttown.go.th/posts/1893")}

จึงเรียนมาเพื่อโปรด{w.word("พิจารณา")}สั่งการ

(..............................)
รองปลัดเทศบาล
"""


# --- Question by question --------------------------------------------------------------------------------------------


def _answers(w: Writer, n: int) -> str:
    if n in EIT:
        both = [
            f"ข้อ {key} ส่วนที่ {w.d(1)} ได้ {w.score(f'{key}/1')} คะแนน ส่วนที่ {w.d(2)} ได้ {w.score(f'{key}/2')} คะแนน"
            for key in w.facts.years[w.now].questions[str(n)]
        ]
        return w.pick(joined(both), "\n".join(f"- {one}" for one in both))
    keys = w.facts.years[w.now].questions[str(n)]
    low, high = w.ends(keys), w.ends(keys, best=True)
    listed = w.pick(
        joined(f"ข้อ {key} ได้ {w.score(key)} คะแนน" for key in keys),
        f"ข้อ {' '.join(keys)} ได้ {' '.join(w.score(key) for key in keys)} คะแนน ตามลำดับ",
        "\n".join(f"- {key} จำนวน {w.score(key)} คะแนน" for key in keys),
        joined((f"{key} ({w.score(key)})" for key in keys), "และ "),
    )
    between = "\n" if "\n" in listed else " "
    if len(low) == len(keys):
        return f"{listed}{between}ทุกข้อได้เท่ากัน"
    most, least = (joined(f"ข้อ {key}" for key in same) for same in (high, low))
    end = w.pick(
        f"ข้อที่ได้คะแนนน้อยที่สุดคือ{least} ได้ {w.score(low[0])} คะแนน จึงควรนำมาปรับปรุงก่อน",
        f"จะเห็นว่า{most} สูงที่สุด และ{least} ต่ำที่สุด ต่างกัน {w.d(w.value(high[0]) - w.value(low[0]))} คะแนน",
        f"โดย{least} ({w.score(low[0])} คะแนน) เป็นข้อที่ยังมีช่องให้พัฒนาได้อีก",
    )
    return f"{listed}{between}{end}"


def by_questions(w: Writer) -> str:
    rows = "\n".join(f"{w.number(n)}\t{w.name(n)}\t{w.score(str(n), w.before)}\t{w.score(str(n))}" for n in ALL)
    turns = "\n".join(f"{w.number(n)}) {spoken(w, n)} {w.score(str(n))} คะแนน\n{_answers(w, n)}" for n in range(1, 9))
    over = [n for n in range(1, 9) if w.value(str(n)) >= GOOD]
    kept = "\n".join(f"- {spoken(w, n)} {w.score(str(n))} คะแนน" for n in over) or "- ในปีนี้ยังไม่มี"
    return f"""ผลการวิเคราะห์คะแนนรายข้อคำถาม ปีงบประมาณ พ.ศ. {w.year()}
{place(w)}

ก. ข้อมูลเบื้องต้น
คะแนนรวมปีนี้ {w.score(TOTAL)} คะแนน {clause(w, TOTAL)} {levelled(w)} ผู้ตอบแบบวัดภายในมี {w.d(61)} คน จากที่แจ้งชื่อไว้ {w.d(72)} คน คิดเป็นร้อยละ {w.d("84.72")} ของผู้มีสิทธิ์ตอบ ส่วนผู้ตอบแบบวัดภายนอกมี {w.d(145)} คน สรุปทั้งสิบตัวชี้วัด {counted(w)}
ลำดับ\tตัวชี้วัด\tปี {w.year(w.before)}\tปี {w.year()}
{rows}
รวม\tคะแนนภาพรวม\t{w.score(TOTAL, w.before)}\t{w.score(TOTAL)}

ข. รายข้อคำถามของแบบวัดการรับรู้ (IIT และ EIT)
{turns}

ค. เรื่องที่ควรรักษาไว้ (ตัวชี้วัดในสองแบบวัดนี้ที่ได้ตั้งแต่ร้อยละ {w.d(95)})
{kept}

ง. การเปิดเผยข้อมูล (OIT)
แบบตรวจ OIT ได้ {w.score("OIT")} คะแนน {aside(w, "OIT")} แบ่งเป็น{spoken(w, 9)} {w.score("9")} คะแนน กับ{spoken(w, 10)} {w.score("10")} คะแนน รายการที่ต้องแสดงตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. {w.other_year(2540)} มาตรา {w.d(7)} และมาตรา {w.d(9)} ให้งานประชาสัมพันธ์ตรวจทุกวันที่ {w.d(5)} ของเดือน แล้วรายงานทาง {w.address("pr2@salttown.go.th")}
อนึ่ง ขอให้{w.spelt("บุคลากร")}ที่ดูแล{w.spelt("เว็บไซต์")}ทำความเข้าใจ{w.word("องค์ประกอบ")}ด้านข้อมูลให้ตรงกันก่อนสิ้นเดือนมกราคม {w.d(2569)} ส่วนมาตรการที่จะใช้ในช่วงเดือนตุลาคม {w.period_year(w.now)} – กันยายน {w.period_year(w.now + 1)} จะได้เสนอเป็นอีกเรื่องหนึ่ง
"""


# --- The plan for the year to come -----------------------------------------------------------------------------------

_DEEDS = {
    1: ("ติดประกาศขั้นตอนและเวลาให้บริการ", "ทุกกอง", "สรุปขั้นตอนงานละ {} หน้า แล้วปิดประกาศ", 1),
    2: ("ประชุมชี้แจงการใช้เงินรายไตรมาส", "กองคลัง", "เชิญพนักงานเข้าประชุมครั้งละ {} คน", 40),
    3: ("ชี้แจงเกณฑ์เลื่อนขั้นเงินเดือน", "สำนักปลัด", "แจ้งเกณฑ์ก่อนเริ่มรอบประเมิน {} วัน", 30),
    4: ("ใช้ใบยืมพัสดุทุกครั้ง", "กองคลัง", "ตรวจสมุดคุมทุก {} เดือน", 3),
    5: ("เปิดกล่องรับเรื่องร้องเรียนใหม่", "งานนิติการ", "เปิดกล่องสัปดาห์ละ {} ครั้งต่อหน้าพยาน", 1),
    6: ("จุดบริการเบ็ดเสร็จ", "สำนักปลัด", "รวมงานบริการไว้จุดเดียว {} งาน", 12),
    7: ("ข่าวเทศบาลถึงบ้าน", "งานประชาสัมพันธ์", "พิมพ์แผ่นข่าว {} ฉบับต่อเดือน", 500),
    8: ("สอนใช้บริการออนไลน์", "กองช่าง", "สอนในชุมชน {} แห่ง", 14),
    9: ("ตรวจลิงก์ประจำเดือน", "งานประชาสัมพันธ์", "ตรวจครบทั้ง {} รายการ", 20),
    10: ("รายงานผลให้เห็นผลลัพธ์", "หน่วยตรวจสอบภายใน", "ประชุมทบทวนรายงาน {} ครั้ง", 2),
}


def plan_to_come(w: Writer) -> str:
    order = sorted(ALL, key=lambda n: w.value(str(n)))[:5]

    def months() -> str:
        return f"ต.ค. {w.period_year(w.now, short=True)} – ก.ย. {w.period_year(w.now + 1, short=True)}"

    rows = "\n".join(
        "\t".join(
            (
                w.number(at),
                _DEEDS[n][0],
                f"ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ได้ {w.score(str(n))} คะแนน",
                _DEEDS[n][2].format(w.d(_DEEDS[n][3])),
                months(),
                _DEEDS[n][1],
            )
        )
        for at, n in enumerate(order, 1)
    )
    reasons = "\n".join(f"{w.number(at)}. {paragraph(w, n)}" for at, n in enumerate(order, 1))
    return f"""แนวทางนำผลการวิเคราะห์ไปสู่การปฏิบัติ ปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)}
ของ{place(w)}

หลักคิด
จากผลการประเมินประจำปีงบประมาณ พ.ศ. {w.year()} ซึ่งได้คะแนน {w.score(TOTAL)} คะแนน {aside(w, TOTAL)} {levelled(w)} นั้น หากจะให้ปีหน้าดีกว่านี้ ควรเลือกทำน้อยเรื่องแต่ทำให้จริง จึงหยิบยกตัวชี้วัดที่ได้คะแนนน้อย {w.d(5)} ตัวมาเป็นตัวตั้ง โดยไล่จากน้อยไปหามาก ทั้งนี้ {counted(w)}

เหตุผลรายตัวชี้วัด
{reasons}

ตารางมาตรการ ({months()})
ที่\tมาตรการ/กิจกรรม\tผลการวิเคราะห์ที่สอดคล้อง\tวิธีดำเนินการ\tระยะเวลา\tผู้รับผิดชอบ
{rows}

การติดตาม
ให้เจ้าของเรื่องรายงานผลต่อ{w.word("ปลัดเทศบาล")}ทุก {w.d(3)} เดือน รอบแรกภายในวันที่ {w.d(10)} มกราคม {w.d(2569)} และเมื่อสิ้นสุดเดือนกันยายน {w.d(2569)} ให้สรุปผลเทียบกับคะแนนของปี {w.year()} ทั้งราย{w.word("ตัวชี้วัด")}และรายเครื่องมือ (IIT {w.score("IIT")} EIT {w.score("EIT")} และ OIT {w.score("OIT")}) ตั้งเป้าไว้ว่าอย่างน้อยร้อยละ {w.d(80)} ของกิจกรรมต้องทำได้ตามกำหนด รายละเอียดอยู่ใน{w.spelt("เว็บไซต์")}ที่ {w.address("www.salttown.go.th/plan69")}
"""


# --- A letter to the communities -------------------------------------------------------------------------------------


def letter_to_communities(w: Writer) -> str:
    risen = [n for n in ALL if w.delta(str(n)) > 0]
    better = (
        f"เรื่องที่คะแนนดีขึ้น ได้แก่ {joined(f'{spoken(w, n)} ({w.rise(str(n))})' for n in risen)}"
        if risen
        else "ปีนี้ยังไม่มีเรื่องใดที่คะแนนดีขึ้นกว่าปีก่อน"
    )
    return f"""ที่ สบ {w.d("54101")}/ว {w.d(902)}
สำนักงาน{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}
{w.d(19)} พฤศจิกายน {w.d(2568)}
เรื่อง แจ้งผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {w.year()}
เรียน ประธานชุมชนทุกชุมชน
สิ่งที่ส่งมาด้วย สรุปผลคะแนน จำนวน {w.d(1)} แผ่น

ตามที่ท่านและสมาชิกในชุมชนได้กรุณาสละเวลาตอบแบบวัดเมื่อเดือนมีนาคม {w.d(2568)} ซึ่งมีผู้ตอบทั้งสิ้น {w.d(145)} คนนั้น บัดนี้ทราบผลแล้วว่า {w.town()}ได้คะแนนรวม {w.score(TOTAL)} คะแนน {aside(w, TOTAL)} {levelled(w)} จึงขอเรียนให้ทราบโดยสรุป ดังนี้
{w.number(1)}. เรื่องที่ประชาชนเป็นผู้ให้คะแนน (แบบวัด EIT) ได้ {w.score("EIT")} คะแนน {clause(w, "EIT")} ประกอบด้วย{joined(f"{spoken(w, n)} {w.score(str(n))} คะแนน" for n in EIT)}
{w.number(2)}. เรื่องที่พนักงานเป็นผู้ให้คะแนน (แบบวัด IIT) ได้ {w.score("IIT")} คะแนน {clause(w, "IIT")} ส่วนการเปิดเผยข้อมูลต่อสาธารณะ (แบบตรวจ OIT) ได้ {w.score("OIT")} คะแนน {clause(w, "OIT")}
{w.number(3)}. {better} เมื่อนับรวมกันแล้ว {moves(w)}
{w.number(4)}. เรื่องที่ได้คะแนนสูงสุดคือ{end_of(w, ALL, best=True)} ส่วนเรื่องที่ได้คะแนนต่ำสุดคือ{end_of(w, ALL)}
{w.number(5)}. {counted(w)}
เทศบาลจะนำผลไปทำมาตรการในช่วงเดือนตุลาคม {w.period_year(w.now)} ถึงเดือนกันยายน {w.period_year(w.now + 1)} และขอเชิญท่านร่วมประชุมรับฟังความคิดเห็นในวันที่ {w.d(4)} ธันวาคม {w.d(2568)} เวลา {w.d("13.30")} น. ณ ศาลาประชาคม ท่านอ่านรายงานฉบับเต็มได้ที่{w.spelt("เว็บไซต์")} {w.address("https://salttown.go.th/ita/full2568")}

จึงเรียนมาเพื่อโปรด{w.word("ประชาสัมพันธ์")}ให้สมาชิกทราบต่อไป

ขอแสดงความนับถือ
"""


# --- What became of the measures -------------------------------------------------------------------------------------


def account_of_measures(w: Writer) -> str:
    told = "\n".join(
        f"{w.number(n)}. มาตรการ{m.title} "
        + w.pick(
            f"ซึ่งมอบให้{w.unit(m, ' ร่วมกับ')} เป็นผู้รับผิดชอบ กำหนดทำในช่วง {w.months(m, whole=True)} ขณะนี้{w.status(m)}",
            f"(ผู้รับผิดชอบ {w.unit(m, ' และ')}) ระยะเวลา {w.months(m)} ผลการดำเนินงาน {w.status(m)}",
            f"โดย{w.unit(m, ' และ')} ดำเนินการตั้งแต่ {w.months(m, whole=True)} สถานะ {w.status(m)}",
        )
        + w.pick(f" มีผู้เข้าร่วม {w.d(20 + 3 * n)} คน", f" ใช้เงินไป {w.d(f'{1250 * n:,}')} บาท", " โดยมิได้ใช้งบประมาณ")
        for n, m in enumerate(w.measures, 1)
    )
    rows = "\n".join(
        "\t".join((w.number(n), w.name(n), w.score(str(n), w.before), w.score(str(n)), w.signed(str(n)))) for n in ALL
    )
    left = sum(not m.is_done for m in w.measures)
    return f"""รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน
{w.town()} ประจำปีงบประมาณ พ.ศ. {w.year()}

ความนำ
ตามที่{w.town()} อำเภอ{w.district()} จังหวัด{w.province()} ได้กำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใสไว้ {w.measure_count()} มาตรการ เพื่อดำเนินการในปีงบประมาณ พ.ศ. {w.year()} (ตั้งแต่เดือนตุลาคม {w.period_year(w.before)} ถึงเดือนกันยายน {w.period_year(w.now)}) นั้น เมื่อสิ้นปีงบประมาณ ({w.d(30)} กันยายน {w.d(2568)}) ได้ดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ คงเหลือที่อยู่ระหว่างดำเนินการ {w.d(left)} มาตรการ ดังจะได้เล่าเป็นลำดับไป

ผลของแต่ละมาตรการ
{told}

ผลที่เกิดแก่คะแนน
คะแนนภาพรวมของปีงบประมาณ พ.ศ. {w.year()} เป็น {w.score(TOTAL)} คะแนน {aside(w, TOTAL)} {levelled(w)} แบบวัด IIT ได้ {w.score("IIT")} คะแนน {aside(w, "IIT")} แบบวัด EIT ได้ {w.score("EIT")} คะแนน {aside(w, "EIT")} ส่วนแบบวัด OIT ได้ {w.score("OIT")} คะแนน {aside(w, "OIT")}
ที่\tตัวชี้วัด\tปี พ.ศ. {w.year(w.before)}\tปี พ.ศ. {w.year()}\tเพิ่ม/ลด
{rows}
จากตารางจะเห็นว่า {moves(w)} ทั้งนี้ ตัวชี้วัดที่ได้คะแนนน้อยที่สุด คือ {end_of(w, ALL)} และ{counted(w)}

ข้อสังเกตท้ายรายงาน
{w.number(1)}. รายการ o1 {w.item_title("o1")} และ o2 {w.item_title("o2")} มีผู้เข้าชมมากที่สุด จึงต้องปรับให้เป็น{w.word("ปัจจุบัน")}อยู่เสมอ
{w.number(2)}. รายการ o5 ({w.item_title("o5")}) ควรลงให้ทันภายในเดือนพฤศจิกายนของทุกปี
{w.number(3)}. งานที่ยังไม่เสร็จ {w.d(left)} มาตรการ ให้{w.spelt("ปฏิบัติ")}ต่อไปจนแล้วเสร็จ และแจ้งผลทาง LINE {w.address("@salt2568")}
"""


PLANNED: tuple[Style, ...] = (account_of_measures,)
STYLES: tuple[Style, ...] = (long_analysis, memo_to_mayor, by_questions, plan_to_come, letter_to_communities, *PLANNED)
