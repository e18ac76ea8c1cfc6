"""Each morning: which days of the year's calendar are near, for those who answer for the year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from django.urls import reverse

from accounts.models import Membership, Municipality, Role
from accounts.notices import Message, tell_many
from accounts.tenancy import open_all
from plans.calendar.models import OwnDate
from scores.current_rules import current_calendars
from scores.rules import known_kinds
from scores.rules.calendar import Event, expected_in
from thai.dates import fiscal_year, long_date

SOON = (14, 3)  # days before, each told once
TOLD = (Event.OIT_ANSWERS, Event.OIT_CLARIFICATION)  # what the municipality itself must do


def municipalities_to_remind(today: dt.date) -> list[int]:
    """Where a day is near: everywhere with a coordinator for one of the country's, else where one is its own."""
    with open_all():
        last = today + dt.timedelta(SOON[0])
        own = OwnDate.objects.filter(day__range=(today, last)).order_by().values_list("municipality", flat=True)
        leaders = Membership.objects.filter(role=Role.COORDINATOR, user__is_active=True)
        near = any(True for kind in known_kinds() for _ in _of_country(kind, today))
        return sorted({*own, *(leaders.order_by().values_list("municipality", flat=True) if near else ())})


def remind(municipality: Municipality, today: dt.date) -> None:
    """Tells the open municipality's coordinators; a day that was moved is told again. Three queries at most."""
    told = list(_of_country(municipality.agency_kind, today))
    for row in OwnDate.objects.filter(day__range=(today, today + dt.timedelta(SOON[0]))):
        told.append((row.fiscal_year, f"own/{row.pk}", row.title, row.day, "กำหนดของเทศบาล"))
    leaders = list(
        Membership.objects.filter(role=Role.COORDINATOR, user__is_active=True).values_list("user_id", flat=True)
    )
    tell_many(municipality, _messages(municipality, leaders, told, today))


def _of_country(agency_kind: str, today: dt.date) -> Iterator[tuple[int, str, str, dt.date, str]]:
    """The announced last days that are near; what is only expected reminds of nothing."""
    year = fiscal_year(today)
    for event, found in expected_in(year, current_calendars(agency_kind)).items():
        if event in TOLD and found.expected_from is None and 0 <= (found.end - today).days <= SOON[0]:
            yield year, str(event), found.name, found.end, "กำหนดที่ประกาศแล้ว"


def _messages(
    municipality: Municipality,
    leaders: Iterable[int],
    told: Iterable[tuple[int, str, str, dt.date, str]],
    today: dt.date,
) -> list[tuple[Iterable[int], Message]]:
    found: list[tuple[Iterable[int], Message]] = []
    for year, about, name, day, whose in told:
        days = min(days for days in SOON if (day - today).days <= days)
        path = reverse("calendar", kwargs={"code": municipality.code, "year": year})
        key = f"calendar/{about}/{day}/{days}"
        found.append((leaders, Message(key, f"ใกล้ถึงกำหนด: {name}", f"ภายใน {long_date(day)} · {whose}", path)))
    return found
