"""Days of the Buddhist Era and the fiscal year that begins in October."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.dates import (
    fiscal_year,
    fiscal_year_bounds,
    hour,
    last_day_of_month,
    long_date,
    medium_date,
    parse_day,
    parse_period,
    period,
    short_date,
)

DAYS = st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2042, 12, 31))


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (dt.date(2025, 9, 30), 2568),
        (dt.date(2025, 10, 1), 2569),
        (dt.date(2025, 12, 31), 2569),
        (dt.date(2026, 1, 1), 2569),
        (dt.date(2026, 9, 30), 2569),
        (dt.date(2026, 10, 1), 2570),
    ],
)
def test_the_fiscal_year_turns_on_the_first_of_october(day: dt.date, year: int) -> None:
    assert fiscal_year(day) == year


def test_a_fiscal_year_runs_from_october_to_september() -> None:
    assert fiscal_year_bounds(2569) == (dt.date(2025, 10, 1), dt.date(2026, 9, 30))


@given(DAYS)
def test_a_day_lies_within_its_fiscal_year(day: dt.date) -> None:
    first, last = fiscal_year_bounds(fiscal_year(day))
    assert first <= day <= last


@pytest.mark.parametrize(
    ("day", "long", "medium", "short"),
    [
        (dt.date(2025, 10, 6), "6 ตุลาคม 2568", "6 ต.ค. 2568", "6 ต.ค. 68"),
        (dt.date(2026, 2, 28), "28 กุมภาพันธ์ 2569", "28 ก.พ. 2569", "28 ก.พ. 69"),
        (dt.date(1957, 1, 1), "1 มกราคม 2500", "1 ม.ค. 2500", "1 ม.ค. 00"),
    ],
)
def test_a_day_is_written_in_three_lengths(day: dt.date, long: str, medium: str, short: str) -> None:
    assert (long_date(day), medium_date(day), short_date(day)) == (long, medium, short)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (dt.date(2025, 10, 1), dt.date(2026, 9, 30), "ต.ค. 68 – ก.ย. 69"),
        (dt.date(2025, 10, 1), dt.date(2025, 10, 31), "ต.ค. 68"),
        (dt.date(2025, 10, 1), None, "ต.ค. 68 – …"),
        (None, dt.date(2026, 9, 30), "… – ก.ย. 69"),
        (None, None, ""),
    ],
)
def test_a_period_is_named_by_its_months(start: dt.date | None, end: dt.date | None, words: str) -> None:
    assert period(start, end) == words


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (dt.date(2026, 9, 1), dt.date(2026, 9, 30)),
        (dt.date(2025, 12, 31), dt.date(2025, 12, 31)),
        (dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        (dt.date(2026, 2, 15), dt.date(2026, 2, 28)),
    ],
)
def test_a_month_ends_on_its_last_day(day: dt.date, last: dt.date) -> None:
    assert last_day_of_month(day) == last


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("ต.ค. ๖๘ - ก.ย. ๖๙", "2025-10-01", "2026-09-30"),
        ("ต.ค.๖๘-ก.ย.๖๙", "2025-10-01", "2026-09-30"),
        ("ตค.68 – กย.69", "2025-10-01", "2026-09-30"),
        ("(ต.ค. ๖๘ -\nก.ย. ๖๙)", "2025-10-01", "2026-09-30"),
        ("ตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘", "2024-10-01", "2025-09-30"),
        ("เดือนตุลาคม ๒๕๖๗ ถึงเดือนกันยายน พ.ศ. ๒๕๖๘", "2024-10-01", "2025-09-30"),
        ("๑ ตุลาคม ๒๕๖๘ – ๓๐ กันยายน ๒๕๖๙", "2025-10-01", "2026-09-30"),
        ("1/10/2568 - 30/9/2569", "2025-10-01", "2026-09-30"),
        ("๑ - ๑๕ มกราคม ๒๕๖๙", "2026-01-01", "2026-01-15"),
        ("ต.ค. ๖๘", "2025-10-01", "2025-10-31"),
        ("ก.พ. ๗๑", "2028-02-01", "2028-02-29"),
        ("6 ต.ค. 68", "2025-10-06", "2025-10-06"),
        ("ต.ค. – ธ.ค. ๖๘", "2025-10-01", "2025-12-31"),
        ("พ.ย. - ม.ค. ๖๙", "2025-11-01", "2026-01-31"),
        ("ธันวาคม ๒๕๖๘ - มกราคม", "2025-12-01", "2026-01-31"),
        ("พฤศจิกายน - กุมภาพันธ์", "2025-11-01", "2026-02-28"),
        ("มีนาคม", "2026-03-01", "2026-03-31"),
        ("ตลอดปีงบประมาณ (พ.ศ. ๒๕๖๙)", "2025-10-01", "2026-09-30"),
        ("ตลอดปี", "2025-10-01", "2026-09-30"),
        ("ปีงบประมาณ พ.ศ.๒๕๖๘", "2024-10-01", "2025-09-30"),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๘ - ๒๕๖๙", "2024-10-01", "2026-09-30"),
        ("ไตรมาสที่ ๑", "2025-10-01", "2025-12-31"),
        ("ไตรมาส 1-2", "2025-10-01", "2026-03-31"),
        ("ไตรมาสที่ ๓ ถึงไตรมาสที่ ๔/๒๕๖๘", "2025-04-01", "2025-09-30"),
        ("ภายในเดือนมีนาคม ๒๕๖๙", None, "2026-03-31"),
        ("ภายใน 30 กันยายน 2569", None, "2026-09-30"),
        ("ตั้งแต่ 1 ตุลาคม 2568", "2025-10-01", None),
        ("๑ ตุลาคม ๒๕๖๘ เป็นต้นไป", "2025-10-01", None),
        ("ตั้งแต่ ต.ค. ๖๘ ถึง ก.ย. ๖๙", "2025-10-01", "2026-09-30"),
    ],
)
def test_periods_are_read_however_they_are_written(typed: str, start: str | None, end: str | None) -> None:
    days = parse_period(typed, 2569)
    assert tuple(day.isoformat() if day else None for day in days) == (start, end)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ทุกเดือน",
        "31 ก.พ. 69",
        "ก.ย. ๖๙ - ต.ค. ๖๘",
        "ไตรมาส 4-1",
        "ต.ค. 2025 - ก.ย. 2026",
        "ต.ค. 3568",
        "5",
        "ตุลา ๖๘",
        "ปี ๐๐๐๐",
    ],
)
def test_what_is_no_period_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_period(typed, 2569)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2200, 1, 1)), st.dates(dt.date(1990, 1, 1), dt.date(2200, 1, 1)))
def test_long_dates_make_a_period_again(one: dt.date, other: dt.date) -> None:
    start, end = sorted((one, other))
    assert parse_period(f"{long_date(start)} - {long_date(end)}", 2569) == (start, end)
    assert parse_period(f"ตั้งแต่ {long_date(start)}", 2569) == (start, None)
    assert parse_period(f"ภายใน {long_date(end)}", 2569) == (None, end)


TYPED: dict[str, str | None] = json.loads(Path(__file__).with_name("days.json").read_text())["days"]


@pytest.mark.parametrize(("typed", "day"), TYPED.items())
def test_a_day_is_read_however_people_type_it(typed: str, day: str | None) -> None:
    if day is None:
        with pytest.raises(ValueError, match=r"กรุณา"):
            parse_day(typed)
    else:
        assert parse_day(typed).isoformat() == day


@pytest.mark.parametrize("write", [long_date, medium_date, dt.date.isoformat])
@given(day=st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31)))
def test_what_is_written_is_read_again(write: Callable[[dt.date], str], day: dt.date) -> None:
    assert parse_day(write(day)) == day


@given(st.text(max_size=40))
def test_a_text_is_a_day_of_our_time_or_refused(text: str) -> None:
    try:
        year = parse_day(text).year
    except ValueError:
        return
    assert 1900 <= year <= 2200


def test_an_hour_has_a_dot() -> None:
    assert hour(dt.datetime(2026, 11, 26, 9, 5)) == "09.05 น."  # noqa: DTZ001 - local time is what it is given
