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
            days = _days(appointment)
            _tell(
                appointment,
                f"{appointment.start}/{appointment.end}",
                acting=("ท่านรักษาราชการแทน", f"{days} · เรื่องที่รอตำแหน่งนี้อยู่ที่หน้าเรื่องเสนอ"),
                holders=(f"{appointment.membership.user} รักษาราชการแทนท่าน", days),
            )


def tell_taken_back(appointments: Iterable[ActingAppointment]) -> None:
    """Tells both people that an appointment is taken back; one that was over already is no news."""
    for appointment in appointments:
        if appointment.end >= timezone.localdate():
            _tell_end(appointment, "ยกเลิก")


def tell_ended_early(appointments: Iterable[ActingAppointment]) -> None:
    """Tells both people that an appointment, whose last day is the new one already, ended before its time."""
    for appointment in appointments:
        _tell_end(appointment, "สิ้นสุดก่อนกำหนด")


def tell_todays(today: dt.date) -> None:
    """What was not told when it was stored: appointments in force or to come, and those whose last day has passed."""
    with open_all():
        found = ActingAppointment.objects.filter(end__gte=today - TOLD_LATE)
        tell_appointments(found.select_related("position__municipality", "membership__user"))


def _tell_end(appointment: ActingAppointment, why: str) -> None:
    settle(unsettled(appointment.position.municipality, f"acting/{appointment.pk}/").exclude(key__contains="/ended/"))
    over = ("สิ้นสุดการรักษาราชการแทน", f"{appointment.membership.user} · {why} · {_days(appointment)}")
    _tell(appointment, f"ended/{appointment.end}", acting=over, holders=over)


def _tell(appointment: ActingAppointment, event: str, *, acting: tuple[str, str], holders: tuple[str, str]) -> None:
    """To whoever acts and to whoever holds the position: what, and the rest of it."""
    position, people = appointment.position, User.objects.filter(is_active=True)
    who = appointment.membership.user_id
    held = Membership.objects.filter(position=position).exclude(user=who).values("user")
    for users, (title, detail) in ((people.filter(pk=who), acting), (people.filter(pk__in=held), holders)):
        tell(
            users,
            position.municipality,
            key=f"acting/{appointment.pk}/{event}",
            title=f"{title}: {position}",
            detail=detail,
            path=reverse("approvals:queue", kwargs={"code": position.municipality.code}),
        )


def _days(appointment: ActingAppointment) -> str:
    order = f"{appointment.order.words} · " if appointment.order_number else ""
    return f"{order}ตั้งแต่ {long_date(appointment.start)} ถึง {long_date(appointment.end)}"
