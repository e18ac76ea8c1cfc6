"""A way into somebody's account that another person opens: it must not hand over a signer's account.

Whoever may invite or let in again could do so to come in himself. A second factor that the person has already stands in
the way: it is asked for whatever the password is. Where there is none, the account of who was at work already signs
nothing for a while, during which the person, the mayor and the coordinators have been told. See docs/security.md.
"""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from accounts.models import User
from accounts.signing_in.links import forget_links
from accounts.signing_in.second_factor import ways_of
from thai.dates import hour, short_date

WAITS = dt.timedelta(days=3)


def is_in_use(user: User) -> bool:
    """Whether the person has come in, or could: from then on the account is theirs."""
    return user.last_login is not None or user.has_usable_password()


def opened_by_another(user: User) -> None:
    """Before somebody else lets the person in anew: what signed in by another server does so no more."""
    forget_links(user)
    if is_in_use(user) and not ways_of(user):
        user.signs_from = timezone.now() + WAITS
        user.save(update_fields=["signs_from"])


def why_not_yet(user: User) -> str:
    """Why the person signs nothing yet, in Thai; "" where nothing keeps them."""
    if user.signs_from is None or user.signs_from <= timezone.now():
        return ""
    since = timezone.localtime(user.signs_from)
    return f"ผู้ดูแลเพิ่งเปิดทางเข้าบัญชีนี้ให้ใหม่ จึงลงนามได้ตั้งแต่ {short_date(since.date())} {hour(since)}"
