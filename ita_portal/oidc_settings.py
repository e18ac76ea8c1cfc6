"""Signing in through an organisation's own OpenID Connect server, where the environment names one; else nothing of it.

With a server comes django-allauth's part for it, whose tables `migrate` makes then.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

APPS = ["allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"]


@dataclass(frozen=True)
class OidcServer:
    """The server whose accounts are taken: `url` is its issuer, `name` what the button says."""

    url: str
    name: str
    client_id: str
    secret: str
    page: str  # the origin of the page on which people sign in there

    @property
    def key(self) -> str:
        """Under which links to its accounts are kept: of another server nobody comes in by them."""
        return f"oidc-{hashlib.sha256(self.url.encode()).hexdigest()[:16]}"

    def for_allauth(self) -> dict[str, Any]:
        """SOCIALACCOUNT_PROVIDERS. Nothing but who it is is asked for: no name, no address."""
        app = {"provider_id": self.key, "name": self.name, "client_id": self.client_id, "secret": self.secret}
        options = {"server_url": self.url, "oauth_pkce_enabled": True, "scope": ["openid"]}
        return {"openid_connect": {"APPS": [{**app, "settings": options}]}}


def oidc_server(read: Callable[[str], str], *, plain_http: bool) -> OidcServer | None:
    """What the environment says of it, ITA_OIDC_…; None where no address is given."""
    url = read("ITA_OIDC_URL").rstrip("/")
    if not url:
        return None
    page = read("ITA_OIDC_PAGE") or url
    for name, address in (("ITA_OIDC_URL", url), ("ITA_OIDC_PAGE", page)):
        parts = urlsplit(address)
        if not parts.hostname or parts.scheme not in ({"https", "http"} if plain_http else {"https"}):
            raise ImproperlyConfigured(f"{name} must be a full address that begins with https://")
    server = OidcServer(
        url,
        read("ITA_OIDC_NAME") or str(urlsplit(url).hostname),
        read("ITA_OIDC_CLIENT_ID"),
        read("ITA_OIDC_CLIENT_SECRET"),
        "{0.scheme}://{0.netloc}".format(urlsplit(page)),
    )
    if not server.client_id or not server.secret:
        raise ImproperlyConfigured("ITA_OIDC_URL needs ITA_OIDC_CLIENT_ID and ITA_OIDC_CLIENT_SECRET.")
    return server
