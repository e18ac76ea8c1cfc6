"""A municipality's audit trail as its people read it: chosen entries, newest first, each as one plain sentence."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from accounts.models import AuditEntry, Municipality, User
from accounts.templatetags.thai_text import thai_moment
from ita_portal.trail_subjects import subjects_of
from ita_portal.trail_words import ACTS, UNKNOWN, actions_of, changes, sentence
from tables.grid import LONGEST_CELL
from tables.workbook import escaped

PAGE = 50
MOST_EXPORTED = 4000  # entries, which take less than a second; who wants more narrows the days
SHOWN_CHANGES = 12
SYSTEM = "system"  # who is no person
SYSTEM_NAME = "ระบบ"
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # no XML can hold them
HEADINGS = ("ลำดับ", "เวลา", "ผู้ทำ", "การกระทำ", "รายละเอียด", "ก่อน → หลัง", "เหตุผลหรือความเห็น", "แฮช")


@dataclass(frozen=True)
class TrailChoice:
    """What is looked for; empty is everything. `person`: a user's key as text, or SYSTEM."""

    person: str = ""
    action: str = ""
    group: str = ""
    start: dt.date | None = None
    end: dt.date | None = None


@dataclass(frozen=True)
class TrailRow:
    """One entry as it is read. `changes`: name, before, after."""

    sequence: int
    at: dt.datetime
    person: str
    label: str
    sentence: str
    changes: list[tuple[str, str, str]]
    note: str
    url: str
    hash: str

    @property
    def shown(self) -> list[tuple[str, str, str]]:
        return self.changes[:SHOWN_CHANGES]

    @property
    def more(self) -> int:
        return max(0, len(self.changes) - SHOWN_CHANGES)


def entries_of(municipality: Municipality, choice: TrailChoice) -> QuerySet[AuditEntry]:
    """The chosen entries of the open municipality, newest first."""
    found = AuditEntry.objects.filter(municipality=municipality).order_by("-sequence").select_related("user")
    if choice.person:
        found = found.filter(user=None) if choice.person == SYSTEM else found.filter(user_id=int(choice.person))
    if choice.action:
        found = found.filter(action=choice.action)
    if choice.group:
        found = found.filter(action__in=actions_of(choice.group))
    if choice.start:
        found = found.filter(at__gte=_midnight(choice.start))
    if choice.end:
        found = found.filter(at__lt=_midnight(choice.end + dt.timedelta(days=1)))
    return found


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


def people_in(municipality: Municipality) -> list[tuple[str, str]]:
    """Everybody who stands in the trail, former members too: key and name."""
    known = AuditEntry.objects.filter(municipality=municipality).exclude(user=None).order_by().values("user").distinct()
    people = User.objects.filter(pk__in=known).order_by("name", "pk")
    return [(SYSTEM, SYSTEM_NAME), *((str(person.pk), str(person)) for person in people)]


def rows_of(municipality: Municipality, entries: Iterable[AuditEntry]) -> list[TrailRow]:
    """These entries in words; a fixed number of queries."""
    entries = list(entries)
    subjects = subjects_of(municipality, entries)
    return [
        TrailRow(
            sequence=entry.sequence,
            at=entry.at,
            person=str(entry.user) if entry.user else SYSTEM_NAME,
            label=ACTS.get(entry.action, UNKNOWN).label,
            sentence=sentence(entry.action, entry.detail, subjects.what(entry), subjects.place(entry)),
            changes=[
                (subjects.column(entry, name), subjects.value(entry, before), subjects.value(entry, after))
                for name, before, after in changes(entry.detail)
            ],
            note=str(entry.detail.get("reason") or entry.detail.get("opinion") or ""),
            url=subjects.url(entry),
            hash=entry.hash,
        )
        for entry in entries
    ]


# --- As files ---------------------------------------------------------------------------------------------------------


def as_csv(rows: Iterable[TrailRow]) -> str:
    """UTF-8 text with the mark by which Excel knows it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    writer.writerows([_harmless(cell) for cell in cells] for cells in _cells(rows))
    return f"\ufeff{text.getvalue()}"


def as_xlsx(rows: Iterable[TrailRow]) -> bytes:
    """Every cell a text, whatever it begins with."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("บันทึกการใช้งาน")
    for column, width in zip("ABCDEFGH", (8, 24, 28, 24, 60, 60, 40, 20), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"
    for cells in (HEADINGS, *_cells(rows)):
        sheet.append([_text(sheet, cell) for cell in cells])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cells(rows: Iterable[TrailRow]) -> Iterator[list[str]]:
    for row in rows:
        changed = "; ".join(f"{name}: {before} → {after}".removeprefix(": ") for name, before, after in row.changes)
        yield [
            str(row.sequence),
            thai_moment(row.at),
            row.person,
            row.label,
            row.sentence,
            changed,
            row.note,
            row.hash,
        ]


def _harmless(cell: str) -> str:
    """Excel takes what begins like a formula for one."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _text(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, escaped(_UNWRITABLE.sub("", text)[:LONGEST_CELL]))
    cell.data_type = "s"
    return cell
