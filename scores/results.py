"""A year's result as pages and papers show it: one reading of the figures for both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scores.analysis import (
    Difference,
    Level,
    Recoverable,
    change,
    completed,
    derivations,
    level,
    reconcile,
    recoverable,
    recoverable_questions,
    rounded,
)
from scores.corrections import corrected
from scores.models import Assessment, RuleCorrection
from scores.next_level import NextLevel, next_level
from scores.rules import TOTAL, Rules, UnknownRules

HISTORY = 5  # years, this one included, that the lines show


@dataclass(frozen=True)
class ResultRow:
    """One figure with an earlier year's. `derived` marks a score that was computed because none was entered."""

    item: str
    instrument: str
    name: str
    score: Decimal | None
    before: Decimal | None
    derived: bool
    below_target: bool

    @property
    def change(self) -> Decimal | None:
        """This year less the earlier one."""
        return change(self.score, self.before)


@dataclass(frozen=True)
class ExplainedDifference:
    """A difference in words: what was entered, what its parts give, which figure explains it."""

    name: str
    entered: Decimal
    derived: Decimal
    explained_by: tuple[str, ...]


@dataclass(frozen=True)
class Threshold:
    """A level's least total and how far the total is from it: missing points, or points to spare."""

    total: Decimal
    missing: Decimal
    spare: Decimal


@dataclass(frozen=True)
class YearLine:
    """One year's total and instruments, for the lines and the table behind them."""

    fiscal_year: int
    scores: tuple[Decimal | None, ...]  # in the order of YearResults.line_items


@dataclass(frozen=True)
class HeatCell:
    """A question's score and its band: "best", "pass", "low", "far" or "missing"."""

    item: str
    name: str
    score: Decimal | None
    band: str


@dataclass(frozen=True)
class HeatRow:
    """An indicator's questions."""

    row: ResultRow
    cells: tuple[HeatCell, ...]
    verified: bool


@dataclass(frozen=True)
class Gain:
    """What is missing in an indicator or question, in points of the total."""

    name: str
    score: Decimal
    points: Decimal  # rounded
    questions: tuple[Gain, ...] = ()


@dataclass(frozen=True)
class NamedGap:
    """One condition of the next level, in words."""

    name: str
    score: Decimal
    needed: Decimal
    missing: Decimal


@dataclass(frozen=True)
class NamedRaise:
    """One raise of the cheapest way, in words and as printed."""

    name: str
    score: Decimal
    to: Decimal
    by: Decimal
    points: Decimal


@dataclass(frozen=True)
class YearResults:
    """Everything there is to say of one year's figures."""

    rules: Rules
    total: ResultRow
    instruments: tuple[ResultRow, ...]
    indicators: tuple[ResultRow, ...]
    questions: Mapping[str, Decimal]
    level: Level
    official_level: str
    differences: tuple[ExplainedDifference, ...]
    gains: tuple[Recoverable, ...]
    question_gains: tuple[Recoverable, ...]
    next_level: NextLevel | None
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

    @property
    def thresholds(self) -> list[Threshold]:
        """The levels' totals from the target up, and how far the total is from each."""
        score = self.total.score
        totals = sorted({step.total for step in self.rules.levels if step.total >= self.rules.target})
        if score is None:
            return []
        return [Threshold(t, max(t - score, Decimal(0)), max(score - t, Decimal(0))) for t in totals]

    @property
    def raises(self) -> list[NamedRaise]:
        """The cheapest way to the next level; empty where there is none."""
        found = self.next_level.raises if self.next_level else None
        return [
            NamedRaise(
                name=self.rules.item_name(r.item) + (f" ({self.rules.item_name(r.part)})" if r.part else ""),
                score=rounded(r.score),
                to=rounded(r.to),
                by=rounded(r.by),
                points=rounded(r.points),
            )
            for r in found or ()
        ]

    @property
    def level_gaps(self) -> list[NamedGap]:
        """What the next level asks for, the total first."""
        gaps = self.next_level.gaps if self.next_level else ()
        return [NamedGap(self.rules.item_name(g.item), g.score, g.needed, g.missing) for g in gaps]

    @property
    def unverified(self) -> list[str]:
        """The parts of the year's rules that have not been checked against the announcement."""
        rules, parts = self.rules, []
        if not rules.weights_verified:
            parts.append("น้ำหนักของเครื่องมือ")
        if not rules.levels_verified:
            parts.append("เกณฑ์ระดับผลการประเมิน")
        numbers = [i.key for i in rules.indicators if not i.questions_verified]
        if numbers:
            parts.append(f"รายการข้อคำถามของตัวชี้วัดที่ {', '.join(numbers)}")
        return parts

    @property
    def gain_rows(self) -> list[Gain]:
        """Indicators that miss points, greatest first, each with its questions that do."""
        questions: dict[str, list[Gain]] = {}
        for gain in self.question_gains:
            if gain.points > 0:
                key = self.rules.indicator_of_question(gain.item.partition("/")[0]).key
                row = Gain(self.rules.item_name(gain.item), gain.score, rounded(gain.points))
                questions.setdefault(key, []).append(row)
        return [
            Gain(self.rules.item_name(g.item), rounded(g.score), rounded(g.points), tuple(questions.get(g.item, ())))
            for g in self.gains
            if g.points > 0
        ]

    @property
    def heat(self) -> list[HeatRow]:
        """Every question by indicator; empty where no question was entered."""
        if not self.questions:
            return []
        return [
            HeatRow(row, tuple(map(self._cell, items)), self.rules.indicator(row.item).questions_verified)
            for row in self.indicators
            if (items := self.rules.question_items[row.item])
        ]

    @property
    def far_below(self) -> Decimal:
        """The total of the first level below the target: scores under it are marked most."""
        return max((step.total for step in self.rules.levels if step.total < self.rules.target), default=Decimal(0))

    def _cell(self, item: str) -> HeatCell:
        score = self.questions.get(item)
        best = self.rules.levels[0].total
        if score is None:
            band = "missing"
        elif score >= self.rules.target:
            band = "best" if score >= best else "pass"
        else:
            band = "low" if score >= self.far_below else "far"
        return HeatCell(item, self.rules.item_name(item), score, band)

    @property
    def line_items(self) -> tuple[str, ...]:
        """What the lines show: the total and the instruments."""
        return line_items(self.rules)


