"""Tables of a paper's HTML as Word tables: widths, heads that are repeated, rows that stay in one piece."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from documents.table_columns import LETTER, PADDING, letters
from documents.word.markup import Element, twips, w
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
    for row, is_head in _rows(element):
        stays = is_head or "runs-on" not in classes(row)
        properties = [w("cantSplit") if stays else None, w("tblHeader") if is_head else None]
        made.append(w("tr", w("trPr", *properties) if any(p is not None for p in properties) else None))
        place = 0
        for cell in row:
            span = int(cell.get("colspan", 1))
            width = sum(widths[place : place + span])
            place += span
            shaded = is_head or "theme" in classes(row)
            made[-1].append(
                w(
                    "tc",
                    w(
                        "tcPr",
                        w("tcW", w=twips(width), type="dxa"),
                        w("gridSpan", val=span) if span > 1 else None,
                        w("shd", val="clear", color="auto", fill=colour("head")) if shaded else None,
                        w("vAlign", val="center") if is_head or "bar-cell" in classes(cell) else None,
                    ),
                )
            )
            fill(cell, made[-1][-1], width - PADDING)
    return made


def classes(element: Any) -> set[str]:
    return set(element.get("class", "").split())


def _rows(element: Any) -> Iterator[tuple[Any, bool]]:
    """The rows top down, and whether each is of the head."""
    for part in element:
        if part.tag in ("thead", "tbody"):
            yield from ((row, part.tag == "thead") for row in part)


def _given(element: Any, room: float) -> list[float]:
    """The widths that the paper itself gives its columns, in per cent; none where it does not."""
    styles = [column.get("style", "") for column in element.iter("col")]
    shares = [float(found[1]) for style in styles if (found := re.search(r"width: *([\d.]+)%", style))]
    return [room * share / sum(shares) for share in shares]


def _natural(element: Any, room: float) -> list[float]:
    """As wide as their words. All share what is left over; where room is wanting, those that may be broken give it."""
    least: list[float] = []
    most: list[float] = []
    fixed = set()
    for row, _ in _rows(element):
        if any("colspan" in cell.attrib for cell in row):
            continue
        for place, cell in enumerate(row):
            wide = letters(" ".join("".join(cell.itertext()).split())) * LETTER * ROOMY + PADDING
            if "bar-cell" in classes(cell):
                wide = BAR[0] + PADDING
                fixed.add(place)
            narrow = wide if {"figure", "bar-cell"} & classes(cell) and cell.tag == "td" else min(wide, LEAST)
            least[place:] = [max([narrow, *least[place : place + 1]]), *least[place + 1 :]]
            most[place:] = [max([wide, *most[place : place + 1]]), *most[place + 1 :]]
    if sum(most) > room:
        spare = max(0.0, room - sum(least)) / (sum(most) - sum(least))
        return [narrow + (wide - narrow) * spare for narrow, wide in zip(least, most, strict=True)]
    growing = [0 if place in fixed else wide for place, wide in enumerate(most)]
    spare = (room - sum(most)) / sum(growing)
    return [wide + more * spare for wide, more in zip(most, growing, strict=True)]
