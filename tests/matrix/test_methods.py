"""An address that only takes a form leads whoever merely opens it to the form's page, never to a bare "405"."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse

from tests.conftest import Cases
from tests.matrix.people import Place, addresses, client_for

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]
APPS = ("accounts", "scores", "plans", "approvals", "ita_portal")


def patterns(resolver: URLResolver) -> Iterator[URLPattern | URLResolver]:
    """Every pattern, and every one that others stand below; the admin site is Django's."""
    for pattern in resolver.url_patterns:
        if getattr(pattern, "namespace", None) != "admin":
            yield pattern
            if isinstance(pattern, URLResolver):
                yield from patterns(pattern)


def post_only_names(resolver: URLResolver, namespace: str = "") -> Iterator[tuple[str, Any]]:
    """Every address whose view says which pages its form stands on."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            if pages := getattr(pattern.callback, "pages", ()):
                yield namespace + str(pattern.name), pages
        elif pattern.namespace != "admin":
            yield from post_only_names(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)


# Whose page it is, where it is nobody else's.
OWNERS = {"approvals:old-paper": "coordinator", "approvals:own-certificate": "mayor"}
POST_ONLY = dict(post_only_names(get_resolver()))


@pytest.mark.parametrize("method", ["get", "head"])
def test_no_address_answers_405_to_who_only_looks(here: Place, method: str, cases: Cases) -> None:
    client = client_for(here, "administrator")
    for name in addresses(get_resolver()):
        with cases.case(name):
            assert getattr(client, method)(reverse(name, kwargs=here.address(name))).status_code != 405
            client = client_for(here, "administrator")


def test_every_post_only_address_leads_to_a_page_that_answers(here: Place, cases: Cases) -> None:
    for name, pages in POST_ONLY.items():
        with cases.case(name):
            client = client_for(here, OWNERS.get(name.rpartition("-")[0], "administrator"))
            answer = client.get(reverse(name, kwargs=here.address(name)), follow=True)
            page, status = answer.redirect_chain[0]
            assert (status, resolve(page).view_name in pages, answer.status_code) == (302, True, 200)


def test_after_signing_in_again_a_pressed_button_leads_to_its_page(here: Place) -> None:
    """The address that signing in returns to is the button's."""
    target = reverse("approvals:approve", kwargs=here.address("approvals:approve"))
    client = client_for(here, "anonymous")
    refused = client.post(target, {"opinion": "ดี"})
    assert refused.headers["Location"] == f"/sign-in/?next={target}"
    client.force_login(here.people["auditor"])
    assert client.get(target).headers["Location"] == reverse("approvals:read", kwargs=here.address("approvals:read"))


def test_no_view_refuses_reading_in_its_own_way() -> None:
    files = [file for app in APPS for file in (ROOT / app).rglob("*.py")]
    assert files
    assert [str(file.relative_to(ROOT)) for file in files if "require_POST" in file.read_text()] == []


def test_every_number_in_an_address_is_bounded() -> None:
    """Django's own `int` takes any number of digits; a view, or SQLite, need not."""
    bounds = {
        type(c).__name__
        for pattern in patterns(get_resolver())
        for c in getattr(pattern.pattern, "converters", {}).values()
    }
    assert "Number" in bounds
    assert "IntConverter" not in bounds


@pytest.mark.parametrize("digits", ["9" * 19, "9" * 30, "9" * 5000, "-1", "๑", "1e3"])
def test_other_numbers_are_no_address(here: Place, digits: str) -> None:
    client = client_for(here, "administrator")
    for path in (
        "/notices/{}/",
        f"/m/{here.municipality.code}/plan/{{}}/",
        f"/m/{here.municipality.code}/papers/{{}}/",
    ):
        assert client.get(path.format(digits)).status_code == 404
