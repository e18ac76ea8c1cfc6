"""How one text becomes another, letter by letter, for those who compare two readings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from diff_match_patch import diff_match_patch

PATIENCE = 0.2  # seconds
MOST_COMPARED = 20_000  # letters: with more, not all of the comparison keeps to its time


@dataclass(frozen=True)
class Piece:
    """A stretch of text: in both readings, taken out of the first, or put into the second."""

    kind: Literal["same", "out", "in"]
    text: str


def pieces(before: str, after: str) -> list[Piece]:
    """How the first text becomes the second, letter by letter, as Thai writes no blanks between words; made readable.

    After `PATIENCE` seconds the rest is shown as taken out and put in, right but coarser; so are very long texts.
    """
    comparison = diff_match_patch()
    comparison.Diff_Timeout = PATIENCE
    kinds: dict[int, Literal["same", "out", "in"]] = {0: "same", -1: "out", 1: "in"}
    if max(len(before), len(after)) > MOST_COMPARED:
        head = comparison.diff_commonPrefix(before, after)
        tail = comparison.diff_commonSuffix(before[head:], after[head:])
        end, last = len(before) - tail, len(after) - tail
        found = [(0, before[:head]), (-1, before[head:end]), (1, after[head:last]), (0, before[end:])]
    else:
        found = comparison.diff_main(before, after)
        comparison.diff_cleanupSemantic(found)
    return [Piece(kinds[kind], text) for kind, text in found if text]
