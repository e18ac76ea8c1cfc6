"""Worker and beat say in the broker's Redis that they live; nothing of it is kept anywhere else."""

from __future__ import annotations

import time
from contextlib import suppress
from threading import Thread
from typing import cast

from django.conf import settings
from redis import Redis
from redis.exceptions import RedisError

from accounts.broker import broker_pool

TOLD_EVERY = 20  # seconds
DEAD_AFTER = 90  # seconds without a word


def broker() -> Redis:
    """A client that answers, or fails, within a second."""
    return Redis(connection_pool=broker_pool(settings.REDIS_URL))


def tell(name: str) -> None:
    """That this process, a worker or beat, lives now."""
    broker().set(f"ita:alive:{name}", int(time.time()))


def keep_telling(name: str) -> None:
    """As long as this process lives, in a thread of its own: a long task keeps a worker from its timers."""

    def go_on() -> None:
        while True:
            with suppress(RedisError):
                tell(name)
            time.sleep(TOLD_EVERY)

    Thread(target=go_on, name=f"alive-{name}", daemon=True).start()


def silent_for(name: str) -> int | None:
    """Seconds since it was last heard of; None where it never was. Raises RedisError."""
    told = cast("bytes | None", broker().get(f"ita:alive:{name}"))
    return max(0, int(time.time()) - int(told)) if told else None


def messages_waiting() -> int:
    """How many messages lie in the broker's one queue. Raises RedisError."""
    return broker().llen("celery")
