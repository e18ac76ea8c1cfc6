"""What a person reads before deciding: the pages, where their parts begin, the same words in large letters."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.safestring import SafeString

from accounts import storage
from accounts.models import ActingAppointment
from accounts.permissions import Actor, Capability, require
from approvals.drawings import printed_capacity
from approvals.models import SubmissionStep
from approvals.numbers import actions as numbers
from approvals.transitions import State
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
    """As whom a person decides: the lines printed under the name; of someone who acts, by which appointment."""

    lines: list[str]
    acting: ActingAppointment | None

    @property
    def days_left(self) -> int:
        """Days on which the person still acts, today among them."""
        end: dt.date = self.acting.end if self.acting else timezone.localdate()
        return (end - timezone.localdate()).days + 1


def capacity_at(actor: Actor, step: SubmissionStep) -> Capacity:
    """For a step that the actor may decide."""
    acting = None
    if step.position_id not in actor.held:
        today = timezone.localdate()
        acting = ActingAppointment.objects.filter(
            position=step.position_id, membership__user=actor.user, start__lte=today, end__gte=today
        ).last()
    return Capacity(printed_capacity(actor.capacity_for(step.position_id)), acting)


def refusal(actor: Actor, step: SubmissionStep) -> str:
    """Why the actor cannot decide this step, which nobody has decided yet; "" for who can."""
    submission = step.submission
    if submission.state != State.IN_REVIEW:
        return f"เรื่องนี้{submission.get_state_display()} จึงไม่ต้องพิจารณาอีก"
    current = submission.current_step
    if current is None or current.pk != step.pk:
        return f"ยังไม่ถึงขั้นนี้ เรื่องรอ{current.position if current else 'ขั้นก่อนหน้า'}พิจารณา"
    try:
        require(actor, Capability.DECIDE, step)
    except PermissionDenied as refused:
        return str(refused)
    return ""
