"""Adding people to a municipality, changing them, and letting them go: on record, and told to those who answer for it.

What belongs to the account (name, e-mail, the way in) is changed here only while the account is this municipality's
alone; of anybody else only the membership is. Nobody changes their own roles, positions or appointments.
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from accounts.administered import Administered, administered, changed_between, keep_administered
from accounts.audit import lock, record
from accounts.background import enqueue
from accounts.editing import EditedMeanwhile
from accounts.editing.merging import fingerprint
from accounts.models import ActingAppointment, Membership, Position, Unit, User
from accounts.offers import forget_offers
from accounts.people.appointing import CannotSetUp, end_appointment
from accounts.people.members import Person, is_shared, people_of, person_of
from accounts.permissions import Actor, Capability, require
from accounts.signing_in.emails import set_email
from accounts.signing_in.invitations import invite
from thai.likeness import squeezed

OWN = "เปลี่ยนบทบาท ตำแหน่ง หรือสถานะของตนเองไม่ได้ ให้ผู้ดูแลคนอื่นหรือผู้ดูแลระบบเป็นผู้เปลี่ยน"
GONE = "บุคคลนี้ไม่อยู่ในรายชื่อของเทศบาลแล้ว"
SHARED = "บุคคลนี้ใช้บัญชีเดียวกันกับหน่วยงานอื่นด้วย จึงเปลี่ยนได้เฉพาะบทบาท หน่วยงาน และตำแหน่งที่นี่"
NAME_TAKEN = "ชื่อผู้ใช้นี้มีผู้ใช้แล้ว กรุณาใช้ชื่ออื่น"
THERE = "บุคคลชื่อและอีเมลนี้อยู่ในรายชื่อแล้ว ถ้ายังไม่ได้รหัสเชิญ ให้เปิดหน้าของบุคคลนั้นแล้วออกรหัสใหม่"


class ThereAlready(CannotSetUp):
    """Somebody of this name and e-mail works here: most likely the same, sent twice."""


@dataclass(frozen=True)
class PersonFields:
    """What is set of a person here."""

    name: str
    email: str
    roles: tuple[str, ...]
    unit: Unit | None = None
    position: Position | None = None

    def as_stored(self) -> dict[str, Any]:
        """As plain values, the same as those of `stored_person`."""
        keys = {"unit": self.unit.pk if self.unit else "", "position": self.position.pk if self.position else ""}
        return {"name": self.name, "email": self.email, "roles": sorted(self.roles), **keys}


@dataclass(frozen=True)
class Added:
    """Somebody with the code by which they get in; it is shown once."""

    user: User
    code: str


def fields_of(person: Person) -> PersonFields:
    """What is stored of a person; the first of several units or positions, which the administrators' site can set."""
    unit, position = next(iter(person.units), None), next(iter(person.positions), None)
    return PersonFields(person.user.name, person.user.email, tuple(person.roles), unit, position)


def stored_person(person: Person) -> dict[str, Any]:
    """The same as plain values, for a form that several may have open."""
    return fields_of(person).as_stored()


def add_people(actor: Actor, people: Sequence[tuple[PersonFields, str]]) -> list[Added]:
    """Makes an account for each, with its username and its memberships; all or none.

    CannotSetUp for a name taken; of it ThereAlready for somebody who is there.
    """
    require(actor, Capability.SET_UP)
    added: list[Added] = []
    done: list[Administered] = []
    with transaction.atomic():
        lock([actor.municipality.pk])
        there = {_known_by(person.user.name, person.user.email) for person in people_of(actor.municipality)}
        for fields, username in people:
            user = _new_user(fields, username)
            if _known_by(fields.name, fields.email) in there:
                raise ThereAlready(THERE)
            done.append(administered("account.added", None, user))
            done += _set_memberships(actor, Person(user), fields)
            added.append(Added(user, invite(user, actor.user)))
        if done:
            summary = f"เพิ่มบุคคล {len(added)} คน: {', '.join(str(each.user) for each in added)}"
            keep_administered(actor.user, done, [actor.municipality], summary)
    return added


