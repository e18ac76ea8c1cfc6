"""Two readings of one measure side by side: what differs, in words and letter by letter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from diff_match_patch import diff_match_patch
from django.db.models import TextChoices

from plans.measures.fields import FIELD_LABELS, FIELDS
from plans.models import Measure
from thai.dates import long_date

PATIENCE = 0.2  # seconds
MOST_COMPARED = 20_000  # letters: with more, not all of the comparison keeps to its time
_CHOICES: dict[str, type[TextChoices]] = {"kind": Measure.Kind, "status": Measure.Status}
Content = Mapping[str, Any]  # plans.measures.actions.MeasureContent.as_json()


@dataclass(frozen=True)
class Piece:
    """A stretch of text: in both readings, taken out of the first, or put into the second."""

    kind: Literal["same", "out", "in"]
    text: str


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


def pieces(before: str, after: str) -> list[Piece]:
    """How the first text becomes the second, letter by letter, as Thai writes no blanks between words; made readable.

    After `PATIENCE` seconds the rest is shown as taken out and put in, right but coarser; so are very long texts.
    """
    comparison = diff_match_patch()
    comparison.Diff_Timeout = PATIENCE
    kinds: dict[int, Literal["same", "out", "in"]] = {0: "same", -1: "out", 1: "in"}
    if max(len(before), len(after)) > MOST_COMPARED:
        head = comparison.diff_commonPrefix(before, after)
        tail = comparison.diff_commonSuffix(before[head:], after[head:])
        end, last = len(before) - tail, len(after) - tail
        found = [(0, before[:head]), (-1, before[head:end]), (1, after[head:last]), (0, before[end:])]
    else:
        found = comparison.diff_main(before, after)
        comparison.diff_cleanupSemantic(found)
    return [Piece(kinds[kind], text) for kind, text in found if text]
