"""Another address: who may set it, when it counts, and that it hands nobody's account over."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts import tasks
from accounts.editing.merging import fingerprint
from accounts.models import AuditEntry, Municipality, Notice, Role, User
from accounts.people.actions import change_person, fields_of, new_code, stored_person
from accounts.people.members import person_of
from accounts.signing_in.emails import new_email_path
from accounts.signing_in.invitations import NotInvited, invite, invited_by
from accounts.signing_in.mails import new_password_path
from accounts.signing_in.models import SecurityEvent
from accounts.signing_in.way_in import why_not_yet
from accounts.tenancy import open_all, open_municipality
from tests.accounts.signing_in.second_factors import give_app
from tests.factories import PASSWORD, actor_for, make_member, make_user

pytestmark = pytest.mark.django_db
Kind = SecurityEvent.Kind
OLD, NEW = "old@example.go.th", "new@example.go.th"


@pytest.fixture
def person(municipality: Municipality) -> User:
    return make_member(municipality, Role.EXECUTIVE, username="mayor", name="นายก ใจดี", email=OLD)


@pytest.fixture
def local(municipality: Municipality) -> User:
    return make_member(municipality, Role.LOCAL_ADMINISTRATOR, name="นางดูแล")


@pytest.fixture
def client(person: User) -> Client:
    client = Client()
    client.post("/sign-in/", {"login": "mayor", "password": PASSWORD})
    return client


@pytest.fixture(autouse=True)
def worker(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is asked of the worker is done when the test says so: see `done`."""
    asked.clear()
    monkeypatch.setattr("accounts.background.current_app.send_task", lambda name, args: asked.append((name, args)))
    monkeypatch.setattr("accounts.background.transaction.on_commit", lambda send, robust: send())


asked: list[tuple[str, tuple[int, ...]]] = []


def done() -> dict[str, str]:
    """Does what was asked of the worker; the mails, by address, all of one together."""
    mail.outbox.clear()
    for name, args in asked:
        getattr(tasks, name.rpartition(".")[2])(*args)
    asked.clear()
    found: dict[str, str] = {}
    for message in mail.outbox:
        assert len(message.to) == 1  # neither address learns the other
        found[message.to[0]] = found.get(message.to[0], "") + str(message.body)
    return found


def link_in(body: str) -> str:
    found = re.search(r"https?://\S+?(/account/email/confirm/\S+)", body)
    assert found, body
    return found[1]


def kinds(person: User) -> list[str]:
    return list(SecurityEvent.objects.filter(user=person).order_by("pk").values_list("kind", flat=True))


def changes_kept() -> list[dict[str, list[str]]]:
    with open_all():
        entries = AuditEntry.objects.filter(action="account.changed").order_by("pk")
        return [entry.detail["changes"] for entry in entries]


def changed_by(local: User, place: Municipality, person: User, **fields: Any) -> None:
    with open_municipality(place):
        found = person_of(place, person.pk)
        assert found
        given = replace(fields_of(found), **fields)
        change_person(actor_for(place, local), person.pk, given, opened_with=fingerprint(stored_person(found)))
    person.refresh_from_db()


def test_an_own_address_counts_when_the_link_mailed_to_it_was_opened(client: Client, person: User) -> None:
    answer = client.post("/account/email/", {"email": NEW}, follow=True)
    assert f"ส่งลิงก์ไปที่ {NEW} แล้ว" in answer.text
    assert f"รอท่านเปิดลิงก์ที่ส่งไป {NEW}" in answer.text
    mails = done()
    assert "ขอเปลี่ยนอีเมล" in mails[OLD]
    person.refresh_from_db()
    assert person.email == OLD
    link = link_in(mails[NEW])
    assert NEW in client.get(link).text
    person.refresh_from_db()
    assert person.email == OLD  # looking alone confirms nothing
    assert "เปลี่ยนอีเมลแล้ว" in client.post(link, follow=True).text
    person.refresh_from_db()
    assert (person.email, person.email_asked) == (NEW, "")
    assert kinds(person) == [Kind.SIGNED_IN, Kind.EMAIL_ASKED, Kind.EMAIL_CHANGED]
    assert {address for address, body in done().items() if "เปลี่ยนอีเมล" in body} == {OLD, NEW}
    assert [list(changes.values()) for changes in changes_kept()] == [[[OLD, NEW], [NEW, ""]]]
    assert client.post(link).status_code == 404  # once


def test_a_link_is_good_for_its_person_its_address_and_a_day_only(
    client: Client, person: User, settings: Settings
) -> None:
    client.post("/account/email/", {"email": NEW})
    link = link_in(done()[NEW])
    stranger = Client()
    assert stranger.get(link).headers["Location"] == f"/sign-in/?next={link}"
    stranger.force_login(make_user(email=NEW))
    assert stranger.post(link).status_code == 404
    client.post("/account/email/", {"email": "third@example.go.th"})
    assert "ลิงก์นี้ใช้ไม่ได้" in client.get(link).text
    link = link_in(done()["third@example.go.th"])
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert client.post(link).status_code == 404
    person.refresh_from_db()
    assert person.email == OLD


def test_asking_wants_to_know_once_more_who_it_is(client: Client, settings: Settings) -> None:
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    assert client.get("/account/email/").headers["Location"].startswith("/account/again/")


