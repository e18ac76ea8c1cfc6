"""Tables of a web page, of Word's or Excel's "save as web page", or of what a browser puts on the clipboard."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from lxml import etree

from plans.tables.columns import read_headings
from plans.tables.grid import (
    MAX_COLUMNS,
    Cell,
    Merged,
    Part,
    Table,
    Unreadable,
    clean,
    flattened,
    make_cell,
    one_a_line,
)
from thai.lists import begins_item

Element = etree._Element

_CHARSET = re.compile(rb"""<meta[^>]*?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_BLOCKS = {"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "blockquote", "pre"}
_UNSEEN = {"script", "style", "head", "title", "noscript", "template", "del", "select", "button"}
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_MOST_ROWS = 5000


def read_web_page(content: bytes) -> list[Part]:
    """The page's tables and the lines around them, in order."""
    text = _decoded(content)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("อ่านหน้าเว็บนี้ไม่ได้ กรุณาคัดลอกตารางมาวางแทน") from error
    if root is None:
        raise Unreadable("ไม่พบตารางในหน้าเว็บนี้")
    return list(_Reader().parts(root))


def _decoded(content: bytes) -> str:
    """By its byte order mark, by being UTF-8, by what its meta tag says; Thai Windows where nothing is said."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    stated = _CHARSET.search(content[:8192])
    names = {b"windows-874": "cp874", b"tis-620": "cp874", b"iso-8859-11": "cp874", b"x-windows-874": "cp874"}
    encoding = names.get(stated[1].lower(), stated[1].decode("ascii").lower()) if stated else "cp874"
    for attempt in ("utf-8", encoding, "cp874"):
        try:
            return content.decode(attempt)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp874", "replace")


class _Reader:
    """Reads one page from its beginning to its end."""

    def __init__(self) -> None:
        self._row = 0

    def parts(self, element: Element) -> Iterator[Part]:
        text: list[str] = []

        def lines() -> Iterator[Part]:
            said = clean("".join(text))
            text.clear()
            yield from (line for line in said.split("\n") if line)

        for piece in _pieces(element):
            if isinstance(piece, str):
                text.append(piece)
            else:
                yield from lines()
                yield from self._table(piece)
        yield from lines()

    def _table(self, element: Element) -> Iterator[Part]:
        """The table, and behind it measure tables inside its cells: pages lay themselves out with tables."""
        inner: list[Part] = []
        rows, merged = [], Merged()
        for line in element.iter("tr"):
            if next(line.iterancestors("table")) is not element or _is_hidden(line):
                continue
            self._row += 1
            if self._row > _MOST_ROWS:
                raise Unreadable(f"ตารางยาวเกิน {_MOST_ROWS:,} แถว")
            cells = [self._cell(cell, inner) for cell in line if cell.tag in ("td", "th") and not _is_hidden(cell)]
            rows.append(merged.row(self._row, cells))
        yield Table(tuple(rows))
        yield from inner

    def _cell(self, cell: Element, inner: list[Part]) -> tuple[Cell, int]:
        """The cell and how many rows it covers."""
        text = []
        for piece in _pieces(cell):
            if isinstance(piece, str):
                text.append(piece)
                continue
            parts = list(self._table(piece))
            if any(
                isinstance(t, Table) and any(read_headings([c.text for c in r.cells]) for r in t.rows) for t in parts
            ):
                inner += parts
            else:
                text += [f"\n{flattened(table.rows)}\n" for table in parts if isinstance(table, Table)]
        made = make_cell(_tidied("".join(text)), span=_count(cell, "colspan", MAX_COLUMNS))
        return made, _count(cell, "rowspan", _MOST_ROWS)


def _tidied(text: str) -> str:
    return re.sub(r"\s*\n\s*", "\n", text).strip()


def _pieces(element: Element) -> Iterator[str | Element]:
    """Text as it is seen, blocks and breaks as line breaks; tables as they are, unopened."""
    if element.text:
        text = _flowing(element.text)
        yield one_a_line(text) if element.tag in ("ul", "ol") else text  # items that were typed, not made
    for child in element:
        tag = child.tag
        if tag == "table":
            yield child
        elif tag == "br":
            yield "\n"
        elif tag not in _UNSEEN and not _is_hidden(child):
            block = tag in _BLOCKS
            if block:
                yield "\n"
            if tag == "li":
                yield _marker(child)
            yield from _pieces(child)
            if block:
                yield "\n"
        if child.tail:
            yield _flowing(child.tail)


def _marker(item: Element) -> str:
    """The number or bullet the browser shows before a list's item, unless one is typed as well."""
    parent = item.getparent()
    text = "".join(piece for piece in _pieces(item) if isinstance(piece, str))
    if parent is None or begins_item(text):
        return ""
    if parent.tag != "ol" or any(ancestor.tag == "li" for ancestor in item.iterancestors()):
        return "- "
    return f"{sum(1 for _ in item.itersiblings('li', preceding=True)) + 1}. "


def _flowing(text: str) -> str:
    """Line breaks of the source are blanks on the page."""
    return re.sub(r"[^\S\xa0]+", " ", text)


def _is_hidden(element: Element) -> bool:
    return bool(_HIDDEN.search(element.get("style", "")))


def _count(cell: Element, name: str, most: int) -> int:
    value = cell.get(name, "").strip()
    if not value.isdecimal():
        return 1
    return max(1, min(int(value[:6]), most))
