"""Importing score files: read, judged, and stored all or nothing, for one municipality or the whole country."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field

from django.db import transaction

from accounts.editing.merging import mark
from accounts.permissions import Actor, Capability, can
from scores.actions import NOTHING, Saved, save_many
from scores.reading import read_scores
from scores.review import ScoreWarning
from tables.errors import RowError

SOURCE = "นำเข้าจากไฟล์"
MOST_CHANGES = 300  # shown of removals, of other changes and of new figures
PROGRESS_EVERY = 1000  # years between two reports


@dataclass(frozen=True)
class ChangedFigure:
    """One figure before and after, as text; empty where it is missing."""

    municipality: str
    fiscal_year: int
    name: str
    before: str
    after: str


@dataclass
class Changes:
    """The first `MOST_CHANGES` figures that are removed, changed and new each, and those that are kept although the
    file leaves them empty; how many are removed, and how many changes there are in all."""

    removals: list[ChangedFigure] = field(default_factory=list)
    others: list[ChangedFigure] = field(default_factory=list)
    new: list[ChangedFigure] = field(default_factory=list)
    kept: list[ChangedFigure] = field(default_factory=list)
    removed: int = 0
    count: int = 0

    def add(self, saved: Saved) -> None:
        """Takes up what changed of a year."""
        self.count += len(saved.changed) + (saved.official_level != saved.before.official_level)
        if saved.before is NOTHING and len(self.new) == MOST_CHANGES:
            return
        place, rules = saved.given.municipality.name, saved.given.rules
        for item, (before, after) in saved.changes.items():
            self.removed += after is None
            into = self.removals if after is None else self.new if before is None else self.others
            if len(into) < MOST_CHANGES:
                name = "ระดับตามประกาศ" if item == "level" else rules.item_alone(item)
                into.append(ChangedFigure(place, rules.fiscal_year, name, before or "", after or ""))

    def keep(self, saved: Saved, emptied: Iterable[str]) -> None:
        """Takes up what the file leaves empty of a year."""
        place, rules = saved.given.municipality.name, saved.given.rules
        for item in emptied:
            if item in saved.before.figures and len(self.kept) < MOST_CHANGES:
                before = str(saved.before.figures[item])
                self.kept.append(ChangedFigure(place, rules.fiscal_year, rules.item_alone(item), before, before))


@dataclass
class ImportResult:
    """What an import did or would do, in figures. With errors nothing was stored. `seen` is the fingerprint of the
    years' versions before it: where it differs, somebody changed a figure in between."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    errors: list[RowError] = field(default_factory=list)
    warnings: list[ScoreWarning] = field(default_factory=list)
    changes: Changes = field(default_factory=Changes)
    seen: str = ""


def import_scores(
    content: bytes,
    actors: Mapping[str, Actor],
    *,
    dry_run: bool = False,
    keep_missing: bool = False,
    on_progress: Callable[[int], None] = lambda _: None,
) -> ImportResult:
    """Reads and stores a score file for the municipalities of `actors` (code → who acts there); all or nothing.

    What the file leaves empty removes the figure that is stored, unless `keep_missing`. A dry run reads, checks and
    compares, and writes nothing. `on_progress` is told per cent done now and then; what it raises ends the import with
    nothing stored.
    """
    # A country's file makes millions of small objects and no cycle among them; looking for cycles doubles the time.
    with _without_collecting():
        return _import(content, actors, dry_run, keep_missing, on_progress)


@contextmanager
def _without_collecting() -> Iterator[None]:
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _import(
    content: bytes,
    actors: Mapping[str, Actor],
    dry_run: bool,
    keep_missing: bool,
    on_progress: Callable[[int], None],
) -> ImportResult:
    allowed = {code: actor for code, actor in actors.items() if can(actor, Capability.IMPORT_SCORES)}
    file = read_scores(content, [actor.municipality for actor in allowed.values()])
    result = ImportResult(errors=file.errors)
    result.warnings += [
        ScoreWarning("", 0, "column", name, "", f"ไม่รู้จักคอลัมน์ “{name}” จึงไม่ได้นำเข้าคอลัมน์นี้") for name in file.ignored
    ]
    result.warnings += [ScoreWarning("", 0, "left_out", "", "", notice) for notice in file.notices]
    if not file.errors and not file.years:
        result.errors.append(RowError(1, "", "", "ไม่พบคะแนนในไฟล์"))
    if result.errors:
        return result
    by_id = {actor.municipality.pk: actor for actor in allowed.values()}
    emptied: dict[tuple[int, int], list[str]] = {}
    if keep_missing:
        for key, given in file.years.items():
            if missing := [item for item, score in given.figures.items() if score is None]:
                emptied[key] = missing
                given.figures = {item: score for item, score in given.figures.items() if score is not None}
    versions: list[tuple[int, int, int]] = []
    with nullcontext() if dry_run else transaction.atomic():
        for done, saved in enumerate(save_many(file.years.values(), by_id, SOURCE, rehearse=dry_run), 1):
            result.created += saved.created
            result.updated += saved.updated
            result.unchanged += saved.unchanged
            result.changes.add(saved)
            result.changes.keep(saved, emptied.get(saved.given.key, ()))
            versions.append((*saved.given.key, saved.before.version))
            result.warnings += saved.warnings
            if done % PROGRESS_EVERY == 0:
                on_progress(round(100 * done / len(file.years)))
    result.seen = mark(versions)
    result.warnings[:0] = [
        ScoreWarning(
            each.municipality, each.fiscal_year, code, "", "", f"{verb}{_called(each.name)}: {each.before}{why}"
        )
        for code, verb, figures, why in (
            ("removed", "ลบ", result.changes.removals, ""),
            ("kept", "คง", result.changes.kept, " เพราะไฟล์เว้นว่าง"),
        )
        for each in figures
    ]
    return result


def _called(name: str) -> str:
    """A figure's name behind a verb: "คะแนนภาพรวม" is a score already, "ตัวชี้วัดที่ 1" is not."""
    return name if name.startswith(("คะแนน", "ระดับ")) else f"คะแนน{name}"
