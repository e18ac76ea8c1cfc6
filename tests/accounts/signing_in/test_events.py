"""What is kept of a person's way in, for how long, and what of it is told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core import mail
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts import tasks
from accounts.models import User
from accounts.signing_in.events import device_of, network_of, record_event
from accounts.signing_in.models import SecurityEvent
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db
Kind = SecurityEvent.Kind
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1"


@pytest.fixture
def person() -> User:
    return make_user(username="clerk", name="เสมียน", email="clerk@example.go.th")


def signs_in(agent: str = WINDOWS, address: str = "203.0.113.77") -> Client:
    client = Client(REMOTE_ADDR=address, headers={"User-Agent": agent})
    assert client.post("/sign-in/", {"login": "clerk", "password": PASSWORD}).status_code == 302
    return client


def kept(person: User) -> list[tuple[str, str, str]]:
    return list(SecurityEvent.objects.filter(user=person).order_by("pk").values_list("kind", "network", "device"))


def test_a_sign_in_is_kept_without_the_whole_address(person: User) -> None:
    signs_in()
    assert kept(person) == [(Kind.SIGNED_IN, "203.0.113.x", "Chrome · Windows")]


def test_another_machine_or_network_than_ever_before_alarms_until_it_is_known(person: User) -> None:
    signs_in()
    signs_in(address="203.0.113.78")  # another of the same office
    client = signs_in(IPHONE)
    assert [kind for kind, _, _ in kept(person)] == [Kind.SIGNED_IN, Kind.SIGNED_IN, Kind.SIGNED_IN_ANEW]
    page = client.get("/account/").text
    assert "ไม่ใช่ฉัน เปลี่ยนรหัสผ่านและออกจากทุกเครื่อง" in page
    newest = SecurityEvent.objects.latest("pk").pk
    assert client.post("/account/events/seen/", {"until": newest}).headers["Location"] == "/account/"
    assert "ไม่ใช่ฉัน" not in client.get("/account/").text
    signs_in(IPHONE)
    assert kept(person)[-1][0] == Kind.SIGNED_IN


def test_seeing_what_the_page_showed_leaves_what_came_since(person: User) -> None:
    client = signs_in()
    first = record_event(person, Kind.LOCKED, None)
    record_event(person, Kind.LOCKED, None)
    client.post("/account/events/seen/", {"until": first.pk})
    assert SecurityEvent.objects.filter(kind=Kind.LOCKED, seen_at=None).count() == 1
    for bad in ("", "x", "9" * 30):
        assert client.post("/account/events/seen/", {"until": bad}).status_code == 302


def test_nobody_sees_anothers_events(person: User) -> None:
    record_event(make_user(), Kind.PASSWORD_GIVEN, None)
    page = signs_in().get("/account/").text
    assert "ผู้ดูแลระบบตั้งรหัสผ่านให้" not in page
    assert "เข้าสู่ระบบ<small>" in page


def test_a_wrong_password_for_nobody_is_kept_for_nobody() -> None:
    Client().post("/sign-in/", {"login": "nobody", "password": "x"})
    assert not SecurityEvent.objects.exists()


def test_they_are_forgotten_after_ninety_days(person: User) -> None:
    for days in (89, 91):
        event = record_event(person, Kind.FAILED, None)
        SecurityEvent.objects.filter(pk=event.pk).update(at=timezone.now() - dt.timedelta(days=days))
    assert signs_in().get("/account/").text.count("ใส่รหัสผ่านผิด<small>") == 1
    tasks.forget_old()
    assert [kind for kind, _, _ in kept(person)] == [Kind.FAILED, Kind.SIGNED_IN]


def test_who_has_no_address_and_an_event_that_is_gone_cost_nothing(person: User) -> None:
    event = record_event(make_user(email=""), Kind.LOCKED, None)
    tasks.mail_security_event(event.pk)
    tasks.mail_security_event(event.pk + 1)
    assert mail.outbox == []


def test_a_mail_server_that_is_away_costs_nothing(person: User, settings: Settings, caplog: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 1, False
    tasks.mail_security_event(record_event(person, Kind.LOCKED, None).pk)
    assert "could not be sent: ConnectionRefusedError" in caplog.text
    assert "example.go.th" not in caplog.text


@pytest.mark.parametrize(
    ("agent", "device"),
    [
        (WINDOWS, "Chrome · Windows"),
        (f"{WINDOWS} Edg/130.0", "Edge · Windows"),
        (IPHONE, "Safari · iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox · Linux"),
        ("curl/8", ""),
        ("<b>" * 5000, ""),
    ],
)
def test_a_machine_in_two_words(agent: str, device: str) -> None:
    assert device_of(RequestFactory().get("/", headers={"User-Agent": agent})) == device


@pytest.mark.parametrize(
    ("address", "network"), [("192.0.2.17", "192.0.2.x"), ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"), ("", "")]
)
def test_a_network_is_no_address(address: str, network: str) -> None:
    assert network_of(RequestFactory().get("/", REMOTE_ADDR=address)) == network
