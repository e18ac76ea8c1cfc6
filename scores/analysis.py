"""What the figures say: derived and reconciled values, the level, changes, what is weak and what it is worth.

Pure functions of a year's `Rules` and its figures, a mapping from item key ("total", "EIT1", "10", "e1/2") to score. A
missing score is a missing key, never zero. Derived values are exact; `rounded` is the only place that rounds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from scores.rules import TOTAL, Indicator, Rules

Figures = Mapping[str, Decimal]
_ZERO, _FULL = Decimal(0), Decimal(100)
_CENT = Decimal("0.01")


def rounded(value: Decimal) -> Decimal:
    """Two decimals, half up: the one rounding of the product."""
    return value.quantize(_CENT, ROUND_HALF_UP)


class Derivation(NamedTuple):
    """One way to compute an item: its exact value and the items it was computed from."""

    item: str
    value: Decimal
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """An entered figure that its parts contradict, and the entered figures that would explain it."""

    item: str
    entered: Decimal
    derived: Decimal  # rounded
    sources: tuple[str, ...]
    explained_by: tuple[str, ...]


@dataclass(frozen=True)
class Level:
    """A level's name, or None with the reason why it cannot be told yet. `verified` is the rule's certainty.

    `possible` are the levels it may be: one where it is told, none where there is no total.
    """

    name: str | None
    reason: str
    verified: bool
    possible: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Recoverable:
    """What an indicator's missing points are worth in the total."""

    item: str
    score: Decimal
    points: Decimal  # exact points of the total, were the indicator at 100


def derivations(rules: Rules, figures: Figures) -> list[Derivation]:
    """Every way to compute an item from the figures, lower levels first.

    Where an item was entered, what stands above it is computed from the entered figure; where not, from the derived.
    """
    return derived_and_completed(rules, figures)[0]


def derived_and_completed(rules: Rules, figures: Figures) -> tuple[list[Derivation], dict[str, Decimal]]:
    """The derivations and, found on the way, what `completed` tells."""
    known = dict(figures)
    found = []
    for formula in rules.formulas_of(tuple(figures)):
        value = formula.value(known)
        found.append(Derivation(formula.item, value, formula.sources))
        known.setdefault(formula.item, value)
    return found, known


def completed(rules: Rules, figures: Figures, found: Sequence[Derivation] | None = None) -> dict[str, Decimal]:
    """The figures with every missing item that can be computed, exact and unrounded.

    Here and below, `found` is `derivations(rules, figures)` where the caller has it already.
    """
    result = dict(figures)
    for derivation in derivations(rules, figures) if found is None else found:
        result.setdefault(derivation.item, derivation.value)
    return result


def _agrees(rules: Rules, entered: Decimal, derived: Decimal) -> bool:
    return abs(entered - rounded(derived)) <= rules.tolerance


def reconcile(rules: Rules, figures: Figures, found: Sequence[Derivation] | None = None) -> list[Difference]:
    """The entered figures that differ from what their parts give by more than the year's tolerance.

    `explained_by` names each entered figure below the difference that, had it been left out and computed instead, would
    make the difference vanish: the likeliest typing error.
    """
    differences = []
    for derivation in derivations(rules, figures) if found is None else found:
        entered = figures.get(derivation.item)
        if entered is None or _agrees(rules, entered, derivation.value):
            continue
        differences.append(
            Difference(
                item=derivation.item,
                entered=entered,
                derived=rounded(derivation.value),
                sources=derivation.sources,
                explained_by=tuple(_explanations(rules, figures, derivation, entered)),
            )
        )
    return differences


def _explanations(rules: Rules, figures: Figures, derivation: Derivation, entered: Decimal) -> Iterator[str]:
    for suspect in derivation.sources:
        if suspect not in figures:
            continue
        without = {item: value for item, value in figures.items() if item != suspect}
        for other in derivations(rules, without):
            same = other.item == derivation.item and other.sources == derivation.sources
            if same and _agrees(rules, entered, other.value):
                yield suspect


def possible_levels(rules: Rules, known: Figures) -> tuple[str, ...]:
    """The levels that completed figures leave open, best first: one where it is told, none without a total.

    A missing instrument may lie anywhere it can: a missing EIT part is bounded by the EIT that is its mean with the
    other part. When every possibility gives the same level, the level is told all the same.
    """
    if TOTAL not in known:
        return ()
    total = rounded(known[TOTAL])
    best, worst = _step(rules, total, _FULL), _step(rules, total, _ZERO)
    if best < worst:  # most totals leave nothing to the instruments
        lowest, highest = _lowest_instrument(rules, known)
        best, worst = _step(rules, total, highest), _step(rules, total, lowest)
    return tuple([step.name for step in rules.levels[best : worst + 1]])


