"""The one place that decides who may do what. Views, actions and templates all ask `can`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache, cached_property
from typing import Literal, Protocol, cast, overload

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import ActingAppointment, Membership, Municipality, Oversight, Role, Unit, User
from accounts.tenancy import open_all
from thai.dates import long_date


class Capability(Enum):
    """What can be allowed. The words are what a refused person is told and what docs/permissions.md lists."""

    VIEW = "ดูข้อมูลของเทศบาล"
    EDIT_SCORES = "กรอกและแก้ไขคะแนน"
    IMPORT_SCORES = "นำเข้าคะแนนจากไฟล์"
    IMPORT_COUNTRY = "นำเข้าไฟล์คะแนนของหลายเทศบาล"
    CORRECT_RULES = "แก้ไขหลักเกณฑ์และถ้อยคำของข้อในแต่ละปี"
    VIEW_OVERVIEW = "ดูภาพรวมของเทศบาลที่ดูแล"
    EDIT_PLAN = "แก้ไขแผนและบทวิเคราะห์"
    EDIT_MEASURE = "แก้ไขมาตรการของหน่วยงานตน"
    SUBMIT_MEASURE = "ส่งและดึงกลับมาตรการของหน่วยงานตน"
    COMMENT = "แสดงความเห็นต่อมาตรการ"
    MERGE_UNITS = "รวมหน่วยงานภายในที่ซ้ำกัน"
    SET_UP = "ตั้งค่าบุคลากร ตำแหน่ง หน่วยงาน และข้อมูลของเทศบาล"
    SET_FONTS = "กำหนดฟอนต์ของเอกสาร"
    MAKE_PAPER = "จัดทำเอกสาร"
    SUBMIT_PAPER = "ลงนามในฐานะผู้จัดทำ เสนอ และถอนเรื่อง"
    DECIDE = "พิจารณาเรื่องในฐานะผู้ดำรงตำแหน่งหรือผู้รักษาราชการแทน"
    OWN_CERTIFICATE = "ใช้ใบรับรองลายมือชื่อของตนเอง"
    REVOKE_PAPER = "เพิกถอนเอกสารที่ลงนามแล้ว"
    PUBLISH = "เผยแพร่ต่อสาธารณะและถอนการเผยแพร่"
    SET_ROUTES = "กำหนดเส้นทางการเสนอของเอกสาร"
    VIEW_TRAIL = "ดูบันทึกการใช้งานของเทศบาล"
    CHECK_INTEGRITY = "ตรวจความครบถ้วนของข้อมูลทั้งระบบ"


# Beside the five roles of a membership: the provincial officer and the platform administrator.
OFFICER = "officer"
ADMINISTRATOR = "administrator"
SIGNED_IN = "signed-in"  # whoever has an account, with or without a municipality

_C = Capability
TABLE: dict[str, frozenset[Capability]] = {
    Role.STAFF: frozenset({_C.VIEW, _C.EDIT_SCORES, _C.EDIT_MEASURE, _C.SUBMIT_MEASURE, _C.COMMENT}),
    Role.COORDINATOR: frozenset(
        {
            _C.VIEW,
            _C.EDIT_SCORES,
            _C.IMPORT_SCORES,
            _C.EDIT_PLAN,
            _C.EDIT_MEASURE,
            _C.SUBMIT_MEASURE,
            _C.COMMENT,
            _C.MERGE_UNITS,
            _C.SET_FONTS,
            _C.MAKE_PAPER,
            _C.SUBMIT_PAPER,
            _C.OWN_CERTIFICATE,
            _C.PUBLISH,
            _C.SET_ROUTES,
            _C.VIEW_TRAIL,
        }
    ),
    # The trail names who did what, all day: for those who answer for it, not for staff or the province.
    Role.AUDITOR: frozenset({_C.VIEW, _C.COMMENT, _C.DECIDE, _C.OWN_CERTIFICATE, _C.VIEW_TRAIL}),
    Role.EXECUTIVE: frozenset(
        {_C.VIEW, _C.COMMENT, _C.DECIDE, _C.OWN_CERTIFICATE, _C.REVOKE_PAPER, _C.PUBLISH, _C.VIEW_TRAIL}
    ),
    Role.LOCAL_ADMINISTRATOR: frozenset(
        {_C.VIEW, _C.SET_UP, _C.SET_FONTS, _C.SET_ROUTES, _C.MERGE_UNITS, _C.VIEW_TRAIL}
    ),
    OFFICER: frozenset({_C.VIEW}),
    ADMINISTRATOR: frozenset(
        {
            _C.VIEW,
            _C.EDIT_SCORES,
            _C.IMPORT_SCORES,
            _C.EDIT_PLAN,
            _C.EDIT_MEASURE,
            _C.SUBMIT_MEASURE,
            _C.COMMENT,
            _C.MERGE_UNITS,
            _C.SET_UP,
            _C.SET_FONTS,
            _C.MAKE_PAPER,
            _C.IMPORT_COUNTRY,
            _C.CORRECT_RULES,
            _C.SET_ROUTES,
            _C.VIEW_TRAIL,
            _C.CHECK_INTEGRITY,
        }
    ),
    SIGNED_IN: frozenset({_C.VIEW_OVERVIEW}),
}
ABOVE = frozenset(
    {_C.VIEW_OVERVIEW, _C.IMPORT_COUNTRY, _C.CORRECT_RULES, _C.CHECK_INTEGRITY, _C.SET_UP}
)  # what is done above the municipalities
# What a role takes away, whatever another role of the same person gives: who can change every account signs nothing,
# who says which people hold a municipality's positions decides nothing.
NEVER: dict[str, frozenset[Capability]] = {
    ADMINISTRATOR: frozenset({_C.SUBMIT_PAPER, _C.DECIDE, _C.OWN_CERTIFICATE}),
    Role.LOCAL_ADMINISTRATOR: frozenset({_C.DECIDE, _C.OWN_CERTIFICATE}),
}
TAKEN_AWAY = {
    ADMINISTRATOR: "ลงนามไม่ได้ บัญชีผู้ดูแลระบบไม่ลงนามหรือพิจารณาเอกสารใด แม้มีบทบาทหรือตำแหน่งในเทศบาลด้วย",
    Role.LOCAL_ADMINISTRATOR: (
        "พิจารณาหรือใช้ใบรับรองของตนเองไม่ได้ ผู้ดูแลของเทศบาลเป็นผู้กำหนดว่าใครลงนาม จึงไม่พิจารณาเอกสารเอง แม้มีบทบาทหรือตำแหน่งอื่นด้วย"
    ),
}


@cache
def _capabilities_of(roles: frozenset[str]) -> frozenset[Capability]:
    """Found once for every combination: whoever imports for a country acts in thousands of municipalities."""
    taken = frozenset().union(*(NEVER.get(role, frozenset()) for role in roles))
    return frozenset().union(*(TABLE[role] for role in roles)) - taken


@dataclass(frozen=True)
class Actor:
    """Someone at work in one municipality: may do what any of the roles allows and none takes away (`NEVER`).

    `user` is None for shell and system.
    """

    municipality: Municipality
    user: User | None = None
    roles: frozenset[str] = frozenset()
    unit_ids: frozenset[int] = frozenset()
    held: dict[int, str] = field(default_factory=dict)  # position id → title, held by the person
    acting: dict[int, ActingAppointment] = field(default_factory=dict)  # by position id, those that hold today
    not_acting: dict[int, ActingAppointment] = field(default_factory=dict)  # and those that ended or have not begun

    @property
    def capabilities(self) -> frozenset[Capability]:
        return _capabilities_of(self.roles)

    @property
    def is_coordinator(self) -> bool:
        return bool(self.roles & {Role.COORDINATOR, ADMINISTRATOR})

    @property
    def own_title(self) -> str:
        """The position that the person holds; empty for none."""
        return next(iter(self.held.values()), "")

    def capacity_for(self, position_id: int | None) -> tuple[str, ...]:
        """The lines printed under the name when signing for a position: its title, or own title, acting, title."""
        if position_id is None:
            raise ValueError("a step without a position is the drafter's")
        if position_id in self.held:
            return (self.held[position_id],)
        return (*filter(None, [self.own_title]), "รักษาราชการแทน", self.acting[position_id].position.title)

    def appointment_for(self, position_id: int | None) -> ActingAppointment | None:
        """By which appointment the person signs for a position; None for who holds it."""
        return None if position_id is None or position_id in self.held else self.acting.get(position_id)


def actor_in(municipality: Municipality, user: User) -> Actor | None:
    """The user as someone at work in this municipality; None for a user who has nothing to do with it."""
    return next(iter(actors_in(municipality, [user])), None)


def actors_in(municipality: Municipality, users: Iterable[User]) -> list[Actor]:
    """Those of the users who are at work in this municipality, in their order; three queries, however many they are."""
    active = [user for user in users if user.is_active]
    memberships: dict[int, list[Membership]] = defaultdict(list)
    appointed: dict[int, list[ActingAppointment]] = defaultdict(list)
    with open_all():
        members = Membership.objects.filter(user__in=active, municipality=municipality)
        for member in members.select_related("position", "unit"):
            memberships[member.user_id].append(member)
        if memberships:
            appointments = ActingAppointment.objects.filter(
                membership__in=[m for of in memberships.values() for m in of]
            )
            for each in appointments.select_related("position", "membership").order_by("end", "pk"):
                appointed[each.membership.user_id].append(each)
    overseen = Oversight.objects.filter(user__in=active, province=municipality.province)
    officers = set(overseen.values_list("user", flat=True))
    actors = (
        _actor(municipality, user, memberships[user.pk], appointed[user.pk], is_officer=user.pk in officers)
        for user in active
    )
    return [actor for actor in actors if actor.roles]


def _actor(
    municipality: Municipality,
    user: User,
    memberships: list[Membership],
    appointed: list[ActingAppointment],
    *,
    is_officer: bool,
) -> Actor:
    today = timezone.localdate()
    acting = {each.position_id: each for each in appointed if each.start <= today <= each.end}
    roles = {membership.role for membership in memberships}
    if user.is_superuser:
        roles.add(ADMINISTRATOR)
    if is_officer:
        roles.add(OFFICER)
    return Actor(
        municipality=municipality,
        user=user,
        roles=frozenset(roles),
        unit_ids=frozenset(m.unit_id for m in memberships if m.unit_id),
        held={m.position.pk: m.position.title for m in memberships if m.position},
        acting=acting,
        not_acting={each.position_id: each for each in appointed if each.position_id not in acting},
    )


@dataclass(frozen=True)
class PlatformActor:
    """A person at work above the municipalities: at their overview, with a file of the whole country."""

    user: User

    @cached_property
    def capabilities(self) -> frozenset[Capability]:
        own = TABLE[ADMINISTRATOR] if self.user.is_superuser else frozenset[Capability]()
        return (own | TABLE[SIGNED_IN]) & ABOVE


def system_actor(municipality: Municipality) -> Actor:
    """The shell's and the tasks' actor: an administrator without a person behind it. It can never decide or sign."""
    return Actor(municipality=municipality, roles=frozenset({ADMINISTRATOR}))


def municipalities_of(user: User, *, own: bool = False) -> QuerySet[Municipality]:
    """The municipalities a user may look at, or only those where the user is a member. Makes no query by itself."""
    if own:
        with open_all():
            return Municipality.objects.filter(pk__in=Membership.objects.filter(user=user).values("municipality"))
    return Municipality.objects.all() if user.is_superuser else read_by(user)


def read_by(user: User, opened: Collection[int] = ()) -> QuerySet[Municipality]:
    """Those whose content the user reads as a member, as the province's officer, or because it was `opened`."""
    overseen = Q(province__in=user.oversights.values("province"))
    with open_all():
        members = Membership.objects.filter(user=user).values("municipality")
    return Municipality.objects.filter(Q(pk__in=members) | overseen | Q(pk__in=opened))


