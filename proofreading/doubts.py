"""Figures that no construction read for sure: what they may be, by all that stands around them.

Nobody can be sure whose these are, whatever the words between are. What they may be is told twice: by all that is named
around them (wide), and by what stands nearest (near). The checks doubt what the first cannot bear out, and are sure
only where the figure itself is a witness (checks/doubts.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal

from proofreading.ahead import Scope
from proofreading.claims import ChangeClaim, Claim, DoubtfulClaim, LevelClaim, ScoreClaim, SeriesClaim, Span
from proofreading.doubtful_words import said_counts, said_moves, said_names_twice, said_years
from proofreading.facts import OF_ALL, TOTAL, ProofFacts
from proofreading.levels import said_levels
from proofreading.lines import LONGEST_RUN, NAMED, Named, ReadLine, flat, has_two_decimals, is_in_title
from proofreading.subjects import question_items, references
from proofreading.tokens import Token, instrument_of, name_of, year_of

MOST_NAMED = 8  # where more are named, nobody can tell which are not meant
LINES_BACK = 4  # that may have named what a line without a name speaks of
WORDS_BEFORE_A_MEAN = 6  # a row may begin with empty cells
LINES_DATED = 6  # that may have said of which year a figure is
AROUND = 12  # lines that tell how a paper speaks
LONGEST_SHAPE = 60  # letters between an item and its figure
_ITEMS = NAMED | {"part", "town"}
_ANY = frozenset(["lowest", "highest", "indicators"])
_YEARS = frozenset(["year", "bare", "before", "now", "that_year"])
_PARTS = _ITEMS | _ANY | {"figure", "break", "above", "below", "compared", "alien", "goal"}
_DIRECTIONS = {"up": 1, "down": -1, "difference": None}
_CROSSED = frozenset(
    ["filler", "unknown", "compared", "before", "now", "year", "bare", "above", "below", "got", "from"]
)
_SHAPES = {"up": "↑", "down": "↑", "same": "↑", "figure": "0", "year": "ปี", "bare": "ปี"}
_FAR = 6  # tokens between a word of change and its figure
_SIGNS = {"+": 1, "": None}
_DIGIT = re.compile(r"\d")

Years = tuple[int, ...]


class Doubts:
    """Takes a text's tokens line by line, and tells of the figures that were not read what they may be."""

    def __init__(self, text: str, facts: ProofFacts) -> None:
        self._text, self._facts = text, facts
        known = facts.years.get(facts.assessed)
        self._names = {name: (item,) for item, name in known.names.items()} if known else {}
        self._numbers = frozenset(known.names if known else ())
        self._lines: list[ReadLine] = []
        self.others: set[int] = set()  # where figures begin that were read as something else

    def take(self, tokens: Sequence[Token], scope: Scope) -> None:
        line = ReadLine(tokens, scope.item, scope.year)
        words = [token for token in tokens[:WORDS_BEFORE_A_MEAN] if token.kind != "break"]
        kinds = [token.kind for token in words[:2]]
        of_nobody = kinds == ["filler", "counted"] and words[0].group("word").endswith("เฉลี่ย")  # ค่าเฉลี่ย 10 ตัวชี้วัด
        for place, token in enumerate(tokens):
            if token.kind == "figure":
                if not of_nobody:
                    line.figures.append(place)
            elif token.kind in _YEARS:
                line.year_places.append(place)
                line.years.append(self._year_of(token))
            elif token.kind in _ANY:
                line.item_places.append(place)
                line.items.append(None)
            elif token.kind == "indicator" and is_in_title(tokens, place):
                continue
            elif token.kind in _ITEMS and (items := self._items_of(token)):
                line.item_places.append(place)
                line.items.append(items)
        self._lines.append(line)

    def _year_of(self, token: Token) -> int | None:
        if token.kind in ("year", "bare"):
            return year_of(token.group("y") or token.group("bare"))
        return None if token.kind == "that_year" else self._facts.assessed - (token.kind == "before")

    def _items_of(self, token: Token) -> Named:
        if token.kind == "reference":
            return tuple(item for item in references(token) if item in self._numbers)
        if token.kind == "indicator":
            return self._names.get(name_of(token), ())
        if token.kind == "question":
            return question_items(token, self._facts, self._facts.assessed)
        if token.kind in ("tool", "instrument"):
            tool = instrument_of(token)
            return (tool, "EIT1", "EIT2") if tool == "EIT" else (tool,)
        return ("EIT1", "EIT2") if token.kind == "part" else (TOTAL,)

    def claims(self, read: Collection[Claim]) -> Iterator[Claim]:
        """What the figures may be that were not read for sure; which of them stand among the same words; the years."""
        sure = {claim.end for claim in read if isinstance(claim, ScoreClaim | ChangeClaim) and claim.sure}
        doubtful = [number for number, line in enumerate(self._lines) if self._has_doubtful(line, sure)]
        beside = {line for number in doubtful for line in range(number - AROUND, number + AROUND)}
        shapes: dict[str, list[tuple[ScoreClaim, bool]]] = defaultdict(list)
        for number in sorted(beside.intersection(range(len(self._lines)))):
            line = self._lines[number]
            named = self._named_around(number) if line.figures else frozenset()
            for order, place in enumerate(line.figures):
                token = line.tokens[place]
                written = token.group("v")
                end = token.end - len(token.group("of"))
                start = end - len(written)
                if not has_two_decimals(written) or token.start in self.others:
                    continue
                if (shape := self._shape(line, place)) is not None:
                    key, item = shape
                    value = Decimal(written)
                    claim = ScoreClaim(start=start, end=end, strict=True, items=(item,), years=(), value=value)
                    shapes[key].append((claim, end in sure))
                yield self._doubt(number, order, (start, end), named, sure=end in sure)
        yield from said_years(self._text, self._lines, self._facts)
        yield from said_moves(self._text, self._lines)
        yield from said_names_twice(self._lines)
        known = {claim.start for claim in read if isinstance(claim, LevelClaim) and claim.sure}
        yield from said_counts(self._text, self._lines, self._facts)
        yield from (c for c in said_levels(self._text, self._lines, self._facts) if c.start not in known)
        for each in shapes.values():
            if len(each) > 2 and not all(known for _, known in each) and len({claim.value for claim, _ in each}) > 1:
                scores, others = ([claim for claim, known in each if known is said] for said in (False, True))
                start, end = each[0][0].start, each[-1][0].end
                yield SeriesClaim(start=start, end=end, scores=tuple(scores), others=tuple(others), alike=True)

    def _has_doubtful(self, line: ReadLine, sure: Collection[int]) -> bool:
        return any(
            has_two_decimals(token.group("v"))
            and token.end - len(token.group("of")) not in sure
            and token.start not in self.others
            for token in (line.tokens[place] for place in line.figures)
        )

    def _shape(self, line: ReadLine, place: int) -> tuple[str, str] | None:
        """The words between a figure and the item before or behind it, without their digits; and that item."""
        index = bisect_left(line.item_places, place)
        if not line.items:
            return None
        index, side = (index - 1, ">") if index else (index, "<")
        at, items = line.item_places[index], line.items[index]
        first, last = (at, place) if side == ">" else (place, at)
        if items is None or len(items) != 1:
            return None
        if line.tokens[last].start - line.tokens[first].end > LONGEST_SHAPE:
            return None
        words = "".join(
            _SHAPES.get(token.kind) or self._text[token.start : token.end] for token in line.tokens[first + 1 : last]
        )
        sign = "±" if line.tokens[place].group("sign") else ""
        return f"{side}{items[0].isdigit()}{_DIGIT.sub('0', words)}{sign}", items[0]

    def _doubt(self, number: int, order: int, at: Span, named: frozenset[str], *, sure: bool) -> DoubtfulClaim:
        line = self._lines[number]
        place = line.figures[order]
        token = line.tokens[place]
        sign = token.group("sign")
        moved, direction = (True, _SIGNS.get(sign, -1)) if sign else self._moves(line, place)
        before, behind = line.run_before(place), line.run_behind(place)
        above, above_at = self._above(number) if not before else ([], (0, 0))
        how = "before" if before else "behind" if behind else "above"
        near = flat(before or behind or ([(line.item,)] if line.item else above[-2:])) or OF_ALL[:4]
        if None in (before or behind)[:1]:
            near = ()
        near_at, since = above_at, 0
        if before or behind:
            index = bisect_left(line.item_places, place) - bool(before)
            nearest = line.item_places[index]
            near_at = line.tokens[nearest].start, line.tokens[nearest].end
            since = line.figures_between(nearest, place) if before else 0
        near_years, years = self._years(number, place)
        return DoubtfulClaim(
            start=at[0],
            end=at[1],
            sure=sure,
            items=self._wide_items(line, before, behind),
            years=years,
            near=near,
            near_years=near_years,
            value=Decimal(token.group("v")),
            written=token.group("v"),
            moved=moved,
            direction=direction,
            how=how,
            alone=how == "before" and self._is_first(line, place),
            named=named,
            of_scores=line.of_scores or bool(line.item),
            near_at=near_at,
            since=since,
            undated=not (years or near_years) and self._is_undated(number, place),
        )

    def _moves(self, line: ReadLine, place: int) -> tuple[bool, int | None]:
        for token in reversed(line.tokens[max(0, place - _FAR) : place]):
            if token.kind in _DIRECTIONS:
                return True, _DIRECTIONS[token.kind]
            if token.kind not in _CROSSED:
                break
        return False, None

    def _is_first(self, line: ReadLine, place: int) -> bool:
        """Whether it is the first figure behind the one item before it."""
        for at in range(place - 1, -1, -1):
            token = line.tokens[at]
            if token.kind in ("reference", "indicator"):
                return self._text.count("\t", token.end, line.tokens[place].start) < 2
            if token.kind in _PARTS:
                return False
        return False

    def _above(self, number: int) -> tuple[list[Named | None], Span]:
        """What the lines above named last, and where."""
        for line in reversed(self._lines[max(0, number - LINES_BACK) : number]):
            if line.items:
                token = line.tokens[line.item_places[-1]]
                return line.items[-LONGEST_RUN:], (token.start, token.end)
        return [], (0, 0)

    def _wide_items(self, line: ReadLine, before: list[Named | None], behind: list[Named | None]) -> Named:
        """All that may be meant; () for anything."""
        if before and before[0] is not None:  # ต่ำที่สุดคือ, and then the one that is
            before, behind = [each for each in before if each], [each for each in behind if each]
        named = [*before, *behind, *([(line.item,)] if line.item else [])]
        if None in named:
            return ()
        every = flat(named)
        return () if len(every) > MOST_NAMED else every

    def _named_around(self, number: int) -> frozenset[str]:
        around = self._lines[max(0, number - LINES_BACK) : number + 2]
        return frozenset(item for line in around for items in line.items for item in items or ())

    def _is_undated(self, number: int, place: int) -> bool:
        """Whether nothing around a figure speaks of another year than the paper's: then it is of that."""
        if self._lines[number].turns_at < place:
            return False
        around = self._lines[max(0, number - LINES_DATED) : number + 2]
        return all(year == self._facts.assessed for each in around for year in each.different_years)

    def _years(self, number: int, place: int) -> tuple[Years, Years]:
        """The nearest year, and all that may be meant; () for any."""
        line, assessed = self._lines[number], self._facts.assessed
        scope = (line.year,) if line.year else ()
        index = bisect_left(line.year_places, place)
        if place and line.tokens[place - 1].kind == "from" and not index:
            return (assessed - 1,), ()
        if not line.years:
            above = self._lines[number - 1] if number and len(line.figures) == 1 else line
            if not above.years or above.figures:
                return scope, ()
            return (above.years[-1],) if above.years[-1] else (), _known((above.years[-1], *scope))
        nearest = max(0, index - 1)
        at = line.year_places[nearest]
        between = line.figures_between(min(at, place), max(at, place)) > 0
        wide = (*line.years[max(0, index - LONGEST_RUN) : index + 1], *scope)
        if not index or between:
            wide = (*wide, assessed, assessed - 1)
        if None in wide:
            return (), ()
        return () if between else _known((line.years[nearest],)), _known(wide)


def _known(years: Iterable[int | None]) -> Years:
    return tuple(dict.fromkeys(year for year in years if year))
