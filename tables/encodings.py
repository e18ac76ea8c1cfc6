"""Bytes → text, in the encodings that Thai offices save in."""

from __future__ import annotations

import codecs

from tables.errors import Unreadable

UNKNOWN_LETTERS = "อ่านตัวอักษรในไฟล์ไม่ได้ กรุณาบันทึกเป็น CSV UTF-8"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(content: bytes) -> str:
    """The text of a CSV file in UTF-8 (with or without BOM) or Windows-874. Raises Unreadable for anything else."""
    if b"\x00" in content[:4096]:
        raise Unreadable("ไฟล์นี้ไม่ใช่ไฟล์ข้อความ CSV")
    for encoding in ("utf-8-sig", "cp874"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(UNKNOWN_LETTERS)


def is_utf16(content: bytes) -> bool:
    """Whether the bytes say so of themselves, as Excel's "Unicode text" does."""
    return content.startswith(_UTF_16)


def is_utf8(content: bytes) -> bool:
    """Whether the bytes are UTF-8."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
