"""A list of what a year's questions are called, however it was written: numbers and words → a title for each question,
and every line of which nobody knows what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from scores.rules import Rules
from scores.wordings import item_name, squeezed
from tables.errors import Unreadable
from tables.files import read_parts
from tables.grid import Table, Wanted
from tables.separated import read_paste
from thai.digits import to_arabic
from thai.printable import refusal
from thai.text import normalise

LONGEST = 500  # letters of a title; the longest item of any year's checklist has about 150
MOST_LINES = 1_000
SHOWN = 120  # letters of a line that was not taken

_QUESTION = re.compile(r"([ieo])(\d{1,2})(?:/[12])?")
# "i1 …", "(o04) …", "12. ข้อคำถามที่ e๒/1. …": the number, and the words from its end on
_LEADING = re.compile(
    r"(?:\d{1,3}[.)]?\s+)?\(?(?:ข้อ(?:คำถาม)?(?:ที่)?\s*)?([ieo])\s?0?(\d{1,2})(?:\s*/\s*[12])?\)?(?:[.:)–-]\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
_HEADINGS = ("ข้อคำถาม", "คำถาม", "ข้อความ", "ประเด็น", "รายการ", "หัวข้อ", "ชื่อข้อ", "ถ้อยคำ", "ข้อ", "ลำดับ", "คะแนน", "ตัวชี้วัด")
_OF_WORDS = ("ถ้อยคำ", "ข้อคำถาม", "คำถาม", "ข้อความ", "ประเด็น", "หัวข้อ", "ชื่อข้อ", "รายการ")
_SCORE = re.compile(r"\s\d{1,3}\.\d{2}$")  # behind the words, as copied out of a table
_ANOTHER = re.compile(r"ข้อ(?:คำถาม)?(?:ที่)?\s*\d|\d{1,3}[.)]\s")  # a line of its own, whose letter is missing
_LETTER = re.compile(r"[^\W\d_]")
_WANTED = Wanted("ถ้อยคำของข้อ", is_heading=lambda cells: _is_heading(cells), is_band=lambda _: False)

Rows = list[list[str]]  # cells as they stand; [] for an empty line


@dataclass(frozen=True)
class NotTaken:
    """A line that gives no title, and why, in Thai."""

    words: str
    why: str


@dataclass
class ReadTitles:
    """Question → title, in the order of the list, and what else stands in it."""

    titles: dict[str, str] = field(default_factory=dict)
    not_taken: list[NotTaken] = field(default_factory=list)


def rows_of(text: str) -> Rows:
    """A paste as rows: cells where it has tabs, else a line each. Raises Unreadable."""
    if "\t" in text:
        return [cells for part in read_paste(f"sep=\t\n{text}", _WANTED) for cells in _cells(part)]
    return [[line.strip()] if line.strip() else [] for line in text.splitlines()]


def file_rows(content: bytes) -> dict[str, Any]:
    """A file's `rows`, lines outside of its tables apart from one another, or why it is `refused`, in Thai.

    Run in a process of its own (accounts.limited_process): nobody knows what is in the bytes.
    """
    rows: Rows = []
    try:
        for part in read_parts(content, _WANTED):
            rows += [[], *_cells(part), []]
    except Unreadable as error:
        return {"refused": str(error)}
    return {"rows": rows[: MOST_LINES + 1]}


def _cells(part: object) -> Iterator[list[str]]:
    if isinstance(part, Table):
        yield from ([" ".join(cell.text.split()) for cell in row.cells] for row in part.rows)
    elif isinstance(part, str):
        yield [" ".join(part.split())]


def read_titles(rows: Iterable[Sequence[str]], rules: Rules) -> ReadTitles:
    """What the rows call the year's questions.

    A line without a number goes on with the title above it, as text copied out of a PDF does. A question that is there
    twice in other words, or that the year does not have, gives none.
    """
    found = _Reader(rules)
    for count, row in enumerate(rows):
        if count == MOST_LINES:
            found.read.not_taken.append(NotTaken("…", f"เกิน {MOST_LINES:,} บรรทัด ไม่ได้อ่านต่อ"))
            break
        found.take([normalise(cell) for cell in row])
    return found.done()


class _Reader:
    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.read = ReadTitles()
        self._names = {squeezed(indicator.name): indicator.key for indicator in rules.indicators}
        self._questions = {question for indicator in rules.indicators for question in indicator.questions}
        self._said: dict[str, list[list[str]]] = {}  # question → the lines of each title it is given
        self._last: list[str] | None = None  # the title above, which may go on
        self._column: int | None = None  # which column holds the words, as the heading says

    def take(self, cells: Sequence[str]) -> None:
        filled = [cell for cell in cells if cell]
        if not filled:
            self._last = None
        elif named := self._named(cells):
            self._keep(*named)
        elif len(filled) > 1 and _is_heading(filled):
            self._column = _words_column(cells)
            self._last = None
        elif all(_is_band(cell, self._names) for cell in filled):
            self._last = None
        elif len(filled) == 1 and self._last is not None and not _ANOTHER.match(to_arabic(filled[0])):
            self._last.append(filled[0])
        elif any(_LETTER.search(cell) for cell in filled):
            self._refuse(" ".join(filled), "ไม่พบเลขข้อ เช่น i1 หรือ o12 นำหน้า")

    def _named(self, cells: Sequence[str]) -> tuple[str, str] | None:
        """The question that a row is about, and its words; "" where there are none."""
        for place, cell in enumerate(cells):
            if _QUESTION.fullmatch(name := item_name(cell, self._names)):
                return name.partition("/")[0], self._words(cells, place)
            if leading := _LEADING.match(to_arabic(cell)):
                return f"{leading[1].lower()}{int(leading[2])}", _SCORE.sub("", cell[leading.end() :])
        return None

    def _words(self, cells: Sequence[str], place: int) -> str:
        """In the column whose heading says so, else what stands first behind the number."""
        if self._column is not None and self._column != place and self._column < len(cells):
            return cells[self._column]
        return next((cell for cell in cells[place + 1 :] if _LETTER.search(cell)), "")

    def _keep(self, question: str, words: str) -> None:
        self._last = None
        if question not in self._questions:
            self._refuse(f"{question} {words}", f"ปี {self.rules.fiscal_year} ไม่มีข้อ {question}")
        elif not _LETTER.search(words):
            self._refuse(f"{question} {words}", "ไม่มีถ้อยคำต่อจากเลขข้อ")
        else:
            self._last = [words]
            self._said.setdefault(question, []).append(self._last)

    def done(self) -> ReadTitles:
        """All that was read, once the last line is there."""
        for question, given in self._said.items():
            titles = list(dict.fromkeys(_joined(lines) for lines in given))
            if len(titles) > 1:
                self._refuse(f"{question} {titles[-1]}", f"ข้อ {question} มีมากกว่าหนึ่งถ้อยคำ ลบให้เหลือถ้อยคำเดียว")
            elif len(titles[0]) > LONGEST:
                self._refuse(f"{question} {titles[0]}", f"ยาวเกิน {LONGEST} ตัวอักษร อาจมีข้อความอื่นติดมา")
            elif why := refusal(titles[0]):
                self._refuse(f"{question} {titles[0]}", why)
            else:
                self.read.titles[question] = titles[0]
        return self.read

    def _refuse(self, words: str, why: str) -> None:
        self._last = None
        shown = words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
        self.read.not_taken.append(NotTaken(shown.strip(), why))


def _joined(lines: Sequence[str]) -> str:
    """Lines that a page broke: Thai goes on without a blank, figures and Latin letters do not."""
    text = lines[0]
    for line in lines[1:]:
        text += line if _is_thai(text[-1]) and _is_thai(line[0]) else f" {line}"
    return " ".join(text.split())


def _is_thai(letter: str) -> bool:
    return "\u0e01" <= letter <= "\u0e4e"  # digits aside


def _is_heading(cells: Sequence[str]) -> bool:
    """Whether this is the heading row of a list: at least two of its cells are called as such columns are."""
    return sum(squeezed(cell).startswith(_HEADINGS) for cell in cells if cell) > 1


def _words_column(cells: Sequence[str]) -> int | None:
    """The column called after words; of several the one that says so most plainly."""
    said = [squeezed(cell) for cell in cells]
    return next((said.index(cell) for name in _OF_WORDS for cell in said if cell.startswith(name)), None)


def _is_band(cell: str, names: Mapping[str, str]) -> bool:
    """A line over a part of the list, or a page's number: an indicator or an instrument by name, a figure."""
    return bool(item_name(cell, names)) or not _LETTER.search(cell)
