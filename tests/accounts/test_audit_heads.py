"""The ends of the chains outside the database: one line a day and municipality, and a mail to the operator."""

import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail

from accounts.audit import head_of, record
from accounts.audit_heads import keep_heads, kept_heads, last_kept
from accounts.models import Municipality
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from tests.factories import make_user

TODAY = dt.date(2026, 11, 26)
pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture(autouse=True)
def heads_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    file = tmp_path / "data" / "audit-heads.csv"
    monkeypatch.setattr(settings, "AUDIT_HEADS", file)
    return file


@pytest.fixture
def begun(municipality: Municipality, other: Municipality) -> Municipality:
    """The first one's chain has two entries, the other's none."""
    with open_municipality(municipality):
        record(system_actor(municipality), "test.done", municipality)
        record(system_actor(municipality), "test.done", municipality)
    return municipality


def test_a_day_has_one_line_for_each_chain(begun: Municipality, heads_file: Path) -> None:
    with open_municipality(begun):
        number, digest = head_of(begun)
    assert [keep_heads(TODAY), keep_heads(TODAY), keep_heads(TODAY + dt.timedelta(days=1))] == [1, 0, 1]
    assert heads_file.read_text() == "".join(f"2026-11-{day},{begun.code},2,{digest}\n" for day in (26, 27))
    assert kept_heads() == {begun.code: {(number, digest)}}
    assert str(last_kept()) == "2026-11-27"


def test_a_line_torn_by_a_kill_is_read_over_and_told_again(begun: Municipality, heads_file: Path) -> None:
    heads_file.parent.mkdir()
    heads_file.write_text("2026-11-25,5000001,1")
    assert keep_heads(TODAY) == 1
    assert len(heads_file.read_text().splitlines()) == 2
    assert list(kept_heads()) == [begun.code]


def test_strange_bytes_in_the_file_do_no_harm(begun: Municipality, heads_file: Path) -> None:
    heads_file.parent.mkdir()
    heads_file.write_bytes(b"\xff\x00\n" + b"9" * 100_000)
    assert keep_heads(TODAY) == 1
    assert list(kept_heads()) == [begun.code]


def test_there_is_nothing_to_keep_before_the_first_entry(municipality: Municipality, heads_file: Path) -> None:
    assert keep_heads(TODAY) == 0
    assert (kept_heads(), last_kept()) == ({}, None)
    assert mail.outbox == []


def test_the_operator_gets_the_same_lines(
    begun: Municipality, heads_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "OPERATOR_EMAIL", "operator@example.go.th")
    keep_heads(TODAY)
    [message] = mail.outbox
    [(_, content, kind)] = message.attachments
    assert (message.to, kind) == (["operator@example.go.th"], "text/csv")
    assert str(content).partition("\n")[2] == heads_file.read_text()
    assert "เก็บอีเมลนี้ไว้นอกเครื่องแม่ข่าย" in message.body


def test_without_an_operators_address_every_administrator_is_told(begun: Municipality) -> None:
    make_user(email="staff@example.go.th", is_staff=True)
    make_user(email="gone@example.go.th", is_superuser=True, is_active=False)
    make_user(email="admin@example.go.th", is_superuser=True)
    keep_heads(TODAY)
    assert [message.to for message in mail.outbox] == [["admin@example.go.th"]]


def test_a_mail_server_that_refuses_keeps_no_head_from_the_file(
    begun: Municipality, heads_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise ConnectionRefusedError

    monkeypatch.setattr(settings, "OPERATOR_EMAIL", "operator@example.go.th")
    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    assert keep_heads(TODAY) == 1
    assert len(heads_file.read_text().splitlines()) == 1
