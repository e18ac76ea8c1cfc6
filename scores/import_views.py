"""Pages of importing and exporting: upload, preview, confirm, result; for one municipality or the whole country."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import MunicipalRequest, PlatformRequest, post_only, requires, requires_above
from accounts.downloads import as_download
from accounts.editing import EditedMeanwhile
from accounts.models import Municipality
from accounts.permissions import Actor, Capability
from accounts.quotas import waiting_and_newest
from scores import import_jobs
from scores.exporting import empty_csv, wide_csv
from scores.forms import ConfirmImportForm, ImportForm
from scores.models import ScoreImport
from scores.rules import known_years
from scores.views import rules_of
from scores.years import Years

RECENT = 10
AGAIN = "คะแนนเปลี่ยนไปหลังจากที่ท่านเปิดดู จึงยังไม่ได้บันทึก ระบบเทียบกับคะแนนล่าสุดให้ใหม่ กรุณาตรวจอีกครั้ง"


def _url(job: ScoreImport, name: str) -> str:
    if job.municipality is None:
        return reverse(f"country-import-{name}", kwargs={"pk": job.pk})
    return reverse(f"scores:import-{name}", kwargs={"code": job.municipality.code, "pk": job.pk})


def _upload_page(request: HttpRequest, actor: import_jobs.Importer) -> HttpResponseBase:
    municipality = actor.municipality if isinstance(actor, Actor) else None
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            job = import_jobs.upload(actor, file.name, file.read())
        except ValidationError as error:
            form.add_error("file", error)
        else:
            return redirect(_url(job, "job"))
    jobs = ScoreImport.objects.without_content().filter(municipality=municipality)
    years = known_years(municipality.agency_kind if municipality else "municipality")
    context = {
        "form": form,
        "jobs": [(job, _url(job, "job")) for job in waiting_and_newest(jobs, RECENT)],
        "years": years,
        "country": municipality is None,
    }
    return render(request, "scores/import.html", context, status=422 if form.errors else 200)


def _find_job(municipality: Municipality | None, pk: int) -> ScoreImport:
    return get_object_or_404(ScoreImport.objects.without_content(), pk=pk, municipality=municipality)


def _show_job(request: HttpRequest, job: ScoreImport, page: str) -> HttpResponse:
    urls = {name: _url(job, name) for name in ("job", "progress", "confirm", "cancel")}
    upload_url = (
        reverse("scores:import", kwargs={"code": job.municipality.code})
        if job.municipality
        else reverse("country-import")
    )
    return render(request, page, {"job": job, "report": job.report, "urls": urls, "upload_url": upload_url})


def _progress(request: HttpRequest, job: ScoreImport) -> HttpResponse:
    response = _show_job(request, job, "_import_progress.html")
    if not job.is_unfinished:
        response["HX-Refresh"] = "true"
    return response


def _confirm(request: HttpRequest, actor: import_jobs.Importer, job: ScoreImport) -> HttpResponse:
    form = ConfirmImportForm(request.POST)
    try:
        if not import_jobs.confirm(actor, job, form.fingerprint(), removes=form.removes_emptied()):
            messages.info(request, "ไฟล์นี้ยืนยันหรือยกเลิกไปแล้ว")
    except EditedMeanwhile:
        messages.warning(request, AGAIN)
    return redirect(_url(job, "job"))


def _cancel(request: HttpRequest, actor: import_jobs.Importer, job: ScoreImport) -> HttpResponse:
    if not import_jobs.cancel(actor, job):
        messages.info(request, "ไฟล์นี้เสร็จก่อนการยกเลิก")
    return redirect(_url(job, "job"))


# --- One municipality -------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.IMPORT_SCORES)
def import_page(request: MunicipalRequest) -> HttpResponseBase:
    """Choosing a file; what was imported lately."""
    return _upload_page(request, request.actor)


@require_safe
@requires(Capability.IMPORT_SCORES)
def job_page(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """One file: progress, then every error and warning, then confirm or the result."""
    return _show_job(request, _find_job(request.actor.municipality, pk), "scores/import_job.html")


@require_safe
@requires(Capability.IMPORT_SCORES)
def progress(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """The progress fragment (HTMX)."""
    return _progress(request, _find_job(request.actor.municipality, pk))


@post_only("scores:import-job")
@requires(Capability.IMPORT_SCORES)
def confirm(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Stores what was judged good."""
    return _confirm(request, request.actor, _find_job(request.actor.municipality, pk))


@post_only("scores:import-job")
@requires(Capability.IMPORT_SCORES)
def cancel(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Stops before anything is stored."""
    return _cancel(request, request.actor, _find_job(request.actor.municipality, pk))


@require_safe
@requires(Capability.VIEW)
def empty_file(request: MunicipalRequest, year: int) -> HttpResponse:
    """An empty score file of the year for this municipality."""
    text = empty_csv(request.actor.municipality, rules_of(request, year))
    return _csv(text, f"scores-{request.actor.municipality.code}-{year}.csv")


@require_safe
@requires(Capability.VIEW)
def export(request: MunicipalRequest) -> HttpResponse:
    """Every year of this municipality as the file import takes."""
    years = Years(request.actor.municipality)
    oldest_first = sorted(years.assessments.values(), key=lambda a: a.fiscal_year)
    return _csv(wide_csv(oldest_first, years.rules), f"scores-{request.actor.municipality.code}.csv")


def _csv(text: str, filename: str) -> HttpResponse:
    # The mark at the beginning lets Excel see that this is UTF-8.
    return as_download(HttpResponse("\ufeff" + text, content_type="text/csv; charset=utf-8"), filename)


# --- The whole country: the platform administrator --------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@requires_above(Capability.IMPORT_COUNTRY)
def country_upload(request: PlatformRequest) -> HttpResponseBase:
    """The same for a file of many municipalities."""
    return _upload_page(request, request.platform_actor)


@require_safe
@requires_above(Capability.IMPORT_COUNTRY)
def country_job(request: PlatformRequest, pk: int) -> HttpResponseBase:
    """One country file."""
    return _show_job(request, _find_job(None, pk), "scores/import_job.html")


@require_safe
@requires_above(Capability.IMPORT_COUNTRY)
def country_progress(request: PlatformRequest, pk: int) -> HttpResponseBase:
    """Its progress (HTMX)."""
    return _progress(request, _find_job(None, pk))


@post_only("country-import-job")
@requires_above(Capability.IMPORT_COUNTRY)
def country_confirm(request: PlatformRequest, pk: int) -> HttpResponseBase:
    """Stores it."""
    return _confirm(request, request.platform_actor, _find_job(None, pk))


@post_only("country-import-job")
@requires_above(Capability.IMPORT_COUNTRY)
def country_cancel(request: PlatformRequest, pk: int) -> HttpResponseBase:
    """Stops it."""
    return _cancel(request, request.platform_actor, _find_job(None, pk))
