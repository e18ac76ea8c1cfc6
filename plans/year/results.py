"""The results that a plan's pages speak of: the year it answers, the one before, their rules."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from plans.models import Plan
from scores.corrections import current_rules
from scores.models import Assessment
from scores.results import YearResults, load_rules, year_results
from scores.rules import Rules


def rules_of(plan: Plan) -> Rules:
    """The rules of the year the plan answers."""
    return current_rules(plan.assessed_year, plan.municipality.agency_kind)


def results_of(plan: Plan) -> YearResults | None:
    """The result the plan answers, with the year before it; None where no figure was entered."""
    years = assessments_of([plan.assessed_year, plan.assessed_year - 1])
    answered = years.get(plan.assessed_year)
    return year_results(answered, years.get(plan.assessed_year - 1)) if answered else None


def assessments_of(years: Sequence[int]) -> dict[int, Assessment]:
    """The open municipality's assessments of these years with their figures and rules."""
    found = {
        a.fiscal_year: a
        for a in Assessment.objects.filter(fiscal_year__in=years)
        .select_related("municipality")
        .prefetch_related("question_scores")
    }
    load_rules(found.values())
    return found


def figures_of(results: YearResults | None) -> dict[str, Decimal]:
    """A result's indicators and questions by item, derived ones included."""
    if results is None:
        return {}
    return {row.item: row.score for row in results.indicators if row.score is not None} | dict(results.questions)
