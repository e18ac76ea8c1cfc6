"""Home, a municipality's overview and the style page."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.access import MunicipalRequest, requires
from accounts.models import User
from accounts.permissions import Capability, actor_in, municipalities_of
from accounts.tenancy import open_all, open_municipality
from approvals.models import Submission
from approvals.transitions import State
from documents.models import Paper
from ita_portal.todo import Todo, todo_of
from plans.models import Plan
from scores.models import Assessment
from scores.years import Years


@require_safe
def home(request: HttpRequest) -> HttpResponseBase:
    """What is waiting for you. One municipality: its own page; several: a list of them with their latest result.

    An administrator's way to the platform's own pages begins here, however many there are.
    """
    user = cast(User, request.user)
    municipalities = list(municipalities_of(user)[:200])
    if len(municipalities) == 1 and not user.is_superuser:
        return redirect("municipality", code=municipalities[0].code)
    todo: list[tuple[str, Todo]] = []
    for municipality in municipalities_of(user, own=True):
        if actor := actor_in(municipality, user):
            with open_municipality(municipality):
                todo += [(municipality.name, item) for item in todo_of(actor)]
    with open_all():
        latest: dict[int, Assessment] = {}
        for assessment in Assessment.objects.filter(municipality__in=municipalities).order_by("fiscal_year"):
            latest[assessment.municipality_id] = assessment
        rows = [(m, latest.get(m.pk)) for m in municipalities]
        return render(request, "ita_portal/home.html", {"rows": rows, "todo": todo})


@require_safe
@requires(Capability.VIEW)
def municipality(request: MunicipalRequest) -> HttpResponseBase:
    """One municipality: what waits for you, then where its year stands."""
    scored = Years(request.actor.municipality)
    latest = next((year for year in scored if year in scored.rules), None)
    results = scored.results(latest) if latest else None
    plan = Plan.objects.prefetch_related("measures__outputs").first()
    measures = list(plan.measures.all()) if plan else []
    context = {
        "todo": todo_of(request.actor),
        "results": results,
        "unruled": not results and any(scored.assessments),
        "plan": plan,
        "measure_count": len(measures),
        "done_count": sum(m.status == m.Status.DONE for m in measures),
        "papers": Paper.objects.with_versions()[:6],
        "sealed_count": Submission.objects.filter(state=State.SEALED).count(),
    }
    return render(request, "ita_portal/municipality.html", context)


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """Every part pages are built of, on one page."""
    return render(request, "ita_portal/style.html")
