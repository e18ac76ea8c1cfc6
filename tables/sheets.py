"""A sheet of a spreadsheet, whichever program wrote it: its cells → a table laid out as people see it.

What is hidden is not there: rows, columns and sheets are left out, and said so; a merged cell of which a part is seen
has its text there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from openpyxl.utils import get_column_letter

from tables.errors import Unreadable, named
from tables.grid import MAX_COLUMNS, MOST_CELLS, Cell, Row, Table, make_cell

Area = tuple[int, int, int, int]  # left, top, right, bottom


@dataclass
class SheetCells:
    """What a sheet says: (row, column) → text and why it cannot be taken; merged areas by their four borders; rows and
    columns that are hidden, and the cells there; cells with a colour behind them."""

    cells: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    unseen: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    unseen_rows: list[int] = field(default_factory=list)  # with something in them
    unseen_columns: set[int] = field(default_factory=set)
    coloured: set[tuple[int, int]] = field(default_factory=set)


def hidden_sheet(name: str) -> str:
    """What is said of a sheet that is left out."""
    return f"แผ่นงาน “{name}” ซ่อนอยู่ จึงไม่ได้อ่าน"


def hidden_parts(name: str, sheet: SheetCells) -> list[str]:
    """What is said of a sheet's hidden rows and columns that hold something."""
    said = []
    if sheet.unseen_rows:
        said.append(f"แผ่นงาน “{name}”: แถวที่ {named(_runs(sheet.unseen_rows))} ซ่อนอยู่ จึงไม่ได้อ่าน")
    if sheet.unseen_columns:
        letters = [get_column_letter(column) for column in sorted(sheet.unseen_columns)]
        said.append(f"แผ่นงาน “{name}”: คอลัมน์ {named(letters)} ซ่อนอยู่ จึงไม่ได้อ่าน")
    return said


def _runs(numbers: Iterable[int]) -> list[str]:
    """2, 5–7"""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ["–".join(map(str, run)) for run in runs]


def table_of(title: str, sheet: SheetCells) -> Table:
    """The sheet's visible cells laid out, merged ones in every row they cover."""
    rows: dict[int, dict[int, Cell]] = defaultdict(dict)
    for (row, column), (text, fault) in sheet.cells.items():
        rows[row][column] = make_cell(text, fault=fault)
    below = _next_seen(sheet.hidden_rows)
    filled, covered = sorted(rows), 0
    for left, top, right, bottom in sheet.merged:
        first = rows[top].get(left) if top in rows else None
        if first is None and (unseen := sheet.unseen.get((top, left))):
            first = make_cell(unseen[0], fault=unseen[1])
        right = min(right, MAX_COLUMNS)
        columns = [column for column in range(left, right + 1) if column not in sheet.hidden_columns]
        top = below.get(top, top)
        if first is None or not columns or top > bottom:
            continue
        left = columns[0]
        rows[top][left] = Cell(first.text, span=len(columns), fault=first.fault)
        # A row of nothing but merged cells has nothing of its own to say.
        under = filled[bisect_right(filled, top) : bisect_right(filled, bottom)]
        covered += len(under)
        if covered > MOST_CELLS:  # areas that lie on one another, which no Excel writes
            raise Unreadable(f"แผ่นงาน “{title}” มีเซลล์ที่ผสานกันซ้อนกัน กรุณายกเลิกการผสานเซลล์")
        for row in under:
            rows[row][left] = Cell(first.text, above=True, span=len(columns))
    width = max((column for cells in rows.values() for column in cells), default=0)
    for row, column in sheet.coloured:
        if row in rows and column <= width:
            rows[row][column] = replace(rows[row].get(column, Cell("")), coloured=True)
    seen = [column for column in range(1, width + 1) if column not in sheet.hidden_columns]
    laid = [
        Row(number, tuple(cells.get(column, Cell("")) for column in seen)) for number, cells in sorted(rows.items())
    ]
    return Table(tuple(_with_gaps(laid, len(seen), sheet.hidden_rows)), title)


def _next_seen(hidden: set[int]) -> dict[int, int]:
    """Hidden row → the first row below it that is seen."""
    found: dict[int, int] = {}
    for row in sorted(hidden, reverse=True):
        found[row] = found.get(row + 1, row + 1)
    return found


def _with_gaps(rows: list[Row], width: int, hidden: set[int]) -> list[Row]:
    """An empty row where the sheet shows one or more: what stands behind it may not belong to the table."""
    result: list[Row] = []
    for row in rows:
        before = row.number - 1
        while before in hidden:
            before -= 1
        if result and before > result[-1].number:
            result.append(Row(before, (Cell(""),) * width))
        result.append(row)
    return result
