"""Many rows at once: COPY on PostgreSQL, one prepared statement elsewhere. The database's constraints hold as always.

Names in the statements come from the models, never from people.
"""
# ruff: noqa: S608 - the names come from the models

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from django.db import connection, models

from accounts.tenancy import TenantModel, tenant_relations

Rows = Iterable[Sequence[Any]]
AT_ONCE = 100  # rows handed to the database together


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
    """Rows as COPY's own text; types, ranges and lengths are checked by the database."""
    texts = [(place, _in_copy(column)) for place, column in enumerate(columns) if isinstance(column, _TEXTS)]
    remaining = iter(rows)
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        while lines := [_line(row, texts) for row in islice(remaining, AT_ONCE)]:
            copy.write("".join(lines))


_TEXTS = (models.CharField, models.TextField, models.JSONField, models.DateTimeField)
_ESCAPED = str.maketrans({"\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"})
_to_json = json.JSONEncoder(check_circular=False).encode  # as psycopg's Jsonb does, without asking anew each time
_moment = lru_cache(maxsize=100)(str)  # all rows of a batch were written at one


def _in_copy(column: Any) -> Callable[[Any], str | None]:
    if isinstance(column, models.JSONField):
        return lambda value: _to_json(value).replace("\\", r"\\")
    if isinstance(column, models.DateTimeField):
        return lambda value: None if value is None else _moment(value)
    return _escaped


@lru_cache(maxsize=1000)  # many rows share a source, a level, an action
def _escaped(value: str | None) -> str | None:
    return None if value is None else value.translate(_ESCAPED)


def _line(row: Sequence[Any], texts: list[tuple[int, Callable[[Any], str | None]]]) -> str:
    """Numbers and moments as Python writes them, which PostgreSQL reads."""
    values = list(row)
    for place, text in texts:
        values[place] = text(values[place])
    return "\t".join([r"\N" if value is None else str(value) for value in values]) + "\n"


def _execute_many(statement: str, columns: Sequence[Any], rows: Rows) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            statement,
            [[c.get_db_prep_save(value, connection) for c, value in zip(columns, row, strict=True)] for row in rows],
        )
