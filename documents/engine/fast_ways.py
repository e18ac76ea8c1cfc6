"""The ways of laying out and drawing that are faster than WeasyPrint's, and the proof that they say the same.

Each is put over a function of WeasyPrint 70.0, and hands over to it what it does not know. Before a process makes its
first paper, a page is made both ways: every object of the two PDFs must be the same to the byte, and every glyph of
their fonts the same outline. Where they differ, or one fails, the process warns and goes on with WeasyPrint's own ways:
slower, never wrong.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable
from typing import Any, NamedTuple

import pydyf
import tinyhtml5
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from weasyprint import Document, draw
from weasyprint.css import ComputedStyle, StyleFor
from weasyprint.draw import text as drawing
from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout import background, inline, page
from weasyprint.text.ffi import ffi

from documents.engine import boxes, composite_fonts, drawn, lines, one_pass, paragraphs, plain_html, repeated, styles
from documents.engine.patching import unwrap, wrap

LOGGER = logging.getLogger(__name__)

WAYS: tuple[tuple[Any, str, Callable[..., Any]], ...] = (
    (tinyhtml5, "parse", plain_html.parse),
    (StyleFor, "set_computed_styles", styles.set_computed_styles),
    (ComputedStyle, "__missing__", styles.missing),
    (page, "set_page_type_computed_styles", styles.set_page_type_computed_styles),
    (Box, "is_in_normal_flow", boxes.is_in_normal_flow),
    (Box, "descendants", boxes.descendants),
    (Box, "establishes_formatting_context", boxes.establishes_formatting_context),
    (background, "layout_box_backgrounds", boxes.layout_box_backgrounds),
    (inline, "get_next_linebox", lines.get_next_linebox),
    (inline, "split_text_box", paragraphs.split_text_box),
    (inline, "strut", repeated.strut),
    (draw, "draw_inline_level", drawn.draw_inline_level),
    (drawing, "draw_first_line", one_pass.draw_first_line),
    (composite_fonts, "appended", composite_fonts.by_struct),
    (pydyf.PDF, "page_references", repeated.page_references),
    (pydyf.PDF, "write", repeated.write),
    (pydyf.Stream, "data", repeated.stream_data),
    (ffi, "new", repeated.new),
    *((module, "resolve_percentages", repeated.resolve_percentages) for module in repeated.RESOLVERS),
)

_PROSE = (
    "เทศบาลได้น้ำใจของผู้ใหญ่ที่ทำงาน ณ ที่แห่งนี้มาหลายปี จึงประกาศให้ทราบว่า ได้ ๘๕.๒๐ คะแนน ตามตัวชี้วัดที่ ๗ (ITA) ต่าง ๆ นานา "
    "ซ้ำแล้วซ้ำเล่า โดยกองช่างและสำนักปลัดร่วมกันเผยแพร่บนเว็บไซต์ของหน่วยงาน ภายใน ๓๐ กันยายน ๒๕๖๘ ทั้งนี้ "
)
_ROW = (
    f'<tr class="runs-on"><td>{_PROSE}</td><td><ol><li>๑. {_PROSE}</li><li>๒. ปี่</li></ol></td>'
    f"<td><b>ก้</b> {_PROSE * 2} ข้อ {'ฮ' * 90} {_PROSE}</td></tr>"
)
# More than a page of what papers are made of: indented and narrow text, bold words in it, a word that must be broken, a
# row that goes on, and letters that the fast ways leave to WeasyPrint.
TRIAL = (
    '<!doctype html>\n<html lang="th">\n<head><title>ทดลอง &amp;</title></head>\n<body><div class="report">'
    f'<h1>{_PROSE[:40]}</h1>\n<p class="body">{_PROSE * 3}</p>'
    f"<p><i>{_PROSE}</i> <b>ก้</b> ู้ &amp; {_PROSE}</p><p>ซ้ำ\u200cๆ ้า</p>"
    f'<p class="figure">๘๕.๒๐ คะแนน</p><p class="figure">{_PROSE}</p>'
    '<table class="measures"><colgroup><col style="width:16%"><col style="width:40%"><col style="width:44%"></colgroup>'
    f"<tbody>{_ROW * 3}</tbody></table></div></body></html>\n"
)


class FastWaysFail(Exception):
    """What they made is not what WeasyPrint makes."""


class _Made(NamedTuple):
    """The objects of a PDF, and apart from them the files of its fonts."""

    objects: list[bytes]
    fonts: list[bytes]


def take() -> None:
    """Puts every fast way over WeasyPrint's own; the text layer must be installed. A second call changes nothing."""
    paragraphs.declare()
    for owner, name, way in WAYS:
        wrap(owner, name, way)


def leave() -> None:
    """Back to WeasyPrint's own ways under the text layer, for every paper that is begun from now on."""
    for owner, name, way in WAYS:
        unwrap(owner, name, way)


def take_if_proved(lay_out: Callable[[str], Document]) -> bool:
    """Takes the fast ways, once they made the trial page as WeasyPrint does; warns and leaves them otherwise.

    `lay_out` makes pages of HTML in the style of papers; what it raises without the fast ways, it raises here.
    """
    leave()
    slow = _made(lay_out(TRIAL))
    try:
        if not one_pass.suits():
            raise FastWaysFail("Pango is older than 1.48.2, or its structures are others")
        take()
        _compare(_made(lay_out(TRIAL)), slow)
    except Exception as error:  # whatever it is, papers are made without them
        leave()
        LOGGER.warning("papers are made the slow way: %s: %s", type(error).__name__, error)
        return False
    return True


def _made(document: Document) -> _Made:
    made = _Made([], [])

    def keep(_: Document, pdf: pydyf.PDF) -> None:
        for entry in pdf.objects[1:]:  # the first stands for nothing
            if isinstance(entry, pydyf.Stream) and "Length1" in entry.extra:
                made.fonts.append(b"".join(entry.stream))
            else:
                made.objects.append(entry.data)

    document.write_pdf(finisher=keep, pdf_tags=True)
    return made


def _compare(fast: _Made, slow: _Made) -> None:
    """Raises FastWaysFail where the two differ."""
    if len(fast.objects) != len(slow.objects) or len(fast.fonts) != len(slow.fonts):
        raise FastWaysFail("they made other objects")
    for number, (mine, stock) in enumerate(zip(fast.objects, slow.objects, strict=True)):
        if mine != stock:
            raise FastWaysFail(f"object {number} is another: {_difference(mine, stock)}")
    for mine, stock in zip(fast.fonts, slow.fonts, strict=True):
        if mine != stock and _glyphs(mine) != _glyphs(stock):
            raise FastWaysFail("a font's glyphs are others")


def _difference(mine: bytes, stock: bytes) -> str:
    place = next((n for n, pair in enumerate(zip(mine, stock, strict=False)) if pair[0] != pair[1]), 0)
    return f"{mine[place : place + 60]!r} instead of {stock[place : place + 60]!r}"


def _glyphs(content: bytes) -> list[tuple[int, int, list[Any]]]:
    """Width, left bearing and outline of every glyph."""
    font = TTFont(io.BytesIO(content))
    glyphs, outlines = font.getGlyphSet(), font["glyf"]
    found = []
    for name in font.getGlyphOrder():
        pen = DecomposingRecordingPen(glyphs)
        if outlines[name].numberOfContours:
            glyphs[name].draw(pen)
        found.append((*font["hmtx"][name], pen.value))
    return found
