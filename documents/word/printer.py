"""The elements of a paper's HTML → paragraphs, tables and pictures of a Word file.

No sentence stands here but one: whatever a template says, one of a new kind of paper or block too, is gone through by
its elements and classes. An element for which there is nothing here is an error, not a gap.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

from docx.document import Document
from docx.oxml.ns import qn

from documents.table_columns import letters
from documents.word.inline import INLINE, InlinePrinter, UnknownMarkup, mark_name
from documents.word.lines import WordLine
from documents.word.markup import (
    ACROSS,
    PLAIN,
    UPRIGHT,
    Element,
    Layout,
    LetterLook,
    Page,
    Stop,
    mark,
    paragraph,
    section,
    w,
)
from documents.word.package import HEADER
from documents.word.pictures import bar
from documents.word.places import Place
from documents.word.tables import classes, table

NOT_SIGNED = "ไฟล์สำหรับแก้ไข ไม่ใช่เอกสารที่ลงนาม"
LABEL = LetterLook(bold=True, size=20)  # of a memo's head
LETTER_OF_TEXT = 1.9  # mm of a letter at 16 points


class Printer:
    """Writes papers' HTML bodies into a Word document, one after the other."""

    def __init__(self, document: Document) -> None:
        self._inside = InlinePrinter(document.part)
        self._body = document.element.body
        self._page: Page | None = None
        self._opens = True
        self._marks = itertools.count(1)

    def print(self, *papers: Any) -> None:
        """All of a file: a memo and the report that it carries, or one paper."""
        for body in papers:
            self._turn(None)
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
        for child, *beside in _in_rows(element):
            if child.tag in INLINE:
                self._inside.inline(child, line, place)
            else:
                line = end()
                if beside:
                    self._abreast([child, *beside], place, into)
                else:
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
        look, layout = place.look, place.layout
        if place.is_memo and level == "2":  # no larger than the text
            look, layout = replace(look, size=16), replace(layout, before=8, after=0)
        runs = self._inside.line(element, replace(place, look=look)).runs
        if name := element.get("id"):
            runs = mark(mark_name(name), next(self._marks), *runs)
        self._put(paragraph(f"Heading{level}", runs, layout), place, into)

    def _paragraph(self, element: Any, place: Place, into: Element) -> None:
        names = classes(element)
        style = next((_STYLES[name] for name in _STYLES if name in names), place.style)
        layout, look = place.layout, place.look
        if {"status", "signature-heading"} & names:
            layout, look = replace(layout, keep_next=True), replace(look, bold=True)
        if {"signature-heading", "addressee"} & names:
            layout = replace(layout, before=10)
        if "addressee" in names:
            layout = replace(layout, stops=(Stop(_label_width(element[0])),))
        line = self._inside.line(element, replace(place, look=look))
        if line.runs:
            self._put(paragraph(style, line.runs, layout), place, into)

    def _table(self, element: Any, place: Place, into: Element) -> None:
        for caption in element.iter("caption"):
            self._put(paragraph("Caption", self._inside.line(caption, place).runs), place, into)
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

    def _cover(self, element: Any, place: Place, into: Element) -> None:
        """A page of its own: what it is in its upper half, whose at its foot."""
        lines = [part for part in element if part.tag == "p" and "emblem" not in classes(part)]
        first = 140 if len(lines) == len(element) else 28  # points; an emblem stands above it
        for part in element:
            before = {0: first, len(lines) - 2: 225}.get(lines.index(part), 0) if part in lines else 13
            above = replace(place.layout, before=before)
            self._block(part, replace(place, style="Cover", layout=above), into)

    def _contents(self, element: Any, place: Place, into: Element) -> None:
        """A line for each heading: its words, dots, and its page."""
        for part in element:
            self._put(
                paragraph("Normal", self._inside.line(part, place).runs, _to_the_end(place.room, dots=True)),
                place,
                into,
            )

    def _pair(self, element: Any, place: Place, into: Element) -> None:
        """Words, and a figure at the end of their line."""
        line = WordLine()
        for number, part in enumerate(element):
            if number:
                line.lead()
            self._inside.pieces(part, line, place)
        self._put(paragraph(place.style, line.runs, _to_the_end(place.room)), place, into)

    def _listed(self, element: Any, place: Place, into: Element) -> None:
        """A label, and beside it one line or several."""
        label, items = element
        left = _label_width(label)
        for number, item in enumerate(items):
            line = WordLine()
            if number == 0:
                self._inside.pieces(label, line, place)
                line.lead()
            self._inside.pieces(item, line, place)
            layout = Layout(before=2, left=left, hanging=0 if number else left, stops=(Stop(left),))
            self._put(paragraph(place.style, line.runs, layout), place, into)

    def _figure(self, element: Any, place: Place, into: Element) -> None:
        layout = replace(place.layout, align="center", keep_next=True)
        self._blocks(element, replace(place, layout=layout, style="Cell"), into)

    def _bar(self, element: Any, place: Place, into: Element) -> None:
        share, mark = element
        length, target = (float(part.get("style").split(":")[1].strip(" ;%")) for part in (share, mark))
        picture = self._inside.picture(bar(length, target, below="below" in classes(share)))
        self._put(paragraph(place.style, [w("r", picture)], place.layout), place, into)

    # --- A memo's head, and its places to sign ------------------------------------------------------------------------

    def _memo_head(self, element: Any, place: Place, into: Element) -> None:
        """The emblem at the left, the word in the middle of the line."""
        line = WordLine()
        for image in element.iter("img"):
            line.show(self._inside.floating(self._inside.image(image, place)))
        for heading in element.iter("h1"):
            line.say("".join(heading.itertext()), LetterLook(size=29))
        self._put(paragraph("Heading1", line.runs, Layout("center", before=5, after=16)), place, into)

    def _fields(self, element: Any, place: Place, into: Element) -> None:
        """One field of a memo's head, or several beside one another: a large label, the words, and dots after them."""
        fields = [part for part in element.iter() if "field" in classes(part)]
        line = WordLine()
        for field in fields:
            for piece in field:
                self._inside.pieces(piece, line, replace(place, look=LABEL if piece.tag == "b" else PLAIN))
                line.space()
            line.lead()
        ends = [place.room * number / len(fields) for number in range(1, len(fields) + 1)]
        stops = (*(Stop(end, dots=True) for end in ends[:-1]), *_to_the_end(ends[-1], dots=True).stops)
        self._put(paragraph("Normal", line.runs, Layout(before=2, stops=stops)), place, into)

    def _places_to_sign(self, element: Any, place: Place, into: Element) -> None:
        """Where the sheet lies across two in a row, but the drafter alone, and of an odd number the first."""
        blocks = list(element)
        while blocks:
            first = blocks.pop(0)
            if place.page != ACROSS or "drafter" in classes(first) or len(blocks) % 2 == 0:
                self._block(first, place, into)
            else:
                self._abreast([first, blocks.pop(0)], place, into)

    def _place_to_sign(self, element: Any, place: Place, into: Element) -> None:
        """In one piece, but not with the next. A row of two is one piece anyhow."""
        self._blocks(element, place, into)
        for line in into if into.tag == qn("w:tc") else into[-1:]:
            for kept in list(line.iter(qn("w:keepNext"))):
                kept.getparent().remove(kept)

    def _sign_line(self, element: Any, place: Place, into: Element) -> None:
        line = self._inside.line(element, place)
        line.lead()
        layout = replace(place.layout, align="", before=24, stops=_to_the_end(place.room, dots=True).stops)
        self._put(paragraph(place.style, line.runs, layout), place, into)

    # --- Sheets -------------------------------------------------------------------------------------------------------

    def _put(self, element: Element, place: Place, into: Element) -> None:
        if into is self._body and place.page != self._page:
            self._turn(place.page)
        if element.tag == qn("w:tbl") and not (len(into) and into[-1].tag == qn("w:p") and into[-1].style == "Caption"):
            into.append(paragraph("Gap", ()))  # room, and two tables in succession would be one
        into.append(element)

    def _turn(self, page: Page | None) -> None:
        """What follows stands on another kind of sheet: what came before becomes a section. None: a paper begins."""
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
            self._opens = page is None
        self._page = page

    def _section(self) -> Element:
        return section(self._page or UPRIGHT, HEADER, opens=self._opens)


