"""What anyone may know of a paper, from its code or from the file itself."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q

from accounts.tenancy import open_all
from approvals.models import Submission
from approvals.transitions import State
from documents.authority import Authority, AuthorityMissing
from documents.models import PaperVersion
from documents.signing import SignatureReport, verify

STATUS = {State.SEALED: "current", State.SUPERSEDED: "superseded", State.REVOKED: "revoked"}


@dataclass(frozen=True)
class Verified:
    """The answer to "is this file genuine?". `version` only for papers that are public.

    `known` — these very bytes were made here; `intact` — every signature in them holds; `status` — current, superseded,
    revoked, or unknown for a file that is not (or not yet) a sealed paper of this installation.
    """

    known: bool
    intact: bool
    status: str
    signatures: tuple[SignatureReport, ...]
    version: PaperVersion | None


def authority() -> Authority | None:
    """The installation's certificate authority, if it has one."""
    try:
        return Authority.load(settings.KEYS_DIR)
    except AuthorityMissing:
        return None


def verify_file(content: bytes) -> Verified:
    """Judges a PDF. Raises documents.signing.NotAPdf.

    A file from the middle of an approval is known and intact, yet superseded once the sealed file exists.
    """
    report = verify(content, authority())
    sha256 = hashlib.sha256(content).hexdigest()
    with open_all():
        version = (
            PaperVersion.objects.filter(Q(sha256=sha256) | Q(submission__steps__sha256=sha256))
            .select_related("paper__municipality", "submission")
            .distinct()
            .first()
        )
        submission = getattr(version, "submission", None)
    status = STATUS.get(State(submission.state), "unknown") if submission else "unknown"
    if version and status == "current" and version.sha256 != sha256:
        status = "superseded"
    return Verified(
        known=version is not None,
        intact=report.intact,
        status=status,
        signatures=report.signatures,
        version=version if status != "unknown" else None,
    )


def public_submission(code: str) -> Submission | None:
    """The public paper with this code, its steps at hand; None for any other code, a paper under review included."""
    plain = "".join(c for c in code.upper() if c.isalnum())
    with open_all():
        return (
            Submission.objects.filter(version__code=plain, state__in=Submission.PUBLIC)
            .select_related("version__paper__municipality")
            .prefetch_related("steps")
            .first()
        )
