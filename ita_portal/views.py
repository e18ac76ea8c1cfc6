"""Home and the style page."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.permissions import actor_in, municipalities_of
from accounts.tenancy import open_all, open_municipality
from ita_portal.year.views import LinkedStep, steps_at
from scores.models import Assessment
from scores.titles.views import year_titles


@require_safe
def home(request: HttpRequest) -> HttpResponseBase:
    """What is waiting for you. One municipality: its own page; who looks after several: their overview; who works in
    several: a list of them with their latest result.

    An administrator's way to the platform's own pages begins here, however many there are.
    """
    user = cast(User, request.user)
    municipalities = list(municipalities_of(user)[:200])
    if len(municipalities) == 1 and not user.is_superuser:
        return redirect("municipality", code=municipalities[0].code)
    own = list(municipalities_of(user, own=True))
    if not own and not user.is_superuser:
        with open_all():
            has_results = Assessment.objects.filter(municipality__in=municipalities).exists()
        if has_results:
            return redirect("overview")
    todo: list[tuple[str, LinkedStep]] = []
    for municipality in own:
        if actor := actor_in(municipality, user):
            with open_municipality(municipality):
                todo += [(municipality.name, step) for step in steps_at(actor)]
    with open_all():
        latest: dict[int, Assessment] = {}
        for assessment in Assessment.objects.filter(municipality__in=municipalities).order_by("fiscal_year"):
            latest[assessment.municipality_id] = assessment
        rows = [(m, latest.get(m.pk)) for m in municipalities]
        untitled = next(iter(year_titles()), None) if user.is_superuser else None
        return render(request, "ita_portal/home.html", {"rows": rows, "todo": todo, "untitled": untitled})


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """Every part pages are built of, on one page."""
    return render(request, "ita_portal/style.html")
