"""Each morning: whose turn it has become since, and who has been waited for too long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from accounts.models import Municipality, Notice
from accounts.notices import settle, tell_many, unsettled
from accounts.tenancy import open_all
from approvals.models import Submission
from approvals.telling.actions import reminder_days
from approvals.telling.notices import AGAIN, NOBODY, WAITS, still_its_turn, tell_of_turn, turn
from approvals.transitions import State
from approvals.waiting import deciders, waiting_steps

WEEK = 7  # days between reminders, after the first


def municipalities_to_remind() -> list[int]:
    """Where a paper waits for somebody; one query for the whole country."""
    with open_all():
        found = Submission.objects.filter(state=State.IN_REVIEW).order_by()
        return sorted(set(found.values_list("version__paper__municipality", flat=True)))


def remind(municipality: Municipality, today: dt.date) -> None:
    """Tells the open municipality's people of what waits for them; telling twice on one day tells once.

    Somebody whose turn it has become without a move of the paper, such as an acting officer on the first day, is told
    as if the paper had just come. Others are reminded once the municipality's days are over, then every week. A notice
    to somebody whose turn it is no longer is settled.
    """
    days = reminder_days(municipality)
    with transaction.atomic():
        # Whoever decides meanwhile waits for these locks, or would be told of what is decided.
        list(
            Submission.objects.select_for_update(of=("self",))
            .filter(state=State.IN_REVIEW)
            .order_by("pk")
            .values_list("pk")
        )
        steps = list(waiting_steps())
        people = dict(zip((step.pk for step in steps), deciders(municipality, steps), strict=True))
        turns = {step: turn(step) for step in steps}
        _settle_others(municipality, {turns[step]: {user.pk for user in people[step.pk]} for step in steps})
        since = _told(municipality, turns.values())
        for step in steps:
            tell_of_turn(step, people[step.pk])
        tell_many(
            municipality,
            [
                ([user.pk], still_its_turn(step, 1 + (waited - days) // WEEK, told, waited))
                for step in steps
                for user in people[step.pk]
                if (told := since.get((user.pk, turns[step]))) and (waited := (today - told).days) >= days
            ],
        )


def _told(municipality: Municipality, keys: Iterable[str]) -> dict[tuple[int, str], dt.date]:
    """The day each person was told that it is their turn."""
    found = Notice.objects.filter(municipality=municipality, key__in=keys)
    return {(user, about): timezone.localdate(at) for user, about, at in found.values_list("user", "key", "created_at")}


def _settle_others(municipality: Municipality, turns: dict[str, set[int]]) -> None:
    """Settles what was told of turns: to people who may decide no longer, and that nobody may where somebody may."""
    found = unsettled(municipality, "paper/").filter(key__contains=f"/{WAITS}/")
    stale = [pk for pk, user, about in found.values_list("pk", "user", "key") if not _concerns(user, about, turns)]
    settle(Notice.objects.filter(pk__in=stale))


def _concerns(user: int, about: str, turns: dict[str, set[int]]) -> bool:
    if about.endswith(NOBODY):
        return turns.get(about.removesuffix(NOBODY)) == set()
    return user in turns.get(about.partition(AGAIN)[0], ())
