"""Entering a measure: the form, its draft, and two people at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.crypto import get_random_string
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import MunicipalRequest, post_only, requires
from accounts.editing import EditedMeanwhile
from accounts.editing.drafts import discard_draft, draft_of, keep_draft, newest_draft, typed_by_another
from accounts.models import Draft
from accounts.permissions import Capability, can, require
from plans.measures.actions import draft_name, save_measure
from plans.measures.content import MOST_ITEMS, MeasureContent, content_of
from plans.measures.fields import LABELS, LISTS
from plans.measures.forms import MeasureForm, initial_of, typed_initial
from plans.measures.history import Merge, merge
from plans.measures.list_fields import BaseLineFormSet, LineForm, line_formset, moved, typed_lines
from plans.models import Measure, Plan
from plans.rules.drafting import draft_finding
from plans.shortcuts import plan_of
from plans.year.results import answered_by, rules_of
from scores.rules import Rules
from thai.numbers import whole_number

KEY_LENGTH = 12


@dataclass(frozen=True)
class Desk:
    """What the form is about: a plan's measure (None while it is new) as it is stored now."""

    request: MunicipalRequest
    plan: Plan
    measure: Measure | None
    key: str = ""  # of the page on which a new measure is entered

    @cached_property
    def rules(self) -> Rules:
        return rules_of(self.plan)

    @cached_property
    def stored(self) -> MeasureContent | None:
        return content_of(self.measure) if self.measure else None

    @property
    def version(self) -> int:
        return self.measure.version if self.measure else 0

    @property
    def draft_name(self) -> str:
        """A new measure's draft is known by the key of its page: two pages may be open at once."""
        return draft_name(self.measure) if self.measure else f"{self.new_drafts}{self.key}"

    @property
    def new_drafts(self) -> str:
        return f"measure/new/{self.plan.fiscal_year}/"

    def form(self, data: QueryDict | None = None, **initial: Any) -> MeasureForm:
        may_hand_over = can(self.request.actor, Capability.EDIT_PLAN)
        if not may_hand_over:  # the boxes are shown, not sent
            initial = {name: value for name, value in initial.items() if name not in {"units", "all_units"}}
        return MeasureForm(
            self.plan,
            self.rules,
            data,
            stored=self.stored,
            version=self.version,
            may_hand_over=may_hand_over,
            initial=initial,
        )

    def lists(
        self, data: QueryDict | None = None, lines: Mapping[str, Sequence[str]] | None = None
    ) -> dict[str, BaseLineFormSet]:
        """The formsets, from posted data or from these lines; from what is stored where neither is given."""
        stored = {name: getattr(self.stored, name) if self.stored else [] for name in LISTS}
        shown = stored | dict(lines or {})
        return {name: line_formset(name, data, shown=shown[name], stored=stored[name]) for name in LISTS}

    def base(self, version: int) -> Mapping[str, Any]:
        """What the person began with; nothing when that was never kept."""
        revision = self.measure.revisions.filter(version=version).first() if self.measure else None
        return revision.content if revision else {}


@dataclass(frozen=True)
class Page:
    """A form on its way to the screen."""

    form: MeasureForm
    lists: dict[str, BaseLineFormSet]
    status: int = 200
    merged: Merge | None = None
    draft: Draft | None = None
    more: dict[str, Any] = field(default_factory=dict)


def _show(desk: Desk, page: Page) -> HttpResponse:
    merged = page.merged
    context = {
        "plan": desk.plan,
        "measure": desk.measure,
        "form": page.form,
        "lists": [(name, label, page.lists[name]) for name, label in LISTS.items()],
        "draft": page.draft,
        "merged": merged,
        "key": desk.key,
        "taken_over": [LABELS[name] for name in merged.theirs] if merged else [],
        "themes": sorted(set(desk.plan.measures.exclude(theme="").values_list("theme", flat=True))),
        "findings": desk.measure.to_mend() if desk.measure else [],
    }
    return render(desk.request, "plans/measure_form.html", context | page.more, status=page.status)


def _desk(request: MunicipalRequest, year: int, pk: int | None, *, only_kept: bool = False) -> Desk:
    """The desk for a measure the person may edit, or for a new one; `only_kept` where a draft is all that is asked."""
    plan = plan_of(request, year)
    if pk is None:
        require(request.actor, Capability.EDIT_PLAN)
        return Desk(request, plan, None, _key(request))
    measures = Measure.objects.with_rows().select_related("updated_by", "plan__municipality")
    measure = get_object_or_404(measures.prefetch_related("evidence__files").filter(plan=plan), pk=pk)
    if not (only_kept and can(request.actor, Capability.SUBMIT_MEASURE, measure)):
        require(request.actor, Capability.EDIT_MEASURE, measure)
    return Desk(request, plan, measure)


