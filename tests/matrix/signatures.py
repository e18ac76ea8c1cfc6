"""Signatures of the matrix's places, and certificates that could make some: rows, without what stands behind them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from accounts.models import Municipality, User
from approvals.models import OwnCertificate, Submission, SubmissionStep
from documents.models import PaperVersion
from documents.signature_reports import Problem, SignatureReport, VerificationReport


def bring_certificates(municipality: Municipality, users: Iterable[User]) -> None:
    """An own certificate for each; over already, so that nobody is asked for its passphrase."""
    for user in users:
        over = {"begins_at": timezone.now(), "ends_at": timezone.now()}
        OwnCertificate.objects.create(municipality=municipality, user=user, **over)


def seal(version: PaperVersion, submission: Submission) -> int:
    """Lets the last step be the one that signed the file; what stands in the file is not asked here. Its key."""
    signature = SignatureReport("Sig_1", "นายนำ เมืองดี", ("นายกเทศมนตรี",), "", None, True, True, True, Problem.NONE)
    report = VerificationReport(intact=True, signatures=(signature,), problem=Problem.NONE)
    last = submission.steps.order_by("order").last()
    assert last is not None
    SubmissionStep.objects.filter(pk=last.pk).update(sha256=version.sha256, report=report.as_json())
    return last.pk
