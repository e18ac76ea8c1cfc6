"""Numbers as a spreadsheet shows them: percent, decimals, float noise, thousands, dates and Buddhist years."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tables.number_formats import BUILT_IN, hides_text, shown


def serial(year: int, month: int, day: int) -> str:
    return str((dt.date(year, month, day) - dt.date(1899, 12, 30)).days)


OCTOBER = serial(2025, 10, 1)


@pytest.mark.parametrize(
    ("number", "code", "words"),
    [
        ("0.95", "0%", "95%"),
        ("0.9535", "0.00%", "95.35%"),
        ("1", "0%", "100%"),
        ("0.905", "0%", "91%"),
        ("95", '0"%"', "95%"),
        ("95", r"0\%", "95%"),
        ("99.80000001", "0.00", "99.80"),
        ("99.834999999999994", "0.00", "99.84"),
        ("90.825", "0.00", "90.83"),
        ("0.30000000000000004", "General", "0.3"),
        ("99.800000000000011", "General", "99.8"),
        ("1E-3", "General", "0.001"),
        ("9.1E1", "General", "91"),
        ("5521301", "General", "5521301"),
        ("105521301123", "General", "105521301123"),
        ("5521301", "00000000", "05521301"),
        ("15000", "#,##0", "15,000"),
        ("1234567.5", "#,##0.00", "1,234,567.50"),
        ("95", "", "95"),
        ("95.5", "0.##", "95.5"),
        ("95", '0.00" คะแนน"', "95.00 คะแนน"),
        ("3", '"ข้อ "0', "ข้อ 3"),
        ("95", ";;;", ""),
        ("-5", "0.00;(0.00)", "(5.00)"),
        ("-5", "0.00", "-5.00"),
        ("0", '0.00;-0.00;"-"', "-"),
        ("95", '[>=85]"ผ่าน "0;"ไม่ผ่าน "0', "ผ่าน 95"),
        ("60", '[>=85]"ผ่าน "0;"ไม่ผ่าน "0', "ไม่ผ่าน 60"),
        ("95.5", "[Red]0.00", "95.50"),
        ("95.5", "[$-D000000]0.0", "95.5"),
        ("95.5", "t0.00", "95.50"),
        ("500", "[$฿-41E]#,##0.00", "฿500.00"),
        ("1500000", '0.0,," ล้าน"', "1.5 ล้าน"),
        ("0812345678", "000-000-0000", "081-234-5678"),
        ("0.95", "# ??/??", "19/20"),
        ("1.5", "# ?/?", "1 1/2"),
        ("95", "0.00E+00", "9.50E+01"),
    ],
)
def test_a_number_is_what_its_cell_shows(number: str, code: str, words: str) -> None:
    assert shown(number, code) == words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("d/m/yyyy", "1 ตุลาคม 2568"),
        ("mm-dd-yy", "1 ตุลาคม 2568"),
        ("mmm-yy", "ตุลาคม 2568"),
        ("mmm bb", "ตุลาคม 2568"),
        ("[$-107041E]mmmm yyyy;@", "ตุลาคม 2568"),
        ("[$-D07041E]d mmm bbbb", "1 ตุลาคม 2568"),
        ("[$-th-TH,107]mmmm yyyy", "ตุลาคม 2568"),
        ("d mmm", "1 ตุลาคม"),
        ("mmmm", "ตุลาคม"),
        ("yyyy", "2568"),
        ("dddd", "1 ตุลาคม 2568"),
        ("QQ YY", "Q4 2568"),
        ("d/m/yyyy h:mm", "1 ตุลาคม 2568"),
        ('"ภายใน "mmm yy', "ภายใน ตุลาคม 2568"),
        ('mmm yy" เป็นต้นไป"', "ตุลาคม 2568 เป็นต้นไป"),
        (BUILT_IN[14], "1 ตุลาคม 2568"),
        (BUILT_IN[71], "1 ตุลาคม 2568"),
        (BUILT_IN[17], "ตุลาคม 2568"),
    ],
)
def test_a_date_says_no_more_than_its_cell_shows(code: str, words: str) -> None:
    assert shown(OCTOBER, code) == words


def test_years_typed_in_the_buddhist_era_stay_what_they_look_like() -> None:
    assert shown(serial(2568, 10, 1), "d/m/yyyy") == "1 ตุลาคม 2568"
    assert shown(serial(1968, 10, 1), "mmm-yy") == "ตุลาคม 2568"
    assert shown(serial(1968, 10, 1), "mmm-yyyy") == "ตุลาคม 2511"


def test_times_and_days_outside_of_every_calendar() -> None:
    assert shown("0.395833333333333", "h:mm") == "9:30"
    assert shown(f"{OCTOBER}.395833333333333", "d/m/yyyy h:mm") == "1 ตุลาคม 2568 9:30"
    assert shown("1.5", "[h]:mm") == "36:00"
    assert shown("99999999999", "d/m/yyyy") == "########"


def test_a_format_may_hide_texts() -> None:
    assert (hides_text(";;;"), hides_text("0.00;;;@"), hides_text("General")) == (True, False, False)


@given(
    st.decimals(min_value=0, max_value=100, places=2),
    st.sampled_from(["0.00", "#,##0.00", "0.00%", '0.00" คะแนน"']),
)
def test_two_decimals_are_shown_exactly(score: Decimal, code: str) -> None:
    number = float(score / 100 if "%" in code else score)
    assert shown(repr(number), code).split()[0].removesuffix("%") == f"{score:.2f}"


@given(st.floats(allow_nan=False, allow_infinity=False), st.text('0#?.,%/@dmyhbsqEe+-"\\_*[]; $ก1', max_size=30))
def test_any_number_in_any_format_is_some_text(number: float, code: str) -> None:
    assert isinstance(shown(repr(number), code), str)
