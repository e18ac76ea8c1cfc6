"""What a municipality's people decided of findings: one that is none, a kind that is not looked for."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from accounts.models import Municipality, User
from accounts.tenancy import TenantModel
from proofreading.vocabulary import EXPLANATIONS

REASON_LENGTH = 500


class SetAsideFinding(TenantModel):
    """A finding of which somebody said why it is none. It counts no more as long as its line stands as it is.

    `belongs` is what the text belongs to ("measure/12/"), `key` the finding in its line (scores.proofing.texts); a
    changed line has another key, and is asked about again.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    belongs = models.CharField(max_length=100)
    key = models.CharField(max_length=24)
    kind = models.CharField("ชนิด", max_length=20)
    found = models.CharField("ข้อความ", max_length=200)
    reason = models.CharField("เหตุผล", max_length=REASON_LENGTH)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        verbose_name = "ข้อที่แจ้งว่าไม่ใช่ข้อผิด"
        verbose_name_plural = "ข้อที่แจ้งว่าไม่ใช่ข้อผิด"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "belongs", "key"], name="finding_set_aside_once"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="setting_aside_needs_a_reason"),
        ]

    def __str__(self) -> str:
        return self.found

    @property
    def name(self) -> str:
        """Who said so."""
        return str(self.by or "ผู้ดูแลระบบ")


class UncheckedKind(TenantModel):
    """A kind of finding that a municipality does not look for; what is not named here is looked for."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("ชนิด", max_length=20)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        verbose_name = "การตรวจที่ปิดไว้"
        verbose_name_plural = "การตรวจที่ปิดไว้"
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "kind"], name="unchecked_kind_once"),
        ]

    def __str__(self) -> str:
        known = EXPLANATIONS.get(self.kind)
        return known["title"] if known else self.kind

    @property
    def name(self) -> str:
        """Who switched it off."""
        return str(self.by or "ผู้ดูแลระบบ")
