"""Pages of a year's plan: the list of years, the plan at a glance, what came of it."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Count, Q
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import MunicipalRequest, post_only, requires
from accounts.models import Unit
from accounts.permissions import Capability, can
from plans.analyses.actions import analysed
from plans.measures.facts import ROWS, covered, worked
from plans.models import Measure, Plan
from plans.rules.coverage import coverage, gaps, weakest_first
from plans.rules.effects import VERDICT_LABELS, effects
from plans.shortcuts import plan_of
from plans.year.actions import open_plan
from plans.year.forms import ListFilter, OpenForm
from plans.year.page import GAPS, Line, Links, themes
from plans.year.results import answered_by, rules_of
from scores.grid import comparable_items
from scores.proposed import proposed_year
from scores.rules import UnknownRules, known_years
from scores.years import Years


@require_safe
@requires(Capability.VIEW)
def years(request: MunicipalRequest) -> HttpResponseBase:
    """Every year's plan, and the years that can still be opened: those after a year with rules."""
    plans = list(
        Plan.objects.annotate(
            total=Count("measures"), done=Count("measures", filter=Q(measures__status=Measure.Status.DONE))
        )
    )
    opened = {plan.fiscal_year for plan in plans}
    missing = [y + 1 for y in known_years(request.actor.municipality.agency_kind) if y + 1 not in opened]
    proposed = proposed_year(request.actor.municipality, timezone.localdate())
    context = {"plans": plans, "missing": missing, "proposed": proposed}
    return render(request, "plans/years.html", context)


@post_only("plans:years")
@requires(Capability.EDIT_PLAN)
def open_year(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """Makes a year's plan; asks first where it is not the year that is proposed today."""
    if year - 1 not in known_years(request.actor.municipality.agency_kind):
        raise Http404(f"no rules for the result of {year - 1}")
    proposed = proposed_year(request.actor.municipality, timezone.localdate())
    if year != proposed and not OpenForm(request.POST).is_sure():
        return render(request, "plans/open_ask.html", {"asked": year, "proposed": proposed})
    open_plan(request.actor, year)
    return redirect("plans:year", code=request.actor.municipality.code, year=year)


@require_safe
@requires(Capability.VIEW)
def plan_page(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """A plan: its measures, then what each answers; what is missing stands under the title and in its place."""
    plan = plan_of(request, year)
    rules, results, texts = rules_of(plan), answered_by(plan), analysed(plan)
    measures = list(plan.measures.with_rows().prefetch_related(*ROWS))
    told = [covered(measure, number) for number, measure in enumerate(measures, 1)]
    links = Links(
        request.actor, plan, {each.pk for each in measures if can(request.actor, Capability.EDIT_MEASURE, each)}
    )
    rows = coverage(rules, results.scores if results else {}, texts, told)
    missing = [(gap, links.mend(gap)) for gap in gaps(rows, told)]
    lacks: dict[int, dict[str, str]] = defaultdict(dict)
    for gap, url in missing:
        if gap.measure:
            lacks[gap.measure.pk][gap.lack] = url
    assert request.actor.user is not None  # of a request
    place = f"measures/{request.actor.municipality.code}"
    form = ListFilter(list(Unit.in_use()), request.GET, request.actor.user, place)
    shown = [
        Line(number, each, rules.explained(each.indicator_numbers, each.question_ids), lacks[each.pk])
        for number, each in enumerate(measures, 1)
        if form.takes(each)
    ]
    context = {
        "plan": plan,
        "results": results,
        "coverage": [links.linked(row, texts.unreviewed) for row in weakest_first(rows)],
        "target": rules.target,
        "gaps": len(missing),
        "named_gaps": missing[:GAPS],
        "more_gaps": max(0, len(missing) - GAPS),
        "is_whole": bool(measures and results) and not missing,
        "themes": themes(shown),
        "total": len(measures),
        "shown": len(shown),
        "filter": form,
    }
    return render(request, "plans/year.html", context)


@require_safe
@requires(Capability.VIEW)
def effects_page(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """Every measure with what became of the figures it answers in the plan's own year."""
    plan = plan_of(request, year)
    rules = rules_of(plan)
    both = Years(plan.municipality, [plan.assessed_year, plan.fiscal_year])
    before = both.results(plan.assessed_year)
    try:
        after = both.results(plan.fiscal_year)
    except UnknownRules:
        after = None
    same = comparable_items(after.rules, rules) if after else set()
    measures = [worked(m, number) for number, m in enumerate(plan.measures.prefetch_related("targets"), 1)]
    read = effects(rules, before.scores if before else {}, after.scores if after else {}, measures, same)
    context = {
        "plan": plan,
        "target": rules.target,
        "has_before": before is not None,
        "has_after": after is not None,
        "effects": read,
        "counts": [(verdict, label, read.count(verdict)) for verdict, label in VERDICT_LABELS.items()],
    }
    return render(request, "plans/effects.html", context)
