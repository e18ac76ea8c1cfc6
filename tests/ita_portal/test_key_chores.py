"""What of the keys waits for the operator, told each Monday until it is done."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from documents import keys
from documents.authority import write_once
from documents.certificates import renewed_until
from ita_portal.key_chores import NO_CLOCK, chores, tell_chores
from tests.documents.providers import make_provider
from tests.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def installed(settings: Settings, tmp_path: Path) -> Settings:
    """An office's own root, still where it was made."""
    settings.KEYS_DIR, settings.CERTIFICATES_DIR = tmp_path / "keys", tmp_path / "certificates"
    settings.EMBEDDED, settings.KEYS_PASSPHRASE = False, "twenty letters or more"
    keys.files().create_root("ทดสอบ", b"of the root", demonstration=False)
    return settings


def test_a_root_that_was_not_taken_away_is_told(installed: Settings, tmp_path: Path) -> None:
    now = timezone.now()
    assert chores(now) == ["กุญแจหลักยังอยู่บนเครื่อง ให้นำไปเก็บแยกด้วยคำสั่ง take_root_offline"]
    keys.files().take_root_away(tmp_path / "stick.pem", b"of the root")
    assert chores(now) == []


def test_a_former_root_and_a_list_that_runs_out_are_told(installed: Settings, tmp_path: Path) -> None:
    files = keys.files()
    files.create_root("ทดสอบสอง", b"of the root", demonstration=False, replace=True)
    files.take_root_away(tmp_path / "stick.pem", b"of the root")
    [former] = files.former_roots_here()
    assert chores(timezone.now()) == [f"กุญแจหลักเดิมยังอยู่บนเครื่อง ({former}) ให้ย้ายไปเก็บแยกที่อื่น หรือทำลาย"]
    (installed.KEYS_DIR / former).unlink()
    end = renewed_until(files.roots()[0].revoked)
    assert chores(end - dt.timedelta(days=61)) == []
    assert "ใช้ได้ถึงวันที่" in chores(end - dt.timedelta(days=59))[0]
    assert "หมดอายุแล้วเมื่อวันที่" in chores(end)[0]


def test_a_timestamp_server_that_nobody_vouches_for_is_told(installed: Settings, tmp_path: Path) -> None:
    keys.files().take_root_away(tmp_path / "stick.pem", b"of the root")
    installed.TIMESTAMP_URL = "http://127.0.0.1:9/"
    assert chores(timezone.now()) == [NO_CLOCK]
    write_once(installed.CERTIFICATES_DIR / "clocks" / "server.pem", make_provider().pem)
    assert chores(timezone.now()) == []


def test_the_operator_gets_a_mail_and_sees_them(installed: Settings, client: Client) -> None:
    installed.OPERATOR_EMAIL = "operator@example.go.th"
    assert tell_chores(timezone.now())
    [sent] = mail.outbox
    assert "take_root_offline" in sent.body
    client.force_login(make_user(is_superuser=True, is_staff=True))
    assert "take_root_offline" in client.get("/integrity/").content.decode()
