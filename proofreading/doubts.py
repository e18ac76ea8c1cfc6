"""Figures that no construction read: what they may be, by all that their sentence and its heading name.

Nobody can be sure of these, whatever the words between are: they can only be warnings (checks/doubts.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from proofreading.claims import DoubtfulClaim
from proofreading.facts import TOTAL
from proofreading.subjects import Subjects, question_items, references
from proofreading.tokens import Token, instrument_of, name_of, year_of

T = TypeVar("T")
SHORT = 12  # tokens of a sentence that goes on with what the line before speaks of
JUST_BEHIND = 4  # tokens
MOST_NAMED = 4  # where more are named, nobody can tell which are not meant
_NAMED = frozenset(["reference", "indicator", "question", "tool", "instrument", "total", "result"])
_DIRECTIONS = {"up": 1, "down": -1, "difference": None}
_SIGNS = {"+": 1, "": None}


class Doubts(Subjects):
    """What a figure may be of, where its own words do not tell."""

    def _doubt(self, place: int, token: Token, cue: str) -> None:
        """Takes up a figure that is written as scores and changes are, in a sentence that speaks of them."""
        written, sign = token.group("v"), token.group("sign")
        if self.subject == () or self.wished or not has_two_decimals(written) or not self._is_of_scores:
            return
        moved = bool(sign) or cue in _DIRECTIONS
        value = Decimal(written)
        if not value:
            return
        start = token.end - len(token.group("of")) - len(written)
        self.claims.append(
            DoubtfulClaim(
                start=start,
                end=start + len(written),
                sure=False,
                items=self._items_around(place),
                years=self._years_around(place),
                value=value,
                moved=moved,
                direction=_SIGNS.get(sign, -1) if sign else _DIRECTIONS.get(cue),
            )
        )

    @cached_property
    def _is_of_scores(self) -> bool:
        """Whether an item or a score is named anywhere in the sentence, or in the line before a short one."""
        return (self.scope.of_scores and len(self.tokens) < SHORT) or speaks_of_scores(self.tokens)

    def _items_around(self, place: int) -> tuple[str, ...]:
        items = _around(place, self._items_named)
        return (*items, *self.scope.spoken) if items else ()  # the line before may still be spoken of

    def _years_around(self, place: int) -> tuple[int, ...]:
        years = _around(place, self._years_named)
        if years and self.year is None:  # those that are named stand behind it
            years = tuple(dict.fromkeys((*years, self._paper_year(), self.facts.assessed)))
        return years

    @cached_property
    def _years_named(self) -> list[tuple[int, int | None]]:
        """The years of the sentence and the places of their tokens; None where any may be meant."""
        found: list[tuple[int, int | None]] = []
        for place, token in enumerate(self.tokens):
            if token.kind in ("year", "bare"):
                found.append((self._from_where(place), year_of(token.group("y") or token.group("bare"))))
            elif token.kind in ("before", "now"):
                found.append((self._from_where(place), self.facts.assessed - (token.kind == "before")))
            elif token.kind == "that_year" or (token.kind in ("compared", "from") and not self._year_at(place + 1)):
                found.append((place, None))
        return found

    def _from_where(self, place: int) -> int:
        """A year that is compared with is never that of the figure before it."""
        compared = place > 0 and self.tokens[place - 1].kind in ("compared", "from", "above", "below", "limit")
        return place + JUST_BEHIND if compared else place

    def _year_at(self, place: int) -> bool:
        return place < len(self.tokens) and self.tokens[place].kind in ("year", "bare", "before")

    @cached_property
    def _items_named(self) -> list[tuple[int, str | None]]:
        """The items of the sentence and its heading with the places of their tokens, as above."""
        found: list[tuple[int, str | None]] = [(-1, self.scope.item)] if self.scope.item else []
        for place, token in enumerate(self.tokens):
            if token.kind in ("lowest", "highest", "indicators", "that_one"):
                found.append((place, None))
            else:
                found += [(place, item) for item in self._items_of(token)]
        return found

    def _items_of(self, token: Token) -> tuple[str, ...]:
        if token.kind == "reference":
            return references(token)
        if token.kind == "indicator":
            return (self._item_named(name_of(token)),)
        if token.kind == "question":
            return question_items(token, self.facts, self._paper_year())
        if token.kind in ("tool", "instrument"):
            tool = instrument_of(token)
            return (tool, "EIT1", "EIT2") if tool == "EIT" else (tool,)
        if token.kind == "part":
            return ("EIT1", "EIT2")
        return (TOTAL,) if token.kind in ("total", "result", "town") else ()

    def _may_be_meant(self, token: Token) -> bool:
        """Whether a figure without a licence is worth a warning.

        It is where it is called a score, or is the first behind a subject that was named, written as scores are.
        """
        written = token.group("v")
        return "." in written and (self._means_score(token) or (not self.used and has_two_decimals(written)))

    def _means_score(self, token: Token) -> bool:
        before = self.text[max(0, token.start - 8) : token.start].rstrip()
        return self.text[token.end : token.end + 8].lstrip().startswith("คะแนน") or before.endswith("ร้อยละ")


def _around(place: int, named: Sequence[tuple[int, T | None]]) -> tuple[T, ...]:
    """What is named before a figure or just behind it, of all that is named where that is nothing; () for any."""
    near = [what for at, what in named if at < place + JUST_BEHIND]
    meant = near or [what for _, what in named]
    if None in meant or len(set(meant)) > MOST_NAMED:
        return ()
    return tuple(dict.fromkeys(what for what in meant if what is not None))


def speaks_of_scores(tokens: Sequence[Token]) -> bool:
    """Whether an item or a score is named."""
    return any(
        token.kind in _NAMED or (token.kind in ("filler", "got") and "คะแนน" in token.group("word")) for token in tokens
    )


def has_two_decimals(written: str) -> bool:
    return len(written.partition(".")[2]) == 2
