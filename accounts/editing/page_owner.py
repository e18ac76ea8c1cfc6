"""Whose page a form stands on: every form says it, and nothing is saved under another person's name.

In one browser all tabs share a session. Whoever signs in in another tab becomes the sender of every page that is open.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

FIELD = "page_of"


def page_owner(request: HttpRequest) -> str:
    """What the forms of a page made for this request say; "" where nobody is signed in."""
    user: Any = getattr(request, "user", None)  # there is none where an error came before it
    return str(user.pk) if user and user.is_authenticated else ""


def is_anothers(request: HttpRequest) -> bool:
    """Whether the form stands on a page that was opened by someone else than who is signed in now, or by nobody.

    Test clients that need no token need not say it either.
    """
    sent = request.POST.get(FIELD)
    if sent is None and getattr(request, "_dont_enforce_csrf_checks", False):
        return False
    return sent != page_owner(request)


def is_from_our_pages(request: HttpRequest) -> bool:
    """Whether the browser says that one of our own pages sent this."""
    return _is_ours(request, _split(request.headers.get("Origin") or request.headers.get("Referer", "")))


def page_behind(request: HttpRequest) -> str:
    """The page of ours a form was sent from; where the browser does not say, the address it was sent to."""
    parts = _split(request.headers.get("Referer", ""))
    page = parts.path + (f"?{parts.query}" if parts.query else "")
    is_page = page.startswith("/") and url_has_allowed_host_and_scheme(page, None)
    return page if is_page and _is_ours(request, parts) else request.path


def _split(address: str) -> SplitResult:
    """The address's parts; of one that no browser sends, none."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def _is_ours(request: HttpRequest, parts: SplitResult) -> bool:
    return (parts.scheme, parts.netloc) == (request.scheme, request.get_host())


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks, that shows no pages."""
    return "application/json" in request.headers.get("Accept", "")
