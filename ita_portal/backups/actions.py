"""Backup and restore of the whole installation: database, files, keys.

Database first, then files: a file is stored before a row names it and is never changed, so what the copy of the
database names is in the archive, whatever is written meanwhile. Restoring lays all out beside its place, looks at it
whole, and only then moves it there.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from pyrage.x25519 import Identity, Recipient

from accounts import storage
from ita_portal.backups import archive, databases
from ita_portal.backups.age_streams import Damaged, WrongKey, opened, sealed

SINGLE_FILES = ("audit-heads.csv", "secret-key", "keys-passphrase", "demo-loaded")  # the last three: embedded
_STORED = re.compile(r"[0-9a-f]{64}")
_SCRATCH = ".backup-in-progress-"  # how no operator names a folder of archives
A_DAY = 24 * 60 * 60  # seconds


class BackupRefused(Exception):
    """Why nothing was backed up or restored, in Thai."""


@dataclass(frozen=True)
class Done:
    """What went into an archive or came out of it."""

    files: int
    made_at: str  # ISO 8601


def _folders() -> dict[str, Path]:
    return {
        "files": Path(settings.FILES_DIR),
        "uploads": Path(settings.MEDIA_ROOT),
        "keys": Path(settings.KEYS_DIR),
        "certificates": Path(settings.CERTIFICATES_DIR),
    }


# --- Backup -----------------------------------------------------------------------------------------------------------


def back_up(out: BinaryIO, closed_by: Recipient | str) -> Done:
    """Writes the archive to `out`. Raises BackupRefused; what `out` holds then is no backup."""
    home, made_at = Path(settings.HOME), timezone.now().isoformat(timespec="seconds")
    _forget_scratch(home)
    try:
        with tempfile.TemporaryDirectory(prefix=_SCRATCH, dir=home) as name:
            scratch = Path(name)
            about = {"made_at": made_at, "database": connection.vendor, "migrations": databases.applied()}
            dump = databases.dump(scratch)
            with sealed(out, closed_by) as stream, archive.written(stream, scratch) as writer:
                writer.add_about(about)
                writer.add(dump.name, dump)
                for inside, path in _kept_files():
                    writer.add(inside, path)
                if storage.is_elsewhere():
                    _add_bucket(writer)
            out.flush()
    except databases.DatabaseFailed as error:
        raise BackupRefused(f"อ่านฐานข้อมูลไม่ได้ จึงยังไม่มีไฟล์สำรอง ({error})") from error
    except storage.StoreAway as error:
        raise BackupRefused(f"ที่เก็บไฟล์ไม่ตอบ จึงยังไม่มีไฟล์สำรอง ให้สั่งใหม่เมื่อที่เก็บไฟล์กลับมา ({error})") from error
    except OSError as error:
        raise BackupRefused(f"เขียนไฟล์สำรองไม่ได้ เนื้อที่อาจเต็ม จึงยังไม่มีไฟล์สำรอง ({error.strerror or error})") from error
    return Done(writer.counted, made_at)


def _kept_files() -> Iterator[tuple[str, Path]]:
    for root, folder in _folders().items():
        for where, folders, names in os.walk(folder, onerror=_not_left_out):
            folders.sort()
            for name in sorted(names):
                path = Path(where, name)
                if path.is_file() and (root != "files" or _STORED.fullmatch(name)):  # not one that is being written
                    yield f"{root}/{path.relative_to(folder).as_posix()}", path
    for name in SINGLE_FILES:
        path = Path(settings.HOME) / name
        if path.is_file():
            yield name, path


def _add_bucket(writer: archive.ArchiveWriter) -> None:
    """What was taken away since it was listed is left out, as in a folder; the check tells of it."""
    for sha256 in storage.stored_elsewhere():
        with suppress(storage.FileDamaged):
            writer.add_content(f"files/{sha256[:2]}/{sha256}", storage.read_unchecked(sha256))


def _not_left_out(error: OSError) -> None:
    """A folder that is not there has no files; one that cannot be read would be missed at the restore."""
    if not isinstance(error, FileNotFoundError):
        why = f"อ่านโฟลเดอร์ {error.filename} ไม่ได้ จึงยังไม่มีไฟล์สำรอง ({error.strerror})"
        raise BackupRefused(why) from error


def _forget_scratch(home: Path) -> None:
    """What a killed backup left."""
    for left in home.glob(f"{_SCRATCH}*"):
        if left.is_dir() and left.stat().st_mtime < time.time() - A_DAY:
            shutil.rmtree(left, ignore_errors=True)


# --- The last one -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class LastBackup:
    """When the last one was made here, and how many files it holds."""

    made_at: dt.datetime
    files: int


def remember(done: Done) -> None:
    """For the status page; a restored installation begins without."""
    path = _remembered()
    new = path.with_suffix(".new")
    new.write_text(json.dumps({"made_at": done.made_at, "files": done.files}))
    os.replace(new, path)


def last_backup() -> LastBackup | None:
    """None where none was made, or nobody can tell."""
    try:
        told = json.loads(_remembered().read_text())
        made_at = parse_datetime(told["made_at"])
        return LastBackup(made_at, int(told["files"])) if made_at else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _remembered() -> Path:
    return Path(settings.HOME) / "last-backup.json"


# --- Restore ----------------------------------------------------------------------------------------------------------


def restore(file: BinaryIO, opens: Identity | str) -> Done:
    """Puts a backup into this empty installation and brings its database to this version. Raises BackupRefused."""
    home = Path(settings.HOME)
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    if there := _what_is_there():
        raise BackupRefused(f"ที่หมายไม่ว่าง จึงไม่กู้คืนทับ: {' และ'.join(there)} ให้กู้คืนลงเครื่องใหม่หรือที่เก็บข้อมูลที่ว่าง")
    scratch = home / "restoring"
    try:
        scratch.mkdir(mode=0o700)
    except FileExistsError as error:
        raise BackupRefused(f"มีการกู้คืนอื่นกำลังทำอยู่ หรือถูกหยุดกลางคัน ถ้าไม่มีใครทำอยู่ ให้ลบโฟลเดอร์ {scratch} แล้วสั่งใหม่") from error
    try:
        done = _unpacked(file, opens, scratch)
        if storage.is_elsewhere():
            _put_into_bucket(scratch / "files")
        _put_in_place(scratch)
    except storage.StoreAway as error:
        raise BackupRefused(f"ที่เก็บไฟล์ไม่ตอบ จึงยังไม่มีอะไรถูกกู้คืน ให้สั่งใหม่เมื่อที่เก็บไฟล์กลับมา ({error})") from error
    except WrongKey as error:
        raise BackupRefused("รหัสผ่านหรือกุญแจไม่ตรงกับไฟล์สำรองนี้ ยังไม่มีอะไรถูกกู้คืน") from error
    except (Damaged, archive.NotWhole) as error:
        raise BackupRefused("ไฟล์สำรองขาดหาย เสียหาย หรือไม่ใช่ไฟล์สำรองของระบบนี้ ยังไม่มีอะไรถูกกู้คืน ให้ใช้สำเนาอื่น") from error
    except databases.DatabaseFailed as error:
        raise BackupRefused(f"นำฐานข้อมูลกลับไม่ได้ จึงยังไม่มีอะไรถูกกู้คืน ({error})") from error
    except OSError as error:
        raise BackupRefused(f"เขียนข้อมูลลงเครื่องไม่ได้ จึงยังไม่มีอะไรถูกกู้คืน ({error.strerror or error})") from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    call_command("migrate", verbosity=0)
    if settings.APP_DATABASE_URL:
        call_command("grant_database", verbosity=0)
    return done


def _what_is_there() -> list[str]:
    there = [] if databases.is_empty() else ["ฐานข้อมูลมีตารางอยู่แล้ว"]
    for name, folder in _folders().items():
        if any(path.is_file() for path in folder.rglob("*")):
            there.append(f"โฟลเดอร์ {name} มีไฟล์อยู่แล้ว")
    return there


def _unpacked(file: BinaryIO, opens: Identity | str, scratch: Path) -> Done:
    with opened(file, opens) as stream, archive.read(stream) as reader:
        about = reader.about
        if about.get("database") != connection.vendor:
            raise BackupRefused(
                f"ไฟล์สำรองนี้มาจากฐานข้อมูล {about.get('database')} แต่ที่นี่ใช้ {connection.vendor} จึงกู้คืนข้ามชนิดไม่ได้"
            )
        if databases.unknown(about.get("migrations", [])):
            raise BackupRefused("ไฟล์สำรองนี้ทำจากระบบรุ่นใหม่กว่าที่ติดตั้งไว้ ให้ติดตั้งรุ่นใหม่ก่อน แล้วกู้คืนอีกครั้ง")
        reader.unpack(scratch)
        return Done(reader.counted, str(about.get("made_at")))


def _put_into_bucket(folder: Path) -> None:
    """What lies there already may: under the hash of what it holds, it is the same file or stands in nobody's way."""
    for path in folder.rglob("*"):
        if path.is_file():
            storage.put(path.read_bytes())
    shutil.rmtree(folder, ignore_errors=True)


def _put_in_place(scratch: Path) -> None:
    """Files first, and the database last in one step: stopped in between, it is empty, not half there."""
    home = Path(settings.HOME)
    placed: list[Path] = []
    try:
        for name, folder in _folders().items():
            if (scratch / name).is_dir():
                shutil.rmtree(folder, ignore_errors=True)  # it holds no file
                folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                os.replace(scratch / name, folder)
                placed.append(folder)
        for name in SINGLE_FILES:
            if (scratch / name).is_file():
                os.replace(scratch / name, home / name)
                placed.append(home / name)
        os.sync()
        databases.load(scratch / databases.NAMES[connection.vendor])
    except BaseException:
        for path in placed:
            path.unlink() if path.is_file() else shutil.rmtree(path, ignore_errors=True)
        raise
