"""What units report: saved field by field, handed in when it is ready, taken back; parts of many units."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from accounts.editing.merging import mark
from accounts.models import AuditEntry, Municipality, Notice, Role, Unit
from accounts.permissions import Actor
from plans.evidence.actions import add_link, change, remove
from plans.handover.actions import accept_all, send_back_all, set_due
from plans.models import Measure, Plan
from plans.receiving.actions import add_to_text, remind, send_back_part
from plans.reporting.actions import (
    hand_in_measure,
    hand_in_ready,
    parts_with,
    reported_by,
    save_report,
    take_back,
    take_back_measure,
)
from plans.reporting.models import Contribution
from plans.reporting.page import marks_of
from plans.rules.workflow import NotAllowed, Stage
from plans.units.actions import merge_units, what_moves
from tests.factories import actor_for, make_measure, make_member, make_plan, make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]
STEP = mark("ขั้นแรก")
WRITTEN = {"outputs": ["อบรม 3 รุ่น 120 คน"], "outcome": "เวลารอลดจาก 40 เหลือ 15 นาที", "status": "in_progress"}


@pytest.fixture
def plan(opened: Municipality) -> Plan:
    return make_plan(opened)


@pytest.fixture
def finance(opened: Municipality) -> Unit:
    return make_unit(opened, "กองคลัง")


@pytest.fixture
def works(opened: Municipality) -> Unit:
    return make_unit(opened, "กองช่าง")


@pytest.fixture
def coordinator(opened: Municipality) -> Actor:
    return actor_for(opened, make_member(opened, Role.COORDINATOR))


@pytest.fixture
def clerk(opened: Municipality, finance: Unit) -> Actor:
    return actor_for(opened, make_member(opened, Role.STAFF, unit=finance))


@pytest.fixture
def builder(opened: Municipality, works: Unit) -> Actor:
    return actor_for(opened, make_member(opened, Role.STAFF, unit=works))


def opened_with(plan: Plan, key: str) -> dict[str, str]:
    return marks_of(next(part for part in parts_with(plan, int(key.split("u")[0])) if part.key == key))


def told(actor: Actor) -> list[str]:
    return [notice.title for notice in Notice.objects.filter(user=actor.user).order_by("pk")]


def test_two_people_of_a_unit_lose_nothing_and_make_one_revision(plan: Plan, finance: Unit, clerk: Actor) -> None:
    colleague = actor_for(plan.municipality, make_member(plan.municipality, Role.STAFF, unit=finance))
    measure = make_measure(plan, units=[finance], stage=Stage.ASSIGNED)
    key = str(measure.pk)
    at_first = opened_with(plan, key)
    save_report(clerk, plan, key, {"outputs": ["หนึ่ง"]}, at_first)
    save_report(clerk, plan, key, {"outputs": ["หนึ่ง", "สอง"], "done": [STEP]}, opened_with(plan, key))
    part, found = save_report(colleague, plan, key, {"outputs": ["อื่น"], "outcome": "ดีขึ้น", "done": []}, at_first)
    assert (found.mine, found.theirs, found.both) == (["outcome"], ["done"], ["outputs"])
    assert part.report == {"done": [STEP], "outputs": ["หนึ่ง", "สอง"], "outcome": "ดีขึ้น", "status": "planned"}
    measure.refresh_from_db()
    assert [(r.version, r.by) for r in measure.revisions.all()] == [(4, colleague.user), (3, clerk.user), (1, None)]


def test_exactly_what_is_ready_is_handed_in_and_comes_back_until_it_is_accepted(
    plan: Plan, finance: Unit, coordinator: Actor, clerk: Actor
) -> None:
    ready, bare = (make_measure(plan, title=t, units=[finance], stage=Stage.ASSIGNED) for t in ("ครบ", "ขาด"))
    make_measure(plan, units=[finance])  # not handed out: nobody's to report
    save_report(clerk, plan, str(ready.pk), WRITTEN, {"status": mark("planned")})
    done = hand_in_ready(clerk, plan)
    assert [part.measure for part in done.handed] == [ready]
    assert [(p.measure, [c.kind for c in lacking]) for p, lacking in done.remaining] == [
        (bare, ["no_status", "no_output", "no_outcome"])
    ]
    with pytest.raises(NotAllowed):
        save_report(clerk, plan, str(ready.pk), {"outcome": "สาย"}, opened_with(plan, str(ready.pk)))
    take_back(clerk, plan, str(ready.pk))
    assert hand_in_ready(clerk, plan).handed
    assert accept_all(coordinator, plan, [ready.pk, bare.pk]) == [ready]
    with pytest.raises(NotAllowed):
        take_back(clerk, plan, str(ready.pk))
    assert told(coordinator) == ["ส่งมาให้ตรวจรับ: ครบ"] * 2
    assert told(clerk) == ["ตรวจรับแล้ว: ครบ"]


def test_done_wants_its_steps_and_a_dated_proof(plan: Plan, finance: Unit, clerk: Actor) -> None:
    last_year = make_measure(make_plan(plan.municipality, 2568), outcome="ประชาชนพึงพอใจต่อบริการที่ได้รับเพิ่มมากขึ้น")
    measure = make_measure(plan, units=[finance], stage=Stage.ASSIGNED)
    Measure.objects.filter(pk=measure.pk).update(copied_from=last_year)
    words = {**WRITTEN, "outcome": last_year.outcome, "status": "done"}
    save_report(clerk, plan, str(measure.pk), words, opened_with(plan, str(measure.pk)))
    [part] = reported_by(clerk, plan)
    assert [c.kind for c in part.lacking] == ["undone", "done_without_evidence", "outcome_repeats_last_year"]
    added = add_link(clerk, measure, "ประกาศ", None, "https://www.example.go.th/", step=STEP)
    change(clerk, added, "ประกาศ", plan.created_at.date(), url=added.url)
    mended = {"done": [STEP], "outcome": WRITTEN["outcome"]}
    save_report(clerk, plan, str(measure.pk), mended, opened_with(plan, str(measure.pk)))
    [part] = reported_by(clerk, plan)
    assert part.is_ready


def test_each_unit_has_its_own_part_and_the_last_one_brings_the_measure_along(
    plan: Plan, finance: Unit, works: Unit, coordinator: Actor, clerk: Actor, builder: Actor
) -> None:
    measure = make_measure(plan, title="ร่วม", all_units=True, stage=Stage.ASSIGNED)
    mine, theirs = f"{measure.pk}u{finance.pk}", f"{measure.pk}u{works.pk}"
    assert [part.key for part in reported_by(clerk, plan)] == [mine]
    for key in (theirs, str(measure.pk)):
        with pytest.raises(PermissionDenied):
            save_report(clerk, plan, key, WRITTEN, {})
    save_report(clerk, plan, mine, WRITTEN, {"status": mark("planned")})
    assert [part.key for part in hand_in_ready(clerk, plan).handed] == [mine]
    measure.refresh_from_db()
    assert (measure.stage, measure.outcome) == (Stage.ASSIGNED, "")
    assert remind(coordinator, plan, [measure.pk]) == [measure]
    assert (told(clerk), told(builder)) == ([], ["ขอให้ส่งรายงาน: ร่วม"])
    other = {**WRITTEN, "outputs": ["ตรวจ 9 จุด"], "outcome": "ร้องเรียนลดจาก 8 เหลือ 2 เรื่อง"}
    save_report(builder, plan, theirs, other, {"status": mark("planned")})
    hand_in_ready(builder, plan)
    measure.refresh_from_db()
    assert measure.stage == Stage.SUBMITTED
    send_back_part(coordinator, plan, theirs, "ขอวันที่")
    measure.refresh_from_db()
    [returned] = reported_by(builder, plan)
    assert (measure.stage, returned.stage, returned.return_reason) == (Stage.ASSIGNED, Stage.RETURNED, "ขอวันที่")


def test_one_text_of_the_parts_grows_and_is_never_overwritten(
    plan: Plan, finance: Unit, works: Unit, coordinator: Actor, clerk: Actor, builder: Actor
) -> None:
    measure = make_measure(plan, units=[finance, works], stage=Stage.ASSIGNED, outputs=["เขียนเอง"], outcome="ดีขึ้น")
    for actor, unit, words in ((clerk, finance, "อบรม 3 รุ่น"), (builder, works, "ตรวจ 9 จุด")):
        typed = {**WRITTEN, "outputs": [words]}
        save_report(actor, plan, f"{measure.pk}u{unit.pk}", typed, {"status": mark("planned")})
        hand_in_ready(actor, plan)
    assert add_to_text(coordinator, plan, measure.pk, [finance.pk]) == ["กองคลัง"]
    assert add_to_text(coordinator, plan, measure.pk, [finance.pk, works.pk]) == ["กองช่าง"]
    assert add_to_text(coordinator, plan, measure.pk, [finance.pk, works.pk]) == []
    whole, *_ = parts_with(plan, measure.pk)
    assert whole.report["outputs"] == ["เขียนเอง", "อบรม 3 รุ่น", "ตรวจ 9 จุด"]
    assert whole.report["outcome"] == "ดีขึ้น\nเวลารอลดจาก 40 เหลือ 15 นาที"
    with pytest.raises(PermissionDenied):
        add_to_text(clerk, plan, measure.pk, [finance.pk])


def test_many_go_back_each_with_its_reason_and_many_get_another_day(
    plan: Plan, finance: Unit, coordinator: Actor, clerk: Actor
) -> None:
    first, second = (make_measure(plan, title=t, units=[finance], stage=Stage.SUBMITTED) for t in ("หนึ่ง", "สอง"))
    reasons = {first.pk: "ขอตัวเลข", second.pk: "ขอวันที่"}
    assert send_back_all(coordinator, plan, reasons) == [first, second]
    assert dict(Measure.objects.values_list("pk", "return_reason")) == reasons
    due = timezone.localdate(plan.created_at)
    assert set_due(coordinator, plan, list(reasons), due) == [first, second]
    assert set_due(coordinator, plan, list(reasons), due) == []
    ways: list[Callable[[], object]] = [
        lambda: send_back_all(clerk, plan, reasons),
        lambda: set_due(clerk, plan, list(reasons), None),
        lambda: accept_all(clerk, plan, list(reasons)),
        lambda: remind(clerk, plan, list(reasons)),
    ]
    for forbidden in ways:
        with pytest.raises(PermissionDenied):
            forbidden()
    trail = AuditEntry.objects.filter(action__in=["measure.return", "measure.due"]).order_by("sequence")
    assert [entry.action for entry in trail] == ["measure.return"] * 2 + ["measure.due"] * 2


def test_parts_of_units_that_become_one_become_one(
    plan: Plan, finance: Unit, works: Unit, coordinator: Actor, clerk: Actor, builder: Actor
) -> None:
    measure = make_measure(plan, all_units=True, stage=Stage.ASSIGNED)
    save_report(clerk, plan, f"{measure.pk}u{finance.pk}", {"outputs": ["ก"], "outcome": "ดี"}, {})
    save_report(builder, plan, f"{measure.pk}u{works.pk}", {"outputs": ["ก", "ข"], "outcome": "เร็ว"}, {})
    merge_units(coordinator, works, finance, what_moves(works, finance).fingerprint())
    [row] = Contribution.objects.all()
    assert (row.unit, row.outputs, row.outcome) == (finance, ["ก", "ข"], "ดี\nเร็ว")


def test_the_page_of_a_shared_measure_hands_in_and_takes_back_ones_own_parts_only(
    plan: Plan, finance: Unit, works: Unit, coordinator: Actor, clerk: Actor, builder: Actor
) -> None:
    measure = make_measure(plan, units=[finance, works], stage=Stage.ASSIGNED)
    for actor in (clerk, builder):
        hand_in_measure(actor, measure)
    measure.refresh_from_db()
    assert measure.stage == Stage.SUBMITTED
    take_back_measure(clerk, measure)
    measure.refresh_from_db()
    assert measure.stage == Stage.ASSIGNED
    assert [(part.stage, part.is_open) for part in reported_by(clerk, plan)] == [(Stage.ASSIGNED, True)]
    assert [(part.stage, part.is_open) for part in reported_by(builder, plan)] == [(Stage.SUBMITTED, False)]
    with pytest.raises(NotAllowed):
        take_back_measure(clerk, measure)


def test_a_division_hands_in_what_its_sections_have_not(plan: Plan, finance: Unit, clerk: Actor) -> None:
    sections = [make_unit(plan.municipality, name, parent=finance) for name in ("งานพัสดุ", "งานบัญชี")]
    measure = make_measure(plan, units=sections, stage=Stage.ASSIGNED)
    first = actor_for(plan.municipality, make_member(plan.municipality, Role.STAFF, unit=sections[0]))
    hand_in_measure(first, measure)
    hand_in_measure(clerk, measure)
    measure.refresh_from_db()
    assert measure.stage == Stage.SUBMITTED


def test_the_proof_of_a_part_is_its_units_and_stays_once_it_is_handed_in(
    plan: Plan, finance: Unit, works: Unit, coordinator: Actor, clerk: Actor, builder: Actor
) -> None:
    measure = make_measure(plan, units=[finance, works], stage=Stage.ASSIGNED)
    proof = add_link(clerk, measure, "ประกาศ", None, "https://www.example.go.th/", unit=finance)
    others: list[Callable[[], object]] = [
        lambda: remove(builder, proof),
        lambda: change(builder, proof, "อื่น", None),
        lambda: add_link(builder, measure, "อื่น", None, "https://www.example.go.th/", unit=finance),
    ]
    for act in others:
        with pytest.raises(PermissionDenied):
            act()
    hand_in_measure(clerk, measure)
    late: list[Callable[[], object]] = [
        lambda: remove(clerk, proof),
        lambda: change(clerk, proof, "อื่น", None),
        lambda: add_link(clerk, measure, "อื่น", None, "https://www.example.go.th/", unit=finance),
    ]
    for act in late:
        with pytest.raises(ValidationError, match="ส่งไปแล้ว"):
            act()
    take_back_measure(clerk, measure)
    change(clerk, proof, "ประกาศที่แก้แล้ว", None, url=proof.url)
    remove(coordinator, proof)
