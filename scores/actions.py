"""Every change of a figure passes here, one year at a time or a country at once."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.audit import lock, record, record_many
from accounts.bulk import JsonText, insert, next_keys, upsert
from accounts.editing import EditedMeanwhile
from accounts.editing.drafts import discard_draft, discard_everybodys_drafts
from accounts.models import Municipality
from accounts.permissions import Actor, Capability, require
from accounts.tenancy import open_all
from scores.analysis import Derivation, derivations, derived_and_completed, level, possible_levels
from scores.current_rules import current_rules
from scores.models import HEADLINE_FIELDS, SHOWN_FIELDS, Assessment, AssessmentRevision, QuestionScore
from scores.results import shown
from scores.review import ScoreWarning, review
from scores.rules import Rules, known_kinds, known_years

NAMED = 500  # municipalities that a query names one by one
BATCH = 4000  # years stored by one set of statements: bounds the memory of a country's import

Changes = dict[str, tuple[str | None, str | None]]  # item, or "level" → before and after, as text

_HEADLINE = frozenset(HEADLINE_FIELDS)
_ROW_FIELDS = (
    *("id", "municipality_id", "fiscal_year"),
    *HEADLINE_FIELDS.values(),
    *SHOWN_FIELDS.values(),
    *("official_level", "level", "version", "updated_at", "updated_by_id"),
)
_REVISION_FIELDS = ("assessment_id", "version", "at", "by_id", "source", "reason", "changes")


@dataclass(slots=True)
class YearInput:
    """What is to be stored of one municipality and year; items not named stay as they are, None removes one."""

    municipality: Municipality
    rules: Rules
    figures: dict[str, Decimal | None]
    official_level: str | None = None
    key: tuple[int, int] = field(init=False)  # municipality id, fiscal year

    def __post_init__(self) -> None:
        self.key = self.municipality.pk, self.rules.fiscal_year


class StoredYear(NamedTuple):
    """What the database holds of one year: the key and the version are 0 where that is nothing."""

    pk: int
    version: int
    official_level: str
    figures: Mapping[str, Decimal]


NOTHING = StoredYear(0, 0, "", {})


@dataclass(slots=True)
class Saved:
    """One year before and after a save, the items that changed, and what can be derived from its figures now."""

    given: YearInput
    before: StoredYear
    version: int
    figures: Mapping[str, Decimal]
    official_level: str
    changed: Collection[str]  # of the items that were given
    created: int  # of them, those that had no figure before
    derived: list[Derivation]
    possible_levels: tuple[str, ...]
    _warnings: list[ScoreWarning] | None = None

    @property
    def warnings(self) -> list[ScoreWarning]:
        """What its figures leave open, looked for when it is asked first."""
        if self._warnings is None:
            given = self.given
            self._warnings = review(
                given.rules,
                self.figures,
                self.official_level,
                given.municipality.name,
                self.derived,
                self.possible_levels,
            )
        return self._warnings

    @property
    def updated(self) -> int:
        """How many figures are others now, or gone."""
        return len(self.changed) - self.created

    @property
    def unchanged(self) -> int:
        return len(self.given.figures) - len(self.changed)

    @property
    def is_changed(self) -> bool:
        return self.version > self.before.version

    @property
    def level(self) -> str:
        """The level that is shown; empty where it cannot be told."""
        return self.official_level or (self.possible_levels[0] if len(self.possible_levels) == 1 else "")

    @property
    def changes(self) -> Changes:
        old, new = self.before.figures, self.figures
        found: Changes = {item: (_text(old.get(item)), _text(new.get(item))) for item in self.changed}
        if self.official_level != self.before.official_level:
            found["level"] = self.before.official_level or None, self.official_level or None
        return found

    @property
    def changes_as_json(self) -> JsonText:
        if self.before is NOTHING:
            template = _all_new(tuple(self.figures), self.official_level)
            return JsonText(template % tuple(self.figures.values()))
        return JsonText(json.dumps(self.changes))


def _text(score: Decimal | None) -> str | None:
    return None if score is None else str(score)


@lru_cache(maxsize=1000)
def _all_new(items: tuple[str, ...], official_level: str) -> str:
    """The JSON of changes where nothing was stored, with a %s for each figure: most years of a country have the same
    items, and writing each anew would take longer than judging it."""
    changes = dict.fromkeys(items, (None, "%s"))
    if official_level:
        changes["level"] = None, official_level.replace("%", "%%")
    return json.dumps(changes)


def draft_name(fiscal_year: int) -> str:
    """Under which name accounts.editing.drafts keeps what is typed into the year's form."""
    return f"scores/{fiscal_year}"


