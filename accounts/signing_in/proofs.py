"""A second factor proven once more, outside allauth's own pages."""

from __future__ import annotations

from typing import Any

from allauth.core import context
from django.http import HttpRequest

from accounts.models import User
from accounts.signing_in.forms import CodeAgainForm, PasskeyAgainForm


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
