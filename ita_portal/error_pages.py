"""What a refused, misplaced or failed request is answered: a Thai page that says what to do next."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from redis import RedisError

from accounts.audit_key import AuditKeyMissing
from accounts.editing import EditedMeanwhile
from accounts.kept_keys import KeyMissing
from accounts.limited_process import Busy
from accounts.operator_mail import damage_met
from accounts.storage import FileDamaged, NotStored, StoreAway
from scores.rules import UnknownRules

logger = logging.getLogger(__name__)

# The pages that stand on their own: they ask neither the database nor the session, which may be what failed.
OWN_PAGES = frozenset({400, 405, 413, 429, 500, 503})
RETRY_AFTER = 30  # seconds
MEANWHILE = "มีผู้อื่นลบหรือเปลี่ยนสิ่งนี้ไปแล้วหลังจากที่ท่านเปิดหน้า จึงยังไม่ได้บันทึกสิ่งใด"


def own_page(status: int) -> str:
    """The page of one of OWN_PAGES."""
    return render_to_string(f"{status}.html")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: what came cannot be read; 413: it is more than is taken at once."""
    too_much = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    status = 413 if too_much else 400
    return HttpResponse(own_page(status), status=status)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: one's own municipality, without the right."""
    return render(request, "403.html", {"reason": str(exception or "")}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, without a word about what might be there."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; or 503 where the database cannot be reached or is busy, which passes."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return HttpResponse(own_page(503), status=503, headers={"Retry-After": str(RETRY_AFTER)})
    return HttpResponse(own_page(500), status=500)


class PageForBareErrors:
    """Gives an error that a view, or Django, answers without a word (405, 429 …) its page, and a year without rules."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A year that has no rules is no page, and its page says why: an administrator brings it about.

        What somebody else removed or changed between a view's look at it and the lock is told as what is gone.
        A stored file that is damaged or gone is told in plain words, and to the operator; one that cannot be kept and
        the lost key of audit trails are told in plain words, and to the log.
        """
        if isinstance(exception, UnknownRules):
            return render(request, "404.html", {"reason": str(exception)}, status=404)
        if isinstance(exception, EditedMeanwhile):
            return render(request, "404.html", {"meanwhile": MEANWHILE}, status=404)
        if isinstance(exception, FileDamaged):
            damage_met(f"a stored file is gone or not what was stored: {exception}")
            return HttpResponse(render_to_string("damaged.html"), status=503)
        if isinstance(exception, RedisError):  # what limits attempts cannot count, so nobody signs in
            logger.error("nobody can sign in without Redis: %s", type(exception).__name__)
            return HttpResponse(own_page(503), status=503, headers={"Retry-After": str(RETRY_AFTER)})
        if isinstance(exception, Busy):  # too many files are being opened at this moment
            return HttpResponse(own_page(503), status=503, headers={"Retry-After": str(RETRY_AFTER)})
        if isinstance(exception, StoreAway):  # which says nothing of the file
            logger.error("the place of the files does not answer: %s", exception)
            return HttpResponse(own_page(503), status=503, headers={"Retry-After": str(RETRY_AFTER)})
        if isinstance(exception, NotStored):
            logger.error("a file could not be stored: %s", exception.strerror)
            return HttpResponse(render_to_string("not_stored.html"), status=503)
        if isinstance(exception, KeyMissing):
            logger.error("the key of second factors is missing, so nobody proves one: %s", exception)
            return HttpResponse(render_to_string("second_factor_key_missing.html"), status=503)
        if isinstance(exception, AuditKeyMissing):
            logger.error("the key of the audit chains is missing, so nothing can be changed: %s", exception)
            return HttpResponse(render_to_string("audit_key_missing.html"), status=503)
        return None

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self._get_response(request)
        if response.status_code in OWN_PAGES and isinstance(response, HttpResponse) and not response.content:
            response.content = own_page(response.status_code)
            response.headers["Content-Type"] = "text/html; charset=utf-8"
        return response
