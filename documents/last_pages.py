"""No last page with hardly anything on it: a paper that ends so is laid out a little closer, or ends with more.

Three lines or one row of a table on a page of their own look as if something was forgotten. Closer lines bring them
back onto the page before, where there are enough pages to gain it from; otherwise the last two rows of a table go there
together, or the last paragraphs, and the page before ends higher. Where pages begin that lie across, those before have
a last one, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Protocol

from weasyprint import Document
from weasyprint.formatting_structure.boxes import MarginBox, TextBox

from documents.engine.pages import OnPage, unwatched

ACROSS = "wide"  # the pages of paper.css that lie across
CLOSER, ROWS_TOGETHER, LINES_TOGETHER = "closer", "rows-together", "lines-together"  # classes of paper.css
SHORT = 0.3  # of a page's height: a last page written less far down is too short
GAIN = 0.05  # of a page, about what each gains by closer lines; what it leaves empty today may be gained, too


class LaysOut(Protocol):
    """Lays the paper out with one more class on its body; each page is shown as soon as it is made."""

    def __call__(self, looks: str, on_page: OnPage = unwatched, /) -> Document: ...


class _Better(Exception):
    """Pages that end better than those which are being made."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document


def well_ended(lay_out: LaysOut, *, closer_first: bool = False) -> Document:
    """The paper as it is where its last pages hold enough, or else the better of the two ways.

    `closer_first`: closer lines are tried before those that are further apart, and taken where they end well.
    """
    first_part = _FirstPart(lay_out)
    if closer_first:
        first_part.closer = lay_out(CLOSER)
        if not any(map(_is_short, _ends(first_part.closer))):
            return first_part.closer
    try:
        document = lay_out("", first_part.on_page)
    except _Better as better:
        return better.document
    ends = list(_ends(document))
    if any(map(_closes_up, ends)):
        closer = first_part.closer or lay_out(CLOSER)
        *_, (*_, now) = _ends(closer)
        if len(closer.pages) < len(document.pages) and now >= min(SHORT, ends[-1][-1]):
            return closer
    if not _is_short(ends[-1]):
        return document
    for looks in (ROWS_TOGETHER, LINES_TOGETHER):
        together = lay_out(looks)
        if _ends_better(together, document):
            return together
    return document


class _FirstPart:
    """The pages up to where a paper lies down or stands up: they show already whether closer lines save one of them.

    Then the rest is never laid out with the lines that are further apart. Raises _Better from within that layout.
    """

    def __init__(self, lay_out: LaysOut) -> None:
        self._lay_out = lay_out
        self._pages: list[Any] | None = []
        self.closer: Document | None = None

    def on_page(self, page: Any, following: str | None) -> None:
        if self._pages is None:
            return
        self._pages.append(page)
        if following is None or (page.page_type.name == ACROSS) == (following == ACROSS):
            return
        plain, self._pages = [written(each) for each in self._pages], None
        if not _closes_up(plain):
            return
        self.closer = self.closer or self._lay_out(CLOSER)
        closer, *_, (*_, end) = _ends(self.closer)
        if len(closer) < len(plain) and closer[-1] >= SHORT <= end:
            raise _Better(self.closer)


def _is_short(part: Sequence[float]) -> bool:
    """Whether the last of these pages holds hardly anything, and others stand before it."""
    *before, end = part
    return bool(before) and end < SHORT


def _closes_up(part: Sequence[float]) -> bool:
    """Whether the last of these pages holds so little that closer lines may bring it back onto those before."""
    *before, end = part
    return end < SHORT and end <= sum(GAIN + 1 - full for full in before)


def _ends_better(together: Document, document: Document) -> bool:
    """Whether its last page holds more, taken from the page before and from no other."""
    *now, _, end = (each for part in _ends(together) for each in part)
    *then, _, short = (each for part in _ends(document) for each in part)
    return now == then and end > short


def _ends(document: Document) -> Iterator[list[float]]:
    """Of pages that stand and pages that lie across, in turn: how far down each of them is written, 1 is all of it."""
    for _, alike in groupby(document.pages, lambda page: page.width):
        yield [written(page._page_box) for page in alike]


def written(page: Any) -> float:
    """How far down a laid-out page is written, its margins apart; 1 is all of it."""
    lowest, waiting = 0.0, [page]
    while waiting:
        box = waiting.pop()
        for child in box.children:
            if isinstance(child, TextBox):
                lowest = max(lowest, child.position_y + child.height)
            # Neither the page's margins nor what stands fixed on every page.
            elif child.children and not isinstance(child, MarginBox) and child.style["position"] != "fixed":
                waiting.append(child)
    return float((lowest - page.content_box_y()) / page.height)
