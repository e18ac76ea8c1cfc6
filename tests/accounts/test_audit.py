"""The audit trail: one unbroken chain for each municipality, which nobody changes and whose damage shows."""

import datetime as dt
import hashlib
import json
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from accounts.audit import GENESIS, broken_links, head_of, heads, lost_heads, record
from accounts.audit_key import AuditKeyMissing, audit_key
from accounts.models import AppendOnly, AuditEntry, Municipality
from accounts.permissions import Actor, system_actor
from accounts.tenancy import WrongMunicipality, open_municipality
from tests.factories import actor_for, make_member

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def actor(opened: Municipality) -> Actor:
    return actor_for(opened, make_member(opened))


@pytest.fixture
def chain(actor: Actor) -> list[AuditEntry]:
    return [record(actor, "test.done", actor.municipality, step=n, ข้อความ="ก") for n in range(1, 5)]


def plain_chain(place: Municipality, length: int) -> None:
    """Entries as they were written before there was a key."""
    previous = GENESIS
    for number in range(1, length + 1):
        entry = AuditEntry(
            municipality=place,
            sequence=number,
            at=dt.datetime(2026, 1, number, tzinfo=dt.UTC),
            action="test.done",
            object_type="accounts.municipality",
            object_id=str(place.pk),
            previous_hash=previous,
        )
        entry.hash = previous = entry.computed_hash()
        entry.save()


