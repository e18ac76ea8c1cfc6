"""What a text speaks of around a place: its line and clause, the headings above, the items and years named there."""

from __future__ import annotations

import re
from functools import cached_property

from proofreading.facts import OF_ALL, TOTAL, ProofFacts
from proofreading.lines import NAMED
from proofreading.subjects import question_items, references
from proofreading.tokens import Token, instrument_of, name_of, tokens_of, year_of

ABOVE, BELOW = 800, 200  # letters around a figure in which what it speaks of is named
MOST_LOOKED = 100  # places around which that is looked for; what stands elsewhere is not sure
LINES_ABOVE = 12  # in which a heading stands
FIGURE = re.compile(r"(?<![\d.,])\d{1,3}\.\d\d(?![\d.,])")
_NAMED = NAMED | {"town", "part"}


class Surroundings:
    """A text and what it says where."""

    def __init__(self, text: str, facts: ProofFacts) -> None:
        self.text, self._facts = text, facts
        self._near: dict[int, frozenset[str]] = {}  # what is named around a place

    def says(self, year: int) -> bool:
        """Whether the text speaks of a year at all, or of the year before."""
        return year in self._years or year == self._facts.assessed - 1

    def says_beside(self, year: int, place: int) -> bool:
        """Whether the line says the year."""
        return str(year) in self.text[self.line_of(place, BELOW) : self.line_end(place)]

    @cached_property
    def _years(self) -> frozenset[int]:
        return frozenset(year_of(digits) for digits in re.findall(r"(?<!\d)(?:25)?[67]\d(?![\d.])", self.text))

    def line_of(self, place: int, most: int) -> int:
        """Where the line of a place begins, or `most` letters before it."""
        far = max(0, place - most)
        return max(far, self.text.rfind("\n", far, place) + 1)

    def line_before(self, place: int, most: int) -> str:
        """What stands before a place in its line, at most so many letters."""
        return self.text[self.line_of(place, most) : place]

    def line_end(self, place: int) -> int:
        end = self.text.find("\n", place, place + BELOW)
        return end if end >= 0 else min(len(self.text), place + BELOW)

    def clause(self, place: int) -> str:
        """What stands before a place, since the figure or the line before it."""
        before = self.text[self.line_of(place, BELOW) : place]
        ends = [match.end() for match in FIGURE.finditer(before)]
        return before[ends[-1] :] if ends else before

    def next_figure(self, place: int) -> int:
        end = self.line_end(place)
        figure = FIGURE.search(self.text, place, end)
        return figure.start() if figure else end

    def headed(self, place: int) -> frozenset[str]:
        """What the nearest lines above name that have no figure: an indicator, and an instrument. No row of a table."""
        found: set[str] = set()
        far = max(0, place - ABOVE)
        end = self.text.rfind("\n", far, place)
        for _ in range(LINES_ABOVE):
            if end < far or len(found) > 1:
                break
            start = self.line_of(end, BELOW)
            line = self.text[start:end]
            if len(line) < BELOW and "\t" not in line and not FIGURE.search(line):
                named = self.named_in(line)
                tools = named & {*OF_ALL}
                found |= tools or (named if not found else frozenset())
            end = start - 1
        return frozenset(found)

    def named_in(self, text: str) -> frozenset[str]:
        return frozenset(item for token in tokens_of(text) for item in self._items(token))

    def named_near(self, place: int) -> frozenset[str]:
        """The items that are named around a place; all of them where too many places were looked at."""
        block = place // BELOW
        if block not in self._near:
            if len(self._near) >= MOST_LOOKED:
                return frozenset(item for items in self._facts.holders.values() for item, _ in items)
            start = max(0, block * BELOW - ABOVE)
            tokens = tokens_of(self.text[start : (block + 2) * BELOW])
            self._near[block] = frozenset(item for token in tokens for item in self._items(token))
        return self._near[block]

    def _items(self, token: Token) -> tuple[str, ...]:
        if token.kind not in _NAMED:
            return ()
        if token.kind == "reference":
            return references(token)
        if token.kind == "indicator":
            known = self._facts.years.get(self._facts.assessed)
            return tuple(item for item, name in (known.names if known else {}).items() if name == name_of(token))
        if token.kind == "question":
            return tuple(item.partition("/")[0] for item in question_items(token, self._facts, self._facts.assessed))
        if token.kind in ("tool", "instrument"):
            tool = instrument_of(token)
            return (tool, "EIT1", "EIT2") if tool == "EIT" else (tool,)
        return OF_ALL if token.kind == "part" else (TOTAL,)
