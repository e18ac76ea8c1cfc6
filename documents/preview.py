"""Pages of a PDF as pictures: a phone shows them where it would not show a PDF."""

from __future__ import annotations

import contextlib
import io
import threading

import pypdfium2

_PDFIUM = threading.Lock()  # PDFium is not thread-safe, and the web runs threads


def page_image(pdf: bytes, number: int, width: int) -> bytes:
    """One page (from 1) as PNG, `width` pixels wide. IndexError when there is no such page."""
    buffer = io.BytesIO()
    with _PDFIUM, contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
        if not 1 <= number <= len(document):
            raise IndexError(number)
        document.init_forms()  # signatures' appearances are form fields
        page = document[number - 1]
        page.render(scale=width / page.get_width(), may_draw_forms=True).to_pil().save(buffer, "PNG")
    return buffer.getvalue()
