"""Pages of the routes that papers take: all of them, and one to be set."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import MunicipalRequest, post_only, requires
from accounts.editing import EditedMeanwhile
from accounts.editing.autosave import Unsaved, keeps_drafts, typed_fields
from accounts.editing.drafts import draft_of, keep_draft, typed_in
from accounts.models import Position
from accounts.permissions import Capability
from approvals.routes import actions
from approvals.routes.forms import ArrangeForm, RouteForm, as_sent
from approvals.routes.officials import Officials, officials_of
from approvals.routes.steps import USUAL, steps_for
from documents.models import PaperKind

FIRST_ROWS = 3  # of a route that nobody has set; those in which nothing is typed are left out
NAMES = {"usual": "เส้นทางปกติ", **dict(PaperKind.choices)}  # as addresses call the kinds, in the order of the page


def _kind(name: str) -> str:
    if name not in NAMES:
        raise Http404
    return USUAL if name == "usual" else name


def _to_route(request: MunicipalRequest, kind: str) -> HttpResponse:
    return redirect("approvals:route", code=request.actor.municipality.code, kind=kind)


@require_safe
@requires(Capability.VIEW, content=False)
def routes(request: MunicipalRequest) -> HttpResponseBase:
    """Every kind of paper with the steps it takes."""
    place = request.actor.municipality
    rows = [
        {
            "kind": name,
            "name": words,
            "steps": steps_for(place, _kind(name)),
            "is_own": name == "usual" or bool(actions.stored_steps(place, name)),
        }
        for name, words in NAMES.items()
    ]
    return render(request, "approvals/routes.html", {"rows": rows})


def _unsaved(request: MunicipalRequest, kind: str) -> Unsaved:
    stored = actions.stored_steps(request.actor.municipality, _kind(kind))
    form = RouteForm(stored, request.POST)
    is_saved = not form.rows.is_sent or [(h, str(p)) for h, p in stored] == form.rows.typed()
    newer = "" if form.base == actions.mark_of(stored) else "มีผู้อื่นบันทึกเส้นทางนี้หลังจากที่ท่านเปิดหน้า"
    name = actions.draft_name(_kind(kind))
    return Unsaved(name, typed_fields(request), is_saved=is_saved, newer="" if is_saved else newer)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.SET_ROUTES)
@keeps_drafts(_unsaved)
def route(request: MunicipalRequest, kind: str) -> HttpResponseBase:
    """The steps of one kind's papers, to be set. A button beside a step keeps what is typed as a draft, rearranged."""
    place, of = request.actor.municipality, _kind(kind)
    stored = actions.stored_steps(place, of)
    if request.method != "POST":
        draft = draft_of(request.actor, actions.draft_name(of))
        if draft is not None:
            return _show(request, kind, RouteForm(stored, typed_in(draft)), draft=draft)
        shown: list[tuple[str, object]] = [*(stored or actions.stored_steps(place, USUAL))] or [("", "")] * FIRST_ROWS
        return _show(request, kind, RouteForm(stored, shown=shown))
    form, pressed = RouteForm(stored, request.POST), ArrangeForm(request.POST)
    if pressed.is_pressed:
        rows = pressed.arranged(form.rows.typed())
        keep_draft(request.actor, actions.draft_name(of), 0, as_sent(form, rows))
        return _to_route(request, kind)
    if not form.is_valid():
        return _show(request, kind, form, 422)
    try:
        actions.save_route(request.actor, of, form.rows.steps(), opened_with=form.base)
    except actions.CannotSetRoute as error:
        form.add_error(None, str(error))
        return _show(request, kind, form, 422)
    except EditedMeanwhile:
        theirs = actions.stored_steps(place, of)
        sent = as_sent(form, form.rows.typed()) | {"compared": actions.mark_of(theirs)}
        return _show(request, kind, RouteForm(theirs, sent), 409, theirs=_named(theirs))
    messages.success(request, "บันทึกเส้นทางแล้ว ใช้กับเอกสารที่จัดทำหลังจากนี้")
    return _to_route(request, kind)


@post_only("approvals:route")
@requires(Capability.SET_ROUTES)
def usual(request: MunicipalRequest, kind: str) -> HttpResponseBase:
    """Lets papers of this kind go the usual way again."""
    actions.take_the_usual(request.actor, _kind(kind))
    messages.success(request, "เอกสารประเภทนี้ใช้เส้นทางปกติแล้ว")
    return _to_route(request, kind)


def _named(steps: actions.Steps) -> list[tuple[str, str]]:
    titles = dict(Position.objects.values_list("pk", "title"))
    return [(heading, titles[position]) for heading, position in steps]


def _show(request: MunicipalRequest, kind: str, form: RouteForm, status: int = 200, **more: Any) -> HttpResponse:
    place, of = request.actor.municipality, _kind(kind)
    chosen = [row.chosen for row in form.rows.forms]
    people = officials_of(place, {pk for pk in chosen if pk})
    context = {
        "kind": kind,
        "name": NAMES[kind],
        "form": form,
        "rows": [
            (row, people.get(pk), _shared(chosen, people, at))
            for at, (row, pk) in enumerate(zip(form.rows.forms, chosen, strict=True))
        ],
        "is_own": of == USUAL or bool(actions.stored_steps(place, of)),
        "under_way": actions.under_way(place, of),
        "most": actions.MOST_STEPS,
        "draft": None,
    }
    return render(request, "approvals/route.html", context | more, status=status)


def _shared(chosen: list[int], people: dict[int, Officials], at: int) -> str:
    """A word where the one person who could decide here decides an earlier step already."""
    here = people[chosen[at]].deciders if chosen[at] else set()
    for earlier, pk in enumerate(chosen[:at], 1):
        if pk and pk != chosen[at] and len(here) == 1 and people[pk].deciders == here:
            return f"ผู้ที่พิจารณาขั้นนี้ได้มีคนเดียว และเป็นคนเดียวกับขั้นที่ {earlier} ซึ่งพิจารณาเรื่องหนึ่งได้ขั้นเดียว"
    return ""
