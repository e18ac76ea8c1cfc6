"""All that is typed of a measure: as a form or a table brings it, as it is stored, and what of it is refused.

Texts are tidied where they come in (accounts.editing.text_fields, plans.transfer.importing). Nothing here rewrites
them: what was loaded is stored again letter by letter.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from accounts.models import Unit
from plans.measures.fields import COLUMNS, FIELDS, LISTS, TEXTS
from plans.models import Measure, Plan
from scores.current_rules import current_rules
from scores.rules import Rules
from thai.printable import refusal, unstorable
from thai.search import folded
from thai.text import normalise

MOST_ITEMS = 60
MOST_BUDGET = Decimal("1e12")


@dataclass(frozen=True)
class MeasureContent:
    """All that is typed of a measure. Lists carry no numbers and no empty items; what has no order of its own stands in
    one order, each once."""

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

    def __post_init__(self) -> None:
        units = {unit.pk or unit.name: unit for unit in self.units}  # a table's new units are not stored yet
        ordered: dict[str, Sequence[Any]] = {
            "indicators": sorted(set(self.indicators)),
            "questions": sorted(set(self.questions), key=_by_number),
            "units": [] if self.all_units else sorted(units.values(), key=lambda u: (u.order, u.pk or 0, u.name)),
            **{name: getattr(self, name) for name in LISTS},
        }
        for name, values in ordered.items():
            object.__setattr__(self, name, tuple(values))

    def as_json(self) -> dict[str, Any]:
        """The content as plain JSON."""
        return {name: field.plain(getattr(self, name)) for name, field in FIELDS.items()}

    @property
    def search_text(self) -> str:
        """All its words as they are searched, one text or item a line."""
        texts = [getattr(self, name) for name in TEXTS] + [item for name in LISTS for item in getattr(self, name)]
        return "\n".join(folded(text) for text in texts if text)


def _by_number(question: str) -> tuple[str, int]:
    return question[:1], int(question[1:]) if question[1:].isdecimal() else 0


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


def check(plan: Plan, content: MeasureContent, rules: Rules | None = None) -> None:
    """ValidationError, by field, for what the plan's year or a form does not allow.

    A period outside the year is allowed: tables that move in have them, and plans.rules.checks says so wherever the
    measure is shown.
    """
    rules = rules or current_rules(plan.assessed_year, plan.municipality.agency_kind)
    errors = {name: words for name in TEXTS if (words := _wrong_text(name, getattr(content, name)))}
    errors |= {name: words for name in LISTS if (words := _wrong_items(name, getattr(content, name)))}
    if not normalise(content.title):
        errors["title"] = "กรุณาระบุชื่อมาตรการ"
    numbers = {i.number for i in rules.indicators}
    questions = {q for i in rules.indicators for q in i.questions}
    if unknown := [number for number in content.indicators if number not in numbers]:
        errors["indicators"] = f"ปีงบประมาณ พ.ศ. {rules.fiscal_year} ไม่มีตัวชี้วัดที่ {', '.join(map(str, unknown))}"
    if missing := [question for question in content.questions if question not in questions]:
        errors["questions"] = f"ปีงบประมาณ พ.ศ. {rules.fiscal_year} ไม่มีข้อ {', '.join(missing)}"
    if content.start and content.end and content.end < content.start:
        errors["end"] = "วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม"
    if content.budget is not None and not 0 <= content.budget < MOST_BUDGET:
        errors["budget"] = "งบประมาณต้องเป็นจำนวนเงินที่ไม่ติดลบ และไม่เกิน 12 หลัก"
    if errors:
        raise ValidationError(errors)


def check_printable(content: MeasureContent, stored: MeasureContent | None) -> None:
    """ValidationError, by field, for what papers cannot print; what is stored so may stay so."""
    kept = {getattr(stored, name) for name in TEXTS if stored} | {
        item for name in LISTS for item in _items(stored, name)
    }
    errors = {name: words for name in TEXTS if (words := _unless(kept, getattr(content, name)))}
    for name in LISTS:
        wrong = [f"ข้อ {n} {words}" for n, item in enumerate(_items(content, name), 1) if (words := _unless(kept, item))]
        errors |= {name: wrong[0]} if wrong else {}
    if errors:
        raise ValidationError(errors)


def _items(content: MeasureContent | None, name: str) -> Sequence[str]:
    return getattr(content, name) if content else ()


def _unless(kept: Set[str], text: str) -> str:
    return "" if text in kept else refusal(text)


def _wrong_text(name: str, text: str) -> str:
    longest = FIELDS[name].longest
    if longest is not None and len(text) > longest:
        return f"ยาวเกิน {longest} ตัวอักษร"
    return unstorable(text)


def _wrong_items(name: str, items: Sequence[str]) -> str:
    if len(items) > MOST_ITEMS:
        return f"มี {len(items)} ข้อ เกิน {MOST_ITEMS} ข้อ กรุณารวมข้อที่เป็นเรื่องเดียวกัน"
    for number, text in enumerate(items, 1):
        if not normalise(text):
            return f"ข้อ {number} ว่างอยู่ กรุณาพิมพ์ข้อความหรือลบข้อนี้"
        if wrong := _wrong_text(name, text):
            return f"ข้อ {number} {wrong}"
    return ""
