"""Tables of an Excel file: every sheet with something in it, merged cells laid out, dates as people write them; or the
rows of the first one as they come."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils import coordinate_to_tuple, range_boundaries
from openpyxl.worksheet._reader import (
    FORMULA_TAG,
    INLINE_STRING,
    ROW_TAG,
    VALUE_TAG,
    WorkSheetParser,
)
from openpyxl.xml.constants import SHEET_MAIN_NS

from tables.errors import Unreadable
from tables.grid import MAX_COLUMNS, MOST_TEXT, Cell, Part, Row, Table, Wanted, make_cell
from tables.package import BROKEN, Limits, names_in
from thai.dates import ERA, MONTHS

PACKAGE = Limits(unpacked=300 * 1024 * 1024, xml_part=300 * 1024 * 1024, whole_ratio=150)  # figures pack 10 to 30 times
MERGED_NAMES = 5  # how many merged areas a message names

Element = etree._Element

_MERGED, _TEXT, _RUN = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("mergeCell", "t", "r"))
_MERGED_AREA = re.compile(rb'<mergeCell\b[^>]{0,200}?\bref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')


@dataclass(frozen=True)
class Most:
    """The most a workbook may hold: cells, the empty ones that are merely formatted too, and how many of them with
    something in them; tags of all parts together."""

    tags: int
    cells: int
    filled: int
    letters: int
    columns: int
    merged: int


TABLES = Most(1_000_000, 200_000, 50_000, MOST_TEXT, MAX_COLUMNS, 20_000)
RECORDS = Most(20_000_000, 8_000_000, 4_000_000, 100_000_000, 300, 0)  # a country's figures are 750,000 cells


def read_workbook(content: bytes, wanted: Wanted) -> list[Part]:
    """One table for each sheet, laid out; its rows bear the numbers Excel shows."""
    # Read-only: openpyxl otherwise makes a cell for each place of a merged area, though it covered the whole sheet.
    _refuse_too_many_tags(content, TABLES, wanted.name)
    book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    try:
        reader = _Reader(book, TABLES, wanted.name)
        return [table for sheet in book.worksheets if (table := _table(sheet.title, reader.sheet(sheet))).rows]
    finally:
        book.close()


def read_first_sheet(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The numbered rows of the first sheet with content, one after the other. Merged cells are refused: which record
    would they belong to? Raises Unreadable, reading on too."""
    try:
        names = names_in(content, PACKAGE)
        if not any(name.startswith("xl/worksheets/") for name in names):
            raise Unreadable("ไฟล์นี้ไม่ใช่ .xlsx")
        _refuse_merged_cells(content)
        _refuse_too_many_tags(content, RECORDS, "")
    except BROKEN as error:
        raise Unreadable("เปิดไฟล์ Excel ไม่ได้ ไฟล์อาจเสียหาย") from error
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        try:
            yield from _first_rows(book)
        finally:
            book.close()
    except Unreadable:
        raise
    except Exception as error:  # a damaged package makes the library raise anything at all
        raise Unreadable("เปิดไฟล์ Excel ไม่ได้ ไฟล์อาจเสียหายหรือไม่ใช่ .xlsx") from error


def _first_rows(book: Any) -> Iterator[tuple[int, list[str]]]:
    reader = _Reader(book, RECORDS, "")
    for sheet in book.worksheets:
        width = 0
        for number, cells in reader.rows(sheet, []):
            texts = [""] * max(width, cells[-1][0] if cells else 0)
            for column, value, _ in cells:
                texts[column - 1] = _text(value)
            width = width or (len(texts) if any(texts) else 0)
            if width:
                yield number, texts
        if width:
            return


