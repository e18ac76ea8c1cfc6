"""The tables of words in papers, each without the columns that its section leaves out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import template

from documents import measure_tables

register = template.Library()
Shown = dict[str, Any]


@register.inclusion_tag("documents/_measure_table.html")
def plan_table(measures: Sequence[Any], section: Mapping[str, Any]) -> Shown:
    """The five columns of a plan."""
    return {"table": measure_tables.plan_table(measures, _left_out(section))}


@register.inclusion_tag("documents/_measure_table.html")
def indicator_plan_table(paper: Mapping[str, Any], section: Mapping[str, Any]) -> Shown:
    """A plan under its indicators."""
    return {"table": measure_tables.indicator_plan_table(paper["parts"], paper["measures"], _left_out(section))}


@register.inclusion_tag("documents/_measure_table.html")
def implementation_table(themes: Sequence[Any], section: Mapping[str, Any]) -> Shown:
    """The six columns of what was done, by theme where there are themes."""
    return {"table": measure_tables.implementation_table(themes, _left_out(section))}


@register.inclusion_tag("documents/_measure_table.html")
def question_table(indicators: Sequence[Any], section: Mapping[str, Any]) -> Shown:
    """Indicators by question."""
    return {"table": measure_tables.question_table(indicators, _left_out(section))}


def _left_out(section: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(section.get("left_out", ()))  # not in the snapshots made before columns could be chosen
