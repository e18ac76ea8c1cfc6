"""Which column of a table holds what, in the names of whoever reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from tables.errors import RowError


@dataclass(frozen=True)
class Headings:
    """One heading row: for each column the reader's name for what it holds (None where it wants nothing of it) and its
    wording."""

    names: tuple[str | None, ...]
    wordings: tuple[str, ...]

    @classmethod
    def of(cls, cells: Sequence[str], name_of: Callable[[str], str | None]) -> Headings:
        """The headings of a row of cells, each named by `name_of`."""
        return cls(tuple(name_of(cell) for cell in cells), tuple(cells))

    def columns(self, name: str) -> list[int]:
        """The places of the columns that hold what bears this name."""
        return [place for place, other in enumerate(self.names) if other == name]

    def wording(self, name: str) -> str:
        """How the table itself calls it; empty where it has no such column."""
        places = self.columns(name)
        return self.wordings[places[0]] if places else ""

    def doubled(self) -> list[str]:
        """The names that more than one column bears."""
        return sorted(name for name, times in Counter(filter(None, self.names)).items() if times > 1)

    def and_more(self, others: Headings) -> Headings:
        """These, and what others name besides: a row that goes on in another table, as often as it does."""
        more = {name: wording for name, wording in zip(others.names, others.wordings, strict=True) if name}
        new = {name: wording for name, wording in more.items() if name not in self.names}
        return Headings((*self.names, *new), (*self.wordings, *new.values())) if new else self

    def missing(self, wanted: Collection[str], row: int, value: str = "") -> RowError | None:
        """The error for columns that are wanted and not there, in the order they are wanted in."""
        missing = [name for name in wanted if name not in self.names]
        return RowError(row, ", ".join(missing), value, "ไม่พบคอลัมน์นี้ในแถวหัวตาราง") if missing else None

    def record(self, cells: Sequence[str]) -> dict[str, str]:
        """A row's texts by name; what a short row lacks is absent."""
        return dict(zip((name or "" for name in self.names), cells, strict=False))