def _refuse_merged_cells(content: bytes) -> None:
    """Looks behind the rows of each sheet, where the list of merged cells stands, before any row is read."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        merged = [area.decode() for name in sheets for area in _MERGED_AREA.findall(_tail(archive, name))]
    if merged:
        more = " …" if len(merged) > MERGED_NAMES else ""
        raise Unreadable(f"มีเซลล์ที่ผสานกัน ({', '.join(merged[:MERGED_NAMES])}{more}) กรุณายกเลิกการผสานเซลล์ก่อน")


def _tail(archive: zipfile.ZipFile, name: str) -> bytes:
    kept = b""
    with archive.open(name) as sheet:
        while chunk := sheet.read(1 << 20):
            kept = (kept + chunk)[-(1 << 21) :]
    return kept


def _refuse_too_many_tags(content: bytes, most: Most, name: str) -> None:
    tags = 0
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            with archive.open(entry) as part:
                while chunk := part.read(1 << 20):
                    tags += chunk.count(b"<")
    if tags > most.tags:
        raise Unreadable(f"ไฟล์นี้มีเซลล์มากผิดปกติ (เกิน {most.cells:,} ช่อง) กรุณาคัดลอกเฉพาะตาราง{name}ไว้ในไฟล์ใหม่")


class _Parser(WorkSheetParser):
    """openpyxl's cells, but for what takes it long: plain numbers and texts, texts that stand in the cell itself, and
    what a formula says at its place, which is refused anyway."""

    def parse_cell(self, element: Any) -> dict[str, Any]:
        kind = element.get("t", "n")
        if kind == "inlineStr" and (inline := element.find(INLINE_STRING)) is not None:
            texts = [inline.findtext(_TEXT), *(run.findtext(_TEXT) for run in inline.iter(_RUN))]
            return self._cell(element, "".join(filter(None, texts)) or None)
        if len(element) == 1 and element[0].tag == VALUE_TAG and (text := element[0].text):
            if kind == "n" and int(element.get("s", 0)) not in self.date_formats:
                return self._cell(element, _number(text))
            if kind in ("s", "str"):
                return self._cell(element, self.shared_strings[int(text)] if kind == "s" else text)
        return super().parse_cell(element)

    def _cell(self, element: Any, value: Any) -> dict[str, Any]:
        if coordinate := element.get("r"):
            row, self.col_counter = coordinate_to_tuple(coordinate)
        else:
            row, self.col_counter = self.row_counter, self.col_counter + 1
        return {"row": row, "column": self.col_counter, "value": value, "data_type": "s"}

    def parse_formula(self, element: Any) -> str:
        return f"={element.findtext(FORMULA_TAG) or ''}"


def _number(text: str) -> int | float:
    return float(text) if {".", "E", "e"} & set(text) else int(text)


Area = tuple[int, int, int, int]  # left, top, right, bottom


@dataclass
class _Sheet:
    """What a sheet says: (row, column) → value and whether it is a formula; merged areas by their four borders."""

    cells: dict[tuple[int, int], tuple[Any, bool]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)


class _Reader:
    """Reads sheets row by row, and stops where there is more than a workbook may hold; `name` says what should be in it
    alone."""

    def __init__(self, book: Any, most: Most, name: str) -> None:
        self._book, self._most, self._name = book, most, name
        self._cells = self._filled = self._merged = self._letters = 0

    def sheet(self, sheet: Any) -> _Sheet:
        """All of a sheet."""
        said = _Sheet()
        for row, cells in self.rows(sheet, said.merged):
            said.cells.update(((row, column), (value, is_formula)) for column, value, is_formula in cells)
        return said

    def rows(self, sheet: Any, merged: list[Area]) -> Iterator[tuple[int, list[tuple[int, Any, bool]]]]:
        """Each row's number and its cells with something in them: column, value, whether it is a formula. Merged areas,
        which stand behind the rows, are added to `merged`."""
        book, most = self._book, self._most
        with sheet._get_source() as source:
            parser = _Parser(
                source,
                sheet._shared_strings,
                epoch=book.epoch,
                date_formats=book._date_formats,
                timedelta_formats=book._timedelta_formats,
            )
            for element in self._elements(source, sheet.title):
                if element.tag == _MERGED:
                    merged.append(range_boundaries(element.get("ref", "")))  # type: ignore[arg-type] # both corners
                    continue
                number, parsed = parser.parse_row(element)  # type: ignore[arg-type] # lxml's are as good
                cells = [
                    (cell["column"], value, cell["data_type"] == "f")
                    for cell in parsed
                    if (value := cell["value"]) is not None
                ]
                if max((column for column, _, _ in cells), default=0) > most.columns:
                    raise Unreadable(f"แผ่นงาน “{sheet.title}” มีข้อมูลเกิน {most.columns} คอลัมน์")
                self._letters += sum(len(value) for _, value, _ in cells if isinstance(value, str))
                self._filled += len(cells)
                if self._filled > most.filled:
                    raise Unreadable(f"ไฟล์นี้มีข้อมูลเกิน {most.filled:,} ช่อง กรุณาคัดลอกเฉพาะตาราง{self._name}ไว้ในไฟล์ใหม่")
                if self._letters > most.letters:
                    raise Unreadable(f"ไฟล์นี้มีข้อความรวมเกิน {most.letters:,} ตัวอักษร")
                yield number, cells

    def _elements(self, source: Any, title: str) -> Iterator[Element]:
        """Rows and merged areas as they come; nothing is kept of them."""
        most = self._most
        for _, element in etree.iterparse(
            source,
            ("end",),
            tag=(ROW_TAG, _MERGED),
            remove_comments=True,
            remove_pis=True,
            resolve_entities=False,
            no_network=True,
        ):
            if element.tag == _MERGED:
                self._merged += 1
            else:
                self._cells += len(element)
            if self._cells > most.cells:
                raise Unreadable(f"แผ่นงาน “{title}” มีเซลล์ที่ใช้หรือจัดรูปแบบไว้เกิน {most.cells:,} ช่อง กรุณาลบแถวและคอลัมน์ที่ไม่ใช้")
            if self._merged > most.merged:
                raise Unreadable(f"แผ่นงาน “{title}” มีเซลล์ที่ผสานกันเกิน {most.merged:,} แห่ง กรุณายกเลิกการผสานเซลล์")
            yield element
            if (parent := element.getparent()) is not None:
                parent.remove(element)


def _table(title: str, sheet: _Sheet) -> Table:
    rows: dict[int, dict[int, Cell]] = defaultdict(dict)
    for (row, column), (value, is_formula) in sheet.cells.items():
        rows[row][column] = make_cell(_text(value), formula=is_formula)
    filled, covered = sorted(rows), 0
    for left, top, right, bottom in sheet.merged:
        first = rows[top].get(left) if top in rows else None
        if first is None:
            continue
        span = min(right, MAX_COLUMNS) - left + 1
        rows[top][left] = Cell(first.text, span=span, formula=first.formula)
        # A row of nothing but merged cells has nothing of its own to say.
        below = filled[bisect_right(filled, top) : bisect_right(filled, bottom)]
        covered += len(below)
        if covered > TABLES.cells:  # areas that lie on one another, which no Excel writes
            raise Unreadable(f"แผ่นงาน “{title}” มีเซลล์ที่ผสานกันซ้อนกัน กรุณายกเลิกการผสานเซลล์")
        for row in below:
            rows[row][left] = Cell(first.text, above=True, span=span)
    width = max((column for cells in rows.values() for column in cells), default=0)
    laid = [
        Row(number, tuple(cells.get(column, Cell("")) for column in range(1, width + 1)))
        for number, cells in sorted(rows.items())
    ]
    return Table(tuple(_with_gaps(laid, width)), title)


def _with_gaps(rows: list[Row], width: int) -> list[Row]:
    """An empty row where the sheet has one or more: what stands behind it may not belong to the table."""
    result: list[Row] = []
    for row in rows:
        if result and row.number > result[-1].number + 1:
            result.append(Row(row.number - 1, (Cell(""),) * width))
        result.append(row)
    return result


def _text(value: object) -> str:
    """A cell as it is shown: whole numbers without ".0", dates in the Buddhist Era."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.10f}".rstrip("0").rstrip(".")
    if isinstance(value, dt.datetime | dt.date):
        # Who types 2568 into Excel gets a year of the Common Era that is five centuries away.
        year = value.year if value.year > 2400 else value.year + ERA
        return f"{value.day} {MONTHS[value.month - 1]} {year}"
    return str(value)
