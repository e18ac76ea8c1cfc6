"""What people write of each indicator: finding, weakness, response; saved by several without losing any of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from accounts.audit import record
from accounts.editing import EditedMeanwhile
from accounts.editing.drafts import discard_draft
from accounts.editing.merging import Merge, mark, marks_in, merge
from accounts.permissions import Actor, Capability, require
from plans.locking import lock_plan, lock_plans
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


def draft_name(fiscal_year: int, number: int | str = "") -> str:
    """Under which name accounts.editing.drafts keeps what cannot be saved of one indicator's texts; without a number,
    how those of a whole year begin."""
    return f"analysis/{fiscal_year}/{number}" if number else f"analysis/{fiscal_year}"


def written(plan: Plan) -> dict[int, AnalysisTexts]:
    """What is stored of a plan's analyses, empty ones left out."""
    rows = ((row.indicator, _texts(row)) for row in plan.analyses.all())
    return {number: texts for number, texts in rows if any(texts)}


def marks_seen(plan: Plan, opened_with: str, page: str) -> dict[str, str]:
    """What the page with this token has seen of the stored texts: what it was opened with, and what it saved since."""
    seen = marks_in(opened_with)
    for row in plan.analyses.all() if page else ():
        for name, saved_on in row.saved_on.items():
            if saved_on == page:
                seen[f"{row.indicator}{name}"] = mark(getattr(row, name))
    return seen


def analysed(plan: Plan) -> AnalysedIndicators:
    """The indicators whose result somebody wrote about."""
    rows = [row for row in plan.analyses.all() if _texts(row).analyses]
    return AnalysedIndicators(
        frozenset(row.indicator for row in rows if not row.inherited and not row.drafted),
        frozenset(row.indicator for row in rows if row.inherited or row.drafted),
    )


def _texts(row: IndicatorAnalysis) -> AnalysisTexts:
    return AnalysisTexts(*(getattr(row, name) for name in FIELDS))


def fields_of(texts: Texts) -> dict[str, str]:
    """The texts one by one, as two people are compared: "10finding" and so on."""
    return {f"{number}{name}": text for number, row in sorted(texts.items()) for name, text in row._asdict().items()}


def merged(seen: Mapping[str, str], stored: Texts, typed: Texts) -> Merge[str]:
    """What was typed into a form that has seen these marks of `fields_of`, on top of what is stored now."""
    there = {number: stored.get(number, NOTHING) for number in typed}
    return merge(seen, fields_of(there), fields_of(typed))


def texts_of(fields: Mapping[str, str], numbers: Iterable[int]) -> dict[int, AnalysisTexts]:
    """The way back from `fields_of`."""
    return {number: AnalysisTexts(*(fields[f"{number}{name}"] for name in FIELDS)) for number in numbers}


def save_analyses(
    actor: Actor, plan: Plan, texts: Texts, *, opened_with: str | None = None, page: str = "", drafted: bool = False
) -> None:
    """Stores the texts by indicator number; all of them empty removes the row. Indicators that are not named stay.

    `opened_with` is the fingerprint of the `fields_of` that the form showed: texts that only someone else changed since
    then are left as they are; EditedMeanwhile where both changed the same one, or the plan is gone. `page` is the token
    of a page that saves again and again while somebody types: what it saved itself is nobody else's change, and stands
    in the audit trail once for each indicator. A row that changes counts as reviewed, unless its texts were `drafted`
    by the product. ValidationError for a text that is too long or cannot be stored.
    """
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        lock_plan(actor, plan)
        rows = {a.indicator: a for a in plan.analyses.all()}
        if opened_with is not None:
            found = merged(marks_seen(plan, opened_with, page), written(plan), texts)
            if found.both:
                raise EditedMeanwhile
            texts = texts_of(found.together, texts)
        told = []
        for number, new in texts.items():
            row = rows.get(number) or IndicatorAnalysis(plan=plan, indicator=number)
            old = _texts(row)
            if new == old:
                continue
            _check(number, old, new)
            if not page or page not in row.saved_on.values():
                told.append(number)
            _store(row, old, new, page, drafted=drafted)
        if told:
            record(actor, "plan.analysed", plan, fiscal_year=plan.fiscal_year, indicators=told)
        for number in texts:
            discard_draft(actor, draft_name(plan.fiscal_year, number))


def _store(row: IndicatorAnalysis, old: AnalysisTexts, new: AnalysisTexts, page: str, *, drafted: bool) -> None:
    """A row that a page is still at stays when it is emptied: it remembers what that page saved."""
    for name, before, text in zip(FIELDS, old, new, strict=True):
        if text != before:
            setattr(row, name, text)
            row.saved_on = {**row.saved_on, name: page} if page else _without(row.saved_on, name)
    row.inherited, row.drafted = False, drafted
    if any(new) or page:
        row.save()
    elif row.pk:
        row.delete()


def _without(saved_on: Mapping[str, str], name: str) -> dict[str, str]:
    return {other: page for other, page in saved_on.items() if other != name}


def draft_empty(actor: Actor, plan: Plan, drafts: Texts) -> list[int]:
    """Puts the product's drafts into texts that are empty; the numbers of the indicators that got one.

    What somebody wrote meanwhile stays; an indicator that got one is marked until somebody has read it.
    """
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        lock_plans(actor)
        stored = written(plan)
        filled = {}
        for number, draft in drafts.items():
            old = stored.get(number, NOTHING)
            new = AnalysisTexts(*(text or proposed for text, proposed in zip(old, draft, strict=True)))
            if new != old:
                filled[number] = new
        save_analyses(actor, plan, filled, drafted=True)
    return list(filled)


def _check(number: int, old: AnalysisTexts, new: AnalysisTexts) -> None:
    for before, text in zip(old, new, strict=True):
        wrong = f"ยาวเกิน {LONGEST:,} ตัวอักษร" if len(text) > LONGEST else unstorable(text)
        if wrong and text != before:
            raise ValidationError(f"ตัวชี้วัดที่ {number}: {wrong}")


def review_analysis(actor: Actor, plan: Plan, indicator: int) -> None:
    """Takes over what last year's plan, or the product's draft, says of an indicator as it stands."""
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        lock_plans(actor)
        unread = plan.analyses.filter(Q(inherited=True) | Q(drafted=True), indicator=indicator)
        if unread.update(inherited=False, drafted=False):
            record(actor, "plan.reviewed", plan, fiscal_year=plan.fiscal_year, indicators=[indicator])
