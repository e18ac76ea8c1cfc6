"""A measure table from upload to the plan: every change of a `MeasureImport`'s state passes here.

A worker opens the file, once and in a process of its own, compares it with the plan and, when a person says so, stores
it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import logging
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from accounts import limited_process
from accounts.audit import record
from accounts.background import enqueue
from accounts.editing import EditedMeanwhile
from accounts.import_states import UNFINISHED, Move, State, after, before
from accounts.models import Unit
from accounts.permissions import Actor, Capability, actor_in, require, system_actor
from accounts.progress import telling
from accounts.quotas import check_waiting
from plans.locking import lock_plan, lock_plans
from plans.models import Plan
from plans.transfer.importing import Wishes, import_measures
from plans.transfer.models import MeasureImport
from plans.transfer.preview import refused, report_of
from plans.transfer.table_parts import parts_of
from plans.transfer.unit_choices import Choices
from tables.errors import RowError, Unreadable

logger = logging.getLogger(__name__)

FORGOTTEN_AFTER = dt.timedelta(days=30)
SECONDS = 60  # for opening a file; a plan of a hundred measures takes one
MEMORY = 1024 * 1024 * 1024
NOTHING: dict[str, Any] = {"content": b"", "table": None}  # what is kept of a file nothing can be done with any more
TOO_MUCH = "เปิดไฟล์นี้ไม่ได้ ไฟล์อาจเสียหายหรือซับซ้อนเกินไป กรุณาคัดลอกเฉพาะตารางมาตรการไว้ในไฟล์ใหม่แล้วส่งอีกครั้ง"


class Stopped(Exception):
    """The import was cancelled, or taken up by another worker, while this one was at it."""


class PlanChanged(Exception):
    """The plan is no longer the one the table was compared with."""


def receive(actor: Actor, plan: Plan, filename: str, content: bytes) -> MeasureImport:
    """Keeps a table and queues its comparison with the plan.

    ValidationError while too many wait, EditedMeanwhile where the plan is gone.
    """
    require(actor, Capability.EDIT_PLAN)
    if actor.user is None:
        raise ValueError("the shell imports without a preview")
    with transaction.atomic():
        lock_plan(actor, plan)
        check_waiting(plan.imports.all())
        job = MeasureImport.objects.create(plan=plan, user=actor.user, filename=filename[:200], content=content)
        record(actor, "plan.table_received", job, filename=job.filename)
        _enqueue(job)
    return job


def _enqueue(job: MeasureImport) -> None:
    enqueue("plans.tasks.run_import", job.plan.municipality_id, job.pk)


def _move(job_id: int, move: Move, **changes: Any) -> bool:
    """Makes a move and these changes of an import; False where its state does not allow it (any more)."""
    allowed = MeasureImport.objects.filter(pk=job_id, state__in=before(move))
    return bool(allowed.update(state=after(move), touched_at=timezone.now(), **changes))


def fingerprint(plan: Plan, choices: Choices | None = None) -> str:
    """What a preview depends on beside its table: measures in their versions, units, what was chosen for names."""
    versions = sorted(plan.measures.values_list("pk", "version"))
    units = list(
        Unit.objects.filter(municipality=plan.municipality_id)
        .order_by("pk")
        .values_list("pk", "name", "merged_into", "closed_on")
    )
    said = json.dumps([versions, units, sorted((choices or {}).items())], default=str)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


# --- In the worker ----------------------------------------------------------------------------------------------------


def run(job_id: int) -> None:
    """Compares a queued table or stores a confirmed one, as the job's state asks. Running it twice does no harm; the
    caller has opened the municipality."""
    try:
        if _move(job_id, Move.READ):
            _compare(_found(job_id))
        elif MeasureImport.objects.filter(pk=job_id, state=State.STORING).update(touched_at=timezone.now()):
            _store(_found(job_id))
    except Stopped:
        return
    except PlanChanged:
        if _move(job_id, Move.AGAIN, report={"again": True}):
            run(job_id)
    except Exception:
        logger.exception("measure import %s failed", job_id)
        _move(job_id, Move.FAIL, **NOTHING)


def _found(job_id: int) -> MeasureImport:
    return MeasureImport.objects.select_related("plan__municipality", "user").get(pk=job_id)


def _actor(job: MeasureImport) -> Actor:
    """Whoever sent or confirmed the table, as that person may work here now."""
    actor = actor_in(job.plan.municipality, job.user)
    if actor is None:
        raise PermissionDenied("บัญชีนี้ไม่ได้เป็นสมาชิกของเทศบาลนี้แล้ว")
    return actor


def _goes_on(job: MeasureImport, state: State, **changes: Any) -> None:
    if not MeasureImport.objects.filter(pk=job.pk, state=state).update(touched_at=timezone.now(), **changes):
        raise Stopped


def _compare(job: MeasureImport) -> None:
    again = {"again": True} if job.report.get("again") else {}
    said = -1

    def on_progress(percent: int) -> None:
        nonlocal said
        if percent > said:
            said = percent
            _goes_on(job, State.READING, report={"percent": percent, **again})

    seen = fingerprint(job.plan, job.choices)  # first: what is stored in between is seen as a change, not overlooked
    try:
        if job.table is None:
            job.table = _opened(bytes(job.content))
            _goes_on(job, State.READING, table=job.table, content=b"")
        wishes = Wishes(job.choices, on_progress=on_progress)
        parts = parts_of(job.table)
        result = import_measures(parts, _actor(job), job.plan.fiscal_year, dry_run=True, wishes=wishes)
        report = report_of(result) | again
    except Unreadable as error:
        result, report = None, refused([error.as_row_error()])
    except PermissionDenied as error:
        result, report = None, refused([RowError(1, "", "", str(error))])
    move = Move.ACCEPT if result is not None and not result.errors else Move.REFUSE
    # Another choice for a name may mend a table; nothing else does without another table.
    kept = {} if move is Move.ACCEPT or (result and result.unknown_units) else NOTHING
    if not _move(job.pk, move, report=report, seen=seen, **kept):
        raise Stopped


def _opened(content: bytes) -> Any:
    """The table's parts as plain JSON. Raises Unreadable."""
    try:
        said = limited_process.run(
            "plans.transfer.table_parts:opened", content, cpu_seconds=SECONDS, wall_seconds=2 * SECONDS, memory=MEMORY
        )
    except limited_process.Busy:
        raise Unreadable(limited_process.ASK_AGAIN) from None
    except limited_process.GaveUp:
        raise Unreadable(TOO_MUCH) from None
    if "parts" not in said:
        raise Unreadable(said["message"], said["row"])
    return said["parts"]


