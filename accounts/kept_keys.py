"""Secrets that stand in files of their own beside the signing keys, never in the database."""

from __future__ import annotations

import os
import secrets
import tempfile
from functools import cache
from pathlib import Path

SHORTEST = 32  # letters


class KeyMissing(RuntimeError):
    """A key is gone or unreadable, and something was written with it: only a backup brings it back."""


def create(directory: Path, name: str) -> None:
    """Makes the file unless it is there; of two processes at once the first one's stays."""
    path = directory / name
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


@cache
def read(path: str) -> bytes:
    """What the file holds, read once. Raises KeyMissing."""
    try:
        key = Path(path).read_bytes().strip()
    except OSError as error:
        raise KeyMissing(f"{Path(path).name}: {type(error).__name__}") from error
    if len(key) < SHORTEST:
        raise KeyMissing(f"{Path(path).name}: too short")
    return key
