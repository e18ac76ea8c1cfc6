"""What people are told of a paper on its way: one function for each thing that happens to it.

They are called inside the transaction of what happened: both are stored or neither. The mail is the daily one, made
of the same rows later, so that no mail server is in anybody's way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import replace

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership, Municipality, User
from accounts.notices import Message, settle, tell_many, unsettled
from accounts.permissions import Actor
from approvals.models import Submission, SubmissionStep
from approvals.routes.rights import writers_of
from approvals.transitions import Move
from approvals.waiting import APPOINT, deciders, waiting_steps
from documents.models import PaperVersion
from plans.handover.reminders import coordinators
from thai.dates import long_date

ANY = Q()
RETURNED, WAITS = "returned", "waits"  # what is settled later by the key it was told under
AGAIN, NOBODY = "/again-", "/nobody"  # the end of a key that belongs to a turn


def submitted(submission: Submission) -> None:
    """The first step's turn; what was returned before has been corrected."""
    _settle(submission, RETURNED)
    _pass_on(submission)


def approved(actor: Actor, submission: Submission, step: SubmissionStep) -> None:
    """One step agreed: the next one's turn, and the drafter knows."""
    following = _pass_on(submission)
    then = f"ต่อไปรอ{following.position}พิจารณา" if following else "เห็นชอบครบทุกขั้นแล้ว"
    told = _message(submission, key(submission, "approved", step), "เห็นชอบแล้ว", f"{_decider(step)} เห็นชอบ · {then}")
    _tell(submission, _makers(submission), told, but=actor)


def returned(actor: Actor, submission: Submission, step: SubmissionStep) -> None:
    """Sent back: whoever works on the paper reads the reason."""
    _settle(submission, WAITS)
    said = f"{_decider(step)} ส่งคืน: {submission.reason}"
    told = _message(submission, key(submission, RETURNED), "ส่งคืนให้แก้ไข", said)
    _tell(submission, _makers(submission) | _working_on(submission), told, but=actor)


def finished(actor: Actor, submission: Submission, move: Move) -> None:
    """Withdrawn: it waits for nobody. Revoked: everyone who signed knows, and why."""
    if move is Move.WITHDRAW:
        return _settle(submission, WAITS)
    said = f"{actor.user or 'ผู้ดูแลระบบ'} เพิกถอน: {submission.reason}"
    told = _message(submission, key(submission, "revoked"), "เพิกถอนแล้ว", said)
    return _tell(submission, _makers(submission) | _signers(submission), told, but=actor)


def signed(step: SubmissionStep) -> None:
    """A signature is in the file: if it failed before, that is over."""
    settle(unsettled(_municipality(step.submission), key(step.submission, "unsigned", step)))


def signing_failed(step: SubmissionStep) -> None:
    """A signature could not be put in, and why. The worker tries again every minute; it is told once."""
    submission = step.submission
    said = f"ลายมือชื่อของ{step.name}ยังไม่ได้ใส่ในไฟล์ · {step.signing_error} · การพิจารณาบันทึกไว้แล้ว ไม่ต้องทำซ้ำ"
    told = _message(submission, key(submission, "unsigned", step), "ลงลายมือชื่อไม่สำเร็จ", said)
    _tell(submission, _makers(submission) | _coordinators(submission), told)


def wants_passphrase(step: SubmissionStep) -> None:
    """The person's own certificate could not sign: the person is told, once for each passphrase."""
    submission = step.submission
    since = int(step.handed_over_at.timestamp()) if step.handed_over_at else 0
    parts = {"code": _municipality(submission).code, "pk": submission.version_id, "step": step.pk}
    told = _message(
        submission, f"{key(submission, 'unsigned', step)}/own-{since}", "รอรหัสผ่านใบรับรองของท่าน", step.signing_error
    )
    _tell(submission, {step.decided_by_id}, replace(told, path=reverse("approvals:sign-with", kwargs=parts)))


def passphrase_given(step: SubmissionStep) -> None:
    """It was typed again, or is not needed any more."""
    settle(unsettled(_municipality(step.submission), f"{key(step.submission, 'unsigned', step)}/own"))


def sealed(submission: Submission) -> None:
    """Everyone's signature is in: the paper is in force."""
    told = _message(submission, key(submission, "sealed"), "ลงนามครบแล้ว", "ลายมือชื่อครบทุกคน เอกสารมีผลแล้ว")
    _tell(submission, _makers(submission) | _signers(submission), told)


def superseded(earlier: Submission, by: Submission) -> None:
    """A newer version took this one's place."""
    said = f"ฉบับที่ {by.version.number} ลงนามครบแล้ว ใช้แทนฉบับนี้"
    told = _message(earlier, key(earlier, "superseded"), "มีฉบับใหม่แทนแล้ว", said)
    _tell(earlier, _makers(earlier) | _signers(earlier), told)


