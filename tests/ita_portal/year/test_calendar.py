"""The days of a year: on their page, as reminders, and under an address for calendar programs."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client, override_settings
from icalendar import Calendar

from accounts.calendar_links import make_link, owner_of, take_back
from accounts.models import AuditEntry, Municipality, Notice, Role, User
from accounts.signing_in.models import CalendarLink
from accounts.tenancy import open_municipality
from ita_portal.year.feed import feed_of
from ita_portal.year.reading import facts_of
from plans.calendar.actions import MOST, add_date
from plans.calendar.models import OwnDate
from plans.calendar.reminders import municipalities_to_remind, remind
from scores.models import RuleCorrection
from tests.factories import actor_for, make_assessment, make_measure, make_member, make_plan, make_unit, make_user

pytestmark = pytest.mark.usefixtures("opened")
DAY = dt.date(2026, 3, 20)


@pytest.fixture
def coordinator(opened: Municipality) -> User:
    return make_member(opened, Role.COORDINATOR, password=None)


@pytest.fixture
def client(coordinator: User) -> Client:
    client = Client()
    client.force_login(coordinator)
    return client


def announce(event: str, days: str) -> None:
    by = make_user(is_superuser=True)
    said = {"fiscal_year": 2569, "subject": f"calendar:{event}", "value": days, "source": "ประกาศ", "by": by}
    RuleCorrection.objects.create(**said)


def test_a_municipality_adds_its_own_day_and_takes_it_away_on_record(opened: Municipality, client: Client) -> None:
    page = f"/m/{opened.code}/calendar/2569/"
    assert "คาดจากปี 2565 ยังไม่มีประกาศ" in client.get(page).text
    refused = client.post(page, {"title": "", "day": "31 ก.พ. 2569"})
    assert refused.status_code == 422
    assert "กรุณาพิมพ์ว่าเป็นกำหนดของเรื่องใด" in refused.text
    assert 'value="31 ก.พ. 2569"' in refused.text
    assert client.post(page, {"title": "ประชุม  ติดตาม", "day": "20 มี.ค. 2569", "closes": "on"}).status_code == 302
    own = OwnDate.objects.get()
    assert (own.title, own.day, own.closes) == ("ประชุม ติดตาม", DAY, True)
    assert "ประชุม ติดตาม" in client.get(page).text
    assert client.post(f"{page}{own.pk}/remove/").status_code == 302
    assert client.post(f"{page}{own.pk}/remove/").status_code == 404  # gone, as another place's is
    assert [e.action for e in AuditEntry.objects.order_by("pk")][-2:] == ["calendar.added", "calendar.removed"]


def test_a_years_own_days_are_bounded_and_said_once(opened: Municipality, client: Client, coordinator: User) -> None:
    actor = actor_for(opened, coordinator)
    assert add_date(actor, 2569, "ก", DAY) == add_date(actor, 2569, "ก", DAY)
    OwnDate.objects.bulk_create(
        OwnDate(municipality=opened, fiscal_year=2569, title=f"ที่ {n}", day=DAY) for n in range(MOST - 1)
    )
    refused = client.post(f"/m/{opened.code}/calendar/2569/", {"title": "เกิน", "day": "1 เม.ย. 2569"})
    assert (refused.status_code, f"ได้ {MOST} วัน" in refused.text) == (422, True)


def test_an_own_closing_day_wins_over_the_countrys(opened: Municipality, coordinator: User) -> None:
    actor = actor_for(opened, coordinator)

    def due() -> tuple[dt.date, int | None]:
        found = facts_of(actor, 2569).due
        assert found is not None
        return found.end, found.expected_from

    assert due() == (dt.date(2026, 4, 30), 2565)
    announce("oit_answers", "1 มี.ค. 2569 ถึง 15 เม.ย. 2569")
    assert due() == (dt.date(2026, 4, 15), None)
    add_date(actor, 2569, "ส่งจังหวัด", DAY, closes=True)
    assert due() == (DAY, None)


def test_coordinators_are_reminded_of_announced_and_own_days_once_each_time(
    opened: Municipality, coordinator: User
) -> None:
    today = DAY - dt.timedelta(10)
    assert municipalities_to_remind(today) == []  # what is only expected reminds of nothing
    announce("oit_answers", "20 มี.ค. 2569")
    add_date(actor_for(opened, coordinator), 2569, "ส่งจังหวัด", DAY)
    assert municipalities_to_remind(today) == [opened.pk]
    for day in (today, today + dt.timedelta(1), DAY - dt.timedelta(2)):
        remind(opened, day)
    titles = Notice.objects.filter(user=coordinator).order_by("pk").values_list("title", flat=True)
    assert sorted(titles) == ["ใกล้ถึงกำหนด: ตอบ OIT ในระบบ ITAS"] * 2 + ["ใกล้ถึงกำหนด: ส่งจังหวัด"] * 2
    assert Notice.objects.filter(path=f"/m/{opened.code}/calendar/2569/").count() == 4


def test_the_calendars_address_is_shown_once_and_taken_back(client: Client, coordinator: User) -> None:
    shown = re.search(r"<code>(.*?)</code>", client.post("/calendar/").text)
    assert shown is not None
    path = "/calendar/" + shown[1].rpartition("/calendar/")[2]
    token = path.removeprefix("/calendar/").removesuffix(".ics")
    assert token not in client.get("/calendar/").text
    assert token not in str(CalendarLink.objects.values())
    anyone = Client()
    answer = anyone.get(path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert anyone.get("/calendar/made-up.ics").status_code == 404
    client.post("/calendar/")  # a new one takes its place
    assert anyone.get(path).status_code == 404
    client.post("/calendar/revoke/")
    assert not CalendarLink.objects.exists()


def test_a_token_of_somebody_who_left_opens_nothing(coordinator: User) -> None:
    token = make_link(coordinator)
    assert owner_of(token) == coordinator
    coordinator.is_active = False
    coordinator.save()
    assert owner_of(token) is None
    take_back(coordinator)
    take_back(coordinator)


@override_settings(CALENDAR_RATES="1/minute")
def test_too_many_questions_find_nothing(coordinator: User) -> None:
    path = f"/calendar/{make_link(coordinator)}.ics"
    assert [Client(REMOTE_ADDR="203.0.113.77").get(path).status_code for _ in range(2)] == [200, 404]


def test_the_feed_holds_titles_and_days_and_nobodys_names(opened: Municipality, other: Municipality) -> None:
    unit = make_unit(opened, "กองช่าง")
    staff = make_member(opened, Role.STAFF, unit=unit, password=None, name="ชื่อลับ")
    make_assessment(opened)
    for title in ("มาตรการลับหนึ่ง", "มาตรการลับสอง"):
        measure = make_measure(make_plan(opened), units=[unit], stage="assigned", title=title)
        measure.due = DAY
        measure.save()
    with open_municipality(other):
        OwnDate.objects.create(municipality=other, fiscal_year=2569, title="ของที่อื่น", day=DAY)
    text = feed_of(staff, dt.date(2026, 3, 12)).decode()
    events = {
        str(event["summary"]): (event.decoded("dtstart"), event.decoded("dtend"))
        for event in Calendar.from_ical(text).walk("VEVENT")
    }
    assert events[f"ส่งรายงาน 2 มาตรการ ({opened.name} ปี 2569)"] == (DAY, DAY + dt.timedelta(1))
    oit = f"ตอบ OIT ในระบบ ITAS (คาดจากปีก่อน ยังไม่มีประกาศ) ({opened.name} ปี 2569)"
    assert events[oit] == (dt.date(2026, 3, 1), dt.date(2026, 5, 1))
    assert "ลับ" not in text
    assert "ของที่อื่น" not in text


def test_an_event_stays_itself_when_another_day_comes_before_it(opened: Municipality, coordinator: User) -> None:
    def known() -> set[str]:
        events = Calendar.from_ical(feed_of(coordinator, dt.date(2026, 3, 12))).walk("VEVENT")
        return {f"{event['uid']} {event['summary']}" for event in events}

    before = known()
    OwnDate.objects.create(municipality=opened, fiscal_year=2569, title="ก่อนทุกวัน", day=dt.date(2025, 10, 1))
    assert before < known()
