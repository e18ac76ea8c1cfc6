"""The key of the audit chains: beside the signing keys or in the environment, never in the database.

Whoever holds the database alone cannot write a chain anew: each entry's hash is an HMAC under this key.
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from accounts import kept_keys

FILE = "audit.key"


class AuditKeyMissing(RuntimeError):
    """The key is gone or unreadable, and chains were written with it: only a backup brings it back."""


def audit_key() -> bytes:
    """The key in force: ITA_AUDIT_KEY, otherwise the file. AuditKeyMissing where there is neither."""
    if settings.AUDIT_KEY:
        return settings.AUDIT_KEY.encode()
    try:
        return kept_keys.read(str(Path(settings.KEYS_DIR, FILE)))
    except kept_keys.KeyMissing as error:
        raise AuditKeyMissing(str(error)) from error


def create_audit_key() -> None:
    """Makes the file unless it is there."""
    kept_keys.create(Path(settings.KEYS_DIR), FILE)


def read_anew() -> None:
    """Looks whether the key is still there. Raises AuditKeyMissing."""
    kept_keys.read.cache_clear()
    audit_key()
