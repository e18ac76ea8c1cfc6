"""Which texts an indicator's analysis needs, by its score. Pure."""

from __future__ import annotations

from decimal import Decimal

ALWAYS = ("finding",)
BELOW_TARGET = ("finding", "weakness", "response")


def needed_texts(score: Decimal | None, target: Decimal) -> tuple[str, ...]:
    """What was found is always said; what is weak and what will be done about it, below the year's target."""
    return BELOW_TARGET if score is not None and score < target else ALWAYS
