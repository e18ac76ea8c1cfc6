"""Writing and checking the audit trail."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.utils import timezone

from accounts.models import AuditEntry, Municipality
from accounts.permissions import Actor

GENESIS = "0" * 64


def record(actor: Actor, action: str, obj: models.Model, **detail: Any) -> AuditEntry:
    """Appends one entry to the municipality's chain; call it inside the transaction that makes the change.

    `detail` must be plain JSON. The municipality's row is locked meanwhile: entries of one chain never interleave.
    """
    with transaction.atomic():
        Municipality.objects.select_for_update().get(pk=actor.municipality.pk)
        last = AuditEntry.objects.filter(municipality=actor.municipality).order_by("-sequence").first()
        entry = AuditEntry(
            municipality=actor.municipality,
            sequence=last.sequence + 1 if last else 1,
            at=timezone.now(),
            user=actor.user,
            action=action,
            object_type=obj._meta.label_lower,
            object_id=str(obj.pk),
            detail=detail,
            previous_hash=last.hash if last else GENESIS,
        )
        entry.hash = entry.computed_hash()
        entry.save()
    return entry


def broken_links(municipality: Municipality) -> list[int]:
    """Sequence numbers at which the chain does not hold: a row changed, taken out or put in between.

    A chain cut off at its end still holds: only a copy of its last hash, kept elsewhere, shows that.
    """
    broken, expected, previous = [], 1, GENESIS
    for entry in AuditEntry.objects.filter(municipality=municipality).order_by("sequence"):
        if (entry.sequence, entry.previous_hash, entry.hash) != (expected, previous, entry.computed_hash()):
            broken.append(entry.sequence)
        expected, previous = entry.sequence + 1, entry.hash
    return broken
