"""Counting requests of one address in a real Redis, and what is one address."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from accounts.rate_limits import client_network, within_rate


def asks(address: str, purpose: str, rates: str) -> bool:
    return within_rate(RequestFactory().get("/", REMOTE_ADDR=address), purpose, rates)


def test_an_address_has_its_count_for_each_purpose() -> None:
    one, two = uuid.uuid4().hex, uuid.uuid4().hex
    assert [asks("192.0.2.1", one, "3/hour") for _ in range(5)] == [True, True, True, False, False]
    assert asks("192.0.2.2", one, "3/hour")
    assert asks("192.0.2.1", two, "3/hour")


def test_every_rate_must_allow_it() -> None:
    purpose = uuid.uuid4().hex
    assert [asks("192.0.2.1", purpose, "10/second;2/hour") for _ in range(3)] == [True, True, False]


def test_without_redis_everything_is_allowed(settings: Settings, tmp_path: Path) -> None:
    for url in (f"redis+socket://{tmp_path / 'nothing.sock'}", "redis://127.0.0.1:1/0"):
        settings.REDIS_URL = url
        assert [asks("192.0.2.1", "any", "1/hour") for _ in range(3)] == [True, True, True]


@pytest.mark.parametrize(
    ("behind_proxy", "address", "forwarded", "expected"),
    [
        (False, "192.0.2.1", None, "192.0.2.1"),
        (False, "192.0.2.1", "198.51.100.9", "192.0.2.1"),  # whatever a visitor writes there
        (True, "10.0.0.1", "198.51.100.9", "198.51.100.9"),
        (True, "10.0.0.1", "1.1.1.1, 2.2.2.2, 198.51.100.9", "198.51.100.9"),
        (True, "10.0.0.1", None, "10.0.0.1"),
        (True, "10.0.0.1", "nonsense", "unknown"),
        (False, "", None, "unknown"),
        (False, "2001:db8:1:2:3:4:5:6", None, "2001:db8:1:2::/64"),
        (False, "2001:db8:1:2:ffff::1", None, "2001:db8:1:2::/64"),
        (False, "::ffff:192.0.2.1", None, "192.0.2.1"),
    ],
)
def test_where_a_request_comes_from(
    settings: Settings, behind_proxy: bool, address: str, forwarded: str | None, expected: str
) -> None:
    settings.BEHIND_PROXY = behind_proxy
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert client_network(RequestFactory().get("/", REMOTE_ADDR=address, headers=headers)) == expected
