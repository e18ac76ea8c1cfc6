"""The second factor: getting one, signing in by it, whose duty it is, what is kept of it and how."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts import kept_keys
from accounts.models import AuditEntry, Municipality, Notice, Role, User
from accounts.signing_in import second_factor
from accounts.signing_in.events import TOLD
from accounts.signing_in.models import SecurityEvent
from accounts.tenancy import open_municipality
from plans.models import Progress
from tests.accounts.signing_in.second_factors import code_of, give_app, recovery_codes_of
from tests.factories import PASSWORD, make_measure, make_member, make_plan, make_user

pytestmark = pytest.mark.django_db
Kind = SecurityEvent.Kind
STEP, PAGE = "/account/second-factor/step/", "/account/second-factor/"


@pytest.fixture
def person(municipality: Municipality) -> User:
    return make_member(municipality, Role.COORDINATOR, username="clerk")


def half_in(**data: str) -> Client:
    """A client that has given the password."""
    client = Client()
    answer = client.post("/sign-in/", {"login": "clerk", "password": PASSWORD, **data})
    assert answer.headers["Location"] == STEP
    return client


def kinds(person: User) -> list[str]:
    return list(SecurityEvent.objects.filter(user=person).order_by("pk").values_list("kind", flat=True))


# --- Signing in -------------------------------------------------------------------------------------------------------


def test_an_app_is_added_hidden_in_the_database_and_asked_for_from_then_on(
    person: User, django_capture_on_commit_callbacks: Any
) -> None:
    client = Client()
    client.post("/sign-in/", {"login": "clerk", "password": PASSWORD})
    page = client.get(f"{PAGE}app/")  # without the password once more: it was given a moment ago
    found = re.search(r"<code>(\w+)</code>", page.text)
    assert found
    secret = found[1]
    assert "รหัสไม่ถูกต้อง" in client.post(f"{PAGE}app/", {"code": "12345"}).text
    with django_capture_on_commit_callbacks(execute=True):
        added = client.post(f"{PAGE}app/", {"code": code_of(secret)}, follow=True)
    assert added.redirect_chain == [(f"{PAGE}codes/", 302)]
    assert len(re.findall(r"<code>\d{8}</code>", added.text)) == 10
    assert "<code>" not in client.get(f"{PAGE}codes/").text  # shown once
    stored = {one.type: one.data for one in Authenticator.objects.filter(user=person)}
    assert (stored["totp"]["secret"][:4], stored["recovery_codes"]["seed"][:4]) == ("gAAA", "gAAA")
    assert kinds(person) == [Kind.SIGNED_IN, Kind.FACTOR_ADDED]
    assert Kind.FACTOR_ADDED in TOLD
    again = half_in(next="/style/")
    assert again.get("/style/").headers["Location"] == "/sign-in/?next=/style/"  # half in is out
    assert again.post(STEP, {"code": code_of(secret, 1)}).headers["Location"] == "/style/"


def test_a_code_is_right_once(person: User) -> None:
    code = code_of(give_app(person))
    assert half_in().post(STEP, {"code": code}).status_code == 302
    assert "รหัสไม่ถูกต้อง" in half_in().post(STEP, {"code": code}).text


def test_a_recovery_code_is_right_once_and_told(person: User) -> None:
    give_app(person)
    code = recovery_codes_of(person)[3]
    assert half_in().post(STEP, {"code": code}).status_code == 302
    assert "รหัสไม่ถูกต้อง" in half_in().post(STEP, {"code": code}).text
    assert kinds(person) == [Kind.CODE_USED, Kind.SIGNED_IN, Kind.FACTOR_FAILED]


def test_where_codes_are_strict_one_is_good_for_its_own_half_minute(person: User, settings: Settings) -> None:
    assert settings.MFA_TOTP_TOLERANCE == 1  # which ITA_STRICT_CODES=1 makes 0
    settings.MFA_TOTP_TOLERANCE = 0
    secret = give_app(person)
    for late in (-1, 1):
        assert "รหัสไม่ถูกต้อง" in half_in().post(STEP, {"code": code_of(secret, late)}).text


def test_who_is_half_in_may_begin_anew(person: User) -> None:
    give_app(person)
    client = half_in()
    assert client.get("/sign-in/").headers["Location"] == STEP
    assert client.post("/sign-out/").headers["Location"] == "/sign-in/"
    assert client.get("/sign-in/").status_code == 200


@pytest.mark.parametrize(
    "credential",
    [
        *("", "x", "[]", "{}", "null", "1", '"x"', "9" * 60_000, "[" * 30_000),
        json.dumps({"id": "eA", "rawId": "eA", "type": "public-key", "response": {}}),
        json.dumps(
            {
                "id": "eA",
                "rawId": "eA",
                "type": "public-key",
                "response": {"clientDataJSON": "eA", "authenticatorData": "eA", "signature": "eA", "userHandle": "MQ"},
            }
        ),
        json.dumps({"id": 1, "rawId": [], "type": {}, "response": {"clientDataJSON": {}, "attestationObject": "gYGB"}}),
        json.dumps({"rawId": "eA", "response": {"clientDataJSON": "e30", "attestationObject": "gYGB" * 9000}}),
    ],
)
def test_what_no_passkey_answers_is_refused_everywhere(person: User, credential: str) -> None:
    give_app(person)
    sent = {"credential": credential}
    assert half_in().post(STEP, sent).status_code == 200
    anybody = Client()
    anybody.get("/sign-in/passkey/", headers={"Accept": "application/json"})
    assert anybody.post("/sign-in/passkey/", sent).headers["Location"] == "/sign-in/"
    client = Client()
    client.force_login(person)
    assert client.post("/account/again/passkey/", sent).status_code == 302
    Authenticator.objects.all().delete()
    client.post("/account/again/", {"password": PASSWORD})
    client.get(f"{PAGE}passkeys/add/")
    assert client.post(f"{PAGE}passkeys/add/", sent).status_code == 200
    assert not Authenticator.objects.exists()


def test_what_was_typed_before_the_session_ended_waits_behind_the_second_factor(
    person: User, municipality: Municipality
) -> None:
    give_app(person)
    code = recovery_codes_of(person)[0]
    client = Client()
    client.force_login(person)
    page = f"/m/{municipality.code}/scores/2568/edit/"
    client.get(page)
    del client.cookies["sessionid"]
    headers = {"Origin": "http://testserver", "Referer": f"http://testserver{page}"}
    form = {"item_total": "88.5", "version": "0", "page_of": str(person.pk)}
    late = client.post(page, form, headers=headers)
    found = re.search(r'name="interrupted" value="([^"]+)"', late.text)
    assert found
    step = client.post("/sign-in/", {"login": "clerk", "password": PASSWORD, "interrupted": found[1]})
    assert step.headers["Location"] == STEP
    answer = client.post(STEP, {"code": code}, follow=True)
    assert answer.redirect_chain == [("/sign-in/", 302), (page, 302)]
    assert "88.5" in answer.text


# --- Whose duty it is -------------------------------------------------------------------------------------------------


@pytest.fixture
def required(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.mark.parametrize(
    ("role", "expected"), [(Role.STAFF, 200), (Role.COORDINATOR, 302), (Role.AUDITOR, 302), (Role.EXECUTIVE, 302)]
)
def test_who_signs_works_only_with_one(required: None, municipality: Municipality, role: str, expected: int) -> None:
    person = make_member(municipality, role)
    client = Client()
    client.force_login(person)
    page = f"/m/{municipality.code}/"
    answer = client.get(page)
    assert answer.status_code == expected
    if expected == 302:
        assert answer.headers["Location"] == PAGE
        assert "เพิ่มอย่างน้อยหนึ่งวิธีก่อนทำงานต่อ" in client.get(PAGE).text
        assert client.post(f"{page}plan/2569/open/").headers["Location"] == PAGE
        script = client.post(page, headers={"Accept": "application/json"})
        assert (script.status_code, script.json()) == (401, {"state": "session"})
        assert client.get(page, headers={"HX-Request": "true"}).status_code == 204
        assert client.get("/session/").status_code == 200
        give_app(person)
        assert client.get(page).status_code == 200


def test_what_somebody_sends_who_must_have_one_from_now_on_is_not_lost(
    required: None, municipality: Municipality
) -> None:
    """A duty, or a given password, that comes upon a person who is just writing."""
    person = make_member(municipality, Role.COORDINATOR)
    measure, client = make_measure(make_plan(municipality)), Client()
    client.force_login(person)
    page = f"/m/{municipality.code}/plan/2569/measures/{measure.pk}/"
    typed = {"day": timezone.localdate().isoformat(), "text": "ประชุมแล้ว", "page_of": str(person.pk)}
    from_page = {"Origin": "http://testserver", "Referer": f"http://testserver{page}"}
    for came_first, address in ((False, PAGE), (True, "/account/password/")):
        User.objects.filter(pk=person.pk).update(password_is_given=came_first)
        answer = client.post(f"{page}progress/", typed, headers=from_page)
        assert answer.status_code == 409
        assert '<p class="text-break">ประชุมแล้ว</p>' in answer.text
        assert f'<a href="{address}" target="_blank">' in answer.text
    with open_municipality(municipality):
        assert not Progress.objects.exists()
    stranger = client.post(f"{page}progress/", typed | {"page_of": "0"}, headers=from_page)
    assert "ไม่ใช่ผู้ที่เปิดหน้าที่ส่งมา" in stranger.text
    assert client.post(f"{page}accept/", {"page_of": str(person.pk)}, headers=from_page).status_code == 302  # no words


def test_who_administers_works_only_with_one(required: None) -> None:
    client = Client()
    client.force_login(make_user(is_staff=True, is_superuser=True))
    assert client.get("/admin/").headers["Location"] == PAGE


def test_an_installation_may_want_one_of_all(settings: Settings, municipality: Municipality) -> None:
    clerk = make_member(municipality, Role.STAFF)
    settings.SECOND_FACTOR_REQUIRED = True
    assert not second_factor.is_required_of(clerk)
    settings.SECOND_FACTOR_OF_ALL = True
    assert second_factor.is_required_of(clerk)


def test_recovery_codes_alone_are_none(required: None, person: User) -> None:
    give_app(person)
    Authenticator.objects.filter(type="totp").delete()
    client = Client()
    client.force_login(person)
    assert client.get("/style/").headers["Location"] == PAGE


def test_a_demonstration_goes_without(person: User) -> None:
    client = Client()
    client.force_login(person)
    assert client.get("/style/").status_code == 200


def test_the_last_one_stays_with_who_must_have_one(settings: Settings, person: User) -> None:
    secret = give_app(person)
    Authenticator.objects.update(created_at=timezone.now() - dt.timedelta(hours=1))
    client = half_in()
    client.post(STEP, {"code": recovery_codes_of(person)[0]})
    assert client.get(f"{PAGE}app/remove/").headers["Location"].startswith("/account/again/code/?next=")
    client.post("/account/again/code/", {"code": code_of(secret)})
    settings.SECOND_FACTOR_REQUIRED = True
    assert "นำออกไม่ได้" in client.post(f"{PAGE}app/remove/").text
    settings.SECOND_FACTOR_REQUIRED = False
    assert client.post(f"{PAGE}app/remove/").headers["Location"] == PAGE
    assert not Authenticator.objects.exists()
    assert kinds(person)[-1] == Kind.FACTOR_REMOVED


def test_a_password_alone_changes_no_second_factor(person: User) -> None:
    give_app(person)
    client = Client()
    client.force_login(person)
    assert client.get("/account/again/").headers["Location"] == "/account/again/code/"
    for address in ("app/remove/", "codes/new/", "passkeys/add/"):
        assert client.post(PAGE + address).headers["Location"].startswith("/account/again/code/")
    assert Authenticator.objects.count() == 2


def test_an_administrator_takes_them_from_who_lost_the_machine(person: User, municipality: Municipality) -> None:
    give_app(person)
    client = Client()
    client.force_login(make_user(is_staff=True, is_superuser=True))
    chosen = {"action": "take_second_factors", "_selected_action": [person.pk]}
    assert client.post("/admin/accounts/user/", chosen).status_code == 302
    assert not Authenticator.objects.exists()
    assert kinds(person) == [Kind.FACTORS_TAKEN]
    with open_municipality(municipality):
        assert AuditEntry.objects.latest("sequence").action == "account.factors_taken"
    assert "นำวิธียืนยันตัวขั้นที่สองออกจาก" in Notice.objects.latest("pk").title


# --- The key ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def own_keys(settings: Settings, tmp_path: Path) -> Path:
    settings.KEYS_DIR = tmp_path
    return tmp_path


def test_a_check_of_the_whole_finds_a_lost_key(own_keys: Path, person: User) -> None:
    assert second_factor.key_opens()  # nothing was encrypted yet
    give_app(person)
    assert second_factor.key_opens()
    (own_keys / second_factor.FILE).unlink()
    assert not second_factor.key_opens()
    kept_keys.create(own_keys, second_factor.FILE)
    assert not second_factor.key_opens()


def test_the_first_one_makes_the_key_which_nobody_else_reads(own_keys: Path, person: User) -> None:
    give_app(person)
    assert (own_keys / second_factor.FILE).stat().st_mode & 0o777 == 0o600
    assert second_factor.decrypt(second_factor.encrypt("ลับ")) == "ลับ"


@pytest.mark.parametrize("is_lost", [True, False])
def test_a_lost_or_wrong_key_is_told_and_no_new_one_made(own_keys: Path, person: User, is_lost: bool) -> None:
    give_app(person)
    (own_keys / second_factor.FILE).unlink()
    if not is_lost:
        kept_keys.create(own_keys, second_factor.FILE)
    kept_keys.read.cache_clear()
    answer = half_in().post(STEP, {"code": "123456"})
    assert answer.status_code == 503
    assert "ขณะนี้ยืนยันตัวขั้นที่สองไม่ได้" in answer.text
    assert (own_keys / second_factor.FILE).exists() is not is_lost
    if is_lost:
        with pytest.raises(kept_keys.KeyMissing):
            second_factor.encrypt("x")


def test_a_key_of_the_environment_needs_no_file(own_keys: Path, person: User, settings: Settings) -> None:
    settings.SECOND_FACTOR_KEY = "k" * 32
    secret = give_app(person)
    assert list(own_keys.iterdir()) == []
    assert half_in().post(STEP, {"code": code_of(secret)}).status_code == 302
