"""Which columns name stored files: what the integrity check reads, and what keeps a file from being taken away."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from accounts.models import Municipality
from accounts.tenancy import TenantModel
from approvals.models import SignedScan, SubmissionStep
from documents.kept_files import KeptFile, named_in
from documents.models import OfficeFont, PaperSection, PaperVersion, WordFile
from plans.bin.models import BinnedMeasure
from plans.models import EvidenceFile

# Model, column, and what such a file is to people.
NAMED: tuple[tuple[type[TenantModel | Municipality], str, str], ...] = (
    (PaperVersion, "sha256", "ไฟล์เอกสาร"),
    (SubmissionStep, "sha256", "ไฟล์เอกสารที่ลงลายมือชื่อ"),
    (SignedScan, "sha256", "สำเนาที่ลงนามด้วยมือ"),
    (EvidenceFile, "sha256", "ไฟล์หลักฐาน"),
    (PaperSection, "picture", "ภาพในเอกสาร"),
    (Municipality, "emblem", "ตราของหน่วยงาน"),
    (OfficeFont, "sha256", "ไฟล์ฟอนต์"),
    (OfficeFont, "picture", "ภาพตัวอย่างฟอนต์"),
    (WordFile, "sha256", "ไฟล์ Word"),
)


def needed_of(hashes: Collection[str], binned: Collection[str]) -> set[str]:
    """Those of the hashes that anything names, with every municipality open: a row, a paper that was frozen, or a
    measure that can still be brought back (`binned`, see `in_the_bin`)."""
    found = set(binned) & set(hashes)
    for model, column in (*((model, column) for model, column, _ in NAMED), (KeptFile, "sha256")):
        rows: Any = model.objects.filter(**{f"{column}__in": hashes}).order_by()
        found |= set(rows.values_list(column, flat=True))
    return found


def in_the_bin() -> set[str]:
    """The files of all evidence that was deleted with its measure and may come back."""

    def each() -> Iterator[str]:
        for rows in BinnedMeasure.objects.order_by().values_list("rows", flat=True).iterator(chunk_size=100):
            yield from named_in(rows)

    return set(each())
