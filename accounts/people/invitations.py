"""How somebody who has no password yet gets in: the one place that knows."""

from __future__ import annotations

import secrets

from django.contrib.auth.hashers import PBKDF2PasswordHasher, get_hasher

from accounts.models import User

ROUNDS = 10_000  # enough for what nobody can guess; a hundred people are invited at once. Signing in makes it as many
# as of any password.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is read as another
GROUPS, LENGTH = 4, 4  # 79 bits


def invite(user: User, by: User | None) -> str:
    """Gives the person a code to sign in with, and returns it: it is shown once and kept nowhere in plain.

    A code that was given before, and whatever password there was, ends with it. Inside the caller's transaction, which
    records `by` whom.
    """
    code = "-".join("".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(GROUPS))
    hasher = get_hasher()
    quick = {"iterations": ROUNDS} if isinstance(hasher, PBKDF2PasswordHasher) else {}
    user.password = hasher.encode(code, hasher.salt(), **quick)
    user.save(update_fields=["password"])
    return code
