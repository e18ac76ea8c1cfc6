"""Pages to be looked at while composing: no version, nothing that could be verified, nothing kept."""

from __future__ import annotations

import datetime as dt
import threading
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts.models import AuditEntry, Role
from accounts.permissions import Actor, system_actor
from accounts.tenancy import open_municipality
from documents import draft_pages, tasks
from documents.composition import open_paper
from documents.models import DraftPages, Paper, PaperVersion
from documents.rendering import render
from tests.approvals.town import Town
from tests.conftest import wait_until
from tests.documents.long_papers import snapshot
from tests.documents.reading import pages_of, text_of
from tests.factories import actor_for, make_member


def asked(town: Town, content: dict[str, Any] | None = None) -> tuple[Actor, Paper, DraftPages]:
    actor = town.actor(town.coordinator)
    paper = open_paper(actor, "memo", 2569, "plan")
    return actor, paper, draft_pages.ask(actor, paper, content or snapshot("memo"))


def test_the_pages_are_made_once_and_no_version(town: Town) -> None:
    actor, paper, pages = asked(town)
    assert pages.is_unfinished
    draft_pages.render_asked(pages.pk)
    found = draft_pages.found(actor, paper)
    assert found is not None
    assert (found.is_unfinished, found.progress, found.error) == (False, 100, "")
    assert found.pdf is not None
    assert found.pages == len(pages_of(bytes(found.pdf)))
    draft_pages.render_asked(pages.pk)  # a task that comes twice finds its work done
    assert not PaperVersion.objects.exists()
    assert not AuditEntry.objects.filter(action__contains="page").exists()


def test_every_page_says_that_it_is_a_draft_and_none_can_be_verified(settings: Settings) -> None:
    settings.PUBLIC_URL = "https://ita.example.go.th"
    draft = render(snapshot("memo"), "")
    assert all("ร่าง" in page for page in pages_of(draft.pdf))
    assert "ไม่มีคิวอาร์โค้ดและรหัสตรวจสอบ" in text_of(draft.pdf)
    assert "ita.example.go.th" not in text_of(draft.pdf)
    assert "/ร่าง" not in text_of(draft.pdf)  # the word across a page leads over to nothing
    made = render(snapshot("memo"), "ABCDEFGHJKMN")
    assert "ita.example.go.th/v/ABCDEFGHJKMN/" in text_of(made.pdf)
    assert "ร่าง" not in text_of(made.pdf)


def test_a_person_has_one_set_and_asking_anew_stops_the_last(town: Town) -> None:
    actor, paper, first = asked(town)
    plan = open_paper(actor, "plan", 2569, "")
    second = draft_pages.ask(actor, plan, snapshot("plan"))
    draft_pages.render_asked(first.pk)
    assert list(DraftPages.objects.all()) == [second]
    assert draft_pages.found(actor, paper) is None


def test_what_is_cancelled_before_is_not_made(town: Town) -> None:
    actor, paper, pages = asked(town)
    draft_pages.cancel(actor, paper)
    draft_pages.render_asked(pages.pk)
    assert not DraftPages.objects.exists()


def test_cancelling_while_they_are_made_stops_it(transactional_db: None, town: Town) -> None:
    actor, paper, pages = asked(town)

    def work() -> None:
        with open_municipality(town.municipality):
            draft_pages.render_asked(pages.pk)
        connection.close()

    worker = threading.Thread(target=work)
    worker.start()
    wait_until(lambda: DraftPages.objects.get().progress > 0)
    draft_pages.cancel(actor, paper)
    worker.join()
    assert not DraftPages.objects.exists()


def test_what_cannot_be_laid_out_is_told(town: Town) -> None:
    content = snapshot("memo")
    content["sections"] = [{"key": "own-1", "block": "text", "heading": "", "paragraphs": [], "picture": "0" * 64}]
    actor, paper, pages = asked(town, content)
    draft_pages.render_asked(pages.pk)
    found = draft_pages.found(actor, paper)
    assert found is not None
    assert (found.error, found.is_unfinished) == (draft_pages.FAILED, False)


def test_nobody_sees_the_pages_of_another(town: Town) -> None:
    _, paper, _ = asked(town)
    colleague = actor_for(town.municipality, make_member(town.municipality, Role.COORDINATOR, password=None))
    assert draft_pages.found(colleague, paper) is None
    assert draft_pages.found(system_actor(town.municipality), paper) is None


@pytest.mark.parametrize("role", [Role.STAFF, Role.AUDITOR, Role.EXECUTIVE])
def test_only_who_makes_papers_asks_for_pages_or_cancels_them(town: Town, role: str) -> None:
    _, paper, pages = asked(town)
    actor = actor_for(town.municipality, make_member(town.municipality, role, password=None))
    for act in (lambda: draft_pages.ask(actor, paper, {}), lambda: draft_pages.cancel(actor, paper)):
        with pytest.raises(PermissionDenied):
            act()
    with pytest.raises(PermissionDenied):
        draft_pages.ask(system_actor(town.municipality), paper, {})
    assert list(DraftPages.objects.all()) == [pages]


def test_the_worker_makes_them_and_forgets_them(town: Town) -> None:
    actor, paper, pages = asked(town)
    tasks.render_draft_pages(town.municipality.pk, pages.pk)
    with open_municipality(town.municipality):
        found = draft_pages.found(actor, paper)
        assert found is not None
        assert found.pages
        DraftPages.objects.update(asked_at=timezone.now() - dt.timedelta(hours=1))
    tasks.forget_draft_pages()
    with open_municipality(town.municipality):
        assert not DraftPages.objects.exists()


def test_they_are_gone_after_half_an_hour(town: Town) -> None:
    _, _, pages = asked(town)
    draft_pages.forget_old()
    assert DraftPages.objects.exists()
    DraftPages.objects.filter(pk=pages.pk).update(asked_at=timezone.now() - dt.timedelta(minutes=31))
    draft_pages.forget_old()
    assert not DraftPages.objects.exists()
