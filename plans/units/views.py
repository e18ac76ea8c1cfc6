"""Pages of the coordinator's units: the list, and what a merge would move."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import MunicipalRequest, requires
from accounts.editing import EditedMeanwhile
from accounts.models import Unit
from accounts.permissions import Capability
from plans.units.actions import merge_units, what_moves
from plans.units.forms import MergeForm

CHANGED = "มีผู้แก้ไขมาตรการ สมาชิก หรือหน่วยงานหลังจากที่ท่านเปิดดู จึงยังไม่ได้รวม กรุณาตรวจสิ่งที่จะย้ายอีกครั้ง"


def _list(request: MunicipalRequest, form: MergeForm) -> HttpResponse:
    units = Unit.objects.select_related("parent", "merged_into").annotate(
        measure_count=Count("measures", distinct=True), member_count=Count("membership", distinct=True)
    )
    context = {
        "form": form,
        "units": [unit for unit in units if unit.merged_into is None],
        "merged": [unit for unit in units if unit.merged_into is not None],
    }
    return render(request, "plans/units.html", context, status=422 if form.errors else 200)


@require_safe
@requires(Capability.MERGE_UNITS)
def units_page(request: MunicipalRequest) -> HttpResponseBase:
    """Every unit with what is its, those that were merged, and the choice of two."""
    return _list(request, MergeForm(request.actor.municipality))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.MERGE_UNITS)
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
