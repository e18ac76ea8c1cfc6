"""Years, counts and words of direction, by whatever words they are said, with all that may bear them out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from proofreading.ahead import LEADING_NUMBER, WISHES
from proofreading.claims import DoubtfulCountClaim, DoubtfulMoveClaim, DoubtfulYearClaim, NameTwiceClaim
from proofreading.facts import TOTAL, ProofFacts
from proofreading.lines import NAMED, Named, ReadLine, flat, has_two_decimals
from proofreading.short_counts import short_counts, units_of_all
from proofreading.tokens import Token, count_in
from proofreading.vocabulary import DOUBTS, one_of

LINES_BACK, LINES_BELOW = 4, 12  # that may name what a year is said of, that may hold its figures
LISTED = 3  # years that a line without figures only lists
YEARS_BACK, YEARS_AHEAD = 4, 2  # that a paper may speak of; any other year is no paper's
MOST_VALUES = 40  # figures that may bear out a year
MOST_INDICATORS = 10  # of the rules of every year
MOST_PAIRS = 6  # figures on either side of a word of direction
BESIDE, BEHIND = 50, 25  # letters around a year that may tell why it stands there
AHEAD, CLAUSE = 80, 30  # letters around a year that may tell what is yet to be done, before it what was
_OF_WHICH = ("คะแนน", "ผล", "ผลการประเมิน", "ของ", "ใน")  # สูงกว่าคะแนนของปี 2567
FAR = 6  # tokens between a year and its figure
NEAR = 12  # tokens around a count that tell what is counted
_EXPLAINED = re.compile(one_of(DOUBTS["explained"]))
_PLANNED = re.compile(one_of(DOUBTS["planned"]))
_UNTIL, _SINCE = re.compile(" ?[-–—] ?25"), re.compile(r"25\d\d ?[-–—] ?$")  # the years of a plan
_AHEAD = re.compile(one_of(DOUBTS["ahead"]))
_TOLD = re.compile(rf"{one_of(DOUBTS['told'])}|25\d\d ?[-–]")
_UNITS = tuple(DOUBTS["units"])
_NO_ROW = frozenset(["question", "compared", "up_most", "down_most", "lowest", "highest", "goal", "alien"])
_WISHED = frozenset(["goal", "limit"])
_COMPARES = frozenset(["compared", "before", "above", "below"])
_DIRECTIONS = frozenset(["up", "down"])
_LEADS = NAMED | {"filler", "got", "town", "part", "before", "now"}
_MOVES = {"up": 1, "down": -1, "above": 1, "below": -1}
_COUNTS = frozenset(["counted", "units", "indicators", "goal"])
_PARTS_COUNTS = frozenset(["counted", "units", "item", "alien", "goal"])
_CONDITIONS = frozenset(["up", "down", "same", "above", "below", "limit", "bound"])


def said_years(text: str, lines: Sequence[ReadLine], facts: ProofFacts) -> Iterator[DoubtfulYearClaim]:
    """Every year that nothing beside it explains, with the figures around it, or those below where it has none."""
    mentions = Counter(year for line in lines for year in line.years)
    paper = frozenset(value for line in lines for value in _values(line, line.figures))
    own = facts.assessed
    last_score = _last_score(lines)
    for number, line in enumerate(lines):
        if not line.years or (len(line.different_years) >= LISTED and not line.figures):
            continue  # or the labels of a chart, the years of a plan
        said, below = Counter(_written(line)), None
        one = len(line.different_years) == 1
        leveled = any(token.kind == "leveled" for token in line.tokens)
        items = () if None in line.items else flat(line.items or _above(lines, number))
        items = (*items, line.item) if items and line.item else items
        for place, year in zip(line.year_places, line.years, strict=True):
            token = line.tokens[place]
            if token.kind not in ("year", "bare") or year is None or not own - YEARS_BACK <= year <= own + YEARS_AHEAD:
                continue
            ahead = (number, place) > last_score and _is_ahead(text, line, lines[number - 1] if number else None, place)
            at_once = any(each.kind == "compared" for each in line.tokens[max(0, place - 2) : place])
            if not (ahead or at_once) and _is_explained(text, line, place, ahead=year > own):
                continue
            values, of = _values_near(line, place), items
            if not values and not leveled and (one or line.tokens[place - 1].kind == "break"):  # else of which year?
                below = below if below is not None else _below(lines, number)
                values, of = below
            digits = token.group("y") or token.group("bare")
            yield DoubtfulYearClaim(
                start=token.end - len(digits),
                end=token.end,
                sure=False,
                year=year,
                items=of,
                values=values,
                twice=said[year] > 1 and own not in line.different_years,
                of_scores=line.of_scores,
                alone=mentions[year] == 1 and not (leveled and year in facts.years),
                leads=_led_to(line, place),
                paper=paper,
                beside=len(line.different_years - {None}) > 1 or (leveled and not at_once),
                compared=_is_compared(line, place),
                moved_from=_is_moved_from(line, place),
                ahead=ahead,
            )


def _last_score(lines: Sequence[ReadLine]) -> tuple[int, int]:
    """The line, and the place in it, of the last figure that is written as a score."""
    for number in range(len(lines) - 1, -1, -1):
        for place in reversed(lines[number].figures):
            if has_two_decimals(lines[number].tokens[place].group("v")):
                return number, place
    return -1, 0


def _is_ahead(text: str, line: ReadLine, above: ReadLine | None, place: int) -> bool:
    """Whether what is told of with a year is yet to be done, by the words around it or the line above."""
    token = line.tokens[place]
    begins = line.tokens[0].start
    if _TOLD.search(text, max(begins, token.start - CLAUSE), token.start) or _is_compared(line, place):
        return False
    if _AHEAD.search(text, max(begins, token.start - AHEAD), min(line.tokens[-1].end, token.end + AHEAD)):
        return True
    return (
        above is not None
        and bool(above.tokens)
        and bool(_AHEAD.search(text, above.tokens[0].start, min(above.tokens[-1].end, above.tokens[0].start + AHEAD)))
    )


def _is_explained(text: str, line: ReadLine, place: int, *, ahead: bool) -> bool:
    """Whether words beside a year tell of what it is: a law, a plan, a goal."""
    token = line.tokens[place]
    if _UNTIL.match(text, token.end) or _SINCE.search(text, max(0, token.start - 9), token.start):
        return True
    dated = (each.end for each in reversed(line.tokens[max(0, place - NEAR) : place]) if each.kind == "date")
    first = max(0, token.start - BESIDE)
    first = max(first, text.rfind("\n", first, token.start) + 1, next(dated, 0))  # the words of a date are its own
    last = min(line.tokens[-1].end, token.end + BEHIND)
    if _EXPLAINED.search(text, first, last) or (ahead and _PLANNED.search(text, first, last)):
        return True
    around = line.tokens[max(0, place - NEAR) : place + NEAR]
    return any(each.kind in _WISHED and first <= each.start < last for each in around)


def _led_to(line: ReadLine, place: int) -> Decimal | None:
    """The figure that nothing but known words parts from a year before it; it may as well be that figure's before."""
    index, at = bisect_left(line.figures, place), bisect_left(line.year_places, place)
    figure = line.figures[index] if index < len(line.figures) else len(line.tokens)
    if figure >= min(place + FAR, len(line.tokens)) or any(
        token.kind not in _LEADS for token in line.tokens[place + 1 : figure]
    ):
        return None
    if at and not line.figures_between(line.year_places[at - 1], place):
        return None  # years, and then as many figures
    behind = next((token for token in line.tokens[figure + 1 : figure + FAR] if token.kind != "filler"), None)
    if behind is not None and behind.kind in ("year", "bare"):
        return None  # each has its year behind it
    return next(iter(_values(line, [figure])), None)


