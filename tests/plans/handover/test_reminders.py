"""Who is reminded of what, once, and at the same cost for one measure and for many."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from celery import current_app
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Municipality, Notice, Role, Unit, User
from accounts.notices import notices_of
from accounts.tenancy import open_municipality
from plans import tasks
from plans.handover import actions as handover
from plans.handover.reminders import coordinators, municipalities_to_remind, remind, staff_of
from plans.models import Measure, Plan
from tests.factories import actor_for, make_measure, make_member, make_plan, make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

DAY = dt.timedelta(days=1)
END = dt.date(2026, 6, 30)  # in the middle of fiscal year 2569


@pytest.fixture
def unit(municipality: Municipality) -> Unit:
    return make_unit(municipality, "งานพัสดุ", parent=make_unit(municipality, "กองคลัง"))


@pytest.fixture
def people(municipality: Municipality, other: Municipality, unit: Unit) -> dict[str, User]:
    elsewhere = make_unit(municipality, "กองช่าง")
    return {
        "section": make_member(municipality, Role.STAFF, unit=unit),
        "head": make_member(municipality, Role.STAFF, unit=unit.parent),
        "builder": make_member(municipality, Role.STAFF, unit=elsewhere),
        "coordinator": make_member(municipality, Role.COORDINATOR),
        "auditor": make_member(municipality, Role.AUDITOR, unit=unit),
        "left": make_member(municipality, Role.STAFF, unit=unit, is_active=False),
        "stranger": make_member(other, Role.COORDINATOR),
    }


@pytest.fixture
def plan(municipality: Municipality) -> Plan:
    return make_plan(municipality)


def measure_of(plan: Plan, unit: Unit, **fields: Any) -> Measure:
    """One that the unit works on until END; fields that no form changes are set as they are."""
    measure = make_measure(plan, title="จัดทำคู่มือ", units=[unit])
    with open_municipality(plan.municipality):
        Measure.objects.filter(pk=measure.pk).update(**{"stage": "assigned", "end": END, **fields})
        return Measure.objects.get(pk=measure.pk)


def reminded(municipality: Municipality, today: dt.date, people: dict[str, User]) -> dict[str, list[str]]:
    """Runs the morning of a day; what is new, by person."""
    before = set(Notice.objects.values_list("pk", flat=True))
    for _ in range(2):  # the second run says nothing more
        if municipality.pk in municipalities_to_remind(today):
            with open_municipality(municipality):
                remind(municipality, today)
        new = Notice.objects.exclude(pk__in=before).order_by("pk")
        said = {n: [x.title.split(":")[0] for x in new if x.user_id == p.pk] for n, p in people.items()}
    return {name: titles for name, titles in said.items() if titles}


def test_people_of_a_measure_are_its_units_staff_and_the_divisions(
    municipality: Municipality, plan: Plan, unit: Unit, people: dict[str, User]
) -> None:
    measure = measure_of(plan, unit)
    everybodys = make_measure(plan, all_units=True)
    divisions = make_measure(plan, units=[unit.parent])
    with open_municipality(municipality):
        assert staff_of([measure])[measure.pk] == {each.pk for each in {people["section"], people["head"]}}
        assert staff_of([divisions])[divisions.pk] == {each.pk for each in {people["head"]}}
        assert staff_of([everybodys])[everybodys.pk] == {
            each.pk for each in {people["section"], people["head"], people["builder"]}
        }
        assert set(coordinators(municipality)) == {people["coordinator"]}


@pytest.mark.parametrize(
    ("days_left", "said"),
    [(31, None), (30, "จะสิ้นสุดภายใน 30 วัน"), (8, "จะสิ้นสุดภายใน 30 วัน"), (7, "จะสิ้นสุดภายใน 7 วัน"), (0, "จะสิ้นสุดภายใน 7 วัน")],
)
def test_before_a_period_ends(
    municipality: Municipality, plan: Plan, unit: Unit, people: dict[str, User], days_left: int, said: str | None
) -> None:
    measure_of(plan, unit)
    found = reminded(municipality, END - days_left * DAY, people)
    assert found == ({"section": [said], "head": [said]} if said else {})


def test_a_notice_says_what_and_leads_to_the_measure(
    municipality: Municipality, plan: Plan, unit: Unit, people: dict[str, User]
) -> None:
    measure = measure_of(plan, unit)
    reminded(municipality, END, people)
    notice = notices_of(people["head"]).get()
    assert notice.title == "จะสิ้นสุดภายใน 7 วัน: จัดทำคู่มือ"
    assert notice.detail == "สิ้นสุด 30 มิถุนายน 2569 กรุณาบันทึกผลการดำเนินการและหลักฐาน"
    assert notice.path == f"/m/{municipality.code}/plan/2569/measures/{measure.pk}/"


def test_overdue_is_said_to_coordinators_too_and_again_each_month(
    municipality: Municipality, plan: Plan, unit: Unit, people: dict[str, User]
) -> None:
    measure_of(plan, unit)
    overdue = {name: ["เลยกำหนด"] for name in ("section", "head", "coordinator")}
    assert reminded(municipality, END + DAY, people) == overdue  # 1 July
    assert reminded(municipality, dt.date(2026, 7, 31), people) == {}
    assert reminded(municipality, dt.date(2026, 8, 1), people) == overdue


@pytest.mark.parametrize("status", ["done", "cancelled"])
def test_what_is_done_or_cancelled_is_not_asked_for(
    municipality: Municipality, plan: Plan, unit: Unit, people: dict[str, User], status: str
) -> None:
    measure_of(plan, unit, status=status)
    assert reminded(municipality, END, people) == reminded(municipality, END + 40 * DAY, people) == {}


def test_a_changed_date_is_told_again(
    municipality: Municipality, plan: Plan, unit: Unit, people: dict[str, User]
) -> None:
    measure = measure_of(plan, unit)
    assert set(reminded(municipality, END, people)) == {"section", "head"}
    with open_municipality(municipality):
        Measure.objects.filter(pk=measure.pk).update(end=END + DAY)
    assert set(reminded(municipality, END, people)) == {"section", "head"}


def test_the_hand_in_date_before_and_after(
    municipality: Municipality, plan: Plan, unit: Unit, people: dict[str, User]
) -> None:
    due = dt.date(2026, 3, 10)
    measure = measure_of(plan, unit, due=due)
    assert reminded(municipality, due - 4 * DAY, people) == {}
    soon = {name: ["ใกล้ถึงวันส่ง"] for name in ("section", "head")}
    assert reminded(municipality, due - 3 * DAY, people) == soon
    assert reminded(municipality, due, people) == {}  # told already
    late = {name: ["เลยวันส่ง"] for name in ("section", "head", "coordinator")}
    assert reminded(municipality, due + DAY, people) == late
    with open_municipality(municipality):
        Measure.objects.filter(pk=measure.pk).update(due=due + 7 * DAY, stage="submitted")
    assert reminded(municipality, due + 8 * DAY, people) == {}


def test_what_lies_returned_or_waits_for_a_week(
    municipality: Municipality, plan: Plan, unit: Unit, people: dict[str, User]
) -> None:
    measure = measure_of(plan, unit, end=None)
    coordinator, staff = (actor_for(municipality, people[name]) for name in ("coordinator", "section"))
    today = timezone.localdate()
    with open_municipality(municipality):
        handover.submit(staff, measure)
    assert reminded(municipality, today + 7 * DAY, people) == {}
    assert reminded(municipality, today + 8 * DAY, people) == {"coordinator": ["รอตรวจรับเกิน 7 วัน"]}
    assert reminded(municipality, today + 20 * DAY, people) == {}
    with open_municipality(municipality):
        handover.send_back(coordinator, measure, "ขาดหลักฐาน")
    assert reminded(municipality, today + 6 * DAY, people) == {}
    returned = {name: ["ยังไม่ได้แก้ไขและส่งใหม่"] for name in ("section", "head")}
    assert reminded(municipality, today + 7 * DAY, people) == returned
    assert notices_of(people["head"])[0].detail.endswith(": ขาดหลักฐาน")


def test_what_nobody_else_can_be_asked_for_is_the_coordinators(
    municipality: Municipality, plan: Plan, unit: Unit, people: dict[str, User]
) -> None:
    measure_of(plan, unit, stage="draft")
    measure_of(plan, make_unit(municipality, "กองว่าง"))
    assert reminded(municipality, END, people) == {"coordinator": ["จะสิ้นสุดภายใน 7 วัน"] * 2}


def test_a_plan_is_reminded_of_through_the_year_after_it(
    municipality: Municipality, plan: Plan, unit: Unit, people: dict[str, User]
) -> None:
    measure_of(plan, unit)
    assert municipalities_to_remind(dt.date(2027, 9, 30)) == [municipality.pk]
    assert municipalities_to_remind(dt.date(2027, 10, 1)) == []


def test_only_municipalities_with_something_due_are_opened(
    municipality: Municipality, other: Municipality, plan: Plan, unit: Unit, people: dict[str, User]
) -> None:
    measure_of(make_plan(other), make_unit(other), end=END + 60 * DAY)
    measure_of(plan, unit)
    with CaptureQueriesContext(connection) as captured:
        assert municipalities_to_remind(END) == [municipality.pk]
    assert len(captured) == 1


def test_nobody_is_told_of_another_municipality(
    municipality: Municipality, other: Municipality, plan: Plan, unit: Unit, people: dict[str, User]
) -> None:
    measure_of(plan, unit)
    theirs = make_measure(make_plan(other), title="ลับของเขา", all_units=True)
    with open_municipality(other):
        Measure.objects.filter(pk=theirs.pk).update(end=END)
    reminded(municipality, END + DAY, people)
    reminded(other, END + DAY, people)
    for notice in Notice.objects.select_related("user"):
        mine = notice.user != people["stranger"]
        assert (notice.municipality == municipality, "ลับของเขา" in notice.title) == (mine, not mine)
    assert {n.title for n in notices_of(people["stranger"])} == {"เลยกำหนด: ลับของเขา"}


def test_the_queries_are_the_same_for_one_measure_and_for_many(
    municipality: Municipality, plan: Plan, unit: Unit, people: dict[str, User]
) -> None:
    def queries(today: dt.date) -> int:
        with open_municipality(municipality), CaptureQueriesContext(connection) as captured:
            remind(municipality, today)
        return len(captured)

    measure_of(plan, unit, stage="returned")
    one = queries(END)
    for number in range(8):
        measure_of(plan, unit, stage="submitted" if number % 2 else "returned", due=END)
    assert queries(END + DAY) == one
    assert Notice.objects.filter(title__startswith="เลยกำหนด").count() == 9 * 3


def test_beat_wakes_one_task_for_each_municipality(
    municipality: Municipality, plan: Plan, unit: Unit, people: dict[str, User], monkeypatch: pytest.MonkeyPatch
) -> None:
    measure_of(plan, unit, end=timezone.localdate())
    monkeypatch.setitem(current_app.conf, "task_always_eager", True)
    with open_municipality(municipality):
        Plan.objects.update(fiscal_year=timezone.localdate().year + 544)
    tasks.remind()
    tasks.remind()
    assert {n.user for n in Notice.objects.all()} == {people["section"], people["head"]}
