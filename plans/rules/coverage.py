"""What a plan covers: pure functions of plain values, a row for each indicator and its questions below the target.

Which measures count where: a measure stands at an indicator when it names it or one of its questions. At a question it
counts when it names that question, or names the indicator and no question of it at all: then it means the whole
indicator. A cancelled measure counts nowhere. A question has its indicator's analysis, since people write one text for
an indicator. An output or evidence is not missing before the measure has begun.

A gap matters, and is red, on weak rows: an indicator below the target or the weakest of all when that is below 100,
and every question below the target. Elsewhere what is missing is told quietly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from scores.rules import Indicator, Rules

FULL = Decimal(100)


class CellState(StrEnum):
    """`ok` — there; `gap` — missing where it matters; `open` — missing, but not on a weak row; `wait` — not due yet;
    `none` — there is no measure that could have it.
    """

    OK = "ok"
    GAP = "gap"
    OPEN = "open"
    WAIT = "wait"
    NONE = "none"


class Column(StrEnum):
    """What a row is asked for, in the matrix's order."""

    ANALYSIS = "analysis"
    MEASURE = "measure"
    RESPONSIBLE = "responsible"
    PERIOD = "period"
    OUTPUT = "output"
    EVIDENCE = "evidence"


COLUMN_LABELS: dict[Column, str] = {
    Column.ANALYSIS: "บทวิเคราะห์",
    Column.MEASURE: "มาตรการ",
    Column.RESPONSIBLE: "ผู้รับผิดชอบ",
    Column.PERIOD: "ช่วงเวลา",
    Column.OUTPUT: "ผลดำเนินการ",
    Column.EVIDENCE: "หลักฐาน",
}


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
    has_output: bool = True
    has_evidence: bool = True
    has_begun: bool = True
    is_cancelled: bool = False
    unreviewed: int = 0


@dataclass(frozen=True)
class AnalysedIndicators:
    """The indicators people wrote about; `unreviewed` are those where only last year's text stands."""

    indicators: frozenset[int] = frozenset()
    unreviewed: frozenset[int] = frozenset()


@dataclass(frozen=True)
class CoverageCell:
    """One answer of the matrix; `lacking` are the measures to fill in, the first being one click away."""

    column: Column
    state: CellState
    words: str
    lacking: tuple[CoveredMeasure, ...] = ()

    @property
    def label(self) -> str:
        return COLUMN_LABELS[self.column]


@dataclass(frozen=True)
class CoverageRow:
    """An indicator, or (with `item` a question's key) one of its questions below the target."""

    indicator: Indicator
    item: str
    name: str
    score: Decimal | None
    weak: bool
    measures: tuple[CoveredMeasure, ...]
    cells: tuple[CoverageCell, ...]

    @property
    def is_question(self) -> bool:
        return self.item != self.indicator.key

    @property
    def question(self) -> str:
        """The question a measure would name: e1 for e1/2; empty for an indicator."""
        return self.item.partition("/")[0] if self.is_question else ""

    @property
    def gaps(self) -> int:
        return sum(cell.state is CellState.GAP for cell in self.cells)


@dataclass(frozen=True)
class Alert:
    """Something the plan as a whole has wrong; `measures` and `indicators` are where to mend it."""

    kind: str
    words: str
    measures: tuple[CoveredMeasure, ...] = field(default=())
    indicators: tuple[int, ...] = ()


def coverage(
    rules: Rules, figures: Mapping[str, Decimal], written: AnalysedIndicators, measures: Sequence[CoveredMeasure]
) -> list[CoverageRow]:
    """A row for each indicator in the order of their numbers, its questions below the target beneath it."""
    alive = [m for m in measures if not m.is_cancelled]
    weak = weak_indicators(rules, figures)
    rows = []
    for indicator in rules.indicators:
        at = [m for m in alive if indicator.number in m.indicators or m.questions & set(indicator.questions)]
        name = f"{indicator.number}. {indicator.name}"
        rows.append(_row(indicator, indicator.key, name, figures, indicator.number in weak, at, written))
        for item in rules.question_items[indicator.key]:
            if item in figures and figures[item] < rules.target:
                here = [m for m in at if _answers(m, indicator, item.partition("/")[0])]
                rows.append(_row(indicator, item, rules.item_name(item), figures, True, here, written))
    return rows


