"""Files under the hash of what they hold. A file is never changed; what is read is checked against its name.

They lie in a folder or, for several machines, in a bucket; nobody who stores or reads knows which.
"""

from __future__ import annotations

import datetime as dt
import errno
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from accounts.buckets import Bucket, NoAnswer, NoSuchName, bucket_at
from accounts.unneeded_files import needed_again

_NAME = re.compile(r"[0-9a-f]{64}")
# What a folder of another machine answers while that machine is away.
_AWAY = {errno.ESTALE, errno.ETIMEDOUT, errno.ENOTCONN, errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.ECONNREFUSED}


class FileDamaged(RuntimeError):
    """The stored bytes no longer match the hash they are kept under, or are gone, or cannot be read."""


class NotStored(OSError):
    """The bytes could not be kept: most likely the disk is full. Nothing of them is left."""


class StoreAway(Exception):
    """The place of the files does not answer now. That says nothing of any file: ask again."""


def store(content: bytes) -> str:
    """Keeps the bytes and returns their SHA-256 (hex). Storing the same bytes again does nothing.

    Raises NotStored and StoreAway.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    needed_again(sha256)
    _put(sha256, content)
    return sha256


def put(content: bytes) -> str:
    """The same where there is no database yet: for restoring. Raises as `store`."""
    sha256 = hashlib.sha256(content).hexdigest()
    _put(sha256, content)
    return sha256


def _put(sha256: str, content: bytes) -> None:
    if bucket := _bucket():
        try:
            bucket.put(_inside(sha256), content, bytes.fromhex(sha256))
        except NoAnswer as error:
            raise StoreAway(str(error)) from error
    else:
        _write(_path(sha256), content)


def read(sha256: str) -> bytes:
    """The bytes kept under this hash. Raises StoreAway, and FileDamaged when they are gone or not what was stored."""
    content = read_unchecked(sha256)
    if hashlib.sha256(content).hexdigest() != sha256:
        raise FileDamaged(sha256)
    return content


def read_unchecked(sha256: str) -> bytes:
    """What lies under this hash, whatever it is: a backup takes along what is damaged, too. Raises as `read`."""
    inside = _inside(sha256)
    try:
        if bucket := _bucket():
            return bucket.get(inside)
        return _path(sha256).read_bytes()
    except NoAnswer as error:
        raise StoreAway(str(error)) from error
    except NoSuchName as error:
        raise FileDamaged(sha256) from error
    except OSError as error:
        raise (StoreAway(error.strerror) if error.errno in _AWAY else FileDamaged(sha256)) from error


def is_elsewhere() -> bool:
    """Whether the files lie in a bucket, not in this machine's data directory."""
    return bool(settings.FILES_BUCKET)


def stored_elsewhere() -> Iterator[str]:
    """The hashes of all files in the bucket. Raises StoreAway."""
    assert settings.FILES_BUCKET is not None
    try:
        for inside in bucket_at(settings.FILES_BUCKET).names():
            if _is_ours(inside):
                yield inside.rpartition("/")[2]
    except NoAnswer as error:
        raise StoreAway(str(error)) from error


FOLDERS = tuple(f"{number:02x}" for number in range(256))  # in which files lie, by the beginning of their hash


def stored_in(folder: str) -> Iterator[tuple[str, dt.datetime]]:
    """The hashes of the files in one of FOLDERS, and when each was last written. Raises StoreAway."""
    try:
        if bucket := _bucket():
            yield from ((name[3:], written) for name, written in bucket.written(f"{folder}/") if _is_ours(name))
            return
        with suppress(FileNotFoundError), os.scandir(Path(settings.FILES_DIR) / folder) as entries:
            for entry in entries:
                with suppress(FileNotFoundError):  # a name that was written under before it became its own
                    if _is_ours(f"{folder}/{entry.name}"):
                        yield entry.name, dt.datetime.fromtimestamp(entry.stat().st_mtime, dt.UTC)
    except NoAnswer as error:
        raise StoreAway(str(error)) from error
    except OSError as error:
        raise StoreAway(error.strerror) from error


def remove(sha256: str) -> None:
    """Takes a file away for good; one that is not there is gone already. Raises StoreAway."""
    inside = _inside(sha256)
    try:
        if bucket := _bucket():
            bucket.remove(inside)
        else:
            _path(sha256).unlink(missing_ok=True)
    except NoAnswer as error:
        raise StoreAway(str(error)) from error
    except OSError as error:
        raise StoreAway(error.strerror) from error


def remove_unfinished(folder: str, before: dt.datetime) -> int:
    """What workers that were killed left half written in one of FOLDERS; how many that were. A bucket has none."""
    if is_elsewhere():
        return 0
    removed = 0
    with suppress(FileNotFoundError), os.scandir(Path(settings.FILES_DIR) / folder) as entries:
        for entry in entries:
            with suppress(FileNotFoundError):
                if entry.name.startswith(tempfile.gettempprefix()) and entry.stat().st_mtime < before.timestamp():
                    os.unlink(entry.path)
                    removed += 1
    return removed


def is_there() -> bool:
    """Whether files can be read and added now; the folder, before the first file, by the one that will hold it."""
    if bucket := _bucket():
        try:
            bucket.answers()
        except NoAnswer:
            return False
        return True
    folder = Path(settings.FILES_DIR)
    return os.access(folder if folder.exists() else settings.HOME, os.R_OK | os.W_OK | os.X_OK)


def _bucket() -> Bucket | None:
    return bucket_at(settings.FILES_BUCKET) if settings.FILES_BUCKET else None


def _inside(sha256: str) -> str:
    if not _NAME.fullmatch(sha256):
        raise ValueError("not a SHA-256 hash")
    return f"{sha256[:2]}/{sha256}"


def _is_ours(inside: str) -> bool:
    folder, _, name = inside.partition("/")
    return bool(_NAME.fullmatch(name)) and folder == name[:2]


def _path(sha256: str) -> Path:
    return Path(settings.FILES_DIR) / _inside(sha256)


def _write(path: Path, content: bytes) -> None:
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(path, content)
    except OSError as error:
        raise (StoreAway(error.strerror) if error.errno in _AWAY else NotStored(*error.args)) from error


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
