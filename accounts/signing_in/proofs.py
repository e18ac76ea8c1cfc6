"""That it is still the same person, proven once more, outside allauth's own pages as well.

The session then goes on under another key, which nobody has who got hold of the former one.
"""

from __future__ import annotations

from typing import Any, cast

from allauth.account.signals import authentication_step_completed
from allauth.core import context
from allauth.usersessions.models import UserSession
from django.dispatch import receiver
from django.http import HttpRequest

from accounts.models import User
from accounts.sessions import SessionStore
from accounts.signing_in.forms import CodeAgainForm, PasskeyAgainForm


def password_is_right(request: HttpRequest, user: User, password: str) -> bool:
    """Whether it is the password of a person who has no second factor."""
    if not user.check_password(password):
        return False
    _renew_session(request)
    return True


def code_is_right(request: HttpRequest, user: User, code: str) -> bool:
    """Whether it is the app's code of this minute, or a recovery code that was not used: each is right once."""
    return _is_proven(request, CodeAgainForm(user=user, data={"code": code}))


def passkey_is_right(request: HttpRequest, user: User, credential: str) -> bool:
    """Whether the browser's answer to `passkey_options` proves one of the person's passkeys."""
    return _is_proven(request, PasskeyAgainForm(user=user, data={"credential": credential}))  # type: ignore[call-arg]  # allauth is not typed


def _is_proven(request: HttpRequest, form: Any) -> bool:
    with context.request_context(request):
        if not form.is_valid():
            return False
        form.save()  # which lets it count for changes of the ways in as well
    return True


@receiver(authentication_step_completed)
def _proven_again(request: HttpRequest, reauthenticated: bool = False, **_: Any) -> None:
    if reauthenticated:
        _renew_session(request)


def _renew_session(request: HttpRequest) -> None:
    session = cast(SessionStore, request.session)
    before = session.session_key
    session.renew_key()
    UserSession.objects.filter(session_key=before).update(session_key=session.session_key)
