"""Tables of LibreOffice: the sheets of an .ods, the tables and lines of an .odt, as people see them.

Cells of a sheet bear the text that is shown, so no number format is read. What is repeated is written once in the file
and counted out here, as far as it holds anything.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from tables.errors import FORMULA, Unreadable
from tables.grid import (
    DEEPEST,
    LONGEST_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    MOST_CELLS,
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
from tables.number_formats import date_words
from tables.sheets import SheetCells, hidden_parts, hidden_sheet, table_of
from thai.lists import begins_item

Element = etree._Element

TEXT, SPREADSHEET = "opendocument.text", "opendocument.spreadsheet"
_ENCRYPTED = "ไฟล์นี้เข้ารหัสผ่าน กรุณาบันทึกใหม่โดยไม่ใส่รหัสผ่าน"
_UNSEEN = {"tracked-changes", "annotation", "annotation-end", "forms", "sequence-decls", "hidden-paragraph", "shapes"}
_BESIDE = {"header": "หัวกระดาษ", "footer": "ท้ายกระดาษ"}
_MOST_TAGS = 2_000_000
_HIDDEN_ROW = ("collapse", "filter")


def kind_of(content: bytes) -> str:
    """ "text" or "spreadsheet" for what LibreOffice wrote; empty for anything else."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        if "content.xml" not in names or "mimetype" not in names:
            return ""
        stated = archive.read("mimetype")[:200].decode("ascii", "replace")
    return "text" if TEXT in stated else "spreadsheet" if SPREADSHEET in stated else ""


def read_open_document(content: bytes, wanted: Wanted) -> list[Part]:
    """The tables and the lines around them, in order."""
    root, looks = _opened(content)
    noted = comments_of("".join(_flat(line)) for note in root.iter("{*}annotation") for line in note.iter("{*}p"))
    sheets = next(root.iterfind("{*}body/{*}spreadsheet"), None)
    if sheets is not None:
        return _sheets(sheets, looks) + noted
    text = next(root.iterfind("{*}body/{*}text"), None)
    if text is None:
        raise ValueError("no body")
    reader = _Reader(wanted, looks)
    parts = [*reader.parts(text), *(f"เชิงอรรถ: {line}" for line in dict.fromkeys(reader.notes))]
    lines = (
        (_BESIDE[_name(part)], line) for part in looks.beside for line in reader.parts(part) if isinstance(line, str)
    )
    parts += dict.fromkeys(f"{label}: {line}" for label, line in lines)
    if reader.hidden:
        parts.append(LeftOut(f"ส่วนที่ซ่อนอยู่ในไฟล์ {reader.hidden} แห่ง ไม่ได้อ่าน"))
    return parts + noted


# --- What styles hide, raise and number ---------------------------------------------------------------------------


@dataclass
class _Looks:
    """Styles by name: those of hidden tables and hidden texts, those that raise or lower, and which lists count."""

    hidden_tables: set[str] = field(default_factory=set)
    hidden_texts: set[str] = field(default_factory=set)
    raised: dict[str, bool] = field(default_factory=dict)  # → whether it is below the line
    numbered: set[str] = field(default_factory=set)
    beside: list[Element] = field(default_factory=list)  # heads and feet of pages

    def hides_table(self, table: Element) -> bool:
        return _of(table, "style-name") in self.hidden_tables


