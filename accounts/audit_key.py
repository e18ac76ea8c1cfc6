"""The key of the audit chains: beside the signing keys or in the environment, never in the database.

Whoever holds the database alone cannot write a chain anew: each entry's hash is an HMAC under this key.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

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
        return kept_keys.read(os.path.join(settings.KEYS_DIR, FILE))  # asked for every entry of a country
    except kept_keys.KeyMissing as error:
        raise AuditKeyMissing(str(error)) from error


def create_audit_key() -> None:
    """Makes the file unless it is there."""
    kept_keys.create(Path(settings.KEYS_DIR), FILE)


def read_anew() -> None:
    """Looks whether the key is still there. Raises AuditKeyMissing."""
    kept_keys.read.cache_clear()
    audit_key()


PLAIN, KEYED = 1, 2  # how an entry's hash is computed: SHA-256, HMAC-SHA-256
_to_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode  # made once: a country has thousands of chains


def entry_hash(entry: Mapping[str, Any]) -> str:
    """The hash an entry must carry, over the previous hash and everything it says: its columns by their names.

    A keyed one needs the key: AuditKeyMissing.
    """
    content: list[Any] = [
        entry["previous_hash"],
        entry["municipality_id"],
        entry["sequence"],
        entry["at"].astimezone(dt.UTC).isoformat(timespec="microseconds"),
        entry["user_id"],
        entry["action"],
        entry["object_type"],
        entry["object_id"],
        entry["detail"],
    ]
    if entry["algorithm"] == PLAIN:
        return hashlib.sha256(_to_json(content).encode()).hexdigest()
    said = _to_json([entry["algorithm"], *content]).encode()
    return hmac.digest(audit_key(), said, hashlib.sha256).hex()
