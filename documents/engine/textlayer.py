"""The Thai text layer: WeasyPrint's PDFs, made to give back exactly the text that was typed.

Stock WeasyPrint maps each glyph to the first text it was seen with, while HarfBuzz splits SARA AM in two glyphs and
puts tone marks in another order: "ประกาศ" is read back as "ประก้ำศ" (WeasyPrint issue 2841). Some readers ignore
annotations that would mend it, so each Thai cluster (consonant, vowels and tone together) is drawn as one glyph of its
own, a TrueType composite of the glyphs the shaper chose, and mapped to the whole text of the cluster.

What is drawn as WeasyPrint draws it: right-to-left runs, fonts without TrueType outlines (CFF), bitmap and emoji fonts.
What cannot be drawn at all: a family that a form field writes in, and `full_fonts=True`; both raise TextLayerError.
What stays wrong: SVG text, whose letters WeasyPrint shapes one by one, so that tone marks strike the vowels under them;
write the labels of a figure in HTML. Letter-spacing from about 0.15 em is read as spaces, in Latin words too.

Nothing is kept between documents: what is known of a font hangs on that document's own Font objects. Rendering in
several threads is not promised, because Pango and WeasyPrint do not promise it either.
"""

import base64
import unicodedata
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pypdfium2
import weasyprint
from weasyprint.draw import text as stock_text
from weasyprint.pdf.fonts import Font
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from documents.engine import composite_fonts
from documents.engine.composite_fonts import Composite, Part
from documents.engine.patching import wrap

# The wrapped functions are internals: any other version may have moved what is read and written here.
WEASYPRINT_VERSION = "70.0"
SELF_TEST_WORDS = ("น้ำ", "ผู้", "ที่", "ประกาศ")

_SELF_TEST_FAMILY = "ita text layer self test"
_FACE = "_ita_face"  # the attribute of a Font that holds its Face
# These two vowels are letters to Unicode, but belong to the consonant before them: the shaper puts their ring over it.
_JOINING_LETTERS = frozenset("\N{THAI CHARACTER SARA AM}\N{LAO VOWEL SIGN AM}")
# PANGO_ANALYSIS_FLAGIS_ELLIPSIS as found in `level`: where WeasyPrint declares an integer, Pango has four bytes,
# level, gravity, flags, script. Little-endian machines only; elsewhere stock's own test of the level would fail too.
IS_ELLIPSIS = 1 << (16 + 1)
_LAST_GID = 0xFFFF


class TextLayerError(RuntimeError):
    """The text layer cannot be trusted: wrong WeasyPrint, a font in a form field, or a failed self-test."""


class Face:
    """What the Font objects of one document that share a hash, and so one embedded file, must agree on."""

    def __init__(self, font: Any) -> None:
        self.composes = "glyf" in font.tables and not (font.bitmap or font.png or font.svg or font.colr)
        self.next_gid: int = font.glyph_count
        self.gids: dict[tuple[tuple[Part, ...], str], int] = {}
        self.composites: dict[int, Composite] = {}
        # WeasyPrint writes the dictionaries of the last such Font and the file of the first: they are made the same.
        self.widths: dict[int, int] = font.widths
        self.to_unicode: dict[int, str] = font.to_unicode
        self.missing: dict[int, int] = font.missing

    def take_gid(self) -> int | None:
        """The next unused glyph id, or None when the font is full. The last one is left to missing characters."""
        if self.next_gid >= _LAST_GID:
            return None
        self.next_gid += 1
        return self.next_gid - 1

    def gid_for(self, parts: tuple[Part, ...], text: str, advance: float, upem: int) -> int | None:
        """The glyph that draws these parts and reads as this text; None when the font has no room for it."""
        gid = self.gids.get((parts, text))
        if gid is None and (gid := self.take_gid()) is not None:
            self.gids[parts, text] = gid
            self.composites[gid] = Composite(parts, round(advance))
            self.to_unicode[gid] = text
            self.widths[gid] = round(round(advance) * 1000 / upem)
        return gid


