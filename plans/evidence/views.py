"""Pages of a measure's evidence: adding, changing, removing, downloading, and the checks of links."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import storage
from accounts.access import MunicipalRequest, requires
from accounts.permissions import Capability, can, require
from plans.evidence import actions
from plans.evidence.forms import ChangeEvidenceForm, NewEvidenceForm
from plans.measure_views import back_to
from plans.models import Evidence, EvidenceFile, Measure


def _measure(request: MunicipalRequest, year: int, pk: int) -> Measure:
    """The measure, for somebody who may change it."""
    found = get_object_or_404(Measure.objects.select_related("plan"), plan__fiscal_year=year, pk=pk)
    require(request.actor, Capability.EDIT_MEASURE, found)
    return found


def _evidence(year: int, pk: int, evidence: int) -> Evidence:
    rows = Evidence.objects.select_related("measure__plan", "added_by").prefetch_related("files__added_by")
    return get_object_or_404(rows, measure__plan__fiscal_year=year, measure=pk, pk=evidence)


def _changeable(request: MunicipalRequest, year: int, pk: int, evidence: int) -> Evidence:
    found = _evidence(year, pk, evidence)
    require(request.actor, Capability.EDIT_MEASURE, found.measure)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.EDIT_MEASURE)
def add(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """A new file or link. What was typed stays when it is refused; only the file has to be chosen again."""
    measure = _measure(request, year, pk)
    form = NewEvidenceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        title, day, upload = form.cleaned_data["title"], form.cleaned_data["day"], form.upload()
        try:
            if upload:
                actions.add_file(request.actor, measure, title, day, upload)
            else:
                actions.add_link(request.actor, measure, title, day, form.cleaned_data["url"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"เพิ่มหลักฐาน “{title}” แล้ว")
            return back_to(request, measure, "#evidence")
    context = {"plan": measure.plan, "measure": measure, "form": form}
    return render(request, "plans/evidence_add.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.EDIT_MEASURE)
def edit(request: MunicipalRequest, year: int, pk: int, evidence: int) -> HttpResponseBase:
    """Another title or day, a file's next version, a link's new address."""
    found = _changeable(request, year, pk, evidence)
    form = ChangeEvidenceForm(found, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        title, day, url = form.cleaned_data["title"], form.cleaned_data["day"], form.cleaned_data.get("url", "")
        try:
            actions.change(request.actor, found, title, day, upload=form.upload(), url=url)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"บันทึกหลักฐาน “{title}” แล้ว")
            return back_to(request, found.measure, "#evidence")
    context = {"plan": found.measure.plan, "measure": found.measure, "item": found, "form": form}
    return render(request, "plans/evidence_edit.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.EDIT_MEASURE)
def remove(request: MunicipalRequest, year: int, pk: int, evidence: int) -> HttpResponseBase:
    """Asks, then takes it away."""
    found = _changeable(request, year, pk, evidence)
    if request.method == "POST":
        actions.remove(request.actor, found)
        messages.success(request, f"ลบหลักฐาน “{found.title}” แล้ว")
        return back_to(request, found.measure, "#evidence")
    context = {"plan": found.measure.plan, "measure": found.measure, "item": found}
    return render(request, "plans/evidence_remove.html", context)


@require_safe
@cache_control(private=True, max_age=0)
@requires(Capability.VIEW)
def file(request: MunicipalRequest, year: int, pk: int, evidence: int, number: int) -> HttpResponseBase:
    """One version, always as an attachment of the type that was found in it: a browser must never run it."""
    found = get_object_or_404(
        EvidenceFile,
        evidence__measure__plan__fiscal_year=year,
        evidence__measure=pk,
        evidence=evidence,
        number=number,
    )
    response = HttpResponse(storage.read(found.sha256), content_type=found.media_type)
    response["Content-Disposition"] = content_disposition_header(True, found.filename) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
@requires(Capability.EDIT_MEASURE)
def check(request: MunicipalRequest, year: int, pk: int, evidence: int) -> HttpResponseBase:
    """Has a link checked again by the worker."""
    found = _changeable(request, year, pk, evidence)
    try:
        actions.request_check(request.actor, found)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    if request.headers.get("HX-Request"):
        return _state(request, _evidence(year, pk, evidence))
    return back_to(request, found.measure, "#evidence")


@require_safe
@requires(Capability.VIEW)
def state(request: MunicipalRequest, year: int, pk: int, evidence: int) -> HttpResponseBase:
    """What the check of a link found (HTMX); asks again until it is there."""
    return _state(request, _evidence(year, pk, evidence))


def _state(request: MunicipalRequest, found: Evidence) -> HttpResponse:
    may_edit = can(request.actor, Capability.EDIT_MEASURE, found.measure)
    context = {"plan": found.measure.plan, "measure": found.measure, "item": found, "may_edit": may_edit}
    return render(request, "plans/_link_check.html", context)
