"""What a text says of facts: the seam between reading and checking. Checks see claims, never text.

Prose, tables and papers that are composed here all give these. `sure` is the licence: every word between the subject
and what is said of it is known (docs/decisions/licensed-gaps.md). Characters are those of the view.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

Span = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Claim:
    """Something said at these characters.

    `strict` where nothing else can be meant: what it is said of stands in the same clause or cell, by its name, and so
    do the years. Any other is an error only where no other reading makes it true (other_readings.py).
    """

    start: int
    end: int
    sure: bool = True
    strict: bool = False


@dataclass(frozen=True, kw_only=True)
class ScoreClaim(Claim):
    """An item's score in a year; of several items or years any may be meant. `year_at` where the year is written."""

    items: tuple[str, ...]
    years: tuple[int, ...]
    value: Decimal
    year_at: Span | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class HeadNameClaim(Claim):
    """An indicator's name above a column, and the scores below it."""

    item: str
    scores: list[ScoreClaim]


@dataclass(frozen=True, kw_only=True)
class SeriesClaim(Claim):
    """A column of figures, each an item's, of which nothing says what they are but they themselves.

    `others` stand in it as well and are read otherwise. `alike` where no columns but the same words stand between each
    and its item.
    """

    scores: tuple[ScoreClaim, ...]
    others: tuple[ScoreClaim, ...]
    alike: bool = False


@dataclass(frozen=True, kw_only=True)
class ChangeClaim(Claim):
    """How an item moved between two years: 1, -1 or 0, and how far where that is said; `pair` if both ends were."""

    items: tuple[str, ...]
    years: tuple[int, int]
    direction: int
    amount: Decimal | None
    word_at: Span
    pair: tuple[Decimal, Decimal] | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class DoubtfulClaim(Claim):
    """A figure that may be the score of an item in a year that are named around it, of any where none is.

    `near` and `near_years` are those that stand nearest, at the characters `near_at`; `since` counts the figures
    between. Or it is how far one `moved`: up (1), down (-1) or either way (None). `how` tells where the nearest
    stands: "before", "behind" or "above"; `alone` that it is the first figure behind one indicator. `named` are the
    items in the lines around it; `of_scores` tells whether its own speaks of scores, `undated` that nothing
    around it speaks of another year than the paper's. It is `sure` where it was read
    otherwise: then it only tells how the paper speaks.
    """

    items: tuple[str, ...]
    years: tuple[int, ...]
    near: tuple[str, ...]
    near_years: tuple[int, ...]
    value: Decimal
    written: str
    moved: bool
    direction: int | None
    how: str
    alone: bool
    named: frozenset[str]
    of_scores: bool
    near_at: Span
    since: int
    undated: bool


@dataclass(frozen=True, kw_only=True)
class DoubtfulYearClaim(Claim):
    """A year that is said beside these figures and items; `of_scores` where its line speaks of scores.

    `twice` where its line says it again, and the paper's own year nowhere; `alone` where the paper, whose figures are
    `paper`, says it nowhere else; `beside` where its line says another; `compared` where a word before it compares.
    `moved_from` where something rose or fell from it. `leads` is the figure just behind it. `ahead` where its line
    speaks of what is yet to be done, below all scores.
    """

    year: int
    items: tuple[str, ...]
    values: tuple[Decimal, ...]
    of_scores: bool
    twice: bool
    alone: bool
    leads: Decimal | None
    paper: frozenset[Decimal]
    beside: bool
    compared: bool
    moved_from: bool
    ahead: bool


@dataclass(frozen=True, kw_only=True)
class NameTwiceClaim(Claim):
    """An indicator's name that stands a second time where each stands once."""


@dataclass(frozen=True, kw_only=True)
class DoubtfulMoveClaim(Claim):
    """A word that says which way something moved: up (1) or down (-1), and the figures around it.

    `items` are those that stand nearest, () for any; `against` is the year it is compared with, where that is said.
    """

    items: tuple[str, ...]
    direction: int
    against: int | None
    values: tuple[Decimal, ...]


