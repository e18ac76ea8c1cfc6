"""What waits for a person's decision, whatever page or list asks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise

from accounts.permissions import Actor, Capability, can
from approvals.models import Submission, SubmissionStep
from approvals.transitions import State


@dataclass(frozen=True)
class OnItsWay:
    """A submission that is not finished, and the step that must decide next; None where signatures are being put in."""

    submission: Submission
    step: SubmissionStep | None

    @property
    def since(self) -> dt.datetime:
        """When it came to this step: submitted, or decided by the one before."""
        steps = self.submission.steps.all()
        before = next((a for a, b in pairwise(steps) if b == self.step), None)
        return before.decided_at if before and before.decided_at else self.submission.submitted_at


def on_its_way() -> list[OnItsWay]:
    """Every unfinished submission of the open municipality, the oldest first; a fixed number of queries."""
    submissions = (
        Submission.objects.filter(state__in=[State.IN_REVIEW, State.APPROVED])
        .select_related("version__paper__municipality", "submitted_by")
        .defer("version__content")
        .prefetch_related("steps__position", "steps__submission")
        .order_by("submitted_at", "pk")
    )
    return [OnItsWay(submission, submission.current_step) for submission in submissions]


def waits_for(actor: Actor, found: OnItsWay) -> bool:
    """Whether this person decides it next."""
    return found.step is not None and can(actor, Capability.DECIDE, found.step)


def waiting_for(actor: Actor) -> list[OnItsWay]:
    """What waits for this person, in the order in which it is read."""
    return [found for found in on_its_way() if waits_for(actor, found)] if can(actor, Capability.DECIDE) else []
