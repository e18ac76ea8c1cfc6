"""Who may do what, where: the whole table, acting appointments, units, and nothing elsewhere."""

import datetime as dt
from dataclasses import dataclass

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.models import ActingAppointment, Membership, Municipality, Oversight, Position, Role, User
from accounts.permissions import (
    ADMINISTRATOR,
    OFFICER,
    SIGNED_IN,
    TABLE,
    Actor,
    Capability,
    PlatformActor,
    actor_in,
    can,
    municipalities_of,
    require,
    system_actor,
)
from accounts.tenancy import open_municipality
from plans.rules.workflow import Stage
from tests.factories import actor_for, make_measure, make_member, make_municipality, make_plan, make_unit, make_user
from thai.dates import long_date

C = Capability
EXPECTED = {
    Role.STAFF: {C.VIEW, C.EDIT_SCORES, C.EDIT_MEASURE, C.SUBMIT_MEASURE, C.COMMENT},
    Role.COORDINATOR: {
        C.VIEW,
        C.EDIT_SCORES,
        C.IMPORT_SCORES,
        C.EDIT_PLAN,
        C.EDIT_MEASURE,
        C.SUBMIT_MEASURE,
        C.COMMENT,
        C.MERGE_UNITS,
        C.SET_FONTS,
        C.MAKE_PAPER,
        C.SUBMIT_PAPER,
        C.OWN_CERTIFICATE,
        C.PUBLISH,
        C.SET_ROUTES,
        C.VIEW_TRAIL,
    },
    Role.AUDITOR: {C.VIEW, C.COMMENT, C.DECIDE, C.OWN_CERTIFICATE, C.VIEW_TRAIL},
    Role.EXECUTIVE: {C.VIEW, C.COMMENT, C.DECIDE, C.OWN_CERTIFICATE, C.REVOKE_PAPER, C.PUBLISH, C.VIEW_TRAIL},
    Role.LOCAL_ADMINISTRATOR: {C.VIEW, C.SET_UP, C.SET_FONTS, C.SET_ROUTES, C.MERGE_UNITS, C.VIEW_TRAIL},
    OFFICER: {C.VIEW},
    ADMINISTRATOR: {
        C.VIEW,
        C.EDIT_SCORES,
        C.IMPORT_SCORES,
        C.EDIT_PLAN,
        C.EDIT_MEASURE,
        C.SUBMIT_MEASURE,
        C.COMMENT,
        C.MERGE_UNITS,
        C.SET_UP,
        C.SET_FONTS,
        C.MAKE_PAPER,
        C.IMPORT_COUNTRY,
        C.CORRECT_RULES,
        C.SET_ROUTES,
        C.VIEW_TRAIL,
        C.CHECK_INTEGRITY,
    },
    SIGNED_IN: {C.VIEW_OVERVIEW},
}
NOWHERE = Municipality(code="5000000", name="ที่นี่", type="ทต")


@dataclass(frozen=True)
class Decided:
    """What a position decides."""

    position_id: int | None
    authors: dict[int | None, str]
    decided: dict[int | None, str]


def a_step(position_id: int | None, *authors: int, decided: dict[int | None, str] | None = None) -> Decided:
    return Decided(position_id, dict.fromkeys(authors, "จัดทำ"), decided or {})


def acting(municipality: Municipality, start: int, end: int, title: str = "ปลัดเทศบาล") -> tuple[Actor, Position]:
    """A deputy acting for `title` from today + start to today + end days."""
    person = make_member(municipality, Role.EXECUTIVE, title="รองปลัดเทศบาล")
    today = timezone.localdate()
    with open_municipality(municipality):
        position = Position.objects.create(municipality=municipality, title=title)
        ActingAppointment.objects.create(
            position=position,
            membership=Membership.objects.get(user=person),
            start=today + dt.timedelta(days=start),
            end=today + dt.timedelta(days=end),
        )
    return actor_for(municipality, person), position