class _Line:
    """Stands for Pango's line; from here down SimpleNamespaces have the fields of Pango's structures that are read.

    Runs are composed only when read: for an ellipsis WeasyPrint asks for several lines and draws the last.
    """

    def __init__(self, line: Any, stream: Any, layout: Any) -> None:
        self._line, self._stream, self._layout = line, stream, layout

    @property
    def runs(self) -> list[Any]:
        # Pango never saw NUL characters (weasyprint.text.ffi.unicode_to_char_p), so its offsets do not count them.
        text = self._layout.text.encode().replace(b"\x00", b"")
        items = []
        run = self._line.runs
        while run != ffi.NULL:
            items.append(_composed(run.data, text, self._stream))
            run = run.next
        first: Any = ffi.NULL
        for item in reversed(items):
            first = SimpleNamespace(data=item, next=first)
        return [first]  # read as a pointer: runs[0]


def install() -> None:
    """Give every PDF made by this process the text layer. Calling it again changes nothing.

    Raises TextLayerError unless WeasyPrint is exactly the version this was written and measured for.
    Source: WeasyPrint issue 2841; `draw_first_line`, `Font.get_unused_glyph_id` and `Font.clean` of WeasyPrint 70.0.
    """
    if weasyprint.__version__ != WEASYPRINT_VERSION:
        raise TextLayerError(
            f"the text layer is written for WeasyPrint {WEASYPRINT_VERSION}, found {weasyprint.__version__}"
        )
    wrap(stock_text, "draw_first_line", _draw_first_line)  # SVG text imports it from here at each call
    wrap(Font, "get_unused_glyph_id", _get_unused_glyph_id)
    wrap(Font, "clean", _clean)


def self_test(font_path: Path) -> None:
    """Print a few telling words in the font and read them back from the PDF.

    Raises TextLayerError when a word comes back changed (as it does without `install`) or another font was used;
    OSError when the file cannot be read. Source: words that WeasyPrint issue 2841 and our measurements show to fail.
    """
    read_back(font_path.read_bytes(), str(font_path))


def read_back(content: bytes, name: str) -> None:
    """The same for a font's bytes; `name` is for the message."""
    font = base64.b64encode(content).decode()
    html = (
        f"<style>@font-face {{ font-family: '{_SELF_TEST_FAMILY}'; src: url(data:font/ttf;base64,{font}) }}"
        f" body {{ font-family: '{_SELF_TEST_FAMILY}' }}</style><body lang=th>{' '.join(SELF_TEST_WORDS)}"
    )
    fetcher = weasyprint.URLFetcher(allowed_protocols={"data"})
    document = weasyprint.HTML(string=html, url_fetcher=fetcher).render()
    pdf = pypdfium2.PdfDocument(document.write_pdf())
    try:
        found = tuple(pdf[0].get_textpage().get_text_range().split())
    finally:
        pdf.close()
    # An unreadable font is silently replaced by a system font, whose good text would prove nothing.
    if (families := {used.family for used in document.fonts.values()}) != {_SELF_TEST_FAMILY}:
        raise TextLayerError(f"{name} was not used; the page is in {sorted(families)}")
    if found != SELF_TEST_WORDS:
        raise TextLayerError(f"{name}: printed {SELF_TEST_WORDS}, read back {found}")


def _draw_first_line(stock: Callable[..., Any], stream: Any, textbox: Any, *args: Any, **kwargs: Any) -> Any:
    layout = textbox.pango_layout
    get_first_line = layout.get_first_line

    def get_composed_line() -> tuple[_Line, int | None]:
        line, index = get_first_line()
        return _Line(line, stream, layout), index

    layout.get_first_line = get_composed_line
    try:
        return stock(stream, textbox, *args, **kwargs)
    finally:
        del layout.get_first_line  # the layout lives on, and measures lines with the real ones


