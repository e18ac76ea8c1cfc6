"""Many rows at once: COPY on PostgreSQL, one prepared statement elsewhere. The database's constraints hold as always.

Names in the statements come from the models, never from people.
"""
# ruff: noqa: S608 - the names come from the models

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from itertools import islice
from typing import Any

from django.db import connection, models

from accounts.tenancy import TenantModel, tenant_relations

Rows = Iterable[Sequence[Any]]
AT_ONCE = 100  # rows handed to the database together


def next_keys(model: type[models.Model], count: int) -> Iterable[int]:
    """So many keys that no row of the model has or will be given: for rows that others point to before they are there.

    On SQLite inside a transaction that writes, for nothing but its lock keeps them.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = "(SELECT pg_get_serial_sequence(%s, 'id')::regclass)"  # looked up once, not for each
            cursor.execute(f"SELECT nextval({sequence}) FROM generate_series(1, %s)", [model._meta.db_table, count])
            return [key for (key,) in cursor.fetchall()]
        cursor.execute("SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
        last = cursor.fetchone()[0]
        return range(last + 1, last + 1 + count)


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


class JsonText(str):
    """JSON for a JSONField, written already."""

    __slots__ = ()


def _copy(statement: str, columns: Sequence[Any], rows: Rows) -> None:
    """Rows as COPY's own text, one column after the other; types, ranges and lengths are checked by the database."""
    texts = [_in_copy(column) for column in columns]
    remaining = iter(rows)
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        while batch := list(islice(remaining, AT_ONCE)):
            written = [text(values) for text, values in zip(texts, zip(*batch, strict=True), strict=True)]
            copy.write("\n".join([*map("\t".join, zip(*written, strict=True)), ""]))


Texts = Callable[[Iterable[Any]], Iterable[str]]  # a column's values as COPY reads them
_ESCAPED = str.maketrans({"\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"})
_to_json = json.JSONEncoder(check_circular=False).encode  # as psycopg's Jsonb does, without asking anew each time


def _in_copy(column: Any) -> Texts:
    if isinstance(column, models.JSONField):
        return _json
    if isinstance(column, (models.CharField, models.TextField, models.DateTimeField)):
        return partial(map, _escaped)
    return _numbers


def _json(values: Iterable[Any]) -> Iterable[str]:
    texts = [value if isinstance(value, JsonText) else _to_json(value) for value in values]
    return [text.replace("\\", r"\\") for text in texts]


@lru_cache(maxsize=1000)  # many rows share a source, a level, an action, a moment
def _escaped(value: Any) -> str:
    return r"\N" if value is None else str(value).translate(_ESCAPED)


def _numbers(values: Iterable[Any]) -> Iterable[str]:
    """As Python writes them, which PostgreSQL reads."""
    return [r"\N" if value is None else str(value) for value in values]


def _execute_many(statement: str, columns: Sequence[Any], rows: Rows) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            statement,
            [[_prepared(column, value) for column, value in zip(columns, row, strict=True)] for row in rows],
        )


def _prepared(column: Any, value: Any) -> Any:
    return str(value) if isinstance(value, JsonText) else column.get_db_prep_save(value, connection)
