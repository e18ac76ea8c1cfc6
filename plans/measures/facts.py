"""A measure's row as the pure modules take it; rows come with `Measure.objects.with_rows()` and their evidence."""

from __future__ import annotations

import datetime as dt

from plans.models import Measure
from plans.rules.coverage import CoveredMeasure
from plans.rules.effects import WorkedMeasure

ROWS = ("evidence__files",)  # to prefetch beside with_rows()


def covered(measure: Measure, number: int, today: dt.date) -> CoveredMeasure:
    """For plans.rules.coverage; `number` is its place in the plan."""
    at_work = measure.status in {Measure.Status.IN_PROGRESS, Measure.Status.DONE}
    return CoveredMeasure(
        pk=measure.pk,
        number=number,
        title=measure.title,
        indicators=frozenset(measure.indicator_numbers),
        questions=frozenset(measure.question_ids),
        has_responsible=measure.all_units or bool(measure.units.all()),
        has_period=bool(measure.start and measure.end),
        has_output=bool(measure.outputs.all()),
        has_evidence=any(e.day and (e.url or e.files.all()) for e in measure.evidence.all()),
        has_begun=at_work or measure.start is None or measure.start <= today,
        is_cancelled=measure.status == Measure.Status.CANCELLED,
        unreviewed=measure.unreviewed,
    )


def worked(measure: Measure, number: int) -> WorkedMeasure:
    """For plans.rules.effects."""
    return WorkedMeasure(
        pk=measure.pk,
        number=number,
        title=measure.title,
        status=measure.get_status_display(),
        is_done=measure.status == Measure.Status.DONE,
        is_cancelled=measure.status == Measure.Status.CANCELLED,
        indicators=tuple(measure.indicator_numbers),
        questions=tuple(measure.question_ids),
    )
