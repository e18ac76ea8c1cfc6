"""A measure's row as the pure modules take it; rows come with `Measure.objects.with_rows()` and their evidence."""

from __future__ import annotations

from plans.models import Measure
from plans.rules.coverage import CoveredMeasure
from plans.rules.effects import WorkedMeasure

ROWS = ("evidence__files",)  # to prefetch beside with_rows()


def covered(measure: Measure, number: int) -> CoveredMeasure:
    """For plans.rules.coverage; `number` is its place in the plan."""
    return CoveredMeasure(
        pk=measure.pk,
        number=number,
        title=measure.title,
        indicators=frozenset(measure.indicator_numbers),
        questions=frozenset(measure.question_ids),
        has_responsible=measure.all_units or bool(measure.units.all()),
        has_period=bool(measure.start and measure.end),
        has_evidence=any(e.day and (e.url or e.files.all()) for e in measure.evidence.all()),
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
