"""Score files: bytes → figures by municipality and year, and every row that cannot be accepted.

Two layouts, told apart by their headers. Long: code, municipality, province, fiscal_year, level, item, score. Wide:
code, municipality, province, fiscal_year, total, level_name, IIT, EIT, EIT1, EIT2, OIT, 1 … 10 and any question
columns. `code` may be left out where name and province are unique, `province` where the name is. Headers and figures
may be Thai, digits of either kind; "-" or nothing is missing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import compress

from accounts import agencies
from accounts.models import Municipality
from scores.actions import YearInput
from scores.current_rules import current_rules, current_rules_of
from scores.rules import TOTAL, Rules, UnknownRules, known_kinds, known_years
from scores.wordings import IDENTITY, column_name, contradicts, is_item, item_name, known_columns, squeezed
from tables.errors import FORMULA, NO_VALUE, RowError, Unreadable, is_no_value
from tables.headings import Headings
from tables.rows import Records, read_rows
from thai.digits import to_arabic
from thai.numbers import parse_score, whole_number
from thai.text import normalise

LEVELS = ("total", "instrument", "indicator", "question")
LABELS = {
    "code": "รหัสหน่วยงาน",
    "municipality": "หน่วยงาน",
    "province": "จังหวัด",
    "fiscal_year": "ปีงบประมาณ",
    "item": "รายการ",
    "score": "คะแนน",
    "total": "คะแนนภาพรวม",
    "level": "ระดับ",
    "level_name": "ระดับผลการประเมิน",
}
_OF_ONE_YEAR = (
    "ตารางนี้มีแต่ตัวชี้วัดกับคะแนน ไม่มีคอลัมน์ปีงบประมาณและหน่วยงาน กรุณาคัดลอกตารางไปวางในหน้ากรอกคะแนนของปีนั้น หรือเพิ่มสองคอลัมน์นี้"
)
MOST_NOTICES = 40  # of what was not read
LONGEST_NOTE = 100  # letters of one
# "ร้อยละ 91.10", "91.10 คะแนน" as a number's format shows it, "91,10", "'91.10".
_WORDED = re.compile(r"'?(?:ร้อยละ|คะแนน)?\s?(\d{1,3}(?:\.\d+)?)(?:,(\d{1,2}))?\s?(?:คะแนน|%)?")
_LEVEL_ALONE = re.compile(r"(?:ระดับ\s?)?(.+?)(?:\s?\([^()]*\))?", re.DOTALL)  # "ระดับ A (85.00 – 94.99)"
_SUM = re.compile(r"\s*(?:คะแนน|ค่า)?(?:รวม|เฉลี่ย|เต็ม|น้ำหนัก)")  # of a row that is nobody's
_YEAR = re.compile(r"(?:ปี)?(?:งบประมาณ)?(?:พ\.?ศ\.?)?(\d,?\d{3})(?:\.0+)?")


@dataclass
class ScoreFile:
    """A file's figures by municipality id and year, everything that is wrong with it, columns it does not know, and
    what of it was not read."""

    years: dict[tuple[int, int], YearInput]
    errors: list[RowError]
    ignored: list[str]
    notices: list[str] = field(default_factory=list)


def read_scores(content: bytes, municipalities: Iterable[Municipality]) -> ScoreFile:
    """Reads a score file for these municipalities; every bad row is named, not only the first."""
    names = indicator_names()
    try:
        if content.startswith(b"%PDF"):
            raise Unreadable("ไฟล์นี้เป็น PDF กรุณาใช้หน้ากรอกคะแนนแล้ววางตัวเลขที่คัดลอกจาก PDF")
        table = read_rows(content, lambda cells: known_columns(cells, names))
    except Unreadable as error:
        return ScoreFile({}, [error.as_row_error()], [])
    return scores_in(table, municipalities, names)


def scores_in(
    table: Records, municipalities: Iterable[Municipality], names: Mapping[str, str], of: tuple[str, int] | None = None
) -> ScoreFile:
    """What a file's rows say; `names` are `indicator_names`. Where it has no columns for the municipality and the year
    all of it is of the code and the year that `of` names."""
    result = ScoreFile({}, [], [], table.notices)
    try:
        headings = _meant(Headings.of(table.header, lambda cell: column_name(cell, names)))
        usual = _usual(headings, of) if of else {}
        if error := _header_error(headings, table.header_row, names, usual):
            result.errors.append(error)
            return result
        reader = _Reader(result, headings, _Finder(municipalities), names, usual)
        (reader.read_long if "item" in headings.names else reader.read_wide)(table)
    except Unreadable as error:
        result.errors.append(error.as_row_error())
    return result


def _usual(headings: Headings, of: tuple[str, int]) -> dict[str, str]:
    """The code and the year that every row has where no column says it."""
    code, year = of
    names = {*headings.names}
    by_code = {} if {"code", "municipality"} & names else {"code": code}
    return by_code if "fiscal_year" in names else {**by_code, "fiscal_year": str(year)}


def indicator_names() -> dict[str, str]:
    """Every name an indicator had in any year, squeezed → its number."""
    return {
        squeezed(indicator.name): str(indicator.number)
        for kind in known_kinds()
        for rules in current_rules_of(known_years(kind), kind).values()
        for indicator in rules.indicators
    }


def _meant(headings: Headings) -> Headings:
    """Two words that mean what stands beside them: an indicator's title is its name where no number is, and "คะแนน" in
    a file with a column for each indicator is the total."""
    meant = {} if "item" in headings.names else {"item_title": "item"}
    if not {"item", "item_title", "total"} & {*headings.names} and any(map(is_item, filter(None, headings.names))):
        meant["score"] = "total"
    return Headings(tuple(meant.get(name or "", name) for name in headings.names), headings.wordings)


def _header_error(headings: Headings, row: int, names: Mapping[str, str], usual: Mapping[str, str]) -> RowError | None:
    """Why a header cannot be read; a column whose cells `usual` knows may be absent."""
    for wording in headings.wordings:
        if other := contradicts(wording, names):
            return RowError(row, wording, wording, f"เลขกับชื่อตัวชี้วัดไม่ตรงกัน ชื่อนี้เป็นของ{other} กรุณาแก้หัวคอลัมน์")
    if doubled := headings.doubled():
        return RowError(row, ", ".join(doubled), "", "คอลัมน์นี้มีมากกว่าหนึ่งคอลัมน์")
    said = ", ".join(filter(None, headings.wordings))[:100]
    if not {*headings.names} & {*LABELS} and not any(map(is_item, filter(None, headings.names))):
        return RowError(row, "", said, "ไม่พบแถวหัวตารางที่รู้จักในไฟล์นี้ ต้องมีคอลัมน์ปีงบประมาณ หน่วยงาน และคะแนน ดูแบบไฟล์ในหน้านำเข้า")
    there = {*headings.names} | usual.keys()
    if "item" in headings.names and not {"fiscal_year", "code", "municipality"} & there:
        return RowError(row, "fiscal_year", said, _OF_ONE_YEAR)
    wanted = ["fiscal_year", "item", "score"] if "item" in headings.names else ["fiscal_year"]
    if missing := [name for name in wanted if name not in there]:
        labels = ", ".join(f"{LABELS[name]} ({name})" for name in missing)
        return RowError(row, ", ".join(missing), said, f"ไม่พบคอลัมน์{labels} ในแถวหัวตาราง กรุณาเพิ่มคอลัมน์นี้")
    if not {"code", "municipality"} & there:
        return RowError(row, "code", said, "ไม่พบคอลัมน์รหัสหน่วยงาน (code) หรือชื่อหน่วยงาน (municipality) ในแถวหัวตาราง")
    return None


@lru_cache(maxsize=30_000)
def _parsed(text: str) -> Decimal | None:
    """A country's file holds half a million figures, but only ten thousand different ones."""
    if text.startswith("="):
        raise ValueError(FORMULA)
    if is_no_value(text):
        raise ValueError(NO_VALUE)
    said = normalise(text)
    worded = _WORDED.fullmatch(said)
    return parse_score(f"{worded[1]}.{worded[2]}" if worded and worded[2] else worded[1] if worded else said)


