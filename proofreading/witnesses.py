"""What bears an error out where its sentence does not name what it speaks of: the figure itself, and the counts beside.

People mistype a digit, or write another's figure. One that is neither may be of something the reader did not know.
"""

from __future__ import annotations

import re
from decimal import Decimal

from proofreading.claims import ChangeClaim, ScoreClaim
from proofreading.facts import ProofFacts

AROUND = 200  # letters on either side of a count in which those stand that make up the whole with it
MOST_COUNTS = 8  # on either side
_COUNT = re.compile(r"(?<![\d.,])(\d{1,2}) ?(?:ตัวชี้วัด|ตัว|ด้าน|ประเด็น|หัวข้อ|ข้อ)(?! ?ที่ ?\d)")


def exchanged(written: str, right: str) -> bool:
    """Whether two neighbouring digits changed their places."""
    a, b = written.replace(".", ""), right.replace(".", "")
    if len(a) != len(b) or a == b or written.index(".") != right.index("."):
        return False
    different = [place for place in range(len(a)) if a[place] != b[place]]
    first, last = different[0], different[-1]
    return len(different) == 2 and last == first + 1 and (a[first], a[last]) == (b[last], b[first])


def is_slip(written: Decimal, right: Decimal) -> bool:
    """Whether one digit was typed wrong, left out or put in, or two neighbours were exchanged."""
    a, b = sorted((f"{written:.2f}", f"{right:.2f}"), key=len)
    if len(a) != len(b):
        return len(b) - len(a) == 1 and any(b[:place] + b[place + 1 :] == a for place in range(len(b)))
    return exchanged(a, b) or sum(x != y for x, y in zip(a, b, strict=True)) == 1


def bear_out(claim: ScoreClaim | ChangeClaim, facts: ProofFacts) -> bool:
    """Whether what is written is a slip of what would be right, or somebody else's figure."""
    if isinstance(claim, ScoreClaim):
        known = [facts.figure(item, year) for item in claim.items for year in claim.years]
        slips = any(figure is not None and is_slip(claim.value, figure.value) for figure in known)
        return slips or claim.value in facts.holders
    if claim.amount is None:
        return False
    before, now = (facts.figure(claim.items[0], year) for year in claim.years)
    if before is None or now is None:
        return claim.pair is not None
    right = abs(now.value - before.value)
    return (
        claim.amount == right
        or is_slip(claim.amount, right)
        or not {claim.amount, -claim.amount}.isdisjoint(facts.moves)
    )


def make_up_the_whole(text: str, start: int, end: int, whole: int) -> bool:
    """Whether a count and others beside it make up all indicators: เพิ่มขึ้น 6 ลดลง 3 และคงเดิม 1 ตัวชี้วัด."""
    counts = [(match.start(1), int(match[1])) for match in _COUNT.finditer(text, max(0, start - AROUND), end + AROUND)]
    at = next((place for place, (where, _) in enumerate(counts) if where == start), None)
    if at is None:
        return False
    numbers = [number for _, number in counts]
    return any(
        last - first > 1 and whole not in numbers[first:last] and sum(numbers[first:last]) == whole
        for first in range(max(0, at - MOST_COUNTS), at + 1)
        for last in range(at + 1, min(len(numbers), at + MOST_COUNTS) + 1)
    )
