"""What a plan's page shows: the measures under their themes, what is missing, and where a click fills it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.urls import reverse

from accounts.permissions import Actor, Capability, can
from plans.models import Measure, Plan
from plans.rules.coverage import CoverageRow, Lack, PlanGap

NO_THEME = "ไม่ระบุประเด็น"
NAMED, GAPS = 6, 4  # measures named beside an indicator, gaps named under the title
# Where on a measure's form what it lacks is filled in.
ANCHORS = {Lack.RESPONSIBLE: "#div_id_units", Lack.PERIOD: "#id_start"}


@dataclass(frozen=True)
class Line:
    """A measure in the plan's list. `lacks`: what is missing of it → the page that fills it, empty for who may not."""

    number: int
    measure: Measure
    names: tuple[str, ...] = ()  # what the indicators and questions it answers are called
    lacks: Mapping[str, str] = field(default_factory=dict)

    @property
    def answered(self) -> str:
        """Their numbers, as the list shows them."""
        return ", ".join([*map(str, self.measure.indicator_numbers), *self.measure.question_ids])


@dataclass(frozen=True)
class ThemeLines:
    """A run of measures of one theme; the title is empty where the plan uses no themes."""

    title: str
    lines: list[Line]


@dataclass(frozen=True)
class LinkedRow:
    """An indicator or question with the pages of its first measures, and those that fill what it lacks: addresses are
    empty where nothing is missing or this person may not."""

    row: CoverageRow
    measures: list[tuple[int, str, str]]  # number, title, page
    more: int  # measures beyond those named
    add: str
    analysis: str = ""  # what is missing of its analysis, in words
    write: str = ""


class Links:
    """Addresses inside one plan, for one person; `editable` are the measures that this person may change."""

    def __init__(self, actor: Actor, plan: Plan, editable: Collection[int]) -> None:
        self._base = {"code": actor.municipality.code, "year": plan.fiscal_year}
        self._may_plan = can(actor, Capability.EDIT_PLAN)
        self._editable = editable

    def mend(self, gap: PlanGap) -> str:
        """The page on which it is filled in; empty for who may not."""
        if gap.measure is None:
            return self._add(gap.indicator, gap.question)
        if gap.measure.pk not in self._editable:
            return ""
        return self._to("edit", pk=gap.measure.pk) + ANCHORS.get(gap.lack, "")

    def linked(self, row: CoverageRow, unread: Collection[int]) -> LinkedRow:
        """The row with its pages. `unread` are the indicators of whose analysis only last year's text stands."""
        number = row.indicator.number
        analysis = ""
        if not row.is_question and not row.is_analysed:
            analysis = "บทวิเคราะห์รอทบทวน" if number in unread else "ยังไม่มีบทวิเคราะห์" if row.weak else ""
        return LinkedRow(
            row,
            [(m.number, m.title, self._to("measure", pk=m.pk)) for m in row.measures[:NAMED]],
            max(0, len(row.measures) - NAMED),
            "" if row.measures else self._add(number, row.question),
            analysis,
            self._to("analysis-of", number=number) if analysis and self._may_plan else "",
        )

    def _add(self, indicator: int, question: str) -> str:
        of_question = f"&question={question}" if question else ""
        return f"{self._to('add')}?indicator={indicator}{of_question}" if self._may_plan else ""

    def _to(self, name: str, **more: int) -> str:
        return reverse(f"plans:{name}", kwargs=self._base | more)


def themes(lines: Sequence[Line]) -> list[ThemeLines]:
    """The lines in the plan's order under their headings; no headings where the plan uses none."""
    if not any(line.measure.theme for line in lines):
        return [ThemeLines("", list(lines))] if lines else []
    return [ThemeLines(title or NO_THEME, list(run)) for title, run in groupby(lines, lambda line: line.measure.theme)]
