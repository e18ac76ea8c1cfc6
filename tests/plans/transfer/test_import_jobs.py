"""A measure table from upload to storage: states, who may, what is on record, crashes, what nobody confirmed."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from accounts import limited_process
from accounts.editing import EditedMeanwhile
from accounts.import_states import State
from accounts.models import AuditEntry, Membership, Municipality, Role, Unit
from accounts.permissions import Actor
from accounts.tenancy import open_municipality
from plans.models import Measure, Plan
from plans.tasks import forget_tables, resume_stuck, run_import
from plans.transfer import import_jobs
from plans.transfer.importing import import_measures
from plans.transfer.models import MeasureImport
from tests.factories import actor_for, make_measure, make_member, make_municipality, make_plan, make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

TABLE = "มาตรการ\tขั้นตอน\nคู่มือ\t๑. เขียน".encode()


def coordinator_of(plan: Plan) -> Actor:
    return actor_for(plan.municipality, make_member(plan.municipality, Role.COORDINATOR))


def compared(actor: Actor, plan: Plan, content: bytes | str = TABLE) -> MeasureImport:
    """A table received and compared as the worker does; the municipality is open."""
    content = content.encode() if isinstance(content, str) else content
    job = import_jobs.receive(actor, plan, "ตาราง.tsv", content)
    import_jobs.run(job.pk)
    job.refresh_from_db()
    return job


def stored(actor: Actor, job: MeasureImport, *, removes: bool = False) -> MeasureImport:
    """The table confirmed as it was shown, and stored as the worker does."""
    assert import_jobs.confirm(actor, job, job.seen, removes=removes)
    import_jobs.run(job.pk)
    job.refresh_from_db()
    return job


def on_record(municipality: Municipality) -> list[tuple[str, bool]]:
    """What was done with tables, and whether a person did it."""
    entries = AuditEntry.objects.filter(municipality=municipality, action__startswith="plan.").order_by("sequence")
    return [(entry.action, entry.user is not None) for entry in entries if entry.action not in ("plan.opened",)]


def test_a_table_is_compared_and_stored_once_and_then_neither_stored_nor_dropped(opened: Municipality) -> None:
    plan = make_plan(opened)
    actor = coordinator_of(plan)
    job = import_jobs.receive(actor, plan, "ตาราง.tsv", TABLE)
    assert (job.state, bytes(job.content)) == (State.QUEUED, TABLE)
    import_jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, bytes(job.content), job.report["created"]) == (State.CHECKED, b"", 1)
    assert not plan.measures.exists()
    assert import_jobs.confirm(actor, job, job.seen)
    job.refresh_from_db()
    assert job.state == State.STORING
    import_jobs.run(job.pk)
    import_jobs.run(job.pk)
    assert not import_jobs.confirm(actor, job, job.seen)
    assert not import_jobs.cancel(actor, job)
    job.refresh_from_db()
    assert (job.state, job.table, plan.measures.count()) == (State.STORED, None, 1)
    acts = ["plan.table_received", "plan.table_confirmed", "plan.imported"]
    assert on_record(opened) == [(act, True) for act in acts]


@pytest.mark.parametrize(
    "act",
    [
        import_jobs.cancel,
        lambda actor, job: import_jobs.confirm(actor, job, job.seen),
        lambda actor, job: import_jobs.choose(actor, job, {}),
    ],
)
def test_who_may_not_edit_the_plan_moves_no_table(
    opened: Municipality, act: Callable[[Actor, MeasureImport], object]
) -> None:
    plan = make_plan(opened)
    staff = actor_for(opened, make_member(opened, Role.STAFF))
    job = compared(coordinator_of(plan), plan)
    with pytest.raises(PermissionDenied):
        act(staff, job)
    job.refresh_from_db()
    assert job.state == State.CHECKED


def test_who_may_no_more_when_the_worker_comes_stores_nothing(opened: Municipality) -> None:
    plan = make_plan(opened)
    actor = coordinator_of(plan)
    job = import_jobs.receive(actor, plan, "ตาราง.tsv", TABLE)
    Membership.objects.filter(user=actor.user).update(role=Role.STAFF)
    import_jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.report["errors"][0]["message"]) == (State.REFUSED, "บัญชีนี้ไม่มีสิทธิแก้ไขแผนและบทวิเคราะห์")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04 and nothing else", "เปิดไฟล์ไม่ได้"),
        ("ไม่มีตาราง".encode(), "ไม่ได้แบ่งเป็นคอลัมน์"),
        (b"<table><tr><td>" + b"<table>" * 50_000, "ตารางซ้อนกัน"),
        ("มาตรการ\tขั้นตอน\nคู่มือ\t๑. เขียน".encode().replace(b"\t", b"\x00\t", 1), ""),
    ],
)
def test_hostile_bytes_end_in_a_refusal_and_never_in_a_crash(opened: Municipality, content: bytes, said: str) -> None:
    plan = make_plan(opened)
    job = compared(coordinator_of(plan), plan, content)
    assert job.state in (State.REFUSED, State.CHECKED)
    if said and said != "ตารางซ้อนกัน":
        assert said in job.report["errors"][0]["message"]
    assert bytes(job.content) == b""


@pytest.mark.parametrize(
    ("ended", "said"),
    [(limited_process.GaveUp, import_jobs.TOO_MUCH), (limited_process.Late, limited_process.ASK_AGAIN)],
)
def test_a_reader_that_gives_up_refuses_the_table_and_a_late_one_says_nothing_of_it(
    opened: Municipality, monkeypatch: pytest.MonkeyPatch, ended: type[Exception], said: str
) -> None:
    def give_up(*_: object, **__: object) -> None:
        raise ended

    monkeypatch.setattr(limited_process, "run", give_up)
    plan = make_plan(opened)
    job = compared(coordinator_of(plan), plan)
    assert (job.state, job.report["errors"][0]["message"]) == (State.REFUSED, said)


@pytest.mark.parametrize(("state", "expected"), [(State.READING, State.CHECKED), (State.STORING, State.STORED)])
def test_what_a_killed_worker_left_behind_is_taken_up_again(
    opened: Municipality, state: State, expected: State
) -> None:
    plan = make_plan(opened)
    actor = coordinator_of(plan)
    job = compared(actor, plan)
    long_ago = timezone.now() - dt.timedelta(hours=1)
    MeasureImport.objects.update(state=state, touched_at=long_ago)
    assert import_jobs.stuck(dt.timedelta(minutes=5)) == [(opened.pk, job.pk)]
    run_import(opened.pk, job.pk)
    job.refresh_from_db()
    assert (job.state, plan.measures.count()) == (expected, int(expected == State.STORED))
    assert import_jobs.stuck(dt.timedelta(minutes=5)) == []


def test_the_sweeper_queues_lost_tables_of_every_municipality(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[tuple[int, int]] = []
    monkeypatch.setattr(run_import, "delay", lambda *ids: sent.append(ids))
    for municipality in (make_municipality(), make_municipality()):
        plan = make_plan(municipality)
        with open_municipality(municipality):
            import_jobs.receive(coordinator_of(plan), plan, "ตาราง.tsv", TABLE)
            MeasureImport.objects.update(touched_at=timezone.now() - dt.timedelta(minutes=6))
    resume_stuck()
    assert len(sent) == len(set(sent)) == 2


def stop_in(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Has something happen while the worker is in the middle of its measures."""

    def meanwhile(*args: Any, **options: Any) -> Any:
        act()
        return import_measures(*args, **options)

    monkeypatch.setattr("plans.transfer.import_jobs.import_measures", meanwhile)


