"""What the pages of a plan begin and end with: the open municipality's plan, its measure, the way back."""

from __future__ import annotations

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from accounts.access import MunicipalRequest
from plans.models import Evidence, EvidenceFile, Measure, Plan


def plan_of(request: MunicipalRequest, year: int) -> Plan:
    """The open municipality's plan of a year, or 404."""
    return get_object_or_404(Plan.objects.select_related("municipality"), fiscal_year=year)


def measure_of(request: MunicipalRequest, year: int, pk: int) -> Measure:
    """A measure of the year's plan with its rows, or 404."""
    files = Prefetch("files", EvidenceFile.objects.select_related("added_by"))
    evidence = Prefetch("evidence", Evidence.objects.select_related("added_by").prefetch_related(files))
    measures = Measure.objects.with_rows().prefetch_related(evidence)
    measures = measures.select_related("plan__municipality", "updated_by", "copied_from__plan")
    return get_object_or_404(measures.filter(plan=plan_of(request, year)), pk=pk)


def back_to(request: MunicipalRequest, measure: Measure, anchor: str = "") -> HttpResponse:
    """To the measure's page."""
    code, year = request.actor.municipality.code, measure.plan.fiscal_year
    response = redirect("plans:measure", code=code, year=year, pk=measure.pk)
    response["Location"] += anchor
    return response
