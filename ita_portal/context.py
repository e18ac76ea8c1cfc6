"""What every page knows: the open municipality, the frame around its pages, and how much the person has not read."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest

from accounts.models import User
from accounts.notices import unread_count
from accounts.permissions import Actor, can
from ita_portal.first_steps import first_steps_of
from ita_portal.setup import facts_of, listing_of
from ita_portal.year.frame import frame_of


def navigation(request: HttpRequest) -> dict[str, Any]:
    """`actor` and `frame` inside a municipality, nothing elsewhere; the frame is read where a page shows it."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return {}
    return {
        "actor": actor,
        "frame": lambda: frame_of(actor, request.resolver_match),
        "set_up": lambda: _what_is_missing(actor),
    }


def _what_is_missing(actor: Actor) -> dict[str, Any]:
    """Beside the pages of the set-up, which ask for it: how much is missing, and what the person mends next."""
    gaps = listing_of(facts_of(actor.municipality)).gaps
    mended = (gap for gap in gaps if can(actor, gap.capability))
    following = next(mended, None)
    url = following.url(actor.municipality.code) if following else ""
    return {"count": len(gaps), "next": following, "url": url}


def first_steps(request: HttpRequest) -> dict[str, Any]:
    """`first_steps`, asked for by the home pages alone."""
    return {"first_steps": lambda: first_steps_of(cast(User, request.user), getattr(request, "actor", None))}


def notices(request: HttpRequest) -> dict[str, Any]:
    """`unread_notices`, counted where a page shows it to a person who is signed in; one query then, none elsewhere."""
    return {"unread_notices": lambda: unread_count(cast(User, request.user))}
