"""A stream encrypted while it is written and decrypted while it is read: age, by pyrage.

To a public key the file is an age file like any other. Passphrases age's library takes for whole texts only; so with
one, a key made for this file alone stands in front, closed by the passphrase and armored, and behind it the age file to
that key. Debian's `age` opens either: docs/decisions/backups.md. Pure of Django.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from typing import BinaryIO

import pyrage
from pyrage.x25519 import Identity, Recipient

_BEGIN, _END = b"-----BEGIN AGE ENCRYPTED FILE-----\n", b"-----END AGE ENCRYPTED FILE-----\n"
_LONGEST_HEAD = 4096  # bytes; that of one key has some 450
_BUFFER = 1 << 20  # bytes


class WrongKey(Exception):
    """What was given does not open this file."""


class Damaged(Exception):
    """The file is no backup, or was cut or changed."""


@contextmanager
def sealed(out: BinaryIO, closed_by: Recipient | str) -> Iterator[BinaryIO]:
    """What is written here reaches `out` encrypted to a public key, or to a passphrase. OSError where `out` is full."""
    if isinstance(closed_by, str):
        own = Identity.generate()
        out.write(pyrage.passphrase.encrypt(str(own).encode(), closed_by, armored=True))
        closed_by = own.to_public()
    to: Recipient = closed_by
    read_end, write_end = os.pipe()
    source = os.fdopen(read_end, "rb", _BUFFER)
    thread = _Worker(lambda: pyrage.encrypt_io(source, out, [to]), source)
    thread.start()
    try:
        with os.fdopen(write_end, "wb", _BUFFER) as plain:
            yield plain
    except BrokenPipeError:
        thread.join()
        if thread.error is None:
            raise
    thread.join()
    if thread.error is not None:
        raise OSError(str(thread.error)) from thread.error


@contextmanager
def opened(file: BinaryIO, opens: Identity | str) -> Iterator[BinaryIO]:
    """The way back. Raises WrongKey and Damaged; to be sure of the end it must be read to the end."""
    head = file.readline(len(_BEGIN))
    if head == _BEGIN:
        identity, source = _own_key(file, opens), _Behind(b"", file)
    elif isinstance(opens, str):
        raise WrongKey("made to a public key") if head.startswith(b"age-encryption.org/") else Damaged("no backup")
    else:
        identity, source = opens, _Behind(head, file)
    read_end, write_end = os.pipe()
    target = os.fdopen(write_end, "wb", _BUFFER)
    thread = _Worker(lambda: pyrage.decrypt_io(source, target, [identity]), target)
    thread.start()
    with os.fdopen(read_end, "rb", _BUFFER) as plain:
        try:
            yield plain
        except Exception as error:
            if thread.error is not None:  # the end that came too early is the decryption's
                raise _meant(thread.error) from error
            raise
        while plain.read(_BUFFER):
            pass
    thread.join()
    if thread.error is not None:
        raise _meant(thread.error) from thread.error


def _meant(error: BaseException) -> Exception:
    return WrongKey(str(error)) if "No matching keys" in str(error) else Damaged(str(error))


def _own_key(file: BinaryIO, opens: Identity | str) -> Identity:
    if not isinstance(opens, str):
        raise WrongKey("made to a passphrase")
    lines, size = [_BEGIN], 0
    while lines[-1] != _END:
        lines.append(file.readline(_LONGEST_HEAD))
        size += len(lines[-1])
        if not lines[-1] or size > _LONGEST_HEAD:
            raise Damaged("it ends within its key")
    try:
        return Identity.from_str(pyrage.passphrase.decrypt(b"".join(lines), opens).decode())
    except pyrage.DecryptError as error:
        raise WrongKey(str(error)) from error
    except (pyrage.IdentityError, ValueError) as error:
        raise Damaged("what its passphrase opens is no key") from error


class _Behind:
    """A file whose first line was read already."""

    def __init__(self, head: bytes, file: BinaryIO) -> None:
        self._head, self._file = head, file

    def read(self, size: int = -1) -> bytes:
        if self._head:
            head, self._head = self._head, b""
            if 0 <= size < len(head):
                head, self._head = head[:size], head[size:]
            return head
        return self._file.read(size)


class _Worker(Thread):
    """Runs to its end, keeps its error, and closes its end of the pipe only then."""

    def __init__(self, work: Callable[[], None], end: BinaryIO) -> None:
        super().__init__(daemon=True)
        self._work, self._end = work, end
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self._work()
            self._end.flush()
        except Exception as error:
            self.error = error
        finally:
            with suppress(OSError):
                self._end.close()
