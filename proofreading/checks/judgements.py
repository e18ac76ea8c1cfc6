"""Levels, counts and superlatives: what is said of a year's figures in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from operator import ge, gt, le, lt

from proofreading.checks import Said
from proofreading.checks.figures import HUNDRED, item_words
from proofreading.claims import CountClaim, ExtremeClaim, LevelClaim
from proofreading.facts import TOTAL, ProofFacts, Year
from proofreading.findings import Fact, Finding, Kind


def check_levels(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """The level is one that the year's figures allow; where a missing part decides, any of those it may give.

    An indicator has no level of its own: a word that does not fit its score is a warning.
    """
    for claim in said.claims:
        known = _known(claim, facts) if isinstance(claim, LevelClaim) else []
        if not isinstance(claim, LevelClaim) or not known:
            continue
        year, its = known[0]
        if claim.items == (TOTAL,):
            if all(of.levels and claim.level not in of.levels for _, of in known):
                right = " หรือ ".join(sorted(its.levels))
                message = f"ผลการประเมินปี {year} อยู่ในระดับ{right} ไม่ใช่{claim.level}"
                expected = right if len(its.levels) == 1 else ""
                fact = Fact("level", TOTAL, year)
                yield Finding(Kind.LEVEL, claim.start, claim.end, expected, message, claim.sure, fact=fact, claim=claim)
        elif len(claim.items) == 1 and claim.items[0].isdigit():
            yield from _band(claim, its)


def _known(claim: LevelClaim | CountClaim | ExtremeClaim, facts: ProofFacts) -> list[tuple[int, Year]]:
    """The years that may be meant; none where one of them is not known."""
    known = [(year, facts.years[year]) for year in claim.years if year in facts.years]
    return known if len(known) == len(claim.years) else []


def _band(claim: LevelClaim, its: Year) -> Iterator[Finding]:
    (item,) = claim.items
    figure, steps = its.figures.get(item), dict(its.bands)
    if figure is None or not steps:
        return
    reached = max((level for level, least in steps.items() if least <= figure.value), key=steps.__getitem__, default="")
    if claim.level != reached and (reached or claim.level in steps):
        above = claim.level in steps and figure.value < steps[claim.level]
        message = (
            f"{item_words(item)} ได้ {figure.value:.2f} {'ต่ำกว่า' if above else 'สูงกว่า'}เกณฑ์ของระดับ{claim.level} "
            "(ระดับกำหนดไว้สำหรับคะแนนภาพรวม จึงเป็นเพียงข้อสังเกต)"
        )
        yield Finding(Kind.LEVEL, claim.start, claim.end, "", message, sure=False)


def check_counts(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """The number of indicators below or above a bound, at 100, risen, fallen or unchanged is what the figures count."""
    for claim in said.claims:
        if not isinstance(claim, CountClaim):
            continue
        for year, right in wrong_counts(claim, facts)[:1]:
            words = _WHAT[claim.what].format(claim.bound)
            message = f"ปี {year} มีตัวชี้วัดที่{words} {right} ตัวชี้วัด ไม่ใช่ {claim.number}"
            fact = Fact("count", claim.what, year)
            if claim.what == "below" and claim.bound != facts.years[year].target:
                fact = Fact("count", "", year)  # below another bound: no name is kept for it
            yield Finding(Kind.COUNT, claim.start, claim.end, str(right), message, claim.sure, fact=fact, claim=claim)


def wrong_counts(claim: CountClaim, facts: ProofFacts) -> list[tuple[int, int | None]]:
    """The years that may be meant and what their figures count; none where one of them bears the claim out."""
    counts = [(year, count_of(claim.what, claim.bound, year, facts)) for year, _ in _known(claim, facts)]
    return [] if any(right in (None, claim.number) for _, right in counts) else counts


_WHAT = {
    "below": "ต่ำกว่า {}",
    "above": "สูงกว่า {}",
    "reached": "ได้ตั้งแต่ {}",
    "full": "ได้คะแนนเต็ม",
    "up": "เพิ่มขึ้น",
    "down": "ลดลง",
    "same": "เท่าเดิม",
}


def count_of(what: str, bound: Decimal | None, year: int, facts: ProofFacts) -> int | None:
    """How many indicators did that in a year; None where a figure that counts is not known."""
    scores = scores_of(facts.years[year])
    if scores is None:
        return None
    if what in _WAYS:
        before = scores_of(facts.years[year - 1]) if year - 1 in facts.years else None
        if before is None or before.keys() != scores.keys():
            return None
        return sum((scores[item] > before[item]) - (scores[item] < before[item]) == _WAYS[what] for item in scores)
    least = HUNDRED if what == "full" else bound or Decimal(0)
    holds = _HOLDS.get(what, ge)
    return sum(bool(holds(score, least)) for score in scores.values())


_WAYS = {"up": 1, "down": -1, "same": 0}
_HOLDS = {"below": lt, "above": gt, "most": le}


def scores_of(year: Year) -> dict[str, Decimal] | None:
    """Every indicator's score; None where one is missing."""
    scores = {item: year.figures[item].value for item in year.names if item in year.figures}
    return scores if len(scores) == len(year.names) else None


