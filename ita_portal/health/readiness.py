"""Whether this installation could do its work now: what it needs is there. Quick, and says nothing secret."""

from __future__ import annotations

from collections.abc import Callable

from django.db import DatabaseError, connection
from redis.exceptions import RedisError

from accounts import storage
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


def _authority() -> bool:
    return keys.files().root_certificate() is not None


NEEDS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "migrations": _migrations,
    "redis": _broker,
    "storage": storage.is_there,
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
