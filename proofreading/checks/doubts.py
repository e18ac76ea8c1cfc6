"""Figures of which nobody can tell whose they are: held against all that is named around them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, pairwise

from proofreading.checks import Said
from proofreading.checks.figures import CENT, HUNDRED, agrees, is_per_cent, item_words
from proofreading.checks.score_pairs import against_change, doubt, from_where_it_moved
from proofreading.claims import DoubtfulClaim, DoubtfulYearClaim, ScoreClaim, SeriesClaim, Span
from proofreading.facts import LEAST, OF_ALL, TOTAL, Figure, ProofFacts
from proofreading.findings import Fact, Finding, Kind
from proofreading.surroundings import FIGURE
from proofreading.witnesses import exchanged

YEAR_BEFORE, YEAR_BEHIND = 40, 30  # letters in which a year stands that a score is of
LINE = 1000  # letters before a score in which its line begins
BESIDE = 4  # scores on either side that may be the other year's
LEAST_ALIKE = 2  # figures that tell how a paper speaks


def check_doubtful_scores(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """A figure that is written as a score is, among words nobody knows, is the score of something named around it.

    A warning where nothing that is named has it in any year that is named: of anything, in any year, where nothing is.
    A warning, too, where of two scores and how far apart they are one is not the item's that the others are.
    An error only where the figure itself bears witness: it is the score of what stands nearest, two digits exchanged,
    or that of an indicator that nobody names there, just behind the name of another.
    """
    yield from _each(said, facts, moved=False)


def check_doubtful_changes(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """A rise or fall among words nobody knows is one of something named around it.

    A warning; where nothing is named, of anything but questions, whose are too many. An error only where it is exactly
    how far what stands nearest moved, but the other way, or with two digits exchanged.
    """
    yield from _each(said, facts, moved=True)


def _each(said: Said, facts: ProofFacts, *, moved: bool) -> Iterator[Finding]:
    every = [claim for claim in said.claims if isinstance(claim, DoubtfulClaim)]
    doubtful = [claim for claim in every if claim.moved == moved]
    strange = _columns_of_others(said, facts)
    spoken: dict[Span, set[Decimal]] = defaultdict(set)  # scores that stand below or behind one name
    for claim in every:
        if claim.value in facts.owners and claim.value != HUNDRED and not claim.moved:
            spoken[claim.near_at].add(claim.value)
    held: dict[tuple[object, ...], Finding | None] = {}  # a figure that is said often is held against the facts once
    for claim in doubtful:
        if claim.sure:
            continue
        key = (
            claim.items,
            claim.years,
            claim.near,
            claim.near_years,
            claim.written,
            claim.direction,
            claim.alone,
            claim.named,
            claim.of_scores or bool(spoken[claim.near_at] - {claim.value}),
        )
        if not claim.of_scores and spoken[claim.near_at] - {claim.value}:
            claim = replace(claim, of_scores=True)
        if key not in held:
            held[key] = _change(claim, facts) if moved else _score(claim, facts)
        found = held[key]
        if found is not None and (found.sure or claim.start not in strange):
            yield replace(found, start=claim.start, end=claim.end)
    if not moved:
        yield from _odd_ones(doubtful, facts)
        yield from _same_twice(doubtful, said, facts)
        yield from _of_less_likely_year(said, facts)
        yield from _of_last_year(doubtful, facts)
        yield from _of_another(doubtful, facts)
        yield from from_where_it_moved(every, said, facts)
        yield from against_change(every, facts)


def _columns_of_others(said: Said, facts: ProofFacts) -> set[int]:
    """Where figures begin that stand among the same words as others, none of them anybody's: of something else."""
    strange: set[int] = set()
    for claim in said.claims:
        if isinstance(claim, SeriesClaim) and claim.alike:
            every = (*claim.scores, *claim.others)
            if 2 * sum(one.value in facts.owners for one in every) < len(every):
                strange.update(one.start for one in every)
    return strange


def _odd_ones(doubtful: list[DoubtfulClaim], facts: ProofFacts) -> Iterator[Finding]:
    """Where all other figures of a paper are of what stands nearest, the one that is not."""
    kinds: dict[tuple[str, bool, int], list[DoubtfulClaim]] = defaultdict(list)
    for claim in doubtful:
        if claim.near and claim.how == "before" and LEAST <= claim.value < HUNDRED:
            kinds[claim.how, bool(claim.near_years), claim.since].append(claim)
    for claims in kinds.values():
        right = {claim.value for claim in claims if _is_of_nearest(claim, facts)}
        odd = [claim for claim in claims if not claim.sure and not _is_of_nearest(claim, facts)]
        if len(odd) == 1 and len(right) >= LEAST_ALIKE and not _is_of_nearest(replace(odd[0], near=OF_ALL), facts):
            yield doubt(
                Kind.SCORE, odd[0], "", f"{odd[0].value} ไม่ใช่คะแนนของ {item_words(odd[0].near[0])} ที่เขียนไว้ใกล้กัน"
            )


