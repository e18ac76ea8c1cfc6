"""The daily e-mail: to whom, what it says, sent once, and stopped without signing in."""

from __future__ import annotations

import datetime as dt
import logging
import os
import re
import socketserver
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from typing import Any, ClassVar

import pytest
from celery import current_app
from django.conf import settings as current_settings
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import close_old_connections, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts import digest, tasks
from accounts.models import Membership, Municipality, Notice, Role, User
from accounts.notices import notices_of, settle, tell, unsettled
from accounts.tenancy import open_municipality
from tests.conftest import ROOT
from tests.factories import make_member, make_municipality, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

HEADERS = {"Content-Type", "MIME-Version", "Subject", "From", "To", "Date", "Message-ID", "Auto-Submitted"} | {
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
}

PRODUCTION = {
    "ITA_EMBEDDED": "",
    "ITA_PUBLIC_URL": "https://ita.invalid",
    "DATABASE_URL": "postgres://ita.invalid/ita",
    "REDIS_URL": "redis://ita.invalid",
}


@pytest.fixture
def person(municipality: Municipality) -> User:
    return make_member(municipality, Role.STAFF, email="person@example.go.th", name="สมศรี <ใจดี>")


def told(municipality: Municipality, user: User, title: str = "ได้รับมอบหมาย: มาตรการ", detail: str = "") -> None:
    tell([user], municipality, key=title[:100], title=title, detail=detail, path="/style/")


def sent() -> list[tuple[str, str]]:
    """Every mail's plain text and HTML."""
    return [(str(m.body), str(m.alternatives[0][0])) for m in mail.outbox if isinstance(m, EmailMultiAlternatives)]


