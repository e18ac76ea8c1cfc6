"""Reminders, link checks and tidying up in the worker. The rows are the truth: a lost or repeated task does no harm."""

import datetime as dt

from celery import shared_task
from django.utils import timezone

from accounts.models import Municipality
from accounts.tenancy import open_all, open_municipality
from plans.bin import actions as bin_
from plans.calendar import reminders as calendar
from plans.evidence import actions as evidence
from plans.handover import reminders
from plans.transfer import import_jobs

STUCK_AFTER = dt.timedelta(minutes=5)


@shared_task
def run_import(municipality_id: int, job_id: int) -> None:
    """Compares or stores one measure table."""
    with open_municipality(municipality_id):
        import_jobs.run(job_id)


@shared_task
def resume_stuck() -> None:
    """Queues again the tables that a lost worker or an emptied broker left behind."""
    with open_all():
        lost = import_jobs.stuck(STUCK_AFTER)
    for municipality_id, job_id in lost:
        run_import.delay(municipality_id, job_id)


@shared_task
def remind() -> None:
    """Each morning: one task for each municipality where something may be due."""
    today = timezone.localdate()
    for municipality_id in {*reminders.municipalities_to_remind(today), *calendar.municipalities_to_remind(today)}:
        remind_municipality.delay(municipality_id)


@shared_task
def remind_municipality(municipality_id: int) -> None:
    """Tells one municipality's people what is due."""
    with open_municipality(municipality_id):
        municipality, today = Municipality.objects.get(pk=municipality_id), timezone.localdate()
        reminders.remind(municipality, today)
        calendar.remind(municipality, today)


@shared_task
def check_links() -> None:
    """Each night: one task for each link that is due, those a lost worker or an emptied broker left behind included."""
    with open_all():
        due = evidence.links_due()
    for municipality_id, evidence_id in due:
        check_link.delay(municipality_id, evidence_id)


@shared_task
def check_link(municipality_id: int, evidence_id: int) -> None:
    """Looks whether a link would convince an assessor."""
    with open_municipality(municipality_id):
        evidence.check_now(evidence_id)


@shared_task
def forget_tables() -> None:
    """Each night: tables nobody has confirmed for long are dropped, and what they held."""
    with open_all():
        import_jobs.forget_tables()


@shared_task
def empty_bin() -> None:
    """Each night: measures that were deleted a month ago go for good."""
    with open_all():
        bin_.empty_bin()
