"""Every change of measures, but for whose hands they are in (plans.handover), passes here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.audit import record, record_each
from accounts.editing import EditedMeanwhile
from accounts.editing.drafts import discard_draft, discard_everybodys_drafts
from accounts.models import Unit
from accounts.permissions import Actor, Capability, require
from accounts.tenancy import WrongMunicipality
from plans.handover.actions import touched
from plans.locking import lock_measure, lock_plan, lock_plans
from plans.measures.content import MeasureContent, check, content_of
from plans.measures.fields import COLUMNS
from plans.models import Measure, MeasureRevision, Output, Plan, Progress, Step, Target
from scores.current_rules import current_rules
from thai.text import normalise

ORDER_CHANGED = "รายการมาตรการเปลี่ยนไปแล้ว กรุณาเปิดหน้านี้ใหม่ก่อนจัดลำดับ"
PROGRESS_DRAFT = "measure/{pk}/progress"  # under which name a note that is not saved yet is kept


def draft_name(measure: Measure) -> str:
    """Under which name accounts.editing.drafts keeps what is typed into the measure's form."""
    return f"measure/{measure.pk}"


def save_measure(
    actor: Actor,
    plan: Plan,
    content: MeasureContent,
    *,
    measure: Measure | None = None,
    version: int | None = None,
    draft: str = "",
) -> Measure:
    """Stores a new or changed measure with its lists, and the revision it makes; what is the same already stays so.

    Adding needs EDIT_PLAN; changing needs EDIT_MEASURE on this measure, and leaves order alone. `version` is the one
    the form was opened with; EditedMeanwhile when it is no longer the latest. ValidationError, by field, for what the
    plan's year does not allow, PermissionDenied for a unit that would hand its measure to others. The person's `draft`
    is gone when nothing went wrong.
    """
    if measure is None:
        with transaction.atomic():
            [measure] = add_measures(actor, plan, [content])
            discard_draft(actor, draft)
        return measure
    require(actor, Capability.EDIT_MEASURE, measure)
    check(plan, content)
    with transaction.atomic():
        measure = lock_measure(actor, measure, Capability.EDIT_MEASURE)
        if version is not None and version != measure.version:
            raise EditedMeanwhile
        before = content_of(measure)
        if before.as_json() == content.as_json():
            discard_draft(actor, draft)
            return measure
        if not actor.is_coordinator and _responsible(before) != _responsible(content):
            raise PermissionDenied("ผู้ประสานงานเท่านั้นที่เปลี่ยนผู้รับผิดชอบได้")
        touched(actor, measure)
        for name in COLUMNS:
            setattr(measure, name, getattr(content, name))
        # A sentence somebody changed has been read.
        measure.inherited = [name for name in measure.inherited if getattr(before, name) == getattr(content, name)]
        measure.version += 1
        measure.search_text = content.search_text
        measure.updated_by = actor.user
        measure.save()
        _store_rows(measure, content, before)
        MeasureRevision.objects.create(
            measure=measure, version=measure.version, by=actor.user, content=content.as_json()
        )
        record(actor, "measure.saved", measure, title=measure.title, status=measure.status, version=measure.version)
        discard_draft(actor, draft)
    return measure


def add_measures(actor: Actor, plan: Plan, contents: Sequence[MeasureContent]) -> list[Measure]:
    """Stores new measures behind the others, each with its revision; as many statements for a hundred as for one.

    Needs EDIT_PLAN. ValidationError, by field, for what the plan's year does not allow; EditedMeanwhile without a plan.
    """
    require(actor, Capability.EDIT_PLAN)
    rules = current_rules(plan.assessed_year, actor.municipality.agency_kind)
    for content in contents:
        check(plan, content, rules)
    with transaction.atomic():
        lock_plan(actor, plan)
        last = plan.measures.aggregate(last=Max("order"))["last"] or 0
        new = Measure.objects.bulk_create(
            [
                Measure(
                    plan=plan,
                    order=last + place,
                    version=1,
                    search_text=content.search_text,
                    updated_by=actor.user,
                    **{name: getattr(content, name) for name in COLUMNS},
                )
                for place, content in enumerate(contents, 1)
            ]
        )
        saved = list(zip(new, contents, strict=True))
        _add_rows(saved)
        _keep_versions(actor, saved)
    return new


def change_measures(actor: Actor, plan: Plan, changes: Sequence[tuple[Measure, MeasureContent]]) -> None:
    """Stores what measures of a plan say now, each with its revision; as many statements for a hundred as for one.

    Needs EDIT_PLAN. The caller's transaction holds the plans and has read the measures with their rows since.
    ValidationError, by field, for what the plan's year does not allow.
    """
    require(actor, Capability.EDIT_PLAN)
    rules = current_rules(plan.assessed_year, actor.municipality.agency_kind)
    inherited = {(m.pk, step.text) for m, _ in changes for step in m.steps.all() if step.inherited}
    now = timezone.now()
    for measure, content in changes:
        check(plan, content, rules)
        before = content_of(measure)
        for name in COLUMNS:
            setattr(measure, name, getattr(content, name))
        measure.inherited = [name for name in measure.inherited if getattr(before, name) == getattr(content, name)]
        measure.version += 1
        measure.search_text = content.search_text
        measure.plan, measure.updated_by, measure.updated_at = plan, actor.user, now
    Measure.objects.bulk_update(
        [measure for measure, _ in changes],
        [*COLUMNS, "inherited", "search_text", "version", "updated_by", "updated_at"],
    )
    keys = [measure.pk for measure, _ in changes]
    for rows in (Step, Output, Target, Measure.units.through):
        rows.objects.filter(measure__in=keys).delete()
    _add_rows(changes, inherited)
    _keep_versions(actor, changes)


