"""What the page that asks once more sends, for the places of the matrix."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from accounts.tenancy import open_municipality
from approvals.deciding.confirming import to_approve, to_revoke, to_submit
from approvals.models import Submission
from tests.factories import actor_for

if TYPE_CHECKING:
    from tests.matrix.people import Place


def confirming(place: Place, move: str, typed: dict[str, str]) -> Mapping[str, Any]:
    """What the page that asks once more sends for who may; it is wrong for everybody else."""
    with open_municipality(place.municipality):
        coordinator, auditor, mayor = (
            actor_for(place.municipality, place.people[role]) for role in ("coordinator", "auditor", "mayor")
        )
        assert place.step is not None
        if place.step.position_id not in auditor.held:  # nobody may
            return typed
        sealed = Submission.objects.get(version=place.versions["sealed"])
        match move:
            case "submit":
                what = to_submit(coordinator, place.versions["draft"], typed, "")
            case "approve":
                what = to_approve(auditor, place.step, typed["opinion"], "")
            case _:
                what = to_revoke(mayor, sealed, typed["reason"], "")
        return typed | {"shown": what.mark}