def _store(job: MeasureImport) -> None:
    said = -1

    def on_progress(percent: int) -> None:
        nonlocal said
        if percent == said:
            return
        said = percent
        if not MeasureImport.objects.filter(pk=job.pk, state=State.STORING).exists():
            raise Stopped
        tell(percent)

    actor = _actor(job)
    wishes = Wishes(job.choices, keep_emptied=not job.removes, on_progress=on_progress)
    with telling(job, State.STORING) as tell, transaction.atomic():
        lock_plans(actor)
        if job.seen != fingerprint(job.plan, job.choices):
            raise PlanChanged
        result = import_measures(parts_of(job.table), actor, job.plan.fiscal_year, wishes=wishes)
        if not _move(job.pk, Move.REFUSE if result.errors else Move.STORE, report=report_of(result), **NOTHING):
            raise Stopped
        if not result.errors:
            counts = {"created": result.created, "updated": result.updated}
            record(actor, "plan.imported", job.plan, filename=job.filename, **counts)


# --- What people do -----------------------------------------------------------------------------------------------


def choose(actor: Actor, job: MeasureImport, choices: Mapping[str, str]) -> bool:
    """Keeps what each name of the table is and compares anew; False when the table was stored or dropped meanwhile."""
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        lock_plans(actor)
        newest = MeasureImport.objects.only("choices").get(pk=job.pk)
        moved = _move(job.pk, Move.AGAIN, choices=newest.choices | dict(choices), report={})
        if moved:
            record(actor, "plan.table_units_chosen", job, filename=job.filename, choices=dict(choices))
            _enqueue(job)
    return moved


def confirm(actor: Actor, job: MeasureImport, seen: str, *, removes: bool = False) -> bool:
    """Has the worker put the table's measures into the plan; False when it was confirmed or dropped meanwhile.

    `seen` is the one of the preview that was shown; EditedMeanwhile when a measure, a unit or a choice has changed
    since, and the table is then compared anew. `removes`: what the table leaves empty goes, too. ValidationError while
    nobody has chosen what a name is.
    """
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        lock_plans(actor)
        newest = _found(job.pk)
        if newest.state not in before(Move.CONFIRM):
            return False
        now = fingerprint(newest.plan, newest.choices)
        if newest.seen != now:
            _move(job.pk, Move.AGAIN, report={"again": True})
            _enqueue(newest)
        elif seen == now and newest.report.get("undecided"):
            raise ValidationError("ยังมีชื่อหน่วยงานที่ยังไม่ได้เลือก กรุณาเลือกให้ครบก่อน")
        elif seen == now:
            _move(job.pk, Move.CONFIRM, user=actor.user, removes=removes, report={})
            record(actor, "plan.table_confirmed", job, filename=job.filename, removes=removes)
            _enqueue(newest)
    if not seen == newest.seen == now:
        raise EditedMeanwhile
    return True


def cancel(actor: Actor, job: MeasureImport) -> bool:
    """Drops a table before anything was stored; False when it was stored meanwhile.

    Two transactions: the worker that stores holds the municipality, and lets go once it sees the first.
    """
    require(actor, Capability.EDIT_PLAN)
    cancelled = _move(job.pk, Move.CANCEL, **NOTHING)
    if cancelled:
        record(actor, "plan.table_dropped", job, filename=job.filename)
    return cancelled


# --- At night and after a crash; the caller has opened every municipality -------------------------------------------


def forget_tables() -> None:
    """Drops the tables nobody has confirmed for a month."""
    old = MeasureImport.objects.filter(state__in=before(Move.FORGET), created_at__lt=timezone.now() - FORGOTTEN_AFTER)
    for job in old.select_related("plan__municipality").only("filename", "plan"):
        with transaction.atomic():
            if _move(job.pk, Move.FORGET, **NOTHING):
                record(system_actor(job.plan.municipality), "plan.table_forgotten", job, filename=job.filename)


def stuck(older_than: dt.timedelta) -> list[tuple[int, int]]:
    """Municipality and key of imports nobody has touched for that long: their task was lost."""
    lost = MeasureImport.objects.filter(state__in=UNFINISHED, touched_at__lt=timezone.now() - older_than)
    return list(lost.values_list("plan__municipality_id", "pk"))
