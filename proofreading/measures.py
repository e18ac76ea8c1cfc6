"""What a text says of the plan's measures: rows of their tables, and sentences that begin with a measure's whole title.

A title is looked for as it stands in the plan. What is said of it is read only where nothing but known words stands
between (words.toml, `measures`); a unit counts only where its whole name stands by itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from proofreading.claims import (
    Claim,
    DoneClaim,
    PeriodClaim,
    PlannedPeriodClaim,
    Span,
    UnitClaim,
)
from proofreading.facts import PlanFacts
from proofreading.measure_blocks import lines_of
from proofreading.measure_counts import DONE, count_claims, is_denied
from proofreading.measure_units import MOST_UNITS, Units
from proofreading.places import LETTER, MASK
from proofreading.titles import as_read
from proofreading.view import TAG, View, is_row
from proofreading.vocabulary import MEASURES, one_of

SHORTEST = 8  # letters of a title that is looked for in sentences
MOST = 2000  # places at which titles are looked for
_REACH = 250  # characters behind a title
_BESIDE = 120  # of these, in which the units of a measure are named
_HEADS = {
    "title": re.compile(r"(?:ชื่อ)?(?:มาตรการ|โครงการ|กิจกรรม|วิธีการนำผล|การนำผล)|(?:ชื่อ)?(?:งาน|แผนงาน|รายการ)$"),
    "unit": re.compile(
        r"(?:ผู้|หน่วย(?:งาน)?|ส่วนราชการ|กอง)(?:ที่|ผู้)?รับผิดชอบ|ผู้ที่รับผิดชอบ|เจ้าของงาน|เจ้าภาพ(?:หลัก)?$|(?:หน่วยงาน|ส่วนราชการ|กอง|สำนัก)(?:/(?:กอง|สำนัก|ฝ่าย|งาน)){0,4}$"
    ),
    "period": re.compile(r"(?:ช่วง|ห้วง|กำหนด|กรอบ)?(?:ระยะ)?เวลา"),
    "done": re.compile(r"สถานะ|ผลการดำเนิน|ผล(?:งาน)?$|ความ(?:ก้าวหน้า|คืบหน้า)"),
}
_HEAD = 60  # letters at most
_NUMBER = re.compile(rf"[ {TAG}]*(?:(?:มาตรการ|โครงการ|กิจกรรม)ที่ ?\d{{1,3}}[.:]? ?|[(\[]?\d{{1,3}}[.)\]]{{1,2}} ?)?")
_CONTINUED = re.compile(r" ?\( ?ต่อ ?\)[ \x1f]*$")
_LONGEST_UNIT = 80  # letters
_UNIT_LIKE = re.compile(rf"(?:สำนัก|กอง|ฝ่าย|งาน|ศูนย์|หน่วย)[{LETTER}]{{2,{_LONGEST_UNIT}}}")
_GLUED_BEFORE, _GLUED = re.compile(rf"[{LETTER}]\Z"), re.compile(f"[{LETTER}]")
_KINDS = re.compile(rf"(?:{'|'.join([*MEASURES['kinds'], *MEASURES['named_by']])})(?:ที่ ?\d{{1,3}}[.:]?)? ?[“\"']?$")
_ITSELF = re.compile(rf"{one_of(MEASURES['kinds'])}(?:นี้|ดังกล่าว)")
_FILLER = re.compile(rf"[ :;/•·▪●■◆❖,()“”\"'\-–|\t]|{MASK}+|{one_of(MEASURES['fillers'])}|{_ITSELF.pattern}")
_CUE = re.compile(
    rf"(?P<unit>{one_of(MEASURES['responsible'])})|(?P<period>{one_of(MEASURES['period'])})|(?P<done>{DONE})"
)
_LABEL = re.compile(r"(?:สถานะ|ความคืบหน้า|ความก้าวหน้า|ผลการดำเนิน(?:การ|งาน))")
# A label that nobody knows, but for those of somebody else's part: what stands behind it may be what is meant.
_STRANGE = re.compile(rf"(?P<any>(?:(?!{one_of(MEASURES['others'])})[^\n\t|:]){{2,40}}):(?! ?\d)")
_OF_OTHERS = re.compile(rf"(?<!ผลการ){one_of(MEASURES['others'])}|{one_of(MEASURES['kinds'])}(?!นี้|ดังกล่าว)")
_OTHERS = re.compile(rf"{_OF_OTHERS.pattern}|ร่วมกับ|และ")
_TOGETHER = re.compile(r" ?(?:ร่วม)?กับ ?")
_NEAR = 40  # characters before a title in which a unit is told to do it
_STARTS = ("\n", "|", "\t")
_INDENT = re.compile(r"\n[ \t•▪-]{0,8}")
_IS_RESPONSIBLE = re.compile(rf" ?{one_of(MEASURES['is_responsible'])}")
_SAID_DONE = re.compile(rf"{DONE}(?! ?\d)")
_A_PART = re.compile(r"ที่ ?\d{1,2} ?$")  # the second round of it
_A_QUARTER = re.compile("ไตรมาส|รอบ|ปีก่อน|ปีที่แล้ว")
_INTRODUCED = ("ว่า", *MEASURES["fillers"])
_UNDER_WAY = "อยู่ระหว่าง"
_DONE_CELL = re.compile(rf"[ .{TAG}]*(?P<done>{DONE})[ .{TAG}]*")


@dataclass(frozen=True)
class _Place:
    """Where a line's or cell's words stand."""

    start: int
    end: int


def measure_claims(view: View, masked: str, plan: PlanFacts, periods: Sequence[PeriodClaim]) -> Iterator[Claim]:
    """What the text says of the plan's measures; `masked` is the view without the names of municipalities."""
    yield from _Reader(view, masked, plan, {claim.start: claim for claim in periods}).read()


