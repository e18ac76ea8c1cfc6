"""Making a paper's file in a process of its own, which gets so much time and memory and no more.

WeasyPrint takes a second to import, so the process is a copy of the worker (fork), which has it, the fonts, styles and
emblem ready. It never touches the database, whose connection belongs to the worker. A worker that makes many papers
keeps its copy for the next one (`keep_copies`), until that has grown, or met a failure or an office's own fonts: the
worker's own memory stays flat. See docs/decisions/papers-in-a-fork.md.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import gc
import os
import pickle
import resource
import select
import shutil
import signal
import struct
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from documents.layout import RenderingFailed, office_folder, warm_up
from documents.rendering import Progress, Rendered, render
from documents.word.papers import word_file

SECONDS = 150  # the longest papers, 1 MB of text, take a tenth of it
MEMORY = 3 * 1024**3 // 2  # address space beyond what the worker has, which is about half of that
GROWN = MEMORY // 12  # bytes of a copy that is kept, some forty papers: then the next gets a new one

_HEAD = struct.Struct(">cIQ")  # kind of message, a number, length of what follows
_WORK, _PROGRESS, _DONE, _LAST, _FAILED = b"W", b"P", b"D", b"L", b"F"

Work = Callable[[Progress], tuple[bytes, int]]  # answers a file and a number; pickled on its way to the copy


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

    return Rendered(*_limited(partial(_rendered, content, code, made_at), on_progress, seconds, memory))


def _rendered(content: Mapping[str, Any], code: str, made_at: dt.datetime | None, tell: Progress) -> tuple[bytes, int]:
    made = render(content, code, tell, made_at=made_at)
    return made.pdf, made.pages


def word_limited(
    content: Mapping[str, Any], made_at: dt.datetime, *, seconds: float = SECONDS, memory: int = MEMORY
) -> bytes:
    """`documents.word.papers.word_file`, limited. Raises RenderingFailed."""
    return drawn_limited(partial(word_file, content, made_at), seconds=seconds, memory=memory)


def drawn_limited(draw: Callable[[], bytes], *, seconds: float = SECONDS, memory: int = MEMORY) -> bytes:
    """What goes into a paper with a signature, limited; the office's font it is drawn in stays in that process.

    `draw` is a module's function with its arguments. Raises RenderingFailed.
    """
    drawn, _ = _limited(partial(_drawn, draw), lambda _: None, seconds, memory)
    return drawn


def _drawn(draw: Callable[[], bytes], _: Progress) -> tuple[bytes, int]:
    return draw(), 0


class _Copy(NamedTuple):
    """A process that waits for work: its id, whose child it is, and the pipes to it and from it."""

    process: int
    parent: int
    asked: int
    answers: int


_kept: list[_Copy] | None = None  # None: every copy ends with its work


def keep_copies() -> None:
    """From now on this process and its children keep their copies. What they load later, copies in use never see."""
    global _kept
    _kept = _kept or []


def end_copies() -> None:
    """Ends those that wait; the next work gets a new one."""
    while _kept:
        _end(_kept.pop())


def _limited(work: Work, on_progress: Progress, seconds: float, memory: int) -> tuple[bytes, int]:
    """What the work answers, a file and a number."""
    warm_up()  # what all papers share is copied, not loaded for each
    keeps = _kept if memory == MEMORY else None
    copy = _at_work(pickle.dumps(work), memory, keeps)
    try:
        file, number, goes_on = _answer(copy.answers, time.monotonic() + seconds, on_progress)
    except BaseException:
        _end(copy)
        raise
    if goes_on and keeps is not None:
        keeps.append(copy)
    else:
        _end(copy)
    return file, number


def _at_work(work: bytes, memory: int, keeps: list[_Copy] | None) -> _Copy:
    """A copy that was told what to do: one that waits, or a new one."""
    while keeps:
        copy = keeps.pop()
        with contextlib.suppress(BrokenPipeError):  # somebody ended it meanwhile
            if copy.parent == os.getpid():
                _send(copy.asked, _WORK, 0, work)
                return copy
        _end(copy)
    copy = _begun(memory)
    with contextlib.suppress(BrokenPipeError):  # then it answers nothing
        _send(copy.asked, _WORK, 0, work)
    return copy


def _begun(memory: int) -> _Copy:
    asked, asking = os.pipe()
    answers, answering = os.pipe()
    child = os.fork()
    if child == 0:
        _in_copy(asked, answering, memory)
    os.close(asked)
    os.close(answering)
    return _Copy(child, os.getpid(), asking, answers)


def _end(copy: _Copy) -> None:
    os.close(copy.asked)
    os.close(copy.answers)
    if copy.parent != os.getpid():  # this process was forked from the one that has it
        return
    os.kill(copy.process, signal.SIGKILL)  # it has ended, or must: until it is waited for, its id is nobody else's
    os.waitpid(copy.process, 0)
    shutil.rmtree(office_folder(copy.process), ignore_errors=True)


def _send(writer: int, kind: bytes, number: int, body: bytes = b"") -> None:
    message = memoryview(_HEAD.pack(kind, number, len(body)) + body)
    while message:
        message = message[os.write(writer, message) :]


def _answer(reader: int, deadline: float, on_progress: Progress) -> tuple[bytes, int, bool]:
    """File, number, and whether the copy takes more work."""
    while True:
        kind, number, length = _HEAD.unpack(_read(reader, _HEAD.size, deadline))
        body = _read(reader, length, deadline)
        if kind == _PROGRESS:
            on_progress(number)
        elif kind in (_DONE, _LAST):
            return body, number, kind == _DONE
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


def _in_copy(asked: int, answering: int, memory: int) -> None:
    """Does one work after the other, and ends the process without any of the worker's farewells."""

    tell = partial(_send, answering)
    try:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
            signal.signal(number, signal.SIG_DFL)
        for name in os.listdir("/proc/self/fd"):  # connections of the worker, which ends them when it likes
            if int(name) > 2 and int(name) not in (asked, answering):
                with contextlib.suppress(OSError):
                    os.close(int(name))
        begun = _address_space()
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        most = begun + memory
        resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
        gc.disable()  # what it would find is gone in a moment anyhow, or ends the process when it has become much
        while work := _received(asked):
            file, count = work(lambda percent: tell(_PROGRESS, percent))
            goes_on = _address_space() - begun < GROWN and not office_folder(os.getpid()).exists()
            tell(_DONE if goes_on else _LAST, count, file)
            if not goes_on:
                break
            del work, file
    except BaseException as error:
        with contextlib.suppress(BaseException):  # nobody may be left to be told
            tell(_FAILED, 0, f"{type(error).__name__}: {error}".encode(errors="replace"))
    finally:
        os._exit(0)


# Python keeps its functions' frames in chunks of 16 KiB, and asks the system for another whenever one is full, only to
# give it back with the first frame in it: a loop at a chunk's edge does so at each turn, an eighth of a paper's time.
# A frame that claims half a megabyte gets a chunk of twice that, whose rest is enough for all that are called in it.
_in_copy.__code__ = _in_copy.__code__.replace(co_stacksize=1 << 16)


def _received(asked: int) -> Work | None:
    """The next work; None when whoever asked is gone."""
    with os.fdopen(os.dup(asked), "rb") as stream:
        head = stream.read(_HEAD.size)
        return pickle.loads(stream.read(_HEAD.unpack(head)[2])) if head else None  # noqa: S301 - from this very program