def column_words(names: str) -> str:
    """The columns an error names, as people call them; what is no column of ours as it stands."""
    words = (LABELS.get(name) or (f"ตัวชี้วัดที่ {name}" if name.isdigit() else name) for name in names.split(", "))
    return ", ".join(words)


@lru_cache(maxsize=1000)
def _year_of(typed: str) -> int | None:
    """The year of the Buddhist Era that a cell names."""
    said = _YEAR.fullmatch("".join(to_arabic(typed[:60]).split()).removeprefix("'"))
    return whole_number(said[1].replace(",", "")) if said else None


@dataclass(frozen=True)
class _Columns:
    """The columns of a wide file as one year knows them: which are its items, in their order, and items of others."""

    names: tuple[str, ...]
    chosen: tuple[bool, ...]
    others: tuple[tuple[int, str], ...]

    @classmethod
    def of(cls, figures: Sequence[tuple[int, str]], rules: Rules, width: int) -> _Columns:
        known = {place: name for place, name in figures if name in rules.items}
        others = tuple((place, name) for place, name in figures if place not in known and is_item(name))
        return cls(tuple(known.values()), tuple(place in known for place in range(width)), others)

    def pick(self, cells: Sequence[str]) -> Iterator[str]:
        """The texts of the year's items."""
        return compress(cells, self.chosen)


