"""Real signatures in real files: what was decided gets into the file, once, and the content stays what it was."""

import datetime as dt
import os
import subprocess
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from pyhanko.pdf_utils.reader import PdfFileReader
from pytest_django.fixtures import Settings
from weasyprint import HTML

from accounts import storage
from accounts.audit import broken_links
from accounts.models import AuditEntry
from approvals import actions, signing
from approvals.models import SubmissionStep
from approvals.transitions import State
from documents.authority import Authority
from documents.models import PaperVersion
from documents.signing import FieldBox, add_fields, verify
from tests.approvals.town import DRAFTER_TITLE, Town
from tests.factories import AUDITOR_TITLE, MAYOR_TITLE
from tests.full_disk import full_disk

pytestmark = pytest.mark.usefixtures("opened")


def pdfsig(path: Path) -> str:
    """Poppler's verdict, with no certificates of its own."""
    run = subprocess.run(["pdfsig", str(path)], env=os.environ | {"HOME": str(path.parent)}, capture_output=True)
    return run.stdout.decode(errors="replace")


def test_everyone_signs_and_the_paper_is_sealed(town: Town, authority: Authority, tmp_path: Path) -> None:
    submission = town.signed(town.submitted())
    assert (submission.state, submission.steps.exclude(signed_at=None).count()) == (State.IN_REVIEW, 1)
    submission = town.signed(town.approved(submission, town.auditor, "ตรวจแล้วถูกต้อง"))
    submission = town.signed(town.approved(submission, town.mayor, "อนุมัติ"))
    assert submission.state == State.SEALED
    assert submission.finished_at is not None

    pdf = storage.read(submission.version.sha256)
    report = verify(pdf, authority)
    assert report.intact
    assert all(s.valid and s.trusted for s in report.signatures)
    assert [(s.field, s.name, s.capacity) for s in report.signatures] == [
        ("Sig_0", "นางสาวจัดทำ ดี", (DRAFTER_TITLE,)),
        ("Sig_1", "นายตรวจ ถี่ถ้วน", (AUDITOR_TITLE,)),
        ("Sig_2", "นายนำ เมืองดี", (MAYOR_TITLE,)),
    ]
    assert {s.organisation for s in report.signatures} == {town.municipality.name}
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf)
    assert pdfsig(file).count("Signature is Valid.") == 3
    entries = list(AuditEntry.objects.all())
    assert [e.action for e in entries][-7:] == [
        "paper.submitted",
        "paper.signed",
        "paper.approved",
        "paper.signed",
        "paper.approved",
        "paper.signed",
        "paper.sealed",
    ]
    signed = [(e.user, e.detail["step"], e.detail["sha256"]) for e in entries if e.action == "paper.signed"]
    assert signed == [(None, step.order, step.sha256) for step in submission.steps.all()]
    assert broken_links(town.municipality) == []


def test_signatures_are_added_and_nothing_before_them_changes(town: Town) -> None:
    """All three by one run: the worker was away while people decided."""
    version = town.made()
    drafted, content = version.sha256, version.content
    submission = town.sealed(version)
    files = [storage.read(sha256) for sha256 in [drafted, *submission.steps.values_list("sha256", flat=True)]]
    assert len(files) == 4
    for shorter, longer in pairwise(files):
        assert len(longer) > len(shorter)
        assert longer.startswith(shorter)
    version = PaperVersion.objects.get()
    assert (version.sha256, version.content) == (submission.steps.get(order=2).sha256, content)


def test_a_second_run_adds_nothing(town: Town) -> None:
    submission = town.signed(town.submitted())
    again = town.signed(submission)
    assert again.version.sha256 == submission.version.sha256
    sealed = town.signed(town.approved(town.approved(submission, town.auditor), town.mayor))
    entries = AuditEntry.objects.count()
    again = town.signed(sealed)
    assert (again.version.sha256, again.state) == (sealed.version.sha256, State.SEALED)
    assert AuditEntry.objects.count() == entries


def test_a_failed_signature_is_visible_and_can_be_tried_again(town: Town, settings: Settings, tmp_path: Path) -> None:
    submission = town.submitted()
    before = submission.version.sha256
    keys, settings.KEYS_DIR = settings.KEYS_DIR, tmp_path
    submission = town.signed(submission)
    step = submission.steps.get(order=0)
    assert step.signing_error == ("ยังไม่มีกุญแจสำหรับลายมือชื่อของเทศบาลนี้ ระบบจะลงลายมือชื่อให้เองเมื่อผู้ดูแลระบบออกกุญแจแล้ว")
    assert (step.signed_at, step.sha256, submission.version.sha256) == (None, "", before)
    assert submission.state == State.IN_REVIEW

    settings.KEYS_DIR = keys
    actions.retry_signing(town.actor(town.coordinator), submission)
    entry = AuditEntry.objects.latest("sequence")
    assert (entry.user, entry.action) == (town.coordinator, "paper.signing_retried")
    step = town.signed(submission).steps.get(order=0)
    assert step.signing_error == ""
    assert step.signed_at is not None


