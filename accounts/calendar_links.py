"""The address under which a person's calendar program reads what is wanted of them when: made, and taken back."""

from __future__ import annotations

import hashlib
import secrets

from django.db import transaction

from accounts.models import User
from accounts.signing_in.models import CalendarLink


def make_link(user: User) -> str:
    """A new token, shown this once: of it its hash is kept. The one before it opens nothing any more."""
    token = secrets.token_urlsafe(24)
    with transaction.atomic():
        CalendarLink.objects.update_or_create(user=user, defaults={"token_hash": _hash(token)})
    return token


def take_back(user: User) -> None:
    """The address opens nothing any more; twice does no harm."""
    CalendarLink.objects.filter(user=user).delete()


def owner_of(token: str) -> User | None:
    """Whose token it is; None for one that is not, or no longer, ours. What is looked up is a hash: how long that takes
    tells nothing of any token."""
    link = CalendarLink.objects.select_related("user").filter(token_hash=_hash(token), user__is_active=True).first()
    return link.user if link else None


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
