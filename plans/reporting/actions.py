"""Every change of what units report: saved as they type, handed in, taken back; and making one text of many parts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts.audit import record, record_each
from accounts.editing import EditedMeanwhile
from accounts.editing.merging import Merge, merge
from accounts.models import Unit
from accounts.permissions import Actor, Capability, can, require
from plans.handover.actions import hand_in, lock_measures, move_all, tell_of, touched
from plans.handover.reminders import coordinators
from plans.locking import lock_plans
from plans.measures.actions import save_measure
from plans.measures.content import content_of
from plans.models import Measure, MeasureRevision, Plan
from plans.reporting.models import Contribution
from plans.reporting.parts import ROWS, ReportPart, own_parts, part_named, parts_of
from plans.rules.checks import FailedCheck
from plans.rules.workflow import HANDED_IN, Move, NotAllowed, Stage, after, allows

SITTING = dt.timedelta(minutes=10)  # saves of one person within it make one line of a measure's history


@dataclass(frozen=True)
class HandedInParts:
    """What went to the coordinator, and what stayed with all it lacks."""

    handed: list[ReportPart]
    remaining: list[tuple[ReportPart, list[FailedCheck]]]


def units_in_use() -> list[Unit]:
    return list(Unit.in_use())


def lock_part(actor: Actor, plan: Plan, key: str) -> ReportPart:
    """The part as it is now, and kept so. EditedMeanwhile where it is gone, PermissionDenied where it is not theirs."""
    measure_id = key.partition("u")[0]
    measures = lock_measures(actor, plan, [int(measure_id)] if measure_id.isdecimal() else [])
    units = units_in_use()
    parts = [part for measure in measures for part in (ReportPart(measure), *parts_of(measure, units))]
    part = part_named(parts, key)
    if part is None:
        raise EditedMeanwhile
    require(actor, Capability.SUBMIT_MEASURE, part.measure)
    if not actor.is_coordinator and part_named(own_parts(actor, measures, units), key) is None:
        raise PermissionDenied("ส่วนนี้เป็นของหน่วยงานอื่น")
    return part


def save_report(
    actor: Actor, plan: Plan, key: str, typed: Mapping[str, Any], opened: Mapping[str, str]
) -> tuple[ReportPart, Merge[str]]:
    """Stores those of the typed fields that nobody else changed since they were opened with these marks.

    Answers with the part as it is stored now, and with what the two people made of it: what both changed is not
    stored. NotAllowed where it was handed in meanwhile, ValidationError, by field, for what cannot be stored.
    """
    with transaction.atomic():
        part = lock_part(actor, plan, key)
        if not (actor.is_coordinator or (part.is_open and can(actor, Capability.EDIT_MEASURE, part.measure))):
            raise NotAllowed(part.stage, Move.CHANGE)
        found = merge(opened, part.report, typed)
        changes = {name: typed[name] for name in found.mine}
        if changes:
            _store(actor, part, changes)
            part = lock_part(actor, plan, key)
    return part, found


def _store(actor: Actor, part: ReportPart, changes: Mapping[str, Any]) -> None:
    if part.unit is None:
        store_measure(actor, part.measure, changes)
        return
    row = part.row or Contribution(measure=part.measure, unit=part.unit)
    for name, value in changes.items():
        setattr(row, "done_steps" if name == "done" else name, value)
    if not actor.is_coordinator:
        row.stage = after(row.stage, Move.CHANGE)
    row.updated_by = actor.user
    row.save()
    record(actor, "report.saved", part.measure, title=part.measure.title, unit=part.unit.name, fields=sorted(changes))


def store_measure(actor: Actor, measure: Measure, changes: Mapping[str, Any]) -> None:
    """The measure's own text, which the caller's transaction holds; one person's sitting makes one revision of it."""
    if "done" in changes:
        measure.done_steps = changes["done"]
        measure.save(update_fields=["done_steps", "updated_at"])
        touched(actor, measure)
        record(actor, "report.saved", measure, title=measure.title, unit=measure.responsible, fields=["done"])
    texts = {name: value for name, value in changes.items() if name != "done"}
    if texts:
        before = measure.version
        saved = save_measure(actor, measure.plan, replace(content_of(measure), **texts), measure=measure)
        if actor.user and saved.version != before:
            lately = timezone.now() - SITTING
            MeasureRevision.objects.filter(
                measure=measure, version=before, version__gt=1, by=actor.user, at__gt=lately
            ).delete()


# --- Handing in -------------------------------------------------------------------------------------------------------


def hand_in_ready(actor: Actor, plan: Plan) -> HandedInParts:
    """Hands in exactly those of the actor's own parts that lack nothing; all others stay, and are told with why."""
    require(actor, Capability.SUBMIT_MEASURE)
    with transaction.atomic():
        lock_plans(actor)
        parts = reported_by(actor, plan)
        ready = [part for part in parts if part.is_ready]
        _hand_in(actor, ready)
    waiting = [part for part in parts if part.is_open and part not in ready]
    return HandedInParts(ready, [(part, part.lacking) for part in waiting])


