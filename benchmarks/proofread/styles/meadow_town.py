"""Papers of a director of education who acts for the clerk: she explains kindly and tells what people said.

A letter to colleagues, a speech, an analysis by question, notes of a talk, questions and answers, a report of measures.
Written before anything of what the proofreader gives was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

IIT, EIT, OIT = range(1, 6), range(6, 9), range(9, 11)
ALL = range(1, 11)
TARGET = Decimal(85)

_SAID = {
    1: "บางวันคนเยอะจนอธิบายไม่ทัน แต่เราก็ทำตามคิวทุกคน",
    2: "หนูเพิ่งรู้ว่าเงินโครงการอ่านได้จากป้ายหน้าห้องกองคลัง",
    3: "อยากให้หัวหน้าบอกก่อนว่าจะดูงานเราจากอะไร",
    4: "จะยืมเต็นท์ทีไรต้องถามเพื่อนทุกทีว่ากรอกใบไหน",
    5: "ถ้าเห็นอะไรไม่ดีก็อยากบอก แต่กลัวเขารู้ว่าเป็นเรา",
    6: "เจ้าหน้าที่พูดเพราะ แต่ขอสำเนาบัตรหลายใบไปหน่อย",
    7: "ข่าวมีในเฟซบุ๊ก แต่ยายไม่มีโทรศัพท์แบบนั้น",
    8: "จองคิวทางมือถือได้แล้ว สะดวกกว่าแต่ก่อนมาก",
    9: "หาแบบฟอร์มไม่เจอ กดไปกดมากลับมาหน้าเดิม",
    10: "นโยบายงดรับของขวัญติดไว้ชัดดี อ่านแล้วสบายใจ",
}


def _and(words: Iterable[str]) -> str:
    *firsts, last = words
    return f"{' '.join(firsts)} และ{last}" if firsts else last


def _compared(w: Writer, item: str) -> str:
    """One of several ways to tell what became of a score."""
    if w.delta(item) == 0:
        return f"เท่าเดิมกับปี {w.year(w.before)} คือ {w.score(item)} คะแนน"
    way = w.chance.randrange(3)
    if way == 0:
        return f"จากปี {w.year(w.before)} ที่ได้ {w.score(item, w.before)} มาเป็น {w.score(item)} คะแนน {w.rise(item)}"
    if way == 1:
        return (
            f"ได้ {w.score(item)} คะแนน {w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปีก่อนซึ่งได้ "
            f"{w.score(item, w.before)} คะแนน อยู่ {w.amount(item)} คะแนน"
        )
    return f"ปีนี้ได้ {w.score(item)} คะแนน {w.verb(item)}จากปีก่อน {w.amount(item)} คะแนน"


def _lowest(w: Writer) -> str:
    """Every indicator that shares the least score."""
    return _and(f"เรื่อง{w.name(item)} ({w.score(item)} คะแนน)" for item in w.ends(map(str, ALL)))


def _highest(w: Writer) -> str:
    items = w.ends(map(str, ALL), best=True)
    return _and(f"เรื่อง{w.name(item)} ({w.score(item, bare=True)} คะแนน)" for item in items)


def _office(w: Writer) -> str:
    return f"{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}"


# --- A letter to colleagues ------------------------------------------------------------------------------------------


def meadow_letter(w: Writer) -> str:
    low = w.weakest()
    gap = w.value(TOTAL) - TARGET
    if gap > 0:
        aim = f"เกินเป้าหมายประเทศที่ตั้งไว้ {w.d(85)} คะแนน อยู่ {w.d(f'{gap:.2f}')} คะแนน"
    else:
        aim = f"ขาดอีก {w.d(f'{-gap:.2f}')} คะแนนจึงจะถึงเป้าหมาย {w.d(85)} คะแนน" if gap else "ถึงเป้าหมายพอดี"
    inner = "\n".join(f"{w.number(n)}. {w.name(n)} {_compared(w, str(n))}" for n in IIT)
    outer = "\n".join(f"{w.number(n - 5)}. {w.name(n)} {_compared(w, str(n))}" for n in EIT)
    opening = w.pick("สวัสดีพี่ ๆ น้อง ๆ ทุกกองค่ะ", "เรียน เพื่อนร่วมงานที่รักทุกท่าน", "ถึงชาวเทศบาลทุกคนค่ะ")
    return f"""จดหมายถึงเพื่อนร่วมงาน เรื่องผลคะแนน ITA ปี {w.year()}
{_office(w)}
วันที่ {w.d(9)} ตุลาคม {w.d(2568)}

