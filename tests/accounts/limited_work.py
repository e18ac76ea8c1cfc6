"""What the limited process is asked to do in its test."""

from __future__ import annotations

import ctypes
import logging
import os
import signal
import time


def told(given: bytes, *arguments: str) -> dict[str, object]:
    return {"given": len(given), "arguments": arguments}


def raises(_: bytes) -> None:
    raise RecursionError


def swells(_: bytes) -> int:
    return len(bytearray(4 * 1024**3))


def falls(_: bytes) -> None:
    ctypes.string_at(0)


def talks_for_ever(_: bytes) -> str:
    return "ก" * 8_000_000


def warned(_: bytes) -> str:
    logging.getLogger("library").warning("of what it read")
    return os.readlink("/proc/self/fd/2")


def spins(_: bytes) -> None:
    while True:
        pass


def waits(_: bytes) -> None:
    time.sleep(3600)


def killed(_: bytes) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def writes(given: bytes, path: str) -> None:
    with open(path, "wb") as file:
        file.write(given)


def environment(_: bytes) -> list[str]:
    return [name for name in os.environ if name not in {"LC_CTYPE"}]
