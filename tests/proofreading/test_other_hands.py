"""How others write what papers say: line ends, lists of figures, computed figures, titles with names in them."""

from __future__ import annotations

import pytest

from tests.proofreading.papers import BY_QUESTION, NARRATIVE, TWO_YEARS, found

NAMES = TWO_YEARS.years[2568].names
LONG = "ด้วยสำนักปลัดเทศบาลได้ตรวจทานคะแนนทุกตัวแล้ว ขอเรียนว่าส่วนของแบบวัดนั้น"  # as long as lines of a page


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG} ตัวชี้วัดที่ 8 ได้\n97.96 คะแนน เพิ่มขึ้น 12.18 คะแนน",
        f"{LONG} ตัวชี้วัดที่ 8 เพิ่มขึ้นจาก\n85.78 คะแนน เป็น 97.96 คะแนน",
    ],
)
def test_a_line_that_begins_with_a_score_goes_on(text: str) -> None:
    assert found(text, TWO_YEARS) == []
    wrong = text.replace("97.96", "97.69")
    assert ("score", "error", "97.69", "97.96") in found(wrong, TWO_YEARS)


def test_a_label_below_a_long_line_is_none_of_it() -> None:
    text = (
        f"{LONG}\n" * 9 + "ผลคะแนนปีก่อน (ปี 2567)\nคะแนนรวม 96.33 คะแนน ตัวชี้วัดที่ 8 ได้ 85.78 คะแนน ตัวชี้วัดที่ 9 ได้ 95.00 คะแนน\n"
    )
    text += "ผลคะแนนล่าสุด (ปี 2568)\nคะแนนรวม 99.37 คะแนน ตัวชี้วัดที่ 8 ได้ 97.96 คะแนน"
    assert found(text, TWO_YEARS) == []
    assert [each[:3] for each in found(text.replace("97.96", "85.78"), TWO_YEARS)] == [("score", "error", "85.78")]


def test_a_number_of_a_list_stands_before_a_number() -> None:
    text = "1) คะแนนรวม 90.83\n2) 4 กองส่งงานแล้ว\n3) 7 ตัวชี้วัดได้ 95 คะแนนขึ้นไป\n4) ขอให้ทุกกองตรวจ"
    assert [each for each in found(text, NARRATIVE) if each[0] == "numbering"] == []
    wrong = text.replace("3) 7", "5) 7")
    assert [each[:3] for each in found(wrong, NARRATIVE) if each[0] == "numbering"] == [("numbering", "error", "5")]


def test_how_far_two_lie_apart_and_then_the_total() -> None:
    text = "ตัวชี้วัดที่ 9 สูงกว่าตัวชี้วัดที่ 10 อยู่ 25.00 คะแนน คะแนนรวม = 90.83"
    assert found(text, NARRATIVE) == []


def test_an_items_title_may_hold_an_indicators_name() -> None:
    text = "ข้อ o5 แผนการใช้จ่ายงบประมาณประจำปี ได้ 86.55 คะแนน"
    assert [each for each in found(text, BY_QUESTION) if "ตัวชี้วัด" in each[3] or each[1] == "error"] == []


@pytest.mark.parametrize("head", ["เฉลี่ย 2 ปี", "สองปีได้", "มองรวม"])
def test_a_mean_of_the_years_is_no_score_with_digits_exchanged(head: str) -> None:
    rows = "\n".join(
        f"{n} {NAMES[n]}\t{old.value:.2f}\t{now.value:.2f}\t{(old.value + now.value) / 2:.2f}"
        for n in ("6", "7", "8", "9")
        for old, now in [(TWO_YEARS.years[2567].figures[n], TWO_YEARS.years[2568].figures[n])]
    )
    assert found(f"ตัวชี้วัด\t2567\t2568\t{head}\n{rows}", TWO_YEARS) == []


def test_what_moved_so_far_to_the_last_digit_is_meant() -> None:
    text = f"{NAMES['8']}\n85.78 → 97.96 (+12.18)\n\nหน้า 5\n{NAMES['9']} : 100.00\nเทียบปี 67 เพิ่มขึ้น 5.00 คะแนน"
    assert found(text, TWO_YEARS) == []


