"""How often one address may ask for what costs much: counted in the broker's Redis, for all web processes together."""

from __future__ import annotations

import logging
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest
from limits import parse_many
from limits.errors import StorageError
from limits.storage import RedisStorage
from limits.strategies import MovingWindowRateLimiter

from accounts.broker import broker_pool

logger = logging.getLogger(__name__)


def within_rate(request: HttpRequest, purpose: str, rates: str) -> bool:
    """Counts this request for its address; whether all of `rates` ("20/minute;200/hour") still allow it.

    Without Redis nothing is counted and everything allowed: this is one bound of several, and a page that helps
    people must not fail with the broker.
    """
    limiter = _limiter(settings.REDIS_URL)
    try:
        return all(limiter.hit(rate, purpose, client_network(request)) for rate in parse_many(rates))
    except StorageError as error:
        logger.warning("requests are not counted: %s", type(error.__cause__ or error).__name__)
        return True


def client_network(request: HttpRequest) -> str:
    """Where a request comes from: its IPv4 address, or the /64 of its IPv6 address, all of which one household has."""
    address = client_address(request)
    if address is None:
        return "unknown"
    return str(address if address.version == 4 else ip_network((address, 64), strict=False))


def client_address(request: HttpRequest) -> IPv4Address | IPv6Address | None:
    """The visitor's address; None where there is none to be read.

    Only behind a proxy that is trusted to write it (ITA_BEHIND_PROXY) the last entry of X-Forwarded-For counts;
    anything before it, and all of it elsewhere, is whatever the visitor typed.
    """
    told = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        told = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or told
    try:
        address = ip_address(told)
    except ValueError:
        return None
    return address.ipv4_mapped or address if address.version == 6 else address


@lru_cache(maxsize=4)
def _limiter(url: str) -> MovingWindowRateLimiter:
    return MovingWindowRateLimiter(RedisStorage("redis://", connection_pool=broker_pool(url), wrap_exceptions=True))
