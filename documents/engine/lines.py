"""Lines that hold nothing but one text: most of a paper, for which WeasyPrint goes the way of any line.

That way looks for floats beside the line, breaks among its boxes and heights of theirs; of one plain text, whose line
`documents.engine.paragraphs` knows, all of it is some sums. Whatever else a line holds, or stands beside, is left to
WeasyPrint. The sums are in WeasyPrint's order, so that not even the last digit is another.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.css import AnonymousStyle
from weasyprint.formatting_structure.boxes import LineBox, TextBox
from weasyprint.layout import inline

from documents.engine import paragraphs

_PLAIN = "_ita_plain_line"  # the attribute of a style that says whether its boxes have no place of their own


def get_next_linebox(
    slow: Callable[..., Any],
    context: Any,
    linebox: Any,
    position_y: float,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    absolute_boxes: Any,
    fixed_boxes: Any,
    first_letter_style: Any,
    first_line_style: Any,
) -> Any:
    """In the place of `weasyprint.layout.inline.get_next_linebox`: (line, where to go on)."""
    found = None
    if not (first_letter_style or first_line_style or context.excluded_shapes):
        found = _line(context, linebox, position_y, skip_stack, containing_block)
    return found or slow(
        context,
        linebox,
        position_y,
        bottom_space,
        skip_stack,
        containing_block,
        absolute_boxes,
        fixed_boxes,
        first_letter_style,
        first_line_style,
    )


def _line(context: Any, linebox: Any, position_y: float, skip_stack: Any, block: Any) -> tuple[Any, Any] | None:
    if type(linebox) is not LineBox or len(linebox.children) != 1:
        return None
    [box] = linebox.children
    if type(box) is not TextBox or not is_plain(linebox.style) or not is_plain(box.style):
        return None
    if block.style["direction"] != "ltr":
        return None
    paragraph = paragraphs.paragraph_of(box)
    skip = _skipped(skip_stack)
    if skip is None or not paragraph.plain:
        return None
    end = len(paragraph.source)
    if skip == end:
        return None, None
    while paragraph.source[skip : skip + 1] == b" ":
        skip += 1
    if skip == end:
        return None

    if "max_height" not in box.__dict__:
        inline.resolve_percentages(box, block)  # to nothing but zeros, whatever the block
    left = block.content_box_x()
    available = left + block.width - left
    start = left + linebox.text_indent
    found = paragraphs.line_from(box, (left + available) * (1 + 1e-9) - start, skip)
    if found is None or found[0].text[-1] == " ":
        return None
    text, resume = found

    line = linebox.copy()
    line.children = [text]
    line.width = start + text.width - left
    offset = inline.text_align(context, line, available, last=resume is None)

    # Above and below the baseline, at nought, of the text and of the line without it.
    line_height, baseline = inline.strut(line.style)
    font_size = line.style["font_size"]
    leading = (line_height - font_size) / 2
    text_top, line_top = -text.baseline, -baseline
    top = min(text_top, line_top)
    bottom = max(
        text_top + (text.height + text.margin_top + text.margin_bottom), line_top + (font_size + leading + leading)
    )
    line.baseline, line.height = -top, bottom - top
    line.margin_top = line.margin_bottom = 0
    line.position_x, line.position_y = left + offset, position_y
    text.position_x, text.position_y = start + offset, text_top + (position_y - top)
    return line, None if resume is None else {0: {resume: None}}


def _skipped(skip_stack: Any) -> int | None:
    """Bytes of the first child's text that stand on lines before."""
    if skip_stack is None:
        return 0
    [(index, inner)] = skip_stack.items()
    if index:
        return None
    return next(iter(inner)) if inner else 0


def is_plain(style: Any) -> bool:
    """Whether this is the style of a text's own box or line: without borders, in its place, its spaces as they are."""
    known: bool | None = style.__dict__.get(_PLAIN)
    if known is None:
        known = (
            type(style) is AnonymousStyle
            and style["direction"] == "ltr"
            and (style["position"], style["float"], style["vertical_align"]) == ("static", "none", "baseline")
            and "justify" not in (style["text_align_all"], style["text_align_last"])
        )
        setattr(style, _PLAIN, known)
    return known
