"""The page of a plan's deleted measures."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import MunicipalRequest, post_only, requires
from accounts.permissions import Capability
from plans.bin.actions import delete_measure, restore_measure
from plans.bin.models import KEPT, BinnedMeasure
from plans.shortcuts import back_to, measure_of, plan_of


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.EDIT_PLAN)
def delete(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Asks, then takes a measure out of the plan."""
    found = measure_of(request, year, pk)
    if request.method == "POST":
        delete_measure(request.actor, found)
        messages.success(request, f"ลบ “{found.title}” แล้ว นำกลับมาได้ภายใน {KEPT.days} วันจากถังมาตรการที่ลบ")
        return redirect("plans:year", code=request.actor.municipality.code, year=year)
    return render(request, "plans/delete.html", {"plan": found.plan, "measure": found, "days": KEPT.days})


@require_safe
@requires(Capability.EDIT_PLAN)
def bin_page(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """What was deleted of a plan within a month, newest first."""
    plan = plan_of(request, year)
    binned = plan.binned.select_related("deleted_by").defer("rows")
    return render(request, "plans/bin.html", {"plan": plan, "binned": binned, "days": KEPT.days})


@post_only("plans:bin")
@requires(Capability.EDIT_PLAN)
def restore(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Brings one back."""
    binned = get_object_or_404(BinnedMeasure.objects.filter(plan=plan_of(request, year)), pk=pk)
    measure = restore_measure(request.actor, binned)
    messages.success(request, f"นำ “{measure.title}” กลับมาแล้ว พร้อมประวัติและหลักฐาน")
    if closed := [unit.name for unit in measure.units.exclude(closed_on=None)]:
        messages.warning(request, f"{', '.join(closed)} ปิดไปแล้ว กรุณาเลือกหน่วยงานที่รับผิดชอบใหม่")
    return back_to(request, measure)
