"""One unit merged into another, as when a table spelt its name otherwise: what moves, and the move, on record.

Measures, people and sections move. Number registers and letters stay with the name they were given, and papers are
frozen copies: neither changes.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from accounts.audit import record
from accounts.editing import EditedMeanwhile
from accounts.models import Membership, Unit
from accounts.permissions import Actor, Capability, require
from plans.locking import lock_plans
from plans.measures.content import content_of
from plans.models import Evidence, Measure, MeasureRevision
from plans.reporting.models import Contribution


@dataclass(frozen=True)
class Moving:
    """What a merge would move: measures by key and title with the units they have now, people and sections by name.

    `parts`: what the unit has written of measures, by key, year and title, and whether it becomes one text with what
    the other has written of the same.
    """

    measures: list[tuple[int, int, str, str, str]]  # key, fiscal year, title, units before, units after
    people: list[str]
    sections: list[str]
    parts: list[tuple[int, int, str, bool]]

    def fingerprint(self) -> str:
        """What a person saw before agreeing."""
        return hashlib.sha256(json.dumps(asdict(self)).encode()).hexdigest()[:16]


def what_moves(source: Unit, target: Unit) -> Moving:
    """What merging `source` into `target` would move; ValidationError where it may not be."""
    if source.pk == target.pk:
        raise ValidationError("กรุณาเลือกสองหน่วยงานที่ต่างกัน")
    sections = [unit.name for unit in source.sections.exclude(pk=target.pk).filter(merged_into=None)]
    if sections and target.parent_id not in (None, source.pk):
        said = f"{source} มีงานในสังกัด จึงรวมเข้ากับงานใต้กองอื่นไม่ได้ กรุณาเลือกสำนักหรือกอง"
        raise ValidationError(said)
    measures = Measure.objects.with_rows().filter(units=source).select_related("plan").order_by("pk")
    people = Membership.objects.filter(unit=source).select_related("user").order_by("pk")
    parts = Contribution.objects.filter(unit=source)
    heirs = Q(unit=target, measure__all_units=False) | Q(unit=target.parent or target, measure__all_units=True)
    both = {*Contribution.objects.filter(heirs, measure__in=parts.values("measure")).values_list("measure", flat=True)}
    return Moving(
        [(m.pk, m.plan.fiscal_year, m.title, m.responsible, _after(m, source, target)) for m in measures],
        [f"{member.user} ({member.get_role_display()})" for member in people],
        sections,
        [
            (part.measure_id, part.measure.plan.fiscal_year, part.measure.title, part.measure_id in both)
            for part in parts.select_related("measure__plan").order_by("pk")
        ],
    )


def _after(measure: Measure, source: Unit, target: Unit) -> str:
    if measure.all_units:
        return measure.responsible
    names = (target.name if unit.pk == source.pk else unit.name for unit in measure.units.all())
    return ", ".join(dict.fromkeys(names))


def merge_units(actor: Actor, source: Unit, target: Unit, seen: str) -> Moving:
    """Makes `source` a name of `target`. EditedMeanwhile when other things would move than those that were `seen`, or
    either unit was merged meanwhile; ValidationError where it may not be."""
    require(actor, Capability.MERGE_UNITS)
    with transaction.atomic():
        lock_plans(actor)
        there = {unit.pk: unit for unit in Unit.in_use().filter(pk__in=(source.pk, target.pk))}
        if not {source.pk, target.pk} <= there.keys():
            raise EditedMeanwhile
        source, target = there[source.pk], there[target.pk]
        moving = what_moves(source, target)
        if seen != moving.fingerprint():
            raise EditedMeanwhile
        move_measures(actor, [key for key, *_ in moving.measures], source, target)
        Membership.objects.filter(unit=source).update(unit=target)
        if target.parent_id == source.pk:
            target.parent = source.parent
            target.save(update_fields=["parent"])
        move_parts(source, target, Measure.objects.all())
        source.sections.update(parent=target)
        source.merged.update(merged_into=target)
        source.merged_into = target
        source.save(update_fields=["merged_into"])
        record(actor, "unit.merged", source, **_told(moving), before=source.name, after=target.name)
    return moving


def _told(moving: Moving) -> dict[str, Any]:
    measures = [{"id": key, "before": before, "after": after} for key, _, _, before, after in moving.measures]
    parts = [{"id": key, "joined": joined} for key, _, _, joined in moving.parts]
    told = {"measures": measures, "people": moving.people, "sections": moving.sections}
    return told | ({"parts": parts} if parts else {})


def move_measures(actor: Actor, keys: list[int], source: Unit, target: Unit) -> None:
    """Each measure gets a revision, so that a form that is open elsewhere meets the change."""
    responsible = Measure.units.through.objects
    there = set(responsible.filter(measure__in=keys, unit=target).values_list("measure_id", flat=True))
    responsible.filter(measure__in=there, unit=source).delete()
    responsible.filter(measure__in=keys, unit=source).update(unit=target)
    now = {"updated_by": actor.user, "updated_at": timezone.now()}
    Measure.objects.filter(pk__in=keys).update(version=F("version") + 1, **now)
    MeasureRevision.objects.bulk_create(
        [
            MeasureRevision(measure=m, version=m.version, by=actor.user, content=content_of(m).as_json())
            for m in Measure.objects.with_rows().filter(pk__in=keys)
        ]
    )


def move_parts(source: Unit, target: Unit, measures: QuerySet[Measure]) -> None:
    """What a unit wrote of these measures, and its evidence, is the other's; what both wrote becomes one part.

    Of a measure of all units each division has a part: a section's is its division's.
    """
    for all_units, heir in ((False, target), (True, target.parent or target)):
        keys = list(measures.filter(all_units=all_units).values_list("pk", flat=True))
        there = {row.measure_id: row for row in Contribution.objects.filter(unit=heir, measure__in=keys)}
        joined = Contribution.objects.filter(unit=source, measure__in=there)
        for row in joined:
            there[row.measure_id].take_in(row)
        changed = ["outputs", "outcome", "done_steps", "status", "stage", "return_reason"]
        Contribution.objects.bulk_update(there.values(), changed)
        joined.delete()
        Contribution.objects.filter(unit=source, measure__in=keys).update(unit=heir)
        Evidence.objects.filter(unit=source, measure__in=keys).update(unit=heir)