def _in_rows(element: Any) -> Iterator[list[Any]]:
    """The parts of an element one by one, but two figures of half a line's width together."""
    half: list[Any] = []
    for part in element:
        if "alone" in classes(part) and "broad" not in classes(part):
            half.append(part)
            if len(half) < 2:
                continue
        else:
            yield from ([half] if half else [])
            half = [part]
        yield half
        half = []
    yield from ([half] if half else [])


def _label_width(label: Any) -> float:
    return letters("".join(label.itertext())) * LETTER_OF_TEXT + 4


def _to_the_end(room: float, *, dots: bool = False) -> Layout:
    return Layout(stops=(Stop(room, "right", dots),))


_Printed = Callable[[Printer, Any, Place, Element], None]
_STYLES = {"body": "Body", "note": "Note"}
_BY_CLASS: dict[str, _Printed] = {
    "memo-head": Printer._memo_head,
    "field-pair": Printer._fields,
    "field": Printer._fields,
    "signatures": Printer._places_to_sign,
    "signature-block": Printer._place_to_sign,
    "sign-line": Printer._sign_line,
    "listed": Printer._listed,
    "cover": Printer._cover,
    "contents": Printer._contents,
    "pair": Printer._pair,
    "charts": Printer._side_by_side,
    "bar": Printer._bar,
    "verify": Printer._nothing,  # how the signed paper is checked
    "draft-mark": Printer._nothing,
}
_BY_TAG: dict[str, _Printed] = {
    **dict.fromkeys(("div", "section", "header", "aside", "figcaption", "ol", "ul"), Printer._blocks),
    **dict.fromkeys(("h1", "h2", "h3"), Printer._heading),
    **dict.fromkeys(("p", "li"), Printer._paragraph),
    "table": Printer._table,
    "figure": Printer._figure,
}
