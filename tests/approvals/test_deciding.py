"""Agreeing, sending back and revoking: who may, when, and what is left on record."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts import storage
from accounts.models import ActingAppointment, AuditEntry, Membership, Position, Role, User
from accounts.permissions import Capability, can, system_actor
from approvals import actions
from approvals.actions import CannotDecide
from approvals.models import Submission, SubmissionStep
from approvals.transitions import NotAllowed, State
from tests.approvals.town import Town
from tests.factories import MAYOR_TITLE, make_member

pytestmark = pytest.mark.usefixtures("opened")


def step(submission: Submission, order: int) -> SubmissionStep:
    return submission.steps.get(order=order)


def test_each_step_decides_in_its_turn(town: Town) -> None:
    submission = town.submitted()
    submission = town.approved(submission, town.auditor, "ตรวจแล้ว")
    assert (submission.state, submission.current_step) == (State.IN_REVIEW, step(submission, 2))
    submission = town.approved(submission, town.mayor)
    assert (submission.state, submission.current_step) == (State.APPROVED, None)
    assert [(s.name, s.opinion) for s in submission.steps.all()] == [
        ("นางสาวจัดทำ ดี", ""),
        ("นายตรวจ ถี่ถ้วน", "ตรวจแล้ว"),
        ("นายนำ เมืองดี", ""),
    ]


def test_nobody_decides_out_of_turn_or_twice(town: Town) -> None:
    submission = town.submitted()
    first, second = step(submission, 1), step(submission, 2)
    with pytest.raises(CannotDecide, match="ยังไม่ถึงขั้นนี้"):
        actions.approve(town.actor(town.mayor), second)
    actions.approve(town.actor(town.auditor), first)
    entries = AuditEntry.objects.count()
    for act in (actions.approve, actions.return_to_drafter):
        with pytest.raises(CannotDecide, match="พิจารณาไปแล้ว"):
            act(town.actor(town.auditor), first, "อีกครั้ง")
    actions.approve(town.actor(town.mayor), second)
    with pytest.raises(NotAllowed):
        actions.approve(town.actor(town.mayor), second)
    assert AuditEntry.objects.count() == entries + 1
    assert step(submission, 1).opinion == ""


def test_the_position_decides_not_the_role(town: Town) -> None:
    submission = town.submitted()
    same_role = make_member(town.municipality, Role.AUDITOR, title="นักวิชาการคลัง", password=None)
    for user in (town.mayor, same_role, town.coordinator):
        with pytest.raises(PermissionDenied):
            actions.approve(town.actor(user), step(submission, 1))
    with pytest.raises(PermissionDenied):
        actions.approve(system_actor(town.municipality), step(submission, 1))
    assert step(submission, 1).decision == ""


def test_the_drafters_own_step_is_nobodys_to_decide(town: Town) -> None:
    submission = town.submitted()
    for user in (town.auditor, town.mayor, town.coordinator):
        with pytest.raises(PermissionDenied):
            actions.approve(town.actor(user), step(submission, 0))


def test_the_drafter_never_decides_even_while_holding_the_position(town: Town) -> None:
    submission = town.submitted()
    position = step(submission, 1).position
    Membership.objects.create(
        municipality=town.municipality, user=town.coordinator, role=Role.AUDITOR, position=position
    )
    both = town.actor(town.coordinator)
    assert not can(both, Capability.DECIDE, step(submission, 1))
    for act in (actions.approve, actions.return_to_drafter):
        with pytest.raises(PermissionDenied, match="ผู้จัดทำพิจารณาเรื่องของตนเองไม่ได้"):
            act(both, step(submission, 1), "เห็นชอบ")
    assert can(town.actor(town.auditor), Capability.DECIDE, step(submission, 1))


def test_who_made_the_version_does_not_decide_either(town: Town) -> None:
    """One coordinator made it, another submitted it; the first one holds a position on the way as well."""
    version = town.made()
    second = make_member(town.municipality, Role.COORDINATOR, password=None)
    submission = actions.submit(town.actor(second), version)
    position = step(submission, 1).position
    Membership.objects.create(
        municipality=town.municipality, user=town.coordinator, role=Role.AUDITOR, position=position
    )
    with pytest.raises(PermissionDenied, match="ผู้จัดทำพิจารณาเรื่องของตนเองไม่ได้"):
        actions.approve(town.actor(town.coordinator), step(submission, 1))
    assert actions.approve(town.actor(town.auditor), step(submission, 1)).state == State.IN_REVIEW


def appoint(town: Town, user: User, *, start: int, end: int) -> None:
    """Acting for the mayor between two days counted from today."""
    today = timezone.localdate()
    ActingAppointment.objects.create(
        position=Position.objects.get(title=MAYOR_TITLE),
        membership=Membership.objects.get(user=user),
        start=today + dt.timedelta(days=start),
        end=today + dt.timedelta(days=end),
    )


@pytest.fixture
def clerk(town: Town) -> User:
    return make_member(town.municipality, Role.EXECUTIVE, title="ปลัดเทศบาล", name="นางรักษา การแทน", password=None)


def test_someone_acting_signs_with_three_lines(town: Town, clerk: User) -> None:
    appoint(town, clerk, start=0, end=0)
    submission = town.approved(town.approved(town.submitted(), town.auditor), clerk)
    assert submission.state == State.APPROVED
    assert step(submission, 2).capacity == ["ปลัดเทศบาล", "รักษาราชการแทน", "นายกเทศมนตรี"]
    assert AuditEntry.objects.filter(action="paper.approved").latest("sequence").detail["capacity"] == [
        "ปลัดเทศบาล",
        "รักษาราชการแทน",
        "นายกเทศมนตรี",
    ]


@pytest.mark.parametrize(("start", "end"), [(-9, -1), (1, 9)])
def test_acting_begins_and_ends_with_its_days(town: Town, clerk: User, start: int, end: int) -> None:
    appoint(town, clerk, start=start, end=end)
    submission = town.approved(town.submitted(), town.auditor)
    with pytest.raises(PermissionDenied):
        actions.approve(town.actor(clerk), step(submission, 2))


def test_a_returned_paper_keeps_its_file_and_makes_room_for_a_new_version(town: Town) -> None:
    submission = town.signed(town.submitted())
    sha256, content = submission.version.sha256, submission.version.content
    submission = actions.return_to_drafter(town.actor(town.auditor), step(submission, 1), "ตัวเลขหน้า 2\nไม่ตรง")
    assert (submission.state, submission.reason) == (State.RETURNED, "ตัวเลขหน้า 2\nไม่ตรง")
    assert (step(submission, 1).decision, step(submission, 2).decision) == ("returned", "")
    submission = town.signed(submission)
    assert (submission.version.sha256, submission.version.content) == (sha256, content)
    assert storage.read(sha256).startswith(b"%PDF-")
    with pytest.raises(NotAllowed):
        actions.approve(town.actor(town.mayor), step(submission, 2))
    again = town.submitted(town.made())
    assert (again.version.number, again.state) == (2, State.IN_REVIEW)


def test_returning_needs_a_reason(town: Town) -> None:
    submission = town.submitted()
    with pytest.raises(CannotDecide, match="กรุณาระบุเหตุผล"):
        actions.return_to_drafter(town.actor(town.auditor), step(submission, 1), " \u200b\n ")
    assert Submission.objects.get().state == State.IN_REVIEW


def test_revoking_is_the_executives_needs_a_reason_and_a_sealed_paper(town: Town) -> None:
    submission = town.submitted()
    mayor = town.actor(town.mayor)
    with pytest.raises(NotAllowed):
        actions.revoke(mayor, submission, "ยังไม่ลงนาม")
    submission = town.signed(town.approved(town.approved(submission, town.auditor), town.mayor))
    for user in (town.auditor, town.coordinator):
        with pytest.raises(PermissionDenied):
            actions.revoke(town.actor(user), submission, "ไม่มีสิทธิ")
    with pytest.raises(CannotDecide, match="กรุณาระบุเหตุผลที่เพิกถอน"):
        actions.revoke(mayor, submission, " ")
    sha256 = submission.version.sha256
    submission = actions.revoke(mayor, submission, "คะแนนผิดปี")
    assert (submission.state, submission.reason) == (State.REVOKED, "คะแนนผิดปี")
    assert submission.version.sha256 == sha256
    with pytest.raises(NotAllowed):
        actions.revoke(mayor, submission, "อีกครั้ง")


def test_the_newly_sealed_version_takes_the_place_of_the_earlier(town: Town) -> None:
    earlier = town.sealed()
    between = town.submitted(town.made())
    assert Submission.objects.get(pk=earlier.pk).state == State.SEALED  # until the new one is in force
    actions.withdraw(town.actor(town.coordinator), between)
    later = town.sealed(town.made())
    states = {s.version.number: s.state for s in Submission.objects.all()}
    assert states == {1: State.SUPERSEDED, 2: State.WITHDRAWN, 3: State.SEALED}
    entry = AuditEntry.objects.get(action="paper.superseded")
    assert (entry.object_id, entry.detail, entry.user) == (str(earlier.pk), {"by": later.version.number}, None)
