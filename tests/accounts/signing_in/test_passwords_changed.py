"""Changing an own password, and a forgotten one by mail."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings

from accounts import tasks
from accounts.models import User
from accounts.signing_in.models import SecurityEvent
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db
NEW = "ดอกปีบบานหน้าบ้าน 3"
Kind = SecurityEvent.Kind


@pytest.fixture
def person() -> User:
    return make_user(username="clerk", name="เสมียน", email="Clerk@Example.go.th")


@pytest.fixture
def client(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Any:
    """Does what the worker would, for all that is asked of it inside."""

    def run(name: str, args: tuple[int, ...]) -> None:
        getattr(tasks, name.rpartition(".")[2])(*args)

    monkeypatch.setattr("accounts.background.current_app.send_task", run)
    return lambda: django_capture_on_commit_callbacks(execute=True)


def change(client: Client, old: str, new: str, again: str = "") -> Any:
    return client.post("/account/password/", {"oldpassword": old, "password1": new, "password2": again or new})


def test_a_changed_password_holds_ends_other_sessions_and_is_told(client: Client, person: User, sent: Any) -> None:
    elsewhere = Client()
    elsewhere.force_login(person)
    with sent():
        answer = change(client, PASSWORD, NEW)
    assert answer.headers["Location"] == "/account/"
    assert "เปลี่ยนรหัสผ่านแล้ว เครื่องอื่น" in client.get("/account/").text
    assert elsewhere.get("/account/").headers["Location"] == "/sign-in/?next=/account/"
    assert Client().post("/sign-in/", {"login": "clerk", "password": NEW}).status_code == 302
    assert [event.kind for event in SecurityEvent.objects.order_by("pk")] == [Kind.PASSWORD_CHANGED, Kind.SIGNED_IN]
    assert [(m.to, m.subject) for m in mail.outbox] == [(["Clerk@example.go.th"], "ITA Portal: เปลี่ยนรหัสผ่าน")]
    assert "http://localhost:8000/account/password/" in mail.outbox[0].body
    assert NEW not in mail.outbox[0].body


@pytest.mark.parametrize(
    ("old", "new", "again", "said"),
    [
        ("wrong", NEW, NEW, "รหัสผ่านปัจจุบันไม่ถูกต้อง"),
        (PASSWORD, NEW, NEW + "x", "รหัสผ่านทั้งสองช่องไม่ตรงกัน"),
        (PASSWORD, "สั้นไป", "สั้นไป", "รหัสผ่านสั้นเกินไป ต้องมีอย่างน้อย 12 ตัวอักษร"),
        (PASSWORD, PASSWORD, PASSWORD, "รหัสผ่านใหม่ต้องไม่ใช่รหัสผ่านเดิม"),
        ("", NEW, NEW, "กรุณากรอกรหัสผ่าน"),
        (PASSWORD, "ก" * 5000, "ก" * 5000, "4096"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(
    client: Client, person: User, old: str, new: str, again: str, said: str
) -> None:
    assert said in change(client, old, new, again).text
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def link_in(body: str) -> str:
    found = re.search(r"http://localhost:8000(/account/password/new/\S+/)", body)
    assert found
    return found[1]


def forgotten(email: str, sent: Callable[[], Any]) -> Any:
    with sent():
        return Client().post("/account/password/forgotten/", {"email": email})


def test_a_mailed_link_sets_a_new_password_once(person: User, sent: Any) -> None:
    assert forgotten("clerk@example.go.th", sent).headers["Location"] == "/account/password/forgotten/sent/"
    (message,) = mail.outbox
    assert message.to == ["Clerk@example.go.th"]
    client, link = Client(), link_in(str(message.body))
    form = client.get(link, follow=True)
    assert form.redirect_chain[0][0].endswith("/set-password/")  # the key is in no address that travels on
    with sent():
        answer = client.post(form.redirect_chain[0][0], {"password1": NEW, "password2": NEW}, follow=True)
    assert answer.redirect_chain == [("/account/password/new/done/", 302)]
    assert Client().post("/sign-in/", {"login": "clerk", "password": NEW}).status_code == 302
    assert "ลิงก์นี้ใช้ไม่ได้แล้ว" in Client().get(link).text
    assert [m.subject for m in mail.outbox[1:]] == ["ITA Portal: ตั้งรหัสผ่านใหม่ด้วยลิงก์ในอีเมลหรือรหัสเชิญ"]


def test_an_address_nobody_has_is_answered_alike_and_gets_no_mail(person: User, sent: Any) -> None:
    answer = forgotten("nobody@example.go.th", sent)
    assert answer.headers["Location"] == "/account/password/forgotten/sent/"
    assert mail.outbox == []


def test_who_is_inactive_or_has_no_address_gets_none(person: User, sent: Any) -> None:
    User.objects.filter(pk=person.pk).update(is_active=False)
    make_user(email="")
    forgotten("clerk@example.go.th", sent)
    assert mail.outbox == []


def test_a_link_ends_with_a_changed_address(person: User, sent: Any) -> None:
    forgotten("clerk@example.go.th", sent)
    User.objects.filter(pk=person.pk).update(email="other@example.go.th")
    assert "ลิงก์นี้ใช้ไม่ได้แล้ว" in Client().get(link_in(str(mail.outbox[0].body))).text


@pytest.mark.parametrize("link", ["1/x", "zzzzzzzzzzzzz/set-password", "0/" + "9" * 200, "z" * 500 + "/x", "-1/x"])
def test_a_link_that_was_made_up_is_told_so(person: User, link: str) -> None:
    answer = Client().get(f"/account/password/new/{link}/")
    assert (answer.status_code, "ลิงก์นี้ใช้ไม่ได้แล้ว" in answer.text) == (200, True)


def test_where_no_mail_is_sent_the_page_says_whom_to_ask(settings: Settings) -> None:
    assert "ส่งลิงก์" in Client().get("/account/password/forgotten/").text
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert "กรุณาแจ้งผู้ดูแลระบบให้ตั้งรหัสผ่านใหม่ให้ท่าน" in Client().get("/account/password/forgotten/").text


def test_a_long_password_is_taken_whole(client: Client, person: User) -> None:
    long = "ดอกปีบบานหน้าบ้าน " * 20
    change(client, PASSWORD, long)
    person.refresh_from_db()
    assert person.check_password(long)
    assert not person.check_password(long[:64])


def test_every_password_is_hidden_and_may_be_pasted(client: Client) -> None:
    for page in (client.get("/account/password/").text, Client().get("/sign-in/").text):
        fields = re.findall(r"<input[^>]*name=\"(?:old)?password[^>]*>", page)
        assert fields
        assert all(
            'type="password"' in field and 'autocomplete="' in field and "onpaste" not in field for field in fields
        )
