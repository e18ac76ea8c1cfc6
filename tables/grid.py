"""What every file of tables is brought to: tables of rows of cells, and lines of text between them."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tables.errors import NO_VALUE, Unreadable, is_no_value
from thai.text import normalise

MAX_COLUMNS = 60
WIDEST = 300  # columns of records, which have one for each question
MAX_ROWS = 5000  # of all tables of a file
MOST_CELLS = MAX_ROWS * MAX_COLUMNS
MOST_LAID = 60_000  # of one table of a text; a plan of a thousand measures has a fifth of it
LONGEST_CELL = 32_767  # letters; no cell of Excel holds more
MOST_TEXT = 2_000_000  # letters of a file, about a thousand pages; a merged cell counts wherever it is seen
DEEPEST = 20  # tables inside one another
_MOST_COMMENTS, _LONGEST_QUOTE = 20, 200  # of what is said of comments
MOST_MARKS = 30  # marks on one letter, the most Unicode calls safe: putting them in order takes their number squared

_BLOCK = re.compile(r"(?i)</?(?:p|div|li|ul|ol|tr|td|table|tbody)\b[^<>]*>")
_BREAK = re.compile(r"(?i)<br\s*/?>")
_RAISED = re.compile(r"(?i)<(sup|sub)\b[^<>]*>([^<>]{1,40})</su[pb]\s*>")
_RAISED_DIGITS = str.maketrans("0123456789+-=()๐๑๒๓๔๕๖๗๘๙", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED_DIGITS = str.maketrans("0123456789+-=()๐๑๒๓๔๕๖๗๘๙", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎₀₁₂₃₄₅₆₇₈₉")
_INLINE = re.compile(r"(?i)</?(?:b|i|u|s|em|strong|span|font|sup|sub|a|small)(?:\s[^<>]*)?>")
_HAS_TAGS = re.compile(r"(?i)<(?:/?(?:p|div|li|ul|ol)\b[^<>]*|br\s*/?)>")
# Not always closed; the paragraph behind it or the cell's end closes it.
_WRITTEN_LIST = re.compile(r"(?is)<(?:ul|ol)\b[^<>]*>(.*?)(?=</(?:ul|ol)\b|<(?:p|div|ul|ol)\b|\Z)")
_BULLET_WITHIN = re.compile(r"(^|(?<!\d)\s)([-–•▪■●❖·])(?=\s*\S)|(?<=\d)\s([-–](?=\s*\D)|[•▪■●❖·])")


@dataclass(frozen=True)
class Cell:
    """A cell's text. `above`: it is merged with the cell above, whose text this is. `span`: columns it covers. `fault`:
    why what stands there cannot be taken, in Thai: a formula, an error. `coloured`: it has a ground of its own colour,
    as bars of time have."""

    text: str
    above: bool = False
    span: int = 1
    fault: str = ""
    coloured: bool = False


@dataclass(frozen=True)
class Row:
    """A row and its number in the file: the line of a text, the row of a sheet, the how-manieth row of all tables."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def text(self) -> str:
        """The row's own cells in one line."""
        return " | ".join(" ".join(c.text.split()) for c in self.cells if c.text and not c.above)


@dataclass(frozen=True)
class Table:
    """Rows that belong together. `name` is the sheet's, where there are sheets."""

    rows: tuple[Row, ...]
    name: str = ""


