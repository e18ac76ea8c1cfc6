"""Importing measure tables: read, matched to the plan's measures, and stored all or nothing.

A measure is matched by its title, whatever its blanks, case and spelling of one letter. Columns a table does not have
leave what is stored alone, and so does a text that is the same in another spelling; a measure that is the same already
is not touched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.audit import record
from accounts.models import Unit
from accounts.permissions import Actor, Capability, require
from plans.locking import lock_plans
from plans.measures.actions import save_measure
from plans.measures.content import MeasureContent, check, check_printable, content_of
from plans.measures.fields import LISTS, TEXTS, column_of, fields_in
from plans.measures.history import FieldDifference, differences
from plans.models import Measure, Plan
from plans.transfer.columns import HEADING_LABELS
from plans.transfer.measure_reading import MeasureTable, Note, ReadMeasure, read_measures
from plans.transfer.units import close_unit, same_unit, squeezed
from plans.year.actions import open_plan
from scores.current_rules import current_rules
from scores.rules import Rules, UnknownRules
from tables.errors import RowError
from thai.printable import refusal
from thai.text import normalise

MOST_NEW_UNITS = 200  # more come from a column that is something else
SHOWN = 200  # letters of a refused cell


@dataclass(frozen=True)
class TableWarning:
    """What a person should look at; `row` is 0 for what stands outside of rows."""

    row: int
    column: str
    value: str
    message: str


@dataclass
class ImportedMeasure:
    """One measure of the table and what became, or would become, of it: `action` is created, updated or unchanged."""

    read: ReadMeasure
    action: str = "created"
    changes: list[FieldDifference] = field(default_factory=list)
    new_units: list[str] = field(default_factory=list)
    remark: str = ""  # as stored, with the words that have no field
    stored: Measure | None = None
    content: MeasureContent | None = None  # to be saved; None when nothing changes

    def as_json(self) -> dict[str, Any]:
        """The measure as the command prints it."""
        read = self.read
        lists = {name: list(getattr(read, name)) for name in ("indicators", "questions", "steps", "units", "outputs")}
        return {
            "title": read.title,
            **{name: lists[name] for name in ("indicators", "questions", "steps", "units")},
            "all_units": read.all_units,
            "start": read.start.isoformat() if read.start else None,
            "end": read.end.isoformat() if read.end else None,
            "outputs": lists["outputs"],
            "outcome": read.outcome,
            "theme": read.theme or None,
            "status": read.status,
        }


@dataclass
class MeasureImportResult:
    """What an import did or would do. With errors nothing was stored; `outside` are the lines that are no measure."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    measures: list[ImportedMeasure] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    warnings: list[TableWarning] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The result as plain JSON, as the command prints it."""
        return {
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "measures": [measure.as_json() for measure in self.measures],
            "errors": [asdict(error) for error in self.errors],
            "warnings": [asdict(warning) for warning in self.warnings],
        }


def read_table(content: bytes | str, actor: Actor, fiscal_year: int) -> MeasureTable:
    """A table's measures as the year and the municipality's units tell them; takes no locks. Raises UnknownRules.

    `content` is a file's bytes, or what was pasted: HTML with a table, or text separated by tabs.
    """
    rules = current_rules(fiscal_year - 1, actor.municipality.agency_kind)
    names = Unit.objects.filter(municipality=actor.municipality).values_list("name", flat=True)
    content = content.encode("utf-8", "replace") if isinstance(content, str) else content
    return read_measures(content, rules, fiscal_year, list(names))


def import_measures(
    content: bytes | str | MeasureTable, actor: Actor, fiscal_year: int, *, dry_run: bool = False
) -> MeasureImportResult:
    """Puts a measure table into the year's plan, which is opened if there is none; all or nothing.

    `content` is what `read_table` takes, or gave and nobody has used yet. The caller has opened the actor's
    municipality. A dry run writes nothing and keeps nobody waiting.
    """
    require(actor, Capability.EDIT_PLAN)
    try:
        table = content if isinstance(content, MeasureTable) else read_table(content, actor, fiscal_year)
    except UnknownRules as error:
        return MeasureImportResult(errors=[RowError(1, "", str(fiscal_year), str(error))])
    if dry_run or table.errors:
        return _compared(table, actor, fiscal_year)
    with transaction.atomic():
        lock_plans(actor)
        result = _compared(table, actor, fiscal_year)
        if not result.errors:
            _store(actor, fiscal_year, result)
    return result


