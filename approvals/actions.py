"""Submitting, deciding, taking back, revoking: every change of a submission's state but those that signing makes."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from accounts.audit import lock, record
from accounts.background import enqueue
from accounts.editing.drafts import discard_draft
from accounts.models import User
from accounts.permissions import Actor, Capability, require
from approvals.checks.checking import checks_today
from approvals.checks.listing import CheckList, Reason, stored
from approvals.drawings import has_low_place, is_silent
from approvals.models import DRAFTERS_OPINION, OPINION_LENGTH, Submission, SubmissionStep
from approvals.numbers import actions as numbers
from approvals.own_certificates.actions import Handed, hand_over
from approvals.routes.rights import drafters_of, not_now
from approvals.routes.steps import drafters_capacity, signature_blocks, steps_for
from approvals.submittable import hindrance
from approvals.telling import notices as told
from approvals.transitions import Move, NotAllowed, State, after
from documents.actions import make_version
from documents.locking import lock_version
from documents.models import PaperKind, PaperVersion
from documents.own_keys import CannotUse
from thai.printable import refusal
from thai.text import normalise

REASON_LENGTH = 1000  # letters of why a paper is submitted with an error
# Under which names the drafts of opinions and reasons are kept.
SUBMIT_DRAFT = "paper/{pk}/submit"
REVOKE_DRAFT = "paper/{pk}/revoke"
APPROVE_DRAFT = "step/{step}/approve"
RETURN_DRAFT = "step/{step}/return"


class CannotDecide(Exception):
    """The move is refused; the message says why, in Thai."""


class NotExplained(CannotDecide):
    """The paper has errors that nobody gave a reason for; `checks` is the list as it stands now."""

    def __init__(self, checks: CheckList) -> None:
        super().__init__(f"ยังเสนอไม่ได้ {len(checks.open)} ข้อ แก้ไข หรือให้เหตุผลก่อนเสนอ")
        self.checks = checks


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
    places = signature_blocks(actor, kind)
    return make_version(
        actor, PaperKind(kind), fiscal_year, variant, places, in_background=in_background, with_report=with_report
    )


def submit(
    actor: Actor,
    version: PaperVersion,
    opinion: str = "",
    reasons: Mapping[str, str] | None = None,
    own: Handed | None = None,
) -> Submission:
    """Sends a ready version on its way; sending it is the drafter's signature, by `own` where that is given.

    `reasons` say, by the keys of the check list's errors, why it goes all the same. Raises NotExplained where one is
    missing.
    """
    require(actor, Capability.SUBMIT_PAPER)
    if actor.user is None:
        raise CannotDecide("การเสนอต้องมีผู้ลงนาม")
    with transaction.atomic():
        # First, as who sets a route, makes or removes a version or changes data does: whatever is read from here on
        # stays as it is, and nobody waits for somebody who waits for them.
        lock([actor.municipality.pk])
        version = lock_version(version)
        if found := hindrance(actor, version):
            raise CannotDecide(found.words)
        if len(opinion) > DRAFTERS_OPINION and has_low_place(version.content):
            raise CannotDecide(f"ความเห็นของผู้จัดทำยาวเกิน {DRAFTERS_OPINION} ตัวอักษร ช่องของผู้จัดทำมีที่เท่านี้")
        if is_silent(version.content) and opinion:
            raise CannotDecide("ผู้จัดทำบันทึกลงนามโดยไม่มีช่องความเห็น กรุณาเขียนความเห็นไว้ในข้อความของบันทึก")
        try:
            numbers.take(actor, version)
        except numbers.NumberRefused as error:
            raise CannotDecide(str(error)) from error
        checks = _explained(actor, version, reasons or {})
        submission = Submission.objects.create(
            version=version, submitted_by=actor.user, drafters=drafters_of(version), checks=stored(checks)
        )
        positions = [None, *(step.position for step in steps_for(actor.municipality, version.paper.kind))]
        for order, (block, position) in enumerate(zip(version.content["signatures"], positions, strict=True)):
            SubmissionStep.objects.create(
                submission=submission, order=order, field=block["field"], heading=block["heading"], position=position
            )
        drafter = submission.steps.get(order=0)
        _decide(actor, drafter, SubmissionStep.Decision.APPROVED, opinion, (drafters_capacity(actor),), own)
        given = [{"error": each.words, "reason": each.reason.words} for each in checks.answered if each.reason]
        record(actor, "paper.submitted", submission, version=version.pk, reasons=given)
        told.submitted(submission)
        discard_draft(actor, SUBMIT_DRAFT.format(pk=version.pk))
        _enqueue_signing(submission)
    return submission


def _explained(actor: Actor, version: PaperVersion, reasons: Mapping[str, str]) -> CheckList:
    """The check list of what is submitted, every error of it with a reason. Raises NotExplained."""
    assert isinstance(actor.user, User)
    name, now = actor.user.name, timezone.now().isoformat()
    given = {key: Reason(words[:REASON_LENGTH], name, now) for key, words in reasons.items() if words}
    if any(refusal(reason.words) for reason in given.values()):
        raise CannotDecide("เหตุผลมีอักษรที่ใช้ไม่ได้")
    checks = checks_today(version).with_reasons(given)
    if checks.open:
        raise NotExplained(checks)
    return checks


def approve(actor: Actor, step: SubmissionStep, opinion: str = "", own: Handed | None = None) -> Submission:
    """Agrees at the current step; the signature follows in the worker, by the own certificate where one is given."""
    with transaction.atomic():
        submission = _current(actor, step)
        is_last = not submission.steps.filter(order__gt=step.order).exists()
        state = after(submission.state, Move.APPROVE_LAST if is_last else Move.APPROVE)
        capacity = actor.capacity_for(step.position_id)
        _decide(actor, step, SubmissionStep.Decision.APPROVED, opinion, capacity, own)
        submission.state = state
        submission.save()
        detail = {"capacity": list(capacity), "opinion": step.opinion, "acting": step.acting}
        record(actor, "paper.approved", submission, step=step.order, **detail)
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
            reason,
            actor.capacity_for(step.position_id),
        )
        submission.save()
        numbers.give_back(submission.version)
        record(actor, "paper.returned", submission, step=step.order, reason=reason, acting=step.acting)
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
    """The step's submission, locked, when it is this step's turn and this actor's right.

    Both are asked of what is stored once it is locked: the same person may have decided another step meanwhile.
    """
    require(actor, Capability.DECIDE, step)
    submission = Submission.objects.select_for_update().get(pk=step.submission_id)
    stored = submission.steps.get(pk=step.pk)
    require(actor, Capability.DECIDE, stored)
    if submission.state != State.IN_REVIEW:
        raise NotAllowed(State(submission.state), Move.APPROVE)
    if why := not_now(stored):
        raise CannotDecide(why)
    return submission


def _decide(
    actor: Actor,
    step: SubmissionStep,
    decision: str,
    opinion: str,
    capacity: tuple[str, ...],
    own: Handed | None = None,
) -> None:
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
    if appointment := actor.appointment_for(step.position_id):
        step.appointment, step.acting = appointment, appointment.order.as_json()
    _sign_by(step, own)
    step.save()


def _sign_by(step: SubmissionStep, own: Handed | None) -> None:
    """By which certificate the worker signs."""
    step.own = step.passphrase = step.handed_over_at = None
    if own:
        try:
            hand_over(step, own)
        except CannotUse as error:
            raise CannotDecide(str(error)) from error


def sign_again(actor: Actor, step: SubmissionStep, own: Handed | None) -> None:
    """Who decided chooses once more by which certificate it is signed, where the own one's passphrase is gone."""
    require(actor, Capability.OWN_CERTIFICATE)
    with transaction.atomic():
        submission = Submission.objects.select_for_update().get(pk=step.submission_id)
        stored = submission.steps.get(pk=step.pk)
        if actor.user is None or stored.decided_by_id != actor.user.pk or not stored.wants_passphrase:
            raise CannotDecide("ลายมือชื่อนี้ไม่ต้องการรหัสผ่านแล้ว")
        _sign_by(stored, own)
        stored.signing_error = ""
        stored.save()
        record(actor, "paper.signing_chosen", submission, step=stored.order, certificate="own" if own else "system")
        told.passphrase_given(stored)
        _enqueue_signing(submission)


def _enqueue_signing(submission: Submission) -> None:
    enqueue("approvals.tasks.sign_submission", submission.municipality_pk(), submission.pk)


def retry_signing(actor: Actor, submission: Submission) -> None:
    """Queues the missing signatures again."""
    require(actor, Capability.SUBMIT_PAPER)
    with transaction.atomic():
        record(actor, "paper.signing_retried", submission)
        _enqueue_signing(submission)
