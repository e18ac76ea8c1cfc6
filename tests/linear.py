"""A bound on what a text may cost, and texts made to cost much."""

from __future__ import annotations

import gc
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

LETTERS = 100_000  # more than any field of a form or cell of a table takes
SECONDS = 0.5  # of the processor's time, whatever else the machine does; a quadratic loop takes minutes


class TooSlow(Exception):
    """Raised into whatever is still running: also into a pattern, which looks for signals while it backtracks."""


@contextmanager
def within(seconds: float, what: str) -> Iterator[None]:
    """Fails the test where the body takes more of the processor's time.

    Without the collector, which goes through all that the other tests of this process have left: half a second.
    """

    def stop(signum: int, frame: FrameType | None) -> None:
        raise TooSlow

    collects = gc.isenabled()
    gc.disable()
    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    except TooSlow:
        pytest.fail(f"more than {seconds} s for {what}", pytrace=False)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
        if collects:
            gc.enable()


def long(text: str, letters: int = LETTERS) -> str:
    """The text again and again."""
    return (text * (letters // len(text) + 1))[:letters]
