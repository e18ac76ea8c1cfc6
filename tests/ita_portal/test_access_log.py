"""A line for each request, in which nothing says who asked or for what exactly."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from io import StringIO
from typing import Any, cast

import pytest
from django.conf import settings as configured
from django.test import Client
from django.utils.module_loading import import_string
from pytest_django.fixtures import Settings

from accounts.models import Municipality, Role
from tests.factories import PASSWORD, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(settings: Settings) -> Iterator[StringIO]:
    """What production's console would show, as JSON."""
    settings.ACCESS_LOG = True
    made: dict[str, str] = cast(Any, configured.LOGGING)["formatters"]["json"]
    handler = logging.StreamHandler(StringIO())
    handler.setFormatter(import_string(made["()"])(made["format"]))
    logger = logging.getLogger("access")
    logger.addHandler(handler)
    yield handler.stream
    logger.removeHandler(handler)


def test_a_line_says_what_was_done_and_of_whom_nothing(lines: StringIO, municipality: Municipality) -> None:
    make_member(municipality, Role.STAFF, username="secret-name", email="secret@example.go.th")
    client = Client(
        REMOTE_ADDR="203.0.113.77", headers={"User-Agent": "SecretBrowser/1", "Referer": "https://x.test/q"}
    )
    client.post("/sign-in/?next=/secret-query/", {"login": "secret-name", "password": PASSWORD})
    page = client.get(f"/m/{municipality.code}/?search=secret-query")
    client.get("/v/SECR-ETCODE/")
    client.get("/secret-page/")
    client.generic("SECRET", "/account/password/new/1/secret-key/")
    said = [json.loads(line) for line in lines.getvalue().splitlines()]
    assert [(line["method"], line["route"], line["status"]) for line in said] == [
        ("POST", "sign-in/", 302),
        ("GET", "m/<str:code>/", 200),
        ("GET", "v/<str:verification_code>/", 404),
        ("GET", "-", 404),
        ("-", "account/password/new/<slug:uidb36>/<slug:key>/", said[-1]["status"]),
    ]
    assert said[1]["request"] == page.headers["X-Request-Id"]
    assert all(isinstance(line["ms"], int) for line in said)
    known = {"asctime", "levelname", "name", "message", "method", "route", "status", "ms", "request"}
    assert {name for line in said for name in line} == known
    text = lines.getvalue().lower()
    personal = ["secret", "203.0.113", "x.test", "example.go.th", municipality.code, PASSWORD]
    session, token = client.cookies["sessionid"].value, client.cookies["known"].value
    for word in (*personal, session, token):
        assert word.lower() not in text, word


def test_an_error_has_its_line(lines: StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("accounts.signing_in.views.CodeInAddressForm", broken)
    client = Client(raise_request_exception=False)
    assert client.get("/start/?code=secret").status_code == 500
    [line] = lines.getvalue().splitlines()
    assert json.loads(line)["status"] == 500
    assert "secret" not in line


def test_without_it_nothing_is_said(lines: StringIO, settings: Settings) -> None:
    settings.ACCESS_LOG = False
    assert "X-Request-Id" not in Client().get("/sign-in/").headers
    assert lines.getvalue() == ""
