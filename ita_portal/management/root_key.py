"""How commands ask for the root's key."""

from __future__ import annotations

import getpass
import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from documents import keys
from documents.authority import Authority, AuthorityError, AuthorityLocked, AuthorityMissing

SHORTEST = 12  # letters


def add_root(parser: ArgumentParser) -> None:
    """--root FILE"""
    parser.add_argument("--root", type=Path, metavar="FILE", help="ไฟล์กุญแจหลักที่เก็บแยกไว้ (ถ้านำออกจากเครื่องนี้แล้ว)")


def root_passphrase() -> bytes:
    """From ITA_ROOT_PASSPHRASE, or typed; a demonstration's root has the passphrase of its other keys."""
    if settings.EMBEDDED:
        return keys.passphrase()
    given = os.environ.get("ITA_ROOT_PASSPHRASE") or getpass.getpass("รหัสผ่านของกุญแจหลัก: ")
    if len(given) < SHORTEST:
        raise CommandError(f"รหัสผ่านของกุญแจหลักต้องยาวอย่างน้อย {SHORTEST} ตัวอักษร")
    return given.encode()


def opened_root(options: dict[str, Any]) -> Authority:
    """The root, from where it lies. CommandError says what is missing."""
    try:
        return keys.files().root(root_passphrase(), options["root"])
    except AuthorityLocked as error:
        raise CommandError("เปิดกุญแจหลักไม่ได้ รหัสผ่านไม่ถูกต้อง หรือไฟล์เสียหาย") from error
    except AuthorityMissing as error:
        raise CommandError("ไม่มีไฟล์กุญแจหลักที่นี่ ถ้านำออกไปเก็บแล้ว ให้ระบุด้วย --root FILE") from error
    except AuthorityError as error:
        raise CommandError(f"กุญแจหลักนี้ใช้ไม่ได้: {error}") from error
