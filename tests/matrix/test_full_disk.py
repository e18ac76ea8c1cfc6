"""On a full disk nothing can be stored, and everything that was can still be read.

Excel files are put together in the machine's temporary folder, which in production lies in memory.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from tests.conftest import Cases
from tests.matrix.people import Place, client_for
from tests.matrix.test_urls import ROWS

pytestmark = pytest.mark.django_db

_WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE)\b", re.IGNORECASE)


def refuse_writes(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
    """As PostgreSQL and SQLite do when they can write nothing more."""
    if _WRITES.match(str(sql)):
        raise OperationalError("could not extend file: No space left on device")
    return execute(sql, params, many, context)


def test_whatever_is_only_read_is_still_read(here: Place, there: Place, cases: Cases) -> None:
    """Every page, as the first of these who is shown it, in a session that would be renewed now."""
    for (name, method), cells in ROWS.items():
        role = next((role for role in ("coordinator", "administrator") if cells[role] in {"200", "302"}), None)
        if method != "GET" or role is None:
            continue
        url = reverse(name, kwargs=here.address(name)) + ("?year=2568" if name == "scores:start" else "")
        with cases.case(name), transaction.atomic():
            client = client_for(here, role)
            Session.objects.update(expire_date=timezone.now() + dt.timedelta(hours=1))
            with connection.execute_wrapper(refuse_writes):
                answer = client.get(url)
            assert str(answer.status_code) == cells[role]
            transaction.set_rollback(True)
