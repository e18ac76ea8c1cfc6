"""Every form that keeps drafts speaks one protocol."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import resolve, reverse

from accounts.editing.models import Draft
from accounts.tenancy import open_municipality
from tests.confirming import prove
from tests.matrix.people import ROLES, Place
from tests.matrix.test_urls import ROWS

pytestmark = pytest.mark.django_db
KEEP, DISCARD = {"autosave": "keep"}, {"autosave": "discard"}
DRAFTED = {
    "scores:edit",
    "plans:add",
    "plans:edit",
    "plans:analysis-of",
    "plans:progress",
    "plans:return",
    "plans:comment",
    "plans:receive-return",
    "plans:evidence-add",
    "plans:evidence-edit",
    "approvals:compose-head",
    "approvals:compose-section",
    "approvals:old-papers",
    "approvals:route",
    "approvals:submit",
    "approvals:approve",
    "approvals:return",
    "approvals:revoke",
}
SAVED = {"plans:analysis-of"}  # as one types: a draft is only what cannot be saved


def signed_in(place: Place, name: str) -> tuple[Client, str]:
    """Somebody who may send this form."""
    role = next(role for role in ("coordinator", *ROLES) if ROWS[name, "POST"][role] == "302")
    client = Client()
    client.force_login(place.people[role])
    prove(client)
    return client, role


def typed(place: Place, name: str, role: str) -> dict[str, Any]:
    key = {"key": "k" * 12} if name == "plans:add" else {}  # of the page on which a new measure is typed
    return {**place.data(name, role), **key}


def drafts(place: Place) -> list[str]:
    with open_municipality(place.municipality):
        return list(Draft.objects.values_list("form", flat=True))


def keeps_drafts(place: Place, name: str) -> bool:
    return getattr(resolve(reverse(name, kwargs=place.address(name))).func, "keeps_drafts", False)


def test_the_forms_people_write_in_keep_drafts(here: Place) -> None:
    assert {name for name, _ in ROWS if keeps_drafts(here, name)} == DRAFTED


@pytest.mark.parametrize("name", sorted(DRAFTED - SAVED))
def test_a_draft_is_kept_where_its_form_is_sent_and_discarded_there(here: Place, name: str) -> None:
    client, role = signed_in(here, name)
    address = reverse(name, kwargs=here.address(name))
    data = typed(here, name, role)
    kept = client.post(address, data | KEEP)
    assert kept.status_code == 200
    assert set(kept.json()) == {"state", "said", "newer"}
    assert (kept.json()["state"], kept.json()["newer"]) == ("kept", "")
    assert len(drafts(here)) == 1
    assert client.post(address, data | DISCARD).status_code == 302
    assert drafts(here) == []


@pytest.mark.parametrize("name", sorted(DRAFTED - SAVED))
def test_what_is_saved_leaves_no_draft(here: Place, name: str) -> None:
    client, role = signed_in(here, name)
    address = reverse(name, kwargs=here.address(name))
    data = typed(here, name, role)
    assert client.post(address, data | KEEP).json()["state"] == "kept"
    assert client.post(address, data).status_code == 302
    assert drafts(here) == []


@pytest.mark.parametrize("name", sorted(DRAFTED))
def test_what_says_nothing_is_not_kept(here: Place, name: str) -> None:
    taken_away = {"plans:add", "plans:edit", "scores:edit", "plans:evidence-edit", "plans:analysis-of"}
    if name in {*taken_away, "approvals:compose-section"}:
        pytest.skip("an empty form of these says that something was taken away")
    client, _ = signed_in(here, name)
    answer = client.post(reverse(name, kwargs=here.address(name)), KEEP)
    assert (answer.status_code, answer.json()["state"], drafts(here)) == (200, "saved", [])


@pytest.mark.parametrize("name", sorted(DRAFTED))
def test_nobody_leaves_a_draft_where_nothing_may_be_sent(here: Place, there: Place, name: str) -> None:
    for role in ROLES:
        expected = ROWS[name, "POST"][role]
        if expected in {"403", "404"}:
            client = Client()
            client.force_login(here.people[role])
            answer = client.post(reverse(name, kwargs=here.address(name)), typed(here, name, role) | KEEP)
            assert str(answer.status_code) == expected, role
    assert drafts(here) == []
