"""How large a file may be that somebody sends with a form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile


@dataclass(frozen=True)
class AtMost:
    """A validator of a file field: so many bytes; `advice` says what to do with a larger file."""

    size: int
    advice: str = ""

    def __call__(self, file: UploadedFile[Any]) -> None:
        if (file.size or 0) > self.size:
            raise ValidationError(" ".join(filter(None, (f"ไฟล์ใหญ่เกิน {self.size // 1024**2} MB", self.advice))))
