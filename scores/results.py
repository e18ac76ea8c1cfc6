"""A year's result as pages and papers show it: the one reading of the entered figures, completed and rounded.

Pure: rules and entered figures in, `YearResults` out. What was computed because nobody entered it is marked `derived`;
a missing score stays missing and never counts as zero or as passed. scores.years reads the rows.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scores.analysis import (
    Derivation,
    Difference,
    Figures,
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
from scores.levels import UNKNOWN_LEVEL, LevelMark, mark_of
from scores.next_level import NextLevel, next_level
from scores.rules import TOTAL, Rules


@dataclass(frozen=True)
class ResultRow:
    """One figure with an earlier year's. What is `derived` was computed because none was entered."""

    item: str
    instrument: str
    name: str
    score: Decimal | None
    before: Decimal | None
    derived: bool
    below_target: bool
    before_derived: bool = False

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
class HeatCell:
    """A question's score and its band: "best", "pass", "low", "far" or "missing"."""

    item: str
    name: str
    score: Decimal | None
    band: str


@dataclass(frozen=True)
class HeatRow:
    """An indicator's questions; `named` where something is known of their words."""

    row: ResultRow
    cells: tuple[HeatCell, ...]
    verified: bool
    named: bool


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
class EarlierYear:
    """What a year is compared with: an earlier year's headline figures as that year's own page shows them."""

    fiscal_year: int
    scores: Mapping[str, Decimal]
    derived: Collection[str] = ()


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
    compared: int  # how many entered figures could be compared with what their parts give
    gains: tuple[Recoverable, ...]
    question_gains: tuple[Recoverable, ...]
    next_level: NextLevel | None
    year_before: int
    has_before: bool

    @property
    def fiscal_year(self) -> int:
        return self.rules.fiscal_year

    @property
    def scores(self) -> dict[str, Decimal]:
        """The indicators' scores as shown, derived ones included, and the questions', by item: what plans answer."""
        return {row.item: row.score for row in self.indicators if row.score is not None} | dict(self.questions)

    @property
    def level_is_known(self) -> bool:
        return bool(self.official_level or self.level.name)

    @property
    def level_name(self) -> str:
        """The official level where one was entered; it wins over the computed one."""
        return self.official_level or self.level.name or UNKNOWN_LEVEL

    @property
    def mark(self) -> LevelMark:
        return mark_of(self.rules, self.level_name)

    @property
    def possible_levels(self) -> tuple[str, ...]:
        """The official level, or every level that the figures leave open."""
        return (self.official_level,) if self.official_level else self.level.possible

    @property
    def level_contradicts(self) -> bool:
        """Whether the official level is another than the figures give."""
        return bool(self.official_level and self.level.name and self.official_level != self.level.name)

    @property
    def best_gain(self) -> Recoverable | None:
        """The indicator whose missing points are worth most in the total; None when nothing is missing.

        None as well where it would carry the total past 100: then the figures contradict one another.
        """
        best = self.gains[0] if self.gains else None
        if best is None or rounded(best.points) == 0:
            return None
        return None if self.total.score is not None and self.total.score + rounded(best.points) > 100 else best

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
        return [row for row in self.weakest_first if row.below_target]

    @property
    def weakest_first(self) -> list[ResultRow]:
        """The indicators that have a score, weakest first; equal scores in the order of their numbers."""
        scored = [(row.score, row) for row in self.indicators if row.score is not None]
        return [row for _, row in sorted(scored, key=lambda pair: pair[0])]  # stable

    @property
    def weakest(self) -> list[ResultRow]:
        """The indicators with the least score, as many as share it; none where no score is there."""
        order = self.weakest_first
        return [row for row in order if row.score == order[0].score]

    @property
    def unscored(self) -> list[ResultRow]:
        """The indicators without a score: nobody can say whether they passed."""
        return [row for row in self.indicators if row.score is None]

    @property
    def risen(self) -> list[ResultRow]:
        """The indicators that gained since the earlier year."""
        return [row for row in self.indicators if row.change is not None and row.change > 0]

    @property
    def fallen(self) -> list[ResultRow]:
        """Those that lost."""
        return [row for row in self.indicators if row.change is not None and row.change < 0]

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
        grouped = [i.key for i in rules.indicators if i.sub_indicators and not i.sub_verified]
        if grouped:
            parts.append(f"ตัวชี้วัดย่อยของตัวชี้วัดที่ {', '.join(grouped)}")
        if titles := [
            q for i in rules.indicators for q in i.questions if q in rules.titles and not rules.titles[q].verified
        ]:
            parts.append(f"ชื่อข้อ {', '.join(titles)}")
        if items := [duty.item for duty in rules.duties.values() if not duty.verified]:
            parts.append(f"เลขข้อที่ให้แสดงแผนและรายงานผล ({', '.join(items)})")
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
            HeatRow(
                row,
                tuple(map(self._cell, items)),
                indicator.questions_verified,
                any(map(self.rules.words_of, indicator.questions)),
            )
            for row, indicator in zip(self.indicators, self.rules.indicators, strict=True)
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


def shown(rules: Rules, entered: Figures, found: Sequence[Derivation] | None = None) -> dict[str, Decimal]:
    """Headline figures as shown: what was entered or can be computed, rounded. `found` is as in scores.analysis."""
    scores = {item: score for item, score in entered.items() if item in rules.headline_set}  # of two decimals already
    for derivation in derivations(rules, entered) if found is None else found:
        if derivation.item not in scores:
            scores[derivation.item] = rounded(derivation.value)
    return scores


def read_year(
    rules: Rules, entered: Figures, official_level: str = "", earlier: EarlierYear | None = None
) -> YearResults:
    """Reads a year's entered figures, against an earlier year where there is one."""
    found = derivations(rules, entered)
    figures = completed(rules, entered, found)
    earlier = earlier or EarlierYear(rules.fiscal_year - 1, {})

    def row(item: str, instrument: str, name: str) -> ResultRow:
        score = rounded(figures[item]) if item in figures else None
        return ResultRow(
            item=item,
            instrument=instrument,
            name=name,
            score=score,
            before=earlier.scores.get(item),
            derived=score is not None and item not in entered,
            below_target=score is not None and score < rules.target,
            before_derived=item in earlier.derived,
        )

    def explained(difference: Difference) -> ExplainedDifference:
        return ExplainedDifference(
            name=rules.item_alone(difference.item),
            entered=difference.entered,
            derived=difference.derived,
            explained_by=tuple(map(rules.item_alone, difference.explained_by)),
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
        official_level=official_level,
        differences=tuple(map(explained, reconcile(rules, entered, found))),
        compared=sum(derivation.item in entered for derivation in found),
        gains=tuple(recoverable(rules, figures)),
        question_gains=tuple(recoverable_questions(rules, figures)),
        next_level=next_level(rules, entered, found),
        year_before=earlier.fiscal_year,
        has_before=bool(earlier.scores),
    )
