"""One Pango layout for a paragraph, where WeasyPrint shapes each of its lines three or four times.

WeasyPrint lays out a piece of what is left of a text, keeps its first line, lays that line out once more without the
space at its end, and again when it is drawn. Here the text is laid out once at its width, and every line that is asked
for is one of the paragraph's own; it is drawn from the very same glyphs. A row that is laid out again on the next page
finds its lines made.

What is left to WeasyPrint: whatever is not plain Thai and Latin text that wraps at the width of its column or needs no
break there, a line that starts beside something else, and a line that is too wide (a word to be broken).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from math import inf
from typing import Any, NamedTuple

from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, pango
from weasyprint.text.line_break import Layout, create_layout, strut

_PARAGRAPH = "_ita_paragraph"  # the attribute of a text box that holds its paragraph
# Thai, Latin and what is written between them: nothing that runs leftwards, joins or breaks in a way of its own.
_PLAIN = re.compile("[ -~\u00a1-\u00ac\u00ae-\u00ff\u0e01-\u0e5b\u2010\u2012-\u2015\u2018-\u2027\u2030-\u205e]*")
_NARROW = 4  # widths of letters; in less room WeasyPrint breaks lines in another way
_AGAIN = 8  # a text is laid out so many times at most, whatever widths are asked for
# Bytes laid out at once: Pango counts letters from the beginning for each attribute, which in a long text is too much.
_AT_ONCE = 3000
_FIRST_LINES = 20  # bytes laid out for each letter's width of a first line that is indented: three lines or so
_LOGICAL = ffi.new("PangoRectangle *")  # written anew for each line that is measured


class ParagraphLine:
    """A line of a paragraph, in the place of WeasyPrint's Layout: for its box, and to be drawn."""

    __slots__ = ("end", "first_line_direction", "max_width", "pango_line", "paragraph", "text")

    def __init__(self, paragraph: _LaidOut, pango_line: Any, text: str, end: int, max_width: float) -> None:
        self.paragraph = paragraph  # Pango's line lives as long as its layout
        self.pango_line = pango_line
        self.text = text
        self.end = end  # the byte of the layout's text behind the line's last letter: what follows is not drawn
        self.max_width = max_width
        self.first_line_direction = pango_line.resolved_dir

    def deactivate(self) -> None:
        """WeasyPrint throws away what only drawing needs, to make it again."""

    def reactivate(self, style: Any) -> None:
        """Nothing was thrown away."""

    def laid_out_alone(self, style: Any) -> Any:
        """WeasyPrint's own Layout of this line, for whoever draws it in the usual way."""
        layout = Layout(style, max_width=self.max_width)
        layout.set_text(self.text, justify=True)
        return layout


class _LaidOut(NamedTuple):
    """Text from one of its bytes on, at one width."""

    layout: Any
    source: bytes


class _Place(NamedTuple):
    """Where a line stands: in which layout, from and up to which byte of it, and where the text goes on after it."""

    paragraph: _LaidOut
    pango_line: Any
    start: int
    stop: int
    resume: int | None


class Paragraph:
    """A text box's text, in as many layouts as widths were asked for."""

    def __init__(self, text: str, style: Any) -> None:
        self.text, self.style = text, style
        self.plain = _is_plain(text, style)
        self.places: dict[tuple[int, int], _Place] = {}
        if not self.plain:
            return
        self.source = text.encode()
        self.first = len(self.source) - len(self.source.lstrip(b" "))
        self.indented = getattr(style["text_indent"], "value", 1) != 0
        self.left = _AGAIN * len(self.source)  # bytes that may be laid out
        self.wraps = style["white_space"] == "normal"
        self.line_height = strut(style)[0]
        self.too_wide: dict[int, int] = {}  # by width: up to which byte words are broken

    def place(self, width: int, skip: int) -> _Place | None:
        if skip < self.too_wide.get(width, 0):
            return None
        if (width, skip) not in self.places:
            self._lay_out(width, skip)
        return self.places.get((width, skip))

    def _lay_out(self, width: int, skip: int) -> None:
        length = _AT_ONCE
        if self.indented and skip <= self.first:  # the other lines have another width
            length = int(width / TO_UNITS / self.style["font_size"] * _FIRST_LINES)
        while skip < len(self.source) and self.left > 0:
            stop = _letter(self.source, skip + length)
            source = self.source[skip:stop]
            self.left -= len(source)
            layout = create_layout(source.decode(), self.style, None, width / TO_UNITS, 0)
            lines = _lines(layout.layout)
            if stop == len(self.source):
                ends = [*(line.start_index for line in lines[1:]), None]
            else:  # the last lines may end where the piece was cut
                ends = [line.start_index for line in lines[1:-1]]
            for line, end in zip(lines, ends, strict=False):
                place = _Place(_LaidOut(layout, source), line, line.start_index, end or len(source), end and skip + end)
                self.places[width, skip + line.start_index] = place
            if ends:
                return
            length *= 2


