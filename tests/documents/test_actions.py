"""Making papers: rendering once whatever happens, stopping, failing visibly, trying again."""

import datetime as dt
import os
import signal
import threading
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts import storage
from accounts.models import AuditEntry, Municipality, Role
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from documents import actions, layout
from documents.models import PaperVersion
from documents.papers.content import SignatureBlock
from documents.transitions import State
from tests.approvals.town import Town
from tests.conftest import wait_until
from tests.documents.long_papers import with_measures
from tests.factories import actor_for, make_member

BLOCKS = [SignatureBlock("Sig_0", "ผู้จัดทำ", "")]


def queued(municipality: Municipality) -> PaperVersion:
    """As a worker finds it: no task is sent to the broker, which all tests share."""
    return now(actions.make_version(system_actor(municipality), "plan", 2569, "", BLOCKS, in_background=False))


def now(version: PaperVersion) -> PaperVersion:
    return PaperVersion.objects.get(pk=version.pk)


def test_versions_are_numbered_within_their_paper(town: Town) -> None:
    actor = system_actor(town.municipality)
    made = [
        actions.make_version(actor, kind, year, variant, [])
        for kind, year, variant in (("plan", 2569, ""), ("plan", 2569, ""), ("memo", 2569, "plan"), ("plan", 2569, ""))
    ]
    assert [version.number for version in made] == [1, 2, 1, 3]
    assert len({version.code for version in made}) == 4
    assert [e.detail["number"] for e in AuditEntry.objects.filter(action="paper.made")] == [1, 2, 1, 3]


def test_an_empty_variant_is_the_kinds_first(town: Town) -> None:
    version = actions.make_version(system_actor(town.municipality), "analysis", 2568, "", [])
    assert (version.paper.variant, version.content["variant"]) == ("narrative", "narrative")


