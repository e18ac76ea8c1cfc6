"""The head of every page of a municipality: its year, the switch to others, five tabs, and the person's menu."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q
from django.urls import ResolverMatch, reverse
from django.utils import timezone

from accounts.permissions import Actor, Capability, can
from accounts.tenancy import open_municipality
from approvals.waiting import waiting_for
from documents.models import Paper
from ita_portal.year.facts import RECEIVE, REPORTS
from plans.models import Plan
from plans.rules.workflow import Stage
from scores.models import Assessment
from scores.proposed import proposed_year
from scores.rules import known_years
from thai.numbers import format_score

YEAR, SCORES, PLAN, REPORT, PAPERS = "ปีนี้", "คะแนน", "แผน", "รายงาน", "เอกสาร"
# The tab under which a page stands: its own address' name, else that of its app. Pages of the set-up have none.
_OF_PAGE = {
    "municipality": YEAR,
    "year": YEAR,
    "years": YEAR,
    "calendar": YEAR,
    "papers": PAPERS,
    "year-papers": PAPERS,
    "plans:units": "",
    "plans:unit": "",
    "plans:unit-close": "",
    "plans:units-merge": "",
    "remove-scores": SCORES,
    "remove-plan": PLAN,
    "remove-version": PAPERS,
    "remove-paper": PAPERS,
    "approvals:routes": "",
    "approvals:route": "",
}
_OF_REPORTS = ("plans:report", "plans:receive", "plans:merged")  # how their names begin
_OF_APP = {"scores": SCORES, "plans": PLAN, "approvals": PAPERS}
# Pages that each year has of its own: how far the year in their address is from that of work; those of plans.
_EVERY_YEAR = {"scores:year": -1, "scores:comparison": -1, "approvals:publication": 0, "calendar": 0, "year-papers": 0}
_EVERY_PLAN = ("plans:year", "plans:analysis", "plans:effects", "plans:assign", REPORTS, RECEIVE)
# What is of one row, or of the year at hand: the page of them all, or of any.
_PART_OF = {"plans:analysis-of": "plans:analysis", "plans:merged": RECEIVE, "papers": "year-papers"}
_OF_PAPER = {"compose", "compose-head", "compose-section", "compose-history", "compose-pages"}
_OF_VERSION = {"version", "check", "read", "decided"}


@dataclass(frozen=True)
class Tab:
    """A section of a municipality, and how much in it waits for the person."""

    label: str
    url: str
    active: bool = False
    waiting: int = 0


@dataclass(frozen=True)
class YearChoice:
    """A year in the switch: how far it is, and the same page of it where it has one."""

    year: int
    url: str
    words: str
    shown: bool
    proposed: bool


@dataclass(frozen=True)
class Frame:
    """What stands around a page."""

    year: int
    proposed: int
    tabs: list[Tab]
    years: list[YearChoice]
    menu: list[Tab]


def frame_of(actor: Actor, match: ResolverMatch | None) -> Frame:
    """The frame of the page at this address; a fixed number of queries."""
    with open_municipality(actor.municipality):  # an error's page has left it
        totals = dict(Assessment.objects.values_list("fiscal_year", "shown_total"))
        counted = Plan.objects.annotate(
            total=Count("measures"), taken=Count("measures", filter=Q(measures__stage=Stage.ACCEPTED))
        )
        plans = {plan.fiscal_year: (plan.total, plan.taken) for plan in counted}
        scored = [year for year, total in totals.items() if total is not None]
        proposed = proposed_year(actor.municipality, timezone.localdate(), scored)
        year = _year_of(match) or proposed
        waiting = len(waiting_for(actor))
    links = _Links(actor, totals, plans, proposed)
    page = match.view_name if match else ""
    of_app = REPORT if page.startswith(_OF_REPORTS) else _OF_APP.get(page.partition(":")[0], "")
    current = _OF_PAGE.get(page, of_app)
    return Frame(
        year=year,
        proposed=proposed,
        tabs=[Tab(label, url, label == current) for label, url in links.tabs(year)],
        years=[
            YearChoice(each, links.same_page(page, each), links.progress(each), each == year, each == proposed)
            for each in links.years(year)
        ],
        menu=_menu(actor, page, waiting),
    )


def _year_of(match: ResolverMatch | None) -> int | None:
    """The year of work that an address is about; None for one that is about no year. One query for a paper's page."""
    if match is None:
        return None
    if "year" in match.kwargs:
        year = int(match.kwargs["year"])
        return year + 1 if match.app_name == "scores" or match.url_name == "remove-scores" else year
    if match.app_name != "approvals" or "pk" not in match.kwargs:
        return None
    key = {"pk": match.kwargs["pk"]} if match.url_name in _OF_PAPER else {"versions": match.kwargs["pk"]}
    if match.url_name not in _OF_PAPER | _OF_VERSION:
        return None
    paper = Paper.objects.filter(**key).first()
    if paper is None:
        return None
    return paper.work_year


