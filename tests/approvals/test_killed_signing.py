"""Workers killed with -9 while they sign: file, steps, trail, keys and notices are those of a worker nobody touched."""

from __future__ import annotations

import datetime as dt
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from accounts import storage
from accounts.audit import broken_links, lock, lost_heads
from accounts.models import AuditEntry, Notice
from accounts.tenancy import open_municipality
from approvals import signing, tasks
from approvals.models import Submission, SubmissionStep
from approvals.transitions import State
from documents import keys
from documents.authority import Authority
from documents.certificates import fingerprint
from documents.signing import verify
from documents.trail_marks import marks_in
from tests.approvals.town import Town
from tests.conftest import running_worker, wait_until

pytestmark = pytest.mark.django_db(transaction=True)

TRAIL = ["submitted", "signed", "approved", "signed", "approved", "signed", "sealed"]


def files() -> set[Path]:
    return {file for file in Path(settings.FILES_DIR).rglob("*") if file.is_file()}


def signed(submission: Submission) -> int:
    with open_municipality(submission.municipality_pk()):
        return submission.steps.exclude(signed_at=None).count()


def kill_in_the_middle(town: Town, log: Path) -> None:
    """Kills a worker once the next signature is in a stored file and before the database knows of it.

    A signature's last act is its entry in the trail, which waits for the municipality's row: that is held here.
    """
    before = files()
    with transaction.atomic():
        lock([town.municipality.pk])
        with running_worker(log) as worker:
            wait_until(lambda: any(not file.name.startswith("tmp") for file in files() - before), 60)
            worker.kill()
            worker.wait()


def recover(submission: Submission, log: Path) -> None:
    """What the scheduler asks each minute, twice, as the broker delivers the lost task again, too."""
    late = timezone.now() - dt.timedelta(minutes=2)
    with open_municipality(submission.municipality_pk()):
        SubmissionStep.objects.filter(signed_at=None, decision="approved").update(decided_at=late)
    expected = signed(submission) + 1
    tasks.resume_stuck()
    tasks.resume_stuck()
    with running_worker(log):
        wait_until(lambda: signed(submission) == expected, 60)


def assert_as_if_nobody_was_killed(town: Town, submission: Submission, authority: Authority) -> None:
    with open_municipality(town.municipality):
        submission = Submission.objects.select_related("version").get(pk=submission.pk)
        assert submission.state == State.SEALED
        pdf = storage.read(submission.version.sha256)
        report = verify(pdf, authority)
        assert [(s.field, s.valid, s.trusted) for s in report.signatures] == [
            (f"Sig_{n}", True, True) for n in range(3)
        ]
        certificate = keys.files().issuing_certificate(town.municipality.code)
        assert certificate is not None
        # One key of the municipality made them all: none was lost, and none made in its place.
        assert {s.issuer for s in report.signatures} == {fingerprint(certificate.dump())}
        earlier = [storage.read(sha256) for sha256 in submission.steps.values_list("sha256", flat=True)]
        assert [pdf.startswith(file) for file in earlier] == [True] * 3
        actions = AuditEntry.objects.filter(action__startswith="paper.", object_type="approvals.submission")
        assert sorted(entry.action.removeprefix("paper.") for entry in actions) == sorted(TRAIL)
        assert broken_links(town.municipality) == []
        marks = marks_in(pdf)
        assert len(marks) == 3
        assert lost_heads(town.municipality, marks) == []
        told = Notice.objects.filter(key__contains="/sealed/").values_list("user__name", flat=True)
        assert sorted(told) == sorted(["นางสาวจัดทำ ดี", "นายตรวจ ถี่ถ้วน", "นายนำ เมืองดี"])
        assert not Notice.objects.filter(key__contains="/unsigned/").exists()


def test_killed_at_the_first_and_at_the_last_signature(town: Town, authority: Authority, tmp_path: Path) -> None:
    submission = town.submitted()
    drafted = submission.version.sha256
    kill_in_the_middle(town, tmp_path / "first.log")
    assert signed(submission) == 0
    with open_municipality(town.municipality):
        assert Submission.objects.get(pk=submission.pk).version.sha256 == drafted
        assert not AuditEntry.objects.filter(action="paper.signed").exists()
    recover(submission, tmp_path / "second.log")

    town.signed(town.approved(submission, town.auditor))
    submission = town.approved(submission, town.mayor)
    kill_in_the_middle(town, tmp_path / "third.log")
    assert signed(submission) == 2
    with open_municipality(town.municipality):
        assert Submission.objects.get(pk=submission.pk).state == State.APPROVED
        assert not Notice.objects.filter(key__contains="/sealed/").exists()
    recover(submission, tmp_path / "fourth.log")
    assert_as_if_nobody_was_killed(town, submission, authority)


@contextmanager
def forked(submission: Submission) -> Iterator[int]:
    """A process that signs, having all that it needs imported; on the way out it is gone."""
    connection.close()  # or both processes would talk on one
    process = os.fork()
    if process == 0:
        try:
            with open_municipality(submission.municipality_pk()):
                signing.sign_pending(submission.pk)
        finally:
            os._exit(0)
    try:
        yield process
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def test_killed_again_and_again_at_any_moment(town: Town, authority: Authority) -> None:
    """Three signatures and the municipality's first key, each time a twentieth of a second further."""
    submission = town.approved(town.approved(town.submitted(), town.auditor), town.mayor)
    killed, patience = 0, 0.0
    while signed(submission) < 3:
        patience += 0.05
        assert patience < 10
        with forked(submission):
            time.sleep(patience)
        killed += 1
        with open_municipality(town.municipality):
            steps = submission.steps.exclude(signed_at=None)
            last = steps.last()
            current = Submission.objects.get(pk=submission.pk).version.sha256
            assert current == (last.sha256 if last else submission.version.sha256)
            assert storage.read(current).startswith(b"%PDF-")
            assert AuditEntry.objects.filter(action="paper.signed").count() == steps.count()
    assert killed > 3
    town.signed(submission)
    assert_as_if_nobody_was_killed(town, submission, authority)
