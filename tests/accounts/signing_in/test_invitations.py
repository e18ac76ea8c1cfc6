"""Coming in for the first time: by a printed code or a mailed link, to a password that nobody else knows."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from pytest_django.fixtures import Settings

from accounts import tasks
from accounts.models import User
from accounts.signing_in.invitations import LETTERS, invite
from accounts.signing_in.models import Invitation, SecurityEvent
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db
NEW = "ดอกปีบบานหน้าบ้าน 3"


@pytest.fixture
def person() -> User:
    return make_user(username="newcomer", name="คนใหม่", password=None, email="new@example.go.th")


@pytest.fixture
def administrator() -> User:
    return make_user(is_staff=True, is_superuser=True)


def start(code: str) -> Any:
    return Client().post("/start/", {"code": code})


def sets_password(link: str) -> Any:
    client = Client()
    form = client.get(link, follow=True)
    return client.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW}, follow=True)


@pytest.mark.parametrize("typed", ["{}", " {} ", "{}.", "lower"])
def test_a_code_leads_to_an_own_password_once(person: User, administrator: User, typed: str) -> None:
    code = invite(person, administrator)
    assert re.fullmatch(f"[{LETTERS}]{{4}}(-[{LETTERS}]{{4}}){{2}}", code)
    answer = start(code.lower().replace("-", " ") if typed == "lower" else typed.format(code))
    again = start(code)  # as long as no password is set, whoever closed the page comes in again
    assert sets_password(answer.headers["Location"]).redirect_chain == [("/account/password/new/done/", 302)]
    assert Client().post("/sign-in/", {"login": "newcomer", "password": NEW}).headers["Location"] == "/"
    assert "รหัสเชิญนี้ใช้ไปแล้ว" in start(code).text
    assert "ลิงก์นี้ใช้ไม่ได้แล้ว" in Client().get(again.headers["Location"]).text
    kinds = [event.kind for event in SecurityEvent.objects.filter(user=person).order_by("pk")]
    assert kinds == ["invited", "password_reset", "signed_in"]


def test_of_a_code_only_its_hash_is_kept(person: User) -> None:
    code = invite(person, None)
    (row,) = Invitation.objects.values()
    assert code not in str(row)
    assert code.replace("-", "") not in str(row)


def test_a_wrong_code_names_nobody(person: User) -> None:
    invite(person, None)
    answer = start("AAAA-AAAA-AAAA")
    assert (answer.status_code, "ไม่พบรหัสเชิญนี้" in answer.text, "คนใหม่" in answer.text) == (422, True, False)
    assert "รหัสมี 12 ตัว ท่านพิมพ์ 11 ตัว" in start("AAAA-AAAA-AAA").text
    assert "กรุณากรอกรหัสเชิญ" in start("").text
    assert start("ก" * 5000).status_code == 422


def test_a_code_ends_after_fourteen_days(person: User) -> None:
    code = invite(person, None)
    Invitation.objects.update(ends_at=dt.datetime(2026, 11, 10, 2, 0, tzinfo=dt.UTC))
    assert "รหัสเชิญนี้หมดอายุแล้วเมื่อ 10 พ.ย. 2569" in start(code).text


def test_a_newer_code_takes_the_place_of_the_older(person: User) -> None:
    first, second = invite(person, None), invite(person, None)
    assert "รหัสเชิญนี้หมดอายุแล้ว" in start(first).text
    assert start(second).status_code == 302


def test_who_is_inactive_is_not_invited(person: User) -> None:
    code = invite(person, None)
    User.objects.update(is_active=False)
    assert "ไม่พบรหัสเชิญนี้" in start(code).text


def test_codes_are_tried_a_few_times_only(settings: Settings) -> None:
    settings.START_RATES = "2/minute"
    client = Client(REMOTE_ADDR="192.0.2.200")
    answers = [client.post("/start/", {"code": "AAAA"}).status_code for _ in range(3)]
    assert answers == [422, 422, 429]


def test_a_mailed_link_opens_the_page_with_the_code(
    person: User, administrator: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    def run(name: str, args: tuple[int, ...]) -> None:
        getattr(tasks, name.rpartition(".")[2])(*args)

    monkeypatch.setattr("accounts.background.current_app.send_task", run)
    client = Client()
    client.force_login(administrator)
    unreachable = make_user(email="")
    with django_capture_on_commit_callbacks(execute=True):
        chosen = {"action": "mail_invitations", "_selected_action": [person.pk, unreachable.pk]}
        said = client.post("/admin/accounts/user/", chosen, follow=True).text
    assert "ส่งคำเชิญทางอีเมล 1 คน" in said
    (message,) = mail.outbox
    assert message.to == ["new@example.go.th"]
    found = re.search(r"http://localhost:8000(/start/\?code=([A-Z0-9-]{14}))", str(message.body))
    assert found
    assert f'value="{found[2]}"' in Client().get(found[1]).text
    assert start(found[2]).status_code == 302
    assert Invitation.objects.get().by == administrator


def test_an_administrator_prints_codes_which_are_shown_once(person: User, administrator: User) -> None:
    client = Client()
    client.force_login(administrator)
    chosen = {"action": "print_invitations", "_selected_action": [person.pk]}
    page = client.post("/admin/accounts/user/", chosen).text
    found = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}", page)
    assert found
    assert "คนใหม่" in page
    assert start(found[0]).status_code == 302


def test_a_told_password_is_replaced_before_anything_else(administrator: User) -> None:
    client = Client()
    client.force_login(administrator)
    typed = {"username": "told", "name": "ถูกบอก", "password1": PASSWORD, "password2": PASSWORD}
    client.post("/admin/accounts/user/add/", typed | {"usable_password": "true"})
    told = Client()
    assert told.post("/sign-in/", {"login": "told", "password": PASSWORD}).status_code == 302
    assert told.get("/style/").headers["Location"] == "/account/password/"
    assert "ตั้งรหัสผ่านของท่านเองก่อนทำงานต่อ" in told.get("/account/password/").text
    told.post("/account/password/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert told.get("/style/").status_code == 200
    made = User.objects.get(username="told")
    given = {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true"}
    client.post(f"/admin/accounts/user/{made.pk}/password/", given)
    assert told.get("/style/").headers["Location"] == "/sign-in/?next=/style/"  # and the sessions are over
    told.post("/sign-in/", {"login": "told", "password": PASSWORD})
    assert told.get("/style/").headers["Location"] == "/account/password/"