def save_figures(
    actor: Actor,
    fiscal_year: int,
    figures: Mapping[str, Decimal | None],
    *,
    official_level: str | None = None,
    version: int | None = None,
    source: str = "กรอก",
    reason: str = "",
) -> Saved:
    """Stores one year's figures; items that are not named stay as they are, None removes one.

    `version` is the one the form was opened with; EditedMeanwhile when it is no longer the latest. ValidationError for
    an item the year does not have; UnknownRules for a year without rules. A revision keeps every changed figure before
    and after, with the reason; the person's draft of the year is gone when nothing went wrong.
    """
    require(actor, Capability.EDIT_SCORES)
    Assessment(municipality=actor.municipality, fiscal_year=fiscal_year).check_municipality()
    given = YearInput(
        actor.municipality, current_rules(fiscal_year, actor.municipality.agency_kind), dict(figures), official_level
    )
    with transaction.atomic():
        lock([actor.municipality.pk])  # not on the year's row, which may not be there yet
        found = Assessment.objects.filter(municipality=actor.municipality, fiscal_year=fiscal_year)
        latest = found.values_list("version", flat=True).first() or 0
        if version is not None and version != latest:
            raise EditedMeanwhile
        [saved] = _store([given], _user_ids([actor]), source, reason)
        if changes := saved.changes:
            detail = {"fiscal_year": fiscal_year, "source": source, "version": saved.version, "changes": changes}
            record(actor, "scores.saved", found.get(), **detail)
        discard_draft(actor, draft_name(fiscal_year))
    return saved


def save_many(
    inputs: Iterable[YearInput], actors: Mapping[int, Actor], source: str, *, rehearse: bool = False
) -> Iterator[Saved]:
    """Stores many municipalities' years, `BATCH` at a time, and yields each; inside the caller's transaction.

    `actors`: municipality id → who acts there; each must hold IMPORT_SCORES. A rehearsal finds what would change and
    writes nothing, so it needs no transaction and keeps nobody waiting.
    """
    for actor in actors.values():
        require(actor, Capability.IMPORT_SCORES)
    remaining = iter(inputs)
    imported: dict[int, dict[str, int]] = {}
    held: set[int] = set()
    user_ids = _user_ids(actors.values())
    with open_all():
        while batch := list(islice(remaining, BATCH)):
            if rehearse:
                before = _stored_years(batch)
                yield from (_apply(given, before.get(given.key, NOTHING)) for given in batch)
                continue
            places = {given.key[0] for given in batch}
            lock(places - held)
            held |= places
            for saved in _store(batch, user_ids, source, ""):
                if saved.is_changed:
                    municipality_id, year = saved.given.key
                    imported.setdefault(municipality_id, {})[str(year)] = saved.version
                yield saved
        record_many(
            (actors[pk], "scores.imported", actors[pk].municipality, {"source": source, "versions": versions})
            for pk, versions in imported.items()
        )


def remove_year(actor: Actor, assessment: Assessment) -> None:
    """Takes a year away whose figures stay readable in the audit trail; inside the caller's transaction, with the
    municipality held, once nothing hangs on it (ita_portal.removing).
    """
    require(actor, Capability.EDIT_SCORES)
    gone = {item: [str(score), None] for item, score in assessment.entered().items()}
    if assessment.official_level:
        gone["level"] = [assessment.official_level, None]
    detail = {"title": str(assessment), "fiscal_year": assessment.fiscal_year, "changes": gone}
    record(actor, "scores.removed", assessment, **detail)
    discard_everybodys_drafts(actor, draft_name(assessment.fiscal_year))
    assessment.delete()


def refresh_shown(fiscal_year: int) -> int:
    """Brings what is stored as shown of a year to its rules as they are now corrected; how many assessments changed."""
    names = ["level", *SHOWN_FIELDS.values()]
    with open_all(), transaction.atomic():
        changed = []
        rules = {kind: current_rules(fiscal_year, kind) for kind in known_kinds() if fiscal_year in known_years(kind)}
        rows = Assessment.objects.with_figures().filter(fiscal_year=fiscal_year)
        for assessment in rows.select_for_update(of=("self",)):
            of_kind, entered = rules[assessment.municipality.agency_kind], assessment.entered()
            found = derivations(of_kind, entered)
            scores = shown(of_kind, entered, found)
            now: list[str | Decimal | None] = [assessment.official_level or level(of_kind, entered, found).name or ""]
            now += [scores.get(item) for item in SHOWN_FIELDS]
            if now != [getattr(assessment, name) for name in names]:
                for name, value in zip(names, now, strict=True):
                    setattr(assessment, name, value)
                changed.append(assessment)
        Assessment.objects.bulk_update(changed, names, batch_size=BATCH)
    return len(changed)


def _user_ids(actors: Iterable[Actor]) -> dict[int, int | None]:
    """Municipality id → the id of who acts there."""
    return {actor.municipality.pk: None if actor.user is None else actor.user.pk for actor in actors}


