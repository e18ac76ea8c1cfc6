"""Scans of papers that were printed and signed by hand: kept beside the original, never in its place.

A scan changes no state and seals nothing: docs/decisions/signed-by-hand.md.
"""

from __future__ import annotations

from django.db import transaction

from accounts import limited_process, storage
from accounts.audit import lock, record
from accounts.permissions import Actor, Capability, require
from accounts.quotas import SCANS, require_room
from approvals.models import SignedScan
from documents.locking import lock_version
from documents.models import PaperVersion

SIZE = 20 * 1024 * 1024  # bytes
_SECONDS = 6
_MEMORY = 1024 * 1024 * 1024
_SUFFIXES = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


class CannotKeepScan(Exception):
    """The scan is not taken; the message says why, in Thai."""


def add_scan(actor: Actor, version: PaperVersion, content: bytes) -> SignedScan:
    """Keeps a scan of this version, in the place of an earlier one, which stays on record. Raises CannotKeepScan."""
    require(actor, Capability.SUBMIT_PAPER)
    if len(content) > SIZE:
        raise CannotKeepScan(f"ไฟล์ใหญ่เกิน {SIZE // 1024**2} MB")
    require_room(len(content), CannotKeepScan)
    media_type = _judged(content)
    sha256 = storage.store(content)
    with transaction.atomic():
        lock([actor.municipality.pk])
        version = lock_version(version)
        if not version.is_ready:
            raise CannotKeepScan("เอกสารยังจัดทำไม่เสร็จ จึงยังไม่มีต้นฉบับให้ลงนามด้วยมือ")
        before = newest_scan(version)
        if before and before.number >= SCANS:
            raise CannotKeepScan(f"ฉบับนี้มีสำเนาที่เก็บไว้แล้ว {SCANS} ไฟล์ ซึ่งทุกไฟล์ต้องคงไว้ กรุณาแจ้งผู้ดูแลระบบ")
        if before and before.sha256 == sha256:
            raise CannotKeepScan("ไฟล์นี้เหมือนกับสำเนาที่เก็บไว้แล้วทุกประการ")
        require_room(len(content), CannotKeepScan)
        scan = SignedScan.objects.create(
            version=version,
            number=before.number + 1 if before else 1,
            sha256=sha256,
            media_type=media_type,
            size=len(content),
            added_by=actor.user,
        )
        replaced = before.sha256 if before else ""
        record(actor, "paper.scan_added", version, number=scan.number, sha256=sha256, replaced=replaced)
    return scan


def newest_scan(version: PaperVersion) -> SignedScan | None:
    """The scan that counts, if there is any."""
    return version.scans.first()


def scan_name(scan: SignedScan) -> str:
    """A name for the downloaded file, plain ASCII, that says what it is."""
    stem = scan.version.filename.removesuffix(".pdf")
    return f"{stem}-signed-by-hand-{scan.number}.{_SUFFIXES[scan.media_type]}"


def _judged(content: bytes) -> str:
    """The type of a scan that is taken; nobody knows what is in the bytes."""
    broken = "เปิดไฟล์นี้ไม่สำเร็จ ไฟล์อาจเสียหายหรือไม่ครบ กรุณาสแกนใหม่"
    function = "approvals.routes.judged_scan:judged"
    found = limited_process.judged(CannotKeepScan, broken, function, content, cpu_seconds=_SECONDS, memory=_MEMORY)
    return str(found["media_type"])