def _compared(table: MeasureTable, actor: Actor, fiscal_year: int) -> MeasureImportResult:
    """What the table would do to the plan as it is now. Only reads, in as many queries whatever the measures."""
    plan = Plan.objects.filter(municipality=actor.municipality, fiscal_year=fiscal_year).first()
    stored = _by_title(Measure.objects.with_rows().filter(plan=plan) if plan else [])
    plan = plan or Plan(fiscal_year=fiscal_year)
    plan.municipality = actor.municipality
    rules = current_rules(plan.assessed_year, actor.municipality.agency_kind)
    units = _Units(actor)
    result = MeasureImportResult(errors=list(table.errors), outside=[text for _, text in table.outside])
    result.warnings += _outside_warnings(table)
    seen: set[str] = set()
    for read in table.measures:
        key = squeezed(normalise(read.title))
        if key in seen:
            read.notes.append(Note("doubt", HEADING_LABELS["title"], "ชื่อนี้ซ้ำกับมาตรการก่อนหน้าในตาราง โปรดตรวจสอบ"))
        seen.add(key)
        imported = ImportedMeasure(read, stored=stored[key].pop(0) if stored[key] else None)
        _compare(plan, rules, imported, units.find(read, imported, result.errors), result.errors)
        setattr(result, imported.action, getattr(result, imported.action) + 1)
        result.measures.append(imported)
        result.warnings += [
            TableWarning(read.rows[0], note.column, read.title, note.message) for note in read.notes if note.is_warning
        ]
    if result.errors:
        result.created = result.updated = result.unchanged = 0
    return result


def _by_title(measures: Iterable[Measure]) -> defaultdict[str, list[Measure]]:
    found: defaultdict[str, list[Measure]] = defaultdict(list)
    for measure in measures:
        found[squeezed(normalise(measure.title))].append(measure)
    return found


def _outside_warnings(table: MeasureTable) -> list[TableWarning]:
    warnings = [TableWarning(row, "", text, "แถวนี้ไม่ใช่มาตรการ จึงไม่ได้นำเข้า") for row, text in table.unplaced]
    if table.outside and table.measures:
        said = "\n".join(text for _, text in table.outside)
        message = f"ข้อความและตารางอื่นนอกตารางมาตรการ {len(table.outside)} บรรทัด ไม่ได้นำเข้า"
        warnings.append(TableWarning(0, "", said, message))
    return warnings + [TableWarning(0, "", "", message) for message in table.left_out]


def _compare(plan: Plan, rules: Rules, imported: ImportedMeasure, units: list[Unit], errors: list[RowError]) -> None:
    """What a measure of the table would change, and whether the plan allows it."""
    read = imported.read
    before = content_of(imported.stored) if imported.stored else None
    content = _merged(read, units, before)
    imported.remark = content.remark
    if before is not None:
        imported.changes = differences(_plain(before), _plain(content))
        imported.action = "updated" if imported.changes else "unchanged"
    if imported.action == "unchanged":
        return
    imported.content = content
    try:
        check(plan, content, rules)
        check_printable(content, before)
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            label = HEADING_LABELS.get(column_of(name), name)
            value = getattr(read, name, "")
            said = "\n".join(map(str, value)) if isinstance(value, list) else str(value)
            if not any(wrong.row == read.rows[0] and wrong.column == label for wrong in errors):
                errors.append(RowError(read.rows[0], label, _short(said), " ".join(messages)))


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _store(actor: Actor, fiscal_year: int, result: MeasureImportResult) -> None:
    """Puts what was compared into the plan; the caller has taken the lock before comparing."""
    plan = open_plan(actor, fiscal_year)
    for imported in result.measures:
        if (content := imported.content) is None:
            continue
        for unit in content.units:
            if unit.pk is None:
                unit.save()
                record(actor, "unit.created", unit, name=unit.name)
        stored = imported.stored
        save_measure(actor, plan, content, measure=stored, version=stored.version if stored else None)


