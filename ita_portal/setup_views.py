"""The check list of what a municipality lacks, and the page on which somebody leaves it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import MunicipalRequest, requires
from accounts.people.actions import let_go
from accounts.people.appointing import CannotSetUp
from accounts.people.forms import SuccessorForm
from accounts.people.members import is_shared, people_of
from accounts.people.views import person_or_404
from accounts.permissions import Capability, actor_in, can
from ita_portal.room import kept_in
from ita_portal.setup import facts_of, listing_of
from ita_portal.year.views import steps_at


@require_safe
@requires(Capability.SET_ROUTES)
def setup(request: MunicipalRequest) -> HttpResponseBase:
    """What is missing for which paper, the one gap that stops most first."""
    place = request.actor.municipality
    listing = listing_of(facts_of(place))
    gaps = [(gap, gap.url(place.code) if can(request.actor, gap.capability) else "") for gap in listing.gaps]
    context = {"listing": listing, "first": gaps[:1], "others": gaps[1:], "kept": kept_in(place)}
    return render(request, "ita_portal/setup.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.SET_UP, content=True)
def leave(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """What waits for somebody, who takes over their positions, and the button that closes their account here."""
    place, person = request.actor.municipality, person_or_404(request, pk)
    form = SuccessorForm(person, people_of(place), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            let_go(request.actor, pk, form.successors())
        except CannotSetUp as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"นำ {person.user} ออกจากรายชื่อแล้ว")
            return redirect("people:people", code=place.code)
    actor = actor_in(place, person.user)
    context = {
        "person": person,
        "form": form,
        "todo": steps_at(actor) if actor else [],
        "is_own": person.user == request.actor.user,
        "is_shared": is_shared(person.user),
    }
    return render(request, "ita_portal/leave.html", context, status=422 if form.errors else 200)
