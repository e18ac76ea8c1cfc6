"""Making papers: every change of a version's state passes here."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts import storage
from accounts.audit import lock, record
from accounts.background import enqueue
from accounts.permissions import Actor, Capability, require, system_actor
from documents.composition import composition_of, open_paper, report_today, report_variant
from documents.kept_files import keep_files
from documents.models import VARIANTS, Paper, PaperKind, PaperVersion
from documents.office_fonts import fonts_of
from documents.papers.building import about, build
from documents.papers.composing import Composition
from documents.papers.content import Memo, PaperContent, SignatureBlock, freeze
from documents.papers.sources import Source, load_source
from documents.transitions import UNFINISHED, Move, after

logger = logging.getLogger(__name__)

# Progress is no change anyone answers for.
RECORDED = {
    Move.FINISH: "paper.rendered",
    Move.FAIL: "paper.failed",
    Move.CANCEL: "paper.cancelled",
    Move.RETRY: "paper.retried",
}


class Stopped(Exception):
    """The version was cancelled while it was being rendered."""


def make_version(
    actor: Actor,
    kind: str,
    fiscal_year: int,
    variant: str,
    signatures: Sequence[SignatureBlock],
    *,
    in_background: bool = True,
    with_report: bool | None = None,
) -> PaperVersion:
    """Freezes what is stored now as a new version of the paper and queues its rendering.

    An empty variant means the kind's first; the paper says what its office made of it. `with_report`, of a memo, is
    whether it carries its report, None as its head says. Raises CannotBuild when what the paper must say is not there,
    CannotAttach when it is the report, UnknownRules for a year without rules.
    """
    require(actor, Capability.MAKE_PAPER)
    variant = variant or VARIANTS[kind][0][0]
    with transaction.atomic():
        source = load_source(actor.municipality, about(kind, variant), fiscal_year)
        paper = open_paper(actor, kind, fiscal_year, variant)
        composition = composition_of(paper)
        if with_report is not None:
            composition = replace(composition, head=replace(composition.head, with_report=with_report))
        if kind == PaperKind.MEMO and composition.head.with_report:
            # Its office's words of an earlier year come first, as when it is made by itself.
            open_paper(actor, variant, fiscal_year, report_variant(variant, composition.head))
        content = content_today(paper, source, composition, signatures)
        content = replace(content, fonts=fonts_of(actor.municipality))
        last = paper.versions.aggregate(last=Max("number"))["last"] or 0
        version = PaperVersion.objects.create(paper=paper, number=last + 1, content=freeze(content), made_by=actor.user)
        keep_files(version)
        record(actor, "paper.made", version, kind=kind, variant=variant, fiscal_year=fiscal_year, number=version.number)
        if in_background:
            _enqueue(version)
    return version


def content_today(
    paper: Paper, source: Source, composition: Composition, signatures: Sequence[SignatureBlock]
) -> PaperContent:
    """What a version of the paper that is made now says. Raises CannotBuild and CannotAttach."""
    today = timezone.localdate()
    content = build(source, paper.kind, paper.variant, today, signatures, composition)
    if isinstance(content, Memo):
        content = replace(content, report=report_today(paper, composition.head, source, today))
    return content


def newest_after(version: PaperVersion) -> PaperVersion | None:
    """The newest version of its paper, where it is another one."""
    return version.paper.versions.filter(number__gt=version.number).order_by("-number").first()


def is_latest(version: PaperVersion) -> bool:
    """Whether its paper has no version after it."""
    return newest_after(version) is None


def _enqueue(version: PaperVersion) -> None:
    enqueue("documents.tasks.render_version", version.paper.municipality_id, version.pk)


def _move(actor: Actor, version_id: int, move: Move, **changes: Any) -> bool:
    """Moves a version and records it; False when its state does not allow the move (any more).

    The row is locked and read again: an UPDATE with the states in its WHERE would not do, because the way to the
    municipality makes it a subquery, which PostgreSQL does not ask again after waiting for another change.
    """
    require(actor, Capability.MAKE_PAPER)
    with transaction.atomic():
        if move in RECORDED:  # the municipality before its versions: documents.locking
            lock([actor.municipality.pk])
        version = PaperVersion.objects.select_for_update(of=("self",), no_key=True).filter(pk=version_id).first()
        state = after(version.state, move) if version else None
        if version is None or state is None:
            return False
        PaperVersion.objects.filter(pk=version_id).update(state=state, touched_at=timezone.now(), **changes)
        if move in RECORDED:
            detail = {"sha256": changes["sha256"]} if move is Move.FINISH else {}
            record(actor, RECORDED[move], version, **detail)
        return True


def render_stored(version_id: int) -> None:
    """Renders a queued version and stores its file. Running it twice gives the same one file; a cancelled one stays.

    The system does it, by whom the version was asked for is on record already.
    """
    # WeasyPrint takes a second to import, and only the worker needs it.
    from documents.limited_rendering import render_limited

    version = PaperVersion.objects.select_related("paper__municipality").get(pk=version_id)
    actor = system_actor(version.paper.municipality)

    def on_progress(percent: int) -> None:
        if not _move(actor, version_id, Move.RENDER, progress=percent):
            raise Stopped

    try:
        on_progress(5)
        rendered = render_limited(version.content, version.code, on_progress, made_at=version.made_at)
        on_progress(95)
    except Stopped:
        return
    except Exception as error:
        # Whatever broke, the page must say so and offer to try again.
        logger.error("version %s could not be rendered: %s", version_id, type(error).__name__, exc_info=True)
        words = "จัดหน้าเอกสารไม่สำเร็จ โปรดลองใหม่ หากยังไม่สำเร็จให้แจ้งผู้ดูแลระบบ"
        _move(actor, version_id, Move.FAIL, error=words)
        return
    # Only the first to finish counts; a second run of the same task finds the version ready and leaves it.
    sha256 = storage.store(rendered.pdf)
    _move(actor, version_id, Move.FINISH, progress=100, sha256=sha256, pages=rendered.pages, error="")


def cancel(actor: Actor, version: PaperVersion) -> bool:
    """Stops a version that is not ready yet; False when it was finished meanwhile."""
    return _move(actor, version.pk, Move.CANCEL)


def retry(actor: Actor, version: PaperVersion) -> None:
    """Queues a failed or cancelled version again, with the content it was frozen with."""
    with transaction.atomic():
        if _move(actor, version.pk, Move.RETRY, progress=0, error=""):
            _enqueue(version)


def stuck_versions(older_than: dt.timedelta) -> list[tuple[int, int]]:
    """(municipality, version) ids of versions nobody has touched for that long: their task was lost."""
    stuck = PaperVersion.objects.filter(state__in=UNFINISHED, touched_at__lt=timezone.now() - older_than)
    return list(stuck.values_list("paper__municipality_id", "pk"))
