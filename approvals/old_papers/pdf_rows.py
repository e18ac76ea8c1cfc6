"""Rows of a PDF's tables, put together by where their cells stand. Pure of Django.

PDFium tells a table cell by cell and line by line, as programs write it: down a cell, then up again to the right of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

_MOST_LINES = 60  # of one cell
_EVEN = 1.2  # how much farther apart two lines of a cell may be than its last two
_NEAR = 2.5  # heights between a line and the next of its cell
_FIGURES = re.compile(r"[\s+\-–0-9๐-๙.,%]*")
_WORDS = re.compile(r"[ก-ฮA-Za-z]{2}")


@dataclass(frozen=True)
class _Line:
    """A line and the place of its end; `base` is where its letters stand, `last` the left edge behind its last tab."""

    text: str
    end: int
    left: float
    right: float
    base: float
    height: float
    last: float | None


def join_rows(layer: Any, letters: list[str]) -> None:
    """Makes one line of each row that can be told: a tab between two cells, blanks between the lines of one."""
    lines = list(_lines(layer, letters))
    begins = 0  # the line that the cell begins with
    edge: float | None = None  # the left edge of a row's last cell
    for place, (before, line) in enumerate(pairwise(lines), 1):
        if cell := _cell_beside(lines[max(begins, place - _MOST_LINES) : place], line):
            for each in cell[1:]:
                letters[each.end] = " "
            letters[before.end] = "\t"
            begins, edge = place, line.last or line.left
        elif edge is not None and _goes_on(before, line, edge):
            letters[before.end] = " "
        else:
            if edge is not None:
                begins = place
            edge = line.last


def _lines(layer: Any, letters: Sequence[str]) -> Iterator[_Line]:
    """The lines in which something is to be seen."""
    ends = [place for place, letter in enumerate(letters) if letter == "\n"]
    for before, end in pairwise([-1, *ends, len(letters)]):
        boxes = {}
        for place in range(before + 1, end):
            left, bottom, right, top = layer.get_charbox(place, loose=True)
            if right > left and top > bottom and not letters[place].isspace():
                boxes[place] = left, bottom, right, top
        if not boxes:
            continue
        lefts, bottoms, rights, tops = zip(*boxes.values(), strict=True)
        text = "".join(letters[before + 1 : end])
        tab = before + 1 + text.rfind("\t")
        behind = [box[0] for place, box in boxes.items() if place > tab] if "\t" in text else []
        base = median(bottoms)
        yield _Line(text, end, min(lefts), max(rights), base, median(tops) - base, min(behind, default=None))


def _cell_beside(lines: Sequence[_Line], line: _Line) -> list[_Line]:
    """The lines of the cell that a line stands to the right of, from its last upwards; none where it does not."""
    cell: list[_Line] = []
    last = lines[-1]
    if line.base <= last.base + line.height / 2:  # it does not go up
        return cell
    for each in reversed(lines):
        apart = each.base - cell[-1].base if cell else 0.0
        usual = cell[1].base - cell[0].base if len(cell) > 1 else apart
        if each.right > line.left or not 0 <= apart <= min(_EVEN * usual, _NEAR * each.height):
            break
        if each.base > 2 * line.base - last.base + line.height / 2:  # as far above the line as the cell goes below it
            break
        cell.append(each)
    is_in_row = bool(cell) and cell[-1].base >= line.base - line.height / 2
    return cell if is_in_row and _WORDS.search(cell[-1].text) else []  # a chart's columns have figures above


def _goes_on(before: _Line, line: _Line, edge: float) -> bool:
    """Whether a line is the next of a row's last cell; figures alone may be another row's."""
    down = before.base - line.base
    is_next = 0 < down < _NEAR * max(before.height, line.height)
    return is_next and line.left >= edge - 2 and "\t" not in line.text and not _FIGURES.fullmatch(line.text)
