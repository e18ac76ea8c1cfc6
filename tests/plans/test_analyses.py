"""What people write of each indicator: stored, cleared, and on record only where it changed."""

import pytest

from accounts.models import AuditEntry, Municipality
from accounts.permissions import Actor, system_actor
from plans.actions import save_analyses
from plans.models import Plan
from tests.factories import make_plan

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def plan(opened: Municipality) -> Plan:
    return make_plan(opened)


@pytest.fixture
def actor(opened: Municipality) -> Actor:
    return system_actor(opened)


def stored(plan: Plan) -> dict[int, tuple[str, str]]:
    return {a.indicator: (a.finding, a.response) for a in plan.analyses.all()}


def recorded() -> list[list[int]]:
    return [entry.detail["indicators"] for entry in AuditEntry.objects.filter(action="plan.analysed")]


def test_finding_and_response_are_stored_normalised(actor: Actor, plan: Plan) -> None:
    save_analyses(actor, plan, {10: (" พบว่า  จ\u0e4d\u0e32นวน\r\nน้อย ", "ปรับปรุง"), 3: ("", "รักษาระดับ"), 4: ("", " ")})
    assert stored(plan) == {10: ("พบว่า จำนวน\nน้อย", "ปรับปรุง"), 3: ("", "รักษาระดับ")}
    assert recorded() == [[10, 3]]


def test_only_what_changed_is_on_record(actor: Actor, plan: Plan) -> None:
    save_analyses(actor, plan, {1: ("ก", "ข"), 2: ("ค", "")})
    save_analyses(actor, plan, {1: ("ก", "ข"), 2: ("ค", "ง"), 3: ("", "")})
    assert stored(plan) == {1: ("ก", "ข"), 2: ("ค", "ง")}
    assert recorded() == [[1, 2], [2]]


def test_saving_what_is_there_already_writes_nothing(actor: Actor, plan: Plan) -> None:
    save_analyses(actor, plan, {1: ("ก", "ข")})
    save_analyses(actor, plan, {1: (" ก ", "ข\u200b"), 2: ("", "")})
    assert recorded() == [[1]]


def test_emptying_both_takes_the_row_away(actor: Actor, plan: Plan) -> None:
    save_analyses(actor, plan, {1: ("ก", "ข"), 2: ("ค", "ง")})
    save_analyses(actor, plan, {1: ("", ""), 2: ("", "ง")})
    assert stored(plan) == {2: ("", "ง")}
    assert recorded() == [[1, 2], [1, 2]]


def test_indicators_that_are_not_named_stay(actor: Actor, plan: Plan) -> None:
    save_analyses(actor, plan, {1: ("ก", "ข")})
    save_analyses(actor, plan, {2: ("ค", "ง")})
    assert set(stored(plan)) == {1, 2}
