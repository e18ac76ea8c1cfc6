"""How much one municipality, or one person in it, may keep of what nobody has to confirm."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from accounts.import_states import UNFINISHED, State

WAITING_FILES = 20  # of scores, and of a plan's measures, that wait to be confirmed
_WAITING = [*UNFINISHED, State.CHECKED]
DRAFTS = 200  # one person's, in one municipality
ALL_DRAFTS = 2_000  # everybody's, likewise
OLD_PAPERS = 100  # made elsewhere and looked at here; each may hold some twenty megabytes
PICTURES = 500  # in papers of one municipality
SCANS = 20  # of one version, signed by hand; none is ever taken away
GIGABYTE = 10**9


def check_waiting(imports: QuerySet[Any]) -> None:
    """ValidationError where as many of these imports as may wait do so already."""
    if imports.filter(state__in=_WAITING).count() >= WAITING_FILES:
        raise ValidationError(
            f"มีไฟล์ที่ส่งไว้และยังไม่ได้ยืนยัน {WAITING_FILES} ไฟล์แล้ว จึงยังไม่รับไฟล์นี้ กรุณายืนยันหรือยกเลิกไฟล์เดิมก่อน แล้วส่งใหม่"
        )


def waiting_and_newest(imports: QuerySet[Any], most: int) -> list[Any]:
    """All that wait, which a list must show or nobody could make room; then so many of the others."""
    return [*imports.filter(state__in=_WAITING), *imports.exclude(state__in=_WAITING)[:most]]


def check_room(used: int, more: int, quota: int, field: str) -> None:
    """ValidationError of this field where so many bytes more would pass the quota."""
    if used + more > quota:
        raise ValidationError(
            {
                field: f"หลักฐานของเทศบาลใช้เนื้อที่ {used / GIGABYTE:,.1f} GB จากที่ตั้งไว้ {quota / GIGABYTE:,.1f} GB "
                "จึงยังไม่ได้เก็บไฟล์นี้ กรุณาลบหลักฐานที่ไม่ใช้ ใช้ลิงก์แทนไฟล์ หรือแจ้งผู้ดูแลระบบ"
            }
        )
