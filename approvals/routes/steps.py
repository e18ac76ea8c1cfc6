"""Which steps a paper takes, and the places to sign that they make of it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.utils import timezone

from accounts.models import Membership, Municipality, Position
from accounts.permissions import Actor
from approvals.models import RouteStep
from documents.models import PaperKind
from documents.papers.content import SignatureBlock
from documents.papers.heads import addressee_of

USUAL = ""  # the kind of the municipality's usual route
DRAFTER = "ผู้จัดทำ"
ACTING = "รักษาราชการแทน"
# What stands over the places of a draft made before there is a route, whose place it is, and nobody's name.
USUAL_STEPS = (("ความเห็นปลัดเทศบาล", "ปลัดเทศบาล"), ("คำสั่งนายกเทศมนตรี", "นายกเทศมนตรี"))
NO_ROUTE = "ยังไม่ได้กำหนดเส้นทางการเสนอของเทศบาล เอกสารนี้จึงเป็นร่างที่ยังเสนอไม่ได้"


def steps_for(municipality: Municipality, kind: str) -> list[RouteStep]:
    """The steps of papers of this kind: of its own route, else of the usual one; none where there is no route."""
    steps = RouteStep.objects.filter(route__municipality=municipality, route__kind__in=[kind, USUAL])
    by_kind: dict[str, list[RouteStep]] = {}
    for step in steps.select_related("position", "route"):
        by_kind.setdefault(step.route.kind, []).append(step)
    return by_kind.get(kind) or by_kind.get(USUAL, [])


def has_route(municipality: Municipality, kind: str) -> bool:
    """Whether papers of this kind can be submitted at all."""
    return bool(steps_for(municipality, kind))


def route_blocks(municipality: Municipality, kind: str) -> list[SignatureBlock]:
    """The places of those who decide, in order; without a route, what is usual."""
    steps = steps_for(municipality, kind)
    if not steps:
        return [SignatureBlock(f"Sig_{n}", *usual) for n, usual in enumerate(USUAL_STEPS, 1)]
    return [_block(f"Sig_{n}", step.heading, step.position) for n, step in enumerate(steps, 1)]


def signature_blocks(actor: Actor, kind: str) -> list[SignatureBlock]:
    """The places to sign of a new paper: the drafter's, then those of the route."""
    drafter = actor.user.name if actor.user else ""
    own = SignatureBlock("Sig_0", DRAFTER, actor.own_title, drafter, drafter=True)
    return [own, *route_blocks(actor.municipality, kind)]


def drafters_capacity(actor: Actor) -> str:
    """What is printed under a drafter's name."""
    return actor.own_title or DRAFTER


def memo_addressee(municipality: Municipality) -> str:
    """To whom a memo goes unless its head says otherwise."""
    return addressee_of(route_blocks(municipality, PaperKind.MEMO))


def are_todays(frozen: list[dict[str, Any]], blocks: list[SignatureBlock]) -> bool:
    """Whether the places of a paper are still the route's, and the printed names those of today's holders.

    Who drafted it is no part of the route; papers made before names were printed have none to compare.
    """
    today = [asdict(block) for block in blocks]
    if [place["field"] for place in frozen] != [place["field"] for place in today]:
        return False
    return all(
        now[key] == value for then, now in zip(frozen[1:], today[1:], strict=True) for key, value in then.items()
    )


def _block(field: str, heading: str, position: Position) -> SignatureBlock:
    """With the name of who holds the position today or, where nobody does, acts for it: where that is one person."""
    held = Membership.objects.filter(position=position, user__is_active=True).select_related("user")[:2]
    if held:
        return SignatureBlock(field, heading, position.title, held[0].user.name if len(held) == 1 else "")
    today = timezone.localdate()
    acting = position.acting.filter(start__lte=today, end__gte=today, membership__user__is_active=True)
    one = acting.select_related("membership__user", "membership__position")[:2]
    if len(one) != 1:
        return SignatureBlock(field, heading, position.title)
    person = one[0].membership
    own = f"{person.position.title} {ACTING}" if person.position else ACTING
    return SignatureBlock(field, heading, position.title, person.user.name, acting=own)
