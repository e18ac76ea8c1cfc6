"""After how many days a signer is reminded: the municipality's own number, on record."""

from __future__ import annotations

from django.db import transaction

from accounts.audit import lock, record
from accounts.models import Municipality
from accounts.permissions import Actor, Capability, require
from approvals.models import USUAL_DAYS, SignerReminders


def reminder_days(municipality: Municipality) -> int:
    """The municipality's number, or the product's."""
    row = SignerReminders.objects.filter(municipality=municipality).first()
    return row.days if row else USUAL_DAYS


def set_reminder_days(actor: Actor, days: int) -> None:
    """Keeps the number from the next morning on. What is set already is not set again."""
    require(actor, Capability.MAKE_PAPER)
    with transaction.atomic():
        lock([actor.municipality.pk])  # of two people the second sees what the first has set
        before = reminder_days(actor.municipality)
        if days == before:
            return
        row, _ = SignerReminders.objects.update_or_create(municipality=actor.municipality, defaults={"days": days})
        record(actor, "reminders.days_set", row, before=before, now=days)
