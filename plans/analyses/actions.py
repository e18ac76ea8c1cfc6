"""What people write of each indicator: finding, weakness, response; saved by several without losing any of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.audit import record
from accounts.editing import EditedMeanwhile
from accounts.editing.drafts import discard_draft
from accounts.editing.merging import Merge, marks_in, merge
from accounts.permissions import Actor, Capability, require
from plans.locking import lock_plans
from plans.models import IndicatorAnalysis, Plan
from plans.rules.coverage import AnalysedIndicators
from thai.printable import unstorable


class AnalysisTexts(NamedTuple):
    """The three texts of one indicator, and what it means in the office's words where its plan is to print that."""

    finding: str = ""
    weakness: str = ""
    response: str = ""
    meaning: str = ""

    @property
    def analyses(self) -> bool:
        """Whether anything is said of the result, beyond what the indicator means."""
        return bool(self.finding or self.weakness or self.response)


Texts = Mapping[int, AnalysisTexts]  # by indicator number
FIELDS = AnalysisTexts._fields
NOTHING = AnalysisTexts()
LONGEST = 8000  # letters of a text


def draft_name(fiscal_year: int) -> str:
    """Under which name accounts.editing.drafts keeps what is typed into the plan's analyses."""
    return f"analysis/{fiscal_year}"


def written(plan: Plan) -> dict[int, AnalysisTexts]:
    """What is stored of a plan's analyses."""
    return {row.indicator: _texts(row) for row in plan.analyses.all()}


def analysed(plan: Plan) -> AnalysedIndicators:
    """The indicators whose result somebody wrote about."""
    rows = [row for row in plan.analyses.all() if _texts(row).analyses]
    return AnalysedIndicators(
        frozenset(row.indicator for row in rows if not row.inherited),
        frozenset(row.indicator for row in rows if row.inherited),
    )


def _texts(row: IndicatorAnalysis) -> AnalysisTexts:
    return AnalysisTexts(*(getattr(row, name) for name in FIELDS))


def fields_of(texts: Texts) -> dict[str, str]:
    """The texts one by one, as two people are compared: "10finding" and so on."""
    return {f"{number}{name}": text for number, row in sorted(texts.items()) for name, text in row._asdict().items()}


def merged(opened_with: str, stored: Texts, typed: Texts) -> Merge[str]:
    """What was typed into a form that was opened with this fingerprint of `fields_of`, on top of what is stored now."""
    there = {number: stored.get(number, NOTHING) for number in typed}
    return merge(marks_in(opened_with), fields_of(there), fields_of(typed))


def texts_of(fields: Mapping[str, str], numbers: Iterable[int]) -> dict[int, AnalysisTexts]:
    """The way back from `fields_of`."""
    return {number: AnalysisTexts(*(fields[f"{number}{name}"] for name in FIELDS)) for number in numbers}


def save_analyses(actor: Actor, plan: Plan, texts: Texts, *, opened_with: str | None = None) -> None:
    """Stores the texts by indicator number; all of them empty removes the row. Indicators that are not named stay.

    `opened_with` is the fingerprint of the `fields_of` that the form showed: texts that only someone else changed since
    then are left as they are; EditedMeanwhile where both changed the same one. A row that changes counts as reviewed.
    ValidationError for a text that is too long or cannot be stored.
    """
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        lock_plans(actor)
        before = {a.indicator: a for a in plan.analyses.all()}
        if opened_with is not None:
            found = merged(opened_with, written(plan), texts)
            if found.both:
                raise EditedMeanwhile
            texts = texts_of(found.together, texts)
        changed = []
        for number, new in texts.items():
            row = before.get(number)
            old = _texts(row) if row else NOTHING
            if new == old:
                continue
            _check(number, old, new)
            changed.append(number)
            if any(new):
                IndicatorAnalysis.objects.update_or_create(
                    plan=plan, indicator=number, defaults={**new._asdict(), "inherited": False}
                )
            elif row:
                row.delete()
        if changed:
            record(actor, "plan.analysed", plan, fiscal_year=plan.fiscal_year, indicators=changed)
        discard_draft(actor, draft_name(plan.fiscal_year))


def _check(number: int, old: AnalysisTexts, new: AnalysisTexts) -> None:
    for before, text in zip(old, new, strict=True):
        wrong = f"ยาวเกิน {LONGEST:,} ตัวอักษร" if len(text) > LONGEST else unstorable(text)
        if wrong and text != before:
            raise ValidationError(f"ตัวชี้วัดที่ {number}: {wrong}")


def review_analysis(actor: Actor, plan: Plan, indicator: int) -> None:
    """Takes over what last year's plan says of an indicator as it stands."""
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        lock_plans(actor)
        if plan.analyses.filter(indicator=indicator, inherited=True).update(inherited=False):
            record(actor, "plan.reviewed", plan, fiscal_year=plan.fiscal_year, indicators=[indicator])
