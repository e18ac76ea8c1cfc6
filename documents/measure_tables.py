"""The tables of words as they are printed: which columns, how wide, and which rows stay in one piece.

Measures in five columns, by indicator or by what was done; indicators by question. All of it is layout, decided anew at
each rendering: the frozen content knows nothing of it but the columns that its office left out.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from documents import table_columns
from documents.papers import columns
from documents.papers.columns import TextColumn

PAGE = 261  # mm between the margins of a landscape page, see paper.css
KEPT_TOGETHER = 5  # lines: a higher row runs on over the page's end, a lower one moves as a whole
AGAIN = " (ต่อ)"
CONTINUED_TITLE = 130  # letters of a title that are said again where its row goes on

Row = Mapping[str, Any]  # a frozen MeasureRow, IndicatorPart or IndicatorText
Pair = tuple[str, str]


@dataclass(frozen=True)
class PrintedCell:
    """What stands in a cell, top down. `continued` is what it says on the pages on which its row goes on.

    Where that says all of the cell again (`said_whole`), the page may end within the cell, too. `pairs` go over this
    column and the next: each a text with its figure beside it.
    """

    status: str = ""
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    continued: str = ""
    pairs: tuple[Pair, ...] = ()

    @property
    def said_whole(self) -> bool:
        return self.continued == _again(" ".join(filter(None, self.paragraphs)))

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.status, *self.paragraphs, *self.items, *(text for text, _ in self.pairs))))

    @property
    def letters(self) -> list[int]:
        return [table_columns.letters(line) for text in self.texts for line in text.splitlines()]


@dataclass(frozen=True)
class PrintedRow:
    """A row of cells; or, where `theme` is filled, the theme of the rows beneath it, over the whole width."""

    cells: tuple[PrintedCell, ...] = ()
    theme: str = ""
    together: bool = False

    @property
    def printed_cells(self) -> list[PrintedCell]:
        """The cells without those that are told in the pairs of the one before."""
        return [cell for n, cell in enumerate(self.cells) if not (n and self.cells[n - 1].pairs)]


@dataclass(frozen=True)
class PrintedColumn:
    """A column with its width in per cent."""

    heading: str
    least: int
    width: float = 0


@dataclass(frozen=True)
class PrintedTable:
    """A table ready to be printed; `share` is how much of a pair's width its figure takes, per cent."""

    columns: tuple[PrintedColumn, ...]
    rows: tuple[PrintedRow, ...]
    share: float = 0

    @property
    def rule(self) -> float:
        """Where the line between text and figure is, from the left, per cent."""
        return 100 - self.share


def plan_table(measures: Sequence[Row], left_out: Collection[str] = ()) -> PrintedTable:
    """The five columns of a plan."""
    rows = [
        PrintedRow(
            (
                _title(str(number), row),
                PrintedCell(paragraphs=tuple(row["findings"])),
                _list(row["steps"]),
                PrintedCell(paragraphs=(row["period"],)),
                PrintedCell(paragraphs=(row["responsible"],)),
            )
        )
        for number, row in enumerate(measures, 1)
    ]
    return _table(columns.PLAN, rows, left_out)


def indicator_plan_table(parts: Sequence[Row], measures: Sequence[Row], left_out: Collection[str] = ()) -> PrintedTable:
    """A plan under its indicators; a measure's steps are said once, under the first indicator that it answers.

    What an indicator means, and its questions, stand beside its first measure; beside the others it goes on.
    """
    rows = {row["number"]: row for row in measures}
    return _table(columns.PLAN_BY_INDICATOR, list(_parts(parts, rows)), left_out)


def _parts(parts: Sequence[Row], rows: Mapping[str, Row]) -> Iterator[PrintedRow]:
    for _, same in itertools.groupby(parts, lambda part: part["number"]):
        before: Row = {}
        for part in same:
            row = rows[part["measure"]]
            name = f"{part['number']}. {part['name']}" if part["number"] else part["name"]
            name = _again(name) if before else name
            meaning = f"หมายถึง {part['meaning']}" if part["meaning"] and not before else ""
            asked = part["questions"] if part["questions"] != before.get("questions") else ()
            before = part
            steps = PrintedCell(paragraphs=(f"ตามที่แสดงในตัวชี้วัดที่ {part['elsewhere']}",))
            yield PrintedRow(
                (
                    PrintedCell(paragraphs=(name, meaning), continued=_again(name)),
                    PrintedCell(paragraphs=tuple(asked)),
                    _title(row["number"], row),
                    PrintedCell(paragraphs=(row["responsible"],)),
                    steps if part["elsewhere"] else _list(row["steps"]),
                    PrintedCell(paragraphs=(row["dates"],)),
                )
            )


