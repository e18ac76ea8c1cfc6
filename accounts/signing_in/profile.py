"""What a person's own page says of them: where they work and as what, and the machines that are signed in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, cast

from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import ActingAppointment, Membership, User
from accounts.permissions import TABLE, Capability
from accounts.sessions import SessionStore
from accounts.signing_in.events import Kind, named_device, record_event, shortened
from accounts.tenancy import open_all


@dataclass(frozen=True)
class PlaceOfWork:
    """One role in a municipality; `acting` are the positions acted for, today or soon, with order and days.

    `changed_by`: who may change the person's name and position there.
    """

    municipality: str
    role: str
    unit: str
    position: str
    acting: list[str]
    changed_by: str


def places_of(user: User) -> list[PlaceOfWork]:
    """Where the person is a member; three queries, however many."""
    acting: dict[int, list[str]] = defaultdict(list)
    with open_all():
        members = list(Membership.objects.filter(user=user).select_related("municipality", "unit", "position"))
        appointments = ActingAppointment.objects.filter(membership__in=members, end__gte=timezone.localdate())
        for each in appointments.select_related("position").order_by("start", "pk"):
            order = each.order
            acting[each.membership_id].append(f"รักษาราชการแทน{each.position} {order.days} · {order.words}")
        roles = [role for role, allowed in TABLE.items() if Capability.SET_UP in allowed]
        there = Membership.objects.filter(municipality__in=[m.municipality_id for m in members], role__in=roles)
        administrators: dict[int, set[str]] = defaultdict(set)
        for one in there.filter(user__is_active=True).exclude(user=user).select_related("user"):
            administrators[one.municipality_id].add(str(one.user))
    return [
        PlaceOfWork(
            str(member.municipality),
            member.get_role_display(),
            str(member.unit or ""),
            str(member.position or ""),
            acting[member.pk],
            " หรือ ".join(sorted(administrators[member.municipality_id])),
        )
        for member in members
    ]


@dataclass(frozen=True)
class Machine:
    """A session of the person's that goes on."""

    pk: int
    device: str
    network: str
    since: Any
    is_this: bool


def machines_of(request: HttpRequest) -> list[Machine]:
    """The machines on which the person is signed in, the newest first. Reads only; one query for each."""
    holds = cast(User, request.user).get_session_auth_hash()  # which a changed password ends
    found = UserSession.objects.filter(user=request.user).order_by("-pk")
    rows = [row for row in found if SessionStore(row.session_key).get(HASH_SESSION_KEY) == holds]
    return [
        Machine(row.pk, named_device(row.user_agent), shortened(row.ip), row.created_at, _is_this(request, row))
        for row in rows
    ]


def end_machines(request: HttpRequest, pk: int | None) -> int:
    """Ends one of the person's sessions, or all but this one; says how many."""
    rows = UserSession.objects.filter(user=request.user)
    ended = [row for row in (rows if pk is None else rows.filter(pk=pk)) if not _is_this(request, row)]
    for row in ended:
        row.end()
    if ended:
        record_event(cast(User, request.user), Kind.SESSIONS_ENDED, request)
    return len(ended)


def forget_ended() -> None:
    """Of a session that is over nothing is kept."""
    going_on = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    UserSession.objects.exclude(session_key__in=going_on).delete()


def _is_this(request: HttpRequest, row: UserSession) -> bool:
    return bool(row.session_key == request.session.session_key)
