"""What somebody sends as evidence: judged in a limited process, as nobody knows what is in the bytes."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from accounts import limited_process
from plans.evidence.file_types import IMAGES, TYPES, FileType, Refused, is_pdf, recognise

SECONDS = 6  # a photo of 24 million points takes less than one
MEMORY = 1024 * 1024 * 1024


@dataclass(frozen=True)
class Judged:
    """A file that is taken: its type, and the bytes to keep. They are the ones that came, but for a HEIC photo."""

    kind: FileType
    content: bytes


def judge(content: bytes) -> Judged:
    """Raises Refused, also where as much is being judged as may be."""
    if is_pdf(content):
        return Judged(recognise(content), content)  # PDFium is asked in a process of its own already
    broken = "ไฟล์นี้เสียหรือซับซ้อนเกินกว่าจะเปิดได้ กรุณาบันทึกใหม่ หรือส่งเป็น JPEG หรือ PDF"
    function = "plans.evidence.judged_upload:judged"
    answer = limited_process.judged(Refused, broken, function, content, cpu_seconds=SECONDS, memory=MEMORY)
    if "jpeg" in answer:
        return Judged(IMAGES["JPEG"], base64.b64decode(answer["jpeg"]))
    return Judged(TYPES[answer["media_type"]], content)
