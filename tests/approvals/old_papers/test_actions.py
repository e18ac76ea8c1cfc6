"""A paper made elsewhere from its arrival until nothing of it is left."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.editing.drafts import draft_of, keep_draft
from accounts.editing.models import Draft
from accounts.models import AuditEntry, Municipality, Role
from accounts.permissions import Actor, system_actor
from accounts.sessions import BEGAN, SessionStore
from accounts.tenancy import open_municipality
from approvals import tasks
from approvals.old_papers import actions
from approvals.old_papers.checking import Checked, PagePicture
from approvals.old_papers.models import OldPaper, OldPaperPage
from approvals.old_papers.showing import shown
from tests.approvals.old_papers.strangers import HEAD, RIGHT, WRONG, pdf
from tests.factories import PASSWORD, actor_for, make_assessment, make_member

TEXT = f"{HEAD}\n\n{RIGHT}\n{WRONG}\n{WRONG}\n"


@pytest.fixture
def person(opened: Municipality) -> Actor:
    make_assessment(opened)
    return actor_for(opened, make_member(opened, Role.STAFF, unit=None))


def sent(person: Actor, content: bytes = TEXT.encode(), session: str = "session", **more: Any) -> OldPaper:
    is_pasted = not content.startswith(b"%PDF")
    return actions.send(person, session, "analysis", 2568, "เดิม.pdf", content, is_pasted=is_pasted, **more)


def test_what_is_sent_is_checked_and_the_file_itself_is_gone(person: Actor) -> None:
    paper = sent(person, pdf([HEAD, WRONG]))
    assert paper.is_unfinished
    actions.run(paper.pk)
    paper.refresh_from_db()
    assert (paper.is_unfinished, paper.progress, paper.error, bytes(paper.content)) == (False, 100, "", b"")
    results = shown(paper)
    [group] = results.errors
    assert (group.found, group.expected, group.title) == ("93.29", "93.92", "คะแนนไม่ตรงกับข้อมูล")
    [place] = group.places
    assert (place.name, place.anchor, place.on_picture) == ("จุดที่ 1 หน้า 1", "mark-1", True)
    [page] = results.pages
    assert [mark.anchor for mark in page.marks] == ["mark-1"]
    assert results.excerpts == []
    assert not AuditEntry.objects.filter(action__startswith="paper.old").exists()


def test_the_same_thing_at_two_places_is_one_group(person: Actor) -> None:
    paper = sent(person)
    actions.run(paper.pk)
    paper.refresh_from_db()
    [group] = shown(paper).errors
    assert [place.anchor for place in group.places] == ["at-1", "at-3"]  # between them: a name that stands twice
    assert [
        (place.before, place.found, place.after) for place in shown(paper).excerpts if place.found in WRONG[-5:]
    ] == [(WRONG.removesuffix("93.29"), "93.29", "")] * 2


def test_a_run_more_does_nothing(person: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = sent(person)
    actions.run(paper.pk)
    monkeypatch.setattr(actions, "check", None)
    actions.run(paper.pk)
    actions.run(0)


def test_what_is_taken_away_meanwhile_stops_its_worker(person: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = sent(person)

    def cancelling(content: bytes, *, tell: Any, **_: Any) -> Checked:
        actions.discard(person, paper)
        tell(30)
        raise AssertionError("went on")

    monkeypatch.setattr(actions, "check", cancelling)
    actions.run(paper.pk)
    assert not OldPaper.objects.exists()


def test_a_fault_is_told_and_leaves_nothing_of_the_file(person: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = sent(person)

    def failing(*_: Any, **__: Any) -> Checked:
        raise RuntimeError

    monkeypatch.setattr(actions, "check", failing)
    actions.run(paper.pk)
    paper.refresh_from_db()
    assert (paper.error, bytes(paper.content)) == (actions.FAILED, b"")


def test_pages_that_cannot_be_stored_leave_it_unfinished_and_told(
    person: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = sent(person)
    twice = [PagePicture(1, 1, 1, b"")] * 2  # one too many: the rows refuse it
    monkeypatch.setattr(actions, "check", lambda *_, **__: Checked("", {"findings": []}, twice))
    actions.run(paper.pk)
    paper.refresh_from_db()
    assert (paper.report, paper.error) == (None, actions.FAILED)
    assert not OldPaperPage.objects.exists()


def test_a_lost_task_is_found_and_a_paper_that_kills_its_workers_given_up(person: Actor) -> None:
    paper = sent(person)
    assert actions.stuck(dt.timedelta(minutes=3)) == []
    OldPaper.objects.update(touched_at=timezone.now() - dt.timedelta(minutes=4), tries=actions.MOST_TRIES)
    assert actions.stuck(dt.timedelta(minutes=3)) == [(person.municipality.pk, paper.pk)]
    actions.run(paper.pk)
    paper.refresh_from_db()
    assert paper.error == actions.FAILED


def test_one_person_has_so_many_and_no_more(person: Actor) -> None:
    for _ in range(actions.MOST):
        sent(person)
    with pytest.raises(actions.TooMany, match="10 เรื่อง"):
        sent(person)
    actions.discard(person, OldPaper.objects.all()[0])
    sent(person)


def test_nobody_sends_without_being_somebody(opened: Municipality) -> None:
    with pytest.raises(PermissionDenied):
        sent(system_actor(opened))


def test_keeping_and_taking_away_what_was_kept_stand_in_the_trail_without_a_word_of_it(person: Actor) -> None:
    paper = sent(person)
    assert actions.keep(person, paper)
    assert not actions.keep(person, paper)
    kept = OldPaper.objects.get()
    assert kept.ends_at > timezone.now() + dt.timedelta(days=29)
    actions.discard(person, paper)
    entries = AuditEntry.objects.filter(action__startswith="paper.old").order_by("sequence")
    assert [(e.action, e.detail) for e in entries] == [
        ("paper.old_kept", {"fiscal_year": 2568}),
        ("paper.old_discarded", {"fiscal_year": 2568}),
    ]


def test_what_comes_to_its_end_is_swept_with_all_that_was_typed(person: Actor) -> None:
    ended, kept, young = sent(person, pdf([HEAD, WRONG])), sent(person), sent(person)
    actions.run(ended.pk)
    actions.keep(person, kept)
    keep_draft(person, actions.DRAFT, 0, {"pasted": "พิมพ์ค้าง"})
    later = timezone.now() - dt.timedelta(seconds=1)
    OldPaper.objects.filter(pk=ended.pk).update(ends_at=later)
    assert not actions.papers_of(person).filter(pk=ended.pk).exists()  # not even before the sweep
    tasks.forget_old_papers()
    assert set(OldPaper.objects.values_list("pk", flat=True)) == {kept.pk, young.pk}
    assert not OldPaperPage.objects.exists()
    assert draft_of(person, actions.DRAFT)
    Draft.objects.update(saved_at=timezone.now() - actions.ENDS_AFTER)
    tasks.forget_old_papers()
    assert draft_of(person, actions.DRAFT) is None


def test_signing_out_takes_along_what_came_in_this_session_and_was_not_kept(
    municipality: Municipality, client: Client
) -> None:
    make_assessment(municipality)
    user = make_member(municipality, Role.STAFF, unit=None)
    person = actor_for(municipality, user)
    client.force_login(user)
    page = reverse("approvals:old-papers", args=[municipality.code])
    for _ in range(2):
        assert client.post(page, {"kind": "analysis", "year": 2568, "pasted": TEXT}).status_code == 302
    with open_municipality(municipality):
        mine, kept = OldPaper.objects.all()
        actions.keep(person, kept)
        elsewhere = sent(person, session="another device's")
        keep_draft(person, actions.DRAFT, 0, {"pasted": "พิมพ์ค้าง"})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})  # after which the session has another key
    client.post(reverse("sign-out"))
    with open_municipality(municipality):
        assert set(OldPaper.objects.values_list("pk", flat=True)) == {kept.pk, elsewhere.pk}
        assert mine.pk not in {kept.pk, elsewhere.pk}
        assert not Draft.objects.exists()


def test_each_session_has_its_mark() -> None:
    marks = set()
    for began in (1.5, 2.5, 1.5):
        session = SessionStore()
        session[BEGAN] = began
        marks.add(actions.session_mark(session))
    assert [len(mark) for mark in marks] == [64, 64]
