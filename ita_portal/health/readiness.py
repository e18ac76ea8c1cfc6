"""Whether this installation could do its work now: what it needs is there. Quick, and says nothing secret."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from redis.exceptions import RedisError

from documents import keys
from documents.authority import AuthorityError
from ita_portal.backups import databases
from ita_portal.health.alive import broker


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True


def _migrations() -> bool:
    return databases.known() <= set(databases.applied())


def _broker() -> bool:
    return bool(broker().ping())


def _storage() -> bool:
    """The folder can be read and added to; before the first file it is the one that will hold it."""
    folder = Path(settings.FILES_DIR)
    return os.access(folder if folder.exists() else settings.HOME, os.R_OK | os.W_OK | os.X_OK)


def _authority() -> bool:
    return keys.files().root_certificate() is not None


NEEDS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "migrations": _migrations,
    "redis": _broker,
    "storage": _storage,
    "authority": _authority,
}


def readiness() -> dict[str, bool]:
    """What is needed → whether it is there."""
    return {name: _is_there(there) for name, there in NEEDS.items()}


def _is_there(there: Callable[[], bool]) -> bool:
    try:
        return there()
    except (DatabaseError, RedisError, OSError, AuthorityError, ValueError):
        return False
