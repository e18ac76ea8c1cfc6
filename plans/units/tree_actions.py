"""Units added, renamed, put under another and ordered: on record, and told to those who answer for it."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.administered import administered, keep_administered
from accounts.editing import EditedMeanwhile
from accounts.editing.merging import fingerprint
from accounts.models import Unit
from accounts.permissions import Actor, Capability, require
from accounts.unit_tree import units_in_tree
from plans.locking import lock_plans

MOST_UNITS = 300
TAKEN = "มีหน่วยงานชื่อ “{}” อยู่แล้ว"


OF_HEADS = ("document_prefix", "telephone")  # what it has of its own in the heads of papers


def stored_unit(unit: Unit) -> dict[str, Any]:
    """What is set of a unit, by the names of its form's fields."""
    return {"name": unit.name, "parent": str(unit.parent_id or "")} | {name: getattr(unit, name) for name in OF_HEADS}


def add_units(actor: Actor, names: Sequence[str], parent: Unit | None = None) -> list[Unit]:
    """Adds units behind those there are, all or none; ValidationError for a name there is already."""
    require(actor, Capability.SET_UP)
    with transaction.atomic():
        lock_plans(actor)
        there = {unit.name: unit for unit in Unit.objects.all()}
        if taken := [name for name in names if name in there]:
            raise ValidationError(_taken(there[taken[0]]))
        if len(there) + len(names) > MOST_UNITS:
            raise ValidationError(f"มีหน่วยงานได้ไม่เกิน {MOST_UNITS} หน่วย")
        _refuse_parent(None, parent)
        last = max((unit.order for unit in there.values()), default=0) + 1
        added = [
            Unit.objects.create(municipality=actor.municipality, name=name, parent=parent, order=last) for name in names
        ]
        _renumber(actor)
        done = [administered("unit.added", None, unit) for unit in added]
        summary = f"เพิ่มหน่วยงานภายใน {len(added)} หน่วย: {', '.join(names)}" if len(added) > 1 else ""
        keep_administered(actor.user, done, [actor.municipality], summary)
    return added


def _taken(unit: Unit) -> str:
    merged = f" (รวมเข้ากับ{unit.merged_into.name}แล้ว)" if unit.merged_into else ""
    merged = " (ปิดไว้ เปิดใช้อีกครั้งได้ท้ายรายชื่อหน่วยงาน)" if unit.closed_on else merged
    return TAKEN.format(unit.name) + merged


def change_unit(
    actor: Actor,
    unit: Unit,
    name: str,
    parent: Unit | None,
    *,
    opened_with: str,
    heads: Mapping[str, str] | None = None,
) -> bool:
    """Another name, another place in the tree, or (`heads`) what papers' heads say of it; False where nothing is new.

    EditedMeanwhile where somebody else changed or merged it since; ValidationError for what may not be.
    """
    require(actor, Capability.SET_UP)
    with transaction.atomic():
        lock_plans(actor)
        found = Unit.in_use().filter(pk=unit.pk).first()
        if found is None:
            raise EditedMeanwhile
        before = copy.copy(found)
        own = {each: (heads or {}).get(each, getattr(found, each)) for each in OF_HEADS}
        if {"name": name, "parent": str(parent.pk if parent else "")} | own == stored_unit(found):
            return False
        if opened_with != fingerprint(stored_unit(found)):
            raise EditedMeanwhile
        if other := Unit.objects.filter(name=name).exclude(pk=found.pk).first():
            raise ValidationError({"name": _taken(other)})
        if parent != found.parent:
            _refuse_parent(found, parent)
        found.name, found.parent = name, parent
        for each, text in own.items():
            setattr(found, each, text)
        found.save(update_fields=["name", "parent", *OF_HEADS])
        _renumber(actor)
        keep_administered(actor.user, [administered("unit.changed", before, found)], [actor.municipality])
    return True


def _refuse_parent(unit: Unit | None, parent: Unit | None) -> None:
    """There are divisions and sections, and nothing below these: what is done for a measure looks no deeper."""
    if parent is None:
        return
    if parent.parent_id or parent == unit:
        raise ValidationError({"parent": f"{parent} เป็นงานในสังกัด จึงมีหน่วยงานในสังกัดอีกไม่ได้ กรุณาเลือกสำนักหรือกอง"})
    if unit and Unit.in_use().filter(parent=unit).exists():
        raise ValidationError({"parent": f"{unit} มีงานในสังกัดอยู่ จึงย้ายไปอยู่ใต้หน่วยงานอื่นไม่ได้"})


def move_unit(actor: Actor, unit: Unit, *, up: bool) -> bool:
    """Changes places with the neighbour before or after it under the same parent; False where there is none."""
    require(actor, Capability.SET_UP)
    with transaction.atomic():
        lock_plans(actor)
        beside = [each for each, _ in units_in_tree(actor.municipality) if each.parent_id == unit.parent_id]
        at = next((place for place, each in enumerate(beside) if each == unit), None)
        other = None if at is None else at - 1 if up else at + 1
        if at is None or other is None or not 0 <= other < len(beside):
            return False
        before = copy.copy(beside[at])
        beside[at], beside[other] = beside[other], beside[at]
        for number, each in enumerate(beside, 1):  # whose numbers may have been the same until now
            Unit.objects.filter(pk=each.pk).update(order=number)
        _renumber(actor)
        moved = Unit.objects.get(pk=unit.pk)
        keep_administered(actor.user, [administered("unit.changed", before, moved)], [actor.municipality])
    return True


def _renumber(actor: Actor) -> None:
    """Numbers follow the tree, so that a plain list shows sections behind what they belong to."""
    for number, (unit, _) in enumerate(units_in_tree(actor.municipality), 1):
        if unit.order != number:
            Unit.objects.filter(pk=unit.pk).update(order=number)
