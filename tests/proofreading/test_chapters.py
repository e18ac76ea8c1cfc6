"""Sides: on which side of its condition a count stands, of its figure a year, of a comparison a level."""

from __future__ import annotations

import pytest

from tests.proofreading.papers import NARRATIVE, PARTNER, TWO_YEARS, facts, found

COUNTS = "{whole} มีคะแนนตั้งแต่ ๘๕ คะแนนขึ้นไป {most} ตัวชี้วัด และมีคะแนนไม่ถึง ๘๕ คะแนน {few} ตัวชี้วัด"
WHOLES = ["จากตัวชี้วัดทั้งสิ้น ๑๐ ตัวชี้วัด", "ตัวชี้วัดทั้งหมดจำนวน ๑๐ ตัวชี้วัด", "ตัวชี้วัด ๑๐ ตัวชี้วัด", ""]
LEVELS = (
    "ผลการประเมินภาพรวม ๙๐.๘๓ คะแนน อยู่ในระดับผ่านดี เมื่อเทียบกับปีงบประมาณ พ.ศ. ๒๕๖๗ "
    "ซึ่งมีผลการประเมิน ๙๖.๓๓ คะแนน อยู่ในระดับผ่านดีเยี่ยม"
)
SERIES = "เทศบาลมีผลการประเมินในภาพรวม ๙๖.๓๓ คะแนน{in_}ปี ๒๕๖๗ และ {now} คะแนน{in_}ปี ๒๕๖๘"


@pytest.mark.parametrize("whole", WHOLES)
def test_a_count_behind_its_condition(whole: str) -> None:
    assert found(COUNTS.format(whole=whole, most="๙", few="๑"), NARRATIVE) == []
    assert found(COUNTS.format(whole=whole, most="๘", few="๑"), NARRATIVE) == [("count", "error", "๘", "๙")]
    assert found(COUNTS.format(whole=whole, most="๙", few="๒"), NARRATIVE) == [("count", "error", "๒", "๑")]


def test_a_count_before_its_condition() -> None:
    right = "มี ๔ ตัวชี้วัดสูงขึ้น ๖ ตัวชี้วัดคงเดิม"
    assert found(right, TWO_YEARS) == []
    assert found(right.replace("๔", "๓"), TWO_YEARS) == [("count", "error", "๓", "๔")]
    assert found(right.replace("๖", "๕"), TWO_YEARS) == [("count", "warning", "๕", "๖")]  # สูงขึ้น stands before it


def test_a_count_of_something_unknown_before_a_count_behind_its_condition() -> None:
    text = "ตัวชี้วัดที่น่าพอใจ {} ตัวชี้วัด และมีคะแนนไม่ถึง ๘๕ คะแนน {} ตัวชี้วัด"
    assert found(text.format("๗", "๑"), NARRATIVE) == []
    assert found(text.format("๗", "๒"), NARRATIVE) == [("count", "warning", "๒", "๑")]


def test_the_level_of_the_year_that_is_compared_with() -> None:
    paper = facts(PARTNER, {2568: {"total": "90.83"}, 2567: {"total": "96.33"}})
    assert found(LEVELS, paper) == []
    wrong = LEVELS.replace("ผ่านดีเยี่ยม", "ต้องปรับปรุง")
    assert [f[:3] for f in found(wrong, paper)] == [("level", "error", "ต้องปรับปรุง")]
    assert [f[:3] for f in found(LEVELS.replace("ผ่านดี ", "ผ่านดีเยี่ยม "), paper)] == [("level", "error", "ผ่านดีเยี่ยม")]
    changed = "ผลการประเมินภาพรวมลดลงจากปี ๒๕๖๗ ๕.๕๐ คะแนน อยู่ในระดับผ่านดีเยี่ยม"
    assert [f[:3] for f in found(changed, paper)] == [("level", "warning", "ผ่านดีเยี่ยม")]


@pytest.mark.parametrize("in_", ["ใน", "เมื่อ", "ของ", "สำหรับ"])
def test_a_year_behind_each_score(in_: str) -> None:
    assert found(SERIES.format(in_=in_, now="๙๙.๓๗"), TWO_YEARS) == []
    assert found(SERIES.format(in_=in_, now="๙๙.๗๓"), TWO_YEARS) == [("score", "error", "๙๙.๗๓", "๙๙.๓๗")]


@pytest.mark.parametrize("span", ["สองปี", "๒ ปี", "ทั้งสองปี", "ของสองปี"])
def test_a_mean_of_years_is_no_total(span: str) -> None:
    begun = f"ตลอด{span.replace('ทั้ง', '').replace('ของ', '')}ที่ผ่านมา "
    text = f"{begun}{SERIES.format(in_='ใน', now='๙๙.๓๗')} คิดเป็นคะแนนเฉลี่ย{span} ๙๗.๘๕ คะแนน"
    assert found(text, TWO_YEARS) == []
    assert found(text.replace("๙๙.๓๗", "๙๙.๗๓"), TWO_YEARS) == [("score", "error", "๙๙.๗๓", "๙๙.๓๗")]


def test_a_year_of_which_nobody_can_tell_whether_it_is_the_figures() -> None:
    assert found("ผลการประเมินภาพรวม ๙๖.๓๓ คะแนน สำหรับปี ๒๕๖๗ อยู่ในลำดับที่สาม", TWO_YEARS) == []
    assert found("ผลการประเมินภาพรวม ๙๙.๓๗ คะแนน สำหรับปี ๒๕๖๙ ตั้งใจทำให้ดีกว่าเดิม", TWO_YEARS) == []
