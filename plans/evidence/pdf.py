"""Reading PDFs that people send or link to: do they open, and what do they say."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

PDFIUM = threading.Lock()  # PDFium is not thread-safe: whoever calls it in this process holds this
READ_PAGES = 300


class NeedsPassword(Exception):
    """The PDF opens with a password only."""


class Broken(Exception):
    """The bytes are no PDF that can be opened."""


def check_opens(pdf: bytes) -> None:
    """Raises NeedsPassword or Broken unless the PDF and its first page open."""
    with _opened(pdf) as document:
        document[0].close()


def text(pdf: bytes) -> str:
    """What its first `READ_PAGES` pages say; nothing where they are pictures. Raises as `check_opens` does."""
    said = []
    with _opened(pdf) as document:
        for number in range(min(len(document), READ_PAGES)):
            with contextlib.closing(document[number]) as page, contextlib.closing(page.get_textpage()) as layer:
                said.append(layer.get_text_bounded())
    return "\n".join(said)


@contextlib.contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with PDFIUM:
        try:
            with contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
                yield document
        except pypdfium2.PdfiumError as error:
            if error.err_code == raw.FPDF_ERR_PASSWORD:
                raise NeedsPassword from error
            raise Broken from error
