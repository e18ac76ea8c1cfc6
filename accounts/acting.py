"""By which order someone acts for a position (รักษาราชการแทน), as plain values that a decided step keeps."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from thai.dates import long_date, medium_date

UNKNOWN_ORDER = "ยังไม่ได้บันทึกเลขที่คำสั่ง"


@dataclass(frozen=True)
class ActingOrder:
    """An order's number and date as far as they are stored, and the days it holds for, both included."""

    number: str
    dated: dt.date | None
    start: dt.date
    end: dt.date

    @property
    def words(self) -> str:
        """คำสั่งที่ 412/2568 ลงวันที่ 31 ตุลาคม 2568; says so where the number is not stored."""
        if not self.number:
            return UNKNOWN_ORDER
        named = self.number if self.number.startswith("คำสั่ง") else f"คำสั่งที่ {self.number}"
        return f"{named} ลงวันที่ {long_date(self.dated)}" if self.dated else named

    @property
    def days(self) -> str:
        """1 พ.ย. 2568 – 30 พ.ย. 2568"""
        return f"{medium_date(self.start)} – {medium_date(self.end)}"

    def days_left(self, today: dt.date) -> int:
        """How many days it still holds, today included; none once it has ended."""
        return max((self.end - today).days + 1, 0)

    def as_json(self) -> dict[str, str]:
        """What a step stores; `from_json` reads it."""
        dated = self.dated.isoformat() if self.dated else ""
        return {"number": self.number, "dated": dated, "start": self.start.isoformat(), "end": self.end.isoformat()}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> ActingOrder:
        day = dt.date.fromisoformat
        dated = day(stored["dated"]) if stored["dated"] else None
        return cls(stored["number"], dated, day(stored["start"]), day(stored["end"]))
