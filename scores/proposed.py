"""Which year is at hand, for a municipality on a day: what is proposed on every page, and asked about elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from accounts.models import Municipality
from scores.current_rules import corrections_of, current_calendars, current_rules_of
from scores.models import Assessment
from scores.rules import known_years
from scores.rules.calendar import Calendar, year_at_work


def proposed_of(today: dt.date, told: Mapping[int, Calendar], ready: Collection[int]) -> int:
    """The year of work that is proposed: the one at hand, or the last before it whose result can be answered.

    `ready` are the assessed years that can be: their rules were checked, or their total was entered all the same. What
    somebody merely opened is none of them.
    """
    natural = year_at_work(today, told)
    return max((year + 1 for year in ready if year < natural), default=natural)


def proposed_year(municipality: Municipality, today: dt.date, scored: Iterable[int] | None = None) -> int:
    """The open municipality's year of work on a day; `scored` are its years with a total, where they are known."""
    kind = municipality.agency_kind
    said = corrections_of(kind)
    rules = current_rules_of(known_years(kind), kind, said)
    checked = {year for year, of_year in rules.items() if of_year.weights_verified}
    if scored is None:
        scored = Assessment.objects.with_total().values_list("fiscal_year", flat=True)
    return proposed_of(today, current_calendars(kind, said), checked.union(scored))
