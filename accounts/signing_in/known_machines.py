"""Machines on which a person has signed in: a signed cookie says so, that nobody can make who never did.

Wrong passwords from such a machine are counted by itself. Otherwise whoever knows a mayor's user name could keep the
mayor out by typing five wrong ones every quarter of an hour.
"""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from accounts.models import User

COOKIE = "known"
LASTS = dt.timedelta(days=180)  # since the last time that somebody signed in
PEOPLE = 20  # of one machine; who has not come for longest is forgotten
_SALT = "accounts.signing_in.known_machines"


def known_as(request: HttpRequest, user: User | None) -> str:
    """What the machine is called if the person has signed in on it; "" for another one, or for nobody."""
    number, people = _said(request)
    return number if user and user.pk in people else ""


def remember(response: HttpResponse, request: HttpRequest, user: User) -> None:
    """From now on the person has."""
    number, people = _said(request)
    said = [number or secrets.token_hex(8), [user.pk, *(pk for pk in people if pk != user.pk)][:PEOPLE]]
    response.set_cookie(
        COOKIE,
        signing.dumps(said, salt=_SALT),
        max_age=LASTS,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )


def _said(request: HttpRequest) -> tuple[str, list[Any]]:
    try:
        number, people = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=LASTS)
    except signing.BadSignature:
        return "", []
    return str(number), list(people)
