"""How a view is reached: `@requires` opens the municipality, `@post_only` leads whoever only looks to the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django_htmx.middleware import HtmxDetails

from accounts.content_access import SETTING_UP, must_say_why
from accounts.models import Municipality, User
from accounts.permissions import Actor, Capability, PlatformActor, actor_in, require
from accounts.tenancy import open_municipality

P = ParamSpec("P")


class MunicipalRequest(HttpRequest):
    """A request inside an open municipality."""

    actor: Actor
    htmx: HtmxDetails


class PlatformRequest(HttpRequest):
    """A request above the municipalities."""

    platform_actor: PlatformActor


PlatformView = Callable[Concatenate[PlatformRequest, P], HttpResponseBase]
View = Callable[Concatenate[MunicipalRequest, P], HttpResponseBase]


def requires(
    capability: Capability, *, content: bool | None = None
) -> Callable[[View[P]], Callable[..., HttpResponseBase]]:
    """Opens the municipality named by the URL's `code` for the length of the view, as `request.actor`.

    Another's municipality (or none) is 404, so that nothing is learnt of it; one's own without the right is 403. A
    platform administrator says why before content is shown (accounts.content_access): `content` says that there is
    some, or none, where the capability does not tell. The view must answer fully rendered: what is rendered later finds
    the municipality closed, and raises.
    """
    if not isinstance(capability, Capability):
        raise TypeError(f"unknown capability: {capability!r}")
    shows_content = capability not in SETTING_UP if content is None else content

    def decorate(view: View[P]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, code: str, **kwargs: Any) -> HttpResponseBase:
            municipality = Municipality.objects.filter(code=code).first()
            actor = actor_in(municipality, cast(User, request.user)) if municipality else None
            if municipality is None or actor is None:
                raise Http404("ไม่พบหน้านี้")
            require(actor, capability)
            if shows_content and must_say_why(request, actor):
                page = reverse("content-access", args=[code])
                return redirect(f"{page}?{urlencode({'next': request.get_full_path()})}")
            request = cast(MunicipalRequest, request)
            request.actor = actor
            with open_municipality(municipality):
                return view(request, *args, **kwargs)

        cast(Any, opened).capability = capability
        return opened

    return decorate


def requires_above(capability: Capability) -> Callable[[PlatformView[P]], Callable[..., HttpResponseBase]]:
    """For a page above the municipalities: who is there stands in `request.platform_actor`; without the right, 403."""
    if not isinstance(capability, Capability):
        raise TypeError(f"unknown capability: {capability!r}")

    def decorate(view: PlatformView[P]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def allowed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            request = cast(PlatformRequest, request)
            request.platform_actor = PlatformActor(cast(User, request.user))
            require(request.platform_actor, capability)
            return view(request, *args, **kwargs)

        cast(Any, allowed).capability = capability
        return allowed

    return decorate


def post_only(*pages: str) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """For an address that only takes a form: whoever merely opens it is led to the page the form stands on.

    That happens to everyone who signs in again after pressing a button too late. Of the named pages the first is meant
    that the address has the parts for; it takes as many of them, from the left, as it knows.
    """

    def decorate(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **parts: Any) -> HttpResponseBase:
            if request.method == "POST":
                return view(request, *args, **parts)
            if request.method in {"GET", "HEAD"}:
                return redirect(_page_of(pages, parts))
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])

        cast(Any, guarded).pages = pages
        return guarded

    return decorate


def _page_of(pages: Sequence[str], parts: Mapping[str, Any]) -> str:
    names = list(parts)
    for page in pages:
        for count in range(len(names), -1, -1):
            try:
                return reverse(page, kwargs={name: parts[name] for name in names[:count]})
            except NoReverseMatch:
                continue
    raise NoReverseMatch(f"none of {', '.join(pages)} takes its parts from {', '.join(names)}")
