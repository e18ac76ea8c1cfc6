"""The platform administrator's page of what a year's questions are called: pasted, looked at, confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import PlatformRequest, requires_above
from accounts.editing import EditedMeanwhile
from accounts.permissions import Capability
from scores.current_rules import current_rules_of
from scores.forms import YearForm
from scores.rules import Rules, in_ranges, known_years
from scores.rules.corrections import titles_as_value
from scores.titles.actions import seen, store_titles, title_changes
from scores.titles.forms import TitlesForm
from scores.titles.reading import ReadTitles, read_titles

KIND = "municipality"  # the only kind of agency that has rules


@dataclass(frozen=True)
class YearTitles:
    """How many of a year's questions have their words, and which have none, as "i1–i15, e1–e9"."""

    year: int
    asked: int
    titled: int
    missing: str


def year_titles() -> list[YearTitles]:
    """Every year that has rules, the newest first; one query."""
    found = current_rules_of(known_years(KIND), KIND)
    asked = {year: sum(len(indicator.questions) for indicator in rules.indicators) for year, rules in found.items()}
    return [
        YearTitles(year, asked[year], asked[year] - len(rules.untitled), in_ranges(rules.untitled))
        for year, rules in found.items()
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@requires_above(Capability.CORRECT_RULES)
def titles_page(request: PlatformRequest) -> HttpResponseBase:
    """A list; sent, each question before and after, and what nobody understood; confirmed, it is stored."""
    years = known_years(KIND)
    newest = next(iter(years), 0)
    if request.method != "POST":
        chosen = YearForm(years, request.GET)
        year = chosen.cleaned_data["year"] if chosen.is_valid() else newest
        return _show(request, TitlesForm(years, initial={"year": year}), year)
    form = TitlesForm(years, request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, form, form.cleaned_data.get("year", newest), status=422)
    year, source, shown = (form.cleaned_data[name] for name in ("year", "source", "shown"))
    rules = current_rules_of([year], KIND)[year]
    read = read_titles(form.rows, rules)
    if form.cleaned_data["file"]:  # which no browser sends again: what was read of it goes on as text
        typed = {"year": year, "source": source, "pasted": titles_as_value(read.titles)}
        form = TitlesForm(years, typed)
    if not shown:
        return _preview(request, form, rules, read)
    try:
        stored = store_titles(request.platform_actor, year, KIND, read.titles, source, shown)
    except EditedMeanwhile:
        return _preview(request, form, rules, read, changed=True)
    messages.success(request, f"บันทึกถ้อยคำของปี {year} แล้ว {stored} ข้อ")
    return redirect(f"{reverse('titles')}?year={year}")


def _preview(
    request: PlatformRequest, form: TitlesForm, rules: Rules, read: ReadTitles, *, changed: bool = False
) -> HttpResponse:
    changes = title_changes(rules, read.titles)
    more = {
        "read": read,
        "changes": changes,
        "same": len(read.titles) - len(changes),
        "shown": seen(changes) if changes else "",
        "left": in_ranges(question for question in rules.untitled if question not in read.titles),
        "changed": changed,
    }
    return _show(request, form, rules.fiscal_year, status=409 if changed else 200, **more)


def _show(request: PlatformRequest, form: TitlesForm, year: int, status: int = 200, **more: Any) -> HttpResponse:
    return render(
        request, "scores/titles.html", {"form": form, "year": year, "years": year_titles(), **more}, status=status
    )
