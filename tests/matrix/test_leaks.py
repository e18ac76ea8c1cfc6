"""Nothing of another municipality is found, changed or said, whatever address it is looked for under."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import resolve, reverse

from tests.confirming import let_read
from tests.conftest import Cases
from tests.matrix.people import Place, client_for
from tests.matrix.test_urls import ROWS, everything

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["coordinator", "auditor", "mayor", "officer", "administrator"])
def test_objects_of_one_municipality_are_not_found_under_anothers_code(
    here: Place, there: Place, role: str, cases: Cases
) -> None:
    """Both hold the same kinds of objects; each person is at home where the address begins."""
    administrator, before = here.people["administrator"], everything()
    for home, away in ((here, there), (there, here)):
        client = Client()
        client.force_login(administrator if role == "administrator" else home.people[role])
        let_read(client, here.municipality, there.municipality)
        for (name, method), cells in ROWS.items():
            mixed = away.address(name) | {"code": home.municipality.code}
            own = home.address(name)
            if "code" not in own or mixed == own or cells[role] not in {"200", "302"}:
                continue
            url = reverse(name, kwargs=mixed)
            if method == "GET" and hasattr(resolve(url).func, "pages"):  # leads to its page, whatever the object
                continue
            with cases.case(f"{method} {name} in {home.secret}"):
                answer = client.get(url) if method == "GET" else client.post(url, away.data(name, role))
                assert answer.status_code == 404
                assert everything() == before


def test_reading_changes_nothing(here: Place) -> None:
    client, before = client_for(here, "administrator"), everything()
    for name, method in ROWS:
        if method == "GET":
            client.get(reverse(name, kwargs=here.address(name)))
    assert everything() == before


def test_a_step_of_another_paper_is_not_found(here: Place) -> None:
    address = here.address("approvals:approve") | {"pk": here.versions["sealed"].pk}
    client = client_for(here, "auditor")
    assert client.post(reverse("approvals:approve", kwargs=address), {"opinion": "ดี"}).status_code == 404


@pytest.mark.parametrize("role", ["coordinator", "auditor", "mayor", "officer", "administrator"])
def test_no_page_says_a_word_of_another_municipality(here: Place, there: Place, role: str, cases: Cases) -> None:
    client = client_for(here, role)
    said = ""
    for (name, method), cells in ROWS.items():
        if method == "GET" and cells[role] == "200" and "code" in here.address(name):
            with cases.case(name):
                page = client.get(reverse(name, kwargs=here.address(name))).getvalue()
                assert there.secret.encode() not in page
                said += page.decode(errors="replace")
    assert here.secret in said  # the words would be there to be seen


def test_a_strangers_404_does_not_tell_whether_the_municipality_exists(here: Place, there: Place) -> None:
    client = client_for(here, "elsewhere")
    existing = client.get(f"/m/{here.municipality.code}/")
    invented = client.get("/m/9999999/")
    assert (existing.status_code, invented.status_code) == (404, 404)
    varies = re.compile(r'(?<=name="csrfmiddlewaretoken" value=")\w+|(?<=data-left=")\d+')
    said = varies.sub("", existing.text).replace(here.municipality.code, "9999999")
    assert said == varies.sub("", invented.text)
