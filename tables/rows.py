"""Tables of records: bytes → a header and numbered rows of text, one after the other; or one clear reason why not.

CSV in UTF-8, UTF-16 or Windows-874, separated by commas, semicolons or tabs; the sheets of an .xlsx or .ods; a table of
Word or of a web page. The table is looked for: below title rows, behind a cover sheet. CSV and .xlsx stream: memory
does not grow with the file, and no cell is more than its text.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, takewhile

from tables import files
from tables.encodings import decode
from tables.errors import Unreadable, named
from tables.excel import sheets_of_records
from tables.files import ZIP
from tables.grid import WIDEST, LeftOut, Sheet, Table, Wanted
from tables.package import is_workbook
from tables.separated import read_records

MAX_BYTES = 40 * 1024 * 1024
SEARCHED = 60  # rows of a sheet, in which its header stands
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
    files.refuse_by_kind(content)
    return _found(_sheets(content, known), known)


def _sheets(content: bytes, known: Known) -> list[Sheet]:
    if content.startswith(ZIP) and is_workbook(content):
        return sheets_of_records(content)
    if content.startswith(ZIP) or content.lstrip(codecs.BOM_UTF8 + b" \r\n\t")[:1] == b"<":
        return _sheets_of_parts(content, known)
    text = decode(content)
    return [Sheet("", lambda: read_records(text))]


def _sheets_of_parts(content: bytes, known: Known) -> list[Sheet]:
    """The tables of a document, which are read whole."""
    wanted = Wanted("คะแนน", is_heading=lambda cells: known(cells) >= SURE, is_band=lambda _: False)
    parts = files.read_parts(content, wanted)
    notices = [part.message for part in parts if isinstance(part, LeftOut)]
    if lines := [part for part in parts if isinstance(part, str)]:
        notices.append(f"ข้อความนอกตารางไม่ได้นำเข้า: {_quoted(lines)}")
    tables = [part for part in parts if isinstance(part, Table)]
    return [_sheet(table, notices) for table in tables]


def _sheet(table: Table, notices: list[str]) -> Sheet:
    rows = [(row.number, [cell.text for cell in row.cells]) for row in table.rows]
    merged = [(row.number, f"แถวที่ {row.number}") for row in table.rows if any(c.span > 1 for c in row.cells if c.text)]
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
            below = best is not None and sheet is best[1] and place == best[2] + 1  # a heading of two rows
            if (
                best is None
                or (count > best[0] and (best[0] < SURE or below))
                or (below and count == best[0] > 1)  # bare numbers stand below "คะแนนรายตัวชี้วัด"
            ):
                best = count, sheet, place
    if best is None:
        notices = [notice for sheet in sheets[:1] for notice in sheet.notices]
        raise Unreadable(" ".join(["ไม่พบข้อมูลในไฟล์", *notices]))
    at = filled.index(best[1])
    return _records(best[1], best[2], filled[:at], filled[at + 1 :])


def _quoted(lines: Sequence[str]) -> str:
    """Lines in quotation marks, of long ones the beginning."""
    said = " / ".join(lines)
    return f"“{said if len(said) <= LONGEST_TITLE else f'{said[:LONGEST_TITLE]}…'}”"


def _records(sheet: Sheet, place: int, before: list[Sheet], behind: list[Sheet]) -> Records:
    rows = sheet.rows()
    above = [" ".join(" ".join(cells).split()) for _, cells in islice(rows, place)]
    number, header = next(rows)
    # A table of a document goes on in the next, as often as a page ends; a sheet does not.
    pieces = [] if sheet.name else [*takewhile(lambda other: len(next(other.rows())[1]) == len(header), behind)]
    if merged := [area for piece in (sheet, *pieces) for bottom, area in piece.merged if bottom >= number]:
        raise Unreadable(f"มีเซลล์ที่ผสานกันข้ามคอลัมน์ ({named(merged, 5)}) กรุณายกเลิกการผสานเซลล์ก่อน", number)
    if title := [*filter(None, above)]:
        sheet.notices.append(f"ข้อความเหนือหัวตาราง (แถวที่ {number}) ไม่ได้นำเข้า: {_quoted(title)}")
    for other in [*before, *behind[len(pieces) :]]:
        if other.name:
            said = f"ไม่ได้อ่านแผ่นงาน “{other.name}” เพราะตารางอยู่ในแผ่นงาน “{sheet.name}”"
        else:
            said = f"ไม่ได้อ่านอีกตารางหนึ่ง ซึ่งเริ่มด้วย {_quoted([' | '.join(filter(None, next(other.rows())[1]))])}"
        sheet.notices.append(said)
    rows = chain(rows, *(other.rows() for other in pieces))
    again = [cell.strip() for cell in header]
    # A header is repeated on each page of a long table.
    body = ((line, cells) for line, cells in rows if cells[:1] != header[:1] or [c.strip() for c in cells] != again)
    return Records(header, number, body, sheet.notices)
