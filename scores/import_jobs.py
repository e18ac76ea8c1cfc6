"""A score file from upload to storage: every change of a `ScoreImport`'s state passes here."""

from __future__ import annotations

import dataclasses
import datetime as dt
import logging
from contextlib import nullcontext
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts.audit import record, record_above
from accounts.background import enqueue
from accounts.editing import EditedMeanwhile
from accounts.import_states import UNFINISHED, Move, State, after, before
from accounts.models import Municipality, User
from accounts.permissions import ADMINISTRATOR, Actor, Capability, PlatformActor, actor_in, can, require, system_actor
from accounts.progress import telling
from accounts.quotas import check_waiting
from accounts.tenancy import open_municipality
from scores.importing import ImportResult, import_scores
from scores.models import ScoreImport
from scores.reading import column_words

logger = logging.getLogger(__name__)

Importer = Actor | PlatformActor  # of one municipality, or of the whole country
FORGOTTEN_AFTER = dt.timedelta(days=30)
SHOWN = 300  # errors and warnings kept for the page; their number is kept whole


class Stopped(Exception):
    """The import was cancelled while a worker was at it."""


class ScoresChanged(Exception):
    """Years of the file are no longer what it was compared with."""


def _require(actor: Importer, job: ScoreImport | None = None) -> User:
    """The person, who may import here: their municipality's file, or above them all the country's."""
    own = actor.municipality.pk if isinstance(actor, Actor) else None
    require(actor, Capability.IMPORT_COUNTRY if own is None else Capability.IMPORT_SCORES)
    if job is not None and job.municipality_id != own:
        raise PermissionDenied("ไฟล์นี้เป็นของหน่วยงานอื่น")
    if actor.user is None:
        raise PermissionDenied("การนำเข้าผ่านหน้าเว็บต้องมีผู้ส่งไฟล์")
    return actor.user


def _record(actor: Importer, action: str, job: ScoreImport) -> None:
    if isinstance(actor, Actor):
        record(actor, action, job, filename=job.filename)
    else:
        record_above(actor, action, job)


def _move(job_id: int, move: Move, **changes: Any) -> bool:
    """Makes a move and these changes of an import; False where its state does not allow it (any more)."""
    allowed = ScoreImport.objects.filter(pk=job_id, state__in=before(move))
    return bool(allowed.update(state=after(move), touched_at=timezone.now(), **changes))


def _actors_of(user: User, municipality: Municipality | None) -> dict[str, Actor]:
    """Whom this user may import for now: one municipality, or for the platform administrator every one."""
    if municipality is not None:
        actor = actor_in(municipality, user)
        return {municipality.code: actor} if actor and can(actor, Capability.IMPORT_SCORES) else {}
    if not can(PlatformActor(user), Capability.IMPORT_COUNTRY):
        return {}
    roles = frozenset({ADMINISTRATOR})
    return {m.code: Actor(municipality=m, user=user, roles=roles) for m in Municipality.objects.all()}


def upload(actor: Importer, filename: str, content: bytes) -> ScoreImport:
    """Keeps a file and queues its judgement. ValidationError while too many wait."""
    user = _require(actor)
    municipality = actor.municipality if isinstance(actor, Actor) else None
    check_waiting(ScoreImport.objects.filter(municipality=municipality))
    with transaction.atomic():
        job = ScoreImport.objects.create(user=user, municipality=municipality, filename=filename[:200], content=content)
        _record(actor, "scores.file_uploaded", job)
        _enqueue(job)
    return job


def _enqueue(job: ScoreImport) -> None:
    enqueue("scores.tasks.run_import", job.pk)


def run(job_id: int) -> None:
    """Judges a queued file or stores a confirmed one, as the job's state asks. Running it twice does no harm."""
    if _move(job_id, Move.READ):
        _run(job_id, State.READING, dry_run=True)
    elif ScoreImport.objects.filter(pk=job_id, state=State.STORING).update(touched_at=timezone.now()):
        _run(job_id, State.STORING, dry_run=False)