def _key(request: MunicipalRequest) -> str:
    """The key the page was given, or a new one."""
    key = request.POST.get("key", "")
    return key if key.isalnum() and len(key) == KEY_LENGTH else get_random_string(KEY_LENGTH)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.EDIT_PLAN)
def add(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """A new measure; ?indicator=10 or ?question=o21 begins it for a gap."""
    return _entry(_desk(request, year, None))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.EDIT_MEASURE)
def edit(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """A stored measure; a save that comes second is compared, never lost, and so is one that comes too late."""
    if request.method != "POST":
        return _entry(_desk(request, year, pk))
    try:
        desk = _desk(request, year, pk, only_kept=True)
        if can(request.actor, Capability.EDIT_MEASURE, desk.measure):
            return _entry(desk)
    except Http404:
        return _gone(request, year)
    _keep(desk)
    messages.warning(request, "มาตรการนี้ส่งไปแล้ว จึงยังไม่ได้บันทึก สิ่งที่พิมพ์เก็บเป็นร่างไว้ จะแสดงให้เมื่อดึงกลับหรือถูกส่งกลับ")
    return redirect("plans:measure", code=request.actor.municipality.code, year=year, pk=pk)


def _gone(request: MunicipalRequest, year: int) -> HttpResponse:
    """What was typed into a measure that was deleted meanwhile, to be copied from."""
    plan = plan_of(request, year)
    typed = [(LABELS[name], text) for name in LABELS if (text := request.POST.get(name, "").strip())]
    typed += [(label, "\n".join(filter(None, typed_lines(request.POST, name)))) for name, label in LISTS.items()]
    return render(request, "plans/measure_gone.html", {"plan": plan, "typed": typed}, status=404)


def _entry(desk: Desk) -> HttpResponseBase:
    data = desk.request.POST
    if desk.request.method != "POST":
        return _show(desk, _opened(desk))
    if "arrange" in data or "draft_finding" in data:
        return _show(desk, _worked_on(desk, data))
    form, lists = desk.form(data), desk.lists(data)
    if not _valid(form, lists):
        return _show(desk, Page(form, lists, 422))
    content = form.content(lists)
    if desk.stored and form.cleaned_data["version"] == desk.version:
        content = replace(content, **{n: getattr(desk.stored, n) for n in data.getlist("take") if n in LABELS})
    try:
        saved = save_measure(
            desk.request.actor,
            desk.plan,
            content,
            measure=desk.measure,
            version=form.cleaned_data["version"] if desk.measure else None,
        )
    except ValidationError as error:
        form.add_error(None, error)
        return _show(desk, Page(form, lists, 422))
    except EditedMeanwhile:
        # Read again: it may have been stored, or deleted, between our reading and the lock.
        desk = _desk(desk.request, desk.plan.fiscal_year, desk.measure.pk if desk.measure else None)
        return _show(desk, _compared(desk, content, form.cleaned_data["version"], 409))
    discard_draft(desk.request.actor, desk.draft_name)
    messages.success(desk.request, f"บันทึก “{saved.title}” แล้ว")
    code = desk.request.actor.municipality.code
    return redirect("plans:measure", code=code, year=desk.plan.fiscal_year, pk=saved.pk)


def _valid(form: MeasureForm, lists: Mapping[str, BaseLineFormSet]) -> bool:
    return all([form.is_valid(), *(formset.is_valid() for formset in lists.values())])


def _opened(desk: Desk) -> Page:
    """The form as first seen: the person's draft, or what is stored, or a beginning for a gap."""
    draft = _draft(desk)
    if draft is None:
        return Page(desk.form(**_beginning(desk)), desk.lists())
    data = QueryDict(mutable=True)
    for name, value in draft.typed.items():
        data.setlist(name, [value] if isinstance(value, str) else value)
    if desk.measure and draft.version != desk.version:
        form, lists = desk.form(data), desk.lists(data)
        if _valid(form, lists):
            return replace(_compared(desk, form.content(lists), draft.version, 200), draft=draft)
    desk = replace(desk, key=draft.form.removeprefix(desk.new_drafts))
    return replace(_as_typed(desk, data), draft=draft, more={"key": desk.key})


def _draft(desk: Desk) -> Draft | None:
    """The person's draft of this measure, or the newest one of a measure that is not stored yet."""
    actor = desk.request.actor
    if desk.measure:
        return draft_of(actor, desk.draft_name)
    return newest_draft(actor, desk.new_drafts)


def _beginning(desk: Desk) -> dict[str, Any]:
    """For a new measure opened from a gap: the item it answers and a draft of the finding."""
    if desk.measure:
        return {}
    rules, asked = desk.rules, desk.request.GET
    question = asked.get("question", "")
    owner = next((i.number for i in rules.indicators if question in i.questions), None)
    number = owner or whole_number(asked.get("indicator", "")) or 0
    if number not in {i.number for i in rules.indicators}:
        return {}
    questions = [question] if owner else []
    finding = _drafted(desk, [number], questions)
    return {"indicators": [number], "questions": ", ".join(questions), "finding": finding}


def _drafted(desk: Desk, indicators: Sequence[int], questions: Sequence[str]) -> str:
    """What the answered year's result says of these items."""
    answered = answered_by(desk.plan)
    return draft_finding(desk.rules, answered.scores if answered else {}, indicators, questions)


def _as_typed(desk: Desk, data: QueryDict, **changes: Any) -> Page:
    """The form as typed, good or bad, without judging it."""
    lines = {name: typed_lines(data, name) for name in LISTS if any(key.startswith(f"{name}-") for key in data)}
    lines |= {name: changes.pop(name) for name in LISTS if name in changes}
    return Page(desk.form(**typed_initial(data) | changes | _opened_with(data)), desk.lists(lines=lines))


def _opened_with(data: QueryDict) -> dict[str, int]:
    """The version the page was opened with stays, or a colleague's save would be overlooked."""
    version = whole_number(data.get("version", ""))
    return {} if version is None else {"version": version}


def _worked_on(desk: Desk, data: QueryDict) -> Page:
    """What a button within the form asks for: an item moved, or a finding drafted where none is written."""
    name, _, rest = data.get("arrange", "").partition(":")
    place, _, way = rest.partition(":")
    if name in LISTS and place == "more":
        return _as_typed(desk, data, **{name: [*typed_lines(data, name), ""]})
    if name in LISTS and (number := whole_number(place)) is not None:
        return _as_typed(desk, data, **{name: moved(typed_lines(data, name), number, up=way == "up")})
    typed = typed_initial(data)
    if typed.get("finding", "").strip():
        return _as_typed(desk, data)
    form = desk.form(data)
    form.is_valid()
    items = form.cleaned_data
    finding = _drafted(desk, items.get("indicators", []), items.get("questions", []))
    return _as_typed(desk, data, finding=finding)


def _compared(desk: Desk, mine: MeasureContent, opened: int, status: int) -> Page:
    """My text beside what a colleague stored meanwhile: what only they changed is taken over, the rest stands twice."""
    stored = desk.stored
    if stored is None:
        raise Http404
    merged = merge(desk.base(opened), stored.as_json(), mine.as_json())
    together = replace(mine, **{name: getattr(stored, name) for name in merged.theirs})
    lines = {name: list(getattr(together, name)) for name in LISTS}
    return Page(desk.form(**initial_of(together)), desk.lists(lines=lines), status, merged)


# --- The draft --------------------------------------------------------------------------------------------------------


@post_only("plans:edit", "plans:add")
@requires(Capability.EDIT_MEASURE)
def keep(request: MunicipalRequest, year: int, pk: int | None = None) -> HttpResponse:
    """Keeps what is typed, good or bad (HTMX); says when, or that a colleague saved meanwhile."""
    if typed_by_another(request):
        return HttpResponse(status=409)
    desk = _desk(request, year, pk, only_kept=True)
    form, lists = desk.form(request.POST), desk.lists(request.POST)
    if desk.measure and _valid(form, lists) and form.content(lists) == desk.stored:
        discard_draft(request.actor, desk.draft_name)
        return render(request, "plans/_draft_kept.html", {"draft": None})
    draft = _keep(desk)
    overtaken = desk.measure if desk.measure and draft.version != desk.version else None
    return render(request, "plans/_draft_kept.html", {"draft": draft, "overtaken": overtaken})


def _keep(desk: Desk) -> Draft:
    data = desk.request.POST
    left_out = {"csrfmiddlewaretoken", "take", "typed_by", "key"}
    typed = {name: data.getlist(name) for name in data if name not in left_out}
    return keep_draft(desk.request.actor, desk.draft_name, _opened_with(data).get("version", 0), typed)


@post_only("plans:edit", "plans:add")
@requires(Capability.EDIT_MEASURE)
def discard(request: MunicipalRequest, year: int, pk: int | None = None) -> HttpResponseBase:
    """Throws the draft away and shows what is stored."""
    desk = _desk(request, year, pk, only_kept=True)
    discard_draft(request.actor, desk.draft_name)
    code = request.actor.municipality.code
    return redirect("plans:edit", code=code, year=year, pk=pk) if pk else redirect("plans:add", code=code, year=year)


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
