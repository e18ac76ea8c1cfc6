"""A measure from hand to hand: every change of `Measure.stage` passes here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.audit import record
from accounts.editing.drafts import discard_draft
from accounts.models import User
from accounts.notices import tell
from accounts.permissions import Actor, Capability, require
from plans.handover.reminders import coordinators, people_of
from plans.locking import lock_measure, lock_plans
from plans.models import Measure, Plan
from plans.rules.workflow import Move, after, allows
from thai.dates import long_date
from thai.text import normalise

RETURN_DRAFT = "measure/{pk}/return"  # under which name a reason that is not sent yet is kept


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
    if due and due < timezone.localdate():
        raise ValidationError({"due": "วันที่ต้องไม่ผ่านไปแล้ว"})
    with transaction.atomic():
        lock_plans(actor)
        measures = list(
            Measure.objects.filter(plan=plan, pk__in=measure_ids).select_related("plan").prefetch_related("units")
        )
        if nobodys := [m.title for m in measures if not m.all_units and not m.units.all()]:
            raise ValidationError({"measures": f"ยังไม่มีผู้รับผิดชอบ: {', '.join(nobodys)}"})
        for measure in measures:
            _move(actor, measure, Move.ASSIGN, due=due)
            wanted = f"ส่งภายใน {long_date(due)}" if due else "กรอกและส่งให้ผู้ประสานงาน"
            _tell(actor, measure, people_of(measure), "ได้รับมอบหมาย", wanted)
    return measures


def submit(actor: Actor, measure: Measure) -> None:
    """The unit says that it is ready; the coordinators are told."""
    with transaction.atomic():
        measure = lock_measure(actor, measure, Capability.SUBMIT_MEASURE)
        _move(actor, measure, Move.SUBMIT)
        _tell(actor, measure, coordinators(actor.municipality), "ส่งมาให้ตรวจรับ", f"จาก{measure.responsible}")


def withdraw(actor: Actor, measure: Measure) -> None:
    """The unit takes back what it handed in, to go on working on it."""
    with transaction.atomic():
        measure = lock_measure(actor, measure, Capability.SUBMIT_MEASURE)
        _move(actor, measure, Move.WITHDRAW)


def accept(actor: Actor, measure: Measure) -> None:
    """The coordinator takes what the unit handed in."""
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        measure = _move(actor, lock_measure(actor, measure, Capability.EDIT_PLAN), Move.ACCEPT, due=None)
        _tell(actor, measure, people_of(measure), "ตรวจรับแล้ว", "")


def send_back(actor: Actor, measure: Measure, reason: str) -> None:
    """The coordinator returns it to the unit. ValidationError without a reason."""
    require(actor, Capability.EDIT_PLAN)
    if not normalise(reason):
        raise ValidationError({"reason": "กรุณาบอกเหตุผลและสิ่งที่ต้องแก้"})
    with transaction.atomic():
        measure = _move(actor, lock_measure(actor, measure, Capability.EDIT_PLAN), Move.RETURN, return_reason=reason)
        _tell(actor, measure, people_of(measure), "ถูกส่งกลับให้แก้ไข", reason)
        discard_draft(actor, RETURN_DRAFT.format(pk=measure.pk))


def _move(actor: Actor, measure: Measure, move: Move, *, return_reason: str = "", **changes: dt.date | None) -> Measure:
    """The locked measure after the move, saved and on record. NotAllowed when its stage has no such move."""
    measure.stage = after(measure.stage, move)
    measure.return_reason = return_reason
    for name, value in changes.items():
        setattr(measure, name, value)
    measure.save(update_fields=["stage", "return_reason", *changes])
    record(actor, f"measure.{move}", measure, title=measure.title, reason=return_reason)
    return measure


def _tell(actor: Actor, measure: Measure, users: Iterable[User], event: str, detail: str) -> None:
    """A notice to everyone concerned but the one who did it."""
    names = {"code": actor.municipality.code, "year": measure.plan.fiscal_year, "pk": measure.pk}
    tell(
        [user for user in users if user != actor.user],
        actor.municipality,
        key=f"measure/{measure.pk}/{measure.stage}/{timezone.now():%Y%m%d%H%M%S%f}",
        title=f"{event}: {measure.title}",
        detail=detail,
        path=reverse("plans:measure", kwargs=names),
    )