@dataclass
class _Reader:
    """Reads rows of one file into its result."""

    result: ScoreFile
    headings: Headings
    finder: _Finder
    names: Mapping[str, str]
    usual: Mapping[str, str]
    first_rows: dict[tuple[int, int, str], int] = field(default_factory=dict)
    places_met: dict[tuple[str, str, str], Municipality | str] = field(default_factory=dict)
    rules_met: dict[tuple[int, str], Rules] = field(default_factory=dict)

    def read_long(self, table: Records) -> None:
        """One figure a row."""
        for number, cells in table.rows:
            row = self.headings.record(cells)
            said = [row.get(name, self.usual.get(name, "")) for name in IDENTITY]
            if (self.usual or not said[-1]) and self._is_note(number, cells):
                continue
            place, rules = self._identify(number, said)
            item = self._item(number, row, rules)
            score = self._score(number, "score", row.get("score", ""))
            if place is None or rules is None or item is None:
                continue
            given = YearInput(place, rules, {})
            first = self.first_rows.setdefault((*given.key, item), number)
            if first != number:
                self._refuse(number, "item", row.get("item", ""), f"ซ้ำกับแถวที่ {first}")
            self.result.years.setdefault(given.key, given).figures[item] = score

    def read_wide(self, table: Records) -> None:
        """One municipality and year a row; columns no year knows are named once."""
        headings, width = self.headings.names, len(self.headings.names)
        known = {*IDENTITY, "level_name", "level"}
        figures = [(place, name) for place, name in enumerate(headings) if name and name not in known]
        identity = [headings.index(name) if name in headings else None for name in IDENTITY]
        levels = [headings.index(name) for name in ("level_name", "level") if name in headings]
        columns: dict[tuple[int, str], _Columns] = {}  # by year and kind of agency
        for number, cells in table.rows:
            if len(cells) < width:
                cells = [*cells, *[""] * (width - len(cells))]
            said = [
                cells[place] if place is not None else self.usual.get(name, "")
                for name, place in zip(IDENTITY, identity, strict=True)
            ]
            if (self.usual or not said[-1]) and self._is_note(number, cells):
                continue
            place, rules = self._identify(number, said)
            if place is None or rules is None:
                continue
            kind = rules.fiscal_year, rules.agency_kind
            of_year = columns.get(kind)
            if of_year is None:
                of_year = columns[kind] = _Columns.of(figures, rules, width)
            given = YearInput(place, rules, {})
            first = self.first_rows.setdefault((*given.key, ""), number)
            if first != number:
                self._refuse(number, "code", said[0], f"ซ้ำกับแถวที่ {first}")
                continue
            if levels:
                given.official_level = self._level(number, [cells[place] for place in levels], rules)
            given.figures = self._figures(number, cells, of_year)
            self.result.years[given.key] = given
            for index, name in of_year.others:
                if _parsed_or_none(cells[index]) is not None:
                    self._refuse(number, name, cells[index], f"ปีงบประมาณ พ.ศ. {rules.fiscal_year} ไม่มีรายการนี้")
        used = {name for of_year in columns.values() for name in of_year.names}
        self.result.ignored = [table.header[index] for index, name in figures if name not in used and not is_item(name)]
        if not used and not self.result.errors:
            self._refuse(table.header_row, "", "", "ไม่พบคอลัมน์คะแนนที่รู้จัก")

    def _figures(self, number: int, cells: Sequence[str], columns: _Columns) -> dict[str, Decimal | None]:
        """A wide row's figures; cells that are none are refused. Half a million pass here, nearly all of them right."""
        try:
            return dict(zip(columns.names, map(_parsed, columns.pick(cells)), strict=True))
        except ValueError:
            texts = zip(columns.names, columns.pick(cells), strict=True)
            return {name: self._score(number, name, text) for name, text in texts}

    def _is_note(self, number: int, cells: Sequence[str]) -> bool:
        """Whether a row without a year is empty, or one cell alone or a sum, as stands below a table: that is said.
        Where no row has a year, a sum may be the total."""
        if len(cells) - cells.count("") > 1 and (self.usual or not any(map(_SUM.match, cells))):
            return not any(map(str.strip, cells))
        if (said := " ".join(filter(None, cells)).strip()) and len(self.result.notices) < MOST_NOTICES:
            short = said if len(said) <= LONGEST_NOTE else f"{said[:LONGEST_NOTE]}…"
            self.result.notices.append(f"แถวที่ {number} ไม่มีปีงบประมาณ เป็นข้อความใต้ตารางหรือแถวรวม จึงไม่ได้นำเข้า: “{short}”")
        return True

    def _refuse(self, number: int, column: str, value: str, message: str) -> None:
        self.result.errors.append(RowError(number, column, value, message))

    def _identify(self, number: int, said: Sequence[str]) -> tuple[Municipality | None, Rules | None]:
        """The municipality and the rules of a row's `IDENTITY`; what is wrong with it is refused here."""
        code, name, province, typed = said
        found = self.places_met.get((code, name, province))
        if found is None:
            found = self.places_met[code, name, province] = self.finder.find(code, name, province)
        place = found if isinstance(found, Municipality) else None
        if not isinstance(found, Municipality):
            self._refuse(number, "code" if code else "municipality", code or name, found)
        year = _year_of(typed)
        if year is None or not 2550 <= year <= 2650:
            self._refuse(number, "fiscal_year", to_arabic(typed.strip()), "ต้องเป็นปีงบประมาณ พ.ศ. เช่น 2568")
            return place, None
        if place is None:
            return None, None
        try:
            return place, self._rules(year, place.agency_kind)
        except UnknownRules as error:
            self._refuse(number, "fiscal_year", to_arabic(typed.strip()), str(error))
            return place, None

    def _rules(self, year: int, kind: str) -> Rules:
        key = (year, kind)
        if key not in self.rules_met:
            self.rules_met[key] = current_rules(year, kind)
        return self.rules_met[key]

    def _item(self, number: int, row: Mapping[str, str], rules: Rules | None) -> str | None:
        level = normalise(row.get("level", "")).lower()
        if level and level not in LEVELS:
            self._refuse(number, "level", level, f"ต้องเป็น {', '.join(LEVELS)}")
            return None
        typed = row.get("item", "")
        item = item_name(typed, self.names) if typed.strip() else TOTAL
        if other := contradicts(typed, self.names):
            self._refuse(number, "item", typed, f"เลขกับชื่อตัวชี้วัดไม่ตรงกัน ชื่อนี้เป็นของ{other}")
            return None
        if item and level and level != _level_of(item):
            self._refuse(number, "level", level, f"รายการ {row.get('item', '') or 'ที่ว่าง'} ไม่ได้อยู่ในระดับนี้")
            return None
        if rules is None:
            return None
        if item not in rules.items:
            self._refuse(number, "item", row.get("item", ""), f"ปีงบประมาณ พ.ศ. {rules.fiscal_year} ไม่มีรายการนี้")
            return None
        return item

    def _level(self, number: int, texts: Iterable[str], rules: Rules) -> str | None:
        """The official level of a wide row: the first of these that is not empty; None where all are."""
        name = _LEVEL_ALONE.sub(r"\1", normalise(next(filter(None, texts), "")))
        if not name or name == "-":
            return None
        if name not in {step.name for step in rules.levels}:
            self._refuse(number, "level_name", name, f"ปีงบประมาณ พ.ศ. {rules.fiscal_year} ไม่มีระดับนี้")
            return None
        return name

    def _score(self, number: int, column: str, text: str) -> Decimal | None:
        try:
            return _parsed(text)
        except ValueError as error:
            self._refuse(number, column, text, str(error))
            return None


