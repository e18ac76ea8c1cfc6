"""Imports in the worker. The job's row is the truth: a lost or repeated task does no harm."""

import datetime as dt

from celery import shared_task

from scores import actions, import_jobs

STUCK_AFTER = dt.timedelta(minutes=5)


@shared_task
def run_import(job_id: int) -> None:
    """Judges or stores one file."""
    import_jobs.run(job_id)


@shared_task
def refresh_shown(fiscal_year: int) -> None:
    """After a correction of a year's rules."""
    actions.refresh_shown(fiscal_year)


@shared_task
def forget_files() -> None:
    """Each night: files nobody has confirmed for long are dropped, and what they held."""
    import_jobs.forget_files()


@shared_task
def resume_stuck() -> None:
    """Queues again what a lost worker or an emptied broker left behind."""
    for job_id in import_jobs.stuck(STUCK_AFTER):
        run_import.delay(job_id)
