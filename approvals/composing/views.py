"""Composing a paper: its sections in order, the words of one of them, the paper as it will look."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import MunicipalRequest, post_only, requires
from accounts.editing import EditedMeanwhile
from accounts.editing.autosave import Unsaved, keeps_drafts, typed_fields
from accounts.editing.drafts import draft_of, typed_in
from accounts.editing.merging import fingerprint
from accounts.permissions import Actor, Capability
from approvals import actions
from approvals.composing.forms import (
    AddForm,
    ChangeForm,
    ColumnsForm,
    EarlierForm,
    PictureForm,
    SectionForm,
    SectionOrderForm,
    ShareForm,
)
from approvals.forms import NewPaperForm
from approvals.proofs import section_proofs
from approvals.routes.steps import memo_addressee
from approvals.views import new_page, paper_years
from documents import composition
from documents.composition import ORDER_CHANGED, CannotCompose, draft_name, merged, words_of_version
from documents.memo_heads import head_of
from documents.models import Paper, PaperKind
from documents.papers.building import about, draft
from documents.papers.composing import ComposedSection
from documents.papers.content import CannotAttach, CannotBuild, SignatureBlock, freeze
from documents.papers.differences import HEAD, REPORT, differences
from documents.papers.fields import FIELDS, Field, mistakes, values_of
from documents.papers.gaps import gaps
from documents.papers.heads import NO_HEAD, Head
from documents.papers.report_sections import LAWS
from documents.papers.sections import sections_of
from documents.papers.sources import Source, facts_of
from scores.proofing.live import Proofs, proofreads
from scores.rules import UnknownRules


@dataclass(frozen=True)
class Composing:
    """A paper on its composing page: what it is made from today, and its sections as they stand."""

    paper: Paper
    source: Source
    values: Mapping[str, str | None]
    sections: Sequence[ComposedSection]
    head: Head = NO_HEAD  # of a memo

    @property
    def first(self) -> ComposedSection:
        """The section that is in focus where none is asked for."""
        texts = [each for each in self.sections if each.is_text]
        return next((each for each in texts if each.included), texts[0])

    def section(self, key: str) -> ComposedSection:
        """The section of this key; 404 where there is none."""
        found = next((each for each in self.sections if each.key == key), None)
        if found is None:
            raise Http404("ไม่มีส่วนนี้ในเอกสาร")
        return found

    def with_section(self, focus: ComposedSection) -> list[ComposedSection]:
        """The sections with this one in the place of its namesake, printed whether it is taken in or not."""
        return [replace(focus, included=True) if each.key == focus.key else each for each in self.sections]

    def drafted(
        self, sections: Sequence[ComposedSection], signatures: Sequence[SignatureBlock] = ()
    ) -> tuple[dict[str, Any], str]:
        """The paper of these sections as far as it can be made today, a memo's report too, and what of it cannot."""
        today = timezone.localdate()
        kind, variant = self.paper.kind, self.paper.variant
        paper, problem = draft(self.source, kind, variant, today, sections, signatures, self.head)
        if problem:
            return paper, problem
        try:
            report = composition.report_today(self.paper, self.head, self.source, today)
        except CannotAttach as error:
            return paper, str(error)
        return paper | ({"report": freeze(report)} if report else {}), ""

    @property
    def report_paper(self) -> str:
        """The report that a memo carries, as NewPaperForm calls it."""
        about = self.paper.variant
        return f"{about}/{composition.report_variant(about, self.head)}"

    @property
    def fields(self) -> list[tuple[Field, str | None]]:
        """Every field with what it says today."""
        return [(field, self.values[field.name]) for field in FIELDS]


def composing(pk: int) -> Composing:
    """The paper on its composing page; 404 where there is none, or none of a year without rules."""
    paper = get_object_or_404(Paper.objects.select_related("municipality"), pk=pk)
    try:
        source = composition.source_of(paper)
    except UnknownRules as error:
        raise Http404(str(error)) from error
    values = values_of(facts_of(source, about(paper.kind, paper.variant)))
    head = head_of(paper)
    head = replace(head, addressee=head.addressee or memo_addressee(paper.municipality))
    return Composing(paper, source, values, composition.sections_today(paper, values), head)


def other_papers(paper: Paper) -> QuerySet[Paper]:
    """The municipality's other papers that are composed already, the newest year first."""
    return Paper.objects.filter(municipality=paper.municipality).exclude(pk=paper.pk)


def to_section(request: MunicipalRequest, pk: int, key: str) -> HttpResponse:
    return redirect("approvals:compose-section", code=request.actor.municipality.code, pk=pk, key=key)


