"""Files and pasted text → tables of rows of cells, and the text that stands around them; or one clear reason why not.

.docx, .xlsx, .csv, .tsv and .html are told apart by what they are, not by their names. What a table means is
plans.transfer.measure_reading's business. Nothing is left out: whatever is no table is a line of text in its place.
"""

from __future__ import annotations

import codecs
import io
import re
import zipfile
import zlib
from collections.abc import Iterable

from accounts.importing import decode
from plans.transfer.columns import read_headings
from tables.excel import read_workbook
from tables.grid import MOST_TEXT, Part, Row, Table, Unreadable, clean, make_cell
from tables.web_page import read_web_page
from tables.word import read_word

MAX_BYTES = 5 * 1024 * 1024
MAX_UNPACKED = 100 * 1024 * 1024
MAX_XML = 25 * 1024 * 1024  # of one part; a table of a hundred measures has less than one
MAX_ENTRIES = 2000
MAX_RATIO, SMALL = 200, 1024 * 1024  # a part that packs better than this is a bomb, unless it is small anyway
MAX_ROWS = 5000
MAX_LINES = 20_000  # of separated text, those outside of tables too

_LOST_BULLET = re.compile(r"(?m)(?:^|(?<=[\s,;\">]))\?\s(?=[ก-๙])")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_parts(content: bytes) -> list[Part]:
    """A file's tables and the lines around them, in order. Raises Unreadable."""
    if not content.strip():
        raise Unreadable("ไม่มีข้อมูล ไฟล์หรือข้อความที่วางว่างเปล่า")
    if len(content) > MAX_BYTES:
        raise Unreadable(f"ไฟล์ใหญ่เกิน {MAX_BYTES // 1024 // 1024} MB")
    if content.startswith(_OLE):
        raise Unreadable("ไฟล์นี้เข้ารหัสผ่านหรือเป็น .doc/.xls รุ่นเก่า กรุณาบันทึกเป็น .docx หรือ .xlsx ที่ไม่มีรหัสผ่าน")
    if content.startswith(b"%PDF"):
        raise Unreadable("ไฟล์นี้เป็น PDF ซึ่งไม่เก็บตารางไว้ กรุณาใช้ไฟล์ Word หรือ Excel ต้นฉบับ หรือคัดลอกตารางมาวาง")
    if content.startswith(b"{\\rtf"):
        raise Unreadable("ไฟล์นี้เป็น RTF กรุณาเปิดด้วย Word แล้วบันทึกเป็น .docx")
    if content.startswith(_ZIP):
        return _limited(_package(content))
    beginning = content.lstrip(codecs.BOM_UTF8 + b" \r\n\t")
    if beginning[:1] == b"<" and b"<table" in content.lower():
        return _limited(read_web_page(content))
    if beginning[:1] == b"<" and b"\t" not in content:
        raise Unreadable("ไม่พบตารางในหน้าเว็บนี้")
    return _limited(_text_parts(_decoded(content)))


def _limited(parts: list[Part]) -> list[Part]:
    tables = [part for part in parts if isinstance(part, Table)]
    if sum(len(table.rows) for table in tables) > MAX_ROWS:
        raise Unreadable(f"ตารางยาวเกิน {MAX_ROWS:,} แถว")
    letters = sum(len(cell.text) for table in tables for row in table.rows for cell in row.cells)
    if letters + sum(len(part) for part in parts if isinstance(part, str)) > MOST_TEXT:
        raise Unreadable(f"ไฟล์นี้มีข้อความรวมเกิน {MOST_TEXT:,} ตัวอักษร")
    return parts


def _package(content: bytes) -> list[Part]:
    """A Word or Excel file, once it is known to be no bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if any(entry.flag_bits & 1 for entry in entries):
                raise Unreadable("ไฟล์นี้เข้ารหัสผ่าน กรุณาบันทึกใหม่โดยไม่ใส่รหัสผ่าน")
            bombs = [
                entry
                for entry in entries
                if (entry.file_size > SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1))
                or (entry.filename.endswith((".xml", ".rels")) and entry.file_size > MAX_XML)
            ]
            if bombs or len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
                raise Unreadable("ไฟล์นี้ขยายออกแล้วใหญ่ผิดปกติ จึงไม่เปิด")
            if any(_declares_entities(archive, entry) for entry in entries):
                raise Unreadable("ไฟล์นี้มีส่วนที่โปรแกรม Word และ Excel ไม่ใช้ (DOCTYPE) จึงไม่เปิด")
            names = set(archive.namelist())
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, EOFError) as error:
        raise Unreadable("เปิดไฟล์ไม่ได้ ไฟล์อาจเสียหายหรือไม่สมบูรณ์") from error
    reader = read_word if "word/document.xml" in names else read_workbook if "xl/workbook.xml" in names else None
    if reader is None:
        raise Unreadable("ไม่รับไฟล์ชนิดนี้ กรุณาบันทึกเป็น .docx หรือ .xlsx")
    try:
        return reader(content)
    except Unreadable:
        raise
    except Exception as error:  # a damaged package makes the libraries raise anything at all
        raise Unreadable("เปิดไฟล์ไม่ได้ ไฟล์อาจเสียหายหรือไม่สมบูรณ์ กรุณาบันทึกใหม่จากโปรแกรมต้นทาง") from error


def _declares_entities(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Whether an XML part declares its own entities, which no Office writes: they can unpack without end."""
    if not entry.filename.endswith((".xml", ".rels")):
        return False
    with archive.open(entry) as part:
        return b"<!DOCTYPE" in part.read(1 << 16).replace(b"\0", b"")


