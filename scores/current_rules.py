"""The rules in force: a year's data file with the corrections recorded until now."""

from __future__ import annotations

from collections.abc import Collection

from scores.models import RuleCorrection
from scores.rules import Rules, UnknownRules, known_years
from scores.rules.calendar import SUBJECT, CalendarDate, Event, calendar_of
from scores.rules.corrections import corrected


def current_rules(fiscal_year: int, agency_kind: str) -> Rules:
    """The rules of a fiscal year (Buddhist Era) as corrected until now; one query. Raises UnknownRules."""
    return corrected(fiscal_year, agency_kind, RuleCorrection.objects.said_of(fiscal_year, agency_kind))


def current_rules_of(fiscal_years: Collection[int], agency_kind: str) -> dict[int, Rules]:
    """Year → its rules as corrected until now; a year without rules has none. One query for any number of years."""
    found: dict[int, list[tuple[str, str]]] = {}
    of_years = RuleCorrection.objects.filter(fiscal_year__in=fiscal_years, agency_kind=agency_kind).order_by("pk")
    for year, subject, value in of_years.values_list("fiscal_year", "subject", "value"):
        found.setdefault(year, []).append((subject, value))
    rules = {}
    for year in fiscal_years:
        try:
            rules[year] = corrected(year, agency_kind, tuple(found.get(year, ())))
        except UnknownRules:
            continue
    return rules


def current_calendars(agency_kind: str) -> dict[int, dict[Event, CalendarDate]]:
    """Year → what was told of its calendar until now, years before their rules included; one query."""
    said: dict[int, list[tuple[str, str]]] = {year: [] for year in known_years(agency_kind)}
    moved = RuleCorrection.objects.filter(agency_kind=agency_kind, subject__startswith=f"{SUBJECT}:").order_by("pk")
    for year, subject, value in moved.values_list("fiscal_year", "subject", "value"):
        said.setdefault(year, []).append((subject, value))
    return {year: calendar_of(year, agency_kind, corrections) for year, corrections in said.items()}
