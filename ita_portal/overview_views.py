"""The overview page and its export."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import cast
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase, QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import PlatformRequest, requires_above
from accounts.downloads import as_download
from accounts.editing.remembered import RememberedList
from accounts.models import Municipality, User
from accounts.permissions import Capability
from accounts.tenancy import open_all
from ita_portal import overview
from ita_portal.overview import Choice, OverviewRow
from thai.numbers import format_score

LEVELS = (
    *("ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุง", "ต้องปรับปรุงโดยด่วน"),
    *("AA", "A", "B", "C", "D", "E", "F"),
    *(overview.UNTOLD, overview.MISSING),
)
PLACE = "overview"
KEPT = ("province", "district", "type", "level")  # of the choice; the year is always the newest at first


class ChoiceForm(forms.Form):
    """The filters; whatever is not understood falls back to everything."""

    year = forms.TypedChoiceField(label="ปีงบประมาณ", coerce=int)
    province = forms.ChoiceField(label="จังหวัด", required=False)
    district = forms.ChoiceField(label="อำเภอ", required=False)
    type = forms.ChoiceField(label="ประเภท", required=False, choices=[("", "ทุกประเภท"), *Municipality.Type.choices])
    level = forms.ChoiceField(label="ระดับ", required=False, choices=[("", "ทุกระดับ"), *((v, v) for v in LEVELS)])
    sort = forms.ChoiceField(
        required=False, choices=[(name, name) for name in overview.SORTS], widget=forms.HiddenInput
    )
    desc = forms.BooleanField(required=False, widget=forms.HiddenInput)
    page = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, user: User, data: QueryDict) -> None:
        self.years = years = overview.years_with_results()
        first = {"year": str(years[0]) if years else ""}
        self.remembered = RememberedList(user, PLACE, KEPT, data.dict())
        given = self.remembered.choice()
        super().__init__(first | {name: value for name, value in given.items() if isinstance(value, str)})
        provinces, districts = overview.places_of(user, self.data.get("province", ""))
        choices = {
            "year": [(year, f"พ.ศ. {year}") for year in years],
            "province": [("", "ทุกจังหวัด"), *((name, name) for name in provinces)],
            "district": [("", "ทุกอำเภอ"), *((name, name) for name in districts)],
        }
        for name, values in choices.items():
            self.fields[name].choices = values  # type: ignore[attr-defined]  # choice fields

    def choice(self) -> Choice | None:
        """What was chosen; None where there is no year with results."""
        self.full_clean()
        data = self.cleaned_data
        if not self.years:
            return None
        self.remembered.remember(data)
        return Choice(
            year=data.get("year") or self.years[0],
            province=data.get("province", ""),
            district=data.get("district", ""),
            type=data.get("type", ""),
            level=data.get("level", ""),
            sort=data.get("sort") or "name",
            descending=data.get("desc", False),
        )

    def query(self, **changes: object) -> str:
        """The choice as an address has it, with some values changed; what is not chosen is left out."""
        chosen = {name: self.cleaned_data.get(name) for name in self.fields} | changes
        return urlencode(
            {name: "on" if value is True else value for name, value in chosen.items() if value or name == "province"}
        )


def _form(request: HttpRequest) -> ChoiceForm:
    return ChoiceForm(cast(User, request.user), request.GET)


@require_safe
@requires_above(Capability.VIEW_OVERVIEW)
def overview_page(request: PlatformRequest) -> HttpResponseBase:
    """One year of all the municipalities the user looks after."""
    user = request.platform_actor.user
    form = _form(request)
    choice = form.choice()
    if choice is None:
        return render(request, "ita_portal/overview_empty.html")
    with open_all():
        rows = Paginator(overview.rows_of(user, choice), overview.PAGE).get_page(form.cleaned_data.get("page") or 1)
        context = {
            "form": form,
            "choice": choice,
            "page": rows,
            "rows": [overview.as_row(values) for values in rows],
            "columns": [_heading(form, choice, item, label) for item, label in _headings()],
            "levels": overview.level_distribution(user, choice),
            "totals": overview.score_distribution(user, choice),
            "falls": overview.falls(user, choice),
            "query": form.query(page=None),
        }
        return render(request, "ita_portal/overview.html", context)


def _headings() -> list[tuple[str, str]]:
    first = [("name", "เทศบาล"), ("province", "จังหวัด"), ("district", "อำเภอ"), ("level", "ระดับ")]
    total, *rest = overview.sort_columns()
    return [*first, total, ("change", "เปลี่ยน"), *rest]


def _heading(form: ChoiceForm, choice: Choice, item: str, label: str) -> dict[str, object]:
    """A column's heading: the link that sorts by it, the other way round when it is sorted already."""
    current = choice.sort == item
    turned = not choice.descending if current else item not in {"name", "province", "district"}
    return {
        "label": label,
        "url": f"?{form.query(sort=item, desc=turned, page=None)}",
        "order": ("descending" if choice.descending else "ascending") if current else "none",
        "is_figure": item not in {"name", "province", "district", "level"},
    }


class _Echo:
    """A file for csv.writer that hands each line back."""

    def write(self, line: str) -> str:
        return line


@require_safe
@requires_above(Capability.VIEW_OVERVIEW)
def export(request: PlatformRequest) -> HttpResponseBase:
    """What the page shows, all its pages, as CSV."""
    user = request.platform_actor.user
    choice = _form(request).choice()
    with open_all():
        rows = [overview.as_row(values) for values in overview.rows_of(user, choice)] if choice else []
    response = StreamingHttpResponse(_lines(rows, choice), content_type="text/csv; charset=utf-8")
    return as_download(response, f"ita-{choice.year if choice else 'empty'}.csv")


def _lines(rows: list[OverviewRow], choice: Choice | None) -> Iterator[str]:
    writer = csv.writer(_Echo())
    items = [item for item, _ in overview.sort_columns()]
    yield "\ufeff"
    yield writer.writerow(
        ["code", "municipality", "type", "province", "district", "fiscal_year", "level_name", "change", *items]
    )
    for row in rows:
        figures = ["" if row.scores[item] is None else format_score(row.scores[item]) for item in items]
        change = "" if row.change is None else f"{row.change:.2f}"
        place = [row.code, row.name, row.type, row.province, row.district]
        yield writer.writerow([*place, choice.year if choice else "", row.level, change, *figures])
