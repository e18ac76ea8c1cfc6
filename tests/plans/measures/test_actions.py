"""Every change of a plan: allowed, possible in its year, not over somebody else's, and on record."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from accounts.editing import EditedMeanwhile
from accounts.models import AuditEntry, Municipality, Role
from accounts.permissions import Actor, system_actor
from plans.analyses.actions import AnalysisTexts, save_analyses
from plans.bin.actions import delete_measure
from plans.measures.actions import move_measure, save_measure
from plans.measures.content import MeasureContent
from plans.models import Measure, Output, Plan, Step, Target
from plans.rules.workflow import Stage
from plans.year.actions import open_plan
from scores.rules import UnknownRules
from tests.factories import actor_for, make_measure, make_member, make_plan, make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

CONTENT = MeasureContent(title="มาตรการเปิดเผยข้อมูล", indicators=[9, 10], questions=["o12", "o3"], steps=["ก", "ข"])


@pytest.fixture
def plan(opened: Municipality) -> Plan:
    return make_plan(opened)


@pytest.fixture
def actor(opened: Municipality) -> Actor:
    return system_actor(opened)


def texts(measure: Measure) -> list[tuple[int, str]]:
    return list(measure.steps.values_list("order", "text"))


def actions() -> list[str]:
    return [entry.action for entry in AuditEntry.objects.all()]


def refused(plan: Plan, content: MeasureContent) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as error:
        save_measure(system_actor(plan.municipality), plan, content)
    assert not Measure.objects.exists()
    return error.value.message_dict


def test_a_plan_is_opened_once(actor: Actor) -> None:
    assert open_plan(actor, 2569) == open_plan(actor, 2569)
    assert actions() == ["plan.opened"]


def test_a_plan_that_answers_a_year_without_rules_is_not_opened(actor: Actor) -> None:
    with pytest.raises(UnknownRules):
        open_plan(actor, 2601)
    assert not Plan.objects.exists()


def test_a_measure_is_stored_with_its_lists(actor: Actor, plan: Plan, opened: Municipality) -> None:
    unit = make_unit(opened)
    content = replace(CONTENT, units=[unit], start=dt.date(2025, 10, 1), end=dt.date(2026, 9, 30), outputs=["ค"])
    measure = save_measure(actor, plan, content)
    measure = Measure.objects.with_rows().get(pk=measure.pk)
    assert (measure.title, measure.order, measure.version, measure.status) == (CONTENT.title, 1, 1, "planned")
    assert (measure.indicator_numbers, measure.question_ids) == ([9, 10], ["o3", "o12"])
    assert (measure.responsible, measure.period) == ("กองคลัง", "ต.ค. 68 – ก.ย. 69")
    assert (texts(measure), [o.text for o in measure.outputs.all()]) == ([(1, "ก"), (2, "ข")], ["ค"])


def test_an_empty_item_and_an_unstorable_letter_are_refused_by_field(plan: Plan) -> None:
    assert refused(plan, replace(CONTENT, steps=["ก", " "], outputs=["ก\0"], remark="ก\nข\ud800")) == {
        "steps": ["ข้อ 2 ว่างอยู่ กรุณาพิมพ์ข้อความหรือลบข้อนี้"],
        "outputs": ["ข้อ 1 อักขระ U+0000 เก็บไม่ได้ ลบหรือเปลี่ยนเป็นคำ"],
        "remark": ["บรรทัดที่ 2: อักขระ U+D800 เก็บไม่ได้ ลบหรือเปลี่ยนเป็นคำ"],
    }


def test_a_change_replaces_the_lists_and_keeps_the_place(actor: Actor, plan: Plan, opened: Municipality) -> None:
    first, second = make_measure(plan, outputs=["เดิม"]), make_measure(plan)
    unit = make_unit(opened)
    changed = save_measure(
        actor, plan, replace(CONTENT, indicators=[1], questions=[], steps=["ใหม่"], units=[unit]), measure=first
    )
    assert (changed.pk, changed.order, changed.version, second.order) == (first.pk, 1, 2, 2)
    assert (texts(changed), changed.outputs.count()) == ([(1, "ใหม่")], 0)
    assert [t.item for t in changed.targets.all()] == ["1"]
    assert Step.objects.filter(measure=second).count() == 1
    assert (Target.objects.count(), Output.objects.count()) == (2, 0)


def test_everybody_responsible_leaves_no_single_unit(actor: Actor, plan: Plan, opened: Municipality) -> None:
    measure = save_measure(actor, plan, replace(CONTENT, units=[make_unit(opened)], all_units=True))
    assert (list(measure.units.all()), measure.responsible) == ([], "ทุกสำนัก/กอง")


def test_a_reversed_period_is_refused(plan: Plan) -> None:
    reversed_period = replace(CONTENT, start=dt.date(2026, 2, 1), end=dt.date(2026, 1, 31))
    assert set(refused(plan, reversed_period)) == {"end"}


def test_a_period_outside_the_year_is_stored_and_told(actor: Actor, plan: Plan) -> None:
    saved = save_measure(actor, plan, replace(CONTENT, start=dt.date(2025, 9, 1), end=dt.date(2026, 1, 31)))
    assert saved.start == dt.date(2025, 9, 1)
    assert [finding.kind for finding in saved.failed_checks()] == ["outside"]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (dt.date(2025, 10, 1), dt.date(2026, 9, 30)),
        (dt.date(2026, 1, 1), dt.date(2026, 1, 1)),
        (None, dt.date(2026, 9, 30)),
        (dt.date(2025, 10, 1), None),
    ],
)
def test_a_period_within_the_fiscal_year_is_stored(
    actor: Actor, plan: Plan, start: dt.date | None, end: dt.date | None
) -> None:
    measure = save_measure(actor, plan, replace(CONTENT, start=start, end=end))
    measure.refresh_from_db()
    assert (measure.start, measure.end) == (start, end)


def test_what_the_assessed_year_does_not_have_is_refused_by_field(plan: Plan) -> None:
    assert refused(plan, MeasureContent(title=" \u200b ", indicators=[0, 11], questions=["i16", "x", "i1"])) == {
        "title": ["กรุณาระบุชื่อมาตรการ"],
        "indicators": ["ปีงบประมาณ พ.ศ. 2568 ไม่มีตัวชี้วัดที่ 0, 11"],
        "questions": ["ปีงบประมาณ พ.ศ. 2568 ไม่มีข้อ i16, x"],
    }


@pytest.mark.parametrize(("field", "length"), [("title", 1001), ("theme", 301)])
def test_what_is_longer_than_its_column_is_refused_by_field(plan: Plan, field: str, length: int) -> None:
    longer: dict[str, Any] = {field: "ก" * length}
    assert set(refused(plan, replace(CONTENT, **longer))) == {field}


def test_a_form_made_from_an_older_version_is_refused(actor: Actor, plan: Plan) -> None:
    measure = make_measure(plan)
    save_measure(actor, plan, replace(CONTENT, title="หนึ่ง"), measure=measure, version=1)
    with pytest.raises(EditedMeanwhile):
        save_measure(actor, plan, replace(CONTENT, title="สอง", steps=["แทรก"]), measure=measure, version=1)
    measure.refresh_from_db()
    assert (measure.title, measure.version) == ("หนึ่ง", 2)
    assert not Step.objects.filter(text="แทรก").exists()


def test_staff_change_their_units_measures_and_nobody_elses(plan: Plan, opened: Municipality) -> None:
    finance, works = make_unit(opened, "กองคลัง"), make_unit(opened, "กองช่าง")
    clerk = actor_for(opened, make_member(opened, Role.STAFF, unit=finance))
    mine = make_measure(plan, units=[finance], stage=Stage.ASSIGNED)
    theirs, kept = make_measure(plan, units=[works], stage=Stage.ASSIGNED), make_measure(plan, units=[finance])
    assert save_measure(clerk, plan, replace(CONTENT, units=[finance]), measure=mine).updated_by == clerk.user
    with pytest.raises(PermissionDenied):
        save_measure(clerk, plan, CONTENT, measure=theirs)
    with pytest.raises(PermissionDenied):  # not handed out yet
        save_measure(clerk, plan, replace(CONTENT, units=[finance]), measure=kept)
    for forbidden in (
        lambda: save_measure(clerk, plan, CONTENT),
        lambda: delete_measure(clerk, mine),
        lambda: move_measure(clerk, mine, up=False),
        lambda: save_analyses(clerk, plan, {1: AnalysisTexts("ก", "", "ข")}),
        lambda: open_plan(clerk, 2568),
    ):
        with pytest.raises(PermissionDenied):
            forbidden()


def test_a_deleted_measure_is_gone_and_its_title_on_record(actor: Actor, plan: Plan) -> None:
    gone, kept = make_measure(plan, title="ลบแล้ว"), make_measure(plan)
    delete_measure(actor, gone)
    assert list(plan.measures.all()) == [kept]
    entry = AuditEntry.objects.get(action="measure.deleted")
    assert entry.detail == {"title": "ลบแล้ว", "fiscal_year": 2569}


def test_the_next_measure_comes_last_after_a_deletion_too(actor: Actor, plan: Plan) -> None:
    first, second, third = (make_measure(plan) for _ in range(3))
    delete_measure(actor, second)
    fourth = make_measure(plan)
    assert list(plan.measures.all()) == [first, third, fourth]


def test_moving_changes_places_and_stops_at_the_ends(actor: Actor, plan: Plan) -> None:
    first, second, third = (make_measure(plan) for _ in range(3))
    for measure, up, order in [
        (third, True, [first, third, second]),
        (first, False, [third, first, second]),
        (third, True, [third, first, second]),
        (second, False, [third, first, second]),
    ]:
        move_measure(actor, measure, up=up)
        assert list(plan.measures.all()) == order
    assert list(plan.measures.values_list("order", flat=True)) == [1, 2, 3]
    assert actions().count("plan.reordered") == 2


def test_the_database_refuses_a_measure_without_title_or_with_a_reversed_period(plan: Plan) -> None:
    for fields in ({"title": ""}, {"title": "ก", "start": dt.date(2026, 1, 2), "end": dt.date(2026, 1, 1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Measure.objects.create(plan=plan, **fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.create(municipality=plan.municipality, fiscal_year=plan.fiscal_year)
