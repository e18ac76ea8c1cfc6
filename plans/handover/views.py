"""Pages of many hands: the way to one's reports, handing measures out and in, taking them or sending them back."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import MunicipalRequest, post_only, requires
from accounts.editing import EditedMeanwhile
from accounts.editing.autosave import keeps_drafts, texts
from accounts.permissions import Actor, Capability
from plans.handover import actions as handover
from plans.handover.actions import RETURN_DRAFT
from plans.handover.forms import AssignForm, BeforehandForm, ReturnForm
from plans.measures.views import measure_page
from plans.models import Measure, Plan
from plans.reporting.actions import hand_in_measure, take_back_measure
from plans.rules.workflow import Move, NotAllowed, Stage, allows
from plans.shortcuts import back_to, measure_of, plan_of
from scores.proposed import proposed_year


@require_safe
@requires(Capability.VIEW)
def mine(request: MunicipalRequest) -> HttpResponseBase:
    """To the reports at hand: those of the proposed year, or of the newest plan there is."""
    code = request.actor.municipality.code
    years = Plan.objects.values_list("fiscal_year", flat=True)
    if not years:
        return redirect("plans:years", code=code)
    proposed = proposed_year(request.actor.municipality, timezone.localdate())
    return redirect("plans:reports", code=code, year=proposed if proposed in years else years[0])


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.EDIT_PLAN)
def assign(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """Hands measures to their units, several at once; ?measure=12 chooses one beforehand."""
    plan = plan_of(request, year)
    measures = [m for m in plan.measures.with_rows() if allows(m.stage, Move.ASSIGN)]
    waiting = [str(m.pk) for m in measures if m.stage == Stage.DRAFT and m.responsible]
    chosen = BeforehandForm(request.GET).chosen() or waiting
    form = AssignForm(measures, request.POST if request.method == "POST" else None, initial={"measures": chosen})
    if request.method == "POST" and form.is_valid():
        try:
            handed = handover.assign(request.actor, plan, form.cleaned_data["measures"], form.cleaned_data["due"])
        except ValidationError as error:
            form.add_error(None, error)
        except NotAllowed as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"มอบหมาย {len(handed)} มาตรการแล้ว ผู้รับผิดชอบได้รับแจ้งเตือน")
            return redirect("plans:year", code=request.actor.municipality.code, year=year)
    picked = {str(value) for value in form["measures"].value() or []}
    rows = [(measure, str(measure.pk) in picked) for measure in measures]
    context = {"plan": plan, "form": form, "rows": rows, "has_measures": plan.measures.exists()}
    return render(request, "plans/assign.html", context, status=422 if form.errors else 200)


def _moved(
    request: MunicipalRequest, year: int, pk: int, action: Callable[[Actor, Measure], None], said: str
) -> HttpResponseBase:
    found = measure_of(request, year, pk)
    try:
        action(request.actor, found)
    except NotAllowed as error:
        messages.error(request, str(error))
    except EditedMeanwhile:
        messages.error(request, "มาตรการนี้ถูกลบไปแล้ว")
        return redirect("plans:year", code=request.actor.municipality.code, year=year)
    else:
        messages.success(request, said)
    return back_to(request, found)


@post_only("plans:measure")
@requires(Capability.SUBMIT_MEASURE)
def submit(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Hands a measure in."""
    return _moved(request, year, pk, hand_in_measure, "ส่งให้ผู้ประสานงานแล้ว")


@post_only("plans:measure")
@requires(Capability.SUBMIT_MEASURE)
def withdraw(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Takes it back to go on working on it."""
    return _moved(request, year, pk, take_back_measure, "ดึงกลับมาแก้ไขแล้ว")


@post_only("plans:measure")
@requires(Capability.EDIT_PLAN)
def accept(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Takes what was handed in."""
    return _moved(request, year, pk, handover.accept, "ตรวจรับแล้ว")


@post_only("plans:measure")
@requires(Capability.EDIT_PLAN)
@keeps_drafts(texts(RETURN_DRAFT, "reason", about=measure_of))
def send_back(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Returns a measure to its unit with a reason."""
    form = ReturnForm(request.POST)
    found = measure_of(request, year, pk)
    if not form.is_valid():
        return measure_page(request, found, reason_form=form)
    reason = form.cleaned_data["reason"]
    return _moved(request, year, pk, lambda actor, row: handover.send_back(actor, row, reason), "ส่งกลับให้แก้ไขแล้ว")
