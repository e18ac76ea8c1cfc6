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


def fiscal_year(day: dt.date) -> int:
    """The fiscal year (Buddhist Era) a day falls in."""
    return day.year + ERA + (1 if day.month >= 10 else 0)


def fiscal_year_bounds(year: int) -> tuple[dt.date, dt.date]:
    """First and last day of a fiscal year given in the Buddhist Era."""
    return dt.date(year - ERA - 1, 10, 1), dt.date(year - ERA, 9, 30)


def long_date(day: dt.date) -> str:
    """6 ตุลาคม 2568"""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year + ERA}"


def medium_date(day: dt.date) -> str:
    """6 ต.ค. 2568, as forms show a day and hope to read it."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year + ERA}"


def short_date(day: dt.date) -> str:
    """6 ต.ค. 68"""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {(day.year + ERA) % 100:02d}"


def hour(moment: dt.datetime) -> str:
    """14.05 น.: a moment's local time as officials write it."""
    return f"{moment:%H.%M} น."


def period(start: dt.date | None, end: dt.date | None) -> str:
    """ต.ค. 68 – ก.ย. 69; one month stands alone; an open side is left open; nothing where both are missing."""

    def month(day: dt.date | None) -> str:
        return f"{SHORT_MONTHS[day.month - 1]} {(day.year + ERA) % 100:02d}" if day else "…"

    if start is None and end is None:
        return ""
    return month(start) if month(start) == month(end) else f"{month(start)} – {month(end)}"


def last_day_of_month(day: dt.date) -> dt.date:
    """The last day of the month a day lies in."""
    return (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)


# --- Periods as tables give them ----------------------------------------------------------------------------------


def _dotted(short: str) -> str:
    """ต.ค. also typed ตค., ต.ค, ต. ค."""
    return r"\s?\.?\s?".join(re.escape(part) for part in short.split(".") if part) + r"\s?\.?"


# The patterns below are asked about texts with single blanks, of `LONGEST_PERIOD` letters at most.
_MONTH = "|".join([*MONTHS, *map(_dotted, SHORT_MONTHS)])
_ERA = r"(?:ปี\s?)?(?:พ\s?\.?\s?ศ\s?\.?\s?)?"
_DAY_OR_MONTH = re.compile(
    rf"(?:วันที่\s?)?(?:(?P<day>\d{{1,2}})\s?)?(?:เดือน\s?)?(?P<month>{_MONTH})\s?(?:{_ERA}(?P<year>\d{{4}}|\d{{2}}))?"
    rf"|(?:วันที่\s?)?(?P<d>\d{{1,2}})[/.-](?P<m>\d{{1,2}})[/.-](?P<y>\d{{4}}|\d{{2}})"
)
_TO = re.compile(r"\s?(?:[-–—−~]|จนถึง|ถึง)\s?")
_DAY_ALONE = re.compile(r"(?:วันที่\s?)?(\d{1,2})")
_QUARTERS = re.compile(
    rf"ไตรมาส(?:ที่)?\s?([1-4])(?:\s?(?:[-–,]|ถึง|และ)\s?(?:ไตรมาส(?:ที่)?\s?)?([1-4])){{0,3}}"
    rf"\s?(?:/|ของ)?\s?\(?(?:ปีงบประมาณ\s?)?{_ERA}(\d{{4}}|\d{{2}})?\)?"
)
_WHOLE_YEAR = re.compile(
    rf"(?:(?:ภายใน|ตลอด|ทั้ง|ใน|ประจำ)*\s?ปี(?:งบประมาณ)?|พ\s?\.?\s?ศ\s?\.?|(?=25\d\d))\s?\(?\s?{_ERA}(\d{{4}}|\d{{2}})?\s?(?:[-–]\s?{_ERA}(\d{{4}}))?\s?\)?"
)
_BEFORE = re.compile(r"(?:ภายใน|ไม่เกิน|ก่อน|ถึง|จนถึง)\s?(?:สิ้น)?")
_AROUND = re.compile(r"^(?:ระหว่าง|ตั้งแต่|เริ่ม|ช่วง|ระยะเวลา|เวลา|ใน|:|\s)+")
LONGEST_PERIOD = 300  # letters
_ONWARDS = re.compile(r"\s?(?:เป็นต้นไป|เป็นต้นมา)$")


_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
# Years written out in full that can only be meant as one of the two eras.
_COMMON_ERA = range(1900, 2201)
_BUDDHIST_ERA = range(1900 + ERA, 2201 + ERA)


def _without_spacing(said: str) -> str:
    """ "ต . ค . 6 8" as it was meant: letters a justified or scanned page set apart. Other texts stay as they are."""
    pieces = said.split(" ")
    if sum(len(piece) == 1 and not piece.isdecimal() and piece not in "-–—" for piece in pieces) < 2:
        return said
    return "".join(pieces)


