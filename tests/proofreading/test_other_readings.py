"""No error where another reading makes what is written true; and the readings that were once taken wrongly."""

from __future__ import annotations

import pytest

from proofreading.register import OfficePlace
from tests.proofreading.papers import facts, found, indicators

TOWN = OfficePlace("เทศบาลตำบล", "บ้านสมมุติ", "นาสมมุติ", "ตราด")
THREE_YEARS = facts(
    TOWN,
    {
        2568: {"total": "93.20", "EIT1": "92.11", "EIT2": "96.37", "e1/1": "88.12", "e1/2": "91.45"}
        | indicators("98.11", "97.42", "96.53", "95.64", "94.75", "93.86", "92.97", "91.08", "90.19", "89.31"),
        2567: {"total": "93.90", "EIT1": "90.40", "EIT2": "93.02"}
        | indicators("97.21", "98.82", "95.33", "96.14", "93.05", "94.36", "91.77", "92.28", "89.59", "90.61"),
        2566: {"total": "90.70"}
        | indicators("95.01", "94.12", "93.23", "92.34", "91.45", "90.56", "89.67", "88.78", "87.89", "86.91"),
    },
)
NAMES = THREE_YEARS.years[2568].names


def score(item: str, year: int = 2568) -> str:
    figure = THREE_YEARS.figure(item, year)
    assert figure is not None
    return f"{figure.value:.2f}"


def change(item: str, since: int = 2567, until: int = 2568) -> str:
    now, before = THREE_YEARS.figure(item, until), THREE_YEARS.figure(item, since)
    assert now is not None
    assert before is not None
    return f"{now.value - before.value:+.2f}"


def severities(text: str) -> list[tuple[str, str]]:
    return [(kind, severity) for kind, severity, _, _ in found(text, THREE_YEARS)]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        (f"ตัวชี้วัดที่ 1 {NAMES['1']} ได้ {score('2')} คะแนน", "error"),  # said strictly: the figure is another's
        (f"ตัวชี้วัดที่ 1 {NAMES['1']} ได้ 98.12 คะแนน", "error"),
        (f"เทศบาลได้คะแนน {score('2')} คะแนน", "error"),
        ("เทศบาลได้คะแนน 92.30 คะแนน", "error"),  # nobody's figure
        (f"ตัวชี้วัดที่ 1 {NAMES['1']} ได้ 98.11 คะแนน เพิ่มขึ้น 0.09 คะแนน", "error"),
    ],
)
def test_an_error_is_one_by_every_reading(text: str, severity: str) -> None:
    assert [each for _, each in severities(text)] == [severity]


TABLE = "ตัวชี้วัด\tปี 66\tปี 67\tปี 68\t{head}"


@pytest.mark.parametrize("head", ["+/-", "เพิ่ม/ลด", "ผลต่าง", "ผลต่าง 67-68", "เปลี่ยนแปลง (2567-2568)"])
def test_a_column_of_changes_is_against_the_year_before(head: str) -> None:
    rows = [f"{n} {NAMES[n]}\t{score(n, 2566)}\t{score(n, 2567)}\t{score(n)}\t{change(n)}" for n in NAMES]
    text = "\n".join([TABLE.format(head=head), *rows])
    assert severities(text) == []
    assert severities(text.replace(change("2"), "-1.04")) == [("change", "error")]


def test_each_column_of_changes_is_of_the_years_it_names_or_stands_behind() -> None:
    ends = [(score(n, 2566), score(n, 2567), change(n, 2566, 2567), score(n), change(n)) for n in NAMES]
    behind = ["ตัวชี้วัด\tปี 2566\tปี 2567\t+/-\tปี 2568\t+/-"]
    behind += [f"{n} {name}\t" + "\t".join(cells) for (n, name), cells in zip(NAMES.items(), ends, strict=True)]
    assert severities("\n".join(behind)) == []
    named = ["ตัวชี้วัด\tปี 2566\tปี 2567\tปี 2568\tผลต่าง 66-67\tผลต่าง 66-68"]
    named += [
        f"{n} {name}\t{old}\t{before}\t{now}\t{first}\t{change(n, 2566)}"
        for (n, name), (old, before, first, now, _) in zip(NAMES.items(), ends, strict=True)
    ]
    assert severities("\n".join(named)) == []


