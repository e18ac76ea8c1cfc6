"""Rendering in the worker. The version's row is the truth: a lost or repeated task does no harm."""

import datetime as dt
import gc

from celery import shared_task
from celery.signals import worker_init

from accounts.tenancy import open_all, open_municipality
from documents import actions, draft_pages, keys, word_files

# Longer than a rendering ever takes between two reports of progress.
STUCK_AFTER = dt.timedelta(minutes=3)


@worker_init.connect
def check_text_layer(**_: object) -> None:
    """A worker whose papers could not be read as text must not start: every later check reads that text."""
    from documents import layout, limited_rendering, rendering
    from documents.engine import textlayer  # layout installs it
    from documents.word import package

    textlayer.self_test(rendering.FONT)
    layout.warm_up()
    package.new_document()
    limited_rendering.keep_copies()
    keys.box_lid()  # so that people find something to close their certificates with
    gc.collect()
    gc.freeze()  # what is there now stays; the copies that make papers need not even look at it


@shared_task
def render_version(municipality_id: int, version_id: int) -> None:
    """Renders one version."""
    with open_municipality(municipality_id):
        actions.render_stored(version_id)


@shared_task
def render_draft_pages(municipality_id: int, asked_id: int) -> None:
    """Makes the pages that somebody wants to look at while composing."""
    with open_municipality(municipality_id):
        draft_pages.render_asked(asked_id)


@shared_task
def forget_draft_pages() -> None:
    """Nothing of what was only looked at stays."""
    with open_all():
        draft_pages.forget_old()


@shared_task
def write_word(municipality_id: int, version_id: int) -> None:
    """Writes one version as a Word file."""
    with open_municipality(municipality_id):
        word_files.write_stored(version_id)


@shared_task
def resume_stuck() -> None:
    """Queues again what a lost worker or an emptied broker left behind."""
    with open_all():
        stuck = actions.stuck_versions(STUCK_AFTER)
        stuck_words = word_files.queue_stuck(STUCK_AFTER)
    for municipality_id, version_id in stuck:
        render_version.delay(municipality_id, version_id)
    for municipality_id, version_id in stuck_words:
        write_word.delay(municipality_id, version_id)
