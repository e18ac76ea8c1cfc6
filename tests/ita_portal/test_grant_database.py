"""The portal's database user: reads and writes rows, and can do nothing to the tables that hold them."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import quote

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from psycopg import sql
from psycopg.errors import InsufficientPrivilege

from tests.house.production import ROOT

USER = f"portal_{secrets.token_hex(4)}"


@pytest.fixture(scope="module")
def portal(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[psycopg.Connection]:
    """A connection of the portal's own user to the tests' database; every test is rolled back."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]  # pytest-django's, which its stub leaves out
        owner = connection.settings_dict
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(settings, "APP_DATABASE_URL", f"postgres://{USER}:a%27secret@host/name")
            call_command("grant_database", verbosity=0)
            call_command("grant_database", verbosity=0)  # after each migration again
        with psycopg.connect(host=owner["HOST"], dbname=owner["NAME"], user=USER) as own:
            yield own
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("DROP OWNED BY {}").format(sql.Identifier(USER)))
            cursor.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(USER)))
            cursor.execute("GRANT ALL ON SCHEMA public TO PUBLIC")


@pytest.mark.parametrize(
    "statement",
    [
        "TRUNCATE accounts_auditentry",
        "TRUNCATE accounts_municipality CASCADE",
        "UPDATE accounts_auditentry SET action = 'x'",
        "DELETE FROM accounts_auditentry",
        "DROP TRIGGER audit_is_append_only ON accounts_auditentry",
        "ALTER TABLE accounts_auditentry DISABLE TRIGGER ALL",
        "ALTER TABLE accounts_auditentry ADD COLUMN x int",
        "DROP TABLE accounts_auditentry",
        "CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "CREATE TABLE mine (x int)",
        "SET session_replication_role = replica",
        "UPDATE django_migrations SET name = 'x'",
        pytest.param(f"ALTER ROLE {USER} SUPERUSER", id="ALTER ROLE"),  # each process draws a name of its own
        "CREATE ROLE another",
    ],
)
def test_the_portals_user_is_refused(portal: psycopg.Connection, statement: str) -> None:
    with pytest.raises(InsufficientPrivilege):
        portal.execute(statement)
    portal.rollback()


def test_the_portals_user_reads_and_writes_the_rows_of_every_table(portal: psycopg.Connection) -> None:
    for model in apps.get_models(include_auto_created=True):
        table = sql.Identifier(model._meta.db_table)
        portal.execute(sql.SQL("SELECT count(*) FROM {}").format(table))
        if model._meta.db_table != "accounts_auditentry":
            portal.execute(sql.SQL("DELETE FROM {} WHERE false").format(table))
    portal.execute("CREATE TEMP TABLE incoming_rows (x int)")
    [insert] = portal.execute("SELECT has_table_privilege('accounts_auditentry', 'INSERT')").fetchall()
    [sequence] = portal.execute("SELECT has_sequence_privilege('accounts_auditentry_id_seq', 'USAGE')").fetchall()
    assert (insert, sequence) == ((True,), (True,))
    portal.rollback()


def test_migrating_with_nothing_to_migrate_needs_no_more(portal: psycopg.Connection) -> None:
    """./dev up does at each start, as the portal's user, after the owner did it."""
    owner = connection.settings_dict
    address = f"postgres://{USER}@{quote(owner['HOST'], safe='')}/{owner['NAME']}"
    done = subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": address},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["", "postgres://host/name", "postgres://postgres@host/name"])
def test_nobody_and_the_owner_are_granted_nothing(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "APP_DATABASE_URL", address)
    with pytest.raises(CommandError) as refused:
        call_command("grant_database")
    assert refused.value.returncode == 2
