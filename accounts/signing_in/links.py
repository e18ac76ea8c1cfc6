"""The person's account at the sign-in server of an organisation, where this installation names one (ITA_OIDC_URL)."""

from __future__ import annotations

from django.apps import apps
from django.db.models import Model, QuerySet

from accounts.models import User

APP = "socialaccount"  # of allauth; there only where a server is named


def links_of(user: User) -> QuerySet[Model] | None:
    """The person's links to it; None where there is no such server."""
    if not apps.is_installed(f"allauth.{APP}"):
        return None
    model: type[Model] = apps.get_model(APP, "SocialAccount")
    return model._default_manager.filter(user=user)


def has_link(user: User) -> bool:
    """Whether the person comes in that way."""
    found = links_of(user)
    return found is not None and found.exists()


def forget_links(user: User) -> bool:
    """Ends them; whether there was one."""
    found = links_of(user)
    return found is not None and bool(found.delete()[0])
