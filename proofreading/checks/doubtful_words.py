"""Years, counts and words of direction of which nobody can tell what they are said of: held against all around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, pairwise, product

from proofreading.checks import Said
from proofreading.checks.figures import CENT, HUNDRED, agrees
from proofreading.checks.judgements import count_of, scores_of
from proofreading.claims import (
    ChangeClaim,
    CountClaim,
    DoubtfulCountClaim,
    DoubtfulMoveClaim,
    DoubtfulYearClaim,
    NameTwiceClaim,
    YearClaim,
)
from proofreading.facts import LEAST, OF_ALL, ProofFacts
from proofreading.findings import Finding, Kind
from proofreading.witnesses import exchanged

FEWEST = 2  # an item and the total: nobody else's full mark may be meant
FEW = 6  # figures among which even a full mark tells
MOST_STRANGE = 8  # of so many figures one may be nobody's: with more of them, they may be another year's
MOST_WITNESSES = 10  # of so many figures one must bear out the year
_SIDES = ("below", "above", "reached", "most", "full")
_MOVED = ("up", "down", "same")


def check_doubtful_years(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """A year beside scores is that of one of them, or of a change from it or to it; one that stands alone is the
    paper's, unless words beside it tell of a law, a plan or a comparison. Always a warning.
    """
    titles = {claim.start for claim in said.claims if isinstance(claim, YearClaim)}
    held: dict[tuple[DoubtfulYearClaim, bool], str] = {}  # what is said often is held against the facts once
    for claim in said.claims:
        if not isinstance(claim, DoubtfulYearClaim):
            continue
        in_title = claim.start in titles
        key = replace(claim, start=0, end=0, paper=frozenset()), in_title
        if key not in held:
            held[key] = _doubt_of_year(claim, facts, in_title=in_title)
        if held[key]:
            yield Finding(Kind.YEAR, claim.start, claim.end, "", held[key], sure=False)


def _doubt_of_year(claim: DoubtfulYearClaim, facts: ProofFacts, *, in_title: bool) -> str:
    if claim.ahead:
        later = {facts.planned_year, facts.year + 1}
        if claim.year in later or in_title:
            return ""
        return f"สิ่งที่ยังต้องดำเนินการเป็นของปี {max(later)} แต่เขียนว่า {claim.year}"
    if claim.moved_from and claim.year == facts.assessed:
        return f"ปี {claim.year} เป็นปีของคะแนนนี้เอง จึงไม่ใช่ปีที่นำมาเปรียบเทียบ"
    strangers = sum(value >= LEAST and value not in facts.owners for value in claim.values)
    if strangers * MOST_STRANGE > len(claim.values):
        return ""  # a wrong figure, which is told of, may be the year's
    if claim.compared and not claim.beside and claim.year == facts.assessed and facts.assessed == facts.year:
        return f"ปี {claim.year} เป็นปีของเอกสารนี้เอง จึงไม่ใช่ปีที่นำมาเปรียบเทียบ"
    of = _only_of(claim, claim.leads, facts) if claim.leads is not None else 0
    if of and not (claim.compared and of == facts.assessed):  # (ลดลงจากปี 2567) OIT 89.75: this year's
        return f"คะแนนที่ตามมา {claim.leads} เป็นของปี {of} ไม่ใช่ปี {claim.year}"
    known = [value for value in claim.values if facts.owners.get(value) or _moved(value, facts)]
    if not known:
        return "" if in_title else _doubt_without_figures(claim, facts)
    if claim.year in facts.years and _is_moved_since(claim, facts):
        return ""
    if claim.year not in facts.years:
        strange = len(known) > 2 or claim.of_scores
    else:
        strange = not _bears_out(claim, facts)
        if claim.twice and not strange and facts.assessed in facts.years:
            strange = _bears_out(replace(claim, year=facts.assessed), facts)
    return f"ไม่มีคะแนนใดในข้อความนี้เป็นของปี {claim.year}" if strange else ""


def _only_of(claim: DoubtfulYearClaim, value: Decimal, facts: ProofFacts) -> int:
    """The year whose score the figure is, of what is named there, where it is none of the year that is said; or 0."""
    meant = {*claim.items, *OF_ALL}
    of = [
        year
        for year, its in sorted(facts.years.items())
        if any(item in meant and figure.value == value for item, figure in its.figures.items())
    ]
    return of[-1] if of and claim.year not in of and value != HUNDRED else 0


def _doubt_without_figures(claim: DoubtfulYearClaim, facts: ProofFacts) -> str:
    """It is the paper's own, or one that is compared with it."""
    own = claim.year in (facts.assessed, facts.year)
    if own and claim.compared and not claim.beside:
        return f"ปี {claim.year} เป็นปีของเอกสารนี้เอง จึงไม่ใช่ปีที่นำมาเปรียบเทียบ"
    if own:
        return ""
    if claim.alone and not _is_told_of(claim, facts):
        return f"ทั้งเอกสารกล่าวถึงปี {claim.year} ครั้งเดียว และไม่มีคะแนนใดเป็นของปีนั้น"
    stands_alone = not (claim.compared or claim.beside) and (claim.of_scores or claim.alone)
    return f"เอกสารนี้เป็นของปี {facts.assessed}" if stands_alone else ""


