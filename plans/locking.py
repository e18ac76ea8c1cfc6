"""One order of locks for every change of a plan: the municipality first, then whatever is read.

The audit chain needs the municipality's lock anyway. Taken first, two changes come one after the other and never wait
for each other; what is read under it is the newest there is.
"""

from __future__ import annotations

from accounts.audit import lock
from accounts.editing import EditedMeanwhile
from accounts.permissions import Actor, Capability, require
from plans.models import Measure, Plan


def lock_plans(actor: Actor) -> None:
    """Keeps everybody else's changes of this municipality waiting until the transaction ends; its first statement."""
    lock([actor.municipality.pk])


def lock_plan(actor: Actor, plan: Plan) -> None:
    """The same for something new in a plan. EditedMeanwhile where the plan itself was removed."""
    lock_plans(actor)
    if not Plan.objects.filter(pk=plan.pk).exists():
        raise EditedMeanwhile


def lock_measure(actor: Actor, measure: Measure, capability: Capability) -> Measure:
    """The measure as it is now, and kept so; its rows are not read yet. Raises EditedMeanwhile when it is gone.

    Whether the actor may is asked of it anew: it may have been handed in since the page was opened.
    """
    lock_plans(actor)
    found = Measure.objects.select_related("plan__municipality").filter(pk=measure.pk).first()
    if found is None:
        raise EditedMeanwhile
    require(actor, capability, found)
    return found
