"""The head of a memo on its composing page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import MunicipalRequest, post_only, requires
from accounts.editing import EditedMeanwhile
from accounts.editing.autosave import Unsaved, keeps_drafts, typed_fields
from accounts.editing.drafts import draft_of, typed_in
from accounts.editing.merging import fingerprint
from accounts.models import Unit
from accounts.permissions import Capability
from approvals.composing.forms import AddForm, SectionForm
from approvals.composing.head_forms import HeadForm
from approvals.composing.views import composing, made
from approvals.numbers import actions as numbers
from approvals.proofs import head_proofs
from approvals.routes.steps import memo_addressee
from documents import memo_heads
from documents.memo_heads import EMPTY, draft_name, head_saying, merged, row_of, stored_fields
from documents.models import Paper, PaperKind
from documents.papers.fields import mistakes
from documents.papers.heads import SUBJECT, TEXTS
from scores.proofing.live import Proofs, proofreads
from thai.dates import ERA, medium_date


def _memo(pk: int) -> Paper:
    return get_object_or_404(Paper.objects.select_related("municipality"), pk=pk, kind=PaperKind.MEMO)


def _unsaved(request: MunicipalRequest, pk: int) -> Unsaved:
    """What the form holds; fields that somebody else changed and that were not touched here are saved."""
    paper = _memo(pk)
    row = row_of(paper)
    form = HeadForm(paper, row, request.POST)
    found = merged(form.opened, row, form.typed())
    newer = "มีผู้อื่นบันทึกหัวบันทึกหลังจากที่ท่านเปิดหน้านี้" if found.both and not form.was_compared else ""
    is_saved = not found.mine and not found.both
    return Unsaved(draft_name(paper), typed_fields(request), is_saved=is_saved, newer=newer)


def _proofs(request: MunicipalRequest, pk: int) -> Proofs:
    paper = _memo(pk)
    return head_proofs(request.actor, paper, composing(pk).values)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.MAKE_PAPER)
@keeps_drafts(_unsaved)
@proofreads(_proofs)
def head(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """A memo's head: to be edited, and saved."""
    paper = _memo(pk)
    row = row_of(paper)
    if request.method != "POST":
        kept = draft_of(request.actor, draft_name(paper))
        if kept is None:
            return _show(request, paper, HeadForm(paper, row))
        return _as_typed(request, paper, HeadForm(paper, row, typed_in(kept)), draft=kept)
    form = HeadForm(paper, row, request.POST)
    if not form.is_valid():
        return _show(request, paper, form, 422)
    makes = form.cleaned_data["make"]
    try:
        if not makes or merged(form.base, row, form.typed()).mine:  # an inherited head is not read by going on
            memo_heads.save_head(request.actor, paper, form.typed(), opened_with=form.base)
    except EditedMeanwhile:
        return _as_typed(request, paper, form, 409)
    here = redirect("approvals:compose-head", code=request.actor.municipality.code, pk=pk)
    if makes:
        return made(request, paper) or here
    messages.success(request, "บันทึกหัวบันทึกแล้ว")
    return here


@post_only("approvals:compose-head")
@requires(Capability.MAKE_PAPER)
def preview(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """The sheet with the head as it is typed, and what of it names no field (HTMX): nothing of it is stored."""
    page = composing(_memo(pk).pk)
    row = row_of(page.paper)
    form = HeadForm(page.paper, row, request.POST)
    form.is_valid()
    head = head_saying(stored_fields(row) | {name: said for name, said in form.cleaned_data.items() if name in EMPTY})
    head = replace(head, addressee=head.addressee or memo_addressee(page.paper.municipality))
    context = {
        "page": page,
        "focus": {"key": "head"},
        "draft_paper": replace(page, head=head).drafted(page.sections)[0],
        "found": [mistake for name in TEXTS for mistake in mistakes(str(form[name].value() or ""))],
    }
    return render(request, "approvals/_compose_typed.html", context)


def _as_typed(request: MunicipalRequest, paper: Paper, typed: HeadForm, status: int = 200, **more: Any) -> HttpResponse:
    """The page with what was typed; what both changed since it was opened stands beside each other."""
    row = row_of(paper)
    stored = stored_fields(row)
    found = merged(typed.opened, row, typed.typed())
    together = {name: value for name, value in found.together.items() if value is not False}
    together["subject"] = together["subject"] or SUBJECT
    data = {**together, "opened_with": typed.opened, "compared": fingerprint(stored) if found.both else ""}
    form = HeadForm(paper, row, data)
    theirs = [(form.fields[name].label, _words(name, stored[name])) for name in found.both]
    return _show(request, paper, form, status, theirs=theirs, **more)


def _words(name: str, value: Any) -> str:
    """A stored field in words."""
    if name == "unit":
        return str(Unit.objects.filter(pk=value).first() or "")
    if name == "with_report":
        return "แนบ" if value else "ไม่แนบ"
    return medium_date(value) if name == "date" and value else str(value or "")


def _show(request: MunicipalRequest, paper: Paper, form: HeadForm, status: int = 200, **more: Any) -> HttpResponse:
    page = composing(paper.pk)
    row = row_of(paper)
    draft_paper, problem = page.drafted(page.sections)
    day = (row.date if row else None) or timezone.localdate()
    series = numbers.series_of(paper.municipality, row.unit if row else None, day.year + ERA)
    context = {
        "page": page,
        "focus": {"key": "head"},
        "form": form,
        "texts": [form[name] for name in TEXTS],
        "draft_paper": draft_paper,
        "problem": problem,
        "add_form": AddForm(),
        "first_form": SectionForm(page.first),
        "is_inherited": bool(row and row.inherited),
        "series": series,
        "highest": numbers.highest(series),
        "own": numbers.own_number(series, paper),
        "last_version": paper.versions.first(),
        "revisions": row.revisions.select_related("by") if row else (),
        "draft": None,
        "proofs": head_proofs(request.actor, paper, page.values),
    }
    return render(request, "approvals/compose_head.html", context | more, status=status)
