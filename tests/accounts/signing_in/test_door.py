"""The one door: its limits, what it does without Redis, and that there is no other."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver
from pytest_django.fixtures import Settings

from accounts.models import Municipality, User
from accounts.signing_in.models import SecurityEvent
from ita_portal import settings as production
from tests.factories import PASSWORD, make_member, make_user
from tests.matrix.people import addresses

pytestmark = pytest.mark.django_db
Kind = SecurityEvent.Kind


@pytest.fixture
def limited(settings: Settings) -> None:
    """The limits as they are, counted apart from every other test's."""
    settings.ACCOUNT_RATE_LIMITS = production.ACCOUNT_RATE_LIMITS
    settings.CACHES = {"default": settings.CACHES["default"] | {"KEY_PREFIX": uuid.uuid4().hex}}


@pytest.fixture
def person() -> User:
    return make_user(username="Clerk.One")


def tries(username: str, password: str = "x", address: str = "192.0.2.1", **headers: str) -> Any:
    return Client(REMOTE_ADDR=address, headers=headers).post("/sign-in/", {"login": username, "password": password})


def kinds(person: User) -> list[str]:
    return list(SecurityEvent.objects.filter(user=person).order_by("pk").values_list("kind", flat=True))


def test_a_name_is_the_same_in_capitals(person: User) -> None:
    assert tries(" clerk.ONE ", PASSWORD).headers["Location"] == "/"


def test_nobody_learns_which_of_the_two_was_wrong(person: User) -> None:
    said = "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง กรุณาลองใหม่"
    for answer in (tries("clerk.one"), tries("nobody-at-all")):
        assert answer.status_code == 200
        assert said in answer.text


def test_the_sixth_wrong_password_pauses_the_account_wherever_it_comes_from(limited: None, person: User) -> None:
    for number in range(5):
        assert "กรุณาลองใหม่" in tries("clerk.one", address=f"192.0.2.{number}").text
    for address in ("198.51.100.7", "198.51.100.8"):
        assert "ลองผิดหลายครั้งเกินไป" in tries("Clerk.One", PASSWORD, address).text
    assert kinds(person) == [Kind.FAILED] * 5 + [Kind.LOCKED]  # once in a pause


def test_another_account_at_the_same_address_is_not_paused(limited: None, person: User) -> None:
    make_user(username="other")
    for _ in range(6):
        tries("clerk.one")
    assert tries("other", PASSWORD).status_code == 302


def test_an_address_that_tries_many_names_is_paused_alone(limited: None, person: User, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = production.ACCOUNT_RATE_LIMITS | {"login_failed": "3/m/ip,5/15m/key"}
    for number in range(3):
        tries(f"guess-{number}")
    assert "ลองผิดหลายครั้งเกินไป" in tries("clerk.one", PASSWORD).text
    assert tries("clerk.one", PASSWORD, "192.0.2.99").status_code == 302


def test_behind_a_proxy_the_visitors_address_counts_and_no_typed_one(
    limited: None, person: User, settings: Settings
) -> None:
    settings.ACCOUNT_RATE_LIMITS = production.ACCOUNT_RATE_LIMITS | {"login_failed": "3/m/ip"}
    settings.BEHIND_PROXY = True
    for number in range(3):
        tries(f"guess-{number}", **{"X-Forwarded-For": f"1.2.3.{number}, 203.0.113.5"})
    assert "ลองผิดหลายครั้งเกินไป" in tries("clerk.one", PASSWORD, **{"X-Forwarded-For": "203.0.113.5"}).text
    assert tries("clerk.one", PASSWORD, **{"X-Forwarded-For": "203.0.113.6"}).status_code == 302


def test_far_too_many_forms_from_one_address_are_answered_in_thai(limited: None, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = production.ACCOUNT_RATE_LIMITS | {"login": "2/m/ip"}
    answers = [tries("nobody") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "ส่งคำขอถี่เกินไป" in answers[-1].text


def test_without_redis_nobody_signs_in_and_everybody_is_told_so(person: User, settings: Settings) -> None:
    settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": "redis://127.0.0.1:1/0"}}
    assert Client().get("/sign-in/").status_code == 200
    answer = tries("clerk.one", PASSWORD)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert "ระบบยังไม่พร้อมให้บริการ" in answer.text


def test_who_is_inactive_is_told_so_only_with_the_right_password(person: User) -> None:
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง" in tries("clerk.one").text
    assert tries("clerk.one", PASSWORD).headers["Location"] == "/account/inactive/"
    assert "บัญชีนี้ปิดใช้งานแล้ว" in Client().get("/account/inactive/").text


def test_administrators_come_through_the_same_door(municipality: Municipality) -> None:
    make_user(username="root", is_staff=True, is_superuser=True)
    client = Client()
    assert client.get("/admin/").headers["Location"] == "/admin/login/?next=/admin/"
    assert client.get("/admin/login/?next=/admin/").headers["Location"] == "/sign-in/?next=/admin/"
    refused = client.post("/admin/login/", {"username": "root", "password": PASSWORD, "next": "/admin/"})
    assert refused.headers["Location"] == "/sign-in/?next=/admin/"
    assert "_auth_user_id" not in client.session
    signed_in = client.post("/sign-in/", {"login": "root", "password": PASSWORD, "next": "/admin/"}, follow=True)
    assert signed_in.redirect_chain == [("/admin/", 302)]
    assert client.get("/admin/password_change/").headers["Location"] == "/account/password/"
    client.force_login(make_member(municipality))
    assert client.get("/admin/", follow=True).status_code == 403


def test_no_other_page_of_allauth_has_an_address() -> None:
    unused = {
        "account_signup",
        "account_email",
        "account_logout",
        "account_confirm_email",
        "account_confirm_login_code",
    }
    assert unused.isdisjoint(addresses(get_resolver()))


def test_the_way_back_stays_within_the_portal(person: User) -> None:
    for place in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"):
        answer = Client().post("/sign-in/", {"login": "clerk.one", "password": PASSWORD, "next": place})
        assert answer.headers["Location"] == "/"


def test_signing_out_ends_the_session_and_leads_to_the_door(person: User) -> None:
    client = Client()
    client.force_login(person)
    assert client.post("/sign-out/").headers["Location"] == "/sign-in/"
    assert client.get("/account/").headers["Location"] == "/sign-in/?next=/account/"
