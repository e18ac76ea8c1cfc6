"""Two people at the same moment, on PostgreSQL: nobody's change is undone, and nobody waits for ever."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection, connections, transaction

from accounts.editing import EditedMeanwhile
from accounts.models import Municipality, Role, Unit
from accounts.permissions import Actor, system_actor
from accounts.tenancy import open_municipality
from ita_portal.removing.actions import remove_plan
from plans.analyses.actions import AnalysisTexts, save_analyses
from plans.bin.actions import delete_measure, restore_measure
from plans.handover.actions import accept_all, submit
from plans.locking import lock_plans
from plans.measures.actions import add_measures, add_progress
from plans.measures.content import MeasureContent
from plans.models import Measure, Plan
from plans.reporting.actions import take_back
from plans.rules.workflow import NotAllowed, Stage
from plans.transfer import import_jobs as moving
from plans.transfer.models import MeasureImport
from tests.factories import actor_for, make_measure, make_member, make_plan, make_unit

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer"),
]


@pytest.fixture
def plan(municipality: Municipality) -> Plan:
    return make_plan(municipality)


@pytest.fixture
def unit(municipality: Municipality) -> Unit:
    return make_unit(municipality)


@pytest.fixture
def clerk(municipality: Municipality, unit: Unit) -> Actor:
    return actor_for(municipality, make_member(municipality, Role.STAFF, unit=unit))


def meanwhile(municipality: Municipality, act: Callable[[], object], first: Callable[[], object]) -> list[object]:
    """What `act` answers or raises when it begins while `first` holds the municipality and has not committed yet."""
    answered: list[object] = []

    def other() -> None:
        try:
            with open_municipality(municipality):
                answered.append(act())
        except Exception as error:
            answered.append(error)
        finally:
            connections.close_all()

    thread = threading.Thread(target=other)
    with open_municipality(municipality), transaction.atomic():
        lock_plans(system_actor(municipality))
        thread.start()
        thread.join(0.5)  # it waits for the lock
        first()
    thread.join(20)
    assert not thread.is_alive()
    return answered


def test_a_plan_removed_while_something_new_comes_into_it(municipality: Municipality, plan: Plan) -> None:
    coordinator = actor_for(municipality, make_member(municipality, Role.COORDINATOR))
    acts: list[Callable[[], object]] = [
        lambda: add_measures(coordinator, plan, [MeasureContent("มาใหม่")]),
        lambda: save_analyses(coordinator, plan, {1: AnalysisTexts("พบว่า")}),
        lambda: moving.receive(coordinator, plan, "ตาราง", b"x"),
    ]
    for act in acts:
        with open_municipality(municipality):
            again, _ = Plan.objects.get_or_create(pk=plan.pk, municipality=municipality, fiscal_year=plan.fiscal_year)
        [refused] = meanwhile(municipality, act, partial(remove_plan, coordinator, again))
        assert isinstance(refused, EditedMeanwhile)


def test_a_measure_restored_twice_comes_back_once(municipality: Municipality, plan: Plan) -> None:
    coordinator = actor_for(municipality, make_member(municipality, Role.COORDINATOR))
    measure = make_measure(plan)
    with open_municipality(municipality):
        binned = delete_measure(coordinator, measure)
    [second] = meanwhile(
        municipality,
        lambda: restore_measure(coordinator, binned),
        lambda: restore_measure(coordinator, binned),
    )
    assert isinstance(second, EditedMeanwhile)


def test_a_part_taken_back_while_the_coordinator_takes_the_measure(
    municipality: Municipality, plan: Plan, unit: Unit, clerk: Actor
) -> None:
    coordinator = actor_for(municipality, make_member(municipality, Role.COORDINATOR))
    measure = make_measure(plan, units=[unit], stage=Stage.SUBMITTED)
    [late] = meanwhile(
        municipality,
        lambda: take_back(clerk, plan, str(measure.pk)),
        lambda: accept_all(coordinator, plan, [measure.pk]),
    )
    assert isinstance(late, NotAllowed)
    with open_municipality(municipality):
        assert Measure.objects.get().stage == Stage.ACCEPTED


def test_a_table_is_confirmed_or_dropped_and_never_both(municipality: Municipality, plan: Plan) -> None:
    coordinator = actor_for(municipality, make_member(municipality, Role.COORDINATOR))
    with open_municipality(municipality):
        job = moving.receive(coordinator, plan, "ตาราง", "มาตรการ\tขั้นตอน\nคู่มือ\t๑. เขียน".encode())
        moving.run(job.pk)
        job.refresh_from_db()
    [dropped] = meanwhile(
        municipality,
        lambda: moving.cancel(coordinator, job),
        lambda: moving.confirm(coordinator, job, job.seen),
    )
    with open_municipality(municipality):
        moving.run(job.pk)
        state = MeasureImport.objects.get().state
        assert (state, plan.measures.count()) == (("cancelled", 0) if dropped else ("stored", 1))


def test_a_note_does_not_undo_a_return(municipality: Municipality, plan: Plan, unit: Unit, clerk: Actor) -> None:
    measure = make_measure(plan, units=[unit], stage=Stage.ACCEPTED)
    day = plan.created_at.date()
    meanwhile(
        municipality,
        lambda: add_progress(clerk, measure, day, "ประชุมแล้ว"),
        lambda: Measure.objects.filter(pk=measure.pk).update(stage=Stage.RETURNED),
    )
    with open_municipality(municipality):
        assert Measure.objects.get().stage == Stage.RETURNED


def test_a_note_is_refused_once_the_measure_was_handed_in(
    municipality: Municipality, plan: Plan, unit: Unit, clerk: Actor
) -> None:
    measure = make_measure(plan, units=[unit], stage=Stage.ASSIGNED)
    day = plan.created_at.date()
    [refused] = meanwhile(
        municipality, lambda: add_progress(clerk, measure, day, "ช้าไป"), lambda: submit(clerk, measure)
    )
    assert type(refused).__name__ == "PermissionDenied"
    with open_municipality(municipality):
        assert not Measure.objects.get().progress.exists()


def test_deleting_and_handing_in_do_not_wait_for_each_other_for_ever(
    municipality: Municipality, plan: Plan, unit: Unit, clerk: Actor
) -> None:
    measure = make_measure(plan, units=[unit], stage=Stage.ASSIGNED)
    [late] = meanwhile(
        municipality, lambda: submit(clerk, measure), lambda: delete_measure(system_actor(municipality), measure)
    )
    assert type(late).__name__ == "EditedMeanwhile"
    with open_municipality(municipality):
        assert not Measure.objects.exists()
