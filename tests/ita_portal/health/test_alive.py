"""Worker and beat are heard of while they live, and no longer; and a broker that is away keeps no page waiting."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from redis.exceptions import RedisError

from ita_portal.health import alive
from tests.conftest import ROOT, running_worker, wait_until


@pytest.fixture(autouse=True)
def nobody_yet() -> Iterator[None]:
    names, broker = ("ita:alive:worker", "ita:alive:beat"), alive.broker()
    broker.delete(*names)
    yield
    broker.delete(*names)


def test_a_worker_is_heard_of(transactional_db: None, tmp_path: Path) -> None:
    assert alive.silent_for("worker") is None
    with running_worker(tmp_path / "worker.log"):
        wait_until(lambda: alive.silent_for("worker") is not None)
        silent = alive.silent_for("worker")
        assert silent is not None
        assert silent < alive.TOLD_EVERY


def test_beat_is_heard_of(tmp_path: Path) -> None:
    beat = [sys.executable, "-m", "celery", "-A", "ita_portal", "beat", "--schedule", str(tmp_path / "schedule")]
    with subprocess.Popen(beat, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_until(lambda: alive.silent_for("beat") is not None)
        finally:
            os.kill(process.pid, signal.SIGKILL)
    assert alive.silent_for("worker") is None


@pytest.mark.parametrize("ask", [lambda: alive.silent_for("worker"), alive.messages_waiting])
def test_a_broker_that_is_away_is_told_at_once(ask: Callable[[], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "REDIS_URL", "redis://127.0.0.1:1/0")
    begun = time.monotonic()
    with pytest.raises(RedisError):
        ask()
    assert time.monotonic() - begun < 3
