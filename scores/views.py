"""Pages of a municipality's scores."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.access import MunicipalRequest, requires
from accounts.permissions import Capability
from scores.corrections import current_rules
from scores.forms import YearForm
from scores.models import Assessment
from scores.results import load_rules, year_results
from scores.rules import Rules, UnknownRules, known_years


def rules_of(request: MunicipalRequest, year: int) -> Rules:
    try:
        return current_rules(year, request.actor.municipality.agency_kind)
    except UnknownRules as error:
        raise Http404(str(error)) from error


def assessment_of(request: MunicipalRequest, year: int) -> Assessment | None:
    return (
        Assessment.objects.filter(municipality=request.actor.municipality, fiscal_year=year)
        .select_related("municipality", "updated_by")
        .prefetch_related("question_scores")
        .first()
    )


@require_safe
@requires(Capability.VIEW)
def years(request: MunicipalRequest) -> HttpResponseBase:
    """Every year with figures, newest first, and the years that can still be entered."""
    assessments = list(
        Assessment.objects.filter(municipality=request.actor.municipality)
        .select_related("municipality")
        .prefetch_related("question_scores")
    )
    load_rules(assessments)
    by_year = {a.fiscal_year: a for a in assessments}
    rows = [(a, year_results(a, by_year.get(a.fiscal_year - 1))) for a in assessments]
    missing = [y for y in known_years(request.actor.municipality.agency_kind) if y not in by_year]
    return render(request, "scores/years.html", {"rows": rows, "missing": missing, "form": YearForm(missing)})


@require_safe
@requires(Capability.EDIT_SCORES)
def start(request: MunicipalRequest) -> HttpResponseBase:
    """From the choice of a year to its entry page."""
    form = YearForm(known_years(request.actor.municipality.agency_kind), request.GET)
    if not form.is_valid():
        return redirect("scores:years", code=request.actor.municipality.code)
    return redirect("scores:edit", code=request.actor.municipality.code, year=form.cleaned_data["year"])
