"""The page of what a municipality says of itself."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import MunicipalRequest, requires
from accounts.editing import EditedMeanwhile
from accounts.editing.merging import fingerprint
from accounts.models import Unit
from accounts.people.forms import IdentityForm
from accounts.people.identity import FIELDS, set_identity, stored_identity
from accounts.permissions import Capability


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.SET_UP)
def identity(request: MunicipalRequest) -> HttpResponseBase:
    """What can be set, to be changed; name and place, to be read."""
    stored = stored_identity(request.actor.municipality)
    if request.method != "POST":
        return _show(request, IdentityForm(stored))
    form = IdentityForm(stored, request.POST)
    if not form.is_valid():
        return _show(request, form, 422)
    given = form.cleaned_data
    try:
        if set_identity(request.actor, given, opened_with=form.base):
            messages.success(request, "บันทึกแล้ว ใช้กับเอกสารที่จัดทำหลังจากนี้")
    except EditedMeanwhile:
        sent = dict(given, compared=fingerprint(stored))
        return _show(request, IdentityForm(stored, sent), 409, theirs=stored)
    return redirect("people:identity", code=request.actor.municipality.code)


def _show(
    request: MunicipalRequest, form: IdentityForm, status: int = 200, theirs: dict[str, str] | None = None
) -> HttpResponse:
    shown = {name: str(form[name].value() or "") for name in FIELDS}
    met = [(form.fields[name].label, theirs[name]) for name in FIELDS] if theirs else []
    context = {"form": form, "theirs": met, "shown": shown, "units": Unit.in_use()}
    return render(request, "accounts/identity.html", context, status=status)
