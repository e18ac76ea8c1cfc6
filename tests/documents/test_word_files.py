"""Versions as Word files: made once when asked for, failing visibly, found again where a task was lost."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest
from django.utils import timezone

from accounts import storage
from accounts.models import AuditEntry, Role
from accounts.permissions import system_actor
from documents import limited_rendering, word_files
from documents.layout import RenderingFailed
from documents.models import WordFile
from documents.transitions import State
from documents.word.papers import word_file
from tests.approvals.town import Town
from tests.documents.word.reading import words_of
from tests.factories import actor_for, make_member


def test_a_file_is_asked_for_once_and_made_once(town: Town) -> None:
    version = town.made()
    actor = actor_for(town.municipality, make_member(town.municipality, Role.STAFF, password=None))
    asked = word_files.ask_for_word(actor, version)
    assert (asked.state, asked.is_unfinished, asked.sha256) == (State.QUEUED, True, "")
    assert word_files.ask_for_word(actor, version) == asked
    word_files.write_stored(version.pk)
    word_files.write_stored(version.pk)
    asked.refresh_from_db()
    assert (asked.state, asked.is_ready) == (State.READY, True)
    assert storage.read(asked.sha256) == word_file(version.content, version.made_at)
    assert "ไฟล์สำหรับแก้ไข" in words_of(storage.read(asked.sha256))
    assert asked.filename == version.filename.replace(".pdf", ".docx")
    assert word_files.ask_for_word(actor, version).sha256 == asked.sha256
    assert AuditEntry.objects.filter(action="paper.word_asked").count() == 1


def test_what_nobody_asked_for_is_not_made(town: Town) -> None:
    word_files.write_stored(town.made().pk)
    assert not WordFile.objects.exists()


def test_a_failure_is_seen_and_can_be_asked_for_again(town: Town) -> None:
    version, actor = town.made(), system_actor(town.municipality)
    whole = version.content
    word_files.ask_for_word(actor, version)
    version.content = whole | {"kind": "nothing"}  # what no template prints
    version.save(update_fields=["content"])
    word_files.write_stored(version.pk)
    assert (WordFile.objects.get().state, WordFile.objects.get().sha256) == (State.FAILED, "")
    version.content = whole
    version.save(update_fields=["content"])
    word_files.write_stored(version.pk)  # a task that comes late changes nothing
    assert WordFile.objects.get().state == State.FAILED
    assert word_files.ask_for_word(actor, version).state == State.QUEUED
    word_files.write_stored(version.pk)
    assert WordFile.objects.get().state == State.READY


def test_what_nobody_touches_is_found_by_the_sweeper(town: Town) -> None:
    version, minutes = town.made(), dt.timedelta(minutes=3)
    word_files.ask_for_word(system_actor(town.municipality), version)
    assert word_files.queue_stuck(minutes) == []
    WordFile.objects.update(touched_at=timezone.now() - 2 * minutes)
    assert word_files.queue_stuck(minutes) == [(town.municipality.pk, version.pk)]
    assert word_files.queue_stuck(minutes) == []  # it waits in the queue again
    word_files.write_stored(version.pk)
    WordFile.objects.update(touched_at=timezone.now() - 2 * minutes)
    assert word_files.queue_stuck(minutes) == []


def test_what_a_worker_has_is_not_made_by_a_second_one_and_comes_back_when_the_first_is_lost(town: Town) -> None:
    version = town.made()
    word_files.ask_for_word(system_actor(town.municipality), version)
    WordFile.objects.update(state=State.RENDERING)
    word_files.write_stored(version.pk)
    assert WordFile.objects.get().state == State.RENDERING
    WordFile.objects.update(touched_at=timezone.now() - dt.timedelta(hours=1))
    assert word_files.queue_stuck(dt.timedelta(minutes=3)) == [(town.municipality.pk, version.pk)]
    word_files.write_stored(version.pk)
    assert WordFile.objects.get().state == State.READY


def test_it_gets_so_much_time_and_memory_and_no_more(town: Town) -> None:
    version = town.made()
    with pytest.raises(RenderingFailed, match="more time"):
        limited_rendering.word_limited(version.content, version.made_at, seconds=0.001)
    with pytest.raises(RenderingFailed, match="MemoryError"):  # half a gigabyte is more than any test left free
        limited_rendering.drawn_limited(partial(bytes, 1 << 29), memory=0)
