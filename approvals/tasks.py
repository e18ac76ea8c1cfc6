"""Signing in the worker. The steps' rows are the truth: a lost or repeated task does no harm."""

import datetime as dt

from celery import shared_task

from accounts.tenancy import open_all, open_municipality
from approvals import actions

STUCK_AFTER = dt.timedelta(minutes=1)


@shared_task
def sign_submission(municipality_id: int, submission_id: int) -> None:
    """Adds the signatures a submission's decisions call for."""
    with open_municipality(municipality_id):
        actions.sign_pending(submission_id)


@shared_task
def resume_stuck() -> None:
    """Tries failed signatures again, and those a lost worker or an emptied broker left behind."""
    with open_all():
        stuck = actions.stuck_submissions(STUCK_AFTER)
    for municipality_id, submission_id in stuck:
        sign_submission.delay(municipality_id, submission_id)
