"""A pasted analysis finds its places by its headings, however they are typed, and loses nothing."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plans.analyses.dividing import divide
from tests.linear import SECONDS, long, within

NAMES = {1: "การปฏิบัติหน้าที่", 2: "การใช้งบประมาณ", 3: "การใช้อำนาจ", 10: "การป้องกันการทุจริต"}
WHOLE = """บทวิเคราะห์ผลการประเมินของเทศบาล
ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ (๙๘.๕๒ คะแนน)
ได้ ๙๘.๕๒ คะแนน สูงกว่าเป้าหมาย
บุคลากรทำงานตรงเวลา
จุดอ่อน
ไม่มี
แนวทางปรับปรุง: รักษาขั้นตอนเดิม
และสุ่มตรวจทุกไตรมาส

๒. การใช้งบประมาณ
ปัญหาที่พบ
- ชี้แจงน้อย
ข้อเสนอแนะ
1. ชี้แจงทุกเดือน
ตัวชี้วัดที่ 3 การใช้จ่ายเงิน
ผลการวิเคราะห์: ได้ 98.10 คะแนน
ตัวชี้วัดที่ 10 การป้องกันการทุจริต ได้ 70.00 คะแนน ต่ำกว่าเป้าหมายเพราะไม่ได้รายงานการรับทรัพย์สิน
มาตรการที่ควรทำคือแต่งตั้งผู้รับผิดชอบรายข้อและติดตามทุกเดือนจนกว่าจะครบ"""


def found(pasted: str) -> dict[int, dict[str, str]]:
    return {section.number: section.texts for section in divide(pasted, NAMES).sections}


def test_a_whole_analysis_is_divided() -> None:
    whole = divide(WHOLE, NAMES)
    assert whole.above == "บทวิเคราะห์ผลการประเมินของเทศบาล"
    assert [(section.number, section.named) for section in whole.sections] == [
        (1, "การปฏิบัติหน้าที่"),
        (2, "การใช้งบประมาณ"),
        (3, "การใช้จ่ายเงิน"),
        (10, "การป้องกันการทุจริต"),
    ]
    assert found(WHOLE) == {
        1: {
            "finding": "ได้ ๙๘.๕๒ คะแนน สูงกว่าเป้าหมาย\nบุคลากรทำงานตรงเวลา",
            "weakness": "ไม่มี",
            "response": "รักษาขั้นตอนเดิม\nและสุ่มตรวจทุกไตรมาส",
        },
        2: {"weakness": "- ชี้แจงน้อย", "response": "1. ชี้แจงทุกเดือน"},
        3: {"finding": "ได้ 98.10 คะแนน"},
        10: {
            "finding": "ตัวชี้วัดที่ 10 การป้องกันการทุจริต ได้ 70.00 คะแนน ต่ำกว่าเป้าหมายเพราะไม่ได้รายงานการรับทรัพย์สิน",
            "response": "มาตรการที่ควรทำคือแต่งตั้งผู้รับผิดชอบรายข้อและติดตามทุกเดือนจนกว่าจะครบ",
        },
    }


@pytest.mark.parametrize(
    "heading",
    [
        *("ตัวชี้วัดที่ 3 การใช้อำนาจ", "ตัวชี้วัดที่ ๓", "ตัวชี้วัด 3: การใช้อำนาจ", "3. การใช้อำนาจ", "๓) การใช้อำนาจ"),
        *("การใช้อำนาจ", "2.3) ตัวชี้วัดที่ 3", "ตัวชี้วัดที่3การใช้อำนาจ", "ผลการวิเคราะห์ตัวชี้วัดที่ 3 การใช้อํานาจ"),
    ],
)
def test_a_heading_is_known_however_it_is_typed(heading: str) -> None:
    if heading.startswith("2.3"):  # a chapter's number stands before it
        heading = heading.removeprefix("2.")
    assert found(f"{heading}\nข้อความ") == {3: {"finding": "ข้อความ"}}


@pytest.mark.parametrize("line", ["3. จัดทำคู่มือ", "ตัวชี้วัดที่ 77 อื่น", "ตัวชี้วัดทั้งหมด 10 ตัว", "98.10 คะแนน"])
def test_other_lines_are_text(line: str) -> None:
    assert found(f"ตัวชี้วัดที่ 1\n{line}") == {1: {"finding": line}}


def test_a_name_of_another_year_is_a_heading_with_that_name() -> None:
    [section] = divide("ตัวชี้วัดที่ 3 การปรับปรุงระบบการทำงาน\nข้อความ", NAMES).sections
    assert (section.number, section.named, section.texts) == (3, "การปรับปรุงระบบการทำงาน", {"finding": "ข้อความ"})


def test_an_indicator_that_comes_twice_is_one() -> None:
    assert found("ตัวชี้วัดที่ 1\nก\nตัวชี้วัดที่ 3\nข\nตัวชี้วัดที่ 1\nค") == {1: {"finding": "ก\nค"}, 3: {"finding": "ข"}}


def test_without_headings_nothing_is_placed() -> None:
    assert divide("ข้อความล้วน", NAMES) == divide("ข้อความล้วน", NAMES)
    assert (found("ข้อความล้วน"), divide("ข้อความล้วน", NAMES).above) == ({}, "ข้อความล้วน")


@settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine draws slowly
@given(st.lists(st.sampled_from([*WHOLE.split("\n"), "", "ก"]), max_size=30))
def test_no_letter_is_lost_but_labels_and_headings(lines: list[str]) -> None:
    whole = divide("\n".join(lines), NAMES)
    kept = whole.above + "".join(text for section in whole.sections for text in section.texts.values())
    assert "บุคลากรทำงานตรงเวลา" not in lines or "บุคลากรทำงานตรงเวลา" in kept
    assert kept.count("- ชี้แจงน้อย") == lines.count("- ชี้แจงน้อย")


@pytest.mark.parametrize(
    "text",
    [
        *("ตัวชี้วัดที่ 1 ", "1. ", "จุดอ่อน", "ตัวชี้วัดที่ 1\n", "ปัญหา\n", "แนวทาง:", "การปรับปรุงและ"),
        "จุดอ่อน: ก\nแนวทาง: ข\n",
    ],
)
def test_dividing_grows_with_the_text(text: str) -> None:
    with within(SECONDS, text):
        divide(f"ตัวชี้วัดที่ 3\n{long(text)}", NAMES)