# --- Text separated by tabs, commas or semicolons -----------------------------------------------------------------


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # Excel's "Unicode text"
        encoding = "utf-16"
        try:
            return content.decode(encoding)
        except UnicodeDecodeError as error:
            raise Unreadable("อ่านตัวอักษรในไฟล์ไม่ได้ กรุณาบันทึกเป็น CSV UTF-8") from error
    try:
        text = decode(content)
        # Windows-874 has no ▪ or ■: Excel writes a question mark, which as such would stand behind a word.
        return text if _is_utf8(content) else _LOST_BULLET.sub("▪ ", text)
    except ValueError as error:
        raise Unreadable("ไม่รับไฟล์ชนิดนี้ รับเฉพาะ .docx .xlsx .csv .tsv และ .html") from error


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _text_parts(text: str) -> list[Part]:
    """Blocks of separated lines are tables; a line that stands alone is text. The separator is the one that makes a
    heading row of a measure table appear."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MOST_TEXT:
        raise Unreadable(f"ไฟล์นี้มีข้อความรวมเกิน {MOST_TEXT:,} ตัวอักษร")
    readings = [_separated(text, separator) for separator in "\t,;"]
    for records in readings:
        if any(read_headings(cells) for _, cells in records):
            return _blocks(records)
    return _blocks(max(readings, key=lambda records: sum(len(cells) > 1 for _, cells in records)))


def _separated(text: str, separator: str) -> list[tuple[int, list[str]]]:
    """Records with the number of their first line. A quotation mark opens a quoted cell only where one closes it."""
    records: list[tuple[int, list[str]]] = []
    cells: list[str] = []
    at, line, first = 0, 1, 1
    plain_end = re.compile(f"[{separator}\n]|$(?![\\s\\S])")
    while at <= len(text):
        quoted = _quoted(text, at, separator) if text.startswith('"', at) else None
        if quoted is not None:
            value, at = quoted
        else:
            found = plain_end.search(text, at)
            end = found.start() if found else len(text)
            value, at = text[at:end], end
        cells.append(value)
        line += value.count("\n")
        if at >= len(text) or text[at] == "\n":
            records.append((first, cells))
            if len(records) > MAX_LINES:
                raise Unreadable(f"ตารางยาวเกิน {MAX_ROWS:,} แถว")
            line += 1
            cells, first = [], line
        at += 1
    return records


def _quoted(text: str, at: int, separator: str) -> tuple[str, int] | None:
    """The cell quoted from here and where it ends; None where the mark is merely the cell's first character."""
    end = at + 1
    while True:
        end = text.find('"', end)
        if end < 0:
            return None
        if text.startswith('""', end):
            end += 2
            continue
        value = text[at + 1 : end]
        closes = end + 1 == len(text) or text[end + 1] in (separator, "\n")
        # Excel quotes a cell for its line breaks; no such cell holds a tab, so one that does began by mistake.
        return (value.replace('""', '"'), end + 1) if closes and not (separator == "\t" and "\t" in value) else None


def _blocks(records: Iterable[tuple[int, list[str]]]) -> list[Part]:
    parts: list[Part] = []
    rows: list[Row] = []

    def close() -> None:
        if rows:
            parts.append(Table(tuple(rows)))
            rows.clear()

    for number, cells in records:
        if len(cells) > 1:
            rows.append(Row(number, tuple(make_cell(cell) for cell in cells)))
            continue
        text = clean(cells[0])
        if not text:
            close()
        elif rows and text.startswith("ประเด็น"):
            rows.append(Row(number, (make_cell(text),)))
        else:
            close()
            parts.append(text)
    close()
    return parts
