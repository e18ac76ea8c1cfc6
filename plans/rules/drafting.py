"""First drafts of an analysis in the product's own words, made from the figures alone: people change them and sign.

Pure functions. A draft states only what the figures say, and proposes; papers print the stated part where nobody has
written (documents.papers.analysis), never the proposal, which would be a promise nobody made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scores.analysis import change
from scores.rules import Indicator, Rules
from thai.numbers import describe_change, format_score

NAMED = 3  # questions named in a sentence; the others are counted
FULL = Decimal(100)
NOTHING_WEAK = "ไม่พบจุดอ่อนจากคะแนนที่ได้รับ"


@dataclass(frozen=True)
class DraftedTexts:
    """The three texts of an indicator's analysis."""

    finding: str
    weakness: str
    response: str


@dataclass(frozen=True)
class Subject:
    """An indicator in plain words: what it is about, how it is raised, how its level is kept."""

    about: str
    improve: str
    keep: str


# By name, since numbers may change their meaning with the years.
SUBJECTS: dict[str, Subject] = {
    "การปฏิบัติหน้าที่": Subject(
        "การทำงานให้ตรงขั้นตอน ตรงเวลา และเท่าเทียมกันทุกคน",
        "ทบทวนขั้นตอนและเวลาให้บริการของแต่ละงาน แจ้งให้ผู้รับบริการเห็น และให้หัวหน้างานติดตามสม่ำเสมอ",
        "ใช้ขั้นตอนและเวลาให้บริการเดิมต่อไป และสุ่มตรวจความเท่าเทียมในการให้บริการ",
    ),
    "การใช้งบประมาณ": Subject(
        "ความคุ้มค่าและความเปิดเผยของการใช้จ่ายเงิน",
        "ชี้แจงแผนและผลการใช้จ่ายให้บุคลากรทราบเป็นรอบ และเปิดให้สอบถามการจัดซื้อจัดจ้างได้",
        "รายงานการใช้จ่ายให้บุคลากรและประชาชนทราบตามรอบเดิมต่อไป",
    ),
    "การใช้อำนาจ": Subject(
        "ความเป็นธรรมในการมอบหมายงาน ประเมินผล และแต่งตั้ง",
        "ประกาศเกณฑ์มอบหมายงานและประเมินผลให้ชัดเจน และเปิดช่องทางให้บุคลากรทักท้วงได้โดยไม่เปิดเผยชื่อ",
        "ใช้เกณฑ์มอบหมายงานและประเมินผลที่ประกาศไว้ต่อไป และรับฟังบุคลากรเป็นประจำ",
    ),
    "การใช้ทรัพย์สินของราชการ": Subject(
        "การยืมและใช้ทรัพย์สินของราชการอย่างถูกต้อง",
        "ทำขั้นตอนยืมทรัพย์สินให้สั้นและเข้าใจง่าย บันทึกทุกครั้งที่ยืม และตรวจสอบเป็นรอบ",
        "รักษาทะเบียนการยืมทรัพย์สินให้เป็นปัจจุบันและตรวจสอบตามรอบเดิม",
    ),
    "การแก้ไขปัญหาการทุจริต": Subject(
        "ความจริงจังของผู้บริหารและความเชื่อมั่นในการแจ้งเบาะแส",
        "ให้ผู้บริหารสื่อสารเรื่องการต่อต้านทุจริตด้วยตนเอง และแจ้งผลการจัดการเรื่องร้องเรียนให้บุคลากรทราบ",
        "ติดตามเรื่องร้องเรียนและแจ้งผลให้บุคลากรทราบอย่างต่อเนื่อง",
    ),
    "คุณภาพการดำเนินงาน": Subject(
        "การบริการที่ตรงขั้นตอน ไม่เลือกปฏิบัติ และไม่เรียกรับประโยชน์",
        "แจ้งขั้นตอน เวลา และค่าธรรมเนียมไว้ทุกจุดบริการ และสอบถามผู้รับบริการหลังใช้บริการ",
        "รักษามาตรฐานการบริการทุกจุด และนำเสียงของผู้รับบริการมาทบทวนเป็นรอบ",
    ),
    "ประสิทธิภาพการสื่อสาร": Subject(
        "การเข้าถึงข้อมูลและการตอบคำถามของประชาชน",
        "ปรับปรุงช่องทางเผยแพร่ข้อมูลให้ค้นง่ายและเป็นปัจจุบัน และกำหนดผู้ตอบคำถามพร้อมเวลาตอบ",
        "ดูแลช่องทางสื่อสารทุกช่องทางให้เป็นปัจจุบันและตอบคำถามตามเวลาที่กำหนดต่อไป",
    ),
    "การปรับปรุงการทำงาน": Subject(
        "การทำงานและบริการที่ดีขึ้นและการมีส่วนร่วมของประชาชน",
        "เลือกบริการที่ประชาชนใช้มากมาปรับให้ง่ายและเร็วขึ้นร่วมกับผู้ใช้บริการ แล้วบอกให้ทราบว่าปรับอะไรไปแล้ว",
        "ปรับปรุงบริการร่วมกับประชาชนทุกปีและเผยแพร่สิ่งที่ปรับไปแล้ว",
    ),
    "การเปิดเผยข้อมูล": Subject(
        "ข้อมูลที่ต้องเปิดเผยบนเว็บไซต์ของหน่วยงาน",
        "มอบหมายผู้รับผิดชอบรายข้อ ตรวจความครบถ้วนและลิงก์ของทุกข้อ และนำขึ้นเว็บไซต์ก่อนวันที่ตรวจประเมิน",
        "ตรวจข้อมูลและลิงก์บนเว็บไซต์ให้ครบและเปิดได้ตลอดปี",
    ),
    "การป้องกันการทุจริต": Subject(
        "การป้องกันการทุจริตและการเผยแพร่หลักฐานของการป้องกันนั้น",
        "กำหนดผู้รับผิดชอบและวันเสร็จของแต่ละข้อ ทำให้ครบตามรายการที่ตรวจ และเผยแพร่หลักฐานที่ระบุวันที่",
        "ดำเนินกิจกรรมป้องกันการทุจริตให้ครบทุกข้อและเผยแพร่หลักฐานให้ทันเวลาต่อไป",
    ),
}
SUBJECTS["การปรับปรุงระบบการทำงาน"] = SUBJECTS["การปรับปรุงการทำงาน"]  # number 8's older name
PLAIN = Subject(
    "เรื่องนี้",
    "หาสาเหตุของข้อที่คะแนนน้อย กำหนดผู้รับผิดชอบและวันเสร็จ แล้วติดตามผลเป็นรอบ",
    "รักษาวิธีทำงานที่ใช้อยู่และติดตามผลเป็นรอบ",
)
WHO = {
    "IIT": "บุคลากรภายในให้คะแนน",
    "EIT": "ผู้รับบริการและผู้มีส่วนได้ส่วนเสียภายนอกให้คะแนน",
    "OIT": "ผลการตรวจการเปิดเผยข้อมูลให้คะแนน",
}


