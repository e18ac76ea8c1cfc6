"""Tables out of files: bytes → header and numbered rows of text, or one clear reason why not.

CSV in UTF-8 (with or without BOM) or Windows-874, separated by commas, semicolons or tabs; .xlsx, first sheet with
content. Reading streams: memory does not grow with the file. Knows nothing of scores.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from accounts.importing import decode

MAX_BYTES = 40 * 1024 * 1024
MAX_UNPACKED = 300 * 1024 * 1024
MAX_RATIO = 150  # a real sheet of figures packs 10 to 30 times; a bomb thousands

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
MERGED_NAMES = 5  # how many merged ranges a message names


class Unreadable(Exception):
    """The file is no table this product reads; the message says why, in Thai."""


@dataclass(frozen=True)
class Table:
    """A header and its rows; each row carries its number in the file, the first line being 1."""

    header: list[str]
    header_row: int
    rows: Iterator[tuple[int, list[str]]]


def read_table(content: bytes) -> Table:
    """Reads a file by what it is, not by its name. Raises Unreadable; reading on may raise it later too."""
    if not content.strip():
        raise Unreadable("ไฟล์นี้ว่างเปล่า")
    if len(content) > MAX_BYTES:
        raise Unreadable(f"ไฟล์ใหญ่เกิน {MAX_BYTES // 1024 // 1024} MB")
    if content.startswith(_OLE):
        raise Unreadable("ไฟล์นี้เข้ารหัสผ่านหรือเป็น .xls รุ่นเก่า กรุณาบันทึกเป็น .xlsx ที่ไม่มีรหัสผ่าน")
    if content.startswith(_ZIP):
        return _first(_xlsx_rows(content))
    if content.lstrip()[:1] == b"<":
        raise Unreadable("ไฟล์นี้เป็นหน้าเว็บหรือ XML ไม่ใช่ตาราง กรุณาบันทึกเป็น .xlsx หรือ CSV")
    if content.startswith(b"%PDF"):
        raise Unreadable("ไฟล์นี้เป็น PDF กรุณาใช้หน้ากรอกคะแนนแล้ววางตัวเลขที่คัดลอกจาก PDF")
    return _first(_csv_rows(content))


def _first(rows: Iterator[tuple[int, list[str]]]) -> Table:
    """The first row with content is the header."""
    for number, cells in rows:
        if any(cell.strip() for cell in cells):
            return Table(cells, number, rows)
    raise Unreadable("ไม่พบข้อมูลในไฟล์")


def _csv_rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        text = decode(content)
    except ValueError as error:
        raise Unreadable(str(error)) from error
    first = text.lstrip().split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise Unreadable(f"อ่านไฟล์ต่อจากแถวที่ {reader.line_num} ไม่ได้: เครื่องหมายคำพูดไม่ครบคู่") from error


def _xlsx_rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    _refuse_bombs_and_merged_cells(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise Unreadable("เปิดไฟล์ Excel ไม่ได้ ไฟล์อาจเสียหายหรือไม่ใช่ .xlsx") from error
    try:
        for sheet in book.worksheets:
            empty = True
            for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
                cells = [_text(value) for value in values]
                empty = empty and not any(cells)
                if not empty:
                    yield number, cells
            if not empty:
                return
    finally:
        book.close()


def _text(value: object) -> str:
    """A cell as it is shown: no exponent, no ".0" behind a whole number."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.10f}".rstrip("0").rstrip(".")
    return str(value)


def _refuse_bombs_and_merged_cells(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
            if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * len(content):
                raise Unreadable("ไฟล์นี้ขยายออกแล้วใหญ่ผิดปกติ จึงไม่เปิด")
            sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
            if not sheets:
                raise Unreadable("ไฟล์นี้ไม่ใช่ .xlsx")
            merged = [ref.decode() for name in sheets for ref in _MERGED.findall(_tail(archive, name))]
    except zipfile.BadZipFile as error:
        raise Unreadable("เปิดไฟล์ Excel ไม่ได้ ไฟล์อาจเสียหาย") from error
    if merged:
        more = " …" if len(merged) > MERGED_NAMES else ""
        raise Unreadable(f"มีเซลล์ที่ผสานกัน ({', '.join(merged[:MERGED_NAMES])}{more}) กรุณายกเลิกการผสานเซลล์ก่อน")


def _tail(archive: zipfile.ZipFile, name: str) -> bytes:
    """What follows the rows of a sheet, where the list of merged cells stands."""
    kept = b""
    with archive.open(name) as sheet:
        while chunk := sheet.read(1 << 20):
            kept = (kept + chunk)[-(1 << 21) :]
    return kept
