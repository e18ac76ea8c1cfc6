"""Migrations that carry data of plans."""

import datetime as dt
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from accounts.models import Municipality, Role
from plans.models import Evidence, Measure, Progress
from plans.tasks import resume_stuck, run_import
from plans.transfer.models import MeasureImport
from tests.factories import make_measure, make_member, make_plan

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


def test_tables_that_were_shown_are_queued_again_and_the_sweeper_takes_them(
    opened: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = make_member(opened, Role.COORDINATOR)
    table = {"plan": make_plan(opened), "user": user, "filename": "ก.tsv"}
    shown = MeasureImport.objects.create(**table, content="มาตรการ\tขั้นตอน\nก\t๑. ข".encode(), state="shown")
    for state in ("stored", "cancelled"):
        MeasureImport.objects.create(**table, content=b"", state=state)
    MeasureImport.objects.update(created_at=timezone.now() - dt.timedelta(days=1))
    import_module("plans.migrations.0005_tables_in_the_worker").queue_what_was_shown(apps, None)
    assert sorted(MeasureImport.objects.values_list("state", flat=True)) == ["cancelled", "queued", "stored"]
    monkeypatch.setattr(run_import, "delay", run_import)
    resume_stuck()
    shown.refresh_from_db()
    assert (shown.state, shown.report["created"]) == ("checked", 1)
