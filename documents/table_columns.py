"""How wide the columns of a table are: so that its rows become as low as they can. Pure of Django and of WeasyPrint."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

# Measured on Sarabun at the size of tables; a wrong estimate makes a table less even, never wrong.
LETTER = 1.62  # mm
PADDING = 3.0  # mm, both sides of a cell
RAGGED = 8.0  # mm at the end of a line that its next word does not fit into
LAST = 0.3  # of a line, how much of a paragraph's last one is empty
_MARK = re.compile("[\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")  # Latin and Thai
STEPS = (8, 4, 2)  # mm that one column gives another


def letters(text: str) -> int:
    """Letters that take room: vowels and tone marks stand above or below others."""
    return len(text) - len(_MARK.findall(text))


def lines(paragraphs: Iterable[int], width: float) -> float:
    """How many lines paragraphs of so many letters need. Broken numbers, so that every millimetre tells."""
    room = max(width - PADDING - RAGGED, LETTER)
    return sum(max(1.0, count * LETTER / room + LAST) for count in paragraphs)


def fitted(rows: Sequence[Sequence[Sequence[int]]], least: Sequence[int], total: int) -> list[int]:
    """Widths in mm, `total` in sum, none below its `least`; `rows` hold the letters of each paragraph of each cell.

    Hill climbing on the sum of all rows' heights: columns give millimetres to one another while that makes rows lower.
    """
    if not (count := len(least)):
        return []
    widths = [total // count] * count
    widths[-1] += total - sum(widths)
    heights: dict[tuple[int, int], list[float]] = {}

    def height(of: Sequence[int]) -> float:
        for column, width in enumerate(of):
            if (column, width) not in heights:
                heights[column, width] = [lines(row[column], width) for row in rows]
        return float(sum(map(max, zip(*(heights[column, width] for column, width in enumerate(of)), strict=True))))

    best = height(widths) if rows else 0.0
    for step in STEPS:
        improved = bool(rows)
        while improved:
            improved = False
            for giver in range(count):
                for taker in range(count):
                    if giver == taker or widths[giver] - step < least[giver]:
                        continue
                    moved = list(widths)
                    moved[giver] -= step
                    moved[taker] += step
                    if (now := height(moved)) < best - 1e-9:
                        widths, best, improved = moved, now, True
    return widths
