"""The one page that asks once more before a signature or a revocation: what exactly, as whom, in which words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from accounts.access import MunicipalRequest
from accounts.editing.drafts import keep_draft
from accounts.permissions import Actor
from approvals.actions import APPROVE_DRAFT, REVOKE_DRAFT, SUBMIT_DRAFT
from approvals.deciding.forms import ConfirmSignatureForm
from approvals.drawings import is_silent, printed_capacity
from approvals.models import Submission, SubmissionStep
from approvals.own_certificates.actions import Handed, usable_certificate_of
from approvals.routes.steps import drafters_capacity
from documents.models import PaperVersion


@dataclass(frozen=True)
class Confirmation:
    """What is about to be done. Everything the page shows but what was typed is in `mark`; that travels with it.

    `capacity` are the lines printed under the name. `typed` are the form's fields, `draft` is their name as a draft,
    `main` the one that is shown under `label`, `back` the page they were typed on.
    """

    title: str
    version: PaperVersion
    capacity: Sequence[str]
    typed: Mapping[str, str]
    draft: str
    main: str
    label: str
    effect: str
    button: str
    back: str
    about: tuple[Any, ...] = ()
    is_grave: bool = False
    signs: bool = True

    @property
    def words(self) -> str:
        """What was typed as opinion or reason."""
        return self.typed.get(self.main, "")

    @property
    def further(self) -> list[str]:
        """What else was typed: why a paper goes with errors."""
        return [words for name, words in self.typed.items() if words and name != self.main]

    @property
    def mark(self) -> str:
        """Changes with the frozen content, the capacity, and whatever else `about` holds."""
        shown = [self.title, self.version.pk, self.version.content, self.capacity, self.effect, self.about]
        return hashlib.sha256(json.dumps(shown, sort_keys=True, default=str).encode()).hexdigest()


@dataclass(frozen=True)
class Confirmed:
    """It was; `own` where the person's own certificate signs."""

    own: Handed | None


def asked_first(
    request: MunicipalRequest, what: Confirmation, unless: Callable[[], HttpResponse | None] | None = None
) -> HttpResponse | Confirmed:
    """The page that asks, with what is wrong with the answer, until exactly this was confirmed by who it must be.

    Meanwhile the words are the person's draft: a wrong password or a lost session takes nothing away. `unless` answers
    in its place where it need not even be asked; it is not called once it was confirmed.
    """
    own = usable_certificate_of(request.actor) if what.signs else None
    form = ConfirmSignatureForm(request, request.POST, what.mark, own)
    if form.is_valid():
        return Confirmed(form.handed)
    if unless and (answer := unless()):
        return answer
    if any(what.typed.values()):
        keep_draft(request.actor, what.draft, 0, what.typed)
    return render(request, "approvals/confirm.html", {"what": what, "form": form}, status=422 if form.errors else 200)


def to_submit(actor: Actor, version: PaperVersion, typed: Mapping[str, str], back: str) -> Confirmation:
    """The drafter's signature."""
    silent = is_silent(version.content)
    first = next((place["position"] for place in version.content["signatures"][1:2]), "")
    return Confirmation(
        title="ลงนามและเสนอ",
        version=version,
        capacity=[drafters_capacity(actor)],
        typed=typed,
        draft=SUBMIT_DRAFT.format(pk=version.pk),
        main="opinion",
        label="" if silent else "ความเห็น",
        effect=f"เนื้อหาฉบับนี้จะไม่เปลี่ยนอีก ส่งให้{first}พิจารณา"
        + (" เลขที่และวันที่ที่ยังว่าง ระบบใส่ให้พร้อมลายมือชื่อของท่าน" if silent else ""),
        button="ลงนามและเสนอ",
        back=back,
    )


def to_approve(actor: Actor, step: SubmissionStep, opinion: str, back: str) -> Confirmation:
    """A signature on the way; what was decided before it is part of what is signed."""
    steps = list(step.submission.steps.select_related("position"))
    following = next((later for later in steps if later.order > step.order), None)
    before = [(s.pk, s.decision, s.name, s.capacity, s.opinion) for s in steps if s.order < step.order]
    return Confirmation(
        title="ลงนาม",
        version=step.submission.version,
        capacity=printed_capacity(actor.capacity_for(step.position_id)),
        typed={"opinion": opinion},
        draft=APPROVE_DRAFT.format(step=step.pk),
        main="opinion",
        label="ความเห็น",
        effect=f"ลงนามแล้วส่งต่อให้{following.position}พิจารณา" if following else "ลงนามแล้วเอกสารมีผล และเผยแพร่ได้",
        button="เห็นชอบและลงนาม",
        back=back,
        about=(step.pk, before, step.submission.checks),
    )


def to_revoke(actor: Actor, submission: Submission, reason: str, back: str) -> Confirmation:
    """Declaring a sealed paper void."""
    return Confirmation(
        title="เพิกถอนเอกสาร",
        version=submission.version,
        capacity=[actor.own_title] if actor.own_title else [],
        typed={"reason": reason},
        draft=REVOKE_DRAFT.format(pk=submission.version_id),
        main="reason",
        label="เหตุผล",
        effect="ไฟล์ยังอยู่ แต่ทุกคนที่ตรวจสอบจะเห็นว่าเพิกถอนแล้วพร้อมเหตุผลนี้ เปลี่ยนกลับไม่ได้",
        button="เพิกถอนเอกสาร",
        back=back,
        about=(submission.pk, submission.state),
        is_grave=True,
        signs=False,
    )
