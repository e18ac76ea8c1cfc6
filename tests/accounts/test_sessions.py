"""A session that cannot be renewed goes on; one that was to hold something else is never quietly left as it was."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts.sessions import BEGAN, SessionStore
from tests.factories import make_user
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


def test_it_ends_a_day_after_somebody_signed_in_however_much_they_work(settings: Settings) -> None:
    client = Client()
    client.force_login(make_user())
    session = client.session
    session[BEGAN] = timezone.now().timestamp() - settings.SESSION_LONGEST + 120
    session.save()
    client.get("/style/")  # which would renew it
    left = (Session.objects.get().expire_date - timezone.now()).total_seconds()
    assert 60 < left <= 120
    session[BEGAN] -= 121
    session.save()
    assert client.get("/style/").headers["Location"] == "/sign-in/?next=/style/"


def test_one_that_was_ended_meanwhile_stays_ended(half_gone: SessionStore) -> None:
    Session.objects.all().delete()
    with pytest.raises(UpdateError):
        half_gone.save()
