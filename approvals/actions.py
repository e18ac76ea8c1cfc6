"""Submitting, deciding and signing: every change of a submission's state passes here."""

from __future__ import annotations

import logging
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.background import enqueue
from accounts.editing.drafts import discard_draft
from accounts.models import Membership, Municipality, Position, User
from accounts.permissions import Actor, Capability, require
from approvals.drawings import has_low_place, is_silent
from approvals.models import DRAFTERS_OPINION, OPINION_LENGTH, RouteStep, Submission, SubmissionStep
from approvals.numbers import actions as numbers
from approvals.telling import notices as told
from approvals.transitions import Move, NotAllowed, State, after
from approvals.waiting import deciders
from documents.actions import make_version
from documents.models import PaperKind, PaperVersion
from documents.papers.content import SignatureBlock
from documents.papers.heads import ADDRESSEE
from thai.printable import refusal
from thai.text import normalise

logger = logging.getLogger(__name__)

DRAFTER = "ผู้จัดทำ"
# What stands over the places of a draft made before there is a route, whose place it is, and nobody's name.
USUAL_STEPS = (("ความเห็นปลัดเทศบาล", "ปลัดเทศบาล", ""), ("คำสั่งนายกเทศมนตรี", "นายกเทศมนตรี", ""))
NO_ROUTE = "ยังไม่ได้กำหนดเส้นทางการเสนอของเทศบาล เอกสารนี้จึงเป็นร่างที่ยังเสนอไม่ได้"


class CannotDecide(Exception):
    """The move is refused; the message says why, in Thai."""


def signature_blocks(actor: Actor) -> list[SignatureBlock]:
    """The places to sign of a new paper: the drafter's, then the municipality's route; without one, what is usual."""
    drafter = actor.user.name if actor.user else ""
    steps = [(step.heading, step.position.title, _holder(step.position)) for step in _route_steps(actor)]
    return [
        SignatureBlock("Sig_0", DRAFTER, next(iter(actor.held.values()), ""), drafter, drafter=True),
        *(SignatureBlock(f"Sig_{n}", *step) for n, step in enumerate(steps or USUAL_STEPS, 1)),
    ]


def last_on_route(municipality: Municipality) -> str:
    """The position that decides last, to whom a memo goes; the product's word for it where there is no route."""
    last = RouteStep.objects.filter(route__municipality=municipality).order_by("order").last()
    return last.position.title if last else ADDRESSEE


def has_route(actor: Actor) -> bool:
    """Whether papers can be submitted at all."""
    return bool(_route_steps(actor))


def _route_steps(actor: Actor) -> list[RouteStep]:
    return list(RouteStep.objects.filter(route__municipality=actor.municipality).select_related("position"))


def _holder(position: Position) -> str:
    """The name of who holds the position today; empty unless it is one person."""
    names = Membership.objects.filter(position=position, user__is_active=True).values_list("user__name", flat=True)
    return names[0] if len(names) == 1 else ""


def _is_todays(frozen: list[dict[str, Any]], blocks: list[SignatureBlock]) -> bool:
    """Whether the places of a paper are still the route's, and the printed names those of today's holders.

    Who drafted it is no part of the route; papers made before names were printed have none to compare.
    """
    today = [asdict(block) for block in blocks]
    if [place["field"] for place in frozen] != [place["field"] for place in today]:
        return False
    return all(
        now[key] == value for then, now in zip(frozen[1:], today[1:], strict=True) for key, value in then.items()
    )


def make_paper(
    actor: Actor,
    kind: str,
    fiscal_year: int,
    variant: str = "",
    *,
    in_background: bool = True,
    with_report: bool | None = None,
) -> PaperVersion:
    """`documents.actions.make_version` with the places for today's route."""
    places = signature_blocks(actor)
    return make_version(
        actor, PaperKind(kind), fiscal_year, variant, places, in_background=in_background, with_report=with_report
    )


# Under which names the drafts of opinions and reasons are kept.
SUBMIT_DRAFT = "paper/{pk}/submit"
REVOKE_DRAFT = "paper/{pk}/revoke"
APPROVE_DRAFT = "step/{step}/approve"
RETURN_DRAFT = "step/{step}/return"


