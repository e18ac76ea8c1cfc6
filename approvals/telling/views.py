"""The page of reminders to signers."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import MunicipalRequest, requires
from accounts.permissions import Capability
from approvals.telling.actions import reminder_days, set_reminder_days
from approvals.telling.forms import ReminderForm
from approvals.telling.reminders import WEEK


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.MAKE_PAPER)
def reminders(request: MunicipalRequest) -> HttpResponseBase:
    """After how many days of waiting signers are reminded."""
    days = reminder_days(request.actor.municipality)
    form = ReminderForm(request.POST if request.method == "POST" else None, initial={"days": days})
    if request.method == "POST" and form.is_valid():
        set_reminder_days(request.actor, form.cleaned_data["days"])
        messages.success(request, "บันทึกแล้ว มีผลตั้งแต่เช้าวันถัดไป")
        return redirect("approvals:queue", code=request.actor.municipality.code)
    context = {"form": form, "days": days, "again": WEEK}
    return render(request, "approvals/reminders.html", context, status=422 if form.errors else 200)
