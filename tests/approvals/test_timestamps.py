"""Papers whose signatures wait for a timestamp server, and say what their time rests on."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from pyhanko.pdf_utils.reader import PdfFileReader
from pytest_django.fixtures import Settings

from accounts import storage
from accounts.audit_key import create_audit_key
from approvals.drawings import RESTS_ON
from documents import keys, signing
from documents.authority import write_once
from documents.certificates import certificates_in
from documents.long_term import with_evidence
from documents.signature_reports import Problem
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


def test_a_sealed_paper_holds_what_it_is_checked_by_and_nothing_follows_the_seal(
    town: Town, server: TimestampServer
) -> None:
    server.answers = True
    submission = town.sealed()
    pdf = storage.read(submission.version.sha256)
    store = PdfFileReader(BytesIO(pdf)).root["/DSS"]
    held = {bytes(each.get_object().data) for each in store["/Certs"]}
    files = keys.files()
    assert held >= {files.roots()[0].certificate, server.certificate}
    [revoked] = [bytes(each.get_object().data) for each in store["/CRLs"]]
    assert revoked == files.roots()[0].revoked
    report = signing.verify(pdf, files.trust())
    assert report.intact
    assert [each.covers_everything for each in report.signatures] == [False, False, True]
    assert all(each.trusted and each.stamped for each in report.signatures)
    appended = signing.verify(with_evidence(pdf, [make_provider().der], []), files.trust())
    assert appended.problem is Problem.APPENDED