def tell_of_turn(step: SubmissionStep, people: Collection[User]) -> None:
    """That a step waits: to those who may decide it; where nobody may, to those who can see to that."""
    submission = step.submission
    if people:
        said = f"ในตำแหน่ง{step.position} · เสนอโดย {submission.submitted_by}"
        told = _message(submission, turn(step), "รอท่านพิจารณา", said, step)
        return tell_many(_municipality(submission), [([user.pk for user in people], told)])
    said = f"ไม่มีผู้ดำรงตำแหน่งหรือผู้รักษาราชการแทน{step.position}ที่พิจารณาเรื่องนี้ได้ เรื่องจึงหยุดอยู่ {APPOINT}"
    told = _message(submission, turn(step) + NOBODY, "ยังไม่มีผู้พิจารณาได้", said)
    return _tell(submission, _makers(submission) | _coordinators(submission), told)


def still_its_turn(step: SubmissionStep, count: int, since: dt.date, days: int) -> Message:
    """That it has waited for somebody since a day: the reminder of that count."""
    said = f"รอท่านมาแล้ว {days} วัน ตั้งแต่ {long_date(since)} · เสนอโดย {step.submission.submitted_by}"
    return _message(step.submission, f"{turn(step)}{AGAIN}{count}", "ยังรอท่านพิจารณา", said, step)


def turn(step: SubmissionStep) -> str:
    """The key of what is told of one step's turn."""
    return key(step.submission, WAITS, step)


def key(submission: Submission, event: str, step: SubmissionStep | None = None) -> str:
    """The key of a notice about a paper: of each event a version has one, or one a step."""
    version = submission.version
    return f"paper/{version.paper_id}/{event}/{version.number}" + (f"/{step.order}" if step else "")


def _message(
    submission: Submission, about: str, said: str, detail: str, decides: SubmissionStep | None = None
) -> Message:
    """Of several memos or forms of a year the title says which; it leads to the version, or to where one decides."""
    version, label = submission.version, submission.version.paper.variant_label
    title = f"{said}: {version} ({label})" if label else f"{said}: {version}"
    parts = {"code": version.paper.municipality.code, "pk": version.pk}
    name = "approvals:version"
    if decides:
        name, parts = "approvals:read", parts | {"step": decides.pk}
    return Message(about, title, detail, reverse(name, kwargs=parts))


def _settle(submission: Submission, event: str) -> None:
    """What was told under this event, of any version of the paper, concerns nobody any more."""
    settle(unsettled(_municipality(submission), f"paper/{submission.version.paper_id}/{event}/"))


def _municipality(submission: Submission) -> Municipality:
    return submission.version.paper.municipality


def _decider(step: SubmissionStep) -> str:
    return f"{step.name} ({' '.join(step.capacity)})" if step.capacity else step.name


def _pass_on(submission: Submission) -> SubmissionStep | None:
    """The turn goes to the next step, whose people are told; None after the last."""
    _settle(submission, WAITS)
    step = waiting_steps().filter(submission=submission).first()
    if step:
        tell_of_turn(step, *deciders(_municipality(submission), [step]))
    return step


def _makers(submission: Submission) -> set[int | None]:
    """Who made the version, and who submitted it."""
    return {submission.version.made_by_id, submission.submitted_by_id}


def _signers(submission: Submission) -> set[int | None]:
    """Everyone who agreed at a step."""
    agreed = submission.steps.filter(decision=SubmissionStep.Decision.APPROVED)
    return set(agreed.values_list("decided_by", flat=True))


def _working_on(submission: Submission) -> set[int | None]:
    """The coordinators who work on the paper: who drafted this version, made any, or wrote in it since."""
    paper = submission.version.paper
    made = PaperVersion.objects.filter(paper=paper, made_by__isnull=False).values_list("made_by", flat=True)
    people = {*submission.drafters, *made, *writers_of([paper.pk], timezone.now())}
    return _coordinators(submission, Q(pk__in=people))


def _coordinators(submission: Submission, among: Q = ANY) -> set[int | None]:
    return set(coordinators(_municipality(submission)).filter(among).values_list("pk", flat=True))


def _tell(submission: Submission, users: Iterable[int | None], message: Message, *, but: Actor | None = None) -> None:
    """To those of them who are still at work here, and not to the one who did it."""
    municipality = _municipality(submission)
    here = Q(pk__in=Membership.objects.filter(municipality=municipality).values("user")) | Q(is_superuser=True)
    found = User.objects.filter(here, is_active=True, pk__in=[user for user in users if user])
    if but and but.user:
        found = found.exclude(pk=but.user.pk)
    tell_many(municipality, [(found.values_list("pk", flat=True), message)])