def _level_of(item: str) -> str:
    if item == TOTAL:
        return "total"
    return "indicator" if item.isdigit() else "instrument" if item.isupper() else "question"


def _parsed_or_none(text: str) -> Decimal | None:
    try:
        return _parsed(text)
    except ValueError:
        return Decimal(0)


class _Finder:
    """From code, name and province, as typed, to the municipality, or to the reason why there is none."""

    def __init__(self, municipalities: Iterable[Municipality]) -> None:
        self.by_code = {municipality.code: municipality for municipality in municipalities}

    @cached_property
    def names(self) -> set[str]:
        """Every name as it is stored."""
        return {municipality.name for municipality in self.by_code.values()}

    @cached_property
    def by_name(self) -> dict[str, list[Municipality]]:
        """Municipalities by what spellings of their name share."""
        found: dict[str, list[Municipality]] = defaultdict(list)
        for municipality in self.by_code.values():
            found[agencies.name_key(municipality.name)].append(municipality)
        return found

    def find(self, code: str, name: str, province: str) -> Municipality | str:
        exact = self.by_code.get(code)
        if exact is not None and name == exact.name:
            return exact
        code, name, province = agencies.agency_code(code), normalise(name), agencies.province(province)
        if name not in self.names:
            name, province = agencies.name_and_province(name, province)
        if not code and not name:
            return "แถวนี้ไม่มีรหัสหรือชื่อหน่วยงาน กรุณากรอก หรือลบแถวนี้"
        if code:
            found = self.by_code.get(code)
            if found is None:
                return "ไม่รู้จักรหัสหน่วยงานนี้ หรือไม่มีสิทธินำเข้าให้หน่วยงานนี้"
            if name and name != found.name and agencies.name_key(name) != agencies.name_key(found.name):
                return f"รหัสนี้เป็นของ{found.name} ไม่ตรงกับชื่อในแถว"
            return found
        named = [m for m in self.by_name.get(agencies.name_key(name), ()) if not province or m.province == province]
        if len(named) == 1:
            return named[0]
        return "มีหลายหน่วยงานที่ใช้ชื่อนี้ กรุณาระบุจังหวัดหรือรหัส" if named else "ไม่รู้จักหน่วยงานนี้"
