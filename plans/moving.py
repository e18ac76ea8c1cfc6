"""A measure table from upload to the plan: every change of a `MeasureImport`'s state passes here."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.audit import record
from accounts.permissions import Actor, Capability, require
from plans.importing import MeasureImportResult, import_measures
from plans.models import MeasureImport, Plan
from plans.tables.reading import read_measures
from scores.corrections import current_rules

State = MeasureImport.State


def receive(actor: Actor, plan: Plan, filename: str, content: bytes) -> MeasureImport:
    """Keeps a table to be shown and confirmed. ValidationError where not even a table is in it."""
    require(actor, Capability.EDIT_PLAN)
    if actor.user is None:
        raise ValueError("the shell imports without a preview")
    rules = current_rules(plan.assessed_year, actor.municipality.agency_kind)
    table = read_measures(content, rules, plan.fiscal_year)
    if not table.measures:
        raise ValidationError([error.message for error in table.errors])
    return MeasureImport.objects.create(plan=plan, user=actor.user, filename=filename[:200], content=content)


def preview(actor: Actor, job: MeasureImport) -> MeasureImportResult:
    """What storing the table would do to the plan as it is now."""
    return import_measures(bytes(job.content), actor, job.plan.fiscal_year, dry_run=True)


def confirm(actor: Actor, job: MeasureImport) -> MeasureImportResult | None:
    """Puts the table's measures into the plan, all or none; None when it was confirmed or dropped meanwhile."""
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        locked = MeasureImport.objects.select_for_update(of=("self",)).get(pk=job.pk)
        if locked.state != State.SHOWN:
            return None
        result = import_measures(bytes(locked.content), actor, job.plan.fiscal_year)
        if not result.errors:
            locked.state, locked.content = State.STORED, b""
            locked.save(update_fields=["state", "content"])
            record(
                actor, "plan.imported", job.plan, filename=job.filename, created=result.created, updated=result.updated
            )
    return result


def cancel(actor: Actor, job: MeasureImport) -> bool:
    """Drops a table before anything was stored; False when it was stored meanwhile."""
    require(actor, Capability.EDIT_PLAN)
    waiting = MeasureImport.objects.filter(pk=job.pk, state=State.SHOWN)
    return bool(waiting.update(state=State.CANCELLED, content=b""))
