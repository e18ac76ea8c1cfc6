"""Every change of a plan passes here."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.audit import record
from accounts.editing import EditedMeanwhile
from accounts.models import Unit
from accounts.permissions import Actor, Capability, require
from plans.handover import touched
from plans.models import (
    THEME_LENGTH,
    TITLE_LENGTH,
    IndicatorAnalysis,
    Measure,
    MeasureRevision,
    Output,
    Plan,
    Progress,
    Step,
    Target,
)
from scores.corrections import current_rules
from thai.text import normalise, without_number

TEXTS = ("title", "theme", "finding", "outcome", "target_group", "remark")
MOST_BUDGET = Decimal("1e12")


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
    budget: Decimal | None = None  # baht
    target_group: str = ""
    remark: str = ""

    def as_json(self) -> dict[str, Any]:
        """The content as plain JSON; units by their names, which outlive them."""
        plain = {f.name: getattr(self, f.name) for f in fields(self)}
        dates = {name: day.isoformat() if (day := plain[name]) else None for name in ("start", "end")}
        lists = {name: list(plain[name]) for name in ("indicators", "questions", "steps", "outputs")}
        budget = None if self.budget is None else f"{self.budget:.2f}"
        return plain | dates | lists | {"units": [unit.name for unit in self.units], "budget": budget}


def content_of(measure: Measure) -> MeasureContent:
    """What is stored of a measure, as a form would bring it."""
    plain = {name: getattr(measure, name) for name in (*TEXTS, "kind", "all_units", "start", "end", "status", "budget")}
    return MeasureContent(
        **plain,
        indicators=measure.indicator_numbers,
        questions=measure.question_ids,
        steps=[line.text for line in measure.steps.all()],
        outputs=[line.text for line in measure.outputs.all()],
        units=list(measure.units.all()),
    )


def _tidy(content: MeasureContent) -> MeasureContent:
    """The content as it is stored: texts in one spelling, lists without typed numbers, all in order."""
    texts: dict[str, Any] = {name: normalise(getattr(content, name)) for name in TEXTS}
    return replace(
        content,
        **texts,
        steps=_items(content.steps),
        outputs=_items(content.outputs),
        indicators=sorted(set(content.indicators)),
        questions=sorted(set(content.questions), key=lambda q: (q[0], int(q[1:]) if q[1:].isdecimal() else 0)),
        units=[] if content.all_units else sorted(set(content.units), key=lambda u: (u.order, u.pk)),
    )


def _items(lines: Sequence[str]) -> list[str]:
    return [text for line in lines if (text := without_number(normalise(line)))]


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
    """Stores a new or changed measure with its lists, and the revision it makes; what is the same already stays so.

    Adding needs EDIT_PLAN; changing needs EDIT_MEASURE on this measure, and leaves order alone. `version` is the one
    the form was opened with; EditedMeanwhile when it is no longer the latest. ValidationError, by field, for what the
    plan's year does not allow. A period outside the year is stored: tables that move in have them, and
    plans.restatement says so wherever the measure is shown.
    """
    if measure is None:
        require(actor, Capability.EDIT_PLAN)
    else:
        require(actor, Capability.EDIT_MEASURE, measure)
    content = _tidy(content)
    _check(plan, content)
    with transaction.atomic():
        if measure is None:
            last = plan.measures.aggregate(last=Max("order"))["last"] or 0
            measure = Measure(plan=plan, order=last + 1)
            before = None
        else:
            measure = Measure.objects.select_for_update().get(pk=measure.pk)
            require(actor, Capability.EDIT_MEASURE, measure)
            if version is not None and version != measure.version:
                raise EditedMeanwhile
            before = content_of(measure)
            if before.as_json() == content.as_json():
                return measure
            touched(actor, measure)
        for name in (*TEXTS, "kind", "all_units", "start", "end", "status", "budget"):
            setattr(measure, name, getattr(content, name))
        # A sentence somebody changed has been read.
        measure.inherited = [
            name for name in measure.inherited if before and getattr(before, name) == getattr(content, name)
        ]
        measure.version += 1
        measure.updated_by = actor.user
        measure.save()
        _store_rows(measure, content, before)
        MeasureRevision.objects.create(
            measure=measure, version=measure.version, by=actor.user, content=content.as_json()
        )
        record(actor, "measure.saved", measure, title=measure.title, status=measure.status, version=measure.version)
    return measure


def _store_rows(measure: Measure, content: MeasureContent, before: MeasureContent | None) -> None:
    measure.units.set(content.units)
    if before is None or before.steps != content.steps:
        inherited = set(measure.steps.filter(inherited=True).values_list("text", flat=True))
        measure.steps.all().delete()
        Step.objects.bulk_create(
            [
                Step(measure=measure, order=n, text=text, inherited=text in inherited)
                for n, text in enumerate(content.steps, 1)
            ]
        )
    if before is None or before.outputs != content.outputs:
        measure.outputs.all().delete()
        Output.objects.bulk_create(
            [Output(measure=measure, order=n, text=text) for n, text in enumerate(content.outputs, 1)]
        )
    items = {*map(str, content.indicators), *content.questions}
    measure.targets.exclude(item__in=items).delete()
    Target.objects.bulk_create([Target(measure=measure, item=i) for i in sorted(items)], ignore_conflicts=True)


def _check(plan: Plan, content: MeasureContent) -> None:
    errors: dict[str, str] = {}
    rules = current_rules(plan.assessed_year, plan.municipality.agency_kind)
    if not content.title:
        errors["title"] = "กรุณาระบุชื่อมาตรการ"
    numbers = {i.number for i in rules.indicators}
    questions = {q for i in rules.indicators for q in i.questions}
    for name, longest in (("title", TITLE_LENGTH), ("theme", THEME_LENGTH), ("target_group", THEME_LENGTH)):
        if len(getattr(content, name)) > longest:
            errors[name] = f"ยาวเกิน {longest} ตัวอักษร"
    if unknown := set(content.indicators) - numbers:
        errors["indicators"] = f"ปีงบประมาณ พ.ศ. {rules.fiscal_year} ไม่มีตัวชี้วัดที่ {', '.join(map(str, unknown))}"
    if missing := set(content.questions) - questions:
        errors["questions"] = f"ปีงบประมาณ พ.ศ. {rules.fiscal_year} ไม่มีข้อ {', '.join(sorted(missing))}"
    if content.start and content.end and content.end < content.start:
        errors["end"] = "วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม"
    if content.budget is not None and not 0 <= content.budget < MOST_BUDGET:
        errors["budget"] = "งบประมาณต้องเป็นจำนวนเงินที่ไม่ติดลบ และไม่เกิน 12 หลัก"
    if errors:
        raise ValidationError(errors)


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
        order = list(Measure.objects.select_for_update().filter(plan=measure.plan_id).values_list("pk", flat=True))
        place = order.index(measure.pk)
        other = place - 1 if up else place + 1
        if 0 <= other < len(order):
            order[place], order[other] = order[other], order[place]
            _put_in_order(actor, measure.plan, order)


def reorder_measures(actor: Actor, plan: Plan, order: Sequence[int]) -> None:
    """Puts a plan's measures (ids) in this order. ValidationError when they are not all and only the plan's own."""
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        there = set(Measure.objects.select_for_update().filter(plan=plan).values_list("pk", flat=True))
        if len(order) != len(there) or set(order) != there:
            raise ValidationError("รายการมาตรการเปลี่ยนไปแล้ว กรุณาเปิดหน้านี้ใหม่ก่อนจัดลำดับ")
        _put_in_order(actor, plan, order)


def _put_in_order(actor: Actor, plan: Plan, order: Sequence[int]) -> None:
    Measure.objects.bulk_update([Measure(pk=pk, plan=plan, order=n) for n, pk in enumerate(order, 1)], ["order"])
    record(actor, "plan.reordered", plan, fiscal_year=plan.fiscal_year)


def add_progress(actor: Actor, measure: Measure, day: dt.date, text: str) -> Progress:
    """Adds a dated note of what happened; ValidationError for an empty one or a day that has not come."""
    require(actor, Capability.EDIT_MEASURE, measure)
    text = normalise(text)
    if not text:
        raise ValidationError({"text": "กรุณาเขียนความก้าวหน้า"})
    if day > timezone.localdate():
        raise ValidationError({"day": "วันที่ต้องไม่เป็นวันที่ยังมาไม่ถึง"})
    with transaction.atomic():
        note = Progress.objects.create(measure=measure, day=day, text=text, by=actor.user)
        touched(actor, measure)
        record(actor, "measure.progressed", measure, day=day.isoformat())
    return note


def review_measure(actor: Actor, measure: Measure) -> None:
    """Says that every sentence from last year's plan has been read and holds."""
    require(actor, Capability.EDIT_MEASURE, measure)
    with transaction.atomic():
        measure = Measure.objects.select_for_update().get(pk=measure.pk)
        sentences = measure.unreviewed
        measure.inherited = []
        measure.save(update_fields=["inherited"])
        measure.steps.update(inherited=False)
        if sentences:
            record(actor, "measure.reviewed", measure, sentences=sentences)


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
