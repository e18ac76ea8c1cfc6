"""Bytes → text, in the encodings that Thai offices save in."""

from __future__ import annotations

import codecs

from tables.errors import Unreadable

UNKNOWN_LETTERS = "อ่านตัวอักษรในไฟล์ไม่ได้ กรุณาบันทึกเป็น CSV UTF-8"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LOOKED_AT = 4096  # bytes


def decode(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 ("Unicode text" of Excel), with or without a mark at its beginning, or
    Windows-874. Raises Unreadable for anything else."""
    if encoding := _utf16(content):
        try:
            return content.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            raise Unreadable(UNKNOWN_LETTERS) from error
    if b"\x00" in content[:_LOOKED_AT]:
        raise Unreadable("ไฟล์นี้ไม่ใช่ไฟล์ข้อความ CSV")
    for encoding in ("utf-8-sig", "cp874"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(UNKNOWN_LETTERS)


def _utf16(content: bytes) -> str:
    """The kind of UTF-16 the bytes are: by their mark, or because each letter has its line break or blank in two bytes;
    empty for none."""
    if content.startswith(_UTF_16):
        return "utf-16"
    start = content[:_LOOKED_AT]
    if len(content) % 2 == 0 and b"\x00" in start:
        for encoding, high in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
            if all(byte in (0x00, 0x0E, 0x20) for byte in high):  # Latin, Thai, punctuation
                return encoding
    return ""


def is_utf8(content: bytes) -> bool:
    """Whether the bytes are UTF-8."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
