"""The names of municipalities, districts and provinces, found at a place in a text, the longest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from proofreading.vocabulary import PROVINCES


@dataclass(frozen=True)
class OfficePlace:
    """A municipality: the words of its type ("เทศบาลตำบล"), its name without them, where it lies."""

    kind: str
    name: str
    district: str
    province: str

    @property
    def full_name(self) -> str:
        return self.kind + self.name


class Names:
    """A set of names that answers which one begins at a place."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(name for name in names if name)
        lengths: dict[str, set[int]] = defaultdict(set)
        for name in self._names:
            lengths[name[:2]].add(len(name))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def at(self, text: str, start: int) -> str:
        """The longest name that begins there; "" where none does."""
        for length in self._lengths.get(text[start : start + 2], ()):
            if text[start : start + length] in self._names:
                return text[start : start + length]
        return ""


class Register:
    """Every municipality that is known, by the bare name, and their districts."""

    def __init__(self, places: tuple[OfficePlace, ...]) -> None:
        self.municipalities = Names(place.name for place in places)
        self.full_names = frozenset(place.full_name for place in places)
        self.districts = Names([*(place.district for place in places), *PROVINCES])


ALL_PROVINCES = Names(PROVINCES)
