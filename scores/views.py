"""Pages of a municipality's scores."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import MunicipalRequest, requires
from accounts.editing import EditedMeanwhile
from accounts.permissions import Capability
from scores.actions import save_figures
from scores.forms import FiguresForm, ImportForm, YearForm
from scores.importing import ImportResult, import_scores, warnings_of
from scores.models import Assessment
from scores.results import year_results
from scores.rules import Rules, UnknownRules, known_years, rules_for


def _rules(request: MunicipalRequest, year: int) -> Rules:
    try:
        return rules_for(year, request.actor.municipality.agency_kind)
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
        Assessment.objects.filter(municipality=request.actor.municipality)
        .select_related("municipality")
        .prefetch_related("question_scores")
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
        "warnings": [w for w in warnings_of(assessment) if not w.derived and w.code != "level"],
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


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.IMPORT_SCORES)
def import_file(request: MunicipalRequest) -> HttpResponseBase:
    """Checking and storing a score file of this municipality."""
    form = ImportForm(request.POST or None, request.FILES or None)
    result: ImportResult | None = None
    stored = False
    if request.method == "POST" and form.is_valid():
        dry_run = form.cleaned_data["only_check"]
        actors = {request.actor.municipality.code: request.actor}
        result = import_scores(form.cleaned_data["file"].read(), actors, dry_run=dry_run)
        stored = not result.errors and not dry_run
    status = 422 if request.method == "POST" and (form.errors or (result and result.errors)) else 200
    return render(request, "scores/import.html", {"form": form, "result": result, "stored": stored}, status=status)


@require_safe
@requires(Capability.VIEW)
def template(request: MunicipalRequest, year: int) -> HttpResponse:
    """An empty score file of the year for this municipality, in the long layout import takes."""
    rules = _rules(request, year)
    place = request.actor.municipality
    items = [*rules.headline_items, *(q for group in rules.question_items.values() for q in group)]
    lines = ["code,municipality,province,fiscal_year,level,item,score"]
    for item in items:
        level = (
            "total"
            if item == "total"
            else "indicator"
            if item.isdigit()
            else "instrument"
            if item.isupper()
            else "question"
        )
        item = "" if item == "total" else item
        lines.append(f"{place.code},{place.name},{place.province},{year},{level},{item},")
    response = HttpResponse("\ufeff" + "\r\n".join(lines) + "\r\n", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="scores-{place.code}-{year}.csv"'
    return response
