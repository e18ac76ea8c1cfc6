"""Rendering in a process of its own: the same paper, stopped when asked, and never more time or memory than it may."""

from __future__ import annotations

import os
import resource
import signal
import time
from collections.abc import Iterator
from functools import partial

import pytest

from documents import limited_rendering
from documents.layout import RenderingFailed, office_folder
from documents.limited_rendering import drawn_limited, render_limited
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
    with pytest.raises(RenderingFailed, match="MemoryError"):  # twice as much as one may, more than any test left free
        drawn_limited(partial(bytes, 2 * limited_rendering.MEMORY))


def test_what_cannot_be_laid_out_says_why() -> None:
    memo = snapshot("memo")
    with pytest.raises(RenderingFailed, match="asked for"):
        render_limited(memo | {"signatures": memo["signatures"][:1] * 2}, CODE)


def leaf(one: int, two: int, three: int) -> int:
    four, five, six = three, two, one
    return four + five + six


def most_page_faults() -> bytes:
    """Of two hundred calls, one after the other, wherever on the stack they are made."""
    return str(max(page_faults(depth) for depth in range(300))).encode()


def page_faults(depth: int) -> int:
    if depth:
        return page_faults(depth - 1)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(200):
        leaf(1, 2, 3)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


def test_no_call_of_a_copy_asks_the_system_for_memory_to_be_made_in() -> None:
    assert int(drawn_limited(most_page_faults)) < 100


# --- A copy that is kept for the next paper ---------------------------------------------------------------------------


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(limited_rendering, "_kept", None)
    limited_rendering.keep_copies()
    yield
    limited_rendering.end_copies()


def own_id() -> bytes:
    return str(os.getpid()).encode()


def with_a_face_of_an_office() -> bytes:
    office_folder(os.getpid()).mkdir(parents=True)
    return own_id()


def refused() -> bytes:
    raise RenderingFailed("asked to")


def descriptors() -> bytes:
    return " ".join(os.listdir("/proc/self/fd")).encode()


def test_a_process_that_keeps_none_has_a_copy_for_each_work() -> None:
    assert drawn_limited(own_id) != drawn_limited(own_id)


def test_papers_of_one_copy_are_those_of_two(kept: None) -> None:
    memo, plan = (render(snapshot(kind), CODE) for kind in ("memo", "plan"))
    copy = drawn_limited(own_id)
    assert [render_limited(snapshot(kind), CODE) for kind in ("memo", "plan", "memo")] == [memo, plan, memo]
    assert drawn_limited(own_id) == copy


def test_a_copy_has_none_of_the_connections_of_its_worker(kept: None) -> None:
    reader, writer = os.pipe()
    try:
        assert not {str(reader), str(writer)} & {*drawn_limited(descriptors).decode().split()}
    finally:
        os.close(reader)
        os.close(writer)


@pytest.mark.parametrize("ended", ["failed", "killed", "grown", "office", "limited"])
def test_a_copy_that_has_ended_or_must_is_followed_by_another(
    ended: str, kept: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = drawn_limited(own_id)
    match ended:
        case "failed":
            with pytest.raises(RenderingFailed, match="asked to"):
                drawn_limited(refused)
        case "killed":
            os.kill(int(copy), signal.SIGKILL)
            os.waitid(os.P_PID, int(copy), os.WEXITED | os.WNOWAIT)
        case "grown":
            limited_rendering.end_copies()
            monkeypatch.setattr(limited_rendering, "GROWN", -1)
            copy = drawn_limited(own_id)
        case "office":
            copy = drawn_limited(with_a_face_of_an_office)
            assert not office_folder(int(copy)).exists()
        case "limited":
            copy = drawn_limited(own_id, memory=limited_rendering.MEMORY // 2)
    assert drawn_limited(own_id) != copy
