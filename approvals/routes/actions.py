"""Setting the route of papers of one kind: every change of a route passes here."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from accounts.audit import lock, record
from accounts.editing import EditedMeanwhile
from accounts.editing.drafts import discard_draft, discard_everybodys_drafts
from accounts.editing.merging import fingerprint
from accounts.models import Municipality, Position
from accounts.permissions import Actor, Capability, require
from approvals.models import Route, RouteStep, Submission
from approvals.routes.steps import USUAL
from documents.models import PaperKind

MOST_STEPS = 8

Steps = list[tuple[str, int]]  # heading, key of the position


class CannotSetRoute(Exception):
    """The route is refused; the message says why, in Thai."""


def draft_name(kind: str) -> str:
    """Under which name accounts.editing.drafts keeps what is typed of a route."""
    return f"route/{kind or 'usual'}"


def stored_steps(municipality: Municipality, kind: str) -> Steps:
    """The steps of the kind's own route, none where it has none; "" is the usual one."""
    steps = RouteStep.objects.filter(route__municipality=municipality, route__kind=kind)
    return list(steps.values_list("heading", "position_id"))


def mark_of(steps: Steps) -> str:
    """What a form remembers of the steps it was opened with."""
    return fingerprint({"steps": list(map(list, steps))})


def save_route(actor: Actor, kind: str, steps: Sequence[tuple[str, int]], *, opened_with: str) -> bool:
    """Stores the kind's own route; papers under way keep theirs. False where nothing is new.

    EditedMeanwhile where somebody else changed it since the form was opened with this mark.
    """
    require(actor, Capability.SET_ROUTES)
    if not steps:
        raise CannotSetRoute("เส้นทางต้องมีอย่างน้อยหนึ่งขั้น")
    if len(steps) > MOST_STEPS:
        raise CannotSetRoute(f"เส้นทางมีได้ไม่เกิน {MOST_STEPS} ขั้น")
    if len({position for _, position in steps}) < len(steps):
        raise CannotSetRoute("ตำแหน่งหนึ่งอยู่ในเส้นทางได้ขั้นเดียว เพราะคนหนึ่งพิจารณาเรื่องหนึ่งได้ขั้นเดียว")
    with transaction.atomic():
        lock([actor.municipality.pk])
        before = stored_steps(actor.municipality, kind)
        is_new = before != list(steps)
        if is_new and opened_with != mark_of(before):
            raise EditedMeanwhile
        if is_new:
            route, _ = Route.objects.get_or_create(municipality=actor.municipality, kind=kind)
            route.steps.all().delete()
            for order, (heading, position) in enumerate(steps, 1):
                RouteStep.objects.create(route=route, order=order, heading=heading, position_id=position)
            record(actor, "route.saved", route, papers=_papers(kind), before=_named(before), after=_named(steps))
        discard_draft(actor, draft_name(kind))
    return is_new


def take_the_usual(actor: Actor, kind: str) -> None:
    """Lets papers of this kind go the usual way again: its own route is gone, on record."""
    require(actor, Capability.SET_ROUTES)
    with transaction.atomic():
        lock([actor.municipality.pk])
        route = Route.objects.filter(municipality=actor.municipality, kind=kind).exclude(kind=USUAL).first()
        if route is None:
            return
        before = _named(stored_steps(actor.municipality, kind))
        record(actor, "route.removed", route, papers=_papers(kind), before=before, after=[])
        route.delete()
        discard_everybodys_drafts(actor, draft_name(kind))


def _papers(kind: str) -> str:
    return str(PaperKind(kind).label) if kind else "เอกสารทุกประเภทที่ไม่ได้กำหนดเส้นทางเฉพาะ"


def kinds_on(municipality: Municipality, kind: str) -> list[str]:
    """Which kinds of papers take the route of this kind: for the usual one, all that have none of their own."""
    if kind != USUAL:
        return [kind]
    own = set(Route.objects.filter(municipality=municipality).values_list("kind", flat=True))
    return [each for each in PaperKind.values if each not in own]


def under_way(municipality: Municipality, kind: str) -> int:
    """How many papers are on this route now; they stay on the one they were submitted with."""
    return Submission.objects.filter(
        version__paper__municipality=municipality,
        version__paper__kind__in=kinds_on(municipality, kind),
        state__in=Submission.UNDER_WAY,
    ).count()


def _named(steps: Sequence[tuple[str, int]]) -> list[dict[str, str]]:
    titles = dict(Position.objects.filter(pk__in=[pk for _, pk in steps]).values_list("pk", "title"))
    return [{"heading": heading, "position": titles[position]} for heading, position in steps]
