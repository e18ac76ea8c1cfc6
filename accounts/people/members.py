"""The people of the open municipality as its pages list them: a few queries, however many there are."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import ActingAppointment, Membership, Municipality, Oversight, Position, Role, Unit, User
from accounts.tenancy import open_all
from thai.text import sort_key


@dataclass
class Person:
    """Someone with all their memberships here."""

    user: User
    memberships: list[Membership] = field(default_factory=list)
    acting: list[ActingAppointment] = field(default_factory=list)  # in force today

    @property
    def roles(self) -> list[str]:
        """In the order of `Role`."""
        held = {membership.role for membership in self.memberships}
        return [role for role in Role.values if role in held]

    @property
    def role_words(self) -> list[str]:
        return [str(Role(role).label) for role in self.roles]

    @property
    def units(self) -> list[Unit]:
        units = {membership.unit.pk: membership.unit for membership in self.memberships if membership.unit}
        return list(units.values())

    @property
    def positions(self) -> list[Position]:
        return [membership.position for membership in self.memberships if membership.position]


def people_of(municipality: Municipality, search: str = "") -> list[Person]:
    """Everyone at work here, in Thai order; those only in whom each searched word stands somewhere."""
    found = _grouped(Membership.objects.filter(municipality=municipality, user__is_active=True))
    wanted = search.casefold().split()
    people = [person for person in found.values() if all(word in _said(person) for word in wanted)]
    return sorted(people, key=lambda person: (sort_key(person.user.name), person.user.pk))


def person_of(municipality: Municipality, pk: int) -> Person | None:
    """One of them."""
    members = Membership.objects.filter(municipality=municipality, user=pk, user__is_active=True)
    return next(iter(_grouped(members).values()), None)


def former_people_of(municipality: Municipality) -> list[User]:
    """Those whose account was closed here."""
    members = Membership.objects.filter(municipality=municipality, user__is_active=False)
    people = User.objects.filter(pk__in=members.values("user"))
    return sorted(people, key=lambda user: (sort_key(user.name), user.pk))


def is_shared(user: User) -> bool:
    """Whether the account is not this municipality's alone: the person works elsewhere too, or above."""
    with open_all():
        places = Membership.objects.filter(user=user).values("municipality").distinct().count()
    return places > 1 or user.is_superuser or user.is_staff or Oversight.objects.filter(user=user).exists()


def _grouped(members: QuerySet[Membership]) -> dict[int, Person]:
    today = timezone.localdate()
    people: dict[int, Person] = {}
    for member in members.select_related("user", "unit", "position").order_by("pk"):
        people.setdefault(member.user_id, Person(member.user)).memberships.append(member)
    acting = ActingAppointment.objects.filter(membership__user__in=people, start__lte=today, end__gte=today)
    for each in acting.select_related("position", "membership").order_by("end", "pk"):
        people[each.membership.user_id].acting.append(each)
    return people


def _said(person: Person) -> str:
    """All that a search may find in a line of the list."""
    names = [person.user.name, person.user.username, person.user.email, *person.role_words]
    return " ".join([*names, *(str(row) for row in (*person.units, *person.positions))]).casefold()
