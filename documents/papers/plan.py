"""การนำผลการวิเคราะห์ไปสู่การปฏิบัติ: the five-column table of a year's measures."""

from __future__ import annotations

from documents.papers.content import PaperContent, PlanPaper
from documents.papers.measures import measure_rows
from documents.papers.sources import Source
from thai import dates


def plan(source: Source, head: PaperContent) -> PlanPaper:
    """Raises CannotBuild for a plan without a measure."""
    first, last = dates.fiscal_year_bounds(source.fiscal_year)
    return PlanPaper(
        **vars(head),
        assessed_year=str(source.assessed_year),
        period=f"{dates.long_date(first)} ถึง {dates.long_date(last)}",
        measures=measure_rows(source.require_measures(), source.answered),
    )
