"""Counts by whatever they count, levels from and to, what is yet to be done and when, lists that tables interrupt."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.proofreading.papers import NARRATIVE, TWO_YEARS, found
from tests.proofreading.test_plan import FACTS, GUIDE, TRAINING

# Between 2567 and 2568 four indicators rose, none fell, six stayed; two are below 98.


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("ตัวชี้วัดที่ขึ้นมี {} ตัว ที่ลงมี 0 ตัว", "3", "4"),
        ("ตัวชี้วัดที่ขึ้นมี 4 ตัว ที่ลงมี {} ตัว", "1", "0"),
        ("ตัวชี้วัดที่ได้ต่ำกว่า 98 คะแนนมี {} ตัว", "3", "2"),
        ("จำนวนตัวชี้วัดที่ได้ 98 คะแนนขึ้นไป ....{}.... ตัวชี้วัด", "6", "8"),
        ("จำนวนตัวชี้วัดที่คะแนนเพิ่มขึ้น ....{}.... ตัวชี้วัด", "5", "4"),
        ("ตัวชี้วัดทั้งสิบ เพิ่มขึ้น 4 ตัวชี้วัด ลดลง 0 ตัวชี้วัด และคงที่ {} ตัวชี้วัด ที่น้อยที่สุดคือด้านการสื่อสาร", "5", "6"),
    ],
)
def test_a_count_by_any_classifier(text: str, wrong: str, right: str) -> None:
    assert [each for each in found(text.format(right), TWO_YEARS) if each[0] == "count"] == []
    assert [each for each in found(text.format(wrong), TWO_YEARS) if each[0] == "count"] == [
        ("count", "error", wrong, right)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "ตัวชี้วัดที่ผ่านเป้าหมายแต่ได้คะแนนต่ำกว่า 95 คะแนน มี {} ตัวชี้วัด",
        "ตัวชี้วัดที่ผ่านเป้าหมาย 85 คะแนน แต่ไม่ถึง 95 คะแนน มี {} ตัวชี้วัด",
        "ตัวชี้วัดที่ได้คะแนนตั้งแต่ 85 แต่ต่ำกว่า 95 คะแนน มี {} ตัวชี้วัด",
        "ตัวชี้วัดที่ได้ 85 ถึงต่ำกว่า 95 คะแนน มี {} ตัวชี้วัด",
    ],
)
def test_a_count_between_two_bounds_is_no_count_below_the_upper_one(text: str) -> None:
    assert found(text.format(2), NARRATIVE) == []  # another one is below the target
    assert [each[:2] for each in found(text.format(5), NARRATIVE)] == [("count", "warning")]


@pytest.mark.parametrize(
    "text",
    ["สุนัขจรจัดเพิ่มขึ้น 9 ตัว", "โต๊ะที่ชำรุดลดลง 3 ตัว", "ตัวชี้วัดที่ 8 ได้ 97.96 คะแนน\nซื้อเก้าอี้เพิ่มขึ้น 9 ตัว", "ให้ 2 ตัวแทนชุมชนร่วมประชุม"],
)
def test_heads_of_something_else(text: str) -> None:
    assert found(text, TWO_YEARS) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("คะแนนรวมได้ 99.37 คะแนน ระดับเปลี่ยนจาก ผ่านดี เป็น {}", "ผ่าน"),
        ("เทศบาลได้คะแนนรวม 99.37 คะแนน โดยในปี 2567 เราได้ 96.33 คะแนน ผลการประเมินปีนี้จึงอยู่ในระดับ{}", "ผ่านดี"),
    ],
)
def test_the_level_of_this_year_behind_the_last(text: str, level: str) -> None:
    assert found(text.format("ผ่านดีเยี่ยม"), TWO_YEARS) == []
    assert [each[0::2] for each in found(text.format(level), TWO_YEARS)] == [("level", level)]


def test_the_level_of_that_year() -> None:
    text = "ปีนี้ได้ 99.37 คะแนน\nเทียบกับปี 2567: +3.04 คะแนน (ปีนั้นได้ 96.33 คะแนน ระดับ{})"
    assert found(text.format("ผ่านดี"), TWO_YEARS) == []
    assert [each[:3] for each in found(text.format("ต้องปรับปรุง"), TWO_YEARS)] == [("level", "error", "ต้องปรับปรุง")]


def test_before_and_after_the_work() -> None:
    name = TWO_YEARS.years[2568].names["8"]
    text = f"มุ่งที่ตัวชี้วัดที่ 8 {name} ก่อนทำได้ 85.78 คะแนน หลังทำได้ 97.96 คะแนน เพิ่มขึ้น 12.18 คะแนน"
    assert found(text, TWO_YEARS) == []
    wrong = found(text.replace("97.96", "97.69"), TWO_YEARS)
    assert ("score", "error", "97.69", "97.96") in wrong


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("ใครทำ: กองคลัง  เสร็จเมื่อ: มี.ค. {}", ["69", "68", "70", "67"]),
        ("   เริ่ม ....พ.ย. 68....  เสร็จ ....ก.ค. {}....", ["69", "70", "68"]),  # none is done before it begins
        ("3. รายงานความก้าวหน้าต่อสภาในเดือนกุมภาพันธ์ {}", ["2569", "2568", "2570", "2567"]),
        ("1. รอบแรก ส่งงานภายใน 5 เมษายน {}", ["2569", "2568", "2570"]),
        ("ส่งงานภายใน 30 ต.ค. {}", ["68", "67", "70"]),
        ("โดยเริ่มตั้งแต่เดือนตุลาคม {} เป็นต้นไป", ["2568", "2569", "2567"]),  # none begins when the year is over
    ],
)
def test_a_month_in_which_something_is_to_be_done(text: str, years: list[str]) -> None:
    about = replace(NARRATIVE, measures=2569)
    right, *wrong = years
    assert [each for each in found(text.format(right), about) if each[0] == "year"] == []
    for year in wrong:
        assert [each[:3] for each in found(text.format(year), about) if each[0] == "year"] == [
            ("year", "warning", year)
        ]


@pytest.mark.parametrize(
    "text",
    [
        "จัดทำแผนให้แล้วเสร็จภายใน 30 กันยายน 2568",
        "ได้ส่งงานแล้วเสร็จเมื่อ มี.ค. 68",
        "ผู้มีส่วนได้ส่วนเสียตอบแบบวัดภายใน 30 มิถุนายน 2568",
        "ตามคำสั่งลงวันที่ 3 ตุลาคม 2566 ให้เสร็จภายใน 30 กันยายน 2567",
    ],
)
def test_a_month_that_is_told_of(text: str) -> None:
    assert found(text, NARRATIVE) == []


@pytest.mark.parametrize(("number", "doubted"), [("3", []), ("4", ["4"]), ("2", ["2"])])
def test_a_list_goes_on_below_a_table(number: str, doubted: list[str]) -> None:
    its = TWO_YEARS.years[2568]
    rows = "\n".join(f"{its.names[n]}\t{its.figures[n].value:.2f}" for n in ("6", "7", "8"))
    text = f"1. เรื่องเดิม\nข้อความ\n2. ผลที่ได้\nตัวชี้วัด\tคะแนนปี 2568\n{rows}\n\n{number}. สรุป\nข้อความ"
    assert [each[2] for each in found(text, TWO_YEARS) if each[0] == "numbering"] == doubted


@pytest.mark.parametrize(("number", "doubted"), [("2", False), ("1", True)])
def test_a_number_twice_behind_tabs(number: str, *, doubted: bool) -> None:
    text = f"มติ\tรับทราบ ดังนี้\n\t1. ทบทวนคู่มือ\n\t{number}. ปิดประกาศ\n\t3. ติดตามผล"
    assert any(each[0] == "numbering" for each in found(text, TWO_YEARS)) == doubted


@pytest.mark.parametrize(
    "text",
    [
        "มาตรการปีงบประมาณ {} ได้ผลแค่ไหน\nบทประเมินของงาน",
        "แบบสรุป\nส่วนที่ 1 ข้อมูลทั่วไป\nปีงบประมาณที่ประเมิน ....{}....\nผู้ประสานงาน",
        "เทียบกับปี {}: +3.04 คะแนน (ปีนั้นได้ 96.33 คะแนน)",
    ],
)
def test_a_year_that_can_be_no_other(text: str) -> None:
    right, wrong = ("2567", "2568") if text.startswith("เทียบ") else ("2568", "2566")
    assert found(text.format(right), TWO_YEARS) == []
    assert [each[:3] for each in found(text.format(wrong), TWO_YEARS)] == [("year", "warning", wrong)]


def test_the_year_said_last_is_the_score_s() -> None:
    text = "เทศบาลได้คะแนนรวม 99.37 คะแนน เพิ่มขึ้น 3.04 คะแนน จากปีที่ผ่านมา โดยในปี {} เราได้ 96.33 คะแนน"
    assert found(text.format("2567"), TWO_YEARS) == []
    assert [each[:2] for each in found(text.format("2568"), TWO_YEARS)] == [("score", "error")]


def test_items_that_are_picked_out_and_scores_that_lie_apart() -> None:
    assert found("- o2 ข้อมูลผู้บริหาร\n- o3 ข้อมูลการติดต่อ\n- o5 แผน", TWO_YEARS) == []
    assert found("ตัวที่ได้มากที่สุดกับตัวที่ได้น้อยที่สุดของปี 2568 ห่างกัน 2.81 คะแนน", TWO_YEARS) == []


def test_the_number_of_measures_beside_another_year() -> None:
    text = "เทียบปี 2567 (ก่อนทำ) กับปี 2568 (หลังทำ) มาตรการทั้งหมดมี {} มาตรการ"
    assert found(text.format(3), FACTS) == []
    assert found(text.format(5), FACTS) == [("count", "warning", "5", "3")]


def test_a_status_below_labels_of_something_else() -> None:
    text = "1. {}\n   เจ้าภาพ: กองคลัง\n   ติดขัด: ยังขาดป้าย\n   สถานะ: ดำเนินการแล้วเสร็จ"
    assert found(text.format(GUIDE), FACTS) == [("count", "error", "ดำเนินการแล้วเสร็จ", "")]
    assert found(text.format(TRAINING).replace("กองคลัง", "กองช่าง"), FACTS) == []


def test_a_line_of_a_form_stands_for_itself() -> None:
    text = "ชื่อหน่วยงาน ....กองคลัง....  สังกัด ....เทศบาลของเรา....  ที่ตั้ง ....ถนนสายกลาง....\nปีงบประมาณที่ประเมิน ....{}...."
    assert found(text.format("2568"), TWO_YEARS) == []
    assert found(text.format("2567"), TWO_YEARS) == [("year", "warning", "2567", "2568")]


@pytest.mark.parametrize(
    "text",
    [
        "ดูทั้ง 10 เรื่องแล้ว มีขึ้น {4} เรื่อง ลง {0} เรื่อง ที่เท่าเดิมมี {6} เรื่อง",
        "คะแนนขึ้น {4} ตัวชี้วัด / ลง {0} / นิ่ง {6}",
        "เรื่องที่ได้ 98 ขึ้นไปมี {8} เรื่อง จาก 10 เรื่อง",
        "- ปีนี้ที่ไม่ถึง 98 มี {2} ด้าน",
        "ตัวที่ได้เต็ม 100: {7} ตัวชี้วัด; ตัวที่ไม่ถึง 98: {2}",
        "3) ที่คะแนนตกจากปีก่อน ({0} ตัวชี้วัด)",
        "ถาม: เห็นว่าเกณฑ์ 98\nตอบ: ทั้ง 10 ประเด็น มีที่ไม่ถึงอยู่ {2} ประเด็น คือการสื่อสาร",
        "ทุกตัวชี้วัดไม่น้อยกว่า 98 คะแนน ปัจจุบันถึงแล้ว {8} ตัวชี้วัด",
        "6. กลุ่มที่ต่ำกว่าค่าเฉลี่ยมี {3} ตัวชี้วัด",
        "ดูแล้วมี {4} เรื่องที่คะแนนขึ้น",
    ],
)
def test_a_count_that_is_said_shortly(text: str) -> None:
    right = re.sub(r"[{}]", "", text)
    assert [each for each in found(right, TWO_YEARS) if each[0] == "count"] == []
    for count in re.finditer(r"\{(\d)\}", text):
        wrong = str(int(count[1]) + 1)
        written = re.sub(r"[{}]", "", text[: count.start()] + wrong + text[count.end() :])
        assert [each[2] for each in found(written, TWO_YEARS) if each[0] == "count"] == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "เรื่องร้องเรียนปีนี้ ขึ้น 3 เรื่อง ลง 2 เรื่อง",
        "ทั้ง 10 เรื่อง จะให้ขึ้น 9 เรื่อง",
        "ขอเพิ่ม 2 เรื่องในวาระนี้",
        "แบบวัด IIT ขึ้น 3 ตัวชี้วัด",
        "ตัวชี้วัดที่ได้ตั้งแต่ 85 แต่ไม่ถึง 98 มี 2 ตัวชี้วัด",
    ],
)
def test_what_else_is_counted_shortly(text: str) -> None:
    assert [each for each in found(text, TWO_YEARS) if each[0] == "count"] == []


def test_those_that_rose_fell_and_stayed_make_up_the_whole() -> None:
    line = "ขึ้น 4 เรื่อง ลง {} เรื่อง เท่าเดิม 5 เรื่อง"
    assert found(line.format(1), NARRATIVE) == []
    assert found(line.format(3), NARRATIVE) == [("count", "warning", "5", "")]


@pytest.mark.parametrize(
    "text",
    [
        "คะแนนรวม 99.37 คะแนน ({}) ยังขาดอีก",
        "Overall: 99.37 → {}",
        "รวม ปีนี้ 99.37 คะแนน เพิ่มขึ้นมา 3.04 คะแนนจากของปี 2567\nระดับที่ได้คือ{}\n",
        "Score = 99.37 / 100\nLevel = {}",
        "ผลรวม | 99.37 | {}",
    ],
)
def test_a_level_right_behind_a_total_or_below_it(text: str) -> None:
    assert [each for each in found(text.format("ผ่านดีเยี่ยม"), TWO_YEARS) if each[0] == "level"] == []
    for level in ("ผ่าน", "ต้องปรับปรุง"):
        assert [each[2] for each in found(text.format(level), TWO_YEARS) if each[0] == "level"] == [level]
    assert found("ได้ 99.37 คะแนน ผ่านเกณฑ์ 85 ทุกตัว", TWO_YEARS) == []


def _rows(head: str, numbers: list[int], names: list[str]) -> str:
    return head + "".join(f"{number}\t{name}\tกองคลัง\n" for number, name in zip(numbers, names, strict=True))


def test_rows_and_labels_go_on() -> None:
    names = list(TWO_YEARS.years[2568].names.values())
    measures = [f"จัดทำคู่มือ{word}" for word in ("ก", "ข", "ค", "ง", "จ")]
    others = "#\tมาตรการ\tผู้ทำ\n"
    assert found(_rows(others, [1, 2, 3, 4, 5], measures), TWO_YEARS) == []
    assert found(_rows(others, [1, 2, 4, 4, 5], measures), TWO_YEARS)[0][:3] == ("numbering", "warning", "4")
    assert found(_rows("ที่\tตัวชี้วัด\tหน่วย\n", [1, 2, 3, 4, 7], [*names[:4], names[6]]), TWO_YEARS) == []
    assert found(_rows("อันดับ\tหน่วยงาน\tหน่วย\n", [1, 1, 3, 4, 5], measures), TWO_YEARS) == []
    asked = "".join(f"ถาม {{}}: ข้อ{word}ดีไหม\nตอบ: ปี 2568 ดีมากค่ะ\n" for word in ("ก", "ข", "ค", "ง"))
    assert found(asked.format(8, 9, 10, 11), TWO_YEARS) == []
    assert [each[:3] for each in found(asked.format(8, 9, 9, 11), TWO_YEARS)] == [("numbering", "warning", "9")]
