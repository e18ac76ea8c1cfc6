"""Files under the hash of what they hold. A file is never changed; what is read is checked against its name."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from pathlib import Path

from django.conf import settings


class FileDamaged(RuntimeError):
    """The stored bytes no longer match the hash they are kept under, or are gone, or cannot be read."""


class NotStored(OSError):
    """The bytes could not be kept: most likely the disk is full. Nothing of them is left."""


def _path(sha256: str) -> Path:
    if not re.fullmatch(r"[0-9a-f]{64}", sha256):
        raise ValueError("not a SHA-256 hash")
    return Path(settings.FILES_DIR) / sha256[:2] / sha256


def store(content: bytes) -> str:
    """Keeps the bytes and returns their SHA-256 (hex). Storing the same bytes again does nothing. Raises NotStored."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = _path(sha256)
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(path, content)
    except OSError as error:
        raise NotStored(*error.args) from error
    return sha256


def _write_whole(path: Path, content: bytes) -> None:
    """Whole or not at all, whatever happens meanwhile; of what a full disk could not take nothing stays."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            os.replace(file.name, path)
        except BaseException:
            os.unlink(file.name)
            raise


def read(sha256: str) -> bytes:
    """The bytes kept under this hash. Raises FileDamaged when they are gone or are not what was stored."""
    path = _path(sha256)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FileDamaged(sha256) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise FileDamaged(sha256)
    return content
