"""Every address × every role where nothing, or half of it, is filled in: no 500, and a page says what to do next."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.models import Oversight
from tests.factories import make_municipality, make_plan
from tests.matrix.people import Place
from tests.matrix.test_urls import ROWS
from tests.matrix.thin_places import make_half_filled_place, make_members

pytestmark = pytest.mark.django_db

ROLES = ("unit", "staff", "coordinator", "auditor", "mayor", "officer", "administrator")


@pytest.fixture
def half() -> Place:
    return make_half_filled_place()


@pytest.fixture
def bare(half: Place) -> Place:
    """A municipality that holds nothing but its members; its addresses name the other one's objects."""
    municipality = make_municipality(province="แพร่", name="เทศบาลตำบลว่างเปล่า")
    people = make_members(municipality)
    Oversight.objects.create(user=people["officer"], province=half.municipality.province)
    return replace(half, municipality=municipality, people=people)


def failures(place: Place, arguments: Place, role: str) -> dict[str, int]:
    """What fails of all that the matrix allows this role, read and posted to, each in a transaction that is undone."""
    client = Client(raise_request_exception=False)
    client.force_login(place.people[role])
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    failed = {}
    for (name, method), cells in ROWS.items():
        if cells[role] not in {"200", "302"}:
            continue
        parts = arguments.address(name)
        url = reverse(name, kwargs=parts | ({"code": place.municipality.code} if "code" in parts else {}))
        data = arguments.data(name, role) if method == "POST" else {"year": 2568}
        with transaction.atomic():
            status = getattr(client, method.lower())(url, data).status_code
            transaction.set_rollback(True)
        client.cookies[settings.SESSION_COOKIE_NAME] = session  # signing out was undone
        if status >= 500:
            failed[f"{method} {name}"] = status
    return failed


@pytest.mark.parametrize("opened", [False, True], ids=["nothing", "a plan without measures"])
def test_nothing_fails_where_there_is_nothing(half: Place, bare: Place, opened: bool) -> None:
    if opened:
        make_plan(bare.municipality)
    assert {role: failures(bare, half, role) for role in ROLES} == {role: {} for role in ROLES}


def test_nothing_fails_where_half_is_filled_in(half: Place) -> None:
    assert {role: failures(half, half, role) for role in ROLES} == {role: {} for role in ROLES}
