"""Making papers: every change of a version's state passes here."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts import storage
from accounts.audit import record
from accounts.background import enqueue
from accounts.permissions import Actor, Capability, require
from documents.models import VARIANTS, Paper, PaperKind, PaperVersion
from documents.papers.building import build
from documents.papers.content import SignatureBlock, freeze
from documents.papers.sources import load_source

logger = logging.getLogger(__name__)


class Stopped(Exception):
    """The version was cancelled while it was being rendered."""


def make_version(
    actor: Actor,
    kind: str,
    fiscal_year: int,
    variant: str,
    signatures: Sequence[SignatureBlock],
    *,
    enqueue: bool = True,
) -> PaperVersion:
    """Freezes what is stored now as a new version of the paper and queues its rendering.

    An empty variant means the kind's first. Raises CannotBuild when what the paper must say is not there, UnknownRules
    for a year without rules.
    """
    require(actor, Capability.MAKE_PAPER)
    variant = variant or VARIANTS[kind][0][0]
    about = variant if kind == PaperKind.MEMO else kind
    with transaction.atomic():
        source = load_source(actor.municipality, about, fiscal_year)
        content = build(source, kind, variant, timezone.localdate(), signatures)
        paper, _ = Paper.objects.select_for_update().get_or_create(
            municipality=actor.municipality, kind=kind, variant=variant, fiscal_year=fiscal_year
        )
        last = paper.versions.aggregate(last=Max("number"))["last"] or 0
        version = PaperVersion.objects.create(paper=paper, number=last + 1, content=freeze(content), made_by=actor.user)
        record(actor, "paper.made", version, kind=kind, variant=variant, fiscal_year=fiscal_year, number=version.number)
        if enqueue:
            _enqueue(version)
    return version


def _enqueue(version: PaperVersion) -> None:
    enqueue("documents.tasks.render_version", version.paper.municipality_id, version.pk)


def _move(version_id: int, allowed: Collection[str], **changes: object) -> bool:
    """Changes a version that is in one of these states; False when it is not (any more).

    The row is locked and read again: an UPDATE with the states in its WHERE would not do, because the way to the
    municipality makes it a subquery, which PostgreSQL does not ask again after waiting for another change.
    """
    with transaction.atomic():
        version = PaperVersion.objects.select_for_update(of=("self",)).filter(pk=version_id).first()
        if version is None or version.state not in allowed:
            return False
        PaperVersion.objects.filter(pk=version_id).update(touched_at=timezone.now(), **changes)
        return True


def render_stored(version_id: int) -> None:
    """Renders a queued version and stores its file. Running it twice gives the same one file; a cancelled one stays."""
    # WeasyPrint takes a second to import, and only the worker needs it.
    from documents.rendering import render

    def on_progress(percent: int) -> None:
        if not _move(version_id, PaperVersion.UNFINISHED, state=PaperVersion.State.RENDERING, progress=percent):
            raise Stopped

    version = PaperVersion.objects.get(pk=version_id)
    try:
        on_progress(5)
        rendered = render(version.content, version.code, on_progress)
        on_progress(95)
    except Stopped:
        return
    except Exception as error:
        # Whatever broke, the page must say so and offer to try again.
        logger.error("version %s could not be rendered: %s", version_id, type(error).__name__, exc_info=True)
        words = "จัดหน้าเอกสารไม่สำเร็จ โปรดลองใหม่ หากยังไม่สำเร็จให้แจ้งผู้ดูแลระบบ"
        _move(version_id, PaperVersion.UNFINISHED, state=PaperVersion.State.FAILED, error=words)
        return
    ready = {"progress": 100, "sha256": storage.store(rendered.pdf), "pages": rendered.pages, "error": ""}
    # Only the first to finish counts; a second run of the same task finds the version ready and leaves it.
    _move(version_id, [PaperVersion.State.RENDERING], state=PaperVersion.State.READY, **ready)


def cancel(actor: Actor, version: PaperVersion) -> bool:
    """Stops a version that is not ready yet; False when it was finished meanwhile."""
    require(actor, Capability.MAKE_PAPER)
    with transaction.atomic():
        stopped = _move(version.pk, PaperVersion.UNFINISHED, state=PaperVersion.State.CANCELLED)
        if stopped:
            record(actor, "paper.cancelled", version)
    return stopped


def retry(actor: Actor, version: PaperVersion) -> None:
    """Queues a failed or cancelled version again, with the content it was frozen with."""
    require(actor, Capability.MAKE_PAPER)
    broken = [PaperVersion.State.FAILED, PaperVersion.State.CANCELLED]
    with transaction.atomic():
        if _move(version.pk, broken, state=PaperVersion.State.QUEUED, progress=0, error=""):
            record(actor, "paper.retried", version)
            _enqueue(version)


def stuck_versions(older_than: dt.timedelta) -> list[tuple[int, int]]:
    """(municipality, version) ids of versions nobody has touched for that long: their task was lost."""
    stuck = PaperVersion.objects.filter(state__in=PaperVersion.UNFINISHED, touched_at__lt=timezone.now() - older_than)
    return list(stuck.values_list("paper__municipality_id", "pk"))
