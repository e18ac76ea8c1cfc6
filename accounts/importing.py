"""The list of municipalities: a table of code, name, type, district, province, website → rows, all or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.audit import record
from accounts.models import Municipality
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from tables.errors import RowError, Unreadable
from tables.headings import Headings
from tables.rows import Records, read_rows
from thai.digits import to_arabic
from thai.text import normalise

REQUIRED = ("code", "name", "type", "district", "province")
COLUMNS = (*REQUIRED, "website")


@dataclass
class ImportResult:
    """How many municipalities are new, changed and the same; with errors nothing was stored."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    errors: list[RowError] = field(default_factory=list)


class _Refused(Exception):
    """Rolls an import with errors back."""


def import_municipalities(content: bytes) -> ImportResult:
    """Creates or updates municipalities by code; every bad row is named and one bad row stores nothing."""
    result = ImportResult()
    try:
        table = read_rows(content)
        headings = Headings.of(table.header, lambda cell: normalise(cell).lower())
        if missing := headings.missing(REQUIRED, table.header_row):
            result.errors.append(missing)
            return result
        with transaction.atomic():
            _store_all(result, headings, table)
            if result.errors:
                raise _Refused
    except _Refused:
        result.created = result.updated = result.unchanged = 0
    except Unreadable as error:
        result = ImportResult(errors=[*result.errors, error.as_row_error()])
    return result


def _store_all(result: ImportResult, headings: Headings, table: Records) -> None:
    seen: set[str] = set()
    for line, cells in table.rows:
        if not any(cells):
            continue
        row = headings.record(cells)
        values = {name: normalise(row.get(name, "")) for name in COLUMNS}
        values["code"] = to_arabic(values["code"])
        if values["code"] in seen:
            result.errors.append(RowError(line, "code", values["code"], "รหัสซ้ำกับแถวก่อนหน้า"))
        seen.add(values["code"])
        formulas = [name for name, value in values.items() if value.startswith("=")]
        if formulas:
            result.errors += [RowError(line, name, values[name], "เซลล์นี้เป็นสูตร กรุณาวางเป็นค่า") for name in formulas]
            continue
        _store(result, line, values)


def _store(result: ImportResult, line: int, values: dict[str, str]) -> None:
    municipality = Municipality.objects.filter(code=values["code"]).first()
    is_new = municipality is None
    municipality = municipality or Municipality(code=values["code"])
    changes = {name: [getattr(municipality, name), v] for name, v in values.items() if getattr(municipality, name) != v}
    for name, value in values.items():
        setattr(municipality, name, value)
    try:
        municipality.full_clean(exclude=["name_key"], validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        for column, messages in error.message_dict.items():
            result.errors.append(RowError(line, column, values.get(column, ""), " ".join(messages)))
        return
    if not is_new and not changes:
        result.unchanged += 1
        return
    municipality.save()
    with open_municipality(municipality):
        record(system_actor(municipality), "municipality.imported", municipality, changes=changes)
    if is_new:
        result.created += 1
    else:
        result.updated += 1
