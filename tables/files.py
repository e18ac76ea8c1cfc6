"""Files and pasted text → tables of rows of cells, and the text that stands around them; or one clear reason why not.

.docx, .xlsx, .odt, .ods, .csv, .tsv and .html are told apart by what they are, not by their names. What a table means
is its caller's business. Nothing is left out: whatever is no table is a line of text in its place.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from tables.encodings import decode, is_utf8
from tables.errors import Unreadable
from tables.excel import read_workbook
from tables.grid import MAX_ROWS, MOST_TEXT, Part, Table, Wanted
from tables.open_document import kind_of, read_open_document
from tables.package import Limits, is_workbook, names_in
from tables.separated import read_paste
from tables.web_page import read_web_page
from tables.word import read_word

MAX_BYTES = 5 * 1024 * 1024
_MB = 1024 * 1024
PACKAGE = Limits(unpacked=100 * _MB, xml_part=25 * _MB)  # a table of a hundred measures has less than one

_LOST_BULLET = re.compile(r"(?m)(?:^|(?<=[\s,;\">]))\?\s(?=[ก-๙])")
_LOOKED_AT = 8192  # bytes that say what kind of file it is
# An OpenDocument in one file; XML of Excel 2003; of Word 2003; of Word since.
_FLAT_XML = (b"<office:document", b"office:spreadsheet", b"word/2003/wordml", b"2006/xmlPackage")
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_parts(content: bytes, wanted: Wanted, largest: int = MAX_BYTES) -> list[Part]:
    """A file's tables and the lines around them, in order; of at most `largest` bytes. Raises Unreadable."""
    if not content.strip():
        raise Unreadable("ไม่มีข้อมูล ไฟล์หรือข้อความที่วางว่างเปล่า")
    if len(content) > largest:
        raise Unreadable(f"ไฟล์ใหญ่เกิน {largest // _MB} MB")
    refuse_by_kind(content)
    if content.startswith(ZIP):
        return _limited(_package(content, wanted))
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = _decoded(content).encode()
    beginning = content.lstrip(codecs.BOM_UTF8 + b" \r\n\t")
    if beginning[:1] == b"<" and b"<table" in content.lower():
        return _limited(read_web_page(content, wanted))
    if beginning[:1] == b"<" and b"\t" not in content:
        raise Unreadable("ไม่พบตารางในหน้าเว็บนี้")
    return _limited(read_paste(_decoded(content), wanted))


def refuse_by_kind(content: bytes) -> None:
    """Raises Unreadable for a kind of file that holds no table; its first bytes are enough."""
    if content.startswith(OLE):
        raise Unreadable("ไฟล์นี้เข้ารหัสผ่านหรือเป็น .doc/.xls รุ่นเก่า กรุณาบันทึกเป็น .docx หรือ .xlsx ที่ไม่มีรหัสผ่าน")
    if content.startswith(b"%PDF"):
        raise Unreadable("ไฟล์นี้เป็น PDF ซึ่งไม่เก็บตารางไว้ กรุณาใช้ไฟล์ Word หรือ Excel ต้นฉบับ หรือคัดลอกตารางมาวาง")
    beginning = content[:_LOOKED_AT].lstrip(codecs.BOM_UTF8 + b" \r\n\t")
    if beginning.startswith(b"{\\rtf"):
        raise Unreadable("ไฟล์นี้เป็น RTF กรุณาเปิดด้วย Word แล้วบันทึกเป็น .docx")
    if beginning.startswith(b"MIME-Version:"):
        raise Unreadable("ไฟล์นี้เป็นหน้าเว็บแบบไฟล์เดียว (.mht) กรุณาเปิดด้วย Word หรือ Excel แล้วบันทึกเป็น .docx หรือ .xlsx")
    if beginning.startswith(b"<?xml") and any(kind in beginning for kind in _FLAT_XML):
        raise Unreadable("ไฟล์นี้เป็นเอกสาร XML กรุณาเปิดด้วยโปรแกรมที่สร้างไฟล์ แล้วบันทึกเป็น .docx .xlsx .odt หรือ .ods")


def _limited(parts: list[Part]) -> list[Part]:
    tables = [part for part in parts if isinstance(part, Table)]
    if sum(len(table.rows) for table in tables) > MAX_ROWS:
        raise Unreadable(f"ตารางยาวเกิน {MAX_ROWS:,} แถว")
    letters = sum(len(cell.text) for table in tables for row in table.rows for cell in row.cells)
    if letters + sum(len(part) for part in parts if isinstance(part, str)) > MOST_TEXT:
        raise Unreadable(f"ไฟล์นี้มีข้อความรวมเกิน {MOST_TEXT:,} ตัวอักษร")
    return parts


def _package(content: bytes, wanted: Wanted) -> list[Part]:
    """A file of Word, Excel or LibreOffice, once it is known to be no bomb."""
    try:
        reader = _reader_of(content, names_in(content, PACKAGE))
        if reader is None:
            raise Unreadable("ไม่รับไฟล์ชนิดนี้ กรุณาบันทึกเป็น .docx .xlsx .odt หรือ .ods")
        return reader(content, wanted)
    except Unreadable:
        raise
    except Exception as error:  # a damaged package makes zip, XML and the libraries raise anything at all
        raise Unreadable("เปิดไฟล์ไม่ได้ ไฟล์อาจเสียหายหรือไม่สมบูรณ์ กรุณาบันทึกใหม่จากโปรแกรมต้นทาง") from error


def _reader_of(content: bytes, names: set[str]) -> Callable[[bytes, Wanted], list[Part]] | None:
    if "word/document.xml" in names:
        return read_word
    if is_workbook(content):
        return read_workbook
    return read_open_document if "mimetype" in names and kind_of(content) else None


def _decoded(content: bytes) -> str:
    try:
        text = decode(content)
    except Unreadable as error:
        raise Unreadable("ไม่รับไฟล์ชนิดนี้ รับเฉพาะ .docx .xlsx .odt .ods .csv .tsv และ .html") from error
    # Windows-874 has no ▪ or ■: Excel writes a question mark, which as such would stand behind a word.
    return text if is_utf8(content) else _LOST_BULLET.sub("▪ ", text)
