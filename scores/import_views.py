"""Pages of importing and exporting: upload, preview, confirm, result; for one municipality or the whole country."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import MunicipalRequest, requires
from accounts.downloads import as_download
from accounts.models import Municipality, User
from accounts.permissions import Capability
from scores import import_jobs
from scores.exporting import empty_csv, wide_csv
from scores.forms import ImportForm
from scores.models import Assessment, ScoreImport
from scores.rules import UnknownRules, known_years

RECENT = 10


def _url(job: ScoreImport, name: str) -> str:
    if job.municipality is None:
        return reverse(f"country-import-{name}", kwargs={"pk": job.pk})
    return reverse(f"scores:import-{name}", kwargs={"code": job.municipality.code, "pk": job.pk})


def _upload_page(request: HttpRequest, municipality: Municipality | None) -> HttpResponseBase:
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        job = import_jobs.upload(cast(User, request.user), municipality, file.name, file.read())
        return redirect(_url(job, "job"))
    jobs = ScoreImport.objects.filter(municipality=municipality).select_related("user", "municipality").defer("content")
    years = known_years(municipality.agency_kind if municipality else "municipality")
    context = {
        "form": form,
        "jobs": [(job, _url(job, "job")) for job in jobs[:RECENT]],
        "years": years,
        "country": municipality is None,
    }
    return render(request, "scores/import.html", context, status=422 if form.errors else 200)


def _job(municipality: Municipality | None, pk: int) -> ScoreImport:
    jobs = ScoreImport.objects.select_related("user", "municipality").defer("content")
    return get_object_or_404(jobs, pk=pk, municipality=municipality)


def _job_page(request: HttpRequest, job: ScoreImport, template: str) -> HttpResponse:
    urls = {name: _url(job, name) for name in ("job", "progress", "confirm", "cancel")}
    upload = (
        reverse("scores:import", kwargs={"code": job.municipality.code})
        if job.municipality
        else reverse("country-import")
    )
    return render(request, template, {"job": job, "report": job.report, "urls": urls, "upload_url": upload})


def _progress(request: HttpRequest, job: ScoreImport) -> HttpResponse:
    response = _job_page(request, job, "scores/_import_progress.html")
    if not job.is_unfinished:
        response["HX-Refresh"] = "true"
    return response


def _confirm(request: HttpRequest, job: ScoreImport) -> HttpResponse:
    if not import_jobs.confirm(cast(User, request.user), job):
        messages.info(request, "ไฟล์นี้ยืนยันหรือยกเลิกไปแล้ว")
    return redirect(_url(job, "job"))


def _cancel(request: HttpRequest, job: ScoreImport) -> HttpResponse:
    if not import_jobs.cancel(job):
        messages.info(request, "ไฟล์นี้เสร็จก่อนการยกเลิก")
    return redirect(_url(job, "job"))


# --- One municipality -------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.IMPORT_SCORES)
def upload(request: MunicipalRequest) -> HttpResponseBase:
    """Choosing a file; what was imported lately."""
    return _upload_page(request, request.actor.municipality)


@require_safe
@requires(Capability.IMPORT_SCORES)
def job(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """One file: progress, then every error and warning, then confirm or the result."""
    return _job_page(request, _job(request.actor.municipality, pk), "scores/import_job.html")


@require_safe
@requires(Capability.IMPORT_SCORES)
def progress(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """The progress fragment (HTMX)."""
    return _progress(request, _job(request.actor.municipality, pk))


@require_POST
@requires(Capability.IMPORT_SCORES)
def confirm(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Stores what was judged good."""
    return _confirm(request, _job(request.actor.municipality, pk))


@require_POST
@requires(Capability.IMPORT_SCORES)
def cancel(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Stops before anything is stored."""
    return _cancel(request, _job(request.actor.municipality, pk))


@require_safe
@requires(Capability.VIEW)
def template(request: MunicipalRequest, year: int) -> HttpResponse:
    """An empty score file of the year for this municipality."""
    try:
        text = empty_csv(Assessment(municipality=request.actor.municipality, fiscal_year=year))
    except UnknownRules as error:
        raise Http404(str(error)) from error
    return _csv(text, f"scores-{request.actor.municipality.code}-{year}.csv")


@require_safe
@requires(Capability.VIEW)
def export(request: MunicipalRequest) -> HttpResponse:
    """Every year of this municipality as the file import takes."""
    assessments = Assessment.objects.select_related("municipality").prefetch_related("question_scores")
    return _csv(wide_csv(assessments.order_by("fiscal_year")), f"scores-{request.actor.municipality.code}.csv")


def _csv(text: str, filename: str) -> HttpResponse:
    # The mark at the beginning lets Excel see that this is UTF-8.
    return as_download(HttpResponse("\ufeff" + text, content_type="text/csv; charset=utf-8"), filename)


# --- The whole country: the platform administrator --------------------------------------------------------------------


def _administrator(request: HttpRequest) -> None:
    if not cast(User, request.user).is_superuser:
        raise PermissionDenied("เฉพาะผู้ดูแลระบบ")


@require_http_methods(["GET", "HEAD", "POST"])
def country_upload(request: HttpRequest) -> HttpResponseBase:
    """The same for a file of many municipalities."""
    _administrator(request)
    return _upload_page(request, None)


@require_safe
def country_job(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One country file."""
    _administrator(request)
    return _job_page(request, _job(None, pk), "scores/import_job.html")


@require_safe
def country_progress(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Its progress (HTMX)."""
    _administrator(request)
    return _progress(request, _job(None, pk))


@require_POST
def country_confirm(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Stores it."""
    _administrator(request)
    return _confirm(request, _job(None, pk))


@require_POST
def country_cancel(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Stops it."""
    _administrator(request)
    return _cancel(request, _job(None, pk))
