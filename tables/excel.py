"""Tables of an Excel file as they are seen: every visible sheet with something in it, merged cells laid out, numbers
and dates as their cells show them, hidden rows and columns left out; or the rows of its sheets as they come."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import IO

from lxml import etree
from openpyxl.utils import column_index_from_string, range_boundaries

from tables.errors import FORMULA, Unreadable
from tables.grid import MAX_COLUMNS, MOST_TEXT, WIDEST, LeftOut, Part, Sheet, Wanted, clean, comments_of
from tables.number_formats import GENERAL, hides_text, shown
from tables.package import Limits, names_in
from tables.sheets import Area, SheetCells, hidden_parts, hidden_sheet, table_of
from tables.workbook import Book, SheetPart, comments, open_book, string_of, text_boxes, unescaped

PACKAGE = Limits(unpacked=300 * 1024 * 1024, xml_part=300 * 1024 * 1024, whole_ratio=150)  # figures pack 10 to 30 times

Element = etree._Element

_MERGED_AREA = re.compile(rb'<(?:\w{1,20}:)?mergeCell\b[^>]{0,200}?\bref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
_MOST_COLUMN_TAGS = 50_000  # of all sheets; one has 16,384 columns
_YES = ("1", "true")
LONGEST_BOX = 200  # letters of what is said of boxes
_BROKEN = "เปิดไฟล์ Excel ไม่ได้ ไฟล์อาจเสียหายหรือไม่ใช่ .xlsx กรุณาเปิดด้วย Excel แล้วบันทึกใหม่"


@dataclass(frozen=True)
class Most:
    """The most a workbook may hold: cells, the empty ones that are merely formatted too, and how many of them with
    something in them; tags of all parts together."""

    tags: int
    cells: int
    filled: int
    letters: int
    columns: int
    merged: int


TABLES = Most(1_000_000, 200_000, 50_000, MOST_TEXT, MAX_COLUMNS, 20_000)
RECORDS = Most(20_000_000, 8_000_000, 4_000_000, 100_000_000, 300, 0)  # a country's figures are 750,000 cells


def read_workbook(content: bytes, wanted: Wanted) -> list[Part]:
    """One table for each visible sheet, laid out; its rows bear the numbers Excel shows."""
    _refuse_too_many_tags(content, TABLES, wanted.name)
    parts: list[Part] = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        book = open_book(archive)
        reader = _Reader(book, TABLES, wanted.name)
        for part in book.sheets:
            if part.hidden:
                parts.append(LeftOut(hidden_sheet(part.name)))
                continue
            sheet = reader.sheet(part)
            if (table := table_of(part.name, sheet)).rows:
                parts.append(table)
            parts += map(LeftOut, hidden_parts(part.name, sheet))
            parts += comments_of(comments(archive, part.path))
            parts += [
                f"กล่องข้อความ: {line}" for text in text_boxes(archive, part.path) for line in clean(text).split("\n")
            ]
    return parts


def sheets_of_records(content: bytes) -> list[Sheet]:
    """The visible sheets, whose rows are read one after the other. Raises Unreadable, reading on too."""
    with _reading():
        names = names_in(content, PACKAGE)
        if not any(name.startswith("xl/") for name in names):
            raise Unreadable("ไฟล์นี้ไม่ใช่ .xlsx")
        _refuse_too_many_tags(content, RECORDS, "")
        book = open_book(zipfile.ZipFile(io.BytesIO(content)))
        reader = _Reader(book, RECORDS, "")
        left_out = [hidden_sheet(part.name) for part in book.sheets if part.hidden]
        return [_records(reader, part, left_out) for part in book.sheets if not part.hidden]


@contextmanager
def _reading() -> Iterator[None]:
    try:
        yield
    except Unreadable:
        raise
    except Exception as error:  # a damaged package makes zip and XML raise anything at all
        raise Unreadable(_BROKEN) from error


def _records(reader: _Reader, part: SheetPart, left_out: list[str]) -> Sheet:
    notices = [*left_out, *(left.message for left in comments_of(comments(reader.book.archive, part.path)))]
    if boxes := " / ".join(text_boxes(reader.book.archive, part.path)):
        notices.append(f"กล่องข้อความในแผ่นงาน “{part.name}” ไม่ได้นำเข้า: “{boxes[:LONGEST_BOX]}”")

    def rows() -> Iterator[tuple[int, list[str]]]:
        return _filled_down(read(), down) if down else read()

    def read() -> Iterator[tuple[int, list[str]]]:
        said = SheetCells()
        with _reading():
            for number, cells in reader.rows(part, said):
                texts = [""] * (cells[-1][0] if cells else 0)
                for column, text, _ in cells:
                    texts[column - 1] = text
                yield number, texts
        notices.extend(notice for notice in hidden_parts(part.name, said) if notice not in notices)

    with reader.book.archive.open(part.path) as source:
        areas = [area.decode() for area in _MERGED_AREA.findall(_tail(source))]
    borders = [(_borders(area), area) for area in areas]
    down = sorted((top, left, bottom) for (left, top, right, bottom), _ in borders if left == right <= WIDEST)
    merged = [(bottom, area) for (left, _, right, bottom), area in borders if left != right]
    return Sheet(part.name, rows, merged, notices)


def _borders(area: str) -> Area:
    return range_boundaries(area)  # type: ignore[return-value] # both corners are there


def _filled_down(
    rows: Iterable[tuple[int, list[str]]], areas: list[tuple[int, int, int]]
) -> Iterator[tuple[int, list[str]]]:
    """The rows with what cells merged downwards (top, column, bottom, in that order) show in each of them."""
    later = areas[::-1]
    shown_in: dict[int, tuple[int, str]] = {}  # column → until which row, and what
    for number, texts in rows:
        while later and later[-1][0] <= number:
            _, column, bottom = later.pop()
            shown_in[column] = bottom, ""
        for column, (bottom, text) in [*shown_in.items()]:
            if number > bottom:
                del shown_in[column]
                continue
            texts += [""] * (column - len(texts))
            texts[column - 1] = texts[column - 1] or text
            shown_in[column] = bottom, texts[column - 1]
        yield number, texts


def _tail(source: IO[bytes]) -> bytes:
    """The end of a sheet, where the list of merged cells stands."""
    kept = b""
    while chunk := source.read(1 << 20):
        kept = (kept + chunk)[-(1 << 21) :]
    return kept


def _refuse_too_many_tags(content: bytes, most: Most, name: str) -> None:
    tags = 0
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            with archive.open(entry) as part:
                while chunk := part.read(1 << 20):
                    tags += chunk.count(b"<")
    if tags > most.tags:
        raise Unreadable(f"ไฟล์นี้มีเซลล์มากผิดปกติ (เกิน {most.cells:,} ช่อง) กรุณาคัดลอกเฉพาะตาราง{name}ไว้ในไฟล์ใหม่")


@lru_cache(maxsize=20_000)
def _column(letters: str) -> int:
    return column_index_from_string(letters)


class _Reader:
    """Reads sheets row by row, and stops where there is more than a workbook may hold; `name` says what should be in it
    alone."""

    def __init__(self, book: Book, most: Most, name: str) -> None:
        self.book, self._most, self._name = book, most, name
        self._cells = self._filled = self._merged = self._letters = self._columns = 0
        self._hiding = {n for n, code in enumerate(book.codes) if hides_text(code)}

    def sheet(self, part: SheetPart) -> SheetCells:
        """All of a sheet."""
        said = SheetCells()
        for row, cells in self.rows(part, said):
            said.cells.update(((row, column), (text, fault)) for column, text, fault in cells)
        return said

    def rows(self, part: SheetPart, said: SheetCells) -> Iterator[tuple[int, list[tuple[int, str, str]]]]:
        """Each visible row's number and its cells with something in them: column, text, why it cannot be taken. Merged
        areas, which stand behind the rows, and what is hidden are noted in `said`."""
        most, number = self._most, 0
        with self.book.archive.open(part.path) as source:
            for element in self._elements(source, part.name):
                name = etree.QName(element).localname
                if name == "mergeCell":
                    if most is not TABLES:  # looked at before
                        continue
                    said.merged.append(_borders(element.get("ref", "")))
                    continue
                if name == "col":
                    if element.get("hidden") in _YES or element.get("width") == "0":
                        last = min(int(element.get("max", 0)), most.columns)
                        said.hidden_columns.update(range(max(1, int(element.get("min", 0))), last + 1))
                    continue
                number = int(element.get("r", number + 1))
                if most is TABLES and self.book.coloured:
                    said.coloured.update((number, column) for column in self._coloured(element))
                cells = list(self._cells_of(element))
                if max((column for column, _, _ in cells), default=0) > most.columns:
                    raise Unreadable(f"แผ่นงาน “{part.name}” มีข้อมูลเกิน {most.columns} คอลัมน์")
                self._letters += sum(len(text) for _, text, _ in cells)
                self._filled += len(cells)
                if self._filled > most.filled:
                    raise Unreadable(f"ไฟล์นี้มีข้อมูลเกิน {most.filled:,} ช่อง กรุณาคัดลอกเฉพาะตาราง{self._name}ไว้ในไฟล์ใหม่")
                if self._letters > most.letters:
                    raise Unreadable(f"ไฟล์นี้มีข้อความรวมเกิน {most.letters:,} ตัวอักษร")
                seen = self._seen(element, number, cells, said)
                if seen is not None:
                    yield number, seen

    def _seen(
        self, element: Element, number: int, cells: list[tuple[int, str, str]], said: SheetCells
    ) -> list[tuple[int, str, str]] | None:
        """A row's cells that are seen; None for a hidden row."""
        if element.get("hidden") in _YES or element.get("ht") == "0":
            said.hidden_rows.add(number)
            if cells:
                said.unseen_rows.append(number)
                if self._most is TABLES:
                    said.unseen.update(((number, column), (text, fault)) for column, text, fault in cells)
            return None
        if not said.hidden_columns:
            return cells
        seen = []
        for column, text, fault in cells:
            if column in said.hidden_columns:
                said.unseen_columns.add(column)
                if self._most is TABLES:
                    said.unseen[number, column] = text, fault
            else:
                seen.append((column, text, fault))
        return seen

    def _coloured(self, row: Element) -> Iterator[int]:
        column = 0
        for cell in row:
            letters = cell.get("r", "").rstrip("0123456789")
            column = _column(letters) if letters else column + 1
            if int(cell.get("s", 0)) in self.book.coloured:
                yield column

    def _cells_of(self, row: Element) -> Iterator[tuple[int, str, str]]:
        column = 0
        for cell in row:
            letters = cell.get("r", "").rstrip("0123456789")
            column = _column(letters) if letters else column + 1
            text, fault = self._said(cell)
            if text:
                yield column, text, fault

    def _said(self, cell: Element) -> tuple[str, str]:
        """What a cell shows, and why that cannot be taken."""
        value = formula = inline = None
        for child in cell:
            name = child.tag.rpartition("}")[2]
            if name == "v":
                value = child.text
            elif name == "f":
                formula = child
            elif name == "is":
                inline = child
        kind, style = cell.get("t", "n"), int(cell.get("s", 0))
        code = self.book.codes[style] if style < len(self.book.codes) else GENERAL
        if formula is not None and not value and kind != "str":  # a text may be empty; else no program computed it
            return f"={formula.text or ''}", FORMULA
        if kind == "inlineStr" and inline is not None:
            text = string_of(inline)
        elif not value:
            return "", ""
        elif kind == "n":
            return shown(value, code, self.book.epoch), ""
        elif kind == "s":
            text = self.book.strings[int(value)]
        elif kind == "b":
            return ("TRUE" if value == "1" else "FALSE"), ""
        elif kind == "d":
            return self._iso(value, code), ""
        else:
            text = unescaped(value)
        return ("" if style in self._hiding else text), ""

    def _iso(self, value: str, code: str) -> str:
        """A day as the Strict kind of .xlsx writes it."""
        try:
            moment = dt.datetime.fromisoformat(value.removesuffix("Z")).replace(tzinfo=None)
        except ValueError:
            return value
        return shown(str((moment - self.book.epoch) / dt.timedelta(days=1)), code if code != GENERAL else "d/m/yyyy")

    def _elements(self, source: IO[bytes], title: str) -> Iterator[Element]:
        """Rows, merged areas and columns as they come; nothing is kept of them."""
        most = self._most
        for _, element in etree.iterparse(
            source,
            ("end",),
            tag=("{*}row", "{*}mergeCell", "{*}col"),
            remove_comments=True,
            remove_pis=True,
            resolve_entities=False,
            no_network=True,
        ):
            if element.tag.endswith("}mergeCell"):
                self._merged += 1
            elif element.tag.endswith("}col"):
                self._columns += 1
                if self._columns > _MOST_COLUMN_TAGS:
                    raise Unreadable(_BROKEN)
            else:
                self._cells += len(element)
            if self._cells > most.cells:
                raise Unreadable(f"แผ่นงาน “{title}” มีเซลล์ที่ใช้หรือจัดรูปแบบไว้เกิน {most.cells:,} ช่อง กรุณาลบแถวและคอลัมน์ที่ไม่ใช้")
            if self._merged > most.merged and most.merged:
                raise Unreadable(f"แผ่นงาน “{title}” มีเซลล์ที่ผสานกันเกิน {most.merged:,} แห่ง กรุณายกเลิกการผสานเซลล์")
            yield element
            if (parent := element.getparent()) is not None:
                parent.remove(element)
