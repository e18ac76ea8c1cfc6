"""Migrations that carry data of plans."""

import datetime as dt
from importlib import import_module

import pytest
from django.apps import apps

from accounts.models import Municipality
from plans.models import Evidence, Measure, Progress
from tests.factories import make_measure, make_plan

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.mark.parametrize(
    ("stored", "meant"),
    [("0068-11-01", "2025-11-01"), ("0068-02-29", "2025-02-28"), ("2025-11-01", "2025-11-01"), (None, None)],
)
def test_days_of_two_digit_years_come_to_the_year_that_was_meant(
    opened: Municipality, stored: str | None, meant: str | None
) -> None:
    day = dt.date.fromisoformat(stored) if stored else None
    measure = make_measure(make_plan(opened))
    Measure.objects.update(due=day)
    Evidence.objects.create(measure=measure, title="ก", day=day)
    if day:
        Progress.objects.create(measure=measure, day=day, text="ก")
    migration = import_module("plans.migrations.0003_days_of_two_digit_years")
    migration.bring_to_the_real_year(apps, None)
    expected = dt.date.fromisoformat(meant) if meant else None
    assert set(Measure.objects.values_list("due", flat=True)) == {expected}
    assert set(Evidence.objects.values_list("day", flat=True)) == {expected}
    assert set(Progress.objects.values_list("day", flat=True)) <= {expected}
