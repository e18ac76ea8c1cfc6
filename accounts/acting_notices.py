"""What people are told of acting for a position (รักษาราชการแทน): who acts, and who holds the position."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from accounts.models import ActingAppointment, Membership, User
from accounts.notices import settle, tell, unsettled
from accounts.tenancy import open_all
from thai.dates import long_date

TOLD_LATE = dt.timedelta(days=7)  # an end is told so long after it, where a morning was missed


def tell_appointments(appointments: Iterable[ActingAppointment]) -> None:
    """Tells both people of each appointment, from when to when; of one that is over, that it is.

    Changed days are told again. An appointment that was told with these days already is not.
    """
    for appointment in appointments:
        if appointment.end < timezone.localdate():
            _tell_end(appointment, "ครบกำหนด")
        else:
            said = f"{_days(appointment)} เรื่องที่รอตำแหน่งนี้อยู่ที่หน้าเรื่องเสนอ"
            holders = f"{appointment.membership.user} รักษาราชการแทนท่าน"
            _tell(appointment, f"{appointment.start}/{appointment.end}", "ท่านรักษาราชการแทน", holders, said)


def tell_taken_back(appointments: Iterable[ActingAppointment]) -> None:
    """Tells both people that an appointment is taken back; one that was over already is no news."""
    for appointment in appointments:
        if appointment.end >= timezone.localdate():
            _tell_end(appointment, "ยกเลิก")


def tell_todays(today: dt.date) -> None:
    """What was not told when it was stored: appointments in force or to come, and those whose last day has passed."""
    with open_all():
        found = ActingAppointment.objects.filter(end__gte=today - TOLD_LATE)
        tell_appointments(found.select_related("position__municipality", "membership__user"))


def _tell_end(appointment: ActingAppointment, why: str) -> None:
    settle(unsettled(appointment.position.municipality, f"acting/{appointment.pk}/").exclude(key__contains="/ended/"))
    said = f"{appointment.membership.user} · {why} · {_days(appointment)}"
    _tell(appointment, f"ended/{appointment.end}", "สิ้นสุดการรักษาราชการแทน", "สิ้นสุดการรักษาราชการแทน", said)


def _tell(appointment: ActingAppointment, event: str, to_acting: str, to_holders: str, said: str) -> None:
    position, acting = appointment.position, appointment.membership.user
    held = Membership.objects.filter(position=position).exclude(user=acting).values("user")
    people = User.objects.filter(is_active=True)
    for users, words in ((people.filter(pk=acting.pk), to_acting), (people.filter(pk__in=held), to_holders)):
        tell(
            users,
            position.municipality,
            key=f"acting/{appointment.pk}/{event}",
            title=f"{words}: {position}",
            detail=said,
            path=reverse("approvals:queue", kwargs={"code": position.municipality.code}),
        )


def _days(appointment: ActingAppointment) -> str:
    order = f"คำสั่งที่ {appointment.order_number} · " if appointment.order_number else ""
    return f"{order}ตั้งแต่ {long_date(appointment.start)} ถึง {long_date(appointment.end)}"
