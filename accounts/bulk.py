"""Many rows at once: COPY on PostgreSQL, one prepared statement elsewhere. The database's constraints hold as always.

Names in the statements come from the models, never from people.
"""
# ruff: noqa: S608 - the names come from the models

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models
from psycopg.types.json import Jsonb

from accounts.tenancy import TenantModel, tenant_relations

Rows = Iterable[Sequence[Any]]


def insert(model: type[models.Model], fields: Sequence[str], rows: Rows) -> None:
    """Inserts rows given as values in the order of `fields` (attribute names)."""
    columns = _columns(model, fields)
    names = ", ".join(_quoted(column.column) for column in columns)
    table = _quoted(model._meta.db_table)
    if connection.vendor == "postgresql":
        _copy(f"COPY {table} ({names}) FROM STDIN", columns, rows)
    else:
        _execute_many(f"INSERT INTO {table} ({names}) VALUES ({_marks(columns)})", columns, rows)


def upsert(model: type[models.Model], fields: Sequence[str], unique: Sequence[str], rows: Rows) -> None:
    """Inserts rows, or updates the one with the same `unique` fields."""
    columns = _columns(model, fields)
    names = ", ".join(_quoted(column.column) for column in columns)
    keys = ", ".join(_quoted(column.column) for column in _columns(model, unique))
    changed = ", ".join(
        f"{_quoted(column.column)} = excluded.{_quoted(column.column)}"
        for name, column in zip(fields, columns, strict=True)
        if name not in unique
    )
    table = _quoted(model._meta.db_table)
    conflict = f"ON CONFLICT ({keys}) DO UPDATE SET {changed}"
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS incoming_rows")
            cursor.execute(f"CREATE TEMP TABLE incoming_rows AS SELECT {names} FROM {table} WITH NO DATA")
        _copy(f"COPY incoming_rows ({names}) FROM STDIN", columns, rows)
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM incoming_rows {conflict}")
    else:
        _execute_many(f"INSERT INTO {table} ({names}) VALUES ({_marks(columns)}) {conflict}", columns, rows)


def _columns(model: type[models.Model], names: Sequence[str]) -> list[Any]:
    """Django's field objects; `Any` because their stub mixes in relations that have no column."""
    if issubclass(model, TenantModel) and any(field.attname in names for field in tenant_relations(model)):
        raise TypeError(f"{model.__name__} points to rows that must be looked at: use bulk_create")
    return [model._meta.get_field(name) for name in names]


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _marks(columns: Sequence[Any]) -> str:
    return ", ".join(["%s"] * len(columns))


def _copy(statement: str, columns: Sequence[Any], rows: Rows) -> None:
    """psycopg knows every type but JSON; ranges and lengths are checked by the database."""
    json = [place for place, column in enumerate(columns) if isinstance(column, models.JSONField)]
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            if json:
                row = list(row)
                for place in json:
                    row[place] = Jsonb(row[place])
            copy.write_row(row)


def _execute_many(statement: str, columns: Sequence[Any], rows: Rows) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            statement,
            [[c.get_db_prep_save(value, connection) for c, value in zip(columns, row, strict=True)] for row in rows],
        )
