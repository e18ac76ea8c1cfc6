"""What is set of a municipality's people, positions and units, whoever sets it: in its audit trail, and told there.

Its mayor and coordinators get a notice: nobody's rights change behind the back of those who answer for them. The
administrators' site (accounts.recorded_admin) and the municipality's own pages (accounts.people) both end here.
"""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.urls import reverse

from accounts.audit import record
from accounts.models import Municipality, Role, User
from accounts.notices import tell
from accounts.permissions import Actor, people_with
from thai.dates import medium_date

Change = tuple[str, str | None, str | None]  # a column's Thai name, before, after
DONE = {"added": "เพิ่ม", "changed": "แก้ไข", "removed": "ลบ", "password_set": "ตั้งรหัสผ่านใหม่ของ"} | {
    "factors_taken": "นำวิธียืนยันตัวขั้นที่สองออกจาก"
}
SECRET = frozenset({"password", "last_login"})


@dataclass(frozen=True)
class Administered:
    """One thing that was done to a row: the trail's action, its words in a notice, what changed."""

    row: models.Model
    action: str
    words: str
    changes: tuple[Change, ...] = ()


def words_of(row: models.Model) -> str:
    """The row as notices call it: สมาชิก “นายนำ”."""
    return f"{row._meta.verbose_name} “{row}”"


def administered(action: str, before: models.Model | None, after: models.Model | None) -> Administered:
    """What was done to a row ("unit.added", of DONE), and what changed: as it is now, whatever becomes of it later."""
    row = copy.copy(after or before)
    assert row is not None
    words = f"{DONE[action.partition('.')[2]]}{words_of(row)}"
    return Administered(row, action, words, tuple(changed_between(before, after)))


def keep_administered(
    user: User | None,
    done: Sequence[Administered],
    places: Iterable[Municipality],
    summary: str = "",
    *,
    also: Iterable[User] = (),
) -> None:
    """An entry for each thing in the trail of these municipalities, and one notice to those who answer for them.

    Inside the transaction that does it. The notice says who and the words of what was done; `summary` where it is much.
    `also` are told, too.
    """
    if not done:
        return
    who = "ผู้ดูแลระบบ" if user is None or user.is_superuser else f"{user} "
    for place in sorted(places, key=lambda place: place.pk):
        actor = Actor(municipality=place, user=user)
        entries = [
            record(actor, each.action, each.row, name=str(each.row), changes={n: [b, a] for n, b, a in each.changes})
            for each in done
        ]
        tell(
            {*people_with(place, Role.EXECUTIVE, Role.COORDINATOR), *also},  # the mayor is one of the executives
            place,
            key=f"administered/{entries[0].sequence}",
            title=who + (summary or " ".join(each.words for each in done)),
            detail="; ".join(f"{n}: {b or '–'} → {a or '–'}" for each in done for n, b, a in each.changes),
            path=reverse("trail", args=[place.code]),
        )


def changed_between(before: models.Model | None, after: models.Model | None) -> list[Change]:
    """Column by column what is different; what is empty on both sides is left out."""
    return list(_changes(before, after))


def _changes(before: models.Model | None, after: models.Model | None) -> Iterator[Change]:
    row = before or after
    assert row is not None
    for column in row._meta.concrete_fields:
        if column.primary_key or not column.editable or column.name in SECRET:
            continue
        old, new = (_words(one, column) if one is not None else None for one in (before, after))
        if (old or None) != (new or None):
            yield str(column.verbose_name), old, new


def _words(row: models.Model, column: models.Field[Any, Any]) -> str:
    value = getattr(row, column.name)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ใช่" if value else "ไม่"
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    return medium_date(value) if isinstance(value, dt.date) else str(value)
