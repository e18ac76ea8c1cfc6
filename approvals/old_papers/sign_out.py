"""Who signs out takes along what they brought to be checked."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest

from accounts.models import User
from accounts.tenancy import open_all
from approvals.old_papers.actions import forget_session


@receiver(user_logged_out)
def forget(request: HttpRequest, user: User | None, **_: Any) -> None:
    """Before the session is gone, since it alone says which papers came in it."""
    if user is not None:
        with open_all():
            forget_session(user, request.session)
