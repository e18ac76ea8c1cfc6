"""What stands beside a typed figure: what its parts give, last year's, its history, and a colleague's figure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from accounts.editing.merging import marks, merge
from scores.analysis import derivations, reconcile, rounded
from scores.models import Assessment, AssessmentRevision
from scores.rules import Rules

LEVEL = "level"  # the official level among a revision's items

Figure = Decimal | str | None  # a score, what was typed and cannot be read, or a level's name; None is missing


@dataclass(frozen=True)
class Check:
    """What there is to say of one row while it is typed."""

    derived: str = ""
    differs: bool = False
    explained_by: tuple[str, ...] = ()
    error: str = ""

    @property
    def words(self) -> str:
        """The row's message."""
        if self.error or not self.derived:
            return self.error
        said = f"คำนวณได้ {self.derived}"
        if self.explained_by:
            said += f" น่าจะผิดที่ {', '.join(self.explained_by)}"
        elif self.differs:
            said += " ไม่ตรงกับที่กรอก"
        return said


def checks(rules: Rules, figures: Mapping[str, Decimal], errors: Mapping[str, str]) -> dict[str, Check]:
    """Item → what its parts give, for every item that can be computed, and `errors` (item → message) as they are.

    Where two ways to compute an item contradict what was typed, both values stand.
    """
    found = derivations(rules, figures)
    said: dict[str, Check] = {}
    for derivation in found:
        said.setdefault(derivation.item, Check(str(rounded(derivation.value))))
    for difference in reconcile(rules, figures, found):
        before = said[difference.item]
        values = [before.derived] if before.differs else []
        if str(difference.derived) not in values:
            values.append(str(difference.derived))
        names = (*before.explained_by, *map(rules.item_alone, difference.explained_by))
        said[difference.item] = Check(" หรือ ".join(values), True, tuple(dict.fromkeys(names)))
    for item, message in errors.items():
        said[item] = Check(error=message)
    return said


@dataclass(frozen=True)
class Correction:
    """One change of one figure."""

    at: dt.datetime
    by: str
    before: str | None
    after: str | None
    source: str
    reason: str


def histories(revisions: Iterable[AssessmentRevision]) -> dict[str, list[Correction]]:
    """Item → its changes, in the order of the revisions."""
    found: dict[str, list[Correction]] = {}
    for revision in revisions:
        by = str(revision.by or "ระบบ")
        for item, (before, after) in revision.changes.items():
            found.setdefault(item, []).append(
                Correction(revision.at, by, before, after, revision.source, revision.reason)
            )
    return found


@dataclass(frozen=True)
class Conflict:
    """A figure a colleague saved meanwhile that is not the one typed here. `touched`: it was changed here as well."""

    item: str
    stored: str
    by: str
    at: dt.datetime
    touched: bool


def conflicts(
    assessment: Assessment, revisions: Iterable[AssessmentRevision], opened: int, typed: Mapping[str, Figure]
) -> list[Conflict]:
    """What was saved after version `opened` and differs from what was typed into a form of that version."""
    later = sorted((r for r in revisions if r.version > opened), key=lambda r: r.version)
    stored = {item: str(score) for item, score in assessment.entered().items()} | {LEVEL: assessment.official_level}
    before: dict[str, str | None] = dict(stored)
    last: dict[str, AssessmentRevision] = {}
    for revision in reversed(later):
        before |= {item: was for item, (was, _) in revision.changes.items()}
    for revision in later:
        last |= dict.fromkeys(revision.changes, revision)
    # A year saved before revisions were kept cannot tell who changed what: then whatever differs is shown.
    texts = {item: "" if figure is None else str(figure) for item, figure in typed.items()}
    found = merge(marks(before) if later else None, stored, texts)
    return [
        Conflict(
            item,
            stored.get(item, ""),
            str((last[item].by if item in last else assessment.updated_by) or "ระบบ"),
            last[item].at if item in last else assessment.updated_at,
            touched=item in found.both,
        )
        for item in typed
        if item in found.theirs or item in found.both
    ]


def comparable_items(rules: Rules, before: Rules) -> set[str]:
    """The items that mean the same in both years: a question's number does only where its whole list stayed, and its
    title with it.
    """
    same = set(rules.headline_items) & set(before.headline_items)
    for key, items in rules.question_items.items():
        if before.question_items.get(key) == items:
            same.update(item for item in items if _words(rules, item) == _words(before, item))
    return same


def _words(rules: Rules, item: str) -> str:
    title = rules.titles.get(item.partition("/")[0])
    return title.words if title else ""
