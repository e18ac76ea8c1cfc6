"""A person's days as iCalendar (RFC 5545): those of their municipalities' years, and when their reports are due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from icalendar import Calendar, Event

from accounts.editing.merging import mark
from accounts.models import User
from accounts.permissions import actor_in, municipalities_of
from accounts.tenancy import open_municipality
from ita_portal.year.facts import YearFacts
from ita_portal.year.reading import facts_of
from plans.rules.workflow import OWED
from scores.proposed import proposed_year

MOST = 20  # municipalities of one person that are read


def feed_of(user: User, today: dt.date) -> bytes:
    """The days of the year at hand in each of the person's own municipalities: titles and days, nothing else."""
    calendar = Calendar()
    calendar.add("prodid", "-//ITA Portal//TH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "ITA Portal")
    for municipality in municipalities_of(user, own=True)[:MOST]:
        actor = actor_in(municipality, user)
        if actor is None:
            continue
        with open_municipality(municipality):
            facts = facts_of(actor, proposed_year(municipality, today))
        for about, title, start, end in _days(facts):
            event = Event()
            event.add("uid", f"{municipality.code}-{facts.year}-{about}@ita-portal")
            event.add("dtstamp", dt.datetime.combine(today, dt.time(), dt.UTC))
            event.add("summary", f"{title} ({municipality.name} ปี {facts.year})")
            event.add("dtstart", start)
            event.add("dtend", end + dt.timedelta(1))  # the day after, as the format wants it
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _days(facts: YearFacts) -> Iterator[tuple[str, str, dt.date, dt.date]]:
    """What it is known by, its title, first and last day."""
    for date in facts.dates:
        # By its name, not its place: another day before it would make it another event.
        about = f"own-{date.pk}" if date.own else f"date-{mark(date.name)}"
        doubt = " (คาดจากปีก่อน ยังไม่มีประกาศ)" if date.expected_from else ""
        yield about, f"{date.name}{doubt}", date.start or date.end, date.end
    open_ = [m for m in facts.measures if m.due and m.own & OWED]
    for due in sorted({m.due for m in open_ if m.due}):
        count = sum(m.due == due for m in open_)
        yield f"reports-{due}", f"ส่งรายงาน {count} มาตรการ", due, due
