"""What anyone may know of a paper, from its code or from the file itself.

What was made here is answered from what is stored; only files nobody knows are judged, in a process with limits.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, replace

from django.db.models import Q

from accounts import storage
from accounts.limited_process import Busy
from accounts.models import Municipality
from accounts.tenancy import open_all
from approvals.models import SignedScan, Submission, SubmissionStep
from approvals.routes.scans import newest_scan
from approvals.transitions import State
from documents import keys
from documents.judging import Judgement, judge
from documents.models import CODE_LENGTH, Paper, PaperVersion
from documents.signature_reports import Problem, SignatureReport, VerificationReport, without_signatures
from thai.printable import unstorable

STATUS = {State.SEALED: "current", State.SUPERSEDED: "superseded", State.REVOKED: "revoked"}

FOUND = {
    Problem.NONE: "ลายมือชื่ออิเล็กทรอนิกส์ทุกลายมือชื่อถูกต้อง",
    Problem.UNREADABLE: "มีลายมือชื่อที่อ่านไม่ได้ในไฟล์นี้",
    Problem.ALTERED: "ไฟล์หรือลายมือชื่อถูกแก้ไขหลังลงนาม",
    Problem.MODIFIED: "ไฟล์ถูกแก้ไขหลังลงนาม เกินกว่าที่ลายมือชื่ออนุญาต",
    Problem.APPENDED: "มีข้อมูลต่อท้ายไฟล์หลังลายมือชื่อสุดท้าย",
    Problem.UNSIGNED: "ไม่มีลายมือชื่ออิเล็กทรอนิกส์ในไฟล์นี้",
    Problem.ENCRYPTED: "ไฟล์นี้ถูกเข้ารหัส จึงตรวจลายมือชื่อไม่ได้ กรุณาใช้ไฟล์ที่ดาวน์โหลดจากระบบ",
    Problem.BROKEN: "ไฟล์นี้เสียหายหรือไม่ครบ จึงตรวจลายมือชื่อไม่ได้ กรุณาดาวน์โหลดใหม่แล้วตรวจอีกครั้ง",
    Problem.EXCESSIVE: "ไฟล์นี้ใหญ่หรือซับซ้อนเกินกว่าเอกสารที่ระบบนี้จัดทำ จึงไม่ตรวจลายมือชื่อ",
    Problem.UNFINISHED: "ตรวจลายมือชื่อไม่สำเร็จ เพราะไฟล์นี้ใช้เวลาหรือหน่วยความจำเกินที่กำหนด",
}


@dataclass(frozen=True)
class Verified:
    """The answer to "is this file genuine?". `submission` only for papers that are public.

    `known` — these very bytes were made here; `intact` — every signature in them holds, and `problem` says why not;
    `status` — current, superseded, revoked, or unknown for a file that is not (or not yet) a sealed paper of this
    installation; `in_force` — a current, intact paper with all its signatures, each vouched for here. Of a known file
    `places` counts the signatures that its paper asks for. Of an unknown one `claimed` is the public paper whose code
    is printed in it; `names_ours` — a signature in it gives the name of a municipality of this installation.
    """

    known: bool
    intact: bool
    status: str
    signatures: tuple[SignatureReport, ...]
    submission: Submission | None
    problem: Problem
    in_force: bool
    places: int = 0
    claimed: Submission | None = None
    names_ours: bool = False

    @property
    def version(self) -> PaperVersion | None:
        """The version, of a paper that is public."""
        return self.submission.version if self.submission else None

    @property
    def found(self) -> str:
        """What was found out about the signatures, in words."""
        return FOUND[self.problem]


def verify_file(content: bytes) -> Verified:
    """Judges a file. Raises NotAPdf; Busy where too many are being judged; AuthorityError where a certificate is amiss.

    A file from the middle of an approval is known and intact, yet superseded once the sealed file exists.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    with open_all():
        version = (
            PaperVersion.objects.filter(Q(sha256=sha256) | Q(submission__steps__sha256=sha256))
            .select_related("paper__municipality", "submission__version__paper__municipality")
            .distinct()
            .first()
        )
        if version is None:
            return _unknown(judge(content, keys.files().trust()))
        submission: Submission | None = getattr(version, "submission", None)
        steps = list(submission.steps.all()) if submission else []
    report = _report(next((step for step in steps if step.sha256 == sha256), None))
    status = STATUS.get(State(submission.state), "unknown") if submission else "unknown"
    if status == "current" and version.sha256 != sha256:
        status = "superseded"
    return Verified(
        known=True,
        intact=report.intact,
        status=status,
        signatures=report.signatures,
        submission=submission if status != "unknown" else None,
        problem=report.problem,
        in_force=status == "current"
        and report.intact
        and [s.field for s in report.signatures if s.trusted] == [step.field for step in steps],
        places=len(version.content["signatures"]),
    )


