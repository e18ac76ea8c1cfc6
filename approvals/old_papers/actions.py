"""A paper made elsewhere from its arrival until it is gone: every change of an `OldPaper` passes here.

What is looked at and gone leaves nothing in the audit trail, as the pages of a draft leave nothing; that something is
kept stands there, without its name or a word of it.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.audit import record
from accounts.background import enqueue
from accounts.editing.drafts import discard_draft
from accounts.editing.models import Draft
from accounts.models import User
from accounts.permissions import Actor, Capability, require
from accounts.quotas import OLD_PAPERS
from accounts.sessions import BEGAN
from approvals.old_papers.checking import CannotReadPaper, Checked, check
from approvals.old_papers.models import OldPaper, OldPaperPage
from plans.proof_facts import facts_of
from proofreading.facts import ProofFacts
from scores.proof_facts import with_scores
from scores.proofing.actions import checked_kinds

logger = logging.getLogger(__name__)

DRAFT = "old-papers"  # of the form it is sent with
ENDS_AFTER = dt.timedelta(hours=4)  # half a session, which is renewed at its half: never longer than the session
KEPT_FOR = dt.timedelta(days=30)
MOST = 10  # of one person at a time
MOST_TRIES = 3
FAILED = "ตรวจเอกสารนี้ไม่สำเร็จเพราะระบบขัดข้อง กรุณาส่งใหม่ หากยังไม่สำเร็จให้แจ้งผู้ดูแลระบบ"


class TooMany(Exception):
    """The person, or the municipality, has as many papers here as may be; the message says what to do, in Thai."""


class TakenAway(Exception):
    """The paper was taken away while a worker was at it."""


def session_mark(session: SessionBase) -> str:
    """The sign of a person's session, whatever key it goes on under: when it began."""
    return salted_hmac("approvals.old_papers", str(session.get(BEGAN, "")), algorithm="sha256").hexdigest()


def send(
    actor: Actor,
    session: str,
    kind: str,
    fiscal_year: int,
    name: str,
    content: bytes,
    *,
    is_pasted: bool,
    scores: Mapping[int, Mapping[str, Decimal]] | None = None,
) -> OldPaper:
    """Takes a paper that came in this session (see `session_mark`) and queues its check; `scores`, by year, hold for
    it alone. Raises TooMany."""
    user = _person(actor)
    with transaction.atomic():
        # One after the other, or there would be one too many; what points to the person is not kept waiting.
        User.objects.select_for_update(no_key=True).get(pk=user.pk)
        if papers_of(actor).count() >= MOST:
            raise TooMany(f"ท่านมีเอกสารที่ตรวจค้างอยู่ {MOST} เรื่องแล้ว กรุณาลบเรื่องที่ไม่ใช้ก่อน")
        if OldPaper.objects.count() >= OLD_PAPERS:  # of the open municipality
            raise TooMany(f"เทศบาลมีเอกสารที่ตรวจค้างอยู่รวม {OLD_PAPERS} เรื่องแล้ว กรุณาให้แต่ละคนลบเรื่องที่ไม่ใช้ก่อน แล้วส่งใหม่")
        paper = OldPaper.objects.create(
            municipality=actor.municipality,
            user=user,
            session=session,
            kind=kind,
            fiscal_year=fiscal_year,
            name=name[:200],
            content=content,
            is_pasted=is_pasted,
            scores={year: {item: str(score) for item, score in each.items()} for year, each in (scores or {}).items()},
            ends_at=timezone.now() + ENDS_AFTER,
        )
        discard_draft(actor, DRAFT)
        enqueue("approvals.tasks.check_old_paper", actor.municipality.pk, paper.pk)
    return paper


def papers_of(actor: Actor) -> QuerySet[OldPaper]:
    """The person's own, here, newest first; without what is large."""
    mine = OldPaper.objects.filter(user=actor.user, ends_at__gt=timezone.now())
    return mine.defer("content", "copy", "text", "report")


