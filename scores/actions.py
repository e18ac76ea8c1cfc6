"""Every change of a figure passes here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.audit import record
from accounts.editing import EditedMeanwhile
from accounts.permissions import Actor, Capability, require
from scores.models import HEADLINE_FIELDS, Assessment, QuestionScore
from scores.rules import rules_for


@dataclass
class Saved:
    """What a save did, figure by figure."""

    assessment: Assessment
    changes: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    created: int = 0
    updated: int = 0
    unchanged: int = 0


def save_figures(
    actor: Actor,
    fiscal_year: int,
    figures: Mapping[str, Decimal | None],
    *,
    official_level: str | None = None,
    version: int | None = None,
    source: str = "กรอก",
) -> Saved:
    """Stores the figures given; items that are not named stay as they are, None removes one.

    `version` is the one the form was opened with, None for imports; EditedMeanwhile when it is no longer the latest.
    ValidationError for an item the year does not have; UnknownRules for a year without rules. The audit entry holds
    every changed figure before and after.
    """
    require(actor, Capability.EDIT_SCORES)
    rules = rules_for(fiscal_year, actor.municipality.agency_kind)
    if unknown := [item for item in figures if item not in rules.items]:
        raise ValidationError(f"ปีงบประมาณ พ.ศ. {fiscal_year} ไม่มีรายการ {', '.join(unknown)}")
    with transaction.atomic():
        assessment, is_new = Assessment.objects.select_for_update().get_or_create(
            municipality=actor.municipality, fiscal_year=fiscal_year
        )
        if version is not None and version != assessment.version:
            raise EditedMeanwhile
        before = assessment.figures()
        saved = Saved(assessment)
        for item, value in figures.items():
            _count(saved, item, before.get(item), value)
        if official_level is not None and official_level != assessment.official_level:
            saved.changes["level"] = (assessment.official_level or None, official_level or None)
            assessment.official_level = official_level
        if not saved.changes and not is_new:
            return saved
        for item in HEADLINE_FIELDS.keys() & saved.changes.keys():
            setattr(assessment, HEADLINE_FIELDS[item], figures[item])
        assessment.version += 1
        assessment.updated_by = actor.user
        assessment.save()
        _store_questions(
            assessment, {i: figures[i] for i in saved.changes if i in figures and i not in HEADLINE_FIELDS}
        )
        record(actor, "scores.saved", assessment, fiscal_year=fiscal_year, source=source, changes=saved.changes)
    return saved


def _count(saved: Saved, item: str, old: Decimal | None, new: Decimal | None) -> None:
    if old == new:
        saved.unchanged += 1
        return
    saved.changes[item] = (None if old is None else str(old), None if new is None else str(new))
    if old is None:
        saved.created += 1
    else:
        saved.updated += 1


def _store_questions(assessment: Assessment, scores: Mapping[str, Decimal | None]) -> None:
    QuestionScore.objects.filter(assessment=assessment, item__in=[i for i, v in scores.items() if v is None]).delete()
    QuestionScore.objects.bulk_create(
        [QuestionScore(assessment=assessment, item=i, score=v) for i, v in scores.items() if v is not None],
        update_conflicts=True,
        unique_fields=["assessment", "item"],
        update_fields=["score"],
    )