def _is_told_of(claim: DoubtfulYearClaim, facts: ProofFacts) -> bool:
    """Whether a figure of the paper is of the year and of no other."""
    of_others = {f.value for year, its in facts.years.items() if year != claim.year for f in its.figures.values()}
    its = facts.years.get(claim.year)
    return its is not None and any(f.value in claim.paper and f.value not in of_others for f in its.figures.values())


def _moved(value: Decimal, facts: ProofFacts) -> bool:
    """Whether it is how far the municipality's result as a whole moved, or an instrument's."""
    return value < LEAST and any(
        abs(now.figures[item].value - before.figures[item].value) == value
        for before, now in combinations(facts.years.values(), 2)
        for item in OF_ALL
        if item in now.figures and item in before.figures
    )


def _is_moved_since(claim: DoubtfulYearClaim, facts: ProofFacts) -> bool:
    """Whether one of its figures is how far something named moved since that year: สูงกว่าปี 67 จำนวน 0.38."""
    return any(
        before == claim.year and (item in claim.items or item in OF_ALL)
        for value in claim.values
        if 0 < value < LEAST
        for move in (value, -value)
        for item, before, _ in facts.moves.get(move, ())
    )


def _bears_out(claim: DoubtfulYearClaim, facts: ProofFacts) -> bool:
    """Whether its figures are of the year; the full mark is everybody's, and tells only where nothing else does."""
    meant = {*(claim.items or facts.years[claim.year].names), *OF_ALL}
    mine = {item: figure for item, figure in facts.years[claim.year].figures.items() if item in meant}
    telling = [value for value in claim.values if value != HUNDRED]
    values = telling if len(claim.values) > FEW and telling else claim.values
    witnesses = sum(any(agrees(value, figure) for figure in mine.values()) for value in values)
    if witnesses * MOST_WITNESSES >= len(values):
        return True
    for other, its in facts.years.items():
        if other != claim.year and any(
            item in mine and any(abs(abs(figure.value - mine[item].value) - value) <= CENT for value in values)
            for item, figure in its.figures.items()
        ):
            return True
    return False


