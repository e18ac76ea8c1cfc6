"""The register of letters' numbers: reading it, and telling what went out without the portal."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from accounts.access import MunicipalRequest, post_only, requires
from accounts.models import Unit
from accounts.permissions import Capability
from approvals.numbers import actions as numbers
from approvals.numbers.forms import RegisterForm, UsedForm


@require_safe
@requires(Capability.VIEW)
def register(request: MunicipalRequest) -> HttpResponseBase:
    """The numbers of one unit's letters in one calendar year, the latest first."""
    form = RegisterForm(numbers.years_of(request.actor.municipality), request.GET or None)
    unit, year = form.chosen()
    return _page(request, unit, year, form)


@post_only("approvals:numbers")
@requires(Capability.MAKE_PAPER)
def tell(request: MunicipalRequest) -> HttpResponseBase:
    """Up to which number letters went out that the portal does not know."""
    years = numbers.years_of(request.actor.municipality)
    form = UsedForm(years, request.POST)
    unit, year = form.chosen()
    if not form.is_valid():
        return _page(request, unit, year, RegisterForm(years, request.POST), form)
    number = form.cleaned_data["number"]
    before = numbers.tell_used(request.actor, unit, year, number)
    messages.success(request, "บันทึกแล้ว")
    if number < before:
        freed = f"ระบบจะออกเลข {number + 1} ถึง {before} ได้อีก"
        messages.warning(request, f"ลดจากเลข {before} เป็น {number} {freed} ถ้าไม่ได้ตั้งใจ บันทึกเลข {before} อีกครั้ง")
    chosen = urlencode({"unit": unit.pk if unit else "", "year": year})
    return redirect(f"{reverse('approvals:numbers', args=[request.actor.municipality.code])}?{chosen}")


def _page(
    request: MunicipalRequest, unit: Unit | None, year: int, form: RegisterForm, used: UsedForm | None = None
) -> HttpResponse:
    series = numbers.series_of(request.actor.municipality, unit, year)
    context = {
        "form": form,
        "used_form": used or UsedForm(numbers.years_of(request.actor.municipality)),
        "unit": unit,
        "year": year,
        "series": series,
        "highest": numbers.highest(series),
        "letters": numbers.register(series),
    }
    return render(request, "approvals/numbers.html", context, status=422 if used else 200)
