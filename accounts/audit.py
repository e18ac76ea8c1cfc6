"""Writing and checking the audit trail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from typing import Any, TypeVar

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import OuterRef, QuerySet
from django.utils import timezone

from accounts.audit_key import KEYED, AuditKeyMissing, audit_key, create_audit_key, entry_hash
from accounts.bulk import insert
from accounts.models import AuditEntry, Municipality
from accounts.permissions import Actor, PlatformActor
from accounts.tenancy import open_all

T = TypeVar("T")
Head = tuple[int, str]  # an entry's number and its hash
GENESIS = "0" * 64
NOTHING: Head = (0, GENESIS)  # the end of a chain that has not begun
_COLUMNS = tuple(field.attname for field in AuditEntry._meta.concrete_fields if not field.primary_key)


def lock(municipality_ids: Collection[int]) -> None:
    """Holds these municipalities until the transaction ends, so that two people's changes come one after the other.

    The locks are taken in one order, or two imports could wait for each other; and they keep nobody from putting in
    rows that point here, which is asked at commit, when both hold what they hold. SQLite's write lock does it anyway.
    """
    held = Municipality.objects.select_for_update(no_key=True).filter(pk__in=municipality_ids)
    list(held.order_by("pk").values_list("pk"))


def record(actor: Actor, action: str, obj: models.Model, **detail: Any) -> AuditEntry:
    """Appends one entry to the municipality's chain; call it inside the transaction that makes the change.

    `detail` must be plain JSON. The municipality's row is locked meanwhile: entries of one chain never interleave.
    """
    with transaction.atomic():
        lock([actor.municipality.pk])
        _have_key()
        entry = AuditEntry(**_entry(actor, action, obj, detail, head_of(actor.municipality), timezone.now()))
        entry.save()
    return entry


def record_each(actor: Actor, events: Iterable[tuple[str, models.Model, dict[str, Any]]]) -> None:
    """Appends (action, object, detail) one after the other, as `record` would, in as many statements as for one."""
    with transaction.atomic():
        lock([actor.municipality.pk])
        head, entries = head_of(actor.municipality), []
        for action, obj, detail in events:
            entries.append(AuditEntry(**_entry(actor, action, obj, detail, head, timezone.now())))
            head = entries[-1].sequence, entries[-1].hash
        AuditEntry.objects.bulk_create(entries)


def record_above(actor: PlatformActor, action: str, obj: models.Model) -> None:
    """Keeps what is done above the municipalities, which have the chains, in Django's own history of the platform."""
    kind = ContentType.objects.get_for_model(obj)
    LogEntry.objects.create(
        user=actor.user,
        content_type=kind,
        object_id=str(obj.pk),
        object_repr=str(obj)[:200],
        action_flag=CHANGE,
        change_message=action,
    )


def _entry(
    actor: Actor, action: str, obj: models.Model, detail: dict[str, Any], last: Head, at: dt.datetime
) -> dict[str, Any]:
    """The columns of the entry that follows `last` in the actor's municipality's chain."""
    entry = {
        "municipality_id": actor.municipality.pk,
        "sequence": last[0] + 1,
        "at": at,
        "user_id": actor.user.pk if actor.user else None,
        "action": action,
        "object_type": obj._meta.label_lower,
        "object_id": str(obj.pk),
        "detail": detail,
        "algorithm": KEYED,
        "previous_hash": last[1],
    }
    return {**entry, "hash": entry_hash(entry)}


def record_many(events: Iterable[tuple[Actor, str, models.Model, dict[str, Any]]]) -> None:
    """Appends one entry to each of many municipalities' chains: (actor, action, object, detail), one an actor.

    Inside the caller's transaction, with the municipalities open and held (`lock`). Few statements for any number.
    """
    waiting = {actor.municipality.pk: (actor, action, obj, detail) for actor, action, obj, detail in events}
    if waiting:
        _have_key()
    for municipality_ids in _batches(list(waiting), 2000):
        last = {pk: head for pk, _, head in _ends(Municipality.objects.filter(pk__in=municipality_ids))}
        now = timezone.now()
        entries = (_entry(*waiting[pk], last.get(pk, NOTHING), now) for pk in municipality_ids)
        insert(AuditEntry, _COLUMNS, ([entry[name] for name in _COLUMNS] for entry in entries))


def _batches(items: list[T], size: int) -> Iterator[list[T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _have_key() -> None:
    """The first entry of an installation makes its key. Where one was in use and is gone, nothing more is written."""
    try:
        audit_key()
    except AuditKeyMissing:
        with open_all():
            if AuditEntry.objects.filter(algorithm=AuditEntry.Algorithm.KEYED).exists():
                raise
        create_audit_key()
        audit_key()


def broken_links(municipality: Municipality) -> list[int]:
    """Sequence numbers at which the chain does not hold: a row changed, taken out or put in between.

    A chain cut off at its end still holds: only a copy of its last hash, kept elsewhere, shows that (`lost_heads`).
    AuditKeyMissing where it cannot be told.
    """
    broken, expected, previous, strongest = [], 1, GENESIS, min(AuditEntry.Algorithm.values)
    entries = AuditEntry.objects.filter(municipality=municipality).order_by("sequence")
    for entry in entries.iterator(chunk_size=2000):
        known = strongest <= entry.algorithm <= max(AuditEntry.Algorithm.values)
        if not known or (entry.sequence, entry.previous_hash, entry.hash) != (
            expected,
            previous,
            entry.computed_hash(),
        ):
            broken.append(entry.sequence)
        expected, previous = entry.sequence + 1, entry.hash
        strongest = entry.algorithm if known else strongest
    return broken


def head_of(municipality: Municipality) -> Head:
    """The end of a municipality's chain, as papers embed it; (0, GENESIS) for one that has not begun."""
    newest = AuditEntry.objects.filter(municipality=municipality).order_by("-sequence")
    return newest.values_list("sequence", "hash").first() or NOTHING


def heads() -> list[tuple[str, int, str]]:
    """Every chain's end: code of the municipality, number and hash of the last entry."""
    with open_all():
        return [(code, *head) for _, code, head in _ends(Municipality.objects.order_by("code"))]


def _ends(municipalities: QuerySet[Municipality]) -> Iterator[tuple[int, str, Head]]:
    """Key, code and chain's end of those of the municipalities whose chain has begun. It is asked of each municipality:
    asking each entry whether it is the last takes the longer the longer chains are."""
    newest = AuditEntry.objects.filter(municipality=OuterRef("pk")).order_by("-sequence")
    ends = municipalities.annotate(last=newest.values("sequence")[:1], head=newest.values("hash")[:1])
    return (
        (pk, code, (number, digest))
        for pk, code, number, digest in ends.values_list("pk", "code", "last", "head")
        if number
    )


def lost_heads(municipality: Municipality, kept: Iterable[Head]) -> list[int]:
    """The numbers of heads kept elsewhere that the chain no longer holds: it was cut off, or written anew."""
    lost = []
    for batch in _batches(sorted({head for head in kept if head[0]}), 500):
        entries = AuditEntry.objects.filter(municipality=municipality, sequence__in={number for number, _ in batch})
        there = dict(entries.values_list("sequence", "hash"))
        lost += [number for number, digest in batch if there.get(number) != digest]
    return sorted(set(lost))
