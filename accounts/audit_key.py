"""The key of the audit chains: beside the signing keys or in the environment, never in the database.

Whoever holds the database alone cannot write a chain anew: each entry's hash is an HMAC under this key.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import os
import secrets
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

FILE = "audit.key"
SHORTEST = 32  # letters


class AuditKeyMissing(RuntimeError):
    """The key is gone or unreadable, and chains were written with it: only a backup brings it back."""


def audit_key() -> bytes:
    """The key in force: ITA_AUDIT_KEY, otherwise the file. AuditKeyMissing where there is neither."""
    return settings.AUDIT_KEY.encode() if settings.AUDIT_KEY else _kept(str(settings.KEYS_DIR))


def create_audit_key() -> None:
    """Makes the file unless it is there; of two processes at once the first one's stays."""
    path = Path(settings.KEYS_DIR) / FILE
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)  # 0600 from its first moment
    try:
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
        os.link(temporary, path)  # unlike a rename it refuses a name that is taken
    except FileExistsError:
        pass
    finally:
        os.unlink(temporary)


def read_anew() -> None:
    """Looks whether the key is still there. Raises AuditKeyMissing."""
    _kept.cache_clear()
    audit_key()


PLAIN, KEYED = 1, 2  # how an entry's hash is computed: SHA-256, HMAC-SHA-256


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
        return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    said = json.dumps([entry["algorithm"], *content], ensure_ascii=False, sort_keys=True).encode()
    return hmac.digest(audit_key(), said, hashlib.sha256).hex()


@cache
def _kept(directory: str) -> bytes:
    try:
        key = Path(directory, FILE).read_bytes().strip()
    except OSError as error:
        raise AuditKeyMissing(f"{FILE}: {type(error).__name__}") from error
    if len(key) < SHORTEST:
        raise AuditKeyMissing(f"{FILE}: too short")
    return key
