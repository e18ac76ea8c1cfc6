"""Recovery codes once they were shown: nobody can read them, and each is right once."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import PBKDF2PasswordHasher, identify_hasher
from django.test import Client
from pytest_django.fixtures import Settings

from accounts.models import Municipality, User
from accounts.signing_in import second_factor
from accounts.signing_in.recovery_codes import hash_codes, shown_and_readable
from accounts.tasks import forget_old, hash_recovery_codes
from tests.accounts.signing_in.second_factors import give_app, recovery_codes_of
from tests.factories import PASSWORD, make_member

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]
STEP = "/account/second-factor/step/"


@pytest.fixture
def person(municipality: Municipality) -> User:
    person = make_member(municipality, username="clerk")
    give_app(person)
    return person


def kept_of(person: User) -> Authenticator:
    found: Authenticator = Authenticator.objects.get(user=person, type=second_factor.CODES)
    return found


def shown(person: User) -> list[str]:
    """The codes, once the person has seen them and the worker was there."""
    codes = recovery_codes_of(person)
    kept_of(person).wrap().mark_as_viewed()
    hash_recovery_codes(kept_of(person).pk)
    return codes


def tried(code: str) -> int:
    client = Client()
    client.post("/sign-in/", {"login": "clerk", "password": PASSWORD})
    return client.post(STEP, {"code": code}).status_code


def test_what_was_shown_is_kept_as_hashes_with_a_salt_of_the_persons_own(
    person: User, municipality: Municipality
) -> None:
    codes = shown(person)
    data = kept_of(person).data
    assert sorted(data) == ["hashes", "viewed_at"]
    [salt] = {identify_hasher(kept).decode(kept)["salt"] for kept in data["hashes"]}
    assert (len(data["hashes"]), len(salt)) == (10, 22)
    assert not [code for code in codes if code in str(data)]
    other = make_member(municipality)
    give_app(other)
    shown(other)
    assert salt not in kept_of(other).data["hashes"][0]


def test_each_is_right_once_however_it_is_typed(person: User) -> None:
    first, second, *_ = shown(person)
    assert [tried(first), tried(first), tried(f"{second[:4]} {second[4:]}"), tried("12345678")] == [302, 200, 302, 200]
    assert len(kept_of(person).wrap().get_unused_codes()) == 8
    client = Client()
    client.force_login(person)
    assert "เหลือ 8 จาก 10 รหัส" in client.get("/account/second-factor/").text


def test_they_outlive_another_way_of_hashing(person: User, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher", *settings.PASSWORD_HASHERS]
    monkeypatch.setattr(PBKDF2PasswordHasher, "iterations", 10)
    first, *_ = shown(person)
    monkeypatch.setattr(PBKDF2PasswordHasher, "iterations", 20)
    assert [tried(first), tried(first)] == [302, 200]


def test_one_that_was_used_before_the_worker_came_stays_used(person: User) -> None:
    used, *left = recovery_codes_of(person)
    assert tried(used) == 302
    shown(person)
    assert [tried(used), tried(left[-1])] == [200, 302]


def test_what_nobody_has_seen_can_still_be_shown(person: User) -> None:
    row = kept_of(person)
    hash_codes(row.pk)
    assert "seed" in kept_of(person).data
    assert shown_and_readable() == []


def test_each_night_those_are_hashed_whose_task_was_lost(person: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hash_recovery_codes, "delay", hash_recovery_codes)
    kept_of(person).wrap().mark_as_viewed()
    assert shown_and_readable() == [kept_of(person).pk]
    forget_old()
    forget_old()
    assert "hashes" in kept_of(person).data
    assert shown_and_readable() == []
    assert second_factor.key_opens()  # of the app that is still hidden by it
