"""Who is behind a request: signing in, sessions that end, forms that come without one or from another person's page."""

from __future__ import annotations

from typing import Any, cast

from allauth.account.views import LoginView
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods

from accounts.editing.autosave import ASKED
from accounts.editing.page_owner import FIELD, is_anothers, is_from_our_pages, page_behind, page_owner, wants_json
from accounts.models import User
from accounts.sessions import SessionStore
from accounts.signing_in import second_factor
from accounts.signing_in.forms import SignInForm
from ita_portal.interrupted_forms import InterruptedForm, interrupted_page, resumed

TEMPLATE = "ita_portal/sign_in.html"
DOORS = {"sign-in", "mfa_login_webauthn", "openid_connect_login"}
INTERRUPTED = "interrupted"  # in the session, between the password and the second factor


@method_decorator(login_not_required, name="dispatch")
class SignIn(LoginView):  # type: ignore[misc]  # allauth is not typed
    """Name and password; a form that came too late goes on from here."""

    template_name = TEMPLATE

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:  # meanwhile in another tab, or by the second factor
            sealed = request.session.pop(INTERRUPTED, "")
            if interrupted := _interrupted_by(request) or InterruptedForm.unsealed(sealed):
                return _went_on(request, interrupted)
        return cast(HttpResponseBase, super().dispatch(request, *args, **kwargs))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        data = super().get_context_data(**kwargs)
        waiting = {"interrupted": self.request.POST.get("interrupted", ""), "next": data["redirect_field_value"]}
        return {**data, **waiting, "provider": _provider()}

    def get_success_url(self) -> Any:
        return reverse("sign-in") if _interrupted_by(self.request) else super().get_success_url()

    def form_valid(self, form: Any) -> HttpResponseBase:
        return _goes_on(self.request, super().form_valid(form))


@method_decorator(login_not_required, name="dispatch")
class PasskeySignIn(LoginWebAuthnView):  # type: ignore[misc]  # as above
    """A passkey instead of name, password and second factor."""

    def form_valid(self, form: Any) -> HttpResponseBase:
        return _goes_on(self.request, super().form_valid(form))


def _goes_on(request: HttpRequest, answer: HttpResponseBase) -> HttpResponseBase:
    """What follows a right password, unless a form waits behind it; where a second factor comes first, it waits on."""
    interrupted = _interrupted_by(request)
    if interrupted is None:
        return answer
    if request.user.is_authenticated:
        went_on = _went_on(request, interrupted)
        went_on.cookies.update(answer.cookies)  # of which one says that this machine is known
        return went_on
    keep_waiting(request)
    return answer


def keep_waiting(request: HttpRequest) -> bool:
    """Keeps the form that waits behind signing in where the sign-in page finds it again; whether there is one."""
    if _interrupted_by(request) is None:
        return False
    request.session[INTERRUPTED] = request.POST["interrupted"]
    return True


def _interrupted_by(request: HttpRequest) -> InterruptedForm | None:
    return InterruptedForm.unsealed(request.POST.get("interrupted", ""))


def _provider() -> str:
    """What the button says that leads to an organisation's sign-in server; "" for none."""
    return settings.OIDC.name if settings.OIDC else ""


def _went_on(request: HttpRequest, interrupted: InterruptedForm) -> HttpResponse:
    if answer := resumed(request, interrupted):
        return answer
    messages.warning(request, "ข้อความที่ค้างอยู่ในหน้าก่อนเข้าสู่ระบบเป็นของผู้ใช้อีกคน จึงไม่ได้บันทึกและไม่นำมาแสดง")
    return redirect("home")


def _sign_in_page(request: HttpRequest, interrupted: InterruptedForm) -> HttpResponse:
    """The sign-in page in the place of an answer, with the form that waits behind it."""
    context = {"form": SignInForm(request=request), "next": interrupted.page, "interrupted": interrupted.sealed()}
    context["provider"] = _provider()
    return render(request, TEMPLATE, context, status=401)


def _wants_a_part(request: HttpRequest) -> bool:
    """Whether HTMX asks for a part of a page."""
    return bool(cast(Any, request).htmx)


