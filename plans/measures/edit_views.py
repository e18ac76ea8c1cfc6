"""Entering a measure: the form, its draft, and two people at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import MunicipalRequest, requires
from accounts.editing import EditedMeanwhile
from accounts.editing.autosave import Unsaved, keeps_drafts, typed_fields
from accounts.editing.drafts import draft_of, keep_draft, newest_draft, typed_in
from accounts.editing.merging import merge
from accounts.editing.models import Draft
from accounts.permissions import Capability, can
from plans.measures.actions import save_measure
from plans.measures.content import MOST_ITEMS, MeasureContent
from plans.measures.edit_page import Editing, editing
from plans.measures.fields import FIELD_LABELS, LISTS, REPORTED
from plans.measures.forms import GapForm, MeasureForm, MeasureHelpForm, initial_of
from plans.measures.history import FieldDifference, in_words
from plans.measures.list_fields import BaseLineFormSet, LineForm
from plans.proofs import measure_proofs
from plans.rules.drafting import draft_finding
from plans.shortcuts import plan_of
from plans.year.results import answered_by
from scores.proofing.live import Proofs, proofreads


@dataclass(frozen=True)
class FormPage:
    """A form on its way to the screen."""

    form: MeasureForm
    lists: dict[str, BaseLineFormSet]
    status: int = 200
    draft: Draft | None = None
    compared: bool = False  # with what a colleague stored meanwhile
    taken_over: Sequence[str] = ()  # fields only they changed
    differences: Sequence[FieldDifference] = ()  # fields both changed
    more: dict[str, Any] = field(default_factory=dict)


def _show(edited: Editing, page: FormPage) -> HttpResponse:
    context = {
        "plan": edited.plan,
        "measure": edited.measure,
        "form": page.form,
        "lists": [(name, label, page.lists[name]) for name, label in LISTS.items() if name in page.lists],
        "draft": page.draft,
        "left_over": _left_over(page),
        "compared": page.compared,
        "taken_over": [FIELD_LABELS[name] for name in page.taken_over],
        "differences": page.differences,
        "key": edited.key,
        "themes": sorted(set(edited.plan.measures.exclude(theme="").values_list("theme", flat=True))),
        "failed_checks": edited.measure.failed_checks() if edited.measure else [],
        "proofs": measure_proofs(edited.request.actor, edited.plan, edited.measure),
    }
    return render(edited.request, "plans/measure_form.html", context | page.more, status=page.status)


def _left_over(page: FormPage) -> list[tuple[str, str]]:
    """What a draft of an earlier release has for fields that are reported elsewhere now, by the names it was sent."""
    asked = page.form.fields.keys() | page.lists.keys()
    typed = page.draft.typed.items() if page.draft else ()
    return [
        (name, text)
        for name, text in typed
        if name.partition("-")[0] in REPORTED - asked and (name.endswith("-text") or name == "outcome") and text
    ]


def _unsaved(request: MunicipalRequest, year: int, pk: int | None = None) -> Unsaved:
    """What the form holds; kept too where the measure was handed in meanwhile."""
    edited = editing(request, year, pk, only_kept=True)
    form, lists = edited.form(request.POST), edited.lists(request.POST)
    version = form.opened_with() or 0
    newer = ""
    if edited.measure and version != edited.version:
        newer = f"{edited.measure.updated_by or 'ระบบ'} บันทึกมาตรการนี้หลังจากที่ท่านเปิดหน้านี้"
    return Unsaved(
        edited.draft_name,
        typed_fields(request, "take", "key"),
        version,
        is_saved=bool(edited.measure) and _valid(form, lists) and form.content(lists) == edited.stored,
        newer=newer,
    )


def _proofs(request: MunicipalRequest, year: int, pk: int | None = None) -> Proofs:
    edited = editing(request, year, pk)
    return measure_proofs(request.actor, edited.plan, edited.measure)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.EDIT_PLAN)
@keeps_drafts(_unsaved)
@proofreads(_proofs)
def add(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """A new measure; ?indicator=10 or ?question=o21 begins it for a gap."""
    return _entry(editing(request, year, None))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.EDIT_MEASURE)
@keeps_drafts(_unsaved)
@proofreads(_proofs)
def edit(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """A stored measure; a save that comes second is compared, never lost, and so is one that comes too late."""
    if request.method != "POST":
        return _entry(editing(request, year, pk))
    try:
        edited = editing(request, year, pk, only_kept=True)
        if can(request.actor, Capability.EDIT_MEASURE, edited.measure):
            return _entry(edited)
    except Http404:
        return _gone(request, year)
    found = _unsaved(request, year, pk)
    keep_draft(request.actor, found.form, found.version, found.typed)
    messages.warning(request, "มาตรการนี้ส่งไปแล้ว จึงยังไม่ได้บันทึก สิ่งที่พิมพ์เก็บเป็นร่างไว้ จะแสดงให้เมื่อดึงกลับหรือถูกส่งกลับ")
    return redirect("plans:measure", code=request.actor.municipality.code, year=year, pk=pk)


def _gone(request: MunicipalRequest, year: int) -> HttpResponse:
    """What was typed into a measure that was deleted meanwhile, to be copied from."""
    edited = Editing(request, plan_of(request, year), None)
    form, lists = edited.form(request.POST), edited.lists(request.POST)
    typed = form.typed_texts()
    typed += [(LISTS[name], "\n".join(filter(None, formset.typed()))) for name, formset in lists.items()]
    return render(request, "plans/measure_gone.html", {"plan": edited.plan, "typed": typed}, status=404)


def _entry(edited: Editing) -> HttpResponseBase:
    request = edited.request
    if request.method != "POST":
        return _show(edited, _opened(edited))
    form, lists, asked = edited.form(request.POST), edited.lists(request.POST), MeasureHelpForm(request.POST)
    if asked.is_asked:
        return _show(edited, _helped(edited, form, lists, asked))
    if not _valid(form, lists):
        return _show(edited, FormPage(form, lists, 422))
    content = form.content(lists)
    if edited.stored and form.cleaned_data["version"] == edited.version:
        content = replace(content, **{n: getattr(edited.stored, n) for n in asked.taken()})
    try:
        saved = save_measure(
            request.actor,
            edited.plan,
            content,
            measure=edited.measure,
            version=form.cleaned_data["version"] if edited.measure else None,
            draft=edited.draft_name,
        )
    except ValidationError as error:
        form.add_error(None, error)
        return _show(edited, FormPage(form, lists, 422))
    except EditedMeanwhile:
        # Read again: it may have been stored, or deleted, between our reading and the lock.
        edited = editing(request, edited.plan.fiscal_year, edited.measure.pk if edited.measure else None)
        return _show(edited, _compared(edited, content, form.cleaned_data["version"], 409))
    messages.success(request, f"บันทึก “{saved.title}” แล้ว")
    return redirect("plans:measure", code=request.actor.municipality.code, year=edited.plan.fiscal_year, pk=saved.pk)


def _valid(form: MeasureForm, lists: Mapping[str, BaseLineFormSet]) -> bool:
    return all([form.is_valid(), *(formset.is_valid() for formset in lists.values())])


def _opened(edited: Editing) -> FormPage:
    """The form as first seen: the person's draft, or what is stored, or a beginning for a gap."""
    draft = _draft(edited)
    if draft is None:
        return FormPage(edited.form(**_beginning(edited)), edited.lists())
    data = typed_in(draft)
    form, lists = edited.form(data), edited.lists(data)
    if edited.measure and draft.version != edited.version and _valid(form, lists):
        return replace(_compared(edited, form.content(lists), draft.version, 200), draft=draft)
    key = draft.form.removeprefix(edited.new_drafts)
    return replace(_as_typed(edited, form, lists), draft=draft, more={"key": key})


