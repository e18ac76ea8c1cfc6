"""A unit that ceases: its open work and its people go to another first; what is done stays with its name.

It can be opened again. Registers, letters and papers keep the name, as of one that was merged.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.audit import record
from accounts.editing import EditedMeanwhile
from accounts.models import Membership, Unit
from accounts.permissions import Actor, Capability, require
from plans.locking import lock_plans
from plans.models import Measure
from plans.rules.workflow import Stage
from plans.units.actions import move_measures, move_parts

OVER = (Measure.Status.DONE, Measure.Status.CANCELLED)
NOBODY_WAITS = (Stage.DRAFT, Stage.ACCEPTED)


@dataclass(frozen=True)
class OpenWork:
    """What must go to another unit before one can be closed: open measures by key, year and title; people by name."""

    measures: list[tuple[int, int, str]]
    people: list[str]
    sections: list[str]

    def __bool__(self) -> bool:
        return bool(self.measures or self.people)

    def fingerprint(self) -> str:
        """What a person saw before closing it."""
        return hashlib.sha256(json.dumps(asdict(self)).encode()).hexdigest()[:16]


def open_work_of(unit: Unit) -> OpenWork:
    """What is open of a unit, and the sections that must be closed or moved before."""
    measures = _open_measures(unit).select_related("plan").order_by("pk")
    people = Membership.objects.filter(unit=unit, user__is_active=True).select_related("user").order_by("pk")
    return OpenWork(
        [(measure.pk, measure.plan.fiscal_year, measure.title) for measure in measures],
        [f"{member.user} ({member.get_role_display()})" for member in people],
        [section.name for section in Unit.in_use().filter(parent=unit)],
    )


def _open_measures(unit: Unit) -> QuerySet[Measure]:
    """Those it still works on or has written its part of; also what is done, until it is handed in and taken."""
    own = Q(units=unit) | Q(all_units=True, contributions__unit=unit)
    over = Q(status__in=OVER, stage__in=NOBODY_WAITS)
    return Measure.objects.filter(pk__in=Measure.objects.filter(own & ~over).order_by().values("pk"))


def close_unit(actor: Actor, unit: Unit, target: Unit | None, seen: str) -> OpenWork:
    """Hands the open work to `target` and closes the unit. EditedMeanwhile where other work is open than was `seen`, or
    either unit is in use no more; ValidationError where it may not be."""
    require(actor, Capability.SET_UP)
    with transaction.atomic():
        lock_plans(actor)
        there = {each.pk: each for each in Unit.in_use().filter(pk__in=[unit.pk, target.pk if target else None])}
        if unit.pk not in there or (target and target.pk not in there):
            raise EditedMeanwhile
        unit, work = there[unit.pk], open_work_of(there[unit.pk])
        if work.sections:
            raise ValidationError(f"ปิด{unit}ยังไม่ได้ มีงานในสังกัดอยู่: {', '.join(work.sections)} ปิดหรือย้ายงานเหล่านั้นก่อน")
        if seen != work.fingerprint():
            raise EditedMeanwhile
        if work and (target is None or target == unit):
            raise ValidationError({"target": "เลือกหน่วยงานที่รับมาตรการและบุคคลต่อก่อน"})
        if target:
            keys = [key for key, *_ in work.measures]
            move_measures(actor, keys, unit, target)
            move_parts(unit, target, Measure.objects.filter(pk__in=keys))
            Membership.objects.filter(unit=unit).update(unit=target)
        unit.closed_on = timezone.localdate()
        unit.save(update_fields=["closed_on"])
        handed = {"measures": [key for key, *_ in work.measures], "people": work.people}
        record(actor, "unit.closed", unit, name=unit.name, after=target.name if target else "–", **handed)
    return work


def reopen_unit(actor: Actor, unit: Unit) -> None:
    """Lets a closed unit get something new again; what was handed over stays where it is."""
    require(actor, Capability.SET_UP)
    with transaction.atomic():
        lock_plans(actor)
        found = Unit.objects.filter(pk=unit.pk).exclude(closed_on=None).first()
        if found:
            parent = found.parent
            if parent and (parent.closed_on or parent.merged_into_id):
                found.parent = None
            found.closed_on = None
            found.save(update_fields=["closed_on", "parent"])
            record(actor, "unit.opened", found, name=found.name)
