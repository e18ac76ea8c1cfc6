"""The pages that ask before something is removed, or say why it stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import MunicipalRequest, requires
from accounts.permissions import Actor, Capability
from documents.models import Paper, PaperVersion
from ita_portal.removing import actions
from ita_portal.removing.actions import CannotRemove
from plans.shortcuts import plan_of
from scores.models import Assessment

METHODS = ["GET", "HEAD", "POST"]
Row = TypeVar("Row", bound=Model)


def _ask(
    request: MunicipalRequest,
    found: Row,
    pages: tuple[str, str],
    hanging: Callable[[Row], Iterable[str]],
    remove: Callable[[Actor, Row], None],
    along: Callable[[Row], list[str]] = lambda row: [],
) -> HttpResponse:
    """Asks, or removes. `pages`: the addresses of its own, and of the one where one goes afterwards."""
    page, after = pages
    context = {"name": str(found), "page": page, "after": after, "along": along(found)}
    if request.method != "POST":
        return render(request, "ita_portal/remove.html", context | {"reasons": list(hanging(found))})
    try:
        remove(request.actor, found)
    except CannotRemove as refused:  # also of what came to hang on it since the page was opened
        return render(request, "ita_portal/remove.html", context | {"reasons": refused.reasons}, status=409)
    messages.success(request, f"ลบ{context['name']} แล้ว")
    return redirect(after)


def _to(request: MunicipalRequest, page: str, **which: int) -> str:
    return reverse(page, kwargs={"code": request.actor.municipality.code, **which})


@require_http_methods(METHODS)
@requires(Capability.EDIT_PLAN)
def plan(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """An empty plan."""
    found, pages = plan_of(request, year), (_to(request, "plans:year", year=year), _to(request, "plans:years"))
    return _ask(request, found, pages, actions.hanging_on_plan, actions.remove_plan, actions.goes_with_plan)


@require_http_methods(METHODS)
@requires(Capability.EDIT_SCORES)
def scores(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """A year's scores that stand in the wrong year."""
    found = get_object_or_404(Assessment.objects.with_figures(), fiscal_year=year)
    pages = _to(request, "scores:year", year=year), _to(request, "scores:years")
    hanging = partial(actions.hanging_on_scores, request.actor)
    return _ask(request, found, pages, hanging, actions.remove_scores, actions.goes_with_scores)


@require_http_methods(METHODS)
@requires(Capability.MAKE_PAPER)
def version(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """A version of a paper that nobody submitted."""
    found = get_object_or_404(PaperVersion.objects.select_related("paper"), pk=pk)
    pages = _to(request, "approvals:version", pk=pk), _to(request, "year-papers", year=found.paper.work_year)
    return _ask(request, found, pages, actions.hanging_on_version, actions.remove_version)


@require_http_methods(METHODS)
@requires(Capability.MAKE_PAPER)
def paper(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """A paper of which nothing was submitted."""
    found = get_object_or_404(Paper.objects.with_versions(), pk=pk)
    pages = _to(request, "approvals:compose", pk=pk), _to(request, "year-papers", year=found.work_year)
    return _ask(request, found, pages, actions.hanging_on_paper, actions.remove_paper, actions.goes_with_paper)
