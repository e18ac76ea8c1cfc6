"""The overview page and its export."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import PlatformRequest, requires_above
from accounts.downloads import as_download
from accounts.models import User
from accounts.permissions import Capability, can
from accounts.tenancy import open_all
from ita_portal.overview.facts import OverviewRow, ordered
from ita_portal.overview.forms import ChoiceForm
from ita_portal.overview.reading import FIGURES, Choice, figures_of, rows_of
from scores.comparison import median_of, rank_of
from scores.levels import LevelMark, marks_of
from scores.rules import Rules
from scores.rules.country import CountryResult, country_result
from scores.spread import NARROW, WIDE, Axis, Dot, Spread, axis_of, spread
from thai.numbers import format_score

PAGE = 100


@dataclass(frozen=True)
class ShownRow:
    """A row with what depends on the day and on the others: days left, rank, and whether it is ringed above."""

    row: OverviewRow
    left: str
    late: bool
    counts: bool  # whether what is left is a number of days
    rank: int | None
    chosen: bool

    @property
    def said(self) -> str:
        """What stands above its ringed dot."""
        return f"{self.row.short_name} {format_score(self.row.total)}"


@dataclass(frozen=True)
class Distribution:
    """The distribution above the table, for a page and a phone, and what is said of it."""

    wide: Spread
    narrow: Spread
    axis: Axis
    levels: list[tuple[LevelMark, int]]
    count: int
    median: Decimal
    country: CountryResult | None


def _form(request: HttpRequest) -> ChoiceForm:
    return ChoiceForm(cast(User, request.user), request.GET)


@require_safe
@requires_above(Capability.VIEW_OVERVIEW)
def overview_page(request: PlatformRequest) -> HttpResponseBase:
    """One year of all the municipalities the user looks after."""
    user, today = request.platform_actor.user, timezone.localdate()
    form = _form(request)
    choice = form.choice()
    if choice is None:
        may_import = can(request.platform_actor, Capability.IMPORT_COUNTRY)
        return render(request, "ita_portal/overview_empty.html", {"may_import": may_import})
    with open_all():
        rows = rows_of(user, choice, form.told, today)
    listed = _listed(rows, choice, today)
    page = Paginator(listed, PAGE).get_page(form.cleaned_data.get("page") or 1)
    totals = sorted(row.total for row in rows if row.total is not None)
    on_page = list(page)
    chosen = _chosen(on_page, form.cleaned_data.get("at", ""))
    shown = [_shown(row, today, totals, chosen) for row in on_page]
    context = {
        "form": form,
        "choice": choice,
        "page": page,
        "rows": shown,
        "chosen": next((each for each in shown if each.chosen), None),
        "count": len(rows),
        "scored": len(totals),
        "complete": sum(row.is_complete for row in rows),
        "lacking": sum(bool(row.lacking) for row in rows),
        "picture": _distribution(rows, form.ruled, chosen, choice.year) if totals and form.ruled else None,
        "query": form.query(page=None, at=None),
        "toggle_lacking": form.query(page=None, at=None, lacking=not choice.lacking),
    }
    return render(request, "ita_portal/overview.html", context)


def _listed(rows: Sequence[OverviewRow], choice: Choice, today: dt.date) -> list[OverviewRow]:
    """What the table shows, in its order."""
    found = [
        row for row in rows if (not choice.level or row.level == choice.level) and (not choice.lacking or row.lacking)
    ]
    return ordered(found, choice.sort, today)


def _chosen(rows: Sequence[OverviewRow], code: str) -> OverviewRow | None:
    """The row that is ringed: the one asked for, else the first that has a score."""
    scored = [row for row in rows if row.total is not None]
    return next((row for row in scored if row.code == code), scored[0] if scored else None)


def _shown(row: OverviewRow, today: dt.date, totals: Sequence[Decimal], chosen: OverviewRow | None) -> ShownRow:
    rank = rank_of(row.total, totals) if row.total is not None else None
    left = row.days_left(today)
    return ShownRow(
        row,
        left=row.left(today),
        late=bool(row.days_late(today)),
        counts=left is not None and left > 0,
        rank=rank,
        chosen=row is chosen,
    )


def _distribution(rows: Sequence[OverviewRow], rules: Rules, chosen: OverviewRow | None, year: int) -> Distribution:
    scored = [(row, row.total) for row in rows if row.total is not None]
    dots = {row.code: Dot(total, row.mark.shade, row.code, row.short_name) for row, total in scored}
    ringed = dots[chosen.code] if chosen else None
    axis = axis_of([*(total for _, total in scored), *(row.before for row in rows)], rules.target)
    counts = Counter(row.mark.name for row, _ in scored)
    return Distribution(
        wide=spread(list(dots.values()), axis, WIDE, ringed),
        narrow=spread(list(dots.values()), axis, NARROW, ringed),
        axis=axis,
        levels=[(mark, counts[name]) for name, mark in marks_of(rules).items() if counts[name]],
        count=len(scored),
        median=median_of([total for _, total in scored]),
        country=country_result(year, rules.agency_kind),
    )


class _Echo:
    """A file for csv.writer that hands each line back."""

    def write(self, line: str) -> str:
        return line


@require_safe
@requires_above(Capability.VIEW_OVERVIEW)
def export(request: PlatformRequest) -> HttpResponseBase:
    """What the table shows, all its pages, with every headline figure, as CSV."""
    user, today = request.platform_actor.user, timezone.localdate()
    form = _form(request)
    choice = form.choice()
    with open_all():
        rows = _listed(rows_of(user, choice, form.told, today), choice, today) if choice else []
        figures = figures_of(user, choice) if choice else {}
    response = StreamingHttpResponse(_lines(rows, figures, choice, today), content_type="text/csv; charset=utf-8")
    return as_download(response, f"ita-{choice.year if choice else 'empty'}.csv")


def _lines(
    rows: Sequence[OverviewRow],
    figures: Mapping[str, Mapping[str, Decimal | None]],
    choice: Choice | None,
    today: dt.date,
) -> Iterator[str]:
    writer = csv.writer(_Echo())
    place = ["code", "municipality", "type", "province", "district", "fiscal_year"]
    papers = ["analysis_paper", "plan_paper", "memo_paper", "implementation_paper", "next_due", "days_left"]
    yield "\ufeff"
    yield writer.writerow([*place, "level_name", "change", *FIGURES, *papers])
    for row in rows:
        scores = [
            "" if (score := figures.get(row.code, {}).get(item)) is None else format_score(score) for item in FIGURES
        ]
        change = "" if row.change is None else f"{row.change:.2f}"
        due = [row.due.day.isoformat() if row.due else "", row.days_left(today)]
        where = [row.code, row.name, row.type, row.province, row.district, choice.year if choice else ""]
        yield writer.writerow([*where, row.level, change, *scores, *row.slots, *due])
