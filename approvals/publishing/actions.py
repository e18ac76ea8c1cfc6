"""What a municipality shows of a year to everyone: putting it there, and taking it back with a reason."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.audit import record
from accounts.permissions import Actor, Capability, require
from approvals.models import Publication, Submission
from approvals.transitions import State
from documents.models import Paper
from plans.models import Plan
from scores.models import Assessment

What = Publication.What


class CannotPublish(Exception):
    """It cannot be shown so; the message says why, in Thai."""


@dataclass(frozen=True)
class Publishable:
    """Something of a year that can be shown, and what is shown of it today. `lacks` says why it cannot be, if so."""

    what: str
    name: str
    paper: Paper | None
    publication: Publication | None
    lacks: str = ""


def publishable(actor: Actor, fiscal_year: int) -> list[Publishable]:
    """All that there is of a year: its scores, its measures, and its papers."""
    shown = {
        (each.what, each.paper_id): each
        for each in Publication.objects.filter(
            municipality=actor.municipality, fiscal_year=fiscal_year, withdrawn_at=None
        )
    }
    has_scores = Assessment.objects.filter(fiscal_year=fiscal_year).exists()
    has_measures = Plan.objects.filter(fiscal_year=fiscal_year, measures__isnull=False).exists()
    sealed = _sealed(fiscal_year)
    papers = Paper.objects.filter(fiscal_year=fiscal_year)
    return [
        Publishable(
            What.SCORES, "คะแนนของปีนี้", None, shown.get((What.SCORES, None)), "" if has_scores else "ยังไม่มีคะแนน"
        ),
        Publishable(
            What.MEASURES,
            "มาตรการและสถานะ",
            None,
            shown.get((What.MEASURES, None)),
            "" if has_measures else "ยังไม่มีมาตรการในแผนของปีนี้",
        ),
        *(
            Publishable(
                What.PAPER,
                _name(paper),
                paper,
                shown.get((What.PAPER, paper.pk)),
                "" if paper.pk in sealed else "ยังไม่มีฉบับที่ลงนามครบ",
            )
            for paper in papers
        ),
    ]


def publish(actor: Actor, fiscal_year: int, what: str, paper: Paper | None = None) -> Publication:
    """Shows it from now on. A paper of another year, or without a sealed version, is refused."""
    require(actor, Capability.PUBLISH)
    found = next(
        (each for each in publishable(actor, fiscal_year) if (each.what, each.paper) == (what, paper)),
        None,
    )
    if found is None:
        raise CannotPublish(f"ไม่มีรายการนี้ในปีงบประมาณ พ.ศ. {fiscal_year}")
    if found.publication:
        return found.publication
    if found.lacks:
        raise CannotPublish(f"{found.name}: {found.lacks} จึงเผยแพร่ไม่ได้")
    try:
        with transaction.atomic():
            publication = Publication.objects.create(
                municipality=actor.municipality,
                fiscal_year=fiscal_year,
                what=what,
                paper=paper,
                published_by=actor.user,
            )
            record(actor, "publication.published", publication, what=what, fiscal_year=fiscal_year)
    except IntegrityError:  # somebody else did, this very moment
        return Publication.objects.get(
            municipality=actor.municipality, fiscal_year=fiscal_year, what=what, paper=paper, withdrawn_at=None
        )
    return publication


def withdraw_publication(actor: Actor, publication: Publication, reason: str) -> None:
    """Shows it no more; the page keeps a dated note with the reason. Twice does no harm."""
    require(actor, Capability.PUBLISH)
    with transaction.atomic():
        held = Publication.objects.select_for_update(of=("self",)).get(pk=publication.pk)
        if held.withdrawn_at:
            return
        held.withdrawn_at = timezone.now()
        held.withdrawn_by = actor.user
        held.reason = reason
        held.save()
        record(actor, "publication.withdrawn", held, reason=reason)


def _sealed(fiscal_year: int) -> set[int]:
    """The papers of a year that have a version in force."""
    sealed = Submission.objects.filter(version__paper__fiscal_year=fiscal_year, state=State.SEALED)
    return set(sealed.values_list("version__paper_id", flat=True))


def _name(paper: Paper) -> str:
    return f"{paper.get_kind_display()} {paper.variant_label}".rstrip()