@pytest.mark.parametrize("capability", Capability)
@pytest.mark.parametrize("role", EXPECTED)
def test_a_role_may_what_the_table_says_and_no_more(role: str, capability: Capability) -> None:
    actor = Actor(NOWHERE, roles=frozenset({role}))
    allowed = capability in EXPECTED[role]
    assert can(actor, capability) is allowed
    if allowed:
        require(actor, capability)
    else:
        said = f"บัญชีนี้ไม่มีสิทธิ{capability.value}$"
        if role == ADMINISTRATOR and capability in {C.SUBMIT_PAPER, C.DECIDE, C.OWN_CERTIFICATE}:
            said = "ลงนามไม่ได้ บัญชีผู้ดูแลระบบไม่ลงนาม"
        if role == Role.LOCAL_ADMINISTRATOR and capability in {C.DECIDE, C.OWN_CERTIFICATE}:
            said = "พิจารณาหรือใช้ใบรับรองของตนเองไม่ได้ ผู้ดูแลของเทศบาลเป็นผู้กำหนดว่าใครลงนาม"
        with pytest.raises(PermissionDenied, match=f"^{said}"):
            require(actor, capability)


def test_every_role_has_its_line_in_the_table() -> None:
    assert set(TABLE) == set(EXPECTED) == {*Role.values, OFFICER, ADMINISTRATOR, SIGNED_IN}


@pytest.mark.parametrize("capability", Capability)
def test_above_the_municipalities_one_may_look_and_the_administrator_import(capability: Capability) -> None:
    person, administrator = PlatformActor(User()), PlatformActor(User(is_superuser=True))
    assert can(person, capability) is (capability is C.VIEW_OVERVIEW)
    above = {C.VIEW_OVERVIEW, C.IMPORT_COUNTRY, C.CORRECT_RULES, C.CHECK_INTEGRITY, C.SET_UP}
    assert can(administrator, capability) is (capability in above)
    if not can(person, capability):
        with pytest.raises(PermissionDenied, match=f"^บัญชีนี้ไม่มีสิทธิ{capability.value}$"):
            require(person, capability)


@pytest.mark.parametrize("capability", Capability)
def test_nobody_may_nothing(capability: Capability) -> None:
    assert not can(None, capability)
    assert not can(Actor(NOWHERE), capability)


def test_roles_add_up() -> None:
    actor = Actor(NOWHERE, roles=frozenset({Role.STAFF, Role.AUDITOR}))
    assert actor.capabilities == EXPECTED[Role.STAFF] | EXPECTED[Role.AUDITOR]


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
def test_a_member_has_the_role_here_and_is_nobody_elsewhere(
    municipality: Municipality, other: Municipality, role: str
) -> None:
    person = make_member(municipality, role)
    assert actor_for(municipality, person).roles == {role}
    assert actor_in(other, person) is None
    assert list(municipalities_of(person)) == [municipality]


@pytest.mark.django_db
def test_one_person_has_other_roles_in_other_municipalities(municipality: Municipality, other: Municipality) -> None:
    person = make_member(municipality, Role.COORDINATOR)
    with open_municipality(other):
        Membership.objects.create(municipality=other, user=person, role=Role.AUDITOR)
    assert actor_for(municipality, person).roles == {Role.COORDINATOR}
    assert actor_for(other, person).roles == {Role.AUDITOR}


@pytest.mark.django_db
def test_who_has_left_is_nobody(municipality: Municipality) -> None:
    assert actor_in(municipality, make_member(municipality, is_active=False)) is None
    assert actor_in(municipality, make_user(is_superuser=True, is_active=False)) is None


@pytest.mark.django_db
def test_a_provincial_officer_reads_the_province_and_no_other(municipality: Municipality, other: Municipality) -> None:
    officer = make_user()
    Oversight.objects.create(user=officer, province=municipality.province)
    neighbour = make_municipality()
    actor = actor_for(municipality, officer)
    assert actor.capabilities == {Capability.VIEW}
    assert actor_in(other, officer) is None
    assert set(municipalities_of(officer)) == {municipality, neighbour}
    assert list(municipalities_of(officer, own=True)) == []


