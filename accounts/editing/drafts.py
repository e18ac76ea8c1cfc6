"""What someone has typed into a form and not saved yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from accounts.editing.models import Draft
from accounts.permissions import Actor
from accounts.quotas import ALL_DRAFTS, DRAFTS

FORGOTTEN_AFTER = dt.timedelta(days=180)
LONGEST = 20_000  # characters kept of one field, more than a field takes that says nothing else


def draft_of(actor: Actor, form: str) -> Draft | None:
    """The person's own draft of this form."""
    return drafts_of(actor, [form]).get(form)


def drafts_of(actor: Actor, forms: Iterable[str]) -> dict[str, Draft]:
    """The person's own drafts of these forms, by their names."""
    found = Draft.objects.filter(municipality=actor.municipality, form__in=list(forms), user=actor.user)
    return {draft.form: draft for draft in found}


def newest_draft(actor: Actor, beginning: str) -> Draft | None:
    """The person's newest draft of the forms whose names begin so."""
    drafts = Draft.objects.filter(municipality=actor.municipality, form__startswith=beginning, user=actor.user)
    return drafts.order_by("-saved_at").first()


def typed_in(draft: Draft) -> QueryDict:
    """What the draft holds, as its form would bring it."""
    data = QueryDict(mutable=True)
    for name, value in draft.typed.items():
        data.setlist(name, [value] if isinstance(value, str) else value)
    return data


def why_no_room(actor: Actor, form: str) -> str:
    """Why the person may keep none of this form besides what is kept already, in Thai; "" where one may."""
    everybodys = Draft.objects.filter(municipality=actor.municipality)
    mine = everybodys.filter(user=actor.user)
    if mine.exclude(form=form).count() >= DRAFTS:
        return f"ท่านมีร่างค้าง {DRAFTS} รายการแล้ว ให้บันทึกหรือทิ้งร่างเดิมก่อน"
    if everybodys.count() >= ALL_DRAFTS and not mine.filter(form=form).exists():
        return f"เทศบาลมีร่างค้างรวม {ALL_DRAFTS:,} รายการแล้ว ให้แต่ละคนบันทึกหรือทิ้งร่างเดิมก่อน"
    return ""


def keep_draft(
    actor: Actor, form: str, version: int, typed: Mapping[str, str | Sequence[str]], longest: int = LONGEST
) -> Draft:
    """The form as typed, good or bad; `version` is the one it was opened with. Fields of many values are lists.

    `longest`: characters kept of one field.
    """
    texts = {
        name: _kept(value, longest) if isinstance(value, str) else [_kept(each, longest) for each in value]
        for name, value in typed.items()
    }
    draft, _ = Draft.objects.update_or_create(
        municipality=actor.municipality, form=form, user=actor.user, defaults={"version": version, "typed": texts}
    )
    return draft


def _kept(text: str, longest: int) -> str:
    # PostgreSQL's JSON cannot hold a NUL, which nobody types but a paste may bring.
    return text.replace("\x00", "")[:longest]


def discard_draft(actor: Actor, form: str) -> None:
    """Forgets the person's draft of this form; inside the transaction that stores what it said. "" is none."""
    if form:
        Draft.objects.filter(municipality=actor.municipality, form=form, user=actor.user).delete()


def discard_everybodys_drafts(actor: Actor, form: str) -> None:
    """Forgets every draft of a form, and of the forms below it, whose subject is gone."""
    of_it = Q(form=form) | Q(form__startswith=f"{form}/")
    Draft.objects.filter(of_it, municipality=actor.municipality).delete()


def forget_old_drafts() -> None:
    """What nobody has touched for half a year; the caller has opened every municipality."""
    Draft.objects.filter(saved_at__lt=timezone.now() - FORGOTTEN_AFTER).delete()
