"""What every test may ask for. The parts are real: database, broker, worker, browser, signatures."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management.commands import flush
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations

from accounts.audit_key import create_audit_key
from accounts.models import Municipality
from accounts.tenancy import open_municipality
from documents import keys
from documents.authority import Authority, AuthorityExists
from tests import factories

FILLED_BY_MIGRATE = {"django_content_type", "auth_permission"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--fuzz", type=int, default=0, help="requests that each part of tests/matrix/test_fuzz.py makes; 0: its default"
    )


def pytest_configure() -> None:
    """Hashing passwords is slow on purpose, and to make requests of one address few; tests make hundreds of either."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.VERIFY_RATES = settings.PUBLIC_PAGE_RATES = settings.START_RATES = settings.CALENDAR_RATES = (
        "100000/minute"
    )
    settings.ACCOUNT_RATE_LIMITS = dict.fromkeys(settings.ACCOUNT_RATE_LIMITS, "100000/m/ip")
    create_audit_key()  # or the first of all tests would pay the queries of making it
    if connection.vendor == "postgresql":
        _empty_tables_by_deleting()


def _empty_tables_by_deleting() -> None:
    """Between tests Django empties all tables with TRUNCATE, which makes hundreds of new files for a few rows and which
    the audit trail's triggers refuse, and fills anew what `migrate` had filled; here that stays, and they are let."""

    def sql_flush(self: DatabaseOperations, _: object, tables: list[str], **__: object) -> list[str]:
        emptied = (self.quote_name(table) for table in tables if table not in FILLED_BY_MIGRATE)
        deleted = [f"DELETE FROM {table}" for table in emptied]  # noqa: S608 - Django's own names
        return ["; ".join(["SET LOCAL session_replication_role = replica", *deleted])] if deleted else []

    DatabaseOperations.sql_flush = sql_flush  # type: ignore[assignment, method-assign]  # for the length of this run
    flush.emit_post_migrate_signal = lambda *_, **__: None  # type: ignore[attr-defined]  # imported there


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser's tests last: they are slow, and Playwright leaves an event loop running in the main thread."""
    items.sort(key=lambda item: "playwright" in getattr(item, "fixturenames", ()))


class Cases:
    """The many cases of one test; all that fail are told at its end. A subtest's report costs more than such a case."""

    def __init__(self) -> None:
        self.failed: list[str] = []

    @contextmanager
    def case(self, name: str) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            self.failed.append(f"{name}: {error!r}")


@pytest.fixture
def cases() -> Iterator[Cases]:
    cases = Cases()
    yield cases
    assert cases.failed == []


ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def municipality(db: None) -> Municipality:
    """One municipality, not opened."""
    return factories.make_municipality()


@pytest.fixture
def other(db: None) -> Municipality:
    """Another one, in another province: whatever is in it must never be seen from the first."""
    return factories.make_municipality(province="ฉะเชิงเทรา")


@pytest.fixture
def opened(municipality: Municipality) -> Iterator[Municipality]:
    """One municipality, open for the length of the test."""
    with open_municipality(municipality):
        yield municipality


@pytest.fixture(scope="session")
def authority() -> Authority:
    """The installation's root, made once for the whole run in ITA_HOME."""
    try:
        return keys.files().create_root("ทดสอบ", keys.passphrase(), demonstration=True)
    except AuthorityExists:
        return keys.files().root(keys.passphrase())


def database_url() -> str:
    """The test's database, for a process of its own."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    host = str(database["HOST"]).replace("/", "%2F")
    return f"postgres://{database['USER']}@{host}/{database['NAME']}"


@contextmanager
def running_worker(log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A real Celery worker in a process of its own, on the test's database and broker, ready for work."""
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "celery", "-A", "ita_portal", "worker", "-P", "solo", "-l", "info"],
            cwd=ROOT,
            env=os.environ | {"DATABASE_URL": database_url()},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_until(lambda: " ready." in log.read_text() or process.poll() is not None, 90)
            assert process.poll() is None, log.read_text()
            yield process
        finally:
            process.terminate()
            process.wait(timeout=20)


@pytest.fixture
def worker(transactional_db: None, authority: Authority, tmp_path: Path) -> Iterator[None]:
    """One for the length of the test."""
    with running_worker(tmp_path / "worker.log"):
        yield


def wait_until(condition: Any, seconds: float = 30) -> None:
    """Waits for something another process does."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail("waited in vain")
        time.sleep(0.1)