def test_names_above_columns() -> None:
    head = "\t".join(["ปี", *(NAMES[n] for n in ("6", "7", "8"))])
    rows = "\n".join(
        "\t".join([str(year), *(f"{TWO_YEARS.years[year].figures[n].value:.2f}" for n in ("6", "7", "8"))])
        for year in (2568, 2567)
    )
    assert found(f"{head}\n{rows}", TWO_YEARS) == []
    wrong = found(f"{head}\n{rows}".replace("92.26", "95.24"), TWO_YEARS)
    assert wrong == [("score", "error", "95.24", "92.26")]
    other = found(f"{head}\n{rows}".replace(NAMES["7"], NAMES["9"]), TWO_YEARS)
    assert ("indicator-name", "error", NAMES["9"], NAMES["7"]) in other


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("ที่ได้รับ คือ 010 คะแนน", [("score", "warning", "010", "100")]),
        ("โทรศัพท์ 010 หรือ 02-010-0100", []),
    ],
)
def test_no_score_begins_with_zero(text: str, findings: list[tuple[str, str, str, str]]) -> None:
    assert [each for each in found(text, TWO_YEARS) if each[2] == "010"] == findings


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        (f"{NAMES['8']}\nที่ได้นั้น 97.96 (เพิ่มขึ้น 12.18 คะแนน)", ""),
        (f"{NAMES['8']}\nชาวบ้านให้กัน 85.78 (เพิ่มขึ้น 12.18 คะแนน)", "85.78"),
        (f"{NAMES['8']}\nของเดิมนั้น 85.78 (เพิ่มขึ้น 12.18 คะแนน)", ""),
        (f"{NAMES['8']}\nที่ได้นั้น 97.96 (เพิ่มขึ้น 12.18 คะแนน เมื่อเทียบกับปี 2567)", ""),
        (f"{NAMES['8']}\nที่ได้นั้น 97.96 (เพิ่มขึ้น 12.18 คะแนน เมื่อเทียบกับปี 2568) ยังขาดสื่อ", "2568"),
        (f"ที่ทำได้ดีคือ {NAMES['1']} {NAMES['2']} และ {NAMES['3']}", ""),
        (f"ที่ทำได้ดีคือ {NAMES['1']} {NAMES['2']} และ {NAMES['1']}", NAMES["1"]),
        (f"{NAMES['1']} 100.00\n{NAMES['2']} 100.00\n{NAMES['3']} 100.00", ""),
        (f"{NAMES['1']} 100.00\n{NAMES['2']} 100.00\n{NAMES['1']} 100.00", NAMES["1"]),
    ],
)
def test_what_is_said_twice_or_of_the_wrong_year(text: str, doubted: str) -> None:
    said = found(f"{LONG}\n" * 9 + text, TWO_YEARS)
    assert [written for _, severity, written, _ in said if severity == "warning"] == ([doubted] if doubted else [])


@pytest.mark.parametrize(("numbers", "doubted"), [("1 2 3 4 5", ""), ("1 2 4 4 5", "4"), ("1 2 3 4 6", "6")])
def test_ranks_before_names_number_the_rows(numbers: str, doubted: str) -> None:
    ranked = ["8", "7", "6", "1", "2"]
    rows = [
        f"{number}\t{NAMES[n]}\t{TWO_YEARS.years[2568].figures[n].value:.2f}"
        for number, n in zip(numbers.split(), ranked, strict=True)
    ]
    text = "\n".join(["ลำดับ\tตัวชี้วัด\tคะแนนปี 2568", *rows])
    assert [each[2] for each in found(text, TWO_YEARS) if each[0] == "numbering"] == ([doubted] if doubted else [])


@pytest.mark.parametrize(("second", "doubted"), [("2", []), ("1", ["1"]), ("3", ["3"])])
def test_two_tables_have_two_numbers(second: str, doubted: list[str]) -> None:
    text = f"ตารางที่ 1 แบบภายใน\nIIT 100.00\nตารางที่ {second} แบบภายนอก"
    assert [each[2] for each in found(text, TWO_YEARS) if each[0] == "numbering"] == doubted
