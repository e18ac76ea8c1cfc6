"""What is missing to the next level, and the cheapest way there.

Pure, like scores.analysis, on whose levels and derivations it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from scores.analysis import Derivation, Figures, completed, level, rounded
from scores.rules import TOTAL, Instrument, LevelStep, Rules

_CENT = Decimal("0.01")
_FINE = Decimal("1e-12")


@dataclass(frozen=True)
class Gap:
    """What the level asks of the total or of an instrument, and the points missing there (zero when it holds)."""

    item: str
    score: Decimal  # rounded
    needed: Decimal
    missing: Decimal


@dataclass(frozen=True)
class Raise:
    """One score to raise: an indicator's, its part's of the EIT, or, where these are unknown, an instrument's.

    `item` is the indicator ("10") or instrument ("IIT", "EIT2"); `part` the EIT part an indicator is raised in, else
    empty. `points` is what the raise adds to the total, exact.
    """

    item: str
    part: str
    score: Decimal
    by: Decimal
    points: Decimal

    @property
    def to(self) -> Decimal:
        """The score it leads to."""
        return self.score + self.by


@dataclass(frozen=True)
class NextLevel:
    """The level above, its gaps, the total's first, and the raises that close them.

    `raises` is None where no raise of the known scores can: the figures contradict one another.
    """

    name: str
    gaps: tuple[Gap, ...]
    raises: tuple[Raise, ...] | None
    verified: bool


@dataclass(frozen=True, eq=False)
class _Lever:
    """A score that can be raised, and what one point of it adds to every figure above it."""

    item: str
    part: str
    score: Decimal
    worth: Decimal  # in the total, of one point of an indicator of this instrument: the order of the greedy choice
    adds: Mapping[str, Decimal]

    @property
    def room(self) -> Decimal:
        return 100 - self.score


def next_level(rules: Rules, figures: Figures, found: Sequence[Derivation] | None = None) -> NextLevel | None:
    """The level above the one the figures give and the cheapest way to it; None at the top or while undetermined.

    Undetermined is: the level cannot be told, or the one above depends on a figure that is missing.

    The cheapest way raises indicators by the fewest points in all. Every condition is linear and grows with each raise,
    and an instrument's own condition can be met only by its own indicators, all of which count the same in it. So what
    the instruments miss is raised first, weakest indicators first, for that much is needed by every solution; what the
    total then still misses is taken where a point is worth most in it: an OIT indicator's before an EIT indicator's
    (one point in both parts) before an IIT indicator's, which no exchange can better. That is also the fewest points of
    the total. Where indicators are not known, their instrument is raised itself, in the same order. Raises are
    whole hundredths, never past 100; one that rounding made superfluous is left out. `found` is as in scores.analysis.
    """
    names = [step.name for step in rules.levels]
    now = level(rules, figures, found).name
    if now is None or now == names[0]:
        return None
    step = rules.levels[names.index(now) - 1]
    known = completed(rules, figures, found)
    needed = _conditions(rules, step)
    if any(item not in known for item in needed):
        return None
    return NextLevel(
        name=step.name,
        gaps=tuple(
            Gap(item, rounded(known[item]), least, max(least - rounded(known[item]), Decimal(0)))
            for item, least in needed.items()
        ),
        raises=_cheapest(rules, known, needed),
        verified=rules.levels_verified,
    )


def _conditions(rules: Rules, step: LevelStep) -> dict[str, Decimal]:
    """Item → the least score a level asks of it."""
    every = step.every_instrument
    return {TOTAL: step.total} | ({} if every is None else dict.fromkeys(rules.level_instruments, every))


def _cheapest(rules: Rules, known: Figures, needed: Mapping[str, Decimal]) -> tuple[Raise, ...] | None:
    levers = [lever for instrument in rules.instruments for lever in _levers(rules, known, instrument)]
    levers.sort(key=lambda lever: (-lever.worth, -lever.room))
    by: dict[_Lever, Decimal] = {}

    def reached(item: str) -> Decimal:
        return known[item] + sum((points * lever.adds.get(item, 0) for lever, points in by.items()), Decimal(0))

    def missing() -> list[str]:
        return [item for item, least in needed.items() if rounded(reached(item)) < least]

    for item in sorted(needed, key=lambda item: item == TOTAL):  # the total comes last
        for lever in levers:
            gap = needed[item] - reached(item)
            if rounded(reached(item)) >= needed[item]:
                break
            left = lever.room - by.get(lever, 0)
            if item in lever.adds and left >= _CENT:
                # A third is not exact: its last digit must not cost a hundredth.
                step = (gap / lever.adds[item]).quantize(_FINE).quantize(_CENT, ROUND_CEILING)
                by[lever] = by.get(lever, Decimal(0)) + min(step, left)
    if missing():
        return None
    for lever in reversed(levers):
        if lever in by:
            points = by.pop(lever)
            if missing():
                by[lever] = points
    return tuple(
        Raise(lever.item, lever.part, lever.score, by[lever], by[lever] * lever.adds[TOTAL])
        for lever in levers
        if lever in by
    )


def _levers(rules: Rules, known: Figures, instrument: Instrument) -> Iterator[_Lever]:
    """The scores of an instrument that can be raised, each as deep as the figures are known and agree."""
    indicators = rules.indicator_keys[instrument.key]
    worth = instrument.weight / len(indicators)
    whole = {instrument.key: Decimal(1), TOTAL: instrument.weight}
    if instrument.parts and all(part in known for part in instrument.parts):
        for n, part in enumerate(instrument.parts):
            adds = {part: Decimal(1)} | {key: value / len(instrument.parts) for key, value in whole.items()}
            scores = {key: _in_part(rules, known, key, n) for key in indicators}
            yield from _of_indicators(rules, known, part, scores, part, worth, adds)
    elif instrument.key in known:
        plain = {key: known.get(key) for key in indicators}
        yield from _of_indicators(rules, known, instrument.key, plain, "", worth, whole)


def _of_indicators(
    rules: Rules,
    known: Figures,
    mean: str,
    scores: Mapping[str, Decimal | None],
    part: str,
    worth: Decimal,
    adds: Mapping[str, Decimal],
) -> Iterator[_Lever]:
    """The indicators whose mean this is, or the mean itself where they are not all known or contradict it."""
    present = {key: score for key, score in scores.items() if score is not None}
    count = len(scores)
    if len(present) == count and abs(rounded(sum(present.values(), Decimal(0)) / count) - rounded(known[mean])) <= (
        rules.tolerance
    ):
        for key, score in present.items():
            yield _Lever(key, part, score, worth, {k: value / count for k, value in adds.items()})
    else:
        yield _Lever(mean, "", known[mean], worth, adds)


def _in_part(rules: Rules, known: Figures, indicator: str, n: int) -> Decimal | None:
    """An indicator's score in the n-th part of its instrument, from its questions; None where one is missing."""
    groups = rules.question_groups[indicator]
    scores = [known.get(item) for item in groups[n]] if groups else [None]
    present = [score for score in scores if score is not None]
    return sum(present, Decimal(0)) / len(present) if len(present) == len(scores) else None
