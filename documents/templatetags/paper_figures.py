"""Tables of scores and charts in papers: {% drawing chart %}, {{ chart|legend }}, {{ table|rows }}.

A drawing is made of the frozen numbers and told in words to those who do not see it: {{ drawing|titled:"…" }}.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from scores import bars, charts
from thai.digits import to_thai
from thai.numbers import parse_score

register = template.Library()
FrozenChart = Mapping[str, Any]  # frozen, see documents.papers.blocks
FrozenTable = Mapping[str, Any]


@register.filter
def titled(svg: str, words: str) -> SafeString:
    """The drawing with these words as its title, which becomes the figure's alternative text in the PDF."""
    titled, count = re.subn(r"(<svg\b[^>]*>)", lambda found: f"{found[1]}<title>{escape(words)}</title>", svg, count=1)
    if count != 1:
        raise ValueError("only a drawing can have a title")
    return mark_safe(titled)  # noqa: S308 - the words are escaped, the drawing is ours


@register.simple_tag
def drawing(chart: FrozenChart) -> SafeString:
    """A chart's drawing, with its words as title."""
    series = {each["look"]: list(map(parse_score, each["values"])) for each in chart["series"]}
    target = parse_score(chart["target"])
    match chart["shape"]:
        case "radar":
            now = series["now"]
            svg = charts.radar(now, series.get("before", [None] * len(now)), target or Decimal(0), to_thai)
        case "lines":
            svg = charts.lines([int(year) for year in chart["labels"]], series, target or Decimal(0), to_thai)
        case _:
            svg = bars.bars(chart["labels"], series, target, to_thai, wide=chart["wide"])
    return titled(svg, to_thai(chart["words"]))


@register.filter
def legend(chart: FrozenChart) -> Iterator[dict[str, str]]:
    """Each series' sign and name, the target last."""
    sign = bars.key if chart["shape"] == "bars" else charts.key
    for series in chart["series"]:
        yield {"sign": titled(sign(series["look"]), series["label"]), "label": series["label"]}
    if chart["target"]:
        yield {"sign": titled(charts.key("target"), "เป้าหมาย"), "label": f"เป้าหมาย {chart['target']}"}


@dataclass(frozen=True)
class SpannedCell:
    """A cell as printed; `span` is over how many rows."""

    text: str
    shape: str
    span: int = 1


@dataclass(frozen=True)
class SpannedRow:
    """A row without the cells that one above goes over."""

    cells: Sequence[SpannedCell]
    strong: bool
    below_target: bool


@register.filter
def rows(table: FrozenTable) -> Iterator[SpannedRow]:
    """The rows of a table of scores; equal neighbours of a group are one cell, as such a table is never broken."""
    shapes = [column["shape"] for column in table["columns"]]
    lines = table["rows"]
    for place, row in enumerate(lines):
        cells = []
        for n, (text, shape) in enumerate(zip(row["cells"], shapes, strict=True)):
            above = place > 0 and lines[place - 1]["cells"][n] == text
            if shape == "group" and above:
                continue
            alike = 1
            while shape == "group" and place + alike < len(lines) and lines[place + alike]["cells"][n] == text:
                alike += 1
            cells.append(SpannedCell("" if text == "–" and shape == "bar" else text, shape, alike))
        yield SpannedRow(cells, row["strong"], row["below_target"])
