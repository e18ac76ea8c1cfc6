"""Who reports what of a measure: one unit all of it, or each of its units a part of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from accounts.editing.merging import mark
from accounts.models import Unit
from accounts.permissions import Actor
from plans.models import Evidence, Measure
from plans.reporting.models import Contribution
from plans.rules.checks import FailedCheck, Proof, Told
from plans.rules.readiness import lacking
from plans.rules.workflow import OWED, WITH_UNIT, Stage

FINISHED = frozenset({Measure.Status.DONE, Measure.Status.CANCELLED})
ROWS = ("evidence__files", "contributions__unit", "contributions__updated_by")  # to prefetch beside with_rows()


def is_shared(measure: Measure) -> bool:
    """Whether several units carry it out, each with a part of its own."""
    return measure.all_units or len(measure.units.all()) > 1


@dataclass(frozen=True)
class ReportPart:
    """What one unit reports of a measure; `unit` is None where all of the measure is meant.

    The measure comes with its rows and `ROWS`; `row` is None while nothing was written of a unit's part.
    """

    measure: Measure
    unit: Unit | None = None
    row: Contribution | None = None

    @property
    def key(self) -> str:
        """How forms and addresses name it: "12", or "12u3" for a unit's part."""
        return f"{self.measure.pk}u{self.unit.pk}" if self.unit else str(self.measure.pk)

    @property
    def stage(self) -> str:
        """Whose hands it is in, see plans.rules.workflow. A part that nobody wrote goes with its measure, and so does
        every one of a measure that waits for the coordinator."""
        if self.unit is None or self.row is None or self.measure.stage == Stage.SUBMITTED:
            return self.measure.stage
        return self.row.stage

    @property
    def return_reason(self) -> str:
        source = self.row or self.measure
        return source.return_reason if self.stage == Stage.RETURNED else ""

    @cached_property
    def report(self) -> dict[str, Any]:
        """What is stored of it, by field."""
        if self.unit is None:
            measure = self.measure
            outputs = [output.text for output in measure.outputs.all()]
            done, outcome, status = measure.done_steps, measure.outcome, measure.status
        elif self.row:
            done, outputs, outcome, status = (
                self.row.done_steps,
                self.row.outputs,
                self.row.outcome,
                self.row.status or Measure.Status.PLANNED,
            )
        else:
            done, outputs, outcome, status = [], [], "", Measure.Status.PLANNED
        known = [mark(text) for text in self.steps]
        return {
            "done": [each for each in known if each in done],
            "outputs": list(outputs),
            "outcome": outcome,
            "status": status,
        }

    @cached_property
    def steps(self) -> list[str]:
        return [step.text for step in self.measure.steps.all()]

    @cached_property
    def undone(self) -> list[int]:
        """The numbers of the steps that are not ticked."""
        done = self.report["done"]
        return [number for number, text in enumerate(self.steps, 1) if mark(text) not in done]

    @cached_property
    def evidence(self) -> list[Evidence]:
        """Its own; of a whole measure everything."""
        return [e for e in self.measure.evidence.all() if self.unit is None or e.unit_id == self.unit.pk]

    @cached_property
    def lacking(self) -> list[FailedCheck]:
        """What is missing before it can be handed in."""
        measure, report = self.measure, self.report
        told = Told(
            fiscal_year=measure.plan.fiscal_year,
            place=measure.plan.municipality.name,
            steps=self.steps,
            outputs=report["outputs"],
            outcome=report["outcome"],
            is_done=report["status"] == Measure.Status.DONE,
            proofs=[Proof(e.day, bool(e.url or e.files.all())) for e in self.evidence],
        )
        # The one text of many units says what they did together: no step of it is anybody's to tick.
        undone = [] if self.unit is None and is_shared(measure) else self.undone
        last_year = measure.copied_from.outcome if measure.copied_from else ""
        return lacking(told, report["status"], undone, last_year)

    @property
    def is_open(self) -> bool:
        """Whether the unit may write in it: what was accepted unfinished is reported on later."""
        status = self.report["status"] if self.row else self.measure.status
        return self.stage in WITH_UNIT and not (self.stage == Stage.ACCEPTED and status in FINISHED)

    @property
    def is_ready(self) -> bool:
        return self.stage in OWED and not self.lacking

    @property
    def name(self) -> str:
        """The measure, and whose part."""
        return f"{self.measure.title} (ส่วนของ{self.unit})" if self.unit else self.measure.title


def parts_of(measure: Measure, units: Sequence[Unit]) -> list[ReportPart]:
    """A measure's parts; `units` are all that are in use, with those above them. One part where it is one unit's."""
    if not is_shared(measure):
        return [ReportPart(measure)]
    concerned = [unit for unit in units if unit.parent_id is None] if measure.all_units else measure.units.all()
    rows = {row.unit_id: row for row in measure.contributions.all()}
    return [ReportPart(measure, unit, rows.get(unit.pk)) for unit in concerned] or [ReportPart(measure)]


def own_parts(actor: Actor, measures: Iterable[Measure], units: Sequence[Unit]) -> list[ReportPart]:
    """The parts that the actor's own units report, whatever else the actor may."""
    above = {unit.pk: unit.parent_id for unit in units}
    divisions = actor.unit_ids | {above[pk] for pk in actor.unit_ids if above.get(pk)}
    return [part for measure in measures for part in parts_of(measure, units) if _is_own(actor, part, divisions)]


def _is_own(actor: Actor, part: ReportPart, divisions: Iterable[int | None]) -> bool:
    if part.measure.all_units:
        return part.unit is None or part.unit.pk in divisions
    units = [part.unit] if part.unit else part.measure.units.all()
    return any(unit.pk in actor.unit_ids or unit.parent_id in actor.unit_ids for unit in units)


def part_named(parts: Iterable[ReportPart], key: str) -> ReportPart | None:
    return next((part for part in parts if part.key == key), None)


def step_numbers(part: ReportPart) -> Mapping[str, int]:
    """The numbers of a part's steps, by their marks."""
    return {mark(text): number for number, text in enumerate(part.steps, 1)}
