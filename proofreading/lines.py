"""One line of a text: where in it figures, names and years stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from proofreading.tokens import Token

TITLE_BEFORE = 4  # tokens of an item's title before a name in it
LONGEST_RUN = 20  # names, or years, without a figure between them
NAMED = frozenset(["reference", "indicator", "question", "tool", "instrument", "total", "result"])

Named = tuple[str, ...]


@dataclass
class ReadLine:
    """One line's tokens, where in them figures, items and years stand, and what the heading above names."""

    tokens: Sequence[Token]
    item: str  # the heading's
    year: int | None
    figures: list[int] = field(default_factory=list)
    item_places: list[int] = field(default_factory=list)
    items: list[Named | None] = field(default_factory=list)  # None: any may be meant
    year_places: list[int] = field(default_factory=list)
    years: list[int | None] = field(default_factory=list)

    @cached_property
    def of_scores(self) -> bool:
        return any(
            token.kind in NAMED or (token.kind in ("filler", "got") and "คะแนน" in token.group("word"))
            for token in self.tokens
        )

    @cached_property
    def has_questions(self) -> bool:
        return any(token.kind == "question" for token in self.tokens)

    @cached_property
    def turns_at(self) -> int:
        """The place behind which another year may be meant though none is said: a cell, จาก, ปีนั้น."""
        turns = (place for place, token in enumerate(self.tokens) if token.kind in ("break", "from", "that_year"))
        return next(turns, len(self.tokens))

    @cached_property
    def different_years(self) -> frozenset[int | None]:
        return frozenset(self.years)

    def figures_between(self, first: int, last: int) -> int:
        return bisect_left(self.figures, last) - bisect_right(self.figures, first)

    def run_before(self, place: int) -> list[Named | None]:
        """What is named before a place, the nearest first, as far as no figure stands between."""
        end = bisect_left(self.item_places, place)
        run: list[Named | None] = []
        for index in range(end - 1, max(-1, end - 1 - LONGEST_RUN), -1):
            if run and self.figures_between(self.item_places[index], self.item_places[index + 1]):
                break
            run.append(self.items[index])
        return run

    def run_behind(self, place: int) -> list[Named | None]:
        """What is named behind a place, as far as no figure stands between."""
        first = bisect_right(self.item_places, place)
        run: list[Named | None] = []
        for index in range(first, min(len(self.items), first + LONGEST_RUN)):
            if run and self.figures_between(self.item_places[index - 1], self.item_places[index]):
                break
            run.append(self.items[index])
        return run


def is_in_title(tokens: Sequence[Token], place: int) -> bool:
    """Whether an indicator's name is part of what an item is called: o5 แผนการใช้จ่ายงบประมาณประจำปี."""
    for token in reversed(tokens[max(0, place - TITLE_BEFORE) : place]):
        if token.kind == "question":
            return True
        if token.kind not in ("unknown", "filler"):
            return False
    return False


def flat(named: Sequence[Named | None]) -> Named:
    return tuple(dict.fromkeys(item for items in named for item in items or ()))


def has_two_decimals(written: str) -> bool:
    return len(written.partition(".")[2]) == 2
