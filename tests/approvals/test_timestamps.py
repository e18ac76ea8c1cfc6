"""Papers whose signatures wait for a timestamp server, and say what their time rests on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from approvals.drawings import RESTS_ON
from documents import keys
from documents.authority import write_once
from documents.certificates import certificates_in
from tests.approvals.town import Town
from tests.documents.test_timestamps import CONFIRMED, TimestampServer, serving


@pytest.fixture
def server(settings: Settings, tmp_path: Path) -> Iterator[TimestampServer]:
    """A server that the operator set and trusts."""
    settings.CERTIFICATES_DIR = tmp_path / "certificates"
    settings.KEYS_DIR = tmp_path / "keys"
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
