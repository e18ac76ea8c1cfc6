"""Scores as people type them and as papers print them."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.numbers import describe_change, format_change, format_score, parse_score, whole_number

SCORES = st.decimals(min_value=0, max_value=100, places=2)
NOT_A_NUMBER = "ต้องเป็นตัวเลข 0 ถึง 100 ทศนิยมไม่เกิน 2 ตำแหน่ง หรือ “-” เมื่อไม่มีคะแนน"


@pytest.mark.parametrize(
    ("typed", "score"),
    [
        ("90.83", "90.83"),
        ("๙๐.๘๓", "90.83"),
        ("9๐.8๓", "90.83"),
        (" 90.83\u200b ", "90.83"),
        ("90.83 %", "90.83"),
        ("95", "95.00"),
        ("95.5", "95.50"),
        ("1.230", "1.23"),
        ("0", "0.00"),
        ("100", "100.00"),
        ("๑๐๐.๐๐", "100.00"),
    ],
)
def test_a_score_is_read_with_two_decimals(typed: str, score: str) -> None:
    assert str(parse_score(typed)) == score


@pytest.mark.parametrize("typed", ["", "  ", "-", " - ", "–", "—", "N/A", "n/a"])
def test_a_missing_score_is_none_and_not_zero(typed: str) -> None:
    assert parse_score(typed) is None


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("101", "คะแนนต้องไม่เกิน 100"),
        ("100.01", "คะแนนต้องไม่เกิน 100"),
        ("๑๐๑", "คะแนนต้องไม่เกิน 100"),
        ("1.234", "ทศนิยมต้องไม่เกิน 2 ตำแหน่ง"),
        *((typed, NOT_A_NUMBER) for typed in ("-1", "1,000", "9,5", "90.", ".5", "1e2", "+5", "9 0", "1000")),
        *((typed, NOT_A_NUMBER) for typed in ("ไม่มี", "เก้าสิบ", "90 คะแนน", "NaN", "Infinity", "90/100", "%-")),
    ],
)
def test_what_is_no_score_is_refused_in_thai(typed: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        parse_score(typed)


@given(SCORES)
def test_a_printed_score_is_read_back(score: Decimal) -> None:
    assert parse_score(format_score(score)) == score


def test_a_missing_score_is_printed_as_a_dash_and_read_back() -> None:
    assert format_score(None) == "–"
    assert parse_score(format_score(None)) is None


@pytest.mark.parametrize(
    ("change", "sign", "words"),
    [
        ("3.04", "+3.04", "เพิ่มขึ้น 3.04 คะแนน"),
        ("-1.2", "−1.20", "ลดลง 1.20 คะแนน"),
        ("0.00", "0.00", "ไม่มีการเปลี่ยนแปลง"),
        ("-0.00", "0.00", "ไม่มีการเปลี่ยนแปลง"),
        (None, "–", "ไม่มีข้อมูลปีก่อนให้เปรียบเทียบ"),
    ],
)
def test_a_change_carries_its_sign_in_figures_and_in_words(change: str | None, sign: str, words: str) -> None:
    value = None if change is None else Decimal(change)
    assert (format_change(value), describe_change(value)) == (sign, words)


@pytest.mark.parametrize(
    ("typed", "number"),
    [("0", 0), ("๑๒", 12), ("999999999", 999_999_999), (7, 7), ("", None), ("-1", None), ("1.0", None), ("²", None)],
)
def test_a_whole_number_is_read_or_is_none(typed: object, number: int | None) -> None:
    assert whole_number(typed) == number


def test_a_number_of_more_digits_than_a_column_holds_is_none() -> None:
    assert whole_number("1" * 10) is whole_number("1" * 5000) is None
    assert whole_number("1" * 18, digits=18) == int("1" * 18)
    assert whole_number("1" * 19, digits=18) is None


@pytest.mark.parametrize(("typed", "score"), [("91. 10", "91.10"), ("92 .20", "92.20"), ("๙ ๙ . ๓ ๕", "99.35")])
def test_a_score_set_with_blanks_is_one(typed: str, score: str) -> None:
    assert parse_score(typed) == Decimal(score)


@pytest.mark.parametrize("typed", ["9 9", "91 10", "91. 10 20"])
def test_figures_with_nothing_but_a_blank_between_are_no_score(typed: str) -> None:
    with pytest.raises(ValueError, match="ต้องเป็นตัวเลข"):
        parse_score(typed)
