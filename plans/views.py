"""Pages of a municipality's plans."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import MunicipalRequest, requires
from accounts.editing import EditedMeanwhile
from accounts.permissions import Capability, can, require
from plans import actions
from plans.coverage import CoveredMeasure, coverage
from plans.forms import AnalysisForm, LineForm, LineFormSet, MeasureForm
from plans.models import Measure, Plan
from scores.corrections import current_rules
from scores.models import Assessment
from scores.results import YearResults, year_results
from scores.rules import Rules, UnknownRules, known_years


def _plan(request: MunicipalRequest, year: int) -> Plan:
    return get_object_or_404(Plan.objects.select_related("municipality"), fiscal_year=year)


def _rules(plan: Plan) -> Rules:
    return current_rules(plan.assessed_year, plan.municipality.agency_kind)


def _results(plan: Plan) -> YearResults | None:
    """The result the plan answers, with the year before it."""
    years = {
        a.fiscal_year: a
        for a in Assessment.objects.filter(fiscal_year__in=[plan.assessed_year, plan.assessed_year - 1])
        .select_related("municipality")
        .prefetch_related("question_scores")
    }
    answered = years.get(plan.assessed_year)
    return year_results(answered, years.get(plan.assessed_year - 1)) if answered else None


@require_safe
@requires(Capability.VIEW)
def years(request: MunicipalRequest) -> HttpResponseBase:
    """Every year's plan, and the years that can still be opened: those after a year with rules."""
    plans = list(Plan.objects.prefetch_related("measures"))
    opened = {plan.fiscal_year for plan in plans}
    missing = [y + 1 for y in known_years(request.actor.municipality.agency_kind) if y + 1 not in opened]
    return render(request, "plans/years.html", {"plans": plans, "missing": missing})


