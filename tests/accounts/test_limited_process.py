"""Bytes nobody knows, worked on in a process with limits: what comes back, and what never does."""

from __future__ import annotations

import sys
import threading
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from accounts import limited_process
from accounts.limited_process import Busy, GaveUp, Late, run
from tests.conftest import wait_until

WORK = "tests.accounts.limited_work"


def limited(function: str, given: bytes = b"", *arguments: str, wall_seconds: int = 60, cpu_seconds: int = 20) -> Any:
    memory = 256 * 1024 * 1024
    return run(
        f"{WORK}:{function}", given, *arguments, cpu_seconds=cpu_seconds, wall_seconds=wall_seconds, memory=memory
    )


def test_the_answer_comes_back_as_plain_values() -> None:
    assert limited("told", b"abc", "ก", "2") == {"given": 3, "arguments": ["ก", "2"]}


@pytest.mark.parametrize("function", ["raises", "swells", "falls", "talks_for_ever"])
def test_an_error_a_crash_and_a_flood_are_given_up(function: str) -> None:
    with pytest.raises(GaveUp):
        limited(function)


def test_what_a_library_says_beside_the_answer_is_not_gathered() -> None:
    assert limited("warned") == "/dev/null"


def test_time_on_the_processor_is_the_bytes_own() -> None:
    with pytest.raises(GaveUp) as spent:
        limited("spins", cpu_seconds=1)
    assert not isinstance(spent.value, Late)


def test_a_machine_without_time_or_memory_for_it_says_nothing_of_the_bytes() -> None:
    with pytest.raises(Late):
        limited("waits", wall_seconds=2)
    with pytest.raises(Late):
        limited("killed")


def test_a_few_are_worked_on_a_few_wait_and_the_next_one_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limited_process, "WAITS", 60)
    told: list[Any] = []
    with ExitStack() as others:
        for _ in range(3):
            others.enter_context(limited_process.PLACES)
        waiting = [threading.Thread(target=lambda: told.append(limited("told"))) for _ in range(2)]
        for thread in waiting:
            thread.start()
        wait_until(lambda: limited_process.LINE._value == 0)
        with pytest.raises(Busy):
            limited("told")
        assert told == []
    for thread in waiting:
        thread.join(60)
    assert len(told) == 2
    assert (limited_process.PLACES._value, limited_process.LINE._value) == (3, 2)


def test_the_process_writes_nothing_and_knows_no_secrets(tmp_path: Path) -> None:
    with pytest.raises(GaveUp):
        limited("writes", b"secret", str(tmp_path / "file"))
    assert (tmp_path / "file").read_bytes() == b""
    assert limited("environment") == []


def test_what_cannot_be_loaded_is_no_fault_of_the_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    for function in ("tests.accounts.nothing:here", f"{WORK}:missing"):
        with pytest.raises(RuntimeError, match="cannot work here"):
            run(function, b"", cpu_seconds=5, wall_seconds=60, memory=limited_process.LONGEST_ANSWER * 16)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(RuntimeError, match="cannot work here"):
        limited("told")
