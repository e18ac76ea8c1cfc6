"""What is written encrypted comes back whole or not at all, and by whoever may open it alone."""

from __future__ import annotations

import io
import os
import random
from pathlib import Path

import pyrage
import pytest
from pyrage.x25519 import Identity

from ita_portal.backups.age_streams import Damaged, WrongKey, opened, sealed
from tests.full_disk import full_disk

CONTENT = random.Random(1).randbytes(300_000)  # more than a pipe holds, and than one part of an age file
KEY = Identity.generate()


def closed(content: bytes = CONTENT, by: Identity | str = KEY) -> bytes:
    out = io.BytesIO()
    with sealed(out, by if isinstance(by, str) else by.to_public()) as stream:
        stream.write(content)
    return out.getvalue()


def what_opens(archive: bytes, opens: Identity | str = KEY) -> bytes:
    with opened(io.BytesIO(archive), opens) as stream:
        return stream.read()


@pytest.mark.parametrize("content", [b"", b"x", CONTENT])
def test_what_is_closed_by_a_public_key_is_an_age_file(content: bytes) -> None:
    assert what_opens(closed(content)) == content
    assert pyrage.decrypt(closed(content), [KEY]) == content


def test_what_is_closed_by_a_passphrase_is_its_key_and_an_age_file() -> None:
    archive = closed(by="ทดสอบ รหัสผ่าน")
    assert what_opens(archive, "ทดสอบ รหัสผ่าน") == CONTENT
    with pytest.raises(WrongKey):
        what_opens(archive, "ทดสอบ รหัสผาน")
    with pytest.raises(WrongKey):
        what_opens(archive, KEY)
    head, _, body = archive.partition(b"-----END AGE ENCRYPTED FILE-----\n")
    assert (head[:12], body[:22]) == (b"-----BEGIN A", b"age-encryption.org/v1\n")
    with pytest.raises(Damaged):
        what_opens(head, "ทดสอบ รหัสผ่าน")


def test_another_key_opens_nothing() -> None:
    with pytest.raises(WrongKey):
        what_opens(closed(), Identity.generate())
    with pytest.raises(WrongKey):
        what_opens(closed(), "a passphrase")


@pytest.mark.parametrize("cut", [0, 10, 100, 65_000, 66_000, 200_000, -1])
def test_a_cut_file_is_refused(cut: int) -> None:
    with pytest.raises(Damaged):
        what_opens(closed()[:cut])


@pytest.mark.parametrize("place", [5, 250, 70_000, 250_000, -1])
def test_a_flipped_bit_is_refused(place: int) -> None:
    archive = bytearray(closed())
    archive[place] ^= 1
    with pytest.raises((Damaged, WrongKey)):
        what_opens(bytes(archive))


def test_what_is_no_backup_is_refused() -> None:
    for opens in (KEY, "a passphrase"):
        with pytest.raises(Damaged):
            what_opens(b"%PDF-1.7\n", opens)


def test_a_full_disk_is_told_to_whoever_writes(tmp_path: Path) -> None:
    def write_much() -> None:
        with (tmp_path / "out").open("wb") as out, sealed(out, KEY.to_public()) as stream:
            for _ in range(40):
                stream.write(os.urandom(100_000))

    with full_disk(100_000), pytest.raises(OSError, match="too large"):
        write_much()


def test_an_error_of_who_reads_is_not_hidden() -> None:
    def leave_early() -> None:
        with opened(io.BytesIO(closed(CONTENT * 20)), KEY) as stream:
            stream.read(10)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        leave_early()
