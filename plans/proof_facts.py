"""What the plan says, as the proofreader takes it, beside what scores know: measures, who is responsible, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from accounts.models import Municipality, Unit
from plans.models import Measure
from proofreading.facts import PlanFacts, PlannedMeasure, ProofFacts
from scores.proof_facts import facts_of as facts_of_scores

_REPORTED = {Measure.Status.IN_PROGRESS, Measure.Status.DONE, Measure.Status.CANCELLED}


def facts_of(municipality: Municipality, fiscal_year: int, paper: str = "") -> ProofFacts:
    """Everything a paper of this kind about this year is held against; the municipality is open.

    The plan is that of the year the paper's measures run in; a kind that leaves this open has none.
    """
    facts = facts_of_scores(municipality, fiscal_year, paper)
    return replace(facts, plan=plan_facts(municipality, facts.measures)) if facts.measures is not None else facts


def plan_facts(municipality: Municipality, fiscal_year: int) -> PlanFacts | None:
    """A year's plan; None where it has no measures. Three queries, whatever the number of measures."""
    of_year = Measure.objects.filter(plan__municipality=municipality, plan__fiscal_year=fiscal_year)
    measures = tuple(of_year.prefetch_related("units"))
    if not measures:
        return None
    units = {unit.pk: unit for unit in Unit.objects.filter(municipality=municipality)}
    related = _related(units)
    return PlanFacts(
        fiscal_year=fiscal_year,
        measures=tuple(_planned(measure, related) for measure in measures),
        units=tuple(unit.name for unit in units.values()),
    )


def _planned(measure: Measure, related: Mapping[int, Iterable[str]]) -> PlannedMeasure:
    responsible = measure.units.all()
    return PlannedMeasure(
        title=measure.title,
        units=tuple(unit.name for unit in responsible),
        everyone=measure.all_units,
        related=frozenset(name for unit in responsible for name in related[unit.pk]),
        period=(measure.start, measure.end) if measure.start and measure.end else None,
        is_done=measure.status == Measure.Status.DONE if measure.status in _REPORTED else None,
        is_cancelled=measure.status == Measure.Status.CANCELLED,
    )


def _related(units: Mapping[int, Unit]) -> dict[int, set[str]]:
    """By unit, the names that stand for it as well: the division above, its sections, what was merged with it."""
    names: dict[int, set[str]] = defaultdict(set)
    for unit in units.values():
        for other in filter(None, (unit.parent_id, unit.merged_into_id)):
            names[unit.pk].add(units[other].name)
            names[other].add(unit.name)
    return names
