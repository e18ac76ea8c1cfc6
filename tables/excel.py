"""Tables of an Excel file: every sheet with something in it, merged cells laid out, dates as people write them."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.worksheet._reader import FORMULA_TAG, INLINE_STRING, ROW_TAG, VALUE_TAG, WorkSheetParser
from openpyxl.xml.constants import SHEET_MAIN_NS

from tables.grid import MAX_COLUMNS, MOST_TEXT, Cell, Part, Row, Table, Unreadable, make_cell
from thai.dates import ERA, MONTHS

MOST_TAGS = 1_000_000  # of all parts together
MOST_CELLS = 200_000  # of a workbook, the empty ones that are merely formatted too
MOST_FILLED = 50_000  # of them with something in them
MOST_MERGED = 20_000  # merged areas of a workbook

Element = etree._Element

_MERGED, _TEXT, _RUN = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("mergeCell", "t", "r"))


def read_workbook(content: bytes) -> list[Part]:
    """One table for each sheet; its rows bear the numbers Excel shows."""
    # Read-only: openpyxl otherwise makes a cell for each place of a merged area, though it covered the whole sheet.
    _refuse_too_many_tags(content)
    book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    try:
        reader = _Reader(book)
        return [table for sheet in book.worksheets if (table := _table(sheet.title, reader.read(sheet))).rows]
    finally:
        book.close()


def _refuse_too_many_tags(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(archive.read(entry).count(b"<") for entry in archive.infolist()) > MOST_TAGS:
            raise Unreadable(f"ไฟล์นี้มีเซลล์มากผิดปกติ (เกิน {MOST_CELLS:,} ช่อง) กรุณาคัดลอกเฉพาะตารางมาตรการไว้ในไฟล์ใหม่")


class _Parser(WorkSheetParser):
    """openpyxl's cells, but for what takes it long: texts that stand in the cell itself, and what a formula says at its
    place, which is refused anyway."""

    def parse_cell(self, element: Any) -> dict[str, Any]:
        inline = element.find(INLINE_STRING) if element.get("t") == "inlineStr" else None
        if inline is not None:
            texts = [inline.findtext(_TEXT), *(run.findtext(_TEXT) for run in inline.iter(_RUN))]
            etree.SubElement(element, VALUE_TAG).text = "".join(filter(None, texts))
            element.set("t", "str")
        return super().parse_cell(element)

    def parse_formula(self, element: Any) -> str:
        return f"={element.findtext(FORMULA_TAG) or ''}"


@dataclass
class _Sheet:
    """What a sheet says: (row, column) → value and whether it is a formula; merged areas by their four borders."""

    cells: dict[tuple[int, int], tuple[Any, bool]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)  # left, top, right, bottom


class _Reader:
    """Reads sheets row by row, and stops where there is more than any table of measures has."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._cells = self._filled = self._merged = self._letters = 0

    def read(self, sheet: Any) -> _Sheet:
        book, said = self._book, _Sheet()
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
                    said.merged.append(range_boundaries(element.get("ref", "")))  # type: ignore[arg-type] # both corners
                    continue
                for cell in parser.parse_row(element)[1]:  # type: ignore[arg-type] # lxml's are as good
                    if cell["value"] is None:
                        continue
                    if cell["column"] > MAX_COLUMNS:
                        raise Unreadable(f"แผ่นงาน “{sheet.title}” มีข้อมูลเกิน {MAX_COLUMNS} คอลัมน์")
                    said.cells[cell["row"], cell["column"]] = cell["value"], cell["data_type"] == "f"
                    self._letters += len(cell["value"]) if isinstance(cell["value"], str) else 0
                    self._filled += 1
                if self._filled > MOST_FILLED:
                    raise Unreadable(f"ไฟล์นี้มีข้อมูลเกิน {MOST_FILLED:,} ช่อง กรุณาคัดลอกเฉพาะตารางมาตรการไว้ในไฟล์ใหม่")
                if self._letters > MOST_TEXT:
                    raise Unreadable(f"ไฟล์นี้มีข้อความรวมเกิน {MOST_TEXT:,} ตัวอักษร")
        return said

    def _elements(self, source: Any, title: str) -> Iterator[Element]:
        """Rows and merged areas as they come; nothing is kept of them."""
        path: list[Element] = []
        rows = 0  # how many are open
        events = ("start", "end")
        for event, element in etree.iterparse(
            source, events, remove_comments=True, remove_pis=True, resolve_entities=False, no_network=True
        ):
            if event == "start":
                self._cells += rows > 0 and path[-1].tag == ROW_TAG
                path.append(element)
                rows += element.tag == ROW_TAG
                self._merged += element.tag == _MERGED
                if self._cells > MOST_CELLS:
                    raise Unreadable(
                        f"แผ่นงาน “{title}” มีเซลล์ที่ใช้หรือจัดรูปแบบไว้เกิน {MOST_CELLS:,} ช่อง กรุณาลบแถวและคอลัมน์ที่ไม่ใช้"
                    )
                if self._merged > MOST_MERGED:
                    raise Unreadable(f"แผ่นงาน “{title}” มีเซลล์ที่ผสานกันเกิน {MOST_MERGED:,} แห่ง กรุณายกเลิกการผสานเซลล์")
                continue
            path.pop()
            rows -= element.tag == ROW_TAG
            if element.tag in (ROW_TAG, _MERGED):
                yield element
            if path and not rows:
                path[-1].remove(element)


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
        if covered > MOST_CELLS:  # areas that lie on one another, which no Excel writes
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
