"""What proofreading finds, and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What is wrong; the values are what other people's scripts read."""

    SCORE = "score"
    CHANGE = "change"
    LEVEL = "level"
    INDICATOR_NAME = "indicator-name"
    MUNICIPALITY = "municipality"
    YEAR = "year"
    COUNT = "count"
    PLACE = "place"
    ARITHMETIC = "arithmetic"
    NUMBERING = "numbering"
    REPEATED_WORD = "repeated-word"
    MIXED_DIGITS = "mixed-digits"
    IDENTIFIER = "identifier"


class Fact(NamedTuple):
    """Which fact `expected` is, so that whoever keeps facts under names can name it.

    "score" (of an item), "level", "count" (of indicators that are "up" … or "below" the target), "town", "measures",
    "done", "year" ("assessed" or the paper's own); `year` is 0 where a fact has none.
    """

    what: str
    item: str = ""
    year: int = 0


@dataclass(frozen=True)
class Finding:
    """One fault: the characters start to end of the text, and what would be right ("" where nobody can know).

    `sure` makes it an error; what is not sure is a warning and says why. Inside the library the characters are those of
    the view; `proofread` answers with those of the text.
    """

    kind: Kind
    start: int
    end: int
    expected: str
    message: str
    sure: bool = True
    found: str = ""
    typed: bool = False  # the characters are already those of the text
    fact: Fact | None = None
    claim: object = field(default=None, compare=False, repr=False)  # that it was found in, where it has other readings

    @property
    def severity(self) -> str:
        return "error" if self.sure else "warning"


@dataclass(frozen=True)
class Located:
    """A finding by line (from 1) and characters within the line (from 0), as the command tells it."""

    line: int
    start: int
    end: int
    finding: Finding


def locate(text: str, findings: list[Finding]) -> list[Located]:
    """The findings by lines; one that goes over a line's end stops there."""
    breaks = [-1, *(place for place, letter in enumerate(text) if letter == "\n"), len(text)]
    located = []
    line = 0
    for finding in sorted(findings, key=lambda one: one.start):
        while breaks[line + 1] < finding.start:
            line += 1
        begin = breaks[line] + 1
        end = min(finding.end, breaks[line + 1])
        located.append(Located(line + 1, finding.start - begin, end - begin, finding))
    return located
