"""A measure table on its way into a plan."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from accounts.import_states import CHOICES as IMPORT_STATES
from accounts.import_states import UNFINISHED, State
from accounts.models import User
from accounts.tenancy import TenantModel


class MeasureImport(TenantModel):
    """A measure table on its way in: compared with the plan first, stored when someone who may says so.

    What each state means, and which moves are allowed, is told in accounts.import_states. `content` is emptied once it
    was opened; `table` then holds its parts (plans.transfer.table_parts) while something can be done with them, and
    `report` what storing them would do (plans.transfer.preview) to the plan with the fingerprint `seen`. `choices`: a
    name of the table → what unit it is (plans.transfer.unit_choices); `removes`: what the table leaves empty goes, too.
    """

    tenant_path = "plan__municipality"

    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="imports")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    filename = models.CharField(max_length=200)
    content = models.BinaryField()
    table: models.JSONField[Any, Any] = models.JSONField(null=True)
    report: models.JSONField[Any, Any] = models.JSONField(default=dict)
    choices: models.JSONField[Any, Any] = models.JSONField(default=dict)
    seen = models.CharField(max_length=16, blank=True)
    removes = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=IMPORT_STATES, default=State.QUEUED)
    created_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(default=timezone.now)

    class Meta(TenantModel.Meta):
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return self.filename

    @property
    def is_unfinished(self) -> bool:
        return self.state in UNFINISHED