@pytest.mark.parametrize("state", [State.READING, State.STORING])
def test_a_table_cancelled_while_the_worker_is_at_it_stores_nothing(
    opened: Municipality, monkeypatch: pytest.MonkeyPatch, state: State
) -> None:
    plan = make_plan(opened)
    actor = coordinator_of(plan)
    job = import_jobs.receive(actor, plan, "ตาราง.tsv", TABLE)
    if state is State.STORING:
        import_jobs.run(job.pk)
        job.refresh_from_db()
        import_jobs.confirm(actor, job, job.seen)
    stop_in(monkeypatch, lambda: import_jobs.cancel(actor, job))
    import_jobs.run(job.pk)
    job.refresh_from_db()
    assert not plan.measures.exists()
    if state is State.READING:  # in one transaction with the worker, the other cancellation is rolled back as well
        assert (job.state, job.table) == (State.CANCELLED, None)


def test_a_plan_changed_before_the_confirmation_is_compared_anew(opened: Municipality) -> None:
    plan = make_plan(opened)
    actor = coordinator_of(plan)
    job = compared(actor, plan)
    make_measure(plan, title="คู่มือ", steps=["เพื่อนเพิ่งเขียน"])
    with pytest.raises(EditedMeanwhile):
        import_jobs.confirm(actor, job, job.seen)
    import_jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.report["again"]) == (State.CHECKED, True)
    assert (job.report["created"], job.report["updated"]) == (0, 1)
    assert stored(actor, job).state == State.STORED


