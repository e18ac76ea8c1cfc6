"""What the proofreader is told of the plan: who is responsible, when, and how far each measure is."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Municipality
from plans.models import Measure
from plans.proof_facts import facts_of, plan_facts
from proofreading.facts import PlannedMeasure
from tests.factories import make_assessment, make_measure, make_municipality, make_plan, make_unit

pytestmark = pytest.mark.django_db
YEAR = (dt.date(2024, 10, 1), dt.date(2025, 9, 30))


def test_measures_as_the_plan_has_them(opened: Municipality) -> None:
    plan = make_plan(opened, 2568)
    finance = make_unit(opened, "กองคลัง")
    make_unit(opened, "งานพัสดุ", parent=finance)
    make_unit(opened, "กองการเงิน", merged_into=finance)
    make_unit(opened, "กองช่าง")
    make_measure(plan, title="ทำคู่มือ", units=[finance], start=YEAR[0], end=YEAR[1], status="in_progress")
    make_measure(plan, title="อบรม", all_units=True, status="done")
    make_measure(plan, title="ประกาศ", start=YEAR[0], status="planned")
    make_measure(plan, title="ดูงาน", status="cancelled")
    facts = plan_facts(opened, 2568)
    assert facts is not None
    assert facts.measures == (
        PlannedMeasure("ทำคู่มือ", ("กองคลัง",), related=frozenset({"งานพัสดุ", "กองการเงิน"}), period=YEAR, is_done=False),
        PlannedMeasure("อบรม", everyone=True, is_done=True),
        PlannedMeasure("ประกาศ"),  # every measure begins as planned, which nobody has said
        PlannedMeasure("ดูงาน", is_done=False, is_cancelled=True),
    )
    assert set(facts.units) == {"กองคลัง", "งานพัสดุ", "กองการเงิน", "กองช่าง"}


def test_a_section_stands_for_its_division_too(opened: Municipality) -> None:
    division = make_unit(opened, "กองคลัง")
    section = make_unit(opened, "งานพัสดุ", parent=division)
    make_measure(make_plan(opened, 2568), title="ทำคู่มือ", units=[section])
    facts = plan_facts(opened, 2568)
    assert facts is not None
    assert facts.measures[0].related == {"กองคลัง"}


@pytest.mark.parametrize(
    ("paper", "year"), [("analysis", 2569), ("plan", 2568), ("implementation", 2568), ("memo", None), ("", None)]
)
def test_the_plan_is_that_of_the_year_the_measures_run_in(opened: Municipality, paper: str, year: int | None) -> None:
    make_assessment(opened)
    for each in (2568, 2569):
        make_measure(make_plan(opened, each), title=f"มาตรการของปี {each}")
    facts = facts_of(opened, 2568, paper)
    assert (facts.plan.fiscal_year if facts.plan else None) == year
    assert (facts.year, facts.measures) == (2568, year)


def test_no_plan_and_an_empty_one_say_nothing(opened: Municipality) -> None:
    assert facts_of(opened, 2568, "implementation").plan is None
    make_plan(opened, 2568)
    assert facts_of(opened, 2568, "implementation").plan is None


def test_nothing_of_another_municipality(opened: Municipality) -> None:
    other = make_municipality()
    make_unit(other, "กองของที่อื่น")
    make_measure(make_plan(other, 2568), title="มาตรการของที่อื่น")
    make_measure(make_plan(opened, 2568), title="ของเรา")
    facts = plan_facts(opened, 2568)
    assert facts is not None
    assert [measure.title for measure in facts.measures] == ["ของเรา"]
    assert "กองของที่อื่น" not in facts.units


def test_as_many_queries_for_three_measures_as_for_one(opened: Municipality) -> None:
    plan = make_plan(opened, 2568)
    counts = []
    for number in range(3):
        make_measure(plan, title=f"มาตรการ {number}", units=[make_unit(opened, f"กอง {number}")])
        with CaptureQueriesContext(
            connection,
        ) as queries:
            plan_facts(opened, 2568)
        counts.append(len(queries))
    assert counts == [3, 3, 3]
    assert Measure.objects.count() == 3