@pytest.mark.django_db
def test_the_administrator_is_at_work_everywhere_and_decides_nowhere(municipality: Municipality) -> None:
    administrator = make_user(is_superuser=True)
    actor = actor_for(municipality, administrator)
    assert actor.roles == system_actor(municipality).roles == {ADMINISTRATOR}
    assert not can(actor, Capability.DECIDE)
    assert not can(actor, Capability.SUBMIT_PAPER)
    assert municipality in municipalities_of(administrator)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("start", "end", "in_force"), [(0, 0, True), (-1, 1, True), (-9, 0, True), (-9, -1, False), (1, 9, False)]
)
def test_an_acting_appointment_holds_on_its_days_both_included(
    municipality: Municipality, start: int, end: int, in_force: bool
) -> None:
    actor, position = acting(municipality, start, end)
    assert can(actor, Capability.DECIDE, a_step(position.pk)) is in_force
    assert [a.position.title for a in actor.acting.values()] == (["ปลัดเทศบาล"] if in_force else [])
    assert list(actor.not_acting) == ([] if in_force else [position.pk])


@pytest.mark.django_db
def test_who_acts_signs_with_own_title_acting_and_title(municipality: Municipality) -> None:
    actor, position = acting(municipality, 0, 0)
    [own] = actor.held
    assert actor.capacity_for(position.pk) == ("รองปลัดเทศบาล", "รักษาราชการแทน", "ปลัดเทศบาล")
    assert actor.capacity_for(own) == ("รองปลัดเทศบาล",)
    with pytest.raises(ValueError, match="drafter"):
        actor.capacity_for(None)
    with pytest.raises(KeyError):
        actor.capacity_for(0)


@pytest.mark.django_db
def test_a_position_is_decided_for_by_its_holder_alone(municipality: Municipality) -> None:
    mayor = actor_for(municipality, make_member(municipality, Role.EXECUTIVE, title="นายกเทศมนตรี"))
    clerk = actor_for(municipality, make_member(municipality, Role.EXECUTIVE, title="ปลัดเทศบาล"))
    [position] = mayor.held
    assert can(mayor, Capability.DECIDE, a_step(position))
    assert not can(clerk, Capability.DECIDE, a_step(position))
    assert not can(mayor, Capability.DECIDE, a_step(None))


@pytest.mark.django_db
def test_nobody_decides_about_an_own_paper(municipality: Municipality) -> None:
    person = make_member(municipality, Role.EXECUTIVE, title="นายกเทศมนตรี")
    mayor = actor_for(municipality, person)
    [position] = mayor.held
    assert can(mayor, Capability.DECIDE, a_step(position, person.pk + 1))
    own = a_step(position, person.pk + 1, person.pk)
    assert not can(mayor, Capability.DECIDE, own)
    with pytest.raises(PermissionDenied, match=r"^ลงนามเรื่องนี้ไม่ได้ ท่านเป็นผู้จัดทำฉบับนี้ ผู้จัดทำพิจารณาเรื่องของตนเองไม่ได้"):
        require(mayor, Capability.DECIDE, own)


@pytest.mark.django_db
def test_one_person_decides_one_step_of_a_submission(municipality: Municipality) -> None:
    person = make_member(municipality, Role.EXECUTIVE, title="นายกเทศมนตรี")
    mayor = actor_for(municipality, person)
    [position] = mayor.held
    second = a_step(position, decided={person.pk: "ความเห็นปลัดเทศบาล"})
    assert not can(mayor, Capability.DECIDE, second)
    with pytest.raises(PermissionDenied, match=r"ท่านพิจารณาขั้น “ความเห็นปลัดเทศบาล” ของเรื่องนี้ไปแล้ว"):
        require(mayor, Capability.DECIDE, second)


@pytest.mark.django_db
@pytest.mark.parametrize(("start", "end", "said"), [(-9, -1, "สิ้นสุดเมื่อวันที่"), (1, 9, "เริ่มวันที่")])
def test_who_does_not_act_today_is_told_when(municipality: Municipality, start: int, end: int, said: str) -> None:
    actor, position = acting(municipality, start, end)
    day = long_date(timezone.localdate() + dt.timedelta(days=end if end < 0 else start))
    with pytest.raises(PermissionDenied, match=f"การรักษาราชการแทนปลัดเทศบาลของท่าน{said} {day}$"):
        require(actor, Capability.DECIDE, a_step(position.pk))


@pytest.mark.django_db
def test_an_administrator_signs_nothing_whatever_else_the_person_is(municipality: Municipality) -> None:
    person = make_member(municipality, Role.EXECUTIVE, title="นายกเทศมนตรี", is_superuser=True)
    with open_municipality(municipality):
        Membership.objects.create(municipality=municipality, user=person, role=Role.COORDINATOR)
    actor = actor_for(municipality, person)
    assert actor.capabilities == (EXPECTED[Role.EXECUTIVE] | EXPECTED[Role.COORDINATOR] | EXPECTED[ADMINISTRATOR]) - {
        C.DECIDE,
        C.SUBMIT_PAPER,
        C.OWN_CERTIFICATE,
    }