@dataclass(frozen=True, kw_only=True)
class DoubtfulCountClaim(Claim):
    """How many indicators did what these words around it say: "up", "below" …, in these years.

    `bounds` stand beside it; `of_mean` where the indicators' mean may be one. `exact` where the words stand right
    beside the number, so that it is nothing else; "all" is what those that rose, fell and stayed make up.
    """

    number: int
    what: frozenset[str]
    bounds: tuple[Decimal, ...]
    of_mean: bool
    years: tuple[int, ...]
    exact: bool = False


@dataclass(frozen=True, kw_only=True)
class LevelClaim(Claim):
    """The level of a year (of several any may be meant), or where `items` names an indicator the band of its score."""

    items: tuple[str, ...]
    years: tuple[int, ...]
    level: str


@dataclass(frozen=True, kw_only=True)
class CountClaim(Claim):
    """How many indicators did something.

    They are "below" or "above" a bound or have "reached" it, are "full", went "up", "down" or stayed the "same".
    """

    number: int
    what: str
    bound: Decimal | None
    years: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class ExtremeClaim(Claim):
    """Which indicator has a year's highest or lowest score, or went farthest "up" or "down".

    `tools` are the instruments that are spoken of: the highest of their indicators may be meant.
    """

    item: str
    highest: bool
    years: tuple[int, ...]
    of: str = "score"
    tools: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class NameClaim(Claim):
    """The name that is written for an indicator's number; `name` in the rules' wording, `written` as it stands."""

    item: str
    name: str
    written: str


@dataclass(frozen=True, kw_only=True)
class SumClaim(Claim):
    """A line of arithmetic: products that are added, and the result that is written at these characters."""

    products: tuple[tuple[Decimal, Decimal], ...]
    result: Decimal


@dataclass(frozen=True, kw_only=True)
class PlaceClaim(Claim):
    """A municipality, district or province that is named. `own` where it is the paper's own, `known` in the register.

    `partner` where words beside it say that another one may be meant; `alone` where it is the paper's own by its place:
    it fills its line, or stands before the paper's district or province, or behind its municipality.
    """

    what: str
    name: str
    own: bool
    known: bool
    partner: bool
    alone: bool


@dataclass(frozen=True, kw_only=True)
class YearClaim(Claim):
    """The year in a "title", and the years that may stand there; or one for which something is "planned".

    A year that is compared with itself is said "twice".
    """

    year: int
    allowed: tuple[int, ...]
    what: str = "title"


@dataclass(frozen=True, kw_only=True)
class PeriodClaim(Claim):
    """Months from and to, with their years; `of_measure` where it stands alone in a cell of a table of measures.

    `year` is the year that is said just before it, at the characters `year_at`; `fiscal` where that is a fiscal year
    whose months follow in brackets.
    """

    first: tuple[int, int]
    last: tuple[int, int]
    of_measure: bool
    first_at: Span
    last_at: Span
    year: int | None = None
    year_at: Span = (0, 0)
    fiscal: bool = False


@dataclass(frozen=True, kw_only=True)
class TitleClaim(Claim):
    """The title that is written behind an item's number; `written` as the year's checklist has it."""

    item: str
    written: str


@dataclass(frozen=True, kw_only=True)
class UnitClaim(Claim):
    """A unit that is named as responsible for the measures with a title; "" for every unit.

    `likely` is the unit it may be another spelling of, where it is none.
    """

    title: str
    unit: str
    likely: str = ""


@dataclass(frozen=True, kw_only=True)
class PlannedPeriodClaim(Claim):
    """The first and last month, each with its year, that are named for the measures with a title.

    `near` where they only stand near it: fewer months may be those of a part of it.
    """

    title: str
    first: tuple[int, int]
    last: tuple[int, int]
    near: bool = False


@dataclass(frozen=True, kw_only=True)
class DoneClaim(Claim):
    """That the measures with a title were carried out; without a title, every one."""

    title: str


@dataclass(frozen=True, kw_only=True)
class MeasureCountClaim(Claim):
    """How many measures the plan has, or how many were carried out."""

    number: int
    done: bool


@dataclass(frozen=True, kw_only=True)
class NumberClaim(Claim):
    """A number of a list that does not follow the one before it; `expected` does."""

    number: str
    expected: str
