"""Days of the assessment: told with their source, moved by a notice, or expected; and the year at hand."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from accounts.models import Municipality
from scores.current_rules import current_calendars
from scores.models import RuleCorrection
from scores.proposed import proposed_of, proposed_year
from scores.rules import RulesError, known_years
from scores.rules.calendar import EVENT_NAMES, CalendarDate, Event, calendar_of, days_in, expected_in, year_at_work
from tests.factories import make_assessment, make_plan, make_user

FILES = {year: calendar_of(year, "municipality") for year in known_years("municipality")}


def test_a_years_own_days_come_with_their_source_and_others_are_expected_from_the_last_year_that_told() -> None:
    told = FILES[2565][Event.OIT_ANSWERS]
    assert told == CalendarDate(
        2565, Event.OIT_ANSWERS, dt.date(2022, 3, 1), dt.date(2022, 4, 30), "ts-local.com/2021/12/06"
    )
    assert expected_in(2565, FILES)[Event.OIT_ANSWERS] == told
    expected = expected_in(2569, FILES)[Event.OIT_ANSWERS]
    assert (expected.days, expected.expected_from) == ("1 มี.ค. 69 – 30 เม.ย. 69", 2565)
    assert expected_in(2563, FILES) == {}
    assert list(EVENT_NAMES) == list(Event)


def test_a_range_without_its_first_day_and_a_leap_day() -> None:
    assert FILES[2564][Event.OIT_SCORED].days == "19 มิ.ย. 64"
    leap = {2567: {Event.RESULT: CalendarDate(2567, Event.RESULT, None, dt.date(2024, 2, 29), "")}}
    assert expected_in(2568, leap)[Event.RESULT].end == dt.date(2025, 2, 28)


def test_a_notice_moves_a_day_also_of_a_year_without_rules() -> None:
    moved = calendar_of(
        2570, "municipality", [("target", "80"), ("calendar:oit_answers", "1 ก.พ. 2570 ถึง 31 มี.ค. 2570")]
    )
    assert {event: each.days for event, each in moved.items()} == {Event.OIT_ANSWERS: "1 ก.พ. 70 – 31 มี.ค. 70"}
    assert expected_in(2570, FILES | {2570: moved})[Event.OIT_ANSWERS].expected_from is None


@pytest.mark.parametrize(
    "text", ["", "เมษายน", "30 เม.ย. 2569 ถึง 1 มี.ค. 2569", "1 ม.ค. 2569 ถึง 2 ม.ค. 2569 ถึง 3 ม.ค. 2569"]
)
def test_days_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(RulesError):
        days_in(text)


@pytest.mark.parametrize(
    ("today", "year"),
    [
        (dt.date(2025, 8, 17), 2568),
        (dt.date(2025, 8, 18), 2569),  # announced
        (dt.date(2026, 3, 12), 2569),
        (dt.date(2026, 8, 18), 2570),  # expected
        (dt.date(2026, 11, 26), 2570),
    ],
)
def test_the_next_year_begins_with_the_result(today: dt.date, year: int) -> None:
    assert year_at_work(today, FILES) == year


def test_a_year_whose_result_nobody_can_answer_yet_is_not_proposed() -> None:
    today = dt.date(2026, 11, 26)
    assert proposed_of(today, FILES, {2567, 2568}) == 2569
    assert proposed_of(today, FILES, {2567, 2568, 2569}) == 2570
    assert proposed_of(today, FILES, {2568, 2572}) == 2569  # a figure of the future is a slip
    assert proposed_of(today, FILES, ()) == 2570


def test_a_year_that_was_merely_opened_never_takes_over(opened: Municipality) -> None:
    today = dt.date(2026, 11, 26)
    make_plan(opened, 2570)
    make_plan(opened, 2568)
    make_assessment(opened, 2566)
    assert proposed_year(opened, today) == 2569
    make_assessment(opened, 2569)
    assert proposed_year(opened, today) == 2570


@pytest.mark.django_db
def test_the_administrator_moves_a_day_on_record_and_is_told_what_cannot_be_read(client: Client) -> None:
    client.force_login(make_user(is_staff=True, is_superuser=True))
    page = "/admin/scores/rulecorrection/add/"
    said = {"agency_kind": "municipality", "fiscal_year": "2570", "subject": "calendar:result", "source": "ประกาศ"}
    assert "อ่านวันที่ไม่ได้" in client.post(page, said | {"value": "สิงหาคม"}).text
    assert "ไม่รู้จักกำหนดการ" in client.post(page, said | {"subject": "calendar:made-up", "value": "15 ส.ค. 2570"}).text
    assert client.post(page, said | {"value": "15 ส.ค. 2570"}).status_code == 302
    assert RuleCorrection.objects.get().by is not None
    assert current_calendars("municipality")[2570][Event.RESULT].end == dt.date(2027, 8, 15)