def check_names_twice(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """Of names that stand side by side, or one a line with its scores, none stands twice. Always a warning."""
    for claim in said.claims:
        if isinstance(claim, NameTwiceClaim):
            message = "ชื่อตัวชี้วัดนี้เขียนไว้แล้วในรายการเดียวกัน"
            yield Finding(Kind.INDICATOR_NAME, claim.start, claim.end, "", message, sure=False)


def check_doubtful_moves(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """The word says which way that went whose two scores are written around it, or whose score and how far it went.

    Always a warning: another may be meant.
    """
    read = {claim.word_at[0] for claim in said.claims if isinstance(claim, ChangeClaim)}
    for claim in said.claims:
        if not isinstance(claim, DoubtfulMoveClaim) or claim.start in read:
            continue
        ways = _ways(claim, facts)
        if not ways and (right := _slip_of_owner(claim, facts)):
            message = f"คะแนนที่เขียนไว้นี้เปลี่ยนไป {right:+.2f} (ตัวเลขสลับหลัก)"
            yield Finding(Kind.CHANGE, claim.start, claim.end, "", message, sure=False)
        if ways and claim.direction not in ways:
            message = f"คะแนนที่เขียนไว้นี้{'เพิ่มขึ้น' if ways == {1} else 'ลดลง'}"
            yield Finding(Kind.CHANGE, claim.start, claim.end, "", message, sure=False)


def _ways(claim: DoubtfulMoveClaim, facts: ProofFacts) -> set[int]:
    """Which way those went of whom the scores of two years are written around the word."""
    scores, far = _scores_and_moves(claim)
    pairs, ways = [{*pair} for pair in pairwise(scores)], set()
    for before, now in combinations(sorted(facts.years), 2):
        if claim.against not in (None, before, now):
            continue
        old = facts.years[before].figures
        for item, figure in facts.years[now].figures.items():
            if item not in old or figure.value == old[item].value or (claim.items and item not in claim.items):
                continue
            both, delta = {figure.value, old[item].value}, abs(figure.value - old[item].value)
            if both in pairs and (not far or delta in far) and (HUNDRED not in both or len(claim.items) == FEWEST):
                way = 1 if figure.value > old[item].value else -1
                ways.add(-way if claim.against == now else way)
    return ways or {1 if delta > 0 else -1 for delta in _of_owner(claim, facts) if abs(delta) in claim.values}


def _scores_and_moves(claim: DoubtfulMoveClaim) -> tuple[list[Decimal], list[Decimal]]:
    """The figures around it that may be scores, and those that tell how far something went."""
    return [each for each in claim.values if each >= LEAST], [each for each in claim.values if 0 < each < LEAST]


def _of_owner(claim: DoubtfulMoveClaim, facts: ProofFacts) -> list[Decimal]:
    """92.64 คะแนน กล่าวคือ สูงขึ้น 0.16: how far that went, from the year before or to the next, whose the only score is.

    None where it may be a question's: of so many somebody else has it as well.
    """
    scores, far = _scores_and_moves(claim)
    if len(scores) != 1 or len(far) != 1 or scores[0] == HUNDRED:
        return []
    of = facts.holders.get(scores[0], ())
    if any(item[0] in "ieo" for item, _ in of):
        return []
    both = [
        (facts.figure(item, year + step), facts.figure(item, year + step + 1)) for item, year in of for step in (-1, 0)
    ]
    return [now.value - before.value for before, now in both if before and now]


def _slip_of_owner(claim: DoubtfulMoveClaim, facts: ProofFacts) -> Decimal:
    """How far that went where the other figure is this with two digits exchanged; 0 where it is not."""
    _, far = _scores_and_moves(claim)
    moves = (delta for delta in _of_owner(claim, facts) if exchanged(f"{far[0]:.2f}", f"{abs(delta):.2f}"))
    return next(moves, Decimal(0))


def check_doubtful_counts(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """A count beside words that tell which indicators are counted is the number of some that they may tell of."""
    read = {
        claim.start for claim in said.claims if isinstance(claim, CountClaim) and claim.sure and len(claim.years) == 1
    }
    for claim in said.claims:
        if not isinstance(claim, DoubtfulCountClaim) or (claim.exact and claim.start in read):
            continue
        right = _counts(claim, facts)
        if right and claim.number not in right:
            message = f"นับตามเงื่อนไขที่เขียนไว้ได้ {' หรือ '.join(map(str, sorted(right)))} ตัวชี้วัด"
            yield Finding(Kind.COUNT, claim.start, claim.end, "", message, sure=False, claim=claim)


def _counts(claim: DoubtfulCountClaim, facts: ProofFacts) -> set[int]:
    """Every number that may be meant; none where one of them is not known, or all indicators may be."""
    right: set[int | None] = set()
    years = {year for year in claim.years if year in facts.years} | {facts.assessed}
    moved = [what for what in _MOVED if what in claim.what]
    for year in years:
        its = facts.years.get(year)
        if its is None or claim.number == len(its.names):
            return set()
        if "all" in claim.what:
            right.add(len(its.names))
        named = claim.exact and (claim.bounds or claim.of_mean)
        bounds = (*claim.bounds, *(() if named else (its.target,))) if claim.what.difference(_MOVED) else ()
        if claim.of_mean and (scores := scores_of(its)):
            bounds = (*bounds, sum(scores.values(), Decimal(0)) / len(scores))
        sides = claim.what.intersection(_SIDES) if claim.exact else _SIDES
        right.update(count_of(what, bound, year, facts) for what, bound in product(sides, bounds))
        right.update(() if claim.exact else _between(bounds, year, facts))
        right.update(count_of(what, None, year, facts) for what in moved)
    return set() if None in right else {number for number in right if number is not None}


def _between(bounds: tuple[Decimal, ...], year: int, facts: ProofFacts) -> Iterator[int]:
    scores = scores_of(facts.years[year]) or {}
    for low, high in combinations(sorted(set(bounds)), 2):
        yield sum(low <= score < high for score in scores.values())
        yield sum(low <= score <= high for score in scores.values())