{opening}

ดิฉันได้รับมอบหมายให้รักษาราชการแทนปลัดเทศบาลมาตั้งแต่เดือนสิงหาคม
เรื่องแรกที่อยากเล่าให้ฟังคือผลการประเมินคุณธรรมและความโปร่งใสของบ้านเรา
ประจำปีงบประมาณ พ.ศ. {w.year()} เราได้ {w.score(TOTAL)} คะแนน อยู่ในระดับ{w.level()} {aim}
ถ้าย้อนไปดูปี {w.year(w.before)} เราได้ {w.score(TOTAL, w.before)} คะแนน เท่ากับว่าปีนี้{w.rise(TOTAL)}
และก่อนหน้านั้นคือปี {w.year(2566)} ได้ {w.score(TOTAL, 2566)} คะแนน

คะแนนนี้มาจากสามทาง ขออธิบายง่าย ๆ อย่างนี้ค่ะ
ทางแรก คือเสียงของพวกเราเอง เรียกว่าแบบวัด IIT ได้ {w.score("IIT")} คะแนน (มีคนตอบ {w.d(126)} คน)
{inner}
ทางที่สอง คือเสียงของชาวบ้านที่มาติดต่อ เรียกว่าแบบวัด EIT ได้ {w.score("EIT")} คะแนน (มีคนตอบ {w.d(318)} คน)
{outer}
ทางสุดท้าย คือสิ่งที่เราเปิดไว้บน{w.spelt("เว็บไซต์")} เรียกว่าแบบวัด OIT ได้ {w.score("OIT")} คะแนน
แบ่งเป็น{w.name(9)} {w.score("9", bare=True)} คะแนน กับ{w.name(10)} {w.score("10", bare=True)} คะแนน

เรื่องที่น่าภูมิใจที่สุดของปีนี้คือ {_highest(w)}
ส่วนที่ยังต้องช่วยกันประคับประคองคือ {_lowest(w)} มีคนเขียนบอกไว้ว่า “{_SAID[low]}” ดิฉันอ่านแล้วเข้าใจค่ะ
คำพูดแบบนี้ไม่ใช่คำต่อว่า แต่เป็นของฝากที่มีค่า

ขอให้ทุกกองคุยกันแล้วส่ง{w.word("ข้อเสนอแนะ")}มาที่ {w.address("meadow.edu9@town.go.th")}
ภายในวันศุกร์ที่ {w.d(24)} ตุลาคมนี้ หรือเดินมาคุยที่ห้องกองการศึกษา ชั้น {w.d(2)} ก็ได้
โทร {w.d("0 4422 7190")} ต่อ {w.d(31)} นะคะ
เราจะเริ่มทำมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} กันตั้งแต่เดือนนี้เลย
ด้วยความขอบคุณ
ผู้อำนวยการกองการศึกษา รักษาราชการแทนปลัดเทศบาล
"""


# --- A speech before the council -------------------------------------------------------------------------------------


def meadow_speech(w: Writer) -> str:
    low = w.ends(map(str, ALL))
    up, down = w.changed(1), w.changed(-1)
    hello = w.pick("กราบเรียนท่านประธานสภา และท่านสมาชิกสภาผู้ทรงเกียรติทุกท่านค่ะ", "กราบเรียนท่านประธานสภาที่เคารพ")
    tools = (
        (f"แบบวัด IIT ซึ่งถามคนใน {_compared(w, 'IIT')}"),
        (f"แบบวัด EIT ซึ่งถามคนนอก {_compared(w, 'EIT')}"),
        (f"แบบวัด OIT ซึ่งดูจากข้อมูลที่เราเปิดเผย {_compared(w, 'OIT')}"),
    )
    story = {
        True: "ตัวเลขที่ขึ้นมานี้เป็นฝีมือของทุกคน ตั้งแต่พนักงานหน้าเคาน์เตอร์ถึงคนขับรถขยะ",
        False: "ตัวเลขอย่างนี้ไม่ได้แปลว่าเราทำแย่ แต่เตือนให้เรากลับไปฟังคนใช้บริการให้มากขึ้น",
    }[w.delta(TOTAL) > 0]
    beginning = "\n".join(f"- {w.name(item)} {w.score(item)} คะแนน" for item in low)
    middle = _and(f"{w.name(n)} {w.score(str(n))} คะแนน" for n in (6, 7, 8))
    return f"""คำชี้แจงต่อสภา{w.town()}
