"""The tables of measures in papers: {% plan_table paper.measures %}, {% implementation_table paper.themes %}."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template

from documents import measure_tables

register = template.Library()


@register.inclusion_tag("documents/_measure_table.html")
def plan_table(measures: Sequence[Any]) -> dict[str, Any]:
    """The five columns of a plan."""
    return {"table": measure_tables.plan_table(measures)}


@register.inclusion_tag("documents/_measure_table.html")
def implementation_table(themes: Sequence[Any]) -> dict[str, Any]:
    """The six columns of what was done, by theme where there are themes."""
    return {"table": measure_tables.implementation_table(themes)}
