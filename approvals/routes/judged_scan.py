"""A scan that somebody sends, judged in a limited process (accounts.limited_process). Pure of Django.

It is a picture or a PDF that opens; what it shows, and who signed it, nobody here can tell.
"""

from __future__ import annotations

import contextlib
from typing import Any

import pypdfium2

from plans.evidence.file_types import IMAGES, PDF, Refused, recognise
from plans.evidence.pdfium import said

MOST_PAGES = 500
NOT_TAKEN = "รับเฉพาะไฟล์สแกน PDF JPEG หรือ PNG"
_BEGINS = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


def judged(content: bytes) -> dict[str, Any]:
    """{"media_type"} of a scan that is taken, or {"refused": why, in Thai}. Raises for a PDF that does not open."""
    if not content.startswith(_BEGINS):
        return {"refused": NOT_TAKEN}
    if content.startswith(b"%PDF-"):
        if said(content, "0") is None:
            return {"refused": "PDF นี้ใส่รหัสผ่านไว้ กรุณาบันทึกใหม่โดยไม่ใส่รหัสผ่าน"}
        with contextlib.closing(pypdfium2.PdfDocument(content)) as document:
            if len(document) > MOST_PAGES:
                return {"refused": f"PDF นี้มี {len(document):,} หน้า รับไม่เกิน {MOST_PAGES} หน้า"}
        return {"media_type": PDF.media_type}
    try:
        kind = recognise(content)
    except Refused as error:
        return {"refused": str(error)}
    taken = kind in {IMAGES["JPEG"], IMAGES["PNG"]}
    return {"media_type": kind.media_type} if taken else {"refused": NOT_TAKEN}
