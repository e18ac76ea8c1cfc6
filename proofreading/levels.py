"""Levels that a sentence names: of the total, of each year it speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property

from proofreading.claims import LevelClaim
from proofreading.facts import TOTAL, ProofFacts
from proofreading.lines import ReadLine
from proofreading.subjects import Subjects
from proofreading.tokens import Token, year_of
from proofreading.vocabulary import LEVELS, one_of

_ONLY_LEVELS = ("ผ่านดีเยี่ยม", "ผ่านดี", "ต้องปรับปรุงโดยด่วน")  # the others are words of every day as well
_OPENS, _CLOSES = "“\"'‘([:=|\n\t", "”\"'’)]|,;\n\t"  # or nothing at all
LAST = 200  # letters at a line's end in which its total stands
FARTHEST = 40  # letters between a figure and the level that it gives
_CALLED = ("ชั้น", "กลุ่ม", "เกณฑ์")
_DEFINES = frozenset(["bound", "range", "goal", "limit"])
_LEVEL = rf"(?P<level>{one_of(LEVELS)})(?!เกณฑ์|ช่องทาง|ระบบ|ทาง)"
_TO_A_LEVEL = r"[ →➜➔⇒►=:|/(“\"'—–,-]|100|คะแนน|แต้ม|%|เต็ม|ร้อย|จาก|อยู่|ใน|ระดับ|ถือว่า|จัดว่า|นับว่า|จัด|เกรด|ผล|ได้|Level|level"
_BEHIND_TOTAL = re.compile(
    rf"(?<![\d.,])(?P<v>\d{{2,3}}\.\d\d)(?!\d|[.,]\d)(?>(?:\([+-]?\d{{1,2}}\.\d\d\)|{_TO_A_LEVEL}){{0,12}}){_LEVEL}"
)
_TO_A_LEVEL_BELOW = r"ที่|ปีนี้|ของเรา|รวม|ปัจจุบัน|ได้|รับ|คือ|อยู่|ผล|การประเมิน|[ :=]"
_BELOW_TOTAL = re.compile(
    rf"[ #*•▪\t-]{{0,6}}(?:ผล(?:การประเมิน)?)?(?:ระดับ|เกรด|Level|level)(?:{_TO_A_LEVEL_BELOW}){{0,8}}{_LEVEL}"
)
# Behind a level's word: it ends there.
_ENDS = re.compile(r" ?(?:$|[\n\t)\]|,;/“”\"'(A-Z]|และ|ซึ่ง|โดย|แต่|ปี|ส่วน|เมื่อ|เพิ่ม|ลด|สูง|ต่ำ|ครับ|ค่ะ|นะ|ยัง)")
_SCORE = re.compile(r"(?<![\d.,])\d{2,3}\.\d\d(?![\d.,]\d|\d)")


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

    @cached_property
    def _kinds(self) -> frozenset[str]:
        return frozenset(token.kind for token in self.tokens)

    @cached_property
    def _levels(self) -> Counter[str]:
        return Counter(self.text[token.start : token.end] for token in self.tokens if token.kind == "leveled")

    def _doubt_level(self, token: Token) -> None:
        """A level among words nobody knows: of the paper's year, or of any that the sentence names."""
        written = self.text[token.start : token.end]
        before = self.text[max(0, token.start - 3) : token.start].rstrip(" ")[-1:]
        behind = self.text[token.end : token.end + 3].lstrip(" ")[:1]
        enclosed = before in _OPENS and behind in _CLOSES
        kinds = self._kinds
        several = sum(count for level, count in self._levels.items() if level in _ONLY_LEVELS or level == written) > 1
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


def said_levels(text: str, lines: Sequence[ReadLine], facts: ProofFacts) -> Iterator[LevelClaim]:
    """Every level that stands right behind a year's total or below it, whatever the words are: 93.28 → ผ่านดี."""
    above: list[Decimal] = []
    for line in lines:
        if not line.tokens:
            continue
        begins, ends = line.tokens[0].start, line.tokens[-1].end
        goals = [token.start for token in line.tokens if token.kind == "goal"]
        found = [(match, [Decimal(match["v"])]) for match in _BEHIND_TOTAL.finditer(text, begins, ends)]
        if (below := _BELOW_TOTAL.match(text, begins, ends)) and above:
            found.append((below, above))
        for match, totals in found:
            years = [year for year in facts.years if any(_is_total(value, year, facts) for value in totals)]
            wished = bool(goals) and goals[0] < match.start("level")
            if years and not wished and _ENDS.match(text, match.end()):
                level, at = LEVELS[match["level"]], match.span("level")
                yield LevelClaim(start=at[0], end=at[1], sure=False, items=(TOTAL,), years=tuple(years), level=level)
        above = [Decimal(each.group()) for each in _SCORE.finditer(text, max(begins, ends - LAST), ends)]


def _is_total(value: Decimal, year: int, facts: ProofFacts) -> bool:
    """Whether it is a year's total, and nobody else's score."""
    total = facts.figure(TOTAL, year)
    return total is not None and total.value == value and facts.owners[value] == frozenset([TOTAL])
