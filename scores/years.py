"""A municipality's years out of the database: the only way from rows to the one reading of a year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from accounts.models import Municipality
from scores.current_rules import current_rules_of
from scores.models import Assessment
from scores.results import EarlierYear, YearResults, line_items, read_year, shown
from scores.rules import Rules, UnknownRules

HISTORY = 5  # years, the last one included, that the lines show


@dataclass(frozen=True)
class YearLine:
    """One year's total and instruments, for the lines and the table behind them, and its indicators.

    `computed` are the items of which no figure was entered.
    """

    fiscal_year: int
    scores: tuple[Decimal | None, ...]  # in the order of YearResults.line_items
    indicators: tuple[Decimal | None, ...] = ()  # in the order of the last year's
    computed: frozenset[str] = frozenset()


class Years:
    """Years of one municipality with their figures and rules at hand: reading any of them makes no query."""

    def __init__(self, municipality: Municipality, fiscal_years: Iterable[int] | None = None) -> None:
        """The years named, or every year; three queries, whatever their number."""
        rows = Assessment.objects.with_figures().filter(municipality=municipality)
        if fiscal_years is not None:
            rows = rows.filter(fiscal_year__in=fiscal_years)
        self.assessments: dict[int, Assessment] = {a.fiscal_year: a for a in rows.order_by("-fiscal_year")}
        self.rules: dict[int, Rules] = current_rules_of(self.assessments, municipality.agency_kind)

    def __iter__(self) -> Iterator[int]:
        """The fiscal years with figures, newest first."""
        return iter(self.assessments)

    def results(self, fiscal_year: int, against: int | None = None) -> YearResults | None:
        """A year's result against an earlier year's, the one just before unless told; None where nothing was entered.

        Raises UnknownRules for a year without rules.
        """
        assessment = self.assessments.get(fiscal_year)
        if assessment is None:
            return None
        rules = self._rules_of(fiscal_year)
        before = fiscal_year - 1 if against is None else against
        earlier = None
        if before in self.assessments:
            scores = self._shown(before)
            earlier = EarlierYear(before, scores, self._computed(before, scores))
        return read_year(rules, assessment.entered(), assessment.official_level, earlier)

    def lines(self, until: int) -> list[YearLine]:
        """The headline figures of the last years up to this one, oldest first. Raises UnknownRules."""
        rules = self._rules_of(until)
        years = [year for year in sorted(self.assessments) if year <= until][-HISTORY:]
        known = [(year, self._shown(year)) for year in years]
        return [
            YearLine(
                year,
                tuple(scores.get(item) for item in line_items(rules)),
                tuple(scores.get(indicator.key) for indicator in rules.indicators),
                self._computed(year, scores),
            )
            for year, scores in known
        ]

    def _rules_of(self, fiscal_year: int) -> Rules:
        if fiscal_year not in self.rules:
            raise UnknownRules(fiscal_year)
        return self.rules[fiscal_year]

    def _shown(self, fiscal_year: int) -> dict[str, Decimal]:
        """A year's headline figures as its own page shows them; as entered where the year has no rules."""
        assessment = self.assessments[fiscal_year]
        if fiscal_year not in self.rules:
            return assessment.entered_headline()
        return shown(self.rules[fiscal_year], assessment.entered())

    def _computed(self, fiscal_year: int, known: Iterable[str]) -> frozenset[str]:
        return frozenset(known) - self.assessments[fiscal_year].entered_headline().keys()


def results_of(municipality: Municipality, fiscal_year: int) -> YearResults | None:
    """A year's result against the year before; None where nothing was entered. Raises UnknownRules."""
    return Years(municipality, [fiscal_year, fiscal_year - 1]).results(fiscal_year)
