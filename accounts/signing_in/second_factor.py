"""The second factor: passkeys, six digits of an app, recovery codes; whose duty it is, and the key that hides them.

Kept in allauth's table. An app's secret, and the seed of recovery codes until they were shown (recovery_codes.py), are
encrypted by a key that stands beside the signing keys; a passkey's row holds a public key, which is no secret.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import begin_authentication
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from accounts import kept_keys
from accounts.kept_keys import KeyMissing
from accounts.models import Membership, User
from accounts.permissions import TABLE, Capability
from accounts.signing_in.events import HAS_ONE
from accounts.tenancy import open_all

FILE = "second-factor.key"
APP, PASSKEY, CODES = Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN, Authenticator.Type.RECOVERY_CODES
WAYS = (APP, PASSKEY)  # recovery codes alone are none
_SIGNING = {Capability.SUBMIT_PAPER, Capability.DECIDE, Capability.REVOKE_PAPER}
_ADMINISTERING = {Capability.SET_UP}


def ways_of(user: User) -> frozenset[str]:
    """Which kinds of second factor the person has."""
    return frozenset(Authenticator.objects.filter(user=user, type__in=WAYS).values_list("type", flat=True))


def had_one(user: User, before: dt.datetime) -> bool:
    """Whether the person had one already then."""
    return bool(Authenticator.objects.filter(user=user, type__in=WAYS, created_at__lte=before).exists())


def is_required_of(user: User) -> bool:
    """Whether the person must have one: who signs or administers, all or nobody, as this installation says."""
    if not settings.SECOND_FACTOR_REQUIRED:
        return False
    if settings.SECOND_FACTOR_OF_ALL or user.is_staff or user.is_superuser:
        return True
    roles = [role for role, allowed in TABLE.items() if allowed & (_SIGNING | _ADMINISTERING)]
    with open_all():
        return Membership.objects.filter(user=user, role__in=roles).exists()


def is_missing(request: HttpRequest) -> bool:
    """Whether whoever is signed in must have a second factor and has none."""
    user = cast(User, request.user)
    if not settings.SECOND_FACTOR_REQUIRED or request.session.get(HAS_ONE):
        return False
    if ways_of(user):
        request.session[HAS_ONE] = True
        return False
    return is_required_of(user)


def passkey_options(request: HttpRequest, user: User) -> str:
    """What a browser is asked to prove, in JSON; the answer holds in this session only, and once."""
    with context.request_context(request):
        return as_json(begin_authentication(user))


def as_json(options: Any) -> str:
    """What a browser is asked, as our script reads it."""
    return json.dumps(options, default=_plain)


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else str(value)


# --- Hidden from whoever holds the database alone ---------------------------------------------------------------------


def encrypt(text: str) -> str:
    """The first one of an installation makes its key. Where one was in use and is gone: KeyMissing."""
    try:
        box = _box()
    except KeyMissing:
        if _hidden().exists():
            raise
        kept_keys.create(Path(settings.KEYS_DIR), FILE)
        box = _box()
    return box.encrypt(text.encode()).decode()


def decrypt(text: str) -> str:
    """The way back. KeyMissing without the key, or under another one."""
    try:
        return _box().decrypt(text.encode()).decode()
    except InvalidToken as error:
        raise KeyMissing("the key of second factors is another one") from error


def key_opens() -> bool:
    """Whether the key is still the one that something was encrypted by; yes where nothing was."""
    newest = _hidden().order_by("-pk").first()
    if newest is None:
        return True
    kept_keys.read.cache_clear()
    try:
        decrypt(newest.data["secret" if newest.type == APP else "seed"])
    except KeyMissing:
        return False
    return True


def _hidden() -> QuerySet[Authenticator]:
    """What is encrypted by the key: codes that were shown are hashes."""
    found: QuerySet[Authenticator] = Authenticator.objects.filter(Q(type=APP) | Q(type=CODES, data__has_key="seed"))
    return found


def _box() -> Fernet:
    key = settings.SECOND_FACTOR_KEY.encode() or kept_keys.read(str(Path(settings.KEYS_DIR, FILE)))
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"second factor\0" + key).digest()))
