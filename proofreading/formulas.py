"""Formula lines, (IIT × 0.30) + …: the instruments' scores they multiply, and their sum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from proofreading.claims import Claim, ScoreClaim, SumClaim

MOST_LETTERS = 400  # of such a line
TOOLS = ("IIT", "EIT", "OIT")
_WEIGHTS = [".30", ".30", ".40"]
_PRODUCT = re.compile(r"(\d{1,3}(?:\.\d{1,2})?) ?[x×*] ?(0?\.\d{1,2})")
_RESULT = re.compile(r"= ?(\d{1,3}(?:\.\d{1,2})?)(?![\d.])(?! ?[x×*])")


def formula_claims(start: int, line: str, year: int) -> Iterator[Claim]:
    """The scores of a formula line that begins at `start`, and its arithmetic."""
    if "=" not in line or len(line) > MOST_LETTERS:
        return
    found = list(_PRODUCT.finditer(line))
    products = tuple((Decimal(score), Decimal(weight)) for score, weight in (match.groups() for match in found))
    if [match[2].lstrip("0") for match in found] == _WEIGHTS:
        for tool, match in zip(TOOLS, found, strict=True):
            at, end, value = start + match.start(1), start + match.end(1), Decimal(match[1])
            yield ScoreClaim(start=at, end=end, strict=True, items=(tool,), years=(year,), value=value)
    if len(products) > 1 and (result := _RESULT.search(line)):
        span = start + result.start(1), start + result.end(1)
        yield SumClaim(start=span[0], end=span[1], products=products, result=Decimal(result[1]))