def level(rules: Rules, figures: Figures, found: Sequence[Derivation] | None = None) -> Level:
    """The level by the year's rule, or why it cannot be told: `possible_levels` in words."""
    known = completed(rules, figures, found)
    possible = possible_levels(rules, known)
    if not possible:
        return Level(None, "ยังไม่มีคะแนนภาพรวม", rules.levels_verified)
    if len(possible) > 1:
        missing = [rules.item_name(item) for item in rules.level_instruments if item not in known]
        reason = f"ยังไม่มีคะแนน {' และ '.join(missing)} จึงอาจเป็น “{possible[-1]}” หรือ “{possible[0]}”"
        return Level(None, reason, rules.levels_verified, possible)
    total = rounded(known[TOTAL])
    reason = f"คะแนนภาพรวม {total}"
    needed = rules.levels[_step(rules, total, _FULL)].every_instrument
    if needed is not None and _lowest_instrument(rules, known)[1] < needed:
        reason += f" แต่ {', '.join(_instruments_below(rules, needed, known))} ต่ำกว่า {needed}"
    return Level(possible[0], reason, rules.levels_verified, possible)


def _lowest_instrument(rules: Rules, known: Figures) -> tuple[Decimal, Decimal]:
    """The least score of the level rule's instruments, in the worst and in the best case."""
    there = [known[item] for item in rules.level_instruments if item in known]
    lowest = highest = rounded(min(there)) if there else _FULL
    for item in rules.level_instruments:
        if item not in known:
            low, high = _bounds(rules, known, item)
            lowest, highest = min(lowest, low), min(highest, high)
    return lowest, highest


def _instruments_below(rules: Rules, needed: Decimal, known: Figures) -> Iterator[str]:
    """In words, the instruments that cannot have the score needed: what keeps a year below its total's level."""
    for instrument in rules.instruments:
        for item in instrument.parts or (instrument.key,):
            if _bounds(rules, known, item)[1] >= needed:
                continue
            # A part that is missing is told by the mean that bounds it.
            told = item if item in known else instrument.key
            yield f"{rules.item_name(told)} {rounded(known[told])}"
            if told != item:
                break


def _bounds(rules: Rules, known: Figures, item: str) -> tuple[Decimal, Decimal]:
    """The score an instrument of the level rule has in the worst and in the best case."""
    if item in known:
        score = rounded(known[item])
        return score, score
    instrument = rules.whole_of.get(item)
    if instrument is None or instrument.key not in known:
        return _ZERO, _FULL
    mean, count = known[instrument.key], len(instrument.parts)
    others = [known[part] for part in instrument.parts if part != item and part in known]
    unknown = count - len(others)
    # The parts' sum is known: at worst the other unknown ones are full and this one carries what is missing; at best
    # they are all equal, for a level asks for the lowest. The mean itself was rounded once.
    rest = count * mean - sum(others, _ZERO)
    slack = count * rules.tolerance
    low = max(rest - 100 * (unknown - 1) - slack, _ZERO)
    return low, min(rounded(rest / unknown) + (slack if others else 0), _FULL)


def _step(rules: Rules, total: Decimal, lowest: Decimal) -> int:
    """The place among the levels of a total and of the lowest instrument."""
    for place, step in enumerate(rules.levels):
        needed = step.every_instrument
        if total >= step.total and (needed is None or lowest >= needed):
            return place
    raise AssertionError("the last level of a rules file asks for nothing")


def change(now: Decimal | None, before: Decimal | None) -> Decimal | None:
    """This year's score less an earlier year's; None where either is missing."""
    return None if now is None or before is None else now - before


def below_target(rules: Rules, figures: Figures) -> list[Indicator]:
    """The indicators whose score is there and below the year's target, weakest first."""
    return [i for i in weakest(rules, figures) if figures[i.key] < rules.target]


def weakest(rules: Rules, figures: Figures) -> list[Indicator]:
    """The indicators that have a score, weakest first; equal scores in the order of their numbers."""
    return sorted((i for i in rules.indicators if i.key in figures), key=lambda i: (figures[i.key], i.number))


def recoverable(rules: Rules, figures: Figures) -> list[Recoverable]:
    """What each indicator's missing points are worth in the total, greatest first."""
    result = []
    for indicator in rules.indicators:
        if indicator.key in figures:
            share = rules.instrument(indicator.instrument).weight / len(rules.indicators_of(indicator.instrument))
            score = figures[indicator.key]
            result.append(Recoverable(indicator.key, score, (100 - score) * share))
    return sorted(result, key=lambda r: (-r.points, int(r.item)))


def recoverable_questions(rules: Rules, figures: Figures) -> list[Recoverable]:
    """What each question's missing points are worth in the total, greatest first.

    A question has its share of its indicator's: of its group (a part of the EIT, a sub-indicator of the OIT) and of the
    groups. Only where the year's questions are verified and, for the OIT, its sub-indicators are known.
    """
    result = []
    for indicator in rules.indicators:
        instrument = rules.instrument(indicator.instrument)
        groups = rules.question_groups[indicator.key]
        for group in groups:
            share = instrument.weight / len(rules.indicators_of(instrument.key)) / len(groups) / len(group)
            for item in group:
                if item in figures:
                    result.append(Recoverable(item, figures[item], (100 - figures[item]) * share))
    return sorted(result, key=lambda r: -r.points)
