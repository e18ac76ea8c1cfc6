"""Scores as people type them and as papers print them."""

import re
from decimal import Decimal

from thai.digits import to_arabic

_MISSING = {"", "-", "–", "—", "N/A", "n/a"}
_SPACED = re.compile(r"\d(?: ?\d){0,2} ?\. ?\d(?: ?\d)?")  # "91. 10", "9 9 . 3 5": as a justified page sets it
_SCORE = re.compile(r"\d{1,3}(?:\.\d+)?")


def whole_number(typed: object, digits: int = 9) -> int | None:
    """What a request brings as a number: a version, a place in a list, a key (of 18 digits); None for anything else.

    Nine digits fit every column; Python itself refuses to read more than some thousands.
    """
    text = str(typed)
    return int(text) if text.isdecimal() and len(text) <= digits else None


def parse_score(text: str) -> Decimal | None:
    """A score of 0 to 100 with at most two decimals, typed with Thai or Arabic digits; "-" and nothing are missing.

    Returns None where the score is missing, which is never zero. ValueError (with a Thai message) for anything else.
    """
    typed = to_arabic(str(text)).strip().replace("\u200b", "").removesuffix("%").strip()
    if _SPACED.fullmatch(typed):
        typed = typed.replace(" ", "")
    if typed in _MISSING:
        return None
    if not _SCORE.fullmatch(typed):
        raise ValueError("ต้องเป็นตัวเลข 0 ถึง 100 ทศนิยมไม่เกิน 2 ตำแหน่ง หรือ “-” เมื่อไม่มีคะแนน")
    score = Decimal(typed)
    if score > 100:
        raise ValueError("คะแนนต้องไม่เกิน 100")
    if score != score.quantize(Decimal("0.01")):
        raise ValueError("ทศนิยมต้องไม่เกิน 2 ตำแหน่ง")
    return score.quantize(Decimal("0.01"))


def format_score(score: Decimal | None) -> str:
    """90.83, and – for a missing score."""
    return "–" if score is None else f"{score:.2f}"


def format_change(change: Decimal | None) -> str:
    """+3.04, −1.20, 0.00 and – where one of the years is missing. The minus is a real minus sign (U+2212)."""
    if change is None:
        return "–"
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return f"{sign}{abs(change):.2f}"


def describe_change(change: Decimal | None) -> str:
    """The change in words, as the reports print it: เพิ่มขึ้น 3.04 คะแนน."""
    if change is None:
        return "ไม่มีข้อมูลปีก่อนให้เปรียบเทียบ"
    if change == 0:
        return "ไม่มีการเปลี่ยนแปลง"
    return f"{'เพิ่มขึ้น' if change > 0 else 'ลดลง'} {abs(change):.2f} คะแนน"


def format_baht(amount: Decimal | None) -> str:
    """15,000 or 15,000.50; nothing for a missing amount."""
    return "" if amount is None else f"{amount:,.2f}".removesuffix(".00")
