"""What a person reads before deciding: the pages, where their parts begin, the same words in large letters."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.safestring import SafeString

from accounts import storage
from accounts.acting import ActingOrder
from accounts.permissions import Actor
from approvals.drawings import printed_capacity
from approvals.models import SubmissionStep
from approvals.numbers import actions as numbers
from documents.large_text import large_text
from documents.models import PaperKind, PaperVersion
from documents.preview import Heading, PageShape, pages_and_headings


@dataclass(frozen=True)
class Reading:
    """A version to be read. `parts` are its papers and their sections, by the page they begin on."""

    pages: list[PageShape]
    parts: list[Heading]
    words: SafeString


def reading(version: PaperVersion) -> Reading:
    """The version's file as it stands now, and its frozen words."""
    pages, headings = pages_and_headings(storage.read(version.sha256))
    told = numbers.told_by_drafter(version) if numbers.letter_of(version) else {}
    return Reading(pages, _named(version, headings), large_text(version.content, told))


def _named(version: PaperVersion, headings: list[Heading]) -> list[Heading]:
    """The headings; a paper's own by its kind, as its title is too long for a link."""
    kinds = iter([version.content["kind"], version.content.get("report", {}).get("kind", "")])
    return [
        heading if heading.level else Heading(0, str(PaperKind(kind).label), heading.page)
        for heading in headings
        if heading.level or (kind := next(kinds, ""))
    ]


@dataclass(frozen=True)
class Capacity:
    """As whom a person decides: the lines printed under the name; of someone who acts, by which order."""

    lines: list[str]
    order: ActingOrder | None
    days_left: int


def capacity_at(actor: Actor, step: SubmissionStep) -> Capacity:
    """For a step that the actor may decide."""
    appointment = actor.appointment_for(step.position_id)
    order = appointment.order if appointment else None
    lines = printed_capacity(actor.capacity_for(step.position_id))
    return Capacity(lines, order, order.days_left(timezone.localdate()) if order else 0)
