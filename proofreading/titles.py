"""Titles that stand behind an item's number, and how a title of the facts is read in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from proofreading.claims import TitleClaim
from proofreading.facts import ProofFacts
from proofreading.register import Names
from proofreading.tokens import Token
from proofreading.view import View, view_of

_BETWEEN = " :.\"“”'-–\t()\x1f"
_MOST_BETWEEN = 4
_APART = 15  # characters between two numbers whose titles may follow together


@lru_cache(maxsize=4096)
def as_read(words: str) -> str:
    """A title as the view of a text has it."""
    return view_of(" ".join(words.split())).text.strip()


def title_claims(view: View, questions: Sequence[Token], facts: ProofFacts) -> Iterator[TitleClaim]:
    """Items of the OIT that stand with the whole title of one: the title ends where it was ended by its writer."""
    items = [token for token in questions if (token.group("q") or "o").lower() == "o"]
    if not items or not facts.titles:
        return
    titles = Names(as_read(title.words) for of_year in facts.titles.values() for title in of_year.values())
    before = -_APART - 1
    for token in items:
        start = token.end
        while start < token.end + _MOST_BETWEEN and view.text[start : start + 1] in _BETWEEN and start < len(view.text):
            start += 1
        title = titles.at(view.text, start)
        end = start + len(title)
        if title and token.start - before > _APART and start > token.end and _ends(view, end):
            number = int(token.group("qn") or token.group("zero"))
            yield TitleClaim(start=start, end=end, item=f"o{number}", written=title)
        before = before if title else token.end


def _ends(view: View, end: int) -> bool:
    """Whether nothing is glued to what ends there."""
    behind = view.text[end : end + 1]
    return not behind or not ("ก" <= behind <= "์" or behind.isalnum()) or view.gap_within(end - 1, end + 1)
