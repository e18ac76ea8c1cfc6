"""Pages of a municipality's plans."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import MunicipalRequest, requires
from accounts.editing import EditedMeanwhile
from accounts.permissions import Capability, can
from plans import actions
from plans.coverage import CoveredMeasure, coverage
from plans.forms import AnalysisForm
from plans.models import Plan
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
