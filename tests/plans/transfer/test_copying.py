"""Last year's plan carried forward: what comes along, what stays behind, and the marks on it."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Municipality, Role
from accounts.permissions import Actor, system_actor
from plans.measures.actions import review_measure, save_measure
from plans.measures.content import MeasureContent, content_of
from plans.models import IndicatorAnalysis, Measure, Plan
from plans.transfer.copying import copy_plan
from tests.factories import actor_for, make_measure, make_member, make_plan, make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def actor(opened: Municipality) -> Actor:
    return system_actor(opened)


@pytest.fixture
def source(opened: Municipality) -> Plan:
    return make_plan(opened, 2568)


@pytest.fixture
def target(opened: Municipality) -> Plan:
    return make_plan(opened, 2569)


def stored(measure: Measure) -> Measure:
    return Measure.objects.with_rows().get(pk=measure.pk)


def test_the_plan_comes_along_and_the_report_stays(actor: Actor, source: Plan, target: Plan) -> None:
    unit = make_unit(source.municipality)
    make_measure(
        source,
        title="คู่มือ",
        theme="ทรัพย์สิน",
        finding="ปีก่อนได้ 80.00",
        indicators=[4],
        questions=["i10"],
        steps=["เขียน", "แจ้ง"],
        units=[unit],
        start=dt.date(2024, 10, 1),
        end=dt.date(2025, 9, 30),
        status="done",
        outputs=["แจ้งแล้ว 12 ครั้ง"],
        outcome="หายน้อยลง",
        budget=Decimal("15000.50"),
        target_group="พนักงาน",
        remark="ของปีก่อน",
    )
    [copy] = copy_plan(actor, source, target)
    assert content_of(stored(copy)) == MeasureContent(
        title="คู่มือ",
        theme="ทรัพย์สิน",
        finding="ปีก่อนได้ 80.00",
        indicators=[4],
        questions=["i10"],
        steps=["เขียน", "แจ้ง"],
        units=[unit],
        start=dt.date(2025, 10, 1),
        end=dt.date(2026, 9, 30),
        status="planned",
        outputs=[],
        budget=Decimal("15000.50"),
        target_group="พนักงาน",
    )
    copied = stored(copy)
    assert set(copied.inherited) == {"title", "theme", "finding", "target_group"}
    assert all(step.inherited for step in copied.steps.all())
    assert copied.unreviewed == 6
    assert (copied.copied_from, copied.stage) == (source.measures.get(), "draft")


def test_a_sentence_somebody_changed_is_reviewed_and_the_others_are_not(
    actor: Actor, source: Plan, target: Plan
) -> None:
    make_measure(source, title="คู่มือ", finding="เดิม", steps=["หนึ่ง", "สอง"])
    [copy] = copy_plan(actor, source, target)
    content = content_of(stored(copy))
    changed = MeasureContent(**{**vars(content), "finding": "ใหม่", "steps": ["หนึ่ง", "สองที่แก้", "สาม"]})
    save_measure(actor, target, changed, measure=copy)
    assert stored(copy).inherited == ["title"]
    assert [(s.text, s.inherited) for s in stored(copy).steps.all()] == [
        ("หนึ่ง", True),
        ("สองที่แก้", False),
        ("สาม", False),
    ]
    review_measure(actor, copy)
    assert stored(copy).unreviewed == 0


def test_copying_again_copies_what_is_new_only(actor: Actor, source: Plan, target: Plan) -> None:
    make_measure(source)
    make_measure(source, status="cancelled")
    assert len(copy_plan(actor, source, target)) == 1
    new = make_measure(source, title="เพิ่มทีหลัง")
    assert [copy.copied_from for copy in copy_plan(actor, source, target)] == [new]
    assert target.measures.count() == 2


def test_items_the_new_year_does_not_have_stay_behind(actor: Actor, opened: Municipality) -> None:
    old, new = make_plan(opened, 2567), make_plan(opened, 2569)  # answering 2566 with i1–i30 and 2568 with i1–i15
    make_measure(old, indicators=[1, 10], questions=["i1", "i30", "o43"])
    [copy] = copy_plan(system_actor(opened), old, new)
    assert (stored(copy).indicator_numbers, stored(copy).question_ids) == ([1, 10], ["i1"])


def test_a_leap_day_becomes_the_last_day_there_is(actor: Actor, opened: Municipality) -> None:
    old, new = make_plan(opened, 2567), make_plan(opened, 2568)
    make_measure(old, indicators=[1], start=dt.date(2024, 2, 29))
    [copy] = copy_plan(actor, old, new)
    assert copy.start == dt.date(2025, 2, 28)


def test_responses_come_along_marked_and_never_over_what_is_written(actor: Actor, source: Plan, target: Plan) -> None:
    for number in (1, 2, 3):
        texts = {"finding": "ได้ 80", "response": f"ทำ {number}", "meaning": f"คือ {number}"}
        IndicatorAnalysis.objects.create(plan=source, indicator=number, **texts)
    IndicatorAnalysis.objects.create(plan=target, indicator=2, response="เขียนแล้ว")
    IndicatorAnalysis.objects.create(plan=target, indicator=3, meaning="หมายถึง")
    copy_plan(actor, source, target)
    rows = target.analyses.values_list("indicator", "finding", "response", "meaning", "inherited")
    assert list(rows) == [
        (1, "", "ทำ 1", "คือ 1", True),
        (2, "", "เขียนแล้ว", "", False),
        (3, "", "ทำ 3", "หมายถึง", True),
    ]


def test_staff_copy_nothing(opened: Municipality, source: Plan, target: Plan) -> None:
    clerk = actor_for(opened, make_member(opened, Role.STAFF))
    make_measure(source)
    with pytest.raises(PermissionDenied):
        copy_plan(clerk, source, target)
    assert not target.measures.exists()
