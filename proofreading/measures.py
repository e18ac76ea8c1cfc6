"""What a text says of the plan's measures: rows of their tables, and sentences that begin with a measure's whole title.

A title is looked for as it stands in the plan. What is said of it is read only where nothing but known words stands
between (words.toml, `measures`); a unit counts only where its whole name stands by itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

from proofreading.claims import (
    Claim,
    DoneClaim,
    MeasureCountClaim,
    PeriodClaim,
    PlannedPeriodClaim,
    Span,
    UnitClaim,
)
from proofreading.facts import PlanFacts
from proofreading.places import MASK
from proofreading.register import Names
from proofreading.titles import as_read
from proofreading.view import TAG, View, is_row
from proofreading.vocabulary import MEASURES, one_of

SHORTEST = 8  # letters of a title that is looked for in sentences
MOST = 2000  # places at which titles are looked for, and names that are compared with units
_REACH = 250  # characters behind a title
_BESIDE = 120  # of these, in which the units of a measure are named
_LIKE = 0.8  # of two spellings of one unit's name
_LONGEST_UNIT, _MOST_UNITS = 80, 30
_LETTER = "ก-ฺเ-์"
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
_EVERY = re.compile(
    r"ทุก(?:สำนัก|กอง|ส่วนราชการ|หน่วยงาน|ฝ่าย|งาน)(?:(?:/|,|และ| )*(?:ทุก)?(?:สำนัก|กอง|ส่วนราชการ|ฝ่าย|งาน)){0,4}"
)
_SEPARATOR = re.compile(rf"(?:[ ,;/:\-–{TAG}]|\d{{1,2}}[.)]|และ)+")
_BEHIND_UNIT = re.compile(rf"[^{_LETTER}]|และ|เทศบาล|$|กอง|สำนัก|งาน|ฝ่าย|เป็น|รับผิดชอบ")
_OF_TOWN = re.compile(f"เทศบาล|{MASK}+")
_UNIT_LIKE = re.compile(rf"(?:สำนัก|กอง|ฝ่าย|งาน|ศูนย์|หน่วย)[{_LETTER}]{{2,{_LONGEST_UNIT}}}")
_GLUED_BEFORE, _GLUED = re.compile(f"[{_LETTER}]$"), re.compile(f"[{_LETTER}]")
_KINDS = re.compile(rf"(?:{'|'.join(MEASURES['kinds'])})(?:ที่ ?\d{{1,3}}[.:]?)? ?[“\"']?$")
_FILLER = re.compile(rf"[ :;/•·,()“”\"'\-–|\t]|{MASK}+|{one_of(MEASURES['fillers'])}")
_DONE = rf"{one_of(MEASURES['done'])}(?!{one_of(MEASURES['done_when'])})"
_CUE = re.compile(
    rf"(?P<unit>{one_of(MEASURES['responsible'])})|(?P<period>{one_of(MEASURES['period'])})|(?P<done>{_DONE})"
)
_LABEL = re.compile(r"(?:สถานะ|ความคืบหน้า|ความก้าวหน้า|ผลการดำเนิน(?:การ|งาน))")
# A label that nobody knows, but for those of somebody else's part: what stands behind it may be what is meant.
_STRANGE = re.compile(rf"(?P<any>(?:(?!{one_of(MEASURES['others'])})[^\n\t|:]){{2,40}}):(?! ?\d)")
_OTHERS = re.compile(one_of([*MEASURES["others"], *MEASURES["kinds"], "ร่วมกับ", "และ"]))
_STARTS = ("\n", "|", "\t")
_INDENT = re.compile(r"\n[ \t•▪-]{0,8}")
_IS_RESPONSIBLE = re.compile(rf" ?{one_of(MEASURES['is_responsible'])}")
_DONE_CELL = re.compile(rf"[ .{TAG}]*(?P<done>{_DONE})[ .{TAG}]*")
_NOT_DONE = tuple(MEASURES["not_done"])
_COUNT = re.compile(
    rf"(?P<done>{_DONE}(?:แล้ว|จำนวน|ทั้งสิ้น|ทั้งหมด|รวม|ครบ|มี|เป็น|ไป| ){{0,6}})?(?<![\d.,/])(?P<n>\d{{1,3}})"
    r"(?: ?มาตรการ)?(?: ?(?:จาก|ใน|/)(?:จำนวน|ทั้งสิ้น|ทั้งหมด| ){0,4}(?P<of>\d{1,3}))? ?มาตรการ(?!ที่ ?\d)"
    r"(?P<behind> ?(?:ทั้งสิ้น|ทั้งหมด))?"
)
_ALL_DONE = re.compile(
    rf"(?P<a>{_DONE})(?:ครบ|ถ้วน|ทั้งหมด|แล้ว| ){{0,4}}ทุกมาตรการ|ทุกมาตรการ(?:ได้|มีการ|ถูก|นั้น| ){{0,4}}(?P<b>{_DONE})"
)
_OF_PLAN = re.compile(rf"{one_of(MEASURES['of_plan'])}|[ :,()“”\"'\-–.#*{TAG}{MASK}]|\d+")
_OF_PART = re.compile(rf"(?P<other>{'|'.join(MEASURES['no_part'])})|(?:{'|'.join(MEASURES['of_part'])})")
_WHOLE = re.compile(rf"(?:{'|'.join(MEASURES['whole'])})(?:จำนวน|มี|คือ| ){{0,3}}$")
_OF_WHOLE = re.compile(rf"(?:แผน|มาตรการ)(?:นี้)?(?:{'|'.join(MEASURES['whole'])})")
_YEAR = re.compile(r"(?<!คม )(?<!ยน )(?<!พันธ์ )(?<![คพย]\. )(?<![คพย]\.)25\d\d")  # not that of a month
_DAY = re.compile(r"(?:ณ|ถึง|สิ้น)(?:วันที่|สิ้น|เดือน| |\d){0,6}[ก-ฮะ-์.]{3,12} ?(?P<y>25\d\d)")
_ITS_YEAR = re.compile(r" ?(?:ใน|ของ|สำหรับ)?(?:แผน)?(?:ประจำ)?ปี(?:งบประมาณ)? ?(?:พ\.ศ\.)? ?(?P<y>25\d\d)(?!\d)")
_BULLETS = " #*▪•●■-–\x1f"
_BEFORE, _NEAR = 200, 40  # characters of a line before a number of measures; those in which a part may be named


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
        self._units = {as_read(name): name for name in plan.units}
        self._names = Names(self._units)
        self._columns: tuple[str, ...] = ()
        self._rows: list[_Place] = []
        self._unit = re.compile(one_of(self._units)) if self._units else None
        self._compared: dict[str, str] = {}  # a name that is no unit's → the unit it may be

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
        yield from self._counts()

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
        found, whole = self._list_of_units(cell.start, cell.end)
        for (start, end), unit in found:
            yield UnitClaim(start=start, end=end, title=title, unit=unit, sure=whole)
        if not whole:
            yield from self._spelt_otherwise(title, cell, [span for span, _ in found])

    def _spelt_otherwise(self, title: str, cell: _Place, known: Sequence[Span]) -> Iterator[Claim]:
        """Names in the cell that are no unit's, and nearly one's."""
        taken = {start for start, _ in known}
        for match in islice(_UNIT_LIKE.finditer(self._text, cell.start, cell.end), _MOST_UNITS):
            start, end = match.start(), min(match.end(), self._view.next_gap(match.start()))
            name = self._text[start:end].partition("และ")[0].removesuffix("เทศบาล")
            if start in taken or name in self._units or self._text[start - 1 : start].isalpha():
                continue
            if likely := self._likely(name):
                end = start + len(name)
                yield UnitClaim(start=start, end=end, title=title, unit=name, likely=likely, sure=False)

    def _likely(self, name: str) -> str:
        if name not in self._compared and len(self._compared) < MOST:
            close = get_close_matches(name, self._units, n=1, cutoff=_LIKE)
            self._compared[name] = self._units[close[0]] if close else ""
        return self._compared.get(name, "")

    def _list_of_units(self, place: int, end: int) -> tuple[list[tuple[Span, str]], bool]:
        """Names of units one behind the other, and whether they fill the characters."""
        found: list[tuple[Span, str]] = []
        for _ in range(_MOST_UNITS):
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

    # --- Sentences -------------------------------------------------------------------------------------------------

    def _sentences(self) -> Iterator[Claim]:
        looked = 0
        for words, title in self._titles.items():
            place = self._text.find(words) if len(words) >= SHORTEST else -1
            while place >= 0 and looked < MOST:
                looked += 1
                end = place + len(words)
                if not self._in_row(place) and self._begins(place):
                    claims = list(self._said_behind(title, end))
                    yield from claims
                    if not any(isinstance(claim, UnitClaim) for claim in claims):
                        yield from self._named_beside(title, place, end)
                place = self._text.find(words, end)

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
        labels = (_CUE, _LABEL, _STRANGE) if fills_its_line else (_CUE, _LABEL)
        end = min(len(self._text), place + _REACH)
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
            elif cue != "period" and (units := self._list_of_units(place, self._end_of_line(place))[0]):
                last = units[-1][0][1]
                behind = _IS_RESPONSIBLE.match(self._text, _end_of(_OF_TOWN.match(self._masked, last)) or last)
                if cue in ("unit", "any") or behind:
                    for (start, stop), unit in units:
                        yield UnitClaim(start=start, end=stop, title=title, unit=unit, sure=sure)
                place, cue = behind.end() if behind else last, ""
            elif filler := _longest(_CUE.match(self._text, place, end), _FILLER.match(self._masked, place, end)):
                if filler.re is _CUE:
                    cue = filler.lastgroup or ""
                    if cue == "done":
                        if not self._is_denied(place):
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

    def _named_beside(self, title: str, place: int, end: int) -> Iterator[Claim]:
        """The units that a title's line names next, whatever words stand between: nobody can be sure what they do."""
        if self._unit is None or (_GLUED.match(self._text, end) and not self._view.gap_within(end - 1, end + 1)):
            return  # no unit is known, or it is the beginning of another title
        line = self._text.rfind("\n", max(0, place - _NEAR), place) + 1
        told = list(self._unit.finditer(self._text, max(line, place - _NEAR), place))
        if told and self._text.endswith("ให้", line, told[0].start()):
            first = told[0].start()
        else:
            behind = self._unit.search(self._text, end, min(self._end_of_line(end), end + _BESIDE))
            if behind is None or _OTHERS.search(self._text, end, behind.start()):
                return
            first = behind.start()
        for (start, stop), unit in self._list_of_units(first, self._end_of_line(first))[0]:
            yield UnitClaim(start=start, end=stop, title=title, unit=unit, sure=False)

    def _end_of_line(self, place: int) -> int:
        line = self._text.find("\n", place)
        return min(line if line >= 0 else len(self._text), place + _REACH)

    def _is_denied(self, place: int) -> bool:
        return self._text[max(0, place - 12) : place].rstrip().endswith(_NOT_DONE)

    # --- Counts ----------------------------------------------------------------------------------------------------

    def _counts(self) -> Iterator[Claim]:
        for match in _COUNT.finditer(self._masked):
            before, told = self._clause_before(match.start())
            if self._is_of_part(before) or (match["done"] and self._is_denied(match.start())):
                continue
            known = _is_whole(self._before(match.start())) and not told
            if match["of"]:
                yield MeasureCountClaim(
                    start=match.start("of"), end=match.end("of"), number=int(match["of"]), done=False, sure=known
                )
            if match["done"]:
                yield MeasureCountClaim(
                    start=match.start("n"), end=match.end("n"), number=int(match["n"]), done=True, sure=known
                )
            elif match["behind"] or _WHOLE.search(self._masked, max(0, match.start() - 40), match.start()):
                yield MeasureCountClaim(
                    start=match.start("n"), end=match.end("n"), number=int(match["n"]), done=False, sure=known
                )
            elif int(match["n"]) > len(self._plan.measures) or (
                not before.strip(_BULLETS) and self._names_its_year(match.end())
            ):  # no plan has so many, whatever is counted
                yield MeasureCountClaim(
                    start=match.start("n"), end=match.end("n"), number=int(match["n"]), done=False, sure=False
                )
        for match in _ALL_DONE.finditer(self._masked):
            at = match.start("a") if match["a"] else match.start("b")
            before = self._before(match.start())
            if not self._is_denied(at) and not self._is_of_part(before):
                yield DoneClaim(start=match.start(), end=match.end(), title="", sure=_is_whole(before))

    def _names_its_year(self, place: int) -> bool:
        """9 มาตรการ ปีงบประมาณ 2568: the plan's year just behind."""
        year = _ITS_YEAR.match(self._masked, place)
        return year is not None and int(year["y"]) == self._plan.fiscal_year

    def _before(self, place: int) -> str:
        far = max(0, place - _BEFORE)
        line = max(self._masked.rfind("\n", far, place), self._masked.rfind("\t", far, place)) + 1
        return self._masked[max(line, far) : place]

    def _clause_before(self, place: int) -> tuple[str, bool]:
        """The words before a number, from those on that speak of the whole plan; whether another year goes before."""
        before = self._before(place)
        start = max((match.start() for match in _OF_WHOLE.finditer(before)), default=0)
        return before[start:], self._is_of_part(before[:start])

    def _is_of_part(self, before: str) -> bool:
        """Whether a part of the plan is spoken of just before, or another year's."""
        parts = any(match["other"] is None for match in _OF_PART.finditer(before[-_NEAR:]))
        years = list(_YEAR.finditer(before))
        days = _DAY.search(before, years[-1].end() if years else 0)
        if days is not None and int(days["y"]) == self._plan.fiscal_year:
            return parts  # as of a day of the year
        return parts or any(int(year.group()) != self._plan.fiscal_year for year in years)


def _is_whole(words: str) -> bool:
    """Whether nothing but words of the whole plan stands there."""
    place = 0
    while place < len(words) and (match := _OF_PLAN.match(words, place)):
        place = match.end()
    return place == len(words)


def _planned(title: str, period: PeriodClaim, *, sure: bool = True) -> PlannedPeriodClaim:
    return PlannedPeriodClaim(
        start=period.start, end=period.end, title=title, first=period.first, last=period.last, sure=sure
    )


def _longest(*matches: re.Match[str] | None) -> re.Match[str] | None:
    return max((match for match in matches if match), key=lambda match: match.end(), default=None)


def _end_of(match: re.Match[str] | None) -> int:
    return match.end() if match else 0
