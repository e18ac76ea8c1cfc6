"""Tables of a Word file as they are seen: merged cells, automatic numbers, no deleted and no hidden text.

A number Word makes itself is in no text; it is written before its paragraph here, or a list would become one item. What
stands on the page but in no place of the text (notes at its foot, its head) comes behind it, as lines.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

from tables.errors import Unreadable
from tables.grid import (
    DEEPEST,
    MAX_COLUMNS,
    MOST_TEXT,
    Cell,
    LeftOut,
    MergedCells,
    Part,
    Row,
    Table,
    Wanted,
    clean,
    comments_of,
    make_cell,
    raised,
    set_apart,
)
from tables.package import without_strict
from thai.lists import begins_item

Element = etree._Element

_W = qn("w:p").removesuffix("p")
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Properties, what was deleted or moved away, code of fields, the second copy of a drawing.
UNSEEN = {f"{_W}{name}" for name in ("pPr", "rPr", "del", "moveFrom", "instrText", "delText", "sdtPr")}
UNSEEN.add("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
_BULLET = "•"
_SET_IN = 150  # twentieths of a point that part two levels
# What Word draws with letters of Wingdings, beside bullets.
_DRAWN = {
    **dict.fromkeys(("F0A8", "F06F", "F0A3", "F030"), "☐"),
    **dict.fromkeys(("F0FE", "F052", "F053"), "☑"),
    **dict.fromkeys(("F0FD", "F054", "F055", "F078"), "☒"),
    **dict.fromkeys(("F0FC", "F050"), "✓"),
}
# Behind the text, under these words: the kinds of parts.
_BESIDE = {"เชิงอรรถ": ("footnotes", "endnotes"), "หัวกระดาษ": ("header",), "ท้ายกระดาษ": ("footer",)}


def read_word(content: bytes, wanted: Wanted) -> list[Part]:
    """The file's tables and the paragraphs around them, in order."""
    document = Document(io.BytesIO(without_strict(content)))
    if sum(len(text.text or "") for text in document.element.body.iter(f"{_W}t", f"{_M}t")) > MOST_TEXT:
        raise Unreadable(f"ไฟล์นี้มีข้อความรวมเกิน {MOST_TEXT:,} ตัวอักษร")
    reader = _Reader(document, wanted)
    parts = [*reader.parts(document.element.body), *reader.beside(document)]
    if reader.hidden:
        parts.append(LeftOut(f"ข้อความหรือแถวที่ซ่อนอยู่ในไฟล์ Word {reader.hidden} แห่ง ไม่ได้อ่าน"))
    return [*parts, *comments_of(_comments(document))]


def _comments(document: Any) -> Iterator[str]:
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.rpartition("/")[2] == "comments":
            for comment in _own_xml(relation.target_part).iter(f"{_W}comment"):
                yield "".join(text.text or "" for text in comment.iter(f"{_W}t"))