def implementation_table(themes: Sequence[Mapping[str, Any]], left_out: Collection[str] = ()) -> PrintedTable:
    """The six columns of what was done; themes are rows of the same table, and the numbers run on through them."""
    rows: list[PrintedRow] = []
    number = 0
    for place, theme in enumerate(themes, 1):
        if theme["title"]:
            rows.append(PrintedRow(theme=f"ประเด็นที่ {place} {theme['title']}"))
        for row in theme["measures"]:
            number += 1
            rows.append(
                PrintedRow(
                    (
                        _title(str(number), row),
                        _list(row["steps"]),
                        PrintedCell(paragraphs=(row["responsible"],)),
                        PrintedCell(paragraphs=(row["period"],)),
                        _list(row["outputs"], row["status"]),
                        PrintedCell(paragraphs=(row["outcome"],)),
                    )
                )
            )
    return _table(columns.IMPLEMENTATION, rows, left_out)


def question_table(indicators: Sequence[Row], left_out: Collection[str] = ()) -> PrintedTable:
    """Indicators by question, the instruments as rows of the same table; each score beside its own question."""
    rows: list[PrintedRow] = []
    paired = not {"questions", "score"} & {*left_out} and any(score for row in indicators for _, score in _asked(row))
    for instrument, same in itertools.groupby(indicators, lambda row: row["instrument_name"]):
        rows.append(PrintedRow(theme=instrument))
        for row in same:
            asked = _asked(row)
            rows.append(
                PrintedRow(
                    (
                        PrintedCell(paragraphs=(f"{row['number']}.",)),
                        PrintedCell(paragraphs=(row["name"],), continued=_again(row["name"])),
                        PrintedCell(pairs=asked)
                        if paired
                        else PrintedCell(paragraphs=tuple(text for text, _ in asked)),
                        PrintedCell(paragraphs=tuple(score for _, score in asked)),
                        PrintedCell(paragraphs=(row["finding"],)),
                        PrintedCell(paragraphs=(row["weakness"],)),
                        PrintedCell(paragraphs=(row["response"],)),
                    )
                )
            )
    return _table(columns.QUESTIONS, rows, left_out)


def _asked(row: Row) -> tuple[Pair, ...]:
    """The questions with their scores; where none was entered, the indicator as a whole."""
    asked = tuple((each["label"], each["score"]) for each in row["questions"])
    return asked or (("ทั้งตัวชี้วัด", row["score"] if row["score"] != "–" else ""),)


def _again(title: str) -> str:
    return f"{title.removesuffix(AGAIN)}{AGAIN}"


def _title(number: str, row: Row) -> PrintedCell:
    title = row["title"]
    again = (
        title if len(title) <= CONTINUED_TITLE else f"{title[:CONTINUED_TITLE].rpartition(' ')[0] or 'มาตรการเดิม'} …"
    )
    return PrintedCell(paragraphs=(f"{number}. {title}",), continued=_again(f"{number}. {again}"))


def _list(lines: Iterable[str], status: str = "") -> PrintedCell:
    """Numbered where there is more than one."""
    items = tuple(lines)
    if len(items) == 1:
        return PrintedCell(status, paragraphs=items)
    return PrintedCell(status, items=tuple(f"{number}. {item}" for number, item in enumerate(items, 1)))


def _table(of: Sequence[TextColumn], rows: Sequence[PrintedRow], left_out: Collection[str]) -> PrintedTable:
    """The table without the columns that are left out or in which nothing stands, each as wide as its words need."""
    measured = [row for row in rows if row.cells]
    filled = [
        n for n, column in enumerate(of) if column.key not in left_out and any(row.cells[n].texts for row in measured)
    ]
    cells = {id(row): tuple(row.cells[n] for n in filled) for row in measured}
    counts = [[cell.letters for cell in cells[id(row)]] for row in measured]
    widths = table_columns.fitted(counts, [of[n].least for n in filled], PAGE)
    heights = {
        id(row): max(table_columns.lines(cell, width) for cell, width in zip(row_counts, widths, strict=True))
        for row, row_counts in zip(measured, counts, strict=True)
    }
    return PrintedTable(
        tuple(
            PrintedColumn(of[n].heading, of[n].least, round(width / PAGE * 100, 3))
            for n, width in zip(filled, widths, strict=True)
        ),
        tuple(
            PrintedRow(cells[id(row)], together=heights[id(row)] <= KEPT_TOGETHER) if row.cells else row for row in rows
        ),
        _share([of[n].key for n in filled], widths),
    )


def _share(keys: Sequence[str], widths: Sequence[int]) -> float:
    """How much of a pair's width its figure takes, per cent."""
    known = dict(zip(keys, widths, strict=True))
    score, questions = known.get("score", 0), known.get("questions", 0)
    return round(score / (score + questions) * 100, 2) if score else 0
