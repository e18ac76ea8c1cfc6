"""The administrator's page of the integrity check."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts import audit_heads, operator_mail
from accounts.access import PlatformRequest, post_only, requires_above
from accounts.machine_mail import mail_is_sent
from accounts.models import IntegrityCheck
from accounts.permissions import Capability
from ita_portal import integrity, key_chores

SHOWN = 14  # checks: two weeks


@require_safe
@requires_above(Capability.CHECK_INTEGRITY)
def integrity_page(request: PlatformRequest) -> HttpResponseBase:
    """The last result, the check going on, and those before."""
    checks = list(IntegrityCheck.objects.all()[:SHOWN])
    rows = [(check, integrity.sentence(check)) for check in checks]
    latest = next((row for row in rows if row[0].finished_at), None)
    context = {
        "latest": latest,
        "going_on": next((row for row in rows if not row[0].finished_at), None),
        "rows": rows,
        "last_kept": audit_heads.last_kept(),
        "chores": key_chores.chores(timezone.now()),
        "told": operator_mail.operators() if mail_is_sent() else [],
    }
    return render(request, "ita_portal/integrity.html", context)


@post_only("integrity")
@requires_above(Capability.CHECK_INTEGRITY)
def check(request: PlatformRequest) -> HttpResponseBase:
    """Checks now, in the worker."""
    integrity.ask(request.platform_actor)
    messages.success(request, "เริ่มตรวจแล้ว ผลจะแสดงที่หน้านี้")
    return redirect("integrity")
