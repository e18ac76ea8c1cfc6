"""The pages of a paper that is being composed, for the eyes of who asked for them; no version is made.

They are looked at and gone, so that nothing of them stands in the audit trail.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts.background import enqueue
from accounts.permissions import Actor, Capability, require
from documents.locking import hold_paper
from documents.models import DraftPages, Paper

logger = logging.getLogger(__name__)

KEPT_FOR = dt.timedelta(minutes=30)
FAILED = "จัดหน้าเอกสารไม่สำเร็จ โปรดลองใหม่ หากยังไม่สำเร็จให้แจ้งผู้ดูแลระบบ"


class Gone(Exception):
    """The pages were cancelled, or asked for anew, while they were made."""


def ask(actor: Actor, paper: Paper, content: Mapping[str, Any]) -> DraftPages:
    """Queues the pages of this content; those the person asked for before are gone."""
    require(actor, Capability.MAKE_PAPER)
    if actor.user is None:
        raise PermissionDenied
    with transaction.atomic():
        hold_paper(paper)
        DraftPages.objects.filter(asked_by=actor.user).delete()
        asked = DraftPages.objects.create(paper=paper, asked_by=actor.user, content=content)
        enqueue("documents.tasks.render_draft_pages", paper.municipality_id, asked.pk)
    return asked


def found(actor: Actor, paper: Paper) -> DraftPages | None:
    """The person's own pages of this paper; nobody else's are ever shown."""
    return DraftPages.objects.filter(paper=paper, asked_by=actor.user).defer("pdf").first() if actor.user else None


def cancel(actor: Actor, paper: Paper) -> None:
    """Stops the making of the person's pages, or takes away those that were made."""
    require(actor, Capability.MAKE_PAPER)
    DraftPages.objects.filter(paper=paper, asked_by=actor.user).delete()


def render_asked(asked_id: int) -> None:
    """Makes the pages, as long as they are wanted. Running it twice does no harm."""
    # WeasyPrint takes a second to import, and only the worker needs it.
    from documents.limited_rendering import render_limited

    asked = DraftPages.objects.filter(pk=asked_id).defer("pdf").first()
    if asked is None or not asked.is_unfinished:
        return

    def store(**changes: Any) -> None:
        if not DraftPages.objects.filter(pk=asked_id).update(**changes):
            raise Gone

    try:
        store(progress=5)
        rendered = render_limited(asked.content, "", lambda percent: store(progress=percent))
        store(progress=100, pdf=rendered.pdf, pages=rendered.pages)
    except Gone:
        return
    except Exception as error:
        # Whatever broke, the page must say so.
        logger.error("draft pages %s could not be rendered: %s", asked_id, type(error).__name__, exc_info=True)
        DraftPages.objects.filter(pk=asked_id).update(error=FAILED)


def forget_old() -> None:
    """Takes away what was asked for a while ago, looked at or not."""
    DraftPages.objects.filter(asked_at__lt=timezone.now() - KEPT_FOR).delete()