def parse_day(text: str) -> dt.date:
    """A day as people type it: 30 ก.ย. 2569, 30/9/69, ๓๐ กันยายน พ.ศ. ๒๕๖๙; ValueError, in Thai, says why not.

    Two digits are a year of 25xx. A year of the Common Era is refused, except in the order that only machines write
    (2026-09-30), where both eras are understood: their years cannot be mistaken for one another.
    """
    said = re.sub(r" ?/ ?", "/", _without_spacing(" ".join(to_arabic(text[:LONGEST_PERIOD]).split())).strip(" .;,"))
    if iso := _ISO.fullmatch(said):
        day, month, year = int(iso["day"]), int(iso["month"]), int(iso["year"])
        year += ERA if year in _COMMON_ERA else 0
    else:
        found = _DAY_OR_MONTH.fullmatch(said)
        typed_year = _year_of(found) if found else None
        if found is None or typed_year is None or not (found["day"] or found["d"]):
            raise ValueError("อ่านวันที่ไม่ได้ กรุณาพิมพ์วัน เดือน และปี พ.ศ. เช่น 30 ก.ย. 2569 หรือ 30/9/2569")
        day, month, year = int(found["day"] or found["d"]), _month_of(found), typed_year
        if year in _COMMON_ERA:
            raise ValueError(f"กรุณาพิมพ์ปีเป็น พ.ศ. (ค.ศ. {year} คือ พ.ศ. {year + ERA})")
    if year not in _BUDDHIST_ERA:
        raise ValueError(f"ปี {year} ไม่น่าเป็นไปได้ กรุณาพิมพ์ปี พ.ศ. สี่หลัก เช่น 2569")
    try:
        return dt.date(year - ERA, month, day)
    except ValueError:
        raise ValueError(f"ไม่มีวันที่ {day}/{month}/{year} ในปฏิทิน กรุณาตรวจวัน เดือน และปี") from None


def parse_period(text: str, year: int) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of a period in any of the ways tables give it; ValueError when unreadable.

    `year` is the fiscal year (Buddhist Era) the table is about; it fills in a year that is left out. A month means the
    whole month. "ภายใน …" has no beginning, "… เป็นต้นไป" no end.
    """
    said = _without_spacing(" ".join(to_arabic(text).split())).strip(" .;,")
    if len(said) > LONGEST_PERIOD:
        raise ValueError(f"อ่านช่วงเวลาไม่ได้: {text[:LONGEST_PERIOD]}…")
    if said.startswith("(") and said.endswith(")"):
        said = said[1:-1].strip()
    if match := _QUARTERS.fullmatch(said):
        first = _fiscal_year_or(match[3], year)
        return quarter(first, int(match[1]))[0], _in_order(
            quarter(first, int(match[1])), quarter(first, int(match[2] or match[1]))
        )
    if match := _WHOLE_YEAR.fullmatch(said):
        first = _fiscal_year_or(match[1], year)
        return fiscal_year_bounds(first)[0], fiscal_year_bounds(int(match[2]) if match[2] else first)[1]
    open_start = _BEFORE.match(said)
    said = _BEFORE.sub("", said, count=1) if open_start else said
    open_end = _ONWARDS.search(said) or (said.startswith("ตั้งแต่") and _TO.search(said) is None)
    said = _ONWARDS.sub("", _AROUND.sub("", said))
    if whole := _DAY_OR_MONTH.fullmatch(said):
        start, end = _span(whole, _year_of(whole), year)
        return None if open_start else start, None if open_end else end
    for split in _TO.finditer(said):
        if found := _range(said[: split.start()], said[split.end() :], year):
            return found
    raise ValueError(f"อ่านช่วงเวลาไม่ได้: {text}")


def quarter(year: int, number: int) -> tuple[dt.date, dt.date]:
    """First and last day of a quarter of a fiscal year; the first begins in October."""
    start = fiscal_year_bounds(year)[0]
    first = dt.date(start.year + (number > 1), (9 + 3 * (number - 1)) % 12 + 1, 1)
    return first, last_day_of_month(first.replace(month=first.month + 2))


def _in_order(first: tuple[dt.date, dt.date], last: tuple[dt.date, dt.date]) -> dt.date:
    if last[1] < first[0]:
        raise ValueError("ช่วงเวลาสิ้นสุดก่อนเริ่ม")
    return last[1]


def _range(before: str, after: str, year: int) -> tuple[dt.date, dt.date] | None:
    """Two dates, of which the first may lack its year or be a bare day: "1 - 31 มกราคม 2569", "ต.ค. - ธ.ค. 68"."""
    last = _DAY_OR_MONTH.fullmatch(after)
    if last is None:
        return None
    first = _DAY_OR_MONTH.fullmatch(before)
    if first is None:
        day = _DAY_ALONE.fullmatch(before)
        first = _DAY_OR_MONTH.fullmatch(f"{day[1]} {last['month']}") if day and last["month"] else None
        if first is None:
            return None
    first_year, last_year = _year_of(first), _year_of(last)
    if first_year is None and last_year is not None:
        first_year = last_year - (_month_of(first) > _month_of(last))
    elif first_year is not None and last_year is None:
        last_year = first_year + (_month_of(last) < _month_of(first))
    start, end = _span(first, first_year, year)[0], _span(last, last_year, year)[1]
    if end < start:
        raise ValueError("ช่วงเวลาสิ้นสุดก่อนเริ่ม")
    return start, end


def _span(match: re.Match[str], typed_year: int | None, fiscal: int) -> tuple[dt.date, dt.date]:
    """The day, or the month's first and last day."""
    month, day = _month_of(match), match["day"] or match["d"]
    year = typed_year if typed_year is not None else fiscal - (month >= 10)
    if year not in _BUDDHIST_ERA:  # a year of the Common Era would quietly become one of Ayutthaya
        raise ValueError(f"ปีต้องเป็น พ.ศ.: {match[0]}")
    first = dt.date(year - ERA, month, int(day or 1))
    return first, first if day else last_day_of_month(first)


def _month_of(match: re.Match[str]) -> int:
    if match["m"]:
        return int(match["m"])
    plain = re.sub(r"[\s.]", "", match["month"])
    return next(
        n
        for n, names in enumerate(zip(MONTHS, SHORT_MONTHS, strict=True), 1)
        if plain in {s.replace(".", "") for s in names}
    )


def _year_of(match: re.Match[str]) -> int | None:
    typed = match["year"] or match["y"]
    return None if not typed else int(typed) + (2500 if len(typed) == 2 else 0)


def _fiscal_year_or(typed: str | None, year: int) -> int:
    return year if not typed else int(typed) + (2500 if len(typed) == 2 else 0)
