"""Where letters of a PDF's text layer stand on their page: one box for each line of them. Pure of Django.

For strangers' files it is loaded in a limited process (approvals.old_papers.pdf_places), for ours in the web's.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from typing import Any

from pypdfium2 import raw

Box = tuple[float, float, float, float]  # left, bottom, right, top in the page's own points
PartOfPage = tuple[float, float, float, float]  # x, y from the upper left corner, width, height, as shares of the page


def letter_at(layer: Any, place: int) -> str:
    """A letter of the layer, always one: what has no meaning is U+FFFD."""
    code = raw.FPDFText_GetUnicode(layer, place)
    if code in (0xFFFE, 0x2):  # how PDFium says that a word was parted at a line's end
        return "-"
    if code == 0xD:  # of the two that end a line the second stays
        return " "
    if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)


def lines_of(layer: Any, places: Iterable[int]) -> list[Box]:
    """The boxes that the letters at these places fill, one for each line."""
    lines: list[Box] = []
    for left, bottom, right, top in _letters(layer, places):
        if lines and min(top, lines[-1][3]) > max(bottom, lines[-1][1]):
            before = lines[-1]
            lines[-1] = (min(before[0], left), min(before[1], bottom), max(before[2], right), max(before[3], top))
        else:
            lines.append((left, bottom, right, top))
    return lines


def _letters(layer: Any, places: Iterable[int]) -> Iterator[Box]:
    count = layer.count_chars()
    for place in places:
        if place >= count:
            continue
        left, bottom, right, top = layer.get_charbox(place, loose=True)
        if right > left and top > bottom:
            yield left, bottom, right, top


def seen(page: Any, box: Box) -> list[float]:
    """A box as the page is seen, turned and cut: x, y, width, height from its upper left corner, tenths of points."""
    left, bottom, right, top = box
    corners = []
    for x, y in ((left, bottom), (right, top)):
        across, down = ctypes.c_int(), ctypes.c_int()
        width, height = round(page.get_width() * 10), round(page.get_height() * 10)
        raw.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, across, down)
        corners.append((across.value / 10, down.value / 10))
    (x1, y1), (x2, y2) = corners
    return [min(x1, x2), min(y1, y2), round(abs(x2 - x1), 1), round(abs(y2 - y1), 1)]
