"""The database as one file and back: SQLite's own copy, or PostgreSQL's custom dump. Both are of one moment."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

NAMES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}


class DatabaseFailed(Exception):
    """What the database's own program said."""


def dump(folder: Path) -> Path:
    """The whole database as a file in `folder`, while others go on writing."""
    target = folder / NAMES[connection.vendor]
    if connection.vendor == "sqlite":
        source = f"file:{quote(str(_sqlite_file()))}?mode=ro"
        with closing(sqlite3.connect(source, uri=True)) as live, closing(sqlite3.connect(target)) as copy:
            live.backup(copy)
    else:
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")
    return target


def load(file: Path) -> None:
    """Puts such a file into the empty database, whole or not at all."""
    if connection.vendor == "sqlite":
        connection.close()
        live = _sqlite_file()
        for left in (f"{live}-wal", f"{live}-shm"):  # of the empty one
            Path(left).unlink(missing_ok=True)
        os.replace(file, live)
    else:
        whole = ("--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges")
        _run("pg_restore", *whole, f"--dbname={connection.settings_dict['NAME']}", str(file))


def is_empty() -> bool:
    """Whether there is no table yet."""
    if connection.vendor == "sqlite" and not _sqlite_file().exists():
        return True
    return not connection.introspection.table_names()


def applied() -> list[str]:
    """The migrations this database has been through."""
    return sorted(".".join(key) for key in MigrationRecorder(connection).applied_migrations())


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    """The migrations of this version of the portal."""
    return frozenset(".".join(key) for key in MigrationLoader(None).disk_migrations)


def unknown(migrations: list[str]) -> list[str]:
    """Those of our apps that this version does not have: the database is of a newer one."""
    ours = {config.label for config in apps.get_app_configs()}
    return [name for name in migrations if name.partition(".")[0] in ours and name not in known()]


def _sqlite_file() -> Path:
    return Path(connection.settings_dict["NAME"])


def _run(program: str, *words: str) -> None:
    database = connection.settings_dict
    given = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    env = {name: str(database[key]) for name, key in given.items() if database.get(key)}
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own programs
        [_program(program), *words], env={**os.environ, **env}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise DatabaseFailed(done.stderr.strip()[-2000:])


def _program(name: str) -> str:
    """Of the server's own version where it is installed: a newer one may say what this server does not understand."""
    installed = {path.parts[4]: path for path in Path("/usr/lib/postgresql").glob(f"*/bin/{name}")}
    of_server = str(getattr(connection, "pg_version", 0) // 10000)
    if not (found := installed.get(of_server) or shutil.which(name)):
        raise DatabaseFailed(f"{name} is not installed (Debian: postgresql-client)")
    return str(found)
