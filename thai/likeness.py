"""Which of the names that are known one is spelt like."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_CLOSE, _LONGEST = 0.86, 150  # how alike two names are, of 1; letters of a name
LIKELY, ALIKE = 0.8, 0.6  # one letter of seven is another; at all alike


def squeezed(name: str) -> str:
    """What two spellings of one name share: no blanks, no case."""
    return "".join(name.split()).casefold()


def close_name(name: str, known: Iterable[str]) -> str | None:
    """The known name this one is spelt almost like: it may be meant."""
    names = {squeezed(other): other for other in known}
    close = get_close_matches(squeezed(name)[:_LONGEST], names, n=1, cutoff=_CLOSE)
    return names[close[0]] if close else None


def close_names(name: str, known: Iterable[str], cutoff: float = ALIKE) -> list[str]:
    """The known names this one is spelt like, the closest first: the first ones to be offered."""
    names = {squeezed(other): other for other in known}
    return [names[key] for key in get_close_matches(squeezed(name)[:_LONGEST], names, n=3, cutoff=cutoff)]
