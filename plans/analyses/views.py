"""The page of a plan's analyses: texts, drafts from the figures, and two people at it at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import MunicipalRequest, requires
from accounts.editing import EditedMeanwhile
from accounts.editing.autosave import Unsaved, keeps_drafts
from accounts.editing.drafts import draft_of
from accounts.editing.merging import fingerprint
from accounts.permissions import Capability, can, require
from plans.analyses.actions import (
    FIELDS,
    NOTHING,
    AnalysisTexts,
    draft_name,
    fields_of,
    merged,
    review_analysis,
    save_analyses,
    texts_of,
    written,
)
from plans.analyses.forms import AnalysisForm, AnalysisHelpForm, as_data
from plans.models import Plan
from plans.proofs import analysis_proofs
from plans.rules.drafting import NAMED, draft_analysis, weak_items
from plans.shortcuts import plan_of
from plans.year.results import answered_by, rules_of
from scores.proofing.live import Proofs, proofreads
from scores.results import ResultRow
from scores.rules import Indicator, Rules


@dataclass(frozen=True)
class TextBox:
    """One text to write; `saved` is what somebody else saved meanwhile, None where nobody did."""

    name: str
    field: BoundField
    saved: str | None


@dataclass(frozen=True)
class IndicatorSection:
    """An indicator on the page."""

    indicator: Indicator
    row: ResultRow | None
    weak: list[tuple[str, Decimal]]
    more: int  # weak questions beyond those named
    boxes: list[TextBox]
    meaning: TextBox
    inherited: bool


@dataclass(frozen=True)
class AnalysesPage:
    """What the page is made from, read once."""

    plan: Plan
    rules: Rules
    stored: dict[int, AnalysisTexts]
    inherited: frozenset[int]
    rows: dict[str, ResultRow]
    scores: dict[str, Decimal]

    def drafted(self, texts: dict[int, AnalysisTexts], number: int) -> None:
        """Puts a draft into the empty texts of one indicator; what people wrote stays."""
        if number not in texts:
            return
        row = self.rows.get(str(number))
        draft = draft_analysis(self.rules, self.rules.indicator(number), self.scores, row.before if row else None)
        texts[number] = AnalysisTexts(
            *(text if text.strip() else getattr(draft, name, "") for name, text in texts[number]._asdict().items())
        )


def _page_of(plan: Plan) -> AnalysesPage:
    results = answered_by(plan)
    rows = {row.item: row for row in results.indicators} if results else {}
    scores = results.scores if results else {}
    inherited = frozenset(a.indicator for a in plan.analyses.all() if a.inherited)
    return AnalysesPage(plan, rules_of(plan), written(plan), inherited, rows, scores)


def _sections(page: AnalysesPage, form: AnalysisForm, conflicts: Mapping[str, str]) -> list[IndicatorSection]:
    sections = []
    for indicator in page.rules.indicators:
        weak = weak_items(page.rules, indicator, page.scores)
        *boxes, meaning = (
            TextBox(name, field, conflicts.get(f"{indicator.number}{name}"))
            for name, field in form.bound_fields(indicator.number)
        )
        sections.append(
            IndicatorSection(
                indicator,
                page.rows.get(indicator.key),
                [(page.rules.item_name(item), page.scores[item]) for item in weak[:NAMED]],
                max(len(weak) - NAMED, 0),
                boxes,
                meaning,
                indicator.number in page.inherited,
            )
        )
    return sections


def _answer(
    request: MunicipalRequest, page: AnalysesPage, form: AnalysisForm, status: int = 200, **more: Any
) -> HttpResponse:
    conflicts: dict[str, str] = more.pop("conflicts", {})
    context = {
        "plan": page.plan,
        "form": form,
        "sections": _sections(page, form, conflicts),
        "conflicts": len(conflicts),
        "has_figures": bool(page.scores),
        "proofs": analysis_proofs(request.actor, page.plan, page.rules),
    }
    return render(request, "plans/analysis.html", context | more, status=status)


def _read(request: MunicipalRequest, page: AnalysesPage) -> HttpResponse:
    indicators = [(i, page.rows.get(i.key), page.stored.get(i.number, NOTHING)) for i in page.rules.indicators]
    return render(request, "plans/analysis_read.html", {"plan": page.plan, "indicators": indicators})


def _as_typed(
    request: MunicipalRequest,
    page: AnalysesPage,
    typed: dict[int, AnalysisTexts],
    opened_with: str,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The page with what was typed; texts that both changed since it was opened stand beside each other."""
    found = merged(opened_with, page.stored, typed)
    stored = fields_of(page.stored)
    compared = fingerprint(stored) if found.both else ""
    form = AnalysisForm(page.rules, page.stored, as_data(texts_of(found.together, typed), opened_with, compared))
    return _answer(request, page, form, status, conflicts={name: stored.get(name, "") for name in found.both}, **more)