def _comes_first(request: HttpRequest) -> str:
    """The page that a person has to go through before anything else; "" for none."""
    if cast(User, request.user).password_is_given:
        return "account_change_password"
    return "mfa_index" if second_factor.is_missing(request) else ""


def _is_gated(request: HttpRequest) -> bool:
    """Whether a page asks for the second factor of whoever must have one: all but those that give one."""
    return not request.path.startswith(reverse("profile")) and request.path != reverse("session")


def _led_to(request: HttpRequest, page: str) -> HttpResponse:
    """The page that comes first, in place of the answer; what was typed is shown, and sent once that is done."""
    if _wants_a_part(request):
        return _nothing_to_show()
    if wants_json(request):
        return JsonResponse({"state": "session"}, status=401)
    interrupted = InterruptedForm.of(request)
    if interrupted is None or not interrupted.texts:
        return redirect(page)
    return interrupted_page(request, interrupted, "first", 409, first=reverse(page))


def _nothing_to_show() -> HttpResponse:
    """The page stays as it is, and session.js asks what became of the session."""
    return HttpResponse(status=204, headers={"HX-Trigger": "session-lost"})


class SignInRequired(LoginRequiredMiddleware):
    """Behind sign-in nothing is lost when a session ends, and no form is taken from another person's page."""

    def process_view(self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any) -> Any:
        if not getattr(view_func, "login_required", True):
            return None  # before anything asks for the session: what is the same for everyone depends on no cookie
        if answer := super().process_view(request, view_func, view_args, view_kwargs):
            return answer
        is_strange = request.method == "POST" and is_anothers(request)
        if not is_strange and _is_gated(request) and (page := _comes_first(request)):
            return _led_to(request, page)
        if view_func is not session:
            cast(SessionStore, request.session).renew_at_half()
        if not is_strange:
            return None
        if _wants_a_part(request):
            return _nothing_to_show()
        if wants_json(request):
            return JsonResponse({"state": "person"}, status=409)
        return interrupted_page(request, InterruptedForm.of(request), "person", 409)

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> Any:
        """The sign-in page; from there one comes back to the page a form stood on, not to a button's address."""
        if _wants_a_part(request):
            return _nothing_to_show()
        if wants_json(request):
            return JsonResponse({"state": "session"}, status=401)
        if request.method != "POST":
            return super().handle_no_permission(request, view_func)
        interrupted = InterruptedForm.of(request)
        is_draft = getattr(view_func, "keeps_drafts", False) and ASKED not in request.POST  # figures are no text
        if interrupted and (interrupted.texts or is_draft):
            return _sign_in_page(request, interrupted)
        return redirect_to_login(page_behind(request), self.get_login_url(view_func))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """A token that no longer holds, mostly after signing in again in another tab: nothing that was typed is lost."""
    if wants_json(request):
        return JsonResponse({"state": "token", "token": get_token(request)}, status=403)
    if request.resolver_match and request.resolver_match.url_name in DOORS:
        # Anybody can have a form sealed and, from a page elsewhere, make this browser bring it.
        is_ours = is_from_our_pages(request)
        if request.user.is_authenticated:  # in another tab
            interrupted = _interrupted_by(request) if is_ours else None
            return _went_on(request, interrupted) if interrupted else redirect("home")
        sealed = request.POST.get("interrupted", "") if is_ours else ""
        context = {"form": SignInForm(request=request), "next": request.POST.get("next", ""), "is_stale": True}
        return render(request, TEMPLATE, context | {"interrupted": sealed, "provider": _provider()}, status=403)
    interrupted = InterruptedForm.of(request)
    if interrupted is None:
        return render(request, "403_csrf.html", status=403)
    is_public = request.resolver_match and not getattr(request.resolver_match.func, "login_required", True)
    if is_public or (request.user.is_authenticated and not is_anothers(request)):
        return interrupted_page(request, interrupted, "token", 403)
    return (
        interrupted_page(request, interrupted, "person", 409)
        if request.user.is_authenticated
        else _sign_in_page(request, interrupted)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def session(request: HttpRequest) -> JsonResponse:
    """How long the session goes on, for the page's warning; a POST renews it. Asking alone does not."""
    if request.method == "POST":
        request.session.modified = True
    left = cast(SessionStore, request.session).seconds_left
    return JsonResponse({"seconds": left, FIELD: page_owner(request)})