def test_a_plan_changed_after_the_confirmation_is_compared_anew_and_not_stored(opened: Municipality) -> None:
    plan = make_plan(opened)
    actor = coordinator_of(plan)
    job = compared(actor, plan)
    assert import_jobs.confirm(actor, job, job.seen)
    make_measure(plan, title="คู่มือ", steps=["เพื่อนเพิ่งเขียน"])
    import_jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.report["again"], job.report["updated"]) == (State.CHECKED, True, 1)
    assert [step.text for step in plan.measures.get().steps.all()] == ["เพื่อนเพิ่งเขียน"]


def test_an_error_of_ours_fails_and_keeps_nothing(opened: Municipality, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks() -> None:
        raise RuntimeError

    plan = make_plan(opened)
    actor = coordinator_of(plan)
    job = import_jobs.receive(actor, plan, "ตาราง.tsv", TABLE)
    stop_in(monkeypatch, breaks)
    import_jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, bytes(job.content), job.table) == (State.FAILED, b"", None)


# --- Units ------------------------------------------------------------------------------------------------------------

UNITS = "มาตรการ\tผู้รับผิดชอบ\nคู่มือ\tกองครัง, กองช่าง\nอบรม\tกองครัง, เจ้าหน้าที่ทุกท่าน"


def names_of(plan: Plan) -> list[list[str]]:
    return [[unit.name for unit in measure.units.all()] for measure in plan.measures.with_rows()]


def test_nothing_is_created_that_nobody_chose(opened: Municipality) -> None:
    treasury = make_unit(opened, "กองคลัง")
    plan = make_plan(opened)
    actor = coordinator_of(plan)
    job = compared(actor, plan, UNITS)
    said = {unit["name"]: (unit["chosen"], unit["meant"], unit["measures"]) for unit in job.report["units"]}
    assert said == {
        "กองครัง": ("", treasury.pk, 2),
        "กองช่าง": ("", 0, 1),
        "เจ้าหน้าที่ทุกท่าน": ("", 0, 1),
    }
    assert (job.state, job.report["undecided"]) == (State.CHECKED, 3)
    with pytest.raises(ValidationError, match="ยังไม่ได้เลือก"):
        import_jobs.confirm(actor, job, job.seen)
    seen = job.seen
    choices = {"กองครัง": str(treasury.pk), "กองช่าง": "new", "เจ้าหน้าที่ทุกท่าน": "none"}
    assert import_jobs.choose(actor, job, choices)
    import_jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.report["undecided"], len(job.report["units"])) == (State.CHECKED, 0, 3)
    with pytest.raises(EditedMeanwhile):  # another tab still shows what was compared before
        import_jobs.confirm(actor, job, seen)
    assert not Unit.objects.filter(name="กองช่าง").exists()
    stored(actor, job)
    assert names_of(plan) == [["กองคลัง", "กองช่าง"], ["กองคลัง"]]
    assert [m.remark for m in plan.measures.all()] == ["", "ผู้รับผิดชอบ: เจ้าหน้าที่ทุกท่าน"]
    assert AuditEntry.objects.get(action="plan.table_units_chosen").detail["choices"] == choices


