"""A measure from hand to hand: every change of `Measure.stage` passes here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.audit import record_each
from accounts.editing.drafts import discard_draft
from accounts.notices import Message, tell_many
from accounts.permissions import Actor, Capability, require
from plans.handover.reminders import coordinators, staff_of
from plans.locking import lock_measure, lock_plans
from plans.models import Measure, Plan
from plans.reporting.models import Contribution
from plans.reporting.parts import ROWS
from plans.rules.workflow import HANDED_IN, Move, Stage, after, allows
from thai.dates import long_date
from thai.text import normalise

RETURN_DRAFT = "measure/{pk}/return"  # under which name a reason that is not sent yet is kept
RETURN_ALL_DRAFT = "plan/{year}/return"  # and one for many measures at once
NO_REASON = "กรุณาบอกเหตุผลและสิ่งที่ต้องแก้"
# What a move of a measure does to its units' parts: from these stages to that.
_PARTS: dict[Move, tuple[frozenset[Stage], Stage]] = {
    Move.ASSIGN: (frozenset({Stage.ACCEPTED}), Stage.ASSIGNED),
    Move.ACCEPT: (frozenset({Stage.SUBMITTED}), Stage.ACCEPTED),
    Move.RETURN: (HANDED_IN, Stage.RETURNED),
}


def touched(actor: Actor, measure: Measure) -> None:
    """What a unit changes in an accepted measure has to be accepted again. Inside the caller's transaction."""
    if actor.is_coordinator or not allows(measure.stage, Move.CHANGE):
        return
    stage = after(measure.stage, Move.CHANGE)
    if stage != measure.stage:
        measure.stage = stage
        Measure.objects.filter(pk=measure.pk).update(stage=stage)


def assign(actor: Actor, plan: Plan, measure_ids: Sequence[int], due: dt.date | None = None) -> list[Measure]:
    """Hands measures to their responsible units, to be handed in by `due`; all of them or none.

    ValidationError for a measure nobody is responsible for, NotAllowed for one that is in a unit's hands already.
    """
    require(actor, Capability.EDIT_PLAN)
    if not measure_ids:
        raise ValidationError({"measures": "กรุณาเลือกมาตรการอย่างน้อยหนึ่งรายการ"})
    _check_due(due)
    with transaction.atomic():
        measures = lock_measures(actor, plan, measure_ids)
        if nobodys := [m.title for m in measures if not m.all_units and not m.units.all()]:
            raise ValidationError({"measures": f"ยังไม่มีผู้รับผิดชอบ: {', '.join(nobodys)}"})
        move_all(actor, measures, Move.ASSIGN, due=due)
        wanted = f"ส่งภายใน {long_date(due)}" if due else "กรอกและส่งให้ผู้ประสานงาน"
        _tell_units(actor, measures, "ได้รับมอบหมาย", wanted)
    return measures


def set_due(actor: Actor, plan: Plan, measure_ids: Sequence[int], due: dt.date | None) -> list[Measure]:
    """Another day, or none, for what units have not handed in yet; answers with those whose day it changed."""
    require(actor, Capability.EDIT_PLAN)
    _check_due(due)
    with transaction.atomic():
        found = [m for m in lock_measures(actor, plan, measure_ids) if allows(m.stage, Move.SUBMIT) and m.due != due]
        record_each(
            actor,
            (
                ("measure.due", m, {"title": m.title, "before": str(m.due or ""), "after": str(due or "")})
                for m in found
            ),
        )
        for measure in found:
            measure.due = due
        Measure.objects.bulk_update(found, ["due"])
        _tell_units(actor, found, "กำหนดส่งเปลี่ยนไป", f"ส่งภายใน {long_date(due)}" if due else "ไม่กำหนดวันส่ง")
    return found


def _check_due(due: dt.date | None) -> None:
    if due and due < timezone.localdate():
        raise ValidationError({"due": "วันที่ต้องไม่ผ่านไปแล้ว"})


def submit(actor: Actor, measure: Measure) -> None:
    """The unit says that it is ready; the coordinators are told."""
    with transaction.atomic():
        hand_in(actor, [lock_measure(actor, measure, Capability.SUBMIT_MEASURE)])


def hand_in(actor: Actor, measures: Sequence[Measure]) -> None:
    """The same of many, which the caller's transaction holds and the actor may hand in."""
    move_all(actor, measures, Move.SUBMIT)
    leaders = {user.pk for user in coordinators(actor.municipality)}
    tell_of(actor, ((m, leaders, "ส่งมาให้ตรวจรับ", f"จาก{m.responsible}") for m in measures))


def accept(actor: Actor, measure: Measure) -> None:
    """The coordinator takes what the unit handed in."""
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        _accept(actor, [lock_measure(actor, measure, Capability.EDIT_PLAN)])