def _get_unused_glyph_id(stock: Callable[..., int], font: Any, codepoint: int) -> int:
    face: Face | None = getattr(font, _FACE, None)
    if face is None:
        return stock(font, codepoint)
    # A missing character's id must never be one given to a composite.
    if codepoint not in face.missing:
        gid = face.take_gid()
        face.missing[codepoint] = _LAST_GID if gid is None else gid
    return face.missing[codepoint]


def _clean(stock: Callable[..., None], font: Any, to_unicode: dict[int, str], hinting: bool) -> None:
    face: Face | None = getattr(font, _FACE, None)
    if face is None or not face.composes:
        stock(font, to_unicode, hinting)
        return
    for gid in [gid for gid, text in face.to_unicode.items() if not text]:
        # Of a cluster that runs leftwards WeasyPrint maps glyphs to nothing, which no file for archives may hold.
        face.to_unicode[gid] = "\N{ZERO WIDTH SPACE}"
    if not (face.composites or face.missing):
        stock(font, to_unicode, hinting)
        return
    if face.composites and not to_unicode:
        # WeasyPrint then keeps every glyph and maps only single characters: the clusters would read as nothing.
        raise TextLayerError(
            f'"{font.family}" is embedded whole, for a form field or full_fonts=True; '
            "give form fields a family of their own"
        )
    known = face.composites | _boxes(font, face)
    composites = {gid: known[gid] for gid in sorted(to_unicode) if gid in known}
    kept = {gid: text for gid, text in to_unicode.items() if gid < font.glyph_count}
    for composite in composites.values():
        kept.update((part.gid, "") for part in composite.parts if part.gid not in kept)
    stock(font, kept, hinting)
    for character in [character for character, gid in face.missing.items() if gid in composites]:
        del face.missing[character]
    if composites:
        font.file_content = composite_fonts.appended(font.file_content, font.index, composites)


def _boxes(font: Any, face: Face) -> dict[int, Composite]:
    """What is drawn for each missing character: a glyph that looks like .notdef, by its id.

    WeasyPrint writes a list of codes that are .notdef, behind which pypdf reads no letter of the font any more; and no
    file for archives may show .notdef itself.
    """
    return {
        gid: Composite((Part(0, 0, 0),), round(face.widths[gid] * font.upem / 1000))
        for gid in face.missing.values()
        if gid != _LAST_GID and gid in face.widths
    }


def face_of(font: Any, stream: Any) -> Face:
    face: Face | None = getattr(font, _FACE, None)
    if face is not None:
        return face
    twins = [other for other in stream._fonts.values() if other.hash == font.hash]
    face = next((getattr(twin, _FACE) for twin in twins if hasattr(twin, _FACE)), None) or Face(font)
    for twin in twins:
        setattr(twin, _FACE, face)
        twin.widths, twin.to_unicode, twin.missing = face.widths, face.to_unicode, face.missing
    return face


def _composed(glyph_item: Any, layout_text: bytes, stream: Any) -> Any:
    """The glyph item with each cluster of several glyphs replaced by one, or the item itself where stock must do."""
    item, string = glyph_item.item, glyph_item.glyphs
    font, font_size = stream.add_font(item.analysis.font)
    face = face_of(font, stream)
    if not face.composes or item.analysis.level % 2:
        return glyph_item

    text = layout_text[item.offset : item.offset + item.length]
    glyphs = [string.glyphs[i] for i in range(string.num_glyphs)]
    starts = [string.log_clusters[i] for i in range(string.num_glyphs)]
    groups = _groups(glyphs, starts, text)

    composed: list[Any] = []
    clusters: list[int] = []
    for number, group in enumerate(groups):
        start = starts[group[0]]
        end = starts[groups[number + 1][0]] if number + 1 < len(groups) else len(text)
        # Pango's ellipsis stands for the text it hides; a signed paper must not read as more than it shows.
        cluster = "…" if item.analysis.level & IS_ELLIPSIS else text[start:end].decode()
        begins = not start or text[start - 1 : start] == b" "
        shown = [glyphs[i] for i in group]
        composed += drawn_glyphs(shown, cluster, begins, item.analysis.font, font, font_size, face, stream)
        clusters += [start] * (len(composed) - len(clusters))
    glyph_string = SimpleNamespace(num_glyphs=len(composed), glyphs=composed, log_clusters=clusters)
    return SimpleNamespace(item=item, glyphs=glyph_string)


