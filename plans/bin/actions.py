"""Deleting a measure into the bin, bringing it back, and what is cleared away after a month."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from accounts.audit import record
from accounts.editing import EditedMeanwhile
from accounts.permissions import Actor, Capability, require, system_actor
from plans.bin.models import KEPT, BinnedMeasure
from plans.bin.rows import put_back, rows_of
from plans.locking import lock_measure, lock_plans
from plans.measures.actions import forget_drafts
from plans.models import EvidenceFile, Measure


def delete_measure(actor: Actor, measure: Measure) -> BinnedMeasure:
    """Takes a measure out of its plan and keeps it for a month with all that hangs on it; EditedMeanwhile where it is
    gone already. The audit trail keeps its title."""
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        measure = lock_measure(actor, measure, Capability.EDIT_PLAN)
        binned = BinnedMeasure.objects.create(
            plan=measure.plan,
            key=measure.pk,
            title=measure.title,
            rows=rows_of(measure),
            copies=list(measure.copies.values_list("pk", flat=True)),
            size=EvidenceFile.objects.filter(evidence__measure=measure).aggregate(used=Sum("size"))["used"] or 0,
            deleted_by=actor.user,
        )
        record(actor, "measure.deleted", measure, title=measure.title, fiscal_year=measure.plan.fiscal_year)
        forget_drafts(actor, measure)
        measure.delete()
    return binned


def restore_measure(actor: Actor, binned: BinnedMeasure) -> Measure:
    """Brings a measure back under its own key, with its history and evidence, in its place among the others.

    EditedMeanwhile where somebody brought it back already, or the month is over.
    """
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        lock_plans(actor)
        found = BinnedMeasure.objects.select_related("plan__municipality").filter(pk=binned.pk).first()
        if found is None:
            raise EditedMeanwhile
        lost = put_back(found.rows)
        measure = Measure.objects.select_related("plan__municipality").get(pk=found.key)
        Measure.objects.filter(pk__in=found.copies, copied_from=None).update(copied_from=measure)
        detail = {"lost": lost} if lost else {}
        record(actor, "measure.restored", measure, title=measure.title, fiscal_year=found.plan.fiscal_year, **detail)
        found.delete()
    return measure


def empty_bin() -> None:
    """Clears what has lain there for a month; the caller has opened every municipality."""
    old = BinnedMeasure.objects.filter(deleted_at__lt=timezone.now() - KEPT)
    for binned in old.select_related("plan__municipality").defer("rows"):
        with transaction.atomic():
            record(system_actor(binned.plan.municipality), "measure.forgotten", binned, title=binned.title)
            binned.delete()