def test_a_choice_whose_unit_is_gone_is_asked_again(opened: Municipality) -> None:
    treasury = make_unit(opened, "กองคลัง")
    plan = make_plan(opened)
    actor = coordinator_of(plan)
    job = compared(actor, plan, "มาตรการ\tผู้รับผิดชอบ\nคู่มือ\tกองครัง")
    import_jobs.choose(actor, job, {"กองครัง": str(treasury.pk)})
    import_jobs.run(job.pk)
    treasury.delete()
    job.refresh_from_db()
    with pytest.raises(EditedMeanwhile):
        import_jobs.confirm(actor, job, job.seen)
    import_jobs.run(job.pk)
    job.refresh_from_db()
    assert job.report["undecided"] == 1


def test_a_name_no_unit_can_have_is_another_unit_or_none(opened: Municipality) -> None:
    make_unit(opened, "กองคลัง")
    plan = make_plan(opened)
    actor = coordinator_of(plan)
    long = "ก" * 200
    job = compared(actor, plan, f"มาตรการ\tผู้รับผิดชอบ\nคู่มือ\t{long}")
    assert (job.state, job.report["undecided"]) == (State.CHECKED, 1)
    import_jobs.choose(actor, job, {long: "new"})
    import_jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.report["errors"][0]["message"]) == (State.REFUSED, "ชื่อหน่วยงานยาวเกิน 150 ตัวอักษร")
    import_jobs.choose(actor, job, {long: "none"})
    import_jobs.run(job.pk)
    job.refresh_from_db()
    assert job.state == State.CHECKED
    assert stored(actor, job).state == State.STORED


# --- Before and after -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("removes", [False, True])
def test_an_empty_cell_removes_only_what_was_confirmed(opened: Municipality, removes: bool) -> None:
    plan = make_plan(opened)
    make_measure(plan, title="คู่มือ", steps=["เขียน", "แจ้งทุกกองทราบ"], outcome="ดีขึ้น")
    actor = coordinator_of(plan)
    job = compared(actor, plan, "มาตรการ\tขั้นตอน\tOutcome\nคู่มือ\t๑. เขียน\t")
    assert job.report["removed"] == [
        {"title": "คู่มือ", "label": "ขั้นตอน/วิธีการปฏิบัติ", "text": "แจ้งทุกกองทราบ"},
        {"title": "คู่มือ", "label": "ผลลัพธ์", "text": "ดีขึ้น"},
    ]
    assert job.report["emptied"] == 1
    [measure] = job.report["measures"]
    assert measure["changes"] == [
        {"label": "ขั้นตอน/วิธีการปฏิบัติ", "before": "1. เขียน\n2. แจ้งทุกกองทราบ", "after": "1. เขียน"},
        {"label": "ผลลัพธ์", "before": "ดีขึ้น", "after": ""},
    ]
    stored(actor, job, removes=removes)
    found = Measure.objects.get()
    assert (found.outcome, [step.text for step in found.steps.all()]) == ("" if removes else "ดีขึ้น", ["เขียน"])


def test_a_table_nobody_confirms_for_a_month_is_forgotten_on_record(municipality: Municipality) -> None:
    plan, other = make_plan(municipality), make_plan(make_municipality())
    for place, days in ((plan, 31), (other, 29)):
        with open_municipality(place.municipality):
            compared(coordinator_of(place), place)
            MeasureImport.objects.update(created_at=timezone.now() - dt.timedelta(days=days))
    forget_tables()
    forget_tables()
    with open_municipality(municipality):
        job = MeasureImport.objects.get()
        assert (job.state, job.table) == (State.CANCELLED, None)
        assert on_record(municipality) == [("plan.table_received", True), ("plan.table_forgotten", False)]
    with open_municipality(other.municipality):
        assert MeasureImport.objects.get().state == State.CHECKED
        assert on_record(other.municipality) == [("plan.table_received", True)]
