"""What people are told of a paper on its way: one function for each thing that happens to it.

They are called inside the transaction of what happened: both are stored or neither. The mail is the daily one, made
of the same rows later, so that no mail server is in anybody's way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from django.db.models import Q
from django.urls import reverse

from accounts.models import Membership, Municipality, User
from accounts.notices import Message, settle, tell_many, unsettled
from accounts.permissions import Actor
from approvals.models import Submission, SubmissionStep
from approvals.transitions import Move
from approvals.waiting import deciders, waiting_steps
from documents.models import MemoHeadRevision, PaperSectionRevision, PaperVersion
from plans.handover.reminders import coordinators
from thai.dates import long_date

ANY = Q()
WAITS, AGAIN, NOBODY = "waits/", "/again-", "/nobody"  # in the keys of notices about a turn


def submitted(submission: Submission) -> None:
    """The first step's turn; what was returned before has been corrected."""
    settle(unsettled(_municipality(submission), key(submission.version, "returned")))
    _pass_on(submission)


def approved(actor: Actor, submission: Submission, step: SubmissionStep) -> None:
    """One step agreed: the next one's turn, and the drafter knows."""
    next_step = _pass_on(submission)
    said = f"{_decider(step)} เห็นชอบ · " + (f"ต่อไปรอ{next_step.position}พิจารณา" if next_step else "เห็นชอบครบทุกขั้นแล้ว")
    told = _message(submission.version, f"approved/{submission.version.number}/{step.order}", "เห็นชอบแล้ว", said)
    _tell(submission, _authors(submission), told, but=actor)


def returned(actor: Actor, submission: Submission, step: SubmissionStep) -> None:
    """Sent back: whoever works on the paper reads the reason."""
    _over(submission)
    told = _message(
        submission.version,
        f"returned/{submission.version.number}",
        "ส่งคืนให้แก้ไข",
        f"{_decider(step)} ส่งคืน: {submission.reason}",
    )
    _tell(submission, _authors(submission) | _writers(submission), told, but=actor)


def finished(actor: Actor, submission: Submission, move: Move) -> None:
    """Withdrawn: it waits for nobody. Revoked: everyone who signed knows, and why."""
    if move is Move.WITHDRAW:
        return _over(submission)
    who = f"{actor.user} " if actor.user else ""
    said = f"{who}เพิกถอน: {submission.reason}"
    told = _message(submission.version, f"revoked/{submission.version.number}", "เพิกถอนแล้ว", said)
    return _tell(submission, _authors(submission) | _signers(submission), told, but=actor)


def signed(step: SubmissionStep) -> None:
    """A signature is in the file: if it failed before, that is over."""
    submission = step.submission
    settle(unsettled(_municipality(submission), _failed(submission.version, step)))


def signing_failed(step: SubmissionStep) -> None:
    """A signature could not be put in. The worker tries again every minute; it is told once."""
    submission = step.submission
    said = f"ลายมือชื่อของ{step.name}ยังไม่ได้ใส่ในไฟล์ การพิจารณาบันทึกไว้แล้ว ไม่ต้องทำซ้ำ ระบบลองใหม่เอง ถ้ายังไม่สำเร็จ กรุณาแจ้งผู้ดูแลระบบ"
    told = Message(
        _failed(submission.version, step),
        f"ลงลายมือชื่อไม่สำเร็จ: {title(submission.version)}",
        said,
        path(submission.version),
    )
    _tell(submission, _authors(submission) | _coordinators(submission), told)


def sealed(submission: Submission) -> None:
    """Everyone's signature is in: the paper is in force."""
    told = _message(
        submission.version, f"sealed/{submission.version.number}", "ลงนามครบแล้ว", "ลายมือชื่อครบทุกคน เอกสารมีผลแล้ว"
    )
    _tell(submission, _authors(submission) | _signers(submission), told)


def superseded(earlier: Submission, by: Submission) -> None:
    """A newer version took this one's place."""
    told = _message(
        earlier.version,
        f"superseded/{earlier.version.number}",
        "มีฉบับใหม่แทนแล้ว",
        f"ฉบับที่ {by.version.number} ลงนามครบแล้ว ใช้แทนฉบับนี้",
    )
    _tell(earlier, _authors(earlier) | _signers(earlier), told)


