"""A person's own page: who they are here, their ways in, and what happened to them."""

from __future__ import annotations

from typing import Any, cast

from allauth.account.decorators import reauthentication_required
from allauth.account.views import PasswordResetView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    EditWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import post_only
from accounts.machine_mail import mail_is_sent
from accounts.models import User
from accounts.offers import answer_offer, offers_to
from accounts.rate_limits import within_rate
from accounts.signing_in import second_factor
from accounts.signing_in.adapters import SecondFactorAdapter
from accounts.signing_in.emails import confirm_email, is_good, set_email
from accounts.signing_in.events import KEPT_DAYS, alarming, events_of, mark_seen
from accounts.signing_in.forms import InvitationForm, NewEmailForm
from accounts.signing_in.links import has_link
from accounts.signing_in.mails import new_password_path
from accounts.signing_in.profile import end_machines, machines_of, places_of
from accounts.signing_in.way_in import why_not_yet

SHOWN = 50


class EventsSeenForm(forms.Form):
    """The newest event that the page showed."""

    until = forms.IntegerField(min_value=1, max_value=2**63 - 1)


class CodeInAddressForm(forms.Form):
    """The code that a mailed link brings."""

    code = forms.CharField(required=False, max_length=60)


class AnswerForm(forms.Form):
    """Whether an offer is accepted."""

    accepts = forms.BooleanField(required=False)


class MachineForm(forms.Form):
    """One of the machines, or none for all others."""

    machine = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)


@require_safe
def profile(request: HttpRequest) -> HttpResponse:
    """The person's own page."""
    user = cast(User, request.user)
    context = {"events": events_of(user)[:SHOWN], "kept": KEPT_DAYS, "alarming": alarming(user)[:5]}
    context |= {"places": places_of(user), "machines": machines_of(request), "mail_is_sent": mail_is_sent()}
    context |= {
        "offers": offers_to(user),
        "provider": settings.OIDC and settings.OIDC.name,
        "is_linked": has_link(user),
    }
    return render(request, "accounts/profile.html", {**context, "not_yet": why_not_yet(user), **_factors(user)})


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth is not typed
def email(request: HttpRequest) -> HttpResponseBase:
    """Another address of the person's own; it counts once the link mailed to it was opened."""
    form = NewEmailForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "accounts/email.html", {"form": form}, status=422 if form.errors else 200)
    with transaction.atomic():
        user = User.objects.select_for_update(no_key=True).get(pk=cast(User, request.user).pk)
        counts = set_email(user, form.cleaned_data["email"], request)
    sent_to = f"ส่งลิงก์ไปที่ {form.cleaned_data['email']} แล้ว เปิดลิงก์ในอีเมลนั้นเพื่อยืนยัน"
    messages.success(request, "บันทึกอีเมลแล้ว" if counts else sent_to)
    return redirect("profile")


@require_http_methods(["GET", "HEAD", "POST"])
def email_confirm(request: HttpRequest, key: str) -> HttpResponseBase:
    """What the mailed link opens; the button confirms, so that a program that only looks at links does not."""
    user = cast(User, request.user)
    if request.method == "POST" and confirm_email(user, key, request):
        messages.success(request, "เปลี่ยนอีเมลแล้ว")
        return redirect("profile")
    good = request.method != "POST" and is_good(user, key)
    return render(request, "accounts/email_confirm.html", {"good": good, "key": key}, status=200 if good else 404)


