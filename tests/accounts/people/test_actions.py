"""People added, changed and let go: what is stored, recorded and told, and what is refused."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from accounts.audit import broken_links
from accounts.editing import EditedMeanwhile
from accounts.editing.merging import fingerprint
from accounts.models import (
    ActingAppointment,
    AuditEntry,
    Membership,
    Municipality,
    Notice,
    Oversight,
    Position,
    Role,
    User,
)
from accounts.people.actions import (
    NAME_TAKEN,
    OWN,
    SHARED,
    PersonFields,
    add_people,
    change_person,
    fields_of,
    let_go,
    new_code,
    stored_person,
)
from accounts.people.appointing import CannotSetUp
from accounts.people.members import people_of, person_of
from accounts.people.usernames import propose_username
from accounts.permissions import Actor
from accounts.signing_in.invitations import invited_by
from accounts.tenancy import open_municipality
from tests.factories import MAYOR_TITLE, actor_for, make_member, make_unit, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("opened")]


@pytest.fixture
def actor(municipality: Municipality) -> Actor:
    return actor_for(municipality, make_member(municipality, Role.LOCAL_ADMINISTRATOR, name="นางดูแล ระบบดี"))


@pytest.fixture
def mayor(municipality: Municipality) -> User:
    return make_member(municipality, Role.EXECUTIVE, title=MAYOR_TITLE, name="นายนำ เมืองดี")


def opened_with(municipality: Municipality, user: User) -> str:
    person = person_of(municipality, user.pk)
    assert person is not None
    return fingerprint(stored_person(person))


def change(actor: Actor, user: User, *, mark: str | None = None, **fields: object) -> bool:
    """The person as stored but for these fields."""
    person = person_of(actor.municipality, user.pk)
    assert person is not None
    given = PersonFields(**(vars(fields_of(person)) | fields))
    return change_person(actor, user.pk, given, opened_with=mark or opened_with(actor.municipality, user))


def memberships(user: User) -> list[tuple[str, str, str]]:
    rows = Membership.objects.filter(user=user).select_related("unit", "position").order_by("pk")
    return [(m.role, str(m.unit or ""), str(m.position or "")) for m in rows]


def trail() -> list[tuple[str, str]]:
    return [(entry.action, entry.detail["name"]) for entry in AuditEntry.objects.order_by("sequence")]


def told(user: User) -> list[str]:
    return list(Notice.objects.filter(user=user).order_by("pk").values_list("title", flat=True))


def test_somebody_new_has_an_account_a_membership_and_a_code(
    actor: Actor, municipality: Municipality, mayor: User
) -> None:
    works = make_unit(municipality, "กองช่าง")
    clerk = Position.objects.create(municipality=municipality, title="ปลัดเทศบาล")
    fields = PersonFields("นายใหม่ มาดี", "new@example.go.th", (Role.STAFF, Role.AUDITOR), works, clerk)
    [added] = add_people(actor, [(fields, "new.user")])
    user = User.objects.get(username="new.user")
    assert (added.user, user.name, user.email) == (user, "นายใหม่ มาดี", "new@example.go.th")
    assert not user.has_usable_password()
    assert invited_by(added.code) == user
    assert memberships(user) == [("staff", "กองช่าง", "ปลัดเทศบาล"), ("auditor", "กองช่าง", "")]
    assert trail() == [
        ("account.added", "นายใหม่ มาดี"),
        ("member.added", "นายใหม่ มาดี · เจ้าหน้าที่หน่วยงาน"),
        ("member.added", "นายใหม่ มาดี · ผู้ตรวจสอบ"),
    ]
    assert told(mayor) == ["นางดูแล ระบบดี เพิ่มบุคคล 1 คน: นายใหม่ มาดี"]
    assert added.code not in str(list(AuditEntry.objects.values())) + str(list(Notice.objects.values()))
    assert broken_links(municipality) == []


def test_a_name_that_is_taken_anywhere_is_refused_and_nobody_is_added(actor: Actor, other: Municipality) -> None:
    make_member(other, username="Somebody")
    fields = PersonFields("นายใหม่", "", (Role.STAFF,))
    with pytest.raises(CannotSetUp, match=NAME_TAKEN):
        add_people(actor, [(fields, "first"), (fields, "somebody")])
    assert not User.objects.filter(username="first").exists()
    assert trail() == []


def test_a_name_is_proposed_that_nobody_has(municipality: Municipality) -> None:
    code = municipality.code
    assert propose_username(municipality, "Clerk+1@example.go.th", "staff") == f"clerk1.{code}"
    make_user(username=f"STAFF.{code}")
    taken: set[str] = set()
    assert propose_username(municipality, "", "staff", taken) == f"staff.{code}.2"
    assert propose_username(municipality, "", "staff", taken) == f"staff.{code}.3"
    assert propose_username(municipality, "นายก@example.go.th", "staff", taken) == f"staff.{code}.4"


def test_a_change_is_recorded_and_told_and_the_same_again_is_none(
    actor: Actor, municipality: Municipality, mayor: User
) -> None:
    finance = make_unit(municipality, "กองคลัง")
    person = make_member(municipality, Role.STAFF, name="นายเดิม")
    assert change(actor, person, name="นายเปลี่ยน", roles=(Role.STAFF, Role.COORDINATOR), unit=finance)
    person.refresh_from_db()
    assert not change(actor, person)
    assert person.name == "นายเปลี่ยน"
    assert memberships(person) == [("staff", "กองคลัง", ""), ("coordinator", "กองคลัง", "")]
    assert [action for action, _ in trail()] == ["account.changed", "member.changed", "member.added"]
    assert told(mayor) == [
        "นางดูแล ระบบดี แก้ไขผู้ใช้ “นายเปลี่ยน” แก้ไขสมาชิก “นายเปลี่ยน · เจ้าหน้าที่หน่วยงาน” เพิ่มสมาชิก “นายเปลี่ยน · ผู้ประสานงาน ITA”"
    ]


def test_a_role_that_is_taken_away_leaves_its_position_and_appointments_to_another(
    actor: Actor, municipality: Municipality, mayor: User
) -> None:
    person = make_member(municipality, Role.AUDITOR, title="ปลัดเทศบาล")
    acting = ActingAppointment.objects.create(
        position=Position.objects.get(title=MAYOR_TITLE),
        membership=Membership.objects.get(user=person),
        start=timezone.localdate(),
        end=timezone.localdate(),
    )
    assert change(actor, person, roles=(Role.EXECUTIVE,))
    assert memberships(person) == [("executive", "", "ปลัดเทศบาล")]
    acting.refresh_from_db()
    assert acting.membership.role == Role.EXECUTIVE
    assert trail() == [
        ("member.added", f"{person} · ผู้บริหาร"),
        ("member.removed", f"{person} · ผู้ตรวจสอบ"),
    ]


def test_nobody_changes_own_roles_or_position_or_leaves(actor: Actor, municipality: Municipality, mayor: User) -> None:
    assert actor.user is not None
    for fields in ({"roles": (Role.LOCAL_ADMINISTRATOR, Role.EXECUTIVE)}, {"position": Position.objects.get()}):
        with pytest.raises(CannotSetUp, match=OWN):
            change(actor, actor.user, **fields)
    with pytest.raises(CannotSetUp, match=OWN):
        let_go(actor, actor.user.pk, {})
    with pytest.raises(CannotSetUp, match="ออกรหัสให้ตนเองไม่ได้"):
        new_code(actor, actor.user.pk)
    assert change(actor, actor.user, email="own@example.go.th")
    assert memberships(actor.user) == [("local-administrator", "", "")]


def test_two_people_at_one_person_meet(actor: Actor, municipality: Municipality) -> None:
    person = make_member(municipality, Role.STAFF)
    mark = opened_with(municipality, person)
    assert change(actor, person, roles=(Role.AUDITOR,))
    with pytest.raises(EditedMeanwhile):
        change(actor, person, mark=mark, roles=(Role.EXECUTIVE,))
    assert memberships(person) == [("auditor", "", "")]


@pytest.mark.parametrize("why", ["elsewhere", "officer", "superuser"])
def test_of_an_account_that_is_not_ours_alone_only_the_membership_changes(
    actor: Actor, municipality: Municipality, other: Municipality, why: str
) -> None:
    person = make_member(municipality, Role.STAFF, name="คนของหลายแห่ง", is_superuser=why == "superuser")
    if why == "officer":
        Oversight.objects.create(user=person, province="ลำปาง")
    if why == "elsewhere":
        with open_municipality(other):
            Membership.objects.create(municipality=other, user=person, role=Role.STAFF)
    password = person.password
    assert change(actor, person, name="ชื่อใหม่", email="x@example.go.th", roles=(Role.AUDITOR,))
    with pytest.raises(CannotSetUp, match=SHARED):
        new_code(actor, person.pk)
    let_go(actor, person.pk, {})
    person.refresh_from_db()
    assert (person.name, person.email, person.is_active, person.password) == ("คนของหลายแห่ง", "", True, password)
    assert memberships(person) == []
    with open_municipality(other):
        assert len(memberships(person)) == (why == "elsewhere")


def test_a_new_code_ends_the_old_way_in_and_the_person_is_told(
    actor: Actor, municipality: Municipality, mayor: User
) -> None:
    person = make_member(municipality, Role.STAFF, name="นายลืม")
    code = new_code(actor, person.pk).code
    person.refresh_from_db()
    assert not person.has_usable_password()
    assert invited_by(code) == person
    assert trail() == [("account.password_set", "นายลืม")]
    assert told(person) == told(mayor) == ["นางดูแล ระบบดี ตั้งรหัสผ่านใหม่ของผู้ใช้ “นายลืม”"]


def test_who_leaves_hands_the_position_over_and_acts_no_longer(
    actor: Actor, municipality: Municipality, mayor: User
) -> None:
    clerk = make_member(municipality, Role.EXECUTIVE, title="ปลัดเทศบาล", name="นายเก่า")
    deputy = make_member(municipality, Role.EXECUTIVE, name="นายต่อ")
    today = timezone.localdate()
    acting = ActingAppointment.objects.create(
        position=Position.objects.get(title=MAYOR_TITLE),
        membership=Membership.objects.get(user=clerk),
        start=today - dt.timedelta(days=3),
        end=today + dt.timedelta(days=30),
    )
    let_go(actor, clerk.pk, {Position.objects.get(title="ปลัดเทศบาล").pk: deputy.pk})
    clerk.refresh_from_db()
    acting.refresh_from_db()
    assert not clerk.is_active
    assert acting.end == today - dt.timedelta(days=1)
    assert (memberships(clerk), memberships(deputy)) == (
        [("executive", "", "")],
        [("executive", "", "ปลัดเทศบาล")],
    )
    assert [action for action, _ in trail()] == [
        "member.changed",
        "member.changed",
        "acting.changed",
        "account.changed",
    ]
    assert told(mayor)[-1] == "นางดูแล ระบบดี นำ นายเก่า ออกจากรายชื่อบุคคลของเทศบาล"
    assert [p.user for p in people_of(municipality)] == [actor.user, deputy, mayor]


def test_a_position_goes_to_nobody_of_another_municipality(
    actor: Actor, municipality: Municipality, other: Municipality
) -> None:
    clerk = make_member(municipality, Role.EXECUTIVE, title="ปลัดเทศบาล")
    stranger = make_member(other, Role.EXECUTIVE)
    with pytest.raises(CannotSetUp, match="ไม่อยู่ในรายชื่อ"):
        let_go(actor, clerk.pk, {Position.objects.get().pk: stranger.pk})
    assert memberships(clerk) == [("executive", "", "ปลัดเทศบาล")]
