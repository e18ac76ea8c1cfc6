"""The list of municipalities: a table of code, name, type, district, province, website → rows, all or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import agencies
from accounts.audit import record
from accounts.editing import EditedMeanwhile
from accounts.editing.merging import mark
from accounts.models import Municipality, User
from accounts.municipality_lists import COLUMNS, REQUIRED, column_of, known_headings
from accounts.permissions import Actor, Capability, PlatformActor, require
from accounts.tenancy import open_municipality
from tables.errors import RowError, Unreadable
from tables.headings import Headings
from tables.rows import Records, read_rows
from thai.text import normalise

_TIDIED = {
    "code": agencies.agency_code,
    "type": agencies.agency_type,
    "district": agencies.district,
    "province": agencies.province,
    "website": agencies.website,
}
_COUNTING = ("ที่", "ลำดับ", "ลำดับที่", "no.", "no", "#")
LONGEST_NOTE = 100  # letters of what is quoted of a row


@dataclass(frozen=True)
class Change:
    """One field of a municipality, before and after: `before` is empty where there was nothing, `after` where it would
    be gone."""

    code: str
    name: str
    label: str
    before: str
    after: str
    is_new: bool = False  # the municipality itself


@dataclass
class ImportResult:
    """How many municipalities are new, changed and the same; with errors nothing was stored. `changes`: what would be
    gone first; beside the counts it says nothing new, so two results with the same counts and errors are the same."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    errors: list[RowError] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list, compare=False)
    notices: list[str] = field(default_factory=list, compare=False)  # what of the file was not read


@dataclass(frozen=True)
class _How:
    """What `import_municipalities` was asked."""

    removes: bool
    checks_places: bool
    user: User | None


class _Refused(Exception):
    """Rolls back an import with errors, and one that only asks."""


def import_municipalities(
    content: bytes,
    *,
    dry_run: bool = False,
    removes: bool = False,
    checks_places: bool = False,
    user: User | None = None,
) -> ImportResult:
    """Creates or updates municipalities by code; every bad row is named and one bad row stores nothing.

    `removes`: what the file leaves empty goes; without it such a value stays as it is, and `changes` still names it.
    `checks_places`: a district that its province does not have is an error, not a notice. `user`: who stands in the
    trail; None for the shell.
    """
    result = ImportResult()
    try:
        table = read_rows(content, known_headings)
        headings = Headings.of(table.header, column_of)
        result.notices = table.notices
        if missing := headings.missing(REQUIRED, table.header_row):
            result.errors.append(missing)
            return result
        if doubled := [name for name in headings.doubled() if name in COLUMNS]:
            result.errors.append(RowError(table.header_row, ", ".join(doubled), "", "คอลัมน์นี้มีมากกว่าหนึ่งคอลัมน์"))
            return result
        result.notices += [
            f"ไม่รู้จักคอลัมน์ “{' '.join(wording.split())}” จึงไม่ได้นำเข้าคอลัมน์นี้"
            for name, wording in zip(headings.names, headings.wordings, strict=True)
            if name and name not in COLUMNS and name not in _COUNTING
        ]
        with transaction.atomic():
            _store_all(result, headings, table, _How(removes, checks_places, user))
            if result.errors or dry_run:
                raise _Refused
    except _Refused:
        if result.errors:
            result.created = result.updated = result.unchanged = 0
            result.changes = []
    except Unreadable as error:
        result = ImportResult(errors=[*result.errors, error.as_row_error()], notices=result.notices)
    result.changes.sort(key=lambda change: (bool(change.after), change.is_new))
    return result


def _store_all(result: ImportResult, headings: Headings, table: Records, how: _How) -> None:
    seen: set[str] = set()
    for line, cells in table.rows:
        if not any(cell.strip() for cell in cells):
            continue
        row = headings.record(cells)
        said = [cell.strip() for cell in cells if cell.strip()]
        if len(said) == 1 and not row.get("code", "").strip():  # a sum, who made the list
            result.notices.append(f"แถวที่ {line} มีข้อความเพียงช่องเดียว จึงไม่ได้นำเข้า: “{said[0][:LONGEST_NOTE]}”")
            continue
        values = {name: _TIDIED.get(name, normalise)(row[name]) for name in COLUMNS if name in row}
        values |= {name: "" for name in REQUIRED if name not in row}
        if values["code"] in seen:
            result.errors.append(RowError(line, "code", values["code"], "รหัสซ้ำกับแถวก่อนหน้า"))
        seen.add(values["code"])
        formulas = [name for name, value in values.items() if value.startswith("=")]
        if formulas:
            result.errors += [RowError(line, name, values[name], "เซลล์นี้เป็นสูตร กรุณาวางเป็นค่า") for name in formulas]
            continue
        _store(result, line, values, how)


