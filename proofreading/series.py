"""Figures that stand in the same place behind one item after the other: tables that no head explains.

A table comes out of a PDF with its columns parted by blanks, or with each cell on a line of its own; others have a head
nobody foresaw, or none. Whose figures these are is known, what they are is not: the column itself tells, for where all
but one or two of its figures are a year's scores, it is that year's column (proofreading/checks/figures.py).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from proofreading.claims import Claim, ScoreClaim, SeriesClaim
from proofreading.facts import TOTAL, ProofFacts
from proofreading.tokens import Token, instrument_of, name_of

MOST_COLUMNS = 6
HIGHEST_SECTION = 20
TICKS = 4  # that make an axis
# What may stand among a row's figures.
_NEUTRAL = frozenset(
    ["filler", "got", "item", "break", "up", "down", "same", "digits", "numbered", "indicators", "level"]
)
_SUMS = ("รวม", "ทั้งสิ้น", "ทั้งหมด", "รวมทั้งสิ้น", "เฉลี่ย", "ค่าเฉลี่ย", "โดยเฉลี่ย", "คะแนนเฉลี่ย")  # below a column: of all
_SPOKEN = frozenset(["reference", "indicator", "tool", "instrument", "total"])
_OF_CHARTS = frozenset([*_SPOKEN, "figure", "digits", "document", "bare", "year", "break"])


class ChartLines:
    """Knows the lines that a chart leaves in a PDF: an axis, then figures and names in the order they were drawn in."""

    def __init__(self) -> None:
        self._ticks = 0  # lines in a row that are a whole number and nothing else
        self._inside = False

    def takes(self, tokens: Sequence[Token]) -> bool:
        """Whether a line is part of one, so that nothing can be said of its figures."""
        is_tick = len(tokens) == 1 and tokens[0].kind == "figure" and "." not in tokens[0].group("v")
        self._ticks = self._ticks + 1 if is_tick else 0
        self._inside = self._ticks >= TICKS or (self._inside and all(token.kind in _OF_CHARTS for token in tokens))
        return self._inside


class FigureSeries:
    """Takes a text's tokens line by line, and keeps the figures behind each item by their place."""

    def __init__(self, facts: ProofFacts) -> None:
        known = facts.years.get(facts.assessed)
        self._items = {name: item for item, name in known.names.items()} if known else {}
        self._columns: list[list[ScoreClaim]] = []
        self._done: list[list[ScoreClaim]] = []
        self._item = ""
        self._rows: set[str] = set()  # items that have figures
        self._place = 0
        self._here = False  # whether its name stands in this line
        self._strange = 0  # lines in a row that have nothing to do with a table

    def take(self, tokens: Sequence[Token]) -> None:
        before, unknown, moved = len(self._rows), False, False
        self._here = False
        if tokens and tokens[0].kind == "filler" and tokens[0].group("word") in _SUMS:
            self._item = ""
        for token in tokens:
            moves, moved = moved, token.kind in ("up", "down") or (moved and token.kind in ("filler", "got"))
            if token.kind in _SPOKEN:
                self._begin(self._item_of(token))
            elif token.kind == "figure" and token is tokens[0] and Decimal(token.group("v")) < HIGHEST_SECTION:
                self._item = ""  # 3.1, and then what it heads
            elif token.kind == "figure":
                self._figure(token, is_score=not (token.group("sign") or moves))
            elif token.kind not in _NEUTRAL:
                self._item, unknown = "", unknown or token.kind == "unknown"
        self._strange = self._strange + 1 if unknown and len(self._rows) == before else 0
        if self._strange > 1:
            self._end()

    def claims(self, read: Collection[Claim]) -> Iterator[SeriesClaim]:
        """The columns; of figures that were read otherwise only what they bear out."""
        self._end()
        starts = {claim.start for claim in read if isinstance(claim, ScoreClaim)}
        for column in self._done:
            open_ones = tuple(claim for claim in column if claim.start not in starts)
            if len(column) > 2 and open_ones and len({claim.value for claim in column}) > 1:
                others = tuple(claim for claim in column if claim.start in starts)
                yield SeriesClaim(start=column[0].start, end=column[-1].end, scores=open_ones, others=others)

    def _item_of(self, token: Token) -> str:
        if token.kind == "reference":
            return "" if token.group("more") or token.group("until") or token.group("sub") else token.group("n")
        if token.kind == "indicator":
            return self._items.get(name_of(token), "")
        return TOTAL if token.kind == "total" else instrument_of(token)

    def _begin(self, item: str) -> None:
        if item in self._rows and item != self._item:
            self._end()
        if item != self._item or item in self._rows:
            self._place = 0
        self._item, self._here = item, True

    def _figure(self, token: Token, *, is_score: bool) -> None:
        written = token.group("v")
        if not self._item or self._place >= MOST_COLUMNS or ("." not in written and written != "100"):
            return
        if is_score:
            while len(self._columns) <= self._place:
                self._columns.append([])
            start = token.start
            self._columns[self._place].append(
                ScoreClaim(
                    start=start,
                    end=start + len(written),
                    strict=self._here,
                    items=(self._item,),
                    years=(),
                    value=Decimal(written),
                )
            )
            self._rows.add(self._item)
        self._place += 1

    def _end(self) -> None:
        self._done += self._columns
        self._columns, self._item, self._place, self._strange = [], "", 0, 0
        self._rows.clear()
