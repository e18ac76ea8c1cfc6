"""Three readings of the same fields: what a form was opened with, what is stored now, and what was typed.

Fields are compared by their marks: equal texts in one spelling, equal lists, days and figures have equal marks, and a
field that holds nothing has none. The first reading is a stored revision, or what the form remembers: a fingerprint.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from thai.text import normalise

Name = TypeVar("Name")
MARK = 16  # characters


@dataclass(frozen=True)
class Merge(Generic[Name]):
    """What two people made of one reading.

    `together` is what the form shows next: what was typed, and what only the other one changed. `mine` and `theirs`
    name the fields only one of them changed, `both` those that both changed to different things.
    """

    together: dict[Name, Any]
    mine: list[Name]
    theirs: list[Name]
    both: list[Name]


def merge(opened: Mapping[Name, str] | None, stored: Mapping[Name, Any], typed: Mapping[Name, Any]) -> Merge[Name]:
    """What was typed on top of what is stored now, field by field of `typed`.

    `opened` holds the marks of what the form was opened with; None where nobody knows, and whatever differs was then
    changed by both.
    """
    found: Merge[Name] = Merge(dict(typed), [], [], [])
    for name, value in typed.items():
        mine, theirs = mark(value), mark(stored.get(name))
        if mine == theirs:
            continue
        base = None if opened is None else opened.get(name, "")
        if base == theirs:
            found.mine.append(name)
        elif base == mine:
            found.theirs.append(name)
            found.together[name] = stored.get(name)
        else:
            found.both.append(name)
    return found


def fingerprint(fields: Mapping[str, Any]) -> str:
    """What a form remembers of what it was opened with: "title:0f3c… day:9b1e…". Names hold no blank and no colon."""
    return " ".join(f"{name}:{found}" for name, found in marks(fields).items())


def marks_in(remembered: str) -> dict[str, str]:
    """The marks that a fingerprint holds, whatever else a form may bring back as one."""
    return dict(part.partition(":")[::2] for part in remembered.split())


def marks(fields: Mapping[Name, Any]) -> dict[Name, str]:
    """The marks of the fields that hold something."""
    return {name: found for name, value in fields.items() if (found := mark(value))}


def mark(value: Any) -> str:
    """A short word for a value, "" for nothing: no text, an empty list, None, an unticked box."""
    if isinstance(value, str):
        value = normalise(value)
    elif isinstance(value, list | tuple):
        value = [normalise(item) if isinstance(item, str) else item for item in value]
    if value is None or value is False or (isinstance(value, str | list) and not value):
        return ""
    plain = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return hashlib.sha256(plain.encode()).hexdigest()[:MARK]
