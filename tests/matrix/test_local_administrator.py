"""What a local administrator may: what the province may read, and the set-up of the own municipality."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.models import Role
from tests.conftest import Cases
from tests.factories import make_member
from tests.matrix.people import Place
from tests.matrix.test_urls import ROWS

pytestmark = pytest.mark.django_db

# Where it differs from the column of the officer, who may look and nothing else.
MORE = {
    (name, "GET"): "200"
    for name in (
        *("setup", "leave", "trail", "trail-csv", "trail-xlsx", "plans:units", "plans:unit", "approvals:route"),
        *("people:identity", "people:people", "people:add", "people:paste", "people:person", "people:positions"),
        *("people:position", "people:acting", "people:offers", "plans:unit-close"),
        *("approvals:fonts", "approvals:font-picture"),
    )
} | {
    **{(name, "POST"): "200" for name in ("people:add", "people:code", "people:paste")},
    **{
        (name, "POST"): "302"
        for name in (
            *("leave", "plans:units-merge", "approvals:route", "approvals:route-usual", "people:identity"),
            *("people:person", "people:positions", "people:position", "people:position-remove"),
            *("people:acting", "people:acting-end", "plans:units-add", "plans:unit", "plans:unit-move"),
            *("people:offers", "people:offer-withdraw", "people:mail", "approvals:emblem-put"),
            *("approvals:emblem-remove", "plans:unit-open", "approvals:fonts", "approvals:font-remove"),
        )
    },
    ("plans:units-merge", "GET"): "302",
    ("content-access", "GET"): "302",  # reads all the same
    ("content-access", "POST"): "302",
    ("plans:unit-close", "POST"): "409",  # what was open of it was not seen
    ("approvals:emblem", "GET"): "404",  # there is none
}


def test_a_local_administrator_sets_up_and_reads_and_does_nothing_else(here: Place, cases: Cases) -> None:
    client = Client()
    client.force_login(make_member(here.municipality, Role.LOCAL_ADMINISTRATOR, password=None))
    for (name, method), cells in ROWS.items():
        url = reverse(name, kwargs=here.address(name)) + ("?year=2568" if name == "scores:start" else "")
        with cases.case(f"{method} {name}"), transaction.atomic():
            session = dict(client.cookies)
            answer = client.get(url) if method == "GET" else client.post(url, here.data(name, "officer"))
            assert str(answer.status_code) == MORE.get((name, method), cells["officer"])
            transaction.set_rollback(True)
        client.cookies.clear()
        client.cookies.update(session)


def test_another_municipality_is_not_there(here: Place, there: Place) -> None:
    client = Client()
    client.force_login(make_member(here.municipality, Role.LOCAL_ADMINISTRATOR, password=None))
    for name in ("setup", "leave", "people:people", "people:person", "people:identity", "people:acting"):
        assert client.get(reverse(name, kwargs=there.address(name))).status_code == 404
        mixed = there.address(name) | {"code": here.municipality.code}
        if "pk" in mixed:
            assert client.get(reverse(name, kwargs=mixed)).status_code == 404
