"""รายงานผลการดำเนินการ: what was done in a year, and what changed in its result."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Sequence

from documents.papers.content import Implementation, MeasureRow, PaperContent, Theme
from documents.papers.measures import measure_rows
from documents.papers.scores import score_tables
from documents.papers.sources import Source

OTHER_THEMES = "ประเด็นอื่น"


def implementation(source: Source, head: PaperContent, *, by_theme: bool) -> Implementation:
    """Raises CannotBuild for a plan without a measure."""
    measures = source.require_measures()
    rows = measure_rows(measures, source.answered)
    read = source.results
    has_total = read is not None and read.total.score is not None
    return Implementation(
        **vars(head),
        period=f"เดือนตุลาคม {source.fiscal_year - 1} ถึงเดือนกันยายน {source.fiscal_year}",
        themes=_themes(rows) if by_theme else (Theme("", rows),),
        results=score_tables(read) if read and has_total else None,
    )


def _themes(rows: Sequence[MeasureRow]) -> tuple[Theme, ...]:
    """The rows by theme, numbered anew in the order they are printed in; undivided where no measure has one."""
    grouped: dict[str, list[MeasureRow]] = {}
    for row in rows:
        grouped.setdefault(row.theme, []).append(row)
    if grouped.keys() == {""}:
        return (Theme("", tuple(rows)),)
    last = grouped.pop("", [])
    numbers = itertools.count(1)
    return tuple(
        Theme(title, tuple(dataclasses.replace(row, number=str(next(numbers))) for row in measures))
        for title, measures in [*grouped.items(), (OTHER_THEMES, last)]
        if measures
    )
