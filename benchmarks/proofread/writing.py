"""A writer who marks each piece of a text that can be checked, so that errors can be put exactly there."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from proofreading.facts import TOTAL, PlannedMeasure, ProofFacts
from thai.dates import ERA, MONTHS, SHORT_MONTHS
from thai.digits import to_thai

_OPEN, _SPLIT, _CLOSE = "\ue000", "\ue001", "\ue002"
_MARKED = re.compile(f"{_OPEN}([0-9]+){_SPLIT}([^{_CLOSE}]*){_CLOSE}")
UP, DOWN, SAME = "เพิ่มขึ้น", "ลดลง", "ไม่มีการเปลี่ยนแปลง"


@dataclass(frozen=True)
class Piece:
    """A piece that can be checked: what it is, of which item and year, where it stands."""

    kind: str
    item: str
    year: int
    start: int
    end: int


@dataclass(frozen=True)
class Draft:
    """A whole text without marks, its pieces, and how many figures it has."""

    text: str
    pieces: tuple[Piece, ...]


class Writer:
    """Words of one paper; every method answers with text to be put into sentences."""

    def __init__(self, facts: ProofFacts, seed: int, *, thai: bool = True) -> None:
        self.facts, self.chance, self.thai = facts, random.Random(seed), thai
        self.now, self.before = facts.assessed, facts.assessed - 1
        self._kinds: list[tuple[str, str, int]] = []

    def _mark(self, kind: str, text: str, item: str = "", year: int = 0) -> str:
        self._kinds.append((kind, item, year))
        return f"{_OPEN}{len(self._kinds) - 1}{_SPLIT}{text}{_CLOSE}"

    def d(self, value: object) -> str:
        """Digits as this paper writes them."""
        return to_thai(value) if self.thai else str(value)

    def pick(self, *words: str) -> str:
        return self.chance.choice(words)

    def value(self, item: str, year: int | None = None) -> Decimal:
        return self.facts.years[year or self.now].figures[item].value

    def delta(self, item: str) -> Decimal:
        return self.value(item) - self.value(item, self.before)

    def score(self, item: str, year: int | None = None, *, bare: bool = False) -> str:
        """A score; bare writes a full hundred without its decimals."""
        text = f"{self.value(item, year):.2f}"
        return self._mark("score", self.d("100" if bare and text == "100.00" else text), item, year or self.now)

    def amount(self, item: str) -> str:
        """How much it changed, without its sign."""
        return self._mark("change", self.d(f"{abs(self.delta(item)):.2f}"), item, self.now)

    def verb(self, item: str, up: str = UP, down: str = DOWN) -> str:
        return self._mark("verb", up if self.delta(item) > 0 else down, item, self.now)

    def rise(self, item: str, up: str = UP, down: str = DOWN, between: str = " ", after: str = " คะแนน") -> str:
        """เพิ่มขึ้น ๓.๐๔ คะแนน, or that nothing changed."""
        if self.delta(item) == 0:
            return SAME
        return f"{self.verb(item, up, down)}{between}{self.amount(item)}{after}"

    def signed(self, item: str) -> str:
        delta = self.delta(item)
        sign = "+" if delta > 0 else "-" if delta < 0 else ""
        return self._mark("signed", self.d(f"{sign}{abs(delta):.2f}"), item, self.now)

    def name(self, item: int | str) -> str:
        return self._mark("name", self.facts.years[self.now].names[str(item)], str(item), self.now)

    def town(self) -> str:
        return self._mark("town", self.facts.place.full_name)

    def district(self) -> str:
        return self._mark("district", self.facts.place.district)

    def province(self) -> str:
        return self._mark("province", self.facts.place.province)

    def year(self, year: int | None = None, *, short: bool = False) -> str:
        """A year that stands with a score or in the title."""
        whole = year or self.now
        return self._mark("year", self.d(whole % 100 if short else whole), "", whole)

    def other_year(self, year: int) -> str:
        """A year that nothing in the facts speaks of: never wrong, not checked."""
        return self.d(year)

    def period_year(self, year: int, short: bool = False) -> str:
        return self._mark("period", self.d(year % 100 if short else year), "", year)

    def level(self, year: int | None = None) -> str:
        (level,) = self.facts.years[year or self.now].levels
        return self._mark("level", level, TOTAL, year or self.now)

    def count(self, holds: Callable[[Decimal], bool]) -> str:
        return self._mark("count", self.d(sum(holds(self.value(str(n))) for n in range(1, 11))))

    def changed(self, direction: int) -> str:
        """How many indicators rose (1), fell (-1) or stayed (0)."""
        deltas = (self.delta(str(n)) for n in range(1, 11))
        return self._mark("count", self.d(sum((d > 0) - (d < 0) == direction for d in deltas)))

    def weakest(self, *, best: bool = False) -> int:
        """The number of the one indicator with the least (or the highest) score; the first of several."""
        order = max if best else min
        return int(order((str(n) for n in range(1, 11)), key=lambda item: self.value(item)))

    def ends(self, items: Iterable[str], *, best: bool = False) -> list[str]:
        """Of some items all that share the least (or the highest) score."""
        values = {item: self.value(item) for item in items}
        end = (max if best else min)(values.values())
        return [item for item, value in values.items() if value == end]

    def number(self, number: int) -> str:
        """A number of a list."""
        return self._mark("number", self.d(number))

    def word(self, text: str) -> str:
        """A word of five letters or more that could be written twice."""
        return self._mark("word", text)

    def address(self, text: str) -> str:
        return self._mark("address", text)

    # --- Of the plan -------------------------------------------------------------------------------------------------

    @property
    def measures(self) -> tuple[PlannedMeasure, ...]:
        return self.facts.plan.measures if self.facts.plan else ()

    def unit(self, measure: PlannedMeasure, between: str = ", ") -> str:
        """Who is responsible; the first of them may become another."""
        return between.join([self._mark("unit", measure.units[0], measure.title), *measure.units[1:]])

    def months(self, measure: PlannedMeasure, *, whole: bool = False, days: bool = False) -> str:
        """ต.ค. ๖๗ – ก.ย. ๖๘, or with whole years, or with the days."""
        assert measure.period is not None
        words = [
            f"{day.day} " * days + f"{names[day.month - 1]} {day.year + ERA if whole else (day.year + ERA) % 100}"
            for day, names in zip(measure.period, (MONTHS if whole else SHORT_MONTHS,) * 2, strict=True)
        ]
        return self._mark("months", self.d((" ถึง " if whole else " – ").join(words)), measure.title)

    def status(self, measure: PlannedMeasure) -> str:
        """What was reported of it; of one that is not done it may be said that it is."""
        done = "ดำเนินการแล้วเสร็จ"
        return done if measure.is_done else self._mark("status", "อยู่ระหว่างดำเนินการ", measure.title)

    def measure_count(self) -> str:
        return self._mark("measures", self.d(len(self.measures)))

    def done_count(self) -> str:
        return self._mark("measures", self.d(sum(bool(measure.is_done) for measure in self.measures)))

    def item_title(self, item: str) -> str:
        return self._mark("title", self.facts.titles[self.now][item].words, item)

    def spelt(self, word: str) -> str:
        """A word that is often misspelt."""
        return self._mark("spelt", word)

    def noisy(self, text: str) -> str:
        """As texts come out of PDFs: blanks doubled, SARA AM in two code points."""
        parts = _MARKED.split(text)
        for place in range(0, len(parts), 3):  # what stands outside of marks
            lines = parts[place].replace("\u0e33", "\u0e4d\u0e32").split("\n")
            parts[place] = "\n".join(self._loosen(line) for line in lines)
        whole = [
            part if place % 3 == 0 else f"{_OPEN}{part}{_SPLIT}" if place % 3 == 1 else f"{part}{_CLOSE}"
            for place, part in enumerate(parts)
        ]
        return "".join(whole)

    def _loosen(self, line: str) -> str:
        return "".join("  " if letter == " " and self.chance.random() < 0.1 else letter for letter in line)

    def done(self, text: str) -> Draft:
        """The text without its marks."""
        parts: list[str] = []
        pieces: list[Piece] = []
        length = end = 0
        for match in _MARKED.finditer(text):
            before = text[end : match.start()]
            kind, item, year = self._kinds[int(match[1])]
            start = length + len(before)
            parts += [before, match[2]]
            length, end = start + len(match[2]), match.end()
            pieces.append(Piece(kind, item, year, start, length))
        return Draft("".join([*parts, text[end:]]), tuple(pieces))


Style = Callable[[Writer], str]
