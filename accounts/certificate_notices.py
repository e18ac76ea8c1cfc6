"""That a certificate runs out, told to whoever can see to a new one: two months, a month and a week before, and after.

Whoever knows a certificate's end calls `tell_end` every morning; each of the four is told once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from accounts.models import Municipality, User
from accounts.notices import settle, tell, unsettled
from thai.dates import long_date

DAYS_BEFORE = (60, 30, 7)


def tell_end(
    users: Iterable[User],
    municipality: Municipality,
    *,
    serial: str,
    name: str,
    end: dt.date,
    today: dt.date,
    path: str,
) -> None:
    """Tells these people where it is time.

    `serial` tells one certificate from another (80 characters at most), `name` is what it is in Thai, `end` the last
    day on which it holds, and `path` leads to the page where it is replaced.
    """
    left = (end - today).days
    if left > DAYS_BEFORE[0]:
        return
    at = "over" if left < 0 else min(days for days in DAYS_BEFORE if left <= days)
    settle(unsettled(municipality, f"{_about(serial)}/").exclude(key=f"{_about(serial)}/{at}"))
    if left < 0:
        title, said = f"{name}หมดอายุแล้ว", f"ใช้ได้ถึง {long_date(end)} ลงนามด้วยใบรับรองนี้ไม่ได้แล้ว กรุณาเปลี่ยนใบใหม่"
    else:
        days = f"เหลือ {left} วัน" if left else "วันนี้วันสุดท้าย"
        title, said = f"{name}ใกล้หมดอายุ", f"ใช้ได้ถึง {long_date(end)} ({days}) กรุณาเปลี่ยนใบใหม่ก่อนพ้นวันนั้น"
    tell(users, municipality, key=f"{_about(serial)}/{at}", title=title, detail=said, path=path)


def forget(municipality: Municipality, serial: str) -> None:
    """The certificate was replaced or removed: nobody is reminded of it any more."""
    settle(unsettled(municipality, f"{_about(serial)}/"))


def _about(serial: str) -> str:
    return f"certificate/{serial}"
