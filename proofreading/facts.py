"""What a text is checked against, as plain values. scores and plans make them; nothing is computed here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from proofreading.register import OfficePlace, Register

TOTAL = "total"
OF_ALL = (TOTAL, "IIT", "EIT", "OIT", "EIT1", "EIT2")  # what is no indicator's alone
LEAST = 40  # points: a figure below it is hardly ever a score
WEIGHTS = frozenset(map(Decimal, (30, 40)))  # per cent of the total that the rules of all years give an instrument


@dataclass(frozen=True)
class Figure:
    """A score of 0 to 100. `sure` for one that was entered, or that was computed and reproduces an entered total."""

    value: Decimal
    entered: bool = True
    sure: bool = True


@dataclass(frozen=True)
class Year:
    """One fiscal year's facts: by item key ("total", "EIT1", "10", "e1/2") its figures, by number its indicators.

    `levels` are those the total may have: one where it is known, several where a missing part decides, none where
    nothing is known. `bands` are the levels' least totals, highest first.
    """

    figures: Mapping[str, Figure]
    levels: frozenset[str]
    names: Mapping[str, str]
    questions: Mapping[str, tuple[str, ...]]
    bands: tuple[tuple[str, Decimal], ...]
    target: Decimal

    @property
    def bounds(self) -> frozenset[Decimal]:
        """The points that scores are held against: the target, and the least total of each level."""
        return frozenset((self.target, *(least for _, least in self.bands)))

    def tool_of(self, item: str) -> str:
        """The instrument an indicator is of, by its questions; "" where that is not known."""
        return {"i": "IIT", "e": "EIT", "o": "OIT"}.get("".join(self.questions.get(item, ()))[:1], "")


@dataclass(frozen=True)
class ItemTitle:
    """What a year's checklist calls an item; `sure` where that was read in a source of the year."""

    words: str
    sure: bool = True


@dataclass(frozen=True)
class PlannedMeasure:
    """A measure as the plan has it.

    `units` are responsible, none where nobody is named; `related` are the names that stand for one of them as well: the
    division above, the sections below, what has become one of them. `period` where both ends are known; `is_done` is
    None where nobody has reported of it, `is_cancelled` one that will not be carried out.
    """

    title: str
    units: tuple[str, ...] = ()
    everyone: bool = False
    related: frozenset[str] = frozenset()
    period: tuple[dt.date, dt.date] | None = None
    is_done: bool | None = None
    is_cancelled: bool = False


@dataclass(frozen=True)
class PlanFacts:
    """The plan of a fiscal year, and the names of all units the municipality has or had."""

    fiscal_year: int
    measures: tuple[PlannedMeasure, ...]
    units: tuple[str, ...]


@dataclass(frozen=True)
class ProofFacts:
    """Everything a paper of one municipality may be held against. Years are of the Buddhist Era.

    `year` is the year the paper is about, `assessed` the one whose scores it speaks of unless it says otherwise,
    `measures` the one its measures run in; None where the kind of paper leaves it open. `plan` is that year's; `titles`
    are the items' of every year whose checklist is known, those without figures, too.
    """

    place: OfficePlace
    year: int
    assessed: int
    measures: int | None
    years: Mapping[int, Year]
    others: tuple[OfficePlace, ...] = field(default=(), repr=False)
    titles: Mapping[int, Mapping[str, ItemTitle]] = field(default_factory=dict, repr=False)
    plan: PlanFacts | None = None

    @property
    def planned_year(self) -> int:
        """The year in which what is planned is done: the next one where the kind of paper leaves it open."""
        return self.measures or self.year + 1

    @property
    def tells_of_done(self) -> bool:
        """Whether the paper reports of its own year's measures: only then is "done" said of them."""
        return self.measures == self.assessed

    @cached_property
    def register(self) -> Register:
        """All of them, to be found in a text: built once, for thousands of them are asked about at every text."""
        return Register(self.others)

    @cached_property
    def owners(self) -> Mapping[Decimal, frozenset[str]]:
        """Every score of every year, and which items have it; questions alone are nobody."""
        found: dict[Decimal, set[str]] = {}
        for its in self.years.values():
            for item, figure in its.figures.items():
                mine = found.setdefault(figure.value, set())
                if item in its.names or item in OF_ALL:
                    mine.add(item)
        return {value: frozenset(items) for value, items in found.items()}

    @cached_property
    def holders(self) -> Mapping[Decimal, tuple[tuple[str, int], ...]]:
        """Every score, questions' too, and which item has it in which year, the last year first."""
        found: dict[Decimal, list[tuple[str, int]]] = {}
        for year in sorted(self.years, reverse=True):
            for item, figure in self.years[year].figures.items():
                found.setdefault(figure.value, []).append((item, year))
        return {value: tuple(items) for value, items in found.items()}

    @cached_property
    def moves(self) -> Mapping[Decimal, tuple[tuple[str, int, int], ...]]:
        """How far anything moved, with its sign, and what that was between which two years."""
        found: dict[Decimal, list[tuple[str, int, int]]] = {}
        for before, now in combinations(sorted(self.years), 2):
            old = self.years[before].figures
            for item, figure in self.years[now].figures.items():
                if item in old:
                    found.setdefault(figure.value - old[item].value, []).append((item, before, now))
        return {delta: tuple(items) for delta, items in found.items()}

    def figure(self, item: str, year: int) -> Figure | None:
        """The figure of an item in a year; None where it is not known."""
        known = self.years.get(year)
        return known.figures.get(item) if known else None