สมัยประชุมสามัญ สมัยที่ {w.d(4)} ประจำปี {w.d(2568)} วันพฤหัสบดีที่ {w.d(13)} พฤศจิกายน {w.d(2568)}

{hello}
ดิฉันในฐานะผู้รักษาราชการแทนปลัดเทศบาล ขออนุญาตเล่าผลการประเมิน ITA ให้ท่านฟังสักสิบนาที
เอกสารอยู่ในซองสีเขียวหน้า {w.d(3)} ถึงหน้า {w.d(11)} นะคะ

เทศบาลของเราตั้งอยู่ในอำเภอ{w.district()} จังหวัด{w.province()} มีประชากร {w.d("11,462")} คน {w.d(17)} ชุมชน
ผลการประเมินปีงบประมาณ พ.ศ. {w.year()} ออกมาแล้ว ได้ {w.score(TOTAL)} คะแนน จัดอยู่ในระดับ {w.level()}
เมื่อปี {w.year(w.before)} เราได้ {w.score(TOTAL, w.before)} คะแนน แปลว่า{w.rise(TOTAL)}
{story}

ถ้าแยกดูตามเครื่องมือ
{w.number(1)}) {tools[0]}
{w.number(2)}) {tools[1]}
{w.number(3)}) {tools[2]}
น้ำหนักของทั้งสามอย่างคือร้อยละ {w.d(30)} ร้อยละ {w.d(30)} และร้อยละ {w.d(40)} ตามลำดับค่ะ
ตัวชี้วัดมีสิบตัว คะแนนเพิ่มขึ้น {up} ตัวชี้วัด และลดลง {down} ตัวชี้วัด

เมื่อวันที่ {w.d(30)} กันยายน ดิฉันไปนั่งฟังที่ศาลาชุมชนริมทุ่ง คุณยายท่านหนึ่งบอกว่า “{_SAID[w.chance.choice((6, 7))]}”
เสียงแบบนี้ดิฉันฟังคู่กับคะแนนที่ประชาชนให้เรา คือ{middle}

ท่านสมาชิกเคยถามว่า ปีหน้าควรเริ่มตรงไหนก่อน คำตอบของดิฉันคือเริ่มจากตัวที่น้อยที่สุด ได้แก่
{beginning}
ส่วนตัวที่ดีที่สุดก็อย่าเพิ่งวางใจ คือ {_highest(w)}

งบประมาณที่ขอไว้เพื่อการนี้รวม {w.d("85,000")} บาท ใช้ในปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)}
ตั้งแต่เดือนตุลาคม {w.period_year(w.now)} ถึงเดือนกันยายน {w.period_year(w.now + 1)}
เพื่ออบรม{w.spelt("บุคลากร")} {w.d(2)} รุ่น รุ่นละ {w.d(60)} คน
ตามระเบียบกระทรวงมหาดไทยว่าด้วยค่าใช้จ่ายในการฝึกอบรม พ.ศ. {w.other_year(2557)}
ทั้งหมดนี้ดิฉันขอฝากไว้ให้ท่าน{w.word("พิจารณา")} ขอบพระคุณค่ะ
"""


# --- An analysis question by question --------------------------------------------------------------------------------


def _asked(w: Writer, n: int, place: int) -> str:
    item = str(n)
    keys = [key for key in w.facts.years[w.now].questions[item] if key in w.facts.years[w.now].figures]
    head = f"{w.number(place)}. ตัวชี้วัดที่ {w.d(n)} {w.name(n)} {_compared(w, item)}"
    if keys:
        scores = " / ".join(f"ข้อ {key} ได้ {w.score(key)}" for key in keys)
        least = _and(f"ข้อ {key}" for key in w.ends(keys))
        head += f"\n   คะแนนรายข้อ: {scores}\n   ข้อที่ได้น้อยที่สุดในกลุ่มนี้คือ{least}"
    ask = w.pick("เสียงที่ได้ยิน", "มีผู้เล่าให้ฟังว่า", "ข้อความที่เขียนมาในแบบสอบถาม")
    return f"{head}\n   {ask}: “{_SAID[n]}”"


def meadow_by_question(w: Writer) -> str:
    parts = [_asked(w, n, place) for place, n in enumerate((*IIT, *EIT), 1)]
    worst = _and(f"ตัวชี้วัดที่ {w.d(item)}" for item in w.ends([str(n) for n in (*IIT, *EIT)]))
    return f"""บทวิเคราะห์ผลการประเมินตามข้อคำถาม
{_office(w)} ปีงบประมาณ พ.ศ. {w.year()}

