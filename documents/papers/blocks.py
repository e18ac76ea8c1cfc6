"""What a section prints beside its text: tables of scores, and figures, all words and numbers final.

A table knows which columns an office may leave out (documents.papers.columns); whatever holds nothing but dashes is
left out of itself, for the state of the data is the drafter's business (documents.papers.gaps), not the reader's.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from dataclasses import dataclass

NOTHING = frozenset({"", "–"})  # what a cell says where there is nothing


@dataclass(frozen=True)
class ScoreColumn:
    """`shape` is name (of what the row is about), text, group (equal neighbours are one), figure, or bar (0–100)."""

    key: str
    heading: str
    shape: str = "figure"


@dataclass(frozen=True)
class TableRow:
    """A row's cells in the columns' order; `strong` is a line of sums."""

    cells: tuple[str, ...]
    strong: bool = False
    below_target: bool = False


@dataclass(frozen=True)
class ScoreTable:
    """`target` is where bars have their mark; `notes` stand below."""

    caption: str
    columns: tuple[ScoreColumn, ...]
    rows: tuple[TableRow, ...]
    target: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Series:
    """One series of a figure: how it is drawn (scores.charts, scores.bars), what it is called, printable scores."""

    look: str
    label: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Chart:
    """A figure by its numbers: `shape` is radar, lines or bars. `words` tell all of it to those who do not see it.

    `labels` stand inside, `names` say below what they mean. `wide` takes the page's whole width, others half of it.
    """

    shape: str
    title: str
    words: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    target: str
    names: tuple[str, ...] = ()
    wide: bool = False


@dataclass(frozen=True)
class Block:
    """What the data has for one block of a paper; empty where its template takes it from the content itself."""

    tables: tuple[ScoreTable, ...] = ()
    charts: tuple[Chart, ...] = ()


def printed(table: ScoreTable, left_out: Collection[str] = ()) -> ScoreTable | None:
    """The table without what is left out and the rows and columns in which nothing stands; None for no rest."""
    figures = [n for n, column in enumerate(table.columns) if column.shape in {"figure", "bar"}]
    rows = [row for row in table.rows if not {row.cells[n] for n in figures} <= NOTHING]
    kept = [
        n
        for n, column in enumerate(table.columns)
        if column.key not in left_out and not {row.cells[n] for row in rows} <= NOTHING
    ]
    if not rows or not kept:
        return None
    return dataclasses.replace(
        table,
        columns=tuple(table.columns[n] for n in kept),
        rows=tuple(dataclasses.replace(row, cells=tuple(row.cells[n] for n in kept)) for row in rows),
    )
