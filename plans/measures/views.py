"""A measure's own pages: reading it, its history, notes of its progress, its place in the plan."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import MunicipalRequest, post_only, requires
from accounts.editing.autosave import keeps_drafts, texts
from accounts.editing.drafts import drafts_of, typed_in
from accounts.permissions import Capability, can, require
from plans.handover.actions import RETURN_DRAFT
from plans.handover.forms import ReturnForm
from plans.measures import actions
from plans.measures.actions import PROGRESS_DRAFT
from plans.measures.comments import COMMENT_DRAFT, add_comment
from plans.measures.fields import FIELD_LABELS
from plans.measures.forms import CommentForm, MoveForm, OrderForm, ProgressForm, VersionsForm
from plans.measures.history import changed, differences
from plans.models import Measure, MeasureRevision
from plans.reporting.parts import is_shared
from plans.rules.workflow import Move, Stage, allows
from plans.shortcuts import back_to, measure_of, plan_of
from plans.year.page import Line, themes
from plans.year.results import rules_of


@require_safe
@requires(Capability.VIEW)
def measure(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """One measure from what it answers to what came of it, and what may be done with it."""
    return measure_page(request, measure_of(request, year, pk))


def measure_page(
    request: MunicipalRequest,
    found: Measure,
    *,
    progress_form: ProgressForm | None = None,
    reason_form: ReturnForm | None = None,
    comment_form: CommentForm | None = None,
) -> HttpResponse:
    """The page, with a form that came back refused in its place."""
    actor = request.actor
    is_coordinator, hands_in = can(actor, Capability.EDIT_PLAN), can(actor, Capability.SUBMIT_MEASURE, found)
    names = {"progress": PROGRESS_DRAFT, "reason": RETURN_DRAFT, "comment": COMMENT_DRAFT}
    names = {key: name.format(pk=found.pk) for key, name in names.items()}
    drafts = drafts_of(actor, names.values())
    typed = {key: typed_in(drafts[name]).dict() for key, name in names.items() if name in drafts}
    context = {
        "plan": found.plan,
        "measure": found,
        "answered_names": rules_of(found.plan).explained(found.indicator_numbers, found.question_ids),
        "may_edit": can(actor, Capability.EDIT_MEASURE, found),
        "may_assign": is_coordinator and allows(found.stage, Move.ASSIGN),
        "may_submit": hands_in and allows(found.stage, Move.SUBMIT),
        "may_withdraw": hands_in and not is_coordinator and allows(found.stage, Move.WITHDRAW),
        "may_accept": is_coordinator and allows(found.stage, Move.ACCEPT),
        "may_return": is_coordinator and allows(found.stage, Move.RETURN),
        "failed_checks": found.failed_checks(),
        "progress": found.progress.select_related("by"),
        "progress_form": progress_form or ProgressForm(initial=typed.get("progress")),
        "progress_draft": drafts.get(names["progress"]),
        "reason_form": reason_form or ReturnForm(initial=typed.get("reason")),
        "reason_draft": drafts.get(names["reason"]),
        "comments": found.comments.select_related("by"),
        "may_comment": can(actor, Capability.COMMENT, found),
        "comment_form": comment_form or CommentForm(initial=typed.get("comment")),
        "comment_draft": drafts.get(names["comment"]),
        "evidence": list(found.evidence.all()),
        "reports_here": hands_in and not is_coordinator and found.stage != Stage.DRAFT,
        "is_shared": is_shared(found),
    }
    refused = any(form.errors for form in (progress_form, reason_form, comment_form) if form)
    return render(request, "plans/measure.html", context, status=422 if refused else 200)


def _own(request: MunicipalRequest, year: int, pk: int) -> Measure:
    """A measure in the person's hands, or handed in by them."""
    found = measure_of(request, year, pk)
    if not can(request.actor, Capability.EDIT_MEASURE, found):
        require(request.actor, Capability.SUBMIT_MEASURE, found)
    return found


