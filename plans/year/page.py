"""What a plan's page shows: the measures under their themes, what they lack, and where a click fills it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from accounts.permissions import Actor, Capability, can
from plans.models import Measure, Plan
from plans.rules.checks import FailedCheck
from plans.rules.coverage import Alert, CellState, Column, CoverageCell, CoverageRow, CoveredMeasure

NO_THEME = "ไม่ระบุประเด็น"
# Where on a measure's form each column is filled in.
ANCHORS = {Column.RESPONSIBLE: "#div_id_units", Column.PERIOD: "#id_start", Column.OUTPUT: "#outputs-lines"}


@dataclass(frozen=True)
class Line:
    """A measure in the plan's list."""

    number: int
    measure: Measure
    may_edit: bool
    failed_checks: tuple[FailedCheck, ...]
    is_first: bool
    is_last: bool
    names: tuple[str, ...] = ()  # what the indicators and questions it answers are called

    @property
    def answered(self) -> str:
        """Their numbers, as the list shows them."""
        return ", ".join([*map(str, self.measure.indicator_numbers), *self.measure.question_ids])

    @property
    def unreviewed(self) -> int:
        return self.measure.unreviewed

    @property
    def answers_nothing(self) -> bool:
        return not self.measure.targets.all() and self.measure.status != Measure.Status.CANCELLED


@dataclass(frozen=True)
class ThemeLines:
    """A run of measures of one theme; the title is empty where the plan uses no themes."""

    title: str
    lines: list[Line]


@dataclass(frozen=True)
class LinkedCell:
    """A cell of the matrix with the page that fills it; no address where this person may not."""

    cell: CoverageCell
    url: str
    measures: list[tuple[int, str, str]]  # number, title, page
    more: int  # measures beyond those named

    @property
    def css(self) -> str:
        """The class that draws the state."""
        return f"cover-{self.cell.state}"


@dataclass(frozen=True)
class LinkedRow:
    """A row of the matrix with its cells linked."""

    row: CoverageRow
    cells: list[LinkedCell]


@dataclass(frozen=True)
class LinkedAlert:
    """A warning with where to mend it: words and address."""

    alert: Alert
    links: list[tuple[str, str]]
    more: int


class Links:
    """Addresses inside one plan, for one person."""

    NAMED = 6  # measures named in a cell or a warning

    def __init__(self, actor: Actor, plan: Plan, lines: Sequence[Line]) -> None:
        self.base = {"code": actor.municipality.code, "year": plan.fiscal_year}
        self.may_plan = can(actor, Capability.EDIT_PLAN)
        self.editable = {line.measure.pk for line in lines if line.may_edit}

    def to(self, name: str, **more: int) -> str:
        return reverse(f"plans:{name}", kwargs=self.base | more)

    def analysis(self, indicator: int) -> str:
        return self.to("analysis-of", number=indicator) if self.may_plan else ""

    def fill(self, row: CoverageRow, cell: CoverageCell) -> str:
        """The page where what a cell lacks is filled in; empty where nothing is missing or this person may not."""
        if cell.state not in {CellState.GAP, CellState.OPEN}:
            return ""
        if cell.column is Column.ANALYSIS:
            return self.analysis(row.indicator.number)
        if cell.column is Column.MEASURE:
            question = f"&question={row.question}" if row.is_question else ""
            return f"{self.to('add')}?indicator={row.indicator.number}{question}" if self.may_plan else ""
        lacking = next((m for m in cell.lacking if m.pk in self.editable), None)
        if lacking is None:
            return ""
        if cell.column is Column.EVIDENCE:
            return self.to("measure", pk=lacking.pk) + "#evidence"
        return self.to("edit", pk=lacking.pk) + ANCHORS[cell.column]

    def linked(self, row: CoverageRow) -> LinkedRow:
        """The row with the pages that fill it, and those of its first measures."""

        def linked(cell: CoverageCell) -> LinkedCell:
            measures = row.measures if cell.column is Column.MEASURE else ()
            named = [(m.number, m.title, self.to("measure", pk=m.pk)) for m in measures[: self.NAMED]]
            return LinkedCell(cell, self.fill(row, cell), named, len(measures) - len(named))

        return LinkedRow(row, list(map(linked, row.cells)))

    def alert(self, alert: Alert) -> LinkedAlert:
        """With the pages where it is mended."""
        measures = alert.measures[: self.NAMED]
        links = [(f"มาตรการที่ {m.number}", self._page(m)) for m in measures]
        links += [(f"ตัวชี้วัดที่ {n}", self.analysis(n)) for n in alert.indicators]
        return LinkedAlert(alert, links, len(alert.measures) - len(measures))

    def _page(self, measure: CoveredMeasure) -> str:
        return self.to("edit" if measure.pk in self.editable else "measure", pk=measure.pk)


def themes(lines: Sequence[Line]) -> list[ThemeLines]:
    """The lines in the plan's order under their headings; no headings where the plan uses none."""
    if not any(line.measure.theme for line in lines):
        return [ThemeLines("", list(lines))] if lines else []
    return [ThemeLines(title or NO_THEME, list(run)) for title, run in groupby(lines, lambda line: line.measure.theme)]
