"""How backup and restore are given what closes an archive and what opens it."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path

import pyrage
from django.conf import settings
from django.core.management.base import CommandError
from pyrage.x25519 import Identity, Recipient

PASSPHRASE = "BACKUP_PASSPHRASE"  # noqa: S105 - the variable's name
KEY = "BACKUP_KEY"  # of several lines, the key's among them
_MOST_KEY_FILE = 10_000  # bytes


def closing() -> Recipient | str:
    """A passphrase that is given, else the public key of the settings, else a passphrase that is asked for."""
    if given := os.environ.get(PASSPHRASE):
        return given
    if settings.BACKUP_RECIPIENT:
        try:
            return Recipient.from_str(settings.BACKUP_RECIPIENT)
        except pyrage.RecipientError as error:
            raise CommandError("ITA_BACKUP_RECIPIENT ไม่ใช่กุญแจสาธารณะของ age (ขึ้นต้นด้วย age1)") from error
    typed = _asked("ตั้งรหัสผ่านของไฟล์สำรอง: ")
    if _asked("พิมพ์รหัสผ่านอีกครั้ง: ") != typed:
        raise CommandError("รหัสผ่านสองครั้งไม่ตรงกัน ยังไม่มีไฟล์สำรอง")
    return typed


def opening(key_file: Path | None) -> Identity | str:
    """The secret key as create_backup_key or age-keygen writes it, in a file or BACKUP_KEY; otherwise a passphrase."""
    told = os.environ.get(KEY, "")
    if key_file is None and not told:
        return os.environ.get(PASSPHRASE) or _asked("รหัสผ่านของไฟล์สำรอง: ")
    try:
        if key_file:
            with key_file.open(encoding="ascii") as file:
                told = file.read(_MOST_KEY_FILE)
        return Identity.from_str(next(word for word in told.split() if word.startswith("AGE-SECRET-KEY-")))
    except OSError as error:
        raise CommandError(f"เปิดไฟล์กุญแจ {key_file} ไม่ได้ ({error.strerror})") from error
    except (StopIteration, ValueError, pyrage.IdentityError) as error:
        raise CommandError(f"{key_file or KEY} ไม่ใช่กุญแจลับของไฟล์สำรอง") from error


def _asked(prompt: str) -> str:
    if not sys.stdin.isatty():
        raise CommandError(f"ไม่มีรหัสผ่านของไฟล์สำรอง ให้ตั้ง {PASSPHRASE} หรือสั่งจากหน้าจอที่พิมพ์ได้")
    if not (typed := getpass.getpass(prompt)):
        raise CommandError("ยังไม่ได้พิมพ์รหัสผ่าน ยังไม่มีอะไรเปลี่ยน")
    return typed
