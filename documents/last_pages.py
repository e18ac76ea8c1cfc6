"""No last page with hardly anything on it: a paper that ends so is laid out a little closer, or ends with more.

Three lines or one row of a table on a page of their own look as if something was forgotten. Closer lines bring them
back onto the page before, where there are enough pages to gain it from; otherwise the last two rows of a table go there
together, and the page before ends higher. Where pages begin that lie across, those before have a last one, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from weasyprint import Document
from weasyprint.formatting_structure.boxes import TextBox

CLOSER, TOGETHER = "closer", "ends-together"  # classes of paper.css
SHORT = 0.3  # of a page's height: a last page written less far down is too short
GAIN = 0.05  # of a page, about what each gains by closer lines; what it leaves empty today may be gained, too

Layout = Callable[[str], Document]  # lays the paper out with one more class on its body


def well_ended(lay_out: Layout) -> Document:
    """The paper as it is where its last pages hold enough, or else the better of the two ways."""
    document = lay_out("")
    ends = list(_ends(document))
    if any(end < SHORT and end <= sum(GAIN + 1 - full for full in before) for *before, end in ends):
        closer = lay_out(CLOSER)
        *_, (*_, now) = _ends(closer)
        if len(closer.pages) < len(document.pages) and now >= min(SHORT, ends[-1][-1]):
            return closer
    *before, end = ends[-1]
    if not before or end >= SHORT:
        return document
    together = lay_out(TOGETHER)
    *_, (*_, now) = _ends(together)
    return together if len(together.pages) == len(document.pages) and now > end else document


def _ends(document: Document) -> Iterator[list[float]]:
    """Of pages that stand and pages that lie across, in turn: how far down each of them is written, 1 is all of it."""
    for _, alike in groupby(document.pages, lambda page: page.width):
        yield [_written(page._page_box) for page in alike]


def _written(page: Any) -> float:
    lowest = max((text.position_y + text.height for text in _texts(page)), default=0)
    return float((lowest - page.content_box_y()) / page.height)


def _texts(box: Any) -> Iterator[Any]:
    """Of the page itself, without its margins and what stands fixed on every page."""
    for child in getattr(box, "children", ()):
        if type(child).__name__ == "MarginBox" or child.style["position"] == "fixed":
            continue
        if isinstance(child, TextBox):
            yield child
        yield from _texts(child)
