"""A measure and every row that hangs on it, as plain JSON and back: whatever models come to hang on measures."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.apps import apps
from django.core import serializers
from django.db import models

from accounts.models import Unit
from plans.models import Measure
from plans.reporting.models import Contribution

Row = dict[str, Any]  # as Django's serializer writes one: "model", "pk", "fields"


def rows_of(measure: Measure) -> list[Row]:
    """The measure and what deleting it takes along, parents first."""
    return [row for batch in _with_dependents([measure]) for row in json.loads(serializers.serialize("json", batch))]


def _with_dependents(rows: Sequence[models.Model]) -> Iterator[Sequence[models.Model]]:
    if not rows:
        return
    yield rows
    for relation in rows[0]._meta.related_objects:
        if relation.on_delete is models.CASCADE:
            found = {f"{relation.field.name}__in": rows}
            yield from _with_dependents(list(relation.related_model._default_manager.filter(**found).order_by("pk")))


def put_back(rows: Sequence[Row]) -> int:
    """Stores the rows again under their own keys; how many had to stay away, because what they belong to is gone.

    A unit that was merged meanwhile is the one it became. What a row only mentions and is there no more, it mentions no
    more. Fields that the product has not any more are left out, new ones take their defaults.
    """
    own = {(row["model"], row["pk"]) for row in rows}
    lost = 0
    there = _keys_in_use(rows, own)
    for row in rows:
        if not _mended(row, own, there):
            own.discard((row["model"], row["pk"]))  # nor can what hangs on it
            lost += 1
    kept = [row for row in rows if (row["model"], row["pk"]) in own]
    for found in _once(serializers.deserialize("python", kept, ignorenonexistent=True)):
        found.save()
    return lost


def _once(rows: Iterable[Any]) -> list[Any]:
    """The parts of units that became one meanwhile are one part."""
    found, parts = [], dict[tuple[int, int], Contribution]()
    for row in rows:
        part = row.object
        if isinstance(part, Contribution):
            first = parts.setdefault((part.measure_id, part.unit_id), part)
            if first is not part:
                first.take_in(part)
                continue
        found.append(row)
    return found


def _relations(row: Row) -> Iterator[tuple[Any, str]]:
    """The row's relations to other rows, with the label of the model each leads to."""
    model = apps.get_model(row["model"])
    for field in (*model._meta.concrete_fields, *model._meta.local_many_to_many):
        if field.is_relation and field.name in row["fields"]:
            yield field, field.related_model._meta.label_lower


def _named(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _keys_in_use(rows: Sequence[Row], own: set[tuple[str, Any]]) -> dict[str, dict[Any, Any]]:
    """Of each model that the rows point to outside themselves: the key they name → the key it has now."""
    named: dict[str, set[Any]] = defaultdict(set)
    for row in rows:
        for field, label in _relations(row):
            named[label].update(key for key in _named(row["fields"][field.name]) if (label, key) not in own)
    return {label: _now(apps.get_model(label), keys) for label, keys in named.items()}


def _now(model: Any, keys: set[Any]) -> dict[Any, Any]:
    found = {key: key for key in model._default_manager.filter(pk__in=keys).values_list("pk", flat=True)}
    if model is not Unit:
        return found
    became = dict(Unit.objects.exclude(merged_into=None).values_list("pk", "merged_into"))
    for key in found:
        seen = {key}
        while (after := became.get(found[key])) and after not in seen:
            seen.add(after)
            found[key] = after
    return found


def _mended(row: Row, own: set[tuple[str, Any]], there: dict[str, dict[Any, Any]]) -> bool:
    """Brings the row's relations to the rows that are there; whether it can be stored."""
    for field, label in _relations(row):
        value = row["fields"][field.name]
        now = [key if (label, key) in own else there[label].get(key) for key in _named(value)]
        kept = list(dict.fromkeys(key for key in now if key is not None))
        if isinstance(value, list):
            row["fields"][field.name] = kept
        elif value is not None and not kept:
            if not field.null:
                return False
            row["fields"][field.name] = None
        elif kept:
            row["fields"][field.name] = kept[0]
    return True