def _letter(source: bytes, position: int) -> int:
    """Where the letter begins that this byte belongs to, or the text's end."""
    if position >= len(source):
        return len(source)
    while source[position] & 0xC0 == 0x80:
        position -= 1
    return position


def declare() -> None:
    """Makes known to WeasyPrint's cffi what it does not use itself. Calling it again changes nothing."""
    if not hasattr(pango, "pango_layout_get_lines_readonly"):
        ffi.cdef("GSList * pango_layout_get_lines_readonly (PangoLayout *);")


def split_text_box(
    slow: Callable[..., Any], context: Any, box: Any, available_width: Any, skip: int, is_line_start: bool = True
) -> Any:
    """In the place of `weasyprint.layout.inline.split_text_box`: (box of the line, where to go on, False)."""
    found = line_from(box, available_width, skip) if is_line_start and available_width is not None else None
    return (*found, False) if found else slow(context, box, available_width, skip, is_line_start)


def paragraph_of(box: Any) -> Paragraph:
    """The text box's paragraph, made when it is first asked for."""
    paragraph: Paragraph | None = box.__dict__.get(_PARAGRAPH)
    if paragraph is None or paragraph.text is not box.text or paragraph.style is not box.style:
        paragraph = Paragraph(box.text, box.style)
        setattr(box, _PARAGRAPH, paragraph)
    return paragraph


def line_from(box: Any, available_width: float, skip: int) -> tuple[Any, int | None] | None:
    """The text box's line that begins at this byte, and the byte where the next does; None is left to WeasyPrint."""
    if not 0 < available_width < inf:
        return None
    paragraph = paragraph_of(box)
    if not paragraph.plain:
        return None
    units = int(available_width * TO_UNITS)
    place = paragraph.place(units, skip)
    if place is None:
        return None
    if place.resume is not None and (not paragraph.wraps or box.style["font_size"] * _NARROW > available_width):
        return None
    width, height, baseline = _extents(place.pango_line)
    if width > available_width:
        paragraph.too_wide[units] = max(paragraph.too_wide.get(units, 0), skip + place.stop - place.start)
        return None
    said = place.paragraph.source[place.start : place.stop]
    if place.resume is not None:
        said = said.rstrip(b" ")
    if not said:
        return None
    text = said.decode()
    line = box.copy_with_text(text)
    line.pango_layout = ParagraphLine(place.paragraph, place.pango_line, text, place.start + len(said), available_width)
    line.width, line.height = width, height
    line.margin_top = line.margin_bottom = (paragraph.line_height - height) / 2
    line.baseline = baseline + line.margin_top
    return line, place.resume


def _is_plain(text: str, style: Any) -> bool:
    return (
        style["white_space"] in ("normal", "nowrap")
        and style["letter_spacing"] == "normal"
        and style["word_spacing"] == 0
        and style["direction"] == "ltr"
        and style["hyphens"] != "auto"
        and style["word_break"] == "normal"
        and style["text_decoration_line"] == "none"
        and _PLAIN.fullmatch(text) is not None
    )


def _lines(layout: Any) -> list[Any]:
    found = []
    lines = pango.pango_layout_get_lines_readonly(layout)
    while lines != ffi.NULL:
        found.append(ffi.cast("PangoLayoutLine *", lines.data))
        lines = lines.next
    return found


def _extents(line: Any) -> tuple[float, float, float]:
    """Width, height and baseline from the top, in pixels, as WeasyPrint measures a line."""
    pango.pango_layout_line_get_extents(line, ffi.NULL, _LOGICAL)
    return _LOGICAL.width * FROM_UNITS, _LOGICAL.height * FROM_UNITS, -_LOGICAL.y * FROM_UNITS