def people_with(municipality: Municipality, *roles: str) -> QuerySet[User]:
    """The people at work in a municipality in any of these roles."""
    with open_all():
        members = Membership.objects.filter(municipality=municipality, role__in=roles)
    return User.objects.filter(is_active=True, pk__in=members.values("user"))


class _Units(Protocol):
    def all(self) -> Iterable[Unit]: ...


class ForUnits(Protocol):
    """What units are responsible for, such as a measure."""

    @property
    def is_with_unit(self) -> bool: ...
    @property
    def all_units(self) -> bool: ...
    @property
    def units(self) -> _Units: ...


class ForPosition(Protocol):
    """What the holder of a position decides and its authors never do, such as a step of a paper's way."""

    @property
    def position_id(self) -> int | None: ...
    @property
    def authors(self) -> Mapping[int | None, str]: ...  # whose work it is, by user id, and what they did of it
    @property
    def decided(self) -> Mapping[int | None, str]: ...  # who decided another part of the same, and which


@overload
def can(actor: Actor | None, capability: Literal[Capability.DECIDE], obj: ForPosition | None = None) -> bool: ...
@overload
def can(actor: Actor | None, capability: Capability, obj: ForUnits | None = None) -> bool: ...
@overload
def can(actor: PlatformActor, capability: Capability) -> bool: ...
def can(actor: Actor | PlatformActor | None, capability: Capability, obj: ForUnits | ForPosition | None = None) -> bool:
    """Whether the actor may do this, here, to this object.

    An object narrows four capabilities: a measure EDIT_MEASURE, SUBMIT_MEASURE and COMMENT (staff: their own units'
    only, to edit while it is with the units) and a step of a paper's way DECIDE (its position must be held, or acted
    for today, the paper not be one's own and no other step decided by the same person). An object that lacks what the
    question needs raises; it never answers yes.
    """
    return actor is not None and not refusal(actor, capability, obj)