@pytest.mark.parametrize("head", ["ที่", "ลำดับ", "ลำดับที่", "ข้อ"])
@pytest.mark.parametrize("named", ["ตัวชี้วัดที่ {n} {name}", "ตชว.{n} {name}", "{name}"])
def test_the_number_of_a_row_is_not_its_indicators(head: str, named: str) -> None:
    rows = [
        f"{row}\t{named.format(n=n, name=NAMES[n])}\t{score(n)}"
        for row, n in enumerate(sorted(NAMES, key=lambda n: score(n)), 1)
    ]
    assert severities("\n".join([f"{head}\tตัวชี้วัด\tคะแนน", *rows])) == []


@pytest.mark.parametrize(
    "text",
    [
        "- ข้อ e1 ส่วนที่ 1 ได้ 88.12 ส่วนที่ 2 ได้ 91.45",
        "- ข้อ e1 ได้ ส่วนที่ 1 88.12 คะแนน และส่วนที่ 2 91.45 คะแนน",
        "EIT ได้ 92.64 คะแนน แบ่งเป็นส่วนที่ 1 ผู้รับบริการตอบด้วยตนเอง 92.11 คะแนน และส่วนที่ 2 ผู้สำรวจเก็บข้อมูล 96.37 คะแนน",
        "EIT ได้ 92.64 คะแนน ส่วนที่ 1 ได้ 92.11 คะแนน ส่วนที่ 2 ได้ 96.37 คะแนน",
        f"EIT\nตัวชี้วัดที่ 6 {NAMES['6']} ส่วนที่ 1 ได้ 91.20 คะแนน ส่วนที่ 2 ได้ 96.52 คะแนน",
    ],
)
def test_a_part_is_of_what_was_named_before_it(text: str) -> None:
    assert severities(text) == []


def test_a_wrong_part_of_a_question_is_found() -> None:
    assert severities("- ข้อ e1 ส่วนที่ 1 ได้ 88.12 ส่วนที่ 2 ได้ 91.54") == [("score", "error")]


@pytest.mark.parametrize("deictic", ["ตัวชี้วัดนี้", "ตัวชี้วัดดังกล่าว", "ด้านนี้", "ข้อนี้"])
def test_what_a_heading_names_is_meant_below_it(deictic: str) -> None:
    told = "เป็นการวัดความเห็นของชาวบ้าน ในปีงบประมาณ พ.ศ. 2568"
    now, before = score("8"), score("8", 2567)
    text = (
        f"3.8 ตัวชี้วัดที่ 8 {NAMES['8']}\n{deictic}{told} {TOWN.full_name}ได้รับคะแนนใน{deictic} {now} คะแนน "
        f"ลดลง 1.20 คะแนน เมื่อเทียบกับปีงบประมาณ พ.ศ. 2567 ที่ได้รับ {before} คะแนน"
    )
    assert severities(text) == []
    assert severities(text.replace(now, "91.80")) == [("score", "error")]


@pytest.mark.parametrize(
    "text",
    [
        "• วิธีคิดคะแนน ถ่วงน้ำหนัก IIT ร้อยละ 30 EIT ร้อยละ 30 และ OIT ร้อยละ 40",
        "คะแนนรวมมาจาก IIT ร้อยละ 30 EIT ร้อยละ 30 และ OIT ร้อยละ 40",
        "ค่าน้ำหนัก IIT เท่ากับ 30 EIT เท่ากับ 30 OIT เท่ากับ 40",
        "3.2 ประเด็นที่ควรพัฒนาให้ดีขึ้น (4 ตัวชี้วัด)",
        "3.2 ประเด็นที่ต้องยกระดับให้สูงขึ้น (4 ตัวชี้วัด)",
        "3.3 ที่ต้องรักษาไว้มิให้ลดลง จำนวน 9 ตัวชี้วัด",
        "คะแนนรวม 93.20 คะแนน ระดับ ผ่านดี (คงเดิม)",
        f"10. {NAMES['10']} {score('10', 2567)} -> {score('10')} ลดลง 1.30\nรวม 93.90 -> 93.20 ลดลง 0.70",
    ],
)
def test_what_is_no_score_and_no_count_of_these(text: str) -> None:
    assert severities(text) == []


def test_a_telephone_number_holds_no_year() -> None:
    title = "รายงานผลการประเมิน ITA ปี 2568\n"
    assert severities(f"{title}กองยุทธศาสตร์ โทร. 0 2564 1090 ต่อ 215") == []
    assert severities(f"{title}โทรศัพท์ 02 564 1090") == []