def _known_by(name: str, email: str) -> tuple[str, str]:
    return squeezed(name), email.casefold()


def _new_user(fields: PersonFields, username: str) -> User:
    if User.objects.filter(username__iexact=username).exists():
        raise CannotSetUp(NAME_TAKEN)
    user = User(username=username, name=fields.name, email=fields.email)
    user.set_unusable_password()
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError as error:  # somebody else took it at the same moment
        raise CannotSetUp(NAME_TAKEN) from error
    return user


def change_person(actor: Actor, pk: int, fields: PersonFields, *, opened_with: str) -> bool:
    """Stores what is set of a person; False where nothing is new.

    EditedMeanwhile where somebody else changed it since the form was opened with this mark. CannotSetUp for what may
    not be changed.
    """
    require(actor, Capability.SET_UP)
    with transaction.atomic():
        lock([actor.municipality.pk])
        person = _person(actor, pk)
        stored = fields_of(person)
        if is_shared(person.user):
            fields = replace(fields, name=stored.name, email=stored.email)
        if fields.as_stored() == stored.as_stored():
            return False
        if opened_with != fingerprint(stored.as_stored()):
            raise EditedMeanwhile
        if person.user == actor.user and (set(fields.roles), fields.position) != (set(stored.roles), stored.position):
            raise CannotSetUp(OWN)
        done = [*(own := _set_account(person.user, fields)), *_set_memberships(actor, person, fields)]
        keep_administered(actor.user, done, [actor.municipality], also=[person.user] if own else [])
    return True


def _person(actor: Actor, pk: int) -> Person:
    person = person_of(actor.municipality, pk)
    if person is None:
        raise CannotSetUp(GONE)
    return person


def _set_account(user: User, fields: PersonFields) -> list[Administered]:
    before = copy.copy(user)
    user.name = fields.name
    user.save(update_fields=["name"])
    set_email(user, fields.email)
    return [administered("account.changed", before, user)] if changed_between(before, user) else []


def _set_memberships(actor: Actor, person: Person, fields: PersonFields) -> list[Administered]:
    """One membership for each role. Unit and position are written where they differ from what was shown, so that what
    the administrators' site set beside them stays; a position stands at one membership, or its holder would be two."""
    shown = fields_of(person) if person.memberships else PersonFields("", "", ())
    before = {membership.pk: copy.copy(membership) for membership in person.memberships}
    kept = [membership for membership in person.memberships if membership.role in fields.roles]
    dropped = [membership for membership in person.memberships if membership.role not in fields.roles]
    for role in fields.roles:
        if role not in person.roles:
            kept.append(Membership(municipality=actor.municipality, user=person.user, role=role, unit=shown.unit))
    if fields.unit != shown.unit:
        for membership in kept:
            membership.unit = fields.unit
    if fields.position != shown.position:
        for membership in (*kept, *dropped):
            membership.position = None if membership.position == shown.position else membership.position
        _place(kept, fields.position)
    for membership in dropped:
        if fields.position == shown.position and any(other.position is None for other in kept):
            _place(kept, membership.position)
    done = []
    for membership in kept:
        was = before.get(membership.pk)
        if changed_between(was, membership):
            membership.save()
            done.append(administered("member.changed" if was else "member.added", was, membership))
    if dropped:
        forget_offers(actor, person.user)
    for membership in dropped:
        ActingAppointment.objects.filter(membership=membership).update(membership=kept[0])
        done.append(administered("member.removed", before[membership.pk], None))
        membership.delete()
    return done


def _place(memberships: Sequence[Membership], position: Position | None) -> None:
    """Gives a position to the first of a person's memberships that has none."""
    free = [membership for membership in memberships if membership.position is None]
    if position and all(membership.position != position for membership in memberships):
        (free or list(memberships))[0].position = position