def draft_analysis(
    rules: Rules, indicator: Indicator, figures: Mapping[str, Decimal], before: Decimal | None
) -> DraftedTexts:
    """A draft for one indicator; `figures` are the year's by item, `before` is the indicator's score a year earlier."""
    score = figures.get(indicator.key)
    if score is None:
        return DraftedTexts(f"ปีงบประมาณ พ.ศ. {rules.fiscal_year} ยังไม่มีคะแนนของตัวชี้วัดนี้ จึงยังวิเคราะห์ไม่ได้", "", "")
    subject = SUBJECTS.get(indicator.name, PLAIN)
    moved = change(score, before)
    return DraftedTexts(
        _finding(rules, indicator, subject, score, moved),
        _weakness(rules, indicator, figures, score),
        _response(rules, subject, score, moved, weak_items(rules, indicator, figures)),
    )


def weak_items(rules: Rules, indicator: Indicator, figures: Mapping[str, Decimal]) -> list[str]:
    """The indicator's questions that have a score below 100, weakest first; equal ones in the year's order."""
    items = [item for item in rules.question_items[indicator.key] if item in figures and figures[item] < FULL]
    return sorted(items, key=lambda item: figures[item])  # stable


def _finding(rules: Rules, indicator: Indicator, subject: Subject, score: Decimal, moved: Decimal | None) -> str:
    said = format_score(score)
    since = _since(rules.fiscal_year - 1, moved)
    who = WHO.get(indicator.instrument, "ได้คะแนน")
    openings = (  # neighbours in the paper do not begin alike
        f"{who}{subject.about} {said} คะแนน",
        f"ในเรื่อง{subject.about} ได้ {said} คะแนน",
        f"คะแนนด้าน{subject.about}อยู่ที่ {said} คะแนน",
    )
    opening = openings[indicator.number % len(openings)] if subject is not PLAIN else f"ได้ {said} คะแนน"
    return f"{opening} {_standing(rules, score, indicator.number)}{since}"


def _standing(rules: Rules, score: Decimal, number: int) -> str:
    if score >= FULL:
        return "ซึ่งเป็นคะแนนเต็ม"
    if score < rules.target:
        return f"ต่ำกว่าเป้าหมาย {rules.target} คะแนนอยู่ {format_score(rules.target - score)} คะแนน"
    if number % 2 and score > rules.target:
        return f"สูงกว่าเป้าหมาย {rules.target} คะแนนอยู่ {format_score(score - rules.target)} คะแนน"
    return f"ผ่านเป้าหมาย {rules.target} คะแนน แต่ยังขาดอีก {format_score(FULL - score)} คะแนนจึงจะเต็ม"


def _since(year: int, moved: Decimal | None) -> str:
    if moved is None:  # that there is nothing to compare with is no finding
        return ""
    return f" และ{describe_change(moved)}จากปีงบประมาณ พ.ศ. {year}"


