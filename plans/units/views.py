"""Pages of units: the tree, one of them, and what a merge would move."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import MunicipalRequest, post_only, requires
from accounts.editing import EditedMeanwhile
from accounts.editing.merging import fingerprint
from accounts.models import Unit
from accounts.people.forms import SearchForm
from accounts.permissions import Capability
from accounts.unit_tree import units_in_tree
from plans.units.actions import merge_units, what_moves
from plans.units.closing import close_unit, open_work_of, reopen_unit
from plans.units.forms import CloseForm, MergeForm, NewUnitsForm, UnitForm, UnitMoveForm
from plans.units.tree_actions import add_units, change_unit, move_unit, stored_unit

# How many people each unit has whose accounts are open.
PEOPLE = Count("membership__user", filter=Q(membership__user__is_active=True), distinct=True)
CHANGED_WORK = "งานหรือบุคคลของหน่วยงานนี้เปลี่ยนไปหลังจากที่ท่านเปิดดู กรุณาตรวจสิ่งที่จะส่งต่ออีกครั้ง"
CHANGED = "มีผู้แก้ไขมาตรการ สมาชิก หรือหน่วยงานหลังจากที่ท่านเปิดดู จึงยังไม่ได้รวม กรุณาตรวจสิ่งที่จะย้ายอีกครั้ง"


def _list(request: MunicipalRequest, form: MergeForm, new: NewUnitsForm | None = None) -> HttpResponse:
    place, words = request.actor.municipality, SearchForm(request.GET).words
    counted = {
        unit.pk: unit
        for unit in Unit.objects.select_related("merged_into").annotate(
            measure_count=Count("measures", distinct=True), member_count=PEOPLE
        )
    }
    tree = [(counted[unit.pk], depth) for unit, depth in units_in_tree(place)]
    found = [
        (unit, depth) for unit, depth in tree if all(word in unit.name.casefold() for word in words.casefold().split())
    ]
    bad = form.errors or (new and new.errors)
    context = {
        "form": form,
        "new": new or NewUnitsForm(place),
        "search": words,
        "tree": found,
        "count": len(tree),
        "divisions": sum(not depth for _, depth in tree),
        "merged": [unit for unit in counted.values() if unit.merged_into is not None],
        "closed": [unit for unit in counted.values() if unit.closed_on is not None],
    }
    return render(request, "plans/units.html", context, status=422 if bad else 200)


@require_safe
@requires(Capability.MERGE_UNITS)
def units_page(request: MunicipalRequest) -> HttpResponseBase:
    """Every unit with what is its, those that were merged, and the choice of two."""
    return _list(request, MergeForm(request.actor.municipality))


@post_only("plans:units")
@requires(Capability.SET_UP)
def add(request: MunicipalRequest) -> HttpResponseBase:
    """More units, one a line."""
    form = NewUnitsForm(request.actor.municipality, request.POST)
    if form.is_valid():
        try:
            added = add_units(request.actor, form.cleaned_data["names"], form.parent_unit())
        except ValidationError as error:
            form.add_error(None, error.messages[0])
        else:
            messages.success(request, f"เพิ่มหน่วยงานแล้ว {len(added)} หน่วย")
            return redirect("plans:units", code=request.actor.municipality.code)
    return _list(request, MergeForm(request.actor.municipality), form)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.SET_UP)
def unit_page(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """A unit's name and place in the tree, to be changed."""
    place = request.actor.municipality
    unit = get_object_or_404(Unit.in_use(), pk=pk)
    stored = stored_unit(unit)
    if request.method != "POST":
        return _show(request, unit, UnitForm(place, unit, stored))
    form = UnitForm(place, unit, stored, request.POST)
    if not form.is_valid():
        return _show(request, unit, form, 422)
    given = form.cleaned_data
    try:
        if change_unit(request.actor, unit, given["name"], form.parent_unit(), opened_with=form.base, heads=given):
            messages.success(request, f"บันทึก{given['name']}แล้ว เอกสารที่จัดทำไว้ยังเป็นชื่อเดิม")
    except ValidationError as error:
        form.add_error(None, error)
        return _show(request, unit, form, 422)
    except EditedMeanwhile:
        return _show(request, unit, UnitForm(place, unit, stored, {**given, "compared": fingerprint(stored)}), 409)
    return redirect("plans:units", code=place.code)


def _show(request: MunicipalRequest, unit: Unit, form: UnitForm, status: int = 200) -> HttpResponse:
    context = {"unit": unit, "form": form, "met": status == 409}
    return render(request, "plans/unit.html", context, status=status)


@post_only("plans:unit")
@requires(Capability.SET_UP)
def move(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """One place up or down among those beside it."""
    form = UnitMoveForm(request.POST)
    unit = get_object_or_404(Unit.in_use(), pk=pk)
    move_unit(request.actor, unit, up=form.is_valid() and form.cleaned_data["up"])
    return redirect("plans:units", code=request.actor.municipality.code)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.MERGE_UNITS, content=True)
def merge(request: MunicipalRequest) -> HttpResponseBase:
    """What would move from one unit to the other, named; sent, it moves."""
    is_sent = request.method == "POST"
    form = MergeForm(request.actor.municipality, request.POST if is_sent else request.GET)
    if not is_sent and not form.data:
        return redirect("plans:units", code=request.actor.municipality.code)
    if not form.is_valid():
        return _list(request, form)
    source, target = form.cleaned_data["source"], form.cleaned_data["target"]
    try:
        if is_sent:
            moved = merge_units(request.actor, source, target, form.cleaned_data["seen"])
            said = f"รวม {source} เข้ากับ {target} แล้ว ย้าย {len(moved.measures)} มาตรการ {len(moved.people)} สมาชิก"
            messages.success(request, said)
            return redirect("plans:units", code=request.actor.municipality.code)
        moving = what_moves(source, target)
    except EditedMeanwhile:
        messages.warning(request, CHANGED)
        query = urlencode({"source": source.pk, "target": target.pk})
        return redirect(f"{reverse('plans:units-merge', kwargs={'code': request.actor.municipality.code})}?{query}")
    except ValidationError as error:
        form.add_error(None, error)
        return _list(request, form)
    context = {"source": source, "target": target, "moving": moving, "seen": moving.fingerprint()}
    return render(request, "plans/units_merge.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.SET_UP, content=True)
def close(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """What is open of a unit and who takes it over; sent, it is handed over and the unit is closed."""
    unit = get_object_or_404(Unit.in_use(), pk=pk)
    form = CloseForm(request.actor.municipality, unit, request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                work = close_unit(request.actor, unit, form.target_unit(), form.cleaned_data["seen"])
            except EditedMeanwhile:
                form.add_error(None, CHANGED_WORK)
                status = 409
            except ValidationError as error:
                form.add_error(None, error)
            else:
                handed = f" ส่งต่อ {len(work.measures)} มาตรการ {len(work.people)} คน" if work else ""
                messages.success(request, f"ปิด{unit}แล้ว{handed}")
                return redirect("plans:units", code=request.actor.municipality.code)
    work = open_work_of(unit)
    context = {"unit": unit, "form": form, "work": work, "seen": work.fingerprint()}
    return render(request, "plans/unit_close.html", context, status=status)


@post_only("plans:units")
@requires(Capability.SET_UP)
def reopen(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Lets a closed unit be used again."""
    unit = get_object_or_404(Unit, pk=pk)
    reopen_unit(request.actor, unit)
    messages.success(request, f"เปิดใช้{unit}อีกครั้งแล้ว")
    return redirect("plans:units", code=request.actor.municipality.code)