@post_only("plans:measure")
@requires(Capability.EDIT_MEASURE)
@keeps_drafts(texts(PROGRESS_DRAFT, "text", about=_own))
def progress(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Adds a note of progress."""
    found = _own(request, year, pk)
    form = ProgressForm(request.POST)
    if not can(request.actor, Capability.EDIT_MEASURE, found):
        form.add_error(None, "มาตรการนี้ส่งไปแล้ว จึงยังเพิ่มบันทึกไม่ได้ ดึงกลับมาก่อน หรือคัดลอกข้อความนี้ไว้")
    if form.is_valid():
        try:
            actions.add_progress(request.actor, found, **form.cleaned_data)
            messages.success(request, "เพิ่มบันทึกความก้าวหน้าแล้ว")
            return back_to(request, found, "#progress")
        except ValidationError as error:
            form.add_error(None, error)
    return measure_page(request, found, progress_form=form)


def _concerning(request: MunicipalRequest, year: int, pk: int) -> Measure:
    """A measure the person may remark on."""
    found = measure_of(request, year, pk)
    require(request.actor, Capability.COMMENT, found)
    return found


@post_only("plans:measure")
@requires(Capability.COMMENT)
@keeps_drafts(texts(COMMENT_DRAFT, "text", about=_concerning))
def comment(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Adds a remark, which the others concerned are told of."""
    found = _concerning(request, year, pk)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return measure_page(request, found, comment_form=form)
    add_comment(request.actor, found, form.cleaned_data["text"])
    messages.success(request, "เพิ่มความเห็นแล้ว ผู้เกี่ยวข้องได้รับแจ้ง")
    return back_to(request, found, "#comments")


@post_only("plans:measure")
@requires(Capability.EDIT_MEASURE)
def review(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Says that last year's sentences were read and hold."""
    found = measure_of(request, year, pk)
    actions.review_measure(request.actor, found)
    messages.success(request, "บันทึกว่าตรวจข้อความที่คัดลอกมาแล้ว")
    return back_to(request, found)


@dataclass(frozen=True)
class Save:
    """One save in the list of a measure's history, with the names of the fields it changed."""

    revision: MeasureRevision
    changed: list[str]


@require_safe
@requires(Capability.VIEW)
def history(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Every save of a measure, and two of them side by side: ?a=1&b=3, the last two unless told."""
    found = measure_of(request, year, pk)
    revisions = list(found.revisions.select_related("by"))
    by_version = {revision.version: revision for revision in revisions}

    def chosen(version: int | None, place: int) -> MeasureRevision | None:
        return by_version.get(version or 0) or (revisions[place] if len(revisions) > place else None)

    a, b = VersionsForm(request.GET).chosen()
    first, second = chosen(a, 1), chosen(b, 0)
    before = [*revisions[1:], None][: len(revisions)]  # of none there is none before
    saves = [
        Save(revision, [FIELD_LABELS[name] for name in changed(older.content, revision.content)] if older else [])
        for revision, older in zip(revisions, before, strict=True)
    ]
    context = {
        "plan": found.plan,
        "measure": found,
        "saves": saves,
        "first": first,
        "second": second,
        "differences": differences(first.content, second.content) if first and second else [],
    }
    return render(request, "plans/history.html", context)


@post_only("plans:reorder")
@requires(Capability.EDIT_PLAN)
def move(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Moves a measure one place up or down."""
    form = MoveForm(request.POST)
    actions.move_measure(request.actor, measure_of(request, year, pk), up=form.is_valid() and form.cleaned_data["up"])
    page = reverse("plans:reorder", kwargs={"code": request.actor.municipality.code, "year": year})
    return redirect(f"{page}#measure-{pk}")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.EDIT_PLAN)
def reorder(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """The measures to be put in order, with their buttons or by dragging, which sends the whole order at once (HTMX):
    `order` is the measures' ids."""
    plan = plan_of(request, year)
    if request.method != "POST":
        lines = [Line(number, each) for number, each in enumerate(plan.measures.all(), 1)]
        return render(request, "plans/order.html", {"plan": plan, "themes": themes(lines), "total": len(lines)})
    form = OrderForm(plan.measures.values_list("pk", flat=True), request.POST)
    if not form.is_valid():
        return HttpResponse(actions.ORDER_CHANGED, status=409)
    try:
        actions.reorder_measures(request.actor, plan, form.cleaned_data["order"])
    except ValidationError as error:
        return HttpResponse(error.messages[0], status=409)
    return HttpResponse("จัดลำดับแล้ว")