def submit(actor: Actor, version: PaperVersion, opinion: str = "") -> Submission:
    """Sends a ready version on its way; sending it is the drafter's signature."""
    require(actor, Capability.SUBMIT_PAPER)
    if actor.user is None:
        raise CannotDecide("การเสนอต้องมีผู้ลงนาม")
    with transaction.atomic():
        version = PaperVersion.objects.select_for_update().get(pk=version.pk)
        if not version.is_ready:
            raise CannotDecide("เอกสารยังจัดทำไม่เสร็จ")
        if Submission.objects.filter(version=version).exists():
            raise CannotDecide("เอกสารฉบับนี้เสนอไปแล้ว")
        if version.paper.versions.filter(number__gt=version.number).exists():
            raise CannotDecide("มีฉบับใหม่กว่าแล้ว กรุณาเสนอฉบับล่าสุด")
        if Submission.objects.filter(
            version__paper=version.paper, state__in=[State.IN_REVIEW, State.APPROVED]
        ).exists():
            raise CannotDecide("ฉบับก่อนหน้ายังอยู่ระหว่างพิจารณา กรุณาถอนเรื่องนั้นก่อน")
        if not has_route(actor):
            raise CannotDecide(f"{NO_ROUTE} กรุณาแจ้งผู้ดูแลระบบ")
        if len(opinion) > DRAFTERS_OPINION and has_low_place(version.content):
            raise CannotDecide(f"ความเห็นของผู้จัดทำยาวเกิน {DRAFTERS_OPINION} ตัวอักษร ช่องของผู้จัดทำมีที่เท่านี้")
        if not _is_todays(version.content["signatures"], signature_blocks(actor)):
            raise CannotDecide("เส้นทางการเสนอหรือผู้ดำรงตำแหน่งเปลี่ยนไปหลังจัดทำเอกสาร กรุณาจัดทำฉบับใหม่")
        if is_silent(version.content) and opinion:
            raise CannotDecide("ผู้จัดทำบันทึกลงนามโดยไม่มีช่องความเห็น กรุณาเขียนความเห็นไว้ในข้อความของบันทึก")
        if is_silent(version.content) and version.content["signatures"][0]["holder"] != actor.user.name:
            raise CannotDecide("ชื่อผู้จัดทำที่พิมพ์ในบันทึกไม่ใช่ชื่อของท่าน กรุณาจัดทำฉบับใหม่แล้วเสนอ")
        try:
            numbers.take(actor, version)
        except numbers.NumberRefused as error:
            raise CannotDecide(str(error)) from error
        positions = {step.position.title: step.position for step in _route_steps(actor)}
        submission = Submission.objects.create(version=version, submitted_by=actor.user)
        for order, block in enumerate(version.content["signatures"]):
            SubmissionStep.objects.create(
                submission=submission,
                order=order,
                field=block["field"],
                heading=block["heading"],
                position=positions[block["position"]] if order else None,
            )
        drafter = submission.steps.get(order=0)
        own = next(iter(actor.held.values()), DRAFTER)
        _decide(actor, drafter, SubmissionStep.Decision.APPROVED, opinion, (own,))
        record(actor, "paper.submitted", submission, version=version.pk)
        told.submitted(submission)
        discard_draft(actor, SUBMIT_DRAFT.format(pk=version.pk))
        _enqueue_signing(submission)
    return submission


def approve(actor: Actor, step: SubmissionStep, opinion: str = "") -> Submission:
    """Agrees at the current step; the signature follows in the worker."""
    with transaction.atomic():
        submission = _current(actor, step)
        is_last = not submission.steps.filter(order__gt=step.order).exists()
        state = after(submission.state, Move.APPROVE_LAST if is_last else Move.APPROVE)
        capacity = actor.capacity_for(step.position_id)
        _decide(actor, step, SubmissionStep.Decision.APPROVED, opinion, capacity)
        submission.state = state
        submission.save()
        record(actor, "paper.approved", submission, step=step.order, capacity=list(capacity), opinion=step.opinion)
        told.approved(actor, submission, step)
        discard_draft(actor, APPROVE_DRAFT.format(step=step.pk))
        _enqueue_signing(submission)
    return submission


