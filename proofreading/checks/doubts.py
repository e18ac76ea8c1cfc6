"""Figures of which nobody can tell whose they are: held against all that their line names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from proofreading.checks import Said
from proofreading.checks.figures import CENT, HUNDRED, agrees, is_per_cent, item_words
from proofreading.claims import DoubtfulClaim
from proofreading.facts import TOTAL, ProofFacts
from proofreading.findings import Fact, Finding, Kind

LEAST = 40  # points: a figure below it is hardly ever a score, unless its digits are one's that were exchanged


def check_doubtful_scores(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """A figure that is written as a score is, among words nobody knows, is the score of something its line names.

    Always a warning, and only where nothing that is named has it in any year that is named: of anything, in any year,
    where its line names nothing.
    """
    yield from _each(said, facts, moved=False)


def check_doubtful_changes(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """A rise or fall among words nobody knows is one of something its line names.

    Always a warning. Where the line names nothing, of anything but questions, whose are too many.
    """
    yield from _each(said, facts, moved=True)


def _each(said: Said, facts: ProofFacts, *, moved: bool) -> Iterator[Finding]:
    held: dict[tuple[object, ...], Finding | None] = {}  # a figure that is said often is held against the facts once
    for claim in said.claims:
        if not isinstance(claim, DoubtfulClaim) or claim.moved != moved:
            continue
        key = claim.items, claim.years, claim.value, claim.direction
        if key not in held:
            held[key] = _change(claim, facts) if moved else _score(claim, facts)
        if (found := held[key]) is not None:
            yield replace(found, start=claim.start, end=claim.end)


def _score(claim: DoubtfulClaim, facts: ProofFacts) -> Finding | None:
    years = [year for year in claim.years or facts.years if year in facts.years]
    known = {
        (item, year): figure
        for year in years
        for item, figure in facts.years[year].figures.items()
        if not claim.items or item in claim.items
    }
    asked = (  # a heading names the indicator, its questions are spoken of
        facts.years[year].figures.get(question)
        for year in years
        for item in claim.items
        for question in facts.years[year].questions.get(item, ())
    )
    every = (*known.values(), *filter(None, asked))
    if claim.value > HUNDRED or any(agrees(claim.value, figure) for figure in every):
        return None
    if len(years) < len(claim.years):
        return _of_another_year(claim, facts)
    written = sorted(f"{claim.value:.2f}")
    alike = {f"{figure.value:.2f}" for figure in known.values() if sorted(f"{figure.value:.2f}") == written}
    if not known or (claim.value < LEAST and not alike):
        return None
    if len(known) == 1:
        [((item, year), figure)] = known.items()
        message = (
            f"{item_words(item)} ปี {year} ได้ {figure.value:.2f} แต่เขียนว่า {claim.value} (มีคำอื่นคั่นอยู่ อาจไม่ได้หมายถึงคะแนนนี้)"
        )
        return _doubt(Kind.SCORE, claim, f"{figure.value:.2f}", message, Fact("score", item, year))
    which = " หรือ ".join(map(str, sorted(years)))
    whose = f"ของ {', '.join(map(item_words, claim.items))} " if 0 < len(claim.items) < 4 else ""
    return _doubt(
        Kind.SCORE, claim, alike.pop() if len(alike) == 1 else "", f"ไม่มีคะแนนใด{whose}ของปี {which} เท่ากับ {claim.value}"
    )


def _of_another_year(claim: DoubtfulClaim, facts: ProofFacts) -> Finding | None:
    """Of the years that are named one is not known: it is told where the figure is another's, which is not named."""
    for year in sorted(facts.years, reverse=True):
        for item in (TOTAL, *claim.items) if year not in claim.years and claim.value != HUNDRED else ():
            figure = facts.figure(item, year)
            if figure is not None and figure.value == claim.value:
                return _doubt(Kind.SCORE, claim, "", f"{claim.value} เป็นคะแนนปี {year} ของ {item_words(item)}")
    return None


def _change(claim: DoubtfulClaim, facts: ProofFacts) -> Finding | None:
    compared = 0
    for before, now in combinations(sorted(facts.years), 2):
        old = facts.years[before].figures
        for item, figure in facts.years[now].figures.items():
            if item not in old or (item not in claim.items if claim.items else "/" in item or item[0] in "ieo"):
                continue
            compared += 1
            delta = figure.value - old[item].value
            right_way = claim.direction is None or (delta > 0) - (delta < 0) == claim.direction
            right_size = abs(abs(delta) - claim.value) <= CENT or is_per_cent(claim.value, delta, old[item].value)
            if claim.value == old[item].value or (right_way and right_size):
                return None
    if not compared:
        return None
    words = {1: "เพิ่มขึ้น", -1: "ลดลง", None: "เปลี่ยนแปลง"}[claim.direction]
    return _doubt(Kind.CHANGE, claim, "", f"ไม่มีคะแนนใดที่กล่าวถึง{words} {claim.value}")


def _doubt(kind: Kind, claim: DoubtfulClaim, expected: str, message: str, fact: Fact | None = None) -> Finding:
    return Finding(kind, claim.start, claim.end, expected, message, sure=False, fact=fact)
