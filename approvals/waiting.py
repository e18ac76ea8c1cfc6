"""Whose turn it is: the steps that wait for a decision, and who may make it. Pages, notices and reminders ask here."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Membership, Municipality, User
from accounts.permissions import Actor, Capability, actor_in, can
from approvals.models import SubmissionStep
from approvals.transitions import State


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


def deciders(municipality: Municipality, steps: Sequence[SubmissionStep]) -> dict[int, list[User]]:
    """For each step's id who may decide it today; the queries grow with the people, not with the steps."""
    positions = {step.position_id for step in steps}
    people = Membership.objects.filter(Q(position__in=positions) | Q(acting_for__position__in=positions))
    users = {membership.user_id: membership.user for membership in people.select_related("user")}
    actors = [actor for _, user in sorted(users.items()) if (actor := actor_in(municipality, user))]
    return {
        step.pk: [actor.user for actor in actors if actor.user and can(actor, Capability.DECIDE, step)]
        for step in steps
    }