@overload
def require(actor: Actor, capability: Literal[Capability.DECIDE], obj: ForPosition | None = None) -> None: ...
@overload
def require(actor: Actor, capability: Capability, obj: ForUnits | None = None) -> None: ...
@overload
def require(actor: PlatformActor, capability: Capability) -> None: ...
def require(actor: Actor | PlatformActor, capability: Capability, obj: ForUnits | ForPosition | None = None) -> None:
    """Raises PermissionDenied, in Thai, unless the actor may."""
    if why := refusal(actor, capability, obj):
        raise PermissionDenied(why)


def refusal(actor: Actor | PlatformActor, capability: Capability, obj: ForUnits | ForPosition | None = None) -> str:
    """Why the actor may not, in Thai; empty for one who may. `can` and `require` ask it, pages show it."""
    generic = f"บัญชีนี้ไม่มีสิทธิ{capability.value}"
    if capability not in actor.capabilities:
        roles = actor.roles if isinstance(actor, Actor) else ()
        return next((why for role, why in TAKEN_AWAY.items() if role in roles and capability in NEVER[role]), generic)
    if obj is None or isinstance(actor, PlatformActor):
        return ""
    if capability is Capability.DECIDE:
        return _refused_step(actor, cast(ForPosition, obj)) or ("" if actor.user else generic)
    own = {Capability.EDIT_MEASURE, Capability.SUBMIT_MEASURE}
    # Who only comments as a unit's staff does so on what the unit is responsible for.
    own |= {Capability.COMMENT} if actor.roles <= {Role.STAFF} else set()
    if capability in own and not actor.is_coordinator:
        measure = cast(ForUnits, obj)
        with_unit = capability is not Capability.EDIT_MEASURE or measure.is_with_unit
        return "" if with_unit and _is_responsible(actor, measure) else generic
    return ""