@require_POST
@requires(Capability.EDIT_PLAN)
def open_year(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """Makes a year's plan."""
    try:
        actions.open_plan(request.actor, year)
    except UnknownRules as error:
        raise Http404(str(error)) from error
    return redirect("plans:year", code=request.actor.municipality.code, year=year)


@require_safe
@requires(Capability.VIEW)
def year(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """A plan: coverage at a glance, then its measures."""
    plan = _plan(request, year)
    results = _results(plan)
    measures = list(plan.measures.with_rows())
    analysed = frozenset(a.indicator for a in plan.analyses.all())
    covered = [
        CoveredMeasure(
            pk=m.pk,
            number=number,
            title=m.title,
            indicators=frozenset(m.indicator_numbers),
            has_responsible=m.all_units or bool(m.units.all()),
            has_period=bool(m.start and m.end),
            has_output=bool(m.outputs.all()),
        )
        for number, m in enumerate(measures, 1)
    ]
    figures = {row.item: row.score for row in results.indicators if row.score is not None} if results else {}
    context = {
        "plan": plan,
        "results": results,
        "rows": [(measure, can(request.actor, Capability.EDIT_MEASURE, measure)) for measure in measures],
        "coverage": coverage(_rules(plan), figures, analysed, covered),
    }
    return render(request, "plans/year.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.EDIT_PLAN)
def analysis(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """What was found in each indicator and what will be done."""
    plan = _plan(request, year)
    rules = _rules(plan)
    texts = {a.indicator: (a.finding, a.response) for a in plan.analyses.all()}
    form = AnalysisForm(rules, texts, request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                actions.save_analyses(
                    request.actor, plan, form.texts(), opened_with=form.cleaned_data["opened_with"] or None
                )
            except EditedMeanwhile:
                status = 409
                form.add_error(
                    None,
                    "มีผู้อื่นบันทึกบทวิเคราะห์หลังจากที่ท่านเปิดหน้านี้ สิ่งที่ท่านพิมพ์ยังอยู่ครบถ้วน"
                    " กรุณาเปิดหน้านี้ในแท็บใหม่เพื่อเทียบ แล้วคัดลอกส่วนของท่านไปใส่",
                )
            else:
                messages.success(request, "บันทึกบทวิเคราะห์แล้ว")
                return redirect("plans:year", code=request.actor.municipality.code, year=year)
    results = _results(plan)
    scores = {row.item: row for row in results.indicators} if results else {}
    rows = [(rules.indicator(n), scores.get(str(n)), finding, response) for n, finding, response in form.pairs()]
    return render(request, "plans/analysis.html", {"plan": plan, "rows": rows, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.EDIT_PLAN)
def add_measure(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """A new measure; ?indicator=10 begins it for a gap."""
    plan = _plan(request, year)
    return _measure_page(request, plan, None)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.VIEW)
def measure(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """One measure: a form for those who may edit it, a page to read for the others."""
    plan = _plan(request, year)
    found = get_object_or_404(Measure.objects.with_rows().filter(plan=plan), pk=pk)
    if request.method == "POST":
        require(request.actor, Capability.EDIT_MEASURE, found)
    elif not can(request.actor, Capability.EDIT_MEASURE, found):
        return render(request, "plans/measure_read.html", {"plan": plan, "measure": found})
    return _measure_page(request, plan, found)


def _measure_page(request: MunicipalRequest, plan: Plan, found: Measure | None) -> HttpResponseBase:
    rules = _rules(plan)
    data = request.POST or None
    indicator = request.GET.get("indicator", "")
    initial = {"indicators": [int(indicator)]} if indicator.isdecimal() and found is None else {}
    form = MeasureForm(plan, rules, data, measure=found, initial=initial)
    lists: dict[str, Any] = {
        name: LineFormSet(
            data, prefix=name, initial=[{"text": line.text} for line in getattr(found, name).all()] if found else []
        )
        for name in ("steps", "outputs")
    }
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and all(formset.is_valid() for formset in lists.values()):
            content = form.content(lists["steps"].lines(), lists["outputs"].lines())
            try:
                actions.save_measure(
                    request.actor, plan, content, measure=found, version=form.cleaned_data["version"] if found else None
                )
            except ValidationError as error:
                form.add_error(None, error)
            except EditedMeanwhile:
                status = 409
                form.add_error(
                    None,
                    "มีผู้อื่นบันทึกมาตรการนี้หลังจากที่ท่านเปิดหน้านี้ สิ่งที่ท่านพิมพ์ยังอยู่ครบถ้วน กรุณาเปิดมาตรการนี้ในแท็บใหม่เพื่อเทียบก่อนบันทึกอีกครั้ง",
                )
            else:
                messages.success(request, f"บันทึก “{content.title}” แล้ว")
                return redirect("plans:year", code=request.actor.municipality.code, year=plan.fiscal_year)
    context = {"plan": plan, "measure": found, "form": form, "steps": lists["steps"], "outputs": lists["outputs"]}
    return render(request, "plans/measure.html", context, status=status)


@require_safe
@requires(Capability.VIEW)
def line(request: MunicipalRequest, name: str, number: int) -> HttpResponseBase:
    """One more empty item for a numbered list (HTMX)."""
    if name not in {"steps", "outputs"} or number >= 60:
        raise Http404
    form = LineForm(prefix=f"{name}-{number}")
    context = {"form": form, "name": name, "number": number, "next": number + 1}
    return render(request, "plans/_new_line.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.EDIT_PLAN)
def delete(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Asks, then takes a measure out of the plan."""
    plan = _plan(request, year)
    found = get_object_or_404(Measure.objects.filter(plan=plan), pk=pk)
    if request.method == "POST":
        actions.delete_measure(request.actor, found)
        messages.success(request, f"ลบ “{found.title}” แล้ว")
        return redirect("plans:year", code=request.actor.municipality.code, year=year)
    return render(request, "plans/delete.html", {"plan": plan, "measure": found})


@require_POST
@requires(Capability.EDIT_PLAN)
def move(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Moves a measure one place up or down."""
    plan = _plan(request, year)
    found = get_object_or_404(Measure.objects.filter(plan=plan), pk=pk)
    actions.move_measure(request.actor, found, up="up" in request.POST)
    return redirect("plans:year", code=request.actor.municipality.code, year=year)
