"""What someone has typed into a form and not saved yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from accounts.models import Draft
from accounts.permissions import Actor

LONGEST = 20_000  # characters kept of one field, more than any field takes


def draft_of(actor: Actor, form: str) -> Draft | None:
    """The person's own draft of this form."""
    return Draft.objects.filter(municipality=actor.municipality, form=form, user=actor.user).first()


def keep_draft(actor: Actor, form: str, version: int, typed: Mapping[str, str | Sequence[str]]) -> Draft:
    """The form as typed, good or bad; `version` is the one it was opened with. Fields of many values are lists."""
    texts = {name: _kept(value) if isinstance(value, str) else list(map(_kept, value)) for name, value in typed.items()}
    draft, _ = Draft.objects.update_or_create(
        municipality=actor.municipality, form=form, user=actor.user, defaults={"version": version, "typed": texts}
    )
    return draft


def _kept(text: str) -> str:
    # PostgreSQL's JSON cannot hold a NUL, which nobody types but a paste may bring.
    return text.replace("\x00", "")[:LONGEST]


def discard_draft(actor: Actor, form: str) -> None:
    """Forgets the person's draft of this form."""
    Draft.objects.filter(municipality=actor.municipality, form=form, user=actor.user).delete()
