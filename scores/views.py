"""Pages of a municipality's scores."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import MunicipalRequest, requires
from accounts.editing import EditedMeanwhile
from accounts.permissions import Capability
from scores.actions import save_figures
from scores.corrections import current_rules
from scores.forms import FiguresForm, YearForm
from scores.models import Assessment
from scores.results import year_results
from scores.review import review
from scores.rules import Rules, UnknownRules, known_years


def _rules(request: MunicipalRequest, year: int) -> Rules:
    try:
        return current_rules(year, request.actor.municipality.agency_kind)
    except UnknownRules as error:
        raise Http404(str(error)) from error


def _assessment(request: MunicipalRequest, year: int) -> Assessment | None:
    return (
        Assessment.objects.filter(municipality=request.actor.municipality, fiscal_year=year)
        .select_related("municipality", "updated_by")
        .prefetch_related("question_scores")
        .first()
    )


@require_safe
@requires(Capability.VIEW)
def years(request: MunicipalRequest) -> HttpResponseBase:
    """Every year with figures, newest first, and the years that can still be entered."""
    assessments = list(
        Assessment.objects.filter(municipality=request.actor.municipality).select_related("municipality")
    )
    by_year = {a.fiscal_year: a for a in assessments}
    rows = [(a, year_results(a, by_year.get(a.fiscal_year - 1))) for a in assessments]
    missing = [y for y in known_years(request.actor.municipality.agency_kind) if y not in by_year]
    return render(request, "scores/years.html", {"rows": rows, "missing": missing, "form": YearForm(missing)})


@require_safe
@requires(Capability.VIEW)
def year(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """One year's result."""
    rules = _rules(request, year)
    assessment = _assessment(request, year)
    if assessment is None:
        return render(request, "scores/year_empty.html", {"year": year, "rules": rules})
    results = year_results(assessment, _assessment(request, year - 1))
    context = {
        "year": year,
        "assessment": assessment,
        "results": results,
        "warnings": [w for w in review(rules, assessment.figures(), "", "") if not w.derived and w.code != "level"],
    }
    return render(request, "scores/year.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.EDIT_SCORES)
def edit(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """Entering a year's figures."""
    rules = _rules(request, year)
    assessment = _assessment(request, year)
    form = FiguresForm(rules, assessment, request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                saved = save_figures(
                    request.actor,
                    year,
                    form.figures(),
                    official_level=form.cleaned_data["official_level"],
                    version=form.cleaned_data["version"],
                )
            except EditedMeanwhile:
                status = 409
                form.add_error(
                    None,
                    "มีผู้อื่นบันทึกคะแนนปีนี้หลังจากที่ท่านเปิดหน้านี้ สิ่งที่ท่านกรอกยังอยู่ในหน้านี้ครบถ้วน"
                    " กรุณาเปิดหน้าผลการประเมินในแท็บใหม่เพื่อเทียบ แล้วเปิดหน้ากรอกใหม่",
                )
            else:
                messages.success(request, f"บันทึกคะแนนปีงบประมาณ พ.ศ. {year} แล้ว (เปลี่ยน {len(saved.changes)} รายการ)")
                return redirect("scores:year", code=request.actor.municipality.code, year=year)
    return render(request, "scores/edit.html", {"form": form, "year": year, "rules": rules}, status=status)


@require_safe
@requires(Capability.EDIT_SCORES)
def start(request: MunicipalRequest) -> HttpResponseBase:
    """From the choice of a year to its entry page."""
    form = YearForm(known_years(request.actor.municipality.agency_kind), request.GET)
    if not form.is_valid():
        return redirect("scores:years", code=request.actor.municipality.code)
    return redirect("scores:edit", code=request.actor.municipality.code, year=form.cleaned_data["year"])
