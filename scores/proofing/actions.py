"""What is decided of findings, on record: one is set aside or asked about again, a kind is looked for or not."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from accounts.audit import lock, record
from accounts.permissions import Actor, Capability, require
from proofreading.findings import Kind
from proofreading.vocabulary import EXPLANATIONS
from scores.proofing.models import SetAsideFinding, UncheckedKind
from scores.proofing.texts import TypedFinding, WrittenText

FOUND_LENGTH = 200


def set_aside(actor: Actor, written: WrittenText, found: TypedFinding, reason: str) -> None:
    """Says why a finding is none. What somebody else set aside before stays as they said it."""
    require(actor, written.capability, written.units)
    with transaction.atomic():
        lock([actor.municipality.pk])
        said = {"kind": found.finding.kind, "found": " ".join(found.found.split())[:FOUND_LENGTH], "reason": reason}
        row, is_new = SetAsideFinding.objects.get_or_create(
            municipality=actor.municipality,
            belongs=written.belongs,
            key=found.key,
            defaults={**said, "by": actor.user},
        )
        if is_new:
            record(actor, "finding.set_aside", row, belongs=written.belongs, **said)


def ask_again(actor: Actor, written: WrittenText, key: str) -> None:
    """Takes that back; what is not set aside any more stays so."""
    require(actor, written.capability, written.units)
    with transaction.atomic():
        lock([actor.municipality.pk])
        row = SetAsideFinding.objects.filter(belongs=written.belongs, key=key).first()
        if row:
            record(actor, "finding.asked_again", row, belongs=row.belongs, found=row.found, reason=row.reason)
            row.delete()


def set_asides(exactly: Iterable[str], *beginnings: str) -> dict[tuple[str, str], SetAsideFinding]:
    """What was set aside of the texts of these, or of whatever begins so, by (belongs, key); one query."""
    asked = Q(belongs__in=list(exactly))
    for beginning in beginnings:
        asked |= Q(belongs__startswith=beginning)
    return {(row.belongs, row.key): row for row in SetAsideFinding.objects.filter(asked).select_related("by")}


def set_kind(actor: Actor, kind: Kind, *, is_checked: bool) -> None:
    """Switches a kind of finding on or off, everywhere in the municipality. What is so already is not set again."""
    require(actor, Capability.MAKE_PAPER)
    with transaction.atomic():
        lock([actor.municipality.pk])
        row = UncheckedKind.objects.filter(kind=kind).first()
        if is_checked == (row is None):
            return
        title = EXPLANATIONS[kind]["title"]
        if row:
            record(actor, "finding.kind_checked", row, kind=title)
            row.delete()
        else:
            row = UncheckedKind.objects.create(municipality=actor.municipality, kind=kind, by=actor.user)
            record(actor, "finding.kind_unchecked", row, kind=title)


def unchecked_kinds() -> list[UncheckedKind]:
    """What the open municipality does not look for; one query."""
    return list(UncheckedKind.objects.select_related("by"))


def checked_kinds() -> frozenset[Kind]:
    """What it looks for."""
    return without(unchecked_kinds())


def without(off: Iterable[UncheckedKind]) -> frozenset[Kind]:
    """Every kind but these; a row of a kind that is known no more takes nothing away."""
    names = {row.kind for row in off}
    return frozenset(kind for kind in Kind if kind.value not in names)
