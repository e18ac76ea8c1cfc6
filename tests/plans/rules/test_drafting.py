"""Drafts say what the figures say, in sentences that hold for every figure."""

from decimal import Decimal
from itertools import pairwise, product

import pytest

from plans.rules.drafting import PLAIN, SUBJECTS, DraftedTexts, draft_analysis, draft_finding, joined
from scores.rules import known_years, rules_for
from tests.factories import FIGURES

D = Decimal
RULES = rules_for(2568, "municipality")
FULL_QUESTIONS = {f"o{n}": D(100) for n in range(21, 29)}


def draft(number: int, before: str | None = None, **figures: str) -> DraftedTexts:
    scores = {item.strip("_").replace("_", "/"): D(score) for item, score in figures.items()}
    return draft_analysis(RULES, RULES.indicator(number), scores, D(before) if before else None)


def test_a_low_score_tells_the_gap_the_change_and_that_it_must_rise() -> None:
    made = draft(10, "75.00", _10="70.00", o21="0", o22="100", o25="50")
    assert made.finding == (
        "ในเรื่องการป้องกันการทุจริตและการเผยแพร่หลักฐานของการป้องกันนั้น ได้ 70.00 คะแนน"
        " ต่ำกว่าเป้าหมาย 85 คะแนนอยู่ 15.00 คะแนน และลดลง 5.00 คะแนนจากปีงบประมาณ พ.ศ. 2567"
    )
    assert made.weakness == (
        "ข้อที่ยังไม่ได้คะแนนเต็มคือข้อ o21 ประกาศเจตนารมณ์และการสร้างวัฒนธรรมตามนโยบาย No Gift Policy จากการปฏิบัติหน้าที่"
        " (0.00 คะแนน) และข้อ o25 แผนปฏิบัติการป้องกันการทุจริต (50.00 คะแนน) ทุกรายการนี้ต่ำกว่าเป้าหมาย"
        " ทั้งนี้มีคะแนนรายข้อแล้ว 3 จาก 8 รายการ"
    )
    assert made.response.startswith("ต้องปรับปรุง: ")
    assert made.response.endswith(
        " เริ่มจากข้อ o21 ประกาศเจตนารมณ์และการสร้างวัฒนธรรมตามนโยบาย No Gift Policy จากการปฏิบัติหน้าที่"
    )


def test_a_full_score_is_kept() -> None:
    made = draft(3, "100.00", _3="100.00")
    assert made.finding.endswith("100.00 คะแนน ซึ่งเป็นคะแนนเต็ม และไม่มีการเปลี่ยนแปลงจากปีงบประมาณ พ.ศ. 2567")
    assert made.weakness == "ไม่พบจุดอ่อนจากคะแนนที่ได้รับ"
    assert made.response.startswith("รักษาระดับ: ")


def test_zero_is_a_score_and_missing_is_none() -> None:
    assert "0.00 คะแนน ต่ำกว่าเป้าหมาย 85 คะแนนอยู่ 85.00 คะแนน" in draft(2, _2="0").finding
    assert draft(2, "90") == DraftedTexts("ปีงบประมาณ พ.ศ. 2568 ยังไม่มีคะแนนของตัวชี้วัดนี้ จึงยังวิเคราะห์ไม่ได้", "", "")
    assert draft(2, _2="90").finding.endswith("ผ่านเป้าหมาย 85 คะแนน แต่ยังขาดอีก 10.00 คะแนนจึงจะเต็ม")


@pytest.mark.parametrize(
    ("score", "before", "words"),
    [
        ("84.99", None, "ต้องปรับปรุง: "),
        ("85.00", "84", "พัฒนาต่อ: "),
        ("99.99", "100", "ปรับปรุง: หาสาเหตุที่คะแนนลดลง และ"),
        ("100", None, "รักษาระดับ: "),
    ],
)
def test_what_will_be_done_follows_the_score_and_its_change(score: str, before: str | None, words: str) -> None:
    assert draft(9, before, _9=score).response.startswith(words)


def test_at_the_target_nothing_is_said_to_be_above_it() -> None:
    for number in (9, 10):
        said = draft(number, **{f"_{number}": "85"}).finding
        assert "ผ่านเป้าหมาย 85 คะแนน แต่ยังขาดอีก 15.00 คะแนนจึงจะเต็ม" in said


def test_weak_questions_are_named_weakest_first_and_the_rest_counted() -> None:
    made = draft(10, _10="70", o21="90", o22="10", o23="20", o24="30", o25="40", o26="100", o27="100", o28="100")
    assert made.weakness == (
        "คะแนนที่ขาดอยู่ที่ข้อ o22 รายงานการรับทรัพย์สินหรือประโยชน์อื่นใดโดยธรรมจรรยา (10.00 คะแนน)"
        " ข้อ o23 การประเมินความเสี่ยงที่อาจเกิดการให้หรือรับสินบนจากการดำเนินงานตามภารกิจของหน่วยงาน (20.00 คะแนน)"
        " ข้อ o24 รายงานผลการดำเนินการเพื่อจัดการความเสี่ยงการทุจริตและประพฤติมิชอบประจำปี (30.00 คะแนน)"
        " กับอีก 2 รายการที่ยังไม่เต็ม ในจำนวนนี้ต่ำกว่าเป้าหมาย 4 รายการ"
    )


