"""Who is reminded of a paper, on which day, how often, and no longer than it waits."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable

import pytest
from celery import current_app
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import ActingAppointment, AuditEntry, Membership, Municipality, Notice, Position, Role, User
from accounts.notices import notices_of, unread_count
from accounts.tenancy import open_municipality
from approvals import actions, tasks
from approvals.models import SignerReminders, Submission
from approvals.telling.actions import reminder_days, set_reminder_days
from approvals.telling.reminders import municipalities_to_remind, remind
from tests.approvals.test_notices import made
from tests.approvals.town import Town
from tests.factories import AUDITOR_TITLE, MAYOR_TITLE, make_member

pytestmark = pytest.mark.usefixtures("opened")

PLAN = "การนำผลการวิเคราะห์ไปสู่การปฏิบัติ ปีงบประมาณ พ.ศ. 2569 ฉบับที่ 1 (แบบห้าคอลัมน์)"
Morning = Callable[[int], dict[str, list[str]]]


@pytest.fixture
def today() -> dt.date:
    return timezone.localdate()


@pytest.fixture
def morning(town: Town, today: dt.date) -> Morning:
    """Runs the morning so many days from today, twice; what is new, by person."""

    def run(days: int) -> dict[str, list[str]]:
        before = set(Notice.objects.values_list("pk", flat=True))
        for _ in range(2):  # the second says nothing more
            if town.municipality.pk in municipalities_to_remind():
                remind(town.municipality, today + dt.timedelta(days=days))
            Notice.objects.exclude(pk__in=before).update(created_at=timezone.now() + dt.timedelta(days=days))
        said: dict[str, list[str]] = {}
        for notice in Notice.objects.exclude(pk__in=before).select_related("user").order_by("pk"):
            said.setdefault(notice.user.name, []).append(notice.title.partition(":")[0])
        return said

    return run


def appoint(user: User, start: dt.date, end: dt.date) -> None:
    ActingAppointment.objects.create(
        position=Position.objects.get(title=MAYOR_TITLE),
        membership=Membership.objects.get(user=user),
        start=start,
        end=end,
    )


def test_a_signer_is_reminded_after_three_days_then_every_week(town: Town, morning: Morning) -> None:
    town.submitted(made(town))
    again = {town.auditor.name: ["ยังรอท่านพิจารณา"]}
    said = {day: morning(day) for day in range(20)}
    assert {day for day, found in said.items() if found} == {3, 10, 17}
    assert said[3] == said[10] == said[17] == again


def test_a_reminder_says_since_when_and_leads_to_the_page(town: Town, morning: Morning, today: dt.date) -> None:
    submission = town.submitted(made(town))
    Notice.objects.update(created_at=dt.datetime(2026, 11, 1, 3, tzinfo=dt.UTC))
    remind(town.municipality, dt.date(2026, 11, 4))
    notice = notices_of(town.auditor)[0]
    assert notice.title == f"ยังรอท่านพิจารณา: {PLAN}"
    assert notice.detail == "รอท่านมาแล้ว 3 วัน ตั้งแต่ 1 พฤศจิกายน 2569 · เสนอโดย นางสาวจัดทำ ดี"
    step = submission.steps.get(order=1)
    assert notice.path == reverse("approvals:read", args=[town.municipality.code, submission.version_id, step.pk])


def test_a_morning_that_was_missed_is_made_up_for_once(town: Town, morning: Morning) -> None:
    town.submitted(made(town))
    assert morning(14) == {town.auditor.name: ["ยังรอท่านพิจารณา"]}
    assert morning(16) == {}


def test_the_municipality_sets_the_days(town: Town, morning: Morning) -> None:
    set_reminder_days(town.actor(town.coordinator), 5)
    town.submitted(made(town))
    assert {day for day in range(14) if morning(day)} == {5, 12}


def test_nobody_is_reminded_of_what_is_decided(town: Town, morning: Morning) -> None:
    submission = town.approved(town.submitted(made(town)), town.auditor)
    assert morning(3) == {town.mayor.name: ["ยังรอท่านพิจารณา"]}
    town.approved(submission, town.mayor)
    assert morning(30) == {}
    assert (unread_count(town.auditor), unread_count(town.mayor)) == (0, 0)


@pytest.mark.parametrize("end", ["returned", "withdrawn"])
def test_nobody_is_reminded_of_what_came_back(town: Town, morning: Morning, end: str) -> None:
    submission = town.submitted(made(town))
    morning(3)
    if end == "withdrawn":
        actions.withdraw(town.actor(town.coordinator), submission)
    else:
        actions.return_to_drafter(town.actor(town.auditor), submission.steps.get(order=1), "แก้ไข")
    assert morning(30) == {}
    assert unread_count(town.auditor) == 0


def test_an_acting_officer_is_told_on_the_first_day_and_reminded_from_then(
    town: Town, morning: Morning, today: dt.date
) -> None:
    clerk = make_member(town.municipality, Role.EXECUTIVE, name="ผู้แทน", password=None)
    town.approved(town.submitted(made(town)), town.auditor)
    appoint(clerk, today, today + dt.timedelta(days=30))
    assert morning(3) == {"ผู้แทน": ["รอท่านพิจารณา"], town.mayor.name: ["ยังรอท่านพิจารณา"]}


def test_what_waits_for_an_acting_officer_waits_no_longer_than_the_appointment(
    town: Town, morning: Morning, today: dt.date
) -> None:
    clerk = make_member(town.municipality, Role.EXECUTIVE, name="ผู้แทน", password=None)
    appoint(clerk, today, today)
    town.approved(town.submitted(made(town)), town.auditor)
    assert (unread_count(clerk), unread_count(town.mayor)) == (1, 1)
    ActingAppointment.objects.update(start=today - dt.timedelta(days=2), end=today - dt.timedelta(days=1))
    assert morning(3) == {town.mayor.name: ["ยังรอท่านพิจารณา"]}
    assert (unread_count(clerk), unread_count(town.mayor)) == (0, 2)


def test_that_nobody_may_decide_is_over_when_somebody_may(town: Town, morning: Morning) -> None:
    User.objects.filter(pk=town.auditor.pk).update(is_active=False)
    town.submitted(made(town), why="ผู้ตรวจสอบคนใหม่มาสัปดาห์หน้า")
    assert unread_count(town.coordinator) == 1
    assert morning(3) == {}  # told when it was submitted
    successor = make_member(town.municipality, Role.AUDITOR, title=AUDITOR_TITLE, name="คนใหม่", password=None)
    assert morning(4) == {"คนใหม่": ["รอท่านพิจารณา"]}
    assert (unread_count(town.coordinator), unread_count(successor)) == (0, 1)


def test_papers_from_before_there_were_notices_are_told_on_the_first_morning(town: Town, morning: Morning) -> None:
    town.submitted(made(town))
    Notice.objects.all().delete()
    assert morning(0) == {town.auditor.name: ["รอท่านพิจารณา"]}


def test_other_municipalities_are_left_alone(town: Town, other: Municipality, today: dt.date) -> None:
    town.submitted(made(town))
    assert municipalities_to_remind() == [town.municipality.pk]
    before = Notice.objects.count()
    with open_municipality(other):
        remind(other, today + dt.timedelta(days=30))
    assert Notice.objects.count() == before
    assert unread_count(town.auditor) == 1  # not settled from elsewhere either


def test_a_morning_costs_the_same_with_one_paper_and_with_four(town: Town, today: dt.date) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            remind(town.municipality, today + dt.timedelta(days=3))
        return len([q for q in queries if "INSERT" not in q["sql"]])

    town.submitted(made(town))
    one = cost()
    for kind, variant in (("plan", "by-indicator"), ("memo", "plan"), ("implementation", "by-measure")):
        town.submitted(made(town, kind, variant))
    assert Submission.objects.filter(state="in_review").count() == 4
    assert cost() == one


def test_beat_sends_one_task_a_municipality(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    town.submitted(made(town))
    monkeypatch.setitem(current_app.conf, "task_always_eager", True)
    Notice.objects.all().delete()
    for _ in range(2):
        tasks.remind()
    assert [n.user for n in Notice.objects.all()] == [town.auditor]


def test_the_days_are_on_record(town: Town) -> None:
    assert reminder_days(town.municipality) == 3
    set_reminder_days(town.actor(town.coordinator), 7)
    set_reminder_days(town.actor(town.coordinator), 7)
    assert reminder_days(town.municipality) == 7
    entry = AuditEntry.objects.latest("sequence")
    assert (entry.user, entry.action, entry.detail) == (town.coordinator, "reminders.days_set", {"before": 3, "now": 7})
    assert AuditEntry.objects.filter(action="reminders.days_set").count() == 1
    with pytest.raises(PermissionDenied):
        set_reminder_days(town.actor(town.mayor), 1)
    for days in (0, 61):
        with pytest.raises(IntegrityError), transaction.atomic():
            SignerReminders.objects.update(days=days)


def test_the_page_takes_a_number_of_days_and_says_what_is_wrong(town: Town) -> None:
    client = Client()
    client.force_login(town.coordinator)
    url = reverse("approvals:reminders", args=[town.municipality.code])
    assert "ครบ 3 วัน" in client.get(url).text
    for typed, wrong in (
        ("", "กรุณาพิมพ์จำนวนวัน"),
        ("สาม", "กรุณาพิมพ์จำนวนวันเป็นตัวเลข"),
        ("0", "ต้องรออย่างน้อย 1 วัน"),
        ("61", "รอได้ไม่เกิน 60 วัน"),
    ):
        answer = client.post(url, {"days": typed})
        assert answer.status_code == 422
        assert wrong in answer.text
    assert reminder_days(town.municipality) == 3
    answer = client.post(url, {"days": "๕"}, follow=True)
    assert reminder_days(town.municipality) == 5
    assert "บันทึกแล้ว มีผลตั้งแต่เช้าวันถัดไป" in answer.text


@pytest.mark.django_db(transaction=True)
def test_what_is_decided_during_the_morning_is_not_told(town: Town, today: dt.date) -> None:
    """The morning waits for a decision that has begun, and finds it made."""
    if connection.vendor == "sqlite":
        pytest.skip("an in-memory database is not shared between threads")
    submission = town.submitted(made(town))

    def remind_meanwhile() -> None:
        with open_municipality(town.municipality):
            remind(town.municipality, today + dt.timedelta(days=3))
        connection.close()

    morning = threading.Thread(target=remind_meanwhile)
    with transaction.atomic():
        town.approved(submission, town.auditor)
        morning.start()
        morning.join(1)
        assert morning.is_alive()
    morning.join(20)
    assert [n.title.partition(":")[0] for n in notices_of(town.auditor)] == ["รอท่านพิจารณา"]
    assert (unread_count(town.auditor), unread_count(town.mayor)) == (0, 2)
