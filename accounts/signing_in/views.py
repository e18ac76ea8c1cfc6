"""A person's own page: who they are here, their ways in, and what happened to them."""

from __future__ import annotations

from typing import Any, cast

from allauth.account.views import PasswordResetView
from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.access import post_only
from accounts.digest import mail_is_sent
from accounts.models import User
from accounts.signing_in.events import KEPT_DAYS, alarming, events_of, mark_seen

SHOWN = 50


class SeenForm(forms.Form):
    """The newest event that the page showed."""

    until = forms.IntegerField(min_value=1, max_value=2**63 - 1)


@require_safe
def profile(request: HttpRequest) -> HttpResponse:
    """The person's own page."""
    user = cast(User, request.user)
    context = {"events": events_of(user)[:SHOWN], "kept": KEPT_DAYS, "alarming": alarming(user)[:5]}
    return render(request, "accounts/profile.html", context)


@post_only("profile")
def events_seen(request: HttpRequest) -> HttpResponseBase:
    """The person knows of what the page showed as alarming."""
    form = SeenForm(request.POST)
    if form.is_valid():
        mark_seen(cast(User, request.user), form.cleaned_data["until"])
    return redirect("profile")


class Forgotten(PasswordResetView):  # type: ignore[misc]  # allauth is not typed
    """Asking for a link that sets a new password."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "mail_is_sent": mail_is_sent()}
