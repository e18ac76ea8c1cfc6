"""Papers whose signatures wait for a timestamp server, and say what their time rests on."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto import crl  # type: ignore[import-untyped]  # it ships no types
from django.core.management import call_command
from django.test import Client
from pyhanko.pdf_utils.reader import PdfFileReader
from pytest_django.fixtures import Settings

from accounts import storage
from accounts.audit_key import create_audit_key
from approvals.drawings import RESTS_ON
from approvals.transitions import State
from documents import keys, signing
from documents.authority import write_once
from documents.certificates import certificates_in
from documents.long_term import with_evidence
from documents.signature_reports import VerificationReport
from tests.approvals.test_verdicts import verdict
from tests.approvals.town import Town
from tests.documents.providers import make_provider
from tests.documents.test_timestamps import CONFIRMED, TimestampServer, serving


@pytest.fixture
def server(settings: Settings, tmp_path: Path) -> Iterator[TimestampServer]:
    """A server that the operator set and trusts."""
    settings.CERTIFICATES_DIR = tmp_path / "certificates"
    settings.KEYS_DIR = tmp_path / "keys"
    create_audit_key()
    keys.files().create_root("ทดสอบ", keys.passphrase(), demonstration=True)
    with serving() as server:
        settings.TIMESTAMP_URL = server.address
        write_once(tmp_path / "certificates" / "clocks" / "test.pem", server.pem)
        yield server


def test_signatures_wait_for_the_server_and_then_bear_its_time(
    town: Town, client: Client, server: TimestampServer
) -> None:
    server.answers = False
    submission = town.submitted()
    step = town.signed(submission).steps.get(order=0)
    assert (step.signed_at, step.signing_error) == (None, "เครื่องบริการประทับเวลาไม่ตอบ ระบบจะลองใหม่โดยอัตโนมัติ")
    server.answers = True
    submission = town.approved(town.signed(submission), town.auditor)
    submission = town.signed(town.approved(submission, town.mayor))
    page = client.get(f"/v/{submission.version.code}/").content.decode()
    assert page.count("เครื่องบริการประทับเวลายืนยันเวลา") == 3
    assert "เวลาตามเครื่องที่ระบบทำงานอยู่" not in page
    assert {step.report["signatures"][0]["stamped"] for step in submission.steps.all()} == {CONFIRMED.isoformat()}


def test_without_a_server_paper_and_page_say_whose_time_it_is(town: Town, client: Client) -> None:
    page = client.get(f"/v/{town.sealed().version.code}/").content.decode()
    assert page.count("เวลาตามเครื่องที่ระบบทำงานอยู่") == 3
    assert RESTS_ON[False, False] == "ใบรับรองและเวลาของระบบ"


def test_a_certificate_text_of_the_operator_is_read(server: TimestampServer) -> None:
    assert keys.files().trust().clocks == (certificates_in(server.pem)[0].dump(),)


def test_a_sealed_paper_holds_what_it_is_checked_by_and_a_timestamp_over_all_of_it(
    town: Town, client: Client, server: TimestampServer, tmp_path: Path
) -> None:
    submission = town.sealed()
    pdf = storage.read(submission.version.sha256)
    store = PdfFileReader(BytesIO(pdf)).root["/DSS"]
    held = {bytes(each.get_object().data) for each in store["/Certs"]}
    files = keys.files()
    assert held >= {files.roots()[0].certificate, server.certificate}
    of_root, of_municipality = [bytes(each.get_object().data) for each in store["/CRLs"]]
    assert of_root == files.roots()[0].revoked
    issuing = files.issuing_certificate(town.municipality.code)
    assert issuing is not None
    assert crl.CertificateList.load(of_municipality).issuer == issuing.subject
    report = signing.verify(pdf, files.trust())
    assert (report.intact, report.preserved) == (True, CONFIRMED)
    assert all(each.trusted and each.stamped for each in report.signatures)
    assert VerificationReport.from_json(submission.steps.get(sha256=submission.version.sha256).report) == report

    (tmp_path / "paper.pdf").write_bytes(pdf)
    call_command("verify_paper", tmp_path / "paper.pdf")  # exit status 0
    assert verdict(client, pdf) == ("ไฟล์นี้เป็นฉบับจริง และยังใช้อยู่", "genuine")
    page = client.get(f"/v/{submission.version.code}/").content.decode()
    assert "เครื่องบริการประทับเวลายืนยันทั้งไฟล์" in page

    for following in (with_evidence(pdf, [make_provider().der], []), pdf + b"\n%%EOF\n"):
        assert not signing.verify(following, files.trust()).intact
        assert verdict(client, following) == ("ไฟล์นี้ไม่ตรงกับฉบับจริง อย่าใช้", "false")


def test_a_seal_waits_where_the_server_stops_before_the_last_timestamp(town: Town, server: TimestampServer) -> None:
    """Two answers make the signature's own timestamp, a size first; then the one over the whole file fails."""
    submission = town.signed(town.approved(town.submitted(), town.auditor))
    before = submission.version.sha256
    server.stops_after = 2
    submission = town.signed(town.approved(submission, town.mayor))
    step = submission.steps.get(order=2)
    assert (step.signed_at, step.signing_error) == (None, "เครื่องบริการประทับเวลาไม่ตอบ ระบบจะลองใหม่โดยอัตโนมัติ")
    assert (submission.state, submission.version.sha256) == (State.APPROVED, before)  # nothing half made is kept
    server.stops_after, server.answers = None, True
    submission = town.signed(submission)
    assert submission.state == State.SEALED
    assert submission.steps.get(order=2).report["preserved"] == CONFIRMED.isoformat()


def test_a_server_that_nobody_vouches_for_seals_without_a_timestamp_over_the_file(
    town: Town, client: Client, server: TimestampServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    other = tmp_path / "certificates" / "clocks" / "test.pem"
    other.write_bytes(make_provider().pem)
    submission = town.sealed()
    pdf = storage.read(submission.version.sha256)
    assert "without a document timestamp" in caplog.text
    report = signing.verify(pdf, keys.files().trust())
    assert (report.intact, report.preserved, report.signatures[-1].stamped) == (True, None, None)
    assert report.signatures[-1].covers_everything
    assert verdict(client, pdf)[1] == "genuine"
