"""What of the keys waits for the operator: a list that runs out, a root still on this machine, an unknown clock.

Nothing of it is damage: papers are signed and checked all the same. It is mailed each Monday until it is done.
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils import timezone

from accounts.operator_mail import tell_operator
from documents import keys
from documents.authority import AuthorityError
from documents.certificates import renewed_until
from thai.dates import long_date

SOON = dt.timedelta(days=60)
NO_CLOCK = (
    "ตั้งเครื่องบริการประทับเวลาไว้ แต่ใน certificates/clocks/ ยังไม่มีใบรับรองของผู้ให้บริการ ระบบจึงยังไม่เชื่อเวลาที่ประทับ "
    "และยังไม่ประทับเวลาทั้งเอกสารเพื่อเก็บไว้ตรวจในระยะยาว"
)


def chores(now: dt.datetime) -> list[str]:
    """What is to be done, in Thai, each with its command."""
    files = keys.files()
    found = [f"กุญแจหลักเดิมยังอยู่บนเครื่อง ({name}) ให้ย้ายไปเก็บแยกที่อื่น หรือทำลาย" for name in files.former_roots_here()]
    if files.root_is_here() and not settings.EMBEDDED:
        found.append("กุญแจหลักยังอยู่บนเครื่อง ให้นำไปเก็บแยกด้วยคำสั่ง take_root_offline")
    try:
        lists = [root.revoked for root in files.roots()[:1] if root.revoked]
        if settings.TIMESTAMP_URL and not files.trust().clocks:
            found.append(NO_CLOCK)
    except AuthorityError:
        lists = []  # said by the nightly check
    for each in lists:
        if (end := renewed_until(each)) - now < SOON:
            said = "หมดอายุแล้วเมื่อ" if end <= now else "ใช้ได้ถึง"
            day = long_date(timezone.localdate(end))
            found.append(f"รายการเพิกถอนของกุญแจหลัก{said}วันที่ {day} ให้ทำใหม่ด้วยคำสั่ง renew_revocations")
    return found


def tell_chores(now: dt.datetime) -> bool:
    """Mails them to the operator, where there are any; whether a mail went out."""
    if not (found := chores(now)):
        return False
    lines = "\n".join(f"• {each}" for each in found)
    return tell_operator(f"กุญแจรอผู้ดูแลระบบ {len(found)} เรื่อง", f"{lines}\n\nวิธีทำอยู่ในคู่มือ docs/operations.md หัวข้อที่ 4\n")
