"""Whose turn it is: the steps that wait for a decision, and who may make it. Whoever wants to know asks here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Membership, Municipality, User
from accounts.permissions import Actor, Capability, ForPosition, actors_in, can
from approvals.models import SubmissionStep
from approvals.transitions import State

# What is to be done where nobody may decide a step.
APPOINT = "กรุณาแจ้งผู้ดูแลของเทศบาลให้กำหนดผู้ดำรงตำแหน่งหรือผู้รักษาราชการแทน"


def waiting_steps() -> QuerySet[SubmissionStep]:
    """Of each submission in review the step that must decide next, the newest first; without the papers' contents."""
    undecided = SubmissionStep.objects.filter(submission__state=State.IN_REVIEW, decision="")
    earlier = undecided.filter(submission=OuterRef("submission"), order__lt=OuterRef("order"))
    return (
        undecided.filter(~Exists(earlier))
        .select_related("submission__version__paper__municipality", "submission__submitted_by", "position")
        .defer("submission__version__content")
        .prefetch_related("submission__steps")
        .order_by("-submission__submitted_at", "pk")
    )


def waiting_for(actor: Actor) -> list[SubmissionStep]:
    """The steps that this person may decide now; two queries, none for people who decide nothing."""
    if not can(actor, Capability.DECIDE):
        return []
    steps = waiting_steps().filter(position__in=[*actor.held, *actor.acting])
    return [step for step in steps if can(actor, Capability.DECIDE, step)]


@dataclass(frozen=True)
class ExpectedStep:
    """A step that no submission has yet: its position, and whose work the paper is, as far as that is known."""

    position_id: int | None
    authors: Mapping[int | None, str] = field(default_factory=dict)
    decided: Mapping[int | None, str] = field(default_factory=dict)


def deciders(municipality: Municipality, steps: Sequence[ForPosition]) -> list[list[User]]:
    """Who may decide each of these steps today, in their order; four queries, however many steps and people."""
    positions = {step.position_id for step in steps}
    people = Membership.objects.filter(Q(position__in=positions) | Q(acting_for__position__in=positions))
    users = {membership.user_id: membership.user for membership in people.select_related("user")}
    actors = actors_in(municipality, [user for _, user in sorted(users.items())])
    return [[actor.user for actor in actors if actor.user and can(actor, Capability.DECIDE, step)] for step in steps]
