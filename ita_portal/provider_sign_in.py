"""From the sign-in page to an organisation's sign-in server. Imported only where one is named."""

from __future__ import annotations

from allauth.account.utils import get_next_redirect_url
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from accounts.access import post_only
from accounts.signing_in.provider_views import led_to_provider
from ita_portal.sign_in import keep_waiting


@login_not_required
@post_only("sign-in")
def provider_sign_in(request: HttpRequest) -> HttpResponseBase:
    """Leads there. A form that waits is taken up by the sign-in page, to which the person comes back."""
    if request.user.is_authenticated:  # meanwhile in another tab
        return redirect("sign-in")
    following = reverse("sign-in") if keep_waiting(request) else get_next_redirect_url(request)
    return led_to_provider(request, "login", following or "")
