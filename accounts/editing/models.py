"""What a person chose last of a list."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class RememberedChoice(models.Model):
    """The filters of one list as one person left them; `place` names the list ("overview", "measures/5213404")."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=60)
    query = models.CharField(max_length=500)  # as an address has it

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "place"], name="choice_remembered_once"),
        ]

    def __str__(self) -> str:
        return self.place
