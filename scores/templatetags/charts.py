"""Figures in templates: {% radar rows target %}, {% lines years items target %}, {% chart_key "now" %}, dots.

Radar and lines take scores as pages hold them (Decimal) and as frozen papers do ("99.35", "–"), and draw the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from scores import charts, spread
from scores.levels import UNKNOWN_LEVEL, LevelMark
from thai.digits import to_thai
from thai.numbers import parse_score

register = template.Library()


def _score(value: Decimal | str | None) -> Decimal | None:
    return value if isinstance(value, Decimal) else parse_score(value or "")


def _value(row: Any, name: str) -> Any:
    return row[name] if isinstance(row, dict) else getattr(row, name)


def _safe(svg: str) -> SafeString:
    return mark_safe(svg)  # noqa: S308 - drawn by ElementTree, which escapes the names in it


@register.simple_tag
def radar(rows: Sequence[Any], target: Decimal | str, *, thai: bool = False) -> SafeString:
    """The indicators' radar from rows with `score` and `before`."""
    now = [_score(_value(row, "score")) for row in rows]
    before = [_score(_value(row, "before")) for row in rows]
    return _safe(charts.radar(now, before, Decimal(target), to_thai if thai else str))


@register.simple_tag
def lines(years: Sequence[Any], items: Sequence[str], target: Decimal | str, *, thai: bool = False) -> SafeString:
    """The lines of the years from rows with `fiscal_year` and `scores` in the order of `items`."""
    series = {item: [_score(_value(year, "scores")[n]) for year in years] for n, item in enumerate(items)}
    numbers = [int(_value(year, "fiscal_year")) for year in years]
    return _safe(charts.lines(numbers, series, Decimal(target), to_thai if thai else str))


@register.simple_tag
def spread_of(found: spread.Spread, said: str = "") -> SafeString:
    """The dots of many over their axis; `said` names the ringed one."""
    return _safe(spread.draw(found, said))


@register.simple_tag
def strip(now: Decimal | None, before: Decimal | None, axis: spread.Axis, shade: int | None = None) -> SafeString:
    """One row's score and the year before's on the axis that all rows share: short, where it has a level's shade."""
    width = spread.LONG if shade is None else spread.SHORT
    return _safe(spread.strip(now, before, axis, shade, width))


@register.simple_tag
def strip_scale(axis: spread.Axis, *, long: bool = False) -> SafeString:
    """That axis' figures, for the head of the column."""
    return _safe(spread.scale(axis, spread.LONG if long else spread.SHORT))


@register.simple_tag
def strip_axis(rows: Sequence[Any], target: Decimal) -> spread.Axis:
    """The axis of these rows' scores and those before."""
    return spread.axis_of((score for row in rows for score in (row.score, row.before)), target)


@register.simple_tag
def chart_key(name: str) -> SafeString:
    """The sign of a series, for a legend."""
    return _safe(charts.key(name))


@register.simple_tag
def chart_example() -> SafeString:
    """What the lines look like, with invented scores, for the page that shows every style."""
    total = [Decimal(s) for s in (78, 84, 83, 88, 91)]
    series = {
        "total": total,
        "IIT": [s + 5 for s in total],
        "EIT": [s + 1 for s in total],
        "OIT": [s - 8 for s in total],
    }
    return _safe(charts.lines(range(2564, 2569), series, Decimal(85)))


@register.simple_tag
def strip_example(now: int, before: int) -> SafeString:
    """What a strip looks like, for that page."""
    return _safe(spread.strip(Decimal(now), Decimal(before), spread.Axis(65, Decimal(85)), None, spread.LONG))


@register.simple_tag
def level_examples() -> list[LevelMark]:
    """A level of each shade, and one that cannot be told, for that page."""
    return [*(LevelMark(f"ระดับ {rank}", rank, 5, rank) for rank in range(5, 0, -1)), LevelMark(UNKNOWN_LEVEL)]