class Mailbox(socketserver.ThreadingTCPServer):
    """A mail server of a dozen words on a port of its own; it keeps what it is given, once `may_take` is set."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.received: list[EmailMessage] = []
        self.has_begun, self.may_take = threading.Event(), threading.Event()
        self.may_take.set()
        self.refuses = False


class _Conversation(socketserver.StreamRequestHandler):
    server: Mailbox

    def handle(self) -> None:
        self.say("220 here")
        while line := self.rfile.readline().strip():
            word = line[:4].upper()
            if word == b"QUIT":
                return self.say("221 bye")
            if word == b"RCPT" and self.server.refuses:
                self.say("550 nobody of that name")
            elif word == b"DATA":
                self.take()
            else:
                self.say("250 ok")
        return None

    def take(self) -> None:
        self.server.has_begun.set()
        self.server.may_take.wait(20)
        self.say("354 go on")
        lines = b"".join(iter(self.rfile.readline, b".\r\n"))
        self.server.received.append(message_from_bytes(lines, policy=policy.default))
        self.say("250 taken")

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@pytest.fixture
def mailbox(settings: Any) -> Iterator[Mailbox]:
    """A real mail server, which the settings name."""
    with Mailbox() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address[:2]
        settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = False, False
        yield server
        server.shutdown()


def test_one_mail_through_a_real_server(municipality: Municipality, person: User, mailbox: Mailbox) -> None:
    told(municipality, person, "ได้รับมอบหมาย: จัดทำคู่มือ", "ส่งภายใน 1 ตุลาคม 2569")
    told(municipality, person, "เลยกำหนด: อบรมบุคลากร")
    assert digest.send_digest(person.pk)
    assert not digest.send_digest(person.pk)
    [received] = mailbox.received
    assert (received["To"], received["Subject"].strip()) == ("person@example.go.th", "ITA Portal: แจ้งเตือน 2 เรื่อง")
    assert received["From"] == current_settings.DEFAULT_FROM_EMAIL
    plain, html = (part.get_content() for part in received.iter_parts())
    first = notices_of(person).order_by("pk")[0]
    assert "เรียน สมศรี <ใจดี>" in plain
    assert f"{municipality.name} ({municipality.place})" in plain
    assert "- ได้รับมอบหมาย: จัดทำคู่มือ" in plain
    assert "ส่งภายใน 1 ตุลาคม 2569" in plain
    assert f"{current_settings.PUBLIC_URL}/notices/{first.pk}/" in plain
    assert f'<a href="{current_settings.PUBLIC_URL}/notices/{first.pk}/">' in html
    stop = re.search(r"หยุดรับอีเมลสรุป: (\S+)", plain)
    assert stop
    assert received["List-Unsubscribe"].strip() == f"<{stop[1]}>"
    assert received["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert not Notice.objects.filter(mailed_at__isnull=True).exists()


def test_a_refusing_server_leaves_the_notices_for_tomorrow(
    municipality: Municipality, person: User, mailbox: Mailbox, caplog: pytest.LogCaptureFixture
) -> None:
    told(municipality, person)
    mailbox.refuses = True
    with caplog.at_level(logging.WARNING):
        assert not digest.send_digest(person.pk)
    assert caplog.messages == [f"digest of user {person.pk} could not be sent: SMTPRecipientsRefused"]
    assert Notice.objects.get().mailed_at is None
    mailbox.refuses = False
    assert digest.send_digest(person.pk)


def test_no_server_at_all_is_the_same(
    municipality: Municipality, person: User, mailbox: Mailbox, caplog: pytest.LogCaptureFixture
) -> None:
    told(municipality, person)
    mailbox.shutdown()
    mailbox.server_close()
    assert not digest.send_digest(person.pk)
    assert caplog.messages == [f"digest of user {person.pk} could not be sent: ConnectionRefusedError"]
    assert Notice.objects.get().mailed_at is None


class Watching(BaseEmailBackend):
    """A mail server that writes down what the database held while it was spoken to."""

    seen: ClassVar[list[tuple[int, int]]] = []

    def send_messages(self, email_messages: Sequence[Any]) -> int:
        self.seen.append((len(connection.savepoint_ids), Notice.objects.filter(mailed_at__isnull=True).count()))
        return len(email_messages)


def test_a_mail_goes_out_while_nothing_is_locked(municipality: Municipality, person: User, settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Watching"
    told(municipality, person)
    Watching.seen.clear()
    assert digest.send_digest(person.pk)
    assert Watching.seen == [(len(connection.savepoint_ids), 0)]  # no transaction but the test's; claimed before


def test_whatever_goes_wrong_gives_the_notices_back(municipality: Municipality, person: User, settings: Any) -> None:
    told(municipality, person)
    settings.EMAIL_BACKEND = "no.such.Backend"
    with pytest.raises(ImportError):
        digest.send_digest(person.pk)
    assert Notice.objects.get().mailed_at is None


@pytest.mark.django_db(transaction=True)
def test_a_claim_is_stored_before_anything_is_sent(municipality: Municipality, person: User) -> None:
    told(municipality, person)
    with transaction.atomic(), pytest.raises(RuntimeError):
        digest.send_digest(person.pk)
    assert mail.outbox == []


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_one_mail(municipality: Municipality, person: User, mailbox: Mailbox) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("an in-memory database is not shared between threads; its one write lock is PRAGMA's to test")
    told(municipality, person)
    mailbox.may_take.clear()

    def first() -> None:
        digest.send_digest(person.pk)
        close_old_connections()
        connection.close()

    worker = threading.Thread(target=first)
    worker.start()
    try:
        assert mailbox.has_begun.wait(20)
        assert not digest.send_digest(person.pk)  # while the first is still talking to the server
        with transaction.atomic():
            assert Notice.objects.select_for_update(nowait=True).get()  # and nobody is kept waiting
    finally:
        mailbox.may_take.set()
        worker.join(20)
    assert not digest.send_digest(person.pk)
    assert len(mailbox.received) == 1


@pytest.mark.parametrize("without", [{"is_active": False}, {"email": ""}, {"wants_digest": False}])
def test_who_gets_none(municipality: Municipality, person: User, without: dict[str, Any]) -> None:
    told(municipality, person)
    assert digest.people_to_mail() == [person.pk]
    User.objects.filter(pk=person.pk).update(**without)
    assert digest.people_to_mail() == []
    assert not digest.send_digest(person.pk)
    assert mail.outbox == []
    assert Notice.objects.get().mailed_at is None


def test_old_news_is_not_mailed(municipality: Municipality, person: User) -> None:
    told(municipality, person, "ข่าวเก่า")
    Notice.objects.update(created_at=timezone.now() - dt.timedelta(days=15))
    assert digest.people_to_mail() == []
    told(municipality, person, "ข่าวใหม่")
    assert digest.send_digest(person.pk)
    [(plain, _)] = sent()
    assert "ข่าวใหม่" in plain
    assert "ข่าวเก่า" not in plain


def test_what_is_settled_is_not_mailed(municipality: Municipality, person: User, mailoutbox: list[Any]) -> None:
    told(municipality, person, "รอท่านพิจารณา: หนึ่ง")
    settle(unsettled(municipality, "รอท่านพิจารณา: หนึ่ง"))
    assert digest.people_to_mail() == []
    assert not digest.send_digest(person.pk)
    told(municipality, person, "รอท่านพิจารณา: สอง")
    assert digest.people_to_mail() == [person.pk]
    assert digest.send_digest(person.pk)
    [(plain, _)] = sent()
    assert "รอท่านพิจารณา: สอง" in plain
    assert "รอท่านพิจารณา: หนึ่ง" not in plain


def test_a_municipality_one_has_left_is_not_in_the_mail(
    municipality: Municipality, other: Municipality, person: User
) -> None:
    with open_municipality(other):
        Membership.objects.create(municipality=other, user=person, role=Role.STAFF)
    told(municipality, person, "เรื่องของที่นี่")
    told(other, person, "เรื่องลับของเขา")
    with open_municipality(other):
        Membership.objects.filter(user=person).delete()
    assert digest.send_digest(person.pk)
    for text in sent()[0]:
        assert "เรื่องของที่นี่" in text
        assert "เรื่องลับของเขา" not in text
        assert other.name not in text
    assert not digest.send_digest(person.pk)
    with open_municipality(other):  # back again: it was there to be told, and is told now
        Membership.objects.create(municipality=other, user=person, role=Role.STAFF)
    assert digest.send_digest(person.pk)
    assert "เรื่องลับของเขา" in sent()[1][0]


def test_municipalities_of_one_name_are_two_groups() -> None:
    towns = [make_municipality(name="เทศบาลตำบลแม่ยาว", province=p) for p in ("เชียงราย", "ลำปาง")]
    person = make_user(email="officer@example.go.th", is_superuser=True)
    for title in ("หนึ่ง", "สอง"):
        for town in towns:
            told(town, person, f"{title} {town.province}")
    assert digest.send_digest(person.pk)
    lines = [line for line in sent()[0][0].splitlines() if line.startswith(("เทศบาล", "- "))]
    assert [re.sub(r".*จังหวัด|\)", "", line) for line in lines] == [
        *("เชียงราย", "- หนึ่ง เชียงราย", "- สอง เชียงราย"),
        *("ลำปาง", "- หนึ่ง ลำปาง", "- สอง ลำปาง"),
    ]


def test_what_was_typed_cannot_become_markup_or_a_header(municipality: Municipality, person: User) -> None:
    told(municipality, person, "<img src=x onerror=alert(1)>\r\nBcc: evil@example.com", "a & b\r\n\r\n<script>")
    assert digest.send_digest(person.pk)
    [(plain, html)] = sent()
    assert "- <img src=x onerror=alert(1)> Bcc: evil@example.com\n  a & b <script>\n" in plain
    assert "&lt;img src=x onerror=alert(1)&gt; Bcc" in html
    assert "a &amp; b &lt;script&gt;" in html
    assert "<script>" not in html
    message = mail.outbox[0].message()
    assert {name for name in message if name not in HEADERS} == set()
    assert str(make_header(decode_header(message["Subject"]))) == "ITA Portal: แจ้งเตือน 1 เรื่อง"


def test_an_address_with_a_header_in_it_is_refused(
    municipality: Municipality, person: User, caplog: pytest.LogCaptureFixture
) -> None:
    told(municipality, person)
    User.objects.filter(pk=person.pk).update(email="a@example.com\nBcc: evil@example.com")
    assert not digest.send_digest(person.pk)
    assert caplog.messages == [f"digest of user {person.pk} could not be sent: BadHeaderError"]
    assert (mail.outbox, Notice.objects.get().mailed_at) == ([], None)


def test_without_a_mail_server_nothing_is_marked_as_mailed(
    municipality: Municipality, person: User, settings: Any
) -> None:
    told(municipality, person)
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert digest.people_to_mail() == []
    assert not digest.send_digest(person.pk)
    assert Notice.objects.get().mailed_at is None


def test_queries_do_not_grow_with_the_notices(municipality: Municipality, person: User, settings: Any) -> None:
    counts = []
    for number in (1, 30):
        for n in range(number):
            told(municipality, person, f"{number}/{n}")
        with CaptureQueriesContext(connection) as captured:
            assert digest.send_digest(person.pk)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_the_tasks_mail_everyone_who_has_something(
    municipality: Municipality, person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_member(municipality, Role.STAFF, email="idle@example.go.th")
    told(municipality, person)
    monkeypatch.setitem(current_app.conf, "task_always_eager", True)
    tasks.send_digests()
    tasks.send_digests()
    assert [m.to for m in mail.outbox] == [["person@example.go.th"]]


def test_beat_keeps_thai_hours() -> None:
    assert str(current_app.timezone) == "Asia/Bangkok"
    hours = {}
    for name in ("remind", "send digests"):
        schedule: Any = current_settings.CELERY_BEAT_SCHEDULE[name]["schedule"]
        midnight = schedule.now().replace(hour=0, minute=0, second=0, microsecond=0)
        schedule.nowfun = lambda midnight=midnight: midnight
        try:
            hours[name] = schedule.remaining_estimate(midnight)
        finally:
            schedule.nowfun = None
    assert hours == {"remind": dt.timedelta(hours=6, minutes=30), "send digests": dt.timedelta(hours=7, minutes=30)}


def test_a_person_stops_the_mail_without_signing_in(client: Client, person: User) -> None:
    url = reverse("unsubscribe", kwargs={"token": digest.token_of(person)})
    asked = client.get(url).content.decode()
    assert "หยุดส่งอีเมล</button>" in asked
    assert "person@example.go.th" not in asked
    person.refresh_from_db()
    assert person.wants_digest  # a scanner that only opens the link stops nothing
    done = client.post(url, follow=True).content.decode()
    assert "หยุดส่งอีเมลสรุปแล้ว" in done
    person.refresh_from_db()
    assert not person.wants_digest


def test_a_mail_program_stops_it_in_one_click_and_nothing_else_goes_without_a_token(person: User) -> None:
    url = reverse("unsubscribe", kwargs={"token": digest.token_of(person)})
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(url).status_code == 403
    assert strict.post(url, {"List-Unsubscribe": "no"}).status_code == 403
    person.refresh_from_db()
    assert person.wants_digest
    assert strict.post(url, {"List-Unsubscribe": "One-Click"}).status_code == 200
    person.refresh_from_db()
    assert not person.wants_digest


def test_a_token_stops_its_own_persons_mail_only(client: Client, person: User) -> None:
    token = digest.token_of(person)
    another = make_user()
    forged = token.replace(str(person.pk), str(another.pk), 1)
    for wrong in (forged, token[:-1], str(another.pk), "x"):
        answer = client.post(reverse("unsubscribe", kwargs={"token": wrong}), {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 404, wrong
    assert User.objects.filter(wants_digest=True).count() == 2


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "filebased 587 True False"),
        ({"EMAIL_HOST": "mail.example"}, "smtp 587 True False"),
        ({"EMAIL_HOST": "mail.example", "EMAIL_USE_SSL": "1"}, "smtp 465 False True"),
        ({"EMAIL_HOST": "relay", "EMAIL_USE_TLS": "0", "EMAIL_PORT": "25"}, "smtp 25 False False"),
        (PRODUCTION, "dummy 587 True False"),
        (PRODUCTION | {"EMAIL_HOST": "mail.example"}, "smtp 587 True False"),
        ({"EMAIL_USE_SSL": "1", "EMAIL_USE_TLS": "1"}, "exclude each other"),
        ({"EMAIL_USE_TLS": "0", "EMAIL_HOST_PASSWORD": "secret"}, "in the clear"),
        ({"EMAIL_USE_TLS": "yes"}, "EMAIL_USE_TLS must be 1 or 0"),
        ({"EMAIL_PORT": "smtp"}, "EMAIL_PORT must be a whole number"),
    ],
)
def test_settings_of_mail(given: dict[str, str], said: str) -> None:
    program = (
        "from ita_portal import settings as s; "
        "print(s.EMAIL_BACKEND.split('.')[-2], s.EMAIL_PORT, s.EMAIL_USE_TLS, s.EMAIL_USE_SSL)"
    )
    bare = {name: value for name, value in os.environ.items() if "EMAIL" not in name}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=bare | given, capture_output=True, text=True, check=False
    )
    assert said in done.stdout + done.stderr
