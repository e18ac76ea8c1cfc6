"""What units write of a measure beside its own text: their parts where several carry it out, and comments."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from accounts.models import Unit, User
from accounts.tenancy import TenantModel
from plans.rules.workflow import CHOICES, WITH_UNIT, Stage

COMMENT_LENGTH = 2000
# What still asks comes first.
_WANTED: list[str] = [Stage.RETURNED, Stage.ASSIGNED, Stage.DRAFT, Stage.SUBMITTED, Stage.ACCEPTED]


class Contribution(TenantModel):
    """One unit's part of a measure that several units carry out. Papers print the measure's own text, which the
    coordinator makes of the parts; a part is never printed by itself.

    `stage` is whose hands the part is in, by the table of plans.rules.workflow: `assigned` — the unit writes;
    `submitted` — handed in; `returned` — back with `return_reason`; `accepted` — taken with the measure. `done_steps`
    holds the marks (accounts.editing.merging) of the steps that are done; a step in other words is to be ticked anew.
    """

    tenant_path = "measure__plan__municipality"

    measure = models.ForeignKey("plans.Measure", on_delete=models.CASCADE, related_name="contributions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="contributions")
    stage = models.CharField("การส่ง", max_length=10, choices=CHOICES, default=Stage.ASSIGNED.value)
    return_reason = models.TextField("เหตุผลที่ส่งกลับ", blank=True)
    handed_in_at = models.DateTimeField(null=True)
    done_steps: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)
    outputs: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)
    outcome = models.TextField("ผลลัพธ์", blank=True)
    status = models.CharField("สถานะ", max_length=15, blank=True)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, editable=False, related_name="+")

    class Meta(TenantModel.Meta):
        verbose_name = "ส่วนของหน่วยงานในมาตรการ"
        verbose_name_plural = "ส่วนของหน่วยงานในมาตรการ"
        ordering: ClassVar[list[str]] = ["unit__order", "unit_id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["measure", "unit"], name="unit_contributes_to_a_measure_once"),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.measure}"

    @property
    def is_with_unit(self) -> bool:
        return self.stage in WITH_UNIT

    def take_in(self, other: Contribution) -> None:
        """What two units wrote of one measure, once they are one unit: the texts one behind the other."""
        self.outputs = [*self.outputs, *(text for text in other.outputs if text not in self.outputs)]
        self.outcome = "\n".join(dict.fromkeys(filter(None, [self.outcome, other.outcome])))
        self.done_steps = list(dict.fromkeys([*self.done_steps, *other.done_steps]))
        self.status = self.status or other.status
        self.return_reason = "\n".join(dict.fromkeys(filter(None, [self.return_reason, other.return_reason])))
        self.stage = min(self.stage, other.stage, key=_WANTED.index)


class MeasureComment(TenantModel):
    """A remark of somebody concerned with a measure, told to the others; no paper prints it."""

    tenant_path = "measure__plan__municipality"

    measure = models.ForeignKey("plans.Measure", on_delete=models.CASCADE, related_name="comments")
    text = models.TextField("ความเห็น")
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        verbose_name = "ความเห็นต่อมาตรการ"
        verbose_name_plural = "ความเห็นต่อมาตรการ"
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
        ]

    def __str__(self) -> str:
        return self.text