def _same_twice(doubtful: list[DoubtfulClaim], said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """One year's score of an item twice behind one name, where two years' should stand."""
    values: dict[Span, set[Decimal]] = defaultdict(set)
    for claim in doubtful:
        values[claim.near_at].add(claim.value)
    for first, last in pairwise(doubtful):
        if first.value != last.value or first.near_at != last.near_at:
            continue
        if "\n" in said.view.text[first.end : last.start]:
            continue  # a heading says it, and so does what stands below
        if (first.sure or last.sure) and first.near_years == last.near_years:
            continue
        between = said.view.text[first.end : last.start] if last.start - first.end < LINE else ""
        near = values[last.near_at] | set(map(Decimal, FIGURE.findall(between)))
        if last.value == HUNDRED:
            continue
        owners = _owners(last.value, facts)
        for item in [item for item in last.near if item in owners] or [item for item in OF_ALL if item in owners]:
            of = {year: figure.value for year in facts.years if (figure := facts.figure(item, year)) is not None}
            mine = [year for year, value in of.items() if value == last.value]
            two = {facts.assessed, facts.assessed - 1}
            if len(mine) == 1 and two <= of.keys() and mine[0] in two and not any(of[y] in near for y in two - {*mine}):
                message = f"{last.value} เป็นคะแนนปี {mine[0]} ของ {item_words(item)} แต่เขียนไว้สองครั้งติดกัน"
                yield doubt(Kind.SCORE, first if first.near_years == (facts.assessed,) else last, "", message)
                break


def _of_last_year(doubtful: list[DoubtfulClaim], facts: ProofFacts) -> Iterator[Finding]:
    """Where nothing speaks of another year, the one score behind a name that what stands nearest had in one."""
    scores = Counter(claim.near_at for claim in doubtful if claim.value >= LEAST)
    for claim in doubtful:
        if claim.sure or not claim.undated or claim.moved or claim.value == HUNDRED or scores[claim.near_at] > 1:
            continue
        meant = {*claim.near, *claim.items, *OF_ALL}
        of = [year for year in sorted(facts.years) if any(_has(item, year, claim.value, facts) for item in meant)]
        if of and facts.assessed not in of:
            yield doubt(Kind.SCORE, claim, "", f"{claim.value} เป็นคะแนนปี {of[-1]} แต่ไม่ได้เขียนว่าเป็นของปีใด")


def _of_less_likely_year(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """Where either of two years may be meant, the score of the less likely, without that of the other around it."""
    scores = [claim for claim in said.claims if isinstance(claim, ScoreClaim)]
    scores.sort(key=lambda claim: claim.start)
    written = {claim.start: claim.year for claim in said.claims if isinstance(claim, DoubtfulYearClaim)}
    places = sorted(written)
    for place, claim in enumerate(scores):
        if len(claim.years) < 2 or len(claim.items) != 1 or claim.value == HUNDRED:
            continue
        (item,), (likely, *others) = claim.items, claim.years
        figure = facts.figure(item, likely)
        if figure is None or agrees(claim.value, figure):
            continue
        around = scores[max(0, place - BESIDE) : place + BESIDE + 1]
        of = [year for year in others if _has(item, year, claim.value, facts)]
        first, last = bisect_left(places, claim.start - YEAR_BEFORE), bisect_left(places, claim.end + YEAR_BEHIND)
        near = [written[at] for at in places[first:last]]
        line = max(0, said.view.text.rfind("\n", max(0, claim.start - LINE), claim.start))
        before = {written[at] for at in places[bisect_left(places, line) : bisect_left(places, claim.start)]}
        if (near and near[0] in of) or (len(before) == 1 and before <= {*of}):
            continue  # it says so itself, or the line speaks of no other year
        if of and not any(one.value == figure.value for one in around):
            message = f"{claim.value} เป็นคะแนนปี {of[0]} ของ {item_words(item)} ปี {likely} ได้ {figure.value:.2f}"
            yield Finding(Kind.SCORE, claim.start, claim.end, "", message, sure=False)


def _has(item: str, year: int, value: Decimal, facts: ProofFacts) -> bool:
    figure = facts.figure(item, year)
    return figure is not None and figure.value == value


def _of_another(doubtful: list[DoubtfulClaim], facts: ProofFacts) -> Iterator[Finding]:
    """Behind or below an indicator's name two figures or more, none of them its own, all of them another's."""
    below: dict[Span, list[DoubtfulClaim]] = defaultdict(list)
    for claim in doubtful:
        if claim.near and claim.near[-1].isdigit() and claim.how != "behind" and claim.value != HUNDRED:
            below[claim.near_at].append(claim)
    for at, claims in below.items():
        values = {claim.value for claim in claims}
        owners = {value: _owners(value, facts) for value in values}
        if len(values) < 2 or any(owner & {*claims[0].near, *claims[0].items, *OF_ALL} for owner in owners.values()):
            continue
        common = frozenset.intersection(*owners.values())
        if len(common) == 1 and facts.assessed in facts.years:
            (other,) = common
            its = facts.years[facts.assessed].names
            written = its.get(claims[0].near[-1], "")
            message = f"คะแนนที่ตามมาทั้งหมดเป็นของตัวชี้วัดที่ {other} “{its.get(other, '')}” ไม่ใช่ “{written}”"
            yield Finding(Kind.INDICATOR_NAME, *at, "", message, sure=other not in claims[0].named)


def _owners(value: Decimal, facts: ProofFacts) -> frozenset[str]:
    """The indicators, instruments and the municipality that have the score in any year."""
    return facts.owners.get(value, frozenset())


def _is_of_nearest(claim: DoubtfulClaim, facts: ProofFacts) -> bool:
    figures = [facts.figure(item, year) for item in claim.near for year in claim.near_years or (facts.assessed,)]
    return any(figure is not None and agrees(claim.value, figure) for figure in figures)


def _score(claim: DoubtfulClaim, facts: ProofFacts) -> Finding | None:
    known = _known(claim, facts)
    if not claim.items and not claim.alone and (found := _of_nobody_named(claim, facts)) is not None:
        return found
    if not claim.value or claim.value > HUNDRED or any(agrees(claim.value, figure) for figure in known):
        return None
    if _is_a_change(claim, facts):
        return None
    if (found := _slip(claim, facts) or _of_nobody_named(claim, facts)) is not None:
        return found
    if not claim.of_scores:
        return None
    if (other := _of_another_year(claim, facts)) is not None:
        return other
    if not known:
        return None
    if claim.value < LEAST:
        return _slipped_change(claim, facts)
    which = " หรือ ".join(map(str, sorted({year for year in claim.years or facts.years if year in facts.years})))
    whose = f"ของ {', '.join(map(item_words, claim.items))} " if 0 < len(claim.items) < 4 else ""
    return doubt(Kind.SCORE, claim, "", f"ไม่มีคะแนนใด{whose}ของปี {which} เท่ากับ {claim.value}")


def _known(claim: DoubtfulClaim, facts: ProofFacts) -> list[Figure]:
    """The scores that may be meant."""
    known = []
    for its in (facts.years[year] for year in claim.years or facts.years if year in facts.years):
        meant = {*claim.items, *OF_ALL}  # a heading names the indicator, its questions are spoken of
        meant.update(question for item in claim.items for question in its.questions.get(item, ()))
        known += [figure for item, figure in its.figures.items() if not claim.items or item in meant]
    return known


def _slip(claim: DoubtfulClaim, facts: ProofFacts) -> Finding | None:
    """The score of what stands nearest, with two digits exchanged, and nobody's score as it is."""
    meant = [
        (item, year, figure)
        for item in claim.near
        for year in claim.near_years or facts.years
        if (figure := facts.figure(item, year)) is not None and exchanged(claim.written, f"{figure.value:.2f}")
    ]
    if not meant or claim.value in facts.owners:
        return None
    item, year, figure = meant[0]
    message = f"{item_words(item)} ปี {year} ได้ {figure.value:.2f} แต่เขียนว่า {claim.written} (ตัวเลขสลับหลัก)"
    expected = f"{figure.value:.2f}" if len({figure.value for _, _, figure in meant}) == 1 else ""
    return doubt(Kind.SCORE, claim, expected, message, Fact("score", item, year), sure=True)


def _of_nobody_named(claim: DoubtfulClaim, facts: ProofFacts) -> Finding | None:
    """Behind an indicator's name the score of another, which is named nowhere around; sure just behind it."""
    if claim.how == "behind" or len(claim.near) != 1 or not claim.near[0].isdigit() or claim.value == HUNDRED:
        return None
    year = claim.near_years[0] if claim.near_years else facts.assessed
    years = [year] if claim.alone else [year, *facts.years]
    owners = [item for year in years if year in facts.years for item in _indicators(claim.value, year, facts)]
    mine = {
        figure.value
        for its in facts.years.values()
        for item in (*claim.near, *OF_ALL)
        if (figure := its.figures.get(item)) is not None
    }
    item = claim.near[0]
    figure = facts.figure(item, year)
    if not owners or claim.value in mine or claim.named.intersection(owners) or figure is None:
        return None
    message = (
        f"{item_words(item)} ปี {year} ได้ {figure.value:.2f} แต่เขียนว่า {claim.value} ซึ่งเป็นของ{item_words(owners[0])}"
    )
    expected = f"{figure.value:.2f}" if claim.alone else ""
    fact = Fact("score", item, year) if claim.alone else None
    return doubt(Kind.SCORE, claim, expected, message, fact, sure=claim.alone)


def _indicators(value: Decimal, year: int, facts: ProofFacts) -> list[str]:
    its = facts.years[year]
    return [item for item in its.names if item in its.figures and its.figures[item].value == value]


def _of_another_year(claim: DoubtfulClaim, facts: ProofFacts) -> Finding | None:
    """Of the years that are named one is not known: it is told where the figure is another's, which is not named."""
    if all(year in facts.years for year in claim.years):
        return None
    for year in sorted(facts.years, reverse=True):
        for item in (TOTAL, *claim.items) if year not in claim.years and claim.value != HUNDRED else ():
            figure = facts.figure(item, year)
            if figure is not None and figure.value == claim.value:
                return doubt(Kind.SCORE, claim, "", f"{claim.value} เป็นคะแนนปี {year} ของ {item_words(item)}")
    return None


def _deltas(items: tuple[str, ...], facts: ProofFacts) -> Iterator[tuple[str, Decimal, Decimal]]:
    """How far the items moved between any two years, and what they had before; of anything but questions for ()."""
    for before, now in combinations(sorted(facts.years), 2):
        old = facts.years[before].figures
        for item, figure in facts.years[now].figures.items():
            if item in old and (item in items if items else not ("/" in item or item[0] in "ieo")):
                yield item, figure.value - old[item].value, old[item].value


def _is_a_change(claim: DoubtfulClaim, facts: ProofFacts) -> bool:
    """Whether the figure is how far something named moved, said in words nobody knows."""
    return any(abs(delta) == claim.value for _, delta, _ in _deltas((*claim.items, *OF_ALL), facts))


def _slipped_change(claim: DoubtfulClaim, facts: ProofFacts) -> Finding | None:
    for item, delta, _ in _deltas((*claim.near, TOTAL), facts):
        if exchanged(claim.written, right := f"{abs(delta):.2f}"):
            return doubt(Kind.CHANGE, claim, right, f"{item_words(item)}เปลี่ยนไป {delta:+.2f} (ตัวเลขสลับหลัก)")
    return None


def _lie_apart(value: Decimal, facts: ProofFacts) -> bool:
    """Whether two indicators of one year are so far apart, two instruments, or a question's two parts."""
    for its in facts.years.values():
        known = [its.figures[item].value for item in (*its.names, *OF_ALL) if item in its.figures]
        parts = ((f, its.figures.get(f"{item[:-1]}2")) for item, f in its.figures.items() if item.endswith("/1"))
        pairs = (*combinations(known, 2), *((first.value, other.value) for first, other in parts if other))
        if any(abs(first - other) == value for first, other in pairs):
            return True
    return False


def _change(claim: DoubtfulClaim, facts: ProofFacts) -> Finding | None:
    compared = list(_deltas((*claim.items, TOTAL) if claim.items else (), facts))
    for _, delta, old in compared:
        right_way = claim.direction is None or (delta > 0) - (delta < 0) == claim.direction
        right_size = abs(abs(delta) - claim.value) <= CENT or is_per_cent(claim.value, delta, old)
        if claim.value == old or (right_way and right_size):
            return None
    if not compared or (claim.direction is None and _lie_apart(claim.value, facts)):
        return None
    words_of = {1: "เพิ่มขึ้น", -1: "ลดลง", None: "เปลี่ยนแปลง"}
    message = f"ไม่มีคะแนนใดที่กล่าวถึง{words_of[claim.direction]} {claim.value}"
    for item, delta, old in _deltas(claim.near, facts) if claim.near else ():
        if claim.direction is not None and abs(delta) == claim.value:
            way = f"{words_of[-claim.direction]} ไม่ใช่{words_of[claim.direction]}"
            message = f"{item_words(item)}เปลี่ยนจาก {old:.2f} เป็น {old + delta:.2f} จึง{way}"
            return doubt(Kind.CHANGE, claim, "", message, sure=True)
        if exchanged(claim.written, f"{abs(delta):.2f}"):
            expected = f"{abs(delta):.2f}"
            return doubt(
                Kind.CHANGE, claim, expected, f"{item_words(item)}เปลี่ยนไป {delta:+.2f} (ตัวเลขสลับหลัก)", sure=True
            )
    return doubt(Kind.CHANGE, claim, "", message) if claim.of_scores else None