def keep(actor: Actor, paper: OldPaper) -> bool:
    """Lets it stay beyond the session, for `KEPT_FOR`; False where it is kept already or gone."""
    _person(actor)
    with transaction.atomic():
        ends_at = timezone.now() + KEPT_FOR
        kept = papers_of(actor).filter(pk=paper.pk, kept=False).update(kept=True, ends_at=ends_at)
        if kept:
            record(actor, "paper.old_kept", paper, fiscal_year=paper.fiscal_year)
    return bool(kept)


def discard(actor: Actor, paper: OldPaper) -> None:
    """Takes it away, whatever is being done with it."""
    _person(actor)
    with transaction.atomic():
        if papers_of(actor).filter(pk=paper.pk, kept=True).exists():
            record(actor, "paper.old_discarded", paper, fiscal_year=paper.fiscal_year)
        papers_of(actor).filter(pk=paper.pk).delete()


def _person(actor: Actor) -> User:
    require(actor, Capability.VIEW)
    if actor.user is None:
        raise PermissionDenied
    return actor.user


# --- In the worker ----------------------------------------------------------------------------------------------------


def run(paper_id: int) -> None:
    """Checks a paper, as long as it is wanted. Running it twice does no harm."""
    paper = OldPaper.objects.select_related("municipality").filter(pk=paper_id).first()
    if paper is None or not paper.is_unfinished:
        return
    wanted = OldPaper.objects.filter(pk=paper_id, report__isnull=True, error="")

    def store(**changes: Any) -> None:
        if not wanted.update(touched_at=timezone.now(), **changes):
            raise TakenAway

    try:
        if paper.tries >= MOST_TRIES:  # each time it took its worker with it
            raise CannotReadPaper(FAILED)
        store(tries=F("tries") + 1)
        facts, by_typed = _facts(paper)
        checked = check(
            bytes(paper.content),
            is_pasted=paper.is_pasted,
            facts=facts,
            tell=lambda percent: store(progress=percent),
            kinds=checked_kinds(),
        )
        checked.report["by_typed"] = by_typed
        with transaction.atomic():
            # The file itself is of no more use.
            store(report=checked.report, text=checked.text, copy=checked.copy, progress=100, content=b"")
            _store_pages(paper, checked)
    except TakenAway:
        return
    except CannotReadPaper as error:
        wanted.update(error=str(error), content=b"")
    except Exception:
        # Whatever broke, the page must say so; of the paper itself nothing goes into the log.
        logger.exception("old paper %s could not be checked", paper_id)
        wanted.update(error=FAILED, content=b"")


def _facts(paper: OldPaper) -> tuple[ProofFacts, bool]:
    """What is stored, with the figures that were brought for this check; whether those of the year it speaks of count.

    They do not where somebody has stored that year meanwhile: one year has one truth.
    """
    facts = facts_of(paper.municipality, paper.fiscal_year, paper.kind)
    brought = paper.brought
    counts = facts.assessed in brought and facts.assessed not in facts.years
    return with_scores(facts, paper.municipality.agency_kind, brought), counts


def _store_pages(paper: OldPaper, checked: Checked) -> None:
    for each in checked.pictures:
        OldPaperPage.objects.create(
            paper=paper, number=each.number, width=each.width, height=each.height, picture=each.jpeg
        )


def stuck(older_than: dt.timedelta) -> list[tuple[int, int]]:
    """(municipality, paper) that nobody has touched for that long: their task was lost."""
    lost = OldPaper.objects.filter(report__isnull=True, error="", touched_at__lt=timezone.now() - older_than)
    return list(lost.values_list("municipality_id", "pk"))


def forget_old() -> None:
    """Takes away what has come to its end, and what was typed into the form and sent by nobody."""
    now = timezone.now()
    OldPaper.objects.filter(ends_at__lte=now).delete()
    Draft.objects.filter(form=DRAFT, saved_at__lte=now - ENDS_AFTER).delete()


def forget_session(user: User, session: SessionBase) -> None:
    """Takes away what came in this session and was not kept, and what was typed; every municipality is open."""
    OldPaper.objects.filter(user=user, session=session_mark(session), kept=False).delete()
    Draft.objects.filter(form=DRAFT, user=user).delete()