def hand_in_measure(actor: Actor, measure: Measure) -> None:
    """Hands in one measure, or the actor's parts of it, ready or not; a coordinator all of it."""
    with transaction.atomic():
        measures = lock_measures(actor, measure.plan, [measure.pk])
        if not measures:
            raise EditedMeanwhile
        require(actor, Capability.SUBMIT_MEASURE, measures[0])
        own = [] if actor.is_coordinator else own_parts(actor, measures, units_in_use())
        if own:
            # What is in already stays so; where nothing else is left, `_hand_in` says that.
            _hand_in(actor, [part for part in own if allows(part.stage, Move.SUBMIT)] or own)
        else:
            hand_in(actor, measures)


def _hand_in(actor: Actor, parts: Sequence[ReportPart]) -> None:
    """A measure goes along when the last of its parts does. NotAllowed, and nothing done, where one may not."""
    now = timezone.now()
    for part in parts:
        after(part.stage, Move.SUBMIT)
    shared = [(part, part.row or Contribution(measure=part.measure, unit=part.unit)) for part in parts if part.unit]
    for _, row in shared:
        row.stage, row.return_reason, row.handed_in_at = Stage.SUBMITTED.value, "", now
    Contribution.objects.bulk_create([row for _, row in shared if row.pk is None])
    Contribution.objects.bulk_update(
        [row for _, row in shared if row.pk is not None], ["stage", "return_reason", "handed_in_at"]
    )
    record_each(
        actor,
        (("report.submit", part.measure, {"title": part.measure.title, "unit": str(part.unit)}) for part, _ in shared),
    )
    leaders = {user.pk for user in coordinators(actor.municipality)}
    tell_of(actor, ((part.measure, leaders, "ส่งส่วนของหน่วยงาน", f"จาก{part.unit}") for part, _ in shared))
    whole = [part.measure for part in parts if part.unit is None]
    hand_in(actor, [*whole, *_complete({part.measure.pk for part, _ in shared})])


def _complete(measure_ids: Iterable[int]) -> list[Measure]:
    """Those of these shared measures of which every unit's part is in, and which wait for no more."""
    measures = Measure.objects.with_rows().prefetch_related("contributions__unit").select_related("plan")
    units = units_in_use()
    return [
        measure
        for measure in measures.filter(pk__in=list(measure_ids))
        if allows(measure.stage, Move.SUBMIT) and all(part.stage in HANDED_IN for part in parts_of(measure, units))
    ]


def take_back(actor: Actor, plan: Plan, key: str) -> ReportPart:
    """Takes back what was handed in, until it is accepted. NotAllowed afterwards."""
    with transaction.atomic():
        part = lock_part(actor, plan, key)
        stage = after(part.stage, Move.WITHDRAW)
        if part.row and part.unit:
            part.row.stage, part.row.handed_in_at = stage, None
            part.row.save(update_fields=["stage", "handed_in_at"])
            record(actor, "report.withdraw", part.measure, title=part.measure.title, unit=part.unit.name)
        if part.unit is None or part.measure.stage == Stage.SUBMITTED:
            move_all(actor, [part.measure], Move.WITHDRAW)
    return part


def take_back_measure(actor: Actor, measure: Measure) -> None:
    """Takes one measure back, or the actor's parts of it; a coordinator all of it. NotAllowed where none is in."""
    with transaction.atomic():
        measures = lock_measures(actor, measure.plan, [measure.pk])
        if not measures:
            raise EditedMeanwhile
        require(actor, Capability.SUBMIT_MEASURE, measures[0])
        own = [] if actor.is_coordinator else own_parts(actor, measures, units_in_use())
        shared = [part for part in own if part.unit]
        if not shared:
            move_all(actor, measures, Move.WITHDRAW)
        for part in [part for part in shared if allows(part.stage, Move.WITHDRAW)] or shared:
            take_back(actor, measure.plan, part.key)


def reported_by(actor: Actor, plan: Plan) -> list[ReportPart]:
    """The parts of a plan that the actor's units report, but for what was not handed out; a fixed number of queries."""
    measures = Measure.objects.with_rows().prefetch_related(*ROWS)
    found = measures.filter(plan=plan).of_units(actor.unit_ids).exclude(stage=Stage.DRAFT)
    return own_parts(actor, found.select_related("plan__municipality", "copied_from"), units_in_use())


def parts_with(plan: Plan, measure_id: int) -> list[ReportPart]:
    """One measure as a whole, and each of its parts; empty where the plan has no such measure."""
    measures = Measure.objects.with_rows().prefetch_related(*ROWS).select_related("plan__municipality", "copied_from")
    measure = measures.filter(plan=plan, pk=measure_id).first()
    if measure is None:
        return []
    parts = parts_of(measure, units_in_use())
    return [ReportPart(measure), *(part for part in parts if part.unit)]
