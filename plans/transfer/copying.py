"""Last year's plan carried forward, every sentence of it marked until someone has read it again."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace
from typing import Any

from django.db import transaction

from accounts.audit import record
from accounts.permissions import Actor, Capability, require
from plans.analyses.actions import analysed
from plans.locking import lock_plan
from plans.measures.actions import save_measure
from plans.measures.content import MeasureContent, content_of
from plans.measures.fields import FIELDS, SENTENCES
from plans.models import IndicatorAnalysis, Measure, Plan, Step
from scores.current_rules import current_rules
from scores.rules import Rules


def copy_plan(actor: Actor, source: Plan, target: Plan) -> list[Measure]:
    """Copies measures and what is to be done about each indicator from one year's plan into another's.

    What was reported of the old year (status, outputs, outcome, progress, evidence) stays behind, and so does what was
    found in its scores. Measures copied before, or cancelled, are left out; responses never replace written ones.
    """
    require(actor, Capability.EDIT_PLAN)
    rules = current_rules(target.assessed_year, target.municipality.agency_kind)
    with transaction.atomic():
        lock_plan(actor, target)
        there = set(target.measures.values_list("copied_from", flat=True))
        copies = [
            _copy(actor, measure, target, rules)
            for measure in source.measures.with_rows()
            if measure.pk not in there and measure.status != Measure.Status.CANCELLED
        ]
        responses = _copy_responses(source, target)
        record(actor, "plan.copied", target, source=source.fiscal_year, measures=len(copies), responses=responses)
    return copies


def _copy_responses(source: Plan, target: Plan) -> int:
    """How many indicators took over what is to be done about them, and what they mean; never over written ones."""
    there = {row.indicator: row for row in target.analyses.all()}
    done = analysed(target)
    copied = 0
    for old in source.analyses.exclude(response="", meaning="").exclude(
        indicator__in=done.indicators | done.unreviewed
    ):
        row = there.get(old.indicator) or IndicatorAnalysis(plan=target, indicator=old.indicator)
        row.response, row.meaning, row.inherited = old.response, row.meaning or old.meaning, True
        row.saved_on = {}
        row.save()
        copied += 1
    return copied


def _copy(actor: Actor, measure: Measure, target: Plan, rules: Rules) -> Measure:
    content = forwarded(content_of(measure), target.fiscal_year - measure.plan.fiscal_year, rules)
    copy = save_measure(actor, target, content)
    copy.inherited = [name for name in SENTENCES if getattr(content, name)]
    copy.copied_from = measure
    copy.save(update_fields=["inherited", "copied_from"])
    Step.objects.filter(measure=copy).update(inherited=True)
    return copy


def forwarded(content: MeasureContent, years: int, rules: Rules) -> MeasureContent:
    """A measure's content some years later: nothing reported yet, the period moved along, only items the rules have."""
    numbers = {indicator.number for indicator in rules.indicators}
    questions = {q for indicator in rules.indicators for q in indicator.questions}
    left_behind: dict[str, Any] = {f.name: f.default for f in fields(content) if not FIELDS[f.name].is_copied}
    return replace(
        content,
        **left_behind,
        start=_later(content.start, years),
        end=_later(content.end, years),
        indicators=[n for n in content.indicators if n in numbers],
        questions=[q for q in content.questions if q in questions],
    )


def _later(day: dt.date | None, years: int) -> dt.date | None:
    """The same day some years later; 29 February becomes the last day there is."""
    if day is None:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
