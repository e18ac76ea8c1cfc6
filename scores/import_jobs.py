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

from accounts.background import enqueue
from accounts.models import Municipality, User
from accounts.permissions import ADMINISTRATOR, Actor, Capability, actor_in, can
from scores.importing import ImportResult, import_scores
from scores.models import ScoreImport

logger = logging.getLogger(__name__)

State = ScoreImport.State
SHOWN = 300  # errors and warnings kept for the page; their number is kept whole


class Stopped(Exception):
    """The import was cancelled while a worker was at it."""


def actors_of(user: User, municipality: Municipality | None) -> dict[str, Actor]:
    """Whom this user may import for: one municipality, or for the platform administrator every one."""
    if municipality is not None:
        actor = actor_in(municipality, user)
        return {municipality.code: actor} if actor and can(actor, Capability.IMPORT_SCORES) else {}
    if not user.is_superuser:
        return {}
    roles = frozenset({ADMINISTRATOR})
    return {m.code: Actor(municipality=m, user=user, roles=roles) for m in Municipality.objects.all()}


def upload(user: User, municipality: Municipality | None, filename: str, content: bytes) -> ScoreImport:
    """Keeps a file and queues its judgement."""
    if not actors_of(user, municipality):
        raise PermissionDenied("บัญชีนี้ไม่มีสิทธินำเข้าคะแนน")
    job = ScoreImport.objects.create(user=user, municipality=municipality, filename=filename[:200], content=content)
    _enqueue(job)
    return job


def _enqueue(job: ScoreImport) -> None:
    enqueue("scores.tasks.run_import", job.pk)


def run(job_id: int) -> None:
    """Judges a queued file or stores a confirmed one, as the job's state asks. Running it twice does no harm."""
    if ScoreImport.objects.filter(pk=job_id, state__in=[State.QUEUED, State.READING]).update(
        state=State.READING, touched_at=timezone.now()
    ):
        _run(job_id, State.READING, dry_run=True)
    elif ScoreImport.objects.filter(pk=job_id, state=State.STORING).update(touched_at=timezone.now()):
        _run(job_id, State.STORING, dry_run=False)


def _run(job_id: int, state: str, *, dry_run: bool) -> None:
    job = ScoreImport.objects.select_related("user", "municipality").get(pk=job_id)

    def on_progress(percent: int) -> None:
        going_on = ScoreImport.objects.filter(pk=job_id, state=state)
        changes: dict[str, Any] = {"touched_at": timezone.now()}
        if dry_run:
            changes["report"] = {"percent": percent}
        if not going_on.update(**changes):
            raise Stopped

    try:
        with nullcontext() if dry_run else transaction.atomic():
            result = import_scores(
                bytes(job.content), actors_of(job.user, job.municipality), dry_run=dry_run, on_progress=on_progress
            )
            after = State.REFUSED if result.errors else State.CHECKED if dry_run else State.STORED
            done: dict[str, Any] = {"state": after, "report": report_of(result)}
            if after in {State.STORED, State.REFUSED}:
                done["content"] = b""  # no longer needed, and it may be large
            if not ScoreImport.objects.filter(pk=job_id, state=state).update(**done):
                raise Stopped
    except Stopped:
        return
    except Exception:
        logger.exception("import %s failed", job_id)
        ScoreImport.objects.filter(pk=job_id).update(state=State.FAILED, content=b"")


def report_of(result: ImportResult) -> dict[str, Any]:
    """A result as the page shows it: counts whole, the first errors and warnings."""
    return {
        "created": result.created,
        "updated": result.updated,
        "unchanged": result.unchanged,
        "error_count": len(result.errors),
        "warning_count": len(result.warnings),
        "errors": [dataclasses.asdict(error) for error in result.errors[:SHOWN]],
        "warnings": [dataclasses.asdict(warning) for warning in result.warnings[:SHOWN]],
    }


def confirm(user: User, job: ScoreImport) -> bool:
    """Stores a file that was judged good; False when it was confirmed or cancelled meanwhile."""
    if not actors_of(user, job.municipality):
        raise PermissionDenied("บัญชีนี้ไม่มีสิทธินำเข้าคะแนน")
    with transaction.atomic():
        confirmed = ScoreImport.objects.filter(pk=job.pk, state=State.CHECKED).update(
            state=State.STORING, user=user, touched_at=timezone.now()
        )
        if confirmed:
            _enqueue(job)
    return bool(confirmed)


def cancel(job: ScoreImport) -> bool:
    """Stops an import before anything is stored; False when it was stored or refused meanwhile."""
    going_on = [*ScoreImport.UNFINISHED, State.CHECKED]
    return bool(ScoreImport.objects.filter(pk=job.pk, state__in=going_on).update(state=State.CANCELLED, content=b""))


def stuck(older_than: dt.timedelta) -> list[int]:
    """Imports nobody has touched for that long: their task was lost."""
    lost = ScoreImport.objects.filter(state__in=ScoreImport.UNFINISHED, touched_at__lt=timezone.now() - older_than)
    return list(lost.values_list("pk", flat=True))
