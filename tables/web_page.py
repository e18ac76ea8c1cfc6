"""Tables of a web page, of Word's or Excel's "save as web page", or of what a browser puts on the clipboard."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from lxml import etree

from tables.errors import Unreadable
from tables.grid import (
    DEEPEST,
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    LeftOut,
    MergedCells,
    Part,
    Row,
    Table,
    Wanted,
    clean,
    make_cell,
    one_a_line,
    raised,
    set_apart,
)
from tables.style_sheets import StyleSheets, is_colour, said_of_ground, said_of_showing
from thai.lists import begins_item

Element = etree._Element

_CHARSET = re.compile(rb"""<meta[^<>]*?charset\s*=\s*(?:["']\s*)?([\w-]+)""", re.IGNORECASE)
_BLOCKS = {"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "blockquote", "pre"}
_UNSEEN = {"script", "style", "head", "title", "noscript", "template", "del", "select", "button"}
_MSO_HIDE = re.compile(r"mso-hide\s*:\s*all", re.IGNORECASE)
# Letters of these fonts are drawings: bullets and ticks.
_SYMBOLS = re.compile(r"font(?:-family)?\s*:[^;]{0,80}?(?:wingdings|webdings|symbol)", re.IGNORECASE)
_SYMBOL_FONTS = {"wingdings", "wingdings 2", "wingdings 3", "webdings", "symbol"}
_MADE_MARKER = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_LEVEL = re.compile(r"mso-list\s*:[^;]{0,40}?level([1-9])", re.IGNORECASE)
_DOCS_LEVEL = re.compile(r"lst-kix_[\w-]{1,80}-(\d)\b")  # Google Docs, a list for each level
_BULLET = "•"
_BEGINNING = 40  # letters that tell whether an item begins with a number
TOO_DEEP = "หน้าเว็บนี้ซ้อนกันหลายชั้นเกินไป กรุณาคัดลอกเฉพาะตารางมาวาง"


def read_web_page(content: bytes, wanted: Wanted) -> list[Part]:
    """The page's tables and the lines around them, in order."""
    text = _decoded(content)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("อ่านหน้าเว็บนี้ไม่ได้ กรุณาคัดลอกตารางมาวางแทน") from error
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):  # the rest was left out
        raise Unreadable(TOO_DEEP)
    if root is None:
        raise Unreadable("ไม่พบตารางในหน้าเว็บนี้")
    reader = _Reader(wanted, _Looks(root))
    parts = list(reader.parts(root))
    if reader.looks.unseen:
        parts.append(LeftOut(f"ส่วนที่ซ่อนอยู่ในหน้าเว็บ {reader.looks.unseen} แห่ง ไม่ได้อ่าน"))
    return parts


def words_of_page(text: str) -> str:
    """All words of a page in one text, for who looks something up in it."""
    try:
        tree = etree.fromstring(text.encode(), etree.HTMLParser(encoding="utf-8", no_network=True))
    except (etree.LxmlError, ValueError):  # an empty page
        return ""
    if tree is None:
        return ""
    etree.strip_elements(tree, "script", "style", "template", etree.Comment, with_tail=False)
    return " ".join(map(str, tree.itertext()))


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


class _Looks:
    """What a page hides: by attribute, by its own style, by its style sheets. `unseen` counts what was left
    out and says something."""

    def __init__(self, root: Element) -> None:
        self._sheets = StyleSheets(root)
        self._left_out: set[Element] = set()

    @property
    def unseen(self) -> int:
        return len(self._left_out)

    def hide(self, element: Element) -> bool:
        """Whether nobody sees an element."""
        style = element.get("style", "")
        own = said_of_showing(style)
        hidden = bool(_MSO_HIDE.search(style)) or (
            own if own is not None else element.get("hidden") is not None or self._sheets.hide(element)
        )
        if hidden and element not in self._left_out and any(str(text).strip() for text in element.itertext()):
            self._left_out.add(element)
        return hidden

    def colours(self, cell: Element) -> bool:
        """Whether a cell has a ground of its own: by attribute, by its own style, by its class."""
        own, style = cell.get("bgcolor", ""), cell.get("style", "")
        of_class = not self._sheets.coloured.isdisjoint(cell.get("class", "").split())
        return is_colour(own) or said_of_ground(style) or ("background" not in style and of_class)

    def hidden_columns(self, table: Element) -> set[int]:
        """The places of columns that a table itself says are hidden."""
        found: set[int] = set()
        place = 0
        for column in table.iter("col"):
            if next(column.iterancestors("table")) is table:
                span = _count(column, "span", MAX_COLUMNS)
                if self.hide(column):
                    found.update(range(place, min(place + span, MAX_COLUMNS)))
                place += span
                if place > MAX_COLUMNS:
                    break
        return found


class _Reader:
    """Reads one page from its beginning to its end."""

    def __init__(self, wanted: Wanted, looks: _Looks) -> None:
        self._wanted, self.looks = wanted, looks
        self._row = self._depth = 0

    def parts(self, element: Element) -> Iterator[Part]:
        text: list[str] = []

        def lines() -> Iterator[Part]:
            said = clean("".join(text))
            text.clear()
            yield from (line for line in said.split("\n") if line)

        for piece in _pieces(element, self.looks):
            if isinstance(piece, str):
                text.append(piece)
            else:
                yield from lines()
                yield from self._table(piece)
        yield from lines()

    def _table(self, element: Element) -> Iterator[Part]:
        """The table, and behind it wanted tables inside its cells: pages lay themselves out with tables."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise Unreadable(TOO_DEEP)
        inner: list[Part] = []
        rows, merged = [], MergedCells()
        without = self.looks.hidden_columns(element)
        for caption in element.iterchildren("caption"):
            if not self.looks.hide(caption):
                yield from self.parts(caption)
        for line in element.iter("tr"):
            if next(line.iterancestors("table")) is not element or self._is_hidden(line, element):
                continue
            self._row += 1
            if self._row > MAX_ROWS:
                raise Unreadable(f"ตารางยาวเกิน {MAX_ROWS:,} แถว")
            # One after the other: a row of a million cells is refused at the first that is too many.
            cells = (self._cell(cell, inner) for cell in line if cell.tag in ("td", "th") and not self.looks.hide(cell))
            rows.append(_without(merged.row(self._row, cells), without))
        self._depth -= 1
        yield Table(tuple(rows))
        yield from inner

    def _is_hidden(self, line: Element, table: Element) -> bool:
        """Whether a row or the group it stands in is hidden."""
        around = takewhile(lambda node: node is not table, line.iterancestors())
        return any(self.looks.hide(node) for node in (*around, line))

    def _cell(self, cell: Element, inner: list[Part]) -> tuple[Cell, int]:
        """The cell and how many rows it covers."""
        text = []
        for piece in _pieces(cell, self.looks):
            if isinstance(piece, str):
                text.append(piece)
            else:
                text += [f"\n{said}\n" for said in set_apart(self._table(piece), inner, self._wanted)]
        made = make_cell(_tidied("".join(text)), span=_count(cell, "colspan", MAX_COLUMNS))
        return replace(made, coloured=self.looks.colours(cell)), _count(cell, "rowspan", MAX_ROWS)


def _without(row: Row, places: set[int]) -> Row:
    """The row without hidden columns; a cell that covers one of them covers one less, and shows where it still does."""
    if not places:
        return row
    cells = list(row.cells)
    for place, cell in enumerate(row.cells):
        covered = range(place, place + cell.span)
        seen = [at for at in covered if at not in places and at < len(cells)]
        if cell.text and seen and cell.span > 1:
            cells[seen[0]] = replace(cell, span=len(seen))
    return Row(row.number, tuple(cell for place, cell in enumerate(cells) if place not in places))


def _tidied(text: str) -> str:
    return "\n".join(filter(None, (line.strip() for line in text.split("\n"))))


@dataclass(frozen=True)
class _Item:
    """Where a list's item begins, with the number or bullet the browser shows before it."""

    marker: str


_ITEM_END = _Item("")


def _pieces(element: Element, looks: _Looks) -> Iterator[str | Element]:
    """Text as it is seen, blocks and breaks as line breaks; tables as they are, unopened."""
    pieces = list(_walked(element, looks))
    begun = False  # whether the text of an item with a marker is still to come: <li><p> breaks no line
    for place, piece in enumerate(pieces):
        if not isinstance(piece, _Item):
            if begun and isinstance(piece, str) and not piece.strip():
                continue
            begun = False
            yield piece
        elif piece is not _ITEM_END and not _is_marked(pieces, place + 1):
            begun = True
            yield piece.marker
        else:
            begun = False


def _walked(element: Element, looks: _Looks) -> Iterator[str | Element | _Item]:
    """The element from its beginning to its end. Never recursive: pages may be nested deep."""
    counts: Counter[Element] = Counter()  # items of each list until now
    inside = 0  # how many items
    yield from _own_text(element)
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if node is element:
            continue
        tag = node.tag
        is_seen = tag != "table" and tag not in _UNSEEN and not looks.hide(node)
        is_item = tag == "li"
        if event == "end":
            if is_seen and is_item:
                inside -= 1
                yield _ITEM_END
            if is_seen and tag in _BLOCKS:
                yield "\n"
            if node.tail:
                yield _flowing(node.tail)
            continue
        of = node.getparent()
        if is_item and of is not None:
            counts[of] = counts[of] + 1 if of in counts else _first_number(of)
        if not is_seen:
            if tag == "table":
                yield node
            walk.skip_subtree()
            continue
        if tag in _BLOCKS or tag == "br":
            yield "\n"
        if is_item:
            top = not inside and _is_top(node)
            yield _Item("- " if not top else f"{counts[of]}. " if of is not None and of.tag == "ol" else f"{_BULLET} ")
            inside += 1
        if _MADE_MARKER.search(node.get("style", "")) and (made := _made_marker(node)):
            yield made
            walk.skip_subtree()
            continue
        yield from _own_text(node)


def _own_text(element: Element) -> Iterator[str]:
    """What stands before the first child; items of a list that were typed, not made, are lines."""
    if element.text:
        text = _as_drawn(element, _flowing(element.text))
        yield one_a_line(text) if element.tag in ("ul", "ol") else text


def _is_drawn(element: Element) -> bool:
    """Whether an element's letters are drawings of Wingdings or Symbol, by its own font or that of one around it."""
    for node in (element, *islice(element.iterancestors(), 3)):
        if _SYMBOLS.search(node.get("style", "")) or node.get("face", "").lower() in _SYMBOL_FONTS:
            return True
        if re.search(r"font(?:-family)?\s*:", node.get("style", "")) or node.get("face"):
            return False
    return False


def _made_marker(element: Element) -> str:
    """What stands for the number or bullet that Word wrote before an item: a dash below the outermost level, one bullet
    for all that are drawn; empty where the number is to be read."""
    paragraph = next(element.iterancestors("p", "li", "h1", "h2", "h3", "h4"), None)
    level = _LEVEL.search(paragraph.get("style", "")) if paragraph is not None else None
    if level and level[1] != "1":
        return "- "
    return f"{_BULLET} " if _is_drawn(element) else ""


def _as_drawn(element: Element, text: str) -> str:
    if element.tag in ("sup", "sub"):
        return raised(text, low=element.tag == "sub")
    if len(text.strip()) == 1 and _is_drawn(element):
        return text.replace(text.strip(), f"{_BULLET} ")
    return text


def _first_number(of: Element) -> int:
    """Where a list begins to count."""
    start = of.get("start", "")
    return int(start) if of.tag == "ol" and start.isdecimal() and len(start) < 5 else 1


def _is_top(item: Element) -> bool:
    """Whether an item belongs to the outermost list; Google Docs says so of lists that stand beside one another."""
    of = item.getparent()
    level = item.get("aria-level", "1")
    found = _DOCS_LEVEL.search(of.get("class", "")) if of is not None else None
    return level == "1" and (found is None or found[1] == "0")


def _is_marked(pieces: Sequence[str | Element | _Item], start: int) -> bool:
    """Whether an item whose content begins here has a number or bullet of its own, or begins with one that has."""
    text = ""
    for place in range(start, len(pieces)):
        piece = pieces[place]
        if isinstance(piece, _Item) and piece is not _ITEM_END and not text:
            return True
        if not isinstance(piece, str) or len(text) > _BEGINNING:
            break
        text = (text + piece).lstrip()
    return begins_item(text)


def _flowing(text: str) -> str:
    """Line breaks of the source are blanks on the page."""
    return re.sub(r"[^\S\xa0]+", " ", text)


def _count(cell: Element, name: str, most: int) -> int:
    value = cell.get(name, "").strip()
    if not value.isdecimal():
        return 1
    return max(1, min(int(value[:6]), most))
