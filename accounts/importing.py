"""The list of municipalities: a CSV of code, name, type, district, province, website → rows, all or nothing."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.audit import record
from accounts.models import Municipality
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from thai.digits import to_arabic
from thai.text import normalise

COLUMNS = ("code", "name", "type", "district", "province", "website")


@dataclass(frozen=True)
class RowError:
    """One cell that cannot be accepted. `row` counts the file's lines from 1, the header being 1."""

    row: int
    column: str
    value: str
    message: str


@dataclass
class ImportResult:
    """How many municipalities are new, changed and the same; with errors nothing was stored."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    errors: list[RowError] = field(default_factory=list)


class _Refused(Exception):
    """Rolls an import with errors back."""


def decode(content: bytes) -> str:
    """The text of a CSV file in UTF-8 (with or without BOM) or Windows-874. ValueError for anything else."""
    if b"\x00" in content[:4096]:
        raise ValueError("ไฟล์นี้ไม่ใช่ไฟล์ข้อความ CSV")
    for encoding in ("utf-8-sig", "cp874"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValueError("อ่านตัวอักษรในไฟล์ไม่ได้ กรุณาบันทึกเป็น CSV UTF-8")


def import_municipalities(content: bytes) -> ImportResult:
    """Creates or updates municipalities by code; every bad row is named and one bad row stores nothing."""
    result = ImportResult()
    try:
        reader = csv.DictReader(io.StringIO(decode(content), newline=""))
        header = [normalise(name).lower() for name in reader.fieldnames or ()]
    except (ValueError, csv.Error) as error:
        result.errors.append(RowError(1, "", "", str(error)))
        return result
    reader.fieldnames = header
    if missing := [name for name in COLUMNS[:5] if name not in header]:
        result.errors.append(RowError(1, ", ".join(missing), "", "ไม่พบคอลัมน์นี้ในแถวหัวตาราง"))
        return result
    try:
        with transaction.atomic():
            seen: set[str] = set()
            for row in reader:
                values = {name: normalise(row.get(name) or "") for name in COLUMNS}
                values["code"] = to_arabic(values["code"])
                if values["code"] in seen:
                    result.errors.append(RowError(reader.line_num, "code", values["code"], "รหัสซ้ำกับแถวก่อนหน้า"))
                seen.add(values["code"])
                _store(result, reader.line_num, values)
            if result.errors:
                raise _Refused
    except _Refused:
        result.created = result.updated = result.unchanged = 0
    return result


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
