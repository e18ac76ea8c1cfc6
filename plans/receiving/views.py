"""Receiving what units report: many at once, and one text made of the parts of many units."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import MunicipalRequest, post_only, requires
from accounts.editing.autosave import keeps_drafts, texts
from accounts.editing.drafts import draft_of, typed_in
from accounts.permissions import Capability, can
from plans.handover import actions as handover
from plans.handover.actions import RETURN_ALL_DRAFT
from plans.models import Plan
from plans.proofs import report_proofs
from plans.receiving import actions
from plans.receiving.forms import ChosenMeasuresForm, DueForm, ReturnAllForm, ReturnPartForm, UnitsForm
from plans.receiving.page import parts_beside, receiving_page
from plans.reporting.actions import parts_with, save_report
from plans.reporting.forms import ReportForm
from plans.reporting.page import Card, cards_of
from plans.reporting.parts import ReportPart, is_shared
from plans.rules.workflow import Move, NotAllowed, allows
from plans.shortcuts import plan_of
from scores.proofing.live import Proofs, proofreads


@require_safe
@requires(Capability.VIEW)
def receive(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """All of a plan's measures by what they want of the coordinator; others read the same."""
    return _shown(request, plan_of(request, year))


def _shown(
    request: MunicipalRequest, plan: Plan, *, returned: ReturnAllForm | None = None, day: DueForm | None = None
) -> HttpResponse:
    """The page, with a form that came back refused in its place."""
    page = receiving_page(plan)
    waiting, not_in = [row.measure for row in page.waiting], [row.measure for row in page.not_in]
    draft = draft_of(request.actor, RETURN_ALL_DRAFT.format(year=plan.fiscal_year))
    typed = returned or ReturnAllForm(waiting, typed_in(draft) if draft else None)
    chosen = {str(pk) for pk in typed["measures"].value() or []} if typed.is_bound else None
    context = {
        "plan": plan,
        "page": page,
        "may_receive": can(request.actor, Capability.EDIT_PLAN),
        "waiting": [
            (row, not row.problems if chosen is None else str(row.measure.pk) in chosen, typed.own_reason(row.measure))
            for row in page.waiting
        ],
        "return_form": typed,
        "draft": draft,
        "due_form": day or DueForm(not_in),
        "refused": bool(returned),
    }
    return render(request, "plans/receive.html", context, status=422 if returned or day else 200)


def _back(request: MunicipalRequest, year: int) -> HttpResponseBase:
    return redirect("plans:receive", code=request.actor.municipality.code, year=year)


def _chosen(request: MunicipalRequest, form: ChosenMeasuresForm) -> list[int]:
    """The measures that were ticked; said where none was."""
    if form.is_valid():
        return list(form.cleaned_data["measures"])
    messages.error(request, "กรุณาเลือกมาตรการอย่างน้อยหนึ่งรายการ")
    return []