def _opened(content: bytes) -> tuple[Element, _Looks]:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in archive.namelist() else b""
        if b"encryption-data" in manifest:
            raise Unreadable(_ENCRYPTED)
        parts = [archive.read(name) for name in ("styles.xml", "content.xml") if name in archive.namelist()]
    if sum(part.count(b"<") for part in parts) > _MOST_TAGS:
        raise Unreadable("ไฟล์นี้มีเซลล์มากผิดปกติ กรุณาคัดลอกเฉพาะตารางไว้ในไฟล์ใหม่")
    roots = [etree.fromstring(part, parser) for part in parts]
    looks = _Looks()
    for root in roots:
        looks.beside += [part for page in root.iter("{*}master-page") for part in page if _name(part) in _BESIDE]
        for style in root.iter("{*}style"):
            name = _of(style, "name")
            for properties in style:
                kind = _name(properties)
                if kind == "table-properties" and _of(properties, "display") == "false":
                    looks.hidden_tables.add(name)
                if kind == "text-properties" and _of(properties, "display") == "none":
                    looks.hidden_texts.add(name)
                place = re.match(r"(super|sub|-?[1-9]\d*)", _of(properties, "text-position"))
                if kind == "text-properties" and place:
                    looks.raised[name] = place[1] == "sub" or place[1].startswith("-")
        for style in root.iter("{*}list-style"):
            first = next((level for level in style if _of(level, "level") == "1"), None)
            if first is not None and _name(first) == "list-level-style-number" and _of(first, "num-format"):
                looks.numbered.add(_of(style, "name"))
    return roots[-1], looks


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _of(element: Element, name: str) -> str:
    """An attribute by its local name."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def _count(element: Element, name: str, most: int) -> int:
    value = _of(element, name)
    return max(1, min(int(value[:9]), most)) if value.isdecimal() else 1


# --- Sheets -------------------------------------------------------------------------------------------------------


def _sheets(sheets: Element, looks: _Looks) -> list[Part]:
    parts: list[Part] = []
    for table in sheets.iterfind("{*}table"):
        name = _of(table, "name")
        if looks.hides_table(table):
            parts.append(LeftOut(hidden_sheet(name)))
            continue
        said = _cells_of(name, table)
        if (laid := table_of(name, said)).rows:
            parts.append(laid)
        parts += map(LeftOut, hidden_parts(name, said))
        for box in table.iter("{*}text-box", "{*}custom-shape"):
            lines = (clean("".join(_flat(line))) for line in box if _name(line) in ("p", "h"))
            parts += [f"กล่องข้อความ: {line}" for line in lines if line]
    return parts


def _cells_of(name: str, table: Element) -> SheetCells:
    """A sheet's cells; an empty cell or row that is repeated a million times is passed in one step."""
    said = SheetCells()
    _hidden_columns(table, said)
    number = letters = 0
    for line in _within(table, "table-row"):
        repeated = _count(line, "number-rows-repeated", 1 << 21)
        cells = list(_cells_in(line))
        hidden = _of(line, "visibility") in _HIDDEN_ROW
        times = repeated if cells else 0
        if hidden:
            said.hidden_rows.update(range(number + 1, number + 1 + min(repeated, MAX_ROWS)))
            if len(said.hidden_rows) > MOST_CELLS:
                raise Unreadable(f"แผ่นงาน “{name}” มีแถวที่ซ่อนไว้มากเกินไป กรุณาคัดลอกเฉพาะตารางไว้ในไฟล์ใหม่")
        if times > MAX_ROWS or len(said.cells) + times * len(cells) > MOST_CELLS:
            raise Unreadable(f"แผ่นงาน “{name}” ยาวเกิน {MAX_ROWS:,} แถว กรุณาคัดลอกเฉพาะตารางไว้ในไฟล์ใหม่")
        for row in range(number + 1, number + 1 + times):
            if hidden:
                said.unseen_rows.append(row)
            for column, text, fault, span, rows in cells:
                letters += len(text)
                if letters > MOST_TEXT:
                    raise Unreadable(f"ไฟล์นี้มีข้อความรวมเกิน {MOST_TEXT:,} ตัวอักษร")
                unseen = hidden or column in said.hidden_columns
                if column in said.hidden_columns and not hidden:
                    said.unseen_columns.add(column)
                (said.unseen if unseen else said.cells)[row, column] = text, fault
                if span > 1 or rows > 1:
                    said.merged.append((column, row, column + span - 1, row + rows - 1))
        number += repeated
    return said


def _within(table: Element, wanted: str) -> Iterator[Element]:
    """Rows or columns of a table, those of groups and heads too, none of a table inside a cell."""
    for child in table:
        name = _name(child)
        if name == wanted:
            yield child
        elif name in (
            "table-rows",
            "table-header-rows",
            "table-row-group",
            "table-columns",
            "table-header-columns",
            "table-column-group",
        ):
            yield from _within(child, wanted)