def _keep_versions(actor: Actor, saved: Sequence[tuple[Measure, MeasureContent]]) -> None:
    MeasureRevision.objects.bulk_create(
        [
            MeasureRevision(measure=measure, version=measure.version, by=actor.user, content=content.as_json())
            for measure, content in saved
        ]
    )
    record_each(
        actor, (("measure.saved", m, {"title": m.title, "status": m.status, "version": m.version}) for m, _ in saved)
    )


def _add_rows(
    added: Sequence[tuple[Measure, MeasureContent]], inherited: Collection[tuple[int, str]] = frozenset()
) -> None:
    """A measure's lists, where it has none; `inherited`: steps of another year's plan that nobody has read, by measure
    and text."""
    units = {unit.pk for _, content in added for unit in content.units}
    if Unit.objects.filter(pk__in=units).count() != len(units):
        raise WrongMunicipality("Unit of another municipality")
    responsible = Measure.units.through
    responsible.objects.bulk_create(
        [responsible(measure_id=measure.pk, unit_id=unit.pk) for measure, content in added for unit in content.units]
    )
    steps = [(m, n, text) for m, content in added for n, text in enumerate(content.steps, 1)]
    Step.objects.bulk_create(
        [Step(measure=m, order=n, text=text, inherited=(m.pk, text) in inherited) for m, n, text in steps]
    )
    outputs = [(m, n, text) for m, content in added for n, text in enumerate(content.outputs, 1)]
    Output.objects.bulk_create([Output(measure=measure, order=n, text=text) for measure, n, text in outputs])
    Target.objects.bulk_create(
        [
            Target(measure=measure, item=item)
            for measure, content in added
            for item in sorted({*map(str, content.indicators), *content.questions})
        ]
    )


def _responsible(content: MeasureContent) -> tuple[bool, set[int]]:
    return content.all_units, {unit.pk for unit in content.units}


def _store_rows(measure: Measure, content: MeasureContent, before: MeasureContent) -> None:
    measure.units.set(content.units)
    if before.steps != content.steps:
        inherited = set(measure.steps.filter(inherited=True).values_list("text", flat=True))
        measure.steps.all().delete()
        Step.objects.bulk_create(
            [
                Step(measure=measure, order=n, text=text, inherited=text in inherited)
                for n, text in enumerate(content.steps, 1)
            ]
        )
    if before.outputs != content.outputs:
        measure.outputs.all().delete()
        Output.objects.bulk_create(
            [Output(measure=measure, order=n, text=text) for n, text in enumerate(content.outputs, 1)]
        )
    items = {*map(str, content.indicators), *content.questions}
    measure.targets.exclude(item__in=items).delete()
    Target.objects.bulk_create([Target(measure=measure, item=i) for i in sorted(items)], ignore_conflicts=True)


def forget_drafts(actor: Actor, measure: Measure) -> None:
    """Drops what anybody has typed into the forms of a measure that goes."""
    discard_everybodys_drafts(actor, draft_name(measure))


def move_measure(actor: Actor, measure: Measure, *, up: bool) -> None:
    """Changes places with the neighbour above or below; at the end of the list nothing happens."""
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        measure = lock_measure(actor, measure, Capability.EDIT_PLAN)
        order = list(Measure.objects.filter(plan=measure.plan_id).values_list("pk", flat=True))
        place = order.index(measure.pk)
        other = place - 1 if up else place + 1
        if 0 <= other < len(order):
            order[place], order[other] = order[other], order[place]
            _put_in_order(actor, measure.plan, order)


def reorder_measures(actor: Actor, plan: Plan, order: Sequence[int]) -> None:
    """Puts a plan's measures (ids) in this order. ValidationError when they are not all and only the plan's own."""
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        lock_plans(actor)
        there = set(Measure.objects.filter(plan=plan).values_list("pk", flat=True))
        if len(order) != len(there) or set(order) != there:
            raise ValidationError(ORDER_CHANGED)
        _put_in_order(actor, plan, order)


def _put_in_order(actor: Actor, plan: Plan, order: Sequence[int]) -> None:
    Measure.objects.bulk_update([Measure(pk=pk, plan=plan, order=n) for n, pk in enumerate(order, 1)], ["order"])
    record(actor, "plan.reordered", plan, fiscal_year=plan.fiscal_year)


def add_progress(actor: Actor, measure: Measure, day: dt.date, text: str) -> Progress:
    """Adds a dated note of what happened; ValidationError for an empty one or a day that has not come."""
    if not normalise(text):
        raise ValidationError({"text": "กรุณาเขียนความก้าวหน้า"})
    if day > timezone.localdate():
        raise ValidationError({"day": "วันที่ต้องไม่เป็นวันที่ยังมาไม่ถึง"})
    with transaction.atomic():
        measure = lock_measure(actor, measure, Capability.EDIT_MEASURE)
        note = Progress.objects.create(measure=measure, day=day, text=text, by=actor.user)
        touched(actor, measure)
        record(actor, "measure.progressed", measure, day=day.isoformat())
        discard_draft(actor, PROGRESS_DRAFT.format(pk=measure.pk))
    return note


def review_measure(actor: Actor, measure: Measure) -> None:
    """Says that every sentence from last year's plan has been read and holds."""
    with transaction.atomic():
        measure = lock_measure(actor, measure, Capability.EDIT_MEASURE)
        sentences = measure.unreviewed
        measure.inherited = []
        measure.save(update_fields=["inherited"])
        measure.steps.update(inherited=False)
        if sentences:
            record(actor, "measure.reviewed", measure, sentences=sentences)
