"""What someone has typed into a form and not saved yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.http import HttpRequest

from accounts.models import Draft
from accounts.permissions import Actor

LONGEST = 20_000  # characters kept of one field, more than any field takes


def draft_of(actor: Actor, form: str) -> Draft | None:
    """The person's own draft of this form."""
    return Draft.objects.filter(municipality=actor.municipality, form=form, user=actor.user).first()


def newest_draft(actor: Actor, beginning: str) -> Draft | None:
    """The person's newest draft of the forms whose names begin so."""
    drafts = Draft.objects.filter(municipality=actor.municipality, form__startswith=beginning, user=actor.user)
    return drafts.order_by("-saved_at").first()


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


def discard_everybodys_drafts(actor: Actor, form: str) -> None:
    """Forgets every draft of a form whose subject is gone."""
    Draft.objects.filter(municipality=actor.municipality, form=form).delete()


def typed_by_another(request: HttpRequest) -> bool:
    """Whether the page was opened by someone else than who is signed in now, in another tab of the same browser."""
    return request.POST.get("typed_by", str(request.user.pk)) != str(request.user.pk)
