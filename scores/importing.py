"""Score files: bytes → rows and row errors → stored, all or nothing. The long layout of CSV files.

code, municipality, province, fiscal_year, level, item, score — `code` may be left out where name and province are
unique, `province` where the name is. UTF-8 (with or without BOM) or Windows-874; digits of either kind.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction

from accounts.importing import RowError, decode
from accounts.models import Municipality
from accounts.permissions import Actor, Capability, can
from accounts.tenancy import open_municipality
from scores.actions import Saved, save_figures
from scores.analysis import level, reconcile, rounded
from scores.models import Assessment
from scores.rules import TOTAL, UnknownRules, rules_for
from thai.digits import to_arabic
from thai.numbers import parse_score
from thai.text import normalise

COLUMNS = ("code", "municipality", "province", "fiscal_year", "level", "item", "score")
_LEVELS = {"total", "instrument", "indicator", "question"}
_THAI_COLUMNS = {
    "รหัส": "code",
    "รหัสหน่วยงาน": "code",
    "หน่วยงาน": "municipality",
    "เทศบาล": "municipality",
    "จังหวัด": "province",
    "ปีงบประมาณ": "fiscal_year",
    "ปี": "fiscal_year",
    "ระดับ": "level",
    "รายการ": "item",
    "ข้อ": "item",
    "คะแนน": "score",
}


@dataclass(frozen=True)
class ScoreWarning:
    """A stored year that its own figures contradict, or that they cannot settle."""

    municipality: str
    fiscal_year: int
    code: str
    entered: str
    derived: str
    message: str


@dataclass
class ImportResult:
    """What an import did or would do. With errors nothing was stored."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    errors: list[RowError] = field(default_factory=list)
    warnings: list[ScoreWarning] = field(default_factory=list)


@dataclass
class ScoreFile:
    """A file's figures by municipality and year, and everything that is wrong with it."""

    figures: dict[tuple[Municipality, int], dict[str, Decimal | None]]
    errors: list[RowError]


def read_scores(content: bytes, municipalities: Iterable[Municipality]) -> ScoreFile:
    """Reads a score file; every bad row is named, not only the first."""
    result = ScoreFile(defaultdict(dict), [])
    try:
        reader = csv.reader(io.StringIO(decode(content), newline=""))
        header = [_column(cell) for cell in next(reader, [])]
    except (ValueError, csv.Error) as error:
        result.errors.append(RowError(1, "", "", str(error)))
        return result
    if missing := {"fiscal_year", "item", "score"} - set(header):
        result.errors.append(RowError(1, ", ".join(sorted(missing)), "", "ไม่พบคอลัมน์นี้ในแถวหัวตาราง"))
        return result
    find = _finder(municipalities)
    seen: dict[tuple[int, int, str], int] = {}
    for cells in reader:
        number = reader.line_num
        if not any(cell.strip() for cell in cells):
            continue
        row = dict(zip(header, cells, strict=False))
        read = _Row(number, row, result.errors)
        municipality, year = read.municipality(find), read.year()
        item = read.item(municipality, year)
        score = read.score()
        if municipality is None or year is None or item is None:
            continue
        first = seen.setdefault((municipality.pk, year, item), number)
        if first != number:
            read.refuse("item", f"ซ้ำกับแถวที่ {first}")
        result.figures[municipality, year][item] = score
    return result


def _column(cell: str) -> str:
    name = normalise(cell).lower()
    return _THAI_COLUMNS.get(name, name)


@dataclass
class _Row:
    """One row being read; what is wrong with it goes to `errors`."""

    number: int
    cells: Mapping[str, str]
    errors: list[RowError]

    def text(self, column: str) -> str:
        return normalise(self.cells.get(column) or "")

    def refuse(self, column: str, message: str) -> None:
        self.errors.append(RowError(self.number, column, self.text(column), message))

    def municipality(self, find: Callable[[str, str, str], Municipality | str]) -> Municipality | None:
        found = find(to_arabic(self.text("code")), self.text("municipality"), self.text("province"))
        if isinstance(found, Municipality):
            return found
        self.refuse("code" if self.text("code") else "municipality", found)
        return None

    def year(self) -> int | None:
        typed = to_arabic(self.text("fiscal_year"))
        if typed.isdecimal() and 2550 <= int(typed) <= 2650:
            return int(typed)
        self.refuse("fiscal_year", "ต้องเป็นปีงบประมาณ พ.ศ. เช่น 2568")
        return None

    def item(self, municipality: Municipality | None, year: int | None) -> str | None:
        level = self.text("level")
        if level and level not in _LEVELS:
            self.refuse("level", "ต้องเป็น total, instrument, indicator หรือ question")
            return None
        typed = to_arabic(self.text("item"))
        item = TOTAL if level == "total" or (not level and not typed) else typed
        item = item.upper() if item.upper() in {"IIT", "EIT", "EIT1", "EIT2", "OIT"} else item.lower()
        if municipality is None or year is None:
            return None
        try:
            rules = rules_for(year, municipality.agency_kind)
        except UnknownRules as error:
            self.refuse("fiscal_year", str(error))
            return None
        if item not in rules.items:
            self.refuse("item", f"ปีงบประมาณ พ.ศ. {year} ไม่มีรายการนี้")
            return None
        return item

    def score(self) -> Decimal | None:
        try:
            return parse_score(self.text("score"))
        except ValueError as error:
            self.refuse("score", str(error))
            return None


