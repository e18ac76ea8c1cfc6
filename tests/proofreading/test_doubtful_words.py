"""Years, counts and words of direction that nothing bears out: warnings, whatever words they are said in."""

from __future__ import annotations

import pytest

from proofreading.facts import ProofFacts
from tests.proofreading.papers import NARRATIVE, TWO_YEARS, found

LINES = "หนังสือเวียนของเทศบาลถึงทุกกองเรื่องที่ได้ทราบกันแล้ว\n" * 9  # past the head of a paper


def warned(text: str, about: ProofFacts = TWO_YEARS) -> list[tuple[str, str]]:
    return [(kind, written) for kind, severity, written, _ in found(text, about) if severity == "warning"]


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("ได้ทราบผลการประเมินปี 2568 แล้วนั้น", []),
        ("ได้ทราบผลการประเมินปี 2567 แล้วนั้น", [("year", "2567")]),
        ("ได้ทราบผลการประเมินปี 2569 แล้วนั้น", [("year", "2569")]),
        ("เพื่อเตรียมรับการประเมินปี 2569", []),
        ("ตามพระราชบัญญัติ พ.ศ. 2566 ว่าด้วยการประเมินผล", []),
        ("ผลเทียบกับปี 2567 เป็นที่พอใจ คะแนนรวมของปีก่อนนั้น 96.33", []),
        ("เมื่อเปรียบเทียบกับปี 2568 พบว่าคะแนนรวมดีขึ้น", [("year", "2568")]),
        ("ชาวบ้านว่าปี 2568 ได้ 99.37 แต่ปี 2567 ได้ 96.33", []),
        ("ชาวบ้านว่าปี 2568 ได้ 99.37 แต่ปี 2568 ได้ 96.33", [("year", "2568")]),
    ],
)
def test_a_year_that_nothing_bears_out(text: str, findings: list[tuple[str, str]]) -> None:
    assert [each for each in warned(LINES + text) if each[0] == "year"] == findings


def test_a_year_in_the_head_of_a_table_is_borne_out_by_the_rows() -> None:
    rows = "\n".join(
        f"{n}\t{TWO_YEARS.years[2568].names[n]}\t{TWO_YEARS.years[2567].figures[n].value:.2f}\t"
        f"{TWO_YEARS.years[2568].figures[n].value:.2f}"
        for n in ("6", "7", "8")
    )
    assert found(f"ข้อ\tหัวเรื่อง\tปี 2567\tปี 2568\n{rows}", TWO_YEARS) == []
    wrong = found(f"ข้อ\tหัวเรื่อง\tปี 2565\tปี 2568\n{rows}", TWO_YEARS)
    assert wrong == [("year", "error", "2565", "2567")]


@pytest.mark.parametrize(("word", "is_right"), [("สูงกว่า", True), ("ต่ำกว่า", False), ("ดีกว่า", True), ("น้อยกว่า", False)])
def test_two_scores_tell_which_way_it_went(word: str, *, is_right: bool) -> None:
    text = f"เทศบาลได้คะแนน 99.37 คะแนน {word}ปี 2567 ซึ่งได้ 96.33 คะแนน อยู่ 3.04 คะแนน"
    assert [each for each in found(text, TWO_YEARS) if each[0] == "change"] == (
        [] if is_right else [("change", "error", word, "เพิ่มขึ้น")]
    )


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("ข้อไหนบ้างที่ไม่ผ่านเกณฑ์ร้อยละ 85 กี่ตัว\n1 ตัวชี้วัด", []),
        ("ข้อไหนบ้างที่ไม่ผ่านเกณฑ์ร้อยละ 85 กี่ตัว\n4 ตัวชี้วัด", [("count", "4")]),
        ("ตัวชี้วัดที่น่าพอใจ 7 ตัวชี้วัด", []),
        ("ในที่นี้มี 7 ตัวชี้วัดที่เกิน 95 หรือเท่ากับ 95", []),
        ("ในที่นี้มี 5 ตัวชี้วัดที่เกิน 95 หรือเท่ากับ 95", [("count", "5")]),
    ],
)
def test_a_count_that_no_condition_gives(text: str, findings: list[tuple[str, str]]) -> None:
    assert [each for each in warned(text, NARRATIVE) if each[0] == "count"] == findings


QUARTERS = "ไตรมาส 1 (ต.ค. – ธ.ค. 68)\nไตรมาส 2 (ม.ค. – มี.ค. {})\nไตรมาส 3 (เม.ย. – มิ.ย. 69)\nไตรมาส 4 (ก.ค. – ก.ย. 69)"


def test_the_odd_one_of_the_parts_of_a_year() -> None:
    assert warned(QUARTERS.format("69")) == []
    assert warned(QUARTERS.format("68")) == [("year", "68")]
    assert warned("ตั้งแต่มกราคม 2567 ไปจนถึงมิถุนายน 2569") == [("year", "2569")]


@pytest.mark.parametrize("label", ["ข้อ {}", "3.{}", "วาระที่ {}"])
def test_labels_and_headings_that_jump(label: str) -> None:
    def listed(*numbers: int) -> str:
        return "\n".join(f"{label.format(n)} เรื่องที่แจ้งให้ทราบกันทั่วไป" for n in numbers)

    assert found(listed(1, 2, 3), TWO_YEARS) == []
    assert [each[0] for each in found(listed(1, 3), TWO_YEARS)] == ["numbering"]
    assert [each[0] for each in found(listed(1, 2, 4, 5), TWO_YEARS)] == ["numbering"]
    assert found(listed(1, 2, 3, 1, 2), TWO_YEARS) == []  # two lists


def test_the_score_of_another_year_where_none_is_said() -> None:
    name = TWO_YEARS.years[2568].names["8"]
    assert found(f"{name} ชาวบ้านเห็นงาม 97.96", TWO_YEARS) == []
    assert warned(f"{name} ชาวบ้านเห็นงาม 85.78 คะแนน")[0] == ("score", "85.78")


def test_rows_of_bars_and_headings_that_are_names_are_not_joined() -> None:
    names, now, before = TWO_YEARS.years[2568].names, TWO_YEARS.years[2568].figures, TWO_YEARS.years[2567].figures
    text = "\n".join(
        f"{names[n]}\n  ค่าฐาน (2567) {before[n].value:.2f} | ค่าที่วัดได้ในรอบนี้ (2568) {now[n].value:.2f} | ต่างกัน "
        f"{now[n].value - before[n].value:+.2f}"
        for n in ("6", "7", "8")
    )
    assert found(text, TWO_YEARS) == []


@pytest.mark.parametrize("behind", ["เท่านั้น", "เท่ากับที่คิดไว้"])
def test_a_score_behind_which_a_unit_seems_to_stand(behind: str) -> None:
    text = f"ตัวชี้วัดที่ 8 ได้ {{}} {behind}"
    assert found(text.format("97.96"), TWO_YEARS) == []
    assert found(text.format("97.69"), TWO_YEARS) == [("score", "error", "97.69", "97.96")]
