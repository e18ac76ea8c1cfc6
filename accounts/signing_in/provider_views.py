"""The way to an organisation's sign-in server and back. Only where one is named have these an address."""

from __future__ import annotations

import logging
from typing import Any, cast

from allauth.account.decorators import reauthentication_required
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.access import post_only
from accounts.models import User
from accounts.signing_in.events import Kind, record_event
from accounts.signing_in.links import forget_links
from accounts.signing_in.provider import AWAY, Protocol, led_there, server

logger = logging.getLogger(__name__)


@post_only("profile")
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth is not typed
def provider_link(request: HttpRequest) -> HttpResponseBase:
    """From the person's own page to the server, to link the account there to this one."""
    return led_to_provider(request, "connect", "")


@post_only("profile")
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth is not typed
def provider_unlink(request: HttpRequest) -> HttpResponseBase:
    """Ends the link; the password and the second factor remain."""
    user = cast(User, request.user)
    if forget_links(user):
        record_event(user, Kind.PROVIDER_UNLINKED, request, server().name)
        messages.success(request, "เลิกเชื่อมแล้ว")
    return redirect("profile")


@login_not_required
@require_safe
def provider_back(request: HttpRequest) -> HttpResponseBase:
    """Back from the server, with what only it could know."""
    answer: Any = OAuth2CallbackView.adapter_view(Protocol(request, server().key))(request)
    return cast(HttpResponseBase, answer)


@login_not_required
@require_safe
def provider_cancelled(request: HttpRequest) -> HttpResponseBase:
    """The person thought better of it there."""
    messages.info(request, f"ยกเลิกการเข้าสู่ระบบด้วย {server().name} แล้ว")
    return redirect("profile" if request.user.is_authenticated else "sign-in")


def led_to_provider(request: HttpRequest, process: str, next_url: str) -> HttpResponse:
    """To the server, to "login" or to "connect"; back from it to `next_url`. A page that says so where it is away."""
    try:
        return cast(HttpResponse, led_there(request, process, next_url))
    except AWAY as problem:
        logger.warning("the sign-in server could not be asked: %s", type(problem).__name__)
        return render(request, "socialaccount/authentication_error.html", status=503)
