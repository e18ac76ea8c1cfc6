"""The installation's keys as the worker and the operator's commands use them, and what everyone else knows of them."""

from __future__ import annotations

import contextlib
import secrets
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from accounts.audit import record
from accounts.models import Municipality
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from documents.authority import Authority, AuthorityExists, AuthorityLocked, AuthorityMissing, write_once
from documents.certificates import fingerprint
from documents.key_files import KeyFiles


def files() -> KeyFiles:
    """Where they are kept."""
    return KeyFiles(settings.KEYS_DIR, settings.CERTIFICATES_DIR, f"{settings.PUBLIC_URL}/authority/")


def passphrase() -> bytes:
    """What opens the keys of municipalities; empty in a process that is not given it.

    A demonstration makes one for itself at its first need.
    """
    if settings.KEYS_PASSPHRASE or not settings.EMBEDDED:
        return settings.KEYS_PASSPHRASE.encode()
    file = Path(settings.HOME) / "keys-passphrase"
    if not file.exists():
        with contextlib.suppress(AuthorityExists):  # another process was first
            write_once(file, secrets.token_urlsafe(32).encode())
    return file.read_bytes()


def box_lid() -> bytes | None:
    """What closes something for the worker alone; made where its passphrase is, None elsewhere before that."""
    if opens := passphrase():
        with contextlib.suppress(AuthorityLocked):  # told where something is to be opened, and by the nightly check
            files().box_key(opens)
    return files().box_lid()


def authority_of(municipality: Municipality) -> Authority:
    """What vouches for the signatures of this municipality, with its key. Raises AuthorityError.

    A demonstration issues its keys by itself; elsewhere the root is kept away, and an operator does.
    """
    if settings.EMBEDDED:
        return files().opened_or_issued(municipality.code, municipality.name, passphrase())
    return files().opened(municipality.code, municipality.name, passphrase())


def evidence_of(municipality: Municipality) -> tuple[list[bytes], list[bytes]]:
    """Certificates and lists (DER) by which its signatures are checked in later years, in the worker.

    The municipality's own list is empty and made for the occasion: a key that signed once is gone, so nothing is ever
    revoked, but validators ask of every certificate for the word of who issued it.
    """
    certificates, lists = files().evidence(municipality.code)
    with contextlib.suppress(AuthorityMissing):  # all who sign have certificates of their own
        now = timezone.now()
        lists.append(authority_of(municipality).revocation_list([], int(now.timestamp())))
    return certificates, lists


def issue(municipality: Municipality, root: Authority, *, stolen: bool = False) -> Authority:
    """A new key for a municipality; the former one signs nothing any more. Raises AuthorityError."""
    made = files().issue(root, municipality.code, municipality.name, passphrase(), stolen=stolen)
    told = {"fingerprint": fingerprint(made.certificate_der), "stolen": stolen}
    with open_municipality(municipality):
        record(system_actor(municipality), "key.issued", municipality, **told)
    return made
