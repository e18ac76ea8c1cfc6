"""How far a long transaction has come, as others see it meanwhile."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from accounts.models import Municipality, Role
from accounts.progress import telling
from scores.models import ScoreImport
from tests.factories import make_member

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer: nothing is told"),
]


@pytest.fixture
def job(municipality: Municipality) -> ScoreImport:
    user = make_member(municipality, Role.COORDINATOR)
    return ScoreImport.objects.create(municipality=municipality, user=user, filename="a.csv", state="storing")


def told(job: ScoreImport) -> object:
    return ScoreImport.objects.values_list("report", flat=True).get(pk=job.pk)


def test_it_is_seen_while_the_transaction_is_open_and_stays_when_that_is_rolled_back(job: ScoreImport) -> None:
    with telling(job, "storing") as tell, transaction.atomic():
        Municipality.objects.update(website="https://a.invalid")
        tell(40)
        assert told(job) == {"percent": 40}
        transaction.set_rollback(True)
    assert told(job) == {"percent": 40}
    assert not Municipality.objects.exclude(website="").exists()


def test_nothing_is_told_of_a_job_that_is_elsewhere_or_held(job: ScoreImport) -> None:
    with telling(job, "reading") as tell:
        tell(10)
    with telling(job, "storing") as tell, transaction.atomic():
        ScoreImport.objects.select_for_update().get(pk=job.pk)
        tell(20)  # given up after a second
    assert told(job) == {}
