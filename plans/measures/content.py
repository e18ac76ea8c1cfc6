"""All that is typed of a measure: as a form brings it, as it is stored, and what of it is refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from accounts.models import Unit
from plans.models import THEME_LENGTH, TITLE_LENGTH, Measure, Plan
from scores.current_rules import current_rules
from scores.rules import Rules
from thai.text import normalise, without_number

TEXTS = ("title", "theme", "finding", "outcome", "target_group", "remark")
COLUMNS = (*TEXTS, "kind", "all_units", "start", "end", "status", "budget")  # what stands in the measure's own row
LONGEST = 4000  # letters of a text or of an item
MOST_LETTERS = {
    "title": TITLE_LENGTH,
    "theme": THEME_LENGTH,
    "target_group": THEME_LENGTH,
    "finding": LONGEST,
    "outcome": LONGEST,
    "remark": 20_000,
}
MOST_ITEMS = 60
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
    plain = {name: getattr(measure, name) for name in COLUMNS}
    return MeasureContent(
        **plain,
        indicators=measure.indicator_numbers,
        questions=measure.question_ids,
        steps=[line.text for line in measure.steps.all()],
        outputs=[line.text for line in measure.outputs.all()],
        units=list(measure.units.all()),
    )


def checked(plan: Plan, content: MeasureContent, rules: Rules | None = None) -> MeasureContent:
    """The content as it would be stored. ValidationError, by field, for what the plan's year or a form does not allow.

    A period outside the year is allowed: tables that move in have them, and plans.rules.checks says so wherever the
    measure is shown.
    """
    content = tidied(content)
    _check(content, rules or current_rules(plan.assessed_year, plan.municipality.agency_kind))
    return content


def tidied(content: MeasureContent) -> MeasureContent:
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


def _check(content: MeasureContent, rules: Rules) -> None:
    errors: dict[str, str] = {}
    if not content.title:
        errors["title"] = "กรุณาระบุชื่อมาตรการ"
    numbers = {i.number for i in rules.indicators}
    questions = {q for i in rules.indicators for q in i.questions}
    for name, longest in MOST_LETTERS.items():
        if len(getattr(content, name)) > longest:
            errors[name] = f"ยาวเกิน {longest} ตัวอักษร"
    for name in ("steps", "outputs"):
        items = getattr(content, name)
        if len(items) > MOST_ITEMS:
            errors[name] = f"มี {len(items)} ข้อ เกิน {MOST_ITEMS} ข้อ กรุณารวมข้อที่เป็นเรื่องเดียวกัน"
        elif long := [n for n, text in enumerate(items, 1) if len(text) > LONGEST]:
            errors[name] = f"ข้อ {', '.join(map(str, long))} ยาวเกิน {LONGEST} ตัวอักษร"
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
