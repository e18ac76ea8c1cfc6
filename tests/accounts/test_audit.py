"""The audit trail: one unbroken chain for each municipality, which nobody changes and whose damage shows."""

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.audit import GENESIS, broken_links, record
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
