"""Importing measure tables: read, matched to the plan's measures, and stored all or nothing.

A measure is matched by its title, whatever its blanks, case and spelling of one letter. Columns a table does not have
leave what is stored alone, and so does a text that is the same in another spelling; a measure that is the same already
is not touched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.audit import record
from accounts.models import Unit
from accounts.permissions import Actor, Capability, require
from plans.locking import lock_plans
from plans.measures.actions import add_measures, change_measures
from plans.measures.content import MeasureContent, check, check_printable, content_of
from plans.measures.fields import LISTS, TEXTS, column_of, fields_in
from plans.measures.history import FieldDifference, differences, removed
from plans.models import Measure, Plan
from plans.transfer.columns import HEADING_LABELS
from plans.transfer.measure_reading import MeasureTable, Note, ReadMeasure, measures_in, read_measures
from plans.transfer.unit_choices import Choices, UnitsOfTable, UnknownName
from plans.year.actions import open_plan
from scores.current_rules import current_rules
from scores.rules import Rules, UnknownRules
from tables.errors import RowError
from tables.grid import Part
from thai.likeness import close_name, squeezed
from thai.text import normalise

SHOWN = 200  # letters of a refused cell
MOST_COMPARED = 2500  # pairs of titles; each takes up to a millisecond
AT_ONCE = 50  # measures stored between two reports of progress


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
    removed: list[tuple[str, str]] = field(default_factory=list)  # label, what would be gone: a text, an item of a list
    kept: list[tuple[str, str]] = field(default_factory=list)  # the same of what the table leaves empty, if it stays
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
    emptied: int = 0  # columns of measures the table leaves empty and the plan does not
    unknown_units: list[UnknownName] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)  # titles of the plan that the table does not have; they stay

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


@dataclass(frozen=True)
class Wishes:
    """What a person wants of an import. `choices`: what each unknown name of a unit is, None where each is a new one;
    `keep_emptied`: what the table leaves empty stays as it is. `on_progress` is told per cent and may raise."""

    choices: Choices | None = None
    keep_emptied: bool = False
    on_progress: Callable[[int], None] = lambda percent: None


def read_table(content: bytes | str | Sequence[Part], actor: Actor, fiscal_year: int) -> MeasureTable:
    """A table's measures as the year and the municipality's units tell them; takes no locks. Raises UnknownRules.

    `content` is a file's bytes, what was pasted (HTML with a table, or text separated by tabs), or the parts of either.
    """
    rules = current_rules(fiscal_year - 1, actor.municipality.agency_kind)
    names = Unit.objects.filter(municipality=actor.municipality).values_list("name", flat=True)
    content = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if isinstance(content, bytes):
        return read_measures(content, rules, fiscal_year, list(names))
    return measures_in(content, rules, fiscal_year, list(names))


def import_measures(
    content: bytes | str | Sequence[Part],
    actor: Actor,
    fiscal_year: int,
    *,
    dry_run: bool = False,
    wishes: Wishes = Wishes(),
) -> MeasureImportResult:
    """Puts a measure table into the year's plan, which is opened if there is none; all or nothing.

    `content` is what `read_table` takes. The caller has opened the actor's municipality. A dry run writes nothing and
    keeps nobody waiting.
    """
    require(actor, Capability.EDIT_PLAN)
    try:
        table = read_table(content, actor, fiscal_year)
    except UnknownRules as error:
        return MeasureImportResult(errors=[RowError(1, "", str(fiscal_year), str(error))])
    if dry_run or table.errors:
        return _compared(table, actor, fiscal_year, wishes)
    with transaction.atomic():
        lock_plans(actor)
        result = _compared(table, actor, fiscal_year, wishes)
        if not result.errors:
            _store(actor, fiscal_year, result, wishes)
    return result


def _compared(table: MeasureTable, actor: Actor, fiscal_year: int, wishes: Wishes) -> MeasureImportResult:
    """What the table would do to the plan as it is now. Only reads, in as many queries whatever the measures."""
    plan = Plan.objects.filter(municipality=actor.municipality, fiscal_year=fiscal_year).first()
    stored = _by_title(Measure.objects.with_rows().filter(plan=plan) if plan else [])
    plan = plan or Plan(fiscal_year=fiscal_year)
    plan.municipality = actor.municipality
    rules = current_rules(plan.assessed_year, actor.municipality.agency_kind)
    units = UnitsOfTable(actor, wishes.choices)
    result = MeasureImportResult(errors=list(table.errors), outside=[text for _, text in table.outside])
    result.warnings += _outside_warnings(table)
    seen: set[str] = set()
    for done, read in enumerate(table.measures):
        wishes.on_progress(100 * done // len(table.measures))
        key = squeezed(normalise(read.title))
        if key in seen:
            read.notes.append(Note("doubt", HEADING_LABELS["title"], "ชื่อนี้ซ้ำกับมาตรการก่อนหน้าในตาราง โปรดตรวจสอบ"))
        seen.add(key)
        imported = ImportedMeasure(read, stored=stored[key].pop(0) if stored[key] else None)
        meant = units.find(read, result.errors)
        imported.new_units = [unit.name for unit in meant if unit.pk is None]
        merged = _Merged(read, meant, imported.stored, wishes.keep_emptied)
        result.emptied += len(merged.emptied)
        _compare(plan, rules, imported, merged, result.errors)
        setattr(result, imported.action, getattr(result, imported.action) + 1)
        result.measures.append(imported)
        result.warnings += [
            TableWarning(read.rows[0], note.column, read.title, note.message) for note in read.notes if note.is_warning
        ]
    result.unknown_units = list(units.unknown.values())
    result.absent = [measure.title for same in stored.values() for measure in same]
    _doubt_new_titles(result)
    if result.errors:
        result.created = result.updated = result.unchanged = 0
    return result


def _doubt_new_titles(result: MeasureImportResult) -> None:
    """Notes which new measure may be one of the plan whose title the table spells otherwise."""
    new = [imported.read for imported in result.measures if imported.action == "created"]
    if len(new) * len(result.absent) > MOST_COMPARED:
        return
    for read in new:
        if close := close_name(read.title, result.absent):
            said = f"ชื่อคล้าย “{close}” ที่มีอยู่ในแผน ถ้าเป็นมาตรการเดียวกัน กรุณาแก้ชื่อในตารางให้ตรงก่อน มิฉะนั้นแผนจะมีทั้งสองมาตรการ"
            read.notes.append(Note("doubt", HEADING_LABELS["title"], said))
            result.warnings.append(TableWarning(read.rows[0], HEADING_LABELS["title"], read.title, said))


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


def _compare(plan: Plan, rules: Rules, imported: ImportedMeasure, merged: _Merged, errors: list[RowError]) -> None:
    """What a measure of the table would change, and whether the plan allows it."""
    read, before, content = imported.read, merged.before, merged.content
    imported.remark, imported.kept = content.remark, merged.kept
    if before is not None:
        imported.changes = differences(_plain(before), _plain(content))
        imported.removed = removed(_plain(before), _plain(content))
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


def _store(actor: Actor, fiscal_year: int, result: MeasureImportResult, wishes: Wishes) -> None:
    """Puts what was compared into the plan; the caller has taken the lock before comparing."""
    plan = open_plan(actor, fiscal_year)
    changing = [(imported.content, imported.stored) for imported in result.measures if imported.content is not None]
    for content, _ in changing:
        for unit in content.units:
            if unit.pk is None:
                unit.save()
                record(actor, "unit.created", unit, name=unit.name)
    changed = [(stored, content) for content, stored in changing if stored is not None]
    new = [content for content, stored in changing if stored is None]
    for done in range(0, len(changed), AT_ONCE):
        wishes.on_progress(100 * done // len(changing))
        change_measures(actor, plan, changed[done : done + AT_ONCE])
    for done in range(0, len(new), AT_ONCE):
        wishes.on_progress(100 * (len(changed) + done) // len(changing))
        add_measures(actor, plan, new[done : done + AT_ONCE])


class _Merged:
    """What a table says of a measure, on top of what is stored where it says nothing."""

    def __init__(self, read: ReadMeasure, units: list[Unit], stored: Measure | None, keep_emptied: bool) -> None:
        self.before = content_of(stored) if stored else None
        self.emptied: list[str] = []  # columns that are empty in the table and not in the plan
        self.kept: list[tuple[str, str]] = []  # what would be gone with them
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
        if self.before is not None:
            given = read.given - {"title"}
            self.emptied = sorted(column for column in given if _is_emptied(column, self.before, said))
            if keep_emptied:
                given -= set(self.emptied)
                self.kept = removed(_plain(self.before), _plain(_taking(said, self.emptied, self.before)))
            said = _taking(said, given, self.before)
        self.content = replace(said, remark=_with_leftover(said.remark, read.leftover))


def _taking(said: MeasureContent, columns: Iterable[str], before: MeasureContent) -> MeasureContent:
    """What is stored, with what the table says in these columns."""
    parts = {part for column in columns for part in fields_in(column)}
    return replace(before, **{name: _said(name, before, said) for name in parts})


def _is_emptied(column: str, before: MeasureContent, said: MeasureContent) -> bool:
    names = fields_in(column)
    return any(getattr(before, name) for name in names) and not any(getattr(said, name) for name in names)


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
