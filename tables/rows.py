"""Tables of records: bytes → a header and numbered rows of text, one after the other; or one clear reason why not.

CSV in UTF-8 (with or without BOM) or Windows-874, separated by commas, semicolons or tabs; .xlsx, first sheet with
content. Reading streams: memory does not grow with the file, and no cell is more than its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tables.encodings import decode
from tables.errors import Unreadable
from tables.excel import read_first_sheet
from tables.files import OLE, ZIP
from tables.separated import read_records

MAX_BYTES = 40 * 1024 * 1024


@dataclass(frozen=True)
class Records:
    """A header and its rows; each row carries its number in the file, the first line being 1."""

    header: list[str]
    header_row: int
    rows: Iterator[tuple[int, list[str]]]


def read_rows(content: bytes) -> Records:
    """Reads a file by what it is, not by its name. Raises Unreadable; reading on may raise it later too."""
    if not content.strip():
        raise Unreadable("ไฟล์นี้ว่างเปล่า")
    if len(content) > MAX_BYTES:
        raise Unreadable(f"ไฟล์ใหญ่เกิน {MAX_BYTES // 1024 // 1024} MB")
    if content.startswith(OLE):
        raise Unreadable("ไฟล์นี้เข้ารหัสผ่านหรือเป็น .xls รุ่นเก่า กรุณาบันทึกเป็น .xlsx ที่ไม่มีรหัสผ่าน")
    if content.startswith(ZIP):
        return _first(read_first_sheet(content))
    if content.lstrip()[:1] == b"<":
        raise Unreadable("ไฟล์นี้เป็นหน้าเว็บหรือ XML ไม่ใช่ตาราง กรุณาบันทึกเป็น .xlsx หรือ CSV")
    if content.startswith(b"%PDF"):
        raise Unreadable("ไฟล์นี้เป็น PDF กรุณาใช้หน้ากรอกคะแนนแล้ววางตัวเลขที่คัดลอกจาก PDF")
    return _first(read_records(decode(content)))


def _first(rows: Iterator[tuple[int, list[str]]]) -> Records:
    """The first row with content is the header."""
    for number, cells in rows:
        if any(cell.strip() for cell in cells):
            return Records(cells, number, rows)
    raise Unreadable("ไม่พบข้อมูลในไฟล์")
