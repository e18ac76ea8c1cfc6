"""Two people at the same moment, on PostgreSQL: neither waits for the other while the other waits for them."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connection, connections, transaction

from accounts.audit import lock
from accounts.models import Municipality
from accounts.tenancy import open_municipality
from approvals import actions, signing
from approvals.actions import CannotDecide
from approvals.models import LetterNumber, NumberSeries, Submission, SubmissionStep
from approvals.numbers import actions as numbers
from approvals.transitions import NotAllowed, State
from documents.authority import Authority
from tests.approvals.test_numbers import YEAR, memo
from tests.approvals.town import make_town
from tests.conftest import wait_until

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer"),
]


def beside(municipality: Municipality, act: Callable[[], object], wrong: list[Exception]) -> threading.Thread:
    """Does it in a thread with a connection of its own, begun already; what it raises goes into `wrong`."""

    def work() -> None:
        try:
            with open_municipality(municipality):
                act()
        except Exception as error:
            wrong.append(error)
        finally:
            connections.close_all()

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def test_a_number_told_while_a_memo_is_submitted(municipality: Municipality) -> None:
    town, wrong = make_town(municipality), list[Exception]()
    with open_municipality(municipality):
        coordinator, version = town.actor(town.coordinator), memo(town, "analysis")
        numbers.tell_used(coordinator, None, YEAR, 7)
        # Who tells a number comes first and waits for the series; who submits comes to it with everything else.
        with transaction.atomic():
            NumberSeries.objects.select_for_update(of=("self",)).get()
            telling = beside(municipality, lambda: numbers.tell_used(coordinator, None, YEAR, 9), wrong)
            telling.join(0.5)
            submitting = beside(municipality, lambda: actions.submit(coordinator, version), wrong)
            submitting.join(0.5)
        telling.join(20)
        submitting.join(20)
        assert wrong == []
        assert LetterNumber.objects.get().number == 10


def test_an_earlier_version_revoked_while_a_newer_one_is_sealed(
    municipality: Municipality, authority: Authority
) -> None:
    town, wrong = make_town(municipality), list[Exception]()
    earlier = town.sealed()
    newer = town.signed(town.approved(town.submitted(town.made()), town.auditor))
    town.approved(newer, town.mayor)
    with open_municipality(municipality):
        with transaction.atomic():
            lock([municipality.pk])  # so that both are where each has the first of what it needs
            sealing = beside(municipality, lambda: signing.sign_pending(newer.pk), wrong)
            wait_until(lambda: waiting() == 1)
            revoking = beside(municipality, lambda: actions.revoke(town.actor(town.mayor), earlier, "ผิดปี"), wrong)
            wait_until(lambda: waiting() == 2)
        sealing.join(20)
        revoking.join(20)
        assert [type(error) for error in wrong] == [NotAllowed]  # it was too late
        states = Submission.objects.order_by("pk").values_list("state", flat=True)
        assert list(states) == [State.SUPERSEDED, State.SEALED]


def test_of_agreeing_returning_and_taking_back_one_comes_first(municipality: Municipality) -> None:
    town, wrong = make_town(municipality), list[Exception]()
    submission = town.submitted()
    with open_municipality(municipality):
        step = submission.current_step
        assert step is not None
        acts: list[Callable[[], object]] = [
            lambda: actions.approve(town.actor(town.auditor), step, "เห็นชอบ"),
            lambda: actions.approve(town.actor(town.auditor), step, "เห็นชอบอีกครั้ง"),
            lambda: actions.return_to_drafter(town.actor(town.auditor), step, "แก้ไข"),
            lambda: actions.withdraw(town.actor(town.coordinator), submission),
        ]
        with transaction.atomic():
            Submission.objects.select_for_update().get()
            threads = []
            for count, act in enumerate(acts, 1):
                threads.append(beside(municipality, act, wrong))
                wait_until(lambda count=count: waiting() == count)
        for thread in threads:
            thread.join(20)
        decided = SubmissionStep.objects.get(pk=step.pk)
        state = Submission.objects.get().state
        # Who agreed first has agreed; that the paper goes on does not keep its drafter from taking it back.
        assert (decided.opinion, state) == ("เห็นชอบ", State.WITHDRAWN)
        assert len(wrong) == 2
        assert {type(error) for error in wrong} <= {CannotDecide, NotAllowed}  # the last two come in any order


def waiting() -> int:
    """How many connections wait for a lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        [count] = cursor.fetchone()
    return int(count)
