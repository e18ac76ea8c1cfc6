"""Two readings of one measure side by side: what differs, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices

from accounts.editing.text_differences import Piece, pieces
from plans.measures.fields import FIELD_LABELS, FIELDS
from plans.models import Measure
from thai.dates import long_date

_CHOICES: dict[str, type[TextChoices]] = {"kind": Measure.Kind, "status": Measure.Status}
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
