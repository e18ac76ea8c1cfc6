"""Signing and reminders in the worker. The steps' rows are the truth: a lost or repeated task does no harm."""

import datetime as dt

from celery import shared_task
from django.utils import timezone

from accounts.models import Municipality
from accounts.tenancy import open_all, open_municipality
from approvals import signing
from approvals.old_papers import actions as old_papers
from approvals.own_certificates import endings
from approvals.own_certificates.actions import forget_passphrases
from approvals.telling import reminders

STUCK_AFTER = dt.timedelta(minutes=1)
CHECK_STUCK_AFTER = dt.timedelta(minutes=3)  # longer than a check ever takes between two reports of progress


@shared_task
def sign_submission(municipality_id: int, submission_id: int) -> None:
    """Adds the signatures a submission's decisions call for."""
    with open_municipality(municipality_id):
        signing.sign_pending(submission_id)


@shared_task
def store_report(municipality_id: int, step_id: int) -> None:
    """Judges one file of our own, so that its public page need not."""
    with open_municipality(municipality_id):
        signing.store_report(step_id)


@shared_task
def resume_stuck() -> None:
    """Tries failed signatures again, and those a lost worker or an emptied broker left behind.

    After an upgrade it also has the files judged that were signed before reports were stored.
    """
    with open_all():
        forget_passphrases()
        stuck, unreported = signing.stuck_submissions(STUCK_AFTER), signing.steps_without_report()
        unchecked = old_papers.stuck(CHECK_STUCK_AFTER)
    for municipality_id, submission_id in stuck:
        sign_submission.delay(municipality_id, submission_id)
    for municipality_id, step_id in unreported:
        store_report.delay(municipality_id, step_id)
    for municipality_id, paper_id in unchecked:
        check_old_paper.delay(municipality_id, paper_id)


@shared_task
def check_old_paper(municipality_id: int, paper_id: int) -> None:
    """Checks a paper that was made elsewhere."""
    with open_municipality(municipality_id):
        old_papers.run(paper_id)


@shared_task
def forget_old_papers() -> None:
    """Nothing of such papers stays that nobody keeps."""
    with open_all():
        old_papers.forget_old()


@shared_task
def tell_of_certificates() -> None:
    """Each morning: whose certificate runs out knows."""
    endings.tell_todays(timezone.localdate())


@shared_task
def remind() -> None:
    """Each morning: one task for each municipality where a paper waits for somebody."""
    for municipality_id in reminders.municipalities_to_remind():
        remind_municipality.delay(municipality_id)


@shared_task
def remind_municipality(municipality_id: int) -> None:
    """Tells one municipality's people what waits for them."""
    with open_municipality(municipality_id):
        reminders.remind(Municipality.objects.get(pk=municipality_id), timezone.localdate())