ก่อนอ่าน
คณะทำงานนั่งอ่านคะแนนรายข้อด้วยกันสามบ่าย แล้วนำไปถามคนหน้างานและผู้ปกครองที่มารับลูกที่ศูนย์พัฒนาเด็กเล็ก
จำนวน {w.d(42)} คน คำพูดในเครื่องหมายคำพูดเป็นของท่านเหล่านั้น ไม่ได้ระบุชื่อเพื่อให้พูดได้เต็มที่

คะแนนภาพรวม {w.score(TOTAL)} คะแนน ระดับ{w.level()} เทียบกับปี {w.year(w.before)} {w.rise(TOTAL)}
แบบวัด IIT {w.score("IIT")} คะแนน แบบวัด EIT {w.score("EIT")} คะแนน และแบบวัด OIT {w.score("OIT")} คะแนน
แบบวัด EIT ส่วนที่ {w.d(1)} ได้ {w.score("EIT1")} คะแนน ส่วนที่ {w.d(2)} ได้ {w.score("EIT2")} คะแนน

รายตัวชี้วัดที่มาจากการถามคน (ตัวชี้วัดที่ {w.d(1)} ถึง {w.d(8)})
{chr(10).join(parts)}

ส่วนตัวชี้วัดที่ {w.d(9)} และ {w.d(10)} ดูจากเอกสารบน{w.spelt("เว็บไซต์")} ไม่ได้ถามคน
- {w.name(9)} {_compared(w, "9")}
- {w.name(10)} {_compared(w, "10")}
  มีผู้ปกครองบอกว่า “{_SAID[w.chance.choice((9, 10))]}”

สิ่งที่ได้เรียนรู้
ก. ใน {w.d(8)} ตัวชี้วัดที่มาจากการถามคน ที่ได้คะแนนน้อยที่สุดคือ{worst}
ข. ตัวชี้วัดทั้งสิบมีที่ได้ตั้งแต่ {w.d(90)} คะแนนขึ้นไป {w.count(lambda v: v >= 90)} ตัวชี้วัด
   และที่ต่ำกว่า {w.d(85)} คะแนน {w.count(lambda v: v < TARGET)} ตัวชี้วัด
ค. คนตอบว่าไม่ทราบมากกว่าตอบว่าไม่ดี แปลว่าเรา{w.word("สื่อสาร")}กันน้อยไป
เอกสารฉบับเต็มอยู่ที่ {w.address("www.meadow-ita.go.th/read/568")} ค่ะ
"""


# --- Notes of a talk -------------------------------------------------------------------------------------------------


def meadow_talk_notes(w: Writer) -> str:
    others = w.facts.others
    low = w.weakest()
    count = w.count(lambda v: v >= 95)
    ask = w.chance.choice((2, 3, 4))
    seen = others[0].full_name
    lines = "\n".join(f"   - {w.name(n)}: {w.score(str(n), w.before)} แล้วเป็น {w.score(str(n))}" for n in ALL)
    return f"""บันทึกวงพูดคุย “ฟังกันก่อนปรับ”
{w.town()} วันอังคารที่ {w.d(21)} ตุลาคม {w.d(2568)} เวลา {w.d("13.30")} - {w.d("15.20")} น. ห้องสมุดประชาชน
ผู้เข้าร่วม {w.d(23)} คน จากทุกกอง กับตัวแทนชุมชน {w.d(4)} คน

{w.number(1)}. เปิดวง
ผู้รักษาราชการแทนปลัดเล่าว่า ผล ITA ปี {w.year()} ของเราคือ {w.score(TOTAL)} คะแนน ({w.level()})
ปี {w.year(w.before)} คือ {w.score(TOTAL, w.before)} คะแนน จึง{w.rise(TOTAL)}
“วันนี้ไม่มีใครถูกหรือผิด ขอให้พูดเท่าที่เห็น” ประธานกล่าว

