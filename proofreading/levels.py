"""Levels that a sentence names: of the total, of each year it speaks of."""

from __future__ import annotations

from decimal import Decimal

from proofreading.claims import LevelClaim
from proofreading.facts import TOTAL
from proofreading.subjects import Subjects
from proofreading.tokens import Token, year_of
from proofreading.vocabulary import LEVELS

_ONLY_LEVELS = ("ผ่านดีเยี่ยม", "ผ่านดี", "ต้องปรับปรุงโดยด่วน")  # the others are words of every day as well
_OPENS, _CLOSES = "“\"'‘([:=|\n\t", "”\"'’)]|,;\n\t"  # or nothing at all
FARTHEST = 40  # letters between a figure and the level that it gives
_CALLED = ("ชั้น", "กลุ่ม", "เกณฑ์")
_DEFINES = frozenset(["bound", "range", "goal", "limit"])


class Levels(Subjects):
    """The methods for words of levels, and for those that lead to one."""

    def _level(self, place: int, token: Token) -> None:
        in_brackets = self.used and place and self.tokens[place - 1].kind == "figure" and self.subject == (TOTAL,)
        in_brackets = in_brackets and self.text[self.tokens[place - 1].end : token.start].strip() == "("
        if not (self.leveled or in_brackets) or self.wished:
            self._doubt_level(token)
            self._unknown(place, token)
            return
        self.leveled = False
        behind = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        if behind is not None and behind.kind == "goal":
            return
        items = self.subject or ((self.scope.item,) if self.scope.item and self.subject is None else (TOTAL,))
        if len(items) > 1 and TOTAL in items and not self.soft:
            items = (TOTAL,)
        if (
            self.subject == ()
            or (items[0] != TOTAL and not items[0].isdigit())
            or (self.soft and len(items) > 1 and TOTAL not in items)
        ):
            self._doubt_level(token)
            return
        doubtful = self.soft and len(items) > 1  # below an indicator's heading the total is meant, and yet
        items = (TOTAL,) if doubtful else items
        short = place <= 2 and self.subject is None
        years = self._years_of_level(place)
        led = [each.kind for each in self.tokens[max(0, place - 2) : place]]
        if "from" in led:  # จากระดับ … เป็นระดับ …
            years = (self.compared if self.compared is not None else years[0] - 1,)
            self.leveled = behind is not None and behind.kind == "to"
        elif led == ["leveled", "to"]:
            years = self._years_said()
        sure = (self.about or self.subject is not None or short) and items == (TOTAL,) and not doubtful
        level = LEVELS[self.text[token.start : token.end]]
        self.claims.append(
            LevelClaim(start=token.start, end=token.end, sure=sure, items=items, years=years, level=level)
        )

    def _doubt_level(self, token: Token) -> None:
        """A level among words nobody knows: of the paper's year, or of any that the sentence names."""
        written = self.text[token.start : token.end]
        before = self.text[max(0, token.start - 3) : token.start].rstrip(" ")[-1:]
        behind = self.text[token.end : token.end + 3].lstrip(" ")[:1]
        enclosed = before in _OPENS and behind in _CLOSES
        kinds = {each.kind for each in self.tokens}
        levels = (self.text[each.start : each.end] for each in self.tokens if each.kind == "leveled")
        several = sum(each in _ONLY_LEVELS or each == written for each in levels) > 1
        called = "level" in kinds or self.text.endswith(_CALLED, 0, token.start) or bool(kinds & {"figure", "bound"})
        if self.wished or several or kinds & _DEFINES or not ((written in _ONLY_LEVELS and called) or enclosed):
            return
        said = {year_of(t.group("y") or t.group("bare")) for t in self.tokens if t.kind in ("year", "bare")}
        last = {self.facts.assessed - 1} if "before" in kinds else set()
        known = {self.facts.assessed, *said, *last}.intersection(self.facts.years)
        years = self._years_of_total(token) or sorted(known)
        self.claims.append(
            LevelClaim(
                start=token.start, end=token.end, sure=False, items=(TOTAL,), years=tuple(years), level=LEVELS[written]
            )
        )

    def _years_of_total(self, token: Token) -> list[int]:
        """The years whose total is the figure that stands just before a level."""
        before = [each for each in self.tokens if token.start - FARTHEST < each.start < token.start]
        written = next((each.group("v") for each in reversed(before) if each.kind == "figure"), "")
        totals = {year: self.facts.figure(TOTAL, year) for year in self.facts.years} if written else {}
        return [year for year, total in totals.items() if total is not None and total.value == Decimal(written)]

    def _leveling(self, place: int, token: Token) -> None:
        self.leveled = True
        self.about = self.about or token.group("word").startswith("ผล")
