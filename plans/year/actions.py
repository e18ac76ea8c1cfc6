"""Opening a year's plan."""

from __future__ import annotations

from django.db import transaction

from accounts.audit import record
from accounts.permissions import Actor, Capability, require
from plans.locking import lock_plans
from plans.models import Plan
from scores.current_rules import current_rules


def open_plan(actor: Actor, fiscal_year: int) -> Plan:
    """The year's plan, made when there is none yet. UnknownRules when the year it answers has no rules."""
    require(actor, Capability.EDIT_PLAN)
    current_rules(fiscal_year - 1, actor.municipality.agency_kind)
    with transaction.atomic():
        lock_plans(actor)
        plan, is_new = Plan.objects.get_or_create(municipality=actor.municipality, fiscal_year=fiscal_year)
        if is_new:
            record(actor, "plan.opened", plan, fiscal_year=fiscal_year)
    return plan
