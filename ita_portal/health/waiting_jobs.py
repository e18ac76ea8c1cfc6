"""What waits for the worker, by the rows that say so: the truth, whatever the broker holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, QuerySet

from accounts.import_states import UNFINISHED as UNFINISHED_IMPORTS
from accounts.tenancy import open_all
from approvals import signing
from approvals.old_papers.models import OldPaper
from documents.models import PaperVersion, WordFile
from documents.transitions import UNFINISHED
from plans.transfer.models import MeasureImport
from scores.models import ScoreImport


@dataclass(frozen=True)
class Waiting:
    """One kind of job: how many, and since when nobody has touched the oldest."""

    name: str
    words: str
    count: int
    since: dt.datetime | None


@dataclass(frozen=True)
class _Kind:
    name: str
    words: str
    rows: Callable[[], QuerySet[Any]]
    since: str = "touched_at"


_KINDS = (
    _Kind("papers", "จัดทำเอกสาร", lambda: PaperVersion.objects.filter(state__in=UNFINISHED)),
    _Kind("words", "ทำไฟล์ Word", lambda: WordFile.objects.filter(state__in=UNFINISHED)),
    _Kind("signatures", "ใส่ลายมือชื่อ", signing.waiting_for_the_worker, "decided_at"),
    _Kind("scores", "นำเข้าคะแนน", lambda: ScoreImport.objects.filter(state__in=UNFINISHED_IMPORTS)),
    _Kind("tables", "นำเข้าตารางมาตรการ", lambda: MeasureImport.objects.filter(state__in=UNFINISHED_IMPORTS)),
    _Kind("old_papers", "ตรวจเอกสารเดิม", lambda: OldPaper.objects.filter(report__isnull=True, error="")),
)


def waiting_jobs() -> list[Waiting]:
    """Every kind, those of which nothing waits too. One query each."""
    with open_all():
        found = [(kind, kind.rows().order_by().aggregate(count=Count("pk"), since=Min(kind.since))) for kind in _KINDS]
    return [Waiting(kind.name, kind.words, row["count"], row["since"]) for kind, row in found]
