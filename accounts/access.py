"""How a view opens a municipality: the decorator every page below /m/<code>/ wears."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.http import Http404, HttpRequest, HttpResponseBase
from django_htmx.middleware import HtmxDetails

from accounts.models import Municipality, User
from accounts.permissions import Actor, Capability, actor_in, require
from accounts.tenancy import open_municipality

P = ParamSpec("P")


class MunicipalRequest(HttpRequest):
    """A request inside an open municipality."""

    actor: Actor
    htmx: HtmxDetails


View = Callable[Concatenate[MunicipalRequest, P], HttpResponseBase]


def requires(capability: Capability) -> Callable[[View[P]], Callable[..., HttpResponseBase]]:
    """Opens the municipality named by the URL's `code` for the length of the view, as `request.actor`.

    Another's municipality (or none) is 404, so that nothing is learnt of it; one's own without the right is 403. The
    view must answer fully rendered: what is rendered later finds the municipality closed, and raises.
    """
    if not isinstance(capability, Capability):
        raise TypeError(f"unknown capability: {capability!r}")

    def decorate(view: View[P]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, code: str, **kwargs: Any) -> HttpResponseBase:
            municipality = Municipality.objects.filter(code=code).first()
            actor = actor_in(municipality, cast(User, request.user)) if municipality else None
            if municipality is None or actor is None:
                raise Http404("ไม่พบหน้านี้")
            require(actor, capability)
            request = cast(MunicipalRequest, request)
            request.actor = actor
            with open_municipality(municipality):
                return view(request, *args, **kwargs)

        cast(Any, opened).capability = capability
        return opened

    return decorate
