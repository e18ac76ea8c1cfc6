"""What people write of each indicator: finding, weakness, response; saved by several without losing any of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db import transaction

from accounts.audit import record
from accounts.editing import EditedMeanwhile
from accounts.editing.drafts import discard_draft
from accounts.permissions import Actor, Capability, require
from plans.locking import hold
from plans.models import IndicatorAnalysis, Plan
from thai.text import normalise


class Written(NamedTuple):
    """The three texts of one indicator."""

    finding: str = ""
    weakness: str = ""
    response: str = ""


Texts = Mapping[int, Written]  # by indicator number
FIELDS = Written._fields
NOTHING = Written()


@dataclass(frozen=True)
class Merge:
    """What one person typed on top of what another saved meanwhile.

    `texts` has the typed text wherever the person changed it, else the saved one; `conflicts` holds, by indicator and
    field, the saved text where both changed the same field and differ.
    """

    texts: dict[int, Written]
    conflicts: dict[tuple[int, str], str]


class AnalysedMeanwhile(EditedMeanwhile):
    """Two people changed the same text; `merge` holds both."""

    def __init__(self, merge: Merge) -> None:
        super().__init__()
        self.merge = merge


def draft_name(fiscal_year: int) -> str:
    """Under which name accounts.editing.drafts keeps what is typed into the plan's analyses."""
    return f"analysis/{fiscal_year}"


def written(plan: Plan) -> dict[int, Written]:
    """What is stored of a plan's analyses."""
    return {a.indicator: Written(a.finding, a.weakness, a.response) for a in plan.analyses.all()}


def fingerprint(texts: Texts) -> str:
    """What a form remembers of each text it was opened with, empty ones left out: "10finding:0f3c… 10response:…"."""
    marks = _marks(texts)
    return " ".join(f"{number}{name}:{marks[number, name]}" for number, name in sorted(marks))


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _marks(texts: Texts) -> dict[tuple[int, str], str]:
    return {
        (number, name): _mark(normalise(text))
        for number, row in texts.items()
        for name, text in row._asdict().items()
        if normalise(text)
    }


def merged(opened_with: str, stored: Texts, typed: Texts) -> Merge:
    """Puts what was typed into a form that was opened with `opened_with` on top of what is stored now."""
    opened = dict(part.partition(":")[::2] for part in opened_with.split())
    texts: dict[int, Written] = {}
    conflicts: dict[tuple[int, str], str] = {}
    for number, row in typed.items():
        result = {}
        for name, text in row._asdict().items():
            saved = getattr(stored.get(number, NOTHING), name)
            was = opened.get(f"{number}{name}", "")
            mine = normalise(text)
            if saved != mine and (_mark(mine) if mine else "") == was:
                result[name] = saved  # not touched here, changed by someone else
                continue
            result[name] = text
            if saved != mine and (_mark(saved) if saved else "") != was:
                conflicts[number, name] = saved
        texts[number] = Written(**result)
    return Merge(texts, conflicts)


def save_analyses(actor: Actor, plan: Plan, texts: Texts, *, opened_with: str | None = None) -> None:
    """Stores the texts by indicator number; all three empty removes the row. Indicators that are not named stay.

    `opened_with` is the `fingerprint` of what the form showed: texts that only someone else changed since then are left
    as they are; AnalysedMeanwhile where both changed the same one. A row that changes counts as reviewed.
    """
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        hold(actor)
        before = {a.indicator: a for a in plan.analyses.all()}
        if opened_with is not None:
            merge = merged(opened_with, written(plan), texts)
            if merge.conflicts:
                raise AnalysedMeanwhile(merge)
            texts = merge.texts
        changed = []
        for number, new in texts.items():
            row = before.get(number)
            old = Written(row.finding, row.weakness, row.response) if row else NOTHING
            if new == old:
                continue
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


def review_analysis(actor: Actor, plan: Plan, indicator: int) -> None:
    """Takes over what last year's plan says of an indicator as it stands."""
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        hold(actor)
        if plan.analyses.filter(indicator=indicator, inherited=True).update(inherited=False):
            record(actor, "plan.reviewed", plan, fiscal_year=plan.fiscal_year, indicators=[indicator])
