"""A measure table from upload to the plan: every change of a `MeasureImport`'s state passes here."""

from __future__ import annotations

import datetime as dt
import hashlib
import json

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.editing import EditedMeanwhile
from accounts.permissions import Actor, Capability, require, system_actor
from plans.locking import lock_plans
from plans.models import MeasureImport, Plan
from plans.transfer.import_states import Move, State, after
from plans.transfer.importing import MeasureImportResult, import_measures, read_table

FORGOTTEN_AFTER = dt.timedelta(days=30)


def receive(actor: Actor, plan: Plan, filename: str, content: bytes) -> MeasureImport:
    """Keeps a table to be shown and confirmed. ValidationError where not even a table is in it."""
    require(actor, Capability.EDIT_PLAN)
    if actor.user is None:
        raise ValueError("the shell imports without a preview")
    table = read_table(content, actor, plan.fiscal_year)
    if not table.measures:
        raise ValidationError([error.message for error in table.errors])
    with transaction.atomic():
        job = MeasureImport.objects.create(plan=plan, user=actor.user, filename=filename[:200], content=content)
        record(actor, "plan.table_received", job, filename=job.filename)
    return job


def preview(actor: Actor, job: MeasureImport) -> MeasureImportResult:
    """What storing the table would do to the plan as it is now."""
    return import_measures(bytes(job.content), actor, job.plan.fiscal_year, dry_run=True)


def fingerprint(plan: Plan) -> str:
    """Which measures, in which versions, a preview was compared with."""
    versions = sorted(plan.measures.values_list("pk", "version"))
    return hashlib.sha256(json.dumps(versions).encode()).hexdigest()[:16]


def confirm(actor: Actor, job: MeasureImport, seen: str) -> MeasureImportResult | None:
    """Puts the table's measures into the plan, all or none; None when it was confirmed or dropped meanwhile.

    `seen` is the `fingerprint` the preview was shown with; EditedMeanwhile when somebody changed a measure since.
    """
    require(actor, Capability.EDIT_PLAN)
    table = read_table(bytes(job.content), actor, job.plan.fiscal_year)  # while nobody has to wait for it
    with transaction.atomic():
        lock_plans(actor)
        newest = MeasureImport.objects.get(pk=job.pk)
        if after(newest.state, Move.STORE) is None:
            return None
        if seen != fingerprint(job.plan):
            raise EditedMeanwhile
        result = import_measures(table, actor, job.plan.fiscal_year)
        if not result.errors:
            _close(newest, Move.STORE)
            counts = {"created": result.created, "updated": result.updated}
            record(actor, "plan.imported", job.plan, filename=job.filename, **counts)
    return result


def cancel(actor: Actor, job: MeasureImport) -> bool:
    """Drops a table before anything was stored; False when it was stored meanwhile."""
    return _drop(actor, job, Move.CANCEL, "plan.table_dropped")


def forget_tables() -> None:
    """Drops the tables nobody has confirmed for a month; the caller has opened every municipality."""
    shown = MeasureImport.objects.filter(state=State.SHOWN, created_at__lt=timezone.now() - FORGOTTEN_AFTER)
    for job in shown.select_related("plan__municipality").defer("content"):
        _drop(system_actor(job.plan.municipality), job, Move.FORGET, "plan.table_forgotten")


def _drop(actor: Actor, job: MeasureImport, move: Move, action: str) -> bool:
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        lock_plans(actor)
        newest = MeasureImport.objects.get(pk=job.pk)
        if after(newest.state, move) is None:
            return False
        _close(newest, move)
        record(actor, action, newest, filename=job.filename)
    return True


def _close(job: MeasureImport, move: Move) -> None:
    state = after(job.state, move)
    assert state is not None  # asked of the row that is held
    job.state, job.content = state, b""  # the bytes are no longer needed, and they may be many
    job.save(update_fields=["state", "content"])