def test_a_question_asked_in_two_parts_is_named_with_its_part() -> None:
    parts = {f"e{n}_{part}": "100" for n, part in product((1, 2, 3), (1, 2))} | {"e2_2": "80"}
    made = draft(6, _6="96", **parts)
    assert made.weakness == "จุดที่อ่อนที่สุดคือข้อ e2 ส่วนที่ 2 (80.00 คะแนน) ซึ่งต่ำกว่าเป้าหมาย"


def test_questions_that_do_not_explain_the_score_are_told_as_such() -> None:
    known = {item: str(score) for item, score in FULL_QUESTIONS.items()}
    assert "ควรตรวจทานตัวเลข" in draft(10, _10="70", **known).weakness
    assert "อยู่ในข้อที่ยังไม่ได้กรอก" in draft(10, _10="70", o21="100").weakness
    assert draft(10, _10="70").weakness.startswith("ยัง")


def test_ten_indicators_do_not_read_like_a_mail_merge() -> None:
    drafts = [draft_analysis(RULES, i, FIGURES, D(90)) for i in RULES.indicators]
    assert len({d.finding.split(" ")[0] for d in drafts}) >= 9
    assert len({d.response for d in drafts}) == 10
    openings = [d.finding[:12] for d in drafts]
    assert all(one != two for one, two in pairwise(openings))


@pytest.mark.parametrize("year", known_years("municipality"))
def test_every_years_indicators_have_words_of_their_own(year: int) -> None:
    rules = rules_for(year, "municipality")
    assert all(SUBJECTS.get(i.name, PLAIN) is not PLAIN for i in rules.indicators)
    for indicator, score in product(rules.indicators, ("0", "70", "85", "99.99", "100")):
        made = draft_analysis(rules, indicator, {indicator.key: D(score)}, None)
        assert all(made.__dict__.values())
        assert not any("  " in text or text != text.strip() for text in made.__dict__.values())


def test_an_indicator_nobody_foresaw_is_drafted_plainly() -> None:
    renamed = RULES.indicator(1).__class__(1, "เรื่องใหม่", "IIT", ("i1",), True)
    made = draft_analysis(RULES, renamed, {"1": D(70)}, D(80))
    assert (
        made.finding == "ได้ 70.00 คะแนน ต่ำกว่าเป้าหมาย 85 คะแนนอยู่ 15.00 คะแนน และลดลง 10.00 คะแนนจากปีงบประมาณ พ.ศ. 2567"
    )


def test_a_measures_finding_tells_the_questions_it_names() -> None:
    figures = FIGURES | {"o21": D(0), "o22": D(50), "e1/1": D(93), "e1/2": D(100)}
    said = draft_finding(RULES, figures, [10], ["o22", "e1"]).split("\n")
    assert said == [
        "ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน ได้ 95.83 คะแนน ผ่านเป้าหมาย 85 คะแนน แต่ยังขาดอีก 4.17 คะแนนจึงจะเต็ม"
        " โดยข้อ e1 ส่วนที่ 1 (93.00 คะแนน) และข้อ e1 ส่วนที่ 2 (100.00 คะแนน)",
        "ตัวชี้วัดที่ 10 การป้องกันการทุจริต ได้ 70.00 คะแนน ต่ำกว่าเป้าหมาย 85 คะแนนอยู่ 15.00 คะแนน"
        " โดยข้อ o22 รายงานการรับทรัพย์สินหรือประโยชน์อื่นใดโดยธรรมจรรยา (50.00 คะแนน)",
    ]


def test_a_measures_finding_without_questions_tells_the_weakest() -> None:
    said = draft_finding(RULES, FIGURES | {"o21": D(0), "o22": D(50)}, [10], [])
    assert said.endswith(
        "โดยข้อ o21 ประกาศเจตนารมณ์และการสร้างวัฒนธรรมตามนโยบาย No Gift Policy จากการปฏิบัติหน้าที่ (0.00 คะแนน)"
        " และข้อ o22 รายงานการรับทรัพย์สินหรือประโยชน์อื่นใดโดยธรรมจรรยา (50.00 คะแนน)"
    )
    assert draft_finding(RULES, FIGURES, [], ["x9"]) == ""
    assert draft_finding(RULES, {}, [2], ["i4"]) == "ตัวชี้วัดที่ 2 การใช้งบประมาณ ยังไม่มีคะแนน โดยข้อ i4 ยังไม่มีคะแนนรายข้อ"


def test_names_are_joined_as_people_say_them() -> None:
    assert [joined(names) for names in (["ก"], ["ก", "ข"], ["ก", "ข", "ค"])] == ["ก", "ก และข", "ก ข และค"]