def new_code(actor: Actor, pk: int) -> Added:
    """Another code for somebody who lost theirs, or the password. The person is told like everybody concerned."""
    require(actor, Capability.SET_UP)
    with transaction.atomic():
        lock([actor.municipality.pk])
        user = _person(actor, pk).user
        if user == actor.user:
            raise CannotSetUp("ออกรหัสให้ตนเองไม่ได้ ให้เปลี่ยนรหัสผ่านของตนเองแทน")
        if is_shared(user):
            raise CannotSetUp(SHARED)
        code = invite(user, actor.user)
        user.set_unusable_password()
        user.save(update_fields=["password"])
        keep_administered(
            actor.user, [administered("account.password_set", user, user)], [actor.municipality], also=[user]
        )
    return Added(user, code)


def let_go(actor: Actor, pk: int, successors: Mapping[int, int]) -> None:
    """Somebody leaves: positions go to their successors (position → user), appointments end, the account closes.

    An account that is not this municipality's alone stays open elsewhere; its memberships here are taken away.
    """
    require(actor, Capability.SET_UP)
    with transaction.atomic():
        lock([actor.municipality.pk])
        person = _person(actor, pk)
        if person.user == actor.user:
            raise CannotSetUp(OWN)
        done = [each for position in person.positions for each in _hand_over(actor, person, position, successors)]
        open_ones = ActingAppointment.objects.filter(membership__user=pk, end__gte=timezone.localdate())
        for appointment in open_ones.select_related("position__municipality", "membership__user"):
            done.append(end_appointment(appointment))
        done += _close(person)
        forget_offers(actor, person.user)
        keep_administered(actor.user, done, [actor.municipality], f"นำ {person.user} ออกจากรายชื่อบุคคลของเทศบาล")


def _hand_over(actor: Actor, person: Person, position: Position, successors: Mapping[int, int]) -> list[Administered]:
    done = []
    for membership in person.memberships:
        if membership.position == position:
            before = copy.copy(membership)
            membership.position = None
            membership.save()
            done.append(administered("member.changed", before, membership))
    if chosen := successors.get(position.pk):
        successor = _person(actor, chosen)
        if successor.user in {actor.user, person.user}:
            raise CannotSetUp(OWN if successor.user == actor.user else "ผู้ที่ออกรับตำแหน่งของตนเองต่อไม่ได้")
        before_all = {membership.pk: copy.copy(membership) for membership in successor.memberships}
        _place(successor.memberships, position)
        for membership in successor.memberships:
            if changed_between(before_all[membership.pk], membership):
                membership.save()
                done.append(administered("member.changed", before_all[membership.pk], membership))
    return done


def _close(person: Person) -> list[Administered]:
    user, before = person.user, copy.copy(person.user)
    if not is_shared(user):
        user.is_active = False
        user.save(update_fields=["is_active"])
        return [administered("account.changed", before, user)]
    done = [administered("member.removed", membership, None) for membership in person.memberships]
    try:
        with transaction.atomic():
            ActingAppointment.objects.filter(membership__in=person.memberships).delete()
            for membership in person.memberships:
                membership.delete()
    except ProtectedError as error:
        raise CannotSetUp(
            "บุคคลนี้เคยลงนามในฐานะผู้รักษาราชการแทนที่นี่ และใช้บัญชีเดียวกันกับหน่วยงานอื่น จึงนำออกทั้งหมดไม่ได้"
            " ให้เหลือบทบาทเดียวและไม่ระบุตำแหน่งแทน"
        ) from error
    return done


def awaits_mail(user: User) -> bool:
    """Whether somebody has never come in, and a link could be mailed."""
    return bool(user.email) and user.last_login is None and not user.has_usable_password()


def mail_invitations(actor: Actor, chosen: Collection[int] | None = None) -> list[User]:
    """Mails a link to those of the chosen people who have never come in, or to all of them, and says to whom.

    A printed code of theirs is good no more, once the mail is made.
    """
    require(actor, Capability.SET_UP)
    with transaction.atomic():
        lock([actor.municipality.pk])
        users = [person.user for person in people_of(actor.municipality)]
        users = [u for u in users if awaits_mail(u) and (chosen is None or u.pk in chosen) and not is_shared(u)]
        for user in users:
            enqueue("accounts.tasks.mail_invitation", user.pk, actor.user.pk if actor.user else 0)
        if users:
            record(actor, "people.invited", actor.municipality, names=", ".join(map(str, users)))
    return users
