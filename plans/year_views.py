"""Pages of a year's plan: the list of years, the plan at a glance, what came of it."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from accounts.access import MunicipalRequest
from plans.models import Plan
from scores.corrections import current_rules
from scores.models import Assessment
from scores.results import YearResults, load_rules, year_results
from scores.rules import Rules


def plan_of(request: MunicipalRequest, year: int) -> Plan:
    """The open municipality's plan of a year, or 404."""
    return get_object_or_404(Plan.objects.select_related("municipality"), fiscal_year=year)


def rules_of(plan: Plan) -> Rules:
    """The rules of the year the plan answers."""
    return current_rules(plan.assessed_year, plan.municipality.agency_kind)


def results_of(plan: Plan) -> YearResults | None:
    """The result the plan answers, with the year before it; None where no figure was entered."""
    return _results(plan.assessed_year, plan)


def _results(year: int, plan: Plan) -> YearResults | None:
    years = {
        a.fiscal_year: a
        for a in Assessment.objects.filter(fiscal_year__in=[year, year - 1])
        .select_related("municipality")
        .prefetch_related("question_scores")
    }
    load_rules(years.values())
    answered = years.get(year)
    return year_results(answered, years.get(year - 1)) if answered else None
