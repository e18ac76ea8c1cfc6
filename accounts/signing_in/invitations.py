"""Inviting somebody: a code in place of a told password, so that nobody but the person ever knows one."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.signing_in.events import Kind, record_event
from accounts.signing_in.models import Invitation
from accounts.signing_in.way_in import opened_by_another
from thai.dates import medium_date

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is read as another
LENGTH = 12  # 60 bits
LASTS = dt.timedelta(days=14)


class NotInvited(Exception):
    """Why a code lets nobody in, in Thai. It names nobody: whoever types a wrong one learns nothing."""


@transaction.atomic
def invite(user: User, by: User | None, request: HttpRequest | None = None) -> str:
    """Makes a code for the person and answers it, this once; a former one is good no more.

    Before the person's password is taken away, where it is: whether the account was in use counts.
    """
    opened_by_another(user)
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    now = timezone.now()
    Invitation.objects.filter(user=user, used_at=None, ends_at__gt=now).update(ends_at=now)
    Invitation.objects.create(user=user, by=by, code_hash=_hash(code), ends_at=now + LASTS)
    record_event(user, Kind.INVITED, request)
    return "-".join(code[start : start + 4] for start in range(0, LENGTH, 4))


def start_address() -> str:
    """Where a code is typed, as it is printed and mailed."""
    return f"{settings.PUBLIC_URL}{reverse('start')}"


def invited_by(code: str) -> User:
    """Whose code it is, however it was typed. Raises NotInvited."""
    letters = tidied(code)
    if len(letters) != LENGTH:
        raise NotInvited(f"รหัสมี {LENGTH} ตัว ท่านพิมพ์ {len(letters)} ตัว")
    found = Invitation.objects.select_related("user").filter(code_hash=_hash(letters), user__is_active=True).first()
    if found is None:
        raise NotInvited("ไม่พบรหัสเชิญนี้ ตรวจตัวอักษรอีกครั้ง")
    if found.used_at:
        raise NotInvited("รหัสเชิญนี้ใช้ไปแล้ว เข้าสู่ระบบด้วยรหัสผ่านที่ท่านตั้งไว้")
    if found.ends_at <= timezone.now():
        day = medium_date(timezone.localdate(found.ends_at))
        raise NotInvited(f"รหัสเชิญนี้หมดอายุแล้วเมื่อ {day} ขอใบใหม่จากผู้ดูแลระบบ")
    return found.user


def tidied(code: str) -> str:
    """As it was printed: capitals, without blanks and hyphens."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def _hash(letters: str) -> str:
    return hashlib.sha256(letters.encode()).hexdigest()
