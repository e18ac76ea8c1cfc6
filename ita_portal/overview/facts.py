"""A municipality in the officer's table: plain values, and the order in which they must be looked at. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from accounts.agencies import short_name
from documents.models import PaperKind
from scores.levels import LevelMark

MISSING = "ยังไม่มีคะแนน"

# The four papers of a year, as short as a row has room for, in the order of the year.
PAPERS: dict[str, str] = {
    PaperKind.ANALYSIS: "บทวิเคราะห์",
    PaperKind.PLAN: "แผน",
    PaperKind.MEMO: "บันทึก",
    PaperKind.IMPLEMENTATION: "รายงานผล",
}


class Slot(StrEnum):
    """Where the papers of a kind are: one is in force, one is being signed, or none has been submitted."""

    SEALED = "sealed"
    UNDER_WAY = "under-way"
    LACKING = "lacking"


@dataclass(frozen=True)
class Due:
    """The nearest day on which something is wanted that is not there: papers, or where `is_report` a unit's report.

    `expected` where nobody has told the day.
    """

    day: dt.date
    expected: bool = False
    is_report: bool = False


@dataclass(frozen=True)
class OverviewRow:
    """One municipality in its year. `slots` in the order of `PAPERS`; `due` None where nothing is wanted any more."""

    code: str
    name: str
    name_key: str
    type: str
    province: str
    district: str
    total: Decimal | None
    before: Decimal | None
    mark: LevelMark
    slots: tuple[Slot, ...]
    due: Due | None

    @property
    def short_name(self) -> str:
        """ทต.เมืองปาน"""
        return short_name(self.name)

    @property
    def change(self) -> Decimal | None:
        return None if self.total is None or self.before is None else self.total - self.before

    @property
    def level(self) -> str:
        """The level's name, or why there is none: what the list of levels chooses by."""
        return self.mark.name if self.total is not None else MISSING

    @property
    def lacking(self) -> tuple[str, ...]:
        return self._named(Slot.LACKING)

    @property
    def under_way(self) -> tuple[str, ...]:
        return self._named(Slot.UNDER_WAY)

    @property
    def is_complete(self) -> bool:
        return all(slot == Slot.SEALED for slot in self.slots)

    @property
    def lacks_all(self) -> bool:
        return len(self.lacking) == len(self.slots)

    def days_left(self, today: dt.date) -> int | None:
        return (self.due.day - today).days if self.due else None

    def days_late(self, today: dt.date) -> int:
        """Since a day that was told; an expected one makes nothing late."""
        return max(0, (today - self.due.day).days) if self.due and not self.due.expected else 0

    def left(self, today: dt.date) -> str:
        """เกิน 2 วัน, 49 วัน, ราว 49 วัน, วันนี้, เสร็จแล้ว; – where nobody knows a day."""
        days = self.days_left(today)
        if self.due is None or days is None:
            return "เสร็จแล้ว" if self.is_complete else "–"
        if days < 0:
            return "เลยวันที่คาด" if self.due.expected else f"เกิน {-days} วัน"
        return "วันนี้" if days == 0 else f"{'ราว ' if self.due.expected else ''}{days} วัน"

    def _named(self, wanted: Slot) -> tuple[str, ...]:
        return tuple(name for name, slot in zip(PAPERS.values(), self.slots, strict=True) if slot == wanted)


FIRST, LOWEST, HIGHEST, FALLEN, NAME = "", "lowest", "highest", "fallen", "name"
ORDERS: dict[str, str] = {
    FIRST: "ต้องดูก่อน",
    LOWEST: "คะแนนต่ำสุดก่อน",
    HIGHEST: "คะแนนสูงสุดก่อน",
    FALLEN: "ลดลงมากที่สุดก่อน",
    NAME: "ชื่อ ก–ฮ",
}


def ordered(rows: Iterable[OverviewRow], order: str, today: dt.date) -> list[OverviewRow]:
    """The rows in an order of `ORDERS`; what has no figure to be ordered by comes last."""
    keys: dict[str, Callable[[OverviewRow], Any]] = {
        FIRST: lambda row: _pressing(row, today),
        LOWEST: lambda row: (row.total is None, row.total or 0),
        HIGHEST: lambda row: (row.total is None, -(row.total or 0)),
        FALLEN: lambda row: (row.change is None, row.change or 0),
        NAME: lambda row: 0,
    }
    return sorted(rows, key=lambda row: (keys[order](row), row.name_key, row.code))


def _pressing(row: OverviewRow, today: dt.date) -> Any:
    """What is late, the longest first; what has no scores; what lacks papers, by the days left, then by how many; then
    what is on its way and what is complete. Among equals the lowest level first."""
    late = row.days_late(today)
    level = (row.mark.rank, row.total or 0)
    if late:
        return (0, -late, 0, level)
    if row.total is None:
        return (1, 0, 0, level)
    if row.lacking:
        left = row.days_left(today)
        return (2, 10_000 if left is None else left, -len(row.lacking), level)
    return (3, row.is_complete, 0, level)
