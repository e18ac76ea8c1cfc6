"""Two scores and how far apart they are: what each of the three tells of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from proofreading.checks import Said
from proofreading.checks.figures import HUNDRED, item_words
from proofreading.claims import DoubtfulClaim
from proofreading.facts import LEAST, ProofFacts
from proofreading.findings import Fact, Finding, Kind

NEXT = 60  # letters between two scores and their difference
_EARLIER = re.compile(r"จาก|เดิม|ก่อน|แล้ว|25\d\d|ปี ?6\d")


def against_change(every: list[DoubtfulClaim], facts: ProofFacts) -> Iterator[Finding]:
    """Two scores of one name, and how far apart they are: where that and one are an item's, the other is its, too."""
    for three in zip(every, every[1:], every[2:], strict=False):
        *scores, change = three
        if [claim.moved for claim in three] != [False, False, True] or min(claim.value for claim in scores) < LEAST:
            continue
        if len({claim.near_at for claim in three}) > 1 or any(b.start - a.end > NEXT for a, b in pairwise(three)):
            continue
        values = {claim.value for claim in scores}
        wrong: set[tuple[Decimal, Decimal, str]] = set()
        for signed in {change.value, -change.value}:
            for item, before, now in facts.moves.get(signed, ()):
                its = {figure.value for year in (before, now) if (figure := facts.figure(item, year)) is not None}
                if values == its or not signed:
                    wrong.clear()
                    break
                for right in (values & its) - {HUNDRED}:
                    other = next((claim.value for claim in scores if claim.value != right), right)
                    wrong.add((other, next(iter(its - {right})), item))
            else:
                continue
            break
        if len(wrong) == 1:
            ((value, right, item),) = wrong
            message = f"{item_words(item)} เปลี่ยนไป {change.value} จึงควรเป็น {right} แต่เขียนว่า {value}"
            claim = next(claim for claim in reversed(scores) if claim.value == value)
            if not claim.sure:
                yield doubt(Kind.SCORE, claim, "", message)


def from_where_it_moved(every: list[DoubtfulClaim], said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """96.81 (up 2.88): the score from which it moved so far, where the one to which it did stands nowhere around."""
    for place, (score, change) in enumerate(pairwise(every)):
        if score.sure or score.moved or not change.moved or change.start - score.end > NEXT // 2:
            continue
        if score.near_at != change.near_at or _EARLIER.search(
            said.view.text[max(0, score.start - NEXT // 2) : score.start]
        ):
            continue
        around = {one.value for one in every[max(0, place - 2) : place + 4]}
        for signed in {change.value, -change.value} - {Decimal(0)}:
            for item, before, now in facts.moves.get(signed, ()):
                old, new = facts.figure(item, before), facts.figure(item, now)
                if item not in score.near or now != facts.assessed or old is None or new is None:
                    continue
                if score.value == old.value and new.value not in around:
                    message = f"{item_words(item)} เปลี่ยนไป {change.value} เป็น {new.value:.2f} แต่เขียนว่า {score.value}"
                    yield doubt(Kind.SCORE, score, "", message)


def doubt(
    kind: Kind, claim: DoubtfulClaim, expected: str, message: str, fact: Fact | None = None, *, sure: bool = False
) -> Finding:
    return Finding(kind, claim.start, claim.end, expected, message, sure=sure, fact=fact, claim=claim)
