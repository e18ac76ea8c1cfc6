"""Two readings of one measure side by side: what differs, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from django.db.models import TextChoices

from accounts.editing.text_differences import Piece, pieces
from plans.measures.fields import FIELD_LABELS, FIELDS, ROWS
from plans.models import Measure
from thai.dates import long_date

_CHOICES: dict[str, type[TextChoices]] = {"kind": Measure.Kind, "status": Measure.Status}
_COMPARED = 200  # letters of two items that are held together
Content = Mapping[str, Any]  # plans.measures.actions.MeasureContent.as_json()


@dataclass(frozen=True)
class FieldDifference:
    """One field that differs: its two texts, and the first turned into the second piece by piece."""

    name: str
    before: str
    after: str

    @property
    def label(self) -> str:
        return FIELD_LABELS[self.name]

    @property
    def pieces(self) -> list[Piece]:
        return pieces(self.before, self.after)


def changed(before: Content, after: Content) -> list[str]:
    """The names of the fields that differ, in the order of the form. A field neither knows of is no difference."""
    return [name for name in FIELD_LABELS if before.get(name) != after.get(name)]


def differences(before: Content, after: Content) -> list[FieldDifference]:
    """The fields that differ, in words."""
    return in_words(changed(before, after), before, after)


def removed(before: Content, after: Content) -> list[tuple[str, str]]:
    """What the first reading has and the second has no more, under its field's label: a text that was emptied, an item
    of a list. An item that was only reworded stands in `differences`."""
    gone = []
    for name in changed(before, after):
        old, new = before.get(name), after.get(name)
        if FIELDS[name].kind in ROWS:
            gone += [(FIELD_LABELS[name], str(item)) for item in _without_another(old or (), new or ())]
        elif old and not new:
            gone.append((FIELD_LABELS[name], words(name, old)))
    return gone


def _without_another(old: Sequence[Any], new: Sequence[Any]) -> list[Any]:
    """The items that are in the new list neither as they are nor in other words."""
    added = [str(item)[:_COMPARED] for item in new if item not in old]
    gone = []
    for item in (item for item in old if item not in new):
        close = get_close_matches(str(item)[:_COMPARED], added, n=1)
        if close:
            added.remove(close[0])
        else:
            gone.append(item)
    return gone


def in_words(names: Iterable[str], before: Content, after: Content) -> list[FieldDifference]:
    """These fields of both readings, in words."""
    return [FieldDifference(name, words(name, before.get(name)), words(name, after.get(name))) for name in names]


def words(name: str, value: Any) -> str:
    """A field's value as people read it; lists one item a line, numbered where the product numbers them."""
    if value in (None, "", False, [], ()):
        return ""
    match FIELDS[name].kind:
        case "items":
            return "\n".join(f"{number}. {text}" for number, text in enumerate(value, 1))
        case "units":
            return "\n".join(value)
        case "numbers" | "codes":
            return ", ".join(map(str, value))
        case "day":
            return long_date(dt.date.fromisoformat(value))
        case "choice":
            return str(_CHOICES[name](value).label)
        case "flag":
            return "ใช่"
        case _:
            return str(value)