def tell_of_turn(step: SubmissionStep, people: Collection[User]) -> None:
    """That a step waits: to those who may decide it; where nobody may, to those who can see to that."""
    submission, position = step.submission, step.position
    if people:
        said = f"ในตำแหน่ง{position} · เสนอโดย {submission.submitted_by}"
        told = _message(submission.version, turn(step), "รอท่านพิจารณา", said)
        return tell_many(_municipality(submission), [([user.pk for user in people], told)])
    said = f"ไม่มีผู้ดำรงตำแหน่งหรือผู้รักษาราชการแทน{position}ที่พิจารณาเรื่องนี้ได้ เรื่องจึงหยุดอยู่ กรุณาแจ้งผู้ดูแลระบบ"
    told = _message(submission.version, turn(step) + NOBODY, "ยังไม่มีผู้พิจารณาได้", said)
    return _tell(submission, _authors(submission) | _coordinators(submission), told)


def still_its_turn(step: SubmissionStep, count: int, since: dt.date, days: int) -> Message:
    """That it has waited for somebody since a day: the reminder of that count."""
    said = f"รอท่านมาแล้ว {days} วัน ตั้งแต่ {long_date(since)} · เสนอโดย {step.submission.submitted_by}"
    return _message(step.submission.version, f"{turn(step)}{AGAIN}{count}", "ยังรอท่านพิจารณา", said)


def turn(step: SubmissionStep) -> str:
    """What stands in the keys of notices about one step's waiting."""
    return f"{WAITS}{step.submission.version.number}/{step.order}"


def key(version: PaperVersion, event: str) -> str:
    """The key of a notice about a paper; a submission passes each of its events once."""
    return f"paper/{version.paper_id}/{event}"


def title(version: PaperVersion) -> str:
    """The version, and of several memos of a year which."""
    label = version.paper.variant_label
    return f"{version} ({label})" if label else str(version)


def path(version: PaperVersion) -> str:
    """The page of the version."""
    return reverse("approvals:version", kwargs={"code": version.paper.municipality.code, "pk": version.pk})


def _message(version: PaperVersion, event: str, said: str, detail: str) -> Message:
    return Message(key(version, event), f"{said}: {title(version)}", detail, path(version))


def _failed(version: PaperVersion, step: SubmissionStep) -> str:
    return key(version, f"signing-failed/{version.number}/{step.order}")


def _municipality(submission: Submission) -> Municipality:
    return submission.version.paper.municipality


def _decider(step: SubmissionStep) -> str:
    return f"{step.name} ({' '.join(step.capacity)})" if step.capacity else step.name


def _over(submission: Submission) -> None:
    """It waits for nobody any more."""
    settle(unsettled(_municipality(submission), key(submission.version, WAITS)))


def _pass_on(submission: Submission) -> SubmissionStep | None:
    """The turn goes to the next step, whose people are told; None after the last."""
    _over(submission)
    step = waiting_steps().filter(submission=submission).first()
    if step:
        tell_of_turn(step, deciders(_municipality(submission), [step])[step.pk])
    return step


def _authors(submission: Submission) -> set[int | None]:
    """Who made the version, and who submitted it."""
    return {submission.version.made_by_id, submission.submitted_by_id}


def _signers(submission: Submission) -> set[int | None]:
    """Everyone who agreed at a step."""
    agreed = submission.steps.filter(decision=SubmissionStep.Decision.APPROVED)
    return set(agreed.values_list("decided_by", flat=True))


def _writers(submission: Submission) -> set[int | None]:
    """The coordinators who work on the paper: who made one of its versions, or changed a section or the head of it."""
    paper = submission.version.paper
    made = PaperVersion.objects.filter(paper=paper).values("made_by")
    words = PaperSectionRevision.objects.filter(section__paper=paper).values("by")
    heads = MemoHeadRevision.objects.filter(head__paper=paper).values("by")
    return _coordinators(submission, Q(pk__in=made) | Q(pk__in=words) | Q(pk__in=heads))


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
