"""งานของฉัน: what the measures of a person's units want of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from accounts.models import Unit
from accounts.permissions import Actor, Capability, can
from plans.models import Measure
from plans.reporting.parts import own_parts
from plans.rules.workflow import Stage

# What waits for the unit first, what waits for others after it, what is finished last.
_ORDER = [Stage.RETURNED, Stage.ASSIGNED, Stage.SUBMITTED, Stage.ACCEPTED, Stage.DRAFT]
_IN = {Stage.SUBMITTED, Stage.ACCEPTED}
_FINISHED = {Measure.Status.DONE, Measure.Status.CANCELLED}


@dataclass(frozen=True)
class Task:
    """A measure in someone's list of work: what it wants of them, whether it is late, and whether their units' parts of
    one that many carry out are in already."""

    measure: Measure
    wanted: str
    late: bool
    is_sent: bool = False


def my_tasks(actor: Actor) -> list[Task]:
    """What waits for the actor in the newest two plans, the most pressing first.

    For a unit: what it or one of its sections is responsible for. For a coordinator also what was handed in.
    """
    if not can(actor, Capability.SUBMIT_MEASURE):
        return []
    years = sorted(set(Measure.objects.values_list("plan__fiscal_year", flat=True)), reverse=True)[:2]
    measures = Measure.objects.with_rows().prefetch_related("contributions__unit").filter(plan__fiscal_year__in=years)
    own = measures.of_units(actor.unit_ids).exclude(stage=Stage.DRAFT)
    found = own | measures.filter(stage=Stage.SUBMITTED) if actor.is_coordinator else own
    order = [Stage.SUBMITTED, *_ORDER] if actor.is_coordinator else _ORDER
    listed = list(found.select_related("plan__municipality"))
    parts = own_parts(actor, listed, list(Unit.in_use()))
    waiting = {part.measure.pk for part in parts if part.stage not in _IN}
    sent = {part.measure.pk for part in parts if part.unit and part.measure.stage not in _IN} - waiting
    return sorted(
        (_sent(m) if m.pk in sent else task(m, of_coordinator=actor.is_coordinator) for m in listed),
        key=lambda t: (
            t.measure.status in _FINISHED and t.measure.stage == Stage.ACCEPTED,
            not t.late,
            order.index(Stage(t.measure.stage)),
            t.measure.due or t.measure.end or dt.date.max,
        ),
    )


def _sent(measure: Measure) -> Task:
    return Task(measure, "ส่งส่วนของหน่วยงานท่านแล้ว", late=False, is_sent=True)


def task(measure: Measure, *, of_coordinator: bool = False) -> Task:
    """What a measure wants today of its unit, or of the coordinator."""
    today = timezone.localdate()
    overdue = bool(measure.end and measure.end < today and measure.status not in _FINISHED)
    late_in = bool(measure.due and measure.due < today and measure.stage in {Stage.ASSIGNED, Stage.RETURNED})
    match measure.stage:
        case Stage.RETURNED:
            wanted = f"แก้ไขแล้วส่งใหม่: {measure.return_reason}"
        case Stage.ASSIGNED:
            wanted = "กรอกให้ครบแล้วส่ง"
        case Stage.SUBMITTED:
            wanted = "ตรวจรับ หรือส่งกลับพร้อมเหตุผล" if of_coordinator else "รอผู้ประสานงานตรวจรับ"
        case _ if overdue:
            wanted = "สิ้นสุดช่วงเวลาแล้ว รายงานผลและแนบหลักฐาน"
        case _ if measure.status in _FINISHED:
            wanted = "เสร็จแล้ว"
        case _:
            wanted = "ดำเนินการและบันทึกความก้าวหน้า"
    return Task(measure, wanted, overdue or late_in)
