"""The page of the kinds that a municipality looks for."""

import pytest
from django.test import Client

from accounts.models import Municipality, Role
from accounts.tenancy import open_municipality
from proofreading.findings import Kind
from proofreading.vocabulary import EXPLANATIONS
from scores.proofing.actions import checked_kinds
from tests.factories import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(client: Client, municipality: Municipality) -> str:
    client.force_login(make_member(municipality, Role.COORDINATOR, name="นางสาวจัดทำ ดี"))
    return f"/m/{municipality.code}/papers/proofreading/"


def test_every_kind_is_explained_and_has_its_button(client: Client, url: str) -> None:
    page = client.get(url).content.decode()
    for said in EXPLANATIONS.values():
        assert said["title"] in page
        assert said["words"] in page
    assert page.count("ปิดการตรวจ<span") == len(Kind)


def test_a_kind_is_switched_off_and_on(client: Client, url: str, municipality: Municipality) -> None:
    assert client.post(url, {"kind": "count"}).headers["Location"] == url
    page = client.get(url).content.decode()
    assert "ปิดไว้ 1 เรื่อง" in page
    assert "ปิดโดย นางสาวจัดทำ ดี" in page
    with open_municipality(municipality):
        assert Kind.COUNT not in checked_kinds()
    client.post(url, {"kind": "count", "is_checked": "on"})
    with open_municipality(municipality):
        assert Kind.COUNT in checked_kinds()


def test_what_is_no_kind_changes_nothing(client: Client, url: str, municipality: Municipality) -> None:
    assert client.post(url, {"kind": "ไม่มี"}).status_code == 302
    with open_municipality(municipality):
        assert checked_kinds() == frozenset(Kind)
