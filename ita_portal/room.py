"""How much of what may be kept a municipality keeps now: one line for each kind, and which municipalities are full."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from accounts.editing.models import Draft
from accounts.import_states import UNFINISHED, State
from accounts.models import Municipality
from accounts.quotas import (
    ALL_DRAFTS,
    GIGABYTE,
    OLD_PAPERS,
    PICTURES,
    WAITING_FILES,
    used_by_municipality,
    used_bytes,
)
from accounts.tenancy import open_all
from approvals.old_papers.models import OldPaper
from documents.models import PaperSection
from scores.models import ScoreImport

NEARLY = 90  # per cent


@dataclass(frozen=True)
class Kept:
    """One kind of what people bring: how much there is of how much, and what makes room."""

    name: str
    used: int
    most: int
    makes_room: str
    is_bytes: bool = False

    @property
    def percent(self) -> int:
        return min(100, self.used * 100 // self.most)

    @property
    def is_nearly_full(self) -> bool:
        return self.percent >= NEARLY

    @property
    def said(self) -> str:
        """How much of how much, in Thai."""
        if self.is_bytes:
            return f"{self.used / GIGABYTE:,.2f} GB จาก {self.most / GIGABYTE:,.1f} GB"
        return f"{self.used:,} จาก {self.most:,} รายการ"


def kept_in(municipality: Municipality) -> list[Kept]:
    """Of the open municipality; nine queries."""
    waiting = ScoreImport.objects.filter(municipality=municipality, state__in=[*UNFINISHED, State.CHECKED]).count()
    pictures = PaperSection.objects.exclude(picture="").count()
    return [
        Kept(
            "ไฟล์หลักฐาน ภาพ ตรา ฟอนต์ และสำเนาที่ลงนามด้วยมือ",
            used_bytes(),
            settings.FILES_QUOTA,
            "ลบหลักฐานหรือภาพที่ไม่ใช้ หรือใช้ลิงก์แทนไฟล์ ภาพและฟอนต์ที่เอกสารซึ่งจัดทำแล้วใช้อยู่ยังนับ "
            "หลักฐานของมาตรการที่ลบยังนับ 30 วันเพราะนำกลับมาได้",
            is_bytes=True,
        ),
        Kept("ภาพในเอกสาร", pictures, PICTURES, "นำภาพที่ไม่ใช้ออกจากเอกสารเดิม"),
        Kept("ไฟล์คะแนนที่รอยืนยัน", waiting, WAITING_FILES, "ยืนยันหรือยกเลิกไฟล์เดิม ที่ไม่มีผู้ยืนยัน 30 วันระบบลบเอง"),
        Kept(
            "เอกสารเดิมที่นำมาตรวจ", OldPaper.objects.count(), OLD_PAPERS, "ลบเรื่องที่ไม่ใช้ ที่ไม่ได้เก็บไว้ระบบลบเองเมื่อออกจากระบบ"
        ),
        Kept("ร่างที่ยังไม่ได้บันทึก", Draft.objects.count(), ALL_DRAFTS, "บันทึกหรือทิ้งร่าง ที่ไม่มีผู้แตะ 180 วันระบบลบเอง"),
    ]


def nearly_full() -> list[Municipality]:
    """Where files will soon find no room; the fullest first."""
    with open_all():
        used = used_by_municipality()
    full = [pk for pk, size in used.items() if size * 100 >= settings.FILES_QUOTA * NEARLY]
    return sorted(Municipality.objects.filter(pk__in=full), key=lambda place: -used[place.pk])
