"""What goes into an archive, and what a backup leaves alone."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from pyrage.x25519 import Identity

from accounts import storage
from accounts.buckets import BucketPlace
from ita_portal.backups import databases
from ita_portal.backups.actions import BackupRefused, back_up, restore

pytestmark = pytest.mark.django_db  # an in-memory SQLite is no file; test_drill has one that is


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for name, folder in {"FILES_DIR": "files", "MEDIA_ROOT": "uploads", "KEYS_DIR": "keys"}.items():
        (tmp_path / folder).mkdir()
        monkeypatch.setattr(settings, name, tmp_path / folder)
    monkeypatch.setattr(settings, "CERTIFICATES_DIR", tmp_path / "certificates")  # not there yet
    monkeypatch.setattr(settings, "HOME", tmp_path)
    return tmp_path


def aged(folder: Path) -> Path:
    folder.mkdir()
    os.utime(folder, (0, 0))
    return folder


def test_only_what_a_killed_backup_left_is_forgotten(home: Path) -> None:
    """An operator's own folder of archives lies where it lies."""
    archives, left = aged(home / "backup-2569"), aged(home / ".backup-in-progress-x")
    (archives / "ita.age").write_bytes(b"the only one")
    os.utime(archives, (0, 0))
    assert back_up(io.BytesIO(), "a passphrase").files == 1  # the database
    assert (archives / "ita.age").read_bytes() == b"the only one"
    assert not left.exists()


def test_a_folder_that_cannot_be_read_is_no_backup(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir, broken = os.scandir, str(home / "keys")

    def refused(path: Any) -> Iterator[os.DirEntry[str]]:
        if str(path) == broken:
            raise PermissionError(13, "Permission denied", broken)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refused)
    with pytest.raises(BackupRefused, match=r"^อ่านโฟลเดอร์ .*/keys ไม่ได้ จึงยังไม่มีไฟล์สำรอง \(Permission denied\)$"):
        back_up(io.BytesIO(), "a passphrase")


# --- Files in a bucket ------------------------------------------------------------------------------------------------

KEY = Identity.generate()  # a passphrase is slow on purpose


def test_files_of_a_bucket_are_in_the_archive_and_come_back_to_a_bucket_or_a_folder(
    home: Path, bucket: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = sorted(storage.store(b"file %d" % number) for number in range(3))
    out = io.BytesIO()
    assert back_up(out, KEY.to_public()).files == 4
    for sha256 in kept[1:]:
        bucket.delete_object(Bucket="ita", Key=f"{sha256[:2]}/{sha256}")
    monkeypatch.setattr(databases, "is_empty", lambda: True)  # this one cannot be emptied; test_drill has one that is
    monkeypatch.setattr(databases, "load", lambda _: None)
    out.seek(0)
    assert restore(out, KEY).files == 4
    assert sorted(storage.stored_elsewhere()) == kept
    assert [path for path in (home / "files").rglob("*") if path.is_file()] == []
    monkeypatch.setattr(settings, "FILES_BUCKET", None)
    out.seek(0)
    restore(out, KEY)
    assert [storage.read(sha256)[:5] for sha256 in kept] == [b"file "] * 3


def test_no_backup_and_no_restore_while_the_bucket_is_away(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    storage.store(b"file")
    back_up(out, KEY.to_public())
    (home / "files").rename(home / "before")
    away = BucketPlace("ita", "http://127.0.0.1:9", "us-east-1", "access", "secret")
    monkeypatch.setattr(settings, "FILES_BUCKET", away)
    monkeypatch.setattr(databases, "is_empty", lambda: True)
    with pytest.raises(BackupRefused, match=r"^ที่เก็บไฟล์ไม่ตอบ จึงยังไม่มีไฟล์สำรอง"):
        back_up(io.BytesIO(), KEY.to_public())
    out.seek(0)
    with pytest.raises(BackupRefused, match=r"^ที่เก็บไฟล์ไม่ตอบ จึงยังไม่มีอะไรถูกกู้คืน"):
        restore(out, KEY)
    assert not (home / "restoring").exists()
