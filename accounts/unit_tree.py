"""A municipality's units in use as a tree: divisions, and the sections below them."""

from __future__ import annotations

from accounts.models import Municipality, Unit


def units_in_tree(municipality: Municipality) -> list[tuple[Unit, int]]:
    """The units in use, sections behind what they belong to, with how deep each stands; one query."""
    units = list(Unit.in_use().filter(municipality=municipality).order_by("order", "pk"))
    there = {unit.pk for unit in units}
    below: dict[int | None, list[Unit]] = {}
    for unit in units:
        below.setdefault(unit.parent_id if unit.parent_id in there else None, []).append(unit)
    found: list[tuple[Unit, int]] = []
    waiting = [(unit, 0) for unit in reversed(below.get(None, []))]
    while waiting:
        unit, depth = waiting.pop()
        found.append((unit, depth))
        waiting += [(section, depth + 1) for section in reversed(below.get(unit.pk, []))]
    return found


def unit_choices(municipality: Municipality) -> list[tuple[str, str]]:
    """The units as a select offers them."""
    return [(str(unit.pk), "– " * depth + unit.name) for unit, depth in units_in_tree(municipality)]