def _unsaved(request: MunicipalRequest, year: int) -> Unsaved:
    """What the form holds; texts that somebody else changed and that were not touched here are saved."""
    require(request.actor, Capability.EDIT_PLAN)
    plan = plan_of(request, year)
    stored = written(plan)
    form = AnalysisForm(rules_of(plan), stored, request.POST)
    found = merged(form.opened, stored, form.typed())
    newer = "มีผู้อื่นบันทึกบทวิเคราะห์ช่องเดียวกันหลังจากที่ท่านเปิดหน้านี้" if found.both and not form.was_compared else ""
    is_saved = not found.mine and not found.both
    return Unsaved(draft_name(year), as_data(form.typed(), form.opened), is_saved=is_saved, newer=newer)


def _proofs(request: MunicipalRequest, year: int) -> Proofs:
    require(request.actor, Capability.EDIT_PLAN)
    plan = plan_of(request, year)
    return analysis_proofs(request.actor, plan, rules_of(plan))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.VIEW)
@keeps_drafts(_unsaved)
@proofreads(_proofs)
def analysis(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """The texts of every indicator: to read, or for who may edit the plan a form.

    Beside saving, its buttons draft into empty fields, take a saved text, or review.
    """
    plan = plan_of(request, year)
    if request.method == "POST":
        require(request.actor, Capability.EDIT_PLAN)
    elif not can(request.actor, Capability.EDIT_PLAN):
        return _read(request, _page_of(plan))
    page = _page_of(plan)
    if request.method != "POST":
        draft = draft_of(request.actor, draft_name(year))
        if draft is None:
            return _answer(request, page, AnalysisForm(page.rules, page.stored))
        kept = AnalysisForm(page.rules, page.stored, draft.typed)
        return _as_typed(request, page, kept.typed(), kept.opened, draft=draft)
    form, asked = AnalysisForm(page.rules, page.stored, request.POST), AnalysisHelpForm(request.POST)
    if asked.button:
        return _helped(request, page, form, asked)
    if not form.is_valid():
        return _answer(request, page, form, 422)
    try:
        save_analyses(request.actor, plan, form.texts(), opened_with=form.base)
    except EditedMeanwhile:
        return _as_typed(request, _page_of(plan), form.texts(), form.opened, 409)
    messages.success(request, "บันทึกบทวิเคราะห์แล้ว")
    return redirect("plans:year", code=request.actor.municipality.code, year=year)


def _helped(request: MunicipalRequest, page: AnalysesPage, form: AnalysisForm, asked: AnalysisHelpForm) -> HttpResponse:
    """The page after one of its helping buttons: no text is saved."""
    chosen, name = asked.subject()
    typed = form.typed()
    if asked.button == "review":
        review_analysis(request.actor, page.plan, chosen)
        page = _page_of(page.plan)
    elif asked.button == "draft":
        page.drafted(typed, chosen)
    elif asked.button == "take" and chosen in typed and name in FIELDS:
        saved = getattr(page.stored.get(chosen, NOTHING), name)
        typed[chosen] = typed[chosen]._replace(**{name: saved})
    return _as_typed(request, page, typed, form.opened)
