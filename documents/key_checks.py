"""Whether the files of the keys are what they were: there, readable, closed to others, opened by their passphrase.

Looks and changes nothing. Pure of Django.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from documents.authority import AuthorityError
from documents.certificates import certificates_in
from documents.key_files import BOX, LID, LOCK, KeyFiles, short
from documents.sealed_boxes import CannotOpen, opened_key, public_half

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_ENCRYPTED = b"-----BEGIN ENCRYPTED PRIVATE KEY-----"


class Amiss(StrEnum):
    """What is wrong with a file."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    EXPOSED = "exposed"  # other users of the machine may read or change it
    OTHER = "other"  # it holds something else than it should, or its passphrase does not open it


@dataclass(frozen=True)
class KeyFinding:
    """A file that is not as it should be, by its place below the data directory."""

    file: str
    amiss: Amiss


def findings(files: KeyFiles, passphrase: bytes) -> list[KeyFinding]:
    """What is amiss; without the passphrase only what can be seen so is found.

    Keys of municipalities are opened by who knows their names (KeyFiles.opened).
    """
    return [
        *_of_private(files),
        *_of_box(files, passphrase),
        *_of_public(files),
    ]


def _of_private(files: KeyFiles) -> Iterator[KeyFinding]:
    if not files.private.exists():
        return  # said by who misses a key of it
    for path in sorted([files.private, *files.private.rglob("*")]):
        name = path.relative_to(files.private.parent).as_posix()
        if path.name == LOCK:
            continue
        try:
            if path.stat().st_mode & _OTHERS:
                yield KeyFinding(name, Amiss.EXPOSED)
            content = path.read_bytes() if path.is_file() else b""
        except OSError:
            yield KeyFinding(name, Amiss.UNREADABLE)
            continue
        if path.suffix == ".pem" and path.is_file() and not _is_what_it_says(files, path, content):
            yield KeyFinding(name, Amiss.OTHER)


def _is_what_it_says(files: KeyFiles, path: Path, content: bytes) -> bool:
    if path.parent != files.private:
        return True
    if path.name == BOX:
        return content.startswith(_ENCRYPTED)
    try:
        certificate = bytes(certificates_in(content)[0].dump())
        return path.name == f"former-{short(certificate)}.pem" or certificate == files.root_certificate()
    except (AuthorityError, ValueError):
        return False


def _of_box(files: KeyFiles, passphrase: bytes) -> Iterator[KeyFinding]:
    """The box that people's keys and passphrases are handed over in: what opens it and what closes it are a pair."""
    key, lid = files.private / BOX, files.public / LID
    name, lid_name = (path.relative_to(path.parents[1]).as_posix() for path in (key, lid))
    if lid.exists() and not key.exists():
        yield KeyFinding(name, Amiss.MISSING)
    if key.exists() and not lid.exists():
        yield KeyFinding(lid_name, Amiss.MISSING)
    if not (key.exists() and passphrase):
        return
    try:
        half = public_half(opened_key(key.read_bytes(), passphrase))
        closes = lid.read_bytes() if lid.exists() else half
    except CannotOpen:
        yield KeyFinding(name, Amiss.OTHER)
    except OSError:
        return  # said above
    else:
        if closes != half:
            yield KeyFinding(lid_name, Amiss.OTHER)


def _of_public(files: KeyFiles) -> Iterator[KeyFinding]:
    """Certificates that are believed, and of authorities that may sign."""
    if not files.public.exists():
        return
    for path in sorted(files.public.rglob("*.pem")):
        try:
            certificates_in(path.read_bytes())
        except OSError:
            yield KeyFinding(path.relative_to(files.public.parent).as_posix(), Amiss.UNREADABLE)
        except ValueError:
            yield KeyFinding(path.relative_to(files.public.parent).as_posix(), Amiss.OTHER)