class _Reader:
    """Reads one document from its beginning to its end; automatic numbers count on their way."""

    def __init__(self, document: Any, wanted: Wanted) -> None:
        self._wanted = wanted
        self._formats, self._indents, self._of_style = _numberings(document)
        self._counts: dict[tuple[str, int], int] = defaultdict(int)
        self._row = self._depth = self.hidden = 0
        self._vanishing = _vanishing_styles(document)

    def beside(self, document: Any) -> Iterator[str]:
        """Notes at the foot of a page and at the end, and what stands at the head and foot of every page."""
        said: dict[str, None] = {}
        for label, kinds in _BESIDE.items():
            for relation in document.part.rels.values():
                if relation.is_external or relation.reltype.rpartition("/")[2] not in kinds:
                    continue
                for paragraph in _own_xml(relation.target_part).iter(f"{_W}p"):
                    if next(paragraph.iterancestors(f"{_W}p"), None) is None and (text := clean(self._text(paragraph))):
                        said.update(dict.fromkeys(f"{label}: {line}" for line in text.split("\n")))
        yield from said

    def parts(self, parent: Element) -> Iterator[Part]:
        for child in _blocks(parent):
            if child.tag == f"{_W}tbl":
                yield from self._table(child)
            elif text := clean(self._paragraph(child)):
                yield from text.split("\n")

    def _table(self, element: Element) -> Iterator[Part]:
        """The table, and behind it wanted tables that stand inside its cells."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise Unreadable(f"ตารางซ้อนกันเกิน {DEEPEST} ชั้น กรุณาคัดลอกเฉพาะตาราง{self._wanted.name}ไว้ในไฟล์ใหม่")
        inner: list[Part] = []
        rows: list[Row] = []
        origins: dict[int, str] = {}  # column → the text of the merged cell that covers it
        merged = MergedCells()
        for line in element.iter(f"{_W}tr"):
            if next(line.iterancestors(f"{_W}tbl")) is not element or line.find(f"{_W}trPr/{_W}del") is not None:
                continue
            self._row += 1
            if _is_on(line.find(f"{_W}trPr/{_W}hidden")):
                self.hidden += any(text.text for text in line.iter(f"{_W}t"))
                continue
            skipped = _number(line.find(f"{_W}trPr/{_W}gridBefore"), 0)
            cells, place = [], skipped
            for cell in islice(_blocks(line, f"{_W}tc"), MAX_COLUMNS + 1):  # one more than there may be, to be refused
                span = _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)
                join = cell.find(f"{_W}tcPr/{_W}vMerge")
                continues = join is not None and join.get(f"{_W}val") != "restart"
                if continues and place in origins:
                    cells.append((Cell(origins[place], above=True, span=span), 1))
                else:
                    made = replace(make_cell(self._cell(cell, inner), span=span), coloured=_is_coloured(cell))
                    cells.append((made, 1))
                    origins.pop(place, None)
                    if join is not None:
                        origins[place] = made.text
                place += span
            rows.append(merged.row(self._row, cells, skipped))
        self._depth -= 1
        yield Table(tuple(rows))
        yield from inner

    def _cell(self, cell: Element, inner: list[Part]) -> str:
        """Its paragraphs, a line each. Levels count from the highest in the cell."""
        paragraphs = list(_blocks(cell))
        found = [numbering for p in paragraphs if p.tag == f"{_W}p" and (numbering := self._numbering(p))]
        top = min(found, key=lambda numbering: (self._indents.get(numbering, 0), numbering[1]), default=None)
        lines = []
        for block in paragraphs:
            if block.tag == f"{_W}p":
                lines.append(self._paragraph(block, top))
            else:
                lines += set_apart(self._table(block), inner, self._wanted)
        return "\n".join(lines)

    def _paragraph(self, element: Element, top: tuple[str, int] | None = None) -> str:
        """A paragraph with its number; with a dash where it belongs below `top`, the outermost list of its cell."""
        text = self._text(element)
        numbering = self._numbering(element)
        if numbering is None or not text.strip():
            return text
        identity, level = numbering
        self._counts[identity, level] += 1
        for deeper in range(level + 1, 9):
            self._counts.pop((identity, deeper), None)
        if begins_item(text):
            return text
        kind = self._formats.get(numbering, "decimal")
        if kind == "none":
            return text
        if self._is_below(numbering, top or (identity, 0)):
            return f"- {text}"
        return f"{_BULLET if kind == 'bullet' else f'{self._counts[identity, level]}.'} {text}"

    def _is_below(self, numbering: tuple[str, int], top: tuple[str, int]) -> bool:
        """By its level, or in a list of its own by how far it is set in."""
        if numbering[0] == top[0]:
            return numbering[1] > top[1]
        return self._indents.get(numbering, 0) > self._indents.get(top, 0) + _SET_IN

    def _text(self, element: Element) -> str:
        """What is seen of a paragraph."""
        of_style = _style_of(element.find(f"{_W}pPr/{_W}pStyle")) in self._vanishing
        return "".join(self._seen(element, hidden=of_style))

    def _seen(self, element: Element, *, hidden: bool = False) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag in UNSEEN or (tag == f"{_W}sdt" and child.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None):
                continue
            if tag == f"{_W}r":
                yield from self._run(child, hidden=hidden)
            elif tag == f"{_W}t":
                yield child.text or ""
            elif tag == f"{_M}oMath":
                yield f" {_equation(child)} "
            elif tag in (f"{_W}br", f"{_W}cr"):
                yield "\n"
            elif tag == f"{_W}tab":
                yield " "
            elif tag == f"{_W}noBreakHyphen":
                yield "-"
            elif tag == f"{_W}fldChar":
                yield _form_field(child)
            elif tag == f"{_W}sym":
                yield _DRAWN.get(child.get(f"{_W}char", "").upper(), _BULLET)
            elif tag == f"{_W}p":  # in a text box
                yield from ("\n", self._text(child))
            else:
                yield from self._seen(child, hidden=hidden)

    def _run(self, run: Element, *, hidden: bool) -> Iterator[str]:
        """A run of one look: nothing of a hidden one, raised digits of one above the line."""
        properties = run.find(f"{_W}rPr")
        place = ""
        if properties is not None:
            own = properties.find(f"{_W}vanish")
            of_style = _style_of(properties.find(f"{_W}rStyle")) in self._vanishing
            hidden = _is_on(own) if own is not None else hidden or of_style
            align = properties.find(f"{_W}vertAlign")
            place = "" if align is None else align.get(f"{_W}val", "")
        text = "".join(self._seen(run))
        if hidden:
            self.hidden += bool(text.strip())
        else:
            yield raised(text, low=place == "subscript") if place in ("superscript", "subscript") else text

    def _numbering(self, paragraph: Element) -> tuple[str, int] | None:
        """The list a paragraph belongs to and its level there, by itself or by its style."""
        found = _numbering_in(paragraph.find(f"{_W}pPr"))
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if found is None and style is not None:
            found = self._of_style.get(style.get(f"{_W}val", ""))
        return None if found is None or found[0] == "0" else found


def _blocks(parent: Element, wanted: str = "") -> Iterator[Element]:
    """Paragraphs and tables, or cells, directly inside; content controls and tracked insertions are looked through."""
    for child in parent:
        if child.tag in ((wanted,) if wanted else (f"{_W}p", f"{_W}tbl")):
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
            yield from _blocks(child, wanted)


def _is_on(toggle: Element | None) -> bool:
    return toggle is not None and toggle.get(f"{_W}val", "1") not in ("0", "false", "off")


def _is_coloured(cell: Element) -> bool:
    shade = cell.find(f"{_W}tcPr/{_W}shd")
    return shade is not None and shade.get(f"{_W}fill", "auto").upper() not in ("AUTO", "FFFFFF", "")


def _style_of(named: Element | None) -> str:
    return "" if named is None else named.get(f"{_W}val", "")


def _vanishing_styles(document: Any) -> set[str]:
    """The styles whose text Word neither shows nor prints, by themselves or by the style they are based on."""
    styles = {style.get(f"{_W}styleId", ""): style for style in document.styles.element.iter(f"{_W}style")}
    found: set[str] = set()
    for name in styles:
        seen, at = {""}, name
        while at not in seen and at in styles:
            seen.add(at)
            toggle = styles[at].find(f"{_W}rPr/{_W}vanish")
            if toggle is not None:
                found.update({name} if _is_on(toggle) else ())
                break
            at = _style_of(styles[at].find(f"{_W}basedOn"))
    return found


def _own_xml(part: Any) -> Element:
    """A part's XML: python-docx has parsed that of a few kinds only."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(part.blob, parser)


