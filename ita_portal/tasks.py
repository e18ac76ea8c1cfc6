"""The integrity check in the worker, and what else is told to the operator.

The check's row is the truth: a lost or repeated task does no harm.
"""

from celery import shared_task
from celery.signals import beat_init, worker_ready
from django.utils import timezone

from ita_portal import integrity, key_chores, unneeded_files
from ita_portal.health import alive


@worker_ready.connect
def tell_that_the_worker_lives(**_: object) -> None:
    """For the status page."""
    alive.keep_telling("worker")


@beat_init.connect
def tell_that_beat_lives(**_: object) -> None:
    """Likewise."""
    alive.keep_telling("beat")


@shared_task
def begin_integrity_check() -> None:
    """Each night."""
    integrity.begin()


@shared_task
def check_integrity_anew() -> None:
    """When somebody met damage."""
    integrity.begin_anew()


@shared_task
def continue_integrity_check(check_id: int) -> None:
    """One turn; the next one waits behind what others asked for meanwhile."""
    if integrity.go_on(check_id):
        continue_integrity_check.delay(check_id)


@shared_task
def resume_integrity_check() -> None:
    """Takes up what a lost worker or an emptied broker left behind."""
    for check_id in integrity.unattended():
        continue_integrity_check.delay(check_id)


@shared_task
def tell_key_chores() -> None:
    """Each Monday: what of the keys waits for the operator."""
    key_chores.tell_chores(timezone.now())


@shared_task
def remove_unneeded_files() -> None:
    """Each night: stored files that nothing has named for a week go."""
    unneeded_files.clean()