def return_to_drafter(actor: Actor, step: SubmissionStep, reason: str) -> Submission:
    """Sends the submission back from the current step; a reason is required and the drafter reads it."""
    if not normalise(reason):
        raise CannotDecide("กรุณาระบุเหตุผลที่ส่งคืน")
    with transaction.atomic():
        submission = _current(actor, step)
        submission.state = after(submission.state, Move.RETURN)
        submission.reason = reason
        submission.finished_at = timezone.now()
        _decide(
            actor,
            step,
            SubmissionStep.Decision.RETURNED,
            " ".join(reason.split())[:OPINION_LENGTH],
            actor.capacity_for(step.position_id),
        )
        submission.save()
        numbers.give_back(submission.version)
        record(actor, "paper.returned", submission, step=step.order, reason=reason)
        told.returned(actor, submission, step)
        discard_draft(actor, RETURN_DRAFT.format(step=step.pk))
    return submission


def withdraw(actor: Actor, submission: Submission, reason: str = "") -> Submission:
    """Takes a submission back before it is decided."""
    require(actor, Capability.SUBMIT_PAPER)
    return _finish(actor, submission, Move.WITHDRAW, "paper.withdrawn", reason)


def revoke(actor: Actor, submission: Submission, reason: str) -> Submission:
    """Declares a sealed paper void; the file stays, its public page says so from now on."""
    require(actor, Capability.REVOKE_PAPER)
    if not normalise(reason):
        raise CannotDecide("กรุณาระบุเหตุผลที่เพิกถอน")
    with transaction.atomic():
        discard_draft(actor, REVOKE_DRAFT.format(pk=submission.version_id))
        return _finish(actor, submission, Move.REVOKE, "paper.revoked", reason)


def _finish(actor: Actor, submission: Submission, move: Move, action: str, reason: str) -> Submission:
    with transaction.atomic():
        submission = Submission.objects.select_for_update().get(pk=submission.pk)
        submission.state = after(submission.state, move)
        submission.reason = reason
        submission.finished_at = timezone.now()
        submission.save()
        if move is Move.WITHDRAW:
            numbers.give_back(submission.version)
        record(actor, action, submission, reason=submission.reason)
        told.finished(actor, submission, move)
    return submission


def _current(actor: Actor, step: SubmissionStep) -> Submission:
    """The step's submission, locked, when it is this step's turn and this actor's right."""
    require(actor, Capability.DECIDE, step)
    submission = Submission.objects.select_for_update().get(pk=step.submission_id)
    if submission.state != State.IN_REVIEW:
        raise NotAllowed(State(submission.state), Move.APPROVE)
    current = submission.current_step
    if current is None or current.pk != step.pk:
        raise CannotDecide("ยังไม่ถึงขั้นนี้ หรือขั้นนี้พิจารณาไปแล้ว")
    return submission


def nobody_may_decide(step: SubmissionStep) -> bool:
    """Whether a step waits in vain today: nobody who holds its position, or acts for it, may decide."""
    return not deciders(step.submission.version.paper.municipality, [step])[step.pk]


def _decide(actor: Actor, step: SubmissionStep, decision: str, opinion: str, capacity: tuple[str, ...]) -> None:
    assert isinstance(actor.user, User)
    if len(opinion) > OPINION_LENGTH:
        raise CannotDecide(f"ความเห็นยาวเกิน {OPINION_LENGTH} ตัวอักษร")
    if wrong := refusal(opinion):
        raise CannotDecide(f"ความเห็น {wrong}")
    step.decision = decision
    step.opinion = opinion
    step.decided_by = actor.user
    step.decided_at = timezone.now()
    step.name = actor.user.name
    step.capacity = list(capacity)
    step.save()


def _enqueue_signing(submission: Submission) -> None:
    enqueue("approvals.tasks.sign_submission", submission.municipality_pk(), submission.pk)


def retry_signing(actor: Actor, submission: Submission) -> None:
    """Queues the missing signatures again."""
    require(actor, Capability.SUBMIT_PAPER)
    with transaction.atomic():
        record(actor, "paper.signing_retried", submission)
        _enqueue_signing(submission)