def _equation(element: Element) -> str:
    """An equation in one line: a fraction with its stroke, powers raised."""
    name = element.tag.rpartition("}")[2]
    if name == "t":
        return element.text or ""
    inner = [_equation(child) for child in element if isinstance(child.tag, str)]
    if name == "f" and len(inner) >= 2:
        return "/".join(text if text.isalnum() else f"({text})" for text in inner[-2:])
    if name in ("sSup", "sSub") and len(inner) >= 2:
        return inner[-2] + raised(inner[-1], low=name == "sSub")
    return "".join(inner)


def _form_field(mark: Element) -> str:
    """What a field of an old form shows that stands in no text: whether a box is ticked, which choice was made."""
    box, choices = mark.find(f"{_W}ffData/{_W}checkBox"), mark.find(f"{_W}ffData/{_W}ddList")
    if box is not None:
        ticked = box.find(f"{_W}checked")
        return "☒" if _is_on(ticked if ticked is not None else box.find(f"{_W}default")) else "☐"
    if choices is None:
        return ""
    made = choices.find(f"{_W}result")
    chosen = _number(made if made is not None else choices.find(f"{_W}default"), 0)
    said = [entry.get(f"{_W}val", "") for entry in choices.iterfind(f"{_W}listEntry")]
    return said[chosen] if chosen < len(said) else ""


