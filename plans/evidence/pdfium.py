"""PDFium at work: what `plans.evidence.pdf` asks of it. Loaded in the limited process and nowhere else."""

from __future__ import annotations

import contextlib

import pypdfium2
from pypdfium2 import raw

READ_LETTERS = 2_000_000


def said(pdf: bytes, pages: str) -> str | None:
    """What so many of its first pages say; None for a PDF that wants a password. Raises whatever PDFium does."""
    words: list[str] = []
    try:
        with contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
            document[0].close()
            left = READ_LETTERS
            for number in range(min(len(document), int(pages))):
                with contextlib.closing(document[number]) as page, contextlib.closing(page.get_textpage()) as layer:
                    words.append(layer.get_text_bounded()[:left])
                left -= len(words[-1])
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            return None
        raise
    return "".join(f"{page}\n" for page in words).encode(errors="replace").decode()
