"""The safeguard of every error: it is one only where no other reading makes what is written true.

Claims that speak strictly, of what stands beside them by its name, are taken at their word. What any other is held
against may not be what was meant: where the figure is exactly that of something else the lines around speak of, nobody
can be sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from itertools import combinations, pairwise

from proofreading.checks import Said
from proofreading.checks.figures import HUNDRED, item_words
from proofreading.checks.judgements import count_of, is_extreme_of_tool, scores_of
from proofreading.claims import ChangeClaim, Claim, CountClaim, ExtremeClaim, NameClaim, ScoreClaim
from proofreading.facts import LEAST, OF_ALL, TOTAL, WEIGHTS, ProofFacts
from proofreading.findings import Finding, Kind
from proofreading.lines import NAMED
from proofreading.subjects import question_items, references
from proofreading.tokens import Token, instrument_of, name_of, tokens_of, year_of

ABOVE, BELOW = 800, 200  # letters around a figure in which what it speaks of is named
BEHIND = 60  # letters behind a figure in which its year may be said
MOST_LOOKED = 100  # places around which that is looked for; what stands elsewhere is not sure
_CONDITIONS = ("up", "down", "same", "full")
_SIDES = ("below", "above", "reached", "most")
_NAMED = NAMED | {"town", "part"}


class OtherReadings:
    """What else a text's claims may mean."""

    def __init__(self, said: Said, facts: ProofFacts) -> None:
        self._said, self._text, self._facts = said, said.view.text, facts
        self._near: dict[int, frozenset[str]] = {}  # what is named around a place

    def graded(self, finding: Finding) -> Finding | None:
        """The finding, as a warning that says why where another reading is true; None where only that may be meant."""
        claim = finding.claim if isinstance(finding.claim, Claim) else None
        if isinstance(claim, NameClaim) and not claim.strict and self._numbers_are_rows:
            return None
        if not finding.sure or claim is None or not (other := self._other(claim, finding.kind)):
            return finding
        if isinstance(claim, ChangeClaim) and claim.amount and not self._turned(claim):
            return None  # to the last digit how far what is named beside it moved
        return replace(finding, sure=False, message=f"{finding.message} (หากหมายถึง{other} ก็ถูกต้องแล้ว)")

    def _other(self, claim: Claim, kind: Kind) -> str:
        """Another reading of a claim by which it is true; "" for none."""
        if isinstance(claim, ScoreClaim) and claim.value in WEIGHTS:
            return "ค่าน้ำหนัก"
        if isinstance(claim, ScoreClaim) and kind == Kind.YEAR and (year := self._year_behind(claim)):
            return f"ปี {year} ที่ตามมา"
        if isinstance(claim, ScoreClaim) and claim.value < LEAST:
            if self._moved(claim.value):
                return "คะแนนที่เปลี่ยนไป"
            if self._is_apart(claim):
                return "คะแนนที่ห่างจากเกณฑ์"
        if claim.strict:
            return ""
        if isinstance(claim, ScoreClaim):
            return self._other_score(claim, kind)
        if isinstance(claim, ChangeClaim):
            return self._other_change(claim)
        if isinstance(claim, CountClaim):
            return "การนับด้วยเงื่อนไขอื่น" if claim.number in self._counts else ""
        if isinstance(claim, NameClaim):
            right, wrong = self._bare_numbers
            return "ลำดับของแถว" if claim.name and wrong > max(right, 1) else ""
        return self._other_extreme(claim) if isinstance(claim, ExtremeClaim) else ""

    def _other_score(self, claim: ScoreClaim, kind: Kind) -> str:
        named = self._named_near(claim.start)
        for item, year in self._facts.holders.get(claim.value, ()):
            if (
                item in claim.items
                and kind == Kind.SCORE
                and not claim.year_at
                and self._says_beside(year, claim.start)
            ):
                return f"{item_words(item)} ปี {year}"
            if item not in claim.items and item.partition("/")[0] in named:
                return f"{item_words(item)} ปี {year}"
        return "คะแนนที่เปลี่ยนไป" if self._moved(claim.value) else ""

    def _is_apart(self, claim: ScoreClaim) -> bool:
        """Whether the figure is how far one of its items is from the target, a level or the full mark."""
        for year in claim.years:
            its = self._facts.years.get(year)
            bounds = {HUNDRED, its.target, *(least for _, least in its.bands)} if its else set()
            known = [self._facts.figure(item, year) for item in claim.items]
            if any(f is not None and abs(f.value - bound) == claim.value for f in known for bound in bounds):
                return True
        return False

    def _moved(self, value: Decimal) -> bool:
        return not {value, -value}.isdisjoint(self._facts.moves)

    def _year_behind(self, claim: ScoreClaim) -> int:
        """The year whose figure it is, where that is said behind it as well; 0 for none."""
        behind = self._text[claim.end : claim.end + BEHIND]
        years = (year for item, year in self._facts.holders.get(claim.value, ()) if item in claim.items)
        return next((year for year in years if str(year) in behind), 0)

    def _other_change(self, claim: ChangeClaim) -> str:
        (item,) = claim.items
        if claim.amount is None:
            if item == TOTAL and not claim.direction and self._keeps_its_level(*claim.years):
                return "ระดับผลการประเมิน"
            moves = [
                (item, before, now)
                for before, now in combinations(sorted(self._facts.years), 2)
                if self._direction(item, before, now) == claim.direction
            ]
        else:
            moves = list(self._facts.moves.get(claim.amount * claim.direction, ()))
        named = self._named_near(claim.start)
        for other, before, now in moves:
            if (other == item or other.partition("/")[0] in named) and self._says(before):
                return f"{item_words(other)} จากปี {before} ถึงปี {now}"
        return ""

    def _turned(self, claim: ChangeClaim) -> bool:
        """Whether it is just how far its own item moved, but the other way."""
        amount = (claim.amount or Decimal(0)) * claim.direction
        return any(item in claim.items for item, _, _ in self._facts.moves.get(-amount, ()))

    def _direction(self, item: str, before: int, now: int) -> int | None:
        old, new = self._facts.figure(item, before), self._facts.figure(item, now)
        return (new.value > old.value) - (new.value < old.value) if old and new else None

    def _keeps_its_level(self, before: int, now: int) -> bool:
        years = self._facts.years
        return before in years and now in years and bool(years[before].levels & years[now].levels)

    def _other_extreme(self, claim: ExtremeClaim) -> str:
        """The highest or lowest of its instrument's indicators."""
        its = self._facts.years.get(claim.years[0])
        known = scores_of(its) if its else None
        if its is None or known is None or claim.of != "score" or not its.tool_of(claim.item):
            return ""
        return "เฉพาะเครื่องมือเดียวกัน" if is_extreme_of_tool(claim, its, known) else ""

    @cached_property
    def _counts(self) -> frozenset[int]:
        """Every number of indicators that some condition counts."""
        return frozenset(self._counted())

    def _counted(self) -> Iterator[int]:
        for year, its in self._facts.years.items():
            scores = (scores_of(its) or {}).values()
            bounds = sorted({its.target, *(least for _, least in its.bands)})
            for low, high in pairwise([*bounds, Decimal(101)]):
                yield sum(low <= score < high for score in scores)
            counts = [count_of(what, None, year, self._facts) for what in _CONDITIONS]
            counts += [count_of(what, bound, year, self._facts) for what in _SIDES for bound in bounds]
            yield from (number for number in counts if number is not None)

    @cached_property
    def _bare_numbers(self) -> tuple[int, int]:
        """How many bare numbers beside indicators' names are theirs, and how many are not."""
        known = self._facts.years.get(self._facts.assessed)
        names = known.names if known else {}
        bare = [
            claim for claim in self._said.claims if isinstance(claim, NameClaim) and claim.name and not claim.strict
        ]
        right = sum(claim.name == names.get(claim.item) for claim in bare)
        return right, len(bare) - right

    @property
    def _numbers_are_rows(self) -> bool:
        right, wrong = self._bare_numbers
        return wrong > max(right, 2)

    # --- What the text speaks of --------------------------------------------------------------------------------------

    def _says(self, year: int) -> bool:
        """Whether the text speaks of a year at all, or of the year before."""
        return year in self._years or year == self._facts.assessed - 1

    def _says_beside(self, year: int, place: int) -> bool:
        """Whether the line says the year."""
        start = max(self._text.rfind("\n", max(0, place - BELOW), place), place - BELOW, 0)
        end = self._text.find("\n", place, place + BELOW)
        return str(year) in self._text[start : end if end >= 0 else place + BELOW]

    @cached_property
    def _years(self) -> frozenset[int]:
        return frozenset(year_of(digits) for digits in re.findall(r"(?<!\d)(?:25)?[67]\d(?![\d.])", self._text))

    def _named_near(self, place: int) -> frozenset[str]:
        """The items that are named around a place; all of them where too many places were looked at."""
        block = place // BELOW
        if block not in self._near:
            if len(self._near) >= MOST_LOOKED:
                return frozenset(item for items in self._facts.holders.values() for item, _ in items)
            start = max(0, block * BELOW - ABOVE)
            tokens = tokens_of(self._text[start : (block + 2) * BELOW])
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
