"""Reading PDFs that people send or link to: do they open, and what do they say.

Nobody knows what is in them, and PDFium is a large program in C++. Each is read by a short-lived process, this very
file run as a program: whatever a PDF does there, crash, hang or swell, it counts as broken and nothing else suffers.
"""

from __future__ import annotations

import contextlib
import resource
import subprocess
import sys

SECONDS = 20
MEMORY = 1024 * 1024 * 1024
READ_PAGES = 300
READ_LETTERS = 2_000_000
_BROKEN, _NEEDS_PASSWORD = 70, 71  # how the process ends; Python itself ends with 1 and 2 where something is amiss


class NeedsPassword(Exception):
    """The PDF opens with a password only."""


class Broken(Exception):
    """The bytes are no PDF that can be opened, or not within `SECONDS` and `MEMORY`."""


def check_opens(pdf: bytes) -> None:
    """Raises NeedsPassword or Broken unless the PDF and its first page open."""
    _read(pdf, pages=0)


def text(pdf: bytes) -> str:
    """What its first `READ_PAGES` pages say; nothing where they are pictures. Raises as `check_opens` does."""
    return _read(pdf, pages=READ_PAGES)


def _read(pdf: bytes, pages: int) -> str:
    # Isolated, and without this process's environment: its secrets are nothing to a PDF.
    command = [sys.executable, "-I", "-B", __file__, *map(str, (pages, SECONDS, MEMORY))]
    try:
        done = subprocess.run(  # noqa: S603 - our own Python and this file
            command, input=pdf, capture_output=True, env={}, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise Broken from error
    if done.returncode == _NEEDS_PASSWORD:
        raise NeedsPassword
    if done.returncode == _BROKEN or done.returncode < 0:  # ended by a signal
        raise Broken
    if done.returncode:
        raise RuntimeError(f"PDFs cannot be read here: {done.stderr[-500:].decode(errors='replace')}")
    return done.stdout.decode()


# --- In the process of its own ----------------------------------------------------------------------------------------


def _main(pages: int, seconds: int, memory: int) -> int:
    """Opens the PDF of standard input and says what so many of its pages say; returns how the process ends."""
    import pypdfium2  # here, so that the web and the worker never load it for this
    from pypdfium2 import raw

    _limit(seconds, memory)
    try:
        with contextlib.closing(pypdfium2.PdfDocument(sys.stdin.buffer.read())) as document:
            document[0].close()
            left = READ_LETTERS
            for number in range(min(len(document), pages)):
                with contextlib.closing(document[number]) as page, contextlib.closing(page.get_textpage()) as layer:
                    said = layer.get_text_bounded()[:left]
                left -= len(said)
                sys.stdout.buffer.write(f"{said}\n".encode(errors="replace"))
    except Exception as error:  # whatever a file nobody knows makes of its reader
        password = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        return _NEEDS_PASSWORD if password else _BROKEN
    return 0


def _limit(seconds: int, memory: int) -> None:
    """No more time and memory than this, no files, no picture of the memory after a crash; for good."""
    limits = {
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, limit in limits.items():
        hard = resource.getrlimit(kind)[1]
        lowest = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(kind, (lowest, lowest))


if __name__ == "__main__":
    sys.exit(_main(*map(int, sys.argv[1:])))
