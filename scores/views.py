"""Pages of a municipality's scores: the list of years, and what the other pages share."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import MunicipalRequest, requires
from accounts.permissions import Capability
from scores.current_rules import current_rules
from scores.forms import YearForm
from scores.models import Assessment
from scores.proposed import proposed_year
from scores.rules import Rules, UnknownRules, known_years
from scores.years import Years


def rules_of(request: MunicipalRequest, year: int) -> Rules:
    """The year's rules for this municipality, or 404."""
    try:
        return current_rules(year, request.actor.municipality.agency_kind)
    except UnknownRules as error:
        raise Http404(str(error)) from error


def assessment_of(request: MunicipalRequest, year: int) -> Assessment | None:
    """What is stored of a year."""
    return Assessment.objects.with_figures().filter(municipality=request.actor.municipality, fiscal_year=year).first()


@require_safe
@requires(Capability.VIEW)
def years(request: MunicipalRequest) -> HttpResponseBase:
    """Every year with figures, newest first, and the years that can still be entered."""
    entered = Years(request.actor.municipality)
    rows = [entered.results(year) for year in entered if year in entered.rules]
    unruled = [year for year in entered if year not in entered.rules]
    missing = [year for year in known_years(request.actor.municipality.agency_kind) if year not in entered.assessments]
    context = {"rows": rows, "unruled": unruled, "missing": missing, "form": YearForm(missing)}
    return render(request, "scores/years.html", context)


@require_safe
@requires(Capability.EDIT_SCORES)
def start(request: MunicipalRequest) -> HttpResponseBase:
    """From the choice of a year to its entry page; asks first where the year is new and not the one at hand."""
    municipality = request.actor.municipality
    form = YearForm(known_years(municipality.agency_kind), request.GET)
    if not form.is_valid():
        return redirect("scores:years", code=municipality.code)
    year = form.cleaned_data["year"]
    at_hand = proposed_year(municipality, timezone.localdate()) - 1
    if year != at_hand and assessment_of(request, year) is None:
        return render(request, "scores/year_ask.html", {"asked": year, "at_hand": at_hand})
    return redirect("scores:edit", code=municipality.code, year=year)
