"""A level as every page shows it: its words, a ladder for its rank, a shade for how good that is. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scores.rules import Rules

BEST, GOOD, PASSED, LOW, FAR = 5, 4, 3, 2, 1  # shades: the tokens level-5 … level-1


UNKNOWN_LEVEL = "ยังระบุไม่ได้"


@dataclass(frozen=True)
class LevelMark:
    """A level's name, its rank from 1, the lowest, among `ranks`, and its shade; all zero where it cannot be told."""

    name: str
    rank: int = 0
    ranks: int = 0
    shade: int = 0

    @property
    def ladder(self) -> tuple[bool, ...]:
        """A bar for each level, those up to this one filled; none where it is not told."""
        return tuple(rank <= self.rank for rank in range(1, self.ranks + 1)) if self.rank else ()


def marks_of(rules: Rules) -> dict[str, LevelMark]:
    """Level → its mark, the best first.

    The best is `BEST`; the others that ask for the target or more `GOOD`, and from the third on `PASSED`; the first
    below the target `LOW`, what is under that `FAR`. So five levels have a shade each, and of AA … F only A passed.
    """
    steps = sorted(rules.levels, key=lambda step: (step.total, step.every_instrument or 0), reverse=True)
    passed = sum(step.total >= rules.target for step in steps)
    marks = {}
    for place, step in enumerate(steps):
        shade = max(BEST - place, PASSED) if place < passed else LOW if place == passed else FAR
        marks[step.name] = LevelMark(step.name, len(steps) - place, len(steps), shade)
    return marks


def mark_of(rules: Rules, name: str) -> LevelMark:
    """The mark of a level of the year."""
    return mark_in(marks_of(rules), name)


def mark_in(marks: Mapping[str, LevelMark], name: str) -> LevelMark:
    """A level's mark among a year's; without a rank for what is none of them, and for one that cannot be told."""
    return marks.get(name) or LevelMark(name or UNKNOWN_LEVEL)
