"""Tables of an Excel file: every sheet with something in it, merged cells laid out, dates as people write them."""

from __future__ import annotations

import datetime as dt
import io
from collections import defaultdict

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText
from openpyxl.worksheet.worksheet import Worksheet

from plans.tables.grid import MAX_COLUMNS, Cell, Part, Row, Table, Unreadable, make_cell
from thai.dates import ERA, MONTHS


def read_workbook(content: bytes) -> list[Part]:
    """One table for each sheet; its rows bear the numbers Excel shows."""
    book = load_workbook(io.BytesIO(content), keep_links=False)
    return [table for sheet in book.worksheets if (table := _table(sheet)).rows]


def _table(sheet: Worksheet) -> Table:
    # Sheets are often formatted down to their last row; only cells with something in them count.
    filled = {place: cell for place, cell in sheet._cells.items() if cell.value is not None}
    if any(column > MAX_COLUMNS for _, column in filled):
        raise Unreadable(f"แผ่นงาน “{sheet.title}” มีข้อมูลเกิน {MAX_COLUMNS} คอลัมน์")
    rows: dict[int, dict[int, Cell]] = defaultdict(dict)
    for (row, column), cell in filled.items():
        rows[row][column] = make_cell(_text(cell.value), formula=cell.data_type == "f")
    for area in sheet.merged_cells.ranges:
        first = rows.get(area.min_row, {}).get(area.min_col)
        if first is None or area.min_col > MAX_COLUMNS:
            continue
        span = min(area.max_col, MAX_COLUMNS) - area.min_col + 1
        rows[area.min_row][area.min_col] = Cell(first.text, span=span, formula=first.formula)
        for row in rows:  # a row of nothing but merged cells has nothing of its own to say
            if area.min_row < row <= area.max_row:
                rows[row][area.min_col] = Cell(first.text, above=True, span=span)
    width = max((column for cells in rows.values() for column in cells), default=0)
    laid = [
        Row(number, tuple(cells.get(column, Cell("")) for column in range(1, width + 1)))
        for number, cells in sorted(rows.items())
    ]
    return Table(tuple(_with_gaps(laid, width)), sheet.title)


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
    if isinstance(value, CellRichText):
        return "".join(str(piece) for piece in value)
    return str(value)
