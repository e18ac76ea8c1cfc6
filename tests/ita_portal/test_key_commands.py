"""The operator's commands for keys: what they do, what they refuse, that a refusal changes nothing."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from accounts.models import AuditEntry, Municipality
from accounts.tenancy import open_municipality
from documents import keys
from documents.authority import FILE, AuthorityLocked
from documents.certificates import fingerprint
from tests.factories import make_member, make_municipality, make_route

ROOT_PASSPHRASE = "of the root, in a safe"


@pytest.fixture(autouse=True)
def production(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys of an installation that serves people, in the worker, which has the passphrase."""
    settings.KEYS_DIR, settings.CERTIFICATES_DIR = tmp_path / "keys", tmp_path / "certificates"
    settings.EMBEDDED, settings.KEYS_PASSPHRASE = False, "of the worker, in its environment"
    monkeypatch.setenv("ITA_ROOT_PASSPHRASE", ROOT_PASSPHRASE)


def run(*words: str, **options: Any) -> str:
    output = StringIO()
    call_command(*words, stdout=output, **options)
    return output.getvalue()


@pytest.fixture
def place(db: None) -> Municipality:
    """A municipality that can make papers."""
    place = make_municipality()
    make_member(place)
    make_route(place)
    return place


def test_from_set_up_to_a_root_in_a_safe(place: Municipality, tmp_path: Path) -> None:
    make_municipality()  # without a route: it needs no key yet
    assert "BEGIN CERTIFICATE" in run("create_authority", "จังหวัดน่าน")
    assert run("issue_keys").splitlines() == [f"{place.code} {place.name}: ออกกุญแจแล้ว", "ออกกุญแจ 1 แห่ง"]
    assert run("issue_keys").splitlines() == ["ออกกุญแจ 0 แห่ง"]
    stick = tmp_path / "root.pem"
    assert "issue_keys" in run("take_root_offline", str(stick))
    assert not (tmp_path / "keys" / FILE).exists()
    authority = keys.authority_of(place)
    assert not authority.demonstration
    with open_municipality(place):
        entry = AuditEntry.objects.get(action="key.issued")
    assert entry.detail == {"fingerprint": fingerprint(authority.certificate_der), "stolen": False}

    with pytest.raises(CommandError, match="--root FILE"):
        run("issue_keys", place.code, "--rotate")
    run("issue_keys", place.code, "--stolen", "--root", str(stick))
    assert keys.authority_of(place).certificate_der != authority.certificate_der
    assert not keys.files().may_sign(fingerprint(authority.certificate_der))
    assert "ต่ออายุ" in run("renew_revocations", "--root", str(stick))


def test_a_refusal_says_what_is_missing(place: Municipality, settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="ไม่มีไฟล์กุญแจหลัก"):
        run("issue_keys")
    run("create_authority", "จังหวัดน่าน")
    with pytest.raises(CommandError, match="--replace"):
        run("create_authority", "จังหวัดน่าน")
    with pytest.raises(CommandError, match="ระบุเทศบาล"):
        run("issue_keys", "--rotate")
    (tmp_path / "there").touch()
    with pytest.raises(CommandError, match="มีไฟล์"):
        run("take_root_offline", str(tmp_path / "there"))
    with pytest.raises(CommandError, match="ยังอยู่ที่เดิม"):
        run("take_root_offline", str(tmp_path / "no folder" / "root.pem"))
    settings.KEYS_PASSPHRASE = ""
    with pytest.raises(CommandError, match="worker"):
        run("issue_keys")
    assert (tmp_path / "keys" / FILE).exists()
    assert not (tmp_path / "keys" / "issuing").exists()


def test_the_roots_passphrase_must_be_long_and_right(place: Municipality, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITA_ROOT_PASSPHRASE", "short")
    with pytest.raises(CommandError, match="12 ตัวอักษร"):
        run("create_authority", "จังหวัดน่าน")
    monkeypatch.setenv("ITA_ROOT_PASSPHRASE", ROOT_PASSPHRASE)
    run("create_authority", "จังหวัดน่าน")
    monkeypatch.setenv("ITA_ROOT_PASSPHRASE", "another passphrase")
    with pytest.raises(CommandError, match="รหัสผ่านไม่ถูกต้อง"):
        run("issue_keys")


def test_a_process_without_the_passphrase_opens_nothing(place: Municipality, settings: Settings) -> None:
    run("create_authority", "จังหวัดน่าน")
    run("issue_keys")
    settings.KEYS_PASSPHRASE = ""  # as in the web server
    with pytest.raises(AuthorityLocked):
        keys.authority_of(place)
    assert keys.files().trust().roots
