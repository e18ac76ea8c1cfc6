"""Whose turn it is: one answer for the queue, the overview, the tab and the morning."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership, Municipality, Position, Role, User
from accounts.permissions import system_actor
from approvals.models import Submission
from approvals.waiting import deciders, waiting_for, waiting_steps
from ita_portal.year.views import steps_at
from tests.approvals.test_notices import appoint, made
from tests.approvals.town import Town
from tests.factories import AUDITOR_TITLE, make_member

pytestmark = pytest.mark.usefixtures("opened")


def waits_for(town: Town, user: User) -> list[Submission]:
    return [step.submission for step in waiting_for(town.actor(user))]


def people_for(town: Town) -> set[User]:
    (step,) = waiting_steps()
    (people,) = deciders(town.municipality, [step])
    return set(people)


def test_a_paper_waits_for_one_step_at_a_time(town: Town) -> None:
    submission = town.submitted(made(town))
    assert (waits_for(town, town.auditor), waits_for(town, town.mayor)) == ([submission], [])
    assert people_for(town) == {town.auditor}
    submission = town.approved(submission, town.auditor)
    assert (waits_for(town, town.auditor), waits_for(town, town.mayor)) == ([], [submission])
    town.approved(submission, town.mayor)
    assert waits_for(town, town.mayor) == []
    assert list(waiting_steps()) == []


def test_it_waits_for_whoever_acts_as_for_the_holder(town: Town) -> None:
    clerk = make_member(town.municipality, Role.EXECUTIVE, name="ผู้แทน", password=None)
    appoint(town, clerk)
    submission = town.approved(town.submitted(made(town)), town.auditor)
    assert waits_for(town, clerk) == waits_for(town, town.mayor) == [submission]
    assert people_for(town) == {clerk, town.mayor}


def test_it_waits_for_no_author_no_role_and_no_stranger(town: Town, other: Municipality) -> None:
    position = Position.objects.get(title=AUDITOR_TITLE)
    Membership.objects.create(
        municipality=town.municipality, user=town.coordinator, role=Role.AUDITOR, position=position
    )
    make_member(town.municipality, Role.STAFF, title=AUDITOR_TITLE, name="ผู้ช่วย", password=None)  # may decide nothing
    make_member(town.municipality, Role.AUDITOR, name="ไม่มีตำแหน่ง", password=None)
    make_member(town.municipality, Role.AUDITOR, title=AUDITOR_TITLE, is_active=False, password=None)
    make_member(other, Role.AUDITOR, title=AUDITOR_TITLE, password=None)
    town.submitted(made(town, by=town.coordinator))
    assert people_for(town) == {town.auditor}
    assert waits_for(town, town.coordinator) == []
    assert waiting_for(system_actor(town.municipality)) == []


def test_who_may_decide_costs_the_same_for_one_person_and_for_five(town: Town) -> None:
    town.submitted(made(town))

    def cost(people: int) -> int:
        steps = list(waiting_steps())
        with CaptureQueriesContext(connection) as queries:
            assert len(deciders(town.municipality, steps * 2)[1]) == people
        return len(queries)

    assert cost(1) == 4
    for number in range(4):
        make_member(town.municipality, Role.AUDITOR, title=AUDITOR_TITLE, name=f"คนที่ {number}", password=None)
    assert cost(5) == 4


def test_year_menu_and_queue_say_the_same_number(town: Town) -> None:
    for kind, variant in (("plan", ""), ("plan", "by-indicator"), ("memo", "plan")):
        town.submitted(made(town, kind, variant))
    for user, count in ((town.auditor, 3), (town.mayor, 0), (town.coordinator, 0)):
        client = Client()
        client.force_login(user)
        year, queue = (client.get(f"/m/{town.municipality.code}/{path}").text for path in ("", "queue/"))
        for page in (year, queue):
            tab = re.search(r'<a href="[^"]*/queue/"[^>]*>เรื่องเสนอ(.*?)</a>', page)
            assert tab is not None
            badge = f'<span class="tag warn">{count}</span><span class="visually-hidden"> เรื่องรอท่าน</span>'
            assert tab[1].strip() == (badge if count else "")
        assert queue.count("อ่านและพิจารณา") == count
        steps = [each.step.link.words for each in steps_at(town.actor(user))]
        assert steps.count("อ่านและพิจารณา") == count
        assert (f"รอท่านพิจารณา {count} เรื่อง" in queue) == bool(count)
        assert (f"รอท่านลงนาม {count} ฉบับ" in year) == bool(count)


def test_who_decides_nothing_costs_no_query_and_others_two(town: Town) -> None:
    town.submitted(made(town))
    for user, cost in ((town.coordinator, 0), (town.auditor, 2)):
        actor = town.actor(user)
        with CaptureQueriesContext(connection) as queries:
            waiting_for(actor)
        assert len(queries) == cost


def test_a_refusals_page_shows_the_tab_too(town: Town) -> None:
    """It is written when the municipality has been left."""
    submission, other = town.submitted(made(town)), town.submitted(made(town, "memo", "plan"))
    client = Client()
    client.force_login(town.mayor)
    town.approved(submission, town.auditor)
    step = other.steps.get(order=1)
    answer = client.post(f"/m/{town.municipality.code}/queue/{other.version_id}/steps/{step.pk}/approve/")
    assert answer.status_code == 403
    assert '<span class="tag warn">1</span>' in answer.text
