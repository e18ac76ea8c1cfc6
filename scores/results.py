"""A year's result as pages and papers show it: one reading of the figures for both."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scores.analysis import (
    Difference,
    Level,
    Recoverable,
    change,
    completed,
    level,
    reconcile,
    recoverable,
    rounded,
)
from scores.models import Assessment
from scores.rules import TOTAL, Rules


@dataclass(frozen=True)
class ResultRow:
    """One figure with last year's. `derived` marks a score that was computed because none was entered."""

    item: str
    instrument: str
    name: str
    score: Decimal | None
    before: Decimal | None
    derived: bool
    below_target: bool

    @property
    def change(self) -> Decimal | None:
        """This year less last year."""
        return change(self.score, self.before)


@dataclass(frozen=True)
class ExplainedDifference:
    """A difference in words: what was entered, what its parts give, which figure explains it."""

    name: str
    entered: Decimal
    derived: Decimal
    explained_by: tuple[str, ...]


@dataclass(frozen=True)
class YearResults:
    """Everything there is to say of one year's figures."""

    rules: Rules
    total: ResultRow
    instruments: tuple[ResultRow, ...]
    indicators: tuple[ResultRow, ...]
    level: Level
    official_level: str
    differences: tuple[ExplainedDifference, ...]
    gains: tuple[Recoverable, ...]
    year_before: int
    has_before: bool

    @property
    def level_name(self) -> str:
        """The official level where one was entered; it wins over the computed one."""
        return self.official_level or self.level.name or "ยังระบุไม่ได้"

    @property
    def level_contradicts(self) -> bool:
        """Whether the official level is another than the figures give."""
        return bool(self.official_level and self.level.name and self.official_level != self.level.name)

    @property
    def best_gain(self) -> Recoverable | None:
        """The indicator whose missing points are worth most in the total; None when nothing is missing."""
        return self.gains[0] if self.gains and self.gains[0].points > 0 else None

    @property
    def best_gain_name(self) -> str:
        """That indicator's words."""
        return self.rules.item_name(self.best_gain.item) if self.best_gain else ""

    @property
    def best_gain_points(self) -> Decimal | None:
        """What it is worth, rounded."""
        return rounded(self.best_gain.points) if self.best_gain else None

    @property
    def below_target(self) -> list[ResultRow]:
        """Indicators below the target, weakest first."""
        return sorted((r for r in self.indicators if r.below_target), key=lambda r: r.score or 0)


def year_results(assessment: Assessment, before: Assessment | None) -> YearResults:
    """Reads a year's figures against the year before, where there is one. Raises UnknownRules."""
    rules, entered = assessment.rules, assessment.figures()
    figures = completed(rules, entered)
    old = before.headline_figures() if before else {}

    def row(item: str, instrument: str, name: str) -> ResultRow:
        score = rounded(figures[item]) if item in figures else None
        return ResultRow(
            item=item,
            instrument=instrument,
            name=name,
            score=score,
            before=old.get(item),
            derived=score is not None and item not in entered,
            below_target=score is not None and score < rules.target,
        )

    def explained(difference: Difference) -> ExplainedDifference:
        return ExplainedDifference(
            name=rules.item_name(difference.item),
            entered=difference.entered,
            derived=difference.derived,
            explained_by=tuple(map(rules.item_name, difference.explained_by)),
        )

    return YearResults(
        rules=rules,
        total=row(TOTAL, "", rules.item_name(TOTAL)),
        instruments=tuple(
            row(item, i.key, rules.item_name(item)) for i in rules.instruments for item in (i.key, *i.parts)
        ),
        indicators=tuple(row(i.key, i.instrument, i.name) for i in rules.indicators),
        level=level(rules, entered),
        official_level=assessment.official_level,
        differences=tuple(map(explained, reconcile(rules, entered))),
        gains=tuple(recoverable(rules, figures)),
        year_before=assessment.fiscal_year - 1,
        has_before=TOTAL in old,
    )
