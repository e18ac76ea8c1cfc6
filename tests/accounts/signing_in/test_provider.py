"""Signing in through a real OpenID Connect server on this machine, over HTTP: who comes in by it, and who does not."""

from __future__ import annotations

import dataclasses
import html
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import jwt
import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from django.core import mail
from django.test import Client
from pytest_django.fixtures import Settings

from accounts import tasks
from accounts.models import Municipality, Role, User
from accounts.signing_in.invitations import invite
from accounts.signing_in.models import SecurityEvent
from accounts.signing_in.provider import Protocol
from tests.accounts.signing_in.oidc_server import name_server, running_server
from tests.accounts.signing_in.second_factors import code_of, give_app
from tests.factories import PASSWORD, make_member, make_user

pytestmark = pytest.mark.django_db
Kind = SecurityEvent.Kind
DOOR = "/sign-in/provider/"
REAL = Protocol._signed_claims


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with running_server() as address:
        yield address


@pytest.fixture(autouse=True)
def named(server: str, settings: Settings) -> None:
    name_server(settings, server, "http://testserver")


@pytest.fixture
def mayor(municipality: Municipality) -> User:
    return make_member(municipality, Role.EXECUTIVE, username="mayor", email="mayor@example.go.th")


def goes_there(client: Client, button: str = DOOR, who: str = "somebody", **sent: str) -> str:
    """Presses the button and signs in at the server; the address that it leads back to."""
    there = client.post(button, sent)
    assert there.status_code == 302, there.text
    answer = requests.post(there.headers["Location"], data={"sub": who}, allow_redirects=False, timeout=5)
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"


def signed_in(person: User) -> Client:
    client = Client()
    assert client.post("/sign-in/", {"login": person.username, "password": PASSWORD}).status_code == 302
    return client


def links(person: User) -> Client:
    client = signed_in(person)
    back = client.get(goes_there(client, "/account/provider/link/"), follow=True)
    assert back.redirect_chain == [("/account/", 302)]
    assert "เชื่อมแล้ว ครั้งต่อไปเข้าสู่ระบบด้วยบัญชีนั้นได้" in back.text
    return client


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def kinds(person: User) -> list[str]:
    return list(SecurityEvent.objects.filter(user=person).order_by("pk").values_list("kind", flat=True))


def test_an_address_that_the_server_tells_finds_nobody(mayor: User) -> None:
    client = Client()
    answer = client.get(goes_there(client))
    assert answer.status_code == 403
    assert "บัญชีนี้ยังไม่ได้เชื่อม" in answer.text
    assert not is_in(client)
    assert (User.objects.count(), SocialAccount.objects.count(), kinds(mayor)) == (1, 0, [])


def test_who_has_linked_it_comes_in_by_it_and_nothing_else_is_kept(mayor: User) -> None:
    links(mayor)
    account = SocialAccount.objects.get()
    assert (account.user, account.uid, account.extra_data) == (mayor, "somebody", {})
    client = Client()
    answer = client.get(goes_there(client, next="/account/"))
    assert answer.headers["Location"] == "/account/"
    assert client.session["_auth_user_id"] == str(mayor.pk)
    assert kinds(mayor) == [Kind.SIGNED_IN, Kind.PROVIDER_LINKED, Kind.SIGNED_IN]
    tasks.mail_security_event(SecurityEvent.objects.get(kind=Kind.PROVIDER_LINKED).pk)
    assert "เชื่อมกับบัญชีของหน่วยงานอื่นเพื่อเข้าสู่ระบบ (บัญชีหน่วยงาน)" in mail.outbox[0].body
    assert not Client().get(goes_there(Client(), who="somebody else")).wsgi_request.user.is_authenticated


