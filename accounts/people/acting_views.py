"""Pages of who acts for whom."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import MunicipalRequest, post_only, requires
from accounts.models import ActingAppointment, Position
from accounts.people import appointing
from accounts.people.appointing import CannotSetUp
from accounts.people.forms import AppointForm, ChosenForm, PagedSearchForm
from accounts.people.members import people_of
from accounts.permissions import Capability
from thai.search import folded, search_words


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.SET_UP)
def acting(request: MunicipalRequest) -> HttpResponseBase:
    """Who acts for which position, today, later and before, or those that are looked for; takes another appointment."""
    everyone, chosen = people_of(request.actor.municipality), ChosenForm(request.GET).position_key
    form = AppointForm(everyone, request.POST if request.method == "POST" else None, chosen)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            appointment = appointing.appoint(
                request.actor,
                get_object_or_404(Position, pk=given["position"]),
                int(given["person"]),
                given["start"],
                given["end"],
                order_number=given["order_number"],
                order_date=given["order_date"],
            )
        except CannotSetUp as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"บันทึกแล้ว {appointment} และแจ้งทั้งสองฝ่ายแล้ว")
            return redirect("people:acting", code=request.actor.municipality.code)
    today, looked_for = timezone.localdate(), PagedSearchForm(request.GET)
    words = looked_for.words
    rows = ActingAppointment.objects.select_related("position", "membership__user")
    context = {
        "form": form,
        "open": _found(rows.filter(end__gte=today).order_by("start", "pk"), words),
        "page": looked_for.page_of(_found(rows.filter(end__lt=today).order_by("-end", "-pk"), words)),
        "search": words,
        "query": urlencode({"search": words}),
        "today": today,
    }
    return render(request, "accounts/acting.html", context, status=422 if form.errors else 200)


def _found(rows: Iterable[ActingAppointment], words: str) -> list[ActingAppointment]:
    """Those in which each word stands somewhere: in the position, the person's name or the order's number."""
    wanted = search_words(words)
    return [row for row in rows if all(word in folded(f"{row} {row.order_number}") for word in wanted)]


@post_only("people:acting")
@requires(Capability.SET_UP)
def end(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Ends an appointment before its last day."""
    rows = ActingAppointment.objects.select_related("position__municipality", "membership__user")
    appointment = get_object_or_404(rows, pk=pk)
    said = str(appointment)
    try:
        appointing.end_early(request.actor, appointment)
        messages.success(request, f"สิ้นสุดแล้ว: {said} และแจ้งทั้งสองฝ่ายแล้ว")
    except CannotSetUp as error:
        messages.error(request, str(error))
    return redirect("people:acting", code=request.actor.municipality.code)
