"""Versions as Word files: asked for once, made by the worker, kept under their hash."""

from __future__ import annotations

import datetime as dt
import logging

from django.db import transaction
from django.utils import timezone

from accounts import storage
from accounts.audit import record
from accounts.background import enqueue
from accounts.permissions import Actor, Capability, require
from documents.models import PaperVersion, WordFile
from documents.transitions import UNFINISHED, State

logger = logging.getLogger(__name__)


def ask_for_word(actor: Actor, version: PaperVersion) -> WordFile:
    """Queues the version's Word file; the one there is, or is being made, where somebody asked before."""
    require(actor, Capability.VIEW)
    with transaction.atomic():
        asked, is_new = WordFile.objects.get_or_create(version=version)
        again = WordFile.objects.filter(pk=asked.pk, state=State.FAILED)
        if is_new or again.update(state=State.QUEUED, touched_at=timezone.now()):
            asked.refresh_from_db()
            record(actor, "paper.word_asked", version)
            enqueue("documents.tasks.write_word", version.paper.municipality_id, version.pk)
    return asked


def write_stored(version_id: int) -> None:
    """Makes and stores the file that was asked for. Running it twice gives the same one file."""
    # WeasyPrint takes a second to import, and only the worker needs it.
    from documents.limited_rendering import word_limited

    queued = WordFile.objects.filter(version_id=version_id, state=State.QUEUED)
    if not queued.update(state=State.RENDERING, touched_at=timezone.now()):
        return  # another worker has it, or it is made
    asked = WordFile.objects.select_related("version").get(version_id=version_id)
    try:
        sha256 = storage.store(word_limited(asked.version.content, asked.version.made_at))
        changes = {"state": State.READY, "sha256": sha256}
    except Exception as error:
        # Whatever broke, the page must say so and offer to try again.
        name = type(error).__name__
        logger.error("version %s could not be written for Word: %s", version_id, name, exc_info=True)
        changes = {"state": State.FAILED}
    WordFile.objects.filter(pk=asked.pk, state__in=UNFINISHED).update(touched_at=timezone.now(), **changes)


def queue_stuck(older_than: dt.timedelta) -> list[tuple[int, int]]:
    """(municipality, version) ids of files nobody has touched for that long, queued anew: their task was lost."""
    stuck = WordFile.objects.filter(state__in=UNFINISHED, touched_at__lt=timezone.now() - older_than)
    found = list(stuck.values_list("version__paper__municipality_id", "version_id"))
    stuck.update(state=State.QUEUED, touched_at=timezone.now())
    return found
