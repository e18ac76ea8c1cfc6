"""The broker's Redis, asked directly by pages: a page must not wait for it."""

from __future__ import annotations

from functools import lru_cache

from redis import ConnectionPool
from redis.backoff import NoBackoff
from redis.retry import Retry

ANSWER_WITHIN = 1  # second


@lru_cache(maxsize=4)
def broker_pool(url: str) -> ConnectionPool:
    """Connections to a Redis whose address is written as Celery takes it."""
    return ConnectionPool.from_url(
        plain_address(url),
        retry=Retry(NoBackoff(), 0),
        socket_timeout=ANSWER_WITHIN,
        socket_connect_timeout=ANSWER_WITHIN,
    )


def plain_address(url: str) -> str:
    """Celery's `redis+socket://…?virtual_host=1` as the client's own `unix://…?db=1`; any other address as it is."""
    return url.replace("redis+socket://", "unix://").replace("?virtual_host=", "?db=")
