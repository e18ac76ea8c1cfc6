"""Sessions in the database that know when they end: they are renewed while somebody works, and pages warn before."""

from __future__ import annotations

import datetime as dt
import logging
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.db import OperationalError
from django.utils import timezone

logger = logging.getLogger(__name__)


class SessionStore(DatabaseSessions):
    """Django's own, which forgets what the row says of its end."""

    ends: dt.datetime | None = None  # None: new, not stored yet
    _renewed: dict[str, Any] | None = None  # what it holds, where it is stored again for nothing but its end

    def _get_session_from_db(self) -> Any:
        found = super()._get_session_from_db()  # type: ignore[misc]  # not in the stubs
        self.ends = found.expire_date if found else None
        return found

    @property
    def seconds_left(self) -> int:
        """How long it goes on without being renewed."""
        self.keys()  # reads the row, once
        if self.modified or self.ends is None:
            return int(settings.SESSION_COOKIE_AGE)
        return max(0, int((self.ends - timezone.now()).total_seconds()))

    def renew_at_half(self) -> None:
        """A whole length from now on, once half of it has gone: written a few times a day, not at every click."""
        if self.seconds_left < settings.SESSION_COOKIE_AGE / 2 and not self.modified:
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