def _merged(read: ReadMeasure, units: list[Unit], before: MeasureContent | None) -> MeasureContent:
    """What the table says, on top of what is stored where it says nothing."""
    texts: dict[str, Any] = {name: normalise(getattr(read, name)) for name in TEXTS}
    items: dict[str, Any] = {name: [normalise(text) for text in getattr(read, name)] for name in LISTS}
    said = MeasureContent(
        **texts,
        **items,
        kind=read.kind,
        indicators=read.indicators,
        questions=read.questions,
        units=units,
        all_units=read.all_units,
        start=read.start,
        end=read.end,
        status=read.status or "",
        budget=read.budget,
    )
    if before is not None:
        given = {part for name in read.given - {"title"} for part in fields_in(name)}
        said = replace(before, **{name: _said(name, before, said) for name in given})
    return replace(said, remark=_with_leftover(said.remark, read.leftover))


def _said(name: str, before: MeasureContent, said: MeasureContent) -> Any:
    """What the table says of a field; what is stored where that is the same text in another spelling."""
    stored, value = getattr(before, name), getattr(said, name)
    is_same = (name in TEXTS and normalise(stored) == value) or (
        name in LISTS and tuple(map(normalise, stored)) == tuple(value)
    )
    return stored if is_same else value


def _with_leftover(remark: str, leftover: list[str]) -> str:
    """The remark with the words that have no field, unless it holds them already."""
    for text in map(normalise, leftover):
        if text not in remark:
            remark = f"{remark}\n{text}".strip()
    return remark


def _plain(content: MeasureContent) -> dict[str, Any]:
    """The content as plain JSON; in a table the order of units says nothing."""
    plain = content.as_json()
    return plain | {"units": sorted(plain["units"])}


class _Units:
    """The municipality's units, and those a table adds, which are not stored yet."""

    def __init__(self, actor: Actor) -> None:
        self._municipality = actor.municipality
        self._units = {unit.name: unit for unit in Unit.objects.filter(municipality=actor.municipality)}
        self._meant: dict[str, Unit] = {}  # by what the table calls it
        self._stored = tuple(self._units)
        self._new = 0

    def find(self, read: ReadMeasure, imported: ImportedMeasure, errors: list[RowError]) -> list[Unit]:
        """The units a measure names, in its order; unknown ones are named as new wherever they occur."""
        found: dict[str, Unit] = {}
        for name in read.units:
            unit = self._meant.get(name) or self._unit(read, name, errors)
            if unit is not None:
                self._meant[name] = found[unit.name] = unit
        imported.new_units = [unit.name for unit in found.values() if unit.pk is None]
        if imported.new_units:
            names = ", ".join(imported.new_units)
            read.notes.append(Note("new", HEADING_LABELS["units"], f"หน่วยงานใหม่ที่จะเพิ่มในระบบ: {names}"))
        for name in imported.new_units:
            if close := close_unit(name, self._stored):
                said = f"หน่วยงาน “{name}” สะกดคล้าย “{close}” ที่มีอยู่แล้ว หากเป็นหน่วยงานเดียวกัน กรุณาแก้ชื่อในตารางก่อนนำเข้า"
                read.notes.append(Note("doubt", HEADING_LABELS["units"], said))
        read.units = list(found)
        return list(found.values())

    def _unit(self, read: ReadMeasure, name: str, errors: list[RowError]) -> Unit | None:
        longest = Unit._meta.get_field("name").max_length or 0
        if len(name) > longest:
            wrong = f"ชื่อหน่วยงานยาวเกิน {longest} ตัวอักษร"
        elif wrong := refusal(name):
            pass
        elif (known := same_unit(name, self._units)) is not None:
            return self._units[known]
        elif self._new < MOST_NEW_UNITS:
            order = max((unit.order for unit in self._units.values()), default=0) + 1
            self._new += 1
            self._units[name] = Unit(municipality=self._municipality, name=name, order=order)
            return self._units[name]
        else:
            wrong = f"ตารางนี้มีหน่วยงานใหม่เกิน {MOST_NEW_UNITS} หน่วย โปรดตรวจคอลัมน์นี้"
        errors.append(RowError(read.rows[0], HEADING_LABELS["units"], _short(name), wrong))
        return None