def _number(element: Element | None, default: int) -> int:
    value = "" if element is None else element.get(f"{_W}val", "")
    return int(value) if value.isdecimal() else default


def _numbering_in(properties: Element | None) -> tuple[str, int] | None:
    number = None if properties is None else properties.find(f"{_W}numPr/{_W}numId")
    if properties is None or number is None:
        return None
    return number.get(f"{_W}val", "0"), _number(properties.find(f"{_W}numPr/{_W}ilvl"), 0)


def _numberings(
    document: Any,
) -> tuple[dict[tuple[str, int], str], dict[tuple[str, int], int], dict[str, tuple[str, int]]]:
    """(list, level) → how it is numbered, how far it is set in; style → the list its paragraphs belong to."""
    formats: dict[tuple[str, int], str] = {}
    indents: dict[tuple[str, int], int] = {}
    for relation in document.part.rels.values():
        if relation.reltype != RELATIONSHIP_TYPE.NUMBERING or relation.is_external:
            continue
        root = relation.target_part.element
        abstract = {
            a.get(f"{_W}abstractNumId"): {
                _level(level): (level.find(f"{_W}numFmt").get(f"{_W}val", "decimal"), _indent(level))
                for level in a.iter(f"{_W}lvl")
                if level.find(f"{_W}numFmt") is not None
            }
            for a in root.iter(f"{_W}abstractNum")
        }
        for number in root.iter(f"{_W}num"):
            of = number.find(f"{_W}abstractNumId")
            for level, (kind, indent) in abstract.get(of.get(f"{_W}val") if of is not None else "", {}).items():
                formats[number.get(f"{_W}numId", ""), level] = kind
                indents[number.get(f"{_W}numId", ""), level] = indent
    styles = {style.get(f"{_W}styleId", ""): style for style in document.styles.element.iter(f"{_W}style")}
    of_style = {}
    for name, style in styles.items():
        found, seen = None, set()
        while found is None and style is not None and id(style) not in seen:
            seen.add(id(style))
            found = _numbering_in(style.find(f"{_W}pPr"))
            base = style.find(f"{_W}basedOn")
            style = styles.get(base.get(f"{_W}val", "")) if base is not None else None
        if found is not None:
            of_style[name] = found
    return formats, indents, of_style


def _level(element: Element) -> int:
    value = element.get(f"{_W}ilvl", "0")
    return int(value) if value.isdecimal() else 0


def _indent(level: Element) -> int:
    """How far a level's paragraphs are set in, in twentieths of a point."""
    found = level.find(f"{_W}pPr/{_W}ind")
    value = "" if found is None else found.get(f"{_W}left", found.get(f"{_W}start", ""))
    return int(value) if value.isdecimal() and len(value) < 6 else 0