def _finder(municipalities: Iterable[Municipality]) -> Callable[[str, str, str], Municipality | str]:
    """A function from (code, name, province) to the municipality, or to the reason why there is none."""
    by_code: dict[str, Municipality] = {}
    by_name: dict[str, list[Municipality]] = defaultdict(list)
    for municipality in municipalities:
        by_code[municipality.code] = municipality
        by_name[municipality.name].append(municipality)

    def find(code: str, name: str, province: str) -> Municipality | str:
        if code:
            found = by_code.get(code)
            if found is None:
                return "ไม่รู้จักรหัสหน่วยงานนี้ หรือไม่มีสิทธินำเข้าให้หน่วยงานนี้"
            if name and name != found.name:
                return f"รหัสนี้เป็นของ{found.name} ไม่ตรงกับชื่อในแถว"
            return found
        named = [m for m in by_name[name] if not province or m.province == province.removeprefix("จังหวัด")]
        if len(named) == 1:
            return named[0]
        return "มีหลายหน่วยงานที่ใช้ชื่อนี้ กรุณาระบุจังหวัดหรือรหัส" if named else "ไม่รู้จักหน่วยงานนี้"

    return find


class _DryRun(Exception):
    """Rolls a rehearsed import back."""


def import_scores(content: bytes, actors: Mapping[str, Actor], *, dry_run: bool = False) -> ImportResult:
    """Reads and stores a score file for the municipalities of `actors` (code → who acts there); all or nothing.

    A dry run does everything, checks included, and takes it back.
    """
    allowed = [actor.municipality for actor in actors.values() if can(actor, Capability.IMPORT_SCORES)]
    file = read_scores(content, allowed)
    result = ImportResult(errors=file.errors)
    if not file.errors and not file.figures:
        result.errors.append(RowError(1, "", "", "ไม่พบคะแนนในไฟล์"))
    if result.errors:
        return result
    try:
        with transaction.atomic():
            for (municipality, year), figures in file.figures.items():
                with open_municipality(municipality):
                    saved = save_figures(actors[municipality.code], year, figures, source="นำเข้าจากไฟล์")
                    _add(result, saved, figures)
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    return result


def _add(result: ImportResult, saved: Saved, figures: Mapping[str, Decimal | None]) -> None:
    result.created += saved.created
    result.updated += saved.updated
    result.unchanged += saved.unchanged
    result.warnings += warnings_of(saved.assessment)


def warnings_of(assessment: Assessment) -> list[ScoreWarning]:
    """What a stored year's figures leave open: differences, an unknown or contradicted level, missing questions."""
    rules, figures = assessment.rules, assessment.figures()
    name, year = assessment.municipality.name, assessment.fiscal_year
    found = []
    for difference in reconcile(rules, figures):
        message = f"{rules.item_name(difference.item)} ไม่ตรงกับค่าที่คำนวณจากส่วนประกอบ"
        if difference.explained_by:
            message += f" — น่าจะผิดที่ {', '.join(map(rules.item_name, difference.explained_by))}"
        found.append(
            ScoreWarning(name, year, difference.item, str(difference.entered), str(difference.derived), message)
        )
    told = level(rules, figures)
    official = assessment.official_level
    if told.name is None:
        found.append(ScoreWarning(name, year, "level", official, "", f"ยังระบุระดับไม่ได้: {told.reason}"))
    elif official and official != told.name:
        message = f"ระดับตามประกาศไม่ตรงกับที่คำนวณได้ ({told.reason})"
        found.append(ScoreWarning(name, year, "level", official, told.name, message))
    for indicator in rules.indicators:
        items = rules.question_items[indicator.key]
        missing = [item for item in items if item not in figures]
        if missing and len(missing) < len(items):
            message = f"ตัวชี้วัดที่ {indicator.number} ยังไม่มีคะแนนข้อ {', '.join(missing)}"
            found.append(ScoreWarning(name, year, missing[0], "", "", message))
        if items and not missing and indicator.instrument == "OIT" and not indicator.sub_indicators:
            entered = str(rounded(figures[indicator.key])) if indicator.key in figures else ""
            message = f"ตัวชี้วัดที่ {indicator.number} ตรวจทานจากรายข้อไม่ได้: ยังไม่ทราบตัวชี้วัดย่อยของปีนี้"
            found.append(ScoreWarning(name, year, indicator.key, entered, "", message))
    return found
