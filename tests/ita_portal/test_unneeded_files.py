"""Stored files that nothing names go after a week, and never one that something needs."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from django.utils import timezone

from accounts import buckets, storage
from accounts.models import Municipality, Role
from accounts.quotas import used_bytes
from accounts.tenancy import open_all, open_municipality
from accounts.unneeded_files import UnneededFile
from approvals import actions
from documents import composition, emblems
from documents.kept_files import KeptFile, named_in
from documents.models import PaperSection, PaperVersion
from ita_portal import integrity, unneeded_files
from ita_portal.stored_files import NAMED
from ita_portal.unneeded_files import NEW, STAYS, Cleaned, clean
from plans.bin.actions import delete_measure, empty_bin
from plans.bin.models import BinnedMeasure
from plans.evidence.actions import Upload, add_file
from tests.approvals.town import Town, make_town
from tests.factories import actor_for, make_member
from tests.plans.evidence import samples

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

# Columns of sixty-four letters that name no stored file.
HASHES = {
    "AuditEntry.hash",
    "AuditEntry.previous_hash",
    "Invitation.code_hash",
    "CalendarLink.token_hash",
    "OldPaper.session",
    "OwnCertificate.fingerprint",
    "UnneededFile.sha256",
    "KeptFile.sha256",
}


@pytest.fixture(autouse=True)
def every_night(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "FILES_DIR", tmp_path / "files")
    monkeypatch.setattr(unneeded_files, "NIGHTS", 1)


@pytest.fixture
def town(municipality: Municipality) -> Town:
    return make_town(municipality)


def later(days: float) -> dt.datetime:
    return timezone.now() + dt.timedelta(days=days)


def weeks_pass() -> Cleaned:
    """Two nights, more than a week apart; what the second did."""
    clean(later(2))
    UnneededFile.objects.update(since=timezone.now())
    return clean(later(2) + STAYS)


def is_stored(sha256: str) -> bool:
    try:
        storage.read(sha256)
    except storage.FileDamaged:
        return False
    return True


def test_every_column_that_may_name_a_file_is_known() -> None:
    found = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model.__module__.split(".")[0] in {"accounts", "scores", "plans", "documents", "approvals"}
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField) and field.max_length == 64
    }
    assert found == HASHES | {f"{model.__name__}.{column}" for model, column, _ in NAMED}


def test_a_file_that_nothing_names_goes_after_a_week_and_not_before() -> None:
    orphan = storage.store(b"a worker was killed before its row")
    assert clean() == Cleaned()  # its row may still come
    assert clean(later(2)) == Cleaned(noted=1)
    assert clean(later(3)) == Cleaned()
    assert is_stored(orphan)
    assert clean(later(1) + STAYS) == Cleaned(removed=1)
    assert not is_stored(orphan)
    assert not UnneededFile.objects.exists()
    assert storage.store(b"a worker was killed before its row") == orphan  # and may come again
    assert is_stored(orphan)


def test_what_was_being_written_when_a_worker_was_killed_goes_too() -> None:
    folder = Path(settings.FILES_DIR) / "ab"
    folder.mkdir(parents=True)
    (folder / "tmpk3x9").write_bytes(b"half")
    (folder / "notes.txt").write_bytes(b"somebody's own")
    assert clean() == Cleaned()
    assert clean(timezone.now() + NEW + dt.timedelta(hours=1)) == Cleaned(unfinished=1)
    assert os.listdir(folder) == ["notes.txt"]


def test_a_replaced_emblem_and_picture_stay_as_long_as_a_frozen_paper_has_them(town: Town) -> None:
    actor = town.actor(town.coordinator)
    admin = actor_for(town.municipality, make_member(town.municipality, Role.LOCAL_ADMINISTRATOR))
    with open_municipality(town.municipality):
        emblems.put_emblem(admin, samples.picture("PNG", (40, 40)))
        first = Municipality.objects.get(pk=town.municipality.pk).emblem
        emblem = used_bytes()
        assert emblem == len(storage.read(first))
        paper = composition.open_paper(actor, "plan", 2569, "")
        cover = next(s for s in composition.sections_today(paper, {}) if s.takes_picture)
        composition.include_section(actor, paper, cover.key, True)
        made = actions.make_paper(actor, "plan", 2569)
        assert used_bytes() == emblem  # the same file, counted once
        emblems.put_emblem(admin, samples.picture("PNG", (50, 50)))
        second = Municipality.objects.get(pk=town.municipality.pk).emblem
        assert used_bytes() == emblem + len(storage.read(second))
        composition.remove_picture(actor, paper, cover.key)
        assert used_bytes() == emblem + len(storage.read(second))  # the frozen paper alone has it now
    with open_all():
        [part] = [part for part in integrity.PARTS if part.words.startswith("ภาพหรือฟอนต์")]
        assert part.count() == 2
    weeks_pass()
    assert is_stored(first)
    with open_municipality(town.municipality):
        PaperVersion.objects.filter(pk=made.pk).delete()
        emblems.remove_emblem(admin)
        assert used_bytes() == 0
    assert weeks_pass().removed == 2
    assert not is_stored(first)
    assert not is_stored(second)


def test_a_paper_frozen_by_a_process_of_the_former_release_keeps_its_files(town: Town) -> None:
    admin = actor_for(town.municipality, make_member(town.municipality, Role.LOCAL_ADMINISTRATOR))
    with open_municipality(town.municipality):
        emblems.put_emblem(admin, samples.picture("PNG", (40, 40)))
        emblem = Municipality.objects.get(pk=town.municipality.pk).emblem
        actor = town.actor(town.coordinator)
        paper = composition.open_paper(actor, "plan", 2569, "")
        cover = next(s for s in composition.sections_today(paper, {}) if s.takes_picture)
        composition.include_section(actor, paper, cover.key, True)
        assert emblem in set(named_in(actions.make_paper(actor, "plan", 2569).content))
        KeptFile.objects.all().delete()  # which it knows nothing of
        emblems.remove_emblem(admin)
    weeks_pass()
    assert is_stored(emblem)


def test_deleted_evidence_goes_once_its_measure_cannot_come_back(town: Town) -> None:
    actor = town.actor(town.coordinator)
    with open_municipality(town.municipality):
        measure = town.plan.measures.get()
        file = add_file(actor, measure, "หนึ่ง", None, Upload("a.pdf", samples.pdf(1))).files.get()
        delete_measure(actor, measure)
    weeks_pass()
    assert is_stored(file.sha256)
    with open_all():
        BinnedMeasure.objects.update(deleted_at=later(-31))
        empty_bin()
    weeks_pass()
    assert not is_stored(file.sha256)


def test_a_file_that_is_named_again_stays(town: Town) -> None:
    lost = storage.store(b"named in time")
    clean(later(2))
    with open_municipality(town.municipality):
        paper = composition.open_paper(town.actor(town.coordinator), "plan", 2569, "")
        PaperSection.objects.create(paper=paper, key="own-1", picture=lost)
    assert clean(later(3) + STAYS).needed_again == 1
    assert is_stored(lost)
    assert not UnneededFile.objects.filter(pk=lost).exists()


def test_storing_the_same_bytes_again_begins_the_week_anew() -> None:
    lost = storage.store(b"twice")
    clean(later(2))
    storage.store(b"twice")
    assert clean(later(3) + STAYS) == Cleaned(noted=1)
    assert is_stored(lost)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer")
@pytest.mark.django_db(transaction=True)
def test_who_stores_the_bytes_that_are_just_going_waits_and_writes_them_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = storage.store(b"going")
    clean(later(2))
    UnneededFile.objects.update(since=later(-8))
    begun, answered = Event(), list[str]()

    def other() -> None:
        begun.set()
        answered.append(storage.store(b"going"))
        connection.close()

    storing = Thread(target=other)
    remove = storage.remove

    def slowly(sha256: str) -> None:
        storing.start()
        begun.wait()
        storing.join(0.3)
        assert not answered  # it waits
        remove(sha256)

    monkeypatch.setattr(storage, "remove", slowly)
    assert clean().removed == 1
    storing.join(10)
    assert answered == [lost]
    assert is_stored(lost)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer")
@pytest.mark.django_db(transaction=True)
def test_bytes_that_somebody_has_just_stored_and_not_committed_do_not_go() -> None:
    lost = storage.store(b"not committed")
    clean(later(2))
    UnneededFile.objects.update(since=later(-8))
    cleaned: list[Cleaned] = []

    def other() -> None:
        cleaned.append(clean())
        connection.close()

    cleaning = Thread(target=other)
    with transaction.atomic():
        storage.store(b"not committed")
        cleaning.start()
        cleaning.join(0.3)
        assert not cleaned  # it waits
    cleaning.join(10)
    assert cleaned[0].removed == 0
    assert is_stored(lost)


def test_in_a_bucket_it_is_the_same_and_an_outage_ends_the_night(bucket: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    orphan = storage.store(b"orphan")
    monkeypatch.setattr(storage, "FOLDERS", (orphan[:2], "00"))
    bucket.put_object(Bucket="ita", Key=f"{orphan[:2]}/notes.txt", Body=b"somebody's own")
    assert weeks_pass() == Cleaned(removed=1)
    assert [each["Key"] for each in bucket.list_objects_v2(Bucket="ita")["Contents"]] == [f"{orphan[:2]}/notes.txt"]
    storage.store(b"orphan")
    clean(later(2))

    def away(name: str) -> None:
        raise buckets.NoAnswer("away")

    monkeypatch.setattr(buckets.Bucket, "remove", lambda self, name: away(name))
    assert clean(later(2) + STAYS) == Cleaned()
    assert UnneededFile.objects.count() == 1


def test_one_night_looks_through_a_part_and_all_nights_through_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unneeded_files, "NIGHTS", 8)
    for number in range(40):
        storage.store(b"%d" % number)
    noted = [clean(later(2 + night)).noted for night in range(8)]
    assert sum(noted) == 40
    assert max(noted) < 20
