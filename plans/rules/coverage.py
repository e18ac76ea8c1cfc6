"""What a plan covers, and what it lacks: pure functions of plain values.

Which measures count where: a measure stands at an indicator when it names it or one of its questions. At a question it
counts when it names that question, or names the indicator and no question of it at all: then it means the whole
indicator. A cancelled measure counts nowhere. A question has its indicator's analysis, since people write one text for
an indicator.

A missing measure matters on weak rows: an indicator below the target or the weakest of all when that is below 100, and
every question below the target. What a measure of its own lacks matters wherever it stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scores.rules import Indicator, Rules

FULL = Decimal(100)


@dataclass(frozen=True)
class CoveredMeasure:
    """What coverage needs to know of a measure. `unreviewed` counts the sentences taken over from last year's plan."""

    pk: int
    number: int
    title: str
    indicators: frozenset[int] = frozenset()
    questions: frozenset[str] = frozenset()
    has_responsible: bool = True
    has_period: bool = True
    has_evidence: bool = True
    is_cancelled: bool = False
    unreviewed: int = 0


@dataclass(frozen=True)
class AnalysedIndicators:
    """The indicators people wrote about; `unreviewed` are those where only last year's text stands."""

    indicators: frozenset[int] = frozenset()
    unreviewed: frozenset[int] = frozenset()


@dataclass(frozen=True)
class CoverageRow:
    """An indicator, or (with `item` a question's key) one of its questions below the target."""

    indicator: Indicator
    item: str
    name: str
    score: Decimal | None
    weak: bool
    measures: tuple[CoveredMeasure, ...]
    is_analysed: bool

    @property
    def is_question(self) -> bool:
        return self.item != self.indicator.key

    @property
    def question(self) -> str:
        """The question a measure would name: e1 for e1/2; empty for an indicator."""
        return self.item.partition("/")[0] if self.is_question else ""


class Lack(StrEnum):
    """What a plan lacks: a measure for a weak row; or of a measure somebody responsible, a period, anything that it
    answers, a second look at last year's sentences.
    """

    MEASURE = "measure"
    RESPONSIBLE = "responsible"
    PERIOD = "period"
    TARGET = "target"
    REVIEW = "review"


@dataclass(frozen=True)
class PlanGap:
    """One thing that a plan lacks, in words; of an indicator, with one of its questions or without, or of a measure."""

    lack: Lack
    words: str
    indicator: int = 0
    question: str = ""
    measure: CoveredMeasure | None = None


def coverage(
    rules: Rules, figures: Mapping[str, Decimal], written: AnalysedIndicators, measures: Sequence[CoveredMeasure]
) -> list[CoverageRow]:
    """A row for each indicator in the order of their numbers, its questions below the target beneath it."""
    alive = [m for m in measures if not m.is_cancelled]
    weak = weak_indicators(rules, figures)
    rows = []
    for indicator in rules.indicators:
        at = [m for m in alive if indicator.number in m.indicators or m.questions & set(indicator.questions)]
        name, is_analysed = f"{indicator.number}. {indicator.name}", indicator.number in written.indicators
        score = figures.get(indicator.key)
        rows.append(
            CoverageRow(indicator, indicator.key, name, score, indicator.number in weak, tuple(at), is_analysed)
        )
        for item in rules.question_items[indicator.key]:
            if item in figures and figures[item] < rules.target:
                here = tuple(m for m in at if _answers(m, indicator, item.partition("/")[0]))
                rows.append(CoverageRow(indicator, item, rules.item_name(item), figures[item], True, here, is_analysed))
    return rows


def weakest_first(rows: Sequence[CoverageRow]) -> list[CoverageRow]:
    """The rows by their indicators' scores, the lowest first and those without one last; questions stay beneath."""
    scores = {row.indicator.number: row.score for row in rows if not row.is_question}

    def place(row: CoverageRow) -> tuple[bool, Decimal]:
        score = scores[row.indicator.number]
        return score is None, score or Decimal(0)

    return sorted(rows, key=place)


def weak_indicators(rules: Rules, figures: Mapping[str, Decimal]) -> frozenset[int]:
    """Those below the target, and the weakest of all unless every score is full."""
    scores = {i.number: figures[i.key] for i in rules.indicators if i.key in figures}
    lowest = min(scores.values(), default=FULL)
    return frozenset(n for n, score in scores.items() if score < rules.target or (score == lowest and score < FULL))


def _answers(measure: CoveredMeasure, indicator: Indicator, question: str) -> bool:
    named = measure.questions & set(indicator.questions)
    return question in named or not named  # it stands at the indicator already


def gaps(rows: Sequence[CoverageRow], measures: Sequence[CoveredMeasure]) -> list[PlanGap]:
    """What is missing before a plan is whole, most pressing first; each thing once."""
    return list(dict.fromkeys([*_unanswered(rows), *(gap for m in measures if not m.is_cancelled for gap in _of(m))]))


def _unanswered(rows: Sequence[CoverageRow]) -> list[PlanGap]:
    """Weak rows without a measure; where an indicator has none, its questions need not be told one by one."""
    bare = [row for row in rows if row.weak and not row.measures]
    told = {row.indicator.number for row in bare if not row.is_question}
    return [
        PlanGap(
            Lack.MEASURE,
            f"{f'ข้อ {row.question} ของ' if row.is_question else ''}ตัวชี้วัดที่ {row.indicator.number} ไม่มีมาตรการ",
            row.indicator.number,
            row.question,
        )
        for row in bare
        if not row.is_question or row.indicator.number not in told
    ]


def _of(measure: CoveredMeasure) -> list[PlanGap]:
    found = []
    if not measure.has_responsible:
        found.append((Lack.RESPONSIBLE, "ไม่มีผู้รับผิดชอบ"))
    if not measure.has_period:
        found.append((Lack.PERIOD, "ไม่มีช่วงเวลา"))
    if not measure.indicators and not measure.questions:
        found.append((Lack.TARGET, "ไม่ตอบตัวชี้วัดใด"))
    if measure.unreviewed:
        found.append((Lack.REVIEW, f"มี {measure.unreviewed} ข้อความจากปีก่อนที่ยังไม่ทบทวน"))
    return [PlanGap(lack, f"ที่ {measure.number} {words}", measure=measure) for lack, words in found]
