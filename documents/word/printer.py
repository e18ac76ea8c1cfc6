"""The elements of a paper's HTML → paragraphs, tables and pictures of a Word file.

No sentence stands here but one: whatever a template says, one of a new kind of paper or block too, is gone through by
its elements and classes. An element for which there is nothing here is an error, not a gap.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any
from xml.etree import ElementTree

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from documents.layout import EMBLEM
from documents.word.lines import WordLine
from documents.word.markup import (
    ACROSS,
    AS_STYLED,
    PLAIN,
    UPRIGHT,
    Element,
    Layout,
    LetterLook,
    Page,
    paragraph,
    section,
    w,
)
from documents.word.package import HEADER
from documents.word.pictures import Picture, bar, drawing, emblem
from documents.word.tables import classes, table

NOT_SIGNED = "ไฟล์สำหรับแก้ไข ไม่ใช่เอกสารที่ลงนาม"
SIGNER = 62.0  # mm of a place to sign, at the right
EMBLEM_HEIGHT = 15.0  # mm
FIGURE, SIGN = 57.0, 7.0  # mm: width of a figure, and of the sign of one of its lines beside it
LABEL = LetterLook(bold=True, size=20)  # of a memo's head
LABELLED = 12.0  # mm from the beginning of a line to what follows its label
PEN = 26  # no-break spaces of a name that a pen will write

_SVG = "{http://www.w3.org/2000/svg}"
_INLINE = {"a", "b", "strong", "i", "em", "span", "br", "input", "img", f"{_SVG}svg"}
_DECORATIVE = (
    f"<a:extLst {nsdecls('a')}><a:ext uri='{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}'><adec:decorative"
    " xmlns:adec='http://schemas.microsoft.com/office/drawing/2017/decorative' val='1'/></a:ext></a:extLst>"
)
_FLOATS = (
    f"<wp:anchor {nsdecls('wp')} distT='0' distB='0' distL='0' distR='0' simplePos='0' relativeHeight='1' behindDoc='0'"
    " locked='0' layoutInCell='1' allowOverlap='1'><wp:simplePos x='0' y='0'/><wp:positionH relativeFrom='column'>"
    "<wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom='margin'><wp:posOffset>0</wp:posOffset>"
    "</wp:positionV></wp:anchor>"
)


class UnknownMarkup(Exception):
    """An element of a paper for which there is no Word yet."""


@dataclass(frozen=True)
class Place:
    """Where something is printed: on which sheet, how many millimetres wide, and how a plain paragraph looks there."""

    page: Page
    room: float
    style: str = "Normal"
    layout: Layout = AS_STYLED
    look: LetterLook = PLAIN
    is_memo: bool = False

    def within(self, names: set[str]) -> Place:
        """What the classes of a part change for all that is in it."""
        place = self
        if "memo" in names or "report" in names:
            place = replace(place, is_memo="memo" in names)
        if "wide" in names or "report" in names or "memo" in names:
            page = ACROSS if "wide" in names else UPRIGHT
            place = replace(place, page=page, room=page.room)
        if "title" in names:
            place = replace(place, layout=replace(place.layout, align="center"))
        if "signer" in names:
            left = place.room - SIGNER
            place = replace(place, layout=replace(place.layout, align="center", left=left, keep_next=True))
        return place


class Printer:
    """Writes an HTML body into a Word document."""

    def __init__(self, document: Document) -> None:
        self._part = document.part
        self._body = document.element.body
        self._page: Page | None = None
        self._numbers = itertools.count(1)  # of pictures

    def print(self, body: Any) -> None:
        """All of a paper."""
        self._blocks(body, Place(UPRIGHT, UPRIGHT.room).within(classes(body)), self._body)
        line = WordLine()
        line.say(NOT_SIGNED)
        self._body.append(paragraph("Note", line.runs, Layout(before=18)))
        self._body.append(self._section())

    # --- Blocks -------------------------------------------------------------------------------------------------------

    def _blocks(self, element: Any, place: Place, into: Element) -> None:
        """What stands in an element, one thing under the other; letters between are a paragraph of their own."""
        line = WordLine()

        def end() -> WordLine:
            if line.runs:
                self._put(paragraph(place.style, line.runs, place.layout), place, into)
            return WordLine()

        line.say(element.text, place.look)
        for child in element:
            if child.tag in _INLINE:
                self._inline(child, line, place.look)
            else:
                line = end()
                self._block(child, place, into)
            line.say(child.tail, place.look)
        end()

    def _block(self, element: Any, place: Place, into: Element) -> None:
        if "data-cont" in element.attrib:  # said again on a later page, which Word cannot
            return None
        names = classes(element)
        for name, printed in _BY_CLASS.items():
            if name in names:
                return printed(self, element, place.within(names), into)
        if element.tag not in _BY_TAG:
            raise UnknownMarkup(f"<{element.tag} class={element.get('class')!r}>")
        return _BY_TAG[element.tag](self, element, place.within(names), into)

    def _nothing(self, element: Any, place: Place, into: Element) -> None:
        pass

    def _heading(self, element: Any, place: Place, into: Element) -> None:
        level = element.tag[1]
        size = 16 if place.is_memo and level == "2" else 0
        line = self._line(element, replace(place.look, size=size))
        self._put(paragraph(f"Heading{level}", line.runs, place.layout), place, into)

    def _paragraph(self, element: Any, place: Place, into: Element) -> None:
        names = classes(element)
        style = next((_STYLES[name] for name in _STYLES if name in names), place.style)
        layout, look = place.layout, place.look
        if {"status", "signature-heading"} & names:
            layout, look = replace(layout, keep_next=True), replace(look, bold=True)
        if {"signature-heading", "addressee"} & names:
            layout = replace(layout, before=10, stops=(LABELLED,))
        line = self._line(element, look)
        if line.runs:
            self._put(paragraph(style, line.runs, layout), place, into)

    def _table(self, element: Any, place: Place, into: Element) -> None:
        for caption in element.iter("caption"):
            self._put(paragraph("Caption", self._line(caption, PLAIN).runs), place, into)
        rows = list(element.iter("tr"))
        totals = {cell for row in rows if "total" in classes(row) for cell in row}
        kept = {cell for row in rows[:-1] for cell in row} if "scores" in classes(element) else set()

        def fill(cell: Any, word_cell: Element, room: float) -> None:
            scope = cell.get("scope")
            align = "center" if scope == "col" else "right" if "figure" in classes(cell) else ""
            layout = Layout(align, keep_next=scope == "rowgroup" or cell in kept)
            look = LetterLook(bold=scope in ("col", "rowgroup") or cell in totals)
            self._cell(cell, Place(place.page, room, "Cell", layout, look), word_cell)

        self._put(table(element, place.room, fill), place, into)

    def _cell(self, cell: Any, place: Place, word_cell: Element) -> None:
        self._blocks(cell, place, word_cell)
        if word_cell[-1].tag != qn("w:p"):  # a cell ends in a paragraph
            word_cell.append(paragraph(place.style, (), place.layout))

    def _side_by_side(self, element: Any, place: Place, into: Element) -> None:
        """Figures beside one another: a table without lines."""
        self._abreast(list(element), place, into)

    def _abreast(self, parts: Iterable[Any], place: Place, into: Element) -> None:
        across = ElementTree.Element("table")
        row = ElementTree.SubElement(ElementTree.SubElement(across, "tbody"), "tr")
        for part in parts:
            ElementTree.SubElement(across, "col", style="width: 1%")  # all alike
            ElementTree.SubElement(row, "td").append(part)

        def fill(cell: Any, word_cell: Element, room: float) -> None:
            self._cell(cell, replace(place, room=room), word_cell)

        self._put(table(across, place.room, fill, ruled=False), place, into)

    def _figure(self, element: Any, place: Place, into: Element) -> None:
        layout = replace(place.layout, align="center", keep_next=True)
        self._blocks(element, replace(place, layout=layout, style="Cell"), into)

    def _bar(self, element: Any, place: Place, into: Element) -> None:
        share, mark = element
        length, target = (float(part.get("style").split(":")[1].strip(" ;%")) for part in (share, mark))
        picture = self._picture(bar(length, target, below="below" in classes(share)))
        self._put(paragraph(place.style, [w("r", picture)], place.layout), place, into)

    # --- A memo's head, and its places to sign ------------------------------------------------------------------------

    def _memo_head(self, element: Any, place: Place, into: Element) -> None:
        """The emblem at the left, the word in the middle of the line."""
        line = WordLine()
        for image in element.iter("img"):
            line.show(self._floating(self._image(image)))
        for heading in element.iter("h1"):
            line.say("".join(heading.itertext()), LetterLook(size=29))
        self._put(paragraph("Heading1", line.runs, Layout("center", before=5, after=16)), place, into)

    def _fields(self, element: Any, place: Place, into: Element) -> None:
        """One field of a memo's head, or several beside one another: a large label, the words, and dots after them."""
        fields = [part for part in element.iter() if "field" in classes(part)]
        line = WordLine()
        for field in fields:
            for piece in field:
                self._pieces(piece, line, LABEL if piece.tag == "b" else PLAIN)
                line.space()
            line.lead()
        stops = tuple(place.room * number / len(fields) for number in range(1, len(fields) + 1))
        self._put(paragraph("Normal", line.runs, Layout(before=2, dots=stops)), place, into)

    def _places_to_sign(self, element: Any, place: Place, into: Element) -> None:
        """Two in a row where the sheet lies across."""
        blocks = list(element)
        if place.page != ACROSS:
            return self._blocks(element, place, into)
        for first in range(0, len(blocks), 2):
            self._abreast([*blocks[first : first + 2], ElementTree.Element("div")][:2], place, into)
        return None

    def _place_to_sign(self, element: Any, place: Place, into: Element) -> None:
        """In one piece, but not with the next. A row of two is one piece anyhow."""
        self._blocks(element, place, into)
        for line in into if into.tag == qn("w:tc") else into[-1:]:
            for kept in list(line.iter(qn("w:keepNext"))):
                kept.getparent().remove(kept)

    def _sign_line(self, element: Any, place: Place, into: Element) -> None:
        line = self._line(element, place.look)
        line.lead()
        layout = replace(place.layout, align="", before=24, dots=(place.room,))
        self._put(paragraph(place.style, line.runs, layout), place, into)

    # --- Inside a paragraph -------------------------------------------------------------------------------------------

    def _line(self, element: Any, look: LetterLook) -> WordLine:
        line = WordLine()
        self._pieces(element, line, look)
        return line

    def _pieces(self, element: Any, line: WordLine, look: LetterLook) -> None:
        line.say(element.text, look)
        for child in element:
            self._inline(child, line, look)
            line.say(child.tail, look)

    def _inline(self, element: Any, line: WordLine, look: LetterLook) -> None:
        names = classes(element)
        match element.tag:
            case "br":
                line.turn()
            case "input":
                pass  # a field of the PDF
            case "img":
                line.show(self._picture(self._image(element)))
            case tag if tag == f"{_SVG}svg":
                line.show(self._picture(self._drawing(element)))
            case "b" | "strong":
                self._pieces(element, line, replace(look, bold=True))
            case "i" | "em":
                self._pieces(element, line, replace(look, italic=True))
            case "a" | "span":
                if "blank-name" in names:
                    line.blank(PEN)
                self._pieces(element, line, look)
                if "label" in names:
                    line.lead()
            case _:
                raise UnknownMarkup(f"<{element.tag}> in a paragraph")

    # --- Pictures -----------------------------------------------------------------------------------------------------

    def _drawing(self, svg: Any) -> Picture:
        return drawing(svg, svg.findtext(f"{_SVG}title", ""), SIGN if "key" in classes(svg) else FIGURE)

    def _image(self, element: Any) -> Picture:
        if element.get("src") != EMBLEM:
            raise UnknownMarkup(f"<img src={element.get('src')!r}>")
        return emblem(element.get("alt", ""), EMBLEM_HEIGHT)

    def _picture(self, picture: Picture) -> Element:
        inline = self._part.new_pic_inline(io.BytesIO(picture.data), Mm(picture.width), Mm(picture.height))
        for side in "TBLR":
            inline.set(f"dist{side}", "0")  # LibreOffice takes 3 mm where nothing is said
        about = inline.docPr
        about.set("id", str(next(self._numbers)))
        if picture.words:
            about.set("descr", picture.words)
        else:
            about.append(parse_xml(_DECORATIVE))
        return w("drawing", inline)

    def _floating(self, picture: Picture) -> Element:
        held = self._picture(picture)
        anchor = parse_xml(_FLOATS)
        extent, *rest = held[0]
        anchor.extend([extent, parse_xml(f"<wp:wrapNone {nsdecls('wp')}/>"), *rest])
        return w("drawing", anchor)

    # --- Sheets -------------------------------------------------------------------------------------------------------

    def _put(self, element: Element, place: Place, into: Element) -> None:
        if into is self._body and place.page != self._page:
            self._turn(place.page)
        if element.tag == qn("w:tbl") and not (len(into) and into[-1].tag == qn("w:p") and into[-1].style == "Caption"):
            into.append(paragraph("Gap", ()))  # room, and two tables in succession would be one
        into.append(element)

    def _turn(self, page: Page) -> None:
        """What follows stands on another kind of sheet: what came before becomes a section."""
        if self._page is not None:
            last = self._body[-1]
            if last.tag != qn("w:p"):
                last = paragraph("Gap", ())
                self._body.append(last)
            properties = last.find(qn("w:pPr"))
            if properties is None:
                properties = w("pPr")
                last.insert(0, properties)
            properties.append(self._section())
        self._page = page

    def _section(self) -> Element:
        return section(self._page or UPRIGHT, HEADER, first=self._body.find(f".//{qn('w:sectPr')}") is None)


_Printed = Callable[[Printer, Any, Place, Element], None]
_STYLES = {"body": "Body", "note": "Note"}
_BY_CLASS: dict[str, _Printed] = {
    "memo-head": Printer._memo_head,
    "field-pair": Printer._fields,
    "field": Printer._fields,
    "signatures": Printer._places_to_sign,
    "signature-block": Printer._place_to_sign,
    "sign-line": Printer._sign_line,
    "charts": Printer._side_by_side,
    "bar": Printer._bar,
    "verify": Printer._nothing,  # how the signed paper is checked
}
_BY_TAG: dict[str, _Printed] = {
    **dict.fromkeys(("div", "section", "header", "aside", "figcaption", "ol", "ul"), Printer._blocks),
    **dict.fromkeys(("h1", "h2", "h3"), Printer._heading),
    **dict.fromkeys(("p", "li"), Printer._paragraph),
    "table": Printer._table,
    "figure": Printer._figure,
}
