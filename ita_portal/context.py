"""What every page knows: the open municipality, its sections, and how much the person has not read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpRequest
from django.urls import reverse

from accounts.models import User
from accounts.notices import unread_count
from accounts.permissions import Actor, Capability, can
from accounts.tenancy import open_municipality
from approvals.waiting import waiting_for
from ita_portal.first_steps import first_steps_of
from ita_portal.setup import facts_of, listing_of


@dataclass(frozen=True)
class Tab:
    """A section of a municipality, and how much in it waits for the person."""

    label: str
    url: str
    active: bool
    waiting: int


SECTIONS = (
    ("ภาพรวม", "municipality"),
    ("คะแนน", "scores:years"),
    ("แผน", "plans:years"),
    ("เอกสาร", "approvals:papers"),
    ("เรื่องเสนอ", "approvals:queue"),
)
TRAIL = ("บันทึกการใช้งาน", "trail")  # last, for those who may read it
SET_UP = ("ตั้งค่า", "setup")  # before it, for those who may set anything up
SET_UP_PAGES = ("plans:units", "approvals:routes")  # which stand at other sections' addresses
MY_WORK = ("งานของฉัน", "plans:mine")  # first, for those who have a unit


def navigation(request: HttpRequest) -> dict[str, Any]:
    """`actor` and `tabs` inside a municipality, nothing elsewhere. One query for those who decide about papers."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return {}
    code = actor.municipality.code
    own = [MY_WORK] if actor.unit_ids and can(actor, Capability.EDIT_MEASURE) else []
    last = [SET_UP] if can(actor, Capability.SET_ROUTES) else []
    last += [TRAIL] if can(actor, Capability.VIEW_TRAIL) else []
    urls = [(label, reverse(name, kwargs={"code": code})) for label, name in [*own, *SECTIONS, *last]]
    current = max((url for _, url in urls if request.path.startswith(url)), key=len, default="")
    if can(actor, Capability.SET_ROUTES) and request.path.startswith(
        tuple(reverse(n, args=[code]) for n in SET_UP_PAGES)
    ):
        current = reverse(SET_UP[1], args=[code])
    with open_municipality(actor.municipality):  # an error's page has left it
        waiting = {reverse("approvals:queue", kwargs={"code": code}): len(waiting_for(actor))}
    tabs = [Tab(label, url, url == current, waiting.get(url, 0)) for label, url in urls]
    return {"actor": actor, "tabs": tabs, "set_up": lambda: _what_is_missing(actor)}


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
