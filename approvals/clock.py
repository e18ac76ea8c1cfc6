"""Whether this machine's clock may date a signature: it is held against what others say of the time."""

from __future__ import annotations

import datetime as dt

from django.db import connection
from django.utils import timezone

from accounts.models import AuditEntry, Municipality

# Clocks of a server, its containers and its database differ by little; more than this, one of them was set wrongly.
TOLERANCE = dt.timedelta(minutes=5)


class ClockWrong(Exception):
    """The clock jumped; the text says in Thai how that is known."""


def check_clock(municipality: Municipality) -> None:
    """Raises ClockWrong where the clock is not the database's, or runs before what the audit trail already holds."""
    now = timezone.now()
    if abs(now - _database_time()) > TOLERANCE:
        raise ClockWrong("นาฬิกาของเครื่องไม่ตรงกับนาฬิกาของฐานข้อมูล")
    last = (
        AuditEntry.objects.filter(municipality=municipality).order_by("-sequence").values_list("at", flat=True).first()
    )
    if last and last - now > TOLERANCE:
        raise ClockWrong("นาฬิกาของเครื่องเดินถอยหลังไปก่อนเวลาที่บันทึกการใช้งานมีอยู่แล้ว")


def _database_time() -> dt.datetime:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT strftime('%s', 'now')")
        else:  # not now(), which is when the transaction began
            cursor.execute("SELECT extract(epoch FROM clock_timestamp())")
        [seconds] = cursor.fetchone()
    return dt.datetime.fromtimestamp(float(seconds), dt.UTC)
