"""A session that cannot be renewed goes on; one that was to hold something else is never quietly left as it was."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from accounts.sessions import SessionStore
from tests.matrix.test_full_disk import refuse_writes

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def half_gone() -> SessionStore:
    stored = SessionStore()
    stored["town"] = "5520501"
    stored.save()
    Session.objects.update(expire_date=timezone.now() + dt.timedelta(hours=1))
    found = SessionStore(stored.session_key)
    found.renew_at_half()
    assert found.modified
    return found


def test_it_goes_on_until_its_end_when_nothing_can_be_stored(half_gone: SessionStore) -> None:
    with connection.execute_wrapper(refuse_writes):
        half_gone.save()
    assert SessionStore(half_gone.session_key)["town"] == "5520501"


def test_what_was_put_into_it_is_not_lost_unsaid(half_gone: SessionStore) -> None:
    half_gone["town"] = "5520502"
    with connection.execute_wrapper(refuse_writes), pytest.raises(UpdateError):
        half_gone.save()


def test_one_that_was_ended_meanwhile_stays_ended(half_gone: SessionStore) -> None:
    Session.objects.all().delete()
    with pytest.raises(UpdateError):
        half_gone.save()
