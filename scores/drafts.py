"""What someone has typed into a year's form and not saved yet."""

from __future__ import annotations

from collections.abc import Mapping

from accounts.permissions import Actor, Capability, require
from scores.models import ScoreDraft

LONGEST = 300  # characters kept of one field: the longest that can be saved


def draft_of(actor: Actor, fiscal_year: int) -> ScoreDraft | None:
    """The person's own draft of the year."""
    return ScoreDraft.objects.filter(municipality=actor.municipality, fiscal_year=fiscal_year, user=actor.user).first()


def keep_draft(actor: Actor, fiscal_year: int, version: int, typed: Mapping[str, str]) -> ScoreDraft:
    """Keeps the form as typed, good or bad; `version` is the one it was opened with."""
    require(actor, Capability.EDIT_SCORES)
    # PostgreSQL's JSON cannot hold a NUL, which nobody types but a paste may bring.
    texts = {name: text.replace("\x00", "")[:LONGEST] for name, text in typed.items()}
    draft, _ = ScoreDraft.objects.update_or_create(
        municipality=actor.municipality,
        fiscal_year=fiscal_year,
        user=actor.user,
        defaults={"version": version, "typed": texts},
    )
    return draft


def discard_draft(actor: Actor, fiscal_year: int) -> None:
    """Forgets the person's draft of the year."""
    require(actor, Capability.EDIT_SCORES)
    ScoreDraft.objects.filter(municipality=actor.municipality, fiscal_year=fiscal_year, user=actor.user).delete()
