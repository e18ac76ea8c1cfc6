"""What the environment says of a sign-in server; without one nothing of it is there."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from ita_portal.oidc_settings import OidcServer, oidc_server
from tests.conftest import ROOT

GIVEN = {
    "ITA_OIDC_URL": "https://id.example.go.th/realms/town/",
    "ITA_OIDC_CLIENT_ID": "ita",
    "ITA_OIDC_CLIENT_SECRET": "x",
}


def read(**given: str) -> OidcServer | None:
    return oidc_server(lambda name: (GIVEN | given).get(name, ""), plain_http=False)


def test_a_server_has_a_name_a_page_and_a_key_of_its_own() -> None:
    server, another = read(), read(ITA_OIDC_URL="https://id.example.go.th/realms/other")
    assert server
    assert another
    assert (server.url, server.name, server.page) == (
        "https://id.example.go.th/realms/town",
        "id.example.go.th",
        "https://id.example.go.th",
    )
    assert server.key != another.key
    assert read(ITA_OIDC_URL="") is None


@pytest.mark.parametrize(
    "given",
    [
        {"ITA_OIDC_URL": "http://id.example.go.th"},
        {"ITA_OIDC_URL": "id.example.go.th"},
        {"ITA_OIDC_PAGE": "javascript:alert(1)"},
        {"ITA_OIDC_CLIENT_ID": ""},
        {"ITA_OIDC_CLIENT_SECRET": ""},
    ],
)
def test_what_is_unsafe_or_half_refuses_to_start(given: dict[str, str]) -> None:
    with pytest.raises(ImproperlyConfigured, match="ITA_OIDC"):
        read(**given)


def test_without_one_nothing_of_it_is_imported_or_has_an_address() -> None:
    program = """
import sys, django
django.setup()
from django.conf import settings
from django.test import Client
from django.urls import get_resolver
settings.ALLOWED_HOSTS.append("testserver")
page = Client().get("/sign-in/")
found = [name for name in sys.modules if name.startswith("allauth.socialaccount") or "signing_in.provider" in name]
print(page.status_code, "provider" in page.text, Client().post("/sign-in/provider/").status_code, found)
print([part for part in page.headers["Content-Security-Policy"].split("; ") if part.startswith("form-action")])
"""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("ITA_OIDC")}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=bare, capture_output=True, text=True, check=False
    )
    assert done.stdout == "200 False 404 []\n[\"form-action 'self'\"]\n", done.stderr