def _refused_step(actor: Actor, step: ForPosition) -> str:
    """Why a person whose role decides may not decide this step."""
    position, user = step.position_id, actor.user.pk if actor.user else None
    if position is None or (position not in actor.held and position not in actor.acting):
        if position in actor.not_acting:
            return _not_acting(actor.not_acting[position])
        return f"บัญชีนี้ไม่มีสิทธิ{Capability.DECIDE.value}"
    if user in step.authors:
        return (
            f"ลงนามเรื่องนี้ไม่ได้ ท่านเป็นผู้{step.authors[user]}ฉบับนี้ ผู้จัดทำพิจารณาเรื่องของตนเองไม่ได้"
            " ต้องให้ผู้ดำรงตำแหน่งหรือผู้รักษาราชการแทนคนอื่นพิจารณา"
        )
    if user in step.decided:
        return (
            f"ลงนามเรื่องนี้ไม่ได้ ท่านพิจารณาขั้น “{step.decided[user]}” ของเรื่องนี้ไปแล้ว คนหนึ่งพิจารณาได้ขั้นเดียว"
            " ต้องให้ผู้ดำรงตำแหน่งหรือผู้รักษาราชการแทนคนอื่นพิจารณา"
        )
    return ""


def _not_acting(appointment: ActingAppointment) -> str:
    title, start, end = appointment.position.title, appointment.start, appointment.end
    if end < timezone.localdate():
        return f"ลงนามเรื่องนี้ไม่ได้ การรักษาราชการแทน{title}ของท่านสิ้นสุดเมื่อวันที่ {long_date(end)}"
    return f"ลงนามเรื่องนี้ไม่ได้ การรักษาราชการแทน{title}ของท่านเริ่มวันที่ {long_date(start)}"


def _is_responsible(actor: Actor, measure: ForUnits) -> bool:
    return measure.all_units or not actor.unit_ids.isdisjoint(with_parents(measure.units.all()))


def with_parents(units: Iterable[Unit]) -> set[int]:
    """The units and what they belong to: the head of a division may edit its sections' measures."""
    return {pk for unit in units for pk in (unit.pk, unit.parent_id) if pk}
