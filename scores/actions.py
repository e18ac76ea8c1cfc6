"""Every change of a figure passes here, one year at a time or a country at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.audit import lock, record, record_many
from accounts.bulk import insert, upsert
from accounts.editing import EditedMeanwhile
from accounts.editing.drafts import discard_draft, discard_everybodys_drafts
from accounts.models import Municipality
from accounts.permissions import Actor, Capability, require
from accounts.tenancy import open_all
from scores.analysis import Derivation, Level, derivations, level
from scores.current_rules import current_rules
from scores.models import HEADLINE_FIELDS, SHOWN_FIELDS, Assessment, AssessmentRevision, QuestionScore
from scores.results import shown
from scores.rules import Rules, known_kinds, known_years

NAMED = 500  # municipalities that a query names one by one
BATCH = 2000  # years stored by one set of statements: bounds the memory of a country's import

Changes = dict[str, tuple[str | None, str | None]]  # item, or "level" → before and after, as text

_HEADLINE = frozenset([*HEADLINE_FIELDS, "level"])
_NONE = Decimal("NaN")  # no score; unlike None it is quickly told from one
_ROW_FIELDS = (
    *("municipality_id", "fiscal_year"),
    *HEADLINE_FIELDS.values(),
    *SHOWN_FIELDS.values(),
    *("official_level", "level", "version", "updated_at", "updated_by_id"),
)


@dataclass(slots=True)
class YearInput:
    """What is to be stored of one municipality and year; items not named stay as they are, None removes one."""

    municipality: Municipality
    rules: Rules
    figures: Mapping[str, Decimal | None]
    official_level: str | None = None
    key: tuple[int, int] = field(init=False)  # municipality id, fiscal year

    def __post_init__(self) -> None:
        self.key = self.municipality.pk, self.rules.fiscal_year


@dataclass(slots=True)
class Saved:
    """One year after a save: its figures, what changed, and what can be derived from them now."""

    given: YearInput
    version: int
    figures: dict[str, Decimal]
    official_level: str
    derived: list[Derivation] = field(default_factory=list)
    told: Level | None = None
    level: str = ""
    changes: Changes = field(default_factory=dict)
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    is_new: bool = False  # whether nothing was stored of the year


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
        actor.municipality, current_rules(fiscal_year, actor.municipality.agency_kind), figures, official_level
    )
    with transaction.atomic():
        lock([actor.municipality.pk])  # not on the year's row, which may not be there yet
        found = Assessment.objects.filter(municipality=actor.municipality, fiscal_year=fiscal_year)
        latest = found.values_list("version", flat=True).first() or 0
        if version is not None and version != latest:
            raise EditedMeanwhile
        [saved] = _store([given], {actor.municipality.pk: actor}, source, reason)
        if saved.changes:
            detail = {"fiscal_year": fiscal_year, "source": source, "version": saved.version, "changes": saved.changes}
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
    with open_all():
        while batch := list(islice(remaining, BATCH)):
            if rehearse:
                before = _stored_years(batch)
                yield from (_apply(given, before.get(given.key)) for given in batch)
                continue
            places = {given.key[0] for given in batch}
            lock(places - held)
            held |= places
            for saved in _store(batch, actors, source, ""):
                if saved.changes:
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


def _store(inputs: Sequence[YearInput], actors: Mapping[int, Actor], source: str, reason: str) -> list[Saved]:
    """Reads what is there, finds what changes and writes it: few statements whatever the number of rows."""
    before = _stored_years(inputs)
    saved = {given.key: _apply(given, before[given.key]) for given in inputs if given.key in before}
    now = timezone.now()

    def user_id(row: Saved) -> int | None:
        user = actors[row.given.key[0]].user
        return None if user is None else user.pk

    def as_stored(row: Saved) -> tuple[Any, ...]:
        return (
            *row.given.key,
            *map(row.figures.get, HEADLINE_FIELDS),
            *map(shown(row.given.rules, row.figures, row.derived).get, SHOWN_FIELDS),
            *(row.official_level, row.level, row.version, now, user_id(row)),
        )

    def new() -> Iterator[Saved]:
        """Years are judged as they are asked for: the database writes one while the next is judged."""
        for given in inputs:
            if given.key not in before:
                row = saved[given.key] = _apply(given, None)
                if row.changes:
                    yield row

    # The municipalities are held: what was not there is not there yet, and need not be looked for.
    if len(saved) < len(inputs):
        insert(Assessment, _ROW_FIELDS, map(as_stored, new()))
    changed = [row for given in inputs if (row := saved[given.key]).changes]
    if earlier := [row for row in changed if not row.is_new]:
        upsert(Assessment, _ROW_FIELDS, ("municipality_id", "fiscal_year"), map(as_stored, earlier))
    if changed:
        ids = _ids(changed)
        insert(
            AssessmentRevision,
            ("assessment_id", "version", "at", "by_id", "source", "reason", "changes"),
            ((ids[row.given.key], row.version, now, user_id(row), source, reason, row.changes) for row in changed),
        )
        _store_questions(changed, ids)
    return [saved[given.key] for given in inputs]


def _stored_years(inputs: Sequence[YearInput]) -> dict[tuple[int, int], Saved]:
    """What is stored of these years. Questions are read only where some are given or stored."""
    found: dict[tuple[int, int], tuple[int, int, str, dict[str, Decimal]]] = {}
    given = {row.key: row for row in inputs}
    fields = ("pk", "municipality_id", "fiscal_year", "version", "official_level", *HEADLINE_FIELDS.values())
    rows = _rows_of(given).values_list(*fields)
    for pk, municipality_id, year, version, official_level, *scores in rows:
        if (municipality_id, year) in given:
            figures = {item: score for item, score in zip(HEADLINE_FIELDS, scores, strict=True) if score is not None}
            found[municipality_id, year] = pk, version, official_level, figures
    by_pk = {pk: figures for pk, _, _, figures in found.values()}
    for pk, item, score in QuestionScore.objects.filter(assessment__in=by_pk).values_list(
        "assessment", "item", "score"
    ):
        by_pk[pk][item] = score
    return {
        key: Saved(given[key], version, figures, official_level)
        for key, (_, version, official_level, figures) in found.items()
    }


def _apply(given: YearInput, before: Saved | None) -> Saved:
    """The year after the change."""
    rules = given.rules
    if not given.figures.keys() <= rules.items:
        item = next(item for item in given.figures if item not in rules.items)
        raise ValidationError(f"ปีงบประมาณ พ.ศ. {rules.fiscal_year} ไม่มีรายการ {item}")
    row = before or Saved(given, 0, {}, "", is_new=True)
    old = row.figures
    new = {item: score for item, score in given.figures.items() if score is not None}
    if old:
        new = {item: score for item, score in new.items() if score != old.get(item, _NONE)}
    gone = [item for item, score in given.figures.items() if score is None and item in old]
    row.created = len(new.keys() - old.keys()) if old else len(new)
    row.updated = len(new) + len(gone) - row.created
    row.unchanged = len(given.figures) - len(new) - len(gone)
    if old:
        row.changes = {item: (str(old[item]) if item in old else None, str(score)) for item, score in new.items()}
        row.changes |= {item: (str(old[item]), None) for item in gone}
        row.figures = {item: score for item, score in (old | new).items() if item not in gone}
    else:
        row.changes = {item: (None, str(score)) for item, score in new.items()}
        row.figures = new
    if given.official_level is not None and given.official_level != row.official_level:
        row.changes["level"] = (row.official_level or None, given.official_level or None)
        row.official_level = given.official_level
    row.derived = derivations(rules, row.figures)
    row.told = level(rules, row.figures, row.derived)
    row.level = row.official_level or row.told.name or ""
    row.version += bool(row.changes)
    return row


def _ids(rows: Sequence[Saved]) -> dict[tuple[int, int], int]:
    found = _rows_of({row.given.key for row in rows})
    return {(m, year): pk for pk, m, year in found.values_list("pk", "municipality_id", "fiscal_year")}


def _rows_of(keys: Collection[tuple[int, int]]) -> QuerySet[Assessment]:
    """Assessments with these keys, and of each year some between them: of many municipalities, naming the first and the
    last costs least."""
    of_years: dict[int, list[int]] = {}
    for municipality, year in keys:
        of_years.setdefault(year, []).append(municipality)
    wanted = Q(pk__in=())
    for year, places in of_years.items():
        if len(places) > NAMED:
            wanted |= Q(fiscal_year=year, municipality__gte=min(places), municipality__lte=max(places))
        else:
            wanted |= Q(fiscal_year=year, municipality__in=places)
    return Assessment.objects.filter(wanted)


def _store_questions(changed: Sequence[Saved], ids: Mapping[tuple[int, int], int]) -> None:
    scores = [
        (ids[row.given.key], item, row.figures.get(item))
        for row in changed
        if not row.changes.keys() <= _HEADLINE  # most years of a country have no questions
        for item in row.changes.keys() - _HEADLINE
    ]
    for pk, item, _ in (score for score in scores if score[2] is None):
        QuestionScore.objects.filter(assessment=pk, item=item).delete()
    kept = [score for score in scores if score[2] is not None]
    if kept:
        upsert(QuestionScore, ("assessment_id", "item", "score"), ("assessment_id", "item"), kept)
