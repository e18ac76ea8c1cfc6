"""Rows of papers made elsewhere, which stay for hours."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from django.db import models

from accounts.models import Municipality, User
from accounts.tenancy import TenantModel
from documents.models import PaperKind
from scores.proof_facts import assessed_year


class OldPaper(TenantModel):
    """A paper made elsewhere that one person has checked against the municipality's figures, and that nobody else sees.

    Nothing of it outlives the session unless the person keeps it: it goes when they sign out and, at the latest, at
    `ends_at`. All of it lies in these rows, no file is stored, so that gone is gone. `report` is None until a worker
    is done; `error` says why it will not be. `session` is the sign of the session it came in. Cancelling takes the
    row away, which stops whoever is at it. `scores` were typed or brought in a file for this check alone, by
    year and item as text, of years of which the municipality has none; they are nobody's scores and go with the row.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    session = models.CharField(max_length=64)
    kind = models.CharField("ประเภทเอกสาร", max_length=20, choices=PaperKind.choices)
    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณ")
    name = models.CharField("ชื่อไฟล์", max_length=200)
    content = models.BinaryField()  # the file, of a paste its text; empty once it was checked
    is_pasted = models.BooleanField(default=False)
    scores: models.JSONField[Any, Any] = models.JSONField(default=dict, blank=True)
    progress = models.PositiveSmallIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    report: models.JSONField[Any, Any] = models.JSONField(null=True)
    copy = models.BinaryField(default=b"")  # with comments; empty where there is none
    kept = models.BooleanField(default=False)
    sent_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(auto_now_add=True)
    ends_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        ordering: ClassVar[list[str]] = ["-pk"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["ends_at"], name="old_papers_that_end")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_unfinished(self) -> bool:
        return self.report is None and not self.error

    @property
    def assessed_year(self) -> int:
        """The year whose scores it speaks of."""
        return assessed_year(self.fiscal_year, self.kind)

    @property
    def brought(self) -> dict[int, dict[str, Decimal]]:
        """The scores that came with it, by year."""
        return {
            int(year): {item: Decimal(score) for item, score in figures.items()}
            for year, figures in self.scores.items()
        }


class OldPaperPage(TenantModel):
    """A page of such a paper, a PDF, on which something was found: its picture and its size in points."""

    tenant_path = "paper__municipality"

    paper = models.ForeignKey(OldPaper, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveSmallIntegerField()  # from 1
    width = models.FloatField()
    height = models.FloatField()
    picture = models.BinaryField()

    class Meta(TenantModel.Meta):
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["paper", "number"], name="old_paper_page_once"),
        ]

    def __str__(self) -> str:
        return f"{self.paper} หน้า {self.number}"
