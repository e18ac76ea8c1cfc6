"""The text layer in one pass: each cluster of a font and size is worked out once a document, then only looked up.

`documents.engine.textlayer` puts composed clusters under WeasyPrint's own drawing, which asks Pango for every glyph of
every line anew. This writes the same operators, to the byte, for plain left-to-right text in fonts that it composes;
every other line is left to the text layer.
"""

from __future__ import annotations

import re
import struct
from bisect import bisect_left
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from documents.engine.paragraphs import ParagraphLine
from documents.engine.textlayer import IS_ELLIPSIS, Face, drawn_glyphs, face_of

_GLYPH = struct.Struct("=Iiii4x")  # PangoGlyphInfo: glyph, width, x and y offset, and flags
_UNWRITTEN = 4  # bytes of the flags, which Pango does not write all
_KNOWN = "_ita_known"  # the attribute of a Font that holds the operators of its clusters, by size
# In UTF-8. Marks and vowels that belong to the consonant before them are among the Thai letters only.
_PLAIN = re.compile(
    rb"(?:[ -~]|\xc2[\xa0-\xac\xae-\xbf]|\xc3[\x80-\xbf]|\xe0[\xb8\xb9][\x80-\xbf]"
    rb"|\xe2\x80[\x90-\xa7\xb0-\xbf]|\xe2\x81[\x80-\x9e])*"
)
_MARK = re.compile(rb"\xe0(?:\xb8[\xb1\xb3-\xba]|\xb9[\x87-\x8e])")
_SPACE = ord(" ")
_BEGINS = b"\n"  # behind the key of a cluster that begins a word, which is drawn in two; no text has it
_ALIKE = 14802  # an older Pango tells wrong sizes of fonts


Piece = tuple[Any, float, str]  # of a line: font (None where it is the one before), size, operators


class _Unusual(Exception):
    """The line holds something that WeasyPrint must draw."""


def suits() -> bool:
    """Whether this process's Pango has the structures that are read here."""
    return bool(ffi.sizeof("PangoGlyphInfo") == _GLYPH.size and pango.pango_version() >= _ALIKE)


def draw_first_line(
    slow: Callable[..., Any], stream: Any, textbox: Any, text_overflow: Any, block_ellipsis: Any, matrix: Any
) -> Any:
    """In the place of `weasyprint.draw.text.draw_first_line`."""
    layout = textbox.pango_layout
    pieces = None
    if text_overflow != "ellipsis" and block_ellipsis == "none":
        pieces = pieces_of(textbox, stream)
    if pieces is None:
        if isinstance(layout, ParagraphLine):
            textbox.pango_layout = layout.laid_out_alone(textbox.style)
        return slow(stream, textbox, text_overflow, block_ellipsis, matrix)
    if pieces:
        show(stream, pieces, *matrix.values)
    return []


def show(stream: Any, pieces: list[Piece], *matrix: float) -> None:
    """Writes the runs of a line from the point of the matrix on."""
    stream.set_text_matrix(*matrix)
    said = ""
    for font, size, operators in pieces:
        if font is not None:
            if said:
                stream.show_text(said)
            said = ""
            stream.set_font_size(font.hash, size)
        said += operators
    stream.show_text(said)


def pieces_of(textbox: Any, stream: Any) -> list[Piece] | None:
    """The line's runs: none where nothing of it is seen, None where WeasyPrint must draw it."""
    try:
        return _pieces(textbox, stream)
    except _Unusual:
        return None


def _pieces(textbox: Any, stream: Any) -> list[Piece]:
    if not textbox.text.strip() or textbox.style["font_size"] < 1e-6:
        return []
    layout = textbox.pango_layout
    if isinstance(layout, ParagraphLine):
        line, source, end = layout.pango_line, layout.paragraph.source, layout.end
    else:
        pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
        line, _ = layout.get_first_line()
        source = layout.text.encode().replace(b"\0", b"")
        end = len(source)
    pieces: list[Piece] = []
    before: Any = None
    font: Any = None
    size = 0.0
    run = line.runs
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        run = run.next
        pango_font = item.analysis.font
        same = pango_font == before
        if not same:
            before = pango_font
            font, size = stream.add_font(pango_font)
        operators = _operators(item, glyphs, source, end, font, size, stream)
        pieces.append((None if same else font, size, operators))
    return pieces


