"""Positions of a municipality, and who acts for whom: every change on record and told."""

from __future__ import annotations

import copy
import datetime as dt

from django.db import transaction
from django.db.models import Model, ProtectedError
from django.utils import timezone

from accounts import acting_notices
from accounts.administered import Administered, administered, keep_administered
from accounts.audit import lock
from accounts.models import ActingAppointment, Membership, Position
from accounts.people.members import Person, person_of
from accounts.permissions import NEVER, TABLE, Actor, Capability, require
from thai.dates import medium_date

OWN_POSITION = "เปลี่ยนตำแหน่งที่ตนเองดำรงหรือรักษาราชการแทนไม่ได้ ให้ผู้ดูแลคนอื่นหรือผู้ดูแลระบบเป็นผู้เปลี่ยน"
OWN_ACTING = "กำหนดหรือสิ้นสุดการรักษาราชการแทนของตนเองไม่ได้ ให้ผู้ดูแลคนอื่นหรือผู้ดูแลระบบเป็นผู้ทำ"
NAMED_ALREADY = "มีตำแหน่งชื่อนี้อยู่แล้ว"


class CannotSetUp(Exception):
    """What was to be set is refused; the message says why, in Thai."""


def add_position(actor: Actor, title: str) -> Position:
    """Another position, held by nobody yet."""
    require(actor, Capability.SET_UP)
    with transaction.atomic():
        lock([actor.municipality.pk])
        _refuse_title(title)
        position = Position.objects.create(municipality=actor.municipality, title=title)
        _keep(actor, "position.added", None, position)
    return position


def rename_position(actor: Actor, position: Position, title: str) -> bool:
    """Another title; papers that are frozen keep the old one. False where it is called so already."""
    require(actor, Capability.SET_UP)
    with transaction.atomic():
        lock([actor.municipality.pk])
        before = copy.copy(position)
        if title == before.title:
            return False
        _refuse_title(title)
        _refuse_own(actor, position)
        position.title = title
        position.save(update_fields=["title"])
        _keep(actor, "position.changed", before, position)
    return True


def remove_position(actor: Actor, position: Position) -> None:
    """Takes a position away that nothing refers to: nobody holds it, no route and no paper has it."""
    require(actor, Capability.SET_UP)
    try:
        with transaction.atomic():
            lock([actor.municipality.pk])
            _keep(actor, "position.removed", position, None)
            position.delete()
    except ProtectedError as error:
        raise CannotSetUp(
            f"ลบตำแหน่ง{position}ไม่ได้ เพราะมีผู้ดำรงตำแหน่ง ผู้รักษาราชการแทน เส้นทาง หรือเอกสารที่ใช้ตำแหน่งนี้อยู่"
        ) from error


def _refuse_title(title: str) -> None:
    if Position.objects.filter(title=title).exists():
        raise CannotSetUp(NAMED_ALREADY)


def _refuse_own(actor: Actor, position: Position) -> None:
    if position.pk in {*actor.held, *actor.acting, *actor.not_acting}:
        raise CannotSetUp(OWN_POSITION)


def appoint(
    actor: Actor,
    position: Position,
    person: int,
    start: dt.date,
    end: dt.date,
    *,
    order_number: str = "",
    order_date: dt.date | None = None,
) -> ActingAppointment:
    """Somebody acts for a position from `start` to `end`, both included; both people are told."""
    require(actor, Capability.SET_UP)
    with transaction.atomic():
        lock([actor.municipality.pk])
        found = person_of(actor.municipality, person)
        if found is None:
            raise CannotSetUp("บุคคลนี้ไม่อยู่ในรายชื่อของเทศบาลแล้ว")
        if actor.user == found.user:
            raise CannotSetUp(OWN_ACTING)
        if position in found.positions:
            raise CannotSetUp(f"{found.user} ดำรงตำแหน่ง{position}อยู่แล้ว")
        there = ActingAppointment.objects.filter(position=position, membership__user=person)
        if overlapping := there.filter(start__lte=end, end__gte=start).first():
            days = f"{medium_date(overlapping.start)} ถึง {medium_date(overlapping.end)}"
            raise CannotSetUp(f"{found.user} รักษาราชการแทน{position}อยู่แล้วระหว่าง {days}")
        appointment = ActingAppointment.objects.create(
            position=position,
            membership=_deciding(found),
            start=start,
            end=end,
            order_number=order_number,
            order_date=order_date,
        )
        _keep(actor, "acting.added", None, appointment)
        acting_notices.tell_appointments([appointment])
    return appointment


def _deciding(person: Person) -> Membership:
    """The membership by which the person decides; the first where none does."""
    deciding = [m for m in person.memberships if Capability.DECIDE in TABLE[m.role] - NEVER.get(m.role, frozenset())]
    return (deciding or person.memberships)[0]


def end_early(actor: Actor, appointment: ActingAppointment) -> None:
    """Ends an appointment now; one that is over already stays as it is."""
    require(actor, Capability.SET_UP)
    with transaction.atomic():
        lock([actor.municipality.pk])
        if actor.user == appointment.membership.user:
            raise CannotSetUp(OWN_ACTING)
        if appointment.end >= timezone.localdate():
            keep_administered(actor.user, [end_appointment(appointment)], [actor.municipality])


def end_appointment(appointment: ActingAppointment) -> Administered:
    """Lets yesterday be its last day and tells both people; one that has no day behind it is taken away.

    One that began today and has signed already holds until the end of the day: what was signed keeps its order.
    """
    before, today = copy.copy(appointment), timezone.localdate()
    if appointment.start >= today:
        removed = administered("acting.removed", before, None)
        try:
            with transaction.atomic():
                acting_notices.tell_taken_back([appointment])
                appointment.delete()
        except ProtectedError:
            appointment.pk, appointment.end = before.pk, today
        else:
            return removed
    else:
        appointment.end = today - dt.timedelta(days=1)
    appointment.save(update_fields=["end"])
    acting_notices.tell_ended_early([appointment])
    return administered("acting.changed", before, appointment)


def _keep(actor: Actor, action: str, before: Model | None, after: Model | None) -> None:
    keep_administered(actor.user, [administered(action, before, after)], [actor.municipality])
