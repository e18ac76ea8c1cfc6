"""Tables of records: bytes → a header and numbered rows of text, one after the other; or one clear reason why not.

CSV in UTF-8, UTF-16 or Windows-874, separated by commas, semicolons or tabs; the sheets of an .xlsx or .ods; a table of
Word or of a web page. The table is looked for: below title rows, behind a cover sheet. CSV and .xlsx stream: memory
does not grow with the file, and no cell is more than its text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from tables import files
from tables.encodings import decode
from tables.errors import Unreadable, named
from tables.excel import sheets_of_records
from tables.files import OLE, ZIP
from tables.grid import LeftOut, Sheet, Table, Wanted
from tables.package import is_workbook
from tables.separated import read_records

MAX_BYTES = 40 * 1024 * 1024
SEARCHED = 60  # rows of a sheet, in which its header stands
WIDEST = 300  # columns of a header
SURE = 3  # known headings that make a header
LONGEST_TITLE = 200  # letters of what is said of rows above a header

Known = Callable[[Sequence[str]], int]


@dataclass(frozen=True)
class Records:
    """A header and its rows; each row carries its number in the file, the first line being 1. `notices` say what was
    not read; they are whole when the rows have been read."""

    header: list[str]
    header_row: int
    rows: Iterator[tuple[int, list[str]]]
    notices: list[str] = field(default_factory=list)


def read_rows(content: bytes, known: Known) -> Records:
    """Reads a file by what it is, not by its name; `known` counts the different headings it knows in a row. Raises
    Unreadable; reading on may raise it later too."""
    if not content.strip():
        raise Unreadable("ไฟล์นี้ว่างเปล่า")
    if len(content) > MAX_BYTES:
        raise Unreadable(f"ไฟล์ใหญ่เกิน {MAX_BYTES // 1024 // 1024} MB")
    if content.startswith(OLE):
        raise Unreadable("ไฟล์นี้เข้ารหัสผ่านหรือเป็น .xls รุ่นเก่า กรุณาบันทึกเป็น .xlsx ที่ไม่มีรหัสผ่าน")
    if content.startswith(b"%PDF"):
        raise Unreadable("ไฟล์นี้เป็น PDF กรุณาใช้หน้ากรอกคะแนนแล้ววางตัวเลขที่คัดลอกจาก PDF")
    return _found(_sheets(content, known), known)


def _sheets(content: bytes, known: Known) -> list[Sheet]:
    if content.startswith(ZIP) and is_workbook(content):
        return sheets_of_records(content)
    if content.startswith(ZIP) or content.lstrip()[:1] == b"<":
        return _sheets_of_parts(content, known)
    text = decode(content)
    return [Sheet("", lambda: read_records(text))]


def _sheets_of_parts(content: bytes, known: Known) -> list[Sheet]:
    """The tables of a document, which are read whole."""
    wanted = Wanted("คะแนน", is_heading=lambda cells: known(cells) >= SURE, is_band=lambda _: False)
    parts = files.read_parts(content, wanted)
    notices = [part.message for part in parts if isinstance(part, LeftOut)]
    tables = [part for part in parts if isinstance(part, Table)]
    return [_sheet(table, notices) for table in tables]


def _sheet(table: Table, notices: list[str]) -> Sheet:
    rows = [(row.number, [cell.text for cell in row.cells]) for row in table.rows]
    merged = [
        (row.number, f"แถวที่ {row.number}")
        for row in table.rows
        if any(c.above or c.span > 1 for c in row.cells if c.text)
    ]
    return Sheet(table.name, lambda: iter(rows), merged, list(notices))


def _found(sheets: list[Sheet], known: Known) -> Records:
    """The first sheet with a header, below whatever stands above it; where none has one, the row that is most like one,
    so that what is missing can be named."""
    best: tuple[int, Sheet, int] | None = None  # known headings, the sheet, which of its rows
    filled: list[Sheet] = []
    for sheet in sheets:
        beginning = [cells for _, cells in islice(sheet.rows(), SEARCHED)]
        full = [place for place, cells in enumerate(beginning) if any(cell.strip() for cell in cells)]
        if not full:
            continue
        filled.append(sheet)
        for place in full:
            if len(beginning[place]) > WIDEST:
                raise Unreadable(f"ตารางมีเกิน {WIDEST} คอลัมน์ กรุณาลบคอลัมน์ที่ไม่ใช้")
            count = known(beginning[place])
            if best is None or (best[0] < SURE and count > best[0]):
                best = count, sheet, place
    if best is None:
        notices = [notice for sheet in sheets[:1] for notice in sheet.notices]
        raise Unreadable(" ".join(["ไม่พบข้อมูลในไฟล์", *notices]))
    return _records(best[1], best[2], [sheet for sheet in filled if sheet is not best[1]])


def _records(sheet: Sheet, place: int, others: list[Sheet]) -> Records:
    rows = sheet.rows()
    above = [" ".join(" ".join(cells).split()) for _, cells in islice(rows, place)]
    number, header = next(rows)
    if merged := [area for bottom, area in sheet.merged if bottom >= number]:
        raise Unreadable(f"มีเซลล์ที่ผสานกัน ({named(merged, 5)}) กรุณายกเลิกการผสานเซลล์ก่อน", number)
    if title := " / ".join(filter(None, above)):
        short = title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE]}…"
        sheet.notices.append(f"ข้อความเหนือหัวตาราง (แถวที่ {number}) ไม่ได้นำเข้า: “{short}”")
    sheet.notices.extend(
        f"ไม่ได้อ่านแผ่นงาน “{other.name}” เพราะตารางอยู่ในแผ่นงาน “{sheet.name}”" for other in others if other.name
    )
    again = [cell.strip() for cell in header]
    # A header is repeated on each page of a long table.
    body = ((line, cells) for line, cells in rows if cells[:1] != header[:1] or [c.strip() for c in cells] != again)
    return Records(header, number, chain(body), sheet.notices)
