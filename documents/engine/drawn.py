"""Plain lines of text, drawn without what WeasyPrint asks of any other: the operators are the same, to the byte."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.formatting_structure.boxes import LineBox, TextBox

from documents.engine import one_pass
from documents.engine.lines import is_plain
from documents.engine.paragraphs import ParagraphLine


def draw_inline_level(
    slow: Callable[..., None],
    stream: Any,
    page: Any,
    box: Any,
    offset_x: Any = 0,
    text_overflow: str = "clip",
    block_ellipsis: Any = "none",
) -> None:
    """In the place of `weasyprint.draw.draw_inline_level`: a line that holds one text, all of which is visible."""
    if type(box) is LineBox and len(box.children) == 1:
        [text] = box.children
        if (
            type(text) is TextBox
            and type(text.pango_layout) is ParagraphLine
            and is_plain(box.style)
            and is_plain(text.style)
            and box.background is None
            and text.style["visibility"] == "visible"
            and (box.text_overflow, box.block_ellipsis) == ("clip", "none")
            and (pieces := one_pass.pieces_of(text, stream))
        ):
            with stream.marked(text, "Span"):
                stream.set_color(text.style["color"])
                stream.begin_text()
                one_pass.show(stream, pieces, 1, 0, 0, -1, text.position_x, text.position_y + text.baseline)
                stream.end_text()
            return
    slow(stream, page, box, offset_x, text_overflow, block_ellipsis)
