"""Pages of a plan's analyses: all of them to read, one indicator after the other to write, two people at it at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import MunicipalRequest, post_only, requires
from accounts.editing import EditedMeanwhile
from accounts.editing.autosave import Unsaved, keeps_drafts
from accounts.editing.drafts import draft_of
from accounts.editing.merging import fingerprint
from accounts.permissions import Capability, can, require
from plans.analyses.actions import (
    FIELDS,
    NOTHING,
    AnalysisTexts,
    draft_empty,
    draft_name,
    fields_of,
    marks_seen,
    merged,
    review_analysis,
    save_analyses,
    texts_of,
    written,
)
from plans.analyses.forms import AnalysisForm, AnalysisHelpForm, as_data
from plans.analyses.page import AnalysesPage
from plans.proofs import analysis_proofs
from plans.shortcuts import plan_of
from plans.year.results import rules_of
from scores.proofing.live import Proofs, proofreads
from scores.rules import Indicator
from thai import dates

NEWER = "มีผู้อื่นบันทึกบทวิเคราะห์ช่องเดียวกันหลังจากที่ท่านเปิดหน้านี้"


@dataclass(frozen=True)
class TextBox:
    """One text to write; `saved` is what somebody else saved meanwhile, None where nobody did."""

    name: str
    field: BoundField
    saved: str | None
    is_needed: bool


def _answer(
    request: MunicipalRequest,
    page: AnalysesPage,
    indicator: Indicator,
    form: AnalysisForm,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    conflicts: Mapping[str, str] = more.pop("conflicts", {})
    needed, row = page.needed(indicator), page.rows.get(indicator.key)
    *boxes, meaning = (
        TextBox(name, field, conflicts.get(f"{indicator.number}{name}"), name in needed)
        for name, field in form.bound_fields(indicator.number)
    )
    lost, full = page.questions(indicator)
    previous, following = page.beside(indicator.number)
    context = {
        "plan": page.plan,
        "page": page,
        "form": form,
        "indicator": indicator,
        "row": row,
        "missing": page.rules.target - row.score if row and row.score is not None and row.below_target else None,
        "lost": lost,
        "full": full,
        "boxes": boxes,
        "meaning": meaning,
        "previous": previous,
        "following": following,
        "next_open": page.open_after(indicator.number),
        "is_unread": indicator.number in page.unread,
        "is_drafted": indicator.number in page.drafted,
        "to_draft": len(page.drafts()),
        "last_year": page.last_year(indicator),
        "conflicts": len(conflicts),
        "proofs": analysis_proofs(request.actor, page.plan, page.rules),
    }
    return render(request, "plans/analysis.html", context | more, status=status)


def _as_typed(
    request: MunicipalRequest,
    page: AnalysesPage,
    indicator: Indicator,
    typed: dict[int, AnalysisTexts],
    form: AnalysisForm,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The page with what was typed; texts that both changed since it was opened stand beside each other."""
    found = merged(marks_seen(page.plan, form.opened, form.token), page.stored, typed)
    stored = fields_of({indicator.number: page.stored.get(indicator.number, NOTHING)})
    compared = fingerprint(stored) if found.both else ""
    data = as_data(texts_of(found.together, typed), form.opened, compared, form.token)
    shown = AnalysisForm([indicator.number], page.stored, data)
    conflicts = {name: stored.get(name, "") for name in found.both}
    return _answer(request, page, indicator, shown, status, conflicts=conflicts, **more)


def _keep(request: MunicipalRequest, year: int, number: int) -> Unsaved:
    """Saves what is typed as one types. Only what cannot be saved stays a draft: what both changed, or what papers
    cannot print."""
    require(request.actor, Capability.EDIT_PLAN)
    plan = plan_of(request, year)
    if all(indicator.number != number for indicator in rules_of(plan).indicators):
        raise Http404("ปีนี้ไม่มีตัวชี้วัดนี้")
    form = AnalysisForm([number], written(plan), request.POST)
    name, newer, said = draft_name(year, number), "", ""
    if form.is_valid():
        try:
            save_analyses(request.actor, plan, form.texts(), opened_with=form.base, page=form.token)
        except EditedMeanwhile:
            newer = NEWER
        except ValidationError as error:
            said = f"เก็บเป็นร่างแล้ว ยังบันทึกไม่ได้: {error.messages[0]}"
        else:
            return Unsaved(name, {}, is_saved=True, said=f"บันทึกแล้ว {dates.hour(timezone.localtime())}")
    else:
        wrong = [error for field, errors in form.errors.items() if field != "page" for error in errors]
        said = f"เก็บเป็นร่างแล้ว ยังบันทึกไม่ได้: {wrong[0]}" if wrong else ""
    typed = as_data(form.typed(), form.opened, str(form["compared"].value() or ""), form.token)
    return Unsaved(name, typed, newer=newer, said=said)


