"""What is decided of findings: by whom, on record, for whose municipality."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEntry, Municipality, Role
from accounts.permissions import Actor, Capability
from accounts.tenancy import open_municipality
from proofreading.findings import Kind
from proofreading.vocabulary import EXPLANATIONS
from scores.proofing.actions import (
    ask_again,
    checked_kinds,
    set_aside,
    set_asides,
    set_kind,
    unchecked_kinds,
)
from scores.proofing.models import SetAsideFinding, UncheckedKind
from scores.proofing.texts import WrittenText, findings_in
from tests.factories import actor_for, make_member
from tests.proofreading.papers import NARRATIVE

pytestmark = pytest.mark.django_db

WRITTEN = WrittenText("analysis/2569/7/", NARRATIVE, Capability.EDIT_PLAN)
[FOUND] = findings_in("ตัวชี้วัดที่ ๗ ได้คะแนน ๙๓.๒๙", WRITTEN, tuple(Kind))


@pytest.fixture
def actor(opened: Municipality) -> Actor:
    return actor_for(opened, make_member(opened, Role.COORDINATOR, name="นางสาวจัดทำ ดี"))


def acts() -> list[tuple[str, str]]:
    found = AuditEntry.objects.filter(action__startswith="finding.").order_by("sequence")
    return [(entry.action, entry.detail.get("found", entry.detail.get("kind"))) for entry in found]


def test_a_finding_is_set_aside_once_and_asked_about_again(actor: Actor) -> None:
    second = actor_for(actor.municipality, make_member(actor.municipality, Role.COORDINATOR))
    set_aside(actor, WRITTEN, FOUND, "เป็นคะแนนของแบบทดสอบ")
    set_aside(second, WRITTEN, FOUND, "อีกเหตุผล")  # what the first said stands
    [row] = set_asides(["analysis/2569/7/"]).values()
    assert (row.reason, row.name, row.found, row.kind) == ("เป็นคะแนนของแบบทดสอบ", "นางสาวจัดทำ ดี", "๙๓.๒๙", "score")
    assert set_asides([], "analysis/2569/") == {("analysis/2569/7/", FOUND.key): row}
    assert set_asides(["measure/7/"], "analysis/2568/") == {}
    ask_again(second, WRITTEN, FOUND.key)
    ask_again(actor, WRITTEN, FOUND.key)
    assert not SetAsideFinding.objects.exists()
    assert acts() == [("finding.set_aside", "๙๓.๒๙"), ("finding.asked_again", "๙๓.๒๙")]


def test_who_may_not_edit_the_text_decides_nothing_of_it(opened: Municipality) -> None:
    for role in (Role.STAFF, Role.AUDITOR, Role.EXECUTIVE):
        other = actor_for(opened, make_member(opened, role))
        with pytest.raises(PermissionDenied):
            set_aside(other, WRITTEN, FOUND, "เพราะ")
        with pytest.raises(PermissionDenied):
            ask_again(other, WRITTEN, FOUND.key)
        with pytest.raises(PermissionDenied):
            set_kind(other, Kind.COUNT, is_checked=False)
    assert acts() == []


def test_a_kind_is_switched_off_for_one_municipality_and_on_again(actor: Actor, other: Municipality) -> None:
    set_kind(actor, Kind.COUNT, is_checked=False)
    set_kind(actor, Kind.COUNT, is_checked=False)
    title = EXPLANATIONS["count"]["title"]
    assert [str(row) for row in unchecked_kinds()] == [title]
    assert checked_kinds() == frozenset(Kind) - {Kind.COUNT}
    with open_municipality(other):
        assert checked_kinds() == frozenset(Kind)
    set_kind(actor, Kind.COUNT, is_checked=True)
    set_kind(actor, Kind.COUNT, is_checked=True)
    assert not UncheckedKind.objects.exists()
    assert acts() == [("finding.kind_unchecked", title), ("finding.kind_checked", title)]


def test_a_kind_of_another_release_takes_nothing_away(opened: Municipality) -> None:
    UncheckedKind.objects.create(municipality=opened, kind="grammar")
    UncheckedKind.objects.create(municipality=opened, kind=Kind.LEVEL)
    assert checked_kinds() == frozenset(Kind) - {Kind.LEVEL}
    assert [str(row) for row in unchecked_kinds()] == ["grammar", EXPLANATIONS[Kind.LEVEL]["title"]]
