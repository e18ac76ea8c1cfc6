"""The two municipalities of the matrix, with everyone who might ask for them.

They take longer to make than most tests of theirs to run, so they are made once for a module: each test of it runs in a
transaction of its own within that, and has its own copies of the objects.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from accounts import limited_process
from accounts.tenancy import open_municipality
from documents.authority import Authority
from tests.factories import make_user
from tests.matrix.people import Place, ask_pages, make_place

_judge = limited_process.run
_judged: dict[tuple[str, ...], Any] = {}


@pytest.fixture(scope="module", autouse=True)
def _judged_once() -> Iterator[None]:
    """The same bytes are given to a process of their own once: the matrix asks who may, not what is in a file."""

    def judge(function: str, given: bytes, *arguments: str, **limits: Any) -> Any:
        asked = (function, given.hex(), *arguments)
        if asked not in _judged:
            _judged[asked] = _judge(function, given, *arguments, **limits)
        return deepcopy(_judged[asked])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limited_process, "run", judge)
        yield


@contextmanager
def undone(blocker: DjangoDbBlocker) -> Iterator[None]:
    """One transaction around all tests of a module, which never comes true; each test's own lies within it."""
    around = transaction.atomic()
    around._from_testcase = True  # type: ignore[attr-defined]  # as Django's: an outermost one may begin within it
    with blocker.unblock():
        around.__enter__()
    yield
    with blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


@pytest.fixture(scope="module")
def both(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, authority: Authority, _judged_once: None
) -> Iterator[tuple[Place, Place]]:
    """The two places, in the database as long as the module's tests run."""
    with undone(django_db_blocker):
        with django_db_blocker.unblock():
            here, there = make_place("ลำปาง", "ลับฝั่งเหนือ"), make_place("ฉะเชิงเทรา", "ลับฝั่งใต้")
            here.people["nobody"] = make_user(password=None)
            here.people["administrator"] = make_user(is_superuser=True, is_staff=True, password=None)
            with open_municipality(here.municipality):
                ask_pages(here, "administrator")
            here.people["elsewhere"], here.people["far officer"] = there.people["coordinator"], there.people["officer"]
        yield here, there


@pytest.fixture
def copies(both: tuple[Place, Place]) -> tuple[Place, Place]:
    """Whatever a test does to the objects, the next one has them as they were."""
    return deepcopy(both)


@pytest.fixture
def here(copies: tuple[Place, Place]) -> Place:
    return copies[0]


@pytest.fixture
def there(copies: tuple[Place, Place]) -> Place:
    return copies[1]
