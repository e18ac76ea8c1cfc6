"""A platform administrator reads a municipality's content only after having said why: on record, and told there.

Setting a municipality up needs no look at what it writes (`SETTING_UP`), but where names of its work are shown. Who is
at work there in another role as well reads as that. What was opened stays open in this session for four hours.
"""

from __future__ import annotations

import datetime as dt

from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from accounts.audit import record
from accounts.models import Role
from accounts.notices import tell
from accounts.permissions import ADMINISTRATOR, Actor, Capability, people_with, require

LASTS = dt.timedelta(hours=4)
OPENED = "content_opened"  # in the session: a municipality's key → seconds
SETTING_UP = frozenset({Capability.SET_UP, Capability.SET_ROUTES, Capability.SET_FONTS, Capability.MERGE_UNITS})


def must_say_why(request: HttpRequest, actor: Actor) -> bool:
    """Whether this is an administrator, and nothing else here, who has not opened the content yet."""
    return actor.roles == {ADMINISTRATOR} and actor.municipality.pk not in opened_in(request.session)


def opened_in(session: SessionBase) -> frozenset[int]:
    """The keys of the municipalities whose content is open in this session."""
    now, lasts = timezone.now().timestamp(), LASTS.total_seconds()
    return frozenset(int(pk) for pk, at in session.get(OPENED, {}).items() if 0 <= now - at < lasts)


@transaction.atomic
def open_content(session: SessionBase, actor: Actor, reason: str) -> None:
    """Opens it for this session; who answers for the municipality is told at once."""
    require(actor, Capability.VIEW)
    place = actor.municipality
    entry = record(actor, "municipality.content_opened", place, reason=reason)
    tell(
        people_with(place, Role.EXECUTIVE, Role.COORDINATOR, Role.LOCAL_ADMINISTRATOR),
        place,
        key=f"content/{entry.sequence}",
        title=f"ผู้ดูแลระบบเปิดดูข้อมูลของเทศบาล ({actor.user})",
        detail=f"เหตุผล: {reason}",
        path=reverse("trail", args=[place.code]),
    )
    session[OPENED] = {**session.get(OPENED, {}), str(place.pk): timezone.now().timestamp()}
