"""Recovery codes as they are kept: readable, behind the key of second factors, until the person has seen them; then as
hashes such as passwords are kept by, one salt for a person's ten.

The hashing takes seconds and is the worker's. allauth knows no other way to change how it keeps them than its class.
"""

from __future__ import annotations

from typing import Any, cast

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal import auth
from django.contrib.auth.hashers import identify_hasher, make_password
from django.db import transaction
from django.utils.crypto import constant_time_compare, get_random_string

from accounts.background import enqueue

SALT = 22  # letters of 62: 130 bits
HIDDEN = "•" * 8
A_NIGHT = 200  # people whose codes are hashed in one night, of those whose task was lost
_SHOWN: dict[str, Any] = {
    "type": Authenticator.Type.RECOVERY_CODES,
    "data__has_key": "seed",
    "data__viewed_at__isnull": False,
}
_stock = auth.RecoveryCodes


class HashedCodes(_stock):  # type: ignore[misc,valid-type]  # allauth is not typed
    """allauth's, of which nobody can read any that were shown."""

    instance: Authenticator

    @property
    def _hashes(self) -> list[str] | None:
        """Of the codes that were not used; None while they can be read."""
        return cast("list[str] | None", self.instance.data.get("hashes"))

    def get_unused_codes(self) -> list[str]:
        return cast(list[str], super().get_unused_codes()) if self._hashes is None else [HIDDEN] * len(self._hashes)

    def mark_as_viewed(self) -> None:
        if not self.did_view:
            super().mark_as_viewed()
            enqueue("accounts.tasks.hash_recovery_codes", self.instance.pk)

    def validate_code(self, code: str) -> bool:
        with transaction.atomic():
            self.instance = Authenticator.objects.select_for_update().get(pk=self.instance.pk)
            if self._hashes is None:
                return bool(super().validate_code(code))
            digits = normalize_user_code(code)
            if len(digits) != app_settings.RECOVERY_CODE_DIGITS:  # an app's code, which is asked of each way
                return False
            typed = _hashed_like(self._hashes[0], digits) if self._hashes else ""
            left = [kept for kept in self._hashes if not constant_time_compare(kept, typed)]
            is_right = len(left) < len(self._hashes)
            self.instance.data["hashes"] = left
            self.instance.save(update_fields=["data"])
        return is_right


def _hashed_like(kept: str, code: str) -> str:
    """A code hashed as this one was, whatever way and how many rounds passwords have by now: once for all ten."""
    hasher = identify_hasher(kept)
    parts = hasher.decode(kept)
    rounds = {"iterations": parts["iterations"]} if "iterations" in parts else {}
    return str(hasher.encode(code, parts["salt"], **rounds))


def keep_hashed() -> None:
    """From now on, in this process."""
    auth.RecoveryCodes = HashedCodes


def hash_codes(pk: int) -> None:
    """Keeps of somebody's codes, once they were shown, nothing but hashes. Running it twice does no harm."""
    row = Authenticator.objects.filter(pk=pk, **_SHOWN).first()
    if row is None:
        return
    salt = get_random_string(SALT)
    hashes = [make_password(code, salt) for code in row.wrap().generate_codes()]
    with transaction.atomic():
        row = Authenticator.objects.select_for_update().filter(pk=pk, data__seed=row.data["seed"]).first()
        if row is None:  # meanwhile done by another worker, or there are new ones
            return
        used = row.data["used_mask"]
        left = [kept for number, kept in enumerate(hashes) if not used >> number & 1]
        row.data = {"hashes": left, "viewed_at": row.data["viewed_at"]}
        row.save(update_fields=["data"])


def shown_and_readable() -> list[int]:
    """Codes whose task was lost, or that were shown by an earlier release."""
    return list(Authenticator.objects.filter(**_SHOWN).order_by("pk").values_list("pk", flat=True)[:A_NIGHT])
