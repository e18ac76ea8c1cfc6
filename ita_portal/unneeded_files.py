"""Files that nothing names any more are taken away: replaced pictures, deleted evidence, what a lost worker left.

In two steps, a week apart. A file that nothing names is noted; a week later, when whatever was going on then is over (a
backup, a page somebody had open), it goes, unless something names it again. What a run may do is bounded: a part of
the files is looked through each night, every file once in `NIGHTS`.
"""

from __future__ import annotations

import datetime as dt
import logging
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts import storage
from accounts.tenancy import open_all
from accounts.unneeded_files import UnneededFile
from documents.kept_files import keep_files
from documents.models import PaperVersion
from ita_portal.stored_files import in_the_bin, needed_of

NIGHTS = 8
NEW = dt.timedelta(days=1)  # a file is stored before the row that names it
STAYS = dt.timedelta(days=7)  # after it was found to be unneeded
BATCH = 200
MOST = 2_000  # files that go in one run
TURN = 60  # seconds that are looked for in one run
logger = logging.getLogger(__name__)


@dataclass
class Cleaned:
    """What one run did, in files."""

    noted: int = 0
    removed: int = 0
    needed_again: int = 0
    unfinished: int = 0


def clean(now: dt.datetime | None = None) -> Cleaned:
    """One night's run. An outage of the store ends it; what it has done stands."""
    done, now = Cleaned(), now or timezone.now()
    with open_all():
        _keep_what_is_frozen(now)
        binned = in_the_bin()
        try:
            _remove(done, now, binned)
            _note(done, now, binned)
        except storage.StoreAway as error:
            logger.warning("unneeded files are looked for tomorrow: the place of the files does not answer (%s)", error)
    if done != Cleaned():
        logger.info("unneeded files: %s", vars(done))
    return done


def _keep_what_is_frozen(now: dt.datetime) -> None:
    """While a new release is put in place a process of the former one freezes papers without saying what they name."""
    lately = PaperVersion.objects.filter(made_at__gte=now - 2 * STAYS, files=None).select_related("paper__municipality")
    for version in lately.order_by("pk").iterator(chunk_size=50):
        with transaction.atomic():
            keep_files(version)


def _note(done: Cleaned, now: dt.datetime, binned: set[str]) -> None:
    until = time.monotonic() + TURN
    folders = list(storage.FOLDERS[now.date().toordinal() % NIGHTS :: NIGHTS])
    random.shuffle(folders)  # where a night is too short, another part of them is left each time
    for folder in folders:
        done.unfinished += storage.remove_unfinished(folder, now - NEW)
        for names in _batches(name for name, written in storage.stored_in(folder) if written < now - NEW):
            known = set(UnneededFile.objects.filter(pk__in=names).values_list("pk", flat=True))
            unneeded = set(names) - known - needed_of(names, binned)
            UnneededFile.objects.bulk_create(
                [UnneededFile(sha256=name) for name in sorted(unneeded)], ignore_conflicts=True
            )
            done.noted += len(unneeded)
        if time.monotonic() > until:
            return


def _remove(done: Cleaned, now: dt.datetime, binned: set[str]) -> None:
    due = UnneededFile.objects.filter(since__lt=now - STAYS).order_by("since").values_list("pk", flat=True)
    for sha256 in list(due[:MOST]):
        with transaction.atomic():
            noted = UnneededFile.objects.filter(pk=sha256)
            # Held from here on: whoever stores the same bytes meanwhile waits, and then writes them anew.
            if not noted.update(since=F("since")):
                continue
            if needed_of([sha256], binned):
                done.needed_again += 1
            else:
                storage.remove(sha256)
                done.removed += 1
                logger.info("removed the unneeded file %s", sha256)
            noted.delete()


def _batches(names: Iterator[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for name in names:
        batch.append(name)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
