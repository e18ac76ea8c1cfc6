"""The catchwords of a memo: at the foot of a page the first word of the next, "/ความ...".

They are known only when the pages are laid out, and stand in the margin, where they move nothing: so they are written
into the pages instead of laying the memo out twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from weasyprint import Document
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.text.line_break import split_first_line


def lead_over(document: Document) -> None:
    """Fills the place for a catchword on every page that has one; empties it where the next page has none."""
    for page, following in pairwise([*document.pages, None]):
        margin = _margin(page)
        if margin is None:
            continue
        word = _first_word(following) if following and _margin(following) else ""
        text = next((box for box in margin.descendants() if isinstance(box, TextBox)), None)
        if not word or text is None:
            margin.children = []
            continue
        text.text = f"/{word}..."
        text.pango_layout, _, _, width, _, _ = split_first_line(text.text, text.style, None, None, 0)
        text.position_x += text.width - width
        text.width = width


def _margin(page: Any) -> Any:
    boxes = (box for box in page._page_box.children if getattr(box, "at_keyword", "") == "@bottom-right")
    return next((box for box in boxes if box.children), None)


def _first_word(page: Any) -> str:
    word = re.match(r"[\w\u0e00-\u0e7f]+", next(_texts(page._page_box), ""))
    return word.group() if word else ""


def _texts(box: Any) -> Iterator[str]:
    """Texts of a laid-out page in reading order, without its margins and what stands fixed on every page."""
    for child in getattr(box, "children", ()):
        if type(child).__name__ == "MarginBox" or child.style["position"] == "fixed":
            continue
        if text := getattr(child, "text", "").strip():
            yield text
        yield from _texts(child)
