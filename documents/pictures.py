"""Pictures that an office puts into its papers: judged, decoded and drawn anew, so that only their pixels remain."""

from __future__ import annotations

import base64

from accounts import limited_process
from plans.evidence.file_types import Refused

SECONDS = 6  # a photo of 24 million points takes less than one
MEMORY = 1024 * 1024 * 1024


def printable(content: bytes) -> bytes:
    """The picture as papers print it, a PNG or JPEG. Raises Refused; nobody knows what is in the bytes."""
    broken = "รูปนี้เสียหรือซับซ้อนเกินกว่าจะเปิดได้ กรุณาบันทึกใหม่เป็น PNG หรือ JPEG"
    function = "documents.picture_pixels:redrawn"
    answer = limited_process.judged(Refused, broken, function, content, cpu_seconds=SECONDS, memory=MEMORY)
    return base64.b64decode(answer["picture"])


def media_type(picture: bytes) -> str:
    """The type of what `printable` answered; of a stored font, a font's."""
    if picture.startswith(b"\x89PNG"):
        return "image/png"
    return "image/jpeg" if picture.startswith(b"\xff\xd8") else "font/ttf"
