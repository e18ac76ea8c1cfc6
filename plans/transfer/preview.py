"""What an import would do, as its page shows it: plain JSON, worked out once by the worker."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from plans.measures.fields import FIELD_LABELS
from plans.models import Measure
from plans.transfer.columns import HEADING_LABELS
from plans.transfer.importing import ImportedMeasure, MeasureImportResult
from plans.transfer.measure_reading import ReadMeasure
from tables.errors import RowError
from thai import dates
from thai.numbers import format_baht

SHOWN = 300  # errors, warnings, removals and measures kept for the page; their number is kept whole
UNCHANGED = "คงเดิม"
USUAL = ("indicators", "steps", "period", "units")


def report_of(result: MeasureImportResult) -> dict[str, Any]:
    """The result as plain JSON: counts whole, removals first and named, each measure with what would change in it."""
    gone = [{"title": m.read.title, "label": label, "text": text} for m in result.measures for label, text in m.removed]
    changing = [m for m in result.measures if m.action != "unchanged"]
    return refused(result.errors) | {
        "read": len(result.measures),
        "missing": [HEADING_LABELS[name] for name in _missing(result)],
        "created": result.created,
        "updated": result.updated,
        "unchanged": result.unchanged,
        "warning_count": len(result.warnings),
        "removed_count": len(gone),
        "removed": gone[:SHOWN],
        "emptied": result.emptied,
        "units": [name.as_json() for name in result.unknown_units],
        "undecided": sum(not name.chosen for name in result.unknown_units),
        "measures": [_measure(m) for m in changing[:SHOWN]],
        "not_shown": max(0, len(changing) - SHOWN),
        "absent": result.absent[:SHOWN],
        "absent_count": len(result.absent),
        "same": [{"title": m.read.title, "notes": _notes(m.read)} for m in result.measures if m.action == "unchanged"],
        "left_out": [warning.message for warning in result.warnings if not warning.row and not warning.value],
        "unplaced": [f"แถว {w.row}: {w.value}" for w in result.warnings if w.row and not w.column],
        "outside": result.outside[:SHOWN],
    }


def _missing(result: MeasureImportResult) -> list[str]:
    """What every new measure should say and no column of the table does: it may have been cut by columns."""
    given = set().union(*(measure.read.given for measure in result.measures))
    return [name for name in USUAL if name not in given] if result.created else []


def refused(errors: Iterable[RowError]) -> dict[str, Any]:
    """A report of nothing but errors."""
    errors = list(errors)
    return {"error_count": len(errors), "errors": [asdict(error) for error in errors[:SHOWN]]}


def _notes(read: ReadMeasure) -> list[dict[str, Any]]:
    return [{"message": note.message, "is_warning": note.is_warning} for note in read.notes]


def _measure(measure: ImportedMeasure) -> dict[str, Any]:
    read = measure.read
    is_new = measure.action == "created"
    return {
        "title": read.title,
        "is_new": is_new,
        "notes": _notes(read),
        "changes": [{"label": c.label, "before": c.before, "after": c.after} for c in measure.changes],
        "facts": list(_facts(read, is_new)),
        "texts": [[FIELD_LABELS[name], getattr(read, name)] for name in ("finding", "outcome") if getattr(read, name)],
        "lists": [[FIELD_LABELS[name], getattr(read, name)] for name in ("steps", "outputs") if getattr(read, name)],
        "remark": measure.remark,
    }


def _facts(read: ReadMeasure, is_new: bool) -> Iterable[list[str]]:
    """Label and words of what the table says in a line each; what it has no column for stays as it is."""
    always = {
        "indicators": ("ตัวชี้วัด", ", ".join(map(str, read.indicators))),
        "units": ("ผู้รับผิดชอบ", "ทุกสำนัก/กอง" if read.all_units else ", ".join(read.units)),
        "period": ("ช่วงเวลา", dates.period(read.start, read.end)),
    }
    for name, (label, words) in always.items():
        yield [label, words or ("–" if is_new or name in read.given else UNCHANGED)]
    rest = {
        "ข้อคำถาม": ", ".join(read.questions),
        "ประเด็น": read.theme,
        FIELD_LABELS["status"]: str(Measure.Status(read.status).label) if read.status else "",
        "งบประมาณ": "" if read.budget is None else f"{format_baht(read.budget)} บาท",
        "กลุ่มเป้าหมาย": read.target_group,
    }
    yield from ([label, words] for label, words in rest.items() if words)