@dataclass
class Sheet:
    """A sheet of records, or a whole text of them: its rows as they come, numbered; merged areas by their last row;
    what was left out of it, which grows while rows are read."""

    name: str
    rows: Callable[[], Iterator[tuple[int, list[str]]]]
    merged: list[tuple[int, str]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class LeftOut:
    """What a reader left out because nobody sees it, in Thai."""

    message: str


def comments_of(texts: Iterable[str]) -> list[LeftOut]:
    """What readers have noted at the margin or behind a cell, which is no text of the file: that it was left out."""
    said = [one for text in texts if (one := " ".join(text.split()))]
    quoted = " / ".join(said[:_MOST_COMMENTS])[:_LONGEST_QUOTE]
    return [LeftOut(f"ข้อคิดเห็นที่แนบไว้ในไฟล์ {len(said)} แห่ง ไม่ได้นำเข้า: “{quoted}”")] if said else []


Part = Table | str | LeftOut  # a table, a line of text outside of any, or what was left out


@dataclass(frozen=True)
class Wanted:
    """Which tables a caller looks for, where a reader has to choose. `name` says so to people; `is_heading` knows the
    texts of their heading row, `is_band` a text alone in its line that is a row across them."""

    name: str
    is_heading: Callable[[Sequence[str]], bool]
    is_band: Callable[[str], bool]

    def among(self, tables: Iterable[Table]) -> bool:
        """Whether one of the tables is wanted."""
        return any(self.is_heading([cell.text for cell in row.cells]) for table in tables for row in table.rows)


class MergedCells:
    """Lays cells that cover several columns or rows out on a grid, row after row.

    The place right of a cell that covers two columns is empty; the one below a cell that covers two rows has its text
    and is marked `above`.
    """

    def __init__(self) -> None:
        self._below: dict[int, tuple[int, Cell]] = {}  # column → rows still covered, by which cell
        self._laid = 0

    def row(self, number: int, cells: Iterable[tuple[Cell, int]], skipped: int = 0) -> Row:
        """The next row from its own cells, each with the number of rows it covers."""
        laid = [Cell("")] * min(skipped, MAX_COLUMNS)
        self._fill(laid)
        for cell, rows in cells:
            first = len(laid)
            if first >= MAX_COLUMNS:
                raise Unreadable(f"ตารางมีเกิน {MAX_COLUMNS} คอลัมน์")
            span = max(1, min(cell.span, MAX_COLUMNS - first))
            for place in range(first, first + span):
                shown = replace(cell, span=span) if place == first else Cell("")
                self._below.pop(place, None)
                if rows > 1:
                    self._below[place] = (rows - 1, replace(shown, above=True))
                laid.append(shown)
            self._fill(laid)
        self._laid += len(laid)
        if self._laid > MOST_LAID:
            raise Unreadable(f"ตารางมีเกิน {MOST_LAID:,} ช่อง กรุณาคัดลอกเฉพาะส่วนที่ใช้ไว้ในไฟล์ใหม่")
        return Row(number, tuple(laid))

    def _fill(self, laid: list[Cell]) -> None:
        """Places that cells above still cover."""
        while len(laid) in self._below:
            left, cell = self._below.pop(len(laid))
            if left > 1:
                self._below[len(laid)] = (left - 1, cell)
            laid.append(cell)


def set_apart(parts: Iterable[Part], inner: list[Part], wanted: Wanted) -> list[str]:
    """The text of what stands inside a cell; a wanted table there goes to `inner`: it is the page that is laid out
    with tables."""
    tables = [part for part in parts if isinstance(part, Table)]
    if wanted.among(tables):
        inner += tables
        return []
    return [_flattened(table.rows) for table in tables]


def _flattened(rows: Sequence[Row]) -> str:
    """A table inside a cell as that cell's text: a line for each row."""
    return "\n".join(" ".join(c.text for c in row.cells if c.text and not c.above) for row in rows)


def make_cell(text: str, *, above: bool = False, span: int = 1, fault: str = "") -> Cell:
    """A cell with its text cleaned; one that is too long stays as it is, to be refused where its row is read."""
    text = text if len(text) > LONGEST_CELL else clean(text)
    return Cell(text, above, span, fault or (NO_VALUE if is_no_value(text) else ""))


def clean(text: str) -> str:
    """A cell's text in one spelling; tags of HTML that stand in it as text become line breaks or nothing."""
    if "<su" in text or "<SU" in text:
        text = _RAISED.sub(lambda found: raised(found[2], low=found[1].lower() == "sub"), text)
    if _HAS_TAGS.search(text):
        text = _WRITTEN_LIST.sub(lambda found: f"\n{one_a_line(found[1])}\n", text)
        text = "\n".join(filter(None, (block.strip() for block in _BLOCK.split(text))))
        text = html.unescape(_INLINE.sub("", _BREAK.sub("\n", text)))
    _refuse_piles(text)
    return normalise(text)


def raised(text: str, *, low: bool = False) -> str:
    """Digits as they stand above the line, or below it: 10³ is not 103. Letters stay as they are."""
    return text.translate(_LOWERED_DIGITS if low else _RAISED_DIGITS)


def _refuse_piles(text: str) -> None:
    marks = begin = 0
    for place, letter in enumerate(text):
        if unicodedata.combining(letter):
            begin = begin if marks else place
            marks += 1
            if marks > MOST_MARKS:
                before = text[max(0, begin - 20) : begin]
                raise Unreadable(f"มีสระหรือวรรณยุกต์ซ้อนกันเกิน {MOST_MARKS} ตัว ต่อจาก “{before}” กรุณาแก้ไขก่อน")
        elif letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cf"):  # those are taken out
            marks = 0


def one_a_line(text: str) -> str:
    """The items of a list that was flattened into one line: " ▪ ข้อ i1 ▪ ข้อ i2"."""
    return _BULLET_WITHIN.sub(lambda found: f"\n{found[2] or found[3]}", text)


def protect(text: str) -> str:
    """The inverse of `clean` for a text that holds tags of its own."""
    return f"<p>{html.escape(text, quote=False)}</p>".replace("\n", "<br>") if _HAS_TAGS.search(text) else text
