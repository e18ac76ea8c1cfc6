"""How much one municipality, or one person in it, may keep of what nobody has to confirm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet, Sum

from accounts.import_states import UNFINISHED, State
from accounts.tenancy import TenantModel

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


@cache
def _keeping() -> list[type[TenantModel]]:
    """Whose rows keep files that somebody brought."""
    return [model for model in apps.get_models() if issubclass(model, TenantModel) and model.bytes_column]


def used_bytes() -> int:
    """How much the open municipality keeps of files that somebody brought; a query for each kind."""
    rows = ((model.counted(model.objects.all()), model.bytes_column) for model in _keeping())
    return sum(found.aggregate(used=Sum(column))["used"] or 0 for found, column in rows)


def used_by_municipality() -> Counter[int]:
    """The same of every municipality that has any, by its key; all of them are open."""
    used: Counter[int] = Counter()
    for model in _keeping():
        rows = (
            model.counted(model.objects.order_by())
            .values_list(model.tenant_path)
            .annotate(used=Sum(model.bytes_column))
        )
        used.update(dict(rows))
    return used


def require_room(more: int, refused: Callable[[str], Exception]) -> None:
    """Raises what `refused` makes of the words, in Thai, where so many bytes more would pass the municipality's quota.

    Before a file is judged, so that a full municipality costs no judging; once more with the municipality held.
    """
    used, quota = used_bytes(), settings.FILES_QUOTA
    if used + more > quota:
        raise refused(
            f"ไฟล์ของเทศบาลใช้เนื้อที่ {used / GIGABYTE:,.1f} GB จากที่ตั้งไว้ {quota / GIGABYTE:,.1f} GB "
            "จึงยังไม่ได้เก็บไฟล์นี้ กรุณาลบหลักฐานหรือภาพที่ไม่ใช้ ใช้ลิงก์แทนไฟล์ หรือแจ้งผู้ดูแลระบบ"
        )
