"""Days that a municipality sets itself, beside those of the country."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from accounts.models import Municipality, User
from accounts.tenancy import TenantModel

TITLE_LENGTH = 120


class OwnDate(TenantModel):
    """A day of a year of work. `closes`: papers and links of the checklist are wanted until then."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="own_dates")
    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณ")
    title = models.CharField("เรื่อง", max_length=TITLE_LENGTH)
    day = models.DateField("วันที่")
    closes = models.BooleanField(default=False)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        verbose_name = "กำหนดของเทศบาล"
        verbose_name_plural = "กำหนดของเทศบาล"
        ordering: ClassVar[list[str]] = ["day", "pk"]

    def __str__(self) -> str:
        return self.title
