"""An organisation's OpenID Connect server, for tests: a real one in a process of its own."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import requests
from django.core.cache import cache
from pytest_django.fixtures import Settings

from tests.conftest import wait_until
from tests.house.production import free_port


@contextmanager
def running_server() -> Iterator[str]:
    """oidc-provider-mock; its address. It says of "somebody" that a mayor's address here is theirs."""
    port = free_port()
    claims = '{"sub": "somebody", "email": "mayor@example.go.th", "email_verified": true}'
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), "--user-claims", claims],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"

    def answers() -> bool:
        try:
            return requests.get(f"{address}/.well-known/openid-configuration", timeout=1).ok
        except requests.ConnectionError:
            return False

    try:
        wait_until(answers)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=10)


def name_server(settings: Settings, address: str, public_url: str) -> None:
    """As if ITA_OIDC_URL named it, for the portal at this address."""
    settings.OIDC = dataclasses.replace(settings.OIDC, url=address, page=address)
    settings.SOCIALACCOUNT_PROVIDERS = settings.OIDC.for_allauth()
    settings.PUBLIC_URL = public_url
    cache.delete(settings.OIDC.key)
