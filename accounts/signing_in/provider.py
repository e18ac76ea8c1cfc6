"""Signing in by a person's account at an organisation's OpenID Connect server. Imported only where one is named.

Who comes in that way is whom the account is linked to, and only the person links it, signed in and proven once more:
an address that the server tells finds nobody, for whoever runs the server or a mailbox there could claim anybody's. A
second factor is asked for all the same, whatever the server says of how it knew the person.
"""

from __future__ import annotations

import logging
from typing import Any, cast

import jwt
import requests
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount import signals
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.core.cache import cache
from django.dispatch import receiver
from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse

from accounts.models import User
from accounts.signing_in.events import Kind, record_event

DESCRIBED = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
# By a pair of keys; a secret that both know would let either side have said it.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
DESCRIPTION_LASTS = 60 * 60  # seconds
logger = logging.getLogger(__name__)
# What the server's answers raise where they are not what the protocol says.
UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


def server() -> Any:
    """The server, as ita_portal/oidc_settings.py describes it."""
    return settings.OIDC


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth is not typed
    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Nobody makes an account here by himself: who is not linked is told how to be."""
        page = render(request, "accounts/provider_unknown.html", {"provider": server().name}, status=403)
        raise ImmediateHttpResponse(page)

    def list_apps(self, request: HttpRequest, **which: Any) -> list[Any]:
        """The server that the environment names; a row could name another one."""
        return [app for app in super().list_apps(request, **which) if app.pk is None]

    def on_authentication_error(self, request: HttpRequest, provider: Any, **what: Any) -> None:
        """The operator reads why, without a word of what was sent."""
        problem = what.get("exception")
        why = type(problem.__cause__ or problem).__name__ if problem else "not an answer to a request of this browser"
        logger.warning("signing in by the server failed: %s", why)

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:
        return reverse("profile")

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: Any) -> Any:
        """Of what the server says of the person nothing is taken."""
        sociallogin.account.extra_data = {}
        return sociallogin.user


class Protocol(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # as above
    """allauth's, which believes an unsigned statement that came over TLS; here its signature is always judged."""

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the server says of itself, asked once an hour."""
        described = cache.get(server().key)
        if described is None:
            described = super().openid_config
            if not isinstance(described, dict) or not all(isinstance(described.get(n), str) for n in DESCRIBED):
                raise OAuth2Error("the server does not describe itself")
            cache.set(server().key, described, DESCRIPTION_LASTS)
        return cast(dict[str, Any], described)

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        """At the public address, whatever Host a visitor sends."""
        return settings.PUBLIC_URL + reverse("openid_connect_callback")

    def get_access_token_data(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().get_access_token_data(*args, **kwargs)
        except UNREADABLE as problem:
            raise OAuth2Error("the server's answer is none") from problem

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        """Who it is, by the signed statement alone."""
        try:
            claims = self._signed_claims(kwargs["response"]["id_token"], app.client_id)
            return self.get_provider().sociallogin_from_response(request, {"id_token": {"sub": claims["sub"]}})
        except (*UNREADABLE, jwt.PyJWTError) as problem:
            raise OAuth2Error("the server's statement does not hold") from problem

    def _signed_claims(self, statement: str, audience: str) -> dict[str, Any]:
        """What the server says, signed by one of its keys; a statement need not name the key where there is but one."""
        with ProviderAdapter().get_requests_session() as asking:
            answer = asking.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        keys = jwt.PyJWKSet.from_dict(answer.json()).keys
        named = jwt.get_unverified_header(statement).get("kid")
        [key] = [key for key in keys if named is None or key.key_id == named]
        return jwt.decode(
            statement,
            key,
            algorithms=ALGORITHMS,
            audience=audience,
            issuer=self.openid_config["issuer"],
            options={"require": ["aud", "exp", "iss", "sub"]},
        )


def led_there(request: HttpRequest, process: str, next_url: str) -> Any:
    """The way to the server; back from it `next_url` follows. OAuth2Error or a requests error where it is away."""
    provider = ProviderAdapter(request).get_provider(request, server().key)
    provider.oauth2_adapter_class = Protocol
    return provider.redirect(request, process, next_url=next_url)


AWAY = (OAuth2Error, requests.RequestException)


@receiver(signals.social_account_added)
def _linked(request: HttpRequest, sociallogin: Any, **_: Any) -> None:
    record_event(cast(User, sociallogin.user), Kind.PROVIDER_LINKED, request, server().name)