@pytest.mark.parametrize("typed", ["", "a@b", "x" * 250 + "@example.go.th", "a@b.go.th\nBcc: c@d.go.th"])
def test_what_is_no_address_is_refused(client: Client, typed: str) -> None:
    assert client.post("/account/email/", {"email": typed}).status_code == 422
    assert not any(name.endswith("new_email") for name, _ in asked)


def test_nobody_else_sets_the_address_of_an_account_in_use(
    client: Client, person: User, local: User, municipality: Municipality
) -> None:
    reset = new_password_path(person)
    changed_by(local, municipality, person, email=NEW)
    assert (person.email, person.email_asked) == (OLD, NEW)
    mails = done()
    assert "ขอเปลี่ยนอีเมล" in mails[OLD]
    assert Notice.objects.filter(user=person, detail__contains=NEW).exists()
    Client().post("/account/password/forgotten/", {"email": NEW})
    assert NEW not in done()  # no link to the new address
    client.post(link_in(mails[NEW]))
    assert "ลิงก์นี้ใช้ไม่ได้แล้ว" in Client().get(reset, follow=True).text  # a reset that was under way has ended


def test_the_address_of_an_account_not_in_use_is_set_at_once_and_ends_its_invitations(
    local: User, municipality: Municipality
) -> None:
    newcomer = make_member(municipality, Role.STAFF, password=None, email=OLD)
    code = invite(newcomer, local)
    changed_by(local, municipality, newcomer, email=NEW)
    assert (newcomer.email, newcomer.email_asked) == (NEW, "")
    with pytest.raises(NotInvited):
        invited_by(code)
    assert set(done()) == {OLD, NEW}


def test_the_platforms_administrators_do_neither(person: User) -> None:
    root = Client()
    root.force_login(make_user(is_staff=True, is_superuser=True, name="ผู้ดูแล"))
    data = {"username": "mayor", "name": "นายก ใจดีมาก", "email": NEW, "is_active": "on", "wants_digest": "on"}
    page = root.post(f"/admin/accounts/user/{person.pk}/change/", data, follow=True)
    assert "ใช้ได้เมื่อเจ้าของบัญชีเปิดลิงก์ในอีเมลนั้นแล้ว" in page.text
    person.refresh_from_db()
    assert (person.name, person.email, person.email_asked) == ("นายก ใจดีมาก", OLD, NEW)
    assert [list(each) for each in changes_kept()] == [["ชื่อ–นามสกุล"], ["อีเมลที่รอเจ้าของบัญชียืนยัน"]]


def test_where_no_mail_is_sent_an_address_is_set_at_once(client: Client, person: User, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert "บันทึกอีเมลแล้ว" in client.post("/account/email/", {"email": NEW}, follow=True).text
    person.refresh_from_db()
    assert person.email == NEW


# --- What must not hand over a signer's account -----------------------------------------------------------------------


def test_a_mailbox_alone_does_not_open_a_signers_account_without_a_second_factor(
    person: User, settings: Settings
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    Client().post("/account/password/forgotten/", {"email": OLD})
    assert "ขอรหัสเชิญใหม่จากผู้ดูแล" in (said := done()[OLD])
    assert "/password/new/" not in said
    give_app(person)
    Client().post("/account/password/forgotten/", {"email": OLD})
    assert "/password/new/" in done()[OLD]  # and the app's code is asked for at the door


def test_a_new_code_for_a_signer_without_a_second_factor_signs_nothing_for_three_days(
    person: User, local: User, municipality: Municipality
) -> None:
    with open_municipality(municipality):
        new_code(actor_for(municipality, local), person.pk)
    person.refresh_from_db()
    assert person.signs_from is not None
    assert (person.signs_from - timezone.now()).days == 2
    assert why_not_yet(person).startswith("ผู้ดูแลเพิ่งเปิดทางเข้าบัญชีนี้ให้ใหม่")
    client = Client()
    client.force_login(person)
    assert "ลงนามได้ตั้งแต่" in client.get("/account/").text


def test_a_new_code_for_who_has_a_second_factor_or_never_came_in_costs_no_time(
    person: User, local: User, municipality: Municipality
) -> None:
    give_app(person)
    newcomer = make_member(municipality, Role.EXECUTIVE, password=None)
    with open_municipality(municipality):
        for each in (person, newcomer):
            new_code(actor_for(municipality, local), each.pk)
            each.refresh_from_db()
            assert each.signs_from is None


def test_what_the_platforms_administrators_open_waits_as_well(person: User) -> None:
    root = Client()
    root.force_login(make_user(is_staff=True, is_superuser=True))
    give_app(person)
    root.post("/admin/accounts/user/", {"action": "take_second_factors", "_selected_action": [person.pk]})
    person.refresh_from_db()
    assert why_not_yet(person)
    User.objects.update(signs_from=None)
    given = {"password1": "ดอกปีบบานหน้าบ้าน 3", "password2": "ดอกปีบบานหน้าบ้าน 3", "usable_password": "true"}
    root.post(f"/admin/accounts/user/{person.pk}/password/", given)
    person.refresh_from_db()
    assert why_not_yet(person)


def test_the_path_of_a_link_names_nobody(person: User) -> None:
    person.email_asked = NEW
    assert not re.search(r"mayor|example", new_email_path(person))