@post_only("plans:receive")
@requires(Capability.EDIT_PLAN)
def accept(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """Takes all that is ticked."""
    plan = plan_of(request, year)
    if chosen := _chosen(request, ChosenMeasuresForm(list(plan.measures.all()), request.POST)):
        taken = handover.accept_all(request.actor, plan, chosen)
        if taken:
            messages.success(request, f"ตรวจรับแล้ว {len(taken)} มาตรการ หน่วยงานได้รับแจ้ง")
        if missed := len(chosen) - len(taken):
            messages.warning(request, f"อีก {missed} มาตรการไม่รอตรวจรับแล้ว เพราะถูกดึงกลับหรือมีผู้ตรวจรับไปก่อน")
    return _back(request, year)


@post_only("plans:receive")
@requires(Capability.EDIT_PLAN)
@keeps_drafts(texts(RETURN_ALL_DRAFT, "reason", about=plan_of))
def send_back(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """Returns all that is ticked, with one reason or each with its own."""
    plan = plan_of(request, year)
    form = ReturnAllForm([row.measure for row in receiving_page(plan).waiting], request.POST)
    if not form.is_valid():
        return _shown(request, plan, returned=form)
    back = handover.send_back_all(request.actor, plan, form.reasons())
    messages.success(request, f"ส่งกลับให้แก้ไข {len(back)} มาตรการแล้ว หน่วยงานได้รับแจ้งเหตุผล")
    return _back(request, year)


@post_only("plans:receive")
@requires(Capability.EDIT_PLAN)
def due(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """Another day for what is not in yet."""
    plan = plan_of(request, year)
    form = DueForm(list(plan.measures.all()), request.POST)
    try:
        if form.is_valid():
            changed = handover.set_due(request.actor, plan, form.cleaned_data["measures"], form.cleaned_data["due"])
            messages.success(request, f"เปลี่ยนกำหนดส่ง {len(changed)} มาตรการแล้ว หน่วยงานได้รับแจ้ง")
            return _back(request, year)
    except ValidationError as error:
        form.add_error(None, error)
    return _shown(request, plan, day=form)


@post_only("plans:receive")
@requires(Capability.EDIT_PLAN)
def remind(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """Reminds those who have not handed in."""
    plan = plan_of(request, year)
    if chosen := _chosen(request, ChosenMeasuresForm(list(plan.measures.all()), request.POST)):
        told = actions.remind(request.actor, plan, chosen)
        messages.success(request, f"เตือนผู้ที่ยังไม่ส่งแล้ว {len(told)} มาตรการ คนละหนึ่งครั้งต่อวัน")
    return _back(request, year)


# --- One text of many parts -------------------------------------------------------------------------------------------


def _shared(plan: Plan, pk: int) -> list[ReportPart]:
    """The measure as a whole and its units' parts; 404 where it is one unit's."""
    parts = parts_with(plan, pk)
    if not parts or not is_shared(parts[0].measure):
        raise Http404
    return parts


def _proofs(request: MunicipalRequest, year: int, pk: int) -> Proofs:
    plan = plan_of(request, year)
    return report_proofs(request.actor, plan, [_shared(plan, pk)[0].measure])


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.EDIT_PLAN)
@proofreads(_proofs)
def merged(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """The measure's own text beside what each unit reports. A browser without scripts saves the text here."""
    plan = plan_of(request, year)
    whole, *parts = _shared(plan, pk)
    if request.method != "POST":
        return _merging(request, plan, cards_of(plan, [whole])[0], parts)
    form = ReportForm(whole, request.POST)
    try:
        stored, found = save_report(request.actor, plan, whole.key, form.typed(), form.opened_with())
    except ValidationError as error:
        card = cards_of(plan, [whole], {whole.key: form})[0]
        card.refused = form.refuse(error)
        return _merging(request, plan, card, parts, 422)
    if form.errors or found.both:
        card = cards_of(plan, [stored], {whole.key: form})[0]
        card.conflicts = {name: stored.report[name] for name in found.both}
        return _merging(request, plan, card, parts, 422)
    messages.success(request, "บันทึกข้อความรวมแล้ว")
    return redirect("plans:merged", code=request.actor.municipality.code, year=year, pk=pk)


def _merging(
    request: MunicipalRequest,
    plan: Plan,
    card: Card,
    parts: list[ReportPart],
    status: int = 200,
    returned: ReturnPartForm | None = None,
) -> HttpResponse:
    beside = parts_beside(card.part, parts)
    measure = card.part.measure
    context: dict[str, Any] = {
        "plan": plan,
        "card": card,
        "beside": beside,
        "sent": sum(each.is_in for each in beside),
        "new": [each.part.unit.pk for each in beside if each.is_new and each.part.unit],
        "may_accept": any(each.is_in for each in beside)
        and (allows(measure.stage, Move.SUBMIT) or allows(measure.stage, Move.ACCEPT)),
        "return_form": returned or ReturnPartForm([]),
        "proofs": report_proofs(request.actor, plan, [measure]),
    }
    return render(request, "plans/merged.html", context, status=status)


def _to_merging(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    return redirect("plans:merged", code=request.actor.municipality.code, year=year, pk=pk)


@post_only("plans:merged")
@requires(Capability.EDIT_PLAN)
def add_parts(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Puts what units report behind the measure's own text."""
    plan = plan_of(request, year)
    _, *parts = _shared(plan, pk)
    form = UnitsForm([part.unit.pk for part in parts if part.unit], request.POST)
    if form.is_valid():
        try:
            added = actions.add_to_text(request.actor, plan, pk, form.cleaned_data["unit"])
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, f"เติมลงข้อความรวมแล้ว: {', '.join(added)}" if added else "ข้อความรวมมีส่วนนี้อยู่แล้ว")
    return _to_merging(request, year, pk)


@post_only("plans:merged")
@requires(Capability.EDIT_PLAN)
def accept_merged(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Takes the measure with the parts that came in."""
    plan = plan_of(request, year)
    whole, *_ = _shared(plan, pk)
    try:
        handover.accept_parts(request.actor, whole.measure)
    except NotAllowed as error:
        messages.error(request, str(error))
        return _to_merging(request, year, pk)
    messages.success(request, f"ตรวจรับ “{whole.measure.title}” แล้ว")
    return _back(request, year)


@post_only("plans:merged")
@requires(Capability.EDIT_PLAN)
def send_part_back(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Returns one unit's part with a reason."""
    plan = plan_of(request, year)
    whole, *parts = _shared(plan, pk)
    form = ReturnPartForm([part.unit.pk for part in parts if part.unit], request.POST)
    if not form.is_valid():
        return _merging(request, plan, cards_of(plan, [whole])[0], parts, 422, form)
    try:
        for unit in form.cleaned_data["unit"][:1]:
            actions.send_back_part(request.actor, plan, f"{pk}u{unit}", form.cleaned_data["reason"])
    except NotAllowed as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "ส่งส่วนนี้กลับให้แก้ไขแล้ว")
    return _to_merging(request, year, pk)
