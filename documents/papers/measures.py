"""A plan's measures as papers print them, row by row."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from documents.papers.content import MeasureRow
from plans.models import Measure
from scores.results import YearResults
from scores.rules import Rules
from thai import dates
from thai.digits import to_arabic
from thai.numbers import format_score

_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_INDICATOR = re.compile(r"ตัวชี้วัดที่ ?(\d+)")
LONG_ROW = 1500  # characters; a landscape page holds about 3,000 in the columns of a row


def measure_rows(measures: Sequence[Measure], answered: YearResults | None) -> tuple[MeasureRow, ...]:
    """The rows in the plan's order, each with what the answered result says of the indicators it names."""
    return tuple(
        MeasureRow(
            number=str(number),
            kind=measure.get_kind_display(),
            title=measure.title,
            theme=measure.theme,
            findings=tuple(_findings(measure, answered)),
            steps=tuple(step.text for step in measure.steps.all()),
            period=measure.period,
            responsible=measure.responsible,
            outputs=tuple(output.text for output in measure.outputs.all()),
            outcome=measure.outcome,
            status=measure.get_status_display() if is_reported(measure) else "",
            is_long=_length(measure) > LONG_ROW,
            dates=_dates(measure),
        )
        for number, measure in enumerate(measures, 1)
    )


def status_count(measures: Sequence[Measure], status: Measure.Status) -> int | None:
    """How many are said to be so; None where nobody has reported of any yet, which is not the same as none."""
    if not any(map(is_reported, measures)):
        return None
    return sum(measure.status == status for measure in measures)


def responsible_units(measures: Iterable[Measure]) -> str:
    """Whoever the plan names as responsible, each once; empty where everybody is, or nobody is named."""
    return ", ".join(dict.fromkeys(unit.name for measure in measures for unit in measure.units.all()))


def is_reported(measure: Measure) -> bool:
    """Whether somebody said how far it is: every measure begins as planned, which nobody has said."""
    return measure.status not in {"", Measure.Status.PLANNED}


def indicators_of(measure: Measure, rules: Rules | None) -> list[int]:
    """The indicators a measure answers, by themselves or by one of their questions."""
    asked = {*measure.question_ids}
    of_questions = {i.number for i in rules.indicators if asked & {*i.questions}} if rules else set()
    return sorted({*measure.indicator_numbers, *of_questions})


def _dates(measure: Measure) -> str:
    """1 ตุลาคม 2568 – 30 กันยายน 2569"""
    return " – ".join(dates.long_date(day) for day in (measure.start, measure.end) if day)


def _findings(measure: Measure, answered: YearResults | None) -> Iterable[str]:
    rows = {row.item: row for row in answered.indicators} if answered else {}
    told = to_arabic(measure.finding)
    named = _INDICATOR.findall(told)
    figures = {Decimal(figure) for figure in _FIGURE.findall(told)}
    for number in measure.indicator_numbers:
        row = rows.get(str(number))
        score = row.score if row and row.score not in figures else None  # nothing is said twice in a cell
        if row and score is None and row.name in told and str(number) in named:
            continue
        words = f"ตัวชี้วัดที่ {number}{f' {row.name}' if row else ''}"
        yield words if score is None else f"{words} {format_score(score)} คะแนน"
    if measure.question_ids:
        yield from question_lines(measure.question_ids, answered.rules if answered else None)
    if measure.finding:
        yield measure.finding


def question_lines(asked: Sequence[str], rules: Rules | None) -> Iterator[str]:
    """Questions in their order: each that has a sure title by itself, the numbers of others in a row.

    All those of one indicator by their numbers alone: its name says what they are.
    """
    if rules is None:
        yield f"ข้อ {', '.join(asked)}"
        return
    whole = [i.questions for i in rules.indicators if len(i.questions) > 2 and {*asked} >= {*i.questions}]
    of = {question: questions for questions in whole for question in questions}
    titles = {q: "" if q in of else rules.words_of(q, printed=True) for q in asked}
    for (questions, title), same in itertools.groupby(asked, lambda q: (of.get(q), titles[q])):
        numbers = f"{questions[0]} ถึง {questions[-1]}" if questions else ", ".join(same)
        yield f"ข้อ {numbers} {title}".strip()


def _length(measure: Measure) -> int:
    lines = [line.text for line in (*measure.steps.all(), *measure.outputs.all())]
    return sum(map(len, [*lines, measure.outcome, measure.finding]))
