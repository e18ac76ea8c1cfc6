"""Sending a version on its way, and taking it back."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied

from accounts import storage
from accounts.models import AuditEntry, Position
from accounts.permissions import system_actor
from approvals import actions
from approvals.actions import CannotDecide
from approvals.models import Route, RouteStep, Submission
from approvals.transitions import NotAllowed, State
from tests.approvals.town import DRAFTER_TITLE, Town
from tests.factories import AUDITOR_TITLE, MAYOR_TITLE, make_route

pytestmark = pytest.mark.usefixtures("opened")


def test_submitting_is_the_drafters_signature_and_freezes_the_route(town: Town) -> None:
    submission = town.submitted(opinion="ขอเสนอ")
    assert submission.state == State.IN_REVIEW
    drafter, *others = submission.steps.all()
    assert (drafter.heading, drafter.decision, drafter.opinion) == ("ผู้จัดทำ", "approved", "ขอเสนอ")
    assert (drafter.name, drafter.capacity) == ("นางสาวจัดทำ ดี", [DRAFTER_TITLE])
    assert [(s.field, s.heading, str(s.position), s.decision) for s in others] == [
        ("Sig_1", f"ความเห็น{AUDITOR_TITLE}", AUDITOR_TITLE, ""),
        ("Sig_2", f"ความเห็น{MAYOR_TITLE}", MAYOR_TITLE, ""),
    ]
    assert submission.current_step == others[0]
    assert AuditEntry.objects.get(action="paper.submitted").object_id == str(submission.pk)


def test_only_those_who_draft_may_submit(town: Town) -> None:
    version = town.made()
    for user in (town.auditor, town.mayor):
        with pytest.raises(PermissionDenied):
            actions.submit(town.actor(user), version)
    with pytest.raises(PermissionDenied):
        actions.submit(system_actor(town.municipality), version)
    assert not Submission.objects.exists()


def test_what_is_not_rendered_cannot_be_submitted(town: Town) -> None:
    version = actions.make_paper(town.actor(town.coordinator), "plan", 2569)
    with pytest.raises(CannotDecide, match="ยังจัดทำไม่เสร็จ"):
        town.submitted(version)


def test_a_version_is_submitted_once(town: Town) -> None:
    version = town.submitted().version
    with pytest.raises(CannotDecide, match="เสนอไปแล้ว"):
        town.submitted(version)


def test_only_the_newest_version_is_submitted_and_one_at_a_time(town: Town) -> None:
    first, second = town.made(), town.made()
    with pytest.raises(CannotDecide, match="มีฉบับใหม่กว่าแล้ว"):
        town.submitted(first)
    town.submitted(second)
    with pytest.raises(CannotDecide, match="ยังอยู่ระหว่างพิจารณา"):
        town.submitted(town.made())


def test_a_drafter_has_room_for_a_few_words_only(town: Town) -> None:
    version = town.made()
    with pytest.raises(CannotDecide, match="ความเห็นของผู้จัดทำยาวเกิน 300 ตัวอักษร"):
        town.submitted(version, "ก" * 301)
    assert town.submitted(version, "ก" * 300).steps.get(order=0).opinion == "ก" * 300


def test_without_a_route_a_paper_is_a_draft_with_the_usual_places(town: Town) -> None:
    Route.objects.all().delete()
    version = town.made()
    assert [(place["field"], place["heading"], place["holder"]) for place in version.content["signatures"]] == [
        ("Sig_0", "ผู้จัดทำ", "นางสาวจัดทำ ดี"),
        ("Sig_1", "ความเห็นปลัดเทศบาล", ""),
        ("Sig_2", "คำสั่งนายกเทศมนตรี", ""),
    ]
    with pytest.raises(CannotDecide, match="เอกสารนี้จึงเป็นร่างที่ยังเสนอไม่ได้"):
        town.submitted(version)
    assert not Submission.objects.exists()


def test_a_draft_made_before_the_route_is_made_anew_with_it(town: Town) -> None:
    Route.objects.all().delete()
    draft = town.made()
    make_route(town.municipality)
    with pytest.raises(CannotDecide, match="กรุณาจัดทำฉบับใหม่"):
        town.submitted(draft)
    assert town.submitted(town.made()).state == State.IN_REVIEW


def _replace_a_position(route: Route) -> None:
    clerk = Position.objects.create(municipality=route.municipality, title="ปลัดเทศบาล")
    route.steps.filter(order=1).update(position=clerk)


def _remove_a_step(route: Route) -> None:
    route.steps.filter(order=1).delete()


def _turn_around(route: Route) -> None:
    for place, step in ((9, 1), (1, 2), (2, 9)):
        route.steps.filter(order=step).update(order=place)


def _add_a_step(route: Route) -> None:
    clerk = Position.objects.create(municipality=route.municipality, title="ปลัดเทศบาล")
    RouteStep.objects.create(route=route, order=3, heading="ความเห็นปลัดเทศบาล", position=clerk)


def _remove(route: Route) -> None:
    route.delete()


@pytest.mark.parametrize(
    "change",
    [
        _replace_a_position,
        _remove_a_step,
        pytest.param(_turn_around),
        pytest.param(_add_a_step),
        pytest.param(_remove),
    ],
)
def test_a_route_changed_since_the_paper_was_made_is_refused(town: Town, change: Callable[[Route], object]) -> None:
    version = town.made()
    change(Route.objects.get())
    entries = AuditEntry.objects.count()
    with pytest.raises(CannotDecide, match="เส้นทางการเสนอ"):
        town.submitted(version)
    assert not Submission.objects.exists()
    assert AuditEntry.objects.count() == entries


def test_a_withdrawn_paper_keeps_its_file_and_gets_no_signature(town: Town) -> None:
    submission = town.submitted()
    before = submission.version.sha256
    submission = actions.withdraw(town.actor(town.coordinator), submission, "พบข้อผิดพลาด")
    assert (submission.state, submission.reason) == (State.WITHDRAWN, "พบข้อผิดพลาด")
    assert submission.finished_at is not None
    submission = town.signed(submission)
    assert submission.version.sha256 == before
    assert storage.read(before).startswith(b"%PDF-")
    assert town.submitted(town.made()).version.number == 2


def test_what_is_withdrawn_cannot_be_decided(town: Town) -> None:
    submission = town.submitted()
    step = submission.current_step
    assert step is not None
    actions.withdraw(town.actor(town.coordinator), submission)
    with pytest.raises(NotAllowed):
        actions.approve(town.actor(town.auditor), step)
    with pytest.raises(NotAllowed):
        actions.withdraw(town.actor(town.coordinator), submission)


def test_what_everyone_agreed_to_cannot_be_withdrawn(town: Town) -> None:
    submission = town.approved(town.approved(town.submitted(), town.auditor), town.mayor)
    assert submission.state == State.APPROVED
    with pytest.raises(NotAllowed):
        actions.withdraw(town.actor(town.coordinator), submission)


def test_deciders_cannot_withdraw(town: Town) -> None:
    submission = town.submitted()
    for user in (town.auditor, town.mayor):
        with pytest.raises(PermissionDenied):
            actions.withdraw(town.actor(user), submission)
