"""A megabyte of anything takes time in proportion to its length, and never fails."""

from __future__ import annotations

from dataclasses import replace

import pytest

from proofreading.findings import Kind
from proofreading.proofread import MOST, proofread
from tests.linear import long, within
from tests.proofreading.papers import TWO_YEARS
from tests.proofreading.test_plan import CHECKLIST, FACTS, GUIDE, HEAD

SHAPES = [
    *("1", "1.", "ก", " ", "\n", "\t1", "|", "<a", "a@", "www.", "a-", "\u200b", "เเ", "**", "(", "-1"),
    *("ตัวชี้วัดที่ ๑ ได้คะแนน ๙๙.๓๔ คะแนน ", "เทศบาลตำบล", "สามารถ", "1. ก ", "ตัวชี้วัดที่ 1, 2", "ต.ค. 68 - "),
    *("ได้คะแนน ๙๙.๓๕ ", "ปี 2568 ได้ 99.35 ", "เพิ่มขึ้น 1.20 ", "มี 3 ตัวชี้วัด "),
    *("จาก 91 ", "ข้อ i1 ", "การใช้งบประมาณ ", "ปี 2568 ", "คะแนน\t", "1\tการใช้อำนาจ\t99.00\n", "ระดับผ่าน", "\ud800"),
    *("ตัวชี้วัดที่ 1 2 3 ", "3.1 ก\n", "1.1.1 ก\n", "เพิ่มขึ้นมากที่สุด ", "ปี 2568 กับ", "ปี 2568 (ต.ค. 68 – ก.ย. 69) "),
    *(
        "ขึ้น 5 เรื่อง ลง 4 ",
        "ขึ้น 5 ข้อ ",
        "ปี 2568 ได้ 96.25 ปี 2567 ",
        "95 ขึ้นไปมี 8 เรื่อง ",
        "วันนี้ทำได้แล้ว 7 ด้าน ",
        "99.37 → ผ่านดี ",
        "ถาม 1: ",
        "1\tก\n",
        "มีมีมี 2 ที่",
    ),
    *("สูงกว่าปีก่อน (93.90) อยู่ 1.20 ", "จัดทำมาตรการปี 2568 ", "\tก\n", "ต่ำที่สุดคือตัวชี้วัดที่ 1 ", "ได้ 99.35 99.34 เพิ่มขึ้น 0.01 "),
]


@pytest.mark.parametrize("shape", SHAPES, ids=ascii)
def test_time_is_in_proportion_to_length(shape: str) -> None:
    with within(3, f"100,000 letters of {shape!r}"):  # a quadratic loop takes minutes
        findings = proofread(long(shape, 100_000), TWO_YEARS)
    assert len(findings) <= 2 * MOST * len(Kind)


# What the checks of spelling, of the plan and of titles look at, over and over.
ROW = f"{GUIDE}\tต.ค. 67 - ก.ย. 68\tกองชาง\tแล้วเสร็จ\n"
OF_WORDS = ["ๆ", "ต่างๆ", "ี", "ที่่", "ก\u0eb0", "ปฎิ", "e-servise ", "ป.ป.ช", "ยุทธศาสตร"]
OF_PLANS = [
    *("กองช่าง", "ทุกสำนัก/", "แล้วเสร็จ", "แล้วเสร็จ 9 มาตรการ", "รวม 9 มาตรการ ", "o1 ข้อมูลผู้บริหาร ", "o1\t", GUIDE, ROW),
    *(f"{GUIDE} ผู้รับผิดชอบ กองช่าง ", f"{GUIDE} โดย", f"{GUIDE}\t\tกองช่างง กองคลังง\t\n", "มาตรการ\tผู้รับผิดชอบ\n", "กองชาง "),
    *(f"1. {GUIDE}\nคนทำคือกองช่าง กับ กองคลัง\nแล้ว ตอนนี้แล้วเสร็จ ต.ค. 66 – ก.ย. 67\n", f"{GUIDE} แล้วเสร็จ 1 แล้วเสร็จ "),
    f"{GUIDE}\n" + "กองช่าง กับ " * 9,
]
KNOWN = replace(FACTS, titles=CHECKLIST.titles)


@pytest.mark.parametrize("shape", [*OF_WORDS, *OF_PLANS], ids=ascii)
def test_words_and_plans_in_proportion_to_length(shape: str) -> None:
    with within(4, f"100,000 letters of {shape!r}"):
        findings = proofread(HEAD + long(shape, 100_000), KNOWN)
    assert len(findings) <= 2 * MOST * len(Kind)


NUMBERED = "".join(f"{number}\tการป้องกันการทุจริต\t89.31\n" for number in range(1, 10))


@pytest.mark.parametrize("row", [NUMBERED, "สูงกว่าปี 2567 จำนวน 3.21 และ 93.20 คะแนน\n"], ids=ascii)
def test_rows_and_years_in_proportion_to_length(row: str) -> None:
    """Rows of one table that are all held against it, years with a figure that may be how far something moved."""
    with within(5, f"300,000 letters of {row!r}"):
        proofread("ที่\tตัวชี้วัด\tคะแนน\n" + long(row, 300_000), TWO_YEARS)


def test_a_megabyte_of_slips_and_measures() -> None:
    with within(30, "a megabyte"):
        findings = proofread(HEAD + long("".join([*OF_WORDS, "\n", *OF_PLANS, "\n"]), 1_000_000), KNOWN)
    assert {Kind.REPEATED_WORD, Kind.INDICATOR_NAME} <= {finding.kind for finding in findings}


def test_a_megabyte_of_paper() -> None:
    text = long("๑. ตัวชี้วัดที่ ๘ การปรับปรุงการทำงาน ได้ ๙๗.๙๖ คะแนน เพิ่มขึ้น ๑๒.๑๘ คะแนน\n", 1_000_000)
    with within(30, "a megabyte"):
        assert {finding.kind for finding in proofread(text, TWO_YEARS)} <= {"numbering", "change"}
