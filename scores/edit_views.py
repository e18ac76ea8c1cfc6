"""Entering a year's figures: the page, its live check and its draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods

from accounts.access import MunicipalRequest, post_only, requires
from accounts.editing import EditedMeanwhile
from accounts.editing.autosave import Unsaved, keeps_drafts, typed_fields
from accounts.editing.drafts import draft_of, typed_in
from accounts.permissions import Capability
from accounts.templatetags.thai_text import thai_time
from scores.actions import draft_name, save_figures
from scores.analysis import level
from scores.current_rules import current_rules
from scores.forms import FiguresForm, field_name
from scores.grid import LEVEL, Check, Conflict, Correction, checks, comparable_items, conflicts, histories
from scores.levels import mark_of
from scores.models import Assessment, AssessmentRevision
from scores.rules import TOTAL, Rules, UnknownRules
from scores.views import assessment_of, rules_of


@dataclass(frozen=True)
class Stored:
    """What is saved of the year when the form is shown or comes back."""

    rules: Rules
    assessment: Assessment | None
    revisions: Iterable[AssessmentRevision] = ()

    @property
    def version(self) -> int:
        return self.assessment.version if self.assessment else 0


@dataclass(frozen=True)
class GridRow:
    """One line of the grid."""

    item: str
    name: str
    field: BoundField
    check: Check
    before: Decimal | None
    history: Sequence[Correction] = ()
    conflict: Conflict | None = None
    choice: BoundField | None = None

    @property
    def unsaved(self) -> bool:
        """Whether a draft or a refused form shows here what is not saved."""
        return bool(self.field.form.is_bound and self.field.name in self.field.form.changed_data)


@dataclass(frozen=True)
class Group:
    """An indicator and its questions; those asked in two parts stand part by part, as surveys report them."""

    indicator: GridRow
    parts: list[tuple[str, list[GridRow]]] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(len(rows) for _, rows in self.parts)

    @property
    def needs_attention(self) -> bool:
        """Whether a question is to be seen at once: it cannot be read, or is not what is saved."""
        rows = [row for _, part in self.parts for row in part]
        return any(row.check.error or row.unsaved for row in rows)


def _stored(request: MunicipalRequest, rules: Rules) -> Stored:
    assessment = assessment_of(request, rules.fiscal_year)
    # Not read before someone asks: the live check seldom does.
    return Stored(rules, assessment, assessment.revisions.select_related("by") if assessment else ())


def _typed(stored: Stored, form: FiguresForm, *, must_choose: bool) -> FiguresForm:
    """The form as typed, beside what is stored now: every figure saved since it was opened asks for a choice."""
    begun = form.begun_with
    form.hold_against(stored.version)
    if form.is_comparing and stored.assessment:
        found = conflicts(stored.assessment, stored.revisions, begun, form.typed())
        form.compare(found, must_choose=must_choose)
    return form


def _checks(form: FiguresForm) -> dict[str, Check]:
    """What the figures in the form say of one another: what is typed, or stored where nothing was."""
    if not form.is_bound:
        return checks(form.rules, form.stored, {})
    names = {item: field_name(item) for item in (*form.rules.items, LEVEL)}
    errors = {item: str(form.errors[name][0]) for item, name in names.items() if name in form.errors}
    return checks(form.rules, _entered(form), errors)


def _entered(form: FiguresForm) -> dict[str, Decimal]:
    if not form.is_bound:
        return form.stored
    form.is_valid()
    return {item: score for item, score in form.figures().items() if score is not None}


def _rows(request: MunicipalRequest, stored: Stored, form: FiguresForm) -> dict[str, GridRow]:
    rules = stored.rules
    said = _checks(form)
    past = histories(stored.revisions)
    before = assessment_of(request, rules.fiscal_year - 1)
    old: dict[str, Decimal] = {}
    if before:
        try:
            same = comparable_items(rules, current_rules(before.fiscal_year, before.municipality.agency_kind))
        except UnknownRules:
            same = set(rules.headline_items)
        old = {item: score for item, score in before.entered().items() if item in same}
    return {
        item: GridRow(
            item,
            "ระดับตามประกาศ" if item == LEVEL else rules.item_name(item),
            form[field_name(item)],
            said.get(item, Check()),
            old.get(item),
            past.get(item, ()),
            form.conflicts.get(item),
            form[f"choose_{field_name(item)}"] if item in form.conflicts else None,
        )
        for item in (*rules.items, LEVEL)
    }


def _groups(rules: Rules, rows: Mapping[str, GridRow]) -> list[Group]:
    groups = []
    for indicator in rules.indicators:
        parts: dict[str, list[GridRow]] = {}
        for item in rules.question_items[indicator.key]:
            part = item.partition("/")[2]
            parts.setdefault(f"ส่วนที่ {part}" if part else "", []).append(rows[item])
        groups.append(Group(rows[indicator.key], list(parts.items())))
    return groups


def _page(request: MunicipalRequest, stored: Stored, form: FiguresForm, status: int = 200, **more: Any) -> HttpResponse:
    rules = stored.rules
    rows, told = _rows(request, stored, form), level(rules, _entered(form))
    context = {
        "form": form,
        "year": rules.fiscal_year,
        "rules": rules,
        "assessment": stored.assessment,
        "level_row": rows[LEVEL],
        "summary": [rows[item] for item in rules.headline_items if item == TOTAL or not item.isdigit()],
        "groups": _groups(rules, rows),
        "conflicts": [row for row in rows.values() if row.conflict],
        "comparing": form.is_comparing,
        "level": told,
        "mark": mark_of(rules, told.name or ""),
    }
    return render(request, "scores/edit.html", context | more, status=status)


def _unsaved(request: MunicipalRequest, year: int) -> Unsaved:
    """What the form holds of a year; a choice between two figures is part of it."""
    rules = rules_of(request, year)
    stored = Stored(rules, assessment_of(request, year))
    form = FiguresForm(rules, stored.assessment, request.POST)
    opened = form.begun_with
    newer = ""
    if stored.assessment and stored.version not in {opened, form.compared_with}:
        at = thai_time(stored.assessment.updated_at)
        newer = f"{stored.assessment.updated_by or 'ระบบ'} บันทึกคะแนนปีนี้เมื่อ {at} หลังจากที่ท่านเปิดหน้านี้"
    return Unsaved(
        draft_name(year),
        {name: text for name, text in typed_fields(request).items() if name.removeprefix("choose_") in form.fields},
        opened,
        is_saved=opened == stored.version and not set(form.changed_data) - {"version", "base"},
        newer=newer,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.EDIT_SCORES)
@keeps_drafts(_unsaved)
def edit(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """The entry page: the saved figures or the person's draft; a save that comes second is compared, never lost."""
    rules = rules_of(request, year)
    stored = _stored(request, rules)
    if request.method != "POST":
        draft = draft_of(request.actor, draft_name(year))
        if draft is None:
            return _page(request, stored, FiguresForm(rules, stored.assessment))
        data = typed_in(draft).dict() | {"version": draft.version, "base": ""}
        form = _typed(stored, FiguresForm(rules, stored.assessment, data), must_choose=False)
        return _page(request, stored, form, draft=draft)
    form = FiguresForm(rules, stored.assessment, request.POST)
    if form.compared_with != stored.version:
        return _page(request, stored, _typed(stored, form, must_choose=False), 409)
    form = _typed(stored, form, must_choose=True)
    if not form.is_valid():
        return _page(request, stored, form, 422)
    try:
        saved = save_figures(
            request.actor,
            year,
            form.figures(),
            official_level=form.official_level(),
            version=form.cleaned_data["version"],
            reason=form.cleaned_data["reason"],
        )
    except EditedMeanwhile:  # between reading the year above and locking it
        stored = _stored(request, rules)
        form = FiguresForm(rules, stored.assessment, request.POST)
        return _page(request, stored, _typed(stored, form, must_choose=False), 409)
    messages.success(request, f"บันทึกคะแนนปีงบประมาณ พ.ศ. {year} แล้ว (เปลี่ยน {len(saved.changes)} รายการ)")
    return redirect("scores:year", code=request.actor.municipality.code, year=year)


@post_only("scores:edit")
@requires(Capability.EDIT_SCORES)
def check(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """What the typed figures say of one another, row by row; stores nothing."""
    stored = _stored(request, rules_of(request, year))
    form = _typed(stored, FiguresForm(stored.rules, stored.assessment, request.POST), must_choose=False)
    said = _checks(form)
    told = level(stored.rules, _entered(form))
    return JsonResponse(
        {
            "items": {
                item: {
                    "derived": row.derived,
                    "differs": row.differs,
                    "explained_by": row.explained_by,
                    "error": row.error,
                    "words": row.words,
                }
                for item, row in said.items()
            },
            "level": render_to_string("_level.html", {"mark": mark_of(stored.rules, told.name or "")}).strip(),
            "reason": told.reason,
            "changes_stored": form.changes_stored(),
        }
    )
