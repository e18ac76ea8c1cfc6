"""How far a long transaction has come, told to everybody while it is still open."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection, models
from django.utils import timezone

PATIENCE = "1s"  # for the row; whoever holds it longer is told nothing


@contextmanager
def telling(job: models.Model, state: str) -> Iterator[Callable[[int], None]]:
    """A function that keeps {"percent": …} as the job's report, and the moment, as long as the job is in this state.

    Over a connection beside the caller's transaction, which must not have changed the row. It is a courtesy:
    what cannot be told is left, and on SQLite, which has one writer, nothing is told.
    """
    if connection.vendor != "postgresql":
        yield lambda percent: None
        return
    beside = connection.copy()
    table = connection.ops.quote_name(job._meta.db_table)

    def tell(percent: int) -> None:
        try:
            with beside.cursor() as cursor:
                cursor.execute(f"SET lock_timeout = '{PATIENCE}'")
                cursor.execute(
                    f"UPDATE {table} SET report = %s, touched_at = %s WHERE id = %s AND state = %s",  # noqa: S608 - the table is the model's
                    [json.dumps({"percent": percent}), timezone.now(), job.pk, state],
                )
        except DatabaseError:
            return

    try:
        yield tell
    finally:
        beside.close()
