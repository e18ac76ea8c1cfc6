"""When the assessment of a year asks for what: days with their source, and what earlier years let expect of others.

A day is moved by a notice: the administrator's correction stands above the data file, and may tell a year that has no
file yet. What no notice tells is expected from the last year that has it, and is never called anything else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from scores.rules import RulesError, UnknownRules, file_data
from thai.dates import fiscal_year, parse_day, short_date

SUBJECT = "calendar"  # what a correction's subject begins with


class Event(StrEnum):
    """What the assessment's calendar knows."""

    REGISTRATION = "registration"
    OIT_ANSWERS = "oit_answers"
    SURVEYS = "surveys"
    OIT_SCORED = "oit_scored"
    OIT_CLARIFICATION = "oit_clarification"
    OIT_CONFIRMED = "oit_confirmed"
    ASSESSMENT = "assessment"
    RESULT = "result"


PAPERS_WANTED = Event.OIT_ANSWERS  # until its end the year's papers and their links are wanted

EVENT_NAMES: dict[Event, str] = {
    Event.REGISTRATION: "ลงทะเบียนและส่งข้อมูลพื้นฐาน",
    Event.OIT_ANSWERS: "ตอบ OIT ในระบบ ITAS",
    Event.SURVEYS: "ตอบแบบวัด IIT และ EIT",
    Event.OIT_SCORED: "ผู้ประเมินให้คะแนน OIT",
    Event.OIT_CLARIFICATION: "หน่วยงานชี้แจง OIT",
    Event.OIT_CONFIRMED: "ยืนยันผล OIT",
    Event.ASSESSMENT: "การประเมินทั้งหมด",
    Event.RESULT: "ประกาศผล",
}


@dataclass(frozen=True)
class CalendarDate:
    """One thing of a year's assessment from `start` (None where only the end is known) to `end`, both included.

    `expected_from` is the year whose days these are, moved to this one; None where they were told for this very year.
    """

    fiscal_year: int
    event: Event
    start: dt.date | None
    end: dt.date
    source: str
    expected_from: int | None = None

    @property
    def name(self) -> str:
        return EVENT_NAMES[self.event]

    @property
    def days(self) -> str:
        """1 มี.ค. 69 – 30 เม.ย. 69"""
        if self.start is None or self.start == self.end:
            return short_date(self.end)
        return f"{short_date(self.start)} – {short_date(self.end)}"


Calendar = Mapping[Event, CalendarDate]


def calendar_of(year: int, agency_kind: str, corrections: Iterable[tuple[str, str]] = ()) -> dict[Event, CalendarDate]:
    """What was told of a year: its data file's days, and the (subject, value) corrections of them in their order."""
    found = dict(_of_file(year, agency_kind))
    for subject, value in corrections:
        head, _, event = subject.partition(":")
        if head == SUBJECT:
            found[Event(event)] = CalendarDate(year, Event(event), *days_in(value), "การแก้ไขหลักเกณฑ์")
    return found


@cache
def _of_file(year: int, agency_kind: str) -> dict[Event, CalendarDate]:
    try:
        data = file_data(year, agency_kind)
    except UnknownRules:
        return {}
    return {
        Event(row["event"]): CalendarDate(year, Event(row["event"]), row.get("from"), row["to"], row["source"])
        for row in data.get("calendar", ())
    }


def check(event: str, days: str) -> None:
    """RulesError where a correction of the calendar names no event, or no days."""
    if event not in set(Event):
        raise RulesError(f"ไม่รู้จักกำหนดการ {event}")
    days_in(days)


def days_in(text: str) -> tuple[dt.date | None, dt.date]:
    """First and last day of "1 มี.ค. 2569 ถึง 30 เม.ย. 2569", or one day twice. RulesError for anything else."""
    parts = text.split("ถึง")
    try:
        days = [parse_day(part) for part in parts]
    except ValueError as error:
        raise RulesError(str(error)) from error
    if len(days) > 2 or days != sorted(days):
        raise RulesError("เขียนวันแรก ถึง วันสุดท้าย เช่น 1 มี.ค. 2569 ถึง 30 เม.ย. 2569 หรือวันเดียว")
    return days[0], days[-1]


def expected_in(year: int, told: Mapping[int, Calendar]) -> dict[Event, CalendarDate]:
    """A year's days: what was told of it and, for the rest, what the last year before it that has it lets expect."""
    found: dict[Event, CalendarDate] = {}
    for earlier in sorted(told):
        if earlier <= year:
            found |= {event: _moved(each, year) for event, each in told[earlier].items()}
    return {event: found[event] for event in Event if event in found}


def _moved(found: CalendarDate, year: int) -> CalendarDate:
    if found.fiscal_year == year:
        return found
    later = year - found.fiscal_year
    start = _years_later(found.start, later) if found.start else None
    return CalendarDate(year, found.event, start, _years_later(found.end, later), found.source, found.fiscal_year)


def _years_later(day: dt.date, years: int) -> dt.date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leap else day.day)


def year_at_work(today: dt.date, told: Mapping[int, Calendar]) -> int:
    """The year whose plan is at hand: the next one as soon as the running year's result is, or should be, announced."""
    running = fiscal_year(today)
    result = expected_in(running, told).get(Event.RESULT)
    return running + 1 if result and (result.start or result.end) <= today else running