def _unknown(judged: Judgement) -> Verified:
    """What is known of a file nobody knows."""
    signatures = tuple(map(_signable_today, judged.report.signatures))
    named = (signature.organisation for signature in signatures)
    names = {name for name in named if not unstorable(name)}  # a stranger's certificate may say anything
    return Verified(
        known=False,
        intact=judged.report.intact,
        status="unknown",
        signatures=signatures,
        submission=None,
        problem=judged.report.problem,
        in_force=False,
        claimed=public_submission(judged.printed_code),
        names_ours=Municipality.objects.filter(name__in=names).exists(),
    )


def _signable_today(signature: SignatureReport) -> SignatureReport:
    """Believed only if its key still signs: one that was rotated or revoked may be anybody's, with any date."""
    believed = signature.trusted and (signature.own or keys.files().may_sign(signature.issuer))
    return replace(signature, trusted=believed)


def public_submission(code: str) -> Submission | None:
    """The public paper with this code, its steps at hand; None for any other code, a paper under review included."""
    plain = "".join(c for c in code.upper() if c.isascii() and c.isalnum())
    if len(plain) != CODE_LENGTH:
        return None
    with open_all():
        return (
            Submission.objects.filter(version__code=plain, state__in=Submission.PUBLIC)
            .select_related("version__paper__municipality")
            .prefetch_related("steps")
            .first()
        )


def in_force_of(paper: Paper) -> Submission | None:
    """The version of a paper that holds today, if any does."""
    with open_all():
        return Submission.objects.filter(version__paper=paper, state=State.SEALED).select_related("version").first()


def superseded_on(submission: Submission) -> dt.datetime | None:
    """When the version after it was sealed; None where that is not on record any more, being revoked itself."""
    with open_all():
        later = Submission.objects.filter(
            version__paper=submission.version.paper,
            version__number__gt=submission.version.number,
            state__in=[State.SEALED, State.SUPERSEDED],
        )
        return later.order_by("version__number").values_list("finished_at", flat=True).first()


def scan_of(submission: Submission) -> SignedScan | None:
    """The scan of this version that was signed by hand, if there is one; it is told of, and handed out to nobody."""
    with open_all():
        return newest_scan(submission.version)


def report_on(submission: Submission) -> VerificationReport:
    """The report on the signatures of a public paper's file. Raises Busy, and FileDamaged where the file is."""
    sha256 = submission.version.sha256
    storage.read(sha256)
    return _report(next((step for step in submission.steps.all() if step.sha256 == sha256), None))


def _report(step: SubmissionStep | None) -> VerificationReport:
    """The stored report on the file that this step's signature made; a file that no step made has no signature.

    A step from before reports were stored has its file judged now, once.
    """
    if step is None:
        return without_signatures(Problem.UNSIGNED)
    if step.report is None:
        try:
            report = judge(storage.read(step.sha256), keys.files().trust()).report
        except storage.FileDamaged:
            return without_signatures(Problem.BROKEN)
        if report.problem is Problem.UNFINISHED:
            raise Busy  # of our own file this says something about the machine, not about the file
        with open_all():
            SubmissionStep.objects.filter(pk=step.pk).update(report=report.as_json())
        return report
    return VerificationReport.from_json(step.report)