def _store(inputs: Sequence[YearInput], user_ids: Mapping[int, int | None], source: str, reason: str) -> list[Saved]:
    """Reads what is there, finds what changes and writes it: few statements whatever the number of rows."""
    before = _stored_years(inputs)
    new_keys = iter(next_keys(Assessment, len(inputs) - len(before)))
    saved: list[Saved] = []
    changed: list[Saved] = []
    keys: dict[tuple[int, int], int] = {}
    now = timezone.now()

    def as_revision(row: Saved) -> tuple[Any, ...]:
        key = row.given.key
        return keys[key], row.version, now, user_ids[key[0]], source, reason, row.changes_as_json

    def as_stored(row: Saved) -> tuple[Any, ...]:
        key = row.given.key
        _ = row.warnings  # looked for while the database is at the rows before
        return (
            *(keys[key], *key),
            *map(row.figures.get, HEADLINE_FIELDS),
            *map(shown(row.given.rules, row.figures, row.derived).get, SHOWN_FIELDS),
            *(row.official_level, row.level, row.version, now, user_ids[key[0]]),
        )

    def changing() -> Iterator[Saved]:
        for given in inputs:
            row = _apply(given, before.get(given.key, NOTHING))
            saved.append(row)
            if row.is_changed:
                keys[given.key] = row.before.pk or next(new_keys)
                changed.append(row)
                yield row

    # Years are judged as their revisions are asked for, which cost the database most: it writes one while the next is
    # judged. What they point to may come after them, for that is looked at when all is committed.
    insert(AssessmentRevision, _REVISION_FIELDS, map(as_revision, changing()))
    if new := [row for row in changed if row.before is NOTHING]:
        insert(Assessment, _ROW_FIELDS, map(as_stored, new))
    if len(new) < len(changed):
        earlier = (row for row in changed if row.before is not NOTHING)
        upsert(Assessment, _ROW_FIELDS, ("id",), map(as_stored, earlier))
    _store_questions(changed, keys)
    return saved


def _stored_years(inputs: Sequence[YearInput]) -> dict[tuple[int, int], StoredYear]:
    """What is stored of these years. Questions are read only where some are given or stored."""
    found: dict[tuple[int, int], StoredYear] = {}
    figures_of: dict[int, dict[str, Decimal]] = {}
    given = {row.key for row in inputs}
    fields = ("pk", "municipality_id", "fiscal_year", "version", "official_level", *HEADLINE_FIELDS.values())
    rows = _rows_of(given).values_list(*fields)
    for pk, municipality_id, year, version, official_level, *scores in rows:
        if (municipality_id, year) in given:
            figures = {item: score for item, score in zip(HEADLINE_FIELDS, scores, strict=True) if score is not None}
            found[municipality_id, year] = StoredYear(pk, version, official_level, figures)
            figures_of[pk] = figures
    questions = QuestionScore.objects.filter(assessment__in=figures_of)
    for pk, item, score in questions.values_list("assessment", "item", "score"):
        figures_of[pk][item] = score
    return found


def _apply(given: YearInput, before: StoredYear = NOTHING) -> Saved:
    """The year after the change."""
    rules, old = given.rules, before.figures
    if not given.figures.keys() <= rules.items:
        item = next(item for item in given.figures if item not in rules.items)
        raise ValidationError(f"ปีงบประมาณ พ.ศ. {rules.fiscal_year} ไม่มีรายการ {item}")
    named = {**old, **given.figures} if old else given.figures
    figures = {item: score for item, score in named.items() if score is not None}
    changed: Collection[str] = figures.keys()
    if old:
        changed = [item for item, score in given.figures.items() if score != old.get(item)]
    official_level = before.official_level if given.official_level is None else given.official_level
    derived, known = derived_and_completed(rules, figures)
    return Saved(
        given=given,
        before=before,
        version=before.version + (bool(changed) or official_level != before.official_level),
        figures=figures,
        official_level=official_level,
        changed=changed,
        created=sum(item not in old for item in changed) if old else len(changed),
        derived=derived,
        possible_levels=possible_levels(rules, known),
    )


def _rows_of(keys: Collection[tuple[int, int]]) -> QuerySet[Assessment]:
    """Assessments with these keys and, where they are many, some between: naming of each year the first and the last
    municipality costs least."""
    of_years: dict[int, list[int]] = {}
    for municipality, year in keys:
        of_years.setdefault(year, []).append(municipality)
    wanted = Q(pk__in=())
    for year, places in of_years.items():
        if len(keys) > NAMED:
            wanted |= Q(fiscal_year=year, municipality__gte=min(places), municipality__lte=max(places))
        else:
            wanted |= Q(fiscal_year=year, municipality__in=places)
    return Assessment.objects.filter(wanted)


def _store_questions(changed: Sequence[Saved], ids: Mapping[tuple[int, int], int]) -> None:
    scores = [
        (ids[row.given.key], item, row.figures.get(item))
        for row in changed
        if not _HEADLINE.issuperset(row.changed)  # most years of a country have no questions
        for item in row.changed
        if item not in _HEADLINE
    ]
    for pk, item, _ in (score for score in scores if score[2] is None):
        QuestionScore.objects.filter(assessment=pk, item=item).delete()
    kept = [score for score in scores if score[2] is not None]
    if kept:
        upsert(QuestionScore, ("assessment_id", "item", "score"), ("assessment_id", "item"), kept)