@pytest.mark.parametrize(
    "text",
    [
        f"ตัวชี้วัดที่มีพัฒนาการมากที่สุด คือ {NAMES['5']} (1.70 คะแนน)",
        "ตัวชี้วัดที่เปลี่ยนแปลงมากที่สุด คือ ตัวชี้วัดที่ 5",
        "ตัวชี้วัดที่ควรปรับปรุงมากที่สุด คือ ตัวชี้วัดที่ 8",
        "ตัวชี้วัดที่ห่างจากเป้าหมายมากที่สุด คือ ตัวชี้วัดที่ 10",
        "ตัวชี้วัดที่ต่ำกว่าเป้าหมายมากที่สุด คือ ตัวชี้วัดที่ 10 (4.31 คะแนน)",
        "ตัวชี้วัดที่เพิ่มขึ้นมากที่สุด คือ ตัวชี้วัดที่ 5 (1.70 คะแนน)",
        "ตัวชี้วัดที่คะแนนลดลงจากปีก่อนมากที่สุด คือ ตัวชี้วัดที่ 2 ลดลง 1.40 คะแนน",
        f"ตัวชี้วัดในแบบวัด IIT ที่ได้คะแนนน้อยที่สุดในปี 2568 (ตัวชี้วัดที่ 5 {NAMES['5']} 94.75 คะแนน)",
        f"แบบวัด EIT ได้ 92.64 คะแนน โดยตัวชี้วัดที่ได้คะแนนต่ำสุด คือ ตัวชี้วัดที่ 8 ({NAMES['8']})",
    ],
)
def test_a_superlative_is_of_what_leads_to_it(text: str) -> None:
    assert severities(text) == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("ตัวชี้วัดที่คะแนนลดลงจากปีก่อนมากที่สุด คือ ตัวชี้วัดที่ 10", "error"),
        ("ตัวชี้วัดที่เพิ่มขึ้นมากที่สุด คือ ตัวชี้วัดที่ 3", "warning"),  # it did between two other years
        ("ตัวชี้วัดที่เพิ่มขึ้นมากที่สุด คือ ตัวชี้วัดที่ 5 (1.07 คะแนน)", "error"),
    ],
)
def test_who_went_farthest(text: str, severity: str) -> None:
    assert severities(text) == [("change", severity)]


def test_within_an_instrument_the_lowest_of_none_is_wrong() -> None:
    assert severities("ตัวชี้วัดในแบบวัด IIT ที่ได้คะแนนน้อยที่สุด คือ ตัวชี้วัดที่ 4") == [("score", "error")]


@pytest.mark.parametrize("listed", ["6 7 และ 8", "6, 7 และ 8", "6 7 กับ 8"])
def test_each_of_several_has_its_own_score(listed: str) -> None:
    text = f"ตัวชี้วัดที่ {listed} ได้ 93.86 92.97 และ 91.08 คะแนน ตามลำดับ"
    assert severities(text) == []
    assert severities(text.replace("92.97", "92.79")) == [("score", "error")]


@pytest.mark.parametrize("year", ["ปีก่อน", "ปี 2567", "ผลการประเมินของปีก่อน"])
def test_how_far_it_lies_from_the_year_before(year: str) -> None:
    text = f"คะแนนภาพรวม 93.20 คะแนน ต่ำกว่า{year} (93.90 คะแนน) อยู่ 0.70 คะแนน"
    assert severities(text) == []
    assert severities(text.replace("0.70", "0.07")) == [("change", "error")]
    assert severities(text.replace("93.90", "93.09")) == [("score", "error")]


@pytest.mark.parametrize("other", ["ตัวชี้วัดที่ 2 (97.42)", "คะแนนภาพรวม (93.20)", "ค่าเป้าหมาย (85.00)"])
def test_how_far_it_lies_from_another(other: str) -> None:
    assert severities(f"ตัวชี้วัดที่ 1 ได้ 98.11 คะแนน สูงกว่า{other} อยู่ 0.69 คะแนน") == []


def test_a_number_that_no_indicator_has() -> None:
    rows = [f"{n}\t{name}\t{score(n)}" for n, name in NAMES.items()]
    text = "\n".join(["ที่\tตัวชี้วัด\tคะแนน", *rows])
    assert severities(text) == []
    assert severities(text.replace("10\t", "11\t")) == [("numbering", "warning"), ("indicator-name", "error")]


def test_words_behind_a_tab_are_no_row() -> None:
    assert severities("\tตัวชี้วัดที่ 1 ได้ 98.11 คะแนน\n\tตัวชี้วัดที่ 2 ได้ 97.24 คะแนน") == [("score", "error")]


def test_the_year_of_a_line_goes_with_it() -> None:
    text = f"ตัวชี้วัดที่ 6 {NAMES['6']} คะแนนได้เปลี่ยนไปจาก 94.36 คะแนน ในปีงบประมาณ พ.ศ.\n2567 เป็น 93.86 คะแนน ในปีนี้"
    assert severities(text) == []