def line_items(rules: Rules) -> tuple[str, ...]:
    """The total and the instruments, without the instruments' parts."""
    return (TOTAL, *(instrument.key for instrument in rules.instruments))


def load_rules(assessments: Iterable[Assessment]) -> None:
    """Gives one municipality's assessments their years' rules with one query; a year without rules stays without."""
    assessments = list(assessments)
    corrections = RuleCorrection.objects.filter(
        fiscal_year__in=[a.fiscal_year for a in assessments],
        agency_kind__in={a.municipality.agency_kind for a in assessments},
    ).order_by("pk")
    found: dict[tuple[int, str], list[tuple[str, str]]] = {}
    for correction in corrections:
        of_year = found.setdefault((correction.fiscal_year, correction.agency_kind), [])
        of_year.append((correction.subject, correction.value))
    for assessment in assessments:
        key = (assessment.fiscal_year, assessment.municipality.agency_kind)
        try:
            assessment.rules = corrected(*key, tuple(found.get(key, ())))
        except UnknownRules:
            continue


def headline(assessment: Assessment) -> dict[str, Decimal]:
    """A year's headline figures, rounded, with those that can be computed; as entered where the year has no rules."""
    entered = assessment.headline_figures()
    try:
        known = completed(assessment.rules, entered)
    except UnknownRules:
        return entered
    return {item: rounded(score) for item, score in known.items()}


def history_lines(rules: Rules, assessments: Iterable[Assessment]) -> list[YearLine]:
    """The last years' total and instruments, oldest first."""
    newest = sorted(assessments, key=lambda a: a.fiscal_year)[-HISTORY:]
    figures = [(a.fiscal_year, headline(a)) for a in newest]
    return [YearLine(year, tuple(known.get(item) for item in line_items(rules))) for year, known in figures]


def year_results(assessment: Assessment, before: Assessment | None) -> YearResults:
    """Reads a year's figures against an earlier year's, where there is one. Raises UnknownRules."""
    rules, entered = assessment.rules, assessment.figures()
    found = derivations(rules, entered)
    figures = completed(rules, entered, found)
    old = headline(before) if before else {}

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
        questions={item: score for item, score in entered.items() if item not in rules.headline_set},
        level=level(rules, entered, found),
        official_level=assessment.official_level,
        differences=tuple(map(explained, reconcile(rules, entered, found))),
        gains=tuple(recoverable(rules, figures)),
        question_gains=tuple(recoverable_questions(rules, figures)),
        next_level=next_level(rules, entered, found),
        year_before=before.fiscal_year if before else assessment.fiscal_year - 1,
        has_before=TOTAL in old,
    )


def chosen_before(assessments: Sequence[Assessment], against: int | None) -> Assessment | None:
    """The earlier year to compare with: the one asked for, else the latest; `assessments` are newest first."""
    return next((a for a in assessments if against in (None, a.fiscal_year)), None)