def _draft(edited: Editing) -> Draft | None:
    """The person's draft of this measure, or the newest one of a measure that is not stored yet."""
    actor = edited.request.actor
    if edited.measure:
        return draft_of(actor, edited.draft_name)
    return newest_draft(actor, edited.new_drafts)


def _beginning(edited: Editing) -> dict[str, Any]:
    """For a new measure opened from a gap: the item it answers and a draft of the finding."""
    if edited.measure:
        return {}
    gap = GapForm(edited.request.GET).gap(edited.rules)
    if gap is None:
        return {}
    number, questions = gap
    finding = _drafted(edited, [number], questions)
    return {"indicators": [number], "questions": ", ".join(questions), "finding": finding}


def _drafted(edited: Editing, indicators: Sequence[int], questions: Sequence[str]) -> str:
    """What the answered year's result says of these items."""
    answered = answered_by(edited.plan)
    return draft_finding(edited.rules, answered.scores if answered else {}, indicators, questions)


def _as_typed(
    edited: Editing,
    form: MeasureForm,
    lists: Mapping[str, BaseLineFormSet],
    changed_lists: Mapping[str, Sequence[str]] | None = None,
    **changes: Any,
) -> FormPage:
    """The form as typed, good or bad, without judging it.

    The version the page was opened with stays, or a colleague's save would be overlooked.
    """
    opened = form.opened_with()
    version = {} if opened is None else {"version": opened}
    lines = {name: formset.typed() for name, formset in lists.items() if formset.is_sent} | dict(changed_lists or {})
    return FormPage(edited.form(**form.typed() | changes | version), edited.lists(lines=lines))


def _helped(
    edited: Editing, form: MeasureForm, lists: Mapping[str, BaseLineFormSet], asked: MeasureHelpForm
) -> FormPage:
    """What a button within the form asks for: an item moved, or a finding drafted where none is written."""
    if arranged := asked.arranged(lists):
        return _as_typed(edited, form, lists, arranged)
    if form.typed().get("finding", "").strip():
        return _as_typed(edited, form, lists)
    form.is_valid()
    items = form.cleaned_data
    finding = _drafted(edited, items.get("indicators", []), items.get("questions", []))
    return _as_typed(edited, form, lists, finding=finding)


def _compared(edited: Editing, mine: MeasureContent, opened: int, status: int) -> FormPage:
    """My text beside what a colleague stored meanwhile: what only they changed is taken over, the rest stands twice."""
    stored = edited.stored
    if stored is None:
        raise Http404
    theirs, typed = stored.as_json(), mine.as_json()
    found = merge(edited.opened_with(opened), theirs, {name: typed[name] for name in FIELD_LABELS})
    together = replace(mine, **{name: getattr(stored, name) for name in found.theirs})
    lines = {name: list(getattr(together, name)) for name in LISTS}
    differences = in_words(found.both, theirs, typed)
    return FormPage(
        edited.form(**initial_of(together)),
        edited.lists(lines=lines),
        status,
        compared=True,
        taken_over=found.theirs,
        differences=differences,
    )


@require_safe
@requires(Capability.VIEW)
def line(request: MunicipalRequest, name: str, number: int) -> HttpResponse:
    """One more line for a list, asked for by the button below it (HTMX)."""
    if name not in LISTS or number >= MOST_ITEMS:
        raise Http404
    after = number + 1
    context = {"form": LineForm(prefix=f"{name}-{number}"), "name": name, "place": number, "next": after}
    context["is_full"] = after >= MOST_ITEMS
    return render(request, "plans/_new_line.html", context)
