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
_AM = "\N{THAI CHARACTER SARA AM}"
_RING = re.compile(_AM * 2)
_SPACE = re.compile(" ")
# Records with their letters in UTF-32 for flags: one of any letter, and those of the marks that follow.
_CLUSTER = re.compile(rb"(?s:.{20}(?:.{16}[\x31\x33-\x3a\x47-\x4e]\x0e\0.)*)")
_ALIKE = 14802  # an older Pango tells wrong sizes of fonts

Piece = tuple[Any, float, str]  # of a line: font (None where it is the one before), size, operators
Key = bytes | tuple[bytes, str, bool]  # by which the operators of a cluster are known


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
    if isinstance(layout, ParagraphLine):  # paragraphs are plain
        line, source, end = layout.pango_line, layout.paragraph.source, layout.end
    else:
        pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
        line, _ = layout.get_first_line()
        source = layout.text.encode().replace(b"\0", b"")
        end = len(source)
        if not _PLAIN.fullmatch(source):
            raise _Unusual
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
    if item.analysis.level & (1 | IS_ELLIPSIS) or not face.composes:
        raise _Unusual
    count = string.num_glyphs
    if not count:
        return ""
    text = source[item.offset : item.offset + item.length]
    records = bytearray(ffi.buffer(string.glyphs, count * _GLYPH.size))
    starts = ffi.unpack(string.log_clusters, count)
    end -= item.offset
    keys = _keys(records, starts, text.decode(), end) or _other_keys(records, starts, text, end)
    known = font.__dict__.setdefault(_KNOWN, {}).setdefault(size, {})
    said = list(map(known.get, keys))
    if None in said:
        for number, key in enumerate(keys):
            if said[number] is None:
                cluster = _cluster(*_read(key), item.analysis.font, font, size, face, stream)
                said[number] = known[key] = cluster
    written = f"<{''.join(said)}"
    return written[:-1] if written[-1] == "<" else f"{written}>"


def _keys(records: bytearray, starts: list[int], text: str, end: int) -> list[Key]:
    """The records of each cluster's glyphs, with the letters written into them; none where they have no glyph each.

    `end` is the byte behind the last letter that is drawn.
    """
    letters = text.replace(_AM, _AM * 2)  # whose ring is a glyph by itself
    if len(letters) != len(starts) or len(set(starts)) != len(text):
        return []
    if any(starts[both.start()] != starts[both.end() - 1] for both in _RING.finditer(letters)):
        return []
    flags = letters.encode("utf-32-le")
    for byte in range(_UNWRITTEN):
        records[_GLYPH.size - _UNWRITTEN + byte :: _GLYPH.size] = flags[byte::_UNWRITTEN]
    # No letter needs the last byte, which says that a word begins here.
    records[_GLYPH.size - 1] = 1
    for space in _SPACE.finditer(letters, 0, len(letters) - 1):
        records[_GLYPH.size * (space.end() + 1) - 1] = 1
    return _CLUSTER.findall(records, 0, _GLYPH.size * bisect_left(starts, end))


def _other_keys(records: bytearray, starts: list[int], text: bytes, end: int) -> list[Key]:
    """The same for any text: the records of each cluster's glyphs, its letters, and whether it begins a word."""
    for byte in range(_GLYPH.size - _UNWRITTEN, _GLYPH.size):
        records[byte :: _GLYPH.size] = bytes(len(starts))
    marks = {found.start() for found in _MARK.finditer(text)}
    # The first glyph of each cluster that is drawn, and the byte where it begins; behind the last, where that ends.
    firsts = [n for n, start in enumerate(starts) if not n or (start != starts[n - 1] and start not in marks)]
    begun = [starts[n] for n in firsts]
    drawn = bisect_left(begun, end)
    firsts.append(len(starts))
    begun.append(len(text))
    return [
        (
            bytes(records[first * _GLYPH.size : last * _GLYPH.size]),
            text[start:stop].decode(),
            not start or text[start - 1 : start] == b" ",
        )
        for first, last, start, stop in zip(firsts[:drawn], firsts[1:], begun, begun[1:], strict=False)
    ]


def _read(key: Key) -> tuple[str, bool, list[tuple[int, int, int, int]]]:
    """What a key says: the cluster's letters, whether it begins a word, and its glyphs."""
    if isinstance(key, tuple):
        records, text, begins = key
    else:
        letters = b"".join(key[n + 16 : n + 19] + b"\0" for n in range(0, len(key), _GLYPH.size))
        records, text, begins = key, letters.decode("utf-32-le").replace(_AM * 2, _AM), key[_GLYPH.size - 1] == 1
    return text, begins, list(_GLYPH.iter_unpack(records))


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
