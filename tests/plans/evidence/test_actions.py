"""Evidence: who may change it and when, versions that are kept, links that are checked, everything on record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts import storage
from accounts.buckets import BucketPlace
from accounts.editing import EditedMeanwhile
from accounts.editing.merging import fingerprint, marks_in, merge
from accounts.models import AuditEntry, Municipality, Role
from accounts.permissions import Actor, system_actor
from accounts.tenancy import open_all, open_municipality
from plans.evidence.actions import (
    Upload,
    add_file,
    add_link,
    change,
    check_now,
    fields_of,
    links_due,
    newer_file,
    remove,
    request_check,
    store_check,
)
from plans.evidence.links import LinkReport, Reach
from plans.models import Evidence, EvidenceFile, Measure, Plan
from plans.rules.workflow import Stage
from tests.factories import actor_for, make_measure, make_member, make_municipality, make_plan, make_unit
from tests.plans.evidence import samples
from tests.plans.evidence.websites import Site, serving

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

DAY = dt.date(2025, 1, 15)
URL = "https://www.ban.go.th/no-gift"
REPORT = LinkReport(True, 200, True, True, "เปิดได้")


@pytest.fixture
def plan(opened: Municipality) -> Plan:
    return make_plan(opened)


@pytest.fixture
def measure(plan: Plan) -> Measure:
    return make_measure(plan)


@pytest.fixture
def actor(opened: Municipality) -> Actor:
    return system_actor(opened)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as served:
        yield served


def pdf(name: str = "รายงาน.pdf", pages: int = 1) -> Upload:
    return Upload(name, samples.pdf(pages))


def done() -> list[str]:
    return [entry.action for entry in AuditEntry.objects.order_by("sequence") if entry.action.startswith("evidence.")]


def with_unit(plan: Plan, stage: Stage) -> tuple[Actor, Measure]:
    """A clerk and the clerk's unit's measure in this stage."""
    unit = make_unit(plan.municipality, f"กอง{stage}")
    measure = make_measure(plan, units=[unit])
    Measure.objects.filter(pk=measure.pk).update(stage=stage)
    measure.refresh_from_db()
    return actor_for(plan.municipality, make_member(plan.municipality, Role.STAFF, unit=unit)), measure


def test_a_file_is_kept_under_its_hash(actor: Actor, measure: Measure) -> None:
    upload = pdf("C:\\งาน\\รายงาน.PDF")
    added = add_file(actor, measure, "ประกาศ No Gift", DAY, upload)
    file = added.files.get()
    assert (added.title, added.day, added.url) == ("ประกาศ No Gift", DAY, "")
    assert (file.number, file.filename, file.media_type, file.size) == (
        1,
        "รายงาน.pdf",
        "application/pdf",
        len(upload.content),
    )
    assert storage.read(file.sha256) == upload.content
    entry = AuditEntry.objects.get(action="evidence.added")
    assert entry.detail["sha256"] == file.sha256


def test_versions_are_kept_and_the_same_file_is_not_taken_twice(actor: Actor, measure: Measure) -> None:
    added = add_file(actor, measure, "รายงาน", None, pdf())
    change(actor, added, "รายงาน", None, upload=pdf(pages=2))
    with pytest.raises(ValidationError) as refused:
        change(actor, added, "ชื่อใหม่", None, upload=pdf(pages=2))
    assert "เหมือนกับรุ่นที่ 2" in refused.value.message_dict["file"][0]
    change(actor, added, "รายงาน", None, upload=pdf())  # back to the first is a decision, not a mistake
    added.refresh_from_db()
    assert added.title == "รายงาน"
    assert [file.number for file in added.files.all()] == [3, 2, 1]
    assert EvidenceFile.objects.values("sha256").distinct().count() == 2
    assert done() == ["evidence.added", "evidence.version_added", "evidence.version_added"]


def test_title_and_day_are_changed_with_what_they_were_on_record(actor: Actor, measure: Measure) -> None:
    added = add_file(actor, measure, "เดิม", None, pdf())
    change(actor, added, "ใหม่", DAY)
    change(actor, added, "ใหม่", DAY)  # nothing to record
    entry = AuditEntry.objects.get(action="evidence.changed")
    assert entry.detail["before"] == {"title": "เดิม", "day": None, "url": ""}
    assert entry.detail["after"] == {"title": "ใหม่", "day": "2025-01-15", "url": ""}


@pytest.mark.parametrize(
    ("title", "day", "upload", "fields"),
    [
        (" \u200b ", None, pdf(), {"title"}),
        ("ก" * 301, None, pdf(), {"title"}),
        ("ก", dt.date(2569, 1, 1), pdf(), {"day"}),
        ("", dt.date(2569, 1, 1), pdf(), {"title", "day"}),
        ("ก", None, Upload("a.pdf", b"MZ"), {"file"}),
    ],
)
def test_what_cannot_be_is_refused_by_field(
    actor: Actor, measure: Measure, title: str, day: dt.date | None, upload: Upload, fields: set[str]
) -> None:
    with pytest.raises(ValidationError) as refused:
        add_file(actor, measure, title, day, upload)
    assert set(refused.value.message_dict) == fields
    assert not Evidence.objects.exists()


@pytest.mark.parametrize("url", ["ftp://ban.go.th/", "http://127.0.0.1/", "http://localhost:8000/", "javascript:x"])
def test_a_link_the_checker_would_not_follow_is_not_taken(actor: Actor, measure: Measure, url: str) -> None:
    with pytest.raises(ValidationError) as refused:
        add_link(actor, measure, "ลิงก์", None, url)
    assert set(refused.value.message_dict) == {"url"}
    good = add_link(actor, measure, "ลิงก์", None, URL)
    with pytest.raises(ValidationError):
        change(actor, good, "ลิงก์", None, url=url)


def test_what_is_removed_stays_on_record(actor: Actor, measure: Measure) -> None:
    added = add_file(actor, measure, "รายงาน", None, pdf())
    sha256 = added.files.get().sha256
    remove(actor, added)
    assert not Evidence.objects.exists()
    assert not EvidenceFile.objects.exists()
    detail = AuditEntry.objects.get(action="evidence.removed").detail
    assert (detail["title"], detail["files"]) == ("รายงาน", [{"number": 1, "file": "รายงาน.pdf", "sha256": sha256}])


# --- Who and when -----------------------------------------------------------------------------------------------------

CHANGES: dict[str, Callable[[Actor, Evidence], Any]] = {
    "file": lambda actor, item: add_file(actor, item.measure, "ก", None, pdf()),
    "link": lambda actor, item: add_link(actor, item.measure, "ก", None, URL),
    "change": lambda actor, item: change(actor, item, "ใหม่", None),
    "remove": lambda actor, item: remove(actor, item),
    "check": lambda actor, item: request_check(actor, item),
}


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("stage", Stage)
def test_a_unit_changes_evidence_while_the_measure_is_with_it(plan: Plan, stage: Stage, name: str) -> None:
    clerk, measure = with_unit(plan, stage)
    item = add_link(system_actor(plan.municipality), measure, "ลิงก์", None, URL)
    item.refresh_from_db()
    entries = AuditEntry.objects.count()
    if stage in {Stage.ASSIGNED, Stage.RETURNED, Stage.ACCEPTED}:
        CHANGES[name](clerk, item)
        assert AuditEntry.objects.filter(user=clerk.user).exists()
    else:
        with pytest.raises(PermissionDenied):
            CHANGES[name](clerk, item)
        assert AuditEntry.objects.count() == entries


@pytest.mark.parametrize(("name", "after"), [(n, "accepted" if n == "check" else "assigned") for n in CHANGES])
def test_changing_evidence_of_an_accepted_measure_reopens_it(plan: Plan, name: str, after: str) -> None:
    clerk, measure = with_unit(plan, Stage.ACCEPTED)
    item = add_link(system_actor(plan.municipality), measure, "ลิงก์", None, URL)
    measure.refresh_from_db()
    assert measure.stage == Stage.ACCEPTED  # the coordinator's own change
    CHANGES[name](clerk, Evidence.objects.get(pk=item.pk))
    measure.refresh_from_db()
    assert measure.stage == after


@pytest.mark.parametrize("name", CHANGES)
def test_another_units_staff_and_readers_change_nothing(plan: Plan, name: str) -> None:
    _, measure = with_unit(plan, Stage.ASSIGNED)
    stranger, _ = with_unit(plan, Stage.RETURNED)
    auditor = actor_for(plan.municipality, make_member(plan.municipality, Role.AUDITOR))
    item = add_link(system_actor(plan.municipality), measure, "ลิงก์", None, URL)
    for actor in (stranger, auditor):
        with pytest.raises(PermissionDenied):
            CHANGES[name](actor, item)


def test_a_measure_handed_in_meanwhile_is_not_changed(plan: Plan) -> None:
    clerk, measure = with_unit(plan, Stage.ASSIGNED)
    Measure.objects.filter(pk=measure.pk).update(stage=Stage.SUBMITTED)  # `measure` does not know of it
    with pytest.raises(PermissionDenied):
        add_file(clerk, measure, "ก", None, pdf())
    assert not Evidence.objects.exists()


# --- Two people at once -----------------------------------------------------------------------------------------------


def test_the_second_of_two_saves_is_refused(actor: Actor, measure: Measure) -> None:
    item = add_file(actor, measure, "เดิม", None, pdf())
    opened_with = fingerprint(fields_of(item))
    change(actor, item, "ของคนแรก", DAY, opened_with=opened_with)
    for title, upload in (("ของคนที่สอง", None), ("ของคนแรก", pdf(pages=2))):
        with pytest.raises(EditedMeanwhile):
            change(actor, item, title, DAY, upload=upload, opened_with=opened_with)
    stored = Evidence.objects.get()
    assert (stored.title, stored.day, stored.files.count()) == ("ของคนแรก", DAY, 1)
    change(actor, item, "ของคนแรก", DAY, opened_with=opened_with)  # the same button pressed twice
    change(actor, item, "ของคนที่สอง", None, upload=pdf(pages=2), opened_with=fingerprint(fields_of(stored)))
    with pytest.raises(EditedMeanwhile):
        change(actor, item, "อีกชื่อ", None, opened_with=fingerprint(fields_of(stored)))
    assert Evidence.objects.get().title == "ของคนที่สอง"


def test_a_file_that_came_meanwhile_counts_as_a_change(actor: Actor, measure: Measure) -> None:
    item = add_file(actor, measure, "เดิม", None, pdf())
    opened_with = fingerprint(fields_of(item))
    change(actor, item, "เดิม", None, upload=pdf(pages=2), opened_with=opened_with)
    with pytest.raises(EditedMeanwhile):
        change(actor, item, "เดิม", None, upload=pdf(pages=3), opened_with=opened_with)
    newer = newer_file(opened_with, Evidence.objects.get())
    assert newer is not None
    assert newer.number == 2


def test_what_one_changed_is_kept_and_what_both_changed_is_shown(actor: Actor, measure: Measure) -> None:
    item = add_link(actor, measure, "เดิม", None, URL)
    opened_with = fingerprint(fields_of(item))
    stored = change(actor, item, "ของคนแรก", DAY, opened_with=opened_with)
    typed = {"title": "ของ  คนที่สอง", "day": None, "url": f"{URL}/2569"}
    found = merge(marks_in(opened_with), fields_of(stored), typed)
    assert found.together == {"title": "ของ  คนที่สอง", "day": DAY, "url": f"{URL}/2569"}
    assert (found.mine, found.theirs, found.both) == (["url"], ["day"], ["title"])
    assert newer_file(opened_with, stored) is None
    blind = {"title": "ของคนที่สอง", "day": DAY, "url": URL}  # a form that does not say
    assert merge(marks_in(""), fields_of(stored), blind).both == ["title"]


@pytest.mark.parametrize("name", ["change", "remove", "check"])
def test_what_a_colleague_removed_meanwhile_is_not_changed(actor: Actor, measure: Measure, name: str) -> None:
    item = add_link(actor, measure, "ลิงก์", None, URL)
    stale = Evidence.objects.get(pk=item.pk)
    remove(actor, item)
    entries = AuditEntry.objects.count()
    with pytest.raises(EditedMeanwhile):
        CHANGES[name](actor, stale)
    assert AuditEntry.objects.count() == entries


@pytest.mark.parametrize("name", CHANGES)
def test_a_measure_removed_meanwhile_takes_nothing(actor: Actor, measure: Measure, name: str) -> None:
    item = add_link(actor, measure, "ลิงก์", None, URL)
    stale = Evidence.objects.select_related("measure").get(pk=item.pk)
    Measure.objects.filter(pk=measure.pk).delete()
    with pytest.raises(EditedMeanwhile):
        CHANGES[name](actor, stale)


@pytest.mark.parametrize("name", CHANGES)
def test_the_municipality_is_held_before_anything_of_it_is_read(actor: Actor, measure: Measure, name: str) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one lock, which every transaction takes at once")
    item = add_link(actor, measure, "ลิงก์", None, URL)
    stale = Evidence.objects.select_related("measure__plan").get(pk=item.pk)
    with CaptureQueriesContext(connection) as captured:
        CHANGES[name](actor, stale)
    asked = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]
    before = ("SELECT SUM(", "accounts_unneededfile")  # how full it is; whether the bytes were to go
    first, *later = [sql for sql in asked if not any(words in sql for words in before)]
    assert "FOR NO KEY UPDATE" in first
    assert "accounts_municipality" in first
    assert not [sql for sql in later if " FOR " in sql and "accounts_municipality" not in sql]


def test_a_file_is_sent_to_its_place_before_anybody_is_kept_waiting(
    actor: Actor, measure: Measure, settings: Settings
) -> None:
    settings.FILES_BUCKET = BucketPlace("ita", "http://localhost:1", "us-east-1", "access", "secret")  # nobody is there
    with CaptureQueriesContext(connection) as captured, pytest.raises(storage.StoreAway):
        add_file(actor, measure, "ก", None, pdf())
    assert not [query["sql"] for query in captured if not query["sql"].startswith("SELECT")]


# --- Checks of links --------------------------------------------------------------------------------------------------


def test_a_check_is_kept_and_on_record_where_the_verdict_is_another(actor: Actor, measure: Measure) -> None:
    item = add_link(actor, measure, "ลิงก์", None, URL)
    for report in (REPORT, REPORT, LinkReport(False, 404, True, None, "ไม่พบ")):
        store_check(actor, item, report)
    item.refresh_from_db()
    assert (item.check_state, item.check_report["message"], item.check_report["status"]) == ("bad", "ไม่พบ", 404)
    assert item.checked_at is not None
    verdicts = [e.detail["after"] for e in AuditEntry.objects.filter(action="evidence.checked").order_by("sequence")]
    assert verdicts == ["good", "bad"]


def test_a_check_of_an_address_that_was_changed_meanwhile_is_dropped(actor: Actor, measure: Measure) -> None:
    item = add_link(actor, measure, "ลิงก์", None, URL)
    change(actor, item, "ลิงก์", None, url=f"{URL}/2569")
    store_check(actor, item, REPORT)
    remove(actor, Evidence.objects.get())
    store_check(actor, item, REPORT)
    assert "evidence.checked" not in done()


def test_asking_again_and_another_address_make_it_unchecked(actor: Actor, measure: Measure) -> None:
    item = add_link(actor, measure, "ลิงก์", None, URL)
    for ask in (lambda: request_check(actor, item), lambda: change(actor, item, "ลิงก์", None, url=f"{URL}/2")):
        store_check(actor, item, REPORT)
        ask()
        item.refresh_from_db()
        assert (item.check_state, item.check_report, item.checked_at) == ("", {}, None)
    file = add_file(actor, measure, "ไฟล์", None, pdf())
    with pytest.raises(ValidationError):
        request_check(actor, file)


def test_the_link_is_really_opened(actor: Actor, measure: Measure, site: Site, opened: Municipality) -> None:
    Municipality.objects.filter(pk=opened.pk).update(website="http://127.0.0.1/")
    site.says("/x", "<p>ปีงบประมาณ ๒๕๖๙</p>")
    item = add_link(actor, measure, "ลิงก์", None, URL)
    Evidence.objects.filter(pk=item.pk).update(url=f"http://127.0.0.1:{site.port}/x")
    check_now(item.pk, Reach(ports=frozenset({site.port}), loopback=True))
    item.refresh_from_db()
    assert (item.check_state, item.check_report["mentions_year"]) == ("good", True)
    check_now(item.pk)  # the real reach
    item.refresh_from_db()
    assert item.check_state == "bad"
    assert len(site.asked) == 1


def test_a_check_of_what_is_no_link_does_nothing(actor: Actor, measure: Measure) -> None:
    file = add_file(actor, measure, "ไฟล์", None, pdf())
    check_now(file.pk)
    check_now(file.pk + 1000)
    file.refresh_from_db()
    assert (file.check_state, file.checked_at) == ("", None)


def test_each_night_the_links_of_this_and_last_years_plans_are_due(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: dt.datetime(2026, 9, 30, 19, 30, tzinfo=dt.UTC))  # 1 October, 02:30
    expected = []
    for year, hours in ((2570, None), (2570, 23), (2569, 23), (2569, 2), (2568, 23), (2568, None)):
        town = make_municipality()
        measure = make_measure(make_plan(town, year))
        checked_at = timezone.now() - dt.timedelta(hours=hours) if hours else None
        with open_municipality(town):
            item = Evidence.objects.create(measure=measure, title="ก", url=URL, checked_at=checked_at)
            Evidence.objects.create(measure=measure, title="ไฟล์")
        expected += [(town.pk, item.pk)] if year >= 2569 and hours != 2 else []
    with open_all():
        due = links_due()
    assert due == expected
