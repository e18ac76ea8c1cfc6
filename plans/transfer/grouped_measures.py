"""A file's measures as they stand, before anybody asks what their words say."""

from __future__ import annotations

from dataclasses import dataclass, field

from tables.headings import Headings


@dataclass
class GroupedMeasure:
    """One measure's words: by field the texts of its rows, a text cut by a page made whole; `extra` by the heading of
    columns that are not known."""

    headings: Headings
    rows: list[int]
    title: str
    texts: dict[str, list[str]] = field(default_factory=dict)
    extra: dict[str, list[str]] = field(default_factory=dict)
    inherited: set[str] = field(default_factory=set)  # what the measure above says counts here too …
    merged: set[str] = field(default_factory=set)  # … and stands here as well, in a merged cell
    faults: list[tuple[int, str, str, str]] = field(default_factory=list)  # row, heading, what stands there, why not
    too_long: list[tuple[int, str, str]] = field(default_factory=list)  # row, heading, the text, which is left out
    theme: str | None = None  # from a row of its own
    section: str = ""  # "ตัวชี้วัดที่ 3 …" from a row of its own
    doubts: list[str] = field(default_factory=list)
    key: str = ""  # what spellings of the title share
    number: str = ""  # in a column that counts
    halves: int = 0  # how many of the rows stand in tables without titles


@dataclass
class Grouping:
    """A file's measures in order, and everything in it that is no measure, each line with its row (0: no row)."""

    measures: list[GroupedMeasure] = field(default_factory=list)
    outside: list[tuple[int, str]] = field(default_factory=list)
    unplaced: list[tuple[int, str]] = field(default_factory=list)  # stands in a measure table and belongs to none
    has_headings: bool = False
    left_out: list[str] = field(default_factory=list)  # what nobody sees in the file, as the reader says it
