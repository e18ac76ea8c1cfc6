"""Reading PDFs that people send or link to: do they open, and what do they say.

Nobody knows what is in them, and PDFium is a large program in C++: each is read in a limited process of its own.
"""

from __future__ import annotations

from accounts import limited_process

SECONDS = 15  # for what a linked PDF says, in the worker
OPENS_SECONDS = 6  # for whether one opens, while a page waits
MEMORY = 1024 * 1024 * 1024
READ_PAGES = 300


class NeedsPassword(Exception):
    """The PDF opens with a password only."""


class Broken(Exception):
    """The bytes are no PDF that can be opened, or not within their time and `MEMORY`."""


def check_opens(pdf: bytes) -> None:
    """Raises NeedsPassword or Broken unless the PDF and its first page open, Busy (accounts.limited_process) where
    nobody could look."""
    _read(pdf, 0, OPENS_SECONDS, limited_process.PAGE_SECONDS)


def text(pdf: bytes) -> str:
    """What its first `READ_PAGES` pages say; nothing where they are pictures. Raises as `check_opens` does."""
    return _read(pdf, READ_PAGES, SECONDS, 2 * SECONDS)


def _read(pdf: bytes, pages: int, cpu_seconds: int, wall_seconds: int) -> str:
    try:
        said: str | None = limited_process.run(
            "plans.evidence.pdfium:said",
            pdf,
            str(pages),
            cpu_seconds=cpu_seconds,
            wall_seconds=wall_seconds,
            memory=MEMORY,
        )
    except limited_process.GaveUp as error:
        raise Broken from error
    if said is None:
        raise NeedsPassword
    return said