def test_a_second_factor_is_asked_for_whatever_the_server_says(mayor: User, settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    links(mayor)
    client = Client()
    client.get(goes_there(client))
    assert client.get("/style/").headers["Location"] == "/account/second-factor/"  # has none: adds one first
    secret = give_app(mayor)
    client = Client()
    assert client.get(goes_there(client)).headers["Location"].startswith("/account/second-factor/step/")
    assert not is_in(client)
    client.post("/account/second-factor/step/", {"code": code_of(secret)})
    assert is_in(client)


def test_linking_asks_once_more_who_it_is(mayor: User, settings: Settings) -> None:
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    client = signed_in(mayor)
    asked = client.post("/account/provider/link/")
    assert asked.headers["Location"].startswith("/account/again/")


def test_one_account_there_is_one_person_here(mayor: User) -> None:
    links(mayor)
    client = signed_in(make_user(username="clerk"))
    page = client.get(goes_there(client, "/account/provider/link/"), follow=True).text
    assert "บัญชีนั้นเชื่อมกับผู้ใช้อีกคนในระบบนี้แล้ว" in page
    assert SocialAccount.objects.get().user == mayor


def test_a_link_ends_by_its_owner_and_by_a_new_invitation(mayor: User) -> None:
    client = links(mayor)
    assert "เลิกเชื่อมแล้ว" in client.post("/account/provider/unlink/", follow=True).text
    assert kinds(mayor)[-1] == Kind.PROVIDER_UNLINKED
    assert not SocialAccount.objects.exists()
    links(mayor)
    invite(mayor, None)
    assert not SocialAccount.objects.exists()


def test_who_is_inactive_stays_outside(mayor: User) -> None:
    links(mayor)
    User.objects.filter(pk=mayor.pk).update(is_active=False)
    client = Client()
    assert client.get(goes_there(client)).headers["Location"] == "/account/inactive/"
    assert not is_in(client)


def test_of_another_server_nobody_comes_in_by_the_link(mayor: User, server: str, settings: Settings) -> None:
    links(mayor)
    settings.OIDC = dataclasses.replace(settings.OIDC, url=server.replace("127.0.0.1", "localhost"))
    settings.SOCIALACCOUNT_PROVIDERS = settings.OIDC.for_allauth()
    client = Client()
    assert client.get(goes_there(client)).status_code in {401, 403}
    assert not is_in(client)


@pytest.mark.parametrize("said", ["?code=x&state=never-given", "?error=server_error", "", "?code=x"])
def test_what_did_not_begin_here_does_not_end_here(said: str) -> None:
    answer = Client().get(f"{DOOR}back/{said}")
    assert answer.status_code == 401
    assert "ยังเข้าสู่ระบบไม่ได้" in answer.text


def test_an_answer_is_good_once(mayor: User) -> None:
    links(mayor)
    client = Client()
    back = goes_there(client)
    client.get(back)
    client.post("/sign-out/")
    assert client.get(back).status_code == 401
    assert not is_in(client)


@pytest.mark.parametrize("how", ["unsigned", "by a secret", "by another key", "for another", "none"])
def test_a_statement_that_the_server_did_not_sign_for_us_is_refused(
    mayor: User, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    links(mayor)
    client = Client()
    back = goes_there(client)
    real: Any = requests.Session.request

    def forged(session: Any, method: str, url: str, **options: Any) -> Any:
        answer: Any = real(session, method, url, **options)
        if url.endswith("/token"):
            said = answer.json()
            claims = jwt.decode(said["id_token"], options={"verify_signature": False})
            ways: dict[str, Callable[[], str | None]] = {
                "unsigned": lambda: jwt.encode(claims, "", "none"),
                "by a secret": lambda: jwt.encode(claims, "x" * 32, "HS256"),
                "by another key": lambda: jwt.encode(claims, generate_private_key(65537, 2048), "RS256"),
                "for another": lambda: said["id_token"],
                "none": lambda: None,
            }
            said["id_token"] = ways[how]()
            answer.json = lambda: said
        return answer

    monkeypatch.setattr(requests.Session, "request", forged)
    if how == "for another":
        monkeypatch.setattr(Protocol, "_signed_claims", lambda self, said, _: REAL(self, said, "another"))
    assert client.get(back).status_code == 401
    assert not is_in(client)


def test_a_server_that_is_away_is_said_so(settings: Settings) -> None:
    settings.OIDC = dataclasses.replace(settings.OIDC, url="http://127.0.0.1:9")
    settings.SOCIALACCOUNT_PROVIDERS = settings.OIDC.for_allauth()
    answer = Client().post(DOOR)
    assert answer.status_code == 503
    assert "ผู้ให้บริการยืนยันตัวตนไม่ตอบ" in answer.text


def test_thinking_better_of_it_leads_back(mayor: User) -> None:
    client = Client()
    there = client.post(DOOR).headers["Location"]
    state = dict(part.split("=") for part in urlsplit(there).query.split("&"))["state"]
    answer = client.get(f"{DOOR}back/?error=access_denied&state={state}", follow=True)
    assert answer.redirect_chain[-1] == ("/sign-in/", 302)
    assert "ยกเลิกการเข้าสู่ระบบด้วย บัญชีหน่วยงาน แล้ว" in answer.text


def test_the_button_stands_where_forms_may_lead_there() -> None:
    page = Client().get("/sign-in/")
    assert "เข้าสู่ระบบด้วย บัญชีหน่วยงาน" in page.text
    assert "form-action 'self' https://localhost:9" in page.headers["Content-Security-Policy"]


def test_what_was_typed_before_the_session_ended_waits_behind_it(municipality: Municipality) -> None:
    person = make_member(municipality, Role.COORDINATOR, username="clerk")
    page, client = f"/m/{municipality.code}/scores/2568/edit/", links(person)
    client.get(page)
    del client.cookies["sessionid"]
    headers = {"Origin": "http://testserver", "Referer": f"http://testserver{page}"}
    late = client.post(page, {"item_total": "88.5", "version": "0", "page_of": str(person.pk)}, headers=headers)
    sealed = re.search(r'name="interrupted" value="([^"]+)"', late.text)
    assert sealed
    answer = client.get(goes_there(client, interrupted=html.unescape(sealed[1])), follow=True)
    assert answer.redirect_chain == [("/sign-in/", 302), (page, 302)]
    assert "88.5" in answer.text
