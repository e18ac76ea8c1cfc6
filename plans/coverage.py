"""What a plan covers: pure functions of plain values, one row for each indicator of the assessed year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scores.rules import Indicator, Rules


@dataclass(frozen=True)
class CoveredMeasure:
    """What coverage needs to know of a measure."""

    pk: int
    number: int
    title: str
    indicators: frozenset[int]
    has_responsible: bool
    has_period: bool
    has_output: bool


@dataclass(frozen=True)
class Coverage:
    """One indicator: its score and what the plan has for it. A gap that matters is one on a weak indicator."""

    indicator: Indicator
    score: Decimal | None
    weak: bool  # below the target, or the weakest of all
    has_analysis: bool
    measures: tuple[CoveredMeasure, ...]

    @property
    def has_responsible(self) -> bool:
        return bool(self.measures) and all(m.has_responsible for m in self.measures)

    @property
    def has_period(self) -> bool:
        return bool(self.measures) and all(m.has_period for m in self.measures)

    @property
    def has_output(self) -> bool:
        return bool(self.measures) and all(m.has_output for m in self.measures)


def coverage(
    rules: Rules, figures: Mapping[str, Decimal], analysed: frozenset[int], measures: Sequence[CoveredMeasure]
) -> list[Coverage]:
    """One row for each indicator, in the order of their numbers."""
    scores = {i.number: figures.get(i.key) for i in rules.indicators}
    lowest = min((s for s in scores.values() if s is not None), default=None)
    return [
        Coverage(
            indicator=indicator,
            score=(score := scores[indicator.number]),
            weak=score is not None and (score < rules.target or (score == lowest and score < 100)),
            has_analysis=indicator.number in analysed,
            measures=tuple(m for m in measures if indicator.number in m.indicators),
        )
        for indicator in rules.indicators
    ]
