"""Every form says whose page it stands on, and every address behind sign-in asks for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts.editing.page_owner import FIELD
from tests.confirming import let_read
from tests.conftest import Cases
from tests.factories import make_user
from tests.matrix.people import Place
from tests.matrix.test_urls import ROWS, everything

TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
FORM = re.compile(r"<form\b[^>]*\bmethod=.post.*?</form>", re.IGNORECASE | re.DOTALL)
BY_HAND = {"interrupted_form.html"}  # stays the page of who opened it
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("file", [file for file in TEMPLATES if FORM.search(file.read_text())], ids=lambda f: f.name)
def test_every_form_that_is_posted_has_the_tag(file: Path) -> None:
    forms = FORM.findall(file.read_text())
    assert [form for form in forms if "{% csrf_token %}" not in form and file.name not in BY_HAND] == []


def test_the_tag_says_whose_page_it_is() -> None:
    request = RequestFactory().get("/")
    request.user = make_user()
    template = engines["django"].from_string("{% csrf_token %}")
    assert f'<input type="hidden" name="{FIELD}" value="{request.user.pk}">' in template.render({}, request)


def test_no_address_takes_a_form_of_another_persons_page(here: Place, there: Place, cases: Cases) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(here.people["coordinator"])
    client.get(reverse("home"))  # gives no token: it leads on
    client.get(reverse("style"))
    token = client.cookies["csrftoken"].value
    before = everything()
    for (name, method), cells in ROWS.items():
        if method != "POST" or cells["coordinator"] in {"405"} or cells["anonymous"] != "in":
            continue
        for owner in ("999999", "", None):
            with cases.case(f"{name}, page of {owner!r}"):
                data = {**here.data(name, "coordinator"), "csrfmiddlewaretoken": token}
                if owner is not None:
                    data[FIELD] = owner
                answer = client.post(reverse(name, kwargs=here.address(name)), data)
                assert answer.status_code == 409
    assert everything() == before


POSTED_FORM = re.compile(r"<form\b[^>]*\bmethod=.post.*?</form>", re.IGNORECASE | re.DOTALL)
ADMIN = (
    "admin:index",
    "admin:accounts_municipality_add",
    "admin:accounts_municipality_changelist",
)


def test_every_form_that_is_shown_says_whose_page_it_is(here: Place, there: Place, cases: Cases) -> None:
    client = Client()
    client.force_login(here.people["administrator"])
    let_read(client, here.municipality)
    said = f'<input type="hidden" name="{FIELD}" value="{here.people["administrator"].pk}">'
    pages = [reverse(name, kwargs=here.address(name)) for name, method in ROWS if method == "GET"]
    found = 0
    for address in [*pages, *map(reverse, ADMIN)]:
        answer = client.get(address)
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            forms = POSTED_FORM.findall(answer.text)
            found += len(forms)
            with cases.case(address):
                assert [form for form in forms if said not in form] == []
    assert found > 50