@pytest.mark.parametrize("other_role", [Role.COORDINATOR, Role.AUDITOR, Role.EXECUTIVE])
def test_who_says_which_people_sign_decides_nothing_whatever_else_the_person_is(other_role: str) -> None:
    actor = Actor(NOWHERE, roles=frozenset({Role.LOCAL_ADMINISTRATOR, other_role}))
    both = EXPECTED[Role.LOCAL_ADMINISTRATOR] | EXPECTED[other_role]
    assert actor.capabilities == both - {C.DECIDE, C.OWN_CERTIFICATE}
    with pytest.raises(PermissionDenied, match=r"^พิจารณาหรือใช้ใบรับรองของตนเองไม่ได้"):
        require(actor, C.DECIDE)


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.STAFF, Role.COORDINATOR])
def test_holding_a_position_does_not_make_one_decide(municipality: Municipality, role: str) -> None:
    actor = actor_for(municipality, make_member(municipality, role, title="นายกเทศมนตรี"))
    [position] = actor.held
    assert not can(actor, Capability.DECIDE, a_step(position))


@pytest.mark.django_db
def test_staff_edit_the_measures_of_their_unit_its_sections_and_everybody(municipality: Municipality) -> None:
    finance, works = make_unit(municipality, "กองคลัง"), make_unit(municipality, "กองช่าง")
    revenue = make_unit(municipality, "งานจัดเก็บรายได้", parent=finance)
    plan = make_plan(municipality)
    of_finance, of_works, of_revenue, of_both, of_none = (
        make_measure(plan, units=units, stage=Stage.ASSIGNED)
        for units in ([finance], [works], [revenue], [works, finance], [])
    )
    of_all = make_measure(plan, all_units=True, stage=Stage.ASSIGNED)
    head = actor_for(municipality, make_member(municipality, Role.STAFF, unit=finance))
    clerk = actor_for(municipality, make_member(municipality, Role.STAFF, unit=revenue))
    unplaced = actor_for(municipality, make_member(municipality, Role.STAFF))
    coordinator = actor_for(municipality, make_member(municipality, Role.COORDINATOR))
    measures = [of_finance, of_works, of_revenue, of_both, of_none, of_all]
    with open_municipality(municipality):
        assert [can(head, Capability.EDIT_MEASURE, m) for m in measures] == [True, False, True, True, False, True]
        assert [can(clerk, Capability.EDIT_MEASURE, m) for m in measures] == [False, False, True, False, False, True]
        assert [can(unplaced, Capability.EDIT_MEASURE, m) for m in measures] == [*[False] * 5, True]
        assert all(can(coordinator, Capability.EDIT_MEASURE, m) for m in measures)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("stage", "edits"),
    [
        (Stage.DRAFT, False),
        (Stage.ASSIGNED, True),
        (Stage.SUBMITTED, False),
        (Stage.RETURNED, True),
        (Stage.ACCEPTED, True),
    ],
)
def test_a_unit_works_on_a_measure_while_it_is_in_its_hands(
    municipality: Municipality, stage: Stage, edits: bool
) -> None:
    finance = make_unit(municipality)
    clerk = actor_for(municipality, make_member(municipality, Role.STAFF, unit=finance))
    measure = make_measure(make_plan(municipality), units=[finance], stage=stage)
    with open_municipality(municipality):
        assert can(clerk, Capability.EDIT_MEASURE, measure) is edits
        assert can(clerk, Capability.SUBMIT_MEASURE, measure)


@pytest.mark.parametrize("capability", [Capability.EDIT_MEASURE, Capability.SUBMIT_MEASURE, Capability.DECIDE])
def test_an_object_the_question_is_not_about_raises_and_never_answers_yes(capability: Capability) -> None:
    actor = Actor(NOWHERE, roles=frozenset({Role.STAFF, Role.AUDITOR}))
    with pytest.raises(AttributeError):
        can(actor, capability, object())  # type: ignore[call-overload]  # what the types forbid
