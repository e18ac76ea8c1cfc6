"""Every change of a plan passes here."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from accounts.audit import record
from accounts.editing import EditedMeanwhile
from accounts.models import Unit
from accounts.permissions import Actor, Capability, require
from plans.models import THEME_LENGTH, TITLE_LENGTH, IndicatorAnalysis, Measure, Output, Plan, Step, Target
from scores.corrections import current_rules
from thai.dates import fiscal_year_bounds
from thai.text import normalise, without_number


@dataclass(frozen=True)
class MeasureContent:
    """All that is typed of a measure. Lists carry no numbers; empty items are left out."""

    title: str
    kind: str = Measure.Kind.MEASURE
    theme: str = ""
    finding: str = ""
    indicators: Sequence[int] = ()
    questions: Sequence[str] = ()
    steps: Sequence[str] = ()
    units: Sequence[Unit] = ()
    all_units: bool = False
    start: dt.date | None = None
    end: dt.date | None = None
    status: str = Measure.Status.PLANNED
    outputs: Sequence[str] = ()
    outcome: str = ""


def open_plan(actor: Actor, fiscal_year: int) -> Plan:
    """The year's plan, made when there is none yet. UnknownRules when the year it answers has no rules."""
    require(actor, Capability.EDIT_PLAN)
    current_rules(fiscal_year - 1, actor.municipality.agency_kind)
    with transaction.atomic():
        plan, is_new = Plan.objects.get_or_create(municipality=actor.municipality, fiscal_year=fiscal_year)
        if is_new:
            record(actor, "plan.opened", plan, fiscal_year=fiscal_year)
    return plan


def save_measure(
    actor: Actor, plan: Plan, content: MeasureContent, *, measure: Measure | None = None, version: int | None = None
) -> Measure:
    """Stores a new or changed measure with its lists.

    Adding needs EDIT_PLAN; changing needs EDIT_MEASURE on this measure, and leaves order alone. `version` is the one
    the form was opened with; EditedMeanwhile when it is no longer the latest. ValidationError, by field, for what the
    plan's year does not allow.
    """
    if measure is None:
        require(actor, Capability.EDIT_PLAN)
    else:
        require(actor, Capability.EDIT_MEASURE, measure)
    _check(plan, content)
    with transaction.atomic():
        if measure is None:
            last = plan.measures.aggregate(last=Max("order"))["last"] or 0
            measure = Measure(plan=plan, order=last + 1)
        else:
            measure = Measure.objects.select_for_update().get(pk=measure.pk)
            if version is not None and version != measure.version:
                raise EditedMeanwhile
        for name in ("kind", "start", "end", "status", "all_units"):
            setattr(measure, name, getattr(content, name))
        for name in ("title", "theme", "finding", "outcome"):
            setattr(measure, name, normalise(getattr(content, name)))
        measure.version += 1
        measure.updated_by = actor.user
        measure.save()
        measure.units.set([] if content.all_units else content.units)
        _replace_lines(Step, measure, content.steps)
        _replace_lines(Output, measure, content.outputs)
        items = {*map(str, content.indicators), *content.questions}
        measure.targets.exclude(item__in=items).delete()
        Target.objects.bulk_create([Target(measure=measure, item=i) for i in sorted(items)], ignore_conflicts=True)
        record(actor, "measure.saved", measure, title=measure.title, status=measure.status, version=measure.version)
    return measure


def _check(plan: Plan, content: MeasureContent) -> None:
    errors: dict[str, str] = {}
    rules = current_rules(plan.assessed_year, plan.municipality.agency_kind)
    if not normalise(content.title):
        errors["title"] = "กรุณาระบุชื่อมาตรการ"
    numbers = {i.number for i in rules.indicators}
    questions = {q for i in rules.indicators for q in i.questions}
    for name, longest in (("title", TITLE_LENGTH), ("theme", THEME_LENGTH)):
        if len(normalise(getattr(content, name))) > longest:
            errors[name] = f"ยาวเกิน {longest} ตัวอักษร"
    if unknown := set(content.indicators) - numbers:
        errors["indicators"] = f"ปีงบประมาณ พ.ศ. {rules.fiscal_year} ไม่มีตัวชี้วัดที่ {', '.join(map(str, unknown))}"
    if missing := set(content.questions) - questions:
        errors["questions"] = f"ปีงบประมาณ พ.ศ. {rules.fiscal_year} ไม่มีข้อ {', '.join(sorted(missing))}"
    first, last = fiscal_year_bounds(plan.fiscal_year)
    if content.start and content.end and content.end < content.start:
        errors["end"] = "วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม"
    for name in ("start", "end"):
        day = getattr(content, name)
        if day and not first <= day <= last:
            errors[name] = (
                f"ต้องอยู่ในปีงบประมาณ พ.ศ. {plan.fiscal_year} (1 ต.ค. {plan.fiscal_year - 1} – 30 ก.ย. {plan.fiscal_year})"
            )
    if errors:
        raise ValidationError(errors)


def _replace_lines(model: type[Any], measure: Measure, lines: Iterable[str]) -> None:
    texts = [text for line in lines if (text := without_number(normalise(line)))]
    model.objects.filter(measure=measure).delete()
    model.objects.bulk_create([model(measure=measure, order=n, text=text) for n, text in enumerate(texts, 1)])


def delete_measure(actor: Actor, measure: Measure) -> None:
    """Takes a measure out of its plan; the audit trail keeps its title."""
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        record(actor, "measure.deleted", measure, title=measure.title, fiscal_year=measure.plan.fiscal_year)
        measure.delete()


def move_measure(actor: Actor, measure: Measure, *, up: bool) -> None:
    """Changes places with the neighbour above or below; at the end of the list nothing happens."""
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        measures = list(Measure.objects.select_for_update().filter(plan=measure.plan_id))
        place = measures.index(measure)
        other = place - 1 if up else place + 1
        if not 0 <= other < len(measures):
            return
        measures[place], measures[other] = measures[other], measures[place]
        for order, row in enumerate(measures, 1):
            row.order = order
        Measure.objects.bulk_update(measures, ["order"])
        record(actor, "measure.moved", measure, up=up)


def fingerprint(texts: Mapping[int, tuple[str, str]]) -> str:
    """What a form remembers of the analyses it was opened with; empty texts count as none."""
    said = sorted((number, *pair) for number, pair in texts.items() if any(pair))
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:16]


def save_analyses(
    actor: Actor, plan: Plan, texts: Mapping[int, tuple[str, str]], *, opened_with: str | None = None
) -> None:
    """Stores finding and response by indicator number; both empty removes the row.

    `opened_with` is the `fingerprint` of what the form showed; EditedMeanwhile when something else is stored now.
    """
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        Plan.objects.select_for_update().get(pk=plan.pk)
        before = {a.indicator: a for a in plan.analyses.all()}
        if opened_with is not None and opened_with != fingerprint(
            {number: (row.finding, row.response) for number, row in before.items()}
        ):
            raise EditedMeanwhile
        changed = []
        for number, pair in texts.items():
            finding, response = map(normalise, pair)
            row = before.get(number)
            if (row.finding, row.response) == (finding, response) if row else not (finding or response):
                continue
            changed.append(number)
            if finding or response:
                IndicatorAnalysis.objects.update_or_create(
                    plan=plan, indicator=number, defaults={"finding": finding, "response": response}
                )
            elif row:
                row.delete()
        if changed:
            record(actor, "plan.analysed", plan, fiscal_year=plan.fiscal_year, indicators=changed)
