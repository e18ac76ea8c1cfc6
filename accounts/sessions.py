"""Sessions in the database that know when they end: they are renewed while somebody works, and pages warn before."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.utils import timezone


class SessionStore(DatabaseSessions):
    """Django's own, which forgets what the row says of its end."""

    ends: dt.datetime | None = None  # None: new, not stored yet

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
        if self.seconds_left < settings.SESSION_COOKIE_AGE / 2:
            self.modified = True