def weak_indicators(rules: Rules, figures: Mapping[str, Decimal]) -> frozenset[int]:
    """Those below the target, and the weakest of all unless every score is full."""
    scores = {i.number: figures[i.key] for i in rules.indicators if i.key in figures}
    lowest = min(scores.values(), default=FULL)
    return frozenset(n for n, score in scores.items() if score < rules.target or (score == lowest and score < FULL))


def _answers(measure: CoveredMeasure, indicator: Indicator, question: str) -> bool:
    named = measure.questions & set(indicator.questions)
    return question in named or not named  # it stands at the indicator already


def _row(
    indicator: Indicator,
    item: str,
    name: str,
    figures: Mapping[str, Decimal],
    weak: bool,
    measures: Sequence[CoveredMeasure],
    written: AnalysedIndicators,
) -> CoverageRow:
    missing, none = (CellState.GAP, "ขาด") if weak else (CellState.OPEN, "ยังไม่มี")

    def analysis() -> CoverageCell:
        if indicator.number in written.indicators:
            return CoverageCell(Column.ANALYSIS, CellState.OK, "มี")
        words = "รอทบทวน" if indicator.number in written.unreviewed else none
        return CoverageCell(Column.ANALYSIS, missing, words)

    def measure() -> CoverageCell:
        if measures:
            return CoverageCell(Column.MEASURE, CellState.OK, "มี")
        return CoverageCell(Column.MEASURE, missing, none)

    def of_all(column: Column, has: Callable[[CoveredMeasure], bool], *, later: bool = False) -> CoverageCell:
        if not measures:
            return CoverageCell(column, CellState.NONE, "–")
        lacking = tuple(m for m in measures if not has(m))
        due = tuple(m for m in lacking if m.has_begun or not later)
        if due:
            return CoverageCell(column, missing, f"ขาด ที่ {', '.join(str(m.number) for m in due[:3])}{_more(due)}", due)
        return (
            CoverageCell(column, CellState.WAIT, "ยังไม่ถึงกำหนด", lacking)
            if lacking
            else CoverageCell(column, CellState.OK, "ครบ")
        )

    cells = (
        analysis(),
        measure(),
        of_all(Column.RESPONSIBLE, lambda m: m.has_responsible),
        of_all(Column.PERIOD, lambda m: m.has_period),
        of_all(Column.OUTPUT, lambda m: m.has_output, later=True),
        of_all(Column.EVIDENCE, lambda m: m.has_evidence, later=True),
    )
    return CoverageRow(indicator, item, name, figures.get(item), weak, tuple(measures), cells)


def _more(measures: Sequence[CoveredMeasure]) -> str:
    return f" และอีก {len(measures) - 3}" if len(measures) > 3 else ""


def alerts(
    rules: Rules, figures: Mapping[str, Decimal], written: AnalysedIndicators, measures: Sequence[CoveredMeasure]
) -> list[Alert]:
    """What is wrong with the plan as a whole, most pressing first."""
    found = []
    weak = weak_indicators(rules, figures)
    blank = tuple(n for n in sorted(weak) if n not in written.indicators)
    full = tuple(i.number for i in rules.indicators if figures.get(i.key) == FULL and i.number in written.indicators)
    if full and blank:
        found.append(
            Alert(
                "blank_where_weak",
                f"เขียนบทวิเคราะห์ของตัวชี้วัดที่ {_numbers(full)} ซึ่งได้คะแนนเต็มแล้ว แต่ตัวชี้วัดที่ {_numbers(blank)} ซึ่งอ่อนกว่ายังว่างอยู่",
                indicators=blank,
            )
        )
    if idle := tuple(m for m in measures if not (m.indicators or m.questions or m.is_cancelled)):
        found.append(Alert("answers_nothing", f"มี {len(idle)} รายการที่ไม่ตอบตัวชี้วัดหรือข้อคำถามใด", idle))
    unread = tuple(m for m in measures if m.unreviewed)
    sentences = sum(m.unreviewed for m in unread) + len(written.unreviewed)
    if sentences:
        found.append(
            Alert(
                "unreviewed",
                f"มีข้อความจากแผนปีก่อน {sentences} ข้อความที่ยังไม่มีใครทบทวน",
                unread,
                tuple(sorted(written.unreviewed)),
            )
        )
    return found


def _numbers(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))
