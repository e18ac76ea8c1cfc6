"""What goes into an archive, and what a backup leaves alone."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from ita_portal.backups.actions import BackupRefused, back_up

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
