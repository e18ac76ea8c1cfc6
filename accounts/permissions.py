"""The one place that decides who may do what. Views, actions and templates all ask `can`."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Literal, Protocol, cast, overload

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import ActingAppointment, Membership, Municipality, Role, Unit, User
from accounts.tenancy import open_all


class Capability(Enum):
    """What can be allowed. The words are what a refused person is told and what docs/permissions.md lists."""

    VIEW = "ดูข้อมูลของเทศบาล"
    EDIT_SCORES = "กรอกและแก้ไขคะแนน"
    IMPORT_SCORES = "นำเข้าคะแนนจากไฟล์"
    IMPORT_COUNTRY = "นำเข้าไฟล์คะแนนของหลายเทศบาล"
    VIEW_OVERVIEW = "ดูภาพรวมของเทศบาลที่ดูแล"
    EDIT_PLAN = "แก้ไขแผนและบทวิเคราะห์"
    EDIT_MEASURE = "แก้ไขมาตรการของหน่วยงานตน"
    SUBMIT_MEASURE = "ส่งและดึงกลับมาตรการของหน่วยงานตน"
    MERGE_UNITS = "รวมหน่วยงานภายในที่ซ้ำกัน"
    MAKE_PAPER = "จัดทำเอกสาร"
    SUBMIT_PAPER = "ลงนามในฐานะผู้จัดทำ เสนอ และถอนเรื่อง"
    DECIDE = "พิจารณาเรื่องในฐานะผู้ดำรงตำแหน่งหรือผู้รักษาราชการแทน"
    REVOKE_PAPER = "เพิกถอนเอกสารที่ลงนามแล้ว"
    PUBLISH = "เผยแพร่ต่อสาธารณะและถอนการเผยแพร่"


# Beside the four roles of a membership: the provincial officer and the platform administrator.
OFFICER = "officer"
ADMINISTRATOR = "administrator"
SIGNED_IN = "signed-in"  # whoever has an account, with or without a municipality

_C = Capability
TABLE: dict[str, frozenset[Capability]] = {
    Role.STAFF: frozenset({_C.VIEW, _C.EDIT_SCORES, _C.EDIT_MEASURE, _C.SUBMIT_MEASURE}),
    Role.COORDINATOR: frozenset(
        {
            _C.VIEW,
            _C.EDIT_SCORES,
            _C.IMPORT_SCORES,
            _C.EDIT_PLAN,
            _C.EDIT_MEASURE,
            _C.SUBMIT_MEASURE,
            _C.MERGE_UNITS,
            _C.MAKE_PAPER,
            _C.SUBMIT_PAPER,
            _C.PUBLISH,
        }
    ),
    Role.AUDITOR: frozenset({_C.VIEW, _C.DECIDE}),
    Role.EXECUTIVE: frozenset({_C.VIEW, _C.DECIDE, _C.REVOKE_PAPER, _C.PUBLISH}),
    OFFICER: frozenset({_C.VIEW}),
    ADMINISTRATOR: frozenset(
        {
            _C.VIEW,
            _C.EDIT_SCORES,
            _C.IMPORT_SCORES,
            _C.EDIT_PLAN,
            _C.EDIT_MEASURE,
            _C.SUBMIT_MEASURE,
            _C.MERGE_UNITS,
            _C.MAKE_PAPER,
            _C.IMPORT_COUNTRY,
        }
    ),
    SIGNED_IN: frozenset({_C.VIEW_OVERVIEW}),
}
ABOVE = frozenset({_C.VIEW_OVERVIEW, _C.IMPORT_COUNTRY})  # what is done above the municipalities


@dataclass(frozen=True)
class Actor:
    """Someone at work in one municipality: may do what any of the roles allows. `user` is None for shell and system."""

    municipality: Municipality
    user: User | None = None
    roles: frozenset[str] = frozenset()
    unit_ids: frozenset[int] = frozenset()
    held: dict[int, str] = field(default_factory=dict)  # position id → title, held by the person
    acting: dict[int, str] = field(default_factory=dict)  # position id → title, acted for today

    @cached_property
    def capabilities(self) -> frozenset[Capability]:
        return frozenset().union(*(TABLE[role] for role in self.roles))

    @property
    def is_coordinator(self) -> bool:
        return bool(self.roles & {Role.COORDINATOR, ADMINISTRATOR})

    def capacity_for(self, position_id: int | None) -> tuple[str, ...]:
        """The lines printed under the name when signing for a position: its title, or own title, acting, title."""
        if position_id is None:
            raise ValueError("a step without a position is the drafter's")
        if position_id in self.held:
            return (self.held[position_id],)
        own = next(iter(self.held.values()), "")
        return (*filter(None, [own]), "รักษาราชการแทน", self.acting[position_id])


def actor_in(municipality: Municipality, user: User) -> Actor | None:
    """The user as someone at work in this municipality; None for a user who has nothing to do with it."""
    if not user.is_active:
        return None
    with open_all():
        memberships = list(
            Membership.objects.filter(user=user, municipality=municipality).select_related("position", "unit")
        )
        today = timezone.localdate()
        appointments = ActingAppointment.objects.filter(
            membership__in=memberships, start__lte=today, end__gte=today
        ).select_related("position")
        acting = {a.position_id: a.position.title for a in appointments} if memberships else {}
    roles = {membership.role for membership in memberships}
    if user.is_superuser:
        roles.add(ADMINISTRATOR)
    if user.oversights.filter(province=municipality.province).exists():
        roles.add(OFFICER)
    if not roles:
        return None
    return Actor(
        municipality=municipality,
        user=user,
        roles=frozenset(roles),
        unit_ids=frozenset(m.unit_id for m in memberships if m.unit_id),
        held={m.position.pk: m.position.title for m in memberships if m.position},
        acting=acting,
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
    with open_all():
        members = Membership.objects.filter(user=user).values("municipality")
    if own:
        return Municipality.objects.filter(pk__in=members)
    if user.is_superuser:
        return Municipality.objects.all()
    return Municipality.objects.filter(Q(pk__in=members) | Q(province__in=user.oversights.values("province")))


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
    def author_ids(self) -> Collection[int | None]: ...


@overload
def can(actor: Actor | None, capability: Literal[Capability.DECIDE], obj: ForPosition | None = None) -> bool: ...
@overload
def can(actor: Actor | None, capability: Capability, obj: ForUnits | None = None) -> bool: ...
@overload
def can(actor: PlatformActor, capability: Capability) -> bool: ...
def can(actor: Actor | PlatformActor | None, capability: Capability, obj: ForUnits | ForPosition | None = None) -> bool:
    """Whether the actor may do this, here, to this object.

    An object narrows three capabilities: a measure EDIT_MEASURE and SUBMIT_MEASURE (staff: their own units' only, to
    edit while it is with the units) and a step of a paper's way DECIDE (its position must be held, or acted for today,
    and the paper not be one's own). An object that lacks what the question needs raises; it never answers yes.
    """
    return actor is not None and not _refusal(actor, capability, obj)


@overload
def require(actor: Actor, capability: Literal[Capability.DECIDE], obj: ForPosition | None = None) -> None: ...
@overload
def require(actor: Actor, capability: Capability, obj: ForUnits | None = None) -> None: ...
@overload
def require(actor: PlatformActor, capability: Capability) -> None: ...
def require(actor: Actor | PlatformActor, capability: Capability, obj: ForUnits | ForPosition | None = None) -> None:
    """Raises PermissionDenied, in Thai, unless the actor may."""
    if refusal := _refusal(actor, capability, obj):
        raise PermissionDenied(refusal)


def _refusal(actor: Actor | PlatformActor, capability: Capability, obj: ForUnits | ForPosition | None) -> str:
    """Why the actor may not, in Thai; empty for one who may."""
    refusal = f"บัญชีนี้ไม่มีสิทธิ{capability.value}"
    if capability not in actor.capabilities:
        return refusal
    if obj is None or isinstance(actor, PlatformActor):
        return ""
    if capability is Capability.DECIDE:
        step = cast(ForPosition, obj)
        if step.position_id not in actor.held and step.position_id not in actor.acting:
            return refusal
        if actor.user is None or actor.user.pk in step.author_ids:
            return "ผู้จัดทำพิจารณาเรื่องของตนเองไม่ได้ ต้องให้ผู้ดำรงตำแหน่งหรือผู้รักษาราชการแทนคนอื่นพิจารณา"
        return ""
    if capability in {Capability.EDIT_MEASURE, Capability.SUBMIT_MEASURE} and not actor.is_coordinator:
        measure = cast(ForUnits, obj)
        with_unit = capability is Capability.SUBMIT_MEASURE or measure.is_with_unit
        return "" if with_unit and _is_responsible(actor, measure) else refusal
    return ""


def _is_responsible(actor: Actor, measure: ForUnits) -> bool:
    return measure.all_units or not actor.unit_ids.isdisjoint(with_parents(measure.units.all()))


def with_parents(units: Iterable[Unit]) -> set[int]:
    """The units and what they belong to: the head of a division may edit its sections' measures."""
    return {pk for unit in units for pk in (unit.pk, unit.parent_id) if pk}
