"""The rules in force: a year's data file with the corrections recorded until now."""

from __future__ import annotations

from collections.abc import Collection

from scores.models import RuleCorrection
from scores.rules import Rules, UnknownRules, known_years
from scores.rules.calendar import CalendarDate, Event, calendar_of
from scores.rules.corrections import corrected


def current_rules(fiscal_year: int, agency_kind: str) -> Rules:
    """The rules of a fiscal year (Buddhist Era) as corrected until now; one query. Raises UnknownRules."""
    return corrected(fiscal_year, agency_kind, RuleCorrection.objects.said_of(fiscal_year, agency_kind))


Said = dict[int, list[tuple[str, str]]]  # year → its corrections, (subject, value), in their order


def corrections_of(agency_kind: str, fiscal_years: Collection[int] | None = None) -> Said:
    """What was corrected in these years, or in every year; one query."""
    rows = RuleCorrection.objects.filter(agency_kind=agency_kind).order_by("pk")
    if fiscal_years is not None:
        rows = rows.filter(fiscal_year__in=fiscal_years)
    found: Said = {}
    for year, subject, value in rows.values_list("fiscal_year", "subject", "value"):
        found.setdefault(year, []).append((subject, value))
    return found


def current_rules_of(fiscal_years: Collection[int], agency_kind: str, said: Said | None = None) -> dict[int, Rules]:
    """Year → its rules as corrected until now; a year without rules has none. One query for any number of years, none
    where the corrections are at hand."""
    found = corrections_of(agency_kind, fiscal_years) if said is None else said
    rules = {}
    for year in fiscal_years:
        try:
            rules[year] = corrected(year, agency_kind, tuple(found.get(year, ())))
        except UnknownRules:
            continue
    return rules


def current_calendars(agency_kind: str, said: Said | None = None) -> dict[int, dict[Event, CalendarDate]]:
    """Year → what was told of its calendar until now, years before their rules included; one query, or none."""
    found = corrections_of(agency_kind) if said is None else said
    years = {*known_years(agency_kind), *found}
    return {year: calendar_of(year, agency_kind, found.get(year, ())) for year in years}
