"""Many municipalities' year out of the database: a fixed number of queries, however many municipalities there are.

Everything here is read inside `open_all`, of municipalities that the user may look at.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import FilteredRelation, Min, Q

from accounts.models import Municipality, User
from accounts.permissions import municipalities_of
from accounts.tenancy import open_all
from approvals.models import Submission
from approvals.transitions import State
from documents.models import Paper
from documents.papers.sources import of_work
from ita_portal.overview.facts import FIRST, PAPERS, Due, OverviewRow, Slot
from plans.calendar.models import OwnDate
from plans.models import Measure
from plans.rules.workflow import Stage
from scores.current_rules import corrections_of, current_calendars, current_rules_of
from scores.levels import LevelMark, mark_in, marks_of
from scores.models import SHOWN_FIELDS, Assessment
from scores.rules import Rules
from scores.rules.calendar import PAPERS_WANTED, expected_in

FIGURES = {item: f"now__{field}" for item, field in SHOWN_FIELDS.items()}
_COLUMNS = ("pk", "code", "name", "name_key", "type", "province", "district")


@dataclass(frozen=True)
class Choice:
    """What is looked at: the assessed year, place and kind, and what the table shows of them (empty = all)."""

    year: int
    province: str = ""
    district: str = ""
    type: str = ""
    level: str = ""
    lacking: bool = False
    sort: str = FIRST

    @property
    def year_of_work(self) -> int:
        return self.year + 1

    @property
    def year_before(self) -> int:
        return self.year - 1


@dataclass(frozen=True)
class ToldYear:
    """The year as told to one kind of agency: its rules, where it has any, and until when papers are wanted."""

    rules: Rules | None
    marks: Mapping[str, LevelMark]
    due: Due | None


def told_of(user: User, choice: Choice) -> dict[str, ToldYear]:
    """Type of municipality → its year; one query, and one for each kind of agency that the user may look at."""
    types = list(municipalities_of(user).order_by().values_list("type", flat=True).distinct())
    kinds = {each: Municipality(type=each).agency_kind for each in types}
    told = {kind: _told(kind, choice) for kind in sorted(set(kinds.values()))}
    return {each: told[kind] for each, kind in kinds.items()}


def _told(kind: str, choice: Choice) -> ToldYear:
    said = corrections_of(kind)
    rules = current_rules_of([choice.year], kind, said).get(choice.year)
    day = expected_in(choice.year_of_work, current_calendars(kind, said)).get(PAPERS_WANTED)
    due = Due(day.end, expected=bool(day.expected_from)) if day else None
    return ToldYear(rules, marks_of(rules) if rules else {}, due)


def rows_of(user: User, choice: Choice, told: Mapping[str, ToldYear], today: dt.date) -> list[OverviewRow]:
    """The municipalities of the choice's place and kind, whatever their level, in no order; four queries."""
    chosen = _chosen(user, choice)
    year, keys = choice.year_of_work, chosen.order_by().values("pk")
    slots, closing, reports = _slots(year, keys), _closing(year, keys), _reports(year, keys)
    found = _with_figures(chosen, choice).values_list(
        *_COLUMNS, "now__shown_total", "now__level", "before__shown_total"
    )
    rows = []
    for pk, code, name, name_key, type_, province, district, total, level, before in found.order_by():
        of_type = told[type_]
        papers = slots.get(pk, {})
        of_papers = Due(closing[pk]) if pk in closing else of_type.due
        of_reports = Due(reports[pk], is_report=True) if pk in reports else None
        rows.append(
            OverviewRow(
                code=code,
                name=name,
                name_key=name_key,
                type=type_,
                province=province,
                district=district,
                total=total,
                before=before,
                mark=mark_in(of_type.marks, level or ""),
                slots=tuple(papers.get(kind, Slot.LACKING) for kind in PAPERS),
                due=nearest_of(today, of_papers if _wants_papers(papers) else None, of_reports),
            )
        )
    return rows


def _wants_papers(papers: Mapping[str, Slot]) -> bool:
    return any(papers.get(kind) != Slot.SEALED for kind in PAPERS)


def nearest_of(today: dt.date, *days: Due | None) -> Due | None:
    """What was only expected, and is over, says less than any day that somebody told."""
    return min((due for due in days if due), key=lambda due: (due.expected and due.day < today, due.day), default=None)


def figures_of(user: User, choice: Choice) -> dict[str, dict[str, Decimal | None]]:
    """Code → the year's headline figures by item, for the export; one query."""
    found = _with_figures(_chosen(user, choice), choice).values_list("code", *FIGURES.values())
    return {code: dict(zip(FIGURES, figures, strict=True)) for code, *figures in found.order_by()}


def _chosen(user: User, choice: Choice) -> Any:
    """`Any`, because the stubs do not follow FilteredRelation."""
    found = municipalities_of(user)
    for name in ("province", "district", "type"):
        if value := getattr(choice, name):
            found = found.filter(**{name: value})
    return found


def _with_figures(chosen: Any, choice: Choice) -> Any:
    return chosen.annotate(
        now=FilteredRelation("assessments", condition=Q(assessments__fiscal_year=choice.year)),
        before=FilteredRelation("assessments", condition=Q(assessments__fiscal_year=choice.year - 1)),
    )


def _slots(year: int, keys: Any) -> Mapping[int, Mapping[str, Slot]]:
    """Municipality → kind of paper → where it is. A paper in force is that, whatever newer draft there is."""
    found: dict[int, dict[str, Slot]] = defaultdict(dict)
    rows = Submission.objects.filter(
        state__in=[State.SEALED, *Submission.UNDER_WAY],
        version__paper__in=Paper.objects.filter(of_work(year), municipality__in=keys).values("pk"),
    )
    for pk, kind, state in rows.order_by().values_list("version__paper__municipality", "version__paper__kind", "state"):
        if state == State.SEALED:
            found[pk][kind] = Slot.SEALED
        else:
            found[pk].setdefault(kind, Slot.UNDER_WAY)
    return found


def _closing(year: int, keys: Any) -> dict[int, dt.date]:
    """Municipality → its own last day for papers."""
    rows = OwnDate.objects.filter(fiscal_year=year, closes=True, municipality__in=keys).order_by()
    return dict(rows.values_list("municipality").annotate(Min("day")))


def _reports(year: int, keys: Any) -> dict[int, dt.date]:
    """Municipality → the earliest day of a measure that is with its units."""
    rows = Measure.objects.filter(
        plan__fiscal_year=year,
        plan__municipality__in=keys,
        stage__in=[Stage.ASSIGNED, Stage.RETURNED],
        due__isnull=False,
    ).exclude(status=Measure.Status.CANCELLED)
    return dict(rows.order_by().values_list("plan__municipality").annotate(Min("due")))


def years_with_results() -> list[int]:
    """Fiscal years anybody has figures for, newest first."""
    with open_all():
        years = Assessment.objects.order_by().values_list("fiscal_year", flat=True).distinct()
        return sorted(years, reverse=True)


def places_of(user: User, province: str) -> tuple[list[str], list[str]]:
    """The provinces the user may look at, and the districts of the chosen or only one, in Thai order."""
    visible = municipalities_of(user).order_by()
    provinces = list(visible.order_by("province_key").values_list("province", flat=True).distinct())
    chosen = province or (provinces[0] if len(provinces) == 1 else "")
    districts = visible.filter(province=chosen).order_by("district_key").values_list("district", flat=True).distinct()
    return provinces, list(districts) if chosen else []
