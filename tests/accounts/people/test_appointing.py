"""Positions and acting appointments: set, ended, told, and what is refused."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from accounts.acting_notices import tell_todays
from accounts.models import ActingAppointment, AuditEntry, Membership, Municipality, Notice, Position, Role, User
from accounts.people.appointing import (
    NAMED_ALREADY,
    OWN_ACTING,
    OWN_POSITION,
    CannotSetUp,
    add_position,
    appoint,
    end_early,
    remove_position,
    rename_position,
)
from accounts.permissions import Actor
from approvals.models import Submission, SubmissionStep
from documents.models import Paper, PaperVersion
from tests.factories import MAYOR_TITLE, actor_for, make_member, make_route

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("opened")]
DAY = dt.timedelta(days=1)


@pytest.fixture
def actor(municipality: Municipality) -> Actor:
    return actor_for(municipality, make_member(municipality, Role.LOCAL_ADMINISTRATOR, name="นางดูแล"))


@pytest.fixture
def mayor(municipality: Municipality) -> User:
    return make_member(municipality, Role.EXECUTIVE, title=MAYOR_TITLE, name="นายนำ")


@pytest.fixture
def deputy(municipality: Municipality) -> User:
    return make_member(municipality, Role.EXECUTIVE, name="นางรอง")


@pytest.fixture
def today() -> dt.date:
    return timezone.localdate()


def trail() -> list[str]:
    return list(AuditEntry.objects.order_by("sequence").values_list("action", flat=True))


def acting_notices(user: User) -> list[str]:
    return list(
        Notice.objects.filter(user=user, key__startswith="acting/").order_by("pk").values_list("title", flat=True)
    )


def test_a_position_is_added_renamed_and_removed(actor: Actor) -> None:
    position = add_position(actor, "ปลัดเทศบาล")
    with pytest.raises(CannotSetUp, match=NAMED_ALREADY):
        add_position(actor, "ปลัดเทศบาล")
    assert rename_position(actor, position, "ปลัดเทศบาลตำบล")
    assert not rename_position(actor, position, "ปลัดเทศบาลตำบล")
    remove_position(actor, position)
    assert trail() == ["position.added", "position.changed", "position.removed"]
    removed = AuditEntry.objects.get(action="position.removed")
    assert (removed.detail["name"], removed.object_id.isdecimal()) == ("ปลัดเทศบาลตำบล", True)


def test_a_position_that_is_used_stays(actor: Actor, municipality: Municipality, mayor: User) -> None:
    make_route(municipality, ["ปลัดเทศบาล"])
    for position in Position.objects.all():
        with pytest.raises(CannotSetUp, match=f"ลบตำแหน่ง{position.title}ไม่ได้"):
            remove_position(actor, position)
    assert Position.objects.count() == 2
    assert trail() == []


def test_nobody_renames_the_own_position(municipality: Municipality) -> None:
    person = make_member(municipality, Role.LOCAL_ADMINISTRATOR, title="นายช่าง")
    with pytest.raises(CannotSetUp, match=OWN_POSITION):
        rename_position(actor_for(municipality, person), Position.objects.get(), MAYOR_TITLE)
    assert Position.objects.get().title == "นายช่าง"


def test_who_acts_is_recorded_and_both_are_told(actor: Actor, mayor: User, deputy: User, today: dt.date) -> None:
    position = Position.objects.get()
    appointment = appoint(actor, position, deputy.pk, today, today + DAY, order_number="412/2569", order_date=today)
    assert (appointment.membership.user, appointment.order_number) == (deputy, "412/2569")
    assert trail() == ["acting.added"]
    assert acting_notices(deputy) == [f"ท่านรักษาราชการแทน: {MAYOR_TITLE}"]
    assert acting_notices(mayor) == [f"นางรอง รักษาราชการแทนท่าน: {MAYOR_TITLE}"]
    with pytest.raises(CannotSetUp, match="นางรอง รักษาราชการแทนนายกเทศมนตรีอยู่แล้วระหว่าง"):
        appoint(actor, position, deputy.pk, today + DAY, today + 9 * DAY)


def test_who_has_no_role_that_decides_acts_by_the_one_there_is(
    actor: Actor, municipality: Municipality, mayor: User, today: dt.date
) -> None:
    person = make_member(municipality, Role.STAFF)
    Membership.objects.create(municipality=municipality, user=person, role=Role.AUDITOR)
    appointment = appoint(actor, Position.objects.get(), person.pk, today, today)
    assert appointment.membership.role == Role.AUDITOR


def test_nobody_appoints_or_ends_the_own_acting_and_no_holder_acts(
    actor: Actor, municipality: Municipality, other: Municipality, mayor: User, today: dt.date
) -> None:
    assert actor.user is not None
    position = Position.objects.get()
    with pytest.raises(CannotSetUp, match=OWN_ACTING):
        appoint(actor, position, actor.user.pk, today, today)
    with pytest.raises(CannotSetUp, match="ดำรงตำแหน่งนายกเทศมนตรีอยู่แล้ว"):
        appoint(actor, position, mayor.pk, today, today)
    with pytest.raises(CannotSetUp, match="ไม่อยู่ในรายชื่อ"):
        appoint(actor, position, make_member(other, Role.EXECUTIVE).pk, today, today)
    own = ActingAppointment.objects.create(
        position=position, membership=Membership.objects.get(user=actor.user), start=today, end=today
    )
    with pytest.raises(CannotSetUp, match=OWN_ACTING):
        end_early(actor, own)
    assert trail() == []


def test_an_appointment_ends_before_its_time_and_is_told_once(
    actor: Actor, mayor: User, deputy: User, today: dt.date
) -> None:
    appointment = appoint(actor, Position.objects.get(), deputy.pk, today - 3 * DAY, today + 30 * DAY)
    end_early(actor, appointment)
    end_early(actor, appointment)
    tell_todays(today)
    appointment.refresh_from_db()
    assert appointment.end == today - DAY
    assert trail() == ["acting.added", "acting.changed"]
    ended = f"สิ้นสุดการรักษาราชการแทน: {MAYOR_TITLE}"
    assert acting_notices(deputy)[1:] == acting_notices(mayor)[1:] == [ended]


@pytest.mark.parametrize("begins", [0, 5])
def test_one_that_has_no_day_behind_it_is_taken_away(
    actor: Actor, mayor: User, deputy: User, today: dt.date, begins: int
) -> None:
    appointment = appoint(actor, Position.objects.get(), deputy.pk, today + begins * DAY, today + 9 * DAY)
    end_early(actor, appointment)
    assert not ActingAppointment.objects.exists()
    assert trail() == ["acting.added", "acting.removed"]
    assert acting_notices(deputy)[1:] == [f"สิ้นสุดการรักษาราชการแทน: {MAYOR_TITLE}"]


def test_one_that_signed_today_holds_until_the_days_end(
    actor: Actor, municipality: Municipality, mayor: User, deputy: User, today: dt.date
) -> None:
    appointment = appoint(actor, Position.objects.get(), deputy.pk, today, today + 9 * DAY)
    paper = Paper.objects.create(municipality=municipality, kind="plan", fiscal_year=2569)
    version = PaperVersion.objects.create(paper=paper, number=1, content={}, made_by=mayor)
    submission = Submission.objects.create(version=version, submitted_by=mayor)
    SubmissionStep.objects.create(
        submission=submission, order=1, field="Sig_1", position=appointment.position, appointment=appointment
    )
    end_early(actor, appointment)
    appointment.refresh_from_db()
    assert appointment.end == today
    assert trail() == ["acting.added", "acting.changed"]
    assert acting_notices(deputy)[1:] == [f"สิ้นสุดการรักษาราชการแทน: {MAYOR_TITLE}"]
