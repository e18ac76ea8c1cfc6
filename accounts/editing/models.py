"""What a person has typed and not saved yet, and chose last of a list."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from accounts.tenancy import TenantModel


class Draft(TenantModel):
    """What someone has typed into a form and not saved yet: kept as typed, good or bad, until it is saved.

    `form` names the form and what it is about ("scores/2568", "measure/12"); `version` is the one it was opened with.
    """

    municipality = models.ForeignKey("accounts.Municipality", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    typed: models.JSONField[Any, Any] = models.JSONField()  # form field → text
    saved_at = models.DateTimeField(auto_now=True)

    class Meta(TenantModel.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "user", "form"], name="one_draft_per_person_and_form"),
        ]

    def __str__(self) -> str:
        return f"ร่าง {self.form}"


class RememberedChoice(models.Model):
    """The filters of one list as one person left them; `place` names the list ("overview", "measures/5213404")."""

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=60)
    query = models.CharField(max_length=5000)  # as an address has it: nine letters for a Thai one

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "place"], name="choice_remembered_once"),
        ]

    def __str__(self) -> str:
        return self.place
