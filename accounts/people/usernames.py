"""By which name somebody signs in: proposed where nobody typed one."""

from __future__ import annotations

import re

from accounts.models import Municipality, User

ALLOWED = r"\A[a-z0-9][a-z0-9._-]{2,59}\Z"
_OTHER = re.compile(r"[^a-z0-9._-]+")


def propose_username(municipality: Municipality, email: str, role: str, taken: set[str] | None = None) -> str:
    """What stands before the @, else the role, with the municipality's code, and a number where it is taken.

    `taken`: names proposed beside it and not stored yet; the proposal is added.
    """
    taken = set() if taken is None else taken
    before = _OTHER.sub("", email.partition("@")[0].lower()).strip("._-")[:40] or role
    base = f"{before}.{municipality.code}"
    there = {
        name.lower() for name in User.objects.filter(username__istartswith=base).values_list("username", flat=True)
    }
    number, name = 1, base
    while name in there or name in taken:
        number += 1
        name = f"{base}.{number}"
    taken.add(name)
    return name
