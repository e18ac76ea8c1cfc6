"""A measure table from upload to storage: who may, what is on record, and what nobody confirmed."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.models import AuditEntry, Municipality, Role
from accounts.permissions import Actor
from accounts.tenancy import open_municipality
from plans.models import MeasureImport, Plan
from plans.tasks import forget_tables
from plans.transfer import import_jobs
from plans.transfer.import_states import State
from tests.factories import actor_for, make_member, make_municipality, make_plan

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

TABLE = "มาตรการ\tขั้นตอน\nคู่มือ\t๑. เขียน".encode()


def coordinator_of(plan: Plan) -> Actor:
    return actor_for(plan.municipality, make_member(plan.municipality, Role.COORDINATOR))


def received(actor: Actor, plan: Plan, days_ago: int = 0) -> MeasureImport:
    job = import_jobs.receive(actor, plan, "ตาราง.tsv", TABLE)
    MeasureImport.objects.update(created_at=timezone.now() - dt.timedelta(days=days_ago))
    return job


def on_record(municipality: Municipality) -> list[tuple[str, bool]]:
    """What was done with tables, and whether a person did it."""
    entries = AuditEntry.objects.filter(municipality=municipality, action__startswith="plan.").order_by("sequence")
    return [(entry.action, entry.user is not None) for entry in entries if entry.action not in ("plan.opened",)]


def test_a_table_is_stored_once_and_then_neither_stored_nor_dropped(municipality: Municipality) -> None:
    plan = make_plan(municipality)
    actor = coordinator_of(plan)
    with open_municipality(municipality):
        job = received(actor, plan)
        result = import_jobs.confirm(actor, job, import_jobs.fingerprint(plan))
        assert result is not None
        assert (result.created, result.errors) == (1, [])
        assert import_jobs.confirm(actor, job, import_jobs.fingerprint(plan)) is None
        assert import_jobs.cancel(actor, job) is False
        job.refresh_from_db()
        assert (job.state, bytes(job.content)) == (State.STORED, b"")
        assert on_record(municipality) == [("plan.table_received", True), ("plan.imported", True)]


@pytest.mark.parametrize("move", [import_jobs.cancel, lambda actor, job: import_jobs.confirm(actor, job, "")])
def test_who_may_not_edit_the_plan_moves_no_table(
    municipality: Municipality, move: Callable[[Actor, MeasureImport], object]
) -> None:
    plan = make_plan(municipality)
    staff = actor_for(municipality, make_member(municipality, Role.STAFF))
    with open_municipality(municipality):
        job = received(coordinator_of(plan), plan)
        with pytest.raises(PermissionDenied):
            move(staff, job)
        job.refresh_from_db()
        assert job.state == State.SHOWN


def test_a_table_nobody_confirms_for_a_month_is_forgotten_on_record(municipality: Municipality) -> None:
    plan, other = make_plan(municipality), make_plan(make_municipality())
    with open_municipality(municipality):
        received(coordinator_of(plan), plan, days_ago=31)
    with open_municipality(other.municipality):
        received(coordinator_of(other), other, days_ago=29)
    forget_tables()
    forget_tables()
    with open_municipality(municipality):
        job = MeasureImport.objects.get()
        assert (job.state, bytes(job.content)) == (State.CANCELLED, b"")
        assert on_record(municipality) == [("plan.table_received", True), ("plan.table_forgotten", False)]
    with open_municipality(other.municipality):
        assert MeasureImport.objects.get().state == State.SHOWN
        assert on_record(other.municipality) == [("plan.table_received", True)]
