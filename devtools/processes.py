"""Processes that ./dev starts: none outlives it. Standard library only."""

import ctypes
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple, Self

ROOT = Path(__file__).resolve().parents[1]


class Stop(Exception):
    """What is wrong and what to do about it, for the person who typed the command."""


def say(text: str) -> None:
    print(f"dev: {text}", flush=True)  # noqa: T201 - its only way to speak


STOPPING = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}


@contextmanager
def undisturbed() -> Iterator[None]:
    """Signals to stop wait until afterwards: what their handlers raise is lost within a fork, and within a poll it
    leaves a lock behind that the last wait for that child never gets."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def die_with_parent(death_signal: int) -> Callable[[], None]:
    """For a child between fork and exec: the kernel sends it this signal when ./dev is gone, however it went."""
    parent, libc = os.getpid(), ctypes.CDLL(None)

    def ask_the_kernel() -> None:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)
        if sys.platform == "linux":
            libc.prctl(1, death_signal)  # PR_SET_PDEATHSIG
            if os.getppid() != parent:  # it died before the question was asked
                os._exit(1)

    return ask_the_kernel


def run(*words: str, env: Mapping[str, str] | None = None, check: bool = True) -> int:
    """One command in the foreground, from the project's folder."""
    process = subprocess.Popen(words, cwd=ROOT, env=env, preexec_fn=die_with_parent(signal.SIGTERM))  # noqa: S603 - ours
    try:
        code = process.wait()
    except BaseException as reason:
        if not isinstance(reason, KeyboardInterrupt):  # the terminal has sent Ctrl-C to both
            process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        finally:
            process.kill()
        raise
    if check and code:
        raise Stop(f"this failed ({code}): {' '.join(words)}")
    return code


def ask(*words: str, **options: Any) -> "subprocess.CompletedProcess[str]":
    """One command whose output and exit code are the answer to a question."""
    options = {"capture_output": True, "text": True, "check": False, "cwd": ROOT, **options}
    return subprocess.run(words, **options)  # noqa: S603 - our own commands


class Child(NamedTuple):
    name: str
    process: "subprocess.Popen[bytes]"
    stop_signal: int
    begin: Callable[[], "subprocess.Popen[bytes]"]


RESTARTS, WITHIN = 5, 10 * 60  # of one child, in so many seconds; more often means that starting it again does not help


class Children:
    """Processes beside this one, each in a group of its own so that Ctrl-C reaches ./dev alone, which stops them in
    reverse order: the broker, started first, is there until the last of its clients has gone.

    With `again` one that ends by itself is started again, RESTARTS times; without, or after that, its end is a Stop."""

    def __init__(self, again: bool = False) -> None:
        self.running: list[Child] = []
        self._again, self._restarted = again, list[tuple[str, float]]()

    def __enter__(self) -> Self:
        return self

    def start(
        self, name: str, *words: str, stop: int = signal.SIGTERM, orphan: int = signal.SIGKILL, **options: Any
    ) -> None:
        """`stop` is the signal that ends it in order, `orphan` the one it gets when ./dev was killed."""
        prepare = die_with_parent(orphan)
        options = {
            "cwd": ROOT,
            "stdin": subprocess.DEVNULL,
            "start_new_session": True,
            "preexec_fn": prepare,
            **options,
        }

        def begin() -> "subprocess.Popen[bytes]":
            return subprocess.Popen(words, **options)  # noqa: S603 - our own command

        with undisturbed():
            self.running.append(Child(name, begin(), stop, begin))

    def check(self) -> None:
        for place, child in enumerate(self.running):
            if child.process.poll() is None:
                continue
            ended = f"{child.name} has ended ({child.process.returncode})"
            if not self._may_start_again(child.name):
                raise Stop(f"{ended}; its reason stands above")
            say(f"{ended}; starting it again")
            with suppress(ProcessLookupError):
                os.killpg(child.process.pid, signal.SIGKILL)  # what it left in its group holds its port
            self.running[place] = child._replace(process=child.begin())

    def _may_start_again(self, name: str) -> bool:
        now = time.monotonic()
        self._restarted = [(which, at) for which, at in self._restarted if at > now - WITHIN]
        self._restarted.append((name, now))
        return self._again and sum(which == name for which, _ in self._restarted) <= RESTARTS

    def wait_until(self, what: str, ready: Callable[[], bool], seconds: float = 60) -> None:
        deadline = time.monotonic() + seconds
        while True:
            with undisturbed():
                if ready():
                    return
                self.check()
            if time.monotonic() > deadline:
                raise Stop(f"{what} did not answer within {seconds:.0f} s")
            time.sleep(0.05)

    def __exit__(self, *_: object) -> None:
        for child in reversed(self.running):
            if child.process.poll() is None:
                child.process.send_signal(child.stop_signal)
            try:
                child.process.wait(15)
            except subprocess.TimeoutExpired:
                say(f"{child.name} does not stop; killing it")
            with suppress(ProcessLookupError):
                os.killpg(child.process.pid, signal.SIGKILL)  # itself, or whatever it left in its group
            child.process.wait()


@contextmanager
def beside(name: str, *words: str, env: Mapping[str, str]) -> Iterator[Callable[[], int]]:
    """A command that runs while others do; gives what waits for its end, prints what it said and answers its code."""
    with tempfile.TemporaryFile("w+") as said, Children() as children:
        children.start(name, *words, env=env, stdout=said, stderr=subprocess.STDOUT)

        def ended() -> int:
            code = children.running[0].process.wait()
            said.seek(0)
            say(f"{name} said meanwhile:\n{said.read()}")
            return code

        yield ended
