"""Years, counts and words of direction that nothing bears out: warnings, whatever words they are said in."""

from __future__ import annotations

from dataclasses import replace

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


@pytest.mark.parametrize(
    ("text", "is_doubted"),
    [
        ("ปีหน้าต้องทำอะไรบ้าง\nทำมาตรการของปีงบประมาณ พ.ศ. {} ให้เสร็จ", True),
        ("สำหรับปีงบประมาณ {} ข้าพเจ้าขอให้คำมั่น", True),
        ("- ส่งมาตรการของปี {} ภายในวันศุกร์", True),
        ("จะนำผลการประเมินปี {} ไปแจ้งชาวบ้าน", False),  # which year's it is, other checks tell
    ],
)
def test_what_is_yet_to_be_done_is_of_the_year_to_come(text: str, *, is_doubted: bool) -> None:
    scores = "คะแนนรวม 90.83 คะแนน\n"
    about = NARRATIVE
    assert [each for each in warned(LINES + scores + text.format(2569), about) if is_doubted] == []
    assert warned(LINES + scores + text.format(2568), about) == [("year", "2568")] * is_doubted
    assert warned(LINES + scores + text.format(2570), about) == [("year", "2570")] * is_doubted or not is_doubted


@pytest.mark.parametrize("heads", [("ปี 68", "ปี 68"), ("ปี 66", "ปี 68"), ("ปี 67", "ปี 67")])
def test_a_year_above_the_scores_of_another(heads: tuple[str, str]) -> None:
    names = TWO_YEARS.years[2568].names
    rows = [
        f"{n}\t{name}\t{TWO_YEARS.years[2567].figures[n].value:.2f}\t{TWO_YEARS.years[2568].figures[n].value:.2f}"
        for n, name in names.items()
    ]
    text = "\n".join(["ที่\tตัวชี้วัด\t" + "\t".join(heads), *rows])
    assert [each for each in found(text, TWO_YEARS) if each[1] == "error"] == [
        ("year", "error", wrong[-2:], right)
        for wrong, right in zip(heads, ("67", "68"), strict=True)
        if wrong[-2:] != right
    ]


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("มาตรการของปีงบประมาณ พ.ศ. 2569 (เดือนตุลาคม 2568 ถึงเดือนกันยายน 2569)", []),
        ("มาตรการของปีงบประมาณ พ.ศ. 2568 (เดือนตุลาคม 2568 ถึงเดือนกันยายน 2569)", [("year", "error", "2568", "2569")]),
        ("ปีงบประมาณ 2569 ไตรมาส 1 (ต.ค. – ธ.ค. 67)", [("year", "error", "67", "")]),
        ("ปี 2568 (มกราคม 2568 – ธันวาคม 2568)", []),  # a calendar year
        ("ปีงบประมาณ 2567 (ต.ค. 66 – ก.ย. 67) และปีงบประมาณ 2568 (ต.ค. 67 – ก.ย. 68)", []),
        ("มาตรการปี 2569 (ต.ค. 67 – ก.ย. 69)", [("year", "error", "67", "68")]),
        ("ผลปีงบประมาณ พ.ศ. 2568 ดำเนินการ ต.ค. 68 – ก.ย. 69", [("year", "warning", "2568", "2569")]),
        ("เริ่มเดือนตุลาคม 2568 และสิ้นสุดเดือนกันยายน 2568", [("year", "error", "2568", "")]),
        ("ดำเนินการ ม.ค. – มิ.ย. 2571", [("year", "warning", "2571", "")]),
        ("ให้ทุกกองจัดทำมาตรการของปีงบประมาณ พ.ศ. 2569 เสนอนายกเทศมนตรี", []),
        ("ให้ทุกกองจัดทำมาตรการของปีงบประมาณ พ.ศ. 2568 เสนอนายกเทศมนตรี", [("year", "warning", "2568", "2569")]),
        ("เทศบาลได้กำหนดมาตรการ ประจำปีงบประมาณ พ.ศ. 2568 ไว้แล้ว", []),
        ("เสนอแผนพัฒนาท้องถิ่น พ.ศ. 2566-2570 ต่อสภา", []),
        ("เปรียบเทียบคะแนนระหว่างปีงบประมาณ พ.ศ. 2567 กับปีงบประมาณ พ.ศ. 2567", [("year", "error", "2567", "2568")]),
    ],
)
def test_years_of_periods_and_plans(text: str, findings: list[tuple[str, str, str, str]]) -> None:
    planning = replace(TWO_YEARS, measures=2569)
    assert [each for each in found(text, planning) if each[1] == "error" or findings] == findings


def test_the_odd_month_down_a_column() -> None:
    text = "มาตรการ\tช่วงเวลา\tผู้รับผิดชอบ\nก\tต.ค. 68 – มี.ค. 69\tกอง\nข\tธ.ค. 68\tกอง\nค\tพ.ค. {}\tกอง\nง\tมิ.ย. 69\tกอง"
    assert warned(text.format("69")) == []
    assert warned(text.format("68")) == [("year", "68")]


@pytest.mark.parametrize(
    ("numbers", "severity"),
    [
        ("3.2.1 3.2.2 3.2.3", ""),
        ("3.2.1 3.2.3 3.2.3", "error"),
        ("3.2.1 3.2.1", "warning"),
        ("3.2.1 3.2.2 3.2.4", "warning"),
        ("1.1 1.2 1.2.1 1.2.2 1.3 2.1 2.2", ""),
        ("1.1 1.2 2.1 1.1 1.2 2.1", ""),  # a table of contents
    ],
)
def test_numbers_of_sections(numbers: str, severity: str) -> None:
    text = "\n- ข้อความที่คั่นอยู่\n".join(f"{number} คะแนนรายด้านและเรื่องที่ต้องทำ" for number in numbers.split())
    assert [each[:2] for each in found(text, TWO_YEARS)] == ([("numbering", severity)] if severity else [])


def test_two_scores_and_their_difference_among_words_nobody_knows() -> None:
    text = "ชั้นวางเดิม : 92.26 แต้มงาน\nชั้นวางใหม่ : {} แต้มงาน\nเพิ่มขึ้น 4.93"
    assert warned(text.format("97.19")) == []
    assert ("score", "92.26") in warned(text.format("92.26"))


@pytest.mark.parametrize(
    "text",
    [
        "คะแนนรายตัวชี้วัด\n\nปี 2564 ปี 2565 ปี 2566 ปี 2567 ปี 2568",  # the labels of a chart
        "รายงานผล ITA ปี 2568\nแผนป้องกันการทุจริต (พ.ศ. 2566 – 2570) ของเทศบาล",
        "ย้อนดูปี 2567 เทศบาลได้คะแนนรวม 96.33 คะแนน เรื่องที่ยังอ่อนและต้องเร่งมือ ได้แก่ ตัวชี้วัดที่ 8 (ได้คะแนน 85.78)",
    ],
)
def test_years_that_are_listed_or_hold_for_a_line(text: str) -> None:
    assert warned(text) == []