def _hidden_columns(table: Element, said: SheetCells) -> None:
    place = 1
    for column in _within(table, "table-column"):
        repeated = _count(column, "number-columns-repeated", 1 << 21)
        if _of(column, "visibility") in _HIDDEN_ROW:
            said.hidden_columns.update(range(place, min(place + repeated, MAX_COLUMNS + 1)))
        place += repeated


def _cells_in(line: Element) -> Iterator[tuple[int, str, str, int, int]]:
    """Column, text, why it cannot be taken, columns and rows it covers."""
    column = 0
    for cell in line:
        if _name(cell) not in ("table-cell", "covered-table-cell"):
            continue
        repeated = _count(cell, "number-columns-repeated", 1 << 21)
        text = "\n".join("".join(_flat(part)) for part in cell if _name(part) in ("p", "h"))
        formula = _of(cell, "formula")
        if (day := _of(cell, "date-value")) and text:
            text = _day(day, text)
        if text.strip() or (formula and _of(cell, "value-type") != "string"):  # a formula's text may be empty
            if column + repeated > MAX_COLUMNS * 5:
                raise Unreadable(f"ตารางมีเกิน {MAX_COLUMNS} คอลัมน์")
            span = _count(cell, "number-columns-spanned", MAX_COLUMNS)
            rows = _count(cell, "number-rows-spanned", MAX_ROWS)
            for place in range(column + 1, column + repeated + 1):
                if not text.strip():
                    yield place, f"={formula.partition('=')[2]}", FORMULA, span, rows
                elif _name(cell) == "table-cell":
                    yield place, text[: LONGEST_CELL + 1], "", span, rows
        column += repeated


def _day(value: str, text: str) -> str:
    """A day as it is shown; where that is figures in an order nobody knows, or foreign, in Thai words."""
    if re.search("[ก-ฮ]", text):
        return text
    try:
        day = dt.date.fromisoformat(value[:10])
    except ValueError:
        return text
    is_month = re.fullmatch(r"[^\W\d_]+\.?[\s-]?\d{2,4}", text.strip())
    return date_words(day, ["mmmm", "yyyy"] if is_month else ["d", "mmmm", "yyyy"])


def _flat(element: Element) -> Iterator[str]:
    """A paragraph of a sheet's cell."""
    yield element.text or ""
    for child in element:
        if _name(child) not in _UNSEEN:
            yield {"line-break": "\n", "tab": " "}.get(_name(child), "")
            yield " " * _count(child, "c", 100) if _name(child) == "s" else "".join(_flat(child))
        yield child.tail or ""


# --- Texts --------------------------------------------------------------------------------------------------------


