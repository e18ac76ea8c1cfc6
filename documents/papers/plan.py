"""การนำผลการวิเคราะห์ไปสู่การปฏิบัติ: a year's measures in five columns, or under the indicators they answer."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Sequence

from documents.papers.content import IndicatorPart, MeasureRow, PaperContent, PlanPaper
from documents.papers.measures import indicators_of, measure_rows, question_lines
from documents.papers.scores import score_tables
from documents.papers.sources import Source
from plans.analyses.actions import NOTHING
from plans.models import Measure
from scores.rules import Indicator, Rules
from thai import dates

OTHER_MEASURES = "มาตรการอื่นตามแผน"  # that name no indicator


def plan(source: Source, head: PaperContent, *, by_indicator: bool = False) -> PlanPaper:
    """Raises CannotBuild for a plan without a measure."""
    first, last = dates.fiscal_year_bounds(source.fiscal_year)
    measures, read = source.require_measures(), source.results
    rows = measure_rows(measures, source.answered)
    parts: tuple[IndicatorPart, ...] = ()
    if by_indicator:
        rows, parts = _by_indicator(source, rows)
    return PlanPaper(
        **vars(head),
        assessed_year=str(source.assessed_year),
        period=f"{dates.long_date(first)} ถึง {dates.long_date(last)}",
        measures=rows,
        results=score_tables(read) if read and read.total.score is not None else None,
        parts=parts,
    )


def _by_indicator(
    source: Source, rows: Sequence[MeasureRow]
) -> tuple[tuple[MeasureRow, ...], tuple[IndicatorPart, ...]]:
    """The rows in the order of the indicators, numbered anew, and what is said of each under each of its indicators."""
    measures, rules = source.measures, source.rules
    places = sorted(
        ((number, place) for place, measure in enumerate(measures) for number in indicators_of(measure, rules) or [0]),
        key=lambda pair: (pair[0] or 1000, pair[1]),  # those without an indicator last
    )
    numbers, home = itertools.count(1), dict[int, tuple[str, int]]()
    for number, place in places:
        if place not in home:
            home[place] = (str(next(numbers)), number)
    ordered = tuple(dataclasses.replace(rows[place], number=new) for place, (new, _) in home.items())
    parts = (_part(source, number, measures[place], *home[place]) for number, place in places)
    return ordered, tuple(parts)


def _part(source: Source, number: int, measure: Measure, row: str, home: int) -> IndicatorPart:
    if not number:
        return IndicatorPart("", OTHER_MEASURES, "", (), row)
    rules = source.rules
    indicator = next((each for each in rules.indicators if each.key == str(number)), None) if rules else None
    return IndicatorPart(
        str(number),
        indicator.name if indicator else "",
        (indicator.meaning if indicator else "") or _own_meaning(source, number),
        tuple(_questions(rules, indicator, measure)) if rules and indicator else (),
        row,
        "" if number == home else str(home),
    )


def _own_meaning(source: Source, number: int) -> str:
    """What the office wrote that the indicator means, without the word that the table puts before it."""
    return source.written.get(number, NOTHING).meaning.removeprefix("หมายถึง").strip()


def _questions(rules: Rules, indicator: Indicator, measure: Measure) -> Iterator[str]:
    """The indicator's questions that the measure names; all of them, by number alone, where it names none."""
    named = [question for question in measure.question_ids if question in indicator.questions]
    if named:
        yield from question_lines(named, rules)
    elif indicator.questions and indicator.questions_verified:
        yield from question_lines(indicator.questions, rules)
