"""Two people at the same moment, on PostgreSQL: neither waits for the other while the other waits for them."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connection, connections, transaction

from accounts.audit import lock, record
from accounts.editing import EditedMeanwhile
from accounts.models import Municipality
from accounts.tenancy import open_municipality
from approvals import actions, signing
from approvals.actions import CannotDecide
from approvals.models import LetterNumber, NumberSeries, Submission, SubmissionStep
from approvals.numbers import actions as numbers
from approvals.old_papers import actions as old_papers
from approvals.old_papers.models import OldPaper
from approvals.transitions import NotAllowed, State
from documents import composition
from documents.authority import Authority
from documents.models import Paper, PaperVersion
from documents.papers.content import CannotBuild
from ita_portal.removing.actions import remove_version
from tests.approvals.test_numbers import YEAR, memo
from tests.approvals.town import Town, make_town
from tests.conftest import wait_until
from tests.documents.test_composition import save

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


def test_a_version_removed_while_it_is_submitted(municipality: Municipality) -> None:
    town, wrong = make_town(municipality), list[Exception]()
    version = town.made()
    with open_municipality(municipality):
        coordinator = town.actor(town.coordinator)
        with transaction.atomic():
            lock([municipality.pk])  # so that each is where it has the first of what it needs
            removing = beside(municipality, lambda: remove_version(coordinator, version), wrong)
            wait_until(lambda: waiting() == 1)
            submitting = beside(municipality, lambda: actions.submit(coordinator, version), wrong)
            wait_until(lambda: waiting() == 2)
        removing.join(20)
        submitting.join(20)
        assert [type(error) for error in wrong] == [EditedMeanwhile]
        assert not PaperVersion.objects.exists()


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


def own_words(town: Town, kind: str, year: int, variant: str, key: str) -> Paper:
    """A paper with a section in its office's words."""
    paper = composition.open_paper(town.actor(town.coordinator), kind, year, variant)
    save(town.actor(town.coordinator), paper, "ของเทศบาล", key)
    return paper


def test_a_memo_is_made_with_its_report_while_the_reports_words_are_shared_with_the_memo(
    municipality: Municipality,
) -> None:
    """The one comes to the memo first, the other to the report, which is the older paper."""
    town, wrong = make_town(municipality), list[Exception]()
    with open_municipality(municipality):
        coordinator = town.actor(town.coordinator)
        report = own_words(town, "plan", 2569, "", "introduction")
        memo = composition.open_paper(coordinator, "memo", 2569, "plan")
        assert report.pk < memo.pk
        acts: list[Callable[[], object]] = [
            lambda: actions.make_paper(coordinator, "memo", 2569, "plan"),
            lambda: composition.share_section(coordinator, report, "introduction", [memo]),
        ]
        with transaction.atomic():
            list(Paper.objects.select_for_update())
            threads = []
            for count, act in enumerate(acts, 1):
                threads.append(beside(municipality, act, wrong))
                wait_until(lambda count=count: waiting() >= count)
        for thread in threads:
            thread.join(20)
        assert wrong == []
        assert PaperVersion.objects.get().paper == memo
        assert memo.sections.filter(is_own=True).exists()


def test_a_first_memo_takes_words_over_while_its_report_is_written(municipality: Municipality) -> None:
    """What is taken over stands in the trail before the memo comes to its report."""
    town, wrong = make_town(municipality), list[Exception]()
    with open_municipality(municipality):
        coordinator = town.actor(town.coordinator)
        own_words(town, "memo", 2568, "plan", "facts")
        report = own_words(town, "plan", 2569, "", "introduction")
        with transaction.atomic():
            Paper.objects.select_for_update().get(pk=report.pk)
            writing = beside(municipality, lambda: save(coordinator, report, "ใหม่", "introduction"), wrong)
            wait_until(lambda: waiting() == 1)
            making = beside(municipality, lambda: actions.make_paper(coordinator, "memo", 2569, "plan"), wrong)
            wait_until(lambda: waiting() == 2)
        writing.join(20)
        making.join(20)
        assert [type(error) for error in wrong] == [CannotBuild]  # what was taken over waits to be read
        assert report.sections.get().text == "ใหม่"


def test_a_person_sends_an_old_paper_while_something_of_theirs_is_saved(municipality: Municipality) -> None:
    """That a row's municipality and person are there is asked at commit: it must wait for neither's lock."""
    town, wrong = make_town(municipality), list[Exception]()
    with open_municipality(municipality):
        coordinator = town.actor(town.coordinator)

        def send() -> None:
            old_papers.send(coordinator, "s", "plan", 2569, "ก.txt", b"-", is_pasted=True)

        with transaction.atomic():
            record(coordinator, "paper.made", municipality)
            sending = beside(municipality, send, wrong)
            sending.join(5)
        sending.join(20)
        assert wrong == []
        assert OldPaper.objects.get().user == town.coordinator


def waiting() -> int:
    """How many connections wait for a lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        [count] = cursor.fetchone()
    return int(count)
