"""What a municipality's year is told by: plain values. The room's `reading` fills them, `tasks` and `steps` judge."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.urls import reverse

from plans.rules.coverage import PlanGap
from scores.levels import LevelMark

REPORTS, RECEIVE = "plans:reports", "plans:receive"  # where a year's reports are written, and received


@dataclass(frozen=True)
class Link:
    """Words that lead to a page of the municipality."""

    words: str
    page: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    query: str = ""

    def url(self, code: str) -> str:
        return reverse(self.page, kwargs={"code": code, **self.arguments}) + self.query


class PaperState(StrEnum):
    """Where a paper is: being made, not made for a reason, a draft nobody has submitted, on its way, agreed to by all
    and being signed, sent back, taken back by its drafter, sealed, or declared void."""

    MAKING = "making"
    FAILED = "failed"
    DRAFT = "draft"
    REVIEW = "review"
    SIGNING = "signing"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    SEALED = "sealed"
    REVOKED = "revoked"


# How pressing each is where several papers stand in one row; what is sealed asks for nothing.
PRESSING = (
    PaperState.RETURNED,
    PaperState.FAILED,
    PaperState.REVIEW,
    PaperState.DRAFT,
    PaperState.WITHDRAWN,
    PaperState.MAKING,
    PaperState.SIGNING,
    PaperState.REVOKED,
    PaperState.SEALED,
)


@dataclass(frozen=True)
class PaperFacts:
    """A paper's newest version. `holder` is whose turn it is, `since` since when; `signed` of `steps` have decided."""

    kind: str
    name: str
    state: PaperState
    version: int | None = None
    holder: str = ""
    since: dt.date | None = None
    reason: str = ""
    signed: int = 0
    steps: int = 0


@dataclass(frozen=True)
class MeasureFacts:
    """A measure of the year's plan. `own`: whose hands the parts are in that the person's units report; each unit of
    several has a part of its own (plans.reporting.parts). `days_late` of its due date."""

    number: int
    stage: str
    units: tuple[str, ...] = ()
    own: frozenset[str] = frozenset()
    due: dt.date | None = None
    days_late: int = 0
    has_evidence: bool = True


@dataclass(frozen=True)
class DutyFacts:
    """An item of the checklist that a paper of the year answers; empty where that year's list is not known."""

    name: str
    kind: str
    fiscal_year: int
    item: str = ""
    item_year: int = 0
    verified: bool = False
    sealed: bool = False
    published: bool = False


@dataclass(frozen=True)
class ResultFacts:
    """The latest result up to the one the year answers."""

    fiscal_year: int
    total: Decimal | None
    mark: LevelMark
    change: Decimal | None = None
    year_before: int = 0
    below: tuple[tuple[str, Decimal], ...] = ()  # the instruments under the target
    target: Decimal = Decimal(85)


@dataclass(frozen=True)
class DateFacts:
    """A day of the year's calendar. `expected_from` as in scores.rules.calendar; `own`: the municipality's, by `pk`."""

    name: str
    start: dt.date | None
    end: dt.date
    expected_from: int | None = None
    own: bool = False
    source: str = ""
    pk: int = 0


@dataclass(frozen=True)
class YearFacts:
    """A year of work: `year` is that of its plan, which answers the result of `assessed`.

    `unwritten` are the indicators that must be answered and have no analysis, `gaps` what the plan lacks; `due` the day
    by which papers and links are wanted, and from which year that is expected.
    """

    year: int
    today: dt.date
    has_rules: bool = True
    is_ruled_kind: bool = True  # whether any year has rules for agencies of this kind
    has_total: bool = False
    entered: dt.date | None = None
    announced: DateFacts | None = None
    indicators: int = 10
    written: int = 0
    unwritten: tuple[int, ...] = ()
    has_plan: bool = False
    gaps: tuple[PlanGap, ...] = ()
    measures: tuple[MeasureFacts, ...] = ()
    papers: tuple[PaperFacts, ...] = ()
    duties: tuple[DutyFacts, ...] = ()
    due: DateFacts | None = None
    result: ResultFacts | None = None
    dates: tuple[DateFacts, ...] = ()  # all of the year's, the earliest first

    @property
    def assessed(self) -> int:
        return self.year - 1

    @property
    def coming(self) -> tuple[DateFacts, ...]:
        """The days that are not over."""
        return tuple(date for date in self.dates if date.end >= self.today)

    @property
    def overdue(self) -> int:
        """Days since the announced, or the municipality's own, last day; an expected one makes nothing late."""
        if self.due is None or self.due.expected_from:
            return 0
        return max(0, (self.today - self.due.end).days)


@dataclass(frozen=True)
class WaitingPaper:
    """A paper that this person may decide now."""

    name: str
    version: int
    step: int
    submitted_by: str
    since: dt.date


@dataclass(frozen=True)
class LackingSetup:
    """What is missing in the municipality's set-up before papers can be signed."""

    title: str
    detail: str
    link: Link


@dataclass(frozen=True)
class PersonFacts:
    """What this person does in the municipality. `elsewhere`: (year, measures) that wait for them in other years."""

    enters_scores: bool = False
    plans: bool = False
    reports: bool = False
    makes_papers: bool = False
    submits_papers: bool = False
    publishes: bool = False
    waiting: tuple[WaitingPaper, ...] = ()
    gaps: tuple[LackingSetup, ...] = ()
    elsewhere: tuple[tuple[int, int], ...] = ()
