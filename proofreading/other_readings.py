"""The safeguard of every error: it is one only where no other reading makes what is written true.

Claims that speak strictly, of what stands beside them by its name, are taken at their word. What any other is held
against may not be what was meant: where the figure is exactly something else's, nobody can be sure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from proofreading.checks.figures import item_words
from proofreading.checks.judgements import count_of, scores_of
from proofreading.claims import ChangeClaim, Claim, CountClaim, ExtremeClaim, NameClaim, ScoreClaim
from proofreading.facts import TOTAL, ProofFacts
from proofreading.findings import Finding

WEIGHTS = frozenset(map(Decimal, (30, 40)))  # per cent that the rules give an instrument
LEAST_NAMED = 3  # rows that tell that a table's numbers are those of its indicators
_CONDITIONS = ("up", "down", "same", "full")
_SIDES = ("below", "above", "reached", "most")


class OtherReadings:
    """What else a text's claims may mean."""

    def __init__(self, claims: Sequence[Claim], facts: ProofFacts) -> None:
        self._claims, self._facts = claims, facts

    def graded(self, finding: Finding) -> Finding:
        """The finding, as a warning that says why where another reading is true."""
        claim = finding.claim
        if not finding.sure or claim is None or not (other := self._other(claim)):
            return finding
        return replace(finding, sure=False, message=f"{finding.message} (หากหมายถึง{other} ก็ถูกต้องแล้ว)")

    def _other(self, claim: Claim) -> str:
        """Another reading of a claim by which it is true; "" for none."""
        if isinstance(claim, ScoreClaim) and claim.value in WEIGHTS:
            return "ค่าน้ำหนัก"
        if claim.strict:
            return ""
        if isinstance(claim, ScoreClaim):
            return self._other_score(claim)
        if isinstance(claim, ChangeClaim):
            return self._other_change(claim)
        if isinstance(claim, CountClaim):
            return "การนับด้วยเงื่อนไขอื่น" if claim.number in self._counts else ""
        if isinstance(claim, NameClaim):
            return "" if self._numbers_are_names else "ลำดับของแถว"
        return self._other_extreme(claim) if isinstance(claim, ExtremeClaim) else ""

    def _other_score(self, claim: ScoreClaim) -> str:
        others = self._facts.holders.get(claim.value, ())
        item, year = next(((i, y) for i, y in others if i in claim.items), others[0] if others else ("", 0))
        if item:
            return f"{item_words(item)} ปี {year}"
        return "คะแนนที่เปลี่ยนไป" if {claim.value, -claim.value} & self._facts.moves.keys() else ""

    def _other_change(self, claim: ChangeClaim) -> str:
        (item,) = claim.items
        if claim.amount is not None:
            others = self._facts.moves.get(claim.amount * claim.direction, ())
            mine = [other for other in others if other[0] == item] or others
            return f"{item_words(mine[0][0])} จากปี {mine[0][1]} ถึงปี {mine[0][2]}" if mine else ""
        if item == TOTAL and not claim.direction and self._keeps_its_level(*claim.years):
            return "ระดับผลการประเมิน"
        pairs = [pair for pair in pairwise(sorted(self._facts.years)) if pair != claim.years]
        for before, now in pairs:
            old, new = self._facts.figure(item, before), self._facts.figure(item, now)
            if old and new and (new.value > old.value) - (new.value < old.value) == claim.direction:
                return f"{item_words(item)} จากปี {before} ถึงปี {now}"
        return ""

    def _keeps_its_level(self, before: int, now: int) -> bool:
        years = self._facts.years
        return before in years and now in years and bool(years[before].levels & years[now].levels)

    def _other_extreme(self, claim: ExtremeClaim) -> str:
        """The highest or lowest of its instrument's indicators."""
        its = self._facts.years.get(claim.years[0])
        known = scores_of(its) if its else None
        if its is None or known is None or claim.item not in its.questions:
            return ""
        letter = _letter(its.questions[claim.item])
        scores = [known[item] for item, asked in its.questions.items() if item in known and _letter(asked) == letter]
        return "เฉพาะเครื่องมือเดียวกัน" if known[claim.item] == (max if claim.highest else min)(scores) else ""

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
    def _numbers_are_names(self) -> bool:
        """Whether bare numbers beside indicators' names are nearly all theirs; else they number rows."""
        known = self._facts.years.get(self._facts.assessed)
        names = known.names if known else {}
        bare = [claim for claim in self._claims if isinstance(claim, NameClaim) and not claim.strict]
        right = sum(claim.name == names.get(claim.item) for claim in bare)
        return right >= LEAST_NAMED and 2 * right > len(bare)


def _letter(questions: Sequence[str]) -> str:
    return questions[0][:1] if questions else ""
