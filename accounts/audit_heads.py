"""The ends of all audit chains, kept outside the database each day: a chain cut off or written anew shows against them.

A line of the file is day, code, number and hash of the last entry; lines are only ever appended. The same lines go to
the operator by mail, out of reach of whoever has this machine.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import os
import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from accounts.audit import Head, heads
from accounts.operator_mail import tell_operator
from thai.dates import medium_date

LINE = re.compile(r"(\d{4}-\d\d-\d\d),(\d{7}),(\d{1,10}),([0-9a-f]{64})")


def keep_heads(today: dt.date) -> int:
    """Appends today's line of every municipality that has none yet, and mails them; how many were appended."""
    lines = _append(today)
    if lines:
        tell_operator(
            f"ปลายสายบันทึกการใช้งาน {medium_date(today)}",
            f"ปลายสายบันทึกการใช้งานของ {len(lines)} หน่วยงาน ณ วันที่ {medium_date(today)} อยู่ในไฟล์แนบ\n\n"
            "กรุณาเก็บอีเมลนี้ไว้นอกเครื่องแม่ข่าย ถ้าบันทึกการใช้งานถูกตัดท้ายหรือเขียนใหม่ภายหลัง "
            "รายการในไฟล์แนบจะไม่ตรงกับที่อยู่ในระบบ\n",
            attachment=(f"audit-heads-{today.isoformat()}.csv", "day,code,sequence,hash\n" + "".join(lines)),
        )
    return len(lines)


def _append(today: dt.date) -> list[str]:
    """Two workers at once wait for each other here; a line torn by a kill or a full disk is left, and read over."""
    path = Path(settings.AUDIT_HEADS)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="ascii", errors="replace") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        told, torn = set(), False
        for line in file:
            torn = not line.endswith("\n")
            if (found := LINE.fullmatch(line.strip())) and found[1] == today.isoformat():
                told.add(found[2])
        lines = [
            f"{today.isoformat()},{code},{sequence},{digest}\n"
            for code, sequence, digest in heads()
            if code not in told
        ]
        if lines:
            file.write(("\n" if torn else "") + "".join(lines))
            file.flush()
            os.fsync(file.fileno())
    return lines


def kept_heads() -> dict[str, set[Head]]:
    """Every head in the file, by the municipality's code."""
    kept: dict[str, set[Head]] = {}
    for _, code, sequence, digest in _lines():
        kept.setdefault(code, set()).add((sequence, digest))
    return kept


def last_kept() -> dt.date | None:
    """The newest day in the file."""
    return max((day for day, *_ in _lines()), default=None)


def _lines() -> Iterator[tuple[dt.date, str, int, str]]:
    path = Path(settings.AUDIT_HEADS)
    if not path.exists():
        return
    with path.open(encoding="ascii", errors="replace") as file:
        for line in file:
            if found := LINE.fullmatch(line.strip()):
                yield dt.date.fromisoformat(found[1]), found[2], int(found[3]), found[4]