class _Reader:
    """Reads one text from its beginning to its end."""

    def __init__(self, wanted: Wanted, looks: _Looks) -> None:
        self._wanted, self._looks = wanted, looks
        self._row = self._letters = self._depth = self.hidden = 0
        self.notes: list[str] = []

    def parts(self, parent: Element) -> Iterator[Part]:
        for block in self._blocks(parent, "", 0):
            if isinstance(block, str):
                yield from filter(None, clean(block).split("\n"))
            else:
                yield from self._table(block)

    def _blocks(self, parent: Element, marker: str, depth: int) -> Iterator[str | Element]:
        """Paragraphs as texts and tables as they are; items of a list with the number or bullet that is seen."""
        if depth > 10 * DEEPEST:
            raise Unreadable(f"ไฟล์นี้ซ้อนกันเกิน {DEEPEST} ชั้น กรุณาคัดลอกเฉพาะตารางไว้ในไฟล์ใหม่")
        for child in parent:
            name = _name(child)
            if name == "table":
                yield child
            elif name in ("p", "h"):
                text = self._text(child)
                if text.strip():
                    yield text if not marker or begins_item(text) else f"{marker} {text}"
                    marker = ""
            elif name == "list":
                yield from self._items(child, depth + 1, bool(marker) or _name(parent) == "list-item")
            elif name == "section" and _of(child, "display") == "none":
                self.hidden += 1
            elif name not in _UNSEEN and name != "soft-page-break":
                yield from self._blocks(child, marker, depth + 1)

    def _items(self, element: Element, depth: int, inner: bool) -> Iterator[str | Element]:
        number = 0
        counts = _of(element, "style-name") in self._looks.numbered
        for item in element:
            if _name(item) in ("list-item", "list-header"):
                start = _of(item, "start-value")
                number = int(start[:4]) if start.isdecimal() else number + 1
                marker = "" if _name(item) == "list-header" else "-" if inner else f"{number}." if counts else "•"
                yield from self._blocks(item, marker, depth + 1)

    def _text(self, element: Element, depth: int = 0) -> str:
        """What is seen of a paragraph or a part of one."""
        if depth > 10 * DEEPEST:
            raise Unreadable(f"ไฟล์นี้ซ้อนกันเกิน {DEEPEST} ชั้น กรุณาคัดลอกเฉพาะตารางไว้ในไฟล์ใหม่")
        style = _of(element, "style-name")
        hiding = [*element.iterchildren("{*}hidden-paragraph"), *([element] if _name(element) == "hidden-text" else [])]
        if style in self._looks.hidden_texts or any(_of(mark, "is-hidden") != "false" for mark in hiding):
            self.hidden += 1
            return ""
        pieces = [element.text or ""]
        for child in element:
            name = _name(child)
            if name == "note":
                body = next((part for part in child if _name(part) == "note-body"), None)
                if body is not None:
                    self.notes += [
                        line
                        for block in self._blocks(body, "", depth)
                        if isinstance(block, str) and (line := clean(block))
                    ]
            elif name == "s":
                pieces.append(" " * _count(child, "c", 100))
            elif name in ("line-break", "tab"):
                pieces.append("\n" if name == "line-break" else " ")
            elif name == "placeholder":  # the prompt of an empty field
                pass
            elif name not in _UNSEEN:
                text = self._text(child, depth + 1)
                pieces.append(f"\n{text}" if name in ("p", "h") else text)
            pieces.append(child.tail or "")
        text = re.sub(r"[^\S\xa0\n]+", " ", "".join(pieces))
        return raised(text, low=self._looks.raised[style]) if style in self._looks.raised else text

    def _table(self, element: Element) -> Iterator[Part]:
        """The table, and behind it wanted tables that stand inside its cells."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise Unreadable(f"ตารางซ้อนกันเกิน {DEEPEST} ชั้น กรุณาคัดลอกเฉพาะตาราง{self._wanted.name}ไว้ในไฟล์ใหม่")
        inner: list[Part] = []
        rows: list[Row] = []
        merged = MergedCells()
        for line in _within(element, "table-row"):
            hidden = _of(line, "visibility") in _HIDDEN_ROW
            found = (self._cell(cell, inner) for cell in line if _name(cell) == "table-cell" and not hidden)
            cells = list(islice(found, MAX_COLUMNS + 1))  # one more than there may be, to be refused
            letters = sum(len(cell.text) for cell, _ in cells)
            for _ in range(_count(line, "number-rows-repeated", MAX_ROWS)):
                self._row += 1
                self._letters += letters
                if self._row > MAX_ROWS:
                    raise Unreadable(f"ตารางยาวเกิน {MAX_ROWS:,} แถว")
                if self._letters > MOST_TEXT:
                    raise Unreadable(f"ไฟล์นี้มีข้อความรวมเกิน {MOST_TEXT:,} ตัวอักษร")
                if hidden:
                    self.hidden += 1
                else:
                    rows.append(merged.row(self._row, cells))
        self._depth -= 1
        yield Table(tuple(rows))
        yield from inner

    def _cell(self, cell: Element, inner: list[Part]) -> tuple[Cell, int]:
        """The cell and how many rows it covers."""
        lines: list[str] = []
        for block in self._blocks(cell, "", 0):
            lines += [block] if isinstance(block, str) else set_apart(self._table(block), inner, self._wanted)
        made = make_cell("\n".join(lines), span=_count(cell, "number-columns-spanned", MAX_COLUMNS))
        return made, _count(cell, "number-rows-spanned", MAX_ROWS)
