"""A measure from the coordinator to the unit and back: who may, what each is told, what is on record."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from accounts.models import AuditEntry, Municipality, Notice, Role, Unit, User
from accounts.permissions import Actor
from plans.handover.actions import accept, assign, send_back, submit
from plans.measures.actions import add_progress, save_measure
from plans.measures.content import MeasureContent, content_of
from plans.models import Measure, Plan
from plans.reporting.actions import take_back_measure
from plans.rules.workflow import NotAllowed, Stage
from tests.factories import actor_for, make_measure, make_member, make_plan, make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

TODAY = timezone.localdate()
WEEK = dt.timedelta(days=7)


@pytest.fixture
def plan(opened: Municipality) -> Plan:
    return make_plan(opened)


@pytest.fixture
def finance(opened: Municipality) -> Unit:
    return make_unit(opened, "กองคลัง")


@pytest.fixture
def coordinator(opened: Municipality) -> Actor:
    return actor_for(opened, make_member(opened, Role.COORDINATOR))


@pytest.fixture
def clerk(opened: Municipality, finance: Unit) -> Actor:
    return actor_for(opened, make_member(opened, Role.STAFF, unit=finance))


@pytest.fixture
def outsider(opened: Municipality) -> Actor:
    return actor_for(opened, make_member(opened, Role.STAFF, unit=make_unit(opened, "กองช่าง")))


def stored(measure: Measure) -> Measure:
    return Measure.objects.with_rows().select_related("plan__municipality").get(pk=measure.pk)


def told(user: User | None) -> list[str]:
    return [notice.title for notice in Notice.objects.filter(user=user).order_by("pk")]


def test_a_measure_goes_round(plan: Plan, finance: Unit, coordinator: Actor, clerk: Actor, outsider: Actor) -> None:
    measure = make_measure(plan, title="คู่มือ", units=[finance])
    assign(coordinator, plan, [measure.pk], TODAY + WEEK)
    assert (stored(measure).stage, stored(measure).due) == (Stage.ASSIGNED, TODAY + WEEK)
    submit(clerk, stored(measure))
    send_back(coordinator, stored(measure), "ยังไม่มีขั้นตอนที่สอง")
    assert (stored(measure).stage, stored(measure).return_reason) == (Stage.RETURNED, "ยังไม่มีขั้นตอนที่สอง")
    submit(clerk, stored(measure))
    assert stored(measure).return_reason == ""
    take_back_measure(clerk, stored(measure))
    submit(clerk, stored(measure))
    accept(coordinator, stored(measure))
    assert (stored(measure).stage, stored(measure).due) == (Stage.ACCEPTED, None)
    assert told(clerk.user) == ["ได้รับมอบหมาย: คู่มือ", "ถูกส่งกลับให้แก้ไข: คู่มือ", "ตรวจรับแล้ว: คู่มือ"]
    assert told(coordinator.user) == ["ส่งมาให้ตรวจรับ: คู่มือ"] * 3
    assert told(outsider.user) == []
    moves = [entry.action for entry in AuditEntry.objects.filter(action__startswith="measure.").order_by("sequence")]
    assert moves == [
        f"measure.{m}" for m in ("saved", "assign", "submit", "return", "submit", "withdraw", "submit", "accept")
    ]


def test_nobody_moves_what_is_not_theirs_to_move(
    plan: Plan, finance: Unit, coordinator: Actor, clerk: Actor, outsider: Actor
) -> None:
    measure = make_measure(plan, units=[finance], stage=Stage.ASSIGNED)
    for forbidden in (
        lambda: assign(clerk, plan, [measure.pk]),
        lambda: submit(outsider, stored(measure)),
        lambda: take_back_measure(outsider, stored(measure)),
        lambda: accept(clerk, stored(measure)),
        lambda: send_back(clerk, stored(measure), "เหตุผล"),
    ):
        with pytest.raises(PermissionDenied):
            forbidden()
    with pytest.raises(NotAllowed, match="อยู่ที่หน่วยงาน"):
        accept(coordinator, stored(measure))
    assert stored(measure).stage == Stage.ASSIGNED


def test_measures_go_out_together_or_not_at_all(plan: Plan, finance: Unit, coordinator: Actor) -> None:
    good, nobodys = make_measure(plan, units=[finance]), make_measure(plan, title="ไม่มีใครทำ")
    with pytest.raises(ValidationError, match="ไม่มีใครทำ"):
        assign(coordinator, plan, [good.pk, nobodys.pk])
    with pytest.raises(ValidationError):
        assign(coordinator, plan, [])
    with pytest.raises(ValidationError):
        assign(coordinator, plan, [good.pk], TODAY - WEEK)
    submitted = make_measure(plan, units=[finance], stage=Stage.SUBMITTED)
    with pytest.raises(NotAllowed):
        assign(coordinator, plan, [good.pk, submitted.pk])
    assert stored(good).stage == Stage.DRAFT
    assert not Notice.objects.exists()


def test_a_return_needs_its_reason(plan: Plan, finance: Unit, coordinator: Actor) -> None:
    measure = make_measure(plan, units=[finance], stage=Stage.SUBMITTED)
    with pytest.raises(ValidationError):
        send_back(coordinator, measure, "  \n")
    assert stored(measure).stage == Stage.SUBMITTED


def test_what_a_unit_changes_after_acceptance_is_accepted_again(
    plan: Plan, finance: Unit, clerk: Actor, coordinator: Actor
) -> None:
    measure = make_measure(plan, units=[finance], stage=Stage.ACCEPTED)
    by_coordinator = MeasureContent(**{**vars(content_of(stored(measure))), "theme": "ของผู้ประสานงาน"})
    save_measure(coordinator, plan, by_coordinator, measure=stored(measure))
    assert stored(measure).stage == Stage.ACCEPTED
    same = content_of(stored(measure))
    save_measure(clerk, plan, same, measure=stored(measure))
    assert stored(measure).stage == Stage.ACCEPTED  # nothing changed
    add_progress(clerk, stored(measure), TODAY, "ประชุมแล้ว")
    assert stored(measure).stage == Stage.ASSIGNED
