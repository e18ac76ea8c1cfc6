"""A paper made elsewhere, for the matrix: checked, with a page and a copy."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from accounts.models import Municipality, User
from approvals.models import OldPaper, OldPaperPage


def add_old_paper(municipality: Municipality, person: User, secret: str) -> int:
    """One of this person's; its key. The municipality is open."""
    paper = OldPaper.objects.create(
        municipality=municipality,
        user=person,
        kind="analysis",
        fiscal_year=2568,
        name=f"{secret}.pdf",
        text=secret,
        report={"letters": 1, "page_count": 1, "errors": 0, "warnings": 0, "findings": []},
        copy=b"%PDF-" + secret.encode(),
        progress=100,
        ends_at=timezone.now() + dt.timedelta(hours=1),
    )
    OldPaperPage.objects.create(paper=paper, number=1, width=1, height=1, picture=secret.encode())
    return paper.pk
