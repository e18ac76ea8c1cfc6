"""Tables of a Word file as they are seen: merged cells, automatic numbers, no deleted text.

A number Word makes itself is in no text; it is written before its paragraph here, or a list would become one item.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

from tables.errors import Unreadable
from tables.grid import DEEPEST, MOST_TEXT, Cell, MergedCells, Part, Row, Table, Wanted, clean, make_cell, set_apart
from thai.lists import begins_item

Element = etree._Element

_W = qn("w:p").removesuffix("p")
# Properties, what was deleted or moved away, code of fields, the second copy of a drawing.
_UNSEEN = {f"{_W}{name}" for name in ("pPr", "rPr", "del", "moveFrom", "instrText", "delText", "sdtPr")}
_UNSEEN.add("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
_BULLET = "•"


def read_word(content: bytes, wanted: Wanted) -> list[Part]:
    """The file's tables and the paragraphs around them, in order."""
    document = Document(io.BytesIO(content))
    if sum(len(text.text or "") for text in document.element.body.iter(f"{_W}t")) > MOST_TEXT:
        raise Unreadable(f"ไฟล์นี้มีข้อความรวมเกิน {MOST_TEXT:,} ตัวอักษร")
    return list(_Reader(document, wanted).parts(document.element.body))


class _Reader:
    """Reads one document from its beginning to its end; automatic numbers count on their way."""

    def __init__(self, document: Any, wanted: Wanted) -> None:
        self._wanted = wanted
        self._formats, self._of_style = _numberings(document)
        self._counts: dict[tuple[str, int], int] = defaultdict(int)
        self._row = self._depth = 0

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
            skipped = _number(line.find(f"{_W}trPr/{_W}gridBefore"), 0)
            cells, place = [], skipped
            for cell in _blocks(line, f"{_W}tc"):
                span = _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)
                join = cell.find(f"{_W}tcPr/{_W}vMerge")
                continues = join is not None and join.get(f"{_W}val") != "restart"
                if continues and place in origins:
                    cells.append((Cell(origins[place], above=True, span=span), 1))
                else:
                    made = make_cell(self._cell(cell, inner), span=span)
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
        levels = [numbering[1] for p in paragraphs if p.tag == f"{_W}p" and (numbering := self._numbering(p))]
        lines = []
        for block in paragraphs:
            if block.tag == f"{_W}p":
                lines.append(self._paragraph(block, min(levels, default=0)))
            else:
                lines += set_apart(self._table(block), inner, self._wanted)
        return "\n".join(lines)

    def _paragraph(self, element: Element, top: int = 0) -> str:
        text = "".join(_seen(element))
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
        return f"{_BULLET if kind == 'bullet' else '-' if level > top else f'{self._counts[identity, level]}.'} {text}"

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


def _seen(element: Element) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag in _UNSEEN:
            continue
        if tag == f"{_W}t":
            yield child.text or ""
        elif tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif tag == f"{_W}tab":
            yield " "
        elif tag == f"{_W}noBreakHyphen":
            yield "-"
        elif tag == f"{_W}sym":
            yield _BULLET
        elif tag == f"{_W}p":  # in a text box
            yield from ("\n", *_seen(child))
        else:
            yield from _seen(child)


def _number(element: Element | None, default: int) -> int:
    value = "" if element is None else element.get(f"{_W}val", "")
    return int(value) if value.isdecimal() else default


def _numbering_in(properties: Element | None) -> tuple[str, int] | None:
    number = None if properties is None else properties.find(f"{_W}numPr/{_W}numId")
    if properties is None or number is None:
        return None
    return number.get(f"{_W}val", "0"), _number(properties.find(f"{_W}numPr/{_W}ilvl"), 0)


def _numberings(document: Any) -> tuple[dict[tuple[str, int], str], dict[str, tuple[str, int]]]:
    """(list, level) → how it is numbered; style → the list its paragraphs belong to."""
    formats: dict[tuple[str, int], str] = {}
    for relation in document.part.rels.values():
        if relation.reltype != RELATIONSHIP_TYPE.NUMBERING or relation.is_external:
            continue
        root = relation.target_part.element
        abstract = {
            a.get(f"{_W}abstractNumId"): {
                _level(level): level.find(f"{_W}numFmt").get(f"{_W}val", "decimal")
                for level in a.iter(f"{_W}lvl")
                if level.find(f"{_W}numFmt") is not None
            }
            for a in root.iter(f"{_W}abstractNum")
        }
        for number in root.iter(f"{_W}num"):
            of = number.find(f"{_W}abstractNumId")
            for level, kind in abstract.get(of.get(f"{_W}val") if of is not None else "", {}).items():
                formats[number.get(f"{_W}numId", ""), level] = kind
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
    return formats, of_style


def _level(element: Element) -> int:
    value = element.get(f"{_W}ilvl", "0")
    return int(value) if value.isdecimal() else 0
