"""What people are told: one row a person and event, shown in the portal and summed up in the daily e-mail."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.models import Municipality, Notice, User
from accounts.permissions import municipalities_of

TITLE_LENGTH, DETAIL_LENGTH = 300, 1000


@dataclass(frozen=True)
class Message:
    """What is told. The same key is told once to each person; an event that may happen again has its date in it."""

    key: str
    title: str
    detail: str
    path: str


def tell(users: Iterable[User], municipality: Municipality, *, key: str, title: str, detail: str, path: str) -> None:
    """Tells these people one thing, unless they were told already; `path` leads to it within the portal."""
    tell_many(municipality, [([user.pk for user in users], Message(key, title, detail, path))])


def tell_many(municipality: Municipality, told: Iterable[tuple[Iterable[int], Message]]) -> None:
    """Tells many things at once, each to its own people's ids; one statement however many."""
    rows = [
        Notice(
            user_id=user_id,
            municipality=municipality,
            key=message.key,
            title=_one_line(message.title, TITLE_LENGTH),
            detail=_one_line(message.detail, DETAIL_LENGTH),
            path=_local(message.path),
        )
        for user_ids, message in told
        for user_id in user_ids
    ]
    Notice.objects.bulk_create(rows, batch_size=1000, ignore_conflicts=True)  # the constraint knows what was told


def notices_of(user: User) -> QuerySet[Notice]:
    """The person's notices, newest first, of the municipalities the person may look at today."""
    return Notice.objects.filter(user=user, municipality__in=municipalities_of(user)).select_related("municipality")


def unread_count(user: User) -> int:
    """How many notices the person has not opened of what still concerns somebody; one query."""
    return notices_of(user).filter(read_at__isnull=True, settled_at__isnull=True).count()


def unsettled(municipality: Municipality, begins: str) -> QuerySet[Notice]:
    """The municipality's notices under keys that begin so, for everyone whom they still concern."""
    return Notice.objects.filter(municipality=municipality, key__startswith=begins, settled_at__isnull=True)


def settle(notices: QuerySet[Notice]) -> None:
    """What these asked for is done, or waits no longer: they are no news, and no mail takes them along."""
    _mark(notices, "settled_at")


def mark_read(user: User, pks: Collection[int] | None = None, *, until: int | None = None) -> None:
    """Marks these of the person's notices as read, or all; `until` spares what came after that one."""
    unread = Notice.objects.filter(user=user, read_at__isnull=True)
    if pks is not None:
        unread = unread.filter(pk__in=pks)
    if until is not None:
        unread = unread.filter(pk__lte=until)
    _mark(unread, "read_at")


@transaction.atomic
def _mark(notices: QuerySet[Notice], field: str) -> None:
    """Locked in one order first, or two who mark the same rows at once could wait for each other."""
    pks = list(notices.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
    Notice.objects.filter(pk__in=pks).update(**{field: timezone.now()})


def is_local(path: str) -> bool:
    """Whether a path stays within the portal."""
    return path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)


def _local(path: str) -> str:
    if not is_local(path):
        raise ValueError("a notice leads to a page of the portal")
    return path


def _one_line(text: str, length: int) -> str:
    """Without line breaks, and no longer than its column."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"
