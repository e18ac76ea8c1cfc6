"""What was taken out of a plan and can still be brought back."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.db import models

from accounts.models import User
from accounts.tenancy import TenantModel

KEPT = dt.timedelta(days=30)


class BinnedMeasure(TenantModel):
    """A measure that was deleted, with every row that hung on it: lists, history, notes, evidence and its files.

    The rows themselves are gone, so that nothing that reads plans has to know of the bin. `rows` holds them as Django's
    serializer writes them, parents first; `copies` are the keys of the measures that were copied from it. `key` was its
    own key, and is again when it comes back. After `KEPT` it goes for good.
    """

    tenant_path, bytes_column = "plan__municipality", "size"

    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="binned")
    key = models.BigIntegerField()
    title = models.CharField("ชื่อมาตรการ", max_length=1000)
    rows: models.JSONField[Any, Any] = models.JSONField()
    copies: models.JSONField[Any, Any] = models.JSONField(default=list)
    size = models.PositiveBigIntegerField(default=0)  # bytes of its evidence, which stays as long as the measure does
    deleted_at = models.DateTimeField("ลบเมื่อ", auto_now_add=True)
    deleted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(TenantModel.Meta):
        verbose_name = "มาตรการที่ลบ"
        verbose_name_plural = "ถังมาตรการที่ลบ"
        ordering: ClassVar[list[str]] = ["-deleted_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def ends_at(self) -> dt.datetime:
        """When it goes for good."""
        return self.deleted_at + KEPT
