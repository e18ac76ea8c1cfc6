"""Rendering in a process of its own: the same paper, stopped when asked, and never more time or memory than it may."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from documents.layout import RenderingFailed
from documents.limited_rendering import render_limited
from documents.rendering import render
from tests.documents.long_papers import snapshot, with_measures

CODE = "ABCDEFGHJKMN"


@pytest.fixture(autouse=True)
def no_child_is_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever came of it, every process begun here is gone and was waited for; the test process may have others."""
    begun: list[int] = []
    fork = os.fork

    def forked() -> int:
        child = fork()
        begun.append(child)
        return child

    monkeypatch.setattr(os, "fork", forked)
    yield
    assert begun
    for child in begun:
        with pytest.raises(ChildProcessError):
            os.waitpid(child, os.WNOHANG)


def test_it_is_the_same_paper_and_progress_is_told() -> None:
    steps: list[int] = []
    limited = render_limited(snapshot("memo"), CODE, steps.append)
    assert limited == render(snapshot("memo"), CODE)
    assert steps == sorted(steps)
    assert len(steps) >= 3


def test_whoever_listens_may_stop_it() -> None:
    class Enough(Exception):
        pass

    def stop(_: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        render_limited(with_measures("plan", 40), CODE, stop)


def test_more_time_than_it_may_is_a_failure() -> None:
    started = time.monotonic()
    with pytest.raises(RenderingFailed, match="more time"):
        render_limited(with_measures("implementation", 200), CODE, seconds=0.5)
    assert time.monotonic() - started < 20


def test_more_memory_than_it_may_is_a_failure() -> None:
    with pytest.raises(RenderingFailed, match=r"^(?!it took more time)"):  # C says it in its way
        render_limited(with_measures("implementation", 100), CODE, memory=0)


def test_what_cannot_be_laid_out_says_why() -> None:
    memo = snapshot("memo")
    with pytest.raises(RenderingFailed, match="asked for"):
        render_limited(memo | {"signatures": memo["signatures"][:1] * 2}, CODE)
