"""That somebody acts for a position is told to both, when it is stored, changed, over or taken back; once each."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from celery import current_app
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import tasks
from accounts.acting_notices import tell_appointments, tell_todays
from accounts.models import ActingAppointment, Membership, Municipality, Notice, Position, Role, User
from accounts.notices import notices_of, unread_count
from accounts.tenancy import open_municipality
from tests.factories import MAYOR_TITLE, make_member, make_user
from thai.dates import long_date

pytestmark = [pytest.mark.django_db, pytest.mark.embedded, pytest.mark.usefixtures("opened")]


@pytest.fixture
def today() -> dt.date:
    return timezone.localdate()


@pytest.fixture
def mayor(municipality: Municipality) -> User:
    return make_member(municipality, Role.EXECUTIVE, title=MAYOR_TITLE, name="นายนำ เมืองดี")


@pytest.fixture
def clerk(municipality: Municipality, other: Municipality) -> User:
    make_member(municipality, Role.EXECUTIVE, title=MAYOR_TITLE, name="ลาออก", is_active=False)
    make_member(municipality, Role.COORDINATOR, name="ผู้ประสานงาน")
    make_member(other, Role.EXECUTIVE, title=MAYOR_TITLE, name="ต่างเทศบาล")
    return make_member(municipality, Role.EXECUTIVE, title="ปลัดเทศบาล", name="นางรักษา การแทน")


def appointed(clerk: User, start: dt.date, end: dt.date, **more: Any) -> ActingAppointment:
    return ActingAppointment.objects.create(
        position=Position.objects.get(title=MAYOR_TITLE),
        membership=Membership.objects.get(user=clerk),
        start=start,
        end=end,
        **more,
    )


def said() -> list[tuple[str, str, str]]:
    """What was told of acting; that an administrator changed something is told apart from it."""
    found = Notice.objects.filter(key__startswith="acting/").select_related("user").order_by("pk")
    return [(notice.user.name, notice.title, notice.detail) for notice in found]


def test_both_people_are_told_by_which_order_and_for_which_days(
    municipality: Municipality, mayor: User, clerk: User
) -> None:
    start, end = dt.date(2099, 12, 1), dt.date(2099, 12, 5)
    appointment = appointed(clerk, start, end, order_number="412/2642")
    for _ in range(2):
        tell_appointments([appointment])
    words = "คำสั่งที่ 412/2642 · ตั้งแต่ 1 ธันวาคม 2642 ถึง 5 ธันวาคม 2642"
    assert said() == [
        ("นางรักษา การแทน", f"ท่านรักษาราชการแทน: {MAYOR_TITLE}", f"{words} · เรื่องที่รอตำแหน่งนี้อยู่ที่หน้าเรื่องเสนอ"),
        ("นายนำ เมืองดี", f"นางรักษา การแทน รักษาราชการแทนท่าน: {MAYOR_TITLE}", words),
    ]
    assert {n.path for n in Notice.objects.all()} == {reverse("approvals:queue", args=[municipality.code])}


def test_changed_days_are_told_again_and_an_order_may_be_missing(mayor: User, clerk: User, today: dt.date) -> None:
    appointment = appointed(clerk, today, today)
    tell_appointments([appointment])
    appointment.end = today + dt.timedelta(days=1)
    tell_appointments([appointment])
    assert [detail for name, _, detail in said() if name == clerk.name] == [
        f"ตั้งแต่ {long_date(today)} ถึง {long_date(end)} · เรื่องที่รอตำแหน่งนี้อยู่ที่หน้าเรื่องเสนอ"
        for end in (today, appointment.end)
    ]


def test_the_morning_tells_what_was_not_told_and_what_is_over(mayor: User, clerk: User, today: dt.date) -> None:
    end = today + dt.timedelta(days=1)
    appointment = appointed(clerk, today, end)
    tell_todays(today)
    tell_todays(today)
    assert [name for name, _, _ in said()] == [clerk.name, mayor.name]
    over = today - dt.timedelta(days=1)
    ActingAppointment.objects.update(start=over, end=over)
    Notice.objects.update(key=f"acting/{appointment.pk}/{over}/{over}")
    for _ in range(2):
        tell_todays(today)
    words = f"นางรักษา การแทน · ครบกำหนด · ตั้งแต่ {long_date(over)} ถึง {long_date(over)}"
    assert said()[2:] == [(name, f"สิ้นสุดการรักษาราชการแทน: {MAYOR_TITLE}", words) for name in (clerk.name, mayor.name)]
    assert (unread_count(clerk), unread_count(mayor)) == (1, 1)  # that it began is no news any more


def test_an_end_of_long_ago_is_no_news(mayor: User, clerk: User, today: dt.date) -> None:
    long_ago = today - dt.timedelta(days=8)
    appointed(clerk, long_ago, long_ago)
    tell_todays(today)
    assert said() == []


def test_a_position_without_a_holder_has_one_person_to_tell(clerk: User, today: dt.date) -> None:
    tell_appointments([appointed(clerk, today, today)])
    assert [name for name, _, _ in said()] == [clerk.name]


def test_beat_tells_every_municipality_its_own(
    municipality: Municipality, other: Municipality, mayor: User, clerk: User, today: dt.date, monkeypatch: Any
) -> None:
    appointed(clerk, today, today)
    with open_municipality(other):
        elsewhere = make_member(other, Role.EXECUTIVE, title="รองนายก", name="รองต่างเทศบาล")
        ActingAppointment.objects.create(
            position=Position.objects.get(title=MAYOR_TITLE),
            membership=Membership.objects.get(user=elsewhere),
            start=today,
            end=today,
        )
    monkeypatch.setitem(current_app.conf, "task_always_eager", True)
    tasks.tell_of_acting()
    assert {(n.user.name, n.municipality) for n in Notice.objects.select_related("user", "municipality")} == {
        ("นางรักษา การแทน", municipality),
        ("นายนำ เมืองดี", municipality),
        ("รองต่างเทศบาล", other),
        ("ต่างเทศบาล", other),
    }


def test_the_administrators_pages_tell_at_once(
    municipality: Municipality, mayor: User, clerk: User, today: dt.date
) -> None:
    client = Client()
    client.force_login(make_user(is_staff=True, is_superuser=True))
    typed = {
        "position": Position.objects.get(title=MAYOR_TITLE).pk,
        "membership": Membership.objects.get(user=clerk).pk,
        "start": long_date(today),
        "end": long_date(today),
        "order_number": "9/2569",
    }
    assert client.post(reverse("admin:accounts_actingappointment_add"), typed).status_code == 302
    assert [title for _, title, _ in said()] == [
        f"ท่านรักษาราชการแทน: {MAYOR_TITLE}",
        f"นางรักษา การแทน รักษาราชการแทนท่าน: {MAYOR_TITLE}",
    ]
    appointment = ActingAppointment.objects.get()
    url = reverse("admin:accounts_actingappointment_delete", args=[appointment.pk])
    assert client.post(url, {"post": "yes"}).status_code == 302
    words = f"นางรักษา การแทน · ยกเลิก · คำสั่งที่ 9/2569 · ตั้งแต่ {long_date(today)} ถึง {long_date(today)}"
    over = f"สิ้นสุดการรักษาราชการแทน: {MAYOR_TITLE}"
    assert said()[2:] == [(clerk.name, over, words), (mayor.name, over, words)]
    assert [n.title for n in notices_of(clerk) if n.settled_at is None and n.key.startswith("acting/")] == [over]


def test_several_are_taken_back_at_once(mayor: User, clerk: User, today: dt.date) -> None:
    over = today - dt.timedelta(days=1)
    rows = [appointed(clerk, today, today), appointed(clerk, over, over)]  # the second is no news
    client = Client()
    client.force_login(make_user(is_staff=True, is_superuser=True))
    ticked = {"action": "delete_selected", "_selected_action": [row.pk for row in rows], "post": "yes"}
    assert client.post(reverse("admin:accounts_actingappointment_changelist"), ticked).status_code == 302
    assert not ActingAppointment.objects.exists()
    assert [(name, title.partition(":")[0]) for name, title, _ in said()] == [
        (clerk.name, "สิ้นสุดการรักษาราชการแทน"),
        (mayor.name, "สิ้นสุดการรักษาราชการแทน"),
    ]
