"""Migrations that carry data of plans."""

import datetime as dt
from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from accounts.editing.models import Draft
from accounts.models import Municipality, Role
from plans.models import Evidence, Measure, Progress
from plans.rules.workflow import Stage
from plans.tasks import resume_stuck, run_import
from plans.transfer.models import MeasureImport
from tests.factories import make_measure, make_member, make_plan, make_unit

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


def test_a_draft_of_all_analyses_is_one_of_each_and_a_second_run_changes_nothing(opened: Municipality) -> None:
    user, typed = (
        make_member(opened, Role.COORDINATOR),
        {"opened_with": "3finding:x", "finding_1": "ก", "weakness_1": ""},
    )
    kept = {"municipality": opened, "user": user, "version": 0}
    Draft.objects.create(**kept, form="analysis/2569", typed=typed | {"response_3": "ข"})
    Draft.objects.create(**kept, form="analysis/2568/3", typed={"finding_3": "ของหน้าใหม่"})
    migration = import_module("plans.migrations.0008_words_of_measures")
    for _ in range(2):
        migration.split_drafts(apps, None)
    shared = {"opened_with": "3finding:x", "compared": ""}
    assert dict(Draft.objects.values_list("form", "typed")) == {
        "analysis/2568/3": {"finding_3": "ของหน้าใหม่"},
        "analysis/2569/1": {"finding_1": "ก", "weakness_1": ""} | shared,
        "analysis/2569/3": {"response_3": "ข"} | shared,
    }


def test_measures_of_before_are_found_and_stand_where_their_stage_says(opened: Municipality, client: Client) -> None:
    """Those that are done, too, whatever their hands; nothing of a part or a ticked step is there yet."""
    plan, unit = make_plan(opened), make_unit(opened)
    for stage in Stage:
        make_measure(plan, title=f"สัมมนา {stage}", units=[unit], stage=stage, status="done", outputs=["ทำแล้ว"])
    make_measure(plan, title="สัมมนาร่วม", all_units=True, stage=Stage.SUBMITTED, status="")
    Measure.objects.update(search_text="")
    import_module("plans.migrations.0008_words_of_measures").write_words(apps, None)
    client.force_login(make_member(opened, Role.COORDINATOR))
    assert client.get("/search/", {"q": "สัมมนา"}).context["total"] == 6
    page = client.get(f"/m/{opened.code}/plan/2569/receive/").context["page"]
    assert (len(page.waiting), len(page.not_in), len(page.accepted), page.not_handed_out) == (2, 2, 1, 1)
    client.force_login(make_member(opened, Role.STAFF, unit=unit))
    reports = client.get(f"/m/{opened.code}/plan/2569/reports/").context["page"]
    assert (len(reports.open_cards), len(reports.closed)) == (2, 3)