def _proofs(request: MunicipalRequest, year: int, number: int) -> Proofs:
    require(request.actor, Capability.EDIT_PLAN)
    plan = plan_of(request, year)
    return analysis_proofs(request.actor, plan, rules_of(plan))


@require_safe
@requires(Capability.VIEW)
def analyses(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """Who may write is led to the first indicator that lacks something; the others read them all."""
    plan = plan_of(request, year)
    page = AnalysesPage(plan)
    if can(request.actor, Capability.EDIT_PLAN):
        standing = page.open_after(0) or page.standings[0]
        code, number = request.actor.municipality.code, standing.indicator.number
        return redirect("plans:analysis-of", code=code, year=year, number=number)
    indicators = [(i, page.rows.get(i.key), page.stored.get(i.number, NOTHING)) for i in page.rules.indicators]
    return render(request, "plans/analysis_read.html", {"plan": plan, "indicators": indicators})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.VIEW)
@keeps_drafts(_keep)
@proofreads(_proofs)
def analysis(request: MunicipalRequest, year: int, number: int) -> HttpResponseBase:
    """The texts of one indicator; who may not edit the plan reads them among the others.

    Beside saving, its buttons copy last year's into empty texts, take a saved text, or review.
    """
    plan = plan_of(request, year)
    code = request.actor.municipality.code
    if request.method == "POST":
        require(request.actor, Capability.EDIT_PLAN)
    elif not can(request.actor, Capability.EDIT_PLAN):
        response = redirect("plans:analysis", code=code, year=year)
        response["Location"] += f"#indicator-{number}"
        return response
    page = AnalysesPage(plan)
    indicator = page.indicator(number)
    if indicator is None:
        raise Http404("ปีนี้ไม่มีตัวชี้วัดนี้")
    if request.method != "POST":
        draft = draft_of(request.actor, draft_name(year, number))
        if draft is None:
            return _answer(request, page, indicator, AnalysisForm([number], page.stored))
        kept = AnalysisForm([number], page.stored, draft.typed)
        return _as_typed(request, page, indicator, kept.typed(), kept, draft=draft)
    form, asked = AnalysisForm([number], page.stored, request.POST), AnalysisHelpForm(request.POST)
    if asked.button:
        return _helped(request, page, indicator, form, asked)
    if not form.is_valid():
        return _answer(request, page, indicator, form, 422)
    try:
        save_analyses(request.actor, plan, form.texts(), opened_with=form.base, page=form.token)
    except EditedMeanwhile:
        return _as_typed(request, AnalysesPage(plan), indicator, form.texts(), form, 409)
    if asked.target:
        return redirect("plans:analysis-of", code=code, year=year, number=asked.target)
    messages.success(request, "บันทึกบทวิเคราะห์แล้ว")
    return redirect("plans:year", code=code, year=year)


def _helped(
    request: MunicipalRequest, page: AnalysesPage, indicator: Indicator, form: AnalysisForm, asked: AnalysisHelpForm
) -> HttpResponse:
    """The page after one of its helping buttons: no text is saved."""
    number, typed = indicator.number, form.typed()
    if asked.button == "review":
        review_analysis(request.actor, page.plan, number)
        page = AnalysesPage(page.plan)
    elif asked.button == "copy":
        before = page.last_year(indicator)
        old = before.texts if before else NOTHING
        texts = (mine if mine.strip() else theirs for mine, theirs in zip(typed[number], old, strict=True))
        typed[number] = AnalysisTexts(*texts)
    elif asked.text in FIELDS:
        saved = getattr(page.stored.get(number, NOTHING), asked.text)
        typed[number] = typed[number]._replace(**{asked.text: saved})
    return _as_typed(request, page, indicator, typed, form)


@post_only("plans:analysis")
@requires(Capability.EDIT_PLAN)
def draft(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """Puts drafts made of the figures into every needed text that is empty."""
    plan = plan_of(request, year)
    filled = draft_empty(request.actor, plan, AnalysesPage(plan).drafts())
    if filled:
        messages.success(request, f"ร่างจากคะแนนให้ {len(filled)} ตัวชี้วัดแล้ว อ่านและแก้ให้ตรงกับเทศบาลก่อนใช้")
    else:
        messages.info(request, "ไม่มีช่องว่างที่ร่างจากคะแนนได้")
    code = request.actor.municipality.code
    return (
        redirect("plans:analysis-of", code=code, year=year, number=filled[0])
        if filled
        else redirect("plans:analysis", code=code, year=year)
    )