def _is_compared(line: ReadLine, place: int) -> bool:
    around = line.tokens[max(0, place - 4) : place + 2]
    strange = max((n for n, each in enumerate(around[:4]) if each.kind == "unknown"), default=-1)
    moved = any(each.kind in _DIRECTIONS for each in around[strange + 1 :])  # เพิ่มเมื่อทราบผลปี 2568 compares nothing
    return (
        moved or any(each.kind in _COMPARES for each in around) or (place > 0 and line.tokens[place - 1].kind == "from")
    )


def _is_moved_from(line: ReadLine, place: int) -> bool:
    """ลดลง 3.70 คะแนนจากปี 2567."""
    before = [token for token in line.tokens[max(0, place - FAR) : place] if token.kind != "filler"][-3:]
    kinds = [token.kind for token in before]
    return kinds[1:] == ["figure", "from"] and kinds[0] in _DIRECTIONS


def _values_near(line: ReadLine, place: int) -> tuple[Decimal, ...]:
    at = bisect_left(line.figures, place)
    return _values(line, line.figures[max(0, at - MOST_VALUES // 2) : at + MOST_VALUES // 2])


def _values(line: ReadLine, places: Sequence[int]) -> tuple[Decimal, ...]:
    written = (line.tokens[place].group("v") for place in places)
    return tuple(Decimal(each) for each in written if has_two_decimals(each))


def _below(lines: Sequence[ReadLine], number: int) -> tuple[tuple[Decimal, ...], Named]:
    """The figures below a line that has none, as far as no other year is said; and of whom they are."""
    values: list[Decimal] = []
    named = [*lines[number].items]
    for line in lines[number + 1 : number + 1 + LINES_BELOW]:
        if _written(line) or len(values) > MOST_VALUES:
            break
        values += _values(line, line.figures[:MOST_VALUES])
        named += line.items
    return tuple(values), () if None in named else flat(named)


def _above(lines: Sequence[ReadLine], number: int) -> list[Named | None]:
    """What the lines above named last."""
    return next((line.items for line in reversed(lines[max(0, number - LINES_BACK) : number]) if line.items), [])


def said_names_twice(lines: Sequence[ReadLine]) -> Iterator[NameTwiceClaim]:
    """Every indicator that is named a second time among names that stand side by side, or in lines of figures."""
    below: set[Named] = set()
    for line in lines:
        yield from _twice_beside(line)
        named = [place for place in line.item_places if line.tokens[place].kind == "indicator"]
        kinds = {token.kind for token in line.tokens}
        before = line.tokens[: named[0]] if named else ()  # มาตรการ … มุ่งที่ตัวชี้วัดที่ 8: a row of measures
        of_others = bool(before) and before[-1].kind == "reference" and any(t.kind == "unknown" for t in before)
        if len(named) != 1 or of_others or line.years or kinds & _NO_ROW or not _values(line, line.figures):
            below.clear()
            continue
        items = line.items[line.item_places.index(named[0])] or ()
        if items in below and 1 < len(below) < MOST_INDICATORS:
            yield NameTwiceClaim(start=line.tokens[named[0]].start, end=line.tokens[named[0]].end, sure=False)
        below.add(items)
        if len(below) == MOST_INDICATORS:
            below.clear()  # and then all of them once more


def _twice_beside(line: ReadLine) -> Iterator[NameTwiceClaim]:
    beside: set[Named] = set()
    last = -1
    for place, items in zip(line.item_places, line.items, strict=True):
        token = line.tokens[place]
        between = line.tokens[last + 1 : place] if last >= 0 else ()
        if token.kind != "indicator" or not items or any(each.kind != "filler" for each in between):
            beside.clear()
        if token.kind == "indicator" and items:
            if items in beside:
                yield NameTwiceClaim(start=token.start, end=token.end, sure=False)
            beside.add(items)
        last = place


def said_moves(text: str, lines: Sequence[ReadLine]) -> Iterator[DoubtfulMoveClaim]:
    """Every word of direction that stands among two figures or more, as far as the next such word."""
    for line in lines:
        if len(line.figures) < 2:
            continue
        places = [
            place for place, token in enumerate(line.tokens) if token.kind in _MOVES and _is_move(text, line, place)
        ]
        for index, place in enumerate(places):
            token = line.tokens[place]
            first = places[index - 1] if index else -1
            last = places[index + 1] if index + 1 < len(places) else len(line.tokens)
            at = bisect_left(line.figures, place)
            around = [n for n in line.figures[max(0, at - MOST_PAIRS) : at + MOST_PAIRS] if first < n < last]
            behind = bisect_left(line.year_places, place)
            named = line.run_before(place) or line.run_behind(place)
            against = line.years[behind] if token.kind in ("above", "below") else None
            yield DoubtfulMoveClaim(
                start=token.start,
                end=token.end,
                sure=False,
                items=(*flat(named), TOTAL) if named and None not in named else (),
                direction=_MOVES[token.kind],
                against=against,
                values=_values(line, around),
            )


def _is_move(text: str, line: ReadLine, place: int) -> bool:
    """สูงกว่าปี 2567 is one, สูงกว่า 85 is none; and of what is counted, or wished for, no scores tell."""
    around = line.tokens[max(0, place - 4) : place + 5]
    if any(token.kind in _COUNTS or (token.kind == "filler" and token.group("word") in _UNITS) for token in around):
        return False
    if text.endswith(WISHES, 0, line.tokens[place].start):
        return False
    if line.tokens[place].kind in ("up", "down"):
        return True
    behind = line.tokens[place + 1 : place + FAR]
    kinds = (token.kind for token in behind if token.kind != "filler" or token.group("word") not in _OF_WHICH)
    return next(kinds, "") in ("year", "bare", "before")


def said_counts(text: str, lines: Sequence[ReadLine], facts: ProofFacts) -> Iterator[DoubtfulCountClaim]:
    """Every count of indicators beside words that tell which are counted."""
    units = units_of_all(text, facts)
    for line_before, line in pairwise([ReadLine((), "", None), *lines]):
        short = list(short_counts(text, line, line_before, facts, units))
        yield from short
        known = {claim.start for claim in short}
        for place, token in enumerate(line.tokens):
            number = _counted(text, line, place)
            if number is None or token.start in known:
                continue
            around = _around(text, line, place)
            if not around:  # an answer, to what the line before asks
                around = [*line_before.tokens[-NEAR:]]
            what = frozenset(
                each.kind for each in around if each.kind in _CONDITIONS and not text.endswith(WISHES, 0, each.start)
            )
            if what:
                yield DoubtfulCountClaim(
                    start=token.start,
                    end=token.start + len(number),
                    sure=False,
                    number=int(number),
                    what=what,
                    bounds=_bounds(text, around),
                    of_mean="เฉลี่ย" in text[max(line.tokens[0].start, token.start - BESIDE) : token.end + BESIDE],
                    years=tuple(dict.fromkeys(_written(line))),
                )


def _counted(text: str, line: ReadLine, place: int) -> str | None:
    """The number of a count of indicators, of sides or points that may be indicators: ๖ หัวข้อที่ดีขึ้น."""
    token, behind = line.tokens[place], line.tokens[place + 1 : place + 2]
    if token.kind == "counted":
        return count_in(token)
    unit = behind[0] if token.kind == "figure" and behind else token if token.kind == "units" else None
    if unit is None or line.has_questions:
        return None  # questions are counted
    if not text.endswith(_UNITS, unit.start, unit.end):
        return None
    number = LEADING_NUMBER.match(text, token.start)
    return number.group() if number and number.group().isdigit() and len(number.group()) < 3 else None


def _around(text: str, line: ReadLine, place: int) -> list[Token]:
    """The tokens around a count that tell what is counted: those behind it where ที่ leads to them.

    Else those before it, and those behind as far as they are not those of another count.
    """
    before, behind = (_as_far(line, place, step) for step in (-1, 1))
    if text.startswith(("ที่", "ซึ่ง"), line.tokens[place].end):
        both = all(_CONDITIONS.intersection(each.kind for each in side) for side in (before, behind))
        return [*before, *behind] if both else behind
    after = place + len(behind) + 1
    ends = after >= len(line.tokens) or line.tokens[after].kind not in ("counted", "units")
    return [*before, *behind] if ends else before


def _as_far(line: ReadLine, place: int, step: int) -> list[Token]:
    """The tokens on one side of a count, as far as the next count."""
    found: list[Token] = []
    for index in range(place + step, place + step * NEAR, step):
        if not 0 <= index < len(line.tokens) or line.tokens[index].kind in _PARTS_COUNTS:
            break
        found.append(line.tokens[index])
    return found


def _written(line: ReadLine) -> list[int]:
    """The years of a line that are said in digits."""
    both = zip(line.year_places, line.years, strict=True)
    return [year for at, year in both if year is not None and line.tokens[at].kind in ("year", "bare")]


def _bounds(text: str, around: Sequence[Token]) -> tuple[Decimal, ...]:
    found = []
    for token in around:
        number = LEADING_NUMBER.match(text, token.start) if token.kind in ("bound", "figure") else None
        value = Decimal(number.group()) if number is not None else None
        if value is not None and value == int(value):  # any other is somebody's score
            found.append(value)
    return tuple(found)
