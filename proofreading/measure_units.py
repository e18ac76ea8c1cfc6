"""The names of a municipality's units, as a text lists them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from proofreading.claims import Span
from proofreading.places import LETTER, MASK
from proofreading.register import Names
from proofreading.titles import as_read
from proofreading.view import TAG, View
from proofreading.vocabulary import one_of

MOST_UNITS = 30  # of one measure
_COMPARED = 2000  # names that are compared with units
_LIKE = 0.8  # of two spellings of one unit's name
_EVERY = re.compile(
    r"ทุก(?:สำนัก|กอง|ส่วนราชการ|หน่วยงาน|ฝ่าย|งาน)(?:(?:/|,|และ| )*(?:ทุก)?(?:สำนัก|กอง|ส่วนราชการ|ฝ่าย|งาน)){0,4}"
)
_SEPARATOR = re.compile(rf"(?:[ ,;/:\-–{TAG}]|\d{{1,2}}[.)]|และ)+")
_BEHIND_UNIT = re.compile(rf"[^{LETTER}]|และ|เทศบาล|$|กอง|สำนัก|งาน|ฝ่าย|เป็น|รับผิดชอบ")
_OF_TOWN = re.compile(f"เทศบาล|{MASK}+")


class Units:
    """The units' names in a view; `masked` is it without the names of municipalities."""

    def __init__(self, view: View, masked: str, names: Iterable[str]) -> None:
        self._view, self._text, self._masked = view, view.text, masked
        self._units = {as_read(name): name for name in names}
        self._names = Names(self._units)
        self._any = re.compile(one_of(self._units)) if self._units else None
        self._likely: dict[str, str] = {}  # a name that is no unit's → the unit it may be

    def __contains__(self, name: str) -> bool:
        return name in self._units

    def first(self, start: int, end: int) -> int | None:
        """Where a unit is named first between these places."""
        match = self._any.search(self._text, start, end) if self._any else None
        return match.start() if match else None

    def removed_from(self, words: str) -> str:
        """Words without the names of units."""
        return self._any.sub("", words) if self._any else words

    def behind_town(self, place: int) -> int:
        """The place behind a municipality's name, with which a unit's may end."""
        of_town = _OF_TOWN.match(self._masked, place)
        return of_town.end() if of_town else place

    def likely(self, name: str) -> str:
        """The unit a name may be another spelling of; "" where there is none."""
        if name not in self._likely and len(self._likely) < _COMPARED:
            close = get_close_matches(name, self._units, n=1, cutoff=_LIKE)
            self._likely[name] = self._units[close[0]] if close else ""
        return self._likely.get(name, "")

    def listed(self, place: int, end: int) -> tuple[list[tuple[Span, str]], bool]:
        """Names of units one behind the other, and whether they fill the characters."""
        found: list[tuple[Span, str]] = []
        for _ in range(MOST_UNITS):
            if separator := _SEPARATOR.match(self._text, place, end):
                place = separator.end()
            if place >= end:
                break
            if every := _EVERY.match(self._text, place, end):
                found.append((every.span(), ""))
                place = every.end()
                continue
            name = self._names.at(self._text, place)
            stop = place + len(name)
            if not name or stop > end or not self._stands_alone(stop, end):
                return found, False
            found.append(((place, stop), self._units[name]))
            of_town = _OF_TOWN.match(self._masked, stop, end)
            place = of_town.end() if of_town else stop
        return found, bool(found) and place >= end

    def _stands_alone(self, stop: int, end: int) -> bool:
        return stop == end or self._view.gap_within(stop - 1, stop + 1) or bool(_BEHIND_UNIT.match(self._text, stop))
