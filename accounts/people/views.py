"""Pages of a municipality's people and positions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import MunicipalRequest, post_only, requires
from accounts.editing import EditedMeanwhile
from accounts.editing.merging import fingerprint
from accounts.models import Position
from accounts.people import actions, appointing
from accounts.people.actions import Added, stored_person
from accounts.people.appointing import CannotSetUp
from accounts.people.forms import ChosenForm, NewPersonForm, PersonForm, PositionForm, SearchForm
from accounts.people.members import Person, former_people_of, is_shared, people_of, person_of
from accounts.permissions import Capability
from accounts.signing_in.invitations import LASTS, start_address

NEW: dict[str, Any] = {"name": "", "email": "", "roles": [], "unit": "", "position": ""}


@require_safe
@requires(Capability.SET_UP)
def people(request: MunicipalRequest) -> HttpResponseBase:
    """Everyone at work here, or those that are looked for."""
    place, searched = request.actor.municipality, SearchForm(request.GET)
    everyone = people_of(place)
    context = {
        "search": searched.words,
        "people": people_of(place, searched.words) if searched.words else everyone,
        "count": len(everyone),
        "former": former_people_of(place),
    }
    return render(request, "accounts/people.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.SET_UP)
def add(request: MunicipalRequest) -> HttpResponseBase:
    """Somebody new; answers with the code by which they get in, which is shown this once."""
    place = request.actor.municipality
    chosen = NEW | {"roles": ChosenForm(request.GET).roles}
    form = NewPersonForm(place, people_of(place), chosen, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            added = actions.add_people(request.actor, [(form.person(), form.username_for(place))])
        except actions.ThereAlready as error:
            form.add_error(None, str(error))
        except CannotSetUp as error:
            form.add_error("username", str(error))
        else:
            return codes_page(request, added)
    return render(request, "accounts/person_add.html", {"form": form}, status=422 if form.errors else 200)


def codes_page(request: MunicipalRequest, added: list[Added], **more: Any) -> HttpResponse:
    """The codes to be printed or told."""
    context = {"added": added, "address": start_address(), "days": LASTS.days, **more}
    return render(request, "accounts/codes.html", context)


def person_or_404(request: MunicipalRequest, pk: int) -> Person:
    """Somebody at work here."""
    found = person_of(request.actor.municipality, pk)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.SET_UP)
def person(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Somebody's name, e-mail, roles, unit and position, to be changed."""
    found, place = person_or_404(request, pk), request.actor.municipality
    everyone, stored = people_of(place), stored_person(found)
    if request.method != "POST":
        return _show(request, found, PersonForm(place, everyone, stored))
    form = PersonForm(place, everyone, stored, request.POST)
    if not form.is_valid():
        return _show(request, found, form, 422)
    try:
        if actions.change_person(request.actor, pk, form.person(), opened_with=form.base):
            messages.success(request, f"บันทึกข้อมูลของ {form.cleaned_data['name']} แล้ว")
    except CannotSetUp as error:
        form.add_error(None, str(error))
        return _show(request, found, form, 422)
    except EditedMeanwhile:
        sent = form.data.copy()  # type: ignore[attr-defined]  # what a browser sends
        sent["compared"] = fingerprint(stored)
        return _show(request, found, PersonForm(place, everyone, stored, sent), 409)
    return redirect("people:people", code=place.code)


def _show(request: MunicipalRequest, found: Person, form: PersonForm, status: int = 200) -> HttpResponse:
    context = {
        "person": found,
        "form": form,
        "is_own": found.user == request.actor.user,
        "is_shared": is_shared(found.user),
        "met": status == 409,
    }
    return render(request, "accounts/person.html", context, status=status)


@never_cache
@post_only("people:person")
@requires(Capability.SET_UP)
def new_code(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Another code for somebody; it is shown this once."""
    person_or_404(request, pk)
    try:
        return codes_page(request, [actions.new_code(request.actor, pk)], again=True)
    except CannotSetUp as error:
        messages.error(request, str(error))
        return redirect("people:person", code=request.actor.municipality.code, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.SET_UP)
def positions(request: MunicipalRequest) -> HttpResponseBase:
    """The positions with whoever holds them and acts for them; takes another."""
    form = PositionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            position = appointing.add_position(request.actor, form.cleaned_data["title"])
        except CannotSetUp as error:
            form.add_error("title", str(error))
        else:
            messages.success(request, f"เพิ่มตำแหน่ง{position}แล้ว")
            return redirect("people:positions", code=request.actor.municipality.code)
    everyone = people_of(request.actor.municipality)
    rows = [
        {
            "position": position,
            "holders": [found.user for found in everyone if position in found.positions],
            "acting": [
                (found.user, each) for found in everyone for each in found.acting if each.position_id == position.pk
            ],
        }
        for position in Position.objects.order_by("title")
    ]
    context = {"form": form, "rows": rows}
    return render(request, "accounts/positions.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.SET_UP)
def position_page(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """A position's title, to be changed, and the button that removes one that is not used."""
    position = get_object_or_404(Position, pk=pk)
    shown = {"title": position.title}
    form = PositionForm(request.POST if request.method == "POST" else None, initial=shown)
    if request.method == "POST" and form.is_valid():
        try:
            if appointing.rename_position(request.actor, position, form.cleaned_data["title"]):
                messages.success(request, f"เปลี่ยนชื่อตำแหน่งเป็น{position}แล้ว เอกสารที่จัดทำไว้ยังเป็นชื่อเดิม")
        except CannotSetUp as error:
            form.add_error("title", str(error))
        else:
            return redirect("people:positions", code=request.actor.municipality.code)
    context = {"form": form, "position": position, "title": shown["title"]}
    return render(request, "accounts/position.html", context, status=422 if form.errors else 200)


@post_only("people:position")
@requires(Capability.SET_UP)
def remove_position(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Takes a position away that nothing refers to."""
    position = get_object_or_404(Position, pk=pk)
    title = position.title
    try:
        appointing.remove_position(request.actor, position)
        messages.success(request, f"ลบตำแหน่ง{title}แล้ว")
    except CannotSetUp as error:
        messages.error(request, str(error))
    return redirect("people:positions", code=request.actor.municipality.code)