@pytest.fixture
def without_triggers(db: None) -> None:
    """Somebody with the database's password takes its triggers away first."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            for name in ("audit_refuses_update", "audit_refuses_delete"):
                cursor.execute(f"DROP TRIGGER {name}")


def test_an_entry_says_who_did_what_to_which_object(actor: Actor) -> None:
    entry = record(actor, "scores.saved", actor.municipality, changes={"1": [None, "90.00"]})
    entry = AuditEntry.objects.get(pk=entry.pk)
    assert (entry.user, entry.action, entry.detail) == (actor.user, "scores.saved", {"changes": {"1": [None, "90.00"]}})
    assert (entry.object_type, entry.object_id) == ("accounts.municipality", str(actor.municipality.pk))
    assert entry.hash == entry.computed_hash()


def test_the_shell_leaves_entries_without_a_person(opened: Municipality) -> None:
    assert record(system_actor(opened), "test.done", opened).user is None
    assert broken_links(opened) == []


def test_each_entry_holds_the_hash_of_the_one_before(chain: list[AuditEntry], opened: Municipality) -> None:
    assert [e.sequence for e in chain] == [1, 2, 3, 4]
    assert [e.previous_hash for e in chain] == [GENESIS, *(e.hash for e in chain[:3])]
    assert len({e.hash for e in chain}) == 4
    assert broken_links(opened) == []


def test_each_municipality_has_a_chain_of_its_own(chain: list[AuditEntry], other: Municipality) -> None:
    with open_municipality(other):
        entry = record(system_actor(other), "test.done", other)
        assert (entry.sequence, entry.previous_hash) == (1, GENESIS)
        assert AuditEntry.objects.count() == 1
        assert broken_links(other) == []


def test_nothing_is_recorded_in_a_municipality_that_is_not_open(opened: Municipality, other: Municipality) -> None:
    with pytest.raises(WrongMunicipality):
        record(system_actor(other), "test.done", other)


def test_an_entry_of_what_was_rolled_back_is_not_there(actor: Actor) -> None:
    with transaction.atomic():
        record(actor, "test.done", actor.municipality)
        transaction.set_rollback(True)
    assert record(actor, "test.done", actor.municipality).sequence == 1


def test_the_model_refuses_change_and_deletion(chain: list[AuditEntry]) -> None:
    chain[1].action = "something.else"
    with pytest.raises(AppendOnly):
        chain[1].save()
    with pytest.raises(AppendOnly):
        chain[1].delete()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE accounts_auditentry SET action = 'x' WHERE sequence = 2",
        "UPDATE accounts_auditentry SET hash = hash",
        "DELETE FROM accounts_auditentry WHERE sequence = 4",
        "DELETE FROM accounts_auditentry",
    ],
)
def test_the_database_refuses_change_and_deletion(
    chain: list[AuditEntry], opened: Municipality, statement: str
) -> None:
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert AuditEntry.objects.count() == 4
    assert broken_links(opened) == []


def test_the_database_refuses_the_querysets_way_too(chain: list[AuditEntry]) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEntry.objects.update(action="x")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEntry.objects.all().delete()


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE accounts_auditentry SET action = 'x' WHERE sequence = 2", [2]),
        ("UPDATE accounts_auditentry SET user_id = NULL WHERE sequence = 1", [1]),
        ("UPDATE accounts_auditentry SET object_id = '0' WHERE sequence = 4", [4]),
        ("UPDATE accounts_auditentry SET detail = '{{}}' WHERE sequence = 3", [3]),
        ("UPDATE accounts_auditentry SET hash = '{zeros}' WHERE sequence = 2", [2, 3]),
        ("DELETE FROM accounts_auditentry WHERE sequence = 2", [3]),
        ("DELETE FROM accounts_auditentry WHERE sequence = 1", [2]),
        ("UPDATE accounts_auditentry SET sequence = 9 WHERE sequence = 4", [9]),
    ],
)
def test_damage_shows_where_it_was_done(
    chain: list[AuditEntry], opened: Municipality, without_triggers: None, statement: str, broken: list[int]
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement.format(zeros=GENESIS))
    assert broken_links(opened) == broken


def test_truncate_is_refused_as_well(chain: list[AuditEntry], opened: Municipality) -> None:
    if connection.vendor != "postgresql":
        return  # SQLite knows no TRUNCATE
    for statement in ("TRUNCATE accounts_auditentry", "TRUNCATE accounts_municipality CASCADE"):
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # or it is refused for what this test has just written
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
                cursor.execute(statement)
    assert AuditEntry.objects.count() == 4


def test_a_chain_from_before_the_key_stays_valid_and_goes_on_with_it(opened: Municipality) -> None:
    plain_chain(opened, 3)
    entry = record(system_actor(opened), "test.done", opened)
    assert (entry.sequence, entry.algorithm) == (4, AuditEntry.Algorithm.KEYED)
    assert list(AuditEntry.objects.values_list("algorithm", flat=True)) == [1, 1, 1, 2]
    assert broken_links(opened) == []


def test_whoever_has_the_database_alone_cannot_write_a_keyed_chain_anew(
    chain: list[AuditEntry], opened: Municipality, without_triggers: None
) -> None:
    """The forger changes an entry and computes it and all after it without the key, in the way there was before it."""
    previous = chain[0].hash
    for entry in AuditEntry.objects.filter(sequence__gte=2).order_by("sequence"):
        entry.algorithm, entry.previous_hash = AuditEntry.Algorithm.PLAIN, previous
        entry.detail = {"step": "forged"}
        entry.hash = previous = entry.computed_hash()
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE accounts_auditentry SET algorithm=1, previous_hash=%s, hash=%s, detail=%s WHERE id=%s",
                [entry.previous_hash, entry.hash, json.dumps(entry.detail), entry.pk],
            )
    assert broken_links(opened) == [2, 3, 4]


def test_a_keyed_hash_is_no_plain_one(chain: list[AuditEntry]) -> None:
    key = audit_key()
    assert len(key) >= 32
    assert chain[0].hash != hashlib.sha256(json.dumps([chain[0].previous_hash]).encode()).hexdigest()
    chain[0].algorithm = AuditEntry.Algorithm.PLAIN
    assert chain[0].computed_hash() != chain[0].hash


def test_an_unknown_algorithm_is_damage(chain: list[AuditEntry], opened: Municipality, without_triggers: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_auditentry SET algorithm = 9 WHERE sequence = 3")
    assert broken_links(opened) == [3]


def test_a_lost_key_stops_writing_and_is_never_replaced(
    chain: list[AuditEntry], opened: Municipality, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(settings, "KEYS_DIR", tmp_path / "elsewhere")
    with pytest.raises(AuditKeyMissing):
        record(system_actor(opened), "test.done", opened)
    assert not (tmp_path / "elsewhere").exists()
    assert AuditEntry.objects.count() == 4


def test_the_first_entry_of_an_installation_makes_its_key(
    opened: Municipality, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(settings, "KEYS_DIR", tmp_path / "keys")
    plain_chain(opened, 1)
    record(system_actor(opened), "test.done", opened)
    assert (tmp_path / "keys" / "audit.key").stat().st_mode & 0o777 == 0o600
    assert broken_links(opened) == []


def test_a_chain_cut_at_its_end_shows_against_a_head_kept_elsewhere(
    chain: list[AuditEntry], opened: Municipality, without_triggers: None
) -> None:
    kept = [head_of(opened), (2, chain[1].hash)]
    assert lost_heads(opened, kept) == []
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM accounts_auditentry WHERE sequence >= 3")
    assert broken_links(opened) == []
    assert lost_heads(opened, kept) == [4]


def test_a_chain_written_anew_shows_against_its_heads(chain: list[AuditEntry], opened: Municipality) -> None:
    assert lost_heads(opened, [(2, "0" * 64), (3, chain[2].hash), (0, GENESIS)]) == [2]


def test_the_heads_are_those_of_every_chain_that_has_begun(chain: list[AuditEntry], other: Municipality) -> None:
    assert heads() == [(chain[0].municipality.code, 4, chain[3].hash)]
    with open_municipality(other):
        assert head_of(other) == (0, GENESIS)
