"""The result a plan answers, and the rules of its year."""

from __future__ import annotations

from plans.models import Plan
from scores.current_rules import current_rules
from scores.results import YearResults
from scores.rules import Rules
from scores.years import results_of


def rules_of(plan: Plan) -> Rules:
    """The rules of the year the plan answers."""
    return current_rules(plan.assessed_year, plan.municipality.agency_kind)


def answered_by(plan: Plan) -> YearResults | None:
    """The result the plan answers, with the year before it; None where nothing was entered."""
    return results_of(plan.municipality, plan.assessed_year)
