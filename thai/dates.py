"""Dates of the Buddhist Era and the Thai fiscal year.

Fiscal year N (Buddhist Era) runs from 1 October N-1 to 30 September N. Dates are stored as real dates; the words are
made here when they are shown.
"""

import datetime as dt
import re

from thai.digits import to_arabic

ERA = 543

MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
SHORT_MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
_MONTH_NUMBERS = {name: n for names in (MONTHS, SHORT_MONTHS) for n, name in enumerate(names, 1)} | {
    name.rstrip("."): n for n, name in enumerate(SHORT_MONTHS, 1)
}


def fiscal_year(day: dt.date) -> int:
    """The fiscal year (Buddhist Era) a day falls in."""
    return day.year + ERA + (1 if day.month >= 10 else 0)


def fiscal_year_bounds(year: int) -> tuple[dt.date, dt.date]:
    """First and last day of a fiscal year given in the Buddhist Era."""
    return dt.date(year - ERA - 1, 10, 1), dt.date(year - ERA, 9, 30)


def long_date(day: dt.date) -> str:
    """6 ตุลาคม 2568"""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year + ERA}"


def short_date(day: dt.date) -> str:
    """6 ต.ค. 68"""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {(day.year + ERA) % 100:02d}"


def period(start: dt.date | None, end: dt.date | None) -> str:
    """ต.ค. 68 – ก.ย. 69; one month stands alone; an open side is left open; nothing where both are missing."""

    def month(day: dt.date | None) -> str:
        return f"{SHORT_MONTHS[day.month - 1]} {(day.year + ERA) % 100:02d}" if day else "…"

    if start is None and end is None:
        return ""
    return month(start) if month(start) == month(end) else f"{month(start)} – {month(end)}"


_DATE = re.compile(r"(?:(\d{1,2})\s*)?([ก-์]+(?:\.[ก-์]+)?\.?)\s*(?:พ\.ศ\.\s*)?(\d{4}|\d{2})")


def parse_month(text: str) -> tuple[dt.date, bool]:
    """A day or month as people write it: "1 ตุลาคม 2568", "ต.ค. ๖๘", "ตุลาคม 2568".

    Returns the date (the first of the month where no day stands) and whether a day stood. ValueError when unreadable.
    """
    match = _DATE.fullmatch(to_arabic(text).strip())
    number = _MONTH_NUMBERS.get(match[2]) or _MONTH_NUMBERS.get(match[2].rstrip(".")) if match else None
    if match is None or number is None:
        raise ValueError(f"อ่านวันที่ไม่ได้: {text}")
    year = int(match[3]) + (2500 if len(match[3]) == 2 else 0)
    if year < 2400:  # a year of the Common Era would quietly become one of Ayutthaya
        raise ValueError(f"ปีต้องเป็น พ.ศ.: {text}")
    try:
        return dt.date(year - ERA, number, int(match[1] or 1)), match[1] is not None
    except ValueError as error:
        raise ValueError(f"อ่านวันที่ไม่ได้: {text}") from error


def last_day_of_month(day: dt.date) -> dt.date:
    """The last day of the month a day lies in."""
    return (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
