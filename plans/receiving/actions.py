"""What a coordinator does with units' reports: one text of many parts, a part sent back, those reminded who wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.audit import record, record_each
from accounts.notices import Message, tell_many
from accounts.permissions import Actor, Capability, require
from plans.handover.actions import lock_measures, move_all, tell_of
from plans.handover.reminders import people_of_units, still_writing
from plans.measures.content import MOST_ITEMS
from plans.models import Measure, Plan
from plans.reporting.actions import lock_part, store_measure, units_in_use
from plans.reporting.models import Contribution
from plans.reporting.parts import ReportPart
from plans.rules.workflow import Move, NotAllowed, Stage, after, allows
from thai.dates import long_date


def add_to_text(actor: Actor, plan: Plan, measure_id: int, unit_ids: Sequence[int]) -> list[str]:
    """Puts what these units report behind what the measure's own text says already; nothing of it is replaced.

    Answers with the names of the units that brought something new. ValidationError where the text grows too long.
    """
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        part = lock_part(actor, plan, str(measure_id))
        report, added = dict(part.report), []
        for row in part.measure.contributions.all():
            if row.unit_id in unit_ids:
                more = proposal(part, row)
                report["outputs"] = [*report["outputs"], *more.outputs]
                report["outcome"] = "\n".join(filter(None, [report["outcome"], more.outcome]))
                added += [row.unit.name] if more.outputs or more.outcome else []
        changes = {name: report[name] for name in ("outputs", "outcome") if report[name] != part.report[name]}
        if changes:
            store_measure(actor, part.measure, changes)
    return added


@dataclass(frozen=True)
class Proposal:
    """What a unit's part would add to the measure's own text."""

    outputs: list[str]
    outcome: str


def proposal(part: ReportPart, row: Contribution) -> Proposal:
    """What of a unit's part does not stand in the measure's own text yet."""
    there, lines = part.report["outputs"], part.report["outcome"].split("\n")
    outcome = [line for line in row.outcome.split("\n") if line.strip() and line not in lines]
    return Proposal([text for text in row.outputs if text not in there][:MOST_ITEMS], "\n".join(outcome))


def send_back_part(actor: Actor, plan: Plan, key: str, reason: str) -> None:
    """Returns one unit's part with a reason; the measure waits for it again."""
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        part = lock_part(actor, plan, key)
        if part.unit is None or part.row is None:
            raise NotAllowed(part.stage, Move.RETURN)
        part.row.stage, part.row.return_reason = after(part.stage, Move.RETURN), reason
        part.row.save(update_fields=["stage", "return_reason"])
        record(actor, "report.return", part.measure, title=part.measure.title, unit=part.unit.name, reason=reason)
        if part.measure.stage == Stage.SUBMITTED:
            move_all(actor, [part.measure], Move.WITHDRAW)
        tell_of(actor, [(part.measure, people_of_units([part.unit])[part.unit.pk], "ถูกส่งกลับให้แก้ไข", reason)])


def remind(actor: Actor, plan: Plan, measure_ids: Sequence[int]) -> list[Measure]:
    """Reminds the units that have not handed in; of a measure of many units those whose part is missing.

    Once a day and person, however often it is asked for. Answers with the measures somebody was told of.
    """
    require(actor, Capability.EDIT_PLAN)
    today = timezone.localdate()
    with transaction.atomic():
        waiting = [m for m in lock_measures(actor, plan, measure_ids) if allows(m.stage, Move.SUBMIT)]
        people = still_writing(waiting, units_in_use())
        tell_many(actor.municipality, ((people[m.pk], _reminder(actor, m, f"reminded/{today}")) for m in waiting))
        record_each(actor, (("measure.remind", m, {"title": m.title}) for m in waiting))
    return waiting


def _reminder(actor: Actor, measure: Measure, key: str) -> Message:
    return Message(
        key=f"measure/{measure.pk}/{key}",
        title=f"ขอให้ส่งรายงาน: {measure.title}",
        detail=f"ส่งภายใน {long_date(measure.due)}" if measure.due else "ผู้ประสานงานรอรายงานของหน่วยงานท่าน",
        path=reverse("plans:reports", kwargs={"code": actor.municipality.code, "year": measure.plan.fiscal_year}),
    )
