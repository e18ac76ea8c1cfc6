"""What a spreadsheet shows of a number: its format says how many decimals, whether it is per cent, a day or a month.

Figures come out as a person reads them in the cell; dates in the Buddhist Era and in words, whatever their format, but
with no more than the cell shows: of "mmm yy" the month and the year.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import WINDOWS_EPOCH, from_excel

from thai.dates import ERA, MONTHS

GENERAL = "General"
TOO_WIDE = "########"  # what a cell shows of a date that no calendar has
# Excel has formats of its own for Thai (ECMA-376, 18.8.30); a day of number 14 shows its whole year.
_THAI_BUILT_IN = {
    14: "d/m/yyyy",
    59: "0",
    60: "0.00",
    61: "#,##0",
    62: "#,##0.00",
    67: "0%",
    68: "0.00%",
    69: "# ?/?",
    70: "# ??/??",
    71: "d/m/bbbb",
    72: "d-mmm-bb",
    73: "d-mmm",
    74: "mmm-bb",
    75: "h:mm",
    76: "h:mm:ss",
    77: "d/m/bbbb h:mm",
    78: "mm:ss",
    79: "[h]:mm:ss",
    80: "mm:ss",
    81: "d/m/bb",
}
BUILT_IN: dict[int, str] = BUILTIN_FORMATS | _THAI_BUILT_IN

_LONGEST_CODE = 320  # letters, Excel takes 255; no number has more digits
_DIGITS = 15  # Excel keeps no more of a number
_SHOWN_DIGITS = 10  # … and "General" shows no more
_EXACT = Context(prec=_DIGITS, rounding=ROUND_HALF_UP)
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<blank>.)|\*.|\[(?P<bracket>[^\[\]]*+)\]|(?P<general>General|Standard)'
    r"|(?P<noon>AM/PM|A/P)|(?P<era>E\+|E-)|(?P<date>y+|m+|d+|b+|h+|s+|q+)|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
# [$-107041E], [$-D07041E]: 07 before the locale is the calendar; [$-th-TH,107]; LibreOffice: [~buddhist].
_BUDDHIST = re.compile(r"\$[^$-]*+-[0-9a-f]{0,2}07[0-9a-f]{4}|\$-[\w-]{0,40},[0-9a-f]{0,2}07|~buddhist", re.IGNORECASE)
_TESTS = {
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "=": lambda a, b: a == b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
    "<>": lambda a, b: a != b,
}


@dataclass(frozen=True)
class _Section:
    """One of up to four parts of a format: its tokens (kind, text), and for which numbers it is."""

    tokens: tuple[tuple[str, str], ...]
    condition: tuple[str, Decimal] | None = None
    buddhist: bool = False

    def has(self, *kinds: str) -> bool:
        return any(kind in kinds for kind, _ in self.tokens)


@lru_cache(maxsize=50_000)
def shown(number: str, code: str = GENERAL, epoch: dt.datetime = WINDOWS_EPOCH) -> str:
    """What a cell with this number (as files write it) and this format shows; ValueError for what is no number."""
    try:
        value = _EXACT.plus(Decimal(number))
    except ArithmeticError as error:
        raise ValueError(number) from error
    if not value.is_finite() or value.adjusted() > _LONGEST_CODE:
        raise ValueError(number)  # as no spreadsheet writes it; written out it would fill the memory
    value = value if value.adjusted() > -_LONGEST_CODE else Decimal(0)
    sections = _sections(code[:_LONGEST_CODE])
    section, amount = _section_for(value, sections)
    if section is None or section.has("general"):
        said = _general(amount)
        return (
            said
            if section is None
            else "".join(said if k == "general" else t for k, t in section.tokens if k != "skip")
        )
    if section.has("date"):
        return _date(value, section, epoch)
    return _figure(amount, section)


def hides_text(code: str) -> bool:
    """Whether a format such as ;;; shows nothing of a text."""
    sections = _sections(code[:_LONGEST_CODE])
    return len(sections) > 3 and not sections[3].tokens


@lru_cache(maxsize=5_000)
def _sections(code: str) -> tuple[_Section, ...]:
    sections: list[_Section] = []
    tokens: list[tuple[str, str]] = []
    condition: tuple[str, Decimal] | None = None
    buddhist = False

    def close() -> None:
        nonlocal condition, buddhist
        sections.append(_Section(tuple(tokens), condition, buddhist))
        tokens.clear()
        condition, buddhist = None, False

    for found in _TOKEN.finditer(code):
        kind, text = found.lastgroup or "skip", found[found.lastgroup] if found.lastgroup else ""
        if kind == "bracket":
            if match := _CONDITION.fullmatch(text):
                condition = match[1], Decimal(match[2])
            elif re.fullmatch(r"h+|m+|s+", text, re.IGNORECASE):
                tokens.append(("date", text.lower()))
            elif _BUDDHIST.fullmatch(text):
                buddhist = True
            elif text.startswith("$") and (currency := text[1:].split("-")[0]):
                tokens.append(("text", currency))
        elif kind == "plain" and text == ";":
            close()
        elif kind == "plain" and text in "0#?.,%/@":
            tokens.append(("figure", text))
        elif kind == "plain" and text in "tT" and code[found.end() : found.end() + 1] in {*"0#?"}:
            continue  # Thai digits
        elif kind in ("date", "general", "era"):
            tokens.append((kind, text.lower()))
        elif kind == "blank":
            tokens.append(("text", " "))
        elif kind != "skip":
            tokens.append(("text" if kind != "noon" else "date", text))
    close()
    return tuple(sections)


def _section_for(value: Decimal, sections: Sequence[_Section]) -> tuple[_Section | None, Decimal]:
    """The section that shows a number, and the number it shows: a section of its own says how a negative looks."""
    if len(sections) == 1 and not sections[0].tokens:
        return None, value
    numeric = sections[:3]
    if any(section.condition for section in numeric):
        for section in numeric:
            if section.condition is None or _TESTS[section.condition[0]](value, section.condition[1]):
                return section, value
        return None, value
    if len(numeric) == 1 or value > 0:
        return numeric[0], value
    if value < 0:
        return numeric[1], -value
    return (numeric[2] if len(numeric) > 2 else numeric[0]), value


def _general(value: Decimal) -> str:
    if value == value.to_integral_value():
        return f"{value:f}".partition(".")[0]
    rounded = Context(prec=_SHOWN_DIGITS, rounding=ROUND_HALF_UP).plus(value)
    return f"{rounded:f}".rstrip("0").rstrip(".") if rounded.adjusted() > -_SHOWN_DIGITS else f"{rounded:f}"


# --- Figures ------------------------------------------------------------------------------------------------------


def _figure(value: Decimal, section: _Section) -> str:
    places = [n for n, (kind, text) in enumerate(section.tokens) if kind == "figure" and text in "0#?"]
    if not places:
        return "".join(_general(value) if text == "@" else text for _, text in section.tokens).strip()
    pattern = "".join(text if kind == "figure" else "\0" for kind, text in section.tokens[places[0] : places[-1] + 1])
    if "/" in pattern:
        said = _fraction(value, pattern)
    else:
        percents = sum(text == "%" for kind, text in section.tokens if kind == "figure")
        behind = "".join(text for kind, text in section.tokens[places[-1] + 1 :] if kind == "figure")
        scaled = value.scaleb(2 * percents - 3 * (len(behind) - len(behind.lstrip(","))))
        said = _scientific(scaled, pattern) if section.has("era") else _decimal(scaled, pattern, section, places)
    before = "".join(text for _, text in section.tokens[: places[0]])
    after = "".join(text for kind, text in section.tokens[places[-1] + 1 :] if (kind, text) != ("figure", ","))
    return f"{before}{said}{after}".strip()


def _decimal(value: Decimal, pattern: str, section: _Section, places: Sequence[int]) -> str:
    whole, _, decimals = pattern.partition(".")
    most, least = sum(map(decimals.count, "0#?")), decimals.count("0")
    rounded = abs(value).quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP, Context(prec=400))
    digits, _, fraction = f"{rounded:f}".partition(".")
    while len(fraction) > least and fraction.endswith("0"):
        fraction = fraction[:-1]
    digits = digits.lstrip("0").rjust(whole.count("0"), "0")
    if "\0" in whole and "," not in whole:  # 000-000: what stands between the digits stays there
        digits = _laid_out(digits, section.tokens[places[0] :][: len(whole)])
    elif "," in whole:
        ends = range(len(digits), 0, -3)
        digits = ",".join(reversed([digits[max(0, end - 3) : end] for end in ends]))
    sign = "-" if value < 0 and rounded else ""
    return f"{sign}{digits}{'.' if fraction else ''}{fraction}"


def _laid_out(digits: str, tokens: Sequence[tuple[str, str]]) -> str:
    result: list[str] = []
    left = list(digits)
    for kind, text in reversed(tokens):
        result.append(left.pop() if kind == "figure" and left else text if kind != "figure" else "")
    return "".join(left) + "".join(reversed(result))


def _scientific(value: Decimal, pattern: str) -> str:
    decimals = sum(map(pattern.partition("\0")[0].partition(".")[2].count, "0#?"))
    mantissa, _, exponent = f"{value:.{decimals}E}".partition("E")
    return f"{mantissa}E{exponent[:1]}{exponent[1:].zfill(2)}"


def _fraction(value: Decimal, pattern: str) -> str:
    below = pattern.rpartition("/")[2]
    whole = int(abs(value)) if re.match(r"[0#?]+[^/0#?]+[0#?]+/", pattern) else 0
    part = Fraction(abs(value) - whole).limit_denominator(10 ** min(max(len(below), 1), 4) - 1)
    pieces = [str(whole)] if whole or not part else []
    if part:
        pieces.append(f"{part.numerator}/{part.denominator}")
    return ("-" if value < 0 else "") + " ".join(pieces)


# --- Dates --------------------------------------------------------------------------------------------------------


def _date(value: Decimal, section: _Section, epoch: dt.datetime) -> str:
    try:
        moment = from_excel(float(value), epoch)
    except (OverflowError, ValueError):
        return TOO_WIDE
    codes = [text for kind, text in section.tokens if kind == "date"]
    is_time = any(code[0] in "hs" for code in codes)
    if isinstance(moment, dt.time):
        moment = dt.datetime.combine(epoch.date(), moment)
    said = date_words(moment, codes, buddhist=section.buddhist)
    if is_time and (not said or (moment.hour, moment.minute) != (0, 0)):
        hours = int(value * 24) if any(c in ("h", "hh") for c in codes) and value > 1 and not said else moment.hour
        said = f"{said} {hours}:{moment.minute:02d}".strip()
    letters = [place for place, (kind, _) in enumerate(section.tokens) if kind == "date"]
    before = _words(section.tokens[: letters[0]])
    after = _words(section.tokens[letters[-1] + 1 :])
    return " ".join(filter(None, (before, said, after)))


def _words(tokens: Sequence[tuple[str, str]]) -> str:
    text = "".join(text for kind, text in tokens if kind in ("quoted", "text"))
    return text.strip() if re.search("[ก-๙A-Za-z]", text) else ""


def date_words(moment: dt.date, codes: Sequence[str], *, buddhist: bool = False) -> str:
    """A day with what these codes show of it: its day, its month, its year; all of it where they show none.

    Empty where they show a time alone. A year of two digits below 2000 is one people typed as of the Buddhist Era.
    """
    kept = [code for place, code in enumerate(codes) if not _is_minute(codes, place)]
    has = {code[0]: code for code in kept if code not in ("ddd", "dddd")}
    shows_date = any(code[0] in "dmybq" for code in kept)
    if kept and not shows_date:
        return ""
    if not has.keys() & {*"dmybq"}:  # nothing but the day of the week
        has = {"d": "d", "m": "m", "y": "yyyy"}
    pieces = []
    if "d" in has:
        pieces.append(str(moment.day))
    if "m" in has:
        pieces.append(MONTHS[moment.month - 1])
    elif "q" in has:
        pieces.append(f"Q{(moment.month + 2) // 3}")
    if "y" in has or "b" in has:
        short = len(has.get("y", "yyyy")) <= 2 and not buddhist and "b" not in has
        pieces.append(str(buddhist_year(moment.year, short=short)))
    return " ".join(pieces)


def buddhist_year(year: int, *, short: bool = False) -> int:
    """The year of the Buddhist Era that is meant. Who types 2568 into a calendar of the Common Era gets a year five
    centuries away, who types 68 gets 1968, of which `short` shows "68"."""
    if year > 2400:
        return year
    return 2500 + year % 100 if short and 1930 <= year < 2000 else year + ERA


def _is_minute(codes: Sequence[str], place: int) -> bool:
    """m and mm beside hours or seconds are minutes."""
    if codes[place] not in ("m", "mm"):
        return False
    before = codes[place - 1] if place else ""
    after = codes[place + 1] if place + 1 < len(codes) else ""
    return before[:1] == "h" or after[:1] == "s"
