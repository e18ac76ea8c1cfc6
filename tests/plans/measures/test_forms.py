"""What the forms of a plan read and keep."""

import datetime as dt
from typing import Any

import pytest

from accounts.models import Municipality
from plans.measures.content import content_of
from plans.measures.forms import MeasureForm, months_of
from plans.models import Plan
from scores.rules import rules_for
from tests.factories import make_measure, make_plan, make_unit

RULES = rules_for(2568, "municipality")
TYPED = {"version": "0", "kind": "measure", "title": "มาตรการ", "status": "planned"}


@pytest.fixture
def plan(opened: Municipality) -> Plan:
    return make_plan(opened)


class _NoLines:
    def lines(self) -> list[str]:
        return []


NO_LINES: Any = {"steps": _NoLines(), "outputs": _NoLines()}


def filled(plan: Plan, **typed: Any) -> MeasureForm:
    form = MeasureForm(plan, RULES, TYPED | typed)
    form.is_valid()
    return form


def test_the_months_of_a_fiscal_year_run_from_october_to_september() -> None:
    months = months_of(2569)
    assert len(months) == 12
    assert months[0] == ("2025-10-01", "ต.ค. 2568")
    assert months[2:4] == [("2025-12-01", "ธ.ค. 2568"), ("2026-01-01", "ม.ค. 2569")]
    assert months[-1] == ("2026-09-01", "ก.ย. 2569")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "questions"),
    [
        ("i1, e2, o12", ["i1", "e2", "o12"]),
        ("I๑,E๒  o๑๒", ["i1", "e2", "o12"]),
        ("i1,i1, I1", ["i1"]),
        ("", []),
    ],
)
def test_questions_are_typed_with_digits_and_letters_of_either_kind(
    plan: Plan, typed: str, questions: list[str]
) -> None:
    assert filled(plan, questions=typed).cleaned_data["questions"] == questions


@pytest.mark.django_db
def test_a_period_runs_from_the_first_to_the_last_day_of_its_months(plan: Plan) -> None:
    content = filled(plan, start="2025-10-01", end="2026-02-01").content(NO_LINES)
    assert (content.start, content.end) == (dt.date(2025, 10, 1), dt.date(2026, 2, 28))
    content = filled(plan).content(NO_LINES)
    assert (content.start, content.end) == (None, None)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "ก" * 1001),
        ("kind", "wish"),
        ("status", "soon"),
        ("indicators", ["11"]),
        ("start", "2024-10-01"),
        ("end", "2026-10-01"),
    ],
)
def test_what_cannot_be_chosen_is_refused_at_its_field(plan: Plan, field: str, value: Any) -> None:
    assert list(filled(plan, **{field: value}).errors) == [field]


@pytest.mark.django_db
def test_a_status_the_source_does_not_tell_stays_untold(plan: Plan) -> None:
    assert filled(plan, status="").content(NO_LINES).status == ""


@pytest.mark.django_db
def test_only_the_own_municipalitys_units_can_be_chosen(
    plan: Plan, municipality: Municipality, other: Municipality
) -> None:
    mine, theirs = make_unit(municipality), make_unit(other)
    assert filled(plan, units=[mine.pk]).errors == {}
    assert list(filled(plan, units=[mine.pk, theirs.pk]).errors) == ["units"]


@pytest.mark.django_db
def test_a_form_begins_with_what_is_stored(plan: Plan, municipality: Municipality) -> None:
    unit = make_unit(municipality)
    measure = make_measure(
        plan,
        indicators=[10, 9],
        questions=["o12", "o3"],
        units=[unit],
        start=dt.date(2025, 10, 1),
        end=dt.date(2026, 2, 28),
    )
    form = MeasureForm(plan, RULES, stored=content_of(measure), version=measure.version)
    shown = {name: form[name].value() for name in ("version", "indicators", "questions", "units", "start", "end")}
    assert shown == {
        "version": 1,
        "indicators": [9, 10],
        "questions": "o3, o12",
        "units": [unit.pk],
        "start": "2025-10-01",
        "end": "2026-02-01",
    }