def _groups(glyphs: list[Any], starts: list[int], text: bytes) -> list[list[int]]:
    """Indices of the glyphs of each cluster. Pango's own clusters end before every mark, so they are joined here."""
    characters: dict[int, str] = {}
    position = 0
    for character in text.decode():
        characters[position] = character
        position += len(character.encode())

    groups: list[list[int]] = []
    open_group = False
    for i, glyph in enumerate(glyphs):
        drawn = glyph.glyph < pango.PANGO_GLYPH_EMPTY  # neither empty nor unknown
        character = characters.get(starts[i], " ")
        joins = character in _JOINING_LETTERS or unicodedata.category(character).startswith("M")
        same = bool(groups) and starts[i] == starts[groups[-1][0]]
        if open_group and (same or (drawn and joins)) and glyph.glyph <= pango.PANGO_GLYPH_EMPTY:
            groups[-1].append(i)
        else:
            groups.append([i])
            open_group = drawn
    return groups


def drawn_glyphs(
    glyphs: list[Any],
    text: str,
    begins: bool,
    pango_font: Any,
    font: Any,
    font_size: float,
    face: Face,
    stream: Any,
) -> list[Any]:
    """What draws a cluster: one glyph that reads as all of it, or the glyphs themselves where there can be none.

    Where a word `begins`, its consonant stays a glyph of its own and only what belongs to it is composed: to pdf.js a
    glyph with a mark in its text is a mark, so it would see the space before it, or the line's end, only behind it.
    """
    if begins and len(glyphs) > 1 and any(unicodedata.category(mark) == "Mn" for mark in text[1:]):
        marks = _composed_group(glyphs[1:], text[1:], pango_font, font, font_size, face, stream, from_pen=True)
        if marks is not None and unicodedata.category(text[0]) == "Lo":
            letter = _composed_group(glyphs[:1], text[0], pango_font, font, font_size, face, stream)
            return [letter or glyphs[0], marks]
    whole = _composed_group(glyphs, text, pango_font, font, font_size, face, stream)
    return glyphs if whole is None else [whole]


def _composed_group(
    glyphs: list[Any],
    text: str,
    pango_font: Any,
    font: Any,
    font_size: float,
    face: Face,
    stream: Any,
    *,
    from_pen: bool = False,
) -> SimpleNamespace | None:
    """One glyph that draws what these draw and reads as the text; None to leave them as they are.

    Its origin is the first glyph's, or, `from_pen`, where the pen stands.
    """
    first = glyphs[0]
    if not text or first.glyph >= pango.PANGO_GLYPH_EMPTY:
        return None
    if len(glyphs) == 1 and not from_pen and face.to_unicode.setdefault(first.glyph, text) == text:
        return None

    scale = FROM_UNITS * font.upem / font_size  # Pango's units to font units
    origin = 0 if from_pen else first.geometry.x_offset
    parts: list[Part] = []
    pen = 0
    advance = 0.0
    for glyph in glyphs:
        geometry = glyph.geometry
        if glyph.glyph < pango.PANGO_GLYPH_EMPTY:
            x = round((pen + geometry.x_offset - origin) * scale)
            parts.append(Part(glyph.glyph, x, -round(geometry.y_offset * scale)))
            # A mark that the shaper gave no width has none, whatever the font says.
            if geometry.width:
                pango.pango_font_get_glyph_extents(pango_font, glyph.glyph, stream.ink_rect, stream.logical_rect)
                advance += stream.logical_rect.width * scale
        pen += geometry.width
    gid = face.gid_for(tuple(parts), text, advance, font.upem)
    if gid is None:
        return None
    geometry = SimpleNamespace(width=pen, x_offset=origin, y_offset=0)
    return SimpleNamespace(glyph=gid, geometry=geometry)