def _run(job_id: int, state: State, *, dry_run: bool) -> None:
    job = ScoreImport.objects.select_related("user", "municipality").get(pk=job_id)

    def on_progress(percent: int) -> None:
        going_on = ScoreImport.objects.filter(pk=job_id, state=state)
        if dry_run:
            if not going_on.update(report=job.report | {"percent": percent}, touched_at=timezone.now()):
                raise Stopped
        elif going_on.exists():  # only asked: who cancels must not wait for this transaction
            tell(percent)
        else:
            raise Stopped

    try:
        with telling(job, state) as tell, nullcontext() if dry_run else transaction.atomic():
            actors = _actors_of(job.user, job.municipality)
            result = import_scores(
                bytes(job.content),
                actors,
                dry_run=dry_run,
                keep_missing=not (dry_run or job.removes),
                on_progress=on_progress,
            )
            if not (dry_run or result.errors) and result.seen != job.seen:
                raise ScoresChanged
            move = Move.REFUSE if result.errors else Move.ACCEPT if dry_run else Move.STORE
            again = {"again": True} if job.report.get("again") else {}
            done: dict[str, Any] = {"report": report_of(result) | again, "seen": result.seen}
            if move is not Move.ACCEPT:
                done["content"] = b""  # no longer needed, and it may be large
            if not _move(job_id, move, **done):
                raise Stopped
    except Stopped:
        return
    except ScoresChanged:
        if _move(job_id, Move.AGAIN, report={"again": True}):
            run(job_id)
    except Exception:
        logger.exception("import %s failed", job_id)
        _move(job_id, Move.FAIL, content=b"")


def report_of(result: ImportResult) -> dict[str, Any]:
    """A result as the page shows it: counts whole, the first errors, warnings and changes, removals before all."""
    shown = (*result.changes.removals, *result.changes.others, *result.changes.new)
    return {
        "created": result.created,
        "updated": result.updated,
        "unchanged": result.unchanged,
        "error_count": len(result.errors),
        "warning_count": len(result.warnings),
        "errors": [
            dataclasses.asdict(error) | {"column": column_words(error.column)} for error in result.errors[:SHOWN]
        ],
        "warnings": [dataclasses.asdict(warning) for warning in result.warnings[:SHOWN]],
        "removed": result.changes.removed,
        "changes": [dataclasses.asdict(change) for change in shown],
        "not_shown": result.changes.count - len(shown),
    }


def confirm(actor: Importer, job: ScoreImport, seen: str, *, removes: bool = False) -> bool:
    """Stores a file that was judged good; False when it was confirmed or cancelled meanwhile. `removes`: what the file
    leaves empty is removed, too.

    `seen` is the one of the preview that was shown; EditedMeanwhile when the file was compared anew since. Where a
    figure has changed the worker stores nothing and compares anew.
    """
    user = _require(actor, job)
    with transaction.atomic():
        newest = ScoreImport.objects.without_content().select_for_update(of=("self",)).get(pk=job.pk)
        if newest.state == State.CHECKED and newest.seen != seen:
            raise EditedMeanwhile
        confirmed = _move(job.pk, Move.CONFIRM, user=user, removes=removes, report={})
        if confirmed:
            _record(actor, "scores.file_confirmed", job)
            _enqueue(job)
    return confirmed


def cancel(actor: Importer, job: ScoreImport) -> bool:
    """Stops an import before anything is stored; False when it was stored or refused meanwhile."""
    _require(actor, job)
    with transaction.atomic():
        cancelled = _move(job.pk, Move.CANCEL, content=b"")
        if cancelled:
            _record(actor, "scores.file_cancelled", job)
    return cancelled


def stuck(older_than: dt.timedelta) -> list[int]:
    """Imports nobody has touched for that long: their task was lost."""
    lost = ScoreImport.objects.filter(state__in=UNFINISHED, touched_at__lt=timezone.now() - older_than)
    return list(lost.values_list("pk", flat=True))


def forget_files() -> None:
    """Drops the files nobody has confirmed for a month."""
    old = ScoreImport.objects.filter(state=State.CHECKED, created_at__lt=timezone.now() - FORGOTTEN_AFTER)
    for job in old.without_content():
        with transaction.atomic():
            if _move(job.pk, Move.FORGET, content=b"") and (municipality := job.municipality):
                with open_municipality(municipality):
                    record(system_actor(municipality), "scores.file_forgotten", job, filename=job.filename)
