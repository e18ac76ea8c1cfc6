"""A plan's measures as papers print them, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from documents.papers.content import MeasureRow
from plans.models import Measure
from scores.results import YearResults
from thai.numbers import format_score

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
            status=measure.get_status_display(),
            is_long=_length(measure) > LONG_ROW,
        )
        for number, measure in enumerate(measures, 1)
    )


def done_count(measures: Sequence[Measure]) -> int | None:
    """How many were carried out; None where nobody has reported of any yet, which is not the same as none."""
    unsaid = {"", Measure.Status.PLANNED}  # planned is what a measure begins with
    if all(measure.status in unsaid for measure in measures):
        return None
    return sum(measure.status == Measure.Status.DONE for measure in measures)


def _findings(measure: Measure, answered: YearResults | None) -> Iterable[str]:
    rows = {row.item: row for row in answered.indicators} if answered else {}
    for number in measure.indicator_numbers:
        row = rows.get(str(number))
        scored = f" {format_score(row.score)} คะแนน" if row and row.score is not None else ""
        yield f"ตัวชี้วัดที่ {number}{f' {row.name}' if row else ''}{scored}"
    if measure.question_ids:
        ids = measure.question_ids
        yield from answered.rules.question_names(ids, printed=True) if answered else (f"ข้อ {', '.join(ids)}",)
    if measure.finding:
        yield measure.finding


def _length(measure: Measure) -> int:
    lines = [line.text for line in (*measure.steps.all(), *measure.outputs.all())]
    return sum(map(len, [*lines, measure.outcome, measure.finding]))
