"""Sessions in the database that know when they end: they are renewed while somebody works, and pages warn before."""

from __future__ import annotations

import datetime as dt
import logging
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import OperationalError
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

BEGAN = "began"  # in the session: when somebody signed in, in seconds
logger = logging.getLogger(__name__)


class SessionStore(DatabaseSessions):
    """Django's own, which forgets what the row says of its end."""

    ends: dt.datetime | None = None  # None: new, not stored yet
    is_unknown = False  # there is none, or none any more, under the key that the browser brought
    _renewed: dict[str, Any] | None = None  # what it holds, where it is stored again for nothing but its end

    def _get_session_from_db(self) -> Any:
        found = super()._get_session_from_db()  # type: ignore[misc]  # not in the stubs
        self.ends = found.expire_date if found else None
        self.is_unknown = found is None
        return found

    def renew_key(self) -> None:
        """Goes on under another key; the former one is good no more. One that was ended meanwhile stays ended."""
        before, self._session_key = self.session_key, self._get_new_session_key()  # type: ignore[attr-defined]  # not in the stubs
        if not self.model.objects.filter(session_key=before).update(session_key=self._session_key):
            raise SessionInterrupted("the session was ended, or went on under another key, meanwhile")
        self.modified = True

    def get_expiry_age(self, **kwargs: Any) -> int:
        """Seconds without work after which it ends; never beyond the longest time since somebody signed in."""
        return min(int(super().get_expiry_age(**kwargs)), self._seconds_at_most)

    def get_expiry_date(self, **kwargs: Any) -> dt.datetime:
        return min(super().get_expiry_date(**kwargs), timezone.now() + dt.timedelta(seconds=self._seconds_at_most))

    @property
    def _seconds_at_most(self) -> int:
        since: float = self.get(BEGAN, timezone.now().timestamp())
        return max(0, int(since + settings.SESSION_LONGEST - timezone.now().timestamp()))

    @property
    def seconds_left(self) -> int:
        """How long it goes on without being renewed."""
        self.keys()  # reads the row, once
        if self.modified or self.ends is None:
            return self.get_expiry_age()
        return max(0, int((self.ends - timezone.now()).total_seconds()))

    def renew_at_half(self) -> None:
        """A whole length from now on, once half of it has gone: written a few times a day, not at every click."""
        is_due = self.seconds_left < settings.SESSION_COOKIE_AGE / 2 and not self.modified
        if is_due and self.seconds_left + 60 < self.get_expiry_age():  # unless there is nothing to be won
            self.modified = True
            self._renewed = dict(self.items())

    def save(self, must_create: bool = False) -> None:
        """A session that cannot be renewed goes on until its end: on a full disk what is only read is still read."""
        try:
            super().save(must_create)
        except UpdateError as error:
            if not isinstance(error.__context__, OperationalError) or self._renewed != dict(self.items()):
                raise
            logger.error("a session could not be renewed: %s", error.__context__)


class Sessions(SessionMiddleware):
    """Django's, which takes the cookie of a session that is not found away: what comes late, under a key that was given
    up, would take the new one. A cookie without a session does no harm."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        answer = super().process_response(request, response)
        cookie = answer.cookies.get(settings.SESSION_COOKIE_NAME)
        if cookie is not None and not cookie.value and cast(SessionStore, request.session).is_unknown:
            del answer.cookies[settings.SESSION_COOKIE_NAME]
        return answer


@receiver(user_logged_in)
def _begins(request: HttpRequest, **_: Any) -> None:
    request.session[BEGAN] = timezone.now().timestamp()
