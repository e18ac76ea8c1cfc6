"""What the worker does with a submission: puts decided signatures into the file, and seals when the last is in."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from accounts import storage
from accounts.audit import head_of, record
from accounts.models import Municipality
from accounts.permissions import system_actor
from approvals.clock import ClockWrong, check_clock
from approvals.drawings import drawings
from approvals.models import Submission, SubmissionStep
from approvals.own_certificates.actions import AGAIN, OwnKeyLost, opened_for
from approvals.telling import notices as told
from approvals.transitions import Move, State, after
from documents import keys
from documents.authority import AuthorityError, AuthorityLocked, AuthorityMissing, Trust
from documents.signature_reports import VerificationReport

logger = logging.getLogger(__name__)


def sign_pending(submission_id: int) -> None:
    """Puts every decided and missing signature into the file, in order; seals when the last is in.

    Each signature is committed by itself, under a lock on the submission: a second worker waits, finds nothing to do.
    A failure is written to its step and tried again by the sweeper or the retry button.
    """
    while _sign_next(submission_id):
        pass


@transaction.atomic
def _sign_next(submission_id: int) -> bool:
    # WeasyPrint and pyHanko take a second to import, and only the worker needs them.
    from documents.rendering import RenderingFailed
    from documents.signing import SigningError

    submission = Submission.objects.select_for_update().get(pk=submission_id)
    step = submission.steps.filter(decision=SubmissionStep.Decision.APPROVED, signed_at=None).order_by("order").first()
    if step is None or submission.state not in Submission.UNDER_WAY:
        return False
    version = submission.version
    municipality = version.paper.municipality
    try:
        check_clock(municipality)
        signed, report = _signed(step, storage.read(version.sha256), municipality)
        sha256 = storage.store(signed)
    except (
        AuthorityError,
        ClockWrong,
        OwnKeyLost,
        SigningError,
        RenderingFailed,
        storage.FileDamaged,
        storage.StoreAway,
        OSError,
    ) as error:
        # With its traceback, but never with what was typed: an opinion is personal.
        logger.error("step %s could not be signed: %s", step.pk, type(error).__name__)
        step.signing_error = _why(error)
        if isinstance(error, OwnKeyLost):
            step.passphrase = None
            told.wants_passphrase(step)
        step.save()
        told.signing_failed(step)
        return False
    version.sha256 = step.sha256 = sha256
    step.report = report.as_json()  # once: it depends on the bytes, not on the day
    step.signed_at = timezone.now()
    step.signing_error, step.passphrase = "", None
    version.save()
    step.save()
    is_last = submission.state == State.APPROVED and not submission.steps.filter(signed_at=None).exists()
    # Before the municipality, which recording holds: whoever revokes one of them has both in this order.
    earlier = _sealed_before(submission) if is_last else []
    record(system_actor(municipality), "paper.signed", submission, step=step.order, sha256=step.sha256)
    told.signed(step)
    if is_last:
        _seal(submission, earlier)
    return True


def _signed(step: SubmissionStep, pdf: bytes, municipality: Municipality) -> tuple[bytes, VerificationReport]:
    """The file with this step's signature, and what is found of it; the last one seals it for later years as well."""
    from documents.long_term import with_evidence
    from documents.signing import Signatory, sign, verify

    files = keys.files()
    trust = files.trust()
    seals = not step.submission.steps.filter(order__gt=step.order).exists()
    signer = opened_for(step) if step.own else keys.authority_of(municipality)
    if settings.TIMESTAMP_URL and seals:
        pdf = with_evidence(pdf, *keys.evidence_of(municipality))
    signed = sign(
        pdf,
        step.field,
        Signatory(step.name, tuple(step.capacity), municipality.name, head_of(municipality)),
        signer,
        at=timezone.now(),
        **drawings(pdf, step, demonstration=files.demonstration, own=step.own is not None),
        reason=step.opinion,
        certify=step.order == 0,
        timestamps=settings.TIMESTAMP_URL,
    )
    report = verify(signed, trust)
    if step.own and not (report.signatures[-1].trusted and report.signatures[-1].own):
        # Nothing can be taken out of a signed file again.
        raise OwnKeyLost(f"ระบบไม่เชื่อถือผู้ออกใบรับรองของผู้ลงนามแล้ว {AGAIN}")
    return _preserved(signed, report, trust) if seals else (signed, report)


def _preserved(sealed: bytes, report: VerificationReport, trust: Trust) -> tuple[bytes, VerificationReport]:
    """The file with a document timestamp over all of it, where there is a server that is trusted here.

    A stranger's would make of it a file to which something was appended. Whether the server answers as it should is
    seen before anything is stored: without its answer the whole signature waits.
    """
    from documents.long_term import with_timestamp
    from documents.signing import verify

    if not settings.TIMESTAMP_URL or not trust.clocks:
        return sealed, report
    stamped = with_timestamp(sealed, settings.TIMESTAMP_URL)
    judged = verify(stamped, trust)
    if judged.preserved:
        return stamped, judged
    logger.warning(
        "a paper was sealed without a document timestamp: certificates/clocks/ does not vouch for the server"
    )
    return sealed, report


