"""Asking the worker for something once the change that needs it is stored."""

from celery import current_app
from django.db import transaction


def enqueue(task: str, *ids: int) -> None:
    """Sends a task by its name when the transaction commits.

    Robust: without a broker the row still says what is to be done, and the sweeper of that task finds it. By name,
    because tasks call actions and not the other way round; `test_every_name_that_is_sent_is_a_task` holds
    the names to the tasks there are.
    """
    transaction.on_commit(lambda: current_app.send_task(task, args=ids), robust=True)