def test_the_last_signature_failing_leaves_it_approved_until_it_is_in(
    town: Town, settings: Settings, tmp_path: Path
) -> None:
    submission = town.signed(town.approved(town.submitted(), town.auditor))
    submission = town.approved(submission, town.mayor)
    keys, settings.KEYS_DIR = settings.KEYS_DIR, tmp_path
    assert town.signed(submission).state == State.APPROVED
    settings.KEYS_DIR = keys
    assert town.signed(submission).state == State.SEALED


def test_a_damaged_file_is_not_signed(town: Town, settings: Settings, tmp_path: Path) -> None:
    settings.FILES_DIR = tmp_path
    submission = town.submitted()
    sha256 = submission.version.sha256
    (tmp_path / sha256[:2] / sha256).write_bytes(b"%PDF-1.7 something else")
    submission = town.signed(submission)
    assert submission.steps.get(order=0).signing_error
    assert submission.version.sha256 == sha256


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's file is on the same disk")
def test_a_disk_that_is_full_is_told_and_the_signature_follows(town: Town) -> None:
    submission = town.submitted()
    before = submission.version.sha256
    with full_disk(len(storage.read(before))):  # room enough for all but the signed file
        failed = town.signed(submission)
    assert "เก็บไฟล์ที่ลงลายมือชื่อแล้วไม่ได้ เนื้อที่อาจเต็ม" in failed.steps.get(order=0).signing_error
    assert (failed.version.sha256, failed.awaits_signature) == (before, True)
    signed = town.signed(submission)
    assert (signed.steps.get(order=0).signing_error, signed.awaits_signature) == ("", False)


def test_waiting_signatures_are_found_by_the_sweeper(town: Town) -> None:
    submission = town.submitted()
    assert signing.stuck_submissions(dt.timedelta(minutes=1)) == []
    SubmissionStep.objects.filter(decision="approved").update(decided_at=timezone.now() - dt.timedelta(minutes=2))
    assert signing.stuck_submissions(dt.timedelta(minutes=1)) == [(town.municipality.pk, submission.pk)]
    town.signed(submission)
    assert signing.stuck_submissions(dt.timedelta(minutes=1)) == []


def test_what_was_withdrawn_or_returned_is_not_stuck(town: Town) -> None:
    actions.withdraw(town.actor(town.coordinator), town.submitted())
    submission = town.submitted(town.made())
    actions.return_to_drafter(town.actor(town.auditor), submission.steps.get(order=1), "แก้ไข")
    SubmissionStep.objects.filter(decision="approved").update(decided_at=timezone.now() - dt.timedelta(minutes=2))
    assert signing.stuck_submissions(dt.timedelta(minutes=1)) == []


@pytest.mark.parametrize(
    "opinion",
    [
        pytest.param("เห็นชอบตามที่เสนอ " * 16, id="300 characters"),
        pytest.param(
            "\n".join("เห็นชอบ" for _ in range(30)),
            id="30 lines",
        ),
        pytest.param("ก" * 300, id="one word of 300 letters"),
        pytest.param("<b>เห็น</b>ชอบ {{ 7*7 }}", id="markup"),
    ],
)
def test_any_opinion_that_is_accepted_gets_its_signature(town: Town, opinion: str) -> None:
    submission = town.signed(town.submitted(opinion=opinion))
    assert submission.steps.get(order=0).signing_error == ""
    assert submission.steps.get(order=0).signed_at is not None


def test_a_paper_made_before_words_had_a_field_is_signed_as_it_was(town: Town, authority: Authority) -> None:
    submission = town.submitted(opinion="ขอเสนอ\nเพื่อพิจารณา")
    boxes = [FieldBox(f"Sig_{n}", 0, 60, 80 + 120 * n, 400, 176 + 120 * n) for n in range(3)]
    old = add_fields(bytes(HTML(string="<html lang=th><p>แผน").write_pdf()), boxes, seal="Sig_2")
    submission.version.sha256 = storage.store(old)
    submission.version.save()
    submission = town.signed(submission)
    report = verify(storage.read(submission.version.sha256), authority)
    assert [(s.field, s.valid, s.trusted) for s in report.signatures] == [("Sig_0", True, True)]


def test_two_thousand_letters_with_line_breaks_are_signed_and_kept(town: Town, authority: Authority) -> None:
    opinion = ("เห็นชอบตามที่เสนอ ให้ทุกสำนัก/กองดำเนินการให้แล้วเสร็จ\n" * 40)[:2000].strip()
    submission = town.signed(town.approved(town.submitted(), town.auditor, opinion))
    step = submission.steps.get(order=1)
    assert (step.opinion, step.signing_error) == (opinion, "")
    fields = PdfFileReader(BytesIO(storage.read(submission.version.sha256))).root["/AcroForm"]["/Fields"]
    [words] = [f["/V"] for f in (r.get_object() for r in fields) if f["/T"] == "Words_Sig_1"]
    assert words.startswith(opinion)
    assert "(นายตรวจ ถี่ถ้วน)" in words


def test_long_names_and_positions_get_their_signature(town: Town, authority: Authority) -> None:
    name = "นายชื่อยาว " + "ศิริรัตนกาญจนาพงศ์" * 7
    town.coordinator.name = name[:150]
    town.coordinator.save()
    submission = town.signed(town.submitted(opinion="เห็นควรเสนอ " * 25))
    [report] = verify(storage.read(submission.version.sha256), authority).signatures
    assert (report.name, report.valid) == (name[:150], True)