@pytest.mark.parametrize("role", [Role.STAFF, Role.AUDITOR, Role.EXECUTIVE])
def test_only_those_who_may_make_papers_make_stop_or_retry_them(town: Town, role: str) -> None:
    actor = actor_for(town.municipality, make_member(town.municipality, role, password=None))
    version = queued(town.municipality)
    for act in (
        lambda: actions.make_version(actor, "plan", 2569, "", []),
        lambda: actions.cancel(actor, version),
        lambda: actions.retry(actor, version),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert now(version).state == State.QUEUED


def test_rendering_twice_makes_one_file(town: Town) -> None:
    version = queued(town.municipality)
    actions.render_stored(version.pk)
    first = now(version)
    assert (first.state, first.progress, first.pages, first.error) == (State.READY, 100, 1, "")
    assert storage.read(first.sha256).startswith(b"%PDF-")
    actions.render_stored(version.pk)
    assert now(version).sha256 == first.sha256


def test_two_workers_at_once_make_one_file(transactional_db: None, town: Town) -> None:
    version = queued(town.municipality)
    errors: list[BaseException] = []

    def work() -> None:
        try:
            with open_municipality(town.municipality):
                actions.render_stored(version.pk)
        except BaseException as error:  # whatever it was, the test tells
            errors.append(error)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert errors == []
    assert now(version).state == State.READY
    assert storage.read(now(version).sha256).startswith(b"%PDF-")
    assert [e.action for e in AuditEntry.objects.filter(object_type="documents.paperversion")] == [
        "paper.made",
        "paper.rendered",
    ]


def test_what_is_cancelled_before_is_not_rendered(town: Town) -> None:
    version = queued(town.municipality)
    assert actions.cancel(system_actor(town.municipality), version)
    actions.render_stored(version.pk)
    assert (now(version).state, now(version).sha256, now(version).progress) == (State.CANCELLED, "", 0)
    assert AuditEntry.objects.filter(action="paper.cancelled").count() == 1


def test_cancelling_while_it_is_rendered_stops_it(transactional_db: None, town: Town) -> None:
    version = queued(town.municipality)

    def work() -> None:
        with open_municipality(town.municipality):
            actions.render_stored(version.pk)
        connection.close()

    worker = threading.Thread(target=work)
    worker.start()
    wait_until(lambda: now(version).state == State.RENDERING)
    stopped = actions.cancel(system_actor(town.municipality), version)
    worker.join()
    assert stopped
    assert (now(version).state, now(version).sha256) == (State.CANCELLED, "")


def test_a_worker_that_is_killed_loses_nothing_and_doubles_nothing(transactional_db: None, town: Town) -> None:
    def files() -> set[str]:
        return {file.name for file in Path(django_settings.FILES_DIR).rglob("*") if file.is_file()}

    version, before = queued(town.municipality), files()
    long = version.content | {"measures": with_measures("plan", 60)["measures"]}
    PaperVersion.objects.filter(pk=version.pk).update(content=long)
    layout.warm_up()
    connection.close()  # or both processes would talk on one
    worker = os.fork()
    if worker == 0:
        try:
            with open_municipality(town.municipality):
                actions.render_stored(version.pk)
        finally:
            os._exit(0)
    wait_until(lambda: now(version).progress >= 10)
    os.kill(worker, signal.SIGKILL)
    os.waitpid(worker, 0)
    assert (now(version).state, now(version).sha256) == (State.RENDERING, "")

    PaperVersion.objects.update(touched_at=timezone.now() - dt.timedelta(minutes=6))
    [found] = actions.stuck_versions(dt.timedelta(minutes=3))
    assert found == (town.municipality.pk, version.pk)
    for _ in range(2):  # the broker delivers the lost task again, too
        actions.render_stored(version.pk)
    assert (now(version).state, now(version).content) == (State.READY, long)
    assert files() - before == {now(version).sha256}
    entries = AuditEntry.objects.filter(object_type="documents.paperversion")
    assert [entry.action for entry in entries] == ["paper.made", "paper.rendered"]


def test_what_is_ready_cannot_be_cancelled(town: Town) -> None:
    version = queued(town.municipality)
    actions.render_stored(version.pk)
    entries = AuditEntry.objects.count()
    assert not actions.cancel(system_actor(town.municipality), version)
    assert (now(version).state, AuditEntry.objects.count()) == (State.READY, entries)


def test_a_cancelled_version_is_made_again_from_what_it_was_frozen_with(town: Town) -> None:
    actor, version = system_actor(town.municipality), queued(town.municipality)
    actions.cancel(actor, version)
    actions.retry(actor, version)
    assert now(version).state == State.QUEUED
    actions.render_stored(version.pk)
    assert now(version).state == State.READY
    assert now(version).content == version.content


def test_a_failure_is_visible_and_can_be_tried_again(town: Town, settings: Settings) -> None:
    """An installation without its fonts: WeasyPrint warns, and a paper it warns of is no paper."""
    version = queued(town.municipality)
    folders = django_settings.STATICFILES_DIRS
    settings.STATICFILES_DIRS = folders[:1]
    layout._shared.cache_clear()  # a process keeps the fonts it has read
    layout.warm_up.cache_clear()
    actions.render_stored(version.pk)
    assert (now(version).state, now(version).sha256) == (State.FAILED, "")
    assert now(version).error == "จัดหน้าเอกสารไม่สำเร็จ โปรดลองใหม่ หากยังไม่สำเร็จให้แจ้งผู้ดูแลระบบ"

    settings.STATICFILES_DIRS = folders
    actions.render_stored(version.pk)  # a task that comes late changes nothing
    assert now(version).state == State.FAILED
    actions.retry(system_actor(town.municipality), version)
    actions.render_stored(version.pk)
    assert (now(version).state, now(version).error) == (State.READY, "")
    entries = AuditEntry.objects.filter(object_type="documents.paperversion", object_id=str(version.pk))
    assert [(e.action, e.detail.get("sha256")) for e in entries if e.action != "paper.made"] == [
        ("paper.failed", None),
        ("paper.retried", None),
        ("paper.rendered", now(version).sha256),
    ]


@pytest.mark.parametrize("state", [State.QUEUED, State.RENDERING])
def test_retrying_what_has_not_failed_does_nothing(town: Town, state: str) -> None:
    version = queued(town.municipality)
    PaperVersion.objects.filter(pk=version.pk).update(state=state, progress=40)
    entries = AuditEntry.objects.count()
    actions.retry(system_actor(town.municipality), version)
    assert (now(version).state, now(version).progress, AuditEntry.objects.count()) == (state, 40, entries)


@pytest.mark.embedded
def test_what_nobody_touches_is_found_by_the_sweeper(town: Town) -> None:
    version, waiting = queued(town.municipality), queued(town.municipality)
    cancelled = queued(town.municipality)
    actions.cancel(system_actor(town.municipality), cancelled)
    minutes = dt.timedelta(minutes=3)
    assert actions.stuck_versions(minutes) == []
    PaperVersion.objects.exclude(pk=waiting.pk).update(touched_at=timezone.now() - 2 * minutes)
    assert actions.stuck_versions(minutes) == [(town.municipality.pk, version.pk)]
