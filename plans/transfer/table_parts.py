"""A file's tables as plain JSON: opened once, in a process of its own (accounts.limited_process), and kept so.

Pure of Django. A cell of nothing but text is that text; a cell with more to say is a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from plans.transfer.columns import MEASURE_TABLES
from tables.errors import Unreadable
from tables.files import read_parts
from tables.grid import Cell, LeftOut, Part, Row, Table

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # no database takes them


def opened(content: bytes) -> dict[str, Any]:
    """The bytes' parts under `parts`, or why there are none under `message`, from `row` on."""
    try:
        return {"parts": as_json(read_parts(content, MEASURE_TABLES))}
    except Unreadable as error:
        return {"message": str(error), "row": error.row}


def as_json(parts: Sequence[Part]) -> list[Any]:
    """The parts as plain JSON that every database can hold."""
    return [_plain(part) for part in parts]


def parts_of(plain: Sequence[Any]) -> list[Part]:
    """The parts `as_json` gave."""
    return [_part(part) for part in plain]


def _plain(part: Part) -> Any:
    if isinstance(part, str):
        return _storable(part)
    if isinstance(part, LeftOut):
        return {"left_out": _storable(part.message)}
    rows = [[row.number, [_plain_cell(cell) for cell in row.cells]] for row in part.rows]
    return {"name": _storable(part.name), "rows": rows}


def _part(plain: Any) -> Part:
    if isinstance(plain, str):
        return plain
    if "left_out" in plain:
        return LeftOut(plain["left_out"])
    rows = tuple(Row(number, tuple(_cell(cell) for cell in cells)) for number, cells in plain["rows"])
    return Table(rows, plain["name"])


def _plain_cell(cell: Cell) -> Any:
    text = _storable(cell.text)
    return (
        text
        if cell == Cell(cell.text)
        else [text, int(cell.above), cell.span, _storable(cell.fault), int(cell.coloured)]
    )


def _cell(plain: Any) -> Cell:
    if isinstance(plain, str):
        return Cell(plain)
    text, above, span, fault, *coloured = plain  # a table that was kept before colours were
    return Cell(text, bool(above), span, fault, coloured == [1])


def _storable(text: str) -> str:
    return _UNSTORABLE.sub("\ufffd", text)
