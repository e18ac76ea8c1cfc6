"""A line for each request: what was asked for, what became of it and how long it took. Of whom, nothing."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponseBase

logger = logging.getLogger("access")
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class AccessLog:
    """Method, address as the pattern that it fits, status, milliseconds and a number that the answer bears, too.

    A pattern holds no code, no key and no query, so that the log says nothing of a municipality or a person; what fits
    none is "-". Nothing of the visitor's headers is read, so that no address, session or browser can get in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not settings.ACCESS_LOG:
            raise MiddlewareNotUsed
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began, number = time.monotonic(), uuid.uuid4().hex[:16]
        response = self._get_response(request)
        response["X-Request-Id"] = number
        said = {
            "method": request.method if request.method in METHODS else "-",
            "route": request.resolver_match.route if request.resolver_match else "-",
            "status": response.status_code,
            "ms": round((time.monotonic() - began) * 1000),
            "request": number,
        }
        logger.info("%(method)s %(route)s %(status)d %(ms)d ms %(request)s", said, extra=said)
        return response