def accept_all(actor: Actor, plan: Plan, measure_ids: Sequence[int]) -> list[Measure]:
    """Takes many at once; what was taken back or decided meanwhile stays as it is. Answers with those it took."""
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        waiting = [m for m in lock_measures(actor, plan, measure_ids) if allows(m.stage, Move.ACCEPT)]
        _accept(actor, waiting)
    return waiting


def accept_parts(actor: Actor, measure: Measure) -> None:
    """Takes a measure of many units with the parts that came in, whether or not others are missing."""
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        measure = lock_measure(actor, measure, Capability.EDIT_PLAN)
        if allows(measure.stage, Move.SUBMIT):
            move_all(actor, [measure], Move.SUBMIT)
        _accept(actor, [measure])


def _accept(actor: Actor, measures: Sequence[Measure]) -> None:
    move_all(actor, measures, Move.ACCEPT, due=None)
    _tell_units(actor, measures, "ตรวจรับแล้ว", "")


def send_back(actor: Actor, measure: Measure, reason: str) -> None:
    """The coordinator returns it to the unit. ValidationError without a reason."""
    require(actor, Capability.EDIT_PLAN)
    if not normalise(reason):
        raise ValidationError({"reason": NO_REASON})
    with transaction.atomic():
        measure = lock_measure(actor, measure, Capability.EDIT_PLAN)
        _send_back(actor, [measure], {measure.pk: reason})
        discard_draft(actor, RETURN_DRAFT.format(pk=measure.pk))


def send_back_all(actor: Actor, plan: Plan, reasons: Mapping[int, str]) -> list[Measure]:
    """Returns many at once, each with its reason by the measure's id; what waits no more stays as it is."""
    require(actor, Capability.EDIT_PLAN)
    if not all(map(normalise, reasons.values())):
        raise ValidationError({"reason": NO_REASON})
    with transaction.atomic():
        waiting = [m for m in lock_measures(actor, plan, reasons) if m.stage == Stage.SUBMITTED]
        _send_back(actor, waiting, reasons)
        discard_draft(actor, RETURN_ALL_DRAFT.format(year=plan.fiscal_year))
    return waiting


def _send_back(actor: Actor, measures: Sequence[Measure], reasons: Mapping[int, str]) -> None:
    move_all(actor, measures, Move.RETURN, reasons=reasons)
    people = staff_of(measures)
    tell_of(actor, ((m, people[m.pk], "ถูกส่งกลับให้แก้ไข", reasons[m.pk]) for m in measures))


def lock_measures(actor: Actor, plan: Plan, measure_ids: Iterable[int]) -> list[Measure]:
    """Those of a plan's measures as they are now, with their rows, and everybody else's changes kept waiting."""
    lock_plans(actor)
    found = Measure.objects.with_rows().prefetch_related(*ROWS).filter(plan=plan, pk__in=list(measure_ids))
    return list(found.select_related("plan__municipality", "copied_from"))


def move_all(
    actor: Actor,
    measures: Sequence[Measure],
    move: Move,
    *,
    reasons: Mapping[int, str] | None = None,
    **changes: dt.date | None,
) -> None:
    """Moves locked measures, and their units' parts with them, on record: as many statements for a hundred as for one.

    NotAllowed where the stage of one of them has no such move; nothing is changed then.
    """
    reasons = reasons or {}
    for measure in measures:
        measure.stage = after(measure.stage, move)
        measure.return_reason = reasons.get(measure.pk, "")
        for name, value in changes.items():
            setattr(measure, name, value)
    Measure.objects.bulk_update(measures, ["stage", "return_reason", *changes])
    if move in _PARTS:
        before, stage = _PARTS[move]
        parts = list(Contribution.objects.filter(measure__in=[m.pk for m in measures], stage__in=before))
        for part in parts:
            part.stage, part.return_reason = stage, reasons.get(part.measure_id, "")
        Contribution.objects.bulk_update(parts, ["stage", "return_reason"])
    record_each(actor, ((f"measure.{move}", m, {"title": m.title, "reason": m.return_reason}) for m in measures))


def _tell_units(actor: Actor, measures: Sequence[Measure], event: str, detail: str) -> None:
    people = staff_of(measures)
    tell_of(actor, ((m, people[m.pk], event, detail) for m in measures))


def tell_of(actor: Actor, told: Iterable[tuple[Measure, Iterable[int], str, str]]) -> None:
    """Tells of measures (the measure, the ids of whom it concerns, the event, more of it), but not who did it."""
    code, own, now = actor.municipality.code, actor.user.pk if actor.user else None, timezone.now()
    tell_many(
        actor.municipality,
        [
            (
                [user for user in users if user != own],
                Message(
                    key=f"measure/{measure.pk}/{measure.stage}/{now:%Y%m%d%H%M%S%f}",
                    title=f"{event}: {measure.title}",
                    detail=detail,
                    path=reverse(
                        "plans:measure", kwargs={"code": code, "year": measure.plan.fiscal_year, "pk": measure.pk}
                    ),
                ),
            )
            for measure, users, event, detail in told
        ],
    )
