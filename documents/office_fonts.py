"""The TH Sarabun that an office uploads for its papers: taken when papers can be made with it, and removed again."""

from __future__ import annotations

import base64

from django.db import transaction

from accounts import limited_process, storage
from accounts.audit import lock, record
from accounts.models import Municipality
from accounts.permissions import Actor, Capability, require
from accounts.quotas import require_room
from documents.models import OfficeFont

SIZE = 5 * 1024 * 1024  # bytes of a font's file
_TRUETYPE = (b"\0\1\0\0", b"true")  # how such a file begins
_CPU_SECONDS = 8  # a true one takes two
_MEMORY = 1536 * 1024 * 1024  # address space, most of it WeasyPrint's


class CannotUseFont(Exception):
    """The file is not taken; the message says why, in Thai."""


def fonts_of(municipality: Municipality) -> dict[str, str]:
    """Face → SHA-256 of what the municipality's papers are printed in; empty until the needed faces are there."""
    found = dict(OfficeFont.objects.filter(municipality=municipality).values_list("face", "sha256"))
    return found if found.keys() >= OfficeFont.NEEDED else {}


def add_font(actor: Actor, content: bytes) -> OfficeFont:
    """Keeps a face, which tells by itself which one it is, in the place of an earlier one. Raises CannotUseFont."""
    require(actor, Capability.SET_FONTS)
    if len(content) > SIZE:
        raise CannotUseFont(f"ไฟล์ใหญ่เกิน {SIZE // 1024**2} MB")
    if content[:4] not in _TRUETYPE:
        raise CannotUseFont("ไฟล์นี้ไม่ใช่ฟอนต์แบบ TrueType (.ttf)")
    require_room(len(content), CannotUseFont)
    judged = limited_process.judged(
        CannotUseFont,
        "อ่านไฟล์นี้ไม่สำเร็จ ไฟล์อาจเสียหาย",
        "documents.judged_font:judged",
        content,
        cpu_seconds=_CPU_SECONDS,
        memory=_MEMORY,
        gently=True,
        files=2 * SIZE,
    )
    preview = base64.b64decode(judged["preview"])
    kept = {"sha256": storage.store(content), "picture": storage.store(preview), "size": len(content) + len(preview)}
    with transaction.atomic():
        lock([actor.municipality.pk])
        require_room(len(content) + len(preview), CannotUseFont)
        font, _ = OfficeFont.objects.update_or_create(
            municipality=actor.municipality,
            face=judged["face"],
            defaults=kept | {"family": judged["family"], "added_by": actor.user},
        )
        record(actor, "font.added", font, face=font.face, family=font.family, sha256=font.sha256)
    return font


def remove_font(actor: Actor, face: str) -> None:
    """Prints later papers without this face. Those that are made already keep it: its file stays."""
    require(actor, Capability.SET_FONTS)
    with transaction.atomic():
        for font in OfficeFont.objects.select_for_update().filter(municipality=actor.municipality, face=face):
            record(actor, "font.removed", font, face=face, family=font.family, sha256=font.sha256)
            font.delete()