@post_only("profile")
def offer_answer(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The person works there, too, or does not."""
    form = AnswerForm(request.POST)
    accepts = form.is_valid() and form.cleaned_data["accepts"]
    offer = answer_offer(cast(User, request.user), pk, accepts=accepts)
    if offer is None:
        messages.warning(request, "คำเชิญนี้หมดอายุหรือถูกยกเลิกแล้ว")
    else:
        said = f"ท่านเป็นสมาชิกของ{offer.municipality}แล้ว" if accepts else f"ไม่รับคำเชิญของ{offer.municipality}แล้ว"
        messages.success(request, said)
    return redirect("profile")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponseBase:
    """The first time: the code of an invitation leads to the page that sets an own password."""
    if request.method != "POST":
        asked = CodeInAddressForm(request.GET)
        code = asked.cleaned_data["code"] if asked.is_valid() else ""
        return render(request, "accounts/start.html", {"form": InvitationForm(initial={"code": code})})
    if not within_rate(request, "start", settings.START_RATES):
        return HttpResponse(status=429)
    form = InvitationForm(request.POST)
    if form.is_valid():
        return redirect(new_password_path(form.user))
    return render(request, "accounts/start.html", {"form": form}, status=422)


@post_only("profile")
@reauthentication_required  # type: ignore[untyped-decorator]  # as above
def sessions_end(request: HttpRequest) -> HttpResponseBase:
    """Signs out one of the person's other machines, or all of them."""
    form = MachineForm(request.POST)
    if form.is_valid():
        ended = end_machines(request, form.cleaned_data["machine"])
        messages.success(request, f"ออกจากระบบแล้ว {ended} เครื่อง" if ended else "เครื่องนั้นออกจากระบบไปแล้ว")
    return redirect("profile")


def _factors(user: User) -> dict[str, Any]:
    found = list(Authenticator.objects.filter(user=user).order_by("pk"))
    codes = next((one for one in found if one.type == second_factor.CODES), None)
    return {
        "passkeys": [one for one in found if one.type == second_factor.PASSKEY],
        "app": next((one for one in found if one.type == second_factor.APP), None),
        "codes": codes,
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else 0,
    }


@require_safe
def factors(request: HttpRequest) -> HttpResponse:
    """The person's second factors; whoever must have one and has none is led here."""
    context = {**_factors(cast(User, request.user)), "is_missing": second_factor.is_missing(request)}
    return render(request, "accounts/second_factor.html", context)


@post_only("profile")
def events_seen(request: HttpRequest) -> HttpResponseBase:
    """The person knows of what the page showed as alarming."""
    form = EventsSeenForm(request.POST)
    if form.is_valid():
        mark_seen(cast(User, request.user), form.cleaned_data["until"])
    return redirect("profile")


class Forgotten(PasswordResetView):  # type: ignore[misc]  # allauth is not typed
    """Asking for a link that sets a new password."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "mail_is_sent": mail_is_sent()}


class SecondStep(AuthenticateView):  # type: ignore[misc]  # as above
    """While signing in: a passkey or a code."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        data = super().get_context_data(**kwargs)
        has_passkey = second_factor.PASSKEY in second_factor.ways_of(self.stage.login.user)
        return {**data, "has_passkey": has_passkey, **_options(data, "request_options")}


def _options(data: dict[str, Any], name: str) -> dict[str, str]:
    return {"passkey_options": second_factor.as_json(data["js_data"][name])}


class AddPasskey(AddWebAuthnView):  # type: ignore[misc]  # as above
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        data = super().get_context_data(**kwargs)
        return {**data, **_options(data, "creation_options")}


class RenamePasskey(EditWebAuthnView):  # type: ignore[misc]  # as above
    """What the person calls it."""

    def get_success_url(self) -> str:
        return reverse("mfa_index")


class PasskeyAgain(ReauthenticateWebAuthnView):  # type: ignore[misc]  # as above
    """A passkey once more, before something important."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        data = super().get_context_data(**kwargs)
        return {**data, **_options(data, "request_options")}

    def form_invalid(self, form: Any) -> HttpResponse:
        for words in form.errors.get("credential", []):
            messages.error(self.request, words)
        return redirect(self.passthrough_next_url(reverse("mfa_reauthenticate_webauthn")))


class RemovePasskey(RemoveWebAuthnView):  # type: ignore[misc]  # as above
    """The last one stays with whoever must have one."""

    def form_valid(self, form: Any) -> HttpResponse:
        adapter = SecondFactorAdapter()
        if adapter.can_delete_authenticator(self.object):
            return cast(HttpResponse, super().form_valid(form))
        refused = adapter.error_messages["cannot_delete_authenticator"]
        return render(self.request, self.template_name, {"authenticator": self.object, "refused": refused}, status=422)
