"""The page of what a municipality looks for in its texts."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import MunicipalRequest, requires
from accounts.permissions import Capability
from approvals.checks.forms import KindForm
from proofreading.findings import Kind
from proofreading.vocabulary import EXPLANATIONS
from scores.proofing.actions import set_kind, unchecked_kinds


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.MAKE_PAPER)
def kinds(request: MunicipalRequest) -> HttpResponseBase:
    """Every kind of finding, explained; its button switches it on or off, and none else."""
    if request.method == "POST":
        form = KindForm(request.POST)
        if form.is_valid():
            kind, is_checked = Kind(form.cleaned_data["kind"]), form.cleaned_data["is_checked"]
            set_kind(request.actor, kind, is_checked=is_checked)
            said = "เปิดการตรวจ" if is_checked else "ปิดการตรวจ"
            messages.success(request, f"{said} “{EXPLANATIONS[kind]['title']}” แล้ว")
        return redirect("approvals:kinds", code=request.actor.municipality.code)
    off = {row.kind: row for row in unchecked_kinds()}
    rows = [(kind, said, off.get(kind)) for kind, said in EXPLANATIONS.items()]
    return render(request, "approvals/kinds.html", {"rows": rows, "count": len(off)})