def _why(error: Exception) -> str:
    """Why a signature has to wait, for who waits for it. What cannot be said better is tried again all the same."""
    from documents.signing import Refusal, SigningError

    match error:
        case OwnKeyLost():
            return str(error)
        case ClockWrong():
            return f"{error} ระบบจึงยังไม่ลงลายมือชื่อ จนกว่าผู้ดูแลระบบจะตั้งนาฬิกา แล้วจะลงให้เอง"
        case AuthorityMissing():
            return "ยังไม่มีกุญแจสำหรับลายมือชื่อของเทศบาลนี้ ระบบจะลงลายมือชื่อให้เองเมื่อผู้ดูแลระบบออกกุญแจแล้ว"
        case AuthorityLocked():
            return "ระบบเปิดกุญแจสำหรับลายมือชื่อไม่ได้ จะลงลายมือชื่อให้เองเมื่อผู้ดูแลระบบแก้แล้ว"
        case SigningError(reason=Refusal.NO_TIMESTAMP):
            return "เครื่องบริการประทับเวลาไม่ตอบ ระบบจะลองใหม่โดยอัตโนมัติ"
        case storage.StoreAway():
            return "ที่เก็บไฟล์ของระบบไม่ตอบ ระบบจะลองใหม่โดยอัตโนมัติ"
        case OSError():
            return "ระบบเก็บไฟล์ที่ลงลายมือชื่อแล้วไม่ได้ เนื้อที่อาจเต็ม จะลงลายมือชื่อให้เองเมื่อผู้ดูแลระบบแก้แล้ว"
    return "ลงลายมือชื่ออิเล็กทรอนิกส์ไม่สำเร็จ ระบบจะลองใหม่โดยอัตโนมัติ"


def _sealed_before(submission: Submission) -> list[Submission]:
    """The sealed versions whose place it takes, held until the transaction ends."""
    same = Submission.objects.select_for_update().filter(version__paper=submission.version.paper, state=State.SEALED)
    return list(same.exclude(pk=submission.pk))


def _seal(submission: Submission, before: Sequence[Submission]) -> None:
    """The last signature is in: the paper is in force and takes the place of earlier sealed versions."""
    actor = system_actor(submission.version.paper.municipality)
    submission.state = after(submission.state, Move.SEAL)
    submission.finished_at = timezone.now()
    submission.save()
    record(actor, "paper.sealed", submission, sha256=submission.version.sha256)
    told.sealed(submission)
    for earlier in before:
        earlier.state = after(earlier.state, Move.SUPERSEDE)
        earlier.save()
        record(actor, "paper.superseded", earlier, by=submission.version.number)
        told.superseded(earlier, submission)


def store_report(step_id: int) -> None:
    """Judges the file a signature made before reports were stored. A rerun does no harm."""
    from documents.signing import verify

    step = SubmissionStep.objects.get(pk=step_id)
    if step.report is None:
        try:
            report = verify(storage.read(step.sha256), keys.files().trust())
        except (AuthorityError, storage.FileDamaged, storage.StoreAway) as error:
            logger.error("the file of step %s could not be judged: %s", step_id, type(error).__name__)
            return
        SubmissionStep.objects.filter(pk=step_id).update(report=report.as_json())


def steps_without_report() -> list[tuple[int, int]]:
    """(municipality, step) ids of signatures from before reports were stored: one for each public paper, its last."""
    missing = SubmissionStep.objects.filter(
        report__isnull=True, sha256=F("submission__version__sha256"), submission__state__in=Submission.PUBLIC
    ).exclude(sha256="")
    return list(missing.values_list("submission__version__paper__municipality_id", "pk"))


def unsigned() -> QuerySet[SubmissionStep]:
    """Decisions whose signature is not in the file yet."""
    return SubmissionStep.objects.filter(
        decision=SubmissionStep.Decision.APPROVED, signed_at=None, submission__state__in=Submission.UNDER_WAY
    )


def waiting_for_the_worker() -> QuerySet[SubmissionStep]:
    """Those that wait for nobody's passphrase, nor behind one that does."""
    of_a_person = unsigned().filter(own__isnull=False, passphrase=None)
    return unsigned().exclude(submission__in=of_a_person.values("submission"))


def stuck_submissions(older_than: dt.timedelta) -> list[tuple[int, int]]:
    """(municipality, submission) ids with a decision that has waited for its signature that long."""
    stuck = unsigned().filter(decided_at__lt=timezone.now() - older_than)
    return list(stuck.values_list("submission__version__paper__municipality_id", "submission_id").distinct())
