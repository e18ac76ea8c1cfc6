"""What a year's figures leave open: said when they are imported and on the year's page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scores.analysis import Derivation, completed, derivations, level, possible_levels, reconcile, rounded
from scores.rules import Rules


@dataclass(frozen=True)
class ScoreWarning:
    """One thing the figures contradict or cannot settle. `code` is the item's key, or "level"."""

    municipality: str
    fiscal_year: int
    code: str
    entered: str
    derived: str
    message: str


def review(
    rules: Rules,
    figures: Mapping[str, Decimal],
    official_level: str,
    municipality: str,
    derived: Sequence[Derivation] | None = None,
    possible: Sequence[str] | None = None,
) -> list[ScoreWarning]:
    """Differences, an unknown or contradicted level, missing questions, what cannot be checked.

    `derived` is `derivations(rules, figures)` and `possible` are the levels these leave open, where the caller has them
    already.
    """
    year = rules.fiscal_year
    derived = derivations(rules, figures) if derived is None else derived
    found = []
    for difference in reconcile(rules, figures, derived):
        message = f"{rules.item_alone(difference.item)} ไม่ตรงกับค่าที่คำนวณจากส่วนประกอบ"
        if difference.explained_by:
            message += f" — น่าจะผิดที่ {', '.join(map(rules.item_alone, difference.explained_by))}"
        entered, computed = str(difference.entered), str(difference.derived)
        found.append(ScoreWarning(municipality, year, difference.item, entered, computed, message))
    if possible is None:
        possible = possible_levels(rules, completed(rules, figures, derived))
    if len(possible) != 1:
        message = f"ยังระบุระดับไม่ได้: {level(rules, figures, derived).reason}"
        found.append(ScoreWarning(municipality, year, "level", official_level, "", message))
    elif official_level not in ("", *possible):
        told = level(rules, figures, derived)
        message = f"ระดับตามประกาศไม่ตรงกับที่คำนวณได้ ({told.reason})"
        found.append(ScoreWarning(municipality, year, "level", official_level, possible[0], message))
    for item, message in open_questions(rules, figures):
        entered = str(rounded(figures[item])) if item in figures else ""
        found.append(ScoreWarning(municipality, year, item, entered, "", message))
    return found


def open_questions(rules: Rules, figures: Mapping[str, Decimal]) -> list[tuple[str, str]]:
    """(item, words) where an indicator's questions are half filled in, or cannot be checked against it."""
    if len(figures) <= len(rules.headline_items) and figures.keys() <= rules.headline_set:
        return []  # no question was entered, so none is missing
    found = []
    for indicator in rules.indicators:
        items = rules.question_items[indicator.key]
        missing = [item for item in items if item not in figures]
        if missing and len(missing) < len(items):
            found.append((missing[0], f"ตัวชี้วัดที่ {indicator.number} ยังไม่มีคะแนนข้อ {', '.join(missing)}"))
        if items and not missing and indicator.instrument == "OIT" and not rules.question_groups[indicator.key]:
            what = "ตรวจสอบ" if indicator.sub_indicators else "ทราบ"
            message = f"ตัวชี้วัดที่ {indicator.number} ตรวจทานจากรายข้อไม่ได้: ยังไม่{what}ตัวชี้วัดย่อยของปีนี้"
            found.append((indicator.key, message))
    return found
