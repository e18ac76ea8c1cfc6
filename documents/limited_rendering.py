"""Making a paper's file in a process of its own, which gets so much time and memory and no more.

WeasyPrint takes a second to import, so the process is a copy of the worker (fork), which has it, the fonts, styles and
emblem ready; it ends with the paper, and all memory with it: the worker's own stays flat. It never touches the
database, whose connection belongs to the worker. See docs/decisions/papers-in-a-fork.md.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import gc
import os
import resource
import select
import shutil
import signal
import struct
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from documents.layout import RenderingFailed, office_folder, warm_up
from documents.rendering import Progress, Rendered, render
from documents.word.papers import word_file

SECONDS = 150  # the longest papers, 1 MB of text, take a tenth of it
MEMORY = 3 * 1024**3 // 2  # address space beyond what the worker has, which is about half of that

_HEAD = struct.Struct(">cIQ")  # kind of message, a number, length of what follows
_PROGRESS, _DONE, _FAILED = b"P", b"D", b"F"


def render_limited(
    content: Mapping[str, Any],
    code: str,
    on_progress: Progress = lambda _: None,
    *,
    made_at: dt.datetime | None = None,
    seconds: float = SECONDS,
    memory: int = MEMORY,
) -> Rendered:
    """`documents.rendering.render`, limited. Raises RenderingFailed, and what `on_progress` raises to stop it."""

    def work(tell: Progress) -> tuple[bytes, int]:
        rendered = render(content, code, tell, made_at=made_at)
        return rendered.pdf, rendered.pages

    return Rendered(*_limited(work, on_progress, seconds, memory))


def word_limited(
    content: Mapping[str, Any], made_at: dt.datetime, *, seconds: float = SECONDS, memory: int = MEMORY
) -> bytes:
    """`documents.word.papers.word_file`, limited. Raises RenderingFailed."""
    made, _ = _limited(lambda _: (word_file(content, made_at), 0), lambda _: None, seconds, memory)
    return made


def drawn_limited(draw: Callable[[], bytes], *, seconds: float = SECONDS, memory: int = MEMORY) -> bytes:
    """What goes into a paper with a signature, limited; the office's font it is drawn in stays in that process.

    Raises RenderingFailed.
    """
    drawn, _ = _limited(lambda _: (draw(), 0), lambda _: None, seconds, memory)
    return drawn


def _limited(
    work: Callable[[Progress], tuple[bytes, int]], on_progress: Progress, seconds: float, memory: int
) -> tuple[bytes, int]:
    """What the work answers, a file and a number."""
    warm_up()  # what all papers share is copied, not loaded for each
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _in_child(writer, memory, work)
    os.close(writer)
    try:
        return _answer(reader, time.monotonic() + seconds, on_progress)
    finally:
        os.close(reader)
        os.kill(child, signal.SIGKILL)  # it has ended, or must: until it is waited for, its id is nobody else's
        os.waitpid(child, 0)
        shutil.rmtree(office_folder(child), ignore_errors=True)


def _answer(reader: int, deadline: float, on_progress: Progress) -> tuple[bytes, int]:
    while True:
        kind, number, length = _HEAD.unpack(_read(reader, _HEAD.size, deadline))
        body = _read(reader, length, deadline)
        if kind == _PROGRESS:
            on_progress(number)
        elif kind == _DONE:
            return body, number
        else:
            raise RenderingFailed(body.decode(errors="replace"))


def _read(reader: int, length: int, deadline: float) -> bytes:
    parts: list[bytes] = []
    while length:
        ready, _, _ = select.select([reader], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            raise RenderingFailed("it took more time than a paper may")
        part = os.read(reader, min(length, 1 << 20))
        if not part:
            raise RenderingFailed("its process ended without an answer: out of memory, or crashed")
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


# --- In the process of its own ----------------------------------------------------------------------------------------


def _address_space() -> int:
    """Bytes that this process has, those of its parent that it was copied with among them."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()


def _in_child(writer: int, memory: int, work: Callable[[Progress], tuple[bytes, int]]) -> None:
    """Does the work, tells of it and ends the process, without any of the worker's farewells."""

    def tell(kind: bytes, number: int, body: bytes = b"") -> None:
        message = memoryview(_HEAD.pack(kind, number, len(body)) + body)
        while message:
            message = message[os.write(writer, message) :]

    try:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
            signal.signal(number, signal.SIG_DFL)
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        most = _address_space() + memory
        resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
        gc.disable()  # what it would find is gone in a moment anyhow
        file, count = work(lambda percent: tell(_PROGRESS, percent))
        tell(_DONE, count, file)
    except BaseException as error:
        with contextlib.suppress(BaseException):  # nobody may be left to be told
            tell(_FAILED, 0, f"{type(error).__name__}: {error}".encode(errors="replace"))
    finally:
        os._exit(0)
