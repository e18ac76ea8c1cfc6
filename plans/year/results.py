"""The result a plan answers, and the rules of its year."""

from __future__ import annotations

from plans.models import Plan
from scores.current_rules import current_rules
from scores.results import YearResults
from scores.rules import Rules, UnknownRules
from scores.years import Years, results_of


def rules_of(plan: Plan) -> Rules:
    """The rules of the year the plan answers."""
    return current_rules(plan.assessed_year, plan.municipality.agency_kind)


def answered_by(plan: Plan) -> YearResults | None:
    """The result the plan answers, with the year before it; None where nothing was entered."""
    return results_of(plan.municipality, plan.assessed_year)


def with_year_before(plan: Plan) -> tuple[YearResults | None, YearResults | None]:
    """The result the plan answers, and that of the year before in full; None where nothing was entered."""
    years = Years(plan.municipality, [plan.assessed_year, plan.assessed_year - 1])
    try:
        before = years.results(plan.assessed_year - 1)
    except UnknownRules:
        before = None
    return years.results(plan.assessed_year), before