class _Links:
    """Addresses of one municipality's years."""

    def __init__(
        self,
        actor: Actor,
        totals: Mapping[int, Decimal | None],
        plans: Mapping[int, tuple[int, int]],
        proposed: int,
    ) -> None:
        self._code, self._totals, self._plans, self._proposed = actor.municipality.code, totals, plans, proposed
        self._reports = RECEIVE if actor.is_coordinator else REPORTS
        self._ruled = known_years(actor.municipality.agency_kind)

    def years(self, shown: int) -> list[int]:
        """Every year of work there is or could be, newest first."""
        found = {year + 1 for year in (*self._ruled, *self._totals)} | {*self._plans, self._proposed, shown}
        return sorted(found, reverse=True)

    def tabs(self, year: int) -> list[tuple[str, str]]:
        return [
            (YEAR, self.year(year)),
            (SCORES, self._to("scores:year", year=year - 1) if self._has_scores(year) else self._to("scores:years")),
            (PLAN, self._to("plans:year", year=year) if year in self._plans else self._to("plans:years")),
            (REPORT, self._to(self._reports, year=year) if year in self._plans else self._to("plans:years")),
            (PAPERS, self._to("papers") if year == self._proposed else self._to("year-papers", year=year)),
        ]

    def year(self, year: int) -> str:
        """The year's own page; the proposed one's is the municipality's."""
        return self._to("municipality") if year == self._proposed else self._to("year", year=year)

    def same_page(self, page: str, year: int) -> str:
        """The page that somebody looks at, of another year; that year's own page where there is none."""
        page = _PART_OF.get(page, page)
        if page in _EVERY_YEAR and year - 1 in self._ruled:
            return self._to(page, year=year + _EVERY_YEAR[page])
        return self._to(page, year=year) if page in _EVERY_PLAN and year in self._plans else self.year(year)

    def progress(self, year: int) -> str:
        """How far a year is, in a few words."""
        total = self._totals.get(year - 1)
        said = [f"ผลปี {year - 1} {format_score(total)}"] if total is not None else []
        if year in self._plans:
            count, taken = self._plans[year]
            said.append(f"{count} มาตรการ รับรายงานแล้ว {taken}" if count else "เปิดแผนแล้ว ยังไม่มีมาตรการ")
        return " · ".join(said) or "ยังไม่เริ่ม"

    def _has_scores(self, year: int) -> bool:
        return year - 1 in self._ruled or year - 1 in self._totals

    def _to(self, name: str, **more: int) -> str:
        return reverse(name, kwargs={"code": self._code, **more})


def _menu(actor: Actor, page: str, waiting: int) -> list[Tab]:
    """What does not belong to one year, for those who may."""
    shown = [
        ("เรื่องเสนอ", "approvals:queue", True),
        ("ตั้งค่า", "setup", can(actor, Capability.SET_ROUTES)),
        ("บันทึกการใช้งาน", "trail", can(actor, Capability.VIEW_TRAIL)),
    ]
    code = actor.municipality.code
    return [
        Tab(label, reverse(name, kwargs={"code": code}), name == page, waiting if name == "approvals:queue" else 0)
        for label, name, may in shown
        if may
    ]