def show(
    request: MunicipalRequest,
    page: Composing,
    focus: ComposedSection,
    form: SectionForm,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The page with this section in focus."""
    paper, problem = page.drafted(page.with_section(focus))
    last = page.paper.versions.first()
    told = None
    if last and not problem:
        as_stored = paper if focus.included else page.drafted(page.sections)[0]
        told = differences(last.content, as_stored)
    names = {each.key: each.name for each in page.sections} | _names_in_memo(page)
    context = {
        "page": page,
        "focus": focus,
        "form": form,
        "told": told,
        "named_changes": [(names.get(change.key, "ส่วนที่ลบแล้ว"), change) for change in told.sections] if told else [],
        "draft_paper": paper,
        "problem": problem,
        "add_form": AddForm(),
        "columns_form": ColumnsForm(focus),
        "gaps": gaps(page.source, page.paper.about),
        "picture_form": PictureForm(),
        "laws": LAWS,
        "share_form": ShareForm(other_papers(page.paper)) if focus.is_own else None,
        "last_version": last,
        "draft": None,
        "proofs": proofs_of(request, page, focus),
    }
    return render(request, "approvals/compose.html", context | more, status=status)


def proofs_of(request: MunicipalRequest, page: Composing, focus: ComposedSection) -> Proofs:
    """What the words of a section are proofread as."""
    return section_proofs(request.actor, page.paper, focus.key, focus.heading, page.values)


def _names_in_memo(page: Composing) -> dict[str, str]:
    """What a memo's head, and the sections of the report that it carries, are called among its changes."""
    if page.paper.kind != PaperKind.MEMO:
        return {}
    about = page.paper.variant
    specs = sections_of(about, composition.report_variant(about, page.head))
    return {HEAD: "หัวบันทึก"} | {REPORT + spec.key: f"รายงานที่แนบ: {spec.name}" for spec in specs}


@post_only("papers")
@requires(Capability.MAKE_PAPER)
def open_(request: MunicipalRequest) -> HttpResponseBase:
    """Opens a paper for composing, before its first version or after."""
    form = NewPaperForm(paper_years(request), request.POST)
    if not form.is_valid():
        return new_page(request, form, 422)
    kind, variant = form.kind_and_variant()
    paper = composition.open_paper(request.actor, kind, form.cleaned_data["year"], variant)
    return redirect("approvals:compose", code=request.actor.municipality.code, pk=paper.pk)


@require_safe
@requires(Capability.MAKE_PAPER)
def compose(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """The paper with its first text in focus."""
    page = composing(pk)
    return opened(request, page, page.first)


def _unsaved(request: MunicipalRequest, pk: int, key: str) -> Unsaved:
    """What the form holds; words that somebody else changed and that were not touched here are saved."""
    page = composing(pk)
    focus = page.section(key)
    form = SectionForm(focus, request.POST)
    found = merged(form.opened, focus, form.typed())
    newer = "มีผู้อื่นบันทึกส่วนนี้หลังจากที่ท่านเปิดหน้านี้" if found.both and not form.was_compared else ""
    return Unsaved(
        draft_name(page.paper, key), typed_fields(request), is_saved=not found.mine and not found.both, newer=newer
    )


def _proofs(request: MunicipalRequest, pk: int, key: str) -> Proofs:
    page = composing(pk)
    return proofs_of(request, page, page.section(key))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.MAKE_PAPER)
@keeps_drafts(_unsaved)
@proofreads(_proofs)
def section(request: MunicipalRequest, pk: int, key: str) -> HttpResponseBase:
    """One section's words: to be edited, and saved."""
    page = composing(pk)
    focus = page.section(key)
    if request.method != "POST":
        earlier = words_of_version(page.paper, key, EarlierForm(request.GET).chosen())
        if earlier is None:
            return opened(request, page, focus)
        return show(request, page, focus, SectionForm(focus, _as_data(focus, earlier)), earlier=True)
    form = SectionForm(focus, request.POST)
    if not form.is_valid():
        return show(request, page, focus, form, 422)
    makes = form.cleaned_data["make"]
    try:
        if not makes or merged(form.base, focus, form.words()).mine:  # inherited words are not read by going on
            composition.save_section(request.actor, page.paper, key, form.words(), opened_with=form.base)
    except EditedMeanwhile:
        return _as_typed(request, composing(pk), key, form, 409)
    except CannotCompose as error:
        raise Http404(str(error)) from error
    if makes:
        return made(request, page.paper) or to_section(request, pk, key)
    messages.success(request, f"บันทึกส่วน “{focus.name}” แล้ว")
    return to_section(request, pk, key)


def made(request: MunicipalRequest, paper: Paper) -> HttpResponse | None:
    """To a new version of what is stored; None where none can be made, which is said."""
    try:
        version = actions.make_paper(request.actor, paper.kind, paper.fiscal_year, paper.variant)
    except (CannotBuild, UnknownRules) as error:
        messages.error(request, str(error))
        return None
    return redirect("approvals:version", code=request.actor.municipality.code, pk=version.pk)


def opened(
    request: MunicipalRequest, page: Composing, focus: ComposedSection, status: int = 200, **more: Any
) -> HttpResponse:
    """The page as stored, or with the person's own draft."""
    kept = draft_of(request.actor, draft_name(page.paper, focus.key))
    if kept is None:
        return show(request, page, focus, SectionForm(focus), status, **more)
    return _as_typed(request, page, focus.key, SectionForm(focus, typed_in(kept)), status, draft=kept, **more)


def _as_data(focus: ComposedSection, words: Mapping[str, str]) -> dict[str, str]:
    """Earlier words as a form would bring them that was opened now."""
    return {**focus.words, **words, "opened_with": fingerprint(focus.words)}


def _as_typed(
    request: MunicipalRequest, page: Composing, key: str, typed: SectionForm, status: int = 200, **more: Any
) -> HttpResponse:
    """The page with what was typed; words that both changed since it was opened stand beside each other."""
    focus = page.section(key)
    found = merged(typed.opened, focus, typed.typed())
    compared = fingerprint(focus.words) if found.both else ""
    form = SectionForm(focus, {**found.together, "opened_with": typed.opened, "compared": compared})
    theirs = [(form.fields[name].label, focus.words[name]) for name in found.both]
    return show(request, page, focus, form, status, theirs=theirs, **more)


@post_only("approvals:compose-section")
@requires(Capability.MAKE_PAPER)
def preview(request: MunicipalRequest, pk: int, key: str) -> HttpResponseBase:
    """The sheet with one section as it is typed, and what of it names no field (HTMX): nothing of it is stored."""
    page = composing(pk)
    typed = SectionForm(page.section(key), request.POST).typed()
    focus = page.section(key).saying(typed)
    context = {
        "page": page,
        "focus": focus,
        "draft_paper": page.drafted(page.with_section(focus))[0],
        "found": [mistake for words in typed.values() for mistake in mistakes(words)],
    }
    return render(request, "approvals/_compose_typed.html", context)


def _choose_columns(request: MunicipalRequest, paper: Paper, key: str) -> None:
    form = ColumnsForm(composing(paper.pk).section(key), request.POST)
    if not form.is_valid():
        raise CannotCompose("ส่วนนี้ไม่มีคอลัมน์ตามที่เลือก กรุณาเลือกใหม่")
    composition.choose_columns(request.actor, paper, key, form.cleaned_data["columns"])


CHANGES: dict[str, Callable[[Actor, Paper, str], None]] = {
    "take-in": lambda actor, paper, key: composition.include_section(actor, paper, key, included=True),
    "leave-out": lambda actor, paper, key: composition.include_section(actor, paper, key, included=False),
    "up": lambda actor, paper, key: composition.move_section(actor, paper, key, up=True),
    "down": lambda actor, paper, key: composition.move_section(actor, paper, key, up=False),
    "read": composition.review_section,
    "reset": composition.reset_section,
    "remove": composition.remove_section,
    "remove-picture": composition.remove_picture,
}
COLUMNS = "columns"  # the button that brings more than its name


@post_only("approvals:compose-section")
@requires(Capability.MAKE_PAPER)
def change(request: MunicipalRequest, pk: int, key: str) -> HttpResponseBase:
    """One button of a section: in or out, up or down, its columns, read, the product's words again, away."""
    paper = get_object_or_404(Paper, pk=pk)
    form = ChangeForm(request.POST)
    name = form.cleaned_data["change"] if form.is_valid() else ""
    if name != COLUMNS and name not in CHANGES:
        raise Http404("ไม่มีปุ่มนี้")
    try:
        if name == COLUMNS:
            _choose_columns(request, paper, key)
        else:
            CHANGES[name](request.actor, paper, key)
    except CannotCompose as error:
        messages.error(request, str(error))
    if not any(each.key == key for each in composing(pk).sections):
        return redirect("approvals:compose", code=request.actor.municipality.code, pk=pk)
    return to_section(request, pk, key)


@post_only("approvals:compose")
@requires(Capability.MAKE_PAPER)
def order(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Takes the whole order at once, as dragging leaves it: `order` is the sections' keys."""
    page = composing(pk)
    form = SectionOrderForm(page.sections, request.POST)
    if not form.is_valid():
        return JsonResponse({"said": ORDER_CHANGED}, status=409)
    try:
        composition.order_sections(request.actor, page.paper, form.cleaned_data["order"])
    except CannotCompose as error:
        return JsonResponse({"said": str(error)}, status=409)
    return JsonResponse({"said": "จัดลำดับแล้ว"})


@post_only("approvals:compose")
@requires(Capability.MAKE_PAPER)
def add(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """A section of the office's own."""
    page = composing(pk)
    form = AddForm(request.POST)
    if form.is_valid():
        try:
            return to_section(
                request, pk, composition.add_section(request.actor, page.paper, form.cleaned_data["heading"])
            )
        except CannotCompose as error:
            form.add_error(None, str(error))
    return opened(request, page, page.first, 422, add_form=form)
