"""Tables of a paper's HTML as Word tables: widths, heads that are repeated, rows that stay in one piece."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from documents.table_columns import LETTER, PADDING, letters
from documents.word.markup import Element, Layout, paragraph, twips, w
from documents.word.pictures import BAR, colour

LEAST = 16.0  # mm of a column whose words may be broken
ROOMY = 1.25  # times the usual letter: figures and headings must not break
Fill = Callable[[Any, Element, float], None]  # puts what an HTML cell says into Word's, so many millimetres wide


def table(element: Any, room: float, fill: Fill, *, ruled: bool = True) -> Element:
    """An HTML table in Word; `room` is its width in millimetres. Rows that only close the page below are left out."""
    widths = _given(element, room) or _natural(element, room)
    made = w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val="Table") if ruled else None,
            w("tblW", w=twips(room), type="dxa"),
            w("tblLayout", type="fixed"),
        ),
        w("tblGrid", *(w("gridCol", w=twips(width)) for width in widths)),
    )
    rows = list(_grid(element))
    for row, is_head, cells in rows:
        stays = is_head or "runs-on" not in classes(row)
        properties = [w("cantSplit") if stays else None, w("tblHeader") if is_head else None]
        made.append(w("tr", w("trPr", *properties) if any(p is not None for p in properties) else None))
        shaded = is_head or "theme" in classes(row)
        for cell in cells:
            width = sum(widths[cell.place : cell.place + cell.span])
            middle = is_head or "bar-cell" in classes(cell.element)
            made[-1].append(
                w(
                    "tc",
                    w(
                        "tcPr",
                        w("tcW", w=twips(width), type="dxa"),
                        w("gridSpan", val=cell.span) if cell.span > 1 else None,
                        w("vMerge", val=cell.merged) if cell.merged else None,
                        w("shd", val="clear", color="auto", fill=colour("head")) if shaded else None,
                        w("vAlign", val="center") if middle else None,
                    ),
                )
            )
            if cell.merged == "continue":
                in_one_piece = "scores" in classes(element) and row is not rows[-1][0]
                made[-1][-1].append(paragraph("Cell", (), Layout(keep_next=in_one_piece)))
            else:
                fill(cell.element, made[-1][-1], width - PADDING)
    return made


@dataclass(frozen=True)
class GridCell:
    """A cell at its column; one that goes on from the row above says so in Word's own word (restart, continue)."""

    element: Any
    place: int
    span: int
    merged: str = ""


def _grid(element: Any) -> Iterator[tuple[Any, bool, list[GridCell]]]:
    """The rows top down, whether each is of the head, and what stands in each of their columns."""
    below: dict[int, tuple[Any, int, int]] = {}  # by column: a cell over several rows, its span, how many rows are left
    for part in element:
        for row in part if part.tag in ("thead", "tbody") else ():
            cells: list[GridCell] = []
            place, waiting = 0, list(row)
            while waiting or place in below:
                if place in below:
                    cell, span, left = below.pop(place)
                    merged = "continue"
                else:
                    cell = waiting.pop(0)
                    span, left = int(cell.get("colspan", 1)), int(cell.get("rowspan", 1))
                    merged = "restart" if left > 1 else ""
                cells.append(GridCell(cell, place, span, merged))
                if left > 1:
                    below[place] = (cell, span, left - 1)
                place += span
            yield row, part.tag == "thead", cells


def classes(element: Any) -> set[str]:
    return set(element.get("class", "").split())


def _given(element: Any, room: float) -> list[float]:
    """The widths that the paper itself gives its columns, in per cent; none where it does not."""
    styles = [column.get("style", "") for column in element.iter("col")]
    shares = [float(found[1]) for style in styles if (found := re.search(r"width: *([\d.]+)%", style))]
    return [room * share / sum(shares) for share in shares]


def _natural(element: Any, room: float) -> list[float]:
    """As wide as their words. All share what is left over; where room is wanting, those that may be broken give it."""
    least: dict[int, float] = {}
    most: dict[int, float] = {}
    fixed = set()
    for _, _, cells in _grid(element):
        for cell in cells:
            if cell.span > 1:
                continue
            is_bar, is_figure = "bar-cell" in classes(cell.element), "figure" in classes(cell.element)
            wide = letters(" ".join("".join(cell.element.itertext()).split())) * LETTER * ROOMY + PADDING
            if is_bar:
                wide = BAR[0] + PADDING
                fixed.add(cell.place)
            narrow = wide if is_bar or (is_figure and cell.element.tag == "td") else min(wide, LEAST)
            least[cell.place] = max(narrow, least.get(cell.place, 0))
            most[cell.place] = max(wide, most.get(cell.place, 0))
    needed, columns = sum(most.values()), sorted(most)
    if needed > room:
        spare = max(0.0, room - sum(least.values())) / (needed - sum(least.values()) or 1)
        return [least[n] + (most[n] - least[n]) * spare for n in columns]
    growing = sum(most[n] for n in columns if n not in fixed) or 1
    return [most[n] * (1 if n in fixed else 1 + (room - needed) / growing) for n in columns]