{w.number(2)}. ดูตัวเลขด้วยกัน
เลขานุการฉายคะแนนสองปีเทียบกัน ปี {w.year(w.before)} กับปี {w.year()} ทีละตัวชี้วัด
{lines}
ตัวชี้วัดที่ถึง {w.d(95)} คะแนนมีอยู่ {count} ตัวชี้วัด
พี่กองคลังถามว่า “แล้วตัวที่ {w.d(ask)} ของเราขึ้นหรือลง” เลขานุการตอบว่า {w.name(ask)} {_compared(w, str(ask))}
น้องกองช่างถามต่อว่าน้อยที่สุดคือเรื่องอะไร คำตอบคือ {_lowest(w)}

{w.number(3)}. เสียงจากวง
- ตัวแทนชุมชน: “{_SAID[7]}”
- พนักงานจ้างกองสาธารณสุข: “{_SAID[low]}”
- ครูศูนย์พัฒนาเด็กเล็ก: “{_SAID[8]}” ตรงกับ{w.name(8)}ที่ได้ {w.score("8")} คะแนน
- คนที่เคยไปดูงานที่{seen}เล่าว่าที่นั่นมีมุมถามตอบหน้าสำนักงาน เปิดวันละ {w.d(2)} ชั่วโมง

{w.number(4)}. ที่ตกลงกัน
(ก) ให้กองการศึกษาทำคลิปสั้นไม่เกิน {w.d(3)} นาที อธิบายวิธียืมของหลวง
(ข) ให้ทุกกองติดชื่อผู้ตอบคำถามไว้หน้าห้อง ภายใน {w.d(15)} วัน
(ค) เก็บคะแนนสามแบบวัดไว้เทียบปีหน้า IIT {w.score("IIT")} EIT {w.score("EIT")} และ OIT {w.score("OIT")}
(ง) นัดครั้งต่อไปเดือนมกราคม {w.d(2569)} เพื่อตามมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)}
ปิดวงด้วยการกินขนมครกด้วยกัน ค่าขนม {w.d(640)} บาท ไม่ได้เบิกหลวง
ผู้จดบันทึก นักวิชาการศึกษา{w.spelt("ปฏิบัติ")}การ และตรวจทานโดยผู้อำนวยการกองการศึกษา
"""


# --- Questions and answers for parents and neighbours -----------------------------------------------------------------


def meadow_questions_answered(w: Writer) -> str:
    low, count = w.weakest(), w.count(lambda v: v < TARGET)
    rows = [
        (
            "ITA คืออะไรคะ",
            f"เป็นการตรวจสุขภาพเรื่องความโปร่งใสทุกปี ปี {w.year()} เทศบาลของเราได้ {w.score(TOTAL)} คะแนน",
        ),
        ("แล้วถือว่าดีไหม", f"เกณฑ์เรียกระดับนี้ว่า “{w.level()}” เป้าหมายทั้งประเทศคือ {w.d(85)} คะแนนค่ะ"),
        ("เทียบกับปีก่อนล่ะ", f"ปี {w.year(w.before)} ได้ {w.score(TOTAL, w.before)} คะแนน ปีนี้จึง{w.rise(TOTAL)}"),
        (
            "ใครเป็นคนให้คะแนน",
            f"มีสามส่วน เจ้าหน้าที่ให้ {w.score('IIT')} (IIT) ประชาชนให้ {w.score('EIT')} (EIT) "
            f"และจากการตรวจข้อมูลสาธารณะ {w.score('OIT')} (OIT)",
        ),
        ("ประชาชนให้คะแนนเรื่องอะไรบ้าง", _and(f"{w.name(n)} {w.score(str(n))} คะแนน" for n in EIT)),
        ("เรื่องใช้เงินงบประมาณได้เท่าไร", f"ตัวชี้วัดที่ {w.d(2)} {w.name(2)} {_compared(w, '2')}"),
        ("ของหลวงมีคนเอาไปใช้ส่วนตัวไหม", f"ข้อนี้อยู่ในเรื่อง{w.name(4)} ซึ่ง{_compared(w, '4')} ตอนนี้มีทะเบียนยืมคืน"),
        ("อะไรที่ยังอ่อนที่สุด", f"{_lowest(w)} เหมือนที่มีคนบอกว่า “{_SAID[low]}”"),
        ("อะไรที่ทำได้ดีที่สุด", _highest(w)),
        ("มีตัวที่ไม่ถึงเป้าหมายกี่ตัว", f"จากสิบตัวชี้วัด มี {count} ตัวชี้วัดที่ต่ำกว่า {w.d(85)} คะแนน"),
        (
            "จะแจ้งเรื่องไม่ชอบมาพากลได้ที่ไหน",
            f"โทร {w.d('0 4422 7190')} หรือทาง LINE {w.address('@meadow4kids')} "
            f"ชื่อผู้แจ้งเราเก็บเป็นความลับตาม{w.spelt('กฎหมาย')}",
        ),
        (
            "ปีหน้าจะทำอะไร",
            f"จะทำมาตรการของปีงบประมาณ พ.ศ. {w.period_year(w.now + 1)} ให้ทุกชุมชนมี{w.word('ส่วนร่วม')}ค่ะ",
        ),
    ]
    q, a = w.pick("ถาม|ตอบ", "คุณแม่ถาม|คุณครูตอบ", "คำถามที่|คำตอบ").split("|")
    body = "\n\n".join(f"{q} {w.number(n)} {ask}\n{a} {told}" for n, (ask, told) in enumerate(rows, 1))
    return f"""ถาม-ตอบเรื่องคะแนนความโปร่งใส
