"""What stands inside a paragraph: letters in their looks, and pictures between them."""

from __future__ import annotations

import io
import itertools
import re
from dataclasses import replace
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.parts.document import DocumentPart
from docx.shared import Mm

from accounts import storage
from documents.layout import EMBLEM
from documents.word.lines import WordLine
from documents.word.markup import ACROSS, Element, page_of, w
from documents.word.pictures import Picture, drawing, emblem, photograph
from documents.word.places import Place
from documents.word.tables import classes

EMBLEM_HEIGHT = 15.0  # mm
COVER_EMBLEM = 35.0  # mm, of an office's own
SIGN = 7.0  # mm: width of the sign of one of a figure's lines
TALLEST = {False: 190.0, True: 120.0}  # mm of an office's picture, upright and across
PIXEL = 25.4 / 96  # mm, as in style sheets
SMALL = 12  # points of the names below a figure
PEN = 26  # no-break spaces of a name that a pen will write

SVG = "{http://www.w3.org/2000/svg}"
INLINE = {"a", "b", "strong", "i", "em", "span", "br", "input", "img", f"{SVG}svg"}
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


class InlinePrinter:
    """Writes what stands in an element of a paragraph; pictures become parts of the file."""

    def __init__(self, part: DocumentPart) -> None:
        self._part = part
        self._numbers = itertools.count(1)  # of pictures

    def line(self, element: Any, place: Place) -> WordLine:
        line = WordLine()
        self.pieces(element, line, place)
        return line

    def pieces(self, element: Any, line: WordLine, place: Place) -> None:
        line.say(element.text, place.look)
        for child in element:
            self.inline(child, line, place)
            line.say(child.tail, place.look)

    def inline(self, element: Any, line: WordLine, place: Place) -> None:
        names, look = classes(element), place.look
        match element.tag:
            case "br":
                line.turn()
            case "input":
                pass  # a field of the PDF
            case "img":
                line.show(self.picture(self.image(element, place)))
            case tag if tag == f"{SVG}svg":
                width = SIGN if "key" in names else place.figure
                line.show(self.picture(drawing(element, element.findtext(f"{SVG}title", ""), width)))
            case "a" if "page-of" in names:
                line.lead()
                line.field(page_of(mark_name(element.get("href").removeprefix("#"))))
            case "b" | "strong":
                self.pieces(element, line, replace(place, look=replace(look, bold=True)))
            case "i" | "em":
                self.pieces(element, line, replace(place, look=replace(look, italic=True)))
            case "span" if "blank-name" in names:
                line.blank(PEN)
            case "a" | "span":
                look = replace(look, size=SMALL) if "names" in names else look
                self.pieces(element, line, replace(place, look=look))
                if "label" in names:
                    line.lead()
            case _:
                raise UnknownMarkup(f"<{element.tag}> in a paragraph")

    # --- Pictures -----------------------------------------------------------------------------------------------------

    def image(self, element: Any, place: Place) -> Picture:
        scheme, _, name = element.get("src").partition(":")
        words = element.get("alt", "")
        if scheme == "stored":
            room = place.room, COVER_EMBLEM if place.style == "Cover" else TALLEST[place.page == ACROSS]
            return photograph(storage.read(name), words, PIXEL, room)
        if element.get("src") != EMBLEM:
            raise UnknownMarkup(f"<img src={element.get('src')!r}>")
        return emblem(words, EMBLEM_HEIGHT)

    def picture(self, picture: Picture) -> Element:
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

    def floating(self, picture: Picture) -> Element:
        held = self.picture(picture)
        anchor = parse_xml(_FLOATS)
        extent, *rest = held[0]
        anchor.extend([extent, parse_xml(f"<wp:wrapNone {nsdecls('wp')}/>"), *rest])
        return w("drawing", anchor)


def mark_name(name: str) -> str:
    """An id of the HTML as Word takes it: no hyphen, and no longer than 40."""
    return re.sub(r"\W", "_", f"_{name}")[:40]
