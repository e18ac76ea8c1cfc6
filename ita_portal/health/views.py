"""How the installation is: for machines that ask, for Prometheus, and for the administrator who reads Thai."""

from __future__ import annotations

from ipaddress import ip_address

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.access import PlatformRequest, requires_above
from accounts.permissions import Capability
from ita_portal.health import metrics as figures
from ita_portal.health.parts import Condition, parts
from ita_portal.health.readiness import readiness

# A proxy on this machine comes from the loopback address as well, but always says for whom.
_FORWARDED = ("X-Forwarded-For", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via")


@require_safe
@login_not_required
def health(request: HttpRequest) -> HttpResponse:
    """Whether this process lives: it answers and reaches its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@login_not_required
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """Whether everything that the portal needs is there; 503 and what is missing otherwise."""
    there = readiness()
    lines = "".join(f"{name}: {'ok' if fine else 'missing'}\n" for name, fine in there.items())
    return HttpResponse(lines, content_type="text/plain", status=200 if all(there.values()) else 503)


@require_safe
@login_not_required
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Figures for Prometheus: to whoever has the token, or asks from this machine."""
    if not (_has_token(request) or _is_from_here(request)):
        raise PermissionDenied
    return HttpResponse(figures.metrics(), content_type=figures.CONTENT_TYPE)


def _has_token(request: HttpRequest) -> bool:
    scheme, _, told = request.headers.get("Authorization", "").partition(" ")
    token = settings.METRICS_TOKEN
    return bool(token) and scheme.lower() == "bearer" and constant_time_compare(told.strip(), token)


def _is_from_here(request: HttpRequest) -> bool:
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    return address.is_loopback and not any(name in request.headers for name in _FORWARDED)


@require_safe
@requires_above(Capability.CHECK_INTEGRITY)
def status(request: PlatformRequest) -> HttpResponseBase:
    """Every part in plain words, with what to do."""
    now = timezone.now()
    found = parts(now)
    amiss = [part for part in found if part.condition is not Condition.GOOD]
    return render(request, "ita_portal/status.html", {"parts": found, "amiss": amiss, "now": now})