def _label(name: str) -> str:
    return str(getattr(Municipality._meta.get_field(name), "verbose_name", name))


def column_words(names: str) -> str:
    """The columns an error names, as people call them."""
    return ", ".join(_label(name) if name in COLUMNS else name for name in names.split(", "))


def _why(column: str, value: str) -> str:
    """Why a cell is refused and what to write instead."""
    if not value:
        return "ช่องนี้ว่าง กรุณากรอก"
    longest = getattr(Municipality._meta.get_field(column), "max_length", 0)
    return {
        "code": "รหัสหน่วยงานต้องเป็นตัวเลข 7 หลัก",
        "type": f"ไม่รู้จักประเภทนี้ ต้องเป็น {', '.join(Municipality.Type.values)} หรือชื่อเต็ม เช่น เทศบาลตำบล",
        "website": "ต้องเป็นที่อยู่เว็บไซต์ เช่น https://www.example.go.th",
    }.get(column, f"ยาวเกิน {longest} ตัวอักษร")


def _unknown_place(municipality: Municipality) -> str:
    """What is not to be found of where it lies; empty where it is."""
    if municipality.province not in agencies.districts():
        return f"ไม่รู้จักจังหวัด “{municipality.province}”"
    if agencies.district_of(municipality.province, municipality.district) is None:
        return f"จังหวัด{municipality.province}ไม่มีอำเภอ “{municipality.district}”"
    return ""


def _store(result: ImportResult, line: int, values: dict[str, str], how: _How) -> None:
    municipality = Municipality.objects.filter(code=values["code"]).first()
    is_new = municipality is None
    municipality = municipality or Municipality(code=values["code"])
    changes = {name: [getattr(municipality, name), v] for name, v in values.items() if getattr(municipality, name) != v}
    emptied = set() if is_new else {name for name, (before, after) in changes.items() if before and not after}
    called = municipality.name or values["name"]
    said = [
        Change(municipality.code, called, _label(name), before, after, is_new)
        for name, (before, after) in changes.items()
    ]
    for name in emptied - set(REQUIRED) if not how.removes else ():
        values[name] = changes.pop(name)[0]
    for name, value in values.items():
        setattr(municipality, name, value)
    try:
        municipality.full_clean(exclude=["name_key"], validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        for column in error.message_dict:
            result.errors.append(RowError(line, column, values.get(column, ""), _why(column, values.get(column, ""))))
        return
    if unknown := _unknown_place(municipality):
        if how.checks_places:
            result.errors.append(RowError(line, "district", municipality.district, unknown))
            return
        result.notices.append(f"แถวที่ {line} {unknown}")
    result.changes += said
    if not is_new and not changes:
        result.unchanged += 1
        return
    municipality.save()
    with open_municipality(municipality):
        actor = Actor(municipality=municipality, user=how.user)
        record(actor, "municipality.imported", municipality, changes=changes)
    if is_new:
        result.created += 1
    else:
        result.updated += 1


def seen(result: ImportResult) -> str:
    """What a page showed of a list, so that nothing is stored that nobody saw."""
    return mark([repr(change) for change in result.changes] + [repr(error) for error in result.errors])


def import_shown(actor: PlatformActor, content: bytes, shown: str) -> ImportResult:
    """Stores a list as a page showed it; EditedMeanwhile where it would do something else by now."""
    require(actor, Capability.SET_UP)
    with transaction.atomic():
        if seen(import_municipalities(content, dry_run=True, checks_places=True)) != shown:
            raise EditedMeanwhile
        return import_municipalities(content, checks_places=True, user=actor.user)