class _Reader:
    """One walk over the lines."""

    def __init__(self, view: View, masked: str, plan: PlanFacts, periods: Mapping[int, PeriodClaim]) -> None:
        self._view, self._text, self._masked, self._plan = view, view.text, masked, plan
        self._periods = periods
        self._starts = sorted(periods)
        self._titles = {as_read(measure.title): measure.title for measure in plan.measures}
        self._units = Units(view, masked, plan.units)
        self._columns: tuple[str, ...] = ()
        self._rows: list[_Place] = []
        self._grouped_by: type[Claim] | None = None  # what the headings above measures say, which end them, too

    def read(self) -> Iterator[Claim]:
        start = 0
        for line in self._text.split("\n"):
            if is_row(line, len(self._columns)):
                yield from self._row(start, line)
                if self._columns:  # without a head it is read as a sentence
                    self._rows.append(_Place(start, start + len(line)))
            elif not line.startswith("<"):
                self._columns = ()
            start += len(line) + 1
        yield from self._sentences()
        yield from count_claims(self._masked, self._plan)

    # --- Tables ----------------------------------------------------------------------------------------------------

    def _row(self, start: int, line: str) -> Iterator[Claim]:
        separator = "\t" if "\t" in line else "|"
        cells: list[_Place] = []
        for words in line.split(separator):
            cells.append(_Place(start, start + len(words)))
            start += len(words) + 1
        roles = tuple(self._role(cell) for cell in cells)
        if "title" in roles and len(set(roles) - {""}) > 1:
            self._columns = roles
            return
        if len(cells) != len(self._columns):
            return
        title = self._title_in(cells[self._columns.index("title")])
        if title is None:
            return
        for cell, role in zip(cells, self._columns, strict=True):
            if role == "unit":
                yield from self._units_in(title, cell)
            elif role == "period" and (period := self._period_in(cell)):
                yield _planned(title, period)
            elif role == "done" and (done := _DONE_CELL.fullmatch(self._text, cell.start, cell.end)):
                yield DoneClaim(start=done.start("done"), end=done.end("done"), title=title)

    def _role(self, cell: _Place) -> str:
        words = self._text[cell.start : cell.end].strip(f" #*{TAG}")
        if not words or len(words) > _HEAD:
            return ""
        return next((role for role, head in _HEADS.items() if head.match(words)), "")

    def _title_in(self, cell: _Place) -> str | None:
        """The title that fills a cell, with or without its number and kind."""
        words = _CONTINUED.sub("", self._text[cell.start : cell.end]).strip(f" {TAG}")
        words = words[_end_of(_NUMBER.match(words)) :].strip(f" {TAG}")
        for kind in ("", *MEASURES["kinds"]):
            if words.startswith(kind) and (title := self._titles.get(words[len(kind) :].strip())) is not None:
                return title
        return None

    def _period_in(self, cell: _Place) -> PeriodClaim | None:
        """The period that fills a cell."""
        inside = self._starts[bisect_left(self._starts, cell.start) : bisect_left(self._starts, cell.end)]
        return self._periods[inside[0]] if len(inside) == 1 and self._periods[inside[0]].of_measure else None

    def _units_in(self, title: str, cell: _Place) -> Iterator[Claim]:
        """The units of a cell: sure where nothing else stands in it."""
        found, whole = self._units.listed(cell.start, cell.end)
        for (start, end), unit in found:
            yield UnitClaim(start=start, end=end, title=title, unit=unit, sure=whole)
        if not whole:
            yield from self._spelt_otherwise(title, cell, [span for span, _ in found])

    def _spelt_otherwise(self, title: str, cell: _Place, known: Sequence[Span]) -> Iterator[Claim]:
        """Names in the cell that are no unit's, and nearly one's."""
        taken = {start for start, _ in known}
        for match in islice(_UNIT_LIKE.finditer(self._text, cell.start, cell.end), MOST_UNITS):
            start, end = match.start(), min(match.end(), self._view.next_gap(match.start()))
            name = self._text[start:end].partition("และ")[0].removesuffix("เทศบาล")
            if start in taken or name in self._units or self._text[start - 1 : start].isalpha():
                continue
            if likely := self._units.likely(name):
                end = start + len(name)
                yield UnitClaim(start=start, end=end, title=title, unit=name, likely=likely, sure=False)

    # --- Sentences -------------------------------------------------------------------------------------------------

    def _sentences(self) -> Iterator[Claim]:
        places = self._places_of_titles()
        if places:
            self._grouped_by = self._heading_above(places[0][0][0])
        for number, ((place, end), title) in enumerate(places):
            claims = list(self._said_behind(title, end))
            yield from claims
            stop = places[number + 1][0][0] if number + 1 < len(places) else len(self._text)
            above = places[number - 1][0][1] if number else 0
            yield from self._said_near(title, (place, end), lines_of(self._view, (place, end), stop, above), claims)

    def _places_of_titles(self) -> list[tuple[Span, str]]:
        """Where titles stand outside of tables, in order."""
        found: list[tuple[Span, str]] = []
        looked = 0
        for words, title in self._titles.items():
            place = self._text.find(words) if len(words) >= SHORTEST else -1
            while place >= 0 and looked < MOST:
                looked += 1
                end = place + len(words)
                if not self._in_row(place) and self._begins(place):
                    found.append(((place, end), title))
                place = self._text.find(words, end)
        return sorted(found)

    def _heading_above(self, place: int) -> type[Claim] | None:
        """What the short line above the first title says of all below it."""
        end = self._text.rfind("\n", max(0, place - _NEAR), place)
        start = self._text.rfind("\n", max(0, end - _NEAR), end) + 1
        if end < 0 or (start == 0 and end > _NEAR):
            return None
        if self._units.listed(start, end)[1]:
            return UnitClaim
        words = self._text[start:end]
        return DoneClaim if _UNDER_WAY in words or _SAID_DONE.search(words) else None

    def _in_row(self, place: int) -> bool:
        row = bisect_right(self._rows, place, key=lambda row: row.start) - 1
        return row >= 0 and place < self._rows[row].end

    def _begins(self, place: int) -> bool:
        """Whether a title that is found there is not the end of another."""
        before = self._text[max(0, place - 30) : place]
        return (
            not _GLUED_BEFORE.search(before)
            or self._view.gap_within(place - 1, place + 1)
            or bool(_KINDS.search(before))
        )

    def _said_behind(self, title: str, place: int) -> Iterator[Claim]:
        """The claims of a sentence, as far as every word is known; of labels too, below a title's line.

        A label that nobody knows counts only where the title fills its line.
        """
        fills_its_line = self._text[place : place + 2].lstrip(' ”"').startswith("\n")
        labels = (_CUE, _LABEL, _ITSELF, _STRANGE) if fills_its_line else (_CUE, _LABEL)
        grouped = self._grouped_by is DoneClaim  # the next line may be the heading of another group
        end = self._end_of_line(place) if grouped else min(len(self._text), place + _REACH)
        cue, sure = "", True
        while place < end:
            if self._text[place] == "\n":
                begin = _end_of(_INDENT.match(self._text, place))
                if cue or not any(known.match(self._text, begin) for known in labels):
                    return
                place, sure = begin, sure or bool(_LABEL.match(self._text, begin))
                continue
            if (period := self._periods.get(place)) is not None and cue in ("", "period", "any"):
                yield _planned(title, period, sure=sure)
                place, cue = period.end, ""
            elif cue != "period" and (units := self._units.listed(place, self._end_of_line(place))[0]):
                last = units[-1][0][1]
                behind = _IS_RESPONSIBLE.match(self._text, self._units.behind_town(last))
                if cue in ("unit", "any") or behind:
                    for (start, stop), unit in units:
                        yield UnitClaim(start=start, end=stop, title=title, unit=unit, sure=sure)
                place, cue = behind.end() if behind else last, ""
            elif filler := _longest(_CUE.match(self._text, place, end), _FILLER.match(self._masked, place, end)):
                if filler.re is _CUE:
                    cue = filler.lastgroup or ""
                    if cue == "done":
                        if not is_denied(self._text, place):
                            yield DoneClaim(start=place, end=filler.end(), title=title, sure=sure)
                        cue = ""
                place = filler.end()
            elif self._text[max(0, place - 3) : place].rstrip(" ").endswith(_STARTS) and (
                strange := _STRANGE.match(self._text, place, end)
            ):
                place, cue, sure = strange.end(), "any", False
            elif fills_its_line and cue == "any":  # a label of something else: the next line may be of what is meant
                place, cue = self._end_of_line(place), ""
            else:
                return

    def _said_near(self, title: str, at: Span, lines: Sequence[Span], told: Sequence[Claim]) -> Iterator[Claim]:
        """What a measure's lines say next, whatever words stand between: nobody can be sure what they do.

        `told` is what is said of it for sure.
        """
        if _GLUED.match(self._text, at[1]) and not self._view.gap_within(at[1] - 1, at[1] + 1):
            return  # it is the beginning of another title
        responsible = [claim.start for claim in told if isinstance(claim, UnitClaim)]
        beside = lines[:1]
        its = beside if self._grouped_by is UnitClaim else lines
        units = self._named_before(at[0]) or next(filter(None, map(self._named_in, its)), [])
        if not responsible or any(start in responsible for (start, _), _ in units):
            for (start, end), unit in units:
                if start not in responsible:
                    yield UnitClaim(start=start, end=end, title=title, unit=unit, sure=False)
        if not any(isinstance(claim, PlannedPeriodClaim) for claim in told):
            periods = [period for line in lines for period in self._months_in(line)]
            if len({(period.first, period.last) for period in periods}) == 1:
                yield replace(_planned(title, periods[0], sure=False), near=True)
        if not any(isinstance(claim, DoneClaim) for claim in told):
            done = self._done_in(beside if self._grouped_by is DoneClaim else lines)
            if done is not None:
                yield DoneClaim(start=done[0], end=done[1], title=title, sure=False)

    def _named_before(self, place: int) -> list[tuple[Span, str]]:
        """The units before a title that are told to do it."""
        line = self._text.rfind("\n", max(0, place - _NEAR), place) + 1
        first = self._units.first(max(line, place - _NEAR), place)
        if first is None or not self._text.endswith("ให้", line, first):
            return []
        return self._units.listed(first, self._end_of_line(first))[0]

    def _named_in(self, line: Span) -> list[tuple[Span, str]]:
        """The units that a line names first, with those they do it together with."""
        first = self._units.first(line[0], min(line[1], line[0] + _BESIDE))
        if first is None or _OTHERS.search(self._text, line[0], first):
            return []
        units = self._units.listed(first, line[1])[0]
        while units and len(units) < MOST_UNITS and (joint := _TOGETHER.match(self._text, units[-1][0][1], line[1])):
            more = self._units.listed(joint.end(), line[1])[0]
            if not more:
                break
            units += more
        return units

    def _months_in(self, line: Span) -> Iterator[PeriodClaim]:
        """The months of a line that are not those of another part, or of a quarter."""
        for place in self._starts[bisect_left(self._starts, line[0]) : bisect_left(self._starts, line[1])]:
            if not self._is_of_others(line[0], place) and not _A_QUARTER.search(self._text, line[0], place):
                yield self._periods[place]

    def _done_in(self, lines: Sequence[Span]) -> Span | None:
        """Where the lines say first that it is done; nowhere where they say, too, that it is not."""
        if self._text.find(_UNDER_WAY, lines[0][0], lines[-1][1]) >= 0:
            return None
        for start, end in lines:
            for match in _SAID_DONE.finditer(self._text, start, end):
                place = match.start()
                if is_denied(self._text, place) or _A_PART.search(self._text, max(start, place - 12), place):
                    continue
                if self._text[max(start, place - 24) : place].rstrip(" :(“").endswith(_INTRODUCED):
                    return match.span()
                begins = not _GLUED_BEFORE.search(self._text, start, place) or self._view.gap_within(
                    place - 1, place + 1
                )
                if begins and not self._is_of_others(start, place):
                    return match.span()
        return None

    def _is_of_others(self, start: int, place: int) -> bool:
        """Whether words before that place say that another's part is spoken of."""
        words = self._text[max(start, place - _BESIDE) : place]
        return bool(_OF_OTHERS.search(self._units.removed_from(words)))

    def _end_of_line(self, place: int) -> int:
        line = self._text.find("\n", place)
        return min(line if line >= 0 else len(self._text), place + _REACH)


def _planned(title: str, period: PeriodClaim, *, sure: bool = True) -> PlannedPeriodClaim:
    return PlannedPeriodClaim(
        start=period.start, end=period.end, title=title, first=period.first, last=period.last, sure=sure
    )


def _longest(*matches: re.Match[str] | None) -> re.Match[str] | None:
    return max((match for match in matches if match), key=lambda match: match.end(), default=None)


def _end_of(match: re.Match[str] | None) -> int:
    return match.end() if match else 0