แผ่นพับของ{w.town()} สำหรับผู้ปกครองและเพื่อนบ้าน อำเภอ{w.district()} จังหวัด{w.province()}

{body}

พิมพ์ {w.d(500)} แผ่น แจกที่ศูนย์พัฒนาเด็กเล็ก {w.d(3)} แห่ง
"""


# --- A report of the measures ----------------------------------------------------------------------------------------


def meadow_report(w: Writer) -> str:
    told = []
    for n, m in enumerate(w.measures, 1):
        who = w.pick("คนทำคือ", "ผู้รับผิดชอบ ได้แก่ ", "เจ้าของเรื่อง: ")
        said = w.pick("“ไม่ยากอย่างที่คิด”", "“ทำแล้วงานเบาลง”", "“อยากให้ทำต่อปีหน้า”", "“น่าจะทำตั้งนานแล้ว”")
        told.append(
            f"มาตรการที่ {w.number(n)} {m.title}\n"
            f"{who}{w.unit(m, ' และ')} ช่วงเวลา {w.months(m, whole=n % 2 == 1)} สถานะ {w.status(m)}\n"
            f"มีผู้ร่วมกิจกรรม {w.d(14 + 9 * n)} คน คนหนึ่งบอกว่า {said}"
        )
    left = sum(not m.is_done for m in w.measures)
    scores = "\n".join(
        f"{w.d(n)}\t{w.name(n)}\t{w.score(str(n), w.before)}\t{w.score(str(n))}\t{w.signed(str(n))}" for n in ALL
    )
    return f"""รายงานผลการดำเนินงานตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส
{_office(w)}
ปีงบประมาณ พ.ศ. {w.year()}

เล่าให้ฟังก่อน
ต้นปีเราตั้งใจทำ {w.measure_count()} มาตรการ ถึงสิ้นเดือนกันยายน {w.d(2568)} ทำเสร็จแล้ว {w.done_count()} มาตรการ
ที่ยังทำไม่จบมี {w.d(left)} มาตรการ ไม่ได้ทิ้งนะคะ เพียงแต่คนน้อยและฝนตกนาน

{chr(10).join(told)}

คะแนนหลังทำ
ที่\tตัวชี้วัด\tปี {w.year(w.before)}\tปี {w.year()}\tต่างกัน
{scores}

คะแนนภาพรวม{_compared(w, TOTAL)} อยู่ในระดับ{w.level()}
คะแนนเพิ่มขึ้น {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด และเท่าเดิม {w.changed(0)} ตัวชี้วัด
น้อยที่สุดในปีนี้คือ {_lowest(w)}

ฝากไว้
- รายการ o2 {w.item_title("o2")} กับ o4 {w.item_title("o4")} ขอให้งานประชาสัมพันธ์ช่วยดูทุกเดือน
- มาตรการที่{w.spelt("บุคลากร")}บอกว่าอยากให้มีต่อ ให้เสนอเข้า{w.word("ที่ประชุม")}เดือนพฤศจิกายน
- ค่าใช้จ่ายทั้งปี {w.d("47,350")} บาท จากที่ตั้งไว้ {w.d("60,000")} บาท
"""


PLANNED: tuple[Style, ...] = (meadow_report,)
STYLES: tuple[Style, ...] = (
    meadow_letter,
    meadow_speech,
    meadow_by_question,
    meadow_talk_notes,
    meadow_questions_answered,
    *PLANNED,
)
