"""The pages that ask before something is removed, or say why it stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import MunicipalRequest, requires
from accounts.permissions import Capability
from documents.models import Paper, PaperVersion
from ita_portal.removing import actions
from ita_portal.removing.actions import CannotRemove
from plans.shortcuts import plan_of
from scores.models import Assessment

METHODS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True)
class Removal:
    """What is to be removed: its name, its page, where one goes afterwards, what goes with it, why it stays."""

    name: str
    page: str
    after: str
    along: list[str]
    reasons: list[str]


def _answer(request: MunicipalRequest, removal: Removal, remove: Callable[[], None]) -> HttpResponse:
    if request.method != "POST":
        return render(request, "ita_portal/remove.html", {"removal": removal})
    try:
        remove()
    except CannotRemove as refused:  # also of what came to hang on it since the page was opened
        removal = replace(removal, reasons=list(refused.reasons))
        return render(request, "ita_portal/remove.html", {"removal": removal}, status=409)
    messages.success(request, f"ลบ{removal.name} แล้ว")
    return redirect(removal.after)


def _to(request: MunicipalRequest, page: str, **parts: int) -> str:
    return reverse(page, kwargs={"code": request.actor.municipality.code, **parts})


@require_http_methods(METHODS)
@requires(Capability.EDIT_PLAN)
def plan(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """An empty plan."""
    found = plan_of(request, year)
    removal = Removal(
        str(found),
        _to(request, "plans:year", year=year),
        _to(request, "plans:years"),
        actions.goes_with_plan(found),
        list(actions.hanging_on_plan(found)),
    )
    return _answer(request, removal, lambda: actions.remove_plan(request.actor, found))


@require_http_methods(METHODS)
@requires(Capability.EDIT_SCORES)
def scores(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """A year's scores that stand in the wrong year."""
    found = get_object_or_404(Assessment.objects.with_figures(), fiscal_year=year)
    removal = Removal(
        str(found),
        _to(request, "scores:year", year=year),
        _to(request, "scores:years"),
        actions.goes_with_scores(found),
        list(actions.hanging_on_scores(request.actor, found)),
    )
    return _answer(request, removal, lambda: actions.remove_scores(request.actor, found))


@require_http_methods(METHODS)
@requires(Capability.MAKE_PAPER)
def version(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """A version of a paper that nobody submitted."""
    found = get_object_or_404(PaperVersion.objects.select_related("paper"), pk=pk)
    removal = Removal(
        str(found),
        _to(request, "approvals:version", pk=pk),
        _to(request, "year-papers", year=found.paper.work_year),
        [],
        list(actions.hanging_on_version(found)),
    )
    return _answer(request, removal, lambda: actions.remove_version(request.actor, found))


@require_http_methods(METHODS)
@requires(Capability.MAKE_PAPER)
def paper(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """A paper of which nothing was submitted."""
    found = get_object_or_404(Paper.objects.with_versions(), pk=pk)
    removal = Removal(
        str(found),
        _to(request, "approvals:compose", pk=pk),
        _to(request, "year-papers", year=found.work_year),
        actions.goes_with_paper(found),
        list(actions.hanging_on_paper(found)),
    )
    return _answer(request, removal, lambda: actions.remove_paper(request.actor, found))