def known_weakness(rules: Rules, indicator: Indicator, figures: Mapping[str, Decimal]) -> str:
    """What the questions' scores themselves say; nothing where none is known or they do not explain the indicator's.

    How far they are entered is not said: that is for who writes, and papers print this part.
    """
    items = rules.question_items[indicator.key]
    known = [item for item in items if item in figures]
    weak = weak_items(rules, indicator, figures)
    if not weak:
        return NOTHING_WEAK if known and figures[indicator.key] >= FULL else ""
    below = sum(figures[item] < rules.target for item in weak)
    named = _named(rules, weak, figures)
    told = [
        (f"จุดที่อ่อนที่สุดคือ{named}", f"คะแนนที่ขาดอยู่ที่{named}", f"ควรดูที่{named}ก่อน")[indicator.number % 3]
        if len(known) == len(items)
        else f"ข้อที่ยังไม่ได้คะแนนเต็มคือ{named}"
    ]
    if below == len(weak):
        told.append("ซึ่งต่ำกว่าเป้าหมาย" if below == 1 else "ทุกรายการนี้ต่ำกว่าเป้าหมาย")
    elif below:
        told.append(f"ในจำนวนนี้ต่ำกว่าเป้าหมาย {below} รายการ")
    return " ".join(told)


def _weakness(rules: Rules, indicator: Indicator, figures: Mapping[str, Decimal], score: Decimal) -> str:
    items = rules.question_items[indicator.key]
    known = [item for item in items if item in figures]
    if told := known_weakness(rules, indicator, figures):
        partly = len(known) < len(items) and told != NOTHING_WEAK
        return f"{told} ทั้งนี้มีคะแนนรายข้อแล้ว {len(known)} จาก {len(items)} รายการ" if partly else told
    if score >= FULL:
        return NOTHING_WEAK
    if not known:
        return (
            "ยังไม่มีคะแนนรายข้อ จึงยังบอกไม่ได้ว่าคะแนนขาดที่ข้อใด",
            "ยังระบุข้อที่อ่อนไม่ได้ เพราะยังไม่ได้กรอกคะแนนรายข้อ",
        )[indicator.number % 2]
    if len(known) < len(items):
        return f"ข้อที่มีคะแนนแล้ว {len(known)} รายการได้เต็มทั้งหมด คะแนนที่ขาดจึงอยู่ในข้อที่ยังไม่ได้กรอก"
    return "คะแนนรายข้อเต็มทุกข้อแต่คะแนนตัวชี้วัดไม่เต็ม ควรตรวจทานตัวเลขก่อนวิเคราะห์"


def _response(rules: Rules, subject: Subject, score: Decimal, moved: Decimal | None, weak: Sequence[str]) -> str:
    if score >= FULL and not weak:
        return f"รักษาระดับ: {subject.keep}"
    first = f" เริ่มจาก{rules.item_name(weak[0], printed=True)}" if weak else ""
    if score < rules.target:
        return f"ต้องปรับปรุง: {subject.improve}{first}"
    if moved is not None and moved < 0:
        return f"ปรับปรุง: หาสาเหตุที่คะแนนลดลง และ{subject.improve}{first}"
    return f"พัฒนาต่อ: {subject.improve}{first}"


def _named(rules: Rules, items: Sequence[str], figures: Mapping[str, Decimal]) -> str:
    """ข้อ o21 (0.00 คะแนน) และข้อ o25 (50.00 คะแนน) กับอีก 2 ข้อ"""
    names = [f"{rules.item_name(item, printed=True)} ({format_score(figures[item])} คะแนน)" for item in items]
    if len(names) <= NAMED:
        return joined(names)
    return f"{' '.join(names[:NAMED])} กับอีก {len(names) - NAMED} รายการที่ยังไม่เต็ม"


def joined(names: Sequence[str]) -> str:
    """One, "ก และข", or "ก ข และค"."""
    return names[0] if len(names) == 1 else f"{' '.join(names[:-1])} และ{names[-1]}"


def draft_finding(
    rules: Rules, figures: Mapping[str, Decimal], indicators: Iterable[int], questions: Iterable[str]
) -> str:
    """What the figures say of all that a measure answers, a sentence for each indicator; empty where it answers none.

    Of an indicator the measure's own questions are told; where it names none, the weakest ones.
    """
    asked = [question for question in questions if any(question in i.questions for i in rules.indicators)]
    numbers = set(indicators) | {rules.indicator_of_question(question).number for question in asked}
    sentences = []
    for indicator in rules.indicators:
        if indicator.number not in numbers:
            continue
        own = [q for q in asked if q in indicator.questions]
        keys = [key for q in own for key in rules.keys_of_question(q)]
        known = [key for key in keys if key in figures] if own else weak_items(rules, indicator, figures)[:NAMED]
        score = figures.get(indicator.key)
        told = (
            "ยังไม่มีคะแนน"
            if score is None
            else f"ได้ {format_score(score)} คะแนน {_standing(rules, score, indicator.number)}"
        )
        sentence = f"{rules.item_name(indicator.key)} {told}"
        if known:
            sentence += f" โดย{_named(rules, known, figures)}"
        elif own:
            sentence += f" โดยข้อ {', '.join(own)} ยังไม่มีคะแนนรายข้อ"
        sentences.append(sentence)
    return "\n".join(sentences)