def is_extreme_of_tool(claim: ExtremeClaim, its: Year, scores: Mapping[str, Decimal]) -> bool:
    """Whether the indicator is the highest or lowest of its instrument's."""
    mine = [score for item, score in scores.items() if its.tool_of(item) == its.tool_of(claim.item)]
    return scores[claim.item] == (max if claim.highest else min)(mine)


def _farthest(claim: ExtremeClaim, facts: ProofFacts) -> Iterator[Finding]:
    """Wrong where another went farther since the year before; a warning where this one did between other years."""
    found, sure = None, claim.sure
    for before, now in combinations(sorted(facts.years), 2):
        its, new, old = facts.years[now], scores_of(facts.years[now]), scores_of(facts.years[before])
        if old is None or new is None or old.keys() != new.keys() or claim.item not in new:
            continue
        moved = {item: _WAYS[claim.of] * (new[item] - old[item]) for item in new}
        tool = its.tool_of(claim.item)
        meant = [delta for item, delta in moved.items() if tool not in claim.tools or its.tool_of(item) == tool]
        meant_now = now in claim.years and before == now - 1
        if moved[claim.item] in (max(meant), max(moved.values())):
            if meant_now:
                return
            sure = False
        elif meant_now:
            most = max(moved.values())
            found = now, [item for item in moved if moved[item] == most], most
    if found is not None:
        year, items, most = found
        message = f"ตัวชี้วัดที่{_WHAT[claim.of]}มากที่สุดของปี {year} คือตัวชี้วัดที่ {_listed(items)} ({most:.2f})"
        yield Finding(Kind.CHANGE, claim.start, claim.end, "", message, sure, claim=claim)


def _listed(items: Sequence[str]) -> str:
    return " และ ".join(filter(None, (", ".join(items[:-1]), items[-1])))


def check_extremes(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """The indicator that is called the lowest or the highest is one with that score, of all or of its instrument where
    that is spoken of; the one that rose or fell the most went farthest.
    """
    for claim in said.claims:
        if not isinstance(claim, ExtremeClaim):
            continue
        if claim.of != "score":
            yield from _farthest(claim, facts)
            continue
        wrong = []
        for year, its in _known(claim, facts):
            scores = scores_of(its)
            right = None if not scores else max(scores.values()) if claim.highest else min(scores.values())
            if not scores or right is None or scores.get(claim.item, right) == right:
                break
            if its.tool_of(claim.item) in claim.tools and is_extreme_of_tool(claim, its, scores):
                break
            wrong.append((year, right, [item for item, score in scores.items() if score == right]))
        else:
            for year, right, items in wrong[:1]:
                words = "สูงที่สุด" if claim.highest else "ต่ำที่สุด"
                message = f"ตัวชี้วัดที่ได้คะแนน{words}ของปี {year} คือตัวชี้วัดที่ {_listed(items)} ({right:.2f})"
                yield Finding(Kind.SCORE, claim.start, claim.end, "", message, claim.sure, claim=claim)
