"""Work on bytes nobody knows, done in a short-lived process with little time, little memory and no secrets.

Whatever such bytes do there, crash, hang or swell, it is `GaveUp` here and nothing else suffers. Pure of Django: this
very file is also the program that the process runs, and it imports nothing but the module it is told.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LONGEST_ANSWER = 16 * 1024 * 1024
# Of the eight threads a web process has: whatever is sent, three are left for pages (docs/performance.md).
PLACES = BoundedSemaphore(3)
LINE = BoundedSemaphore(2)  # who wait for a place
WAITS = 1  # second for a place
PAGE_SECONDS = 10  # by the wall, that a page waits for such work at most
# What is said of a file where Busy is raised.
ASK_AGAIN = "ขณะนี้ระบบกำลังทำงานอื่นอยู่มาก จึงยังไม่ได้เปิดไฟล์นี้ กรุณาส่งอีกครั้งในอีกสักครู่"
_GAVE_UP = 70  # how the process ends; Python itself ends with 1 and 2 where something is amiss


class GaveUp(Exception):
    """The work ended in a crash or an error, or wanted more than the time or memory it was given."""


class Busy(Exception):
    """As much is being done as may be at a time; ask again in a moment. That says nothing of the bytes."""


class Late(Busy):
    """It was ended from outside before it had used up its time on the processor: too much else runs on this machine, or
    its memory is short."""


def run(
    function: str,
    given: bytes,
    *arguments: str,
    cpu_seconds: int,
    wall_seconds: int,
    memory: int,
    gently: bool = False,
    files: int = 0,
) -> Any:
    """What `function`, named "package.module:function", makes of the bytes and the arguments, by way of JSON.

    `gently` leaves the processor to everything else on this machine; `files` is how many bytes a file may have that it
    writes for itself, in a folder of its own that is gone afterwards. Raises GaveUp; Busy, of which Late is where
    `wall_seconds` went by first, so let them be more than `cpu_seconds`; RuntimeError where the function cannot even
    be loaded, which is no fault of the bytes.
    """
    # Isolated, and without this process's environment: its secrets are nothing to what is read.
    limits = map(str, (cpu_seconds, memory, int(gently), files))
    command = [sys.executable, "-I", "-B", __file__, function, *limits, *arguments]
    _take_place()
    try:
        with tempfile.TemporaryDirectory() if files else nullcontext() as folder:
            done = subprocess.run(  # noqa: S603 - our own Python and this file
                command,
                input=given,
                capture_output=True,
                env={"TMPDIR": folder} if folder else {},
                timeout=wall_seconds,
                check=False,
            )
    except subprocess.TimeoutExpired as error:
        raise Late from error
    finally:
        PLACES.release()
    if done.returncode == -signal.SIGKILL:  # by the system, out of memory; its own limits end it otherwise
        raise Late
    if done.returncode == _GAVE_UP or done.returncode < 0:  # ended by a signal
        raise GaveUp
    if done.returncode:
        raise RuntimeError(f"{function} cannot work here: {done.stderr[-500:].decode(errors='replace')}")
    return json.loads(done.stdout)


def _take_place() -> None:
    """At once, or after a short wait in a short line. Raises Busy."""
    if PLACES.acquire(blocking=False):
        return
    if not LINE.acquire(blocking=False):
        raise Busy
    try:
        if not PLACES.acquire(timeout=WAITS):
            raise Busy
    finally:
        LINE.release()


@contextmanager
def refusing(refusal: Callable[[str], Exception], broken: str) -> Iterator[None]:
    """What `run` raises within, as a door's own refusal in Thai: ASK_AGAIN where the machine is busy, else `broken`."""
    try:
        yield
    except Busy as error:
        raise refusal(ASK_AGAIN) from error
    except GaveUp as error:
        raise refusal(broken) from error


def judged(
    refusal: Callable[[str], Exception],
    broken: str,
    function: str,
    given: bytes,
    *arguments: str,
    cpu_seconds: int,
    memory: int,
    gently: bool = False,
    files: int = 0,
) -> dict[str, Any]:
    """What `run` answers, for a page that waits for it. Raises `refusal`: as `refusing` does, and with the words that
    the answer has under "refused"."""
    with refusing(refusal, broken):
        answer: dict[str, Any] = run(
            function,
            given,
            *arguments,
            cpu_seconds=cpu_seconds,
            wall_seconds=PAGE_SECONDS,
            memory=memory,
            gently=gently,
            files=files,
        )
    if "refused" in answer:
        raise refusal(answer["refused"])
    return answer


# --- In the process of its own ----------------------------------------------------------------------------------------


def _main(function: str, cpu_seconds: str, memory: str, gently: str, files: str, *arguments: str) -> int:
    sys.path.insert(0, str(ROOT))
    module, _, name = function.partition(":")
    work = getattr(importlib.import_module(module), name)
    if int(gently):
        os.nice(10)
    _silence()
    _limit(int(cpu_seconds), int(memory), int(files))
    try:
        answer = json.dumps(work(sys.stdin.buffer.read(), *arguments)).encode()
    except Exception:  # whatever unknown bytes make of their reader
        return _GAVE_UP
    if len(answer) > LONGEST_ANSWER:
        return _GAVE_UP
    sys.stdout.buffer.write(answer)
    return 0


def _silence() -> None:
    """What a library has to say of the bytes goes nowhere: whoever waits for the answer would hold all of it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stderr.fileno())
    os.close(nowhere)


def _limit(cpu_seconds: int, memory: int, files: int) -> None:
    """No more time and memory than this, no larger files, no picture of the memory after a crash; for good.

    At its last second on the processor it is ended by SIGXCPU, and not by SIGKILL, which others send.
    """
    limits = {
        resource.RLIMIT_CPU: cpu_seconds,
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_FSIZE: files,
        resource.RLIMIT_CORE: 0,
    }
    for kind, limit in limits.items():
        hard = resource.getrlimit(kind)[1]
        highest = limit + (kind == resource.RLIMIT_CPU)
        highest = highest if hard == resource.RLIM_INFINITY else min(highest, hard)
        resource.setrlimit(kind, (min(limit, highest), highest))


if __name__ == "__main__":
    sys.exit(_main(*sys.argv[1:]))
