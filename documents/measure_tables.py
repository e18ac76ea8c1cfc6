"""The tables of measures as they are printed: which columns, how wide, and which rows stay in one piece.

All of it is layout, decided anew at each rendering: the frozen content knows nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from documents import table_columns

PAGE = 261  # mm between the margins of a landscape page, see paper.css
KEPT_TOGETHER = 4  # lines: a higher row runs on over the page's end, a lower one moves as a whole
CONTINUED_TITLE = 90  # letters of a title that are said again where its row goes on

Row = Mapping[str, Any]  # a frozen MeasureRow


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, top down. `continued` is what it says on the pages on which its row goes on."""

    status: str = ""
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    continued: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.status, *self.paragraphs, *self.items)))

    @property
    def letters(self) -> list[int]:
        return [table_columns.letters(line) for text in self.texts for line in text.splitlines()]


@dataclass(frozen=True)
class PrintedRow:
    """A row of cells; or, where `theme` is filled, the theme of the rows beneath it."""

    cells: tuple[Cell, ...] = ()
    theme: str = ""
    together: bool = False


@dataclass(frozen=True)
class Column:
    """`least` in mm: words that are never broken must fit into it."""

    heading: str
    least: int
    width: float = 0  # per cent


@dataclass(frozen=True)
class Table:
    """A table ready to be printed."""

    columns: tuple[Column, ...]
    rows: tuple[PrintedRow, ...]


PLAN = (
    Column("มาตรการ/โครงการ/กิจกรรม", 44),
    Column("ผลการวิเคราะห์ตัวชี้วัดที่สอดคล้อง", 34),
    Column("ขั้นตอน/วิธีการปฏิบัติ", 34),
    Column("ช่วงระยะเวลา", 24),
    Column("ผู้รับผิดชอบ", 28),
)
IMPLEMENTATION = (
    Column("มาตรการ/โครงการ/กิจกรรม", 44),
    Column("ขั้นตอน/วิธีการปฏิบัติ", 34),
    Column("ผู้รับผิดชอบ", 28),
    Column("ช่วงระยะเวลา", 24),
    Column("ผลการดำเนินการ (output)", 34),
    Column("ผลลัพธ์ (outcome)", 34),
)


def plan_table(measures: Sequence[Row]) -> Table:
    """The five columns of a plan."""
    rows = [
        PrintedRow(
            (
                _title(number, row),
                Cell(paragraphs=tuple(row["findings"])),
                _list(row["steps"]),
                Cell(paragraphs=(row["period"],)),
                Cell(paragraphs=(row["responsible"],)),
            )
        )
        for number, row in enumerate(measures, 1)
    ]
    return _table(PLAN, rows)


def implementation_table(themes: Sequence[Mapping[str, Any]]) -> Table:
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
                        _title(number, row),
                        _list(row["steps"]),
                        Cell(paragraphs=(row["responsible"],)),
                        Cell(paragraphs=(row["period"],)),
                        _list(row["outputs"], row["status"]),
                        Cell(paragraphs=(row["outcome"],)),
                    )
                )
            )
    return _table(IMPLEMENTATION, rows)


def _title(number: int, row: Row) -> Cell:
    title = row["title"]
    again = (
        title if len(title) <= CONTINUED_TITLE else f"{title[:CONTINUED_TITLE].rpartition(' ')[0] or 'มาตรการเดิม'} …"
    )
    return Cell(paragraphs=(f"{number}. {title}",), continued=f"{number}. {again} (ต่อ)")


def _list(lines: Iterable[str], status: str = "") -> Cell:
    """Numbered where there is more than one."""
    items = tuple(lines)
    if len(items) == 1:
        return Cell(status, paragraphs=items)
    return Cell(status, items=tuple(f"{number}. {item}" for number, item in enumerate(items, 1)))


def _table(columns: Sequence[Column], rows: Sequence[PrintedRow]) -> Table:
    """The table without the columns in which nothing stands, each of the others as wide as its words need."""
    measured = [row for row in rows if row.cells]
    filled = [n for n in range(len(columns)) if any(row.cells[n].texts for row in measured)]
    cells = {id(row): tuple(row.cells[n] for n in filled) for row in measured}
    counts = [[cell.letters for cell in cells[id(row)]] for row in measured]
    widths = table_columns.fitted(counts, [columns[n].least for n in filled], PAGE)
    heights = {
        id(row): max(table_columns.lines(cell, width) for cell, width in zip(row_counts, widths, strict=True))
        for row, row_counts in zip(measured, counts, strict=True)
    }
    return Table(
        tuple(
            Column(columns[n].heading, columns[n].least, round(width / PAGE * 100, 3))
            for n, width in zip(filled, widths, strict=True)
        ),
        tuple(
            PrintedRow(cells[id(row)], together=heights[id(row)] <= KEPT_TOGETHER) if row.cells else row for row in rows
        ),
    )
