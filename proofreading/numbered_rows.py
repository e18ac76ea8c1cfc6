"""Tables whose rows begin with a bare number and an indicator's name: is it the indicator's number, or the row's?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from proofreading.claims import Claim, NameClaim

LINES = 2  # from one row of a table to the next


class Rows(NamedTuple):
    """A table, from its first row's claim to its last's: how many numbers are the indicators' own and how many are not,
    and whether they count the rows."""

    start: int = 0
    end: int = -1
    right: int = 0
    wrong: int = 0
    counted: bool = False


class NumberedRows:
    """The tables of a text, by its claims; `names` are the indicators' by their numbers."""

    def __init__(self, text: str, claims: Iterable[Claim], names: Mapping[str, str]) -> None:
        bare = [claim for claim in claims if isinstance(claim, NameClaim) and claim.name and not claim.strict]
        tables: list[list[NameClaim]] = []
        for claim in sorted(bare, key=lambda each: each.start):
            if tables and text.count("\n", tables[-1][-1].start, claim.start) <= LINES:
                tables[-1].append(claim)
            else:
                tables.append([claim])
        self._tables = [_judged(rows, names) for rows in tables]

    def of(self, claim: NameClaim) -> Rows:
        """The table in which the claim is a row."""
        index = bisect_right(self._tables, claim.start, key=lambda rows: rows.start) - 1
        return self._tables[index] if index >= 0 and claim.start <= self._tables[index].end else Rows()


def _judged(rows: Sequence[NameClaim], names: Mapping[str, str]) -> Rows:
    right = sum(row.name == names.get(row.item) for row in rows)
    first = int(rows[0].item) if rows[0].item.isdecimal() and (len(rows) > 1 or rows[0].item == "1") else 0
    counted = [row.item for row in rows] == [str(first + n) for n in range(len(rows))]
    return Rows(rows[0].start, rows[-1].start, right, len(rows) - right, counted)
