"""A year's result as papers print it: the tables of scores."""

from __future__ import annotations

from collections.abc import Iterable

from documents.papers.content import Results, ScoreRow, YearScores
from scores.results import ResultRow, YearResults
from scores.years import YearLine
from thai.numbers import describe_change, format_change, format_score


def score_tables(read: YearResults, history: Iterable[YearLine] = ()) -> Results:
    """The tables of a year's result, with the figures of the years where the paper draws them."""
    rows = (read.total, *read.instruments, *read.indicators)
    return Results(
        fiscal_year=str(read.fiscal_year),
        total=format_score(read.total.score),
        total_before=format_score(read.total.before),
        total_change_words=describe_change(read.total.change),
        level=read.level_name,
        level_note=level_note(read),
        has_before=read.has_before,
        year_before=str(read.year_before),
        instruments=tuple(map(_score_row, read.instruments)),
        indicators=tuple(_score_row(row, row.item) for row in read.indicators),
        target=str(read.rules.target),
        line_items=read.line_items,
        years=tuple(YearScores(str(line.fiscal_year), tuple(map(format_score, line.scores))) for line in history),
        total_derived=read.total.derived,
        has_derived=any(row.derived for row in rows),
    )


def _score_row(row: ResultRow, number: str = "") -> ScoreRow:
    return ScoreRow(
        group=row.instrument,
        number=number,
        name=row.name,
        score=format_score(row.score),
        before=format_score(row.before),
        change=format_change(row.change),
        change_words=describe_change(row.change),
        value=str(row.score or 0),
        below_target=row.below_target,
        derived=row.derived,
    )


def level_note(read: YearResults) -> str:
    """Why there is no level, or that the computed one rests on a rule nobody has checked."""
    if read.official_level:
        return ""
    if read.level.name is None:
        return read.level.reason
    return "" if read.level.verified else "ระดับคำนวณจากเกณฑ์ที่ยังไม่ได้ตรวจสอบกับประกาศของปีนั้น"