def _operators(item: Any, string: Any, source: bytes, end: int, font: Any, size: Any, stream: Any) -> str:
    face = face_of(font, stream)
    text = source[item.offset : item.offset + item.length]
    if item.analysis.level & (1 | IS_ELLIPSIS) or not face.composes or not _PLAIN.fullmatch(text):
        raise _Unusual
    count = string.num_glyphs
    if not count:
        return ""
    glyphs = bytearray(ffi.buffer(string.glyphs, count * _GLYPH.size))
    for byte in range(_GLYPH.size - _UNWRITTEN, _GLYPH.size):
        glyphs[byte :: _GLYPH.size] = bytes(count)
    records = bytes(glyphs)
    starts = ffi.unpack(string.log_clusters, count)
    marks = {found.start() for found in _MARK.finditer(text)}
    end -= item.offset
    # The first glyph of each cluster that is drawn, and the byte where it begins; behind the last, where that ends.
    firsts = [n for n, start in enumerate(starts) if not n or (start != starts[n - 1] and start not in marks)]
    begun = [starts[n] for n in firsts]
    drawn = bisect_left(begun, end)
    firsts.append(count)
    begun.append(len(text))
    known = font.__dict__.setdefault(_KNOWN, {}).setdefault(size, {})
    keys = [
        records[first * _GLYPH.size : last * _GLYPH.size]
        + text[start:stop]
        + (_BEGINS if last - first > 1 and (not start or text[start - 1] == _SPACE) else b"")
        for first, last, start, stop in zip(firsts[:drawn], firsts[1:], begun, begun[1:], strict=False)
    ]
    said = [known.get(key) for key in keys]
    for number in (number for number, operators in enumerate(said) if operators is None):
        infos = list(_GLYPH.iter_unpack(records[firsts[number] * _GLYPH.size : firsts[number + 1] * _GLYPH.size]))
        begins = keys[number].endswith(_BEGINS)
        shown = text[begun[number] : begun[number + 1]].decode()
        known[keys[number]] = said[number] = _cluster(
            shown, begins, infos, item.analysis.font, font, size, face, stream
        )
    written = f"<{''.join(said)}"
    return written[:-1] if written[-1] == "<" else f"{written}>"


def _cluster(
    text: str,
    begins: bool,
    glyphs: list[tuple[int, int, int, int]],
    pango_font: Any,
    font: Any,
    size: float,
    face: Face,
    stream: Any,
) -> str:
    """Operators of one cluster, as `weasyprint.draw.text.draw_first_line` writes them. Raises _Unusual."""
    if any(glyph >= pango.PANGO_GLYPH_EMPTY for glyph, *_ in glyphs):
        raise _Unusual
    infos = [
        SimpleNamespace(glyph=glyph, geometry=SimpleNamespace(width=width, x_offset=x, y_offset=y))
        for glyph, width, x, y in glyphs
    ]
    drawn = drawn_glyphs(infos, text, begins, pango_font, font, size, face, stream)
    if drawn is infos and len(infos) > 1:  # the font has no room for it
        raise _Unusual
    said = ""
    for info in drawn:
        if info.geometry.y_offset:
            raise _Unusual
        offset = info.geometry.x_offset / size
        if offset:
            said += f">{-offset}<"
        said += f"{info.glyph:04x}"
        if info.glyph not in font.widths:
            pango.pango_font_get_glyph_extents(pango_font, info.glyph, stream.ink_rect, stream.logical_rect)
            font.widths[info.glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
        kerning = font.widths[info.glyph] + offset - info.geometry.width * 1000 * FROM_UNITS / size
        if kerning:
            said += f">{int(kerning)}<"
    return said
