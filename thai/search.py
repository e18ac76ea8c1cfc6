"""Searching by containing: how a text and what is looked for are folded alike, and where in the text it stands.

Thai has no blanks between words, and words cut by a dictionary lose answers: a text is found that holds the letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from thai.digits import to_arabic
from thai.text import normalise

MOST_WORDS = 8
BEFORE, EXCERPT = 40, 160  # letters of a long text: before the first match, and in all


class FoundPiece(NamedTuple):
    """A run of letters of a text, and whether it is what was looked for."""

    text: str
    is_match: bool


def folded(text: str) -> str:
    """A text as it is searched: one spelling, Arabic digits, small letters; as many letters as `normalise` gives."""
    return _small(to_arabic(normalise(text)))


def _small(text: str) -> str:
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def search_words(query: str) -> list[str]:
    """What a text must hold, each of it: the runs between blanks, folded, each once."""
    return list(dict.fromkeys(folded(query).split()))[:MOST_WORDS]


def holds(text: str, words: Sequence[str]) -> bool:
    """Whether a folded text holds all the words."""
    return all(word in text for word in words)


def marked(text: str, words: Sequence[str]) -> list[FoundPiece]:
    """A text cut where the words stand in it; of a long text the part around the first of them."""
    text = normalise(text)
    small = folded(text)
    if len(small) != len(text):  # spelling that is not settled yet: shown without marks
        return [FoundPiece(text[:EXCERPT], is_match=False)]
    spans = _spans(small, words)
    first, last = _window(text, spans[0][0] if spans else 0)
    pieces = [FoundPiece("… ", is_match=False)] if first else []
    place = first
    for start, end in spans:
        if start >= last:
            break
        pieces += [
            FoundPiece(text[place:start], is_match=False),
            FoundPiece(text[start : min(end, last)], is_match=True),
        ]
        place = min(end, last)
    pieces += [
        FoundPiece(text[place:last], is_match=False),
        FoundPiece(" …" if last < len(text) else "", is_match=False),
    ]
    return [piece for piece in pieces if piece.text]


def _spans(small: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand, from the first on; what overlaps is one span."""
    found = []
    for word in words:
        place = small.find(word)
        while place >= 0:
            found.append((place, place + len(word)))
            place = small.find(word, place + len(word))
    spans: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if spans and start <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    return spans


def _window(text: str, match: int) -> tuple[int, int]:
    """The part of a text that is shown, cut before letters and never between a letter and its marks."""
    if len(text) <= EXCERPT:
        return 0, len(text)
    first = _letter(text, max(min(match - BEFORE, len(text) - EXCERPT), 0))
    return first, _letter(text, min(first + EXCERPT, len(text)))


def _letter(text: str, place: int) -> int:
    while 0 < place < len(text) and (unicodedata.category(text[place]) == "Mn" or text[place] in "ะาำๅ"):
        place -= 1
    return place
